"""Where each piece of a description goes: its own usual place, the place that was said, or next to the thing it belongs to.

Knows what is put where in the rooms people live in; knows nothing of walls' openings or of who comes in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import atan2, cos, degrees, radians, sin

from workprint.crafts.previz.sets import arrange, furniture, hanging, outdoors, painted, structures, vocabulary, wishes
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Item, distance_to
from workprint.crafts.previz.sets.layout import MOVED, Floor, circular
from workprint.crafts.previz.sets.plans import Built, Piece
from workprint.crafts.previz.sets.shell import TURN
from workprint.crafts.previz.sets.tones import Dice
from workprint.crafts.previz.sets.wishes import Spot, Wish

SCENERY = frozenset(
    ("house", "tree", "tuft", "rock", "bush", "streetlamp", "fence", "parapet", "stairs", "town", "mountains", "headland", "pipe", "post")
) | frozenset(("seat", "back", "car", "dashboard", "bonnet", "tyre", "curtain", "leg", "chimney", "tank", "aerial", "lamp", "door"))
"""What open ground keeps when its things are described."""
BACKED = {
    "sofa": (3, 0, 1, 2),
    "bed": (0, 1, 3, 2),
    "shelf": (1, 0, 3, 2),
    "goods shelf": (0, 1, 2, 3),
    "cabinet": (1, 0, 2, 3),
    "drawers": (0, 1, 3, 2),
    "wardrobe": (1, 0, 3, 2),
    "stove": (0, 1, 3, 2),
    "fridge": (0, 1, 3, 2),
    "sink": (0, 3, 1, 2),
    "kitchen units": (0, 3, 1, 2),
    "washbasin": (0, 3, 1, 2),
    "bath": (0, 1, 3, 2),
    "toilet": (1, 0, 3, 2),
    "washing machine": (0, 1, 3, 2),
    "fireplace": (0, 1, 3, 2),
    "piano": (3, 0, 1, 2),
    "television": (1, 0, 3, 2),
    "radiator": (3, 0, 1, 2),
    "vending machine": (0, 1, 3, 2),
    "jukebox": (1, 0, 3, 2),
    "safe": (0, 1, 3, 2),
    "aquarium": (1, 3, 0, 2),
    "coat rack": (0, 2, 1, 3),
    "bench": (3, 1, 0, 2),
    "throne": (0, 1, 3, 2),
    "altar": (0, 1, 3, 2),
    "stairs": (1, 3, 0, 2),
    "nightstand": (0, 1, 3, 2),
    "clothes rail": (1, 3, 0, 2),
    "folding screen": (0, 1, 3, 2),
    "hospital bed": (0, 1, 3, 2),
    "biobed": (0, 1, 3, 2),
    "cell bunk": (3, 0, 1, 2),
    "ship bunk": (0, 3, 1, 2),
    "drip": (0, 1, 3, 2),
    "vitals": (0, 1, 3, 2),
    "trolley": (1, 0, 3, 2),
    "tall bookcase": (0, 1, 3, 2),
    "steel counter": (3, 0, 1, 2),
    "range": (0, 3, 1, 2),
    "pallet rack": (0, 1, 3, 2),
    "tool bench": (0, 1, 3, 2),
    "machine": (0, 1, 3, 2),
    "lab bench": (0, 1, 3, 2),
    "dumbbells": (0, 1, 3, 2),
    "lockers": (1, 0, 3, 2),
    "slot machine": (0, 3, 1, 2),
    "speakers": (0, 1, 3, 2),
    "dj desk": (0, 1, 3, 2),
    "armour": (0, 1, 3, 2),
    "waiting seats": (3, 0, 1, 2),
    "long seat": (3, 1, 0, 2),
    "wall bench": (3, 1, 0, 2),
}
"""Stand with their back to a wall: which wall first."""
CORNERED = frozenset(
    ["plant", "floor lamp", "coat rack", "statue", "dummy", "easel", "barrel", "crate", "box", "umbrella", "broom", "guitar"]
)
"""Stand in a corner if nobody says otherwise."""
TOPS = frozenset(
    ("table", "desk", "low table", "counter", "cabinet", "nightstand", "drawers", "piano", "crate", "barrel", "box", "stove")
) | frozenset(
    ("kitchen units", "fireplace", "altar", "coffin", "bench", "stool", "dashboard", "washing machine", "radiator", "safe", "cart")
)
"""Small things may lie on these."""
NO_THINGS = frozenset(["rain", "snow", "fog", "mist", "water", "curtain"])
"""Weather, which is light's; the sea; and curtains, which every window has."""
FAR = {"lighthouse": (-24.0, -38.0), "house": (16.0, -24.0)}
"""Where the large things of the open stand that nobody gave a place."""
STANDS = {
    "command chair": "armchair",
    "wall bench": "bench",
    "biobed": "bed",
    "hospital bed": "bed",
    "cell bunk": "bed",
    "ship bunk": "bench",
    "judge's chair": "armchair",
    "tall bookcase": "shelf",
    "steel counter": "counter",
    "lab bench": "counter",
    "tool bench": "counter",
    "checkout": "counter",
    "waiting seats": "bench",
    "long seat": "bench",
    "double seat": "bench",
    "school desk": "school desk",
    "card table": "table",
    "round table": "table",
    "office chair": "chair",
    "goods shelf": "shelf",
    "gondola": "island",
    "kitchen units": "counter",
}
"""The name on the set of what is a kind of something else."""
_SEATS = frozenset(["chair", "office chair", "stool", "armchair", "bench", "sofa", "pew"])


