"""More things that are held: what scripts put into hands, from a hat to an umbrella. Each function gives one Prop in its own space.

Knows how an umbrella is built; knows nothing of where it lies or who holds it.
"""

from __future__ import annotations

import itertools
from math import pi

from workprint.crafts.previz.exact import cos, hypot, sin
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, lying, made, moved, slab, stretched, tube
from workprint.crafts.previz.sets.tones import Dice, Tones, between, glow, metal, plain, wood
from workprint.crafts.previz.sets.tools import BLACK, BRASS, SKIN, STEEL, STRAW, hoop, stick


def hat(tones: Tones, dice: Dice) -> Prop:
    """A felt hat with a band, lying on its brim."""
    felt = between(tones.dark, tones.cloth, 0.4)
    crown = lathe(((0.098, 0.0), (0.094, 0.06), (0.082, 0.105), (0.05, 0.112), (0.0, 0.098)), (0, 0.012, 0), sides=20)
    brim = lathe(((0.10, 0.012), (0.155, 0.0), (0.165, 0.012), (0.10, 0.022)), sides=24)
    band = lathe(((0.100, 0.0), (0.098, 0.028)), (0, 0.018, 0), sides=20)
    oval = (1.0, 1.0, 1.18)
    return made((stretched(brim, oval), plain(felt)), (stretched(crown, oval), plain(felt)), (stretched(band, oval), plain(tones.accent)))


def newspaper(tones: Tones, dice: Dice) -> Prop:
    """Folded once."""
    sheets: list[Part] = [(box(0.30, 0.006, 0.21, (0.002 * i, 0.006 * i, 0.002 * i), 1.5 * i), plain(tones.paper)) for i in range(3)]
    return made(*sheets, *_print(0.012 + 0.006, 0.26, 0.18))


def open_newspaper(tones: Tones, dice: Dice) -> Prop:
    """Held open before a reader, who is at -Z: two leaves that stand a little towards each other."""
    parts: list[Part] = []
    for side in (-1, 1):
        leaf = box(0.29, 0.40, 0.004, (side * 0.147, 0, 0))
        turned = moved(leaf, (0, 0, 0), side * 14)
        parts.append((turned, plain(tones.paper)))
        for i in range(9):
            for z in (-0.003, 0.003):
                wide = 0.23 if i else 0.25
                row = box(wide, 0.030 if i == 0 else 0.016, 0.001, (side * 0.147, 0.35 - 0.037 * i, z))
                parts.append((moved(row, (0, 0, 0), side * 14), plain((0.62, 0.61, 0.60))))
    return made(*parts)


def _print(y: float, wide: float, deep: float) -> list[Part]:
    grey = plain((0.56, 0.55, 0.55))
    rows = [(box(wide, 0.001, 0.022, (0, y, -deep / 2 + 0.02)), plain((0.25, 0.25, 0.27)))]
    rows += [
        (box(wide / 2 - 0.015, 0.001, 0.007, (x * wide / 4, y, -deep / 2 + 0.055 + 0.017 * i)), grey) for i in range(7) for x in (-1, 1)
    ]
    return [*rows, (box(wide / 2 - 0.02, 0.0015, 0.06, (wide / 4, y, 0.03)), plain((0.70, 0.69, 0.68)))]


def camera(tones: Tones, dice: Dice) -> Prop:
    """A stills camera, its lens to +Z."""
    lens = lying(lathe(((0.030, 0), (0.030, 0.035), (0.034, 0.04), (0.034, 0.06)), sides=16), (0, 0.045, 0.02))
    glass = lying(tube(0.026, 0.026, 0.004, sides=16), (0, 0.045, 0.078))
    parts = [(box(0.14, 0.085, 0.05), plain(BLACK)), (box(0.142, 0.022, 0.052, (0, 0.062, 0)), metal(STEEL)), (lens, metal(BLACK))]
    parts += [(box(0.045, 0.03, 0.04, (0, 0.085, 0)), metal(STEEL)), (tube(0.008, 0.008, 0.012, (0.05, 0.085, 0), 10), metal(STEEL))]
    return made(*parts, (glass, Swatch((0.40, 0.48, 0.56), "glass")))


