"""Looks: whom and what people's eyes are on. At the speaker, at whom one speaks to, at what one handles; out of windows and over the sea.

Somebody who is spoken to but not in the shot stands at a virtual mark before the looker, on the far side of the camera's line. Knows
orders and places; knows nothing of eyes and necks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from workprint.crafts.previz import carried
from workprint.crafts.previz.people.grips import HAND, carriage, hangs
from workprint.crafts.previz.people.performance import CAMERA, OWN_HAND, Act, Glance
from workprint.crafts.previz.people.performance import Place as Point
from workprint.crafts.previz.sets.dressing import Place
from workprint.crafts.previz.sets.marks import asked, item_named, resolved
from workprint.crafts.previz.staging.blocking import Blocking, Part, looker
from workprint.crafts.previz.staging.sights import NEAR, eye_height, is_sight, scan, sight
from workprint.crafts.previz.staging.spots import Point as Floor
from workprint.crafts.previz.staging.spots import Spot, ahead, folded, target

VIEW = 60.0
"""How far off the view is that a set is open to (the sea, the valley), metres."""
OFF = 1.7
"""How far from a looker somebody stands who is not in the shot, metres."""
SKYWARDS = 26.0
"""How much higher the sky is that somebody looks up to out there, metres."""
PALMED = frozenset(("key", "coin", "ring", "card", "money", "photo", "letter", "watch", "phone", "envelope", "button"))
"""What is small enough to be in a hand unseen."""
_MIDDLES = ("centre", "center", "middle", "room", "set", "stage")
_WHEREVER = ("up", "down", "floor", "ceiling")
"""Sights that are wherever one faces."""
_VIEWS = frozenset(("", "sea", "water", "ocean", "horizon", "view", "distance", "sky"))
"""What people look at who look out, in words."""
_AT = frozenset(("turn", "point", "reach", "react", "walk", "enter", "run", "wave", "nod", "shake"))
_TURNED_TO = frozenset(("point", "reach", "wave"))


def glances(
    person: Mapping[str, Any],
    own: Sequence[Mapping[str, Any]],
    order: Mapping[str, Any],
    spots: Mapping[str, Spot],
    place: Place,
    rate: Fraction,
    at_first: Point | str | None = None,
) -> tuple[Glance, ...]:
    """Whom they look at: the speaker at whom they address, everybody else at the speaker. `at_first` is the sight
    that they are found facing.
    """
    name, names = str(person["name"]), list(spots)
    known = {folded(each): each for each in names}
    facing = known.get(folded(person.get("facing", "")))
    absent = partner(str(person.get("facing", "")), name, spots, place, order)
    found = [Glance(0.0, facing or absent or at_first or seen(str(person.get("facing", "")), place))]
    for speech in sorted(order.get("speech", ()), key=lambda each: int(each.get("start", 0))):
        at, speaker = float(int(speech.get("start", 0)) / rate), known.get(folded(speech.get("who", "")))
        if speaker is None and folded(speech.get("who", "")) == folded(person.get("facing", "")) and absent is not None:
            found.append(Glance(at + 0.12, absent))
        if speaker is None or speech.get("off"):
            continue
        if speaker != name:
            found.append(Glance(at + 0.12, speaker))
        else:
            found.append(Glance(at, facing or absent or next((other for other in names if other != name), None)))
    for beat in own:
        found += _at_beat(beat, name, known, place, rate)
    return tuple(sorted(found, key=lambda glance: glance.at))


def _at_beat(beat: Mapping[str, Any], name: str, known: Mapping[str, str], place: Place, rate: Fraction) -> list[Glance]:
    """What a beat does to the eyes of whose it is; where a `look` goes is settled as it is staged (`looks_at`)."""
    at, verb, whom = float(int(beat.get("at", 0)) / rate), str(beat.get("verb", "")), str(beat.get("target", ""))
    if verb in _AT and whom:
        to = None if is_sight(folded(whom)) else seen(whom, place)
        aim: Any = known.get(folded(whom)) or (to if verb in _TURNED_TO else None)
        if verb in ("walk", "enter", "run") and aim is None:
            aim = next((other for other in known.values() if other != name), None)
        return [Glance(at, aim)] if aim is not None else []
    return [Glance(at, None)] if verb == "exit" else []


def faces(blocking: Blocking, part: Part) -> Point | str | None:
    """What somebody looks at who is said to face a sight, and where it lies; None where they face something else."""
    said = folded(part.facing)
    if blocking.part(said) is not None:
        return None
    if said in _VIEWS - {""}:
        return view(said, blocking.place)
    return sight(said, looker(blocking, part), blocking.place, blocking.time) or (said if said in (OWN_HAND, CAMERA) else None)


def looks_at(blocking: Blocking, part: Part, said: str, at: float) -> Floor | None:
    """Somebody's eyes go to what is named, from second `at` on; where on the floor it is, None where nobody turns to it."""
    word, me = folded(said), looker(blocking, part)
    host = blocking.part(said)
    if host is not None:
        part.looks.append(Glance(at, host.name))
        return host.spot.at
    held = _in_hand(blocking, part, said, at)
    if held is not None:
        part.looks.append(Glance(at, held[0]))
        return held[1]
    if word == "around":
        _round_about(blocking, part, at)
        return None
    if word in (OWN_HAND, CAMERA):
        part.looks.append(Glance(at, word))
        if word == OWN_HAND:
            _raised(blocking, part, at)
        return None
    point = view(said, blocking.place) or sight(word, me, blocking.place, blocking.time)
    nowhere = point is None and bool(said) and _nowhere(blocking, said)
    if nowhere:
        point = me.towards(0.0, NEAR, me.eye - 0.1)
    point = point or seen(said, blocking.place)
    if point is None:
        return None
    part.looks.append(Glance(at, point))
    return None if word in _WHEREVER or nowhere else (point[0], point[2])


