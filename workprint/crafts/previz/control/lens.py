"""A view as the pinhole camera of computer vision: where a point of the world lands in the picture. Knows one camera at one instant.

World: metres, Y up, right-handed. Camera: OpenCV's axes, x right, y down, z forward. Pixels: (0, 0) is the upper left corner of the upper
left pixel, so that pixel's middle is (0.5, 0.5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw.reading import lens_of
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.forms import View

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pinhole:
    """`focal` in pixels (square pixels, centre of the picture on the axis), `matrix` (4, 4) world to camera."""

    width: int
    height: int
    focal: float
    matrix: Array

    @property
    def pose(self) -> Array:
        """Camera to world (4, 4)."""
        turn, move = self.matrix[:3, :3], self.matrix[:3, 3]
        found = np.eye(4)
        found[:3, :3], found[:3, 3] = turn.T, matmul(-turn.T, move)
        return found

    def seen(self, points: Array) -> Array:
        """Points (n, 3) of the world as (n, 3): x and y in pixels, depth along the axis in metres (0 or less: behind the camera)."""
        here = matmul(np.asarray(points, float), self.matrix[:3, :3].T) + self.matrix[:3, 3]
        depth = np.where(here[:, 2] > 1e-9, here[:, 2], np.nan)
        x = self.width / 2 + self.focal * here[:, 0] / depth
        y = self.height / 2 + self.focal * here[:, 1] / depth
        return np.stack((x, y, here[:, 2]), axis=1)


def pinhole(view: View, width: int, height: int) -> Pinhole:
    """The camera of a view for a picture of this size: the one the renderer draws with."""
    lens = lens_of(view, width, height)
    turn = np.array((lens.right, [-c for c in lens.up], lens.forward), float)
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = turn, matmul(-turn, np.array(lens.eye))
    return Pinhole(width, height, float(lens.focal), matrix)
