"""Together: what two do with each other: hug, kiss, dance, shake hands, comfort, tend, punch, shove, grapple, fight, huddle.

    they come near > both are ready > the act, told where the other's body is > a step apart

How near, and who kneels or bends, comes from how tall they are and how they sit or lie. Knows people's places and points of their bodies;
knows nothing of how a body touches another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import fsum
from typing import Any

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import dist, matmul
from workprint.crafts.previz.people import dance as steps
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.performance import WALK_SPEED, Act, Glance, Key, Performance
from workprint.crafts.previz.people.performer import acted
from workprint.crafts.previz.people.pose import world
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.staging import handling
from workprint.crafts.previz.staging.blocking import Blocking, Part, key_of, near, ready, send, stand_up, step_to, turn_to
from workprint.crafts.previz.staging.spots import Point, Spot, ahead, bearing, turned

HUG = 0.325
"""From one's middle to the other's in an embrace, metres."""
HUGS = 3.2
"""How long it lasts from opening the arms to having let go, seconds."""
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


def _whom(blocking: Blocking, part: Part, beat: Beat) -> Part | None:
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


def _low(part: Part) -> bool:
    return part.spot.posture in ("lie", "fall")


def _meet(blocking: Blocking, part: Part, host: Part, at: float, apart: float, lasts: float) -> float:
    """They come together in time for what is to be seen; where the shot is too short for the way, it finds them nearer. Who lies is gone
    to where their breast is.
    """
    if _low(host):
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


def _kneels_to(part: Part, host: Part) -> bool:
    """Whether somebody gets down on a knee for it: to a child who stands, and beside who lies on the floor."""
    if part.spot.posture != "stand":
        return False
    return (host.spot.posture == "stand" and host.figure.height < CHILD * part.figure.height) or (_low(host) and host.spot.seat < 0.3)


def _down_to(part: Part, at: float) -> float:
    part.spot = replace(part.spot, posture="kneel")
    part.keys.append(key_of(at, part.spot))
    return ready(part, at)


def _eyes(one: Part, two: Part, at: float, until: float, *, shut: float = 0.5) -> None:
    """They look at each other, straight ahead while they are close, and at each other again."""
    for who, other in ((one, two), (two, one)):
        who.looks += [Glance(max(0.0, at - 0.4), other.name), Glance(at + shut, None), Glance(until - 0.3, other.name)]


# --------------------------------------------------------------------------------------------- tenderness


def _hug(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """They come together, hold each other, and let go a step apart. Who sits or lies is bent down to; to a child one kneels."""
    host = _whom(blocking, part, beat)
    if host is None:
        return
    begin = _meet(blocking, part, host, at, 0.55 if host.spot.posture != "stand" else 0.72, HUGS)
    before = part.spot
    if _kneels_to(part, host):
        begin = step_to(part, _close(host, part, 0.46, 0.06), begin)
        begin = _down_to(part, begin)
    elif host.spot.posture == "stand" and part.spot.posture == "stand":
        begin = (
            step_to(part, _close(host, part, HUG + 0.25 * max(0.0, abs(part.figure.height - host.figure.height) - 0.25), 0.10), begin)
            - 0.35
        )
    until = begin + HUGS
    for who, other in ((part, host), (host, part)):
        if _low(who):
            continue
        away = abs(turned(who.spot.yaw, bearing(who.spot.at, other.spot.at)))
        if away > 75.0 and dist(who.spot.at, other.spot.at) > 0.2:
            continue
        there = body_point(other, "upperChest", begin + 1.0)
        level = who.spot.posture == other.spot.posture == "stand" and abs(who.figure.height - other.figure.height) < 0.25
        also = (
            None
            if level
            else body_point(
                other, "upperChest", begin + 1.0, (0.05, 0.03 if not _low(other) else 0.0, 0.17 if who.spot.posture != "kneel" else 0.24)
            )
        )
        there = _off(there, who.spot.at, 0.045) if level else there
        yaw = other.spot.yaw if not _low(other) else bearing(who.spot.at, other.spot.at)
        strength = 0.2 if _low(other) else 0.7
        who.acts.append(Act(begin, "hug", there, until, height=other.figure.height, yaw=yaw, strength=strength, also=also))
        who.busy = until
    _eyes(part, host, begin, until)
    _apart(part, before, until)


def _close(host: Part, part: Part, far: float, aside: float) -> Spot:
    """The spot so far before somebody, a little to the side, facing them."""
    away = bearing(host.spot.at, part.spot.at)
    x, z = ahead(ahead(host.spot.at, away, far), away + 90.0, aside)
    return Spot(x, z, bearing((x, z), host.spot.at))


def _apart(part: Part, before: Spot, until: float) -> None:
    """Up again, and back where they were before they came so close."""
    at = until - 0.25
    if part.spot.posture == "kneel":
        at = stand_up(part, at)
    if dist(part.spot.at, before.at) > 0.05 and part.spot.posture == "stand":
        step_to(part, replace(before, yaw=part.spot.yaw), at)


def _kiss(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Two mouths meet between them, each leaning as far as their statures ask for."""
    host, bout = _whom(blocking, part, beat), BOUTS["kiss"]
    if host is None:
        return
    begin = _meet(blocking, part, host, at, 0.62, bout.lasts)
    before = part.spot
    if _kneels_to(part, host):
        begin = _down_to(part, step_to(part, _close(host, part, 0.42, 0.08), begin))
    elif part.spot.posture == host.spot.posture == "stand":
        differ = abs(part.figure.height - host.figure.height) * 0.87
        begin = step_to(part, _close(host, part, min(0.72, bout.apart + 0.62 * max(0.0, differ - 0.10)), 0.0), begin) - 0.2
    until, contact = begin + bout.lasts, begin + bout.contact
    lips = [body_point(who, "head", begin + 0.6, (0.0, 0.012 * who.figure.head, 0.105 * who.figure.head)) for who in (part, host)]
    spot, mutual = _lips_meet(part, host, lips)
    for who, other in ((part, host), (host, part)):
        if who is host and not mutual:
            continue
        own = _off(spot, who.spot.at, 0.008)
        arms = body_point(other, "upperChest", begin + 0.6) if who.spot.posture == other.spot.posture == "stand" else None
        who.acts.append(Act(begin, "kiss", own, until, contact, height=other.figure.height, yaw=other.spot.yaw, also=arms))
        who.busy = until
    _eyes(part, host, begin, until, shut=0.6)
    _apart(part, before, until)


