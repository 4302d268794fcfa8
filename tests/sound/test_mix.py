"""One scene's sound."""

import numpy as np
import pytest

from workprint.crafts.sound.mix import ACOUSTICS, Placed, Room, mixed, response
from workprint.media.sound import true_peak


def burst(level=0.1, n=24000):
    return (np.random.default_rng(5).standard_normal(n) * level).astype(np.float32)


VOID = Room(setting="void")


def test_exactly_as_long_and_silent_at_its_ends():
    mix = mixed(100_001, Room("LOFT", "room"), [Placed(burst(), 90_000)])
    assert mix.shape == (100_001, 2)
    assert mix.dtype == np.float32
    assert not mix[0].any()
    assert not mix[-1].any()


def test_a_voice_starts_on_its_sample():
    without, with_voice = mixed(96_000, VOID, []), mixed(96_000, VOID, [Placed(burst(), 30_000)])
    different = np.flatnonzero((without != with_voice).any(axis=1))
    assert different[0] == 30_000
    assert different[-1] == 53_999


@pytest.mark.parametrize("start", [-30_000, -10_000, 95_000, 96_000, 1 << 40])
def test_what_lies_outside_is_cut(start):
    assert mixed(96_000, Room(), [Placed(burst(), start)]).shape == (96_000, 2)


def test_pan_keeps_the_power():
    powers = []
    for pan in (-1.0, 0.0, 1.0):
        mix = mixed(96_000, VOID, [Placed(burst(), 20_000, pan=pan)])[20_000:44_000].astype(np.float64)
        powers.append(np.square(mix).sum(axis=0))
    assert sum(powers[0]) == pytest.approx(sum(powers[1]), rel=0.01)
    assert powers[0][0] > 1.5 * powers[0][1]
    assert powers[2][1] > 1.5 * powers[2][0]


def test_voices_on_top_of_each_other_do_not_clip():
    mix = mixed(96_000, Room(), [Placed(burst(0.4), 20_000), Placed(burst(0.4), 20_500), Placed(burst(0.4), 21_000, off=True)])
    assert true_peak(mix) <= -0.9


def test_off_is_band_limited():
    def above(off, hertz):
        mix = mixed(96_000, VOID, [Placed(burst(), 20_000, off=off)])[20_000:44_000, 0]
        spectrum = np.abs(np.fft.rfft(mix)) ** 2
        return spectrum[int(hertz / 2) :].sum() / spectrum.sum()

    assert above(True, 8000) < 0.06
    assert above(False, 8000) > 0.5


def test_rooms_answer_and_fields_do_not():
    assert response(Room(setting="field", interior=False)) is None
    assert response(VOID) is None
    assert response(Room(setting="unheard of", interior=True)) is not None
    hall, bedroom = response(Room(setting="hall")), response(Room(setting="bedroom"))
    assert len(hall) > 3 * len(bedroom)
    for kind, (_, level) in ACOUSTICS.items():
        answer = response(Room(setting=kind))
        power = np.square(answer).sum() / 1
        assert 10 * np.log10(power) == pytest.approx(level, abs=0.1), kind


def test_repeatable():
    voices = [Placed(burst(), 10_000), Placed(burst(0.05), 40_000, off=True, pan=0.4)]
    assert np.array_equal(mixed(96_000, Room("LOFT", "room"), voices), mixed(96_000, Room("LOFT", "room"), voices))
