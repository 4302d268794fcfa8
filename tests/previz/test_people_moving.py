"""What people do over time: poses, footprints, gaze, lips, the timeline."""

from __future__ import annotations

import math
import os
from itertools import pairwise
from math import dist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.core.errors import EngineError
from workprint.crafts.previz.forms import Expression
from workprint.crafts.previz.people import acting, deeds, ik, lips, postures
from workprint.crafts.previz.people.body import build
from workprint.crafts.previz.people.performer import (
    Act,
    Feeling,
    Glance,
    Key,
    Performance,
    Speech,
    gazing,
    heads,
    person_at,
    segments,
    stance,
    thing_at,
)
from workprint.crafts.previz.people.pose import mixed, solve, world
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.people.walk import Path, Walk
from workprint.crafts.previz.people.wardrobe import figure

ALICE, BOB = figure("ALICE"), figure("BOB")
MOUTHS = ((0, "X"), (4800, "C"), (9600, "A"), (14400, "D"), (24000, "E"), (40000, "B"), (60000, "X"))


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory):
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    os.environ.pop("XDG_CACHE_HOME") if before is None else os.environ.update(XDG_CACHE_HOME=before)


def standing(f=ALICE, place=(0.0, 0.0, 0.0), yaw=0.0, **more):
    return Performance(f, (Key(0.0, place, yaw),), **more)


def solved_at(performance, t):
    body = build(performance.figure, "wide")
    pose, place, yaw = stance(performance, t)
    return body, solve(body.joints, pose), place, yaw


# --------------------------------------------------------------------------------------------- limbs

points = st.tuples(*[st.floats(-2, 2)] * 3).map(np.array)


@given(points, points)
@settings(max_examples=2 * settings.default.max_examples, deadline=None)
def test_a_limb_keeps_its_lengths_wherever_it_reaches(target, pole):
    root = np.array((0.1, 1.4, 0.0))
    middle, end, hinge = ik.reach(root, target, pole, (0.28, 0.25))
    assert ik.size(middle - root) == pytest.approx(0.28, abs=1e-6)
    assert ik.size(end - middle) == pytest.approx(0.25, abs=1e-6)
    assert np.isfinite(hinge).all()
    gone = ik.size(target - root)
    if 0.2 < gone < 0.52:
        assert ik.size(end - target) < 1e-6


def test_rotations_are_rotations():
    for turned in (ik.euler(30, -50, 70), ik.turn(np.array((0.6, 0.8, 0.0)), 123), ik.aim(ik.X, ik.Y, ik.Z, ik.X)):
        assert np.allclose(turned @ turned.T, np.eye(3), atol=1e-12)
        assert np.linalg.det(turned) == pytest.approx(1)
    assert np.allclose(ik.euler(90, 0, 0) @ ik.Z, ik.X)


# --------------------------------------------------------------------------------------------- poses


@pytest.mark.parametrize("name", ["ALICE", "BOB", "THE BOY", "OLD MAN"])
def test_standing_feet_are_on_the_floor_and_the_head_is_at_its_height(name):
    person = person_at(standing(figure(name)), 2.0, detail="wide")
    f = figure(name)
    assert abs(float(person.mesh.points[:, 1].min())) < 0.03
    assert 0.86 * f.height < person.eye[1] < 0.97 * f.height


def test_sitting_is_on_the_seat_with_the_feet_on_the_floor():
    sitting = Performance(BOB, (Key(0.0, (2.0, 0.0, 1.0), 90.0, "sit", seat=0.45),))
    body, solved, place, yaw = solved_at(sitting, 1.0)
    hip = world(solved.places[INDEX["leftUpperLeg"]], body.scale, place, yaw)
    knee = world(solved.places[INDEX["leftLowerLeg"]], body.scale, place, yaw)
    ankle = world(solved.places[INDEX["leftFoot"]], body.scale, place, yaw)
    assert 0.48 < hip[1] < 0.60
    assert knee[0] - hip[0] > 0.3
    assert abs(knee[1] - hip[1]) < 0.15
    assert 0.05 < ankle[1] < 0.12
    assert abs(hip[2] - 1.0) < 0.2


def test_a_child_on_a_chair_lets_its_feet_hang():
    child = figure("THE BOY")
    _, solved, _, _ = solved_at(Performance(child, (Key(0.0, (0, 0, 0), 0.0, "sit"),)), 0.0)
    assert solved.places[INDEX["leftFoot"]][1] > 0.1


