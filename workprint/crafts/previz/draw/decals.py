"""What is drawn on people: faces, hair, the edges and buttons of their clothes; and the table of all patterns with their numbers.

Everything lies in rest space, so it moves with the body and stays crisp at any size. Knows shapes and pen lines; knows nothing of light or
triangles. Sets are drawn in `surfaces`.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import difflib

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw.paper import hashed, ramp
from workprint.crafts.previz.forms import Expression, Swatch
from workprint.crafts.previz.jit import inlined, inner

VALUES = 12
"""Most numbers a pattern has."""
TWO_SIDED, CUT, NO_SHADOW, UNLIT, RESTED = 1, 2, 4, 8, 16
"""What the rasteriser and the light must know of a swatch, as bits. RESTED: its thing has rest positions of its own."""

PATTERNS: dict[str, tuple[int, int, tuple[float, ...]]] = {
    # name: (code, bits, default values)
    "plain": (0, 0, ()),
    "planks": (1, 0, (0.16, 1.7, 1.0)),
    "tiles": (2, 0, (0.3, 1.0)),
    "bricks": (3, 0, (0.24, 0.08)),
    "paving": (4, 0, (0.6,)),
    "panel": (5, 0, (0.95,)),
    "stripes": (6, 0, (0.12, 1.0)),
    "curtain": (7, TWO_SIDED, (0.14,)),
    "rug": (8, 0, ()),
    "books": (9, 0, (0.04,)),
    "bark": (10, 0, ()),
    "leaves": (11, TWO_SIDED, (0.12,)),
    "grass": (12, 0, (0.25,)),
    "ground": (13, 0, ()),
    "water": (14, NO_SHADOW, (0.8,)),
    "rock": (15, 0, ()),
    "metal": (16, 0, ()),
    "wood": (17, 0, (0.05,)),
    "asphalt": (18, 0, ()),
    "road": (19, 0, (3.5, 2.0, 0.0, 0.0)),
    "glass": (20, NO_SHADOW, (1.0,)),
    "glow": (30, NO_SHADOW | UNLIT, (1.0,)),
    "backdrop": (31, NO_SHADOW | UNLIT, ()),
    "skin": (45, 0, ()),
    "shoe": (46, 0, ()),
    "wire": (47, 0, ()),
    "face": (40, 0, (1.545, 0.10, 0.08, 0.08, 0.0, 0.0, 0.0)),
    "hair": (41, TWO_SIDED, (1.0,)),
    "collar": (42, TWO_SIDED | CUT, (1.498, 1.0)),
    "top": (43, TWO_SIDED | CUT, (0.86, 0.955, 1.0, 0.0, 0.0, 0.0, 0.168, 1.405, 50.0, 0.53)),
    "coat": (43, TWO_SIDED | CUT, (0.50, 0.955, 1.0, 0.0, 2.0, 0.0, 0.168, 1.405, 50.0, 0.53)),
    "bottom": (44, TWO_SIDED | CUT, (0.07, 9.0)),
}
PLANKS, TILES, BRICKS, PAVING, PANEL, STRIPES, CURTAIN, RUG, BOOKS, BARK = range(1, 11)
LEAVES, GRASS, GROUND, WATER, ROCK, METAL, WOOD, ASPHALT, ROAD, GLASS = range(11, 21)
GLOW, BACKDROP, FACE, HAIR, COLLAR, TOP, BOTTOM, WIRE = 30, 31, 40, 41, 42, 43, 44, 47
_SIN50, _COS50 = 0.766044443118978, 0.6427876096865394


def table_row(swatch: Swatch) -> tuple[int, int, NDArray[np.float64]]:
    """A swatch as numbers: code, bits, values (VALUES,). `ValueError` names the nearest pattern."""
    if swatch.pattern not in PATTERNS:
        near = difflib.get_close_matches(swatch.pattern, PATTERNS, 1, 0.0)[0]
        raise ValueError(f"no pattern is called {swatch.pattern!r}; the nearest is {near!r}")
    code, bits, defaults = PATTERNS[swatch.pattern]
    if len(swatch.values) > len(defaults):
        raise ValueError(f"pattern {swatch.pattern!r} takes at most {len(defaults)} values, not {len(swatch.values)}")
    row = np.zeros(VALUES)
    row[: len(defaults)] = defaults
    row[: len(swatch.values)] = swatch.values
    if code == TOP:
        row[10:12] = _direction(float(row[8]))
    return code, bits, row


def _direction(angle: float) -> tuple[float, float]:
    """Cosine and minus sine of the arm's angle below level, in degrees, by series (no libm, so every machine agrees)."""
    if angle == 50.0:
        return _COS50, -_SIN50
    x = angle * 0.017453292519943295
    s, c, term = 0.0, 0.0, 1.0
    for n in range(24):
        c, s = (c + (1 - n % 4) * term, s) if n % 2 == 0 else (c, s + (2 - n % 4) * term)
        term *= x / (n + 1)
    return c, -s


