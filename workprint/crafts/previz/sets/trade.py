"""What stands where people work, buy, play and train: kitchens of restaurants, garages, warehouses, factories, laboratories, gyms. Each
function gives one Prop in its own space, its back to -Z.

Knows how a pallet rack is built; knows nothing of where it stands.
"""

from __future__ import annotations

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, lying, made, moved, slab, tube
from workprint.crafts.previz.sets.tones import BLACK, WHITE, Dice, Tones, between, glow, metal, plain, tint, wood

STEEL = (0.66, 0.68, 0.70)
CARD = (0.72, 0.56, 0.40)


def espresso_machine(tones: Tones, dice: Dice) -> Prop:
    """A two-group machine: a body on four feet, cups on its roof, two handles, a steam pipe, a drip tray."""
    steel, dark = metal(STEEL), plain(BLACK)
    parts: list[Part] = [
        (box(0.5, 0.05, 0.34, (0, 0.02, 0.02)), dark),
        (box(0.5, 0.30, 0.18, (0, 0.05, -0.09)), steel),
        (box(0.52, 0.11, 0.34, (0, 0.27, 0)), plain(tones.accent)),
    ]
    parts += [(box(0.5, 0.02, 0.32, (0, 0.38, 0)), steel), (tube(0.022, 0.022, 0.05, (0, 0.30, 0.175), 8), dark)]
    for x in (-0.13, 0.13):
        parts += [
            (tube(0.04, 0.04, 0.05, (x, 0.22, 0.09), 10), steel),
            (beam((x, 0.22, 0.10), (x, 0.20, 0.26), 0.028, 6), dark),
            (tube(0.03, 0.036, 0.06, (x, 0.07, 0.09), 10), plain(WHITE)),
        ]
    parts += [(tube(0.035, 0.04, 0.06, (-0.18 + 0.12 * i, 0.40, z), 9), plain(WHITE)) for i in range(4) for z in (-0.07, 0.06)]
    return made(*parts, (beam((0.24, 0.28, 0.12), (0.27, 0.10, 0.18), 0.014, 6), steel))


def steel_counter(tones: Tones, dice: Dice) -> Prop:
    """A steel worktop with a shelf under it, boards and tubs on it."""
    steel = metal(STEEL)
    parts: list[Part] = [(box(1.8, 0.05, 0.7, (0, 0.85, 0)), steel), (box(1.7, 0.03, 0.6, (0, 0.28, 0)), steel)]
    parts += [(beam((x * 0.83, 0, z * 0.28), (x * 0.83, 0.86, z * 0.28), 0.045, 6), steel) for x in (-1, 1) for z in (-1, 1)]
    parts += [
        (box(0.45, 0.03, 0.3, (-0.4, 0.90, 0.05)), wood((0.76, 0.60, 0.42))),
        (tube(0.14, 0.16, 0.16, (0.45, 0.90, -0.08), 16), steel),
    ]
    return made(*parts, *((tube(0.13, 0.13, 0.22, (-0.5 + 0.36 * i, 0.31, 0), 14), steel) for i in range(4)))


def cooking_range(tones: Tones, dice: Dice) -> Prop:
    """A range of six burners under a hood, with pots and a flame."""
    steel = metal(STEEL)
    parts: list[Part] = [
        (box(1.7, 0.88, 0.8), steel),
        (box(1.6, 0.03, 0.7, (0, 0.88, 0)), plain(BLACK)),
        (box(0.7, 0.4, 0.03, (-0.38, 0.2, 0.4)), plain(BLACK)),
        (box(0.7, 0.4, 0.03, (0.38, 0.2, 0.4)), plain(BLACK)),
    ]
    parts += [(box(0.05, 0.05, 0.04, (-0.6 + 0.24 * i, 0.72, 0.41)), plain(BLACK)) for i in range(6)]
    parts += [
        (tube(0.15, 0.15, 0.22, (-0.5, 0.91, -0.1), 16), steel),
        (tube(0.17, 0.13, 0.07, (0.45, 0.91, 0.12), 16), plain(BLACK)),
        (beam((0.45, 0.96, 0.28), (0.45, 0.98, 0.5), 0.03, 6), plain(BLACK)),
    ]
    parts += [(slab([(-0.55, 0.0), (0.45, 0.0), (0.1, 0.45), (-0.55, 0.45)], 1.9, (0, 1.85, 0), -90.0), steel)]
    return made(*parts)


