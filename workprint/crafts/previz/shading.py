"""What colour each pixel is before any ink: toon bands, one shadow, lamps, haze, and the sky behind everything.

Runs over pixels whose nearest triangle is known (deferred). Knows light and surfaces; knows nothing of how triangles were found, nor of
paper.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from workprint.crafts.previz.decals import FACE, HAIR, RESTED, TOP, UNLIT, face, hair_tone, inked, mixed, top_marks
from workprint.crafts.previz.jit import kernel
from workprint.crafts.previz.paper import hashed, noise, ramp
from workprint.crafts.previz.surfaces import set_marks


class Lamp(NamedTuple):
    """The light as arrays: `direction`, `key`, `shade`, `top`, `low`, `warm`, `moon` are (3,); `spots` (n, 5)."""

    direction: Any
    key: Any
    shade: Any
    top: Any
    low: Any
    warm: Any
    moon: Any
    spots: Any
    haze: float
    clouds: float
    stars: float


class Shadow(NamedTuple):
    """A map of what is nearest to the light: `near` (n, n), and `axes` (3, 4) that take a place to (column, row, nearness).

    `lift` metres along the normal keep a surface out of its own shadow.
    """

    near: Any
    axes: Any
    lift: float


class Canvas(NamedTuple):
    """The buffers of one picture: `near` (h, w) 1 / depth, `owner` (h, w) slot or -1, `colour` (h, w, 4) with the share of light last,
    `normal` (h, w, 3) right, up, back as int8.
    """

    near: Any
    owner: Any
    colour: Any
    normal: Any


@kernel
def faded(x):
    """exp(-x) for x >= 0, nearly, and the same on every machine."""
    return 1.0 / (1.0 + x + x * x * (0.5 + x * (1.0 / 6.0)))


@kernel
def shadow_at(shadow, x, y, z):
    """Share of the key light that reaches a place, 0..1: 4 x 4 taps weighed smoothly, after a look at the four corners."""
    m, size = shadow.axes, shadow.near.shape[0]
    u = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3] - 0.5
    v = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3] - 0.5
    if not (u >= 1.0 and v >= 1.0 and u < size - 3.0 and v < size - 3.0):
        return 1.0
    w = np.float32(m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3])
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


@kernel
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
            warm += lamp.spots[k, 4] * (0.30 * fall + 0.30 * ramp(0.12, 0.22, fall) + 0.40 * ramp(0.48, 0.58, fall))
    return min(warm, 1.25)


@kernel
def lit_colour(lamp, shadow, rgb, sheen, x, y, z, nx, ny, nz):
    """Toon bands at a place of colour `rgb`: (r, g, b, share of light 0..1)."""
    facing = nx * lamp.direction[0] + ny * lamp.direction[1] + nz * lamp.direction[2]
    lit = ramp(0.02, 0.10, facing)
    high = ramp(0.62, 0.69, facing)
    if lit > 0.0:
        lift = shadow.lift * (1.0 + 1.5 * (1.0 - facing))
        lit *= ramp(0.18, 0.82, shadow_at(shadow, x + nx * lift, y + ny * lift, z + nz * lift))
    high *= lit
    warm = lamps_at(lamp, x, y, z, nx, ny, nz) if lamp.spots.shape[0] > 0 else 0.0
    under = (0.955 + 0.045 * ny + 0.03 * ramp(-0.3, 0.2, facing)) * (1.0 - lit) + lit
    r = _channel(rgb[0], lamp.shade[0] * under, lamp.key[0], lamp.warm[0], lit, warm, high, sheen)
    g = _channel(rgb[1], lamp.shade[1] * under, lamp.key[1], lamp.warm[1], lit, warm, high, sheen)
    b = _channel(rgb[2], lamp.shade[2] * under, lamp.key[2], lamp.warm[2], lit, warm, high, sheen)
    return r, g, b, min(1.0, max(lit * 0.8 + 0.2 * high, warm * 0.9))


@kernel
def _channel(base, shade, key, spot, lit, warm, high, sheen):
    light = shade + (key - shade) * lit
    light += max(0.0, spot - light * 0.55) * warm
    light = min(light, 1.12)
    c = (base + sheen * (base * 0.9 + 0.06) * max(lit, 0.35 * warm)) * light
    return c + (min(c * 1.10 + 0.03 * key, 1.0) - c) * 0.55 * high


@kernel
def sky(lamp, dx, dy, dz):
    """Colour in a direction (unit length): a wash from low to top, clouds, stars, a moon."""
    height = max(dy, 0.0)
    r, g, b = mixed(lamp.low[0], lamp.low[1], lamp.low[2], lamp.top[0], lamp.top[1], lamp.top[2], ramp(0.0, 0.55, height))
    if height > 0.01 and lamp.clouds > 0.0:
        u, v = dx / (height + 0.25) * 2.2, dz / (height + 0.25) * 2.2
        mass = 0.55 * noise(u, v, 41, 0) + 0.3 * noise(u * 2.3, v * 2.3, 42, 0) + 0.15 * noise(u * 5.0, v * 5.0, 43, 0)
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


@kernel
def _star(dx, dy, dz):
    u, v = dx / (1.0 + abs(dy)) * 38.0, dz / (1.0 + abs(dy)) * 38.0
    i, j = int(np.floor(u)), int(np.floor(v))
    if hashed(i, j, 44) > 0.42:
        return 0.0
    x, y = u - i - 0.2 - 0.6 * hashed(i, j, 45), v - j - 0.2 - 0.6 * hashed(i, j, 46)
    size = 0.03 + 0.06 * hashed(i, j, 47) ** 3
    return ramp(size * 1.6, size * 0.4, np.sqrt(x * x + y * y))


@kernel
def _spread(soup, slots, s, part, b0, b1, b2, depth):
    """What one pixel covers of the rest coordinate `part`, across and down."""
    t, p = slots.face[s], slots.plane[s]
    q0, q1, q2 = soup.rest[soup.faces[t, 0], part], soup.rest[soup.faces[t, 1], part], soup.rest[soup.faces[t, 2], part]
    here = b0 * q0 + b1 * q1 + b2 * q2
    across = p[0] * q0 + p[3] * q1 + p[6] * q2 - p[9] * here
    down = p[1] * q0 + p[4] * q1 + p[7] * q2 - p[10] * here
    return here, (abs(across) + abs(down)) * depth


@kernel
def _worn_colour(soup, slots, s, c, b0, b1, b2, depth):
    """Colour and sheen of a pixel of a person."""
    rgb = (float(soup.colours[c, 0]), float(soup.colours[c, 1]), float(soup.colours[c, 2]))
    code, values = soup.codes[c], soup.values[c]
    x, dx = _spread(soup, slots, s, 0, b0, b1, b2, depth)
    y, dy = _spread(soup, slots, s, 1, b0, b1, b2, depth)
    z, dz = _spread(soup, slots, s, 2, b0, b1, b2, depth)
    if code == FACE:
        return face(rgb, values, soup.moods[c], x, y, z, 0.5 * (dx + dy)), 0.0
    tone, sheen, ink = 1.0, 0.0, 0.0
    if code == HAIR:
        tone, sheen = hair_tone(values, x, y, z, max(dx, dy, dz))
    elif code == TOP:
        tone, ink = top_marks(values, x, y, z, max(dx, dy))
    return inked(rgb[0] * tone, rgb[1] * tone, rgb[2] * tone, ink), sheen


@kernel
def _set_colour(soup, slots, s, c, b0, b1, b2, depth, place, step_x, step_y, normal):
    """Colour of a pixel of the set: the pattern lies in the plane that the surface faces most."""
    rgb = (float(soup.colours[c, 0]), float(soup.colours[c, 1]), float(soup.colours[c, 2]))
    ax, ay, az = abs(normal[0]), abs(normal[1]), abs(normal[2])
    first, second = (0, 2) if ay >= ax and ay >= az else ((2, 1) if ax >= az else (0, 1))
    if soup.flags[c] & RESTED:
        u, du = _spread(soup, slots, s, first, b0, b1, b2, depth)
        v, dv = _spread(soup, slots, s, second, b0, b1, b2, depth)
    else:
        u, v = place[first], place[second]
        du, dv = abs(step_x[first]) + abs(step_y[first]), abs(step_x[second]) + abs(step_y[second])
    tone, ink, paint = set_marks(soup.codes[c], soup.values[c], u, v, du, dv)
    r, g, b = mixed(rgb[0] * tone, rgb[1] * tone, rgb[2] * tone, 0.93, 0.91, 0.86, paint)
    return inked(r, g, b, ink)


@kernel
def _put(canvas, y, x, r, g, b, lit, nx, ny, nz):
    canvas.colour[y, x, 0] = np.uint8(min(1.0, max(0.0, r)) * 255.0 + 0.5)
    canvas.colour[y, x, 1] = np.uint8(min(1.0, max(0.0, g)) * 255.0 + 0.5)
    canvas.colour[y, x, 2] = np.uint8(min(1.0, max(0.0, b)) * 255.0 + 0.5)
    canvas.colour[y, x, 3] = np.uint8(lit * 255.0 + 0.5)
    canvas.normal[y, x, 0] = np.int8(np.floor(nx * 127.0 + 0.5))
    canvas.normal[y, x, 1] = np.int8(np.floor(ny * 127.0 + 0.5))
    canvas.normal[y, x, 2] = np.int8(np.floor(nz * 127.0 + 0.5))


@kernel
def _normal_at(soup, slots, s, b0, b1, b2):
    """Unit normal, turned to the side that is seen."""
    t = slots.face[s]
    i, j, k, n = soup.faces[t, 0], soup.faces[t, 1], soup.faces[t, 2], soup.normals
    x = b0 * n[i, 0] + b1 * n[j, 0] + b2 * n[k, 0]
    y = b0 * n[i, 1] + b1 * n[j, 1] + b2 * n[k, 1]
    z = b0 * n[i, 2] + b1 * n[j, 2] + b2 * n[k, 2]
    part = 1.0 / np.sqrt(x * x + y * y + z * z + 1e-12)
    if slots.state[s] & 2:
        part = -part
    return x * part, y * part, z * part


@kernel
def _solid(soup, slots, lens, lamp, shadow, canvas, y, x, s):
    """Shade one pixel of slot `s`."""
    p, axes = slots.plane[s], lens.axes
    dx, dy = x - slots.box[s, 0], y - slots.box[s, 1]
    g0, g1, g2 = p[2] + p[0] * dx + p[1] * dy, p[5] + p[3] * dx + p[4] * dy, p[8] + p[6] * dx + p[7] * dy
    depth = 1.0 / (g0 + g1 + g2)
    b0, b1, b2 = g0 * depth, g1 * depth, g2 * depth
    u, v = (x + 0.5 - lens.middle_x) / lens.focal, (lens.middle_y - y - 0.5) / lens.focal
    rx, ry = axes[2, 0] + axes[0, 0] * u + axes[1, 0] * v, axes[2, 1] + axes[0, 1] * u + axes[1, 1] * v
    rz = axes[2, 2] + axes[0, 2] * u + axes[1, 2] * v
    px, py, pz = lens.eye[0] + depth * rx, lens.eye[1] + depth * ry, lens.eye[2] + depth * rz
    normal = _normal_at(soup, slots, s, b0, b1, b2)
    nx, ny, nz = normal
    c = soup.swatch[slots.face[s]]
    code, sheen = soup.codes[c], 0.0
    rgb = (float(soup.colours[c, 0]), float(soup.colours[c, 1]), float(soup.colours[c, 2]))
    if code >= FACE:
        rgb, sheen = _worn_colour(soup, slots, s, c, b0, b1, b2, depth)
    elif code > 0 and code < UNLIT_FROM:
        k, ax, ay = depth / lens.focal, depth * depth * p[9], depth * depth * p[10]
        step_x = (k * axes[0, 0] - ax * rx, k * axes[0, 1] - ax * ry, k * axes[0, 2] - ax * rz)
        step_y = (-k * axes[1, 0] - ay * rx, -k * axes[1, 1] - ay * ry, -k * axes[1, 2] - ay * rz)
        rgb = _set_colour(soup, slots, s, c, b0, b1, b2, depth, (px, py, pz), step_x, step_y, normal)
    lit = 1.0
    r, g, b = rgb
    if not soup.flags[c] & UNLIT:
        r, g, b, lit = lit_colour(lamp, shadow, rgb, sheen, px, py, pz, nx, ny, nz)
        away = 0.8 * (1.0 - faded(max(depth - 1.5, 0.0) / lamp.haze))
        r, g, b = mixed(r, g, b, lamp.low[0], lamp.low[1], lamp.low[2], away)
    right = axes[0, 0] * nx + axes[0, 1] * ny + axes[0, 2] * nz
    up = axes[1, 0] * nx + axes[1, 1] * ny + axes[1, 2] * nz
    back = -(axes[2, 0] * nx + axes[2, 1] * ny + axes[2, 2] * nz)
    _put(canvas, y, x, r, g, b, lit, right, up, back)


UNLIT_FROM = 30


@kernel
def shade(soup, slots, lens, lamp, shadow, canvas, first, last):
    """Shade rows `first`..`last` of the canvas."""
    for y in range(first, last):
        for x in range(lens.width):
            s = canvas.owner[y, x]
            if s >= 0:
                _solid(soup, slots, lens, lamp, shadow, canvas, y, x, s)
                continue
            u, v = (x + 0.5 - lens.middle_x) / lens.focal, (lens.middle_y - y - 0.5) / lens.focal
            dx = lens.axes[2, 0] + lens.axes[0, 0] * u + lens.axes[1, 0] * v
            dy = lens.axes[2, 1] + lens.axes[0, 1] * u + lens.axes[1, 1] * v
            dz = lens.axes[2, 2] + lens.axes[0, 2] * u + lens.axes[1, 2] * v
            part = 1.0 / np.sqrt(1.0 + u * u + v * v)
            r, g, b = sky(lamp, dx * part, dy * part, dz * part)
            _put(canvas, y, x, r, g, b, 1.0, 0.0, 0.0, 1.0)
