"""Where hands hold things: the grip of every named prop, in its own space, and things as they are in the hand.

Knows which part of a thing the hand closes round; knows nothing of arms, of who holds it, or of where it lay before.
"""

from __future__ import annotations

from dataclasses import replace

from workprint.crafts.previz.sets import handprops, props, tableware, vocabulary
from workprint.crafts.previz.sets.carpentry import Grip, Point, Prop
from workprint.crafts.previz.sets.tones import Dice, tones

X, Y, Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
BACK, DOWN, LEFT = (0.0, 0.0, -1.0), (0.0, -1.0, 0.0), (-1.0, 0.0, 0.0)


def _round(x: float, y: float, z: float, axis: Point = Y, front: Point = Z, other: Point | None = None) -> Grip:
    return Grip((x, y, z), axis, "grip", front, other)


def _hangs(x: float, y: float, z: float) -> Grip:
    """By a handle along X, from an arm that hangs: the hand points down, the thumb ahead."""
    return Grip((x, y, z), X, "grip", DOWN)


def _pinched(x: float, y: float, z: float, axis: Point, front: Point, other: Point | None = None) -> Grip:
    return Grip((x, y, z), axis, "pinch", front, other)


def _carried(x: float, y: float, z: float, front: Point = Z, other: Point | None = None) -> Grip:
    return Grip((x, y, z), Y, "flat", front, other)


GRIPS: dict[str, Grip] = {
    "laptop": _carried(0, 0, 0),
    "phone": _carried(0, 0, 0.02, BACK),
    "telephone": _round(0, 0.11, 0.008, Y, BACK),
    "cup": _round(0.066, 0.052, 0, Y, LEFT),
    "glass": _round(0, 0.06, 0),
    "wine glass": _round(0, 0.075, 0),
    "bottle": _round(0, 0.12, 0),
    "book": _round(0.075, 0.018, 0.02, BACK, LEFT),
    "books": _carried(0, 0, 0),
    "papers": _pinched(0.02, 0.002, 0.14, BACK, DOWN),
    "letter": _pinched(0, 0.001, 0.10, BACK, DOWN),
    "photo": _pinched(0, 0.001, 0.07, BACK, DOWN),
    "key": _pinched(0, 0.006, -0.055, Z, DOWN),
    "lantern": _hangs(0, 0.33, 0),
    "candle": _round(0, 0.045, 0),
    "torch": _round(0, 0.03, -0.03, Z, DOWN),
    "alarm clock": _round(0, 0.10, 0.02),
    "radio": _round(0, 0.10, 0, X, Z),
    "computer": _carried(0, 0, 0.15, other=(0.1, 0, 0.15)),
    "bag": _hangs(0, 0.335, 0),
    "parcel": _carried(-0.12, 0, 0, other=(0.12, 0, 0)),
    "gun": _round(-0.05, 0.012, 0.055, BACK, X),
    "knife": _round(-0.055, 0.008, 0, X, Z),
    "flowers": _round(0, 0.10, 0),
    "plate": _carried(0, 0, 0),
    "bowl": _carried(-0.06, 0, 0, other=(0.06, 0, 0)),
    "lamp": _round(0, 0.15, 0),
    "thing": _carried(0, 0, 0),
    "hat": _pinched(0, 0.012, 0.17, BACK, Y),
    "newspaper": _pinched(0.26, 0.12, -0.065, LEFT, Z, (-0.26, 0.12, -0.065)),
    "tray": _carried(-0.2, 0, 0, other=(0.2, 0, 0)),
    "camera": _round(0.06, 0.045, 0, Y, Z, (-0.06, 0.02, 0)),
    "film camera": _round(0, 0.255, 0, Z, DOWN),
    "microphone": _round(-0.03, 0.026, 0, X, Z),
    "sword": _round(-0.34, 0.026, 0, X, Z),
    "rifle": _round(-0.17, 0.02, 0.012, BACK, X, (0.16, 0.02, 0.0)),
    "rope": _round(0.14, 0.05, 0, Z, DOWN),
    "broom": _round(0, 1.2, 0, Y, Z, (0, 0.8, 0)),
    "bucket": _hangs(0, 0.44, 0),
    "axe": _round(-0.22, 0.016, 0, X, Z, (0.12, 0.016, 0)),
    "hammer": _round(-0.10, 0.016, 0, X, Z),
    "shovel": _round(-0.55, 0.018, 0, X, Y, (0.05, 0.018, 0)),
    "cane": _round(0.05, 0.89, 0, X, DOWN),
    "map": _pinched(-0.28, 0.006, 0.15, BACK, DOWN, (0.28, 0.006, 0.15)),
    "envelope": _pinched(0.08, 0.002, 0.04, BACK, DOWN),
    "ring": _pinched(0, 0.004, 0, Y, Z),
    "watch": _pinched(0, 0.002, 0.085, BACK, DOWN),
    "ball": _carried(0, 0, 0),
    "doll": _round(0, 0.10, 0),
    "teddy": _round(0, 0.12, 0),
    "basket": _hangs(0, 0.36, 0),
    "cigarette": _pinched(-0.03, 0.004, 0, X, Y),
    "cross": _round(0, 0.10, 0),
    "flag": _round(0, 0.30, 0),
    "typewriter": _carried(-0.15, 0, 0, other=(0.15, 0, 0)),
    "pen": _pinched(0.025, 0.005, 0, X, Y),
    "money": _pinched(0, 0.008, 0.03, BACK, DOWN),
    "card": _pinched(0, 0.001, 0.025, BACK, DOWN),
    "fork": _pinched(-0.05, 0.003, 0, X, Y),
    "spoon": _pinched(-0.05, 0.003, 0, X, Y),
    "teapot": _round(0.132, 0.09, 0, Y, LEFT),
    "pan": _round(0.24, 0.047, 0, LEFT, Z),
    "spectacles": _pinched(0.056, 0.028, -0.02, LEFT, Z),
    "lighter": _round(0, 0.025, 0),
    "pipe": _round(0.05, 0.02, 0),
    "apple": _carried(0, 0.002, 0),
    "bread": _round(0, 0.05, 0, X, Z),
    "cake": _carried(-0.08, 0, 0, other=(0.08, 0, 0)),
    "baby": _carried(-0.05, 0.01, 0, other=(0.15, 0.03, 0)),
    "crown": _pinched(0.09, 0.03, 0, LEFT, Z, (-0.09, 0.03, 0)),
    "mask": _pinched(0.10, 0.03, 0, LEFT, Z),
    "skull": _carried(0, 0, 0),
    "remote": _round(0, 0.009, 0.02, BACK, DOWN),
    "suitcase": _hangs(0, 0.47, 0),
    "umbrella": _round(0, 0.80, 0),
    "guitar": _round(0, 0.85, 0.035, Y, Z, (0, 0.30, 0.05)),
    "crate": _carried(-0.24, 0, 0, other=(0.24, 0, 0)),
}
"""By the names of `vocabulary`, as they are held. What is not here is taken at the middle of its edge (`_anyhow`)."""

