"""The pieces of a description on the floor: in which order they are placed, what belongs to what, and the chairs at their tables.

    what lies under others  >  exact places  >  given walls  >  the rest  >  what belongs to something  >  small things  >  walls

Knows what goes with what; knows nothing of words, of where a single thing may stand (`wanted`), or of what lies and hangs (`laying`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import radians

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.sets import arrange, furniture, habits, laying, painted, structures, vocabulary, wanted, wishes
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Item, Spot
from workprint.crafts.previz.sets.layout import MOVED, Floor, circular
from workprint.crafts.previz.sets.plans import Built, Piece
from workprint.crafts.previz.sets.tones import Dice


def furnish(floor: Floor, pieces: Sequence[Piece]) -> None:
    """Place every piece: what lies under others first, then what was given a place, then the rest, then what belongs to something."""
    told = [_belonging(piece, pieces) for piece in pieces if piece.thing not in habits.NO_THINGS]
    for piece in sorted(told, key=lambda each: _rank(each, told)):
        name = vocabulary.meant(piece.thing)
        anchors = _anchors(floor, piece.near) if piece.near else []
        if name == "rug":
            laying.carpet(floor, piece, anchors)
        elif name in vocabulary.HUNG:
            laying.hang(floor, piece, name, anchors)
        elif name in vocabulary.OVERHEAD:
            laying.overhead(floor, piece, name)
        elif name in vocabulary.SMALL:
            laying.small(floor, piece, name, anchors)
        else:
            _floor_things(floor, piece, name, anchors, told)


def build(floor: Floor, built: Sequence[Built]) -> None:
    """Stand the things of a plan exactly where it has them."""
    dressing = floor.dressing
    for name, x, z, yaw, *high in built:
        make = structures.BUILT.get(name)
        dice = Dice(f"{dressing.dice.name} {name} {x} {z}")
        prop = make(dressing.tones, dice) if make else vocabulary.prop(name, dressing.tones, dice)
        y = high[0] if high else 0.0
        stands = habits.STANDS.get(name, name)
        item = dressing.put(
            stands, prop, Spot(x, z, yaw, y=y), solid=y < 1.2 and name not in structures.FLAT, foot=structures.FEET.get(name)
        )
        if stands in habits.TOPS:
            dressing.top(item, item.high[1])


def _belonging(piece: Piece, pieces: Sequence[Piece]) -> Piece:
    """Chairs of which nothing is said belong to the table or desk that is described, a low table and a television to the sofa."""
    if piece.near or piece.where:
        return piece
    name = vocabulary.meant(piece.thing)
    hosts = {
        "chair": ("table", "round table", "desk"),
        "office chair": ("desk",),
        "stool": ("counter",),
        "low table": ("sofa",),
        "nightstand": ("bed",),
        "armchair": ("fireplace", "sofa", "low table"),
        "till": ("counter",),
    }.get(name, ())
    described = [vocabulary.meant(each.thing) for each in pieces]
    return replace(piece, near=next((host for host in hosts if host in described), ""))


def _rank(piece: Piece, pieces: Sequence[Piece], deep: int = 0) -> int:
    """Who is placed when: exact places, walls, the rest of the floor, then who belongs to something, small things, walls' last."""
    name = vocabulary.meant(piece.thing)
    if name in vocabulary.HUNG or name in vocabulary.OVERHEAD:
        return 30
    if name in vocabulary.SMALL:
        return 20
    if name == "rug":
        return 19
    if piece.near in ("window", "door"):
        return 1
    host = next(
        (each for each in pieces if piece.near and each is not piece and vocabulary.meant(each.thing) == vocabulary.meant(piece.near)), None
    )
    if host is not None and deep < 6:
        return 1 + max(5, _rank(host, pieces, deep + 1))
    if piece.where:
        return 0 if wishes.wishes(piece.where)[0].exact else 1
    return 2 if name in habits.BACKED else 4 if name in habits.CORNERED else 3


def _anchors(floor: Floor, near: str) -> list[Item]:
    """The things on the set that a piece is next to."""
    name = vocabulary.meant(near)
    wanted = {near, name, habits.STANDS.get(name, name)} - {"thing"}
    if "window" in near or "door" in near:
        wanted = {"window" if "window" in near else "door"}
    return [item for item in floor.dressing.items if item.thing.name in wanted]


