"""What colour each pixel is before any ink: toon bands, one shadow, lamps, haze, and the sky behind everything.

Runs over pixels whose nearest triangle is known (deferred). Knows light and surfaces; knows nothing of how triangles were found, nor of
paper.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.draw.decals import COLLAR, FACE, GLOW, HAIR, RESTED, TOP, UNLIT, face, hair_tone, inked, mixed, top_marks
from workprint.crafts.previz.draw.jit import inlined, inner, kernel
from workprint.crafts.previz.draw.paper import hashed, noise, ramp
from workprint.crafts.previz.draw.raster import Vector, numbers
from workprint.crafts.previz.draw.surfaces import set_marks

GENTLE = 0.35
DRAPED = 0.45
"""Faces and hair keep so much light in the shadows that fall on them: a nose must not draw a moustache."""


class Lamp(NamedTuple):
    """A light in numbers; `spots` (n, 5) is the only array, so that nothing is counted in every pixel. A moon of (0, 0.0) is none;
    `thick` is 1 / haze.
    """

    direction: Vector
    key: Vector
    shade: Vector
    top: Vector
    low: Vector
    warm: Vector
    moon: Vector
    spots: Any
    thick: float
    clouds: float
    stars: float


class Shadow(NamedTuple):
    """A map of what is nearest to the light: `near` (n, n), and how a place (x, y, z, 1) becomes its column, row and nearness.

    `lift` metres along the normal keep a surface out of its own shadow. The map holds for depths below `until`.
    """

    near: Any
    column: Any
    row: Any
    nearness: Any
    lift: float
    until: float


class Canvas(NamedTuple):
    """The buffers of one picture: `near` (h, w) 1 / depth, `owner` (h, w) slot or -1, `ink` (h, w) the ink id or -1, `colour` (h, w, 4)
    with the share of light last, `normal` (h, w, 3) right, up, back as int8.
    """

    near: Any
    owner: Any
    ink: Any
    colour: Any
    normal: Any


@inlined
def faded(x):
    """exp(-x) for x >= 0, nearly, and the same on every machine."""
    return 1.0 / (1.0 + x + x * x * (0.5 + x * (1.0 / 6.0)))


@inner
def shadow_at(shadow, x, y, z):
    """Share of the key light that reaches a place, 0..1: 4 x 4 taps weighed smoothly, after a look at the four corners."""
    size, p, q = shadow.near.shape[0], shadow.column, shadow.row
    u = p[0] * x + p[1] * y + p[2] * z + p[3] - 0.5
    v = q[0] * x + q[1] * y + q[2] * z + q[3] - 0.5
    if not (u >= 1.0 and v >= 1.0 and u < size - 3.0 and v < size - 3.0):
        return 1.0
    p = shadow.nearness
    w = np.float32(p[0] * x + p[1] * y + p[2] * z + p[3])
    i, j, near = int(u), int(v), shadow.near
    corners = int(near[j - 1, i - 1] > w) + int(near[j - 1, i + 2] > w) + int(near[j + 2, i - 1] > w) + int(near[j + 2, i + 2] > w)
    inner = int(near[j, i] > w) + int(near[j + 1, i + 1] > w)
    if corners + inner == 0:
        return 1.0
    if corners + inner == 6:
        return 0.0
    fu, fv, dark = u - i, v - j, 0.0
    for b in range(-1, 3):
        wv = 1.0 - fv if b == -1 else (fv if b == 2 else 1.0)
        row = 0.0
        for a in range(-1, 3):
            if near[j + b, i + a] > w:
                row += 1.0 - fu if a == -1 else (fu if a == 2 else 1.0)
        dark += wv * row
    return 1.0 - dark / 9.0


@inlined
def lamps_at(lamp, x, y, z, nx, ny, nz):
    """Warm light of the practical lamps at a place, in soft bands."""
    warm = 0.0
    for k in range(lamp.spots.shape[0]):
        dx, dy, dz = lamp.spots[k, 0] - x, lamp.spots[k, 1] - y, lamp.spots[k, 2] - z
        reach = lamp.spots[k, 3]
        far = dx * dx + dy * dy + dz * dz
        if far < reach * reach:
            distance = np.sqrt(far) + 1e-6
            facing = 0.35 + 0.65 * ramp(-0.35, 0.45, (nx * dx + ny * dy + nz * dz) / distance)
            fall = (1.0 - far / (reach * reach)) * facing
            warm += lamp.spots[k, 4] * (0.34 * fall + 0.28 * ramp(0.08, 0.30, fall) + 0.38 * ramp(0.42, 0.64, fall))
    return min(warm, 1.25)


@inlined
def turned(lamp, low, high, nx, ny, nz):
    """How a surface is turned: towards the light -1..1, its toon band (from `low` to `high`), the highlight's, its shade's factor."""
    facing = nx * lamp.direction[0] + ny * lamp.direction[1] + nz * lamp.direction[2]
    return facing, ramp(low, high, facing), ramp(0.62, 0.69, facing), 0.955 + 0.045 * ny + 0.03 * ramp(-0.3, 0.2, facing)


@inlined
def lit_colour(lamp, close, far, depth, rgb, sheen, x, y, z, nx, ny, nz, turn, gentle):
    """Toon bands at a place of colour `rgb`: (r, g, b, share of light 0..1). Cast shadows leave `gentle` of the light."""
    facing, lit, high, under = turn
    if lit > 0.0:
        lift = (close.lift if depth < close.until else far.lift) * (2.5 - 1.5 * facing) * (1.0 + 4.0 * gentle)
        sx, sy, sz = x + nx * lift, y + ny * lift, z + nz * lift
        reached = ramp(0.18, 0.82, shadow_at(close, sx, sy, sz) if depth < close.until else shadow_at(far, sx, sy, sz))
        lit *= gentle + (1.0 - gentle) * reached
        high *= lit
    warm = lamps_at(lamp, x, y, z, nx, ny, nz) if lamp.spots.shape[0] > 0 else 0.0
    r, g, b = rgb
    if sheen > 0.0:
        gleam = sheen * max(lit, 0.35 * warm)
        r, g, b = r + gleam * (r * 0.9 + 0.06), g + gleam * (g * 0.9 + 0.06), b + gleam * (b * 0.9 + 0.06)
    dark = under * (1.0 - lit)
    shade, key = lamp.shade, lamp.key
    lr, lg, lb = shade[0] * dark + key[0] * lit, shade[1] * dark + key[1] * lit, shade[2] * dark + key[2] * lit
    if warm > 0.0:
        lr = min(1.12, lr + max(0.0, lamp.warm[0] - lr * 0.55) * warm)
        lg = min(1.12, lg + max(0.0, lamp.warm[1] - lg * 0.55) * warm)
        lb = min(1.12, lb + max(0.0, lamp.warm[2] - lb * 0.55) * warm)
    r, g, b = r * lr, g * lg, b * lb
    if high > 0.0:
        k = 0.55 * high
        r += (min(r * 1.10 + 0.03 * lamp.key[0], 1.0) - r) * k
        g += (min(g * 1.10 + 0.03 * lamp.key[1], 1.0) - g) * k
        b += (min(b * 1.10 + 0.03 * lamp.key[2], 1.0) - b) * k
    return r, g, b, min(1.0, max(lit * 0.8 + 0.2 * high, warm * 0.9))


@inlined
def sky(lamp, dx, dy, dz):
    """Colour in a direction (unit length): a wash from low to top, clouds, stars, a moon."""
    height = max(dy, 0.0)
    r, g, b = mixed(lamp.low[0], lamp.low[1], lamp.low[2], lamp.top[0], lamp.top[1], lamp.top[2], ramp(0.0, 0.55, height))
    if height > 0.01 and lamp.clouds > 0.0:
        u, v = dx / (height + 0.25) * 2.2, dz / (height + 0.25) * 2.2
        mass = 0.55 * noise(u, v, 41.0) + 0.3 * noise(u * 2.3, v * 2.3, 42.0) + 0.15 * noise(u * 5.0, v * 5.0, 43.0)
        cover = ramp(0.70 - 0.35 * lamp.clouds, 0.76 - 0.33 * lamp.clouds, mass) * ramp(0.01, 0.10, height) * min(1.0, 2.0 * lamp.clouds)
        lift = 0.55 if lamp.stars <= 0.0 else 0.10
        r, g, b = mixed(r, g, b, r + (0.99 - r) * lift, g + (0.985 - g) * lift, b + (0.97 - b) * lift, 0.8 * cover)
    if lamp.stars > 0.0 and height > 0.03:
        light = _star(dx, dy, dz) * lamp.stars * ramp(0.03, 0.2, height)
        r, g, b = mixed(r, g, b, 0.96, 0.94, 0.86, light)
    if lamp.moon[0] != 0.0 or lamp.moon[1] != 0.0 or lamp.moon[2] != 0.0:
        near = dx * lamp.moon[0] + dy * lamp.moon[1] + dz * lamp.moon[2]
        r, g, b = mixed(r, g, b, 0.95, 0.93, 0.84, 0.30 * ramp(0.985, 0.9995, near))
        r, g, b = mixed(r, g, b, 0.97, 0.95, 0.88, ramp(0.99945, 0.99955, near))
    return r, g, b


@inlined
def _star(dx, dy, dz):
    u, v = dx / (1.0 + abs(dy)) * 38.0, dz / (1.0 + abs(dy)) * 38.0
    i, j = int(np.floor(u)), int(np.floor(v))
    if hashed(i, j, 44.0) > 0.42:
        return 0.0
    x, y = u - i - 0.2 - 0.6 * hashed(i, j, 45.0), v - j - 0.2 - 0.6 * hashed(i, j, 46.0)
    size = 0.03 + 0.06 * hashed(i, j, 47.0) ** 3
    return ramp(size * 1.6, size * 0.4, np.sqrt(x * x + y * y))


@inlined
def _ray(lens, x, y):
    """A pixel's ray, one metre deep."""
    u, v = (x + 0.5 - lens.middle_x) * lens.pixel, (lens.middle_y - y - 0.5) * lens.pixel
    dx = lens.forward[0] + lens.right[0] * u + lens.up[0] * v
    dy = lens.forward[1] + lens.right[1] * u + lens.up[1] * v
    dz = lens.forward[2] + lens.right[2] * u + lens.up[2] * v
    return dx, dy, dz, 1.0 / np.sqrt(1.0 + u * u + v * v)


