"""Meshes for things that stand on a set: boxes, turned work, sheets, ground; and how they are placed and joined.

Knows shapes and palettes; knows nothing of rooms or films. Everything is made standing on y = 0, centred on the origin,
its front towards +Z, and is counter-clockwise seen from outside.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import pi, radians
from typing import Any, Literal

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import cos, hypot, matmul, norm, sin, square
from workprint.crafts.previz.forms import Mesh, Swatch

Point = tuple[float, float, float]
Part = tuple[Mesh, Swatch]


@dataclass(frozen=True)
class Grip:
    """Where a hand holds a thing, in the thing's own space: `at` in metres, `axis` and `front` unit directions square to each other.

    `pose` is how: grip (a fist round it), pinch (between thumb and fingertips) or flat (on the open palm). Which way the thing then lies:

        grip    axis along the fist and out at the thumb       front on from the wrist to the knuckles (straight down: it hangs)
        pinch   axis on from the fingertips                    front against the palm (what is read has its face the other way)
        flat    axis out of the palm                           front on from the wrist to the fingertips

    `other` is where the second hand goes, on what takes two.
    """

    at: Point
    axis: Point = (0.0, 1.0, 0.0)
    pose: Literal["grip", "pinch", "flat"] = "grip"
    front: Point = (0.0, 0.0, 1.0)
    other: Point | None = None


@dataclass(frozen=True)
class Prop:
    """One made thing: a mesh in its own space (metres, standing on y = 0, front to +Z), its palette, and where a hand holds it. It is
    `booked` once the look book has been read for it.
    """

    mesh: Mesh
    palette: tuple[Swatch, ...]
    grip: Grip | None = None
    booked: bool = False

    @property
    def low(self) -> Point:
        """Lowest corner of its box."""
        x, y, z = self.mesh.points.min(axis=0)
        return float(x), float(y), float(z)

    @property
    def high(self) -> Point:
        """Highest corner of its box."""
        x, y, z = self.mesh.points.max(axis=0)
        return float(x), float(y), float(z)

    @property
    def size(self) -> Point:
        """Width, height and depth of its box."""
        (x0, y0, z0), (x1, y1, z1) = self.low, self.high
        return x1 - x0, y1 - y0, z1 - z0


def made(*parts: Part) -> Prop:
    """One Prop of several painted meshes; equal swatches share a palette entry."""
    palette: list[Swatch] = []
    painted = []
    for mesh, swatch in parts:
        if swatch not in palette:
            palette.append(swatch)
        painted.append(replace(mesh, parts=np.full(len(mesh.faces), palette.index(swatch), np.uint8)))
    return Prop(joined(painted), tuple(palette))


def joined(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes as one, parts kept."""
    starts = np.cumsum([0] + [len(mesh.points) for mesh in meshes])
    return Mesh(
        np.concatenate([mesh.points for mesh in meshes]),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts)]).astype(np.int32),
        np.concatenate([mesh.parts for mesh in meshes]),
    )


def together(*props: tuple[Prop, Point]) -> Prop:
    """Several props as one, each moved to its point."""
    parts: list[Part] = []
    for prop, at in props:
        for index, swatch in enumerate(prop.palette):
            chosen = prop.mesh.faces[prop.mesh.parts == index]
            used, faces = np.unique(chosen, return_inverse=True)
            mesh = mesh_of(prop.mesh.points[used], prop.mesh.normals[used], faces.reshape(chosen.shape))
            parts.append((moved(mesh, at), swatch))
    return made(*parts)


def mesh_of(points: object, normals: object, faces: object) -> Mesh:
    """A Mesh of plain arrays, all in part 0."""
    triangles = np.asarray(faces, np.int32).reshape(-1, 3)
    return Mesh(np.asarray(points, np.float32), np.asarray(normals, np.float32), triangles, np.zeros(len(triangles), np.uint8))


def moved(mesh: Mesh, at: Point, yaw: float = 0.0, *, pitch: float = 0.0, roll: float = 0.0) -> Mesh:
    """Turned (roll about Z, then pitch about X, then yaw about Y; degrees) and moved."""
    points, normals = mesh.points.astype(np.float64), mesh.normals.astype(np.float64)
    if yaw == pitch == roll == 0.0:
        return replace(mesh, points=(points + np.asarray(at)).astype(np.float32), normals=(normals + 0.0).astype(np.float32))
    turn = _turned(yaw, pitch, roll)
    points = (matmul(points, turn.T) + np.asarray(at)).astype(np.float32)
    return replace(mesh, points=points, normals=matmul(normals, turn.T).astype(np.float32))


def placed(prop: Prop, at: Point, yaw: float = 0.0) -> Prop:
    """The prop where it stands; its own space stays its rest space, so that what is drawn on it turns with it."""
    rest = prop.mesh.points if prop.mesh.rest is None else prop.mesh.rest
    return replace(prop, mesh=replace(moved(prop.mesh, at, yaw), rest=rest))


@lru_cache(maxsize=4096)
def _turned(yaw: float, pitch: float, roll: float) -> np.ndarray:
    return matmul(_about(1, yaw), _about(0, pitch), _about(2, roll))


