"""Which triangle is nearest in each pixel: slots (see `raster`) filled into a picture's cells, or into a shadow map.

Most triangles are smaller than eight pixels, so eight are tried at a time without asking which are inside; wide ones are filled by spans.
Knows slots; knows nothing of cameras or light.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np

from workprint.crafts.previz.draw.decals import cut_away
from workprint.crafts.previz.draw.raster import BAND, WIDEST, numbers
from workprint.crafts.previz.jit import inlined, inner, kernel

SPARE = 8
"""Columns beyond the right edge of what is filled: so many are written at a time."""
STEPS = np.arange(WIDEST, dtype=np.float32)
"""Columns as floats: a loop that reads them can be done several pixels at a time."""


@inlined
def _span(row, slope, low, high, slack):
    """Narrow columns low..high to where row + slope * column >= 0, give or take `slack` columns."""
    if slope > np.float32(0.0):
        return max(low, int(np.ceil(max(-row / slope - slack, np.float32(0.0))))), high
    if slope < np.float32(0.0):
        return low, min(high, int(np.floor(min(row / -slope + slack, np.float32(high)))))
    return (low, high) if row >= np.float32(0.0) else (1, 0)


@inner
def _kept(soup, slots, s, w0, w1, w2):
    """Is this point of a garment's triangle still there? Weights need not add up to one."""
    t = slots.face[s]
    i, j, k, c = soup.faces[t, 0], soup.faces[t, 1], soup.faces[t, 2], soup.swatch[t]
    whole = 1.0 / (w0 + w1 + w2)
    x = (w0 * soup.rest[i, 0] + w1 * soup.rest[j, 0] + w2 * soup.rest[k, 0]) * whole
    y = (w0 * soup.rest[i, 1] + w1 * soup.rest[j, 1] + w2 * soup.rest[k, 1]) * whole
    z = (w0 * soup.rest[i, 2] + w1 * soup.rest[j, 2] + w2 * soup.rest[k, 2]) * whole
    return cut_away(soup.codes[c], numbers(soup.values, c), x, y, z) <= 0.0


@inlined
def _cell(z, s):
    """A nearness and the slot it is of as one whole number: the larger is the nearer."""
    return (np.int64(np.float32(z).view(np.int32)) << 32) | np.int64(s + 1)


@inlined
def _rows(slots, s, top, bottom):
    """The rows of a slot's box within a band."""
    return max(slots.box[s, 1], top), min(slots.box[s, 3] + 1, bottom)


@inlined
def _row(plane, dy):
    """A slot's weights and nearness at the first pixel of its box, `dy` rows down."""
    return plane[2] + plane[1] * dy, plane[5] + plane[4] * dy, plane[8] + plane[7] * dy, plane[11] + plane[10] * dy


@inlined
def _slopes(plane):
    """A slot's planes out of memory: the weights' and the nearness's slopes along a row, down the rows, and their first values."""
    return (plane[0], plane[3], plane[6], plane[9]), (plane[1], plane[4], plane[7], plane[10]), (plane[2], plane[5], plane[8], plane[11])


@inner
def _claim_eight(slots, s, top, bottom, limit, cells):
    """One triangle at most eight pixels wide, eight at a time; each row is written whether it changes or not."""
    (a0, a1, a2, az), (b0, b1, b2, bz), (c0, c1, c2, cz) = _slopes(slots.plane[s])
    left, first, slack = slots.box[s, 0], slots.box[s, 1], -slots.plane[s, 12]
    start, end = _rows(slots, s, top, bottom)
    for y in range(start, end):
        dy, row = np.float32(y - first), cells[y, left:]
        r0, r1, r2, rz = c0 + b0 * dy, c1 + b1 * dy, c2 + b2 * dy, cz + bz * dy
        for x in range(8):
            dx = np.float32(x)
            z, old = rz + az * dx, row[x]
            new = _cell(z, s)
            inside = (r0 + a0 * dx >= slack) & (r1 + a1 * dx >= slack) & (r2 + a2 * dx >= slack) & (new > old) & (z <= limit)
            row[x] = new if inside else old


@inner
def _raise_eight(slots, s, top, bottom, near):
    """As `_claim_eight`, nearness alone."""
    (a0, a1, a2, az), (b0, b1, b2, bz), (c0, c1, c2, cz) = _slopes(slots.plane[s])
    left, first, slack = slots.box[s, 0], slots.box[s, 1], -slots.plane[s, 12]
    start, end = _rows(slots, s, top, bottom)
    for y in range(start, end):
        dy, row = np.float32(y - first), near[y, left:]
        r0, r1, r2, rz = c0 + b0 * dy, c1 + b1 * dy, c2 + b2 * dy, cz + bz * dy
        for x in range(8):
            dx = np.float32(x)
            z, old = rz + az * dx, row[x]
            inside = (r0 + a0 * dx >= slack) & (r1 + a1 * dx >= slack) & (r2 + a2 * dx >= slack) & (z > old)
            row[x] = z if inside else old


