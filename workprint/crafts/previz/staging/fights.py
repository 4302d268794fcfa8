"""Fights: a punch, a shove, two who have hold of each other; one thing at a time, and what it does to who is hit.

Knows when a blow lands and who gives way; knows nothing of how a body strikes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.people.performance import Act, Glance
from workprint.crafts.previz.staging import handling
from workprint.crafts.previz.staging.blocking import Blocking, Part, step_to
from workprint.crafts.previz.staging.company import BOUTS, Beat, body_point, come_together, lies, nearer_to, whom
from workprint.crafts.previz.staging.spots import ahead, bearing


def _strike(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """A punch or a shove: what it does to the other begins as it touches; they give way a step."""
    host = whom(blocking, part, beat)
    if host is not None:
        at = come_together(blocking, part, host, at, BOUTS[str(beat["verb"])].apart, BOUTS[str(beat["verb"])].lasts)
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
    host = whom(blocking, part, beat)
    if host is None:
        return
    begin = come_together(blocking, part, host, at, BOUTS["grapple"].apart, 2.5)
    _grips(blocking, part, host, begin)


def _grips(blocking: Blocking, part: Part, host: Part, begin: float) -> None:
    until = max(begin + BOUTS["grapple"].lasts, blocking.seconds + 1.0)
    for which, (who, other) in enumerate(((part, host), (host, part))):
        if lies(who):
            continue
        breast = body_point(other, "upperChest", begin, (0.0, 0.0, 0.0))
        there = nearer_to((breast[0], breast[1] - 0.10, breast[2]), who.spot.at, 0.16)
        who.acts.append(Act(begin, "grapple", there, until, hand=which, yaw=other.spot.yaw))
        who.looks += [Glance(max(0.0, begin - 0.2), other.name), Glance(begin + 0.4, None)]


def _fight(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """A shove, a blow back, and then they have each other by the shoulders: as much of it as there is time for."""
    host = whom(blocking, part, beat)
    if host is None:
        return
    long = BOUTS["shove"].lasts + BOUTS["punch"].lasts + 1.5
    at = come_together(blocking, part, host, at, BOUTS["shove"].apart, min(long, blocking.seconds * 0.8))
    at = _blow(blocking, part, host, "shove", at)
    if at + 1.2 < blocking.seconds and host.spot.posture == "stand":
        at = handling.meet(blocking, host, part, at, BOUTS["punch"].apart)
        at = _blow(blocking, host, part, "punch", at)
    if at + 1.0 < blocking.seconds:
        _grips(blocking, part, host, handling.meet(blocking, part, host, at, BOUTS["grapple"].apart))


FIGHTS: Mapping[str, Callable[[Blocking, Part, Beat, float], None]] = {
    "punch": _strike,
    "shove": _strike,
    "grapple": _grapple,
    "fight": _fight,
}
__all__ = ["FIGHTS"]
