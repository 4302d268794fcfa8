"""What the film cost, and what it may still cost: by shot, engine, person, day. Joins the ledger with takes; spends nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workprint.build import hired
from workprint.build.ledger import Entry, Ledger
from workprint.core.cards import Quote
from workprint.core.money import Money, total
from workprint.core.nouns import Task
from workprint.plan import prices
from workprint.production.film import Production

WAYS = ("shot", "engine", "person", "day", "state")


@dataclass(frozen=True)
class Account:
    """One line of a statement: whose (a shot, an engine, ...), how many orders, what they cost, what may still be charged, what of it is
    lost (paid for nothing).
    """

    name: str
    orders: int
    cost: tuple[Money, ...]
    held: tuple[Money, ...]
    lost: tuple[Money, ...]


def entries(production: Production) -> list[Entry]:
    """Every order that cost or may cost, in the order they went out."""
    return list(Ledger(production.store).entries.values())


def shot_of(production: Production) -> dict[str, str]:
    """By key of a record, the shots that it is a take of, or a part of a take of."""
    from workprint.production.choosing import lineage

    found: dict[str, list[str]] = {}
    for shot, takes in production.takes().items():
        for take in takes:
            for record in lineage(production.store, take.record) if take.record.inputs or take.record.cost else ():
                if record.cost and shot not in found.setdefault(record.key, []):
                    found[record.key].append(shot)
    return {key: ", ".join(shots) for key, shots in found.items()}


def statement(production: Production, way: str) -> list[Account]:
    """The ledger summed one way (`WAYS`), in alphabetical order."""
    shots = shot_of(production) if way == "shot" else {}
    groups: dict[str, list[Entry]] = {}
    for entry in entries(production):
        groups.setdefault(_name(entry, way, shots), []).append(entry)
    return [account(name, groups[name]) for name in sorted(groups)]


def settle(production: Production, number: int, *, cost: Money) -> Entry:
    """A person says what became of an order that nobody could tell. EngineError for one that needs no settling."""
    return hired.settle(production.store, number, cost=cost)


def waiting(production: Production) -> Iterator[tuple[Task, str, str]]:
    """Orders that a vendor has or may have: the order, how far it has come, the vendor's number."""
    for task, job in hired.outstanding(production.store):
        yield task, job.state, job.id


def quoted(production: Production) -> tuple[tuple[Task, Quote], ...]:
    """What of the plan would cost, order by order."""
    steps = (step.task for step in production.plan() if step.state != "kept")
    return tuple((task, quote) for task in steps if (quote := production.crew.terms(task).quote))


def quoted_total(production: Production) -> tuple[Quote, ...]:
    """The sum of that, in each currency."""
    return prices.total(quote for _, quote in quoted(production))


def _name(entry: Entry, way: str, shots: dict[str, str]) -> str:
    if way == "shot":
        return shots.get(entry.key) or entry.label.split(" ", 1)[0] or "?"
    if way == "engine":
        return f"{entry.engine}:{entry.model}" if entry.model else entry.engine
    return {"person": entry.who or "?", "day": entry.at[:10], "state": entry.state}[way]


def account(name: str, found: list[Entry]) -> Account:
    """These orders as one line."""
    paid = total(entry.cost for entry in found if entry.state == "charged")
    held = total(entry.quote for entry in found if entry.state in ("reserved", "unsure"))
    return Account(name, len(found), paid, held, total(entry.cost for entry in found if entry.state == "lost"))
