"""Fronts and stalls: houses, shops, petrol stations, gates. Each function gives one Prop in its own space, its front to +Z.

Knows how a petrol station's roof is built; knows nothing of where it stands.
"""

from __future__ import annotations

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, made, moved, slab, tube
from workprint.crafts.previz.sets.tones import BLACK, WHITE, Dice, Tones, between, glow, metal, plain, tint, wood

PANE = (0.36, 0.42, 0.47)
LIT = (1.0, 0.85, 0.55)
STEEL = (0.70, 0.72, 0.74)


def petrol_pump(tones: Tones, dice: Dice) -> Prop:
    parts: list[Part] = [
        (box(1.0, 0.16, 0.8), plain((0.78, 0.76, 0.72))),
        (box(0.7, 1.5, 0.42, (0, 0.16, 0)), plain(WHITE)),
        (box(0.72, 0.4, 0.44, (0, 1.66, 0)), plain((0.76, 0.25, 0.20))),
    ]
    for side in (-1, 1):
        parts += [
            (box(0.5, 0.3, 0.02, (0, 1.24, side * 0.215)), plain(BLACK)),
            (box(0.3, 0.08, 0.02, (0, 1.38, side * 0.225)), glow((0.98, 0.82, 0.4), 0.9)),
        ]
        parts += [
            (box(0.07, 0.26, 0.1, (side * 0.39, 0.95, 0)), plain(BLACK)),
            (beam((side * 0.41, 1.0, 0.04), (side * 0.5, 0.4, 0.12), 0.035, 6), plain(BLACK)),
            (beam((side * 0.5, 0.4, 0.12), (side * 0.36, 0.36, 0.14), 0.035, 6), plain(BLACK)),
        ]
    return made(*parts)


def canopy(tones: Tones, dice: Dice) -> Prop:
    """The roof of a petrol station on four posts, with a lit edge and lamps under it."""
    red = plain((0.76, 0.25, 0.20))
    parts: list[Part] = [(tube(0.16, 0.16, 4.2, (x * 3.6, 0, z * 1.2), 10), plain(WHITE)) for x in (-1, 1) for z in (-1, 1)]
    parts += [(box(11.0, 0.6, 6.0, (0, 4.2, 0)), plain(WHITE)), (box(11.1, 0.22, 6.1, (0, 4.36, 0)), red)]
    return made(
        *parts, *((box(0.9, 0.04, 0.5, (x * 3.0, 4.17, z * 1.5)), glow((1.0, 0.98, 0.9), 1.0)) for x in (-1, 0, 1) for z in (-1, 1))
    )


def kiosk(tones: Tones, dice: Dice) -> Prop:
    """A shop of a petrol station: a flat roof, a glass front with goods behind it, a lit sign."""
    parts: list[Part] = [
        (box(10.0, 3.2, 0.3, (0, 0, -0.15)), plain(WHITE)),
        (box(10.4, 0.55, 1.4, (0, 3.0, 0.3)), plain((0.76, 0.25, 0.20))),
        (box(8.6, 2.3, 0.06, (-0.3, 0.3, 0.02)), Swatch((0.56, 0.64, 0.68), "glass")),
    ]
    parts += [(box(0.09, 2.3, 0.1, (-4.6 + 1.43 * i, 0.3, 0.05)), metal(STEEL)) for i in range(7)]
    parts += [
        (box(1.1, 0.7, 0.04, (-3.9 + 1.43 * i, 0.4, 0.05)), plain((tones.accent, tones.cloth, (0.85, 0.70, 0.3))[i % 3]))
        for i in range(6)
        if i != 3
    ]
    return made(*parts, *((box(0.3, 0.34, 0.03, (-1.4 + 0.42 * i, 3.1, 1.01)), glow(WHITE, 0.9)) for i in range(8)))


def big_sign(tones: Tones, dice: Dice) -> Prop:
    """A sign on two tall posts, its letters lit."""
    parts: list[Part] = [(tube(0.12, 0.12, 6.2, (x * 0.9, 0, 0), 8), metal(STEEL)) for x in (-1, 1)]
    parts += [(box(2.8, 1.9, 0.3, (0, 4.6, 0)), plain((0.76, 0.25, 0.20))), (box(2.6, 0.5, 0.3, (0, 3.9, 0)), plain(WHITE))]
    parts += [(box(0.28, 0.7, 0.02, (-0.95 + 0.38 * i, 5.2, 0.16)), glow(WHITE, 0.95)) for i in range(6)]
    return made(*parts, *((box(0.2, 0.3, 0.02, (-0.8 + 0.3 * i, 4.0, 0.16)), plain(BLACK)) for i in range(6)))


