"""Layers a few millimetres apart keep their order at any distance, however small their triangles are in the picture."""

import numpy as np
import pytest

from workprint.crafts.previz.draw.renderer import Renderer
from workprint.crafts.previz.forms import Frame, Light, Mesh, Style, Swatch, Thing, View


def bumpy(z, step, size=0.24):
    """A wavy cloth of triangles `step` metres long, `z` metres towards the camera."""
    n = round(size / step)
    x, y = np.meshgrid(np.linspace(-size / 2, size / 2, n), np.linspace(-size / 2, size / 2, n), indexing="ij")
    deep = z + 0.03 * np.sin(31 * x) * np.cos(23 * y) - 1.6 * x
    points = np.stack([x, y, deep], -1).reshape(-1, 3).astype(np.float32)
    at = np.arange(n * n).reshape(n, n)
    a, b, c, d = at[:-1, :-1].ravel(), at[1:, :-1].ravel(), at[1:, 1:].ravel(), at[:-1, 1:].ravel()
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]).astype(np.int32)
    normals = np.tile(np.array((0, 0, 1), np.float32), (len(points), 1))
    return Mesh(points, normals, faces, np.zeros(len(faces), np.uint8))


def seen(behind, before, far):
    """How many pixels each of two layers has."""
    frame = Frame((behind, before), View((0.2 * far, -0.1 * far, far), (0.3 * far, -0.15 * far, 0.0), 30.0), Light(), Style(), boil=0)
    ids = Renderer(1280, 720).buffers(frame).id[:, :]
    inner = np.argwhere(ids == 2)
    low, high = inner.min(0) + 3, inner.max(0) - 3
    middle = ids[low[0] : high[0], low[1] : high[1]]
    return int((middle == 1).sum()), int((middle == 2).sum())


@pytest.mark.parametrize("far", [1.5, 3.0, 5.0, 8.0])
def test_skin_does_not_show_through_hair(far):
    skin = Thing(1, "skin", bumpy(0.0, 0.003), (Swatch((0.9, 0.7, 0.6)),))
    hair = Thing(2, "hair", bumpy(0.008, 0.0028), (Swatch((0.2, 0.2, 0.2)),))
    through, covered = seen(skin, hair, far)
    assert covered > 30
    assert through < 0.02 * covered


@pytest.mark.parametrize("far", [1.0, 3.0, 8.0])
def test_a_tie_lies_on_its_shirt_from_afar_too(far):
    shirt = Thing(1, "shirt", bumpy(0.0, 0.02), (Swatch((0.9, 0.9, 0.8), "top", (-9.0, 9.0, 1.0, -99.0)),))
    tie = Thing(2, "tie", bumpy(0.012, 0.01), (Swatch((0.6, 0.1, 0.2)),))
    through, covered = seen(shirt, tie, far)
    assert covered > 30
    assert through < 0.02 * covered
