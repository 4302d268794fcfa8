"""One drawing of the stage, from a `Frame` to a picture: the stages of the renderer in order, and the buffers they share.

    soup (all triangles) > slots (those in view) > nearest in each pixel > shade > lines > paint

Knows the order of work and what may be kept from frame to frame; knows nothing of screenplays. What is kept never changes a byte: the
same frame gives
the same picture from a new renderer and from a used one, on any number of threads.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.draw import defocus, fill, ink, lines, paper, raster, shading
from workprint.crafts.previz.draw.gather import Gathered, gather
from workprint.crafts.previz.draw.looks import Look, grade_of, look_of, tint
from workprint.crafts.previz.draw.pillars import with_pillars
from workprint.crafts.previz.draw.raster import BAND, CHUNK, Lens, Slots
from workprint.crafts.previz.draw.reading import focus_of, lamp_of, lens_of, luma, sheet_of, unit, vector
from workprint.crafts.previz.draw.shading import Canvas
from workprint.crafts.previz.draw.shadow import Shadows
from workprint.crafts.previz.draw.strip import strip
from workprint.crafts.previz.forms import Bytes, Floats, Frame, Ints, Light, Style

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
        self._cells = np.empty((height, width + fill.SPARE), np.int64)
        self._lines = np.zeros((height, width + 2 * lines.MARGIN), np.uint8)
        self._blurred, self._across = np.empty((height, width), np.uint8), np.empty((height, width), np.uint16)
        self._patch = lines.PATCH * -(-height // 720)
        self._patches = np.empty((-(-height // self._patch), -(-width // self._patch)), np.uint8)
        self._wide = np.empty_like(self._patches)
        self._hand = np.empty((-(-height // (2 * self._patch)) + 1, -(-width // (2 * self._patch)) + 1, 3), np.float32)
        self._wander = paper.wander()
        self._sheet: tuple[Any, ...] = ()
        self._gathered: Gathered | None = None
        self._shadows = Shadows(height)
        self._view = np.empty((0, 3), np.float32)
        self._soft: tuple[Any, Any] | None = None
        self._slots, self._listed = raster.empty_slots(0), np.empty(0, np.int32)
        self._seen: tuple[Frame, Lens] | None = None
        """Whose surfaces stand on the canvas: asked for more of the same frame, nothing is looked for twice."""

    def draw(self, frame: Frame) -> Bytes:
        """The finished drawing: (height, width, 3) uint8, a new array."""
        look = look_of(frame.style)
        gathered, lens = self._see(replace(frame, things=with_pillars(frame)) if look.pillars else frame)
        paper = tint(frame.style) if look.keep > 0.0 else (1.0, 1.0, 1.0)
        lamp, grade = lamp_of(frame.light, frame.style.palette, paper, by_light=look.by_light >= 0.5), grade_of(look)
        close, far = self._shadows.cast(gathered, lens, vector(unit(frame.light.direction)), focus_of(frame.view))
        soup, slots, canvas = gathered.soup, self._slots, self._canvas
        second = self._shadows.second(gathered, lens, frame.light.second)
        self._split(self.height, lambda a, b: shading.shade(soup, slots, lens, lamp, grade, close, far, second, canvas, strip(), a, b))
        self._seen = None if look.pillars else (frame, lens)
        return self._inked(frame, look)

    def draw_with_buffers(self, frame: Frame, into: Buffers | None = None) -> tuple[Bytes, Buffers]:
        """`draw` and `buffers` of one frame, what is seen found once (but for the whitebox, whose pillars are in its picture alone)."""
        picture = self.draw(frame)
        if look_of(frame.style).pillars:
            return picture, self.buffers(frame, into)
        return picture, self._reported(into)

    def buffers(self, frame: Frame, into: Buffers | None = None) -> Buffers:
        """Depth, normals and mattes of a frame, for control signals: no light, no ink, no paper. They are written `into` those of an
        earlier frame where these are no longer needed: new pages of memory cost more than what stands on them.
        """
        self._survey(frame)
        return self._reported(into)

    def empty_buffers(self) -> Buffers:
        """Buffers of this size with nothing in them yet."""
        shape = (self.height, self.width)
        return Buffers(np.empty(shape, np.float32), np.empty((*shape, 3), np.int8), np.empty(shape, np.int32), np.empty(shape, np.int32))

    def lines(self, frame: Frame, weight: float = 1.0) -> Bytes:
        """Where ink would run, as a hand that neither wanders nor presses draws it: (height, width) uint8, 255 is a line.

        A line of `weight` 1 is about 2 px wide, however large the picture.
        """
        self._survey(frame)
        sheet, weights = sheet_of(look_of(Style(line=weight * 720.0 / self.height)), Light(), None, None, self.height)
        self._draw_lines(self._slots, self._canvas, weights, wires=1.0)
        out, blurred = np.empty((self.height, self.width), np.uint8), self._blurred
        self._split(self.height, lambda a, b: ink.cut_lines(blurred, sheet.threshold, sheet.soft, a, b, out))
        return out

    def pen(self, frame: Frame) -> Bytes:
        """What is drawn in pen on faces, clothes and sets, without any border or fill: (height, width) uint8, 255 is ink."""
        lens = self._survey(frame)
        gathered, slots, owner = self._gathered, self._slots, self._canvas.owner
        assert gathered is not None
        soup, near, out = shading.blank(gathered.soup), self._canvas.near, np.empty((self.height, self.width), np.uint8)
        self._split(self.height, lambda a, b: shading.pen(soup, slots, lens, near, owner, strip(), a, b, out))
        return out

    def _survey(self, frame: Frame) -> Lens:
        """Find what is seen and how it is turned, and no more, unless it stands on the canvas already."""
        if self._seen is not None and self._seen[0] is frame:
            return self._seen[1]
        gathered, lens = self._see(frame)
        canvas, soup, slots = self._canvas, gathered.soup, self._slots
        self._split(self.height, lambda a, b: shading.survey(soup, slots, lens, canvas, strip(), a, b))
        self._seen = (frame, lens)
        return lens

    def _reported(self, into: Buffers | None) -> Buffers:
        """What stands on the canvas, as buffers."""
        gathered, slots, canvas, found = self._gathered, self._slots, self._canvas, into or self.empty_buffers()
        assert gathered is not None
        soup, ids, parts, flat = gathered.soup, gathered.things, gathered.parts, found.normal.reshape(self.height, 3 * self.width)
        self._split(
            self.height, lambda a, b: shading.report(soup, slots, canvas, ids, parts, a, b, found.depth, flat, found.id, found.part)
        )
        return found

    def _see(self, frame: Frame) -> tuple[Gathered, Lens]:
        """Find what is nearest in every pixel."""
        self._seen = None
        self._gathered = gathered = gather(frame.things, self._gathered, frame.style.palette)
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
                counts[n] = raster.set_up(view, soup, firsts[n], min(firsts[n] + CHUNK, len(soup.faces)), lens, 0, slots)

        self._split(len(firsts), set_up)
        bands = -(-self.height // BAND)
        starts, self._listed = raster.listed_bands(slots, firsts, counts, bands, self._listed)
        listed, canvas = self._listed, self._canvas
        limit, cells = np.float32(1.0 / raster.NEAR), self._cells
        cells.fill(0)
        self._split(bands, lambda a, b: fill.fill(soup, slots, starts, listed, a, b, limit, cells))
        self._split(self.height, lambda a, b: fill.part(cells, a, b, canvas.near, canvas.owner))
        return gathered, lens

    def _inked(self, frame: Frame, look: Look) -> Bytes:
        """Lines and paper over the shaded canvas."""
        canvas, slots, wide, hand, patch = self._canvas, self._slots, self._wide, self._hand, self._patch
        scale, blurred, out = self.height / 720.0, self._blurred, np.empty((self.height, self.width, 3), np.uint8)
        sheet, weights = sheet_of(look, frame.light, *self._paper(look), self.height)
        field = None
        if frame.focus is not None:
            field = defocus.field_of(frame.focus, lens_of(frame.view, self.width, self.height), sheet)
        self._draw_lines(slots, canvas, weights, field)
        wobble = min(max(look.wobble, 0.0), lines.FARTHEST_WOBBLE) * scale
        ink.hold(self._wander, frame.boil, patch / (4.0 * scale), wobble, hand)
        if look.steady:
            hand[:] = (0.5, 0.5, 0.0)  # a steady hand still smooths its edges: half a pixel off, each is the mean of four
        colour, rows = canvas.colour, out.reshape(self.height, 3 * self.width)
        self._split(self.height, lambda a, b: ink.paint(colour, blurred, wide, sheet, hand, patch, strip(), ink.taps(), a, b, rows))
        if frame.light.rain > 0:
            ink.rain(out, float(frame.light.rain), frame.boil, scale, min(250.0, 70.0 + 290.0 * luma(frame.light.shade)))
        return out

    def _draw_lines(self, slots: Slots, canvas: Canvas, weights: Ints, field: defocus.Field | None = None, *, wires: float = 0.0) -> None:
        """Find the lines, blur them, and mark the patches that they or borders of colour touch; all softer where it is not in focus."""
        found, across, blurred, patches, wide, patch = self._lines, self._across, self._blurred, self._patches, self._wide, self._patch
        self._split(self.height, lambda a, b: lines.find_lines(slots, canvas, a, b, INK_REACH, wires, found))
        if field is not None:
            self._defocus(canvas, field)
        self._split(len(patches), lambda a, b: lines.mark_patches(canvas.colour, found, a, b, patch, self._row(np.uint8), patches))
        self._split(len(patches), lambda a, b: lines.widen_patches(patches, a, b, wide))
        self._split(self.height, lambda a, b: lines.blur_across(found, weights, a, b, across))
        self._split(self.height, lambda a, b: lines.blur_down(across, weights, a, b, self._row(np.uint32), blurred))

    def _defocus(self, canvas: Canvas, field: defocus.Field) -> None:
        """Weaken lines and let colours run where a frame is not in focus."""
        if self._soft is None:
            self._soft = defocus.scratch(self.width, self.height)
        reach, run = self._soft
        near, colour, found, margin = canvas.near, canvas.colour, self._lines, defocus.margin_of(self.height)
        self._split(self.height, lambda a, b: defocus.fade_lines(near, field, a, b, found, colour))
        self._split(self.height, lambda a, b: defocus.measure(near, field, margin, a, b, reach))
        self._split(self.height, lambda a, b: defocus.run_across(near, reach, margin, self._sums(), a, b, colour, run))
        self._split(self.height, lambda a, b: defocus.run_down(near, reach, margin, field, self._sums(), a, b, run, colour))

    def _sums(self) -> Any:
        """Scratch for what runs into the pixels of a row."""
        return np.empty((5, self.width), np.float32)

    def _row(self, kind: Any) -> Any:
        """Scratch as wide as the picture."""
        return np.empty(self.width, kind)

    def _paper(self, look: Look) -> tuple[Any, Any]:
        """The sheet of paper of a look, kept while it is asked for."""
        key = (look.grain, look.vignette)
        if not self._sheet or self._sheet[0] != key:
            self._sheet = (key, *paper.sheet(self.width, self.height, grain=look.grain, vignette=look.vignette))
        return self._sheet[1], self._sheet[2]

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