def pan_rack(tones: Tones, dice: Dice) -> Prop:
    """Pans and ladles on a rail of a wall; by its middle."""
    steel = metal(STEEL)
    parts: list[Part] = [(beam((-0.8, 0.25, 0.05), (0.8, 0.25, 0.05), 0.03, 6), steel)]
    for i in range(6):
        x, wide = -0.66 + 0.27 * i, 0.07 + 0.05 * dice.roll(f"pan {i}")
        pan = moved(tube(wide, wide * 0.9, 0.04, sides=14), (x, -0.14 - wide, 0.09), pitch=90.0)
        parts += [(pan, steel if i % 2 else plain(BLACK)), (beam((x, -0.14, 0.09), (x, 0.24, 0.06), 0.02), steel)]
    return made(*parts)


def pallet_rack(tones: Tones, dice: Dice) -> Prop:
    """A high rack of a warehouse: two uprights, three decks, boxes on pallets."""
    post, deck = plain((0.25, 0.36, 0.52)), plain((0.80, 0.46, 0.22))
    parts: list[Part] = [(box(0.1, 3.3, 0.1, (x * 1.3, 0, z * 0.45)), post) for x in (-1, 1) for z in (-1, 1)]
    for row, y in enumerate((0.0, 1.15, 2.3)):
        parts += [(box(2.6, 0.1, 0.06, (0, y + (0.05 if row == 0 else 0.0), z * 0.45)), deck) for z in (-1, 1)]
        for i in range(2):
            x = -0.65 + 1.3 * i
            parts.append((box(1.1, 0.12, 0.95, (x, y + 0.1, 0)), wood(tones.wood)))
            tall = dice.between(f"box {row} {i}", 0.45, 0.85)
            colour = dice.pick(f"card {row} {i}", (CARD, tint(CARD, 0.88).colour, tones.second))
            parts += [
                (box(0.98, tall, 0.85, (x, y + 0.22, 0)), plain(colour)),
                (box(0.99, 0.07, 0.86, (x, y + 0.22 + tall * 0.6, 0)), tint(colour, 1.15)),
            ]
    return made(*parts)


def tool_board(tones: Tones, dice: Dice) -> Prop:
    """A board of a workshop with its tools; by its middle."""
    steel = metal(STEEL)
    parts: list[Part] = [(box(1.9, 0.95, 0.03, (0, -0.48, 0)), plain(tones.dado))]
    for i in range(9):
        x = -0.82 + 0.205 * i
        long = dice.between(f"long {i}", 0.22, 0.5)
        parts += [
            (box(0.035, long, 0.03, (x, 0.25 - long, 0.03)), steel if i % 3 else wood(tones.wood)),
            (box(0.1, 0.07, 0.035, (x, 0.25, 0.03)), plain((tones.accent, BLACK, tones.metal)[i % 3])),
        ]
    return made(*parts)


def workbench(tones: Tones, dice: Dice) -> Prop:
    parts: list[Part] = [(box(1.9, 0.08, 0.7, (0, 0.84, 0)), wood(tones.wood)), (box(1.7, 0.04, 0.5, (0, 0.25, 0)), wood(tones.dark))]
    parts += [(box(0.1, 0.86, 0.1, (x * 0.85, 0, z * 0.27)), wood(tones.wood)) for x in (-1, 1) for z in (-1, 1)]
    parts += [
        (box(0.24, 0.16, 0.22, (0.65, 0.92, 0.15)), metal(STEEL)),
        (box(0.4, 0.2, 0.22, (-0.55, 0.92, -0.1)), plain(tones.accent)),
        (box(0.3, 0.03, 0.03, (-0.55, 1.14, -0.1)), metal(STEEL)),
    ]
    return made(*parts, (tube(0.08, 0.08, 0.2, (0.1, 0.92, -0.15)), plain(tones.cloth)), (box(0.5, 0.3, 0.4, (-0.4, 0.29, 0)), plain(CARD)))


