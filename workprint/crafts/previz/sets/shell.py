"""The building: walls with holes for windows and doors, floor, ceiling, and what is seen outside.

Knows carpentry; knows no furniture plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workprint.crafts.previz.forms import Mesh, Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, box, joined, lathe, made, mesh_of, moved, placed, sheet
from workprint.crafts.previz.sets.dressing import Dressing, Wall
from workprint.crafts.previz.sets.tones import Tones, between, metal, plain, tint, wood

TURN = (0.0, -90.0, 180.0, 90.0)
"""Which way each wall faces: back, right, front, left."""
SILL, HEAD = 0.85, 2.15
_SASH = -0.06
"""How far behind the wall's face the middle of a window's sash lies, metres."""
DOOR = (0.92, 2.06)
"""Width and height of a doorway."""


@dataclass(frozen=True)
class Opening:
    """A hole in a wall: its middle along the wall (to the right as one faces it from inside is +), width, lower and upper edge."""

    kind: Literal["window", "door"]
    along: float
    width: float
    low: float = SILL
    high: float = HEAD
    used: bool = True
    """Whether a door is the one people come and go by."""


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


def window(along: float, width: float = 1.4, low: float = SILL, high: float = HEAD) -> Opening:
    return Opening("window", along, width, low, high)


def door(along: float, *, used: bool = True) -> Opening:
    return Opening("door", along, DOOR[0], 0.0, DOOR[1], used)


def build(
    dressing: Dressing,
    size: Size,
    holes: Holes,
    *,
    floor: Swatch,
    wall: str = "panel",
    open_door: bool = False,
) -> None:
    """Floor, four walls with their windows and doors, skirting and ceiling."""
    tones = dressing.tones
    dressing.shell("floor", made((sheet(size.width, size.depth), floor)))
    for index in range(4):
        pierced = sorted(holes.get(index, ()), key=lambda hole: hole.along)
        colour = tones.wall if index % 2 == 0 else tint(tones.wall, 0.955).colour
        dressing.shell(
            f"wall {index}", _on(size, index, made((_pierced(size.length(index), size.height, pierced), Swatch(colour, wall)))), index
        )
        dressing.shell(f"skirting {index}", _on(size, index, made((_skirting(size.length(index), pierced), plain(tones.trim)))), index)
        for hole in pierced:
            x, z = size.at(index, hole.along)
            if hole.kind == "window":
                dressing.put("window", _window(tones, hole), x, z, TURN[index], wall=index, solid=False)
            else:
                dressing.put("door", _door(tones, hole, open_door and hole.used), x, z, TURN[index], wall=index, solid=False)
                dressing.shell("beyond", placed(_beyond(tones), (x, 0, z), TURN[index]), index)
        _apron(dressing, size, index, floor, Swatch(tint(tones.wall, 0.955).colour if index % 2 == 0 else tones.wall, wall))
    ceiling = made((moved(sheet(size.width, size.depth), (0, size.height, 0), roll=180), plain(between(tones.wall, tones.paper, 0.6))))
    dressing.shell("ceiling", ceiling)


def _apron(dressing: Dressing, size: Size, index: int, floor: Swatch, side: Swatch) -> None:
    """What continues the room where a wall is taken out for the camera: floor, ceiling and the walls beside it, so that no edge shows."""
    long, far = size.length(index), 7.0
    x, z = size.at(index, 0.0)
    ground = sheet(long, far, (0, -0.001, -far / 2))
    above = moved(sheet(long, far), (0, size.height, -far / 2), roll=180)
    both = made((ground, floor), (above, plain(between(dressing.tones.wall, dressing.tones.paper, 0.6))))
    dressing.shell(f"apron {index}", placed(both, (x, 0, z), TURN[index]), apron=index)
    for sign, beside in ((1, (index + 1) % 4), (-1, (index - 1) % 4)):
        face = moved(_quad(-far / 2, far / 2, 0, size.height), (sign * long / 2, 0, -far / 2), -90.0 * sign)
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
        parts += [_quad(x, left, 0, height), _quad(left, right, hole.high, height)]
        if hole.low > 0:
            parts.append(_quad(left, right, 0, hole.low))
        x = right
    return joined([*parts, _quad(x, length / 2, 0, height)])


def _quad(x0: float, x1: float, y0: float, y1: float) -> Mesh:
    points = ((x0, y0, 0), (x1, y0, 0), (x1, y1, 0), (x0, y1, 0))
    return mesh_of(points, ((0, 0, 1),) * 4, ((0, 1, 2), (0, 2, 3)))


def _skirting(length: float, holes: Sequence[Opening]) -> Mesh:
    parts, x = [], -length / 2
    for hole in (hole for hole in holes if hole.kind == "door"):
        left = hole.along - hole.width / 2 - 0.07
        parts.append(box(left - x, 0.10, 0.02, ((left + x) / 2, 0, 0.01)))
        x = left + hole.width + 0.14
    return joined([*parts, box(length / 2 - x, 0.10, 0.02, ((length / 2 + x) / 2, 0, 0.01))])


def _window(tones: Tones, hole: Opening) -> Prop:
    frame, wide, tall = plain(tones.trim), hole.width, hole.high - hole.low
    parts: list[Part] = [
        (box(wide + 0.24, 0.05, 0.22, (0, hole.low - 0.05, 0.05)), frame),
        (box(wide + 0.16, 0.07, 0.10, (0, hole.high, 0)), frame),
    ]
    parts += [(box(0.07, tall, 0.14, (x * (wide / 2 + 0.02), hole.low, -0.02)), frame) for x in (-1, 1)]
    parts += [(mesh, frame) for mesh in sash(hole)]
    for x in (-1, 1):
        parts.append((_drape(tall + 0.3, (x * (wide / 2 + 0.10), hole.low - 0.22, 0.10)), Swatch(tones.cloth, "curtain", (0.09,))))
    rail = moved(lathe(((0.015, 0), (0.015, wide + 0.7)), sides=8), (-(wide / 2 + 0.35), hole.high + 0.11, 0.11), roll=-90)
    return made(*parts, (rail, wood(tones.dark)))


def sash(hole: Opening) -> list[Mesh]:
    """The glazed leaf in the frame: stiles, rails and glazing bars in one plane, each bar from one edge to the other and no farther."""
    tall, panes = hole.high - hole.low, max(2, round(hole.width / 0.75))
    wide, deep, edge, bar = hole.width - 0.03, 0.04, 0.05, 0.035
    inner, cross = wide - 2 * edge, hole.low + tall * 0.62
    found = [box(edge, tall, deep, (x * (wide - edge) / 2, hole.low, _SASH)) for x in (-1, 1)]
    found += [box(inner, edge, deep, (0, y, _SASH)) for y in (hole.low, hole.high - edge)]
    found.append(box(inner, bar, deep, (0, cross, _SASH)))
    for i in range(1, panes):
        x = -wide / 2 + wide * i / panes
        for low, high in ((hole.low + edge, cross), (cross + bar, hole.high - edge)):
            found.append(box(bar, high - low, deep, (x, low, _SASH)))
    return found


def _drape(height: float, at: tuple[float, float, float]) -> Mesh:
    """A gathered curtain in gentle folds."""
    folds, wide = 6, 0.34
    xs = [-wide / 2 + wide * i / folds for i in range(folds + 1)]
    zs = [0.035 if i % 2 else -0.02 for i in range(folds + 1)]
    points, normals, faces = [], [], []
    for i in range(folds):
        (x0, z0), (x1, z1) = (xs[i], zs[i]), (xs[i + 1], zs[i + 1])
        length = ((x1 - x0) ** 2 + (z1 - z0) ** 2) ** 0.5
        points += [(x0, 0, z0), (x1, 0, z1), (x1, height, z1), (x0, height, z0)]
        normals += [(-(z1 - z0) / length, 0, (x1 - x0) / length)] * 4
        faces += [(4 * i, 4 * i + 1, 4 * i + 2), (4 * i, 4 * i + 2, 4 * i + 3)]
    return moved(mesh_of(points, normals, faces), at)


def _door(tones: Tones, hole: Opening, ajar: bool) -> Prop:
    """The frame and leaf; ajar it has swung into the room on its hinges."""
    wide, tall = hole.width, hole.high
    frame = plain(tones.trim)
    parts: list[Part] = [(box(0.09, tall + 0.09, 0.16, (x * (wide / 2 + 0.045), 0, -0.02)), frame) for x in (-1, 1)]
    parts.append((box(wide, 0.09, 0.16, (0, tall, -0.02)), frame))
    leaf = [(box(wide, tall, 0.045, (wide / 2, 0, 0)), wood(tones.wood))]
    for y, high in ((0.18, 0.72), (1.08, 0.80)):
        leaf += [
            (box(wide - 0.30, high, 0.05 + 0.02 * side, (wide / 2, y, 0)), wood(between(tones.wood, tones.dark, 0.35))) for side in (0, 1)
        ]
    leaf += [(box(0.12, 0.025, 0.03, (wide - 0.11, 1.02, z)), metal(tones.metal)) for z in (-0.055, 0.055)]
    turn = -100.0 if ajar else 0.0
    parts += [(moved(mesh, (-wide / 2, 0, 0.02), turn), swatch) for mesh, swatch in leaf]
    return made(*parts)


def _beyond(tones: Tones) -> Prop:
    """The bit of hall that is seen through an open door."""
    dim = tint(tones.dado, 0.62)
    back = moved(_quad(-1.2, 1.2, 0, 2.4), (0, 0, -1.5))
    sides = [moved(_quad(-0.8, 0.8, 0, 2.4), (x * 0.7, 0, -0.8), -90 * x) for x in (-1, 1)]
    return made((back, dim), *((side, dim) for side in sides), (sheet(2.4, 1.5, (0, 0.001, -0.75)), tint(tones.floor, 0.7)))


def outside(dressing: Dressing, *, sea: bool, lit: bool, away: float = 16.0) -> None:
    """What the windows show: the sea, or roofs and trees, all round."""
    tones, dice = dressing.tones, dressing.dice
    if sea:
        dressing.shell("sea", made((sheet(240, 240, (0, -9.0, 0)), Swatch((0.42, 0.53, 0.58), "water", (2.4,)))))
        return
    for side in range(4):
        x, parts = -away, list[Part]()
        while x < away:
            wide = dice.between(f"house {side} {x:.1f}", 3.0, 5.5)
            tall = dice.between(f"roof {side} {x:.1f}", 1.6, 5.0)
            colour = between(dice.pick(f"front {side} {x:.1f}", (tones.wall, tones.dado, tones.second)), tones.metal, 0.25)
            parts += [(box(wide - 0.3, tall + 4.0, 2.0, (x, -4.0, 0)), plain(colour))]
            panes = Swatch((0.96, 0.82, 0.52), "glow") if lit and dice.roll(f"lit {side} {x:.1f}") < 0.6 else tint(colour, 0.7)
            parts += [(box(0.5, 0.8, 0.05, (x + dx, tall - 1.5, 1.0)), panes) for dx in (-0.8, 0.6)]
            x += wide
        at = ((0, -away), (away, 0), (0, away), (-away, 0))[side]
        dressing.shell(f"street {side}", placed(made(*parts), (at[0], 0, at[1]), TURN[side]), side)
