"""Focus: what is racked to is drawn crisp, the rest soft; without a focus nothing is changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.previz.orders import PAIR, order
from tests.previz.test_renderer import CLEAN, FRAMES, H, W, ahead, wall
from workprint.crafts.previz import shoot
from workprint.crafts.previz.draw.defocus import field_of
from workprint.crafts.previz.draw.looks import look_of
from workprint.crafts.previz.draw.reading import lens_of, sheet_of
from workprint.crafts.previz.draw.renderer import Renderer, draw
from workprint.crafts.previz.forms import Frame, Light, Swatch

NEAR, FAR = 1.5, 4.0
VIEW = ahead(eye=(0.0, 1.0, 5.0), target=(0.0, 1.0, 0.0), fov=30.0)
EVEN = Light(key=(1, 1, 1), shade=(1, 1, 1), sky_low=(0.9, 0.9, 0.9), sky_top=(0.9, 0.9, 0.9), haze=1e9, clouds=0.0)
PALE = Swatch((0.6, 0.65, 0.6))
THINGS = (
    wall(-0.5, 0.8, -0.1, 1.2, 5.0 - NEAR, id=1, swatch=PALE),
    wall(0.4, 0.6, 0.9, 1.4, 5.0 - FAR, id=2, swatch=PALE),
)
"""Two squares beside one another, one near, one far."""


def framed(focus: float | None) -> Frame:
    return Frame(THINGS, VIEW, EVEN, replace(CLEAN, line=4.0), focus=focus)


def inked(focus: float | None) -> tuple[int, int]:
    """The darkest pixel (sum of the three colours) in the left half and in the right half: where a square's outline is."""
    picture = draw(framed(focus), W, H).astype(int).sum(axis=2)
    return int(picture[:, : W // 2].min()), int(picture[:, W // 2 :].min())


def test_lines_are_strong_where_it_is_sharp_and_weak_where_it_is_not():
    sharp, near, far = inked(None), inked(NEAR), inked(FAR)
    assert max(sharp) < 200
    assert near[0] == sharp[0] and near[1] > sharp[1] + 150
    assert far[1] == sharp[1] and far[0] > sharp[0] + 150


def test_borders_run_where_it_is_not_sharp():
    """The steepest step from pixel to pixel."""
    bare = replace(CLEAN, line=0.0)
    for focus, soft in ((NEAR, slice(W // 2, W)), (FAR, slice(0, W // 2))):
        steps = [
            np.abs(np.diff(draw(replace(framed(at), style=bare), W, H).astype(int), axis=1))[:, soft.start : soft.stop - 1].max()
            for at in (None, focus)
        ]
        assert steps[1] < 0.75 * steps[0]


def test_a_pull_is_smooth():
    ink = [inked(float(at))[1] for at in np.linspace(NEAR, FAR, 26)]
    steps = np.diff(ink)
    assert steps.max() < 20, "the far square gets stronger: where the line takes over from its stain it may waver"
    assert steps.min() > -120 and ink[0] - ink[-1] > 150


def test_what_is_sharp_stays_as_it_was():
    """Within a body's depth of the focus nothing is touched, to the byte, but for what runs over it from before it."""
    alone = replace(framed(None), things=THINGS[1:])
    sky = slice(0, W // 2 - 10)
    whole, racked = draw(alone, W, H), draw(replace(alone, focus=FAR - 0.3), W, H)
    inside = Renderer(W, H).buffers(alone).id == 2
    assert np.array_equal(whole[inside], racked[inside])
    assert not np.array_equal(whole[:, sky], draw(replace(framed(None), focus=FAR), W, H)[:, sky])


@pytest.mark.parametrize("focus", [0.6, 2.0, 30.0])
def test_the_same_bytes_from_any_renderer_and_sharp_again_after_a_rack(focus):
    used, two = Renderer(W, H), Renderer(W, H, threads=2)
    for n in (0, 1, 0, 2):
        soft = replace(FRAMES[n], focus=focus)
        fresh = draw(soft, W, H)
        assert np.array_equal(used.draw(soft), fresh)
        assert np.array_equal(two.draw(soft), fresh)
        assert np.array_equal(used.draw(FRAMES[n]), draw(FRAMES[n], W, H))


def test_mattes_and_lines_know_no_focus():
    renderer = Renderer(W, H)
    assert np.array_equal(renderer.lines(framed(NEAR)), renderer.lines(framed(None)))
    assert np.array_equal(renderer.buffers(framed(NEAR)).depth, renderer.buffers(framed(None)).depth)


def test_a_long_lens_is_softer_and_a_focus_lies_before_it():
    wide, long = (
        field_of(2.0, lens_of(replace(VIEW, fov=fov), W, H), sheet_of(look_of(CLEAN), EVEN, None, None, H)[0]) for fov in (50.0, 15.0)
    )
    assert long.steep > 3.0 * wide.steep
    assert wide.far < 1 / 2.0 < wide.near
    for wrong in (0.0, -1.0, float("nan")):
        with pytest.raises(ValueError, match="before the lens"):
            draw(framed(wrong), W, H)


def test_a_rack_is_drawn_and_nothing_else_is():
    asked = order("room", PAIR, size="OTS", on=["MARA", "JONAH"], move={"kind": "rack", "to": "JONAH"})
    racked = shoot.prepared(asked)
    first, last = shoot.frame_at(racked, 0), shoot.frame_at(racked, 47)
    assert first.focus == racked.setup.focus(0.0) and first.focus > last.focus + 0.5
    asked["camera"]["move"] = {"kind": "static"}
    assert shoot.frame_at(shoot.prepared(asked), 0).focus is None
