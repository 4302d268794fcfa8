"""`workprint make`: builds the film, showing progress."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from workprint.cli import progress, shown
from workprint.production import Production


@click.command()
@shown.film_argument
@shown.out_option
@shown.store_option
@click.option(
    "--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one per core", help="Processes that make things."
)
@shown.json_option
def make(film: str, out: str | None, store: str | None, workers: int, as_json: bool) -> None:
    """Build the film: FILM is a film folder, or any Fountain page just as it is.

    Only what depends on an edit is made again. Stop it whenever you like (Ctrl-C, or worse): what was made is kept, and the next run goes
    on from there. Nothing here costs money unless the film names an engine that does.

    \b
      workprint make moon
      workprint make page.fountain --out films
    """
    production = Production.open(Path(film), out=Path(out) if out else None, store=Path(store) if store else None)
    began = time.monotonic()
    screen = progress.Screen(quiet=as_json)
    with screen:
        for event in production.make(workers=workers):
            screen.show(event)
    delivered = production.delivered()
    if as_json:
        return shown.as_json({"made": screen.made, "kept": screen.kept, "files": [str(path) for path in delivered]})
    click.echo(f"{screen.summary()} in {shown.clock(time.monotonic() - began)}")
    for path in delivered:
        click.echo(f"  {path}")
    return None
