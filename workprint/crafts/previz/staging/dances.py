"""Dances: alone where somebody is, or a couple that come together on free floor for two.

Knows places and who leads; the steps are `people.dance`'s.
"""

from __future__ import annotations

from dataclasses import replace

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.people import dance as steps
from workprint.crafts.previz.people.performance import Glance, Key
from workprint.crafts.previz.staging.blocking import Blocking, Part, send, stand_up, step_to
from workprint.crafts.previz.staging.company import Beat
from workprint.crafts.previz.staging.spots import Point, Spot, bearing


def dance(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
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


__all__ = ["dance"]
