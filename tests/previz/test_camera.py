"""Cameras: sizes, eye lines, sides of the line, moves, all measured from the geometry."""

from math import dist, radians, tan

import pytest

from tests.previz.orders import JONAH, MARA, PAIR, SEATED, WIDE, order
from workprint.core.errors import EngineError
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import camerawork, carried, framing, moves, staging
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.moves import Move
from workprint.crafts.previz.people.performer import gazing
from workprint.crafts.previz.sets import INDOORS, PLAIN_KINDS, place

LENSES = {"ECU": 100, "BCU": 100, "CU": 85, "MCU": 65, "MS": 50, "MFS": 40, "FS": 35, "WS": 28}


def set_up(asked, **kinds):
    here = place(asked["set"], open_door=staging.uses_door(asked))
    cast = staging.staged(asked, here, {}, 24)
    seconds = asked["frames"] / 24
    return here, cast.parts, camerawork.set_up(asked, here, cast.parts, WIDE, seconds)


def eyes_of(parts, t):
    return tuple(float(c) for c in gazing(parts["MARA"], t, parts).eye)


def subject(parts, name, t=1.0):
    return next(each for each in camerawork.subjects(parts, t) if each.name == name)


def test_a_full_figure_has_air_above_and_below():
    _, parts, setup = set_up(order(people=PAIR[:1], size="FS", lens=35))
    mara = subject(parts, "MARA")
    _, top, _ = cam.screen(setup.base, mara.crown, WIDE)
    _, bottom, _ = cam.screen(setup.base, mara.floor, WIDE)
    assert 0.7 < top < 0.98
    assert -0.98 < bottom < -0.7


@pytest.mark.slow
@pytest.mark.parametrize("kind", PLAIN_KINDS)
@pytest.mark.parametrize("people", [PAIR, SEATED], ids=["standing", "seated"])
def test_two_shots_hold_both_heads(kind, people):
    _, parts, setup = set_up(order(kind, people, size="2S", on=["MARA", "JONAH"], lens=35))
    for name in ("MARA", "JONAH"):
        x, y, _ = cam.screen(setup.base, subject(parts, name).eye, WIDE)
        assert -0.70 < x < 0.70
        assert -0.3 < y < 0.9


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["room", "cafe", "street", "beach", "void"])
@pytest.mark.parametrize("people", [PAIR, SEATED], ids=["standing", "seated"])
def test_over_the_shoulder_far_face_and_near_head_stand_apart(kind, people):
    _, parts, setup = set_up(order(kind, people, size="OTS", on=["MARA", "JONAH"], lens=50))
    far, near = subject(parts, "MARA"), subject(parts, "JONAH")
    fx, fy, fd = cam.screen(setup.base, far.eye, WIDE)
    nx, _, nd = cam.screen(setup.base, near.eye, WIDE)
    assert abs(fx) == pytest.approx(0.26, abs=0.02)
    assert 0.0 <= fy < 0.4
    assert fx * nx < 0, "the two heads are on opposite sides"
    assert 0.40 < abs(nx) < 0.80
    assert nd < fd
    face = 0.131 * far.stature / (2 * tan(radians(setup.base.fov) / 2) * fd)
    assert 0.14 < face < 0.32


def test_eyelines_cross_and_the_line_is_kept():
    eyes = {}
    for name, other in (("MARA", "JONAH"), ("JONAH", "MARA")):
        _, parts, setup = set_up(order(size="MCU", on=[name], lens=65))
        me, them = subject(parts, name), subject(parts, other)
        right, _, _ = cam.axes(setup.base)
        eyes[name] = sum(a * b for a, b in zip(right, cam.less(them.eye, me.eye), strict=True))
        assert setup.base.eye[2] > me.eye[2], "side 1 is the audience's"
    assert eyes["MARA"] * eyes["JONAH"] < 0
    _, _, other_side = set_up(order(size="MCU", on=["MARA"], lens=65, side=-1))
    assert other_side.base.eye[2] < me.eye[2]


