"""Keeps the true peak under a ceiling. Knows samples; knows nothing of scenes, windows of a film, or loudness.

Stateless: what comes out at a sample depends on the `CONTEXT` samples to either side of it and on nothing else, and each value is
summed in an order that does not depend on where the array begins. So a film may be limited window by window, each with `CONTEXT`
extra samples at both ends, and the joined windows are bit for bit the film limited whole.

    demand   1 1 1 1 .4 1 1 1 1      least gain that keeps this sample, and what lies between it and the next, under the ceiling
    held     1 .4 .4 .4 .4 .4 .4 1    its minimum over HOLD samples
    gain     1 .9 .7 .5 .4 .5 .7 .9   held, averaged twice: never above demand, with no corners
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.sound.loudness import amplitude

Floats = NDArray[np.float64]

HOLD = 2048
"""Samples over which the gain is held down: 43 ms, several periods of a low voice, so that the gain does not follow the wave itself."""
_SMOOTH = HOLD // 2
_OVER, _REACH = 4, 12
CONTEXT = HOLD + _REACH
"""Samples that must be known on either side."""
_MARGIN = amplitude(-0.05)
_BLOCK = 1 << 16


def limited(samples: NDArray[np.float32], ceiling_db: float = -1.0) -> NDArray[np.float32]:
    """`samples` (n, channels) at 48 kHz with a true peak at or under `ceiling_db` dBTP; channels are turned down together.

    Samples further than `CONTEXT` from anything too loud come back unchanged, bit for bit. Outside the array is silence.
    """
    ceiling = amplitude(ceiling_db) * _MARGIN
    samples = np.asarray(samples, np.float32)
    out = samples.copy()
    quiet = ceiling / _worst_rise()
    for start in range(0, len(samples), _BLOCK):
        low, high = max(0, start - CONTEXT), min(len(samples), start + _BLOCK + CONTEXT)
        if float(np.abs(samples[low:high]).max(initial=0.0)) > quiet:
            gain = _gain(samples, start, min(len(samples), start + _BLOCK), ceiling)
            out[start : start + _BLOCK] = samples[start : start + _BLOCK] * gain[:, None]
    return out


def _gain(samples: NDArray[np.float32], start: int, stop: int, ceiling: float) -> Floats:
    """The gain for samples start .. stop."""
    low, high = start - CONTEXT, stop + CONTEXT
    known = samples[max(0, low) : max(0, high)].astype(np.float64)
    known = np.pad(known, ((max(0, -low), max(0, high - len(samples))), (0, 0)))
    peak = _peaks(known)[_REACH : _REACH + (stop - start) + 2 * HOLD]
    held = _doubled(np.minimum(1.0, ceiling / np.maximum(peak, ceiling)), HOLD, np.minimum)
    mean: Floats = _doubled(_doubled(held, _SMOOTH, np.add) / _SMOOTH, _SMOOTH, np.add) / _SMOOTH
    # sample i of the block is peak[i + HOLD]; held[k] covers peak[k .. k + HOLD), mean[j] covers held[j .. j + HOLD - 2]
    return mean[1 : 1 + stop - start]


def _peaks(known: Floats) -> Floats:
    """(n, channels) -> (n,): the highest level at each sample and at three points before the next, over all channels."""
    peak = np.zeros(len(known))
    for channel in known.T:
        padded = np.pad(channel, _REACH)
        np.maximum(peak, np.abs(channel), out=peak)
        for taps in _bank():
            between = np.zeros_like(peak)
            for tap, weight in enumerate(taps):
                between += padded[tap + 1 : tap + 1 + len(peak)] * weight
            np.maximum(peak, np.abs(between), out=peak)
    return peak


def _doubled(values: Floats, width: int, join: np.ufunc) -> Floats:
    """`join` over every window of `width` (a power of two) values, by doubling: always in the same order."""
    span = 1
    while span < width:
        values = join(values[:-span], values[span:])
        span *= 2
    return values


@lru_cache(maxsize=1)
def _bank() -> tuple[tuple[float, ...], ...]:
    """Windowed-sinc coefficients for the points 1/4, 1/2 and 3/4 of the way to the next sample (BS.1770-4 annex 2: four times the rate)."""
    rows = []
    for phase in range(1, _OVER):
        distance = np.arange(1 - _REACH, _REACH + 1) - phase / _OVER
        taps = np.sinc(distance) * np.i0(8 * np.sqrt(1 - (distance / (_REACH + 1)) ** 2))
        rows.append(tuple(float(value) for value in np.rint(taps / taps.sum() * (1 << 24)) / (1 << 24)))
    return tuple(rows)


@lru_cache(maxsize=1)
def _worst_rise() -> float:
    """How far above the samples the points between them can rise, as a factor."""
    return max(sum(abs(weight) for weight in taps) for taps in _bank())
