"""Noise without a library: integer hashes, value noise, and the sheet of paper that a picture is drawn on.

Knows whole numbers and exact float arithmetic, so that every machine draws the same paper; knows nothing of what is drawn.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.forms import Floats
from workprint.crafts.previz.jit import inlined, inner, kernel

MASK = 0xFFFFFFFF
PERIOD = 128
"""The wander of a hand repeats after so many cells of 8 px at 720 lines."""


@inlined
def hashed(i, j, seed):
    """A number in 0..1 for each pair of whole numbers (after Wellons' 32-bit mixers, `hash-prospector`).

    The seed is a whole number written as a float: numba would compile this anew for every whole number that stands in a call.
    """
    h = ((i * 73856093) ^ (j * 19349663) ^ (int(seed) * 83492791)) & MASK
    h = ((h ^ (h >> 16)) * 0x21F0AAAD) & MASK
    h = ((h ^ (h >> 15)) * 0x735A2D97) & MASK
    return (h ^ (h >> 15)) * (1.0 / 4294967296.0)


@inlined
def eased(t):
    return t * t * (3.0 - 2.0 * t)


@inlined
def ramp(low, high, x):
    """0 below `low`, 1 above `high`, smooth between (GLSL's smoothstep)."""
    return eased(min(1.0, max(0.0, (x - low) * (1.0 / (high - low)))))


@inlined
def whole(x):
    """The whole number at or below."""
    return np.int32(np.floor(x))


@inlined
def noise(x, y, seed):
    """Value noise in 0..1, one cell per unit."""
    i, j = whole(x), whole(y)
    u, v = eased(x - i), eased(y - j)
    a, b = hashed(i, j, seed), hashed(i + 1, j, seed)
    c, d = hashed(i, j + 1, seed), hashed(i + 1, j + 1, seed)
    return (a + (b - a) * u) * (1.0 - v) + (c + (d - c) * u) * v


@inner
def looped(x, y, seed, period):
    """As `noise`, and the same again after `period` cells."""
    i, j = int(np.floor(x)), int(np.floor(y))
    u, v = eased(x - i), eased(y - j)
    i, j, k, m = i % period, j % period, (i + 1) % period, (j + 1) % period
    a, b = hashed(i, j, seed), hashed(k, j, seed)
    c, d = hashed(i, m, seed), hashed(k, m, seed)
    return (a + (b - a) * u) * (1.0 - v) + (c + (d - c) * u) * v


@kernel
def _fill_wander(out, period):
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            for k in range(2):
                slow = looped(x / 8.0, y / 8.0, 11.0 + k, period // 8) - 0.5
                quick = looped(x / 4.0, y / 4.0, 21.0 + k, period // 4) - 0.5
                out[y, x, k] = 2.2 * slow + 1.1 * quick
            weight = looped(x / 4.0, y / 4.0, 31.0, period // 4) - 0.5
            out[y, x, 2] = 1.1 * weight + 0.5 * (looped(x / 2.0, y / 2.0, 32.0, period // 2) - 0.5)


def wander() -> Floats:
    """How a hand wanders: (PERIOD, PERIOD, 3) of x, y (about -1.6..1.6) and weight (-0.8..0.8), one cell per 8 px at 720 lines,
    periodic.
    """
    out = np.empty((PERIOD, PERIOD, 3), np.float32)
    _fill_wander(out, PERIOD)
    return out


@kernel
def _fill_sheet(gain, bare, scale, grain, vignette):
    height, width = gain.shape
    for y in range(height):
        v = (y + 0.5) / height - 0.5
        for x in range(width):
            u = (x + 0.5) / width - 0.5
            px, py = x / scale, y / scale
            fine = hashed(x, y, 1.0) + noise(px / 1.7, py / 1.7, 2.0) + noise(px / 3.1, py / 3.1, 3.0) - 1.5
            wash = noise(px / 37.0, py / 37.0, 4.0) + 0.5 * noise(px / 14.0, py / 14.0, 5.0) - 0.75
            corner = ramp(0.30, 0.78, (u * u + v * v) * 1.25) * 0.5 * vignette
            left = min(1.0, max(0.0, corner + grain * (0.03 + 0.03 * wash)))
            tooth = min(1.5, max(0.0, 1.0 + grain * (0.075 * fine + 0.05 * wash)))
            bare[y, x] = np.uint8(255.0 * left + 0.5)
            gain[y, x] = np.uint16(16384.0 * tooth * (1.0 - left) + 0.5)


def sheet(width: int, height: int, *, grain: float, vignette: float) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """What the paper does to each pixel (height, width): the gain of the colour (uint16, 16384 is one), with the tooth of the paper in it,
    and how bare the paper is left (uint8, 255 is all).
    """
    gain, bare = np.empty((height, width), np.uint16), np.empty((height, width), np.uint8)
    _fill_sheet(gain, bare, height / 720.0, float(grain), float(vignette))
    return gain, bare
