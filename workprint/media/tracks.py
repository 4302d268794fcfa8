"""The tables of an MP4's picture track: which bytes are which picture, and when it is shown. Knows tables; decodes nothing.

sample (in the order of the file)   0    1    2    3        sizes, and where each run of them lies in the file
shown as frame                      0    2    1    3        worked out from the tables of times; must be 0 .. n-1, each once
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import MediaError
from workprint.media.boxes import broken, child, children, top_level

Whole = NDArray[np.int64]
_LARGEST_TABLES = 1 << 24


@dataclass(frozen=True, eq=False)
class PictureTrack:
    """One clip's pictures. `header` is the decoder's configuration (avcC); `shown` the frame that each sample is, in the order of the file;
    `runs` are (offset, length) of the stretches of the file that hold the samples one after another.
    """

    path: Path
    width: int
    height: int
    rate: Fraction
    header: bytes
    sizes: Whole
    shown: Whole
    keys: Whole
    runs: tuple[tuple[int, int], ...]


def picture_track(path: Path) -> PictureTrack:
    """The picture track of a clip in house format. Raises `MediaError`, naming the clip, for anything else."""
    try:
        with path.open("rb") as file:
            length = path.stat().st_size
            tables = [(start, end) for name, start, end in top_level(file, length) if name == b"moov"]
            if not tables or tables[0][1] - tables[0][0] > _LARGEST_TABLES:
                raise broken("it has no table of contents")
            file.seek(tables[0][0])
            moov = memoryview(file.read(tables[0][1] - tables[0][0]))
        return _track(path, _picture_box(moov), length)
    except (MediaError, struct.error, ValueError, LookupError) as error:
        what = error.what if isinstance(error, MediaError) else "its tables do not fit together"
        raise MediaError(what, where=path.name, remedy="Make it again (`workprint doctor` finds what is damaged).") from error


def _picture_box(moov: memoryview) -> memoryview:
    tracks = [body for name, body in children(moov) if name == b"trak" and bytes(child(body, b"mdia", b"hdlr")[8:12]) == b"vide"]
    if len(tracks) != 1:
        raise broken(f"it has {len(tracks)} picture tracks, not one")
    return tracks[0]


def _track(path: Path, trak: memoryview, length: int) -> PictureTrack:
    table = child(trak, b"mdia", b"minf", b"stbl")
    boxes = dict(children(table))
    entry = next(children(boxes[b"stsd"][8:]), (b"", memoryview(b"")))
    if entry[0] != b"avc1" or len(entry[1]) < 78:
        raise broken("its pictures are not H.264")
    width, height = struct.unpack_from(">HH", entry[1], 24)
    sizes = _sizes(boxes[b"stsz"], length)
    ticks, delta = _timescale(child(trak, b"mdia", b"mdhd")), _delta(boxes[b"stts"], len(sizes))
    shown = _shown(_offsets(boxes.get(b"ctts"), len(sizes)), delta, _first_shown(trak))
    keys = _numbers(boxes[b"stss"]) - 1 if b"stss" in boxes else np.arange(len(sizes))
    if not len(keys) or keys[0] != 0 or keys.max() >= len(sizes):
        raise broken("it does not begin with a picture that stands alone")
    header = bytes(child(entry[1][78:], b"avcC"))
    runs = _runs(boxes, sizes, length)
    return PictureTrack(path, width, height, Fraction(ticks, delta), header, sizes, shown, keys, runs)


def _timescale(mdhd: memoryview) -> int:
    ticks = int(struct.unpack_from(">I", mdhd, 20 if mdhd[0] == 1 else 12)[0])
    if not ticks:
        raise broken("it has no rate")
    return ticks


def _numbers(body: memoryview, width: int = 1, kind: str = ">u4") -> Whole:
    """The rows of a table: (rows,) or (rows, width) whole numbers."""
    count = struct.unpack_from(">I", body, 4)[0]
    rows = np.frombuffer(body[8 : 8 + count * width * np.dtype(kind).itemsize], kind).astype(np.int64)
    if len(rows) != count * width:
        raise broken("a table is cut short")
    return rows if width == 1 else rows.reshape(-1, width)


def _sizes(stsz: memoryview, length: int) -> Whole:
    """Bytes of every picture; a table may say one size for all of them."""
    same, count = struct.unpack_from(">II", stsz, 4)
    if not count or same * count > length:
        raise broken("it holds no pictures, or more than the file")
    if same:
        return np.full(count, same, np.int64)
    sizes = np.frombuffer(stsz[12 : 12 + 4 * count], ">u4").astype(np.int64)
    if len(sizes) != count:
        raise broken("a table is cut short")
    return sizes


def _delta(stts: memoryview, count: int) -> int:
    """Ticks that every picture lasts; the last one's own length, which no player needs, may differ."""
    rows = _numbers(stts, 2)
    rows = rows[rows[:, 0] > 0]
    if rows[:, 0].sum() != count or rows[0, 1] < 1 or (len(rows) > 1 and (rows[:-1, 1] != rows[0, 1]).any()):
        raise broken("its rate is not even")
    if len(rows) > 1 and rows[-1, 0] != 1:
        raise broken("its rate is not even")
    return int(rows[0, 1])


