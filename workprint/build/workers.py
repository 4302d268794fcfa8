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
    """One order for a worker: the Task with every input arrived, their files, the folder to work in. `beside`: it mostly waits for
    somebody else, so many of its kind share one process.
    """

    number: int
    task: Task
    inputs: dict[str, str]
    workdir: str
    beside: bool = False


@dataclass(frozen=True)
class Made:
    """The job is done: its products, sealed, and what the engine's card says of its licence."""

    number: int
    products: tuple[Sealed, ...]
    seconds: float
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
    """The worker ended in the middle of the job."""

    number: int
    how: str


Outcome = Made | Broke | Died


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
        self.jobs: dict[int, Job] = {}
        self.beside = False
        self.mark = 0
        self.loader = loader

    def give(self, job: Job) -> None:
        self.jobs[job.number] = job
        self.mark = self.log.seek(0, os.SEEK_END)
        with suppress(OSError):  # a dead worker is found out by `hear`
            self.pipe.send((self.loader, job))

    def hear(self) -> list[Outcome]:
        """What the worker has to say: of one job, or that it is dead, of every job that it had."""
        try:
            said: Outcome = self.pipe.recv()
        except (EOFError, OSError):
            how = self._end()
            return [Died(number, how) for number in self.jobs]
        del self.jobs[said.number]
        return [said]

    def stop(self, *, at_once: bool) -> None:
        """End the process and everything it started."""
        self.pipe.close()
        if not at_once and not self.jobs:
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
    """Up to `count` workers, started when there is work for them, and one more for all that is done elsewhere. Use as a context: leaving it
    ends them all.
    """

    def __init__(self, loader: str | Callable[..., object], count: int, tmp: Path) -> None:
        self.loader = loader if isinstance(loader, str) else f"{loader.__module__}:{loader.__qualname__}"
        self.count, self.tmp = max(1, count), tmp
        self.workers: list[Worker] = []
        self.started = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        for worker in self.workers:
            if kind is None and not worker.jobs:
                worker.pipe.close()  # all of them first, so that they end side by side
        for worker in self.workers:
            worker.stop(at_once=kind is not None)
        self.workers.clear()

    @property
    def free(self) -> bool:
        """Whether another job of this machine can be given; those that are done elsewhere always can."""
        return sum(1 for worker in self.workers if worker.jobs and not worker.beside) < self.count

    def give(self, job: Job) -> None:
        """Hand the job to a worker that has none (or to the one for all that is done elsewhere), starting one if needed."""
        fit = (worker for worker in self.workers if worker.beside == job.beside and (job.beside or not worker.jobs))
        worker = next(fit, None)
        if worker is None:
            self.started += 1
            worker = Worker(self.loader, self.tmp / f"worker-{self.started}.log")
            worker.beside = job.beside
            self.workers.append(worker)
        worker.give(job)

    def outcomes(self, timeout: float) -> list[Outcome]:
        """What the workers have to say, in job order; waits until one speaks, or for `timeout` seconds."""
        pipes = {worker.pipe.fileno(): worker for worker in self.workers if worker.jobs}
        heard: list[Outcome] = []
        for number in wait(list(pipes), timeout):
            worker = pipes[number]  # type: ignore[index]
            said = worker.hear()
            heard += said
            if any(isinstance(each, Died) for each in said):
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
