"""Over a shoulder: past the head and shoulder of one onto the face of another, and its mirror image for the reverse.

Two targets in one picture, after Lino and Christie, "Intuitive and Efficient Camera Control with the Toric Space", SIGGRAPH 2015. Solved
for a pair of twins as tall as the two are on average, so that a shot and its reverse have one distance, one height and one lens; then
turned so that the real far face is in its place. Knows two subjects; knows nothing of sizes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import ANGLES, CROWN, EYES, HEIGHTS, Point
from workprint.crafts.previz.exact import hypot, tan
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.obstacles import LOWEST, blocked, misplaced
from workprint.crafts.previz.framing.stage import Shot, Stage, Subject, side_of

FACE = 0.131
"""Height of a face (brows to chin and a little), in standing heights."""
FACE_HIGH = 0.29
"""Height of the far face in the picture at most: nearer, and the shoulder is lost."""
FAR_X, FAR_Y = 0.26, 0.26
"""Where the far eyes are on the screen, on the one side of the middle."""
DOWN_Y, UP_Y = -0.16, 0.42
"""The same where one looks down on them, or up to them: the near head wants its place."""
NEAR_X = 0.64
"""Where the near head is, on the other."""
SHOULDER, SHOULDER_AT = 0.803, -0.70
"""Height of a shoulder in standing heights; the lowest that the near one is on the screen."""
ALIKE = 0.25
"""Eyes whose heights differ by less are taken for level, metres."""
_SPREAD = ((NEAR_X, 1.0), (0.56, 1.0), (0.70, 1.0), (NEAR_X, 1.2), (0.52, 0.9))
"""Where else the near head may be, and how much farther off the camera, where something stands in its place."""


@dataclass(frozen=True)
class _Pair:
    """The far eyes and the near ones, how far the way from one to the other runs round from +Z, on which side of it the camera is."""

    far: Point
    near: Point
    stature: float
    axis: float
    towards: float
    lens: tuple[float, float]
    height: float
    far_y: float


def over_shoulder(stage: Stage, far: Subject, near: Subject, shot: Shot) -> View:
    """Past the shoulder of `near` onto the face of `far`, whose eyes stand `FAR_X` off the middle; the near head `NEAR_X` on the
    other side, so far from the lens that its shoulder is in the picture.
    """
    options = []
    pair = _pair(stage, far, near, shot)
    for at, farther in _SPREAD:
        back = _back(pair, at) * farther
        view = _aimed(pair, far, near, (back, _round(pair, back, at)), shot.roll)
        cost = 0.5 * abs(at - NEAR_X) + 0.6 * abs(farther - 1.0)
        options.append((cost + misplaced(stage, view.eye) + blocked(stage, view.eye, far, besides=(near.name,)), view))
        if options[-1][0] < 0.5:
            break
    return min(options, key=lambda option: option[0])[1]


def _pair(stage: Stage, far: Subject, near: Subject, shot: Shot) -> _Pair:
    """The two as twins of their mean height, where they are level at all."""
    axis = cam.bearing(far.eye, near.eye)
    towards = 1.0 if cam.turned(axis, side_of(stage, axis)) > 0 else -1.0
    level = abs(far.eye[1] - near.eye[1]) < ALIKE
    mean = (far.eye[1] + near.eye[1]) / 2.0
    a = (far.eye[0], mean if level else far.eye[1], far.eye[2])
    b = (near.eye[0], mean if level else near.eye[1], near.eye[2])
    between = hypot(a[0] - b[0], a[2] - b[2])
    height = (mean if level else near.eye[1]) + 0.02
    if shot.angle in HEIGHTS:
        height += (HEIGHTS[shot.angle] - EYES) * near.tall
    height += (between + 1.0) * tan(radians(max(-20.0, min(30.0, ANGLES.get(shot.angle, 0.0))) * 0.5))
    stature = (far.stature + near.stature) / 2.0 if level else near.stature
    far_y = FAR_Y if level else DOWN_Y if near.eye[1] > far.eye[1] else UP_Y
    return _Pair(a, b, stature, axis, towards, (cam.fov(shot.lens, stage.aspect), stage.aspect), max(LOWEST, height), far_y)


def _placed(pair: _Pair, back: float, round_: float, roll: float = 0.0) -> View:
    """The camera `back` metres from the far face and `round_` degrees round from the near one, the far face in its place."""
    at = cam.added(pair.far, cam.direction(pair.axis + pair.towards * round_, 0.0), back)
    return _onto(View((at[0], pair.height, at[2]), pair.far, pair.lens[0], roll), pair.far, pair.near, pair)


def _onto(view: View, far: Point, near: Point, pair: _Pair, low: float = 0.0) -> View:
    """The view turned until the far eyes are in their place, on the side away from the near head; `low` puts them lower."""
    right = cam.turned_axes(cam.scaled(cam.less(far, view.eye), 1.0 / cam.length(cam.less(far, view.eye))))[0]
    sign = 1.0 if cam.dot(cam.less(near, view.eye), right) < 0 else -1.0
    span = tan(radians(view.fov) / 2.0)
    for _ in range(14):
        sideways, upward, ahead = cam.axes(view)
        half = cam.dot(cam.less(far, view.eye), ahead) * span
        target = cam.added(cam.added(far, sideways, -FAR_X * sign * half * pair.lens[1]), upward, (low - pair.far_y) * half)
        view = replace(view, target=target)
    return view


def _aimed(pair: _Pair, far: Subject, near: Subject, at: tuple[float, float], roll: float) -> View:
    """The solved place, turned to the real far face; lower in the picture where the near crown would leave it by much."""
    view = _onto(_placed(pair, *at, roll), far.eye, near.eye, pair)
    over = cam.screen(view, near.crown, pair.lens[1])[1] - 1.04
    return _onto(view, far.eye, near.eye, pair, min(0.14, over)) if over > 0.0 else view


def _halved(low: float, high: float, enough: Callable[[float], bool]) -> float:
    """The least of an interval for which `enough` holds from there on."""
    for _ in range(24):
        middle = (low + high) / 2.0
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def _round(pair: _Pair, back: float, at: float) -> float:
    """The angle at which the near head stands where it should: it moves out with the angle."""
    return _halved(2.0, 45.0, lambda angle: abs(cam.screen(_placed(pair, back, angle), pair.near, pair.lens[1])[0]) >= at)


def _back(pair: _Pair, at: float) -> float:
    """How far off the camera must be that the near shoulder is in the picture and the far face no higher than `FACE_HIGH`."""
    between = hypot(pair.far[0] - pair.near[0], pair.far[2] - pair.near[2])
    shoulder = (pair.near[0], pair.near[1] - (EYES - SHOULDER) * pair.stature, pair.near[2])
    crown = (pair.near[0], pair.near[1] + (CROWN - EYES) * pair.stature, pair.near[2])

    def enough(back: float) -> bool:
        view = _placed(pair, back, _round(pair, back, at))
        face = FACE * pair.stature / (2.0 * tan(radians(view.fov) / 2.0) * cam.screen(view, pair.far, pair.lens[1])[2])
        if pair.far_y != FAR_Y and cam.screen(view, crown, pair.lens[1])[1] > 1.10:
            return False
        return face <= FACE_HIGH and cam.screen(view, shoulder, pair.lens[1])[1] >= SHOULDER_AT

    return _halved(between + 0.6, between + 4.0, enough)
