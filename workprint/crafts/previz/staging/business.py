"""Business: what people do where they are, alone or with somebody: hug, dance, type, drive, wave, point, reach, nod, shake, react, feel.

Knows verbs and where people and things are; knows nothing of how a body does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import cos, dist, radians, sin
from typing import Any

from workprint.crafts.previz import carried
from workprint.crafts.previz.carried import ALWAYS, Belonging, Where
from workprint.crafts.previz.people import dance as steps
from workprint.crafts.previz.people.feelings import MOODS
from workprint.crafts.previz.people.performance import Act, Feeling, Glance, Key
from workprint.crafts.previz.sets.dressing import Item
from workprint.crafts.previz.sets.marks import item_named
from workprint.crafts.previz.staging import handling
from workprint.crafts.previz.staging.blocking import Blocking, Part, looker, near, ready, send, stand_up, step_to, turn_to
from workprint.crafts.previz.staging.errands import ERRANDS
from workprint.crafts.previz.staging.looks import seen
from workprint.crafts.previz.staging.sights import is_sight, sight
from workprint.crafts.previz.staging.spots import Point, Spot, ahead, bearing, folded, turned

HUG = 0.325
"""From one's middle to the other's in an embrace, metres."""
HUGS = 3.2
"""How long it lasts from opening the arms to having let go, seconds."""
GESTURES = {"point": 1.7, "reach": 1.6, "react": 1.3, "nod": 1.3, "shake": 1.6, "wave": 2.2}
"""Seconds that each takes."""
_KEYS = ("laptop", "typewriter", "computer", "keyboard")
Beat = Mapping[str, Any]


def _gesture(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    verb, to = str(beat["verb"]), str(beat.get("target", ""))
    strength = min(100, max(0, int(beat.get("strength", 70)))) / 100.0
    host = blocking.part(to)
    if verb == "reach" and not to and (up := next((k for k, act in enumerate(part.acts) if act.verb == "regard"), -1)) >= 0:
        # the hand that is looked at is not stretched out but closed
        part.acts[up] = replace(part.acts[up], contact=at)
        return
    if verb in ("react", "nod", "shake"):
        part.acts.append(Act(at, verb, None, at + GESTURES[verb], strength=strength))
        return
    if host is not None and host is not part:
        aim: tuple[float, float, float] | None = (host.spot.x, (1.25 if verb != "wave" else 1.5) * host.figure.height / 1.75, host.spot.z)
    else:
        thing = item_named(blocking.place, to) if to else None
        aim = sight(folded(to), looker(blocking, part), blocking.place, blocking.time)
        if aim is not None:
            part.looks.append(Glance(at, aim))
        elif to and not is_sight(folded(to)):
            aim = seen(to, blocking.place)
        if verb == "reach" and thing is not None:
            at = handling.go_to(blocking, part, (aim[0], aim[2]), at) if aim is not None else at
    if aim is None:
        x, z = ahead(part.spot.at, part.spot.yaw, 3.0)
        aim = (x, 1.5, z)
    if abs(turned(part.spot.yaw, bearing(part.spot.at, (aim[0], aim[2])))) > 70.0:
        at = turn_to(part, (aim[0], aim[2]), at)
    part.acts.append(Act(at, verb, aim, at + GESTURES[verb], strength=strength))


def _feel(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    mood = str(beat.get("target", ""))
    if mood not in MOODS:
        blocking.unstaged.append(f"{part.name} cannot show {mood!r}: moods are {', '.join(MOODS)}")
        return
    part.moods.append(Feeling(at, mood, min(100, max(0, int(beat.get("strength", 70))))))


# --------------------------------------------------------------------------------------------- with somebody


def _hug(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """They come together, hold each other, and let go a step apart."""
    host = blocking.part(beat.get("target", "")) or _company(blocking, part)
    if host is None or host.player is not None or host.spot.posture in ("lie", "fall"):
        blocking.unstaged.append(f"{part.name} has nobody standing here to hug")
        return
    at = min(at, max(0.0, blocking.seconds - HUGS))
    for who in (part, host):
        if who.spot.posture not in ("stand", "walk"):
            stand_up(who, at)
    begin = handling.meet(blocking, part, host, at, 0.72)
    away = bearing(host.spot.at, part.spot.at)
    x, z = ahead(host.spot.at, away, HUG)
    x, z = ahead((x, z), away + 90.0, 0.10)
    close = Spot(x, z, bearing((x, z), host.spot.at))
    before = part.spot
    begin = step_to(part, close, begin) - 0.35
    until = begin + HUGS
    for who, other in ((part, host), (host, part)):
        there = (other.spot.x, 1.28 * other.figure.height / 1.77, other.spot.z)
        who.acts.append(Act(begin, "hug", there, until, height=other.figure.height, yaw=other.spot.yaw))
        who.looks += [Glance(max(0.0, begin - 0.4), other.name), Glance(begin + 0.5, None), Glance(until - 0.3, other.name)]
        who.busy = until
    step_to(part, replace(before, yaw=close.yaw), until - 0.25)


def _company(blocking: Blocking, part: Part) -> Part | None:
    """Who is nearest."""
    others = [other for other in blocking.parts.values() if other is not part and other.player is None]
    return min(others, key=lambda other: dist(other.spot.at, part.spot.at), default=None)


def _dance(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Alone where they are, or with somebody: they come together, take hold, and turn to and fro."""
    host = blocking.part(beat.get("target", ""))
    if part.spot.posture not in ("stand", "walk"):
        at = stand_up(part, at)
    if host is None or host is part or host.player is not None:
        _dances(part, Key(at, (part.spot.x, 0.0, part.spot.z), part.spot.yaw, "dance"), blocking, at)
        return
    lead, other = (host, part) if host.figure.height > part.figure.height else (part, host)
    if host.spot.posture not in ("stand", "walk"):
        stand_up(host, at)
    middle = _floor_for_two(blocking, part, host)
    yaw = bearing(lead.spot.at, middle) if dist(lead.spot.at, middle) > 0.1 else lead.spot.yaw
    key = Key(at, (middle[0], 0.0, middle[1]), yaw, "dance")
    keys = {lead.name: replace(key, partner=other.figure, leads=True), other.name: replace(key, partner=lead.figure)}
    begin = at
    for who in (lead, other):
        (x, _, z), facing = steps.home(who.figure, keys[who.name])
        begin = max(begin, _to(blocking, who, Spot(x, z, facing), at, (part.name, host.name)))
    for who, whom in ((lead, other), (other, lead)):
        _dances(who, replace(keys[who.name], at=begin), blocking, at)
        who.looks.append(Glance(max(0.0, begin - 0.3), whom.name))


