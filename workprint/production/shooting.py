"""Takes on purpose: the shots that a person names, by the engine they name, as many as they ask for, for no more than they allow.

Knows how an order for a take comes about; nothing is made before its price is known, and what was made is a take whatever comes after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workprint.build import executor, takes
from workprint.build.executor import Event, Finished
from workprint.build.store import Store
from workprint.core.cards import Quote
from workprint.core.errors import EngineError
from workprint.core.money import NOTHING, Money
from workprint.core.nouns import Artifact, Finding, Record, Shot, Task
from workprint.media.compare import difference
from workprint.plan import prices
from workprint.production.choosing import keep_ids
from workprint.production.film import LOADER, Production

MOST = 64
"""Takes of a shot in one go."""


@dataclass(frozen=True)
class Slated:
    """One take to be made: of which shot, its number if it comes out new, its order."""

    shot: Shot
    number: int
    task: Task


def call_sheet(production: Production, shots: Sequence[Shot], *, engine: str = "", takes: int = 1) -> tuple[Slated, ...]:
    """The takes that would be made, with their orders. EngineError for an engine that is not there or cannot, with who can."""
    made = production.takes()
    found = []
    for shot in shots:
        first = max((take.number for take in made.get(shot.id, ())), default=0) + 1
        for number in range(first, first + min(takes, MOST)):
            found.append(Slated(shot, number, production.order(shot, engine=engine, number=number)))
    same = [each for each, after in pairwise(found) if each.task == after.task]
    if same:
        raise EngineError(
            f"{same[0].task.engine} makes the same take every time: it has no seed",
            where=f"shot {same[0].shot.id}",
            remedy="ask for one take, or change the shot",
        )
    return tuple(found)


def lints(production: Production, shots: Sequence[Shot], *, engine: str = "") -> tuple[Finding, ...]:
    """What is wrong with what the shots' models would be told. One of level error should stop the shooting."""
    return tuple(finding for shot in shots for finding in production.lints(shot, engine=engine))


def quoted(production: Production, sheet: Sequence[Slated]) -> tuple[Quote, ...]:
    """What all of it would cost, in each currency: the orders themselves and what they stand on that is not there yet."""
    return prices.total(quote for _, quote in production.quotes([each.task for each in sheet]))


def shoot(production: Production, sheet: Sequence[Slated], *, workers: int = 1, spend: Money = NOTHING) -> Iterator[Event | takes.Slated]:
    """Make the takes; yields what happens and, for every one that is there, its line on the slate. Nothing of it is in the film yet.

    A shot that the page does not name is noted on the page first, so that its takes stay its own.
    """
    keep_ids(production, [each.shot for each in sheet])
    with production.store.locked():
        production.take_in()
        records: dict[int, Record] = {}
        try:
            for event in production.made([each.task for each in sheet], records, workers, spend):
                yield event
                if isinstance(event, Finished):
                    yield from _slated(production, sheet, event)
        finally:
            production.store.index.flush()


def _slated(production: Production, sheet: Sequence[Slated], event: Finished) -> Iterator[takes.Slated]:
    for each in sheet:
        if each.task is event.task:
            yield from takes.add(production.store, [(each.shot.id, event.record.key)])


@dataclass(frozen=True)
class Remade:
    """What came of making a take once more: whether every product has the same bytes, and if not which, and how far the pictures differ
    (mean difference of a pixel in levels of 255; None where they cannot be compared).
    """

    record: Record
    same: bool
    changed: tuple[str, ...] = ()
    levels: float | None = None


def remake(production: Production, record: Record) -> Remade:
    """Make the order of a record once more, from the same inputs, apart from the film's store, and compare.

    EngineError for an order that is done elsewhere (it would be bought again), or whose engine has changed since.
    """
    task = _order(production, record)
    card = production.crew.cards.get(record.engine)
    if card is None or card.version != record.version:
        now = f"version {card.version} is here" if card else "it is not here"
        raise EngineError(
            f"it was made by version {record.version} of {record.engine}; {now}", remedy="install that version, or shoot a new take"
        )
    if card.hosted:
        raise EngineError(f"{record.engine} works at {card.where}: it would be bought again", remedy="shoot a new take: workprint shoot")
    with production.store.locked(), Store(production.store.workdir()) as apart, apart.locked():
        for _, given in task.inputs:
            assert isinstance(given, Artifact)
            apart.take_in(production.store.path(given.digest), media=given.media)
        made = [event.record for event in executor.make([task], apart, LOADER) if isinstance(event, Finished)][-1]
        return _compared(production, record, made, apart)


def _order(production: Production, record: Record) -> Task:
    inputs = []
    for name, digest in record.inputs.items():
        path = production.store.path(digest)
        if not path.exists():
            remedy = "make the film again first: workprint make"
            raise EngineError(f"its input {name!r} is no longer in the store", remedy=remedy)
        inputs.append((name, Artifact(digest, "", path.stat().st_size)))
    return Task(record.op, record.engine, record.version, record.params, tuple(inputs), record.label)


def _compared(production: Production, before: Record, after: Record, apart: Store) -> Remade:
    names = before.products.keys() | after.products.keys()
    digests = {name: tuple(record.products[name].digest if name in record.products else "" for record in (before, after)) for name in names}
    changed = tuple(sorted(name for name, (was, now) in digests.items() if was != now))
    picture = next((name for name in ("clip", "segment", "picture") if name in changed and all(digests[name])), "")
    levels = difference(production.store.path(digests[picture][0]), apart.path(digests[picture][1])) if picture else None
    return Remade(after, not changed, changed, levels)
