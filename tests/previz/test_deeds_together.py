"""What two do with each other, what one does over and over, and getting along otherwise than on foot: measured on the bodies."""

from __future__ import annotations

from math import dist

import numpy as np
import pytest

from tests.previz.orders import JONAH, MARA
from tests.previz.test_deeds import ALONE, act, beat, fist, joint, staged, tracks
from workprint.crafts.previz import carried
from workprint.crafts.previz.animals.body import build as animal_body
from workprint.crafts.previz.people import limits, routines
from workprint.crafts.previz.people.body import build, scale
from workprint.crafts.previz.people.performer import acted, person_at, plan, stance, thing_at
from workprint.crafts.previz.people.pose import world
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.people.timeline import joints_of
from workprint.crafts.previz.staging.going import waters
from workprint.crafts.previz.staging.pastimes import PASTIMES

CHILD = {"traits": {"age": "child", "gender": "boy"}}
TALL, SHORT = {"traits": {"gender": "man", "height": "very tall"}}, {"traits": {"gender": "woman", "height": "short"}}
IN_BED = {"mark": "bed", "posture": "lie"}


def point(part, t, bone, off, cast):
    solved, at, yaw = acted(part, t, cast)
    k = INDEX[bone]
    return world(solved.places[k] + solved.turns[k] @ np.array(off), scale(part.figure), at, yaw)


def mouth(part, t, cast):
    return point(part, t, "head", np.array((0.0, 0.012, 0.105)) * part.figure.head, cast)


def within_limits(part, times, cast):
    for t in times:
        solved, _, _ = acted(part, float(t), cast)
        over = limits.excess(limits.angles(joints_of(part.figure), solved.turns, solved.places))
        assert not over, (t, over)


def soles_stay(part, times):
    """Feet stand on the floor: at every time one is down, and none is under it."""
    for track in tracks(part, times, ("leftFoot", "rightFoot")).values():
        assert track[:, 1].min() > 0.03
    lows = [min(joint(part, float(t), foot)[1] for foot in ("leftFoot", "rightFoot")) for t in times]
    assert max(lows) < 0.20


# --------------------------------------------------------------------------------------------- with somebody


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("field", {}, {}),
        ("field", SHORT, TALL),
        ("field", TALL, CHILD),
        ("bedroom", {}, IN_BED),
        ("cafe", {}, {"mark": "seat 2", "posture": "sit"}),
    ],
)
def test_who_kiss_touch_and_do_not_go_through_each_other(kind, one, other):
    _, cast = staged(kind, [MARA | one, JONAH | other], [beat("MARA", "kiss", "JONAH")], frames=300)
    mara, jonah = cast.parts["MARA"], cast.parts["JONAH"]
    kiss = act(mara, "kiss")
    t = kiss.contact + 0.25
    assert dist(mouth(mara, t, cast.parts), kiss.target) < 0.035
    heads = [point(part, t, "head", np.array((0.0, 0.09, 0.0)) * part.figure.head, cast.parts) for part in (mara, jonah)]
    assert 0.12 < dist(*heads) < 0.30, "faces meet and heads are not in each other"
    if one == other:
        assert dist(mouth(mara, t, cast.parts), mouth(jonah, t, cast.parts)) < 0.04
    soles_stay(mara, (t,))
    within_limits(mara, (kiss.at + 0.3, t, kiss.until - 0.4), cast.parts)


@pytest.mark.parametrize("other", [{}, TALL, CHILD, {"mark": "seat 2", "posture": "sit"}])
def test_who_is_hugged_is_held_whatever_they_have_in_hand(other):
    _, cast = staged(
        "cafe", [MARA | {"holding": "book"}, JONAH | other], [beat("MARA", "hug", "JONAH"), beat("JONAH", "hug", "MARA")], frames=300
    )
    mara, jonah = cast.parts["MARA"], cast.parts["JONAH"]
    assert sum(each.verb == "hug" for each in mara.acts) == 1, "each says it of the other: it is one embrace"
    hug = act(mara, "hug")
    t = hug.at + 1.7
    chests = [joint(part, t, "upperChest", cast.parts) for part in (mara, jonah)]
    assert 0.16 < dist(*chests) < 0.42
    spine, ahead = chests[1], chests[1] - chests[0]
    for hand in (0, 1):
        assert dist(fist(mara, t, hand, cast.parts), spine) < 0.40, "hands are at the other's back"
        assert (fist(mara, t, hand, cast.parts) - chests[0])[[0, 2]] @ ahead[[0, 2]] > 0.0
    (book,) = [thing for thing in cast.things if thing.name == "book"]
    assert book.at(t).who == "MARA"
    within_limits(mara, (t,), cast.parts)


