"""What comes to a table, and what is on it to eat. Knows how a teapot is built; knows nothing of where it stands or who holds it."""

from __future__ import annotations

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, made, tube
from workprint.crafts.previz.sets.tones import Dice, Tones, flame, metal, plain, wood
from workprint.crafts.previz.sets.tools import BLACK, STEEL


def tray(tones: Tones, dice: Dice) -> Prop:
    """With a rim and two handles."""
    base = (box(0.46, 0.012, 0.32), wood(tones.wood))
    rim = [(box(0.46, 0.035, 0.012, (0, 0, z * 0.16)), wood(tones.dark)) for z in (-1, 1)]
    rim += [(box(0.012, 0.035, 0.32, (x * 0.23, 0, 0)), wood(tones.dark)) for x in (-1, 1)]
    rim += [(box(0.012, 0.02, 0.11, (x * 0.23, 0.045, 0)), wood(tones.dark)) for x in (-1, 1)]
    rim += [(box(0.012, 0.015, 0.012, (x * 0.23, 0.033, z * 0.05)), wood(tones.dark)) for x in (-1, 1) for z in (-1, 1)]
    return made(base, *rim)


def fork(tones: Tones, dice: Dice) -> Prop:
    """Lying along X, its prongs at +X."""
    prongs = [(box(0.045, 0.003, 0.003, (0.085, 0.003, z)), metal(STEEL)) for z in (-0.009, -0.003, 0.003, 0.009)]
    return made(
        (box(0.13, 0.004, 0.008, (-0.025, 0.001, 0)), metal(STEEL)), (box(0.03, 0.004, 0.022, (0.05, 0.002, 0)), metal(STEEL)), *prongs
    )


def spoon(tones: Tones, dice: Dice) -> Prop:
    """Lying along X, its bowl at +X."""
    return made(
        (box(0.14, 0.004, 0.008, (-0.025, 0.001, 0)), metal(STEEL)),
        (ball(0.055, 0.012, (0.068, 0, 0), sides=10, rings=6, depth=0.036), metal(STEEL)),
    )


def teapot(tones: Tones, dice: Dice) -> Prop:
    """Its spout to -X, its handle at +X."""
    body = lathe(((0.05, 0), (0.09, 0.05), (0.085, 0.10), (0.045, 0.135), (0.045, 0.142)), sides=16, smooth=True)
    lid = lathe(((0.047, 0), (0.03, 0.018), (0.008, 0.022), (0.014, 0.034), (0.0, 0.044)), (0, 0.14, 0), sides=14)
    china = plain(tones.accent if dice.roll("pot") < 0.5 else tones.trim)
    handle = [((0.075, 0.12), (0.125, 0.12)), ((0.125, 0.12), (0.14, 0.08)), ((0.14, 0.08), (0.085, 0.045))]
    bars = [(beam((x0, y0, 0), (x1, y1, 0), 0.016, 6), china) for (x0, y0), (x1, y1) in handle]
    return made((body, china), (lid, china), *bars, (beam((-0.075, 0.05, 0), (-0.145, 0.13, 0), 0.026, 8), china))


def pan(tones: Tones, dice: Dice) -> Prop:
    """A frying pan, its handle at +X."""
    body = lathe(((0.10, 0), (0.125, 0.04), (0.12, 0.045), (0.098, 0.008), (0.0, 0.008)), sides=18)
    return made((body, metal(BLACK)), (beam((0.12, 0.035, 0), (0.31, 0.055, 0), 0.022, 6), plain(BLACK)))


def apple(tones: Tones, dice: Dice) -> Prop:
    body = lathe(((0.0, 0.006), (0.022, 0.0), (0.038, 0.03), (0.036, 0.055), (0.016, 0.068), (0.0, 0.058)), sides=14, smooth=True)
    return made((body, plain((0.70, 0.24, 0.20))), (beam((0, 0.058, 0), (0.006, 0.082, 0), 0.004), plain(tones.dark)))


def bread(tones: Tones, dice: Dice) -> Prop:
    """A loaf, cut across the top."""
    cuts = [(box(0.008, 0.004, 0.06, (0.06 * (i - 1), 0.097, 0), 25), plain((0.90, 0.78, 0.58))) for i in range(3)]
    return made((ball(0.28, 0.10, sides=14, rings=8, depth=0.13), plain((0.72, 0.50, 0.28))), *cuts)


def cake(tones: Tones, dice: Dice) -> Prop:
    """Round, with candles that burn."""
    base = lathe(((0.15, 0), (0.155, 0.01), (0.12, 0.012), (0.12, 0.10), (0.11, 0.11)), sides=20)
    lights: list[Part] = []
    for i in range(5):
        x, z = 0.07 * cos(i * 1.2566), 0.07 * sin(i * 1.2566)
        lights += [
            (tube(0.004, 0.004, 0.06, (x, 0.11, z), 6), plain(tones.paper)),
            (lathe(((0.003, 0), (0.006, 0.008), (0.0, 0.024)), (x, 0.17, z), sides=6), flame((1.0, 0.80, 0.42))),
        ]
    icing = lathe(((0.123, 0.0), (0.123, 0.03), (0.11, 0.036), (0.0, 0.036)), (0, 0.082, 0), sides=20)
    return made((base, plain((0.74, 0.55, 0.38))), (icing, plain(tones.trim)), *lights)


def mug(tones: Tones, dice: Dice) -> Prop:
    """A cup without its saucer, as it is drunk from."""
    body = lathe(((0.034, 0.0), (0.041, 0.03), (0.042, 0.095)), sides=18)
    handle = [
        beam((0.04, 0.02, 0), (0.068, 0.035, 0), 0.012),
        beam((0.068, 0.035, 0), (0.066, 0.07, 0), 0.012),
        beam((0.066, 0.07, 0), (0.04, 0.08, 0), 0.012),
    ]
    china = plain(tones.accent if dice.roll("cup") < 0.5 else tones.trim)
    return made(
        (body, china), *((bar, china) for bar in handle), (tube(0.037, 0.037, 0.002, (0, 0.094, 0), sides=18), plain((0.33, 0.22, 0.15)))
    )
