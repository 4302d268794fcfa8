"""How far joints go: a table in degrees, the angles of a solved skeleton in the terms of that table, and how a joint is held inside it.

Zero is the anatomical position: upright, arms hanging with the thumbs forward, feet forward. Ball joints (shoulder, hip) have a cone: for
every azimuth (0 away from the body, 90 forward, 180 across it, -90 back) how far the limb may be raised from hanging straight down.

Source: American Academy of Orthopaedic Surgeons, "Joint Motion: Method of Measuring and Recording" (1965), the means that Norkin and White
("Measurement of Joint Motion", 5th ed., appendix B) print beside their own. The spine's and the neck's ranges are shared out over the
bones that we have. Turning of the upper arm and thigh about their own length is not limited here. Knows joints; knows nothing of poses.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import dot, matmul
from workprint.crafts.previz.people.ik import Array, euler, size, unit
from workprint.crafts.previz.people.skeleton import INDEX, SIDES, arm_direction, palm_normal

Range = tuple[float, float]
TRUNK: Mapping[str, tuple[Range, Range, Range]] = {
    "spine": ((-17, 17), (-10, 32), (-13, 13)),
    "chest": ((-15, 15), (-8, 27), (-12, 12)),
    "upperChest": ((-13, 13), (-7, 21), (-10, 10)),
    "neck": ((-33, 33), (-22, 22), (-22, 22)),
    "head": ((-47, 47), (-23, 23), (-23, 23)),
}
"""Yaw, pitch (forward is positive) and roll of each bone in its parent. Together: trunk rotation 45, flexion 80, extension 25, bending
aside 35; neck rotation 80, flexion and extension 45, bending aside 45.
"""
ELBOW: Range = (0, 150)
KNEE: Range = (0, 135)
WRIST: Mapping[str, Range] = {"bend": (-70, 80), "twist": (-80, 80), "tilt": (-30, 20)}
"""Bend towards the palm; pronation of the forearm; tilt towards the thumb."""
ANKLE: Mapping[str, Range] = {"pitch": (-20, 50), "yaw": (-45, 45), "roll": (-35, 35)}
"""Heel up (plantar flexion) is positive pitch; yaw and roll stand for what subtalar joint and hip do together."""
TOES: Range = (-70, 45)
CURL = (0.0, 1.0)
"""Fingers: at 1 the knuckles are at 72 (of 90) and 88 (of 100) degrees."""
SHOULDER = ((-180.0, 30.0), (-90.0, 60.0), (-40.0, 80.0), (0.0, 180.0), (90.0, 180.0), (135.0, 105.0), (180.0, 30.0))
"""Extension 60, abduction and flexion 180, across the chest 135 at shoulder height; the shoulder blade's part included."""
OVERHEAD = 150.0
"""An arm raised above this is free to lean every way."""
HIP = ((-180.0, 30.0), (-90.0, 30.0), (0.0, 45.0), (45.0, 90.0), (90.0, 120.0), (135.0, 75.0), (180.0, 30.0))
"""Extension 30, abduction 45, flexion 120, adduction 30."""
_SLACK = 1e-6


def clip(value: float, span: Range) -> float:
    return min(max(value, span[0]), span[1])


def yaw_pitch_roll(turned: Array) -> tuple[float, float, float]:
    """The angles of `ik.euler` that give a rotation."""
    pitch = exact.asin(clip(-float(turned[1, 2]), (-1.0, 1.0)))
    return (
        math.degrees(exact.atan2(turned[0, 2], turned[2, 2])),
        math.degrees(pitch),
        math.degrees(exact.atan2(turned[1, 0], turned[1, 1])),
    )


def held_in(turned: Array, spans: tuple[Range, Range, Range]) -> Array:
    """A rotation in a parent, each of its three angles within its range."""
    found = yaw_pitch_roll(turned)
    kept = tuple(clip(angle, span) for angle, span in zip(found, spans, strict=True))
    return turned if kept == found else euler(*kept)


def raised(direction: Array, x: float) -> tuple[float, float]:
    """Azimuth and elevation of a limb's first bone in its parent's space; `x` is 1 on the left side, -1 on the right."""
    out, up, ahead = x * float(direction[0]), float(direction[1]), float(direction[2])
    return math.degrees(exact.atan2(ahead, out)), math.degrees(exact.acos(clip(-up / max(size(direction), 1e-12), (-1.0, 1.0))))


def most(cone: tuple[tuple[float, float], ...], azimuth: float) -> float:
    """How far a limb may be raised at this azimuth."""
    for (a, low), (b, high) in pairwise(cone):
        if azimuth <= b:
            return low + (high - low) * (azimuth - a) / (b - a)
    return cone[-1][1]


def inside(direction: Array, x: float, cone: tuple[tuple[float, float], ...], free: float = 180.0) -> Array:
    """The direction within a cone, brought round to the nearest azimuth at which a limb may be raised so far; beyond `free` degrees all
    are good. Unit length.
    """
    azimuth, elevation = raised(direction, x)
    if elevation <= most(cone, azimuth) or elevation >= free:
        return unit(direction)
    kept = min(elevation, max(top for _, top in cone))
    low = next((a + (b - a) * (kept - p) / (q - p) for (a, p), (b, q) in pairwise(cone) if p < kept <= q), cone[0][0])
    high = next((b - (b - a) * (kept - q) / (p - q) for (a, p), (b, q) in pairwise(cone) if q < kept <= p), cone[-1][0])
    back, on = (low - azimuth) % 360.0, (azimuth - high) % 360.0
    a, e = math.radians(low if back < on else high), math.radians(kept)
    return np.array((x * exact.cos(a) * exact.sin(e), -exact.cos(e), exact.sin(a) * exact.sin(e)))


