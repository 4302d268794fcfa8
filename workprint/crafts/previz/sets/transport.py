"""What is built for those who travel, out of doors: roads, rails, quays, decks, and what drives, floats and flies. Each function gives one
Prop in its own space, its front to +Z.

Knows how a carriage is built; knows nothing of where it stands.
"""

from __future__ import annotations

from workprint.crafts.previz.exact import square
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, beam, box, lathe, lying, made, moved, sheet, slab, tube
from workprint.crafts.previz.sets.tones import BLACK, WHITE, Dice, Tones, between, glow, metal, plain, tint, wood

PANE = (0.36, 0.42, 0.47)
STEEL = (0.70, 0.72, 0.74)


def asphalt(tones: Tones, dice: Dice) -> Prop:
    return made((sheet(44, 26, (0, 0.005, 0), 8), Swatch((0.44, 0.44, 0.45), "asphalt")))


def bays(tones: Tones, dice: Dice) -> Prop:
    """The white lines of seven parking bays."""
    lines = [(box(0.1, 0.006, 4.8, (-9.45 + 2.7 * i, 0.02, 0)), plain((0.86, 0.85, 0.80))) for i in range(8)]
    return made(*lines, (box(19.0, 0.006, 0.1, (0, 0.02, -2.4)), plain((0.86, 0.85, 0.80))))


def two_lanes(tones: Tones, dice: Dice) -> Prop:
    """A road along x through open land, with its middle line and its edges."""
    white = plain((0.84, 0.82, 0.74))
    parts: list[Part] = [(sheet(160, 6.4, (0, 0.01, 0), 12), Swatch((0.40, 0.40, 0.41), "asphalt"))]
    parts += [(box(2.4, 0.005, 0.12, (-60 + 5.0 * i, 0.02, 0)), plain((0.90, 0.76, 0.36))) for i in range(25)]
    return made(*parts, *((box(150, 0.005, 0.1, (0, 0.02, z * 2.95)), white) for z in (-1, 1)))


def telegraph(tones: Tones, dice: Dice) -> Prop:
    """Poles with wires along x, 18 m apart."""
    parts: list[Part] = []
    for i in range(5):
        x = -36.0 + 18.0 * i
        parts += [
            (tube(0.13, 0.10, 7.0, (x, 0, 0), 8), Swatch(tones.wood, "bark")),
            (box(1.6, 0.1, 0.1, (x, 6.3, 0), 90.0), wood(tones.dark)),
        ]
        if i:
            for z in (-0.6, 0.6):
                parts += [
                    (beam((x - 18, 6.4, z), (x - 9, 5.9, z), 0.03), plain(BLACK)),
                    (beam((x - 9, 5.9, z), (x, 6.4, z), 0.03), plain(BLACK)),
                ]
    return made(*parts)


def train(tones: Tones, dice: Dice) -> Prop:
    """Two carriages that stand along x, their platform side to +Z."""
    body, band = plain(dice.pick("livery", ((0.30, 0.44, 0.52), (0.56, 0.28, 0.26), (0.34, 0.46, 0.38)))), plain(tones.paper)
    parts: list[Part] = []
    for car in (-1, 1):
        x0 = car * 9.6
        parts += [
            (box(18.6, 2.5, 2.8, (x0, 0.15, 0)), body),
            (box(18.4, 0.35, 2.5, (x0, 2.65, 0)), plain((0.55, 0.56, 0.58))),
            (box(18.64, 0.16, 2.84, (x0, 0.75, 0)), band),
        ]
        for i in range(8):
            x = x0 - 7.7 + 2.2 * i
            wide, tall, y, swatch = (1.1, 2.0, 0.25, plain(tones.dado)) if i in (1, 6) else (1.5, 0.85, 1.25, Swatch(PANE, "glass"))
            parts += [
                (box(wide + 0.12, tall + 0.12, 2.83, (x, y - 0.06, 0)), tint(body.colour, 0.75)),
                (box(wide, tall, 2.86, (x, y, 0)), swatch),
            ]
            if i in (1, 6):
                parts += [
                    (box(0.03, 2.0, 2.88, (x, 0.25, 0)), plain(BLACK)),
                    (box(0.34, 0.7, 2.88, (x - 0.27, 1.3, 0)), Swatch(PANE, "glass")),
                    (box(0.34, 0.7, 2.88, (x + 0.27, 1.3, 0)), Swatch(PANE, "glass")),
                ]
        parts += [(moved(tube(0.45, 0.45, 2.2, sides=14), (x0 + k, -0.75, -1.1), pitch=90.0), plain(BLACK)) for k in (-7.0, -5.6, 5.6, 7.0)]
    return made(*parts, (box(0.6, 2.2, 2.0, (0, 0.2, 0)), plain(BLACK)))


