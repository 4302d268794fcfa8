"""Any clip or still picture brought into the house format. Knows sizes, rates and holds; knows nothing of why the clip is wanted.

    source    |A    |B    |C    |                 pictures with times of their own
    house     |A  |A  |B  |B  |C  |C  |C  |C  |   frame k shows what the source shows half way through the frame; then the last is held

The picture keeps its shape: it is fitted into the format and centred on black.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np

from workprint.core.errors import MediaError
from workprint.core.nouns import Format
from workprint.media.facts import facts
from workprint.media.opening import opened
from workprint.media.video import Picture, checked_stream, read_timed, write_clip


def conform(source: Path, target: Path, form: Format, *, frames: int, skip: int = 0) -> None:
    """Write exactly `frames` frames of `source`, from frame `skip` on the house's own grid, as a house clip at `target`.

    A source that ends first has its last picture held; one that has ended before `skip` is a `MediaError`.
    """
    if frames < 1 or skip < 0:
        raise MediaError(
            f"{frames} frames from {skip} is no length", where=source.name, remedy="Ask for one frame or more, from 0 or later."
        )
    size = _fitted_size(source, form)
    timed = read_timed(source, size)
    write_clip(target, (_centred(picture, form) for picture in _on_grid(timed, form.rate, frames, skip, source)), form)


@dataclass(frozen=True)
class Stretch:
    """`frames` frames of a source from `skip` on, the first `over` of them dissolved into the last of the stretch before."""

    source: Path
    frames: int
    skip: int = 0
    over: int = 0


def join(stretches: Sequence[Stretch], target: Path, form: Format) -> int:
    """Write the stretches one after the other as one house clip, and return how many frames it has: their sum less what lies over.

    MediaError for a stretch that is not there, or shorter than what lies over it.
    """
    for before, stretch in pairwise(stretches):
        if not 0 <= stretch.over <= min(before.frames - before.over, stretch.frames):
            raise MediaError(f"{stretch.over} frames cannot lie over it", where=stretch.source.name, remedy="Let them overlap by less.")
    return write_clip(target, _joined(stretches, form), form)


def _joined(stretches: Sequence[Stretch], form: Format) -> Iterator[Picture]:
    held: list[Picture] = []
    for number, stretch in enumerate(stretches):
        timed = read_timed(stretch.source, _fitted_size(stretch.source, form))
        pictures = _on_grid(timed, form.rate, stretch.frames, stretch.skip, stretch.source)
        for at, before in enumerate(held):
            yield _mixed(before, _centred(next(pictures), form), (at + 1) / (len(held) + 1))
        ahead = stretches[number + 1].over if number + 1 < len(stretches) else 0
        held = []
        for picture in pictures:
            held.append(_centred(picture, form))
            if len(held) > ahead:
                yield held.pop(0)


def _mixed(before: Picture, after: Picture, part: float) -> Picture:
    mixed: Picture = np.rint(before * (1.0 - part) + after * part).astype(np.uint8)
    return mixed


def still(source: Path, *, last: bool = True) -> Picture:
    """The last (or first) picture of a clip, as it is shown: RGB (height, width, 3), uint8."""
    shown: Picture | None = None
    for _, picture in read_timed(source):
        shown = picture
        if not last:
            break
    if shown is None:
        raise MediaError("it holds no picture", where=source.name, remedy="Make it again.")
    return shown


def _on_grid(timed: Iterator[tuple[Fraction, Picture]], rate: Fraction, frames: int, skip: int, source: Path) -> Iterator[Picture]:
    """Pictures by their times -> one picture for each frame of an even grid. A still is held for ever."""
    _, shown = next(timed)
    coming = next(timed, None)
    still = coming is None
    for frame in range(skip, skip + frames):
        middle = (frame + Fraction(1, 2)) / rate
        while coming is not None and coming[0] <= middle:
            shown, coming = coming[1], next(timed, None)
        if coming is None and frame == skip and skip and not still and middle > facts(source).seconds:
            raise MediaError(f"it ends before frame {skip}", where=source.name, remedy="Begin earlier, or give a longer clip.")
        yield shown


def _fitted_size(source: Path, form: Format) -> tuple[int, int]:
    """The largest size, before turning upright, at which the source lies wholly inside the format with its shape kept."""
    with opened(source) as file:
        stream = checked_stream(file, source)
        context = stream.codec_context
        shape = Fraction(context.width, context.height) * (stream.sample_aspect_ratio or 1)
        sideways = _sideways(file, stream)
    wide, high = (form.height, form.width) if sideways else (form.width, form.height)
    width, height = (wide, round(wide / shape)) if shape >= Fraction(wide, high) else (round(high * shape), high)
    return max(1, min(wide, width)), max(1, min(high, height))


def _sideways(file: av.container.InputContainer, stream: av.VideoStream) -> bool:
    """Whether the first picture is turned by a quarter when shown."""
    frame = next(file.decode(stream), None)
    return frame is not None and round(frame.rotation / 90) % 2 == 1


def _centred(picture: Picture, form: Format) -> Picture:
    """The picture in the middle of a black one of the format's size; the picture itself where it fills the format."""
    height, width = picture.shape[:2]
    if (width, height) == (form.width, form.height):
        return picture
    top, left = (form.height - height) // 2, (form.width - width) // 2
    whole = np.zeros((form.height, form.width, 3), np.uint8)
    whole[top : top + height, left : left + width] = picture
    return whole