def mood_row(expression: Expression | None, head: float, brows: tuple[float, float, float]) -> tuple[float, ...]:
    """A face as numbers: gaze x, y, blink, brow, brow angle, mouth, width, smile, teeth, head scale, brow colour (13 in all)."""
    e = expression or Expression()
    return (*e.gaze, e.blink, e.brow, e.brow_angle, e.mouth, e.width, e.smile, e.teeth, head, *brows)


@inlined
def line(distance, spread):
    """How much of a pixel a pen line at this distance covers; `spread` is what a pixel covers, in the same unit."""
    return 1.0 - ramp(0.5 * spread, 1.3 * spread, abs(distance))


@inner
def ellipse(x, y, rx, ry):
    """Signed distance to an ellipse, nearly (Quilez)."""
    ax, ay = x / rx, y / ry
    bx, by = ax / rx, ay / ry
    k0, k1 = np.sqrt(ax * ax + ay * ay), np.sqrt(bx * bx + by * by)
    return k0 * (k0 - 1.0) / max(k1, 1e-5)


@inlined
def wave(x):
    """A sine of period 1 made of two parabolas."""
    s = (x - np.floor(x)) * 2.0 - 1.0
    return 4.0 * s * (abs(s) - 1.0)


@inlined
def around(x, z):
    """An angle in turns, nearly (by the diamond instead of the circle)."""
    whole = abs(x) + abs(z) + 1e-9
    turn = 0.25 * x / whole
    return turn if z >= 0.0 else 0.5 - turn


@inner
def lead(code):
    """How much nearer a garment counts than it is, metres: skin a millimetre too far out must not show through, at whatever distance."""
    if code == TOP:
        return 0.0030
    return 0.0038 if code == COLLAR else 0.0009


@inner
def _neck_hole(x, y, z, wider):
    """Inside a cone up through the neck."""
    y, k = y - 1.44, 0.0328
    h = min(1.0, max(0.0, (y * 0.18 + z * 0.02) / k))
    dy, dz = y - 0.18 * h, z - 0.02 * h
    return 0.068 + 0.008 * h + wider - np.sqrt(x * x + dy * dy + dz * dz)


@inner
def _top_cut(values, x, y, z):
    away = values[0] - y
    sleeve = ((abs(x) - values[6] * values[2]) * values[10] + (y - values[7]) * values[11]) - values[1] * values[9]
    away = max(away, sleeve)
    if y > 1.40:
        away = max(away, _neck_hole(x, y, z, values[3]))
    return away


@inner
def cut_away(code, values, x, y, z):
    """How far beyond its cut edge a point of a garment lies, in metres of rest space; positive is gone."""
    if code == TOP:
        return _top_cut(values, x, y, z)
    if code == BOTTOM:
        return max(values[0] - y, y - values[1])
    if code == COLLAR:
        away = y - (values[0] - 0.5 * max(z, 0.0))
        if z > 0.0 and values[1] > 0.0:
            away = max(away, (0.010 + 0.42 * max(y - values[0] + 0.06, 0.0)) * values[1] - abs(x))
        return away
    return -1.0


@inlined
def mixed(r, g, b, to_r, to_g, to_b, part):
    return r + (to_r - r) * part, g + (to_g - g) * part, b + (to_b - b) * part


