"""Sines, powers, products and lengths that are the same bits on every machine.

The C library's functions differ in their last bits from system to system, numpy's from processor to processor (AVX-512 has its own), and
BLAS, behind `@`, `np.dot`, `np.linalg` and `einsum`, adds in an order of its own and fuses what it multiplies. What stands here takes only
sums, products, quotients, square roots and roundings, which IEEE 754 defines to the bit, in an order that is written down, compiled
without contraction. All of this craft that is more than the four operations comes from here (tests/previz/test_exact.py sees to it).

Double precision throughout; angles in radians; numbers give numbers, arrays give arrays. Polynomials and reductions after fdlibm
(Sun Microsystems 1993), which are wrong by less than one unit in the last place; `power` and what is built on two of them by a few.
Knows nothing of the stage.
"""

# mypy: disable-error-code="no-untyped-def, no-any-return"
from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.jit import kernel

Array = NDArray[np.float64]
PI = 3.141592653589793
DEGREE = PI / 180.0
_HALF_PI, _HALF_PI_LOW = 1.5707963267341256, 6.077100506506192e-11
"""Half of pi in two parts, the first with 33 bits, so that whole multiples of it are exact (as in fdlibm's __ieee754_rem_pio2)."""
_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10

# --------------------------------------------------------------------------------------------- one number


@kernel
def _sine(x, shift):
    """The sine of an angle `shift` quarter turns on."""
    k = np.floor(x * 0.6366197723675814 + 0.5)
    r = (x - k * _HALF_PI) - k * _HALF_PI_LOW
    z, which = r * r, (int(k) + shift) & 3
    if which & 1:
        p = 2.48015872894767294178e-05 + z * (
            -2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 - z * 1.13596475577881948265e-11)
        )
        v = 1.0 - (0.5 * z - z * z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + z * p)))
    else:
        p = -1.98412698298579493134e-04 + z * (
            2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)
        )
        v = r + r * (z * (-1.66666666666666324348e-01 + z * (8.33333333332248946124e-03 + z * p)))
    return -v if which & 2 else v


@kernel
def _tangent(x):
    return _sine(x, 0) / _sine(x, 1)


@kernel
def _arc(t):
    """The angle whose tangent is `t`, 0 or more."""
    if t < 0.4375:
        high, low, x = 0.0, 0.0, t
    elif t < 0.6875:
        high, low, x = 4.63647609000806093515e-01, 2.26987774529616870924e-17, (2.0 * t - 1.0) / (2.0 + t)
    elif t < 1.1875:
        high, low, x = 7.85398163397448278999e-01, 3.06161699786838301793e-17, (t - 1.0) / (t + 1.0)
    elif t < 2.4375:
        high, low, x = 9.82793723247329054082e-01, 1.39033110312309984516e-17, (t - 1.5) / (1.0 + 1.5 * t)
    else:
        high, low, x = 1.57079632679489655800e00, 6.12323399573676603587e-17, -1.0 / t
    z = x * x
    w = z * z
    a = 6.66107313738753120669e-02 + w * (4.97687799461593236017e-02 + w * 1.62858201153657823623e-02)
    a = z * (3.33333333333329318027e-01 + w * (1.42857142725034663711e-01 + w * (9.09088713343650656196e-02 + w * a)))
    b = -7.69187620504482999495e-02 + w * (-5.83357013379057348645e-02 - w * 3.65315727442169155270e-02)
    b = w * (-1.99999999998764832476e-01 + w * (-1.11111104054623557880e-01 + w * b))
    return high - ((x * (a + b) - low) - x)


@kernel
def _bearing(y, x):
    if x == 0.0 and y == 0.0:
        return 0.0
    a = _arc(abs(y) / abs(x)) if abs(y) <= abs(x) * 1e300 and x != 0.0 else 0.5 * PI
    if x < 0.0:
        a = PI - (a - 1.2246467991473531772e-16)
    return -a if y < 0.0 else a


@kernel
def _arcsine(x):
    x = min(max(x, -1.0), 1.0)
    return _bearing(x, np.sqrt((1.0 - x) * (1.0 + x)))


@kernel
def _arccosine(x):
    x = min(max(x, -1.0), 1.0)
    return _bearing(np.sqrt((1.0 - x) * (1.0 + x)), x)


