"""Furniture: what stands on the floor of a room, and what hangs on its walls. Each function gives one Prop in its own space.

Knows how a chair is built; knows nothing of where it stands.
"""

from __future__ import annotations

from workprint.crafts.previz.forms import Colour, Swatch
from workprint.crafts.previz.sets.carpentry import Part, Point, Prop, ball, beam, box, lathe, made, moved, slab, tube
from workprint.crafts.previz.sets.tones import Dice, Tones, between, glow, metal, plain, tint, wood

SEAT = 0.45
"""Height of an ordinary seat, metres."""
LIT = (1.0, 0.90, 0.66)
"""A lampshade with the light on."""


def _legs(width: float, depth: float, height: float, thick: float) -> list[Point]:
    x, z = width / 2 - thick, depth / 2 - thick
    return [(a * x, 0.0, b * z) for a in (-1, 1) for b in (-1, 1)]


def table(tones: Tones, width: float = 1.4, depth: float = 0.85, height: float = 0.74) -> Prop:
    parts = [(box(width, 0.04, depth, (0, height - 0.04, 0)), wood(tones.wood))]
    parts += [(box(width - 0.16, 0.07, depth - 0.16, (0, height - 0.11, 0)), wood(tones.wood))]
    parts += [(box(0.06, height - 0.04, 0.06, at), wood(tones.wood)) for at in _legs(width, depth, height, 0.07)]
    return made(*parts)


def round_table(tones: Tones, radius: float = 0.40, height: float = 0.74) -> Prop:
    top = lathe(((radius - 0.015, 0.0), (radius, 0.012), (radius, 0.03)), (0, height - 0.03, 0), sides=28)
    stem = lathe(((0.24, 0.0), (0.22, 0.025), (0.035, 0.05), (0.035, height - 0.05), (0.12, height - 0.03)), sides=18)
    return made((top, wood(tones.wood)), (stem, metal(tones.metal)))


def low_table(tones: Tones) -> Prop:
    return table(tones, 1.05, 0.55, 0.40)


def chair(tones: Tones) -> Prop:
    """Whoever sits on it looks towards +Z."""
    parts = [(box(0.42, 0.05, 0.42, (0, SEAT - 0.05, 0)), plain(tones.cloth))]
    parts += [(box(0.04, SEAT - 0.05, 0.04, at), wood(tones.dark)) for at in _legs(0.42, 0.42, SEAT, 0.03)]
    parts += [(beam((x, SEAT, -0.19), (x, 0.90, -0.23), 0.035), wood(tones.dark)) for x in (-0.18, 0.18)]
    parts += [(box(0.36, 0.09, 0.025, (0, y, z)), wood(tones.dark)) for y, z in ((0.62, -0.207), (0.80, -0.223))]
    return made(*parts)


def stool(tones: Tones, height: float = 0.74) -> Prop:
    seat = lathe(((0.15, 0.0), (0.17, 0.02), (0.16, 0.06)), (0, height - 0.06, 0), sides=18)
    legs = [beam((x * 0.19, 0, z * 0.19), (x * 0.11, height - 0.06, z * 0.11), 0.035) for x in (-1, 1) for z in (-1, 1)]
    ring = lathe(((0.165, 0.0), (0.175, 0.0), (0.175, 0.025), (0.165, 0.025)), (0, 0.28, 0), sides=18)
    return made((seat, plain(tones.cloth)), (ring, metal(tones.metal)), *((leg, wood(tones.dark)) for leg in legs))


def office_chair(tones: Tones) -> Prop:
    feet = [(box(0.05, 0.05, 0.28, (0, 0.02, 0.14)), 72.0 * i) for i in range(5)]
    parts: list[Part] = [(moved(foot, (0, 0, 0), yaw), metal(tones.metal)) for foot, yaw in feet]
    parts += [(tube(0.03, 0.03, 0.36, (0, 0.05, 0)), metal(tones.metal)), (box(0.48, 0.08, 0.46, (0, SEAT - 0.07, 0)), plain(tones.cloth))]
    parts += [(moved(box(0.44, 0.52, 0.06), (0, 0.53, -0.24), pitch=-6), plain(tones.cloth))]
    return made(*parts, (box(0.06, 0.20, 0.03, (0, 0.38, -0.24)), metal(tones.metal)))


