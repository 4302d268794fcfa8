"""Ways over the floor of a set, round furniture and people. A* on a grid of half steps, then the corners that can be cut are cut.

Knows a Place; knows nothing of who walks. The search: Hart, Nilsson and Raphael, 1968.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from heapq import heappop, heappush

from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.sets.dressing import Place

CELL = 0.22
"""Half a step, metres."""
ROOM = 0.24
Spot = tuple[float, float]
_STEPS = tuple((dx, dz) for dx in (-1, 0, 1) for dz in (-1, 0, 1) if dx or dz)


def way(place: Place, start: Spot, end: Spot, others: tuple[Spot, ...] = ()) -> tuple[Spot, ...]:
    """The corners between `start` and `end`, ends left out; () where the straight way is free or none is found.

    Whoever starts or ends beyond the floor passes through the door.
    """
    out, into = _gate(place, start), _gate(place, end)[::-1]
    a, b = out[-1] if out else start, into[0] if into else end
    tight = tuple(end for end in (a, b) if not place.clear(*end, ROOM))
    free = partial(_free, place, tight=tight, others=others)
    middle = () if _open(a, b, free) else _searched(a, b, free)
    corners = (*out, *middle, *into)
    return tuple((round(x, 3), round(z, 3)) for x, z in corners if dist((x, z), start) > 0.2 and dist((x, z), end) > 0.2)


def _gate(place: Place, at: Spot) -> tuple[Spot, ...]:
    """The threshold and the spot inside the door, for somebody beyond the floor."""
    x0, x1, z0, z1 = place.floor
    if x0 <= at[0] <= x1 and z0 <= at[1] <= z1:
        return ()
    door = place.marks.get("door")
    if door is None or not place.interior:
        return ((min(x1, max(x0, at[0])), min(z1, max(z0, at[1]))),)
    return *((place.off["threshold"],) if "threshold" in place.off else ()), (door.x, door.z)


def _free(place: Place, at: Spot, tight: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """Whether a body may pass here. Near an end that is `tight` (a chair at its table) it may squeeze through."""
    if any(dist(at, other) < 0.45 for other in others):
        return False
    return any(dist(at, end) < 0.5 for end in tight) or place.clear(*at, ROOM)


def _open(a: Spot, b: Spot, free: Callable[[Spot], bool]) -> bool:
    """Whether the straight way is free."""
    count = max(1, int(dist(a, b) / 0.1))
    return all(free((a[0] + (b[0] - a[0]) * i / count, a[1] + (b[1] - a[1]) * i / count)) for i in range(count + 1))


def _searched(a: Spot, b: Spot, free: Callable[[Spot], bool]) -> tuple[Spot, ...]:
    def spot(cell: tuple[int, int]) -> Spot:
        return a[0] + cell[0] * CELL, a[1] + cell[1] * CELL

    goal = (round((b[0] - a[0]) / CELL), round((b[1] - a[1]) / CELL))
    came: dict[tuple[int, int], tuple[int, int] | None] = {(0, 0): None}
    cost = {(0, 0): 0.0}
    queue: list[tuple[float, tuple[int, int]]] = [(0.0, (0, 0))]
    while queue and len(came) < 6000:
        _, cell = heappop(queue)
        if cell == goal:
            return _cut(_trail(came, cell, spot), b, free)
        for dx, dz in _STEPS:
            there = (cell[0] + dx, cell[1] + dz)
            price = cost[cell] + CELL * (1.4142135623730951 if dx and dz else 1.0)
            if price < cost.get(there, 1e9) and free(spot(there)):
                cost[there], came[there] = price, cell
                heappush(queue, (price + dist(spot(there), b), there))
    return ()


def _trail(
    came: dict[tuple[int, int], tuple[int, int] | None], cell: tuple[int, int], spot: Callable[[tuple[int, int]], Spot]
) -> list[Spot]:
    found: list[Spot] = []
    at: tuple[int, int] | None = cell
    while at is not None:
        found.append(spot(at))
        at = came[at]
    return found[::-1]


def _cut(trail: list[Spot], end: Spot, free: Callable[[Spot], bool]) -> tuple[Spot, ...]:
    """Only the corners that are needed."""
    trail = [*trail[:-1], end]
    corners, at = [], 0
    while at < len(trail) - 1:
        ahead = next(i for i in range(len(trail) - 1, at, -1) if i == at + 1 or _open(trail[at], trail[i], free))
        at = ahead
        corners.append(trail[at])
    return tuple(corners[:-1])
