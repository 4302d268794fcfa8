"""The gates and the one gain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.crafts.sound.loudness import HEADROOM, MOST, SILENCE, film_gain, integrated, loudest, lufs


def energy(level):
    return 10 ** ((level + 0.691) / 10)


def blocks(level, count):
    return [energy(level)] * count


def gain(*scenes):
    return film_gain([(scene, -6.0) for scene in scenes], target=-16.0, step=0.25)


def test_gates():
    assert integrated([]) == SILENCE
    assert integrated(blocks(-80, 50)) == SILENCE
    assert integrated(blocks(-23, 50)) == pytest.approx(-23)
    assert integrated(blocks(-20, 50) + blocks(-50, 500) + blocks(-75, 500)) == pytest.approx(-20)
    assert integrated(blocks(-20, 50) + blocks(-24, 50)) == pytest.approx(lufs((energy(-20) + energy(-24)) / 2))


def test_gain_is_a_step():
    made = gain(blocks(-20.1, 100), blocks(-50, 300))
    assert made.db == 4.0
    assert made.integrated == pytest.approx(-20.1, abs=0.01)
    assert gain(blocks(-20.04, 100)).db == gain(blocks(-19.96, 100)).db


def test_a_film_of_room_tone_stays_quiet():
    assert gain(blocks(-48, 600)).db == 0.0
    assert gain([]).db == 0.0
    assert gain().db == 0.0


def test_a_few_lines_in_a_long_silence_do_not_shout():
    sparse = blocks(-20, 40) + blocks(-48, 6000)
    assert integrated(sparse) < -35
    made = gain(sparse)
    assert loudest(sparse) + made.db <= -16 + HEADROOM + 0.13


@given(st.lists(st.floats(-90, 0), max_size=80))
def test_gain_is_bounded_and_on_the_grid(levels):
    db = gain([energy(level) for level in levels]).db
    assert abs(db) <= MOST
    assert (db / 0.25).is_integer()
