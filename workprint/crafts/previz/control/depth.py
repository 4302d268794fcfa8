"""Depth as pictures: 16 bits in even steps of metres, and 8 bits as depth annotators draw it. Knows the depth buffer alone.

The 8-bit picture is near = white on the scale of inverse depth, like MiDaS and Depth Anything (VACE's annotator,
https://github.com/ali-vilab/VACE vace/annotators/depth.py), but held to one scale for the whole shot, so that it does not flicker:

    v = (1/z - 1/far) / (1/near - 1/far)        1 at `near`, 0 at `far` and beyond
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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
    seen = np.isfinite(depth)
    steps = np.where(seen, np.rint(np.where(seen, depth, 0.0).astype(np.float64) / unit), NOTHING)
    return np.where(seen, np.minimum(steps, NOTHING - 1), NOTHING).astype(np.uint16)


def near_white(depth: Floats, near: float, far: float) -> Bytes:
    """Depth (h, w) in metres as three equal channels, near = white: (h, w, 3) uint8."""
    low, high = 1.0 / far, 1.0 / near
    share = (1.0 / depth.astype(np.float64) - low) / (high - low)
    grey = np.rint(np.clip(share, 0.0, 1.0) * 255.0).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)
