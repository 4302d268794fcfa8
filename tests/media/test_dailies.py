"""Takes to look at: what is where on a contact sheet and in a clip of takes side by side."""

import numpy as np
import pytest
from PIL import Image

from tests.media.conftest import SMALL
from workprint.media.dailies import GROUND, Shown, contact_sheet, side_by_side
from workprint.media.facts import facts
from workprint.media.video import read_frames, write_clip


@pytest.fixture
def takes(tmp_path):
    """Three takes: one that brightens over 12 frames, one grey of 4, one grey of 12."""
    levels = {"a": [20 * at for at in range(12)], "b": [90] * 4, "c": [200] * 12}
    for name, each in levels.items():
        write_clip(tmp_path / f"{name}.mp4", [np.full((96, 160, 3), level, np.uint8) for level in each], SMALL)
    return [Shown(tmp_path / f"{name}.mp4", f"3B-T{at}", ("toy:bars", "free", "a note " * 60)) for at, name in enumerate(levels, 1)]


def test_a_sheet_has_a_row_for_each_take_from_first_to_last(tmp_path, takes):
    width, height = contact_sheet(tmp_path / "sheet.png", takes, shape=160 / 96, stills=3, width=100)
    sheet = np.asarray(Image.open(tmp_path / "sheet.png"))
    assert sheet.shape == (height, width, 3)
    middles = [[int(sheet[8 + row * 68 + 30, 300 + column * 108 + 50, 0]) for column in range(3)] for row in range(3)]
    assert np.abs(np.array(middles) - [[0, 120, 220], [90, 90, 90], [200, 200, 200]]).max() <= 12
    label = sheet[8:68, 16:276]
    assert (label > 100).any()
    assert (sheet[:, 292:299] == GROUND).all()


def test_side_by_side_all_play_at_once_and_the_short_one_holds(tmp_path, takes):
    assert side_by_side(tmp_path / "side.mp4", takes, SMALL, 12) == (320, 192)
    assert facts(tmp_path / "side.mp4").frames == 12
    *_, last = read_frames(tmp_path / "side.mp4")
    corners = [int(last[y, x].mean()) for y, x in ((80, 120), (80, 280), (176, 120), (176, 280))]
    assert np.abs(np.array(corners) - [220, 90, 200, 20]).max() <= 6


def test_the_same_takes_are_the_same_bytes(tmp_path, takes):
    for name in ("one", "two"):
        contact_sheet(tmp_path / f"{name}.png", takes, shape=160 / 96, stills=3, width=100)
        side_by_side(tmp_path / f"{name}.mp4", takes, SMALL, 12)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()
