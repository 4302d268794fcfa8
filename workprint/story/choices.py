"""What people chose, in circled.toml: a take of each shot, what they think of takes, and which findings they let stand.

    [shots]
    "3B" = 2                               # take 2 of shot 3B is in the film, whatever the page says now

    [takes."3B-T1"]
    rejected = "his hand melts"            # why nobody should look at it again
    [takes."3B-T2"]
    rating = 4                             # 1 to 5
    note = "the best turn of the head"

    [[waived]]
    check = "jump-cut"
    where = "shot 3B"
    reason = "meant so"

Written by the verbs, meant to be read, changed by hand and versioned. Takes are named as crews slate them: shot, -T, number. Knows the
file; knows nothing of which shots and takes exist.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from workprint.story.files import inside, text_of
from workprint.story.folder import Folder, write_whole
from workprint.story.tables import Table, appended, changed, loaded

STARS = 5
_HEAD = "# What people chose: the take of each shot, what they think of takes, the findings they let stand. Meant to be read.\n"
_SLATE = re.compile(r"(.+)-T([1-9]\d{0,5})", re.IGNORECASE)


@dataclass(frozen=True)
class Waiver:
    """A finding that a person has looked at and lets stand: which check, where, and why."""

    check: str
    where: str
    reason: str


@dataclass(frozen=True)
class Opinion:
    """What people think of one take. `rating` is 1 to 5, 0 for none; `rejected` is why it is out, "" where it is not."""

    rating: int = 0
    note: str = ""
    rejected: str = ""


@dataclass(frozen=True)
class Circled:
    """What people chose: shot id -> take number; opinions by (shot id, number); the findings they waived."""

    shots: Mapping[str, int] = field(default_factory=dict)
    waived: tuple[Waiver, ...] = ()
    takes: Mapping[tuple[str, int], Opinion] = field(default_factory=dict)


def slate(shot: str, number: int) -> str:
    """A take's name: `3B-T2`."""
    return f"{shot}-T{number}"


def slated(name: str) -> tuple[str, int] | None:
    """The shot and number that a take's name says; None for what is no such name."""
    found = _SLATE.fullmatch(name.strip())
    return (found[1].upper(), int(found[2])) if found else None


def circled(folder: Folder) -> Circled:
    """The folder's circled.toml; nothing chosen where it does not exist yet. FolderError for what it may not say."""
    if not os.path.lexists(folder.circled):
        return Circled()
    return circled_file(text_of(inside(folder.circled.parent, folder.circled.name)), str(folder.circled))


def circled_file(text: str, file: str = "circled.toml") -> Circled:
    """What a circled.toml's text says. FolderError for what it may not say."""
    top = loaded(text, file)
    top.only(("shots", "takes", "waived"))
    shots, takes = top.table("shots"), top.table("takes")
    numbers = {shot: shots.whole(shot, 0, 1, 999_999) for shot in shots}
    return Circled(numbers, tuple(_waiver(each) for each in top.tables("waived")), dict(_opinion(takes, name) for name in takes))


def _waiver(entry: Table) -> Waiver:
    entry.only(("check", "where", "reason"))
    for key in ("check", "where", "reason"):
        if not entry.said(key).strip():
            raise entry.error(key, "this is missing", 'A waived finding says which check, where, and why: reason = "...".')
    return Waiver(entry.said("check"), entry.said("where"), entry.said("reason"))


def _opinion(takes: Table, name: str) -> tuple[tuple[str, int], Opinion]:
    named = slated(name)
    if named is None:
        raise takes.error(name, "this names no take", 'Write shot and number, as on a slate: [takes."3B-T2"].')
    table = takes.table(name)
    table.only(("rating", "note", "rejected"))
    return named, Opinion(table.whole("rating", 0, 0, STARS), table.said("note"), table.said("rejected"))


# --------------------------------------------------------------------------------------------- changing it


def circle(text: str, shot: str, take: int | None) -> str:
    """circled.toml's text with this take of this shot circled; with None, the shot's line taken away."""
    return changed(text or (_HEAD if take is not None else ""), ("shots", shot), take)


def think(text: str, shot: str, take: int, *, rating: int | None = None, note: str | None = None, rejected: str | None = None) -> str:
    """circled.toml's text with what a person thinks of a take; None leaves a thing as it is, 0 and "" take it away."""
    for key, value in (("rating", rating), ("note", note), ("rejected", rejected)):
        if value is not None:
            text = changed(text or (_HEAD if value else ""), ("takes", slate(shot, take), key), value or None)
    return text


def waive(text: str, check: str, where: str, reason: str) -> str:
    """circled.toml's text with one more finding waived."""
    return appended(text or _HEAD, "waived", {"check": check, "where": where, "reason": reason})


def write(folder: Folder, text: str) -> None:
    """Put `text` in circled.toml's place, whole or not at all."""
    write_whole(inside(folder.circled.parent, folder.circled.name), text)
