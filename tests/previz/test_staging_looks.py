"""Where eyes go: each way a look can be said, measured at the eyes of who looks."""

from math import atan2, degrees, dist, hypot

import numpy as np
import pytest

from tests.previz.orders import JONAH, MARA, PAIR, SEATED, order
from tests.previz.test_staging import staged
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import camerawork, carried, shoot, staging
from workprint.crafts.previz.camera import bearing, turned
from workprint.crafts.previz.people.performance import CAMERA, OWN_HAND
from workprint.crafts.previz.people.performer import gazing, grasp_at, heads

ALONE = MARA | {"facing": ""}
BEACH = {"furnishing": ["lighthouse", "rock"]}


def looking(kind, target, *, people=(ALONE,), frames=96, verb="look", more=None, **camera):
    """A staged shot in which the first of the people looks at something from second 0.5 on."""
    asked = order(kind, people, beats=[{"who": people[0]["name"], "verb": verb, "target": target, "at": 12}], frames=frames, **camera)
    asked["set"] |= more or {}
    here, cast = staged(asked)
    return here, cast, cast.parts[people[0]["name"]]


def gaze(part, cast, t):
    """Where the eyes are aimed at second `t`: (degrees off where the body faces, degrees up)."""
    at, glance = heads(part, t), [each for each in part.glances if each.at <= t][-1]
    if glance.target is None:
        return 0.0, 0.0
    to = heads(cast.parts[glance.target], t).eye if isinstance(glance.target, str) else np.array(glance.target)
    x, y, z = to - at.eye
    return turned(at.yaw, degrees(atan2(x, z))), degrees(atan2(y, hypot(x, z)))


def pitch(part, cast, t):
    """How the head is held as it is drawn: degrees up of the line from its middle to between the eyes."""
    at = gazing(part, t, cast.parts)
    x, y, z = at.eye - at.head
    return degrees(atan2(y, hypot(x, z)))


@pytest.mark.parametrize(
    ("kind", "target", "low", "high"),
    [("room", "up", 25, 45), ("beach", "up", 25, 45), ("room", "ceiling", 25, 60), ("field", "ceiling", 25, 45), ("beach", "sky", 15, 40)],
)
def test_who_looks_up_lifts_eyes_and_head(kind, target, low, high):
    _, cast, part = looking(kind, target)
    assert low < gaze(part, cast, 3.0)[1] < high
    assert pitch(part, cast, 3.0) > pitch(part, cast, 0.2) + 8


@pytest.mark.parametrize(("kind", "target"), [("room", "down"), ("room", "floor"), ("street", "floor"), ("cafe", "down")])
@pytest.mark.parametrize("posture", ["stand", "sit"])
def test_who_looks_down_lowers_eyes_and_head_and_turns_nowhere(kind, target, posture):
    _, cast, part = looking(kind, target, people=(ALONE | {"posture": posture},))
    aside, up = gaze(part, cast, 3.0)
    assert -65 < up < -33
    assert abs(aside) < 8
    assert pitch(part, cast, 3.0) < pitch(part, cast, 0.2) - 10
    assert len(part.keys) == 1


def test_who_looks_round_scans_slowly_from_left_to_right_and_comes_back():
    _, cast, part = looking("room", "around", people=PAIR, frames=144)
    seen = [gaze(part, cast, 0.55 + step * 0.75)[0] for step in range(5)]
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > 45
    assert seen[-1] < -45
    assert part.glances[-1].target == "JONAH"
    assert part.glances[-1].at < 6.0
    assert len(part.keys) == 1


def test_a_scan_is_over_before_a_short_shot_is():
    _, _, part = looking("street", "around", frames=72)
    assert [glance.at for glance in part.glances if isinstance(glance.target, tuple)][-1] < 2.9


@pytest.mark.parametrize("kind", ["room", "street", "beach"])
def test_who_looks_away_looks_off_whom_they_face(kind):
    _, cast, part = looking(kind, "away", people=PAIR)
    him = heads(cast.parts["JONAH"], 3.0).eye
    her = heads(part, 3.0)
    aside, up = gaze(part, cast, 3.0)
    assert 40 < abs(turned(bearing(tuple(her.eye), tuple(him)), her.yaw + aside)) < 75
    assert -20 < up < 0
    assert len(part.keys) == 1