def _dances(part: Part, key: Key, blocking: Blocking, at: float) -> None:
    """A dance that the shot begins with is well under way by then."""
    if key.at <= 0.15 and len(part.keys) == 1:
        part.keys[0] = replace(key, at=-5.6)
    else:
        part.keys.append(key)
    part.busy = key.at


def _to(blocking: Blocking, part: Part, spot: Spot, at: float, past: tuple[str, ...]) -> float:
    if at <= 0.15 and len(part.keys) == 1 and dist(part.spot.at, spot.at) < 1.6:
        part.spot = spot
        part.keys[0] = replace(part.keys[0], place=(spot.x, 0.0, spot.z), yaw=spot.yaw)
        return at
    if dist(part.spot.at, spot.at) < 0.9:
        return step_to(part, spot, at)
    return send(blocking, part, spot, at, past=past)


def _floor_for_two(blocking: Blocking, part: Part, host: Part) -> Point:
    """The free floor for a couple nearest to half way between them."""
    x, z = ((a + b) / 2 for a, b in zip(part.spot.at, host.spot.at, strict=True))
    others = [spot.at for name, spot in blocking.spots().items() if name not in (part.name, host.name)]
    for ring in range(24):
        for step in range(max(1, 6 * ring)):
            a = step / max(1, 6 * ring) * 360.0
            at = x + sin(radians(a)) * ring * 0.16, z + cos(radians(a)) * ring * 0.16
            if blocking.place.clear(*at, 0.62) and all(dist(at, other) > 0.9 for other in others):
                return round(at[0], 3), round(at[1], 3)
    return round(x, 3), round(z, 3)


# --------------------------------------------------------------------------------------------- with a machine


