"""How long things last: eighths of a page, running time, speeches, action; and where lines and beats fall inside a shot.

Sources: eighths from Final Draft's own figures on 42 scenes (40 exact, all within an eighth) at 61/35/26/20 columns and 54 lines a page;
speech in the manner of BetterFountain (letters, and pauses at commas and full stops), its four numbers fitted to the built-in voices at
their natural pace (120 readings: 1.02 +- 0.10 of the estimate, worst 1.28); action at 3 to 4 words a second. A page is about a minute
only in the aggregate, so running time is a range. Whole milliseconds. Knows words and time; knows nothing of who speaks or what is seen.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from workprint.core.nouns import Film
from workprint.core.time import nearest

COLUMNS = {"heading": 61, "action": 61, "dialogue": 35, "lyric": 35, "parenthetical": 26, "transition": 20}
LINES_A_PAGE = 54

LEAD, GAP, TAIL = 300, 350, 500
"""Milliseconds before the first line of a shot, between two lines, after the last."""
LETTER, CLAUSE, SENTENCE, BREATH = 64, 350, 428, 278
"""Milliseconds per letter, per pause inside a sentence, per pause between sentences, per speech."""
WORD, LEAST_ACTION, PAUSE = 290, 1500, 1000

_CLAUSE = re.compile(r"[,;:](?=\s)|--|[—–]")
_SENTENCE = re.compile(r"[.!?…]+[\"”’')]*(?=\s+\S)")


def speech(text: str) -> int:
    """How long `text` takes to say, in milliseconds."""
    letters = sum(map(str.isalnum, text))
    wide = sum(1 for sign in text if sign > "\u2e7f") if not text.isascii() else 0  # a Chinese or Japanese sign is about a syllable
    pauses = CLAUSE * len(_CLAUSE.findall(text)) + SENTENCE * len(_SENTENCE.findall(text))
    return BREATH + LETTER * (letters + wide) + pauses


def action(words: int) -> int:
    """How long an action told in so many words lasts, in milliseconds."""
    return max(LEAST_ACTION, WORD * words)


def lines(kind: str, text: str) -> int:
    """How many lines of a printed page an element fills, without the blank one after it."""
    width = COLUMNS.get(kind, 61)
    return sum(1 if len(line) <= width else _wrapped(line, width) for line in text.split("\n")) or 1


def _wrapped(line: str, width: int) -> int:
    return max(1, len(textwrap.wrap(line, width))) if len(line) < 10_000 else ceil(len(line) / width)


def eighths(printed: Iterable[tuple[str, str]]) -> int:
    """Eighths of a page that a scene fills, from its elements' kinds and texts: at least one."""
    total = 0
    for kind, text in printed:
        blank = 0 if kind in ("dialogue", "parenthetical", "lyric") else 1
        total += lines(kind, text) + blank
    return max(1, ceil(Fraction(total, LINES_A_PAGE) * 8))


def running_time(film: Film) -> tuple[Fraction, Fraction]:
    """Between how many and how many seconds the film will run: what the shots add up to, a fifth less and a fifth more.

    A script's own length is known no better than that (median error 15 %, one in ten over 25 %).
    """
    planned = sum((shot.frames for shot in film.shots), 0) / film.format.rate
    return planned * Fraction(4, 5), planned * Fraction(6, 5)


def frames(milliseconds: int, rate: Fraction) -> int:
    """Whole frames nearest to a length, at least one."""
    return max(1, nearest(Fraction(milliseconds, 1000), rate))


def seconds(length: int, rate: Fraction) -> Fraction:
    """A length in frames as a note writes it: the shortest decimal number of seconds that comes back as the same frames."""
    exact = length / rate
    return next((short for digits in range(6) if nearest(short := round(exact, digits), rate) == length), exact)


@dataclass(frozen=True, slots=True)
class Slot:
    """One happening laid out in a shot: `spoken` or not, its milliseconds, and how long before it nothing happens."""

    spoken: bool
    length: int
    before: int = 0


def natural(slots: Sequence[Slot]) -> int:
    """How long the slots last together, tail included."""
    return sum(slot.before + slot.length for slot in slots) + (TAIL if slots and slots[-1].spoken else 0)


def laid(slots: Sequence[Slot], total: int) -> list[tuple[int, int, int]]:
    """Where each slot falls in a shot of `total` milliseconds: its start, its length, and how long it may last at most.

    A shot that is longer than its slots lets the action last; one that is shorter takes from action and pauses, never from speech: what
    does not fit runs past the end of the shot, and a check says so.

        total   |--lead--|==== speech ====|--gap--|==== speech ====|--tail--|
                         ^ start          <- at most ->
    """
    spare = total - natural(slots)
    silent = sum(slot.length for slot in slots if not slot.spoken)
    pauses = sum(slot.before for slot in slots)
    if spare < 0:
        spare += min(TAIL - 150, -spare) if slots and slots[-1].spoken else 0
    placed, at = [], 0
    for slot in slots:
        before, length = slot.before, slot.length
        if spare < 0:
            before += max(-before, _share(spare, before, silent + pauses))
            length += 0 if slot.spoken else max(300 - length, _share(spare, length, silent + pauses))
        elif silent:
            length += 0 if slot.spoken else _share(spare, length, silent)
        at += before
        placed.append((at, length))
        at += length
    return _rooms(slots, placed, total)


def _share(spare: int, mine: int, all_: int) -> int:
    return int(spare * mine / all_) if all_ else 0


def _rooms(slots: Sequence[Slot], placed: Sequence[tuple[int, int]], total: int) -> list[tuple[int, int, int]]:
    """Each slot with the room it has until the next line (or the end); a speech that cannot fit keeps four fifths of what it needs."""
    rooms: list[tuple[int, int, int]] = []
    until = total - 100
    for slot, (start, length) in zip(reversed(slots), reversed(placed), strict=True):
        room = max(until - start, slot.length * 4 // 5) if slot.spoken else length
        rooms.append((start, length, room))
        if slot.spoken:
            until = start - 100
    return rooms[::-1]
