"""A pose in a few numbers, poses between poses, and the solved skeleton and skin they give.

A `Pose` is said in the person's own space: canonical metres, origin on the floor below them, facing +Z, left is +X. Hands and feet are
targets, which two-bone limbs reach for; so any two poses can be mixed. Knows joints and skin; knows nothing of time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import dot, matmul, matvec
from workprint.crafts.previz.forms import Floats, Mesh
from workprint.crafts.previz.jit import kernel
from workprint.crafts.previz.people import hands, limits
from workprint.crafts.previz.people.body import Body
from workprint.crafts.previz.people.hands import OF_SIDE
from workprint.crafts.previz.people.ik import X, Y, Z, aim, cross, euler, reach, size, turn, unit
from workprint.crafts.previz.people.skeleton import INDEX, NAMES, NECK_PIVOT, PARENT, SIDES, arm_direction

Array = NDArray[np.float64]
TRUNK = ("hips", "spine", "chest", "upperChest", "neck", "head")
EYES = (0.0, 0.088, 0.086)
"""Between the eyes, in the head's own space."""
HEAD_SHARE = 0.75
"""Of a turn to look at something, head and neck do so much and the eyes the rest (Freedman and Sparks 1997 measure 0.6 to 0.75)."""


@dataclass(frozen=True)
class Pose:
    """Where everything is to go. Arrays are float64; first index 0 left, 1 right where there are two.

    `hips` (3,) the hips joint; `turns` (6, 3) yaw, pitch, roll of each `TRUNK` joint
    in its parent, degrees; `swing` (2, 3) wrists from the posed
    shoulder; `hold` (2, 3) wrists in the person's space, `held` (2,) 0..1 how much that counts; `elbows` (2, 3) and `knees` (2, 3)
    which way they bulge; `hands` (2, 3) bend towards the palm, turn palm-down, and tilt towards the thumb, degrees; `curl` (2, 3) thumb,
    forefinger, other fingers, 0 flat .. 1 fist; `ankles` (2, 3); `feet` (2, 2) heel-up pitch and outward yaw; `shrug` (2,) shoulders
    up, degrees. Whatever is asked for, `solve` keeps every joint within `limits`.
    """

    hips: Array
    turns: Array
    swing: Array
    hold: Array
    held: Array
    elbows: Array
    hands: Array
    curl: Array
    ankles: Array
    feet: Array
    knees: Array
    shrug: Array = field(default_factory=lambda: np.zeros(2))


def mixed(a: Pose, b: Pose, t: float) -> Pose:
    """From `a` (t = 0) to `b` (t = 1), every number on its own."""
    if t <= 0.0:
        return a
    if t >= 1.0:
        return b
    return Pose(**{f.name: getattr(a, f.name) * (1 - t) + getattr(b, f.name) * t for f in fields(Pose)})


@dataclass(frozen=True)
class Solved:
    """Joint rotations (bones, 3, 3) and positions (bones, 3) in the person's space, where the eyes are, how far they turn (left, up)."""

    turns: Array
    places: Array
    eye: Array
    gaze: tuple[float, float]


def solve(
    joints: Array, pose: Pose, target: Array | None = None, attention: float = 1.0, glance: Array | None = None, twist: float = 1.0
) -> Solved:
    """The whole skeleton. The head turns to `target` (in their own space) by `attention` 0..1, the eyes to `glance`, else there too."""
    turns, places = np.empty((len(NAMES), 3, 3)), np.empty((len(NAMES), 3))
    _trunk(joints, pose, turns, places, target, (attention, twist))
    eyes = target if glance is None else glance
    gaze = (0.0, 0.0) if eyes is None else _gaze(joints, turns[5], places[5], eyes)
    for i, (side, x) in enumerate(SIDES):
        _arm(joints, pose, turns, places, (i, side, x))
        _leg(joints, pose, turns, places, (i, side, x))
        _hang(joints, turns, places, INDEX[side + "Eye"])
    eye = places[INDEX["head"]] + matmul(turns[INDEX["head"]], _eye_at_rest(joints) - joints[INDEX["head"]])
    return Solved(turns, places, eye, gaze)


