"""Hands that are to be somewhere: at a gesture from the shoulder, at a point; and backs that bend to get them there.

Knows poses and points; knows nothing of what is done there, or when.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import dot, matmul
from workprint.crafts.previz.people.ik import Array, size
from workprint.crafts.previz.people.pose import Pose, arm, shoulder
from workprint.crafts.previz.people.skeleton import INDEX, SIDES, palm_normal
from workprint.crafts.previz.people.walk import smooth

Three = tuple[float, float, float]
_REACH = 0.475
"""How far an arm reaches with some bend left in it, canonical metres."""


def span(t: float, start: float, end: float, ramp: float) -> float:
    """0 outside, 1 inside, smooth over `ramp` seconds at either end."""
    return smooth((t - start) / ramp) * smooth((end - t) / ramp)


def hand_to(pose: Pose, i: int, part: float, gesture: tuple[Three, Three, Three]) -> Pose:
    """One hand taken away, by `part`, to a gesture: place from its shoulder (outward, up, ahead), wrist angles, curl of the fingers."""
    x = 1.0 if i == 0 else -1.0
    swing, hand, curl = gesture
    swings, held, elbows, hands, curls = pose.swing.copy(), pose.held.copy(), pose.elbows.copy(), pose.hands.copy(), pose.curl.copy()
    # what is held in place is let go: its place counts less and less
    swings[i] = swings[i] * (1 - part) + np.array((x * swing[0], swing[1], swing[2])) * part
    held[i] *= 1 - part
    elbows[i] = elbows[i] * (1 - part) + np.array((x * 0.55, -0.55, -0.75)) * part
    hands[i] = hands[i] * (1 - part) + np.array(hand) * part
    curls[i] = curls[i] * (1 - part) + np.array(curl) * part
    return replace(pose, swing=swings, held=held, elbows=elbows, hands=hands, curl=curls)


def placed(pose: Pose, i: int, part: float, hold: Array, wrist: Three, curl: Three, elbow: Three = (0.55, -0.55, -0.75)) -> Pose:
    """One wrist taken, by `part`, to a place in the person's own space."""
    x = 1.0 if i == 0 else -1.0
    holds, held, elbows, hands, curls = pose.hold.copy(), pose.held.copy(), pose.elbows.copy(), pose.hands.copy(), pose.curl.copy()
    # a wrist that was held elsewhere moves over; one that hung is held more and more
    holds[i] = hold if held[i] < 1e-6 else holds[i] * (1 - part) + hold * part
    held[i] += (1 - held[i]) * part
    elbows[i] = elbows[i] * (1 - part) + np.array((x * elbow[0], elbow[1], elbow[2])) * part
    hands[i] = hands[i] * (1 - part) + np.array(wrist) * part
    curls[i] = curls[i] * (1 - part) + np.array(curl) * part
    return replace(pose, hold=holds, held=held, elbows=elbows, hands=hands, curl=curls)


def in_palm(joints: Array, side: str, x: float, deep: float = 0.030, along: float = 0.8) -> Array:
    """Where a hand closes, from its wrist, in the hand's space at rest."""
    found: Array = along * (joints[INDEX[side + "MiddleProximal"]] - joints[INDEX[side + "Hand"]]) + deep * palm_normal(x)
    return found


def palm(joints: Array, pose: Pose, i: int) -> Array:
    """Where a hand closes, in the person's own space."""
    side, x = SIDES[i]
    (turns, places), hand = arm(joints, pose, i), INDEX[side + "Hand"]
    found: Array = places[hand] + matmul(turns[hand], in_palm(joints, side, x))
    return found


def meeting(joints: Array, pose: Pose, i: int, point: Array, wrist: Three, curl: Three, elbow: Three = (0.55, -0.55, -0.75)) -> Pose:
    """The pose with a palm at a point of the person's own space, exactly where the arm reaches."""
    hold, root = np.array(point, float), shoulder(joints, pose, i)
    long = size(joints[INDEX["leftHand"]] - joints[INDEX["leftUpperArm"]])
    for _ in range(5):
        found = placed(pose, i, 1.0, hold, wrist, curl, elbow)
        off = point - palm(joints, found, i)
        if dot(off, off) < 1e-8:
            break
        hold = hold + off
        away = hold - root
        hold = root + away * min(1.0, long / max(size(away), 1e-9))
    return placed(pose, i, 1.0, hold, wrist, curl, elbow)


def bent(joints: Array, pose: Pose, i: int, point: Array) -> Pose:
    """The pose bent towards a point as far as an arm needs to reach it: from the hips, the knees giving way, no farther than backs do."""
    standing = float(pose.hips[1]) > 0.8 * float(joints[0][1])
    squat = min(max((0.72 - float(point[1])) / 0.35, 0.0), 1.0)

    def stooped(much: float) -> Pose:
        turns = pose.turns.copy()
        turns[0, 1] += (66 if standing else 44) * much
        turns[1, 1] += 22 * much
        turns[2, 1] += 16 * much
        turns[1:4, 0] += np.array((15.0, 13.0, 11.0)) * (-much if i == 0 else much)
        turns[4, 1] -= 8 * much
        turns[5, 1] -= 12 * much
        back = np.array((0.0, -(0.03 + 0.37 * squat) * exact.power(much, 1.5), -(0.03 + 0.19 * squat) * much)) if standing else np.zeros(3)
        return replace(pose, turns=turns, hips=pose.hips + back * (float(joints[0][1]) / 0.95))

    low, high = 0.0, 1.0
    reach = _REACH * size(joints[INDEX["leftHand"]] - joints[INDEX["leftUpperArm"]]) / 0.52
    if size(point - shoulder(joints, pose, i)) <= reach:
        return pose
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if size(point - shoulder(joints, stooped(middle), i)) <= reach else (middle, high)
    return stooped(high)


def nearer(joints: Array, point: Array) -> int:
    """The hand on whose side a point lies."""
    return 0 if point[0] > 0.0 else 1


def three(v: Array) -> Three:
    return float(v[0]), float(v[1]), float(v[2])


__all__ = ["Three", "bent", "hand_to", "in_palm", "meeting", "nearer", "palm", "placed", "span", "three"]
