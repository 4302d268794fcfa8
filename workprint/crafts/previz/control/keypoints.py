"""Where a person's joints, hands and face are, in the world, in the orders of OpenPose; and which of them a camera sees.

Body: OpenPose's 18 (COCO order with neck). Hands: 21 each (wrist, then thumb to little finger, from the root to the tip). Face: iBUG's 68
and the two pupils. Left and right are the person's own. Knows skeletons and the depth buffer; knows nothing of how points are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.control.lens import Array, Pinhole
from workprint.crafts.previz.draw.renderer import Buffers
from workprint.crafts.previz.forms import Expression
from workprint.crafts.previz.people import acting
from workprint.crafts.previz.people.anatomy import on_head
from workprint.crafts.previz.people.body import build
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performer import Performance, acted
from workprint.crafts.previz.people.pose import Solved
from workprint.crafts.previz.people.skeleton import INDEX, stretched

Seen = NDArray[np.bool_]
_BODY = (
    "nose neck rightUpperArm rightLowerArm rightHand leftUpperArm leftLowerArm leftHand rightUpperLeg rightLowerLeg rightFoot "
    "leftUpperLeg leftLowerLeg leftFoot rightEye leftEye rightEar leftEar"
)
BODY = tuple(_BODY.split())
"""OpenPose-18 in order, by VRM bone where the point is a joint."""
_NOSE, _EYE, _EAR = (0.0, 0.063, 0.108), (0.0315, 0.088, 0.084), (0.082, 0.077, -0.008)
_DEEP = {"body": 0.24, "head": 0.055, "hand": 0.10, "face": 0.045}
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


def keypoints(part: Performance, t: float, id: int, cast: Mapping[str, Performance]) -> Keypoints | None:
    """Of a person at second `t`; None for who is no person with our bones (an animal, a figure of the user's own)."""
    if part.player is not None:
        return None
    body = build(part.figure)
    solved, place, yaw = acted(part, t, cast)
    root, rest = turn(Y, yaw), np.asarray(body.joints, float)

    def world(own: Array) -> Array:
        return np.asarray(place) + body.scale * (own @ root.T)

    def carried(bone: str, points: Array) -> Array:
        """Points of rest space, hung on a bone."""
        k = INDEX[bone]
        return world(solved.places[k] + (points - rest[k]) @ solved.turns[k].T)

    def on_face(points: Array) -> Array:
        raised = np.array([on_head(part.figure, tuple(point)) for point in points])
        return carried("head", stretched(raised, part.figure.leg))

    joints = world(solved.places)
    head = on_face(np.array((_NOSE, _mirrored(_EYE), _EYE, _mirrored(_EAR), _EAR)))
    shown = acting.expression(part, t, solved.gaze)
    points = {"neck": (joints[INDEX["leftUpperArm"]] + joints[INDEX["rightUpperArm"]]) / 2, "nose": head[0]}
    points |= dict(zip(("rightEye", "leftEye", "rightEar", "leftEar"), head[1:], strict=True))
    found = np.array([points[name] if name in points else joints[INDEX[name]] for name in BODY])
    left, right = (world(_hand(side, solved, rest, 0.5 + 0.5 * part.figure.head)) for side in ("left", "right"))
    return Keypoints(id, found, left, right, on_face(face_points(shown)))


def _mirrored(point: tuple[float, float, float]) -> tuple[float, float, float]:
    return (-point[0], point[1], point[2])


# --------------------------------------------------------------------------------------------- hands and face


_FINGERS = (
    ("Index", "Index", 0.0, 1.0),
    ("Middle", "Middle", 0.0, 1.0),
    ("Ring", "Middle", 0.017, 0.93),
    ("Little", "Middle", 0.034, 0.76),
)
"""Finger, whose bones it goes with where it has none of its own, how far beside them, how long beside theirs."""


def _hand(side: str, solved: Solved, rest: Array, size: float) -> Array:
    """Wrist and five fingers (21, 3) in the person's space; `size` is the hand's, about 1."""
    wrist = INDEX[side + "Hand"]
    points = [solved.places[wrist], *_thumb(side, solved, rest)]
    for finger, stand_in, beside, length in _FINGERS:
        own = f"{side}{finger}Proximal" in INDEX
        root, middle = (INDEX[f"{side}{finger if own else stand_in}{end}"] for end in ("Proximal", "Intermediate"))
        bone = (rest[middle] - rest[root]) * (1.0 if own else length)
        aside = solved.turns[wrist] @ np.array((0.0, 0.0, 0.0 if own else -beside * size))
        knuckle = solved.places[root] + aside
        joint, beyond = knuckle + solved.turns[root] @ bone, solved.turns[middle] @ bone
        points += [knuckle, joint, joint + 0.62 * beyond, joint + 1.14 * beyond]
    return np.array(points)


def _thumb(side: str, solved: Solved, rest: Array) -> list[Array]:
    root, middle = INDEX[side + "ThumbMetacarpal"], INDEX[side + "ThumbProximal"]
    beyond = solved.turns[middle] @ (rest[middle] - rest[root])
    a, b = solved.places[root], solved.places[middle]
    return [a, b, b + 0.62 * beyond, b + 1.14 * beyond]


def face_points(shown: Expression) -> Array:
    """The 70 points of a face (70, 3) in the head's own space, metres of a head of scale 1, where the drawn face has them.

    17 of the jaw from their right ear round, 5 of each brow, 4 + 5 of the nose, 6 of each eye, 12 + 8 of the mouth, 2 pupils.
    """
    jaw = [(-0.074 * cos(pi * k / 16), 0.078 - 0.094 * sin(pi * k / 16) ** 1.15, 0.012 + 0.062 * sin(pi * k / 16)) for k in range(17)]
    rise, slant = 0.006 * shown.brow, 0.0115 * shown.brow_angle
    brow = [(0.015 + 0.009 * k, 0.1085 + rise + slant * (k - 2) / 2 - 0.0012 * (k - 2) ** 2, 0.088 - 0.004 * k) for k in range(5)]
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
    deep = np.array([_DEEP["head"] if group == "body" and k in (0, 14, 15, 16, 17) else _DEEP[group] for k in range(len(points))])
    inside = (pixels[:, 2] > 0.05) & (pixels[:, 0] >= 0) & (pixels[:, 0] < camera.width)
    inside &= (pixels[:, 1] >= 0) & (pixels[:, 1] < camera.height)
    x = np.where(inside, pixels[:, 0], 0).astype(int)
    y = np.where(inside, pixels[:, 1], 0).astype(int)
    nearer = pixels[:, 2] - buffers.depth[y, x]
    hidden = np.where(buffers.id[y, x] == id, nearer > deep, nearer > _BEFORE)
    return Sighted(pixels, inside & ~hidden)


__all__ = ["BODY", "Keypoints", "Sighted", "face_points", "keypoints", "sighted"]