@inlined
def _spread(slots, s, q0, q1, q2, b0, b1, b2, depth):
    """A coordinate of a pixel from its three corners', and what the pixel covers of it."""
    here = b0 * q0 + b1 * q1 + b2 * q2
    across = slots.plane[s, 0] * q0 + slots.plane[s, 3] * q1 + slots.plane[s, 6] * q2 - slots.plane[s, 9] * here
    down = slots.plane[s, 1] * q0 + slots.plane[s, 4] * q1 + slots.plane[s, 7] * q2 - slots.plane[s, 10] * here
    return here, (abs(across) + abs(down)) * depth


@inlined
def _at_rest(soup, slots, s, b0, b1, b2, depth):
    """Where a pixel lies in rest space, and what it covers there: (place, covered)."""
    t, r = slots.face[s], soup.rest
    i, j, k = soup.faces[t, 0], soup.faces[t, 1], soup.faces[t, 2]
    x, dx = _spread(slots, s, r[i, 0], r[j, 0], r[k, 0], b0, b1, b2, depth)
    y, dy = _spread(slots, s, r[i, 1], r[j, 1], r[k, 1], b0, b1, b2, depth)
    z, dz = _spread(slots, s, r[i, 2], r[j, 2], r[k, 2], b0, b1, b2, depth)
    return (x, y, z), (dx, dy, dz)


