"""What stands in trains, buses, aeroplanes, ships and where one waits for them. Each function gives one Prop in its own space; whoever sits
in a seat looks towards +Z.

Knows how a double seat is built; knows nothing of where it stands.
"""

from __future__ import annotations

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, made, moved, slab, tube
from workprint.crafts.previz.sets.furniture import SEAT
from workprint.crafts.previz.sets.spacecraft import lights
from workprint.crafts.previz.sets.tones import BLACK, WHITE, Dice, Tones, glow, metal, plain, tint, wood

STEEL = (0.70, 0.72, 0.74)


def double_seat(tones: Tones, dice: Dice) -> Prop:
    """Two seats side by side with high backs, as in a train, a bus or an aeroplane."""
    cloth, dark = plain(tones.cloth), plain(tones.dark)
    parts: list[Part] = [(box(1.0, 0.06, 0.42, (0, 0.0, -0.02)), dark), (box(0.9, 0.3, 0.1, (0, 0.05, 0)), metal(tones.metal))]
    for x in (-0.25, 0.25):
        parts += [
            (box(0.47, 0.12, 0.46, (x, SEAT - 0.12, 0.02)), cloth),
            (moved(box(0.46, 0.72, 0.12), (x, SEAT, -0.22), pitch=-7.0), cloth),
        ]
        parts += [(moved(box(0.34, 0.2, 0.13), (x, SEAT + 0.52, -0.285), pitch=-7.0), plain(tones.trim))]
    return made(*parts, *((box(0.05, 0.06, 0.4, (x * 0.5, SEAT + 0.14, -0.02)), dark) for x in (-1, 1)))


def long_seat(tones: Tones, dice: Dice) -> Prop:
    """A bench along the side of a subway car, its back to -Z."""
    cloth = plain(tones.cloth)
    parts: list[Part] = [
        (box(3.0, 0.34, 0.4, (0, 0, -0.02)), metal(tones.metal)),
        (box(3.0, 0.10, 0.48, (0, 0.34, 0.02)), cloth),
        (box(3.0, 0.5, 0.08, (0, 0.5, -0.2)), cloth),
    ]
    parts += [(box(0.02, 0.09, 0.48, (-1.0 + 0.5 * i, 0.355, 0.022)), plain(tones.dark)) for i in range(5)]
    return made(*parts, *((beam((x * 1.52, 0.0, 0.24), (x * 1.52, 2.2, 0.24), 0.035, 8), metal(STEEL)) for x in (-1, 1)))


def pole(tones: Tones, dice: Dice) -> Prop:
    """A pole from the floor to the ceiling to hold on to."""
    return made((tube(0.018, 0.018, 2.2, sides=8), metal((0.86, 0.74, 0.30))))


def straps(tones: Tones, dice: Dice) -> Prop:
    """A rail under the ceiling with straps; it hangs from y = 0."""
    steel = metal(STEEL)
    parts: list[Part] = [(beam((0, -0.22, -1.4), (0, -0.22, 1.4), 0.03, 8), steel)]
    for i in range(7):
        z = -1.2 + 0.4 * i
        parts += [(beam((0, -0.24, z), (0, -0.42, z), 0.025), plain(BLACK)), (box(0.02, 0.12, 0.12, (0, -0.54, z)), plain(tones.trim))]
    return made(*parts, *((beam((0, 0, z), (0, -0.22, z), 0.03, 6), steel) for z in (-1.3, 1.3)))


def luggage_bin(tones: Tones, dice: Dice) -> Prop:
    """A closed bin over the seats of an aeroplane, or of a train; by its middle, 2.4 m long."""
    profile = slab([(-0.02, 0.2), (-0.02, -0.2), (0.34, -0.2), (0.46, 0.02), (0.34, 0.2)], 2.4, (0, 0, 0), -90.0)
    parts: list[Part] = [(profile, plain(tones.trim))]
    return made(
        *parts,
        *((box(0.02, 0.3, 0.02, (x, -0.12, 0.40)), plain(tones.second)) for x in (-1.19, -0.4, 0.4, 1.19)),
        *((box(0.14, 0.03, 0.03, (x, -0.13, 0.41)), metal(tones.metal)) for x in (-0.8, 0.0, 0.8)),
    )


def driver_place(tones: Tones, dice: Dice) -> Prop:
    """The board and the wheel before a bus driver, who looks towards -Z from behind it."""
    parts: list[Part] = [
        (box(1.3, 0.85, 0.4, (0, 0, -0.15)), plain(tones.dark)),
        (moved(box(1.2, 0.02, 0.3), (0, 0.9, -0.1), pitch=20.0), plain((0.2, 0.2, 0.22))),
    ]
    wheel = lathe(((0.23, -0.015), (0.25, 0.0), (0.23, 0.015), (0.21, 0.0), (0.23, -0.015)), sides=22)
    parts += [(moved(wheel, (0, 0.92, 0.24), pitch=58.0), plain(BLACK)), (beam((0, 0.92, 0.24), (0, 0.75, 0.0), 0.05, 8), plain(BLACK))]
    return made(*parts, *((moved(mesh, (-0.4, 0.91, 0.0), pitch=-70.0), swatch) for mesh, swatch in lights(dice, "dash", 8, 2, 0.1)))


