"""`workprint reject`: put a take aside, with the reason."""

from __future__ import annotations

from pathlib import Path

import click

from workprint.cli import asked, said, slate
from workprint.production import Production, choosing
from workprint.story import choices


@click.command()
@asked.film_and_take
@click.option("--because", required=True, metavar="WORDS", help="Why, for whoever looks at it later ('' takes a rejection back).")
@asked.store
def reject(film_and_take: tuple[Path, tuple[str, ...]], because: str, store: Path | None) -> None:
    """Reject a take and say why. It is kept all the same: nothing that was made is ever thrown away.

    \b
      workprint reject moon 3B-T1 --because "his hand melts into the lantern"
    """
    film, words = film_and_take
    production = Production.open(film, store=store)
    shot, number = slate.take(production, words)
    choosing.think(production, shot, number, rating=None, note=None, rejected=because)
    said.say(f"{choices.slate(shot.id, number)} is {'rejected' if because else 'no longer rejected'}")