def test_the_light_on_a_shore_is_the_lighthouses_lantern():
    here, cast, part = looking("beach", "light", more=BEACH)
    tower = here.named("lighthouse")
    x, y, z = part.glances[-1].target
    assert tower.low[0] < x < tower.high[0]
    assert tower.low[2] < z < tower.high[2]
    assert y > 0.8 * tower.high[1]
    aside, up = gaze(part, cast, 3.0)
    assert up > 8
    assert abs(aside) <= staging.TURNS, "who would have to look over their shoulder turns to it"


@pytest.mark.parametrize(
    ("kind", "time"), [("room", "night"), ("street", "night"), ("bar", "day"), ("kitchen", "day"), ("corridor", "night")]
)
def test_the_light_of_a_set_is_a_lamp_of_it(kind, time):
    here, _, part = looking(kind, "light", more={"time": time})
    nearest = min(dist(part.glances[-1].target, lamp.at) for lamp in here.lamps if lamp.kind in ("lamp", "street lamp", "fire"))
    assert nearest < 0.01


@pytest.mark.parametrize(("time", "low", "high"), [("day", 35, 60), ("night", 15, 35)])
def test_in_the_open_the_light_is_the_sun_or_the_moon(time, low, high):
    here, cast, part = looking("field", "light", more={"time": time})
    assert not here.lamps
    assert low < gaze(part, cast, 3.9)[1] < high


def test_who_looks_down_the_road_looks_along_it():
    here, cast, part = looking("street", "road")
    road = here.named("road")
    x, _, z = part.glances[-1].target
    assert abs(x - heads(part, 3.0).eye[0]) > 20
    assert road.low[2] < z < road.high[2]
    assert -12 < gaze(part, cast, 3.9)[1] < 0


def test_who_looks_into_the_camera_looks_at_where_it_is():
    _, _, part = looking("room", "camera")
    assert part.glances[-1].target == CAMERA
    asked = order("room", PAIR, beats=[{"who": "MARA", "verb": "look", "target": "camera", "at": 12}], frames=96, size="CU", on=["MARA"])
    shot = shoot.prepared(asked)
    assert shot.parts["MARA"].glances[-1].target == shot.setup.base.eye
    before, after = (gazing(shot.parts["MARA"], t, shot.parts) for t in (0.2, 3.0))
    lens = [abs(turned(bearing(tuple(at.head), tuple(at.eye)), bearing(tuple(at.head), shot.setup.base.eye))) for at in (before, after)]
    assert lens[1] < 0.6 * lens[0]


@pytest.mark.parametrize("target", ["own hand", "key"])
def test_a_hand_that_is_looked_at_is_brought_up_and_the_head_goes_down_to_it(target):
    _, cast, part = looking("street", target)
    hanging, raised = (grasp_at(part, t, cast.parts, 1).fist for t in (0.2, 3.0))
    eye = heads(part, 3.0).eye
    assert raised[1] > hanging[1] + 0.3
    assert 0.2 < dist(raised, eye) < 0.7
    assert part.glances[-1].target == OWN_HAND
    assert pitch(part, cast, 3.0) < pitch(part, cast, 0.2) - 10


def test_a_hand_that_is_looked_at_closes_and_is_not_stretched_out():
    beats = [{"who": "MARA", "verb": verb, "target": to, "at": at} for verb, to, at in (("look", "own hand", 6), ("reach", "", 48))]
    _, cast = staged(order("room", (ALONE,), beats=beats, frames=96))
    part = cast.parts["MARA"]
    assert [act.verb for act in part.acts] == ["regard"]
    assert part.acts[0].contact == 2.0
    assert dist(grasp_at(part, 1.9, cast.parts, 1).fist, grasp_at(part, 3.5, cast.parts, 1).fist) < 0.06