def _about(axis: int, degrees: float) -> np.ndarray:
    turn = np.eye(3)
    if degrees == 0.0:
        return turn
    c, s = cos(radians(degrees)), sin(radians(degrees))
    i, j = (axis + 1) % 3, (axis + 2) % 3
    turn[i, i] = turn[j, j] = c
    turn[i, j], turn[j, i] = -s, s
    return turn


def box(width: float, height: float, depth: float, at: Point = (0.0, 0.0, 0.0), yaw: float = 0.0) -> Mesh:
    """A box; `at` is the middle of its underside."""
    points = _CUBE[0] * (width / 2, height / 2, depth / 2) + (0.0, height / 2, 0.0)
    return moved(mesh_of(points, _CUBE[1], _CUBE[2]), at, yaw)


def _cube() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points, normals and faces of the box from -1 to 1."""
    points: list[Any] = []
    normals: list[Any] = []
    faces: list[tuple[int, int, int]] = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            normal = np.zeros(3)
            normal[axis] = sign
            along = np.roll(np.abs(normal), 1)
            across = np.cross(normal, along)
            start = len(points)
            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                points.append(normal + a * along + b * across)
                normals.append(normal)
            faces += [(start, start + 1, start + 2), (start, start + 2, start + 3)]
    return np.array(points), np.array(normals), np.array(faces)


_CUBE = _cube()


def lathe(profile: Sequence[tuple[float, float]], at: Point = (0.0, 0.0, 0.0), *, sides: int = 14, smooth: bool = False) -> Mesh:
    """Turned about Y: `profile` is (radius, height) from bottom to top, closed by discs where it does not end on the axis."""
    line = list(profile)
    slopes = [_outward(low, high) for low, high in itertools.pairwise(line)]
    points: list[np.ndarray] = []
    normals: list[np.ndarray] = []
    faces: list[np.ndarray] = []
    for index, ends in enumerate(itertools.pairwise(line)):
        before, after = slopes[max(0, index - 1)], slopes[min(len(slopes) - 1, index + 1)]
        leant = [_mean(slopes[index], beside) if smooth else slopes[index] for beside in (before, after)]
        faces.append(_band(sides) + 2 * (sides + 1) * index)
        points.append(_rings(sides, ends))
        normals.append(_rings(sides, leant))
    start = 2 * (sides + 1) * len(slopes)
    for (radius, height), up in ((line[0], -1.0), (line[-1], 1.0)):
        if radius > 0:
            points.append(np.concatenate((((0.0, height, 0.0),), _rings(sides, ((radius, height),)))))
            normals.append(np.full((sides + 2, 3), (0.0, up, 0.0)))
            faces.append(_fan(sides)[:, (0, 1, 2) if up > 0 else (0, 2, 1)] + start)
            start += sides + 2
    corners = np.concatenate(points)
    return moved(mesh_of(corners, np.concatenate(normals), _kept(corners, np.concatenate(faces))), at)


def _rings(sides: int, circles: Sequence[tuple[float, float]]) -> np.ndarray:
    """Points of circles (radius, height) about Y, angle by angle: (angles * circles, 3)."""
    turn = _turn(sides)
    found = np.empty((sides + 1, len(circles), 3))
    for index, (radius, height) in enumerate(circles):
        found[:, index, 0], found[:, index, 1], found[:, index, 2] = turn[0] * radius, height, turn[1] * radius
    return found.reshape(-1, 3)


@cache
def _turn(sides: int) -> tuple[np.ndarray, np.ndarray]:
    """Cosines and sines of once round, both ends named."""
    angles = [2 * pi * i / sides for i in range(sides + 1)]
    return np.array([cos(angle) for angle in angles]), np.array([sin(angle) for angle in angles])


@cache
def _band(sides: int) -> np.ndarray:
    """Faces between two circles."""
    return np.array([face for k in range(0, 2 * sides, 2) for face in ((k, k + 1, k + 2), (k + 1, k + 3, k + 2))])


@cache
def _fan(sides: int) -> np.ndarray:
    """Faces of a disc whose first point is its middle, seen from above."""
    return np.array([(0, 2 + i, 1 + i) for i in range(sides)])


def _outward(low: tuple[float, float], high: tuple[float, float]) -> tuple[float, float]:
    rise, run = high[1] - low[1], high[0] - low[0]
    length = hypot(rise, run) or 1.0
    return rise / length, -run / length


def _mean(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    x, y = a[0] + b[0], a[1] + b[1]
    length = hypot(x, y) or 1.0
    return x / length, y / length


def _kept(points: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Without triangles that have no area (at the tip of a cone)."""
    first, second, third = (points[faces[:, corner]] for corner in range(3))
    (ax, ay, az), (bx, by, bz) = (second - first).T, (third - first).T
    x, y, z = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
    kept: np.ndarray = faces[np.sqrt(x * x + y * y + z * z) > 1e-9]
    return kept


