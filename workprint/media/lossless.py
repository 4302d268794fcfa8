"""Pictures whose every number must come back as it was: depth, ids, mattes, labels. FFV1 in Matroska, one frame at a time.

Three kinds of picture: "rgb" uint8 (height, width, 3), "grey" uint8 (height, width), "grey16" uint16 (height, width). FFV1 version 3 (RFC
9043), every frame a key frame, one thread and a fixed set of options: the same pictures are the same bytes anywhere. Knows arrays; knows
nothing of what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from workprint.core.errors import MediaError
from workprint.media.opening import opened
from workprint.media.video import checked_stream, timescale

KINDS = {"rgb": ("rgb24", "bgr0"), "grey": ("gray", "gray"), "grey16": ("gray16le", "gray16le")}
"""Of each kind: how its arrays are laid out, and how FFV1 keeps them."""
_OPTIONS = {"level": "3", "coder": "1", "context": "0", "slices": "4", "slicecrc": "1", "flags": "+bitexact"}


class LosslessWriter:
    """A Matroska file that is being written: `add` pictures, all of one size. A context manager; closing it ends the file."""

    def __init__(self, path: Path, width: int, height: int, rate: Fraction, kind: str) -> None:
        self.count = 0
        self._laid, self._kept = KINDS[kind]
        self._shape = (height, width, 3) if kind == "rgb" else (height, width)
        self._type = np.uint16 if kind == "grey16" else np.uint8
        self._reformatter = VideoReformatter()
        self._out = av.open(str(path), "w", format="matroska", container_options={"fflags": "+bitexact"})
        self._stream = self._out.add_stream("ffv1", rate=rate, options=_OPTIONS)
        self._stream.width, self._stream.height, self._stream.pix_fmt = width, height, self._kept
        context = self._stream.codec_context
        context.time_base, context.thread_count, context.gop_size = Fraction(1, timescale(rate)), 1, 1
        self._ticks = timescale(rate) / rate

    def __enter__(self) -> LosslessWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self._out.mux(self._stream.encode(None))
        finally:
            self._out.close()

    def add(self, picture: NDArray[Any]) -> None:
        """The next picture. `MediaError` for one of another size or type."""
        if picture.shape != self._shape or picture.dtype != self._type:
            raise MediaError(
                f"a picture of {picture.shape} {picture.dtype} is not {self._shape} {np.dtype(self._type)}",
                remedy="All pictures of a clip are alike.",
            )
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), self._laid)
        if self._laid != self._kept:
            frame = self._reformatter.reformat(frame, format=self._kept, threads=1)
        frame.pts, frame.time_base = int(self.count * self._ticks), self._stream.codec_context.time_base
        self._out.mux(self._stream.encode(frame))
        self.count += 1


def read_lossless(path: Path) -> Iterator[NDArray[Any]]:
    """Every picture of a lossless file as it was written: uint8 RGB, uint8 or uint16. `MediaError` for a file of another kind."""
    layouts = {kept: laid for laid, kept in KINDS.values()}
    with opened(path) as file:
        stream, reformatter = checked_stream(file, path), VideoReformatter()
        for frame in file.decode(stream):
            laid = layouts.get(frame.format.name)
            if stream.codec_context.name != "ffv1" or laid is None:
                raise MediaError("this is no lossless clip", where=path.name, remedy="Make the control signals again.")
            kept = frame if laid == frame.format.name else reformatter.reformat(frame, format=laid, threads=1)
            yield kept.to_ndarray()
