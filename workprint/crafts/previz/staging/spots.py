"""Spots: where a shot finds people. A free place for everybody at their mark, seats for those who sit, floor or bed for those who lie.

Nobody stands in furniture or in anybody else; marks may be said of people ("2 m left of MARA"); who face each other come near enough to
talk, and sit across one table where there is one. Knows places and marks; knows nothing of beats or of time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import degrees, radians
from typing import Any

from workprint.crafts.previz import animals
from workprint.crafts.previz.exact import atan2, cos, dist, hypot, sin
from workprint.crafts.previz.people.ground import BEHIND
from workprint.crafts.previz.people.performance import RUN_SPEED, WALK_SPEED
from workprint.crafts.previz.sets.dressing import Item, Mark, Place, distance_to, free_spot
from workprint.crafts.previz.sets.marks import Anchor, asked, item_named, relative, resolved
from workprint.crafts.previz.staging.sights import is_sight

APART = 0.62
"""Two people stand at least so far apart, metres."""
TALK, CALL = 2.0, 6.0
"""Two who face each other farther apart than the one (and no farther than the other) are brought together, metres."""
NEAR = 1.3
"""How far apart they then stand, metres."""
TABLES = ("table", "round table", "desk", "counter", "low table")
_BEDS = ("bed", "sofa", "bunk", "stretcher", "hammock", "bench")
_LOW = frozenset(("lie", "fall"))
Point = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """A place found for somebody: where, facing, how. `aside` is where they stand who get into the bed they lie on."""

    x: float
    z: float
    yaw: float
    posture: str = "stand"
    seat: float = 0.45
    table: float = 0.0
    extra: bool = False
    """Whether there is nothing to sit on yet, and a seat must be brought."""
    aside: Point | None = None
    y: float = 0.0
    """How high the floor (a table, a step, the water) is that they are on, metres."""

    @property
    def at(self) -> Point:
        return self.x, self.z


def folded(name: object) -> str:
    return " ".join(str(name).casefold().split())


def ahead(at: Point, yaw: float, far: float) -> Point:
    return at[0] + sin(radians(yaw)) * far, at[1] + cos(radians(yaw)) * far


def bearing(frm: Point, to: Point) -> float:
    """Which way a point lies from another, degrees left of +Z."""
    return degrees(atan2(to[0] - frm[0], to[1] - frm[1]))


def turned(a: float, b: float) -> float:
    """The shortest turn from `a` to `b`, degrees, -180..180."""
    return (b - a + 180.0) % 360.0 - 180.0


# --------------------------------------------------------------------------------------------- where the shot finds them


def first_spots(
    people: Sequence[Mapping[str, Any]], place: Place, entering: Mapping[str, Mapping[str, Any]], left: Mapping[str, float]
) -> dict[str, Spot]:
    """A spot for everybody, in order; those who enter in the shot wait outside, with so many seconds `left` from then on."""
    found: dict[str, Spot] = {}
    here = [person for person in people if folded(person["name"]) not in entering]
    waiting = list(here)
    while waiting:
        # who stands next to somebody is placed after them; in a circle, the first is placed by the set alone
        person = next((each for each in waiting if not _depends(each, waiting)), waiting[0])
        waiting.remove(person)
        name, taken = str(person["name"]), tuple(spot.at for spot in found.values())
        partner = next((spot for other, spot in found.items() if folded(other) == folded(person.get("facing", ""))), None)
        mark = mark_of(str(person.get("mark", "centre")), place, found, taken)
        posture, room = str(person.get("posture", "stand")), animals.room(person.get("traits"))
        if room:
            kind = animals.kind_of(str((person.get("traits") or {}).get("kind", "")))
            perch = perched(place, mark, str(person.get("mark", "")), taken) if kind in ("bird", "cat") else None
            found[name] = beast_at(place, mark, posture, taken, room) if perch is None else replace(perch, posture=_at_rest(posture))
            continue
        found[name] = spot_at(place, mark, posture, found, partner, str(person.get("mark", "")))
    found = _brought_together(here, place, {str(person["name"]): found[str(person["name"])] for person in here})
    for person in people:
        name = str(person["name"])
        if folded(name) in entering:
            found[name] = _waiting(place, entering[folded(name)], left[folded(name)], found)
    return {name: _turned(spot, name, people, found, place) for name, spot in found.items()}


def _depends(person: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> bool:
    """Whether somebody's mark is said of somebody who has no place yet."""
    relation = asked(str(person.get("mark", "")))
    return relation is not None and any(folded(each["name"]) == relation.of for each in others if each is not person)


