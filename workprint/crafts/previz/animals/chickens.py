"""What a chicken is made of: hen, rooster or chick, 0.4 m high. Knows no motion."""

from __future__ import annotations

import numpy as np

from workprint.crafts.previz.animals.birds import BEAK, COAT, COMB, JAW, QUILL, SECOND, WING, Point, bones_of, eyes, feet, legs_of, palette
from workprint.crafts.previz.animals.breeds import Breed
from workprint.crafts.previz.animals.flesh import Layer, Made, Part, both, grown, grown_layer, grown_rig, leaf
from workprint.crafts.previz.animals.rig import rig
from workprint.crafts.previz.people.solids import cone, ellipsoid

_CROWN = (0.0, 0.362, 0.112)
_HEN: dict[str, Point] = {
    "hips": (0, 0.215, -0.02),
    "chest": (0, 0.225, 0.02),
    "ribs": (0, 0.220, 0.01),
    "neck": (0, 0.272, 0.078),
    "throat": (0, 0.322, 0.100),
    "head": _CROWN,
    "jaw": (0, 0.374, 0.142),
    "leftLid": (0.0215, 0.387, 0.141),
    "tail": (0, 0.262, -0.115),
    "leftFolded": (0.070, 0.258, 0.055),
    "leftHip": (0.044, 0.190, -0.005),
    "leftKnee": (0.052, 0.142, 0.040),
    "leftShank": (0.048, 0.098, -0.018),
    "leftToes": (0.048, 0.014, 0.010),
}


def chicken(breed: Breed) -> Made:
    """A hen, a rooster, a chick."""
    cock, chick = breed.pattern == "rooster", breed.pattern == "chick"
    size = breed.head * 1.04
    solids = (*_hen_trunk(breed, cock), *(grown(part, _CROWN, size) for part in _hen_head()))
    cape = (SECOND, both(lambda points: 0.262 - points[:, 1], lambda points: 0.045 - points[:, 2], lambda points: points[:, 1] - 0.372))
    layers = [
        Layer(COAT, solids, (-0.15, 0.05, -0.24), (0.15, 0.46, 0.22), 0.0078, patches=(cape,) if cock else ()),
        *(grown_layer(layer, _CROWN, size) for layer in _hen_face(0.0 if chick else 1.75 if cock else 1.0)),
        *_hen_wings(),
        *([] if chick else _sickles() if cock else _tent()),
        *feet(_HEN, 0.0080, 0.0072),
    ]
    bones = grown_rig(
        rig(bones_of(_HEN, False), legs_of((0.048, 0.0, 0.014)), {"leftLid": 0.7, "rightLid": 0.7}),
        "head",
        size,
        ("jaw", "leftLid", "rightLid"),
    )
    eye, crown = (tuple(np.array(_CROWN) + (np.array(at) - _CROWN) * size) for at in ((0.0, 0.387, 0.146), (0.0, 0.412, 0.130)))
    return Made(bones, tuple(layers), palette(breed), eye, crown, 0.070 * size)


def _hen_trunk(b: Breed, cock: bool) -> list[Part]:
    w = b.build
    parts = [
        Part(ellipsoid((0, 0.218, 0.0), (0.078 * w, 0.076, 0.112)), 0.0, {"ribs": 0.7, "hips": 0.3}),
        Part(ellipsoid((0, 0.220, 0.066), (0.068 * w, 0.078, 0.062)), 0.04, {"chest": 1}),
        Part(ellipsoid((0, 0.225, -0.085), (0.062 * w, 0.064, 0.062)), 0.04, {"hips": 1}),
        Part(cone((0, 0.245, -0.085), (0, 0.290, -0.135), 0.048, 0.022), 0.04, {"tail": 0.6, "hips": 0.4}),
        Part(cone((0, 0.262, 0.074), (0, 0.318, 0.100), 0.052 + 0.006 * cock, 0.036 + 0.006 * cock), 0.035, {"neck": 0.7, "chest": 0.3}),
        Part(cone((0, 0.314, 0.098), (0, 0.372, 0.120), 0.036 + 0.006 * cock, 0.0235), 0.02, {"throat": 0.8, "neck": 0.2}),
    ]
    for side, x in (("left", 1.0), ("right", -1.0)):
        parts.append(Part(cone((x * 0.044, 0.185, 0.0), (x * 0.050, 0.122, 0.018), 0.046, 0.0165), 0.02, {side + "Hip": 0.7, "hips": 0.3}))
    return parts


def _hen_head() -> list[Part]:
    return [Part(ellipsoid((0, 0.383, 0.128), (0.0245, 0.0260, 0.0300)), 0.014, {"head": 1.0})]