IN_HAND: dict[str, vocabulary.Maker] = {
    "telephone": handprops.handset,
    "cup": tableware.mug,
    "letter": handprops.page,
    "flowers": handprops.bouquet,
    "bag": props.held_bag,
    "photo": handprops.snapshot,
    "newspaper": handprops.open_newspaper,
}
"""What looks otherwise in the hand than on the table: the receiver without its telephone, the letter without its envelope."""


def held(word: str, place: str = "") -> Prop:
    """A thing on its own as it is held, by any word of a page ("COFFEE MUG", "open umbrella"), with its `grip`; never fails.

    `place` is the name of the set that it belongs to: there it has the same colours as on the table.
    """
    dice = Dice(f"{' '.join(place.casefold().split())} {vocabulary.meant(word)}")
    name = vocabulary.meant(word)
    if name == "umbrella" and "open" in word.casefold().split():
        return replace(handprops.open_umbrella(tones(dice), dice), grip=_round(0, 0.07, 0))
    maker = IN_HAND.get(name)
    prop = maker(tones(dice), dice) if maker else vocabulary.prop(name, tones(dice), dice)
    return replace(prop, grip=GRIPS.get(name) or _anyhow(prop))


def _anyhow(prop: Prop) -> Grip:
    """By its right edge and its left: what nobody thought would be carried."""
    (x0, y0, z0), (x1, y1, z1) = prop.low, prop.high
    middle, z = (y0 + y1) / 2, (z0 + z1) / 2
    return Grip((x0, middle, z), Y, "grip", Z, (x1, middle, z))
