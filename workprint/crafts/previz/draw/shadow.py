"""The shadow light's own view of the stage: where its map lies, and the set's part of it, kept while neither set nor light nor map move.

The map covers what the camera can see, in steps, so that a moving camera seldom moves it and never by part of a texel.
Knows boxes and directions; knows nothing of colours.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw import fill, raster
from workprint.crafts.previz.draw.decals import NO_SHADOW
from workprint.crafts.previz.draw.gather import Gathered, bounds
from workprint.crafts.previz.draw.lighting import Row, Shadow
from workprint.crafts.previz.draw.raster import BAND, CHUNK, Lens, Vector
from workprint.crafts.previz.draw.reading import lens_of, unit, vector
from workprint.crafts.previz.forms import Floats, Second, View

FARTHEST = 30.0
"""Shadows are drawn up to so many metres from the camera."""
LAMP_ANGLE = 120.0
"""A lamp throws shadows within so many degrees."""
_SIDES = tuple(side for n in range(24) for side in (2.0**n, 2.0**n * 1.4142135623730951))
"""Sides that a map may have, metres."""
CLOSE = 4.0
"""A subject nearer than so many metres gets a map of its own, so that shadows on a face are crisp."""
_FAR, ENDLESS = np.float32(-1e30), np.float32(1e30)
_LEVEL: Row = (np.float32(0.0), np.float32(0.0), np.float32(0.0), np.float32(1.0))


class Shadows:
    """The two maps of a picture of `height` lines: one for all that is seen, one as deep as a close subject."""

    def __init__(self, height: int) -> None:
        self._far, self._close, self._beam, self._lamp = ShadowLight(height), ShadowLight(height), ShadowLight(height), LampLight(height)

    def cast(self, gathered: Gathered, lens: Lens, direction: Vector, focus: float) -> tuple[Shadow, Shadow]:
        """Close and far map; the close one holds for nothing where the subject, `focus` metres away, is not close.

        `direction` points towards the light.
        """
        far = self._far.cast(gathered, lens, direction, FARTHEST)
        reach = focus * 1.3 + 0.3
        close = self._close.cast(gathered, lens, direction, reach) if reach < CLOSE else no_shadow()
        return close, far._replace(until=ENDLESS)

    def second(self, gathered: Gathered, lens: Lens, light: Second | None) -> Shadow:
        """The map of the second light, if there is one."""
        if light is None or light.strength <= 0.0:
            return no_shadow()
        if light.place is not None:
            return self._lamp.cast(gathered, light)
        return self._beam.cast(gathered, lens, vector(unit(light.direction)), FARTHEST)._replace(until=ENDLESS)


def no_shadow() -> Shadow:
    """A map that shades nothing."""
    none = _row((0.0, 0.0, 0.0, 0.0))
    return Shadow(np.full((4, 4), _FAR), none, none, none, _LEVEL, np.float32(0.0), np.float32(0.0))


def _row(numbers: Any) -> Row:
    a, b, c, d = (np.float32(v) for v in numbers)
    return a, b, c, d


class ShadowLight:
    """One shadow map for pictures of `height` lines."""

    def __init__(self, height: int) -> None:
        self.size = 1024 if height <= 400 else (1536 if height <= 800 else 2048)
        self._set, self._near = np.empty((0, 0), np.float32), np.empty((0, 0), np.float32)
        self._key: tuple[object, bytes] | None = None
        self._touched = (0, 0)
        self._slots, self._listed = raster.empty_slots(0), np.empty(0, np.int32)
        self._texels = np.empty((0, 3), np.float32)

    def cast(self, gathered: Gathered, lens: Lens, direction: Vector, reach: float) -> Shadow:
        """The map for what is seen up to `reach` metres deep."""
        axes = _placed(gathered, lens, direction, self.size, reach)
        key = (gathered.mark, axes.tobytes())
        if not len(self._near):
            shape = self.size, self.size + fill.SPARE
            self._set, self._near = np.empty(shape, np.float32), np.empty(shape, np.float32)
        if self._key is None or self._key[0] is not key[0] or self._key[1] != key[1]:
            self._set.fill(_FAR)
            self._fill(gathered, axes, (0, gathered.still_points), (0, gathered.still_faces), self._set)
            np.copyto(self._near, self._set)
            self._key = key
        else:
            first, last = self._touched
            np.copyto(self._near[first:last], self._set[first:last])
        points, faces = len(gathered.soup.points), len(gathered.soup.faces)
        self._touched = self._fill(gathered, axes, (gathered.still_points, points), (gathered.still_faces, faces), self._near)
        texel = 1.0 / float(np.sqrt((axes[0, :3] * axes[0, :3]).sum()))
        column, row, nearness = (_row(line) for line in axes)
        return Shadow(self._near, column, row, nearness, _LEVEL, np.float32(0.006 + 1.4 * texel), np.float32(reach))

    def _fill(
        self, gathered: Gathered, axes: NDArray[np.float64], points: tuple[int, int], faces: tuple[int, int], near: Floats
    ) -> tuple[int, int]:
        """Draw faces into the map; the rows that may have changed."""
        soup = gathered.soup
        if len(self._texels) < len(soup.points):
            self._texels = np.empty((len(soup.points), 3), np.float32)
        if len(self._slots.face) < len(soup.faces):
            self._slots = raster.empty_slots(len(soup.faces))
        if faces[0] == faces[1]:
            return 0, 0
        texels, slots = self._texels, self._slots
        origin = -sum(row[:3] * (row[3] / (row[0] * row[0] + row[1] * row[1] + row[2] * row[2])) for row in axes)
        raster.to_axes(soup.points, _triple(origin), _triple(axes[0]), _triple(axes[1]), _triple(axes[2]), points[0], points[1], texels)
        firsts = np.arange(faces[0], faces[1], CHUNK)
        counts = np.array([raster.set_up_flat(texels, soup, a, min(a + CHUNK, faces[1]), self.size, slots) for a in firsts])
        bands = -(-self.size // BAND)
        starts, self._listed = raster.listed_bands(slots, firsts, counts, bands, self._listed)
        fill.fill_flat(soup, slots, starts, self._listed, 0, bands, near)
        used = np.flatnonzero(np.diff(starts))
        return (int(used[0]) * BAND, min((int(used[-1]) + 1) * BAND, self.size)) if len(used) else (0, 0)


class LampLight:
    """The shadow map of a lamp at a place: what it sees within 60 degrees round its aim, nearness falling with depth."""

    def __init__(self, height: int) -> None:
        self.size = 768 if height <= 400 else 1024
        self._set, self._cells, self._near = (np.empty((0, 0), kind) for kind in (np.int64, np.int64, np.float32))
        self._key: tuple[object, object] | None = None
        self._slots, self._listed = raster.empty_slots(0), np.empty(0, np.int32)
        self._view = np.empty((0, 3), np.float32)

    def cast(self, gathered: Gathered, lamp: Second) -> Shadow:
        """The map of a lamp that has a place."""
        x, y, z = lamp.place or (0.0, 0.0, 0.0)
        lens = lens_of(View((x, y, z), lamp.aim or (x, y - 1.0, z), LAMP_ANGLE), self.size, self.size)
        if not len(self._set):
            shape = self.size, self.size + fill.SPARE
            self._set, self._cells, self._near = np.empty(shape, np.int64), np.empty(shape, np.int64), np.empty(shape, np.float32)
        limit, key = np.float32(1.0 / max(lamp.bare, raster.NEAR)), (gathered.mark, (lens, lamp.bare))
        if self._key is None or self._key[0] is not key[0] or self._key[1] != key[1]:
            self._set.fill(0)
            self._fill(gathered, lens, (0, gathered.still_points), (0, gathered.still_faces), limit, self._set)
            self._key = key
        np.copyto(self._cells, self._set)
        points, faces = len(gathered.soup.points), len(gathered.soup.faces)
        self._fill(gathered, lens, (gathered.still_points, points), (gathered.still_faces, faces), limit, self._cells)
        fill.nearness(self._cells, 0, self.size, self._near)
        return _as_seen(lens, self._near)

    def _fill(self, gathered: Gathered, lens: Lens, points: tuple[int, int], faces: tuple[int, int], limit: np.float32, cells: Any) -> None:
        """Draw what casts into the cells."""
        soup = gathered.soup
        if len(self._view) < len(soup.points):
            self._view = np.empty((len(soup.points), 3), np.float32)
        if len(self._slots.face) < len(soup.faces):
            self._slots = raster.empty_slots(len(soup.faces))
        if faces[0] == faces[1]:
            return
        view, slots = self._view, self._slots
        raster.to_axes(soup.points, lens.eye, lens.right, lens.up, lens.forward, points[0], points[1], view)
        firsts = np.arange(faces[0], faces[1], CHUNK)
        counts = np.array([raster.set_up(view, soup, a, min(a + CHUNK, faces[1]), lens, NO_SHADOW, slots) for a in firsts])
        bands = -(-self.size // BAND)
        starts, self._listed = raster.listed_bands(slots, firsts, counts, bands, self._listed)
        fill.fill(soup, slots, starts, self._listed, 0, bands, limit, cells)


def _as_seen(lens: Lens, near: Floats) -> Shadow:
    """A map that a lens sees: columns and rows divide by the depth, nearness is one by it."""
    eye, forward = np.array(lens.eye), np.array(lens.forward)
    axes = (np.array(lens.right) * lens.focal + forward * lens.middle_x, forward * lens.middle_y - np.array(lens.up) * lens.focal, forward)
    column, row, depth = (_row((*axis, -(axis[0] * eye[0] + axis[1] * eye[1] + axis[2] * eye[2]))) for axis in axes)
    return Shadow(near, column, row, _LEVEL, depth, np.float32(0.012 + 2.8 / lens.focal), ENDLESS)


def _triple(row: Any) -> Vector:
    return float(row[0]), float(row[1]), float(row[2])


def _along(points: NDArray[np.float64], right: NDArray[np.float64], up: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points (n, 3) along two directions, (n, 2); spelled out, as a matrix product differs from machine to machine in its last bit."""
    x, y, z = points.T
    return np.stack([x * right[0] + y * right[1] + z * right[2], x * up[0] + y * up[1] + z * up[2]], axis=1)


