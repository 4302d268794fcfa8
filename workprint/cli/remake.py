"""`workprint remake`: a take made once more, and compared."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workprint.cli import asked, said, slate
from workprint.production import Production, choosing, shooting
from workprint.story import choices


@click.command()
@asked.film_and_take
@asked.store
@asked.json
def remake(film_and_take: tuple[Path, tuple[str, ...]], store: Path | None, as_json: bool) -> None:
    """Make a take once more from its recipe, and compare it with the one there is. Keeps nothing of it; exit status 1 if it differs.

    \b
      workprint remake moon 3B-T2
    """
    film, words = film_and_take
    production = Production.open(film, store=store)
    shot, number = slate.take(production, words)
    made = shooting.remake(production, choosing.the_take(production, shot.id, number).record)
    name = choices.slate(shot.id, number)
    if as_json:
        said.as_json({"take": name, "same": made.same, "changed": list(made.changed), "levels": made.levels})
    elif made.same:
        said.say(f"{name}: the same bytes again, in {made.record.seconds:.1f} s")
    else:
        far = f": a pixel differs by {made.levels:.3f} of 255 levels on average" if made.levels is not None else ""
        said.say(f"{name}: {', '.join(made.changed)} came out otherwise{far}")
    if not made.same:
        sys.exit(1)
