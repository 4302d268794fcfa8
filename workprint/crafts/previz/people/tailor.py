"""The tailor's tools: lines to cut cloth along, the solids that cloth hangs on, and how skirts follow legs.

A line is positive where cloth is cut away. What lies under other cloth is cut away too (`beneath`), so that nothing shows through. Knows
cloth and flesh; knows no garment.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import matmul, square
from workprint.crafts.previz.people.anatomy import Flesh
from workprint.crafts.previz.people.layers import Line
from workprint.crafts.previz.people.skeleton import ARM_BONES, FOREARM, INDEX, SIDES, UPPER_ARM, arm_direction
from workprint.crafts.previz.people.solids import Row, add, clip, cone, join, plane, swell, tube
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
ARM = UPPER_ARM + FOREARM


def three(v: Array) -> tuple[float, float, float]:
    return (float(v[0]), float(v[1]), float(v[2]))


# --------------------------------------------------------------------------------------------- lines


def below(height: float) -> Line:
    """Cuts away what lies under a height."""
    return lambda p: height - p[:, 1]


def above(height: float) -> Line:
    return lambda p: p[:, 1] - height


def all_of(lines: Sequence[Line]) -> Line:
    """Cut by any of the lines: what is kept lies within all of them."""
    return lambda p: np.maximum.reduce([line(p) for line in lines])


def any_of(lines: Sequence[Line]) -> Line:
    """Kept where any of the lines keeps it: pieces of one cloth."""
    return lambda p: np.minimum.reduce([line(p) for line in lines])


def beneath(lines: Sequence[Line], margin: float = 0.022) -> Line:
    """Cuts away what lies under a cloth that is cut along `lines`, farther in than `margin` metres from its edge."""
    return lambda p: -np.maximum.reduce([line(p) for line in lines]) - margin


def sleeve(flesh: Flesh, end: float, keep_arm: bool = True) -> Line:
    """Cuts the arms off beyond `end` (0 shoulder .. 1 wrist), or everything but what lies beyond it."""

    def line(p: Array) -> Array:
        out = np.full(len(p), -1.0)
        for side, x in SIDES:
            d = arm_direction(x)
            q = p - flesh.joints[INDEX[side + "UpperArm"]]
            along, across = matmul(q, d), matmul(q, np.array((-d[1] * x, d[0] * x, 0.0)))
            out = np.maximum(out, np.minimum(along - end * ARM, across + 0.125))
        return out if keep_arm else -out

    return line


def armhole(figure: Figure) -> Line:
    """Cuts a sleeveless garment off where the arms begin."""

    def line(p: Array) -> Array:
        edge = exact.interp(p[:, 1], (1.20, 1.265, 1.33, 1.42), (0.32, 0.168, 0.146, 0.136)) * figure.shoulder
        found: Array = np.abs(p[:, 0]) - edge
        return found

    return line


def neck(wide: float, vee: float = 9.0, slope: float = 0.42, high: float = 1.452) -> Line:
    """Cuts a neck hole of radius `wide` above a line that rises from the collarbones to the nape, and in front a V down to height `vee`."""

    def line(p: Array) -> Array:
        y, z = p[:, 1], p[:, 2] + 0.018
        hole = np.minimum(wide - np.sqrt(p[:, 0] * p[:, 0] + z * z), y - high + 0.40 * z)
        notch = np.minimum((y - vee) * slope - np.abs(p[:, 0]), p[:, 2] * 2.0)
        return np.maximum(hole, notch)

    return line


def parting(start: float) -> Line:
    """Two front edges part below height `start`."""
    return lambda p: np.minimum((start - p[:, 1]) * 0.20 - np.abs(p[:, 0]), p[:, 2] * 2.0)


def belt(height: float, half: float) -> Line:
    """Keeps a level band round the body."""
    return lambda p: np.maximum(np.abs(p[:, 1] - height) - half, np.abs(p[:, 0]) - 0.27)


def slanted(a: tuple[float, float], b: tuple[float, float], half: float) -> Line:
    """Keeps a band along the line from (x, y) `a` to `b`, on the front and on the back."""
    (ax, ay), (bx, by) = a, b
    long = float(exact.hypot(bx - ax, by - ay))
    nx, ny = -(by - ay) / long, (bx - ax) / long

    def line(p: Array) -> Array:
        off = np.abs((p[:, 0] - ax) * nx + (p[:, 1] - ay) * ny) - half
        along = ((p[:, 0] - ax) * (bx - ax) + (p[:, 1] - ay) * (by - ay)) / long
        found: Array = np.maximum(off, np.maximum(-along - 0.06, along - long - 0.03))
        return found

    return line


def from_neck(p: Array) -> Array:
    """Level distance from the neck's axis, metres."""
    found: Array = np.sqrt(p[:, 0] * p[:, 0] + square(p[:, 2] + 0.018))
    return found