def sofa(tones: Tones, width: float = 1.9) -> Prop:
    cloth, seam = plain(tones.cloth), tint(tones.cloth, 1.12)
    parts = [(box(width, 0.26, 0.80, (0, 0.10, 0)), cloth), (box(width, 0.50, 0.20, (0, 0.32, -0.33)), cloth)]
    parts += [(box(0.18, 0.48, 0.80, (x * (width / 2 - 0.09), 0.10, 0)), cloth) for x in (-1, 1)]
    count = 1 if width < 1.2 else 2
    each = (width - 0.38) / count
    for i in range(count):
        x = (i - (count - 1) / 2) * each
        parts += [
            (box(each - 0.02, 0.12, 0.60, (x, 0.34, 0.10)), seam),
            (moved(box(each - 0.03, 0.38, 0.13), (x, 0.45, -0.20), pitch=-8), seam),
        ]
    return made(*parts, *((box(0.06, 0.10, 0.06, at), wood(tones.dark)) for at in _legs(width, 0.8, 0.1, 0.08)))


def armchair(tones: Tones) -> Prop:
    return sofa(tones, 0.92)


def bed(tones: Tones, width: float = 1.5) -> Prop:
    """Head towards -Z."""
    parts = [(box(width, 0.26, 2.0, (0, 0.06, 0)), wood(tones.wood)), (box(width + 0.06, 1.0, 0.06, (0, 0, -1.02)), wood(tones.wood))]
    parts += [
        (box(width + 0.04, 0.50, 0.05, (0, 0, 1.02)), wood(tones.wood)),
        (box(width - 0.06, 0.20, 1.94, (0, 0.30, 0)), plain(tones.paper)),
    ]
    parts += [
        (box(width, 0.07, 1.36, (0, 0.46, 0.31)), plain(tones.cloth)),
        (box(width + 0.01, 0.075, 0.22, (0, 0.46, -0.30)), plain(tones.trim)),
    ]
    parts += [(ball(0.62, 0.17, (x * width * 0.24, 0.48, -0.72), depth=0.40), plain(tones.trim)) for x in (-1, 1)]
    return made(*parts)


def shelf(tones: Tones, dice: Dice, width: float = 1.1, height: float = 2.05) -> Prop:
    """A bookcase, filled by the dice. Its back is to -Z."""
    parts = [(box(0.03, height, 0.32, (x * width / 2, 0, 0)), wood(tones.wood)) for x in (-1, 1)]
    parts += [(box(width, height, 0.015, (0, 0, -0.15)), wood(between(tones.wood, tones.dark)))]
    count = max(2, round(height / 0.42))
    inks = [plain(colour) for colour in (tones.accent, tones.cloth, tones.second, tones.paper, between(tones.leaf, tones.dark, 0.2))]
    for row in range(count + 1):
        y = 0.06 + row * (height - 0.09) / count
        parts.append((box(width, 0.03, 0.31, (0, y, 0)), wood(tones.wood)))
        if row < count:
            parts += _books(dice, f"row {row}", inks, (-width / 2 + 0.03, y + 0.03, width - 0.06, (height - 0.09) / count - 0.05))
    return made(*parts)


def _books(dice: Dice, row: str, inks: list[Swatch], span: tuple[float, float, float, float]) -> list[Part]:
    """A row of books from x, y over a width, at most so high; the odd gap holds a vase."""
    x, y, width, room = span
    end, index, parts = x + width, 0, list[Part]()
    while x < end - 0.05:
        thick = dice.between(f"{row} thick {index}", 0.03, 0.07)
        kind = dice.roll(f"{row} kind {index}")
        if kind > 0.93 and end - x > 0.20:
            parts.append((lathe(((0.04, 0), (0.07, 0.09), (0.03, 0.17), (0.04, 0.20)), (x + 0.10, y, 0), sides=10), inks[index % 3]))
            x += 0.20
        elif kind > 0.84:
            x += 0.09
        else:
            tall = room * dice.between(f"{row} tall {index}", 0.62, 0.92)
            ink = dice.pick(f"{row} ink {index}", inks)
            parts.append((box(min(thick, end - x) * 0.94, tall, 0.22, (x + thick / 2, y, 0.0)), ink))
            x += thick
        index += 1
    return parts


