"""What a verb of a sentence means where it stands: which deed, or that it is none (`stops typing`, `without looking`, `looks tired`).

Knows a sentence's words in lower case and the lexicon; knows nothing of who acts or of the stage.
"""

from __future__ import annotations

from collections.abc import Sequence

from workprint.story import idioms, lexicon, stagewords

NOUNISH = lexicon.bag("a an the his her its their my your this that these those two three last first of no some both heavy bright red")
"""Words after which a verb's word is a thing: `a walk`, `her look`."""
CLAUSE = frozenset(
    (".", ",", ";", ":", "!", "?", "…", "(", ")", "—", "–", "--", "...", "as", "while", "when", "then", "and", "but", "where")
)
NOBODY = lexicon.bag("something nothing anything everything")
"""What acts and is nobody: `something moves in the shadows`."""
NO_VERB = lexicon.bag(
    "is was has does as his its this thus us yes always sometimes perhaps besides towards afterwards upstairs downstairs outdoors "
    "indoors across alone both each are have do will can would could should must may seem seems looks becomes feels says knows wants "
    "tries begins starts continues stays remains keeps lets has needs likes loves hates finds realizes realises remembers wonders "
    "hears understands decides means makes gives belongs wears goes hopes waits sounds smells tastes owns lives dies appears happens "
    "speaks talks asks answers replies tells whispers mutters calls repeats agrees finishes ignores recognizes recognises believes "
    "expects refuses nears not just still now then all who only too also once again never already suddenly back in out up down off on "
    "over away there here about through together something nothing anything everything someone somewhere anyone another nobody plus "
    "minus less prepares plans intends manages attempts struggles hurts bleeds sweats suffers mourns misses trusts fears enjoys "
    "blinks focuses stops ends deserves agrees insists admits announces explains adds interrupts shouts yells screams cries begs pleads "
    "orders demands suggests warns promises lies jokes sings mouths"
)
"""What may follow a subject and is no deed that a picture could show."""

_BECOMING = lexicon.bag("gets getting looks looking turns turning goes going grows stands standing sits sitting seems appears")
_CEASED = lexicon.bag("stops stop stopping finishes finish quits quit ceases cease without never not avoids avoiding resists about mid")
_UP = ("gets", "jumps", "stands", "getting", "jumping", "standing", "leaps", "springs", "springing", "get", "jump", "stand")
_ON = lexicon.bag("down up off out away back him her them it each")
"""Words that go on from a verb, as do prepositions and articles."""
_TAKEN = lexicon.bag("by to out away from off into up down through across onto over back")
"""After a passive verb: something is done to somebody that would show."""
_COPIED = lexicon.bag(
    "distraught upset hurt lost confused puzzled unsure unconvinced uncertain tired exhausted pale older younger different "
    "ready skeptical sceptical doubtful guilty innocent sick ill drunk beautiful handsome awful terrible impressed"
)


def _after(lower: Sequence[str], at: int) -> str:
    return lower[at] if at < len(lower) else ""


def to_feet(lower: Sequence[str], at: int) -> bool:
    """`scrambles to her feet`."""
    tail = lower[at + 1 : at + 5]
    return "to" in tail and "feet" in tail and not any(word in CLAUSE for word in tail[: tail.index("feet")])


def supposed(lower: Sequence[str], at: int) -> bool:
    """Whether the clause is no more than supposed: `as if looking for somebody`, `about to leave`, `tries to stand`."""
    for back in range(at - 1, max(-1, at - 7), -1):
        if lower[back] in ("if", "though") and lower[back - 1 : back] == ["as"]:
            return True
        if lower[back] in CLAUSE and lower[back] != "as":
            return False
    return False