# --------------------------------------------------------------------------------------------- measuring


def angles(joints: Array, turns: NDArray[np.float64], places: Array) -> dict[str, float]:
    """How far every joint of a solved skeleton is from the anatomical position, degrees, measured from where its bones are.

    `joints` are at rest (bones, 3), `turns` (bones, 3, 3) and `places` (bones, 3) as `pose.solve` gives them.
    """
    found: dict[str, float] = {}
    parents = {"spine": "hips", "chest": "spine", "upperChest": "chest", "neck": "upperChest", "head": "neck"}
    for bone, parent in parents.items():
        own = matmul(turns[INDEX[parent]].T, turns[INDEX[bone]])
        for what, angle in zip(("yaw", "pitch", "roll"), yaw_pitch_roll(own), strict=True):
            found[f"{bone} {what}"] = angle
    for side, x in SIDES:
        found |= _limb(turns, places, side, x)
        found |= _hand(turns, places, side, x)
    return found


def _limb(turns: Array, places: Array, side: str, x: float) -> dict[str, float]:
    found = {}
    for name, middle, root, parent, bones in (
        ("shoulder", "elbow", "UpperArm", "upperChest", ("LowerArm", "Hand")),
        ("hip", "knee", "UpperLeg", "hips", ("LowerLeg", "Foot")),
    ):
        top, joint, end = (places[INDEX[side + bone]] for bone in (root, *bones))
        upper, lower = unit(joint - top), unit(end - joint)
        azimuth, elevation = raised(matmul(turns[INDEX[parent]].T, upper), x)
        found[f"{side} {name} azimuth"], found[f"{side} {name}"] = azimuth, elevation
        found[f"{side} {middle}"] = math.degrees(exact.acos(clip(dot(upper, lower), (-1.0, 1.0))))
    foot = matmul(turns[INDEX[side + "LowerLeg"]].T, turns[INDEX[side + "Foot"]])
    for what, angle in zip(("yaw", "pitch", "roll"), yaw_pitch_roll(foot), strict=True):
        found[f"{side} ankle {what}"] = angle
    toes = matmul(turns[INDEX[side + "Foot"]].T, turns[INDEX[side + "Toes"]])
    found[f"{side} toes"] = yaw_pitch_roll(toes)[1]
    return found


def _hand(turns: Array, places: Array, side: str, x: float) -> dict[str, float]:
    """The hand against the forearm: bend and tilt from where it points, twist from where the palm looks against the elbow's hinge."""
    upper, lower, hand = (INDEX[side + bone] for bone in ("UpperArm", "LowerArm", "Hand"))
    along = unit(places[hand] - places[lower])
    hinge = matmul(turns[upper], palm_normal(x))
    points, palm = matmul(turns[hand], arm_direction(x)), matmul(turns[hand], palm_normal(x))
    thumb = np.cross(hinge, along) * x
    flat = palm - along * dot(palm, along)
    twist = math.degrees(exact.atan2(dot(flat, thumb) * -1.0, dot(flat, hinge)))
    turned_palm, turned_thumb = _about(along, math.radians(twist), hinge, thumb)
    bend = math.degrees(exact.atan2(dot(points, turned_palm), dot(points, along)))
    tilt = math.degrees(exact.asin(clip(dot(points, turned_thumb), (-1.0, 1.0))))
    return {f"{side} wrist twist": twist, f"{side} wrist bend": bend, f"{side} wrist tilt": tilt}


def _about(along: Array, angle: float, hinge: Array, thumb: Array) -> tuple[Array, Array]:
    c, s = exact.cos(angle), exact.sin(angle)
    return hinge * c - thumb * s, hinge * s + thumb * c


def excess(found: Mapping[str, float]) -> dict[str, float]:
    """By how many degrees measured angles lie outside the table; empty where all is well."""
    over: dict[str, float] = {}

    def check(name: str, value: float, span: Range) -> None:
        gone = max(span[0] - value, value - span[1])
        if gone > _SLACK:
            over[name] = gone

    for bone, spans in TRUNK.items():
        for what, span in zip(("yaw", "pitch", "roll"), spans, strict=True):
            check(f"{bone} {what}", found[f"{bone} {what}"], span)
    for side, _ in SIDES:
        for joint, cone, free in (("shoulder", SHOULDER, OVERHEAD), ("hip", HIP, 180.0)):
            elevation, top = found[f"{side} {joint}"], most(cone, found[f"{side} {joint} azimuth"])
            if elevation < free:
                check(f"{side} {joint}", elevation, (0.0, top))
        for joint, span in (("elbow", ELBOW), ("knee", KNEE), ("toes", TOES)):
            check(f"{side} {joint}", found[f"{side} {joint}"], span)
        for what, span in WRIST.items():
            check(f"{side} wrist {what}", found[f"{side} wrist {what}"], span)
        for what, span in ANKLE.items():
            check(f"{side} ankle {what}", found[f"{side} ankle {what}"], span)
    return over
