"""Which record is which take of which shot: an append-only list of lines. Knows shot ids as plain names; nothing of shots.

One JSON object per line of `takes.jsonl`: `{"shot": "3A", "number": 1, "record": "<key>"}`. Takes are numbered from 1 within a shot, in the
order in which they were added; none is ever renumbered or removed. A line torn by a power cut is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workprint.build.files import append_lines, refusals
from workprint.build.records import is_name
from workprint.build.store import Store
from workprint.core.nouns import Take


@dataclass(frozen=True)
class Slated:
    """One line of the list: take `number` of `shot` is the record of this key."""

    shot: str
    number: int
    key: str


def slated(store: Store) -> tuple[Slated, ...]:
    """Every take ever added, in order."""
    return read(store)[0]


def read(store: Store) -> tuple[tuple[Slated, ...], int]:
    """Every take ever added, in order, and how many lines could not be read."""
    path = _path(store)
    with refusals(path):
        lines = path.read_bytes().splitlines() if path.exists() else []
    found = [_slated(line) for line in lines if line.strip()]
    return tuple(each for each in found if each), found.count(None)


def takes(store: Store, shot: str = "") -> tuple[Take, ...]:
    """The takes of one shot, or of all, with their records; those whose record is gone are left out (`doctor` names them)."""
    wanted = (each for each in slated(store) if not shot or each.shot == shot)
    found = ((each, store.find(each.key)) for each in wanted)
    return tuple(Take(each.shot, each.number, record) for each, record in found if record)


def by_shot(store: Store) -> dict[str, tuple[Take, ...]]:
    """The takes of every shot that has any, in the order they were made."""
    found: dict[str, list[Take]] = {}
    for take in takes(store):
        found.setdefault(take.shot, []).append(take)
    return {shot: tuple(each) for shot, each in found.items()}


def add(store: Store, made: Iterable[tuple[str, str]]) -> tuple[Slated, ...]:
    """Add (shot, key) pairs as takes, in order; the lines that now stand for them. A pair that is a take already keeps its number."""
    with store.locked():
        before = slated(store)
        known = {(each.shot, each.key): each for each in before}
        last: dict[str, int] = {}
        for each in before:
            last[each.shot] = max(each.number, last.get(each.shot, 0))
        standing, new = [], []
        for shot, key in made:
            if (shot, key) not in known:
                last[shot] = last.get(shot, 0) + 1
                known[shot, key] = Slated(shot, last[shot], key)
                new.append(known[shot, key])
            standing.append(known[shot, key])
        if new:
            with refusals(_path(store)):
                append_lines(_path(store), "\n".join(_line(each) for each in new))
    return tuple(standing)


def _line(each: Slated) -> str:
    return json.dumps({"shot": each.shot, "number": each.number, "record": each.key}, ensure_ascii=False)


def _slated(line: bytes) -> Slated | None:
    try:
        found = json.loads(line)
        each = Slated(found["shot"], found["number"], found["record"])
    except (ValueError, TypeError, KeyError):
        return None
    return each if isinstance(each.shot, str) and type(each.number) is int and is_name(each.key) else None


def _path(store: Store) -> Path:
    return store.root / "takes.jsonl"
