"""What stands in hospitals, schools, courts, churches and prisons. Each function gives one Prop in its own space, its back to -Z.

Knows how a sickbed is built; knows nothing of where it stands.
"""

from __future__ import annotations

import itertools

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import furniture
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, made, moved, slab, tube
from workprint.crafts.previz.sets.tones import BLACK, WHITE, Dice, Tones, between, glow, metal, plain, tint, wood

GREEN_SIGN = (0.40, 0.90, 0.55)


def hospital_bed(tones: Tones, dice: Dice) -> Prop:
    """A bed on wheels with rails and a raised head, its head to -Z."""
    steel, sheet = metal(tones.metal), plain(WHITE)
    parts: list[Part] = [(beam((x * 0.4, 0.06, z), (x * 0.4, 0.42, z), 0.05), steel) for x in (-1, 1) for z in (-0.85, 0.85)]
    parts += [(ball(0.1, 0.1, (x * 0.4, 0.0, z)), plain(BLACK)) for x in (-1, 1) for z in (-0.85, 0.85)]
    parts += [(box(0.9, 0.08, 2.0, (0, 0.40, 0)), steel), (box(0.84, 0.14, 1.3, (0, 0.46, 0.32)), sheet)]
    parts += [
        (moved(box(0.84, 0.14, 0.78), (0, 0.47, -0.28), pitch=0.0), sheet),
        (moved(box(0.84, 0.12, 0.72), (0, 0.62, -0.68), pitch=24.0), sheet),
    ]
    parts += [
        (moved(ball(0.6, 0.18, depth=0.36), (0, 0.80, -0.80), pitch=24.0), plain(WHITE)),
        (box(0.87, 0.08, 1.1, (0, 0.545, 0.42)), plain(tones.cloth)),
    ]
    parts += [(box(0.95, 0.62, 0.05, (0, 0.34, -1.02)), plain(tones.second)), (box(0.95, 0.40, 0.05, (0, 0.34, 1.02)), plain(tones.second))]
    for x in (-1, 1):
        parts += [(beam((x * 0.48, y, -0.5), (x * 0.48, y, 0.25), 0.03, 6), steel) for y in (0.62, 0.76)]
        parts += [(beam((x * 0.48, 0.44, z), (x * 0.48, 0.76, z), 0.025, 6), steel) for z in (-0.5, -0.12, 0.25)]
    return made(*parts)


def drip(tones: Tones, dice: Dice) -> Prop:
    """A stand on castors with a bag and its line."""
    steel = metal(tones.metal)
    parts: list[Part] = [(moved(box(0.04, 0.04, 0.26, (0, 0.02, 0.13)), (0, 0, 0), 72.0 * i), steel) for i in range(5)]
    parts += [(tube(0.016, 0.016, 1.85, (0, 0.03, 0), 8), steel), (beam((-0.16, 1.84, 0), (0.16, 1.84, 0), 0.02, 6), steel)]
    parts += [
        (box(0.16, 0.26, 0.05, (-0.14, 1.54, 0)), Swatch((0.80, 0.86, 0.86), "glass")),
        (beam((-0.14, 1.54, 0), (-0.05, 0.95, 0.02), 0.012, 5), plain(WHITE)),
    ]
    return made(
        *parts, (box(0.14, 0.2, 0.11, (0, 1.05, 0.04)), plain(tones.second)), (box(0.09, 0.06, 0.01, (0, 1.15, 0.1)), glow(GREEN_SIGN, 0.9))
    )


def vitals(tones: Tones, dice: Dice) -> Prop:
    """A monitor on a stand: a heart's trace and two numbers."""
    steel = metal(tones.metal)
    parts: list[Part] = [(moved(box(0.04, 0.05, 0.24, (0, 0.02, 0.12)), (0, 0, 0), 72.0 * i), steel) for i in range(5)]
    parts += [
        (tube(0.02, 0.02, 1.15, (0, 0.03, 0), 8), steel),
        (box(0.46, 0.36, 0.16, (0, 1.15, 0)), plain(tones.trim)),
        (box(0.40, 0.29, 0.02, (0, 1.185, 0.075)), plain(BLACK)),
    ]
    trace = ((-0.18, 0.12), (-0.09, 0.12), (-0.06, 0.22), (-0.03, 0.03), (0.0, 0.12), (0.08, 0.12))
    for (x0, y0), (x1, y1) in itertools.pairwise(trace):
        parts.append((beam((x0, 1.19 + y0, 0.088), (x1, 1.19 + y1, 0.088), 0.014), glow(GREEN_SIGN, 1.0)))
    return made(
        *parts,
        *((box(0.07, 0.06, 0.01, (0.14, 1.23 + 0.11 * i, 0.088)), glow(((0.95, 0.8, 0.4), (0.5, 0.8, 1.0))[i], 1.0)) for i in range(2)),
    )


