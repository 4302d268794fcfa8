"""What animals are made of: solids with the bones that carry them, thin leaves (ears, feathers, combs), eyes; and where colours meet.

Knows shapes; knows nothing of any kind of animal.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.animals.rig import Rig
from workprint.crafts.previz.exact import dot, square
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.people.nets import Surface
from workprint.crafts.previz.people.solids import Row, Vec

Array = NDArray[np.float64]
Line = Callable[[Array], Array]
"""Of points (n, 3) at rest: negative where a patch of another colour is, zero along its edge."""


@dataclass(frozen=True)
class Part:
    """One solid: its primitive, how softly it joins what came before (metres), the bones that carry it and their shares."""

    row: Row
    soft: float
    bones: Mapping[str, float]
    carves: bool = False


@dataclass(frozen=True)
class Layer:
    """One surface of an animal in palette entry `part`: solids in a box on a grid of `step` metres, or `ready`.

    `keep` cuts away what lies where it is positive. `patches` are (palette entry, line): where the line is negative, that entry; the first
    that claims a place has it. A layer of one `bone` is carried by it alone, else by the bones of its solids.
    """

    part: int
    solids: tuple[Part, ...] = ()
    low: tuple[float, float, float] = (0.0, 0.0, 0.0)
    high: tuple[float, float, float] = (0.0, 0.0, 0.0)
    step: float = 0.01
    ready: Surface | None = None
    bone: str = ""
    keep: Line | None = None
    patches: tuple[tuple[int, Line], ...] = ()


@dataclass(frozen=True, eq=False)
class Made:
    """One animal before it is meshed: skeleton, layers, palette; between the eyes and the crown at rest; the head's length (metres)."""

    rig: Rig
    layers: tuple[Layer, ...]
    palette: tuple[Swatch, ...]
    eye: tuple[float, float, float]
    crown: tuple[float, float, float]
    head: float


# --------------------------------------------------------------------------------------------- surfaces


def ball(centre: Vec, radii: Vec, rings: int = 9) -> Surface:
    """An ellipsoid."""
    around = 2 * rings
    up, turn = [math.pi * k / rings for k in range(rings + 1)], [2 * math.pi * k / around for k in range(around + 1)]
    unit = np.array([(exact.sin(a) * exact.sin(b), exact.cos(a), exact.sin(a) * exact.cos(b)) for a in up for b in turn])
    r = np.asarray(radii, float)
    normals = unit / r
    return Surface(np.asarray(centre, float) + unit * r, _unit(normals), _grid(rings + 1, around + 1))


def _grid(rows: int, columns: int) -> NDArray[np.int64]:
    at = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = at[:-1, :-1], at[:-1, 1:], at[1:, :-1], at[1:, 1:]
    return np.concatenate([np.stack((a, c, b), -1).reshape(-1, 3), np.stack((b, c, d), -1).reshape(-1, 3)])


def _unit(vectors: Array) -> Array:
    found: Array = vectors / np.maximum(np.sqrt((vectors * vectors).sum(-1, keepdims=True)), 1e-9)
    return found


SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    # how wide a leaf is from root (0) to tip (1), as a share of its width
    "ear": ((0.0, 0.80), (0.15, 0.98), (0.35, 1.0), (0.6, 0.74), (0.85, 0.34), (1.0, 0.05)),
    "flap": ((0.0, 0.62), (0.25, 0.88), (0.55, 1.0), (0.8, 0.86), (0.94, 0.5), (1.0, 0.05)),
    "feather": ((0.0, 0.35), (0.2, 0.7), (0.6, 1.0), (0.85, 0.9), (0.96, 0.55), (1.0, 0.05)),
    "lock": ((0.0, 0.75), (0.3, 1.0), (0.6, 0.8), (0.85, 0.42), (1.0, 0.03)),
    "sickle": ((0.0, 0.5), (0.3, 0.9), (0.6, 1.0), (0.85, 0.6), (1.0, 0.04)),
}


def leaf(
    root: Vec, tip: Vec, across: Vec, width: float, *, shape: str = "ear", bow: float = 0.0, cup: float = 0.0, thick: float = 0.012
) -> tuple[Surface, Surface]:
    """A thin closed leaf from `root` to `tip`, `width` metres wide along `across`: its front (towards along x across) and its back.

    `bow` bends its middle towards the front by so many metres, `cup` its edges.
    """
    a, b = np.asarray(root, float), np.asarray(tip, float)
    along = b - a
    side = np.asarray(across, float) - along * dot(np.asarray(across, float), along) / dot(along, along)
    side = _unit(side)
    front = _unit(np.cross(along, side))
    knots = np.array(SHAPES[shape])
    u, v = np.meshgrid(np.linspace(0.0, 1.0, 11), np.linspace(-1.0, 1.0, 7), indexing="ij")
    wide = exact.interp(u, knots[:, 0], knots[:, 1]) * width / 2
    middle = a + along * u[..., None] + front * (bow * 4 * u * (1 - u) + cup * v * v * wide / max(width / 2, 1e-6))[..., None]
    sheet = middle + side * (wide * v)[..., None]
    swell = (thick / 2 * (1 - v * v) * np.sqrt(np.maximum(1 - square(u * u), 0.0)))[..., None]
    faces = _grid(11, 7)
    return _sheet(sheet + front * swell, faces), _sheet(sheet - front * swell, faces[:, ::-1])


