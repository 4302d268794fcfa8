import numpy as np
import pytest

from tests.media.conftest import speech
from workprint.core.errors import MediaError
from workprint.media.sound import momentary, read, resampled, true_peak, write_flac


def integrated(energies):
    """LUFS by BS.1770-4's two gates."""
    level = -0.691 + 10 * np.log10(energies)
    loud = energies[level > -70]
    gate = -0.691 + 10 * np.log10(loud.mean()) - 10
    return -0.691 + 10 * np.log10(energies[(level > -70) & (level > gate)].mean())


@pytest.mark.parametrize("count", [1, 4095, 4096, 4097, 50_001])
@pytest.mark.parametrize("channels", [1, 2])
def test_what_is_written_is_read_to_the_sample(tmp_path, count, channels):
    samples = speech(1.1)[:count, :channels]
    write_flac(tmp_path / "a.flac", samples)
    back, rate = read(tmp_path / "a.flac")
    assert (back.shape, rate, back.dtype) == ((count, channels), 48_000, np.float32)
    assert np.abs(back - samples).max() <= 2**-24


def test_the_same_samples_are_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_flac(tmp_path / name, speech(1))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(("start", "stop"), [(0, 10), (4096, 8192), (5000, 30_000), (40_000, 99_000), (60_000, 61_000)])
def test_a_stretch_is_that_stretch_of_the_whole(tmp_path, start, stop):
    write_flac(tmp_path / "a.flac", speech(1))
    whole, _ = read(tmp_path / "a.flac")
    stretch, _ = read(tmp_path / "a.flac", start=start, stop=stop)
    assert np.array_equal(stretch, whole[start:stop])


def test_nothing_is_read_from_what_is_no_sound(tmp_path):
    for contents in (b"", b"rubbish" * 1000, b"#EXTM3U\n#EXTINF:1,\nother.flac\n", b"ffconcat version 1.0\nfile other.flac\n"):
        (tmp_path / "a.wav").write_bytes(contents)
        with pytest.raises(MediaError, match=r"a\.wav"):
            read(tmp_path / "a.wav")


@pytest.mark.parametrize(("source", "target"), [(22_050, 48_000), (44_100, 48_000), (96_000, 48_000), (48_000, 44_100), (16_000, 48_000)])
def test_a_tone_stays_that_tone_at_another_rate(source, target):
    tone = np.sin(2 * np.pi * 997 * np.arange(source) / source).astype(np.float32)[:, None]
    other = resampled(tone, source, target)
    assert other.shape == (target, 1)
    expected = np.sin(2 * np.pi * 997 * np.arange(target) / target)
    inner = slice(target // 10, -target // 10)
    assert np.abs(other[inner, 0] - expected[inner]).max() < 10 ** (-95 / 20)


def test_what_the_other_rate_cannot_hold_is_gone():
    tone = np.sin(2 * np.pi * 30_000 * np.arange(96_000) / 96_000).astype(np.float32)[:, None]
    assert np.abs(resampled(tone, 96_000, 48_000)[4800:-4800]).max() < 10 ** (-90 / 20)


def test_loudness_is_the_standards():
    """EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS is at -23 LUFS."""
    tone = 10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * np.arange(20 * 48_000) / 48_000)
    energies, peak = momentary(np.stack([tone, tone], axis=1).astype(np.float32))
    assert len(energies) == 197
    assert integrated(energies) == pytest.approx(-23.0, abs=0.02)
    assert peak == pytest.approx(-23.0, abs=0.02)


def test_the_true_peak_lies_between_the_samples():
    """EBU Tech 3341, case 17: a quarter-rate tone sampled off its peaks."""
    tone = 0.5 * np.sin(2 * np.pi * 12_000 * np.arange(48_000) / 48_000 + np.pi / 4) * np.minimum(1, np.hanning(48_000) * 50)
    assert true_peak(tone.astype(np.float32)[:, None]) == pytest.approx(-6.02, abs=0.1)


def test_silence_and_a_moment_have_no_blocks():
    assert momentary(np.zeros((48_000, 2), np.float32))[1] == -200.0
    assert len(momentary(speech(1)[:19_199])[0]) == 0