def _eye_at_rest(joints: Array) -> Array:
    eyes: Array = 0.5 * (joints[INDEX["leftEye"]] + joints[INDEX["rightEye"]])
    return eyes


def trunk(joints: Array, pose: Pose) -> tuple[Array, Array]:
    """Turns (bones, 3, 3) and places (bones, 3) of hips to head alone, gaze left out; other bones are left as they come."""
    turns, places = np.empty((len(NAMES), 3, 3)), np.empty((len(NAMES), 3))
    _trunk(joints, pose, turns, places, None, (1.0, 1.0))
    return turns, places


def arm(joints: Array, pose: Pose, i: int) -> tuple[Array, Array]:
    """Turns and places as `trunk` has them, with one arm (0 left, 1 right) on it."""
    turns, places = trunk(joints, pose)
    _arm(joints, pose, turns, places, (i, *SIDES[i]))
    return turns, places


def shoulder(joints: Array, pose: Pose, i: int) -> Array:
    """Where a shoulder is (0 left, 1 right), in the person's own space, gaze left out."""
    turns, places = trunk(joints, pose)
    for name in ("Shoulder", "UpperArm"):
        _hang(joints, turns, places, INDEX[SIDES[i][0] + name])
    found: Array = places[INDEX[SIDES[i][0] + "UpperArm"]]
    return found


# --------------------------------------------------------------------------------------------- trunk and gaze


def _trunk(joints: Array, pose: Pose, turns: Array, places: Array, target: Array | None, drawn: tuple[float, float]) -> None:
    """Hips to head. A target aside turns the chest a little, then neck (40 %) and head (60 %) by 70 % of what is left; the eyes do the
    rest. Every bone stays within what it can do. `drawn`: attention, and how much of it the chest may give.
    """
    attention, twist = drawn
    own = [euler(*angles) for angles in pose.turns]
    places[0], turns[0] = pose.hips, own[0]
    if target is not None:
        flat = matmul(turns[0].T, target - pose.hips)
        aside = min(max(math.degrees(exact.atan2(flat[0], flat[2])), -80.0), 80.0) * attention
        own[2], own[3] = matmul(own[2], turn(Y, aside * twist * 0.10)), matmul(own[3], turn(Y, aside * twist * 0.08))
    for k in range(1, 6):
        _hang(joints, turns, places, k, limits.held_in(own[k], limits.TRUNK[TRUNK[k]]))
    if target is None:
        return
    yaw, pitch = _bearing(joints, turns[5], places[5], target)
    yaw, pitch = min(max(yaw * HEAD_SHARE * attention, -75.0), 75.0), min(max(pitch * 0.72 * attention, -32.0), 34.0)
    _hang(joints, turns, places, 4, limits.held_in(matmul(own[4], euler(yaw * 0.4, pitch * 0.4, 0)), limits.TRUNK["neck"]))
    _hang(joints, turns, places, 5, limits.held_in(matmul(own[5], euler(yaw * 0.6, pitch * 0.6, -0.06 * yaw)), limits.TRUNK["head"]))


def _gaze(joints: Array, turned: Array, head: Array, target: Array) -> tuple[float, float]:
    yaw, pitch = _bearing(joints, turned, head, target)
    return min(max(yaw / 34, -1.0), 1.0), min(max(-pitch / 26, -1.0), 1.0)


def _bearing(joints: Array, turned: Array, head: Array, target: Array) -> tuple[float, float]:
    """Yaw and pitch (down is positive), degrees, from where the face points to the target."""
    eye = head + matmul(turned, _eye_at_rest(joints) - joints[5])
    d = matmul(turned.T, target - eye)
    return math.degrees(exact.atan2(d[0], d[2])), -math.degrees(exact.atan2(d[1], exact.hypot(d[0], d[2])))


def _hang(joints: Array, turns: Array, places: Array, bone: int, own: Array | None = None) -> None:
    """Place a bone from its parent."""
    up = PARENT[bone]
    places[bone] = places[up] + matmul(turns[up], joints[bone] - joints[up])
    turns[bone] = turns[up] if own is None else matmul(turns[up], own)


