"""A floor being furnished: what stands where already, and whether one more thing has room there, leaves doors and windows free, and cuts
nobody off.

Knows boxes on a floor; knows nothing of what things are for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from workprint.crafts.previz.exact import hypot
from workprint.crafts.previz.sets.carpentry import Prop, placed
from workprint.crafts.previz.sets.dressing import BODY, Box, Dressing, Item, Spot
from workprint.crafts.previz.sets.shell import Opening, Size

CELL = 0.2
SWING = 0.95
"""How far into the room a door's floor is kept free, metres."""
MOVED = 0.45
"""Who stands farther than this from where they were wanted is reported, metres."""


@dataclass
class Floor:
    """The floor of a set in the making. `bounds` are its edges, `doors` the boxes before its doors that stay free."""

    dressing: Dressing
    size: Size
    bounds: Box
    openings: Sequence[tuple[int, Opening]] = ()
    inside: bool = True
    unplaced: list[str] = field(default_factory=list)
    kept: list[Box] = field(default_factory=list)
    """Floor that is kept for the chairs of a table until they come."""
    road: float | None = None
    """The lane (z) where cars stop, on a street."""

    def stand(
        self, name: str, prop: Prop, spots: Iterable[Spot], *, said: str = "", far: float = MOVED, margin: float = 0.0, seat: bool = False
    ) -> Item | None:
        """Stand a prop on the first spot that will do, with this much free floor round it. What is `said` and stands too `far` from the
        first spot, or nowhere, is reported. A `seat` may take floor that was kept for seats. None where there is no room.
        """
        first = None
        for spot in spots:
            first = first or spot
            if not self.fits(placed(prop, (spot.x, 0.0, spot.z), spot.yaw), margin=margin, seat=seat):
                continue
            if said and hypot(spot.x - first.x, spot.z - first.z) > far:
                self.unplaced.append(f"no room for the {said}: it stands at {spot.x:.1f} {spot.z:.1f}")
            return self.dressing.put(name, prop, spot)
        if said:
            self.unplaced.append(f"no room for the {said}: it is left out")
        return None

    def fits(self, there: Prop, *, margin: float = 0.0, seat: bool = False) -> bool:
        """Whether a prop that stands there is inside, free of others, off doors and windows, and leaves the floor in one piece."""
        (x0, _, z0), (x1, top, z1) = there.low, there.high
        box, wide = (x0, x1, z0, z1), (x0 - margin, x1 + margin, z0 - margin, z1 + margin)
        a, b, c, d = self.bounds
        d = d if self.road is None else max(d, self.road + 1.0)
        if wide[0] < a or wide[1] > b or wide[2] < c or wide[3] > d:
            return False
        if any(_meet(box, door) for door in self.doors()) or self._darkens(box, top):
            return False
        if not seat and any(_meet(wide, kept) for kept in self.kept):
            return False
        if any(item.solid and item.low[1] < top and _overlap(item, wide) for item in self.dressing.items):
            return False
        return not self.inside or top < 0.15 or seat or self._walkable(box)

    def doors(self) -> list[Box]:
        """The floor before each door."""
        found = []
        for wall, hole in self.openings:
            if hole.kind == "door":
                (x0, z0), (x1, z1) = (
                    self.size.at(wall, hole.along - hole.width / 2 - 0.1, -0.1),
                    self.size.at(wall, hole.along + hole.width / 2 + 0.1, SWING),
                )
                found.append((min(x0, x1), max(x0, x1), min(z0, z1), max(z0, z1)))
        return found

    def _darkens(self, box: Box, top: float) -> bool:
        """Whether something tall would stand before a window."""
        for wall, hole in self.openings:
            if hole.kind == "window" and top > hole.low + 0.36:
                (x0, z0), (x1, z1) = (
                    self.size.at(wall, hole.along - hole.width / 2, 0.0),
                    self.size.at(wall, hole.along + hole.width / 2, 0.35),
                )
                if _meet(box, (min(x0, x1), max(x0, x1), min(z0, z1), max(z0, z1))):
                    return True
        return False

    def _walkable(self, box: Box) -> bool:
        """Whether all of the floor that is free can still be walked to, but for corners."""
        free = self._free()
        before = int(free.sum())
        xs, zs = self._axes()
        across, along = (xs > box[0] - BODY) & (xs < box[1] + BODY), (zs > box[2] - BODY) & (zs < box[3] + BODY)
        if not across.any() or not along.any():
            return True
        one_way = _arcs(free, across, along) < 2
        free &= ~across[:, None] | ~along[None, :]
        left = int(free.sum())
        return left > 0.12 * before and (one_way or _largest(free) >= 0.85 * left)

    def _axes(self) -> tuple[np.ndarray, np.ndarray]:
        x0, x1, z0, z1 = self.bounds
        return np.arange(x0 + BODY, x1 - BODY + 1e-9, CELL), np.arange(z0 + BODY, z1 - BODY + 1e-9, CELL)

    def _free(self) -> np.ndarray:
        xs, zs = self._axes()
        free = np.ones((len(xs), len(zs)), bool)
        for item in self.dressing.items:
            if item.solid and item.low[1] < 1.6:
                a, b, c, d = item.floor
                free &= ~((xs > a - BODY) & (xs < b + BODY))[:, None] | ~((zs > c - BODY) & (zs < d + BODY))[None, :]
        return free

    def bare(self, low: tuple[float, float, float], high: tuple[float, float, float], *, wall: int) -> bool:
        """Whether a box on a wall is free of openings and of everything that stands or hangs before it."""
        for item in self.dressing.items:
            if item.thing.name.startswith(("wall", "skirting", "floor", "ceiling", "apron", "wing", "beyond", "rug", "street", "sea")):
                continue
            if all(item.low[k] < high[k] + 0.06 and item.high[k] > low[k] - 0.06 for k in range(3)):
                return False
        return all(hole.kind != "door" or wall != side or self._off(wall, hole, low, high) for side, hole in self.openings)

    def _off(self, wall: int, hole: Opening, low: Sequence[float], high: Sequence[float]) -> bool:
        x, z = self.size.at(wall, hole.along)
        middle = (low[0] + high[0]) / 2, (low[2] + high[2]) / 2
        half = max(high[0] - low[0], high[2] - low[2]) / 2
        return hypot(middle[0] - x, middle[1] - z) > hole.width / 2 + half + 0.1


