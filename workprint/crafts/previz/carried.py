"""What people handle: every thing that changes hands or place in a shot, where it is at every instant, and the light it gives.

    belongings > where: it stands there (from 0.0) | in MARA's right hand (from 1.7) | in JONAH's (from 4.1) | on the table (from 6.0)

Knows props, grips and hands; knows nothing of why a thing goes from hand to hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import degrees, inf, radians
from typing import Any

import numpy as np

from workprint.crafts.previz.exact import acos, cos, dot, matmul, sin
from workprint.crafts.previz.forms import Colour, Mesh, Swatch, Thing
from workprint.crafts.previz.people.grips import HAND, carriage, hangs
from workprint.crafts.previz.people.ik import Array, cross, size, turn, unit
from workprint.crafts.previz.people.performer import Grasp, Performance, grasp_at, has_hands, seat_at
from workprint.crafts.previz.people.routines import at_ear, with_both
from workprint.crafts.previz.people.walk import smooth
from workprint.crafts.previz.sets import grips, vocabulary
from workprint.crafts.previz.sets.book import Book, Entry, as_said
from workprint.crafts.previz.sets.carpentry import Grip, Point, Prop
from workprint.crafts.previz.sets.dressing import COLOURS, Item, Kind, Place
from workprint.crafts.previz.sets.tones import Dice, tones

_GLOW: dict[str, tuple[float, float, Kind]] = {
    "lantern": (2.4, 0.5, "fire"), "candle": (1.4, 0.35, "fire"), "torch": (1.6, 0.4, "lamp"), "phone": (0.75, 0.34, "screen"),
    "laptop": (0.9, 0.26, "screen"),
}  # fmt: skip
"""How far a thing lights what is near it, metres, how strongly, and like what."""
_AT_EAR = Grip((0.0, 0.004, 0.02), (0.0, 0.0, -1.0), "grip", (0.0, 1.0, 0.0))
"""How a phone is held at an ear: upright, its screen to the cheek."""
_TURNS_OVER, _DUG = 0.35, 0.20
"""Seconds in which a thing turns from the way it lay to the way it is held; how deep a spade goes into the ground, metres."""


@dataclass(frozen=True)
class Where:
    """From second `at` a thing is in `who`'s hand (0 left, 1 right), or, where `who` is "", stands at `spot`, turned by `yaw`."""

    at: float
    who: str = ""
    hand: int = HAND
    spot: Point = (0.0, 0.0, 0.0)
    yaw: float = 0.0


@dataclass(frozen=True)
class Belonging:
    """One thing that somebody handles. `item` is what it was on the set, which is off the set for this shot; without one it is new.
    `name` is its prop's name; `word` what the page calls it; `set` the name of the set whose colours it has; `noted` what the look book
    says of it.
    """

    name: str
    word: str
    set: str
    where: tuple[Where, ...]
    item: Item | None = None
    noted: Entry | None = None
    own: Prop | None = None
    """What a file of the user's own has instead, with its grip."""

    @property
    def carried(self) -> str:
        """What it is carried as."""
        return "open umbrella" if self.name == "umbrella" and self.word.startswith("open") else self.name

    def at(self, t: float) -> Where:
        """Where it is at second `t`."""
        return next((each for each in reversed(self.where) if each.at <= t), self.where[0])


def named(word: object) -> str:
    """The prop that an order's "holding" or "thing" means; "" for nothing, and for what nobody can hold."""
    text = str(word or "").strip()
    name = vocabulary.meant(text) if text else ""
    return name if name in vocabulary.SMALL or name in grips.GRIPS else ""


@lru_cache(maxsize=128)
def standing(name: str, place: str, noted: Entry | None = None) -> Prop:
    """A thing as it stands or lies, in its own space: the same in every shot of a place."""
    dice = Dice(f"{place} {name}")
    prop = vocabulary.prop(name, tones(dice), dice)
    return as_said(prop, noted) if noted else prop


@lru_cache(maxsize=128)
def in_hand(word: str, place: str, noted: Entry | None = None) -> Prop:
    """A thing as it is held, in its own space, with its grip."""
    prop = grips.held(word, place)
    return as_said(prop, noted) if noted else prop


