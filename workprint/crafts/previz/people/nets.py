"""Surfaces out of solids: naive surface nets over a distance grid, drawn tight to the solid, and clean cuts along any line.

Knows triangles; knows nothing of people.

Surface nets: S. Gibson, "Constrained Elastic Surface Nets", MICCAI 1998, in the naive form (vertex = mean of the edge crossings).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.people.solids import Table, distances, field, slopes

Array = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True)
class Surface:
    """Triangles in float64: `points` (n, 3), `normals` (n, 3), `faces` (m, 3), counter-clockwise seen from outside."""

    points: Array
    normals: Array
    faces: Index


def surface(rows: Table, low: tuple[float, float, float], high: tuple[float, float, float], step: float) -> Surface:
    """The solid's skin inside a box, as quads of about `step` metres split into triangles; normals from the solid's slope."""
    corner = np.asarray(low, float)
    shape = tuple(int(n) for n in np.ceil((np.asarray(high, float) - corner) / step).astype(int) + 1)
    values = field(rows, corner, step, (shape[0], shape[1], shape[2]))
    inside = values < 0
    cells, ids = _cells(inside)
    points = corner + step * _crossings(values, cells)
    faces = _quads(inside, ids)
    points = _tight(rows, points, step)
    normals = _unit(slopes(rows, points, step * 0.5))
    return Surface(points, normals, faces)


def _cells(inside: NDArray[np.bool_]) -> tuple[Index, Index]:
    n = inside.shape
    count = np.zeros((n[0] - 1, n[1] - 1, n[2] - 1), np.uint8)
    for dx in (0, 1):
        for dy in (0, 1):
            for dz in (0, 1):
                count += inside[dx : n[0] - 1 + dx, dy : n[1] - 1 + dy, dz : n[2] - 1 + dz]
    active = (count > 0) & (count < 8)
    ids = np.full(active.shape, -1, np.int64)
    cells = np.argwhere(active)
    ids[active] = np.arange(len(cells))
    return cells, ids


def _crossings(values: Array, cells: Index) -> Array:
    """Mean of the points where each cell's twelve edges cross the surface, in grid units."""
    total, count = np.zeros((len(cells), 3)), np.zeros(len(cells))
    flat = values.ravel()
    stride = np.array([values.shape[1] * values.shape[2], values.shape[2], 1])
    base = (cells * stride).sum(axis=1)
    for axis in range(3):
        u, v = [i for i in range(3) if i != axis]
        for a in (0, 1):
            for b in (0, 1):
                at = base + a * stride[u] + b * stride[v]
                v0, v1 = flat[at], flat[at + stride[axis]]
                cross = (v0 < 0) != (v1 < 0)
                here = cells.astype(float)
                here[:, u] += a
                here[:, v] += b
                here[:, axis] += np.where(cross, v0 / np.where(cross, v0 - v1, 1.0), 0.0)
                total += np.where(cross[:, None], here, 0.0)
                count += cross
    return total / count[:, None]


def _quads(inside: NDArray[np.bool_], ids: Index) -> Index:
    found: list[Index] = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        first, second = [slice(None)] * 3, [slice(None)] * 3
        first[axis], second[axis] = slice(0, -1), slice(1, None)
        edges = np.argwhere(inside[tuple(first)] != inside[tuple(second)])
        whole = (edges[:, u] > 0) & (edges[:, v] > 0) & (edges[:, u] < inside.shape[u] - 1) & (edges[:, v] < inside.shape[v] - 1)
        edges = edges[whole]
        corners = []
        for a, b in ((1, 1), (0, 1), (0, 0), (1, 0)):
            cell = edges.copy()
            cell[:, u] -= a
            cell[:, v] -= b
            corners.append(ids[tuple(cell.T)])
        quad = np.stack(corners, 1)
        flip = ~inside[tuple(edges.T)]
        quad[flip] = quad[flip][:, ::-1]
        found += [quad[:, [0, 1, 2]], quad[:, [0, 2, 3]]]
    return np.concatenate(found)