def cabinet(tones: Tones, width: float = 1.2, height: float = 0.86, doors: int = 2) -> Prop:
    parts = [
        (box(width, height - 0.04, 0.42, (0, 0, 0)), wood(tones.wood)),
        (box(width + 0.05, 0.04, 0.47, (0, height - 0.04, 0)), wood(tones.dark)),
    ]
    each = width / doors
    for i in range(doors):
        x = (i - (doors - 1) / 2) * each
        parts += [(box(each - 0.06, height - 0.16, 0.02, (x, 0.07, 0.215)), wood(between(tones.wood, tones.trim, 0.14)))]
        parts += [(box(0.025, 0.10, 0.03, (x + each * 0.36, height * 0.5, 0.235)), metal(tones.metal))]
    return made(*parts)


def drawers(tones: Tones, width: float = 0.5, height: float = 1.3, rows: int = 4) -> Prop:
    """A filing cabinet, or a chest of drawers."""
    parts = [(box(width, height, 0.5), metal(tones.metal))]
    each = (height - 0.06) / rows
    for row in range(rows):
        y = 0.04 + row * each
        parts += [(box(width - 0.05, each - 0.03, 0.02, (0, y, 0.255)), tint(tones.metal, 1.16))]
        parts += [(box(0.14, 0.025, 0.03, (0, y + each * 0.62, 0.275)), tint(tones.metal, 0.6))]
    return made(*parts)


def nightstand(tones: Tones) -> Prop:
    return cabinet(tones, 0.46, 0.52, 1)


def wardrobe(tones: Tones) -> Prop:
    parts = [(box(1.3, 2.05, 0.55), wood(tones.wood)), (box(1.38, 0.07, 0.60, (0, 2.05, 0)), wood(tones.dark))]
    for x in (-0.33, 0.33):
        parts += [(box(0.58, 1.85, 0.02, (x, 0.1, 0.28)), wood(between(tones.wood, tones.trim, 0.14)))]
        parts += [(box(0.025, 0.14, 0.03, (x * 0.25, 1.0, 0.30)), metal(tones.metal))]
    return made(*parts)


def desk(tones: Tones, width: float = 1.5) -> Prop:
    """Whoever works at it sits behind it, at -Z, looking towards +Z."""
    parts = [(box(width, 0.04, 0.75, (0, 0.70, 0)), wood(tones.wood)), (box(width - 0.1, 0.50, 0.03, (0, 0.18, 0.30)), wood(tones.dark))]
    parts += [(box(0.42, 0.70, 0.68, (x * (width / 2 - 0.23), 0, 0)), wood(tones.dark)) for x in (-1, 1)]
    return made(*parts, *((box(0.36, 0.19, 0.02, (width / 2 - 0.23, 0.05 + 0.21 * i, -0.345)), wood(tones.wood)) for i in range(3)))


def counter(tones: Tones, width: float = 2.6, height: float = 1.05) -> Prop:
    """A bar or shop counter: guests stand at +Z."""
    parts = [
        (box(width, height - 0.05, 0.55), wood(tones.dark)),
        (box(width + 0.12, 0.05, 0.72, (0, height - 0.05, 0.02)), wood(tones.wood)),
    ]
    count = max(3, round(width / 0.55))
    for i in range(count):
        x = (i - (count - 1) / 2) * width / count
        parts.append((box(width / count - 0.08, height - 0.30, 0.02, (x, 0.14, 0.28)), wood(between(tones.dark, tones.wood))))
    return made(*parts, (beam((-width / 2, 0.18, 0.42), (width / 2, 0.18, 0.42), 0.04, 8), metal(tones.metal)))


