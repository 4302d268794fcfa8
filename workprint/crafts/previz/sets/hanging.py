"""What hangs on walls: where a wall has a bare stretch for it. Knows walls and what is before them; knows nothing of words."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Item, Spot
from workprint.crafts.previz.sets.layout import Floor
from workprint.crafts.previz.sets.shell import TURN


def hung(floor: Floor, name: str, prop: Prop, places: Sequence[tuple[int, float, float]]) -> bool:
    """Hang a prop at the first bare stretch near one of these places (wall, along, height)."""
    if not floor.inside:
        return False
    for wall, along, height in places:
        long = floor.size.length(wall) / 2 - prop.size[0] / 2 - 0.12
        for step in range(int(2 * max(long, 0.0) / 0.12) + 1):
            for sign in (1, -1) if step else (1,):
                there = along + sign * 0.12 * step
                if abs(there) <= long and _hang_at(floor, name, prop, wall, there, min(height, floor.size.height - prop.high[1] - 0.05)):
                    return True
    return False


def _hang_at(floor: Floor, name: str, prop: Prop, wall: int, along: float, height: float) -> bool:
    x, z = floor.size.at(wall, along, 0.02 - prop.low[2])
    half = prop.size[0] / 2
    low = (x - (half if wall % 2 == 0 else 0.05), height + prop.low[1], z - (0.05 if wall % 2 == 0 else half))
    high = (x + (half if wall % 2 == 0 else 0.05), height + prop.high[1], z + (0.05 if wall % 2 == 0 else half))
    if not floor.bare(low, high, wall=wall):
        return False
    floor.dressing.put(name, prop, Spot(x, z, TURN[wall], y=height, wall=wall), solid=False)
    return True


def barest(floor: Floor) -> tuple[int, ...]:
    """The walls, the one with the least on it first."""
    load = {wall: fsum(_breadth(item) for item in floor.dressing.items if item.wall == wall and item.opaque) for wall in range(4)}
    return tuple(sorted(range(4), key=lambda wall: (load[wall] / floor.size.length(wall), (0, 1, 3, 2).index(wall))))


def _breadth(item: Item) -> float:
    return max(item.high[0] - item.low[0], item.high[2] - item.low[2])
