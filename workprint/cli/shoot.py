"""`workprint shoot`: takes on purpose."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from workprint.build.takes import Slated
from workprint.cli import asked, said
from workprint.cli.progress import Screen
from workprint.core.cards import Quote
from workprint.core.errors import EngineError
from workprint.core.money import Money
from workprint.production import Production, choosing, shooting
from workprint.story.choices import slate


@click.command()
@asked.film_and_shots
@click.option("--engine", default="", metavar="NAME", help="Who makes them: an engine, or one of its models (fal:kling-3).")
@click.option("--takes", type=click.IntRange(1, shooting.MOST), default=1, show_default=True, help="How many of each shot.")
@asked.spend
@click.option("--quote", "only_quote", is_flag=True, help="Say what it would cost, and make nothing.")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one per core", help="Processes that make things."
)
@asked.store
@asked.json
def shoot(
    film_and_shots: tuple[Path, tuple[str, ...]],
    engine: str,
    takes: int,
    spend: Money,
    only_quote: bool,
    workers: int,
    store: Path | None,
    as_json: bool,
) -> None:
    """Make new takes of shots. They are not in the film until you circle one: workprint circle.

    The price is told first, and nothing costs more than --spend allows, nor than the film's budget. A run that is stopped goes on where it
    was; what a vendor has been paid for is fetched, and never bought twice.

    \b
      workprint shoot moon 3B 4A --engine fal:kling-3 --takes 4 --quote
      workprint shoot moon 3B 4A --engine fal:kling-3 --takes 4 --spend 3.00
    """
    film, names = film_and_shots
    if not names:
        raise click.UsageError("name the shots: workprint shoot moon 3B 4A")
    production = Production.open(film, store=store)
    shots = [choosing.the_shot(production, name) for name in names]
    sheet = shooting.call_sheet(production, shots, engine=engine, takes=takes)
    quotes, lints = shooting.quoted(production, sheet), shooting.lints(production, shots, engine=engine)
    if only_quote:
        plain = [{"low": str(each.low.amount), "high": str(each.high.amount), "currency": each.high.currency} for each in quotes]
        return said.as_json(plain) if as_json else said.say(_price(quotes))
    if lints and not as_json:
        said.findings(lints)
    wrong = [finding for finding in lints if finding.level == "error"]
    if wrong and quotes:
        raise EngineError(f"nothing was spent: {wrong[0].what}", where=wrong[0].where, remedy=wrong[0].remedy)
    if not as_json and quotes:
        said.say(_price(quotes))
    began, made = time.monotonic(), []
    screen = Screen(quiet=as_json)
    with screen:
        for event in shooting.shoot(production, sheet, workers=workers, spend=spend):
            if isinstance(event, Slated):
                made.append(slate(event.shot, event.number))
            else:
                screen.show(event)
    if as_json:
        return said.as_json({"takes": made})
    said.say(f"{', '.join(made)} in {said.clock(time.monotonic() - began)}")
    said.say(f"  look at them: workprint takes {film} {' '.join(names)}")
    return None


def _price(quotes: tuple[Quote, ...]) -> str:
    """`$1.68 to $2.10, prices of 2026-08-21`."""
    said_ = [str(each.high) if each.low == each.high else f"{each.low} to {each.high}" for each in quotes]
    day = min((each.date for each in quotes if each.date), default="")
    return f"it may cost {' + '.join(said_)}" + (f" (prices of {day})" if day else "") if quotes else "it costs nothing"
