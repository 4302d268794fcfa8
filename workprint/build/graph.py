"""What an order stands on, and what of it is there already. Pure but for looking into the store; makes nothing, writes nothing.

voice --timing--> clip --clip--> segment --> master         an arrow is an `Owed`: inputs come first
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from workprint.build.store import Store
from workprint.core.errors import EngineError
from workprint.core.nouns import Artifact, Owed, Record, Task

KEPT: Literal["kept"] = "kept"
TO_MAKE: Literal["to make"] = "to make"
UNKNOWN: Literal["unknown"] = "unknown"
"""`unknown`: some input is yet to be made, and only its bytes will tell. If they turn out as they were, nothing more is made."""


@dataclass(frozen=True)
class Standing:
    """One Task as the store knows it. Tasks with equal `name` are one order: its key, or a stand-in while inputs are unknown.

    `record` is what was made for this key: all there if `state` is kept, damaged or incomplete if it is to make and yet has one.
    """

    task: Task
    state: Literal["kept", "to make", "unknown"]
    name: str
    record: Record | None = None


def walked(goals: Iterable[Task]) -> list[Task]:
    """Every Task that the goals stand on and the goals themselves, each once, inputs first, in the order of the goals."""
    found: list[Task] = []
    seen: set[int] = set()
    stack: list[tuple[Task, bool]] = [(goal, False) for goal in reversed(list(goals))]
    while stack:
        task, inputs_done = stack.pop()
        if inputs_done:
            found.append(task)
        elif id(task) not in seen:
            seen.add(id(task))
            stack.append((task, True))
            stack.extend((owed.task, False) for owed in reversed(owed_by(task)) if id(owed.task) not in seen)
    return found


def owed_by(task: Task) -> list[Owed]:
    """The inputs that other Tasks will make."""
    return [given for _, given in task.inputs if isinstance(given, Owed)]


def state(goals: Iterable[Task], store: Store) -> tuple[Standing, ...]:
    """For each Task, inputs first: is it kept, to be made, or unknown until its inputs exist?

    A Task whose input is damaged but on record counts as if the input came back as it was.
    """
    standings: dict[int, Standing] = {}
    for task in walked(goals):
        standings[id(task)] = _standing(task, standings, store)
    return tuple(standings.values())


def _standing(task: Task, standings: Mapping[int, Standing], store: Store) -> Standing:
    arrived, known = {}, True
    for name, given in task.inputs:
        if isinstance(given, Artifact):
            arrived[name] = given.digest
            continue
        source = standings[id(given.task)]
        if source.record is None:
            arrived[name], known = f"{source.name} {given.product}", False
        else:
            arrived[name] = product(source.record.products, given).digest
    key = task.key(arrived)
    if not known:
        return Standing(task, UNKNOWN, key)
    record = store.find(key)
    whole = record is not None and all(store.holds(artifact) for artifact in record.products.values())
    return Standing(task, KEPT if whole else TO_MAKE, key, record)


def product(made: Mapping[str, Artifact], owed: Owed) -> Artifact:
    """The product that is owed. EngineError if its engine makes no such thing."""
    if owed.product not in made:
        remedy = (
            f"engine {owed.task.engine!r} makes {', '.join(sorted(made)) or 'nothing'} for a {owed.task.op}; choose another engine for it"
        )
        raise EngineError(f"it has no product {owed.product!r}", where=owed.task.label or owed.task.op, remedy=remedy)
    return made[owed.product]
