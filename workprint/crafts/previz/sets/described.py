"""Sets that somebody described: walls of the size that was said, doors and windows on the walls named, each thing where it was put.

    pieces, size   >   openings   >   shell   >   floor   >   near things, small things   >   walls   >   marks

What has no room where it was wanted stands at the nearest free place, and `Floor.unplaced` says so. Knows what kinds of things there are;
knows nothing of pages or people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz.colours import from_hex
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import dress, habits, placing, plans, vocabulary
from workprint.crafts.previz.sets.dressing import Dressing, Item
from workprint.crafts.previz.sets.finish import HOUSE
from workprint.crafts.previz.sets.layout import Floor
from workprint.crafts.previz.sets.plans import OPENINGS, Ground, Piece, Room
from workprint.crafts.previz.sets.shell import DOOR, HEAD, SILL, Opening, Size, build
from workprint.crafts.previz.sets.tones import tint
from workprint.crafts.previz.sets.wishes import wishes

Ways = dict[str, tuple[float, float]]
_LEAST, _MOST = (1.8, 1.8, 2.1), (60.0, 60.0, 14.0)


@dataclass(frozen=True)
class Description:
    """A set as an order says it: its pieces, and as much of width, depth and height as was said, metres."""

    pieces: tuple[Piece, ...] = ()
    size: tuple[float, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces or self.size)


def read(order: Mapping[str, Any]) -> Description:
    """The description in a clip's "set". `EngineError` where it cannot be read."""
    try:
        pieces = tuple(_piece(each) for each in order.get("pieces") or () if str(each.get("thing", "")).strip())
        size = tuple(round(float(each) / 100, 3) for each in tuple(order.get("size") or ())[:3])
    except (TypeError, ValueError, AttributeError, OverflowError) as wrong:
        raise EngineError(
            f"the set's description cannot be read ({wrong})",
            remedy='A piece is {"thing": "chair", "count": 4, "near": "table"}; the size is [width, depth, height] in centimetres.',
        ) from None
    return Description(pieces, tuple(each if each < 1e6 else 0.0 for each in size))


def _piece(said: Mapping[str, Any]) -> Piece:
    thing, *rest = (" ".join(str(said.get(key) or "").casefold().split()) for key in ("thing", "where", "near", "words"))
    return Piece(thing, max(1, min(60, int(said.get("count") or 1))), *rest)


def room(dressing: Dressing, plan: Room, said: Description, open_door: bool) -> tuple[Size, Ways, Floor]:
    """A room as it was described, and as its plan is where nothing else was said."""
    size, tight = _size(plan.size, said.size)
    furnished = any(piece.thing not in OPENINGS for piece in said.pieces)
    own = [] if furnished else _unsaid(plans.pieces(plan.pieces), said.pieces)
    wanted = [*said.pieces, *own]
    holes, lost = _holes(wanted, size)
    build(dressing, size, holes, floor=_flooring(dressing, plan), wall=_papered(dressing, plan), open_door=open_door)
    w, d = size.width / 2, size.depth / 2
    openings = [(wall, hole) for wall, row in holes.items() for hole in row]
    floor = Floor(dressing, size, (-w, w, -d, d), openings, unplaced=[*tight, *lost])
    if not said:
        placing.build(floor, plan.built)
    placing.furnish(floor, [piece for piece in wanted if piece.thing not in OPENINGS])
    dress.walls(floor)
    return size, dress.marks(floor, plan.like), floor


def _unsaid(own: Sequence[Piece], said: Sequence[Piece]) -> list[Piece]:
    """The pieces of a plan without its windows or doors, where others were said."""
    told = {piece.thing for piece in said}
    return [piece for piece in own if piece.thing not in told]


