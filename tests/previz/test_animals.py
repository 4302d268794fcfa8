"""Animals: built the same every time, on their feet, as their look says, and playing a part as a person does."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from workprint.core.errors import EngineError
from workprint.crafts.previz import animals
from workprint.crafts.previz.animals import gaits, manners
from workprint.crafts.previz.animals.body import build, made, skinned
from workprint.crafts.previz.animals.reading import breed, is_animal
from workprint.crafts.previz.animals.rig import at_rest, planted, soles, solve
from workprint.crafts.previz.people import performer
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performance import Act, Feeling, Glance, Key, Performance, Player
from workprint.crafts.previz.people.wardrobe import figure

KINDS = animals.KINDS
PLACE, LEGS = (0.3, 0.0, -0.2), {"dog": 4, "cat": 4, "horse": 4, "bird": 2, "chicken": 2}
HEIGHTS = {"dog": (0.70, 0.98), "cat": (0.30, 0.46), "horse": (1.9, 2.4), "bird": (0.2, 0.32), "chicken": (0.36, 0.52)}


def animal(kind: str, name: str = "REX", **traits: object) -> animals.Animal:
    return animals.figure(name, {"kind": kind, **traits})


def part(player: animals.Animal, *keys: Key, **more: object) -> Performance:
    return Performance(figure(player.name), keys or (Key(0.0, PLACE),), player=player, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_it_stands_on_the_floor_as_high_as_its_kind(kind: str) -> None:
    thing = performer.thing_at(part(animal(kind, size="average")), 0.4, 1000)
    points = thing.mesh.points
    low, high = HEIGHTS[kind]
    assert abs(float(points[:, 1].min())) < 0.012 * high
    assert low * 0.94 <= float(points[:, 1].max()) <= high * 1.06
    middle = (points[:, 0].min() + points[:, 0].max()) / 2
    assert abs(middle - PLACE[0]) < 0.2 * high
    assert thing.moving and len(thing.palette) > int(thing.mesh.parts.max())


@pytest.mark.parametrize("kind", KINDS)
def test_the_mesh_is_whole(kind: str) -> None:
    body = build(animal(kind).breed, "wide")
    assert int(body.faces.max()) < len(body.points) and int(body.faces.min()) == 0
    assert np.allclose(body.weights.sum(1), 1.0, atol=1e-5) and int(body.bones.max()) < len(body.rig.names)
    assert np.allclose(np.sqrt((body.normals.astype(float) ** 2).sum(1)), 1.0, atol=1e-3)
    assert np.isfinite(body.points).all() and len(body.faces) < 45_000


@pytest.mark.slow
def test_the_same_animal_is_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from workprint.crafts.previz import animals; from workprint.crafts.previz.animals.body import _meshed, made;"
        "b = animals.figure('BESS', {'kind': 'cat'}).breed; a = _meshed(made(b), 1.7);"
        "print(hashlib.sha256(b''.join(a[k].tobytes() for k in sorted(a))).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1 and len(runs.pop().strip()) == 64


def test_a_kept_body_is_the_one_that_was_made(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    own = animal("bird", "KEPT").breed
    build.cache_clear()
    first = build(own, "wide")
    build.cache_clear()
    again = build(own, "wide")
    assert first is not again and first.points.tobytes() == again.points.tobytes() and first.parts.tobytes() == again.parts.tobytes()


# --------------------------------------------------------------------------------------------- who it is


def test_words_make_the_animal() -> None:
    plain, big = breed("REX", {"kind": "dog"}), breed("REX", {"kind": "dog"}, "a big black dog")
    assert big.scale > plain.scale * 1.1 and max(big.coat) < 0.25
    puppy = breed("REX", {"kind": "puppy"})
    assert puppy.kind == "dog" and puppy.scale < 0.6 and puppy.head > 1.2
    assert breed("TOM", {"kind": "cat"}, "a ginger tabby").pattern == "tabby"
    assert breed("SILVER", {"kind": "horse", "colour": "white"}).coat[0] > 0.9
    assert breed("REX", {"kind": "dog", "breed": "dachshund"}).leg < 0.6
    assert breed("A", {"kind": "dog"}) == breed("A", {"kind": "dog"}) != breed("B", {"kind": "dog"})


def test_two_colours_are_a_coat_and_its_markings() -> None:
    found = breed("REX", {"kind": "dog"}, "a brown dog with a white chest")
    assert found.pattern in ("bib", "patches") and found.second[0] > 0.9 and found.coat[0] < 0.6


@pytest.mark.parametrize(
    ("traits", "said"),
    [
        ({"kind": "dgo"}, "dog"),
        ({"kind": "dog", "hat": "cap"}, "hat"),
        ({"kind": "dog", "colour": "blurple"}, "blurple"),
        ({"kind": "dog", "size": "99"}, "range"),
        ({"kind": "dog", "ears": "floppy"}, "ears"),
        ({"kind": "cat", "pattern": "plaid"}, "pattern"),
    ],
)
def test_what_is_not_known_is_said(traits: dict[str, object], said: str) -> None:
    with pytest.raises(EngineError) as wrong:
        breed("REX", traits)
    assert said in f"{wrong.value} {wrong.value.remedy}" and wrong.value.remedy


def test_a_look_says_whether_it_is_an_animal() -> None:
    assert is_animal({"kind": "Dog"}) and is_animal({"kind": "rooster"})
    assert not is_animal({"kind": "person"}) and not is_animal({}) and not is_animal(None)


@pytest.mark.parametrize("word", ["husky", "dalmatian", "bulldog", "beagle", "siamese", "calico", "foal", "donkey", "piebald", "dapple"])
def test_every_breed_can_be_made(word: str) -> None:
    kind = next(kind for kind in KINDS if breed_kind(word) == kind)
    body = build(breed("X", {"kind": kind, "breed": word}), "wide")
    assert len(np.unique(body.parts)) >= 6


def breed_kind(word: str) -> str:
    cats, horses = ("siamese", "calico"), ("foal", "donkey", "piebald", "dapple")
    return "cat" if word in cats else "horse" if word in horses else "dog"


# --------------------------------------------------------------------------------------------- legs


@pytest.mark.parametrize("kind", KINDS)
def test_a_leg_reaches_where_it_is_put(kind: str) -> None:
    rig = made(animal(kind).breed).rig
    assert len(rig.legs) == LEGS[kind]
    unit = float(rig.joints[0][1])
    goals = [(sole + np.array((0.0, 0.06 * unit, (0.16 - 0.1 * i) * unit)), 12.0) for i, sole in enumerate(soles(rig))]
    solved = solve(rig, planted(rig, at_rest(rig), goals))
    for leg, (goal, _) in zip(rig.legs, goals, strict=True):
        paw = leg.chain[-1]
        sole = solved.places[paw] + solved.turns[paw] @ (np.array(leg.sole) - rig.joints[paw])
        assert np.abs(sole - goal).max() < 0.02 * unit


@pytest.mark.parametrize("kind", KINDS)
def test_a_foot_stands_where_it_was_put(kind: str) -> None:
    """While a foot carries, it does not slide over the floor, in any gait but a leap."""
    rig, manner = made(animal(kind).breed).rig, manners.MANNERS[kind]
    unit = float(rig.joints[0][1])
    for gait in (each for each in manner.gaits if not each.leaps):
        tracks: dict[int, list[float]] = {}
        for step in range(25):
            gone = 3 * gait.stride + step / 25 * gait.stride * 0.3
            solved = solve(rig, gaits.going(rig, manner, gait, "REX", gone, 1.0))
            for i, leg in enumerate(rig.legs):
                u = gone / gait.stride - gait.falls[i]
                if 0.05 < (u % 1.0) / gait.carries < 0.65:
                    paw = leg.chain[-1]
                    sole = solved.places[paw] + solved.turns[paw] @ (np.array(leg.sole) - rig.joints[paw])
                    assert abs(sole[1]) < 0.05 * unit
                    tracks.setdefault(i, []).append(float(sole[2]) + gone)
        assert tracks and all(max(track) - min(track) < 0.035 * unit for track in tracks.values())


# --------------------------------------------------------------------------------------------- a part


@pytest.mark.parametrize("kind", KINDS)
def test_an_animal_is_a_player(kind: str) -> None:
    player: Player = animal(kind)
    assert player.kind == kind and player.seat == 0.0 and 0.1 < player.room < 1.6
    performance = part(player)  # type: ignore[arg-type]
    at = performer.heads(performance, 0.0)
    assert at.eye[1] > 0.5 * at.height and at.crown[1] >= at.eye[1] and at.stature > 1.0 * at.height
    assert np.allclose(at.floor, PLACE) and at.yaw == 0.0


def test_a_part_has_no_gaps_and_ends_where_it_was_sent() -> None:
    keys = (Key(0.0, PLACE, 0.0, "lie"), Key(1.0, (2.5, 0.0, 1.0), 90.0, "sit"), Key(6.0, (0.0, 0.0, 3.0), 0.0, "stand", speed=2.6))
    performance = part(animal("dog"), *keys)
    plan = performer.plan(performance)
    for before, after in pairwise(plan):
        assert before.start + before.length == pytest.approx(after.start)
    assert math.isinf(plan[-1].length) and [each.kind for each in plan][:3] == ["hold", "rise", "turn"]
    assert {"walk", "lower"} <= {each.kind for each in plan}
    at = performer.heads(performance, 60.0)
    assert np.allclose(at.floor, (0.0, 0.0, 3.0)) and at.yaw % 360 == pytest.approx(0.0, abs=7)


def test_nothing_jumps() -> None:
    keys = (Key(0.0, PLACE, 30.0, "sit"), Key(0.5, (1.8, 0.0, 0.6), 120.0, "lie"))
    performance = part(animal("cat"), *keys)
    end = performer.plan(performance)[-1].start
    last = None
    for step in range(int(end * 24) + 4):
        eye = performer.heads(performance, step / 24).eye
        assert last is None or np.sqrt(((eye - last) ** 2).sum()) < 0.16
        last = eye


def test_a_sitting_dog_has_its_rump_on_the_floor_and_its_head_up() -> None:
    player = animal("dog", size="average")
    standing, sitting = (performer.heads(part(player, Key(0.0, PLACE, 0.0, posture)), 0.0) for posture in ("stand", "sit"))
    rig = made(player.breed).rig
    solved = solve(rig, gaits.rested(rig, manners.MANNERS["dog"], "sit", "REX", 0.0))
    hips, chest = solved.places[rig.index["hips"]], solved.places[rig.index["chest"]]
    assert hips[1] < 0.55 * rig.joints[0][1] and chest[1] > hips[1] + 0.12
    assert sitting.eye[1] > 0.8 * standing.eye[1]


@pytest.mark.parametrize("kind", ["dog", "cat", "horse"])
def test_lying_is_lower_than_standing(kind: str) -> None:
    player = animal(kind)
    high, low = (performer.heads(part(player, Key(0.0, PLACE, 0.0, posture)), 0.0).height for posture in ("stand", "lie"))
    assert low < 0.75 * high
    points = performer.thing_at(part(player, Key(0.0, PLACE, 0.0, "lie")), 0.0, 1, {}, "wide").mesh.points
    assert float(points[:, 1].min()) > -0.07 * high


def test_it_looks_at_what_it_is_told_to() -> None:
    for x in (1.5, -1.5):
        performance = part(animal("dog"), Key(0.0, (0.0, 0.0, 0.0)), glances=(Glance(0.0, (x, 0.6, 1.2)),))
        ahead, turned = performer.heads(performance, 1.0), performer.gazing(performance, 1.0, {})
        assert (turned.eye[0] - ahead.eye[0]) * x > 0.02


def test_people_and_animals_look_at_one_another() -> None:
    dog = part(animal("dog"), Key(0.0, (1.2, 0.0, 0.0), 0.0), glances=(Glance(0.0, "MARA"),))
    mara = Performance(figure("MARA"), (Key(0.0, (0.0, 0.0, 0.0)),), (Glance(0.0, "REX"),))
    cast = {"REX": dog, "MARA": mara}
    up = performer.gazing(dog, 1.0, cast).eye - performer.heads(dog, 1.0).eye
    assert up[0] < -0.01
    down = performer.gazing(mara, 1.0, cast).eye - performer.heads(mara, 1.0).eye
    assert down[0] > 0.005 and down[1] < 0.0


def test_a_bird_flies_where_it_cannot_hop() -> None:
    performance = part(animal("bird"), Key(0.0, (0.0, 0.0, 0.0)), Key(0.5, (3.0, 0.75, 1.0), 45.0))
    stretch = next(each for each in performer.plan(performance) if each.kind == "walk")
    middle, body = stretch.start + stretch.length / 2, build(animal("bird").breed)
    high = performer.heads(performance, middle)
    assert high.floor[1] > 0.8
    there, here = (performer.thing_at(performance, t, 1).mesh.points for t in (middle, 0.0))
    assert np.ptp(there[:, 0] + 1j * there[:, 2]).real > 0 and len(there) == len(body.points)
    wide = max(float(np.ptp(there[:, 0])), float(np.ptp(there[:, 2])))
    assert wide > 1.5 * max(float(np.ptp(here[:, 0])), float(np.ptp(here[:, 2])))
    assert performer.heads(performance, 30.0).floor[1] == pytest.approx(0.75)


def test_a_chicken_pecks_and_a_dog_lowers_its_head_to_pick_something_up() -> None:
    hen = part(animal("chicken", "HEN"))
    lowest = [head_height(hen, t / 4) for t in range(40)]
    assert min(lowest) < 0.5 * max(lowest)
    dog = part(animal("dog"), acts=(Act(1.0, "pick", None, 3.0),))
    before, during = (head_height(dog, t) for t in (0.5, 2.0))
    assert during < 0.55 * before


def head_height(performance: Performance, t: float) -> float:
    body = build(performance.player.breed)  # type: ignore[union-attr]
    head = body.bones[:, 0] == body.rig.index["head"]
    return float(performer.thing_at(performance, t, 1).mesh.points[head][:, 1].mean())


def test_moods_show_in_the_tail() -> None:
    player = animal("dog")
    tails = {}
    for mood in ("happy", "afraid"):
        performance = part(player, moods=(Feeling(0.0, mood),))
        body = build(player.breed, "wide")
        tip = body.points[:, 2] < -0.5
        tails[mood] = float(performer.thing_at(performance, 1.0, 1, {}, "wide").mesh.points[tip][:, 1].mean())
    assert tails["happy"] > tails["afraid"] + 0.1


def test_it_is_skinned_where_it_stands() -> None:
    player = animal("horse")
    body = build(player.breed, "wide")
    solved = solve(body.rig, at_rest(body.rig))
    a = skinned(body, solved, np.zeros(3), 0.0).points
    b = skinned(body, solved, np.array((2.0, 0.0, 1.0)), 90.0).points
    assert np.allclose(a @ turn(Y, 90.0).T + (2.0, 0.0, 1.0), b, atol=1e-4)


def test_short_legs_carry_the_trunk_lower_and_still_reach_the_floor() -> None:
    tall, short = (animals.figure("X", {"kind": "dog", "breed": word}) for word in ("labrador", "dachshund"))
    heights = [made(each.breed).rig.joints[0][1] for each in (tall, short)]
    assert heights[1] < 0.75 * heights[0]
    for posture in ("stand", "sit", "lie"):
        points = performer.thing_at(part(short, Key(0.0, PLACE, 0.0, posture)), 0.3, 1, {}, "wide").mesh.points
        assert abs(float(points[:, 1].min())) < 0.03


def test_a_height_is_the_animals_own() -> None:
    for given, high in (("60 cm", 0.6), ("0.9 m", 0.9)):
        points = performer.thing_at(part(animal("dog", height=given, ears="drop")), 0.3, 1, {}, "wide").mesh.points
        assert float(points[:, 1].max()) == pytest.approx(high, rel=0.06)


def test_a_sitting_dog_is_staged_on_the_floor_and_not_on_a_chair() -> None:
    from workprint.crafts.previz.sets import place
    from workprint.crafts.previz.sets.dressing import Mark
    from workprint.crafts.previz.staging.spots import first_spots

    here = place({"kind": "kitchen", "place": "KITCHEN", "interior": True})
    seat = next(name for name, mark in here.marks.items() if mark.seat is not None)
    people = [{"name": "REX", "traits": {"kind": "dog"}, "mark": seat, "posture": "sit"}]
    spot = first_spots(people, here, {}, {})["REX"]
    mark: Mark = here.marks[seat]
    assert spot.posture == "sit" and spot.seat == 0.0 and not spot.extra
    assert math.dist(spot.at, (mark.x, mark.z)) > 0.2 and here.clear(*spot.at)
