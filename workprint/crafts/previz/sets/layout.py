"""A floor being furnished: what stands where already, and whether one more thing has room there, leaves doors and windows free, and cuts
nobody off.

Knows boxes on a floor; knows nothing of what things are for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import hypot

import numpy as np

from workprint.crafts.previz.sets.carpentry import Prop, placed
from workprint.crafts.previz.sets.dressing import BODY, Dressing, Item
from workprint.crafts.previz.sets.shell import Opening, Size
from workprint.crafts.previz.sets.wishes import Spot

Box = tuple[float, float, float, float]
"""x0, x1, z0, z1."""
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

    def stand(self, name: str, prop: Prop, spots: Iterable[Spot], *, said: str = "", solid: bool = True, far: float = MOVED) -> Item | None:
        """Stand a prop on the first spot that will do; says so where that is `far` from the first. None where there is no room."""
        first = None
        for spot in spots:
            first = first or spot
            there = placed(prop, (spot.x, 0.0, spot.z), spot.yaw)
            if solid and not self.fits(there, spot):
                continue
            if said and hypot(spot.x - first.x, spot.z - first.z) > far:
                self.unplaced.append(f"no room for the {said}: it stands at {spot.x:.1f} {spot.z:.1f}")
            return self.dressing.put(name, prop, spot.x, spot.z, spot.yaw, wall=spot.wall, solid=solid)
        if said:
            self.unplaced.append(f"no room for the {said}: it is left out")
        return None

    def fits(self, there: Prop, spot: Spot) -> bool:
        """Whether a prop that stands there is inside, free of others, off doors and windows, and leaves the floor in one piece."""
        (x0, _, z0), (x1, top, z1) = there.low, there.high
        a, b, c, d = self.bounds
        if x0 < a or x1 > b or z0 < c or z1 > d:
            return False
        if any(_meet((x0, x1, z0, z1), door) for door in self.doors()) or self._darkens((x0, x1, z0, z1), top):
            return False
        if any(item.solid and item.low[1] < top and _overlap(item, (x0, x1, z0, z1)) for item in self.dressing.items):
            return False
        return not self.inside or top < 0.15 or self._walkable((x0, x1, z0, z1))

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
            if hole.kind == "window" and top > hole.low + 0.25:
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
        before = free.sum()
        x0, x1, z0, z1 = box
        xs, zs = self._axes()
        free &= ~((xs > x0 - BODY) & (xs < x1 + BODY))[:, None] | ~((zs > z0 - BODY) & (zs < z1 + BODY))[None, :]
        left = int(free.sum())
        return left > 0.12 * before and _largest(free) >= 0.85 * left

    def _axes(self) -> tuple[np.ndarray, np.ndarray]:
        x0, x1, z0, z1 = self.bounds
        return np.arange(x0 + BODY, x1 - BODY + 1e-9, CELL), np.arange(z0 + BODY, z1 - BODY + 1e-9, CELL)

    def _free(self) -> np.ndarray:
        xs, zs = self._axes()
        free = np.ones((len(xs), len(zs)), bool)
        for item in self.dressing.items:
            if item.solid and item.low[1] < 1.6:
                across = (xs > item.low[0] - BODY) & (xs < item.high[0] + BODY)
                free &= ~across[:, None] | ~((zs > item.low[2] - BODY) & (zs < item.high[2] + BODY))[None, :]
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
    return item.low[0] < box[1] - 0.01 and item.high[0] > box[0] + 0.01 and item.low[2] < box[3] - 0.01 and item.high[2] > box[2] + 0.01
