"""Doors and windows: what stands in the holes of walls, by the building's finish, and the bit of hall seen through a door.

Knows carpentry; knows nothing of rooms or of where the holes are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workprint.crafts.previz.exact import hypot
from workprint.crafts.previz.forms import Mesh, Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, box, lathe, made, mesh_of, moved, sheet
from workprint.crafts.previz.sets.finish import Doors, Finish
from workprint.crafts.previz.sets.tones import Tones, between, glow, metal, plain, tint, wood

SILL, HEAD = 0.85, 2.15
_SASH = -0.06
"""How far behind the wall's face the middle of a window's sash lies, metres."""
DOOR = (0.92, 2.06)
"""Width and height of a doorway."""
_STAINED = ((0.62, 0.24, 0.22), (0.24, 0.36, 0.58), (0.78, 0.62, 0.28), (0.30, 0.48, 0.36))


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


def window(along: float, width: float = 1.4, low: float = SILL, high: float = HEAD) -> Opening:
    return Opening("window", along, width, low, high)


def door(along: float, *, used: bool = True) -> Opening:
    return Opening("door", along, DOOR[0], 0.0, DOOR[1], used)


def glazed(tones: Tones, hole: Opening, finish: Finish) -> Prop:
    """What stands in a window's hole: frame, sash, and curtains, bars or coloured panes as the building has them."""
    if finish.window == "port":
        return _port(tones, hole)
    frame, wide, tall = plain(tones.trim), hole.width, hole.high - hole.low
    parts: list[Part] = [
        (box(wide + 0.24, 0.05, 0.22, (0, hole.low - 0.05, 0.05)), frame),
        (box(wide + 0.16, 0.07, 0.10, (0, hole.high, 0)), frame),
    ]
    parts += [(box(0.07, tall, 0.14, (x * (wide / 2 + 0.02), hole.low, -0.02)), frame) for x in (-1, 1)]
    parts += [(mesh, frame) for mesh in (sash(hole) if finish.window != "wide" else ())]
    if finish.window == "barred":
        count = max(3, round(wide / 0.13))
        parts += [(box(0.025, tall, 0.025, (wide * ((i + 0.5) / count - 0.5), hole.low, 0.02)), metal(tones.metal)) for i in range(count)]
    if finish.window == "stained":
        parts += _leaded(hole)
    return made(*parts, *(_curtains(tones, hole) if finish.window == "curtains" else ()))


def _curtains(tones: Tones, hole: Opening) -> list[Part]:
    wide, tall = hole.width, hole.high - hole.low
    drapes = [_drape(tall + 0.3, (x * (wide / 2 + 0.10), hole.low - 0.22, 0.10)) for x in (-1, 1)]
    rail = moved(lathe(((0.015, 0), (0.015, wide + 0.7)), sides=8), (-(wide / 2 + 0.35), hole.high + 0.11, 0.11), roll=-90)
    return [*((drape, Swatch(tones.cloth, "curtain", (0.09,))) for drape in drapes), (rail, wood(tones.dark))]


def _port(tones: Tones, hole: Opening) -> Prop:
    """A wide port of a ship: a heavy metal frame with cut corners, no bars."""
    wide, tall, cut = hole.width, hole.high - hole.low, 0.16
    rim = metal(tones.trim)
    parts: list[Part] = [(box(wide + 0.24, 0.12, 0.16, (0, y, 0)), rim) for y in (hole.low - 0.10, hole.high - 0.02)]
    parts += [(box(0.12, tall + 0.2, 0.16, (x * (wide / 2 + 0.04), hole.low - 0.1, 0)), rim) for x in (-1, 1)]
    for x in (-1, 1):
        for y in (hole.low, hole.high):
            parts.append(
                (
                    moved(
                        box(cut * 1.6, 0.12, 0.14),
                        (x * (wide / 2 - 0.02), y - 0.06, 0),
                        roll=45.0 * (1 if (y == hole.low) == (x < 0) else -1),
                    ),
                    rim,
                )
            )
    return made(*parts)


