import struct
from fractions import Fraction
from io import BytesIO

import av
import numpy as np
import pytest

from tests.media.conftest import SMALL, drawn, speech
from tests.media.test_aac import coded
from workprint.core.errors import MediaError
from workprint.core.nouns import Format
from workprint.media.aac import FRAME
from workprint.media.movie import Track, movie
from workprint.media.mp4 import Words, _write_head, join
from workprint.media.sound import read
from workprint.media.tracks import picture_track
from workprint.media.video import read_frames, read_timed, write_clip

FRAMES = 170
SAMPLES = FRAMES * 2000
WORDS = Words(
    "Der Löwe – ein Test",
    "de",
    ((4800, 48_000, "Erste Zeile\nund die zweite"), (60_000, 90_000, "Ünïcode ✓")),
    ((0, "INT. HAUS – TAG"), (31, "EXT. STRASSE"), (38, "Ende")),
)


@pytest.fixture(scope="module")
def sounds(tmp_path_factory):
    return coded(tmp_path_factory.mktemp("sounds") / "s", speech(SAMPLES / 48_000), 130)


@pytest.fixture(scope="module")
def film(tmp_path_factory, clips, sounds):
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    assert join(path, clips, sounds, form=SMALL, samples=SAMPLES, words=WORDS) == FRAMES
    return path


def boxes(data):
    found, at = [], 0
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        found.append((name, at, size))
        at += size
    return found


def test_every_frame_is_shown_once_and_on_time(film):
    timed = list(read_timed(film))
    assert [seconds for seconds, _ in timed] == [Fraction(number, 24) for number in range(FRAMES)]


def test_every_frame_is_its_clips_own(film, clips):
    apart = (picture for path, _ in clips for picture in read_frames(path))
    assert all(np.array_equal(joined, alone) for joined, alone in zip(read_frames(film), apart, strict=True))


def test_picture_and_sound_begin_at_nought_and_end_together(film):
    with av.open(str(film)) as file:
        picture, sound = file.streams.video[0], file.streams.audio[0]
        assert (picture.start_time, sound.start_time) == (0, 0)
        assert picture.duration * picture.time_base == Fraction(FRAMES, 24)
        assert sound.duration * sound.time_base == Fraction(SAMPLES, 48_000)
        assert (picture.frames, picture.average_rate) == (FRAMES, 24)


def test_the_sound_is_the_windows_from_the_first_sample(film):
    heard, rate = read(film)
    wanted = speech(SAMPLES / 48_000)
    assert rate == 48_000
    assert abs(len(heard) - SAMPLES) < FRAME
    assert np.sum(heard[:SAMPLES] * wanted[: len(heard)]) > 0.9 * np.sum(wanted**2)


def test_titles_chapters_and_subtitles_are_there(film):
    with av.open(str(film)) as file:
        assert file.metadata["title"] == WORDS.title
        assert [(mark["start"] * mark["time_base"] * 24, mark["metadata"]["title"]) for mark in file.chapters()] == list(WORDS.chapters)
        stream = file.streams.subtitles[0]
        assert stream.language == "deu"
        packets = [(packet.pts, bytes(packet)) for packet in file.demux(stream) if packet.size]
    texts = [(pts, data[2:].decode()) for pts, data in packets if len(data) > 2]
    assert texts == [(start, text) for start, _, text in WORDS.cues]
    empty = [pts for pts, data in packets if data == b"\0\0"]
    assert empty == [0, *(end for _, end, _ in WORDS.cues)]


def test_the_contents_come_before_the_samples(film):
    assert [name for name, _, _ in boxes(film.read_bytes())] == [b"ftyp", b"moov", b"mdat"]


def test_the_same_film_is_the_same_bytes(tmp_path, film, clips, sounds):
    join(tmp_path / "again.mp4", clips, sounds, form=SMALL, samples=SAMPLES, words=WORDS)
    assert (tmp_path / "again.mp4").read_bytes() == film.read_bytes()


def test_a_film_can_be_joined_from_films(tmp_path, film, sounds, clips):
    """Joined pictures are themselves house format: what was cut in two and joined is what was joined at once."""
    first, second = tmp_path / "1.mp4", tmp_path / "2.mp4"
    join(first, clips[:2], sounds, form=SMALL, samples=1000, words=Words("1"))
    join(second, clips[2:], sounds, form=SMALL, samples=1000, words=Words("2"))
    join(tmp_path / "3.mp4", [(first, 31), (second, 139)], sounds, form=SMALL, samples=SAMPLES, words=WORDS)
    assert all(np.array_equal(a, b) for a, b in zip(read_frames(tmp_path / "3.mp4"), read_frames(film), strict=True))


