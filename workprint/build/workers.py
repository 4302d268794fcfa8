"""Processes that do the work: each has a pipe of its own, keeps its engines warm, and dies with the run that started it.

Knows jobs, pipes and signals; knows nothing of graphs or records. A worker is started plainly (not forked), in a session of its own, so
Ctrl-C reaches only the builder; its output goes to a file, so an engine cannot garble the terminal. What its surroundings say is fixed
(hash seed, locale, time zone, threads), so that the same order gives the same bytes in every worker.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import IO

from workprint.build.store import Sealed
from workprint.core.errors import StoreError, WorkprintError
from workprint.core.nouns import Task

FIXED = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONUNBUFFERED": "1"}
"""Unbuffered, so that the last words of a worker that crashes are in its log."""
DEFAULTS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
"""One thread per worker unless the environment says otherwise: the run is parallel, not the engines."""

_START = "import sys, json; sys.path[:] = json.loads(sys.argv[3]); from workprint.build.worker import main; main()"
_TAIL = 2000


@dataclass(frozen=True)
class Job:
    """One order for a worker: the Task with every input arrived, their files, the folder to work in."""

    number: int
    task: Task
    inputs: dict[str, str]
    workdir: str


@dataclass(frozen=True)
class Made:
    """The job is done: its products, sealed, and what the engine's card says of price and licence."""

    number: int
    products: tuple[Sealed, ...]
    seconds: float
    cost: int
    licence: str


@dataclass(frozen=True)
class Broke:
    """The job failed. `trace` is for whoever mends the engine; `disk` says that the disk, not the engine, is to blame."""

    number: int
    error: WorkprintError
    trace: str = ""
    disk: StoreError | None = None


@dataclass(frozen=True)
class Died:
    """The worker ended in the middle of the job. `paid` says that money may already have been spent on it."""

    number: int
    how: str
    paid: bool = False


@dataclass(frozen=True)
class Asks:
    """The job would cost money (in hundredths). The worker waits for the builder's yes or no before the engine hears of it."""

    number: int
    cents: int


Outcome = Made | Broke | Died | Asks


class Worker:
    """One process and the builder's end of its pipes."""

    def __init__(self, loader: str, log: Path) -> None:
        ours, theirs = socket.socketpair()
        ended, alive = os.pipe()
        self.log: IO[bytes] = log.open("ab+")
        path = json.dumps([os.path.abspath(entry) for entry in sys.path])
        command = [sys.executable, "-P", "-c", _START, str(theirs.fileno()), str(ended), path]
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=self.log,
                stderr=self.log,
                pass_fds=(theirs.fileno(), ended),
                start_new_session=True,
                env={**DEFAULTS, **os.environ, **FIXED},
            )
        finally:
            theirs.close()
            os.close(ended)
        self.alive = alive
        self.pipe = Connection(ours.detach())
        self.job: Job | None = None
        self.paid = False
        self.mark = 0
        self.loader = loader

    def give(self, job: Job) -> None:
        self.job, self.paid, self.mark = job, False, self.log.seek(0, os.SEEK_END)
        with suppress(OSError):  # a dead worker is found out by `hear`
            self.pipe.send((self.loader, job))

    def answer(self, yes: bool) -> None:
        """Say whether the money that the worker asks for may be spent."""
        self.paid = yes
        with suppress(OSError):
            self.pipe.send(yes)

    def hear(self) -> Outcome:
        """What the worker has to say."""
        assert self.job is not None
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            return Died(self.job.number, self._end(), self.paid)
        outcome: Outcome = said
        if not isinstance(outcome, Asks):
            self.job = None
        return outcome

    def stop(self, *, at_once: bool) -> None:
        """End the process and everything it started."""
        self.pipe.close()
        if not at_once and self.job is None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=1)
        os.close(self.alive)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def _end(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)
        code = self.process.poll()
        if code is None:
            return "it closed its pipe and went on"
        return f"it {_how(code)}{self._last_words()}"

    def _last_words(self) -> str:
        size = self.log.seek(0, os.SEEK_END)
        self.log.seek(max(self.mark, size - _TAIL))
        text = self.log.read().decode(errors="replace").strip()
        return f"; its last words: {text.splitlines()[-1][:300]}" if text else ""


class Pool:
    """Up to `count` workers, started when there is work for them. Use as a context: leaving it ends them all."""

    def __init__(self, loader: str | Callable[..., object], count: int, tmp: Path) -> None:
        self.loader = loader if isinstance(loader, str) else f"{loader.__module__}:{loader.__qualname__}"
        self.count, self.tmp = max(1, count), tmp
        self.workers: list[Worker] = []
        self.started = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        for worker in self.workers:
            if kind is None and worker.job is None:
                worker.pipe.close()  # all of them first, so that they end side by side
        for worker in self.workers:
            worker.stop(at_once=kind is not None)
        self.workers.clear()

    @property
    def busy(self) -> list[Worker]:
        return [worker for worker in self.workers if worker.job is not None]

    @property
    def free(self) -> bool:
        return len(self.busy) < self.count

    def give(self, job: Job) -> None:
        """Hand the job to a worker that has none, starting one if needed."""
        idle = next((worker for worker in self.workers if worker.job is None), None)
        if idle is None:
            self.started += 1
            idle = Worker(self.loader, self.tmp / f"worker-{self.started}.log")
            self.workers.append(idle)
        idle.give(job)

    def answer(self, number: int, yes: bool) -> None:
        """Answer the worker that asks for money for this job."""
        for worker in self.busy:
            if worker.job and worker.job.number == number:
                worker.answer(yes)

    def outcomes(self, timeout: float) -> list[Outcome]:
        """What the workers have to say, in job order; waits until one speaks, or for `timeout` seconds."""
        pipes = {worker.pipe.fileno(): worker for worker in self.busy}
        heard = []
        for number in wait(list(pipes), timeout):
            worker = pipes[number]  # type: ignore[index]
            heard.append(worker.hear())
            if isinstance(heard[-1], Died):
                self.workers.remove(worker)
                worker.stop(at_once=True)
        return sorted(heard, key=lambda outcome: outcome.number)


def _how(code: int) -> str:
    if code >= 0:
        return f"ended with status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"was killed ({name}{', often for lack of memory: try fewer workers' if name == 'SIGKILL' else ''})"
