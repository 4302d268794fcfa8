"""`workprint check`: what is wrong, where, and the cure."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workprint.cli import shown
from workprint.production import Production


@click.command()
@shown.film_argument
@shown.store_option
@shown.json_option
def check(film: str, store: str | None, as_json: bool) -> None:
    """Say what is wrong with the film, where, and what to do about it.

    Errors stop a delivery, warnings are worth a look, notes are what the rules could not do. A finding that is meant can be waived in
    circled.toml. Exit status 1 when there is an error.
    """
    found = Production.open(Path(film), store=Path(store) if store else None).check()
    if as_json:
        shown.as_json([asdict(finding) for finding in found])
    else:
        shown.findings(found)
        counts = {level: sum(finding.level == level for finding in found) for level in shown.LEVELS}
        click.echo(", ".join(f"{count} {level}{'s' * (count != 1)}" for level, count in counts.items() if count) or "nothing to report")
    raise SystemExit(any(finding.level == "error" for finding in found))
