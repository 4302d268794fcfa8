"""Thin pillars on a grid, for the whitebox look: what is seen to pass before what tells a model how the camera moves.

They grow thin where they would stand between the camera and what it looks at, or in somebody; nothing pops. Knows a frame's geometry.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw.gather import bounds
from workprint.crafts.previz.forms import Frame, Mesh, Swatch, Thing

ID = 900_000
"""No other thing of a frame has it."""
APART, REACH, TALL, HALF = 3.0, 13.5, 2.4, 0.022
"""A pillar every so many metres, as far as this from the middle each way; its height, half its width."""
_ROUND = ((1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0))


def with_pillars(frame: Frame) -> tuple[Thing, ...]:
    """The frame's things, and pillars."""
    grid = np.arange(-REACH, REACH + 0.1, APART)
    spots = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
    return (*frame.things, _thing(spots, _widths(frame, spots)))


def _widths(frame: Frame, spots: NDArray[np.float64]) -> NDArray[np.float64]:
    """Half the width of each pillar, 0 where there is no room for it."""
    eye, target = (np.array([place[0], place[2]]) for place in (frame.view.eye, frame.view.target))
    free = _clear(_off_line(spots, eye, target), 0.35, 0.9)
    for thing in frame.things:
        if thing.moving and len(thing.mesh.points):
            low, high = bounds(thing.mesh.points)
            middle = np.array([low[0] + high[0], low[2] + high[2]], np.float64) / 2.0
            free = np.minimum(free, _clear(_off_line(spots, middle, middle), 0.4, 0.8))
    return np.asarray(HALF * free)


def _off_line(spots: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each spot is from the stretch a-b."""
    way = b - a
    length = way[0] * way[0] + way[1] * way[1]
    along = np.clip(((spots[:, 0] - a[0]) * way[0] + (spots[:, 1] - a[1]) * way[1]) / max(length, 1e-9), 0.0, 1.0)
    x, z = spots[:, 0] - a[0] - along * way[0], spots[:, 1] - a[1] - along * way[1]
    return np.asarray(np.sqrt(x * x + z * z))


def _clear(distance: NDArray[np.float64], none: float, whole: float) -> NDArray[np.float64]:
    return np.asarray(np.clip((distance - none) / (whole - none), 0.0, 1.0))


def _thing(spots: NDArray[np.float64], widths: NDArray[np.float64]) -> Thing:
    """Four sides each; the tops are above every eye."""
    points, normals = [], []
    for k, (ax, az) in enumerate(_ROUND):
        bx, bz = _ROUND[(k + 1) % 4]
        for x, y, z in ((ax, 0.0, az), (bx, 0.0, bz), (bx, TALL, bz), (ax, TALL, az)):
            points.append(np.stack([spots[:, 0] + x * widths, np.full(len(spots), y), spots[:, 1] + z * widths], axis=1))
            normals.append(np.tile([(ax + bx) / 2.0, 0.0, (az + bz) / 2.0], (len(spots), 1)))
    corners = np.stack(points, axis=1).reshape(-1, 3).astype(np.float32)
    turned = np.stack(normals, axis=1).reshape(-1, 3).astype(np.float32)
    side = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    faces = np.concatenate([side + 4 * n for n in range(4 * len(spots))]).astype(np.int32)
    mesh = Mesh(corners, turned, faces, np.zeros(len(faces), np.uint8))
    return Thing(ID, "pillars", mesh, (Swatch((0.22, 0.22, 0.22)),), moving=True)
