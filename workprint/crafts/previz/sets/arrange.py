"""How things stand to one another: chairs round a table, stools along a counter, a lamp on the desk, a picture over the sofa.

Knows the habits of furniture; knows nothing of words or of what a set is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import pi, radians, sqrt

from workprint.crafts.previz.exact import cos, hypot, sin
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Item, Spot
from workprint.crafts.previz.sets.marks import own_size
from workprint.crafts.previz.sets.shell import Size
from workprint.crafts.previz.sets.wishes import about, shares

PULLED = 0.29
"""From a table's edge to the middle of the chair drawn up to it, metres."""


def round_table(item: Item, count: int, *, circle: bool) -> list[Spot]:
    """The places of `count` chairs at a table, each facing it, in pairs that face each other: 1 and 2 across it along x."""
    width, depth = own_size(item)
    if circle:
        far = width / 2 + PULLED
        turns = [-90.0 + 360.0 * i / count for i in range(count)]
        order = turns if count % 2 else [turn for i in range(count // 2) for turn in (turns[i], turns[i + count // 2])]
        return [_at(item, sin(radians(turn)) * far, cos(radians(turn)) * far, turn + 180.0) for turn in order]
    if count == 1 and width > depth:
        return [_at(item, 0.0, -(depth / 2 + PULLED), 0.0)]
    heads = 0 if count in (1, 2, 4) or (count > 5 and depth < 1.4) else 1 if count % 2 else 2
    rows = -(-(count - heads) // 2)
    found = []
    for share in sorted(shares(rows), reverse=True):
        found += [_at(item, side * (width / 2 + PULLED), share * depth / 2 * 0.92, -90.0 * side) for side in (-1, 1)]
    found = found[: count - heads]
    ends = [_at(item, 0.0, side * (depth / 2 + PULLED), 180.0 if side > 0 else 0.0) for side in (-1, 1)]
    return [*found, *ends[:heads]]


def _at(item: Item, x: float, z: float, yaw: float) -> Spot:
    """A point of an item's own space on the floor."""
    turn = radians(item.yaw)
    there = item.at[0] + x * cos(turn) + z * sin(turn), item.at[1] - x * sin(turn) + z * cos(turn)
    return Spot(round(there[0], 4), round(there[1], 4), (item.yaw + yaw + 180.0) % 360.0 - 180.0)


def along_counter(item: Item, count: int) -> list[Spot]:
    """Stools before a counter, facing it."""
    width, depth = own_size(item)
    each = min(0.72, (width - 0.2) / max(1, count))
    return [_at(item, (i - (count - 1) / 2) * each, depth / 2 + 0.36, 180.0) for i in range(count)]


def at_desk(item: Item, count: int) -> list[Spot]:
    """The chair of whoever works at a desk, then those of visitors, facing it."""
    _, depth = own_size(item)
    visitors = [_at(item, x, depth / 2 + 0.45, 180.0) for x in (0.45 * (count > 2), -0.45, 1.1, -1.1)]
    return [_at(item, 0.0, -depth / 2 - 0.28, 0.0), *visitors][:count]


def opposite(item: Item, prop: Prop, size: Size) -> Iterator[Spot]:
    """Across the room from a thing, facing it: as far as there is floor, then nearer."""
    _, depth = own_size(item)
    for far in (3.2, 2.9, 2.6, 2.3, 2.0, 1.7):
        yield _at(item, 0.0, depth / 2 + far, 180.0)
    spot = _at(item, 0.0, depth / 2 + 2.0, 180.0)
    yield from about(spot.x, spot.z, spot.yaw)


def before(item: Item, prop: Prop, gap: float) -> Iterator[Spot]:
    """Before a thing, its long side to it (the low table of a sofa)."""
    _, depth = own_size(item)
    for far in (gap, gap + 0.1, gap + 0.2):
        for aside in (0.0, 0.3, -0.3):
            yield _at(item, aside, depth / 2 + far + prop.size[2] / 2, 0.0)


def beside(item: Item, prop: Prop, *, number: int = 0, gap: float = 0.08) -> Iterator[Spot]:
    """Next to a thing, on one side and then the other, backs in line; then round about."""
    width, depth = own_size(item)
    low_z = -depth / 2 - prop.low[2]
    sides = (1, -1) if number % 2 == 0 else (-1, 1)
    for extra in (0.0, 0.15, 0.35):
        for side in sides:
            out = width / 2 + prop.size[0] / 2 + gap + extra + 0.9 * (number // 2)
            spot = _at(item, side * out, low_z + 0.0, 0.0)
            yield Spot(spot.x, spot.z, spot.yaw, item.wall)
    for side in sides:
        yield _at(item, side * (width / 2 + prop.size[0] / 2 + gap), 0.0, 0.0)
    spot = _at(item, width / 2 + prop.size[0] / 2 + gap, 0.0, 0.0)
    yield from about(spot.x, spot.z, spot.yaw)


def in_company(item: Item, prop: Prop, number: int) -> Iterator[Spot]:
    """An armchair of a sofa, a hearth or a low table: before it and to one side, turned half towards the other side."""
    width, depth = own_size(item)
    sides = (-1, 1) if number % 2 == 0 else (1, -1)
    for ahead in (0.75, 0.55, 0.95, 0.35):
        for side in sides:
            out = max(0.9, width / 2 + prop.size[0] / 2 - 0.05)
            yield _at(item, side * out, depth / 2 + ahead, -90.0 * side)
    yield from beside(item, prop, number=number)


def facing_each_other(count: int, x: float, z: float) -> list[Spot]:
    """Chairs without a table: two face each other, more stand in a circle."""
    if count <= 2:
        return [Spot(x - 0.75, z, 90.0), Spot(x + 0.75, z, -90.0)][:count]
    far = max(0.9, 0.75 * count / pi)
    turns = [2 * pi * i / count - pi / 2 for i in range(count)]
    return [Spot(x + sin(turn) * far, z + cos(turn) * far, (turn * 180 / pi + 360.0) % 360.0 - 180.0) for turn in turns]


def rows(count: int, x: float, z: float, yaw: float, *, each: float = 0.62, deep: float = 0.95) -> list[Spot]:
    """Seats in rows, all facing one way: chairs of a meeting, pews, desks of a class."""
    across = max(1, min(count, round(sqrt(count * 1.6))))
    found = []
    for i in range(count):
        column, row = i % across, i // across
        out, back = (column - (across - 1) / 2) * each, -row * deep
        turn = radians(yaw)
        found.append(Spot(x + out * cos(turn) + back * sin(turn), z - out * sin(turn) + back * cos(turn), yaw))
    return found


def over(item: Item, prop: Prop) -> tuple[float, float]:
    """Along its wall and up: where a picture hangs over a thing (the wall's own sense of along is the thing's x reversed by its yaw)."""
    middle = (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
    along = (middle[0], middle[1], -middle[0], -middle[1])[item.wall]
    return along, max(1.55, item.high[1] + 0.22 - prop.low[1])


def nearest(items: list[Item], x: float, z: float) -> Item | None:
    """The item nearest to a point."""
    return min(items, key=lambda item: hypot(item.at[0] - x, item.at[1] - z), default=None)