def mark_of(name: str, place: Place, found: Mapping[str, Spot], taken: Sequence[Point]) -> Mark:
    """The place that words mean: next to a person where they name one, else on the set."""
    relation = asked(name)
    if relation is not None:
        for other, spot in found.items():
            if folded(other) == relation.of:
                there = relative(place, relation, Anchor(spot.x, spot.z, spot.yaw), taken)
                facing = there.yaw if relation.side != "beside" else spot.yaw
                return replace(there, yaw=facing)
    return resolved(place, name)


def _waiting(place: Place, beat: Mapping[str, Any], left: float, found: Mapping[str, Spot]) -> Spot:
    """Where somebody waits who enters, behind who waits there already."""
    end = resolved(place, "door" if place.interior else str(beat.get("target") or "centre"))
    x, z = _wings(place, beat, left, tuple(spot.at for spot in found.values()))
    queue = 0.75 * sum(1 for other in found.values() if dist(other.at, (x, z)) < 2.0)
    away = (x - end.x, z - end.z)
    far = hypot(*away) or 1.0
    return Spot(x + away[0] / far * queue, z + away[1] / far * queue, bearing((x, z), (end.x, end.z)))


def _brought_together(people: Sequence[Mapping[str, Any]], place: Place, found: dict[str, Spot]) -> dict[str, Spot]:
    """Who stand and face each other across the set stand near enough to talk: the later named comes to the earlier. It depends on marks and
    facing alone, so that it is the same in every shot of the conversation.
    """
    facing = {folded(person["name"]): folded(person.get("facing", "")) for person in people}
    said = {folded(person["name"]) for person in people if asked(str(person.get("mark", ""))) is not None}
    names, settled = list(found), set[str]()
    for index, name in enumerate(names):
        host = next((other for other in names[:index] if folded(other) == facing[folded(name)]), None)
        if host is None or facing[folded(host)] != folded(name) or {host, name} & settled or folded(name) in said:
            continue
        here, there = found[name], found[host]
        settled |= {host, name}
        if here.posture == there.posture == "stand" and TALK < (far := dist(here.at, there.at)) <= CALL:
            others = tuple(spot.at for other, spot in found.items() if other != name)
            wanted = (there.x + (here.x - there.x) * NEAR / far, there.z + (here.z - there.z) * NEAR / far)
            x, z = free_spot(place, *wanted, others, APART)
            found[name] = replace(here, x=x, z=z)
    return found


def _wings(place: Place, beat: Mapping[str, Any], time: float, others: tuple[Point, ...]) -> Point:
    """Where somebody waits who enters: behind the door; in the open, so near that they arrive with time to spare, and on the other side
    where they would have to pass somebody who stands there.
    """
    x, z = place.off.get("door", (place.floor[0] - 1.0, 0.0))
    if place.interior:
        return x, z
    end = resolved(place, str(beat.get("target") or "centre"))
    far, least = dist((x, z), (end.x, end.z)), 3.2
    near = min(far, max(least, 0.75 * time * (RUN_SPEED if beat.get("verb") == "run" else WALK_SPEED)))
    away = (x - end.x) * near / far, (z - end.z) * near / far
    if any(_passed(other, (end.x, end.z), (end.x + away[0], end.z + away[1])) for other in others):
        away = (-away[0], away[1])
    return end.x + away[0], end.z + away[1]


def _passed(other: Point, end: Point, start: Point) -> bool:
    """Whether the straight way from `start` to `end` passes somebody, on their very spot or close by."""
    dx, dz = start[0] - end[0], start[1] - end[1]
    share = ((other[0] - end[0]) * dx + (other[1] - end[1]) * dz) / (dx * dx + dz * dz or 1.0)
    return 0.0 < share < 1.0 and dist(other, (end[0] + dx * share, end[1] + dz * share)) < 0.8