@inner
def _claim_some(soup, slots, s, top, bottom, limit, cells):
    """One triangle of which a part is cut away."""
    plane, left, first, slack = slots.plane[s], slots.box[s, 0], slots.box[s, 1], -slots.plane[s, 12]
    start, end = _rows(slots, s, top, bottom)
    for y in range(start, end):
        r0, r1, r2, rz = _row(plane, np.float32(y - first))
        for x in range(slots.box[s, 2] - left + 1):
            dx = np.float32(x)
            w0, w1, w2, z = r0 + plane[0] * dx, r1 + plane[3] * dx, r2 + plane[6] * dx, rz + plane[9] * dx
            new = _cell(z, s)
            inside = (w0 >= slack) & (w1 >= slack) & (w2 >= slack) & (new > cells[y, left + x]) & (z <= limit)
            if inside and _kept(soup, slots, s, w0, w1, w2):
                cells[y, left + x] = new


@inner
def _raise_some(soup, slots, s, top, bottom, near):
    """As `_claim_some`, nearness alone."""
    plane, left, first, slack = slots.plane[s], slots.box[s, 0], slots.box[s, 1], -slots.plane[s, 12]
    start, end = _rows(slots, s, top, bottom)
    for y in range(start, end):
        r0, r1, r2, rz = _row(plane, np.float32(y - first))
        for x in range(slots.box[s, 2] - left + 1):
            dx = np.float32(x)
            w0, w1, w2, z = r0 + plane[0] * dx, r1 + plane[3] * dx, r2 + plane[6] * dx, rz + plane[9] * dx
            if (w0 >= slack) & (w1 >= slack) & (w2 >= slack) & (z > near[y, left + x]) and _kept(soup, slots, s, w0, w1, w2):
                near[y, left + x] = z


@inlined
def _columns(slots, s, y):
    """First and last column, from the box's, that a wide triangle has in row `y`, and its nearness at the box's first column."""
    plane, high = slots.plane[s], slots.box[s, 2] - slots.box[s, 0]
    r0, r1, r2, rz = _row(plane, np.float32(y - slots.box[s, 1]))
    slack, low = np.float32(1e-3), 0
    low, high = _span(r0, plane[0], low, high, slack)
    low, high = _span(r1, plane[3], low, high, slack)
    low, high = _span(r2, plane[6], low, high, slack)
    return low, high, rz


@inner
def _claim_wide(slots, s, top, bottom, limit, cells):
    """One triangle, by spans of columns."""
    left, az = slots.box[s, 0], slots.plane[s, 9]
    start, end = _rows(slots, s, top, bottom)
    for y in range(start, end):
        low, high, z0 = _columns(slots, s, y)
        if low <= high:
            row, steps = cells[y, left + low : left + high + 1], STEPS[low : high + 1]
            for x in range(len(row)):
                z = z0 + az * steps[x]
                new, old = _cell(z, s), row[x]
                row[x] = new if (new > old) & (z <= limit) else old


@inner
def _raise_wide(slots, s, top, bottom, near):
    """As `_claim_wide`, nearness alone."""
    left, az = slots.box[s, 0], slots.plane[s, 9]
    start, end = _rows(slots, s, top, bottom)
    for y in range(start, end):
        low, high, z0 = _columns(slots, s, y)
        if low <= high:
            row, steps = near[y, left + low : left + high + 1], STEPS[low : high + 1]
            for x in range(len(row)):
                row[x] = max(row[x], z0 + az * steps[x])


@kernel
def fill(soup, slots, starts, listed, first, last, limit, cells):
    """Fill bands `first`..`last` of `cells` (h, w + SPARE) int64, which begin at 0, with what is nearest and not nearer than `limit`."""
    for b in range(first, last):
        top, bottom = b * BAND, min((b + 1) * BAND, cells.shape[0])
        for n in range(starts[b], starts[b + 1]):
            s = listed[n]
            if slots.state[s] & 1:
                _claim_some(soup, slots, s, top, bottom, limit, cells)
            elif slots.box[s, 2] - slots.box[s, 0] < SPARE:
                _claim_eight(slots, s, top, bottom, limit, cells)
            else:
                _claim_wide(slots, s, top, bottom, limit, cells)


@kernel
def fill_flat(soup, slots, starts, listed, first, last, near):
    """As `fill` for a shadow map `near` (n, n + SPARE)."""
    for b in range(first, last):
        top, bottom = b * BAND, min((b + 1) * BAND, near.shape[0])
        for n in range(starts[b], starts[b + 1]):
            s = listed[n]
            if slots.state[s] & 1:
                _raise_some(soup, slots, s, top, bottom, near)
            elif slots.box[s, 2] - slots.box[s, 0] < SPARE:
                _raise_eight(slots, s, top, bottom, near)
            else:
                _raise_wide(slots, s, top, bottom, near)


@kernel
def part(cells, first, last, near, owner):
    """What rows `first`..`last` of `cells` hold: `near` (h, w) float32, 0 where nothing is, and `owner` (h, w) int32, the slot or -1."""
    for y in range(first, last):
        row, z, s = cells[y], near[y], owner[y]
        for x in range(near.shape[1]):
            z[x] = np.int32(row[x] >> 32).view(np.float32)
            s[x] = np.int32(row[x]) - np.int32(1)


@kernel
def nearness(cells, first, last, near):
    """Rows `first`..`last` of `near` (n, n + SPARE) as `cells` have them; what is nowhere is far."""
    for y in range(first, last):
        row, z = cells[y], near[y]
        for x in range(near.shape[1]):
            z[x] = np.int32(row[x] >> 32).view(np.float32)
