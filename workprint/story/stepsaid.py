"""What somebody is to do, in words: one verb of a stage note with its thing and its target, read and written again.

    picks up the letter      gives JONAH the letter      looks out to sea      walks to the window

Knows verbs and what may follow them; knows nothing of notes, nor of who exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workprint.story import lexicon, marksaid, stagewords

_AFTER_VERB = lexicon.bag("up down over round around back again out away slowly quickly hard onto together")


@dataclass(frozen=True)
class Step:
    """One thing that a note has somebody do: a beat's verb, its target and thing, as `nouns.Beat` has them."""

    verb: str
    target: str = ""
    thing: str = ""


def skip(words: Sequence[str], at: int, past: Iterable[str]) -> int:
    """The first word from `at` on that is none of those to be passed over."""
    while at < len(words) and words[at].lower() in past:
        at += 1
    return at


def step_written(step: Step) -> str:
    """A step as a note says it: `gives letter to MARA`."""
    verb, before = stagewords.VERBS[step.verb]
    if step.verb in stagewords.GOING and step.target:
        before = "" if step.target[:1].isdecimal() or step.target.startswith(("at ", *stagewords.RELATIONS)) else before
    target = f"{before} {step.target}".strip() if step.target else ""
    return " ".join(filter(None, (verb, step.thing, target)))


def thing(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """What a hand may hold, named from word `at` on ("the old brass lantern"), and the word after it."""
    for end in range(at, min(at + 5, len(words))):
        pair = stagewords.HELD_OF.get(" ".join(words[end : end + 2]).lower())
        meant = pair or stagewords.HELD_OF.get(words[end].lower())
        if meant:
            return meant, end + 1 + bool(pair)
        if not words[end].isalpha() or words[end].lower() in ("to", "on", "at", "and"):
            break
    return None


def aimed(words: Sequence[str], at: int, other: str = "") -> tuple[str, int] | None:
    """What a look, a hand or a face goes to: a person, a mark, a thing, a sight, or a way."""
    begin = skip(words, at, ("at", "the", "a", "an", "out", "to", "over", "toward", "towards", "for", "of", "into"))
    if begin < len(words):
        tail = [word.lower() for word in words[begin : begin + 3]]
        if tail[:2] in (["own", "hand"], ["own", "hands"]):
            return "own hand", begin + 2
        if tail[:1] in (["his"], ["her"], ["their"]) and tail[1:2] in (["hand"], ["hands"], ["own"]):
            return "own hand", begin + 2 + (tail[1] == "own")
        if found := marksaid.anything(words, begin, other):
            return found
        if tail[0] in stagewords.SIGHTS:
            return stagewords.SIGHTS[tail[0]], begin + 1
        if tail[0] in ("up", "down", "around", "away"):
            return tail[0], begin + 1
    return None


def rest_of_step(verb: str, words: Sequence[str], at: int, other: str) -> tuple[Step | None, int]:
    """The step that a verb and what follows it say, and the word after them; None where a thing or a person is missing."""
    if verb in stagewords.WITH_THING:
        return _handling(verb, words, skip(words, at, _AFTER_VERB), other)
    if verb in stagewords.AIMED:
        found = aimed(words, at, other)
        if found is None or (found[0] in stagewords.WAYS and verb != "look"):
            at = skip(words, at, (*_AFTER_VERB, "to"))
            found = aimed(words, at, other)
        usable = found is not None and (found[0] not in stagewords.WAYS or verb == "look")
        return (Step(verb, found[0]), found[1]) if found is not None and usable else (Step(verb), at)
    at = skip(words, at, _AFTER_VERB)
    if verb in stagewords.ON_PEOPLE:
        begin = skip(words, at, ("with", "to"))
        found = marksaid.name(words, begin)
        if found is None and begin < len(words) and other and marksaid.pronoun(words[begin]):
            found = other, begin + 1
        if found is not None:
            return Step(verb, found[0]), found[1]
        return (None if verb == "hug" else Step(verb)), at
    if (verb in lexicon.ALONE or verb == "read") and (held := thing(words, at)):
        return Step(verb, "", held[0]), held[1]
    if verb in stagewords.GOING and (found := marksaid.mark(words, _past_to(words, at), other)):
        person = verb not in ("enter", "walk", "run") and not marksaid.known(found[0])
        return Step(verb, f"beside {found[0]}" if person else found[0]), found[1]
    return Step(verb), at


def _past_to(words: Sequence[str], at: int) -> int:
    return skip(words, at, ("to", "over", "from", "through"))


def _handling(verb: str, words: Sequence[str], at: int, other: str) -> tuple[Step | None, int]:
    """`picks up the letter`, `puts the lantern on the table`, `gives JONAH the letter`, `hands the letter to her`."""
    to = ""
    if verb == "give":
        begin = skip(words, at, ("to",))
        if (found := marksaid.name(words, begin)) is not None:
            to, at = found
        elif begin < len(words) and other and marksaid.pronoun(words[begin]) and thing(words, begin + 1):
            to, at = other, begin + 1
    held = thing(words, skip(words, at, _AFTER_VERB))
    if held is None:
        return None, at
    at = skip(words, held[1], ("up", "down", "back", "away", "over"))
    if verb == "give" and not to:
        begin = skip(words, at, ("to",))
        found = marksaid.name(words, begin)
        if found is None and begin < len(words) and other and marksaid.pronoun(words[begin]):
            found = other, begin + 1
        return (Step(verb, found[0], held[0]), found[1]) if found else (None, at)
    if verb == "put" and (found := marksaid.mark(words, at, other)):
        return Step(verb, found[0], held[0]), found[1]
    return Step(verb, to, held[0]), at
