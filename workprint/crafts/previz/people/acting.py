"""Small acting: hands that talk, blinks, darting eyes, and all that a face shows at once.

Knows what a performance says; knows nothing of where it plays.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.forms import Expression
from workprint.crafts.previz.people import feelings
from workprint.crafts.previz.people.lips import RATE, mouth_at, phrases
from workprint.crafts.previz.people.performance import Performance, Speech, held_at
from workprint.crafts.previz.people.pose import Pose
from workprint.crafts.previz.people.postures import RELAXED, chance
from workprint.crafts.previz.people.reaching import hand_to, span
from workprint.crafts.previz.people.walk import smooth

Array = NDArray[np.float64]
_BLINK, _EVERY = 0.10, 4.0
"""A blink, and from one to the next on average, seconds."""


# --------------------------------------------------------------------------------------------- the face


def blink(name: str, t: float) -> float:
    """Eyelids, 0 open .. 1 shut: a blink of 0.1 s every two to six seconds, at the person's own times."""
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
    face = feelings.face(performance, t)
    for act in performance.acts:
        if act.verb == "react":
            face = replace(face, brow=face.brow + (0.3 + 0.7 * act.strength) * span(t, act.at, act.at + 1.4, 0.2))
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
    return replace(
        face, gaze=(round(gaze[0], 4), round(gaze[1], 4)), blink=round(min(1.0, max(lids, down, face.blink)), 4), brow=round(brow, 4)
    )


def _flinch(since: float) -> float:
    """People blink when their eyes jump."""
    u = since / _BLINK
    return 0.8 * min(1.0, u / 0.3, (1.0 - u) / 0.45) if 0.0 < u < 1.0 else 0.0


def _stress(name: str, speech: Speech, at: int) -> float:
    """Brows go up on some phrases."""
    for n, (start, end) in enumerate(phrases(speech.mouths, speech.samples)):
        if start <= at <= end and chance(name, "stress", speech.start, n) < 0.45:
            return 0.45 * span(at / RATE, start / RATE, end / RATE, 0.2)
    return 0.0


# --------------------------------------------------------------------------------------------- hands and head


def gestured(performance: Performance, pose: Pose, t: float) -> Pose:
    """The pose with what the free hands and the head do while they talk, at second `t`."""
    for speech in performance.speeches:
        pose = _talking(performance, speech, pose, t)
    return pose


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
        beat = exact.sin(2 * math.pi * (at - a) * (1.5 + 0.5 * roll))
        turns[5, 1] += 1.8 * part * beat
        turns[5, 2] += 2.5 * part * (chance(name, "cock", n) - 0.5)
        if roll < 0.25:
            continue
        held = held_at(performance, t)
        left = 1 - held.hand if held.thing else (n + int(chance(name, "handed") * 2)) % 2
        size = 0.55 + 0.45 * chance(name, "lively")
        spread = 0.06 + 0.10 * roll
        swing = (spread, -0.345 + 0.03 * beat * size + 0.06 * size, 0.24 + 0.07 * size + 0.012 * beat)
        pose = hand_to(pose, left, part * size, (swing, (-6, 20 - 45 * (roll > 0.7), 6 * beat), RELAXED))
        if roll > 0.8 and not held.thing:
            pose = hand_to(pose, 1 - left, part * size * 0.8, (swing, (-6, 10, -6 * beat), RELAXED))
    return replace(pose, turns=turns)