@pytest.mark.parametrize(("thing", "rises"), [("letter", -0.02), ("key", 0.04), ("cup", 0.04), ("photo", -0.02)])
def test_a_held_thing_that_is_looked_at_is_at_reading_height(thing, rises):
    _, cast, part = looking("room", thing, people=(PAIR[0] | {"holding": thing}, PAIR[1]))
    before, after = (carried.thing_at(cast.things[0], t, 1, cast.parts).mesh.points.mean(0) for t in (0.2, 3.0))
    eye = heads(part, 3.0).eye
    assert after[1] > before[1] + rises
    assert 0.12 < eye[1] - after[1] < 0.5
    assert part.glances[-1].target == OWN_HAND
    assert pitch(part, cast, 3.0) < pitch(part, cast, 0.2) - 6
    assert len(part.keys) == 1


def test_a_suitcase_that_is_looked_at_stays_where_it_hangs():
    _, _, part = looking("street", "suitcase", people=(ALONE | {"holding": "suitcase"},))
    assert not part.acts
    assert part.glances[-1].target == OWN_HAND


def test_what_somebody_else_holds_is_looked_at_in_their_hand():
    _, cast, part = looking("room", "letter", people=(PAIR[0], PAIR[1] | {"holding": "letter"}))
    thing = carried.thing_at(cast.things[0], 3.0, 1, cast.parts).mesh.points.mean(0)
    assert dist(part.glances[-1].target, thing) < 0.35


def test_what_is_nowhere_on_the_set_is_looked_for_ahead():
    for people in ((ALONE | {"mark": "left"},), (ALONE | {"mark": "right"},)):
        _, cast, part = looking("room", "elephant", people=people)
        assert abs(gaze(part, cast, 3.0)[0]) < 8
        assert len(part.keys) == 1


def test_indoors_the_sea_is_out_of_the_window():
    _, _, sea = looking("kitchen", "sea")
    _, _, window = looking("kitchen", "window")
    assert sea.glances[-1].target == window.glances[-1].target


@pytest.mark.parametrize(("facing", "low", "high"), [("floor", -65, -33), ("up", 25, 45), ("down", -65, -33)])
def test_a_sight_that_is_faced_turns_nobody_round(facing, low, high):
    _, plain = staged(order("room", (ALONE,)))
    _, cast = staged(order("room", (MARA | {"facing": facing},)))
    part = cast.parts["MARA"]
    assert low < gaze(part, cast, 1.0)[1] < high
    assert part.keys[0].yaw == plain.parts["MARA"].keys[0].yaw


def test_who_faces_the_light_stands_turned_to_it():
    asked = order("beach", (MARA | {"facing": "light"},))
    asked["set"] |= BEACH
    _, cast = staged(asked)
    assert abs(gaze(cast.parts["MARA"], cast, 1.0)[0]) < 8


def test_who_points_at_the_light_points_up_at_it():
    here, _, part = looking("beach", "light", verb="point", more=BEACH)
    assert part.acts[-1].target == part.glances[-1].target
    assert part.acts[-1].target[1] > 0.8 * here.named("lighthouse").high[1]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["kitchen", "room", "cafe"])
@pytest.mark.parametrize("people", [SEATED, PAIR], ids=["seated", "standing"])
@pytest.mark.parametrize("side", [1, -1])
def test_an_insert_of_a_letter_that_is_read_has_it_in_the_picture_and_not_edge_on(kind, people, side):
    asked = order(
        kind,
        (people[0] | {"holding": "letter"}, people[1]),
        beats=[{"who": "MARA", "verb": "look", "target": "letter", "at": 9}],
        frames=48,
        size="INSERT",
        on=["letter"],
        lens=75,
        side=side,
    )
    shot = shoot.prepared(asked)
    for t in (0.2, 1.0, 1.9):
        mesh = carried.thing_at(shot.things[0], t, 1, shot.parts).mesh
        seen = [cam.screen(shot.setup.at(t), tuple(float(v) for v in point), 16 / 9) for point in mesh.points]
        assert all(abs(x) < 1.0 and abs(y) < 1.0 and depth > 0.0 for x, y, depth in seen), "all of it is in the picture"
        face = np.array(camerawork._face(mesh))
        ray = np.array(shot.setup.at(t).eye) - mesh.points.mean(0)
        assert abs(float(face @ ray)) / np.linalg.norm(ray) > 0.45


def test_nobody_who_looks_at_a_person_is_changed():
    _, cast, part = looking("room", "JONAH", people=(PAIR[0], JONAH))
    assert part.glances[-1].target == "JONAH"
    assert not part.acts
    assert not cast.unstaged
