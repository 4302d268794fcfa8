"""The place in the picture: establishing shots, people small in them or none.

Places to stand are tried on the audience's side, near and far, high and low; the one is kept that shows most of what makes the place what
it is (its biggest things, its marks, who is there), from a corner, with nothing close before the lens. Knows sets; knows nothing of the
sizes of closer shots.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import degrees, fsum, radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import ANGLES, Point
from workprint.crafts.previz.exact import atan, cos, hypot, log, sin, tan
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.filled import empty
from workprint.crafts.previz.framing.obstacles import LOWEST, crosses, misplaced, standing
from workprint.crafts.previz.framing.stage import Shot, Stage, Subject
from workprint.crafts.previz.sets.dressing import Item, Place

FIGURE = {"EWS": 0.11, "WS": 0.30}
"""How high a person stands in the picture of a place, in its heights."""
_SIGHTS = 14
"""So many of a place's biggest things are looked for."""
_LOOKED = 18
"""So many of the best places are looked from."""
_NEAR = 2.2
"""What is nearer than this and in the picture is before the lens, metres."""
_WIDEST = 20.0
"""The shortest lens for a room, millimetres."""


@dataclass(frozen=True)
class _Sight:
    """Something that ought to be seen, and how much it matters."""

    at: Point
    weight: float
    item: Item | None = None


def establishing(stage: Stage, shot: Shot) -> View:
    """The set itself, from the audience's side, people small in it."""
    sights = _sights(stage)
    cheap = sorted(
        ((_stood(stage, view, shot) + dear, k, view) for k, (view, dear) in enumerate(_tried(stage, shot))), key=lambda each: each[:2]
    )
    options = [(cost + 3.0 * _unseen(stage, view, sights), view) for cost, _, view in cheap[:_LOOKED]]
    return min(options, key=lambda option: option[0])[1]


def _tried(stage: Stage, shot: Shot) -> Iterator[tuple[View, float]]:
    """Views of the place, and what each costs by itself."""
    place = stage.place
    up = ANGLES.get(shot.angle, 0.0) if shot.angle not in ("eye", "dutch") else 0.0
    fov = cam.fov(min(shot.lens, 35.0), stage.aspect)
    if place.interior and place.walls:
        yield from _indoors(stage, shot, up)
        return
    centre = place.marks["centre"]
    people = [person.floor for person in stage.people]
    x = fsum((centre.x, *(point[0] for point in people))) / (len(people) + 1)
    for off in (28.0, 14.0, -20.0, 42.0, 0.0, -34.0, 60.0, -52.0):
        for share in (1.0, 0.8, 0.62, 0.45):
            for high in (2.0, 1.5, 4.2):
                far = (16.0 if shot.size == "EWS" else 8.5) * share
                middle = (x, 1.5, centre.z - 1.5)
                yaw = off if stage.side >= 0 else 180.0 - off
                eye = _within(place, cam.added(middle, cam.direction(yaw, 0.0), far))
                eye = (eye[0], max(LOWEST, high + far * tan(radians(up))), eye[2])
                aim = (middle[0], 1.5 + 0.12 * (eye[1] - 1.5), middle[2])
                dear = 0.003 * abs(off - 28.0) + 0.7 * (1.0 - share) + (0.0 if high == 2.0 else 0.12)
                yield View(eye, aim, fov, shot.roll), dear


def _indoors(stage: Stage, shot: Shot, up: float) -> Iterator[tuple[View, float]]:
    """From the corners and along the walls of a room, high up; with a wall taken out only where that shows much more."""
    x0, x1, z0, z1 = stage.place.floor
    wide, deep = x1 - x0, z1 - z0
    front, back = (z1, z0) if stage.side >= 0 else (z0, z1)
    lens = min(shot.lens, 35.0)
    span = min(tan(radians(cam.fov(_WIDEST, stage.aspect)) / 2.0), tan(radians(cam.fov(lens, stage.aspect)) / 2.0) * 1.35)
    fov = degrees(2.0 * atan(span))
    inner = 0.06 * min(wide, deep)
    for along in (0.0, 0.18, 0.5, 0.82, 1.0):
        for into in (0.0, 0.2):
            for high in (1.95, 1.55):
                eye = (x0 + inner + (wide - 2 * inner) * along, high, front + (back - front) * (0.02 + into))
                eye = (eye[0], min(max(LOWEST, high + 2.2 * sin(radians(up))), (stage.place.ceiling or 9.0) - 0.3), eye[2])
                aim = ((x0 + x1) / 2.0 + (0.5 - along) * 0.36 * wide, 1.0, back + (front - back) * 0.28)
                yield View(eye, aim, fov, shot.roll), 0.25 * into + (0.05 if high < 1.9 else 0.0) + 0.15 * (1.0 - abs(2.0 * along - 1.0))
    plain = cam.fov(lens, stage.aspect)
    far = deep * 0.30 + wide * (0.68 if shot.size == "EWS" else 0.46) / (tan(radians(plain) / 2.0) * stage.aspect)
    for yaw in (22.0, -22.0, 3.0):
        yaw = yaw if stage.side >= 0 else 180.0 - yaw
        middle = ((x0 + x1) / 2.0, 1.05, (z0 + z1) / 2.0 - deep * 0.06 * cos(radians(yaw)))
        eye = cam.added(middle, cam.direction(yaw, 0.0), far)
        yield View((eye[0], max(LOWEST, 1.65 + far * tan(radians(up))), eye[2]), middle, plain, shot.roll), 0.9


