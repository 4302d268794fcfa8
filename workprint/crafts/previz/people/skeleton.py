"""The skeleton: VRM 1.0 humanoid bone names, who hangs from whom, and where the joints rest in a given figure.

Rest space is one canonical adult (crown at about 1.77 m), arms hanging at 50 degrees from level, facing +Z, left is +X. A figure's own
proportions are a stretch of it, of the legs below the hips and of the arms from the shoulders (`grown`), and its real height a uniform
scale (`body.scale`). Knows nothing of skin or clothes.

Names: VRM 1.0 humanoid, https://github.com/vrm-c/vrm-specification (all of its bones but the jaw).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]

HIP_HEIGHT = 0.91
NECK_PIVOT = (0.0, 1.545, 0.0)
"""Where the head's own space has its origin: faces are drawn relative to it."""


EYES = (0.0315, 0.088, 0.086)
"""The left eye, in the head's own space."""
FINGERS = ("Thumb", "Index", "Middle", "Ring", "Little")
JOINTED = dict.fromkeys(FINGERS, ("Proximal", "Intermediate", "Distal")) | {"Thumb": ("Metacarpal", "Proximal", "Distal")}
"""The three bones of each finger, from the palm outward."""


def _bones() -> tuple[tuple[str, str | None], ...]:
    found: list[tuple[str, str | None]] = [("hips", None), ("spine", "hips"), ("chest", "spine"), ("upperChest", "chest")]
    found += [("neck", "upperChest"), ("head", "neck"), ("leftEye", "head"), ("rightEye", "head")]
    for side in ("left", "right"):
        found += [(side + "Shoulder", "upperChest"), (side + "UpperArm", side + "Shoulder")]
        found += [(side + "LowerArm", side + "UpperArm"), (side + "Hand", side + "LowerArm")]
        for finger, bones in JOINTED.items():
            found += [(side + finger + bone, side + up) for bone, up in zip(bones, ("Hand", finger + bones[0], finger + bones[1]))]
        found += [(side + "UpperLeg", "hips"), (side + "LowerLeg", side + "UpperLeg")]
        found += [(side + "Foot", side + "LowerLeg"), (side + "Toes", side + "Foot")]
    return tuple(found)


BONES = _bones()
NAMES = tuple(name for name, _ in BONES)
INDEX = {name: i for i, name in enumerate(NAMES)}
PARENT = tuple(INDEX[parent] if parent else -1 for _, parent in BONES)
SIDES = (("left", 1.0), ("right", -1.0))
UPPER_ARM, FOREARM = 0.275, 0.245
_SLOPE = math.radians(50)


def arm_direction(x: float) -> Array:
    """Unit vector down the resting arm of one side (x = 1 left, -1 right)."""
    return np.array((x * exact.cos(_SLOPE), -exact.sin(_SLOPE), 0.0))


def palm_normal(x: float) -> Array:
    """Which way the resting palm faces."""
    return np.array((-exact.sin(_SLOPE) * x, -exact.cos(_SLOPE), 0.0))


def stretched(points: Array, leg: float) -> Array:
    """Points of rest space with the legs `leg` times as long; what is above the hips keeps its shape."""
    moved = np.array(points, float)
    y = moved[..., 1]
    moved[..., 1] = np.where(y < HIP_HEIGHT, y * leg, y - HIP_HEIGHT * (1 - leg))
    return moved


def grown(points: Array, figure: Figure, arms: Array) -> Array:
    """Points (n, 3) of rest space in a figure's own proportions: legs and arms as long as theirs. `arms` (n, 2) says how far each point
    belongs to the left and the right arm, 0..1."""
    moved = stretched(points, figure.leg)
    for k, (_, x) in enumerate(SIDES):
        d = arm_direction(x)
        along = np.clip(matmul(points - shoulder_joint(x, figure.shoulder), d), 0.0, UPPER_ARM + FOREARM)
        moved += (arms[:, k] * along * (figure.arm - 1.0))[:, None] * d
    return moved


def rest(figure: Figure) -> Array:
    """Rest positions (bones, 3) of a figure's joints in its own proportions, canonical metres, in the order of `BONES`."""
    return grown(joints(figure.shoulder, figure.hip, figure.head, figure.hand), figure, ARM_BONES)


