"""Noise with a shape, slow movement, and waves, the same on every machine. Knows numbers; knows nothing of places or films.

Randomness is the raw output of numpy's PCG64 bit generator, seeded from SHA-256: NumPy promises that a bit generator's stream never
changes (NEP 19), while the distributions drawn from it (`standard_normal`, ...) may. So only raw words are taken.
"""

from __future__ import annotations

from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from workprint.media.sound import RATE

Floats = NDArray[np.float64]

LOOP = 1 << 18
"""Samples of a noise loop (5.5 s); it is periodic, so that it has no seam."""
CONTROL = 480
"""Samples between two points of a slow movement (10 ms)."""


def seed_of(*words: object) -> int:
    """A seed from anything that can be written."""
    return int.from_bytes(sha256("\0".join(str(word) for word in words).encode("utf-8", "replace")).digest()[:16], "big")


def uniform(seed: int, count: int) -> Floats:
    """`count` numbers in [-1, 1)."""
    raw = np.random.PCG64(seed).random_raw(count)
    numbers: Floats = (raw >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1.0
    return numbers


def noise(seed: int, power: Floats) -> Floats:
    """A loop of noise whose spectrum has the given power, scaled to an RMS of 1. `power` has size // 2 + 1 bins."""
    parts = uniform(seed, 2 * len(power)).reshape(2, -1)
    loop: Floats = np.fft.irfft((parts[0] + 1j * parts[1]) * np.sqrt(power))
    loop /= np.sqrt(np.mean(np.square(loop)))
    return loop


def band(low: float, high: float, *, tilt: int = 0, size: int = LOOP) -> Floats:
    """Power of a band from `low` to `high` Hz (12 dB an octave outside), falling by 3 dB an octave inside for each `tilt`."""
    hertz = np.arange(size // 2 + 1) * (RATE / size)
    square = np.square(hertz)
    power: Floats = np.square(square / (square + low**2)) / (1 + np.square(square / high**2))
    for _ in range(tilt):
        power[1:] *= low / hertz[1:]
    power[0] = 0.0
    return power


def looped(loop: Floats, samples: int) -> Floats:
    """`samples` of a loop (n,)."""
    return np.resize(loop, samples)


def wave(phase: Floats) -> Floats:
    """Very nearly sin(2 pi phase), from multiplication alone (two parabolas, corrected; within 0.001)."""
    x = 2.0 * (phase - np.floor(phase)) - 1.0
    y = 4.0 * x * (np.abs(x) - 1.0)
    return y * (0.775 + 0.225 * np.abs(y))


def movement(seed: int, samples: int, seconds: float) -> Floats:
    """A slow random movement in -1..1 that turns about every `seconds`, a value per sample."""
    points = samples // CONTROL + 2
    step = max(1, round(seconds * RATE / CONTROL))
    knots = uniform(seed, points // step + 4)
    place = np.arange(points)
    knot, along = place // step, (place % step) / step
    blend = along * along * (3.0 - 2.0 * along)
    return stretched(knots[knot] * (1 - blend) + knots[knot + 1] * blend, samples)


def stretched(points: Floats, samples: int) -> Floats:
    """One point per `CONTROL` samples -> a value per sample, straight between the points."""
    ramp = np.arange(CONTROL) / CONTROL
    line: Floats = (points[:-1, None] + (points[1:] - points[:-1])[:, None] * ramp).reshape(-1)[:samples]
    return line
