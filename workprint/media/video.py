"""Pictures into clips of the house format, and back. Knows arrays of pixels; knows nothing of shots, scenes or how a picture came to be.

A picture is uint8 RGB of shape (height, width, 3), full range, BT.709. The house format is H.264 High, 4:2:0, BT.709 limited range, closed
groups of pictures, at an exact rate in an MP4. Its settings never vary with the contents, so all clips of one `Format` carry the same
headers and can be joined without being coded again; and x264 works on one thread (its bits depend on how many) without regard to the
processor, so the same pictures are the same bytes anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path
from types import TracebackType

import av
import numpy as np
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from workprint.core.errors import MediaError
from workprint.core.nouns import Format
from workprint.media.opening import LARGEST, opened

Picture = NDArray[np.uint8]

GROUP_SECONDS = 5
"""At most so long between two pictures that stand alone: how finely a player can seek within a shot."""
_HOUSE = "cpu-independent=1:threads=1:lookahead-threads=1:sliced-threads=0:scenecut=0:open-gop=0:bframes=3:subme=1"
_LIMITED, _FULL = 1, 2
_BT709 = 1
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.BITEXACT


def write_clip(path: Path, pictures: Iterable[Picture], form: Format) -> int:
    """Write pictures as a clip of the house format and return how many there were. A picture equal to the one before costs little.

    Raises `MediaError` for no pictures at all, for one of another size than `form`, and for a form that the format cannot hold.
    """
    _check_format(form, path)
    pictures = iter(pictures)
    first = next(pictures, None)
    if first is None:
        raise MediaError("there are no pictures to make a clip of", where=path.name, remedy="A clip has at least one frame.")
    with ClipWriter(path, form) as clip:
        for picture in chain((first,), pictures):
            clip.add(picture)
    return clip.count


class ClipWriter:
    """A clip of the house format that is being written: `add` pictures one by one, where several clips are written side by side.

    A context manager; closing it ends the file. `MediaError` as `write_clip`, but for a clip without pictures.
    """

    def __init__(self, path: Path, form: Format) -> None:
        _check_format(form, path)
        self.count = 0
        self._path, self._form = path, form
        options = {"movflags": "+faststart", "fflags": "+bitexact", "video_track_timescale": str(timescale(form.rate))}
        self._out = av.open(str(path), "w", format="mp4", container_options=options)
        self._stream = _house_stream(self._out, form)
        self._held = np.zeros((form.height, form.width, 3), np.uint8)
        self._frame: av.VideoFrame | None = None
        self._reformatter = VideoReformatter()

    def __enter__(self) -> ClipWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self._out.mux(self._stream.encode(None))
        finally:
            self._out.close()

    def add(self, picture: Picture) -> None:
        """The next picture; one equal to the one before costs little."""
        self._frame = frame = self._yuv(picture)
        frame.pts, frame.time_base = self.count, 1 / self._form.rate
        self._out.mux(self._stream.encode(frame))
        self.count += 1

    def _yuv(self, picture: Picture) -> av.VideoFrame:
        """The picture as a 4:2:0 frame; the same frame again for as long as the picture stays the same."""
        if picture.shape != self._held.shape or picture.dtype != np.uint8:
            raise MediaError(
                f"a picture of {picture.shape} {picture.dtype} is not {self._held.shape} uint8",
                where=self._path.name,
                remedy="Draw it at the film's size.",
            )
        if self._frame is not None and np.array_equal(picture, self._held):
            return self._frame
        np.copyto(self._held, picture)
        return self._reformatter.reformat(
            av.VideoFrame.from_numpy_buffer(self._held, "rgb24"),
            format="yuv420p",
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=_FULL,
            dst_color_range=_LIMITED,
            interpolation=_EXACT,
            threads=1,
        )


def timescale(rate: Fraction) -> int:
    """Ticks a second of a picture track at this rate: every frame lasts a whole number of them, and there are at least 1,000."""
    return rate.numerator * (1 if rate.numerator >= 1000 else 1000)


def _check_format(form: Format, path: Path) -> None:
    if form.width % 2 or form.height % 2 or not (16 <= form.width <= 8192 and 16 <= form.height <= 8192):
        raise MediaError(
            f"no clip can be {form.width}x{form.height}", where=path.name, remedy="Width and height are even numbers of pixels, 16 to 8192."
        )
    if not 1 <= form.rate <= 240 or form.rate.denominator > 1001:
        raise MediaError(f"no clip can have {form.rate} frames a second", where=path.name, remedy="Use 24, 25, 30, 24000/1001, ...")


def _house_stream(out: av.container.OutputContainer, form: Format) -> av.VideoStream:
    keys = round(GROUP_SECONDS * form.rate)
    x264 = f"{_HOUSE}:keyint={keys}:min-keyint={keys}"
    options = {"preset": "veryfast", "crf": "20", "profile": "high", "flags": "+bitexact+cgop", "x264-params": x264}
    stream = out.add_stream("libx264", rate=form.rate, options=options)
    stream.width, stream.height, stream.pix_fmt = form.width, form.height, "yuv420p"
    context = stream.codec_context
    context.time_base, context.thread_count, context.sample_aspect_ratio = 1 / form.rate, 1, Fraction(1)
    context.color_range, context.colorspace, context.color_primaries, context.color_trc = _LIMITED, _BT709, _BT709, _BT709
    return stream


# --------------------------------------------------------------------------------------------- reading


def read_frames(path: Path) -> Iterator[Picture]:
    """Every picture of a clip or still, in the order shown, upright, at its own size. Raises `MediaError` for what holds none."""
    return (picture for _, picture in read_timed(path))


def read_timed(path: Path, size: tuple[int, int] | None = None) -> Iterator[tuple[Fraction, Picture]]:
    """(seconds from the first picture, picture), in the order shown, scaled to `size` (width, height) if given, then turned upright."""
    with opened(path) as file:
        stream = checked_stream(file, path)
        nominal = 1 / (stream.average_rate or stream.guessed_rate or Fraction(25))
        reformatter, first, last, shown = VideoReformatter(), None, Fraction(-1), False
        for frame in file.decode(stream):
            seconds = frame.pts * frame.time_base if frame.pts is not None and frame.time_base else last + nominal
            first = seconds if first is None else first
            if seconds <= last and shown:
                continue
            last, shown = seconds, True
            yield seconds - first, _upright(_rgb(reformatter, frame, size, path), frame.rotation)
        if not shown:
            raise MediaError("there is no picture in this file", where=path.name, remedy="Export it again (MP4 with H.264, PNG).")


def checked_stream(file: av.container.InputContainer, path: Path) -> av.VideoStream:
    """The file's picture stream, once it is known to be there and of a size that can be decoded."""
    if not file.streams.video:
        raise MediaError("there is no picture in this file", where=path.name, remedy="Give a clip or a still picture.")
    stream = file.streams.video[0]
    if stream.codec_context is None:
        raise MediaError(
            "its pictures are coded in a way that cannot be read", where=path.name, remedy="Export it again (MP4 with H.264, PNG)."
        )
    width, height = stream.codec_context.width, stream.codec_context.height
    if not 0 < width * height <= LARGEST:
        raise MediaError(f"a picture of {width}x{height} cannot be used", where=path.name, remedy="Make it at most 8192x8192.")
    stream.codec_context.options = {"max_pixels": str(LARGEST)}
    stream.codec_context.thread_count = 1
    return stream


