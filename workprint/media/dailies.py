"""Takes to look at: a contact sheet of stills, and all of them playing side by side. Knows pictures and labels; nothing of takes.

+----------+-----+-----+-----+-----+     +-----------+-----------+
| 3B-T1    |     |     |     |     |     | 3B-T1     | 3B-T2     |
| fal:...  |     |     |     |     |     |           |           |
+----------+-----+-----+-----+-----+     +-----------+-----------+
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from workprint.core.errors import MediaError
from workprint.core.nouns import Format
from workprint.media.facts import facts
from workprint.media.stills import write_png
from workprint.media.video import Picture, read_timed, write_clip

GROUND, INK, FAINT = (20, 20, 22), (235, 235, 230), (150, 150, 148)
_FONTS = Path(__file__).parent / "fonts"
_GAP = 8
_LARGEST = 1920


@dataclass(frozen=True)
class Shown:
    """One take: its clip, its name, and what is to be read below it, line by line."""

    clip: Path
    name: str
    lines: tuple[str, ...] = ()


def contact_sheet(path: Path, takes: Sequence[Shown], *, shape: float, stills: int = 5, width: int = 320) -> tuple[int, int]:
    """Write a PNG with a row for each take: its name and lines, then `stills` pictures from first to last; its width and height.

    `shape` is the film's width by its height; a take of another is fitted in.
    """
    height, margin = round(width / shape), 300
    sheet = Image.new("RGB", (margin + stills * (width + _GAP) + _GAP, len(takes) * (height + _GAP) + _GAP), GROUND)
    for row, take in enumerate(takes):
        top = _GAP + row * (height + _GAP)
        _label(sheet, (2 * _GAP, top), take, margin - 3 * _GAP, height)
        for column, picture in enumerate(_spread(take.clip, stills)):
            sheet.paste(_fitted(picture, width, height), (margin + column * (width + _GAP), top))
    write_png(path, np.asarray(sheet))
    return sheet.size


def side_by_side(path: Path, takes: Sequence[Shown], form: Format, frames: int) -> tuple[int, int]:
    """Write a clip of house format in which all takes play at once, each with its name; its width and height.

    A take that ends first holds its last picture.
    """
    across = ceil(sqrt(len(takes)))
    down = ceil(len(takes) / across)
    width = min(form.width, _LARGEST // across) // 2 * 2
    height = round(width * form.height / form.width) // 2 * 2
    whole = Format(width * across, height * down, form.rate)
    write_clip(path, _playing(takes, (width, height), across, whole, frames), whole)
    return whole.width, whole.height


def _playing(takes: Sequence[Shown], size: tuple[int, int], across: int, whole: Format, frames: int) -> Iterator[Picture]:
    tracks = [_on_time(take.clip, whole, frames) for take in takes]
    for _ in range(frames):
        page = Image.new("RGB", (whole.width, whole.height), GROUND)
        for at, (take, track) in enumerate(zip(takes, tracks, strict=True)):
            place = (at % across * size[0], at // across * size[1])
            page.paste(_fitted(next(track), *size), place)
            _name(page, place, take.name, size[1])
        yield np.asarray(page)


def _on_time(clip: Path, form: Format, frames: int) -> Iterator[Picture]:
    timed = read_timed(clip)
    _, shown = next(timed)
    coming = next(timed, None)
    for frame in range(frames):
        while coming is not None and coming[0] * form.rate <= frame:
            shown, coming = coming[1], next(timed, None)
        yield shown


def _spread(clip: Path, count: int) -> list[Picture]:
    """`count` pictures of a clip, evenly from its first to its last."""
    seconds = facts(clip).seconds
    if not seconds:
        return [next(picture for _, picture in read_timed(clip))] * count
    marks = [seconds * at / max(1, count - 1) for at in range(count)]
    found: list[Picture] = []
    last: Picture | None = None
    for time, picture in read_timed(clip):
        while len(found) < count - 1 and time >= marks[len(found)]:
            found.append(picture)
        last = picture
    if last is None:
        raise MediaError("there is no picture in this file", where=clip.name, remedy="Make it again.")
    return found + [last] * (count - len(found))


def _fitted(picture: Picture, width: int, height: int) -> Image.Image:
    image = Image.fromarray(picture)
    scale = min(width / image.width, height / image.height)
    small = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.LANCZOS)
    if small.size == (width, height):
        return small
    frame = Image.new("RGB", (width, height), (0, 0, 0))
    frame.paste(small, ((width - small.width) // 2, (height - small.height) // 2))
    return frame


def _label(sheet: Image.Image, place: tuple[int, int], take: Shown, width: int, height: int) -> None:
    pen, (left, top) = ImageDraw.Draw(sheet), place
    pen.text((left, top), take.name, INK, font=_font(22, bold=True))
    top += 32
    for line in (part for said in take.lines for part in _wrapped(said, width)):
        if top > place[1] + height - 16:
            break
        pen.text((left, top), line, FAINT, font=_font(13))
        top += 18


def _name(page: Image.Image, place: tuple[int, int], name: str, height: int) -> None:
    size = max(12, height // 22)
    pen, font = ImageDraw.Draw(page), _font(size, bold=True)
    left, top = place[0] + size // 2, place[1] + size // 2
    pen.text((left, top), name, INK, font=font, stroke_width=max(1, size // 10), stroke_fill=(0, 0, 0))


def _wrapped(text: str, width: int) -> list[str]:
    lines, font = [""], _font(13)
    for word in text.split():
        tried = f"{lines[-1]} {word}".strip()
        if font.getlength(tried) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = tried
    return lines


@lru_cache(maxsize=8)
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")), size)