def film_camera(tones: Tones, dice: Dice) -> Prop:
    """A video camera with its handle on top, its lens to +Z."""
    lens = lying(lathe(((0.04, 0), (0.04, 0.09), (0.055, 0.10), (0.055, 0.14)), sides=14), (0, 0.10, 0.13))
    parts = [(box(0.12, 0.16, 0.30, (0, 0.02, 0)), plain(BLACK)), (lens, plain(BLACK)), (box(0.03, 0.03, 0.20, (0, 0.24, 0)), plain(BLACK))]
    parts += [(box(0.025, 0.07, 0.025, (0, 0.175, z)), plain(BLACK)) for z in (-0.085, 0.085)]
    return made(*parts, (box(0.05, 0.05, 0.12, (0.08, 0.14, -0.03)), plain(BLACK)), (box(0.10, 0.02, 0.2), metal(tones.metal)))


def microphone(tones: Tones, dice: Dice) -> Prop:
    """A hand microphone, lying, its head at +X."""
    body = moved(lathe(((0.011, 0), (0.017, 0.16), (0.024, 0.17)), sides=12), (-0.10, 0.026, 0), roll=-90)
    head = ball(0.052, 0.052, (0.09, 0.0, 0), sides=12, rings=8)
    return made((body, plain(BLACK)), (head, metal(tones.metal)))


def map_(tones: Tones, dice: Dice) -> Prop:
    """Unfolded: eight panels, not quite flat, with a coast and a route."""
    parts: list[Part] = []
    for i in range(4):
        for j in range(2):
            panel = box(0.148, 0.003, 0.208, (0.15 * (i - 1.5), 0.006, 0.21 * (j - 0.5)))
            parts.append((moved(panel, (0, 0, 0), roll=1.2 if (i + j) % 2 else -0.2), plain(between(tones.paper, tones.shade, 0.25))))
    land = [(0.2, -0.1, 0.16), (0.05, 0.05, 0.20), (-0.15, 0.08, 0.15)]
    for x, z, w in land:
        parts.append((moved(tube(w / 2, w / 2, 0.002, sides=9), (x, 0.012, z)), plain(between(tones.leaf, tones.paper, 0.4))))
    route = [(-0.24, -0.14), (-0.1, -0.05), (0.02, -0.08), (0.13, 0.06), (0.25, 0.12)]
    parts += [(beam((a[0], 0.016, a[1]), (b[0], 0.016, b[1]), 0.007), plain((0.72, 0.22, 0.18))) for a, b in itertools.pairwise(route)]
    return made(*parts)


def envelope(tones: Tones, dice: Dice) -> Prop:
    """Sealed, with a stamp and an address."""
    body = (box(0.22, 0.004, 0.11), plain(between(tones.paper, tones.shade, 0.4)))
    lines = [(box(0.09 - 0.02 * i, 0.001, 0.005, (0.02, 0.004, -0.005 + 0.016 * i)), plain((0.30, 0.30, 0.36))) for i in range(3)]
    return made(body, *lines, (box(0.022, 0.001, 0.028, (0.09, 0.004, -0.033)), plain(tones.accent)))


def page(tones: Tones, dice: Dice) -> Prop:
    """One written sheet, as it is read: what a letter is in the hand."""
    ink = plain((0.36, 0.36, 0.42))
    lines = [(box(0.11 - 0.02 * (i % 3), 0.001, 0.005, (-0.01 * (i % 3) / 2, 0.002, -0.075 + 0.019 * i)), ink) for i in range(8)]
    return made((box(0.148, 0.002, 0.21), plain(tones.paper)), *lines)


def ring(tones: Tones, dice: Dice) -> Prop:
    """A finger ring with its stone up, standing."""
    band = hoop(0.0115, 0.003, (0, 0.013, 0), 16, upright=True)
    stone = lathe(((0.0, 0), (0.0045, 0.004), (0.003, 0.007)), (0, 0.0245, 0), sides=8)
    return made(*band, (stone, Swatch((0.80, 0.90, 0.96), "glass")))


