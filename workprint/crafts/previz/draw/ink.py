"""The pen and the sheet: where lines run, how heavy they are, hatching in the shade, rain, and the paper under it all.

A line is first found as a row of pixels on both sides of a border, then blurred, then cut at a threshold: so it is smooth, and a higher
threshold makes it thinner. The hand wanders and presses unevenly (`paper.wander`). Knows pictures; knows nothing of triangles but their
planes.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.draw.jit import inlined, kernel
from workprint.crafts.previz.draw.paper import PERIOD, hashed, ramp
from workprint.crafts.previz.draw.strip import faded

PATCH = 4
"""Pixels in a patch's side for every 720 lines. Where neither it nor its neighbours have a line or a border of colour, nothing is looked at
closely: the hand does not wander as far as a patch (`FARTHEST_WOBBLE`), and a tile to paint is two by two patches.
"""
FARTHEST_WOBBLE = 1.3


@inlined
def _between(slots, canvas, y, x, v, u):
    """How much of a line runs between two neighbours of different slots, 0..1."""
    if canvas.ink[y, x] != canvas.ink[v, u]:
        return 1.0
    here, there, k = canvas.near[y, x], canvas.near[v, u], 0.0
    if abs(there - here) > np.float32(0.014) * max(here, there):
        dx, dy, a, b = np.float32(u - x), np.float32(v - y), canvas.owner[y, x], canvas.owner[v, u]
        one = abs(there - here - slots.plane[a, 9] * dx - slots.plane[a, 10] * dy)
        two = abs(here - there + slots.plane[b, 9] * dx + slots.plane[b, 10] * dy)
        k = 0.9 * ramp(0.014, 0.040, np.float64(min(one, two) / max(here, there)))
    p, q = canvas.normal[y, x], canvas.normal[v, u]
    dot = np.int8(p) * np.int8(q) + np.int8(p >> 8) * np.int8(q >> 8) + np.int8(p >> 16) * np.int8(q >> 16)
    if dot < 11600:
        k = max(k, 0.75 * ramp(0.28, 0.62, 1.0 - dot * (1.0 / 16129.0)))
    return k


@kernel
def find_lines(slots, canvas, first, last, reach, lines):
    """Write where lines run in rows `first`..`last` of `lines` (h, w) uint8. Lines fade with depth, at `reach` metres."""
    owner = canvas.owner
    height, width = owner.shape
    for y in range(first, last):
        up, down = max(y - 1, 0), min(y + 1, height - 1)
        for x in range(width):
            s = owner[y, x]
            left, right = max(x - 1, 0), min(x + 1, width - 1)
            if owner[y, left] == s and owner[y, right] == s and owner[up, x] == s and owner[down, x] == s:
                lines[y, x] = 0
                continue
            k, near = 0.0, canvas.near[y, x]
            for q in range(4):
                v, u = (y, left) if q == 0 else ((y, right) if q == 1 else ((up, x) if q == 2 else (down, x)))
                if owner[v, u] != s:
                    k = max(k, _between(slots, canvas, y, x, v, u))
                    near = max(near, canvas.near[v, u])
            if k > 0.0:
                k *= 0.42 + 0.58 * faded(np.float32(max(1.0 / max(near, np.float32(1e-6)) - 1.5, 0.0) / reach))
            lines[y, x] = np.uint8(k * 255.0 + 0.5)


@kernel
def mark_patches(canvas, lines, first, last, size, patches):
    """Write 1 into rows `first`..`last` of `patches` where a patch of `size` px holds a line or a border of colours."""
    height, width = lines.shape
    for ty in range(first, last):
        for tx in range(patches.shape[1]):
            y0, x0 = ty * size, tx * size
            y1, x1 = min(y0 + size, height - 1), min(x0 + size, width - 1)
            busy = 0
            for y in range(y0, y1):
                for x in range(x0, x1):
                    busy |= lines[y, x]
            if busy == 0:
                gap = 0
                for y in range(y0, y1):
                    a, b = canvas.colour[y], canvas.colour[y + 1]
                    for x in range(x0, x1):
                        p, q, r = a[x], a[x + 1], b[x]
                        for c in range(0, 24, 8):
                            v = int((p >> c) & 255)
                            gap = max(gap, abs(v - int((q >> c) & 255)), abs(v - int((r >> c) & 255)))
                busy = 1 if gap > 5 else 0
            patches[ty, tx] = 1 if busy else 0


@kernel
def blur_across(lines, weights, first, last, across):
    """Blur rows of `lines` along themselves by `weights` (2 r + 1 whole numbers that sum to 256) into `across`, uint16."""
    width, r = lines.shape[1], weights.shape[0] // 2
    for y in range(first, last):
        for x in range(width):
            across[y, x] = 0
        for k in range(-r, r + 1):
            w = np.uint16(weights[k + r])
            for x in range(max(0, -k), min(width, width - k)):
                across[y, x] += np.uint16(w * np.uint16(lines[y, x + k]))


@kernel
def blur_down(across, weights, first, last, blurred):
    """Blur rows of `across` with their neighbours into `blurred`, uint8."""
    height, width = across.shape
    r = weights.shape[0] // 2
    for y in range(first, last):
        for x in range(width):
            total = np.uint32(0)
            for k in range(-r, r + 1):
                total += np.uint32(weights[k + r]) * np.uint32(across[min(max(y + k, 0), height - 1), x])
            blurred[y, x] = np.uint8(total >> 16)


@kernel
def hold(wander, boil, step, wobble, hand):
    """The hand over one drawing: `hand` (rows, columns, 3) of x, y in px and weight, at the corners of tiles `step` cells of `wander`
    apart.
    """
    ox, oy = (boil * 37) % PERIOD, (boil * 59) % PERIOD
    for j in range(hand.shape[0]):
        for i in range(hand.shape[1]):
            u, v = i * step + ox, j * step + oy
            a, b = int(u), int(v)
            fu, fv = u - a, v - b
            a0, b0, a1, b1 = a % PERIOD, b % PERIOD, (a + 1) % PERIOD, (b + 1) % PERIOD
            for k in range(3):
                low = wander[b0, a0, k] + (wander[b0, a1, k] - wander[b0, a0, k]) * fu
                high = wander[b1, a0, k] + (wander[b1, a1, k] - wander[b1, a0, k]) * fu
                hand[j, i, k] = (low + (high - low) * fv) * (wobble if k < 2 else 1.0)


class Sheet(NamedTuple):
    """What a picture is drawn on and with: `gain` and `bare` (h, w) (see `paper.sheet`), colours (3,), hatching 0..1 and the scale
    (lines / 720), and the pen: the threshold of a line, its softness and one by twice that, how far pressure moves the threshold.
    """

    gain: Any
    bare: Any
    paper: Any
    pen: Any
    hatch: float
    scale: float
    threshold: float
    soft: float
    sharp: float
    press: float


@inlined
def _hatched(lit, x, y, weight, sheet):
    """How dark the hatching is at a place in the shade, 0..1."""
    at = (x + y) / (7.0 * sheet.scale) + 0.5 * weight
    h = abs(at - np.floor(at) - 0.5) * 2.0
    return 0.30 * sheet.hatch * (1.0 - ramp(0.16, 0.42, h)) * (1.0 - ramp(26.0, 77.0, lit))


@inlined
def _laid(sheet, y, x, r, g, b, hatch, ink, out):
    """Put one pixel on the paper."""
    gain = sheet.gain[y, x] * (1.0 / 16384.0)
    bare, shade = sheet.bare[y, x] * (1.0 / 255.0), gain * (1.0 - 0.38 * hatch)
    pen = ink * (0.55 + 0.45 * gain)
    p, q = sheet.paper, sheet.pen
    r, g, b = r * shade + p[0] * bare, g * shade + p[1] * bare, b * shade + p[2] * bare
    out[y, x, 0] = np.uint8(min(255.0, r + (q[0] - r) * pen + 0.5))
    out[y, x, 1] = np.uint8(min(255.0, g + (q[1] - g) * pen + 0.5))
    out[y, x, 2] = np.uint8(min(255.0, b + (q[2] - b) * pen + 0.5))


@inlined
def _plain_tile(colour, sheet, y0, y1, x0, x1, weight, out):
    """A tile without lines or borders, in whole numbers but for its hatching."""
    p = sheet.paper
    red, green, blue = int(p[0] * 64.25), int(p[1] * 64.25), int(p[2] * 64.25)
    for y in range(y0, y1):
        for x in range(x0, x1):
            here = int(colour[y, x])
            r, g, b, lit = here & 255, (here >> 8) & 255, (here >> 16) & 255, here >> 24
            if lit < 77:
                hatch = _hatched(float(lit), x, y, weight, sheet)
                _laid(sheet, y, x, float(r), float(g), float(b), hatch, 0.0, out)
                continue
            gain, bare = int(sheet.gain[y, x]), int(sheet.bare[y, x])
            out[y, x, 0] = np.uint8(min(255, (r * gain + red * bare + 8192) >> 14))
            out[y, x, 1] = np.uint8(min(255, (g * gain + green * bare + 8192) >> 14))
            out[y, x, 2] = np.uint8(min(255, (b * gain + blue * bare + 8192) >> 14))


@inlined
def _pair(p00, p10, p01, p11, p, q, r, s):
    """The lowest channel and the one after next, between four neighbours packed in 32 bits; weights are whole and sum to 256."""
    mask = 0x00FF00FF
    both = (p00 & mask) * p + (p10 & mask) * q + (p01 & mask) * r + (p11 & mask) * s
    return (both & 0xFFFF) * (1.0 / 256.0), (both >> 16) * (1.0 / 256.0)


@inlined
def _held(hand, j, i, v):
    """The hand between two corners of a tile, one below the other: x, y, weight."""
    a, b = hand[j], hand[j + 1]
    return a[i, 0] + (b[i, 0] - a[i, 0]) * v, a[i, 1] + (b[i, 1] - a[i, 1]) * v, a[i, 2] + (b[i, 2] - a[i, 2]) * v


@inlined
def _busy_tile(colour, blurred, sheet, y0, y1, x0, x1, size, hand, j, i, out):
    """A tile with lines: everything is looked up where the wandering hand puts it, between pixels."""
    height, width = blurred.shape
    step = 1.0 / size
    for y in range(y0, y1):
        v = (y - y0) * step
        dx, dy, weight = _held(hand, j, i, v)
        ddx, ddy, more = _held(hand, j, i + 1, v)
        ddx, ddy, more = (ddx - dx) * step, (ddy - dy) * step, (more - weight) * step
        for x in range(x0, x1):
            u = x - x0
            sx, sy = min(max(x + dx + ddx * u, 0.0), width - 1.001), min(max(y + dy + ddy * u, 0.0), height - 1.001)
            a, b = int(sx), int(sy)
            fu, fv = int((sx - a) * 16.0), int((sy - b) * 16.0)
            p, q, r, s = (16 - fu) * (16 - fv), fu * (16 - fv), (16 - fu) * fv, fu * fv
            p00, p10, p01, p11 = (
                np.int64(colour[b, a]),
                np.int64(colour[b, a + 1]),
                np.int64(colour[b + 1, a]),
                np.int64(colour[b + 1, a + 1]),
            )
            red, blue = _pair(p00, p10, p01, p11, p, q, r, s)
            green, lit = _pair(p00 >> 8, p10 >> 8, p01 >> 8, p11 >> 8, p, q, r, s)
            line = (blurred[b, a] * p + blurred[b, a + 1] * q + blurred[b + 1, a] * r + blurred[b + 1, a + 1] * s) * (1.0 / 256.0)
            here = weight + more * u
            low = sheet.threshold - sheet.press * here - sheet.soft
            ink = ramp(0.0, 1.0, (line - low) * sheet.sharp) * 0.9 if line > low else 0.0
            hatch = _hatched(lit, x, y, here, sheet) if lit < 77.0 else 0.0
            _laid(sheet, y, x, red, green, blue, hatch, ink, out)


@kernel
def paint(colour, blurred, patches, sheet, hand, size, first, last, out):
    """Paint rows `first`..`last` of tiles of `size` px, each two by two patches, into `out` (h, w, 3) uint8.

    `colour` is the canvas's.
    """
    height, width = blurred.shape
    for j in range(first, last):
        y0, y1 = j * size, min(j * size + size, height)
        for i in range(hand.shape[1] - 1):
            x0, x1 = i * size, min(i * size + size, width)
            busy = 0
            for v in range(max(2 * j - 1, 0), min(2 * j + 3, patches.shape[0])):
                for u in range(max(2 * i - 1, 0), min(2 * i + 3, patches.shape[1])):
                    busy |= patches[v, u]
            if busy:
                _busy_tile(colour, blurred, sheet, y0, y1, x0, x1, size, hand, j, i, out)
            else:
                _plain_tile(colour, sheet, y0, y1, x0, x1, np.float64(hand[j, i, 2]), out)


@kernel
def rain(out, amount, boil, scale, light):
    """Strokes of rain over a finished picture; `light` is their grey, 0..255."""
    height, width = out.shape[0], out.shape[1]
    for n in range(int(420 * amount * width / height)):
        x = hashed(n, boil, 61.0) * (width + 60.0 * scale) - 30.0 * scale
        y = hashed(n, boil, 62.0) * height * 1.1 - 0.1 * height
        near = 0.4 + 0.6 * hashed(n, boil, 63.0)
        for k in range(int(64.0 * scale * near)):
            sx, sy = x - 0.16 * k, int(y + k)
            a = int(np.floor(sx))
            if sy < 0 or sy >= height or a < 0 or a + 1 >= width:
                continue
            for u in range(2):
                part = 0.55 * near * (1.0 - sx + a if u == 0 else sx - a)
                for c in range(3):
                    v = out[sy, a + u, c] * 1.0
                    out[sy, a + u, c] = np.uint8(v + (light - v) * part)
