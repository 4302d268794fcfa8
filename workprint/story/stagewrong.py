"""What is wrong with the words of a stage note, and the cure: in one sentence each, for who writes their first.

Knows words that people write by mistake; knows nothing of notes as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from workprint.core.nouns import MOODS
from workprint.story import lexicon, marksaid, settings, stagewords, unnamed

_ALIKE = 0.7
_QUIET = lexicon.bag("a an the of on at in with by to and some his her their wall")
_CURES = {
    "between": "Say it of one of the two: 1 m left of JONAH, beside JONAH.",
    "wearing": 'Clothes stand in look.toml, under the person: coat = "red".',
    "wears": 'Clothes stand in look.toml, under the person: coat = "red".',
    "dressed": 'Clothes stand in look.toml, under the person: outfit = "suit".',
    "everyone": "Name people in capitals: MARA and JONAH sit.",
    "everybody": "Name people in capitals: MARA and JONAH sit.",
    "says": "What people say is dialogue: their name in capitals on a line of its own, the words under it.",
    "to": "Say where to: walks to the window, gives the letter to JONAH.",
    "opens": "Say what a hand does: reaches for the door.",
    "seat": "Seats are numbered 1 to 12: MARA at seat 2.",
    "unknown": "Say sets and their things, or people in capitals and what they do.",
}
_CURES |= dict.fromkeys(("they", "he", "she", "we", "i", "you"), "Name people in capitals: MARA sits.")


def unknown(words: Sequence[str], at: int, known: Iterable[str]) -> tuple[str, int, str]:
    """What to say of the first word from `at` on that means nothing (past articles and what describes a thing), which one that is, and the
    cure.
    """
    names = sorted({*known})
    if wrong := _distance(words, at) or _seat(words, at):
        return wrong
    rest = [place for place in range(at, len(words)) if words[place].lower() not in _QUIET]
    place = next((p for p in rest if words[p].lower() not in names and not words[p][:1].isdecimal()), (rest or [at])[0])
    word, folded = words[place], words[place].lower().rstrip(".")
    what = f"{word[:60]!r} says nothing known"
    if folded in names:
        what = f"{' '.join(words[max(0, place - 2) : place + 1])[:60]!r} is not to be staged so"
    return what, place, _cure(word, folded, names)


def _cure(word: str, folded: str, names: Sequence[str]) -> str:
    if folded in _CURES:
        return _CURES[folded]
    if folded in lexicon.ANIMALS or folded in unnamed.WORDS:
        role = unnamed.WORDS[folded][0] if folded in unnamed.WORDS else folded
        return f"People and animals are named in capitals: {role.upper()} at the door. So many extras: a crowd of 12."
    if word[:1].isupper() and not word.isupper():
        return f"People are named in capitals: {word.upper()}."
    near = [name for name in get_close_matches(folded[:60], names, 3, _ALIKE) if name != folded][:2]
    return f"Did you mean {' or '.join(near)}?" if near else _CURES["unknown"]


def _distance(words: Sequence[str], at: int) -> tuple[str, int, str] | None:
    """A length that leads nowhere, or too far; one number where there should be two."""
    if words[at].lower() == "at" and at + 1 < len(words) and words[at + 1].lstrip("-+")[:1].isdecimal():
        both = " ".join(words[at : at + 3])
        return f"{both!r} is no place on the floor", at, "Give x and z, at most 200 m from the middle: at 1.5 -2 (x to the right, z to us)."
    far = marksaid.metres(words, at)
    if far is None:
        return None
    said = " ".join(words[at : at + 4])
    return f"{said!r} is no place", at, "Say of what, and at most 50 m: 2 m left of JONAH, 1 m behind the table."


def _seat(words: Sequence[str], at: int) -> tuple[str, int, str] | None:
    number = words[at].isdecimal() and at and words[at - 1].lower() in ("seat", "chair")
    return (f"{words[at - 1]} {words[at]!r} is not there", at, _CURES["seat"]) if number else None


def set_words() -> tuple[str, ...]:
    """What may be said of a set."""
    return (*stagewords.PIECE_OF, *settings.KINDS, *stagewords.NUMBERS, "crowd", "wall", "left", "right", "back", "front", "centre")


def people_words() -> tuple[str, ...]:
    """What may be said of a person."""
    places = (*lexicon.MARKS, *lexicon.PLACES, *stagewords.PIECE_OF, *stagewords.SIGHTS)
    doing = (word for word, verb in lexicon.ACTS.items() if verb in stagewords.VERBS)
    how = (*stagewords.POSTURES.values(), *stagewords.ADJECTIVES, *stagewords.DEGREES, *MOODS)
    return (*places, *doing, *how, "facing", "holding", "behind", "beside")


def unhandled(verb: str, words: Sequence[str], at: int) -> tuple[str, str]:
    """What to say of a deed that lacks its thing or its person, and the cure."""
    end = at
    while end < len(words) and words[end].lower() not in ("and", "then", "while") and end < at + 6:
        end += 1
    said, last = " ".join(words[at:end]), words[end - 1].lower()
    if verb not in stagewords.WITH_THING:
        return f"{said!r} names nobody", f"Write for example: {words[at]} JONAH."
    if verb == "give" and any(word.lower() in stagewords.HELD_OF for word in words[at:end]):
        return f"{said!r} names nobody to give it to", f"Write for example: {said} to JONAH."
    known = last in stagewords.HELD_OF or len(last) < 4
    near = [] if known else get_close_matches(last, list(stagewords.HELD_OF), 2, 0.8)
    example = {"give": "gives the letter to JONAH", "put": "puts the letter on the table"}.get(verb, "picks up the letter")
    hint = f"Did you mean {' or '.join(near)}?" if near else f"Write for example: {example}."
    return f"{said!r} names nothing that a hand can hold", hint