def track(tones: Tones, dice: Dice) -> Prop:
    """A bed of gravel, sleepers and two rails along x, sunk a metre below."""
    parts: list[Part] = [
        (sheet(90, 5.0, (0, -1.0, 0), 8), Swatch((0.50, 0.47, 0.44), "ground")),
        (box(90, 1.0, 0.3, (0, -1.0, 2.45)), plain((0.66, 0.64, 0.60))),
    ]
    parts += [(box(0.24, 0.12, 2.5, (-40 + 1.3 * i, -1.0, 0)), wood(tones.dark)) for i in range(62)]
    return made(*parts, *((box(90, 0.14, 0.09, (0, -0.88, z * 0.75)), metal(STEEL)) for z in (-1, 1)))


def platform_roof(tones: Tones, dice: Dice) -> Prop:
    """A roof over a platform on a row of iron posts along x."""
    iron = plain((0.28, 0.40, 0.38))
    parts: list[Part] = [(moved(box(34, 0.12, 3.2), (0, 3.6, z * 1.5), pitch=z * 9.0), plain(tones.dado)) for z in (-1, 1)]
    for i in range(6):
        x = -15.0 + 6.0 * i
        parts += [(tube(0.11, 0.09, 3.6, (x, 0, 0), 10), iron), *((beam((x, 2.9, 0), (x, 3.62, z * 1.6), 0.08, 6), iron) for z in (-1, 1))]
    return made(*parts, *((box(34, 0.24, 0.04, (0, 3.2, z * 3.05)), iron) for z in (-1, 1)))


def airliner(tones: Tones, dice: Dice) -> Prop:
    """An airliner on its wheels, 24 m long, its nose to +X."""
    white, band = plain((0.90, 0.91, 0.91)), plain(dice.pick("livery", ((0.26, 0.38, 0.58), (0.66, 0.28, 0.26), (0.28, 0.48, 0.42))))
    body = lathe(((0.3, 0.0), (1.2, 3.0), (1.6, 7.0), (1.6, 20.0), (1.2, 22.6), (0.5, 23.8), (0.0, 24.1)), sides=22, smooth=True)
    parts: list[Part] = [
        (moved(lying(body), (-12, 3.0, 0), 90.0), white),
        (moved(slab([(-1.4, 0.0), (1.6, 0.0), (-0.4, 3.6), (-1.9, 3.6)], 0.24), (-9.8, 4.2, 0)), band),
    ]
    for side in (-1, 1):
        wing = slab(((-2.2, 0.0), (2.4, 0.0), (-2.2, 9.6), (-3.6, 9.6)), 0.3)
        parts += [
            (moved(wing, (1.0, 2.2, side * 1.2), pitch=90.0 * side), white),
            (moved(slab(((-1.0, 0.0), (1.0, 0.0), (-0.8, 3.4), (-1.7, 3.4)), 0.18), (-10.4, 3.6, side * 0.6), pitch=90.0 * side), white),
        ]
        parts += [
            (
                moved(lying(lathe(((0.55, 0.0), (0.7, 0.6), (0.6, 2.2), (0.35, 2.6), (0.0, 2.6)), sides=14)), (1.2, 1.6, side * 4.0), 90.0),
                band,
            ),
            (tube(0.1, 0.1, 1.0, (-0.4, 0.5, side * 1.5), 8), metal(STEEL)),
        ]
        parts += [(moved(tube(0.5, 0.5, 0.3, sides=16), (-0.4, 0.5, side * 1.6 - 0.15), pitch=90.0), plain(BLACK))]
        parts += [(box(0.28, 0.34, 0.06, (-6.5 + 0.75 * i, 3.25, side * 1.575)), plain(PANE)) for i in range(20)]
        parts += [(box(17.0, 0.3, 0.05, (-0.4, 2.65, side * 1.57)), band)]
    return made(
        *parts,
        (tube(0.1, 0.1, 1.2, (9.4, 0.4, 0), 8), metal(STEEL)),
        (moved(tube(0.4, 0.4, 0.24, sides=16), (9.4, 0.4, -0.12), pitch=90.0), plain(BLACK)),
        (box(0.5, 0.4, 1.5, (11.1, 3.5, 0)), plain(BLACK)),
    )