def home(tones: Tones, dice: Dice) -> Prop:
    """The front of a wooden house with a porch: boards, a gable, windows, steps, posts and a rail; its porch's floor 0.35 m up."""
    boards, trim = (
        Swatch(dice.pick("boards", (tones.wall, tones.paper, between(tones.cloth, tones.paper, 0.6))), "planks", (0.2, 9.0, 0.5)),
        plain(tones.trim),
    )
    roof = plain(between(tones.dark, tones.accent, 0.3))
    parts: list[Part] = [
        (box(9.0, 3.3, 5.0, (0, 0.3, -2.5)), boards),
        (slab([(-4.5, 0.0), (4.5, 0.0), (0.0, 2.6)], 5.0, (0, 3.6, -2.5)), boards),
    ]
    for side in (-1, 1):
        parts.append((moved(box(5.5, 0.16, 5.8), (side * 2.35, 4.82, -2.5), roll=-side * 30.0), roof))
    parts += [(box(9.0, 0.35, 2.0, (0, 0, 1.0)), wood(tones.wood)), (moved(box(9.4, 0.12, 2.3), (0, 2.95, 1.05), pitch=9.0), roof)]
    parts += [(box(0.14, 2.7, 0.14, (x, 0.35, 1.85)), trim) for x in (-4.3, -2.2, -0.9, 0.9, 2.2, 4.3)]
    for x in (-2.6, 2.6):
        parts += [
            (box(3.4, 0.06, 0.08, (x, 1.2, 1.85)), trim),
            *((box(0.05, 0.8, 0.05, (x - 1.55 + 0.31 * i, 0.4, 1.85)), trim) for i in range(11)),
        ]
        parts += [
            (box(1.5, 1.5, 0.08, (x, 1.15, 0.02)), trim),
            (box(1.3, 1.3, 0.06, (x, 1.25, 0.05)), Swatch(PANE, "glass")),
            (box(0.05, 1.3, 0.05, (x, 1.25, 0.09)), trim),
            (box(1.3, 0.05, 0.05, (x, 1.87, 0.09)), trim),
        ]
    parts += [
        (box(1.2, 2.2, 0.08, (0, 0.35, 0.02)), trim),
        (box(1.0, 2.05, 0.06, (0, 0.35, 0.05)), wood(tones.accent)),
        (ball(0.07, 0.07, (0.38, 1.3, 0.1)), metal(STEEL)),
    ]
    parts += [(box(0.9, 0.9, 0.08, (0, 4.1, 0.02)), trim), (box(0.75, 0.75, 0.06, (0, 4.18, 0.05)), Swatch(PANE, "glass"))]
    parts += [(box(1.8, 0.12 * (3 - i), 0.3, (0, 0, 2.15 + 0.3 * i)), wood(tones.wood)) for i in range(3)]
    return made(*parts, (box(0.8, 2.2, 0.8, (2.6, 4.2, -2.8)), Swatch(between(tones.accent, tones.dado), "bricks")))


def cafe_front(tones: Tones, dice: Dice) -> Prop:
    """A shop front of wood and glass under an awning, with its board, its door and a lamp each side."""
    paint = plain(dice.pick("paint", ((0.22, 0.36, 0.33), (0.46, 0.22, 0.20), (0.22, 0.28, 0.42), (0.30, 0.26, 0.22))))
    parts: list[Part] = [(box(7.0, 3.4, 0.12, (0, 0, 0.05)), paint), (box(6.4, 0.62, 0.14, (0, 2.72, 0.1)), tint(paint.colour, 0.8))]
    for x, wide in ((-2.1, 2.4), (2.1, 2.4)):
        parts += [
            (box(wide, 1.75, 0.05, (x, 0.75, 0.12)), Swatch((0.56, 0.64, 0.66), "glass")),
            *((box(0.06, 1.75, 0.06, (x + k * wide / 4, 0.75, 0.15)), paint) for k in (-2, 0, 2)),
        ]
        parts += [
            (box(wide - 0.3, 0.3, 0.05, (x, 0.8, 0.13)), plain(tones.accent)),
            *((tube(0.09, 0.09, 0.3, (x - 0.8 + 0.4 * k, 1.1, 0.1), 10), plain((tones.paper, tones.shade)[k % 2])) for k in range(5)),
        ]
    parts += [
        (box(1.1, 2.3, 0.06, (0, 0.05, 0.12)), wood(tones.wood)),
        (box(0.8, 1.5, 0.05, (0, 0.65, 0.14)), Swatch((0.56, 0.64, 0.66), "glass")),
        (box(0.05, 0.3, 0.08, (0.42, 1.0, 0.2)), metal((0.72, 0.58, 0.32))),
    ]
    parts += [
        (
            moved(box(6.6, 0.05, 1.6), (0, 2.55, 0.85), pitch=20.0),
            Swatch(dice.pick("cloth", ((0.76, 0.34, 0.28), (0.30, 0.46, 0.42), (0.84, 0.66, 0.34))), "stripes", (0.36,)),
        )
    ]
    parts += [(box(0.22, 0.3 + 0.06 * (i % 2), 0.03, (-1.4 + 0.36 * i, 2.86, 0.2)), plain(tones.paper)) for i in range(9)]
    return made(*parts, *((ball(0.2, 0.26, (x * 3.2, 2.2, 0.3)), glow(LIT, 0.9)) for x in (-1, 1)))


