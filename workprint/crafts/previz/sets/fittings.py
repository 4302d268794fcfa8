"""More that stands on the floor of a room: hearths, basins, stairs, shop shelves, church and bar furniture. Each function gives one Prop in
its own space, its back to -Z.

Knows how a fireplace is built; knows nothing of where it stands.
"""

from __future__ import annotations

from math import pi

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import furniture
from workprint.crafts.previz.sets.carpentry import (
    Part,
    Prop,
    ball,
    beam,
    box,
    lathe,
    lying,
    made,
    moved,
    placed,
    slab,
    stretched,
    together,
    tube,
)
from workprint.crafts.previz.sets.tones import BLACK, FIRE, STONE, WHITE, Dice, Tones, between, glow, metal, plain, tint, wood
from workprint.crafts.previz.sets.tones import flame as burning


def fireplace(tones: Tones, dice: Dice) -> Prop:
    """A chimney breast's hearth with a mantelpiece; it burns."""
    stone = Swatch(between(tones.dado, STONE), "bricks")
    parts: list[Part] = [(box(0.34, 1.05, 0.36, (x * 0.55, 0, 0)), stone) for x in (-1, 1)]
    parts += [(box(1.44, 0.24, 0.36, (0, 0.81, 0)), stone), (box(1.62, 0.06, 0.46, (0, 1.05, 0.02)), wood(tones.dark))]
    parts += [(box(0.76, 0.81, 0.03, (0, 0, -0.16)), plain(BLACK)), (box(1.5, 0.05, 0.36, (0, 0, 0.30)), plain(STONE))]
    parts += [(beam((-0.24, 0.11 + 0.03 * i, 0.05 * i - 0.05), (0.24, 0.11, 0.04 - 0.06 * i), 0.08, 7), wood(tones.dark)) for i in range(3)]
    for i, (x, tall) in enumerate(((-0.13, 0.26), (0.02, 0.38), (0.15, 0.24))):
        flame = lathe(((0.07, 0), (0.085, 0.09), (0.0, tall)), (x, 0.15, -0.02), sides=7)
        parts.append((flame, glow((1.0, FIRE[1] - 0.07 * i, FIRE[2]))))
    return made(*parts)


def washbasin(tones: Tones, dice: Dice) -> Prop:
    china = plain(WHITE)
    bowl = stretched(lathe(((0.09, 0), (0.24, 0.14), (0.25, 0.17), (0.21, 0.17), (0.05, 0.06), (0.0, 0.06)), sides=18), (1.15, 1.0, 0.9))
    tap = [
        (beam((0, 0.82, -0.2), (0, 0.98, -0.2), 0.03, 8), metal(tones.metal)),
        (beam((0, 0.97, -0.2), (0, 0.95, -0.06), 0.022, 8), metal(tones.metal)),
    ]
    return made((tube(0.10, 0.08, 0.68), china), (moved(bowl, (0, 0.66, 0)), china), *tap)


def sink(tones: Tones, dice: Dice) -> Prop:
    """A kitchen unit with a basin."""
    return furniture.kitchen_units(tones, 1.2)


def bath(tones: Tones, dice: Dice) -> Prop:
    tub = lathe(((0.26, 0.0), (0.36, 0.12), (0.40, 0.52), (0.43, 0.54), (0.37, 0.54), (0.32, 0.16), (0.0, 0.14)), sides=20)
    water = stretched(tube(0.34, 0.34, 0.01, sides=20), (2.05, 1.0, 0.9))
    taps = [(beam((0.72, 0.55, 0.06 * x), (0.72, 0.68, 0.06 * x), 0.03, 8), metal(tones.metal)) for x in (-1, 1)]
    feet = [(ball(0.1, 0.1, (0.55 * x, 0.0, 0.22 * z), sides=8, rings=5), metal(tones.metal)) for x in (-1, 1) for z in (-1, 1)]
    shaped = stretched(tub, (2.0, 1.0, 0.92))
    return made(
        (moved(shaped, (0, 0.05, 0)), plain(WHITE)), (moved(water, (0, 0.42, 0)), Swatch((0.66, 0.78, 0.82), "glass")), *taps, *feet
    )


