"""A scene as glTF 2.0 binary (Khronos, ISO/IEC 12113): meshes, skins, animation, lights, camera, in one .glb.

Nodes: "set", "props" and "lights" over what belongs to each, one root per person (their space in the world) over their bones, one for the
camera. Everything that moves is keyed once a frame, straight between keys; faces are weights of morph targets. A zoom cannot be said in
plain glTF: the camera's field of view of every frame stands in its `extras` (degrees), and as KHR_animation_pointer for readers that know
it. Lights are KHR_lights_punctual; their watts are `LUMENS` each. Knows arrays and JSON; knows nothing of stages.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.control.lens import Array
from workprint.crafts.previz.exact import norm
from workprint.crafts.previz.handover.scene import Carried, Changing, Lamp, Paint, Scene, Shape, Skinned

FLOAT, U16, U32 = 5126, 5123, 5125
_VERTICES, _INDICES = 34962, 34963
_SIZES = {1: "SCALAR", 3: "VEC3", 4: "VEC4", 16: "MAT4"}
LUMENS = 683.0
"""Lumens of a watt, as importers of KHR_lights_punctual have it (a watt of green light)."""
_MAGIC, _JSON, _BINARY = 0x46546C67, 0x4E4F534A, 0x004E4942


def glb(scene: Scene) -> bytes:
    """The scene as a .glb file."""
    out = _Writer(scene)
    out.group("set", [out.node({"name": shape.name, "mesh": out.mesh(shape)}) for shape in scene.still])
    for person in scene.people:
        out.person(person)
    out.group("props", [*map(out.carried, scene.carried), *map(out.changing, scene.changing)])
    out.group("lights", [out.light(lamp) for lamp in scene.lights])
    out.camera()
    return out.bytes()


class _Writer:
    """A glTF document that is being written: its JSON lists, and the binary chunk they point into."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lists: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("nodes", "meshes", "accessors", "bufferViews", "materials", "skins", "cameras")
        }
        self.roots: list[int] = []
        self.samplers: list[dict[str, Any]] = []
        self.channels: list[dict[str, Any]] = []
        self.binary = bytearray()
        self.lights: list[dict[str, Any]] = []
        self._paints: dict[tuple[str, Paint], int] = {}
        seconds = np.array([float(number / scene.rate) for number in range(scene.frames)], np.float32)
        self.times = self.accessor(seconds[:, None], bounds=True)

    def add(self, kind: str, entry: dict[str, Any]) -> int:
        self.lists[kind].append(entry)
        return len(self.lists[kind]) - 1

    def node(self, entry: dict[str, Any], *, root: bool = False) -> int:
        number = self.add("nodes", entry)
        if root:
            self.roots.append(number)
        return number

    def group(self, name: str, children: list[int]) -> None:
        """A node over what belongs together; none where nothing does."""
        if children:
            self.node({"name": name, "children": children}, root=True)

    def accessor(self, values: NDArray[Any], *, target: int = 0, bounds: bool = False) -> int:
        """Values (n, components) in the binary chunk, float32 unless they are whole numbers; the accessor's number."""
        kinds = {"f": (FLOAT, "<f4"), "H": (U16, "<u2"), "I": (U32, "<u4")}
        kind, stored = kinds.get(values.dtype.char, kinds["f"])
        packed = np.ascontiguousarray(values, stored)
        self.binary += b"\0" * (-len(self.binary) % 4)
        view = {"buffer": 0, "byteOffset": len(self.binary), "byteLength": packed.nbytes}
        self.binary += packed.tobytes()
        entry: dict[str, Any] = {"bufferView": self.add("bufferViews", view | ({"target": target} if target else {}))}
        entry |= {"componentType": kind, "count": len(packed), "type": _SIZES[packed.shape[1]]}
        if bounds:
            entry |= {"min": [float(v) for v in packed.min(0)], "max": [float(v) for v in packed.max(0)]}
        return self.add("accessors", entry)

    def material(self, paint: Paint, owner: str) -> int:
        """The material of a part, called after what it is on: "MARA hair", "lighthouse". What is alike and of one name shares one."""
        name = material_name(owner, paint)
        if (name, paint) not in self._paints:
            linear = [round(_linear(c), 6) for c in paint.colour]
            entry: dict[str, Any] = {"name": name, "pbrMetallicRoughness": {"metallicFactor": 0.0, "roughnessFactor": 0.9}}
            entry["pbrMetallicRoughness"]["baseColorFactor"] = [*linear, 1.0]
            entry |= {"doubleSided": True} if paint.two_sided else {}
            entry |= {"emissiveFactor": linear} if paint.glows else {}
            self._paints[name, paint] = self.add("materials", entry | {"extras": {"pattern": paint.name}})
        return self._paints[name, paint]

    def mesh(self, shape: Shape, extra: dict[str, int] | None = None, targets: Sequence[int] = ()) -> int:
        """A mesh with a primitive for each part; the points are shared."""
        attributes = {"POSITION": self.accessor(shape.points.astype(np.float32), target=_VERTICES, bounds=True)}
        attributes["NORMAL"] = self.accessor(_unit(shape.normals), target=_VERTICES)
        attributes |= extra or {}
        primitives = []
        for part in np.unique(shape.parts):
            faces = shape.faces[shape.parts == part].astype(np.uint32).reshape(-1, 1)
            entry: dict[str, Any] = {"attributes": attributes, "indices": self.accessor(faces, target=_INDICES)}
            entry["material"] = self.material(shape.paints[int(part)], shape.name)
            primitives.append(entry | ({"targets": [{"POSITION": target} for target in targets]} if targets else {}))
        weights = {"weights": [0.0] * len(targets)} if targets else {}
        return self.add("meshes", {"name": shape.name, "primitives": primitives, **weights})

    def animate(self, node: int, path: str, values: NDArray[Any], times: int | None = None) -> None:
        """Key a node's translation, rotation, scale or weights (frames, components); what never changes is set, not keyed."""
        if path != "weights" and np.abs(values - values[0]).max() < 1e-7:
            self.lists["nodes"][node][path] = [float(v) for v in np.asarray(values[0], np.float32)]
            return
        packed = values.astype(np.float32)
        output = self.accessor(packed.reshape(-1, 1) if path == "weights" else packed)
        self.samplers.append({"input": self.times if times is None else times, "output": output, "interpolation": "LINEAR"})
        self.channels.append({"sampler": len(self.samplers) - 1, "target": {"node": node, "path": path}})

    def person(self, person: Skinned) -> None:
        """Root over bones, and the skinned mesh beside them."""
        first = len(self.lists["nodes"]) + 1
        children: list[list[int]] = [[] for _ in person.names]
        for bone, parent in enumerate(person.parents):
            if parent >= 0:
                children[parent].append(first + bone)
        scale = {"scale": [person.scale] * 3}
        top = [first + bone for bone, parent in enumerate(person.parents) if parent < 0]
        root = self.node({"name": person.shape.name, "children": top, **scale}, root=True)
        for bone, name in enumerate(person.names):
            self.node({"name": name, **({"children": children[bone]} if children[bone] else {})})
        inverse = np.tile(np.eye(4), (len(person.names), 1, 1))
        inverse[:, :3, 3] = -person.joints
        columns = inverse.transpose(0, 2, 1).reshape(-1, 16).astype(np.float32)
        joints = list(range(first, first + len(person.names)))
        skin = self.add("skins", {"joints": joints, "skeleton": root, "inverseBindMatrices": self.accessor(columns)})
        carries = np.where(person.weights > 0, person.bones, 0)
        extra = {"JOINTS_0": self.accessor(carries.astype(np.uint16), target=_VERTICES)}
        extra["WEIGHTS_0"] = self.accessor(person.weights.astype(np.float32), target=_VERTICES)
        targets = [self.accessor(each, target=_VERTICES, bounds=True) for each in person.offsets]
        mesh = self.mesh(person.shape, extra, targets)
        body = self.node({"name": f"{person.shape.name} body", "mesh": mesh, "skin": skin}, root=True)
        if targets:
            self.lists["meshes"][mesh]["extras"] = {"targetNames": list(person.faces)}
            self.animate(body, "weights", person.shows)
        self.animate(root, "translation", person.root)
        self.animate(root, "rotation", person.root_turns)
        for bone, node in enumerate(joints):
            self.animate(node, "translation", person.places[:, bone])
            self.animate(node, "rotation", person.turns[:, bone])

    def carried(self, carried: Carried) -> int:
        node = self.node({"name": carried.shape.name, "mesh": self.mesh(carried.shape)})
        self.animate(node, "translation", carried.places)
        self.animate(node, "rotation", carried.turns)
        return node

    def changing(self, changing: Changing) -> int:
        """The shapes as morph targets, of which one after the other counts."""
        offsets = changing.shapes - changing.shape.points
        targets = [self.accessor(each, target=_VERTICES, bounds=True) for each in offsets]
        node = self.node({"name": changing.shape.name, "mesh": self.mesh(changing.shape, targets=targets)})
        times = np.array([[float(int(frame) / self.scene.rate)] for frame in changing.at], np.float32)
        self.animate(node, "weights", np.eye(len(changing.at)), self.accessor(times, bounds=True))
        return node

    def light(self, lamp: Lamp) -> int:
        """A light at its place: a sun's strength in lux, a lamp's in candela."""
        said: dict[str, Any] = {"name": lamp.name, "type": {"sun": "directional", "lamp": "point"}[lamp.kind], "color": list(lamp.colour)}
        said |= {"intensity": round(LUMENS * lamp.power, 3)} | ({"range": lamp.reach} if lamp.reach > 0.0 else {})
        self.lights.append(said)
        node = {"name": lamp.name, "translation": [float(v) for v in lamp.place], "rotation": [float(v) for v in lamp.turn]}
        return self.node(node | {"extensions": {"KHR_lights_punctual": {"light": len(self.lights) - 1}}})

    def camera(self) -> None:
        camera = self.scene.camera
        said = {"type": "perspective", "perspective": {"yfov": float(np.radians(camera.fov[0])), "znear": 0.05, "zfar": 1000.0}}
        said["perspective"]["aspectRatio"] = camera.aspect  # type: ignore[index]
        extras = {"vertical_fov_degrees": [round(float(v), 6) for v in camera.fov]}
        number = self.add("cameras", {"name": "camera", **said, "extras": extras})
        node = self.node({"name": "camera", "camera": number}, root=True)
        self.animate(node, "translation", camera.places)
        self.animate(node, "rotation", camera.turns)
        if np.ptp(camera.fov) > 1e-6:
            output = self.accessor(np.radians(camera.fov)[:, None].astype(np.float32))
            self.samplers.append({"input": self.times, "output": output, "interpolation": "LINEAR"})
            pointer = {"path": "pointer", "extensions": {"KHR_animation_pointer": {"pointer": f"/cameras/{number}/perspective/yfov"}}}
            self.channels.append({"sampler": len(self.samplers) - 1, "target": pointer})

    def bytes(self) -> bytes:
        """Header, JSON chunk, binary chunk."""
        scene = self.scene
        self.binary += b"\0" * (-len(self.binary) % 4)
        said: dict[str, Any] = {"asset": {"version": "2.0", "generator": "Workprint"}, "scene": 0}
        said["scenes"] = [{"name": scene.name, "nodes": self.roots}]
        said |= {name: entries for name, entries in self.lists.items() if entries}
        if self.channels:
            said["animations"] = [{"name": scene.name, "samplers": self.samplers, "channels": self.channels}]
        used = ["KHR_animation_pointer"] if np.ptp(scene.camera.fov) > 1e-6 else []
        if self.lights:
            said["extensions"] = {"KHR_lights_punctual": {"lights": self.lights}}
        said |= {"extensionsUsed": found} if (found := [*used, *said.get("extensions", ())]) else {}
        said["buffers"] = [{"byteLength": len(self.binary)}]
        said["extras"] = {
            "rate": f"{scene.rate.numerator}/{scene.rate.denominator}",
            "frames": scene.frames,
            "ambience": list(scene.ambience),
        }
        text = json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()
        text += b" " * (-len(text) % 4)
        total = 12 + 8 + len(text) + 8 + len(self.binary)
        head = struct.pack("<III", _MAGIC, 2, total) + struct.pack("<II", len(text), _JSON)
        return head + text + struct.pack("<II", len(self.binary), _BINARY) + bytes(self.binary)


def material_name(owner: str, paint: Paint) -> str:
    """What a part of a thing is called in a list of materials: "MARA hair"; a thing of one plain colour by itself, without its number."""
    thing = re.sub(r" \d+$", "", owner)
    return thing if paint.name in ("plain", *thing.split()) else f"{thing} {paint.name}"


def _linear(c: float) -> float:
    """An sRGB component as linear light."""
    return float(c / 12.92 if c <= 0.04045 else exact.power((c + 0.055) / 1.055, 2.4))


def _unit(normals: NDArray[Any]) -> Array:
    """Normals at length 1, as glTF demands."""
    wide = np.asarray(normals, float)
    length = norm(wide, axis=1, keepdims=True)
    up = np.array((0.0, 1.0, 0.0))
    return np.where(length > 1e-6, wide / np.maximum(length, 1e-12), up).astype(np.float32)
