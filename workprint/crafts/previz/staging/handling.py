"""Handling: things that are held, picked up, put down and handed over. Each is in one place at every instant.

What is handled leaves the set for the shot and is drawn on its own (`carried`). Knows props, tops and hands; knows nothing of how a hand
gets anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum, radians
from typing import Any

from workprint.crafts.previz import carried
from workprint.crafts.previz.carried import ALWAYS, Belonging, Where
from workprint.crafts.previz.exact import cos, dist, sin
from workprint.crafts.previz.people.grips import HAND, hangs
from workprint.crafts.previz.people.performance import Act, Glance, Hold
from workprint.crafts.previz.sets.dressing import Item
from workprint.crafts.previz.sets.marks import item_named
from workprint.crafts.previz.staging.blocking import Blocking, Part, near, put_where, ready, send, stand_up, turn_to
from workprint.crafts.previz.staging.spots import Point, ahead, bearing, folded

REACH, BACK = 0.80, 0.85
"""From a hand's setting out to its being there, and from there to its being back, seconds."""
ARM = 0.62
"""How far from a person's middle something may be that they reach without a step, metres."""
BETWEEN = 0.80
"""How far apart two stand of whom one hands the other something, metres."""
_PARTS_WITH = ("put", "drop", "give", "throw")
Beat = Mapping[str, Any]


# --------------------------------------------------------------------------------------------- what there is


def begin_holding(blocking: Blocking, part: Part, word: str) -> None:
    """The shot finds somebody with a thing in hand; who sits has set down what hangs from a hand."""
    name = carried.named(word)
    if not name or part.handless:
        if word:
            blocking.unstaged.append(f"{part.name} cannot hold {word!r}")
        return
    said = _said(blocking, word, name)
    take_off(blocking, part, name)
    if part.spot.posture == "sit" and hangs(name):
        at, yaw = _beside_seat(part, carried.standing(name, blocking.scene).high[1])
        blocking.things.append(Belonging(name, said, blocking.scene, (Where(ALWAYS, spot=at, yaw=yaw),)))
        return
    blocking.things.append(Belonging(name, said, blocking.scene, (Where(ALWAYS, part.name, HAND),)))
    part.holds.append(Hold(ALWAYS, "open umbrella" if "open" in said else name, HAND))


def slings(blocking: Blocking, part: Part, word: str, beats: Sequence[Beat]) -> bool:
    """Whether a bag hangs at its owner's hip for the whole shot, from its strap, and leaves both hands free: where they neither sit nor are
    somebody of the user's own, and nobody handles the bag."""
    if carried.named(word) != "bag" or part.player is not None or part.spot.posture == "sit":
        return False
    for beat in beats:
        said = [carried.named(beat.get(key)) for key in ("thing", "target")]
        if "bag" in said or (folded(beat.get("who", "")) == folded(part.name) and beat.get("verb") in _PARTS_WITH and not said[0]):
            return False
    part.figure = replace(part.figure, bag=carried.standing("bag", part.name).palette[0].colour)
    take_off(blocking, part, "bag")
    return True


def _said(blocking: Blocking, word: str, name: str) -> str:
    """The word as the hand has it: an umbrella is up where there is weather."""
    closed = {"closed", "folded", "rolled"} & set(folded(word).split())
    return "open umbrella" if name == "umbrella" and not blocking.place.interior and not closed else word


def take_off(blocking: Blocking, part: Part, name: str) -> None:
    """A thing that is in a hand does not stand on the set as well."""
    here = [item for item in blocking.place.items if item.thing.name == name and item.thing.id not in blocking.gone and _loose(item)]
    if here:
        blocking.gone.add(min(here, key=lambda item: dist(_middle(item), part.spot.at)).thing.id)


def _loose(item: Item) -> bool:
    """Whether a thing can be carried off."""
    return max(high - low for low, high in zip(item.low, item.high, strict=True)) < 1.3


