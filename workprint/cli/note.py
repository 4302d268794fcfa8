"""`workprint note`: what you think of a take."""

from __future__ import annotations

from pathlib import Path

import click

from workprint.cli import asked, said, slate
from workprint.production import Production, choosing
from workprint.story import choices


@click.command()
@asked.film_and_take
@click.option("--words", metavar="WORDS", help="A note to it ('' takes it away).")
@click.option("--rating", type=click.IntRange(0, choices.STARS), help="1 to 5 stars; 0 takes them away.")
@asked.store
def note(film_and_take: tuple[Path, tuple[str, ...]], words: str | None, rating: int | None, store: Path | None) -> None:
    """Write a note to a take, or rate it. Both stand in circled.toml and in `workprint takes`.

    \b
      workprint note moon 3B-T2 --rating 4 --words "the best turn of the head"
    """
    if words is None and rating is None:
        raise click.UsageError("say --words, --rating or both")
    film, named = film_and_take
    production = Production.open(film, store=store)
    shot, number = slate.take(production, named)
    choosing.think(production, shot, number, rating=rating, note=words, rejected=None)
    said.say(f"{choices.slate(shot.id, number)}: noted")
