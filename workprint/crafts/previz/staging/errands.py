"""Errands: beats that take people somewhere or into a posture. Enter, exit, walk, run, sit, stand, lie, fall, kneel, crouch, turn, look.

Knows spots and verbs; knows nothing of hands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.people.performance import RUN_SPEED, WALK_SPEED, Feeling
from workprint.crafts.previz.sets.dressing import Mark, free_spot
from workprint.crafts.previz.sets.marks import asked
from workprint.crafts.previz.staging import spots
from workprint.crafts.previz.staging.blocking import Blocking, Part, key_of, looker, mount_of, near, send, stand_up, turn_to
from workprint.crafts.previz.staging.looks import looks_at
from workprint.crafts.previz.staging.sights import lies
from workprint.crafts.previz.staging.spots import APART, Spot, bearing, fallen, folded, mark_of, target, turned

SEEN = 2.2
"""An entrance is seen for so many seconds at least, however late the page has it."""
BEHIND = 1.2
"""Seconds from the wings to the threshold: who enters sets out so much earlier."""
TURNS = 65.0
"""Who looks at something farther round than this turns to it bodily, degrees."""
_LONG = {"sit": 1.6, "kneel": 1.2, "crouch": 1.0, "fall": 1.8, "lie": 2.6}
"""What of a shot is left for a posture, at least, if it starts no earlier than this before the end, seconds."""
Beat = Mapping[str, Any]


def _go(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    to, speed = str(beat.get("target", "")) or "centre", RUN_SPEED if beat.get("verb") == "run" else WALK_SPEED
    goes = mount_of(blocking, part)
    spot = arrival_spot(blocking, goes, to)
    if goes is not part:
        speed, part.spot = 2.4 * speed, replace(part.spot, x=spot.x, z=spot.z, yaw=spot.yaw)
    send(blocking, goes, spot, at, speed=speed, past=(part.name,) if goes is not part else ())


def _enter(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    at = max(0.0, min(at, blocking.seconds - SEEN) - (BEHIND if blocking.place.interior else 0.0))
    _go(blocking, part, beat, at)


def _exit(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    x, z = blocking.place.off.get("door", (blocking.place.floor[0] - 1.0, 0.0))
    goes = mount_of(blocking, part)
    send(blocking, goes, Spot(x, z, bearing(goes.spot.at, (x, z)), "walk"), at, past=(part.name,) if goes is not part else ())


def _sit(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    if part.spot.posture == "sit":
        return
    if part.player is not None and part.player.seat is not None:
        send(blocking, part, replace(part.spot, posture="sit", seat=part.player.seat), at)
        return
    said = str(beat.get("target", ""))
    here, others = Mark(part.spot.x, part.spot.z, part.spot.yaw), blocking.others(part.name)
    if said and (host := blocking.part(said)) is not None:
        mark, partner = Mark(host.spot.x, host.spot.z, host.spot.yaw), host.spot
    else:
        mark, partner = (mark_of(said, blocking.place, blocking.spots(but=part.name), others) if said else here), None
    spot = spots.seat_near(blocking.place, mark, others, partner, said)
    if spot.extra:
        blocking.seats.append(spot)
    send(blocking, part, spot, _in_time(blocking, at, "sit"))


def _stand(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    if part.handless:
        send(blocking, part, replace(part.spot, posture="stand"), at)
    else:
        stand_up(part, at)


def _lie(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    said = str(beat.get("target", ""))
    mark = mark_of(said, blocking.place, {}, ()) if said else Mark(part.spot.x, part.spot.z, part.spot.yaw)
    spot = spots.lying(blocking.place, mark, blocking.others(part.name), said)
    send(blocking, part, spot, _in_time(blocking, at, "lie"))


def _fall(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    at = _in_time(blocking, at, "fall")
    if part.spot.posture == "sit":
        at = stand_up(part, at)
    part.spot = fallen(blocking.place, replace(part.spot, posture="fall", extra=False))
    part.keys.append(key_of(at, part.spot))
    part.moods.append(Feeling(at, "surprised", 80))


def _down(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Kneel or crouch, where they are or before whom or what is named."""
    verb, said = str(beat["verb"]), str(beat.get("target", ""))
    at = _in_time(blocking, at, verb)
    if part.spot.posture not in ("stand", "kneel", "crouch"):
        at = stand_up(part, at)
    there = target(said, blocking.spots(but=part.name), blocking.place)
    if there is not None and dist(there, part.spot.at) > 1.0:
        at = send(blocking, part, near(blocking, part, there, 0.72), at)
    elif there is not None:
        at = turn_to(part, there, at)
    part.spot = replace(part.spot, posture=verb)
    part.keys.append(key_of(at, part.spot))


def _turn(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    said = str(beat.get("target", ""))
    there = lies(folded(said), looker(blocking, part), blocking.place, blocking.time)
    there = there or target(said, blocking.spots(but=part.name), blocking.place)
    if part.spot.posture not in ("stand", "walk"):
        return
    part.spot = replace(part.spot, posture="stand", yaw=bearing(part.spot.at, there) if there else part.spot.yaw + 150.0)
    part.keys.append(key_of(at, part.spot))


def _look(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Their eyes go to it; who looks at what is behind them turns to it."""
    there = looks_at(blocking, part, str(beat.get("target", "")), at)
    if there is None or part.spot.posture != "stand" or abs(turned(part.spot.yaw, bearing(part.spot.at, there))) <= TURNS:
        return
    if dist(there, part.spot.at) >= 0.3:
        turn_to(part, there, at)


ERRANDS: dict[str, Callable[[Blocking, Part, Beat, float], None]] = {
    "enter": _enter,
    "exit": _exit,
    "walk": _go,
    "run": _go,
    "sit": _sit,
    "stand": _stand,
    "lie": _lie,
    "fall": _fall,
    "kneel": _down,
    "crouch": _down,
    "turn": _turn,
    "look": _look,
}


def _in_time(blocking: Blocking, at: float, verb: str) -> float:
    """When something starts that is to be seen: not so late that the shot is over before it has happened."""
    return max(0.0, min(at, blocking.seconds - _LONG[verb]))


def arrival_spot(blocking: Blocking, part: Part, to: str) -> Spot:
    """Where a walk ends: before the person gone to, else on the mark, turned as the mark says or to whoever is near."""
    place, others = blocking.place, blocking.others(part.name)
    host = blocking.part(to)
    if host is not None and host is not part:
        away, spot = part.spot.at, host.spot
        far = dist(away, spot.at) or 1.0
        wanted = spot.x + (away[0] - spot.x) / far * 1.1, spot.z + (away[1] - spot.z) / far * 1.1
        x, z = free_spot(place, *wanted, others, APART)
        return Spot(x, z, bearing((x, z), spot.at))
    mark = mark_of(to, place, blocking.spots(but=part.name), others)
    wanted = mark.beside if mark.seat is not None and mark.beside else (mark.x, mark.z)
    x, z = free_spot(place, *wanted, others, APART)
    company = min(blocking.spots(but=part.name).values(), key=lambda spot: dist(spot.at, (x, z)), default=None)
    loose = to.startswith(("centre", "left", "right", "front", "back", "seat", "table")) and asked(to) is None
    if company is not None and loose and dist(company.at, (x, z)) < 3.2:
        return Spot(x, z, bearing((x, z), company.at))
    return Spot(x, z, mark.yaw)


__all__ = ["BEHIND", "ERRANDS", "SEEN", "TURNS", "arrival_spot"]
