"""Lines as models want them, white on black: line art of the stage's own lines, scribbles and soft edges made of it, Canny's edges.

Line art is not looked for in a picture: the borders of things and surfaces are known (`Renderer.lines`), and so is what is drawn on faces,
clothes and sets (`Renderer.pen`). Knows pictures; knows nothing of who is in them.

Canny: J. Canny, "A computational approach to edge detection", 1986; thresholds as ControlNet's preprocessor has them (100, 200).
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from dataclasses import replace

import numpy as np

from workprint.crafts.previz.forms import Bytes, Colour, Frame, Ints, Light, Style
from workprint.crafts.previz.jit import kernel

LOW, HIGH = 100.0, 200.0
WHITE: Colour = (1.0, 1.0, 1.0)
_EVEN = Light(key=WHITE, shade=WHITE, sky_top=WHITE, sky_low=WHITE, haze=1e9, spot_colour=WHITE)
CLEAN = Style(line=0.6, hatch=0.0, grain=0.0, wobble=0.0, vignette=0.0, paper=WHITE, ink=(0.0, 0.0, 0.0))
"""Ink on white: no paper, no hatching, a hand that does not wander."""
FAINT, FULL = 56, 215
"""Pen of less than this is a tint, no line; of more, a line as strong as a border."""
_PRESSED = np.clip((np.arange(256) - FAINT) * 255.0 / (FULL - FAINT), 0.0, 255.0).astype(np.uint8)


def in_colours(frame: Frame) -> Frame:
    """The frame in its own colours and lines under even light: no shadow, hatching or paper that an edge detector would take for edges.

    Nothing casts a shadow, so none is looked for.
    """
    return replace(frame, things=tuple(replace(thing, casts=False) for thing in frame.things), light=_EVEN, style=CLEAN, boil=0)


def line_art(borders: Bytes, pen: Bytes) -> Bytes:
    """The lines of a frame (`Renderer.lines`) and what is drawn on its surfaces (`Renderer.pen`) as one: (h, w) uint8, 255 is a line."""
    grey: Bytes = np.maximum(borders, _PRESSED[pen])
    return grey


def scribble(grey: Bytes) -> Bytes:
    """Line art (h, w) with lines three to four pixels wide and either there or not, without specks: (h, w) uint8."""
    strong = np.zeros((grey.shape[0] + 2, grey.shape[1] + 2), np.bool_)
    strong[1:-1, 1:-1] = grey > 127
    beside = strong[:, :-2] | strong[:, 2:]
    rows = beside | strong[:, 1:-1]
    there = np.zeros_like(strong)
    there[1:-1, 1:-1] = strong[1:-1, 1:-1] & (rows[:-2] | rows[2:] | beside[1:-1])
    wide = there[1:-1, 1:-1] | there[:-2, 1:-1] | there[2:, 1:-1] | there[1:-1, :-2] | there[1:-1, 2:]
    return wide.view(np.uint8) * np.uint8(255)


def soft_edges(grey: Bytes) -> Bytes:
    """Line art (h, w) as broad soft lines, bright in the middle, like those of an edge network (HED): (h, w) uint8."""
    out = np.empty_like(grey)
    _softened(_blurred(grey.astype(np.int32)), out)
    return out


def in_three(grey: Bytes) -> Bytes:
    """A grey picture (h, w) as three equal channels."""
    out = np.empty((*grey.shape, 3), np.uint8)
    _tripled(grey, out)
    return out


@kernel
def _tripled(grey, out):
    for y in range(grey.shape[0]):
        for x in range(grey.shape[1]):
            v = grey[y, x]
            out[y, x, 0], out[y, x, 1], out[y, x, 2] = v, v, v


@kernel
def _softened(blurred, out):
    """A blur (256 times too large) half as bright again."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            out[y, x] = np.uint8(min((blurred[y, x] * 3) >> 9, 255))


# --------------------------------------------------------------------------------------------- Canny


def canny(picture: Bytes, low: float = LOW, high: float = HIGH) -> Bytes:
    """Canny's edges of a picture (h, w, 3), white on black, a pixel wide: (h, w) uint8. Thresholds are of Sobel's gradient (L1)."""
    grey = np.empty(picture.shape[:2], np.int32)
    _greyed(picture, grey)
    across, down, strength, ridge = (np.zeros_like(grey) for _ in range(4))
    _slope(_blurred(grey), across, down, strength)
    edges = np.zeros(grey.shape, np.uint8)
    _thin(strength, across, down, ridge)
    _link(ridge, int(256 * low), int(256 * high), edges, np.empty(grey.size, np.int32))
    return edges