def as_noted(belongings: Sequence[Belonging], book: Book) -> tuple[Belonging, ...]:
    """The belongings as the look book has them."""
    return tuple(replace(each, noted=book.entry(each.word, each.name)) for each in belongings)


def things(belongings: Sequence[Belonging], t: float, first: int, cast: Mapping[str, Performance], hidden: frozenset[str]) -> list[Thing]:
    """What is handled in the shot, as things to draw at second `t`; their ids count from `first`. What the hidden hold is not drawn."""
    found = []
    for index, belonging in enumerate(belongings):
        where = belonging.at(t)
        if where.who not in hidden:
            found.append(thing_at(belonging, t, first + index, cast))
    return found


def thing_at(belonging: Belonging, t: float, id: int, cast: Mapping[str, Performance]) -> Thing:
    """One thing at second `t`. It turns over from the way it lay, or was held, to the way it is held or will lie."""
    here, other, change, part = belonging.at(t), None, 0.0, 0.0
    for before, after in pairwise(belonging.where):
        if after.at <= t < after.at + _TURNS_OVER and after.who:
            other, change, part = before, after.at, 1 - smooth((t - after.at) / _TURNS_OVER)
        elif after.at - _TURNS_OVER < t < after.at and before.who and not after.who:
            other, change, part = after, after.at, smooth(1 - (after.at - t) / _TURNS_OVER)
    form, turned, anchor, grip = _as_it_is(belonging, here, t, cast)
    off = np.zeros(3)
    if other is not None and part > 0.0:
        _, way, spot, held = _as_it_is(belonging, other, change, cast)
        turned = _between(turned, way, part)
        off = (spot - matmul(way, held)) - (_as_it_is(belonging, here, change, cast)[2] - matmul(way, grip))
    at = anchor - matmul(turned, grip) + part * off
    if here.who:
        at = _clear(belonging.name, form.mesh, turned, at, cast[here.who], t)
    return _posed(belonging.name, form, turned, at, id)


@dataclass(frozen=True)
class _Form:
    """A thing's mesh in its own space and its palette."""

    mesh: Mesh
    palette: tuple[Swatch, ...]


def _as_it_is(belonging: Belonging, where: Where, t: float, cast: Mapping[str, Performance]) -> tuple[_Form, Array, Array, Array]:
    """A thing as it stands or is held there at second `t`: its form, how it is turned, and a point of the world with the point of the
    thing that is at it.
    """
    if where.who and has_hands(cast[where.who]):
        prop = belonging.own or in_hand(belonging.word, belonging.set, belonging.noted)
        assert prop.grip is not None
        how = carriage(belonging.carried)
        grasp = grasp_at(cast[where.who], t, cast, where.hand)
        if how.both and prop.grip.other is not None:
            return _Form(prop.mesh, prop.palette), *_between_hands(prop.grip, grasp, grasp_at(cast[where.who], t, cast, 1 - where.hand))
        turned, at = _held(prop.grip, grasp, level=how.level)
        both = with_both(cast[where.who], t) if prop.grip.other is not None else 0.0
        if both > 0.0:
            turned = _between(turned, _along_both(prop.grip, grasp, grasp_at(cast[where.who], t, cast, 1 - where.hand)), both)
        held, ear = np.asarray(prop.grip.at, float), at_ear(cast[where.who], t) if belonging.name == "phone" else 0.0
        if ear > 0.0:
            upright, there = _held(_AT_EAR, grasp, level=False)
            turned, at = _between(turned, upright, ear), at + (there - at) * ear
            held = held + (np.asarray(_AT_EAR.at, float) - held) * ear
        return _Form(prop.mesh, prop.palette), turned, at, held
    spot = np.asarray(where.spot, float)
    if belonging.item is not None:
        mesh, item = belonging.item.thing.mesh, belonging.item
        back = _about(-item.yaw)
        own = replace(
            mesh,
            points=(matmul(mesh.points - np.asarray(item_spot(item), np.float32), back.T)).astype(np.float32),
            normals=(matmul(mesh.normals, back.T)).astype(np.float32),
            rest=mesh.points if mesh.rest is None else mesh.rest,
        )
        return _Form(own, item.thing.palette), _about(where.yaw), spot, np.zeros(3)
    prop = belonging.own or standing(belonging.name, belonging.set, belonging.noted)
    return _Form(prop.mesh, prop.palette), _about(where.yaw), spot, np.zeros(3)