def machine(tones: Tones, dice: Dice) -> Prop:
    """A press of a factory: a green body, a wheel, gauges, pipes, a lamp."""
    body, steel = plain((0.36, 0.48, 0.44)), metal(STEEL)
    parts: list[Part] = [
        (box(1.7, 0.5, 1.1), body),
        (box(0.5, 1.7, 0.9, (-0.55, 0.5, 0)), body),
        (box(1.6, 0.45, 0.9, (0, 2.0, 0)), body),
        (tube(0.16, 0.16, 1.1, (0.35, 0.95, 0), 14), steel),
    ]
    parts += [
        (box(0.9, 0.1, 0.8, (0.35, 0.5, 0)), steel),
        (
            moved(
                lathe(((0.42, -0.05), (0.42, 0.05), (0.32, 0.05), (0.32, -0.05), (0.42, -0.05)), sides=20), (-0.55, 1.4, 0.5), pitch=90.0
            ),
            steel,
        ),
    ]
    parts += [(moved(tube(0.1, 0.1, 0.05, sides=14), (-0.65 + 0.28 * i, 2.22, 0.46), pitch=90.0), plain(WHITE)) for i in range(3)]
    return made(
        *parts,
        (tube(0.1, 0.1, 0.9, (0.7, 2.4, -0.2), 10), steel),
        (box(0.08, 0.08, 0.04, (0.62, 2.2, 0.46)), glow((0.95, 0.35, 0.28), 0.9)),
    )


def conveyor(tones: Tones, dice: Dice) -> Prop:
    """A belt on rollers with boxes on it."""
    steel = metal(STEEL)
    parts: list[Part] = [
        (box(4.0, 0.06, 0.7, (0, 0.78, 0)), plain(BLACK)),
        *((box(4.0, 0.16, 0.05, (0, 0.70, z * 0.37)), plain((0.80, 0.62, 0.22))) for z in (-1, 1)),
    ]
    parts += [(box(0.08, 0.72, 0.6, (-1.7 + 1.13 * i, 0, 0)), steel) for i in range(4)]
    return made(*parts, *((box(0.42, 0.34, 0.42, (-1.4 + 0.95 * i, 0.84, 0), 8.0 * i), plain(CARD)) for i in range(4)))


def lab_bench(tones: Tones, dice: Dice) -> Prop:
    """A bench of a laboratory: white cupboards, a dark top, flasks in colours, a rack of tubes, a microscope."""
    parts: list[Part] = [(box(2.0, 0.84, 0.66), plain(WHITE)), (box(2.1, 0.05, 0.76, (0, 0.84, 0)), plain((0.26, 0.29, 0.32)))]
    parts += [(box(0.02, 0.7, 0.01, (-0.66 + 0.44 * i, 0.07, 0.335)), plain(tones.metal)) for i in range(4)]
    for i, colour in enumerate(((0.36, 0.68, 0.62), (0.86, 0.62, 0.28), (0.56, 0.42, 0.68))):
        flask = lathe(
            ((0.085, 0.0), (0.09, 0.02), (0.03, 0.13), (0.025, 0.2), (0.032, 0.21)), (-0.75 + 0.24 * i, 0.89, 0.08 * (i % 2)), sides=14
        )
        parts.append((flask, plain(colour)))
    parts += [
        (tube(0.014, 0.014, 0.16, (0.05 + 0.045 * i, 0.90, -0.1), 6), plain(((0.75, 0.35, 0.35), (0.4, 0.6, 0.8))[i % 2])) for i in range(6)
    ]
    parts += [
        (box(0.32, 0.03, 0.07, (0.16, 0.95, -0.1)), wood(tones.wood)),
        (box(0.16, 0.03, 0.22, (0.68, 0.89, 0)), plain(BLACK)),
        (beam((0.68, 0.9, -0.08), (0.68, 1.22, -0.05), 0.05), plain(tones.trim)),
    ]
    return made(
        *parts,
        (beam((0.68, 1.22, -0.05), (0.68, 1.02, 0.05), 0.06, 8), plain(BLACK)),
        (beam((0.68, 1.2, -0.06), (0.68, 1.34, -0.13), 0.05, 8), plain(BLACK)),
    )


