"""Cameras in a room: clear of walls, things and bodies for the whole of every move, the eyes they are about in sight, on every set."""

from functools import lru_cache
from math import dist, hypot

import pytest

from tests.previz.orders import PAIR, SEATED, WIDE, order
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import camerawork, clearance, framing, shoot, staging
from workprint.crafts.previz.people.performer import gazing, heads
from workprint.crafts.previz.sets import PLAIN_KINDS, place

MOVES = [("dolly", "in"), ("dolly", "out"), ("truck", "left"), ("truck", "right"), ("pedestal", "up"), ("crane", "up"), ("arc", "left"),
         ("dolly zoom", "in"), ("dolly zoom", "out")]  # fmt: skip
SECONDS = 4.0


def some(kinds, *always):
    """All kinds of set, the long list only where slow tests are run."""
    return [kind if kind in always else pytest.param(kind, marks=pytest.mark.slow) for kind in kinds]


@lru_cache(maxsize=64)
def staged(kind, seated):
    people = SEATED if seated else PAIR
    asked = order(kind, people)
    here = place(asked["set"])
    return people, here, staging.staged(asked, here, {}, 24).parts


def set_up(kind, seated, **camera):
    people, here, parts = staged(kind, seated)
    return here, parts, camerawork.set_up(order(kind, people, **camera), here, parts, WIDE, SECONDS)


