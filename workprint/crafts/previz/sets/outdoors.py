"""What stands outside: trees, rocks, lamps, cars, boats, houses. Each function gives one Prop in its own space.

Knows how a street lamp is built; knows nothing of where it stands.
"""

from __future__ import annotations

import itertools
from math import pi

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, lying, made, moved, slab, stretched, tube
from workprint.crafts.previz.sets.tones import Dice, Tones, between, glow, metal, plain, tint, wood

BLACK = (0.17, 0.17, 0.19)
STONE = (0.58, 0.56, 0.53)
BARK = (0.40, 0.32, 0.26)
LAMP = (1.0, 0.88, 0.60)
TRUNK = (-0.22, 0.22, -0.22, 0.22)
"""What a tree takes of the ground: x0, x1, z0, z1."""


def broadleaf(tones: Tones, dice: Dice, height: float = 5.5) -> Prop:
    """A tree with a round crown, its trunk forked."""
    crown = height * 0.56
    parts = [(lathe(((0.20, 0), (0.14, 0.3), (0.10, height * 0.5)), sides=9), Swatch(BARK, "bark"))]
    for i in range(6):
        angle, reach = i * 2.4 + dice.roll("turn"), crown * (0.12 + 0.22 * dice.roll(f"reach {i}"))
        y = height * (0.40 + 0.30 * dice.roll(f"high {i}"))
        size = crown * (0.55 + 0.22 * dice.roll(f"size {i}"))
        x, z = cos(angle) * reach, sin(angle) * reach
        parts.append((beam((0, height * 0.34, 0), (x, y + size * 0.3, z), 0.09, 5), Swatch(BARK, "bark")))
        parts.append(
            (ball(size, size * 0.82, (x, y, z), sides=11, rings=7), Swatch(tint(tones.leaf, 0.92 + 0.05 * i).colour, "leaves", (0.3,)))
        )
    return made(*parts)


def conifer(tones: Tones, dice: Dice, height: float = 7.0) -> Prop:
    dark = between(tones.leaf, (0.16, 0.24, 0.22), 0.45)
    parts: list[Part] = [(tube(0.17, 0.10, height * 0.3, sides=8), Swatch(BARK, "bark"))]
    layers = 5
    for i in range(layers):
        wide = height * (0.19 - 0.028 * i) * (0.9 + 0.2 * dice.roll(f"wide {i}"))
        skirt = lathe(((wide * 0.55, 0.10), (wide, 0.0), (0.04, height * 0.30)), (0, height * (0.16 + 0.145 * i), 0), sides=11)
        parts.append((skirt, Swatch(tint(dark, 0.9 + 0.06 * i).colour, "leaves", (0.22,))))
    return made(*parts)


def bush(tones: Tones, dice: Dice) -> Prop:
    blobs = [(dice.between(f"x {i}", -0.4, 0.4), dice.between(f"z {i}", -0.3, 0.3), dice.between(f"s {i}", 0.6, 0.95)) for i in range(4)]
    return made(
        *(
            (ball(s, s * 0.8, (x, -0.06, z), sides=10, rings=6), Swatch(tint(tones.leaf, 0.95 + 0.06 * i).colour, "leaves", (0.16,)))
            for i, (x, z, s) in enumerate(blobs)
        )
    )


def tuft(tones: Tones, dice: Dice, height: float = 0.45) -> Prop:
    """Long grass."""
    blades = []
    for i in range(9):
        long = height * dice.between(f"long {i}", 0.6, 1.0)
        blade = slab(((-0.012, 0), (0.012, 0), (0.0, long)), 0.006)
        blades.append(
            (
                moved(blade, (0.05 * cos(i * 2.4), 0, 0.05 * sin(i * 2.4)), i * 137.0, pitch=dice.between(f"lean {i}", 4, 34)),
                tint(tones.leaf, 1.05 + 0.06 * (i % 3)),
            )
        )
    return made(*blades)


def boulder(tones: Tones, dice: Dice, size: float = 0.9) -> Prop:
    parts = []
    for i in range(3):
        wide = size * (1.0 - 0.28 * i)
        lump = ball(wide, wide * dice.between(f"flat {i}", 0.55, 0.75), sides=7, rings=5)
        parts.append(
            (
                moved(lump, (size * 0.42 * i * (1 if dice.roll("lean") < 0.5 else -1), -wide * 0.12, 0.16 * i), 50.0 * i, roll=8.0 * i),
                Swatch(STONE, "rock"),
            )
        )
    return made(*parts)


def street_lamp(tones: Tones, lit: bool = False) -> Prop:
    iron = metal((0.24, 0.26, 0.27))
    post = lathe(((0.14, 0), (0.13, 0.25), (0.06, 0.35), (0.045, 3.3)), sides=10)
    head = lathe(((0.09, 0), (0.17, 0.38)), (0, 3.35, 0), sides=6)
    roof = lathe(((0.21, 0), (0.05, 0.16), (0.02, 0.24)), (0, 3.73, 0), sides=6)
    return made(
        (post, iron),
        (head, glow(LAMP) if lit else plain((0.86, 0.87, 0.82))),
        (roof, iron),
        (beam((-0.25, 3.1, 0), (0.25, 3.1, 0), 0.03), iron),
    )


