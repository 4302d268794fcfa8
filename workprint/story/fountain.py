"""Fountain 1.1: from a page's text to its elements. Source: fountain.io/syntax, and the tests of the parsers named in `tests/story`.

Knows lines and what makes one a heading, a cue, a speech; knows nothing of scenes as film, nor of what a note says.

The text is walked once. Lines that a note or boneyard ties together are read as one; what is hidden is taken out; what is left decides the
kind. Where the syntax leaves room, this reader chooses what loses the least of a film:

* A line that holds only notes (or only a one-line boneyard) is transparent: the lines around it read as if it were not there, so adding a
  shot note changes nothing else. A boneyard of several lines reads as an empty line.
* A heading needs an empty line (or the start) before it, not after it.
* A name is a cue by `str.isupper` in any script that has case; scripts without case need `@`.
* An upper-case line ending in a colon right above a heading (`FADE IN:`, `CUT TO:`) is not a cue for that heading.
* Exactly two blanks on an empty line keep a speech open; editors leave other blank lines behind by accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from workprint.core.errors import PageError
from workprint.story.marks import Hidden, hidden, plain, without
from workprint.story.page import Element, Kind, Note, Page, Speech, blocks, write
from workprint.story.source import read_text
from workprint.story.title import title_page

__all__ = ["Element", "Note", "Page", "Speech", "blocks", "parse", "plain", "read", "write"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_ENDS = re.compile(r"[\r\n]+")
_HEADING = re.compile(r"[*_]{0,4}(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I\.?/E|E\.?/I)[.\s]\s*\S", re.IGNORECASE)
_SCENE_NUMBER = re.compile(r"#([^#\s]+)#$")
_PAGE_BREAK = re.compile(r"={3,}$")
_BARE = ("blank", "dialogue", "parenthetical", "lyric")
_MERGED = ("action", "dialogue", "lyric", "blank")


def read(path: Path) -> Page:
    """The page in a file. `PageError` where it is missing, too big or not text."""
    return parse(read_text(path), str(path))


def screenplay(path: Path) -> Page:
    """The page in a file, as `read` gives it. `PageError` also where there is no scene on it, so nothing to film."""
    page = read(path)
    if not any(element.kind == "heading" for element in page.elements):
        remedy = "a scene begins with a heading, such as INT. KITCHEN - NIGHT, and a blank line; then what happens there"
        raise PageError("there is no scene on this page", where=page.file, remedy=remedy)
    return page


def parse(text: str, file: str = "") -> Page:
    """The page that `text` is. Never fails: whatever is nothing else is action. Time is linear in the text."""
    titles, body, line = title_page(text)
    return Page(text, (*titles, *_elements(text, body, line)), file)


class _Line(NamedTuple):
    """One or more lines of the source, tied together by what they hide, or a run of empty ones.

    `seen` is what prints, `said` the same without blanks around it, `spans` what does not print.
    """

    start: int
    end: int
    first: int
    last: int
    seen: str
    said: str
    spans: tuple[Hidden, ...] = ()

    @property
    def transparent(self) -> bool:
        return bool(self.spans) and not self.said and (any(span.note for span in self.spans) or self.first == self.last)


def _lines(text: str, start: int, number: int) -> Iterator[_Line]:
    """The lines from offset `start`, whose line number is `number`."""
    spans = hidden(text, start)
    at, begin, first, held = 0, start, number, 0
    for stop, end, ends in _line_ends(text, start):
        while at < len(spans) and spans[at].start < stop:
            at += 1
        if at > held and spans[at - 1].end > stop:
            number += ends
            continue
        seen = text[begin:stop] if at == held else without(text, begin, stop, spans[held:at])
        if begin == 0:
            seen = seen.lstrip("\ufeff")
        after = end if ends == 1 else stop + (2 if text.startswith("\r\n", stop) else 1)
        yield _Line(begin, after, first, number, seen, seen.strip(), tuple(spans[held:at]))
        if ends > 1:
            yield _Line(after, end, number + 1, number + ends - 1, "", "")
        number += ends
        begin, first, held = end, number, at


def _line_ends(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """For each line that is not empty: where it stops, where the empty lines after it end, how many line ends lie between."""
    end = start
    for match in _LINE_ENDS.finditer(text, start):
        end = match.end()
        yield match.start(), end, len(_LINE_END.findall(match.group())) if end - match.start() > 1 else 1
    if end < len(text):
        yield len(text), len(text), 1


def _followed(lines: Iterator[_Line]) -> Iterator[tuple[_Line, str]]:
    """Each line with what is said on the next line that is not transparent ("" for an empty line or the end)."""
    held: list[_Line] = []
    for line in lines:
        if not (line.spans and line.transparent):
            for each in held:
                yield each, line.said
            held.clear()
        held.append(line)
    for each in held:
        yield each, ""


@dataclass
class _State:
    """What the lines so far say about the next one: is it after an empty line, is it inside a speech."""

    fresh: bool = True
    speaking: bool = False


class _Part(NamedTuple):
    """What one line is, before neighbours of one kind are joined."""

    kind: Kind
    text: str
    name: str = ""
    extension: str = ""
    number: str = ""
    level: int = 0
    dual: bool = False
    forced: bool = False


class _Run:
    """Neighbouring lines of one kind, being joined into one element."""

    __slots__ = ("first", "last", "notes", "part", "texts")

    def __init__(self, line: _Line, part: _Part) -> None:
        self.first, self.last, self.part = line, line, part
        self.texts = [part.text]
        self.notes = list(_notes(line)) if line.spans else []

    def add(self, line: _Line, part: _Part) -> None:
        self.last = line
        self.texts.append(part.text)
        if line.spans:
            self.notes.extend(_notes(line))

    def element(self) -> Element:
        part = self.part
        said = part.text if len(self.texts) == 1 else "\n".join(self.texts)
        if part.kind == "blank" or part.kind == "dialogue":
            said = said.strip("\n")
        first, last = self.first, self.last
        if part.kind in _BARE:
            return Element(part.kind, said, first.first, last.last, first.start, last.end, notes=tuple(self.notes))
        rest = (part.name, part.extension, part.number, part.level, part.dual, part.forced)
        return Element(part.kind, said, first.first, last.last, first.start, last.end, *rest, tuple(self.notes))


_BLANK = _Part("blank", "")


def _elements(text: str, start: int, number: int) -> Iterator[Element]:
    state = _State()
    run: _Run | None = None
    for line, after in _followed(_lines(text, start, number)):
        if line.spans and not line.said:
            if run:
                yield run.element()
                run = None
            yield from _unprinted(text, line)
            if not line.transparent:
                state.fresh, state.speaking = True, False
            continue
        part = _part(line, after, state)
        if run and part.kind == run.part.kind and part.kind in _MERGED:
            run.add(line, part)
            continue
        if run:
            yield run.element()
        run = _Run(line, part)
    if run:
        yield run.element()


def _notes(line: _Line) -> Iterator[Note]:
    for span in line.spans:
        if span.note:
            yield Note(_LINE_END.sub("\n", span.text.strip()), span.start, span.end, line.first, line.last)


def _unprinted(text: str, line: _Line) -> Iterator[Element]:
    """Elements of a line on which nothing prints: one for each note, or one for its boneyard."""
    notes = list(_notes(line))
    if not notes:
        said = "\n".join(_LINE_END.sub("\n", text[span.start + 2 : span.end - 2].strip()) for span in line.spans)
        yield Element("boneyard", said, line.first, line.last, line.start, line.end)
    begin, number = line.start, line.first
    for note in notes:
        final = note is notes[-1]
        first = number + len(_LINE_END.findall(text, begin, note.start))
        last = first + len(_LINE_END.findall(text, note.start, note.end))
        end = line.end if final else note.end
        exact = Note(note.text, note.start, note.end, first, last)
        yield Element("note", note.text, number, line.last if final else last, begin, end, notes=(exact,))
        begin, number = end, last


def _part(line: _Line, after: str, state: _State) -> _Part:
    """What a line is, and what that makes of the state."""
    seen, said = line.seen, line.said
    if not said:
        return _blank(seen, state)
    part = _spoken(said) if state.speaking else None
    if part is None:
        state.speaking = False
        part = _unspoken(seen, said, after, state.fresh)
    state.speaking = state.speaking or part.kind == "character"
    state.fresh = part.kind in ("transition", "section", "synopsis", "page_break") or (not state.speaking and _announces(said, after))
    return part


def _blank(seen: str, state: _State) -> _Part:
    if state.speaking and seen == "  ":
        return _Part("dialogue", "")
    state.fresh, state.speaking = True, False
    return _BLANK


def _announces(said: str, after: str) -> bool:
    """`FADE IN:` and its like, right above a heading."""
    return said.endswith(":") and said.isupper() and bool(_HEADING.match(after))


def _spoken(said: str) -> _Part | None:
    """A line inside a speech; None where it ends the speech without an empty line."""
    if said[0] == "(" and said[-1] == ")":
        return _Part("parenthetical", said)
    if said[0] == "~":
        return _Part("lyric", said[1:].strip())
    if said[0] == "!" or _PAGE_BREAK.match(said) or _outline(said):
        return None
    return _Part("dialogue", said)


def _outline(said: str) -> bool:
    """A section or synopsis that is surely one: its marks, then a blank."""
    return said[0] in "#=" and said.lstrip("#" if said[0] == "#" else "=")[:1].isspace()


def _unspoken(seen: str, said: str, after: str, fresh: bool) -> _Part:
    """A line outside of speeches."""
    mark = said[0]
    if mark == "!":
        return _Part("action", _indented(seen.replace("!", "", 1)), forced=True)
    if _PAGE_BREAK.match(said):
        return _Part("page_break", said)
    if mark == "~":
        return _Part("lyric", said[1:].strip())
    if mark in "#=" and (fresh or _outline(said)):
        return _outlined(said)
    if mark == ">" and len(said) > 1:
        if said[-1] == "<":
            return _Part("centred", said[1:-1].strip())
        return _Part("transition", said[1:].strip(), forced=True)
    return (_opening(seen, said, after) if fresh else None) or _Part("action", _indented(seen))


def _outlined(said: str) -> _Part:
    if said[0] == "=":
        return _Part("synopsis", said[1:].strip())
    title = said.lstrip("#")
    return _Part("section", title.strip(), level=len(said) - len(title))


def _indented(seen: str) -> str:
    """Action keeps its indent; a tab counts as four blanks."""
    return seen.replace("\t", "    ").rstrip()


def _opening(seen: str, said: str, after: str) -> _Part | None:
    """What only an empty line above makes possible: a heading, a transition, a cue."""
    if _HEADING.match(said):
        return _heading(said)
    if said[0] == "." and said[1:2].isalnum():
        return _heading(said[1:], forced=True)
    if said[0] == "@":
        return _cue(said[1:].strip(), forced=True)
    if not after or _announces(said, after):
        return _Part("transition", said) if seen.endswith("TO:") and said.isupper() else None
    return _cue(said)


def _heading(said: str, forced: bool = False) -> _Part:
    number = _SCENE_NUMBER.search(said)
    if number:
        return _Part("heading", said[: number.start()].rstrip(), number=number.group(1), forced=forced)
    return _Part("heading", said, forced=forced)


def _cue(said: str, forced: bool = False) -> _Part | None:
    """A cue: upper-case name (any case if forced), extensions in brackets, a caret for a dual speech. None where it is none."""
    dual = said.endswith("^")
    whole = said[:-1].rstrip() if dual else said
    name, extension = _extended(whole)
    if not forced and not (name.isupper() and name[0] != "("):
        return None
    if not any(sign.isalpha() for sign in name):
        return None
    return _Part("character", whole, name, extension, dual=dual, forced=forced)


def _extended(cue: str) -> tuple[str, str]:
    """`MARA (V.O.) (CONT'D)` as name and extension(s), each without the outermost brackets: `MARA`, `V.O., CONT'D`."""
    end, found = len(cue), []
    while end and cue[end - 1] == ")":
        begin = _opened(cue, end)
        if begin < 0:
            break
        found.append(cue[begin + 1 : end - 1].strip())
        end = begin
        while end and cue[end - 1].isspace():
            end -= 1
    return cue[:end], ", ".join(reversed(found))


def _opened(cue: str, end: int) -> int:
    """Where the bracket opens that closes just before `end`; -1 where it never does."""
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (cue[at] == ")") - (cue[at] == "(")
        if not depth:
            return at
    return -1
