"""What runs inside a worker process: take a job from the pipe, have its engine do it, seal the products, answer.

Knows the engine protocol; knows no engine by name (a loader, named by the builder, finds them) and nothing of the store.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from workprint.build.files import disk_trouble, refused
from workprint.build.store import Sealed, seal
from workprint.build.workers import Broke, Job, Made
from workprint.core import jobs
from workprint.core.cards import Card
from workprint.core.errors import EngineError, WorkprintError
from workprint.core.nouns import Engine, Product


def main() -> None:
    """Answer jobs until the builder closes the pipe; be gone at once if the builder is."""
    pipe_number, alive_number = int(sys.argv[1]), int(sys.argv[2])
    for number in (pipe_number, alive_number):
        os.set_inheritable(number, False)
    threading.Thread(target=_die_with_builder, args=(alive_number,), daemon=True).start()
    pipe, speaking = Connection(pipe_number), threading.Lock()
    while True:
        try:
            loader, job = pipe.recv()
        except EOFError:
            return
        if job.beside:
            threading.Thread(target=_answer, args=(loader, job, pipe, speaking), daemon=True).start()
        else:
            _answer(loader, job, pipe, speaking)


def _answer(loader: str, job: Job, pipe: Connection, speaking: threading.Lock) -> None:
    answer = _done(loader, job)
    sys.stdout.flush()
    sys.stderr.flush()
    with speaking, suppress(OSError):  # the builder is gone: so is this process, at once
        pipe.send(answer)


def _die_with_builder(alive: int) -> None:
    os.read(alive, 1)
    os.killpg(0, signal.SIGKILL)


def _done(loader: str, job: Job) -> Made | Broke:
    try:
        engine = _engine(loader, job.task.engine)
        _agreed(engine.card, job)
        begin = time.perf_counter()
        products = _products(engine, job)
        seconds = time.perf_counter() - begin
        return Made(job.number, products, seconds, engine.card.licence)
    except WorkprintError as error:
        return _broke(job, error, error)
    except MemoryError as error:
        return _broke(
            job, error, EngineError("the machine has too little memory for this", remedy="try fewer workers, or a smaller picture")
        )
    except Exception as error:
        remedy = "this is a fault of the engine, not of the film: report it with what `workprint make` printed"
        return _broke(job, error, EngineError(f"{type(error).__name__}: {error}", remedy=remedy))


def _broke(job: Job, cause: BaseException, error: WorkprintError) -> Broke:
    trouble = disk_trouble(cause)
    disk = refused(trouble, Path(trouble.filename or job.workdir)) if trouble else None
    return Broke(job.number, error, traceback.format_exc(), disk)


_finding = threading.Lock()


def _engine(loader: str, name: str) -> Engine:
    with _finding:  # threads that ask for one engine at the same time get the same
        return _found(loader, name)


@cache
def _found(loader: str, name: str) -> Engine:
    module, _, function = loader.partition(":")
    find: Callable[[str], Engine] = import_module(module).__dict__[function]
    return find(name)


def _agreed(card: Card, job: Job) -> None:
    """The engine is who the order was written for. EngineError else. A job that is at a vendor's already is only asked for."""
    task = job.task
    if card.version != task.version and not (job.beside and Path(job.workdir, jobs.FILE).exists()):
        remedy = "run it again: an engine was upgraded in between"
        raise EngineError(f"the order is for version {task.version} of {card.name}, here is {card.version}", remedy=remedy)
    if task.op not in card.ops:
        raise EngineError(f"engine {card.name!r} makes {', '.join(card.ops)}, not {task.op}", remedy="choose another engine in film.toml")


def _products(engine: Engine, job: Job) -> tuple[Sealed, ...]:
    workdir = Path(job.workdir)
    inputs = {name: Path(path) for name, path in job.inputs.items()}
    if job.beside:
        return _sealed(engine.make(job.task, inputs, workdir), workdir)
    os.chdir(workdir)  # what an engine writes without a path lands where it may
    try:
        return _sealed(engine.make(job.task, inputs, workdir), workdir)
    finally:
        os.chdir("/")


def _sealed(products: tuple[Product, ...], workdir: Path) -> tuple[Sealed, ...]:
    names = [product.name for product in products]
    if not names or len(set(names)) < len(names):
        raise EngineError(f"the engine gave no products, or two of one name: {names}", remedy="this is a fault of the engine: report it")
    return tuple(seal(product, workdir) for product in products)
