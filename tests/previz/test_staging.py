"""Staging: where people are over time, whom they look at, and what they walk round."""

import itertools
from fractions import Fraction
from math import dist

import numpy as np
import pytest

from tests.previz.orders import JONAH, MARA, PAIR, SEATED, order
from workprint.core.errors import EngineError
from workprint.crafts.previz import paths, shoot, staging
from workprint.crafts.previz.camera import bearing, turned
from workprint.crafts.previz.people.performer import heads
from workprint.crafts.previz.sets import PLAIN_KINDS, place
from workprint.crafts.previz.sets.marks import resolved
from workprint.crafts.previz.staging import crowd, spots
from workprint.story.lexicon import MARKS

RATE = Fraction(24)


def staged(asked, timings=None):
    here = place(asked["set"], open_door=staging.uses_door(asked))
    return here, staging.staged(asked, here, timings or {}, RATE)


def floor(part, t):
    at = heads(part, t).floor
    return float(at[0]), float(at[2])


@pytest.mark.slow
@pytest.mark.parametrize("kind", PLAIN_KINDS)
def test_a_pair_stands_face_to_face(kind):
    _, cast = staged(order(kind))
    mara, jonah = heads(cast.parts["MARA"], 0.0), heads(cast.parts["JONAH"], 0.0)
    assert 1.0 < dist(floor(cast.parts["MARA"], 0.0), floor(cast.parts["JONAH"], 0.0)) < 1.6
    assert abs(turned(mara.yaw, bearing(tuple(mara.eye), tuple(jonah.eye)))) < 8
    assert abs(turned(jonah.yaw, bearing(tuple(jonah.eye), tuple(mara.eye)))) < 8


@pytest.mark.slow
@pytest.mark.parametrize("kind", PLAIN_KINDS)
def test_nobody_stands_in_furniture_or_in_one_another(kind):
    crowd = [
        MARA | {"name": f"P{i}", "mark": mark, "facing": ""}
        for i, mark in enumerate((*MARKS[:8], "centre", "centre", "door", "nowhere at all"))
    ]
    here, cast = staged(order(kind, crowd))
    spots = [floor(part, 0.0) for part in cast.parts.values()]
    assert all(here.clear(*spot) for spot in spots)
    assert min(dist(a, b) for i, a in enumerate(spots) for b in spots[:i]) >= staging.APART - 0.01


def test_who_sits_sits_on_the_seat_and_at_the_table():
    here, cast = staged(order("room", SEATED))
    key = cast.parts["MARA"].keys[0]
    seat = here.marks["seat 1"]
    assert (key.posture, key.place[0], key.place[2], key.seat) == ("sit", seat.x, seat.z, seat.seat)
    assert key.table == pytest.approx(0.74, abs=0.03)
    assert not cast.seats


def test_who_sits_where_nothing_is_gets_something_to_sit_on():
    _, cast = staged(order("void", SEATED))
    assert len(cast.seats) == 2


def test_somebody_comes_in_through_the_door_and_arrives():
    beats = [{"who": "JONAH", "verb": "enter", "target": "seat 2", "at": 6}]
    here, cast = staged(order("cafe", (SEATED[0], JONAH | {"mark": "seat 2"}), beats=beats, frames=240))
    jonah = cast.parts["JONAH"]
    assert dist(floor(jonah, 0.0), here.off["door"]) < 0.1
    assert dist(floor(jonah, 10.0), here.marks["seat 2"].beside) < 0.9
    assert here.clear(*floor(jonah, 10.0))


def test_somebody_goes_out():
    beats = [{"who": "JONAH", "verb": "exit", "target": "", "at": 6}]
    here, cast = staged(order("kitchen", PAIR, beats=beats, frames=240))
    assert dist(floor(cast.parts["JONAH"], 10.0), here.off["door"]) < 0.3


@pytest.mark.parametrize("kind", ["room", "kitchen", "cafe", "office", "bedroom", "bar"])
def test_walkers_go_round_the_furniture(kind):
    here = place({"kind": kind, "place": "X", "time": "day"})
    for a, b in (("door", "window"), ("left", "right"), ("door", "front"), ("back left", "centre right")):
        ends = [spots.spot_at(here, resolved(here, name), "stand", {}).at for name in (a, b)]
        walk = [ends[0], *paths.way(here, ends[0], ends[1]), ends[1]]
        for p, q in itertools.pairwise(walk):
            for i in range(21):
                at = (p[0] + (q[0] - p[0]) * i / 20, p[1] + (q[1] - p[1]) * i / 20)
                if min(dist(at, end) for end in ends) > 0.5:
                    assert here.clear(*at, 0.2), f"{a} to {b} leads through furniture at {at}"


