"""`workprint circle`: choose a take."""

from __future__ import annotations

from pathlib import Path

import click

from workprint.cli import asked, said
from workprint.cli.slate import named
from workprint.production import Production, choosing
from workprint.story import choices


@click.command()
@asked.film_and_take
@click.option("--none", is_flag=True, help="Take the circle away: the film shows what answers the page.")
@asked.store
def circle(film_and_take: tuple[Path, tuple[str, ...]], none: bool, store: Path | None) -> None:
    """Circle a take: it is in the film from now on, whatever the page says later, until you circle another.

    Where the page has no note for the shot, notes for its scene are written into the page, so that the shot keeps its id.

    \b
      workprint circle moon 3B-T2      or: workprint circle moon 3B 2
      workprint circle moon 3B --none
    """
    film, words = film_and_take
    production = Production.open(film, store=store)
    shot, number = named(production, words, number=not none)
    noted = choosing.circle(production, shot, number)
    if noted:
        said.say(f"{production.folder.page}: the shots of its scene are noted on the page now")
    if number is None:
        said.say(f"{shot.id}: no take is circled")
    else:
        said.say(f"{choices.slate(shot.id, number)} is circled; workprint make puts it into the film")
