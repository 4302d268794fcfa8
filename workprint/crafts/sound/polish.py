"""A synthesiser's raw line -> a line that sits in a film: trimmed, cleaned, evened out, at the dialogue level. Samples in, samples out.

Knows sound; knows nothing of words or people. Only operations that IEEE 754 rounds exactly (and numpy's own FFT) are used,
so that the same line comes out everywhere.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.sound.limiter import limited
from workprint.crafts.sound.loudness import amplitude, integrated, lufs
from workprint.media.sound import RATE, momentary, resampled

Mono = NDArray[np.float32]

LEVEL = -20.0
"""The dialogue level in LUFS of a line as it is kept: four under the film's -16, so that two voices at once do not clip."""
CEILING = -3.0
"""True peak of a line in dBTP."""
LOUDEST_GAIN = 30.0
_FLOOR = amplitude(-46.0)
_BEFORE, _AFTER = 240, 1440
_FADE = 240
_BLOCK, _OVERLAP = 1 << 17, 9600


def edges(raw: NDArray[np.int16], rate: int) -> tuple[int, int]:
    """First sample and first after the last that are heard: above 46 dB under the peak, in blocks of 5 ms. (0, 0) for silence."""
    block = max(1, rate // 200)
    level = np.abs(raw[: len(raw) // block * block].astype(np.int32)).reshape(-1, block).max(axis=1, initial=0)
    heard = np.flatnonzero(level > max(8.0, float(level.max(initial=0)) * _FLOOR))
    if not len(heard):
        return 0, 0
    lead, tail = _BEFORE * rate // RATE, _AFTER * rate // RATE
    return max(0, int(heard[0]) * block - lead), min(len(raw), (int(heard[-1]) + 1) * block + tail)


def polished(raw: NDArray[np.int16], rate: int, *, level: float = 0.0, brightness: float = 0.0) -> Mono:
    """Mono 16-bit speech, already trimmed -> 48 kHz float32 (n,), at `LEVEL` + `level` LUFS, with 5 ms fades and no peak over `CEILING`.

    Rumble under 80 Hz goes, the formant synthesiser's buzz above 4 kHz is turned down (`brightness` dB turn it up again), its nasal
    band at 1 kHz dips a little and its chest is filled; loud syllables are brought 2:1 toward the rest.
    """
    sound = resampled((raw.astype(np.float32) / np.float32(32768))[:, None], rate, RATE)[:, 0].astype(np.float64)
    sound = evened(_equalised(sound, brightness))
    sound *= amplitude(gain_to(sound, LEVEL + level))
    fade = np.arange(min(_FADE, len(sound) // 2)) / _FADE
    sound[: len(fade)] *= fade
    sound[len(sound) - len(fade) :] *= fade[::-1]
    return limited(sound.astype(np.float32)[:, None], CEILING)[:, 0]


def _equalised(sound: NDArray[np.float64], brightness: float) -> NDArray[np.float64]:
    """Zero-phase equaliser, in blocks that overlap by more than its response is long."""
    curve = _curve(brightness)
    out = np.empty_like(sound)
    for start in range(0, len(sound), _BLOCK - 2 * _OVERLAP):
        low, high = max(0, start - _OVERLAP), min(len(sound), start + _BLOCK - _OVERLAP)
        shaped = np.fft.irfft(np.fft.rfft(sound[low:high], _BLOCK) * curve, _BLOCK)
        stop = min(len(sound), start + _BLOCK - 2 * _OVERLAP)
        out[start:stop] = shaped[start - low : stop - low]
    return out


@lru_cache(maxsize=8)
def _curve(brightness: float) -> NDArray[np.float64]:
    """The equaliser's gain per bin. Every part is a ratio of polynomials in frequency squared."""
    square = np.square(np.arange(_BLOCK // 2 + 1) * (RATE / _BLOCK))
    power: NDArray[np.float64] = np.square(square / (square + 80.0**2))
    power *= shelf(square, 4200.0, -5.0 + brightness)
    power *= bell(square, 200.0, 2.0) * bell(square, 1000.0, -1.5)
    power *= 1 / (1 + np.square(np.square(square / 9800.0**2)))
    return np.sqrt(power)


def shelf(square: NDArray[np.float64], corner: float, gain: float) -> NDArray[np.float64]:
    """Power gain that goes from 0 dB below `corner` Hz to `gain` dB above. `square` is frequency squared."""
    ratio = np.square(square / corner**2)
    power: NDArray[np.float64] = (1 + ratio * amplitude(2 * gain)) / (1 + ratio)
    return power


def bell(square: NDArray[np.float64], centre: float, gain: float) -> NDArray[np.float64]:
    """Power gain of `gain` dB at `centre` Hz, half an octave or so to either side."""
    here = 4 * square * centre**2 / np.square(square + centre**2)
    power: NDArray[np.float64] = 1 + (amplitude(2 * gain) - 1) * np.square(np.square(here))
    return power


def evened(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """Compression: above the line's own mean level the envelope (20 ms, centred) is brought 2:1 toward it."""
    reach = 480
    power = np.cumsum(np.pad(np.square(sound), (reach + 1, reach)))
    envelope = np.sqrt(np.maximum(0.0, power[2 * reach + 1 :] - power[: -2 * reach - 1]) / (2 * reach + 1))
    loud = envelope[envelope > float(envelope.max(initial=0.0)) * 0.1]
    if not len(loud):
        return sound
    mean = float(np.sum(loud)) / len(loud)
    gain: NDArray[np.float64] = np.sqrt(np.minimum(1.0, mean / np.maximum(envelope, mean)))
    return sound * gain


def gain_to(sound: NDArray[np.float64], target: float) -> float:
    """The gain in dB that brings a line to `target` LUFS; at most `LOUDEST_GAIN`.

    A line shorter than a block of 400 ms counts as if it filled one.
    """
    block = RATE * 4 // 10
    heard = np.pad(sound, (0, max(0, block - len(sound)))).astype(np.float32)[:, None]
    energies, _ = momentary(heard)
    if len(sound) < block:
        energies = energies * (block / max(1, len(sound)))
    measured = integrated(energies.tolist())
    return 0.0 if measured <= lufs(0.0) else min(LOUDEST_GAIN, target - measured)
