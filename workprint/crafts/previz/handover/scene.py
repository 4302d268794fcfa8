"""A shot as a 3D scene of plain arrays: what stands still, who moves with bones, what is carried about, what changes its shape, the camera.

World: metres, Y up, right-handed. Rotations are quaternions (x, y, z, w). `frames` poses of everything that moves, one a frame. A figure
without our bones (an animal, a figure of the user's own) is a shape that changes. Knows staged shots; knows no file format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import shoot
from workprint.crafts.previz.control.lens import Array, pinhole
from workprint.crafts.previz.forms import Bytes, Floats, Ints, Mesh, Swatch, Thing
from workprint.crafts.previz.people.body import Body, build
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performer import Performance, acted
from workprint.crafts.previz.people.skeleton import NAMES, PARENT

SHAPES = 12
"""How often a second a shape that has no bones is taken."""
MANY = 8
"""More people than this are of fewer triangles each (10,000 for 27,000)."""
RIGID = 0.002
"""What moves with no point farther than this from a rigid motion is rigid, metres."""
_TWO_SIDED = frozenset(("collar", "top", "coat", "bottom", "hair", "leaves", "curtain", "glass"))


@dataclass(frozen=True)
class Paint:
    """One part of a shape: its colour (sRGB 0..1), whether it shines of itself, whether it is seen from both sides."""

    name: str
    colour: tuple[float, float, float]
    glows: bool = False
    two_sided: bool = False


@dataclass(frozen=True)
class Shape:
    """Triangles: `points`, `normals` (n, 3), `faces` (m, 3), `parts` (m,) into `paints`."""

    name: str
    points: Floats
    normals: Floats
    faces: Ints
    parts: Bytes
    paints: tuple[Paint, ...]


@dataclass(frozen=True)
class Carried:
    """A shape that is moved as a whole: `places` (frames, 3) and `turns` (frames, 4) of it, from where it lies at the first frame."""

    shape: Shape
    places: Array
    turns: Array


@dataclass(frozen=True)
class Changing:
    """A shape whose points move: `shapes` (k, n, 3) at the frames `at` (k,), straight between them."""

    shape: Shape
    at: Ints
    shapes: Floats


@dataclass(frozen=True)
class Skinned:
    """A person. `shape` is at rest, in their own space; `joints` (bones, 3) too; `names` and `parents` (-1: none) of the bones; `bones` and
    `weights` (n, 4). Per frame: `root` places (frames, 3) and turns (frames, 4) of their space in the world, `turns` (frames, bones, 4) and
    `places` (frames, bones, 3) of each bone in its parent. `scale` metres are one metre of their own.
    """

    shape: Shape
    names: tuple[str, ...]
    parents: tuple[int, ...]
    joints: Array
    bones: Ints
    weights: Floats
    scale: float
    root: Array
    root_turns: Array
    turns: Array
    places: Array


@dataclass(frozen=True)
class Camera:
    """`places` (frames, 3) and `turns` (frames, 4), looking down -Z with +Y up; vertical field of view (frames,), degrees; `aspect` is
    width by height.
    """

    places: Array
    turns: Array
    fov: Array
    aspect: float


@dataclass(frozen=True)
class Scene:
    """A shot, `frames` long at `rate`."""

    name: str
    rate: Fraction
    frames: int
    still: tuple[Shape, ...]
    people: tuple[Skinned, ...]
    carried: tuple[Carried, ...]
    changing: tuple[Changing, ...]
    camera: Camera


def scene(order: Mapping[str, Any], timings: shoot.Timings | None = None, name: str = "shot") -> Scene:
    """The 3D scene of a clip's order. `EngineError` for what the order has wrong."""
    shooting = shoot.prepared(order, timings)
    shooting = replace(shooting, detail="full")
    hidden = shooting.setup.hidden
    cast = {shoot.PEOPLE + n: part for n, (who, part) in enumerate(shooting.parts.items()) if who not in hidden and part.player is None}
    every = [_moving(shooting, number, cast) for number in range(shooting.count)]
    names = _Names()
    still = tuple(_shape(thing, names) for thing in shoot.frame_at(shooting, 0).things if not thing.moving)
    detail = "full" if len(cast) <= MANY else "wide"
    people = tuple(_skinned(part, shooting, names, detail) for part in cast.values())
    carried, changing = _followed(every, shooting.rate, names)
    return Scene(name, shooting.rate, shooting.count, still, people, carried, changing, _camera(shooting))