def toilet(tones: Tones, dice: Dice) -> Prop:
    china = plain(WHITE)
    bowl = stretched(lathe(((0.12, 0), (0.10, 0.14), (0.19, 0.36), (0.20, 0.40), (0.0, 0.40)), (0, 0, 0.10), sides=16), (0.95, 1.0, 1.15))
    return made(
        (bowl, china),
        (box(0.40, 0.36, 0.17, (0, 0.40, -0.22)), china),
        (box(0.18, 0.4, 0.25, (0, 0, -0.14)), china),
        (box(0.40, 0.03, 0.19, (0, 0.76, -0.22)), china),
    )


def staircase(tones: Tones, dice: Dice) -> Prop:
    """Nine steps up towards -Z."""
    steps = [(box(1.1, 0.18 * (i + 1), 0.28, (0, 0, 1.12 - 0.28 * i)), wood(tones.wood)) for i in range(9)]
    rail = [(beam((x * 0.52, 0.95, 1.12), (x * 0.52, 2.4, -1.12), 0.05), wood(tones.dark)) for x in (-1, 1)]
    posts = [
        (beam((x * 0.52, 0.16 * i, 1.12 - 0.28 * i), (x * 0.52, 0.97 + 0.18 * i, 1.12 - 0.28 * i), 0.025), wood(tones.dark))
        for x in (-1, 1)
        for i in range(0, 9, 2)
    ]
    return made(*steps, *rail, *posts)


def till(tones: Tones, dice: Dice) -> Prop:
    """A cash register; whoever serves stands at -Z."""
    body = slab(((-0.20, 0.10), (0.20, 0.10), (0.20, 0.30), (0.02, 0.34), (-0.20, 0.20)), 0.36, (0, 0, 0), 90)
    keys = [
        (box(0.026, 0.012, 0.026, (-0.12 + 0.04 * i, 0.22 + 0.022 * row, -0.15 + 0.035 * row)), plain(tones.paper))
        for i in range(6)
        for row in range(3)
    ]
    drawer = [(box(0.40, 0.10, 0.42), plain(tones.dark)), (box(0.10, 0.02, 0.02, (0, 0.05, -0.215)), metal(tones.metal))]
    display = [
        (box(0.22, 0.10, 0.05, (0, 0.33, 0.06)), plain(BLACK)),
        (box(0.18, 0.06, 0.006, (0, 0.35, 0.09)), glow((0.62, 0.90, 0.66), 0.8)),
    ]
    return made((body, metal(between(tones.metal, tones.paper, 0.3))), *keys, *drawer, *display)


def goods(tones: Tones, dice: Dice, width: float = 1.5, height: float = 1.95, rows: int = 5) -> Prop:
    """Shelves of tins, jars, packets and bottles."""
    inks = [plain(each) for each in (tones.accent, tones.cloth, tones.second, tones.paper, tones.leaf, tones.shade)]
    parts: list[Part] = [(box(0.04, height, 0.40, (x * width / 2, 0, 0)), wood(tones.wood)) for x in (-1, 1)]
    parts.append((box(width, height, 0.015, (0, 0, -0.19)), wood(between(tones.wood, tones.dark))))
    each = (height - 0.10) / rows
    for row in range(rows + 1):
        y = 0.08 + row * each
        parts.append((box(width, 0.03, 0.40, (0, min(y, height - 0.03), 0)), wood(tones.wood)))
        if row < rows:
            parts += _wares(dice, f"row {row}", inks, (width - 0.10, y + 0.03, each - 0.06))
            parts.append((box(width - 0.02, 0.035, 0.006, (0, y - 0.005, 0.203)), plain(tones.paper)))
    return made(*parts)


