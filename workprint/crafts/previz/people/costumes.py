"""Work clothes, period clothes and what bears the accent: aprons, robes, cloaks, armour, scarves, sashes, straps.

Most are a garment's own surface, a little further out, cut to the shape. Knows cloth and flesh; knows nothing of who wears what.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import dot, square
from workprint.crafts.previz.people.accents import carried, wrapped
from workprint.crafts.previz.people.anatomy import Flesh
from workprint.crafts.previz.people.garments import WHOLE
from workprint.crafts.previz.people.layers import ACCENT, BOTTOM, COLLAR, LAPEL, METAL, OVER, TOP, Layer, Line
from workprint.crafts.previz.people.nets import together, wire
from workprint.crafts.previz.people.skeleton import INDEX, SIDES, arm_direction
from workprint.crafts.previz.people.solids import Row, add, clip, cone, ellipsoid, join, plane, ripple, swell, tube
from workprint.crafts.previz.people.tailor import any_of, armhole, bell, below, belt, draped, neck, sleeve, sway, trunk

Array = NDArray[np.float64]


# --------------------------------------------------------------------------------------------- fronts


def apron(flesh: Flesh) -> Layer:
    """A bib, a front to the knees, a loop round the neck and a band round the waist."""
    f = flesh.figure
    rows = (
        *trunk(flesh, 0.017, 0.012, arms=False),
        *bell(f, 0.52, (0.140 * f.waist, 0.112 + 0.06 * f.belly), (0.185, 0.155 + 0.04 * f.belly), 1.05),
    )

    def bib(p: Array) -> Array:
        y, x = p[:, 1], np.abs(p[:, 0])
        wide = np.where(y > 1.07, exact.interp(y, (1.07, 1.30), (0.125, 0.085)), exact.interp(y, (0.52, 1.07), (0.150, 0.150)))
        found: Array = np.maximum(np.maximum(x - wide, y - 1.305), 0.015 - p[:, 2])
        return found

    def loop(p: Array) -> Array:
        x = np.abs(p[:, 0])
        found: Array = np.maximum(np.abs(x - exact.interp(p[:, 2], (-0.06, 0.07), (0.060, 0.080))) - 0.009, 1.29 - p[:, 1])
        return found

    cuts = (any_of((bib, loop, belt(1.045, 0.014))), below(0.52), neck(0.080))
    return Layer(OVER, rows, (-0.26, 0.47, -0.26), (0.26, 1.53, 0.33), 0.0165, cuts, lip=0.005, sway=sway)


def bib(flesh: Flesh) -> Layer:
    """The upper half of overalls: bib, sides, straps that cross the shoulders."""
    rows = (*trunk(flesh, 0.015, 0.010, arms=False),)

    def cloth(p: Array) -> Array:
        y, x, z = p[:, 1], np.abs(p[:, 0]), p[:, 2]
        front = np.maximum(x - exact.interp(y, (1.08, 1.16, 1.29), (0.165, 0.112, 0.095)), np.maximum(y - 1.29, -z))
        back = np.maximum(y - 1.16 + 0.5 * x, z)
        strap = np.maximum(np.abs(x - exact.interp(z, (-0.11, 0.0, 0.09), (0.035, 0.078, 0.076))) - 0.015, 1.12 - y)
        found: Array = np.minimum(np.minimum(front, back), np.minimum(strap, y - 1.06))
        return found

    cuts = (cloth, below(0.93), armhole(flesh.figure), neck(0.088))
    return Layer(BOTTOM, rows, (-0.27, 0.90, -0.26), (0.27, 1.53, 0.33), 0.0165, cuts, lip=0.006)


def waistcoat_lines(flesh: Flesh) -> tuple[Line, ...]:
    points: Line = lambda p: 0.955 - 0.35 * np.maximum(0.0, 0.055 - np.abs(np.abs(p[:, 0]) - 0.055)) * (p[:, 2] > 0) - p[:, 1]  # noqa: E731
    return (points, neck(0.086, 1.20, 0.30, 1.455), armhole(flesh.figure))


def waistcoat(flesh: Flesh) -> Layer:
    return Layer(
        OVER,
        tuple(trunk(flesh, 0.016, 0.006, arms=False)),
        (-0.30, 0.88, -0.28),
        (0.30, *WHOLE[1:]),
        0.0180,
        waistcoat_lines(flesh),
        lip=0.007,
    )


def hood(flesh: Flesh) -> list[Layer]:
    """A hood lying on the back, its strings, and the pocket in front."""
    spine = ((0.060, 1.418, 0.066), (0.108, 1.468, -0.010), (0.070, 1.470, -0.095), (0.0, 1.452, -0.128))
    thick, rows = (0.020, 0.033, 0.042, 0.046), []
    for _, x in SIDES:
        for (a, ra), (b, rb) in pairwise(zip(spine, thick, strict=True)):
            rows.append(add(cone((a[0] * x, *a[1:]), (b[0] * x, *b[1:]), ra, rb), 0.03))
    rows += [add(ellipsoid((0, 1.38, -0.125), (0.075, 0.075, 0.034)), 0.05), join()]
    roll = Layer(LAPEL, tuple(rows), (-0.17, 1.28, -0.20), (0.17, 1.54, 0.10), 0.0135, reach=0.12)

    def pocket(p: Array) -> Array:
        y, x = p[:, 1], np.abs(p[:, 0])
        found: Array = np.maximum(
            np.maximum(x - exact.interp(y, (0.93, 0.98, 1.05), (0.120, 0.120, 0.075)), np.abs(y - 0.99) - 0.06), -p[:, 2]
        )
        return found

    front = Layer(LAPEL, tuple(trunk(flesh, 0.0205, 0.012)), (-0.15, 0.90, 0.0), (0.15, 1.08, 0.33), 0.0165, (pocket,), lip=0.005)
    return [roll, front]


def strings(flesh: Flesh) -> Layer:
    """A hood's two strings."""
    shapes = [
        wire(
            np.array([(x * 0.034, 1.405, 0.118), (x * 0.036, 1.36, 0.132), (x * 0.037, 1.30, 0.137), (x * 0.036, 1.25, 0.136)]),
            0.0034,
            sides=5,
        )
        for _, x in SIDES
    ]
    return Layer(COLLAR, (), (0, 0, 0), (0, 0, 0), 0.01, skin=wrapped, ready=together(shapes))


