"""GLB files made in code: a person of boxes with a skeleton, a crate, and broken ones."""

from __future__ import annotations

import base64
import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.people.bones import MIXAMO

# joint (VRM name) -> (parent, place in a T-pose 1.6 m high, +Z ahead, left is +X)
_CENTRE: dict[str, tuple[str, tuple[float, float, float]]] = {
    "hips": ("", (0, 0.90, 0)),
    "spine": ("hips", (0, 1.00, 0)),
    "chest": ("spine", (0, 1.15, 0)),
    "neck": ("chest", (0, 1.36, 0)),
    "head": ("neck", (0, 1.42, 0)),
}
_LEFT: dict[str, tuple[str, tuple[float, float, float]]] = {
    "Eye": ("head", (0.03, 1.49, 0.08)),
    "UpperArm": ("chest", (0.16, 1.32, 0)),
    "LowerArm": ("UpperArm", (0.40, 1.32, 0)),
    "Hand": ("LowerArm", (0.62, 1.32, 0)),
    "UpperLeg": ("hips", (0.09, 0.86, 0)),
    "LowerLeg": ("UpperLeg", (0.09, 0.47, 0.01)),
    "Foot": ("LowerLeg", (0.09, 0.08, 0)),
}


def joints() -> dict[str, tuple[str, tuple[float, float, float]]]:
    """Every joint of the box person: parent and place."""
    found = dict(_CENTRE)
    for side, x in (("left", 1.0), ("right", -1.0)):
        for bone, (parent, (px, py, pz)) in _LEFT.items():
            found[side + bone] = (parent if parent in _CENTRE else side + parent, (x * px, py, pz))
    return found


_BOXES = {
    # a box about each joint: centre offset, half sizes
    "hips": ((0, 0, 0), (0.14, 0.08, 0.08)),
    "spine": ((0, 0.06, 0), (0.12, 0.08, 0.07)),
    "chest": ((0, 0.09, 0), (0.15, 0.11, 0.08)),
    "head": ((0, 0.09, 0), (0.07, 0.09, 0.09)),
    "UpperArm": ((0.12, 0, 0), (0.12, 0.035, 0.035)),
    "LowerArm": ((0.11, 0, 0), (0.11, 0.03, 0.03)),
    "Hand": ((0.08, 0, 0), (0.08, 0.015, 0.04)),
    "UpperLeg": ((0, -0.19, 0), (0.05, 0.19, 0.05)),
    "LowerLeg": ((0, -0.19, 0), (0.04, 0.19, 0.04)),
    "Foot": ((0, -0.04, 0.06), (0.045, 0.04, 0.12)),
}
_CORNERS = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], np.float32)
_QUADS = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))
_FACES = np.array([face for a, b, c, d in _QUADS for face in ((a, b, c), (a, c, d))], np.uint16)


class Packed:
    """A glTF document being written, and its binary chunk."""

    def __init__(self) -> None:
        self.document: dict[str, Any] = {"asset": {"version": "2.0"}, "bufferViews": [], "accessors": [], "nodes": [], "meshes": []}
        self.chunk = b""

    def view(self, data: bytes) -> int:
        self.chunk += b"\0" * (-len(self.chunk) % 4)
        self.document["bufferViews"].append({"buffer": 0, "byteOffset": len(self.chunk), "byteLength": len(data)})
        self.chunk += data
        return len(self.document["bufferViews"]) - 1

    def array(self, values: NDArray[Any], kind: str) -> int:
        types = {"float32": 5126, "uint16": 5123, "uint8": 5121, "uint32": 5125}
        row = {"bufferView": self.view(values.tobytes()), "componentType": types[str(values.dtype)], "count": len(values), "type": kind}
        self.document["accessors"].append(row)
        return len(self.document["accessors"]) - 1

    def glb(self) -> bytes:
        """The whole file."""
        self.document["buffers"] = [{"byteLength": len(self.chunk)}]
        text = json.dumps(self.document).encode()
        text += b" " * (-len(text) % 4)
        chunk = self.chunk + b"\0" * (-len(self.chunk) % 4)
        body = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(chunk), 0x004E4942) + chunk
        return struct.pack("<III", 0x46546C67, 2, 12 + len(body)) + body

    def gltf(self) -> bytes:
        """The same as a .gltf with its bytes as a data: URI."""
        uri = "data:application/octet-stream;base64," + base64.b64encode(self.chunk).decode()
        return json.dumps(self.document | {"buffers": [{"byteLength": len(self.chunk), "uri": uri}]}).encode()


