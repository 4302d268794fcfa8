"""The skeleton that dogs, cats and horses share: which bone hangs from which, and the two kinds of leg. Knows no animal's measures."""

from __future__ import annotations

from collections.abc import Mapping

from workprint.crafts.previz.animals.rig import Point, Rig, rig

PARENTS = {
    **{
        "hips": "",
        "spine": "hips",
        "chest": "spine",
        "ribs": "chest",
        "neck": "chest",
        "throat": "neck",
        "nape": "throat",
        "head": "throat",
    },
    **{"jaw": "head", "leftEar": "head", "leftLid": "head", "tail": "hips", "tail2": "tail", "tail3": "tail2", "tail4": "tail3"},
    **{"leftBlade": "chest", "leftArm": "leftBlade", "leftElbow": "leftArm", "leftWrist": "leftElbow", "leftHand": "leftWrist"},
    **{"leftHip": "hips", "leftKnee": "leftHip", "leftHock": "leftKnee", "leftPaw": "leftHock"},
}
"""Bone -> what it hangs from; the head hangs from the nape where there is one. Bones of the right side are the left's mirrored."""
FRONT, HIND = ("leftBlade", "leftArm", "leftElbow", "leftWrist", "leftHand"), ("leftHip", "leftKnee", "leftHock", "leftPaw")
Legs = tuple[tuple[float, ...], Point]


def four_legged(joints: Mapping[str, Point], front: Legs, hind: Legs) -> Rig:
    """The rig of an animal on four legs, its `joints` at rest; of either pair of legs how it folds, and where its sole is."""
    bones = {name: ("nape" if name == "head" and "nape" in joints else PARENTS[name], at) for name, at in joints.items()}
    return rig(bones, (("Front", FRONT, *front, 0.4), ("Hind", HIND, *hind, 0.0)), {"leftLid": 0.7, "rightLid": 0.7})