# --------------------------------------------------------------------------------------------- limbs


def _arm(joints: Array, pose: Pose, turns: Array, places: Array, who: tuple[int, str, float]) -> None:
    i, side, x = who
    collar, upper, lower, hand = (INDEX[side + name] for name in ("Shoulder", "UpperArm", "LowerArm", "Hand"))
    _hang(joints, turns, places, collar)
    _hang(joints, turns, places, upper)
    goal = (1 - pose.held[i]) * (places[upper] + pose.swing[i]) + pose.held[i] * pose.hold[i]
    lift = min(max((goal[1] - places[upper][1] + 0.25) * 40, 0.0), 16.0)
    turns[collar] = matmul(turns[collar], turn(Z, x * min(max(lift + pose.shrug[i], -10.0), 24.0)))
    _hang(joints, turns, places, upper)
    d1, d2 = joints[lower] - joints[upper], joints[hand] - joints[lower]
    elbow, wrist, hinge = reach(places[upper], goal, pose.elbows[i], (size(d1), size(d2)), 32.0)
    turned = (turns[INDEX["upperChest"]], x, limits.SHOULDER, limits.OVERHEAD)
    elbow, wrist, hinge = _within(places[upper], (elbow, wrist, hinge), goal, turned, (size(d1), size(d2), limits.ELBOW[1]))
    bend, twist, tilt = (limits.clip(angle, limits.WRIST[what]) for angle, what in zip(pose.hands[i], limits.WRIST, strict=True))
    axis = arm_direction(x)
    turns[upper] = aim(d1, cross(d1, Z), elbow - places[upper], hinge)
    places[lower], places[hand] = elbow, wrist
    fore = aim(d2, cross(d2, Z), wrist - elbow, hinge)
    turns[lower] = matmul(fore, turn(axis, x * twist * 0.45))
    turns[hand] = matmul(fore, turn(axis, x * twist), turn(Z, -x * bend), turn(cross(axis, Z), tilt))
    _fingers(joints, np.clip(pose.curl[i], *limits.CURL), turns, places, i, hand)


def _within(
    root: Array,
    limb: tuple[Array, Array, Array],
    goal: Array,
    ball: tuple[Array, float, tuple[tuple[float, float], ...], float],
    bones: tuple[float, float, float],
) -> tuple[Array, Array, Array]:
    """A solved limb (middle, end, hinge) whose first bone is brought into its cone; the second still goes towards the goal as far as its
    joint lets it, bending the way it bends. `ball`: the parent's rotation, the side, the cone and where it ends; `bones`: two lengths and
    how far the middle joint bends.
    """
    middle, _, hinge = limb
    turned, x, cone, free = ball
    first, second, folds = bones
    was = matmul(turned.T, middle - root) / first
    now = limits.inside(was, x, cone, free)
    if dot(now, was) > 1 - 1e-9:
        return limb
    along = matmul(turned, now)
    middle = root + along * first
    aside = hinge - along * dot(hinge, along)
    hinge = unit(aside) if size(aside) > 1e-6 else unit(cross(along, Y) + 1e-9)
    bend = cross(hinge, along)
    to = goal - middle
    angle = math.degrees(exact.atan2(dot(to, bend), dot(to, along)))
    bent = math.radians(min(max(angle, 4.0), folds - 2.0) if angle > -90.0 else folds - 2.0)
    return middle, middle + (along * exact.cos(bent) + bend * exact.sin(bent)) * second, hinge


def _fingers(joints: Array, curl: Array, turns: Array, places: Array, i: int, hand: int) -> None:
    """Each finger's bones from the palm outward."""
    bones, up = OF_SIDE[i], np.full(5, hand)
    curled = matmul(turns[hand], hands.curled(*(float(c) for c in curl), i == 0))
    for j in range(3):
        own = bones[:, j]
        places[own] = places[up] + ((joints[own] - joints[up])[:, None, :] * turns[up]).sum(2)
        turns[own], up = curled[:, j], own


