"""What a file's face can do: its morph targets by what they show, and how much of each a part shows at an instant.

    VRM 1.0 expressions  |  VRM 0.x blend shapes  |  names: ARKit's 52, VRoid's Fcl_..., visemes, plain words   >   `Faces`

Mouths come from the speech's lip shapes (five vowels, as VRM has them), lids from the blinks, moods from what they feel. Knows morph
targets and expressions; knows nothing of bones or of how a face is drawn.

VRM 1.0 expressions: https://github.com/vrm-c/vrm-specification (VRMC_vrm-1.0/expressions.md); ARKit: ARFaceAnchor.BlendShapeLocation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.exact import square
from workprint.crafts.previz.figures.gltf import Gltf
from workprint.crafts.previz.figures.model import Model
from workprint.crafts.previz.forms import Expression
from workprint.crafts.previz.people import acting, feelings
from workprint.crafts.previz.people.performance import Performance

Parts = tuple[tuple[int, float], ...]
"""Morphs of a model and how much of each, 0..1."""
VOWELS = ("aa", "ih", "ou", "ee", "oh")
MOODS = ("happy", "angry", "sad", "surprised")
FACES = (*VOWELS, "blink", *MOODS, "afraid", "disgusted", "lookUp", "lookDown", "lookLeft", "lookRight")
"""What a face may show; VRM 1.0's names where it has them."""
_VRM_0 = {
    "a": "aa", "i": "ih", "u": "ou", "e": "ee", "o": "oh", "blink": "blink", "joy": "happy", "angry": "angry", "sorrow": "sad",
    "surprised": "surprised", "lookup": "lookUp", "lookdown": "lookDown", "lookleft": "lookLeft", "lookright": "lookRight",
}  # fmt: skip
_NAMED = {
    "aa": "aa a ah mthA fclMthA visemeAa vrcVAa mouthOpen jawOpen:0.7",
    "ih": "ih i fclMthI visemeI vrcVIh jawOpen:0.2+mouthStretchLeft:0.4+mouthStretchRight:0.4",
    "ou": "ou u fclMthU visemeU vrcVOu mouthPucker:0.9+jawOpen:0.1",
    "ee": "ee e fclMthE visemeE vrcVE jawOpen:0.35+mouthSmileLeft:0.25+mouthSmileRight:0.25",
    "oh": "oh o fclMthO visemeO vrcVOh mouthFunnel:0.8+jawOpen:0.35",
    "blink": "blink fclEyeClose eyesClosed eyeBlink blinkLeft+blinkRight eyeBlinkLeft+eyeBlinkRight",
    "happy": "happy joy smile fclAllJoy mouthSmile mouthSmileLeft+mouthSmileRight+cheekSquintLeft:0.6+cheekSquintRight:0.6",
    "angry": "angry fclAllAngry browDownLeft+browDownRight+mouthPressLeft:0.6+mouthPressRight:0.6+noseSneerLeft:0.3+noseSneerRight:0.3",
    "sad": "sad sorrow fclAllSorrow mouthFrownLeft+mouthFrownRight+browInnerUp:0.8",
    "surprised": "surprised fclAllSurprised browInnerUp+browOuterUpLeft+browOuterUpRight+eyeWideLeft+eyeWideRight+jawOpen:0.4",
    "afraid": "afraid fear fclAllFear browInnerUp+eyeWideLeft+eyeWideRight+mouthStretchLeft+mouthStretchRight surprised:0.6+sad:0.5",
    "disgusted": "disgusted disgust noseSneerLeft+noseSneerRight+mouthUpperUpLeft:0.6+mouthUpperUpRight:0.6 angry:0.5+sad:0.4",
    "lookUp": "lookUp eyeLookUpLeft+eyeLookUpRight",
    "lookDown": "lookDown eyeLookDownLeft+eyeLookDownRight",
    "lookLeft": "lookLeft eyeLookOutLeft+eyeLookInRight",
    "lookRight": "lookRight eyeLookInLeft+eyeLookOutRight",
}
"""By which names a face is known, the best first; of several together, each that is there."""
_SHAPED = {(0.82, 1.06): "aa", (0.38, 1.0): "aa", (0.46, 1.05): "ee", (0.16, 1.06): "ih", (0.46, 0.80): "oh", (0.20, 0.60): "ou"}
"""Which vowel an open mouth (how far, how wide) is: those of `people.lips`."""
_MOUTH = 0.82
"""How far the widest of our mouths opens."""


