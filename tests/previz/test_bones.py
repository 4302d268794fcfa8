"""Bone names of other tools: complete, each used once, left on the left."""

from __future__ import annotations

import re

import pytest

from workprint.crafts.previz.people.bones import COCO, MAKEHUMAN, MIXAMO, OPENPOSE, REQUIRED, VRM, humanoid
from workprint.crafts.previz.people.skeleton import NAMES


def swapped(text: str) -> str:
    """The same name on the other side."""
    pairs = {"left": "right", "Left": "Right", ".L": ".R"}
    pairs |= {b: a for a, b in pairs.items()}
    return re.sub(r"left|right|Left|Right|\.[LR]\b", lambda match: pairs[match[0]], text)


def test_all_55_bones_of_vrm_are_named_once() -> None:
    assert len(VRM) == 55 == len(set(VRM)) and set(REQUIRED) < set(VRM) and len(REQUIRED) == 15
    assert set(NAMES) <= set(VRM)


@pytest.mark.parametrize(("table", "without"), [(MIXAMO, {"jaw"}), (MAKEHUMAN, set())])
def test_a_table_is_complete_and_each_name_is_used_once(table: dict[str, str], without: set[str]) -> None:
    assert set(VRM) - set(table) == without and set(table) <= set(VRM)
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize("table", [MIXAMO, MAKEHUMAN])
def test_left_is_left(table: dict[str, str]) -> None:
    for bone, theirs in table.items():
        assert table[swapped(bone)] == swapped(theirs)
        assert (swapped(bone) == bone) == (swapped(theirs) == theirs)


def test_names_that_are_well_known() -> None:
    assert MIXAMO["hips"] == "mixamorig:Hips" and MIXAMO["leftUpperLeg"] == "mixamorig:LeftUpLeg"
    assert MIXAMO["rightLowerArm"] == "mixamorig:RightForeArm" and MIXAMO["leftLittleDistal"] == "mixamorig:LeftHandPinky3"
    assert MIXAMO["leftThumbMetacarpal"] == "mixamorig:LeftHandThumb1" and MIXAMO["upperChest"] == "mixamorig:Spine2"
    assert MAKEHUMAN["leftHand"] == "wrist.L" and MAKEHUMAN["rightIndexProximal"] == "finger2-1.R"


def test_the_points_of_openpose_and_coco_are_in_their_order() -> None:
    order = [
        "nose",
        "neck",
        "rsho",
        "relb",
        "rwri",
        "lsho",
        "lelb",
        "lwri",
        "rhip",
        "rkne",
        "rank",
        "lhip",
        "lkne",
        "lank",
        "reye",
        "leye",
        "rear",
        "lear",
    ]
    short = {"shoulder": "sho", "elbow": "elb", "wrist": "wri", "hip": "hip", "knee": "kne", "ankle": "ank", "eye": "eye", "ear": "ear"}
    assert [point if " " not in point else point[0] + short[point.split()[1]] for point in OPENPOSE] == order
    assert len(COCO) == 17 == len(set(COCO)) and set(OPENPOSE) - set(COCO) == {"neck"}
    assert all(COCO.index(f"left {part}") + 1 == COCO.index(f"right {part}") for part in short)


def test_every_point_lies_on_bones_of_its_own_side() -> None:
    for point, bones in OPENPOSE.items():
        assert all(bone in VRM for bone in bones)
        if point.startswith(("left", "right")):
            assert all(bone.startswith(point.split()[0]) for bone in bones)
            assert OPENPOSE[swapped(point)] == tuple(swapped(bone) for bone in bones)


def test_a_rig_is_known_by_its_names() -> None:
    plain = ["Armature", *(name.removeprefix("mixamorig:") for name in MIXAMO.values())]
    for names in (list(MIXAMO.values()), plain, [name.replace("rig:", "rig7:") for name in MIXAMO.values()]):
        found = humanoid(names)
        assert set(found) == set(MIXAMO) and set(found.values()) <= set(names)
    assert humanoid(list(MAKEHUMAN.values())) == dict(MAKEHUMAN)
    assert humanoid(list(VRM)) == {bone: bone for bone in VRM}
    assert humanoid(["a", "b"]) == {}