def _sights(stage: Stage) -> list[_Sight]:
    """What makes the place: who is there, its biggest things near its middle, windows and doors, where people go."""
    place = stage.place
    centre = place.marks["centre"]
    found = [_Sight(person.eye, 2.5) for person in stage.people]
    things: list[tuple[float, int, _Sight]] = []
    for item in place.items:
        size = [high - low for low, high in zip(item.low, item.high, strict=True)]
        middle = cam.between(item.low, item.high, 0.5)
        near = hypot(middle[0] - centre.x, middle[2] - centre.z)
        if not item.opaque or max(size) > 14.0 or size[1] < 0.25 or near > 40.0:
            continue
        things.append(
            (max(size) / (1.0 + 0.04 * near), len(things), _Sight((middle[0], item.low[1] + 0.6 * size[1], middle[2]), 0.6, item))
        )
    things.sort(key=lambda each: (-each[0], each[1]))
    found += [sight for _, _, sight in things[:_SIGHTS]]
    return found + [_Sight((mark.x, 0.9, mark.z), 0.3) for name, mark in sorted(place.marks.items())[:8]]


def _unseen(stage: Stage, view: View, sights: list[_Sight]) -> float:
    """The share of what ought to be seen that is not."""
    left = [item for item in standing(stage.place, view.eye) if item.opaque]
    seen = whole = 0.0
    for sight in sights:
        whole += sight.weight
        x, y, depth = cam.screen(view, sight.at, stage.aspect)
        if depth > 0.3 and abs(x) < 0.9 and abs(y) < 0.88 and not _hidden(left, view.eye, sight):
            seen += sight.weight
    return 1.0 - seen / whole if whole else 0.0


def _stood(stage: Stage, view: View, shot: Shot) -> float:
    """What is wrong with a place to stand: something is in the way, people are too big or too small from there."""
    cost = misplaced(stage, view.eye) + empty(stage, view)
    cost += fsum(_before(view, item, stage.aspect) for item in standing(stage.place, view.eye) if item.opaque)
    cost += fsum(_headless(stage, view, person) for person in stage.people)
    if stage.people:
        far = min(hypot(view.eye[0] - person.eye[0], view.eye[2] - person.eye[2]) for person in stage.people)
        high = stage.people[0].stature / (2.0 * tan(radians(view.fov) / 2.0) * max(0.3, far))
        off = log(high / (FIGURE.get(shot.size, 0.2) if not stage.place.walls else 0.30))
        cost += 0.25 * max(-off, 4.0 * off)
    return cost


def _headless(stage: Stage, view: View, person: Subject) -> float:
    """What it costs that the picture's edge takes somebody's head off who stands in it."""
    x, y, depth = cam.screen(view, person.crown, stage.aspect)
    return 1.5 if depth > 0.1 and abs(x) < 1.05 and y > 1.0 else 0.0


def _hidden(items: list[Item], eye: Point, sight: _Sight) -> bool:
    return any(item is not sight.item and crosses(item, eye, sight.at) and not crosses(item, sight.at, sight.at, 0.1) for item in items)


def _before(view: View, item: Item, aspect: float) -> float:
    """What it costs that a thing stands close before the lens: more the more of the picture it takes."""
    near = tuple(min(high, max(low, at)) for low, high, at in zip(item.low, item.high, view.eye, strict=True))
    gap = hypot(near[0] - view.eye[0], near[2] - view.eye[2])
    if gap > _NEAR:
        return 0.0
    x, y, depth = cam.screen(view, cam.between((near[0], near[1], near[2]), cam.between(item.low, item.high, 0.5), 0.3), aspect)
    if depth <= 0.0 or abs(x) > 1.3 or y < -1.3:
        return 0.0
    high = (item.high[1] - item.low[1]) / (2.0 * tan(radians(view.fov) / 2.0) * max(0.3, gap))
    return min(1.5, 0.8 * high)


def _within(place: Place, eye: Point) -> Point:
    """The nearest point within a camera's reach."""
    x0, x1, z0, z1 = place.reach
    return min(x1, max(x0, eye[0])), eye[1], min(z1, max(z0, eye[2]))
