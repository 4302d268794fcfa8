"""Rotations as quaternions (x, y, z, w), as scenes hold them. Knows numbers; knows nothing of what turns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.control.lens import Array
from workprint.crafts.previz.exact import longest, norm


def carrying(spread: Array) -> Array:
    """The quaternion of the turn that best carries points into others, from the (3, 3) sums of their products, points first (Horn 1987)."""
    (xx, xy, xz), (yx, yy, yz), (zx, zy, zz) = spread.tolist()
    symmetric = (
        (xx - yy - zz, xy + yx, zx + xz, yz - zy),
        (xy + yx, yy - xx - zz, yz + zy, zx - xz),
        (zx + xz, yz + zy, zz - xx - yy, xy - yx),
        (yz - zy, zx - xz, xy - yx, xx + yy + zz),
    )
    return longest(np.array(symmetric))


def quaternions(turns: NDArray[Any]) -> Array:
    """Rotation matrices (n, 3, 3) as quaternions (n, 4), x y z w, w not negative (Shepperd 1978)."""
    m = np.asarray(turns, float)
    trace = m[:, 0, 0] + m[:, 1, 1] + m[:, 2, 2]
    squares = np.stack((m[:, 0, 0], m[:, 1, 1], m[:, 2, 2], trace), axis=1)
    best = squares.argmax(1)
    found = np.empty((len(m), 4))
    for k in range(3):
        rows = np.flatnonzero(best == k)
        i, j = (k + 1) % 3, (k + 2) % 3
        found[rows, k] = 1 + 2 * m[rows, k, k] - trace[rows]
        found[rows, i] = m[rows, i, k] + m[rows, k, i]
        found[rows, j] = m[rows, j, k] + m[rows, k, j]
        found[rows, 3] = m[rows, j, i] - m[rows, i, j]
    rows = np.flatnonzero(best == 3)
    found[rows] = np.stack(
        (m[rows, 2, 1] - m[rows, 1, 2], m[rows, 0, 2] - m[rows, 2, 0], m[rows, 1, 0] - m[rows, 0, 1], 1 + trace[rows]), axis=1
    )
    found /= norm(found, axis=1, keepdims=True)
    return found * np.where(found[:, 3:] < 0, -1.0, 1.0)


def steady(turns: Array) -> Array:
    """Quaternions over time (frames, ..., 4) with signs such that neighbours are near: straight lines between them do not swing round."""
    found = np.array(turns, float)
    for number in range(1, len(found)):
        flip = (found[number] * found[number - 1]).sum(-1, keepdims=True) < 0
        found[number] = np.where(flip, -found[number], found[number])
    return found


def matrices(turns: Array) -> Array:
    """Quaternions (n, 4) as rotation matrices (n, 3, 3)."""
    x, y, z, w = np.moveaxis(np.asarray(turns, float), -1, 0)
    rows = (
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
    )
    return np.stack([np.stack(row, -1) for row in rows], -2)
