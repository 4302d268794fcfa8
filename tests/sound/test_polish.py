"""A raw line, made ready."""

import numpy as np
import pytest

from workprint.crafts.sound.polish import LEVEL, edges, gain_to, polished
from workprint.media.sound import RATE, momentary, true_peak


def tone(hertz, seconds=2.0, rate=22_050, level=8000):
    n = int(seconds * rate)
    fade = np.minimum(1, np.minimum(np.arange(n), np.arange(n)[::-1]) / 800)
    return (np.sin(2 * np.pi * hertz / rate * np.arange(n)) * level * fade).astype(np.int16)


def test_edges_are_the_sounds_own():
    raw = np.concatenate([np.zeros(5000, np.int16), tone(300), np.zeros(9000, np.int16)])
    first, last = edges(raw, 22_050)
    assert 4700 < first < 5120
    assert len(raw) - 9100 < last < len(raw) - 8100
    assert edges(np.zeros(4000, np.int16), 22_050) == (0, 0)
    assert edges(np.zeros(0, np.int16), 22_050) == (0, 0)


@pytest.mark.parametrize("seconds", [0.05, 0.3, 2.0, 9.0])
def test_length_level_and_fades(seconds):
    raw = tone(400, seconds)
    sound = polished(raw, 22_050)
    assert len(sound) == -(-len(raw) * RATE // 22_050)
    assert sound[0] == sound[-1] == 0
    assert true_peak(sound[:, None]) <= -2.95
    if seconds >= 2:
        assert -0.691 + 10 * np.log10(momentary(sound[:, None])[0][2:-2].mean()) == pytest.approx(LEVEL, abs=0.7)


def test_short_words_are_not_blown_up():
    short, long = (np.abs(polished(tone(400, seconds), 22_050)).max() for seconds in (0.15, 2.0))
    assert short < 1.6 * long


def test_rumble_goes_and_joins_of_blocks_cannot_be_heard():
    def level(hertz):
        mixed = tone(400, 12.0, level=3000).astype(np.int32) + tone(hertz, 12.0, level=3000)
        spectrum = np.abs(np.fft.rfft(polished(mixed.astype(np.int16), 22_050)))
        bins = len(spectrum) * 2 / RATE
        return spectrum[int(hertz * bins) - 20 : int(hertz * bins) + 20].max() / spectrum[int(400 * bins) - 20 : int(400 * bins) + 20].max()

    assert level(20) < 0.08
    assert level(6000) < 0.7
    spectrum = np.abs(np.fft.rfft(polished(tone(400, 12.0), 22_050) * np.hanning(12 * RATE)))
    away = np.delete(spectrum, np.arange(300 * 12, 500 * 12))
    assert away[1200 * 12 :].max() < spectrum.max() * 2e-3


def test_silence_stays_silence():
    assert gain_to(np.zeros(48_000), -20.0) == 0.0
    assert not polished(np.zeros(4410, np.int16), 22_050).any()