# --------------------------------------------------------------------------------------------- one spot


def spot_at(place: Place, mark: Mark, posture: str, found: Mapping[str, Spot], partner: Spot | None = None, said: str = "") -> Spot:
    """A spot at a mark for somebody in a posture: `found` are the others', `partner` whom they face, `said` the mark's words."""
    taken = tuple(spot.at for spot in found.values())
    if posture == "sit":
        return seat_near(place, mark, taken, partner, said)
    if posture == "lie":
        return lying(place, mark, taken, said)
    wanted = mark.beside if mark.seat is not None and mark.beside else (mark.x, mark.z)
    x, z = free_spot(place, *wanted, taken, APART)
    if posture == "fall":
        return fallen(place, Spot(x, z, mark.yaw))
    return Spot(x, z, mark.yaw, posture if posture in ("kneel", "crouch") else "stand")


def beast_at(place: Place, mark: Mark, posture: str, taken: tuple[Point, ...], room: float) -> Spot:
    """A spot for an animal that needs `room` metres round it: on the floor, whatever it does there."""
    x, z = mark.beside if mark.seat is not None and mark.beside else (mark.x, mark.z)
    for ring in range(48):
        for step in range(max(1, 6 * ring)):
            at = ahead((x, z), 360.0 * step / max(1, 6 * ring), ring * 0.16)
            if place.clear(*at, room * 0.75) and all(dist(at, other) >= max(APART, room + 0.25) for other in taken):
                return Spot(*at, mark.yaw, posture if posture in ("sit", "lie", "fall") else "stand", 0.0)
    return Spot(*free_spot(place, x, z, taken, APART), mark.yaw, posture if posture in ("sit", "lie", "fall") else "stand", 0.0)


def perched(place: Place, mark: Mark, said: str, taken: Sequence[Point]) -> Spot | None:
    """What a bird or a cat is up on: the seat, the sill, the table, the fence or the roof that is named; None where it is on the floor."""
    if mark.seat is not None and not _taken(mark, taken):
        return Spot(mark.x, mark.z, mark.yaw, seat=0.0, y=mark.seat)
    word = folded(said)
    item = item_named(place, said) if word else None
    if word.startswith("window"):
        panes = [each for each in place.items if each.thing.name == "window"]
        item = min(panes, key=lambda each: distance_to(each, mark.x, mark.z), default=None)
        return None if item is None else _on_sill(place, item)
    if item is None or item.high[1] > 1.6 or item.thing.name in ("rug", "stove", "fireplace"):
        return None
    x = min(max(mark.x, item.low[0] + 0.12), item.high[0] - 0.12) if item.high[0] - item.low[0] > 0.3 else (item.low[0] + item.high[0]) / 2
    z = min(max(mark.z, item.low[2] + 0.12), item.high[2] - 0.12) if item.high[2] - item.low[2] > 0.3 else (item.low[2] + item.high[2]) / 2
    high = max((top[1] for top in place.tops if abs(top[0] - x) <= top[3] + 0.1 and abs(top[2] - z) <= top[4] + 0.1), default=item.high[1])
    return Spot(round(x, 3), round(z, 3), mark.yaw + 180.0, seat=0.0, y=round(high, 3))


def _on_sill(place: Place, pane: Item) -> Spot:
    """On a window's sill, looking into the room: curtains hang three tenths of a metre lower."""
    x, z = (pane.low[0] + pane.high[0]) / 2, (pane.low[2] + pane.high[2]) / 2
    yaw = bearing((x, z), ((place.floor[0] + place.floor[1]) / 2, (place.floor[2] + place.floor[3]) / 2))
    yaw = 90.0 * round(yaw / 90.0)
    thick = min(pane.high[0] - pane.low[0], pane.high[2] - pane.low[2])
    x, z = ahead((x, z), yaw, 0.5 * thick - 0.10)
    level = pane.low[1] + (0.30 if 0.5 < pane.low[1] < 0.8 else 0.0)
    return Spot(round(x, 3), round(z, 3), yaw, seat=0.0, y=round(level + 0.02, 3))


