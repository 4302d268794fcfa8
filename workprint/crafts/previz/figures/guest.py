"""A figure of the user's own that plays a part: the mannequin's acting, worn by a VRM (or Mixamo, or MakeHuman) body.

    mannequin at a second  >  how each bone has turned  >  the same turns on the file's bones, from its T-pose by way of ours  >  its skin

Feet stand where the mannequin's stand, in proportion to the legs. Knows skeletons and skins; knows nothing of sets, cameras or files.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.exact import dot, matmul, matvec
from workprint.crafts.previz.figures.faces import Faces, moved, shown
from workprint.crafts.previz.figures.gltf import Gltf
from workprint.crafts.previz.figures.model import Model
from workprint.crafts.previz.forms import Floats, Mesh, Thing
from workprint.crafts.previz.people import performer
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.bones import REQUIRED, VRM, humanoid
from workprint.crafts.previz.people.ik import Y, euler, turn
from workprint.crafts.previz.people.performance import Heads, Performance, Stretch
from workprint.crafts.previz.people.performer import Grasp
from workprint.crafts.previz.people.pose import Solved, blended
from workprint.crafts.previz.people.skeleton import INDEX, PARENT, SIDES
from workprint.crafts.previz.people.timeline import joints_of
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
_LIMBS = {
    # bones whose resting direction differs between a T-pose and ours: each with the bone it points to
    **{side + a: side + b for side in ("left", "right") for a, b in (
        ("Shoulder", "UpperArm"), ("UpperArm", "LowerArm"), ("LowerArm", "Hand"), ("Hand", "MiddleProximal"),
        ("UpperLeg", "LowerLeg"), ("LowerLeg", "Foot"),
        *((finger + "Proximal", finger + "Intermediate") for finger in ("Index", "Middle", "Ring", "Little")),
        *((finger + "Intermediate", finger + "Distal") for finger in ("Index", "Middle", "Ring", "Little")),
        ("ThumbMetacarpal", "ThumbProximal"), ("ThumbProximal", "ThumbDistal"),
    )},
}  # fmt: skip
_EYES = (34.0, 26.0)
"""How far eyes turn, to the side and up, where a gaze is 1 (`people.pose`), degrees."""


@dataclass(frozen=True, eq=False)
class Guest:
    """The figure of a file as a `people.performance.Player`. `model` stands on y = 0 facing +Z in metres; `bones` says which node is which
    VRM bone. `figure` is the mannequin of the same height whose acting it wears. `faces` are what its face can show.
    """

    figure: Figure
    model: Model
    bones: Mapping[str, int]
    faces: Faces = field(default_factory=Faces)

    @property
    def name(self) -> str:
        return self.figure.name

    @property
    def kind(self) -> str:
        return "person"

    @property
    def room(self) -> float:
        return 0.31

    @property
    def seat(self) -> float | None:
        return None

    def mannequin(self, performance: Performance) -> Performance:
        """The part as the mannequin of its size plays it."""
        return replace(performance, figure=self.figure, player=None)

    def plan(self, performance: Performance) -> Sequence[Stretch]:
        """What happens when: as the mannequin does it."""
        return performer.plan(self.mannequin(performance))

    def heads(self, performance: Performance, t: float) -> Heads:
        """Where eyes, head and crown are at second `t`, gaze left out."""
        return self._heads(replace(self.mannequin(performance), glances=()), t, {})

    def gazing(self, performance: Performance, t: float, cast: Mapping[str, Performance]) -> Heads:
        """The same, turned to what is looked at."""
        return self._heads(self.mannequin(performance), t, cast)

    def thing_at(self, performance: Performance, t: float, id: int, cast: Mapping[str, Performance], detail: str) -> Thing:
        """The figure at second `t` as a thing to draw; it has one level of detail."""
        solved, place, yaw = performer.acted(self.mannequin(performance), t, cast)
        points = moved(self.model.points, self.model, shown(self.faces, performance, t, solved.gaze))
        return Thing(id, self.name, self._skinned(points, self.posed(solved), place, yaw), self.model.palette, moving=True)

    def grasp(self, performance: Performance, t: float, cast: Mapping[str, Performance], hand: int) -> Grasp:
        """How a hand (0 left, 1 right) is turned that holds something, and where it closes: the mannequin's grasp at its own wrist."""
        mannequin = self.mannequin(performance)
        theirs, (solved, place, yaw) = performer.grasp_at(mannequin, t, cast, hand), performer.acted(mannequin, t, cast)
        side, root = SIDES[hand][0] + "Hand", turn(Y, yaw)
        wrist = place + matmul(root, self.posed(solved)[1][self.bones[side]])
        off = wrist - (place + matmul(root, solved.places[INDEX[side]]) * scale(self.figure))
        return theirs._replace(fist=theirs.fist + off, at=theirs.at + off, tips=theirs.tips + off)

    def _heads(self, mannequin: Performance, t: float, cast: Mapping[str, Performance]) -> Heads:
        solved, place, yaw = performer.acted(mannequin, t, cast)
        posed, root = self.posed(solved), turn(Y, yaw)
        eye, crown = (place + matmul(root, self._on_head(point, *posed)) for point in (self._eye, self._crown))
        neck = place + matmul(root, posed[1][self.bones["head"]])
        return Heads(eye, (neck + crown) / 2, crown, place, yaw, self.figure.height, float(crown[1] - place[1]))

    def eye(self, turns: Array, places: Array) -> Array:
        """Between the eyes of the `posed` figure, in its own space."""
        return self._on_head(self._eye, turns, places)

    def _on_head(self, point: Array, turns: Array, places: Array) -> Array:
        head = self.bones["head"]
        found: Array = places[head] + matmul(turns[head], point - self.model.places[head])
        return found

    # ----------------------------------------------------------------------------------------- at rest

    @cached_property
    def _eye(self) -> Array:
        """Between the eyes at rest."""
        places = self.model.places
        if {"leftEye", "rightEye"} <= set(self.bones):
            found: Array = (places[self.bones["leftEye"]] + places[self.bones["rightEye"]]) / 2
            return found
        head: Array = places[self.bones["head"]]
        return head + np.array((0.0, 0.42, 0.40)) * float(self._crown[1] - head[1])

    @cached_property
    def _crown(self) -> Array:
        """The top of the head at rest: 0.064 of the height above the eyes where they are known, else the highest point it carries."""
        head = self.model.places[self.bones["head"]]
        if {"leftEye", "rightEye"} <= set(self.bones):
            high = float(self.model.places[self.bones["leftEye"]][1]) + 0.064 * self.figure.height
        else:
            high = self.figure.height
        return np.array((head[0], high, head[2]))

    @cached_property
    def _corrections(self) -> Mapping[int, Array]:
        """Per mannequin bone, the turn from the file's resting bone to ours at rest."""
        ours, found = joints_of(self.figure), {}
        for bone, end in _LIMBS.items():
            if bone in self.bones and end in self.bones:
                theirs = self.model.places[self.bones[end]] - self.model.places[self.bones[bone]]
                found[INDEX[bone]] = _between(theirs, ours[INDEX[end]] - ours[INDEX[bone]])
        for bone in (*_LIMBS, *(bone for bone in INDEX if bone.endswith("Distal"))):
            above = PARENT[INDEX[bone]]
            if INDEX[bone] not in found and above in found:
                found[INDEX[bone]] = found[above]
        return found

    @cached_property
    def _humans(self) -> Mapping[int, int]:
        """Node to the mannequin's bone that it wears."""
        return {node: INDEX[bone] for bone, node in self.bones.items() if bone in INDEX}

    @cached_property
    def _eyes(self) -> frozenset[int]:
        """The nodes of its eyes."""
        return frozenset(self.bones[name] for name in ("leftEye", "rightEye") if name in self.bones)

    # ----------------------------------------------------------------------------------------- posed

    def posed(self, solved: Solved) -> tuple[Array, Array]:
        """How each node has turned since it rested (nodes, 3, 3), and where it is (nodes, 3), for a mannequin's solved pose; metres in the
        figure's own space.
        """
        model, ours = self.model, joints_of(self.figure)
        turns, places = np.empty((len(model.parents), 3, 3)), np.empty((len(model.parents), 3))
        hips = self.bones["hips"]
        ratio = float(model.places[hips][1] / ours[0][1])
        for node in model.order:
            parent, bone = model.parents[node], self._humans.get(node)
            base = np.eye(3) if parent < 0 else turns[parent]
            places[node] = model.places[node] if parent < 0 else places[parent] + matmul(base, model.places[node] - model.places[parent])
            turns[node] = base if bone is None else matmul(solved.turns[bone], self._corrections.get(bone, np.eye(3)))
            if node in self._eyes:
                turns[node] = matmul(turns[node], euler(_EYES[0] * solved.gaze[0], -_EYES[1] * solved.gaze[1], 0.0))
            if node == hips:
                places[node] = solved.places[0] * ratio
        places[:, 1] += self._grounded(solved, places, ratio)
        return turns, places

    def _grounded(self, solved: Solved, places: Array, ratio: float) -> float:
        """How far the figure is to be lifted so that its lower ankle is as high over its sole as the mannequin's is."""
        ours, feet = joints_of(self.figure), []
        for side in ("left", "right"):
            node, bone = self.bones[side + "Foot"], INDEX[side + "Foot"]
            rise = float(solved.places[bone][1] - ours[bone][1]) * ratio
            feet.append((rise, float(self.model.places[node][1] + rise - places[node][1])))
        rise, lift = min(feet)
        return lift if rise < 0.18 * self.figure.height else 0.0

    def _skinned(self, shape: Array, posed: tuple[Array, Array], place: Array, yaw: float) -> Mesh:
        (turns, places), root, model = posed, turn(Y, yaw), self.model
        matrices = np.empty((len(places), 3, 4))
        matrices[:, :, :3] = matmul(root, turns)
        own = places - matvec(turns, model.places)
        matrices[:, :, 3] = np.asarray(place) + matmul(own, root.T)
        points: Floats = np.empty(model.points.shape, np.float32)
        normals: Floats = np.empty(model.points.shape, np.float32)
        blended(shape, model.normals, model.bones, model.weights, matrices, points, normals)
        return Mesh(points, normals, model.faces.astype(np.int32), model.parts, rest=model.points.astype(np.float32))