def _leg(joints: Array, pose: Pose, turns: Array, places: Array, who: tuple[int, str, float]) -> None:
    i, side, x = who
    upper, lower, foot, toes = (INDEX[side + name] for name in ("UpperLeg", "LowerLeg", "Foot", "Toes"))
    _hang(joints, turns, places, upper)
    d1, d2 = joints[lower] - joints[upper], joints[foot] - joints[lower]
    limb = reach(places[upper], pose.ankles[i], pose.knees[i], (size(d1), size(d2)), 46.0)
    ball = (turns[0], x, limits.HIP, 180.0)
    knee, ankle, hinge = _within(places[upper], limb, pose.ankles[i], ball, (size(d1), size(d2), limits.KNEE[1]))
    turns[upper] = aim(d1, cross(d1, -Z), knee - places[upper], hinge)
    turns[lower] = aim(d2, cross(d2, -Z), ankle - knee, hinge)
    places[lower], places[foot] = knee, ankle
    pitch, yaw = pose.feet[i]
    spans = limits.ANKLE
    against = matmul(turns[lower].T, turn(Y, x * yaw), turn(X, pitch))
    turns[foot] = matmul(turns[lower], limits.held_in(against, (spans["yaw"], spans["pitch"], spans["roll"])))
    _hang(joints, turns, places, toes, turn(X, -min(max(pitch, 0.0), 42.0)))


# --------------------------------------------------------------------------------------------- skin


@kernel
def blended(points, normals, bones, weights, matrices, out, facing):  # type: ignore[no-untyped-def]
    """Linear blend skinning, in double precision, normals made unit length again."""
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        a, b, c = normals[i, 0], normals[i, 1], normals[i, 2]
        px, py, pz, nx, ny, nz = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        for k in range(4):
            w = weights[i, k]
            if w > 0.0:
                m = matrices[bones[i, k]]
                px += w * (m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3])
                py += w * (m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3])
                pz += w * (m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3])
                nx += w * (m[0, 0] * a + m[0, 1] * b + m[0, 2] * c)
                ny += w * (m[1, 0] * a + m[1, 1] * b + m[1, 2] * c)
                nz += w * (m[2, 0] * a + m[2, 1] * b + m[2, 2] * c)
        long = max(np.sqrt(nx * nx + ny * ny + nz * nz), 1e-12)
        out[i, 0], out[i, 1], out[i, 2] = px, py, pz
        facing[i, 0], facing[i, 1], facing[i, 2] = nx / long, ny / long, nz / long


def skinned(body: Body, solved: Solved, place: Array, yaw: float) -> Mesh:
    """The body's mesh in the world: standing at `place` (metres), turned `yaw` degrees to their left from +Z."""
    root = turn(Y, yaw)
    matrices = np.empty((len(NAMES), 3, 4))
    matrices[:, :, :3] = body.scale * (matmul(root, solved.turns))
    own = solved.places - matvec(solved.turns, body.joints)
    matrices[:, :, 3] = np.asarray(place) + body.scale * (matmul(own, root.T))
    points: Floats = np.empty_like(body.points)
    normals: Floats = np.empty_like(body.normals)
    blended(body.points, body.normals, body.bones, body.weights, matrices, points, normals)
    return Mesh(points=points, normals=normals, faces=body.faces, parts=body.parts, rest=body.rest)


def world(point: Array, scale: float, place: Array, yaw: float) -> Array:
    """A point of the person's own space in the world, metres."""
    return np.asarray(place) + scale * (matmul(turn(Y, yaw), point))


def own(point: Array, scale: float, place: Array, yaw: float) -> Array:
    """A point of the world in the person's own space."""
    return matmul(turn(Y, -yaw), np.asarray(point) - np.asarray(place)) / scale


__all__ = [
    "EYES",
    "NECK_PIVOT",
    "TRUNK",
    "Pose",
    "Solved",
    "arm",
    "blended",
    "mixed",
    "own",
    "shoulder",
    "skinned",
    "solve",
    "trunk",
    "world",
]
