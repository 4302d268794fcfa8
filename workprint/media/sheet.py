"""Printed pages: lines, shapes, words and pictures at places on a sheet, written as SVG or PDF.

A place is in points (1/72 inch) from the upper left corner, y down. Words print in any script that DejaVu Sans has (bundled; Latin, Greek,
Cyrillic, Arabic, Hebrew, ...) and, in PDF, in Chinese, Japanese and Korean by the reader's own fonts; `unprintable` says what is in none of
them. The same pages are the same bytes. Knows sheets; knows nothing of what is printed on them.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from workprint.media.righttoleft import visual

Point = tuple[float, float]
Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
PAPERS = {"a4": (841.89, 595.28), "a3": (1190.55, 841.89), "letter": (792.0, 612.0), "tabloid": (1224.0, 792.0)}
"""Width and height of a sheet lying on its side."""
_FONTS = Path(__file__).parent / "fonts"
_EAST: tuple[tuple[str, str, str], ...] = (
    ("\u3040", "\u30ff", "HeiseiKakuGo-W5"),
    ("\u1100", "\u11ff", "HYGothic-Medium"),
    ("\uac00", "\ud7af", "HYGothic-Medium"),
)
_EAST += (("\u2e80", "\u9fff", "STSong-Light"), ("\uf900", "\ufaff", "STSong-Light"), ("\uff00", "\uffef", "STSong-Light"))
"""From, to, and one of the fonts that PDF readers bring for Chinese, Japanese and Korean."""
_HAN = "STSong-Light"


@dataclass(frozen=True)
class Stroke:
    """A line through points; `fill` closes it and fills it. `width` 0 draws no line. `dash` is the length of dashes, 0 for none."""

    points: tuple[Point, ...]
    width: float = 0.75
    colour: Colour = BLACK
    fill: Colour | None = None
    closed: bool = False
    dash: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Disc:
    """A filled circle."""

    at: Point
    radius: float
    fill: Colour
    width: float = 0.0
    colour: Colour = BLACK


@dataclass(frozen=True)
class Words:
    """One line of words; `at` is on their base line, at their start, middle or end (`anchor`)."""

    text: str
    at: Point
    size: float = 8.0
    colour: Colour = BLACK
    bold: bool = False
    anchor: str = "start"
    halo: bool = False


@dataclass(frozen=True)
class Picture:
    """A PNG in a rectangle: its upper left corner, width and height."""

    png: bytes
    at: Point
    width: float
    height: float


Mark = Stroke | Disc | Words | Picture


@dataclass(frozen=True)
class Sheet:
    """One page, its marks in the order they are laid down."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def wrapped(text: str, size: float, room: float, *, bold: bool = False, most: int = 99) -> list[str]:
    """Words in lines no wider than `room` points, at most `most` of them (the last then ends in an ellipsis)."""
    lines: list[str] = []
    for word in text.split():
        for part in _pieces(word, size, room, bold):
            if lines and length(f"{lines[-1]} {part}", size, bold=bold) <= room:
                lines[-1] += f" {part}"
            else:
                lines.append(part)
    if len(lines) > most:
        last = lines[most - 1]
        while last and length(last + "…", size, bold=bold) > room:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return lines


def _pieces(word: str, size: float, room: float, bold: bool) -> Iterator[str]:
    """A word cut where it is wider than the room."""
    while word and length(word, size, bold=bold) > room:
        count = next(k for k in range(len(word), 0, -1) if k == 1 or length(word[:k], size, bold=bold) <= room)
        yield word[:count]
        word = word[count:]
    if word:
        yield word