# --------------------------------------------------------------------------------------------- period


ROBE = (0.240, 0.200)


def robe(flesh: Flesh, hem: float = 0.085) -> list[Layer]:
    """A long loose gown with wide sleeves, lapped in front, and what is seen of the shirt beneath."""
    rows = robe_rows(flesh)
    opening = neck(0.084, 1.19, 0.30, 1.458)
    lines = (below(hem), opening, sleeve(flesh, 1.0))
    cloth = Layer(TOP, rows, (-0.64, hem - 0.05, -0.36), (0.64, 1.54, 0.36), 0.0200, lines, lip=0.010, sway=sway)

    def trim(p: Array) -> Array:
        edge = (p[:, 1] - 1.19) * 0.30
        away = np.maximum(np.abs(p[:, 0]) - edge - 0.030, np.maximum(1.17 - p[:, 1], -p[:, 2]))
        round_ = np.maximum(np.sqrt(p[:, 0] * p[:, 0] + square(p[:, 2] + 0.018)) - 0.115, np.maximum(1.42 - p[:, 1], p[:, 2]))
        found: Array = np.maximum(np.minimum(away, round_), opening(p))
        return found

    edge = Layer(LAPEL, robe_rows(flesh, 0.006), (-0.18, 1.15, -0.18), (0.18, 1.53, 0.27), 0.0125, (trim,), lip=0.006)
    shirt = (neck(0.078), below(1.12), lambda p: np.maximum(np.abs(p[:, 0]) - 0.14, -p[:, 2] - 0.10), lambda p: -opening(p) - 0.03)
    under = Layer(COLLAR, tuple(trunk(flesh, 0.006, 0.0, arms=False)), (-0.16, 1.10, -0.16), (0.16, 1.53, 0.27), 0.0165, shirt, lip=0.005)
    return [cloth, edge, under]


def robe_rows(flesh: Flesh, grown: float = 0.0, hem: float = 0.085) -> tuple[Row, ...]:
    """The robe's surface, `grown` metres further out."""
    f = flesh.figure
    skirt = bell(f, hem, (0.142 * f.waist + grown, 0.108 + 0.07 * f.belly + grown), (ROBE[0] + grown, ROBE[1] + grown), 1.05)
    return (*trunk(flesh, 0.017 + grown, 0.010, cuff=0.034), *skirt)


def toga(flesh: Flesh) -> list[Layer]:
    """The drape over one shoulder and its coloured border."""
    f = flesh.figure

    def rows(grown: float) -> tuple[Row, ...]:
        cloth = bell(f, 0.20, (0.150 * f.waist + grown, 0.118 + 0.06 * f.belly + grown), (0.235 + grown, 0.195 + grown), 1.06)
        return (*trunk(flesh, 0.018 + grown, 0.004), *cloth)

    def drape(p: Array) -> Array:
        y, x = p[:, 1], p[:, 0]
        found: Array = np.maximum(_over(x, y), 0.26 + 0.9 * np.maximum(0.0, -x) - y)
        return found

    cuts = (drape, sleeve(flesh, 0.14), neck(0.082))
    cloth = Layer(OVER, rows(0.0), (-0.30, 0.15, -0.30), (0.36, 1.53, 0.34), 0.0210, cuts, lip=0.008, sway=sway)
    border: Line = lambda p: np.maximum(np.abs(_over(p[:, 0], p[:, 1]) + 0.016) - 0.013, np.maximum(0.86 - p[:, 1], p[:, 1] - 1.45))  # noqa: E731
    line = Layer(ACCENT, rows(0.004), (-0.30, 0.80, -0.30), (0.36, 1.53, 0.34), 0.0150, (border, sleeve(flesh, 0.14)), lip=0.004, sway=sway)
    return [cloth, line]


