"""Described sets: what was said stands where it was said, nothing stands in anything else, doors stay free, and everybody can get about."""

from itertools import combinations, pairwise
from math import atan2, degrees, hypot

import pytest

from workprint.core.errors import EngineError
from workprint.crafts.previz.sets import PLAIN_KINDS, habits, place, resolved, vocabulary
from workprint.crafts.previz.sets.interiors import PLAIN
from workprint.crafts.previz.sets.layout import circular
from workprint.crafts.previz.sets.marks import reachable
from workprint.story import stagewords

WALL = {"back wall": 0, "right wall": 1, "front wall": 2, "left wall": 3}


def piece(thing, count=1, where="", near="", words=""):
    return {"thing": thing, "count": count, "where": where, "near": near, "words": words}


def stand(*pieces, kind="room", size=(600, 500, 270), **more):
    return place({"kind": kind, "place": "SOMEWHERE", "time": "day", "furnishing": [], "pieces": list(pieces), "size": list(size), **more})


def of(here, name):
    return [item for item in here.items if item.thing.name == name]


def middle(item):
    return (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2


DINNER = (piece("table", 1, "centre"), piece("chair", 6, near="table"), piece("candle", 2, near="table"), piece("door", 1, "right wall"))
LIVING = (
    piece("sofa", 1, "left wall", words="red"),
    piece("low table", near="sofa"),
    piece("television", near="sofa"),
    piece("armchair", 2, near="sofa"),
    piece("rug", near="low table", words="blue"),
    piece("shelf", 1, "back right"),
    piece("plant", 1, "front left"),
    piece("piano", 1, "at 1.5 -1.6"),
    piece("picture", 1, near="sofa"),
)
BAR = (
    piece("counter", 1, "right wall"),
    piece("stool", 4, near="counter"),
    piece("table", 3),
    piece("chair", 6, near="table"),
    piece("jukebox", 1, "back left"),
)
ROOMS = {"dinner": DINNER, "living": LIVING, "bar": BAR}


def test_the_room_has_the_size_that_was_said():
    here = stand(piece("table"), size=(720, 410, 310))
    floor = here.named("floor")
    assert floor.high[0] - floor.low[0] == pytest.approx(7.2)
    assert floor.high[2] - floor.low[2] == pytest.approx(4.1)
    assert here.ceiling == pytest.approx(3.1)
    assert here.unplaced == ()


def test_a_room_that_cannot_be_built_says_so():
    here = stand(piece("chair"), size=(30, 30, 30))
    assert "cannot be built" in here.unplaced[0]
    assert here.named("floor").high[0] == pytest.approx(0.9)


@pytest.mark.parametrize("where", sorted(WALL))
@pytest.mark.parametrize("count", [1, 2, 3])
def test_windows_are_on_the_wall_that_was_named_spread_evenly(where, count):
    here = stand(piece("window", count, where), piece("table"))
    panes = of(here, "window")
    assert len(panes) == count
    assert {item.wall for item in panes} == {WALL[where]}
    axis = 0 if WALL[where] % 2 == 0 else 1
    along = sorted(middle(item)[axis] for item in panes)
    gaps = [b - a for a, b in pairwise(along)]
    assert all(gap == pytest.approx(gaps[0], abs=0.02) for gap in gaps)
    if not any(item.thing.name == "door" and item.wall == WALL[where] for item in here.items):
        assert sum(along) == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("where", sorted(WALL))
def test_the_door_is_where_it_was_said_and_its_floor_is_free(where):
    here = stand(piece("door", 1, where), *LIVING)
    (leaf,) = of(here, "door")
    assert leaf.wall == WALL[where]
    door = here.marks["door"]
    assert here.walls[leaf.wall].ahead(door.x, door.z) == pytest.approx(0.65, abs=0.01)
    assert here.clear(door.x, door.z)
    assert not here.clear(*here.off["door"])


def test_somebody_can_always_come_in():
    assert len(of(stand(piece("table")), "door")) == 1


def test_thirty_windows_find_no_wall_and_that_is_said():
    here = stand(piece("window", 30, "back wall"))
    assert 0 < len(of(here, "window")) < 10
    assert any("window" in said and "left out" in said for said in here.unplaced)


@pytest.mark.parametrize("where", sorted(WALL))
@pytest.mark.parametrize("thing", ["sofa", "shelf", "bed", "piano", "cabinet", "stove", "wardrobe"])
def test_furniture_stands_with_its_back_to_the_wall_that_was_named(thing, where):
    here = stand(piece(thing, 1, where), piece("door", 1, "right wall" if where != "right wall" else "left wall"))
    (item,) = of(here, thing)
    wall = here.walls[WALL[where]]
    x, z = middle(item)
    out = degrees(atan2(wall.nx, wall.nz))
    assert (item.yaw - out) % 360 == pytest.approx(0, abs=0.01)
    assert min(wall.ahead(item.low[0], item.low[2]), wall.ahead(item.high[0], item.high[2])) == pytest.approx(0.04, abs=0.03)
    assert wall.ahead(x, z) < 1.3


@pytest.mark.parametrize(("where", "x", "z"), [("back left", -1, -1), ("back right", 1, -1), ("front left", -1, 1), ("front right", 1, 1)])
@pytest.mark.parametrize("thing", ["plant", "shelf", "armchair", "floor lamp"])
def test_corners_are_corners(thing, where, x, z):
    (item,) = of(stand(piece(thing, 1, where), piece("door", 1, "left wall")), thing)
    at = middle(item)
    assert at[0] * x > 1.4, at
    assert at[1] * z > 1.1, at


def test_metres_are_metres():
    (item,) = of(stand(piece("piano", 1, "at 1.5 -1.2"), size=(900, 800)), "piano")
    assert item.at == pytest.approx((1.5, -1.2))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 8, 10])
