"""What is behind everything: a wash from low to top, clouds, stars, a moon. Knows directions; knows nothing of the stage."""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np

from workprint.crafts.previz.draw.decals import mixed
from workprint.crafts.previz.draw.paper import hashed, noise, ramp
from workprint.crafts.previz.draw.strip import BARE, BLUE, GREEN, NX, NY, NZ, RED, f
from workprint.crafts.previz.jit import inlined, inner


@inlined
def _star(dx, dy, dz):
    u, v = dx / (1.0 + abs(dy)) * 38.0, dz / (1.0 + abs(dy)) * 38.0
    i, j = int(np.floor(u)), int(np.floor(v))
    if hashed(i, j, 44.0) > 0.42:
        return 0.0
    x, y = u - i - 0.2 - 0.6 * hashed(i, j, 45.0), v - j - 0.2 - 0.6 * hashed(i, j, 46.0)
    size = 0.03 + 0.06 * hashed(i, j, 47.0) ** 3
    return ramp(size * 1.6, size * 0.4, np.sqrt(x * x + y * y))


@inner
def sky(lamp, dx, dy, dz):
    """Colour in a direction (unit length)."""
    height = max(dy, 0.0)
    low, top = lamp.low, lamp.top
    r, g, b = mixed(low[0], low[1], low[2], top[0], top[1], top[2], ramp(0.0, 0.55, height))
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


@inner
def hang_sky(s, lens, lamp, y, left, start, end):
    """The sky in pixels `start`..`end` of a strip: bare of light, turned to the camera."""
    v = (lens.middle_y - y - 0.5) * lens.pixel
    for x in range(start, end):
        u = (left + x + 0.5 - lens.middle_x) * lens.pixel
        part = 1.0 / np.sqrt(1.0 + u * u + v * v)
        dx = (lens.forward[0] + lens.right[0] * u + lens.up[0] * v) * part
        dy = (lens.forward[1] + lens.right[1] * u + lens.up[1] * v) * part
        dz = (lens.forward[2] + lens.right[2] * u + lens.up[2] * v) * part
        r, g, b = sky(lamp, dx, dy, dz)
        s[RED + x], s[GREEN + x], s[BLUE + x] = f(r), f(g), f(b)
        s[NX + x], s[NY + x], s[NZ + x] = f(-lens.forward[0]), f(-lens.forward[1]), f(-lens.forward[2])
        s[BARE + x] = f(1.0)
