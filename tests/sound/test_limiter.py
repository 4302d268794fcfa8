"""The limiter: a ceiling, and windows that join."""

from itertools import pairwise

import numpy as np
import pytest

from workprint.crafts.sound.limiter import CONTEXT, limited
from workprint.media.sound import true_peak


def loud(seconds=3.0, level=0.5):
    """Band-limited noise with a quiet middle, faded at both ends."""
    n = int(seconds * 48000)
    noise = np.random.default_rng(7).standard_normal((n, 2))
    spectrum = np.fft.rfft(noise, axis=0)
    spectrum[int(n * 15000 / 48000) :] = 0
    noise = np.fft.irfft(spectrum, n, axis=0)
    noise[n // 3 : n // 2] *= 0.05
    fade = np.minimum(1, np.minimum(np.arange(n), np.arange(n)[::-1]) / 2000)
    return (noise * level * fade[:, None]).astype(np.float32)


@pytest.mark.parametrize("ceiling", [-1.0, -6.0])
def test_true_peak_stays_under_the_ceiling(ceiling):
    sound = loud()
    assert true_peak(sound) > ceiling + 3
    assert true_peak(limited(sound, ceiling)) <= ceiling


@pytest.mark.parametrize("hertz", [60, 440, 5000, 11990])
def test_tones(hertz):
    n = 48000
    fade = np.minimum(1, np.minimum(np.arange(n), np.arange(n)[::-1]) / 4000)
    tone = (1.6 * fade * np.sin(2 * np.pi * hertz / 48000 * np.arange(n) + 0.7)).astype(np.float32)[:, None]
    assert true_peak(limited(tone, -1.0)) <= -0.95


def test_what_is_quiet_is_untouched():
    sound = loud(level=0.05)
    assert np.array_equal(limited(sound, -1.0), sound)
    part = loud()
    assert np.array_equal(limited(part, -1.0)[52000:68000], part[52000:68000])


@pytest.mark.parametrize("cuts", [(0, 70000, 144000), (0, 1, 65535, 65537, 100000, 144000)])
def test_windows_join_bit_for_bit(cuts):
    sound = loud()
    whole = limited(sound, -1.0)
    for start, stop in pairwise(cuts):
        low, high = max(0, start - CONTEXT), min(len(sound), stop + CONTEXT)
        window = limited(sound[low:high], -1.0)[start - low : stop - low]
        assert np.array_equal(window, whole[start:stop])


def test_nothing_and_one_sample():
    assert limited(np.zeros((0, 2), np.float32)).shape == (0, 2)
    assert abs(limited(np.full((1, 1), 4, np.float32))[0, 0]) < 0.9