@inlined
def _worn_colour(soup, slots, s, c, rgb, b0, b1, b2, depth):
    """Colour and sheen of a pixel of a person."""
    code, values = soup.codes[c], numbers(soup.values, c)
    (x, y, z), (dx, dy, dz) = _at_rest(soup, slots, s, b0, b1, b2, depth)
    if code == FACE:
        m = soup.moods
        mood = (m[c, 0], m[c, 1], m[c, 2], m[c, 3], m[c, 4], m[c, 5], m[c, 6], m[c, 7], m[c, 8], m[c, 9], m[c, 10], m[c, 11], m[c, 12])
        return face(rgb, values, mood, x, y, z, 0.5 * (dx + dy)), 0.0
    tone, sheen, ink = 1.0, 0.0, 0.0
    if code == HAIR:
        tone, sheen = hair_tone(values, x, y, z, max(dx, dy, dz))
    elif code == TOP:
        tone, ink = top_marks(values, x, y, z, max(dx, dy))
    return inked(rgb[0] * tone, rgb[1] * tone, rgb[2] * tone, ink), sheen


@inlined
def _across(lens, ray, slope_x, slope_y, depth):
    """What one pixel covers of x, y and z on a plane whose nearness has these slopes."""
    k = depth * lens.pixel
    a, b = depth * depth * slope_x, depth * depth * slope_y
    dx = abs(k * lens.right[0] - a * ray[0]) + abs(k * lens.up[0] + b * ray[0])
    dy = abs(k * lens.right[1] - a * ray[1]) + abs(k * lens.up[1] + b * ray[1])
    dz = abs(k * lens.right[2] - a * ray[2]) + abs(k * lens.up[2] + b * ray[2])
    return dx, dy, dz