def test_hands_meet_that_are_shaken():
    _, cast = staged("room", [MARA, JONAH], [beat("MARA", "greet", "JONAH")])
    mara, jonah = cast.parts["MARA"], cast.parts["JONAH"]
    t = act(mara, "greet").contact + 0.4
    assert dist(fist(mara, t, 1, cast.parts), fist(jonah, t, 1, cast.parts)) < 0.07
    assert 0.7 < dist(stance(mara, t)[1], stance(jonah, t)[1]) < 1.05


@pytest.mark.parametrize(("kind", "other"), [("bedroom", IN_BED), ("field", {"posture": "lie", "mark": "centre right"})])
def test_who_tends_somebody_bends_or_kneels_over_them(kind, other):
    _, cast = staged(kind, [MARA, JONAH | other], [beat("MARA", "tend", "JONAH")], frames=300)
    mara, tends = cast.parts["MARA"], act(cast.parts["MARA"], "tend")
    t = tends.contact + 0.8
    hand = max((0, 1), key=lambda i: -dist(fist(mara, t, i, cast.parts), tends.target))
    assert dist(fist(mara, t, hand, cast.parts), tends.target) < 0.06
    assert dist(fist(mara, t, 1 - hand, cast.parts), tends.also) < 0.30
    assert joint(mara, t, "head", cast.parts)[1] < 0.85 * mara.figure.height
    within_limits(mara, (t,), cast.parts)


@pytest.mark.parametrize(("verb", "bone", "near"), [("punch", "head", 0.20), ("shove", "upperChest", 0.24)])
def test_a_blow_lands_and_shows(verb, bone, near):
    _, cast = staged("field", [MARA, JONAH], [beat("MARA", verb, "JONAH")])
    mara, jonah = cast.parts["MARA"], cast.parts["JONAH"]
    blow = act(mara, verb)
    assert dist(fist(mara, blow.contact, 1, cast.parts), joint(jonah, blow.contact, bone, cast.parts)) < near
    before, after = (joint(jonah, blow.contact + d, "head", cast.parts) for d in (-0.1, 0.35))
    assert dist(before, after) > 0.06, "it is seen that it landed"
    apart = [dist(stance(mara, t)[1], stance(jonah, t)[1]) for t in (blow.contact, blow.contact + 1.6)]
    assert apart[1] > apart[0] + 0.15
    for part in (mara, jonah):
        within_limits(part, np.arange(blow.at, blow.until, 0.17), cast.parts)


def test_a_fight_is_one_thing_at_a_time():
    beats = [beat("MARA", "fight", "JONAH"), beat("JONAH", "fight", "MARA")]
    _, cast = staged("field", [MARA, JONAH], beats, frames=336)
    mara, jonah = cast.parts["MARA"], cast.parts["JONAH"]
    shove, punch, grips = act(mara, "shove"), act(jonah, "punch"), act(mara, "grapple")
    assert shove.at < shove.contact < punch.at < punch.contact < grips.at
    t = grips.at + 1.4
    for one, other in ((mara, jonah), (jonah, mara)):
        shoulders = [joint(other, t, side + "UpperArm", cast.parts) for side in ("left", "right")]
        assert min(dist(fist(one, t, hand, cast.parts), each) for hand in (0, 1) for each in shoulders) < 0.22
    heads = [joint(part, t, "head", cast.parts) for part in (mara, jonah)]
    assert dist(*heads) > 0.15


def test_who_huddle_stand_close_and_lean_in():
    third = MARA | {"name": "ANNA", "mark": "front", "facing": ""}
    _, cast = staged("room", [MARA, JONAH, third], [beat("MARA", "huddle", "JONAH"), beat("ANNA", "huddle", "JONAH", at=8)], frames=300)
    spots = [stance(part, 11.0)[1] for part in cast.parts.values()]
    assert all(0.4 < dist(a, spots[1]) < 0.9 for a in (spots[0], spots[2]))
    assert dist(spots[0], spots[2]) > 0.4


# --------------------------------------------------------------------------------------------- over and over