def _offsets(ctts: memoryview | None, count: int) -> Whole:
    """Ticks from each picture's decoding to its showing."""
    if ctts is None:
        return np.zeros(count, np.int64)
    rows = _numbers(ctts, 2, ">i4")
    if (rows[:, 0] < 0).any() or rows[:, 0].sum() != count:
        raise broken("its table of times does not fit")
    return np.repeat(rows[:, 1], rows[:, 0])


def _first_shown(trak: memoryview) -> int:
    """Ticks at which the film of this track begins, by its edit list."""
    edits = next((body for name, body in children(trak) if name == b"edts"), None)
    if edits is None:
        return 0
    elst = child(edits, b"elst")
    count = struct.unpack_from(">I", elst, 4)[0]
    start, rate = struct.unpack_from(">qI" if elst[0] == 1 else ">iI", elst, 16 if elst[0] == 1 else 12)
    if count != 1 or start < 0 or rate != 0x10000:
        raise broken("it has been cut by an edit list")
    return int(start)


def _shown(offsets: Whole, delta: int, first: int) -> Whole:
    ticks = np.arange(len(offsets)) * delta + offsets - first
    shown = ticks // delta
    if (ticks % delta).any() or not np.array_equal(np.sort(shown), np.arange(len(shown))):
        raise broken("its pictures are not shown one after another from its start")
    return shown


def _runs(boxes: dict[bytes, memoryview], sizes: Whole, length: int) -> tuple[tuple[int, int], ...]:
    """(offset, length) of each stretch of the file; chunks that touch are one stretch."""
    starts = _numbers(boxes[b"co64"], kind=">u8") if b"co64" in boxes else _numbers(boxes[b"stco"])
    rule = _numbers(boxes[b"stsc"], 3)
    repeats = np.diff(rule[:, 0], append=len(starts) + 1)
    if rule[0, 0] != 1 or (repeats < 1).any() or repeats.sum() != len(starts):
        raise broken("its table of chunks does not fit")
    held = np.repeat(rule[:, 1], repeats)
    if held.sum() != len(sizes) or (held < 1).any():
        raise broken("its table of chunks does not fit")
    ends = np.cumsum(held)
    sums = np.concatenate(([0], np.cumsum(sizes)))
    spans = sums[ends] - sums[ends - held]
    if (starts < 0).any() or (starts + spans > length).any():
        raise broken("its pictures lie outside the file")
    runs: list[tuple[int, int]] = []
    for start, span in zip(starts.tolist(), spans.tolist(), strict=True):
        if runs and sum(runs[-1]) == start:
            runs[-1] = (runs[-1][0], runs[-1][1] + span)
        else:
            runs.append((start, span))
    return tuple(runs)
