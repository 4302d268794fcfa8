"""The table of contents (`moov`) of a film in MP4. Knows tracks and their tables; knows nothing of where the samples come from.

Every time is exact: a track counts in ticks of its own, the film in ticks that both a frame and a sound sample divide. A track whose first
samples lie before the film (priming of the sound, pictures decoded ahead of being shown) says by an edit list where the film begins:

    track   |--|========================|-|
               ^ start                            start (its own ticks) .. start + seconds is the film
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np
from numpy.typing import NDArray

from workprint.media.boxes import box, full_box

Whole = NDArray[np.int64]
_IDENTITY = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_ENABLED, _IN_MOVIE = 1, 2
_CODES = """
ar ara bg bul bn ben ca cat cs ces cy cym da dan de deu el ell en eng eo epo es spa et est eu eus fa fas fi fin fr fra ga gle gl glg he heb
hi hin hr hrv hu hun hy hye id ind is isl it ita ja jpn ka kat ko kor la lat lt lit lv lav mk mkd ms msa nb nob nl nld nn nno no nor pl pol
pt por ro ron ru rus sk slk sl slv sq sqi sr srp sv swe sw swa ta tam th tha tr tur uk ukr ur urd vi vie zh zho
"""


@dataclass(frozen=True, eq=False)
class Track:
    """One track as it stands in the file. `kind` is its handler (vide, soun, sbtl, text), `entry` its sample entry.

    `ticks` a second are its clock; `lasting` are (count, ticks) runs of durations; `later` is, for each sample, the ticks from decoding to
    showing; `keys` the samples that stand alone (all, if None); `chunks` (samples, offset in the file); `chapters` the number
    of the track that holds them.
    """

    kind: bytes
    name: str
    entry: bytes
    ticks: int
    sizes: Whole
    lasting: tuple[tuple[int, int], ...]
    chunks: Whole
    seconds: Fraction
    start: int = 0
    later: Whole | None = None
    keys: Whole | None = None
    size: tuple[int, int] = (0, 0)
    down: int = 0
    language: str = "und"
    shown: bool = True
    chapters: int = 0


def movie(tracks: tuple[Track, ...], ticks: int, *, title: str, chapters: tuple[tuple[Fraction, str], ...] = ()) -> bytes:
    """The `moov` box. `ticks` a second is the film's own clock; `chapters` are (seconds, title)."""
    length = max(floor(track.seconds * ticks) for track in tracks)
    head = _timed(0, ticks, length) + struct.pack(">IHHQ9I6I", 0x10000, 0x0100, 0, 0, *_IDENTITY, *[0] * 6)
    head += struct.pack(">I", len(tracks) + 1)
    traks = [_trak(number, track, ticks) for number, track in enumerate(tracks, 1)]
    return box(b"moov", box(b"mvhd", head), *traks, _told(title, chapters))


def film_ticks(rate: Fraction, sound_rate: int) -> int:
    """Ticks a second of which both a frame and a sample last a whole number (a finer clock than any ear's where that would be too many)."""
    least = np.lcm.reduce(np.array([sound_rate, rate.numerator], np.int64))
    return int(least) if least < 1 << 31 else 90_000


def _timed(flags: int, *fields: int) -> bytes:
    """Version, flags, two empty dates, then the fields, the last of which is a length that may need eight bytes."""
    long = fields[-1] >= 1 << 32
    dates = (0, 0)
    return struct.pack(f">I{'QQ' if long else 'II'}{len(fields) - 1}I{'Q' if long else 'I'}", long << 24 | flags, *dates, *fields)


