"""What stands and hangs in a spaceship: screens, consoles, seats, beds of the sickbay. Each function gives one Prop in its own space.

Knows panels and lights; knows nothing of which room they are for.
"""

from __future__ import annotations

from workprint.crafts.previz.exact import cube
from workprint.crafts.previz.sets import starfield
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, made, moved, slab, tube
from workprint.crafts.previz.sets.furniture import SEAT
from workprint.crafts.previz.sets.tones import Dice, Tones, between, glow, metal, plain, tint

BLUE, AMBER, RED, GREEN = (0.42, 0.80, 0.95), (0.98, 0.74, 0.36), (0.92, 0.36, 0.30), (0.46, 0.86, 0.58)
_LIT = (BLUE, AMBER, BLUE, GREEN, AMBER, RED)
GLASS = (0.10, 0.14, 0.19)


def lights(dice: Dice, name: str, across: int, up: int, step: float) -> list[Part]:
    """Rows of lit keys on an upright plane, from the origin to the right and up."""
    found: list[Part] = []
    for i in range(across):
        for j in range(up):
            roll = dice.roll(f"{name} {i} {j}")
            if roll < 0.72:
                wide = step * (0.7 if roll < 0.5 else 0.4)
                found.append((box(wide, step * 0.45, 0.012, (i * step, j * step, 0)), glow(_LIT[int(roll * 97) % 6], 0.9)))
    return found


def viewscreen(tones: Tones, dice: Dice, width: float = 3.2, height: float = 1.7) -> Prop:
    """The main screen of a bridge: stars, and the limb of a planet, in a heavy frame."""
    rim = metal(tones.trim)
    parts: list[Part] = [(box(width, height, 0.03, (0, -height / 2, 0)), glow(starfield.NIGHT, 1.0))]
    parts += [(box(width + 0.24, 0.12, 0.10, (0, y, 0.02)), rim) for y in (-height / 2 - 0.12, height / 2)]
    parts += [(box(0.12, height + 0.24, 0.10, (x * (width / 2 + 0.06), -height / 2 - 0.12, 0.02)), rim) for x in (-1, 1)]
    for i in range(46):
        x, y = (dice.roll(f"x {i}") - 0.5) * (width - 0.1), (dice.roll(f"y {i}") - 0.5) * (height - 0.1)
        size = 0.016 + 0.03 * cube(dice.roll(f"s {i}"))
        parts.append((moved(box(size, size, 0.004, (0, -size / 2, 0)), (x, y, 0.018), roll=45.0), glow((0.95, 0.96, 1.0), 1.0)))
    limb = [(-0.5, -0.5), (0.06, -0.5), (-0.02, -0.34), (-0.16, -0.2), (-0.33, -0.11), (-0.5, -0.08)]
    parts.append((slab([(x * width, y * height) for x, y in limb], 0.006, (0, 0, 0.02)), glow((0.38, 0.56, 0.70), 1.0)))
    return made(*parts)


def display(tones: Tones, dice: Dice, width: float = 0.95, height: float = 0.62) -> Prop:
    """A lit panel on a wall: curves, bars, rows of keys."""
    parts: list[Part] = [
        (box(width, height, 0.05, (0, -height / 2, 0)), metal(tones.trim)),
        (box(width - 0.08, height - 0.08, 0.02, (0, -height / 2 + 0.04, 0.025)), plain(GLASS)),
    ]
    colour = dice.pick("shine", (BLUE, AMBER, GREEN))
    for i in range(7):
        tall = (height - 0.3) * (0.2 + 0.8 * dice.roll(f"bar {i}"))
        parts.append((box(width * 0.04, tall, 0.01, (-width * 0.38 + i * width * 0.065, -height / 2 + 0.2, 0.036)), glow(colour, 0.95)))
    for i in range(4):
        parts.append(
            (
                box(width * (0.16 + 0.2 * dice.roll(f"line {i}")), 0.02, 0.01, (width * 0.24, height * (0.28 - 0.1 * i), 0.036)),
                glow(BLUE, 0.9),
            )
        )
    keys = lights(dice, "keys", 9, 1, width * 0.09)
    return made(*parts, *((moved(mesh, (-width * 0.36, -height / 2 + 0.08, 0.036)), swatch) for mesh, swatch in keys))


def hull_panel(tones: Tones, dice: Dice) -> Prop:
    """A tall panel of a ship's wall: a grille, a strip of light, a row of keys."""
    parts: list[Part] = [
        (box(0.8, 1.5, 0.04, (0, -0.75, 0)), metal(tones.second)),
        (box(0.06, 1.3, 0.02, (-0.3, -0.65, 0.025)), glow((0.86, 0.93, 0.97), 0.9)),
    ]
    parts += [(box(0.5, 0.03, 0.03, (0.08, -0.6 + 0.07 * i, 0.02)), plain(between(tones.second, tones.dark, 0.5))) for i in range(9)]
    return made(*parts, *((moved(mesh, (-0.14, 0.25, 0.03)), swatch) for mesh, swatch in lights(dice, "panel", 5, 4, 0.1)))