def jetty(tones: Tones, dice: Dice) -> Prop:
    """A jetty of planks out towards -Z, on posts."""
    planks = Swatch(between(tones.wood, (0.6, 0.58, 0.55), 0.4), "planks", (0.2, 2.4))
    parts: list[Part] = [(box(2.0, 0.10, 9.0, (0, 0.02, -4.5)), planks)]
    return made(
        *parts,
        *((tube(0.09, 0.09, 1.9, (x * 1.0, -1.2, -1.0 - 2.4 * i), 8), Swatch(tones.wood, "bark")) for x in (-1, 1) for i in range(4)),
    )


def mast(tones: Tones, dice: Dice) -> Prop:
    """A mast with a furled sail, stays and a lookout."""
    parts: list[Part] = [
        (tube(0.2, 0.12, 11.0, sides=12), wood(tones.wood)),
        (beam((-4.2, 6.5, 0), (4.2, 6.5, 0), 0.16, 8), wood(tones.wood)),
        (tube(0.6, 0.75, 0.9, (0, 8.6, 0), 14), wood(tones.dark)),
    ]
    parts += [(moved(tube(0.24, 0.24, 7.4, sides=10), (-3.7, 6.35, 0.1), roll=-90.0), plain(tones.paper))]
    return made(*parts, *((beam((0, 9.5, 0), (x * 4.3, 0.2, z * 2.8), 0.035), plain(tones.dark)) for x in (-1, 1) for z in (-1, 1)))


def deck_house(tones: Tones, dice: Dice) -> Prop:
    """The house on a ship's deck: a door, round ports, a rail on its roof."""
    parts: list[Part] = [
        (box(4.4, 2.5, 2.2, (0, 0, -0.2)), plain(WHITE)),
        (box(4.7, 0.12, 2.6, (0, 2.5, -0.2)), wood(tones.wood)),
        (box(0.95, 2.0, 0.08, (0, 0.05, 0.92)), wood(tones.dark)),
    ]
    for x in (-1.4, 1.4):
        parts += [
            (moved(tube(0.32, 0.32, 0.06, sides=18), (x, 1.5, 0.9), pitch=90.0), metal((0.72, 0.58, 0.32))),
            (moved(tube(0.24, 0.24, 0.02, sides=18), (x, 1.5, 0.96), pitch=90.0), plain(PANE)),
        ]
    return made(
        *parts,
        *((box(0.04, 0.7, 0.04, (-2.1 + 0.7 * i, 2.62, 0.9)), plain(WHITE)) for i in range(7)),
        (box(4.4, 0.05, 0.05, (0, 3.3, 0.9)), plain(WHITE)),
    )


def deck(tones: Tones, dice: Dice) -> Prop:
    """The planks of a deck, with its bulwarks at both sides (-Z and +Z), along x."""
    parts: list[Part] = [(sheet(22, 7.4, (0, 0.0, 0), 6), Swatch(between(tones.wood, (0.8, 0.7, 0.55), 0.4), "planks", (0.16, 3.0)))]
    for z in (-1, 1):
        parts += [
            (box(22, 0.7, 0.16, (0, 0, z * 3.75)), plain(WHITE)),
            (box(22, 0.1, 0.3, (0, 0.95, z * 3.75)), wood(tones.dark)),
            *((box(0.1, 0.25, 0.1, (-10.5 + 1.5 * i, 0.7, z * 3.75)), wood(tones.dark)) for i in range(15)),
        ]
    return made(*parts, (moved(slab([(-3.75, 0.0), (3.75, 0.0), (0.0, 5.0)], 0.12), (11.0, -0.06, 0), 90.0, pitch=90.0), wood(tones.wood)))


def sea(tones: Tones, dice: Dice) -> Prop:
    """The sea all round, to the horizon."""
    return made((sheet(600, 600, (0, 0, 0), 16), Swatch((0.38, 0.52, 0.58), "water", (1.8,))))


