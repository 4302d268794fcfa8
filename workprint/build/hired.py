"""Orders that are done elsewhere: what they may cost is set aside first, their job outlives this run, and what they cost is written down.

    <store>/jobs/<key>/order.json   the order as it went out, so that it can be asked for when the page has long changed
                       job.json     how far it has come (core.jobs), written by the engine that talks to the vendor
                       ...          what has arrived of it

    reserved -> asking -> asked -> made -> the record is kept -> charged -> the folder goes
                  |                  `-> ended: released, or lost with what it cost
                  `-> a crash or no answer: unsure, until a person settles it

Nothing is sent twice: a job that has a number is only asked for, in this run or the next. Knows money and folders; knows no vendor.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from workprint.build.files import refusals, write_whole
from workprint.build.ledger import HELD, Entry, Ledger, Purse, allowed
from workprint.build.store import Store
from workprint.core import jobs
from workprint.core.cards import Terms
from workprint.core.errors import EngineError
from workprint.core.jobs import Job
from workprint.core.money import NOTHING, Money
from workprint.core.nouns import Artifact, Record, Task

ORDER = "order.json"
SETTLE = "`workprint ledger --settle` once you have looked in your account there"


class Hired:
    """The jobs of one run, and those that earlier runs left behind. Use under the store's lock."""

    def __init__(self, store: Store, purse: Purse, terms: Callable[[Task], Terms]) -> None:
        self.store, self.purse, self.terms = store, purse, terms
        self.folder = store.root / "jobs"
        self.ledger = Ledger(store)
        self.running: dict[str, Entry] = {}
        self.mine: set[int] = set()
        self._reconcile()

    def left_behind(self) -> tuple[Task, ...]:
        """The orders of earlier runs that a vendor has, or may have: what came of them is still to be fetched."""
        found = []
        for folder in sorted(self.folder.iterdir()) if self.folder.is_dir() else []:
            job = _job(folder)
            task = _order(folder)
            if job and task and job.state in ("asked", "made"):
                found.append(task)
        return tuple(found)

    def begin(self, task: Task, key: str, artifacts: Mapping[str, Artifact]) -> Path:
        """The folder for the order's job. What it may cost is set aside, unless it has been already.

        EngineError where that is more than may be spent.
        """
        folder, quote = self.folder / key, self.terms(task).quote
        job = _job(folder)
        if job and job.state == "ended":
            shutil.rmtree(folder)
            job = None
        entry = next((entry for entry in self.ledger.open if entry.key == key), None)
        if job is None and quote:
            if entry is None:
                allowed(self.ledger, self.purse, task, quote, self._spent(quote.high.currency))
                entry = self._reserve(task, key)
            self.mine.add(entry.number)
        if entry:
            self.running[key] = entry
        with refusals(folder):
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(folder / ORDER, _written(task, artifacts), tmp=self.store.tmp)
        return folder

    def cost(self, key: str) -> tuple[Money, str]:
        """Of an order that was made: what it cost, and the vendor's number of it. Where the vendor does not say, it is what was quoted."""
        job, entry = _job(self.folder / key), self.running.get(key)
        if job and job.charged is not None:
            return job.charged, job.id
        return entry.quote if entry else NOTHING, job.id if job else ""

    def kept(self, record: Record, task: Task) -> None:
        """The order's record is in the store."""
        job, entry = _job(self.folder / record.key), self.running.pop(record.key, None)
        said = job is not None and job.charged is not None
        if entry is None and record.cost:
            entry = self._reserve(task, record.key)
        if entry:
            why = f"more than the {entry.quote} it was quoted at" if said and not record.cost <= entry.quote else ""
            self.ledger.settle(entry, "charged", cost=record.cost, job=record.job, why=why, said=said)
        shutil.rmtree(self.folder / record.key, ignore_errors=True)

    def failed(self, key: str, task: Task, error: EngineError) -> EngineError:
        """The order came to nothing, for now or for good: the error, with what became of the money."""
        folder = self.folder / key
        job, entry = _job(folder), self.running.pop(key, None)
        if job is None or job.state == "ended":
            cost = job.charged if job and job.charged else NOTHING
            if entry or cost:
                entry = entry or self._reserve(task, key)
                state = "lost" if cost else "released"
                self.ledger.settle(entry, state, cost=cost, job=job.id if job else "", why=error.what)
            shutil.rmtree(folder, ignore_errors=True)
            return _with(error, f"{cost} was charged for it" if cost else "nothing was charged for it" if entry else "")
        if job.state == "asking":
            if entry:
                self.ledger.settle(entry, "unsure", why=error.what)
            return _with(error, f"{entry.quote if entry else 'it'} may have been charged and it is not sent again: {SETTLE}")
        return _with(error, f"the job goes on there as {job.id}: the next run asks for it, and does not buy it again")

    def resumes(self, key: str) -> bool:
        """Whether the order's job is at the vendor under a number: trying again is free."""
        job = _job(self.folder / key)
        return job is not None and job.state in ("asked", "made")

    def _reserve(self, task: Task, key: str) -> Entry:
        before = self.store.find(key)
        return self.ledger.reserve(task, key, self.terms(task).quote, who=self.purse.who, again=before.made if before else "")

    def _spent(self, currency: str) -> Money:
        """What this run has set aside or paid."""
        spent = NOTHING
        for number in sorted(self.mine):
            counts = self.ledger.entries[number].counts
            if counts.currency == currency:
                spent = Money(spent.amount + counts.amount, currency)
        return spent

    def _reconcile(self) -> None:
        """Close what a crash left open although its end is known."""
        for entry in self.ledger.open:
            record = self.store.find(entry.key)
            job = _job(self.folder / entry.key)
            if record and record.made != entry.again:
                self.ledger.settle(entry, "charged", cost=record.cost, job=record.job)
                shutil.rmtree(self.folder / entry.key, ignore_errors=True)
            elif job is None and entry.state == "reserved":
                self.ledger.settle(entry, "released", why="it was never sent")
            elif job and job.state == "asking" and entry.state == "reserved":
                self.ledger.settle(entry, "unsure", why="the run ended while it was being sent")


