"""Small things: what lies on tables or is held. Each function gives one Prop in its own space; the dice choose among colours.

Knows how a lantern is built; knows nothing of where it stands.
"""

from __future__ import annotations

import itertools

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, made, moved, slab, tube
from workprint.crafts.previz.sets.tones import Dice, Tones, between, glow, metal, plain, tint, wood
from workprint.crafts.previz.sets.tones import flame as burning

FLAME = (1.0, 0.80, 0.42)
SCREEN = (0.62, 0.78, 0.88)
BLACK = (0.17, 0.17, 0.19)


def laptop(tones: Tones, dice: Dice) -> Prop:
    """Open; its user sits at -Z, the lid stands at +Z."""
    lid = moved(box(0.33, 0.22, 0.010), (0, 0.014, 0.115), pitch=12)
    screen = moved(box(0.30, 0.19, 0.004), (0, 0.03, 0.110), pitch=12)
    keys = [(box(0.27, 0.003, 0.018, (0, 0.016, -0.05 + 0.026 * i)), plain(BLACK)) for i in range(4)]
    return made((box(0.33, 0.016, 0.23), metal(tones.metal)), (lid, metal(tones.metal)), (screen, glow(SCREEN)), *keys)


def phone(tones: Tones, dice: Dice) -> Prop:
    return made((box(0.074, 0.009, 0.150), plain(BLACK)), (box(0.066, 0.002, 0.138, (0, 0.0085, 0)), glow(SCREEN, 0.8)))


def telephone(tones: Tones, dice: Dice) -> Prop:
    """With a cord and a dial."""
    body = lathe(((0.11, 0), (0.10, 0.03), (0.06, 0.09)), sides=4)
    handset = [(beam((-0.11, 0.12, 0), (0.11, 0.12, 0), 0.03), plain(BLACK)), (tube(0.03, 0.03, 0.035, (-0.10, 0.085, 0)), plain(BLACK))]
    dial = moved(tube(0.045, 0.045, 0.01, sides=16), (0, 0.06, 0.062), pitch=58)
    return made((body, plain(BLACK)), *handset, (tube(0.03, 0.03, 0.035, (0.10, 0.085, 0)), plain(BLACK)), (dial, plain(tones.paper)))


def cup(tones: Tones, dice: Dice) -> Prop:
    body = lathe(((0.032, 0.0), (0.040, 0.03), (0.042, 0.09)), (0, 0.012, 0), sides=18)
    handle = [beam((0.04, 0.03, 0), (0.066, 0.045, 0), 0.012), beam((0.066, 0.045, 0), (0.062, 0.08, 0), 0.012)]
    saucer = lathe(((0.035, 0.0), (0.070, 0.012), (0.068, 0.015)), sides=20)
    tea = tube(0.037, 0.037, 0.002, (0, 0.101, 0), sides=18)
    china = plain(tones.accent if dice.roll("cup") < 0.5 else tones.trim)
    return made((body, china), (saucer, china), *((bar, china) for bar in handle), (tea, plain((0.33, 0.22, 0.15))))


def glass(tones: Tones, dice: Dice) -> Prop:
    drink = tube(0.028, 0.031, 0.06, (0, 0.01, 0), sides=14)
    return made((lathe(((0.030, 0), (0.036, 0.12)), sides=14), Swatch((0.78, 0.84, 0.86), "glass")), (drink, plain(tones.shade)))


def wine_glass(tones: Tones, dice: Dice) -> Prop:
    bowl = lathe(((0.035, 0), (0.006, 0.008), (0.005, 0.09), (0.036, 0.13), (0.032, 0.19)), sides=16)
    return made((bowl, Swatch((0.72, 0.62, 0.62), "glass")))


def bottle(tones: Tones, dice: Dice) -> Prop:
    glassy = lathe(((0.038, 0), (0.038, 0.18), (0.014, 0.23), (0.013, 0.30), (0.016, 0.305)), sides=16)
    label = tube(0.0385, 0.0385, 0.08, (0, 0.06, 0), sides=16)
    return made((glassy, plain(between(tones.leaf, BLACK, 0.35))), (label, plain(tones.paper)))