@pytest.mark.slow
@pytest.mark.parametrize("kind", PLAIN_KINDS)
@pytest.mark.parametrize("size", ["CU", "MCU", "MS"])
def test_nothing_hides_the_eyes_and_the_camera_touches_nobody(kind, size):
    asked = order(kind, SEATED if kind == "car" else PAIR, size=size, lens=LENSES[size])
    here, parts, setup = set_up(asked)
    people = camerawork.subjects(parts, 1.0)
    mara = subject(parts, "MARA")
    others = [each for each in people if each.name != "MARA"]
    assert framing.hidden_by(others, setup.base.eye, mara.eye) is None
    for each in people:
        assert dist((setup.base.eye[0], setup.base.eye[2]), (each.floor[0], each.floor[2])) > 0.3
    walls = [wall for wall in here.walls if 0 <= wall.ahead(setup.base.eye[0], setup.base.eye[2]) < framing.CLOSEST]
    left = {item.wall for item in framing.standing(here, setup.base.eye)}
    assert not any(here.walls.index(wall) in left for wall in walls), "a wall so near is taken out"


@pytest.mark.parametrize("kind", sorted(INDOORS))
def test_a_wall_behind_the_camera_goes_with_all_that_hangs_on_it(kind):
    here = place({"kind": kind, "place": "X", "time": "day"})
    out = (0.0, 1.5, here.floor[3] + 2.0)
    assert not any(item.wall == 2 for item in framing.standing(here, out))
    assert any(item.apron == 2 for item in framing.standing(here, out))
    inside = framing.standing(here, (0.0, 1.5, 0.0))
    assert {item.wall for item in inside} >= {0, 1, 2, 3}
    assert not any(item.apron >= 0 for item in inside)


@pytest.mark.slow
def test_angles_look_down_and_up():
    heights = {}
    for angle in ("low", "shoulder", "eye", "high", "overhead"):
        _, parts, setup = set_up(order(angle=angle, size="MCU", lens=65))
        heights[angle] = setup.base.eye[1]
        if angle == "shoulder":
            assert setup.base.eye[1] == pytest.approx(0.82 * subject(parts, "MARA").tall, abs=0.01)
    assert list(heights.values()) == sorted(heights.values())
    assert set_up(order(angle="dutch"))[2].base.roll == cam.DUTCH
    low, both = (set_up(order(angle=angle, size="MCU", lens=65))[2].base for angle in ("low", "low dutch"))
    assert both.roll == cam.DUTCH and both.eye[1] == pytest.approx(low.eye[1], abs=0.02)
    leaning = order(angle="dutch")
    leaning["camera"]["move"] = {"kind": "static", "degrees": 20}
    assert set_up(leaning)[2].base.roll == 20


def test_no_camera_is_under_the_floor():
    for size in ("FS", "WS", "EWS"):
        assert set_up(order("field", angle="worm", size=size, lens=24))[2].base.eye[1] >= framing.LOWEST - 1e-9


VIEW = View((0.0, 1.5, 3.0), (0.0, 1.5, 0.0), 30.0)


def test_moves_start_or_end_on_the_composition_and_ease():
    push = [moves.moved(VIEW, Move("dolly", "in"), t, 4.0).eye[2] for t in (0.0, 0.5, 2.0, 3.5, 4.0)]
    assert push[0] == 3.0
    assert push == sorted(push, reverse=True)
    assert push[0] - push[1] < push[1] - push[2]
    assert moves.moved(VIEW, Move("dolly", "out"), 4.0, 4.0).eye[2] == pytest.approx(3.0)
    assert moves.moved(VIEW, Move("zoom", "in"), 4.0, 4.0).fov < 30.0
    assert moves.moved(VIEW, Move("zoom", "out"), 4.0, 4.0).fov == pytest.approx(30.0)
    assert moves.moved(VIEW, Move(), 2.0, 4.0) == VIEW


@pytest.mark.parametrize(("way", "sign"), [("left", -1.0), ("right", 1.0)])
def test_a_pan_turns_the_way_it_says_and_lands_on_the_composition(way, sign):
    start, end = (moves.moved(VIEW, Move("pan", way), t, 4.0) for t in (0.0, 4.0))
    assert end.target[0] == pytest.approx(0.0, abs=1e-9)
    assert start.target[0] * sign < 0, "before, the camera looked the other way"
    trucked = [moves.moved(VIEW, Move("truck", way), t, 4.0).eye[0] for t in (0.0, 4.0)]
    assert (trucked[1] - trucked[0]) * sign > 0
    assert start.eye == VIEW.eye


def test_tilt_and_pedestal_go_up():
    tilted = [moves.moved(VIEW, Move("tilt", "up"), t, 4.0).target[1] for t in (0.0, 4.0)]
    assert tilted[0] < tilted[1] == pytest.approx(1.5)
    risen = [moves.moved(VIEW, Move("pedestal", "up"), t, 4.0).eye[1] for t in (0.0, 4.0)]
    assert risen[0] < 1.5 < risen[1]