def _tight(rows: Table, points: Array, step: float) -> Array:
    """Two Newton steps onto the solid, each at most one grid step long."""
    for _ in range(2):
        slope = slopes(rows, points, step * 0.5)
        size = np.maximum((slope * slope).sum(1, keepdims=True), 0.25)
        points = points - np.clip(distances(rows, points)[:, None] * slope / size, -step, step)
    return points


def _unit(vectors: Array) -> Array:
    size = np.sqrt((vectors * vectors).sum(1, keepdims=True))
    found: Array = vectors / np.maximum(size, 1e-9)
    return found


def cut(shape: Surface, line: Callable[[Array], Array], lip: float = 0.0) -> Surface:
    """Keep what lies where `line(points)` is negative; the cut runs exactly along its zero line.

    With `lip`, the edge is turned inward by that many metres, so that cloth has a thickness.
    """
    values = line(shape.points)
    values = np.where(np.abs(values) < 1e-7, -1e-7, values)
    kept = values < 0
    count = kept[shape.faces].sum(1)
    whole = shape.faces[count == 3]
    lone, pair = _turned(shape.faces[count == 1], kept), _turned(shape.faces[count == 2], ~kept)
    edges = np.concatenate([lone[:, [0, 1]], lone[:, [0, 2]], pair[:, [0, 1]], pair[:, [0, 2]]])
    unique, where = np.unique(np.sort(edges, 1), axis=0, return_inverse=True)
    where = where.reshape(-1) + len(shape.points)
    n, m = len(lone), len(pair)
    l1, l2, p1, p2 = where[:n], where[n : 2 * n], where[2 * n : 2 * n + m], where[2 * n + m :]
    faces = [whole, np.stack([lone[:, 0], l1, l2], 1), np.stack([p1, pair[:, 1], pair[:, 2]], 1), np.stack([p1, pair[:, 2], p2], 1)]
    rim = np.concatenate([np.stack([l1, l2], 1), np.stack([p2, p1], 1)])
    t = values[unique[:, 0]] / (values[unique[:, 0]] - values[unique[:, 1]])
    points = _between(shape.points, unique, t)
    normals = _unit(_between(shape.normals, unique, t))
    done = Surface(np.concatenate([shape.points, points]), np.concatenate([shape.normals, normals]), np.concatenate(faces))
    return _compact(_lipped(done, rim, lip) if lip > 0 and len(rim) else done)


def lined(shape: Surface, inward: float) -> Surface:
    """The surface with a second one `inward` metres behind it that faces the other way."""
    back = Surface(shape.points - shape.normals * inward, -shape.normals, np.ascontiguousarray(shape.faces[:, ::-1]))
    return together([shape, back])


def _turned(faces: Index, odd: NDArray[np.bool_]) -> Index:
    """Each triangle rotated so that its odd corner comes first."""
    first = np.argmax(odd[faces], 1) if len(faces) else np.zeros(0, np.int64)
    return np.stack([faces[np.arange(len(faces)), (first + k) % 3] for k in range(3)], 1)


def _between(values: Array, edges: Index, t: Array) -> Array:
    return values[edges[:, 0]] * (1 - t)[:, None] + values[edges[:, 1]] * t[:, None]


def _lipped(shape: Surface, rim: Index, lip: float) -> Surface:
    """A band from the rim inward: outer and inner copies of each rim point, facing away from the cloth."""
    used, local = np.unique(rim, return_inverse=True)
    local = local.reshape(rim.shape)
    outer, normal = shape.points[used], shape.normals[used]
    along = shape.points[rim[:, 1]] - shape.points[rim[:, 0]]
    away = np.cross(along, normal[local[:, 0]])
    facing = np.zeros_like(outer)
    for end in (0, 1):
        np.add.at(facing, local[:, end], away)
    facing = _unit(facing)
    base, n = len(shape.points), len(used)
    a, b = local[:, 0] + base, local[:, 1] + base
    band = np.concatenate([np.stack([b, a, a + n], 1), np.stack([b, a + n, b + n], 1)])
    points = np.concatenate([shape.points, outer, outer - normal * lip - facing * lip * 0.15])
    return Surface(points, np.concatenate([shape.normals, facing, facing]), np.concatenate([shape.faces, band]))