def watch(tones: Tones, dice: Dice) -> Prop:
    """A wristwatch, lying."""
    case = lathe(((0.020, 0), (0.021, 0.004), (0.019, 0.009)), (0, 0.002, 0), sides=20)
    hands = [
        (moved(box(0.0016, 0.001, long), (0, 0.0118, -long / 3), turn), plain(BLACK)) for long, turn in ((0.010, 50.0), (0.015, -30.0))
    ]
    straps = [(box(0.018, 0.004, 0.075, (0, 0.0, z * 0.055)), plain(tones.dark)) for z in (-1, 1)]
    return made((case, metal(BRASS)), (tube(0.017, 0.017, 0.001, (0, 0.011, 0), 20), plain(tones.paper)), *straps, *hands)


def football(tones: Tones, dice: Dice) -> Prop:
    """A ball, with a band round it."""
    return made(
        (ball(0.22, 0.22, sides=20, rings=12), plain(tones.accent)),
        (lathe(((0.1095, 0), (0.1115, 0.008), (0.1095, 0.016)), (0, 0.102, 0), sides=20), plain(tones.paper)),
    )


def doll(tones: Tones, dice: Dice) -> Prop:
    """A rag doll, sitting up by itself."""
    dress = lathe(((0.075, 0), (0.07, 0.04), (0.035, 0.13), (0.02, 0.15)), (0, 0.03, 0), sides=12)
    limbs = [(beam((0.04 * x, 0.14, 0), (0.10 * x, 0.08, 0.03), 0.022, 6), plain(SKIN)) for x in (-1, 1)]
    limbs += [(beam((0.03 * x, 0.03, 0.03), (0.05 * x, 0.02, 0.14), 0.028, 6), plain(SKIN)) for x in (-1, 1)]
    head = [
        (ball(0.095, 0.095, (0, 0.17, 0), sides=12, rings=8), plain(SKIN)),
        (ball(0.11, 0.075, (0, 0.205, -0.012), sides=12, rings=7), plain(tones.dark)),
    ]
    eyes = [(ball(0.012, 0.012, (0.02 * x, 0.215, 0.044), sides=6, rings=4), plain(BLACK)) for x in (-1, 1)]
    return made((dress, plain(tones.accent)), *limbs, *head, *eyes)


def teddy(tones: Tones, dice: Dice) -> Prop:
    """A toy bear, sitting."""
    fur, pale = plain((0.62, 0.45, 0.28)), plain((0.80, 0.66, 0.46))
    parts: list[Part] = [(ball(0.16, 0.18, (0, 0.0, 0), depth=0.14), fur), (ball(0.14, 0.13, (0, 0.16, 0), sides=12), fur)]
    parts += [(ball(0.045, 0.045, (0.055 * x, 0.255, 0), sides=8, rings=5), fur) for x in (-1, 1)]
    parts += [(beam((0.06 * x, 0.03, 0.04), (0.09 * x, 0.035, 0.15), 0.05, 8), fur) for x in (-1, 1)]
    parts += [(beam((0.07 * x, 0.14, 0.01), (0.12 * x, 0.07, 0.06), 0.042, 8), fur) for x in (-1, 1)]
    parts += [
        (ball(0.05, 0.045, (0, 0.19, 0.05), sides=8, rings=5), pale),
        (ball(0.016, 0.014, (0, 0.215, 0.072), sides=6, rings=4), plain(BLACK)),
    ]
    return made(*parts, *((ball(0.012, 0.012, (0.03 * x, 0.235, 0.058), sides=6, rings=4), plain(BLACK)) for x in (-1, 1)))


def basket(tones: Tones, dice: Dice) -> Prop:
    """Of wicker, with a handle over it."""
    body = stretched(lathe(((0.12, 0), (0.17, 0.15), (0.175, 0.16), (0.155, 0.16), (0.11, 0.03), (0.0, 0.03)), sides=16), (1.25, 1.0, 0.9))
    hoop = [(cos(pi * i / 8) * 0.19, 0.15 + sin(pi * i / 8) * 0.22) for i in range(9)]
    arch = [(beam((a[0], a[1], 0), (b[0], b[1], 0), 0.02, 6), plain(STRAW)) for a, b in itertools.pairwise(hoop)]
    cloth = (ball(0.30, 0.08, (0, 0.11, 0), sides=12, rings=6, depth=0.22), plain(tones.accent))
    return made((body, Swatch(STRAW, "stripes", (0.02,))), *arch, cloth)


