"""Company: how two come together for what they do with each other: who it is done with, in time, near enough, kneeling to a child.

Knows people's places, what they are doing, and points of their bodies; knows nothing of what they then do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from workprint.crafts.previz.exact import dist, matmul
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.performance import WALK_SPEED, Glance, Performance
from workprint.crafts.previz.people.performer import acted
from workprint.crafts.previz.people.pose import world
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.staging import handling
from workprint.crafts.previz.staging.blocking import Blocking, Part, key_of, near, ready, send, stand_up, step_to, turn_to
from workprint.crafts.previz.staging.spots import Point, Spot, ahead, bearing

CHILD = 0.84
"""Whoever is less than this as tall as the other is knelt down to."""
Beat = Mapping[str, Any]
Three = tuple[float, float, float]


@dataclass(frozen=True)
class Bout:
    """One thing that one does to another: how far apart they stand for it, metres; how long it takes, and when it touches, seconds."""

    apart: float
    lasts: float
    contact: float = 0.8


BOUTS = {
    "kiss": Bout(0.38, 3.4, 1.1),
    "greet": Bout(0.88, 2.6),
    "comfort": Bout(0.58, 3.4),
    "tend": Bout(0.50, 4.0, 1.0),
    "punch": Bout(0.66, 1.9, 0.85),
    "shove": Bout(0.56, 1.6, 0.65),
    "grapple": Bout(0.72, 4.0, 0.6),
}


def body_point(part: Part, bone: str, at: float, off: Three = (0.0, 0.0, 0.0)) -> Three:
    """Where a joint of somebody (and a point of its own space, canonical metres) will be at a second, as they are staged so far."""
    performance = Performance(part.figure, tuple(part.keys))
    solved, place, yaw = acted(performance, at, {})
    k = INDEX[bone]
    x, y, z = world(solved.places[k] + matmul(solved.turns[k], np.array(off)), scale(part.figure), place, yaw)
    return round(float(x), 4), round(float(y), 4), round(float(z), 4)


def whom(blocking: Blocking, part: Part, beat: Beat) -> Part | None:
    """Whom it is done with: who is named, else who is nearest; None (said) where there is nobody."""
    host = blocking.part(beat.get("target", ""))
    if host is None and not beat.get("target"):
        others = [other for other in blocking.parts.values() if other is not part and not other.handless]
        host = min(others, key=lambda other: dist(other.spot.at, part.spot.at), default=None)
    if host is None or host is part or host.handless:
        blocking.unstaged.append(f"{part.name} has nobody here to {beat['verb']}")
        return None
    return host


MUTUAL = frozenset(("hug", "kiss", "greet", "grapple"))


def at_it(blocking: Blocking, part: Part, beat: Beat, at: float) -> bool:
    """Whether two do already, or are about to do, what a beat asks for: a page has both of two who hug each other."""
    verb, host = str(beat.get("verb", "")), blocking.part(beat.get("target", ""))
    verbs = {verb} & MUTUAL if verb != "fight" else {"shove", "punch", "grapple"}
    return any(act.verb in verbs and act.until > at for who in (part, host) if who is not None for act in who.acts)


def lies(part: Part) -> bool:
    return part.spot.posture in ("lie", "fall")


def come_together(blocking: Blocking, part: Part, host: Part, at: float, apart: float, lasts: float) -> float:
    """They come together in time for what is to be seen; where the shot is too short for the way, it finds them nearer. Who lies is gone
    to where their breast is.
    """
    if lies(host):
        return _to_the_bed(blocking, part, host, at, (lasts, "head" if lasts == BOUTS["kiss"].lasts else "upperChest"))
    way = max(0.0, dist(part.spot.at, host.spot.at) - apart)
    takes = way / (0.85 * WALK_SPEED) + (0.9 if way > 0.12 else 0.4)
    room = blocking.seconds - lasts
    if takes > room and len(part.keys) == 1 and part.spot.posture == "stand" and way > 0.2:
        _found_nearer(blocking, part, host, apart + max(0.0, room - 1.2) * WALK_SPEED * 0.7)
        takes = room
    at = max(0.0, min(at, room - takes))
    for who in (part, host):
        if who.spot.posture in ("kneel", "crouch") or (who is part and who.spot.posture == "sit" and host.spot.posture != "sit"):
            at = max(at, stand_up(who, at))
    if part.spot.posture == host.spot.posture == "sit" and blocking.place.kind != "car":
        at = max(stand_up(part, at), stand_up(host, at))
    return handling.meet(blocking, part, host, at, apart)


def _to_the_bed(blocking: Blocking, part: Part, host: Part, at: float, how: tuple[float, str]) -> float:
    """At the side of somebody who lies, by their breast or head, with so many seconds left."""
    when, (lasts, bone) = max(at, ready(host, at)), how
    chest = body_point(host, bone, when + 0.5)
    if dist(part.spot.at, (chest[0], chest[2])) > 0.62:
        if part.spot.posture not in ("stand", "walk"):
            at = stand_up(part, at)
        at = min(at, max(0.0, blocking.seconds - lasts - dist(part.spot.at, (chest[0], chest[2]))))
        spot = near(blocking, part, (chest[0], chest[2]), BOUTS["tend"].apart + 0.05, least=0.25)
        at = send(blocking, part, spot, at, past=(host.name,))
    return max(turn_to(part, (chest[0], chest[2]), at), when)


def _found_nearer(blocking: Blocking, part: Part, host: Part, far: float) -> None:
    spot = near(blocking, part, host.spot.at, far, least=0.3)
    part.spot = spot
    part.keys[0] = replace(part.keys[0], place=(spot.x, 0.0, spot.z), yaw=spot.yaw)


def kneels_to(part: Part, host: Part) -> bool:
    """Whether somebody gets down on a knee for it: to a child who stands, and beside who lies on the floor."""
    if part.spot.posture != "stand":
        return False
    return (host.spot.posture == "stand" and host.figure.height < CHILD * part.figure.height) or (lies(host) and host.spot.seat < 0.3)


def kneel_down(part: Part, at: float) -> float:
    part.spot = replace(part.spot, posture="kneel")
    part.keys.append(key_of(at, part.spot))
    return ready(part, at)


def eyes_meet(one: Part, two: Part, at: float, until: float, *, shut: float = 0.5) -> None:
    """They look at each other, straight ahead while they are close, and at each other again."""
    for who, other in ((one, two), (two, one)):
        who.looks += [Glance(max(0.0, at - 0.4), other.name), Glance(at + shut, None), Glance(until - 0.3, other.name)]


def close_to(host: Part, part: Part, far: float, aside: float) -> Spot:
    """The spot so far before somebody, a little to the side, facing them."""
    away = bearing(host.spot.at, part.spot.at)
    x, z = ahead(ahead(host.spot.at, away, far), away + 90.0, aside)
    return Spot(x, z, bearing((x, z), host.spot.at))


def step_apart(part: Part, before: Spot, until: float) -> None:
    """Up again, and back where they were before they came so close."""
    at = until - 0.25
    if part.spot.posture == "kneel":
        at = stand_up(part, at)
    if dist(part.spot.at, before.at) > 0.05 and part.spot.posture == "stand":
        step_to(part, replace(before, yaw=part.spot.yaw), at)


def nearer_to(point: Three, to: Point, by: float) -> Three:
    """A point, a little nearer to somebody."""
    x, z = ahead((point[0], point[2]), bearing((point[0], point[2]), to), by)
    return round(x, 4), point[1], round(z, 4)
