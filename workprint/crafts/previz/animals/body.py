"""An animal as a skinned mesh: solids to surfaces, patches cut along their lines, weights to the bones. Kept in memory and on disk.

Knows what an animal is made of; knows nothing of how it stands or moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.animals import birds, cats, chickens, dogs, horses
from workprint.crafts.previz.animals.breeds import Breed
from workprint.crafts.previz.animals.flesh import Layer, Made
from workprint.crafts.previz.animals.rig import Rig, Solved, stretched
from workprint.crafts.previz.exact import matmul, matvec
from workprint.crafts.previz.forms import Bytes, Floats, Ints, Mesh, Swatch
from workprint.crafts.previz.people import kept
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.nets import Surface, cut, surface
from workprint.crafts.previz.people.pose import blended
from workprint.crafts.previz.people.solids import add, carve, pulls, strongest, table

Array = NDArray[np.float64]
MAKERS = (
    *("rig", "flesh", "body", "breeds", "quadrupeds", "dogs", "cats", "horses", "birds", "chickens"),
    *("../people/solids", "../people/nets"),
)
"""The modules whose text decides what a mesh is: a kept body is theirs only as long as they read the same."""
DETAILS = {"full": 1.0, "wide": 1.7, "crowd": 2.4}
_KINDS = {"dog": dogs.made, "cat": cats.made, "horse": horses.made, "bird": birds.bird, "chicken": chickens.chicken}
KNEES = {"dog": 0.33, "cat": 0.145, "horse": 0.90, "bird": 0.09, "chicken": 0.14}
"""Below this height shorter or longer legs differ, metres."""
_ARRAYS = ("points", "normals", "faces", "parts", "bones", "weights")


@dataclass(frozen=True, eq=False)
class Body:
    """An animal at rest in canonical metres (times `scale` real ones). `bones` (n, 4) and `weights` (n, 4) sum to 1."""

    made: Made
    points: Floats
    normals: Floats
    faces: Ints
    parts: Bytes
    bones: Ints
    weights: Floats
    scale: float

    @property
    def rig(self) -> Rig:
        return self.made.rig

    @property
    def palette(self) -> tuple[Swatch, ...]:
        return self.made.palette


@lru_cache(maxsize=32)
def made(breed: Breed) -> Made:
    """What an animal of this breed is made of; joints, eye and crown as its legs carry them."""
    found = _KINDS[breed.kind](breed)
    if breed.leg == 1.0:
        return found
    knee = KNEES[breed.kind]
    joints, lowered = stretched(found.rig.joints, breed.leg, knee), knee * (1 - breed.leg)
    bones = replace(found.rig, joints=joints, leg=breed.leg, lowered=lowered)
    eye, crown = ((x, y - lowered, z) for x, y, z in (found.eye, found.crown))
    return replace(found, rig=bones, eye=eye, crown=crown)


@lru_cache(maxsize=32)
def build(breed: Breed, detail: str = "full") -> Body:
    """The body at level `detail` (one of `DETAILS`), from memory, the disk cache, or made anew (about a second)."""
    if detail not in DETAILS:
        raise ValueError(f"detail {detail!r} is not one of {', '.join(DETAILS)}")
    flesh = made(breed)
    at = kept.place("animal", kept.made_by("animal", Path(__file__).parent, MAKERS), detail, breed)
    arrays = kept.arrays(at, _ARRAYS)
    if arrays is None:
        arrays = _meshed(flesh, DETAILS[detail])
        arrays["points"] = stretched(arrays["points"], breed.leg, KNEES[breed.kind]).astype(np.float32)
        kept.keep(at, arrays)
    return Body(flesh, **arrays, scale=breed.scale)


def _meshed(flesh: Made, coarse: float) -> kept.Arrays:
    found: kept.Arrays = {name: [] for name in _ARRAYS}  # type: ignore[misc]
    start = 0
    for layer in flesh.layers:
        for part, shape in _painted(layer, _shaped(layer, coarse)):
            bones, weights = strongest(_carried(flesh.rig, layer, shape.points))
            values = (shape.points, shape.normals, shape.faces + start, np.full(len(shape.faces), part), bones, weights)
            for name, value in zip(_ARRAYS, values, strict=True):
                found[name].append(value)  # type: ignore[attr-defined]
            start += len(shape.points)
    kinds = (np.float32, np.float32, np.int32, np.uint8, np.int32, np.float32)
    return {name: np.concatenate(found[name]).astype(kind) for name, kind in zip(_ARRAYS, kinds, strict=True)}


def _shaped(layer: Layer, coarse: float) -> Surface:
    if layer.ready is not None:
        return layer.ready
    rows = [carve(part.row, part.soft) if part.carves else add(part.row, part.soft) for part in layer.solids]
    shape = surface(table(rows), layer.low, layer.high, layer.step * coarse)
    return cut(shape, layer.keep) if layer.keep else shape


def _painted(layer: Layer, shape: Surface) -> list[tuple[int, Surface]]:
    """The surface taken apart along the lines of its patches."""
    found = []
    for part, line in layer.patches:
        values = line(shape.points)
        if not (values < 0).any():
            continue
        found.append((part, cut(shape, line)))
        if (values < 0).all():
            return found
        shape = cut(shape, lambda points, line=line: -line(points))  # type: ignore[misc]
    return [*found, (layer.part, shape)]


def _carried(rig: Rig, layer: Layer, points: Array) -> Array:
    index = rig.index
    if layer.bone:
        weights = np.zeros((len(points), len(rig.names)))
        weights[:, index[layer.bone]] = 1.0
        return weights
    solids = [part for part in layer.solids if not part.carves]
    shares = np.zeros((len(solids), len(rig.names)))
    for i, part in enumerate(solids):
        for bone, share in part.bones.items():
            shares[i, index[bone]] = share
    reach = max(3.0 * layer.step, float(np.ptp(rig.joints[:, 1])) * 0.09)
    weights = matmul(pulls(np.array([add(part.row) for part in solids]), points, reach), shares)
    found: Array = weights / weights.sum(1, keepdims=True)
    return found


# --------------------------------------------------------------------------------------------- skin


def skinned(body: Body, solved: Solved, place: Array, yaw: float) -> Mesh:
    """The animal's mesh in the world: standing at `place` (metres), turned `yaw` degrees to its left from +Z."""
    root, joints = turn(Y, yaw), body.rig.joints
    turns = solved.turns * solved.sizes[:, None, None]
    matrices = np.empty((len(joints), 3, 4))
    matrices[:, :, :3] = body.scale * (matmul(root, turns))
    own = solved.places - matvec(turns, joints)
    matrices[:, :, 3] = np.asarray(place) + body.scale * (matmul(own, root.T))
    points: Floats = np.empty_like(body.points)
    normals: Floats = np.empty_like(body.normals)
    blended(body.points, body.normals, body.bones, body.weights, matrices, points, normals)
    return Mesh(points=points, normals=normals, faces=body.faces, parts=body.parts, rest=body.points)
