"""The sets: from what an order says of a place (kind, name, inside or out, time, furnishing) to a standing, dressed Place.

The same order gives the same set in every shot: sizes, colours and dressing are drawn from the place's name. Knows every kind of set;
knows nothing of people, cameras or the sun.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz.sets import cars, described, houses, lands, plans, rooms, shops, streets, vocabulary
from workprint.crafts.previz.sets.book import Book, coloured
from workprint.crafts.previz.sets.described import Description
from workprint.crafts.previz.sets.dressing import Dressing, Item, Lamp, Mark, Place, Wall, distance_to, free_spot
from workprint.crafts.previz.sets.finish import HOUSE
from workprint.crafts.previz.sets.furnishing import furnish
from workprint.crafts.previz.sets.grips import held
from workprint.crafts.previz.sets.grounds import GROUNDS
from workprint.crafts.previz.sets.interiors import PLAIN, ROOMS
from workprint.crafts.previz.sets.marks import Anchor, Asked, asked, relative, resolved, settled
from workprint.crafts.previz.sets.practicals import practicals
from workprint.crafts.previz.sets.seats import seated
from workprint.crafts.previz.sets.shell import Size, outside, walls
from workprint.crafts.previz.sets.tones import Dice, tones

Builder = Callable[[Dressing, bool], tuple[Size, dict[str, tuple[float, float]]]]
INDOORS: dict[str, Builder] = {
    "room": rooms.living,
    "cafe": houses.cafe,
    "kitchen": rooms.kitchen,
    "bedroom": rooms.bedroom,
    "office": rooms.office,
    "bar": houses.bar,
    "hall": houses.hall,
    "corridor": houses.corridor,
    "shop": shops.shop,
}
OUTDOORS: dict[str, Builder] = {
    "street": streets.street,
    "alley": streets.alley,
    "rooftop": streets.rooftop,
    "field": lands.field,
    "forest": lands.forest,
    "beach": lands.beach,
    "landscape": lands.landscape,
    "stage": houses.stage,
    "car": cars.car,
    "void": lands.void,
    "space": lands.space,
}
PLAIN_KINDS = (*INDOORS, *OUTDOORS)
"""The kinds of set with a builder of their own."""
KINDS = tuple(dict.fromkeys((*PLAIN_KINDS, *ROOMS, *GROUNDS)))
"""Every kind of set: the plain ones, and those that are plans."""
_BY_THE_SEA = frozenset(
    ["lighthouse", "lamp", "harbour", "harbor", "beach", "sea", "ship", "boat", "cabin", "island", "coast", "shore", "pier", "ocean", "bay"]
)
_DARK = frozenset(["night", "dusk", "evening"])
_BLANK = Book()


def place(order: Mapping[str, Any], *, open_door: bool = False, noted: Book = _BLANK) -> Place:
    """The set that `order` asks for (the "set" of a clip's order). `open_door` leaves its door ajar, for who comes and goes; `noted` is
    what the look book says of it and of its things.

    With "pieces" or a "size" it is built as described. `EngineError` for a kind that does not exist, naming the nearest.
    """
    name = " ".join(str(order.get("place", "")).casefold().split())
    words = tuple(str(word) for word in order.get("furnishing", ()))
    said = described.read(order)
    kind = str(order.get("kind", "room"))
    inside = (kind in INDOORS or kind in ROOMS) and not (kind in GROUNDS and order.get("interior") is False)
    told = kind, name, str(order.get("time", "day")).casefold(), words, said, open_door, inside
    built, of = _built(*told, noted), noted.light.of if noted.light else ()
    if not of or any(lamp.kind in of for lamp in built.lamps):
        return built
    usual, lost = _built(*told, replace(noted, light=None)), [kind for kind in of if kind != "window"]
    return replace(usual, unplaced=(*usual.unplaced, *(f"no {kind} is here to give the light" for kind in lost)))


@lru_cache(maxsize=12)
def _built(
    kind: str, name: str, time: str, furnishing: tuple[str, ...], said: Description, open_door: bool, inside: bool, noted: Book
) -> Place:
    if kind not in KINDS:
        near = get_close_matches(kind, KINDS, 1, 0.0)[0]
        raise EngineError(f"there is no set of kind {kind!r}", remedy=f"did you mean {near!r}? Kinds: {', '.join(KINDS)}.")
    room = ROOMS.get(kind) if inside else None
    dice = Dice(f"{kind}: {name}")
    dark = bool(_DARK & set(time.split()))
    lamps = noted.lamps(kind in ("bar", "corridor") or dark or (room is not None and room.lit))
    plan = room or GROUNDS.get(kind)
    painted = plans.painted(tones(dice), plan.tones if plan else {})
    dressing = Dressing(
        coloured(painted, noted.wall), dice, dark=lamps, book=noted, finish=room.finish if room else HOUSE, asked=furnishing
    )
    unplaced: list[str] = list(noted.unknown)
    if inside and (said or room):
        size, off, floor = described.room(dressing, room or PLAIN[kind], said, open_door)
        unplaced += floor.unplaced if said else []
    else:
        size, off, lost = _outside(dressing, kind, said, open_door)
        unplaced += lost
    if inside:
        sea = bool(_BY_THE_SEA & set(name.replace("'", " ").split())) or "water" in furnishing
        shows = "sea" if sea and dressing.finish.outside == "town" else dressing.finish.outside
        outside(dressing, shows=shows, lit=dark, away=max(16.0, max(size.width, size.depth) / 2 + 9.0))
    furnish(dressing, size, _held(furnishing) if said else furnishing, inside=inside)
    return _standing(plan.like if plan else kind, time, dressing, size, off, unplaced, inside=inside)


def _outside(dressing: Dressing, kind: str, said: Description, open_door: bool) -> tuple[Size, dict[str, tuple[float, float]], list[str]]:
    """Open ground, or a room that is built as it is: the plain kind, its plan on it, and on that what was described."""
    plan, lost = GROUNDS.get(kind), list[str]()
    like = plan.like if plan else kind
    size, off = (INDOORS.get(like) or OUTDOORS[like])(dressing, open_door)
    if plan:
        described.laid(dressing, plan, _PLAYED.get(like, (8.0, 6.0)))
    if said:
        lost += described.ground(dressing, like, said, _PLAYED.get(like, (5.0, 4.0))).unplaced
    return size, off, lost


_PLAYED = {"street": (6.0, 2.4), "alley": (1.9, 6.0), "rooftop": (4.8, 3.8), "stage": (4.0, 2.8), "car": (4.0, 4.0)}
"""Half the width and depth of the ground on which described things stand out of doors, metres."""


def _held(furnishing: tuple[str, ...]) -> tuple[str, ...]:
    """Only what lies about, of what a page names: the furniture of a described set is its description's."""
    return tuple(word for word in furnishing if vocabulary.meant(word) in vocabulary.SMALL and (vocabulary.meant(word) != "thing"))


def _standing(
    kind: str, time: str, dressing: Dressing, size: Size, off: dict[str, tuple[float, float]], unplaced: Sequence[str], *, inside: bool
) -> Place:
    w, d = size.width / 2, size.depth / 2
    edge = 0.34 if inside else 0.0
    bare = Place(
        kind=kind,
        items=tuple(dressing.items),
        marks=dict(dressing.marks),
        walls=walls(size) if inside else (),
        floor=(-w + edge, w - edge, -d + edge, d - edge),
        reach=(-w - 6.0, w + 6.0, -d - 6.0, d + 7.0) if inside else _reach(kind, w, d),
        off=off,
        ceiling=size.height if inside else None,
        lamps=practicals(dressing.items, dressing.lamps, dark=dressing.dark, time=time, interior=inside),
        tops=tuple(dressing.tops),
        interior=inside,
        unplaced=tuple(unplaced),
    )
    return replace(bare, marks=seated(replace(bare, marks=settled(bare))))


def _reach(kind: str, w: float, d: float) -> tuple[float, float, float, float]:
    """How far out a camera may go: to the other pavement, to the parapet, into the country."""
    if kind == "street":
        return (-24.0, 24.0, -2.9, 11.0)
    if kind == "alley":
        return (-2.1, 2.1, -11.0, 13.0)
    return (-w - 14.0, w + 14.0, -d - 14.0, d + 14.0) if kind != "rooftop" else (-16.0, 16.0, -14.0, 16.0)


__all__ = [
    "GROUNDS",
    "INDOORS",
    "KINDS",
    "PLAIN_KINDS",
    "ROOMS",
    "Anchor",
    "Asked",
    "Item",
    "Lamp",
    "Mark",
    "Place",
    "Wall",
    "asked",
    "distance_to",
    "free_spot",
    "held",
    "place",
    "relative",
    "resolved",
]
