"""Small acting: hands that talk, nods, pointing, blinks, darting eyes, moods in the face.

Knows what a performance says; knows nothing of where it plays.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.forms import Expression
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.lips import RATE, mouth_at, phrases
from workprint.crafts.previz.people.performance import Act, Performance, Speech
from workprint.crafts.previz.people.pose import Pose, own
from workprint.crafts.previz.people.postures import FLAT, POINT, RELAXED, chance
from workprint.crafts.previz.people.walk import smooth

Array = NDArray[np.float64]
MOODS = {
    "neutral": Expression(),
    "happy": Expression(brow=0.25, smile=0.6),
    "tender": Expression(brow=0.1, brow_angle=-0.2, smile=0.3),
    "sad": Expression(brow=-0.1, brow_angle=-0.6, smile=-0.5),
    "angry": Expression(brow=-0.3, brow_angle=0.75, smile=-0.45),
    "worried": Expression(brow=0.35, brow_angle=-0.55, smile=-0.2),
    "surprised": Expression(brow=1.0, mouth=0.15),
}
_BLINK, _EVERY = 0.15, 4.0


# --------------------------------------------------------------------------------------------- the face


def blink(name: str, t: float) -> float:
    """Eyelids, 0 open .. 1 shut: a blink of 0.15 s every two to six seconds, at the person's own times."""
    k = math.floor(t / _EVERY)
    for n in (k, k + 1):
        start = n * _EVERY + (chance(name, "blink", n) - 0.5) * 2.0
        u = (t - start) / _BLINK
        if 0.0 <= u <= 1.0:
            return min(1.0, u / 0.3, (1.0 - u) / 0.45)
    return 0.0


def dart(name: str, t: float, distance: float) -> Array:
    """How far the point looked at wanders over a face: a few centimetres at a metre, changing about every second."""
    k = math.floor(t / 1.15 + chance(name, "dart"))
    spread = 0.02 * max(distance, 0.5)
    return np.array([(chance(name, "dart", k, axis) - 0.5) * spread for axis in range(3)])


def expression(performance: Performance, t: float, gaze: tuple[float, float]) -> Expression:
    """Mood, own resting face, speech, gaze and lids at second `t`."""
    name = performance.figure.name
    face = _mood(performance, t)
    face = replace(face, brow=face.brow + 0.3 * (chance(name, "brow") - 0.5), smile=face.smile + 0.24 * (chance(name, "smile") - 0.38))
    for speech in performance.speeches:
        at = round((t - speech.start) * RATE)
        if -RATE // 8 <= at <= speech.samples + RATE // 8:
            face = mouth_at(speech.mouths, at, replace(face, brow=face.brow + _stress(name, speech, at)))
            break
    jumps = (new.at for old, new in pairwise(performance.glances) if new.target != old.target)
    lids = max([blink(name, t), *(_flinch(t - at) for at in jumps)])
    down = max(0.0, -gaze[1]) * 0.22
    brow = face.brow + 0.25 * max(0.0, gaze[1])
    return replace(face, gaze=(round(gaze[0], 4), round(gaze[1], 4)), blink=round(min(1.0, max(lids, down)), 4), brow=round(brow, 4))


def _flinch(since: float) -> float:
    """People blink when their eyes jump."""
    u = since / _BLINK
    return 0.8 * min(1.0, u / 0.3, (1.0 - u) / 0.45) if 0.0 < u < 1.0 else 0.0


def _mood(performance: Performance, t: float) -> Expression:
    moods = sorted(performance.moods)
    k = bisect_right([at for at, _ in moods], t) - 1
    new = MOODS.get(moods[k][1], Expression()) if k >= 0 else Expression()
    old = MOODS.get(moods[k - 1][1], Expression()) if k >= 1 else Expression()
    u = smooth((t - moods[k][0]) / 0.5) if k >= 1 else 1.0
    face = Expression(
        brow=_mix(old.brow, new.brow, u),
        brow_angle=_mix(old.brow_angle, new.brow_angle, u),
        mouth=_mix(old.mouth, new.mouth, u),
        smile=_mix(old.smile, new.smile, u),
    )
    for act in performance.acts:
        if act.verb == "react":
            face = replace(face, brow=face.brow + 0.8 * _span(t, act.at, act.at + 1.4, 0.2))
    return face


def _mix(a: float, b: float, u: float) -> float:
    return a + (b - a) * u