def _at_rest(posture: str) -> str:
    return posture if posture in ("sit", "lie") else "stand"


def seat_near(place: Place, mark: Mark, taken: Sequence[Point], partner: Spot | None = None, said: str = "", within: float = 4.0) -> Spot:
    """The seat at a mark; if it has none or is taken, the nearest free seat, across the table from whom they face; else a seat brought."""
    if folded(said) in _OWNED and (own := _behind(place, mark, taken)) is not None:
        return _on_seat(place, own)
    if mark.seat is not None and not _taken(mark, taken):
        return _on_seat(place, mark)
    free = [each for name, each in sorted(place.marks.items()) if each.seat is not None and not _taken(each, taken)]
    across = [each for each in free if partner is not None and _across(place, each, partner)]
    near = [each for each in across or free if dist((each.x, each.z), (mark.x, mark.z)) <= within]
    if near:
        return _on_seat(place, min(near, key=lambda each: dist((each.x, each.z), (mark.x, mark.z))))
    x, z = free_spot(place, mark.x, mark.z, tuple(taken), APART)
    return Spot(x, z, mark.yaw, "sit", extra=True)


_OWNED = frozenset(("desk", "behind desk", "behind the desk", "at desk"))
"""Marks that mean a desk's own chair, which looks out over it into the room, and not a visitor's."""


def _behind(place: Place, mark: Mark, taken: Sequence[Point]) -> Mark | None:
    """The free seat at the nearest desk that looks over it towards the door (or the middle of the room); None where it has none."""
    desks = [item for item in place.items if item.thing.name == "desk"]
    desk = min(desks, key=lambda item: distance_to(item, mark.x, mark.z), default=None)
    if desk is None:
        return None
    there = place.marks.get("door") or place.marks["centre"]
    middle = (desk.low[0] + desk.high[0]) / 2, (desk.low[2] + desk.high[2]) / 2
    seats = [each for _, each in sorted(place.marks.items()) if each.seat is not None and not _taken(each, taken)]
    own = [each for each in seats if distance_to(desk, each.x, each.z) < 0.75]
    over = [each for each in own if abs(turned(each.yaw, bearing((each.x, each.z), middle))) < 60.0]
    found = min(over, key=lambda each: abs(turned(each.yaw, bearing((each.x, each.z), (there.x, there.z)))), default=None)
    return found if found is not None and abs(turned(found.yaw, bearing((found.x, found.z), (there.x, there.z)))) < 90.0 else None


def _taken(seat: Mark, taken: Sequence[Point]) -> bool:
    return any(dist((seat.x, seat.z), at) < 0.4 for at in taken)


def _on_seat(place: Place, mark: Mark) -> Spot:
    assert mark.seat is not None
    return Spot(mark.x, mark.z, mark.yaw, "sit", mark.seat, table_before(place, mark))


def _across(place: Place, seat: Mark, partner: Spot) -> bool:
    """Whether somebody on a seat faces somebody else on theirs: over a table, or over a step of floor."""
    if partner.posture != "sit" or not 0.7 < dist((seat.x, seat.z), partner.at) < 2.4:
        return False
    to = bearing((seat.x, seat.z), partner.at)
    return abs(turned(seat.yaw, to)) < 40.0 and abs(turned(partner.yaw, to + 180.0)) < 40.0


def table_before(place: Place, mark: Mark) -> float:
    """The height of a table within reach of a seat, else 0."""
    x, z = ahead((mark.x, mark.z), mark.yaw, 0.55)
    for item in place.items:
        if item.thing.name in TABLES and item.low[0] <= x <= item.high[0] and item.low[2] <= z <= item.high[2]:
            return item.high[1] if 0.6 < item.high[1] < 0.9 else 0.0
    return 0.0