@kernel
def _greyed(picture, out):
    """Brightness (ITU-R BT.601), 0..255."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            r, g, b = np.int32(picture[y, x, 0]), np.int32(picture[y, x, 1]), np.int32(picture[y, x, 2])
            out[y, x] = (r * 77 + g * 150 + b * 29 + 128) >> 8


def _blurred(grey: Ints) -> Ints:
    """Gaussian of sigma 1 (1 4 6 4 1 both ways) of whole numbers (h, w) int32, 256 times as large."""
    across, out = np.empty_like(grey), np.empty_like(grey)
    _smear(grey, across, out)
    return out


@kernel
def _smear(grey, across, out):
    height, width = grey.shape
    for y in range(height):
        row, to = grey[y], across[y]
        one, two, three, four, middle = row[1:], row[2:], row[3:], row[4:], to[2:]
        for x in range(width - 4):
            middle[x] = row[x] + four[x] + np.int32(4) * (one[x] + three[x]) + np.int32(6) * two[x]
        for k in range(4):
            x = k if k < 2 else width - 1 - (k - 2)
            a, b, c, d = max(x - 2, 0), max(x - 1, 0), min(x + 1, width - 1), min(x + 2, width - 1)
            to[x] = row[a] + row[d] + 4 * (row[b] + row[c]) + 6 * row[x]
    for y in range(height):
        a, b, c, d = across[max(y - 2, 0)], across[max(y - 1, 0)], across[min(y + 1, height - 1)], across[min(y + 2, height - 1)]
        here, to = across[y], out[y]
        for x in range(width):
            to[x] = a[x] + d[x] + np.int32(4) * (b[x] + c[x]) + np.int32(6) * here[x]


@kernel
def _slope(smooth, across, down, strength):
    """Sobel's gradient along rows and down the columns, and its length (L1); the picture's edge has none."""
    height, width = smooth.shape
    for y in range(1, height - 1):
        a, b, c = smooth[y - 1], smooth[y], smooth[y + 1]
        p, q, s = across[y, 1:], down[y, 1:], strength[y, 1:]
        a1, a2, b2, c1, c2 = a[1:], a[2:], b[2:], c[1:], c[2:]
        for x in range(width - 2):
            gx = a2[x] - a[x] + np.int32(2) * (b2[x] - b[x]) + c2[x] - c[x]
            gy = c[x] - a[x] + np.int32(2) * (c1[x] - a1[x]) + c2[x] - a2[x]
            p[x], q[x], s[x] = gx, gy, abs(gx) + abs(gy)


@kernel
def _thin(strength, across, down, out):
    """Write the strength where it is the greatest across the edge."""
    height, width = strength.shape
    for y in range(1, height - 1):
        for x in range(1, width - 1):
            s = strength[y, x]
            if s == 0:
                continue
            gx, gy = abs(across[y, x]), abs(down[y, x])
            if gy <= 0.41421356 * gx:
                a, b = strength[y, x - 1], strength[y, x + 1]
            elif gx <= 0.41421356 * gy:
                a, b = strength[y - 1, x], strength[y + 1, x]
            elif (across[y, x] > 0) == (down[y, x] > 0):
                a, b = strength[y - 1, x - 1], strength[y + 1, x + 1]
            else:
                a, b = strength[y - 1, x + 1], strength[y + 1, x - 1]
            if s > a and s >= b:
                out[y, x] = s


@kernel
def _link(ridge, low, high, out, stack):
    """Write 255 on ridges above `high`, and on those above `low` that hang on to one. `stack` has room for every pixel."""
    height, width = ridge.shape
    count = 0
    for y in range(height):
        for x in range(width):
            if ridge[y, x] > high and out[y, x] == 0:
                out[y, x] = 255
                stack[count] = y * width + x
                count += 1
                while count > 0:
                    count -= 1
                    at = stack[count]
                    v, u = at // width, at % width
                    for dv in range(-1, 2):
                        for du in range(-1, 2):
                            r, c = v + dv, u + du
                            if 0 <= r < height and 0 <= c < width and out[r, c] == 0 and ridge[r, c] > low:
                                out[r, c] = 255
                                stack[count] = r * width + c
                                count += 1
