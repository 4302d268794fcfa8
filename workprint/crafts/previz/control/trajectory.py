"""The camera over a shot, in the files that other tools read: our own JSON, RealEstate10K text, ReCamMaster JSON.

RealEstate10K (Zhou et al. 2018, https://google.github.io/realestate10k; read by CameraCtrl, VideoX-Fun and Wan-Fun camera): a first line
that is passed over, then for each frame `timestamp fx fy cx cy 0 0` and the 3 x 4 world-to-camera matrix by rows, OpenCV's axes,
intrinsics as parts of the width and height. Timestamps are microseconds.

ReCamMaster (https://github.com/KlingTeam/ReCamMaster): {"frame0": {"cam01": "[a b c 0] [..] [..] [x y z 1] "}}, Unreal's row vectors: the
rows are forward, right, up and the place, in a left-handed world (x forward, y right, z up) of centimetres.

Knows numbers and text; knows nothing of files or of who asks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from workprint.crafts.previz.camera import GATE
from workprint.crafts.previz.control.lens import Array, Pinhole
from workprint.crafts.previz.exact import matmul

_UNREAL = np.array(((0.0, 0.0, -1.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)))
"""Our world to Unreal's: forward is -Z, right X, up Y."""


def camera_json(cameras: Sequence[Pinhole], rate: Fraction) -> str:
    """Everything a program needs to place the camera, frame by frame: metres, Y up; matrices by rows, OpenCV's camera axes.

    `lens_mm` is for a gate 36 mm wide.
    """
    first = cameras[0]
    frames = []
    for number, camera in enumerate(cameras):
        frames.append(
            {
                "frame": number,
                "seconds": _short(number / rate),
                "fx": _short(camera.focal),
                "fy": _short(camera.focal),
                "cx": camera.width / 2,
                "cy": camera.height / 2,
                "lens_mm": _short(camera.focal * GATE / camera.width),
                "world_to_camera": _rows(camera.matrix),
                "camera_to_world": _rows(camera.pose),
            }
        )
    head = {
        "format": 1,
        "width": first.width,
        "height": first.height,
        "rate": f"{rate.numerator}/{rate.denominator}",
        "gate_mm": GATE,
        "world": "metres, right-handed, Y up",
        "camera": "OpenCV: x right, y down, z forward; pixel (0, 0) is the upper left corner",
    }
    body = ",\n".join("  " + json.dumps(frame, separators=(", ", ": ")) for frame in frames)
    return json.dumps(head, indent=1)[:-2] + ',\n "frames": [\n' + body + "\n ]\n}\n"


def realestate(cameras: Sequence[Pinhole], rate: Fraction, title: str) -> str:
    """RealEstate10K text; `title` is its first line, which loaders pass over."""
    lines = [" ".join(title.split())]
    for number, camera in enumerate(cameras):
        inside = (camera.focal / camera.width, camera.focal / camera.height, 0.5, 0.5, 0.0, 0.0)
        values = (*inside, *camera.matrix[:3].reshape(-1))
        lines.append(f"{round(number * 1_000_000 / rate)} " + " ".join(f"{round(value, 9) + 0.0:.9f}" for value in values))
    return "\n".join(lines) + "\n"


def recammaster(cameras: Sequence[Pinhole], name: str = "cam01") -> str:
    """ReCamMaster JSON of every frame, for one camera `name`."""
    return json.dumps({f"frame{number}": {name: _unreal(camera)} for number, camera in enumerate(cameras)}, indent=1) + "\n"


def _unreal(camera: Pinhole) -> str:
    pose = camera.pose
    right, down, forward, place = (matmul(_UNREAL, pose[:3, column]) for column in range(4))
    rows = ((*forward, 0.0), (*right, 0.0), (*-down, 0.0), (*place * 100.0, 1.0))
    return " ".join("[" + " ".join(f"{value + 0.0:.6f}" for value in row) + "]" for row in rows) + " "


def _rows(matrix: Array) -> list[list[float]]:
    return [[_short(value) for value in row] for row in matrix]


def _short(value: float | Fraction) -> float:
    """To a tenth of a micrometre; never -0.0."""
    return round(float(value), 10) + 0.0
