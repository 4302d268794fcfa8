"""How people stand, sit, lie and fall when left alone: poses with a little life in them. Knows figures and seconds; knows no story."""

from __future__ import annotations

import hashlib
import math

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.people.pose import Pose, mixed
from workprint.crafts.previz.people.skeleton import INDEX

Array = NDArray[np.float64]
RELAXED = (0.25, 0.20, 0.34)
FLAT, FIST, GRIP, POINT = (0.0, 0.02, 0.04), (0.95, 1.0, 1.0), (0.6, 0.55, 0.62), (0.8, 0.04, 0.95)
"""Hands: thumb, forefinger, other fingers; 0 flat, 1 fist."""


def chance(*what: object) -> float:
    """A number in [0, 1) that depends on these words and numbers alone."""
    taken = hashlib.sha256("\0".join(str(w) for w in what).encode()).digest()
    return int.from_bytes(taken[:6], "big") / (1 << 48)


def drift(name: str, what: str, t: float, period: float) -> float:
    """A slow wandering, -1..1, that never quite repeats: three sines with phases of the name's own."""
    a, b, c = (2 * math.pi * chance(name, what, k) for k in range(3))
    w = 2 * math.pi * t / period
    return (exact.sin(w + a) + 0.6 * exact.sin(w * 1.73 + b) + 0.35 * exact.sin(w * 2.91 + c)) / 1.95


def breath(name: str, t: float) -> float:
    """Breathing, -1..1, one breath in about 3.8 s."""
    return exact.sin(2 * math.pi * (t / (3.5 + 0.8 * chance(name, "breath")) + chance(name, "lungs")))


def _two(left: tuple[float, ...], right: tuple[float, ...]) -> Array:
    return np.array((left, right), float)


def _mirrored(x: float, y: float, z: float) -> Array:
    return np.array(((x, y, z), (-x, y, z)), float)


def at_rest(joints: Array, stoop: float = 0.0) -> Pose:
    """Upright, weight on both feet, arms hanging."""
    ankle = joints[INDEX["leftFoot"]]
    turns = np.zeros((6, 3))
    turns[1:, 1] = (0.5 + 5 * stoop, 0.5 + 7 * stoop, 8 * stoop, 2 + 10 * stoop, -2.5 - 22 * stoop)
    return Pose(
        hips=joints[INDEX["hips"]] + np.array((0.0, -0.003 - 0.02 * stoop, 0.0)),
        turns=turns,
        swing=_mirrored(0.075, -0.505, 0.035),
        hold=np.zeros((2, 3)),
        held=np.zeros(2),
        elbows=_mirrored(0.40, 0.0, -1.0),
        hands=_two((4, 22, 0), (4, 22, 0)),
        curl=_two(RELAXED, RELAXED),
        ankles=_mirrored(ankle[0] + 0.012, ankle[1], ankle[2]),
        feet=_two((0, 9), (0, 9)),
        knees=_mirrored(0.14, 0.0, 1.0),
    )


def footing(joints: Array, name: str) -> tuple[Array, Array]:
    """Ankles (2, 3) and feet (2, 2) of a person's own way of standing: one leg bears, the other rests a little forward and out."""
    ankle = joints[INDEX["leftFoot"]]
    bears = 1.0 if chance(name, "bears") < 0.5 else -1.0
    ease = 0.6 + 0.4 * chance(name, "ease")
    ankles = _mirrored(ankle[0] + 0.008, ankle[1], ankle[2])
    free = 1 if bears > 0 else 0
    ankles[free] += (-bears * 0.042 * ease, 0.0, 0.065 * ease)
    feet = _two((0, 7), (0, 7))
    feet[free, 1] = 20 * ease
    return ankles, feet