def _leaded(hole: Opening) -> list[Part]:
    """Coloured panes in lead, lozenge by lozenge."""
    across, up = max(2, round(hole.width / 0.28)), max(3, round((hole.high - hole.low) / 0.34))
    wide, tall = hole.width / across, (hole.high - hole.low) / up
    return [
        (
            box(wide - 0.02, tall - 0.02, 0.01, (hole.width * ((i + 0.5) / across - 0.5), hole.low + j * tall, _SASH)),
            glow(_STAINED[(i + 2 * j + i * j) % 4], 0.9),
        )
        for i in range(across)
        for j in range(up)
    ]


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
        length = hypot(x1 - x0, z1 - z0)
        points += [(x0, 0, z0), (x1, 0, z1), (x1, height, z1), (x0, height, z0)]
        normals += [(-(z1 - z0) / length, 0, (x1 - x0) / length)] * 4
        faces += [(4 * i, 4 * i + 1, 4 * i + 2), (4 * i, 4 * i + 2, 4 * i + 3)]
    return moved(mesh_of(points, normals, faces), at)


# --------------------------------------------------------------------------------------------- doors


def hung_door(tones: Tones, hole: Opening, ajar: bool, style: Doors) -> Prop:
    """The frame and the leaf; ajar it has swung into the room on its hinges, or slid into the wall."""
    frame = metal(tones.trim) if style in ("sliding", "steel", "bars") else plain(tones.trim)
    wide, tall = hole.width, hole.high
    if style == "open":
        return made((box(wide + 0.02, 0.02, 0.3, (0, tall - 0.01, -0.15)), tint(tones.wall, 0.8)))
    parts: list[Part] = [(box(0.09, tall + 0.09, 0.16, (x * (wide / 2 + 0.045), 0, -0.02)), frame) for x in (-1, 1)]
    parts.append((box(wide, 0.09, 0.16, (0, tall, -0.02)), frame))
    if style == "sliding":
        return made(*parts, *_sliding(tones, wide, tall, ajar))
    if style == "cloth":
        return made(
            *(
                (_drape(tall, (wide * (i - 0.5) / 2.6 * (2.2 if ajar else 1.0), 0, 0)), Swatch(tones.cloth, "curtain", (0.09,)))
                for i in range(2)
            )
        )
    turn = -100.0 if ajar else 0.0
    return made(*parts, *((moved(mesh, (-wide / 2, 0, 0.02), turn), swatch) for mesh, swatch in _LEAVES[style](tones, wide, tall)))


def _panelled(tones: Tones, wide: float, tall: float) -> list[Part]:
    leaf = [(box(wide, tall, 0.045, (wide / 2, 0, 0)), wood(tones.wood))]
    for y, high in ((0.18, 0.72), (1.08, 0.80)):
        leaf += [
            (box(wide - 0.30, high, 0.05 + 0.02 * side, (wide / 2, y, 0)), wood(between(tones.wood, tones.dark, 0.35))) for side in (0, 1)
        ]
    return [*leaf, *_handles(tones, wide)]


def _handles(tones: Tones, wide: float) -> list[Part]:
    return [(box(0.12, 0.025, 0.03, (wide - 0.11, 1.02, z)), metal(tones.metal)) for z in (-0.055, 0.055)]


def _flush(tones: Tones, wide: float, tall: float) -> list[Part]:
    """A smooth leaf with a small pane at eye height and a plate at the foot: schools, wards, offices."""
    leaf: list[Part] = [
        (box(wide, tall, 0.045, (wide / 2, 0, 0)), plain(tones.second)),
        (box(0.16, 0.6, 0.06, (wide - 0.24, 1.2, 0)), Swatch((0.62, 0.70, 0.74), "glass")),
    ]
    return [*leaf, (box(wide - 0.08, 0.24, 0.055, (wide / 2, 0.04, 0)), metal(tones.metal)), *_handles(tones, wide)]


