"""A file taken for what it is asked to be: a figure that acts, or a prop that stands. In metres, upright, facing +Z.

Knows models, mannequins and props; knows nothing of how the file was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import EngineError
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.figures.faces import faces_of
from workprint.crafts.previz.figures.gltf import read
from workprint.crafts.previz.figures.guest import Guest, bones_of
from workprint.crafts.previz.figures.model import Model, model
from workprint.crafts.previz.forms import Mesh
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.wardrobe import figure
from workprint.crafts.previz.sets.carpentry import Prop

Array = NDArray[np.float64]
FIGURES, PROPS = (0.3, 3.0), (0.005, 60.0)
"""Between what heights a figure, between what sizes a prop is taken to be in metres; else it is in centimetres or millimetres."""


def figure_from(path: Path, name: str, traits: Mapping[str, Any] | None = None, words: str = "") -> Guest:
    """The figure in a file as who plays `name`. `traits` as a mannequin's, less "figure"; `height` scales it.

    `EngineError` for a file that is broken, too large, or has no human skeleton.
    """
    file = read(path)
    found = model(file)
    bones = bones_of(file, found)
    places = found.places
    if places[bones["leftUpperLeg"]][0] < places[bones["rightUpperLeg"]][0]:
        found = _turned(found, 180.0)
    given = {key: value for key, value in (traits or {}).items() if key not in ("figure", "kind")}
    found = _standing(found, _unit(float(np.ptp(found.points[:, 1])), FIGURES))
    tall = float(found.points[:, 1].max())
    own = {"height": f"{min(max(tall, 0.71), 2.39):.4f} m"} | {key: given[key] for key in ("age", "gender", "build") if key in given}
    if "height" in given:
        own["height"] = given["height"]
    who = figure(name, own, words)
    if "height" in given:
        found = _scaled(found, who.height / tall)
    else:
        who = replace(who, height=round(tall, 4))
    return Guest(who, found, bones, faces_of(file, found))


def prop_from(path: Path, height: float | None = None) -> Prop:
    """The thing in a file as a prop: standing on y = 0, its middle over the origin, scaled to `height` metres where that is given."""
    if height is not None and not PROPS[0] <= height <= PROPS[1]:
        raise EngineError(
            f"a prop of {height:g} m cannot stand on a set", where=path.name, remedy=f"From {PROPS[0]:g} to {PROPS[1]:g} m high."
        )
    file = read(path)
    found = model(file)
    size = np.ptp(found.points, axis=0)
    if float(size.max()) < 1e-9:
        raise file.wrong("it has no size")
    by = height / max(float(size[1]), 1e-9) if height is not None else _unit(float(size.max()), PROPS)
    points = found.points * by
    middle = (points.min(0) + points.max(0)) / 2
    points = points - (middle[0], points[:, 1].min(), middle[2])
    mesh = Mesh(points.astype(np.float32), found.normals.astype(np.float32), found.faces.astype(np.int32), found.parts)
    return Prop(mesh, found.palette)


def _unit(size: float, bounds: tuple[float, float]) -> float:
    """Metres in the file's unit: glTF says metres, but many tools write centimetres or millimetres."""
    for unit in (1.0, 0.01, 0.001):
        if size * unit <= bounds[1]:
            return unit if size * unit >= bounds[0] else bounds[0] / max(size, 1e-9)
    return bounds[1] / size


def _standing(found: Model, by: float) -> Model:
    """Scaled, its lowest point on the floor."""
    scaled = _scaled(found, by)
    drop = np.array((0.0, float(scaled.points[:, 1].min()), 0.0))
    return replace(scaled, points=scaled.points - drop, places=scaled.places - drop)


def _scaled(found: Model, by: float) -> Model:
    morphs = tuple(replace(each, offsets=each.offsets * by) for each in found.morphs)
    return replace(found, points=found.points * by, places=found.places * by, morphs=morphs)


def _turned(found: Model, yaw: float) -> Model:
    r: Array = turn(Y, yaw).T
    morphs = tuple(replace(each, offsets=matmul(each.offsets, r)) for each in found.morphs)
    return replace(found, points=matmul(found.points, r), normals=matmul(found.normals, r), places=matmul(found.places, r), morphs=morphs)
