"""A figure as a skinned mesh: solids to surfaces, cuts at the hems, weights to the bones, a palette. Kept in memory and on disk.

Knows what a body is made of; knows nothing of how it stands or moves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.forms import Bytes, Floats, Ints, Swatch
from workprint.crafts.previz.people import kept
from workprint.crafts.previz.people.anatomy import Flesh
from workprint.crafts.previz.people.nets import cut, lined, surface
from workprint.crafts.previz.people.outfits import layers, palette
from workprint.crafts.previz.people.skeleton import ARM_BONES, INDEX, NAMES, grown, rest, stretched
from workprint.crafts.previz.people.solids import add, pulls, strongest, table
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
MAKERS = (
    *("solids", "nets", "skeleton", "hands", "anatomy", "layers", "tailor", "garments", "costumes", "accents", "outfits"),
    *("hair", "beards", "hats", "body"),
)
"""The modules whose text decides what a figure's mesh is: a kept body is theirs only as long as they read the same."""
_ARRAYS = ("points", "normals", "faces", "parts", "rest", "bones", "weights")
DETAILS = {"full": 1.22, "wide": 2.15, "crowd": 3.3, "far": 4.9}
"""Grid steps of each level relative to the finest: about 32,000, 13,000, 7,000 and 3,500 triangles."""


@dataclass(frozen=True)
class Body:
    """A person at rest. `points`, `rest`, `normals` (n, 3) float32, `faces` (m, 3), `parts` (m,) index into `palette`.

    `points` have the figure's own proportions in canonical metres; `rest` are the positions that surface drawings refer to. `bones` (n, 4)
    and `weights` (n, 4) float32 sum to 1. `joints` (bones, 3) belong to `points`. Multiply by `scale` for real metres.
    """

    figure: Figure
    points: Floats
    normals: Floats
    faces: Ints
    parts: Bytes
    rest: Floats
    bones: Ints
    weights: Floats
    joints: Array
    scale: float
    palette: tuple[Swatch, ...]


def stature(figure: Figure) -> float:
    """Height of the crown above the floor in canonical metres, before scaling."""
    return float(stretched(np.array((0.0, 1.545 + 0.225 * figure.head, 0.0)), figure.leg)[1])


def scale(figure: Figure) -> float:
    """Real metres per canonical metre."""
    return figure.height / stature(figure)


def eye_height(figure: Figure) -> float:
    """Height of the eyes above the floor when standing upright, metres."""
    return float(rest(figure)[INDEX["leftEye"], 1]) * scale(figure)


def shoulder_width(figure: Figure) -> float:
    """From the outside of one shoulder to that of the other, without clothes, metres."""
    return 2 * (0.160 * figure.shoulder + 0.050 * figure.build) * scale(figure)


@lru_cache(maxsize=64)
def build(figure: Figure, detail: str = "full") -> Body:
    """The body of a figure at level `detail` ("full", "wide", "crowd" or "far"), from memory, the disk cache, or made anew."""
    if detail not in DETAILS:
        raise ValueError(f"detail {detail!r} is not one of {', '.join(DETAILS)}")
    flesh = Flesh(figure)
    at = kept.place("body", kept.made_by("body", Path(__file__).parent, MAKERS), detail, figure)
    arrays = kept.arrays(at, _ARRAYS)
    if arrays is None:
        arrays = _made(flesh, DETAILS[detail])
        kept.keep(at, arrays)
    return Body(figure=figure, **arrays, joints=rest(figure), scale=scale(figure), palette=palette(figure))


def _made(flesh: Flesh, coarse: float) -> dict[str, NDArray]:  # type: ignore[type-arg]
    found: dict[str, list[NDArray]] = {name: [] for name in ("points", "normals", "faces", "parts", "bones", "weights")}  # type: ignore[type-arg]
    start = 0
    for layer in layers(flesh, coarse):
        step = layer.step * (coarse if not layer.fine else 0.35 + 0.65 * coarse)
        shape = layer.ready or surface(table(list(layer.rows)), layer.low, layer.high, step)
        if layer.pressed:
            shape = replace(shape, points=layer.pressed(shape.points))
        for line in layer.cuts:
            shape = cut(shape, line, layer.lip)
        if layer.lined:
            shape = lined(shape, 0.002)
        bones, weights = strongest(layer.skin(shape.points) if layer.skin else _carried(flesh, shape.points, layer.reach, layer.sway))
        values = (shape.points, shape.normals, shape.faces + start, np.full(len(shape.faces), layer.part), bones, weights)
        for name, value in zip(found, values, strict=True):
            found[name].append(value)
        start += len(shape.points)
    whole = {name: np.concatenate(values) for name, values in found.items()}
    resting = whole["points"]
    arms = (whole["weights"][:, :, None] * ARM_BONES[whole["bones"]]).sum(1)
    return {
        "points": grown(resting, flesh.figure, arms).astype(np.float32),
        "normals": whole["normals"].astype(np.float32),
        "faces": whole["faces"].astype(np.int32),
        "parts": whole["parts"].astype(np.uint8),
        "rest": resting.astype(np.float32),
        "bones": whole["bones"].astype(np.int32),
        "weights": whole["weights"].astype(np.float32),
    }


# --------------------------------------------------------------------------------------------- weights


def _carried(flesh: Flesh, points: Array, reach: float, sway: Callable[[Array, Array], Array] | None) -> Array:
    """Bone weights (n, bones): every primitive pulls with its own bones, those near the surface most."""
    solids = np.array([add(part.solid) for part in flesh.parts])
    shares = np.zeros((len(flesh.parts), len(NAMES)))
    for i, part in enumerate(flesh.parts):
        for bone, share in part.bones.items():
            shares[i, INDEX[bone]] = share
    weights = matmul(pulls(solids, points, reach), shares)
    weights /= weights.sum(1, keepdims=True)
    return sway(points, weights) if sway else weights


__all__ = ["DETAILS", "Body", "build", "eye_height", "scale", "shoulder_width", "stature"]
