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
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from workprint.build.files import disk_trouble, refused
from workprint.build.store import Sealed, seal
from workprint.build.workers import Asks, Broke, Job, Made
from workprint.core.errors import EngineError, WorkprintError
from workprint.core.nouns import Card, Engine


def main() -> None:
    """Answer jobs until the builder closes the pipe; be gone at once if the builder is."""
    pipe_number, alive_number = int(sys.argv[1]), int(sys.argv[2])
    for number in (pipe_number, alive_number):
        os.set_inheritable(number, False)
    threading.Thread(target=_die_with_builder, args=(alive_number,), daemon=True).start()
    pipe = Connection(pipe_number)
    while True:
        try:
            loader, job = pipe.recv()
        except EOFError:
            return
        answer = _done(loader, job, pipe)
        sys.stdout.flush()
        sys.stderr.flush()
        pipe.send(answer)


def _die_with_builder(alive: int) -> None:
    os.read(alive, 1)
    os.killpg(0, signal.SIGKILL)


def _done(loader: str, job: Job, pipe: Connection) -> Made | Broke:
    try:
        engine = _engine(loader, job.task.engine)
        _agreed(engine.card, job, pipe)
        begin = time.perf_counter()
        products = _products(engine, job)
        seconds = time.perf_counter() - begin
        return Made(job.number, products, seconds, engine.card.cents, engine.card.licence)
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


@cache
def _engine(loader: str, name: str) -> Engine:
    module, _, function = loader.partition(":")
    find: Callable[[str], Engine] = import_module(module).__dict__[function]
    return find(name)


def _agreed(card: Card, job: Job, pipe: Connection) -> None:
    """The engine is who the order was written for, and may cost what it costs. EngineError else."""
    task = job.task
    if card.version != task.version:
        remedy = "run it again: an engine was upgraded in between"
        raise EngineError(f"the order is for version {task.version} of {card.name}, here is {card.version}", remedy=remedy)
    if task.op not in card.ops:
        raise EngineError(f"engine {card.name!r} makes {', '.join(card.ops)}, not {task.op}", remedy="choose another engine in film.toml")
    if card.cents:
        pipe.send(Asks(job.number, card.cents))
        if not pipe.recv():
            remedy = "choose an engine that costs nothing, in film.toml or in the shot's note; nothing was spent"
            raise EngineError(f"engine {card.name!r} costs {card.cents / 100:.2f}, which is more than may still be spent", remedy=remedy)


def _products(engine: Engine, job: Job) -> tuple[Sealed, ...]:
    workdir = Path(job.workdir)
    os.chdir(workdir)  # what an engine writes without a path lands where it may
    try:
        products = engine.make(job.task, {name: Path(path) for name, path in job.inputs.items()}, workdir)
        names = [product.name for product in products]
        if not names or len(set(names)) < len(names):
            raise EngineError(
                f"the engine gave no products, or two of one name: {names}", remedy="this is a fault of the engine: report it"
            )
        return tuple(seal(product, workdir) for product in products)
    finally:
        os.chdir("/")
