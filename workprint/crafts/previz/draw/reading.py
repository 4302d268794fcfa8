"""A frame's words as the numbers that kernels read: view to lens, light to lamp, look to sheet and pen.

Knows the forms and the kernels' tuples; draws nothing.
"""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.draw.ink import Sheet
from workprint.crafts.previz.draw.lighting import Lamp, Triple
from workprint.crafts.previz.draw.looks import Look, held_to
from workprint.crafts.previz.draw.raster import Lens, Vector
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.forms import Colour, Floats, Ints, Light, Second, View

FILL, FILLED_BELOW = 1.1, 0.62
"""The darker the shade, the more of a fill light people get in it: a face on a board is read at night too."""


def luma(colour: Colour) -> float:
    return 0.3 * colour[0] + 0.5 * colour[1] + 0.2 * colour[2]


def unit(v: Any) -> NDArray[np.float64]:
    """`v` (3,) at length 1; straight up if it has none."""
    x, y, z = (float(c) for c in v)
    length = sqrt(x * x + y * y + z * z)
    return np.array([x / length, y / length, z / length]) if length > 1e-9 else np.array([0.0, 1.0, 0.0])


def vector(v: Any) -> Vector:
    x, y, z = (float(c) for c in v)
    return x, y, z


def single(v: Any) -> Triple:
    """Three numbers in single precision."""
    x, y, z = (np.float32(c) for c in v)
    return x, y, z


def cross(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])


def lens_of(view: View, width: int, height: int) -> Lens:
    """The camera of a view as pixels see it."""
    if not 0.1 <= view.fov <= 170.0:
        raise ValueError(f"a field of view is 0.1 to 170 degrees, not {view.fov}")
    eye = np.array(view.eye, np.float64)
    forward = unit(np.array(view.target, np.float64) - eye)
    right = cross(forward, np.array([0.0, 1.0, 0.0]))
    right = unit(right) if abs(forward[1]) < 0.9999 else np.array([1.0, 0.0, 0.0])
    up = cross(right, forward)
    if view.roll:
        c, s = exact.cos(view.roll * exact.DEGREE), exact.sin(view.roll * exact.DEGREE)
        right, up = right * c - up * s, right * s + up * c
    focal = height / 2.0 / exact.tan(view.fov * exact.DEGREE / 2.0)
    return Lens(vector(eye), vector(right), vector(up), vector(forward), focal, 1.0 / focal, width / 2.0, height / 2.0, width, height)


def focus_of(view: View) -> float:
    """How far the camera is from what it looks at, in metres."""
    x, y, z = (a - b for a, b in zip(view.target, view.eye))
    return sqrt(x * x + y * y + z * z)


def lamp_of(light: Light, palette: tuple[Colour, ...] = (), tint: Colour = (1.0, 1.0, 1.0), *, by_light: bool = False) -> Lamp:
    """A light in numbers; the sky is held to the palette, all of it tinted by the paper. For a look that goes `by_light` a weak key is
    little light.
    """
    told = np.float32(min(1.0, max(0.3, (luma(light.key) - 0.2) / 0.65)) if by_light else 1.0)
    light = _tinted(light, tint) if tint != (1.0, 1.0, 1.0) else light
    moon = single(unit(light.moon)) if light.moon else single((0.0, 0.0, 0.0))
    spots = _spots_of(light)
    top, low = (single(held_to(palette, colour)) for colour in (light.sky_top, light.sky_low))
    key, shade, warm = (single(c) for c in (light.key, light.shade, light.spot_colour))
    haze, clouds, stars = np.float32(1.0 / max(float(light.haze), 0.01)), np.float32(light.clouds), np.float32(light.stars)
    second = light.second or Second(strength=0.0)
    place = single(unit(second.direction) if second.place is None else second.place)
    reach = np.float32(0.0 if second.place is None else max(second.reach, 0.1))
    other, strength = single(second.colour), np.float32(second.strength)
    spill, fill = np.float32(second.spill), np.float32(FILL * max(0.0, FILLED_BELOW - luma(light.shade)))
    sky = (top, low, warm, moon, spots, haze, clouds, stars)
    return Lamp(
        single(unit(light.direction)), key, shade, *sky, place, other, reach, strength, spill, fill, told, np.float32(light.flagged)
    )


def _tinted(light: Light, tint: Colour) -> Light:
    def through(colour: Colour) -> Colour:
        return colour[0] * tint[0], colour[1] * tint[1], colour[2] * tint[2]

    second = light.second and replace(light.second, colour=through(light.second.colour))
    lamps = tuple(map(through, light.spot_colours))
    top, low, warm = through(light.sky_top), through(light.sky_low), through(light.spot_colour)
    key, shade = through(light.key), through(light.shade)
    return replace(light, key=key, shade=shade, second=second, sky_top=top, sky_low=low, spot_colour=warm, spot_colours=lamps)


def _spots_of(light: Light) -> Floats:
    """The spots of a light (n, 8): place, reach, strength, and how far the colour of each is from the light's `spot_colour`."""
    spots = np.zeros((len(light.spots), 8), np.float32)
    spots[:, :5] = np.array(light.spots, np.float32).reshape(-1, 5)
    for k, colour in enumerate(light.spot_colours[: len(spots)]):
        spots[k, 5:] = [own - all_ for own, all_ in zip(colour, light.spot_colour, strict=True)]
    return spots


def sheet_of(look: Look, light: Light, gain: Any, bare: Any, height: int) -> tuple[Sheet, Ints]:
    """Paper and pen of a look, and the weights of its blur. In the dark, bare paper is dark too, if the look says so."""
    scale = height / 720.0
    weights, threshold, soft, press = pen(look.line * scale)
    bright = 255.0 * (min(1.0, 0.05 + square(luma(light.shade) / 0.58)) if look.dusk else 1.0)
    ground, stroke = single(bright * c for c in look.paper), single(255.0 * c for c in look.ink)
    numbers = (look.wash, look.hatch, look.cross, look.toned, look.tooth, look.bite, look.own, 7.0 * scale)
    wash, hatch, crossed, toned, tooth, bite, own, pitch = (np.float32(v) for v in numbers)
    if look.line <= 0.0:
        threshold = 1e6
    edge = (np.float32(v) for v in (threshold, soft, 0.5 / soft, press))
    return Sheet(gain, bare, ground, stroke, wash, hatch, crossed, toned, tooth, bite, own, pitch, *edge), weights


def pen(width: float) -> tuple[Ints, float, float, float]:
    """Blur and threshold that draw lines about 2 px wide at `width` 1, never much below 1 px.

    Weights that sum to 256; threshold, softness and pressure in 0..255.
    """
    half = 0.3 + 0.65 * width
    row = [1]
    for _ in range(2 * max(1, round(half * half * 0.9))):
        row = [a + b for a, b in zip([0, *row], [*row, 0])]
    total = sum(row)
    weights = [w * 256 // total for w in row]
    weights[len(weights) // 2] += 256 - sum(weights)
    while weights[0] == 0:
        weights = weights[1:-1]
    r = len(weights) // 2
    profile = [sum(weights[max(0, i + r) : i + r + 2]) if i + r + 2 > 0 else 0 for i in range(-r - 2, 0)][::-1]
    at = min(half - 0.5, len(profile) - 1.001)
    i = max(int(at), 0)
    slope = max(profile[i] - profile[i + 1], 8)
    threshold = profile[i] - slope * (at - i)
    return np.array(weights, np.int32), float(threshold), 0.42 * float(slope), 0.55 * float(slope) * half