def test_handheld_sways_a_little_and_always_the_same():
    views = [moves.moved(VIEW, Move("handheld"), t / 24, 4.0) for t in range(96)]
    assert views == [moves.moved(VIEW, Move("handheld"), t / 24, 4.0) for t in range(96)]
    assert 0.001 < max(dist(view.eye, VIEW.eye) for view in views) < 0.04


def test_fields_of_view_are_those_of_the_tables():
    assert cam.fov(50, 3 / 2) == pytest.approx(27.0, abs=0.1)
    assert cam.fov(24, 3 / 2) == pytest.approx(53.1, abs=0.1)


@pytest.mark.slow
def test_a_walker_is_kept_in_the_picture():
    beats = [{"who": "MARA", "verb": "walk", "target": "right", "at": 4}]
    asked = order("street", PAIR[:1], size="MS", lens=50, beats=beats, frames=96)
    _, parts, setup = set_up(asked)
    assert setup.moving
    for frame in range(96):
        x, y, depth = cam.screen(setup.at(frame / 24), subject(parts, "MARA", frame / 24).eye, WIDE)
        assert depth > 0
        assert abs(x) < 0.9
        assert -0.6 < y < 0.95


@pytest.mark.slow
@pytest.mark.parametrize("size", ["BCU", "CU"])
def test_who_bows_in_a_close_shot_takes_the_lens_along(size):
    beats = [{"who": "MARA", "verb": "look", "target": "floor", "at": 40}]
    _, parts, setup = set_up(order("room", PAIR, size=size, lens=85, beats=beats, frames=72))
    eyes = [cam.screen(setup.at(frame / 24), eyes_of(parts, frame / 24), WIDE)[1] for frame in range(72)]
    still = [cam.screen(setup.base, eyes_of(parts, frame / 24), WIDE)[1] for frame in range(72)]
    assert max(still) - min(still) > 0.36
    assert max(eyes) - min(eyes) < 0.36


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"size": "MEDIUM"}, "size 'MEDIUM'"),
        ({"angle": "hgih"}, r"angle 'hgih'(.|\n)*'high'"),
        ({"lens": 0}, "lens of 0"),
        ({"move": {"kind": "crne"}}, "move 'crne'"),
    ],
)
def test_a_bad_camera_is_named(given, message):
    with pytest.raises(EngineError, match=message):
        camerawork.wanted({"camera": given})


def _look(who, target=""):
    return {"who": who, "verb": "look", "target": target, "at": 6}


@pytest.mark.parametrize(("kind", "target"), [("beach", ""), ("beach", "sea"), ("room", "window")])
def test_two_who_look_out_are_seen_with_what_they_look_at(kind, target):
    mark = {"mark": "window"} if kind == "room" else {"mark": "front"}
    beats = [_look("MARA", target), _look("JONAH", target)]
    asked = order(kind, [MARA | mark, JONAH | mark], beats=beats, size="2S", on=["MARA", "JONAH"], lens=35, frames=72)
    _, parts, setup = set_up(asked)
    mara, jonah = subject(parts, "MARA", 2.5), subject(parts, "JONAH", 2.5)
    ahead = cam.axes(setup.base)[2]
    for each in (mara, jonah):
        assert each.away
        assert sum(a * b for a, b in zip(ahead, cam.direction(each.look, 0.0), strict=True)) > 0.3, "the camera looks the way they look"
        x, y, depth = cam.screen(setup.base, each.eye, WIDE)
        assert abs(x) < 0.8 and 0.0 < y < 0.9 and depth > 0.5


@pytest.mark.parametrize("kind", ["room", "cafe", "street", "beach", "landscape", "void"])
def test_a_two_shot_is_of_both_from_the_waist_up_and_near(kind):
    _, parts, setup = set_up(order(kind, size="2S", on=["MARA", "JONAH"], lens=40))
    for name in ("MARA", "JONAH"):
        who = subject(parts, name)
        x, y, depth = cam.screen(setup.base, who.eye, WIDE)
        height = 2 * tan(radians(setup.base.fov) / 2) * depth
        assert abs(x) < 0.6
        assert 0.1 < y < 0.85
        assert height < 0.95 * who.stature, "no two-shot shows whole figures"


