"""The inside of a car on a road: two seats in front facing +z, a bench behind them, dashboard and wheel; the camera rides outside. When it
drives, what stands along the road passes by.

Knows how a car is built and what lines a road; knows nothing of who drives.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from math import pi

import numpy as np

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.forms import Mesh, Swatch, Thing
from workprint.crafts.previz.sets.carpentry import Part, ball, beam, box, lathe, lying, made, moved, sheet, slab, tube
from workprint.crafts.previz.sets.dressing import Dressing, Lamp, Spot
from workprint.crafts.previz.sets.rooms import zones
from workprint.crafts.previz.sets.shell import Size
from workprint.crafts.previz.sets.tones import Dice, between, glow, metal, plain, tint, wood

Ways = dict[str, tuple[float, float]]
BLACK = (0.17, 0.17, 0.19)
WHEEL_AT, WHEEL, LEAN = (0.40, 0.80, 0.46), 0.165, 28.0
"""The middle of the steering wheel, its radius in metres, and how far its top leans away, degrees."""
_LINED = 128.0
"""The length of road that is lined, and comes round again, metres."""
PASSING = ("tree", "lines", "pole", "post", "bush")
"""What passes by when the car drives."""
DRIVERS = ("wheel", "driver seat", "driver's seat")
"""The marks of who drives."""
_STANDS = frozenset(("parked", "parking", "garage", "stationary", "wrecked", "wreck", "abandoned", "broken"))
"""Words of a place in which no car drives."""


def car(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A saloon without its doors' glass, on a country road along z."""
    _body(dressing)
    _pillars(dressing)
    _seats(dressing)
    _dashboard(dressing)
    _wheels(dressing)
    _road(dressing)
    dressing.seat("seat 1", 0.40, 0.0, 0, 0.42, (1.2, 0.4))
    dressing.seat("seat 2", -0.40, 0.0, 0, 0.42, (-1.2, 0.4))
    dressing.seat("seat 3", -0.38, -0.98, 0, 0.42, (-1.2, -1.0))
    dressing.seat("seat 4", 0.38, -0.98, 0, 0.42, (1.2, -1.0))
    zones(dressing, Size(6, 6, 2.5), (0.0, 2.9))
    for name, seat in (("car", 1), *((name, 1) for name in DRIVERS), ("passenger seat", 2), ("back seat", 3)):
        dressing.marks[name] = dressing.marks[f"seat {seat}"]
    dressing.mark("left", -2.0, 0.4, 90)
    dressing.mark("right", 2.0, 0.4, -90)
    dressing.mark("door", 1.35, 0.1, -90)
    return Size(40, 40, 10), {"door": (4.5, 0.3)}


def at_wheel(mark: str) -> bool:
    """Whether who sits at this mark drives: "wheel", "at the wheel", "driver seat"."""
    words = [word for word in mark.casefold().split() if word not in ("at", "behind", "in", "on", "the", "steering")]
    return " ".join(words) in DRIVERS


def parked(place: str) -> bool:
    """Whether a place's name says that its car stands: "PARKED CAR", "CAR, GARAGE"."""
    return bool(_STANDS & set(re.findall(r"[a-z]+", place.casefold())))


def passing(things: Iterable[Thing], metres: float) -> tuple[Thing, ...]:
    """The set's things after so many metres of road: what lines it has come towards -z, and round again in front."""
    found = []
    for thing in things:
        if thing.name in PASSING and metres:
            z = float(thing.mesh.points[:, 2].mean())
            there = (z - metres + _LINED / 2) % _LINED - _LINED / 2
            rest = thing.mesh.points if thing.mesh.rest is None else thing.mesh.rest
            by = np.array((0.0, 0.0, there - z), np.float32)
            thing = replace(thing, moving=True, mesh=replace(thing.mesh, points=thing.mesh.points + by, rest=rest))
        found.append(thing)
    return tuple(found)


def _profile(outline: tuple[tuple[float, float], ...], wide: float, x: float = 0.0) -> Mesh:
    """A piece of bodywork by its outline in z and y."""
    return slab(outline, wide, (x, 0, 0), -90)