def kitchen_units(tones: Tones, width: float = 2.4) -> Prop:
    """A worktop with cupboards under it, a sink in its middle, its back to -Z."""
    front = plain(between(tones.second, tones.trim, 0.35))
    parts = [(box(width, 0.84, 0.56, (0, 0.04, 0)), front), (box(width + 0.02, 0.04, 0.62, (0, 0.88, 0.01)), wood(tones.wood))]
    count = max(2, round(width / 0.6))
    for i in range(count):
        x = (i - (count - 1) / 2) * width / count
        parts += [(box(width / count - 0.04, 0.66, 0.02, (x, 0.12, 0.285)), tint(front.colour, 1.06))]
        parts += [(box(0.14, 0.02, 0.03, (x, 0.72, 0.30)), metal(tones.metal))]
    parts += [
        (box(0.56, 0.01, 0.40, (0, 0.915, 0.02)), metal(tones.metal)),
        (tube(0.015, 0.015, 0.26, (0, 0.92, -0.2)), metal(tones.metal)),
    ]
    return made(*parts, (beam((0, 1.17, -0.2), (0, 1.17, -0.02), 0.025, 8), metal(tones.metal)))


def cupboards(tones: Tones, width: float = 1.8) -> Prop:
    """Hung on a wall, its underside at the origin's height."""
    front = between(tones.second, tones.trim, 0.35)
    parts = [(box(width, 0.62, 0.32), plain(front))]
    count = max(2, round(width / 0.5))
    for i in range(count):
        x = (i - (count - 1) / 2) * width / count
        parts += [(box(width / count - 0.04, 0.56, 0.02, (x, 0.03, 0.165)), tint(front, 1.06))]
        parts += [(box(0.02, 0.10, 0.03, (x + width / count * 0.36, 0.06, 0.18)), metal(tones.metal))]
    return made(*parts)


def stove(tones: Tones) -> Prop:
    parts = [(box(0.6, 0.90, 0.58), plain(tones.paper)), (box(0.60, 0.02, 0.58, (0, 0.90, 0)), plain((0.20, 0.20, 0.21)))]
    parts += [(tube(0.09, 0.09, 0.012, (x, 0.92, z)), metal(tones.metal)) for x in (-0.14, 0.14) for z in (-0.13, 0.13)]
    parts += [
        (box(0.46, 0.34, 0.02, (0, 0.20, 0.29)), plain((0.24, 0.24, 0.26))),
        (box(0.44, 0.03, 0.05, (0, 0.60, 0.30)), metal(tones.metal)),
    ]
    pot = lathe(((0.10, 0), (0.11, 0.02), (0.11, 0.13)), (0.14, 0.93, -0.13), sides=16)
    return made(*parts, (pot, plain(tones.accent)), (box(0.6, 0.10, 0.04, (0, 0.92, -0.27)), plain(tones.paper)))


def fridge(tones: Tones) -> Prop:
    white = between(tones.paper, tones.second, 0.25)
    parts = [(box(0.64, 1.75, 0.60), plain(white)), (box(0.62, 1.08, 0.03, (0, 0.05, 0.31)), tint(white, 1.05))]
    parts += [(box(0.62, 0.56, 0.03, (0, 1.16, 0.31)), tint(white, 1.05)), (box(0.03, 0.4, 0.04, (-0.26, 0.68, 0.345)), metal(tones.metal))]
    return made(
        *parts,
        (box(0.12, 0.15, 0.005, (0.1, 1.35, 0.328)), plain(tones.accent)),
        (box(0.14, 0.1, 0.005, (0.12, 0.9, 0.328)), plain(tones.paper)),
    )


def floor_lamp(tones: Tones, lit: bool = True) -> Prop:
    stem = lathe(((0.15, 0), (0.14, 0.03), (0.014, 0.04), (0.014, 1.42)), sides=14)
    cover = lathe(((0.23, 0.0), (0.15, 0.30)), (0, 1.38, 0), sides=24)
    return made((stem, metal(tones.metal)), (cover, glow(LIT) if lit else plain(tones.shade)))


