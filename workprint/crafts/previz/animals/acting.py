"""What an animal does besides standing and going: breath, ears, tail, lids, barking, moods, and small acts with the head.

Knows rigs and performances; knows nothing of where they play.
"""

from __future__ import annotations

import math

from workprint.crafts.previz import exact
from workprint.crafts.previz.animals.manners import Manner
from workprint.crafts.previz.animals.rig import Pose, Rig, sized, turned
from workprint.crafts.previz.people.acting import blink
from workprint.crafts.previz.people.lips import RATE
from workprint.crafts.previz.people.performance import Performance
from workprint.crafts.previz.people.postures import breath, chance, drift
from workprint.crafts.previz.people.walk import smooth

NECKS = {
    # which bones share the turn of the head, and how much of it each takes
    "neck": 0.30,
    "throat": 0.25,
    "nape": 0.20,
    "head": 0.45,
}
Turns = dict[str, tuple[float, float, float]]


def turned_head(rig: Rig, manner: Manner, pose: Pose, side: float, down: float) -> Pose:
    """The head turned `side` degrees to its left and `down`, as far as its neck lets it."""
    side = min(max(side, -manner.neck[0]), manner.neck[0])
    down = min(max(down * 0.85, -manner.neck[1]), manner.neck[1])
    own = [bone for bone in NECKS if bone in rig.index]
    whole = math.fsum(NECKS[bone] for bone in own)
    return turned(rig, pose, {bone: (side * NECKS[bone] / whole, down * NECKS[bone] / whole, 0.0) for bone in own})


def alive(rig: Rig, manner: Manner, kind: str, performance: Performance, who: tuple[str, float], pose: Pose) -> Pose:
    """The pose with what never rests: breath, lids, ears, tail, mood and acts at a second. `who`: name, second."""
    name, t = who
    mood = next((feeling.mood for feeling in reversed(performance.moods) if feeling.at <= t), "neutral")
    by = _ears(name, mood, t)
    for more in (_tail(kind, name, mood, t), _mood(mood), _acts(manner, kind, performance, t), _voice(kind, performance, t)):
        for bone, angles in more.items():
            a, b, c = by.get(bone, (0.0, 0.0, 0.0))
            by[bone] = (a + angles[0], b + angles[1], c + angles[2])
    shut = blink(name, t)
    lids = {side + "Lid": 0.7 if shut < 0.35 else 1.06 for side in ("left", "right")}
    return sized(rig, turned(rig, pose, by), {"ribs": 1.0 + 0.010 * breath(name, t), **lids})


def _ears(name: str, mood: str, t: float) -> Turns:
    """Each ear turns on its own now and then."""
    found: Turns = {}
    back = {"afraid": 34.0, "angry": 30.0, "sad": 14.0}.get(mood, 0.0) - (10.0 if mood in ("surprised", "happy") else 0.0)
    for side, x in (("left", 1.0), ("right", -1.0)):
        k = math.floor(t / 1.7 + chance(name, side, "ear"))
        flick = (
            exact.sin(math.pi * min(1.0, ((t / 1.7 + chance(name, side, "ear")) % 1.0) * 4.0))
            if chance(name, side, "flick", k) < 0.3
            else 0.0
        )
        found[side + "Ear"] = (x * (8.0 * drift(name, side + "ear", t, 6.0) + 16.0 * flick), -back, 0.0)
    return found


