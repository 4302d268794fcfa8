"""Business: what people do where they are: type, drive, wave, point, reach, nod, shake, react, feel; and all that is no errand, by verb.

Knows verbs and where people and things are; knows nothing of how a body does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import radians
from typing import Any

from workprint.crafts.previz import carried
from workprint.crafts.previz.carried import ALWAYS, Belonging, Where
from workprint.crafts.previz.exact import cos, dist, sin
from workprint.crafts.previz.people.feelings import MOODS
from workprint.crafts.previz.people.performance import Act, Feeling, Glance
from workprint.crafts.previz.sets.dressing import Item
from workprint.crafts.previz.sets.marks import item_named
from workprint.crafts.previz.staging import handling
from workprint.crafts.previz.staging.blocking import Blocking, Part, looker, near, ready, send, stand_up, turn_to
from workprint.crafts.previz.staging.errands import ERRANDS
from workprint.crafts.previz.staging.going import GOING
from workprint.crafts.previz.staging.looks import seen
from workprint.crafts.previz.staging.pastimes import PASTIME
from workprint.crafts.previz.staging.sights import is_sight, sight
from workprint.crafts.previz.staging.spots import Point, ahead, bearing, folded, turned
from workprint.crafts.previz.staging.together import TOGETHER

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
    "type": _type,
    "drive": _drive,
    "feel": _feel,
    "pick": handling.pick,
    "put": handling.put,
    "give": handling.give,
    **PASTIME,
    **TOGETHER,
    **GOING,
} | dict.fromkeys(GESTURES, _gesture)
