"""Marks, beats and speeches become performances: where each person is over time, whom they look at, what they say.

    order's people, beats, speech   +   a standing Place   ->   name: Performance   (seconds, metres)

People stand where their marks are, never in furniture or in one another, walk round what is in the way, come in through doors, and look at
who speaks. Knows places and performances; knows nothing of cameras, and nothing of how a body moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import atan2, cos, degrees, dist, hypot, radians, sin
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz import carried
from workprint.crafts.previz.paths import way
from workprint.crafts.previz.people.lips import mouths_of
from workprint.crafts.previz.people.performer import RUN_SPEED, WALK_SPEED, Act, Feeling, Glance, Hold, Key, Performance, Speech
from workprint.crafts.previz.people.wardrobe import figure
from workprint.crafts.previz.sets.dressing import Mark, Place, free_spot, resolved

SEEN = 2.2
"""An entrance is seen for so many seconds at least, however late the page has it."""
BEHIND = 1.2
"""Seconds from the wings to the threshold: who enters sets out so much earlier."""
APART = 0.62
"""Two people stand at least so far apart, metres."""
TALK, CALL = 2.0, 6.0
"""Two who face each other farther apart than the one (and no farther than the other) are brought together, metres."""
NEAR = 1.3
"""How far apart they then stand, metres."""
VIEW = 60.0
"""How far off the view is that a set is open to (the sea, the valley), metres."""
_VIEWS = frozenset(("", "sea", "water", "ocean", "horizon", "view", "distance", "sky"))
"""What people look at who look out, in words."""
TURNS = 65.0
"""Who looks at a view farther round than this turns to it bodily, degrees."""


@dataclass(frozen=True)
class Spot:
    """A place found for somebody: where, facing, how."""

    x: float
    z: float
    yaw: float
    posture: str = "stand"
    seat: float = 0.45
    table: float = 0.0
    extra: bool = False
    """Whether there is nothing to sit on yet, and a seat must be brought."""

    @property
    def at(self) -> tuple[float, float]:
        return self.x, self.z


@dataclass(frozen=True)
class Cast:
    """A staged shot: the performances by name, and the spots that need a seat brought."""

    parts: Mapping[str, Performance]
    seats: tuple[Spot, ...] = ()
    things: tuple[carried.Belonging, ...] = ()
    gone: frozenset[int] = frozenset()
    unstaged: tuple[str, ...] = ()


def uses_door(order: Mapping[str, Any]) -> bool:
    """Whether somebody comes or goes."""
    return any(beat.get("verb") in ("enter", "exit") for beat in order.get("beats", ()))


def staged(order: Mapping[str, Any], place: Place, timings: Mapping[str, Mapping[str, Any]], rate: Fraction) -> Cast:
    """The cast of a clip's order on this place. `timings` are the speeches' timings by input name."""
    people = [dict(person) for person in order.get("people", ())]
    beats = sorted((dict(beat) for beat in order.get("beats", ())), key=lambda beat: int(beat.get("at", 0)))
    entering = {_folded(beat["who"]): beat for beat in reversed(beats) if beat.get("verb") == "enter"}
    names = [str(person["name"]) for person in people]
    length = float(int(order.get("frames", 48)) / rate)
    left = {who: length - float(int(beat.get("at", 0)) / rate) for who, beat in entering.items()}
    spots = _first_spots(people, place, entering, left)
    parts, brought = {}, [spot for spot in spots.values() if spot.extra]
    homes = dict(spots)
    for person in people:
        name = str(person["name"])
        own = [beat for beat in beats if _folded(beat.get("who", "")) == _folded(name)]
        keys = _keys(name, own, homes, place, (rate, length))
        brought += [Spot(key.place[0], key.place[2], key.yaw, extra=True) for key in keys[1:] if key.posture == "sit" and _bare(place, key)]
        speeches = _speeches(order, name, timings, rate)
        parts[name] = Performance(
            figure(name, person.get("traits") or {}, str(person.get("words", ""))),
            keys,
            _glances(person, own, order, names, place, rate),
            speeches,
            _acts(own, names, homes, place, rate),
            _moods(own, rate),
            holds=(Hold(carried.ALWAYS, held),) if (held := carried.named(person.get("holding"))) else (),
        )
    owned = [(str(person["name"]), str(person.get("holding", ""))) for person in people if carried.named(person.get("holding"))]
    scene = str((order.get("set") or {}).get("place", ""))
    things = tuple(carried.Belonging(carried.named(word), word, scene, (carried.Where(carried.ALWAYS, who),)) for who, word in owned)
    return Cast(parts, tuple(brought), things)


def _folded(name: object) -> str:
    return " ".join(str(name).casefold().split())


# --------------------------------------------------------------------------------------------- where the shot finds them


def _first_spots(
    people: Sequence[Mapping[str, Any]], place: Place, entering: Mapping[str, Mapping[str, Any]], left: Mapping[str, float]
) -> dict[str, Spot]:
    """A spot for everybody, in order; those who enter in the shot wait outside, with so many seconds `left` from then on."""
    found: dict[str, Spot] = {}
    marks = {str(person["name"]): resolved(place, str(person.get("mark", "centre"))) for person in people}
    for person in people:
        name = str(person["name"])
        if _folded(name) in entering:
            continue
        taken = tuple(spot.at for spot in found.values())
        found[name] = _spot(place, marks[name], str(person.get("posture", "stand")), taken)
    found = _brought_together(people, place, found)
    for person in people:
        name = str(person["name"])
        if _folded(name) in entering:
            end = resolved(place, "door" if place.interior else str(entering[_folded(name)].get("target") or "centre"))
            x, z = _wings(place, entering[_folded(name)], left[_folded(name)], tuple(spot.at for spot in found.values()))
            queue = 0.75 * sum(1 for other in found.values() if dist(other.at, (x, z)) < 2.0)
            away = (x - end.x, z - end.z)
            far = hypot(*away) or 1.0
            found[name] = Spot(x + away[0] / far * queue, z + away[1] / far * queue, _yaw((x, z), (end.x, end.z)))
    return {name: _turned(spot, name, people, found, place) for name, spot in found.items()}


def _brought_together(people: Sequence[Mapping[str, Any]], place: Place, found: dict[str, Spot]) -> dict[str, Spot]:
    """Who stand and face each other across the set stand near enough to talk: the later named comes to the earlier. It depends on marks and
    facing alone, so that it is the same in every shot of the conversation.
    """
    facing = {_folded(person["name"]): _folded(person.get("facing", "")) for person in people}
    names, settled = list(found), set[str]()
    for index, name in enumerate(names):
        host = next((other for other in names[:index] if _folded(other) == facing[_folded(name)]), None)
        if host is None or facing[_folded(host)] != _folded(name) or {host, name} & settled:
            continue
        here, there = found[name], found[host]
        settled |= {host, name}
        if here.posture == there.posture == "stand" and TALK < (far := dist(here.at, there.at)) <= CALL:
            others = tuple(spot.at for other, spot in found.items() if other != name)
            wanted = (there.x + (here.x - there.x) * NEAR / far, there.z + (here.z - there.z) * NEAR / far)
            x, z = free_spot(place, *wanted, others, APART)
            found[name] = replace(here, x=x, z=z)
    return found


def _wings(place: Place, beat: Mapping[str, Any], time: float, others: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    """Where somebody waits who enters: behind the door; in the open, so near that they arrive with time to spare, and on the other side
    where they would have to pass somebody who stands there.
    """
    x, z = place.off.get("door", (place.floor[0] - 1.0, 0.0))
    if place.interior:
        return x, z
    end = resolved(place, str(beat.get("target") or "centre"))
    far, least = dist((x, z), (end.x, end.z)), 3.2
    near = min(far, max(least, 0.75 * time * (RUN_SPEED if beat.get("verb") == "run" else WALK_SPEED)))
    away = (x - end.x) * near / far, (z - end.z) * near / far
    if any(_passed(other, (end.x, end.z), (end.x + away[0], end.z + away[1])) for other in others):
        away = (-away[0], away[1])
    return end.x + away[0], end.z + away[1]


def _passed(other: tuple[float, float], end: tuple[float, float], start: tuple[float, float]) -> bool:
    """Whether the straight way from `start` to `end` passes somebody, on their very spot or close by."""
    dx, dz = start[0] - end[0], start[1] - end[1]
    share = ((other[0] - end[0]) * dx + (other[1] - end[1]) * dz) / (dx * dx + dz * dz or 1.0)
    return 0.0 < share < 1.0 and dist(other, (end[0] + dx * share, end[1] + dz * share)) < 0.8


def _spot(place: Place, mark: Mark, posture: str, taken: tuple[tuple[float, float], ...]) -> Spot:
    if posture == "sit" and mark.seat is not None:
        return Spot(mark.x, mark.z, mark.yaw, "sit", mark.seat, _table_before(place, mark))
    if posture == "lie":
        return _lying(place, mark, taken)
    wanted = mark.beside if mark.seat is not None and mark.beside else (mark.x, mark.z)
    x, z = free_spot(place, *wanted, taken, APART)
    if posture == "sit":
        return Spot(x, z, mark.yaw, "sit", extra=True)
    if posture == "fall":
        return Spot(x, z, mark.yaw, "fall")
    return Spot(x, z, mark.yaw)


def _lying(place: Place, mark: Mark, taken: tuple[tuple[float, float], ...]) -> Spot:
    bed = place.named("bed")
    if bed is not None:
        x, z = (bed.low[0] + bed.high[0]) / 2, (bed.low[2] + bed.high[2]) / 2
        return Spot(x, z + 0.02, 0.0, "lie", 0.53)
    x, z = free_spot(place, mark.x, mark.z, taken, 1.0)
    return Spot(x, z, mark.yaw, "lie", 0.0)


def _table_before(place: Place, mark: Mark) -> float:
    """The height of a table within reach of a seat, else 0."""
    x, z = _ahead((mark.x, 0.0, mark.z), mark.yaw, 0.55)
    for item in place.items:
        if item.thing.name in ("table", "desk") and item.low[0] <= x <= item.high[0] and item.low[2] <= z <= item.high[2]:
            return item.high[1] if 0.6 < item.high[1] < 0.9 else 0.0
    return 0.0


def _ahead(at: tuple[float, float, float], yaw: float, far: float) -> tuple[float, float]:
    return at[0] + sin(radians(yaw)) * far, at[2] + cos(radians(yaw)) * far


def _yaw(frm: tuple[float, float], to: tuple[float, float]) -> float:
    return degrees(atan2(to[0] - frm[0], to[1] - frm[1]))


def _turned(spot: Spot, name: str, people: Sequence[Mapping[str, Any]], found: Mapping[str, Spot], place: Place) -> Spot:
    """Who stands faces whom (or what) they are said to; who sits stays in their chair and turns a little."""
    facing = next(str(person.get("facing", "")) for person in people if person["name"] == name)
    there = _target(facing, found, place)
    if there is None or dist(there, spot.at) < 0.3 or spot.posture == "lie":
        return spot
    wanted = _yaw(spot.at, there)
    if spot.posture == "sit":
        off = (wanted - spot.yaw + 180.0) % 360.0 - 180.0
        return spot if spot.table else replace(spot, yaw=spot.yaw + max(-38.0, min(38.0, off * 0.6)))
    return replace(spot, yaw=wanted)


def _target(name: str, found: Mapping[str, Spot], place: Place) -> tuple[float, float] | None:
    """Where a person, a mark or a thing is, on the floor; None for nothing."""
    if not name:
        return None
    for other, spot in found.items():
        if _folded(other) == _folded(name):
            return spot.at
    item = None if _folded(name).startswith("window") else place.named(_folded(name))
    if item is not None:
        return (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
    mark = resolved(place, name)
    return _ahead((mark.x, 0.0, mark.z), mark.yaw, 4.0 if name.startswith("window") else 0.0)


# --------------------------------------------------------------------------------------------- what they do


def _keys(
    name: str, own: Sequence[Mapping[str, Any]], homes: dict[str, Spot], place: Place, clock: tuple[Fraction, float]
) -> tuple[Key, ...]:
    """The path of one person through the shot; `homes` is brought up to where they end. `clock`: the rate, the shot's length in seconds."""
    rate, length = clock
    now = homes[name]
    keys = [_key(0.0, now)]
    for beat in own:
        at, verb, target = float(int(beat.get("at", 0)) / rate), str(beat.get("verb", "")), str(beat.get("target", ""))
        others = tuple(spot.at for other, spot in homes.items() if other != name)
        if verb == "enter":
            at = max(0.0, min(at, length - SEEN) - (BEHIND if place.interior else 0.0))
        if verb in ("enter", "walk", "run"):
            now = _arrival(name, target or "centre", homes, place, others)
        elif verb == "exit":
            x, z = place.off.get("door", (place.floor[0] - 1.0, 0.0))
            now = Spot(x, z, _yaw(now.at, (x, z)), "walk")
        elif verb == "sit":
            mark = resolved(place, target) if target else Mark(now.x, now.z, now.yaw)
            now = _spot(place, mark, "sit", others)
        elif verb == "stand":
            now = replace(now, posture="stand", extra=False)
            if keys[-1].posture == "sit":
                now = replace(now, x=_ahead(keys[-1].place, now.yaw, 0.42)[0], z=_ahead(keys[-1].place, now.yaw, 0.42)[1])
        elif verb == "turn":
            there = _target(target, homes, place)
            now = replace(now, yaw=_yaw(now.at, there) if there else now.yaw + 150.0)
        elif verb == "look" and now.posture == "stand" and (view := _view(target, place)) is not None:
            there = (view[0], view[2])
            off = (_yaw(now.at, there) - now.yaw + 180.0) % 360.0 - 180.0
            if abs(off) <= TURNS:
                continue
            now = replace(now, yaw=_yaw(now.at, there))
        elif verb in ("lie", "fall"):
            now = _spot(place, resolved(place, target), "lie", others) if verb == "lie" else replace(now, posture="fall")
        else:
            continue
        speed = RUN_SPEED if verb == "run" else WALK_SPEED
        via = way(place, (keys[-1].place[0], keys[-1].place[2]), now.at, others)
        keys.append(_key(at, now, speed=speed, via=via))
        homes[name] = now
    return tuple(keys)


