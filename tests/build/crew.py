"""Odd engines for the build's tests, found by `engine`; and how tests write orders and read what happened."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workprint.build import Finished, Store, make, worker
from workprint.build.workers import Asks, Broke, Job, Made
from workprint.core.nouns import Card, Engine, Owed, Product, Task
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


class Paid(Odd):
    card = Card("paid", "1", ops=("noise", "bug", "flaky"), cents=50, where="a company", licence="theirs")


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
    events = list(make(goals, store, LOADER, **how))
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
        self.done: list[Made | Broke | Asks] = []

    def __enter__(self) -> HerePool:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    @property
    def free(self) -> bool:
        return len(self.done) < self.count

    def give(self, job: Job) -> None:
        here = os.getcwd()
        self.done.append(worker._done(self.loader, job, None))  # type: ignore[arg-type]
        os.chdir(here)

    def outcomes(self, timeout: float) -> list[Made | Broke | Asks]:
        return [self.done.pop(self.shuffle.randrange(len(self.done)))]