def cubicle(tones: Tones, dice: Dice) -> Prop:
    """A place in an open office: low screens on three sides, a desk, a computer; whoever works there looks at -Z."""
    felt, edge = plain(tones.second), metal(tones.metal)
    parts: list[Part] = [(box(1.7, 1.25, 0.05, (0, 0, -0.72)), felt), (box(1.7, 0.03, 0.07, (0, 1.25, -0.72)), edge)]
    for x in (-1, 1):
        parts += [(box(0.05, 1.25, 1.35, (x * 0.85, 0, -0.05)), felt), (box(0.07, 0.03, 1.35, (x * 0.85, 1.25, -0.05)), edge)]
    parts += [(box(1.6, 0.04, 0.65, (0, 0.70, -0.38)), wood(tones.wood)), (box(0.4, 0.68, 0.5, (0.58, 0, -0.42)), plain(tones.trim))]
    parts += [
        (box(0.52, 0.34, 0.04, (-0.1, 0.86, -0.52)), plain(BLACK)),
        (box(0.46, 0.28, 0.01, (-0.1, 0.89, -0.495)), glow((0.62, 0.78, 0.92), 0.8)),
        (box(0.08, 0.14, 0.08, (-0.1, 0.73, -0.54)), plain(BLACK)),
    ]
    parts += [
        (box(0.42, 0.02, 0.15, (-0.1, 0.74, -0.25)), plain(tones.trim)),
        (box(0.22, 0.05, 0.3, (0.45, 0.74, -0.35)), plain(tones.paper)),
    ]
    return made(
        *parts,
        *((box(0.14, 0.18, 0.008, (-0.5 + 0.3 * i, 1.0, -0.69)), plain((tones.paper, tones.accent, WHITE)[i % 3])) for i in range(4)),
    )


def treadmill(tones: Tones, dice: Dice) -> Prop:
    parts: list[Part] = [(box(0.75, 0.16, 1.7), plain(BLACK)), (box(0.5, 0.02, 1.5, (0, 0.16, 0.08)), plain((0.36, 0.37, 0.39)))]
    parts += [(beam((x * 0.34, 0.14, -0.6), (x * 0.34, 1.25, -0.78), 0.06, 8), metal(STEEL)) for x in (-1, 1)]
    parts += [(beam((x * 0.34, 1.0, -0.72), (x * 0.34, 0.96, -0.2), 0.045, 8), plain(BLACK)) for x in (-1, 1)]
    return made(
        *parts,
        (moved(box(0.7, 0.34, 0.07), (0, 1.18, -0.78), pitch=-20.0), plain(BLACK)),
        (moved(box(0.36, 0.18, 0.02), (0, 1.27, -0.76), pitch=-20.0), glow((0.5, 0.85, 0.95), 0.9)),
    )


