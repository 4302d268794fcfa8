"""Labels on a plan that never lie on one another: each as near to its thing as there is room, with a thin line to it where that is far.

Knows rectangles and words; knows nothing of what is labelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import pi

from workprint.crafts.previz.exact import cos, hypot, sin
from workprint.media.sheet import Colour, Mark, Point, Stroke, Words, length

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, points."""
_RINGS = (0.0, 7.0, 14.0, 22.0, 31.0, 41.0, 53.0, 67.0, 83.0, 100.0)
_LED = 13.0
"""A label farther than this from where it would like to be has a line to its thing, points."""


@dataclass(frozen=True)
class Label:
    """Words that belong to the thing at `of`, and would like their middle to be at `at`."""

    text: str
    of: Point
    at: Point
    size: float
    colour: Colour


def placed(labels: Sequence[Label], taken: Iterable[Box], within: Box) -> list[Mark]:
    """The labels in order of importance, each clear of those before it and of what is `taken`. One for which there is no room lies where it
    would like to.
    """
    full, lines, words = list(taken), list[Mark](), list[Mark]()
    for label in labels:
        half, high = length(label.text, label.size, bold=True) / 2 + 1.0, label.size
        middle = next((at for at in _around(label.at) if _free(_box(at, half, high), full, within)), label.at)
        full.append(_box(middle, half, high))
        if hypot(middle[0] - label.at[0], middle[1] - label.at[1]) > _LED:
            lines.append(Stroke((_edge(middle, half, high, label.of), label.of), 0.4, label.colour, opacity=0.7))
        base = (middle[0], middle[1] + 0.36 * high)
        words.append(Words(label.text, base, label.size, label.colour, bold=True, anchor="middle", halo=True))
    return lines + words


def _around(at: Point) -> Iterable[Point]:
    """Places about a place, the nearest first; sideways is sooner tried than far up or down."""
    for ring in _RINGS:
        steps = 1 if ring == 0.0 else 16
        for k in range(steps):
            turn = 2 * pi * k / steps
            yield at[0] + 1.4 * ring * cos(turn), at[1] + ring * sin(turn)


def _box(middle: Point, half: float, high: float) -> Box:
    return middle[0] - half, middle[1] - 0.55 * high, middle[0] + half, middle[1] + 0.55 * high


def _free(box: Box, full: Iterable[Box], within: Box) -> bool:
    if box[0] < within[0] or box[1] < within[1] or box[2] > within[2] or box[3] > within[3]:
        return False
    return not any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in full)


def _edge(middle: Point, half: float, high: float, to: Point) -> Point:
    """Where a line from the middle of a label to a point leaves it."""
    dx, dy = to[0] - middle[0], to[1] - middle[1]
    share = min(half / abs(dx) if dx else 1.0, 0.6 * high / abs(dy) if dy else 1.0, 1.0)
    return middle[0] + dx * share, middle[1] + dy * share