def collar_top(p: Array, high: float) -> Array:
    """How far above a collar's upper edge: `high` at the sides, lower in front, a little higher behind."""
    z = p[:, 2] + 0.018
    found: Array = p[:, 1] - (high - 0.45 * np.maximum(z, 0) - 0.08 * np.minimum(z, 0))
    return found


# --------------------------------------------------------------------------------------------- solids


def trunk(flesh: Flesh, ease: float, flare: float, arms: bool = True, cuff: float = 0.0) -> list[Row]:
    """Torso, hips, upper legs and arms under cloth that stands off by `ease` metres and falls wider below the waist.

    `cuff` widens the sleeves towards the wrist by that many metres.
    """
    rows = [*flesh.rows("torso", "pelvis"), *flesh.rows("neck", soft=0.04), *flesh.rows("leg", soft=0.05)]
    if arms:
        rows += flesh.rows("arm", soft=0.045)
        for side, x in SIDES:
            wrist, d, thick = flesh.joints[INDEX[side + "Hand"]], arm_direction(x), flesh.figure.build
            rows.append(add(cone(wrist - d * 0.07, wrist + d * 0.01, 0.0285 * thick, 0.0275 * thick), 0.02))
            if cuff > 0:
                drop = np.array((0.0, -0.45 * cuff, 0.0))
                rows.append(add(cone(wrist - d * 0.22, wrist + d * 0.005 + drop, 0.045 * thick, 0.030 * thick + cuff), 0.05))
    return [*rows, swell(ease, flare, 1.03, 0.16), join()]


def bell(f: Figure, hem: float, top: tuple[float, float], foot: tuple[float, float], waist: float) -> list[Row]:
    """A skirt: a tube from the waist to below the hem."""
    skirt = tube(waist, hem, -0.004, (top[0] * f.hip, top[1]), (foot[0] * f.hip, foot[1]))
    return [add(skirt), clip(plane((0, 1, 0), waist), 0.04), clip(plane((0, -1, 0), -(hem - 0.06))), join(0.05)]


# --------------------------------------------------------------------------------------------- weights


def sway(p: Array, weights: Array) -> Array:
    """Skirts and coat-tails: below the hips they follow both legs and, near the top, the hips; below the knees the lower legs.

    Between the legs the cloth follows both alike, so that it spans the knees instead of tearing between them.
    """
    low = np.clip((0.97 - p[:, 1]) / 0.30, 0, 1) * (1 - np.clip(2 * (matmul(weights, ARM_BONES.sum(1))), 0, 1))
    left = np.clip(0.5 + p[:, 0] / 0.24, 0, 1)
    left = left * left * (3 - 2 * left)
    hang = np.zeros_like(weights)
    shin = np.clip((0.55 - p[:, 1]) / 0.16, 0, 1)
    shin = shin * shin * (3 - 2 * shin) * (0.75 + 0.17 * np.clip((p[:, 2] + 0.12) / 0.24, 0, 1))
    hips = 0.30 * np.clip((p[:, 1] - 0.62) / 0.20, 0, 1)
    for side, share in (("left", left), ("right", 1 - left)):
        hang[:, INDEX[side + "UpperLeg"]] = (1 - hips) * share * (1 - shin)
        hang[:, INDEX[side + "LowerLeg"]] = (1 - hips) * share * shin
    hang[:, INDEX["hips"]] = hips
    hang /= hang.sum(1, keepdims=True)
    found: Array = weights * (1 - low)[:, None] + hang * low[:, None]
    return found


def draped(p: Array, weights: Array) -> Array:
    """A cloak: the shoulders carry it, the hips and the legs move it a little, the lower the more."""
    out = np.zeros_like(weights)
    chest = np.clip((p[:, 1] - 1.05) / 0.25, 0, 1)
    legs = np.clip((0.95 - p[:, 1]) / 0.5, 0, 1) * 0.45
    left = np.clip(0.5 + p[:, 0] / 0.3, 0, 1)
    out[:, INDEX["upperChest"]] = chest
    out[:, INDEX["hips"]] = (1 - chest) * (1 - legs)
    out[:, INDEX["leftUpperLeg"]] = (1 - chest) * legs * left
    out[:, INDEX["rightUpperLeg"]] = (1 - chest) * legs * (1 - left)
    mantle = np.clip((p[:, 1] - 1.24) / 0.10, 0, 1)
    found: Array = weights * mantle[:, None] + out * (1 - mantle)[:, None]
    return found
