"""Near the ground: kneeling, crouching, sitting and lying on the floor, and how a body gets down there, up again, or falls.

Every pose is said from the spot where the person stood or will stand: who lies has their hips behind it, so that feet stay where they are
until the legs stretch out. Knows figures and seconds; knows no story.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.people.ik import Array, size
from workprint.crafts.previz.people.pose import Pose
from workprint.crafts.previz.people.postures import RELAXED, at_rest, breath, chance, drift, lie
from workprint.crafts.previz.people.skeleton import INDEX

BEHIND = 0.42
"""How far behind their feet the hips of somebody lie who went down on the spot, canonical metres."""
_KNEE, _BALL = 0.058, 0.125


def _two(left: tuple[float, ...], right: tuple[float, ...]) -> Array:
    return np.array((left, right), float)


def _legs(joints: Array) -> tuple[float, float, float, float]:
    """Lengths of thigh and shin, height of the ankle over the floor, of the hips' joint over the legs' sockets."""
    hips, hip, knee, ankle = (joints[INDEX[bone]] for bone in ("hips", "leftUpperLeg", "leftLowerLeg", "leftFoot"))
    return size(knee - hip), size(ankle - knee), float(ankle[1]), float(hips[1] - hip[1])


def heel_up(joints: Array, pitch: float) -> tuple[float, float]:
    """Height of an ankle, and how far it comes forward, when its foot stands on the ball with the heel up by `pitch` degrees."""
    c, s, high = exact.cos(math.radians(pitch)), exact.sin(math.radians(pitch)), float(joints[INDEX["leftFoot"]][1])
    return c * high + s * _BALL, _BALL + s * high - c * _BALL


def kneels_on(name: str) -> int:
    """The knee that somebody goes down on: 0 left, 1 right."""
    return 1 if chance(name, "kneels") < 0.6 else 0


def kneel(joints: Array, name: str, t: float, stoop: float = 0.0) -> Pose:
    """On one knee, a hand on the other."""
    base, down = at_rest(joints, stoop), kneels_on(name)
    thigh, shin, low, over = _legs(joints)
    up, x = 1 - down, 1.0 if down == 0 else -1.0
    wide, lungs = float(joints[INDEX["leftUpperLeg"]][0]), breath(name, t)
    socket = _KNEE + thigh * 0.985
    ankles, feet, knees = base.ankles.copy(), base.feet.copy(), base.knees.copy()
    ankles[down] = (x * (wide + 0.02), low + 0.063, -0.97 * shin)
    feet[down], knees[down] = (92, 0), (0.0, -1.0, 0.7)
    ankles[up], feet[up], knees[up] = (-x * (wide + 0.045), low, 0.93 * thigh), (0, 6), (-x * 0.12, 0.6, 1.0)
    hold, held, hands, curl = base.hold.copy(), base.held.copy(), base.hands.copy(), base.curl.copy()
    hold[up], held[up], hands[up], curl[up] = (-x * (wide + 0.03), low + shin + 0.085, 0.78 * thigh), 1.0, (10, 70, 0), (0.2, 0.2, 0.26)
    turns = base.turns.copy()
    turns[0] += (0, 3, 0)
    turns[1] += (0, 6 + 0.4 * lungs, 0)
    turns[2] += (0.8 * drift(name, "chest", t, 7.7), 5 + 0.5 * lungs, 0)
    turns[4] += (0, 2, 0)
    turns[5] += (1.2 * drift(name, "head", t, 4.6), -3 + 0.8 * drift(name, "nod", t, 3.9), 1.0 * drift(name, "tilt", t, 6.1))
    settled = {"ankles": ankles, "feet": feet, "knees": knees, "hold": hold, "held": held, "hands": hands, "curl": curl}
    return replace(base, hips=np.array((0.0, socket + over, 0.0)), turns=turns, **settled)


def crouch(joints: Array, name: str, t: float, stoop: float = 0.0) -> Pose:
    """Low on both feet, heels up, forearms on the knees."""
    base = at_rest(joints, 0.5 * stoop)
    thigh, shin, _, over = _legs(joints)
    wide, lungs, sway = float(joints[INDEX["leftUpperLeg"]][0]), breath(name, t), drift(name, "sway", t, 6.0)
    high, ahead = heel_up(joints, 24.0)
    socket = high + 0.66 * thigh + 0.006 * sway
    ankles = _two((wide + 0.045, high, ahead), (-wide - 0.045, high, ahead - 0.07))
    turns = base.turns.copy()
    turns[0] += (0.8 * sway, 4, 0)
    turns[1] += (0, 20 + 0.4 * lungs, 0)
    turns[2] += (0, 15 + 0.5 * lungs, 0)
    turns[3] += (0, 6, 0)
    turns[4] += (0, -12, 0)
    turns[5] += (1.4 * drift(name, "head", t, 4.6), -16 + drift(name, "nod", t, 3.9), 1.0 * drift(name, "tilt", t, 6.1))
    top = high + 0.92 * shin
    hold = _two((0.13, top + 0.02, 0.62 * thigh + 0.10), (-0.11, top - 0.01, 0.62 * thigh + 0.06))
    return replace(
        base,
        hips=np.array((0.004 * sway, socket + over, -0.21 * thigh / 0.41)),
        turns=turns,
        ankles=ankles,
        feet=_two((24, 14), (24, 14)),
        knees=_two((0.30, 0.2, 1.0), (-0.30, 0.2, 1.0)),
        hold=hold,
        held=np.ones(2),
        elbows=_two((0.7, -0.3, -0.5), (-0.7, -0.3, -0.5)),
        hands=_two((28, 60, 0), (28, 60, 0)),
        curl=_two(RELAXED, RELAXED),
    )


def on_the_floor(joints: Array, name: str, t: float) -> Pose:
    """Sitting on the floor, leaning on the hands behind."""
    base = at_rest(joints)
    thigh, shin, low, over = _legs(joints)
    wide, lungs = float(joints[INDEX["leftUpperLeg"]][0]), breath(name, t)
    turns = base.turns.copy()
    turns[0] += (0, -22, 0)
    turns[1] += (0, 8 + 0.4 * lungs, 0)
    turns[2] += (0, 6 + 0.4 * lungs, 0)
    turns[5] += (1.2 * drift(name, "head", t, 4.6), 4, 0)
    return replace(
        base,
        hips=np.array((0.0, 0.118 + over, -BEHIND)),
        turns=turns,
        ankles=_two((wide + 0.04, low, -BEHIND + 0.72 * (thigh + shin)), (-wide - 0.03, low, -BEHIND + 0.62 * (thigh + shin))),
        feet=_two((0, 10), (0, 10)),
        knees=_two((0.2, 1.0, 0.3), (-0.2, 1.0, 0.3)),
        hold=_two((0.26, 0.095, -BEHIND - 0.24), (-0.26, 0.095, -BEHIND - 0.20)),
        held=np.ones(2),
        elbows=_two((0.4, 0.1, -1.0), (-0.4, 0.1, -1.0)),
        hands=_two((-55, 70, 0), (-55, 70, 0)),
        curl=_two((0.1, 0.08, 0.1), (0.1, 0.08, 0.1)),
    )


def lying(joints: Array, name: str, t: float) -> Pose:
    """On the back on the floor."""
    return moved(lie(joints, name, t), np.array((0.0, 0.022, -BEHIND)))


def sprawled(joints: Array, name: str, t: float) -> Pose:
    """On the back as somebody lies who fell: a leg drawn up to the side, an arm flung out, the head aside."""
    base = lying(joints, name, t)
    thigh, shin, low, _ = _legs(joints)
    side = 0 if chance(name, "falls") < 0.5 else 1
    x = 1.0 if side == 0 else -1.0
    turns, ankles, knees, swing = base.turns.copy(), base.ankles.copy(), base.knees.copy(), base.swing.copy()
    turns[0] += (0, 0, 6 * x)
    turns[3] += (0, 0, 5 * x)
    turns[5] = (28 * x, 4, 8 * x)
    ankles[side] = (x * 0.15, low, -BEHIND + 0.62 * (thigh + shin))
    knees[side] = (x * 1.0, 0.55, 0.0)
    ankles[1 - side, 0] -= x * 0.06
    swing[side], swing[1 - side] = (x * 0.42, -0.035, 0.22), (-x * 0.27, -0.035, 0.36)
    feet = base.feet.copy()
    feet[side] = (-30, 38)
    return replace(base, turns=turns, ankles=ankles, knees=knees, swing=swing, feet=feet, hands=_two((-10, 10, 0), (4, 30, 0)))


def moved(pose: Pose, by: Array) -> Pose:
    """The same pose with its root moved: everything that is said in the person's space shifts with it."""
    return replace(pose, hips=pose.hips + by, hold=pose.hold + by, ankles=pose.ankles + by)


