"""A shot as a 3D scene of plain arrays: what stands still, who moves with bones, what is carried about, what changes its shape, the lights,
the camera.

World: metres, Y up, right-handed. Rotations are quaternions (x, y, z, w). `frames` poses of everything that moves, one a frame. Who has no
bones of a person (an animal) is a shape that changes. Knows staged shots; knows no file format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np

from workprint.crafts.previz import shoot
from workprint.crafts.previz.control.lens import Array, pinhole
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.figures.faces import shown
from workprint.crafts.previz.figures.guest import Guest
from workprint.crafts.previz.forms import Bytes, Floats, Ints, Mesh, Swatch, Thing
from workprint.crafts.previz.handover.lights import Lamp, ambience, lamps
from workprint.crafts.previz.handover.turns import carrying, matrices, quaternions, steady
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
    `places` (frames, bones, 3) of each bone in its parent. `scale` metres are one metre of their own. `offsets` (k, n, 3) move the shape at
    rest where a face shows something, `faces` are their names, `shows` (frames, k) how much of each shows.
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
    faces: tuple[str, ...] = ()
    offsets: Floats = field(default_factory=lambda: np.zeros((0, 0, 3), np.float32))
    shows: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))


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
    """A shot, `frames` long at `rate`. `ambience` is the light that comes from everywhere, linear: what is in shadow is seen by it."""

    name: str
    rate: Fraction
    frames: int
    still: tuple[Shape, ...]
    people: tuple[Skinned, ...]
    carried: tuple[Carried, ...]
    changing: tuple[Changing, ...]
    camera: Camera
    lights: tuple[Lamp, ...] = ()
    ambience: tuple[float, float, float] = (0.0, 0.0, 0.0)


def scene(order: Mapping[str, Any], timings: shoot.Timings | None = None, name: str = "shot") -> Scene:
    """The 3D scene of a clip's order. `EngineError` for what the order has wrong."""
    shooting = shoot.prepared(order, timings)
    shooting = replace(shooting, detail="full")
    hidden = shooting.setup.hidden
    every_part = enumerate(shooting.parts.items())
    cast = {shoot.PEOPLE + n: part for n, (who, part) in every_part if who not in hidden and isinstance(part.player, Guest | None)}
    every = [_moving(shooting, number, cast) for number in range(shooting.count)]
    names = _Names()
    first = shoot.frame_at(shooting, 0)
    still = tuple(_shape(thing, names) for thing in first.things if not thing.moving)
    detail = "full" if len(cast) <= MANY else "wide"
    people = tuple(_skinned(part, shooting, names, detail) for part in cast.values())
    carried, changing = _followed(every, shooting.rate, names)
    moves = people, carried, changing, _camera(shooting)
    return Scene(name, shooting.rate, shooting.count, still, *moves, lamps(first.light, shooting.place), ambience(first.light))


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


@dataclass(frozen=True)
class _Wears:
    """What a part is played in: bones by name with their parents and places at rest, a shape hung on them, metres to a metre of theirs."""

    shape: Shape
    names: tuple[str, ...]
    parents: tuple[int, ...]
    joints: Array
    bones: Ints
    weights: Floats
    scale: float
    nodes: tuple[int, ...] = ()
    """Which nodes of a guest's model the bones are."""


def _skinned(part: Performance, shooting: shoot.Shooting, names: _Names, detail: str) -> Skinned:
    acting = part.player.mannequin(part) if isinstance(part.player, Guest) else part
    worn = _guest(part.player, names) if isinstance(part.player, Guest) else _mannequin(build(part.figure, detail), part, names)
    count, bones = shooting.count, len(worn.names)
    root, root_turns = np.empty((count, 3)), np.empty((count, 4))
    turns, places = np.empty((count, bones, 4)), np.empty((count, bones, 3))
    for number in range(count):
        solved, place, yaw = acted(acting, float(number / shooting.rate), shooting.parts)
        turned, at = (solved.turns, solved.places)
        if isinstance(part.player, Guest):
            turned, at = (each[list(worn.nodes)] for each in part.player.posed(solved))
        root[number], root_turns[number] = place, quaternions(turn(Y, yaw)[None])[0]
        local, moved = np.empty((bones, 3, 3)), np.empty((bones, 3))
        for k, parent in enumerate(worn.parents):
            above, base = (turned[parent], at[parent]) if parent >= 0 else (np.eye(3), np.zeros(3))
            local[k], moved[k] = matmul(above.T, turned[k]), matmul(above.T, at[k] - base)
        turns[number], places[number] = quaternions(local), moved
    bound = (worn.bones, worn.weights, worn.scale, root, steady(root_turns), steady(turns), places)
    faces = _expressions(part, part.player, shooting) if isinstance(part.player, Guest) else ()
    return Skinned(worn.shape, worn.names, worn.parents, worn.joints, *bound, *faces)


