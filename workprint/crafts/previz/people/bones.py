"""What other tools call a person's bones: VRM 1.0 names to Mixamo and MakeHuman, and to the points of OpenPose-18 and COCO-17.

Left and right are the person's own. Tables only; knows nothing of where a bone is.

VRM 1.0: https://github.com/vrm-c/vrm-specification (humanoid.md). Mixamo: names of its FBX downloads ("mixamorig:Hips"). MakeHuman: the
"default" rig of MPFB2. OpenPose: COCO model of 18 points, as ControlNet draws it. COCO: keypoints of 2017.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_FINGERS = ("Thumb", "Index", "Middle", "Ring", "Little")
_SIDES = (("left", "Left", "L"), ("right", "Right", "R"))
_LIMBS = {
    # VRM without its side: Mixamo without its side, MakeHuman without its side
    "Eye": ("Eye", "eye"),
    "Shoulder": ("Shoulder", "clavicle"),
    "UpperArm": ("Arm", "upperarm01"),
    "LowerArm": ("ForeArm", "lowerarm01"),
    "Hand": ("Hand", "wrist"),
    "UpperLeg": ("UpLeg", "upperleg01"),
    "LowerLeg": ("Leg", "lowerleg01"),
    "Foot": ("Foot", "foot"),
    "Toes": ("ToeBase", "toe1-1"),
}
_TRUNK = {
    "hips": ("Hips", "root"),
    "spine": ("Spine", "spine05"),
    "chest": ("Spine1", "spine03"),
    "upperChest": ("Spine2", "spine01"),
    "neck": ("Neck", "neck01"),
    "head": ("Head", "head"),
}


def _segments(finger: str) -> tuple[str, str, str]:
    return ("Metacarpal", "Proximal", "Distal") if finger == "Thumb" else ("Proximal", "Intermediate", "Distal")


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    mixamo = {bone: "mixamorig:" + theirs for bone, (theirs, _) in _TRUNK.items()}
    makehuman = {bone: theirs for bone, (_, theirs) in _TRUNK.items()} | {"jaw": "jaw"}
    for side, word, letter in _SIDES:
        for bone, (one, other) in _LIMBS.items():
            mixamo[side + bone], makehuman[side + bone] = f"mixamorig:{word}{one}", f"{other}.{letter}"
        for number, finger in enumerate(_FINGERS, 1):
            theirs = "Pinky" if finger == "Little" else finger
            for joint, segment in enumerate(_segments(finger), 1):
                bone = side + finger + segment
                mixamo[bone], makehuman[bone] = f"mixamorig:{word}Hand{theirs}{joint}", f"finger{number}-{joint}.{letter}"
    return mixamo, makehuman


_MIXAMO, _MAKEHUMAN = _tables()
MIXAMO: Mapping[str, str] = _MIXAMO
"""VRM name to Mixamo's. Mixamo has no jaw."""
MAKEHUMAN: Mapping[str, str] = _MAKEHUMAN
"""VRM name to that of MakeHuman's default rig, which has more bones than VRM: the first of each chain."""
VRM: tuple[str, ...] = tuple(_MAKEHUMAN)
"""All 55 humanoid bones of VRM 1.0."""
REQUIRED: tuple[str, ...] = (
    "hips", "spine", "head",
    "leftUpperLeg", "leftLowerLeg", "leftFoot", "rightUpperLeg", "rightLowerLeg", "rightFoot",
    "leftUpperArm", "leftLowerArm", "leftHand", "rightUpperArm", "rightLowerArm", "rightHand",
)  # fmt: skip
"""The bones that every VRM 1.0 humanoid has."""

OPENPOSE: Mapping[str, tuple[str, ...]] = {
    "nose": (),
    "neck": ("leftUpperArm", "rightUpperArm"),
    "right shoulder": ("rightUpperArm",),
    "right elbow": ("rightLowerArm",),
    "right wrist": ("rightHand",),
    "left shoulder": ("leftUpperArm",),
    "left elbow": ("leftLowerArm",),
    "left wrist": ("leftHand",),
    "right hip": ("rightUpperLeg",),
    "right knee": ("rightLowerLeg",),
    "right ankle": ("rightFoot",),
    "left hip": ("leftUpperLeg",),
    "left knee": ("leftLowerLeg",),
    "left ankle": ("leftFoot",),
    "right eye": ("rightEye",),
    "left eye": ("leftEye",),
    "right ear": (),
    "left ear": (),
}
"""OpenPose's 18 points in their order, each with the bones in the middle of whose joints it lies; nose and ears lie on no bone."""

COCO: tuple[str, ...] = (
    "nose", "left eye", "right eye", "left ear", "right ear", "left shoulder", "right shoulder", "left elbow", "right elbow",
    "left wrist", "right wrist", "left hip", "right hip", "left knee", "right knee", "left ankle", "right ankle",
)  # fmt: skip
"""COCO's 17 points in their order, by the names of `OPENPOSE`."""


def humanoid(names: list[str]) -> dict[str, str]:
    """VRM bone to the one of `names` that is it, where they are Mixamo's (with or without a prefix), MakeHuman's or VRM's own."""
    plain = {re.sub(r"^mixamorig\d*[:_]?", "", name): name for name in reversed(names)}
    tables: tuple[Mapping[str, str], ...] = (
        {bone: bone for bone in VRM},
        {bone: theirs.removeprefix("mixamorig:") for bone, theirs in MIXAMO.items()},
        MAKEHUMAN,
    )
    found = [{bone: plain[theirs] for bone, theirs in table.items() if theirs in plain} for table in tables]
    return max(found, key=len)
