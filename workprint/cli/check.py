"""`workprint check`: what is wrong, where, and the cure."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workprint.cli import asked, said
from workprint.production import Production


@click.command()
@asked.film
@asked.store
@asked.json
def check(film: Path, store: Path | None, as_json: bool) -> None:
    """Say what is wrong with the film, where, and what to do about it.

    Errors stop a delivery, warnings are worth a look, notes are what the rules could not do. A finding that is meant can be waived in
    circled.toml. Exit status 1 when there is an error.

    \b
      workprint check moon
      workprint check moon --json | jq '.[].what'
    """
    found = Production.open(film, store=store).check()
    if as_json:
        said.as_json([asdict(finding) for finding in found])
    else:
        said.findings(found)
        counts = {level: sum(finding.level == level for finding in found) for level in said.LEVELS}
        said.say(", ".join(said.counted(count, level) for level, count in counts.items() if count) or "nothing to report")
    raise SystemExit(int(any(finding.level == "error" for finding in found)))
