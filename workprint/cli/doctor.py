"""`workprint doctor`: is every made thing still what it says it is?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workprint.cli import shown
from workprint.production import Diagnosis, Production


@click.command()
@shown.film_argument
@shown.store_option
@shown.json_option
@click.option("--sweep", is_flag=True, help="Remove leftovers of killed runs and move damaged files aside.")
def doctor(film: str, store: str | None, as_json: bool, sweep: bool) -> None:
    """Verify every made thing against its digest, and say what is wrong and what it costs to mend.

    Reads everything, changes nothing, unless told to sweep. Exit status 1 when something is damaged.
    """
    production = Production.open(Path(film), store=Path(store) if store else None)
    swept = production.sweep() if sweep else None
    *_, found = production.examine()
    assert isinstance(found, Diagnosis)
    if as_json:
        shown.as_json({"summary": _summary(found), "findings": [asdict(finding) for finding in found.findings]})
    else:
        if swept:
            click.echo(f"removed {swept.files} leftover files ({swept.bytes / 1e6:.1f} MB), moved {swept.aside} damaged ones aside")
        shown.findings(found.findings)
        click.echo(_summary(found))
    raise SystemExit(any(finding.level == "error" for finding in found.findings))


def _summary(found: Diagnosis) -> str:
    whole = f"{found.records} records, {found.artifacts} artifacts, {found.bytes / 1e6:,.1f} MB verified"
    if not found.mend:
        return f"{whole}; all is well" if not found.findings else whole
    price = f" and costs {found.cost / 100:.2f}" if found.cost else ", costs nothing"
    return f"{whole}; {len(found.mend)} to make again, which takes about {shown.clock(found.seconds)}{price}: workprint make"