def _body(dressing: Dressing) -> None:
    """Sills, doors, wings, bonnet, boot and roof; what is light enough to be taken off is a thing of its own."""
    t = dressing.tones
    paint, dark, chrome, lining = plain(t.accent), plain(BLACK), metal((0.72, 0.73, 0.75)), plain(between(t.cloth, t.trim, 0.35))
    under = [(box(1.56, 0.08, 3.3, (0, 0.10, 0.1)), dark), (box(1.40, 0.30, 0.95, (0, 0.18, 1.40)), dark)]
    dressing.put("car", made(*under), Spot(0.0, 0.0), solid=False)
    for x in (-1, 1):
        side: list[Part] = []
        for outline in (
            ((-0.80, 0.14), (0.96, 0.14), (0.96, 0.80), (-0.80, 0.85)),
            ((-1.66, 0.44), (-1.52, 0.38), (-0.78, 0.38), (-0.78, 0.85), (-1.62, 0.83)),
            ((0.94, 0.38), (1.98, 0.38), (2.02, 0.62), (0.94, 0.80)),
        ):
            side.append((_profile(outline, 0.06, 0.82 * x), paint))
        side += [(box(0.025, 0.50, 1.60, (0.775 * x, 0.26, 0.05)), lining), (box(0.07, 0.05, 0.62, (0.74 * x, 0.55, 0.05)), dark)]
        side += [(box(0.02, 0.03, 0.16, (0.86 * x, 0.68, -0.30)), chrome), (box(0.005, 0.62, 0.012, (0.852 * x, 0.18, -0.42)), dark)]
        dressing.put("car side", made(*side), Spot(0.0, 0.0), solid=False)
        glass = [
            (box(0.05, 0.10, 0.14, (0.93 * x, 0.86, 0.74)), paint),
            (box(0.11, 0.085, 0.01, (0.93 * x, 0.867, 0.665)), Swatch((0.75, 0.82, 0.86), "glass")),
        ]
        dressing.put("side mirror", made(*glass), Spot(0.0, 0.0), solid=False)
    bonnet: list[Part] = [(_profile(((0.90, 0.76), (1.98, 0.60), (2.0, 0.66), (0.92, 0.84)), 1.58), paint)]
    bonnet += [
        (box(1.64, 0.28, 0.06, (0, 0.38, 1.99)), paint),
        (box(0.90, 0.14, 0.03, (0, 0.44, 2.02)), dark),
        (box(1.70, 0.12, 0.12, (0, 0.30, 2.04)), chrome),
    ]
    lamps = glow((1.0, 0.94, 0.76)) if dressing.dark else plain((0.90, 0.90, 0.84))
    bonnet += [(lying(tube(0.085, 0.085, 0.04, sides=14), (0.62 * x, 0.52, 2.00)), lamps) for x in (-1, 1)]
    dressing.put("bonnet", made(*bonnet), Spot(0.0, 0.0), solid=False)
    boot: list[Part] = [
        (box(1.64, 0.46, 0.06, (0, 0.38, -1.64)), paint),
        (box(1.70, 0.12, 0.12, (0, 0.30, -1.70)), chrome),
        (box(1.5, 0.03, 0.40, (0, 0.80, -1.44)), lining),
    ]
    boot += [(box(0.24, 0.12, 0.03, (0.62 * x, 0.58, -1.68)), plain((0.66, 0.20, 0.17))) for x in (-1, 1)]
    dressing.put("boot", made(*boot), Spot(0.0, 0.0), solid=False)


def _pillars(dressing: Dressing) -> None:
    """Roof, and each pillar and visor for itself: what stands before a face is taken off, as car rigs are."""
    t = dressing.tones
    paint, lining = plain(t.accent), plain(between(t.cloth, t.trim, 0.55))
    roof: list[Part] = [(box(1.34, 0.04, 1.42, (0, 1.42, -0.55)), paint), (box(1.30, 0.015, 1.38, (0, 1.403, -0.55)), lining)]
    roof += [(beam((x * 0.68, 1.42, 0.16), (x * 0.67, 1.42, -1.26), 0.05, 6), paint) for x in (-1, 1)]
    dressing.put("roof", made(*roof), Spot(0.0, 0.0), solid=False)
    for x in (-1, 1):
        ends = (
            ((0.80, 0.80, 0.88), (0.67, 1.42, 0.15), 0.055),
            ((0.80, 0.84, -0.48), (0.69, 1.41, -0.48), 0.06),
            ((0.80, 0.83, -1.55), (0.66, 1.42, -1.24), 0.075),
        )
        for (x0, y0, z0), (x1, y1, z1), thick in ends:
            dressing.put("pillar", made((beam((x * x0, y0, z0), (x * x1, y1, z1), thick, 6), paint)), Spot(0.0, 0.0), solid=False)
        visor = moved(box(0.44, 0.014, 0.16), (x * 0.38, 1.365, 0.08), pitch=14)
        dressing.put("visor", made((visor, lining)), Spot(0.0, 0.0), solid=False)
    mirror = [(box(0.22, 0.06, 0.025, (0, 1.27, 0.16)), plain(BLACK)), (beam((0, 1.32, 0.17), (0, 1.41, 0.16), 0.015), plain(BLACK))]
    dressing.put(
        "mirror",
        made(*mirror, (box(0.20, 0.048, 0.004, (0, 1.276, 0.146)), Swatch((0.75, 0.82, 0.86), "glass"))),
        Spot(0.0, 0.0),
        solid=False,
    )
    dressing.put("windscreen", made((beam((-0.66, 1.43, 0.15), (0.66, 1.43, 0.15), 0.05, 6), paint)), Spot(0.0, 0.0), solid=False)


