"""The people whom stage notes name, found in the cast: whom a note means, who is new, who is most likely a slip of the pen.

Knows names; knows nothing of the stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import get_close_matches

from workprint.core.errors import PageError
from workprint.story import marksaid
from workprint.story.scenes import Part
from workprint.story.stagenotes import Stance

Find = Callable[[str], str]
"""From a name as a note has it to the name of the cast (or the same name, where the cast has none)."""
_ALIKE = 0.75


def newcomers(parts: Iterable[Part], known: Iterable[str], find: Find) -> tuple[str, ...]:
    """People whom only stage notes name. PageError at the note for a name that is nearly somebody else's."""
    names = list(known)
    found: dict[str, None] = {}
    for part in parts:
        for placed in part.placed:
            for stance in placed.note.people:
                who = find(stance.who)
                if who in names or who in found:
                    continue
                near = [each for each in get_close_matches(who, [*names, *found], 3, _ALIKE) if _letters(each) != _letters(who)]
                if near:
                    remedy = f"Did you mean {near[0]}? Somebody new needs a name less like theirs, or a place in the action."
                    raise PageError(f"in a stage note, nobody is called {who}", where=str(placed.note.source), remedy=remedy)
                found[who] = None
    return tuple(found)


def _letters(name: str) -> str:
    """A name without its number: COP 1 and COP 2 are two people."""
    return " ".join(word for word in name.split() if not word.isdecimal())


def resolved(stance: Stance, known: Iterable[str], find: Find, where: str) -> Stance:
    """The stance with every name as the cast has it. PageError for a person whom nobody knows."""
    names = set(known)

    def person(said: str) -> str:
        who = find(said)
        if who not in names:
            near = get_close_matches(who, sorted(names), 1, 0.6)
            hint = f"Did you mean {near[0]}?" if near else "Name people as the page does."
            raise PageError(f"in a stage note, nobody is called {said}", where=where, remedy=hint)
        return who

    def target(said: str) -> str:
        relation, there = marksaid.beside(said)
        if not there or marksaid.known(there):
            return said
        if person(there) == person(stance.who):
            what = f"in a stage note, {stance.who} is to be next to themselves" if relation else f"in a stage note, {said} is their own aim"
            raise PageError(what, where=where, remedy="Name somebody else, or a place.")
        return relation + person(there)

    steps = tuple(replace(step, target=target(step.target)) for step in stance.steps)
    return replace(stance, who=person(stance.who), mark=target(stance.mark), facing=target(stance.facing), steps=steps)