@dataclass(frozen=True)
class Faces:
    """What each face of `FACES` is made of, of those that a file has; `still` says which faces show mouth or lids by themselves."""

    parts: Mapping[str, Parts] = field(default_factory=dict)
    still: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def speaks(self) -> bool:
        """Whether its mouth can be seen to speak."""
        return any(vowel in self.parts for vowel in VOWELS)


def faces_of(file: Gltf, model: Model) -> Faces:
    """The faces of a file. `EngineError` for expressions that cannot be read."""
    extensions = file.document.get("extensions")
    said = extensions if isinstance(extensions, dict) else {}
    one, still = _vrm_1(file, model, said.get("VRMC_vrm"))
    found = one or _vrm_0(file, model, said.get("VRM"))
    by_name: dict[str, list[int]] = {}
    for number, morph in enumerate(model.morphs):
        by_name.setdefault(_plain(morph.name), []).append(number)
    for face in FACES:
        if face not in found and (parts := _by_name(_NAMED[face], by_name, found)):
            found[face] = parts
    return Faces(found, still)


def shown(faces: Faces, part: Performance, t: float, gaze: tuple[float, float]) -> dict[int, float]:
    """How much of each morph shows at second `t`, 0..1; `gaze` is how far the eyes turn (left, up; -1..1)."""
    mannequin = replace(part, player=None)
    calm = acting.expression(replace(mannequin, moods=()), t, gaze)
    much = {mood: amount for mood, amount in feelings.felt(mannequin, t) if mood in faces.parts}
    lids, mouth = 1.0, 1.0
    for mood, amount in much.items():
        lids *= 1.0 - amount * ("blink" in faces.still.get(mood, ()))
        mouth *= 1.0 - amount * ("mouth" in faces.still.get(mood, ()))
    faded = 1.0 - 0.5 * min(1.0, calm.mouth / _MOUTH)
    asked = [(mood, amount * faded) for mood, amount in much.items()] + [("blink", calm.blink * lids)]
    asked += [(vowel, amount * mouth) for vowel, amount in _spoken(calm, faces)] + list(_glancing(gaze))
    total: dict[int, float] = {}
    for face, amount in asked:
        for number, share in faces.parts.get(face, ()):
            total[number] = min(1.0, total.get(number, 0.0) + share * amount)
    return {number: round(amount, 4) for number, amount in sorted(total.items()) if amount > 5e-5}


def _spoken(shown: Expression, faces: Faces) -> Iterator[tuple[str, float]]:
    """The vowel that a mouth is nearest to, and how much of it; another open one where the file has not that."""
    if shown.mouth <= 0.0:
        return
    _, nearest = min((square(shown.mouth - far) + square(2.0 * (shown.width - wide)), vowel) for (far, wide), vowel in _SHAPED.items())
    vowel = nearest if nearest in faces.parts else next((each for each in VOWELS if each in faces.parts), nearest)
    full = {"aa": _MOUTH, "ee": 0.46, "ih": 0.30, "oh": 0.46, "ou": 0.20}[vowel]
    yield vowel, min(1.0, shown.mouth / full)


def _glancing(gaze: tuple[float, float]) -> Iterator[tuple[str, float]]:
    left, up = gaze
    for toward, away, amount in (("lookLeft", "lookRight", left), ("lookUp", "lookDown", up)):
        yield (toward, amount) if amount >= 0 else (away, -amount)


# --------------------------------------------------------------------------------------------- what the file says


