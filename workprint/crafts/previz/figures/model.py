"""A glTF file as one mesh in metres: where its nodes rest, its triangles with the nodes that carry them, its colours.

Knows nodes, meshes, skins and materials; knows nothing of people.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import MediaError
from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import det, matmul, matvec, square
from workprint.crafts.previz.figures.gltf import Gltf
from workprint.crafts.previz.forms import Colour, Swatch
from workprint.media.video import read_timed

Array = NDArray[np.float64]
NODES, POINTS, FACES, COLOURS, MORPHS = 4096, 1_000_000, 600_000, 60, 2048
"""The most that a file may have: nodes, points, triangles; colours of its palette (more are drawn in the nearest); morph targets."""
_TEXELS = 96
"""A texture is looked at in so many by so many dots."""


@dataclass(frozen=True, eq=False)
class Morph:
    """One way in which some of a model's points move: target `number` of mesh `mesh` of the file, as its tool `name`d it ("" where it did
    not); `points` (k,) are moved by `offsets` (k, 3) where it shows in full.
    """

    name: str
    mesh: int
    number: int
    points: NDArray[np.int64]
    offsets: Array


@dataclass(frozen=True, eq=False)
class Model:
    """A file at rest, in its own space and units. `places` (nodes, 3) and `parents` (nodes,) of its nodes (-1: none) in an order in which
    parents come first is `order`. `points`, `normals` (n, 3), `faces` (m, 3), `parts` (m,) into `palette`; `bones` (n, 4) are nodes.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    order: tuple[int, ...]
    places: Array
    points: Array
    normals: Array
    faces: NDArray[np.int64]
    parts: NDArray[np.uint8]
    bones: NDArray[np.int64]
    weights: Array
    palette: tuple[Swatch, ...]
    morphs: tuple[Morph, ...] = ()


def model(file: Gltf) -> Model:
    """Everything in the file's scene that has triangles. `EngineError` for what is broken, empty or too much."""
    nodes = file.rows("nodes")
    if not 0 < len(nodes) <= NODES:
        raise file.wrong(f"it has {len(nodes)} nodes, not 1 to {NODES}")
    parents, order = _family(file, nodes)
    globals_ = np.empty((len(nodes), 4, 4))
    for number in order:
        own = _local(file, nodes[number])
        globals_[number] = own if parents[number] < 0 else matmul(globals_[parents[number]], own)
    palette = _Palette(file)
    pieces: list[tuple[NDArray[Any], ...]] = []
    morphs: list[Morph] = []
    count = triangles = 0
    for number in _shown(file, nodes):
        if nodes[number].get("mesh") is None:
            continue
        mesh = nodes[number]["mesh"]
        primitives = file.row("meshes", mesh).get("primitives")
        if not isinstance(primitives, list):
            raise file.wrong("a mesh in it has no primitives")
        for primitive in primitives:
            piece = _piece(file, primitive, (number, nodes[number].get("skin")), globals_, palette)
            if piece is None:
                continue
            morphs += _morphs(file, primitive, mesh, piece[6], count)
            if len(morphs) > MORPHS:
                raise file.wrong(f"it has more than {MORPHS} morph targets")
            pieces.append((*piece[:2], piece[2] + count, *piece[3:6]))
            count, triangles = count + len(piece[0]), triangles + len(piece[2])
            if count > POINTS or triangles > FACES:
                raise file.wrong(f"it has more than {FACES} triangles or {POINTS} points")
    if not triangles:
        raise file.wrong("it has no triangles")
    points, normals, faces, parts, bones, weights = (np.concatenate(each) for each in zip(*pieces, strict=True))
    names = tuple(str(row.get("name", ""))[:200] for row in nodes)
    arrays = (globals_[:, :3, 3].copy(), points, normals, faces, parts, bones, weights)
    return Model(names, parents, order, *arrays, palette.swatches(), tuple(morphs))


# --------------------------------------------------------------------------------------------- nodes