def _seats(dressing: Dressing) -> None:
    t = dressing.tones
    cloth, seam = plain(t.cloth), tint(t.cloth, 0.82)
    for x in (-0.40, 0.40):
        parts: list[Part] = [
            (box(0.46, 0.20, 0.50, (0, 0.20, 0.04)), cloth),
            (box(0.40, 0.03, 0.42, (0, 0.395, 0.05)), tint(t.cloth, 1.08)),
        ]
        parts += [(moved(box(0.42, 0.58, 0.12), (0, 0.40, -0.22), pitch=-12), cloth)]
        parts += [(moved(box(0.07, 0.50, 0.15), (s * 0.215, 0.42, -0.205), pitch=-12), seam) for s in (-1, 1)]
        parts += [(ball(0.27, 0.17, (0, 1.02, -0.36), depth=0.10, sides=12), cloth)]
        parts += [(beam((s * 0.06, 0.94, -0.335), (s * 0.06, 1.06, -0.36), 0.014), metal(t.metal)) for s in (-1, 1)]
        dressing.put("seat", made(*parts), Spot(x, 0.0), solid=False)
    bench: list[Part] = [(box(1.36, 0.20, 0.48, (0, 0.20, 0)), cloth), (moved(box(1.36, 0.58, 0.12), (0, 0.4, -0.26), pitch=-14), cloth)]
    bench += [(box(0.02, 0.02, 0.46, (s * 0.23, 0.395, 0)), seam) for s in (-1, 1)]
    bench += [(ball(0.25, 0.14, (s * 0.38, 0.94, -0.42), depth=0.09, sides=12), cloth) for s in (-1, 1)]
    dressing.put("back seat", made(*bench), Spot(0.0, -0.98), solid=False)


def _dashboard(dressing: Dressing) -> None:
    """Dashboard with its dials and radio, gear lever, and the steering wheel as a thing of its own."""
    t = dressing.tones
    dark, soft = plain(BLACK), plain((0.25, 0.25, 0.27))
    parts: list[Part] = [(_profile(((0.60, 0.52), (0.95, 0.52), (0.95, 0.80), (0.70, 0.83), (0.56, 0.74)), 1.52), soft)]
    parts += [(_profile(((0.56, 0.80), (0.76, 0.80), (0.74, 0.90), (0.58, 0.89)), 0.36, 0.40), dark)]
    parts += [(lying(tube(0.055, 0.055, 0.01, sides=14), (0.40 + 0.075 * s, 0.80, 0.555)), glow((0.86, 0.90, 0.84), 0.7)) for s in (-1, 1)]
    parts += [(box(0.24, 0.10, 0.02, (0, 0.62, 0.585)), dark), (box(0.14, 0.05, 0.01, (0, 0.66, 0.572)), glow((0.62, 0.78, 0.88), 0.8))]
    parts += [(box(0.14, 0.05, 0.02, (x, 0.745, 0.565)), dark) for x in (-0.62, -0.14, 0.14, 0.66)]
    parts += [(box(0.40, 0.005, 0.02, (-0.42, 0.64, 0.58)), dark), (box(0.07, 0.02, 0.02, (-0.42, 0.655, 0.585)), metal(t.metal))]
    parts += [
        (box(0.22, 0.12, 0.72, (0, 0.18, 0.26)), dark),
        (beam((0, 0.28, 0.30), (0, 0.46, 0.25), 0.02, 6), metal(t.metal)),
        (ball(0.05, 0.05, (0, 0.44, 0.25), sides=8, rings=6), dark),
    ]
    parts += [(beam((0.40, 0.66, 0.72), WHEEL_AT, 0.05, 8), dark)]
    dressing.put("dashboard", made(*parts), Spot(0.0, 0.0), solid=False)
    dressing.lamps.append(Lamp("screen", (0.3, 0.8, 0.5), 0.9, 0.2, (0.80, 0.90, 0.92), item=dressing.items[-1].thing.id))
    dressing.put("steering wheel", made(*_wheel_rim()), Spot(0.0, 0.0), solid=False)


