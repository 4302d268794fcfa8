"""Keypoints as OpenPose pictures: coloured limbs and joints on black, hands, face dots, in ControlNet's colours and drawing order.

After controlnet_aux `open_pose/util.py` (draw_bodypose, draw_handpose, draw_facepose): limbs are filled ellipses at 0.6 of their colour,
then joints at full colour, then hands, then faces; no edge is soft. Sizes are those at 512 px times `stick`. Knows pixels and points; knows
nothing of who they belong to.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from workprint.crafts.previz.control.keypoints import Sighted
from workprint.crafts.previz.control.lens import Array
from workprint.crafts.previz.forms import Bytes

LIMBS = (
    (2, 3), (2, 6), (3, 4), (4, 5), (6, 7), (7, 8), (2, 9), (9, 10), (10, 11), (2, 12), (12, 13), (13, 14), (2, 1), (1, 15), (15, 17),
    (1, 16), (16, 18),
)  # fmt: skip
"""Pairs of body points, counted from 1, in drawing order."""
COLOURS = (
    (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0), (0, 255, 0), (0, 255, 85), (0, 255, 170),
    (0, 255, 255), (0, 170, 255), (0, 85, 255), (0, 0, 255), (85, 0, 255), (170, 0, 255), (255, 0, 255), (255, 0, 170), (255, 0, 85),
)  # fmt: skip
"""Of each body point; a limb has the colour of its own place in `LIMBS`."""
FINGERS = tuple((0 if joint == 0 else 4 * finger + joint, 4 * finger + joint + 1) for finger in range(5) for joint in range(4))
STICK, JOINT, HAND_DOT, HAND_LINE, FACE_DOT = 4.0, 4.0, 4.0, 1.0, 3.0
"""Half widths and radii in pixels."""
LEAST_FACE, LEAST_HAND = 34.0, 22.0
"""A face lower and a hand shorter than so many pixels (times `stick`) is not drawn: its dots would be one blot."""


@dataclass(frozen=True)
class Drawn:
    """One person's groups in one picture."""

    body: Sighted
    left: Sighted
    right: Sighted
    face: Sighted


def pose_picture(people: Iterable[Drawn], width: int, height: int, stick: float = 1.0) -> Bytes:
    """All people on black, in the order given (farthest first): (height, width, 3) uint8."""
    canvas, people = np.zeros((height, width, 3), np.uint8), tuple(people)
    for each in people:
        _body(canvas, each.body, stick)
    for each in people:
        for hand in (each.left, each.right):
            _hand(canvas, hand, stick)
    for each in people:
        _face(canvas, each.face, stick)
    return canvas


def _body(canvas: Bytes, body: Sighted, stick: float) -> None:
    for (a, b), colour in zip(LIMBS, COLOURS):
        if body.seen[a - 1] and body.seen[b - 1]:
            start, end = body.points[a - 1, :2], body.points[b - 1, :2]
            _ellipse(canvas, start, end, STICK * stick, tuple(int(c * 0.6) for c in colour))
    for point, seen, colour in zip(body.points, body.seen, COLOURS, strict=True):
        if seen:
            _disc(canvas, point[:2], JOINT * stick, colour)


def _hand(canvas: Bytes, hand: Sighted, stick: float) -> None:
    if hand.seen.sum() < 3 or np.ptp(hand.points[hand.seen, :2], axis=0).max() < LEAST_HAND * stick:
        return
    for number, (a, b) in enumerate(FINGERS):
        if hand.seen[a] and hand.seen[b]:
            colour = tuple(int(c * 255) for c in colorsys.hsv_to_rgb(number / len(FINGERS), 1.0, 1.0))
            _line(canvas, hand.points[a, :2], hand.points[b, :2], HAND_LINE * stick, colour)
    for point, seen in zip(hand.points, hand.seen, strict=True):
        if seen:
            _disc(canvas, point[:2], HAND_DOT * stick * 0.75, (0, 0, 255))


def _face(canvas: Bytes, face: Sighted, stick: float) -> None:
    if face.seen.sum() < 8 or np.ptp(face.points[:, 1]) < LEAST_FACE * stick:
        return
    radius = min(FACE_DOT, max(1.0, float(np.ptp(face.points[:, 1])) / 60.0)) * stick
    for point, seen in zip(face.points, face.seen, strict=True):
        if seen:
            _disc(canvas, point[:2], radius, (255, 255, 255))


# --------------------------------------------------------------------------------------------- shapes


def _patch(canvas: Bytes, low: Array, high: Array) -> tuple[Bytes, Array, Array]:
    """The part of the canvas from `low` to `high` (x, y), and the middles of its pixels."""
    height, width = canvas.shape[:2]
    x0, y0 = (int(max(0, np.floor(c))) for c in low)
    x1, y1 = int(min(width, np.ceil(high[0]) + 1)), int(min(height, np.ceil(high[1]) + 1))
    columns, rows = np.arange(x0, max(x0, x1), dtype=np.float64), np.arange(y0, max(y0, y1), dtype=np.float64)
    return canvas[y0:y1, x0:x1], columns + 0.5, rows[:, None] + 0.5


def _ellipse(canvas: Bytes, a: Array, b: Array, half: float, colour: tuple[int, ...]) -> None:
    """Filled, from `a` to `b`, `half` pixels to either side at its middle."""
    middle, along = (a + b) / 2, (b - a) / 2
    length = float(np.hypot(*along))
    if length < 1e-6:
        return
    patch, x, y = _patch(canvas, np.minimum(a, b) - half, np.maximum(a, b) + half)
    dx, dy = x - middle[0], y - middle[1]
    u = (dx * along[0] + dy * along[1]) / length
    v = (dy * along[0] - dx * along[1]) / length
    patch[(u / length) ** 2 + (v / half) ** 2 <= 1.0] = colour


def _disc(canvas: Bytes, at: Array, radius: float, colour: tuple[int, ...]) -> None:
    patch, x, y = _patch(canvas, at - radius - 1, at + radius + 1)
    patch[(x - at[0]) ** 2 + (y - at[1]) ** 2 <= (radius + 0.25) ** 2] = colour


def _line(canvas: Bytes, a: Array, b: Array, half: float, colour: tuple[int, ...]) -> None:
    """A stroke with round ends."""
    patch, x, y = _patch(canvas, np.minimum(a, b) - half - 1, np.maximum(a, b) + half + 1)
    along = b - a
    square = float(along @ along) or 1.0
    t = np.clip(((x - a[0]) * along[0] + (y - a[1]) * along[1]) / square, 0.0, 1.0)
    patch[(x - a[0] - t * along[0]) ** 2 + (y - a[1] - t * along[1]) ** 2 <= half * half] = colour
