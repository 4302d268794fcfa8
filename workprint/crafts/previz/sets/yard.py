"""More that stands about: what rolls, what is climbed or carried out, and what stands in yards and streets. Each function gives one Prop in
its own space.

Knows how a pram is built; knows nothing of where it stands.
"""

from __future__ import annotations

import itertools
from math import pi

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.forms import Colour, Swatch
from workprint.crafts.previz.sets.carpentry import (
    Part,
    Prop,
    ball,
    beam,
    box,
    lathe,
    lying,
    made,
    mesh_of,
    moved,
    slab,
    tube,
)
from workprint.crafts.previz.sets.tones import BLACK, STONE, Dice, Tones, glow, metal, plain, tint, wood


def coffin(tones: Tones, dice: Dice) -> Prop:
    """Closed, on two trestles, its head at -X."""
    lid = ((-0.98, -0.20), (1.0, -0.20), (1.0, 0.20), (-0.98, 0.20))
    hull = [(-1.0, -0.18), (-0.62, -0.34), (1.0, -0.20), (1.0, 0.20), (-0.62, 0.34), (-1.0, 0.18)]
    body, cover = moved(slab(hull, 0.36), (0, 0.73, 0), pitch=-90), moved(slab(hull, 0.05), (0, 0.935, 0), pitch=-90)
    raised = moved(slab([(x * 0.93, z * 0.7) for x, z in lid], 0.04), (0, 0.975, 0), pitch=-90)
    legs = [(box(0.06, 0.55, 0.56, (x, 0, 0)), wood(tones.dark)) for x in (-0.6, 0.6)]
    handles = [
        (beam((x - 0.09, 0.72, s * 0.31), (x + 0.09, 0.72, s * 0.27), 0.025), metal((0.66, 0.52, 0.28)))
        for x in (-0.4, 0.3)
        for s in (-1, 1)
    ]
    return made((body, wood(tones.wood)), (cover, wood(tones.dark)), (raised, wood(tones.wood)), *legs, *handles)


def _wheel(radius: float, at: tuple[float, float, float], swatch: Swatch, thick: float = 0.03, count: int = 14) -> list[Part]:
    """A wheel in the plane of y and z."""
    rim = [(cos(2 * pi * i / count) * radius, sin(2 * pi * i / count) * radius) for i in range(count + 1)]
    bars = [
        (beam((at[0], at[1] + a, at[2] + b), (at[0], at[1] + c, at[2] + d), thick), swatch) for (a, b), (c, d) in itertools.pairwise(rim)
    ]
    spokes = [(beam(at, (at[0], at[1] + rim[i][0], at[2] + rim[i][1]), 0.008), swatch) for i in range(0, count, 2)]
    return [*bars, *spokes]


def wheelchair(tones: Tones, dice: Dice) -> Prop:
    steel, cloth = metal(tones.metal), plain(BLACK)
    parts: list[Part] = [(box(0.44, 0.05, 0.42, (0, 0.46, 0.0)), cloth), (moved(box(0.44, 0.44, 0.04), (0, 0.52, -0.22), pitch=-8), cloth)]
    for x in (-1, 1):
        parts += _wheel(0.30, (0.29 * x, 0.30, -0.10), plain(BLACK))
        parts += _wheel(0.09, (0.22 * x, 0.09, 0.36), plain(BLACK), 0.025, 8)
        parts += [
            (beam((0.235 * x, 0.70, -0.20), (0.235 * x, 0.70, 0.16), 0.04), cloth),
            (beam((0.235 * x, 0.46, 0.16), (0.235 * x, 0.70, 0.16), 0.025), steel),
        ]
        parts += [
            (beam((0.235 * x, 0.46, 0.18), (0.18 * x, 0.10, 0.46), 0.025), steel),
            (box(0.15, 0.02, 0.16, (0.10 * x, 0.09, 0.50)), steel),
        ]
        parts += [
            (beam((0.235 * x, 0.46, -0.2), (0.235 * x, 0.98, -0.28), 0.025), steel),
            (beam((0.235 * x, 0.95, -0.28), (0.235 * x, 0.95, -0.40), 0.035), cloth),
        ]
    return made(*parts)


