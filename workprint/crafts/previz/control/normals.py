"""Surface directions as colours, ControlNet 1.1's way: red is left, green is top, blue is front (its README; x is OpenGL's, turned round).

    R = .5 - .5 nx    G = .5 + .5 ny    B = .5 + .5 nz        view space, x right, y up, z towards the camera

Behind everything: (128, 128, 255). Knows the normal buffer alone.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.forms import Bytes, Ints
from workprint.crafts.previz.jit import kernel

BEHIND = (128, 128, 255)


def normal_map(normal: NDArray[np.int8], ids: Ints) -> Bytes:
    """Normals (h, w, 3) int8, 127 is one, as (h, w, 3) uint8; where `ids` (h, w) say that nothing is, the background's colour."""
    height, width = ids.shape
    out, flip = np.empty(normal.shape, np.uint8), np.tile(np.array((-1, 0, 0), np.int16), width)
    _coloured(normal.reshape(height, 3 * width), flip, out.reshape(height, 3 * width))
    _behind(ids, out)
    return out


@kernel
def _coloured(normal, flip, out):
    """.5 + .5 n of 255, halves rounded up from 0 on: for n in 127ths that is 128 + n, and one less where n is below 0. Rows (h, 3 w) in
    numbers of 16 bits, so that many are done at a time; `flip` (3 w,) is -1 where n is turned round.
    """
    for y in range(normal.shape[0]):
        row, to = normal[y], out[y]
        for k in range(flip.shape[0]):
            n = np.int16(max(np.int16(row[k]), np.int16(-127)))
            n = np.int16((n ^ flip[k]) - flip[k])
            to[k] = np.uint8(n + np.int16(128) - np.int16(np.uint16(n) >> np.uint16(15)))


@kernel
def _behind(ids, out):
    """Write the background where nothing is."""
    for y in range(ids.shape[0]):
        row, to, lowest = ids[y], out[y], np.int32(0)
        for x in range(ids.shape[1]):
            lowest = min(lowest, row[x])
        if lowest < 0:
            for x in range(ids.shape[1]):
                if row[x] < 0:
                    to[x, 0], to[x, 1], to[x, 2] = np.uint8(128), np.uint8(128), np.uint8(255)
