"""What a file of pictures or sound is: size, rate, length, coding. Knows files; decodes nothing, and knows nothing of what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from workprint.media.opening import opened
from workprint.media.video import checked_stream

_STILLS = ("png", "mjpeg", "webp", "tiff", "bmp", "exr")


@dataclass(frozen=True)
class Facts:
    """Of a clip or still: size in pixels as coded, exact frames a second (0 for a still), how many, coding, exact length in seconds."""

    width: int
    height: int
    rate: Fraction
    frames: int
    codec: str
    seconds: Fraction

    @property
    def still(self) -> bool:
        return self.rate == 0

    def plain(self) -> dict[str, str | int]:
        """As JSON values, for an Artifact's facts."""
        size: dict[str, str | int] = {"width": self.width, "height": self.height, "frames": self.frames, "codec": self.codec}
        return size if self.still else {**size, "rate": f"{self.rate.numerator}/{self.rate.denominator}"}


def facts(path: Path) -> Facts:
    """The facts of a clip or still picture. The frames are counted, not believed. Raises `MediaError` for what holds no picture."""
    with opened(path) as file:
        stream = checked_stream(file, path)
        context = stream.codec_context
        frames, seconds = _counted(file, stream)
        if context.name in _STILLS and frames == 1:
            return Facts(context.width, context.height, Fraction(0), 1, context.name, Fraction(0))
        rate = stream.average_rate or stream.guessed_rate or Fraction(25)
        return Facts(context.width, context.height, Fraction(rate), frames, context.name, seconds or frames / Fraction(rate))


def _counted(file: av.container.InputContainer, stream: av.VideoStream) -> tuple[int, Fraction]:
    """Pictures that would be shown, and from the first's beginning to the last's end."""
    count, first, end = 0, None, 0
    for packet in file.demux(stream):
        if packet.size and not packet.is_discard:
            count += 1
            if packet.pts is not None:
                first = packet.pts if first is None else min(first, packet.pts)
                end = max(end, packet.pts + (packet.duration or 0))
    return count, (end - (first or 0)) * Fraction(stream.time_base or 0)