def _trak(number: int, track: Track, ticks: int) -> bytes:
    length = floor(track.seconds * ticks)
    flags = _IN_MOVIE | (_ENABLED if track.shown else 0)
    matrix = (*_IDENTITY[:7], track.down << 16, _IDENTITY[8])
    group = {b"soun": 1, b"sbtl": 2}.get(track.kind, 0)
    head = _timed(flags, number, 0, length)
    head += struct.pack(
        ">QHHHH9III", 0, 0, group, 0x0100 if track.kind == b"soun" else 0, 0, *matrix, track.size[0] << 16, track.size[1] << 16
    )
    edit = struct.pack(">QqI" if length >= 1 << 32 else ">IiI", length, track.start, 0x10000)
    edits = box(b"edts", full_box(b"elst", length >= 1 << 32, 0, struct.pack(">I", 1), edit))
    refers = box(b"tref", box(b"chap", struct.pack(">I", track.chapters))) if track.chapters else b""
    return box(b"trak", box(b"tkhd", head), edits, refers, _media(track))


def _media(track: Track) -> bytes:
    total = sum(count * ticks for count, ticks in track.lasting)
    head = box(b"mdhd", _timed(0, track.ticks, total), struct.pack(">HH", _packed(track.language), 0))
    handler = full_box(b"hdlr", 0, 0, bytes(4), track.kind, bytes(12), track.name.encode() + b"\0")
    data = box(b"dinf", full_box(b"dref", 0, 0, struct.pack(">I", 1), full_box(b"url ", 0, 1)))
    return box(b"mdia", head, handler, box(b"minf", _media_head(track.kind), data, _tables(track)))


def _packed(language: str) -> int:
    """A language ("en", "pt-BR", "fil") as three letters of five bits: ISO 639-2."""
    code = language.split("-")[0].lower()
    codes = _CODES.split()
    code = dict(zip(codes[::2], codes[1::2], strict=True)).get(code, code)
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        code = "und"
    return sum((ord(letter) - 0x60) << shift for letter, shift in zip(code, (10, 5, 0), strict=True))


def _media_head(kind: bytes) -> bytes:
    if kind == b"vide":
        return full_box(b"vmhd", 0, 1, bytes(8))
    if kind == b"soun":
        return full_box(b"smhd", 0, 0, bytes(4))
    if kind == b"sbtl":
        return full_box(b"nmhd", 0, 0)
    look = full_box(b"gmin", 0, 0, struct.pack(">HHHHHH", 0x40, 0x8000, 0x8000, 0x8000, 0, 0))
    return box(b"gmhd", look, box(b"text", struct.pack(">9I", *_IDENTITY)))


# --------------------------------------------------------------------------------------------- tables


def _tables(track: Track) -> bytes:
    tables = [
        full_box(b"stsd", 0, 0, struct.pack(">I", 1), track.entry),
        full_box(b"stts", 0, 0, _rows(np.array(track.lasting))),
    ]
    if track.later is not None and track.later.any():
        tables.append(full_box(b"ctts", 0, 0, _rows(_lengths(track.later))))
    if track.keys is not None:
        tables.append(full_box(b"stss", 0, 0, _rows(track.keys[:, None] + 1)))
    tables.append(full_box(b"stsc", 0, 0, _rows(_chunk_rule(track.chunks[:, 0]))))
    tables.append(full_box(b"stsz", 0, 0, struct.pack(">II", 0, len(track.sizes)), track.sizes.astype(">u4").tobytes()))
    far = len(track.chunks) > 0 and track.chunks[:, 1].max() >= 1 << 32
    tables.append(full_box(b"co64" if far else b"stco", 0, 0, _rows(track.chunks[:, 1:], ">u8" if far else ">u4")))
    if track.kind == b"soun":
        tables.append(full_box(b"sgpd", 1, 0, b"roll", struct.pack(">IIh", 2, 1, -1)))
        tables.append(full_box(b"sbgp", 0, 0, b"roll", struct.pack(">III", 1, len(track.sizes), 1)))
    return box(b"stbl", *tables)


def _rows(rows: Whole, kind: str = ">u4") -> bytes:
    return struct.pack(">I", len(rows)) + rows.astype(kind).tobytes()