def _key(at: float, spot: Spot, *, speed: float = WALK_SPEED, via: tuple[tuple[float, float], ...] = ()) -> Key:
    return Key(at, (spot.x, 0.0, spot.z), spot.yaw, spot.posture, spot.seat, spot.table, speed, via)


def _arrival(name: str, target: str, homes: Mapping[str, Spot], place: Place, others: tuple[tuple[float, float], ...]) -> Spot:
    """Where a walk ends: before the person gone to, else on the mark, turned as the mark says or to whoever is near."""
    for other, spot in homes.items():
        if other != name and _folded(other) == _folded(target):
            away = homes[name].at
            far = dist(away, spot.at) or 1.0
            wanted = spot.x + (away[0] - spot.x) / far * 1.1, spot.z + (away[1] - spot.z) / far * 1.1
            x, z = free_spot(place, *wanted, others, APART)
            return Spot(x, z, _yaw((x, z), spot.at))
    mark = resolved(place, target)
    wanted = mark.beside if mark.seat is not None and mark.beside else (mark.x, mark.z)
    x, z = free_spot(place, *wanted, others, APART)
    near = min((spot for other, spot in homes.items() if other != name), key=lambda spot: dist(spot.at, (x, z)), default=None)
    if (
        near is not None
        and dist(near.at, (x, z)) < 3.2
        and target.startswith(("centre", "left", "right", "front", "back", "seat", "table"))
    ):
        return Spot(x, z, _yaw((x, z), near.at))
    return Spot(x, z, mark.yaw)


