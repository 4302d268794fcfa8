"""Getting along otherwise than on foot: on hands and knees, swimming, up a ladder, in one leap, in a saddle.

A crawler's hands and knees stand where they were put until they are lifted, as a walker's feet do. Knows figures and how far they have
come; knows no water, ladder or horse.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.people.ground import kneels_on
from workprint.crafts.previz.people.ik import Array, size
from workprint.crafts.previz.people.pose import Pose
from workprint.crafts.previz.people.postures import FIST, at_rest, breath, drift
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.people.walk import smooth

CRAWLS, SWIMS = 0.55, 0.85
"""How fast, metres a second."""
RUNG = 0.25
"""From rung to rung of a ladder, metres."""
_CYCLE = 0.52
"""How far a crawler comes while every limb moves once, canonical metres."""
_STROKE = 1.5
"""How far a swimmer comes with one stroke of either arm, canonical metres."""


def _two(left: tuple[float, ...], right: tuple[float, ...]) -> Array:
    return np.array((left, right), float)


def _mirrored(x: float, y: float, z: float) -> Array:
    return _two((x, y, z), (-x, y, z))


def _leg(joints: Array) -> tuple[float, float, float]:
    """Lengths of thigh and shin, and how far the hips' joint is above the legs' sockets."""
    hips, hip, knee, ankle = (joints[INDEX[bone]] for bone in ("hips", "leftUpperLeg", "leftLowerLeg", "leftFoot"))
    return size(knee - hip), size(ankle - knee), float(hips[1] - hip[1])


# --------------------------------------------------------------------------------------------- on all fours


def on_all_fours(joints: Array, name: str, t: float, gone: float = 0.0) -> Pose:
    """On hands and knees, after `gone` canonical metres: right hand with left knee, left hand with right knee."""
    base, lungs = at_rest(joints), breath(name, t)
    thigh, shin, over = _leg(joints)
    arm = size(joints[INDEX["leftHand"]] - joints[INDEX["leftUpperArm"]])
    socket = 0.058 + 0.935 * thigh
    # the shoulders are as high as straight arms bear them
    back = 90.0 - float(exact.atan2((arm + 0.035) * 0.985 - socket - over, 0.45)) / exact.DEGREE
    turns = base.turns.copy()
    turns[0] = (0, back, 2.0 * exact.sin(2 * exact.PI * gone / _CYCLE))
    turns[1:4] = 0.0
    turns[2, 1] = 0.6 * lungs
    turns[4, 1], turns[5, 1] = -22, -22 + drift(name, "nod", t, 3.9)
    turns[5, 0] = 1.4 * drift(name, "head", t, 4.6)
    ankles, hold = np.empty((2, 3)), np.empty((2, 3))
    pitch = back * exact.DEGREE
    for i, x in ((0, 1.0), (1, -1.0)):
        reach, lifted = _pad(gone, 0.5 * i)
        ankles[i] = (x * 0.105, 0.148 + 0.05 * lifted, reach - 0.97 * shin)
        reach, lifted = _pad(gone, 0.5 * (1 - i))
        hold[i] = (x * 0.18, 0.052 + 0.07 * lifted, 0.45 * float(exact.sin(pitch)) + reach - 0.05)
    return replace(
        base,
        hips=np.array((0.0, socket + over * 0.4, -0.02)),
        turns=turns,
        ankles=ankles,
        feet=_two((92, 0), (92, 0)),
        knees=_mirrored(0.05, -1.0, 0.7),
        hold=hold,
        held=np.ones(2),
        elbows=_mirrored(0.5, 0.3, -1.0),
        hands=_two((-68, 74, 0), (-68, 74, 0)),
        curl=_two((0.1, 0.06, 0.08), (0.1, 0.06, 0.08)),
    )


def _pad(gone: float, phase: float) -> tuple[float, float]:
    """How far ahead of its middle a hand or knee is, and how far it is lifted, 0..1: it stands for seven tenths of the cycle."""
    c = (gone / _CYCLE + phase) % 1.0
    if c < 0.7:
        return _CYCLE * (0.35 - c), 0.0
    u = (c - 0.7) / 0.3
    return _CYCLE * (-0.35 + 0.7 * smooth(u)), float(exact.sin(exact.PI * u))


# --------------------------------------------------------------------------------------------- in water

_STROKES = ((0.17, -0.02, 0.98), (0.20, -0.26, 0.74), (0.17, -0.34, 0.36), (0.20, -0.10, 0.02), (0.36, 0.20, 0.22), (0.30, 0.20, 0.70))
"""Where a wrist goes in one stroke, from the hips (outward, up, ahead): stretched, caught, pulled, out at the hip, over the water."""


def swimming(joints: Array, name: str, t: float, gone: float) -> Pose:
    """The crawl stroke, flat at the surface of the water (height 0), after `gone` canonical metres."""
    base, long = at_rest(joints), float(joints[0][1]) / 0.95
    thigh, shin, _ = _leg(joints)
    c = gone / _STROKE
    roll = 16.0 * float(exact.sin(2 * exact.PI * c))
    turns = np.zeros((6, 3))
    turns[0] = (0.0, 84.0, 0.35 * roll)
    turns[2, 0], turns[3, 0] = 0.4 * roll, 0.4 * roll
    turns[4], turns[5] = (0.4 * roll, -18, 0), (0.5 * roll, -20, 0)
    hips = np.array((0.0, -0.105, 0.0))
    hold = np.array([_stroke(c + 0.5 * i, 1.0 if i == 0 else -1.0) for i in (0, 1)]) * long + hips
    ankles = np.empty((2, 3))
    for i, x in ((0, 1.0), (1, -1.0)):
        kick = float(exact.sin(2 * exact.PI * 3.0 * c + exact.PI * i))
        ankles[i] = (x * 0.075, -0.10 + 0.085 * kick, -0.985 * (thigh + shin) - 0.02)
    return replace(
        base,
        hips=hips,
        turns=turns,
        hold=hold,
        held=np.ones(2),
        elbows=_mirrored(0.7, 0.9, -0.2),
        hands=_two((6, 50, 0), (6, 50, 0)),
        curl=_two((0.1, 0.08, 0.1), (0.1, 0.08, 0.1)),
        ankles=ankles,
        feet=_two((140, 0), (140, 0)),
        knees=_mirrored(0.1, -1.0, 0.2),
    )


def _stroke(c: float, x: float) -> Array:
    u = (c % 1.0) * len(_STROKES)
    k = int(u)
    a, b = np.array(_STROKES[k % len(_STROKES)]), np.array(_STROKES[(k + 1) % len(_STROKES)])
    at = a + (b - a) * smooth(u - k)
    found: Array = at * np.array((x, 1.0, 1.0))
    return found


def treading(joints: Array, name: str, t: float) -> Pose:
    """Upright in deep water, the head out of it: hands sculling, legs pedalling."""
    base, beat = at_rest(joints), 2 * exact.PI * t / 1.7
    thigh, shin, _ = _leg(joints)
    turns = base.turns.copy()
    turns[0, 1] += 8
    turns[5] += (1.6 * drift(name, "head", t, 4.6), -10, 1.2 * drift(name, "tilt", t, 6.1))
    hips = np.array((0.0, -0.50 + 0.012 * float(exact.sin(beat)), 0.0))
    swing, ankles = np.empty((2, 3)), np.empty((2, 3))
    for i, x in ((0, 1.0), (1, -1.0)):
        a = beat + exact.PI * i
        swing[i] = (x * (0.30 + 0.08 * float(exact.cos(beat))), -0.10, 0.26 + 0.08 * float(exact.sin(beat)))
        ankles[i] = (x * 0.14, hips[1] - 0.80 * (thigh + shin) + 0.10 * float(exact.sin(a)), 0.06 + 0.14 * float(exact.cos(a)))
    return replace(
        base,
        hips=hips,
        turns=turns,
        swing=swing,
        ankles=ankles,
        feet=_two((30, 6), (30, 6)),
        elbows=_mirrored(0.8, -0.2, -0.6),
        hands=_two((0, 70, 0), (0, 70, 0)),
        curl=_two((0.1, 0.08, 0.1), (0.1, 0.08, 0.1)),
    )


# --------------------------------------------------------------------------------------------- a ladder


def climbing(joints: Array, name: str, rise: float, rungs: float, ahead: float = 0.26) -> Pose:
    """On a ladder `ahead` canonical metres before them, `rise` up it, its `rungs` so far apart: hands and feet go up in turn, each two
    rungs at a time.
    """
    base = at_rest(joints)
    r, low = max(rise, 0.0) / rungs, float(joints[INDEX["leftFoot"]][1])
    slope = 0.22
    lift = rise * slope
    ankles, hold = np.empty((2, 3)), np.empty((2, 3))
    for i, x in ((0, 1.0), (1, -1.0)):
        step = _rung(r, i)
        onto = min(step, 1.0)
        ankles[i] = (x * 0.10, low + step * rungs, onto * (ahead - 0.10) + step * rungs * slope + 0.02 * (1 - onto))
        hand = _rung(r + 0.5, 1 - i)
        hold[i] = (x * 0.20, 1.28 + hand * rungs, ahead + 0.03 + (1.05 + hand * rungs) * slope - 0.20)
    turns = base.turns.copy()
    turns[0, 1] += 8
    turns[5, 1] -= 12
    share = min(r, 1.0)
    hips = base.hips + np.array((0.02 * float(exact.sin(exact.PI * r)), rungs * (r - 0.9 * share) - 0.03 * share, lift - 0.02 * share))
    return replace(
        base,
        hips=hips,
        turns=turns,
        ankles=ankles,
        feet=_two((0, 6), (0, 6)),
        knees=_mirrored(0.35, 0.1, 1.0),
        hold=hold,
        held=np.ones(2) * smooth(3.0 * r + 0.4),
        elbows=_mirrored(0.8, -0.8, -0.3),
        hands=_two((10, 40, 0), (10, 40, 0)),
        curl=_two(FIST, FIST),
    )


def _rung(r: float, foot: int) -> float:
    """The rung (with its fraction on the way to it) that a foot is on after `r` rungs of the whole body: left 1, right 2, left 3, ..."""
    k = int(r)
    before = [j for j in range(k + 1) if j % 2 == 1 - foot or j == 0]
    now = max((j for j in before if j <= k), default=0)
    return now + (((k + 1) - now) * smooth(1.25 * (r - k)) if (k + 1) % 2 == 1 - foot else 0.0)


# --------------------------------------------------------------------------------------------- a leap


def leaping(joints: Array, upright: Pose, u: float, name: str) -> tuple[Pose, float]:
    """At `u` (0..1) of a leap: down, off, up and over, down; and how far of the flight is done (0 before take-off, 1 after landing)."""
    long, gone = float(joints[0][1]) / 0.95, min(max((u - LEAPS[0]) / (LEAPS[1] - LEAPS[0]), 0.0), 1.0)
    sunk = smooth(u / 0.20) * smooth((LEAPS[0] + 0.02 - u) / 0.12) if u < LEAPS[0] + 0.02 else 0.0
    landed = smooth((u - LEAPS[1] + 0.04) / 0.10) * smooth((1.0 - u) / 0.26) if u > LEAPS[1] - 0.04 else 0.0
    air = float(exact.sin(exact.PI * gone))
    turns = upright.turns.copy()
    turns[0, 1] += 26 * sunk + 12 * air + 30 * landed
    turns[1, 1] += 10 * sunk + 8 * air + 14 * landed
    turns[5, 1] -= 16 * sunk + 10 * air + 18 * landed
    hips = upright.hips + np.array((0.0, -0.24 * sunk - 0.27 * landed, -0.05 * sunk - 0.06 * landed)) * long
    ankles, feet = upright.ankles.copy(), upright.feet.copy()
    lead = kneels_on(name)
    for i in (0, 1):
        tuck = np.array((0.0, 0.34 if i == lead else 0.24, 0.22 if i == lead else -0.16)) * air * long
        ankles[i] = ankles[i] + tuck
        feet[i, 0] += 30 * air
    swing = upright.swing + np.array(((0.06, 0.10, -0.24), (-0.06, 0.10, -0.24))) * sunk
    swing = swing + np.array(((0.20, 0.62, 0.26), (-0.20, 0.62, 0.26))) * air * (1 - 0.55 * gone)
    swing = swing + np.array(((0.14, 0.22, 0.24), (-0.14, 0.22, 0.24))) * landed
    return replace(upright, turns=turns, hips=hips, ankles=ankles, feet=feet, swing=swing), gone


LEAPS = (0.34, 0.66)
"""Of the time of a leap, when the feet leave the ground and when they are down again."""


# --------------------------------------------------------------------------------------------- a saddle


def riding(joints: Array, name: str, t: float, beat: float, wide: float, reins: Array) -> Pose:
    """Astride something `wide` canonical metres across, whose top is at the origin, hands at the `reins` (a point of their own space);
    `beat` is how far the seat is thrown up and forward just now, -1..1.
    """
    base, lungs = at_rest(joints), breath(name, t)
    thigh, shin, over = _leg(joints)
    turns = base.turns.copy()
    turns[0] += (0.6 * drift(name, "sway", t, 5.0), 2 + 2.0 * beat, 0)
    turns[1, 1] += 2 - 2.5 * beat + 0.3 * lungs
    turns[2, 1] += 2 - 1.5 * beat
    turns[5] += (1.4 * drift(name, "head", t, 4.6), -3 - 0.5 * beat, 0)
    out = 0.5 * wide + 0.075
    ankles = _mirrored(out + 0.02, 0.09 - 0.62 * thigh - 0.93 * shin, 0.16)
    hold = np.array([reins + np.array((x * 0.055, 0.0, 0.0)) for x in (1.0, -1.0)])
    return replace(
        base,
        hips=np.array((0.0, 0.09 + over + 0.012 * beat, -0.02)),
        turns=turns,
        ankles=ankles,
        feet=_two((-8, 8), (-8, 8)),
        knees=_mirrored(0.75, 0.2, 1.0),
        hold=hold,
        held=np.ones(2),
        elbows=_mirrored(0.35, -0.8, -0.6),
        hands=_two((8, 20, 6), (8, 20, 6)),
        curl=_two(FIST, FIST),
    )


__all__ = ["CRAWLS", "LEAPS", "RUNG", "SWIMS", "climbing", "leaping", "on_all_fours", "riding", "swimming", "treading"]
