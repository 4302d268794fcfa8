"""Things: each can be built, has a size, stands or hangs somewhere, and has a place for a hand; practicals burn when they should."""

from itertools import combinations
from math import hypot

import numpy as np
import pytest

from workprint.crafts.previz.sets import INDOORS, PLAIN_KINDS, cars, held, place, resolved, vocabulary
from workprint.crafts.previz.sets.dressing import BODY
from workprint.crafts.previz.sets.grips import GRIPS, IN_HAND
from workprint.crafts.previz.sets.marks import Anchor, Asked, asked, reachable, relative
from workprint.crafts.previz.sets.tones import Dice, tones

ASKED_FOR = (
    "phone gun cup letter lantern umbrella suitcase hat book newspaper candle bottle tray camera microphone sword rope ladder broom bucket axe "
    "map envelope ring watch ball doll basket cigarette coffin cross flag wheelchair pram piano typewriter"
)


def stand(kind, name="SOMEWHERE", **more):
    return place({"kind": kind, "place": name, "time": "day", "furnishing": [], **more})


def test_there_are_enough_things():
    assert len(GRIPS) >= 70
    assert len({*vocabulary.SMALL, *vocabulary.LARGE, *vocabulary.HUNG, *vocabulary.OVERHEAD}) >= 170
    assert [word for word in ASKED_FOR.split() if vocabulary.meant(word) != word] == []


@pytest.mark.parametrize("table", ["SMALL", "LARGE", "HUNG", "OVERHEAD"])
def test_every_thing_is_a_sound_mesh_of_a_sensible_size(table):
    dice = Dice("things")
    for name in getattr(vocabulary, table):
        prop = vocabulary.prop(name, tones(dice), dice)
        mesh = prop.mesh
        assert min(prop.size) > 0.002, name
        assert max(prop.size) < (0.8 if table == "SMALL" and name not in ("rifle", "sword") else 17.0), name
        assert len(mesh.faces) < 4500, name
        assert mesh.parts.max() < len(prop.palette), name
        corners = mesh.points[mesh.faces].astype(float)
        out = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        assert ((out[:, None, :] * mesh.normals[mesh.faces]).sum(-1) > -1e-5).all(), f"{name} is inside out"


@pytest.mark.parametrize("name", sorted({*GRIPS, *vocabulary.SMALL}))
def test_a_hand_finds_every_thing(name):
    prop = held(name)
    grip = prop.grip
    assert name in GRIPS or name in ("till", "espresso machine")
    for at in (grip.at, *([grip.other] if grip.other else [])):
        assert all(low - 0.012 <= x <= high + 0.012 for low, x, high in zip(prop.low, at, prop.high, strict=True)), (
            f"{name} is held beside itself"
        )
        assert np.linalg.norm(surface(prop) - np.array(at), axis=1).min() < 0.06, f"nothing of the {name} is where the hand is"
    assert np.linalg.norm(grip.axis) == pytest.approx(1.0)
    assert np.linalg.norm(grip.front) == pytest.approx(1.0)
    assert np.dot(grip.axis, grip.front) == pytest.approx(0.0)
    assert grip.pose in ("grip", "pinch", "flat")


def surface(prop, fine=14):
    """Points all over a prop's surface."""
    a, b, c = (prop.mesh.points[prop.mesh.faces[:, k]].astype(float)[:, None, :] for k in range(3))
    u, v = (each.ravel()[None, :, None] / fine for each in np.meshgrid(np.arange(fine + 1), np.arange(fine + 1)))
    keep = (u + v)[0, :, 0] <= 1
    return (a + (b - a) * u[:, keep] + (c - a) * v[:, keep]).reshape(-1, 3)


def test_things_differ_in_the_hand_where_they_should():
    assert set(IN_HAND) <= set(GRIPS)
    assert held("telephone").size[1] > held("telephone").size[0], "the receiver alone"
    assert held("letter").size[0] < vocabulary.prop("letter", tones(Dice("x")), Dice("x")).size[0], "without its envelope"
    assert held("an open umbrella").size[0] > 0.9 > held("umbrella").size[0]
    assert held("coffee mug").mesh.points.tobytes() == held("cup").mesh.points.tobytes()


def test_a_thing_is_the_same_every_time_and_its_place_colours_it():
    assert held("hat", "CAFE").palette == held("hat", "CAFE").palette
    assert len({held("hat", name).palette for name in ("CAFE", "MILL", "HARBOUR", "ATTIC", "PIER")}) > 1


