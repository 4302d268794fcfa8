"""Solid shapes as tables of rows: ellipsoids, cones, planes and tubes, joined softly; and their distance to any point.

A table is a float64 array (rows, 12): operation, primitive, softness in metres, then nine numbers. It is read row by row with two
registers, `whole` and `group`. Signed distances are negative inside. Strict IEEE arithmetic and square roots only, so that the
same table gives the same bytes everywhere. Knows nothing of people.

Soft minimum: I. Quilez, "smooth minimum" (quadratic polynomial form), https://iquilezles.org/articles/smin/
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.jit import inner, kernel

Table = NDArray[np.float64]
Row = tuple[float, ...]

ADD, CARVE, CLIP, JOIN, SWELL, RIPPLE = 0.0, 1.0, 2.0, 3.0, 4.0, 5.0
ELLIPSOID, CONE, PLANE, TUBE, RING, BOX = 0.0, 1.0, 2.0, 3.0, 4.0, 5.0
_FAR = 10.0
Vec = tuple[float, float, float] | NDArray[np.float64]


def _row(*numbers: float) -> Row:
    return tuple(float(n) for n in numbers) + (0.0,) * (12 - len(numbers))


def ellipsoid(centre: Vec, radii: Vec) -> Row:
    """Primitive: centre and three radii, metres."""
    return (ELLIPSOID, *map(float, centre), *map(float, radii))


def cone(a: Vec, b: Vec, ra: float, rb: float) -> Row:
    """Primitive: a round cone from `a` (radius `ra`) to `b` (radius `rb`)."""
    return (CONE, *map(float, a), *map(float, b), float(ra), float(rb))


def plane(normal: Vec, offset: float) -> Row:
    """Primitive: inside where `normal . p < offset`; the normal is made unit length with its offset."""
    n = np.asarray(normal, float)
    size = float(np.sqrt((n * n).sum()))
    return (PLANE, *map(float, n / size), offset / size)


def tube(y0: float, y1: float, centre_z: float, radii0: tuple[float, float], radii1: tuple[float, float]) -> Row:
    """Primitive: an endless upright elliptic tube whose radii (x, z) go from `radii0` at height `y0` to `radii1` at `y1`."""
    return (TUBE, y0, y1, centre_z, *radii0, *radii1)


def ring(centre: Vec, radii: tuple[float, float], thick: float) -> Row:
    """Primitive: an elliptic wire facing +Z, half-width `radii`, wire radius `thick`."""
    return (RING, *map(float, centre), *radii, float(thick))


def box(centre: Vec, half: Vec, rounding: float) -> Row:
    """Primitive: a rounded box."""
    return (BOX, *map(float, centre), *map(float, half), float(rounding))


def add(primitive: Row, soft: float = 0.0) -> Row:
    return _row(ADD, primitive[0], soft, *primitive[1:])


def carve(primitive: Row, soft: float = 0.0) -> Row:
    return _row(CARVE, primitive[0], soft, *primitive[1:])


def clip(primitive: Row, soft: float = 0.0) -> Row:
    return _row(CLIP, primitive[0], soft, *primitive[1:])


def join(soft: float = 0.0) -> Row:
    """End the group: unite it softly with the whole and begin a new one."""
    return _row(JOIN, 0, soft)


def swell(by: float, more: float = 0.0, below: float = 0.0, over: float = 1.0) -> Row:
    """Grow the group by `by` metres, and by `more` again, fading in over `over` metres under height `below`."""
    return _row(SWELL, 0, 0, by, more, below, over)


def ripple(depth: float, centre: Vec, frequency: Vec, mixing: float = 0.0) -> Row:
    """Wave the group's surface: product of three waves of `frequency` (turns per metre, 0 leaves an axis out), bent by `mixing`."""
    return _row(RIPPLE, 0, 0, depth, *map(float, centre), *map(float, frequency), mixing)


