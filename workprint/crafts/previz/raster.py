"""Which triangle is nearest in each pixel: set-up, clipping, back faces, bands of rows, and a buffer of nearness.

Perspective triangles are filled in homogeneous form (Olano and Greer, "Triangle scan conversion using 2D homogeneous coordinates", 1997):
a corner's weight divided by depth is a plane over the picture, so a triangle that crosses the near plane needs no new corners,
and the same three planes give coverage, depth and exact perspective weights. Knows pixels and triangles; knows nothing of light or ink.

A *slot* is one triangle that survived set-up: `plane` (n, 13) float32 holds a, b, c of each weight and of nearness, counted from the
centre of the first pixel of its `box`, and the tolerance at its borders.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.decals import CUT, NO_SHADOW, TWO_SIDED, cut_away
from workprint.crafts.previz.jit import kernel

NEAR = 0.05
"""Nearest depth that is drawn, in metres."""
BAND = 16
"""Rows in a band. Each band is filled on its own, so any number of threads gives the same bytes."""
CHUNK = 8192
"""Triangles set up at a time; each chunk has its own stretch of slots."""


class Lens(NamedTuple):
    """A camera in pixels: `axes` rows are right, up, forward; a pixel's ray is forward + right * (x - centre) / focal + up * ..."""

    eye: Any
    axes: Any
    focal: float
    middle_x: float
    middle_y: float
    width: int
    height: int


class Slots(NamedTuple):
    """Set-up triangles: see the module's head. `face` (n,) is the triangle, `state` bit 1: may be cut away in part, bit 2: seen from
    behind.
    """

    plane: Any
    box: Any
    face: Any
    state: Any


class Soup(NamedTuple):
    """All triangles of a frame: `points`, `normals`, `rest` (n, 3) float32, `faces` (m, 3), `swatch` (m,) int32, and the palette's
    tables.
    """

    points: Any
    normals: Any
    rest: Any
    faces: Any
    swatch: Any
    colours: Any
    codes: Any
    values: Any
    flags: Any
    inks: Any
    moods: Any


def empty_slots(count: int) -> Slots:
    """Room for `count` triangles."""
    return Slots(np.empty((count, 13), np.float32), np.empty((count, 4), np.int32), np.empty(count, np.int32), np.empty(count, np.uint8))


@kernel
def to_axes(points, origin, axes, first, last, out):
    """`points` seen from `origin` along `axes` (3, 3): float32 (n, 3), computed in double precision."""
    for i in range(first, last):
        x, y, z = points[i, 0] - origin[0], points[i, 1] - origin[1], points[i, 2] - origin[2]
        for k in range(3):
            out[i, k] = axes[k, 0] * x + axes[k, 1] * y + axes[k, 2] * z


@kernel
def _worn(soup, t):
    """1 if a garment's triangle is whole, 0 if its edge is cut inside, -1 if it is cut away."""
    s = soup.swatch[t]
    away = 0
    for k in range(3):
        i = soup.faces[t, k]
        if cut_away(soup.codes[s], soup.values[s], soup.rest[i, 0], soup.rest[i, 1], soup.rest[i, 2]) > 0.0:
            away += 1
    if away == 3:
        return -1
    return 1 if away == 0 else 0


@kernel
def _extent(ax, ay, az, bx, by, bz, lens, low_x, low_y, high_x, high_y):
    """Widen bounds by the part of edge a-b in front of the near plane."""
    if az < NEAR and bz < NEAR:
        return low_x, low_y, high_x, high_y
    if az < NEAR:
        ax, ay, az, bx, by, bz = bx, by, bz, ax, ay, az
    if bz < NEAR:
        cut = (az - NEAR) / (az - bz)
        bx, by, bz = ax + (bx - ax) * cut, ay + (by - ay) * cut, NEAR
    u, v = lens.middle_x + lens.focal * ax / az, lens.middle_y - lens.focal * ay / az
    p, q = lens.middle_x + lens.focal * bx / bz, lens.middle_y - lens.focal * by / bz
    return min(low_x, u, p), min(low_y, v, q), max(high_x, u, p), max(high_y, v, q)


@kernel
def _boxed(low_x, low_y, high_x, high_y, width, height, box):
    """Write the pixels whose centres lie within the bounds; False if there are none."""
    x0, x1 = int(np.ceil(max(low_x, 0.0) - 0.501)), int(np.floor(min(high_x, width * 1.0) - 0.499))
    y0, y1 = int(np.ceil(max(low_y, 0.0) - 0.501)), int(np.floor(min(high_y, height * 1.0) - 0.499))
    box[0], box[1], box[2], box[3] = max(x0, 0), max(y0, 0), min(x1, width - 1), min(y1, height - 1)
    return box[0] <= box[2] and box[1] <= box[3]


@kernel
def _weigh(plane, k, nx, ny, nz, u, v, scale):
    a, b = nx * scale, -ny * scale
    plane[3 * k], plane[3 * k + 1] = a, b
    c = nx * u + ny * v + nz
    plane[3 * k + 2] = c
    plane[9] += a
    plane[10] += b
    plane[11] += c