@kernel
def _exponential(x):
    x = min(max(x, -700.0), 700.0)
    k = np.floor(x * 1.4426950408889634 + 0.5)
    high, low = x - k * _LN2_HIGH, k * _LN2_LOW
    r = high - low
    t = r * r
    p = 6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08)
    c = r - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 + t * p))
    return math.ldexp(1.0 - ((low - (r * c) / (2.0 - c)) - high), int(k))


@kernel
def _logarithm(x):
    if x <= 0.0:
        return -np.inf if x == 0.0 else np.nan
    m, e = math.frexp(x)
    k = float(e)
    if m < 0.7071067811865476:
        m, k = 2.0 * m, k - 1.0
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    a = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    b = 2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)
    r, half = z * (6.666666666666735130e-01 + w * b) + a, 0.5 * f * f
    return k * _LN2_HIGH - ((half - (s * (half + r) + k * _LN2_LOW)) - f)


@kernel
def _raised(x, p):
    if p == 0.0 or x == 1.0:
        return 1.0
    if x <= 0.0:
        return 0.0 if x == 0.0 and p > 0.0 else np.nan
    return _exponential(p * _logarithm(x))


@kernel
def _mapped(which, x, y, out):
    """One function of each number of `x` (and `y`), flat arrays of one length, into `out`."""
    for i in range(len(x)):
        if which <= 1:
            out[i] = _sine(x[i], which)
        elif which == 2:
            out[i] = _tangent(x[i])
        elif which == 3:
            out[i] = _bearing(x[i], y[i])
        elif which == 4:
            out[i] = _arcsine(x[i])
        elif which == 5:
            out[i] = _arccosine(x[i])
        elif which == 6:
            out[i] = _exponential(x[i])
        elif which == 7:
            out[i] = _logarithm(x[i])
        else:
            out[i] = _raised(x[i], y[i])


N = TypeVar("N", float, NDArray[Any])
_NUMBER = (float, int)


def _each(which: int, x: Any, y: Any = 0.0) -> Any:
    a, b = (np.asarray(v, np.float64) for v in (x, y))
    if a.ndim == b.ndim == 0:
        found = np.empty(1)
        _mapped(which, a.reshape(1), b.reshape(1), found)
        return float(found[0])
    a, b = (np.ascontiguousarray(v) for v in np.broadcast_arrays(a, b))
    out = np.empty(a.shape)
    _mapped(which, a.reshape(-1), b.reshape(-1), out.reshape(-1))
    return out


def sin(x: N) -> N:
    return _sine(float(x), 0) if isinstance(x, _NUMBER) else _each(0, x)


def cos(x: N) -> N:
    return _sine(float(x), 1) if isinstance(x, _NUMBER) else _each(1, x)


def tan(x: N) -> N:
    return _tangent(float(x)) if isinstance(x, _NUMBER) else _each(2, x)


def atan2(y: N, x: N) -> N:
    """The angle of (x, y), -pi..pi; 0 where both are 0. A zero has no sign."""
    return _bearing(float(y), float(x)) if isinstance(y, _NUMBER) and isinstance(x, _NUMBER) else _each(3, y, x)


def atan(x: N) -> N:
    return _bearing(float(x), 1.0) if isinstance(x, _NUMBER) else _each(3, x, 1.0)


def asin(x: N) -> N:
    """Beyond -1..1, as at the nearer end."""
    return _arcsine(float(x)) if isinstance(x, _NUMBER) else _each(4, x)


def acos(x: N) -> N:
    """Beyond -1..1, as at the nearer end."""
    return _arccosine(float(x)) if isinstance(x, _NUMBER) else _each(5, x)


def exp(x: N) -> N:
    """e to the power of `x`, -700..700; beyond, as at the nearer end."""
    return _exponential(float(x)) if isinstance(x, _NUMBER) else _each(6, x)


def log(x: N) -> N:
    """The natural logarithm; of 0 minus infinity, of less not a number."""
    return _logarithm(float(x)) if isinstance(x, _NUMBER) else _each(7, x)


def power(x: N, p: float) -> N:
    """`x`, 0 or more, to any power."""
    return _raised(float(x), float(p)) if isinstance(x, _NUMBER) and isinstance(p, _NUMBER) else _each(8, x, p)


