import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest
from PIL import Image

from tests.media.conftest import SMALL, drawn
from workprint.core.errors import MediaError
from workprint.core.nouns import Format
from workprint.media.conform import Stretch, conform, join, still
from workprint.media.facts import facts
from workprint.media.tracks import picture_track
from workprint.media.video import read_frames, read_timed, write_clip


def error(pictures, others):
    """Mean difference in levels of 255."""
    return float(np.mean([np.abs(a.astype(int) - b).mean() for a, b in zip(pictures, others, strict=True)]))


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(25), Fraction(24000, 1001), Fraction(30000, 1001)])
def test_a_clip_has_its_pictures_at_its_exact_rate(tmp_path, rate):
    form = Format(160, 96, rate)
    assert write_clip(tmp_path / "a.mp4", drawn(50), form) == 50
    found = facts(tmp_path / "a.mp4")
    assert (found.width, found.height, found.rate, found.frames, found.codec) == (160, 96, rate, 50, "h264")
    timed = list(read_timed(tmp_path / "a.mp4"))
    assert [seconds for seconds, _ in timed] == [number / rate for number in range(50)]
    assert error(drawn(50), [picture for _, picture in timed]) < 2.5


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 255, 0), (0, 0, 255), (200, 30, 90)])
def test_colours_come_back(tmp_path, colour):
    picture = np.full((96, 160, 3), colour, np.uint8)
    write_clip(tmp_path / "a.mp4", [picture] * 3, SMALL)
    assert np.abs(next(read_frames(tmp_path / "a.mp4")).astype(int) - colour).max() <= 2