def furnish(floor: Floor, pieces: Sequence[Piece]) -> None:
    """Place every piece: what lies under others first, then what was given a place, then the rest, then what belongs to something."""
    told = [_belonging(piece, pieces) for piece in pieces if piece.thing not in NO_THINGS]
    for piece in sorted(told, key=lambda each: _rank(each, told)):
        name = vocabulary.meant(piece.thing)
        anchors = _anchors(floor, piece.near) if piece.near else []
        if name == "rug":
            _carpet(floor, piece, anchors)
        elif name in vocabulary.HUNG:
            _hang(floor, piece, name, anchors)
        elif name in vocabulary.OVERHEAD:
            _overhead(floor, piece, name)
        elif name in vocabulary.SMALL:
            _small(floor, piece, name, anchors)
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
        stands = STANDS.get(name, name)
        item = dressing.put(stands, prop, x, z, yaw, y=y, solid=y < 1.2 and name not in structures.FLAT, foot=structures.FEET.get(name))
        if stands in TOPS:
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
    return 2 if name in BACKED else 4 if name in CORNERED else 3


def _anchors(floor: Floor, near: str) -> list[Item]:
    """The things on the set that a piece is next to."""
    name = vocabulary.meant(near)
    wanted = {near, name, STANDS.get(name, name)} - {"thing"}
    if "window" in near or "door" in near:
        wanted = {"window" if "window" in near else "door"}
    return [item for item in floor.dressing.items if item.thing.name in wanted]


def _prop(floor: Floor, piece: Piece, name: str, number: int, **more: float) -> Prop:
    """The prop in the words of its piece: coloured, larger or smaller, lit where the set is dark."""
    d = floor.dressing
    dice = Dice(f"{d.dice.name} {piece.thing} {number}")
    tones = painted.tones(d.tones, piece.words)
    lit = {"lamp": furniture.desk_lamp, "floor lamp": furniture.floor_lamp, "streetlamp": outdoors.street_lamp}.get(name)
    prop = lit(tones, d.dark) if lit else vocabulary.prop(name, tones, dice)
    return d.book.made(name, painted.sized(prop, name, piece.words), piece.words)


# --------------------------------------------------------------------------------------------- on the floor