def cigarette(tones: Tones, dice: Dice) -> Prop:
    """Burning, lying along X, its ember at +X."""
    return made(
        (beam((-0.042, 0.004, 0), (-0.018, 0.004, 0), 0.008, 8), plain((0.82, 0.60, 0.36))),
        (beam((-0.018, 0.004, 0), (0.038, 0.004, 0), 0.008, 8), plain(tones.paper)),
        (beam((0.038, 0.004, 0), (0.043, 0.004, 0), 0.008, 8), glow((1.0, 0.5, 0.2))),
    )


def cross(tones: Tones, dice: Dice) -> Prop:
    """A small wooden cross on its foot."""
    return made(
        (box(0.03, 0.30, 0.02, (0, 0.02, 0)), wood(tones.dark)),
        (box(0.17, 0.03, 0.02, (0, 0.21, 0)), wood(tones.dark)),
        (box(0.10, 0.02, 0.07), wood(tones.dark)),
    )


def flag(tones: Tones, dice: Dice) -> Prop:
    """On a short staff, standing; it flies to +X."""
    folds = [(0.10 * i, 0.018 if i % 2 else -0.018) for i in range(6)]
    cloth: list[Part] = []
    for (x0, z0), (x1, z1) in itertools.pairwise(folds):
        strip = box(hypot(x1 - x0, z1 - z0), 0.13, 0.004)
        turn = -45.0 * (z1 - z0) / 0.045
        for k, ink in enumerate((tones.accent, tones.paper, tones.cloth)):
            cloth.append((moved(strip, ((x0 + x1) / 2 + 0.01, 1.06 - 0.13 * (k + 1), (z0 + z1) / 2), turn * 0.5), plain(ink)))
    return made(
        stick((0, 0.02, 0), (0, 1.08, 0), 0.022),
        *cloth,
        (ball(0.04, 0.04, (0, 1.07, 0), sides=8, rings=5), metal(BRASS)),
        (tube(0.09, 0.05, 0.02), metal(tones.metal)),
    )


def typewriter(tones: Tones, dice: Dice) -> Prop:
    """With a sheet in it; whoever types sits at +Z."""
    body = slab(((-0.16, 0), (0.16, 0), (0.16, 0.045), (0.02, 0.10), (-0.16, 0.13)), 0.36, (0, 0, 0), -90)
    keys = [
        (
            tube(0.008, 0.008, 0.012, (-0.126 + 0.028 * i + 0.009 * (row % 2), 0.062 + 0.014 * (3 - row), 0.03 + 0.030 * row), 8),
            plain(tones.paper),
        )
        for row in range(4)
        for i in range(10)
    ]
    roller = [
        (beam((-0.23, 0.15, -0.10), (0.23, 0.15, -0.10), 0.045, 12), plain(BLACK)),
        (beam((0.23, 0.15, -0.10), (0.27, 0.15, -0.10), 0.06, 12), plain(BLACK)),
    ]
    sheet = moved(box(0.21, 0.20, 0.003, (0, 0, 0)), (0, 0.15, -0.125), pitch=-12)
    return made((body, plain(between(tones.leaf, BLACK, 0.45))), *keys, *roller, (sheet, plain(tones.paper)))


def pen(tones: Tones, dice: Dice) -> Prop:
    """Lying along X, its point at +X."""
    point = moved(lathe(((0.0045, 0), (0.001, 0.018)), sides=8), (0.052, 0.005, 0), roll=-90)
    return made((beam((-0.075, 0.005, 0), (0.052, 0.005, 0), 0.0095, 8), plain(tones.accent)), (point, metal(BRASS)))


def money(tones: Tones, dice: Dice) -> Prop:
    """A bundle of notes in a band."""
    notes = [
        (box(0.156, 0.006, 0.066, (0.002 * i, 0.006 * i, 0.001 * i), 1.5 * i), plain(between(tones.leaf, tones.paper, 0.45)))
        for i in range(3)
    ]
    return made(*notes, (box(0.03, 0.021, 0.070), plain(tones.paper)))


