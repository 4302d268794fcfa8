"""The looks: each is what its name says, measured on one frame; lines boil in the drawn picture alone; a palette and a weight are kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.previz.test_renderer import FRAMES, OVERHEAD, H, W, ahead, floor, room, wall
from workprint.core.errors import EngineError
from workprint.crafts.previz.draw.looks import held_to, lightness, look_of
from workprint.crafts.previz.draw.renderer import Renderer, draw
from workprint.crafts.previz.forms import LOOKS, Frame, Light, Style, Swatch, View
from workprint.crafts.previz.styles import style

FRAME = Frame(room(), View((0.4, 1.3, 4.0), (0, 0.9, 0), 45), Light(direction=(-0.6, 0.8, 0.5)), boil=2)


@pytest.fixture(scope="module")
def pictures() -> dict[str, np.ndarray]:
    return {name: draw(replace(FRAME, style=Style(look=name)), 320, 192).astype(int) for name in LOOKS}


def saturation(picture: np.ndarray) -> float:
    return float((picture.max(axis=2) - picture.min(axis=2)).mean())


def luma(picture: np.ndarray) -> np.ndarray:
    return picture @ np.array([0.3, 0.55, 0.15])


def thumbnail(picture: np.ndarray) -> np.ndarray:
    return picture.reshape(12, 16, 20, 16, 3).mean(axis=(1, 3))


def test_each_look_is_told_from_each_other_at_thumbnail_size(pictures):
    for a in LOOKS:
        for b in LOOKS:
            if a < b:
                assert np.abs(thumbnail(pictures[a]) - thumbnail(pictures[b])).mean() > 7, f"{a} and {b} look alike"


def test_noir_is_black_and_white(pictures):
    assert saturation(pictures["noir"]) < 4
    behind = replace(FRAME, light=Light(direction=(0.5, 0.7, -0.5)))
    noir, ink = (luma(draw(replace(behind, style=Style(look=look)), 320, 192).astype(int)) for look in ("noir", "ink"))
    assert min((noir < 40).mean(), (noir > 200).mean()) > 0.15
    assert noir.std() > 1.5 * ink.std()


def test_a_blueprint_has_light_lines_on_a_blue_ground(pictures):
    picture = pictures["blueprint"]
    ground = np.median(picture.reshape(-1, 3), axis=0)
    assert ground[2] > 1.8 * ground[0]
    assert ground[2] < 190
    lines = luma(picture) > luma(ground[None])[0] + 45
    assert 0.003 < lines.mean() < 0.25


def test_pencil_and_charcoal_are_drawn_in_greys(pictures):
    for name in ("pencil", "charcoal"):
        assert saturation(pictures[name]) < 0.75 * saturation(pictures["ink"]), name
    assert np.median(luma(pictures["pencil"])) > np.median(luma(pictures["charcoal"])) + 25
    rough = {name: np.abs(np.diff(luma(pictures[name])[:, 200:], axis=1)).mean() for name in ("ink", "charcoal", "flat")}
    assert rough["charcoal"] > 1.3 * rough["ink"] > 1.3 * rough["flat"]


def test_flat_colour_has_no_paper_and_no_patterns():
    planked = Frame((floor(swatch=Swatch((0.7, 0.5, 0.4), "planks")),), ahead(eye=(0, 1.5, 4), target=(0, 0.2, 0)), OVERHEAD)
    flat, inked = (draw(replace(planked, style=Style(look=look)), 320, 192).astype(int)[120:] for look in ("flat", "ink"))
    assert np.ptp(flat[:, :, 0], axis=1).max() <= 2
    assert np.ptp(inked[:, :, 0], axis=1).max() > 20


def test_a_whitebox_is_grey_on_a_chequered_floor_without_ink():
    view = ahead(eye=(0.0, 1.6, 4.0), target=(0.0, 0.6, 0.0))
    picture = draw(Frame((floor(), wall(-0.5, 0, 0.5, 1, 0.2, id=3)), view, OVERHEAD, Style(look="whitebox")), 320, 192).astype(int)
    assert saturation(picture) < 4
    below = luma(picture)[150:]
    two = [int(v) for v in np.unique(np.round(below[:, 40:280])) if (np.abs(below - v) < 1.5).mean() > 0.15]
    assert max(two) - min(two) > 40
    assert luma(picture).min() > 50
    around = [luma(picture)[125, x] for x in range(10, 310)]
    assert sum(abs(a - b) > 40 for a, b in zip(around, around[2:])) >= 4


def test_pillars_stand_about_the_whitebox_but_not_before_the_subject():
    view = View((0.0, 1.5, 9.0), (0.0, 1.0, 0.0), 50)
    clean = Style(look="whitebox")
    there, without = (
        draw(Frame((floor(),), view, OVERHEAD, style), 320, 192).astype(int) for style in (clean, replace(clean, look="flat"))
    )
    tall = luma(there)[75] - np.median(luma(there)[75])
    assert (np.abs(tall) > 8).sum() >= 4
    assert np.abs(tall[150:170]).max() < 8
    assert np.abs(np.diff(luma(without)[75])).max() < 8
    assert not (Renderer(320, 192).buffers(Frame((floor(),), view, OVERHEAD, clean)).id > 1).any()


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_draws_the_same_from_a_used_renderer_and_on_two_threads(look):
    frames = [replace(frame, style=Style(look=look)) for frame in FRAMES[:2]]
    used, two = Renderer(W, H), Renderer(W, H, threads=2)
    used.draw(FRAMES[2])
    for frame in frames:
        assert np.array_equal(used.draw(frame), draw(frame, W, H))
        assert np.array_equal(two.draw(frame), draw(frame, W, H))


@pytest.mark.parametrize("look", ["ink", "pencil", "charcoal", "noir", "blueprint"])
def test_a_heavier_line_changes_more_of_the_picture(look):
    frame = Frame((wall(-1, 0, 1, 2, 0), wall(-9, -9, 9, 9, -1, id=2)), ahead(), Light(direction=(0, 0.1, 1)))

    def inked(line: float) -> float:
        style = Style(look=look, grain=0.0, hatch=0.0, wobble=0.0, line=line)
        with_lines, none = (draw(replace(frame, style=one), 640, 360).astype(int) for one in (style, replace(style, line=0.0)))
        return float(np.abs(with_lines - none).sum())

    assert 0 < inked(1.0) < 0.75 * inked(3.0)


def test_nothing_boils_in_the_steady_looks():
    for look in ("flat", "whitebox"):
        a, b = (draw(replace(FRAME, boil=n, style=Style(look=look)), W, H) for n in (0, 1))
        assert np.array_equal(a, b), look


def test_a_palette_pulls_colours_and_leaves_lightness():
    teal, sand = (0.1, 0.5, 0.5), (0.85, 0.75, 0.55)
    for own in ((0.2, 0.45, 0.6), (0.9, 0.3, 0.2), (0.5, 0.5, 0.5)):
        moved = held_to((teal, sand), own)
        assert abs(lightness(moved) - lightness(own)) < 0.2
        nearest = min(sum((a - b) ** 2 for a, b in zip(own, one)) for one in (teal, sand))
        assert min(sum((a - b) ** 2 for a, b in zip(moved, one)) for one in (teal, sand)) < nearest
    plain, held = (draw(replace(FRAME, style=Style(palette=palette)), W, H).astype(int) for palette in ((), ((0.1, 0.4, 0.45),)))
    assert plain[..., 0].mean() > plain[..., 2].mean() + 5
    assert held[..., 2].mean() > held[..., 0].mean()


def test_a_palette_changed_between_frames_is_not_kept():
    used = Renderer(W, H)
    used.draw(FRAME)
    green = replace(FRAME, style=Style(palette=((0.2, 0.6, 0.3),)))
    assert np.array_equal(used.draw(green), draw(green, W, H))
    assert np.array_equal(used.draw(FRAME), draw(FRAME, W, H))


def test_a_style_is_read_from_the_look_book():
    found = style({"look": "noir", "palette": ["teal", "#e8a33d"], "line": 2})
    assert (found.look, found.line, len(found.palette)) == ("noir", 2.0, 2)
    assert look_of(found).line == 2 * look_of(Style(look="noir")).line
    for wrong in ({"look": "oil"}, {"look": 3}, {"palette": "teal"}, {"palette": []}, {"palette": ["no such colour"]}):
        with pytest.raises(EngineError):
            style(wrong)
    with pytest.raises(ValueError, match="nearest is 'charcoal'"):
        look_of(Style(look="charcole"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Loose charcoal on brown paper", {"look": "charcoal", "wobble": 1.3}),
        ("a film-noir, bold lines", {"look": "noir", "line": 1.7}),
        ("clean vector art, muted", {"look": "flat", "grain": 0.4, "chroma": 0.55}),
        ("black and white", {"look": "ink", "chroma": 0.0}),
        ("shot on 35 mm, by the sea", {"look": "ink", "line": 1.0, "chroma": 1.0}),
    ],
)
def test_words_of_a_style_are_drawn(words, expected):
    found = style({"words": words})
    assert {name: getattr(found, name) for name in expected} == expected
    assert style({"words": words, "look": "pencil", "line": 2}).look == "pencil", "a trait is worth more than a word"
    assert style({"words": words, "line": 2}).line == 2.0


@pytest.mark.parametrize("look", [look for look in LOOKS if look != "whitebox"])
def test_paper_and_ink_tint_every_look(look):
    plain, on_red = (
        draw(replace(FRAME, style=style({"look": look} | said)), W, H).astype(int).mean(axis=(0, 1)) for said in ({}, {"paper": "salmon"})
    )
    assert on_red[0] / on_red[2] > 1.15 * plain[0] / plain[2]
    inked = draw(replace(FRAME, style=style({"look": look, "ink": "#2040c0"})), W, H).astype(int)
    assert np.abs(inked - draw(replace(FRAME, style=Style(look=look)), W, H)).max() > 40


def test_sepia_is_brown_and_monochrome_is_grey():
    brown, grey = (draw(replace(FRAME, style=style({"words": words})), W, H).astype(int) for words in ("sepia", "monochrome"))
    red, green, blue = brown.mean(axis=(0, 1))
    assert red > green + 5 > blue + 10
    assert saturation(grey) < 22


def test_what_is_no_colour_is_no_paper():
    for wrong in ({"paper": 3}, {"ink": "no such colour"}):
        with pytest.raises(EngineError):
            style(wrong)