@inlined
def _set_colour(soup, slots, s, c, rgb, b0, b1, b2, depth, place, covered, normal):
    """Colour of a pixel of the set: the pattern lies in the plane that the surface faces most."""
    ax, ay, az = abs(normal[0]), abs(normal[1]), abs(normal[2])
    if soup.flags[c] & RESTED:
        place, covered = _at_rest(soup, slots, s, b0, b1, b2, depth)
    if ay >= ax and ay >= az:
        u, v, du, dv = place[0], place[2], covered[0], covered[2]
    elif ax >= az:
        u, v, du, dv = place[2], place[1], covered[2], covered[1]
    else:
        u, v, du, dv = place[0], place[1], covered[0], covered[1]
    tone, ink, paint = set_marks(soup.codes[c], soup.values, c, u, v, du, dv)
    r, g, b = mixed(rgb[0] * tone, rgb[1] * tone, rgb[2] * tone, 0.93, 0.91, 0.86, paint)
    return inked(r, g, b, ink)


@inlined
def _put(canvas, y, x, r, g, b, lit, nx, ny, nz):
    canvas.colour[y, x, 0] = np.uint8(min(1.0, max(0.0, r)) * 255.0 + 0.5)
    canvas.colour[y, x, 1] = np.uint8(min(1.0, max(0.0, g)) * 255.0 + 0.5)
    canvas.colour[y, x, 2] = np.uint8(min(1.0, max(0.0, b)) * 255.0 + 0.5)
    canvas.colour[y, x, 3] = np.uint8(lit * 255.0 + 0.5)
    canvas.normal[y, x, 0] = np.int8(int(nx * 127.0 + 128.5) - 128)
    canvas.normal[y, x, 1] = np.int8(int(ny * 127.0 + 128.5) - 128)
    canvas.normal[y, x, 2] = np.int8(int(nz * 127.0 + 128.5) - 128)


@inlined
def _corner(soup, i, side):
    return soup.normals[i, 0] * side, soup.normals[i, 1] * side, soup.normals[i, 2] * side


