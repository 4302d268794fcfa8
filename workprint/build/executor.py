"""make: Task -> Record. The only verb that spends or writes. Knows Tasks, the store and a pool of workers; no engine, no Shot.

Inputs come first; a key is taken as soon as the digests of a Task's inputs are known, and what the store has under that key is kept. So
bytes that come out as they were stop the making there (early cut-off). The process that calls `make` is the only one that writes records;
results arrive in any order and nothing written depends on it.
"""

from __future__ import annotations

import heapq
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from workprint.build.graph import KEPT, Standing, owed_by, product, state
from workprint.build.hired import Hired
from workprint.build.ledger import Purse
from workprint.build.store import Store
from workprint.build.workers import Broke, Died, Job, Made, Outcome, Pool
from workprint.core.cards import Terms
from workprint.core.errors import EngineError, WorkprintError
from workprint.core.money import NOTHING
from workprint.core.nouns import Artifact, Owed, Record, Task

PROGRESS = "progress"
"""A file that an engine may keep in its workdir: how much is done, a number from 0 to 1. Shown, never kept."""

_GLANCE = 0.5
_TRIES = 2
_ELSEWHERE = 64
"""So many orders may be out at once, whatever the engines' cards allow."""
_FREE = Terms()


@dataclass(frozen=True)
class Planned:
    """First of all events: how many orders there are. `to_make` is what would be made if every input came out new."""

    total: int
    kept: int
    to_make: int


@dataclass(frozen=True)
class Started:
    """A worker has begun."""

    task: Task
    key: str


@dataclass(frozen=True)
class Progress:
    """An engine says how much of its work is done (0 to 1)."""

    task: Task
    part: float


@dataclass(frozen=True)
class Finished:
    """The Task has its Record: `kept` from before (or from an equal order of this run), or made in so many seconds. One per Task."""

    task: Task
    record: Record
    kept: bool
    seconds: float = 0.0


@dataclass(frozen=True)
class Failed:
    """The Task could not be made. `trace` is for whoever mends the engine. What waits for it is left for the next run."""

    task: Task
    error: WorkprintError
    trace: str = ""


Event = Planned | Started | Progress | Finished | Failed
Estimate = Callable[[Task], float]


def make(
    goals: Iterable[Task],
    store: Store,
    engines: str | Callable[..., object],
    *,
    workers: int = 1,
    purse: Purse | None = None,
    terms: Callable[[Task], Terms] | None = None,
    estimate: Estimate | None = None,
) -> Iterator[Event]:
    """Make the goals and all they stand on, telling what happens as it goes; and fetch what earlier runs left at a vendor.

    `engines` finds an engine by its name, inside a worker: a function of a module, or "module:function". `purse` is what may be spent,
    `terms` says of an order what it may cost and whether it is done elsewhere; `estimate` gives a Task's likely seconds, so that the
    longest chains start first. One that fails stops only what
    waits for it; at the end one EngineError names all that failed. StoreError (disk full, another run) stops at once. Leaving the iterator
    early, or a kill, loses nothing that was finished.
    """
    with store.locked():
        store.clear()
        hired = Hired(store, purse or Purse(), terms or (lambda _: _FREE))
        wanted, left = state(goals, store), state(hired.left_behind(), store)
        build = _Build((*wanted, *left), store, hired, estimate=estimate, wanted=len(wanted))
        yield build.planned()
        yield from build.settled()
        try:
            with Pool(engines, workers, store.tmp) as pool:
                yield from build.made(pool)
        finally:
            store.clear()
    build.complain()