def _over(x: Array, y: Array) -> Array:
    """Positive on the bare side: the edge falls from the left of the neck to the right hip, then round it."""
    edge = exact.interp(y, (0.20, 0.90, 1.10, 1.30, 1.46, 1.53), (-0.40, -0.30, -0.12, 0.0, 0.055, 0.08))
    found: Array = (edge - x) * 0.75
    return found


def cloak(flesh: Flesh) -> list[Layer]:
    """A mantle over the shoulders, a long back, and a clasp."""
    f = flesh.figure
    wide = 0.205 * f.shoulder
    back = tube(1.44, 0.20, 0.02, (wide, 0.145), (0.31, 0.26))
    folds = ripple(0.012, (0.02, 0, 0), (8, 0, 0), 0.0)
    rows = (*trunk(flesh, 0.030, 0.0), add(back), clip(plane((0, 1, 0), 1.43), 0.05), clip(plane((0, -1, 0), -0.15)), folds, join(0.05))

    def cloth(p: Array) -> Array:
        y, x, z = p[:, 1], np.abs(p[:, 0]), p[:, 2]
        mantle = np.maximum(1.27 + 0.6 * np.maximum(0.0, 0.09 - x) * (z > 0) - y, np.minimum((1.46 - y) * 0.25 + 0.010 - x, z))
        behind = z + 0.045 - 0.06 * np.clip((1.25 - y) / 1.0, 0, 1)
        found: Array = np.minimum(mantle, np.maximum(behind, 0.24 - y))
        return found

    cuts = (cloth, neck(0.086, high=1.462), sleeve(flesh, 0.36))
    main = Layer(OVER, rows, (-0.42, 0.18, -0.34), (0.42, 1.54, 0.33), 0.0230, cuts, lip=0.010, sway=draped, lined=True)
    clasp = (add(ellipsoid((0, 1.405, 0.118), (0.020, 0.020, 0.012))), join())
    return [main, Layer(ACCENT, clasp, (-0.04, 1.36, 0.09), (0.04, 1.45, 0.15), 0.010, reach=0.2)]


def armour(flesh: Flesh) -> list[Layer]:
    """Breastplate and tassets, shoulder pieces, vambraces and greaves."""
    f, at = flesh.figure, flesh.joints
    plate = (*trunk(flesh, 0.022, 0.006, arms=False), *bell(f, 0.80, (0.140 * f.waist, 0.115 + 0.06 * f.belly), (0.190, 0.165), 1.03))
    lines = (below(0.84), neck(0.092, high=1.450), armhole(flesh.figure))
    found = [Layer(METAL, plate, (-0.30, 0.78, -0.28), (0.30, 1.53, 0.33), 0.0185, lines, lip=0.008)]
    for side, x in SIDES:
        d = arm_direction(x)
        top, elbow, wrist = (at[INDEX[side + name]] for name in ("UpperArm", "LowerArm", "Hand"))
        cap = (
            add(ellipsoid(top + np.array((x * 0.012, 0.012, 0.0)), np.array((0.098, 0.084, 0.096)) * (0.5 + 0.5 * f.build))),
            clip(plane(tuple(d), dot(d, top) + 0.062), 0.01),
            join(),
        )
        found.append(Layer(METAL, cap, *_around(top, 0.13), 0.0150, lip=0.0, skin=carried(side + "Shoulder", side + "UpperArm", 0.55)))
        arm = (
            add(cone(elbow + d * 0.03, wrist - d * 0.015, 0.061 * f.build, 0.047 * f.build)),
            clip(plane(tuple(d), dot(d, wrist) - 0.02)),
            clip(plane(tuple(-d), dot(-d, elbow) - 0.035)),
            join(),
        )
        found.append(Layer(METAL, arm, *_around((elbow + wrist) / 2, 0.17), 0.0140, skin=carried(side + "LowerArm")))
        leg = (*flesh.rows("leg", soft=0.04), swell(0.017), join())
        low, high = (min(x * 0.01, x * 0.22), 0.10, -0.02), (max(x * 0.01, x * 0.22), 0.56, 0.17)
        cut: Line = lambda p: np.maximum(np.maximum(0.125 - p[:, 1], p[:, 1] - 0.535), -0.005 - p[:, 2])  # noqa: E731
        found.append(Layer(METAL, leg, low, high, 0.0155, (cut,), lip=0.006, skin=carried(side + "LowerLeg")))
    return found


def _around(middle: Array, half: float) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    low, high = middle - half, middle + half
    return (float(low[0]), float(low[1]), float(low[2])), (float(high[0]), float(high[1]), float(high[2]))


__all__ = ["apron", "armour", "bib", "cloak", "hood", "robe", "robe_rows", "strings", "toga", "waistcoat", "waistcoat_lines"]
