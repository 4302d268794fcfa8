"""How light falls on a strip of pixels: toon bands, cast shadows, a second light, lamps, haze, and the colour that comes of it.

Knows places, normals and shadow maps; knows nothing of triangles, patterns or paper.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.draw.strip import (
    BARE,
    BLUE,
    COLUMN,
    DARK,
    DEPTH,
    FACING,
    GENTLE,
    GREEN,
    HIGH,
    LIT,
    NEAR,
    NX,
    NY,
    NZ,
    OTHER,
    REACHED,
    RED,
    ROW,
    SHEEN,
    STEEP,
    UNDER,
    WARM,
    X,
    Y,
    Z,
    f,
    faded,
    smooth,
)
from workprint.crafts.previz.jit import inner

Triple = tuple[np.float32, np.float32, np.float32]
TINTS = (COLUMN, ROW, NEAR)
"""Where the colour of the lamps is kept, when shadows have been looked up."""
Row = tuple[np.float32, np.float32, np.float32, np.float32]


class Lamp(NamedTuple):
    """A light in numbers, all single; `spots` (n, 8) is the only array, so that nothing is counted in every pixel. A moon of (0, 0, 0)
    is none; `thick` is 1 / haze.

    The second light is at `place` if its `reach` is above 0, else it shines from that direction; `strength` 0 is none, `spill` is how much
    of it falls on what is no person. `fill` is by how much the shade of people is lighter than that of the set. `told` is how much the key
    counts as light (a look that goes by light has its night dark, people in it less),
    `flagged` how much of it falls on what is no person.
    """

    direction: Triple
    key: Triple
    shade: Triple
    top: Triple
    low: Triple
    warm: Triple
    moon: Triple
    spots: Any
    thick: np.float32
    clouds: np.float32
    stars: np.float32
    place: Triple
    other: Triple
    reach: np.float32
    strength: np.float32
    spill: np.float32
    fill: np.float32
    told: np.float32
    flagged: np.float32


class Shadow(NamedTuple):
    """A map of what is nearest to a light: `near` (n, n), and how a place (x, y, z, 1) becomes its column, row and nearness, each to be
    divided by its `depth` (1 for a light that is infinitely far).

    `lift` metres along the normal keep a surface out of its own shadow. The map holds for depths from the camera below `until`.
    """

    near: Any
    column: Row
    row: Row
    nearness: Row
    depth: Row
    lift: np.float32
    until: np.float32


@inner
def face_light(s, lamp, n):
    """How far each pixel is turned to the key, and what that gives: light, highlight, the factor of the shade."""
    dx, dy, dz = lamp.direction
    for x in range(n):
        ny = s[NY + x]
        facing = s[NX + x] * dx + ny * dy + s[NZ + x] * dz
        s[FACING + x] = facing
        s[LIT + x] = smooth((facing - s[DARK + x]) * s[STEEP + x])
        s[HIGH + x] = smooth((facing - f(0.62)) * f(1.0 / 0.07))
        s[UNDER + x] = f(0.955) + f(0.045) * ny + f(0.03) * smooth((facing + f(0.3)) * f(2.0))


@inner
def face_other(s, lamp, n):
    """As `face_light` for the second light, into FACING and OTHER: its toon band and how much of it has fallen off."""
    px, py, pz = lamp.place
    spill, far = lamp.spill, f(1.0) if lamp.reach <= f(0.0) else f(0.0)
    fall = f(0.0) if lamp.reach <= f(0.0) else f(1.0) / (lamp.reach * lamp.reach)
    for x in range(n):
        dx, dy, dz = px - s[X + x] * (f(1.0) - far), py - s[Y + x] * (f(1.0) - far), pz - s[Z + x] * (f(1.0) - far)
        square = dx * dx + dy * dy + dz * dz + f(1e-8)
        facing = (s[NX + x] * dx + s[NY + x] * dy + s[NZ + x] * dz) / np.sqrt(square)
        left = max(f(0.0), f(1.0) - square * fall)
        bands = f(0.30) * left + f(0.30) * smooth((left - f(0.12)) * f(3.0)) + f(0.40) * smooth((left - f(0.52)) * f(3.2))
        s[FACING + x] = facing
        kept = spill + (f(1.0) - spill) * (f(1.0) if s[GENTLE + x] > f(0.0) else f(0.0))
        s[OTHER + x] = kept * smooth((facing - s[DARK + x]) * s[STEEP + x]) * (bands + far * (f(1.0) - bands)) * (f(1.0) - s[BARE + x])


@inner
def find_in_map(s, shadow, n):
    """Where each pixel, lifted off its surface, lies in a shadow map."""
    c, r, w, d = shadow.column, shadow.row, shadow.nearness, shadow.depth
    lift = shadow.lift
    for x in range(n):
        up = lift * (f(2.5) - f(1.5) * s[FACING + x]) * (f(1.0) + f(4.0) * s[GENTLE + x])
        px, py, pz = s[X + x] + s[NX + x] * up, s[Y + x] + s[NY + x] * up, s[Z + x] + s[NZ + x] * up
        depth = d[0] * px + d[1] * py + d[2] * pz + d[3]
        part = f(1.0) / depth if depth > f(0.0) else f(-1e9)
        s[COLUMN + x] = (c[0] * px + c[1] * py + c[2] * pz + c[3]) * part - f(0.5)
        s[ROW + x] = (r[0] * px + r[1] * py + r[2] * pz + r[3]) * part - f(0.5)
        s[NEAR + x] = (w[0] * px + w[1] * py + w[2] * pz + w[3]) * part


@inner
def reached(near, u, v, w):
    """Share of a light that reaches a place in its map, 0..1: 4 x 4 taps weighed smoothly, after a look at six of them."""
    size = f(near.shape[0] - 3)
    if not (u >= f(1.0) and v >= f(1.0) and u < size and v < size):
        return f(1.0)
    i, j = np.int64(u), np.int64(v)
    a, b, c, d = near[j - 1], near[j], near[j + 1], near[j + 2]
    some = int(a[i - 1] > w) + int(a[i + 2] > w) + int(d[i - 1] > w) + int(d[i + 2] > w) + int(b[i] > w) + int(c[i + 1] > w)
    if some == 0:
        return f(1.0)
    if some == 6:
        return f(0.0)
    fu, fv = u - f(i), v - f(j)
    dark = (f(1.0) - fv) * _taps(a, i, w, fu) + _taps(b, i, w, fu) + _taps(c, i, w, fu) + fv * _taps(d, i, w, fu)
    return f(1.0) - dark * f(1.0 / 9.0)


@inner
def _taps(row, i, w, fu):
    """How much of four neighbours in a row of a map is nearer than `w`, 0..3."""
    some = f(0.0)
    if row[i - 1] > w:
        some += f(1.0) - fu
    if row[i] > w:
        some += f(1.0)
    if row[i + 1] > w:
        some += f(1.0)
    if row[i + 2] > w:
        some += fu
    return some


@inner
def cast(s, shadow, owner, plane, start, n):
    """Take from the light in `plane` what does not reach the pixels between depths `start` and `shadow.until`.

    Of a surface that is wholly lit, or wholly dark, at two pixels, the one between is not looked up.
    """
    find_in_map(s, shadow, n)
    until, near = shadow.until, shadow.near
    for x in range(n):
        s[REACHED + x] = f(1.0)
    for x in range(0, n, 2):
        if s[plane + x] > f(0.0) and s[DEPTH + x] >= start and s[DEPTH + x] < until:
            s[REACHED + x] = reached(near, s[COLUMN + x], s[ROW + x], s[NEAR + x])
    for x in range(1, n, 2):
        if s[plane + x] > f(0.0) and s[DEPTH + x] >= start and s[DEPTH + x] < until:
            if x + 1 < n and owner[x - 1] == owner[x] and owner[x] == owner[x + 1]:
                a, b = s[REACHED + x - 1], s[REACHED + x + 1]
                if a == b and (a == f(0.0) or a == f(1.0)):
                    s[REACHED + x] = a
                    continue
            s[REACHED + x] = reached(near, s[COLUMN + x], s[ROW + x], s[NEAR + x])
    for x in range(n):
        left = s[GENTLE + x]
        s[plane + x] *= left + (f(1.0) - left) * smooth((s[REACHED + x] - f(0.18)) * f(1.0 / 0.64))


@inner
def burn(s, lamp, n):
    """Light of the practical lamps, in soft bands, into WARM; how far its colour is from `lamp.warm` into TINTS."""
    red, green, blue = TINTS
    for x in range(n):
        s[WARM + x], s[red + x], s[green + x], s[blue + x] = f(0.0), f(0.0), f(0.0), f(0.0)
    for k in range(lamp.spots.shape[0]):
        px, py, pz, strength = lamp.spots[k, 0], lamp.spots[k, 1], lamp.spots[k, 2], lamp.spots[k, 4]
        part = f(1.0) / (lamp.spots[k, 3] * lamp.spots[k, 3])
        dr, dg, db = lamp.spots[k, 5], lamp.spots[k, 6], lamp.spots[k, 7]
        for x in range(n):
            dx, dy, dz = px - s[X + x], py - s[Y + x], pz - s[Z + x]
            square = dx * dx + dy * dy + dz * dz + f(1e-10)
            facing = (s[NX + x] * dx + s[NY + x] * dy + s[NZ + x] * dz) / np.sqrt(square)
            fall = max(f(0.0), f(1.0) - square * part) * (f(0.35) + f(0.65) * smooth((facing + f(0.35)) * f(1.25)))
            bands = f(0.30) * fall + f(0.30) * smooth((fall - f(0.18)) * f(1.0 / 0.28)) + f(0.40) * smooth((fall - f(0.52)) * f(1.0 / 0.28))
            light = strength * bands
            s[WARM + x] += light
            s[red + x] += light * dr
            s[green + x] += light * dg
            s[blue + x] += light * db
    for x in range(n):
        one = f(1.0) / max(s[WARM + x], f(1e-6))
        s[red + x] *= one
        s[green + x] *= one
        s[blue + x] *= one
        s[WARM + x] = min(s[WARM + x], f(1.25)) * (f(1.0) - s[BARE + x])


@inner
def colour_in(s, lamp, n):
    """The colours of surfaces to the colours that are seen: bands of light, sheen, lamps, highlights, haze."""
    sr, sg, sb = lamp.shade
    kr, kg, kb = lamp.key
    wr, wg, wb = lamp.warm
    tr, tg, tb = lamp.other
    hr, hg, hb = lamp.low
    thick, strength, fill, told, flagged = lamp.thick, lamp.strength, lamp.fill, lamp.told, lamp.flagged
    left, free = (f(1.0) - told) * f(0.6), f(1.0) - flagged
    for x in range(n):
        warm, other, seen = s[WARM + x], s[OTHER + x] * strength, (f(1.0) if s[GENTLE + x] > f(0.0) else f(0.0))
        lit = s[LIT + x] * (flagged + free * seen)
        filled = f(1.0) + fill * seen
        dark, high, gleam = filled * s[UNDER + x] * (f(1.0) - lit), s[HIGH + x] * lit * f(0.55), s[SHEEN + x] * max(lit, f(0.35) * warm)
        bare = s[BARE + x]
        away = (f(0.8) - f(0.8) * faded(max(s[DEPTH + x] - f(1.5), f(0.0)) * thick)) * (f(1.0) - bare)
        s[RED + x] = _seen(s[RED + x], gleam, sr * dark + kr * lit, wr + s[TINTS[0] + x], warm, tr, other, kr, high, hr, away, bare)
        s[GREEN + x] = _seen(s[GREEN + x], gleam, sg * dark + kg * lit, wg + s[TINTS[1] + x], warm, tg, other, kg, high, hg, away, bare)
        s[BLUE + x] = _seen(s[BLUE + x], gleam, sb * dark + kb * lit, wb + s[TINTS[2] + x], warm, tb, other, kb, high, hb, away, bare)
        share = min(f(1.0), max((told + left * seen) * (lit * f(0.8) + f(0.2 / 0.55) * high), max(warm, other) * f(0.9)))
        s[LIT + x] = share + (f(1.0) - share) * bare


@inner
def _seen(own, gleam, light, lamps, warm, second, other, key, high, haze, away, bare):
    """One channel of a colour under its light. A lamp adds little where it is light already: no channel may run ahead of the others."""
    shiny = own + gleam * (own * f(0.9) + f(0.06))
    light = min(f(1.12), light + max(f(0.0), lamps - light * f(0.74)) * warm)
    light = min(f(1.12), light + max(f(0.0), second * f(1.08) - light * f(0.85)) * other)
    seen = shiny * light
    seen += (min(seen * f(1.10) + f(0.03) * key, f(1.0)) - seen) * high
    seen += (haze - seen) * away
    return seen + (own - seen) * bare


@inner
def chequer(s, n):
    """A chequered floor, squares of a metre: what faces up at the height of the floor gets one of two greys."""
    for x in range(n):
        here = f(1.0) if s[NY + x] > f(0.9) and abs(s[Y + x]) < f(0.03) and s[BARE + x] == f(0.0) else f(0.0)
        half = (np.floor(s[X + x]) + np.floor(s[Z + x])) * f(0.5)
        grey = f(0.34) + f(0.50) * (half - np.floor(half)) * f(2.0)
        s[RED + x] += (grey - s[RED + x]) * here
        s[GREEN + x] += (grey - s[GREEN + x]) * here
        s[BLUE + x] += (grey - s[BLUE + x]) * here


@inner
def regrade(s, grade, n):
    """Colours as a look has them: some of their own, the rest a tone between the look's dark and its light."""
    dr, dg, db = grade.dark
    lr, lg, lb = grade.light
    keep, chroma, by_light, low, steep = grade.keep, grade.chroma, grade.by_light, grade.low, grade.steep
    for x in range(n):
        r, g, b = s[RED + x], s[GREEN + x], s[BLUE + x]
        luma = f(0.30) * r + f(0.55) * g + f(0.15) * b
        share = s[LIT + x] + (luma - s[LIT + x]) * s[BARE + x]
        tone = luma + (luma * f(0.45) + share * f(0.55) - luma) * by_light
        tone = min(f(1.0), max(f(0.0), (tone - low) * steep))
        s[RED + x] = (luma + (r - luma) * chroma) * keep + (dr + (lr - dr) * tone) * (f(1.0) - keep)
        s[GREEN + x] = (luma + (g - luma) * chroma) * keep + (dg + (lg - dg) * tone) * (f(1.0) - keep)
        s[BLUE + x] = (luma + (b - luma) * chroma) * keep + (db + (lb - db) * tone) * (f(1.0) - keep)


@inner
def put_colours(s, n, colour):
    """Write the colours that are seen, and the share of light, into `colour` (n,) uint32: red lowest, the share of light highest."""
    for x in range(n):
        red = np.int32(min(f(1.0), max(f(0.0), s[RED + x])) * f(255.0) + f(0.5))
        green = np.int32(min(f(1.0), max(f(0.0), s[GREEN + x])) * f(255.0) + f(0.5))
        blue = np.int32(min(f(1.0), max(f(0.0), s[BLUE + x])) * f(255.0) + f(0.5))
        share = np.int32(min(f(1.0), max(f(0.0), s[LIT + x])) * f(255.0) + f(0.5))
        colour[x] = np.uint32(red | (green << 8) | (blue << 16) | (share << 24))
