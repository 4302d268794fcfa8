"""The pen and the sheet: how a picture is laid on paper. Washes, hatching, lines that a hand draws, tooth, and rain.

The hand wanders and presses unevenly (`paper.wander`); where there are lines, everything is looked up where the hand puts it. Works on
strips, as shading does. Knows pictures and what a medium does to them; knows nothing of triangles.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.draw.paper import PERIOD, hashed
from workprint.crafts.previz.draw.strip import BLUE, COLUMN, GREEN, INKED, LIT, RED, ROW, SPAN, STEP, TONE, U, V, W, f, smooth
from workprint.crafts.previz.forms import Ints
from workprint.crafts.previz.jit import inlined, inner, kernel

_PITCH = SPAN + 16
AT, COLOURS, LINES = 0, _PITCH, 5 * _PITCH
"""Planes of a strip's taps: a pixel's place in the picture; four neighbours' colours; four neighbours' lines."""
RIGHT, DOWN = COLUMN, ROW
Triple = tuple[np.float32, np.float32, np.float32]


class Sheet(NamedTuple):
    """What a picture is drawn on and with: `gain` and `bare` (h, w) (see `paper.sheet`), colours in 0..255, and in single precision:

    `wash` how much of the colours is laid on; `hatch` and `cross` one and three directions of hatching, `toned` 0 hatches what has no
    light, 1 what is dark; `tooth` how much more the paper's tooth shows than in a wash, `bite` how much of lines it breaks; `own` lines
    in a dark shade of what they run over; `pitch` px from hatch to hatch; the pen: the threshold of a line, its softness, one by twice
    that, how far pressure moves the threshold.
    """

    gain: Any
    bare: Any
    paper: Triple
    pen: Triple
    wash: np.float32
    hatch: np.float32
    cross: np.float32
    toned: np.float32
    tooth: np.float32
    bite: np.float32
    own: np.float32
    pitch: np.float32
    threshold: np.float32
    soft: np.float32
    sharp: np.float32
    press: np.float32


def taps() -> Ints:
    """Scratch beside a strip, whole numbers."""
    return np.zeros(9 * _PITCH, np.int32)


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


@inner
def _reach_out(s, hand, size, y, left, n):
    """The hand over a strip: its shift into U and V, its weight into W."""
    j, part = y // size, f(1.0) / f(size)
    v, x = f(y - j * size) * part, n - n
    above, below = hand[j], hand[j + 1]
    while x < n:
        i = (left + x) // size
        end = min(n, (i + 1) * size - left)
        u = f(left + x - i * size) * part
        for k in range(3):
            a = above[i, k] + (below[i, k] - above[i, k]) * v
            slope = (above[i + 1, k] + (below[i + 1, k] - above[i + 1, k]) * v - a) * part
            out, start = s[U + k * (V - U) + x :], a + slope * u * f(size)
            for q in range(end - x):
                out[q] = start + slope * s[STEP + q]
        x = end


@inner
def _take_up(s, colour, n):
    """Colours and light of a strip as they stand, without lines."""
    for x in range(n):
        p = np.int32(colour[x])
        s[RED + x], s[GREEN + x] = f(np.int32(p & 255)), f(np.int32((p >> 8) & 255))
        s[BLUE + x], s[LIT + x] = f(np.int32((p >> 16) & 255)), f(np.int32((p >> 24) & 255))
        s[INKED + x] = f(0.0)


@inner
def _aim(s, taps, width, height, y, left, n):
    """Where the hand puts the first `n` pixels of a strip: the pixel above and left of it into AT, how far beyond that into RIGHT, DOWN."""
    right, bottom, row = f(width) - f(1.01), f(height) - f(1.01), f(y)
    for x in range(n):
        sx = min(max(f(left) + s[STEP + x] - s[STEP] + s[U + x], f(0.0)), right)
        sy = min(max(row + s[V + x], f(0.0)), bottom)
        a, b = np.int32(sx), np.int32(sy)
        s[RIGHT + x], s[DOWN + x] = sx - f(a), sy - f(b)
        taps[AT + x] = np.int32(a + b * np.int32(width))


@inner
def _fetch(taps, colour, blurred, width, n):
    """The four pixels around each place, of colours and of lines."""
    for x in range(n):
        at = np.uint64(taps[AT + x])
        below = at + np.uint64(width)
        taps[COLOURS + x], taps[COLOURS + _PITCH + x] = np.int32(colour[at]), np.int32(colour[at + np.uint64(1)])
        taps[COLOURS + 2 * _PITCH + x], taps[COLOURS + 3 * _PITCH + x] = np.int32(colour[below]), np.int32(colour[below + np.uint64(1)])
        taps[LINES + x], taps[LINES + _PITCH + x] = np.int32(blurred[at]), np.int32(blurred[at + np.uint64(1)])
        taps[LINES + 2 * _PITCH + x], taps[LINES + 3 * _PITCH + x] = np.int32(blurred[below]), np.int32(blurred[below + np.uint64(1)])


@inlined
def _blend(s, taps, first, shift, out, n):
    """One byte of four neighbours, between them, into plane `out`."""
    for x in range(n):
        a, b = f((taps[first + x] >> shift) & 255), f((taps[first + _PITCH + x] >> shift) & 255)
        c, d = f((taps[first + 2 * _PITCH + x] >> shift) & 255), f((taps[first + 3 * _PITCH + x] >> shift) & 255)
        right = s[RIGHT + x]
        high, low = a + (b - a) * right, c + (d - c) * right
        s[out + x] = high + (low - high) * s[DOWN + x]


@inner
def _look_up(s, taps, colour, blurred, shape, y, left, n):
    """Colours, light and lines of the first `n` pixels of a strip where the wandering hand puts them, between pixels."""
    height, width = shape
    _aim(s, taps, width, height, y, left, n)
    _fetch(taps, colour, blurred, width, n)
    _blend(s, taps, COLOURS, np.int32(0), RED, n)
    _blend(s, taps, COLOURS, np.int32(8), GREEN, n)
    _blend(s, taps, COLOURS, np.int32(16), BLUE, n)
    _blend(s, taps, COLOURS, np.int32(24), LIT, n)
    _blend(s, taps, LINES, np.int32(0), INKED, n)


@inlined
def _stroke(at):
    """How much of a pixel a stroke of hatching covers, `at` strokes along."""
    return f(1.0) - smooth((abs(at - np.floor(at) - f(0.5)) - f(0.08)) * f(1.0 / 0.13))


@inner
def _hatched(s, sheet, y, left, n):
    """How much each pixel is hatched, into TONE: one direction in the shade, two more where it is darker still."""
    part, toned, one, cross = f(1.0) / sheet.pitch, sheet.toned, sheet.hatch, sheet.cross
    row = f(y)
    for x in range(n):
        luma = f(0.30) * s[RED + x] + f(0.55) * s[GREEN + x] + f(0.15) * s[BLUE + x]
        light = s[LIT + x] + (luma * f(0.66) + s[LIT + x] * f(0.34) - s[LIT + x]) * toned
        across, sway = s[STEP + x] + f(left), s[W + x] * f(0.5)
        low = f(26.0) + f(50.0) * toned
        first = one * (f(1.0) - smooth((light - low) * (f(1.0) / (f(51.0) + f(70.0) * toned))))
        more = cross * (f(1.0) - smooth((light - f(30.0)) * f(1.0 / 85.0)))
        most = cross * (f(1.0) - smooth((light - f(8.0)) * f(1.0 / 55.0)))
        hatch = first * _stroke((across + row) * part + sway)
        hatch = max(hatch, more * _stroke((across * f(0.94) - row * f(0.80)) * part * f(1.1) + sway))
        s[TONE + x] = max(hatch, most * _stroke((across * f(0.25) + row * f(1.2)) * part * f(1.2) + sway))


@inner
def _lay_on(s, sheet, gain, bare, n, out):
    """Put a strip on the paper: wash, hatching, lines; `out` (3 n,)."""
    pr, pg, pb = sheet.paper
    qr, qg, qb = sheet.pen
    for x in range(n):
        tooth, left = f(np.int32(gain[x])) * f(1.0 / 16384.0), f(np.int32(bare[x])) * f(1.0 / 255.0)
        rough = tooth + left - f(1.0)
        laid = max(f(0.0), tooth + rough * sheet.tooth)
        low = sheet.threshold - sheet.press * s[W + x] - sheet.soft
        broken = min(f(1.0), max(f(0.0), f(1.0) + (rough * f(8.0) - f(0.35)) * sheet.bite))
        ink = smooth((s[INKED + x] - low) * sheet.sharp) * f(0.9) * (f(0.55) + f(0.45) * tooth) * broken
        ink = ink if s[INKED + x] > f(0.0) else f(0.0)
        hatch = s[TONE + x] * broken
        s[RED + x] = _on_paper(s[RED + x], sheet.wash, laid, left, pr, qr, hatch, ink, sheet.own)
        s[GREEN + x] = _on_paper(s[GREEN + x], sheet.wash, laid, left, pg, qg, hatch, ink, sheet.own)
        s[BLUE + x] = _on_paper(s[BLUE + x], sheet.wash, laid, left, pb, qb, hatch, ink, sheet.own)
    for x in range(n):
        out[3 * x] = np.uint8(np.int32(s[RED + x]))
        out[3 * x + 1] = np.uint8(np.int32(s[GREEN + x]))
        out[3 * x + 2] = np.uint8(np.int32(s[BLUE + x]))


@inlined
def _on_paper(colour, wash, laid, bare, paper, pen, hatch, ink, own):
    """One channel of a pixel on paper."""
    seen = (paper + (colour - paper) * wash) * laid + paper * bare
    seen += (pen - seen) * hatch
    stroke = pen + (seen * f(0.5) - pen) * own
    return min(f(255.0), max(f(0.0), seen + (stroke - seen) * ink + f(0.5)))


@kernel
def paint(colour, blurred, wide, sheet, hand, patch, s, taps, first, last, out):
    """Paint rows `first`..`last` into `out` (h, 3 w) uint8: closely where patches are marked in `wide`, as it stands elsewhere.

    `colour` is the canvas's; `s` a strip and `taps` its own; the hand's tiles are two patches wide.
    """
    width, flat, dots = blurred.shape[1], colour.reshape(-1), blurred.reshape(-1)
    hatches = sheet.hatch > f(0.0) or sheet.cross > f(0.0)
    for y in range(first, last):
        marked = wide[y // patch]
        for left in range(0, width, SPAN):
            right = min(left + SPAN, width)
            n, x = right - left, left
            _reach_out(s, hand, 2 * patch, y, left, n)
            _take_up(s, colour[y, left:right], n)
            while x < right:
                busy, end = marked[x // patch], min(right, (x // patch + 1) * patch)
                while end < right and marked[end // patch] == busy:
                    end = min(right, end + patch)
                if busy:
                    _look_up(s[x - left :], taps, flat, dots, colour.shape, y, x, end - x)
                x = end
            if hatches:
                _hatched(s, sheet, y, left, n)
            else:
                for k in range(n):
                    s[TONE + k] = f(0.0)
            _lay_on(s, sheet, sheet.gain[y, left:right], sheet.bare[y, left:right], n, out[y, 3 * left : 3 * right])


@kernel
def cut_lines(blurred, threshold, soft, first, last, out):
    """Rows `first`..`last` of lines as an even hand cuts them: `out` (h, w) uint8, 255 is a line."""
    low, sharp = threshold - soft, f(0.5) / soft
    for y in range(first, last):
        row, line = blurred[y], out[y]
        for x in range(row.shape[0]):
            line[x] = np.uint8(np.int32(smooth((f(np.int32(row[x])) - low) * sharp) * f(255.0) + f(0.5)))


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
