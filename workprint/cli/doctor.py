"""`workprint doctor`: is every made thing still what it says it is?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from workprint.cli import asked, said
from workprint.cli.said import counted, say
from workprint.production import Diagnosis, Production


@click.command()
@asked.film
@asked.store
@asked.json
@click.option("--sweep", is_flag=True, help="Remove leftovers of killed runs and move damaged files aside.")
def doctor(film: Path, store: Path | None, as_json: bool, sweep: bool) -> None:
    """Verify every made thing against its digest, and say what is wrong and what it costs to mend.

    Reads everything, changes nothing, unless told to sweep. Exit status 1 when something is damaged.

    \b
      workprint doctor moon
      workprint doctor moon --sweep
    """
    production = Production.open(film, store=store)
    swept = production.sweep() if sweep else None
    *_, found = production.examine()
    assert isinstance(found, Diagnosis)
    if as_json:
        said.as_json({"summary": _summary(found), "findings": [asdict(finding) for finding in found.findings]})
    else:
        if swept:
            say(f"removed {counted(swept.files, 'leftover')} ({swept.bytes / 1e6:.1f} MB), moved {swept.aside} damaged aside")
        said.findings(found.findings)
        say(_summary(found))
    raise SystemExit(int(any(finding.level == "error" for finding in found.findings)))


def _summary(found: Diagnosis) -> str:
    if not found.records and not found.findings:
        return "nothing has been made yet"
    whole = f"{counted(found.artifacts, 'made thing')} verified ({found.bytes / 1e6:,.1f} MB, {counted(found.records, 'record')})"
    if not found.mend:
        return f"{whole}; all is well" if not found.findings else whole
    price = f" and costs {' and '.join(map(str, found.cost))}" if found.cost else " and costs nothing"
    return f"{whole}; {len(found.mend)} to make again, which takes about {said.clock(found.seconds)}{price}: workprint make"
