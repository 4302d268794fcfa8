"""Depth as pictures: 16 bits in even steps of metres, and 8 bits as depth annotators draw it. Knows the depth buffer alone.

The 8-bit picture is near = white on the scale of inverse depth, like MiDaS and Depth Anything (VACE's annotator,
https://github.com/ali-vilab/VACE vace/annotators/depth.py), but held to one scale for the whole shot, so that it does not flicker:

    v = (1/z - 1/far) / (1/near - 1/far)        1 at `near`, 0 at `far` and beyond
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw.jit import kernel
from workprint.crafts.previz.forms import Bytes, Floats

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
    _inverted(depth, 1.0 / far, 255.0 / (1.0 / near - 1.0 / far), out)
    return out


@kernel
def _stepped(depth, steps, nothing, out):
    for y in range(depth.shape[0]):
        for x in range(depth.shape[1]):
            z = np.float64(depth[y, x])
            out[y, x] = np.uint16(min(z * steps + 0.5, nothing - 1.0)) if z < np.inf else np.uint16(nothing)


@kernel
def _inverted(depth, low, scale, out):
    for y in range(depth.shape[0]):
        for x in range(depth.shape[1]):
            v = np.uint8(min(max((1.0 / np.float64(depth[y, x]) - low) * scale, 0.0), 255.0) + 0.5)
            out[y, x, 0], out[y, x, 1], out[y, x, 2] = v, v, v