def table(rows: list[Row]) -> Table:
    """Rows as the array that the kernels read. The last group is joined sharply."""
    return np.array([*rows, join()], dtype=np.float64)


@inner
def wave(turns):  # type: ignore[no-untyped-def]
    """A sine of period 1 drawn with two parabolas (no libm), -1..1."""
    t = turns - np.floor(turns)
    return 16.0 * t * (0.5 - t) if t < 0.5 else -16.0 * (t - 0.5) * (1.0 - t)


@inner
def soft_min(a, b, k):  # type: ignore[no-untyped-def]
    if k <= 0.0:
        return min(a, b)
    h = max(k - abs(a - b), 0.0) / k
    return min(a, b) - h * h * k * 0.25


@inner
def primitive(r, x, y, z):  # type: ignore[no-untyped-def]
    """Signed distance of one row's primitive to a point."""
    kind = int(r[1])
    if kind == 0:
        x, y, z = x - r[3], y - r[4], z - r[5]
        a, b, c = r[6], r[7], r[8]
        k0 = np.sqrt(x * x / (a * a) + y * y / (b * b) + z * z / (c * c))
        k1 = np.sqrt(x * x / (a * a * a * a) + y * y / (b * b * b * b) + z * z / (c * c * c * c))
        return k0 * (k0 - 1.0) / max(k1, 1e-6)
    if kind == 1:
        bx, by, bz = r[6] - r[3], r[7] - r[4], r[8] - r[5]
        x, y, z = x - r[3], y - r[4], z - r[5]
        t = (x * bx + y * by + z * bz) / max(bx * bx + by * by + bz * bz, 1e-12)
        t = min(max(t, 0.0), 1.0)
        x, y, z = x - bx * t, y - by * t, z - bz * t
        return np.sqrt(x * x + y * y + z * z) - (r[9] + (r[10] - r[9]) * t)
    if kind == 2:
        return r[3] * x + r[4] * y + r[5] * z - r[6]
    if kind == 3:
        t = min(max((y - r[3]) / (r[4] - r[3]), 0.0), 1.0)
        a, b = r[6] + (r[8] - r[6]) * t, r[7] + (r[9] - r[7]) * t
        z -= r[5]
        return (np.sqrt(x * x / (a * a) + z * z / (b * b)) - 1.0) * min(a, b)
    if kind == 4:
        x, y, z = x - r[3], y - r[4], z - r[5]
        flat = (np.sqrt(x * x / (r[6] * r[6]) + y * y / (r[7] * r[7])) - 1.0) * min(r[6], r[7])
        return np.sqrt(flat * flat + z * z) - r[8]
    x, y, z = abs(x - r[3]) - r[6] + r[9], abs(y - r[4]) - r[7] + r[9], abs(z - r[5]) - r[8] + r[9]
    mx, my, mz = max(x, 0.0), max(y, 0.0), max(z, 0.0)
    return np.sqrt(mx * mx + my * my + mz * mz) + min(max(x, max(y, z)), 0.0) - r[9]


@inner
def distance(rows, x, y, z):  # type: ignore[no-untyped-def]
    """Signed distance of a whole table to a point, metres."""
    whole, group = _FAR, _FAR
    for i in range(rows.shape[0]):
        r = rows[i]
        op, k = int(r[0]), r[2]
        if op == 0:
            group = soft_min(group, primitive(r, x, y, z), k)
        elif op == 1:
            group = -soft_min(-group, primitive(r, x, y, z), k)
        elif op == 2:
            group = -soft_min(-group, -primitive(r, x, y, z), k)
        elif op == 3:
            whole, group = soft_min(whole, group, k), _FAR
        elif op == 4:
            group -= r[3] + r[4] * min(max((r[5] - y) / r[6], 0.0), 1.0)
        else:
            group += _rippled(r, x - r[4], y - r[5], z - r[6])
    return whole