def parasol_table(tones: Tones, dice: Dice) -> Prop:
    """A round table of a pavement cafe under a parasol."""
    top = lathe(((0.37, 0.0), (0.38, 0.015), (0.38, 0.03)), (0, 0.71, 0), sides=24)
    shade = lathe(((1.15, 2.0), (0.6, 2.28), (0.0, 2.42)), sides=10)
    under = lathe(((1.15, 2.0), (0.0, 2.36)), sides=10)
    parts: list[Part] = [
        (top, metal(STEEL)),
        (tube(0.024, 0.024, 2.4, sides=8), wood(tones.wood)),
        (tube(0.24, 0.2, 0.07, sides=14), plain(tones.metal)),
        (shade, plain(tones.accent)),
        (under, plain(tones.accent)),
    ]
    return made(
        *parts,
        (tube(0.035, 0.04, 0.07, (0.16, 0.74, 0.05), 10), plain(WHITE)),
        (tube(0.035, 0.04, 0.07, (-0.15, 0.74, -0.08), 10), plain(WHITE)),
    )


def stall(tones: Tones, dice: Dice) -> Prop:
    """A market stall: a striped roof, a sloping board full of fruit, crates in front."""
    cloth = dice.pick("cloth", ((0.76, 0.34, 0.28), (0.30, 0.50, 0.46), (0.84, 0.66, 0.34), (0.34, 0.42, 0.62)))
    parts: list[Part] = [(box(0.07, 2.4, 0.07, (x * 1.2, 0, z * 0.7)), wood(tones.wood)) for x in (-1, 1) for z in (-1, 1)]
    parts += [
        (moved(box(2.8, 0.05, 2.0), (0, 2.4, 0.1), pitch=14.0), Swatch(cloth, "stripes", (0.3,))),
        (moved(box(2.4, 0.06, 1.1), (0, 0.80, 0.2), pitch=12.0), wood(tones.wood)),
        (box(2.4, 0.75, 0.05, (0, 0, 0.68)), plain(cloth)),
    ]
    fruit = ((0.80, 0.30, 0.24), (0.90, 0.66, 0.26), (0.50, 0.62, 0.30), (0.66, 0.28, 0.40))
    for i in range(4):
        for k in range(9):
            x, z = -0.95 + 0.6 * i + 0.15 * (k % 3), -0.1 + 0.24 * (k // 3)
            parts.append((ball(0.14, 0.13, (x, 0.93 - 0.2 * z, z), sides=8, rings=5), plain(fruit[(i + int(4 * dice.roll("fruit"))) % 4])))
    return made(*parts)


def chapel(tones: Tones, dice: Dice) -> Prop:
    """A small church far off: a nave, a tower, a spire."""
    stone = Swatch(between(tones.dado, (0.62, 0.60, 0.57)), "bricks")
    parts: list[Part] = [
        (box(7.0, 5.0, 12.0, (0, 0, -6.0)), stone),
        (box(3.4, 10.0, 3.4), stone),
        (lathe(((2.3, 10.0), (0.0, 17.0)), sides=4), plain(tones.dark)),
    ]
    parts += [(moved(box(4.9, 0.2, 12.4), (x * 1.75, 6.1, -6.0), roll=-x * 38.0), plain(tones.dark)) for x in (-1, 1)]
    return made(*parts, (box(1.4, 2.6, 0.2, (0, 0, 1.7)), wood(tones.dark)), (box(0.9, 1.8, 0.1, (0, 6.4, 1.72)), plain(PANE)))


def iron_gate(tones: Tones, dice: Dice) -> Prop:
    """Two stone posts and an iron gate between them."""
    stone, iron = plain((0.62, 0.60, 0.57)), plain((0.22, 0.23, 0.25))
    parts: list[Part] = [(box(0.6, 2.4, 0.6, (x * 1.7, 0, 0)), stone) for x in (-1, 1)] + [
        (ball(0.5, 0.5, (x * 1.7, 2.4, 0)), stone) for x in (-1, 1)
    ]
    parts += [(tube(0.022, 0.022, 1.7 + 0.35 * (1 - abs(i - 9) / 9), (-1.35 + 0.15 * i, 0.05, 0), 6), iron) for i in range(19)]
    return made(*parts, *((box(2.8, 0.06, 0.05, (0, y, 0)), iron) for y in (0.2, 1.5)))


def sandwich_board(tones: Tones, dice: Dice) -> Prop:
    """A board on the pavement that says what there is today."""
    parts: list[Part] = [(moved(box(0.6, 0.95, 0.03), (0, 0, z * 0.2), pitch=-z * 10.0), plain((0.16, 0.17, 0.17))) for z in (-1, 1)]
    return made(
        *parts,
        *(
            (
                moved(box(0.1 + 0.06 * (i % 3), 0.04, 0.006), (-0.12 + 0.1 * (i % 2), 0.2 + 0.14 * i, 0.19 - 0.025 * i), pitch=-10.0),
                plain(WHITE),
            )
            for i in range(5)
        ),
    )