def bench(tones: Tones) -> Prop:
    slats = [(box(1.5, 0.03, 0.10, (0, 0.42, -0.15 + 0.13 * i)), wood(tones.wood)) for i in range(4)]
    back = [(moved(box(1.5, 0.10, 0.03), (0, y, -0.24), pitch=-8), wood(tones.wood)) for y in (0.55, 0.70)]
    iron = metal((0.28, 0.29, 0.30))
    legs = [(box(0.06, 0.42, 0.40, (x, 0, 0.02)), iron) for x in (-0.62, 0.62)] + [
        (box(0.05, 0.5, 0.04, (x, 0.36, -0.23)), iron) for x in (-0.62, 0.62)
    ]
    return made(*slats, *back, *legs)


def bin(tones: Tones) -> Prop:
    body = lathe(((0.24, 0), (0.28, 0.75), (0.31, 0.75), (0.31, 0.82), (0.10, 0.90)), sides=14)
    return made((body, metal((0.36, 0.40, 0.38))))


def car(tones: Tones, dice: Dice) -> Prop:
    """A saloon, its nose to +X."""
    paint = dice.pick("car", (tones.accent, tones.cloth, tones.second, between(tones.paper, tones.cloth, 0.3)))
    dark, glassy = plain(BLACK), Swatch((0.44, 0.52, 0.56), "glass")
    hull = ((-2.1, 0.30), (2.1, 0.30), (2.14, 0.62), (1.95, 0.82), (0.95, 0.92), (-1.55, 0.94), (-2.1, 0.84))
    cabin = ((-1.45, 0.93), (0.98, 0.91), (0.30, 1.42), (-0.95, 1.44))
    panes = ((-1.18, 0.97), (-0.28, 0.96), (-0.28, 1.36), (-0.84, 1.37)), ((-0.20, 0.96), (0.76, 0.95), (0.24, 1.35), (-0.20, 1.36))
    parts = [(slab(hull, 1.66), plain(paint)), (slab(cabin, 1.44), tint(paint, 0.94)), (box(4.2, 0.10, 1.6, (0, 0.24, 0)), dark)]
    parts += [(slab(pane, 1.46), glassy) for pane in panes]
    parts += [
        (moved(box(0.02, 0.50, 1.28), (0.70, 0.94, 0), roll=53), glassy),
        (moved(box(0.02, 0.42, 1.24), (-1.22, 0.96, 0), roll=-44), glassy),
    ]
    for x in (-1.28, 1.30):
        for z in (-0.74, 0.74):
            parts += [
                (lying(tube(0.32, 0.32, 0.22, sides=18), (x, 0.32, z - 0.11)), dark),
                (lying(tube(0.17, 0.17, 0.24, sides=12), (x, 0.32, z - 0.12)), metal(tones.metal)),
            ]
    parts += [(box(0.06, 0.12, 0.30, (2.10, 0.60, z * 0.6)), plain(tones.shade)) for z in (-1, 1)]
    parts += [(box(0.06, 0.12, 0.26, (-2.10, 0.64, z * 0.6)), plain((0.66, 0.22, 0.18))) for z in (-1, 1)]
    return made(
        *parts, (box(0.08, 0.10, 1.60, (2.12, 0.38, 0)), metal(tones.metal)), (box(0.08, 0.10, 1.60, (-2.12, 0.38, 0)), metal(tones.metal))
    )


def bicycle(tones: Tones, dice: Dice) -> Prop:
    black, paint = plain(BLACK), plain(tones.accent)
    parts: list[Part] = []
    for x in (-0.52, 0.52):
        rim = [(cos(2 * pi * i / 16) * 0.33 + x, sin(2 * pi * i / 16) * 0.33 + 0.34, 0.0) for i in range(17)]
        parts += [(beam(a, b, 0.03), black) for a, b in itertools.pairwise(rim)]
    bars = (
        ((-0.52, 0.34), (-0.10, 0.32)),
        ((-0.10, 0.32), (-0.22, 0.85)),
        ((-0.52, 0.34), (-0.20, 0.76)),
        ((-0.10, 0.32), (0.38, 0.80)),
        ((-0.20, 0.76), (0.38, 0.80)),
        ((0.52, 0.34), (0.34, 0.98)),
    )
    parts += [(beam((x0, y0, 0), (x1, y1, 0), 0.035), paint) for (x0, y0), (x1, y1) in bars]
    return made(*parts, (box(0.24, 0.05, 0.12, (-0.22, 0.86, 0)), black), (beam((0.30, 1.0, -0.26), (0.30, 1.0, 0.26), 0.03), black))