def test_whatever_is_asked_for_can_be_held():
    for word in ("sofa", "a thing nobody knows", "moon"):
        grip = held(word).grip
        assert grip is not None


# --------------------------------------------------------------------------------------------- sets as they are


@pytest.mark.slow
@pytest.mark.parametrize("name", ["THE MILL", "X"])
@pytest.mark.parametrize("kind", PLAIN_KINDS)
def test_marks_are_free_and_can_be_walked_to(kind, name):
    here = stand(kind, name)
    reach = reachable(here) if here.interior else None
    for mark, spot in here.marks.items():
        x, z = (spot.x, spot.z) if spot.seat is None else spot.beside
        if kind != "car" or spot.seat is None:
            assert here.clear(x, z, BODY - 0.02), f"{mark} of {kind} is in something"
        if reach is not None:
            assert any(hypot(i * 0.2 - x, k * 0.2 - z) < 0.5 for i, k in reach), f"nobody gets to {mark} of {kind}"


@pytest.mark.parametrize("name", ["THE MILL", "X"])
@pytest.mark.parametrize("kind", sorted(INDOORS))
def test_furniture_does_not_stand_in_furniture(kind, name):
    solid = [item for item in stand(kind, name).items if item.solid]
    for a, b in combinations(solid, 2):
        assert min(min(a.high[k], b.high[k]) - max(a.low[k], b.low[k]) for k in range(3)) < 0.06, f"{a.thing.name} stands in {b.thing.name}"


@pytest.mark.parametrize("kind", sorted(INDOORS))
def test_nothing_hangs_over_a_window_or_a_door(kind):
    here = stand(kind, "THE MILL")
    holes = [item for item in here.items if item.thing.name in ("window", "door") and item.wall >= 0]
    for item in here.items:
        if item.thing.name in ("picture", "poster", "mirror", "clock", "whiteboard", "menu", "bottles"):
            for hole in (hole for hole in holes if hole.wall == item.wall):
                axis = 0 if item.wall % 2 == 0 else 2
                over = min(item.high[axis], hole.high[axis]) - max(item.low[axis], hole.low[axis])
                high = min(item.high[1], hole.high[1]) - max(item.low[1], hole.low[1])
                assert over < 0.08 or high < 0.02, f"a {item.thing.name} hangs over a {hole.thing.name} of the {kind}"


@pytest.mark.slow
@pytest.mark.parametrize("kind", PLAIN_KINDS)
def test_a_set_costs_little(kind):
    assert sum(len(item.thing.mesh.faces) for item in stand(kind).items) < 60_000


def test_the_same_place_is_the_same_at_any_hour_and_with_any_prop():
    one, other = stand("shop"), stand("shop", time="night", furnishing=["letter"])
    shapes = {(item.thing.name, item.at, item.thing.mesh.points.tobytes()) for item in other.items}
    moved = [item.thing.name for item in one.items if (item.thing.name, item.at, item.thing.mesh.points.tobytes()) not in shapes]
    assert moved == []


# --------------------------------------------------------------------------------------------- marks in words


def test_a_mark_is_taken_apart():
    assert asked("2 m left of MARA") == Asked("left", "mara", 2.0)
    assert asked("behind the counter") == Asked("behind", "counter")
    assert asked("50 cm in front of his desk") == Asked("before", "desk", 0.5)
    assert asked("seat 1") is None


def test_behind_a_counter_serves_and_before_it_is_served():
    for kind in ("cafe", "shop", "bar"):
        here = stand(kind)
        counter = here.named("counter")
        behind, before = resolved(here, "behind the counter"), resolved(here, "in front of the counter")
        front = np.array((np.sin(np.radians(counter.yaw)), np.cos(np.radians(counter.yaw))))
        middle = np.array(((counter.low[0] + counter.high[0]) / 2, (counter.low[2] + counter.high[2]) / 2))
        assert (np.array((behind.x, behind.z)) - middle) @ front < -0.3
        assert (np.array((before.x, before.z)) - middle) @ front > 0.3
        towards = np.array((np.sin(np.radians(behind.yaw)), np.cos(np.radians(behind.yaw))))
        assert towards @ (middle - np.array((behind.x, behind.z))) > 0, "faces the counter"


