"""Gels: what the look book says of a place's light, before the lamps that light it.

    warm  cold  dim  bright  soft  hard; of the lamp, fire, screen, street lamp, window

A practical that is named is the reason for the light at any hour: the others do not burn, and the daylight is as good as shut out. Knows
light and lamps; knows nothing of words or cameras.
"""

from __future__ import annotations

from dataclasses import replace

from workprint.crafts.previz import light
from workprint.crafts.previz.colours import mixed
from workprint.crafts.previz.forms import Colour, Light
from workprint.crafts.previz.sets.dressing import Place
from workprint.crafts.previz.sets.lightwords import Gel

_WARM, _COLD = (1.0, 0.90, 0.75), (0.84, 0.93, 1.06)
_LEFT_OF_DAY = 0.3
"""How much of the daylight's shade is left where a practical is said to light a room by day."""


def burning(place: Place, gel: Gel) -> Place:
    """The place with those of its practicals burning that the light is said to come of; as it was where it has none of them."""
    named = [lamp for lamp in place.lamps if lamp.kind in gel.of]
    if not named:
        return place
    return replace(place, lamps=tuple(replace(lamp, lit=lamp.kind in gel.of) for lamp in place.lamps))


def hour(place: Place, gel: Gel, time: str) -> str:
    """The hour by which the place is lit: as by night where a practical of it is said to light it."""
    indoors = [lamp for lamp in place.lamps if lamp.kind in gel.of and lamp.kind != "window"]
    return "night" if indoors and place.interior else time


def through(lit: Light, gel: Gel, place: Place, time: str) -> Light:
    """The light through the gel. The sky outside keeps the hour that it is."""
    if hour(place, gel, time) != time:
        now = light.hour(place, time)
        shade = mixed(lit.shade, now.shade, _LEFT_OF_DAY)
        lit = replace(lit, shade=shade, sky_top=now.top, sky_low=now.low, clouds=now.clouds, stars=now.stars)
    key, shade = _tinted(lit.key, gel, 1.0), _tinted(lit.shade, gel, 0.55)
    level = 0.5 + gel.level / 2
    key, shade = _times(key, level), _times(mixed(shade, key, 0.35) if gel.soft > 0 else shade, gel.level * (0.82 if gel.soft < 0 else 1.0))
    second = lit.second and replace(lit.second, strength=min(1.5, lit.second.strength * level))
    return replace(lit, key=key, shade=shade, second=second)


def _tinted(colour: Colour, gel: Gel, much: float) -> Colour:
    by = _WARM if gel.warmth > 0 else _COLD
    share = abs(gel.warmth) * much
    return colour[0] * (1 + (by[0] - 1) * share), colour[1] * (1 + (by[1] - 1) * share), colour[2] * (1 + (by[2] - 1) * share)


def _times(colour: Colour, by: float) -> Colour:
    return min(1.1, colour[0] * by), min(1.1, colour[1] * by), min(1.1, colour[2] * by)
