"""A figure's flesh as named primitives in rest space, each with the bones that carry it. Knows nothing of clothes, hair or colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.people.hands import frame
from workprint.crafts.previz.people.skeleton import FINGER_LINES, FINGERS, INDEX, NECK_PIVOT, SIDES, arm_direction, joints
from workprint.crafts.previz.people.solids import Row, Vec, add, carve, cone, ellipsoid, join
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
SOFT = {"torso": 0.06, "pelvis": 0.06, "arm": 0.045, "hand": 0.010, "leg": 0.05, "foot": 0.03}
SOFT |= {"neck": 0.035, "head": 0.035, "nose": 0.014, "ear": 0.012}


@dataclass(frozen=True)
class Part:
    """One primitive: the group it belongs to, the weights of the bones that carry it, its solid."""

    group: str
    bones: dict[str, float]
    solid: Row


class Flesh:
    """All parts of one figure, its rest joints, and rows of any of its groups."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.joints = joints(figure.shoulder, figure.hip, figure.head, figure.hand)
        self.parts = [*_torso(figure), *_legs(figure, self.joints), *_head(figure)]
        for side, x in SIDES:
            self.parts += _arm(figure, self.joints, side, x) + _hand(figure, self.joints, side, x)

    def rows(self, *groups: str, soft: float | None = None) -> list[Row]:
        """Rows that add these groups' parts, softly united with what came before."""
        parts = [part for group in groups for part in self.parts if part.group == group]
        return [add(part.solid, SOFT[part.group] if soft is None else soft) for part in parts]


def _v(x: float, y: float, z: float) -> Array:
    return np.array((x, y, z), float)


def on_head(figure: Figure, point: Vec | Array) -> Array:
    """A point of the head's own space (unit head, origin at the neck pivot) in rest space, or several of them (n, 3)."""
    found: Array = np.asarray(point, float) * figure.head + np.asarray(NECK_PIVOT)
    return found


def _torso(f: Figure) -> list[Part]:
    w, s, h = f.waist, f.shoulder, f.hip
    deep = 0.5 * f.waist + 0.5
    parts = [
        Part("torso", {"chest": 0.7, "upperChest": 0.3}, ellipsoid((0, 1.275, 0.0), (0.140 * s, 0.17, 0.098 * deep))),
        Part("torso", {"upperChest": 1}, cone((-0.112 * s, 1.382, -0.014), (0.112 * s, 1.382, -0.014), 0.054, 0.054)),
        Part("torso", {"spine": 0.8, "chest": 0.2}, ellipsoid((0, 1.10, 0.006), (0.116 * w, 0.15, 0.084 * w))),
        Part("pelvis", {"hips": 1}, ellipsoid((0, 0.955, -0.002), (0.146 * h, 0.115, 0.098 * (0.6 * w + 0.4)))),
    ]
    if f.belly > 0:
        round_ = (0.112 * w + 0.012 * f.belly, 0.135, 0.080 + 0.085 * f.belly)
        parts.append(Part("torso", {"spine": 0.75, "hips": 0.25}, ellipsoid((0, 1.06, 0.022 + 0.02 * f.belly), round_)))
    for side, x in SIDES:
        chest = (x * 0.066 * (0.5 + 0.5 * s), 1.302, 0.058 + 0.008 * f.bust)
        parts += [
            Part(
                "pelvis",
                {"hips": 0.6, side + "UpperLeg": 0.4},
                ellipsoid((x * 0.07 * h, 0.91, -0.046), (0.082 * h, 0.088, 0.070 * f.build)),
            ),
            Part("torso", {"upperChest": 0.9, "neck": 0.1}, cone((0, 1.468, -0.026), (x * 0.122 * s, 1.414, -0.022), 0.046, 0.036)),
            Part("torso", {"chest": 0.5, "upperChest": 0.5}, ellipsoid(chest, (0.066, 0.054 + 0.008 * f.bust, 0.040 + 0.032 * f.bust))),
        ]
    return parts


def _arm(f: Figure, at: Array, side: str, x: float) -> list[Part]:
    b, d = f.build * (0.93 + 0.12 * f.muscle), arm_direction(x)
    top, elbow, wrist = (at[INDEX[side + name]] for name in ("UpperArm", "LowerArm", "Hand"))
    return [
        Part(
            "arm",
            {side + "Shoulder": 0.4, side + "UpperArm": 0.6},
            ellipsoid(top + _v(x * 0.002, -0.004, 0), (0.048 * b, 0.052 * b, 0.050 * b)),
        ),
        Part("arm", {side + "UpperArm": 1}, cone(top + d * 0.05, elbow - d * 0.03, 0.045 * b, 0.037 * b)),
        Part("arm", {side + "UpperArm": 0.5, side + "LowerArm": 0.5}, cone(elbow - d * 0.005, elbow + d * 0.005, 0.036 * b, 0.036 * b)),
        Part("arm", {side + "LowerArm": 1}, cone(elbow + d * 0.035, wrist - d * 0.01, 0.038 * b, 0.025 * b)),
    ]