def _between(a: Array, b: Array, part: float) -> Array:
    """A rotation by `part` of the way from one to another (the shortest)."""
    across = matmul(a.T, b)
    angle = acos(min(1.0, max(-1.0, (float(np.trace(across)) - 1.0) / 2.0)))
    if angle < 1e-6:
        return a
    axis = np.array((across[2, 1] - across[1, 2], across[0, 2] - across[2, 0], across[1, 0] - across[0, 1]))
    if size(axis) < 1e-6:
        axis = np.array((0.0, 1.0, 0.0)) + 1e-3
    found: Array = matmul(a, turn(unit(axis), degrees(angle) * part))
    return found


def about(place: Place, belongings: Sequence[Belonging], gone: frozenset[int], t: float, cast: Mapping[str, Performance]) -> Place:
    """The place with what people handle where it is at second `t`, as a camera looks for it; what it was on the set is gone from there."""
    there = [item for item in place.items if item.thing.id not in gone]
    for index, belonging in enumerate(belongings):
        thing = thing_at(belonging, t, max((item.thing.id for item in place.items), default=0) + 1 + index, cast)
        low, high = (thing.mesh.points.min(0), thing.mesh.points.max(0))
        box = (float(low[0]), float(low[1]), float(low[2])), (float(high[0]), float(high[1]), float(high[2]))
        there.append(Item(thing, *box, solid=False, opaque=False, at=(float((low[0] + high[0]) / 2), float((low[2] + high[2]) / 2))))
    return replace(place, items=tuple(there)) if belongings else place


def item_spot(item: Item) -> Point:
    """Where an item of the set stands, metres."""
    return item.at[0], item.low[1], item.at[1]


def grip_of(belonging: Belonging) -> Array:
    """Where a hand takes hold of a thing that stands, in its own space turned as it stands (y up from its foot): at its top, or where
    its grip is.
    """
    prop = belonging.own or in_hand(belonging.word, belonging.set, belonging.noted)
    assert prop.grip is not None
    lying = belonging.own or standing(belonging.name, belonging.set, belonging.noted)
    x, y, z = prop.grip.at
    low = max(0.02, min(y, lying.high[1]))
    return np.array((x, low if lying.high[1] > 0.06 else 0.03, z))


def _about(yaw: float) -> Array:
    c, s = cos(radians(yaw)), sin(radians(yaw))
    return np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)))


def _held(grip: Grip, grasp: Grasp, *, level: bool) -> tuple[Array, Array]:
    """Rotation of a thing in a hand, as its grip says, and where the hand holds it; a level thing is then brought upright."""
    if grip.pose == "grip":
        axis, front, at = grasp.thumb, grasp.along, grasp.fist
    elif grip.pose == "pinch":
        axis, front, at = grasp.along, -grasp.palm, grasp.tips
    else:
        axis, front, at = grasp.palm, grasp.along, grasp.at
    own = _frame(np.asarray(grip.axis, float), np.asarray(grip.front, float))
    turned = matmul(_frame(axis, front), own.T)
    return (_upright(turned) if level else turned), at


def _between_hands(grip: Grip, one: Grasp, two: Grasp) -> tuple[Array, Array, Array]:
    """A thing in two hands: level, across from one to the other; how it is turned, and a point of the world with the point of it there."""
    assert grip.other is not None
    here, there = np.asarray(grip.at, float), np.asarray(grip.other, float)
    across, over = there - here, two.fist - one.fist
    flat, wide = across * np.array((1.0, 0.0, 1.0)), over * np.array((1.0, 0.0, 1.0))
    up = np.array((0.0, 1.0, 0.0))
    turned = matmul(_frame(up, wide), _frame(up, flat).T)
    return turned, (one.fist + two.fist) / 2, (here + there) / 2


