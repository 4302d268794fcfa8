"""What a set is while it is being dressed, and when it stands: things, marks, walls, lamps, and the boxes that bodies and cameras avoid.

    x to the right, z towards the audience; wall 0 back (-z), 1 right (+x), 2 front (+z), 3 left (-x)

Knows where things stand; knows nothing of how they are built, or who will play there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import pi
from typing import Literal

from workprint.crafts.previz.exact import cos, hypot, sin
from workprint.crafts.previz.forms import Colour, Swatch, Thing
from workprint.crafts.previz.sets.book import Book
from workprint.crafts.previz.sets.carpentry import Point, Prop, placed
from workprint.crafts.previz.sets.finish import HOUSE, Finish
from workprint.crafts.previz.sets.painted import FIXED
from workprint.crafts.previz.sets.tones import Dice, Tones

Box = tuple[float, float, float, float]
"""On the floor: x0, x1, z0, z1."""
Kind = Literal["lamp", "street lamp", "fire", "screen", "window"]
COLOURS: dict[Kind, Colour] = {
    "lamp": (1.0, 0.82, 0.55),
    "street lamp": (1.0, 0.80, 0.50),
    "fire": (1.0, 0.62, 0.30),
    "screen": (0.66, 0.80, 0.95),
    "window": (0.92, 0.95, 1.0),
}
"""What the practicals shine like."""
BODY = 0.26
"""Radius of a standing person, metres."""


@dataclass(frozen=True)
class Spot:
    """Somewhere to stand: a point of the floor (or `y` above it), turned so (degrees), against a wall or none (-1)."""

    x: float
    z: float
    yaw: float = 0.0
    wall: int = -1
    y: float = 0.0


@dataclass(frozen=True)
class Mark:
    """A place for a person. `yaw` is where they face (degrees, 0 is +Z, 90 is +X). `seat` is the seat's height where one may sit, with
    `beside` the place where somebody stands who stands at that seat.
    """

    x: float
    z: float
    yaw: float = 0.0
    seat: float | None = None
    beside: tuple[float, float] | None = None


@dataclass(frozen=True)
class Lamp:
    """A light of the set itself, a practical: a lamp, a street lamp, a fire, a screen or a window (then the day's own light, `towards` the
    room). `at` in metres, `reach` how far it lights, `strength` how much; whether it is `lit` is the hour's matter. `item` is the id of
    the thing that it belongs to (0: none).
    """

    kind: Kind
    at: Point
    reach: float = 2.6
    strength: float = 0.42
    colour: Colour = (1.0, 0.82, 0.55)
    lit: bool = True
    towards: Point | None = None
    item: int = 0

    @property
    def spot(self) -> tuple[float, float, float, float, float]:
        """As one of `Light.spots`."""
        return (*self.at, self.reach, self.strength)


@dataclass(frozen=True)
class Wall:
    """An inner face: a point on it and its normal into the room, in x and z."""

    x: float
    z: float
    nx: float
    nz: float

    def ahead(self, x: float, z: float) -> float:
        """How far a point stands in front of the wall, metres (negative: behind it)."""
        return (x - self.x) * self.nx + (z - self.z) * self.nz


@dataclass(frozen=True)
class Item:
    """One thing on the set, its box low..high. `wall` is the wall it belongs to (-1: none): whatever hangs on a wall leaves with it.
    `apron` is the wall in whose stead it comes (-1: it is always there). What is `opaque` no camera looks or goes through. It
    stands `at` this point of the floor (x, z), turned by `yaw` from its own space. Who walks keeps off its `foot` (x0, x1, z0, z1), where
    that is less than its box.
    """

    thing: Thing
    low: Point
    high: Point
    wall: int = -1
    solid: bool = True
    apron: int = -1
    opaque: bool = True
    at: tuple[float, float] = (0.0, 0.0)
    yaw: float = 0.0
    foot: Box | None = None

    @property
    def floor(self) -> Box:
        """What of the floor it takes: its foot (a trunk, a house without its awning), else all under its box."""
        return self.foot or (self.low[0], self.high[0], self.low[2], self.high[2])


@dataclass(frozen=True)
class Place:
    """A standing set. `floor` is where one may walk (x0, x1, z0, z1), `reach` how far out a camera may go, `ceiling` its height or None.
    `off` are the points beyond its doors from which people come and to which they go. `lamps` are its practicals, lit or not, `tops`
    where small things may lie. `window` is the horizontal direction from which daylight comes. `unplaced` says, a sentence each, what of
    its description could not stand where it was wanted.
    """

    kind: str
    items: tuple[Item, ...]
    marks: Mapping[str, Mark]
    walls: tuple[Wall, ...]
    floor: tuple[float, float, float, float]
    reach: tuple[float, float, float, float]
    off: Mapping[str, tuple[float, float]]
    ceiling: float | None = None
    lamps: tuple[Lamp, ...] = ()
    window: tuple[float, float] = (-0.75, 0.66)
    interior: bool = True
    tops: tuple[tuple[float, float, float, float, float], ...] = ()
    unplaced: tuple[str, ...] = ()

    def named(self, name: str) -> Item | None:
        """The first item of that name."""
        return next((item for item in self.items if item.thing.name == name), None)

    def clear(self, x: float, z: float, radius: float = BODY) -> bool:
        """Whether a body of this radius has room there."""
        x0, x1, z0, z1 = self.floor
        if not (x0 <= x <= x1 and z0 <= z <= z1):
            return False
        return all(distance_to(item, x, z) >= radius for item in self.items if item.solid and item.low[1] < 1.6)


def distance_to(item: Item, x: float, z: float) -> float:
    """From a point of the floor to where an item stands, metres; 0 inside."""
    x0, x1, z0, z1 = item.floor
    dx = max(x0 - x, 0.0, x - x1)
    dz = max(z0 - z, 0.0, z - z1)
    return hypot(dx, dz)


def _turned(foot: Box | None, x: float, z: float, yaw: float) -> Box | None:
    """A foot in its own space as the box on the floor that holds it."""
    if foot is None:
        return None
    c, s = cos(yaw * pi / 180), sin(yaw * pi / 180)
    corners = [(x + a * c + b * s, z - a * s + b * c) for a in foot[:2] for b in foot[2:]]
    return min(a for a, _ in corners), max(a for a, _ in corners), min(b for _, b in corners), max(b for _, b in corners)


@dataclass
class Dressing:
    """A set in the making."""

    tones: Tones
    dice: Dice
    dark: bool
    """Whether its lamps are lit."""
    items: list[Item] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    lamps: list[Lamp] = field(default_factory=list)
    tops: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    """Where small things may lie: x, y, z, half width, half depth."""
    book: Book = field(default_factory=Book)
    """What the look book says of the place and of things."""
    finish: Finish = HOUSE
    asked: tuple[str, ...] = ()
    """The words of its furnishing, for builders that have a choice."""

    def put(
        self,
        name: str,
        prop: Prop,
        spot: Spot,
        *,
        solid: bool = True,
        casts: bool = True,
        foot: Box | None = None,
    ) -> Item:
        """Stand a prop on its spot; `foot` is its own in its own space. Houses cast no shadow: the key must reach the faces before them.
        What the look book says of its colour is done here at the latest; of its size, where others depend on it, before it was placed.
        """
        x, z, yaw = spot.x, spot.z, spot.yaw
        there = placed(self.book.made(name, self._of_its_stuff(prop), sized=name not in FIXED), (x, spot.y, z), yaw)
        thing = Thing(self._next(), name, there.mesh, there.palette, casts=casts)
        item = Item(thing, there.low, there.high, spot.wall, solid, at=(x, z), yaw=yaw, foot=_turned(foot, x, z, yaw))
        self.items.append(item)
        return item

    def _of_its_stuff(self, prop: Prop) -> Prop:
        """In the materials of the building: where nothing is of wood, this is not either."""
        stuff = self.finish.stuff
        if not any(swatch.pattern in stuff for swatch in prop.palette):
            return prop
        palette = (Swatch(swatch.colour, stuff[swatch.pattern]) if swatch.pattern in stuff else swatch for swatch in prop.palette)
        return replace(prop, palette=tuple(palette))

    def _next(self) -> int:
        """An id that no item has yet, although some may have been taken away."""
        return self.items[-1].thing.id + 1 if self.items else 1

    def shell(self, name: str, prop: Prop, wall: int = -1, *, apron: int = -1) -> None:
        """A part of the building itself, that lets the light through."""
        thing = Thing(self._next(), name, prop.mesh, prop.palette, casts=False)
        self.items.append(Item(thing, prop.low, prop.high, wall, False, apron, opaque=False))

    def top(self, item: Item, height: float, margin: float = 0.12) -> None:
        """Small things may lie on this item."""
        x, z = (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
        self.tops.append((x, height, z, (item.high[0] - item.low[0]) / 2 - margin, (item.high[2] - item.low[2]) / 2 - margin))

    def mark(self, name: str, x: float, z: float, yaw: float = 0.0) -> None:
        self.marks[name] = Mark(x, z, yaw)

    def seat(self, name: str, x: float, z: float, yaw: float, height: float, beside: tuple[float, float] | None = None) -> None:
        """Somewhere to sit, and where somebody stands who stands there: by default at its left."""
        turned = (yaw + 90) * pi / 180
        there = beside or (x + sin(turned) * 0.55, z + cos(turned) * 0.55)
        self.marks[name] = Mark(x, z, yaw, height, there)

    def lamp(self, x: float, y: float, z: float, radius: float = 2.6, strength: float = 1.0, *, kind: Kind = "lamp") -> None:
        """A practical of the thing put last: a lamp burns after dark, a fire and a screen always."""
        lit = self.dark or kind in ("fire", "screen")
        item = self.items[-1].thing.id if self.items else 0
        self.lamps.append(Lamp(kind, (x, y, z), radius, round(0.42 * strength, 3), COLOURS[kind], lit, item=item))


def free_spot(place: Place, x: float, z: float, taken: tuple[tuple[float, float], ...] = (), apart: float = 0.62) -> tuple[float, float]:
    """The free floor nearest to a point: clear of furniture, walls and everybody who is already placed."""
    for ring in range(40):
        for step in range(max(1, 6 * ring)):
            angle = 2 * pi * step / max(1, 6 * ring)
            at = x + sin(angle) * ring * 0.14, z + cos(angle) * ring * 0.14
            if place.clear(*at) and all(hypot(at[0] - a, at[1] - b) >= apart for a, b in taken):
                return at
    return x, z
