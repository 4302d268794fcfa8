"""Where a wide shot's camera stands in a room: inside it, in a corner, with a wider lens if it must, so that no wall is missing.

Places all over the floor are tried; each turns to the people and to the way they go, and takes as wide a lens as it needs. Knows subjects
and rooms as `framing` does; knows nothing of closer shots, which may have a wall taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import degrees, fsum, radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import ANGLES, Point
from workprint.crafts.previz.exact import atan, cos, dist, hypot, log, tan
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.filled import empty
from workprint.crafts.previz.framing.obstacles import CLOSEST, LOWEST, blocked, misplaced
from workprint.crafts.previz.framing.stage import Shot, Stage, Subject, side_of
from workprint.crafts.previz.sets.dressing import distance_to

WIDEST = 18.0
"""The shortest lens that goes unnoticed: shorter ones stretch who stands at the edge, millimetres."""
HIGH = 2.0
"""Height of the picture that a wide shot wants at its people, in standing heights."""
NEAR = 0.62
"""The same at the nearer of two who stand so far apart that one picture has them one behind the other."""
_LEAST = 1.3
"""Height of the picture in which a figure still has a room about it, in standing heights."""
_TOO_MUCH = 2.5
"""What a place may cost before a camera outside the room is the lesser evil."""
_BACK = 2.0
"""So far behind a wall that is taken out a camera may stand for people all over a room, metres: floor and ceiling go on there."""
_LEVEL = 0.9
"""What it costs to be level where another angle was asked for: less than a head out of the picture."""
_APART = 0.24
"""How far apart heads are seen at least, in half widths."""
_EDGE, _PATH = 0.66, 0.55
"""How far off the middle people stand, and pass, in half widths."""


def wide(stage: Stage, members: Sequence[Subject], shot: Shot, *, most: float = _TOO_MUCH) -> View | None:
    """A shot of these people from within the room, wide unless it is of two, or None where none costs less than `most`."""
    x0, x1, z0, z1 = stage.place.floor
    options = []
    if most > _TOO_MUCH and shot.size != "2S":
        x0, x1, z0, z1 = x0 - _BACK, x1 + _BACK, z0 - _BACK, z1 + _BACK
    for i in range(9):
        for k in range(9):
            at = (x0 + (x1 - x0) * i / 8, z0 + (z1 - z0) * k / 8)
            for angle in (shot.angle, "eye")[: 2 if most > _TOO_MUCH and shot.angle != "eye" else 1]:
                view = _turned_to(stage, members, at, replace(shot, angle=angle))
                options.append((_cost(stage, members, view, shot) + (0.0 if angle == shot.angle else _LEVEL), view))
    cost, best = min(options, key=lambda option: option[0])
    return replace(best, roll=shot.roll) if cost < most else None


def _ways(stage: Stage) -> list[Point]:
    """Where heads pass that walk through the room."""
    x0, x1, z0, z1 = stage.place.floor
    return [(min(x1, max(x0, x)), 1.5, min(z1, max(z0, z))) for x, z in stage.passing]


def _turned_to(stage: Stage, members: Sequence[Subject], at: tuple[float, float], shot: Shot) -> View:
    """From this place on the floor onto everybody and the way they walk: turned to their middle, as wide as they need."""
    here = (at[0], 0.0, at[1])
    first = cam.bearing(here, members[0].eye)
    people = [cam.turned(first, cam.bearing(here, member.eye)) for member in members]
    ways = [cam.turned(first, cam.bearing(here, point)) for point in _ways(stage)]
    heading = first + (min(people + ways) + max(people + ways)) / 2.0
    half = max(
        *(tan(radians(min(80.0, abs(cam.turned(heading, first + off))))) / _EDGE for off in people),
        *(tan(radians(min(80.0, abs(cam.turned(heading, first + off))))) / _PATH for off in (ways or people[:1])),
    )
    near = min(max(0.5, hypot(member.floor[0] - at[0], member.floor[2] - at[1])) for member in members)
    far = fsum(hypot(member.floor[0] - at[0], member.floor[2] - at[1]) for member in members) / len(members)
    tall = max(member.stature for member in members)
    asked = tan(radians(cam.fov(shot.lens, stage.aspect)) / 2.0)
    most = max(asked, tan(radians(cam.fov(WIDEST, stage.aspect)) / 2.0))
    span = min(most, max(asked, half / stage.aspect, (_LEAST if shot.size != "2S" else 0.5) * tall / 2.0 / near))
    angle = shot.angle
    up = ANGLES.get(angle, -6.0) * (0.4 if ANGLES.get(angle, -6.0) < 0 else 1.0) + (5.0 if angle in ("eye", "dutch") else 0.0)
    ahead = cam.direction(heading, 0.0)
    middle: Point = (at[0] + ahead[0] * far, 0.60 * tall + members[0].floor[1], at[1] + ahead[2] * far)
    high = max(LOWEST, min((stage.place.ceiling or 9.0) - 0.3, middle[1] + far * tan(radians(up))))
    return View((at[0], high, at[1]), middle, degrees(2.0 * atan(span)))


def _cost(stage: Stage, members: Sequence[Subject], view: View, shot: Shot) -> float:
    """What is wrong with a place: too near or far, a stretched picture, people out of it, hidden or from behind, no window in sight."""
    near = min(dist((view.eye[0], view.eye[2]), (member.floor[0], member.floor[2])) for member in members)
    far = max(0.1, near if shot.size == "2S" else dist((view.eye[0], view.eye[2]), (view.target[0], view.target[2])))
    high = 2.0 * tan(radians(view.fov) / 2.0) * far / max(member.stature for member in members)
    cost = 0.8 * abs(log(high / (NEAR if shot.size == "2S" else HIGH)))
    cost += 0.6 * log(tan(radians(view.fov) / 2.0) / tan(radians(cam.fov(shot.lens, stage.aspect)) / 2.0))
    cost += misplaced(stage, view.eye) + _wrong_side(stage, members, view.eye) + _before_the_lens(stage, view) + empty(stage, view)
    for member in members:
        x, _, depth = cam.screen(view, member.eye, stage.aspect)
        feet, crown = cam.screen(view, member.floor, stage.aspect)[1], cam.screen(view, member.crown, stage.aspect)[1]
        whole = 2.0 * max(0.0, -0.97 - feet) if shot.size != "2S" else 0.0
        cost += 4.0 * max(0.0, abs(x) - _EDGE) + whole + 4.0 * max(0.0, crown - 0.97) + (9.0 if depth < 4 * CLOSEST else 0.0)
        cost += blocked(stage, view.eye, member) + (0.4 if member is members[0] else 0.15) * _from_behind(member, view.eye)
    seen = sorted(cam.screen(view, member.eye, stage.aspect)[0] for member in members)
    cost += fsum(3.0 * max(0.0, _APART - (b - a)) for a, b in pairwise(seen))
    ways = [cam.screen(view, point, stage.aspect) for point in _ways(stage)]
    cost += 2.0 * max((max(0.0, abs(x) - _PATH) if depth > 0.3 else 1.0 for x, _, depth in ways), default=0.0)
    return cost - (0.25 if _window_seen(stage, view) else 0.0)


def _wrong_side(stage: Stage, members: Sequence[Subject], eye: Point) -> float:
    """What it costs to look from over the line: the one between the first two, or along which one alone looks."""
    one, two = members[0].eye, members[min(1, len(members) - 1)].eye
    axis = cam.bearing(one, two) if len(members) > 1 else members[0].look
    side = cam.direction(side_of(stage, axis), 0.0)
    middle = cam.between(one, two, 0.5)
    return 3.0 if (eye[0] - middle[0]) * side[0] + (eye[2] - middle[2]) * side[2] < 0.0 else 0.0


def _before_the_lens(stage: Stage, view: View) -> float:
    """What it costs to shoot past the edge of a curtain or a cupboard."""
    cost = 0.0
    for item in stage.place.items:
        if item.opaque and item.high[1] > view.eye[1] - 0.4 and distance_to(item, view.eye[0], view.eye[2]) < 0.7:
            near = tuple(min(high, max(low, at)) for low, high, at in zip(item.low, item.high, view.eye, strict=True))
            x, _, depth = cam.screen(
                view, cam.between((near[0], near[1], near[2]), cam.between(item.low, item.high, 0.5), 0.5), stage.aspect
            )
            cost += 0.35 if depth > 0.0 and abs(x) < 1.1 else 0.0
    return cost


def _from_behind(member: Subject, eye: Point) -> float:
    """How much of somebody is their back: 0 the face, 1 the profile, 2 the nape."""
    return 1.0 - cos(radians(cam.turned(member.look, cam.bearing(member.eye, eye))))


def _window_seen(stage: Stage, view: View) -> bool:
    """Whether a window is in the picture, and not edge on."""
    for item in stage.place.items:
        if item.thing.name != "window":
            continue
        middle = cam.between(item.low, item.high, 0.5)
        wall = stage.place.walls[item.wall]
        x, _, depth = cam.screen(view, middle, stage.aspect)
        away = wall.ahead(view.eye[0], view.eye[2]) / max(0.1, hypot(view.eye[0] - middle[0], view.eye[2] - middle[2]))
        if depth > 0.5 and abs(x) < 0.9 and away > 0.35:
            return True
    return False


__all__ = ["WIDEST", "wide"]
