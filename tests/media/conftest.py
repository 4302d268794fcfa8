"""Small pictures and sounds that move, so that nothing takes long."""

from fractions import Fraction

import numpy as np
import pytest

from workprint.core.nouns import Format
from workprint.media.video import write_clip

SMALL = Format(160, 96, Fraction(24))


def drawn(count, *, size=(160, 96), step=2, seed=0):
    """`count` pictures: a bar that moves over a still, soft ground; each drawing is held for `step` frames."""
    width, height = size
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    ground = np.stack([across * 255 // width, down * 255 // height, (across + down + 40 * seed) % 256], axis=2).astype(np.uint8)
    for number in range(count):
        picture = ground.copy()
        left = (number // step * 5 + 11 * seed) % (width - 20)
        picture[20:60, left : left + 20] = (250, 240 - 30 * (seed % 5), 20)
        yield picture


def speech(seconds, seed=0):
    """Stereo at 48 kHz: bursts of noise and tones, as speech comes."""
    count = round(seconds * 48_000)
    chance = np.random.default_rng(seed)
    sound = 0.002 * chance.standard_normal((count, 2))
    for start in range(3000, count - 12_000, 14_000):
        length = int(chance.integers(4000, 12_000))
        time = np.arange(length) / 48_000
        tone = sum(np.sin(2 * np.pi * 140 * harmonic * time) / harmonic for harmonic in range(1, 12))
        burst = (0.08 * tone + 0.04 * chance.standard_normal(length)) * np.hanning(length)
        sound[start : start + length] += burst[:, None]
    return sound.astype(np.float32)


@pytest.fixture(scope="session")
def clips(tmp_path_factory):
    """Five clips of the small format, of 1, 2, 7, 30 and 130 frames."""
    folder = tmp_path_factory.mktemp("clips")
    found = []
    for seed, count in enumerate((30, 1, 7, 2, 130)):
        path = folder / f"{seed}.mp4"
        write_clip(path, drawn(count, seed=seed), SMALL)
        found.append((path, count))
    return found
