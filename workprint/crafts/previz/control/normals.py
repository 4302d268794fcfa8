"""Surface directions as colours, ControlNet 1.1's way: red is left, green is top, blue is front (its README; x is OpenGL's, turned round).

    R = .5 - .5 nx    G = .5 + .5 ny    B = .5 + .5 nz        view space, x right, y up, z towards the camera

Behind everything: (128, 128, 255). Knows the normal buffer alone.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw.jit import kernel
from workprint.crafts.previz.forms import Bytes, Ints

BEHIND = (128, 128, 255)


def normal_map(normal: NDArray[np.int8], ids: Ints) -> Bytes:
    """Normals (h, w, 3) int8, 127 is one, as (h, w, 3) uint8; where `ids` (h, w) say that nothing is, the background's colour."""
    out = np.empty(normal.shape, np.uint8)
    _coloured(normal, ids, out)
    return out


@kernel
def _coloured(normal, ids, out):
    """.5 + .5 n of 255, halves rounded up from 0 on: for n in 127ths that is 127 + n, and one more where n is not below 0."""
    for y in range(ids.shape[0]):
        for x in range(ids.shape[1]):
            behind = ids[y, x] < 0
            p, q, r = np.int32(normal[y, x, 0]), np.int32(normal[y, x, 1]), np.int32(normal[y, x, 2])
            p, q, r = max(p, np.int32(-127)), max(q, np.int32(-127)), max(r, np.int32(-127))
            out[y, x, 0] = np.uint8(128 if behind else 127 - p + (1 if p <= 0 else 0))
            out[y, x, 1] = np.uint8(128 if behind else 127 + q + (1 if q >= 0 else 0))
            out[y, x, 2] = np.uint8(255 if behind else 127 + r + (1 if r >= 0 else 0))