@inlined
def inked(r, g, b, part):
    """The pen that draws on surfaces is a little softer than the outline's."""
    return mixed(r, g, b, 0.13, 0.11, 0.12, part * 0.85)


@inner
def _eye(rgb, x, y, mood, values, aa, side):
    """One eye: `x` from the face's middle outward, `side` its sign; all in metres of a head of scale 1."""
    r, g, b = rgb
    ex, ey = x - 0.0315, y - 0.088
    shut = mood[2]
    wide = 0.0074 * (1.0 - shut) * (1.0 + 0.16 * max(mood[3], 0.0) - 0.18 * max(mood[4], 0.0)) * (1.0 - 0.22 * max(mood[7], 0.0))
    white = 1.0 - ramp(-aa, aa, ellipse(ex, ey, 0.0152, max(wide, 0.0011)))
    if white > 0.0:
        gx, gy = ex - side * mood[0] * 0.0065, ey - 0.0003 - mood[1] * 0.0035
        gone = np.sqrt(gx * gx + gy * gy)
        iris, pupil = 1.0 - ramp(-aa, aa, gone - 0.0070), 1.0 - ramp(-aa, aa, gone - 0.0034)
        glint = 1.0 - ramp(-aa, aa, np.sqrt((gx * side - 0.0022) ** 2 + (gy - 0.0026) ** 2) - 0.0017)
        lid = 0.13 * ramp(-0.001, 0.007, ey)
        wr, wg, wb = mixed(0.97 - lid, 0.96 - lid, 0.93 - lid, values[1], values[2], values[3], iris)
        wr, wg, wb = mixed(wr, wg, wb, 0.06, 0.05, 0.05, pupil * iris)
        wr, wg, wb = mixed(wr, wg, wb, 1.0, 1.0, 1.0, glint * iris)
        r, g, b = mixed(r, g, b, wr, wg, wb, white)
    if abs(ex) < 0.0185:
        bow = np.sqrt(max(0.0, 1.0 - ex * ex / (0.0166 * 0.0166)))
        edge = ramp(0.0185, 0.0150, abs(ex))
        upper, lower = abs(ey - wide * bow - 0.0006), abs(ey + wide * bow + 0.0003)
        thick = (0.0011 + 0.0008 * ramp(-0.012, 0.012, ex)) * (0.25 + 0.75 * edge)
        r, g, b = inked(r, g, b, edge * (1.0 - ramp(thick, thick + aa * 1.6, upper)))
        r, g, b = inked(r, g, b, 0.35 * edge * (1.0 - ramp(0.0003, 0.0003 + aa * 1.6, lower)) * (1.0 - 0.6 * shut))
        r, g, b = inked(r, g, b, 0.30 * edge * (1.0 - ramp(0.0002, 0.0002 + aa * 1.6, abs(ey - wide * bow - 0.0048))) * (1.0 - shut))
    return r, g, b


@inner
def _brow(rgb, x, y, mood, aa):
    """A stroke that swells and thins out towards the temple."""
    r, g, b = rgb
    bx = x - 0.033
    up = 0.1085 + 0.006 * mood[3] - 0.0015 * max(mood[4], 0.0)
    by = y - up - mood[4] * 0.35 * bx + bx * bx * 9.0
    t = min(1.0, max(0.0, bx / 0.0365 + 0.5))
    half = 0.0031 * ramp(0.0, 0.10, t) * (1.0 - 0.72 * t * t)
    shape = max(abs(by) - half, abs(bx) - 0.0185)
    return mixed(r, g, b, mood[10], mood[11], mood[12], 0.92 * (1.0 - ramp(-aa, aa, shape)))