def _floor_things(floor: Floor, piece: Piece, name: str, anchors: list[Item], pieces: Sequence[Piece]) -> None:
    """Everything that stands: chairs at their tables, things next to things, the rest where it was wanted."""
    stands = STANDS.get(name, name)
    company = _seats_at(name, anchors, piece.count)
    grid = wishes.grid(piece.count, floor.size)
    drawn = _drawn_up(piece, name, pieces)
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        prop = _table(floor, piece, name, drawn) if name in ("table", "round table") else _prop(floor, piece, name, number)
        prop = floor.dressing.book.made(name, prop, piece.words)
        if company is not None and not wish.said:
            spots = list(_from(company[number])) if number < len(company) else []
        elif anchors and not wish.said:
            spots = list(_near(floor, prop, name, anchors[number % len(anchors)], number // len(anchors) if len(anchors) > 1 else number))
        else:
            spots = list(_wanted(floor, prop, name, wish, grid[number], number))
        if not floor.inside and name in FAR and not wish.said:
            floor.dressing.put(stands, prop, *FAR[name], 25, y=-0.2, solid=False)
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
        if stands in TOPS:
            floor.dressing.top(item, _height(item, stands), min(0.12, 0.3 * min(item.high[0] - item.low[0], item.high[2] - item.low[2])))


def _drawn_up(piece: Piece, name: str, pieces: Sequence[Piece]) -> int:
    """How many seats are drawn up to each of these."""
    at = [each for each in pieces if vocabulary.meant(each.near) == name and vocabulary.meant(each.thing) in _SEATS]
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
    if name not in _SEATS or not anchors or anchors[0].thing.name not in ("table", "desk", "counter"):
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


def _near(floor: Floor, prop: Prop, name: str, anchor: Item, number: int) -> Iterator[Spot]:
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


def _wanted(floor: Floor, prop: Prop, name: str, wish: Wish, cell: tuple[float, float], number: int) -> Iterator[Spot]:
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
    if name in BACKED and (wish.side or wish.depth or not wish.said):
        first = (1 if wish.side > 0 else 3) if wish.side else (0 if wish.depth < 0 else 2) if wish.depth else -1
        order = ((first,) if first >= 0 else ()) + BACKED[name]
        share = wish.share if wish.said else 0.0
        return _walls(floor, prop, order, share if number == 0 else share + 0.02 * number)
    if name in CORNERED and not wish.said:
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        side, depth = corners[(number + int(4 * floor.dressing.dice.roll(name))) % 4]
        return _corner(floor, prop, name, Wish(side=side, depth=depth))
    x, z = (wish.x, wish.z) if wish.said else cell
    x, z = x * size.width / 2, z * size.depth / 2
    return wishes.about(x, z, _yaw_at(floor, prop, name, x, z))


def _yaw_at(floor: Floor, prop: Prop, name: str, x: float, z: float) -> float:
    """Which way a thing looks that stands free: its back to a wall that is near, chairs to the middle, the rest to the audience."""
    if floor.inside and (name in BACKED or name in _SEATS):
        gaps = [z + floor.size.depth / 2, floor.size.width / 2 - x, floor.size.depth / 2 - z, x + floor.size.width / 2]
        wall = min(range(4), key=lambda side: gaps[side])
        if gaps[wall] < prop.size[2] / 2 + 0.5:
            return TURN[wall]
    if name in _SEATS and (abs(x) > 0.4 or abs(z) > 0.4):
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
    yield from _walls(floor, prop, BACKED["bed"], 0.0)


def _corner(floor: Floor, prop: Prop, name: str, wish: Wish) -> Iterator[Spot]:
    """In a corner: with its back to the back or front wall, small things with a hand's breadth round them."""
    back, side = (0 if wish.depth < 0 else 2), (1 if wish.side > 0 else 3)
    if name in BACKED or prop.size[0] > 0.95:
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


# --------------------------------------------------------------------------------------------- under, on and over others


def _carpet(floor: Floor, piece: Piece, anchors: list[Item]) -> None:
    """A rug: under what it is near, else under table or sofa, else in the middle."""
    hosts = anchors or [item for item in floor.dressing.items if item.thing.name in ("table", "low table", "bed")]
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        prop = _prop(floor, piece, "rug", number)
        x, z = (hosts[number].at if number < len(hosts) else (0.0, 0.0)) if not wish.said else (wish.x, wish.z)
        if wish.said and not wish.exact:
            x, z = wish.x * floor.size.width / 2, wish.z * floor.size.depth / 2
        a, b = floor.size.width / 2 - prop.size[0] / 2 - 0.1, floor.size.depth / 2 - prop.size[2] / 2 - 0.1
        floor.dressing.put(
            "rug", prop, max(-a, min(a, x)) if a > 0 else 0.0, max(-b, min(b, z)) if b > 0 else 0.0, y=0.004 * number, solid=False
        )


def _small(floor: Floor, piece: Piece, name: str, anchors: list[Item]) -> None:
    """Lay small things: on what they are near, on the nearest top to where they were said, else on any, else on the floor."""
    tops = floor.dressing.tops
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        prop = _prop(floor, piece, name, number)
        order = list(tops)
        if anchors:
            host = anchors[number % len(anchors)]
            order.sort(key=lambda top: (distance_to(host, top[0], top[2]) > 0.01, (top[0] - host.at[0]) ** 2 + (top[2] - host.at[1]) ** 2))
        elif wish.said:
            x, z = (wish.x, wish.z) if wish.exact else (wish.x * floor.size.width / 2, wish.z * floor.size.depth / 2)
            if wish.wall >= 0:
                x, z = floor.size.at(wish.wall, wish.share * floor.size.length(wish.wall) / 2, 0.3)
            order.sort(key=lambda top: (top[0] - x) ** 2 + (top[2] - z) ** 2)
        if not any(_lay(floor, piece.thing if name == "thing" else name, prop, top) for top in order):
            spot = Spot(*(anchors[0].at if anchors else (0.6, 0.6)))
            floor.stand(
                piece.thing if name == "thing" else name, prop, wishes.about(spot.x, spot.z, 20.0), said=f"{piece.thing} on a table"
            )


def _lay(floor: Floor, name: str, prop: Prop, top: tuple[float, float, float, float, float]) -> bool:
    """Lay a small thing on a top, where nothing lies yet."""
    x, y, z, half_x, half_z = top
    wide = max(prop.size[0], prop.size[2]) / 2
    if wide > max(half_x, half_z) + 0.14:
        return False
    for ax, az in ((0.0, 0.0), (0.5, 0.3), (-0.5, -0.3), (0.0, -0.75), (0.0, 0.75), (0.6, -0.6), (-0.6, 0.6), (0.85, 0.0), (-0.85, 0.0)):
        px, pz = x + ax * half_x, z + az * half_z
        near = [
            item
            for item in floor.dressing.items
            if item.high[0] - item.low[0] < 3.0 and item.low[1] < y + prop.size[1] and item.high[1] > y + 0.01
        ]
        if all(distance_to(item, px, pz) >= wide * 0.9 for item in near):
            yaw = round(40 * floor.dressing.dice.roll(f"{name} {px} {pz}") - 20)
            floor.dressing.put(name, prop, px, pz, yaw, y=y, solid=False)
            return True
    return False


def _hang(floor: Floor, piece: Piece, name: str, anchors: list[Item]) -> None:
    """Hang things: over what they are near, on the wall that was said, else on the barest."""
    walled = [item for item in anchors if item.wall >= 0 and item.thing.name != "window"]
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        prop = _prop(floor, piece, name, number)
        if walled and not wish.said:
            host = walled[number % len(walled)]
            along, height = arrange.over(host, prop)
            places = [(host.wall, along, height)]
        else:
            wall = (
                wish.wall
                if wish.wall >= 0
                else (1 if wish.side > 0 else 3)
                if wish.side
                else (2 if wish.depth > 0 else 0)
                if wish.depth
                else -1
            )
            order = (wall,) if wall >= 0 else hanging.barest(floor)
            share = wish.share if wish.wall >= 0 else 0.0
            places = [(side, share * floor.size.length(side) / 2, _hung_at(prop)) for side in order]
        if not hanging.hung(floor, name, prop, places):
            floor.unplaced.append(f"no room for the {piece.thing} on a wall: it is left out")


def _hung_at(prop: Prop) -> float:
    """The height of its middle: at the eyes, cupboards and shelves by their underside above them."""
    return 1.6 if prop.low[1] < -0.01 else 1.45


def _overhead(floor: Floor, piece: Piece, name: str) -> None:
    """Lamps from the ceiling: over tables, else spread over the room."""
    tables = [item for item in floor.dressing.items if item.thing.name in ("table", "counter", "pool table")]
    spread = wishes.grid(piece.count, floor.size)
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        height = min(1.9 if name == "pendant" else 2.0, floor.size.height - 0.5)
        drop = floor.size.height - height
        d = floor.dressing
        prop = furniture.pendant(d.tones, d.dark, drop) if name == "pendant" else vocabulary.prop(name, d.tones, d.dice)
        x, z = (
            tables[number].at
            if number < len(tables) and not wish.said
            else tuple(a * b / 2 for a, b in zip(spread[number], (floor.size.width, floor.size.depth), strict=True))
        )
        if wish.said:
            x, z = (wish.x, wish.z) if wish.exact else (wish.x * floor.size.width / 2, wish.z * floor.size.depth / 2)
        flat = prop.high[1] < 0.01  # it is fixed to the ceiling itself
        d.put(name, prop, x, z, y=floor.size.height if flat else height, solid=False)
