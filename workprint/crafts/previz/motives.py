"""Motives: which of a place's own lights is the reason for the light on a face, and what it looks like there.

    lamp  fire  street lamp  screen  window (by day)  moon (where nothing burns)

A practical motivates the key: the real key stands where it flatters, on the practical's side, in its colour. Knows lamps and points; knows
nothing of cameras or hours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, pi

from workprint.crafts.previz.exact import dist, sin, square
from workprint.crafts.previz.forms import Colour
from workprint.crafts.previz.sets.dressing import Lamp, Place

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Glow:
    """What a kind of practical does: its colour on a face, how high a face's key stands (degrees up), how far it may be the reason for
    one and how far it shines in a master (in reaches), how strong it is.
    """

    colour: Colour
    up: float
    carries: float = 2.2
    pool: float = 1.15
    strength: float = 1.0


GLOWS = {
    "lamp": Glow((1.0, 0.87, 0.69), 34.0),
    "street lamp": Glow((1.0, 0.84, 0.62), 48.0, 1.9, 1.1, 0.9),
    "fire": Glow((1.0, 0.76, 0.50), 8.0, 2.4, 1.5, 1.1),
    "screen": Glow((0.70, 0.84, 1.0), -4.0, 1.3, 1.0, 0.9),
}
MOON: Colour = (0.62, 0.68, 0.86)
FACES = 1.6
"""A key stands so far from the face it lights, metres; what lies farther back is left to the night."""
FLICKER = ((0.61, 0.07), (1.37, 0.055), (2.30, 0.04))
"""A fire's slow unrest: how often a second, and by how much of its strength."""


def motive(place: Place, point: Point, *, windows: bool = False) -> Lamp | None:
    """The practical that lights this point: the strongest there of those that burn (of the windows, by day), None in the dark."""
    found = [(_there(lamp, point), -k, lamp) for k, lamp in enumerate(place.lamps) if lamp.lit and (lamp.kind == "window") == windows]
    best = max(found, default=None, key=lambda each: each[:2])
    return best[2] if best is not None and best[0] > 0.0 else None


def _there(lamp: Lamp, point: Point) -> float:
    """How strong a practical is at a point."""
    if lamp.kind == "window":
        return lamp.strength / (1.0 + square(dist(lamp.at, point)))
    far = lamp.reach * GLOWS[lamp.kind].carries
    left = max(0.0, 1.0 - square(dist(lamp.at, point) / far))
    return lamp.strength * GLOWS[lamp.kind].strength * left


def mixed(lamps: Sequence[Lamp]) -> Colour:
    """The one colour of several practicals: the mean, by strength."""
    whole = fsum(lamp.strength for lamp in lamps) or 1.0
    red, green, blue = (fsum(lamp.colour[k] * lamp.strength for lamp in lamps) / whole for k in range(3))
    return red, green, blue


def unrest(t: float) -> float:
    """The factor of a fire's strength at second `t`: about 1, never at rest, always the same."""
    return 1.0 + fsum(much * sin(2.0 * pi * (often * t + 0.37 * k)) for k, (often, much) in enumerate(FLICKER))


__all__ = ["FACES", "GLOWS", "MOON", "Glow", "mixed", "motive", "unrest"]