def stand(joints: Array, name: str, t: float, stoop: float = 0.0) -> Pose:
    """Contrapposto: the weight over one leg, hips and shoulders answering, breath and a slow sway."""
    base = at_rest(joints, stoop)
    bears = 1.0 if chance(name, "bears") < 0.5 else -1.0
    weight = bears * (0.85 + 0.15 * drift(name, "weight", t, 9.0))
    lungs, sway = breath(name, t), drift(name, "sway", t, 6.5)
    turns = base.turns.copy()
    turns[0] += (1.2 * sway, 0.3 * lungs, 2.6 * weight)
    turns[1] += (0, 0.4 * lungs, -2.4 * weight)
    turns[2] += (0.8 * drift(name, "chest", t, 7.7), 0.5 * lungs, -1.4 * weight)
    turns[3] += (0, -0.5 * lungs, 0.4 * weight)
    turns[4] += (0.8 * drift(name, "neck", t, 5.2), 0, 0.5 * weight)
    turns[5] += (1.6 * drift(name, "head", t, 4.6), 1.1 * drift(name, "nod", t, 3.9), 1.2 * drift(name, "tilt", t, 6.1))
    swing = base.swing + np.array(((0.004, 0.003, 0.008), (-0.004, 0.003, 0.008))) * drift(name, "arms", t, 5.0)
    swing[:, 1] += 0.002 * lungs
    swing[0 if bears > 0 else 1] += (0, 0.012, 0.015)
    ankles, feet = footing(joints, name)
    hips = base.hips + np.array((0.022 * weight + 0.003 * sway, -0.001 + 0.001 * lungs, 0.004 * drift(name, "fore", t, 7.0)))
    return Pose(**{**vars(base), "hips": hips, "turns": turns, "swing": swing, "ankles": ankles, "feet": feet})


def sit(joints: Array, name: str, t: float, seat: float, table: float = 0.0, stoop: float = 0.0) -> Pose:
    """On a seat `seat` canonical metres high, its middle at the origin: feet on the floor, hands in the lap or on a table `table` high."""
    base = at_rest(joints, stoop)
    hip, knee, ankle = (joints[INDEX["left" + bone]] for bone in ("UpperLeg", "LowerLeg", "Foot"))
    thigh, shin = float(np.sqrt((square(knee - hip)).sum())), float(np.sqrt((square(ankle - knee)).sum()))
    socket = seat + 0.086
    lungs, sway = breath(name, t), drift(name, "sway", t, 8.0)
    lean = 10.0 * (table > 0) * chance(name, "lean") + 4.0 * chance(name, "slump")
    hips = np.array((0.004 * sway, socket + joints[0][1] - hip[1], -0.03))
    low = max(ankle[1], socket - 0.45 * thigh - shin * 0.985)
    drop = max(socket - low - shin * 0.985, -0.2)
    forward = math.sqrt(max(thigh * thigh - drop * drop, 0.01)) - 0.035
    tuck = (chance(name, "tuck") - 0.35) * 0.12
    ankles = _mirrored(abs(hip[0]) + 0.030, low, forward - tuck)
    ankles[0, 2] += 0.05 * (chance(name, "left foot") - 0.5)
    ankles[1, 2] += 0.05 * (chance(name, "right foot") - 0.5)
    turns = base.turns.copy()
    turns[0] = (0.8 * sway, -7 + 0.5 * lean, 0)
    turns[1] += (0, 4 + 0.4 * lean + 0.3 * lungs, 0)
    turns[2] += (1.2 * drift(name, "chest", t, 7.1), 3 + 0.3 * lean + 0.5 * lungs, 0)
    turns[3] += (0, -0.5 * lungs, 0)
    turns[4] += (0.8 * drift(name, "neck", t, 5.2), -1, 0)
    turns[5] += (1.6 * drift(name, "head", t, 4.6), -2 - 0.4 * lean + 1.2 * drift(name, "nod", t, 3.9), 1.2 * drift(name, "tilt", t, 6.1))
    hold, hands, curl = _lap(socket, name) if table <= 0 else _on_table(table, name)
    settled = {"hips": hips, "turns": turns, "ankles": ankles, "feet": _two((0, 5), (0, 8)), "knees": _mirrored(0.10, 0.9, 1.0)}
    return Pose(
        **{**vars(base), **settled, "hold": hold, "held": np.ones(2), "elbows": _mirrored(0.65, -0.35, -0.75), "hands": hands, "curl": curl}
    )