def _frustum(lens: Lens, far: float) -> NDArray[np.float64]:
    """The eye and the four far corners of what it sees, (5, 3)."""
    u, v = lens.width / 2.0 / lens.focal * far, lens.height / 2.0 / lens.focal * far
    eye, right, up, forward = (np.array(v) for v in (lens.eye, lens.right, lens.up, lens.forward))
    return np.array([eye, *(eye + forward * far + right * a * u + up * b * v for a in (-1, 1) for b in (-1, 1))])


def _placed(gathered: Gathered, lens: Lens, towards: Vector, size: int, reach: float) -> NDArray[np.float64]:
    """Axes (3, 4) that take a place to texels: column, row, nearness.

    The side of the map is a power of 2 ** (1/2) metres, its place a multiple of a sixteenth of that.
    """
    direction = np.array(towards)
    side = np.array([0.0, 0.0, 1.0]) if abs(direction[1]) > 0.95 else np.array([0.0, 1.0, 0.0])
    right = np.cross(side, direction)
    right /= np.sqrt((right * right).sum())
    up = np.cross(direction, right)
    low, high = bounds(gathered.soup.points)
    box = np.array([[(low, high)[i][0], (low, high)[j][1], (low, high)[k][2]] for i in (0, 1) for j in (0, 1) for k in (0, 1)], np.float64)
    seen = _frustum(lens, reach)
    box_flat, seen_flat = _along(box, right, up), _along(seen, right, up)
    first = np.maximum(box_flat.min(axis=0), seen_flat.min(axis=0))
    last = np.minimum(box_flat.max(axis=0), seen_flat.max(axis=0))
    wide = max(float((last - first).max()), 1.0) * 1.07
    wide = next(side for side in _SIDES if side >= wide)
    middle = np.floor((first + last) / 2.0 / (wide / 16.0) + 0.5) * (wide / 16.0)
    per = size / wide
    axes = np.zeros((3, 4))
    axes[0, :3], axes[1, :3], axes[2, :3] = right * per, up * per, direction
    axes[0, 3], axes[1, 3] = size / 2.0 - middle[0] * per, size / 2.0 - middle[1] * per
    return axes
