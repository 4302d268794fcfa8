"""`workprint status`: where the film stands."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Any

import click

from workprint.cli import asked, said
from workprint.core.nouns import Film
from workprint.production import Production


@click.command()
@asked.film
@asked.store
@asked.json
def status(film: Path, store: Path | None, as_json: bool) -> None:
    """Say where the film stands: its scenes, shots, people and takes, what is there and what is to make.

    \b
      workprint status moon
      workprint status moon --json | jq .to_make
    """
    production = Production.open(film, store=store)
    facts = _facts(production)
    if as_json:
        return said.as_json(facts)
    said.say(production.film.title, bold=True)
    for name, value in _told(facts, film):
        said.say(f"  {name:8} {value}")
    return None


def _facts(production: Production) -> dict[str, Any]:
    film, steps, takes = production.film, production.plan(), production.takes()
    size, shots = film.format, film.shots
    return {
        "title": film.title,
        "page": str(production.folder.page),
        "seconds": float(sum(shot.frames for shot in shots) / size.rate),
        "eighths": sum(scene.eighths for scene in film.scenes),
        "picture": f"{size.width}x{size.height} at {size.rate}",
        "scenes": len(film.scenes),
        "shots": len(shots),
        "noted": sum(shot.noted for shot in shots),
        "people": sorted(_people(film)),
        "takes": sum(map(len, takes.values())),
        "circled": len(production.pinned()),
        "kept": sum(step.state == "kept" for step in steps),
        "to_make": sum(step.state != "kept" for step in steps),
        "delivered": [str(path) for path in production.delivered() if path.exists()],
    }


def _people(film: Film) -> set[str]:
    """Everyone in the film: who stands in a picture, and who is only heard."""
    seen = {person.who for shot in film.shots for person in shot.people}
    return seen | {line.speaker for shot in film.shots for line in shot.lines}


def _told(facts: dict[str, Any], film: Path) -> list[tuple[str, str]]:
    pages = said.eighths(facts["eighths"])
    made = f"{facts['kept']:,} there, {facts['to_make']:,} to make" if facts["to_make"] else f"everything ({facts['kept']:,} things)"
    delivered = facts["delivered"] or [f"not yet: workprint make {quote(str(film))}"]
    return [
        ("page", facts["page"]),
        ("length", f"{said.clock(facts['seconds'])} as planned, {pages} page{'s' * (facts['eighths'] > 8)}"),
        ("picture", f"{facts['picture']} frames a second"),
        ("scenes", f"{facts['scenes']:,}; {said.counted(facts['shots'], 'shot')}, {facts['noted']:,} of them noted on the page"),
        ("people", said.shortened(", ".join(facts["people"]), 200) or "nobody"),
        ("takes", f"{facts['takes']:,}, {facts['circled']:,} circled"),
        ("made", made),
        *(("film" if not number else "", path) for number, path in enumerate(delivered)),
    ]
