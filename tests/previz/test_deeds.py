"""What people do: hands that reach things, things that change hands, embraces, dances, falls; joints within their limits throughout."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import dist

import numpy as np
import pytest

from tests.previz.orders import JONAH, MARA, order
from workprint.core.nouns import MOODS
from workprint.crafts.previz import carried, shoot, staging
from workprint.crafts.previz.people import acting, contacts, feelings, grips, limits, routines
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.performer import (
    Act,
    Feeling,
    Glance,
    Hold,
    Key,
    Performance,
    acted,
    grasp_at,
    person_at,
    plan,
    stance,
)
from workprint.crafts.previz.people.pose import solve, world
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.people.timeline import joints_of
from workprint.crafts.previz.people.wardrobe import figure
from workprint.crafts.previz.sets import place

RATE = Fraction(24)
ALONE = MARA | {"mark": "centre", "facing": ""}


def staged(kind, people, beats, **more):
    asked = order(kind, people, beats=beats, frames=more.pop("frames", 240), **more)
    here = place(asked["set"], open_door=staging.uses_door(asked))
    return here, staging.staged(asked, here, {}, RATE)


def beat(who, verb, target="", at=6, thing=""):
    return {"who": who, "verb": verb, "target": target, "at": at, "thing": thing}


def joint(part, t, bone, cast=None):
    solved, at, yaw = acted(part, t, cast or {})
    return world(solved.places[INDEX[bone]], scale(part.figure), at, yaw)


def tracks(part, times, bones):
    """Where several joints are over time: bone > (times, 3)."""
    found = []
    for t in times:
        solved, at, yaw = acted(part, float(t), {})
        found.append([world(solved.places[INDEX[bone]], scale(part.figure), at, yaw) for bone in bones])
    return dict(zip(bones, np.array(found).transpose(1, 0, 2), strict=True))


def fist(part, t, hand, cast=None):
    return grasp_at(part, t, cast or {}, hand).fist


def act(part, verb):
    return next(each for each in part.acts if each.verb == verb)


# --------------------------------------------------------------------------------------------- handling


@pytest.mark.parametrize(
    ("kind", "thing"), [("room", "cup"), ("kitchen", "bottle"), ("field", "key"), ("street", "suitcase"), ("office", "papers")]
)
def test_a_hand_reaches_what_it_picks_up_and_has_it_afterwards(kind, thing):
    here, cast = staged(kind, [ALONE], [beat("MARA", "pick", thing=thing)], furnishing=[thing])
    part, (lot,) = cast.parts["MARA"], cast.things
    picks = act(part, "pick")
    assert dist(fist(part, picks.contact, picks.hand), picks.target) < 0.03
    assert lot.item is None or lot.item.thing.id in cast.gone
    assert lot.at(picks.contact - 0.01).who == ""
    assert lot.at(picks.contact).who == "MARA"
    before = carried.thing_at(lot, 0.0, 1, cast.parts).mesh.points
    assert np.sqrt(((before - np.array(picks.target)) ** 2).sum(1)).min() < 0.10, "the hand goes to the thing"
    after = carried.thing_at(lot, picks.contact + 2.0, 1, cast.parts).mesh.points
    hand = fist(part, picks.contact + 2.0, picks.hand)
    assert np.sqrt(((after - hand) ** 2).sum(1)).min() < 0.12
    assert here.clear(*stance(part, picks.contact)[1][[0, 2]], 0.2), "nobody stands in the furniture to reach it"


def test_what_is_put_down_stands_on_the_top_it_was_put_on():
    here, cast = staged("room", [ALONE | {"holding": "cup"}], [beat("MARA", "put", "table", thing="cup")])
    part, (lot,) = cast.parts["MARA"], cast.things
    puts = act(part, "put")
    assert dist(fist(part, puts.contact, puts.hand), puts.target) < 0.03
    table = here.named("table")
    points = carried.thing_at(lot, puts.contact + 1.0, 1, cast.parts).mesh.points
    assert points[:, 1].min() == pytest.approx(table.high[1], abs=0.01)
    assert table.low[0] <= points[:, 0].mean() <= table.high[0]
    assert table.low[2] <= points[:, 2].mean() <= table.high[2]
    assert part.holds[-1].thing == ""


@pytest.mark.parametrize("second", [JONAH, JONAH | {"mark": "seat 2", "posture": "sit"}])
def test_what_is_handed_over_changes_hands_at_one_instant_with_both_hands_there(second):
    _, cast = staged("cafe", [MARA | {"holding": "letter"}, second], [beat("MARA", "give", "JONAH", thing="letter")])
    mara, jonah, (lot,) = cast.parts["MARA"], cast.parts["JONAH"], cast.things
    gives, takes = act(mara, "give"), act(jonah, "take")
    assert gives.contact == takes.contact
    assert dist(fist(mara, gives.contact, gives.hand), gives.target) < 0.05
    assert dist(fist(jonah, takes.contact, takes.hand), takes.target) < 0.05
    assert (lot.at(gives.contact - 0.001).who, lot.at(gives.contact).who) == ("MARA", "JONAH")
    jumps = [carried.thing_at(lot, gives.contact + d, 1, cast.parts).mesh.points.mean(0) for d in (-0.001, 0.001)]
    assert dist(*jumps) < 0.12


def test_a_thing_in_hand_does_not_stand_on_the_set_too():
    asked = order("cafe", [ALONE | {"holding": "cup"}], size="FS")
    shot = shoot.prepared(asked)
    here = place(asked["set"])
    before = [item for item in here.items if item.thing.name == "cup"]
    drawn = [thing for thing in shoot.frame_at(shot, 0).things if thing.name == "cup"]
    assert len(drawn) == max(1, len(before))
    assert len({thing.id for thing in drawn}) == len(drawn)


@pytest.mark.slow
def test_every_thing_handled_has_an_id_of_its_own():
    people = [MARA | {"holding": "cup"}, JONAH | {"holding": "letter"}]
    shot = shoot.prepared(order("room", people, beats=[beat("MARA", "give", "JONAH", thing="cup")], frames=96))
    for frame in (0, 48, 95):
        ids = [thing.id for thing in shoot.frame_at(shot, frame).things]
        assert len(ids) == len(set(ids))


# --------------------------------------------------------------------------------------------- together


def test_who_hug_stand_breast_to_breast_with_hands_on_each_others_backs():
    _, cast = staged("field", [MARA, JONAH], [beat("MARA", "hug", "JONAH")])
    mara, jonah = cast.parts["MARA"], cast.parts["JONAH"]
    hugs = act(mara, "hug")
    t = hugs.at + 1.6
    chests = [joint(part, t, "upperChest") for part in (mara, jonah)]
    assert dist(chests[0][[0, 2]], chests[1][[0, 2]]) < 0.34
    heads = [joint(part, t, "head") for part in (mara, jonah)]
    assert dist(heads[0][[0, 2]], heads[1][[0, 2]]) > 0.14, "heads beside each other, not in each other"
    for one, other in ((mara, jonah), (jonah, mara)):
        spine, hip = joint(other, t, "chest"), joint(one, t, "chest")
        ahead = (spine - hip)[[0, 2]] / dist(spine[[0, 2]], hip[[0, 2]])
        for hand in (0, 1):
            palm = fist(one, t, hand)
            assert (palm[[0, 2]] - spine[[0, 2]]) @ ahead > 0.0, "hands are behind the other's spine"
            assert 0.9 < palm[1] < 1.6
    apart = [stance(part, hugs.until + 1.5)[1] for part in (mara, jonah)]
    assert dist(*apart) > 0.6


@pytest.mark.slow
@pytest.mark.parametrize("couple", [True, False])
def test_dancers_feet_stand_or_step_and_never_slide(couple):
    _, cast = staged("field", [MARA, JONAH], [beat("MARA", "dance", "JONAH" if couple else "")])
    for name in ("MARA", "JONAH") if couple else ("MARA",):
        part = cast.parts[name]
        start = part.keys[-1].at + 0.2
        moved = 0.0
        for track in tracks(part, np.arange(start, start + 4.5, 1 / 48), ("leftFoot", "rightFoot")).values():
            low = track[:, 1] < track[:, 1].min() + 0.004
            still = low[1:] & low[:-1]
            steps = np.sqrt((np.diff(track[:, [0, 2]], axis=0) ** 2).sum(1))
            assert still.sum() > 40
            assert steps[still].max() < 0.008
            moved += steps.sum()
        assert moved > 0.5


def test_a_couple_hold_hands_and_face_each_other():
    _, cast = staged("field", [MARA, JONAH], [beat("MARA", "dance", "JONAH")])
    mara, jonah = cast.parts["MARA"], cast.parts["JONAH"]
    for t in np.arange(mara.keys[-1].at + 1.2, mara.keys[-1].at + 5.0, 0.4):
        hands = [[fist(part, t, hand) for hand in (0, 1)] for part in (mara, jonah)]
        assert min(dist(a, b) for a in hands[0] for b in hands[1]) < 0.10
        yaws = [stance(part, t)[2] for part in (mara, jonah)]
        assert abs((yaws[0] - yaws[1]) % 360 - 180) < 1e-6
        assert 0.4 < dist(*(stance(part, t)[1] for part in (mara, jonah))) < 0.7


# --------------------------------------------------------------------------------------------- down and up


def test_who_sits_finds_the_nearest_seat_by_themselves_and_sits_at_its_height():
    here, cast = staged("room", [ALONE], [beat("MARA", "sit")])
    part = cast.parts["MARA"]
    key = part.keys[-1]
    seat = min((mark for mark in here.marks.values() if mark.seat is not None), key=lambda mark: dist((mark.x, mark.z), (0.35, 1.15)))
    assert (key.place[0], key.place[2]) == (seat.x, seat.z)
    assert not cast.seats
    thigh = joint(part, 9.0, "leftUpperLeg")
    assert thigh[1] == pytest.approx(seat.seat + 0.086 * scale(part.figure), abs=0.03)


def test_two_who_sit_and_face_each_other_sit_across_one_table():
    people = [MARA | {"mark": "table", "posture": "sit"}, JONAH | {"mark": "table", "posture": "sit"}]
    for kind in ("room", "cafe", "kitchen"):
        _, cast = staged(kind, people, [])
        a, b = (cast.parts[name].keys[0] for name in ("MARA", "JONAH"))
        assert a.posture == b.posture == "sit"
        assert 0.7 < dist(a.place, b.place) < 2.4
        assert abs((a.yaw - b.yaw) % 360 - 180) < 1.0, kind
        assert a.table > 0.6
        assert b.table > 0.6


@pytest.mark.parametrize("posture", ["kneel", "crouch", "fall", "lie"])
@pytest.mark.parametrize("name", ["ALICE", "THE BOY", "OLD MAN", "BOB"])
def test_nobody_sinks_into_the_floor(posture, name):
    part = Performance(figure(name), (Key(0, (0, 0, 0)), Key(0.2, (0, 0, 0), posture=posture, seat=0.0), Key(4.0, (0, 0, 0))))
    lowest = [float(person_at(part, t, detail="wide").mesh.points[:, 1].min()) for t in np.arange(0.2, 7.0, 0.25)]
    assert min(lowest) > -0.075
    high = joint(part, 3.5, "head")[1] / figure(name).height
    assert high < {"kneel": 0.75, "crouch": 0.68, "fall": 0.2, "lie": 0.2}[posture]
    assert joint(part, 9.0, "head")[1] / figure(name).height > 0.8


def test_who_falls_ends_on_free_floor():
    for kind in ("room", "kitchen", "bar", "street"):
        here, cast = staged(kind, [ALONE], [beat("MARA", "fall")])
        part = cast.parts["MARA"]
        for bone in ("head", "hips"):
            at = joint(part, 9.0, bone)
            assert at[1] < 0.35
            assert here.clear(float(at[0]), float(at[2]), 0.05), (kind, bone)


def test_who_lies_down_in_a_bedroom_lies_in_the_bed():
    here, cast = staged("bedroom", [ALONE], [beat("MARA", "lie", "bed")], frames=360)
    bed, part = here.named("bed"), cast.parts["MARA"]
    for bone in ("head", "hips", "leftFoot"):
        at = joint(part, 14.0, bone)
        assert bed.low[0] - 0.05 <= at[0] <= bed.high[0] + 0.05
        assert bed.low[2] - 0.05 <= at[2] <= bed.high[2] + 0.05
        assert 0.45 < at[1] < 0.95


# --------------------------------------------------------------------------------------------- limits

VERBS = ("point", "reach", "wave", "nod", "shake", "react", "pick", "put", "give", "take", "type", "drive")
VERBS += (*contacts.CONTACTS, *routines.ROUTINES)
POSTURES = ("stand", "sit", "lie", "fall", "kneel", "crouch", "walk", "dance", "crawl", "swim", "climb")


def wild(seed):
    """A performance that asks for anything."""
    dice = np.random.default_rng(seed)
    name = ("ALICE", "BOB", "THE BOY", "OLD MAN")[seed % 4]

    def point():
        return tuple(float(v) for v in dice.uniform((-2, 0, -2), (2, 2.2, 2)))

    keys = tuple(
        Key(
            1.5 * k,
            (float(dice.uniform(-2, 2)), 0.0, float(dice.uniform(-2, 2))),
            float(dice.uniform(-180, 180)),
            str(dice.choice(POSTURES)),
            seat=0.45,
        )
        for k in range(4)
    )
    acts = tuple(
        Act(float(at), str(dice.choice(VERBS)), point(), float(at) + 1.6, float(at) + 0.8, int(dice.integers(-1, 2)))
        for at in np.arange(0, 9, 1.1)
    )
    moods = tuple(Feeling(2.0 * k, str(dice.choice(MOODS)), int(dice.integers(0, 101))) for k in range(5))
    looks = tuple(Glance(1.3 * k, point()) for k in range(7))
    holds = (Hold(0.0, str(dice.choice(("lantern", "letter", "suitcase", "crate", "gun", ""))), 1),)
    return Performance(figure(name), keys, looks, (), acts, moods, holds=holds)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_asked_no_joint_goes_beyond_its_limit(seed):
    part = wild(seed)
    joints = joints_of(part.figure)
    for t in np.arange(0.0, 10.0, 0.37):
        solved, _, _ = acted(part, float(t), {})
        over = limits.excess(limits.angles(joints, solved.turns, solved.places))
        assert not over, (t, over)


def test_limits_are_measured_from_the_bones():
    joints = joints_of(figure("ALICE"))
    pose, _, _ = stance(Performance(figure("ALICE"), (Key(0, (0, 0, 0)),)), 0.0)
    solved = solve(joints, pose)
    good = limits.angles(joints, solved.turns, solved.places)
    assert not limits.excess(good)
    assert good["left elbow"] < 35
    broken = solved.turns.copy()
    broken[INDEX["leftHand"]] = broken[INDEX["leftHand"]] @ np.array(((0.0, -1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)))
    assert "left wrist bend" in limits.excess(limits.angles(joints, broken, solved.places))


@pytest.mark.slow
@pytest.mark.parametrize(
    "verb", ["pick", "put", "give", "hug", "wave", "point", "type", "kneel", "crouch", "sit", "dance", "walk", "run", "reach"]
)
def test_elbows_and_knees_never_flip(verb):
    """No joint of a limb moves faster than a limb can: nothing turns over from one picture to the next."""
    holding = {"holding": "cup"} if verb in ("put", "give") else {}
    target, thing = (
        ("window", "") if verb in ("walk", "run", "point") else ("JONAH" if verb in ("give", "hug", "wave", "dance") else "", "cup")
    )
    _, cast = staged("room", [MARA | holding, JONAH], [beat("MARA", verb, target, thing=thing)], furnishing=["laptop", "cup"])
    for part in cast.parts.values():
        for bone, track in tracks(
            part, np.arange(0.0, 5.5, 1 / 24), ("leftLowerArm", "rightLowerArm", "leftLowerLeg", "rightLowerLeg")
        ).items():
            assert np.sqrt((np.diff(track, axis=0) ** 2).sum(1)).max() < (0.33 if verb == "run" else 0.26), bone


# --------------------------------------------------------------------------------------------- moods


def test_the_moods_are_those_that_films_may_name():
    assert tuple(feelings.MOODS) == MOODS
    assert set(feelings.BEARINGS) == set(MOODS)


def test_a_mood_grows_with_its_strength_and_comes_in_time():
    def face(strength, t=3.0, mood="sad"):
        part = Performance(figure("ALICE"), (Key(0, (0, 0, 0)),), moods=(Feeling(0.0, "neutral", 0), Feeling(2.0, mood, strength)))
        return part, feelings.face(part, t)

    faces = [face(strength)[1] for strength in (0, 30, 70, 100)]
    assert faces[0].smile == 0
    assert all(b.smile < a.smile for a, b in pairwise(faces))
    assert face(100, 2.0)[1].smile == 0
    assert face(100, 2.2)[1].smile == pytest.approx(faces[3].smile / 2, rel=0.05)
    assert face(100, 2.41)[1].smile == pytest.approx(faces[3].smile)


@pytest.mark.parametrize("mood", [mood for mood in MOODS if mood != "neutral"])
def test_every_mood_shows_in_the_body_too(mood):
    calm = Performance(figure("ALICE"), (Key(0, (0, 0, 0)),))
    moved = Performance(figure("ALICE"), (Key(0, (0, 0, 0)),), moods=(Feeling(0.0, mood, 100),))
    gone = [dist(joint(moved, 2.0, bone), joint(calm, 2.0, bone)) for bone in ("head", "leftHand", "rightHand", "leftUpperArm")]
    assert max(gone) > 0.008
    assert feelings.face(moved, 2.0) != feelings.face(calm, 2.0)


# --------------------------------------------------------------------------------------------- what cannot be staged


def test_what_cannot_be_staged_is_said():
    beats = [beat("MARA", "drive"), beat("MARA", "juggle"), beat("JONAH", "give", "NOBODY", thing="cup"), beat("MARA", "put")]
    _, cast = staged("room", [MARA, JONAH], beats)
    assert len(cast.unstaged) == 4
    assert any("wheel" in each for each in cast.unstaged)
    assert any("juggle" in each for each in cast.unstaged)
    assert shoot.prepared(order("room", [MARA, JONAH], beats=beats)).unstaged == cast.unstaged


@pytest.mark.parametrize("verb", sorted(staging.VERBS))
def test_every_verb_is_staged_with_and_without_whom_and_what(verb):
    for target, thing in (("", ""), ("JONAH", "cup"), ("table", "letter"), ("nobody", "nothing like it")):
        _, cast = staged("room", [MARA, JONAH], [beat("MARA", verb, target, thing=thing)], frames=96)
        for part in cast.parts.values():
            assert plan(part)[-1].length == float("inf")
            assert np.isfinite(joint(part, 3.0, "head", cast.parts)).all()


def test_marks_said_of_people():
    people = [MARA | {"mark": "centre", "facing": ""}, JONAH | {"mark": "2 m left of MARA", "facing": ""}]
    _, cast = staged("field", people, [])
    a, b = (cast.parts[name].keys[0].place for name in ("MARA", "JONAH"))
    assert b[0] - a[0] == pytest.approx(-2.0, abs=0.1)
    _, cast = staged("field", [JONAH | {"mark": "behind MARA", "facing": ""}, people[0]], [])
    a, b = (cast.parts[name].keys[0].place for name in ("MARA", "JONAH"))
    assert b[2] < a[2] - 0.4, "she faces the audience"


# --------------------------------------------------------------------------------------------- hands, eyes


@pytest.mark.parametrize("name", ["ALICE", "BOB", "THE BOY", "OLD MAN"])
def test_hands_do_not_go_through_their_own_body(name):
    """In the poses that people are mostly in: hands and forearms stay out of the trunk, an ellipse about the spine."""
    who = figure(name)
    postures = [
        Key(0, (0, 0, 0)),
        Key(0, (0, 0, 0), posture="sit"),
        Key(0, (0, 0, 0), posture="sit", table=0.74),
        Key(0, (0, 0, 0), posture="kneel"),
    ]
    parts = [Performance(who, (key,)) for key in postures]
    parts += [Performance(who, (postures[0],), moods=(Feeling(0.0, mood, 100),)) for mood in MOODS]
    parts += [Performance(who, (postures[0],), holds=(Hold(-1.0, thing, 1),)) for thing in grips.CARRIAGES]
    for part in parts:
        solved, _, _ = acted(part, 1.0, {})
        joints = joints_of(who)
        spine = solved.places[INDEX["chest"]]
        for side in ("left", "right"):
            hand, elbow = solved.places[INDEX[side + "Hand"]], solved.places[INDEX[side + "LowerArm"]]
            for share in (0.5, 1.0):
                off = solved.turns[INDEX["chest"]].T @ (elbow + (hand - elbow) * share - spine)
                wide, deep = 0.62 * abs(joints[INDEX["leftUpperArm"]][0]), 0.085
                inside = (off[0] / wide) ** 2 + (off[2] / deep) ** 2
                assert inside > 1.0 or not -0.12 < off[1] < 0.2, (part.holds, part.moods, side)


@pytest.mark.parametrize("aside", [20.0, 45.0, 70.0, -60.0])
def test_head_and_neck_do_most_of_a_turn_and_the_eyes_the_rest(aside):
    a = np.radians(aside)
    part = Performance(figure("ALICE"), (Key(0, (0, 0, 0)),), (Glance(0.0, (3 * np.sin(a), 1.5, 3 * np.cos(a))),))
    solved, _, _ = acted(part, 1.0, {})
    ahead = solved.turns[INDEX["head"]] @ np.array((0.0, 0.0, 1.0))
    chest = solved.turns[INDEX["upperChest"]] @ np.array((0.0, 0.0, 1.0))
    head, trunk = (np.degrees(np.arctan2(v[0], v[2])) for v in (ahead, chest))
    share = (head - trunk) / (aside - trunk)
    assert 0.58 < share < 0.80
    eyes = head + solved.gaze[0] * 34.0
    assert abs(eyes - aside) < 6.0


def test_a_blink_takes_a_tenth_of_a_second():
    lids = np.array([acting.blink("ALICE", t) for t in np.arange(0.0, 30.0, 1 / 960)])
    shut = np.flatnonzero((lids[1:] > 0) != (lids[:-1] > 0))
    assert np.diff(shut)[::2].max() / 960 == pytest.approx(0.10, abs=0.006)


def test_who_speaks_to_somebody_off_screen_looks_at_where_they_would_be():
    people = [MARA | {"facing": "OTTO"}]
    _, cast = staged("room", people, [])
    glance = cast.parts["MARA"].glances[0].target
    key = cast.parts["MARA"].keys[0]
    assert not isinstance(glance, str)
    assert glance is not None
    assert dist((glance[0], glance[2]), (key.place[0], key.place[2])) == pytest.approx(1.7, abs=0.01)
    assert 1.4 < glance[1] < 1.75


def test_people_look_at_what_they_handle():
    _, cast = staged("room", [ALONE], [beat("MARA", "pick", thing="cup")], furnishing=["cup"])
    part = cast.parts["MARA"]
    picks = act(part, "pick")
    looked = next(glance for glance in reversed(part.glances) if glance.at <= picks.contact)
    assert looked.target == picks.target
