"""Rooms and grounds that are data: of what size, finished how, furnished with what. `interiors` and `grounds` hold them.

    "door right wall, 2 tall window left wall, long table centre, 8 chair near table"       as `Room.pieces`

Knows how a plan is read; knows nothing of how it is built.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from workprint.crafts.previz.colours import from_hex
from workprint.crafts.previz.sets import vocabulary
from workprint.crafts.previz.sets.finish import HOUSE, Finish, Pattern
from workprint.crafts.previz.sets.tones import Tones

OPENINGS = ("door", "window")
_ENDS = ("left wall", "right wall", "back wall", "front wall", "back left", "back right", "front left", "front right", "centre", "back",
         "front", "left", "right")  # fmt: skip

Built = tuple[str, float, float, float] | tuple[str, float, float, float, float]
"""A thing that stands exactly there: its name, x, z, yaw, and how high."""


@dataclass(frozen=True)
class Piece:
    """One thing of a description, as `core.nouns.Piece` has it: so many of it, where, next to what, in which words."""

    thing: str
    count: int = 1
    where: str = ""
    near: str = ""
    words: str = ""


@dataclass(frozen=True)
class Room:
    """A room: width, depth and height in metres, what stands in it in words and what exactly there, its colours (hex, by the names of
    `Tones`), its finish. Of which of the plain kinds it is, `like` says; `lit` rooms have their lamps on by day.
    """

    like: str
    size: tuple[float, float, float]
    pieces: str
    tones: Mapping[str, str] = field(default_factory=dict)
    finish: Finish = HOUSE
    built: Sequence[Built] = ()
    lit: bool = False


@dataclass(frozen=True)
class Ground:
    """Open ground: a plain kind (`like`) `without` some of its things (the first words of their names), with other things, and surfaces
    that are `coloured` otherwise: their names -> hex and pattern.
    """

    like: str
    pieces: str = ""
    without: tuple[str, ...] = ()
    coloured: Mapping[str, tuple[str, Pattern]] = field(default_factory=dict)
    tones: Mapping[str, str] = field(default_factory=dict)
    built: Sequence[Built] = ()


def painted(tones: Tones, colours: Mapping[str, str]) -> Tones:
    """The place's tones with those of a plan in their stead."""
    return replace(tones, **{name: from_hex(colour) for name, colour in colours.items()}) if colours else tones


@lru_cache(maxsize=128)
def pieces(text: str) -> tuple[Piece, ...]:
    """A plan's things as pieces."""
    return tuple(_piece(each) for each in text.split(", ") if each)


def _piece(text: str) -> Piece:
    head, _, near = text.partition(" near ")
    words = head.split()
    count = int(words[0]) if words[0].isdecimal() else 1
    rest = " ".join(words[1:] if words[0].isdecimal() else words)
    rest, at, metres = rest.partition(" at ")
    where = metres if at else next((end for end in _ENDS if rest.endswith(f" {end}")), "")
    name = rest if at else rest.removesuffix(where).strip()
    thing = _thing(name.split())
    return Piece(thing, count, where, near, name.removesuffix(thing).strip())


def _thing(words: Sequence[str]) -> str:
    """The longest name of a thing at the end of the words."""
    for begin in range(len(words)):
        name = " ".join(words[begin:])
        if name in OPENINGS or name in vocabulary.NAMES:
            return name
    raise KeyError(f"no thing is called {' '.join(words)!r}")