def trolley(tones: Tones, dice: Dice) -> Prop:
    """A steel trolley with two shelves, bowls and bottles on them."""
    steel = metal(tones.metal)
    parts: list[Part] = [(box(0.7, 0.03, 0.42, (0, y, 0)), steel) for y in (0.24, 0.80)]
    parts += [(beam((x * 0.33, 0.04, z * 0.19), (x * 0.33, 0.92, z * 0.19), 0.028, 6), steel) for x in (-1, 1) for z in (-1, 1)]
    parts += [
        (tube(0.05, 0.09, 0.06, (-0.2, 0.83, 0.04)), plain(WHITE)),
        (tube(0.035, 0.035, 0.14, (0.08, 0.83, -0.06)), plain(tones.accent)),
    ]
    return made(
        *parts, (tube(0.03, 0.03, 0.11, (0.2, 0.83, 0.05)), plain(tones.cloth)), (box(0.3, 0.1, 0.24, (0.05, 0.27, 0)), plain(WHITE))
    )


def operating_table(tones: Tones, dice: Dice) -> Prop:
    steel = metal(tones.metal)
    parts: list[Part] = [
        (box(0.5, 0.12, 0.9), steel),
        (box(0.26, 0.66, 0.34, (0, 0.12, 0)), steel),
        (box(0.62, 0.09, 1.95, (0, 0.78, 0)), plain(tones.dark)),
    ]
    return made(
        *parts, (box(0.66, 0.03, 1.3, (0, 0.86, 0.3)), plain(tones.cloth)), (ball(0.36, 0.1, (0, 0.87, -0.78), depth=0.26), plain(WHITE))
    )


def operating_lamp(tones: Tones, dice: Dice) -> Prop:
    """A dish of six lamps on a jointed arm; it hangs from y = 1.0, its dish at the origin."""
    steel = metal(tones.trim)
    parts: list[Part] = [(tube(0.03, 0.03, 0.75, (0.35, 0.3, 0)), steel), (beam((0.35, 0.32, 0), (0, 0.16, 0), 0.05, 8), steel)]
    parts += [(lathe(((0.42, 0.0), (0.46, 0.05), (0.3, 0.15), (0.0, 0.18)), sides=20), plain(WHITE))]
    return made(
        *parts,
        *(
            (tube(0.1, 0.1, 0.02, (x, -0.02, z), 12), glow((1.0, 0.98, 0.92), 1.0))
            for x, z in ((0, 0), (0.24, 0), (-0.24, 0), (0, 0.24), (0, -0.24))
        ),
    )


def school_desk(tones: Tones, dice: Dice) -> Prop:
    """A pupil's desk with its seat, in one frame; whoever sits there looks towards +Z."""
    steel = metal(tones.metal)
    parts: list[Part] = [
        (box(0.66, 0.04, 0.46, (0, 0.70, 0.28)), wood(tones.wood)),
        (box(0.6, 0.12, 0.38, (0, 0.57, 0.28)), plain(tones.second)),
    ]
    parts += [(beam((x * 0.3, 0, z), (x * 0.3, 0.6, z), 0.035, 6), steel) for x in (-1, 1) for z in (0.1, 0.46)]
    parts += [(box(0.38, 0.04, 0.36, (0, 0.41, -0.28)), wood(tones.wood)), (box(0.38, 0.26, 0.03, (0, 0.62, -0.46)), wood(tones.wood))]
    parts += [(beam((x * 0.16, 0, z), (x * 0.16, 0.42, z), 0.03, 6), steel) for x in (-1, 1) for z in (-0.44, -0.14)]
    parts += [(beam((x * 0.16, 0.42, -0.44), (x * 0.16, 0.86, -0.47), 0.03, 6), steel) for x in (-1, 1)]
    return made(
        *parts,
        (box(0.2, 0.03, 0.15, (0.12, 0.74, 0.28)), plain(tones.paper)),
        (box(0.18, 0.05, 0.13, (-0.18, 0.74, 0.3)), plain(dice.pick("book", (tones.accent, tones.cloth)))),
    )


