"""Looks: whom and what people's eyes are on. At the speaker, at whom one speaks to, at what one handles; out of windows and over the sea.

Somebody who is spoken to but not in the shot stands at a virtual mark before the looker, on the far side of the camera's line. Knows
orders and places; knows nothing of eyes and necks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from workprint.crafts.previz.people.performance import Glance
from workprint.crafts.previz.people.performance import Place as Point
from workprint.crafts.previz.sets.dressing import Place
from workprint.crafts.previz.sets.marks import asked, item_named
from workprint.crafts.previz.staging.spots import Spot, ahead, folded, target

VIEW = 60.0
"""How far off the view is that a set is open to (the sea, the valley), metres."""
OFF = 1.7
"""How far from a looker somebody stands who is not in the shot, metres."""
_VIEWS = frozenset(("", "sea", "water", "ocean", "horizon", "view", "distance", "sky"))
"""What people look at who look out, in words."""
_AT = frozenset(("look", "turn", "point", "reach", "react", "walk", "enter", "run", "wave", "nod", "shake"))
_TURNED_TO = frozenset(("look", "point", "reach", "wave"))


def glances(
    person: Mapping[str, Any],
    own: Sequence[Mapping[str, Any]],
    order: Mapping[str, Any],
    spots: Mapping[str, Spot],
    place: Place,
    rate: Fraction,
) -> tuple[Glance, ...]:
    """Whom they look at: the speaker at whom they address, everybody else at the speaker; a `look` beat overrides for its while."""
    name, names = str(person["name"]), list(spots)
    known = {folded(each): each for each in names}
    facing = known.get(folded(person.get("facing", "")))
    absent = partner(str(person.get("facing", "")), name, spots, place, order)
    found = [Glance(0.0, facing or absent or seen(str(person.get("facing", "")), place))]
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
    at, verb, whom = float(int(beat.get("at", 0)) / rate), str(beat.get("verb", "")), str(beat.get("target", ""))
    out = view(whom, place) if verb == "look" and folded(whom) not in known else None
    if out is not None:
        return [Glance(at, out)]
    if verb in _AT and whom:
        aim: Any = known.get(folded(whom)) or (seen(whom, place) if verb in _TURNED_TO else None)
        if verb in ("walk", "enter", "run") and aim is None:
            aim = next((other for other in known.values() if other != name), None)
        return [Glance(at, aim)] if aim is not None else []
    return [Glance(at, None)] if verb == "exit" else []


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
    if place.interior or place.named(folded(name)) is not None or folded(name) not in _VIEWS or "window" not in place.marks:
        return None
    mark = place.marks["window"]
    x, z = ahead((mark.x, mark.z), mark.yaw, VIEW)
    return x, 1.45, z


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
