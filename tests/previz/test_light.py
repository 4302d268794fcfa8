"""Light: its hour, its practicals, the key of a face, a fire's unrest."""

from dataclasses import replace
from itertools import pairwise
from math import atan2, degrees, dist

import pytest

from tests.previz.orders import PAIR, SEATED, order
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import light, motives, shoot
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.sets import PLAIN_KINDS, place
from workprint.crafts.previz.sets.dressing import COLOURS, Lamp

FACE = light.Face((0.0, 1.5, 0.0), 35.0)
VIEW = View((0.0, 1.5, 2.0), (0.0, 1.5, 0.0), 20.0)


def shooting(kind, time, people=PAIR, **camera):
    asked = order(kind, people, time=time, **camera)
    return shoot.prepared(asked)


def bright(colour):
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]


def face_light(shot):
    """How bright the best lit part of the hero's face is, 0..1: shade, key and second as the renderer adds them, bands left out."""
    lit, hero = shot.light, shot.setup.hero
    base = bright(lit.shade)
    for normal in _front(shot):
        facing = sum(a * b for a, b in zip(normal, lit.direction, strict=True))
        one = bright(lit.key) if facing > 0.1 else bright(lit.shade)
        if lit.second is not None:
            to = lit.second.direction if lit.second.place is None else cam.less(lit.second.place, hero.eye)
            far = cam.length(to)
            if sum(a * b for a, b in zip(normal, to, strict=True)) / far > 0.1 and (lit.second.place is None or far < lit.second.reach):
                left = 1.0 if lit.second.place is None else max(0.0, 1.0 - (far / lit.second.reach) ** 2)
                one += max(0.0, bright(lit.second.colour) - 0.55 * one) * lit.second.strength * left
        base = max(base, min(1.12, one))
    return base


def _front(shot):
    """Ways in which the skin of a face looks that the camera sees: left and right of its axis."""
    axis = cam.bearing(shot.setup.hero.eye, shot.setup.base.eye)
    return [cam.direction(axis + off, 8.0) for off in (-40.0, 0.0, 40.0)]


@pytest.mark.slow
@pytest.mark.parametrize("kind", [each for each in PLAIN_KINDS if each not in ("void", "space")])
@pytest.mark.parametrize("size", ["MCU", "OTS", "2S"])
def test_faces_are_bright_enough_to_be_read_at_night(kind, size):
    if kind == "car" and size == "OTS":
        pytest.skip("two who sit side by side")
    people = SEATED if kind == "car" else PAIR
    shot = shooting(kind, "night", people, size=size, on=["MARA", "JONAH"][: 1 if size == "MCU" else 2], lens=50)
    assert face_light(shot) > 0.55
    assert bright(shot.light.shade) < 0.5, "and it is night"


@pytest.mark.parametrize("kind", ["room", "kitchen", "street"])
def test_a_single_at_night_has_its_key_on_the_side_of_its_lamp_and_in_its_colour(kind):
    shot = shooting(kind, "night", size="MCU", lens=65)
    hero, view = shot.setup.hero, shot.setup.base
    lamp = motives.motive(shot.place, hero.eye)
    second = shot.light.second
    assert second.colour == motives.GLOWS[lamp.kind].colour
    assert dist(second.place, hero.eye) == pytest.approx(motives.FACES, abs=0.01)
    axis = cam.bearing(hero.eye, view.eye)
    lamp_at = cam.turned(axis, degrees(atan2(lamp.at[0] - hero.eye[0], lamp.at[2] - hero.eye[2])))
    key_at = cam.turned(axis, degrees(atan2(second.place[0] - hero.eye[0], second.place[2] - hero.eye[2])))
    assert abs(key_at) == pytest.approx(light.KEY_ROUND, abs=12.0)
    assert key_at * lamp_at > 0 or not 12 <= abs(lamp_at) <= 168
    rim = cam.turned(axis, degrees(atan2(shot.light.direction[0], shot.light.direction[2])))
    assert abs(rim) > 120, "what is left of the sky comes from behind"