def _tail(kind: str, name: str, mood: str, t: float) -> Turns:
    """Dogs wag, cats write in the air, horses swish at flies."""
    if kind == "dog":
        beat, wide = (2.6, 26.0) if mood in ("happy", "neutral") else (0.6, 5.0)
        wide *= 1.0 if mood == "happy" else 0.35 + 0.35 * drift(name, "wag", t, 11.0)
        down = {"afraid": -38.0, "sad": -26.0, "happy": 30.0, "surprised": 22.0, "angry": 26.0}.get(mood, 0.0)
        wag = wide * exact.sin(2 * math.pi * beat * t)
        return {"tail": (wag, down, 0.0), "tail2": (0.6 * wag, 0.3 * down, 0.0), "tail3": (0.5 * wag, 0.0, 0.0)}
    if kind == "cat":
        slow, lash = drift(name, "tail", t, 4.0), 2.0 if mood in ("angry", "afraid") else 1.0
        tip = exact.sin(2 * math.pi * (0.45 * lash * t + chance(name, "tip")))
        return {"tail": (9.0 * lash * slow, 0.0, 0.0), "tail3": (14.0 * lash * slow, 0.0, 0.0), "tail4": (26.0 * lash * tip, 0.0, 0.0)}
    if kind == "horse":
        k = math.floor(t / 3.1 + chance(name, "fly"))
        u = (t / 3.1 + chance(name, "fly")) % 1.0
        swish = 24.0 * exact.sin(2 * math.pi * u * 2.2) * (1 - u) if chance(name, "swish", k) < 0.55 else 0.0
        return {"tail": (0.5 * swish, 0.0, 0.0), "tail2": (swish, 0.0, 0.0), "tail3": (swish, 0.0, 0.0)}
    return {"tail": (0.0, 5.0 * drift(name, "tail", t, 3.0), 0.0)}


def _mood(mood: str) -> Turns:
    """How a mood shows in neck and head."""
    low = {"afraid": 16.0, "sad": 20.0, "angry": 12.0, "surprised": -10.0, "happy": -4.0, "worried": 8.0}.get(mood, 0.0)
    return {"neck": (0.0, low, 0.0), "head": (0.0, -0.55 * low, 0.0)} if low else {}


def _acts(manner: Manner, kind: str, performance: Performance, t: float) -> Turns:
    """Reaching and picking up lower the head to the floor; nodding, shaking and starting move it."""
    found: Turns = {}
    for act in performance.acts:
        length = max(act.until - act.at, 0.9)
        u = (t - act.at) / length
        if not 0.0 <= u <= 1.0:
            continue
        held = smooth(u / 0.3) * smooth((1 - u) / 0.3)
        if act.verb in ("reach", "pick", "put", "peck", "give"):
            found |= {bone: (0.0, angle * held, 0.0) for bone, angle in manner.stoop.items()}
        elif act.verb == "nod":
            found["head"] = (0.0, 14.0 * held * exact.sin(2 * math.pi * 1.8 * (t - act.at)), 0.0)
        elif act.verb == "shake":
            roll = 16.0 * held * exact.sin(2 * math.pi * 5.0 * (t - act.at))
            found |= {"head": (0.0, 0.0, 1.4 * roll), "chest": (0.0, 0.0, 0.5 * roll), "neck": (0.0, 0.0, 0.6 * roll)}
        elif act.verb == "react":
            start = exact.sin(math.pi * min(1.0, u * 2.5)) if u < 0.4 else 0.0
            found |= {"neck": (0.0, -12.0 * start, 0.0), "leftEar": (0.0, 10.0, 0.0), "rightEar": (0.0, 10.0, 0.0)}
    if kind == "chicken":
        found |= _pecking(manner, performance, t)
    return found


def _pecking(manner: Manner, performance: Performance, t: float) -> Turns:
    """A chicken left alone pecks at the ground, a few times in a row."""
    name = performance.figure.name
    k, u = math.floor(t / 2.6 + chance(name, "peck")), (t / 2.6 + chance(name, "peck")) % 1.0
    if chance(name, "pecks", k) > 0.55 or performance.keys[-1].posture != "stand":
        return {}
    held = smooth(u / 0.16) * smooth((1.0 - u) / 0.2)
    jab = 0.80 + 0.20 * abs(exact.sin(math.pi * u * 5.0))
    return {bone: (0.0, angle * held * jab, 0.0) for bone, angle in manner.stoop.items()}


def _voice(kind: str, performance: Performance, t: float) -> Turns:
    """The mouth while they speak: three barks a second, or a long neigh."""
    for speech in performance.speeches:
        u = t - speech.start
        if 0.0 <= u <= speech.samples / RATE:
            beat = 1.1 if kind in ("horse", "cat") else 2.8
            wide = exact.power(max(0.0, exact.sin(2 * math.pi * beat * u)), 0.6)
            return {"jaw": (0.0, 24.0 * wide, 0.0), "head": (0.0, -9.0 * wide, 0.0)}
    return {}