def _wheel_rim() -> list[Part]:
    dark = plain(BLACK)
    rim = [(cos(2 * pi * i / 20) * WHEEL, sin(2 * pi * i / 20) * WHEEL) for i in range(21)]
    parts = [beam((a[0], a[1], 0), (b[0], b[1], 0), 0.028, 6) for a, b in itertools.pairwise(rim)]
    parts += [beam((0, 0, 0), (WHEEL * x, WHEEL * y, 0), 0.03) for x, y in ((1.0, 0.0), (-1.0, 0.0), (0.0, -1.0))]
    hub = lying(tube(0.05, 0.045, 0.035, sides=12), (0, 0, -0.02))
    return [(moved(mesh, WHEEL_AT, pitch=LEAN), dark) for mesh in (*parts, hub)]


def _wheels(dressing: Dressing) -> None:
    dark, steel = plain(BLACK), metal((0.66, 0.67, 0.69))
    for x in (-0.74, 0.74):
        for z in (-1.15, 1.40):
            tyre = lying(tube(0.32, 0.32, 0.2, sides=18), (0, 0.05, -0.1))
            hubs = [lying(tube(0.18, 0.17, 0.02, sides=12), (0, 0.05, at)) for at in (-0.115, 0.095)]
            dressing.put("tyre", made((tyre, dark), *((hub, steel) for hub in hubs)), Spot(x, z, 90), solid=False)


def _road(dressing: Dressing) -> None:
    """A road along z with trees, hedges and poles on both sides, all of it 128 m long."""
    t, d = dressing.tones, dressing.dice
    dressing.shell("road", made((sheet(7.5, 200, (0, -0.27, 0), 8), Swatch((0.46, 0.47, 0.45), "asphalt"))))
    dressing.shell("verge", made((sheet(160, 210, (0, -0.32, 0), 8), Swatch((0.56, 0.60, 0.42), "grass"))))
    for i in range(16):
        dressing.shell("lines", made((box(0.12, 0.005, 2.4, (1.9, -0.268, -62 + 8.0 * i)), plain((0.82, 0.80, 0.72)))))
    for side in (-1, 1):
        dressing.shell("edge", made((box(0.10, 0.004, 200, (side * 3.55, -0.268, 0)), plain((0.80, 0.78, 0.70)))))
        for i in range(14):
            _tree(dressing, side, i)
        for i in range(8):
            z = -60 + 16.0 * i + 5.0 * side
            bush = [
                (ball(s, s * 0.75, (x, -0.4, 0.5 * x), sides=9, rings=5), Swatch(tint(t.leaf, 1.0 + 0.06 * k).colour, "leaves", (0.16,)))
                for k, (x, s) in enumerate(((0.0, 1.5), (0.9, 1.1), (-0.8, 1.2)))
            ]
            dressing.put("bush", made(*bush), Spot(side * d.between(f"hedge {side} {i}", 4.9, 5.6), z), solid=False)
    for i in range(4):
        z = -48 + 32.0 * i
        pole = [(tube(0.09, 0.07, 6.0, (0, -0.3, 0), 7), wood(t.dark)), (box(1.3, 0.09, 0.09, (0, 5.2, 0)), wood(t.dark))]
        dressing.put("pole", made(*pole), Spot(-5.2, z), solid=False)
    for i in range(32):
        dressing.put(
            "post",
            made((box(0.09, 0.85, 0.05, (0, -0.3, 0)), plain(t.trim)), (box(0.092, 0.12, 0.052, (0, 0.38, 0)), plain(BLACK))),
            Spot(4.15 if i % 2 else -4.15, -62 + 4.0 * i),
            solid=False,
        )


def _tree(dressing: Dressing, side: int, i: int) -> None:
    """A roadside tree of two or three crowns, or a poplar."""
    t, d = dressing.tones, Dice(f"{dressing.dice.name} {side} {i}")
    height, leaf = d.between("tall", 4.2, 7.0), Swatch(tint(t.leaf, d.between("leaf", 0.9, 1.12)).colour, "leaves", (0.3,))
    parts: list[Part] = [(tube(0.16, 0.09, height * 0.5, (0, -0.35, 0), 7), plain(t.dark))]
    if d.roll("poplar") < 0.3:
        shape = ((height * 0.06, 0), (height * 0.13, height * 0.22), (height * 0.10, height * 0.6), (0.0, height * 0.92))
        parts.append((lathe(shape, (0, height * 0.18, 0), sides=9, smooth=True), leaf))
    else:
        for k in range(3):
            size = height * d.between(f"crown {k}", 0.34, 0.5)
            at = (height * 0.14 * cos(2.1 * k + i), height * (0.36 + 0.12 * k), height * 0.14 * sin(2.1 * k + i))
            parts.append((ball(size, size * 0.82, at, sides=9, rings=6), leaf))
    dressing.put(
        "tree", made(*parts), Spot(side * d.between("far", 6.4, 14.0), -61 + i * (_LINED / 14) + d.between("along", -2.0, 2.0)), solid=False
    )
