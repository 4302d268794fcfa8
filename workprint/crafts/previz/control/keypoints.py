"""Where a person's joints, hands and face are, in the world, in the orders of OpenPose; and which of them a camera sees.

Body: OpenPose's 18 (COCO order with neck). Hands: 21 each (wrist, then thumb to little finger, from the root to the tip). Face: iBUG's 68
and the two pupils. Left and right are the person's own. Knows skeletons and the depth buffer; knows nothing of how points are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import pi
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.control.lens import Array, Pinhole
from workprint.crafts.previz.draw.renderer import Buffers
from workprint.crafts.previz.exact import cos, matmul, sin, square
from workprint.crafts.previz.figures.guest import Guest
from workprint.crafts.previz.forms import Expression
from workprint.crafts.previz.people import acting
from workprint.crafts.previz.people.anatomy import on_head
from workprint.crafts.previz.people.body import build
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performer import Performance, acted
from workprint.crafts.previz.people.skeleton import INDEX, stretched

Seen = NDArray[np.bool_]
_BODY = (
    "nose neck rightUpperArm rightLowerArm rightHand leftUpperArm leftLowerArm leftHand rightUpperLeg rightLowerLeg rightFoot "
    "leftUpperLeg leftLowerLeg leftFoot rightEye leftEye rightEar leftEar"
)
BODY = tuple(_BODY.split())
"""OpenPose-18 in order, by VRM bone where the point is a joint."""
_NOSE, _EYE, _EAR = (0.0, 0.063, 0.108), (0.0315, 0.088, 0.084), (0.082, 0.077, -0.008)
_DEEP = {
    "body": np.array([0.055 if "Eye" in name or "Ear" in name or name == "nose" else 0.24 for name in BODY]),
    "hand": 0.10,
    "face": 0.045,
}
"""How much nearer a person's own surface may be than a point of theirs that is still seen (a joint lies inside its limb), metres."""
_BEFORE = 0.02
"""How much nearer than a point something else must be to hide it, metres."""


@dataclass(frozen=True)
class Keypoints:
    """World points of one person, metres: `body` (18, 3), `left` and `right` hand (21, 3), `face` (70, 3). `id` is the person's thing."""

    id: int
    body: Array
    left: Array
    right: Array
    face: Array


@dataclass(frozen=True)
class Sighted:
    """`points` of a group in pixels and depth (n, 3), and which are `seen` (n,)."""

    points: Array
    seen: Seen


_NOWHERE = np.full(3, np.nan)


class _Posed(NamedTuple):
    """Somebody's bones at an instant: which is which by VRM name, their turns and places in the person's own space, their places at rest;
    and where that space is in the world.
    """

    bones: Mapping[str, int]
    turns: Array
    places: Array
    rest: Array
    place: Array
    yaw: float
    scale: float

    def world(self, own: Array) -> Array:
        found: Array = np.asarray(self.place) + self.scale * (matmul(np.asarray(own, float), turn(Y, self.yaw).T))
        return found

    def at(self, bone: str) -> Array:
        """Where a joint is in their own space; nowhere (not a number) if there is no such bone."""
        return self.places[self.bones[bone]] if bone in self.bones else _NOWHERE

    def carried(self, bone: str, points: Array) -> Array:
        """Points of rest space that hang on a bone, in their own space."""
        k = self.bones[bone]
        found: Array = self.places[k] + matmul(points - self.rest[k], self.turns[k].T)
        return found


def keypoints(part: Performance, t: float, id: int, cast: Mapping[str, Performance]) -> Keypoints | None:
    """Of a person at second `t`; None for who has no bones of a person (an animal)."""
    if isinstance(part.player, Guest):
        solved, place, yaw = acted(part.player.mannequin(part), t, cast)
        turns, places = part.player.posed(solved)
        posed = _Posed(part.player.bones, turns, places, part.player.model.places, place, yaw, 1.0)
        return _gathered(id, posed, _guest_head(posed, part.player.eye(turns, places)), np.full((70, 3), np.nan))
    if part.player is not None:
        return None
    solved, place, yaw = acted(part, t, cast)
    body = build(part.figure)
    posed = _Posed(INDEX, solved.turns, solved.places, np.asarray(body.joints, float), place, yaw, float(body.scale))

    def on_face(points: Array) -> Array:
        return posed.carried("head", stretched(on_head(part.figure, points), part.figure.leg))

    head = on_face(np.array((_NOSE, _mirrored(_EYE), _EYE, _mirrored(_EAR), _EAR)))
    return _gathered(id, posed, head, on_face(face_points(acting.expression(part, t, solved.gaze))))


def _gathered(id: int, posed: _Posed, head: Array, face: Array) -> Keypoints:
    """All points of somebody, from their own space into the world; `head` is nose, right and left eye, right and left ear."""
    points = {"neck": (posed.at("leftUpperArm") + posed.at("rightUpperArm")) / 2, "nose": head[0]}
    points |= dict(zip(("rightEye", "leftEye", "rightEar", "leftEar"), head[1:], strict=True))
    body = np.array([points[name] if name in points else posed.at(name) for name in BODY])
    parted = np.cumsum((len(body), 21, 21))
    return Keypoints(id, *np.split(posed.world(np.concatenate((body, _hand("left", posed), _hand("right", posed), face))), parted))


