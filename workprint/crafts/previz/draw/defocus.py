"""What is out of focus: lines lose their weight, colours run into one another and wash towards the paper.

How far out a thing is goes by the difference of one by its distance and one by the focus (dioptres), beyond a body's depth, and by how
long the lens is, as it does on a set; a dissolve of outlines is what an illustrator has for it. Knows pictures and depths; knows nothing
of who is looked at.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.draw.ink import Sheet, Triple
from workprint.crafts.previz.draw.lines import MARGIN
from workprint.crafts.previz.draw.raster import Lens
from workprint.crafts.previz.draw.strip import f, smooth
from workprint.crafts.previz.jit import inlined, inner, kernel

BEFORE, BEHIND = 0.25, 0.35
"""All is sharp so far before and behind the focus, metres (of a near one: of its distance)."""
SOFT = 0.35
"""Dioptres, times the length of the lens in heights of the picture, from which on a thing is as soft as can be."""
REACH = 5.0
"""How far the colours of such a thing run, px at 720 lines."""
WASH = 0.22
"""How much of its colour is lost to the paper."""
FADED = 0.92
"""How much of its lines is lost."""
STAIN = 0.55
"""How much of a lost line stays as a stain in the colour, which runs like it."""


class Field(NamedTuple):
    """What is in focus, as one by metres, all single: sharp from `near` down to `far`; `steep` is one by how many dioptres more are
    softest, `reach` px; `paper` (0..255) is what colours wash towards; `pen`, `own` and `stain`: what colour lines are (see `Sheet`) and
    how much of one stays when it is lost.
    """

    near: np.float32
    far: np.float32
    steep: np.float32
    reach: np.float32
    paper: Triple
    pen: Triple
    own: np.float32
    stain: np.float32


def field_of(focus: float, lens: Lens, sheet: Sheet) -> Field:
    """The field of a focus in metres from the lens, along the view, on a sheet. `ValueError` for one that is not before it."""
    if not focus > 0.0:
        raise ValueError(f"a focus lies before the lens, not at {focus} m")
    near, far = 1.0 / (focus - min(BEFORE, BEFORE * focus)), 1.0 / (focus + min(BEHIND, BEHIND * focus))
    steep = lens.focal / lens.height / SOFT
    stain = STAIN if sheet.threshold < 255.0 else 0.0  # a pen that draws nothing loses nothing
    limits = np.float32(near), np.float32(far), np.float32(steep), np.float32(REACH * lens.height / 720.0)
    return Field(*limits, sheet.paper, sheet.pen, sheet.own, np.float32(stain))


def scratch(width: int, height: int) -> tuple[Any, Any]:
    """What is kept from frame to frame: how soft each pixel is (h, margin + w + margin), and colours on their way (h, w)."""
    margin = margin_of(height)
    return np.zeros((height, width + 2 * margin), np.float32), np.empty((height, width), np.uint32)


def margin_of(height: int) -> int:
    """Columns left and right of the picture that no colour runs beyond."""
    return int(REACH * height / 720.0) + 2


@inlined
def _out(near, field):
    """How far out of focus a pixel is, 0..1."""
    return smooth(max(near - field.near, field.far - near) * field.steep)


@inlined
def _stained(byte, pen, own, much):
    """One channel of a colour, 0..255, with some of a line in it."""
    seen = f(byte)
    stroke = pen + (seen * f(0.5) - pen) * own
    return np.int64(seen + (stroke - seen) * much + f(0.5))


@kernel
def fade_lines(near, field, first, last, lines, colour):
    """Weaken rows `first`..`last` of `lines` (as `lines.find_lines` left them) by how soft the nearest thing at each is, and stain
    `colour` (h, w) where they were.
    """
    height, width = near.shape
    pr, pg, pb = field.pen
    for y in range(first, last):
        up, down, row = max(y - 1, 0), min(y + 1, height - 1), lines[y, MARGIN : MARGIN + width]
        for x in range(width):
            if row[x] == 0:
                continue
            nearest = max(near[y, x], near[up, x], near[down, x], near[y, max(x - 1, 0)], near[y, min(x + 1, width - 1)])
            out = _out(nearest, field)
            if out > f(0.0):
                line = f(row[x])
                stain = min(f(1.0), f(2.0) * out) * field.stain * line * f(1.0 / 255.0)  # there before the line is gone
                row[x] = np.uint8(line * (f(1.0) - f(FADED) * out) + f(0.5))
                p = np.int64(colour[y, x])
                r = _stained(p & 255, pr, field.own, stain)
                g = _stained((p >> 8) & 255, pg, field.own, stain)
                b = _stained((p >> 16) & 255, pb, field.own, stain)
                colour[y, x] = np.uint32(r | (g << 8) | (b << 16) | (p & np.int64(0xFF000000)))


@kernel
def measure(near, field, margin, first, last, reach):
    """Write how far each pixel's colour runs, px, into rows `first`..`last` of `reach` (h, margin + w + margin)."""
    width = near.shape[1]
    for y in range(first, last):
        row, out = near[y], reach[y, margin : margin + width]
        for x in range(width):
            out[x] = _out(row[x], field) * field.reach