def _arcs(free: np.ndarray, across: np.ndarray, along: np.ndarray) -> int:
    """Into how many pieces the free cells right round a box fall; what leaves one piece cuts nobody off."""
    (i0, i1), (k0, k1) = np.flatnonzero(across)[[0, -1]] + 1, np.flatnonzero(along)[[0, -1]] + 1
    wide = np.pad(free, 1)
    ring = [
        *wide[i0 - 1 : i1 + 2, k0 - 1],
        *wide[i1 + 1, k0 : k1 + 2],
        *wide[i0 - 1 : i1 + 1, k1 + 1][::-1],
        *wide[i0 - 1, k0 : k1 + 1][::-1],
    ]
    return sum(1 for here, after in zip(ring, ring[1:] + ring[:1], strict=True) if here and not after) or int(all(ring))


def _largest(free: np.ndarray) -> int:
    """The size of the largest piece of free cells that hang together."""
    rest, most = free.copy(), 0
    while rest.any():
        start = np.unravel_index(int(np.argmax(rest)), rest.shape)
        seen = np.zeros_like(rest)
        seen[start] = True
        count = 0
        while (now := int(seen.sum())) != count:
            count = now
            grown = seen.copy()
            grown[1:] |= seen[:-1]
            grown[:-1] |= seen[1:]
            grown[:, 1:] |= grown[:, :-1]
            grown[:, :-1] |= grown[:, 1:]
            seen = grown & rest
        most = max(most, count)
        rest &= ~seen
        if most >= int(rest.sum()):
            break
    return most


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[1] and a[1] > b[0] and a[2] < b[3] and a[3] > b[2]


def _overlap(item: Item, box: Box) -> bool:
    if circular(item):
        radius = (item.high[0] - item.low[0]) / 2
        return hypot(max(box[0] - item.at[0], 0.0, item.at[0] - box[1]), max(box[2] - item.at[1], 0.0, item.at[1] - box[3])) < radius - 0.01
    a, b, c, d = item.floor
    return a < box[1] - 0.01 and b > box[0] + 0.01 and c < box[3] - 0.01 and d > box[2] + 0.01


def circular(item: Item) -> bool:
    """Whether it is a round table."""
    square = abs(item.high[0] - item.low[0] - item.high[2] + item.low[2]) < 0.02
    return item.thing.name == "table" and square and len(item.thing.mesh.points) > 300