def _hen_face(comb: float) -> list[Layer]:
    upper = (Part(cone((0, 0.380, 0.150), (0, 0.371, 0.183), 0.0105, 0.0018), 0.0, {"head": 1}),)
    lower = (Part(cone((0, 0.372, 0.148), (0, 0.367, 0.174), 0.0075, 0.0018), 0.0, {"jaw": 1}),)
    layers = [
        Layer(BEAK, upper, (-0.02, 0.34, 0.12), (0.02, 0.41, 0.21), 0.0032, bone="head"),
        Layer(JAW, lower, (-0.02, 0.34, 0.12), (0.02, 0.40, 0.21), 0.0032, bone="jaw"),
        *eyes((0.0215, 0.387, 0.141), 0.0056),
    ]
    if comb:
        s = comb
        red = [
            Part(cone((0, 0.400 + 0.007 * s, 0.158), (0, 0.404 + 0.008 * s, 0.112), 0.0065, 0.0065), 0.0, {"head": 1}),
            *(
                Part(cone((0, 0.406, z), (0, 0.412 + high * s, z - 0.004 * s), 0.0075, 0.0030), 0.004, {"head": 1})
                for z, high in ((0.157, 0.008), (0.142, 0.015), (0.126, 0.017), (0.110, 0.011))
            ),
        ]
        for x in (1.0, -1.0):
            red += [
                Part(ellipsoid((x * 0.0085, 0.356 - 0.009 * s, 0.151), (0.0050, 0.012 * s, 0.0085)), 0.0, {"head": 1}),
                Part(ellipsoid((x * 0.0175, 0.378, 0.143), (0.0065, 0.012, 0.0145)), 0.004, {"head": 1}),
            ]
        layers.append(Layer(COMB, tuple(red), (-0.05, 0.30, 0.07), (0.05, 0.47, 0.20), 0.0040, bone="head"))
    return layers


def _hen_wings() -> list[Layer]:
    layers = []
    for side, x in (("left", 1.0), ("right", -1.0)):
        bone = side + "Folded"
        solids = (
            Part(ellipsoid((x * 0.071, 0.240, 0.028), (0.019, 0.046, 0.052)), 0.0, {bone: 1}),
            Part(ellipsoid((x * 0.068, 0.226, -0.030), (0.019, 0.042, 0.072)), 0.02, {bone: 1}),
        )
        layers.append(Layer(WING, solids, (-0.11, 0.15, -0.13), (0.11, 0.32, 0.11), 0.0065, bone=bone))
        for k in range(4):
            tip = (x * (0.052 - 0.006 * k), 0.232 - 0.017 * k, -0.128 - 0.004 * k)
            front, back = leaf((x * 0.074, 0.228 - 0.008 * k, -0.035), tip, (0.0, 1.0, -0.2), 0.034, shape="feather", thick=0.009)
            layers += [Layer(QUILL, ready=front, bone=bone), Layer(QUILL, ready=back, bone=bone)]
    return layers


def _tent() -> list[Layer]:
    """A hen's tail: two upright fans that lean together like a roof."""
    layers = []
    for x in (1.0, -1.0):
        for k in range(4):
            root = (x * 0.022, 0.262 - 0.006 * k, -0.100)
            tip = (x * (0.014 + 0.010 * k), 0.376 - 0.026 * k, -0.178 - 0.016 * k)
            front, back = leaf(root, tip, (0.25 * x, 0.55 + 0.1 * k, 0.8), 0.058, shape="feather", thick=0.009)
            layers += [Layer(QUILL, ready=front, bone="tail"), Layer(QUILL, ready=back, bone="tail")]
    return layers


def _sickles() -> list[Layer]:
    """A rooster's tail: long curved feathers that rise and fall back."""
    layers = []
    for k, (x, up, back, bow) in enumerate(
        (
            (0.0, 0.44, -0.30, 0.075),
            (0.022, 0.40, -0.335, 0.085),
            (-0.022, 0.40, -0.335, 0.085),
            (0.035, 0.33, -0.33, 0.08),
            (-0.035, 0.33, -0.33, 0.08),
            (0.0, 0.27, -0.29, 0.05),
        )
    ):
        front, rear = leaf(
            (x * 0.5, 0.272, -0.105), (x * 1.6, up, back), (1.0, 0.0, 0.1), 0.040 - 0.002 * k, shape="sickle", bow=-bow, thick=0.010
        )
        layers += [Layer(QUILL, ready=front, bone="tail"), Layer(QUILL, ready=rear, bone="tail")]
    return layers