def weight_bench(tones: Tones, dice: Dice) -> Prop:
    """A bench under a bar with discs."""
    steel, disc = metal(STEEL), plain(BLACK)
    parts: list[Part] = [
        (box(0.32, 0.1, 1.25, (0, 0.36, 0.1)), plain(tones.accent)),
        (box(0.08, 0.36, 0.08, (0, 0, 0.55)), steel),
        (box(0.4, 0.06, 0.06, (0, 0, 0.55)), steel),
    ]
    parts += [(box(0.08, 1.1, 0.08, (x * 0.5, 0, -0.5)), steel) for x in (-1, 1)] + [(box(1.0, 0.06, 0.06, (0, 0.3, -0.5)), steel)]
    parts += [(beam((-0.95, 1.12, -0.46), (0.95, 1.12, -0.46), 0.035, 8), steel)]
    for x in (-1, 1):
        parts += [
            (moved(tube(0.22 - 0.05 * i, 0.22 - 0.05 * i, 0.05, sides=20), (x * (0.72 + 0.06 * i) - 0.025, 1.12, -0.46), roll=-90.0), disc)
            for i in range(3)
        ]
    return made(*parts)


def punchbag(tones: Tones, dice: Dice) -> Prop:
    """A bag on a chain from the ceiling; it hangs from y = 0."""
    bag = lathe(((0.15, -1.75), (0.18, -1.7), (0.18, -0.75), (0.10, -0.6), (0.0, -0.58)), sides=16)
    return made(
        (bag, plain((0.52, 0.20, 0.18))),
        (beam((0, -0.6, 0), (0, 0.0, 0), 0.025, 6), metal(STEEL)),
        (tube(0.182, 0.182, 0.08, (0, -1.3, 0), 16), plain(BLACK)),
    )


def dumbbells(tones: Tones, dice: Dice) -> Prop:
    """A rack with two rows of dumb-bells."""
    steel = metal(STEEL)
    parts: list[Part] = [(box(0.06, 0.85, 0.45, (x * 0.8, 0, 0)), steel) for x in (-1, 1)]
    for y, z in ((0.35, 0.1), (0.72, -0.06)):
        parts.append((box(1.6, 0.04, 0.26, (0, y, z)), steel))
        for i in range(6):
            x = -0.66 + 0.265 * i
            parts += [
                (moved(tube(0.075, 0.075, 0.07, sides=10), (x + s * 0.075 - 0.035, y + 0.1, z), roll=-90.0), plain(BLACK)) for s in (-1, 1)
            ]
            parts.append((beam((x - 0.07, y + 0.1, z), (x + 0.07, y + 0.1, z), 0.03, 6), steel))
    return made(*parts)


def lockers(tones: Tones, dice: Dice) -> Prop:
    """Four tall lockers with slots and latches."""
    colour = dice.pick("lockers", (tones.cloth, (0.42, 0.53, 0.58), tones.second))
    parts: list[Part] = [(box(1.6, 1.85, 0.5), plain(tint(colour, 0.8).colour))]
    for i in range(4):
        x = -0.6 + 0.4 * i
        parts += [(box(0.37, 1.76, 0.03, (x, 0.05, 0.25)), plain(colour)), (box(0.03, 0.12, 0.03, (x + 0.14, 0.9, 0.275)), metal(STEEL))]
        parts += [(box(0.2, 0.015, 0.01, (x, 1.55 + 0.05 * k, 0.27)), plain(BLACK)) for k in range(3)]
    return made(*parts)


def card_table(tones: Tones, dice: Dice) -> Prop:
    """A gaming table: green cloth with a padded rim, cards and stacks of chips."""
    rim = lathe(((0.7, 0.74), (0.82, 0.76), (0.82, 0.82), (0.72, 0.83), (0.7, 0.78)), sides=28)
    parts: list[Part] = [
        (tube(0.72, 0.72, 0.05, (0, 0.74, 0), 28), plain((0.20, 0.42, 0.30))),
        (rim, wood(tones.dark)),
        (tube(0.3, 0.12, 0.74, sides=14), wood(tones.dark)),
    ]
    parts += [
        (
            tube(0.025, 0.025, 0.03 + 0.02 * (i % 3), (-0.3 + 0.09 * i, 0.79, 0.12 - 0.06 * (i % 2)), 10),
            plain(((0.75, 0.25, 0.22), WHITE, (0.25, 0.32, 0.55))[i % 3]),
        )
        for i in range(7)
    ]
    return made(*parts, *((box(0.09, 0.004, 0.13, (-0.2 + 0.14 * i, 0.791, -0.25), 10.0 * i), plain(WHITE)) for i in range(4)))