def desk_lamp(tones: Tones, lit: bool = True) -> Prop:
    foot = lathe(((0.08, 0), (0.08, 0.015), (0.012, 0.03), (0.012, 0.30)), sides=12)
    cover = lathe(((0.13, 0.0), (0.08, 0.16)), (0, 0.27, 0), sides=20)
    return made((foot, metal(tones.accent)), (cover, glow(LIT) if lit else plain(tones.shade)))


def pendant(tones: Tones, lit: bool = True, drop: float = 0.8) -> Prop:
    """Hangs from the ceiling: the origin is the underside of its shade."""
    cover = lathe(((0.20, 0.0), (0.17, 0.09), (0.05, 0.17), (0.03, 0.22)), sides=22)
    bulb = ball(0.10, 0.10, (0, -0.03, 0), sides=10, rings=6)
    return made(
        (cover, plain(tones.accent)),
        (bulb, glow(LIT) if lit else plain(tones.paper)),
        (beam((0, 0.2, 0), (0, drop, 0), 0.012), plain(tones.dark)),
    )


def plant(tones: Tones, dice: Dice, height: float = 1.0) -> Prop:
    pot = lathe(((0.12, 0), (0.17, 0.28), (0.17, 0.32)), sides=16)
    leaves = []
    for i in range(13):
        long = height * dice.between(f"leaf {i}", 0.42, 0.74)
        outline = ((0.0, 0.0), (0.05, long * 0.35), (0.045, long * 0.6), (0.0, long), (-0.045, long * 0.6), (-0.05, long * 0.35))
        lean = dice.between(f"lean {i}", 8, 48)
        leaves.append((moved(slab(outline, 0.008), (0, 0.28, 0), i * 137.5, pitch=lean), tint(tones.leaf, 1.0 if i % 2 else 1.2)))
    return made((pot, plain(tones.accent)), *leaves)


def picture(tones: Tones, dice: Dice, width: float = 0.8, height: float = 0.56) -> Prop:
    """A framed landscape; hangs by its back, its centre at the origin's height."""
    frame = tones.dark if dice.roll("frame") < 0.6 else tones.wood
    sky, land = between(tones.paper, tones.second, 0.35), between(tones.leaf, tones.second, 0.4)
    w, h = width / 2 - 0.05, height / 2 - 0.05
    horizon = -h * dice.between("horizon", 0.0, 0.5)
    hill = slab(
        ((-w, -h), (w, -h), (w, horizon), (w * dice.between("hill", -0.3, 0.6), h * 0.35), (-w, horizon + h * 0.15)), 0.004, (0, 0, 0.027)
    )
    parts = [
        (box(width, height, 0.03, (0, -height / 2, 0.0)), plain(frame)),
        (box(2 * w, 2 * h, 0.02, (0, -h, 0.012)), plain(sky)),
        (hill, plain(land)),
    ]
    return made(
        *parts,
        (
            moved(lathe(((0.0, 0.0), (0.0, 0.001), (h * 0.2, 0.001), (h * 0.2, 0.004)), sides=14), (-w * 0.4, h * 0.5, 0.024), pitch=90),
            plain(tones.accent),
        ),
    )


def poster(tones: Tones, dice: Dice, width: float = 0.55, height: float = 0.8) -> Prop:
    colour = dice.pick("poster", (tones.accent, tones.cloth, tones.second))
    disc = moved(tube(width * 0.28, width * 0.28, 0.004, sides=20), (0, height * 0.12, 0.008), pitch=90)
    lines = [(box(width * w, 0.03, 0.004, (0, -height * y, 0.010)), plain(tones.paper)) for w, y in ((0.7, 0.26), (0.5, 0.33), (0.6, 0.40))]
    return made((box(width, height, 0.012, (0, -height / 2, 0.0)), plain(colour)), (disc, tint(between(colour, tones.paper), 1.1)), *lines)