FACES = {"aa": (0.0, -0.05, 0.0), "ou": (0.0, 0.0, 0.04), "blink": (0.03, 0.0, 0.0), "happy": (0.0, 0.02, 0.01)}
"""How each face of the box person moves its head, metres."""
_ARKIT = {"aa": "jawOpen", "ou": "mouthPucker", "blink": "eyeBlinkLeft", "happy": "mouthSmileLeft"}


def person(*, names: str = "vrm", scale: float = 1.0, about: bool = False, faces: bool = False) -> Packed:
    """A person of boxes, skinned. `names`: "vrm" (1.0), "vrm0", "mixamo" or "none"; `about`: facing -Z; with `faces` as morph targets."""
    packed, all_, flip = Packed(), joints(), (-1.0 if about else 1.0)
    order = list(all_)
    at = {bone: np.array(place) * (flip * scale, scale, flip * scale) for bone, (_, place) in all_.items()}
    for bone in order:
        parent = all_[bone][0]
        name = {"mixamo": MIXAMO[bone], "none": f"n{order.index(bone)}"}.get(names, bone)
        row: dict[str, Any] = {"name": name, "translation": [float(v) for v in at[bone] - (at[parent] if parent else 0.0)]}
        children = [order.index(child) for child in order if all_[child][0] == bone]
        packed.document["nodes"].append(row | ({"children": children} if children else {}))
    points, faces, which = [], [], []
    for number, bone in enumerate(order):
        plain, x = (bone.removeprefix("left").removeprefix("right"), -1.0 if bone.startswith("right") else 1.0)
        if plain not in _BOXES:
            continue
        centre, half = (np.array(each) for each in _BOXES[plain])
        corners = _CORNERS * half + centre * (x, 1, 1)
        faces.append(_FACES + 8 * len(points))
        points.append(at[bone] + corners * (flip * scale, scale, flip * scale))
        which += [(number, 0, 0, 0)] * 8
    _mesh(packed, np.concatenate(points).astype(np.float32), np.concatenate(faces).astype(np.uint16), np.array(which, np.uint8), at, order)
    if faces:
        _faces(packed, names, np.array(which)[:, 0] == order.index("head"), scale, flip)
    human = {bone: {"node": order.index(bone)} for bone in order}
    if names == "vrm":
        packed.document |= {
            "extensionsUsed": ["VRMC_vrm"],
            "extensions": {"VRMC_vrm": {"specVersion": "1.0", "humanoid": {"humanBones": human}, **_expressions(packed, faces)}},
        }
    if names == "vrm0":
        rows = [{"bone": bone, "node": order.index(bone)} for bone in order]
        packed.document["extensions"] = {"VRM": {"humanoid": {"humanBones": rows}, **_groups(faces)}}
    return packed


def _faces(packed: Packed, names: str, head: Any, scale: float, flip: float) -> None:
    """Morph targets that move the head's box, one for each face; named only where no VRM says what they are."""
    targets = []
    for x, y, z in FACES.values():
        offsets = np.zeros((len(head), 3), np.float32)
        offsets[head] = np.array((x * flip, y, z * flip)) * scale
        targets.append({"POSITION": packed.array(offsets, "VEC3")})
    mesh = packed.document["meshes"][-1]
    mesh["primitives"][0]["targets"] = targets
    if names in ("mixamo", "none"):
        mesh["extras"] = {"targetNames": [_ARKIT[face] for face in FACES]}


