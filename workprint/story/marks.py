"""Marks inside a page's text: boneyard, notes, emphasis. Each is found in one pass, in time linear in the text.

Knows characters and offsets; knows nothing of elements, scenes or shots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter

_NOTE_MARKS = re.compile(r"\[\[|\]\]|(?>\r\n|\r|\n)(?>[ \t]?)(?=[\r\n])")
_EMPHASIS = re.compile(r"\\[*_\\]|\*+|_+")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch of the source that does not print. `text` is what a note says; for boneyard it is empty."""

    start: int
    end: int
    note: bool
    text: str = ""


def hidden(text: str, start: int = 0) -> list[Hidden]:
    """Boneyard and notes from offset `start` on, in order, none inside another.

    Boneyard goes first and may hold anything. A note may span lines, but an empty line (fewer than two blanks on it) ends the hope
    of its closing: then its brackets are plain text, as is a boneyard that never closes.
    """
    bones = _boneyard(text, start)
    if text.find("[[", start) < 0:
        return bones
    notes = _notes(text, start, bones)
    return sorted((*notes, *_outside(bones, notes)), key=attrgetter("start"))


def _boneyard(text: str, start: int) -> list[Hidden]:
    found = []
    opens = text.find("/*", start)
    while opens >= 0:
        closes = text.find("*/", opens + 2)
        if closes < 0:
            break
        found.append(Hidden(opens, closes + 2, False))
        opens = text.find("/*", closes + 2)
    return found


def _notes(text: str, start: int, bones: list[Hidden]) -> list[Hidden]:
    found: list[Hidden] = []
    opens, bone, inner = -1, 0, 0
    for mark in _NOTE_MARKS.finditer(text, start):
        at = mark.start()
        while bone < len(bones) and bones[bone].end <= at:
            bone += 1
        if bone < len(bones) and bones[bone].start < mark.end() and at < bones[bone].end:
            continue
        sign = mark.group()
        if sign == "[[":
            if opens < 0:
                opens, inner = at, bone
        elif sign == "]]":
            if opens >= 0:
                found.append(Hidden(opens, mark.end(), True, without(text, opens + 2, at, bones[inner:bone])))
            opens = -1
        else:
            opens = -1
    return found


def _outside(bones: list[Hidden], notes: list[Hidden]) -> list[Hidden]:
    """The boneyards that are not inside a note."""
    left, at = [], 0
    for bone in bones:
        while at < len(notes) and notes[at].end <= bone.start:
            at += 1
        if at == len(notes) or bone.start < notes[at].start:
            left.append(bone)
    return left


def without(text: str, start: int, end: int, spans: list[Hidden]) -> str:
    """`text[start:end]` with the spans taken out; where one stood between blanks (or at an edge), only one blank stays."""
    pieces, at = [], start
    blank_before = True
    for span in spans:
        piece = text[at : span.start]
        if blank_before and at > start and piece.startswith(" "):
            piece = piece[1:]
        if piece:
            blank_before = piece.endswith((" ", "\t"))
        pieces.append(piece)
        at = span.end
    last = text[at:end]
    if spans and blank_before and last.startswith(" "):
        last = last[1:]
    return "".join((*pieces, last))


def plain(text: str) -> str:
    """`text` as it is heard or read: notes, boneyard and emphasis marks taken out, escapes (`\\*`) resolved.

    Emphasis follows Fountain: it does not cross a line break, an opening mark stands before a non-blank, a closing one after a
    non-blank; a mark without partner stays. An underscore inside a word is no mark.
    """
    if "/*" in text or "[[" in text:
        text = without(text, 0, len(text), hidden(text))
    if "*" not in text and "_" not in text and "\\" not in text:
        return text
    return "".join(_unmarked(line) for line in text.splitlines(keepends=True))


def _unmarked(line: str) -> str:
    """One line without its emphasis marks. `dropped[offset]` counts the characters of a run of marks that found partners."""
    dropped: dict[int, int] = {}
    waiting: dict[str, list[list[int]]] = {"*": [], "_": []}
    for run in _EMPHASIS.finditer(line):
        sign = run.group()
        if sign[0] == "\\":
            dropped[run.start()] = 1
        elif len(sign) <= (3 if sign[0] == "*" else 1):
            _paired(line, run.start(), len(sign), waiting[sign[0]], dropped)
    out, at = [], 0
    for start in sorted(dropped):
        out.append(line[at:start])
        at = start + dropped[start]
    return "".join((*out, line[at:]))


def _paired(line: str, at: int, length: int, waiting: list[list[int]], dropped: dict[int, int]) -> None:
    """Match one run of marks against those still waiting for a partner; what is left of it waits if it may open."""
    before, after = line[at - 1 : at] or " ", line[at + length : at + length + 1] or " "
    closes, opens = not before.isspace(), not after.isspace()
    if line[at] == "_":
        closes, opens = closes and not after.isalnum(), opens and not before.isalnum()
    while closes and length and waiting:
        start, left = waiting[-1]
        taken = min(left, length)
        dropped[at] = dropped.get(at, 0) + taken
        dropped[start] = dropped.get(start, 0) + taken
        length -= taken
        waiting[-1][1] -= taken
        if not waiting[-1][1]:
            waiting.pop()
    if opens and length and at not in dropped:
        waiting.append([at, length])