def boat(tones: Tones, dice: Dice) -> Prop:
    """A rowing boat drawn up, its bow to +X."""
    hull = lathe(((0.0, 0.0), (0.30, 0.08), (0.52, 0.30), (0.60, 0.55), (0.54, 0.55), (0.44, 0.30), (0.0, 0.22)), sides=18)
    shaped = stretched(hull, (2.6, 1.0, 1.0))
    thwarts = [(box(0.22, 0.04, 1.0, (x, 0.40, 0)), wood(tones.wood)) for x in (-0.6, 0.5)]
    return made((shaped, plain(tones.cloth)), *thwarts, (beam((-1.2, 0.58, 0.3), (1.3, 0.60, -0.1), 0.05, 6), wood(tones.wood)))


def fence(tones: Tones, length: float = 4.0) -> Prop:
    posts = [(box(0.09, 1.0, 0.09, (-length / 2 + i * length / 3, 0, 0)), wood(tones.wood)) for i in range(4)]
    return made(*posts, *((box(length, 0.09, 0.04, (0, y, 0.05)), wood(tones.wood)) for y in (0.42, 0.78)))


def campfire(tones: Tones, dice: Dice) -> Prop:
    stones = [
        (ball(0.2, 0.16, (0.42 * cos(i * 0.785), -0.02, 0.42 * sin(i * 0.785)), sides=7, rings=4), Swatch(STONE, "rock")) for i in range(8)
    ]
    logs = [(beam((0.3 * cos(i * 2.1), 0.05, 0.3 * sin(i * 2.1)), (0, 0.22, 0), 0.09, 7), Swatch(BARK, "bark")) for i in range(3)]
    flames = [
        (
            lathe(((0.09, 0), (0.11, 0.12), (0.0, 0.5 - 0.1 * i)), (0.09 * (i - 1), 0.1, 0.05 * i), sides=7),
            glow((1.0, 0.72 - 0.1 * i, 0.30)),
        )
        for i in range(3)
    ]
    return made(*stones, *logs, *flames)


def tent(tones: Tones, dice: Dice) -> Prop:
    return made(
        (slab(((-1.1, 0), (1.1, 0), (0, 1.45)), 2.2), plain(tones.accent)),
        (slab(((-0.4, 0), (0.4, 0), (0, 1.05)), 0.02, (0, 0, 1.11)), plain(BLACK)),
    )


def signpost(tones: Tones, dice: Dice) -> Prop:
    return made(
        (box(0.09, 2.1, 0.09), wood(tones.wood)),
        (slab(((-0.5, 0), (0.4, 0), (0.56, 0.11), (0.4, 0.22), (-0.5, 0.22)), 0.03, (0.1, 1.7, 0.06)), wood(tones.trim)),
    )


def gravestone(tones: Tones, dice: Dice) -> Prop:
    arch = [(0.28 * cos(a * pi / 8), 0.62 + 0.22 * sin(a * pi / 8)) for a in range(9)]
    return made((slab(((-0.28, 0), (0.28, 0), *arch), 0.12), Swatch(STONE, "rock")), (box(0.75, 0.10, 0.30), Swatch(STONE, "rock")))


def lighthouse(tones: Tones, dice: Dice, lit: bool = True, height: float = 16.0) -> Prop:
    """A tower with two bands and a lantern."""
    parts: list[Part] = []
    for i in range(5):
        low, high = 2.1 - 0.2 * i, 2.1 - 0.2 * (i + 1)
        parts.append(
            (tube(low, high, height * 0.16, (0, height * 0.16 * i, 0), sides=18), plain(tones.paper if i % 2 == 0 else tones.accent))
        )
    top = height * 0.8
    parts += [
        (lathe(((1.5, 0), (1.6, 0.2), (1.6, 0.35)), (0, top, 0), sides=18), metal(BLACK)),
        (tube(0.85, 0.85, 1.5, (0, top + 0.35, 0), sides=12), glow((1.0, 0.92, 0.66)) if lit else plain((0.8, 0.86, 0.88))),
    ]
    parts += [(lathe(((1.05, 0), (0.5, 0.6), (0.08, 0.9), (0.05, 1.4)), (0, top + 1.85, 0), sides=14), plain(tones.accent))]
    rail = [(1.5 * cos(i * pi / 8), 1.5 * sin(i * pi / 8)) for i in range(17)]
    parts += [(beam((x0, top + 0.95, z0), (x1, top + 0.95, z1), 0.06), metal(BLACK)) for (x0, z0), (x1, z1) in itertools.pairwise(rail)]
    parts += [(box(0.18, 0.5, 0.1, (0, y, 2.0 - 0.105 * y * 1.1)), plain(BLACK)) for y in (4.0, 8.0)]
    return made(*parts, (box(0.9, 1.9, 0.3, (0, 0, 2.0)), wood(tones.dark)))