def slot_machine(tones: Tones, dice: Dice) -> Prop:
    colour = dice.pick("slots", ((0.66, 0.24, 0.24), (0.28, 0.34, 0.60), (0.70, 0.52, 0.22)))
    parts: list[Part] = [
        (box(0.66, 0.7, 0.6), plain(tones.dark)),
        (box(0.66, 0.85, 0.5, (0, 0.7, -0.05)), plain(colour)),
        (box(0.6, 0.3, 0.42, (0, 1.55, -0.08)), glow((1.0, 0.86, 0.5), 0.9)),
    ]
    parts += [
        (box(0.14, 0.24, 0.02, (-0.17 + 0.17 * i, 1.05, 0.2)), glow(((0.98, 0.95, 0.9), (0.98, 0.8, 0.4), (0.7, 0.9, 0.95))[i], 0.9))
        for i in range(3)
    ]
    return made(
        *parts,
        (beam((0.37, 0.9, 0), (0.40, 1.35, 0.02), 0.03, 6), metal(STEEL)),
        (ball(0.09, 0.09, (0.40, 1.33, 0.02)), plain((0.8, 0.25, 0.2))),
        (moved(box(0.6, 0.05, 0.24), (0, 0.7, 0.26), pitch=14.0), plain(tones.metal)),
    )


def speakers(tones: Tones, dice: Dice) -> Prop:
    """A stack of loudspeakers."""
    parts: list[Part] = [(box(0.8, 1.9, 0.6), plain(BLACK))]
    for y, radius in ((0.42, 0.3), (1.08, 0.26), (1.58, 0.15)):
        parts += [
            (moved(tube(radius, radius, 0.03, sides=18), (0, y, 0.29), pitch=90.0), plain((0.34, 0.34, 0.36))),
            (moved(tube(radius * 0.4, radius * 0.4, 0.04, sides=14), (0, y, 0.3), pitch=90.0), plain(BLACK)),
        ]
    return made(*parts)


def dj_desk(tones: Tones, dice: Dice) -> Prop:
    parts: list[Part] = [
        (box(1.9, 0.95, 0.7), plain((0.20, 0.18, 0.26))),
        (box(1.7, 0.06, 0.02, (0, 0.3, 0.36)), glow((0.85, 0.35, 0.75), 1.0)),
        (box(1.7, 0.06, 0.02, (0, 0.6, 0.36)), glow((0.35, 0.75, 0.95), 1.0)),
    ]
    parts += [(tube(0.17, 0.17, 0.04, (x * 0.55, 0.95, 0), 20), plain(BLACK)) for x in (-1, 1)]
    return made(
        *parts,
        (box(0.4, 0.06, 0.4, (0, 0.95, 0)), plain((0.3, 0.3, 0.33))),
        *((box(0.03, 0.02, 0.03, (-0.12 + 0.08 * i, 1.01, 0.08)), glow((0.4, 0.9, 0.6), 1.0)) for i in range(4)),
    )


def mirror_ball(tones: Tones, dice: Dice) -> Prop:
    """A ball of mirrors; it hangs from y = 0."""
    return made(
        (ball(0.55, 0.55, (0, -0.95, 0), sides=18, rings=12), Swatch((0.80, 0.84, 0.90), "tiles", (0.06, 0.6))),
        (beam((0, -0.45, 0), (0, 0.0, 0), 0.02, 6), metal(STEEL)),
    )