def _type(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """On the keys that were named or are nearest, sitting down to them where there is a seat; without any, on what lies ready."""
    word = str(beat.get("thing") or beat.get("target") or "laptop")
    item = _machine(blocking, part, word)
    if item is None and (part.spot.table > 0.0 or part.spot.posture != "sit"):
        spot, yaw = _table_spot(blocking, part)
        if spot is None:
            blocking.unstaged.append(f"{part.name} has nothing here to type on")
            return
        name = carried.named(word) if carried.named(word) in _KEYS else "laptop"
        blocking.things.append(Belonging(name, name, blocking.scene, (Where(ALWAYS, spot=spot, yaw=yaw),)))
        keys, facing = (spot[0], spot[1], spot[2]), yaw
    elif item is not None:
        keys = ((item.low[0] + item.high[0]) / 2, item.low[1] + 0.02, (item.low[2] + item.high[2]) / 2)
        facing = item.yaw
    else:
        blocking.unstaged.append(f"{part.name} has nothing here to type on")
        return
    if dist(part.spot.at, (keys[0], keys[2])) > 0.95:
        at = _sit_to(blocking, part, (keys[0], keys[2]), at)
    elif part.spot.posture == "stand":
        at = turn_to(part, (keys[0], keys[2]), at)
    facing = bearing(part.spot.at, (keys[0], keys[2])) if abs(turned(facing, part.spot.yaw)) > 40.0 else facing
    part.acts.append(Act(at, "type", keys, blocking.seconds + 4.0, yaw=facing))
    x, z = ahead((keys[0], keys[2]), facing, 0.12)
    part.looks.append(Glance(at, (x, keys[1] + 0.10, z)))


def _machine(blocking: Blocking, part: Part, word: str) -> Item | None:
    named = item_named(blocking.place, word)
    items = [item for item in blocking.place.items if item.thing.name in _KEYS and item.thing.id not in blocking.gone]
    if named is not None and named in items:
        return named
    near_by = [item for item in items if dist(((item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2), part.spot.at) < 4.0]
    return min(near_by, key=lambda item: dist((item.low[0], item.low[2]), part.spot.at), default=None)


def _table_spot(blocking: Blocking, part: Part) -> tuple[tuple[float, float, float] | None, float]:
    """Where a machine stands before somebody at a table."""
    seat = part.spot
    if seat.table > 0.0:
        x, z = ahead(seat.at, seat.yaw, 0.50)
        return (round(x, 3), seat.table, round(z, 3)), seat.yaw
    top = handling.top_near(blocking, part, 3.0)
    return ((top[0], top[2], top[1]), bearing(seat.at, top[:2])) if top else (None, 0.0)


def _sit_to(blocking: Blocking, part: Part, keys: Point, at: float) -> float:
    seats = [(name, mark) for name, mark in sorted(blocking.place.marks.items()) if mark.seat is not None]
    free = [(name, mark) for name, mark in seats if all(dist((mark.x, mark.z), other) > 0.4 for other in blocking.others(part.name))]
    close = [(dist((mark.x, mark.z), keys), name) for name, mark in free if dist((mark.x, mark.z), keys) < 0.95]
    if close:
        ERRANDS["sit"](blocking, part, {"verb": "sit", "target": min(close)[1]}, at)
        return ready(part, at)
    if part.spot.posture not in ("stand", "walk"):
        at = stand_up(part, at)
    return send(blocking, part, near(blocking, part, keys, 0.48), at)


def _drive(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """At the wheel of a car whose seat they are in."""
    if blocking.place.kind != "car" or part.spot.posture != "sit":
        blocking.unstaged.append(f"{part.name} is at no wheel: to drive, sit in seat 1 of a car")
        return
    s, c = sin(radians(part.spot.yaw)), cos(radians(part.spot.yaw))
    wheel = next((item for item in blocking.place.items if "wheel" in item.thing.name and item.thing.name != "wheelchair"), None)
    if wheel is not None:
        middle = tuple((low + high) / 2 for low, high in zip(wheel.low, wheel.high, strict=True))
    else:
        middle = (part.spot.x + 0.50 * s, 0.80, part.spot.z + 0.50 * c)
    part.acts.append(Act(at, "drive", (middle[0], middle[1], middle[2]), blocking.seconds + 4.0, yaw=part.spot.yaw))
    x, z = ahead(part.spot.at, part.spot.yaw, 30.0)
    part.looks.append(Glance(at, (x, 1.1, z)))


BUSINESS: Mapping[str, Callable[[Blocking, Part, Beat, float], None]] = {
    "hug": _hug,
    "dance": _dance,
    "type": _type,
    "drive": _drive,
    "feel": _feel,
    "pick": handling.pick,
    "put": handling.put,
    "give": handling.give,
} | dict.fromkeys(GESTURES, _gesture)