@inner
def _run(s, width, here, there, near, other, colour, away):
    """Add to the four sums of `s` (5, w) what runs into each pixel of a row from its neighbours `away` px off, and its share to the fifth.

    `here` and `there` say how far each runs, `near` and `other` how near they are: what is behind does not run over what is sharp.
    """
    for x in range(width):
        own, far = here[x], there[x]
        run = far if other[x] >= near[x] else min(own, far)
        share = min(f(1.0), max(f(0.0), run + f(1.0) - away)) / (f(1.0) + f(2.0) * run)
        s[4, x] += share
        p = np.int32(colour[x])
        s[0, x] += share * f(np.int32(p & 255))
        s[1, x] += share * f(np.int32((p >> 8) & 255))
        s[2, x] += share * f(np.int32((p >> 16) & 255))
        s[3, x] += share * f(np.int32((p >> 24) & 255))


@inner
def _settle(s, width, colour, out):
    """What is left of each pixel's own colour, and what has run into it: `out` (w,)."""
    for x in range(width):
        share = s[4, x]
        own, part = max(f(0.0), f(1.0) - share), f(1.0) / max(f(1.0), share)
        p = np.int32(colour[x])
        r = np.int32((s[0, x] + own * f(np.int32(p & 255))) * part + f(0.5))
        g = np.int32((s[1, x] + own * f(np.int32((p >> 8) & 255))) * part + f(0.5))
        b = np.int32((s[2, x] + own * f(np.int32((p >> 16) & 255))) * part + f(0.5))
        a = np.int32((s[3, x] + own * f(np.int32((p >> 24) & 255))) * part + f(0.5))
        out[x] = np.uint32(r | (g << 8) | (b << 16) | (a << 24))


@kernel
def run_across(near, reach, margin, s, first, last, colour, run):
    """Colours of rows `first`..`last` run along the rows into `run`, both (h, w); `s` (5, w) is scratch."""
    width = near.shape[1]
    for y in range(first, last):
        s[:] = f(0.0)
        for k in range(1 - margin, margin):
            if k == 0:
                continue
            a, b = max(0, -k), width - max(0, k)
            here, there = reach[y, margin + a : margin + b], reach[y, margin + a + k : margin + b + k]
            _run(s[:, a:b], b - a, here, there, near[y, a:b], near[y, a + k : b + k], colour[y, a + k : b + k], f(abs(k)))
        _settle(s, width, colour[y], run[y])


@kernel
def run_down(near, reach, margin, field, s, first, last, run, colour):
    """As `run_across`, down the columns, from `run` into `colour`; then what is soft washes towards the paper and loses its hatching."""
    height, width = near.shape
    pr, pg, pb = field.paper
    for y in range(first, last):
        s[:] = f(0.0)
        here = reach[y, margin : margin + width]
        for k in range(1 - margin, margin):
            v = y + k
            if k != 0 and v >= 0 and v < height:
                _run(s, width, here, reach[v, margin : margin + width], near[y], near[v], run[v], f(abs(k)))
        out, part = colour[y], f(1.0) / field.reach
        _settle(s, width, run[y], out)
        for x in range(width):
            p, soft = np.int32(out[x]), here[x] * part
            wash = soft * f(WASH)
            r, g, b = f(np.int32(p & 255)), f(np.int32((p >> 8) & 255)), f(np.int32((p >> 16) & 255))
            a = f(np.int32((p >> 24) & 255))
            r, g, b = r + (pr - r) * wash, g + (pg - g) * wash, b + (pb - b) * wash
            a += (f(255.0) - a) * soft * f(0.6)
            red, green, blue, light = np.int32(r + f(0.5)), np.int32(g + f(0.5)), np.int32(b + f(0.5)), np.int32(a + f(0.5))
            out[x] = np.uint32(red | (green << 8) | (blue << 16) | (light << 24))