def pram(tones: Tones, dice: Dice) -> Prop:
    """Its hood towards +Z, its handle at -Z."""
    paint, steel = plain(tones.cloth), metal(tones.metal)
    tub = slab(((-0.40, 0.0), (0.40, 0.0), (0.48, 0.28), (-0.48, 0.28)), 0.42, (0, 0.50, 0), -90)
    arc = [(0.06 + 0.42 * cos(pi * i / 12), 0.76 + 0.40 * sin(pi * i / 12)) for i in range(7)]
    hood = slab([(0.06, 0.76), *arc], 0.44, (0, 0, 0), -90)
    parts: list[Part] = [(tub, paint), (hood, tint(tones.cloth, 0.8)), (box(0.36, 0.05, 0.5, (0, 0.74, -0.16)), plain(tones.trim))]
    parts += [part for x in (-0.24, 0.24) for z in (-0.32, 0.32) for part in _wheel(0.19, (x, 0.19, z), steel, 0.022, 12)]
    parts += [(beam((x, 0.22, s * 0.30), (x, 0.52, -s * 0.24), 0.022), steel) for x in (-0.2, 0.2) for s in (-1, 1)]
    parts += [(beam((x, 0.72, -0.42), (x, 1.02, -0.66), 0.022), steel) for x in (-0.19, 0.19)]
    return made(*parts, (beam((-0.2, 1.02, -0.66), (0.2, 1.02, -0.66), 0.035, 8), plain(BLACK)))


def ladder(tones: Tones, dice: Dice) -> Prop:
    """A pair of steps, standing open."""
    parts: list[Part] = []
    for x in (-1, 1):
        parts += [
            (beam((0.26 * x, 0, 0.42), (0.20 * x, 1.75, 0.02), 0.05), wood(tones.wood)),
            (beam((0.26 * x, 0, -0.42), (0.20 * x, 1.72, -0.02), 0.04), wood(tones.wood)),
        ]
    parts += [(box(0.44 - 0.008 * i, 0.03, 0.10, (0, 0.25 * (i + 1), 0.42 - 0.057 * (i + 1))), wood(tones.wood)) for i in range(6)]
    return made(
        *parts,
        (box(0.46, 0.04, 0.22, (0, 1.74, 0)), wood(tones.dark)),
        (beam((-0.22, 0.6, -0.28), (0.22, 0.6, -0.28), 0.03), wood(tones.wood)),
    )


def barrel(tones: Tones, dice: Dice) -> Prop:
    body = lathe(((0.24, 0), (0.30, 0.22), (0.32, 0.43), (0.30, 0.64), (0.24, 0.86)), sides=18)
    hoops = [
        (lathe(((r, 0), (r + 0.004, 0.025), (r, 0.05)), (0, y, 0), sides=18), metal(BLACK))
        for r, y in ((0.272, 0.10), (0.318, 0.30), (0.318, 0.51), (0.272, 0.71))
    ]
    return made((body, Swatch(tones.wood, "planks", (0.09, 2.0))), *hoops)


def cardboard(tones: Tones, dice: Dice) -> Prop:
    """A moving box, taped."""
    brown = (0.74, 0.60, 0.43)
    return made((box(0.52, 0.40, 0.40), plain(brown)), (box(0.525, 0.402, 0.06), tint(brown, 1.12)))


def column(tones: Tones, dice: Dice) -> Prop:
    shaft = lathe(((0.28, 0), (0.28, 0.12), (0.22, 0.22), (0.19, 2.3), (0.26, 2.42), (0.28, 2.55)), sides=18)
    return made((shaft, plain(tones.trim)))


def statue(tones: Tones, dice: Dice) -> Prop:
    """A draped figure on a plinth."""
    stone = Swatch((0.80, 0.79, 0.75), "rock")
    parts: list[Part] = [(box(0.7, 0.85, 0.7), plain(STONE)), (box(0.8, 0.08, 0.8, (0, 0.85, 0)), plain(STONE))]
    robe = lathe(((0.26, 0), (0.20, 0.5), (0.17, 0.85), (0.21, 1.12), (0.10, 1.28), (0.06, 1.34)), (0, 0.93, 0), sides=14, smooth=True)
    parts += [
        (robe, stone),
        (ball(0.20, 0.25, (0, 2.24, 0.01), sides=12), stone),
        (beam((0.2, 1.98, 0), (0.34, 1.6, 0.16), 0.11, 8), stone),
        (beam((-0.2, 1.98, 0), (-0.28, 2.4, 0.14), 0.10, 8), stone),
    ]
    return made(*parts)


