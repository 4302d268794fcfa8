"""The colours of a place: one quiet scheme chosen by its name. Knows colours and dice; knows nothing of shapes.

Every free choice on a set is drawn from SHA-256 of the place's name and of what is being chosen, so a place looks the same in every shot.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from workprint.crafts.previz.colours import from_hex, mixed, shaded
from workprint.crafts.previz.forms import Colour, Swatch

T = TypeVar("T")
BLACK, STONE, WHITE, FIRE = (0.17, 0.17, 0.19), (0.62, 0.60, 0.57), (0.93, 0.93, 0.91), (1.0, 0.72, 0.36)
"""What is the same in every place, whatever its own tones."""


@dataclass(frozen=True)
class Dice:
    """Choices that depend on a name and on what is being chosen, and on nothing else."""

    name: str

    def roll(self, what: str) -> float:
        """A number in [0, 1)."""
        taken = hashlib.sha256(f"place\0{self.name}\0{what}".encode()).digest()
        return int.from_bytes(taken[:6], "big") / (1 << 48)

    def between(self, what: str, low: float, high: float) -> float:
        return round(low + (high - low) * self.roll(what), 3)

    def pick(self, what: str, options: Sequence[T]) -> T:
        return options[int(self.roll(what) * len(options))]


@dataclass(frozen=True)
class Tones:
    """What a place is painted and made of."""

    wall: Colour
    dado: Colour
    floor: Colour
    wood: Colour
    dark: Colour
    cloth: Colour
    second: Colour
    accent: Colour
    trim: Colour
    leaf: Colour = (0.36, 0.47, 0.33)
    metal: Colour = (0.42, 0.43, 0.45)
    paper: Colour = (0.95, 0.93, 0.88)
    shade: Colour = (0.95, 0.85, 0.62)
    """Of lampshades."""


_SCHEMES = (
    # wall, dado, floor, wood, dark wood, cloth, second cloth, accent, trim
    "dcd5c4 c3bba8 c2a27d 9c7152 5f4636 7d6a5c a9927a b5573f efe9dc",
    "c9d0cc a3b0ac b89a78 8e6a4d 4d3d33 54696f 93a39c c28b4a ece8dd",
    "e0cfb4 bda583 b08a63 87593c 513526 8a4f41 c2a077 4f7480 efe5d1",
    "cdd3d9 a9b3bd a99a8a 7f6b5a 44403e 4b5a72 8d9aa8 c4824b eceae4",
    "d5d8c6 a9b097 bc9f78 94734f 574431 687355 b5b08c a8523f eeeadb",
    "ddccc6 b8a199 ad8a70 8a6248 4c3832 7a5560 b89b95 5f7f78 f0e6df",
    "d6cfd8 aca3b3 a98f7a 7d6455 463b3d 5d5874 a297ac bf8a4e ece7ea",
)


def tones(dice: Dice) -> Tones:
    """The scheme of a place, with a little of its own in wall and floor."""
    wall, dado, floor, wood, dark, cloth, second, accent, trim = (from_hex(each) for each in dice.pick("scheme", _SCHEMES).split())
    lightness = dice.between("wall", 0.94, 1.04)
    return Tones(
        shaded(wall, lightness),
        shaded(dado, lightness),
        shaded(floor, dice.between("floor", 0.84, 1.05)),
        wood,
        dark,
        cloth,
        second,
        accent,
        trim,
    )


def plain(colour: Colour) -> Swatch:
    return Swatch(colour)


def tint(colour: Colour, by: float) -> Swatch:
    """A plain swatch, lighter (by > 1) or darker."""
    return Swatch(shaded(colour, by))


def wood(colour: Colour) -> Swatch:
    return Swatch(colour, "wood")


def metal(colour: Colour) -> Swatch:
    return Swatch(colour, "metal")


def glow(colour: Colour, strength: float = 1.0) -> Swatch:
    return Swatch(colour, "glow", (strength,))


def flame(colour: Colour) -> Swatch:
    """What burns: it has no outline, which would be all that is seen of it from afar."""
    return Swatch(colour, "glow", (2.0,))


def between(a: Colour, b: Colour, t: float = 0.5) -> Colour:
    return mixed(a, b, t)
