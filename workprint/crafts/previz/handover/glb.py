"""A scene read back from the .glb that `gltf` wrote: for whoever turns it into another format, and to prove what was written.

Reads what `gltf` writes and says so of anything else; it is no reader for strangers' models. Knows glTF's JSON and accessors; knows
nothing of stages.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import MediaError
from workprint.crafts.previz import exact
from workprint.crafts.previz.control.lens import Array
from workprint.crafts.previz.exact import inverted
from workprint.crafts.previz.handover.gltf import LUMENS
from workprint.crafts.previz.handover.scene import Camera, Carried, Changing, Lamp, Paint, Scene, Shape, Skinned

_TYPES = {5126: "<f4", 5123: "<u2", 5125: "<u4"}
_WIDTHS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4, "MAT4": 16}


def read_glb(data: bytes) -> Scene:
    """The scene in a .glb. `MediaError` for one that this program did not write."""
    try:
        document, binary = chunks(data)
        return _Reader(document, binary).scene()
    except (KeyError, ValueError, IndexError, TypeError, struct.error, StopIteration) as wrong:
        raise MediaError(f"this is no scene of ours ({wrong!r})", remedy="Make the glTF of the shot again.") from None


def chunks(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The JSON and the binary chunk. ValueError where the container is not whole."""
    magic, version, total = struct.unpack_from("<4sII", data)
    if magic != b"glTF" or version != 2 or total != len(data):
        raise ValueError("no whole glTF 2.0 binary")
    length, kind = struct.unpack_from("<I4s", data, 12)
    if kind != b"JSON":
        raise ValueError("its first chunk is not JSON")
    size, other = struct.unpack_from("<I4s", data, 20 + length)
    if other != b"BIN\0" or 28 + length + size != total:
        raise ValueError("its second chunk is not the binary one")
    return json.loads(data[20 : 20 + length]), data[28 + length :]


def values(document: Mapping[str, Any], binary: bytes, number: int) -> NDArray[Any]:
    """An accessor's values (n, components). ValueError where it leads out of the file."""
    accessor = document["accessors"][number]
    view = document["bufferViews"][accessor["bufferView"]]
    kind, width = np.dtype(_TYPES[accessor["componentType"]]), _WIDTHS[accessor["type"]]
    if accessor["count"] * width * kind.itemsize > view["byteLength"] or view["byteOffset"] + view["byteLength"] > len(binary):
        raise ValueError(f"accessor {number} is longer than its bytes")
    return np.frombuffer(binary, kind, accessor["count"] * width, view["byteOffset"]).reshape(-1, width)