def length(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of words is, in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(sum(stringWidth(part, font, size) for font, part in _runs(text, bold)))


@cache
def _face(bold: bool) -> Any:
    """The bundled font, made known to the PDF library."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = "DejaVuSans-Bold" if bold else "DejaVuSans"
    font = TTFont(name, str(_FONTS / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font


@cache
def _reader_font(name: str) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


def _runs(text: str, bold: bool) -> list[tuple[str, str]]:
    """The text as (font, part), each part in a font that has it. What cannot be printed is left out."""
    font = _face(bold)
    east = [name for letter in text for first, last, name in _EAST if first <= letter <= last]
    han = next((name for name in east if name != _HAN), _HAN)
    found = []
    for name, part in groupby((letter for letter in visual(text) if letter.isprintable()), lambda letter: _font_for(letter, font, han)):
        found.append((name, "".join(part)))
    return found


def _font_for(letter: str, font: Any, han: str) -> str:
    """The name of a font that has a letter. Chinese characters of a line with Japanese or Korean letters (`han`) come from the font of
    those.
    """
    if ord(letter) not in font.face.charToGlyph:
        for first, last, name in _EAST:
            if first <= letter <= last:
                return _reader_font(han if name == _HAN else name)
    return str(font.fontName)


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """The scripts of letters that no font here has, by their Unicode names ("DEVANAGARI"), in order; they print as empty boxes."""
    known, found = _face(False).face.charToGlyph, dict[str, None]()
    for letter in dict.fromkeys("".join(texts)):
        east = any(first <= letter <= last for first, last, _ in _EAST)
        if letter.isprintable() and not east and ord(letter) not in known:
            found[unicodedata.name(letter, "OTHER").split()[0].split("-")[0]] = None
    return tuple(found)


# --------------------------------------------------------------------------------------------- PDF


def pdf(sheets: Sequence[Sheet], title: str) -> bytes:
    """The pages as a PDF, without dates or chance."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setCreator("Workprint")
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        canvas.transform(1, 0, 0, -1, 0, sheet.height)
        for mark in sheet.marks:
            _print(canvas, mark)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _print(canvas: Any, mark: Mark) -> None:
    match mark:
        case Stroke():
            _print_stroke(canvas, mark)
        case Disc():
            canvas.setFillColorRGB(*mark.fill)
            canvas.setStrokeColorRGB(*mark.colour)
            canvas.setLineWidth(mark.width)
            canvas.circle(*mark.at, mark.radius, stroke=int(mark.width > 0), fill=1)
        case Words():
            _print_words(canvas, mark)
        case Picture():
            canvas.saveState()
            canvas.transform(1, 0, 0, -1, mark.at[0], mark.at[1] + mark.height)
            canvas.drawImage(_photograph(mark.png), 0, 0, mark.width, mark.height)
            canvas.restoreState()


def _photograph(png: bytes) -> Any:
    """A picture as PDF takes it: JPEG without colour subsampling, a tenth of what the PNG of a drawing on paper takes."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    packed = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(packed, "JPEG", quality=88, subsampling=0)
    packed.seek(0)
    return ImageReader(packed)


def _print_stroke(canvas: Any, stroke: Stroke) -> None:
    path = canvas.beginPath()
    path.moveTo(*stroke.points[0])
    for point in stroke.points[1:]:
        path.lineTo(*point)
    if stroke.closed or stroke.fill is not None:
        path.close()
    canvas.setLineWidth(stroke.width)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setDash([stroke.dash, stroke.dash * 0.8] if stroke.dash else [])
    canvas.setStrokeColorRGB(*stroke.colour, alpha=stroke.opacity)
    if stroke.fill is not None:
        canvas.setFillColorRGB(*stroke.fill, alpha=stroke.opacity)
    canvas.drawPath(path, stroke=int(stroke.width > 0), fill=int(stroke.fill is not None))
    if stroke.opacity < 1:
        canvas.setFillAlpha(1)
        canvas.setStrokeAlpha(1)


def _print_words(canvas: Any, words: Words) -> None:
    wide = length(words.text, words.size, bold=words.bold)
    x = words.at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
    for mode in (1, 0) if words.halo else (0,):
        text = canvas.beginText()
        text.setTextTransform(1, 0, 0, -1, x, words.at[1])
        text.setTextRenderMode(mode)
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.setLineWidth(2.2)
        canvas.setDash([])
        text.setFillColorRGB(*words.colour)
        for font, part in _runs(words.text, words.bold):
            text.setFont(font, words.size)
            text.textOut(part)
        text.setTextRenderMode(0)
        canvas.drawText(text)


# --------------------------------------------------------------------------------------------- SVG


def svg(sheet: Sheet) -> str:
    """One page as SVG. Pictures are not written (a plan has none)."""
    wide, high = (f"{value:g}" for value in (sheet.width, sheet.height))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}">'
    body = "\n".join(_drawn(mark) for mark in sheet.marks if not isinstance(mark, Picture))
    return f'{head}\n<rect width="{wide}" height="{high}" fill="#ffffff"/>\n{body}\n</svg>\n'


def _drawn(mark: Mark) -> str:
    match mark:
        case Stroke():
            return _drawn_stroke(mark)
        case Disc():
            line = f' stroke="{_hex(mark.colour)}" stroke-width="{mark.width:g}"' if mark.width else ""
            return f'<circle cx="{mark.at[0]:.2f}" cy="{mark.at[1]:.2f}" r="{mark.radius:.2f}" fill="{_hex(mark.fill)}"{line}/>'
        case Words():
            weight = ' font-weight="bold"' if mark.bold else ""
            halo = ' stroke="#ffffff" stroke-width="2.2" stroke-linejoin="round" paint-order="stroke"' if mark.halo else ""
            place = f'x="{mark.at[0]:.2f}" y="{mark.at[1]:.2f}" text-anchor="{mark.anchor}"'
            style = f'font-family="DejaVu Sans, Verdana, sans-serif" font-size="{mark.size:g}" fill="{_hex(mark.colour)}"'
            return f"<text {place} {style}{weight}{halo}>{escape(_printable(mark.text))}</text>"
        case Picture():
            return ""


def _drawn_stroke(stroke: Stroke) -> str:
    steps = " ".join(f"{x:.2f},{y:.2f}" for x, y in stroke.points)
    kind = "polygon" if stroke.closed or stroke.fill is not None else "polyline"
    line = f'stroke="{_hex(stroke.colour)}" stroke-width="{stroke.width:g}"' if stroke.width else 'stroke="none"'
    dash = f' stroke-dasharray="{stroke.dash:g} {stroke.dash * 0.8:g}"' if stroke.dash else ""
    clear = f' opacity="{stroke.opacity:g}"' if stroke.opacity < 1 else ""
    fill = _hex(stroke.fill) if stroke.fill is not None else "none"
    return f'<{kind} points="{steps}" fill="{fill}" {line} stroke-linecap="round" stroke-linejoin="round"{dash}{clear}/>'


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, c))):02x}" for c in colour)


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
