"""Exact time: conversions never drift, neighbours stay neighbours."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.core.time import SAMPLE_RATE, Span, converted, nearest

RATES = st.sampled_from([Fraction(24), Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60)])


def test_ninety_minutes_of_ntsc_film_is_exact():
    frames = 129_600
    assert converted(frames, Fraction(24000, 1001), SAMPLE_RATE) == frames * 2002


@given(RATES, st.lists(st.integers(0, 5000), min_size=1, max_size=50))
def test_neighbouring_spans_stay_neighbours_on_another_grid(rate, lengths):
    at, ends = 0, []
    for length in lengths:
        span = Span(at, length, rate).at(SAMPLE_RATE)
        if ends:
            assert span.start == ends[-1]
        ends.append(span.end)
        at += length
    assert ends[-1] == converted(at, rate, SAMPLE_RATE)


def test_nearest_rounds_ties_upward():
    assert [nearest(Fraction(n, 48), Fraction(24)) for n in (0, 1, 2, 3)] == [0, 1, 1, 2]


def test_overlap_and_its_absence():
    rate = Fraction(24)
    assert Span(0, 10, rate).overlap(Span(6, 10, rate)) == Span(6, 4, rate)
    assert Span(0, 5, rate).overlap(Span(6, 10, rate)).length == 0
    with pytest.raises(ValueError, match="convert one"):
        Span(0, 5, rate).overlap(Span(0, 5, Fraction(25)))


def test_a_span_refuses_negative_length_and_dead_rates():
    with pytest.raises(ValueError, match="length >= 0"):
        Span(0, -1, Fraction(24))
    with pytest.raises(ValueError, match="rate > 0"):
        Span(0, 1, Fraction(0))
