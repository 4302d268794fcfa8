"""Dancing: alone on the spot, or as a couple in a closed hold that turns to and fro; feet step with the beat and never slide.

A root wanders smoothly; each foot stands where its home was when it came down, until its next step. A couple are two roots on one
wandering frame, half a turn apart, and step with opposite feet. Knows figures and beats; knows no story and no music.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.ik import Array, Y, turn
from workprint.crafts.previz.people.performance import Key, Place
from workprint.crafts.previz.people.pose import Pose, own
from workprint.crafts.previz.people.postures import FLAT, RELAXED, chance, footing
from workprint.crafts.previz.people.skeleton import INDEX, rest
from workprint.crafts.previz.people.walk import angle_between, ankle_over, smooth
from workprint.crafts.previz.people.wardrobe import Figure

BEAT = 0.56
"""Seconds between steps: 107 a minute."""
NEAR = 0.25
"""From the middle of a couple to the root of each, metres."""
_ASIDE = 0.05
_SWING = 0.40
"""The part of a foot's two beats that it is in the air."""
_EASE = 0.9


def home(figure: Figure, key: Key) -> tuple[Place, float]:
    """Where a dancer stands before and after the dance, and faces. `key.yaw` is where the leader of a couple faces."""
    if key.partner is None:
        return key.place, key.yaw
    place, yaw = _paired(key, key.yaw, np.asarray(key.place, float))
    return (float(place[0]), float(place[1]), float(place[2])), yaw


def _paired(key: Key, yaw: float, middle: Array) -> tuple[Array, float]:
    """Root of one of a couple round `middle`, whose leader faces `yaw`; both a little to their own left, so that knees pass knees."""
    own_yaw = yaw if key.leads else yaw + 180.0
    found: Array = middle + matmul(turn(Y, own_yaw), np.array((_ASIDE, 0.0, -NEAR)))
    return found, own_yaw


def _part(since: float, left: float) -> float:
    """How far into the dance: it starts from rest and ends in it."""
    return smooth(since / _EASE) * (smooth(left / _EASE) if math.isfinite(left) else 1.0)


def root(figure: Figure, key: Key, since: float, left: float) -> tuple[Array, float]:
    """Where the dancer is `since` seconds into the dance with `left` to go, and faces (degrees)."""
    part, swing = _part(since, left), math.pi * since / BEAT
    middle = np.asarray(key.place, float)
    if key.partner is None:
        s = scale(figure)
        aside = matmul(turn(Y, key.yaw), np.array((0.075 * exact.sin(swing), 0.0, 0.05 * exact.sin(swing / 2))))
        return middle + s * part * aside, key.yaw + part * 24.0 * exact.sin(swing / 4)
    yaw = key.yaw + part * 55.0 * exact.sin(swing / 8)
    middle = middle + part * (matmul(turn(Y, yaw), np.array((0.08 * exact.sin(swing / 2), 0.0, 0.05 * exact.sin(swing / 4)))))
    return _paired(key, yaw, middle)


def _foot(figure: Figure, key: Key, i: int, since: float, left: float) -> tuple[Array, float, float]:
    """World spot of a foot's ankle over the floor (x, height, z), its pitch and its yaw. It stands where its home is half way through its
    stand, then steps to the next; first and last it stands as the person does who stands there.
    """
    total, late = since + left, (0.0 if i == 0 else 1.0) + (1.0 if key.leads else 0.0)
    count = math.floor(since / BEAT / 2.0 - late / 2.0)
    lands = [(2 * k + late) * BEAT for k in (count, count + 1)]
    a, a_yaw = _planted(figure, key, i, lands[0] + 0.6 * BEAT, total)
    b, b_yaw = _planted(figure, key, i, lands[1] + 0.6 * BEAT, total)
    start, end = max(lands[1] - 2 * BEAT * _SWING, 0.0), min(lands[1], total)
    u = min(max((since - start) / max(end - start, 1e-6), 0.0), 1.0) if start < total else 0.0
    e, gone = u * u * (3 - 2 * u), exact.dist(a, b)
    lift = scale(figure) * min(0.022 if key.partner is not None else 0.05, 0.006 + 0.5 * gone) * exact.sin(math.pi * u)
    return np.array((a[0] + (b[0] - a[0]) * e, lift, a[1] + (b[1] - a[1]) * e)), 200.0 * lift, a_yaw + angle_between(a_yaw, b_yaw) * e


def _planted(figure: Figure, key: Key, i: int, at: float, total: float) -> tuple[tuple[float, float], float]:
    """Where a foot stands that stands at second `at` of the dance, (x, z) and yaw."""
    joints, x = rest(figure), 1.0 if i == 0 else -1.0
    if at <= 0.65 * BEAT or at >= total - 1.6 * BEAT:
        (place, yaw), (ankles, feet) = home(figure, key), footing(joints, figure.name)
        out, toe = ankles[i], float(feet[i, 1])
    else:
        place_at, yaw = root(figure, key, at, total - at)
        place = (float(place_at[0]), float(place_at[1]), float(place_at[2]))
        ankle = joints[INDEX["leftFoot"]]
        out, toe = np.array((x * (float(ankle[0]) + (0.008 if key.partner is not None else 0.04)), 0.0, float(ankle[2]))), 8.0
    spot = np.asarray(place) + scale(figure) * (matmul(turn(Y, yaw), out))
    return (float(spot[0]), float(spot[2])), yaw + x * toe


