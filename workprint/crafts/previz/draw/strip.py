"""A strip: some pixels of a row, each of their quantities in a plane of its own, so that arithmetic is done for many pixels at a time.

All planes lie in one array of float32, `strip[PLANE + x]`; compilers see that two planes never overlap. Knows where pixels lie in the
world and how they are turned; knows nothing of light or colour.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import numpy as np

from workprint.crafts.previz.forms import Floats
from workprint.crafts.previz.jit import inlined, inner

f = np.float32
"""Numbers in kernels are double unless they are said to be single."""
SPAN = 256
"""Most pixels in a strip."""
_PITCH = SPAN + 16
STEP, DEPTH, X, Y, Z, NX, NY, NZ = (k * _PITCH for k in range(8))
"""The pixel's number, its depth in metres, its place in the world, its normal."""
U, V, W, WIDE, TALL, LONG = (k * _PITCH for k in range(8, 14))
"""Its place on its surface or in rest space, metres, and what it covers of each."""
TONE, INKED, CHALK, RED, GREEN, BLUE, SHEEN = (k * _PITCH for k in range(14, 21))
"""Its pattern: a factor for the colour, how much pen, how much white; its colour, and how much it shines."""
DARK, STEEP, GENTLE, BARE = (k * _PITCH for k in range(21, 25))
"""Its toon band: turned how far to the light its brightness begins, one by the band's width; what shadows leave of the light; 1 where
light means nothing (sky, lamps)."""
FACING, LIT, HIGH, UNDER, WARM, OTHER = (k * _PITCH for k in range(25, 31))
"""Its light: how far it is turned to it, the share of light 0..1, the highlight, the factor of its shade, lamps, the second light."""
COLUMN, ROW, NEAR, REACHED = (k * _PITCH for k in range(31, 35))
"""Its place in a shadow map, and how much of the light reaches it."""
_PLANES = 35


def strip() -> Floats:
    """An empty strip."""
    made = np.zeros(_PLANES * _PITCH, np.float32)
    made[STEP : STEP + SPAN] = np.arange(SPAN)
    return made


@inner
def smooth(t):
    """0 below 0, 1 above 1, smooth between, in single precision."""
    t = min(f(1.0), max(f(0.0), t))
    return t * t * (f(3.0) - f(2.0) * t)


@inner
def faded(x):
    """exp(-x) for x >= 0, nearly, in single precision."""
    return f(1.0) / (f(1.0) + x + x * x * (f(0.5) + x * f(1.0 / 6.0)))


@inner
def place(s, lens, near, y, left, n):
    """Depths and places of the `n` pixels from column `left` of row `y`; `near` (n,) is one by the depth, 0 for the sky."""
    v = (lens.middle_y - y - 0.5) * lens.pixel
    u = f((left + 0.5 - lens.middle_x) * lens.pixel)
    step = f(lens.pixel)
    ox, oy, oz = f(lens.eye[0]), f(lens.eye[1]), f(lens.eye[2])
    rx, ry, rz = f(lens.right[0]), f(lens.right[1]), f(lens.right[2])
    fx, fy, fz = f(lens.forward[0] + lens.up[0] * v), f(lens.forward[1] + lens.up[1] * v), f(lens.forward[2] + lens.up[2] * v)
    for x in range(n):
        across = u + step * s[STEP + x]
        depth = f(1.0) / max(near[x], f(1e-6))
        s[DEPTH + x] = depth
        s[X + x] = ox + depth * (fx + rx * across)
        s[Y + x] = oy + depth * (fy + ry * across)
        s[Z + x] = oz + depth * (fz + rz * across)


@inlined
def _planes(slots, slot, y, left):
    """The three weights of a slot and their slopes along the row, at the pixel in column `left` of row `y`."""
    p, dx, dy = slots.plane[slot], f(left - slots.box[slot, 0]), f(y - slots.box[slot, 1])
    g0, g1, g2 = p[2] + p[1] * dy + p[0] * dx, p[5] + p[4] * dy + p[3] * dx, p[8] + p[7] * dy + p[6] * dx
    return g0, g1, g2, p[0], p[3], p[6]


@inlined
def _corners(of, soup, slots, slot, k):
    """Coordinate `k` of the three corners of a slot in the array `of`."""
    t = slots.face[slot]
    return of[soup.faces[t, 0], k], of[soup.faces[t, 1], k], of[soup.faces[t, 2], k]