def _steel(tones: Tones, wide: float, tall: float) -> list[Part]:
    """A riveted steel leaf with two bands and a bolt."""
    leaf: list[Part] = [(box(wide, tall, 0.06, (wide / 2, 0, 0)), metal(tones.metal))]
    leaf += [(box(wide, 0.09, 0.08, (wide / 2, y, 0)), metal(between(tones.metal, tones.dark))) for y in (0.35, tall - 0.5)]
    return [*leaf, (box(0.34, 0.05, 0.12, (wide - 0.2, 1.05, 0)), metal(tones.dark))]


def _glass_leaf(tones: Tones, wide: float, tall: float) -> list[Part]:
    edge = metal(tones.metal)
    leaf: list[Part] = [(box(0.06, tall, 0.045, (x, 0, 0)), edge) for x in (0.03, wide - 0.03)]
    leaf += [(box(wide, 0.08, 0.045, (wide / 2, y, 0)), edge) for y in (0.0, 1.0, tall - 0.08)]
    return [*leaf, (box(wide - 0.12, tall - 0.16, 0.012, (wide / 2, 0.08, 0)), Swatch((0.62, 0.71, 0.75), "glass")), *_handles(tones, wide)]


def _barred(tones: Tones, wide: float, tall: float) -> list[Part]:
    steel = metal(tones.metal)
    count = max(5, round(wide / 0.13))
    leaf: list[Part] = [(box(0.03, tall, 0.03, (wide * (i + 0.5) / count, 0, 0)), steel) for i in range(count)]
    leaf += [(box(wide, 0.06, 0.04, (wide / 2, y, 0)), steel) for y in (0.1, 1.0, tall - 0.1)]
    return [*leaf, (box(0.2, 0.24, 0.07, (wide - 0.14, 0.92, 0)), metal(tones.dark))]


_LEAVES = {"wood": _panelled, "plain": _flush, "steel": _steel, "glass": _glass_leaf, "bars": _barred}


def _sliding(tones: Tones, wide: float, tall: float, ajar: bool) -> list[Part]:
    """Two leaves that part in the middle, a bar of light above, a lit plate beside."""
    off = 0.40 * wide if ajar else 0.0
    parts: list[Part] = []
    for side in (-1, 1):
        x = side * (wide / 4 + off)
        parts += [
            (box(wide / 2 - 0.012, tall, 0.05, (x, 0, -0.06)), metal(tones.second)),
            (box(wide / 2 - 0.14, 0.5, 0.06, (x, 1.1, -0.06)), metal(between(tones.second, tones.dark, 0.3))),
            (box(wide / 2 - 0.012, 0.07, 0.06, (x, 0.9, -0.06)), plain(tones.accent)),
        ]
    parts.append((box(wide * 0.7, 0.05, 0.03, (0, tall + 0.13, 0.03)), glow((0.85, 0.93, 0.98), 0.9)))
    return [
        *parts,
        (box(0.10, 0.2, 0.03, (wide / 2 + 0.22, 1.1, 0.015)), plain(tones.dark)),
        (box(0.06, 0.08, 0.02, (wide / 2 + 0.22, 1.19, 0.03)), glow((0.45, 0.85, 0.95), 0.9)),
    ]


def beyond(tones: Tones) -> Prop:
    """The bit of hall that is seen through an open door."""
    dim = tint(tones.dado, 0.62)
    back = moved(quad(-1.2, 1.2, 0, 2.4), (0, 0, -1.5))
    sides = [moved(quad(-0.8, 0.8, 0, 2.4), (x * 0.7, 0, -0.8), -90 * x) for x in (-1, 1)]
    return made((back, dim), *((side, dim) for side in sides), (sheet(2.4, 1.5, (0, 0.001, -0.75)), tint(tones.floor, 0.7)))


def quad(x0: float, x1: float, y0: float, y1: float) -> Mesh:
    """An upright rectangle that faces +Z."""
    points = ((x0, y0, 0), (x1, y0, 0), (x1, y1, 0), (x0, y1, 0))
    return mesh_of(points, ((0, 0, 1),) * 4, ((0, 1, 2), (0, 2, 3)))