# --------------------------------------------------------------------------------------------- from one to the other


def passage(stations: Sequence[tuple[float, Pose]], u: float) -> Pose:
    """The pose at `u` on a smooth way through poses at given times (Catmull and Rom 1974; it starts and ends at rest). Feet do not sink."""
    times, poses = [at for at, _ in stations], [pose for _, pose in stations]
    k = max(0, min(len(times) - 2, sum(1 for at in times[1:] if at <= u)))
    span = times[k + 1] - times[k]
    s = min(max((u - times[k]) / span, 0.0), 1.0)
    h = (s * s * (2 * s - 3) + 1, s * (s * (s - 2) + 1), s * s * (3 - 2 * s), s * s * (s - 1))
    found = {}
    for each in fields(Pose):
        values = [getattr(pose, each.name) for pose in poses]
        a, b = _slope(times, values, k) * span, _slope(times, values, k + 1) * span
        found[each.name] = h[0] * values[k] + h[1] * a + h[2] * values[k + 1] + h[3] * b
    least = min(float(pose.ankles[:, 1].min()) for pose in poses)
    pitch = np.radians(np.clip(found["feet"][:, 0], 0.0, 95.0))
    found["ankles"][:, 1] = np.maximum(found["ankles"][:, 1], least * exact.cos(pitch) + _BALL * exact.sin(pitch))
    found["held"] = np.clip(found["held"], 0.0, 1.0)
    return Pose(**found)


