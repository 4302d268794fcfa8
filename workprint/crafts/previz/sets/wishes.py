"""Where a thing of a described set is wanted: the words of a piece ("back left", "left wall", "at 1 -2") as wishes, and spots for them in
the order in which they are tried.

Knows words and the measures of a floor; knows nothing of what already stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil, pi, sqrt

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Spot
from workprint.crafts.previz.sets.shell import TURN, Size

WALLS = {"back": 0, "right": 1, "front": 2, "left": 3}
_SIDES = {"back": (0, -1), "front": (0, 1), "left": (-1, 0), "right": (1, 0), "upstage": (0, -1), "downstage": (0, 1)}
_METRES = re.compile(r"(-?\d+(?:\.\d+)?)[ ,]+(-?\d+(?:\.\d+)?)")
GAP = 0.04
"""Between furniture and the wall it stands against, metres."""


@dataclass(frozen=True)
class Wish:
    """A place that was asked for. With a `wall`, `share` (-1..1) is how far along it from its middle; else x and z in shares of half the
    floor, or in metres where `exact`. `side` and `depth` are the signs of left/right and back/front (0: not said). `said` tells whether
    anybody said it.
    """

    wall: int = -1
    share: float = 0.0
    x: float = 0.0
    z: float = 0.0
    side: int = 0
    depth: int = 0
    exact: bool = False
    said: bool = True

    @property
    def corner(self) -> bool:
        return self.wall < 0 and bool(self.side and self.depth)


def wishes(where: str, count: int = 1) -> list[Wish]:
    """One wish for each of `count` things, spread evenly over what was said."""
    text = " ".join(where.casefold().replace("center", "centre").split())
    if metres := _METRES.search(text):
        x, z = float(metres.group(1)), float(metres.group(2))
        return [Wish(x=x + 0.9 * i, z=z, exact=True) for i in range(count)]
    words = text.replace("-", " ").split()
    side = next((_SIDES[word][0] for word in words if word in _SIDES and _SIDES[word][0]), 0)
    depth = next((_SIDES[word][1] for word in words if word in _SIDES and _SIDES[word][1]), 0)
    if "wall" in words or "walls" in words:
        return _on_walls(words, count)
    if "corner" in words or "corners" in words:
        ends = [(side or 1, depth or -1), (side or -1, depth or -1), (side or 1, depth or 1), (side or -1, depth or 1)]
        return [Wish(side=ends[i % 4][0], depth=ends[i % 4][1]) for i in range(count)]
    if side or depth or set(words) & {"centre", "middle"}:
        return [Wish(x=0.55 * side + 0.3 * spread, z=0.55 * depth, side=side, depth=depth, share=spread) for spread in shares(count)]
    return [Wish(said=False) for _ in range(count)]


def _on_walls(words: list[str], count: int) -> list[Wish]:
    """ "the left wall", "left end of the back wall", "every wall": the word before "wall" names it, others the end of it."""
    at = next(index for index, word in enumerate(words) if word.startswith("wall"))
    wall = WALLS.get(words[at - 1], -1) if at else -1
    if wall < 0:
        return [Wish(wall=i % 4) for i in range(count)]
    rest = [word for index, word in enumerate(words) if index != at - 1]
    side = -1 if "left" in rest else 1 if "right" in rest else 0
    return [Wish(wall=wall, share=(0.75 * side if side else 0.0) + (0.25 if side else 1.0) * spread) for spread in shares(count)]


def shares(count: int) -> list[float]:
    """`count` numbers spread evenly between -1 and 1: 0; -0.5, 0.5; -0.67, 0, 0.67."""
    return [(2 * i + 1) / count - 1 for i in range(count)]


def grid(count: int, size: Size) -> list[tuple[float, float]]:
    """`count` points spread over the floor in rows, in shares of half its width and depth."""
    columns = max(1, min(count, ceil(sqrt(count * size.width / size.depth))))
    rows = ceil(count / columns)
    found = []
    for row in range(rows):
        across = min(columns, count - row * columns)
        found += [(0.72 * x, 0.62 * z) for x, z in ((each, shares(rows)[row]) for each in shares(across))]
    return found


def against(prop: Prop, size: Size, wall: int, share: float, *, stand_off: float = GAP, turned: float = 0.0) -> Iterator[Spot]:
    """Spots along a wall, its back to it, from the wished share outwards in steps of 0.1 m."""
    wide = prop.size[0] / 2 if turned % 180 == 0 else prop.size[2] / 2
    back = {0.0: -prop.low[2], 180.0: prop.high[2]}.get(turned, prop.size[0] / 2)
    room = size.length(wall) / 2 - wide - 0.06
    if room < 0:
        return
    wished = max(-room, min(room, share * size.length(wall) / 2))
    for step in range(int(2 * room / 0.1) + 2):
        for sign in (1, -1) if step else (1,):
            along = wished + sign * 0.1 * step
            if -room - 1e-6 <= along <= room + 1e-6:
                x, z = size.at(wall, along, back + stand_off)
                yield Spot(round(x, 4), round(z, 4), (TURN[wall] + turned + 180.0) % 360.0 - 180.0, wall)


def about(x: float, z: float, yaw: float, *, step: float = 0.12, rings: int = 30) -> Iterator[Spot]:
    """Spots round a point, nearest first, `step` metres apart."""
    for ring in range(rings):
        for right, front in _ring(ring, step):
            yield Spot(round(x + right, 4), round(z + front, 4), yaw)


@cache
def _ring(ring: int, step: float) -> tuple[tuple[float, float], ...]:
    """The way from the middle to each spot of one ring, metres."""
    angles = [2 * pi * turn / max(1, 6 * ring) for turn in range(max(1, 6 * ring))]
    return tuple((sin(angle) * step * ring, cos(angle) * step * ring) for angle in angles)