def _rgb(reformatter: VideoReformatter, frame: av.VideoFrame, size: tuple[int, int] | None, path: Path) -> Picture:
    """A decoded frame of any format as RGB. What is transparent is laid over black."""
    if frame.width * frame.height > LARGEST:
        raise MediaError(f"a picture of {frame.width}x{frame.height} cannot be used", where=path.name, remedy="Make it at most 8192x8192.")
    width, height = size or (frame.width, frame.height)
    clear = any(component.is_alpha for component in frame.format.components) or frame.format.name == "pal8"
    colours = {1: Colorspace.ITU709, 5: Colorspace.ITU601, 6: Colorspace.ITU601, 9: Colorspace.BT2020, 10: Colorspace.BT2020}
    unsaid = Colorspace.ITU709 if frame.height >= 720 else Colorspace.ITU601
    full = frame.color_range == _FULL or frame.format.name.startswith("yuvj") or frame.format.is_rgb
    array: Picture = reformatter.reformat(
        frame,
        width=width,
        height=height,
        format="rgba" if clear else "rgb24",
        src_colorspace=colours.get(frame.colorspace, unsaid),
        dst_colorspace=Colorspace.ITU709,
        src_color_range=_FULL if full else _LIMITED,
        dst_color_range=_FULL,
        interpolation=_EXACT | Interpolation.FULL_CHR_H_INT,
        threads=1,
    ).to_ndarray()  # type: ignore[assignment]  # rgb24 and rgba are bytes
    if not clear:
        return array
    return ((array[..., :3].astype(np.uint16) * array[..., 3:] + 127) // 255).astype(np.uint8)


def _upright(picture: Picture, rotation: int) -> Picture:
    """A telephone held sideways says so in the file: `rotation` is in degrees, counter-clockwise."""
    return np.ascontiguousarray(np.rot90(picture, round(rotation / 90) % 4))
