"""Lines as models want them, white on black: line art from the stage's own edges and drawn faces, and Canny's edges.

Line art is not looked for in a picture: the borders between things and surfaces are known, and what is drawn on faces and clothes is taken
from a drawing in ink alone (white things, even light). Knows buffers and pictures; knows nothing of who is in them.

Canny: J. Canny, "A computational approach to edge detection", 1986; thresholds as ControlNet's preprocessor has them (100, 200).
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw.jit import kernel
from workprint.crafts.previz.draw.renderer import Buffers
from workprint.crafts.previz.forms import Bytes, Colour, Frame, Light, Style, Swatch, Thing

LOW, HIGH = 100.0, 200.0
WHITE: Colour = (1.0, 1.0, 1.0)
BROWS: Colour = (0.12, 0.12, 0.12)
_EVEN = Light(key=WHITE, shade=WHITE, sky_top=WHITE, sky_low=WHITE, haze=1e9, spot_colour=WHITE)
CLEAN = Style(hatch=0.0, grain=0.0, wobble=0.0, vignette=0.0, paper=WHITE, ink=(0.0, 0.0, 0.0))
"""Ink on white: no paper, no hatching, a hand that does not wander."""
TINT = 56
"""What is lighter than this is a tint of a surface, not a line."""
_PRESSED = np.clip((np.arange(256) - TINT) * 255.0 / (255 - TINT - 40), 0.0, 255.0).astype(np.uint8)
_FILLED = frozenset(("hair", "glow", "backdrop"))


def in_ink(frame: Frame) -> Frame:
    """The frame with everything white under even light: what is drawn of it is ink alone. Brows keep their ink (they have the hair's)."""
    return replace(frame, things=tuple(_blank(thing) for thing in frame.things), light=_EVEN, style=CLEAN, boil=0)


def in_colours(frame: Frame) -> Frame:
    """The frame in its own colours and lines under even light: no shadow, hatching or paper that an edge detector would take for edges."""
    return replace(frame, light=_EVEN, style=replace(CLEAN, line=0.6), boil=0)


def _blank(thing: Thing) -> Thing:
    palette = tuple(replace(swatch, colour=BROWS if swatch.pattern == "hair" else WHITE) for swatch in thing.palette)
    return replace(thing, palette=palette)


def filled(frame: Frame) -> dict[int, set[int]]:
    """By thing id, the palette entries whose fill (not their lines) is dark in `in_ink`."""
    return {thing.id: {k for k, swatch in enumerate(thing.palette) if _is_filled(swatch)} for thing in frame.things}


def _is_filled(swatch: Swatch) -> bool:
    return swatch.pattern in _FILLED


def line_art(inked: Bytes, buffers: Buffers, dark: dict[int, set[int]]) -> Bytes:
    """White lines on black (h, w, 3): the ink of `inked` (a drawing of `in_ink`), and the borders of what is filled."""
    ink = _PRESSED[255 - inked.max(axis=2)]
    for thing, parts in dark.items():
        if parts:
            ink[(buffers.id == thing) & np.isin(buffers.part, sorted(parts))] = 0
    grey = np.maximum(ink, borders(buffers))
    return np.repeat(grey[:, :, None], 3, axis=2)


def borders(buffers: Buffers) -> Bytes:
    """255 on the near side of every border between two things or two parts of one: (h, w) uint8, a pixel wide."""
    key = buffers.id.astype(np.int64) * 64 + buffers.part
    found = np.zeros(key.shape, np.uint8)
    for axis in (0, 1):
        ahead, behind = [slice(None)] * 2, [slice(None)] * 2
        ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
        a, b = tuple(behind), tuple(ahead)
        differ = key[a] != key[b]
        nearer = buffers.depth[a] <= buffers.depth[b]
        found[a][differ & nearer] = 255
        found[b][differ & ~nearer] = 255
    return found


# --------------------------------------------------------------------------------------------- Canny


def canny(picture: Bytes, low: float = LOW, high: float = HIGH) -> Bytes:
    """Canny's edges of a picture (h, w, 3), white on black, a pixel wide: (h, w, 3) uint8. Thresholds are of Sobel's gradient (L1)."""
    grey = (picture.astype(np.float32) @ np.array((0.299, 0.587, 0.114), np.float32)).astype(np.float64)
    smooth = _blurred(grey)
    across, down = _sobel(smooth), _sobel(smooth.T).T
    strength = np.abs(across) + np.abs(down)
    ridge, edges = np.zeros_like(strength), np.zeros(strength.shape, np.uint8)
    _thin(strength, across, down, ridge)
    _link(ridge, low, high, edges, np.empty(strength.size, np.int64))
    return np.repeat(edges[:, :, None], 3, axis=2)


def _blurred(grey: NDArray[np.float64]) -> NDArray[np.float64]:
    """Gaussian of sigma about 1 (1 4 6 4 1)."""
    weights = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)
    for _ in (0, 1):
        padded = np.pad(grey, ((0, 0), (2, 2)), mode="edge")
        grey = sum(w * padded[:, k : k + grey.shape[1]] for k, w in enumerate(weights)).T  # type: ignore[union-attr]
    return grey


def _sobel(grey: NDArray[np.float64]) -> NDArray[np.float64]:
    """The gradient along rows."""
    padded = np.pad(grey, 1, mode="edge")
    rows = padded[:-2] + 2 * padded[1:-1] + padded[2:]
    return rows[:, 2:] - rows[:, :-2]


@kernel
def _thin(strength, across, down, out):
    """Write the strength where it is the greatest across the edge."""
    height, width = strength.shape
    for y in range(1, height - 1):
        for x in range(1, width - 1):
            s = strength[y, x]
            if s == 0.0:
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
