"""Joins house-format clips and coded sound into one film in MP4, and codes nothing. Knows tracks; knows nothing of shots or cuts.

The file is progressive: table of contents first, then the samples, pictures and sound by turns of a second at most. Clips are copied byte
for byte; memory does not grow with the film beyond its tables (about 16 bytes a picture).

    | ftyp | moov | mdat: words, 1 s of pictures, 1 s of sound, pictures, sound, ... |
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import MediaError
from workprint.core.nouns import Format
from workprint.core.time import SAMPLE_RATE
from workprint.media import movie
from workprint.media.adts import HEAD, Window, stripped, window
from workprint.media.boxes import box
from workprint.media.movie import Track
from workprint.media.tracks import PictureTrack, picture_track
from workprint.media.video import timescale

Whole = NDArray[np.int64]
Clip = tuple[Path, int]

PRIMING = 1024
"""Sound samples that an AAC decoder gives before the first one of the film."""
_BRAND = box(b"ftyp", b"isom", struct.pack(">I", 512), b"isomiso2avc1mp41")
_BLOCK = 1 << 20
_NOWHERE = np.zeros((0, 2), np.int64)
_UTF8 = struct.pack(">I4sI", 12, b"encd", 0x100)


@dataclass(frozen=True)
class Words:
    """What a film says in writing: title, subtitles as (first sample, end sample, text), chapters as (frame, title)."""

    title: str
    language: str = "en"
    cues: tuple[tuple[int, int, str], ...] = ()
    chapters: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, eq=False)
class _Chunk:
    """Samples that lie together in the film: of which track, how many, how many bytes, and the ranges of the file they come from."""

    track: int
    count: int
    size: int
    path: Path
    ranges: tuple[tuple[int, int], ...]
    sizes: Whole | None = None


def join(path: Path, clips: Sequence[Clip], sounds: Sequence[Path], *, form: Format, samples: int, words: Words) -> int:
    """Write the film at `path` and return how many frames it has: every clip after the other, whole, and the sound of `samples` samples.

    `clips` are (file, frames it must have); `sounds` windows of one AAC stream, in order. Raises `MediaError` for a clip that is not in
    house format `form` or has other frames, sound that is too short, and words that do not fit the film.
    """
    pictures = _alike([picture_track(clip) for clip, _ in clips], form)
    for (_, frames), each in zip(clips, pictures, strict=True):
        if len(each.sizes) != frames:
            what = f"the clip has {len(each.sizes)} frames, the film wants {frames} from its first"
            raise MediaError(what, where=each.path.name, remedy="Make a segment of it first: a part of a clip cannot be copied.")
    heard = _one_stream([window(sound) for sound in sounds], samples)
    frames = sum(len(each.sizes) for each in pictures)
    _check_words(words, frames, samples)
    texts = [*_subtitles(words, form, samples), *_chapters(words, form, frames)]
    chunks = list(_interleaved(pictures, heard, form))
    tracks = _placed([_picture_track(pictures, form), _sound_track(heard, samples), *(track for track, _ in texts)], texts, chunks)
    with path.open("wb") as out:
        _write_head(out, tracks, sum(len(text) for _, text in texts) + sum(chunk.size for chunk in chunks), form, words)
        out.writelines(text for _, text in texts)
        _copy(out, chunks)
    return frames


# --------------------------------------------------------------------------------------------- what may be joined


def _alike(pictures: list[PictureTrack], form: Format) -> list[PictureTrack]:
    if not pictures:
        raise MediaError("there are no clips to join", remedy="A film has at least one shot.")
    for each in pictures:
        if (each.width, each.height, each.rate) != (form.width, form.height, form.rate):
            raise MediaError(
                f"the clip is {each.width}x{each.height} at {each.rate}, the film {form.width}x{form.height} at {form.rate}",
                where=each.path.name,
                remedy="Make a segment of it first.",
            )
        if each.header != pictures[0].header:
            raise MediaError(
                "the clip is coded with other settings than the film's first", where=each.path.name, remedy="Make a segment of it first."
            )
    return pictures


def _one_stream(heard: list[Window], samples: int) -> list[Window]:
    if not heard:
        raise MediaError("there is no sound to join", remedy="Give the film at least one window of coded sound.")
    for each in heard:
        if each.config != heard[0].config:
            raise MediaError("the sound is coded with other settings than the film's first", where=each.path.name, remedy="Make it again.")
    length = sum(len(each.sizes) for each in heard) * PRIMING - PRIMING
    if length < samples:
        raise MediaError(f"the coded sound lasts {length} samples, the film {samples}", remedy="Give every window of the film's sound.")
    return heard


def _check_words(words: Words, frames: int, samples: int) -> None:
    before = 0
    for start, end, text in words.cues:
        if not before <= start < end <= samples:
            raise MediaError(
                f"subtitle {text!r} from {start} to {end} overlaps another or leaves the film", remedy="Make the subtitles again."
            )
        before = end
    starts = [frame for frame, _ in words.chapters]
    if starts and (starts[0] != 0 or starts != sorted(set(starts)) or starts[-1] >= frames):
        raise MediaError(f"chapters at frames {starts} do not fit {frames} frames", remedy="Chapters begin at frame 0 and go up.")


# --------------------------------------------------------------------------------------------- tracks


def _picture_track(pictures: list[PictureTrack], form: Format) -> Track:
    """All clips as one track: each begins on the frame after the last of the one before."""
    starts = np.concatenate(([0], np.cumsum([len(each.sizes) for each in pictures])))
    shown = np.concatenate([each.shown + start for each, start in zip(pictures, starts)])
    ahead = np.arange(len(shown)) - shown
    delta = timescale(form.rate) // form.rate
    return Track(
        b"vide",
        "Picture",
        movie.picture_entry(form.width, form.height, pictures[0].header),
        timescale(form.rate),
        np.concatenate([each.sizes for each in pictures]),
        ((len(shown), int(delta)),),
        _NOWHERE,
        len(shown) / form.rate,
        start=int(ahead.max() * delta),
        later=(ahead.max() - ahead) * int(delta),
        keys=np.concatenate([each.keys + start for each, start in zip(pictures, starts)]),
        size=(form.width, form.height),
    )


def _sound_track(heard: list[Window], samples: int) -> Track:
    sizes = np.concatenate([each.sizes for each in heard])
    first = heard[0]
    bits = int(sizes.sum()) * 8 * first.rate // (len(sizes) * PRIMING)
    entry = movie.sound_entry(first.rate, first.channels, first.config, bits)
    seconds = Fraction(samples, first.rate)
    return Track(b"soun", "Sound", entry, first.rate, sizes, ((len(sizes), PRIMING),), _NOWHERE, seconds, start=PRIMING)


def _subtitles(words: Words, form: Format, samples: int) -> Iterator[tuple[Track, bytes]]:
    """The subtitle track and its samples, if there are any: an empty one stands wherever nobody speaks."""
    if not words.cues:
        return
    texts, at = [], 0
    for start, end, text in words.cues:
        texts += [(b"\0\0", start - at), (_sized(text), end - start)]
        at = end
    texts = [(text, length) for text, length in [*texts, (b"\0\0", samples - at)] if length]
    height = form.height * 15 // 100
    entry = movie.subtitle_entry(form.width, height)
    track = _text_track(b"sbtl", "Subtitles", entry, int(SAMPLE_RATE), texts)
    yield replace(track, size=(form.width, height), down=form.height - height, language=words.language), b"".join(text for text, _ in texts)


def _chapters(words: Words, form: Format, frames: int) -> Iterator[tuple[Track, bytes]]:
    """The chapter track and its samples, if there are any."""
    if not words.chapters:
        return
    delta = int(timescale(form.rate) // form.rate)
    ends = [frame for frame, _ in words.chapters[1:]] + [frames]
    texts = [(_sized(title) + _UTF8, (end - frame) * delta) for (frame, title), end in zip(words.chapters, ends, strict=True)]
    track = _text_track(b"text", "Chapters", movie.chapter_entry(), timescale(form.rate), texts)
    yield replace(track, language=words.language, shown=False), b"".join(text for text, _ in texts)


def _text_track(kind: bytes, name: str, entry: bytes, ticks: int, texts: list[tuple[bytes, int]]) -> Track:
    sizes = np.array([len(text) for text, _ in texts], np.int64)
    lasting = tuple((1, length) for _, length in texts)
    return Track(kind, name, entry, ticks, sizes, lasting, _NOWHERE, Fraction(sum(length for _, length in texts), ticks))


def _sized(text: str) -> bytes:
    """A text sample: its length in bytes, then UTF-8 (whole letters of at most 64 KiB)."""
    coded = text.encode(errors="replace")[:65_000].decode(errors="ignore").encode()
    return struct.pack(">H", len(coded)) + coded


# --------------------------------------------------------------------------------------------- where the samples lie


def _interleaved(pictures: list[PictureTrack], heard: list[Window], form: Format) -> Iterator[_Chunk]:
    """A second of pictures at most, then the sound until the same time, to the end of both."""
    sound = _Sound(heard)
    frames, second = 0, max(1, round(form.rate))
    for each in pictures:
        upto = np.concatenate(([0], np.cumsum(each.sizes))).tolist()
        for first in range(0, len(each.sizes), second):
            last = min(first + second, len(each.sizes))
            ranges = tuple(_ranges(each.runs, upto[first], upto[last]))
            yield _Chunk(0, last - first, upto[last] - upto[first], each.path, ranges)
            frames += last - first
            yield from sound.chunks(floor(frames / form.rate * heard[0].rate / PRIMING) + 2)
    yield from sound.chunks(sound.packets)


def _ranges(runs: tuple[tuple[int, int], ...], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """(offset, length) in the file of bytes start .. stop of all runs taken together."""
    at = 0
    for offset, length in runs:
        low, high = max(start, at), min(stop, at + length)
        if low < high:
            yield offset + low - at, high - low
        at += length


class _Sound:
    """Deals out the packets of all windows in order."""

    def __init__(self, heard: list[Window]) -> None:
        self.packets = sum(len(each.sizes) for each in heard)
        self._left = iter(heard)
        self._window, self._next, self._dealt, self._offset = next(self._left), 0, 0, 0

    def chunks(self, upto: int) -> Iterator[_Chunk]:
        """Packets not dealt yet, up to packet `upto` of the film."""
        while self._dealt < min(upto, self.packets):
            if self._next == len(self._window.sizes):
                self._window, self._next, self._offset = next(self._left), 0, 0
            sizes = self._window.sizes[self._next : self._next + upto - self._dealt]
            whole = int(sizes.sum()) + HEAD * len(sizes)
            yield _Chunk(1, len(sizes), int(sizes.sum()), self._window.path, ((self._offset, whole),), sizes)
            self._next, self._dealt, self._offset = self._next + len(sizes), self._dealt + len(sizes), self._offset + whole


def _placed(tracks: list[Track], texts: list[tuple[Track, bytes]], chunks: list[_Chunk]) -> tuple[Track, ...]:
    """Every track with its chunks, at offsets from the first byte of `mdat`; pictures and sound know which track holds the chapters."""
    rows: list[list[tuple[int, int]]] = [[] for _ in tracks]
    at = 0
    for number, (track, text) in enumerate(texts, 2):
        rows[number].append((len(track.sizes), at))
        at += len(text)
    for chunk in chunks:
        rows[chunk.track].append((chunk.count, at))
        at += chunk.size
    chapters = next((number for number, track in enumerate(tracks, 1) if track.kind == b"text"), 0)
    return tuple(
        replace(track, chunks=np.array(row, np.int64), chapters=chapters if track.kind in (b"vide", b"soun") else 0)
        for track, row in zip(tracks, rows, strict=True)
    )


# --------------------------------------------------------------------------------------------- writing


def _write_head(out: BinaryIO, tracks: tuple[Track, ...], size: int, form: Format, words: Words) -> None:
    """Everything before the first sample. Offsets are from the start of the file, so the head's own length comes into it: 32 or 64 bits."""
    opening = struct.pack(">I4sQ", 1, b"mdat", size + 16) if size + 8 >= 1 << 32 else struct.pack(">I4s", size + 8, b"mdat")
    ticks = movie.film_ticks(form.rate, int(SAMPLE_RATE))
    chapters = tuple((frame / form.rate, title) for frame, title in words.chapters)
    head, before = b"", -1
    while len(head) != before:
        before = len(head)
        base = len(_BRAND) + before + len(opening)
        moved = tuple(replace(track, chunks=track.chunks + np.array([0, base])) for track in tracks)
        head = movie.movie(moved, ticks, title=words.title, chapters=chapters)
    out.write(_BRAND + head + opening)


def _copy(out: BinaryIO, chunks: list[_Chunk]) -> None:
    """All chunks in order. One file of each track is open at a time: chunks of one file follow one another."""
    with ExitStack() as stack:
        held: dict[int, tuple[Path, BinaryIO]] = {}
        for chunk in chunks:
            path, file = held.get(chunk.track, (None, None))
            if file is None or path != chunk.path:
                if file is not None:
                    file.close()
                file = stack.enter_context(chunk.path.open("rb"))
                held[chunk.track] = (chunk.path, file)
            _copy_chunk(out, file, chunk)


def _copy_chunk(out: BinaryIO, file: BinaryIO, chunk: _Chunk) -> None:
    for offset, length in chunk.ranges:
        file.seek(offset)
        if chunk.sizes is not None:
            out.write(stripped(file.read(length), chunk.sizes))
            continue
        while length:
            block = file.read(min(length, _BLOCK))
            if not block:
                raise MediaError("the file grew shorter while it was read", where=chunk.path.name, remedy="Run again.")
            out.write(block)
            length -= len(block)
