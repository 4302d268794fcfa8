"""What is drawn on sets: planks, tiles, bricks, leaves, water and the rest, each a function of a place on the surface.

Each takes its numbers and (u, v, du, dv): metres along the surface (v is up, on walls) and what one pixel covers each way. Each gives
(tone, ink, paint): a factor for the colour, how much pen, how much chalk white. None has a branch, so that many pixels are done at a time.
Knows nothing of light or triangles.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np

from workprint.crafts.previz.draw import decals
from workprint.crafts.previz.draw.decals import line, wave
from workprint.crafts.previz.draw.paper import hashed, noise, ramp, whole
from workprint.crafts.previz.draw.strip import CHALK, INKED, TALL, TONE, WIDE, U, V, f
from workprint.crafts.previz.jit import inlined, inner


@inlined
def _clear(size, spread):
    """1 where a feature of this size is wide on the picture, 0 where it would only be noise."""
    return min(1.0, max(0.0, 1.35 - 4.5 * spread / size))


@inlined
def _courses(u, v, du, dv, long, high, shift):
    """Rows of boards or stones: (row, column, ink)."""
    row = whole(v / high)
    along = u / long + (0.5 * (row & 1) if shift == 0.0 else hashed(row, row, shift))
    column = whole(along)
    to_row = (0.5 - abs(v / high - row - 0.5)) * high
    to_column = (0.5 - abs(along - column - 0.5)) * long
    ink = line(to_row, dv * 1.2)
    ink = max(ink, line(to_column, du * 1.2) * _clear(long, du))
    return row, column, ink * _clear(high, dv)


@inlined
def planks(width, length, contrast, u, v, du, dv):
    row, column, ink = _courses(v, u, dv, du, length, width, 3.0)
    chance = hashed(row, column, 1.0)
    tone = 1.0 + contrast * (0.11 * (chance - 0.5)) * _clear(width, max(du, dv * 0.25))
    fine = _clear(width * 0.35, max(du, dv * 0.2))
    grain = abs(wave(u / width * 2.6 + 0.22 * wave(v * 0.9 + chance * 7.0)))
    tone -= 0.03 * ramp(0.25, 0.05, grain) * fine
    return tone, 0.55 * ink, 0.0


@inlined
def tiles(size, contrast, u, v, du, dv):
    i, j = whole(u / size), whole(v / size)
    ink = line((0.5 - abs(u / size - i - 0.5)) * size, du * 1.2) * _clear(size, du)
    ink = max(ink, line((0.5 - abs(v / size - j - 0.5)) * size, dv * 1.2) * _clear(size, dv))
    checks = -0.11 * contrast * ((i + j) & 1) * _clear(size, max(du, dv) * 0.6)
    return 1.0 + checks + 0.03 * (hashed(i, j, 4.0) - 0.5), 0.4 * ink, 0.0


@inlined
def bricks(length, height, u, v, du, dv):
    row, column, ink = _courses(u, v, du, dv, length, height, 0.0)
    clear = _clear(height, max(du, dv))
    tone = 1.0 + (0.24 * (hashed(row, column, 5.0) - 0.5)) * clear
    here = ramp(0.38, 0.62, noise(u * 0.8, v * 0.8, 6.0))
    return tone - 0.05 * here, 0.5 * ink * (0.35 + 0.65 * here), 0.0


@inlined
def paving(size, u, v, du, dv):
    row, column, ink = _courses(u, v, du, dv, size, size, 9.0)
    return 1.0 + 0.10 * (hashed(row, column, 7.0) - 0.5) * _clear(size, max(du, dv)), 0.5 * ink, 0.0


@inlined
def panel(height, u, v, du, dv):
    low = 1.0 if v < height else 0.0
    ink = max(0.6 * line(v - height, dv * 1.3), 0.3 * line(v - height + 0.06, dv * 1.3) * _clear(0.06, dv))
    return 1.0 - 0.13 * low, ink, 0.0


@inlined
def stripes(width, contrast, u, v, du, dv):
    clear = _clear(width, du)
    return 1.0 - 0.09 * contrast * clear * ramp(-0.1, 0.1, wave(u / width)), 0.0, 0.0


@inlined
def curtain(width, u, v, du, dv):
    fold = wave(u / width + 0.12 * wave(u / 0.9) + 0.05 * wave(v / 1.7))
    clear = _clear(width, du)
    return 1.0 + 0.13 * fold * clear, 0.35 * clear * ramp(-0.90, -0.985, fold), 0.0


@inlined
def rug(u, v, du, dv):
    knot = wave(u / 0.34) * wave(v / 0.34)
    clear = _clear(0.17, max(du, dv))
    return 1.0 - clear * (0.10 * ramp(0.25, 0.4, knot) - 0.08 * ramp(-0.25, -0.4, knot)), 0.0, 0.0


@inlined
def books(width, u, v, du, dv):
    at = u / width
    i = whole(at)
    edge = min(at - i, 1.0 - at + i) * width
    band = line(v * 3.1 - np.floor(v * 3.1) - 0.2, dv * 3.0) * _clear(0.08, dv)
    clear = _clear(width, du)
    return 1.0 + 0.5 * (hashed(i, i, 8.0) - 0.5) * clear, 0.6 * line(edge, du) * clear, 0.5 * band * clear


@inlined
def bark(u, v, du, dv):
    ridge = noise(u * 22.0, v * 3.2, 10.0)
    clear = _clear(0.05, du)
    return 1.0 + 0.16 * (ridge - 0.5) * clear, 0.55 * clear * ramp(0.66, 0.76, ridge), 0.0


@inlined
def leaves(size, u, v, du, dv):
    spread = max(du, dv)
    clear = _clear(size, spread * 0.8)
    x, y = (0.8 * u + 0.6 * v) / size, (0.8 * v - 0.6 * u) / size
    near = 0.62 * noise(x, y, 12.0) + 0.38 * noise(1.7 * x - 1.2 * y, 1.7 * y + 1.2 * x, 33.0)
    mass = 0.65 * noise(x / 5.0, y / 5.0, 13.0) + 0.35 * noise(x / 2.1 + 0.4 * y, y / 2.1 - 0.4 * x, 34.0)
    tone = 1.0 + 0.30 * (ramp(0.42, 0.58, mass) - 0.5) + 0.18 * clear * (ramp(0.45, 0.55, near) - 0.5)
    return tone, 0.55 * clear * line((near - 0.60) * size * 0.7, spread * 0.8), 0.0


@inlined
def grass(size, u, v, du, dv):
    """Washes of green, and here and there a tuft of three pen strokes."""
    tone = 1.0 + 0.13 * (ramp(0.35, 0.65, noise(u * 0.35, v * 0.35, 14.0)) - 0.5)
    tone += 0.10 * (noise(u * 1.9, v * 1.9, 15.0) - 0.5) * _clear(0.5, max(du, dv))
    clear, ink = _clear(size, max(du, dv * 0.5)), 0.0
    i, j = whole(u / size), whole(v / (size * 1.6))
    some = 1.0 if hashed(i, j, 16.0) < 0.30 else 0.0
    x = u - (i + 0.35 + 0.3 * hashed(i, j, 17.0)) * size
    y = (v / (size * 1.6) - j) * 1.6
    for k in range(-1, 2):
        grown = some if y > 0.4 and y < 0.4 + (1.1 - 0.25 * abs(k)) * 0.8 else 0.0
        ink = max(ink, grown * line(x - k * (0.02 + 0.07 * (1.2 - y) * size), du * 0.9))
    return tone, 0.42 * ink * clear, 0.0


@inlined
def ground(u, v, du, dv):
    tone = 1.0 + 0.10 * (noise(u * 0.5, v * 0.5, 18.0) - 0.5) + 0.05 * (noise(u * 3.0, v * 3.0, 19.0) - 0.5) * _clear(0.3, max(du, dv))
    i, j = whole(u / 0.3), whole(v / 0.3)
    x, y = u / 0.3 - i - 0.2 - 0.6 * hashed(i, j, 20.0), v / 0.3 - j - 0.5
    pebble = 1.0 if hashed(i, j, 21.0) < 0.12 else 0.0
    near = np.sqrt(x * x + 4.0 * y * y) * 0.3 - 0.018
    return tone, 0.4 * pebble * line(near, max(du, dv) * 0.7) * _clear(0.16, max(du, dv)), 0.0


@inlined
def water(size, u, v, du, dv):
    spread = max(du, dv * 0.35)
    swell = noise(u / (size * 2.2), v / (size * 0.7), 22.0)
    crest = noise(u / size, v / (size * 0.28), 23.0)
    clear = _clear(size * 0.5, spread)
    foam = ramp(0.70, 0.76, crest) * clear
    return 1.0 + 0.16 * (ramp(0.4, 0.6, swell) - 0.5), 0.30 * clear * line((crest - 0.30) * size * 0.25, dv), 0.55 * foam


@inlined
def rock(u, v, du, dv):
    n = noise(u * 1.7, v * 1.7, 24.0) + 0.5 * noise(u * 4.0, v * 4.0, 25.0)
    crack = abs(noise(u * 1.1, v * 1.1, 26.0) - 0.5)
    spread = max(du, dv)
    return 1.0 + 0.16 * (ramp(0.55, 0.85, n) - 0.5), 0.5 * line(crack * 0.9, spread) * _clear(0.3, spread), 0.0


@inlined
def metal(u, v, du, dv):
    gleam = ramp(0.55, 0.75, wave((u * 0.8 + v) * 0.9))
    return 0.95 + 0.14 * gleam, 0.0, 0.0


@inlined
def wood(width, u, v, du, dv):
    at = u / width + 1.1 * noise(u * 2.0, v * 1.1, 27.0) * 2.0
    ring = abs(wave(at))
    clear = _clear(width * 0.6, max(du, dv * 0.3))
    return 1.0 - 0.055 * clear * ramp(0.3, 0.05, ring), 0.0, 0.0


@inlined
def asphalt(u, v, du, dv):
    spread = max(du, dv)
    tone = 1.0 + 0.07 * (noise(u * 0.6, v * 0.6, 28.0) - 0.5)
    speck = hashed(whole(u * 40.0), whole(v * 40.0), 29.0)
    crack = abs(noise(u * 0.45, v * 0.45, 30.0) - 0.5) + 0.02 * noise(u * 6.0, v * 6.0, 31.0)
    worn = ramp(0.6, 0.7, noise(u * 0.2, v * 0.2, 32.0))
    return tone + 0.05 * (speck - 0.5) * _clear(0.05, spread), 0.4 * worn * line(crack * 2.2, spread) * _clear(0.4, spread), 0.0


@inlined
def road(half, dash_length, along_x, centre, u, v, du, dv):
    tone, ink, _ = asphalt(u, v, du, dv)
    turned = along_x > 0.5
    u, v, du, dv = (v if turned else u) - centre, u if turned else v, dv if turned else du, du if turned else dv
    part = v / (2.0 * dash_length)
    dash = ramp(-dv, dv, (0.25 - abs(part - np.floor(part) - 0.5)) * 2.0 * dash_length)
    middle = ramp(-du, du, 0.06 - abs(u)) * dash
    kerb = ramp(-du, du, 0.05 - abs(abs(u) - half + 0.25))
    return tone, ink, 0.75 * max(middle, kerb) * min(1.0, 0.12 / max(du, 1e-4))


@inlined
def glass(sheen, u, v, du, dv):
    streak = wave((u + v) * 0.55 + 0.1)
    return 1.0, 0.0, 0.35 * sheen * (ramp(0.80, 0.83, streak) * (1.0 - ramp(0.95, 0.97, streak)))


@inlined
def _on(s, x):
    """Where a pixel of a strip lies on its surface, and what it covers there."""
    return float(s[U + x]), float(s[V + x]), float(s[WIDE + x]), float(s[TALL + x])


@inlined
def _mark(s, x, marks):
    s[TONE + x], s[INKED + x], s[CHALK + x] = f(marks[0]), f(marks[1]), f(marks[2])


@inner
def _boards(s, code, a, b, c, d, n):
    """Patterns of courses and panels."""
    if code == decals.PLANKS:
        for x in range(n):
            _mark(s, x, planks(a, b, c, *_on(s, x)))
    elif code == decals.TILES:
        for x in range(n):
            _mark(s, x, tiles(a, b, *_on(s, x)))
    elif code == decals.BRICKS:
        for x in range(n):
            _mark(s, x, bricks(a, b, *_on(s, x)))
    elif code == decals.PAVING:
        for x in range(n):
            _mark(s, x, paving(a, *_on(s, x)))
    elif code == decals.PANEL:
        for x in range(n):
            _mark(s, x, panel(a, *_on(s, x)))
    elif code == decals.STRIPES:
        for x in range(n):
            _mark(s, x, stripes(a, b, *_on(s, x)))


@inner
def _soft(s, code, a, b, c, d, n):
    """Cloth, books and bark."""
    if code == decals.CURTAIN:
        for x in range(n):
            _mark(s, x, curtain(a, *_on(s, x)))
    elif code == decals.RUG:
        for x in range(n):
            _mark(s, x, rug(*_on(s, x)))
    elif code == decals.BOOKS:
        for x in range(n):
            _mark(s, x, books(a, *_on(s, x)))
    elif code == decals.BARK:
        for x in range(n):
            _mark(s, x, bark(*_on(s, x)))


@inner
def _grown(s, code, a, b, c, d, n):
    """What grows or lies about."""
    if code == decals.LEAVES:
        for x in range(n):
            _mark(s, x, leaves(a, *_on(s, x)))
    elif code == decals.GRASS:
        for x in range(n):
            _mark(s, x, grass(a, *_on(s, x)))
    elif code == decals.GROUND:
        for x in range(n):
            _mark(s, x, ground(*_on(s, x)))
    elif code == decals.WATER:
        for x in range(n):
            _mark(s, x, water(a, *_on(s, x)))
    elif code == decals.ROCK:
        for x in range(n):
            _mark(s, x, rock(*_on(s, x)))


@inner
def _hard(s, code, a, b, c, d, n):
    """Metal, wood, roads and glass."""
    if code == decals.METAL:
        for x in range(n):
            _mark(s, x, metal(*_on(s, x)))
    elif code == decals.WOOD:
        for x in range(n):
            _mark(s, x, wood(a, *_on(s, x)))
    elif code == decals.ASPHALT:
        for x in range(n):
            _mark(s, x, asphalt(*_on(s, x)))
    elif code == decals.ROAD:
        for x in range(n):
            _mark(s, x, road(a, b, c, d, *_on(s, x)))
    elif code == decals.GLASS:
        for x in range(n):
            _mark(s, x, glass(a, *_on(s, x)))


@inner
def set_marks(s, code, values, c, n):
    """The pattern `code`, with the numbers of row `c` of `values`, on the first `n` pixels of a strip: TONE, INKED, CHALK."""
    p, q, r, t = values[c, 0], values[c, 1], values[c, 2], values[c, 3]
    if code <= decals.STRIPES:
        _boards(s, code, p, q, r, t, n)
    elif code <= decals.BARK:
        _soft(s, code, p, q, r, t, n)
    elif code <= decals.ROCK:
        _grown(s, code, p, q, r, t, n)
    else:
        _hard(s, code, p, q, r, t, n)
