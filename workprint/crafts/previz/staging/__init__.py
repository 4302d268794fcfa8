"""Marks, beats and speeches become performances: where each person is over time, whom they look at, what they do and say.

    order's people, beats, speech   +   a standing Place   ->   name: Performance   (seconds, metres)

    spots       where the shot finds them               errands     where they go, and how they get down and up
    looks       whom their eyes are on                  handling    what they hold, pick up, put down and hand over
    business    what else they do, alone or together    crowd       who else is about
    blocking    the shot so far, while it is staged

People stand where their marks are, never in furniture or in one another, walk round what is in the way, come in through doors, and look at
who speaks. What cannot be staged is said, in words (`Cast.unstaged`). Knows places and performances; knows nothing of cameras, and nothing
of how a body moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz import animals
from workprint.crafts.previz.carried import Belonging
from workprint.crafts.previz.people.feelings import MOODS
from workprint.crafts.previz.people.lips import mouths_of
from workprint.crafts.previz.people.performance import Feeling, Performance, Player, Speech
from workprint.crafts.previz.people.performance import Place as Place3
from workprint.crafts.previz.people.wardrobe import bareheaded, figure
from workprint.crafts.previz.sets.dressing import Place
from workprint.crafts.previz.staging import handling
from workprint.crafts.previz.staging.blocking import Blocking, Part, key_of, looker, performances
from workprint.crafts.previz.staging.business import BUSINESS
from workprint.crafts.previz.staging.company import at_it
from workprint.crafts.previz.staging.errands import ERRANDS, SEEN, TURNS
from workprint.crafts.previz.staging.looks import faces, glances
from workprint.crafts.previz.staging.sights import is_sight, lies
from workprint.crafts.previz.staging.spots import APART, TALK, Spot, bearing, first_spots, folded

VERBS = frozenset(ERRANDS) | frozenset(BUSINESS) | {"speak"}
"""What can be staged."""
_ANIMALS = frozenset(("enter", "exit", "walk", "run", "sit", "stand", "lie", "turn", "look", "react", "nod", "feel"))
"""What an animal does that is asked to."""

_BESIDES = frozenset(("feel", "look", "nod", "shake", "react", "speak"))
"""What somebody does beside what they do; anything else ends that."""


@dataclass(frozen=True)
class Cast:
    """A staged shot: the performances by name, the spots that need a seat brought, the things that people handle, the ids of those that
    are off the set for it, and what could not be staged, a sentence each.
    """

    parts: Mapping[str, Performance]
    seats: tuple[Spot, ...] = ()
    things: tuple[Belonging, ...] = ()
    gone: frozenset[int] = frozenset()
    unstaged: tuple[str, ...] = ()


def uses_door(order: Mapping[str, Any]) -> bool:
    """Whether somebody comes or goes."""
    return any(beat.get("verb") in ("enter", "exit") for beat in order.get("beats", ()))


def staged(
    order: Mapping[str, Any],
    place: Place,
    timings: Mapping[str, Mapping[str, Any]],
    rate: Fraction,
    players: Mapping[str, Player] | None = None,
) -> Cast:
    """The cast of a clip's order on this place. `timings` are the speeches' timings by input name; `players` who plays whom, where that
    is no mannequin.
    """
    people = [dict(person) for person in order.get("people", ())]
    beats = sorted((dict(beat) for beat in order.get("beats", ())), key=lambda beat: int(beat.get("at", 0)))
    entering = {folded(beat["who"]): beat for beat in reversed(beats) if beat.get("verb") == "enter"}
    length = float(int(order.get("frames", 48)) / rate)
    left = {who: length - float(int(beat.get("at", 0)) / rate) for who, beat in entering.items()}
    spots = first_spots(people, place, entering, left)
    blocking = Blocking(place, length, str((order.get("set") or {}).get("place", "")))
    blocking.time = str((order.get("set") or {}).get("time", "day"))
    for person in people:
        _comes_on(blocking, person, spots, players or {})
    at_first = {name: _faces(blocking, part) for name, part in blocking.parts.items()}
    for person in people:
        held, part = str(person.get("holding") or ""), blocking.parts[str(person["name"])]
        if held and not handling.slings(blocking, part, held, beats):
            handling.begin_holding(blocking, part, held)
    looks = {
        name: glances(person, _own(beats, name), order, spots, place, rate, at_first[name])
        for person in people
        for name in (str(person["name"]),)
    }
    for beat in beats:
        _played(blocking, beat, float(int(beat.get("at", 0)) / rate))
    speeches = {name: _speeches(order, name, timings, rate) for name in blocking.parts}
    parts = performances(blocking, looks, speeches)
    return Cast(parts, tuple(blocking.seats), tuple(blocking.things), frozenset(blocking.gone), tuple(dict.fromkeys(blocking.unstaged)))


def _faces(blocking: Blocking, part: Part) -> Place3 | str | None:
    """Who is found facing a sight (the sea, the light) stands turned to where it lies; what they look at."""
    seen = faces(blocking, part)
    there = lies(folded(part.facing), looker(blocking, part), blocking.place, blocking.time)
    if there is None and seen is not None and not isinstance(seen, str) and not is_sight(folded(part.facing)):
        there = seen[0], seen[2]
    if there is not None and part.spot.posture == "stand":
        part.spot = replace(part.spot, yaw=bearing(part.spot.at, there))
        part.keys[0] = replace(part.keys[0], yaw=part.spot.yaw)
    return seen


def _own(beats: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [beat for beat in beats if folded(beat.get("who", "")) == folded(name)]


def _comes_on(blocking: Blocking, person: Mapping[str, Any], spots: Mapping[str, Spot], players: Mapping[str, Player]) -> None:
    """Somebody at the place where the shot finds them, with what they feel."""
    name, traits, spot = str(person["name"]), person.get("traits") or {}, spots[str(person["name"])]
    player = players.get(name)
    if player is None and animals.is_animal(traits):
        player = animals.figure(name, traits, str(person.get("words", "")))
    looks = {key: value for key, value in traits.items() if player is None or key not in ("kind", "breed", "figure")}
    if player is None and blocking.place.interior:
        looks = bareheaded(name, looks, str(person.get("words", "")))
    dressed = figure(name, looks if player is None else {}, str(person.get("words", "")) if player is None else "")
    part = Part(name, dressed, spot, [], player=player, facing=str(person.get("facing", "")))
    part.keys.append(key_of(0.0, spot))
    if spot.extra:
        blocking.seats.append(spot)
    mood = str(person.get("mood") or "")
    if mood in MOODS:
        part.moods.append(Feeling(0.0, mood, min(100, max(0, int(person.get("strength", 70))))))
    elif mood:
        blocking.unstaged.append(f"{name} cannot show {mood!r}: moods are {', '.join(MOODS)}")
    blocking.parts[name] = part


def _played(blocking: Blocking, beat: Mapping[str, Any], at: float) -> None:
    """One beat, by whoever it names; what nobody can do is written down."""
    part, verb = blocking.part(beat.get("who", "")), str(beat.get("verb", ""))
    if part is None or verb == "speak":
        return
    if verb not in VERBS or (part.player is not None and part.player.kind != "person" and verb not in _ANIMALS):
        blocking.unstaged.append(f"{part.name} cannot {verb or 'do nothing'}{' ' + str(beat['target']) if beat.get('target') else ''}")
        return
    if at_it(blocking, part, beat, at):
        return
    if verb not in _BESIDES:
        part.acts = [replace(act, until=max(at, act.at + 0.1)) if act.until > blocking.seconds else act for act in part.acts]
    (ERRANDS.get(verb) or BUSINESS[verb])(blocking, part, beat, at)
    if verb == "sit":
        handling.sits_down(blocking, part)


def _speeches(order: Mapping[str, Any], name: str, timings: Mapping[str, Mapping[str, Any]], rate: Fraction) -> tuple[Speech, ...]:
    found = []
    for speech in order.get("speech", ()):
        if folded(speech.get("who", "")) != folded(name) or speech.get("off"):
            continue
        key = str(speech.get("input", ""))
        if key not in timings:
            raise EngineError(
                f"the timing {key!r} of {name}'s speech is missing", remedy="every speech of a clip needs its timing among the inputs"
            )
        timing = timings[key]
        found.append(Speech(float(int(speech.get("start", 0)) / rate), mouths_of(timing.get("mouths", ())), int(timing.get("samples", 0))))
    return tuple(found)


__all__ = ["APART", "SEEN", "TALK", "TURNS", "VERBS", "Cast", "Spot", "staged", "uses_door"]