def nearest(item, eye):
    return dist(eye, tuple(min(high, max(low, at)) for low, high, at in zip(item.low, item.high, eye, strict=True)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", some(PLAIN_KINDS, "room", "street"))
@pytest.mark.parametrize("size", ["MS", "2S"])
def test_no_move_runs_into_anything(kind, size):
    for move, way in MOVES:
        camera = {"size": size, "on": ["MARA", "JONAH"][: 1 if size == "MS" else 2], "lens": 35}
        here, parts, setup = set_up(kind, kind == "car", move={"kind": move, "way": way, "speed": "fast"}, **camera)
        there = [item for item in framing.standing(here, setup.base.eye) if item.opaque]
        first = min([framing.CLOSEST, *(nearest(item, setup.base.eye) for item in there)])
        stood = [wall for wall in here.walls if wall.ahead(setup.base.eye[0], setup.base.eye[2]) >= framing.CLOSEST]
        least = min(_body(parts, setup.base.eye, t) for t in (0.0, 2.0, 4.0))
        for step in range(25):
            t = SECONDS * step / 24
            eye = setup.at(t).eye
            what = f"{move} {way} at {t:.1f} s"
            assert all(nearest(item, eye) >= first - 0.001 for item in there), what
            assert all(wall.ahead(eye[0], eye[2]) >= framing.CLOSEST - 0.001 for wall in stood), what
            assert _body(parts, eye, t) >= min(framing.CLOSEST, least) - 0.001, what
            assert eye[1] > 0.05


def _body(parts, eye, t):
    """How far a camera is from the nearest body, metres."""
    gaps = []
    for part in parts.values():
        at = heads(part, t)
        gaps.append(max(hypot(eye[0] - at.floor[0], eye[2] - at.floor[2]) - framing.POST, eye[1] - float(at.crown[1])))
    return min(gaps)


@pytest.mark.slow
@pytest.mark.parametrize("kind", some([each for each in PLAIN_KINDS if each != "car"], "room", "cafe", "rooftop"))
@pytest.mark.parametrize("seated", [False, True], ids=["standing", "seated"])
@pytest.mark.parametrize("size", ["CU", "MS", "OTS", "2S"])
def test_nothing_hides_the_eyes_for_more_than_a_fifth_of_the_shot(kind, seated, size):
    people, _, _ = staged(kind, seated)
    camera = {"size": size, "on": ["MARA", "JONAH"][: 2 if size in ("2S", "OTS") else 1], "lens": 50}
    shot = shoot.prepared(order(kind, people, frames=96, move={"kind": "arc", "way": "left", "speed": "medium"}, **camera))
    kept = {thing.id for thing in shot.kept}
    items = [item for item in shot.place.items if item.thing.id in kept and item.opaque]
    near = "JONAH" if size == "OTS" else ""
    hidden = 0
    for step in range(13):
        t = 4.0 * step / 12
        a = shot.setup.at(t).eye
        b = tuple(float(c) for c in gazing(shot.parts["MARA"], t, shot.parts).eye)
        boxes = any(framing.crosses(item, a, b) and not framing.crosses(item, b, b, 0.12) for item in items)
        others = [each for each in camerawork.subjects(shot.parts, t) if each.name not in ("MARA", near, *shot.setup.hidden)]
        hidden += boxes or framing.hidden_by(others, a, b) is not None
    assert hidden <= 0.2 * 13 or any("in sight" in each or "MARA's face" in each for each in shot.setup.trouble)
    assert hidden <= 0.2 * 13 or kind in ("street", "rooftop"), "two on one bench hide one another from the side"


@pytest.mark.slow
def test_what_there_is_no_room_for_is_shortened_and_said():
    _, _, setup = set_up("corridor", False, size="MS", lens=35, move={"kind": "truck", "way": "left", "speed": "fast"})
    _, _, free = set_up("void", False, size="MS", lens=35, move={"kind": "truck", "way": "left", "speed": "fast"})
    way = [dist(each.at(0.0).eye, each.at(SECONDS).eye) for each in (setup, free)]
    assert way[0] <= way[1] * 1.01
    assert not free.trouble
    short = [set_up(kind, True, size="WS", on=["MARA", "JONAH"], lens=28, move={"kind": "dolly", "way": "out", "speed": "fast"})[2]
             for kind in ("corridor", "bedroom", "bar", "kitchen", "office")]  # fmt: skip
    for each in short:
        moved = dist(each.at(0.0).eye, each.at(SECONDS).eye)
        assert moved > 0.05 or any("no room" in said for said in each.trouble)


def test_a_move_that_has_room_on_one_side_only_goes_there():
    room = clearance.given(lambda given: given, (0.5, 0.0, 1.0), lambda given: given.lean == 1.0)
    assert (room.share, room.lean) == (1.0, 1.0)
    assert clearance.given(lambda given: given, (0.5,), lambda given: given.share < 0.5).share == 0.4
    assert clearance.given(lambda given: given, (0.5,), lambda given: False).share == 0.0


def test_a_follow_keeps_its_distance_and_a_lead_sees_the_face():
    beats = [{"who": "MARA", "verb": "walk", "target": "right", "at": 0}]
    for kind, behind in (("follow", True), ("lead", False)):
        asked = order("street", PAIR[:1], beats=beats, size="MFS", lens=35, frames=96, move={"kind": kind})
        here = place(asked["set"])
        parts = staging.staged(asked, here, {}, 24).parts
        setup = camerawork.set_up(asked, here, parts, WIDE, SECONDS)
        far, offs = [], []
        for t in (0.8, 1.2, 1.6):
            eye, at = setup.at(t).eye, heads(parts["MARA"], t)
            far.append(hypot(eye[0] - at.floor[0], eye[2] - at.floor[2]))
            offs.append(abs(cam.turned(at.yaw, cam.bearing(tuple(at.floor), eye))))
        assert max(far) - min(far) < 0.25, "locked, but for the low-pass"
        assert all(off > 120 for off in offs) if behind else all(off < 60 for off in offs)
        rises = [setup.at(0.8 + k / 24).eye[1] for k in range(24)]
        assert 0.01 < max(rises) - min(rises) < 0.035, "the operator steps"
        assert setup.moving and not setup.trouble
    asked = order("street", PAIR[:1], size="MFS", lens=35, move={"kind": "follow"})
    here = place(asked["set"])
    setup = camerawork.set_up(asked, here, staging.staged(asked, here, {}, 24).parts, WIDE, 2.0)
    assert any("nobody walks" in each for each in setup.trouble)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["follow", "lead"])
@pytest.mark.parametrize(("first", "then"), [("right", "back"), ("left", "front"), ("right", "left")])
def test_a_carried_camera_stays_on_its_side_when_the_walker_turns(kind, first, then):
    beats = [{"who": "MARA", "verb": "walk", "target": target, "at": at} for target, at in ((first, 0), (then, 60))]
    asked = order("street", PAIR[:1], beats=beats, size="MFS", lens=35, frames=144, move={"kind": kind})
    here = place(asked["set"])
    parts = staging.staged(asked, here, {}, 24).parts
    setup = camerawork.set_up(asked, here, parts, WIDE, 6.0)
    sides = []
    for k in range(6, 25):  # she has turned to go
        at, soon = heads(parts["MARA"], k / 4), heads(parts["MARA"], k / 4 + 0.1)
        if dist(tuple(at.floor), tuple(soon.floor)) < 0.04:
            continue  # who spins on the spot is not gone round
        sides.append(cam.turned(at.yaw, cam.bearing(tuple(float(c) for c in at.floor), setup.at(k / 4).eye)))
    assert len(sides) > 10
    assert all(side * sides[0] > 0.0 for side in sides)