def blackboard(tones: Tones, dice: Dice) -> Prop:
    """A green board with a chalk sum, a ledge and a sponge; by its middle."""
    parts: list[Part] = [
        (box(2.9, 1.25, 0.03, (0, -0.62, 0)), plain((0.20, 0.31, 0.27))),
        (box(3.0, 0.06, 0.06, (0, 0.63, 0)), wood(tones.wood)),
    ]
    parts += [(box(3.0, 0.06, 0.14, (0, -0.68, 0.04)), wood(tones.wood)), (box(0.18, 0.07, 0.08, (0.9, -0.62, 0.07)), plain(tones.accent))]
    for row in range(3):
        x = -1.25
        for i in range(7 - row):
            wide = dice.between(f"chalk {row} {i}", 0.06, 0.26)
            parts.append((box(wide, 0.03 + 0.06 * (i % 2), 0.006, (x + wide / 2, 0.32 - 0.3 * row, 0.017)), plain((0.88, 0.90, 0.86))))
            x += wide + 0.09
    parts.append((slab([(0.75, -0.35), (1.25, -0.35), (1.0, 0.25)], 0.006, (0, 0, 0.016)), plain((0.30, 0.41, 0.37))))
    return made(*parts)


def noticeboard(tones: Tones, dice: Dice) -> Prop:
    """A cork board with papers pinned to it; by its middle."""
    parts: list[Part] = [(box(1.2, 0.85, 0.03, (0, -0.42, 0)), plain((0.70, 0.55, 0.40)))]
    parts += [(box(1.26, 0.05, 0.05, (0, y, 0)), wood(tones.dark)) for y in (-0.45, 0.41)]
    parts += [(box(0.05, 0.9, 0.05, (x * 0.61, -0.44, 0)), wood(tones.dark)) for x in (-1, 1)]
    for i in range(7):
        x, y = -0.44 + 0.29 * (i % 4) + dice.between(f"x {i}", -0.03, 0.03), -0.32 + 0.38 * (i // 4) + dice.between(f"y {i}", -0.03, 0.03)
        colour = dice.pick(f"paper {i}", (tones.paper, WHITE, (0.93, 0.86, 0.55), tones.second))
        sheet = box(0.19, 0.25, 0.006, (0, 0, 0))
        parts += [
            (moved(sheet, (x, y, 0.018), roll=dice.between(f"lean {i}", -6, 6)), plain(colour)),
            (box(0.025, 0.025, 0.015, (x, y + 0.2, 0.02)), plain(tones.accent)),
        ]
        parts += [(box(0.12, 0.012, 0.004, (x, y + 0.06 + 0.05 * k, 0.023)), plain(tint(colour, 0.6).colour)) for k in range(2)]
    return made(*parts)


def bench_of_judge(tones: Tones, dice: Dice) -> Prop:
    """The judge's bench: a high desk on a step, panelled, its front to +Z."""
    parts: list[Part] = [
        (box(3.6, 0.2, 1.6, (0, 0, -0.25)), wood(tones.dark)),
        (box(3.0, 1.15, 0.14, (0, 0.2, 0.35)), wood(tones.wood)),
        (box(3.2, 0.06, 0.6, (0, 1.33, 0.2)), wood(tones.dark)),
    ]
    parts += [(box(0.8, 0.7, 0.04, (x, 0.42, 0.43)), wood(between(tones.wood, tones.dark))) for x in (-0.95, 0.0, 0.95)]
    parts += [(box(0.14, 1.1, 0.9, (x * 1.5, 0.2, 0.0)), wood(tones.wood)) for x in (-1, 1)]
    return made(
        *parts, (box(0.24, 0.05, 0.12, (0.7, 1.39, 0.2)), wood(tones.wood)), (box(0.3, 0.03, 0.22, (-0.5, 1.39, 0.2)), plain(tones.paper))
    )


def witness_stand(tones: Tones, dice: Dice) -> Prop:
    parts: list[Part] = [(box(1.1, 0.9, 0.06, (0, 0.0, 0.5)), wood(tones.wood)), (box(1.2, 0.06, 0.16, (0, 0.9, 0.5)), wood(tones.dark))]
    parts += [(box(0.06, 0.9, 1.0, (x * 0.52, 0.0, 0.02)), wood(tones.wood)) for x in (-1, 1)]
    return made(*parts, (box(0.8, 0.5, 0.03, (0, 0.2, 0.54)), wood(between(tones.wood, tones.dark))))


def court_rail(tones: Tones, dice: Dice) -> Prop:
    """The bar before the benches of the public."""
    parts: list[Part] = [(box(2.2, 0.06, 0.12, (0, 0.84, 0)), wood(tones.dark)), (box(2.2, 0.06, 0.08, (0, 0.0, 0)), wood(tones.dark))]
    return made(*parts, *((box(0.05, 0.84, 0.05, (-1.05 + 0.21 * i, 0.0, 0)), wood(tones.wood)) for i in range(11)))


def bunk(tones: Tones, dice: Dice) -> Prop:
    """A cell's bunk: two steel shelves with thin mattresses, its head to -Z."""
    steel = metal(tones.metal)
    parts: list[Part] = [(box(0.06, 1.75, 0.06, (x * 0.4, 0, z)), steel) for x in (-1, 1) for z in (-0.95, 0.95)]
    for y in (0.34, 1.34):
        parts += [
            (box(0.84, 0.06, 1.94, (0, y, 0)), steel),
            (box(0.78, 0.10, 1.86, (0, y + 0.06, 0)), plain(tones.second)),
            (box(0.6, 0.08, 0.34, (0, y + 0.16, -0.72)), plain(WHITE)),
        ]
        parts.append((box(0.8, 0.05, 0.9, (0, y + 0.13, 0.45)), plain(tones.cloth)))
    return made(*parts)


def bars(tones: Tones, dice: Dice) -> Prop:
    """A barred front of a cell, as high as a room."""
    steel = metal(tones.metal)
    parts: list[Part] = [(tube(0.017, 0.017, 2.5, (-1.1 + 0.13 * i, 0, 0), 6), steel) for i in range(18)]
    return made(*parts, *((box(2.3, 0.06, 0.05, (0, y, 0)), steel) for y in (0.0, 1.05, 2.45)))


def crucifix(tones: Tones, dice: Dice) -> Prop:
    """A tall wooden cross on a wall; by its middle."""
    return made((box(0.16, 1.9, 0.10, (0, -0.95, 0)), wood(tones.dark)), (box(1.1, 0.16, 0.10, (0, 0.3, 0)), wood(tones.dark)))


def banner(tones: Tones, dice: Dice) -> Prop:
    """A long banner on a pole, with a shield; by its middle."""
    cloth = plain(tones.accent)
    tail = slab([(-0.42, 0.0), (0.0, -0.35), (0.42, 0.0), (0.42, 1.75), (-0.42, 1.75)], 0.02, (0, -0.75, 0))
    shield = slab([(0.0, -0.28), (0.2, -0.05), (0.22, 0.24), (-0.22, 0.24), (-0.2, -0.05)], 0.02, (0, 0.35, 0.015))
    return made((tail, cloth), (shield, plain(tones.shade)), (beam((-0.55, 1.02, 0.03), (0.55, 1.02, 0.03), 0.05, 8), wood(tones.dark)))


def judge_chair(tones: Tones, dice: Dice) -> Prop:
    """A high-backed chair with arms, on a foot."""
    cloth = plain(tones.dark)
    parts: list[Part] = [(box(0.6, 0.12, 0.56, (0, 0.36, 0)), cloth), (moved(box(0.6, 0.95, 0.12), (0, 0.42, -0.27), pitch=-5.0), cloth)]
    parts += [(box(0.10, 0.24, 0.5, (x * 0.33, 0.40, 0)), wood(tones.wood)) for x in (-1, 1)]
    return made(*parts, (tube(0.05, 0.05, 0.3, (0, 0.06, 0)), metal(tones.metal)), (tube(0.3, 0.28, 0.06), metal(tones.metal)))


def tall_shelf(tones: Tones, dice: Dice) -> Prop:
    """A bookcase of a library, ceiling-high and wide."""
    return furniture.shelf(tones, dice, 1.9, 2.5)