def ground(dressing: Dressing, kind: str, said: Description, reach: tuple[float, float]) -> Floor:
    """The described things on open ground, which keeps its houses, trees and hills: what stood about before is taken away."""
    driven = {"car"} & {vocabulary.meant(piece.thing) for piece in said.pieces} if kind == "street" else set()
    keep = habits.SCENERY - driven
    dressing.items[:] = [item for item in dressing.items if item.thing.name.split(" ")[0] in keep or not _loose(item, reach)]
    ids = {item.thing.id for item in dressing.items}
    dressing.lamps[:] = [lamp for lamp in dressing.lamps if lamp.item in ids]
    dressing.tops.clear()
    for name in [name for name, mark in dressing.marks.items() if mark.seat is not None and kind != "car"]:
        del dressing.marks[name]
    x, z = (each / 2 if each else usual for each, usual in zip((*said.size, 0.0, 0.0)[:2], reach, strict=True))
    floor = Floor(dressing, Size(2 * x, 2 * z, 0.0), (-x, x, -z, z), inside=False, road=3.45 if kind == "street" else None)
    if kind == "car":
        floor.kept.append((-1.1, 1.1, -1.9, 2.3))
    placing.furnish(floor, [piece for piece in said.pieces if piece.thing not in OPENINGS])
    dress.cleared(floor, kind)
    return floor


def laid(dressing: Dressing, plan: Ground, reach: tuple[float, float]) -> Floor:
    """Open ground as its plan has it, on the plain kind that already stands."""
    dressing.items[:] = [_coloured(item, plan) for item in dressing.items if item.thing.name.split(" ")[0] not in plan.without]
    ids = {item.thing.id for item in dressing.items}
    dressing.lamps[:] = [lamp for lamp in dressing.lamps if not lamp.item or lamp.item in ids]
    floor = Floor(dressing, Size(2 * reach[0], 2 * reach[1], 0.0), (-reach[0], reach[0], -reach[1], reach[1]), inside=False)
    for name in [name for name, mark in dressing.marks.items() if mark.seat is not None]:
        del dressing.marks[name]
    placing.build(floor, plan.built)
    placing.furnish(floor, plans.pieces(plan.pieces))
    dress.cleared(floor, plan.like)
    return floor


def _coloured(item: Item, plan: Ground) -> Item:
    said = plan.coloured.get(item.thing.name.split(" ")[0])
    if said is None:
        return item
    colour, (pattern, values) = said
    return replace(item, thing=replace(item.thing, palette=tuple(Swatch(from_hex(colour), pattern, values) for _ in item.thing.palette)))


def _loose(item: Item, reach: tuple[float, float]) -> bool:
    """Whether a thing stands about where people play, and could be carried or driven off."""
    return item.opaque and abs(item.at[0]) < reach[0] + 3 and abs(item.at[1]) < reach[1] + 3 and item.high[1] - item.low[1] < 3.0


def _size(usual: Sequence[float], said: Sequence[float]) -> tuple[Size, list[str]]:
    """The room's measures: those said, else the usual ones, within reason."""
    wanted = [said[i] if i < len(said) and said[i] > 0 else usual[i] for i in range(3)]
    kept = [min(most, max(least, each)) for each, least, most in zip(wanted, _LEAST, _MOST, strict=True)]
    lost = (
        []
        if kept == wanted
        else [f"a room of {' x '.join(f'{each:g}' for each in wanted)} m cannot be built: {kept[0]:g} x {kept[1]:g} x {kept[2]:g}"]
    )
    return Size(*kept), lost


# --------------------------------------------------------------------------------------------- doors and windows


