"""Where lines run: borders between things, creases and steps of depth, found between pixels, then blurred.

A line is first a row of pixels on both sides of a border, then blurred; the pen cuts it at a threshold (`ink`), so it is smooth, and a
higher threshold makes it thinner. Knows what the camera sees; knows nothing of paper.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np

from workprint.crafts.previz.draw.gather import BARE_INK
from workprint.crafts.previz.draw.paper import ramp
from workprint.crafts.previz.draw.strip import f, faded
from workprint.crafts.previz.jit import inlined, kernel

PATCH = 4
"""Pixels in a patch's side for every 720 lines. Where neither it nor its neighbours have a line or a border of colour, nothing is looked at
closely: the hand does not wander as far as a patch (`FARTHEST_WOBBLE`).
"""
FARTHEST_WOBBLE = 1.3
MARGIN = 16
"""Columns without lines left and right of the picture, so that a blur needs no edges."""
GAP = 9
"""Neighbours whose colours differ by less, of 255, have no border between them."""


@inlined
def _between(slots, canvas, wires, y, x, v, u):
    """How much of a line runs between two neighbours of different slots, 0..1; `wires` beside a wire."""
    if canvas.ink[y, x] == BARE_INK or canvas.ink[v, u] == BARE_INK:
        return wires
    if canvas.ink[y, x] != canvas.ink[v, u]:
        return 1.0
    here, there, k = canvas.near[y, x], canvas.near[v, u], 0.0
    if abs(there - here) > f(0.014) * max(here, there):
        dx, dy, a, b = f(u - x), f(v - y), canvas.owner[y, x], canvas.owner[v, u]
        one = abs(there - here - slots.plane[a, 9] * dx - slots.plane[a, 10] * dy)
        two = abs(here - there + slots.plane[b, 9] * dx + slots.plane[b, 10] * dy)
        k = 0.9 * ramp(0.014, 0.040, np.float64(min(one, two) / max(here, there)))
    p, q = canvas.normal[y, x], canvas.normal[v, u]
    dot = np.int8(p) * np.int8(q) + np.int8(p >> 8) * np.int8(q >> 8) + np.int8(p >> 16) * np.int8(q >> 16)
    if dot < 11600:
        k = max(k, 0.75 * ramp(0.28, 0.62, 1.0 - dot * (1.0 / 16129.0)))
    return k


@inlined
def _mark_borders(row, up, down, width, marks):
    """Write 1 where a pixel's slot is not that of all four neighbours, else 0."""
    marks[0] = np.uint8(1)
    marks[width - 1] = np.uint8(1)
    middle, right, above, below, out = row[1:], row[2:], up[1:], down[1:], marks[1:]
    for x in range(width - 2):
        s = middle[x]
        out[x] = np.uint8((row[x] != s) | (right[x] != s) | (above[x] != s) | (below[x] != s))


@kernel
def find_lines(slots, canvas, first, last, reach, wires, lines):
    """Write where lines run in rows `first`..`last` of `lines` (h, MARGIN + w + MARGIN) uint8. Lines fade with depth, at `reach` metres;
    `wires` is how much of one runs along a wire.
    """
    owner = canvas.owner
    height, width = owner.shape
    for y in range(first, last):
        up, down, out = max(y - 1, 0), min(y + 1, height - 1), lines[y, MARGIN : MARGIN + width]
        _mark_borders(owner[y], owner[up], owner[down], width, out)
        for x in range(width):
            if out[x] == 0:
                continue
            s, left, right = owner[y, x], max(x - 1, 0), min(x + 1, width - 1)
            k, near = 0.0, canvas.near[y, x]
            for q in range(4):
                v, u = (y, left) if q == 0 else ((y, right) if q == 1 else ((up, x) if q == 2 else (down, x)))
                if owner[v, u] != s:
                    k = max(k, _between(slots, canvas, wires, y, x, v, u))
                    near = max(near, canvas.near[v, u])
            if k > 0.0:
                k *= 0.42 + 0.58 * faded(f(max(1.0 / max(near, f(1e-6)) - 1.5, 0.0) / reach))
            out[x] = np.uint8(k * 255.0 + 0.5)


@inlined
def _mark_row(lines, here, below, width, marks):
    """Raise `marks` (w,) where a row has a line, or a border of colours to the right or below."""
    right = here[1:]
    for x in range(width - 1):
        p, q, r = here[x], right[x], below[x]
        gap = np.int32(0)
        for c in range(0, 24, 8):
            v = np.int32((p >> np.uint32(c)) & np.uint32(255))
            gap = max(gap, abs(v - np.int32((q >> np.uint32(c)) & np.uint32(255))), abs(v - np.int32((r >> np.uint32(c)) & np.uint32(255))))
        marks[x] = np.uint8(marks[x] | lines[x] | np.uint8(gap >= GAP))


@kernel
def mark_patches(colour, lines, first, last, size, marks, patches):
    """Write 1 into rows `first`..`last` of `patches` where a patch of `size` px holds a line or a border of colours.

    `marks` (w,) uint8 is scratch.
    """
    height, width = colour.shape
    for ty in range(first, last):
        for x in range(width):
            marks[x] = np.uint8(0)
        for y in range(ty * size, min(ty * size + size, height)):
            _mark_row(lines[y, MARGIN : MARGIN + width], colour[y], colour[min(y + 1, height - 1)], width, marks)
        for tx in range(patches.shape[1]):
            busy = 0
            for x in range(tx * size, min(tx * size + size, width)):
                busy |= marks[x]
            patches[ty, tx] = 1 if busy else 0


@kernel
def widen_patches(patches, first, last, wide):
    """Write 1 into rows `first`..`last` of `wide` where a patch or one of its eight neighbours is marked."""
    rows, columns = patches.shape
    for y in range(first, last):
        for x in range(columns):
            busy = 0
            for v in range(max(y - 1, 0), min(y + 2, rows)):
                for u in range(max(x - 1, 0), min(x + 2, columns)):
                    busy |= patches[v, u]
            wide[y, x] = busy


@kernel
def blur_across(lines, weights, first, last, across):
    """Blur rows of `lines` along themselves by `weights` (2 r + 1 whole numbers that sum to 256) into `across` (h, w) uint16."""
    width, r = across.shape[1], weights.shape[0] // 2
    for y in range(first, last):
        out = across[y]
        for x in range(width):
            out[x] = np.uint16(0)
        for k in range(-r, r + 1):
            w, row = np.uint16(weights[k + r]), lines[y, MARGIN + k : MARGIN + k + width]
            for x in range(width):
                out[x] = np.uint16(out[x] + w * np.uint16(row[x]))


@kernel
def blur_down(across, weights, first, last, total, blurred):
    """Blur rows of `across` with their neighbours into `blurred`, uint8. `total` (w,) uint32 is scratch."""
    height, width = across.shape
    r = weights.shape[0] // 2
    for y in range(first, last):
        for x in range(width):
            total[x] = np.uint32(0)
        for k in range(-r, r + 1):
            w, row = np.uint32(weights[k + r]), across[min(max(y + k, 0), height - 1)]
            for x in range(width):
                total[x] = np.uint32(total[x] + w * np.uint32(row[x]))
        out = blurred[y]
        for x in range(width):
            out[x] = np.uint8(total[x] >> np.uint32(16))
