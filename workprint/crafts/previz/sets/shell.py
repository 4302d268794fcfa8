"""The building: walls with holes for windows and doors, floor, ceiling, and what is seen outside.

Knows carpentry; knows no furniture plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workprint.crafts.previz.forms import Mesh, Swatch
from workprint.crafts.previz.sets import joinery, starfield
from workprint.crafts.previz.sets.carpentry import Part, Prop, box, joined, made, moved, placed, sheet
from workprint.crafts.previz.sets.dressing import Dressing, Spot, Wall
from workprint.crafts.previz.sets.finish import Outside
from workprint.crafts.previz.sets.joinery import DOOR, HEAD, SILL, Opening, door, quad, sash, window
from workprint.crafts.previz.sets.tones import between, glow, plain, tint

TURN = (0.0, -90.0, 180.0, 90.0)
"""Which way each wall faces: back, right, front, left."""


@dataclass(frozen=True)
class Size:
    """Width (x), depth (z), height, metres."""

    width: float
    depth: float
    height: float

    def length(self, wall: int) -> float:
        return self.width if wall % 2 == 0 else self.depth

    def at(self, wall: int, along: float, out: float = 0.0) -> tuple[float, float]:
        """The point of the floor `along` a wall and `out` from it into the room."""
        back, side = self.depth / 2 - out, self.width / 2 - out
        return ((along, -back), (side, along), (-along, back), (-side, -along))[wall]


Holes = Mapping[int, Sequence[Opening]]
"""The openings of each wall."""


def build(dressing: Dressing, size: Size, holes: Holes, *, floor: Swatch, wall: str = "", open_door: bool = False) -> None:
    """Floor, four walls with their windows and doors, skirting, and ceiling, in the finish of the building; `wall` is another
    covering of its walls.
    """
    tones, finish = dressing.tones, dressing.finish
    pattern, values = (wall, ()) if wall else finish.wall
    dressing.shell("floor", made((sheet(size.width, size.depth), floor)))
    for index in range(4):
        pierced = sorted(holes.get(index, ()), key=lambda hole: hole.along)
        colour, other = tones.wall, tint(tones.wall, 0.955).colour
        own, beside = (colour, other) if index % 2 == 0 else (other, colour)
        face = _pierced(size.length(index), size.height, pierced)
        dressing.shell(f"wall {index}", _on(size, index, made((face, Swatch(own, pattern, values)))), index)
        if finish.skirting:
            dressing.shell(f"skirting {index}", _on(size, index, made((_skirting(size.length(index), pierced), plain(tones.trim)))), index)
        for hole in pierced:
            _fill(dressing, size, index, hole, open_door)
        _apron(dressing, size, index, floor, Swatch(beside, pattern, values))
    ceiling = made((moved(sheet(size.width, size.depth), (0, size.height, 0), roll=180), plain(between(tones.wall, tones.paper, 0.6))))
    dressing.shell("ceiling", ceiling)


def _fill(dressing: Dressing, size: Size, index: int, hole: Opening, open_door: bool) -> None:
    """A window or a door in its hole, and the bit of hall behind a door."""
    tones, finish = dressing.tones, dressing.finish
    x, z = size.at(index, hole.along)
    if hole.kind == "window":
        dressing.put("window", joinery.glazed(tones, hole, finish), Spot(x, z, TURN[index], wall=index), solid=False)
        return
    leaf = joinery.hung_door(tones, hole, open_door and hole.used, finish.door)
    dressing.put("door", leaf, Spot(x, z, TURN[index], wall=index), solid=False)
    dressing.shell("beyond", placed(joinery.beyond(tones), (x, 0, z), TURN[index]), index)


def _apron(dressing: Dressing, size: Size, index: int, floor: Swatch, side: Swatch) -> None:
    """What continues the room where a wall is taken out for the camera: floor, ceiling and the walls beside it, so that no edge shows."""
    long, far = size.length(index), 7.0
    x, z = size.at(index, 0.0)
    ground = sheet(long, far, (0, -0.001, -far / 2))
    above = moved(sheet(long, far), (0, size.height, -far / 2), roll=180)
    both = made((ground, floor), (above, plain(between(dressing.tones.wall, dressing.tones.paper, 0.6))))
    dressing.shell(f"apron {index}", placed(both, (x, 0, z), TURN[index]), apron=index)
    for sign, beside in ((1, (index + 1) % 4), (-1, (index - 1) % 4)):
        face = moved(quad(-far / 2, far / 2, 0, size.height), (sign * long / 2, 0, -far / 2), -90.0 * sign)
        dressing.shell(f"wing {index} {beside}", placed(made((face, side)), (x, 0, z), TURN[index]), beside, apron=index)


def walls(size: Size) -> tuple[Wall, ...]:
    w, d = size.width / 2, size.depth / 2
    return Wall(0, -d, 0, 1), Wall(w, 0, -1, 0), Wall(0, d, 0, -1), Wall(-w, 0, 1, 0)


def _on(size: Size, wall: int, prop: Prop) -> Prop:
    x, z = size.at(wall, 0.0)
    return placed(prop, (x, 0, z), TURN[wall])


def _pierced(length: float, height: float, holes: Sequence[Opening]) -> Mesh:
    """The inner face of a wall, facing +Z, with its holes and the thickness seen in them."""
    parts, x = [], -length / 2
    for hole in holes:
        left, right = hole.along - hole.width / 2, hole.along + hole.width / 2
        parts += [quad(x, left, 0, height), quad(left, right, hole.high, height)]
        if hole.low > 0:
            parts.append(quad(left, right, 0, hole.low))
        x = right
    return joined([*parts, quad(x, length / 2, 0, height)])


def _skirting(length: float, holes: Sequence[Opening]) -> Mesh:
    parts, x = [], -length / 2
    for hole in (hole for hole in holes if hole.kind == "door"):
        left = hole.along - hole.width / 2 - 0.07
        parts.append(box(left - x, 0.10, 0.02, ((left + x) / 2, 0, 0.01)))
        x = left + hole.width + 0.14
    return joined([*parts, box(length / 2 - x, 0.10, 0.02, ((length / 2 + x) / 2, 0, 0.01))])


def outside(dressing: Dressing, *, shows: Outside, lit: bool, away: float = 16.0) -> None:
    """What the windows show: the sea, the stars, open land, the dark of a tunnel, or roofs and trees, all round."""
    if shows == "sea":
        dressing.shell("sea", made((sheet(240, 240, (0, -9.0, 0)), Swatch((0.42, 0.53, 0.58), "water", (2.4,)))))
    elif shows == "space":
        dressing.shell("street stars", starfield.stars(dressing.dice, away + 14.0))
    elif shows == "land":
        dressing.shell("land", made((sheet(240, 240, (0, -0.8, 0), 12), Swatch((0.56, 0.60, 0.42), "grass"))))
        for side in range(4):
            hedge = box(2 * away, 1.8, 1.0, (0, -0.8, 0)), Swatch(dressing.tones.leaf, "leaves")
            at = ((0, -away), (away, 0), (0, away), (-away, 0))[side]
            dressing.shell(f"street {side}", placed(made(hedge), (at[0], 0, at[1]), TURN[side]), side)
    elif shows == "dark":
        for side in range(4):
            at = ((0, -away), (away, 0), (0, away), (-away, 0))[side]
            dressing.shell(
                f"street {side}",
                placed(made((box(2 * away, 12, 0.2, (0, -4, 0)), plain((0.12, 0.12, 0.13)))), (at[0], 0, at[1]), TURN[side]),
                side,
            )
    elif shows == "town":
        for side in range(4):
            _houses(dressing, side, away, lit=lit)


def _houses(dressing: Dressing, side: int, away: float, *, lit: bool) -> None:
    """A row of houses across from one side of the building."""
    tones, dice = dressing.tones, dressing.dice
    x, parts = -away, list[Part]()
    while x < away:
        wide = dice.between(f"house {side} {x:.1f}", 3.0, 5.5)
        tall = dice.between(f"roof {side} {x:.1f}", 1.6, 5.0)
        colour = between(dice.pick(f"front {side} {x:.1f}", (tones.wall, tones.dado, tones.second)), tones.metal, 0.25)
        parts += [(box(wide - 0.3, tall + 4.0, 2.0, (x, -4.0, 0)), plain(colour))]
        panes = glow((0.96, 0.82, 0.52)) if lit and dice.roll(f"lit {side} {x:.1f}") < 0.6 else tint(colour, 0.7)
        parts += [(box(0.5, 0.8, 0.05, (x + dx, tall - 1.5, 1.0)), panes) for dx in (-0.8, 0.6)]
        x += wide
    at = ((0, -away), (away, 0), (0, away), (-away, 0))[side]
    dressing.shell(f"street {side}", placed(made(*parts), (at[0], 0, at[1]), TURN[side]), side)


__all__ = ["DOOR", "HEAD", "SILL", "TURN", "Holes", "Opening", "Size", "build", "door", "outside", "sash", "walls", "window"]
