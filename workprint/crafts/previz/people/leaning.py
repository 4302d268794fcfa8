"""A body bent so that a part of it is at a point: the mouth at another's mouth, the breast at a breast. Feet stay where they are.

Damped least squares over the few joints that people bend with (Wampler 1986, Nakamura and Hanafusa 1986): hips, back, knees, toes. Knows
poses and points of the person's own space; knows nothing of whom they touch.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workprint.crafts.previz.exact import dot, matmul, solution
from workprint.crafts.previz.people.ground import heel_up
from workprint.crafts.previz.people.ik import Array
from workprint.crafts.previz.people.pose import Pose, trunk
from workprint.crafts.previz.people.skeleton import INDEX

MOUTH, BREAST, BROW = ("head", (0.0, 0.012, 0.105)), ("upperChest", (0.0, -0.03, 0.125)), ("head", (0.0, 0.135, 0.10))
"""Bone, and the point of its own space that is meant, canonical metres; the head's grow with it."""
_STANDING = ((-8.0, 66.0), (-6.0, 30.0), (-22.0, 22.0), (-0.34, 0.075), (-0.16, 0.15), (-0.07, 0.07))
_LOW = ((-8.0, 55.0), (-6.0, 30.0), (-22.0, 22.0), (-0.02, 0.06), (-0.03, 0.09), (-0.04, 0.04))
"""How far each is bent: hips forward, back forward, trunk to a side, hips up, ahead and aside; on the feet, and otherwise."""
_WEIGHTS = np.array((24.0, 16.0, 6.0, 0.10, 0.10, 0.05))


def brought(joints: Array, pose: Pose, what: tuple[str, tuple[float, float, float]], point: Array, head: float = 1.0) -> Pose:
    """The pose with a part of the body at a point, as near as bending gets it there. `head` is the size of the figure's head."""
    standing = float(pose.hips[1]) > 0.8 * float(joints[0][1])
    bounds = np.array(_STANDING if standing else _LOW)
    weights, at = _WEIGHTS, np.zeros(6)
    for _ in range(6):
        here = _place(joints, _bent(joints, pose, at), what, head)
        missing = point - here
        if dot(missing, missing) < 1e-6:
            break
        slopes = np.empty((3, 6))
        for k in range(6):
            nudged = at.copy()
            nudged[k] += 0.02 * weights[k]
            slopes[:, k] = (_place(joints, _bent(joints, pose, nudged), what, head) - here) / 0.02
        step = matmul(slopes.T, solution(matmul(slopes, slopes.T) + 1e-5 * np.eye(3), missing))
        at = np.clip(at + np.clip(step, -1.0, 1.0) * weights, bounds[:, 0], bounds[:, 1])
    return _bent(joints, pose, at, settled=True)


def _bent(joints: Array, pose: Pose, by: Array, *, settled: bool = False) -> Pose:
    turns, long = pose.turns.copy(), float(joints[0][1]) / 0.95
    turns[0, 1] += by[0]
    turns[1:3, 1] += by[1] * np.array((0.55, 0.45))
    turns[0, 2] += 0.5 * by[2]
    turns[1, 2] += 0.5 * by[2]
    # a head that is bent forward with the back looks up again
    turns[4:, 1] -= 0.18 * (by[0] + by[1]) * np.array((0.5, 0.5))
    balance = -0.0026 * max(float(by[0]), 0.0)
    hips = pose.hips + np.array((by[5], by[3], by[4] + balance)) * long
    found = replace(pose, turns=turns, hips=hips)
    return _on_toes(joints, found, float(by[3])) if settled and by[3] > 0.005 else found


def _on_toes(joints: Array, pose: Pose, up: float) -> Pose:
    """Heels up, by as much as the hips are."""
    pitch = min(45.0, up / 0.0021)
    high, ahead = heel_up(joints, pitch)
    rest = float(joints[INDEX["leftFoot"]][1])
    ankles, feet = pose.ankles.copy(), pose.feet.copy()
    ankles[:, 1] += high - rest
    ankles[:, 2] += ahead - 0.02
    feet[:, 0] += pitch
    return replace(pose, ankles=ankles, feet=feet)


def _place(joints: Array, pose: Pose, what: tuple[str, tuple[float, float, float]], head: float) -> Array:
    turns, places = trunk(joints, pose)
    bone, at = what
    found: Array = places[INDEX[bone]] + matmul(turns[INDEX[bone]], np.array(at) * (head if bone == "head" else 1.0))
    return found


__all__ = ["BREAST", "BROW", "MOUTH", "brought"]