@inner
def turn(s, soup, slots, slot, y, left, n):
    """Normals, not yet of unit length, of the first `n` pixels of a strip that begins in column `left`, all of one slot."""
    side = f(-1.0) if slots.state[slot] & 2 else f(1.0)
    g0, g1, g2, s0, s1, s2 = _planes(slots, slot, y, left)
    for k in range(3):
        a, b, c = _corners(soup.normals, soup, slots, slot, k)
        here, step = (g0 * a + g1 * b + g2 * c) * side, (s0 * a + s1 * b + s2 * c) * side
        out = s[NX + k * (NY - NX) :]
        for x in range(n):
            out[x] = here + step * (s[STEP + x] - s[STEP])


@inner
def unroll(s, soup, slots, slot, y, left, n):
    """Where the first `n` pixels of a strip, all of one slot, lie in rest space (U, V, W) and what they cover of it (WIDE, TALL, LONG)."""
    g0, g1, g2, s0, s1, s2 = _planes(slots, slot, y, left)
    p = slots.plane[slot]
    near, step = g0 + g1 + g2, s0 + s1 + s2
    for k in range(3):
        a, b, c = _corners(soup.rest, soup, slots, slot, k)
        here, across, down = g0 * a + g1 * b + g2 * c, s0 * a + s1 * b + s2 * c, p[1] * a + p[4] * b + p[7] * c
        out, covered = s[U + k * (V - U) :], s[WIDE + k * (TALL - WIDE) :]
        for x in range(n):
            off = s[STEP + x] - s[STEP]
            depth = f(1.0) / (near + step * off)
            at = (here + across * off) * depth
            out[x] = at
            covered[x] = (abs(across - p[9] * at) + abs(down - p[10] * at)) * depth


@inlined
def _along(s, lens, axis, to, slope_x, slope_y, n):
    """One coordinate of places, and what a pixel covers of it on a plane whose nearness has these slopes, into plane `to` and WIDE's."""
    eye, right, up = f(lens.eye[axis]), f(lens.right[axis] * lens.pixel), f(lens.up[axis] * lens.pixel)
    here, out, covered = s[X + axis * (Y - X) :], s[U + to * (V - U) :], s[WIDE + to * (TALL - WIDE) :]
    for x in range(n):
        depth, at = s[DEPTH + x], here[x]
        out[x] = at
        covered[x] = depth * (abs(right - slope_x * (at - eye)) + abs(up + slope_y * (at - eye)))


@inner
def lay_flat(s, soup, slots, lens, slot, n):
    """As `unroll` for a set: of world space, the two coordinates along the plane that the triangle faces most (U, V; V is up on walls)."""
    x, y, z = f(0.0), f(0.0), f(0.0)
    t = slots.face[slot]
    for k in range(3):
        i = soup.faces[t, k]
        x, y, z = x + soup.normals[i, 0], y + soup.normals[i, 1], z + soup.normals[i, 2]
    x, y, z = abs(x), abs(y), abs(z)
    sx, sy = slots.plane[slot, 9], slots.plane[slot, 10]
    if y >= x and y >= z:
        _along(s, lens, 0, 0, sx, sy, n)
        _along(s, lens, 2, 1, sx, sy, n)
    else:
        _along(s, lens, 2 if x >= z else 0, 0, sx, sy, n)
        _along(s, lens, 1, 1, sx, sy, n)


@inner
def straighten(s, n):
    """Normals to unit length."""
    for x in range(n):
        nx, ny, nz = s[NX + x], s[NY + x], s[NZ + x]
        part = f(1.0) / np.sqrt(nx * nx + ny * ny + nz * nz + f(1e-18))
        s[NX + x] = nx * part
        s[NY + x] = ny * part
        s[NZ + x] = nz * part


@inner
def put_normals(s, lens, n, normal):
    """Write normals as the camera sees them into `normal` (n,) int32: right, up, back in a byte each, 127 is one."""
    rx, ry, rz = f(lens.right[0] * 127.0), f(lens.right[1] * 127.0), f(lens.right[2] * 127.0)
    ux, uy, uz = f(lens.up[0] * 127.0), f(lens.up[1] * 127.0), f(lens.up[2] * 127.0)
    bx, by, bz = f(lens.forward[0] * -127.0), f(lens.forward[1] * -127.0), f(lens.forward[2] * -127.0)
    for x in range(n):
        nx, ny, nz = s[NX + x], s[NY + x], s[NZ + x]
        right = np.int32(rx * nx + ry * ny + rz * nz + f(128.5)) - 128
        up = np.int32(ux * nx + uy * ny + uz * nz + f(128.5)) - 128
        back = np.int32(bx * nx + by * ny + bz * nz + f(128.5)) - 128
        normal[x] = np.int32((right & 255) | ((up & 255) << 8) | ((back & 255) << 16))