def test_the_same_pictures_are_the_same_bytes_in_another_process(tmp_path):
    write_clip(tmp_path / "a.mp4", drawn(60), SMALL)
    program = (
        "import sys; from pathlib import Path; from tests.media.conftest import SMALL, drawn; from workprint.media.video import write_clip;"
        " write_clip(Path(sys.argv[1]), drawn(60), SMALL)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "b.mp4")], check=True)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_all_clips_of_a_format_share_their_headers(tmp_path, clips):
    noise = (np.random.default_rng(number).integers(0, 255, (96, 160, 3), np.uint8) for number in range(9))
    write_clip(tmp_path / "noise.mp4", noise, SMALL)
    assert len({picture_track(path).header for path in [tmp_path / "noise.mp4", *(path for path, _ in clips)]}) == 1


def test_an_array_that_is_drawn_over_is_not_taken_for_the_old_picture(tmp_path):
    def drawing():
        held = np.zeros((96, 160, 3), np.uint8)
        for level in (0, 120, 240):
            held[:] = level
            yield held

    write_clip(tmp_path / "a.mp4", drawing(), SMALL)
    assert [int(picture.mean() / 10 + 0.5) for picture in read_frames(tmp_path / "a.mp4")] == [0, 12, 24]


@pytest.mark.parametrize(
    ("form", "pictures"),
    [
        (SMALL, []),
        (SMALL, [np.zeros((90, 160, 3), np.uint8)]),
        (SMALL, [np.zeros((96, 160, 3))]),
        (Format(161, 96), []),
        (Format(160, 96, Fraction(0)), []),
    ],
)
def test_what_cannot_be_a_clip_says_so(tmp_path, form, pictures):
    with pytest.raises(MediaError, match=r"a\.mp4"):
        write_clip(tmp_path / "a.mp4", pictures, form)


# --------------------------------------------------------------------------------------------- conforming


@pytest.mark.parametrize(("rate", "length"), [(Fraction(30000, 1001), 60), (Fraction(25), 25), (Fraction(12), 24), (Fraction(24), 40)])
def test_another_rate_is_followed_by_time(tmp_path, rate, length):
    write_clip(tmp_path / "a.mp4", drawn(length, step=1), Format(160, 96, rate))
    conform(tmp_path / "a.mp4", tmp_path / "b.mp4", SMALL, frames=48, skip=3)
    source = list(drawn(length, step=1))
    expected = [source[min(length - 1, int((number + Fraction(1, 2)) / 24 * rate))] for number in range(3, 51)]
    made = list(read_frames(tmp_path / "b.mp4"))
    assert len(made) == facts(tmp_path / "b.mp4").frames == 48
    wrong = [picture for picture, want in zip(made, expected, strict=True) if np.abs(picture.astype(int) - want).mean() > 4]
    assert not wrong


def test_a_still_is_held_and_keeps_its_shape(tmp_path):
    Image.new("RGB", (100, 200), (255, 0, 0)).save(tmp_path / "a.png")
    conform(tmp_path / "a.png", tmp_path / "b.mp4", SMALL, frames=9, skip=4)
    last = list(read_frames(tmp_path / "b.mp4"))[8]
    assert last[48, 80, 0] > 250
    assert last[48, 50].max() < 5
    assert last[48, 110].max() < 5


def test_what_is_transparent_lies_over_black(tmp_path):
    Image.new("RGBA", (160, 96), (255, 255, 255, 128)).save(tmp_path / "a.png")
    assert abs(int(next(read_frames(tmp_path / "a.png"))[40, 40, 0]) - 128) <= 1


def test_a_part_after_the_end_is_an_error(tmp_path, clips):
    with pytest.raises(MediaError, match="ends before frame 500"):
        conform(clips[0][0], tmp_path / "b.mp4", SMALL, frames=10, skip=500)


@pytest.mark.parametrize("name", ["a.png", "a.mp4", "a.mov", "%03d.png"])
def test_rubbish_is_an_error_that_names_it(tmp_path, name):
    chance = np.random.default_rng(1)
    for contents in (
        b"",
        b"\0" * 5000,
        chance.bytes(5000),
        b"\x89PNG\r\n\x1a\n" + chance.bytes(500),
        b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n",
    ):
        (tmp_path / name).write_bytes(contents)
        with pytest.raises(MediaError):
            list(read_frames(tmp_path / name))
        with pytest.raises(MediaError):
            facts(tmp_path / name)
    with pytest.raises(MediaError, match="no such file"):
        facts(tmp_path / "absent.mp4")


def test_damaged_clips_never_do_worse_than_an_error(tmp_path, clips):
    whole = clips[0][0].read_bytes()
    chance = np.random.default_rng(2)
    for _ in range(60):
        damaged = bytearray(whole[: int(chance.integers(100, len(whole)))])
        for at in chance.integers(0, len(damaged), 20):
            damaged[at] = int(chance.integers(0, 256))
        (tmp_path / "a.mp4").write_bytes(damaged)
        try:
            for picture in read_frames(tmp_path / "a.mp4"):
                assert picture.shape[2] == 3
        except MediaError:
            pass


def levels(path):
    """The mean level of each frame, rounded to tens."""
    return [round(float(picture.mean()) / 10) * 10 for picture in read_frames(path)]


def test_parts_are_joined_with_what_lies_over_dissolved(tmp_path):
    for name, level in (("a", 50), ("b", 150)):
        write_clip(tmp_path / f"{name}.mp4", [np.full((96, 160, 3), level, np.uint8)] * 6, SMALL)
    a, b = (tmp_path / f"{name}.mp4" for name in "ab")
    assert join([Stretch(a, 4), Stretch(b, 6, over=3)], tmp_path / "c.mp4", SMALL) == 7
    assert levels(tmp_path / "c.mp4") == [50, 80, 100, 120, 150, 150, 150]
    assert join([Stretch(a, 4), Stretch(b, 5, skip=1), Stretch(a, 2, over=1)], tmp_path / "d.mp4", SMALL) == 10
    assert levels(tmp_path / "d.mp4") == [50] * 4 + [150] * 4 + [100, 50]
    with pytest.raises(MediaError, match="cannot lie over"):
        join([Stretch(a, 4), Stretch(b, 6, over=5)], tmp_path / "e.mp4", SMALL)


def test_the_last_picture_of_a_clip_is_a_still(tmp_path):
    write_clip(tmp_path / "a.mp4", drawn(20), SMALL)
    assert error(list(drawn(20))[19:], [still(tmp_path / "a.mp4")]) < 2.5
    assert error(list(drawn(20))[:1], [still(tmp_path / "a.mp4", last=False)]) < 2.5
