"""Masks, lines of three kinds, and that nothing is looked for twice: what is shared between signals is what each would find alone."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from tests.previz.orders import MARA
from tests.previz.test_control import control_order
from workprint.core.errors import EngineError
from workprint.crafts.previz.control import keypoints, lines, normals, passes
from workprint.crafts.previz.control.lens import pinhole
from workprint.crafts.previz.draw.renderer import Renderer
from workprint.crafts.previz.forms import Frame, Mesh, Swatch, Thing, View
from workprint.crafts.previz.people import performer

DRAWN = tuple(name for name, signal in passes.SIGNALS.items() if signal.kind != "text")
MOVING = {"size": "WS", "lens": 24, "on": ["MARA", "JONAH"], "move": {"kind": "truck", "way": "right", "speed": "medium"}}


def pictures(*signals, **wanted):
    return list(passes.pictures(passes.taken(control_order(*signals, **wanted))))


@cache
def together():
    return pictures(*DRAWN, "mask:MARA", **MOVING)


# --------------------------------------------------------------------------------------------- shared looks


@pytest.mark.slow
@pytest.mark.parametrize("name", [*DRAWN, "mask:MARA"])
def test_a_signal_is_the_same_alone_as_among_all(name):
    alone = pictures(name, **MOVING)
    assert len(alone) == len(together())
    for mine, ours in zip(alone, together(), strict=True):
        assert mine
        for key, picture in mine.items():
            assert np.array_equal(picture, ours[key]), key


def test_all_signals_of_a_frame_find_what_is_visible_once(monkeypatch):
    found = []
    see = Renderer._see
    monkeypatch.setattr(Renderer, "_see", lambda self, frame: (found.append((self, frame)), see(self, frame))[1])
    shot = passes.taken(control_order(*(name for name in DRAWN if name != "whitebox"), "mask:JONAH", **MOVING))
    _ = shot.survey
    found.clear()
    list(passes.pictures(shot))
    assert len(found) == shot.shooting.count
    assert len({id(renderer) for renderer, _ in found}) == 1


def test_signals_of_a_drawings_own_buffers_are_those_of_a_look_of_their_own():
    wanted = ("depth16", "depth8", "normal", "seg", "ids", "pose")
    shot, renderer = passes.taken(control_order(*wanted, "lineart", **MOVING)), Renderer(320, 192)
    for number in range(shot.shooting.count):
        frame = shot.frame(number)
        found = passes.seen_signals(shot, number, frame, renderer.draw_with_buffers(frame)[1])
        assert set(found) == set(wanted)
        for name in wanted:
            assert np.array_equal(found[name], together()[number][name]), name


def test_what_stands_on_a_canvas_is_not_taken_for_another_frame():
    shot = passes.taken(control_order("ids", **MOVING))
    first, last = shot.frame(0), shot.frame(2)
    used, fresh = Renderer(*shot.size), Renderer(*shot.size)
    used.draw(first)
    for ask in (Renderer.lines, Renderer.pen):
        assert np.array_equal(ask(used, last), ask(fresh, last))
        assert np.array_equal(ask(used, first), ask(Renderer(*shot.size), first))
    assert not np.array_equal(used.buffers(first).id, used.buffers(last).id)


# --------------------------------------------------------------------------------------------- masks


def test_a_mask_is_all_white_or_white_over_one_matte():
    for drawn in pictures("mask", "matte", "ids", "mask:MARA", "mask:jonah", **MOVING):
        assert drawn["mask"].dtype == np.uint8
        assert drawn["mask"].shape == drawn["ids"].shape
        assert (drawn["mask"] == 255).all()
        for name in ("MARA", "JONAH"):
            assert np.array_equal(drawn[f"mask/{name}"], drawn[f"matte/{name}"])
            assert 200 < (drawn[f"mask/{name}"] == 255).sum() < drawn["ids"].size / 2


def test_a_prop_is_named_as_its_matte_is():
    shot = passes.taken(control_order("matte", **MOVING))
    prop = next(name for thing, name in sorted(shot.matted.items()) if thing not in shot.actors and " " in name)
    drawn = pictures("matte", f"mask:{prop.upper().replace(' ', '_')}", **MOVING)[0]
    assert np.array_equal(drawn[f"mask/{prop}"], drawn[f"matte/{prop}"])
    asked = passes.taken(control_order(f"mask:{prop}", **MOVING))
    assert passes.streams(asked) == {f"mask/{prop}": f"mask/{prop}.mkv"}


def test_a_mask_of_somebody_who_is_never_seen_is_black_and_of_nobody_an_error():
    away = {"size": "CU", "on": ["MARA"], "kind": "void", "view": "front"}
    drawn = pictures("ids", "mask:JONAH", **away)
    assert all((each["mask/JONAH"] == 0).all() for each in drawn)
    with pytest.raises(EngineError, match="'MARTHA'") as wrong:
        pictures("mask:MARTHA", **away)
    assert "MARA" in str(wrong.value)


# --------------------------------------------------------------------------------------------- lines


def cross() -> np.ndarray:
    """A line two pixels wide across, one down, and a speck."""
    grey = np.zeros((60, 80), np.uint8)
    grey[20:22], grey[:, 40:42], grey[50, 10] = 255, 255, 255
    return grey


def test_a_scribble_is_three_or_four_pixels_wide_and_has_no_specks():
    found = lines.scribble(cross())
    assert set(np.unique(found)) == {0, 255}
    assert 3 <= (found[:, 5] == 255).sum() <= 4
    assert 3 <= (found[5] == 255).sum() <= 4
    assert not found[45:55, 5:15].any()


def test_a_soft_edge_is_brightest_in_the_middle_and_fades():
    found = lines.soft_edges(cross())[15:27, 5].astype(int)
    assert found.tolist() == found[::-1].tolist()
    assert 200 < found.max() <= 255
    assert found.argmax() in (5, 6)
    assert (np.diff(found[:6]) >= 0).all()
    assert len(set(found.tolist())) >= 4
    flat = np.full((9, 9), 100, np.uint8)
    assert (lines.soft_edges(flat) == 150).all()  # edges of the picture are no edges


def test_lines_of_all_kinds_lie_on_the_line_art():
    for drawn in pictures("lineart", "scribble", "softedge", **MOVING):
        art, broad, soft = (drawn[name][:, :, 0].astype(int) for name in ("lineart", "scribble", "softedge"))
        assert all((drawn[name] == drawn[name][:, :, :1]).all() for name in drawn)
        assert (broad == 255).mean() > 1.3 * (art > 127).mean()
        grown = np.zeros(art.shape, bool)
        for dy in (-2, -1, 0, 1, 2):
            for dx in (-2, -1, 0, 1, 2):
                grown |= np.roll(art > 0, (dy, dx), (0, 1))
        inner = (slice(2, -2), slice(2, -2))
        assert not ((broad > 0) & ~grown)[inner].any()
        assert not ((soft > 0) & ~grown)[inner].any()


def test_the_pen_draws_faces_and_no_fills():
    """Eyes are inked, a dark coat and dark hair are not."""
    alone = (MARA | {"mark": "centre", "facing": ""},)
    shot = passes.taken(control_order("ids", kind="void", people=alone, size="CU", view="front", take={"frames": 1}))
    frame = shot.frame(0)
    pen = Renderer(*shot.size).pen(frame)
    points = keypoints.keypoints(shot.shooting.parts["MARA"], 0.0, 1000, shot.shooting.parts)
    for x, y, _ in pinhole(frame.view, *shot.size).seen(points.body[14:16]):
        assert pen[int(y) - 4 : int(y) + 4, int(x) - 6 : int(x) + 6].max() > 180
    parts = {n: swatch.pattern for n, swatch in enumerate(next(t for t in frame.things if t.id == 1000).palette)}
    found = Renderer(*shot.size).buffers(frame)
    hair = (found.id == 1000) & np.isin(found.part, [n for n, pattern in parts.items() if pattern == "hair"])
    assert hair.sum() > 100
    assert not pen[hair].any()
    assert not pen[found.id != 1000].any()


def test_a_blur_of_canny_is_a_gaussian_of_whole_numbers():
    grey = np.zeros((9, 11), np.int32)
    grey[4, 5] = 1
    row = np.array((1, 4, 6, 4, 1))
    assert np.array_equal(lines._blurred(grey)[2:7, 3:8], np.outer(row, row))


# --------------------------------------------------------------------------------------------- normals, floors


def test_every_normal_has_the_byte_nearest_to_its_share():
    every = np.zeros((3, 256, 3), np.int8)
    for channel in range(3):
        every[channel, :, channel] = np.arange(-128, 128)
    ids = np.zeros((3, 256), np.int32)
    found = normals.normal_map(every, ids)
    share = np.clip(np.arange(-128, 128) / 127.0, -1.0, 1.0)
    assert np.array_equal(found[0, :, 0], np.rint(127.5 - 127.5 * share))
    assert np.array_equal(found[1, :, 1], np.rint(127.5 + 127.5 * share))
    assert np.array_equal(found[2, :, 2], np.rint(127.5 + 127.5 * share))
    ids[1] = -1
    assert (normals.normal_map(every, ids)[1] == normals.BEHIND).all()


def test_a_floor_under_the_camera_has_no_crack():
    """Two large triangles that cross the near plane meet without a hole, whatever the camera."""
    corners = np.array([(-4.3, 0, 3.1), (3.9, 0, 3.1), (3.9, 0, -3.7), (-4.3, 0, -3.7)], np.float32)
    up = np.tile(np.array((0, 1, 0), np.float32), (4, 1))
    mesh = Mesh(corners, up, np.array([[0, 1, 2], [0, 2, 3]], np.int32), np.zeros(2, np.uint8))
    floor, renderer, dice = Thing(1, "floor", mesh, (Swatch((0.8, 0.7, 0.5)),)), Renderer(480, 272), np.random.default_rng(7)
    seen = 0
    for _ in range(60):
        eye, target = dice.uniform((-4.0, 0.15, -3.4), (3.6, 2.2, 2.9)), dice.uniform((-4.0, 0.0, -3.4), (3.6, 1.5, 2.9))
        there = renderer.buffers(Frame((floor,), View(tuple(eye), tuple(target), float(dice.uniform(20, 80))))).id >= 0
        above, below = np.logical_or.accumulate(there, 0), np.logical_or.accumulate(there[::-1], 0)[::-1]
        assert not (~there & above & below).any()
        seen += there.any()
    assert seen > 30


def test_people_are_posed_once_a_moment_whoever_asks():
    shot = passes.taken(control_order("pose", take={"frames": 3}))
    frame = shot.frame(2)
    before = performer._acted.cache_info().misses
    drawn = Renderer(*shot.size).draw_with_buffers(frame)[1]
    assert len(passes.seen_people(shot, 2, frame, drawn)) == len(shot.shooting.parts)
    again = shot.frame(2)
    assert performer._acted.cache_info().misses == before and len(again.things) == len(frame.things)
