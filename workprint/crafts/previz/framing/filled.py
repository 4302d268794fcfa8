"""How a picture is filled: how much of it looks past the edge of a room that lacks a wall, how much a thing before the lens fills.

    room     a box; a wall that the camera stands behind is gone, and 7 m of floor and ceiling go on in its stead
    beyond   the share of the picture that is neither: black, sky, the backs of walls

Rays through a coarse grid of the picture. Knows rooms as boxes and views; knows nothing of people, sizes, or where else to stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import Point
from workprint.crafts.previz.exact import tan
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.obstacles import CLOSEST, crosses, standing
from workprint.crafts.previz.framing.stage import Stage
from workprint.crafts.previz.sets.dressing import Place, distance_to

GOES_ON = 7.0
"""So far floor and ceiling go on where a wall is taken out, metres (`sets.shell`)."""
_ACROSS, _UP = 9, 7
_BEFORE = 0.6
"""What is nearer than this share of the way to whom a shot is about is before the lens."""
_EXCUSED = 0.08
"""So much of a picture may be something before the lens."""

Box = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]


def empty(stage: Stage, view: View) -> float:
    """What it costs that a room's edges show: most where nothing is beyond them, something where floor goes on in a wall's stead."""
    if not _is_room(stage.place) or _inside(_room(stage.place), view.eye):
        return 0.0
    return 7.0 * beyond(stage, view) + 1.2 * _aside(stage, view)


def beyond(stage: Stage, view: View) -> float:
    """The share of the picture that looks past a room and what continues it, 0..1; outdoors and inside the room 0."""
    place = stage.place
    room = _room(place)
    if not _is_room(place) or _inside(room, view.eye):
        return 0.0
    longer = [(side, _longer(room, side)) for side in _gone(place, view.eye)]
    rays = list(_rays(view, stage.aspect))
    missed = [ray for ray in rays if not any(_inside(box, view.eye) or _entered(box, view.eye, ray) == side for side, box in longer)]
    return len(missed) / len(rays)


def masked(stage: Stage, view: View, far: float) -> float:
    """What it costs that things stand before the lens of a picture about somebody `far` metres away."""
    near = [
        item
        for item in standing(stage.place, view.eye)
        if item.opaque and item.wall < 0 and item.high[1] > 0.4 and distance_to(item, view.eye[0], view.eye[2]) < _BEFORE * far
    ]
    if not near:
        return 0.0
    rays = [cam.added(view.eye, ray, _BEFORE * far) for ray in _rays(view, stage.aspect)]
    return 3.0 * max(0.0, sum(any(crosses(item, view.eye, end) for item in near) for end in rays) / len(rays) - _EXCUSED)


def _aside(stage: Stage, view: View) -> float:
    """The share of the picture that does not look in through where a wall was."""
    room, gone = _room(stage.place), _gone(stage.place, view.eye)
    rays = list(_rays(view, stage.aspect))
    return sum(_entered(room, view.eye, ray) not in gone for ray in rays) / len(rays)


def _is_room(place: Place) -> bool:
    return place.interior and bool(place.walls) and place.ceiling is not None


def _room(place: Place) -> Box:
    x0, x1, z0, z1 = place.floor
    xs = [wall.x for wall in place.walls if wall.nx]
    zs = [wall.z for wall in place.walls if wall.nz]
    return (min([x0, *xs]), max([x1, *xs])), (0.0, place.ceiling or 0.0), (min([z0, *zs]), max([z1, *zs]))


def _gone(place: Place, eye: Point) -> list[int]:
    """Which walls are taken out, by where they are (`_SIDES`)."""
    gone = [wall for wall in place.walls if wall.ahead(eye[0], eye[2]) < CLOSEST]
    return [(1 if wall.nx < 0 else 0) if abs(wall.nx) > 0.5 else (5 if wall.nz < 0 else 4) for wall in gone]


def _longer(room: Box, side: int) -> Box:
    """The room and what continues it on one side: 0, 1 left and right, 4, 5 back and front (2, 3 are floor and ceiling)."""
    axis, high = divmod(side, 2)
    low, top = room[axis]
    grown = (low, top + GOES_ON) if high else (low - GOES_ON, top)
    x, y, z = (grown if axis == each else room[each] for each in range(3))
    return x, y, z


def _inside(box: Box, at: Point) -> bool:
    return all(low - 1e-6 <= p <= high + 1e-6 for (low, high), p in zip(box, at, strict=True))


def _entered(box: Box, eye: Point, ray: Point) -> int:
    """The side of a box through which a ray comes in from without; -1 where it does not."""
    enter, leave, side = -1.0, 1e9, -1
    for axis, ((low, high), p, d) in enumerate(zip(box, eye, ray, strict=True)):
        if abs(d) < 1e-9:
            if not low <= p <= high:
                return -1
            continue
        first, last = ((low if d > 0 else high) - p) / d, ((high if d > 0 else low) - p) / d
        if first > enter:
            enter, side = first, 2 * axis + (0 if d > 0 else 1)
        leave = min(leave, last)
    return side if 0.0 <= enter <= leave else -1


def _rays(view: View, aspect: float) -> Iterator[Point]:
    """Directions through the middles of a grid over the picture, their way forward 1."""
    right, up, forward = cam.axes(view)
    half = tan(radians(view.fov) / 2.0)
    for i in range(_ACROSS):
        for k in range(_UP):
            x, y = (2 * i + 1) / _ACROSS - 1.0, (2 * k + 1) / _UP - 1.0
            yield cam.added(cam.added(forward, right, x * half * aspect), up, y * half)


__all__ = ["beyond", "empty", "masked"]
