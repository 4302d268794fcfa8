"""`workprint make`: builds the film, showing progress."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from workprint.cli import asked, said
from workprint.cli.progress import Screen
from workprint.core.money import Money
from workprint.production import Production


@click.command()
@asked.film
@asked.out
@asked.store
@click.option(
    "--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one per core", help="Processes that make things."
)
@asked.spend
@asked.json
def make(film: Path, out: Path | None, store: Path | None, workers: int, spend: Money, as_json: bool) -> None:
    """Build the film: FILM is a film folder, or any Fountain page just as it is.

    Only what depends on an edit is made again. Stop it whenever you like (Ctrl-C, or worse): what was made is kept, and the next run goes
    on from there. Nothing here costs money unless the film names an engine that does.

    \b
      workprint make moon
      workprint make page.fountain --out films
    """
    production = Production.open(film, out=out, store=store)
    began = time.monotonic()
    screen = Screen(quiet=as_json)
    with screen:
        for event in production.make(workers=workers, spend=spend):
            screen.show(event)
    delivered = production.delivered()
    if as_json:
        return said.as_json({"made": screen.made, "kept": screen.kept, "files": [str(path) for path in delivered]})
    said.say(f"{screen.summary()} in {said.clock(time.monotonic() - began)}" if screen.made else screen.summary())
    for path in delivered:
        said.say(f"  {path}")
    return None
