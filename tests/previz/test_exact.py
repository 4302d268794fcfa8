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