def test_an_insert_is_of_the_thing_and_of_no_head():
    asked = order("kitchen", SEATED, size="INSERT", on=["letter"], lens=75, furnishing=("table", "letter"))
    here, parts, setup = set_up(asked)
    thing = camerawork.thing_named(here, ["letter"])
    x, y, _ = cam.screen(setup.base, cam.between(thing.low, thing.high, 0.5), WIDE)
    assert abs(x) < 0.1 and abs(y) < 0.1
    for name in ("MARA", "JONAH"):
        x, y, depth = cam.screen(setup.base, subject(parts, name).eye, WIDE)
        assert depth < 0.1 or abs(x) > 1.0 or abs(y) > 1.0


def test_an_insert_of_what_somebody_holds_is_taken_beside_their_head():
    asked = order("kitchen", [SEATED[0] | {"holding": "letter"}, SEATED[1]], size="INSERT", on=["letter"], lens=75)
    here = place(asked["set"])
    cast = staging.staged(asked, here, {}, 24)
    setup = camerawork.set_up(asked, here, cast.parts, WIDE, 2.0, things=cast.things)
    points = carried.thing_at(cast.things[0], 1.2, 1, cast.parts).mesh.points
    x, y, depth = cam.screen(setup.base, tuple(float(c) for c in (points.min(axis=0) + points.max(axis=0)) / 2), WIDE)
    assert abs(x) < 0.05 and abs(y) < 0.05 and 0.3 < depth < 1.2
    eye = subject(cast.parts, "MARA").eye
    x, y, depth = cam.screen(setup.base, eye, WIDE)
    assert depth < 0.1 or max(abs(x), abs(y)) > 0.8


_COMES = [{"who": "JONAH", "verb": "enter", "target": "seat 2", "at": 10}]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["room", "cafe", "kitchen", "bedroom", "office", "bar", "hall"])
@pytest.mark.parametrize(
    ("people", "beats"),
    [(PAIR, ()), (SEATED, ()), ((MARA,), ()), ((SEATED[0], JONAH), _COMES)],
    ids=["pair", "seated", "alone", "comes in"],
)
def test_a_wide_shot_of_a_room_is_taken_in_the_room(kind, people, beats):
    asked = order(kind, people, beats=beats, size="WS", on=[person["name"] for person in people], lens=28, frames=96)
    here, parts, setup = set_up(asked)
    assert all(wall.ahead(setup.base.eye[0], setup.base.eye[2]) >= framing.CLOSEST for wall in here.walls), "no wall is taken out for it"
    assert setup.base.fov <= cam.fov(framing.WIDEST, WIDE) + 1e-9
    for name in parts:
        found = subject(parts, name, 3.9)
        x, top, _ = cam.screen(setup.at(3.9), found.crown, WIDE)
        assert abs(x) < 0.9
        assert top < 1.0
        assert cam.screen(setup.at(3.9), found.floor, WIDE)[1] > -1.1


def test_a_wide_shot_keeps_to_its_side_of_the_line():
    for side in (1, -1):
        _, parts, setup = set_up(order("room", PAIR, size="WS", on=["MARA", "JONAH"], lens=28, side=side))
        assert (setup.base.eye[2] - subject(parts, "MARA").eye[2]) * side > 0.5


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["dolly", "zoom"])
@pytest.mark.parametrize("speed", ["slow", "fast"])
@pytest.mark.parametrize(("size", "people"), [("MS", PAIR), ("MCU", PAIR), ("CU", SEATED), ("2S", SEATED)])
def test_a_push_in_keeps_the_room_above_heads(kind, speed, size, people):
    asked = order(people=people, size=size, on=["MARA", "JONAH"][: 2 if size == "2S" else 1], lens=LENSES.get(size, 35), frames=144)
    asked["camera"]["move"] = {"kind": kind, "way": "in", "speed": speed}
    _, _, setup = set_up(asked)
    first, last = setup.at(0.0), setup.at(6.0)
    mara = setup.hero
    start, end = (cam.screen(view, mara.crown, WIDE) for view in (first, last))
    assert end[1] <= max(start[1], 0.80) + 0.01
    heads = [cam.screen(view, mara.crown, WIDE)[1] - cam.screen(view, mara.eye, WIDE)[1] for view in (first, last)]
    assert heads[1] > heads[0] * 1.1, "it comes nearer"
    if size != "2S":
        assert end[0] == pytest.approx(start[0], abs=0.02)


def test_an_insert_of_what_is_not_there_is_of_a_face_and_says_so():
    _, parts, setup = set_up(order("void", PAIR, size="INSERT", on=["viewscreen"], lens=75))
    x, y, _ = cam.screen(setup.base, subject(parts, "MARA").eye, WIDE)
    assert abs(x) < 0.5 and 0.0 < y < 0.6
    assert any("no viewscreen" in said for said in setup.trouble)
