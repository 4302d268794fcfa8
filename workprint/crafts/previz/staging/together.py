"""Together: what two do with each other in kindness: hug, kiss, shake hands, comfort, tend, huddle.

    they come near > both are ready > the act, told where the other's body is > a step apart

How near, and who kneels or bends, comes from how tall they are and how they sit or lie. Knows people's places and points of their bodies;
knows nothing of how a body touches another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import fsum

from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.people.performance import Act, Glance
from workprint.crafts.previz.staging import handling
from workprint.crafts.previz.staging.blocking import Blocking, Part, near, send, stand_up, step_to, turn_to
from workprint.crafts.previz.staging.company import (
    BOUTS,
    Beat,
    Three,
    body_point,
    close_to,
    come_together,
    eyes_meet,
    kneel_down,
    kneels_to,
    lies,
    nearer_to,
    step_apart,
    whom,
)
from workprint.crafts.previz.staging.dances import dance
from workprint.crafts.previz.staging.fights import FIGHTS
from workprint.crafts.previz.staging.spots import ahead, bearing, turned

HUG = 0.325
"""From one's middle to the other's in an embrace, metres."""
HUGS = 3.2
"""How long it lasts from opening the arms to having let go, seconds."""


def _hug(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """They come together, hold each other, and let go a step apart. Who sits or lies is bent down to; to a child one kneels."""
    host = whom(blocking, part, beat)
    if host is None:
        return
    begin = come_together(blocking, part, host, at, 0.55 if host.spot.posture != "stand" else 0.72, HUGS)
    before = part.spot
    if kneels_to(part, host):
        begin = step_to(part, close_to(host, part, 0.46, 0.06), begin)
        begin = kneel_down(part, begin)
    elif host.spot.posture == "stand" and part.spot.posture == "stand":
        begin = (
            step_to(part, close_to(host, part, HUG + 0.25 * max(0.0, abs(part.figure.height - host.figure.height) - 0.25), 0.10), begin)
            - 0.35
        )
    until = begin + HUGS
    for who, other in ((part, host), (host, part)):
        if lies(who):
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
                other, "upperChest", begin + 1.0, (0.05, 0.03 if not lies(other) else 0.0, 0.17 if who.spot.posture != "kneel" else 0.24)
            )
        )
        there = nearer_to(there, who.spot.at, 0.045) if level else there
        yaw = other.spot.yaw if not lies(other) else bearing(who.spot.at, other.spot.at)
        strength = 0.2 if lies(other) else 0.7
        who.acts.append(Act(begin, "hug", there, until, height=other.figure.height, yaw=yaw, strength=strength, also=also))
        who.busy = until
    eyes_meet(part, host, begin, until)
    step_apart(part, before, until)


def _kiss(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Two mouths meet between them, each leaning as far as their statures ask for."""
    host, bout = whom(blocking, part, beat), BOUTS["kiss"]
    if host is None:
        return
    begin = come_together(blocking, part, host, at, 0.62, bout.lasts)
    before = part.spot
    if kneels_to(part, host):
        begin = kneel_down(part, step_to(part, close_to(host, part, 0.42, 0.08), begin))
    elif part.spot.posture == host.spot.posture == "stand":
        differ = abs(part.figure.height - host.figure.height) * 0.87
        begin = step_to(part, close_to(host, part, min(0.72, bout.apart + 0.62 * max(0.0, differ - 0.10)), 0.0), begin) - 0.2
    until, contact = begin + bout.lasts, begin + bout.contact
    lips = [body_point(who, "head", begin + 0.6, (0.0, 0.012 * who.figure.head, 0.105 * who.figure.head)) for who in (part, host)]
    spot, mutual = _lips_meet(part, host, lips)
    for who, other in ((part, host), (host, part)):
        if who is host and not mutual:
            continue
        own = nearer_to(spot, who.spot.at, 0.008)
        arms = body_point(other, "upperChest", begin + 0.6) if who.spot.posture == other.spot.posture == "stand" else None
        who.acts.append(Act(begin, "kiss", own, until, contact, height=other.figure.height, yaw=other.spot.yaw, also=arms))
        who.busy = until
    eyes_meet(part, host, begin, until, shut=0.6)
    step_apart(part, before, until)