def tube(low: float, high: float, height: float, at: Point = (0.0, 0.0, 0.0), sides: int = 14) -> Mesh:
    """A cylinder or cone: radius `low` at the bottom, `high` at the top."""
    return lathe(((low, 0.0), (high, height)), at, sides=sides)


def ball(width: float, height: float, at: Point = (0.0, 0.0, 0.0), *, sides: int = 14, rings: int = 8, depth: float | None = None) -> Mesh:
    """An ellipsoid standing on its underside."""
    arc = [(sin(pi * i / rings) * width / 2, (1 - cos(pi * i / rings)) * height / 2) for i in range(rings + 1)]
    arc[0], arc[-1] = (0.0, 0.0), (0.0, height)
    mesh = lathe(arc, sides=sides, smooth=True)
    return moved(mesh if depth is None else stretched(mesh, (1.0, 1.0, depth / width)), at)


def stretched(mesh: Mesh, scale: Point) -> Mesh:
    """Scaled along each axis."""
    by = np.array(scale, np.float32)
    normals = mesh.normals / by
    normals /= norm(normals, axis=1, keepdims=True)
    return replace(mesh, points=mesh.points * by, normals=normals)


def lying(mesh: Mesh, at: Point = (0.0, 0.0, 0.0), yaw: float = 0.0) -> Mesh:
    """What stood along Y lies along +Z."""
    return moved(mesh, at, yaw, pitch=90.0)


def beam(start: Point, end: Point, thick: float, sides: int = 0) -> Mesh:
    """A bar between two points: square, or round with `sides`."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    length = float(norm(b - a))
    bar = tube(thick / 2, thick / 2, length, sides=sides) if sides else box(thick, length, thick)
    up = (b - a) / length
    side = np.cross(up, (0.0, 0.0, 1.0)) if abs(up[2]) < 0.9 else np.cross(up, (1.0, 0.0, 0.0))
    side /= norm(side)
    turn = np.stack((side, up, np.cross(side, up)), axis=1)
    return replace(bar, points=(matmul(bar.points, turn.T) + a).astype(np.float32), normals=matmul(bar.normals, turn.T).astype(np.float32))


def sheet(width: float, depth: float, at: Point = (0.0, 0.0, 0.0), cells: int = 1) -> Mesh:
    """A level sheet, seen from above only."""
    return ground(width, depth, cells, lambda x, z: np.zeros_like(x), at)


def ground(
    width: float, depth: float, cells: int, height: Callable[[np.ndarray, np.ndarray], np.ndarray], at: Point = (0.0, 0.0, 0.0)
) -> Mesh:
    """A piece of land: `height` (metres) over x and z, on `cells` by `cells`, finer towards the middle; seen from above only."""
    spread = np.linspace(-1.0, 1.0, cells + 1)
    if cells > 8:
        spread = np.sign(spread) * exact.power(np.abs(spread), 1.8)
    x, z = np.meshgrid(spread * width / 2, spread * depth / 2)
    y = height(x, z)
    step = 0.25
    normals = np.stack(
        (height(x - step, z) - height(x + step, z), np.full_like(x, 2 * step), height(x, z - step) - height(x, z + step)), -1
    )
    normals /= norm(normals, axis=-1, keepdims=True)
    at_corner = np.arange(square(cells + 1)).reshape(cells + 1, cells + 1)
    a, b, c, d = at_corner[:-1, :-1], at_corner[:-1, 1:], at_corner[1:, :-1], at_corner[1:, 1:]
    faces = np.concatenate([np.stack((a, c, b), -1).reshape(-1, 3), np.stack((b, c, d), -1).reshape(-1, 3)])
    return moved(mesh_of(np.stack((x, y, z), -1).reshape(-1, 3), normals.reshape(-1, 3), faces), at)


def slab(outline: Sequence[tuple[float, float]], thick: float, at: Point = (0.0, 0.0, 0.0), yaw: float = 0.0) -> Mesh:
    """A convex outline in x, y (counter-clockwise seen from the front), `thick` along z: profiles, gables, leaves."""
    flat = np.asarray(outline, float)
    count = len(flat)
    points: list[Any] = []
    normals: list[Any] = []
    faces: list[tuple[int, int, int]] = []
    for z, sign in ((thick / 2, 1.0), (-thick / 2, -1.0)):
        start = len(points)
        points += [(x, y, z) for x, y in flat]
        normals += [(0.0, 0.0, sign)] * count
        fan = [(start, start + i, start + i + 1) for i in range(1, count - 1)]
        faces += fan if sign > 0 else [(a, c, b) for a, b, c in fan]
    for i in range(count):
        (x0, y0), (x1, y1) = flat[i], flat[(i + 1) % count]
        length = hypot(x1 - x0, y1 - y0) or 1.0
        start = len(points)
        points += [(x0, y0, thick / 2), (x0, y0, -thick / 2), (x1, y1, -thick / 2), (x1, y1, thick / 2)]
        normals += [((y1 - y0) / length, -(x1 - x0) / length, 0.0)] * 4
        faces += [(start, start + 1, start + 2), (start, start + 2, start + 3)]
    return moved(mesh_of(points, normals, faces), at, yaw)
