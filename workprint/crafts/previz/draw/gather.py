"""All triangles of a frame in one heap of arrays, the set first, and what can be kept of it for the next frame.

Knows meshes and palettes; knows nothing of cameras, light or pixels.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workprint.crafts.previz.draw.decals import NO_SHADOW, RESTED, VALUES, WIRE, mood_row, table_row
from workprint.crafts.previz.draw.looks import repainted
from workprint.crafts.previz.draw.raster import Soup, wear
from workprint.crafts.previz.forms import Colour, Floats, Ints, Swatch, Thing
from workprint.crafts.previz.jit import kernel

BARE_INK = -2
"""The ink id of what is drawn without outlines: a wire is a line itself."""
PARTS = 64
"""Ink ids leave room for so many palette entries in a thing."""


@dataclass(frozen=True)
class Gathered:
    """A frame's triangles. Of its points and faces the first `still_points` and `still_faces` belong to the set (`still`), which never
    moves.

    `things` and `parts` (swatches,) say whose palette entry each swatch is. `mark` changes whenever the set does.
    """

    soup: Soup
    still: tuple[Thing, ...]
    moving: tuple[Thing, ...]
    still_points: int
    still_faces: int
    things: Ints
    parts: Ints
    mark: object
    palette: tuple[Colour, ...] = ()


def gather(things: tuple[Thing, ...], before: Gathered | None = None, palette: tuple[Colour, ...] = ()) -> Gathered:
    """Heap up the triangles of `things`, their colours held to a palette; what `before` holds of the same set is used again."""
    still = tuple(thing for thing in things if not thing.moving)
    moving = tuple(thing for thing in things if thing.moving)
    kept = before if before is not None and before.palette == palette and _same_set(still, before.still) else None
    return _heap(still, moving, kept, palette)


def _same_set(a: tuple[Thing, ...], b: tuple[Thing, ...]) -> bool:
    """The same meshes (by identity) in the same colours."""
    return len(a) == len(b) and all(
        x is y or (x.mesh is y.mesh and (x.id, x.palette, x.casts) == (y.id, y.palette, y.casts)) for x, y in zip(a, b)
    )


def _sizes(things: tuple[Thing, ...]) -> tuple[int, int, int]:
    return sum(len(t.mesh.points) for t in things), sum(len(t.mesh.faces) for t in things), sum(len(t.palette) for t in things)


def _heap(still: tuple[Thing, ...], moving: tuple[Thing, ...], kept: Gathered | None, palette: tuple[Colour, ...]) -> Gathered:
    points, faces, swatches = _sizes(still + moving)
    fixed = _sizes(still)
    fits = kept is not None and len(kept.soup.points) == points and len(kept.soup.faces) == faces and len(kept.things) == swatches
    if kept is not None and fits:
        soup, ids, parts, mark, before = kept.soup, kept.things, kept.parts, kept.mark, kept.moving
    else:
        soup, mark, before = _empty(points, faces, swatches), object(), ()
        ids, parts = np.zeros(swatches, np.int32), np.zeros(swatches, np.int32)
        _put(soup, ids, parts, still, (0, 0, 0), palette)
    same = _first_changed(moving, before)
    _put_again(soup, moving[:same], fixed)
    at = tuple(a + b for a, b in zip(fixed, _sizes(moving[:same])))
    _put(soup, ids, parts, moving[same:], (at[0], at[1], at[2]), palette)
    return Gathered(soup, still, moving, fixed[0], fixed[1], ids, parts, mark, palette)


def _first_changed(moving: tuple[Thing, ...], before: tuple[Thing, ...]) -> int:
    """How many things are those of the frame before in the same order, though they may have moved and show other feelings."""
    for n, (now, then) in enumerate(zip(moving, before)):
        a, b = now.mesh, then.mesh
        known = a.rest is not None and a.rest is b.rest and a.faces is b.faces and a.parts is b.parts and len(a.points) == len(b.points)
        if not known or (now.id, now.palette, now.casts) != (then.id, then.palette, then.casts):
            return n
    return min(len(moving), len(before))


def _put_again(soup: Soup, things: tuple[Thing, ...], at: tuple[int, int, int]) -> None:
    """Where things are now, and what their faces show; all else about them is in the heap."""
    p, _, s = at
    for thing in things:
        q, mood = p + len(thing.mesh.points), mood_row(thing.expression, thing.head, _brows(thing))
        soup.points[p:q], soup.normals[p:q] = thing.mesh.points, thing.mesh.normals
        soup.moods[s : s + len(thing.palette)] = mood
        p, s = q, s + len(thing.palette)


def _empty(points: int, faces: int, swatches: int) -> Soup:
    return Soup(
        np.empty((points, 3), np.float32),
        np.empty((points, 3), np.float32),
        np.empty((points, 3), np.float32),
        np.empty((faces, 3), np.int32),
        np.empty(faces, np.int32),
        np.empty(faces, np.int8),
        np.empty((swatches, 3), np.float64),
        np.empty(swatches, np.int32),
        np.empty((swatches, VALUES), np.float64),
        np.empty(swatches, np.uint8),
        np.empty(swatches, np.int32),
        np.empty((swatches, 13), np.float64),
    )


def _put(soup: Soup, ids: Ints, parts: Ints, things: tuple[Thing, ...], at: tuple[int, int, int], palette: tuple[Colour, ...]) -> None:
    """Write things into the heap from point, face and swatch `at` on."""
    p, f, s = at
    for thing in things:
        mesh = thing.mesh
        q, g = p + len(mesh.points), f + len(mesh.faces)
        soup.points[p:q], soup.normals[p:q] = mesh.points, mesh.normals
        soup.rest[p:q] = mesh.points if mesh.rest is None else mesh.rest
        np.add(mesh.faces, p, out=soup.faces[f:g], casting="same_kind")
        np.add(mesh.parts, np.int32(s), out=soup.swatch[f:g], casting="unsafe")
        _check(thing)
        _put_palette(soup, thing, s, palette)
        wear(soup, f, g)
        ids[s : s + len(thing.palette)] = thing.id
        parts[s : s + len(thing.palette)] = np.arange(len(thing.palette))
        p, f, s = q, g, s + len(thing.palette)


def _check(thing: Thing) -> None:
    """A mesh that names points or palette entries it has not would be read beyond its end."""
    mesh = thing.mesh
    if len(mesh.faces) == 0:
        return
    if len(mesh.parts) != len(mesh.faces) or int(mesh.parts.max()) >= len(thing.palette):
        raise ValueError(f"{thing.name}: {len(mesh.faces)} faces need as many parts, each below {len(thing.palette)}")
    if int(mesh.faces.min()) < 0 or int(mesh.faces.max()) >= len(mesh.points):
        raise ValueError(f"{thing.name}: a face names a point that is not there")


def _burns(swatch: Swatch) -> bool:
    """Whether a swatch is a flame."""
    return swatch.pattern == "glow" and swatch.values[:1] > (1.5,)


def _brows(thing: Thing) -> tuple[float, float, float]:
    hair = next((s.colour for s in thing.palette if s.pattern == "hair"), None)
    skin = next((s.colour for s in thing.palette if s.pattern in ("face", "skin")), (0.5, 0.4, 0.35))
    r, g, b = (0.6 * c for c in hair) if hair else (0.45 * c for c in skin)
    return r, g, b


def _put_palette(soup: Soup, thing: Thing, s: int, palette: tuple[Colour, ...]) -> None:
    mood = mood_row(thing.expression, thing.head, _brows(thing))
    for n, swatch in enumerate(thing.palette):
        code, bits, values = table_row(swatch)
        soup.colours[s + n], soup.codes[s + n], soup.values[s + n] = repainted(swatch, palette), code, values
        rested = RESTED if thing.mesh.rest is not None else 0
        soup.flags[s + n] = bits | rested | (0 if thing.casts else NO_SHADOW)
        soup.inks[s + n] = BARE_INK if code == WIRE or _burns(swatch) else thing.id * PARTS + n
        soup.moods[s + n] = mood


@kernel
def _widen(points, low, high):
    for i in range(points.shape[0]):
        for k in range(3):
            low[k] = min(low[k], points[i, k])
            high[k] = max(high[k], points[i, k])


def bounds(points: Floats) -> tuple[Floats, Floats]:
    """Lowest and highest corner of some points; both zero where there are none."""
    if len(points) == 0:
        return np.zeros(3, np.float32), np.zeros(3, np.float32)
    low, high = points[0].copy(), points[0].copy()
    _widen(points, low, high)
    return low, high