@pytest.mark.parametrize("table", ["table", "round table"])
def test_chairs_stand_round_their_table_and_face_it(table, count):
    here = stand(piece(table, 1, "centre"), piece("chair", count, near=table), size=(900, 800, 280))
    (host,), chairs = of(here, "table"), of(here, "chair")
    assert len(chairs) == count
    assert here.unplaced == ()
    for chair in chairs:
        gap = max(host.low[0] - chair.at[0], chair.at[0] - host.high[0], host.low[2] - chair.at[1], chair.at[1] - host.high[2])
        if circular(host):
            gap = hypot(host.at[0] - chair.at[0], host.at[1] - chair.at[1]) - (host.high[0] - host.low[0]) / 2
        assert 0.1 < gap < 0.47, "drawn up to the table"
        toward = degrees(atan2(host.at[0] - chair.at[0], host.at[1] - chair.at[1]))
        assert abs((chair.yaw - toward + 180) % 360 - 180) < 62
    if count > 1 and (table == "table" or count % 2 == 0):
        one, two = here.marks["seat 1"], here.marks["seat 2"]
        assert abs((one.yaw - two.yaw) % 360) == pytest.approx(180), "seats 1 and 2 face each other"
        assert one.x < host.at[0] < two.x
        assert one.z == pytest.approx(two.z, abs=0.01)


def test_things_belong_to_one_another():
    here = stand(*LIVING)
    sofa, low, rug, screen = (of(here, name)[0] for name in ("sofa", "low table", "rug", "television"))
    assert 0.7 < hypot(low.at[0] - sofa.at[0], low.at[1] - sofa.at[1]) < 1.5
    assert rug.low[0] < low.at[0] < rug.high[0]
    assert abs((screen.yaw - sofa.yaw) % 360) == pytest.approx(180), "the television faces the sofa"
    (picture,) = [item for item in of(here, "picture") if item.wall == 3]
    assert picture.low[1] > sofa.high[1]
    assert abs(middle(picture)[1] - middle(sofa)[1]) < 0.3, "over the sofa"
    candles = of(stand(*DINNER), "candle")
    assert [candle.low[1] for candle in candles] == pytest.approx([0.74, 0.74])


def test_a_lamp_near_the_desk_stands_on_it_and_burns_at_night():
    here = stand(piece("desk"), piece("lamp", near="desk"), time="night")
    (desk,), (lamp,) = of(here, "desk"), of(here, "lamp")
    assert lamp.low[1] == pytest.approx(desk.high[1], abs=0.02)
    assert desk.low[0] < lamp.at[0] < desk.high[0]
    (practical,) = [each for each in here.lamps if each.item == lamp.thing.id]
    assert practical.lit
    assert not [each for each in stand(piece("desk"), piece("lamp", near="desk")).lamps if each.kind == "lamp" and each.lit]


def test_words_change_colour_and_size():
    plain, red, big = (of(stand(piece("sofa", words=words)), "sofa")[0] for words in ("", "dark red", "big"))
    assert plain.thing.palette != red.thing.palette
    assert any(swatch.colour[0] > 2 * swatch.colour[1] for swatch in red.thing.palette)
    assert big.high[0] - big.low[0] > 1.15 * (plain.high[0] - plain.low[0]) or big.high[2] - big.low[2] > 1.15 * (
        plain.high[2] - plain.low[2]
    )
    assert big.high[1] == pytest.approx(plain.high[1])
    assert of(stand(piece("table", words="round")), "table")[0].thing.palette != of(stand(piece("table")), "table")[0].thing.palette


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_nothing_stands_in_anything_and_everybody_gets_about(name):
    check_sound(stand(*ROOMS[name]))


