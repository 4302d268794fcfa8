"""`workprint takes`: every take of a shot, and what people think of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from workprint.cli import asked, said, shown
from workprint.core.nouns import Shot
from workprint.production import Production, choosing
from workprint.production.choosing import Shown

COLUMNS = (
    shown.Column("take", style="bold"),
    shown.Column("state"),
    shown.Column("engine", gives="wrap"),
    shown.Column("seed", right=True, room=70),
    shown.Column("price", right=True),
    shown.Column("age", right=True, room=60),
    shown.Column("rating", room=60),
    shown.Column("why, and notes", gives="wrap"),
)


@click.command()
@asked.film_and_shots
@click.option("--sheet", is_flag=True, help="Write a contact sheet of each shot's takes: FILM/build/takes/3B.png.")
@click.option("--side", is_flag=True, help="Write a clip in which they play side by side: FILM/build/takes/3B.mp4.")
@asked.out
@asked.store
@asked.json
def takes(
    film_and_shots: tuple[Path, tuple[str, ...]], sheet: bool, side: bool, out: Path | None, store: Path | None, as_json: bool
) -> None:
    """List the takes of shots: who made each, what it cost, what people think of it, and whether the page has moved on since.

    A take is circled (it is in the film), current (it answers the page as it is), stale (the page changed: what, is said) or rejected.

    \b
      workprint takes moon 3B         the takes of one shot
      workprint takes 3B 4A           where you stand in the film's folder
      workprint takes moon            of every shot that has any
      workprint takes moon 3B --sheet --side
    """
    film, names = film_and_shots
    production = Production.open(film, out=out, store=store)
    shots = [choosing.the_shot(production, name) for name in names] or list(production.film.shots)
    made = choosing.shown(production, shots)
    files = [str(path) for kind, asks in (("sheet", sheet), ("side", side)) if asks for path in _looks(production, shots, kind)]
    if as_json and files:
        return said.as_json({"takes": [_plain(take) for each in made.values() for take in each], "files": files})
    if as_json:
        return said.as_json([_plain(take) for each in made.values() for take in each])
    rows = [_row(take) for each in made.values() for take in each]
    if rows:
        shown.table(shown.console(), COLUMNS, rows)
    else:
        said.say("no takes yet: workprint make, or workprint shoot, makes them")
    for path in files:
        said.say(f"  {path}")
    return None


def _looks(production: Production, shots: Sequence[Shot], kind: str) -> list[Path]:
    exports = choosing.dailies(production, shots, kind)
    return [each for each in production.export(exports) if isinstance(each, Path)] if exports else []


def _row(each: Shown) -> tuple[str, ...]:
    record = each.take.record
    notes = [each.opinion.rejected, "; ".join(each.why) if each.state in ("stale", "circled") else "", each.opinion.note]
    price = " + ".join(map(str, each.cost)) or "free"
    seed, words = str(record.params.get("seed", "")), " / ".join(filter(None, notes))
    return (each.name, each.state, each.model, seed, price, _age(record.made), "*" * each.opinion.rating, words)


def _age(made: str) -> str:
    """`3 min`, `5 h`, `12 d`."""
    try:
        seconds = (datetime.now(UTC) - datetime.strptime(made[:19] + "Z", "%Y-%m-%dT%H:%M:%S%z")).total_seconds()
    except ValueError:
        return ""
    return f"{seconds / 60:.0f} min" if seconds < 3600 else f"{seconds / 3600:.0f} h" if seconds < 86400 else f"{seconds / 86400:.0f} d"


def _plain(each: Shown) -> dict[str, object]:
    record = each.take.record
    return {
        "take": each.name,
        "shot": each.take.shot,
        "number": each.take.number,
        "state": each.state,
        "why": list(each.why),
        "engine": each.model,
        "seed": record.params.get("seed"),
        "cost": [str(money) for money in each.cost],
        "made": record.made,
        "who": record.who,
        "rating": each.opinion.rating,
        "note": each.opinion.note,
        "rejected": each.opinion.rejected,
        "record": record.key,
    }