@kernel
def set_up(view, soup, first, last, lens, slots):
    """Set up triangles `first`..`last` of `view` (n, 3: right, up, depth) from slot `first` on; how many slots were filled."""
    at = first
    for t in range(first, last):
        i, j, k = soup.faces[t, 0], soup.faces[t, 1], soup.faces[t, 2]
        ax, ay, az = float(view[i, 0]), float(view[i, 1]), float(view[i, 2])
        bx, by, bz = float(view[j, 0]), float(view[j, 1]), float(view[j, 2])
        cx, cy, cz = float(view[k, 0]), float(view[k, 1]), float(view[k, 2])
        if az < NEAR and bz < NEAR and cz < NEAR:
            continue
        px, py, pz = by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx
        volume = ax * px + ay * py + az * pz
        flags = soup.flags[soup.swatch[t]]
        if volume == 0.0 or (volume < 0.0 and not flags & TWO_SIDED):
            continue
        lens_box = _extent(ax, ay, az, bx, by, bz, lens, 1e9, 1e9, -1e9, -1e9)
        lens_box = _extent(bx, by, bz, cx, cy, cz, lens, lens_box[0], lens_box[1], lens_box[2], lens_box[3])
        lens_box = _extent(cx, cy, cz, ax, ay, az, lens, lens_box[0], lens_box[1], lens_box[2], lens_box[3])
        box = slots.box[at]
        if not _boxed(lens_box[0], lens_box[1], lens_box[2], lens_box[3], lens.width, lens.height, box):
            continue
        worn = _worn(soup, t) if flags & CUT else 1
        if worn < 0:
            continue
        plane, part = slots.plane[at], 1.0 / volume
        plane[9], plane[10], plane[11] = 0.0, 0.0, 0.0
        u, v = (box[0] + 0.5 - lens.middle_x) / lens.focal, (lens.middle_y - box[1] - 0.5) / lens.focal
        scale = 1.0 / lens.focal
        _weigh(plane, 0, px * part, py * part, pz * part, u, v, scale)
        _weigh(plane, 1, (cy * az - cz * ay) * part, (cz * ax - cx * az) * part, (cx * ay - cy * ax) * part, u, v, scale)
        _weigh(plane, 2, (ay * bz - az * by) * part, (az * bx - ax * bz) * part, (ax * by - ay * bx) * part, u, v, scale)
        plane[12] = 1e-5 / max(az, bz, cz)
        slots.face[at] = t
        slots.state[at] = (1 if worn == 0 else 0) | (2 if volume < 0.0 else 0)
        at += 1
    return at - first


@kernel
def set_up_flat(texels, soup, first, last, size, slots):
    """As `set_up` for the shadow light: `texels` (n, 3: column, row, nearness to the light), a square map of `size`. Both sides cast."""
    at = first
    for t in range(first, last):
        i, j, k = soup.faces[t, 0], soup.faces[t, 1], soup.faces[t, 2]
        ax, ay, az = float(texels[i, 0]), float(texels[i, 1]), float(texels[i, 2])
        bx, by, bz = texels[j, 0] - ax, texels[j, 1] - ay, texels[j, 2] - az
        cx, cy, cz = texels[k, 0] - ax, texels[k, 1] - ay, texels[k, 2] - az
        area = bx * cy - by * cx
        flags = soup.flags[soup.swatch[t]]
        if area == 0.0 or flags & NO_SHADOW:
            continue
        low_x, high_x = ax + min(0.0, bx, cx), ax + max(0.0, bx, cx)
        low_y, high_y = ay + min(0.0, by, cy), ay + max(0.0, by, cy)
        box = slots.box[at]
        if not _boxed(low_x, low_y, high_x, high_y, size, size, box):
            continue
        if flags & CUT and _worn(soup, t) < 0:
            continue
        plane = slots.plane[at]
        x, y = box[0] + 0.5 - ax, box[1] + 0.5 - ay
        part = 1.0 / area
        plane[3], plane[4], plane[5] = cy * part, -cx * part, (cy * x - cx * y) * part
        plane[6], plane[7], plane[8] = -by * part, bx * part, (bx * y - by * x) * part
        plane[0], plane[1], plane[2] = -plane[3] - plane[6], -plane[4] - plane[7], 1.0 - plane[5] - plane[8]
        for m in range(3):
            plane[9 + m] = bz * plane[3 + m] + cz * plane[6 + m]
        plane[11] += az
        plane[12] = 1e-5
        slots.face[at] = t
        slots.state[at] = 0
        at += 1
    return at - first


