"""What bears the accent colour, over any clothes: belts and sashes, scarves, a bag's strap, shoulder boards.

Knows cloth and flesh; knows nothing of who wears what.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.people.anatomy import Flesh
from workprint.crafts.previz.people.garments import coat_rows
from workprint.crafts.previz.people.layers import ACCENT, Layer
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.people.solids import Row, add, box, cone, join, swell
from workprint.crafts.previz.people.tailor import belt, slanted, trunk

Array = NDArray[np.float64]


class carried:  # noqa: N801  (a function that remembers)
    """Wholly carried by one bone, or shared with a second."""

    def __init__(self, bone: str, other: str = "", share: float = 0.0) -> None:
        self.bone, self.other, self.share = bone, other, share

    def __call__(self, points: Array) -> Array:
        out = np.zeros((len(points), len(INDEX)))
        out[:, INDEX[self.bone]] = 1.0 - self.share
        if self.other:
            out[:, INDEX[self.other]] = self.share
        return out


def girdle(
    flesh: Flesh, part: int, ease: float, skirted: tuple[Row, ...] | None = None, height: float = 1.035, half: float = 0.022
) -> Layer:
    """A belt or sash round the waist, over cloth that stands off by `ease`, or over `skirted` rows."""
    rows = skirted or tuple(trunk(flesh, ease, 0.006, arms=False))
    box_ = (-0.30, height - 0.07, -0.32), (0.30, height + 0.07, 0.36)
    return Layer(part, rows, *box_, 0.0150, (belt(height, half),), lip=0.005)


def scarf(flesh: Flesh, bulk: float) -> list[Layer]:
    """Wound twice round the neck, one end hanging in front; `bulk` (metres) is what lies under it, or (negative) how much room a coat's
    collar leaves it."""
    wound = []
    for y, radius, thick, tilt in ((1.458, 0.066 + bulk, 0.029, 0.34), (1.488, 0.058 + bulk, 0.025, 0.22)):
        for (x0, z0), (x1, z1) in _ring(radius, radius + 0.004, -0.014):
            wound.append(add(cone((x0, y - tilt * z0, z0), (x1, y - tilt * z1, z1), thick, thick), 0.012))
    low, high = (-0.16 - bulk, 1.36, -0.16 - bulk), (0.16 + bulk, 1.56, 0.15 + bulk)
    round_ = Layer(ACCENT, (*wound, join()), low, high, 0.0125, skin=wrapped)
    rows = (*flesh.rows("torso"), *flesh.rows("neck", soft=0.05), swell(0.026 + max(bulk, 0.0)), join())

    def end(p: Array) -> Array:
        y, x = p[:, 1], p[:, 0]
        found: Array = np.maximum(
            np.abs(x - 0.045) - 0.028 - 0.04 * np.maximum(1.40 - y, 0), np.maximum(np.maximum(1.215 - y, y - 1.46), 0.02 - p[:, 2])
        )
        return found

    return [round_, Layer(ACCENT, rows, (-0.02, 1.19, 0.0), (0.11, 1.46, 0.28 + bulk), 0.0125, (end,), lip=0.008, skin=wrapped)]


def _ring(rx: float, rz: float, z: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    turn = np.arange(11) * (2 * np.pi / 10)
    points = [(float(rx * exact.sin(a)), float(z + rz * exact.cos(a))) for a in turn]
    return list(pairwise(points))


def wrapped(p: Array) -> Array:
    """Round the neck with the neck, below it with the chest."""
    out = np.zeros((len(p), len(INDEX)))
    high = np.clip((p[:, 1] - 1.40) / 0.09, 0, 1) * 0.7
    low = np.clip((1.32 - p[:, 1]) / 0.12, 0, 1)
    out[:, INDEX["neck"]], out[:, INDEX["upperChest"]], out[:, INDEX["chest"]] = high, (1 - high) * (1 - low), (1 - high) * low
    return out


def strap(flesh: Flesh, rows: tuple[Row, ...], part: int = ACCENT) -> list[Layer]:
    """A bag's strap across the body, over cloth of these `rows`, and the bag at the hip, both of palette entry `part`."""
    f = flesh.figure
    line = slanted((-0.088 * f.shoulder, 1.47), (0.160 * f.hip, 0.99), 0.016)
    across = Layer(part, rows, (-0.24, 0.94, -0.27), (0.26, 1.53, 0.36), 0.0135, (line,), lip=0.004)
    x = 0.205 * f.hip + 0.03 * f.belly
    bag = (add(box((x, 0.890, -0.050), (0.036, 0.095, 0.120), 0.022)), join())
    return [
        across,
        Layer(part, bag, (x - 0.07, 0.76, -0.20), (x + 0.07, 1.02, 0.10), 0.0160, skin=carried("hips", "leftUpperLeg", 0.25)),
    ]


def boards(flesh: Flesh) -> Layer:
    """A uniform's shoulder boards."""
    rows = coat_rows(flesh, "uniform", 0.006)
    s = flesh.figure.shoulder

    def pieces(p: Array) -> Array:
        y, x, z = p[:, 1], np.abs(p[:, 0]), p[:, 2]
        found: Array = np.maximum(np.abs(z + 0.015) - 0.022, np.maximum(np.maximum(x - 0.190 * s, 0.112 - x), 1.38 - y))
        return found

    return Layer(ACCENT, rows, (-0.26, 1.34, -0.08), (0.26, 1.54, 0.06), 0.0120, (pieces,), lip=0.004)