def book(tones: Tones, dice: Dice) -> Prop:
    pages = box(0.148, 0.028, 0.208, (0.003, 0.004, 0))
    return made(
        (box(0.155, 0.005, 0.215), plain(tones.accent)),
        (pages, plain(tones.paper)),
        (box(0.155, 0.005, 0.215, (0, 0.031, 0)), plain(tones.accent)),
    )


def books(tones: Tones, dice: Dice) -> Prop:
    inks = (tones.cloth, tones.accent, tones.second)
    pile = [(box(0.16 - 0.01 * i, 0.035, 0.22, (0, 0.036 * i, 0), 9.0 * (i - 1)), plain(ink)) for i, ink in enumerate(inks)]
    return made(*pile)


def papers(tones: Tones, dice: Dice) -> Prop:
    sheets = [(box(0.21, 0.003, 0.297, (0.03 * i, 0.003 * i, 0.02 * i), 14.0 * i - 8), plain(tones.paper)) for i in range(3)]
    lines = [(box(0.15, 0.001, 0.006, (0.06, 0.009, 0.0 + 0.03 * i - 0.04), 20), plain((0.5, 0.5, 0.52))) for i in range(5)]
    return made(*sheets, *lines)


def letter(tones: Tones, dice: Dice) -> Prop:
    """An opened letter on its envelope."""
    envelope = (box(0.22, 0.004, 0.11, (0.02, 0, 0.05), 18), plain(between(tones.paper, tones.shade, 0.5)))
    page = (box(0.148, 0.003, 0.21, (0, 0.004, 0)), plain(tones.paper))
    lines = [
        (box(0.11 - 0.02 * (i % 3), 0.001, 0.005, (-0.01 * (i % 3) / 2, 0.0065, -0.07 + 0.022 * i)), plain((0.36, 0.36, 0.42)))
        for i in range(7)
    ]
    return made(envelope, page, *lines, (lathe(((0.014, 0), (0.012, 0.004)), (0.03, 0.0065, 0.085), sides=12), plain(tones.accent)))


def photo(tones: Tones, dice: Dice) -> Prop:
    """A small framed photograph, standing."""
    parts = [(box(0.15, 0.20, 0.012), wood(tones.dark)), (box(0.125, 0.175, 0.004, (0, 0.0125, 0.007)), plain(tones.paper))]
    parts += [
        (box(0.05, 0.06, 0.002, (0, 0.03, 0.010)), plain(tones.cloth)),
        (ball(0.045, 0.05, (0, 0.085, 0.006), depth=0.012), plain((0.80, 0.62, 0.50))),
    ]
    tilted = [(moved(mesh, (0, 0, 0), pitch=-12), swatch) for mesh, swatch in parts]
    return made(*tilted, (beam((0, 0.12, -0.02), (0, 0.0, -0.09), 0.015), wood(tones.dark)))


def key(tones: Tones, dice: Dice) -> Prop:
    """A large old key."""
    brass = metal((0.66, 0.52, 0.28))
    bow = [beam((0.02 * x0, 0.006, 0.02 * z0 - 0.05), (0.02 * x1, 0.006, 0.02 * z1 - 0.05), 0.008) for x0, z0, x1, z1 in _ring(8)]
    bits = [box(0.022, 0.008, 0.008, (0.012, 0.002, 0.05)), box(0.018, 0.008, 0.008, (0.010, 0.002, 0.034))]
    return made((beam((0, 0.006, -0.03), (0, 0.006, 0.06), 0.009), brass), *((bar, brass) for bar in bow), *((bit, brass) for bit in bits))


def _ring(count: int) -> list[tuple[float, float, float, float]]:
    turned = moved(tube(1.0, 1.0, 1.0, sides=count), (0, 0, 0)).points[: 2 * count + 2 : 2]
    return [(float(a[0]), float(a[2]), float(b[0]), float(b[2])) for a, b in itertools.pairwise(turned)]


