"""The stage's own sine and company against numpy's, at the edges of their reductions too."""

import numpy as np
import pytest

from workprint.crafts.previz import exact

ANGLES = np.concatenate([np.linspace(-40.0, 40.0, 20011), np.arange(-64, 65) * (np.pi / 4), np.linspace(-6000, 6000, 4001)])


@pytest.mark.parametrize(("ours", "theirs"), [(exact.sin, np.sin), (exact.cos, np.cos)])
def test_sines_and_cosines(ours, theirs):
    assert np.abs(ours(ANGLES) - theirs(ANGLES)).max() < 1e-13
    assert isinstance(ours(0.3), float)
    assert ours(0.3) == ours(np.array([0.3]))[0]


def test_tangents():
    angles = np.linspace(-1.5, 1.5, 3000)
    assert np.abs(exact.tan(angles) / np.tan(angles) - 1.0).max() < 1e-13


def test_arc_tangents_in_every_quadrant():
    noise = np.random.default_rng(3)
    y, x = noise.normal(size=(2, 5000)) * 10.0 ** noise.uniform(-6, 6, (2, 5000))
    assert np.abs(exact.atan2(y, x) - np.arctan2(y, x)).max() < 1e-14
    for at in [(0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (-1.0, 0.0), (1.0, 1.0), (-1.0, -1.0), (0.0, 0.0)]:
        assert exact.atan2(*at) == pytest.approx(np.arctan2(*at), abs=1e-15)
    assert exact.atan2(np.ones((2, 1)), np.ones(3)).shape == (2, 3)


def test_exponentials():
    x = np.linspace(-600.0, 600.0, 20001)
    assert np.abs(exact.exp(x) / np.exp(x) - 1.0).max() < 1e-13
    assert exact.exp(0.0) == 1.0
    assert exact.exp(-1e9) > 0.0


def test_arc_sines_logarithms_and_powers():
    x, long = np.linspace(-1.0, 1.0, 4001), 10.0 ** np.linspace(-12.0, 12.0, 4001)
    assert np.abs(exact.asin(x) - np.arcsin(x)).max() < 1e-15
    assert np.abs(exact.acos(x) - np.arccos(x)).max() < 1e-15
    assert exact.asin(1.5) == exact.asin(1.0) and exact.acos(-1.5) == exact.acos(-1.0)
    assert np.abs(exact.log(long) - np.log(long)).max() < 1e-14
    assert np.abs(exact.power(long, 1 / 2.4) / long ** (1 / 2.4) - 1.0).max() < 1e-14
    assert [exact.power(0.0, 0.8), exact.power(5.0, 0.0), exact.power(1.0, 9.9)] == [0.0, 1.0, 1.0]
    assert exact.hypot(3.0, 4.0) == exact.dist((1.0, 1.0), (4.0, 5.0)) == exact.dist((0.0, 3.0, 0.0), (0.0, 0.0, 4.0)) == 5.0


SHAPES = [
    ((3, 3), (3,)),
    ((3, 3), (3, 3)),
    ((3,), (3, 4)),
    ((7, 3), (3, 3)),
    ((3, 3), (5, 3, 4)),
    ((5, 2, 3), (3, 3)),
    ((5, 2, 4, 3), (5, 2, 3, 1)),
]


@pytest.mark.parametrize(("left", "right"), SHAPES)
def test_products_are_those_of_matrices_whatever_their_layout(left, right):
    noise = np.random.default_rng(5)
    a, b = noise.normal(size=left), noise.normal(size=right)
    assert np.abs(exact.matmul(a, b) - a @ b).max() < 1e-14
    assert np.array_equal(exact.matmul(np.asfortranarray(a), b), exact.matmul(a, b))
    assert exact.matmul(a.astype(np.float32), b).dtype == np.float64


def test_products_that_are_none_are_refused():
    with pytest.raises(ValueError, match=r"\(2, 3, 3\) and \(4, 3, 3\)"):
        exact.matmul(np.ones((2, 3, 3)), np.ones((4, 3, 3)))
    with pytest.raises(ValueError, match=r"\(3, 3\) and \(4,\)"):
        exact.matmul(np.ones((3, 3)), np.ones(4))
    with pytest.raises(ValueError, match="3 and 4 numbers"):
        exact.dot(np.ones(3), np.ones(4))


def test_inverses_solutions_eigenvectors_and_lines():
    noise = np.random.default_rng(6)
    m, right = noise.normal(size=(40, 4, 4)), noise.normal(size=4)
    assert np.abs(exact.matmul(exact.inverted(m), m) - np.eye(4)).max() < 1e-9
    assert np.abs(m[0] @ exact.solution(m[0], right) - right).max() < 1e-10
    with pytest.raises(ValueError, match="no inverse"):
        exact.inverted(np.ones((4, 4)))
    for each in m + m.transpose(0, 2, 1):
        assert abs(exact.longest(each) @ np.linalg.eigh(each)[1][:, -1]) == pytest.approx(1.0, abs=1e-12)
    assert exact.det(m[0, :3, :3]) == pytest.approx(np.linalg.det(m[0, :3, :3]))
    at, knots, values = noise.uniform(-1, 5, 500), (0.0, 1.0, 2.5, 4.0), (1.0, 3.0, -1.0, 9.0)
    assert np.abs(exact.interp(at, knots, values) - np.interp(at, knots, values)).max() < 1e-14
    assert exact.interp(-3.0, knots, values) == 1.0
    assert np.array_equal(exact.norm(np.array([[3.0, 4.0], [0.0, 2.0]])), [5.0, 2.0])