def test_listeners_look_at_the_speaker_and_the_speaker_at_whom_they_face():
    third = MARA | {"name": "OTTO", "mark": "back", "facing": "MARA"}
    speech = [{"who": "JONAH", "start": 24, "input": "timing0", "off": False}]
    timing = {"timing0": {"samples": 48000, "words": [], "mouths": [[0, "D"], [9000, "X"]]}}
    _, cast = staged(order("room", (*PAIR, third), speech=speech), timing)
    assert cast.parts["OTTO"].glances[0].target == "MARA"
    assert cast.parts["OTTO"].glances[-1].target == "JONAH"
    assert cast.parts["JONAH"].glances[-1].target == "MARA"
    assert cast.parts["JONAH"].speeches[0].start == 1.0
    assert not cast.parts["MARA"].speeches


def test_who_is_off_screen_moves_no_lips():
    speech = [{"who": "JONAH", "start": 24, "input": "timing0", "off": True}]
    _, cast = staged(order(speech=speech))
    assert not cast.parts["JONAH"].speeches


def test_a_missing_timing_is_named():
    with pytest.raises(EngineError, match=r"timing0.*JONAH"):
        staged(order(speech=[{"who": "JONAH", "start": 0, "input": "timing0", "off": False}]))


@pytest.mark.parametrize(
    "verb", ["enter", "exit", "walk", "run", "sit", "stand", "turn", "look", "point", "reach", "speak", "react", "fall", "lie", "juggle"]
)
def test_no_verb_and_no_target_stops_the_show(verb):
    for target in ("", "JONAH", "window", "a thing that is not there"):
        _, cast = staged(order("room", PAIR, beats=[{"who": "MARA", "verb": verb, "target": target, "at": 3}]))
        assert heads(cast.parts["MARA"], 1.5).height > 0


def test_who_comes_into_somebodys_way_comes_from_before_them():
    for mark in ("centre left", "centre right"):
        other = "centre right" if mark == "centre left" else "centre left"
        people = [JONAH | {"mark": mark, "facing": ""}, MARA | {"mark": "door", "facing": ""}]
        _, cast = staged(order("street", people, beats=[{"who": "MARA", "verb": "enter", "target": other, "at": 3}]))
        man = floor(cast.parts["JONAH"], 0.0)
        assert min(dist(man, floor(cast.parts["MARA"], t / 8)) for t in range(16)) > 0.8


def test_who_looks_out_over_the_sea_turns_to_it():
    beats = [{"who": name, "verb": "look", "target": "", "at": 6} for name in ("MARA", "JONAH")]
    _, cast = staged(order("beach", beats=beats, frames=96))
    for name in ("MARA", "JONAH"):
        assert abs(turned(heads(cast.parts[name], 3.9).yaw, 180.0)) < staging.TURNS


@pytest.mark.parametrize("kind", ["room", "corridor", "street", "beach", "hall"])
def test_who_face_each_other_across_the_set_come_near_enough_to_talk_in_every_shot(kind):
    apart = [MARA | {"mark": "back left"}, JONAH | {"mark": "front"}]
    spots = set()
    for camera in ({"size": "2S", "on": ["MARA", "JONAH"]}, {"size": "CU", "on": ["JONAH"]}):
        _, cast = staged(order(kind, apart, **camera))
        spots.add((floor(cast.parts["MARA"], 0.0), floor(cast.parts["JONAH"], 0.0)))
    assert len(spots) == 1
    assert 0.6 < dist(*spots.pop()) <= staging.TALK


def test_who_does_not_face_the_other_stays_on_the_mark():
    apart = [MARA | {"mark": "back left", "facing": ""}, JONAH | {"mark": "front"}]
    here, cast = staged(order("hall", apart))
    assert dist(floor(cast.parts["JONAH"], 0.0), (here.marks["front"].x, here.marks["front"].z)) < 0.3


# --------------------------------------------------------------------------------------------- crowds


def crowded(kind, count=30, **more):
    asked = order(kind, PAIR, **({"size": "WS", "on": ["MARA", "JONAH"], "lens": 30} | more))
    asked["set"]["crowd"] = count
    return asked, shoot.prepared(asked)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["street", "hall", "bar", "field", "cafe", "room"])
