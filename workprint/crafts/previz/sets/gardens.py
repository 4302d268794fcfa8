"""What grows and is laid out of doors: beds, hedges, paths, pools, far shores, playgrounds. Each function gives one Prop in its own space,
its front to +Z.

Knows how a flower bed is built; knows nothing of where it stands.
"""

from __future__ import annotations

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, lying, made, moved, sheet, tube
from workprint.crafts.previz.sets.tones import WHITE, Dice, Tones, between, metal, plain, wood

STEEL = (0.70, 0.72, 0.74)


def far_shore(tones: Tones, dice: Dice) -> Prop:
    """The other side of a lake, far away: low hills with trees on them, along x."""
    parts: list[Part] = []
    for i in range(13):
        x, wide, tall = -66.0 + 11.0 * i, dice.between(f"wide {i}", 16, 30), dice.between(f"tall {i}", 3.0, 9.0)
        parts.append(
            (
                ball(wide, 2 * tall, (x, -tall, -4.0 * (i % 2)), depth=14.0),
                Swatch(between(tones.leaf, (0.62, 0.70, 0.70), 0.25 + 0.2 * (i % 2)), "leaves"),
            )
        )
    return made(*parts)


def reeds(tones: Tones, dice: Dice) -> Prop:
    parts: list[Part] = []
    for i in range(26):
        x, z = dice.between(f"x {i}", -1.6, 1.6), dice.between(f"z {i}", -0.5, 0.5)
        tall = dice.between(f"y {i}", 0.7, 1.4)
        parts.append((beam((x, 0, z), (x + dice.between(f"l {i}", -0.2, 0.2), tall, z), 0.025), plain(tones.leaf)))
        if i % 3 == 0:
            parts.append((tube(0.03, 0.03, 0.16, (x, tall * 0.9, z), 6), plain((0.42, 0.30, 0.22))))
    return made(*parts)


def pool(tones: Tones, dice: Dice) -> Prop:
    """A swimming pool let into a floor: water, a rim, the lines of its lanes, a ladder."""
    parts: list[Part] = [(box(6.4, 0.05, 0.3, (0, 0, z * 2.05)), plain(WHITE)) for z in (-1, 1)] + [
        (box(0.3, 0.05, 4.4, (x * 3.05, 0, 0)), plain(WHITE)) for x in (-1, 1)
    ]
    parts += [(sheet(5.8, 3.8, (0, 0.015, 0), 6), Swatch((0.40, 0.70, 0.78), "water", (0.5,)))]
    parts += [(box(5.7, 0.02, 0.09, (0, 0.018, -0.95 + 0.95 * i)), plain(((0.80, 0.32, 0.28), WHITE)[i % 2])) for i in range(3)]
    for z in (1.5, 1.9):
        parts += [
            (beam((2.6, 0.0, z), (2.6, 0.75, z), 0.05, 8), metal(STEEL)),
            (beam((2.6, 0.75, z), (3.2, 0.75, z), 0.05, 8), metal(STEEL)),
            (beam((3.2, 0.75, z), (3.2, 0, z), 0.05, 8), metal(STEEL)),
        ]
    return made(*parts)


def lounger(tones: Tones, dice: Dice) -> Prop:
    """A sun lounger, its head to -Z."""
    parts: list[Part] = [
        (box(0.66, 0.08, 1.3, (0, 0.26, 0.3)), plain(tones.paper)),
        (moved(box(0.66, 0.08, 0.7), (0, 0.42, -0.6), pitch=35.0), plain(tones.paper)),
        (box(0.62, 0.05, 0.9, (0, 0.34, 0.4)), plain(tones.accent)),
    ]
    return made(*parts, *((box(0.06, 0.28, 0.06, (x * 0.28, 0, z)), wood(tones.wood)) for x in (-1, 1) for z in (-0.6, 0.8)))


def cactus(tones: Tones, dice: Dice) -> Prop:
    green = plain((0.42, 0.52, 0.36))
    parts: list[Part] = [(lathe(((0.2, 0.0), (0.24, 0.6), (0.22, 2.2), (0.12, 2.5), (0.0, 2.55)), sides=10, smooth=True), green)]
    for side, y, tall in ((-1, 1.0, 0.8), (1, 1.35, 0.6)):
        parts += [
            (beam((0, y, 0), (side * 0.55, y + 0.05, 0), 0.24, 8), green),
            (lathe(((0.13, 0.0), (0.13, tall), (0.0, tall + 0.1)), (side * 0.55, y - 0.05, 0), sides=9), green),
        ]
    return made(*parts)


def flower_bed(tones: Tones, dice: Dice) -> Prop:
    parts: list[Part] = [(box(2.6, 0.12, 0.9), plain((0.42, 0.34, 0.28)))]
    colours = ((0.82, 0.38, 0.42), (0.92, 0.78, 0.40), (0.70, 0.50, 0.74), WHITE)
    for i in range(34):
        x, z, tall = dice.between(f"x {i}", -1.2, 1.2), dice.between(f"z {i}", -0.35, 0.35), dice.between(f"y {i}", 0.16, 0.42)
        parts += [
            (beam((x, 0.1, z), (x, 0.1 + tall, z), 0.02), plain(tones.leaf)),
            (ball(0.12, 0.09, (x, 0.08 + tall, z), sides=7, rings=4), plain(colours[i % 4])),
        ]
    return made(*parts)


def hedge(tones: Tones, dice: Dice) -> Prop:
    return made((box(4.0, 1.3, 0.8), Swatch(tones.leaf, "leaves")))


def path(tones: Tones, dice: Dice) -> Prop:
    """A gravel path along x that people walk on."""
    return made((sheet(60, 2.2, (0, 0.012, 0), 10), Swatch((0.78, 0.72, 0.60), "ground")))


def play_slide(tones: Tones, dice: Dice) -> Prop:
    """A slide of a playground."""
    red, steel = plain((0.80, 0.34, 0.28)), metal(STEEL)
    parts: list[Part] = [(beam((x * 0.3, 0, -1.6), (x * 0.3, 2.6, -1.2), 0.07, 6), steel) for x in (-1, 1)]
    parts += [(beam((-0.3, 0.35 + 0.3 * i, -1.55 + 0.05 * i), (0.3, 0.35 + 0.3 * i, -1.55 + 0.05 * i), 0.05, 6), steel) for i in range(6)]
    parts += [(box(0.7, 0.06, 0.7, (0, 1.75, -0.95)), plain(tones.shade)), (beam((0, 1.75, -0.65), (0, 0.25, 1.5), 0.06), red)]
    return made(
        *parts,
        (moved(box(0.62, 0.05, 2.7), (0, 0.95, 0.45), pitch=35.0), red),
        *((moved(box(0.06, 0.2, 2.7), (x * 0.33, 0.98, 0.45), pitch=35.0), plain(tones.shade)) for x in (-1, 1)),
    )


def log(tones: Tones, dice: Dice) -> Prop:
    """A fallen trunk along x, to sit on."""
    return made((moved(lying(tube(0.23, 0.19, 2.0, sides=11)), (-1.0, 0.21, 0), 90.0), Swatch((0.42, 0.33, 0.25), "bark")))
