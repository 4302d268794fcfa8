"""Exact time: a rate is a `Fraction`, a stretch of time is a `Span` of whole units at a rate.

Knows frames, samples and seconds; knows nothing of films. No float ever enters: 24000/1001 stays what it is,
and a sum over ninety minutes is exact.

    units at `rate`   0    1    2    3    4    5
                      |----|====|====|====|----|
                           ^ start=1       ^ end=4      length=3, seconds = 3 / rate
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

SAMPLE_RATE = Fraction(48_000)
"""The house sound rate, in samples a second."""


def nearest(seconds: Fraction, rate: Fraction) -> int:
    """The unit of `rate` nearest to `seconds`, ties upward."""
    return floor(seconds * rate + Fraction(1, 2))


def converted(units: int, rate: Fraction, to: Fraction) -> int:
    """Where unit `units` of `rate` falls on the grid of `to`, rounded down.

    Monotone and free of drift: it is computed from zero each time, never summed.
    """
    return floor(Fraction(units) / rate * to)


@dataclass(frozen=True)
class Span:
    """`length` whole units at `rate`, from unit `start`. Empty spans are allowed, negative lengths are not."""

    start: int
    length: int
    rate: Fraction

    def __post_init__(self) -> None:
        if self.length < 0 or self.rate <= 0:
            raise ValueError(f"a span needs length >= 0 and rate > 0, got {self.length} at {self.rate}")

    @property
    def end(self) -> int:
        """First unit after the span."""
        return self.start + self.length

    @property
    def seconds(self) -> Fraction:
        return self.length / self.rate

    @property
    def start_seconds(self) -> Fraction:
        return self.start / self.rate

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.length, self.rate)

    def at(self, rate: Fraction) -> Span:
        """The same stretch on another grid; neighbours stay neighbours (both ends are rounded down)."""
        start = converted(self.start, self.rate, rate)
        return Span(start, converted(self.end, self.rate, rate) - start, rate)

    def overlap(self, other: Span) -> Span:
        """What both have in common (length 0 where they do not touch). Rates must be equal."""
        if self.rate != other.rate:
            raise ValueError(f"spans at {self.rate} and {other.rate} do not compare; convert one with .at()")
        start = max(self.start, other.start)
        return Span(start, max(0, min(self.end, other.end) - start), self.rate)
