"""One person in the picture: exact in size, eye line and look room, from the best free place round them.

    azimuth      how far off the subject's look the camera stands: 35 degrees if it may, or what the shot's `view` says

Knows subjects, sizes and sets; knows nothing of shots of several.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import ANGLES, EYES, HEIGHTS, SIZES, VIEWS
from workprint.crafts.previz.exact import dist, sin
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.clean import CLEAN
from workprint.crafts.previz.framing.filled import empty, masked
from workprint.crafts.previz.framing.obstacles import LOWEST, blocked, misplaced, unfaced
from workprint.crafts.previz.framing.pinned import held, lens_height, sized
from workprint.crafts.previz.framing.stage import Shot, Stage, Subject, line_of, side_of

AZIMUTH = 35.0
WHOLE = frozenset(("FS", "WS", "EWS"))
"""Sizes that show whole figures: from the crown to the floor."""
STEEP = 40.0
"""From steeper than this a body is too short in the picture to be measured by its length: the head's size counts, degrees."""
BEDSIDE = 42.0
"""From so far above a face is seen that lies on its back, degrees."""
LOSS = 0.9
"""A body that bows brings its head down to where it would be cut: below this part of its upright length the picture has its usual size."""
_HEADS = frozenset(("ECU", "BCU", "CU"))
_AZIMUTHS = (35, 28, 42, 21, 50, 58, 14, 68, 78, 88, 6, 100, 115)


def single(stage: Stage, subject: Subject, shot: Shot) -> View:
    """One person in a size of `camera.SIZES`, from the cheapest of the places tried."""
    line = line_of(stage, subject)
    axis = subject.look if line is None or shot.view else line
    near = cam.turned(axis, side_of(stage, line if line is not None else axis))
    wanted: Sequence[float] = VIEWS.get(shot.view, _AZIMUTHS)
    first = wanted[0] if shot.view else AZIMUTH
    options = []
    for azimuth in wanted:
        for sign in (1.0, -1.0):
            yaw = axis + (azimuth if near > 0 else -azimuth) * sign
            view = framed(stage, subject, shot, yaw, axis)
            cost = abs(azimuth - first) * 0.012 + (0.0 if sign > 0 else 0.35 if line is None and (stage.side >= 0 or shot.view) else 2.5)
            cost += misplaced(stage, view.eye) + blocked(stage, view.eye, subject) + _flat(stage, view, subject)
            cost += _crowd(stage, view, subject, shot) + (0.0 if shot.view else unfaced(stage, view.eye, subject))
            if shot.size in WHOLE:
                cost += empty(stage, view) + masked(stage, view, dist(view.eye, subject.eye))
            options.append((cost, view))
    return min(options, key=lambda option: option[0])[1]


def framed(stage: Stage, subject: Subject, shot: Shot, yaw: float, axis: float) -> View:
    """The exact view of somebody from `yaw` degrees round, at the height that the shot's angle says, with room where they look (`axis`)."""
    grammar = SIZES[shot.size]
    room = look_room(shot.size, cam.turned(yaw, axis))
    aside = -room if sin(radians(cam.turned(yaw, axis))) > 0 else room

    def view(up: float) -> View:
        return _along(stage, subject, shot, cam.scaled(cam.direction(yaw, up), -1.0), aside)

    low = subject.floor[1] + LOWEST
    if shot.angle in HEIGHTS:
        up = lens_height(view, max(low, subject.floor[1] + HEIGHTS[shot.angle] * subject.tall))
    else:
        up = ANGLES[shot.angle] + (grammar.up if shot.angle in ("eye", "dutch") else 0.0)
        up = max(up, BEDSIDE) if shot.angle in ("eye", "dutch") and not subject.upright and shot.size not in WHOLE else up
    made = view(up)
    return made if made.eye[1] >= low or up >= 30.0 else view(max(up, lens_height(view, low + 1e-6, least=up)))


