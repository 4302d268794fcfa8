"""Clean buffers: geometry without light, ink or paper, the same beside a picture as alone, and lines that do not boil."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.previz.test_renderer import FRAMES, OVERHEAD, H, W, ahead, draw, room, wall
from workprint.crafts.previz.draw.renderer import Buffers, Renderer
from workprint.crafts.previz.forms import LOOKS, Frame, Style, Swatch


def same(a: Buffers, b: Buffers) -> bool:
    return all(np.array_equal(getattr(a, name), getattr(b, name)) for name in ("depth", "normal", "id", "part"))


@pytest.mark.parametrize("look", LOOKS)
def test_buffers_beside_a_picture_are_those_alone(look):
    renderer = Renderer(W, H)
    for frame in (replace(frame, style=Style(look=look)) for frame in FRAMES):
        picture, found = renderer.draw_with_buffers(frame)
        assert np.array_equal(picture, draw(frame, W, H))
        assert same(found, Renderer(W, H).buffers(frame))


def test_buffers_know_nothing_of_style_boil_or_light():
    plain = Renderer(W, H).buffers(FRAMES[0])
    other = replace(FRAMES[0], style=Style(look="charcoal", line=3.0), boil=7, light=OVERHEAD)
    assert same(plain, Renderer(W, H, threads=2).buffers(other))


def test_the_depth_of_a_garment_is_where_it_is():
    """A garment counts as a little nearer than it is; its depth must not."""
    rest = [(-0.1, 0.9, 0), (0.1, 0.9, 0), (0.1, 1.3, 0), (-0.1, 1.3, 0)]
    top = wall(-1, 0, 1, 2, 0, rest=rest, swatch=Swatch((0.5, 0.2, 0.2), "top", (0.5,)))
    found = Renderer(W, H).buffers(Frame((top,), ahead()))
    assert (found.id == 1).sum() > 500
    assert np.allclose(found.depth[found.id == 1], 5.0, atol=2e-4)


def test_ids_are_whole_and_parts_are_entries_of_the_palette():
    found = Renderer(W, H).buffers(Frame(room(), ahead()))
    ids = {thing.id for thing in room()}
    assert set(np.unique(found.id)) <= ids | {-1}
    assert set(np.unique(found.part)) <= {0, -1}
    assert ((found.id < 0) == (found.part < 0)).all()
    assert (np.isinf(found.depth) == (found.id < 0)).all()


def test_lines_run_along_borders_and_do_not_boil():
    frame = Frame((wall(-1, 0, 1, 2, 0), wall(-9, -9, 9, 9, -1, id=2)), ahead(), OVERHEAD)
    renderer = Renderer(W, H)
    lines = renderer.lines(frame)
    assert np.array_equal(lines, renderer.lines(replace(frame, boil=3, style=Style(look="noir", line=4.0))))
    assert lines.dtype == np.uint8
    assert lines.max() > 200
    border = renderer.buffers(frame).id == 1
    edges = np.argwhere(lines > 128)
    for y, x in edges:
        near = border[max(y - 2, 0) : y + 3, max(x - 2, 0) : x + 3]
        assert near.any()
        assert not near.all()
    rows, columns = np.flatnonzero(border.any(axis=1)), np.flatnonzero(border.any(axis=0))
    assert (lines > 128).sum() > 1.5 * (len(rows) + len(columns))
    assert (renderer.lines(frame, 3.0) > 128).sum() > 1.4 * (lines > 128).sum()


def test_a_picture_after_buffers_is_the_picture():
    renderer = Renderer(W, H)
    renderer.buffers(FRAMES[1])
    renderer.lines(FRAMES[2])
    assert np.array_equal(renderer.draw(FRAMES[0]), draw(FRAMES[0], W, H))
