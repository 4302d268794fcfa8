"""Action taken apart into sentences, and sentences into words, each with where it stands.

Knows punctuation; knows nothing of what words mean. Every function is linear in its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*(?:(?<=s)['’](?=\s[a-z]))?|[.,;:!?…()—–]|--")
_STOP = re.compile(r"[.!?…]+[\"”’')\]*_]*(?=\s)|:(?=[ \t]*(?:\n|$))")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Sgt|Lt|Capt|Jr|Sr|vs)|\b[^\W\d_]|\b[AP]\.M)\.$", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*(?:[-–—*•]|[A-Za-z0-9]{1,2}[).])[ \t]+\S")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text: `text` as it stands there without surrounding blanks, `start` its offset."""

    text: str
    start: int


def sentences(text: str) -> Iterator[Stretch]:
    """The sentences of a block of action, in order.

    A line break ends one only after a full stop, before an item of a list, or beside a line all in capitals: pages wrap their lines.
    """
    for begin, end in _lines(text):
        yield from _split(text, begin, end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of lines that read on into one another."""
    begin, at, before = 0, 0, ""
    for line in text.splitlines(keepends=True):
        shout = any(word.isalpha() for word in line) and line.upper() == line
        if at > begin and (shout or _ITEM.match(line) or (before and before.upper() == before)):
            yield begin, at
            begin = at
        at += len(line)
        before = line.strip()
    if at > begin:
        yield begin, at


def _split(text: str, begin: int, end: int) -> Iterator[Stretch]:
    at = begin
    for stop in _STOP.finditer(text, begin, end):
        cut = stop.end()
        if _ABBREVIATED.search(text, max(at, cut - 6), cut) or not _opens(text, cut, end):
            continue
        yield from _trimmed(text, at, cut)
        at = cut
    yield from _trimmed(text, at, end)


def _opens(text: str, at: int, end: int) -> bool:
    """Whether what follows could open a sentence: not a lower-case word."""
    while at < end and text[at].isspace():
        at += 1
    return at >= end or not text[at].islower()


def _trimmed(text: str, begin: int, end: int) -> Iterator[Stretch]:
    piece = text[begin:end]
    bare = piece.lstrip()
    if bare and any(sign.isalnum() for sign in bare):
        yield Stretch(bare.rstrip(), begin + len(piece) - len(bare))


def words(text: str) -> list[Stretch]:
    """Words and the punctuation that parts clauses, in order."""
    return [Stretch(match.group(), match.start()) for match in _TOKEN.finditer(text)]


def flat(text: str) -> str:
    """The text on one line, single blanks."""
    return " ".join(text.split())