def _expressions(packed: Packed, faces: bool) -> dict[str, Any]:
    node = len(packed.document["nodes"]) - 1
    preset = {face: {"morphTargetBinds": [{"node": node, "index": k, "weight": 1.0}]} for k, face in enumerate(FACES)}
    if faces:
        preset["happy"] |= {"overrideBlink": "block"}
    return {"expressions": {"preset": preset}} if faces else {}


def _groups(faces: bool) -> dict[str, Any]:
    named = {"aa": "a", "ou": "u", "blink": "blink", "happy": "joy"}
    groups = [{"presetName": named[face], "binds": [{"mesh": 0, "index": k, "weight": 100}]} for k, face in enumerate(FACES)]
    return {"blendShapeMaster": {"blendShapeGroups": groups}} if faces else {}


def _mesh(packed: Packed, points: Any, faces: Any, which: Any, at: Any, order: list[str]) -> None:
    weights = np.zeros((len(points), 4), np.float32)
    weights[:, 0] = 1.0
    binds = np.tile(np.eye(4, dtype=np.float32), (len(order), 1, 1))
    for number, bone in enumerate(order):
        binds[number, 3, :3] = -at[bone]
    attributes = {
        "POSITION": packed.array(points, "VEC3"),
        "JOINTS_0": packed.array(which, "VEC4"),
        "WEIGHTS_0": packed.array(weights, "VEC4"),
    }
    packed.document["skins"] = [{"joints": list(range(len(order))), "inverseBindMatrices": packed.array(binds.reshape(-1, 16), "MAT4")}]
    packed.document["materials"] = [{"pbrMetallicRoughness": {"baseColorFactor": [0.5, 0.1, 0.1, 1.0]}}]
    primitive = {"attributes": attributes, "indices": packed.array(faces.reshape(-1), "SCALAR"), "material": 0}
    packed.document["meshes"].append({"primitives": [primitive]})
    packed.document["nodes"].append({"name": "body", "mesh": 0, "skin": 0})
    packed.document |= {"scenes": [{"nodes": [0, len(packed.document["nodes"]) - 1]}], "scene": 0}


def crate(size: tuple[float, float, float] = (0.6, 0.4, 0.3), picture: bytes = b"") -> Packed:
    """A crate that hangs, scaled and turned, from two nodes; with an image as its texture where one is given."""
    packed = Packed()
    points = (_CORNERS * (np.array(size) / 2)).astype(np.float32)
    attributes = {"POSITION": packed.array(points, "VEC3")}
    material: dict[str, Any] = {"pbrMetallicRoughness": {"baseColorFactor": [1.0, 1.0, 1.0, 1.0]}}
    if picture:
        uv = np.tile(np.array(((0.1, 0.1), (0.2, 0.4)), np.float32), (4, 1))
        attributes["TEXCOORD_0"] = packed.array(uv, "VEC2")
        packed.document |= {"images": [{"bufferView": packed.view(picture), "mimeType": "image/png"}], "textures": [{"source": 0}]}
        material["pbrMetallicRoughness"]["baseColorTexture"] = {"index": 0}
    packed.document["materials"] = [material]
    primitive = {"attributes": attributes, "indices": packed.array(_FACES.reshape(-1), "SCALAR"), "material": 0}
    packed.document["meshes"].append({"primitives": [primitive]})
    packed.document["nodes"] = [
        {"children": [1], "translation": [3.0, 1.0, 0.0], "scale": [2.0, 2.0, 2.0]},
        {"mesh": 0, "rotation": [0.0, 0.7071067811865476, 0.0, 0.7071067811865476]},
    ]
    packed.document |= {"scenes": [{"nodes": [0]}], "scene": 0}
    return packed
