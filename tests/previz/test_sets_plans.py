"""Sets that are plans: every kind that a heading may ask for is dressed on all sides, walkable, and the same every time."""

from itertools import combinations
from math import hypot

import pytest

from workprint.crafts.previz.sets import GROUNDS, PLAIN_KINDS, ROOMS, described, place
from workprint.crafts.previz.sets.described import Description
from workprint.crafts.previz.sets.dressing import BODY, Dressing, distance_to
from workprint.crafts.previz.sets.finish import METAL
from workprint.crafts.previz.sets.interiors import PLAIN
from workprint.crafts.previz.sets.layout import circular
from workprint.crafts.previz.sets.marks import reachable
from workprint.crafts.previz.sets.plans import painted
from workprint.crafts.previz.sets.tones import Dice, tones
from workprint.story import places

QUICK = ("spaceship bridge", "hospital room", "church", "bus", "lift", "graveyard", "ship deck")


def sweep(kinds):
    """A few of them always, all of them in the slow suite."""
    return [pytest.param(kind, marks=() if kind in QUICK else pytest.mark.slow) for kind in kinds]


def stand(kind, **more):
    return place({"kind": kind, "place": f"THE {kind.upper()}", "time": "day", "furnishing": [], "interior": kind in ROOMS, **more})


def test_every_kind_of_the_page_has_a_set_and_is_like_a_plain_one():
    assert set(places.KINDS) == {*PLAIN_KINDS, *ROOMS, *GROUNDS}
    assert {plan.like for plan in (*ROOMS.values(), *GROUNDS.values())} <= set(PLAIN_KINDS)
    assert set(places.ROOMS) == {*ROOMS, *PLAIN, "stage", "car", "void"}


@pytest.mark.parametrize("kind", sweep(ROOMS))
def test_a_room_is_dressed_on_every_wall_and_leaves_nothing_out(kind):
    plan, dice = ROOMS[kind], Dice(f"{kind}: the {kind}")
    dressing = Dressing(painted(tones(dice), plan.tones), dice, dark=False, finish=plan.finish)
    _, off, floor = described.room(dressing, plan, Description(), open_door=False)
    assert [said for said in floor.unplaced if "left out" in said] == []
    assert off
    for wall in range(4):
        seen = [item for item in dressing.items if item.wall == wall and item.opaque and item.thing.name not in ("door", "switch")]
        assert seen, f"wall {wall} of the {kind} is bare"


@pytest.mark.parametrize("kind", sweep([*ROOMS, *GROUNDS]))
def test_there_is_room_at_every_mark_and_a_way_to_it(kind):
    here = stand(kind)
    reach = reachable(here) if here.interior else None
    for name, mark in here.marks.items():
        x, z = (mark.x, mark.z) if mark.seat is None else mark.beside
        assert here.clear(x, z, BODY - 0.02), f"{name} of the {kind} is in something"
        assert reach is None or any(hypot(i * 0.2 - x, k * 0.2 - z) < 0.5 for i, k in reach), f"nobody gets to {name} of the {kind}"
        if mark.seat is not None:
            under = [item for item in here.items if distance_to(item, mark.x, mark.z) == 0 and item.high[1] > mark.seat - 0.1]
            assert [item for item in under if item.opaque], f"{name} of the {kind} floats"
    left, right = here.marks["centre left"], here.marks["centre right"]
    assert 1.0 < hypot(left.x - right.x, left.z - right.z) < 1.5


@pytest.mark.parametrize("kind", sweep(ROOMS))
def test_nothing_stands_in_anything_else(kind):
    sat_in = ("cubicle", "judge's bench", "witness stand")
    solid = [item for item in stand(kind).items if item.solid and not circular(item) and item.thing.name not in sat_in]
    for a, b in combinations(solid, 2):
        deep = min(min(a.high[k], b.high[k]) - max(a.low[k], b.low[k]) for k in range(3))
        assert deep < 0.16, f"{a.thing.name} stands in {b.thing.name} of the {kind}"


@pytest.mark.parametrize("kind", sweep([*ROOMS, *GROUNDS]))
def test_a_plan_is_the_same_bytes_twice_and_costs_little(kind):
    one, other = (stand(kind, time=time) for time in ("day", "dawn"))
    assert [item.thing.mesh.points.tobytes() for item in one.items] == [item.thing.mesh.points.tobytes() for item in other.items]
    assert sum(len(item.thing.mesh.faces) for item in one.items) < 60_000


def test_a_spaceship_has_no_boat_no_wood_and_sliding_doors():
    here = stand("spaceship bridge", furnishing=["boat", "lamp", "television", "cup"], time="night")
    names = {item.thing.name for item in here.items}
    assert {"viewscreen", "console", "cup"} <= names
    assert not names & {"boat", "car", "curtain"}
    assert not {swatch.pattern for item in here.items for swatch in item.thing.palette} & set(METAL)
    assert here.kind == "office"
    assert any(lamp.kind == "screen" and lamp.lit for lamp in here.lamps)


def test_out_in_space_there_is_the_station_that_the_page_names():
    assert stand("space", place="SPACESHIP - SPACE").named("station") is None
    assert stand("space", place="SPACESHIP - SPACE", furnishing=["wrecked station"]).named("station") is not None
    alone = stand("space", place="EPSILON STATION")
    assert alone.named("station") is not None
    assert alone.named("spaceship") is None


def test_a_pool_is_indoors_or_out_as_its_heading_is():
    assert stand("swimming pool", interior=True).interior
    assert not stand("swimming pool", interior=False).interior


def test_a_described_church_is_of_the_size_said_and_keeps_its_windows():
    here = stand("church", size=[600, 700, 400])
    assert here.ceiling == 4.0
    assert len([item for item in here.items if item.thing.name == "window"]) >= 4
    told = stand("church", pieces=[{"thing": "table"}])
    assert [item.thing.name for item in told.items if item.thing.name in ("table", "pew", "altar")] == ["table"]
