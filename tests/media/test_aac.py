import numpy as np
import pytest

from tests.media.conftest import speech
from workprint.core.errors import MediaError
from workprint.media.aac import FRAME, decoded, needed, write_window
from workprint.media.adts import stripped, window


def coded(folder, film, packets_each):
    """The film's sound in windows of so many packets."""
    folder.mkdir()
    total = -(-len(film) // FRAME) + 1
    found = []
    for first in range(0, total, packets_each):
        packets = min(packets_each, total - first)
        start, stop = needed(first, packets)
        heard = np.zeros((stop - start, 2), np.float32)
        heard[: len(film[start:stop])] = film[start:stop]
        found.append(folder / f"{first}.aac")
        write_window(found[-1], heard, first, packets)
    return found


def packets(paths):
    found = []
    for path in paths:
        sizes = window(path).sizes
        data = stripped(path.read_bytes(), sizes)
        found += [data[end - size : end] for end, size in zip(np.cumsum(sizes).tolist(), sizes.tolist(), strict=True)]
    return found


def test_windows_join_as_the_film_coded_whole(tmp_path):
    film = speech(20)
    whole, pieces = coded(tmp_path / "whole", film, 10_000), coded(tmp_path / "pieces", film, 61)
    one, many = packets(whole), packets(pieces)
    differing = [number for number, (a, b) in enumerate(zip(one, many, strict=True)) if a != b]
    assert len(one) == -(-len(film) // FRAME) + 1
    assert len(differing) <= len(one) // 100
    assert not [number for number in differing if number % 61 in (59, 60, 0, 1) and number > 1]


def test_what_is_heard_is_the_film_from_its_first_sample(tmp_path):
    film = speech(12)
    heard = decoded(coded(tmp_path / "a", film, 100))[: len(film)]
    assert len(heard) == len(film)
    noise = np.sqrt(np.mean((heard - film) ** 2)) / np.sqrt(np.mean(film**2))
    assert noise < 10 ** (-10 / 20)
    lag = np.argmax([np.sum(film[5000:200_000, 0] * heard[5000 + by : 200_000 + by, 0]) for by in range(-3, 4)]) - 3
    assert lag == 0


def test_joins_do_not_click(tmp_path):
    """A steady tone, where the ear would catch any step: the difference from the tone is no greater at the joins than elsewhere."""
    film = (0.3 * np.sin(2 * np.pi * 440 * np.arange(10 * 48_000) / 48_000))[:, None].repeat(2, axis=1).astype(np.float32)
    heard = decoded(coded(tmp_path / "a", film, 50))[: len(film)]
    wrong = np.abs(heard - film).max(axis=1)[4096:-4096]
    joins = [slice((number - 1) * FRAME - 4096, (number + 1) * FRAME - 4096) for number in range(50, 450, 50)]
    assert max(float(wrong[join].max()) for join in joins) <= float(wrong.max())
    assert wrong.max() < 0.3 * 10 ** (-40 / 20)


def test_the_same_sound_is_the_same_bytes(tmp_path):
    one, other = (coded(tmp_path / name, speech(3), 60) for name in "ab")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_the_wrong_stretch_is_refused(tmp_path):
    with pytest.raises(MediaError, match="10 packets from 0"):
        write_window(tmp_path / "a.aac", np.zeros((1024, 2), np.float32), 0, 10)


def test_damaged_windows_are_named(tmp_path):
    path = coded(tmp_path / "a", speech(1), 100)[0]
    whole = path.read_bytes()
    for contents in (b"", whole[:-1], whole[1:], whole[:100], bytes(5000), whole + b"x", whole[:7] + b"\0" + whole[9:]):
        path.write_bytes(contents)
        with pytest.raises(MediaError, match=path.name):
            window(path)