def _wares(dice: Dice, row: str, inks: list[Swatch], span: tuple[float, float, float]) -> list[Part]:
    """Runs of the same ware side by side, in two ranks."""
    wide, y, room = span
    parts, x, run = list[Part](), -wide / 2, 0
    while x < wide / 2 - 0.08:
        kind, ink = dice.roll(f"{row} kind {run}"), dice.pick(f"{row} ink {run}", inks)
        across = 0.085 if kind < 0.35 else 0.13 if kind < 0.7 else 0.10
        tall = min(room, 0.12 if kind < 0.35 else dice.between(f"{row} tall {run}", 0.17, 0.26))
        for _ in range(int(2 + 3 * dice.roll(f"{row} run {run}"))):
            if x + across > wide / 2:
                break
            at = (x + across / 2, y, 0.08)
            if kind < 0.35:
                parts.append((tube(across * 0.45, across * 0.45, tall, at, 8), ink))
            elif kind < 0.7:
                parts.append((box(across * 0.9, tall, 0.16, at), ink))
            else:
                neck = ((across * 0.4, 0), (across * 0.4, tall * 0.65), (across * 0.16, tall * 0.8), (across * 0.16, tall))
                parts.append((lathe(neck, at, sides=7), ink))
            x += across
        x += 0.02
        run += 1
    return parts


def gondola(tones: Tones, dice: Dice) -> Prop:
    """A low island of goods, to be walked round."""
    front, back = goods(tones, dice, 1.4, 1.15, 3), goods(tones, Dice(f"{dice.name} back"), 1.4, 1.15, 3)
    return together((front, (0.0, 0.0, 0.2)), (placed(back, (0.0, 0.0, 0.0), 180.0), (0.0, 0.0, -0.2)))


def lectern(tones: Tones, dice: Dice) -> Prop:
    """Whoever speaks stands at -Z."""
    top = moved(box(0.60, 0.03, 0.42), (0, 1.12, 0.0), pitch=14)
    return made(
        (box(0.44, 1.06, 0.30, (0, 0.03, 0.02)), wood(tones.dark)),
        (box(0.6, 0.05, 0.44), wood(tones.dark)),
        (top, wood(tones.wood)),
        (box(0.30, 0.5, 0.01, (0, 0.35, 0.172)), wood(tones.wood)),
    )


def pew(tones: Tones, dice: Dice) -> Prop:
    parts: list[Part] = [
        (box(2.2, 0.05, 0.42, (0, 0.41, 0.02)), wood(tones.wood)),
        (moved(box(2.2, 0.52, 0.04), (0, 0.44, -0.21), pitch=-8), wood(tones.wood)),
    ]
    return made(*parts, *((box(0.06, 0.9, 0.52, (x * 1.08, 0, -0.04)), wood(tones.dark)) for x in (-1, 0, 1)))


def throne(tones: Tones, dice: Dice) -> Prop:
    gold, cloth = metal((0.80, 0.64, 0.26)), plain(tones.accent)
    parts: list[Part] = [
        (box(0.74, 0.42, 0.66), wood(tones.dark)),
        (box(0.60, 0.10, 0.56, (0, 0.42, 0.03)), cloth),
        (box(0.74, 1.30, 0.12, (0, 0.42, -0.30)), wood(tones.dark)),
    ]
    parts += [(box(0.56, 0.86, 0.04, (0, 0.60, -0.235)), cloth), (slab(((-0.37, 0), (0.37, 0), (0, 0.32)), 0.12, (0, 1.72, -0.30)), gold)]
    parts += [(box(0.12, 0.24, 0.62, (x * 0.34, 0.42, 0.02)), wood(tones.dark)) for x in (-1, 1)]
    return made(
        *parts, *((ball(0.13, 0.13, (x * 0.34, y, z), sides=10, rings=6), gold) for x in (-1, 1) for y, z in ((0.64, 0.28), (1.70, -0.30)))
    )