def _bare(place: Place, key: Key) -> bool:
    """Whether there is no seat where somebody sits down."""
    return not any(m.seat is not None and dist((m.x, m.z), (key.place[0], key.place[2])) < 0.15 for m in place.marks.values())


# --------------------------------------------------------------------------------------------- eyes, voices, hands


def _glances(
    person: Mapping[str, Any],
    own: Sequence[Mapping[str, Any]],
    order: Mapping[str, Any],
    names: Sequence[str],
    place: Place,
    rate: Fraction,
) -> tuple[Glance, ...]:
    """Whom they look at: the speaker at whom they address, everybody else at the speaker; a `look` beat overrides for its while."""
    name, known = str(person["name"]), {_folded(each): each for each in names}
    facing = known.get(_folded(person.get("facing", "")))
    rest: Any = facing or _seen(str(person.get("facing", "")), place)
    found = [Glance(0.0, rest)]
    for speech in sorted(order.get("speech", ()), key=lambda each: int(each.get("start", 0))):
        at, speaker = float(int(speech.get("start", 0)) / rate), known.get(_folded(speech.get("who", "")))
        if speaker is None or speech.get("off"):
            continue
        if speaker != name:
            found.append(Glance(at + 0.12, speaker))
        else:
            found.append(Glance(at, facing or next((other for other in names if other != name), None)))
    for beat in own:
        at, verb, target = float(int(beat.get("at", 0)) / rate), str(beat.get("verb", "")), str(beat.get("target", ""))
        view = _view(target, place) if verb == "look" and _folded(target) not in known else None
        if view is not None:
            found.append(Glance(at, view))
        elif verb in ("look", "turn", "point", "reach", "react", "walk", "enter", "run") and target:
            aim: Any = known.get(_folded(target)) or (_seen(target, place) if verb in ("look", "point", "reach") else None)
            if verb in ("walk", "enter", "run") and aim is None:
                aim = next((other for other in names if other != name), None)
            if aim is not None:
                found.append(Glance(at, aim))
        elif verb == "exit":
            found.append(Glance(at, None))
    return tuple(sorted(found, key=lambda glance: glance.at))