def lantern(tones: Tones, dice: Dice) -> Prop:
    """A storm lantern, burning."""
    foot = lathe(((0.075, 0), (0.08, 0.02), (0.06, 0.05)), sides=16)
    roof = lathe(((0.075, 0), (0.05, 0.04), (0.03, 0.06)), (0, 0.20, 0), sides=16)
    posts = [beam((x * 0.062, 0.05, z * 0.062), (x * 0.062, 0.21, z * 0.062), 0.008) for x, z in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    bail = [
        beam((-0.07, 0.22, 0), (-0.05, 0.33, 0), 0.008),
        beam((0.07, 0.22, 0), (0.05, 0.33, 0), 0.008),
        beam((-0.05, 0.33, 0), (0.05, 0.33, 0), 0.010),
    ]
    flame = lathe(((0.045, 0), (0.055, 0.05), (0.045, 0.13), (0.03, 0.15)), (0, 0.05, 0), sides=14)
    iron = metal(between(tones.metal, BLACK, 0.4))
    return made((foot, iron), (roof, iron), *((bar, iron) for bar in posts + bail), (flame, burning(FLAME)))


def candle(tones: Tones, dice: Dice) -> Prop:
    stick = lathe(((0.05, 0), (0.05, 0.008), (0.014, 0.02), (0.014, 0.07), (0.022, 0.08)), sides=14)
    flame = lathe(((0.006, 0), (0.010, 0.012), (0.0, 0.035)), (0, 0.205, 0), sides=10)
    return made((stick, metal((0.62, 0.52, 0.30))), (tube(0.012, 0.011, 0.12, (0, 0.08, 0)), plain(tones.paper)), (flame, burning(FLAME)))


def torch(tones: Tones, dice: Dice) -> Prop:
    """A flashlight, lying."""
    body = moved(lathe(((0.018, 0), (0.018, 0.12), (0.03, 0.15), (0.03, 0.17)), sides=14), (0, 0.03, -0.08), pitch=90)
    return made((body, plain(BLACK)), (moved(tube(0.026, 0.026, 0.004, sides=14), (0, 0.03, 0.09), pitch=90), glow(FLAME)))


def alarm_clock(tones: Tones, dice: Dice) -> Prop:
    return made(
        *((moved(part, (0, 0.085, 0)), swatch) for part, swatch in _scaled_clock(tones)),
        (box(0.10, 0.02, 0.05, (0, 0, 0.02)), plain(tones.dark)),
    )


def _scaled_clock(tones: Tones) -> list[Part]:
    rim, face = (
        moved(tube(0.07, 0.07, 0.045, sides=20), (0, 0, 0), pitch=90),
        moved(tube(0.058, 0.058, 0.004, sides=20), (0, 0, 0.043), pitch=90),
    )
    hands = [moved(box(0.006, long, 0.003), (0, 0, 0.05), roll=turn) for long, turn in ((0.030, 60), (0.046, -30))]
    return [(rim, plain(tones.accent)), (face, plain(tones.paper)), *((hand, plain(BLACK)) for hand in hands)]


def radio(tones: Tones, dice: Dice) -> Prop:
    parts = [(box(0.32, 0.20, 0.12), wood(tones.wood)), (box(0.17, 0.14, 0.01, (-0.06, 0.03, 0.06)), plain(tones.second))]
    knobs = [(moved(tube(0.018, 0.018, 0.015, sides=12), (0.09, y, 0.06), pitch=90), plain(tones.trim)) for y in (0.06, 0.14)]
    return made(*parts, *knobs, (beam((0.12, 0.2, -0.04), (0.22, 0.48, -0.04), 0.006), metal(tones.metal)))


def screen(tones: Tones, dice: Dice) -> Prop:
    """A computer: monitor and keyboard; its user is at -Z."""
    parts = [(box(0.52, 0.32, 0.03, (0, 0.12, 0.12)), plain(BLACK)), (box(0.48, 0.28, 0.004, (0, 0.14, 0.103)), glow(SCREEN))]
    parts += [(box(0.05, 0.14, 0.03, (0, 0.0, 0.15)), plain(BLACK)), (box(0.22, 0.012, 0.16, (0, 0, 0.15)), plain(BLACK))]
    return made(*parts, (box(0.40, 0.018, 0.13, (0, 0, -0.12)), plain(tones.metal)))


def television(tones: Tones, dice: Dice) -> Prop:
    """On its stand, the picture towards +Z."""
    parts = [
        (box(1.2, 0.40, 0.40), wood(tones.wood)),
        (box(1.02, 0.60, 0.05, (0, 0.46, 0)), plain(BLACK)),
        (box(0.96, 0.54, 0.01, (0, 0.49, 0.026)), glow(SCREEN, 0.8)),
    ]
    return made(*parts, (box(0.3, 0.06, 0.2, (0, 0.40, 0)), plain(BLACK)))


def suitcase(tones: Tones, dice: Dice) -> Prop:
    leather = between(tones.accent, tones.dark)
    straps = [(box(0.03, 0.445, 0.19, (x, 0, 0)), tint(leather, 0.7)) for x in (-0.18, 0.18)]
    return made((box(0.62, 0.44, 0.18), plain(leather)), *straps, (beam((-0.07, 0.47, 0), (0.07, 0.47, 0), 0.025), tint(leather, 0.7)))


def bag(tones: Tones, dice: Dice) -> Prop:
    """A shoulder bag that lies about: a flap with two buckles, its strap in a loop beside it."""
    loop = [
        beam(a, b, 0.028)
        for a, b in itertools.pairwise(
            ((-0.19, 0.24, 0.0), (-0.24, 0.10, 0.14), (-0.06, 0.014, 0.26), (0.16, 0.014, 0.2), (0.19, 0.24, 0.0))
        )
    ]
    return made(*_satchel(tones), *((bar, tint(tones.cloth, 0.62)) for bar in loop))


def held_bag(tones: Tones, dice: Dice) -> Prop:
    """A bag as a hand carries it: by the loop on its top."""
    loop = ((-0.075, 0.26, 0.0), (-0.06, 0.335, 0.0), (0.06, 0.335, 0.0), (0.075, 0.26, 0.0))
    return made(*_satchel(tones), *((beam(a, b, 0.024), tint(tones.cloth, 0.62)) for a, b in itertools.pairwise(loop)))


def _satchel(tones: Tones) -> list[Part]:
    flap = tint(tones.cloth, 0.82)
    parts: list[Part] = [(box(0.38, 0.27, 0.10), plain(tones.cloth)), (box(0.39, 0.17, 0.116, (0, 0.11, 0.004)), flap)]
    parts += [(box(0.03, 0.15, 0.122, (x, 0.05, 0.004)), tint(tones.cloth, 0.62)) for x in (-0.11, 0.11)]
    return [*parts, *((box(0.036, 0.03, 0.128, (x, 0.07, 0.004)), metal(tones.shade)) for x in (-0.11, 0.11))]


def crate(tones: Tones, dice: Dice) -> Prop:
    boards = [(box(0.52, 0.11, 0.40, (0, 0.02 + 0.13 * i, 0)), wood(tones.wood)) for i in range(3)]
    return made(*boards, *((box(0.05, 0.40, 0.05, (x * 0.245, 0, z * 0.185)), wood(tones.dark)) for x in (-1, 1) for z in (-1, 1)))


def parcel(tones: Tones, dice: Dice) -> Prop:
    brown = (0.72, 0.57, 0.40)
    return made(
        (box(0.32, 0.20, 0.24), plain(brown)),
        (box(0.325, 0.205, 0.03), plain(tones.accent)),
        (box(0.03, 0.206, 0.245), plain(tones.accent)),
    )


def gun(tones: Tones, dice: Dice) -> Prop:
    """A pistol, lying on its side."""
    shape = (
        box(0.17, 0.024, 0.032, (0.02, 0.0, 0)),
        box(0.035, 0.024, 0.10, (-0.05, 0, 0.055), 12),
        box(0.04, 0.02, 0.03, (-0.01, 0.002, 0.03)),
    )
    return made(*((mesh, metal(BLACK)) for mesh in shape))


def knife(tones: Tones, dice: Dice) -> Prop:
    blade = moved(slab(((0, -0.012), (0.15, -0.012), (0.19, 0.012), (0, 0.012)), 0.004), (0, 0.008, 0), pitch=-90)
    return made((blade, metal((0.75, 0.77, 0.78))), (box(0.11, 0.016, 0.024, (-0.055, 0, 0)), wood(tones.dark)))


def flowers(tones: Tones, dice: Dice) -> Prop:
    vase = lathe(((0.04, 0), (0.065, 0.08), (0.035, 0.16), (0.045, 0.19)), sides=16)
    parts = [(vase, plain(tones.cloth))]
    for i in range(7):
        lean = (dice.between(f"x {i}", -0.12, 0.12), dice.between(f"y {i}", 0.30, 0.42), dice.between(f"z {i}", -0.12, 0.12))
        parts += [(beam((0, 0.17, 0), lean, 0.007), plain(tones.leaf))]
        parts += [(ball(0.065, 0.05, lean, sides=8, rings=5), plain(tones.accent if i % 3 else tones.shade))]
    return made(*parts)


def plate(tones: Tones, dice: Dice) -> Prop:
    food = ball(0.11, 0.05, (0, 0.01, 0), sides=12, rings=6)
    return made(
        (lathe(((0.08, 0), (0.13, 0.016), (0.125, 0.020)), sides=24), plain(tones.trim)), (food, plain(between(tones.shade, tones.wood)))
    )


def bowl(tones: Tones, dice: Dice) -> Prop:
    fruit = [
        (ball(0.075, 0.075, (x, 0.05, z), sides=10, rings=6), plain(c))
        for x, z, c in ((0.04, 0, tones.accent), (-0.04, 0.02, tones.shade), (0, -0.05, tones.leaf))
    ]
    return made((lathe(((0.06, 0), (0.13, 0.07), (0.135, 0.08)), sides=20), plain(tones.cloth)), *fruit)


def umbrella(tones: Tones, dice: Dice) -> Prop:
    """Closed, standing."""
    return made(
        (lathe(((0.006, 0), (0.045, 0.30), (0.025, 0.60), (0.008, 0.66)), sides=10), plain(tones.cloth)),
        (beam((0, 0.6, 0), (0, 0.86, 0), 0.02), wood(tones.dark)),
    )


def guitar(tones: Tones, dice: Dice) -> Prop:
    body = [ball(0.38, 0.42, (0, 0, 0), depth=0.10), ball(0.30, 0.36, (0, 0.26, 0), depth=0.095)]
    hole = moved(tube(0.05, 0.05, 0.01, sides=16), (0, 0.40, 0.045), pitch=90)
    neck = (box(0.055, 0.55, 0.025, (0, 0.50, 0.035)), wood(tones.dark))
    return made(
        *((mesh, wood((0.74, 0.50, 0.28))) for mesh in body),
        (hole, plain(BLACK)),
        neck,
        (box(0.075, 0.15, 0.03, (0, 1.02, 0.03)), wood(tones.dark)),
    )


def piano(tones: Tones, dice: Dice) -> Prop:
    """An upright; the player sits at +Z."""
    parts = [(box(1.45, 1.20, 0.40, (0, 0, -0.1)), wood(tones.dark)), (box(1.45, 0.10, 0.35, (0, 0.62, 0.22)), wood(tones.dark))]
    parts += [(box(1.30, 0.02, 0.14, (0, 0.72, 0.30)), plain(tones.paper)), (box(0.06, 0.62, 0.06, (-0.66, 0, 0.36)), wood(tones.dark))]
    blacks = [(box(0.016, 0.015, 0.08, (-0.6 + i * 0.05, 0.738, 0.27)), plain(BLACK)) for i in range(25) if i % 7 not in (2, 6)]
    return made(
        *parts,
        *blacks,
        (box(0.06, 0.62, 0.06, (0.66, 0, 0.36)), wood(tones.dark)),
        (box(0.5, 0.22, 0.02, (0, 0.85, 0.12)), plain(tones.paper)),
    )


def blank(tones: Tones, dice: Dice) -> Prop:
    """What nobody has described: a small wrapped thing."""
    return made((box(0.16, 0.10, 0.12), plain(tones.accent)), (box(0.165, 0.105, 0.02), plain(tones.paper)))