def dancing(figure: Figure, key: Key, upright: Pose, since: float, left: float) -> tuple[Pose, Array, float]:
    """The pose, the root's place and its yaw, `since` seconds into the dance with `left` to go; `upright` is how they stand."""
    place, yaw = root(figure, key, since, left)
    s, joints = scale(figure), rest(figure)
    if key.partner is None:
        pose = _alone(upright, figure, since, _part(since, left))
    else:
        pose = _coupled(figure, upright, key, (place, yaw), (since, left))
    ankles, feet = pose.ankles.copy(), pose.feet.copy()
    for i in (0, 1):
        spot, pitch, toe = _foot(figure, key, i, since, left)
        at = ankle_over(spot + np.array((0.0, float(place[1]), 0.0)), pitch, toe, s, float(joints[INDEX["leftFoot"]][1]))
        ankles[i] = own(at, s, place, yaw)
        feet[i] = (pitch, (1 if i == 0 else -1) * angle_between(yaw, toe))
    return replace(pose, ankles=ankles, feet=feet), place, yaw


def _alone(base: Pose, figure: Figure, since: float, part: float) -> Pose:
    """Hips and shoulders against each other, forearms up and swinging, the head a little late."""
    name = figure.name
    phase = math.pi * since / BEAT
    sway, bounce = exact.sin(phase), exact.cos(2 * phase)
    turns = base.turns.copy()
    turns[0] += part * np.array((9.0 * sway, 2.0, 5.0 * sway))
    turns[1] += part * np.array((-6.0 * sway, 3.0 + 1.5 * bounce, -6.0 * sway))
    turns[2] += part * np.array((-8.0 * sway, 1.0, -4.0 * sway))
    turns[5] += part * np.array((4.0 * exact.sin(phase - 0.6), 3.0 * bounce, 5.0 * exact.sin(phase - 0.5)))
    swing = base.swing.copy()
    high = 0.10 + 0.16 * chance(name, "dances high") * (0.5 + 0.5 * exact.sin(phase / 8))
    for i, x in ((0, 1.0), (1, -1.0)):
        to = np.array((x * 0.13 + 0.05 * sway, -0.34 + high + 0.05 * x * sway, 0.24 + 0.06 * exact.sin(phase + i * math.pi)))
        swing[i] += part * (to - swing[i])
    hips = base.hips + part * np.array((0.028 * sway, -0.030 + 0.014 * bounce, 0.0))
    bent = np.array(((0.7, -0.5, -0.6), (-0.7, -0.5, -0.6)))
    curl = np.array((RELAXED, RELAXED)) + 0.2 * part
    return replace(base, hips=hips, turns=turns, swing=swing, elbows=base.elbows * (1 - part) + bent * part, curl=curl)


def _coupled(figure: Figure, base: Pose, key: Key, at: tuple[Array, float], clock: tuple[float, float]) -> Pose:
    """Closed hold: clasped hands out at the leader's left, the leader's right hand on the other's back, theirs on the leader's arm."""
    assert key.partner is not None
    (place, yaw), (since, left), s = at, clock, scale(figure)
    there, facing = root(key.partner, replace(key, leads=not key.leads), since, left)
    part, phase = _part(since, left), math.pi * since / BEAT
    tall = (figure.height + key.partner.height) / 2
    lead_yaw = yaw if key.leads else facing
    middle = (np.asarray(place) + there) / 2
    clasp = middle + matmul(turn(Y, lead_yaw), np.array((0.42, 0.0, 0.06))) + (0.0, 0.76 * tall + 0.012 * exact.sin(phase), 0.0)
    turns = base.turns.copy()
    turns[0] += part * np.array((0.0, -2.0, 2.2 * exact.sin(phase / 2) * (1 if key.leads else -1)))
    turns[5] += part * np.array((22.0, 2.0, 4.0))
    clasped, free = (0, 1) if key.leads else (1, 0)
    x = 1.0 if free == 0 else -1.0
    if key.leads:
        back = there + matmul(turn(Y, facing), np.array((0.10, 0.0, -0.155))) + (0.0, 0.71 * key.partner.height, 0.0)
    else:
        back = there + matmul(turn(Y, facing), np.array((-0.225, 0.0, -0.005))) + (0.0, 0.79 * key.partner.height, 0.0)
    hold, held, hands, curl, elbows = base.hold.copy(), base.held.copy(), base.hands.copy(), base.curl.copy(), base.elbows.copy()
    hold[clasped], hold[free] = own(clasp, s, place, yaw), own(back, s, place, yaw)
    hold[clasped, 2] -= 0.03
    held[:] = part
    elbows[clasped], elbows[free] = (-x * 0.5, -0.8, -0.1), (x * 1.0, -0.15, 0.0)
    hands[clasped], hands[free] = (5, 30, 0), (18, 10, 0)
    curl[clasped], curl[free] = (0.4, 0.4, 0.45), FLAT
    hips = base.hips + part * np.array((0.0, -0.022 + 0.008 * exact.cos(2 * phase), 0.0))
    return replace(base, hips=hips, turns=turns, hold=hold, held=held, hands=hands, curl=curl, elbows=elbows)
