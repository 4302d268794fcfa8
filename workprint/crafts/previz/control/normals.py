"""Surface directions as colours, ControlNet 1.1's way: red is left, green is top, blue is front (its README; x is OpenGL's, turned round).

    R = .5 - .5 nx    G = .5 + .5 ny    B = .5 + .5 nz        view space, x right, y up, z towards the camera

Behind everything: (128, 128, 255). Knows the normal buffer alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.forms import Bytes

BEHIND = (128, 128, 255)


def _tables() -> Bytes:
    """For each channel, the byte for every int8 value (127 is one) of a normal's component."""
    share = np.clip(np.arange(-128, 128) / 127.0, -1.0, 1.0)
    plus, minus = np.rint(127.5 + 127.5 * share), np.rint(127.5 - 127.5 * share)
    return np.stack((minus, plus, plus)).astype(np.uint8)


_TABLES = _tables()


def normal_map(normal: NDArray[np.int8], seen: NDArray[np.bool_]) -> Bytes:
    """Normals (h, w, 3) int8 as (h, w, 3) uint8; where nothing is `seen` (h, w), the background's colour."""
    index = normal.astype(np.int16) + 128
    picture = np.stack([_TABLES[channel][index[:, :, channel]] for channel in range(3)], axis=2)
    picture[~seen] = BEHIND
    return picture
