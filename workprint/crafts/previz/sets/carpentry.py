"""Meshes for things that stand on a set: boxes, turned work, sheets, ground; and how they are placed and joined.

Knows shapes and palettes; knows nothing of rooms or films. Everything is made standing on y = 0, centred on the origin,
its front towards +Z, and is counter-clockwise seen from outside.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
    turn = matmul(_about(1, yaw), _about(0, pitch), _about(2, roll))
    points = (matmul(mesh.points.astype(np.float64), turn.T) + np.asarray(at)).astype(np.float32)
    return replace(mesh, points=points, normals=matmul(mesh.normals.astype(np.float64), turn.T).astype(np.float32))


def placed(prop: Prop, at: Point, yaw: float = 0.0) -> Prop:
    """The prop where it stands; its own space stays its rest space, so that what is drawn on it turns with it."""
    rest = prop.mesh.points if prop.mesh.rest is None else prop.mesh.rest
    return replace(prop, mesh=replace(moved(prop.mesh, at, yaw), rest=rest))


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
    angles = [2 * pi * i / sides for i in range(sides + 1)]
    points: list[Any] = []
    normals: list[Any] = []
    faces: list[tuple[int, int, int]] = []
    for index, (low, high) in enumerate(itertools.pairwise(line)):
        start = len(points)
        before, after = slopes[max(0, index - 1)], slopes[min(len(slopes) - 1, index + 1)]
        for angle in angles:
            ring = (cos(angle), sin(angle))
            for (radius, height), beside in ((low, before), (high, after)):
                slope = _mean(slopes[index], beside) if smooth else slopes[index]
                points.append((ring[0] * radius, height, ring[1] * radius))
                normals.append((ring[0] * slope[0], slope[1], ring[1] * slope[0]))
        for i in range(sides):
            k = start + 2 * i
            faces += [(k, k + 1, k + 2), (k + 1, k + 3, k + 2)]
    for (radius, height), up in ((line[0], -1.0), (line[-1], 1.0)):
        if radius > 0:
            start = len(points)
            points += [(0.0, height, 0.0)] + [(cos(a) * radius, height, sin(a) * radius) for a in angles]
            normals += [(0.0, up, 0.0)] * (sides + 2)
            rim = [(start, start + 2 + i, start + 1 + i) for i in range(sides)]
            faces += rim if up > 0 else [(a, c, b) for a, b, c in rim]
    return moved(mesh_of(points, normals, _kept(points, faces)), at)


def _outward(low: tuple[float, float], high: tuple[float, float]) -> tuple[float, float]:
    rise, run = high[1] - low[1], high[0] - low[0]
    length = hypot(rise, run) or 1.0
    return rise / length, -run / length


def _mean(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    x, y = a[0] + b[0], a[1] + b[1]
    length = hypot(x, y) or 1.0
    return x / length, y / length


def _kept(points: Sequence[Point], faces: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Without triangles that have no area (at the tip of a cone)."""
    corners = np.asarray(points)[np.asarray(faces)]
    areas = norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    return [face for face, area in zip(faces, areas) if area > 1e-9]


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
