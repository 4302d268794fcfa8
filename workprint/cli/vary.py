"""`workprint vary`: one shot in many ways, on one contact sheet."""

from __future__ import annotations

import os
from pathlib import Path

import click

from workprint.cli import asked, said
from workprint.cli.progress import Screen
from workprint.core.money import Money
from workprint.production import Event, Production, choosing, varying


def _names(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


def _lenses(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, ...]:
    words = [word.lower().removesuffix("mm").strip() for word in _names(ctx, param, value)]
    if not all(word.isdecimal() for word in words):
        raise click.BadParameter("write lenses in mm between commas: --lens 35,85")
    return tuple(map(int, words))


@click.command()
@asked.film_and_shots
@click.option("--style", "styles", callback=_names, metavar="A,B,...", help="Styles of the look book: [styles.A].")
@click.option("--lens", "lenses", callback=_lenses, metavar="MM,...", help="Lenses.")
@click.option("--engine", "engines", callback=_names, metavar="A,B,...", help="Engines, or models of them.")
@asked.spend
@click.option(
    "--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one per core", help="Processes that make things."
)
@asked.out
@asked.store
def vary(
    film_and_shots: tuple[Path, tuple[str, ...]],
    styles: tuple[str, ...],
    lenses: tuple[int, ...],
    engines: tuple[str, ...],
    spend: Money,
    workers: int,
    out: Path | None,
    store: Path | None,
) -> None:
    """Make one shot in every combination of styles, lenses and engines, everything else as it is, and show them on one contact sheet.

    Nothing of it becomes a take: shoot the way you like best.

    \b
      workprint vary moon 3B --style noir,pencil --lens 35,85
      workprint vary moon 3B --engine fal:kling-3,fal:wan-3 --spend 2.00
    """
    film, names = film_and_shots
    if len(names) != 1:
        raise click.UsageError("name one shot: workprint vary moon 3B --lens 35,85")
    production = Production.open(film, out=out, store=store)
    shot = choosing.the_shot(production, names[0])
    ways = varying.grid(production, shot, styles=styles, lenses=lenses, engines=engines)
    quotes = varying.quoted(production, ways)
    if quotes:
        said.say(f"it may cost {' + '.join(str(each.high) for each in quotes)}")
    heard: list[Event] = []
    with Screen(quiet=False) as screen:
        for event in varying.vary(production, ways, workers=workers, spend=spend):
            heard.append(event)
            screen.show(event)
    sheet = varying.sheet(production, shot, ways, varying.records_of(heard))
    for each in production.export([sheet], workers=1):
        if isinstance(each, Path):
            said.say(f"{said.counted(len(ways), 'way')} of {shot.id}: {each}")