def _lips_meet(part: Part, host: Part, lips: list[Three]) -> tuple[Three, bool]:
    """Where the mouths meet, and whether both go there: a cheek is kissed where it is."""
    (a, b) = lips
    if lies(host) or host.spot.posture != part.spot.posture or abs(a[1] - b[1]) > 0.5:
        x, z = ahead((b[0], b[2]), host.spot.yaw + (90.0 if not lies(host) else 0.0), 0.045)
        return (round(x, 4), b[1] + (0.04 if not lies(host) else 0.03), round(z, 4)), False
    low, high = (a, b) if a[1] < b[1] else (b, a)
    y = low[1] + min(0.05, 0.35 * (high[1] - low[1]))
    k = 0.5 - 0.5 * min(1.0, max(0.0, (high[1] - low[1] - 0.10) / 0.35)) * 0.7
    x, z = low[0] + (high[0] - low[0]) * k, low[2] + (high[2] - low[2]) * k
    return (round(x, 4), round(y, 4), round(z, 4)), True


def _greet(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Their right hands meet half way."""
    host, bout = whom(blocking, part, beat), BOUTS["greet"]
    if host is None:
        return
    if host.spot.posture == "sit" and part.spot.posture != "sit" and blocking.place.kind != "car":
        stand_up(host, at)
    begin = come_together(blocking, part, host, at, bout.apart, bout.lasts)
    heights = [0.55 * who.figure.height if who.spot.posture == "stand" else 0.47 * who.figure.height for who in (part, host)]
    x, z = ((a + b) / 2 for a, b in zip(part.spot.at, host.spot.at, strict=True))
    x, z = ahead((x, z), bearing(part.spot.at, host.spot.at) - 90.0, 0.10)
    spot = (round(x, 4), round(fsum(heights) / 2, 4), round(z, 4))
    for who, other in ((part, host), (host, part)):
        if who.holding is not None and who.holding.hand == 1:
            handling.drop(blocking, who, begin)
        who.acts.append(Act(begin, "greet", nearer_to(spot, who.spot.at, 0.018), begin + bout.lasts, begin + bout.contact))
        who.looks.append(Glance(max(0.0, begin - 0.3), other.name))
        who.busy = begin + bout.lasts


def _comfort(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """A hand on the shoulder that is nearer."""
    host, bout = whom(blocking, part, beat), BOUTS["comfort"]
    if host is None:
        return
    begin = come_together(blocking, part, host, at, bout.apart, bout.lasts)
    if kneels_to(part, host):
        begin = kneel_down(part, begin)
    shoulders = [body_point(host, side + "UpperArm", begin + 0.6, (0.0, 0.075, 0.0)) for side in ("left", "right")]
    there = min(shoulders, key=lambda each: dist((each[0], each[2]), part.spot.at))
    part.acts.append(Act(begin, "comfort", there, begin + bout.lasts, begin + bout.contact))
    part.looks.append(Glance(max(0.0, begin - 0.3), host.name))
    host.looks.append(Glance(begin + 0.5, part.name))
    part.busy = begin + bout.lasts


def _tend(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Bent or kneeling over who lies (or sits): one hand on the breast, the other at the wrist, until something else is to be done."""
    host, bout = whom(blocking, part, beat), BOUTS["tend"]
    if host is None:
        return
    begin = come_together(blocking, part, host, at, bout.apart + 0.05, bout.lasts)
    chest = body_point(host, "upperChest", begin + 0.5, (0.0, -0.06, 0.13))
    if kneels_to(part, host):
        begin = kneel_down(part, begin)
    hands = [body_point(host, side + "Hand", begin + 0.6, (0.0, 0.03, 0.0)) for side in ("left", "right")]
    wrist = min(hands, key=lambda each: dist((each[0], each[2]), part.spot.at))
    until = blocking.seconds + 4.0
    part.acts.append(Act(begin, "tend", chest, until, begin + bout.contact, also=wrist))
    part.looks.append(Glance(max(0.0, begin - 0.2), host.name))


def _huddle(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Close to somebody, shoulder to shoulder, leaning in."""
    host = whom(blocking, part, beat)
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


TOGETHER: Mapping[str, Callable[[Blocking, Part, Beat, float], None]] = {
    "hug": _hug,
    "kiss": _kiss,
    "dance": dance,
    "greet": _greet,
    "comfort": _comfort,
    "tend": _tend,
    "huddle": _huddle,
    **FIGHTS,
}
__all__ = ["TOGETHER"]
