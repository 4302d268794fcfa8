"""How long shots last beyond what their words need: log-normal around the film's average shot length.

Shot lengths of films are log-normal (Salt, *Film Style and Technology*, over 6,610 films), sd about 1.2 of the mean; we take sigma 0.8 and
draw from 16 equal slices of it. What is drawn depends on the shot's own words and on nothing else, so that an edit elsewhere moves nothing
here. Whole milliseconds and integers throughout. Knows words and time; knows nothing of shots.
"""

from __future__ import annotations

from zlib import crc32

SLICES = (157, 252, 324, 390, 457, 527, 601, 682, 774, 879, 1003, 1156, 1355, 1636, 2106, 3702)
"""Means of 16 equal slices of a log-normal with sigma 0.8 and mean 1, in thousandths (the slice between quantiles a and b of the normal
has the mean 16 (N(b - 0.8) - N(a - 0.8))).
"""

SHORTEST, LONGEST, LONGEST_TALK = 700, 20_000, 600_000
"""Milliseconds: the clamp on any shot that nobody timed, and on one in which somebody talks."""


def drawn(text: str, average: int) -> int:
    """A shot length in milliseconds from the log-normal whose mean is `average`, chosen by the text."""
    slice_ = SLICES[crc32(text.encode("utf-8", "surrogatepass")) >> 7 & 15]
    return max(SHORTEST, min(LONGEST, average * slice_ // 1000))


def between(text: str, low: int, high: int) -> int:
    """A length in milliseconds from `low` to `high`, chosen by the text, in tenths of a second."""
    steps = (high - low) // 100
    return low + (crc32(text.encode("utf-8", "surrogatepass")) >> 3) % (steps + 1) * 100