def _compact(shape: Surface) -> Surface:
    """Without points that no triangle uses and triangles that have no area."""
    faces = shape.faces
    p = shape.points
    size = np.cross(p[faces[:, 1]] - p[faces[:, 0]], p[faces[:, 2]] - p[faces[:, 0]])
    faces = faces[(size * size).sum(1) > 1e-16]
    used, where = np.unique(faces, return_inverse=True)
    return Surface(shape.points[used], shape.normals[used], where.reshape(-1, 3))


def wire(line: Array, radius: float, closed: bool = False, sides: int = 6) -> Surface:
    """A round wire along the points `line` (n, 3)."""
    n = len(line)
    ahead = np.roll(line, -1, 0) - np.roll(line, 1, 0)
    if not closed:
        ahead[0], ahead[-1] = line[1] - line[0], line[-1] - line[-2]
    ahead = _unit(ahead)
    guess = np.where(np.abs(ahead[:, 2:3]) < 0.9, np.array([[0.0, 0.0, 1.0]]), np.array([[0.0, 1.0, 0.0]]))
    across = _unit(np.cross(guess, ahead))
    up = np.cross(ahead, across)
    turn = np.arange(sides) * (2 * np.pi / sides)
    normals = exact.cos(turn)[None, :, None] * across[:, None] + exact.sin(turn)[None, :, None] * up[:, None]
    points = line[:, None] + radius * normals
    faces = []
    for i in range(n if closed else n - 1):
        for k in range(sides):
            a, b = i * sides + k, i * sides + (k + 1) % sides
            c, d = ((i + 1) % n) * sides + k, ((i + 1) % n) * sides + (k + 1) % sides
            faces += [(a, b, d), (a, d, c)]
    return Surface(points.reshape(-1, 3), normals.reshape(-1, 3), np.array(faces, np.int64))


def together(shapes: list[Surface]) -> Surface:
    """Several surfaces as one."""
    starts = np.cumsum([0] + [len(s.points) for s in shapes[:-1]])
    faces = [shape.faces + start for shape, start in zip(shapes, starts, strict=True)]
    return Surface(np.concatenate([s.points for s in shapes]), np.concatenate([s.normals for s in shapes]), np.concatenate(faces))


def sleeve(points: Array, radii: Array, marks: Array, sides: int) -> tuple[Surface, Array]:
    """A tube round the line `points` (n, 3), `radii` (n,) wide, its last ring closed; and for each of its points the mark of its ring."""
    shape = wire(points, 1.0, sides=sides)
    rings = shape.normals.reshape(len(points), sides, 3)
    slope = np.gradient(radii) / np.maximum(_gaps(points), 1e-9)
    ahead = _unit(np.gradient(points, axis=0))
    normals = _unit((rings - slope[:, None, None] * ahead[:, None]).reshape(-1, 3))
    body = points[:, None] + rings * radii[:, None, None]
    last = (len(points) - 1) * sides
    cap = np.array([(last, last + k, last + k + 1) for k in range(1, sides - 1)], np.int64)
    found = Surface(body.reshape(-1, 3), normals, np.concatenate([shape.faces, cap]))
    return found, np.repeat(marks, sides)


def _gaps(points: Array) -> Array:
    """How far each point's neighbours lie apart, halved."""
    step = np.gradient(points, axis=0)
    found: Array = np.sqrt((step * step).sum(1))
    return found