def _between(a: Array, b: Array) -> Array:
    """The smallest turn that takes direction `a` to direction `b`."""
    a, b = a / max(math.sqrt(dot(a, a)), 1e-12), b / max(math.sqrt(dot(b, b)), 1e-12)
    axis, cosine = np.cross(a, b), dot(a, b)
    if cosine < -0.9999:
        return turn(Y, 180.0)
    k = np.array(((0, -axis[2], axis[1]), (axis[2], 0, -axis[0]), (-axis[1], axis[0], 0)))
    found: Array = np.eye(3) + k + matmul(k, k) / (1.0 + cosine)
    return found


# --------------------------------------------------------------------------------------------- which bone is which


def bones_of(file: Gltf, model: Model) -> dict[str, int]:
    """VRM bone to node: as VRM 1.0 or 0.x says, else by the names of Mixamo, MakeHuman or VRM. `EngineError` names what is missing."""
    extensions = file.document.get("extensions")
    extensions = extensions if isinstance(extensions, dict) else {}
    found = _vrm(file, extensions.get("VRMC_vrm"), len(model.parents)) or _vrm_0(file, extensions.get("VRM"), len(model.parents))
    if not found:
        named = humanoid(list(model.names))
        found = {bone: model.names.index(name) for bone, name in named.items()}
    missing = [bone for bone in REQUIRED if bone not in found]
    if missing:
        said = f"it has no human skeleton that is known: {', '.join(missing[:4])} {'is' if len(missing) == 1 else 'are'} missing"
        cure = 'Name its bones as VRM, Mixamo or MakeHuman do. An animal is drawn by the stage: kind = "dog" without a figure.'
        raise file.wrong(said, cure)
    return found


def _bones(file: Gltf, extension: object) -> object:
    human = extension.get("humanoid") if isinstance(extension, dict) else None
    return human.get("humanBones") if isinstance(human, dict) else None


def _vrm(file: Gltf, extension: object, nodes: int) -> dict[str, int]:
    given = _bones(file, extension)
    rows = given.items() if isinstance(given, dict) else ()
    return {bone: file.whole(row.get("node"), nodes, f"the node of {bone}") for bone, row in rows if bone in VRM and isinstance(row, dict)}


def _vrm_0(file: Gltf, extension: object, nodes: int) -> dict[str, int]:
    """VRM 0.x names the thumb's bones one joint farther out."""
    given, found = _bones(file, extension), {}
    for row in given if isinstance(given, list) else ():
        bone = str(row.get("bone", "")) if isinstance(row, dict) else ""
        if "Thumb" in bone:
            bone = bone.replace("Proximal", "Metacarpal").replace("Intermediate", "Proximal")
        if bone in VRM:
            found[bone] = file.whole(row.get("node"), nodes, f"the node of {bone}")
    return found
