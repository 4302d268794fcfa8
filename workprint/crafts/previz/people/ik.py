"""Rotations, and where a two-bone limb goes when its end is somewhere: small functions on 3-vectors. Knows nothing of bodies.

Rotations are (3, 3) float64 that turn column vectors. Angles are degrees.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import dot, matmul

Array = NDArray[np.float64]
X, Y, Z = np.eye(3)


def cross(a: Array, b: Array) -> Array:
    """Of two 3-vectors (numpy's own is several times slower on single vectors)."""
    return np.array((a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]))


def size(v: Array) -> float:
    """Length of a 3-vector."""
    return math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])


def unit(v: Array) -> Array:
    return v / max(size(v), 1e-12)


def turn(axis: Array, degrees: float) -> Array:
    """Rotation about an axis (unit length), by the right-hand rule."""
    a = math.radians(degrees)
    c, s, (x, y, z) = exact.cos(a), exact.sin(a), axis
    k = 1 - c
    return np.array(
        (
            (c + x * x * k, x * y * k - z * s, x * z * k + y * s),
            (y * x * k + z * s, c + y * y * k, y * z * k - x * s),
            (z * x * k - y * s, z * y * k + x * s, c + z * z * k),
        )
    )


def euler(yaw: float, pitch: float, roll: float) -> Array:
    """Turn left by `yaw`, then nod forward by `pitch`, then lean to their own right by `roll`."""
    a, b, c = math.radians(yaw), math.radians(pitch), math.radians(roll)
    sy, cy, sx, cx, sz, cz = exact.sin(a), exact.cos(a), exact.sin(b), exact.cos(b), exact.sin(c), exact.cos(c)
    return np.array(
        (
            (cy * cz + sy * sx * sz, sy * sx * cz - cy * sz, sy * cx),
            (cx * sz, cx * cz, -sx),
            (cy * sx * sz - sy * cz, sy * sz + cy * sx * cz, cy * cx),
        )
    )


def frame(forward: Array, up: Array) -> Array:
    """Rotation whose third column is `forward` and whose second lies nearest to `up`."""
    f = unit(forward)
    r = unit(cross(up, f))
    return np.stack((r, cross(f, r), f), 1)


def aim(rest_along: Array, rest_hinge: Array, along: Array, hinge: Array) -> Array:
    """Rotation that takes a bone lying along `rest_along` with its hinge at `rest_hinge` to `along` and `hinge`."""
    return matmul(frame(along, hinge), frame(rest_along, rest_hinge).T)


def reach(root: Array, target: Array, pole: Array, lengths: tuple[float, float], fold: float = 40.0) -> tuple[Array, Array, Array]:
    """Middle joint, end joint and hinge axis of a two-bone limb from `root` towards `target`, its middle bulging towards `pole`.

    The limb never stretches beyond 99.8 % nor folds below `fold` degrees between its bones; the end then falls short of the target.
    """
    l1, l2 = lengths
    away = target - root
    least = math.sqrt(l1 * l1 + l2 * l2 - 2 * l1 * l2 * exact.cos(math.radians(fold)))
    far = min(max(size(away), least), (l1 + l2) * 0.998)
    along = unit(away)
    side = pole - along * dot(pole, along)
    side = unit(side) if size(side) > 1e-6 else unit(cross(along, X) + 1e-9)
    cosine = (l1 * l1 + far * far - l2 * l2) / (2 * l1 * far)
    middle = root + along * (l1 * cosine) + side * (l1 * math.sqrt(max(0.0, 1 - cosine * cosine)))
    return middle, root + along * far, cross(side, along)