class _Reader:
    """One document being read."""

    def __init__(self, document: Mapping[str, Any], binary: bytes) -> None:
        self.document, self.binary = document, binary
        self.rate, self.frames = Fraction(document["extras"]["rate"]), int(document["extras"]["frames"])
        self.tracks: dict[tuple[int, str], NDArray[Any]] = {}
        self.times: dict[tuple[int, str], NDArray[Any]] = {}
        for animation in document.get("animations", ()):
            for channel in animation["channels"]:
                target, sampler = channel["target"], animation["samplers"][channel["sampler"]]
                if target["path"] != "pointer":
                    self.tracks[target["node"], target["path"]] = self.values(sampler["output"])
                    self.times[target["node"], target["path"]] = self.values(sampler["input"])[:, 0]

    def values(self, number: int) -> NDArray[Any]:
        return values(self.document, self.binary, number)

    def scene(self) -> Scene:
        still: list[Shape] = []
        people: list[Skinned] = []
        carried: list[Carried] = []
        changing: list[Changing] = []
        nodes = self.document["nodes"]
        lights: list[Lamp] = []
        groups = {"set", "props", "lights"}
        tops = self.document["scenes"][0]["nodes"]
        for number in [each for top in tops for each in (nodes[top]["children"] if nodes[top]["name"] in groups else [top])]:
            node = nodes[number]
            if "extensions" in node:
                lights.append(self.light(node))
            elif "skin" in node:
                people.append(self.person(node))
            elif "mesh" in node and (number, "weights") in self.tracks:
                changing.append(self.changing(number))
            elif "mesh" in node and ({"translation", "rotation"} & set(node) or self.moves(number)):
                carried.append(Carried(self.shape(node["mesh"]), self.track(number, "translation"), self.track(number, "rotation")))
            elif "mesh" in node:
                still.append(self.shape(node["mesh"]))
        name = self.document["scenes"][0]["name"]
        red, green, blue = (float(c) for c in self.document["extras"]["ambience"])
        moves = (tuple(people), tuple(carried), tuple(changing), self.camera(), tuple(lights))
        return Scene(name, self.rate, self.frames, tuple(still), *moves, (red, green, blue))

    def light(self, node: Mapping[str, Any]) -> Lamp:
        said = self.document["extensions"]["KHR_lights_punctual"]["lights"][node["extensions"]["KHR_lights_punctual"]["light"]]
        kind, (red, green, blue) = {"directional": "sun", "point": "lamp"}[said["type"]], said["color"]
        place, turn = np.array(node["translation"], float), np.array(node["rotation"], float)
        return Lamp(said["name"], kind, place, turn, (red, green, blue), said["intensity"] / LUMENS, said.get("range", 0.0))

    def moves(self, number: int) -> bool:
        return (number, "translation") in self.tracks or (number, "rotation") in self.tracks

    def track(self, number: int, path: str) -> Array:
        """A node's translations or rotations in every frame."""
        if (number, path) in self.tracks:
            return self.tracks[number, path].astype(float)
        rest = self.document["nodes"][number].get(path, (0.0, 0.0, 0.0, 1.0) if path == "rotation" else (0.0, 0.0, 0.0))
        return np.tile(np.array(rest, float), (self.frames, 1))

    def shape(self, number: int) -> Shape:
        mesh = self.document["meshes"][number]
        attributes = mesh["primitives"][0]["attributes"]
        faces = [self.values(primitive["indices"]).reshape(-1, 3) for primitive in mesh["primitives"]]
        parts = np.concatenate([np.full(len(each), part, np.uint8) for part, each in enumerate(faces)])
        paints = tuple(self.paint(primitive["material"]) for primitive in mesh["primitives"])
        points, normals = self.values(attributes["POSITION"]), self.values(attributes["NORMAL"])
        return Shape(mesh["name"], points, normals, np.concatenate(faces).astype(np.int32), parts, paints)

    def paint(self, number: int) -> Paint:
        material = self.document["materials"][number]
        red, green, blue = (_shown(c) for c in material["pbrMetallicRoughness"]["baseColorFactor"][:3])
        return Paint(material["extras"]["pattern"], (red, green, blue), "emissiveFactor" in material, material.get("doubleSided", False))

    def person(self, node: Mapping[str, Any]) -> Skinned:
        nodes, skin = self.document["nodes"], self.document["skins"][node["skin"]]
        joints, root = skin["joints"], skin["skeleton"]
        parents = {child: joints.index(number) for number in joints for child in nodes[number].get("children", ())}
        inverse = self.values(skin["inverseBindMatrices"]).reshape(-1, 4, 4).transpose(0, 2, 1).astype(float)
        attributes = self.document["meshes"][node["mesh"]]["primitives"][0]["attributes"]
        return Skinned(
            self.shape(node["mesh"]),
            tuple(nodes[number]["name"] for number in joints),
            tuple(parents.get(number, -1) for number in joints),
            inverted(inverse)[:, :3, 3],
            self.values(attributes["JOINTS_0"]).astype(np.int32),
            self.values(attributes["WEIGHTS_0"]),
            float(nodes[root]["scale"][0]),
            self.track(root, "translation"),
            self.track(root, "rotation"),
            np.stack([self.track(number, "rotation") for number in joints], axis=1),
            np.stack([self.track(number, "translation") for number in joints], axis=1),
            *self.faces(node),
        )

    def faces(self, node: Mapping[str, Any]) -> tuple[tuple[str, ...], NDArray[Any], NDArray[Any]] | tuple[()]:
        """The morph targets of somebody's body, and how much of each shows in every frame."""
        mesh = self.document["meshes"][node["mesh"]]
        targets = mesh["primitives"][0].get("targets", ())
        if not targets:
            return ()
        offsets = np.stack([self.values(target["POSITION"]) for target in targets])
        shows = self.tracks[self.document["nodes"].index(node), "weights"].reshape(self.frames, len(targets))
        return tuple(mesh["extras"]["targetNames"]), offsets, shows

    def changing(self, number: int) -> Changing:
        mesh = self.document["nodes"][number]["mesh"]
        shape, targets = self.shape(mesh), self.document["meshes"][mesh]["primitives"][0]["targets"]
        at = np.rint(self.times[number, "weights"].astype(float) * float(self.rate)).astype(np.int32)
        return Changing(shape, at, np.stack([shape.points + self.values(target["POSITION"]) for target in targets]))

    def camera(self) -> Camera:
        number = next(k for k, node in enumerate(self.document["nodes"]) if "camera" in node)
        said = self.document["cameras"][self.document["nodes"][number]["camera"]]
        fov = np.array(said["extras"]["vertical_fov_degrees"], float)
        return Camera(self.track(number, "translation"), self.track(number, "rotation"), fov, said["perspective"]["aspectRatio"])


def _shown(c: float) -> float:
    """Linear light as an sRGB component."""
    return round(float(c * 12.92 if c <= 0.0031308 else 1.055 * exact.power(c, 1 / 2.4) - 0.055), 4)
