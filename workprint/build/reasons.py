"""Why a Task is to be made: what differs from the Record that came nearest. Pure but for `nearest`, which looks into the store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from workprint.build.store import Store
from workprint.core.digest import canonical
from workprint.core.nouns import Artifact, Record, Task

ABSENT: str = "(absent)"
"""Stands for a value that one side does not have."""


@dataclass(frozen=True)
class Change:
    """One value that differs: where in the order it stands (`people[0].traits.coat`, `input clip`, `version`), before and after."""

    path: str
    before: Any
    after: Any

    def __str__(self) -> str:
        return f"{self.path}: {_shown(self.before)} -> {_shown(self.after)}"


def difference(task: Task, record: Record, arrived: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """What the order says that the record's did not, and the other way round; params first.

    Inputs are compared by name, and by digest where it is known: from the Task, or from `arrived`.
    """
    found = list(_changes("", record.params, json.loads(canonical(task.params))))
    digests = {name: given.digest if isinstance(given, Artifact) else "" for name, given in task.inputs} | dict(arrived or {})
    for name in sorted(digests.keys() | record.inputs.keys()):
        before, after = record.inputs.get(name, ABSENT), digests.get(name, ABSENT)
        if after and before != after:
            found.append(Change(f"input {name}", before, after))
    found += [Change(name, was, now) for name, was, now in _signatures(task, record) if was != now]
    return tuple(found)


def nearest(task: Task, store: Store) -> Record | None:
    """The record that this order most likely replaces: the newest of its op and label, else the one of its op with most params alike."""
    same = store.latest(task.op, task.label) if task.label else None
    if same:
        return same
    wanted = json.loads(canonical(task.params))
    return max(store.earlier(task.op), key=lambda record: _alike(wanted, record.params), default=None)


def _signatures(task: Task, record: Record) -> list[tuple[str, str, str]]:
    return [("engine", record.engine, task.engine), ("version", record.version, task.version)]


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return sum(1 for name, value in one.items() if name in other and other[name] == value)


def _changes(path: str, before: Any, after: Any) -> Iterator[Change]:
    if canonical(before) == canonical(after):  # not `==`: 48 and 48.0 are one number and two orders
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in sorted(before.keys() | after.keys()):
            yield from _changes(f"{path}.{name}" if path else name, before.get(name, ABSENT), after.get(name, ABSENT))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_lists(path, before, after)
    else:
        yield Change(path, before, after)


def _in_lists(path: str, before: list[Any], after: list[Any]) -> Iterator[Change]:
    """Items are matched up first, so that one item put in is one change."""
    was, now = [canonical(item) for item in before], [canonical(item) for item in after]
    for kind, low, high, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for step in range(max(high - low, last - first)):
            old = before[low + step] if low + step < high else ABSENT
            new = after[first + step] if first + step < last else ABSENT
            yield from _changes(f"{path}[{min(first + step, last - 1) if new is not ABSENT else low + step}]", old, new)


def _shown(value: Any) -> str:
    if value is ABSENT:
        return str(value)
    text = f"'{value}'" if isinstance(value, str) else canonical(value).decode()
    return text if len(text) <= 80 else f"{text[:77]}..."