def checkout(tones: Tones, dice: Dice) -> Prop:
    """A till of a supermarket: a belt with goods, a screen, a scale."""
    parts: list[Part] = [
        (box(2.0, 0.85, 0.7), plain(tones.second)),
        (box(1.3, 0.03, 0.5, (-0.3, 0.85, 0.05)), plain(BLACK)),
        (box(0.06, 0.45, 0.06, (0.75, 0.85, -0.2)), metal(STEEL)),
        (box(0.34, 0.26, 0.05, (0.75, 1.25, -0.18), 25.0), plain(BLACK)),
    ]
    colours = (tones.accent, (0.85, 0.70, 0.30), tones.leaf, tones.cloth)
    return made(
        *parts,
        *(
            (box(0.12 + 0.03 * (i % 2), 0.12 + 0.06 * (i % 3), 0.1, (-0.75 + 0.22 * i, 0.88, 0.02)), plain(colours[i % 4]))
            for i in range(4)
        ),
    )


def shopping_trolley(tones: Tones, dice: Dice) -> Prop:
    steel = metal(STEEL)
    parts: list[Part] = [
        (beam((x * 0.24, 0.1, z), (x * 0.26, 0.95 if z < 0 else 0.8, z * 1.05), 0.03, 6), steel) for x in (-1, 1) for z in (-0.36, 0.36)
    ]
    for y in (0.45, 0.6, 0.75, 0.88):
        parts += [(box(0.56, 0.02, 0.02, (0, y, 0.4)), steel), (box(0.56, 0.02, 0.02, (0, y, -0.38)), steel)]
        parts += [(box(0.02, 0.02, 0.8, (x * 0.28, y, 0)), steel) for x in (-1, 1)]
    parts += [(box(0.54, 0.02, 0.78, (0, 0.43, 0)), steel), (box(0.62, 0.05, 0.05, (0, 0.98, -0.46)), plain(tones.accent))]
    parts += [(ball(0.1, 0.1, (x * 0.22, 0, z)), plain(BLACK)) for x in (-1, 1) for z in (-0.36, 0.36)]
    return made(
        *parts,
        (box(0.3, 0.25, 0.2, (0.05, 0.46, 0.15)), plain(tones.cloth)),
        (box(0.2, 0.3, 0.14, (-0.12, 0.46, -0.1)), plain((0.85, 0.70, 0.30))),
    )


def armour(tones: Tones, dice: Dice) -> Prop:
    """A suit of armour on a plinth."""
    steel = metal(STEEL)
    parts: list[Part] = [
        (box(0.6, 0.14, 0.5), wood(tones.dark)),
        *((lathe(((0.09, 0.0), (0.08, 0.4), (0.10, 0.75)), (x * 0.12, 0.14, 0), sides=10), steel) for x in (-1, 1)),
    ]
    parts += [
        (lathe(((0.17, 0.0), (0.24, 0.3), (0.2, 0.52), (0.08, 0.6)), (0, 0.88, 0), sides=14), steel),
        (ball(0.24, 0.3, (0, 1.5, 0)), steel),
        (box(0.2, 0.03, 0.06, (0, 1.64, 0.1)), plain(BLACK)),
    ]
    parts += [(beam((x * 0.26, 1.38, 0), (x * 0.32, 0.9, 0.04), 0.12, 8), steel) for x in (-1, 1)]
    return made(
        *parts,
        (beam((0.36, 0.14, 0.06), (0.36, 2.1, 0.06), 0.03, 6), wood(tones.dark)),
        (lying(tube(0.02, 0.02, 0.02), (0.36, 2.1, 0.06)), steel),
    )


def roller_door(tones: Tones, dice: Dice) -> Prop:
    """A roller door of a garage; by its middle."""
    parts: list[Part] = [(box(3.0, 2.3, 0.04, (0, -1.15, 0)), plain(tones.second))]
    return made(*parts, *((box(3.0, 0.03, 0.06, (0, -1.1 + 0.28 * i, 0)), plain(between(tones.second, tones.dark, 0.3))) for i in range(9)))