def test_elbows_and_knees_bend_the_right_way():
    _, solved, _, _ = solved_at(standing(), 1.0)
    for side in ("left", "right"):
        hip, knee, ankle = (solved.places[INDEX[side + n]] for n in ("UpperLeg", "LowerLeg", "Foot"))
        assert knee[2] >= (hip[2] + ankle[2]) / 2 - 1e-6
        shoulder, elbow, wrist = (solved.places[INDEX[side + n]] for n in ("UpperArm", "LowerArm", "Hand"))
        assert elbow[2] <= (shoulder[2] + wrist[2]) / 2 + 0.02


def test_mixing_ends_at_its_ends():
    joints = build(ALICE, "wide").joints
    a, b = postures.stand(joints, "ALICE", 0.0), postures.sit(joints, "ALICE", 0.0, 0.5)
    assert np.allclose(mixed(a, b, 0.0).hips, a.hips)
    assert np.allclose(mixed(a, b, 1.0).ankles, b.ankles)
    assert np.allclose(mixed(a, b, 0.5).hips, (a.hips + b.hips) / 2)


# --------------------------------------------------------------------------------------------- the timeline

ERRAND = Performance(ALICE, (Key(0, (-2.0, 0, 0), 0), Key(0.5, (1.5, 0, 0.5), 0), Key(7, (2.0, 0, -1), 90, "sit")))


def test_segments_follow_without_gaps():
    plan = segments(ALICE, ERRAND.keys)
    for a, b in pairwise(plan):
        assert b.start == pytest.approx(a.start + a.length)
    kinds = [s.kind for s in plan]
    assert kinds[0] == "hold"
    assert kinds[-2:] == ["lower", "hold"]
    assert kinds.count("walk") == 2
    assert math.isinf(plan[-1].length)


def test_they_arrive_where_and_how_they_were_told():
    _, place, yaw = stance(ERRAND, 6.9)
    assert np.allclose(place, (1.5, 0, 0.5), atol=1e-6)
    assert yaw % 360 == pytest.approx(0, abs=1e-6)
    _, place, yaw = stance(ERRAND, 30)
    assert np.allclose(place, (2.0, 0, -1), atol=1e-6)
    assert yaw % 360 == pytest.approx(90)


def joint_track(performance, times, bone):
    found = []
    for t in times:
        body, solved, place, yaw = solved_at(performance, t)
        found.append(world(solved.places[INDEX[bone]], body.scale, place, yaw))
    return np.array(found)


@pytest.mark.slow
@pytest.mark.parametrize(
    "performance",
    [
        ERRAND,
        Performance(BOB, (Key(0, (0, 0, 0), 0, "sit"), Key(0.2, (3, 0, 2), 200), Key(6, (3, 0, 2), 200, "lie"))),
        Performance(figure("THE BOY"), (Key(0, (0, 0, 0), 90), Key(0, (4, 0, 0), 90, via=((2, 1),)))),
        Performance(figure("OLD MAN"), (Key(0, (0, 0, 0), 0), Key(0.1, (0, 0, 0), 170), Key(3, (0, 0, 0), 170, "fall"))),
    ],
)
def test_nothing_jumps_from_frame_to_frame(performance):
    """Every joint moves less than a body can in 1/24 s, through walking, turning, sitting down and falling."""
    times = np.arange(0, 12, 1 / 24)
    for bone, fastest in (("head", 0.17), ("hips", 0.11), ("leftFoot", 0.19), ("rightFoot", 0.19), ("leftHand", 0.20)):
        steps = np.linalg.norm(np.diff(joint_track(performance, times, bone), axis=0), axis=1)
        assert steps.max() < fastest, (bone, times[steps.argmax()])


def test_feet_do_not_slide():
    """A foot that is flat on the floor stays where it is."""
    performance = Performance(BOB, (Key(0, (0, 0, 0), 90), Key(0.2, (6, 0, 0), 90)))
    walk = next(s.walk for s in segments(BOB, performance.keys) if s.walk)
    start = next(s.start for s in segments(BOB, performance.keys) if s.walk)
    times = np.arange(start, start + walk.seconds, 1 / 48)
    for foot in (0, 1):
        states = [walk.foot(foot, walk.walked(t - start)[0]) for t in times]
        down = np.array([s[0][1] == 0.0 and s[1] == 0.0 for s in states])
        spots = np.array([s[0][[0, 2]] for s in states])
        both = down[1:] & down[:-1]
        assert both.sum() > 20
        assert np.abs(np.diff(spots, axis=0)[both]).max() < 1e-9