def altar(tones: Tones, dice: Dice) -> Prop:
    stone = plain(tones.trim)
    parts: list[Part] = [
        (box(1.8, 0.95, 0.7), Swatch(STONE, "rock")),
        (box(2.0, 0.08, 0.85, (0, 0.95, 0)), stone),
        (box(0.6, 0.7, 0.01, (0, 0.3, 0.43)), plain(tones.accent)),
    ]
    parts += [(tube(0.02, 0.018, 0.3, (x, 1.03, -0.1), 8), stone) for x in (-0.7, 0.7)]
    return made(
        *parts,
        *((lathe(((0.008, 0), (0.012, 0.015), (0.0, 0.04)), (x, 1.33, -0.1), sides=6), burning((1.0, 0.8, 0.42))) for x in (-0.7, 0.7)),
    )


def easel(tones: Tones, dice: Dice) -> Prop:
    legs = [(beam((x * 0.32, 0, 0.18), (x * 0.05, 1.75, -0.05), 0.035), wood(tones.wood)) for x in (-1, 1)]
    canvas = [
        (moved(box(0.72, 0.9, 0.03), (0, 0.72, 0.12), pitch=-9), plain(tones.paper)),
        (moved(ball(0.35, 0.4, (0, 0.2, 0.016), depth=0.01), (0, 0.72, 0.12), pitch=-9), plain(tones.second)),
    ]
    return made(
        *legs,
        *canvas,
        (beam((0, 0, -0.45), (0, 1.6, -0.06), 0.035), wood(tones.wood)),
        (box(0.6, 0.03, 0.10, (0, 0.68, 0.15)), wood(tones.wood)),
    )


def clothes_rail(tones: Tones, dice: Dice) -> Prop:
    inks = (tones.accent, tones.cloth, tones.second, tones.dark, tones.paper)
    hung = [
        (
            slab(((-0.04, 0.0), (0.04, 0.0), (0.035, 0.75), (0.0, 0.85), (-0.035, 0.75)), 0.40, (-0.5 + 0.11 * i, 0.62, 0), 0),
            plain(dice.pick(f"coat {i}", inks)),
        )
        for i in range(10)
    ]
    steel = metal(tones.metal)
    frame = [(beam((x * 0.65, 0, 0), (x * 0.65, 1.55, 0), 0.03, 8), steel) for x in (-1, 1)] + [
        (box(0.05, 0.04, 0.5, (x * 0.65, 0, 0)), steel) for x in (-1, 1)
    ]
    return made(*hung, *frame, (beam((-0.65, 1.53, 0), (0.65, 1.53, 0), 0.03, 8), steel))


def dummy(tones: Tones, dice: Dice) -> Prop:
    """A tailor's dummy, dressed."""
    bust = lathe(((0.15, 0), (0.13, 0.18), (0.17, 0.40), (0.17, 0.50), (0.06, 0.60), (0.05, 0.68)), (0, 0.86, 0), sides=14, smooth=True)
    return made(
        (stretched(bust, (1.0, 1.0, 0.75)), plain(tones.cloth)),
        (tube(0.02, 0.02, 0.86, sides=8), metal(tones.metal)),
        (tube(0.2, 0.18, 0.03), metal(tones.metal)),
    )


def washing_machine(tones: Tones, dice: Dice) -> Prop:
    door = [
        (lying(tube(0.17, 0.15, 0.03, sides=18), (0, 0.42, 0.29)), metal(tones.metal)),
        (lying(tube(0.12, 0.12, 0.01, sides=18), (0, 0.42, 0.32)), Swatch((0.45, 0.52, 0.56), "glass")),
    ]
    return made((box(0.6, 0.85, 0.58), plain(WHITE)), *door, (box(0.58, 0.09, 0.01, (0, 0.74, 0.292)), tint(tones.metal, 1.3)))


def radiator(tones: Tones, dice: Dice) -> Prop:
    ribs = [
        (box(0.05, 0.52 if i % 12 else 0.62, 0.09, (-0.42 + 0.07 * i, 0.10 if i % 12 else 0.0, 0)), plain(tones.trim)) for i in range(13)
    ]
    return made(*ribs, (box(0.9, 0.05, 0.05, (0, 0.14, 0)), plain(tones.trim)), (box(0.9, 0.05, 0.05, (0, 0.53, 0)), plain(tones.trim)))