def fountain(tones: Tones, dice: Dice) -> Prop:
    stone, water = plain(STONE), Swatch((0.62, 0.76, 0.82), "glass")
    basin = lathe(((1.0, 0), (1.05, 0.45), (1.15, 0.50), (0.98, 0.50), (0.92, 0.2), (0.0, 0.2)), sides=24)
    bowl = lathe(((0.14, 0.2), (0.10, 0.9), (0.46, 1.08), (0.48, 1.14), (0.0, 1.05)), sides=18)
    return made(
        (basin, stone),
        (bowl, stone),
        (tube(0.95, 0.95, 0.01, (0, 0.40, 0), 24), water),
        (lathe(((0.02, 1.05), (0.05, 1.45), (0.0, 1.5)), sides=8), water),
    )


def well(tones: Tones, dice: Dice) -> Prop:
    ring = lathe(((0.62, 0), (0.62, 0.75), (0.48, 0.75), (0.48, 0.1), (0.0, 0.1)), sides=18)
    posts = [(beam((x * 0.58, 0.6, 0), (x * 0.58, 1.95, 0), 0.09), wood(tones.dark)) for x in (-1, 1)]
    roof = [(moved(box(1.5, 0.04, 0.75, (0, 0, 0)), (0, 2.0, s * 0.27), pitch=s * 38), wood(tones.wood)) for s in (-1, 1)]
    return made(
        (ring, Swatch(STONE, "bricks")),
        *posts,
        *roof,
        (beam((-0.58, 1.55, 0), (0.58, 1.55, 0), 0.09, 8), wood(tones.wood)),
        (beam((0, 1.0, 0), (0, 1.5, 0), 0.02), plain((0.7, 0.6, 0.44))),
    )


def postbox(tones: Tones, dice: Dice) -> Prop:
    red = plain((0.66, 0.20, 0.17))
    body = lathe(((0.25, 0), (0.25, 0.15), (0.22, 0.17), (0.22, 1.25), (0.26, 1.28), (0.24, 1.36), (0.0, 1.48)), sides=18)
    return made(
        (body, red), (box(0.22, 0.04, 0.02, (0, 1.12, 0.215)), plain(BLACK)), (box(0.16, 0.12, 0.01, (0, 0.9, 0.218)), plain(tones.paper))
    )


def phone_box(tones: Tones, dice: Dice) -> Prop:
    """A call box with glass on three sides, open in front."""
    paint, glass = plain((0.66, 0.20, 0.17)), Swatch((0.72, 0.80, 0.84), "glass")
    parts: list[Part] = [(box(0.09, 2.3, 0.09, (x * 0.42, 0, z * 0.42)), paint) for x in (-1, 1) for z in (-1, 1)]
    parts += [(box(0.96, 0.22, 0.96, (0, 2.3, 0)), paint), (box(0.94, 0.06, 0.94), paint), (box(0.78, 2.2, 0.02, (0, 0.06, -0.42)), glass)]
    parts += [(box(0.02, 2.2, 0.78, (x * 0.42, 0.06, 0)), glass) for x in (-1, 1)]
    return made(
        *parts, (box(0.26, 0.42, 0.14, (0, 1.1, -0.33)), plain(BLACK)), (beam((-0.09, 1.5, -0.24), (0.09, 1.5, -0.24), 0.04), plain(BLACK))
    )


def traffic_light(tones: Tones, dice: Dice) -> Prop:
    lamps = [((0.85, 0.20, 0.16), 2.72), ((0.45, 0.36, 0.16), 2.50), ((0.16, 0.36, 0.22), 2.28)]
    discs = [
        (lying(tube(0.075, 0.075, 0.02, sides=14), (0, y + 0.07, 0.12)), glow(ink) if i == 0 else plain(ink))
        for i, (ink, y) in enumerate(lamps)
    ]
    return made((tube(0.06, 0.05, 2.3, sides=10), metal(BLACK)), (box(0.26, 0.76, 0.22, (0, 2.2, 0)), plain(BLACK)), *discs)