@inner
def _rippled(r, x, y, z):  # type: ignore[no-untyped-def]
    bend = r[10]
    w = r[3]
    if r[7] != 0.0:
        w *= wave(x * r[7] + bend * wave(y * 9.0 + z * 5.0))
    if r[8] != 0.0:
        w *= wave(y * r[8] + bend * wave(x * 11.0 + z * 7.0))
    if r[9] != 0.0:
        w *= wave(z * r[9] + bend * wave(y * 8.0 - x * 6.0))
    return w


@kernel
def _fill_distances(rows, points, out):  # type: ignore[no-untyped-def]
    for i in range(points.shape[0]):
        out[i] = distance(rows, points[i, 0], points[i, 1], points[i, 2])


@kernel
def _fill_field(rows, low, step, out):  # type: ignore[no-untyped-def]
    reach = 4.0 * step * 1.9
    for bi in range(0, out.shape[0], 4):
        for bj in range(0, out.shape[1], 4):
            for bk in range(0, out.shape[2], 4):
                d = distance(rows, low[0] + (bi + 1.5) * step, low[1] + (bj + 1.5) * step, low[2] + (bk + 1.5) * step)
                near = abs(d) < reach
                for i in range(bi, min(bi + 4, out.shape[0])):
                    for j in range(bj, min(bj + 4, out.shape[1])):
                        for k in range(bk, min(bk + 4, out.shape[2])):
                            out[i, j, k] = distance(rows, low[0] + i * step, low[1] + j * step, low[2] + k * step) if near else d


@kernel
def _fill_slopes(rows, points, reach, out):  # type: ignore[no-untyped-def]
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        out[i, 0] = (distance(rows, x + reach, y, z) - distance(rows, x - reach, y, z)) / (2.0 * reach)
        out[i, 1] = (distance(rows, x, y + reach, z) - distance(rows, x, y - reach, z)) / (2.0 * reach)
        out[i, 2] = (distance(rows, x, y, z + reach) - distance(rows, x, y, z - reach)) / (2.0 * reach)


@kernel
def _fill_pulls(solids, points, reach, out):  # type: ignore[no-untyped-def]
    for i in range(points.shape[0]):
        least = 1e9
        for j in range(solids.shape[0]):
            out[i, j] = primitive(solids[j], points[i, 0], points[i, 1], points[i, 2])
            least = min(least, out[i, j])
        for j in range(solids.shape[0]):
            t = max(0.0, 1.0 - (out[i, j] - least) / reach)
            out[i, j] = t * t * t * t


def distances(rows: Table, points: Table) -> Table:
    """Signed distances of a table to `points` (n, 3)."""
    out = np.empty(len(points))
    _fill_distances(rows, np.ascontiguousarray(points), out)
    return out


def field(rows: Table, low: Table, step: float, shape: tuple[int, int, int]) -> Table:
    """Signed distances on a grid of `shape` from corner `low`. Blocks clearly off the surface keep their centre's value."""
    out = np.empty(shape)
    _fill_field(rows, low, step, out)
    return out


def slopes(rows: Table, points: Table, reach: float) -> Table:
    """Gradient of the distance at `points` (n, 3), by central differences over `reach` metres."""
    out = np.empty(points.shape)
    _fill_slopes(rows, np.ascontiguousarray(points), reach, out)
    return out


def pulls(solids: Table, points: Table, reach: float) -> Table:
    """How strongly each primitive pulls at each point (n, primitives): (1 - (d - nearest) / reach)^4 within reach."""
    out = np.empty((len(points), len(solids)))
    _fill_pulls(solids, np.ascontiguousarray(points), reach, out)
    return out


def strongest(weights: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The four strongest bones of each point, and their weights made to sum to 1 (never rounded: uneven sums tear silhouettes)."""
    order = np.argsort(-weights, axis=1, kind="stable")[:, :4]
    four = np.take_along_axis(weights, order, 1)
    return order, four / four.sum(1, keepdims=True)