def vending_machine(tones: Tones, dice: Dice) -> Prop:
    rows = [
        (
            box(0.075, 0.16, 0.05, (-0.30 + 0.1 * i, 0.75 + 0.26 * row, 0.34)),
            dice.pick(f"ware {row} {i}", [plain(c) for c in (tones.accent, tones.shade, tones.leaf, tones.second)]),
        )
        for row in range(4)
        for i in range(5)
    ]
    return made(
        (box(0.9, 1.85, 0.7), plain(tones.accent)),
        (box(0.60, 1.15, 0.01, (-0.1, 0.66, 0.352)), glow((0.86, 0.90, 0.92), 0.8)),
        *rows,
        (box(0.16, 0.3, 0.02, (0.33, 1.0, 0.355)), plain(BLACK)),
        (box(0.55, 0.18, 0.02, (-0.1, 0.25, 0.355)), plain(BLACK)),
    )


def jukebox(tones: Tones, dice: Dice) -> Prop:
    arch = [(0.40 * cos(pi * i / 10), 1.05 + 0.40 * sin(pi * i / 10)) for i in range(11)]
    inner = [(x * 0.72, 1.05 + (y - 1.05) * 0.72) for x, y in arch]
    body = slab(((-0.40, 0), (0.40, 0), *arch), 0.5)
    return made(
        (body, wood(tones.wood)),
        (slab(((-0.29, 0.62), (0.29, 0.62), *inner), 0.02, (0, 0, 0.255)), glow((1.0, 0.74, 0.42))),
        (box(0.5, 0.36, 0.02, (0, 0.12, 0.255)), plain(tones.accent)),
        (box(0.52, 0.06, 0.08, (0, 0.55, 0.27)), metal(tones.metal)),
    )


def pool_table(tones: Tones, dice: Dice) -> Prop:
    cloth = plain(between(tones.leaf, (0.15, 0.45, 0.30), 0.6))
    legs = [(box(0.14, 0.70, 0.14, (x * 0.48, 0, z * 0.98)), wood(tones.dark)) for x in (-1, 1) for z in (-1, 1)]
    rim = [(box(0.12, 0.12, 2.3, (x * 0.6, 0.72, 0)), wood(tones.wood)) for x in (-1, 1)] + [
        (box(1.32, 0.12, 0.12, (0, 0.72, z * 1.1)), wood(tones.wood)) for z in (-1, 1)
    ]
    balls = [
        (
            ball(0.057, 0.057, (0.07 * (i % 3 - 1) + 0.03 * i, 0.80, -0.5 + 0.06 * i), sides=8, rings=6),
            plain((tones.accent, tones.paper, tones.shade)[i % 3]),
        )
        for i in range(7)
    ]
    return made(*legs, *rim, (box(1.2, 0.1, 2.2, (0, 0.70, 0)), cloth), *balls)


def safe(tones: Tones, dice: Dice) -> Prop:
    steel = metal(between(tones.metal, BLACK, 0.4))
    return made(
        (box(0.6, 0.75, 0.55), steel),
        (box(0.52, 0.66, 0.02, (0, 0.05, 0.28)), metal(tones.metal)),
        (lying(tube(0.06, 0.05, 0.04, sides=14), (-0.08, 0.45, 0.29)), metal((0.75, 0.75, 0.75))),
        (box(0.03, 0.16, 0.05, (0.12, 0.34, 0.31)), metal((0.75, 0.75, 0.75))),
    )


def aquarium(tones: Tones, dice: Dice) -> Prop:
    fish = [
        (
            ball(0.07, 0.04, (dice.between(f"x {i}", -0.35, 0.35), 0.98 + 0.06 * i, 0.205), depth=0.01, sides=8, rings=5),
            plain((0.86, 0.46, 0.20)),
        )
        for i in range(4)
    ]
    return made(
        (box(1.0, 0.75, 0.42), wood(tones.dark)),
        (box(0.96, 0.46, 0.40, (0, 0.76, 0)), glow((0.52, 0.74, 0.80), 0.7)),
        *fish,
        (box(1.0, 0.06, 0.42, (0, 1.22, 0)), plain(BLACK)),
    )


