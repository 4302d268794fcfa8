"""Is the store sound? Reads every byte of it and says what is wrong and what it costs to mend. Mends nothing unless told (`sweep`).

Knows what a store should look like; knows nothing of shots, so a Task is named by its label.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from workprint.build import takes
from workprint.build.files import aside, refusals, stamp
from workprint.build.store import Store, leftovers, objects
from workprint.core.errors import StoreError
from workprint.core.money import Money, total
from workprint.core.nouns import Artifact, Finding, Record

CHECK = "store"
_MAKE = "`workprint make` makes it again"
_SWEEP = "`workprint doctor --sweep` removes it"
_KEEP = timedelta(days=1)


@dataclass(frozen=True)
class Examined:
    """Progress: so many of the bytes to be read have been."""

    done: int
    total: int


@dataclass(frozen=True)
class Diagnosis:
    """The last thing that `examine` yields. `mend` are the records whose products are gone or damaged: making them again takes `seconds` on
    a machine like the one that made them and costs `cost`. `damaged` are artifacts whose bytes do not match; `orphans`,
    artifacts that no record names; `left`, what runs that were killed have left; `unreadable`, records that cannot be read.
    """

    findings: tuple[Finding, ...]
    records: int
    artifacts: int
    bytes: int
    mend: tuple[Record, ...] = ()
    damaged: tuple[Artifact, ...] = ()
    unreadable: tuple[Path, ...] = ()
    orphans: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()

    @property
    def seconds(self) -> float:
        return round(sum(record.seconds for record in self.mend), 3)

    @property
    def cost(self) -> tuple[Money, ...]:
        return total(record.cost for record in self.mend)


@dataclass(frozen=True)
class Swept:
    """What `sweep` has done: so many files and bytes removed, so many damaged ones moved aside."""

    files: int
    bytes: int
    aside: int


@dataclass
class _Chart:
    """What is found while the store is read."""

    findings: list[Finding] = field(default_factory=list)
    mend: dict[str, Record] = field(default_factory=dict)
    damaged: dict[str, Artifact] = field(default_factory=dict)

    def note(self, where: str, what: str, remedy: str, level: str = "warning") -> None:
        self.findings.append(Finding(where, what, remedy, level, CHECK))


def examine(store: Store) -> Iterator[Examined | Diagnosis]:
    """Read the whole store; yields progress and, last, the Diagnosis. Changes nothing but the index."""
    chart = _Chart()
    records, unreadable = _records(store, chart)
    wanted = {artifact.digest: artifact for record in records for artifact in record.products.values()}
    total, done = sum(artifact.size for artifact in wanted.values()), 0
    bad: dict[str, str] = {}
    yield Examined(0, total)
    for digest, artifact in wanted.items():
        if not store.check(digest):
            bad[digest] = "damaged" if stamp(store.path(digest)) else "missing"
        done += artifact.size
        yield Examined(done, total)
    _ailing(records, bad, chart)
    orphans = tuple(path for path in objects(store) if path.name not in wanted)
    left = tuple(leftovers(store))
    _untidy(store, orphans, left, chart)
    _takes(store, {record.key for record in records}, chart)
    store.index.flush()
    yield Diagnosis(
        tuple(chart.findings),
        len(records),
        len(wanted) - len(bad),
        sum(artifact.size for digest, artifact in wanted.items() if digest not in bad),
        tuple(chart.mend.values()),
        tuple(chart.damaged.values()),
        unreadable,
        orphans,
        left,
    )


def sweep(store: Store, *, older: timedelta = _KEEP) -> Swept:
    """Remove leftovers, and orphans that are older than that; move damaged artifacts and records aside. Never removes what a record names.

    Takes the store's lock: StoreError if a run is going on.
    """
    with store.locked():
        *_, diagnosis = examine(store)
        assert isinstance(diagnosis, Diagnosis)
        limit = time.time() - older.total_seconds()
        going = [*diagnosis.left, *(path for path in diagnosis.orphans if path.lstat().st_mtime <= limit)]
        files = bytes_ = 0
        for path in going:
            more = [each for each in path.rglob("*") if not each.is_dir()] if path.is_dir() and not path.is_symlink() else [path]
            files, bytes_ = files + len(more), bytes_ + sum(each.lstat().st_size for each in more)
            with refusals(path):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        for artifact in diagnosis.damaged:
            store.set_aside(artifact)
        for path in diagnosis.unreadable:
            with refusals(path):
                aside(path)
        store.refresh()
        return Swept(files, bytes_, len(diagnosis.damaged) + len(diagnosis.unreadable))


def _records(store: Store, chart: _Chart) -> tuple[list[Record], tuple[Path, ...]]:
    """Every record, read from its own file; and the files that hold none."""
    found, unreadable = [], []
    for key in store.record_keys():
        path = store.record_path(key)
        store.index.forget([key])
        try:
            record = store.find(key)
        except StoreError as error:
            chart.note(str(path), error.what, error.remedy, "error")
            continue
        if record:
            found.append(record)
        else:
            unreadable.append(path)
            chart.note(
                str(path), "this record cannot be read, or is not the one its name says", f"{_MAKE}, if the film still asks for it", "error"
            )
    return found, tuple(unreadable)


def _ailing(records: list[Record], bad: dict[str, str], chart: _Chart) -> None:
    for record in records:
        ill = [(name, artifact) for name, artifact in record.products.items() if artifact.digest in bad]
        if not ill:
            continue
        chart.mend[record.key] = record
        chart.damaged |= {artifact.digest: artifact for _, artifact in ill if bad[artifact.digest] == "damaged"}
        states = ", ".join(f"{name} is {bad[artifact.digest]}" for name, artifact in ill)
        price = f" and {record.cost}" if record.cost else ""
        remedy = f"{_MAKE} ({record.seconds:.1f} s{price}), if the film still asks for it"
        chart.note(f"{record.op} by {record.engine}, {record.label!r}", states, remedy, "error")


def _untidy(store: Store, orphans: tuple[Path, ...], left: tuple[Path, ...], chart: _Chart) -> None:
    where = str(store.root)
    if orphans:
        size = sum(path.lstat().st_size for path in orphans)
        chart.note(where, f"{len(orphans)} artifact(s) that no record names ({size} bytes)", _SWEEP, "note")
    if left:
        chart.note(
            str(store.tmp),
            f"{len(left)} thing(s) left by a run that was killed, or of one that is going on",
            f"{_SWEEP}; so does the next make",
            "note",
        )
    known, here = store.index.keys(), set(store.record_keys())
    if known - here:
        chart.note(
            str(store.index.path), f"the index knows {len(known - here)} record(s) that are gone", "nothing to do: it mends itself", "note"
        )


def _takes(store: Store, keys: set[str], chart: _Chart) -> None:
    where = str(store.root / "takes.jsonl")
    rows, torn = takes.read(store)
    if torn:
        chart.note(
            where, f"{torn} line(s) that cannot be read, torn by a power cut or a hand", "nothing to do: they are passed over", "note"
        )
    for row in rows:
        if row.key not in keys:
            what = f"take {row.number} of {row.shot} names a record that is not here ({row.key})"
            chart.note(where, what, "bring the record back from a copy, or circle another take", "warning")
