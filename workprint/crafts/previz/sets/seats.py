"""Seats: every chair, stool, sofa, bench, bed and car seat of a set becomes a mark, numbered and by its own name.

Knows how one sits on each kind of furniture; knows nothing of tables' plans, or of who sits there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import radians

import numpy as np

from workprint.crafts.previz.exact import cos, hypot, sin
from workprint.crafts.previz.sets.dressing import Item, Mark, Place
from workprint.crafts.previz.sets.marks import free_floor, reachable, walked

SEAT = 0.45
SAME = 0.36
"""Two seats nearer than this are one, metres."""


@dataclass(frozen=True)
class Sitting:
    """One place to sit in a thing's own space: across, along its front, turned by `yaw`, so high."""

    x: float
    z: float
    yaw: float
    height: float


Reach = frozenset[tuple[int, int]] | None
"""The floor to which one gets, as `marks.reachable` has it; None where all is open."""
Own = tuple[float, float, float]
"""Width, height, depth of a thing in its own space."""


def _one(height: float | None = None, z: float = 0.0) -> Callable[[Own], list[Sitting]]:
    return lambda size: [Sitting(0.0, z, 0.0, size[1] if height is None else height)]


def _row(height: float, each: float, z: float = 0.05, arms: float = 0.0) -> Callable[[Own], list[Sitting]]:
    """As many side by side as have room, from the middle outwards."""

    def sittings(size: Own) -> list[Sitting]:
        count = max(1, int((size[0] - arms) / each + 0.01))
        wide = (size[0] - arms) / count
        return [Sitting((i - (count - 1) / 2) * wide, z, 0.0, height) for i in range(count)]

    return sittings


def _bed(size: Own) -> list[Sitting]:
    """On both long edges, and on the foot."""
    side = size[0] / 2 - 0.13
    return [Sitting(side, 0.1, 90.0, 0.5), Sitting(-side, 0.1, -90.0, 0.5)]


def _backless(size: Own) -> list[Sitting]:
    """A bench without a back: as high as it is."""
    return _row(min(size[1], SEAT), 0.55, 0.0)(size)


SEATS: Mapping[str, Callable[[Own], list[Sitting]]] = {
    "chair": _one(SEAT),
    "armchair": _one(0.46, 0.06),
    "stool": _one(),
    "sofa": _row(0.46, 0.6, 0.06, 0.36),
    "bench": lambda size: _row(SEAT, 0.6, 0.05)(size) if size[1] > 0.6 else _backless(size),
    "pew": _row(SEAT, 0.6, 0.02),
    "bed": _bed,
    "seat": _one(0.42),
    "back seat": _row(0.42, 0.7, 0.0),
    "throne": _one(0.5, 0.08),
    "wheelchair": _one(0.5, 0.0),
    "log": lambda size: _row(0.40, 0.7, 0.0)(size),
    "swing": _one(SEAT),
    "toilet": _one(0.42, 0.08),
    "school desk": lambda size: [Sitting(0.0, -0.28, 0.0, SEAT)],
}
"""By the names of things on a set."""


def seated(place: Place) -> dict[str, Mark]:
    """The place's marks and a seat for everything on which one sits: "seat 5", and "sofa", "sofa 2", "chair 3" by its own name."""
    reach = reachable(place) if place.interior else None
    found = {name: _with_room(place, mark, reach) for name, mark in place.marks.items()}
    seats = [mark for name, mark in found.items() if name.startswith("seat ")]
    count: dict[str, int] = {}
    for item in place.items:
        for mark in _marks_on(place, item, reach):
            known = next((each for each in seats if hypot(each.x - mark.x, each.z - mark.z) < SAME), None)
            if known is None:
                seats.append(mark)
                found[f"seat {_free_number(found)}"] = mark
            name = _own_name(item.thing.name)
            count[name] = count.get(name, 0) + 1
            numbered = name if count[name] == 1 else f"{name} {count[name]}"
            if numbered not in found or found[numbered].seat is None:
                found[numbered] = known or mark
    return found


def _with_room(place: Place, mark: Mark, reach: Reach) -> Mark:
    """A seat beside which somebody can stand."""
    if mark.seat is None or mark.beside is None or (not place.interior and place.kind == "car"):
        return mark
    if place.clear(*mark.beside) and (reach is None or walked(reach, *mark.beside)):
        return mark
    return replace(mark, beside=beside(place, (mark.x, mark.z), mark.yaw, reach))


def _own_name(name: str) -> str:
    return "car seat" if name in ("seat", "back seat") else name


def _free_number(found: Mapping[str, Mark]) -> int:
    return next(number for number in range(1, 200) if f"seat {number}" not in found)


def _marks_on(place: Place, item: Item, reach: Reach) -> Iterable[Mark]:
    plan = SEATS.get(item.thing.name)
    if plan is None:
        return
    rest = item.thing.mesh.points if item.thing.mesh.rest is None else item.thing.mesh.rest
    width, height, depth = (float(each) for each in np.ptp(rest, axis=0))
    turn = radians(item.yaw)
    x, z = item.at
    for sitting in plan((width, height, depth)):
        there = (x + sitting.x * cos(turn) + sitting.z * sin(turn), z - sitting.x * sin(turn) + sitting.z * cos(turn))
        yaw = (item.yaw + sitting.yaw + 180.0) % 360.0 - 180.0
        if _walled(place, there, yaw):
            continue
        yield Mark(round(there[0], 3), round(there[1], 3), yaw, round(sitting.height, 3), beside(place, there, yaw, reach))


def _walled(place: Place, at: tuple[float, float], yaw: float) -> bool:
    """Whether there is no room for knees (the wall side of a bed)."""
    knees = (at[0] + sin(radians(yaw)) * 0.5, at[1] + cos(radians(yaw)) * 0.5)
    x0, x1, z0, z1 = place.floor
    return not (x0 - 0.2 <= knees[0] <= x1 + 0.2 and z0 - 0.2 <= knees[1] <= z1 + 0.2)


def beside(place: Place, at: tuple[float, float], yaw: float, reach: Reach = None) -> tuple[float, float]:
    """Where somebody stands who stands at a seat: next to it if there is room, before it, behind it, else the nearest floor they get to."""
    for far in (0.6, 0.75, 0.9, 1.1):
        for way in (90.0, -90.0, 0.0, 180.0):
            turn = radians(yaw + way)
            there = (at[0] + sin(turn) * far, at[1] + cos(turn) * far)
            if place.clear(*there) and (reach is None or walked(reach, *there)):
                return round(there[0], 3), round(there[1], 3)
    x, z = free_floor(place, *at, (), reach)
    return round(x, 3), round(z, 3)