def _vrm_1(file: Gltf, model: Model, extension: Any) -> tuple[dict[str, Parts], dict[str, tuple[str, ...]]]:
    """VRM 1.0's presets; and of which of them it says that they leave mouth or lids no say."""
    expressions = extension.get("expressions") if isinstance(extension, dict) else None
    preset = expressions.get("preset") if isinstance(expressions, dict) else None
    found: dict[str, Parts] = {}
    still: dict[str, tuple[str, ...]] = {}
    meshes = [row.get("mesh") for row in file.rows("nodes")]
    for name, row in preset.items() if isinstance(preset, dict) else ():
        binds = row.get("morphTargetBinds") if isinstance(row, dict) else None
        if name not in FACES or not isinstance(binds, list):
            continue
        parts = _bound(file, model, [(meshes[file.whole(_of(b, "node"), len(meshes), "an expression's node")], b) for b in binds], 1.0)
        if parts:
            found[name] = parts
            both = (("blink", "overrideBlink"), ("mouth", "overrideMouth"))
            still[name] = tuple(part for part, key in both if row.get(key) in ("block", "blend"))
    return found, still


def _vrm_0(file: Gltf, model: Model, extension: Any) -> dict[str, Parts]:
    """VRM 0.x's groups: its weights are of a hundred, and it names meshes, not nodes."""
    master = extension.get("blendShapeMaster") if isinstance(extension, dict) else None
    groups = master.get("blendShapeGroups") if isinstance(master, dict) else None
    found: dict[str, Parts] = {}
    for row in groups if isinstance(groups, list) else ():
        binds = row.get("binds") if isinstance(row, dict) else None
        known = [str(row.get(key, "")).casefold() for key in ("presetName", "name")] if isinstance(row, dict) else []
        face = next((_VRM_0[name] for name in known if name in _VRM_0), None)
        if face and isinstance(binds, list) and (parts := _bound(file, model, [(_of(bind, "mesh"), bind) for bind in binds], 100.0)):
            found.setdefault(face, parts)
    return found


def _of(row: Any, key: str) -> Any:
    return row.get(key) if isinstance(row, dict) else None


def _bound(file: Gltf, model: Model, binds: list[tuple[Any, Any]], whole: float) -> Parts:
    """The morphs that binds of (mesh, {index, weight}) name."""
    found = []
    for mesh, bind in binds:
        number = file.whole(_of(bind, "index"), 1 << 16, "an expression's morph target")
        weight = _of(bind, "weight")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not -1e3 < weight < 1e3:
            raise file.wrong(f"an expression's weight is {str(weight)[:40]}")
        share = min(max(float(weight) / whole, 0.0), 1.0)
        found += [(k, share) for k, morph in enumerate(model.morphs) if (morph.mesh, morph.number) == (mesh, number)]
    return tuple(found)


def _by_name(recipes: str, by_name: Mapping[str, list[int]], found: Mapping[str, Parts]) -> Parts:
    """A face by the first recipe of which something is there: morphs by name, or faces that are known already."""
    for recipe in recipes.split():
        parts: list[tuple[int, float]] = []
        for piece in recipe.split("+"):
            name, _, share = piece.partition(":")
            much = float(share or 1.0)
            parts += [(number, much) for number in by_name.get(_plain(name), ())]
            if ":" in piece and name in found:
                parts += [(number, much * own) for number, own in found[name]]
        if parts:
            return tuple(parts)
    return ()


def _plain(name: str) -> str:
    """A name without capitals and signs, and without what stands before its last dot ("Face.M_F00_Blink" is not told from "blink")."""
    return "".join(letter for letter in name.rpartition(".")[2].casefold() if letter.isalnum())


def moved(points: NDArray[np.float64], model: Model, amounts: Mapping[int, float]) -> NDArray[np.float64]:
    """A model's points at rest (n, 3) with so much of each morph."""
    if not amounts:
        return points
    found = points.copy()
    for number, amount in amounts.items():
        found[model.morphs[number].points] += amount * model.morphs[number].offsets
    return found


__all__ = ["FACES", "MOODS", "VOWELS", "Faces", "faces_of", "moved", "shown"]
