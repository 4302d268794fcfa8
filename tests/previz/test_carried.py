"""What is carried is in the hand, and nowhere else."""

from math import dist

import numpy as np
import pytest

from tests.previz.orders import MARA, SEATED, order
from workprint.crafts.previz import carried, shoot
from workprint.crafts.previz.people.grips import CARRIAGES, hangs
from workprint.crafts.previz.people.performer import heads, holding_at
from workprint.crafts.previz.sets import vocabulary
from workprint.crafts.previz.sets.tones import Dice, tones

_COMES = [{"who": "MARA", "verb": "enter", "target": "centre", "at": 2}]


def things(asked, frame=36):
    """The shot, and the names of what stands on the set and of what is in hand."""
    shot = shoot.prepared(asked)
    drawn = shoot.frame_at(shot, frame).things
    return shot, [each for each in drawn if each.id < shoot.PEOPLE], [each for each in drawn if each.id >= shoot.HELD]


def outside(people, **more):
    asked = order("street", people, time="night", frames=72, **more)
    asked["set"] |= {"interior": False, "exterior": True}
    return asked


def test_grips_are_of_things_that_there_are():
    for name in set(CARRIAGES) - {"open umbrella"}:
        assert vocabulary.meant(name) == name
        assert vocabulary.prop(name, tones(Dice(name)), Dice(name)).high[1] > 0.0
        assert carried.named(name) == name


def test_nobody_holds_a_table_or_an_unheard_of_thing():
    assert [carried.named(word) for word in ("", None, "table", "lighthouse")] == [""] * 4
    assert carried.named("her old storm lantern") == "lantern"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lantern", "suitcase", "cup", "letter", "bottle"])
def test_what_a_walker_carries_goes_with_the_hand(name):
    asked = outside(
        [MARA | {"mark": "centre", "facing": "", "holding": name}], furnishing=["bench", name], beats=_COMES, size="FS", lens=35
    )
    shot, standing, _ = things(asked)
    assert name not in [thing.name for thing in standing]
    part, places = shot.parts["MARA"], []
    for frame in range(0, 72, 6):
        (thing,) = [each for each in shoot.frame_at(shot, frame).things if each.id >= shoot.HELD]
        hand, _ = holding_at(part, frame / 24, shot.parts)
        points = thing.mesh.points.astype(float)
        assert np.sqrt(((points - hand) ** 2).sum(1)).min() < 0.09, "the hand is on it"
        assert points[:, 1].min() > heads(part, frame / 24).floor[1] - 0.01, "it does not drag"
        if hangs(name):
            assert points[:, 1].max() < hand[1] + 0.03
        places.append(hand)
    assert dist(places[0], places[-1]) > 1.0


def test_who_sits_sets_down_what_hangs_and_keeps_a_cup_above_the_table():
    for name, low in (("suitcase", 0.0), ("lantern", 0.6), ("cup", 0.6)):
        _, _, (thing,) = things(order("room", [SEATED[0] | {"facing": "", "holding": name}], size="MS"))
        assert low - 0.01 < thing.mesh.points[:, 1].min() < low + 0.2


def test_outdoors_a_small_thing_lies_about_only_where_somebody_means_it():
    alone = [MARA | {"facing": ""}]
    _, standing, held = things(outside(alone, furnishing=["bench", "lantern"]))
    assert "lantern" not in [thing.name for thing in standing]
    assert held == []
    looks = [{"who": "MARA", "verb": "look", "target": "lantern", "at": 2}]
    for asked in (
        outside(alone, furnishing=["lantern"], beats=looks),
        outside([MARA | {"facing": "lantern"}], furnishing=["lantern"]),
        outside(alone, furnishing=["lantern"], size="INSERT", on=["lantern"]),
    ):
        assert "lantern" in [thing.name for thing in things(asked)[1]]


def test_a_lantern_in_hand_gives_light_at_night():
    asked = outside([MARA | {"facing": "", "holding": "lantern"}])
    shot = shoot.prepared(asked)
    (thing,) = [each for each in shoot.frame_at(shot, 8).things if each.id >= shoot.HELD]
    lit = shoot.frame_at(shot, 8).light
    assert carried.spot(thing) in [*zip(lit.spots, lit.spot_colours, strict=True)]
    asked["set"]["time"] = "day"
    assert len(shoot.frame_at(shoot.prepared(asked), 8).light.spots) < len(lit.spots)


def test_a_shoulder_bag_hangs_at_the_hip_and_leaves_both_hands_free_until_it_is_put_down():
    worn = shoot.prepared(order("bar", (MARA | {"holding": "bag"},), beats=[{"who": "MARA", "verb": "pick", "thing": "cup", "at": 4}]))
    assert worn.parts["MARA"].figure.bag is not None
    assert [thing.name for thing in worn.things] == ["cup"]
    asked = order("bar", (MARA | {"holding": "bag"},), beats=[{"who": "MARA", "verb": "put", "thing": "bag", "target": "floor", "at": 4}])
    held = shoot.prepared(asked)
    assert held.parts["MARA"].figure.bag is None
    assert [thing.name for thing in held.things] == ["bag"]


def test_a_phone_lies_in_the_palm_with_its_screen_to_the_face_and_at_the_ear_with_it_to_the_cheek():
    def turned(beats, t):
        shot = shoot.prepared(order("room", (MARA | {"holding": "phone"},), frames=96, beats=beats))
        thing, part = carried.thing_at(shot.things[0], t, 1, shot.parts), shot.parts["MARA"]
        glass = thing.mesh.normals[thing.mesh.rest[:, 1] > thing.mesh.rest[:, 1].max() - 1e-4].mean(0)
        to = np.asarray(heads(part, t).head) - thing.mesh.points.mean(0)
        return float(glass @ to) / float(np.linalg.norm(glass) * np.linalg.norm(to))

    assert turned([], 1.0) > 0.6
    assert turned([{"who": "MARA", "verb": "phone", "at": 2}], 3.3) > 0.6