def _nowhere(blocking: Blocking, said: str) -> bool:
    """Whether a word names nothing that this set has: the marks' own last resort is its centre."""
    if said.isupper() or folded(said) in (*_MIDDLES, *_WHEREVER) or blocking.place.named(folded(said)) is not None:
        return False
    there = resolved(blocking.place, said)
    return there is blocking.place.marks.get("centre") and item_named(blocking.place, said) is None


def _in_hand(blocking: Blocking, part: Part, said: str, at: float) -> tuple[Point | str, Floor | None] | None:
    """A thing that people handle: what to look at, and where it is on the floor, where it is not in their own hand. What nobody has, and
    the set has not, is in the hand of who looks at it, too small to be seen.
    """
    name = carried.named(said)
    if not name:
        return None
    for thing in blocking.things:
        if thing.name == name:
            where = thing.where[-1]
            holder = blocking.part(where.who)
            if holder is part:
                _raised(blocking, part, at)
                return OWN_HAND, None
            if holder is not None:
                x, z = ahead(holder.spot.at, holder.spot.yaw, 0.32)
                eye = eye_height(holder.spot.posture, holder.spot.seat, holder.figure.height)
                return (round(x, 4), round(eye - 0.40, 4), round(z, 4)), (x, z)
            return (where.spot[0], round(where.spot[1] + 0.05, 4), where.spot[2]), (where.spot[0], where.spot[2])
    if item_named(blocking.place, said) is None and folded(said) != CAMERA and not is_sight(folded(said)) and name in PALMED:
        _raised(blocking, part, at)
        return OWN_HAND, None
    return None


def _raised(blocking: Blocking, part: Part, at: float) -> None:
    """Their hand comes up to be looked at, with what it has, unless it is there already or that hangs from it."""
    thing = part.holding.thing if part.holding else ""
    how = carriage(thing)
    if part.handless or (thing and (hangs(thing) or how.both or how.swing is None or how.read)):
        return
    hand = part.holding.hand if part.holding else HAND
    part.acts.append(Act(at, "regard", until=blocking.seconds + 2.0, hand=hand))


def _round_about(blocking: Blocking, part: Part, at: float) -> None:
    """A slow look from left to right, in what is left of the shot, and back to whom they face."""
    points = scan(looker(blocking, part))
    step = min(0.75, max(0.35, (blocking.seconds - at - 0.2) / (len(points) + 0.5)))
    part.looks += [Glance(round(at + k * step, 4), point) for k, point in enumerate(points)]
    host = blocking.part(part.facing)
    part.looks.append(Glance(round(at + (len(points) + 0.6) * step, 4), host.name if host is not None and host is not part else None))


def partner(who: str, name: str, spots: Mapping[str, Spot], place: Place, order: Mapping[str, Any]) -> Point | None:
    """The eyes of somebody who is faced but not in the shot: before the looker, a little to the side that the camera keeps to."""
    if not who or folded(who) in {folded(each) for each in spots} or not _is_person(who, place, order):
        return None
    spot, side = spots[name], 1.0 if int((order.get("camera") or {}).get("side", 1)) >= 0 else -1.0
    x, z = ahead(spot.at, spot.yaw + 12.0 * side, OFF)
    return round(x, 4), 1.22 if spot.posture == "sit" else 1.58, round(z, 4)


def _is_person(who: str, place: Place, order: Mapping[str, Any]) -> bool:
    """Whether a word that nobody on stage answers to names a person: somebody who speaks, or a name in capitals that is no thing."""
    if any(folded(speech.get("who", "")) == folded(who) for speech in order.get("speech", ())):
        return True
    return who.isupper() and folded(who) not in place.marks and asked(who) is None and item_named(place, who) is None


def view(name: str, place: Place) -> Point | None:
    """The point far off that a look goes to: beyond a window, or where an open set shows its view. None for what is nearer."""
    if folded(name).startswith("window") and place.interior:
        return seen(name, place)
    if place.interior and folded(name) in _VIEWS - {""} and "window" in place.marks and item_named(place, name) is None:
        return seen("window", place)
    if place.interior or place.named(folded(name)) is not None or folded(name) not in _VIEWS or "window" not in place.marks:
        return None
    mark = place.marks["window"]
    x, z = ahead((mark.x, mark.z), mark.yaw, VIEW)
    return x, 1.45 + (SKYWARDS if folded(name) == "sky" else 0.0), z


def seen(name: str, place: Place) -> Point | None:
    """The point to look at for a mark or a thing, of a window what lies beyond it; None for nothing."""
    if not name:
        return None
    item = None if folded(name).startswith("window") else (place.named(folded(name)) or item_named(place, name))
    if item is not None:
        low, high = item.low, item.high
        return round((low[0] + high[0]) / 2, 4), round((low[1] + high[1]) / 2, 4), round((low[2] + high[2]) / 2, 4)
    there = target(name, {}, place)
    return (there[0], 1.45, there[1]) if there else None
