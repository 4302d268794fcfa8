"""Tools and weapons, and the sticks and hoops that such things are made of. Long things lie along X, their business end at +X.

Knows how a broom is built; knows nothing of where it lies or who holds it.
"""

from __future__ import annotations

import itertools
from math import pi

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.sets.carpentry import Part, Point, Prop, ball, beam, box, lathe, made, moved, slab
from workprint.crafts.previz.sets.tones import Dice, Tones, metal, plain, wood

BLACK = (0.17, 0.17, 0.19)
STEEL, BRASS = (0.75, 0.77, 0.78), (0.66, 0.52, 0.28)
STRAW, ROPE, SKIN = (0.78, 0.65, 0.42), (0.70, 0.60, 0.44), (0.86, 0.70, 0.60)


def stick(start: Point, end: Point, thick: float, sides: int = 8) -> Part:
    """A turned stick of light wood from point to point, `thick` metres."""
    return beam(start, end, thick, sides), wood((0.60, 0.45, 0.31))


def hoop(radius: float, thick: float, at: Point = (0, 0, 0), count: int = 14, *, upright: bool = False) -> list[Part]:
    """A ring of short bars, level or upright, in brass."""
    turn = [2 * pi * i / count for i in range(count + 1)]
    rim = [(cos(a) * radius, sin(a) * radius) for a in turn]
    there = [(at[0] + x, at[1] + y, at[2]) if upright else (at[0] + x, at[1], at[2] + y) for x, y in rim]
    return [(beam(a, b, thick, 6), metal(BRASS)) for a, b in itertools.pairwise(there)]


def sword(tones: Tones, dice: Dice) -> Prop:
    """A straight sword, lying flat; its hilt at -X."""
    blade = moved(slab(((0, -0.022), (0.74, -0.018), (0.82, 0.0), (0.74, 0.018), (0, 0.022)), 0.006), (-0.26, 0.026, 0), pitch=-90)
    guard, hilt = (
        (box(0.022, 0.026, 0.20, (-0.27, 0.012, 0)), metal(BRASS)),
        (box(0.13, 0.028, 0.032, (-0.345, 0.012, 0)), wood(tones.dark)),
    )
    return made((blade, metal(STEEL)), guard, hilt, (ball(0.05, 0.05, (-0.43, 0.0, 0), sides=10, rings=6), metal(BRASS)))


def rifle(tones: Tones, dice: Dice) -> Prop:
    """A long gun, lying on its side; its muzzle at +X, its trigger towards +Z."""
    wooden = (
        ((-0.52, -0.09), (-0.22, -0.035), (-0.20, 0.015), (-0.50, 0.03)),
        ((-0.22, -0.035), (0.20, -0.025), (0.20, 0.012), (-0.20, 0.015)),
    )
    stock = [(moved(slab(each, 0.035), (0, 0.02, 0), pitch=90), wood(tones.dark)) for each in wooden]
    barrel = (beam((-0.10, 0.022, -0.025), (0.60, 0.022, -0.025), 0.018, 8), metal(BLACK))
    guard = [(box(0.07, 0.012, 0.008, (-0.11, 0.014, 0.055)), metal(BLACK)), (box(0.008, 0.012, 0.03, (-0.08, 0.014, 0.04)), metal(BLACK))]
    return made(*stock, barrel, *guard, (box(0.16, 0.035, 0.035, (-0.06, 0.004, -0.02)), metal(BLACK)))


def rope(tones: Tones, dice: Dice) -> Prop:
    """A coil."""
    rings = [hoop(0.15 - 0.012 * i, 0.028, (0.008 * (i % 2), 0.014 + 0.024 * i, 0.006 * i), 16) for i in range(4)]
    loose = (beam((0.15, 0.014, 0.02), (0.27, 0.014, 0.12), 0.026, 6), plain(ROPE))
    return made(*((mesh, plain(ROPE)) for ring in rings for mesh, _ in ring), loose)


def broom(tones: Tones, dice: Dice) -> Prop:
    """Standing on its bristles."""
    brush = slab(((-0.17, 0), (0.17, 0), (0.13, 0.17), (0.04, 0.24), (-0.04, 0.24), (-0.13, 0.17)), 0.06)
    return made((brush, plain(STRAW)), stick((0, 0.2, 0), (0, 1.42, 0), 0.026), (box(0.26, 0.02, 0.064, (0, 0.15, 0)), plain(tones.accent)))


def bucket(tones: Tones, dice: Dice) -> Prop:
    """With its bail up."""
    body = lathe(((0.10, 0), (0.14, 0.27), (0.147, 0.27), (0.147, 0.285), (0.135, 0.285), (0.10, 0.03), (0.0, 0.03)), sides=18)
    hoop = [(cos(pi * i / 8) * 0.14, 0.27 + sin(pi * i / 8) * 0.17) for i in range(9)]
    bail = [(beam((a[0], a[1], 0), (b[0], b[1], 0), 0.009, 6), metal(BLACK)) for a, b in itertools.pairwise(hoop)]
    return made((body, metal(tones.metal)), *bail, (beam((-0.05, 0.44, 0), (0.05, 0.44, 0), 0.024, 8), wood(tones.wood)))


def axe(tones: Tones, dice: Dice) -> Prop:
    """Lying on its side; its head at +X, the edge towards +Z."""
    head = moved(slab(((-0.035, -0.02), (0.035, -0.02), (0.05, 0.11), (-0.07, 0.11)), 0.028), (0.32, 0.016, 0), pitch=90)
    return made((head, metal(STEEL)), stick((-0.36, 0.016, 0), (0.36, 0.016, 0), 0.032))


def hammer(tones: Tones, dice: Dice) -> Prop:
    """Lying; its head at +X."""
    return made((box(0.032, 0.032, 0.12, (0.14, 0, 0)), metal(BLACK)), stick((-0.17, 0.016, 0), (0.15, 0.016, 0), 0.026))


def shovel(tones: Tones, dice: Dice) -> Prop:
    """Lying; its blade at +X."""
    blade = moved(slab(((0, -0.10), (0.2, -0.10), (0.30, 0.0), (0.2, 0.10), (0, 0.10)), 0.008), (0.38, 0.018, 0), pitch=-90)
    grip = (beam((-0.62, 0.018, -0.06), (-0.62, 0.018, 0.06), 0.028, 8), wood(tones.dark))
    return made((blade, metal(tones.metal)), stick((-0.62, 0.018, 0), (0.42, 0.018, 0), 0.032), grip)


def cane(tones: Tones, dice: Dice) -> Prop:
    """A walking stick with a crook, standing."""
    hook = [(0.05 - cos(pi * i / 6) * 0.05, 0.84 + sin(pi * i / 6) * 0.05) for i in range(7)]
    crook = [(beam((a[0], a[1], 0), (b[0], b[1], 0), 0.022, 8), wood(tones.dark)) for a, b in itertools.pairwise(hook)]
    return made((beam((0, 0, 0), (0, 0.85, 0), 0.022, 8), wood(tones.dark)), *crook)