def _expressions(part: Performance, player: Guest, shooting: shoot.Shooting) -> tuple[tuple[str, ...], Floats, Floats]:
    """What a guest's face shows in the shot: the names, the offsets and the amounts of those of its morphs that ever do."""
    gazes = (acted(player.mannequin(part), float(n / shooting.rate), shooting.parts)[0].gaze for n in range(shooting.count))
    every = [shown(player.faces, part, float(n / shooting.rate), gaze) for n, gaze in enumerate(gazes)]
    used = sorted({number for amounts in every for number in amounts})
    offsets = np.zeros((len(used), len(player.model.points), 3), np.float32)
    for k, number in enumerate(used):
        offsets[k, player.model.morphs[number].points] = player.model.morphs[number].offsets
    names = tuple(player.model.morphs[number].name or f"face {number}" for number in used)
    return names, offsets, np.array([[amounts.get(number, 0.0) for number in used] for amounts in every], np.float32)


def _mannequin(body: Body, part: Performance, names: _Names) -> _Wears:
    shape, joints = _body_shape(body, names.own(part.figure.name)), np.asarray(body.joints, float)
    return _Wears(shape, NAMES, PARENT, joints, body.bones.astype(np.int32), body.weights, float(body.scale))


def _guest(player: Guest, names: _Names) -> _Wears:
    """A figure of the user's own on its own bones: those that are a person's are called as in VRM, the others as its file calls them.

    Nodes that carry nothing are no bones; parents come first.
    """
    model, human = player.model, {node: bone for bone, node in player.bones.items()}
    kept = {*human, *np.unique(model.bones[model.weights > 0]).tolist()}
    for node in reversed(model.order):
        kept |= {model.parents[node]} if node in kept else set()
    order = [node for node in model.order if node in kept]
    at, called = {node: k for k, node in enumerate(order)}, _Names()
    bones = tuple(called.own(human.get(node) or model.names[node] or "bone") for node in order)
    parents = tuple(at.get(model.parents[node], -1) for node in order)
    arrays = (model.points.astype(np.float32), model.normals.astype(np.float32), model.faces.astype(np.int32), model.parts)
    shape = Shape(names.own(player.name), *arrays, tuple(_paint(swatch) for swatch in model.palette))
    place = np.zeros(len(model.parents), np.int32)
    place[order] = np.arange(len(order))
    carries = np.where(model.weights > 0, place[model.bones], 0).astype(np.int32)
    return _Wears(shape, bones, parents, model.places[order], carries, model.weights.astype(np.float32), 1.0, tuple(order))


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
    """Places (frames, 3) and turns (frames, 4) that carry the first mesh into every other (Horn 1987); None if it is not rigid."""
    first = meshes[0].points.astype(np.float64)
    middle = first.mean(0)
    places, turns = np.empty((len(meshes), 3)), np.empty((len(meshes), 3, 3))
    for number, mesh in enumerate(meshes):
        now = mesh.points.astype(np.float64)
        turned = matrices(carrying(matmul((first - middle).T, now - now.mean(0)))[None])[0]
        places[number], turns[number] = now.mean(0) - matmul(turned, middle), turned
        if np.abs(matmul(first, turned.T) + places[number] - now).max() > RIGID:
            return None
    return places, steady(quaternions(turns))


def _camera(shooting: shoot.Shooting) -> Camera:
    views = [shooting.setup.at(float(number / shooting.rate)) for number in range(shooting.count)]
    poses = np.stack([pinhole(view, shooting.width, shooting.height).pose for view in views])
    turns = matmul(poses[:, :3, :3], np.diag((1.0, -1.0, -1.0)))
    fov = np.array([view.fov for view in views], float)
    return Camera(poses[:, :3, 3], steady(quaternions(turns)), fov, shooting.width / shooting.height)


__all__ = ["Camera", "Carried", "Changing", "Lamp", "Paint", "Scene", "Shape", "Skinned", "matrices", "quaternions", "scene", "steady"]