@pytest.mark.parametrize("rate", [Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001)])
def test_other_rates_are_exact(tmp_path, rate, sounds):
    form = Format(160, 96, rate)
    parts = []
    for number in range(3):
        parts.append((tmp_path / f"{number}.mp4", 17))
        write_clip(parts[-1][0], drawn(17, seed=number), form)
    samples = -(-51 * 48_000 * rate.denominator // rate.numerator)
    join(tmp_path / "film.mp4", parts, sounds, form=form, samples=samples, words=Words("Rates", chapters=((0, "one"),)))
    assert [seconds for seconds, _ in read_timed(tmp_path / "film.mp4")] == [number / rate for number in range(51)]


def test_what_does_not_belong_is_refused_by_name(tmp_path, clips, sounds):
    def joined(clips, sounds, **more):
        with pytest.raises(MediaError) as refused:
            join(tmp_path / "film.mp4", clips, sounds, **{"form": SMALL, "samples": SAMPLES, "words": WORDS, **more})
        assert not (tmp_path / "film.mp4").exists()
        return str(refused.value)

    other = tmp_path / "other.mp4"
    write_clip(other, drawn(10), Format(160, 96, Fraction(25)))
    assert "other.mp4: the clip is 160x96 at 25" in joined([*clips, (other, 10)], sounds)
    assert "the film wants 9 from" in joined([(clips[0][0], 9)], sounds)
    assert "lasts" in joined(clips, sounds[:1])
    assert "no clips" in joined([], sounds)
    assert "no sound" in joined(clips, [])
    assert "overlaps" in joined(clips, sounds, words=Words("", cues=((0, 100, "a"), (50, 200, "b"))))
    assert "chapters" in joined(clips, sounds, words=Words("", chapters=((3, "late"),)))
    with av.open(str(other), "w") as file:
        stream = file.add_stream("libx264", rate=24, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        for picture in drawn(10):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        file.mux(stream.encode(None))
    assert "other.mp4: the clip is coded with other settings" in joined([*clips, (other, 10)], sounds)


def test_damaged_tables_never_do_worse_than_an_error(tmp_path, clips):
    """Bytes of the table of contents changed, cut off, or made huge: read, or refused by name; never a crash, never outside the file."""
    whole = clips[4][0].read_bytes()
    _, start, size = next(each for each in boxes(whole) if each[0] == b"moov")
    chance, path = np.random.default_rng(3), tmp_path / "a.mp4"
    outcomes = set()
    for turn in range(400):
        damaged = bytearray(whole)
        for at in chance.integers(start + 8, start + size, 1 + turn % 4):
            damaged[at] = int(chance.choice([0, 1, 0x7F, 0x80, 0xFF, chance.integers(0, 256)]))
        path.write_bytes(damaged[: int(chance.integers(1, len(damaged)))] if turn % 10 == 0 else damaged)
        try:
            track = picture_track(path)
            assert all(offset + length <= path.stat().st_size for offset, length in track.runs)
            assert sum(length for _, length in track.runs) == track.sizes.sum()
            outcomes.add("read")
        except MediaError as error:
            outcomes.add(error.where)
    assert outcomes == {"read", "a.mp4"}


def test_a_film_past_four_gigabytes_counts_in_eight_bytes():
    """The head alone, for chunks that lie 5 GB apart: nobody need write them."""
    far = Track(b"vide", "Picture", b"", 24_000, np.array([100, 100]), ((2, 1000),), np.array([[1, 0], [1, 5 << 30]]), Fraction(1, 12))
    head = BytesIO()
    _write_head(head, (far,), 6 << 30, SMALL, Words("Long"))
    data = head.getvalue()
    found = boxes(data[:-16])
    assert [name for name, _, _ in found] == [b"ftyp", b"moov"]
    assert data[-16:] == struct.pack(">I4sQ", 1, b"mdat", (6 << 30) + 16)
    table = data.index(b"co64")
    assert struct.unpack_from(">IQQ", data, table + 8) == (2, len(data), len(data) + (5 << 30))


def test_a_film_of_a_hundred_hours_keeps_its_length():
    """Lengths past 32 bits stand in eight bytes."""
    hours = Fraction(100 * 3600)
    track = Track(b"vide", "Picture", b"", 24_000, np.array([1]), ((1, int(hours * 24_000)),), np.array([[1, 0]]), hours)
    head = movie((track,), 48_000, title="Long")
    assert struct.unpack_from(">BxxxQQIQ", head, head.index(b"mvhd") + 4) == (1, 0, 0, 48_000, hours * 48_000)
    assert struct.unpack_from(">BxxxIQq", head, head.index(b"elst") + 4) == (1, 1, hours * 48_000, 0)