@inner
def _mouth(rgb, x, y, mood, aa):
    """Closed it is a line with a lower lip below; open it shows the dark, a tongue, and teeth where asked."""
    r, g, b = rgb
    opened, smile = mood[5], mood[7]
    half = 0.0205 * mood[6] * (1.0 + 0.12 * max(smile, 0.0))
    bend = min(x * x / (half * half), 1.6) * smile * 0.0065
    my, tall = y - 0.0268 - bend + smile * 0.002, 0.0011 + opened * 0.0135
    hole = ellipse(x, my + opened * 0.007, half * (1.0 - 0.22 * opened), tall)
    full = (0.0016 if my > -opened * 0.007 else 0.0030) * (1.0 - 0.8 * min(1.0, abs(x) / (half * 1.05)))
    lips = 1.0 - ramp(-aa, 0.0006 + aa, hole - full)
    r, g, b = mixed(r, g, b, r * 0.84, g * 0.66, b * 0.64, lips * 0.62)
    inside = 1.0 - ramp(-aa, aa, hole)
    if inside > 0.0:
        dr, dg, db = 0.20, 0.075, 0.075
        tongue = 1.0 - ramp(-aa, aa, ellipse(x, my + opened * 0.0165, half * 0.55, 0.0001 + 0.006 * opened))
        dr, dg, db = mixed(dr, dg, db, 0.62, 0.28, 0.26, tongue * 0.8 * ramp(0.25, 0.6, opened))
        teeth = ramp(0.0026 - aa, 0.0026 + aa, my - (tall - opened * 0.007) + 0.0045 + 0.002 * opened)
        dr, dg, db = mixed(
            dr, dg, db, 0.93, 0.91, 0.86, teeth * min(1.0, mood[8] + 0.55 * ramp(0.2, 0.5, opened)) * ramp(0.02, 0.10, opened)
        )
        r, g, b = mixed(r, g, b, dr, dg, db, inside)
    dimple = max(abs(abs(x) - half - 0.0008) - 0.0006, abs(my - 0.0006) - 0.0022 * abs(smile))
    r, g, b = inked(r, g, b, 0.5 * abs(smile) * (1.0 - ramp(0.0, 1.5 * aa, dimple)))
    low = abs(y - 0.0158 + opened * 0.017 - x * x * 9.0) - 0.0009 * (1.0 - min(1.0, x * x / 0.00009))
    return inked(r, g, b, 0.33 * ramp(0.0095, 0.0055, abs(x)) * (1.0 - ramp(0.0, aa * 1.5, low)))


@inner
def _nose(rgb, x, y, z, aa):
    r, g, b = rgb
    side = abs(x)
    nostril = (1.0 - ramp(-aa, aa, ellipse(side - 0.0075, y - 0.0555, 0.0032, 0.0018))) * (1.0 if z > 0.085 else 0.0)
    r, g, b = inked(r, g, b, 0.7 * nostril)
    dx, dy = x + 0.0055, y - 0.0800
    h = min(1.0, max(0.0, (dx * -0.007 + dy * -0.0225) / 0.00055525))
    bridge = np.sqrt((dx + 0.007 * h) ** 2 + (dy + 0.0225 * h) ** 2) - 0.0007 * (0.4 + h)
    if z > 0.07:
        r, g, b = inked(r, g, b, 0.55 * h * (1.0 - ramp(0.0, aa * 1.6, bridge)))
    under = abs(y - 0.0518 - x * x * 14.0) - 0.0006 * ramp(0.0085, 0.003, side)
    return inked(r, g, b, 0.55 * ramp(0.0085, 0.0060, side) * (1.0 - ramp(0.0, aa * 1.5, under)))


