"""Surface directions as colours, ControlNet 1.1's way: red is left, green is top, blue is front (its README; x is OpenGL's, turned round).

    R = .5 - .5 nx    G = .5 + .5 ny    B = .5 + .5 nz        view space, x right, y up, z towards the camera

Behind everything: (128, 128, 255). Knows the normal buffer alone.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw.jit import kernel
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
    out = np.empty(normal.shape, np.uint8)
    _looked_up(normal, seen, _TABLES, np.array(BEHIND, np.uint8), out)
    return out


@kernel
def _looked_up(normal, seen, tables, behind, out):
    for y in range(seen.shape[0]):
        for x in range(seen.shape[1]):
            for c in range(3):
                out[y, x, c] = tables[c, np.int64(normal[y, x, c]) + 128] if seen[y, x] else behind[c]