def test_metres_and_sides_are_measured():
    here = stand("field")
    for side, dx, dz in (("left", -2, 0), ("right", 2, 0)):
        mark = relative(here, Asked(side, "mara", 2.0), Anchor(0.0, 1.0, 40.0))
        assert (mark.x, mark.z) == pytest.approx((dx, 1.0 + dz), abs=0.01)
    before = relative(here, Asked("before", "mara"), Anchor(0.0, 1.0, 90.0))
    assert (before.x, before.z, before.yaw) == pytest.approx((1.1, 1.0, -90.0), abs=0.01)
    behind = relative(here, Asked("behind", "mara", 1.5), Anchor(0.0, 1.0, 90.0))
    assert (behind.x, behind.z) == pytest.approx((-1.5, 1.0), abs=0.01)
    other = relative(here, Asked("left", "mara", 2.0), Anchor(0.0, 1.0, 0.0), taken=((-2.0, 1.0),))
    assert hypot(other.x + 2.0, other.z - 1.0) >= 0.6, "taken"
    spot = resolved(here, "at 1.5 2")
    assert (spot.x, spot.z) == (1.5, 2.0)


@pytest.mark.slow
@pytest.mark.parametrize("kind", PLAIN_KINDS)
def test_any_mark_has_room(kind):
    here = stand(kind)
    for words in ("behind table", "beside the door", "2 m left of chair", "at 0.5 0.5", "on the sofa", "near nothing known", "under"):
        mark = resolved(here, words)
        assert mark.seat is not None or here.clear(mark.x, mark.z), words


def test_everything_one_sits_on_is_a_seat():
    here = stand("cafe")
    chairs = [item for item in here.items if item.thing.name == "chair"]
    assert {f"chair {i}" for i in range(2, len(chairs) + 1)} <= set(here.marks)
    assert all(here.marks[f"chair {i}"].seat == pytest.approx(0.45) for i in range(2, len(chairs) + 1))
    assert resolved(here, "on the second chair").seat is not None
    assert stand("bedroom").marks["bed"].seat == pytest.approx(0.5)
    assert stand("room").marks["sofa"].seat == pytest.approx(0.46)
    car = stand("car")
    assert len([name for name in car.marks if name.startswith("seat ")]) >= 4
    assert resolved(car, "at the wheel") == car.marks["seat 1"]
    assert resolved(car, "in the passenger seat") == car.marks["seat 2"]
    assert resolved(car, "on the back seat").z < -0.5


# --------------------------------------------------------------------------------------------- practicals


def test_lamps_burn_at_night_fires_always_windows_by_day():
    for time, lamp, window in (("day", False, True), ("night", True, False)):
        here = stand("room", time=time, furnishing=["candle", "laptop"])
        lit = {each.kind: each.lit for each in here.lamps}
        assert lit == {"lamp": lamp, "window": window, "fire": True, "screen": True}


@pytest.mark.parametrize("kind", sorted(INDOORS))
def test_every_window_lets_light_into_its_room(kind):
    here = stand(kind)
    windows = [each for each in here.lamps if each.kind == "window"]
    assert len(windows) == len([item for item in here.items if item.thing.name == "window"])
    for each in windows:
        ahead = here.walls[next(item.wall for item in here.items if item.thing.id == each.item)]
        assert each.towards[0] * ahead.nx + each.towards[2] * ahead.nz > 0.9
        assert each.reach > 1


@pytest.mark.slow
def test_practicals_are_where_their_things_are():
    for kind in PLAIN_KINDS:
        here = stand(kind, time="night")
        things = {item.thing.id: item for item in here.items}
        for lamp in here.lamps:
            if lamp.item and lamp.kind != "window":
                item = things[lamp.item]
                gap = max(max(item.low[k] - lamp.at[k], lamp.at[k] - item.high[k]) for k in range(3))
                assert gap < 0.45, f"the light of {item.thing.name} ({kind}) is elsewhere"


def test_the_road_passes_and_comes_round_again():
    here = stand("car")
    things = [item.thing for item in here.items]
    still, later, round_ = (cars.passing(things, metres) for metres in (0.0, 10.0, 128.0))
    assert still == tuple(things)
    for before, after, again in zip(things, later, round_, strict=True):
        z, there = before.mesh.points[:, 2].mean(), after.mesh.points[:, 2].mean()
        if before.name in cars.PASSING:
            assert (z - there - 10.0) % 128.0 == pytest.approx(0.0, abs=0.01) or (z - there - 10.0) % 128.0 == pytest.approx(
                128.0, abs=0.01
            )
            by = again.mesh.points[:, 2] - before.mesh.points[:, 2]
            assert (by + 64.0) % 128.0 - 64.0 == pytest.approx(0.0, abs=0.01)
        else:
            assert after is before