def settle(store: Store, number: int, *, cost: Money) -> Entry:
    """A person says what became of an order that nobody could tell: it cost so much, or nothing. It may then be sent again.

    EngineError for a number that the ledger does not have, or that needs no settling.
    """
    with store.locked():
        ledger = Ledger(store)
        entry = ledger.entries.get(number)
        if entry is None or entry.state not in HELD:
            open_ = ", ".join(str(each.number) for each in ledger.open) or "none"
            raise EngineError(f"order {number} needs no settling", where="ledger", remedy=f"orders that may still be charged: {open_}")
        state, why = ("lost", "settled: it was charged") if cost else ("released", "settled: nothing was charged")
        shutil.rmtree(store.root / "jobs" / entry.key, ignore_errors=True)
        return ledger.settle(entry, state, cost=cost, why=why)


def outstanding(store: Store) -> Iterator[tuple[Task, Job]]:
    """The orders that a vendor has or may have, as they went out, and how far each has come."""
    folders = store.root / "jobs"
    for folder in sorted(folders.iterdir()) if folders.is_dir() else []:
        job, task = _job(folder), _order(folder)
        if job and task:
            yield task, job


def _job(folder: Path) -> Job | None:
    """A job file that cannot be read is one of which nothing is known: it may have been charged."""
    try:
        return jobs.read(folder)
    except ValueError:
        return Job("asking", "")


def _with(error: EngineError, more: str) -> EngineError:
    return EngineError(error.what, where=error.where, remedy="; ".join(filter(None, (error.remedy, more))))


def _written(task: Task, artifacts: Mapping[str, Artifact]) -> bytes:
    inputs = [[name, each.digest, each.media, each.size] for name, each in artifacts.items()]
    order = {"op": task.op, "engine": task.engine, "version": task.version, "params": task.params, "inputs": inputs, "label": task.label}
    return json.dumps(order, ensure_ascii=False, indent=1).encode()


def _order(folder: Path) -> Task | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads((folder / ORDER).read_text("utf-8"))
        inputs = tuple((name, Artifact(digest, media, size)) for name, digest, media, size in found["inputs"])
        return Task(found["op"], found["engine"], found["version"], found["params"], inputs, found["label"])
    return None