def card(tones: Tones, dice: Dice) -> Prop:
    """A ticket, a visiting card, a badge: small, printed."""
    rows = [(box(0.05 - 0.01 * i, 0.0008, 0.004, (-0.008, 0.002, -0.010 + 0.010 * i)), plain((0.35, 0.35, 0.38))) for i in range(3)]
    return made(
        (box(0.085, 0.002, 0.054), plain(tones.paper)), *rows, (box(0.014, 0.0008, 0.014, (0.028, 0.002, -0.012)), plain(tones.accent))
    )


def spectacles(tones: Tones, dice: Dice) -> Prop:
    """A pair of glasses, standing on their rims, arms back to -Z."""
    rims = [part for x in (-0.034, 0.034) for part in hoop(0.022, 0.004, (x, 0.024, 0), 12, upright=True)]
    arms = [(beam((0.058 * x, 0.030, 0), (0.060 * x, 0.028, -0.13), 0.004), plain(BLACK)) for x in (-1, 1)]
    return made(*((mesh, plain(BLACK)) for mesh, _ in rims), *arms, (beam((-0.012, 0.028, 0), (0.012, 0.028, 0), 0.004), plain(BLACK)))


def lighter(tones: Tones, dice: Dice) -> Prop:
    """Burning."""
    flame = lathe(((0.004, 0), (0.006, 0.008), (0.0, 0.026)), (0, 0.062, 0), sides=8)
    return made(
        (box(0.036, 0.052, 0.013), metal(BRASS)), (box(0.02, 0.010, 0.011, (0, 0.052, 0)), metal(STEEL)), (flame, glow((1.0, 0.80, 0.42)))
    )


def pipe(tones: Tones, dice: Dice) -> Prop:
    """For tobacco: its bowl at +X, resting on it."""
    bowl = lathe(((0.012, 0), (0.02, 0.02), (0.021, 0.045), (0.015, 0.045), (0.0, 0.03)), (0.05, 0, 0), sides=12)
    return made((bowl, wood(tones.dark)), (beam((0.04, 0.012, 0), (-0.09, 0.042, 0), 0.010, 6), plain(BLACK)))


def baby(tones: Tones, dice: Dice) -> Prop:
    """A child in its wrap, lying along X, its head at +X."""
    wrap = moved(lathe(((0.04, 0), (0.075, 0.08), (0.085, 0.30), (0.06, 0.40)), sides=12, smooth=True), (-0.24, 0.085, 0), roll=-90)
    return made(
        (wrap, plain(tones.trim)),
        (ball(0.125, 0.115, (0.19, 0.03, 0), sides=14, rings=8), plain(SKIN)),
        (ball(0.15, 0.12, (0.16, 0.03, -0.0), sides=12, rings=7), plain(tones.trim)),
    )


def crown(tones: Tones, dice: Dice) -> Prop:
    """Of gold, with five points."""
    band = lathe(((0.09, 0), (0.094, 0.05), (0.088, 0.05), (0.084, 0.0)), sides=20)
    points: list[Part] = []
    for i in range(5):
        leaf = moved(slab(((-0.045, 0), (0.045, 0), (0.0, 0.075)), 0.006, (0, 0.048, 0.091)), (0, 0, 0), 72.0 * i)
        points += [
            (leaf, metal((0.80, 0.64, 0.26))),
            (moved(ball(0.018, 0.018, (0, 0.118, 0.091), sides=8, rings=5), (0, 0, 0), 72.0 * i), plain(tones.accent)),
        ]
    return made((band, metal((0.80, 0.64, 0.26))), *points)


def mask(tones: Tones, dice: Dice) -> Prop:
    """A carnival mask for the eyes, leaning."""
    halves = (
        ((-0.10, 0.02), (-0.05, 0.0), (0.0, 0.025), (0.0, 0.075), (-0.11, 0.07)),
        ((0.0, 0.025), (0.05, 0.0), (0.10, 0.02), (0.11, 0.07), (0.0, 0.075)),
    )
    eyes = [
        (moved(stretched(tube(0.022, 0.022, 0.002, sides=12), (1.0, 1.0, 0.55)), (x * 0.048, 0.042, 0.0065), pitch=90), plain(BLACK))
        for x in (-1, 1)
    ]
    return made(*((slab(half, 0.012), plain(tones.accent)) for half in halves), *eyes)