@pytest.mark.parametrize(("verb", "thing"), [("drink", "cup"), ("eat", "apple"), ("smoke", "cigarette"), ("phone", "phone")])
@pytest.mark.parametrize("seated", [pytest.param(False, marks=pytest.mark.slow), True])
def test_what_goes_to_the_head_gets_there_and_comes_back(verb, thing, seated):
    who = MARA | ({"mark": "seat 1", "posture": "sit"} if seated else {})
    _, cast = staged("cafe", [who, JONAH], [beat("MARA", verb)], frames=300)
    part, does = cast.parts["MARA"], act(cast.parts["MARA"], verb)
    (held,) = [each for each in cast.things if each.name == thing]
    times = np.arange(does.at + 0.6, min(does.until - 0.5, does.at + 5.2), 0.15)
    points = [carried.thing_at(held, float(t), 1, cast.parts).mesh.points for t in times]
    heads = [point(part, float(t), "head", (0.0, 0.04, 0.08), cast.parts) for t in times]
    near = [float(np.sqrt(((mesh - head) ** 2).sum(1)).min()) for mesh, head in zip(points, heads, strict=True)]
    assert min(near) < 0.10
    assert verb == "phone" or max(near) > 0.20, "and it comes down again"
    within_limits(part, times[::3], cast.parts)


@pytest.mark.parametrize("verb", sorted(routines.ROUTINES))
@pytest.mark.parametrize("name", ["ALICE", *(pytest.param(name, marks=pytest.mark.slow) for name in ("THE BOY", "OLD MAN"))])
def test_no_routine_breaks_a_joint_or_lifts_a_foot(verb, name):
    who = ALONE | {"name": name}
    _, cast = staged("room", [who], [beat(name, verb)], frames=240, furnishing=["stove"])
    part = cast.parts[name]
    if verb not in PASTIMES or not any(each.verb == verb for each in part.acts):
        assert cast.unstaged, "done, or said that it cannot be"
        return
    does = act(part, verb)
    times = np.arange(does.at, min(does.at + 3.4, does.until), 0.31)
    within_limits(part, times, cast.parts)
    if part.keys[-1].posture == "stand":
        for foot, track in tracks(
            part, np.maximum(times, part.keys[-1].at + 4.0) if len(part.keys) > 1 else times, ("leftFoot", "rightFoot")
        ).items():
            assert np.ptp(track[:, 1]) < 0.02, foot


def test_palms_meet_that_clap():
    _, cast = staged("room", [ALONE], [beat("MARA", "clap")])
    part, claps = cast.parts["MARA"], act(cast.parts["MARA"], "clap")
    apart = [dist(fist(part, t, 0), fist(part, t, 1)) for t in np.arange(claps.at + 0.7, claps.until - 0.6, 0.03)]
    assert min(apart) < 0.05
    assert max(apart) > 0.13


def off_axis(points, at):
    """How far a point is from the line along which a thing is longest."""
    middle = points.astype(float).mean(0)
    along = np.linalg.svd(points - middle, full_matrices=False)[2][0]
    away = at - middle
    return float(np.sqrt(((away - along * (away @ along)) ** 2).sum()))


def test_both_hands_are_on_a_spade_and_a_broom():
    for verb, thing in (("dig", "shovel"), ("sweep", "broom")):
        _, cast = staged("field", [ALONE], [beat("MARA", verb)], frames=200)
        part, (held,) = cast.parts["MARA"], cast.things
        for t in np.arange(3.0, 6.0, 0.4):
            mesh = carried.thing_at(held, float(t), 1, cast.parts).mesh.points
            for hand in (0, 1):
                assert off_axis(mesh, fist(part, float(t), hand)) < 0.06, (verb, hand, t)
        assert held.name == thing


def test_a_nod_and_a_shake_are_seen():
    for verb, k in (("nod", 1), ("shake", 0)):
        _, cast = staged("room", [ALONE], [beat("MARA", verb)])
        part, nods = cast.parts["MARA"], act(cast.parts["MARA"], verb)
        looks = [acted(part, float(t), {})[0].turns[INDEX["head"]][:, 2] for t in np.arange(nods.at, nods.until, 0.04)]
        angles = [np.degrees(np.arctan2(v[0], v[2])) if k == 0 else np.degrees(np.arcsin(v[1])) for v in looks]
        assert np.ptp(angles) > 18.0


# --------------------------------------------------------------------------------------------- otherwise than on foot


def test_a_crawler_s_hands_and_knees_are_on_the_floor_and_never_slide():
    _, cast = staged("field", [ALONE], [beat("MARA", "crawl", at=0)], frames=200)
    part = cast.parts["MARA"]
    times = np.arange(2.0, 6.0, 1 / 24)
    found = tracks(part, times, ("leftHand", "rightHand", "leftLowerLeg", "rightLowerLeg", "head"))
    for bone in ("leftHand", "rightHand"):
        track = found[bone]
        low = track[:, 1] < track[:, 1].min() + 0.004
        steps = np.sqrt((np.diff(track[:, [0, 2]], axis=0) ** 2).sum(1))
        assert (low[1:] & low[:-1]).sum() > 40
        assert steps[low[1:] & low[:-1]].max() < 0.006
        assert track[:, 1].min() < 0.09
    for bone in ("leftLowerLeg", "rightLowerLeg"):
        assert 0.02 < found[bone][:, 1].min() < 0.11
    assert dist(found["head"][0], found["head"][-1]) > 1.4
    within_limits(part, times[::9], {})


