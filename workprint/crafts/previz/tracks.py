"""Where somebody is through a shot, as an operator follows them: a hand that is a little slow, and no slower to plan than it must be.

Bodies are asked twelve times a second and never twice for one moment; between, and over a quarter of a second to either side, the way is
smoothed. Knows times and points; knows nothing of bodies, lenses or why somebody is followed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import floor, fsum

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import Point

RATE = 12
"""Samples a second."""
LAG = 3
"""A point of the track is the mean of so many samples to either side of it."""

Track = Callable[[float], Point]


def track(sampled: Track) -> Track:
    """The smoothed way of what `sampled` gives at a second: the same for the same second, whichever is asked first."""
    at = cache(lambda k: sampled(max(0.0, k / RATE)))

    @cache
    def smooth(k: int) -> Point:
        x, y, z = (fsum(at(k + lag)[axis] for lag in range(-LAG, LAG + 1)) / (2 * LAG + 1) for axis in range(3))
        return x, y, z

    def found(t: float) -> Point:
        k = floor(t * RATE)
        return cam.between(smooth(k), smooth(k + 1), t * RATE - k)

    return found
