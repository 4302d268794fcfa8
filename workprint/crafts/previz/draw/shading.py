"""What colour each pixel is before any ink: what its surface is, and the light on it, a strip of a row at a time.

Runs over pixels whose nearest triangle is known (deferred). Knows which surface a pixel shows and where on it; the light is in `lighting`,
the patterns in `decals` and `surfaces`. Knows nothing of how triangles were found, nor of paper.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.draw.decals import COLLAR, CUT, FACE, GLOW, HAIR, RESTED, TOP, UNLIT, face, hair_tone, lead, top_marks
from workprint.crafts.previz.draw.lighting import burn, cast, chequer, colour_in, face_light, face_other, put_colours, regrade
from workprint.crafts.previz.draw.raster import Soup, numbers
from workprint.crafts.previz.draw.sky import hang_sky
from workprint.crafts.previz.draw.strip import (
    BARE,
    BLUE,
    CHALK,
    DARK,
    GENTLE,
    GREEN,
    INKED,
    LIT,
    LONG,
    NX,
    NY,
    NZ,
    OTHER,
    RED,
    SHEEN,
    SPAN,
    STEEP,
    TALL,
    TONE,
    WIDE,
    U,
    V,
    W,
    f,
    lay_flat,
    place,
    put_normals,
    straighten,
    turn,
    unroll,
)
from workprint.crafts.previz.draw.surfaces import set_marks
from workprint.crafts.previz.jit import inlined, inner, kernel

KEPT_BY_SKIN = 0.35
KEPT_BY_CLOTH = 0.45
"""Faces and hair keep so much light in the shadows that fall on them: a nose must not draw a moustache."""


class Canvas(NamedTuple):
    """The buffers of one picture, all (h, w): `near` 1 / depth, `owner` slot or -1, `ink` the ink id or -1, `colour` four bytes in a
    uint32 (red lowest, the share of light highest), `normal` three bytes in an int32 (right lowest, up, back).
    """

    near: Any
    owner: Any
    ink: Any
    colour: Any
    normal: Any


@inner
def _face(s, soup, c, n):
    """The colours of a run of pixels of a face."""
    values = numbers(soup.values, c)
    rgb = (float(soup.colours[c, 0]), float(soup.colours[c, 1]), float(soup.colours[c, 2]))
    m = soup.moods
    mood = (m[c, 0], m[c, 1], m[c, 2], m[c, 3], m[c, 4], m[c, 5], m[c, 6], m[c, 7], m[c, 8], m[c, 9], m[c, 10], m[c, 11], m[c, 12])
    for x in range(n):
        spread = 0.5 * (float(s[WIDE + x]) + float(s[TALL + x]))
        r, g, b = face(rgb, values, mood, float(s[U + x]), float(s[V + x]), float(s[W + x]), spread)
        s[RED + x], s[GREEN + x], s[BLUE + x] = f(r), f(g), f(b)


@inner
def _hair(s, soup, c, n):
    values = numbers(soup.values, c)
    for x in range(n):
        spread = max(s[WIDE + x], s[TALL + x], s[LONG + x])
        tone, sheen = hair_tone(values, float(s[U + x]), float(s[V + x]), float(s[W + x]), float(spread))
        s[TONE + x], s[INKED + x], s[CHALK + x], s[SHEEN + x] = f(tone), f(0.0), f(0.0), f(sheen)


@inner
def _top(s, soup, c, n):
    values = numbers(soup.values, c)
    for x in range(n):
        spread = max(s[WIDE + x], s[TALL + x])
        tone, ink = top_marks(values, float(s[U + x]), float(s[V + x]), float(s[W + x]), float(spread))
        s[TONE + x], s[INKED + x], s[CHALK + x] = f(tone), f(ink), f(0.0)


@inner
def _patterned(s, soup, c, n):
    """The pattern over the plain colour: its tone, then chalk, then pen (a little softer than the outline's)."""
    r, g, b = f(soup.colours[c, 0]), f(soup.colours[c, 1]), f(soup.colours[c, 2])
    for x in range(n):
        tone, chalk, pen = s[TONE + x], s[CHALK + x], s[INKED + x] * f(0.85)
        red, green, blue = r * tone, g * tone, b * tone
        red, green, blue = red + (f(0.93) - red) * chalk, green + (f(0.91) - green) * chalk, blue + (f(0.86) - blue) * chalk
        s[RED + x] = red + (f(0.13) - red) * pen
        s[GREEN + x] = green + (f(0.11) - green) * pen
        s[BLUE + x] = blue + (f(0.12) - blue) * pen


@inner
def _plain(s, soup, c, n):
    """What a run of pixels of one swatch is made of, before its pattern."""
    code = soup.codes[c]
    r, g, b = f(soup.colours[c, 0]), f(soup.colours[c, 1]), f(soup.colours[c, 2])
    bare = f(1.0) if soup.flags[c] & UNLIT else f(0.0)
    dark, steep, gentle = f(0.02), f(1.0 / 0.08), f(0.0)
    if code == FACE:
        dark, steep, gentle = f(-0.05), f(1.0 / 0.22), f(KEPT_BY_SKIN)
    elif code == HAIR:
        dark, steep, gentle = f(-0.25), f(1.0 / 0.65), f(KEPT_BY_SKIN)
    elif code >= COLLAR:
        dark, steep, gentle = f(-0.06), f(1.0 / 0.22), f(KEPT_BY_CLOTH)
    for x in range(n):
        s[RED + x], s[GREEN + x], s[BLUE + x], s[SHEEN + x] = r, g, b, f(0.0)
        s[BARE + x], s[DARK + x], s[STEEP + x], s[GENTLE + x] = bare, dark, steep, gentle


@inner
def _dress(s, soup, c, plain, n):
    """Colours of a run of pixels of one swatch."""
    code = soup.codes[c]
    _plain(s, soup, c, n)
    if plain and code != FACE:
        return
    if code == FACE:
        _face(s, soup, c, n)
        return
    if code == HAIR:
        _hair(s, soup, c, n)
    elif code == TOP:
        _top(s, soup, c, n)
    elif code > 0 and code < GLOW:
        set_marks(s, code, soup.values, c, n)
    else:
        return
    _patterned(s, soup, c, n)


@inlined
def _measure(s, soup, slots, lens, slot, y, left, n):
    """How a run of pixels of one slot is turned, and where on its surface it lies, if anything is drawn there."""
    c = soup.swatch[slots.face[slot]]
    code = soup.codes[c]
    turn(s, soup, slots, slot, y, left, n)
    if code in (FACE, HAIR, TOP) or (code > 0 and code < GLOW and soup.flags[c] & RESTED):
        unroll(s, soup, slots, slot, y, left, n)
    elif code > 0 and code < GLOW:
        lay_flat(s, soup, slots, lens, slot, n)
    return c


@inner
def _lay_out(s, soup, slots, lens, lamp, plain, owner, ink, y, left, n):
    """Surfaces of a strip: whose each pixel is, how it is turned, its own colour. Runs of one swatch are coloured together."""
    x, first, c = n - n, n - n, -1
    while x < n:
        slot, end = owner[x], x + 1
        while end < n and owner[end] == slot:
            end += 1
        now = -1 if slot < 0 else soup.swatch[slots.face[slot]]
        if now != c and c >= 0:
            _dress(s[first:], soup, c, plain, x - first)
        if now != c:
            first, c = x, now
        if slot < 0:
            hang_sky(s, lens, lamp, y, left, x, end)
        else:
            _measure(s[x:], soup, slots, lens, slot, y, left + x, end - x)
        mark = -1 if slot < 0 else soup.inks[c]
        for k in range(x, end):
            ink[k] = mark
        x = end
    if c >= 0:
        _dress(s[first:], soup, c, plain, n - first)


@kernel
def shade(soup, slots, lens, lamp, grade, close, far, second, canvas, s, first, last):
    """Shade rows `first`..`last` of the canvas with strip `s`; shadows from the `close` map as deep as it holds, then the `far` one."""
    for y in range(first, last):
        for left in range(0, lens.width, SPAN):
            right = min(left + SPAN, lens.width)
            n = right - left
            owner = canvas.owner[y, left:right]
            place(s, lens, canvas.near[y, left:right], y, left, n)
            _lay_out(s, soup, slots, lens, lamp, grade.plain, owner, canvas.ink[y, left:right], y, left, n)
            straighten(s, n)
            put_normals(s, lens, n, canvas.normal[y, left:right])
            if grade.floor > f(0.0):
                chequer(s, n)
            _light(s, lamp, close, far, second, owner, n)
            colour_in(s, lamp, n)
            if grade.keep < f(1.0) or grade.chroma != f(1.0):
                regrade(s, grade, n)
            put_colours(s, n, canvas.colour[y, left:right])


@inner
def _light(s, lamp, close, far, second, owner, n):
    """The share of the key, of the second light and of the lamps in each pixel of a strip."""
    if lamp.strength > f(0.0):
        face_other(s, lamp, n)
        cast(s, second, owner, OTHER, f(0.0), n)
    else:
        for x in range(n):
            s[OTHER + x] = f(0.0)
    face_light(s, lamp, n)
    if close.until > f(0.0):
        cast(s, close, owner, LIT, f(0.0), n)
    cast(s, far, owner, LIT, close.until, n)
    burn(s, lamp, n)


@kernel
def survey(soup, slots, lens, canvas, s, first, last):
    """Only what surfaces there are, for rows `first`..`last`: ink ids and normals; no light, no colour."""
    for y in range(first, last):
        for left in range(0, lens.width, SPAN):
            right = min(left + SPAN, lens.width)
            owner, ink, n = canvas.owner[y, left:right], canvas.ink[y, left:right], right - left
            x = n - n
            while x < n:
                slot, end = owner[x], x + 1
                while end < n and owner[end] == slot:
                    end += 1
                mark = -1 if slot < 0 else soup.inks[soup.swatch[slots.face[slot]]]
                for k in range(x, end):
                    ink[k] = mark
                if slot >= 0:
                    turn(s[x:], soup, slots, slot, y, left + x, end - x)
                else:
                    for k in range(x, end):
                        s[NX + k], s[NY + k], s[NZ + k] = f(-lens.forward[0]), f(-lens.forward[1]), f(-lens.forward[2])
                x = end
            straighten(s, n)
            put_normals(s, lens, n, canvas.normal[y, left:right])


@kernel
def report(soup, slots, canvas, ids, parts, first, end, depth, normal, id, part):
    """Write rows `first`..`end` of a surveyed or shaded canvas as buffers: metres, bytes (h, 3 w), the thing's id, its palette entry."""
    width = canvas.owner.shape[1]
    for y in range(first, end):
        owner, near, turned, metres, out = canvas.owner[y], canvas.near[y], canvas.normal[y], depth[y], normal[y]
        things, entries = id[y], part[y]
        for k in range(width):
            metres[k] = f(1.0) / near[k]
        last, who, which, behind = np.int32(-1), np.int32(-1), np.int32(-1), f(0.0)
        for k in range(width):
            slot = owner[k]
            if slot != last:
                last, who, which, behind = slot, np.int32(-1), np.int32(-1), f(0.0)
                if slot >= 0:
                    c = soup.swatch[slots.face[slot]]
                    who, which = ids[c], parts[c]
                    behind = f(lead(soup.codes[c])) if soup.flags[c] & CUT else f(0.0)
            things[k], entries[k] = who, which
            metres[k] += behind
        for k in range(width):
            p = turned[k]
            out[3 * k], out[3 * k + 1], out[3 * k + 2] = np.int8(p), np.int8(p >> 8), np.int8(p >> 16)


BROWS = 0.07
"""Brows on a blank face: they have the hair's colour, so a blank face keeps a dark one."""


def blank(soup: Soup) -> Soup:
    """The same triangles, everything white but the brows: what is drawn on them is ink alone."""
    moods = soup.moods.copy()
    moods[:, 10:13] = BROWS
    return soup._replace(colours=np.ones_like(soup.colours), moods=moods)


@inner
def _inked(s, soup, c, n):
    """How much pen there is on a run of pixels of one swatch of a `blank` soup, 0..1: INKED."""
    code = soup.codes[c]
    if code == FACE:
        _face(s, soup, c, n)
        for x in range(n):
            s[INKED + x] = f(1.0) - max(s[RED + x], s[GREEN + x], s[BLUE + x])
    elif code == TOP:
        _top(s, soup, c, n)
    else:
        set_marks(s, code, soup.values, c, n)


@kernel
def pen(soup, slots, lens, near, owner, s, first, last, out):
    """Write the pen on the surfaces of rows `first`..`last` of a canvas into `out` (h, w) uint8; `soup` is `blank`."""
    for y in range(first, last):
        for left in range(0, lens.width, SPAN):
            right = min(left + SPAN, lens.width)
            n = right - left
            place(s, lens, near[y, left:right], y, left, n)
            x = n - n
            while x < n:
                slot, end = owner[y, left + x], x + 1
                while end < n and owner[y, left + end] == slot:
                    end += 1
                c = -1 if slot < 0 else soup.swatch[slots.face[slot]]
                marked = c >= 0 and (soup.codes[c] in (FACE, TOP) or (soup.codes[c] > 0 and soup.codes[c] < GLOW))
                if marked:
                    _measure(s[x:], soup, slots, lens, slot, y, left + x, end - x)
                    _inked(s[x:], soup, c, end - x)
                for k in range(x, end):
                    out[y, left + k] = np.uint8(min(max(s[INKED + k], f(0.0)), f(1.0)) * f(255.0) + f(0.5)) if marked else np.uint8(0)
                x = end