def _floor_things(floor: Floor, piece: Piece, name: str, anchors: list[Item], pieces: Sequence[Piece]) -> None:
    """Everything that stands: chairs at their tables, things next to things, the rest where it was wanted."""
    stands = habits.STANDS.get(name, name)
    company = _seats_at(name, anchors, piece.count)
    grid = wishes.grid(piece.count, floor.size)
    drawn = _drawn_up(piece, name, pieces)
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        prop = (
            _table(floor, piece, name, drawn) if name in ("table", "round table") else habits.as_said(floor.dressing, piece, name, number)
        )
        prop = floor.dressing.book.made(name, prop, piece.words)
        if company is not None and not wish.said:
            spots = list(_from(company[number])) if number < len(company) else []
        elif anchors and not wish.said:
            spots = list(
                wanted.near(floor, prop, name, anchors[number % len(anchors)], number // len(anchors) if len(anchors) > 1 else number)
            )
        else:
            spots = list(wanted.spots(floor, prop, name, wish, grid[number], number))
        if not floor.inside and name in habits.FAR and not wish.said:
            floor.dressing.put(stands, prop, Spot(*habits.FAR[name], 25, y=-0.2), solid=False)
            continue
        item = None
        if drawn and stands != "counter":
            item = floor.stand(stands, prop, spots, margin=0.52)
        far = MOVED if wish.said or anchors else 99.0
        item = item or floor.stand(stands, prop, spots, said=piece.thing, far=far, seat=company is not None)
        if item is None:
            continue
        if drawn:
            floor.kept += [
                (x - 0.27, x + 0.27, z - 0.27, z + 0.27) for x, z in ((s.x, s.z) for s in _seats_at("chair", [item], drawn) or [])
            ]
        if stands in habits.TOPS:
            floor.dressing.top(item, _height(item, stands), min(0.12, 0.3 * min(item.high[0] - item.low[0], item.high[2] - item.low[2])))


def _drawn_up(piece: Piece, name: str, pieces: Sequence[Piece]) -> int:
    """How many seats are drawn up to each of these."""
    at = [each for each in pieces if vocabulary.meant(each.near) == name and vocabulary.meant(each.thing) in habits.SEATS]
    return -(-sum(each.count for each in at) // piece.count) if name in ("table", "round table", "desk", "counter") else 0


def _height(item: Item, stands: str) -> float:
    return {"bench": 0.45, "stool": item.high[1], "fireplace": 1.11, "kitchen units": 0.92, "stove": 0.92}.get(stands, item.high[1])


def _from(spot: Spot) -> Iterator[Spot]:
    """A chair's place, pulled back a little if it is tight."""
    for back in (0.0, 0.08, 0.16):
        yield Spot(round(spot.x - sin(radians(spot.yaw)) * back, 4), round(spot.z - cos(radians(spot.yaw)) * back, 4), spot.yaw)
    yield from itertools.islice(wishes.about(spot.x, spot.z, spot.yaw), 7, 500)


def _table(floor: Floor, piece: Piece, name: str, chairs: int) -> Prop:
    """A table as large as the chairs at it need."""
    tones = painted.tones(floor.dressing.tones, piece.words)
    words = set(piece.words.split())
    if name == "round table" or "round" in words:
        radius = 0.40 if chairs <= 2 else 0.52 if chairs <= 4 else max(0.62, 0.125 * chairs)
        return painted.sized(furniture.round_table(tones, radius), "round table", piece.words)
    if chairs <= 1 and piece.count > 3:
        return painted.sized(furniture.table(tones, 0.7, 0.5), name, piece.words)
    deep = 1.2 if chairs <= 2 else 1.5 if chairs <= 4 else 0.62 * (-(-(chairs - 2) // 2)) + 0.66
    if "square" in words:
        return painted.sized(furniture.table(tones, 0.9, 0.9), name, piece.words)
    long = max(deep, 2.4) if words & {"long", "banquet", "conference"} else deep
    return painted.sized(furniture.table(tones, 0.95 if chairs > 4 else 0.85, long), name, piece.words)


def _seats_at(name: str, anchors: list[Item], count: int) -> list[Spot] | None:
    """The places of seats that belong to a table, desk or counter; None for all else."""
    if name not in habits.SEATS or not anchors or anchors[0].thing.name not in ("table", "desk", "counter"):
        return None
    each, found = -(-count // len(anchors)), []
    for index, anchor in enumerate(anchors):
        number = min(each, count - each * index)
        if number <= 0:
            break
        if anchor.thing.name == "desk":
            found += arrange.at_desk(anchor, number)
        elif anchor.thing.name == "counter":
            found += arrange.along_counter(anchor, number)
        else:
            found += arrange.round_table(anchor, number, circle=circular(anchor))
    return found