def test_a_key_is_not_set_where_somebody_stands_beside_the_lens():
    for people in (["MARA", "JONAH"], ["JONAH", "MARA"]):
        shot = shooting("room", "day", size="OTS", on=people, lens=50)
        hero, near = shot.setup.hero, shot.setup.beside
        axis = cam.bearing(hero.eye, shot.setup.base.eye)
        key = cam.turned(axis, degrees(atan2(shot.light.direction[0], shot.light.direction[2])))
        assert key * cam.turned(axis, cam.bearing(hero.eye, near)) < 0


def test_by_day_a_master_is_lit_from_a_window_of_the_room():
    shot = shooting("room", "day", size="WS", on=["MARA", "JONAH"], lens=28)
    assert shot.light.second is None
    dark = shooting("room", "night", size="WS", on=["MARA", "JONAH"], lens=28)
    lamps = [lamp.at for lamp in dark.place.lamps if lamp.kind == "lamp"]
    assert dark.light.second.place in lamps
    assert all(spot[:3] != dark.light.second.place for spot in dark.light.spots), "it is not counted twice"


@pytest.mark.slow
def test_a_fire_is_warm_low_slowly_restless_and_always_the_same():
    asked = order("beach", PAIR, time="night", size="MCU", lens=65, furnishing=("fire",))
    asked["people"][0]["mark"] = "at 2.0 -1.0"
    shot = shoot.prepared(asked)
    lights = [shoot.frame_at(shot, k).light.second for k in range(0, 48, 2)]
    assert lights[0].colour == motives.GLOWS["fire"].colour
    assert lights[0].place[1] < shot.setup.hero.eye[1] + 0.4, "from below lamplight"
    strengths = [each.strength for each in lights]
    assert max(strengths) - min(strengths) > 0.08
    assert max(abs(a - b) for a, b in pairwise(strengths)) < 0.12, "slowly"
    assert strengths == [shoot.frame_at(shot, k).light.second.strength for k in range(0, 48, 2)]
    still = shooting("room", "night", size="MCU", lens=65)
    assert shoot.frame_at(still, 0).light == shoot.frame_at(still, 24).light


def test_a_screen_is_cool_and_a_lamp_warm():
    (red, _, blue), (warm, _, dim) = motives.GLOWS["screen"].colour, motives.GLOWS["lamp"].colour
    assert blue > red and warm > dim


def test_by_night_every_practical_shines_in_its_own_colour():
    room = place({"kind": "room", "place": "X", "time": "night", "interior": True})
    made = (Lamp(kind, (x, 0.8, 0.0), 2.0, 0.4, COLOURS[kind]) for x, kind in ((-1.0, "screen"), (0.0, "lamp"), (1.0, "fire")))
    here = replace(room, lamps=tuple(made))
    lit = light.light(here, "night")
    kinds = {lamp.at: lamp for lamp in here.lamps}
    shining = {kinds[spot[:3]].kind: own for spot, own in zip(lit.spots, lit.spot_colours, strict=True)}
    assert set(shining) == {"screen", "lamp", "fire"}
    assert shining["screen"][2] > shining["screen"][0] and shining["fire"][0] > shining["fire"][2] + 0.5


def test_what_a_place_has_near_a_point_is_its_motive():
    here = place({"kind": "street", "place": "X", "time": "night"})
    lamps = [lamp for lamp in here.lamps if lamp.lit]
    for lamp in lamps:
        under = (lamp.at[0], 1.6, lamp.at[2])
        assert motives.motive(here, under) == lamp
    assert motives.motive(here, (0.0, 1.6, 90.0)) is None
    assert motives.motive(place({"kind": "street", "place": "X", "time": "day"}), (4.6, 1.6, 2.0)) is None


def test_a_face_that_looks_into_the_lens_is_lit_from_where_the_light_comes():
    master = light.Light(direction=light.towards(-60.0, 30.0))
    found = light.cheated(master, VIEW, light.Face(FACE.eye, 0.0)).direction
    assert degrees(atan2(found[0], found[2])) == pytest.approx(-light.KEY_ROUND)
    assert light.cheated(master, VIEW, FACE).direction[0] > 0, "else from the far side of the nose"
