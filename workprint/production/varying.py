"""One shot in many ways: styles by lenses by engines, everything else as it is, to look at side by side. Keeps no take of it.

Knows how the grid is spelt out and what each of its orders is; what comes of it is a contact sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from workprint import plan
from workprint.build.executor import Event, Finished
from workprint.core.cards import Quote
from workprint.core.errors import EngineError
from workprint.core.money import NOTHING, Money
from workprint.core.nouns import Record, Shot, Task
from workprint.plan import prices
from workprint.plan.dailies import Seen, dailies
from workprint.plan.exports import Export
from workprint.production.film import Production
from workprint.story.lookbook import styled

MOST = 64
"""Ways in one grid."""
_LENSES = (8, 800)


@dataclass(frozen=True)
class Way:
    """One square of the grid: what is said of it, and its order."""

    words: tuple[str, ...]
    task: Task


def grid(production: Production, shot: Shot, *, styles: Sequence[str], lenses: Sequence[int], engines: Sequence[str]) -> tuple[Way, ...]:
    """Every way, styles outermost. FolderError for an unknown style; EngineError for an engine or a lens that cannot be, too many ways."""
    for lens in lenses:
        if not _LENSES[0] <= lens <= _LENSES[1]:
            raise EngineError(f"a lens of {lens} mm cannot be", remedy=f"from {_LENSES[0]} to {_LENSES[1]} mm")
    asked = list(product(styles or [""], lenses or [shot.lens], engines or [shot.engine]))
    if len(asked) > MOST:
        raise EngineError(f"that is {len(asked)} ways of one shot", remedy=f"ask for {MOST} at most")
    scene = next(scene for scene in production.film.scenes if shot in scene.shots)
    found = []
    for style, lens, engine in asked:
        film = replace(production.film, looks=styled(production.film.looks, style))
        wanted = replace(shot, lens=lens, engine=engine)
        task = plan.picture(film, scene, wanted, production.crew, production.orders.voices[shot.id], production.brought)
        said = (style if styles else "", f"{lens} mm" if lenses else "", engine if engines else "")
        found.append(Way(tuple(filter(None, said)) or ("as it is",), task))
    return tuple(found)


def quoted(production: Production, ways: Sequence[Way]) -> tuple[Quote, ...]:
    """What all of it would cost, in each currency."""
    return prices.total(quote for _, quote in production.quotes([way.task for way in ways]))


def vary(production: Production, ways: Sequence[Way], *, workers: int = 1, spend: Money = NOTHING) -> Iterator[Event]:
    """Make every way; yields what happens. What is made is kept as a record, not as a take."""
    with production.store.locked():
        production.take_in()
        yield from production.made([way.task for way in ways], {}, workers, spend)


def sheet(production: Production, shot: Shot, ways: Sequence[Way], records: dict[int, Record]) -> Export:
    """The order for the contact sheet of the ways that were made: `vary/3B.png`."""
    seen = []
    for way in ways:
        record = records[id(way.task)]
        cost = f"{record.cost}" if record.cost else "free"
        products = record.products
        seen.append(Seen(way.words[0], (*way.words[1:], cost), products.get("segment") or products["clip"]))
    return replace(dailies(production.film, shot, seen, "sheet", production.crew), folder="vary")


def records_of(events: Sequence[Event]) -> dict[int, Record]:
    """What was made, by id of its order."""
    return {id(event.task): event.record for event in events if isinstance(event, Finished)}