@inner
def _years(rgb, side, y, values, mood, aa):
    """Lips' colour, a beard's shadow, the lines of age, and warm cheeks."""
    r, g, b = rgb
    warm = max(0.0, 1.0 - ((side - 0.043) ** 2 + (y - 0.058) ** 2) / 0.00075)
    r, g, b = mixed(r, g, b, r, g * 0.86, b * 0.82, warm * warm * 0.7)
    if values[4] > 0.0:
        chin = max(ramp(0.062, 0.030, y) * ramp(0.0, 0.012, abs(side)), ramp(0.022, 0.010, y))
        chin = max(chin, (1.0 - ramp(-0.002, 0.003, ellipse(side, y - 0.042, 0.024, 0.007))))
        r, g, b = mixed(r, g, b, mood[10], mood[11], mood[12], values[4] * 0.8 * chin)
    if values[5] > 0.0:
        lips = 1.0 - ramp(-aa, aa + 0.001, ellipse(side, y - 0.0255 + mood[5] * 0.007, 0.0175 * mood[6], 0.0052 + mood[5] * 0.0155))
        r, g, b = mixed(r, g, b, 0.70, 0.22, 0.22, values[5] * 0.8 * lips)
    if values[6] > 0.0:
        fold = abs(side - 0.021 - (0.052 - y) * 0.42)
        fold = (1.0 - ramp(0.0004, 0.0004 + 1.6 * aa, fold)) * ramp(0.024, 0.032, y) * ramp(0.056, 0.048, y)
        brow = (1.0 - ramp(0.0003, 0.0003 + 1.6 * aa, abs(abs(y - 0.133 - side * side * 2.0) - 0.0045))) * ramp(0.036, 0.024, side)
        r, g, b = inked(r, g, b, 0.5 * values[6] * max(fold, brow))
    return r, g, b


@inner
def face(rgb, values, mood, x, y, z, spread):
    """A face at rest-space point (x, y, z), drawn from analytic shapes; `spread` is what a pixel covers there."""
    scale = 1.0 / mood[9]
    x, y, z, aa = x * scale, (y - values[0]) * scale, z * scale, 0.8 * spread * scale + 1e-5
    if z < 0.02:
        return rgb
    side = abs(x)
    rgb = _years(rgb, side, y, values, mood, aa)
    if y > 0.066 and y < 0.128 and side < 0.056:
        rgb = _eye(rgb, side, y, mood, values, aa, 1.0 if x >= 0.0 else -1.0)
        rgb = _brow(rgb, side, y, mood, aa)
    if side < 0.034 and y < 0.054 and y > -0.02:
        rgb = _mouth(rgb, x, y, mood, aa)
    if side < 0.02 and y > 0.045 and y < 0.09:
        rgb = _nose(rgb, x, y, z, aa)
    return rgb


@inlined
def hair_tone(values, x, y, z, spread):
    """Strands, and a broken band of sheen below the crown: (tone, sheen)."""
    turn = around(x, z + 0.02)
    strand = 0.5 + 0.5 * wave(turn * 46.0 * values[0] + 0.2 * wave(y * 9.5) + 0.13)
    clear = ramp(0.022, 0.008, spread)
    band = ramp(0.038, 0.0, abs(y - 1.715 - 0.012 * wave(turn * 9.0 + 0.25))) * (0.55 + 0.45 * ramp(0.2, 0.9, strand))
    return 0.985 + (0.09 * strand - 0.045) * clear, 0.34 * band


@inlined
def top_marks(values, x, y, z, spread):
    """Placket, buttons and the weave of a top or coat: (tone, ink). Without branches, so that many pixels are done at a time."""
    front = 1.0 if values[4] >= 1.0 and z > 0.0 and y < 1.42 else 0.0
    off = 0.018 if values[4] >= 2.0 else 0.0
    ink = 0.75 * line(x - off, spread)
    row = y / 0.11
    button = np.sqrt((x - off + 0.012) ** 2 + ((row - np.floor(row) - 0.5) * 0.11) ** 2) - 0.006
    ink = front * max(ink, 0.7 * (1.0 - ramp(-spread * 0.5, spread * 0.8, button)))
    ink = max(ink, 0.22 * line(y - values[0] - 0.022, spread) * ramp(0.012, 0.005, spread))
    across, checks = (1.0 if values[5] == 1.0 else 0.0), (1.0 if values[5] == 2.0 else 0.0)
    weave = across * 0.22 * ramp(-0.15, 0.15, wave(y / 0.075))
    weave += checks * 0.14 * (ramp(-0.1, 0.1, wave(y / 0.07)) + ramp(-0.1, 0.1, wave(x / 0.07)))
    return 1.0 - weave - 0.03 * hashed(np.int32(x * 60.0), np.int32(z * 4.0), 5.0) * ramp(0.01, 0.004, spread), ink