class _Names:
    """Gives every shape a name of its own: "chair", "chair 2"."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def own(self, name: str) -> str:
        count = self._taken[name] = self._taken.get(name, 0) + 1
        return name if count == 1 else f"{name} {count}"


def _moving(shooting: shoot.Shooting, number: int, cast: Mapping[int, Performance]) -> dict[int, Thing]:
    """What moves in a frame and is no person with bones, by id."""
    return {thing.id: thing for thing in shoot.frame_at(shooting, number).things if thing.moving and thing.id not in cast}


def _shape(thing: Thing, names: _Names) -> Shape:
    mesh = thing.mesh
    paints = tuple(_paint(swatch) for swatch in thing.palette)
    return Shape(names.own(thing.name), mesh.points, mesh.normals, mesh.faces, mesh.parts, paints)


def _paint(swatch: Swatch) -> Paint:
    red, green, blue = (float(min(1.0, max(0.0, c))) for c in swatch.colour)
    return Paint(swatch.pattern, (red, green, blue), swatch.pattern == "glow", swatch.pattern in _TWO_SIDED)


# --------------------------------------------------------------------------------------------- people


def _skinned(part: Performance, shooting: shoot.Shooting, names: _Names, detail: str) -> Skinned:
    body = build(part.figure, detail)
    count, bones = shooting.count, len(NAMES)
    root, root_turns = np.empty((count, 3)), np.empty((count, 4))
    turns, places = np.empty((count, bones, 4)), np.empty((count, bones, 3))
    for number in range(count):
        solved, place, yaw = acted(part, float(number / shooting.rate), shooting.parts)
        root[number], root_turns[number] = place, quaternions(turn(Y, yaw)[None])[0]
        local, moved = np.empty((bones, 3, 3)), np.empty((bones, 3))
        for k, parent in enumerate(PARENT):
            above, at = (solved.turns[parent], solved.places[parent]) if parent >= 0 else (np.eye(3), np.zeros(3))
            local[k], moved[k] = above.T @ solved.turns[k], above.T @ (solved.places[k] - at)
        turns[number], places[number] = quaternions(local), moved
    return Skinned(
        _body_shape(body, names.own(part.figure.name)),
        NAMES,
        PARENT,
        np.asarray(body.joints, float),
        body.bones.astype(np.int32),
        body.weights,
        float(body.scale),
        root,
        steady(root_turns),
        steady(turns),
        places,
    )


def _body_shape(body: Body, name: str) -> Shape:
    return Shape(name, body.points, body.normals, body.faces, body.parts, tuple(_paint(swatch) for swatch in body.palette))


# --------------------------------------------------------------------------------------------- what else moves


def _followed(every: Sequence[Mapping[int, Thing]], rate: Fraction, names: _Names) -> tuple[tuple[Carried, ...], tuple[Changing, ...]]:
    """What moves without bones: rigidly, or changing its shape. What comes and goes is where it was last (or first) seen."""
    carried: list[Carried] = []
    changing: list[Changing] = []
    step = max(1, round(rate / SHAPES))
    for thing in sorted({thing for frame in every for thing in frame}):
        seen = _held([frame.get(thing) for frame in every])
        shape = _shape(seen[0], names)
        alike = [each if len(each.mesh.points) == len(shape.points) else seen[0] for each in seen]
        motion = _rigid([each.mesh for each in alike])
        if motion:
            carried.append(Carried(shape, *motion))
        else:
            at = np.array(sorted({*range(0, len(alike), step), len(alike) - 1}), np.int32)
            changing.append(Changing(shape, at, np.stack([alike[k].mesh.points for k in at])))
    return tuple(carried), tuple(changing)


def _held(seen: Sequence[Thing | None]) -> list[Thing]:
    first = next(thing for thing in seen if thing is not None)
    found: list[Thing] = []
    for thing in seen:
        found.append(thing or (found[-1] if found else first))
    return found


def _rigid(meshes: Sequence[Mesh]) -> tuple[Array, Array] | None:
    """Places (frames, 3) and turns (frames, 4) that carry the first mesh into every other (Kabsch 1976); None if it is not rigid."""
    first = meshes[0].points.astype(np.float64)
    middle = first.mean(0)
    places, turns = np.empty((len(meshes), 3)), np.empty((len(meshes), 3, 3))
    for number, mesh in enumerate(meshes):
        now = mesh.points.astype(np.float64)
        u, _, v = np.linalg.svd((first - middle).T @ (now - now.mean(0)))
        sign = np.sign(np.linalg.det(v.T @ u.T)) or 1.0
        turned = v.T @ np.diag((1.0, 1.0, sign)) @ u.T
        places[number], turns[number] = now.mean(0) - turned @ middle, turned
        if np.abs(first @ turned.T + places[number] - now).max() > RIGID:
            return None
    return places, steady(quaternions(turns))


def _camera(shooting: shoot.Shooting) -> Camera:
    views = [shooting.setup.at(float(number / shooting.rate)) for number in range(shooting.count)]
    poses = np.stack([pinhole(view, shooting.width, shooting.height).pose for view in views])
    turns = poses[:, :3, :3] @ np.diag((1.0, -1.0, -1.0))
    fov = np.array([view.fov for view in views], float)
    return Camera(poses[:, :3, 3], steady(quaternions(turns)), fov, shooting.width / shooting.height)


# --------------------------------------------------------------------------------------------- quaternions


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
    found /= np.linalg.norm(found, axis=1, keepdims=True)
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