def shoulder_joint(x: float, shoulder: float) -> Array:
    """Where an arm turns, for a shoulder width relative to the canonical 1."""
    return np.array((x * 0.160 * shoulder, 1.400, -0.015))


def joints(shoulder: float, hip: float, head: float, hand: float | None = None) -> Array:
    """Rest positions (bones, 3) in rest space, in the order of `BONES`, for widths and sizes relative to the canonical 1.

    Without `hand`, hands grow half as much as the head does.
    """
    at: dict[str, tuple[float, ...] | Array] = {
        "hips": (0, 0.95, 0),
        "spine": (0, 1.05, 0),
        "chest": (0, 1.17, -0.005),
        "upperChest": (0, 1.30, -0.01),
        "neck": (0, 1.455, -0.02),
        "head": (0, 1.545, -0.005),
    }
    for side, x in SIDES:
        at[side + "Eye"] = np.array((x * EYES[0], *EYES[1:])) * head + np.array(NECK_PIVOT)
        at |= _arm(side, x, shoulder, 0.5 + 0.5 * head if hand is None else hand)
        at[side + "UpperLeg"] = (x * 0.090 * hip, HIP_HEIGHT, 0)
        at[side + "LowerLeg"] = (x * 0.097 * hip, 0.50, 0.012)
        at[side + "Foot"] = (x * 0.100 * hip, 0.085, -0.02)
        at[side + "Toes"] = (x * 0.112 * hip, 0.025, 0.105)
    return np.array([at[name] for name in NAMES], float)


# a finger's bones: where it starts (along the hand, towards the thumb, towards the palm), which way it points, how long each bone is
FINGER_LINES: dict[str, tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]] = {
    "Thumb": ((0.022, 0.019, 0.010), (0.70, 0.60, 0.38), (0.046, 0.035, 0.029)),
    "Index": ((0.090, 0.0275, 0.002), (1.0, 0.060, 0.03), (0.043, 0.026, 0.022)),
    "Middle": ((0.094, 0.0092, 0.0), (1.0, 0.005, 0.03), (0.047, 0.029, 0.023)),
    "Ring": ((0.089, -0.0092, 0.001), (1.0, -0.055, 0.03), (0.043, 0.028, 0.023)),
    "Little": ((0.079, -0.0260, 0.004), (1.0, -0.13, 0.03), (0.034, 0.021, 0.020)),
}
THUMB_STRAIGHTENS = (0.42, 0.30)
"""How far the thumb's second and third bones turn back to the hand's own direction."""


def finger_line(finger: str, x: float) -> Array:
    """The four points (4, 3) of a resting finger, root to tip, from the wrist, for a hand of size 1."""
    basis = np.array((arm_direction(x), (0.0, 0.0, 1.0), palm_normal(x)))
    root, way, lengths = FINGER_LINES[finger]
    found, ahead = [np.array(root)], np.array(way)
    for k, long in enumerate(lengths):
        if finger == "Thumb" and k:
            ahead = ahead + (np.array((1.0, 0.0, 0.0)) - ahead) * THUMB_STRAIGHTENS[k - 1]
        found.append(found[-1] + ahead / np.sqrt((ahead * ahead).sum()) * long)
    points: Array = matmul(np.array(found), basis)
    return points


def _arm(side: str, x: float, shoulder: float, hand: float) -> dict[str, Array]:
    """Joints of one arm and hand."""
    d, top = arm_direction(x), shoulder_joint(x, shoulder)
    wrist = top + d * (UPPER_ARM + FOREARM)
    found = {
        side + "Shoulder": np.array((x * 0.03, 1.42, -0.01)),
        side + "UpperArm": top,
        side + "LowerArm": top + d * UPPER_ARM,
        side + "Hand": wrist,
    }
    for finger, bones in JOINTED.items():
        found |= {side + finger + bone: wrist + hand * at for bone, at in zip(bones, finger_line(finger, x))}
    return found


def _arm_bones() -> Array:
    """(bones, 2): 1 for what moves when an arm grows longer."""
    kinds = ("UpperArm", "LowerArm", "Hand", *FINGERS)
    return np.array([[float(name.startswith(side) and name[len(side) :].startswith(kinds)) for side, _ in SIDES] for name in NAMES])


ARM_BONES = _arm_bones()
