"""A screenplay page taken apart: its elements in order, each with the stretch of source it came from.

The elements cover the source without gap or overlap, so joining their slices gives the page back byte for byte;
nothing is ever written again from memory. Knows what kinds of element a page has and how speeches hang together;
knows nothing of how they are told apart (`fountain`), nor of shots.

    source    INT. HUT - NIGHT #3#\\n|\\n|[[SHOT 3A: WS]]\\n|MARA\\n|(low)\\n|It burns.\\n
    kind      heading                |blank|note         |character|parenthetical|dialogue
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from workprint.core.nouns import Source

Kind = Literal[
    "title",  # one entry of the title page: `name` is its key
    "heading",  # scene heading: `number` is what stands between its #s
    "action",
    "character",  # the cue above a speech: `name`, `extension`, `dual`
    "parenthetical",
    "dialogue",
    "lyric",
    "transition",
    "centred",
    "page_break",
    "section",  # `level` is the number of #s
    "synopsis",
    "note",  # [[...]] with nothing else on its lines
    "boneyard",  # /* ... */ with nothing else on its lines
    "blank",
]


@dataclass(frozen=True, slots=True)
class Note:
    """One `[[...]]`: its text without brackets, offsets of the brackets' outer edges, first and last line."""

    text: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the page.

    `text` is what it says: forced marks, notes and boneyard taken out, emphasis marks kept (see `marks.plain`), lines joined by `\\n`.
    `first` and `last` are lines (1-based, inclusive); `start` and `end` character offsets into the source, line ends included.
    `notes` are the notes that stand on its lines (for a `note`: itself alone).
    """

    kind: Kind
    text: str
    first: int
    last: int
    start: int
    end: int
    name: str = ""
    extension: str = ""
    number: str = ""
    level: int = 0
    dual: bool = False
    forced: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Page:
    """A whole screenplay: its source, untouched, and its elements in order. `file` is the name that errors give."""

    source: str
    elements: tuple[Element, ...]
    file: str = ""

    @property
    def title(self) -> dict[str, str]:
        """The title page: keys in lower case (`draft date`), values as written, several lines joined by `\\n`."""
        return {element.name.lower(): element.text for element in self.elements if element.kind == "title"}

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every note of the page in order, those inside a line of action or dialogue included."""
        return tuple(note for element in self.elements for note in element.notes)

    def where(self, thing: Element | Note) -> Source:
        """Where on the page a thing stands, as the nouns say it."""
        return Source(self.file, thing.first, thing.last)


@dataclass(frozen=True)
class Speech:
    """A cue and all that belongs to it: parentheticals, dialogue, lyrics, and the notes and boneyard among them, in order."""

    cue: Element
    parts: tuple[Element, ...]

    @property
    def name(self) -> str:
        return self.cue.name

    @property
    def text(self) -> str:
        """What is said or sung, emphasis marks kept, parts joined by `\\n`."""
        return "\n".join(part.text for part in self.parts if part.kind in ("dialogue", "lyric"))


_SPOKEN = ("parenthetical", "dialogue", "lyric", "note", "boneyard")


def blocks(elements: Sequence[Element]) -> Iterator[Element | Speech]:
    """The elements in order, each cue gathered with its speech; blank lines and all else come as they are."""
    at = 0
    while at < len(elements):
        cue, at = elements[at], at + 1
        if cue.kind != "character":
            yield cue
            continue
        begin = at
        while at < len(elements) and elements[at].kind in _SPOKEN:
            at += 1
        yield Speech(cue, tuple(elements[begin:at]))


def write(page: Page) -> str:
    """The page's source, joined from its elements' slices: the same characters that were read."""
    return "".join(page.source[element.start : element.end] for element in page.elements)