def square(x: N) -> N:
    """Python's `x**2` of a float asks the C library's pow."""
    return x * x


def cube(x: N) -> N:
    return x * x * x


def hypot(x: N, y: N) -> N:
    long: Any = x * x + y * y
    found: Any = math.sqrt(long) if isinstance(long, _NUMBER) else np.sqrt(long)
    return found


def dist(a: Sequence[float], b: Sequence[float]) -> float:
    """Between two points of two or three numbers (Python's own adds otherwise from version to version)."""
    x, y = a[0] - b[0], a[1] - b[1]
    if len(a) == 2:
        return math.sqrt(x * x + y * y)
    z = a[2] - b[2]
    return math.sqrt(x * x + y * y + z * z)


# --------------------------------------------------------------------------------------------- products and lengths


@kernel
def _inner(a, b):
    total = 0.0
    for k in range(len(a)):
        total += a[k] * b[k]
    return total


@kernel
def _on_vector(a, b, out):
    for i in range(a.shape[0]):
        total = 0.0
        for k in range(a.shape[1]):
            total += a[i, k] * b[k]
        out[i] = total


@kernel
def _on_matrix(a, b, out):
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            out[i, j] = 0.0
        for k in range(a.shape[1]):
            for j in range(b.shape[1]):
                out[i, j] += a[i, k] * b[k, j]


@kernel
def _on_stack(a, b, out):
    """Of a stack with a stack, or with one matrix (a stack of one)."""
    each, other = a.shape[0] > 1, b.shape[0] > 1
    for n in range(out.shape[0]):
        p, q = n if each else 0, n if other else 0
        for i in range(a.shape[1]):
            for j in range(b.shape[2]):
                total = 0.0
                for k in range(a.shape[2]):
                    total += a[p, i, k] * b[q, k, j]
                out[n, i, j] = total


def dot(a: NDArray[Any], b: NDArray[Any]) -> float:
    """Of two vectors of one length."""
    if len(a) != len(b):
        raise ValueError(f"no product of vectors of {len(a)} and {len(b)} numbers")
    return _inner(a, b)


def matmul(a: NDArray[Any], b: NDArray[Any], *more: NDArray[Any]) -> Array:
    """`a @ b`, and so on from the left, each sum in the order of its terms, in double precision: matrices with matrices or vectors, of any
    length, and stacks of matrices (..., i, j) with one matrix or as many.
    """
    found = _product(a, b)
    for each in more:
        found = _product(found, each)
    return found


def _product(a: NDArray[Any], b: NDArray[Any]) -> Array:
    if a.shape[-1] != b.shape[-2 if b.ndim > 1 else 0]:
        raise ValueError(f"no product of arrays of shapes {a.shape} and {b.shape}")
    if b.ndim == 1 and a.ndim == 2:
        out = np.empty(a.shape[0])
        _on_vector(a, b, out)
    elif b.ndim == 2 and a.ndim == 2:
        out = np.empty((a.shape[0], b.shape[1]))
        _on_matrix(a, b, out)
    elif b.ndim == 2 and a.ndim == 1:
        out = np.empty(b.shape[1])
        _on_vector(b.T, a, out)
    else:
        stack = a.shape[:-2] or b.shape[:-2]
        if min(a.ndim, b.ndim) < 2 or (b.ndim > 2 and b.shape[:-2] != stack):
            raise ValueError(f"no product of arrays of shapes {a.shape} and {b.shape}")
        out = np.empty((*stack, a.shape[-2], b.shape[-1]))
        _on_stack(a.reshape(-1, *a.shape[-2:]), b.reshape(-1, *b.shape[-2:]), out.reshape(-1, *out.shape[-2:]))
    return out


def matvec(matrices: Array, vectors: Array) -> Array:
    """Each of (n, i, j) matrices times its own of (n, j) vectors."""
    found: Array = (matrices * vectors[:, None, :]).sum(axis=2)
    return found


def norm(v: Any, axis: int = -1, keepdims: bool = False) -> Any:
    """Lengths along an axis; of one vector, a number."""
    found = np.sqrt(np.asarray(v * v).sum(axis=axis, keepdims=keepdims))
    return float(found) if np.ndim(found) == 0 else found


