"""Points of a body pinned to the frame: the one view along a given direction in which they stand where the table of sizes says.

With the direction and the lens settled, a camera has three freedoms left, and where it must stand for one point to be at a height, another
at another, and a third at a place across is linear in them: solved in closed form, without searching. Knows points and lenses; knows
nothing of why a point should stand where.
"""

from __future__ import annotations

from collections.abc import Callable
from math import radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import Point
from workprint.crafts.previz.exact import tan
from workprint.crafts.previz.forms import View

Placed = tuple[Point, float]
"""A point and where it is to be on the screen (-1..1)."""


def held(high: Placed, low: Placed, across: Placed, *, ahead: Point, lens: tuple[float, float], roll: float = 0.0) -> View | None:
    """The view along the unit vector `ahead` in which `high` and `low` have their heights and `across` its place from left to right.

    `lens` is the vertical field of view (degrees) and the aspect. None where no camera before them can do it.
    """
    fov, aspect = lens
    right, up, _ = cam.turned_axes(ahead, roll)
    (p, yp), (q, yq) = high, low
    base, t = p, tan(radians(fov) / 2.0)
    rel = cam.less(q, base)
    a, b = cam.dot(rel, up), cam.dot(rel, ahead)
    if abs(yp - yq) < 1e-6:
        return None
    far = (-a + t * yq * b) / (t * (yp - yq))
    if far < 0.05 or far + b < 0.05:
        return None
    return _behind(base, across, ahead, (right, up), (t, far, -t * yp * far), fov, aspect, roll)


def sized(point: Placed, across: Placed, high: float, *, ahead: Point, lens: tuple[float, float], roll: float = 0.0) -> View:
    """The view along `ahead` whose picture is `high` metres high at a point that has its height, with `across` in its place."""
    fov, aspect = lens
    right, up, _ = cam.turned_axes(ahead, roll)
    t = tan(radians(fov) / 2.0)
    far = high / 2.0 / t
    return _behind(point[0], across, ahead, (right, up), (t, far, -t * point[1] * far), fov, aspect, roll)


def _behind(
    base: Point, across: Placed, ahead: Point, sides: tuple[Point, Point], solved: tuple[float, float, float], fov: float, aspect: float,
    roll: float,
) -> View:  # fmt: skip
    """The view `far` behind `base` and `rise` above it, shifted so that `across` is in its place."""
    right, up = sides
    t, far, rise = solved
    rel = cam.less(across[0], base)
    depth = far + cam.dot(rel, ahead)
    aside = cam.dot(rel, right) - t * aspect * across[1] * depth
    eye = cam.added(cam.added(cam.added(base, up, rise), right, aside), ahead, -far)
    return View(eye, cam.added(eye, ahead, max(0.05, depth)), fov, roll)


def lens_height(view: Callable[[float], View], height: float, *, least: float = -55.0, most: float = 40.0) -> float:
    """By how many degrees a camera looks down whose lens is at `height`: by halving, as it rises with the angle."""
    low, high = least, most
    for _ in range(30):
        middle = (low + high) / 2.0
        if view(middle).eye[1] < height:
            low = middle
        else:
            high = middle
    return high
