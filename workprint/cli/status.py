"""`workprint status`: where the film stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workprint.cli import shown
from workprint.production import Production


@click.command()
@shown.film_argument
@shown.store_option
@shown.json_option
def status(film: str, store: str | None, as_json: bool) -> None:
    """Say where the film stands: its scenes, shots, people and takes, what is there and what is to make."""
    production = Production.open(Path(film), store=Path(store) if store else None)
    facts = _facts(production)
    if as_json:
        return shown.as_json(facts)
    screen = shown.console()
    screen.print(production.film.title, style="bold", markup=False)
    screen.print(shown.table((("", {"style": "dim"}), ("", {})), [(name, str(value)) for name, value in _told(facts, film)]))
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
        "people": sorted({line.speaker for shot in shots for line in shot.lines}),
        "takes": sum(map(len, takes.values())),
        "circled": len(production.pinned()),
        "kept": sum(step.state == "kept" for step in steps),
        "to_make": sum(step.state != "kept" for step in steps),
        "delivered": [str(path) for path in production.delivered() if path.exists()],
    }


def _told(facts: dict[str, Any], film: str) -> list[tuple[str, str]]:
    pages, eighths = divmod(facts["eighths"], 8)
    return [
        ("page", facts["page"]),
        ("length", f"{shown.clock(facts['seconds'])} as planned, {pages} {eighths}/8 pages"),
        ("picture", facts["picture"]),
        ("scenes", f"{facts['scenes']}; {facts['shots']} shots, {facts['noted']} of them noted on the page"),
        ("people", ", ".join(facts["people"]) or "nobody speaks"),
        ("takes", f"{facts['takes']}, {facts['circled']} circled"),
        ("made", f"{facts['kept']} there, {facts['to_make']} to make" if facts["to_make"] else f"everything ({facts['kept']} things)"),
        ("film", "\n".join(facts["delivered"]) or f"not yet: workprint make {film}"),
    ]
