"""The skeleton: VRM 1.0 humanoid bone names, who hangs from whom, and where the joints rest in a given figure.

Rest space is one canonical adult (crown at about 1.77 m), arms hanging at 50 degrees from level, facing +Z, left is +X. A figure's real
height is a uniform scale, and shorter or longer legs a stretch below the hips (`stretched`). Knows nothing of skin or clothes.

Names: VRM 1.0 humanoid, https://github.com/vrm-c/vrm-specification (middle, ring and little finger move together as "Middle").
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

HIP_HEIGHT = 0.91
NECK_PIVOT = (0.0, 1.545, 0.0)
"""Where the head's own space has its origin: faces are drawn relative to it."""


def _bones() -> tuple[tuple[str, str | None], ...]:
    found: list[tuple[str, str | None]] = [("hips", None), ("spine", "hips"), ("chest", "spine"), ("upperChest", "chest")]
    found += [("neck", "upperChest"), ("head", "neck")]
    for side in ("left", "right"):
        found += [(side + "Shoulder", "upperChest"), (side + "UpperArm", side + "Shoulder")]
        found += [(side + "LowerArm", side + "UpperArm"), (side + "Hand", side + "LowerArm")]
        for finger, ends in (
            ("Thumb", ("Metacarpal", "Proximal")),
            ("Index", ("Proximal", "Intermediate")),
            ("Middle", ("Proximal", "Intermediate")),
        ):
            found += [(side + finger + ends[0], side + "Hand"), (side + finger + ends[1], side + finger + ends[0])]
        found += [(side + "UpperLeg", "hips"), (side + "LowerLeg", side + "UpperLeg")]
        found += [(side + "Foot", side + "LowerLeg"), (side + "Toes", side + "Foot")]
    return tuple(found)


BONES = _bones()
NAMES = tuple(name for name, _ in BONES)
INDEX = {name: i for i, name in enumerate(NAMES)}
PARENT = tuple(INDEX[parent] if parent else -1 for _, parent in BONES)
SIDES = (("left", 1.0), ("right", -1.0))
UPPER_ARM, FOREARM = 0.275, 0.245
_SLOPE = math.radians(50)


def arm_direction(x: float) -> Array:
    """Unit vector down the resting arm of one side (x = 1 left, -1 right)."""
    return np.array((x * math.cos(_SLOPE), -math.sin(_SLOPE), 0.0))


def palm_normal(x: float) -> Array:
    """Which way the resting palm faces."""
    return np.array((-math.sin(_SLOPE) * x, -math.cos(_SLOPE), 0.0))


def stretched(points: Array, leg: float) -> Array:
    """Points of rest space with the legs `leg` times as long; what is above the hips keeps its shape."""
    moved = np.array(points, float)
    y = moved[..., 1]
    moved[..., 1] = np.where(y < HIP_HEIGHT, y * leg, y - HIP_HEIGHT * (1 - leg))
    return moved


def joints(shoulder: float, hip: float, head: float) -> Array:
    """Rest positions (bones, 3) in rest space, in the order of `BONES`, for shoulder and hip widths relative to the canonical 1."""
    at: dict[str, tuple[float, ...] | Array] = {
        "hips": (0, 0.95, 0),
        "spine": (0, 1.05, 0),
        "chest": (0, 1.17, -0.005),
        "upperChest": (0, 1.30, -0.01),
        "neck": (0, 1.455, -0.02),
        "head": (0, 1.545, -0.005),
    }
    for side, x in SIDES:
        at |= _arm(side, x, shoulder, head)
        at[side + "UpperLeg"] = (x * 0.090 * hip, HIP_HEIGHT, 0)
        at[side + "LowerLeg"] = (x * 0.097 * hip, 0.50, 0.012)
        at[side + "Foot"] = (x * 0.100 * hip, 0.085, -0.02)
        at[side + "Toes"] = (x * 0.112 * hip, 0.025, 0.105)
    return np.array([at[name] for name in NAMES], float)


def _arm(side: str, x: float, shoulder: float, head: float) -> dict[str, Array]:
    """Joints of one arm; hands grow half as much as the head does."""
    d, front, palm = arm_direction(x), np.array((0.0, 0.0, 1.0)), palm_normal(x)
    top = np.array((x * 0.160 * shoulder, 1.400, -0.015))
    wrist, size = top + d * (UPPER_ARM + FOREARM), 0.5 + 0.5 * head
    thumb = wrist + size * (d * 0.022 + front * 0.020 + palm * 0.008)
    return {
        side + "Shoulder": np.array((x * 0.03, 1.42, -0.01)),
        side + "UpperArm": top,
        side + "LowerArm": top + d * UPPER_ARM,
        side + "Hand": wrist,
        side + "ThumbMetacarpal": thumb,
        side + "ThumbProximal": thumb + size * (d * 0.030 + front * 0.026 + palm * 0.012),
        side + "IndexProximal": wrist + size * (d * 0.088 + front * 0.026),
        side + "IndexIntermediate": wrist + size * (d * 0.125 + front * 0.028 + palm * 0.006),
        side + "MiddleProximal": wrist + size * (d * 0.088 - front * 0.008),
        side + "MiddleIntermediate": wrist + size * (d * 0.126 - front * 0.009 + palm * 0.007),
    }