def skull(tones: Tones, dice: Dice) -> Prop:
    bone = plain((0.88, 0.84, 0.74))
    parts: list[Part] = [
        (ball(0.15, 0.14, (0, 0.05, -0.015), sides=16, rings=10, depth=0.18), bone),
        (box(0.085, 0.06, 0.09, (0, 0, 0.035)), bone),
    ]
    parts += [(ball(0.042, 0.042, (0.032 * x, 0.088, 0.058), sides=10, rings=6), plain(BLACK)) for x in (-1, 1)]
    return made(
        *parts, (box(0.016, 0.026, 0.01, (0, 0.062, 0.078)), plain(BLACK)), (box(0.07, 0.004, 0.004, (0, 0.028, 0.08)), plain(BLACK))
    )


def remote(tones: Tones, dice: Dice) -> Prop:
    """A remote control, its business end at -Z."""
    keys = [(box(0.008, 0.003, 0.008, (0.012 * (i % 3 - 1), 0.018, -0.04 + 0.016 * (i // 3))), plain(tones.paper)) for i in range(15)]
    return made((box(0.045, 0.018, 0.17), plain(BLACK)), *keys, (box(0.008, 0.003, 0.008, (0, 0.018, -0.068)), plain((0.75, 0.25, 0.2))))


def handset(tones: Tones, dice: Dice) -> Prop:
    """The receiver of a telephone, standing on the piece one speaks into; the ear's piece above, both towards -Z."""
    ends = [(moved(tube(0.030, 0.026, 0.035, sides=12), (0, y, 0.0), pitch=-90), plain(BLACK)) for y in (0.03, 0.20)]
    return made((beam((0, 0.01, 0.008), (0, 0.23, 0.008), 0.030), plain(BLACK)), *ends)


def bouquet(tones: Tones, dice: Dice) -> Prop:
    """Flowers in paper, without a vase, standing on their stalks."""
    wrap = lathe(((0.02, 0), (0.028, 0.12), (0.10, 0.30), (0.09, 0.30)), sides=12)
    blooms = [
        (
            ball(0.075, 0.06, (0.065 * cos(i * 2.4) * (i > 0), 0.29 + 0.02 * (i % 2), 0.065 * sin(i * 2.4) * (i > 0)), sides=8, rings=5),
            plain(tones.accent if i % 3 else tones.shade),
        )
        for i in range(8)
    ]
    return made((wrap, plain(tones.paper)), *blooms)


def snapshot(tones: Tones, dice: Dice) -> Prop:
    """A photograph without its frame, lying face up."""
    parts: list[Part] = [(box(0.10, 0.002, 0.15), plain(tones.paper)), (box(0.088, 0.001, 0.11, (0, 0.0015, -0.012)), plain(tones.second))]
    parts += [
        (box(0.04, 0.001, 0.045, (0, 0.0022, 0.018)), plain(tones.cloth)),
        (tube(0.017, 0.017, 0.001, (0, 0.0022, -0.022), 12), plain(SKIN)),
    ]
    return made(*parts)


def open_umbrella(tones: Tones, dice: Dice) -> Prop:
    """Open, standing on its handle."""
    count = 8
    rim = [(cos(2 * pi * i / count) * 0.50, sin(2 * pi * i / count) * 0.50) for i in range(count + 1)]
    ribs = [(beam((0, 0.93, 0), (x, 0.74, z), 0.008), metal(BLACK)) for x, z in rim[:-1]]
    shell = ((0.0, 0.925), (0.25, 0.875), (0.42, 0.79), (0.50, 0.735), (0.50, 0.74), (0.42, 0.80), (0.25, 0.885), (0.0, 0.935))
    cover = lathe(shell, sides=count)
    stem = (beam((0, 0.02, 0), (0, 0.98, 0), 0.013, 6), metal(tones.metal))
    return made((cover, plain(tones.accent)), *ribs, stem, (beam((0, 0.0, 0), (0, 0.13, 0), 0.028, 8), wood(tones.dark)))