def det(m: Array) -> float:
    """The determinant of a (3, 3) matrix."""
    (a, b, c), (d, e, f), (g, h, i) = m.tolist()
    return float(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g))


@kernel
def _eliminated(both):
    """Gauss and Jordan: the square part of (n, more) becomes the unit matrix, by the largest pivot of each column. False if it cannot."""
    for k in range(both.shape[0]):
        best = k
        for row in range(k + 1, both.shape[0]):
            if abs(both[row, k]) > abs(both[best, k]):
                best = row
        if not abs(both[best, k]) > 0.0:
            return False
        for j in range(both.shape[1]):
            both[k, j], both[best, j] = both[best, j], both[k, j]
        pivot = both[k, k]
        for j in range(both.shape[1]):
            both[k, j] /= pivot
        for row in range(both.shape[0]):
            share = both[row, k]
            if row != k:
                for j in range(both.shape[1]):
                    both[row, j] -= share * both[k, j]
    return True


def solution(m: Array, right: Array) -> Array:
    """The vector (n,) that the (n, n) matrix takes to `right`; `ValueError` where the matrix has no inverse."""
    both = np.concatenate((m, right[:, None]), axis=1, dtype=np.float64)
    if not _eliminated(both):
        raise ValueError("a matrix has no inverse")
    return both[:, -1]


def inverted(matrices: Array) -> Array:
    """Of each matrix of a stack (..., n, n); `ValueError` where one has none."""
    n = matrices.shape[-1]
    both = np.concatenate((matrices, np.broadcast_to(np.eye(n), matrices.shape)), axis=-1, dtype=np.float64)
    if not all(_eliminated(each) for each in both.reshape(-1, n, 2 * n)):
        raise ValueError("a matrix has no inverse")
    return both[..., n:]


@kernel
def _diagonal(m, v):
    """Turns a symmetric `m` diagonal and `v` along with it, until nothing is left beside the diagonal or 30 rounds are over."""
    for _ in range(30):
        for p in range(len(m)):
            for q in range(p + 1, len(m)):
                if abs(m[p, q]) > 1e-300:
                    far = (m[q, q] - m[p, p]) / (2.0 * m[p, q])
                    t = (1.0 if far >= 0.0 else -1.0) / (abs(far) + np.sqrt(far * far + 1.0))
                    c = 1.0 / np.sqrt(t * t + 1.0)
                    s = t * c
                    for k in range(len(m)):
                        m[k, p], m[k, q] = c * m[k, p] - s * m[k, q], s * m[k, p] + c * m[k, q]
                    for k in range(len(m)):
                        m[p, k], m[q, k] = c * m[p, k] - s * m[q, k], s * m[p, k] + c * m[q, k]
                        v[k, p], v[k, q] = c * v[k, p] - s * v[k, q], s * v[k, p] + c * v[k, q]


def longest(symmetric: Array) -> Array:
    """The eigenvector, of length 1, of a symmetric matrix's largest eigenvalue (Jacobi 1846)."""
    m, v = np.array(symmetric, np.float64), np.eye(len(symmetric))
    _diagonal(m, v)
    found: Array = v[:, int(np.argmax(np.diag(m)))]
    return found


@kernel
def _interpolated(x, knots, values, out):
    last = len(knots) - 1
    for i in range(len(x)):
        low, high = 0, last
        while high - low > 1:
            middle = (low + high) >> 1
            if knots[middle] <= x[i]:
                low = middle
            else:
                high = middle
        if x[i] <= knots[0]:
            out[i] = values[0]
        elif x[i] >= knots[last]:
            out[i] = values[last]
        else:
            out[i] = values[low] + (values[high] - values[low]) * ((x[i] - knots[low]) / (knots[high] - knots[low]))


def interp(x: Any, knots: Any, values: Any) -> Any:
    """The line through (knots, values), rising knots, at `x`; beyond them, the nearer end's value."""
    at, to = np.asarray(knots, np.float64), np.asarray(values, np.float64)
    if at.ndim != 1 or at.shape != to.shape or not len(at):
        raise ValueError(f"no line goes through {at.shape} knots and {to.shape} values")
    a = np.asarray(x, np.float64)
    flat = a.reshape(-1)
    out = np.empty(flat.shape)
    _interpolated(flat, at, to, out)
    return out.reshape(a.shape) if a.ndim else float(out[0])
