"""Keypoints as OpenPose pictures: coloured limbs and joints on black, hands, face dots, in ControlNet's colours and drawing order.

After controlnet_aux `open_pose/util.py` (draw_bodypose, draw_handpose, draw_facepose): limbs are filled ellipses at 0.6 of their colour,
then joints at full colour, then hands, then faces; no edge is soft. Sizes are those at 512 px times `stick`. Knows pixels and points; knows
nothing of who they belong to.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

import colorsys
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from workprint.crafts.previz.control.keypoints import Sighted
from workprint.crafts.previz.control.lens import Array
from workprint.crafts.previz.forms import Bytes
from workprint.crafts.previz.jit import inlined, kernel

Colour = tuple[int, int, int]


def _hue(turn: float) -> Colour:
    r, g, b = (int(c * 255) for c in colorsys.hsv_to_rgb(turn, 1.0, 1.0))
    return r, g, b


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
_HUES = tuple(_hue(number / len(FINGERS)) for number in range(len(FINGERS)))
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
            _ellipse(canvas, start, end, STICK * stick, _dimmed(colour))
    for point, seen, colour in zip(body.points, body.seen, COLOURS, strict=True):
        if seen:
            _disc(canvas, point[:2], JOINT * stick, colour)


def _dimmed(colour: Colour) -> Colour:
    r, g, b = colour
    return int(r * 0.6), int(g * 0.6), int(b * 0.6)


def _hand(canvas: Bytes, hand: Sighted, stick: float) -> None:
    if hand.seen.sum() < 3 or np.ptp(hand.points[hand.seen, :2], axis=0).max() < LEAST_HAND * stick:
        return
    for number, (a, b) in enumerate(FINGERS):
        if hand.seen[a] and hand.seen[b]:
            _line(canvas, hand.points[a, :2], hand.points[b, :2], HAND_LINE * stick, _HUES[number])
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


def _ellipse(canvas: Bytes, a: Array, b: Array, half: float, colour: Colour) -> None:
    """Filled, from `a` to `b`, `half` pixels to either side at its middle."""
    _fill_ellipse(canvas, float(a[0]), float(a[1]), float(b[0]), float(b[1]), half, *colour)


def _disc(canvas: Bytes, at: Array, radius: float, colour: Colour) -> None:
    _fill_stroke(canvas, float(at[0]), float(at[1]), float(at[0]), float(at[1]), radius + 0.25, *colour)


def _line(canvas: Bytes, a: Array, b: Array, half: float, colour: Colour) -> None:
    """A stroke with round ends."""
    _fill_stroke(canvas, float(a[0]), float(a[1]), float(b[0]), float(b[1]), half, *colour)


@inlined
def _reach(low, high, half, size):
    """The first pixel and the last but one that a shape from `low` to `high` can touch."""
    return int(max(min(np.floor(low - half - 1.0), size), 0.0)), int(max(min(np.ceil(high + half + 2.0), size), 0.0))


@kernel
def _fill_ellipse(canvas, ax, ay, bx, by, half, red, green, blue):
    height, width, _ = canvas.shape
    left, right = _reach(min(ax, bx), max(ax, bx), half, width)
    top, bottom = _reach(min(ay, by), max(ay, by), half, height)
    ux, uy = (bx - ax) / 2, (by - ay) / 2
    long = np.sqrt(ux * ux + uy * uy)
    if long < 1e-6:
        return
    for y in range(top, bottom):
        for x in range(left, right):
            dx, dy = x + 0.5 - (ax + bx) / 2, y + 0.5 - (ay + by) / 2
            u, v = (dx * ux + dy * uy) / (long * long), (dy * ux - dx * uy) / (long * half)
            if u * u + v * v <= 1.0:
                canvas[y, x, 0], canvas[y, x, 1], canvas[y, x, 2] = red, green, blue


@kernel
def _fill_stroke(canvas, ax, ay, bx, by, half, red, green, blue):
    height, width, _ = canvas.shape
    left, right = _reach(min(ax, bx), max(ax, bx), half, width)
    top, bottom = _reach(min(ay, by), max(ay, by), half, height)
    ux, uy = bx - ax, by - ay
    square = ux * ux + uy * uy
    for y in range(top, bottom):
        for x in range(left, right):
            dx, dy = x + 0.5 - ax, y + 0.5 - ay
            t = min(max((dx * ux + dy * uy) / square, 0.0), 1.0) if square > 0.0 else 0.0
            dx, dy = dx - t * ux, dy - t * uy
            if dx * dx + dy * dy <= half * half:
                canvas[y, x, 0], canvas[y, x, 1], canvas[y, x, 2] = red, green, blue