def flight_deck(tones: Tones, dice: Dice) -> Prop:
    """The panel of a cockpit: dials and screens towards the pilots (+Z), two yokes, a pedestal of levers between them."""
    body = plain((0.30, 0.33, 0.36))
    parts: list[Part] = [
        (box(2.5, 0.75, 0.3, (0, 0, -0.2)), body),
        (moved(box(2.5, 0.55, 0.08), (0, 0.72, -0.12), pitch=-16.0), body),
        (box(2.6, 0.06, 0.35, (0, 1.26, -0.3)), plain(BLACK)),
    ]
    for i in range(4):
        x = -0.9 + 0.6 * i
        parts += [
            (moved(box(0.4, 0.3, 0.02), (x, 0.86, -0.11), pitch=-16.0), plain(BLACK)),
            (moved(box(0.34, 0.12, 0.02), (x, 0.98, -0.135), pitch=-16.0), glow((0.40, 0.66, 0.86), 0.9)),
            (moved(box(0.34, 0.1, 0.02), (x, 0.88, -0.105), pitch=-16.0), glow((0.55, 0.46, 0.34), 0.9)),
        ]
    for x in (-0.62, 0.62):
        parts += [(beam((x, 0.3, 0.15), (x, 0.72, 0.2), 0.05, 8), plain(BLACK)), (box(0.36, 0.05, 0.05, (x, 0.72, 0.2)), plain(BLACK))]
        parts += [(box(0.05, 0.18, 0.05, (x + s * 0.17, 0.72, 0.2)), plain(BLACK)) for s in (-1, 1)]
    parts += [(box(0.42, 0.55, 0.9, (0, 0, 0.35)), body)]
    parts += [(box(0.05, 0.2, 0.05, (-0.12 + 0.08 * i, 0.55, 0.2)), plain((STEEL, BLACK)[i % 2])) for i in range(4)]
    return made(*parts, *((moved(mesh, (-0.16, 0.56, 0.7), pitch=-90.0), swatch) for mesh, swatch in lights(dice, "pedestal", 4, 4, 0.09)))


def waiting_seats(tones: Tones, dice: Dice) -> Prop:
    """Four seats on one beam, as at a gate or on a platform; backs to -Z."""
    shell, steel = plain(tones.cloth), metal(STEEL)
    parts: list[Part] = [(box(2.3, 0.06, 0.08, (0, 0.30, -0.02)), steel), *((box(0.06, 0.3, 0.5, (x, 0, 0)), steel) for x in (-0.85, 0.85))]
    for i in range(4):
        x = -0.87 + 0.58 * i
        parts += [
            (box(0.5, 0.05, 0.46, (x, SEAT - 0.05, 0.02)), shell),
            (moved(box(0.5, 0.46, 0.05), (x, SEAT + 0.02, -0.22), pitch=-10.0), shell),
        ]
    return made(*parts)


def departures(tones: Tones, dice: Dice) -> Prop:
    """A board of departures: rows of yellow letters on black; by its middle."""
    parts: list[Part] = [
        (box(2.6, 1.3, 0.08, (0, -0.65, 0)), plain(BLACK)),
        (box(2.6, 0.22, 0.02, (0, 0.43, 0.04)), plain((0.86, 0.72, 0.24))),
    ]
    for row in range(6):
        x = -1.2
        for i in range(5):
            wide = (0.26, 0.75, 0.22, 0.3, 0.4)[i] * dice.between(f"w {row} {i}", 0.7, 1.0)
            parts.append(
                (
                    box(wide, 0.075, 0.01, (x + wide / 2, 0.26 - 0.16 * row, 0.045)),
                    glow(((0.98, 0.84, 0.36), WHITE, WHITE, (0.6, 0.9, 0.6), (0.98, 0.84, 0.36))[i], 0.9),
                )
            )
            x += (0.3, 0.85, 0.3, 0.4, 0.5)[i]
    return made(*parts)


def station_sign(tones: Tones, dice: Dice) -> Prop:
    """The name of a station on a round sign; by its middle."""
    ring = moved(lathe(((0.42, 0.0), (0.5, 0.0), (0.5, 0.04), (0.42, 0.04), (0.42, 0.0)), sides=26), (0, 0, 0.0), pitch=90.0)
    parts: list[Part] = [(ring, plain((0.76, 0.26, 0.22))), (box(1.4, 0.26, 0.04, (0, -0.13, 0.03)), plain((0.22, 0.28, 0.50)))]
    return made(*parts, *((box(0.08, 0.12 + 0.02 * (i % 2), 0.01, (-0.48 + 0.12 * i, -0.06, 0.06)), plain(WHITE)) for i in range(9)))