def test_walking_takes_the_time_it_takes():
    walk = next(s.walk for s in segments(BOB, (Key(0, (0, 0, 0), 90), Key(0, (6, 0, 0), 90))) if s.walk)
    assert 4.9 < walk.seconds < 6.5
    assert 0.45 < walk.step < 0.85
    gone = [walk.walked(t)[0] for t in np.linspace(0, walk.seconds, 100)]
    assert gone[0] == 0
    assert gone[-1] == pytest.approx(6)
    assert (np.diff(gone) >= 0).all()


@given(st.floats(0.3, 20), st.floats(0.5, 3))
@settings(max_examples=60, deadline=None)
def test_every_walk_plants_both_feet_at_both_ends(length, speed):
    ends = ((0.1, 0.0, 0.0), (-0.1, 0.0, 0.0)), ((0.1, length, 0.0), (-0.1, length, 0.0))
    walk = Walk(Path(((0.0, 0.0), (0.0, length))), speed, 1.0, *ends)
    for foot in (0, 1):
        for s, want in ((0.0, ends[0]), (walk.path.length, ends[1])):
            spot, pitch, _ = walk.foot(foot, s)
            assert spot == pytest.approx((want[foot][0], 0.0, want[foot][1]), abs=1e-6)
            assert abs(pitch) < 1e-6


def test_a_path_rounds_its_corners_and_ends_where_it_should():
    path = Path(((0, 0), (2, 0), (2, 2)))
    assert path.at(0) == pytest.approx((0, 0))
    assert path.at(path.length) == pytest.approx((2, 2))
    assert path.length < 4
    assert path.heading(0.1) == pytest.approx(90, abs=5)
    assert path.heading(path.length) == pytest.approx(0, abs=5)


def test_a_shot_can_open_in_the_middle_of_a_walk():
    performance = Performance(BOB, (Key(0, (0, 0, 0), 90, "walk"), Key(0, (5, 0, 0), 90, "walk")))
    places = [stance(performance, t)[1][0] for t in (0.0, 0.1, 0.2)]
    assert places[1] - places[0] == pytest.approx(places[2] - places[1], rel=0.02)
    assert places[1] - places[0] > 0.08


def test_no_keys_is_a_clear_error():
    with pytest.raises(ValueError, match="ALICE has no first key"):
        person_at(Performance(ALICE, ()), 0.0)


# --------------------------------------------------------------------------------------------- gaze and face


def pointing(performance, t, cast=None):
    from workprint.crafts.previz.people.performer import _looking

    pose, place, yaw = stance(performance, t)
    solved = _looking(performance, pose, (place, yaw), t, cast or {})
    return ik.turn(ik.Y, yaw) @ solved.turns[INDEX["head"]] @ ik.Z, solved


def test_two_people_look_each_other_in_the_eye():
    a = standing(ALICE, (0, 0, 0), 60, glances=(Glance(0, "BOB"),))
    b = standing(BOB, (1.5, 0, 0), -60, glances=(Glance(0, "ALICE"),))
    cast = {"ALICE": a, "BOB": b}
    for one, other in ((a, b), (b, a)):
        facing, solved = pointing(one, 1.0, cast)
        towards = heads(other, 1.0).eye - heads(one, 1.0).eye
        assert facing @ ik.unit(towards) > 0.95
        assert max(map(abs, solved.gaze)) < 0.7


def test_a_neck_does_not_turn_like_an_owl():
    facing, solved = pointing(standing(glances=(Glance(0, (0.0, 1.6, -3.0)),)), 1.0)
    assert 50 < abs(math.degrees(math.atan2(facing[0], facing[2]))) < 100
    assert abs(solved.gaze[0]) == 1.0


def test_eyes_go_before_the_head():
    performance = standing(glances=(Glance(0, (0, 1.5, 3)), Glance(2, (3, 1.5, 1.0))))
    facing, solved = pointing(performance, 2.14)
    after, settled = pointing(performance, 3.0)
    assert facing[0] < 0.5 * after[0]
    assert solved.gaze[0] > 0.6
    assert settled.gaze[0] < solved.gaze[0]


def test_blinks_come_every_two_to_six_seconds():
    for name in ("ALICE", "BOB", "MARA"):
        lids = np.array([acting.blink(name, t) for t in np.arange(0, 120, 1 / 96)])
        starts = np.flatnonzero((lids[1:] > 0) & (lids[:-1] == 0)) / 96
        assert lids.max() > 0.9
        assert np.diff(starts).min() > 1.9
        assert np.diff(starts).max() < 6.1


