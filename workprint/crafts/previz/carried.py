"""What people have in their hands: the prop of its name, in the hand, at every instant; and the light it gives.

Knows vocabularies and hands; knows nothing of how a thing came there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import cos, radians, sin
from typing import Any

from workprint.crafts.previz.forms import Mesh, Thing
from workprint.crafts.previz.people.grips import grip, hangs
from workprint.crafts.previz.people.performer import Key, Performance, holding_at, seat_at
from workprint.crafts.previz.sets import vocabulary
from workprint.crafts.previz.sets.carpentry import Prop, moved
from workprint.crafts.previz.sets.tones import Dice, tones

_GLOW = {"lantern": (2.4, 0.5), "candle": (1.4, 0.35), "torch": (1.6, 0.4)}
"""How far a thing lights what is near it, metres, and how strongly."""


def named(word: object) -> str:
    """The prop that an order's "holding" means; "" for nothing, and for what nobody can hold."""
    text = str(word or "").strip()
    name = vocabulary.meant(text) if text else ""
    return name if name in vocabulary.SMALL or name in ("suitcase", "umbrella") else ""


def made(name: str) -> Prop:
    """The prop, the same in every shot."""
    dice = Dice(f"in hand: {name}")
    return vocabulary.prop(name, tones(dice), dice)


def thing_at(performance: Performance, t: float, id: int, cast: Mapping[str, Performance]) -> Thing | None:
    """What they hold at second `t`, as a thing to draw: upright (it hangs or is kept level), turned with its holder."""
    if not performance.holding or performance.player is not None:
        return None
    prop, how = made(performance.holding), grip(performance.holding)
    hand, yaw = holding_at(performance, t, cast)
    seat = seat_at(performance, t)
    if seat is not None and hangs(performance.holding):
        return _set_down(performance.holding, prop, seat, id)
    high, tip = how.share * prop.high[1], radians(how.tip)
    ahead = (sin(radians(yaw)), cos(radians(yaw)))
    # turned about the point where it is held, which lies `high` above its foot
    low = (hand[0] + ahead[0] * high * sin(tip), hand[1] - high * cos(tip), hand[2] + ahead[1] * high * sin(tip))
    if seat is not None and seat.table > 0.0:
        low = (low[0], max(low[1], seat.place[1] + seat.table), low[2])
    return _posed(performance.holding, prop, moved(prop.mesh, low, yaw + how.turn, pitch=-how.tip), id)


def _set_down(name: str, prop: Prop, seat: Key, id: int) -> Thing:
    """What hangs from a hand stands on the table before who sits there, if it is small, else on the floor at their right."""
    small = seat.table > 0.0 and prop.high[1] < 0.4
    x, y, z = (-0.38, seat.table, 0.42) if small else (-0.48, 0.0, 0.05)
    s, c = sin(radians(seat.yaw)), cos(radians(seat.yaw))
    at = (seat.place[0] + x * c + z * s, seat.place[1] + y, seat.place[2] - x * s + z * c)
    return _posed(name, prop, moved(prop.mesh, at, seat.yaw), id)


def _posed(name: str, prop: Prop, mesh: Mesh, id: int) -> Thing:
    return Thing(id, name, replace(mesh, rest=prop.mesh.points if prop.mesh.rest is None else prop.mesh.rest), prop.palette, moving=True)


def spot(thing: Thing) -> tuple[float, float, float, float, float] | None:
    """The light that a held thing gives, as `Light.spots` has it."""
    if thing.name not in _GLOW:
        return None
    x, y, z = (float(v) for v in thing.mesh.points.mean(0))
    return (x, y, z, *_GLOW[thing.name])


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


__all__ = ["left", "made", "named", "on_the_ground", "spot", "thing_at"]