def ships_wheel(tones: Tones, dice: Dice) -> Prop:
    """A ship's wheel on its stand; the helmsman stands at +Z of it."""
    rim = moved(lathe(((0.42, -0.03), (0.48, 0.0), (0.42, 0.03), (0.38, 0.0), (0.42, -0.03)), sides=24), (0, 1.1, 0.12), pitch=90.0)
    parts: list[Part] = [
        (box(0.4, 1.05, 0.3, (0, 0, -0.12)), wood(tones.wood)),
        (rim, wood(tones.dark)),
        (moved(tube(0.1, 0.1, 0.1, sides=14), (0, 1.1, 0.05), pitch=90.0), metal((0.72, 0.58, 0.32))),
    ]
    spokes = [moved(box(0.045, 1.24, 0.045, (0, -0.62, 0)), (0, 1.1, 0.12), roll=45.0 * i) for i in range(4)]
    return made(
        *parts, *((spoke, wood(tones.dark)) for spoke in spokes), (box(0.24, 0.12, 0.2, (0, 1.05, -0.12)), metal((0.72, 0.58, 0.32)))
    )


def ship_bunk(tones: Tones, dice: Dice) -> Prop:
    """A bunk built over drawers, its long side to -Z."""
    parts: list[Part] = [
        (box(2.0, 0.42, 0.85), wood(tones.wood)),
        (box(1.94, 0.12, 0.8, (0, 0.42, 0)), plain(tones.cloth)),
        (box(0.5, 0.10, 0.6, (-0.68, 0.54, 0)), plain(WHITE)),
        (box(2.0, 0.2, 0.05, (0, 0.42, 0.42)), wood(tones.dark)),
    ]
    return made(
        *parts,
        *((box(0.84, 0.3, 0.02, (x, 0.06, 0.43)), wood(tones.dark)) for x in (-0.48, 0.48)),
        *((ball(0.05, 0.05, (x, 0.19, 0.45)), metal(STEEL)) for x in (-0.48, 0.48)),
    )


def periscope(tones: Tones, dice: Dice) -> Prop:
    """A periscope let down from the ceiling, its handles out."""
    steel = metal(STEEL)
    parts: list[Part] = [(tube(0.11, 0.11, 1.3, (0, 1.25, 0), 14), steel), (box(0.28, 0.3, 0.24, (0, 1.3, 0)), plain(tones.dark))]
    parts += [(beam((x * 0.12, 1.4, 0), (x * 0.42, 1.36, 0), 0.05, 8), plain(BLACK)) for x in (-1, 1)]
    return made(
        *parts,
        (tube(0.2, 0.2, 0.04, sides=18), steel),
        (moved(tube(0.05, 0.06, 0.08, sides=10), (0, 1.46, 0.12), pitch=90.0), plain(BLACK)),
    )


def life_ring(tones: Tones, dice: Dice) -> Prop:
    """A life ring on a wall; by its middle."""
    parts: list[Part] = []
    for i in range(12):
        piece = moved(box(0.17, 0.12, 0.08, (0, 0.23, 0.05)), (0, 0, 0), roll=30.0 * i)
        parts.append((piece, plain((0.82, 0.30, 0.24) if i % 3 == 0 else WHITE)))
    return made(*parts)


def lift_panel(tones: Tones, dice: Dice) -> Prop:
    """The buttons of a lift, one of them lit; by its middle."""
    parts: list[Part] = [
        (box(0.3, 0.95, 0.03, (0, -0.5, 0)), metal(STEEL)),
        (box(0.2, 0.12, 0.01, (0, 0.28, 0.02)), plain(BLACK)),
        (box(0.05, 0.08, 0.01, (0, 0.3, 0.027)), glow((0.98, 0.45, 0.3), 1.0)),
    ]
    for i in range(10):
        at = -0.06 + 0.12 * (i % 2), 0.12 - 0.12 * (i // 2), 0.015
        parts.append((moved(tube(0.034, 0.034, 0.02, sides=12), at, pitch=90.0), glow((1.0, 0.85, 0.5), 1.0) if i == 3 else plain(WHITE)))
    return made(*parts)


def handrail(tones: Tones, dice: Dice) -> Prop:
    """A rail along a wall at the hand's height, 1.6 m long; by its middle, with a plate of steel over it."""
    return made(
        (box(1.6, 1.0, 0.012, (0, -0.45, 0)), Swatch(tint(STEEL, 1.08).colour, "metal")),
        (beam((-0.75, -0.5, 0.07), (0.75, -0.5, 0.07), 0.04, 8), metal(STEEL)),
    )