def lying(place: Place, mark: Mark, taken: Sequence[Point], said: str = "") -> Spot:
    """On the bed (or sofa) that was named, or the set's; else on the floor, where there is room for a body."""
    wanted = item_named(place, said) if said else None
    bed = wanted if wanted is not None and wanted.thing.name in _BEDS else None
    floor = folded(said) in ("floor", "ground", "grass", "snow", "sand", "street", "road") or (wanted is not None and bed is None)
    if bed is None and not floor:
        bed = place.named("bed")
    if bed is not None and not any(distance_to(bed, *at) <= 0.0 for at in taken):
        return _in_bed(place, bed, taken)
    x, z = free_spot(place, mark.x, mark.z, tuple(taken), 1.0)
    return fallen(place, Spot(x, z, mark.yaw, "lie", 0.0))


def _in_bed(place: Place, bed: Item, taken: Sequence[Point]) -> Spot:
    """Along a bed, the head at its pillow's end; `aside` is the nearest free floor at its edges."""
    x, z = (bed.low[0] + bed.high[0]) / 2, (bed.low[2] + bed.high[2]) / 2
    sofa = bed.thing.name != "bed"
    yaw = bed.yaw + (90.0 if sofa else 0.0)
    height = 0.46 if sofa else 0.53
    across = (bed.high[0] - bed.low[0], bed.high[2] - bed.low[2])
    wide = min(across) / 2 + 0.32
    beside = [ahead((x, z), yaw + way, wide) for way in (90.0, -90.0)] if not sofa else [ahead((x, z), bed.yaw, wide)]
    free = [each for each in beside if place.clear(*each, 0.2)] or beside
    aside = min(free, key=lambda each: sum(dist(each, at) < 0.6 for at in taken))
    if not sofa and min(across) > 1.25:
        # who lies in a wide bed lies on their own side of it, within reach of who comes to it
        sides = [ahead((x, z), bearing((x, z), each), 0.30 * min(across) - 0.06) for each in sorted(beside, key=lambda each: each != aside)]
        x, z = next((each for each in sides if all(dist(each, at) > 0.45 for at in taken)), sides[0])
    x, z = ahead((x, z), yaw, 0.02)
    return Spot(x, z, yaw, "lie", height, aside=aside)


def fallen(place: Place, spot: Spot) -> Spot:
    """Turned so that there is floor behind to lie on, as little as is needed; and lying there."""
    ways = [0.0, *(sign * step * 20.0 for step in range(1, 10) for sign in (1, -1))]

    def free(yaw: float) -> bool:
        return all(place.clear(*ahead(spot.at, yaw, -far), 0.16) for far in (BEHIND * 0.5, BEHIND + 0.25, BEHIND + 0.8))

    yaw = next((spot.yaw + way for way in ways if free(spot.yaw + way)), spot.yaw)
    return replace(spot, yaw=yaw, posture="lie" if spot.posture == "lie" else "fall")


def _turned(spot: Spot, name: str, people: Sequence[Mapping[str, Any]], found: Mapping[str, Spot], place: Place) -> Spot:
    """Who stands faces whom (or what) they are said to; who sits stays in their chair and turns a little."""
    facing = next(str(person.get("facing", "")) for person in people if person["name"] == name)
    there = target(facing, found, place)
    if there is None or dist(there, spot.at) < 0.3 or spot.posture in _LOW:
        return spot
    wanted = bearing(spot.at, there)
    if spot.posture == "sit" and spot.seat > 0.0:
        off = turned(spot.yaw, wanted)
        return spot if spot.table else replace(spot, yaw=spot.yaw + max(-38.0, min(38.0, off * 0.6)))
    return replace(spot, yaw=wanted)


def target(name: str, found: Mapping[str, Spot], place: Place) -> Point | None:
    """Where a person, a mark or a thing is, on the floor; None for nothing, for somebody who is not there, and for a sight."""
    if not name:
        return None
    for other, spot in found.items():
        if folded(other) == folded(name):
            return spot.at
    window = folded(name).startswith("window")
    if folded(name) not in place.marks and is_sight(folded(name)):
        return None
    if folded(name) not in place.marks and not window:
        item = item_named(place, name)
        if item is not None:
            return (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
        if name.isupper() and asked(name) is None:
            return None
    item = None if window else place.named(folded(name))
    if item is not None:
        return (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
    mark = resolved(place, name)
    return ahead((mark.x, mark.z), mark.yaw, 4.0 if window else 0.0)
