"""Where one thing may stand, best first: where it was wished for, next to what it is near, or in its own usual place.

Knows walls, corners and neighbours; knows nothing of what stands there already (`layout.Floor` says what fits).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from math import degrees

from workprint.crafts.previz.exact import atan2
from workprint.crafts.previz.sets import arrange, habits, wishes
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Item, Spot
from workprint.crafts.previz.sets.layout import Floor
from workprint.crafts.previz.sets.shell import TURN
from workprint.crafts.previz.sets.wishes import Wish


def near(floor: Floor, prop: Prop, name: str, anchor: Item, number: int) -> Iterator[Spot]:
    """Where a thing stands next to another."""
    host = anchor.thing.name
    if name == "low table" and host in ("sofa", "armchair", "fireplace"):
        return arrange.before(anchor, prop, 0.32)
    if name == "television" and host in ("sofa", "bed", "armchair"):
        return arrange.opposite(anchor, prop, floor.size)
    if name == "armchair" and host in ("sofa", "fireplace", "low table"):
        return arrange.in_company(anchor, prop, number)
    if host in ("window", "door"):
        along = _along(anchor)
        share = 2 * along / floor.size.length(anchor.wall)
        aside = (0.0 if prop.high[1] < 1.1 and host == "window" else 0.75 + prop.size[0] / 2) * 2 / floor.size.length(anchor.wall)
        return itertools.chain(
            wishes.against(prop, floor.size, anchor.wall, share + aside), wishes.against(prop, floor.size, anchor.wall, share - aside)
        )
    return arrange.beside(anchor, prop, number=number)


def _along(item: Item) -> float:
    """How far along its wall a thing's middle is."""
    x, z = (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
    return (x, z, -x, -z)[item.wall]


def spots(floor: Floor, prop: Prop, name: str, wish: Wish, cell: tuple[float, float], number: int) -> Iterator[Spot]:
    """Spots for a wish, or for the thing's usual place."""
    size = floor.size
    if wish.exact:
        return wishes.about(wish.x, wish.z, _yaw_at(floor, prop, name, wish.x, wish.z))
    if not floor.inside:
        x, z = (wish.x, wish.z) if wish.said else cell
        if floor.road is not None and name == "car":
            return iter([Spot(x * size.width / 2 + by, floor.road, 180.0) for by in (0.0, 2.0, -2.0, 4.5, -4.5, 9.0, -9.0)])
        return wishes.about(x * size.width / 2, z * size.depth / 2, 0.0)
    if name == "counter":
        return _counter(floor, prop, wish)
    if name == "desk":
        return _desk(floor, prop, wish)
    if name == "bed" and (floor.size.width < 3.2 or floor.size.depth < 3.2 or prop.size[0] < 1.3):
        return _lengthwise(floor, prop, wish)
    if wish.wall >= 0:
        return _walls(floor, prop, (wish.wall,), wish.share)
    if wish.corner:
        return _corner(floor, prop, name, wish)
    if name in habits.BACKED and (wish.side or wish.depth or not wish.said):
        first = (1 if wish.side > 0 else 3) if wish.side else (0 if wish.depth < 0 else 2) if wish.depth else -1
        order = ((first,) if first >= 0 else ()) + habits.BACKED[name]
        share = wish.share if wish.said else 0.0
        return _walls(floor, prop, order, share if number == 0 else share + 0.02 * number)
    if name in habits.CORNERED and not wish.said:
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        side, depth = corners[(number + int(4 * floor.dressing.dice.roll(name))) % 4]
        return _corner(floor, prop, name, Wish(side=side, depth=depth))
    x, z = (wish.x, wish.z) if wish.said else cell
    x, z = x * size.width / 2, z * size.depth / 2
    return wishes.about(x, z, _yaw_at(floor, prop, name, x, z))


def _yaw_at(floor: Floor, prop: Prop, name: str, x: float, z: float) -> float:
    """Which way a thing looks that stands free: its back to a wall that is near, chairs to the middle, the rest to the audience."""
    if floor.inside and (name in habits.BACKED or name in habits.SEATS):
        gaps = [z + floor.size.depth / 2, floor.size.width / 2 - x, floor.size.depth / 2 - z, x + floor.size.width / 2]
        wall = min(range(4), key=lambda side: gaps[side])
        if gaps[wall] < prop.size[2] / 2 + 0.5:
            return TURN[wall]
    if name in habits.SEATS and (abs(x) > 0.4 or abs(z) > 0.4):
        return round(degrees(atan2(-x, -z)) / 45.0) * 45.0
    return 0.0


def _walls(floor: Floor, prop: Prop, order: Sequence[int], share: float) -> Iterator[Spot]:
    """Along the walls in this order, then along the others, then in the open."""
    for wall in dict.fromkeys((*order, 0, 1, 3, 2)):
        yield from wishes.against(prop, floor.size, wall, share if wall == order[0] else 0.0)
    yield from wishes.about(0.0, 0.0, 0.0, step=0.4, rings=8)


def _lengthwise(floor: Floor, prop: Prop, wish: Wish) -> Iterator[Spot]:
    """A narrow bed, its side to a wall and its head in a corner."""
    first = wish.wall if wish.wall >= 0 else 1 if wish.side > 0 else 3
    for wall in dict.fromkeys((first, 3, 1, 0)):
        turned, end = {3: (-90.0, 1.0), 1: (90.0, -1.0)}.get(wall, (90.0, -1.0))
        yield from wishes.against(prop, floor.size, wall, end, turned=turned)
    yield from _walls(floor, prop, habits.BACKED["bed"], 0.0)


def _corner(floor: Floor, prop: Prop, name: str, wish: Wish) -> Iterator[Spot]:
    """In a corner: with its back to the back or front wall, small things with a hand's breadth round them."""
    back, side = (0 if wish.depth < 0 else 2), (1 if wish.side > 0 else 3)
    if name in habits.BACKED or prop.size[0] > 0.95:
        share = wish.side if back == 0 else -wish.side
        yield from wishes.against(prop, floor.size, back, share)
        yield from wishes.against(prop, floor.size, side, wish.depth if side == 1 else -wish.depth)
        return
    half = max(prop.size[0], prop.size[2]) / 2 + 0.12
    x, z = wish.side * (floor.size.width / 2 - half), wish.depth * (floor.size.depth / 2 - half)
    yaw = (-45.0 if wish.depth < 0 else -135.0) * wish.side
    yield from wishes.about(x, z, yaw)


def _counter(floor: Floor, prop: Prop, wish: Wish) -> Iterator[Spot]:
    """A counter, with room behind it for who serves."""
    wall = wish.wall if wish.wall >= 0 else (1 if wish.side > 0 else 3) if wish.side else (2 if wish.depth > 0 else 0)
    if not wish.said or wish.wall >= 0 or wish.side or wish.depth:
        for off in (0.85, 0.75, 0.65):
            yield from wishes.against(prop, floor.size, wall, wish.share if wish.said else 0.0, stand_off=off)
    yield from wishes.about(0.0, -0.2, TURN[wall] if wish.said else 0.0)


def _desk(floor: Floor, prop: Prop, wish: Wish) -> Iterator[Spot]:
    """A desk: its owner's back to the left wall; against a wall its owner looks at that wall."""
    if wish.wall >= 0 or wish.corner:
        wall = wish.wall if wish.wall >= 0 else 0 if wish.depth < 0 else 2
        share = wish.share if wish.wall >= 0 else wish.side * (1 if wall == 0 else -1)
        yield from wishes.against(prop, floor.size, wall, share, turned=180.0)
    x, z = (wish.x, wish.z) if wish.said else (-0.25, -0.05)
    yaw = 90.0 if not wish.side or wish.side < 0 else -90.0
    yield from wishes.about(x * floor.size.width / 2, z * floor.size.depth / 2, yaw)