def _along(stage: Stage, subject: Subject, shot: Shot, ahead: cam.Point, aside: float) -> View:
    """The view along `ahead`: a head and the cut below it, or crown and floor, where the table has them."""
    grammar, lens = SIZES[shot.size], (cam.fov(shot.lens, stage.aspect), stage.aspect)
    level = abs(ahead[1]) < sin(radians(STEEP))
    across = (subject.eye, aside)
    if shot.size in WHOLE:
        tall = _whole(subject) if shot.size == "FS" else subject.stature
        crown = (subject.crown, 2.0 * (subject.crown[1] - subject.floor[1] - grammar.centre * tall) / (grammar.frame_h * tall))
        floor = (subject.floor, -2.0 * grammar.centre / grammar.frame_h)
        found = held(crown, floor, across, ahead=ahead, lens=lens, roll=shot.roll) if level and subject.upright else None
        middle = (cam.between(subject.crown, subject.floor, 0.5), 0.0)
        return found or sized(middle, across, grammar.frame_h * tall, ahead=ahead, lens=lens, roll=shot.roll)
    eyes = (subject.eye, eye_line(shot.size))
    cut = subject.cut(shot.size)
    bowed = shot.size not in _HEADS and subject.eye[1] - cut[1] < LOSS * subject.drop(shot.size)
    if level and subject.upright and not bowed:
        found = held(eyes, (cut, -1.0), across, ahead=ahead, lens=lens, roll=shot.roll)
        if found is not None:
            return found
    return sized(eyes, across, high_of(subject, shot.size), ahead=ahead, lens=lens, roll=shot.roll)


def _whole(subject: Subject) -> float:
    """What a full figure is measured by: the standing height, of who sits or kneels the mean of that and the height they have now."""
    return subject.stature if subject.tall > 0.93 * subject.stature else 0.5 * (subject.stature + subject.tall)


def eye_line(size: str) -> float:
    """Where the eyes are on the screen in a size that cuts the body, -1..1."""
    return 2.0 * (EYES - SIZES[size].centre) / SIZES[size].frame_h


def high_of(subject: Subject, size: str) -> float:
    """Height of the picture at this subject's eyes, metres."""
    return 2.0 * subject.drop(size) / (1.0 + eye_line(size))


def look_room(size: str, off: float) -> float:
    """How far off the middle a face stands, in half widths, that looks `off` degrees past the lens: more in profile, less in wide shots."""
    most = {"EWS": 0.0, "WS": 0.12, "FS": 0.16, "MFS": 0.22, "MS": 0.26, "MCU": 0.26, "CU": 0.24, "BCU": 0.14, "ECU": 0.06}[size]
    return most * min(1.0, abs(sin(radians(off))) * 1.15)


def _flat(stage: Stage, view: View, subject: Subject) -> float:
    """A wall right behind a head is dull: the cost of it."""
    ahead = cam.direction(cam.bearing(view.eye, subject.eye), 0.0)
    room = 6.0
    for wall in stage.place.walls:
        speed = -(ahead[0] * wall.nx + ahead[2] * wall.nz)
        if speed > 0.05:
            room = min(room, max(0.0, wall.ahead(subject.eye[0], subject.eye[2])) / speed)
    return 0.22 * max(0.0, 1.0 - room / 1.6)


def _crowd(stage: Stage, view: View, subject: Subject, shot: Shot) -> float:
    """Somebody else's shoulder close before the lens, or cut in half by the frame's edge: the cost of it."""
    cost = 0.0
    for other in stage.people:
        if other.name == subject.name:
            continue
        x, y, depth = cam.screen(view, other.eye, stage.aspect)
        if other.name in stage.steady and shot.size in CLEAN:
            cost += 0.12 if depth > 0.1 and abs(x) < 1.1 and abs(y) < 1.3 else 0.0
            continue
        if depth > 0.1 and abs(x) < 0.95 and 0.8 < y < 1.5:
            cost += 0.4
        if depth > 0.1 and 0.72 < abs(x) < 1.15 and -0.9 < y < 0.95:
            cost += 0.3
        if 0.1 < depth < dist(view.eye, subject.eye) * 0.85 and abs(x) < 1.3:
            cost += 0.7 if abs(x) < 0.8 else 0.4
    return cost