def mirrored(shape: Surface) -> Surface:
    """The same on the animal's other side."""
    flip = np.array((-1.0, 1.0, 1.0))
    return Surface(shape.points * flip, shape.normals * flip, shape.faces[:, ::-1])


def _sheet(points: Array, faces: NDArray[np.int64]) -> Surface:
    flat = points.reshape(-1, 3)
    each = np.cross(flat[faces[:, 1]] - flat[faces[:, 0]], flat[faces[:, 2]] - flat[faces[:, 0]])
    normals = np.zeros_like(flat)
    for k in range(3):
        np.add.at(normals, faces[:, k], each)
    return Surface(flat, _unit(normals), faces)


def below(height: float, inside: Line | None = None) -> Line:
    """The patch below a height (socks, a belly), within another line where one is given."""

    def line(points: Array) -> Array:
        found = points[:, 1] - height
        return found if inside is None else np.maximum(found, inside(points))

    return line


def ball_line(centre: Vec, radii: Vec) -> Line:
    """The patch inside an ellipsoid."""
    c, r = np.asarray(centre, float), np.asarray(radii, float)

    def line(points: Array) -> Array:
        found: Array = np.sqrt((square((points - c) / r)).sum(1)) - 1.0
        return found

    return line


def along(points: Array, way: tuple[float, float, float]) -> Array:
    """How far points lie along a direction (not by a matrix product, whose sums differ from machine to machine)."""
    found: Array = points[:, 0] * way[0] + points[:, 1] * way[1] + points[:, 2] * way[2]
    return found


def swung(turns: Array) -> Array:
    """A sine of period 1 drawn with two parabolas: the same on every machine."""
    t = turns - np.floor(turns)
    found: Array = np.where(t < 0.5, 16.0 * t * (0.5 - t), -16.0 * (t - 0.5) * (1.0 - t))
    return found


def wavy(line: Line, depth: float, turns: float) -> Line:
    """The same patch with an edge that wanders by `depth` (in the line's own unit), `turns` times a metre."""

    def waved(points: Array) -> Array:
        found: Array = line(points) + depth * swung(along(points, (0.9, 0.5, 1.0)) * turns) * swung(
            along(points, (-0.4, 1.0, 0.7)) * turns * 0.8 + 0.25
        )
        return found

    return waved


def either(*lines: Line) -> Line:
    """All that any of the patches covers."""

    def line(points: Array) -> Array:
        found: Array = np.minimum.reduce([each(points) for each in lines])
        return found

    return line


def both(*lines: Line) -> Line:
    """What all of the patches cover."""

    def line(points: Array) -> Array:
        found: Array = np.maximum.reduce([each(points) for each in lines])
        return found

    return line


def spots(centres: Sequence[tuple[float, float, float, float]]) -> Line:
    """Round spots (x, y, z, radius)."""
    given = np.array(centres, float)

    def line(points: Array) -> Array:
        found = np.full(len(points), 9.0)
        for x, y, z, r in given:
            found = np.minimum(found, np.sqrt((square(points - (x, y, z))).sum(1)) - r)
        return found

    return line


def freckles(centres: Sequence[tuple[float, float, float, float]]) -> Line:
    """Round spots on the flanks (side, y, z, radius): those whose side is positive lie on the left."""
    given = np.array(centres, float)

    def line(points: Array) -> Array:
        found = np.full(len(points), 9.0)
        for x, y, z, r in given:
            away = np.sqrt(square(points[:, 1] - y) + square(points[:, 2] - z)) - r
            found = np.minimum(found, np.maximum(away, -points[:, 0] if x > 0 else points[:, 0]))
        return found

    return line


# --------------------------------------------------------------------------------------------- bigger heads


def grown_rig(rig: Rig, root: str, size: float, names: Sequence[str]) -> Rig:
    """The rig with some bones' joints moved away from `root`'s joint by `size`."""
    index, joints = rig.index, rig.joints.copy()
    pivot = joints[index[root]]
    for name in names:
        joints[index[name]] = pivot + (joints[index[name]] - pivot) * size
    return replace(rig, joints=joints)


def grown(part: Part, pivot: Vec, size: float) -> Part:
    """A solid (ellipsoid or cone) scaled about a point."""
    kind, *numbers = part.row
    c = np.asarray(pivot, float)
    points = 1 if kind == 0.0 else 2
    moved = [float(v) for k in range(points) for v in c + (np.array(numbers[3 * k : 3 * k + 3]) - c) * size]
    return replace(part, row=(kind, *moved, *(float(v) * size for v in numbers[3 * points :])), soft=part.soft * size)


def grown_layer(layer: Layer, pivot: Vec, size: float) -> Layer:
    """A layer scaled about a point; lines of its patches stay where the head's own are."""
    c = np.asarray(pivot, float)
    low, high = (tuple(float(v) for v in c + (np.array(corner) - c) * size) for corner in (layer.low, layer.high))
    ready = layer.ready and Surface(c + (layer.ready.points - c) * size, layer.ready.normals, layer.ready.faces)
    patches = tuple((part, shrunk(line, pivot, size)) for part, line in layer.patches)
    solids = tuple(grown(part, pivot, size) for part in layer.solids)
    return replace(layer, solids=solids, low=low, high=high, step=layer.step * size, ready=ready, patches=patches)  # type: ignore[arg-type]


def shrunk(line: Line, pivot: Vec, size: float) -> Line:
    """A line drawn on a thing of size 1, for the same thing scaled about a point."""
    c = np.asarray(pivot, float)
    return lambda points: line(c + (points - c) / size)
