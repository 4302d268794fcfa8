"""The camera's move as one sentence: type, amplitude, speed, end frame. What video models without a camera input are told beside a clip.

"One camera idea per clip: type + amplitude + speed + end frame" is what the prompt guides of the hosted models ask for; the numbers are
measured from the camera itself, not from what was ordered. Knows cameras over time and the order's camera; knows nothing of pictures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.control.lens import Array, Pinhole
from workprint.crafts.previz.exact import matmul, norm

SIZES = {
    "EWS": "an extreme wide shot", "WS": "a wide shot", "FS": "a full shot", "MFS": "a medium full shot", "MS": "a medium shot",
    "MCU": "a medium close-up", "CU": "a close-up", "BCU": "a big close-up", "ECU": "an extreme close-up", "2S": "a two-shot",
    "OTS": "an over-the-shoulder shot", "POV": "a point-of-view shot", "INSERT": "an insert",
}  # fmt: skip
STILL = 0.02
"""Metres and (times ten) degrees below which a camera stands."""


def sentence(cameras: Sequence[Pinhole], rate: Fraction, order: Mapping[str, Any]) -> str:
    """The camera's move in words, with figures: "Camera: slow dolly in, 0.8 m over 4.0 s (0.2 m/s), easing in and out, ending on ..."."""
    seconds = float(len(cameras) / rate)
    camera = order.get("camera", {})
    end = _ending(camera)
    parts = _moves(cameras)
    kind = str((camera.get("move") or {}).get("kind", ""))
    if kind == "handheld":
        return f"Camera: handheld, a slight sway, for {seconds:.1f} s; {end}."
    if not parts:
        return f"Camera: locked off, no camera movement for {seconds:.1f} s; {end}."
    name = f"{kind}, " if kind in ("arc", "crane", "follow", "lead", "dolly zoom") else ""
    said = f"{name}{_speed(cameras, seconds)} {' while '.join(parts[:2])} over {seconds:.1f} s"
    return f"Camera: {said}, smooth start and stop, one continuous take; ends on {end}."


def _moves(cameras: Sequence[Pinhole]) -> list[str]:
    """What the camera does from the first frame to the last, strongest first, in the crew's words."""
    first, last = cameras[0], cameras[-1]
    off = matmul(first.matrix[:3, :3], last.pose[:3, 3] - first.pose[:3, 3])
    pan, tilt, roll = _turns(matmul(first.matrix[:3, :3], last.pose[:3, :3]))
    zoom = last.focal / first.focal
    found = [
        (abs(float(off[2])), f"dolly {'in' if off[2] > 0 else 'out'} {abs(off[2]):.1f} m"),
        (abs(float(off[0])), f"truck {'right' if off[0] > 0 else 'left'} {abs(off[0]):.1f} m"),
        (abs(float(off[1])), f"pedestal {'down' if off[1] > 0 else 'up'} {abs(off[1]):.1f} m"),
        (abs(pan) / 20, f"pan {'right' if pan > 0 else 'left'} {abs(pan):.0f} degrees"),
        (abs(tilt) / 20, f"tilt {'up' if tilt > 0 else 'down'} {abs(tilt):.0f} degrees"),
        (abs(roll) / 20, f"roll {abs(roll):.0f} degrees {'clockwise' if roll > 0 else 'counter-clockwise'}"),
        (abs(float(exact.log(zoom))) * 3, f"zoom {'in' if zoom > 1 else 'out'} to {max(zoom, 1 / zoom):.1f} times"),
    ]
    strong = sorted((each for each in found if each[0] > 0.05), key=lambda each: -each[0])
    return [words for weight, words in strong if weight > 0.3 * strong[0][0]]


def _turns(turn: Array) -> tuple[float, float, float]:
    """Pan (right), tilt (up) and roll (clockwise) in degrees of a camera whose axes in the first one's are the columns of `turn`."""
    forward, right = turn[:, 2], turn[:, 0]
    pan = np.degrees(exact.atan2(forward[0], forward[2]))
    tilt = np.degrees(exact.asin(np.clip(-forward[1], -1.0, 1.0)))
    roll = np.degrees(exact.atan2(right[1], exact.hypot(right[0], right[2])))
    return float(pan), float(tilt), float(roll)


def _speed(cameras: Sequence[Pinhole], seconds: float) -> str:
    """In words, of the path's whole length and of the turning."""
    places = np.array([camera.pose[:3, 3] for camera in cameras])
    aims = np.array([camera.matrix[2, :3] for camera in cameras])
    way = float(norm(np.diff(places, axis=0), axis=1).sum()) / seconds
    cosines = np.clip((aims[1:] * aims[:-1]).sum(1), -1.0, 1.0)
    turned = float(np.degrees(exact.acos(cosines)).sum()) / seconds
    brisk = max(way / 0.4, turned / 9.0)
    return "slow" if brisk < 0.6 else "steady" if brisk < 1.6 else "fast"


def _ending(camera: Mapping[str, Any]) -> str:
    on = [str(name) for name in camera.get("on", ())]
    size = SIZES.get(str(camera.get("size", "")), "the same frame")
    return f"{size} of {' and '.join(on)}" if on else size
