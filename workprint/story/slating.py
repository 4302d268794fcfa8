"""Writes a breakdown's coverage into the page: one `[[SHOT 3A: ...]]` note per automatic shot, as insertions that change no other
character.

A shot that begins with a speech has its note above the cue, with an empty line between, so that every Fountain program still sees a cue;
one that begins with a line of its own, above that line; one that begins in the middle of a line, in the line. Reading the result gives the
same shots. Knows where notes may stand, and how shots get their ids; knows nothing of why a shot is what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from workprint.core.errors import PageError
from workprint.core.nouns import Film, Move, Shot
from workprint.story import notes, timing
from workprint.story.page import Page

NOBODY = ("nobody",)
"""What a note's `on` says of a shot that frames nobody, though its words name somebody."""
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The slate's: no I, no O."""


@dataclass(frozen=True)
class Place:
    """Where on the page an automatic shot begins: the offset in the source; whether a cue stands there; whether it is the scene's end;
    whether the shot is a glimpse, without text of its own; whether its note must say that it frames nobody.
    """

    offset: int
    cue: bool = False
    end: bool = False
    glimpse: bool = False
    bare: bool = False


class Slate:
    """Gives out ids: scene number and letter, never one that is taken."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.next: dict[str, int] = {}

    def id(self, scene: str) -> str:
        at = self.next.get(scene, 0)
        while (name := scene + letters(at)) in self.taken:
            at += 1
        self.next[scene] = at + 1
        self.taken.add(name)
        return name


def letters(number: int) -> str:
    """A, B, ... H, J, ... N, P, ... Z, AA, AB, ..."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, len(LETTERS))
        name = LETTERS[letter] + name
    return name


def insertions(page: Page, film: Film, places: Mapping[str, Place]) -> list[tuple[int, str]]:
    """What to write where: (offset in the page's source, text), in order; several may share an offset."""
    found, end = [], _line_end(page.source)
    for shot in film.shots:
        place = places.get(shot.id)
        if place is not None:
            note = _note(shot, timing.seconds(shot.frames, film.format.rate), place)
            if not place.end and _open_note(page.source, place.offset):
                remedy = "close it with ]], or take the brackets away; then write the breakdown again"
                raise PageError("a note that is opened here with [[ never closes", where=str(shot.source), remedy=remedy)
            found.append(_inserted(page.source, place, f"[[{note}]]", end))
    return sorted(found, key=lambda insertion: insertion[0])


def _note(shot: Shot, seconds: Fraction, place: Place) -> str:
    """The shot as a note says it. What a note cannot say (a name with a comma in it) is left to the text under it."""
    full = notes.ShotNote(
        shot.id,
        shot.size,
        NOBODY if place.bare else shot.on,
        "" if shot.angle == "eye" else shot.angle,
        shot.lens,
        None if shot.move == Move() else shot.move,
        seconds,
        engine=shot.engine,
        plate=shot.plate,
        description=shot.description if place.glimpse else "",
        view=shot.view,
        side=shot.side,
    )
    for note in (full, replace(full, on=()), replace(full, on=(), description="")):
        text = notes.written(note)
        if _reads_as(text, note):
            return text
    raise PageError(f"shot {shot.id} cannot be written as a note", where=str(shot.source), remedy="write its note by hand")


def _reads_as(text: str, note: notes.ShotNote) -> bool:
    if any(mark in text for mark in ("[[", "]]", "/*", "*/")) or not notes.is_shot(text):
        return False
    try:
        return notes.shot_note(text) == note
    except PageError:
        return False


_LONGEST_NOTE = 20_000
_EMPTY_LINE = re.compile(r"(?>\r\n|\r|\n)[ \t]?(?=[\r\n])")


def _open_note(source: str, offset: int) -> bool:
    """Whether brackets opened earlier in the same paragraph would swallow a note written at `offset`."""
    opened = source.rfind("[[", max(0, offset - _LONGEST_NOTE), offset)
    if opened < 0 or source.find("]]", opened, offset) >= 0:
        return False
    return not _EMPTY_LINE.search(source, opened, offset)


def _inserted(source: str, place: Place, note: str, end: str) -> tuple[int, str]:
    """The insertion for one note: after the scene's last line, on a line of its own, or inside a line."""
    offset = place.offset
    if place.end:
        while offset and source[offset - 1] in "\r\n":
            offset -= 1
        return offset, end + end + note
    start = offset
    while start and source[start - 1] in " \t":
        start -= 1
    if start == 0 or source[start - 1] in "\r\n\ufeff":
        return start, note + end * (2 if place.cue else 1)
    return offset, note + " "


def _line_end(source: str) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if end in source), "\n")