@inlined
def _solid(soup, slots, lens, lamp, close, far, canvas, y, start, end, s):
    """Shade a run of pixels of slot `s` in row `y`."""
    t = slots.face[s]
    c = soup.swatch[t]
    code, unlit = soup.codes[c], soup.flags[c] & UNLIT
    base = (float(soup.colours[c, 0]), float(soup.colours[c, 1]), float(soup.colours[c, 2]))
    dy = y - slots.box[s, 1]
    r0, r1 = slots.plane[s, 2] + slots.plane[s, 1] * dy, slots.plane[s, 5] + slots.plane[s, 4] * dy
    r2 = slots.plane[s, 8] + slots.plane[s, 7] * dy
    a0, a1, a2 = float(slots.plane[s, 0]), float(slots.plane[s, 3]), float(slots.plane[s, 6])
    slope_x, slope_y, left, mark = float(slots.plane[s, 9]), float(slots.plane[s, 10]), slots.box[s, 0], soup.inks[c]
    side = -1.0 if slots.state[s] & 2 else 1.0
    n0, n1 = _corner(soup, soup.faces[t, 0], side), _corner(soup, soup.faces[t, 1], side)
    n2 = _corner(soup, soup.faces[t, 2], side)
    flat = n0 == n1 and n1 == n2
    low, high, gentle = 0.02, 0.10, 0.0
    if code == FACE:
        low, high, gentle = -0.05, 0.17, GENTLE
    elif code == HAIR:
        low, high, gentle = -0.25, 0.40, GENTLE
    elif code >= COLLAR:
        low, high, gentle = -0.06, 0.16, DRAPED
    nx, ny, nz = n0
    turn = turned(lamp, low, high, nx, ny, nz)
    for x in range(start, end):
        dx = x - left
        g0, g1, g2 = r0 + a0 * dx, r1 + a1 * dx, r2 + a2 * dx
        depth = 1.0 / (g0 + g1 + g2)
        b0, b1, b2 = g0 * depth, g1 * depth, g2 * depth
        rx, ry, rz, _ = _ray(lens, x, y)
        px, py, pz = lens.eye[0] + depth * rx, lens.eye[1] + depth * ry, lens.eye[2] + depth * rz
        if not flat:
            nx, ny, nz = b0 * n0[0] + b1 * n1[0] + b2 * n2[0], b0 * n0[1] + b1 * n1[1] + b2 * n2[1], b0 * n0[2] + b1 * n1[2] + b2 * n2[2]
            part = 1.0 / np.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
            nx, ny, nz = nx * part, ny * part, nz * part
            turn = turned(lamp, low, high, nx, ny, nz)
        rgb, sheen, lit = base, 0.0, 1.0
        if code >= FACE:
            rgb, sheen = _worn_colour(soup, slots, s, c, rgb, b0, b1, b2, depth)
        elif code > 0 and code < GLOW:
            covered = _across(lens, (rx, ry, rz), slope_x, slope_y, depth)
            rgb = _set_colour(soup, slots, s, c, rgb, b0, b1, b2, depth, (px, py, pz), covered, (nx, ny, nz))
        r, g, b = rgb
        if not unlit:
            r, g, b, lit = lit_colour(lamp, close, far, depth, rgb, sheen, px, py, pz, nx, ny, nz, turn, gentle)
            away = 0.8 - 0.8 * faded(max(depth - 1.5, 0.0) * lamp.thick)
            r, g, b = mixed(r, g, b, lamp.low[0], lamp.low[1], lamp.low[2], away)
        right = lens.right[0] * nx + lens.right[1] * ny + lens.right[2] * nz
        up = lens.up[0] * nx + lens.up[1] * ny + lens.up[2] * nz
        back = -(lens.forward[0] * nx + lens.forward[1] * ny + lens.forward[2] * nz)
        canvas.ink[y, x] = mark
        _put(canvas, y, x, r, g, b, lit, right, up, back)


@kernel
def shade(soup, slots, lens, lamp, close, far, canvas, first, last):
    """Shade rows `first`..`last` of the canvas, shadows from the `close` map as deep as it holds, then from the `far` one."""
    for y in range(first, last):
        x = y - y
        while x < lens.width:
            s, end = canvas.owner[y, x], x + 1
            while end < lens.width and canvas.owner[y, end] == s:
                end += 1
            if s >= 0:
                _solid(soup, slots, lens, lamp, close, far, canvas, y, x, end, s)
            else:
                for u in range(x, end):
                    dx, dy, dz, part = _ray(lens, u, y)
                    r, g, b = sky(lamp, dx * part, dy * part, dz * part)
                    canvas.ink[y, u] = -1
                    _put(canvas, y, u, r, g, b, 1.0, 0.0, 0.0, 1.0)
            x = end
