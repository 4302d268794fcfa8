"""An animal's pose at a second: at rest with a little life in it, on its way with feet that stand where they were put. Pure functions.

Knows rigs and manners; knows nothing of who is looked at, nor of the world around.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.animals.manners import Gait, Manner, Posture
from workprint.crafts.previz.animals.rig import Pose, Rig, at_rest, planted, soles, turned
from workprint.crafts.previz.people.postures import breath, chance, drift
from workprint.crafts.previz.people.walk import smooth

Array = NDArray[np.float64]
SIDE = 86.0
"""How far over an animal lies that has fallen, degrees."""


def rested(rig: Rig, manner: Manner, posture: str, name: str, t: float) -> Pose:
    """At rest in a posture; one that the kind has not is standing."""
    given = manner.postures.get(posture)
    if given is None:
        return _standing(rig, manner, name, t)
    pose = _posed(rig, given)
    if posture == "fall":
        return _on_its_side(rig, pose)
    if given.front:
        feet = soles(rig)
        pose = planted(rig, pose, [(feet[i] + np.array((0.0, 0.0, given.ahead)), 0.0) if i < 2 else None for i in range(len(feet))])
    return pose


def _standing(rig: Rig, manner: Manner, name: str, t: float) -> Pose:
    """On all feet, the weight wandering a little from one side to the other."""
    base = at_rest(rig)
    unit = float(rig.joints[0][1])
    sway = np.array((0.010 * drift(name, "weight", t, 9.0), -0.006 + 0.003 * breath(name, t), 0.004 * drift(name, "lean", t, 7.0))) * (
        unit / 0.53
    )
    pose = replace(base, root=base.root + sway)
    pose = turned(
        rig, pose, {"hips": (0.0, 0.0, 1.2 * drift(name, "hips", t, 8.0)), "chest": (0.0, 0.0, -0.8 * drift(name, "hips", t, 8.0))}
    )
    pose = carried(rig, manner, pose)
    feet = soles(rig)
    uneven = [0.03 * unit * (chance(name, "foot", i) - 0.5) * (2.0 if len(feet) == 4 else 0.5) for i in range(len(feet))]
    return planted(rig, pose, [(foot + np.array((0.0, 0.0, off)), 0.0) for foot, off in zip(feet, uneven, strict=True)])


def carried(rig: Rig, manner: Manner, pose: Pose) -> Pose:
    """Neck and head as the kind carries them."""
    return turned(rig, pose, {bone: (0.0, pitch, 0.0) for bone, pitch in manner.carry.items()})


def _posed(rig: Rig, posture: Posture) -> Pose:
    base = at_rest(rig)
    by = {}
    for name, (yaw, pitch, roll) in posture.turns.items():
        by[name] = (yaw, pitch, roll)
        if name.startswith("left"):
            by[name.replace("left", "right", 1)] = (-yaw, pitch, -roll)
    return turned(rig, replace(base, root=base.root + posture.root + np.array((0.0, 0.82 * rig.lowered, 0.0))), by)


def _on_its_side(rig: Rig, pose: Pose) -> Pose:
    turns = pose.turns.copy()
    turns[0, 2] += SIDE
    for i, leg in enumerate(rig.legs):
        turns[leg.chain[0], 2] = SIDE + (9.0 if i % 2 else -9.0)
        turns[leg.chain[-1], 2] = SIDE + (9.0 if i % 2 else -9.0)
    return replace(pose, turns=turns)


def chosen(manner: Manner, speed: float, scale: float) -> int:
    """Which gait a speed in m/s is gone in."""
    walk, run = manner.speeds
    own, last = speed / math.sqrt(scale), len(manner.gaits) - 1
    return 0 if own < 1.45 * walk else last if own > 0.62 * (walk + run) else min(1, last)


def going(rig: Rig, manner: Manner, gait: Gait, name: str, gone: float, pace: float) -> Pose:
    """On the way after `gone` canonical metres, at `pace` 0..1 of full stride (less while setting out and stopping)."""
    gait = replace(gait, stride=gait.stride * rig.leg, lift=gait.lift * rig.leg)
    u = gone / gait.stride
    unit = float(rig.joints[0][1])
    wave, half = exact.sin(2 * math.pi * u), exact.cos(4 * math.pi * u + 0.6)
    base = at_rest(rig)
    leaping = gait.leaps
    rise = gait.bob * (exact.sin(2 * math.pi * (u - 0.30)) if leaping else half) * pace
    pose = replace(base, root=base.root + np.array((0.006 * wave * unit, rise - gait.sinks * unit * pace, 0.0)))
    flex = exact.sin(2 * math.pi * (u + 0.05)) * gait.bend * pace
    by = {"hips": (0.0, 0.0, 2.0 * wave * pace), "chest": (0.0, 0.0, -2.0 * wave * pace), "neck": (0.0, gait.nod * half * pace, 0.0)}
    if leaping:
        by |= {
            "hips": (0.0, -flex, 0.0),
            "spine": (0.0, 1.3 * flex, 0.0),
            "chest": (0.0, 0.4 * flex, 0.0),
            "neck": (0.0, 14.0 * pace - 0.7 * flex, 0.0),
        }
        by |= {"head": (0.0, -12.0 * pace, 0.0), "tail": (0.0, 24.0 * pace, 0.0)}
    else:
        by |= {"spine": (gait.bend * wave * pace, 0.0, 0.0), "tail": (3.0 * wave * pace, 4.0 * pace, 0.0)}
    pose = carried(rig, manner, turned(rig, pose, by))
    return planted(
        rig,
        pose,
        [
            _foot(foot, u - fall, gait, pace, 0.5 - 0.08 * bool(leg.lead))
            for leg, foot, fall in zip(rig.legs, soles(rig), gait.falls, strict=True)
        ],
    )


def _foot(sole: Array, u: float, gait: Gait, pace: float, ahead: float) -> tuple[Array, float]:
    """Where one foot is, `u` strides after it first set down (`ahead` of where it rests by that share of its reach), and its pitch."""
    f, reach = u - math.floor(u), gait.stride * gait.carries
    if f < gait.carries:
        k = f / gait.carries
        return sole + np.array((0.0, 0.0, reach * (ahead - k) * pace)), 30.0 * smooth((k - 0.7) / 0.3) * pace
    q = (f - gait.carries) / (1.0 - gait.carries)
    high = gait.lift * exact.power(exact.sin(math.pi * q), 0.85) * pace
    pitch = (30.0 + 45.0 * exact.sin(math.pi * min(q * 1.25, 1.0))) * (1.0 - smooth(q * 1.15)) - 8.0 * smooth((q - 0.6) / 0.4)
    return sole + np.array((0.0, high, reach * (smooth(q) - 1.0 + ahead) * pace)), pitch * pace


def stepping(rig: Rig, manner: Manner, name: str, t: float, u: float) -> Pose:
    """Turning on the spot: `u` 0..1, two feet lift and then the other two."""
    pose = _standing(rig, manner, name, t)
    goals = []
    for i, foot in enumerate(soles(rig)):
        first = manner.gaits[min(1, len(manner.gaits) - 1)].falls[i] < 0.25
        k = (u - (0.0 if first else 0.5)) * 2.0
        high = manner.gaits[0].lift * 0.7 * exact.sin(math.pi * k) if 0.0 < k < 1.0 else 0.0
        goals.append((foot + np.array((0.0, high, 0.0)), 25.0 * high / manner.gaits[0].lift))
    return planted(rig, pose, goals)


def flying(rig: Rig, manner: Manner, name: str, t: float, u: float) -> Pose:
    """On the wing, `t` seconds after setting out and `u` 0..1 of the way: body level, legs back, wings that beat."""
    away = smooth(u / 0.06) * (1.0 - smooth((u - 0.94) / 0.06))
    beat = 2 * math.pi * manner.beats * t
    brake = smooth((u - 0.75) / 0.2) * away
    down, sweep = exact.sin(beat), exact.cos(beat)
    base = at_rest(rig)
    pose = replace(base, root=base.root + np.array((0.0, -0.012 * down * away * float(base.root[1]), 0.0)))
    by = {
        "hips": (0.0, away * (manner.level - 45.0 * brake), 0.0),
        "neck": (0.0, -away * (0.35 * manner.level - 30.0 * brake), 0.0),
        "head": (0.0, -away * (0.4 * manner.level - 12.0 * brake), 0.0),
        "tail": (0.0, -18.0 * brake, 0.0),
    }
    for side, x in (("left", 1.0), ("right", -1.0)):
        by |= {
            side + "Wing": (0.0, 8.0 * sweep, x * (6.0 + 36.0 * down)),
            side + "Tip": (0.0, 10.0 * sweep, x * (-8.0 + 24.0 * exact.sin(beat - 0.9))),
        }
        by |= {side + "Hip": (0.0, 62.0 * away - 90.0 * brake, 0.0), side + "Knee": (0.0, 30.0 * away, 0.0)}
        by |= {side + "Shank": (0.0, (70.0 - 110.0 * brake) * away, 0.0), side + "Toes": (0.0, (80.0 - 100.0 * brake) * away, 0.0)}
    pose = turned(rig, pose, by)
    sizes = pose.sizes.copy()
    for name_, i in rig.index.items():
        if name_.endswith(("Wing", "Tip")):
            sizes[i] = away
        elif name_.endswith("Folded"):
            sizes[i] = 1.0 - away
    return replace(pose, sizes=sizes)