def _is_none(lower: Sequence[str], at: int) -> bool:
    word, before, after, later = lower[at], _after(lower, at - 1) if at else "", _after(lower, at + 1), _after(lower, at + 2)
    if before in _CEASED and (word.endswith("ing") or before in ("never", "not")):
        return True
    if word in _BECOMING:
        if after in stagewords.ADJECTIVES or (after in stagewords.DEGREES and later in (*stagewords.ADJECTIVES, *_COPIED)):
            return True
        if after in _COPIED or (word.startswith("look") and after.endswith("ed") and later not in lexicon.PREPOSITIONS):
            return True
    return supposed(lower, at)


def meant(lower: Sequence[str], at: int, verb: str) -> str:
    """The deed that the word at `at`, which the lexicon has as `verb` ("" if it has it not), is there; "" where it is none. `verb target`
    where the turn of phrase has a target of its own.
    """
    if _is_none(lower, at):
        return ""
    if to_feet(lower, at):
        return "rise"
    turned = idioms.turned(lower[at], " ".join(lower[at + 1 : at + 7])) if lower[at] in idioms.WORDS else None
    if turned is not None:
        return "" if turned == "rise-to-sit" else turned
    return _by_next(lower, at, verb)


def _by_next(lower: Sequence[str], at: int, verb: str) -> str:
    word, after, later = lower[at], _after(lower, at + 1), _after(lower, at + 2)
    if verb in ("walk", "run") and after in lexicon.ARRIVING and later not in NOUNISH:
        return "enter"
    if verb in ("walk", "run") and after in lexicon.LEAVING:
        return "walk" if after == "away" and later == "from" else "exit"
    if (after == "up" and word in _UP) or word in ("rises", "rise", "rising"):
        return "rise"
    if verb == "turn" and (after in NOUNISH or after in ("on", "off", "over", "out")):
        return "reach"
    if word in ("reads", "reading", "read"):
        return "look"
    if verb == "shake" and "head" not in lower[at + 1 : at + 4]:
        return "greet" if {"hand", "hands"} & {*lower[at + 1 : at + 5]} else "react"
    if verb == "lean" and after in ("back", "against", "on", "out"):
        return "still"
    if verb == "crouch" and word.startswith("bend") and after in ("the", "a", "his", "her"):
        return "reach"
    if verb == "give" and word.startswith(("pass", "offer", "serve")) and after in CLAUSE:
        return "still"
    return verb


def unknown(lower: Sequence[str], at: int, verb_at: int, *, several: bool, idle: bool, done: bool, named: bool) -> bool:
    """Whether the word is what a subject does, and no word that the lexicon has. `verb_at` is the place after the subject; `several` says
    that it is more than one, `idle` that it has done nothing yet, `done` that something was read of it, `named` that a name follows.
    """
    word, begin = lower[at], at
    if word in NO_VERB or word in lexicon.PLACES or word in lexicon.THINGS or word in stagewords.HELD_OF or word.endswith(("ss", "ous")):
        return False
    while begin > 0 and lower[begin - 1].endswith("ly"):
        begin -= 1
    after = _after(lower, at + 1) or "."
    leads_on = after in lexicon.PREPOSITIONS or after in NOUNISH or after in _ON or named
    right_after = begin == verb_at or (idle and lower[begin - 1] == "," and begin > verb_at > 0 and leads_on)
    past = word.endswith("ed") and not word.endswith("eed")
    together = several and right_after and not past and not word.endswith(("s", "ing", "ly"))
    acts = right_after and word.endswith("s") and not several
    passive = word.endswith(("ed", "en", "ung", "ought", "shot", "hit")) and lower[at - 1] in ("is", "are", "being", "gets")
    acts = acts or (passive and after in _TAKEN)
    acts = acts or together or (word.endswith("ing") and lower[at - 1] in ("is", "are"))
    follows = lower[begin - 1] in ("and", "then", ",") and begin > 1 and word.endswith("s") and not several
    follows = follows and done and (lower[begin - 2] in lexicon.ACTS or not lower[begin - 2].endswith("s"))
    return acts or (follows and (leads_on or after in CLAUSE))