@pytest.mark.parametrize("kind", ["beach", "swimming pool", "lake"])
def test_a_swimmer_is_at_the_surface_and_without_water_it_is_said(kind):
    here, cast = staged(kind, [ALONE], [beat("MARA", "swim", at=0)], frames=200)
    (_, level), *_ = waters(here)
    part = cast.parts["MARA"]
    for t in (1.5, 3.0, 5.0):
        points = person_at(part, t, detail="wide").mesh.points
        assert level + 0.02 < points[:, 1].max() < level + 0.75
        assert np.median(points[:, 1]) < level + 0.03, "most of a swimmer is under water"
    assert dist(stance(part, 1.5)[1], stance(part, 5.0)[1]) > 1.5
    _, dry = staged("room", [ALONE], [beat("MARA", "swim")])
    assert dry.unstaged == ("MARA cannot swim: there is no water here",)


def test_who_jumps_a_fence_clears_it_and_lands_beyond():
    here, cast = staged("field", [ALONE], [beat("MARA", "jump", "fence")], frames=400, furnishing=["fence"])
    part = cast.parts["MARA"]
    (leap,) = [each for each in plan(part) if each.kind == "leap"]
    fence = min(
        (item for item in here.items if item.thing.name == "fence"), key=lambda item: dist((item.at[0], item.at[1]), leap.place[::2])
    )
    times = np.linspace(leap.start, leap.start + leap.length, 60)
    soles = np.array([min(joint(part, float(t), foot)[1] for foot in ("leftFoot", "rightFoot")) for t in times])
    assert soles.max() > fence.high[1] - 0.05
    assert abs(soles[0] - soles[-1]) < 0.03, "it starts and ends on the ground"
    thin = 0 if fence.high[0] - fence.low[0] < fence.high[2] - fence.low[2] else 2
    middle = (fence.low[thin] + fence.high[thin]) / 2
    assert (leap.place[thin] - middle) * (leap.to[thin] - middle) < 0, "on the other side of it"


def test_who_climbs_a_ladder_has_their_feet_on_its_rungs():
    here, cast = staged("room", [ALONE], [beat("MARA", "climb", "ladder")], frames=400, furnishing=["ladder"])
    part, ladder = cast.parts["MARA"], here.named("ladder")
    assert ladder is not None, cast.unstaged
    t = 14.0
    feet = sorted(joint(part, t, foot)[1] for foot in ("leftFoot", "rightFoot"))
    assert feet[0] > 0.6
    assert feet[1] - feet[0] == pytest.approx(0.25, abs=0.03)
    assert dist(joint(part, t, "hips")[[0, 2]], np.array(ladder.at)) < 0.75
    within_limits(part, np.arange(2.0, 14.0, 1.1), {})


def test_a_rider_sits_on_the_horse_wherever_it_goes():
    _, cast = staged("field", [ALONE], [beat("MARA", "ride", at=0)], frames=200)
    rider, horse = cast.parts["MARA"], cast.parts["MARA'S HORSE"]
    gone = [stance(rider, t)[1] for t in (0.5, 5.0)]
    assert dist(*gone) > 3.0
    for t in np.arange(0.5, 6.0, 0.5):
        saddle = horse.player.saddle(horse, float(t))
        seat = joint(rider, float(t), "leftUpperLeg"), joint(rider, float(t), "rightUpperLeg")
        middle = (seat[0] + seat[1]) / 2
        assert dist(middle[[0, 2]], saddle.at[[0, 2]]) < 0.10
        assert 0.03 < middle[1] - saddle.at[1] < 0.16
        back = thing_at(horse, float(t), 1, cast.parts, "wide").mesh.points
        near = back[np.sqrt(((back[:, [0, 2]] - saddle.at[[0, 2]]) ** 2).sum(1)) < 0.12]
        assert near[:, 1].max() == pytest.approx(saddle.at[1], abs=0.05), "the saddle is where the back is"
    within_limits(rider, (1.0, 3.0), cast.parts)
    assert animal_body(horse.player.breed, "wide").scale > 0
    assert build(rider.figure, "wide").scale > 0
