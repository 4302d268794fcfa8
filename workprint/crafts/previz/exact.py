"""Sine, cosine, tangent, arc tangent and exponential that are the same bits on every machine.

The C library's differ in their last bits from system to system, and numpy's from processor to processor. These take only sums, products,
quotients, square roots and roundings, which IEEE 754 defines to the bit: Taylor's series after a reduction of the argument. For numbers and
arrays, in double precision; angles in radians; sines wrong by less than 1e-14 up to a few thousand turns, the others by less than 1e-14 of
their value. Knows nothing of the stage.
"""

from __future__ import annotations

from typing import Any

import numpy as np

PI = 3.141592653589793
DEGREE = PI / 180.0
_HALF_PI, _HALF_PI_LOW = 1.5707963267341256, 6.077100506506192e-11
"""Half of pi in two parts, the first with 33 bits, so that whole multiples of it are exact (after fdlibm's __ieee754_rem_pio2)."""
_LN2_HIGH, _LN2_LOW = 0.6931471803691238, 1.9082149292705877e-10


def _series(coefficients: tuple[float, ...], square: Any) -> Any:
    total: Any = coefficients[-1]
    for c in coefficients[-2::-1]:
        total = total * square + c
    return total


def _factorials(first: int) -> tuple[float, ...]:
    """1, -1/(2 * 3), 1/(2 * 3 * 4 * 5) ... from `first` factors on, by steps of two."""
    terms, term = [], 1.0
    for n in range(first, 22, 2):
        terms.append(term)
        term = -term / ((n + 1) * (n + 2))
    return tuple(terms)


_SINES, _COSINES = _factorials(1), _factorials(0)
_ARCS = tuple((1.0 if n % 4 == 1 else -1.0) / n for n in range(1, 26, 2))
_POWERS = tuple(1.0 / float(np.prod(np.arange(1, n + 1, dtype=np.float64))) for n in range(15))


def _plain(x: Any, like: Any) -> Any:
    """A number where a number was asked for."""
    return float(x) if np.ndim(like) == 0 else x


def _quarter(x: Any, shift: int) -> Any:
    """The sine of an angle `shift` quarter turns on."""
    a = np.asarray(x, np.float64)
    k = np.floor(a / (PI / 2.0) + 0.5)
    r = (a - k * _HALF_PI) - k * _HALF_PI_LOW
    square, which = r * r, (k.astype(np.int64) + shift) & 3
    sine, cosine = r * _series(_SINES, square), _series(_COSINES, square)
    value = np.where(which & 1, cosine, sine)
    return np.where(which & 2, -value, value)


def sin(x: Any) -> Any:
    return _plain(_quarter(x, 0), x)


def cos(x: Any) -> Any:
    return _plain(_quarter(x, 1), x)


def tan(x: Any) -> Any:
    return _plain(_quarter(x, 0) / _quarter(x, 1), x)


def _arc(t: Any) -> Any:
    """The angle whose tangent is `t`, 0..1, halved twice so that the series is short."""
    t = t / (1.0 + np.sqrt(1.0 + t * t))
    t = t / (1.0 + np.sqrt(1.0 + t * t))
    return 4.0 * t * _series(_ARCS, t * t)


def atan2(y: Any, x: Any) -> Any:
    """The angle of (x, y), -pi..pi; 0 where both are 0."""
    b, a = np.broadcast_arrays(np.asarray(y, np.float64), np.asarray(x, np.float64))
    high, low = np.maximum(abs(a), abs(b)), np.minimum(abs(a), abs(b))
    angle = _arc(low / np.where(high > 0.0, high, 1.0))
    angle = np.where(abs(b) > abs(a), PI / 2.0 - angle, angle)
    angle = np.where(a < 0.0, PI - angle, angle)
    return _plain(np.where(b < 0.0, -angle, angle), b if b.ndim else 0.0)


def exp(x: Any) -> Any:
    """e to the power of `x`, -700..700; beyond, as at the nearer end."""
    a = np.clip(np.asarray(x, np.float64), -700.0, 700.0)
    k = np.floor(a / (_LN2_HIGH + _LN2_LOW) + 0.5)
    r = (a - k * _LN2_HIGH) - k * _LN2_LOW
    return _plain(np.ldexp(_series(_POWERS, r), k.astype(np.int64)), x)