def _holes(pieces: Sequence[Piece], size: Size) -> tuple[dict[int, list[Opening]], list[str]]:
    """The openings of each wall, spread evenly along it; a door always, since people come and go; and what found no wall."""
    wanted: dict[int, list[tuple[float, int, Piece]]] = {wall: [] for wall in range(4)}
    for number, piece in enumerate(each for each in pieces if each.thing in OPENINGS):
        for i, wish in enumerate(wishes(piece.where, piece.count)):
            wall = wish.wall if wish.wall >= 0 else _wall_of(wish.side, wish.depth, piece.thing, i)
            wanted[wall].append((wish.share if wish.wall >= 0 else 0.8 * wish.side, number, piece))
    if not any(piece.thing == "door" for row in wanted.values() for _, _, piece in row):
        wall = 0 if len(wanted[0]) < 2 else min(range(4), key=lambda side: len(wanted[side]))
        wanted[wall].append((0.9, 99, Piece("door")))
    found: dict[int, list[Opening]] = {}
    lost: list[str] = []
    used = False
    for wall, row in wanted.items():
        placed = _spread(row, size, wall, lost)
        found[wall] = [replace(hole, used=hole.kind == "window" or not used) for hole in placed]
        used = used or any(hole.kind == "door" for hole in placed)
    return found, lost


def _wall_of(side: int, depth: int, thing: str, number: int) -> int:
    """The wall of an opening of which only a side was said, or nothing: doors at the back, windows on the left, then round."""
    if side:
        return 1 if side > 0 else 3
    if depth:
        return 0 if depth < 0 else 2
    return ((0, 1, 3, 2) if thing == "door" else (3, 0, 2, 1))[number % 4]


def _spread(row: Sequence[tuple[float, int, Piece]], size: Size, wall: int, lost: list[str]) -> list[Opening]:
    """The openings of one wall, in the order of where they were wanted, each in the middle of its stretch."""
    long = size.length(wall) - 0.3
    fit = max(1, int(long / 1.05))
    row = sorted(row, key=lambda each: (each[0], each[1]))
    lost += [f"no room for the {piece.thing} on its wall: it is left out" for _, _, piece in row[fit:]]
    row = row[:fit]
    if not row:
        return []
    each = long / len(row)
    alone = len(row) == 1
    found = []
    for i, (share, _, piece) in enumerate(row):
        along = -long / 2 + each * (i + 0.5)
        if alone:
            along = share * (long / 2 - 0.75) if piece.thing == "door" or share else 0.0
        found.append(_opening(piece, along, each, size.height))
    return found


def _opening(piece: Piece, along: float, room: float, height: float) -> Opening:
    words = set(piece.words.split())
    if piece.thing == "door":
        wide = 1.5 if words & {"double", "wide", "big", "large", "glass"} else DOOR[0]
        return Opening("door", along, min(wide, room - 0.3), 0.0, min(DOOR[1], height - 0.15))
    if "low" in words:
        return Opening("window", along, min(0.55, room - 0.2), 0.95, 1.42)
    wide = (
        2.6
        if words & {"big", "large", "wide", "huge", "display", "shop", "panoramic"}
        else 0.8
        if words & {"small", "narrow", "tiny"}
        else 1.4
    )
    low = 0.45 if words & {"tall", "french", "display", "shop", "huge"} else 1.35 if words & {"small", "high", "tiny"} else SILL
    high = min(height - 0.25, HEAD + (0.5 if "tall" in words else 0.0))
    return Opening("window", along, max(0.6, min(wide, room - 0.45)), min(low, high - 0.5), high)


def _flooring(dressing: Dressing, plan: Room) -> Swatch:
    t, d, (pattern, values) = dressing.tones, dressing.dice, dressing.finish.floor
    if pattern:
        return Swatch(t.floor, pattern, values)
    if plan.like in ("kitchen", "shop", "cafe", "hall"):
        return Swatch(t.floor, "tiles", (0.4, 0.6))
    return Swatch(tint(t.floor, 0.85).colour if plan.like == "bar" else t.floor, d.pick("floor", ("planks", "planks", "plain")))


def _papered(dressing: Dressing, plan: Room) -> str:
    """The wallpaper of a room that people live in; "" where the finish decides."""
    if plan.like not in ("room", "bedroom") or dressing.finish is not HOUSE:
        return ""
    return dressing.dice.pick("paper", ("panel", "plain", "stripes"))