def folding_screen(tones: Tones, dice: Dice) -> Prop:
    leaves: list[Part] = []
    for i in range(3):
        turn = 24.0 if i % 2 else -24.0
        at = (0.50 * (i - 1), 0.0, 0.0)
        leaves += [
            (moved(box(0.54, 1.7, 0.03, (0, 0.04, 0)), at, turn), wood(tones.dark)),
            (moved(box(0.46, 1.55, 0.034, (0, 0.12, 0)), at, turn), plain(tones.paper)),
        ]
    return made(*leaves)


def cradle(tones: Tones, dice: Dice) -> Prop:
    bars = [
        (beam((-0.45 + 0.1 * i, 0.35, s * 0.28), (-0.45 + 0.1 * i, 0.85, s * 0.28), 0.018), wood(tones.trim))
        for i in range(10)
        for s in (-1, 1)
    ]
    rails = [(box(1.0, 0.04, 0.04, (0, y, s * 0.28)), wood(tones.trim)) for y in (0.33, 0.85) for s in (-1, 1)]
    ends = [(box(0.04, 0.95, 0.6, (x * 0.5, 0, 0)), wood(tones.trim)) for x in (-1, 1)]
    return made(
        *bars,
        *rails,
        *ends,
        (box(0.96, 0.12, 0.54, (0, 0.36, 0)), plain(tones.paper)),
        (box(0.5, 0.05, 0.54, (0.2, 0.48, 0)), plain(tones.cloth)),
    )


def tripod_camera(tones: Tones, dice: Dice) -> Prop:
    """A film camera on its legs, its lens to +Z."""
    legs = [(beam((0.42 * sin(2.094 * i), 0, 0.42 * cos(2.094 * i)), (0, 1.25, 0), 0.035), metal(BLACK)) for i in range(3)]
    lens = lying(lathe(((0.05, 0), (0.05, 0.14), (0.08, 0.20)), sides=12), (0, 1.42, 0.18))
    return made(
        *legs,
        (box(0.18, 0.24, 0.40, (0, 1.28, 0)), plain(BLACK)),
        (lens, plain(BLACK)),
        (box(0.10, 0.10, 0.10, (0.0, 1.24, 0)), metal(tones.metal)),
        (lying(tube(0.13, 0.13, 0.06, sides=14), (0, 1.62, -0.1)), plain(BLACK)),
    )


def sconce(tones: Tones, dice: Dice, lit: bool = True) -> Prop:
    """A lamp on a wall; hangs by its back."""
    shade = lathe(((0.09, 0.0), (0.06, 0.14)), (0, 0.0, 0.13), sides=14)
    return made(
        (box(0.08, 0.18, 0.02, (0, -0.13, 0)), metal(tones.metal)),
        (beam((0, -0.06, 0.01), (0, -0.02, 0.13), 0.02), metal(tones.metal)),
        (shade, glow(furniture.LIT) if lit else plain(tones.shade)),
    )


def chandelier(tones: Tones, dice: Dice, lit: bool = True, drop: float = 0.8) -> Prop:
    """Hangs from the ceiling: the origin is its lowest point."""
    brass = metal((0.66, 0.52, 0.28))
    parts: list[Part] = [(lathe(((0.02, 0), (0.06, 0.06), (0.03, 0.3), (0.015, drop)), sides=10), brass)]
    for i in range(6):
        x, z = 0.34 * cos(i * pi / 3), 0.34 * sin(i * pi / 3)
        parts += [
            (beam((0, 0.1, 0), (x, 0.14, z), 0.02), brass),
            (tube(0.012, 0.012, 0.08, (x, 0.14, z), 8), plain(tones.paper)),
            (lathe(((0.012, 0), (0.02, 0.02), (0.0, 0.06)), (x, 0.22, z), sides=7), glow(furniture.LIT) if lit else plain(tones.paper)),
        ]
    return made(*parts)
