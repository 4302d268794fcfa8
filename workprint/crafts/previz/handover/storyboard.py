"""The printed storyboard: pictures in a grid, each with its number, size, lens, length, moves drawn on it, and what is said and done.

A camera that moves shows the frame it ends on as a dashed frame, with arrows from the first frame's corners; one that turns or travels
also a broad arrow; who walks, the way they go. Knows cards and sheets; knows nothing of stages or files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import Any

from workprint.crafts.previz.exact import hypot
from workprint.crafts.previz.handover.floorplan import arrow, clipped
from workprint.media.sheet import PAPERS, Colour, Mark, Picture, Point, Sheet, Stroke, Words, length, wrapped

EDGE, GAP, HEAD, FOOT = 30.0, 14.0, 26.0, 14.0
MOVE: Colour = (0.80, 0.16, 0.12)
WALK: Colour = (0.10, 0.36, 0.66)
GREY: Colour = (0.40, 0.40, 0.42)
PALE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Card:
    """One shot: `png` its first frame, `aspect` that picture's shape; `moves` is what `layout.arrows` says; `words` are (speaker, text),
    with no speaker for what is done.

    `scene` is the heading of its scene; it is printed above the first card of a scene.
    """

    id: str
    scene: str
    png: bytes
    aspect: float
    camera: str
    seconds: float
    move: str
    moves: Mapping[str, Any]
    words: tuple[tuple[str, str], ...]


def storyboard(title: str, cards: Sequence[Card], grid: tuple[int, int] = (3, 2), paper: str = "a4") -> list[Sheet]:
    """The pages, `grid` cards across and down each; a sheet stands upright where that leaves larger pictures."""
    across, down = grid
    count = across * down
    aspect = cards[0].aspect if cards else 16 / 9
    width, height = max((PAPERS[paper], PAPERS[paper][::-1]), key=lambda size: _cell(size, grid, aspect)[0])
    pages = -(-len(cards) // count)
    seconds = fsum(card.seconds for card in cards)
    sheets = []
    for page in range(pages):
        marks: list[Mark] = [Words(title, (EDGE, EDGE + 6), 11, bold=True)]
        marks.append(Words(f"{page + 1} / {pages}", (width - EDGE, EDGE + 6), 8, GREY, anchor="end"))
        marks.append(
            Words(
                f"{len(cards)} shot{'s' * (len(cards) != 1)}, {int(seconds // 60)}:{round(seconds % 60):02}",
                (width - EDGE - 40, EDGE + 6),
                8,
                GREY,
                anchor="end",
            )
        )
        room, tall = _cell((width, height), grid, aspect)
        for slot, card in enumerate(cards[page * count : (page + 1) * count]):
            number = page * count + slot
            x = EDGE + (slot % across) * ((width - 2 * EDGE + GAP) / across)
            y = EDGE + HEAD + (slot // across) * ((height - 2 * EDGE - HEAD + GAP) / down)
            begins = number == 0 or cards[number - 1].scene != card.scene or slot == 0
            marks += _printed(card, (x, y), (room, tall), card.scene if begins else "")
        sheets.append(Sheet(width, height, tuple(marks)))
    return sheets


def _cell(size: tuple[float, float], grid: tuple[int, int], aspect: float) -> tuple[float, float]:
    """A card's picture width and whole height on a sheet of this size."""
    wide = (size[0] - 2 * EDGE - (grid[0] - 1) * GAP) / grid[0]
    tall = (size[1] - 2 * EDGE - HEAD - (grid[1] - 1) * GAP) / grid[1]
    least = 44.0 if grid[1] < 4 else 36.0
    return min(wide, (tall - least - 2 * FOOT) * aspect), tall


def _printed(card: Card, at: Point, size: tuple[float, float], scene: str) -> list[Mark]:
    """Scene, number and camera above the picture, words below."""
    (x, y), (wide, tall) = at, size
    small = max(5.5, min(8.0, wide / 26))
    marks: list[Mark] = []
    if scene:
        marks.append(Words(wrapped(scene, small, wide, bold=True, most=1)[0], (x, y + small), small, GREY, bold=True))
    y += small + 4
    marks.append(Words(card.id, (x, y + small + 2), small + 2.5, bold=True))
    after = x + length(card.id, small + 2.5, bold=True) + 6
    time = f"{card.seconds:.1f} s"
    room = wide - (after - x) - length(time, small) - 6
    marks.append(Words((wrapped(card.camera, small, room, most=1) or [""])[0], (after, y + small + 2), small))
    marks.append(Words(time, (x + wide, y + small + 2), small, anchor="end"))
    y += small + 7
    high = wide / card.aspect
    marks.append(Picture(card.png, (x, y), wide, high))
    marks += _moves(card, (x, y), (wide, high))
    marks.append(Stroke(((x, y), (x + wide, y), (x + wide, y + high), (x, y + high)), 1.0, closed=True))
    return [*marks, *_words(card, (x, y + high + small + 4), small, wide, at[1] + tall)]