@kernel
def sort_bands(slots, firsts, counts, starts, listed):
    """List the slots of each band of rows, in order. `starts` (bands + 1,) is written; `listed` too if it is long enough. How long it
    must be.
    """
    starts[:] = 0
    bands = starts.shape[0] - 1
    for c in range(firsts.shape[0]):
        for s in range(firsts[c], firsts[c] + counts[c]):
            for b in range(slots.box[s, 1] // BAND, slots.box[s, 3] // BAND + 1):
                starts[b + 1] += 1
    for b in range(bands):
        starts[b + 1] += starts[b]
    total = starts[bands]
    if total > listed.shape[0]:
        return total
    for c in range(firsts.shape[0]):
        for s in range(firsts[c], firsts[c] + counts[c]):
            for b in range(slots.box[s, 1] // BAND, slots.box[s, 3] // BAND + 1):
                listed[starts[b]] = s
                starts[b] += 1
    for b in range(bands, 0, -1):
        starts[b] = starts[b - 1]
    starts[0] = 0
    return total


@kernel
def _span(row, slope, low, high, slack):
    """Narrow columns low..high to where row + slope * column >= 0, give or take `slack` columns."""
    if slope > np.float32(0.0):
        return max(low, int(np.ceil(max(-row / slope - slack, np.float32(0.0))))), high
    if slope < np.float32(0.0):
        return low, min(high, int(np.floor(min(row / -slope + slack, np.float32(high)))))
    return (low, high) if row >= np.float32(0.0) else (1, 0)


@kernel
def _kept(soup, slots, s, w0, w1, w2):
    """Is this point of a garment's triangle still there? Weights need not add up to one."""
    t = slots.face[s]
    i, j, k, c = soup.faces[t, 0], soup.faces[t, 1], soup.faces[t, 2], soup.swatch[t]
    whole = 1.0 / (w0 + w1 + w2)
    x = (w0 * soup.rest[i, 0] + w1 * soup.rest[j, 0] + w2 * soup.rest[k, 0]) * whole
    y = (w0 * soup.rest[i, 1] + w1 * soup.rest[j, 1] + w2 * soup.rest[k, 1]) * whole
    z = (w0 * soup.rest[i, 2] + w1 * soup.rest[j, 2] + w2 * soup.rest[k, 2]) * whole
    return cut_away(soup.codes[c], soup.values[c], x, y, z) <= 0.0


@kernel
def _fill_small(soup, slots, s, top, bottom, limit, near, owner):
    """One triangle, every pixel of its box tested."""
    plane, box = slots.plane[s], slots.box[s]
    a0, a1, a2, az, slack = plane[0], plane[3], plane[6], plane[9], -plane[12]
    keep, partly = owner.shape[0] > 0, slots.state[s] & 1
    for y in range(max(box[1], top), min(box[3] + 1, bottom)):
        dy = np.float32(y - box[1])
        r0, r1, r2 = plane[2] + plane[1] * dy, plane[5] + plane[4] * dy, plane[8] + plane[7] * dy
        rz = plane[11] + plane[10] * dy
        for x in range(box[2] - box[0] + 1):
            dx = np.float32(x)
            w0, w1, w2 = r0 + a0 * dx, r1 + a1 * dx, r2 + a2 * dx
            if w0 >= slack and w1 >= slack and w2 >= slack:
                z = rz + az * dx
                if z > near[y, box[0] + x] and z <= limit and (not partly or _kept(soup, slots, s, w0, w1, w2)):
                    near[y, box[0] + x] = z
                    if keep:
                        owner[y, box[0] + x] = s


@kernel
def _fill_wide(slots, s, top, bottom, limit, near, owner):
    """One triangle, by spans of columns."""
    plane, box = slots.plane[s], slots.box[s]
    az, slack, keep = plane[9], np.float32(1e-3), owner.shape[0] > 0
    for y in range(max(box[1], top), min(box[3] + 1, bottom)):
        dy = np.float32(y - box[1])
        low, high = 0, box[2] - box[0]
        low, high = _span(plane[2] + plane[1] * dy, plane[0], low, high, slack)
        low, high = _span(plane[5] + plane[4] * dy, plane[3], low, high, slack)
        low, high = _span(plane[8] + plane[7] * dy, plane[6], low, high, slack)
        rz = plane[11] + plane[10] * dy
        for x in range(low, high + 1):
            z = rz + az * np.float32(x)
            if z > near[y, box[0] + x] and z <= limit:
                near[y, box[0] + x] = z
                if keep:
                    owner[y, box[0] + x] = s


@kernel
def fill(soup, slots, starts, listed, first, last, limit, near, owner):
    """Fill bands `first`..`last` of `near` (nearness: larger is nearer) and `owner` (slot; give it no rows where it is not wanted)."""
    for b in range(first, last):
        top, bottom = b * BAND, min((b + 1) * BAND, near.shape[0])
        for n in range(starts[b], starts[b + 1]):
            s = listed[n]
            if slots.state[s] & 1 or slots.box[s, 2] - slots.box[s, 0] < 8:
                _fill_small(soup, slots, s, top, bottom, limit, near, owner)
            else:
                _fill_wide(slots, s, top, bottom, limit, near, owner)