def _view(name: str, place: Place) -> tuple[float, float, float] | None:
    """The point far off that a look goes to: beyond a window, or where an open set shows its view. None for what is nearer."""
    if _folded(name).startswith("window") and place.interior:
        return _seen(name, place)
    if place.interior or place.named(_folded(name)) is not None or _folded(name) not in _VIEWS or "window" not in place.marks:
        return None
    mark = place.marks["window"]
    x, z = _ahead((mark.x, 0.0, mark.z), mark.yaw, VIEW)
    return x, 1.45, z


def _seen(name: str, place: Place) -> tuple[float, float, float] | None:
    """The point to look at for a mark or a thing, of a window what lies beyond it; None for nothing."""
    if not name:
        return None
    item = None if _folded(name).startswith("window") else place.named(_folded(name))
    if item is not None:
        return tuple(round((low + high) / 2, 4) for low, high in zip(item.low, item.high, strict=True))  # type: ignore[return-value]
    there = _target(name, {}, place)
    return (there[0], 1.45, there[1]) if there else None


def _speeches(order: Mapping[str, Any], name: str, timings: Mapping[str, Mapping[str, Any]], rate: Fraction) -> tuple[Speech, ...]:
    found = []
    for speech in order.get("speech", ()):
        if _folded(speech.get("who", "")) != _folded(name) or speech.get("off"):
            continue
        key = str(speech.get("input", ""))
        if key not in timings:
            raise EngineError(
                f"the timing {key!r} of {name}'s speech is missing", remedy="every speech of a clip needs its timing among the inputs"
            )
        timing = timings[key]
        found.append(Speech(float(int(speech.get("start", 0)) / rate), mouths_of(timing.get("mouths", ())), int(timing.get("samples", 0))))
    return tuple(found)


def _acts(
    own: Sequence[Mapping[str, Any]], names: Sequence[str], homes: Mapping[str, Spot], place: Place, rate: Fraction
) -> tuple[Act, ...]:
    found = []
    for beat in own:
        verb, at, target = str(beat.get("verb", "")), float(int(beat.get("at", 0)) / rate), str(beat.get("target", ""))
        if verb == "react":
            found.append(Act(at, "react", None, at + 1.2))
        elif verb in ("point", "reach"):
            spot = next((spot for other, spot in homes.items() if _folded(other) == _folded(target)), None)
            aim = (spot.x, 1.25, spot.z) if spot else _seen(target, place)
            found.append(Act(at, verb, aim, at + 1.6))
    return tuple(found)


def _moods(own: Sequence[Mapping[str, Any]], rate: Fraction) -> tuple[Feeling, ...]:
    return tuple(Feeling(float(int(beat.get("at", 0)) / rate), "surprised") for beat in own if beat.get("verb") == "fall")