def _words(card: Card, at: Point, small: float, wide: float, until: float) -> list[Mark]:
    """What is said and done, as much of it as there is room for; where more is said, the last line ends in dots."""
    (x, y), marks = at, list[Words]()
    for speaker, text in card.words:
        indent = length(speaker + ": ", small, bold=True) if speaker else 0.0
        rows = max(0, int((until - y) / (small * 1.3)) + 1)
        lines = wrapped(text, small, wide - indent, most=rows) if rows else []
        if text and not rows and marks and not marks[-1].text.endswith("…"):
            marks[-1] = replace(marks[-1], text=wrapped(f"{marks[-1].text} …", small, at[0] + wide - marks[-1].at[0], most=1)[0])
        if speaker and lines:
            marks.append(Words(speaker + ":", (x, y), small, bold=True))
        for line in lines:
            marks.append(Words(line, (x + indent, y), small, (0.0, 0.0, 0.0) if speaker else GREY))
            y += small * 1.3
    return list(marks)


# --------------------------------------------------------------------------------------------- moves


def _moves(card: Card, at: Point, size: tuple[float, float]) -> list[Mark]:
    """The camera's move and the walkers' ways, on the picture."""
    marks: list[Mark] = []
    weight = max(1.0, size[0] / 180)
    for walker in card.moves.get("people", ()):
        path = [_on(at, size, point) for point in walker["path"] if -0.2 <= point[0] <= 1.2 and -0.2 <= point[1] <= 1.25]
        path = [_within(point, at, size) for point in path]
        marks += _outlined(path, WALK, weight * 1.3)
    frame = card.moves.get("camera") if card.moves.get("moving") else None
    shown: list[Mark] = []
    if frame:
        shown = _frame_move([_on(at, size, corner) for corner in frame], float(card.moves["nearer"]), at, size)
    marks += shown
    move = card.move or ("follow" if shown else "")
    if move:
        marks.append(Words(move.upper(), (at[0] + 5, at[1] + size[1] - 5), max(5.0, weight * 5), MOVE, bold=True, halo=True))
    return marks


def _on(at: Point, size: tuple[float, float], point: Sequence[float]) -> Point:
    return (at[0] + point[0] * size[0], at[1] + point[1] * size[1])


def _within(point: Point, at: Point, size: tuple[float, float]) -> Point:
    return (min(at[0] + size[0] - 2, max(at[0] + 2, point[0])), min(at[1] + size[1] - 2, max(at[1] + 2, point[1])))


def _frame_move(frame: Sequence[Point], nearer: float, at: Point, size: tuple[float, float]) -> list[Mark]:
    """From the first frame to the last: dashed where the last is, arrows at the corners for nearer and farther, a broad one for aside."""
    (x, y), (wide, high) = at, size
    box = (x + 1.0, y + 1.0, x + wide - 1.0, y + high - 1.0)
    corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
    weight = max(1.0, wide / 180)
    middle = (fsum(p[0] for p in frame) / 4, fsum(p[1] for p in frame) / 4)
    aside = (middle[0] - x - wide / 2, middle[1] - y - high / 2)
    marks: list[Mark] = []
    inside = clipped(frame, box)
    if len(inside) > 2 and (nearer > 1.03 or hypot(*aside) > 0.03 * wide):
        marks.append(Stroke(tuple(inside), weight, MOVE, closed=True, dash=4.0))
    if nearer > 1.03:
        for corner, end in zip(corners, frame, strict=True):
            start = (corner[0] + (end[0] - corner[0]) * 0.1, corner[1] + (end[1] - corner[1]) * 0.1)
            marks += arrow([_within(start, at, size), _within(end, at, size)], MOVE, width=weight, head=weight * 5)
    elif nearer < 0.97:
        for corner in corners:
            start = (corner[0] + (x + wide / 2 - corner[0]) * 0.28, corner[1] + (y + high / 2 - corner[1]) * 0.28)
            end = (corner[0] + (x + wide / 2 - corner[0]) * 0.04, corner[1] + (y + high / 2 - corner[1]) * 0.04)
            marks += arrow([start, end], MOVE, width=weight, head=weight * 5)
    if hypot(*aside) > 0.04 * wide:
        far = hypot(*aside)
        reach = min(0.32 * (wide if abs(aside[0]) > abs(aside[1]) else high), max(far, 0.12 * wide))
        u, v = aside[0] / far, aside[1] / far
        start = (x + wide / 2 - u * reach / 2, y + high * (0.5 if abs(v) > abs(u) else 0.12) - v * reach / 2)
        marks += _outlined([start, (start[0] + u * reach, start[1] + v * reach)], MOVE, weight * 2.4)
    return marks


def _outlined(path: Sequence[Point], colour: Colour, weight: float) -> list[Mark]:
    """An arrow with a pale edge, so that it reads on dark and light."""
    edge = arrow(path, PALE, width=weight + 1.6, head=weight * 4 + 2.5)
    return [*edge, *arrow(path, colour, width=weight, head=weight * 4)]