def test_moods_show_and_speech_opens_the_mouth():
    performance = standing(moods=(Feeling(0.0, "angry"), Feeling(2.0, "happy")), speeches=(Speech(4.0, MOUTHS, 60000),))
    assert person_at(performance, 1.0, detail="wide").expression.brow_angle > 0.5
    assert person_at(performance, 3.5, detail="wide").expression.smile > 0.2
    opened = [person_at(performance, 4 + k / 24, detail="wide").expression.mouth for k in range(30)]
    assert max(opened) > 0.6
    assert person_at(performance, 6.0, detail="wide").expression.mouth == 0


def test_pointing_points():
    performance = standing(acts=(Act(0.0, "point", (-2.0, 1.3, 2.0), 4.0),))
    body = build(ALICE, "wide")
    pose, place, yaw = stance(performance, 2.0)
    solved = solve(body.joints, deeds.done(performance, pose, (place, yaw), 2.0))
    shoulder, hand = solved.places[INDEX["rightUpperArm"]], solved.places[INDEX["rightHand"]]
    target = np.array((-2.0, 1.3, 2.0)) / body.scale
    assert ik.unit(hand - shoulder) @ ik.unit(target - shoulder) > 0.97


def test_talking_moves_the_hands_and_silence_does_not():
    speech = Speech(0.0, tuple((k * 4800, "CDEB"[k % 4]) for k in range(30)), 144000)
    talking = standing(speeches=(speech,))
    poses = [acting.gestured(talking, stance(talking, t)[0], t).swing - stance(talking, t)[0].swing for t in np.arange(0, 3.5, 0.1)]
    assert np.abs(poses).max() > 0.08
    assert np.abs(acting.gestured(talking, stance(talking, 9.0)[0], 9.0).swing - stance(talking, 9.0)[0].swing).max() == 0


# --------------------------------------------------------------------------------------------- lips


@given(
    st.lists(st.tuples(st.integers(0, 200_000), st.sampled_from(sorted(lips.SHAPES))), min_size=1, max_size=60, unique_by=lambda p: p[0])
)
@settings(max_examples=2 * settings.default.max_examples, deadline=None)
def test_no_shape_is_held_less_than_two_frames(pairs):
    steady = lips.held(tuple(sorted(pairs)))
    starts = [start for start, _ in steady]
    assert all(b - a >= lips.HOLD for a, b in pairwise(starts))
    assert all(a[1] != b[1] for a, b in pairwise(steady))


def test_closed_lips_close_and_wide_lips_open():
    shapes = ((0, "D"), (12000, "A"), (24000, "F"), (36000, "X"))
    seen = {name: lips.mouth_at(shapes, at) for name, at in (("D", 4000), ("A", 14000), ("F", 26000), ("X", 40000))}
    assert seen["D"].mouth > 0.7
    assert seen["A"].mouth == 0
    assert seen["F"].width < 0.7
    assert seen["X"] == Expression()


def test_lips_lead_the_sound():
    shapes = ((0, "X"), (24000, "D"), (48000, "X"))
    assert lips.mouth_at(shapes, 24000).mouth > 0.5
    assert lips.mouth_at(shapes, 19000).mouth == 0


def test_timing_that_is_not_timing_is_refused():
    assert lips.mouths_of([[10, "C"], [0, "X"]]) == ((0, "X"), (10, "C"))
    for bad in ([[0, "Q"]], [["0", "A"]], [[0]]):
        with pytest.raises(EngineError, match="not a mouth shape"):
            lips.mouths_of(bad)


# --------------------------------------------------------------------------------------------- same bytes


def test_an_instant_is_a_pure_function_of_time():
    cast = {"ALICE": ERRAND, "BOB": standing(BOB, (0, 0, 2), 180, glances=(Glance(0, "ALICE"),), speeches=(Speech(0, MOUTHS, 60000),))}
    first = [thing_at(cast[n], t, 7, cast, "wide") for n in cast for t in (0.3, 2.0, 4.0)]
    again = [thing_at(cast[n], t, 7, cast, "wide") for n in cast for t in (4.0, 2.0, 0.3)]
    for a, b in zip(first, [again[2], again[1], again[0], again[5], again[4], again[3]], strict=True):
        assert a.mesh.points.tobytes() == b.mesh.points.tobytes()
        assert a.expression == b.expression
    assert first[0].moving
    assert first[0].id == 7


def test_eyes_are_framed_where_they_are_drawn():
    old = standing(ALICE, (0, 0, 0), 0, glances=(Glance(0, (0.4, 2.4, 0.8)),))
    drawn, framed = person_at(old, 1.0, {}), gazing(old, 1.0, {})
    assert dist(drawn.eye, framed.eye) < 0.004
    assert dist(drawn.eye, heads(old, 1.0).eye) > 0.02