def test_a_crowd_of_thirty_stands_where_it_disturbs_nobody(kind):
    _, shot = crowded(kind)
    here, places = shot.place, [(e.part.keys[0].place[0], e.part.keys[0].place[2]) for e in shot.crowd]
    assert len(places) == 30 if kind != "room" else len(places) >= 15
    assert min(dist(a, b) for i, a in enumerate(places) for b in places[:i]) > 0.44
    eye = (shot.setup.base.eye[0], shot.setup.base.eye[2])
    for extra, at in zip(shot.crowd, places, strict=True):
        seated = extra.part.keys[0].posture == "sit"
        assert seated or here.clear(*at, 0.25)
        for name in ("MARA", "JONAH"):
            own = floor(shot.parts[name], 0.0)
            assert dist(at, own) > 0.5
            assert crowd._off(at, eye, own) >= crowd.LINE, "nobody stands before the cast"
    assert len({extra.base for extra in shot.crowd}) <= crowd.BODIES
    assert len({extra.part.figure.top for extra in shot.crowd}) > 5


def test_a_crowd_is_the_same_in_every_shot_and_has_ids_of_its_own():
    _, wide = crowded("street")
    _, near = crowded("street", size="MCU", on=["JONAH"], lens=50)
    _, again = crowded("street")
    assert wide.crowd == again.crowd
    spots = [{extra.part.keys[0].place for extra in shot.crowd} for shot in (wide, near)]
    assert len(spots[0] & spots[1]) >= 20
    drawn = [thing for thing in shoot.frame_at(wide, 12).things if thing.id >= shoot.EXTRAS and thing.name == "extra"]
    assert len({thing.id for thing in drawn}) == sum(extra.seen for extra in wide.crowd) >= 25
    assert sum(extra.seen for extra in near.crowd) < 30, "who stands behind the lens is not posed"
    assert sum(extra.strolls for extra in wide.crowd) > 0


def test_a_crowd_lives_slowly_and_each_pose_is_made_once():
    _, shot = crowded("bar", 12)
    talkers = [extra for extra in shot.crowd if extra.part.speeches]
    assert len(talkers) % 2 == 0
    early, same, late = (crowd.things_at(shot.crowd, t, shoot.EXTRAS) for t in (1.0, 1.08, 4.1))
    bodies = [[thing for thing in drawn if thing.name == "extra"] for drawn in (early, same, late)]
    assert all(a is b for a, b in zip(bodies[0], bodies[1], strict=True)), "a pose stands for a while"
    gone = [float(np.abs(a.mesh.points - b.mesh.points).max()) for a, b in zip(bodies[0], bodies[2], strict=True)]
    assert min(gone) > 0.002, "nobody is a statue"
    low = [(a.mesh.points[:, 1] < 0.05, a, b) for a, b in zip(bodies[0], bodies[2], strict=True)]
    feet = [float(np.abs((a.mesh.points - b.mesh.points)[down]).max()) for down, a, b in low if down.any()]
    assert max(feet) < 0.03, "and nobody slides"
    assert len({thing.id for thing in late}) == len(late)


# --------------------------------------------------------------------------------------------- perches and desks


@pytest.mark.parametrize(
    ("kind", "mark", "low", "high"), [("cat", "window", 0.5, 1.1), ("bird", "seat 1", 0.4, 0.6), ("bird", "table", 0.6, 0.85)]
)
def test_cats_and_birds_are_up_on_what_they_sit_on(kind, mark, low, high):
    animal = {"name": "REX", "traits": {"kind": kind}, "mark": mark, "posture": "sit", "facing": ""}
    _, cast = staged(order("kitchen", [animal]))
    feet = cast.parts["REX"].keys[0].place[1]
    assert low < feet < high
    dog = animal | {"traits": {"kind": "dog"}}
    assert staged(order("kitchen", [dog]))[1].parts["REX"].keys[0].place[1] == 0.0


@pytest.mark.parametrize("kind", ["office", "ready room", "classroom"])
def test_who_sits_at_a_desk_looks_out_over_it(kind):
    here, cast = staged(order(kind, [MARA | {"mark": "desk", "posture": "sit", "facing": ""}]))
    key, desk = cast.parts["MARA"].keys[0], here.named("desk")
    middle = (desk.low[0] + desk.high[0]) / 2, (desk.low[2] + desk.high[2]) / 2
    door = here.marks["door"]
    at = key.place[0], key.place[2]
    assert dist(at, middle) < 1.2
    for there in (middle, (door.x, door.z)):
        assert abs((spots.bearing(at, there) - key.yaw + 180.0) % 360.0 - 180.0) < 90.0