def _family(file: Gltf, nodes: list[dict[str, Any]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Each node's parent, and an order in which parents come first."""
    parents = [-1] * len(nodes)
    for number, row in enumerate(nodes):
        children = row.get("children", [])
        if not isinstance(children, list):
            raise file.wrong("a node's children are no list")
        for child in children:
            at = file.whole(child, len(nodes), "a child's index")
            if parents[at] >= 0:
                raise file.wrong(f"node {at} has two parents")
            parents[at] = number
    order = [number for number, parent in enumerate(parents) if parent < 0]
    for number in order:
        order += nodes[number].get("children", [])
    if len(order) != len(nodes):
        raise file.wrong("its nodes hang from one another in a ring")
    return tuple(parents), tuple(order)


def _shown(file: Gltf, nodes: list[dict[str, Any]]) -> list[int]:
    """The nodes of the file's scene, or all where it has no scenes."""
    scenes = file.rows("scenes")
    if not scenes:
        return list(range(len(nodes)))
    given = scenes[file.whole(file.document.get("scene"), len(scenes), "its scene", 0)].get("nodes")
    if not isinstance(given, list):
        raise file.wrong("its scene has no nodes")
    found = list(given)
    for number in found:
        found += nodes[file.whole(number, len(nodes), "a node's index")].get("children", [])
        if len(found) > len(nodes):
            raise file.wrong("its scene names a node twice")
    return found


def _local(file: Gltf, row: Mapping[str, Any]) -> Array:
    if row.get("matrix") is not None:
        return file.numbers(row["matrix"], 16, "a node's matrix", ()).reshape(4, 4).T
    x, y, z, w = file.numbers(row.get("rotation"), 4, "a node's rotation", (0.0, 0.0, 0.0, 1.0))
    size = x * x + y * y + z * z + w * w
    s = 2.0 / size if size > 1e-12 else 0.0
    found = np.eye(4)
    found[:3, :3] = (
        (1 - s * (y * y + z * z), s * (x * y - w * z), s * (x * z + w * y)),
        (s * (x * y + w * z), 1 - s * (x * x + z * z), s * (y * z - w * x)),
        (s * (x * z - w * y), s * (y * z + w * x), 1 - s * (x * x + y * y)),
    )
    found[:3, :3] *= file.numbers(row.get("scale"), 3, "a node's scale", (1.0, 1.0, 1.0))
    found[:3, 3] = file.numbers(row.get("translation"), 3, "a node's place", (0.0, 0.0, 0.0))
    return found


# --------------------------------------------------------------------------------------------- triangles


def _piece(
    file: Gltf, primitive: Any, who: tuple[int, Any], globals_: Array, palette: _Palette
) -> tuple[Array, Array, NDArray[np.int64], NDArray[np.uint8], NDArray[np.int64], Array, Array] | None:
    """One primitive where it rests in the world, and (n, 3, 3) how that turns and scales each point; None for points and lines."""
    if not isinstance(primitive, dict) or not isinstance(primitive.get("attributes"), dict):
        raise file.wrong("a mesh in it has no attributes")
    given, mode = primitive["attributes"], primitive.get("mode", 4)
    if mode not in (4, 5, 6) or "POSITION" not in given:
        return None
    points = _wide(file, given["POSITION"], 3, "points")
    faces = _faces(file, primitive, len(points), mode)
    if not len(faces):
        return None
    bones, weights = np.full((len(points), 4), who[0]), np.tile(np.array((1.0, 0.0, 0.0, 0.0)), (len(points), 1))
    matrices = globals_[who[0]][None]
    which, shares = np.zeros((len(points), 4), np.int64), weights
    if who[1] is not None and {"JOINTS_0", "WEIGHTS_0"} <= set(given):
        joints, matrices = _skin(file, who[1], globals_)
        which, shares = _carried(file, given, len(points), len(joints))
        bones, weights = joints[which], shares
    placed = _moved(points, matrices, which, shares)
    if det(matrices[0][:3, :3]) < 0:
        faces = faces[:, ::-1]
    normals = _normals(placed, faces)
    part = palette.part(primitive.get("material"), given)
    turned = (shares[:, :, None, None] * matrices[which][..., :3, :3]).sum(axis=1)
    return placed, normals, faces, np.full(len(faces), part, np.uint8), bones, weights, turned


def _morphs(file: Gltf, primitive: Mapping[str, Any], mesh: int, turned: Array, first: int) -> list[Morph]:
    """The morph targets of a primitive whose points count from `first`; those that move nothing are left out."""
    targets = primitive.get("targets") or []
    if not isinstance(targets, list) or not all(isinstance(each, dict) for each in targets):
        raise file.wrong("a mesh's morph targets are no list of objects")
    said = [row.get("extras") for row in (file.row("meshes", mesh), primitive)]
    named: list[Any] = next(
        (each["targetNames"] for each in said if isinstance(each, dict) and isinstance(each.get("targetNames"), list)), []
    )
    found = []
    for number, target in enumerate(targets):
        if "POSITION" not in target:
            continue
        offsets = _wide(file, target["POSITION"], 3, "morph target")
        if len(offsets) != len(turned):
            raise file.wrong("a morph target has not as many points as its mesh")
        moved = np.flatnonzero(np.abs(offsets).max(axis=1) > 1e-9)
        if len(moved):
            name = str(named[number])[:80] if number < len(named) else ""
            found.append(Morph(name, mesh, number, moved + first, matvec(turned[moved], offsets[moved])))
    return found


def _wide(file: Gltf, accessor: Any, width: int, what: str) -> Array:
    found = file.array(accessor)
    if found.ndim != 2 or found.shape[1] != width:
        raise file.wrong(f"its {what} are not {width} numbers each")
    return found.astype(float)


def _faces(file: Gltf, primitive: Mapping[str, Any], count: int, mode: int) -> NDArray[np.int64]:
    at = np.arange(count) if primitive.get("indices") is None else file.array(primitive["indices"])
    if at.ndim != 1 or at.dtype.kind == "f":
        raise file.wrong("a mesh's indices are no whole numbers")
    at = at.astype(np.int64)
    if len(at) and int(at.max()) >= count:
        raise file.wrong(f"a triangle names point {int(at.max())} of {count}")
    if mode == 4:
        faces = at[: len(at) // 3 * 3].reshape(-1, 3)
    elif mode == 5:
        faces = np.stack((at[:-2], at[1:-1], at[2:]), 1) if len(at) > 2 else np.zeros((0, 3), np.int64)
        faces[1::2] = faces[1::2, ::-1]
    else:
        faces = (
            np.stack((np.full(max(len(at) - 2, 0), at[0] if len(at) else 0), at[1:-1], at[2:]), 1)
            if len(at) > 2
            else np.zeros((0, 3), np.int64)
        )
    found: NDArray[np.int64] = faces[(faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])]
    return found


def _skin(file: Gltf, number: Any, globals_: Array) -> tuple[NDArray[np.int64], Array]:
    """The nodes of a skin's joints, and the matrix of each at rest."""
    row = file.row("skins", number)
    given = row.get("joints")
    if not isinstance(given, list) or not given:
        raise file.wrong("a skin has no joints")
    joints = np.array([file.whole(each, len(globals_), "a joint's index") for each in given])
    inverse = np.tile(np.eye(4), (len(joints), 1, 1))
    if row.get("inverseBindMatrices") is not None:
        flat = _wide(file, row["inverseBindMatrices"], 16, "bind matrices")
        if len(flat) < len(joints):
            raise file.wrong("a skin has fewer bind matrices than joints")
        inverse = flat[: len(joints)].reshape(-1, 4, 4).transpose(0, 2, 1)
    return joints, matmul(globals_[joints], inverse)


def _carried(file: Gltf, given: Mapping[str, Any], count: int, joints: int) -> tuple[NDArray[np.int64], Array]:
    which, weights = file.array(given["JOINTS_0"]), _wide(file, given["WEIGHTS_0"], 4, "weights")
    if which.shape != (count, 4) or len(weights) != count or which.dtype.kind == "f":
        raise file.wrong("a skinned mesh has not four joints and weights for every point")
    which, weights = which.astype(np.int64), np.maximum(weights, 0.0)
    if (which[weights > 0] >= joints).any():
        raise file.wrong("a point is carried by a joint that its skin has not")
    which = np.where(weights > 0, which, 0)
    total = weights.sum(1, keepdims=True)
    weights = np.where(total > 1e-9, weights / np.maximum(total, 1e-9), np.array((1.0, 0.0, 0.0, 0.0)))
    return which, weights


def _moved(points: Array, matrices: Array, which: NDArray[np.int64], shares: Array) -> Array:
    found = np.zeros_like(points)
    for k in range(4):
        m = matrices[which[:, k]]
        found += shares[:, k : k + 1] * (matvec(m[:, :3, :3], points) + m[:, :3, 3])
    return found


def _normals(points: Array, faces: NDArray[np.int64]) -> Array:
    """Smooth normals; points that lie on one another (a seam of the texture) share theirs."""
    p = points[faces]
    each = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    spread = float(np.ptp(points, axis=0).max()) or 1.0
    _, same = np.unique(np.round(points / (spread * 1e-5)).astype(np.int64), axis=0, return_inverse=True)
    same = same.reshape(-1)
    total = np.zeros((int(same.max()) + 1, 3))
    for k in range(3):
        np.add.at(total, same[faces[:, k]], each)
    size = np.sqrt((total * total).sum(1, keepdims=True))
    found: Array = np.where(size > 1e-30, total / np.maximum(size, 1e-30), np.array((0.0, 1.0, 0.0)))[same]
    return found


# --------------------------------------------------------------------------------------------- colours


class _Palette:
    """The colours met so far. A material's colour is its factor times what its texture shows where the mesh uses it."""

    def __init__(self, file: Gltf) -> None:
        self.file = file
        self.colours: list[Colour] = []
        self.pictures: dict[int, NDArray[np.uint8] | None] = {}

    def part(self, material: Any, given: Mapping[str, Any]) -> int:
        """The palette entry of a mesh."""
        colour = self._colour(material, given)
        if colour in self.colours:
            return self.colours.index(colour)
        if len(self.colours) < COLOURS:
            self.colours.append(colour)
            return len(self.colours) - 1
        return min(range(len(self.colours)), key=lambda k: fsum(square(a - b) for a, b in zip(self.colours[k], colour, strict=True)))

    def swatches(self) -> tuple[Swatch, ...]:
        return tuple(Swatch(colour) for colour in self.colours)

    def _colour(self, material: Any, given: Mapping[str, Any]) -> Colour:
        if material is None:
            return (0.72, 0.70, 0.68)
        row = self.file.row("materials", material)
        surface = row.get("pbrMetallicRoughness") or {}
        if not isinstance(surface, dict):
            raise self.file.wrong("a material is no object")
        factor = self.file.numbers(surface.get("baseColorFactor"), 4, "a material's colour", (1.0, 1.0, 1.0, 1.0))[:3]
        shown = np.array([_shown_as(float(c)) for c in factor])
        texture = surface.get("baseColorTexture")
        if isinstance(texture, dict):
            shown = shown * self._texture(texture, given)
        r, g, b = (round(float(min(max(c, 0.02), 0.98)), 4) for c in shown)
        return r, g, b

    def _texture(self, texture: Mapping[str, Any], given: Mapping[str, Any]) -> Array:
        """Mean colour, 0..1, of a texture where a mesh's points touch it; white where it cannot be read."""
        source = self.file.row("textures", texture.get("index")).get("source")
        if source is None:
            return np.ones(3)
        picture = self._picture(self.file.whole(source, len(self.file.rows("images")), "an image's index"))
        if picture is None:
            return np.ones(3)
        name = f"TEXCOORD_{self.file.whole(texture.get('texCoord'), 8, 'a texture coordinate', 0)}"
        at = picture.reshape(-1, 3)
        if name in given:
            uv = _wide(self.file, given[name], 2, "texture coordinates")
            x, y = ((uv[:, k] - np.floor(uv[:, k])) * _TEXELS for k in (0, 1))
            at = picture[np.minimum(y.astype(int), _TEXELS - 1), np.minimum(x.astype(int), _TEXELS - 1)]
        found: Array = at.astype(float).mean(0) / 255.0
        return found

    def _picture(self, number: int) -> NDArray[np.uint8] | None:
        """An image inside the file, made small; None where it is of a kind that cannot be read."""
        if number not in self.pictures:
            row = self.file.row("images", number)
            data = self.file.view(row["bufferView"])[0] if row.get("bufferView") is not None else self.file.data(row.get("uri"))
            self.pictures[number] = _decoded(data)
        return self.pictures[number]


def _decoded(data: bytes) -> NDArray[np.uint8] | None:
    ends = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"RIFF": ".webp"}
    end = next((end for magic, end in ends.items() if data.startswith(magic)), None)
    if end is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texture" + end)
        path.write_bytes(data)
        try:
            return next(read_timed(path, (_TEXELS, _TEXELS)))[1]
        except (MediaError, StopIteration):
            return None


def _shown_as(c: float) -> float:
    """Linear light as it is shown."""
    c = min(max(c, 0.0), 1.0)
    return 12.92 * c if c <= 0.0031308 else 1.055 * float(exact.power(c, 1 / 2.4)) - 0.055
