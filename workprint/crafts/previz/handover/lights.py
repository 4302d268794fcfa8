"""The lights of a shot for 3D programs: the key, the second light, the practicals, and what comes from everywhere.

Our light says what colour a lit white surface has; a 3D program asks for power. A white surface that faces the key shines with
power / pi, so the key's power is pi times its linear colour: rendered at the usual exposure, lit is as bright as it is drawn. A lamp
gives a surface at half its reach what it gives it here. Knows the stage's `Light`; knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.control.lens import Array
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.forms import Colour, Light, Second
from workprint.crafts.previz.handover.turns import quaternions
from workprint.crafts.previz.people.ik import frame
from workprint.crafts.previz.sets import Place

NEAR = 0.05
"""A lamp that stands nearer to one of the set than this is that lamp, metres."""
_STANDING = np.array((0.0, 0.0, 0.0, 1.0))


@dataclass(frozen=True)
class Lamp:
    """A light as the shot begins. A "sun" shines along -Z of its `turn` from infinitely far; a "lamp" all round from its `place`, and no
    farther than `reach` metres (0: as far as it likes). `colour` is linear, its greatest part 1; `power` is what falls on a surface that
    faces a sun (W/m2), or what a lamp gives in every direction (W/sr).
    """

    name: str
    kind: str
    place: Array
    turn: Array
    colour: Colour
    power: float
    reach: float = 0.0


def lamps(light: Light, here: Place) -> tuple[Lamp, ...]:
    """Every light of a frame that has any power: the key first, then the second, then the practicals by what they are."""
    found = [_sun("key light", light.direction, light.key, 1.0)]
    if light.second is not None:
        found.append(_second(light.second, here))
    taken: dict[str, int] = {}
    for number, (x, y, z, reach, strength) in enumerate(light.spots):
        colour = light.spot_colours[number] if number < len(light.spot_colours) else light.spot_colour
        name = _called((x, y, z), here)
        taken[name] = taken.get(name, 0) + 1
        found.append(_lamp(name if taken[name] == 1 else f"{name} {taken[name]}", (x, y, z), colour, (strength, reach)))
    return tuple(lamp for lamp in found if lamp.power > 0.0)


def ambience(light: Light) -> Colour:
    """What comes from everywhere, linear: surfaces in shadow have it."""
    red, green, blue = _linear(light.shade)
    return red, green, blue


def _second(second: Second, here: Place) -> Lamp:
    if second.place is None:
        return _sun("second light", second.direction, second.colour, second.strength)
    return _lamp(f"{_called(second.place, here)} (second light)", second.place, second.colour, (second.strength, second.reach))


def _called(place: tuple[float, float, float], here: Place) -> str:
    """What practical stands there: "fire light", "window light"; a lamp that is carried is just one."""
    near = (lamp.kind for lamp in here.lamps if max(abs(a - b) for a, b in zip(lamp.at, place, strict=True)) < NEAR)
    return f"{next(near, 'lamp')} light"


def _sun(name: str, direction: tuple[float, float, float], colour: Colour, strength: float) -> Lamp:
    towards = np.array(direction, float)
    turned = frame(
        towards / np.sqrt((towards * towards).sum()),
        np.array((0.0, 1.0, 0.0)) if abs(towards[1]) < 0.99 * np.abs(towards).max() else np.array((0.0, 0.0, 1.0)),
    )
    return Lamp(name, "sun", np.zeros(3), quaternions(turned[None])[0], *_tinted(colour, pi * strength))


def _lamp(name: str, place: tuple[float, float, float], colour: Colour, shines: tuple[float, float]) -> Lamp:
    strength, reach = shines
    return Lamp(name, "lamp", np.array(place, float), _STANDING, *_tinted(colour, pi * strength * square(reach / 2.0)), reach)


def _tinted(colour: Colour, power: float) -> tuple[Colour, float]:
    """A displayed colour as a linear one whose greatest part is 1, and the power with which that is as bright."""
    red, green, blue = (round(c, 6) for c in _linear(colour))
    most = max(red, green, blue)
    return ((round(red / most, 6), round(green / most, 6), round(blue / most, 6)), power * most) if most > 0.0 else ((0.0, 0.0, 0.0), 0.0)


def _linear(colour: Colour) -> Iterator[float]:
    for c in colour:
        c = min(max(float(c), 0.0), 1.0)
        yield c / 12.92 if c <= 0.04045 else exact.power((c + 0.055) / 1.055, 2.4)