def _lengths(values: Whole) -> Whole:
    """Run lengths: (count, value) rows."""
    starts = np.flatnonzero(np.diff(values, prepend=values[0] - 1))
    return np.stack([np.diff(starts, append=len(values)), values[starts]], axis=1)


def _chunk_rule(counts: Whole) -> Whole:
    """(first chunk, samples in each, 1) rows: one for each change."""
    runs = _lengths(counts)
    firsts = 1 + np.concatenate(([0], np.cumsum(runs[:-1, 0])))
    return np.stack([firsts, runs[:, 1], np.ones_like(firsts)], axis=1)


# --------------------------------------------------------------------------------------------- sample entries


def picture_entry(width: int, height: int, header: bytes) -> bytes:
    """`avc1`: H.264 in BT.709, limited range, square pixels. `header` is the decoder's configuration."""
    place = struct.pack(">HHIIIH32sHh", width, height, 0x480000, 0x480000, 0, 1, b"", 24, -1)
    colour = box(b"colr", b"nclx", struct.pack(">HHHB", 1, 1, 1, 0))
    return box(b"avc1", struct.pack(">6xH16x", 1), place, box(b"avcC", header), colour, box(b"pasp", struct.pack(">II", 1, 1)))


def sound_entry(rate: int, channels: int, config: bytes, bits: int) -> bytes:
    """`mp4a`: AAC. `config` is the decoder's AudioSpecificConfig, `bits` a second the average."""
    specific = b"\x05" + bytes([len(config)]) + config
    decoder = struct.pack(">BB3sII", 0x40, 0x15, b"\0\0\0", bits, bits) + specific
    stream = struct.pack(">HB", 0, 0) + b"\x04" + bytes([len(decoder)]) + decoder + b"\x06\x01\x02"
    esds = full_box(b"esds", 0, 0, b"\x03", bytes([len(stream)]), stream)
    return box(b"mp4a", struct.pack(">6xH8xHHIHH", 1, channels, 16, 0, rate, 0), esds)


def subtitle_entry(width: int, height: int) -> bytes:
    """`tx3g` (3GPP TS 26.245): white on nothing, centred at the foot of a box of this size.

    Arial at 16 is what FFmpeg's players take for plain, so that they show (and extract) the words with no style of their own.
    """
    style = struct.pack(">HHHBBI", 0, 0, 1, 0, 16, 0xFFFFFFFF)
    place = struct.pack(">IbbI4h", 0, 1, -1, 0, 0, 0, height, width)
    return box(b"tx3g", struct.pack(">6xH", 1), place, style, box(b"ftab", struct.pack(">HHB5s", 1, 1, 5, b"Arial")))


def chapter_entry() -> bytes:
    """QuickTime `text`, as players look for chapters in."""
    return box(b"text", struct.pack(">6xH", 1), struct.pack(">IIHHHQQHHBHHHHB", 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))


def _told(title: str, chapters: tuple[tuple[Fraction, str], ...]) -> bytes:
    """`udta`: the title as iTunes writes it, the chapters as Nero did (which holds 255 at most)."""
    name = box(b"\xa9nam", box(b"data", struct.pack(">II", 1, 0), title.encode()))
    handler = full_box(b"hdlr", 0, 0, bytes(4), b"mdir", b"appl", bytes(9))
    parts = [full_box(b"meta", 0, 0, handler, box(b"ilst", name))]
    if 0 < len(chapters) <= 255:
        rows = (struct.pack(">QB", floor(seconds * 10_000_000), len(_cut(text))) + _cut(text) for seconds, text in chapters)
        parts.append(full_box(b"chpl", 1, 0, struct.pack(">IB", 0, len(chapters)), *rows))
    return box(b"udta", *parts)


def _cut(text: str) -> bytes:
    """At most 255 bytes of UTF-8, whole letters only."""
    return text.encode()[:255].decode(errors="ignore").encode()