def _hand(f: Figure, at: Array, side: str, x: float) -> list[Part]:
    """Wrist, palm and the balls of the hand; the fingers are tubes of their own (`hands.fingers`)."""
    size, basis, wrist = f.hand, frame(x), at[INDEX[side + "Hand"]]
    hand, fore = side + "Hand", side + "LowerArm"

    def spot(along: float, sideways: float, out: float = 0.0) -> Array:
        found: Array = wrist + matmul(basis, np.array((along, sideways, out))) * size
        return found

    d = basis[:, 0]
    parts = [Part("hand", {hand: 0.5, fore: 0.5}, cone(wrist - d * 0.03, wrist + d * 0.016 * size, 0.0255 * f.build, 0.0240 * size))]
    for finger, bone in zip(FINGERS[1:], (0.0138, 0.0140, 0.0136, 0.0126), strict=True):
        along, sideways, out = FINGER_LINES[finger][0]
        parts.append(
            Part("hand", {hand: 1}, cone(spot(0.014, sideways * 0.55), spot(along - 0.004, sideways, out), bone * size * 1.10, bone * size))
        )
    parts.append(Part("hand", {hand: 1}, ellipsoid(spot(0.042, -0.021, 0.007), np.array((0.019, 0.026, 0.019)) * size)))
    ball = {side + "ThumbMetacarpal": 0.75, hand: 0.25}
    return [*parts, Part("hand", ball, cone(spot(0.026, 0.018, 0.009), spot(0.046, 0.036, 0.019), 0.0165 * size, 0.0145 * size))]


def _legs(f: Figure, at: Array) -> list[Part]:
    b, parts = f.build, []
    for side, _ in SIDES:
        upper, lower, foot = side + "UpperLeg", side + "LowerLeg", side + "Foot"
        hip, knee, ankle, toes = (at[INDEX[side + name]] for name in ("UpperLeg", "LowerLeg", "Foot", "Toes"))
        thick = 0.5 * b + 0.5 * f.hip
        parts += [
            Part("leg", {upper: 0.85, "hips": 0.15}, cone(hip + _v(0, -0.03, 0), knee + _v(0, 0.06, 0), 0.084 * thick, 0.056 * b)),
            Part("leg", {upper: 0.5, lower: 0.5}, cone(knee + _v(0, 0.01, 0), knee - _v(0, 0.01, 0), 0.053 * b, 0.051 * b)),
            Part("leg", {lower: 1}, cone(knee - _v(0, 0.05, 0), ankle + _v(0, 0.03, 0), 0.049 * b, 0.034)),
            Part("leg", {lower: 1}, ellipsoid(knee + _v(0, -0.13, -0.026), (0.044 * b, 0.11, 0.044 * b))),
            Part("foot", {foot: 1}, ellipsoid(ankle + _v(0, -0.040, -0.018), (0.034, 0.048, 0.047))),
            Part("foot", {foot: 0.8, lower: 0.2}, cone(ankle + _v(0, 0.03, 0.0), ankle + _v(0, -0.02, 0.02), 0.034, 0.037)),
            Part("foot", {foot: 1}, cone(ankle + _v(0, -0.034, 0.03), toes + _v(0, 0.012, 0), 0.036, 0.035)),
            Part("foot", {side + "Toes": 1}, cone(toes + _v(0, 0.006, 0.0), toes + _v(0, -0.001, 0.050), 0.036, 0.025)),
        ]
    return parts


def _head(f: Figure) -> list[Part]:
    def at(x: float, y: float, z: float) -> Array:
        return on_head(f, (x, y, z))

    def size(*r: float) -> Array:
        return np.asarray(r) * f.head

    head = {"head": 1.0}
    slim = 0.052 if f.gender == "male" else 0.045
    parts = [
        Part(
            "neck",
            {"neck": 1},
            cone((0, 1.44, -0.026), at(0, 0.012, -0.016), (slim + 0.003) * min(f.build, 1.12), slim * (0.6 + 0.4 * f.head)),
        ),
        Part("head", head, ellipsoid(at(0, 0.123, -0.006), size(0.0765, 0.098, 0.096))),
        Part("head", head, ellipsoid(at(0, 0.060, 0.024), size(0.063 * f.jaw, 0.083, 0.072))),
        Part("head", head, ellipsoid(at(0, 0.003, 0.065), size(0.030 * f.jaw, 0.022 * f.chin, 0.027 * f.chin))),
        Part("head", head, ellipsoid(at(0, 0.109, 0.066), size(0.056, 0.018, 0.0225))),
        Part("head", head, ellipsoid(at(0, 0.030, 0.073), size(0.024, 0.016, 0.020))),
        Part(
            "nose", head, cone(at(0, 0.096, 0.089), at(0, 0.063, 0.090 + 0.021 * f.nose), 0.0085 * f.head, 0.0120 * f.nose_width * f.head)
        ),
    ]
    for _, x in SIDES:
        parts += [
            Part("head", head, ellipsoid(at(x * 0.036 * f.cheek, 0.060, 0.060), size(0.026, 0.024, 0.026))),
            Part("nose", head, ellipsoid(at(x * 0.0105 * f.nose_width, 0.058, 0.092 + 0.008 * f.nose), size(0.0095, 0.0078, 0.0105))),
            Part("ear", head, ellipsoid(at(x * 0.0775, 0.077, -0.008), size(0.0105, 0.031 * f.ears, 0.019 * f.ears))),
        ]
    return parts


def face_rows(flesh: Flesh) -> list[Row]:
    """Head, eye sockets, nose, ears and neck, down into the chest (for open necklines)."""
    f, rows = flesh.figure, flesh.rows("head")
    for _, x in SIDES:
        rows.append(carve(ellipsoid(on_head(f, (x * 0.031, 0.089, 0.104)), np.array((0.022, 0.014, 0.018)) * f.head), 0.018))
    rows += [*flesh.rows("nose"), *flesh.rows("ear", soft=0.010), *flesh.rows("neck", soft=0.02), join()]
    return [*rows, *flesh.rows("torso"), join(0.04)]