def _along_both(grip: Grip, one: Grasp, two: Grasp) -> Array:
    """How a long thing is turned that one hand has at its end and the other farther on."""
    assert grip.other is not None
    along, up = np.asarray(grip.other, float) - np.asarray(grip.at, float), np.asarray(grip.front, float)
    found: Array = matmul(_frame(two.fist - one.fist, one.along), _frame(along, up).T)
    return found


def _frame(axis: Array, front: Array) -> Array:
    a = unit(axis)
    f = unit(front - a * dot(front, a))
    return np.stack((a, f, cross(a, f)), 1)


def _upright(turned: Array) -> Array:
    """The nearest rotation that leaves a thing's own up pointing up."""
    up = turned[:, 1]
    axis, c = cross(up, np.array((0.0, 1.0, 0.0))), float(up[1])
    s = size(axis)
    if s < 1e-9:
        return turned if c > 0 else matmul(turned, np.diag((1.0, -1.0, -1.0)))
    k = axis / s
    skew = np.array(((0.0, -k[2], k[1]), (k[2], 0.0, -k[0]), (-k[1], k[0], 0.0)))
    found: Array = matmul(np.eye(3) + s * skew + (1 - c) * (matmul(skew, skew)), turned)
    return found


def _clear(name: str, mesh: Mesh, turned: Array, at: Array, holder: Performance, t: float) -> Array:
    """Lifted so that it is not in the floor (but for a spade at work), nor in the table of who sits at one."""
    seat = seat_at(holder, t)
    floor = float(holder.keys[0].place[1])
    floor -= _DUG * with_both(holder, t) if name == "shovel" else 0.0
    least = floor + seat.table if seat is not None and seat.table > 0.0 else floor
    lowest = float((matmul(mesh.points, turned[1])).min() + at[1])
    lifted: Array = at + np.array((0.0, max(0.0, least + 0.003 - lowest), 0.0))
    return lifted


def _posed(name: str, form: _Form, turned: Array, at: Array, id: int) -> Thing:
    mesh = form.mesh
    points = (matmul(mesh.points.astype(np.float64), turned.T) + at).astype(np.float32)
    normals = (matmul(mesh.normals.astype(np.float64), turned.T)).astype(np.float32)
    rest = mesh.points if mesh.rest is None else mesh.rest
    return Thing(id, name, replace(mesh, points=points, normals=normals, rest=rest), form.palette, moving=True)


def spot(thing: Thing) -> tuple[tuple[float, float, float, float, float], Colour] | None:
    """The light that a handled thing gives, as `Light.spots` has it, and its colour."""
    if thing.name not in _GLOW:
        return None
    x, y, z = (float(v) for v in thing.mesh.points.mean(0))
    reach, strength, kind = _GLOW[thing.name]
    return (x, y, z, reach, strength), COLOURS[kind]


def left(furnishing: Sequence[Any], people: Sequence[Mapping[str, Any]]) -> list[Any]:
    """A set's furnishing without what somebody has in hand: it does not lie about as well."""
    held = {named(person.get("holding")) for person in people} - {""}
    return [word for word in furnishing if vocabulary.meant(str(word)) not in held]


def on_the_ground(furnishing: Sequence[Any], order: Mapping[str, Any]) -> list[Any]:
    """An outdoor set's furnishing without the small things that nobody looks at or goes to: a page that names a lantern in a street
    means one that is carried, and no table is there for it to stand on.
    """
    sought = {vocabulary.meant(str(beat.get(key, ""))) for beat in order.get("beats", ()) for key in ("target", "thing")}
    sought |= {vocabulary.meant(str(person.get("facing", ""))) for person in order.get("people", ())}
    names = [(word, vocabulary.meant(str(word))) for word in furnishing]
    return [word for word, name in names if name == "thing" or name not in vocabulary.SMALL or name in sought]


ALWAYS = -inf
"""Since before the shot."""
__all__ = [
    "ALWAYS",
    "Belonging",
    "Where",
    "about",
    "as_noted",
    "grip_of",
    "hangs",
    "in_hand",
    "item_spot",
    "left",
    "named",
    "on_the_ground",
    "spot",
    "standing",
]
__all__ += ["thing_at", "things"]
