"""What is in a camera's way: boxes of the set and bodies, what is taken off for it, and what a place costs where it should not stand.

A camera stays in reach, out of furniture and off bodies, and sees the subject's eyes. Knows people as upright posts, sets as boxes; knows
nothing of lenses or sizes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import Point
from workprint.crafts.previz.exact import hypot
from workprint.crafts.previz.framing.stage import Stage, Subject
from workprint.crafts.previz.sets.dressing import Item, Place

CLOSEST = 0.3
"""A camera's least distance from walls, things and bodies, metres."""
LOWEST = 0.14
FACED, AWAY = 65.0, 98.0
"""A face is best seen turned no farther off the lens than the first, and not at all beyond the second, degrees."""
STEPS_ASIDE = 0.8
"""What it costs that somebody must step aside for a shot."""
POST = 0.23
"""Radius of a person as an obstacle to sight, metres."""


def crosses(item: Item, a: Point, b: Point, margin: float = 0.0) -> bool:
    """Whether the stretch from a to b passes through an item's box."""
    enter, leave = 0.0, 1.0
    for low, high, p, q in zip(item.low, item.high, a, b, strict=True):
        d = q - p
        if abs(d) < 1e-9:
            if not low - margin <= p <= high + margin:
                return False
            continue
        s, e = sorted(((low - margin - p) / d, (high + margin - p) / d))
        enter, leave = max(enter, s), min(leave, e)
        if enter > leave:
            return False
    return True


def hidden_by(people: Iterable[Subject], a: Point, b: Point) -> Subject | None:
    """Who stands between two points."""
    dx, dz = b[0] - a[0], b[2] - a[2]
    flat = dx * dx + dz * dz
    for other in people:
        t = ((other.floor[0] - a[0]) * dx + (other.floor[2] - a[2]) * dz) / flat if flat > 1e-9 else 0.0
        if not 0.0 < t < 0.97:
            continue
        off = hypot(a[0] + dx * t - other.floor[0], a[2] + dz * t - other.floor[2])
        if off < POST and a[1] + (b[1] - a[1]) * t < other.crown[1] + 0.05:
            return other
    return None


def standing(place: Place, eye: Point) -> list[Item]:
    """What is left of the set for a camera here: walls it stands behind go, with all that hangs on them; so does what it is in."""
    gone = {index for index, wall in enumerate(place.walls) if wall.ahead(eye[0], eye[2]) < CLOSEST}
    kept = []
    for item in place.items:
        if item.wall in gone or (item.apron >= 0 and item.apron not in gone):
            continue
        if item.thing.name == "ceiling" and place.ceiling is not None and eye[1] > place.ceiling - 0.1:
            continue
        if item.opaque and not _basin(item) and crosses(item, eye, eye, _berth(item)) and item.high[1] - item.low[1] < 3.2:
            continue
        kept.append(item)
    return kept


def _basin(item: Item) -> bool:
    """Whether it is a pool: a camera over the water does not take it away."""
    return any(swatch.pattern == "water" for swatch in item.thing.palette)


def _berth(item: Item) -> float:
    """How near a camera may be to a thing that cannot give way: what two carry off makes room for it, a car is shot from inside."""
    return CLOSEST if movable(item) else 0.12


def movable(item: Item) -> bool:
    """Whether two stagehands carry it off."""
    low, high = item.low, item.high
    return item.opaque and high[1] - low[1] < 3.0 and high[0] - low[0] < 3.5 and high[2] - low[2] < 3.5


def blocked(stage: Stage, eye: Point, subject: Subject, *, besides: Sequence[str] = ()) -> float:
    """What it costs that something hides the subject's eyes from here, now and in the rest of the shot: 0 where nothing does."""
    boxes = [item for item in standing(stage.place, eye) if item.opaque]
    spared = (besides, stage.steady)
    later = [_hidden(boxes, people, eye, each, spared) for people, each in _moments(stage, subject)]
    return _hidden(boxes, stage.people, eye, subject, spared) + (fsum(later) / len(later) if later else 0.0)


def unfaced(stage: Stage, eye: Point, subject: Subject) -> float:
    """What it costs that a camera here sees more of the subject's ear than of their face, now and in the rest of the shot."""
    turns = [subject.turned_from(eye), *(each.turned_from(eye) for _, each in _moments(stage, subject))]
    return fsum(0.012 * max(0.0, turn - FACED) + (3.0 if turn > AWAY else 0.0) for turn in turns) / len(turns)


_Spared = tuple[Sequence[str], frozenset[str]]
"""The names of those who do not count, and of those who may step aside."""


def _moments(stage: Stage, subject: Subject) -> list[tuple[tuple[Subject, ...], Subject]]:
    """The rest of the shot, as far as somebody is in it: who is there, and how they are."""
    return [(people, each) for people in stage.through for each in people if each.name == subject.name]


def _hidden(boxes: Sequence[Item], people: Sequence[Subject], eye: Point, subject: Subject, spared: _Spared) -> float:
    """What it costs that people or things stand before the subject's eyes."""
    besides, steady = spared
    others = [other for other in people if other.name != subject.name and other.name not in besides]
    before = hidden_by(others, eye, subject.eye)
    cost = 0.0 if before is None else STEPS_ASIDE if before.name in steady else 4.0
    for item in boxes:
        if crosses(item, eye, subject.eye, 0.02) and not crosses(item, subject.eye, subject.eye, 0.12):
            cost += 3.0
    return cost


def misplaced(stage: Stage, eye: Point) -> float:
    """What it costs to stand a camera here: out of reach, in furniture, on a body, outside the room."""
    x0, x1, z0, z1 = stage.place.reach
    out = max(0.0, x0 - eye[0], eye[0] - x1, z0 - eye[2], eye[2] - z1)
    cost = 5.0 + out if out > 0 else 0.0
    for person in stage.people:
        gap = hypot(eye[0] - person.floor[0], eye[2] - person.floor[2])
        if gap < POST + CLOSEST and eye[1] < person.crown[1] + 0.2:
            cost += 6.0 * (POST + CLOSEST - gap) + 1.0
    cost += _underfoot(stage, eye)
    for item in stage.place.items:
        wild = item.wall >= 0 and stage.place.walls and stage.place.walls[item.wall].ahead(eye[0], eye[2]) < CLOSEST
        if item.opaque and not wild and crosses(item, eye, eye, _berth(item)):
            big = item.high[1] - item.low[1] > 2.2 or not stage.place.interior
            cost += 4.0 if big else 1.0
    for wall in stage.place.walls:
        behind = CLOSEST - wall.ahead(eye[0], eye[2])
        if behind > 0:
            cost += 0.10 + 0.05 * behind
    return cost


def _underfoot(stage: Stage, eye: Point) -> float:
    """What it costs to stand where people walk, or so that one must swing round to follow them."""
    if not stage.passing:
        return 0.0
    near = min(hypot(eye[0] - x, eye[2] - z) for x, z in stage.passing)
    first = cam.bearing(eye, (stage.passing[0][0], 0.0, stage.passing[0][1]))
    round_ = [cam.turned(first, cam.bearing(eye, (x, 0.0, z))) for x, z in stage.passing]
    return max(0.0, 1.7 - near) + 0.02 * max(0.0, max(round_) - min(round_) - 50.0)
