"""Odd engines for the build's tests, found by `engine`; and how tests write orders and read what happened."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from workprint.build import Finished, Store, make, worker
from workprint.build.workers import Broke, Job, Made
from workprint.core import jobs
from workprint.core.cards import Card, Model, Prices, Quote, Rate, Terms
from workprint.core.errors import EngineError
from workprint.core.money import Money
from workprint.core.nouns import Engine, Owed, Product, Task
from workprint.engines.toy import Toy

LOADER = "tests.build.crew:engine"


class Odd:
    """Does one odd thing, named by the op."""

    card = Card(
        "odd",
        "1",
        ops=("flaky", "outside", "link", "nothing", "twice", "bug", "around", "surroundings", "noise", "hear", "loud", "memory", "slowly"),
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        return getattr(self, task.op)(task, inputs, workdir)

    def flaky(self, task, inputs, workdir):
        """Dies as long as there are fewer than `deaths` marks in the folder `marks`."""
        marks = Path(task.params["marks"])
        if len(list(marks.iterdir())) < task.params["deaths"]:
            (marks / str(len(list(marks.iterdir())))).touch()
            os.kill(os.getpid(), 9)
        return _file(workdir, "done")

    def outside(self, task, inputs, workdir):
        return (Product("note", Path(task.params["path"]), "text/plain"),)

    def link(self, task, inputs, workdir):
        (workdir / "note").symlink_to("/etc/hostname")
        return (Product("note", workdir / "note", "text/plain"),)

    def nothing(self, task, inputs, workdir):
        return ()

    def twice(self, task, inputs, workdir):
        return _file(workdir, "one") + _file(workdir, "one")

    def bug(self, task, inputs, workdir):
        return [][0]

    def memory(self, task, inputs, workdir):
        raise MemoryError

    def around(self, task, inputs, workdir):
        """What could change a result unseen."""
        seen = [task.label, [(name, dict(given.facts)) for name, given in task.inputs], os.getcwd() == str(workdir)]
        return _file(workdir, json.dumps(seen))

    def surroundings(self, task, inputs, workdir):
        return _file(workdir, f"{hash('x')} {os.environ['TZ']} {os.environ['LC_ALL']} {os.environ['OMP_NUM_THREADS']}")

    def noise(self, task, inputs, workdir):
        return _file(workdir, os.urandom(8).hex())

    def hear(self, task, inputs, workdir):
        return _file(workdir, " ".join(sorted(path.read_text() for path in inputs.values())))

    def loud(self, task, inputs, workdir):
        print("loud on stdout")
        os.write(2, b"loud on stderr\n")
        return _file(workdir, "quiet")

    def slowly(self, task, inputs, workdir):
        (workdir / "progress").write_text("0.25")
        time.sleep(0.8)
        return _file(workdir, "slow")


PRICES = Prices((Rate("run", Decimal("0.50"), Decimal("0.50")),), source="https://example.org/prices", date="2026-11-01")


class Paid(Odd):
    """Has its work done by somebody who charges fifty cents for it, and keeps a book of that: a line in the file `book` for each order."""

    card = Card(
        "paid",
        "1",
        ops=("noise", "bug", "flaky", "vendor"),
        where="a company",
        licence="theirs",
        models=(Model("only", ("noise", "bug", "flaky", "vendor"), prices=PRICES, concurrency=3),),
    )

    def vendor(self, task, inputs, workdir):
        """Goes wrong as `how` says, the first time round."""
        book, how = Path(task.params["book"]), task.params.get("how", "")
        job = jobs.read(workdir)
        if job is None:
            if how == "refuses":
                raise EngineError("it takes no order like this", remedy="write another")
            job = jobs.asking(workdir, "ours")
            if how == "dies before":
                os.kill(os.getpid(), 9)
            with book.open("a") as file:
                file.write("0.50\n")
            if how in ("dies unanswered", "unanswered"):
                os.kill(os.getpid(), 9) if how.startswith("dies") else _unanswered()
            job = jobs.asked(workdir, job, f"job-{len(book.read_text().split())}")
            if how == "dies asked":
                os.kill(os.getpid(), 9)
            if how == "drops":
                raise EngineError("the line is dead", remedy="try again later")
        if job.state == "asking":
            raise EngineError("nobody knows whether it was taken", remedy="look there")
        if how in ("fails free", "fails charged"):
            jobs.ended(workdir, job, "moderated", Money(Decimal("0.50" if how.endswith("charged") else 0)))
            raise EngineError("it was refused by moderation", remedy="write something milder")
        jobs.made(workdir, job, Money(Decimal("0.45")) if how == "cheaper" else None)
        return _file(workdir, f"bought {task.params.get('n', '')}")


def _unanswered():
    raise EngineError("no answer came", remedy="try again later")


def terms(task: Task) -> Terms:
    paid = task.engine == "paid"
    return Terms(Quote(Money(Decimal("0.50")), Money(Decimal("0.50"))), True, "paid", 3) if paid else Terms()


def _file(workdir: Path, text: str) -> tuple[Product, ...]:
    (workdir / "note").write_text(text)
    return (Product("note", workdir / "note", "text/plain", {"length": len(text)}),)


@cache
def engine(name: str) -> Engine:
    return {"toy": Toy, "odd": Odd, "paid": Paid}[name]()


def note(text: str, *owed: Task, label: str = "", **params: Any) -> Task:
    """A toy's note: its bytes follow from the text and from the bytes of the notes it stands on (`bytes=0`: from the text alone)."""
    inputs = tuple((f"in{number}", Owed(task, "note")) for number, task in enumerate(owed))
    return Task("note", "toy", "1", {"text": text, **params}, inputs, label or text)


def odd(op: str, *owed: Task, engine: str = "odd", label: str = "", **params: Any) -> Task:
    inputs = tuple((f"in{number}", Owed(task, "note")) for number, task in enumerate(owed))
    return Task(op, engine, "1", params, inputs, label or op)


def ran(goals: Iterable[Task], store: Store, **how: Any) -> str:
    """Make them; what happened to each, in alphabetical order: `A made, B kept`."""
    events = list(make(goals, store, LOADER, terms=terms, **how))
    return ", ".join(sorted(f"{event.task.label} {'kept' if event.kept else 'made'}" for event in events if isinstance(event, Finished)))


def kept_things(store: Store) -> dict[str, bytes]:
    """Everything in the store that must be the same however it was made: artifacts, and records but for time and seconds."""
    things = {path.name: path.read_bytes() for path in sorted(store.objects.rglob("wp1-*"))}
    for key in store.record_keys():
        record = json.loads(store.record_path(key).read_bytes())
        things[key] = json.dumps(record | {"seconds": 0, "made": "", "label": ""}, sort_keys=True).encode()
    return things


class HerePool:
    """Stands in for the processes: does each job on the spot, and hands the results back in a random order."""

    shuffle = random.Random(7)

    def __init__(self, loader: str, count: int, tmp: Path) -> None:
        self.loader, self.count = loader, count
        self.done: list[Made | Broke] = []

    def __enter__(self) -> HerePool:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    @property
    def free(self) -> bool:
        return len(self.done) < self.count

    def give(self, job: Job) -> None:
        here = os.getcwd()
        self.done.append(worker._done(self.loader, job))
        os.chdir(here)

    def outcomes(self, timeout: float) -> list[Made | Broke]:
        return [self.done.pop(self.shuffle.randrange(len(self.done)))]