def _middle(item: Item) -> Point:
    return (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2


def _beside_seat(part: Part, high: float) -> tuple[tuple[float, float, float], float]:
    """On the table before who sits there, if it is small, else on the floor at their right."""
    seat = part.spot
    x, y, z = (-0.38, seat.table, 0.42) if seat.table > 0.0 and high < 0.4 else (-0.48, 0.0, 0.05)
    s, c = sin(radians(seat.yaw)), cos(radians(seat.yaw))
    return (round(seat.x + x * c + z * s, 4), round(y, 4), round(seat.z - x * s + z * c, 4)), seat.yaw


def _owned(blocking: Blocking, part: Part) -> int | None:
    """Which thing somebody holds by now."""
    held = part.holding
    return next((i for i, thing in enumerate(blocking.things) if held and thing.where[-1].who == part.name), None)


def _found(blocking: Blocking, part: Part, word: str, at: float) -> int:
    """Which thing is meant: one that is about already, else one of the set, else one that lies ready on the nearest top or on the floor."""
    name = carried.named(word)
    for i, thing in enumerate(blocking.things):
        if thing.name == name and not thing.where[-1].who:
            return i
    named = item_named(blocking.place, word)
    items = [item for item in blocking.place.items if item.thing.name == name and item.thing.id not in blocking.gone and _loose(item)]
    item = named if named is not None and named in items else min(items, key=lambda each: dist(_middle(each), part.spot.at), default=None)
    if item is not None:
        blocking.gone.add(item.thing.id)
        where = Where(ALWAYS, spot=carried.item_spot(item), yaw=item.yaw)
        blocking.things.append(Belonging(name, word, blocking.scene, (where,), item))
    else:
        spot = top_near(blocking, part, 3.0) or (*_before(blocking, part), 0.0)
        x, z, y = spot if len(spot) == 3 else (spot[0], spot[1], 0.0)
        blocking.things.append(Belonging(name, word, blocking.scene, (Where(ALWAYS, spot=(x, y, z), yaw=part.spot.yaw + 160.0),)))
    return len(blocking.things) - 1


def _before(blocking: Blocking, part: Part) -> Point:
    """A spot of floor a step before somebody."""
    x, z = ahead(part.spot.at, part.spot.yaw, 0.55)
    return round(x, 3), round(z, 3)


def top_near(blocking: Blocking, part: Part, within: float, on: str = "") -> tuple[float, float, float] | None:
    """The nearest free place on a top: (x, z, height); None where there is none so near."""
    seat = part.spot
    if not on and seat.posture == "sit" and seat.table > 0.0:
        x, z = ahead(ahead(seat.at, seat.yaw, 0.42), seat.yaw - 90.0, 0.20)
        return round(x, 3), round(z, 3), seat.table
    named = item_named(blocking.place, on) if on else None
    best: tuple[float, tuple[float, float, float]] | None = None
    for x, y, z, wide, deep in blocking.place.tops:
        if named is not None and not (named.low[0] <= x <= named.high[0] and named.low[2] <= z <= named.high[2]):
            continue
        at = min(max(seat.x, x - wide), x + wide), min(max(seat.z, z - deep), z + deep)
        far = dist(at, seat.at)
        crowded = any(dist((thing.where[-1].spot[0], thing.where[-1].spot[2]), at) < 0.15 for thing in blocking.things)
        if far <= within and (best is None or far < best[0]):
            best = (far, (round(at[0] + 0.2 * crowded, 3), round(at[1], 3), y))
    if best is None and named is not None and 0.2 < named.high[1] < 1.4:
        low, high = named.low, named.high
        at = min(max(seat.x, low[0] + 0.15), high[0] - 0.15), min(max(seat.z, low[2] + 0.15), high[2] - 0.15)
        return round(at[0], 3), round(at[1], 3), high[1]
    return best[1] if best else None


# --------------------------------------------------------------------------------------------- the beats


def pick(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Go to a thing, take it, have it in hand."""
    word = str(beat.get("thing") or beat.get("target") or "")
    name = carried.named(word)
    if not name:
        blocking.unstaged.append(f"{part.name} cannot pick up {word or 'nothing that is named'!r}")
        return
    if part.holding is not None:
        drop(blocking, part, at)
    i = _found(blocking, part, word, at)
    thing = blocking.things[i]
    x, y, z = thing.where[-1].spot
    at = go_to(blocking, part, (x, z), min(at, max(0.0, blocking.seconds - REACH - BACK)))
    contact, hand = at + REACH, _side(part, (x, z))
    point = _grip_point(thing, (x, y, z), thing.where[-1].yaw)
    part.acts.append(Act(at, "pick", point, contact + BACK, contact, hand))
    part.looks.append(Glance(max(0.0, at - 0.3), point))
    part.looks.append(Glance(contact + 0.3, _attention(blocking, part)))
    _has(blocking, part, i, contact, hand)


def put(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Set what is held on a top, or on the floor."""
    word, on = str(beat.get("thing") or ""), str(beat.get("target") or "")
    i = _owned(blocking, part)
    if i is None and (name := carried.named(word or on)):
        begin_holding(blocking, part, word or on)
        i, on = _owned(blocking, part), on if word else ""
        if i is not None and name:
            part.holds[-1] = part.holds[-1]._replace(at=ALWAYS)
    if i is None:
        blocking.unstaged.append(f"{part.name} has nothing in hand to put down")
        return
    thing = blocking.things[i]
    floor = folded(on) in ("floor", "ground") or hangs(thing.name)
    there = None if floor and not on else top_near(blocking, part, 3.5, "" if folded(on) in ("floor", "ground") else on)
    if folded(on) in ("floor", "ground"):
        there = None
    x, z, y = there if there is not None else (*_at_feet(part), 0.0)
    at = go_to(blocking, part, (x, z), min(at, max(0.0, blocking.seconds - REACH - BACK)))
    contact, hand = at + REACH, (part.holding.hand if part.holding else HAND)
    yaw = part.spot.yaw
    point = _grip_point(thing, (x, y, z), yaw)
    part.acts.append(Act(at, "put", point, contact + BACK, contact, hand))
    part.looks.append(Glance(at, point))
    part.looks.append(Glance(contact + 0.35, _attention(blocking, part)))
    part.holds.append(Hold(contact, "", hand))
    put_where(blocking, i, Where(contact, spot=(x, y, z), yaw=yaw))
    part.busy = contact + BACK


def give(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Two meet, both arms go out, and the thing changes hands at one instant."""
    host = blocking.part(beat.get("target", ""))
    word = str(beat.get("thing") or "")
    if host is None or host is part or host.handless:
        blocking.unstaged.append(f"{part.name} has nobody here to give {word or 'anything'} to")
        return
    i = _owned(blocking, part)
    if i is None or (word and blocking.things[i].name != carried.named(word)):
        if not carried.named(word):
            blocking.unstaged.append(f"{part.name} has nothing in hand to give to {host.name}")
            return
        if i is not None:
            drop(blocking, part, at)
        _had_all_along(blocking, part, word, at)
        i = _owned(blocking, part)
        assert i is not None
    at = min(at, max(0.0, blocking.seconds - REACH - BACK))
    begin = meet(blocking, part, host, at, BETWEEN)
    contact = begin + REACH
    point = _meeting_point(part, host)
    hand, other = (part.holding.hand if part.holding else HAND), _side(host, (point[0], point[2]))
    if host.holding is not None:
        other = 1 - host.holding.hand
    for who, verb, which in ((part, "give", hand), (host, "take", other)):
        who.acts.append(Act(begin, verb, _own_side(point, who), contact + BACK, contact, which))
        who.busy = contact + BACK
    part.looks.append(Glance(begin - 0.2, host.name))
    host.looks += [Glance(begin - 0.1, part.name), Glance(contact - 0.35, point), Glance(contact + 0.7, part.name)]
    part.holds.append(Hold(contact, "", hand))
    put_where(blocking, i, Where(contact, host.name, other))
    host.holds.append(Hold(contact, blocking.things[i].name, other))


def drop(blocking: Blocking, part: Part, at: float) -> None:
    """What is held is gone from the hand before it is needed: set down at the feet, unseen as far as that goes."""
    i, held = _owned(blocking, part), part.holding
    if i is None or held is None:
        return
    x, z = _at_feet(part)
    put_where(blocking, i, Where(at, spot=(x, 0.0, z), yaw=part.spot.yaw))
    part.holds.append(Hold(at, "", held.hand))


def sits_down(blocking: Blocking, part: Part) -> None:
    """Who sits down with a case or a lantern in hand sets it down beside the seat."""
    i, held = _owned(blocking, part), part.holding
    if i is None or held is None or not hangs(held.thing) or part.spot.posture != "sit":
        return
    at = ready(part, 0.0) - 0.95
    spot, yaw = _beside_seat(part, carried.standing(held.thing, blocking.scene).high[1])
    put_where(blocking, i, Where(at, spot=spot, yaw=yaw))
    part.holds.append(Hold(at, "", held.hand))


# --------------------------------------------------------------------------------------------- how they get there


def meet(blocking: Blocking, part: Part, host: Part, at: float, far: float) -> float:
    """One goes to the other until they are so far apart; who stands turns to who comes. The second at which both are ready."""
    if host.spot.posture in ("lie", "fall"):
        far += 0.1
    if part.spot.posture not in ("stand", "walk") and dist(part.spot.at, host.spot.at) > far + 0.35:
        at = stand_up(part, at)
    begin = ready(part, at)
    if abs(dist(part.spot.at, host.spot.at) - far) > 0.12 and part.spot.posture in ("stand", "walk"):
        begin = send(blocking, part, near(blocking, part, host.spot.at, far, least=0.3), at, past=(host.name,))
    begin = max(begin, turn_to(part, host.spot.at, begin, least=6.0))
    waits = ready(host, at)
    return max(begin, turn_to(host, part.spot.at, max(waits, begin - 0.9), least=6.0))


def go_to(blocking: Blocking, part: Part, to: Point, at: float) -> float:
    """Within arm's reach of a point, facing it; when they are there. Who sits near it stays seated."""
    far = dist(part.spot.at, to)
    if part.spot.posture in ("sit", "kneel", "crouch") and far < 0.85:
        return ready(part, at)
    if part.spot.posture not in ("stand", "walk"):
        at = stand_up(part, at)
    if far > ARM or part.spot.posture == "walk":
        at = send(blocking, part, near(blocking, part, to, 0.38), at)
    return turn_to(part, to, at, least=25.0)


def _at_feet(part: Part) -> Point:
    x, z = ahead(ahead(part.spot.at, part.spot.yaw, 0.38), part.spot.yaw - 90.0, 0.12)
    return round(x, 3), round(z, 3)


def _side(part: Part, to: Point) -> int:
    """The hand on whose side a point lies: the right, unless it is well to the left."""
    away = (bearing(part.spot.at, to) - part.spot.yaw + 180.0) % 360.0 - 180.0
    return 0 if away > 25.0 else HAND


def _grip_point(thing: Belonging, spot: tuple[float, float, float], yaw: float) -> tuple[float, float, float]:
    """Where in the world a hand takes hold of a thing that stands there."""
    x, y, z = (float(each) for each in carried.grip_of(thing))
    s, c = sin(radians(yaw)), cos(radians(yaw))
    return round(spot[0] + x * c + z * s, 4), round(spot[1] + y, 4), round(spot[2] - x * s + z * c, 4)


def _meeting_point(part: Part, host: Part) -> tuple[float, float, float]:
    """Half way between two, at the height of their breastbones' lower end; a little nearer to who stands, who can bend."""
    share = 0.5 - 0.07 * ((host.spot.posture == "sit") - (part.spot.posture == "sit"))
    x, z = (a + (b - a) * share for a, b in zip(part.spot.at, host.spot.at, strict=True))
    heights = [0.55 * who.figure.height if who.spot.posture == "sit" else 0.645 * who.figure.height for who in (part, host)]
    return round(x, 4), round(fsum(heights) / 2, 4), round(z, 4)


def _own_side(point: tuple[float, float, float], who: Part) -> tuple[float, float, float]:
    """Where a fist is whose fingertips are at a point: a little nearer to whose it is."""
    x, z = ahead((point[0], point[2]), bearing((point[0], point[2]), who.spot.at), 0.04)
    return round(x, 4), point[1], round(z, 4)


def _has(blocking: Blocking, part: Part, i: int, at: float, hand: int) -> None:
    thing = blocking.things[i]
    put_where(blocking, i, Where(at, part.name, hand))
    part.holds.append(Hold(at, thing.name, hand))
    part.busy = at + BACK


def _had_all_along(blocking: Blocking, part: Part, word: str, at: float) -> None:
    """Who hands over what they have not been seen to take has had it since the shot began."""
    name = carried.named(word)
    take_off(blocking, part, name)
    blocking.things.append(Belonging(name, word, blocking.scene, (Where(ALWAYS, part.name, HAND),)))
    part.holds.append(Hold(ALWAYS if not part.holds else at, name, HAND))


def _attention(blocking: Blocking, part: Part) -> str | None:
    """Whom they look at afterwards: who is nearest."""
    others = sorted(blocking.spots(but=part.name).items(), key=lambda pair: dist(pair[1].at, part.spot.at))
    return others[0][0] if others else None


__all__ = ["begin_holding", "drop", "give", "go_to", "meet", "pick", "put", "sits_down", "slings", "take_off", "top_near"]
