"""Beards, in the head's own space: the lower face's own surface, grown a little, and what hangs from the chin.

Knows faces; knows nothing of bodies.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.people.anatomy import Flesh, on_head
from workprint.crafts.previz.people.hair import local
from workprint.crafts.previz.people.hats import rigid
from workprint.crafts.previz.people.layers import BEARD, Layer, Line
from workprint.crafts.previz.people.nets import cut, surface
from workprint.crafts.previz.people.solids import add, cone, ellipsoid, join, ripple, table
from workprint.crafts.previz.people.tailor import three
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
_SHORTEST = 0.0015
"""How far a beard stands off the skin along its edges, unit heads."""


def beard_layers(flesh: Flesh) -> list[Layer]:
    """A beard is the lower face's own surface, grown a few millimetres out, and less and less towards its edges: it hugs the jaw."""
    f = flesh.figure
    if f.beard in ("none", "stubble"):
        return []
    line = _beard_line(f)
    low, high = on_head(f, (-0.10, -0.06, -0.02)), on_head(f, (0.10, 0.12, 0.13))
    rows = [*flesh.rows("head", "nose"), *flesh.rows("neck", soft=0.02), join()]
    face = cut(surface(table(rows), three(low), three(high), 0.0080), line)
    grown = (0.0065 if f.beard in ("full", "long") else 0.004) * f.head
    inside = np.clip(-line(face.points) / (0.016 * f.head), 0, 1)
    out = _SHORTEST * f.head + (grown - _SHORTEST * f.head) * inside * (2 - inside)
    shape = replace(face, points=face.points + face.normals * out[:, None])
    grown_out = [_long_beard(f)] if f.beard == "long" else []
    return [Layer(BEARD, (), three(low), three(high), 0.0080, skin=rigid, ready=shape), *grown_out]


def _long_beard(f: Figure) -> Layer:
    """What hangs from the chin."""
    h = f.head
    rows = [add(cone(on_head(f, (0, -0.022, 0.052)), on_head(f, (0, -0.135, 0.088)), 0.046 * h, 0.015 * h))]
    rows += [add(ellipsoid(on_head(f, (0, -0.005, 0.045)), np.array((0.056, 0.030, 0.040)) * h), 0.03)]
    rows += [ripple(0.003, on_head(f, (0.008, 0, 0)), (34, 0, 0), 0.25), join()]
    low, high = on_head(f, (-0.08, -0.17, -0.02)), on_head(f, (0.08, 0.05, 0.14))
    lips = lambda p: local(f, p)[:, 1] - np.where(local(f, p)[:, 2] > 0.07, 0.012, 0.030) * 1.0  # noqa: E731
    return Layer(BEARD, tuple(rows), three(low), three(high), 0.0090, (lips,), skin=rigid, fine=True)


def _beard_line(f: Figure) -> Line:
    """Cuts away the cheeks, the lips and the throat: a full beard runs from the sideburn down the jaw's edge and round under the chin."""

    def line(p: Array) -> Array:
        q = local(f, p)
        x, y, z = np.abs(q[:, 0]), q[:, 1], q[:, 2]
        lips = (1 - np.sqrt(square(x / 0.0245) + square((y - 0.0255) / 0.0105))) * 0.0105
        moustache = np.maximum(np.maximum(y - 0.0490 + 9 * x * x, 0.0345 - y - 0.16 * x), x - 0.031)
        cheek = y - exact.interp(x, (0, 0.022, 0.045, 0.058, 0.068, 0.080), (0.050, 0.0485, 0.037, 0.047, 0.058, 0.066))
        jaw = exact.interp(z, (0.000, 0.015, 0.035, 0.060, 0.090), (0.045, 0.012, -0.012, -0.026, -0.034)) - y
        full = np.maximum(np.maximum(cheek, lips), np.maximum(jaw * 0.6, 0.010 - z))
        chin = np.maximum((np.sqrt(square(x / 0.024) + square((y + 0.006) / 0.022)) - 1) * 0.022, 0.05 - z)
        sideburn = np.maximum(np.maximum(np.abs(z - 0.0235) - 0.0095, y - 0.098), 0.040 - y)
        full = np.minimum(full, np.maximum(sideburn, 0.055 - x))
        kinds = {
            "full": full,
            "long": full,
            "moustache": np.maximum(moustache, 0.05 - z),
            "goatee": np.minimum(chin, np.maximum(moustache, 0.05 - z)),
        }
        bare: Array = kinds[f.beard] * f.head
        return bare

    return line