def clock(tones: Tones, hour: float = 9.0) -> Prop:
    rim = moved(tube(0.17, 0.17, 0.04, sides=28), (0, 0, 0), pitch=90)
    face = moved(tube(0.145, 0.145, 0.01, sides=28), (0, 0, 0.035), pitch=90)
    hands = [moved(box(0.014, long, 0.006), (0, 0, 0.05), roll=-turn) for long, turn in ((0.075, hour * 30), (0.115, hour * 360))]
    return made((rim, plain(tones.dark)), (face, plain(tones.paper)), *((hand, plain((0.13, 0.12, 0.12))) for hand in hands))


def mirror(tones: Tones) -> Prop:
    return made(
        (box(0.62, 0.92, 0.03, (0, -0.46, 0)), wood(tones.dark)),
        (box(0.52, 0.82, 0.01, (0, -0.41, 0.018)), Swatch((0.80, 0.85, 0.87), "glass")),
    )


def whiteboard(tones: Tones) -> Prop:
    marks = [
        (box(w, 0.02, 0.004, (x, y, 0.02)), plain(c))
        for x, y, w, c in ((-0.4, 0.25, 0.5, tones.accent), (-0.3, 0.1, 0.7, tones.cloth), (0.3, -0.15, 0.5, tones.dark))
    ]
    return made(
        (box(1.6, 1.0, 0.03, (0, -0.5, 0)), metal(tones.metal)), (box(1.52, 0.92, 0.01, (0, -0.46, 0.016)), plain(tones.paper)), *marks
    )


def menu_board(tones: Tones, dice: Dice) -> Prop:
    parts = [(box(1.3, 0.8, 0.03, (0, -0.4, 0)), wood(tones.wood)), (box(1.2, 0.7, 0.01, (0, -0.35, 0.016)), plain((0.20, 0.22, 0.21)))]
    for i in range(5):
        long = dice.between(f"dish {i}", 0.22, 0.42)
        parts += [(box(long, 0.025, 0.004, (-0.52 + long / 2, 0.22 - i * 0.12, 0.024)), plain(tones.paper))]
        parts += [(box(0.10, 0.025, 0.004, (0.45, 0.22 - i * 0.12, 0.024)), plain(tones.shade))]
    return made(*parts)


def rug(tones: Tones, width: float = 2.8, depth: float = 2.0) -> Prop:
    return made(
        (box(width, 0.012, depth), plain(tones.accent)),
        (box(width - 0.24, 0.004, depth - 0.24, (0, 0.012, 0)), Swatch(between(tones.second, tones.paper, 0.2), "rug")),
    )


def bottles(tones: Tones, dice: Dice, width: float = 2.0) -> Prop:
    """Two lit shelves of bottles on a wall."""
    parts: list[Part] = [(box(width + 0.1, 1.05, 0.02, (0, -0.08, -0.11)), tint(tones.dark, 0.8))]
    glass = (plain(tones.accent), plain(tones.leaf), plain(tones.shade), plain(tones.cloth), plain(tones.paper))
    for row in range(2):
        parts.append((box(width, 0.03, 0.22, (0, row * 0.5, 0)), wood(tones.wood)))
        for i in range(int(width / 0.14)):
            tall = dice.between(f"bottle {row} {i}", 0.24, 0.36)
            if dice.roll(f"gap {row} {i}") < 0.85:
                x = -width / 2 + 0.08 + i * 0.14
                neck = lathe(((0.042, 0), (0.042, tall * 0.6), (0.014, tall * 0.75), (0.014, tall)), (x, row * 0.5 + 0.03, 0), sides=8)
                parts.append((neck, dice.pick(f"glass {row} {i}", glass)))
    return made(*parts)


def coat_rack(tones: Tones) -> Prop:
    arms = [(beam((0, 1.68, 0), (0.2 * x, 1.80, 0.2 * z), 0.025), wood(tones.dark)) for x, z in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    coat = lathe(((0.17, 0.0), (0.13, 0.45), (0.05, 0.68)), (0.15, 1.02, 0.02), sides=10)
    return made(
        (lathe(((0.22, 0), (0.20, 0.03), (0.02, 0.05), (0.02, 1.8)), sides=12), wood(tones.dark)), *arms, (coat, plain(tones.accent))
    )


def accent_wall(colour: Colour) -> Swatch:
    return Swatch(colour, "panel")
