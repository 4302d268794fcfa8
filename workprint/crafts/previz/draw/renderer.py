"""One drawing of the stage, from a `Frame` to a picture: the stages of the renderer in order, and the buffers they share.

    soup (all triangles) > slots (those in view) > nearest in each pixel > shade > lines > paint

Knows the order of work and what may be kept from frame to frame; knows nothing of screenplays. What is kept never changes a byte: the
same frame gives
the same picture from a new renderer and from a used one, on any number of threads.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw import ink, paper, raster, shading
from workprint.crafts.previz.draw.gather import PARTS, Gathered, gather
from workprint.crafts.previz.draw.lighting import Lamp, Triple
from workprint.crafts.previz.draw.raster import BAND, CHUNK, Lens, Slots
from workprint.crafts.previz.draw.shading import Canvas
from workprint.crafts.previz.draw.shadow import Shadows, no_shadow
from workprint.crafts.previz.draw.strip import strip
from workprint.crafts.previz.forms import Bytes, Floats, Frame, Ints, Light, Second, Style, View

PAPER, INK = (0.965, 0.945, 0.90), (0.10, 0.085, 0.09)
INK_REACH = 18.0
"""Lines have lost about 60% of their strength at so many metres beyond the first 1.5."""


@dataclass(frozen=True)
class Buffers:
    """What the camera saw, without ink or paper: `depth` (h, w) metres along the view (inf behind everything), `normal` (h, w, 3) int8
    right, up, towards the camera (127 is one), `id` (h, w) the thing's id (-1: none), `part` (h, w) its palette entry.
    """

    depth: Floats
    normal: NDArray[np.int8]
    id: Ints
    part: Ints


class Renderer:
    """Draws frames of one size. Not for several threads at once; uses `threads` of its own (1: none at all)."""

    def __init__(self, width: int, height: int, *, threads: int = 1) -> None:
        if not (16 <= width <= raster.WIDEST and 16 <= height <= raster.WIDEST):
            raise ValueError(f"a picture is at least 16 x 16 pixels and at most {raster.WIDEST} wide or high, not {width} x {height}")
        self.width, self.height = width, height
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None
        self._threads = threads
        self._canvas = Canvas(
            np.empty((height, width), np.float32),
            np.empty((height, width), np.int32),
            np.empty((height, width), np.int32),
            np.empty((height, width), np.uint32),
            np.empty((height, width), np.int32),
        )
        self._lines, self._blurred = np.empty((height, width), np.uint8), np.empty((height, width), np.uint8)
        self._across = np.empty((height, width), np.uint16)
        self._patch = ink.PATCH * -(-height // 720)
        self._patches = np.empty((-(-height // self._patch), -(-width // self._patch)), np.uint8)
        self._hand = np.empty((-(-height // (2 * self._patch)) + 1, -(-width // (2 * self._patch)) + 1, 3), np.float32)
        self._wander = paper.wander()
        self._sheet: tuple[Any, ...] = ()
        self._gathered: Gathered | None = None
        self._shadows = Shadows(height)
        self._view = np.empty((0, 3), np.float32)
        self._slots, self._listed = raster.empty_slots(0), np.empty(0, np.int32)

    def draw(self, frame: Frame) -> Bytes:
        """The finished drawing: (height, width, 3) uint8, a new array."""
        gathered, lens = self._see(frame)
        lamp = lamp_of(frame.light)
        close, far = self._shadows.cast(gathered, lens, vector(unit(frame.light.direction)), focus_of(frame.view))
        soup, slots, canvas = gathered.soup, self._slots, self._canvas
        second = no_shadow()
        self._split(self.height, lambda a, b: shading.shade(soup, slots, lens, lamp, close, far, second, canvas, strip(), a, b))
        return self._inked(frame)

    def buffers(self, frame: Frame) -> Buffers:
        """Depth, normals and mattes of a frame, for control signals: no light, no ink, no paper."""
        gathered, lens = self._see(frame)
        canvas, soup, slots = self._canvas, gathered.soup, self._slots
        self._split(self.height, lambda a, b: shading.survey(soup, slots, lens, canvas, strip(), a, b))
        return self._surveyed()

    def _surveyed(self) -> Buffers:
        """What stands on the canvas, as buffers."""
        canvas = self._canvas
        with np.errstate(divide="ignore"):
            depth = np.float32(1.0) / canvas.near
        normal = np.ascontiguousarray(canvas.normal[:, :, None].view(np.int8)[:, :, :3])
        seen = canvas.ink >= 0
        return Buffers(depth, normal, np.where(seen, canvas.ink // PARTS, -1), np.where(seen, canvas.ink % PARTS, -1))

    def _see(self, frame: Frame) -> tuple[Gathered, Lens]:
        """Find what is nearest in every pixel."""
        self._gathered = gathered = gather(frame.things, self._gathered)
        soup, lens = gathered.soup, lens_of(frame.view, self.width, self.height)
        if len(self._view) < len(soup.points):
            self._view = np.empty((len(soup.points), 3), np.float32)
        if len(self._slots.face) < len(soup.faces):
            self._slots = raster.empty_slots(len(soup.faces))
        view, slots = self._view, self._slots
        self._split(len(soup.points), lambda a, b: raster.to_axes(soup.points, lens.eye, lens.right, lens.up, lens.forward, a, b, view))
        firsts = np.arange(0, len(soup.faces), CHUNK)
        counts = np.zeros_like(firsts)

        def set_up(a: int, b: int) -> None:
            for n in range(a, b):
                counts[n] = raster.set_up(view, soup, firsts[n], min(firsts[n] + CHUNK, len(soup.faces)), lens, slots)

        self._split(len(firsts), set_up)
        bands = -(-self.height // BAND)
        starts, self._listed = listed_bands(slots, firsts, counts, bands, self._listed)
        listed, canvas = self._listed, self._canvas
        canvas.near.fill(0.0)
        canvas.owner.fill(-1)
        limit = np.float32(1.0 / raster.NEAR)
        self._split(bands, lambda a, b: raster.fill(soup, slots, starts, listed, a, b, limit, canvas.near, canvas.owner))
        return gathered, lens

    def _inked(self, frame: Frame) -> Bytes:
        """Lines and paper over the shaded canvas."""
        canvas, slots, lines, across, blurred = self._canvas, self._slots, self._lines, self._across, self._blurred
        patches, hand, patch, scale = self._patches, self._hand, self._patch, self.height / 720.0
        sheet, weights = self._laid_out(frame.style, frame.light)
        self._split(self.height, lambda a, b: ink.find_lines(slots, canvas, a, b, INK_REACH, lines))
        self._split(len(patches), lambda a, b: ink.mark_patches(canvas, lines, a, b, patch, patches))
        self._split(self.height, lambda a, b: ink.blur_across(lines, weights, a, b, across))
        self._split(self.height, lambda a, b: ink.blur_down(across, weights, a, b, blurred))
        wobble = min(max(frame.style.wobble, 0.0), ink.FARTHEST_WOBBLE) * scale
        ink.hold(self._wander, frame.boil, patch / (4.0 * scale), wobble, hand)
        out = np.empty((self.height, self.width, 3), np.uint8)
        self._split(len(hand) - 1, lambda a, b: ink.paint(canvas.colour, blurred, patches, sheet, hand, 2 * patch, a, b, out))
        if frame.light.rain > 0:
            ink.rain(out, float(frame.light.rain), frame.boil, scale, min(250.0, 70.0 + 290.0 * _luma(frame.light.shade)))
        return out

    def _laid_out(self, style: Style, light: Light) -> tuple[ink.Sheet, Ints]:
        """Paper and pen of this style. In the dark, bare paper is dark too."""
        key = (style.grain, style.vignette)
        if not self._sheet or self._sheet[0] != key:
            self._sheet = (key, *paper.sheet(self.width, self.height, grain=style.grain, vignette=style.vignette))
        scale = self.height / 720.0
        weights, threshold, soft, press = pen(style.line * scale)
        bright = 255.0 * min(1.0, 0.05 + (_luma(light.shade) / 0.58) ** 2)
        ground, stroke = vector(bright * c for c in style.paper or PAPER), vector(255.0 * c for c in style.ink or INK)
        _, gain, bare = self._sheet
        return ink.Sheet(gain, bare, ground, stroke, float(style.hatch), scale, threshold, soft, 0.5 / soft, press), weights

    def _split(self, count: int, work: Any) -> None:
        """Do `work(first, last)` over `count` rows, in as many parts as there are threads."""
        if self._pool is None:
            work(0, count)
            return
        edges = [count * n // self._threads for n in range(self._threads + 1)]
        list(self._pool.map(work, edges[:-1], edges[1:]))


def draw(frame: Frame, width: int, height: int) -> Bytes:
    """One frame, with a renderer of its own. For several of one size, keep a `Renderer`."""
    return Renderer(width, height).draw(frame)


def _luma(colour: tuple[float, float, float]) -> float:
    return 0.3 * colour[0] + 0.5 * colour[1] + 0.2 * colour[2]


def unit(v: Any) -> NDArray[np.float64]:
    """`v` (3,) at length 1; straight up if it has none."""
    x, y, z = (float(c) for c in v)
    length = (x * x + y * y + z * z) ** 0.5
    return np.array([x / length, y / length, z / length]) if length > 1e-9 else np.array([0.0, 1.0, 0.0])


def vector(v: Any) -> tuple[float, float, float]:
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
        c, s = np.cos(np.radians(view.roll)), np.sin(np.radians(view.roll))
        right, up = right * c - up * s, right * s + up * c
    focal = height / 2.0 / float(np.tan(np.radians(view.fov) / 2.0))
    return Lens(vector(eye), vector(right), vector(up), vector(forward), focal, 1.0 / focal, width / 2.0, height / 2.0, width, height)


def focus_of(view: View) -> float:
    """How far the camera is from what it looks at, in metres."""
    x, y, z = (a - b for a, b in zip(view.target, view.eye))
    return float((x * x + y * y + z * z) ** 0.5)


def lamp_of(light: Light) -> Lamp:
    """A light in numbers."""
    moon = single(unit(light.moon)) if light.moon else single((0.0, 0.0, 0.0))
    spots = np.array(light.spots, np.float32).reshape(-1, 5)
    colours = (single(c) for c in (light.key, light.shade, light.sky_top, light.sky_low, light.spot_colour))
    key, shade, top, low, warm = colours
    haze, clouds, stars = np.float32(1.0 / max(float(light.haze), 0.01)), np.float32(light.clouds), np.float32(light.stars)
    second = light.second or Second(strength=0.0)
    place = single(unit(second.direction) if second.place is None else second.place)
    reach = np.float32(0.0 if second.place is None else max(second.reach, 0.1))
    return Lamp(
        single(unit(light.direction)),
        key,
        shade,
        top,
        low,
        warm,
        moon,
        spots,
        haze,
        clouds,
        stars,
        place,
        single(second.colour),
        reach,
        np.float32(second.strength),
    )


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


def listed_bands(slots: Slots, firsts: Any, counts: Any, bands: int, listed: Ints) -> tuple[Ints, Ints]:
    """Which slots each band of rows has: (starts, list), the list grown where it was too short."""
    starts = np.empty(bands + 1, np.int32)
    need = raster.sort_bands(slots, firsts, counts, starts, listed)
    if need > len(listed):
        listed = np.empty(int(need * 1.25) + 1024, np.int32)
        raster.sort_bands(slots, firsts, counts, starts, listed)
    return starts, listed