def motorbike(tones: Tones, dice: Dice) -> Prop:
    """Its front at +X."""
    black, steel, paint = plain(BLACK), metal(tones.metal), plain(tones.accent)
    wheels = [(moved(mesh, (0, 0, 0), 90), swatch) for z in (-0.66, 0.72) for mesh, swatch in _wheel(0.31, (0, 0.31, z), black, 0.09)]
    parts: list[Part] = [
        (ball(0.52, 0.26, (0.16, 0.62, 0), depth=0.28), paint),
        (box(0.62, 0.12, 0.26, (-0.36, 0.68, 0)), black),
        (box(0.44, 0.34, 0.26, (0.05, 0.26, 0)), steel),
    ]
    parts += [(beam((0.72, 0.31, z * 0.08), (0.46, 0.98, z * 0.08), 0.04), steel) for z in (-1, 1)]
    parts += [
        (beam((0.42, 1.02, -0.34), (0.42, 1.02, 0.34), 0.035, 8), black),
        (lying(tube(0.09, 0.07, 0.12, sides=12), (0.52, 0.84, 0.0)), steel),
        (beam((-0.1, 0.3, 0.14), (-0.75, 0.36, 0.16), 0.09, 8), steel),
    ]
    return made(*wheels, *parts)


def cart(tones: Tones, dice: Dice) -> Prop:
    """A handcart, its shafts at +Z."""
    bed = [
        (box(0.9, 0.05, 1.4, (0, 0.62, -0.1)), wood(tones.wood)),
        *((box(0.04, 0.28, 1.4, (x * 0.45, 0.67, -0.1)), wood(tones.wood)) for x in (-1, 1)),
        (box(0.9, 0.28, 0.04, (0, 0.67, -0.78)), wood(tones.wood)),
    ]
    wheels = [part for x in (-0.54, 0.54) for part in _wheel(0.45, (x, 0.45, -0.1), wood(tones.dark), 0.05)]
    return made(
        *bed,
        *wheels,
        *((beam((x * 0.36, 0.62, 0.5), (x * 0.32, 0.8, 1.3), 0.05), wood(tones.dark)) for x in (-1, 1)),
        (beam((0.36, 0.0, 0.55), (0.36, 0.62, 0.55), 0.05), wood(tones.dark)),
    )


def swing(tones: Tones, dice: Dice) -> Prop:
    steel = metal(tones.accent)
    legs = [(beam((x * 1.0, 0, z * 0.7), (x * 0.8, 2.2, 0), 0.07, 8), steel) for x in (-1, 1) for z in (-1, 1)]
    ropes = [(beam((x * 0.24, 0.45, 0), (x * 0.24, 2.2, 0), 0.02), plain((0.7, 0.6, 0.44))) for x in (-1, 1)]
    return made(
        *legs, (beam((-0.8, 2.2, 0), (0.8, 2.2, 0), 0.08, 8), steel), *ropes, (box(0.52, 0.04, 0.2, (0, 0.42, 0)), wood(tones.wood))
    )


def hay(tones: Tones, dice: Dice) -> Prop:
    bales = [
        (box(0.95, 0.42, 0.48, at), Swatch((0.80, 0.68, 0.40), "stripes", (0.04, 0.5)))
        for at in ((-0.3, 0, 0), (0.72, 0, 0.02), (0.2, 0.42, -0.01))
    ]
    return made(*bales)


def gable(tones: Tones, colour: Colour) -> Prop:
    """A small house with a pitched roof, its door to +Z."""
    walls = [(box(5, 2.6, 4), plain(colour)), (slab(((-2.6, 2.5), (2.6, 2.5), (0, 4.4)), 3.9), plain(colour))]
    roof = [
        (
            moved(
                mesh_of(
                    ((-2.9, 2.35, 2.3), (0, 4.5, 2.3), (0, 4.5, -2.3), (-2.9, 2.35, -2.3)), ((-0.6, 0.8, 0),) * 4, ((0, 1, 2), (0, 2, 3))
                ),
                (0, 0, 0),
                yaw,
            ),
            plain(tones.accent),
        )
        for yaw in (0.0, 180.0)
    ]
    panes = [(box(0.8, 1.0, 0.06, (x, 1.0, 2.0)), Swatch((0.36, 0.42, 0.47), "glass")) for x in (-1.5, 1.5)]
    return made(*walls, *roof, *panes, (box(0.9, 2.0, 0.06, (0, 0, 2.0)), wood(tones.wood)))
