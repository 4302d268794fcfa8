"""Depth as pictures: 16 bits in even steps of metres, and 8 bits as depth annotators draw it. Knows the depth buffer alone.

The 8-bit picture is near = white on the scale of inverse depth, like MiDaS and Depth Anything (VACE's annotator,
https://github.com/ali-vilab/VACE vace/annotators/depth.py), but held to one scale for the whole shot, so that it does not flicker:

    v = (1/z - 1/far) / (1/near - 1/far)        1 at `near`, 0 at `far` and beyond
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.forms import Bytes, Floats
from workprint.crafts.previz.jit import kernel

STEP = 0.001
"""Metres of one step of the 16-bit picture while that reaches far enough."""
NOTHING = 65535
"""What is behind everything, in the 16-bit picture."""


def step(farthest: float) -> float:
    """Metres of one step, for a shot that sees as far as `farthest`: a millimetre, or as many as it takes."""
    return STEP * max(1, int(np.ceil(farthest / STEP / (NOTHING - 1))))


def metres16(depth: Floats, unit: float) -> NDArray[np.uint16]:
    """Depth (h, w) in metres as whole steps of `unit` metres; nothing there is `NOTHING`, and what lies too far the step before it."""
    out = np.empty(depth.shape, np.uint16)
    _stepped(depth, 1.0 / unit, NOTHING, out)
    return out


def near_white(depth: Floats, near: float, far: float) -> Bytes:
    """Depth (h, w) in metres as three equal channels, near = white: (h, w, 3) uint8."""
    out = np.empty((*depth.shape, 3), np.uint8)
    low, scale = np.float32(1.0 / far), np.float32(255.0 / (1.0 / near - 1.0 / far))
    _inverted(depth, low, scale, np.empty(depth.shape[1], np.uint8), out)
    return out


@kernel
def _stepped(depth, steps, nothing, out):
    for y in range(depth.shape[0]):
        for x in range(depth.shape[1]):
            z = np.float64(depth[y, x])
            out[y, x] = np.uint16(min(z * steps + 0.5, nothing - 1.0)) if z < np.inf else np.uint16(nothing)


@kernel
def _inverted(depth, low, scale, row, out):
    """`row` is scratch: a loop that writes one byte a pixel goes several pixels at a time."""
    for y in range(depth.shape[0]):
        here, to = depth[y], out[y]
        for x in range(row.shape[0]):
            v = (np.float32(1.0) / here[x] - low) * scale
            row[x] = np.uint8(np.int32(min(max(v, np.float32(0.0)), np.float32(255.0)) + np.float32(0.5)))
        for x in range(row.shape[0]):
            v = row[x]
            to[x, 0], to[x, 1], to[x, 2] = v, v, v