def bridge_rails(tones: Tones, dice: Dice) -> Prop:
    """The two sides of a bridge along x, its road between them: iron lattice, posts, and the arches that bear it."""
    iron = plain((0.34, 0.44, 0.42))
    parts: list[Part] = []
    for z in (-1, 1):
        near = 4.2 + 8.0 * z
        parts += [(box(60, 0.12, 0.16, (0, 1.1, near)), iron), (box(60, 0.12, 0.16, (0, 0.0, near)), iron)]
        for i in range(30):
            x = -29 + 2.0 * i
            parts += [
                (box(0.1, 1.1, 0.1, (x, 0, near)), iron),
                (beam((x, 0.1, near), (x + 2, 1.1, near), 0.06), iron),
                (beam((x, 1.1, near), (x + 2, 0.1, near), 0.06), iron),
            ]
    for x in (-17.0, 17.0):
        parts += [(box(1.2, 9.0, 0.6, (x, 0, 4.2 + 8.4 * z)), plain((0.62, 0.58, 0.54))) for z in (-1, 1)] + [
            (box(1.2, 1.0, 17.4, (x, 8.0, 4.2)), plain((0.62, 0.58, 0.54)))
        ]
    for z in (-1, 1):
        for k in range(8):
            y0, y1 = 8.6 - 7.2 * (1 - square(abs(k / 8 * 2 - 1))), 8.6 - 7.2 * (1 - square(abs((k + 1) / 8 * 2 - 1)))
            parts.append((beam((-17 + 4.25 * k, y0, 4.2 + 8.3 * z), (-17 + 4.25 * (k + 1), y1, 4.2 + 8.3 * z), 0.22, 8), iron))
    return made(*parts)


def containers(tones: Tones, dice: Dice) -> Prop:
    """Freight containers, two on two."""
    parts: list[Part] = []
    for i, (x, y) in enumerate(((-3.2, 0.0), (3.2, 0.0), (-2.4, 2.5))):
        colour = ((0.66, 0.32, 0.26), (0.30, 0.42, 0.54), (0.42, 0.52, 0.40))[(i + int(3 * dice.roll("first"))) % 3]
        parts += [
            (box(6.0, 2.45, 2.4, (x, y, 0)), plain(colour)),
            *((box(0.08, 2.3, 2.46, (x - 2.8 + 0.4 * k, y + 0.07, 0)), tint(colour, 0.86)) for k in range(15)),
        ]
    return made(*parts)


def moored(tones: Tones, dice: Dice) -> Prop:
    """A fishing boat at its moorings: hull, wheelhouse, mast; 8 m long, its bow to +X."""
    hull = slab([(-3.8, 0.2), (3.0, 0.2), (4.4, 1.5), (-4.0, 1.3)], 2.4)
    parts: list[Part] = [
        (hull, plain(dice.pick("hull", ((0.28, 0.40, 0.52), (0.60, 0.26, 0.22), (0.26, 0.42, 0.36))))),
        (box(8.2, 0.1, 2.5, (0.0, 1.3, 0)), wood(tones.wood)),
        (box(2.0, 1.7, 1.7, (-1.6, 1.4, 0)), plain(WHITE)),
        (box(2.3, 0.12, 2.0, (-1.6, 3.1, 0)), plain(tones.dark)),
    ]
    parts += [
        (box(0.6, 0.6, 1.74, (-1.2, 2.2, 0)), plain(PANE)),
        (tube(0.08, 0.06, 5.0, (1.0, 1.4, 0), 8), wood(tones.wood)),
        (beam((1.0, 3.0, 0), (3.4, 4.4, 0), 0.08, 6), wood(tones.wood)),
    ]
    return made(*parts, *((beam((1.0, 6.2, 0), (x, 1.5, 0), 0.025), plain(BLACK)) for x in (-3.8, 4.2)))


def light_mast(tones: Tones, dice: Dice) -> Prop:
    """A tall lamp of a car park with two heads."""
    parts: list[Part] = [(tube(0.1, 0.06, 6.5, sides=10), metal(STEEL)), (box(2.2, 0.06, 0.08, (0, 6.5, 0)), metal(STEEL))]
    return made(*parts, *((box(0.6, 0.1, 0.3, (x * 1.0, 6.42, 0)), glow((1.0, 0.95, 0.8), 0.9)) for x in (-1, 1)))