def _stress(name: str, speech: Speech, at: int) -> float:
    """Brows go up on some phrases."""
    for n, (start, end) in enumerate(phrases(speech.mouths, speech.samples)):
        if start <= at <= end and chance(name, "stress", speech.start, n) < 0.45:
            return 0.45 * _span(at / RATE, start / RATE, end / RATE, 0.2)
    return 0.0


def _span(t: float, start: float, end: float, ramp: float) -> float:
    """0 outside, 1 inside, smooth over `ramp` seconds at either end."""
    return smooth((t - start) / ramp) * smooth((end - t) / ramp)


# --------------------------------------------------------------------------------------------- hands and head


def gestured(performance: Performance, pose: Pose, place: Array, yaw: float, t: float) -> Pose:
    """The pose with what hands and head do at second `t`: talking, pointing, reaching, nodding."""
    for speech in performance.speeches:
        pose = _talking(performance, speech, pose, t)
    for act in performance.acts:
        pose = _acted(performance, act, pose, (place, yaw), t)
    return pose


Three = tuple[float, float, float]


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


@lru_cache(maxsize=256)
def _breaths(speech: Speech) -> tuple[tuple[int, int], ...]:
    """Phrases, the long ones cut into pieces of about two seconds: one gesture each."""
    found = []
    for start, end in phrases(speech.mouths, speech.samples):
        count = max(1, round((end - start) / (2.1 * RATE)))
        found += [(start + (end - start) * k // count, start + (end - start) * (k + 1) // count) for k in range(count)]
    return tuple(found)


def _talking(performance: Performance, speech: Speech, pose: Pose, t: float) -> Pose:
    """A small gesture for most phrases, hands taking turns, beating with the words; the head nods along."""
    name, at = performance.figure.name, t - speech.start
    turns = pose.turns.copy()
    for n, (start, end) in enumerate(_breaths(speech)):
        a, b = start / RATE - 0.25, end / RATE + 0.15
        part = smooth((at - a) / 0.4) * smooth((b + 0.5 - at) / 0.55)
        if part <= 0.0 or b - a < 0.7:
            continue
        roll = chance(name, "gesture", round(speech.start, 3), n)
        beat = math.sin(2 * math.pi * (at - a) * (1.5 + 0.5 * roll))
        turns[5, 1] += 1.8 * part * beat
        turns[5, 2] += 2.5 * part * (chance(name, "cock", n) - 0.5)
        if roll < 0.25:
            continue
        left = (n + int(chance(name, "handed") * 2)) % 2
        size = 0.55 + 0.45 * chance(name, "lively")
        spread = 0.06 + 0.10 * roll
        swing = (spread, -0.345 + 0.03 * beat * size + 0.06 * size, 0.24 + 0.07 * size + 0.012 * beat)
        pose = hand_to(pose, left, part * size, (swing, (-6, 20 - 45 * (roll > 0.7), 6 * beat), RELAXED))
        if roll > 0.8:
            pose = hand_to(pose, 1 - left, part * size * 0.8, (swing, (-6, 10, -6 * beat), RELAXED))
    return replace(pose, turns=turns)


def _acted(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    until = act.until if act.until > act.at else act.at + 1.6
    part = _span(t, act.at, until, 0.4)
    if part <= 0.0:
        return pose
    turns = pose.turns.copy()
    beat = math.sin(2 * math.pi * 1.6 * (t - act.at)) * part
    if act.verb == "nod":
        turns[5, 1] += 5 + 6 * beat
    elif act.verb == "shake":
        turns[5, 0] += 11 * beat
    elif act.verb == "react":
        turns[1, 1] -= 3 * part
        turns[5, 1] -= 4 * part
    elif act.verb in ("point", "reach") and act.target is not None:
        return _towards(performance, act, pose, root, part)
    return replace(pose, turns=turns)


def _towards(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], part: float) -> Pose:
    """The nearer hand goes out towards the target: straight to point, as far as needed to reach."""
    to = own(np.asarray(act.target), scale(performance.figure), *root)
    i = 0 if to[0] > 0 else 1
    x = 1.0 if i == 0 else -1.0
    shoulder = pose.hips + np.array((x * 0.16, 0.45, 0.0))
    away = to - shoulder
    far = math.sqrt(float(away @ away))
    long = min(0.50, max(0.25, far - 0.10)) if act.verb == "reach" else 0.47
    goal = away / max(far, 1e-6) * long
    return hand_to(
        pose, i, part, ((x * float(goal[0]), float(goal[1]), float(goal[2])), (0, 62, 0), POINT if act.verb == "point" else FLAT)
    )
