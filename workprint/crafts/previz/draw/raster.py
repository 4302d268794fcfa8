"""Triangles as a camera or a light has them: set-up, clipping, back faces, bands of rows. `fill` finds which is nearest in each pixel.

Perspective triangles are filled in homogeneous form (Olano and Greer, "Triangle scan conversion using 2D homogeneous coordinates", 1997):
a corner's weight divided by depth is a plane over the picture, so a triangle that crosses the near plane needs no new corners,
and the same three planes give coverage, depth and exact perspective weights. Knows pixels and triangles; knows nothing of light or ink.

A *slot* is one triangle that survived set-up: `plane` (n, 13) float32 holds a, b, c of each weight and of nearness, counted from the
centre of the first pixel of its `box`, and the tolerance at its borders.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.draw.decals import CUT, NO_SHADOW, TWO_SIDED, cut_away, lead
from workprint.crafts.previz.forms import Ints
from workprint.crafts.previz.jit import inlined, inner, kernel

NEAR = 0.05
"""Nearest depth that is drawn, in metres."""
BAND = 16
"""Rows in a band. Each band is filled on its own, so any number of threads gives the same bytes."""
WIDEST = 16384
INSIDE = 0.16
"""How far beyond its edges one sees into a garment, in metres of rest space."""
CHUNK = 8192
"""Triangles set up at a time; each chunk has its own stretch of slots."""


Vector = tuple[float, float, float]


class Lens(NamedTuple):
    """A camera in pixels: where it is, its directions, its focal length and `pixel`, one by that: a pixel's ray is
    forward + right * (x - middle_x) * pixel + up * (middle_y - y) * pixel.
    """

    eye: Vector
    right: Vector
    up: Vector
    forward: Vector
    focal: float
    pixel: float
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
    """All triangles of a frame: `points`, `normals`, `rest` (n, 3) float32, `faces` (m, 3), `swatch` (m,) int32, `worn` (m,) int8 (see
    `_worn`), and the palette's tables.
    """

    points: Any
    normals: Any
    rest: Any
    faces: Any
    swatch: Any
    worn: Any
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
def to_axes(points, origin, right, up, forward, first, last, out):
    """`points` seen from `origin` along three directions: float32 (n, 3), computed in double precision."""
    for i in range(first, last):
        x, y, z = points[i, 0] - origin[0], points[i, 1] - origin[1], points[i, 2] - origin[2]
        out[i, 0] = right[0] * x + right[1] * y + right[2] * z
        out[i, 1] = up[0] * x + up[1] * y + up[2] * z
        out[i, 2] = forward[0] * x + forward[1] * y + forward[2] * z


@inlined
def numbers(values, c):
    """The numbers of swatch `c`, as a tuple (an array would be counted by its users in every pixel)."""
    v = values
    return (v[c, 0], v[c, 1], v[c, 2], v[c, 3], v[c, 4], v[c, 5], v[c, 6], v[c, 7], v[c, 8], v[c, 9], v[c, 10], v[c, 11])


@inner
def _worn(soup, t):
    """2 if a garment's triangle is whole and so far from its edge that nobody sees its inside, 1 if it is whole, 0 if its edge is cut
    inside, -1 if it is cut away.
    """
    s, away, most = soup.swatch[t], 0, -1e9
    for k in range(3):
        i = soup.faces[t, k]
        x, y, z = np.float64(soup.rest[i, 0]), np.float64(soup.rest[i, 1]), np.float64(soup.rest[i, 2])
        beyond = cut_away(soup.codes[s], numbers(soup.values, s), x, y, z)
        most = max(most, beyond)
        if beyond > 0.0:
            away += 1
    if away == 3:
        return -1
    return 0 if away else (2 if most < -INSIDE else 1)


@kernel
def wear(soup, first, last):
    """Find what of the faces `first`..`last` is worn."""
    for t in range(first, last):
        soup.worn[t] = _worn(soup, t) if soup.flags[soup.swatch[t]] & CUT else 1


@inlined
def _extent(ax, ay, az, bx, by, bz, focal, low_x, low_y, high_x, high_y):
    """Widen bounds (pixels from the middle) by the part of edge a-b in front of the near plane."""
    if az < NEAR and bz < NEAR:
        return low_x, low_y, high_x, high_y
    if az < NEAR:
        ax, ay, az, bx, by, bz = bx, by, bz, ax, ay, az
    if bz < NEAR:
        cut = (az - NEAR) / (az - bz)
        bx, by, bz = ax + (bx - ax) * cut, ay + (by - ay) * cut, NEAR
    u, v, p, q = focal * ax / az, -focal * ay / az, focal * bx / bz, -focal * by / bz
    return min(low_x, u, p), min(low_y, v, q), max(high_x, u, p), max(high_y, v, q)


@inlined
def _boxed(low_x, low_y, high_x, high_y, width, height, box, at):
    """Write the pixels whose centres lie within the bounds as box `at`; False if there are none."""
    x0, x1 = int(np.ceil(max(low_x, 0.0) - 0.501)), int(np.floor(min(high_x, width * 1.0) - 0.499))
    y0, y1 = int(np.ceil(max(low_y, 0.0) - 0.501)), int(np.floor(min(high_y, height * 1.0) - 0.499))
    x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, width - 1), min(y1, height - 1)
    box[at, 0], box[at, 1], box[at, 2], box[at, 3] = x0, y0, x1, y1
    return x0 <= x1 and y0 <= y1


@inlined
def _weigh(plane, at, k, nx, ny, nz, u, v, scale):
    """Write the plane of corner `k`: its slopes and its value at ray (u, v, 1); all three."""
    a, b, c = nx * scale, -ny * scale, nx * u + ny * v + nz
    plane[at, 3 * k], plane[at, 3 * k + 1], plane[at, 3 * k + 2] = a, b, c
    return a, b, c


@kernel
def set_up(view, soup, first, last, lens, without, slots):
    """Set up triangles `first`..`last` of `view` (n, 3: right, up, depth) from slot `first` on, but none whose
    swatch has a bit of `without`; how many slots were filled.

    In double precision (numba keeps `float` of a float32 single): the volume of a triangle of a pixel's size is lost in single.
    """
    at = first
    for t in range(first, last):
        i, j, k = soup.faces[t, 0], soup.faces[t, 1], soup.faces[t, 2]
        ax, ay, az = np.float64(view[i, 0]), np.float64(view[i, 1]), np.float64(view[i, 2])
        bx, by, bz = np.float64(view[j, 0]), np.float64(view[j, 1]), np.float64(view[j, 2])
        cx, cy, cz = np.float64(view[k, 0]), np.float64(view[k, 1]), np.float64(view[k, 2])
        if az < NEAR and bz < NEAR and cz < NEAR:
            continue
        px, py, pz = by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx
        volume = ax * px + ay * py + az * pz
        flags = soup.flags[soup.swatch[t]]
        worn = soup.worn[t]
        if volume == 0.0 or worn < 0 or flags & without or (volume < 0.0 and (worn > 1 or not flags & TWO_SIDED)):
            continue
        if az >= NEAR and bz >= NEAR and cz >= NEAR:
            ra, rb, rc = lens.focal / az, lens.focal / bz, lens.focal / cz
            low_x, high_x = min(ax * ra, bx * rb, cx * rc), max(ax * ra, bx * rb, cx * rc)
            low_y, high_y = -max(ay * ra, by * rb, cy * rc), -min(ay * ra, by * rb, cy * rc)
        else:
            low_x, low_y, high_x, high_y = _extent(ax, ay, az, bx, by, bz, lens.focal, 1e9, 1e9, -1e9, -1e9)
            low_x, low_y, high_x, high_y = _extent(bx, by, bz, cx, cy, cz, lens.focal, low_x, low_y, high_x, high_y)
            low_x, low_y, high_x, high_y = _extent(cx, cy, cz, ax, ay, az, lens.focal, low_x, low_y, high_x, high_y)
        low_x, high_x, low_y, high_y = low_x + lens.middle_x, high_x + lens.middle_x, low_y + lens.middle_y, high_y + lens.middle_y
        if not _boxed(low_x, low_y, high_x, high_y, lens.width, lens.height, slots.box, at):
            continue
        plane, part, pixel = slots.plane, 1.0 / volume, lens.pixel
        u, v = (slots.box[at, 0] + 0.5 - lens.middle_x) * pixel, (lens.middle_y - slots.box[at, 1] - 0.5) * pixel
        a0, b0, c0 = _weigh(plane, at, 0, px * part, py * part, pz * part, u, v, pixel)
        px, py, pz = (cy * az - cz * ay) * part, (cz * ax - cx * az) * part, (cx * ay - cy * ax) * part
        a1, b1, c1 = _weigh(plane, at, 1, px, py, pz, u, v, pixel)
        px, py, pz = (ay * bz - az * by) * part, (az * bx - ax * bz) * part, (ax * by - ay * bx) * part
        a2, b2, c2 = _weigh(plane, at, 2, px, py, pz, u, v, pixel)
        near = 1.0 + lead(soup.codes[soup.swatch[t]]) / max(az, bz, cz) if flags & CUT else 1.0
        plane[at, 9], plane[at, 10], plane[at, 11] = (a0 + a1 + a2) * near, (b0 + b1 + b2) * near, (c0 + c1 + c2) * near
        plane[at, 12] = 1e-5 / max(az, bz, cz)
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
        ax, ay, az = np.float64(texels[i, 0]), np.float64(texels[i, 1]), np.float64(texels[i, 2])
        bx, by, bz = texels[j, 0] - ax, texels[j, 1] - ay, texels[j, 2] - az
        cx, cy, cz = texels[k, 0] - ax, texels[k, 1] - ay, texels[k, 2] - az
        area = bx * cy - by * cx
        flags = soup.flags[soup.swatch[t]]
        if area == 0.0 or flags & NO_SHADOW:
            continue
        low_x, high_x = ax + min(0.0, bx, cx), ax + max(0.0, bx, cx)
        low_y, high_y = ay + min(0.0, by, cy), ay + max(0.0, by, cy)
        if not _boxed(low_x, low_y, high_x, high_y, size, size, slots.box, at):
            continue
        if soup.worn[t] < 0:
            continue
        plane = slots.plane
        x, y = slots.box[at, 0] + 0.5 - ax, slots.box[at, 1] + 0.5 - ay
        part = 1.0 / area
        a1, b1, c1 = cy * part, -cx * part, (cy * x - cx * y) * part
        a2, b2, c2 = -by * part, bx * part, (bx * y - by * x) * part
        plane[at, 0], plane[at, 1], plane[at, 2] = -a1 - a2, -b1 - b2, 1.0 - c1 - c2
        plane[at, 3], plane[at, 4], plane[at, 5] = a1, b1, c1
        plane[at, 6], plane[at, 7], plane[at, 8] = a2, b2, c2
        plane[at, 9], plane[at, 10], plane[at, 11] = bz * a1 + cz * a2, bz * b1 + cz * b2, az + bz * c1 + cz * c2
        plane[at, 12] = 1e-5
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


def listed_bands(slots: Slots, firsts: Any, counts: Any, bands: int, listed: Ints) -> tuple[Ints, Ints]:
    """Which slots each band of rows has: (starts, list), the list grown where it was too short."""
    starts = np.empty(bands + 1, np.int32)
    need = sort_bands(slots, firsts, counts, starts, listed)
    if need > len(listed):
        listed = np.empty(int(need * 1.25) + 1024, np.int32)
        sort_bands(slots, firsts, counts, starts, listed)
    return starts, listed