def _lips_meet(part: Part, host: Part, lips: list[Three]) -> tuple[Three, bool]:
    """Where the mouths meet, and whether both go there: a cheek is kissed where it is."""
    (a, b) = lips
    if _low(host) or host.spot.posture != part.spot.posture or abs(a[1] - b[1]) > 0.5:
        x, z = ahead((b[0], b[2]), host.spot.yaw + (90.0 if not _low(host) else 0.0), 0.045)
        return (round(x, 4), b[1] + (0.04 if not _low(host) else 0.03), round(z, 4)), False
    low, high = (a, b) if a[1] < b[1] else (b, a)
    y = low[1] + min(0.05, 0.35 * (high[1] - low[1]))
    k = 0.5 - 0.5 * min(1.0, max(0.0, (high[1] - low[1] - 0.10) / 0.35)) * 0.7
    x, z = low[0] + (high[0] - low[0]) * k, low[2] + (high[2] - low[2]) * k
    return (round(x, 4), round(y, 4), round(z, 4)), True


def _off(point: Three, to: Point, by: float) -> Three:
    """A point, a little nearer to somebody."""
    x, z = ahead((point[0], point[2]), bearing((point[0], point[2]), to), by)
    return round(x, 4), point[1], round(z, 4)


def _greet(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Their right hands meet half way."""
    host, bout = _whom(blocking, part, beat), BOUTS["greet"]
    if host is None:
        return
    if host.spot.posture == "sit" and part.spot.posture != "sit" and blocking.place.kind != "car":
        stand_up(host, at)
    begin = _meet(blocking, part, host, at, bout.apart, bout.lasts)
    heights = [0.55 * who.figure.height if who.spot.posture == "stand" else 0.47 * who.figure.height for who in (part, host)]
    x, z = ((a + b) / 2 for a, b in zip(part.spot.at, host.spot.at, strict=True))
    x, z = ahead((x, z), bearing(part.spot.at, host.spot.at) - 90.0, 0.10)
    spot = (round(x, 4), round(fsum(heights) / 2, 4), round(z, 4))
    for who, other in ((part, host), (host, part)):
        if who.holding is not None and who.holding.hand == 1:
            handling.drop(blocking, who, begin)
        who.acts.append(Act(begin, "greet", _off(spot, who.spot.at, 0.018), begin + bout.lasts, begin + bout.contact))
        who.looks.append(Glance(max(0.0, begin - 0.3), other.name))
        who.busy = begin + bout.lasts


def _comfort(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """A hand on the shoulder that is nearer."""
    host, bout = _whom(blocking, part, beat), BOUTS["comfort"]
    if host is None:
        return
    begin = _meet(blocking, part, host, at, bout.apart, bout.lasts)
    if _kneels_to(part, host):
        begin = _down_to(part, begin)
    shoulders = [body_point(host, side + "UpperArm", begin + 0.6, (0.0, 0.075, 0.0)) for side in ("left", "right")]
    there = min(shoulders, key=lambda each: dist((each[0], each[2]), part.spot.at))
    part.acts.append(Act(begin, "comfort", there, begin + bout.lasts, begin + bout.contact))
    part.looks.append(Glance(max(0.0, begin - 0.3), host.name))
    host.looks.append(Glance(begin + 0.5, part.name))
    part.busy = begin + bout.lasts


def _tend(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Bent or kneeling over who lies (or sits): one hand on the breast, the other at the wrist, until something else is to be done."""
    host, bout = _whom(blocking, part, beat), BOUTS["tend"]
    if host is None:
        return
    begin = _meet(blocking, part, host, at, bout.apart + 0.05, bout.lasts)
    chest = body_point(host, "upperChest", begin + 0.5, (0.0, -0.06, 0.13))
    if _kneels_to(part, host):
        begin = _down_to(part, begin)
    hands = [body_point(host, side + "Hand", begin + 0.6, (0.0, 0.03, 0.0)) for side in ("left", "right")]
    wrist = min(hands, key=lambda each: dist((each[0], each[2]), part.spot.at))
    until = blocking.seconds + 4.0
    part.acts.append(Act(begin, "tend", chest, until, begin + bout.contact, also=wrist))
    part.looks.append(Glance(max(0.0, begin - 0.2), host.name))


# --------------------------------------------------------------------------------------------- blows


def _strike(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """A punch or a shove: what it does to the other begins as it touches; they give way a step."""
    host = _whom(blocking, part, beat)
    if host is not None:
        at = _meet(blocking, part, host, at, BOUTS[str(beat["verb"])].apart, BOUTS[str(beat["verb"])].lasts)
        _blow(blocking, part, host, str(beat["verb"]), at)


def _blow(blocking: Blocking, part: Part, host: Part, verb: str, begin: float) -> float:
    """One blow at once, from where they are; when both are through with it."""
    bout = BOUTS[verb]
    contact, high = begin + bout.contact, verb == "punch"
    bone, off = ("head", (0.0, 0.0, 0.07)) if high else ("upperChest", (0.0, -0.05, 0.12))
    there = body_point(host, bone, contact - 0.05, off)
    part.acts.append(Act(begin, verb, there, begin + bout.lasts, contact, yaw=host.spot.yaw))
    until = contact + (1.5 if high else 1.2)
    if host.spot.posture not in ("lie", "fall"):
        host.acts.append(Act(contact - 0.05, "struck", there, until, contact, hand=1 if high else 0))
    part.looks.append(Glance(max(0.0, begin - 0.3), host.name))
    host.looks += [Glance(max(0.0, begin - 0.1), part.name), Glance(contact, None), Glance(until - 0.2, part.name)]
    if host.spot.posture == "stand":
        back = 0.30 if high else 0.50
        x, z = ahead(host.spot.at, bearing(part.spot.at, host.spot.at), back)
        if blocking.place.clear(x, z, 0.22) and all(dist((x, z), other) > 0.45 for other in blocking.others(host.name)):
            step_to(host, replace(host.spot, x=round(x, 4), z=round(z, 4)), contact)
    part.busy, host.busy = begin + bout.lasts, until
    return max(part.busy, until)


def _grapple(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    host = _whom(blocking, part, beat)
    if host is None:
        return
    begin = _meet(blocking, part, host, at, BOUTS["grapple"].apart, 2.5)
    _grips(blocking, part, host, begin)


def _grips(blocking: Blocking, part: Part, host: Part, begin: float) -> None:
    until = max(begin + BOUTS["grapple"].lasts, blocking.seconds + 1.0)
    for which, (who, other) in enumerate(((part, host), (host, part))):
        if _low(who):
            continue
        breast = body_point(other, "upperChest", begin, (0.0, 0.0, 0.0))
        there = _off((breast[0], breast[1] - 0.10, breast[2]), who.spot.at, 0.16)
        who.acts.append(Act(begin, "grapple", there, until, hand=which, yaw=other.spot.yaw))
        who.looks += [Glance(max(0.0, begin - 0.2), other.name), Glance(begin + 0.4, None)]


def _fight(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """A shove, a blow back, and then they have each other by the shoulders: as much of it as there is time for."""
    host = _whom(blocking, part, beat)
    if host is None:
        return
    long = BOUTS["shove"].lasts + BOUTS["punch"].lasts + 1.5
    at = _meet(blocking, part, host, at, BOUTS["shove"].apart, min(long, blocking.seconds * 0.8))
    at = _blow(blocking, part, host, "shove", at)
    if at + 1.2 < blocking.seconds and host.spot.posture == "stand":
        at = handling.meet(blocking, host, part, at, BOUTS["punch"].apart)
        at = _blow(blocking, host, part, "punch", at)
    if at + 1.0 < blocking.seconds:
        _grips(blocking, part, host, handling.meet(blocking, part, host, at, BOUTS["grapple"].apart))


def _huddle(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Close to somebody, shoulder to shoulder, leaning in."""
    host = _whom(blocking, part, beat)
    if host is None:
        return
    at = min(at, max(0.0, blocking.seconds - 2.5 - dist(part.spot.at, host.spot.at)))
    if part.spot.posture not in ("stand", "walk"):
        at = stand_up(part, at)
    at = send(blocking, part, near(blocking, part, host.spot.at, 0.56, least=0.50), at, past=(host.name,))
    turn_to(host, part.spot.at, at, least=70.0)
    for who, other in ((part, host), (host, part)):
        if not any(act.verb == "lean" and act.until > at for act in who.acts):
            who.acts.append(Act(at, "lean", None, blocking.seconds + 4.0))
        who.looks.append(Glance(at, other.name))


# --------------------------------------------------------------------------------------------- dances


def _dance(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Alone where they are, or with somebody: they come together, take hold, and turn to and fro."""
    host = blocking.part(beat.get("target", ""))
    if part.spot.posture not in ("stand", "walk"):
        at = stand_up(part, at)
    if host is None or host is part or host.handless:
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
            at = x + exact.sin(a * exact.DEGREE) * ring * 0.16, z + exact.cos(a * exact.DEGREE) * ring * 0.16
            if blocking.place.clear(*at, 0.62) and all(dist(at, other) > 0.9 for other in others):
                return round(at[0], 3), round(at[1], 3)
    return round(x, 3), round(z, 3)


TOGETHER: Mapping[str, Callable[[Blocking, Part, Beat, float], None]] = {
    "hug": _hug,
    "kiss": _kiss,
    "dance": _dance,
    "greet": _greet,
    "comfort": _comfort,
    "tend": _tend,
    "punch": _strike,
    "shove": _strike,
    "grapple": _grapple,
    "fight": _fight,
    "huddle": _huddle,
}
__all__ = ["BOUTS", "TOGETHER", "body_point"]
