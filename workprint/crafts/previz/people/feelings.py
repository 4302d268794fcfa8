"""What people feel, as it shows: in the face, and in shoulders, back, head, hands and breath. Eased in over 0.4 s.

The seven faces are Ekman and Friesen's ("Unmasking the Face", 1975), as far as our faces have the muscles; the postures are Wallbott's
("Bodily expression of emotion", 1998). Strength 100 is as much as anybody shows. Knows moods; knows nothing of why.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, replace

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.forms import Expression
from workprint.crafts.previz.people.performance import Performance
from workprint.crafts.previz.people.pose import Pose
from workprint.crafts.previz.people.postures import breath
from workprint.crafts.previz.people.walk import smooth

MOODS = {
    "neutral": Expression(),
    "happy": Expression(brow=0.25, width=1.10, smile=0.95),
    "sad": Expression(brow=0.10, brow_angle=-0.95, smile=-0.75, blink=0.24),
    "angry": Expression(brow=-0.45, brow_angle=1.0, smile=-0.65, width=0.92),
    "afraid": Expression(brow=0.85, brow_angle=-0.85, mouth=0.26, width=1.16, smile=-0.35),
    "surprised": Expression(brow=1.0, mouth=0.48, width=0.84),
    "disgusted": Expression(brow=-0.35, brow_angle=0.50, smile=-0.85, width=0.86, blink=0.28),
}
"""Faces at strength 100."""
EASE = 0.4
_FIELDS = ("brow", "brow_angle", "mouth", "smile", "teeth", "blink")


@dataclass(frozen=True)
class Bearing:
    """A mood in the body at strength 100: turns of spine, chest, upper chest, neck and head (yaw, pitch, roll, degrees), shoulders up by
    `shrug`, hands moved by `out` (outward, up, ahead, metres), fingers closed to `curl`, elbows `wide`, breaths `quick` times as quick.
    """

    turns: tuple[tuple[float, float, float], ...] = ((0, 0, 0),) * 5
    shrug: float = 0.0
    out: tuple[float, float, float] = (0.0, 0.0, 0.0)
    curl: float | None = None
    wide: float = 0.0
    quick: float = 1.0
    pace: float = 1.0


BEARINGS = {
    "neutral": Bearing(),
    "happy": Bearing(((0, -2, 0), (0, -4, 0), (0, -3, 0), (0, -1, 0), (0, -3, 2)), 1.0, (0.01, 0.02, 0.02), pace=1.06),
    "sad": Bearing(((0, 6, 0), (0, 8, 0), (0, 7, 0), (0, 5, 0), (0, 5, 4)), -7.0, (-0.01, -0.01, 0.03), quick=0.75, pace=0.78),
    "angry": Bearing(((0, 3, 0), (0, 3, 0), (0, 5, 0), (0, 11, 0), (0, -5, 0)), 8.0, (0.05, 0.04, 0.03), 0.95, 0.8, 1.3, 1.15),
    "afraid": Bearing(((0, -5, 0), (0, 4, 0), (0, 9, 0), (0, -8, 0), (0, 4, 0)), 20.0, (0.02, 0.20, 0.21), 0.45, -0.2, 1.9, 1.1),
    "surprised": Bearing(((0, -5, 0), (0, -5, 0), (0, -2, 0), (0, -2, 0), (0, -4, 0)), 9.0, (0.09, 0.09, 0.08), 0.02, 0.3),
    "disgusted": Bearing(((4, -5, 0), (4, -2, 2), (2, 4, 0), (6, -6, 3), (14, -6, 7)), 9.0, (0.03, 0.05, 0.06), 0.3),
}


def felt(performance: Performance, t: float) -> tuple[tuple[str, float], ...]:
    """What they feel at second `t`: moods and how much of each, 0..1. The first needs no time to come."""
    moods = sorted(performance.moods)
    k = bisect_right([feeling.at for feeling in moods], t) - 1
    if k < 0:
        return ()
    now = moods[k]
    first = now.at <= performance.keys[0].at
    part = 1.0 if first else smooth((t - now.at) / EASE)
    came = ((now.mood, part * now.strength / 100.0),)
    return came if part >= 1.0 or k == 0 else ((moods[k - 1].mood, (1 - part) * moods[k - 1].strength / 100.0), *came)


def face(performance: Performance, t: float) -> Expression:
    """The mood in the face."""
    shown = dict.fromkeys(_FIELDS, 0.0) | {"width": 1.0}
    for mood, much in felt(performance, t):
        found = MOODS[mood]
        for name in _FIELDS:
            shown[name] += much * getattr(found, name)
        shown["width"] += much * (found.width - 1.0)
    return Expression(**shown)  # type: ignore[arg-type]  # the gaze comes later


def borne(performance: Performance, pose: Pose, t: float) -> Pose:
    """The mood in the body."""
    for mood, much in felt(performance, t):
        if mood != "neutral" and much > 0.0:
            pose = _borne(pose, BEARINGS[mood], much, performance.figure.name, t)
    return pose


def _borne(pose: Pose, bearing: Bearing, much: float, name: str, t: float) -> Pose:
    turns, swing, curl, elbows = pose.turns.copy(), pose.swing.copy(), pose.curl.copy(), pose.elbows.copy()
    turns[1:] += much * np.array(bearing.turns)
    quicker = exact.sin(2 * math.pi * t * bearing.quick / 3.9) if bearing.quick != 1.0 else breath(name, t)
    turns[2, 1] += 0.9 * much * quicker * bearing.quick
    free = 1.0 - pose.held
    out, up, ahead = bearing.out
    swing += much * np.array(((out, up, ahead), (-out, up, ahead))) * free[:, None]
    elbows += much * bearing.wide * np.array(((1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)))
    if bearing.curl is not None:
        curl = curl + (bearing.curl - curl) * (much * free[:, None])
    shrug = pose.shrug + much * bearing.shrug + 0.6 * much * quicker * (bearing.quick > 1.0)
    return replace(pose, turns=turns, swing=swing, curl=curl, elbows=elbows, shrug=shrug)


def pace(mood: str, strength: int) -> float:
    """How much quicker or slower somebody in a mood walks."""
    return 1.0 + (BEARINGS[mood].pace - 1.0) * strength / 100.0 if mood in BEARINGS else 1.0
