"""What the look book says of a place's light is on the film: its colour, how much of it, and which practical it comes of."""

import pytest

from tests.previz.orders import PAIR, order
from workprint.crafts.previz import shoot
from workprint.crafts.previz.motives import GLOWS
from workprint.crafts.previz.sets.lightwords import Gel, gel


def lit(said=None, time="day", kind="room", size="WS", furnishing=()):
    asked = order(kind, PAIR, size=size, time=time, furnishing=furnishing)
    if said:
        asked["set"]["light"] = said
    return shoot.prepared(asked)


def warmth(colour):
    return colour[0] / colour[2]


def level(light):
    return sum(light.key) + sum(light.shade)


@pytest.mark.slow
@pytest.mark.parametrize("time", ["day", "night", "dusk"])
@pytest.mark.parametrize("size", ["WS", "CU"])
def test_warm_is_warmer_and_cold_colder(time, size):
    usual, warm, cold = (lit(said, time, size=size).light for said in (None, "warm", "cold"))
    assert warmth(warm.key) > warmth(usual.key) > warmth(cold.key)
    assert warmth(warm.shade) > warmth(usual.shade) > warmth(cold.shade)
    assert warm.direction == usual.direction == cold.direction


def test_degrees_count():
    found = [warmth(lit(said).light.key) for said in ("a little warm", "warm", "very warm")]
    assert found == sorted(found)
    assert len(set(found)) == 3


def test_dim_is_darker_and_bright_brighter():
    dim, usual, bright = (level(lit(said).light) for said in ("dim", None, "bright"))
    assert dim < 0.85 * usual < usual < bright


def test_soft_light_leaves_less_between_light_and_shade():
    soft, usual, hard = (sum(light.key) - sum(light.shade) for light in (lit(said).light for said in ("soft", None, "hard")))
    assert soft < usual < hard


def test_by_day_a_room_is_lit_by_the_lamp_that_is_named_and_it_is_still_day_outside():
    usual, by_lamp, night = lit(), lit("from the lamp"), lit(time="night")
    assert usual.light.second is None
    assert by_lamp.light.second is not None
    assert by_lamp.light.second.colour == GLOWS["lamp"].colour
    assert by_lamp.light.sky_top == usual.light.sky_top != night.light.sky_top
    assert any(lamp.lit for lamp in by_lamp.place.lamps if lamp.kind == "lamp")
    assert not any(lamp.lit for lamp in usual.place.lamps if lamp.kind == "lamp")
    assert level(by_lamp.light) < level(usual.light)


def test_by_night_the_window_alone():
    usual, moon = lit(time="night"), lit("moonlight from the window", "night")
    assert usual.light.second is not None
    assert moon.light.second is None
    assert moon.light.spots == ()
    assert not any(lamp.lit for lamp in moon.place.lamps if lamp.kind == "lamp")


def test_the_fire_lights_although_a_lamp_is_there():
    here = lit("firelight", "night", furnishing=["candle"])
    assert not any(lamp.lit for lamp in here.place.lamps if lamp.kind == "lamp")
    assert here.light.second.colour == GLOWS["fire"].colour


def test_a_practical_that_is_not_there_changes_nothing_and_is_told():
    usual, screen = lit(time="night"), lit("from the screen", "night")
    assert screen.light == usual.light
    assert screen.unstaged == (*usual.unstaged, "no screen is here to give the light")


def test_words():
    assert gel("warm") == Gel(warmth=1.0)
    assert gel("Cold, from the street lamps") == Gel(warmth=-1.0, of=("street lamp",))
    assert gel("candlelit") == Gel(warmth=1.0, level=gel("dim").level, of=("fire",))
    assert gel("purple haze") is None


def test_what_says_nothing_about_light_is_told():
    assert any("purple haze" in each for each in lit("purple haze").unstaged)
    assert lit("purple haze").light == lit().light
