"""The set of one scene: what its stage notes describe, else what the look book says of the place, else what its heading and action ask for.

    note  >  look book  >  heading

Knows descriptions and words; knows nothing of how a set is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workprint.core.errors import PageError
from workprint.core.nouns import Piece, Scene
from workprint.story import settings, stagewords
from workprint.story.stagenotes import StageNote, described

_WEATHER = ("rain", "snow", "fog")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MANY = {
    "crowd": 20,
    "crowds": 30,
    "mob": 24,
    "throng": 30,
    "audience": 24,
    "congregation": 20,
    "crowded": 12,
    "bustling": 10,
    "packed": 16,
}
_SOME = {"passers-by": 6, "passersby": 6, "pedestrians": 6, "onlookers": 8, "bystanders": 8, "spectators": 16, "extras": 6, "shoppers": 8}
_SOME |= {
    "commuters": 10,
    "tourists": 8,
    "guests": 8,
    "customers": 6,
    "patrons": 6,
    "villagers": 8,
    "workers": 6,
    "soldiers": 8,
    "students": 8,
}
_COUNTED = frozenset(("people", "men", "women", "children", "kids", "persons", "strangers", "figures", "dancers", *_SOME))
_NONE = frozenset(("no", "without", "nobody", "empty", "deserted", "imaginary", "her", "his", "their", "gone"))


@dataclass(frozen=True)
class SetSaid:
    """The set of a scene, as far as it is known: `Scene`'s fields of the same names."""

    setting: str
    furnishing: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    size: tuple[int, ...] = ()
    crowd: int = 0

    def of(self, scene: Scene) -> Scene:
        """The scene in this set."""
        return replace(scene, setting=self.setting, furnishing=self.furnishing, pieces=self.pieces, size=self.size, crowd=self.crowd)


def set_of(
    heading: settings.Heading,
    said: Sequence[str],
    notes: Iterable[StageNote],
    book: Mapping[str, Any],
    *,
    carried: Iterable[str] = (),
    extras: int = 0,
) -> SetSaid:
    """The set of a scene. `said` are its words (place and action), `book` the traits of its place, `carried` what people bring with them:
    it does not lie about as well; `extras` how many its words ask for. PageError where two notes describe the set differently.
    """
    note = _one(notes)
    kept = described(str(book["set"])) if book.get("set") else StageNote()
    setting = note.kind or kept.kind or str(book.get("setting", "")) or heading.setting
    pieces = note.pieces or kept.pieces
    weather = tuple(piece.thing for piece in pieces if piece.thing in _WEATHER)
    if pieces:
        named = [thing for thing in settings.furnishing("void", said) if thing in _WEATHER]
        furnished = tuple(dict.fromkeys((*weather, *named)))
    else:
        brought = set(carried) - set(settings.ordinary(setting))
        furnished = tuple(each for each in settings.furnishing(setting, (*said, *_listed(book))) if each not in brought)
    crowd = next((each for each in (note.crowd, kept.crowd) if each is not None), None)
    return SetSaid(
        setting,
        furnished,
        tuple(piece for piece in pieces if piece.thing not in _WEATHER),
        note.size or kept.size,
        extras if crowd is None else crowd,
    )


def _listed(book: Mapping[str, Any]) -> list[str]:
    """The look book's furnishing as words: a list, or a text with commas."""
    found = book.get("furnishing", "")
    return [str(each) for each in found] if isinstance(found, list | tuple) else [str(found)]


def _one(notes: Iterable[StageNote]) -> StageNote:
    """What the notes of a scene say of its set, together."""
    whole = StageNote()
    for note in notes:
        for what in ("kind", "size", "crowd"):
            old, new = getattr(whole, what), getattr(note, what)
            if old and new and old != new:
                remedy = "One scene has one set: keep one of the two, or give the other a heading of its own."
                raise PageError(f"a stage note above says another {what} of this set: {_shown(old)}", where=str(note.source), remedy=remedy)
        whole = StageNote(
            whole.kind or note.kind,
            whole.size or note.size,
            (*whole.pieces, *note.pieces),
            note.crowd if note.crowd is not None else whole.crowd,
        )
    return whole


def _shown(value: object) -> str:
    return " x ".join(f"{each / 100:g}" for each in value) + " m" if isinstance(value, tuple) else str(value)


def crowd_in(said: Iterable[str], named: Iterable[int] = ()) -> int:
    """How many extras a scene's sentences ask for: "a crowd", "passers-by", "thirty people"; at most as many as the stage holds. `named` is
    how many people each sentence names: "six people: OLGA, VIKTOR, ..." are no extras.
    """
    most, who = 0, [*named]
    for place, text in enumerate(said):
        words = [word.casefold() for word in _WORD.findall(text)] if not text.isupper() else []
        numbers = _numbers(text)
        several = place < len(who) and who[place] > 1
        for at, word in enumerate(words):
            if word not in _MANY and (word not in _COUNTED or several):
                continue
            before = words[max(0, at - 2) : at]
            if _NONE & {*before, *words[at + 1 : at + 3]}:
                continue
            counted = [number for number, follows in numbers if follows == at]
            spoken = [stagewords.NUMBERS[each] for each in before if each in stagewords.NUMBERS and each not in ("a", "an", "one", "zero")]
            dozens = 12 if "dozen" in before or "dozens" in before else 100 if "hundred" in before or "hundreds" in before else 0
            of = [stagewords.NUMBERS[each] for each in words[at + 2 : at + 3] if words[at + 1] == "of" and each in stagewords.NUMBERS]
            of += [number for number, follows in numbers if follows == at + 2 and words[at + 1 : at + 2] == ["of"]]
            many = max([*counted, *spoken, dozens, 0]) if word in _COUNTED else max([*of, 0])
            most = max(most, many or _MANY.get(word, 0) or _SOME.get(word, 0))
    return min(most, stagewords.MOST)


def _numbers(text: str) -> list[tuple[int, int]]:
    """Numbers in digits, and the place of the word that each stands before."""
    return [(int(match.group()), len(_WORD.findall(text[: match.start()]))) for match in re.finditer(r"\b\d{1,4}\b", text)]