def _slope(times: Sequence[float], values: Sequence[Array], k: int) -> Array:
    if k in (0, len(times) - 1):
        return np.zeros_like(values[k])
    found: Array = (values[k + 1] - values[k - 1]) / (times[k + 1] - times[k - 1])
    return found


def down(joints: Array, name: str, t: float, upright: Pose, low: Pose) -> tuple[tuple[float, Pose], ...]:
    """Stations from standing (0) to lying on the floor (1): crouch, a hand back, sit, lie."""
    half, floor = crouch(joints, name, t), on_the_floor(joints, name, t)
    feet = {"ankles": 0.5 * (half.ankles + upright.ankles), "held": np.zeros(2), "swing": upright.swing + np.array((0.0, 0.10, 0.10))}
    return (0.0, upright), (0.34, replace(half, **feet)), (0.62, floor), (1.0, low)


def collapse(joints: Array, name: str, t: float, upright: Pose, low: Pose) -> tuple[tuple[float, Pose], ...]:
    """Stations of a fall: a start, the knees give way, the seat hits the floor, then the back, and the head last."""
    x = 1.0 if chance(name, "falls") < 0.5 else -1.0
    start = replace(upright, hips=upright.hips + np.array((0.0, 0.008, -0.05)), turns=upright.turns + _tilted((0, -4, 2 * x), 2, -6))
    start = replace(start, swing=upright.swing + _two((0.16, 0.16, 0.12), (-0.14, 0.12, 0.14)), curl=np.zeros((2, 3)))
    buckled = replace(
        start,
        hips=upright.hips + np.array((0.05 * x, -0.30, -0.16)),
        turns=upright.turns + _tilted((8 * x, 16, 6 * x), 18, -10),
        swing=upright.swing + _two((0.30, 0.34, 0.22), (-0.30, 0.28, 0.26)),
    )
    floor = on_the_floor(joints, name, t)
    seated = replace(
        floor,
        ankles=0.5 * (floor.ankles + upright.ankles) + np.array((0.0, 0.02, 0.10)),
        turns=upright.turns + _tilted((10 * x, -38, 5 * x), 14, 12),
        held=np.array((0.0, 0.6)) if x > 0 else np.array((0.6, 0.0)),
        swing=_two((0.36, -0.10, 0.20), (-0.36, -0.10, 0.20)),
    )
    landed = replace(low, turns=low.turns + _tilted((0, 0, 0), 4, 20), ankles=low.ankles + np.array((0.0, 0.05, -0.04)))
    return (0.0, upright), (0.16, start), (0.40, buckled), (0.62, seated), (0.84, landed), (1.0, low)


def _tilted(hips: tuple[float, float, float], trunk: float, head: float) -> Array:
    """Turns of hips, then forward of spine and chest, then forward of the head, degrees."""
    found = np.zeros((6, 3))
    found[0], found[1, 1], found[2, 1], found[5, 1] = hips, trunk * 0.6, trunk * 0.4, head
    return found


__all__ = ["BEHIND", "collapse", "crouch", "down", "heel_up", "kneel", "kneels_on", "lying", "moved", "on_the_floor", "passage"]
__all__ += ["sprawled"]