def _mirrored(point: tuple[float, float, float]) -> tuple[float, float, float]:
    return (-point[0], point[1], point[2])


def _guest_head(posed: _Posed, eyes: Array) -> Array:
    """Nose, eyes and ears of a figure of the user's own in its own space, about the middle of its `eyes`: nobody says where its nose is."""
    right_eye, right_ear = (-0.031, 0.0, 0.0), (-0.078, -0.012, -0.085)
    away = np.array(((0.0, -0.033, 0.034), right_eye, _mirrored(right_eye), right_ear, _mirrored(right_ear)))
    found: Array = eyes + matmul(away, posed.turns[posed.bones["head"]].T)
    return found


# --------------------------------------------------------------------------------------------- hands and face


_TIP = 0.85
"""How long a finger's last bone is beside the one before it."""


def _hand(side: str, posed: _Posed) -> Array:
    """Wrist and five fingers (21, 3) in their own space, each from its root to its tip; nowhere where there are no bones for them."""
    points = [posed.at(side + "Hand")]
    for finger in ("Thumb", "Index", "Middle", "Ring", "Little"):
        ends = ("Metacarpal", "Proximal", "Distal") if finger == "Thumb" else ("Proximal", "Intermediate", "Distal")
        names = [side + finger + end for end in ends]
        points += [posed.at(name) for name in names]
        known = all(name in posed.bones for name in names[1:])
        last, before = (posed.rest[posed.bones[name]] for name in (names[2], names[1])) if known else (np.zeros(3), np.zeros(3))
        tip = posed.carried(names[2], (last + _TIP * (last - before))[None])[0] if known else np.full(3, np.nan)
        points.append(tip)
    return np.array(points)


def face_points(shown: Expression) -> Array:
    """The 70 points of a face (70, 3) in the head's own space, metres of a head of scale 1, where the drawn face has them.

    17 of the jaw from their right ear round, 5 of each brow, 4 + 5 of the nose, 6 of each eye, 12 + 8 of the mouth, 2 pupils.
    """
    jaw = [
        (-0.074 * cos(pi * k / 16), 0.078 - 0.094 * exact.power(sin(pi * k / 16), 1.15), 0.012 + 0.062 * sin(pi * k / 16))
        for k in range(17)
    ]
    rise, slant = 0.006 * shown.brow, 0.0115 * shown.brow_angle
    brow = [(0.015 + 0.009 * k, 0.1085 + rise + slant * (k - 2) / 2 - 0.0012 * square(k - 2), 0.088 - 0.004 * k) for k in range(5)]
    brows = [(-x, y, z) for x, y, z in reversed(brow)] + brow
    nose = [(0.0, 0.092 - 0.0095 * k, 0.090 + 0.006 * k) for k in range(4)]
    nose += [(0.0065 * (k - 2), 0.0535 - 0.0008 * abs(k - 2), 0.098 - 0.003 * abs(k - 2)) for k in range(5)]
    open_eye = 0.0074 * (1.0 - shown.blink)
    ring = [(-0.0152, 0.0), (-0.0065, 1.0), (0.0065, 1.0), (0.0152, 0.0), (0.0065, -1.0), (-0.0065, -1.0)]
    eyes = [(x0 + x, 0.088 + up * open_eye, 0.084) for x0 in (-0.0315, 0.0315) for x, up in ring]
    half, lips = 0.0205 * shown.width, 0.0135 * shown.mouth
    mouth = [_lip(pi + 2 * pi * k / 12, half, 0.0030 + 0.5 * lips, lips, shown.smile) for k in range(12)]
    mouth += [_lip(pi + 2 * pi * k / 8, half * 0.8, 0.0006 + 0.5 * lips, lips, shown.smile) for k in range(8)]
    pupils = [(x0 + 0.0065 * shown.gaze[0], 0.088 + 0.0035 * shown.gaze[1], 0.085) for x0 in (-0.0315, 0.0315)]
    return np.array([*jaw, *brows, *nose, *eyes, *mouth, *pupils])


def _lip(angle: float, half: float, tall: float, opened: float, smile: float) -> tuple[float, float, float]:
    """A point of the mouth's outline: from their right corner over the upper lip to the left, and back below."""
    x = half * cos(angle)
    return (x, 0.0268 - 0.5 * opened - tall * sin(angle) + min(x * x / (half * half), 1.6) * smile * 0.0065, 0.094 - 4.0 * x * x)


# --------------------------------------------------------------------------------------------- what is seen


def sighted(points: Array, camera: Pinhole, buffers: Buffers, id: int, group: str) -> Sighted:
    """Which of a person's world points (n, 3) the camera sees: in the picture, in front, and with nothing before them."""
    pixels = camera.seen(points)
    across, down, away = pixels.T
    inside = (away > 0.05) & (across >= 0) & (across < camera.width) & (down >= 0) & (down < camera.height)
    x, y = np.where(inside, across, 0).astype(int), np.where(inside, down, 0).astype(int)
    nearer = away - buffers.depth[y, x]
    hidden = np.where(buffers.id[y, x] == id, nearer > _DEEP[group], nearer > _BEFORE)
    return Sighted(pixels, inside & ~hidden)


__all__ = ["BODY", "Keypoints", "Sighted", "face_points", "keypoints", "sighted"]