class _Build:
    """One run of `make`: how many inputs each Task waits for, what is ready, what is being made. Tasks go by their place in the walk."""

    def __init__(self, standings: tuple[Standing, ...], store: Store, hired: Hired, *, estimate: Estimate | None, wanted: int) -> None:
        self.standings, self.store, self.hired, self.wanted = standings, store, hired, wanted
        self.terms = [hired.terms(standing.task) for standing in standings]
        self.place = {id(standing.task): number for number, standing in enumerate(standings)}
        self.products: list[Mapping[str, Artifact] | None] = [None] * len(standings)
        self.dependants: list[list[int]] = [[] for _ in standings]
        self.waits = [0] * len(standings)
        for number, standing in enumerate(standings):
            for source in {self.place[id(owed.task)] for owed in owed_by(standing.task)}:
                self.dependants[source].append(number)
                self.waits[number] += 1
        self.weights = self._weights(estimate or (lambda _: 1.0))
        self.ready: list[tuple[float, int]] = []
        self.abroad: dict[str, list[tuple[float, int]]] = {}
        self.out: dict[str, int] = {}
        self.making: dict[int, tuple[str, dict[str, str], str]] = {}
        self.equals: dict[str, list[int]] = {}
        self.tries: dict[int, int] = {}
        self.failures: list[Failed] = []
        self.parts: dict[int, float] = {}

    def planned(self) -> Planned:
        to_make = len({standing.name for standing in self.standings if standing.state != KEPT})
        return Planned(len(self.standings), len(self.standings) - to_make, to_make)

    def settled(self) -> Iterator[Event]:
        """Everything that is kept and stands on nothing but kept things; the rest that could be begun goes to `ready`."""
        for number, standing in enumerate(self.standings):
            if self.waits[number]:
                continue
            if standing.state == KEPT and standing.record:
                self.products[number] = standing.record.products
                for dependant in self.dependants[number]:
                    self.waits[dependant] -= 1
                yield Finished(standing.task, standing.record, kept=True)
            else:
                self._queue(number)

    def made(self, pool: Pool) -> Iterator[Event]:
        """The rest, made by the workers."""
        while self.ready or self.making or any(self.abroad.values()):
            yield from self._send(pool)
            while self.ready and pool.free:
                yield from self._begin(heapq.heappop(self.ready)[1], pool)
            if not self.making:
                continue
            outcomes = pool.outcomes(_GLANCE)
            for outcome in outcomes:
                yield from self._hear(outcome, pool)
            if not outcomes:
                yield from self._glance()

    def complain(self) -> None:
        """Raise one error for all that failed; nothing if nothing did."""
        if not self.failures:
            return
        undone = sum(1 for made in self.products if made is None) - len(self.failures)
        waiting = f"; {undone} more wait{'s' * (undone == 1)} for {'it' if len(self.failures) == 1 else 'them'}" if undone else ""
        if len(self.failures) == 1:
            error = self.failures[0].error
            raise EngineError(error.what + waiting, where=error.where, remedy=error.remedy)
        lines = [f"\n  {failed.error.where}: {failed.error.what}" for failed in self.failures[:20]]
        more = f"\n  and {len(self.failures) - 20} more" if len(self.failures) > 20 else ""
        remedies = list(dict.fromkeys(failed.error.remedy for failed in self.failures if failed.error.remedy))
        what = f"{len(self.failures)} orders failed{waiting}:{''.join(lines)}{more}"
        raise EngineError(what, remedy="\n  ".join([*remedies[:5], "what was made is kept: mend this and run it again"]))

    # ------------------------------------------------------------------------------------- one Task

    def _send(self, pool: Pool) -> Iterator[Event]:
        """Give out what is done elsewhere, as many at a time as each lane takes."""
        for lane, waiting in self.abroad.items():
            while waiting and sum(self.out.values()) < _ELSEWHERE:
                if self.out.get(lane, 0) >= self.terms[waiting[0][1]].at_once:
                    break
                yield from self._begin(heapq.heappop(waiting)[1], pool, lane)

    def _begin(self, number: int, pool: Pool, lane: str = "") -> Iterator[Event]:
        """Keep what the store has under the Task's key, wait for an equal order that is being made, or give it to a worker."""
        task = self.standings[number].task
        try:
            artifacts = self._arrived(task)
            arrived = {name: artifact.digest for name, artifact in artifacts.items()}
            key = task.key(arrived)
            record = self.store.kept(key)
            if record:
                yield self._finish(number, record, kept=True)
                return
            if key in self.equals:
                self.equals[key].append(number)
                return
            self._must_hold(artifacts)
            workdir = str(self.hired.begin(task, key, artifacts) if lane else self.store.workdir())
        except EngineError as error:
            yield from self._fail(number, error)
            return
        self.equals[key] = []
        if lane:
            self.out[lane] = self.out.get(lane, 0) + 1
        self.making[number] = (key, arrived, workdir)
        bare = tuple((name, Artifact(artifact.digest, artifact.media, artifact.size)) for name, artifact in artifacts.items())
        paths = {name: str(self.store.path(digest)) for name, digest in arrived.items()}
        pool.give(Job(number, replace(task, inputs=bare, label=""), paths, workdir, beside=bool(lane)))
        yield Started(task, key)

    def _hear(self, outcome: Outcome, pool: Pool) -> Iterator[Event]:
        key, arrived, workdir = self.making.pop(outcome.number)
        self.parts.pop(outcome.number, None)
        equals = self.equals.pop(key)
        lane = self._lane(outcome.number)
        if lane:
            self.out[lane] -= 1
        if isinstance(outcome, Made):
            record = self._keep(outcome, key, arrived)
            if lane:
                self.hired.kept(record, self.standings[outcome.number].task)
            yield self._finish(outcome.number, record, kept=False, seconds=outcome.seconds)
            for equal in equals:
                yield self._finish(equal, record, kept=True)
        else:
            yield from self._failed(outcome, key, equals)
        if not lane:
            shutil.rmtree(workdir, ignore_errors=True)

    def _failed(self, outcome: Broke | Died, key: str, equals: list[int]) -> Iterator[Event]:
        """A dead worker gets a second try, unless that could cost again; a disk that is full ends the run; all else fails the Task."""
        orders = (outcome.number, *equals)
        if isinstance(outcome, Broke):
            if outcome.disk:
                raise outcome.disk
            error, trace = outcome.error, outcome.trace
        else:
            self.tries[outcome.number] = self.tries.get(outcome.number, 0) + 1
            again = not self._lane(outcome.number) or self.hired.resumes(key)
            if again and self.tries[outcome.number] < _TRIES:
                for number in orders:
                    self._queue(number)
                return
            error, trace = _death(outcome), ""
        if self._lane(outcome.number):
            error = self.hired.failed(key, self.standings[outcome.number].task, _as_engine(error))
        for number in orders:
            yield from self._fail(number, error, trace)

    def _keep(self, made: Made, key: str, arrived: dict[str, str]) -> Record:
        task = self.standings[made.number].task
        before = self.store.find(key)
        for artifact in before.products.values() if before else ():
            if not self.store.holds(artifact):
                self.store.set_aside(artifact)
        cost, job = self.hired.cost(key) if self._lane(made.number) else (NOTHING, "")
        record = Record(
            key,
            task.op,
            task.engine,
            task.version,
            task.params,
            arrived,
            {},
            label=task.label,
            cost=cost,
            licence=made.licence,
            seconds=round(made.seconds, 3),
            made=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            job=job,
            who=self.hired.purse.who,
        )
        return self.store.keep(record, made.products)

    def _finish(self, number: int, record: Record, *, kept: bool, seconds: float = 0.0) -> Finished:
        self.products[number] = record.products
        for dependant in self.dependants[number]:
            self.waits[dependant] -= 1
            if not self.waits[dependant]:
                self._queue(dependant)
        return Finished(self.standings[number].task, record, kept, seconds)

    def _fail(self, number: int, error: WorkprintError, trace: str = "") -> Iterator[Event]:
        task = self.standings[number].task
        where = f"{task.op} by {task.engine}" + (f", {task.label!r}" if task.label else "")
        failed = Failed(
            task, EngineError(error.what if not error.where else f"{error.where}: {error.what}", where=where, remedy=error.remedy), trace
        )
        if number < self.wanted:  # what an earlier run left, and nobody asks for now, stops nothing
            self.failures.append(failed)
        yield failed

    # ------------------------------------------------------------------------------------- the graph

    def _arrived(self, task: Task) -> dict[str, Artifact]:
        found = {}
        for name, given in task.inputs:
            if isinstance(given, Owed):
                made = self.products[self.place[id(given.task)]]
                assert made is not None
                found[name] = product(made, given)
            else:
                found[name] = given
        return found

    def _must_hold(self, artifacts: Mapping[str, Artifact]) -> None:
        for name, artifact in artifacts.items():
            if not self.store.holds(artifact):
                remedy = "run it again; if that does not help, `workprint doctor` says what is damaged"
                raise EngineError(f"its input {name!r} ({artifact.digest}) is missing from the store or damaged", remedy=remedy)

    def _lane(self, number: int) -> str:
        """Whose order it is, if it is done elsewhere; "" if here."""
        return self.terms[number].lane if self.terms[number].hosted else ""

    def _queue(self, number: int) -> None:
        lane = self._lane(number)
        heapq.heappush(self.abroad.setdefault(lane, []) if lane else self.ready, (-self.weights[number], number))

    def _weights(self, estimate: Estimate) -> list[float]:
        """Of each Task: the likely length of the longest chain that begins with it."""
        weights = [0.0] * len(self.standings)
        for number in range(len(self.standings) - 1, -1, -1):
            standing = self.standings[number]
            own = estimate(standing.task) if standing.state != KEPT else 0.0
            weights[number] = own + max((weights[dependant] for dependant in self.dependants[number]), default=0.0)
        return weights

    def _glance(self) -> Iterator[Event]:
        """What engines say of their progress, where it has changed."""
        for number, (_, _, workdir) in self.making.items():
            with suppress(OSError, ValueError):
                part = float(Path(workdir, PROGRESS).read_text()[:40])
                if 0 <= part <= 1 and part != self.parts.get(number):
                    self.parts[number] = part
                    yield Progress(self.standings[number].task, part)


def _as_engine(error: WorkprintError) -> EngineError:
    return error if isinstance(error, EngineError) else EngineError(error.what, where=error.where, remedy=error.remedy)


def _death(died: Died) -> EngineError:
    return EngineError(f"its worker died {_TRIES} times: {died.how}", remedy="run it again with fewer workers, or choose another engine")