@pytest.mark.parametrize("kind", sorted(PLAIN))
def test_a_room_of_which_only_the_size_is_said_has_its_own_furniture(kind):
    here = stand(kind=kind, size=(700, 600, 280))
    check_sound(here)
    assert len([item for item in here.items if item.solid]) >= 3
    for wall in range(4):
        assert [item for item in here.items if item.wall == wall and item.opaque and item.thing.name not in ("door", "switch")], (
            f"{wall} is bare"
        )


def check_sound(here):
    solid = [item for item in here.items if item.solid]
    for a, b in combinations(solid, 2):
        if any(circular(item) for item in (a, b)):
            continue
        apart = [min(a.high[k], b.high[k]) - max(a.low[k], b.low[k]) for k in range(3)]
        assert min(apart) < 0.02, f"{a.thing.name} stands in {b.thing.name}"
    w, d = here.floor[1] + 0.34, here.floor[3] + 0.34
    for item in here.items:
        if item.solid:
            assert item.low[1] == pytest.approx(0.0, abs=0.16), f"{item.thing.name} floats"
            assert -w - 0.01 < item.low[0] and item.high[0] < w + 0.01 and -d - 0.01 < item.low[2] and item.high[2] < d + 0.01
    reach = reachable(here)
    for name, mark in here.marks.items():
        x, z = (mark.x, mark.z) if mark.seat is None else mark.beside
        assert here.clear(x, z), f"nobody can stand at {name}"
        assert any(hypot(i * 0.2 - x, k * 0.2 - z) < 0.45 for i, k in reach), f"nobody gets to {name}"


EVERYTHING = sorted({*vocabulary.SMALL, *vocabulary.LARGE, *vocabulary.HUNG, *vocabulary.OVERHEAD} - {"lighthouse", "house", "thing"})


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, len(EVERYTHING), 12))
def test_every_thing_can_be_described(start):
    group = EVERYTHING[start : start + 12]
    here = stand(piece("table", 3), *(piece(name) for name in group if name != "table"), size=(2400, 1800, 450))
    assert here.unplaced == ()
    check_sound(here)
    there = {vocabulary.meant(item.thing.name) for item in here.items}
    assert [name for name in group if habits.STANDS.get(name, name) not in there and name not in there] == []


def test_every_thing_that_a_stage_note_knows_is_a_thing_here():
    built_in = {"door", "window", *habits.NO_THINGS}
    assert [name for name in stagewords.PIECES if name not in built_in and vocabulary.meant(name) != name] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", PLAIN_KINDS)
def test_every_kind_of_set_can_be_described(kind):
    asked = (piece("table", 1, "centre"), piece("chair", 4, near="table"), piece("plant", 1, "back left"), piece("lantern", near="table"))
    here = stand(*asked, kind=kind, size=())
    assert len(of(here, "chair")) == 4
    assert of(here, "lantern")[0].low[1] > 0.6
    assert not [item for item in here.items if item.thing.name in ("sofa", "bench", "bicycle", "crate", "counter")], (
        "only what was described"
    )
    left, right = resolved(here, "centre left"), resolved(here, "centre right")
    assert here.clear(left.x, left.z)
    assert here.clear(right.x, right.z)


def test_what_has_no_room_is_said():
    here = stand(piece("piano", 9), piece("bed", 9), size=(300, 300))
    assert any("piano" in said for said in here.unplaced)
    assert any("bed" in said for said in here.unplaced)
    check_sound(here)


def test_the_same_description_is_the_same_set():
    one, other = stand(*LIVING), stand(*LIVING, time="dusk")
    assert [(item.thing.name, item.at, item.yaw) for item in one.items] == [(item.thing.name, item.at, item.yaw) for item in other.items]


def test_a_described_room_takes_what_the_page_lays_about_but_no_furniture():
    here = stand(piece("table"), furnishing=["letter", "piano", "laptop"])
    assert of(here, "letter")
    assert of(here, "laptop")
    assert not of(here, "piano")


@pytest.mark.parametrize("bad", [{"pieces": ["chair"]}, {"pieces": [{"thing": "chair", "count": "many"}]}, {"size": ["wide"]}, {"size": 4}])
def test_a_description_that_cannot_be_read_says_what_one_is(bad):
    with pytest.raises(EngineError, match=r"cannot be read"):
        place({"kind": "room", "place": "X"} | bad)


def test_a_bare_word_stands_at_its_nearest_place_and_counts_are_kept_in_bounds():
    here = stand(piece("chair", 10_000), size=(2000, 2000))
    assert len(of(here, "chair")) == 60
    assert len(of(stand(piece("zzyzx", where="nowhere in particular", near="nothing")), "zzyzx")) == 1