def console(tones: Tones, dice: Dice, width: float = 1.7) -> Prop:
    """A station of a bridge: a sloped board full of lit keys towards whoever works at it (-Z), a closed front towards the others."""
    side = slab(((-0.42, 0.0), (0.34, 0.0), (0.42, 0.72), (0.42, 0.98), (0.30, 0.98), (-0.42, 0.74)), 0.06)
    body = metal(tones.second)
    parts: list[Part] = [(moved(side, (x * (width / 2 - 0.03), 0, 0), -90.0), body) for x in (-1, 1)]
    parts += [(box(width - 0.06, 0.95, 0.06, (0, 0.0, 0.36)), body), (box(width - 0.4, 0.06, 0.02, (0, 0.52, 0.40)), glow(BLUE, 0.9))]
    parts += [(box(width - 0.06, 0.12, 0.10, (0, 0.86, 0.35)), metal(tones.trim))]
    board: list[Part] = [(box(width - 0.08, 0.02, 0.76, (0, 0, 0)), plain(GLASS))]
    count = int((width - 0.3) / 0.1)
    for mesh, swatch in lights(dice, "keys", count, 6, 0.1):
        board.append((moved(mesh, (-width / 2 + 0.18, 0.02, 0.28), pitch=-90.0), swatch))
    return made(*parts, *((moved(mesh, (0, 0.83, -0.05), pitch=-18.0), swatch) for mesh, swatch in board))


def command_chair(tones: Tones, dice: Dice) -> Prop:
    """The captain's chair: high back, lit arms, on a pedestal; whoever sits on it looks towards +Z."""
    cloth, rim = plain(tones.cloth), metal(tones.trim)
    parts: list[Part] = [
        (lathe(((0.36, 0.0), (0.34, 0.06), (0.12, 0.10), (0.12, 0.30)), sides=18), rim),
        (box(0.62, 0.12, 0.58, (0, SEAT - 0.13, 0.02)), cloth),
    ]
    parts += [
        (moved(box(0.60, 0.82, 0.14), (0, SEAT, -0.25), pitch=-8.0), cloth),
        (moved(box(0.36, 0.24, 0.13), (0, 1.24, -0.36), pitch=-8.0), cloth),
    ]
    for x in (-1, 1):
        parts += [
            (box(0.15, 0.30, 0.56, (x * 0.37, 0.36, 0.02)), rim),
            (box(0.11, 0.02, 0.22, (x * 0.37, 0.66, 0.14)), glow(AMBER if x > 0 else BLUE, 0.9)),
        ]
    return made(*parts)


def bio_bed(tones: Tones, dice: Dice) -> Prop:
    """A bed of a sickbay, its head to -Z: a pad on a metal shell, a low lit head, a strip of light along its side."""
    shell, pad = metal(tones.trim), plain(tones.paper)
    parts: list[Part] = [(box(0.7, 0.42, 1.5), metal(tones.second)), (box(0.92, 0.10, 2.05, (0, 0.42, 0)), shell)]
    parts += [(box(0.82, 0.10, 1.95, (0, 0.50, 0.02)), pad), (box(0.5, 0.09, 0.36, (0, 0.59, -0.74)), pad)]
    parts += [(box(0.84, 0.012, 0.9, (0, 0.60, 0.45)), plain(tones.cloth)), (box(0.92, 0.36, 0.08, (0, 0.5, -1.02)), shell)]
    parts += [(box(0.1, 0.05, 0.012, (-0.3 + 0.15 * i, 0.78, -0.975)), glow(_LIT[(i + 3) % 6], 0.95)) for i in range(5)]
    return made(*parts, *((box(0.02, 0.05, 1.5, (x * 0.47, 0.44, 0.1)), glow(BLUE, 0.8)) for x in (-1, 1)))


def sofa_bench(tones: Tones, dice: Dice) -> Prop:
    """A low padded bench of a ship's wall."""
    return made((box(1.7, 0.32, 0.46), metal(tones.second)), (box(1.7, 0.12, 0.5, (0, 0.32, 0)), plain(tones.cloth)))


def ship_pipe(tones: Tones, dice: Dice) -> Prop:
    """Pipes along a wall with a valve and a gauge."""
    steel = metal(tones.metal)
    parts: list[Part] = [
        (moved(tube(0.045 + 0.02 * (i % 2), 0.045 + 0.02 * (i % 2), 1.5, sides=9), (-0.75, 0.16 * i - 0.2, 0.07), roll=-90.0), steel)
        for i in range(3)
    ]
    wheel = [(moved(box(0.03, 0.24, 0.03, (0, -0.12, 0)), (0.2, -0.04, 0.17), roll=60.0 * i), plain((0.72, 0.26, 0.20))) for i in range(3)]
    gauge = moved(tube(0.09, 0.09, 0.05, sides=14), (-0.4, 0.12, 0.12), pitch=90.0)
    return made(*parts, *wheel, (gauge, plain(tones.paper)), (beam((-0.4, 0.12, 0.175), (-0.36, 0.17, 0.175), 0.012), plain(tones.dark)))


def strip_light(tones: Tones, lit: bool = True, long: float = 1.3) -> Prop:
    """A long lamp flat on the ceiling; its own space hangs from y = 0 downwards at -0.08."""
    tube_ = glow((0.93, 0.97, 1.0), 1.0) if lit else plain(tones.paper)
    return made((box(long, 0.05, 0.3, (0, -0.05, 0)), tint(tones.trim, 0.95)), (box(long - 0.1, 0.03, 0.2, (0, -0.08, 0)), tube_))


def alarm(tones: Tones, dice: Dice) -> Prop:
    """A red lamp in a cage on a wall."""
    return made((box(0.2, 0.2, 0.05, (0, -0.1, 0)), metal(tones.metal)), (ball(0.15, 0.15, (0, -0.075, 0.06)), glow(RED, 0.9)))