def _lap(socket: float, name: str) -> tuple[Array, Array, Array]:
    """Hands resting on the thighs; some people fold them."""
    if chance(name, "folded") < 0.4:
        hold = _two((0.060, socket + 0.125, 0.235), (-0.050, socket + 0.108, 0.215))
        return hold, _two((14, 62, -8), (10, 70, -8)), _two((0.3, 0.35, 0.42), (0.3, 0.3, 0.38))
    hold = _mirrored(0.115, socket + 0.112, 0.235)
    return hold, _two((12, 74, 0), (12, 74, 0)), _two((0.2, 0.16, 0.22), (0.2, 0.18, 0.24))


def _on_table(table: float, name: str) -> tuple[Array, Array, Array]:
    """Forearms on the table's edge, hands together or apart."""
    apart = 0.07 + 0.08 * chance(name, "apart")
    hold = _mirrored(apart, table + 0.038, 0.345)
    hold[1, 2] += 0.03
    return hold, _two((4, 78, 6), (4, 80, 6)), _two((0.25, 0.24, 0.3), (0.25, 0.28, 0.34))


def lie(joints: Array, name: str, t: float, height: float = 0.0) -> Pose:
    """On the back at `height`, hips at the origin, feet towards +Z, arms at the sides."""
    base = at_rest(joints)
    hip, ankle = joints[INDEX["leftUpperLeg"]], joints[INDEX["leftFoot"]]
    long = hip[1] - ankle[1]
    turns = np.zeros((6, 3))
    turns[0] = (0, -90, 0)
    turns[2, 1] = 0.8 * breath(name, t)
    turns[4, 1], turns[5, 1] = 6, 6 + 1.5 * drift(name, "head", t, 8.0)
    level = height + 0.115
    return Pose(
        hips=np.array((0.0, level, 0.0)),
        turns=turns,
        swing=_two((0.11, -0.02, 0.47), (-0.11, -0.02, 0.47)),
        hold=np.zeros((2, 3)),
        held=np.zeros(2),
        elbows=_mirrored(1.0, -0.3, 0.0),
        hands=_two((0, 40, 0), (0, 40, 0)),
        curl=base.curl,
        ankles=_mirrored(0.12, height + 0.085, long * 0.995 + joints[0][1] - hip[1]),
        feet=_two((-62, 24), (-62, 24)),
        knees=_mirrored(0.25, 1.0, 0.0),
    )


def getting_up(seated: Pose, standing: Pose, t: float) -> Pose:
    """Between sitting (0) and standing (1): the trunk leans forward first, then the hips rise. Both in one space, feet alike."""
    smooth = t * t * (3 - 2 * t)
    pose = mixed(seated, standing, smooth)
    bow = exact.sin(math.pi * min(1.0, t * 1.08)) if t * 1.08 < 1 else 0.0
    turns, hips = pose.turns.copy(), pose.hips.copy()
    turns[0, 1] += 24 * bow
    turns[1, 1] += 10 * bow
    turns[5, 1] -= 16 * bow
    up = max(0.0, min(1.0, (t - 0.18) / 0.82))
    hips[1] = seated.hips[1] + (standing.hips[1] - seated.hips[1]) * up * up * (3 - 2 * up)
    return Pose(**{**vars(pose), "turns": turns, "hips": hips})


def falling(standing: Pose, lying: Pose, t: float) -> Pose:
    """From standing (0) to lying (1): knees give way, then the body goes back, arms out."""
    knees = min(1.0, t / 0.45)
    down = max(0.0, min(1.0, (t - 0.2) / 0.7))
    down = down * down * (3 - 2 * down)
    pose = mixed(standing, lying, down)
    hips, held, swing = pose.hips.copy(), pose.held, pose.swing.copy()
    hips[1] = pose.hips[1] - 0.22 * exact.sin(math.pi * knees) * (1 - down)
    hips[2] = pose.hips[2] - 0.25 * down * (1 - down)
    out = exact.sin(math.pi * min(1.0, t))
    swing[:, 1] += 0.30 * out
    swing[0, 0] += 0.22 * out
    swing[1, 0] -= 0.22 * out
    return Pose(**{**vars(pose), "hips": hips, "held": held, "swing": swing})
