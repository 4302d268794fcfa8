"""`workprint plan`: what would be made, and why."""

from __future__ import annotations

from pathlib import Path

import click

from workprint.cli import asked, said
from workprint.production import Production, Step


@click.command()
@asked.film
@asked.store
@asked.json
@click.option("--all", "everything", is_flag=True, help="List what is kept as well.")
def plan(film: Path, store: Path | None, as_json: bool, everything: bool) -> None:
    """Say what `make` would do, and which words changed. Makes nothing, costs nothing.

    A step whose inputs are yet to be made may turn out to be there already: it says "if its inputs change".

    \b
      workprint plan moon
      workprint plan moon --json | jq '.[] | select(.state != "kept") | .label'
    """
    production = Production.open(film, store=store)
    steps = production.plan()
    if as_json:
        return said.as_json([_plain(step) for step in steps])
    listed = [step for step in steps if everything or step.state != "kept"]
    if listed:
        _show(listed)
    kept = sum(step.state == "kept" for step in steps)
    to_make = len(steps) - kept
    after = ", then the sound and the film are put together" if to_make and not any(s.task.op == "master" for s in steps) else ""
    if refused := production.refused():
        said.findings(refused)
        after = ", but a shot asks for an engine that is not here" if len(refused) == 1 else ", but shots ask for engines that are not here"
    said.say(f"{to_make:,} to make, {kept:,} kept{after}" if to_make else f"nothing to make: all {kept:,} are there")
    return None


def _show(steps: list[Step]) -> None:
    from workprint.cli import shown

    columns = (
        shown.Column("makes", style="bold"),
        shown.Column("of", gives="cut"),
        shown.Column("because", gives="wrap"),
        shown.Column("with", style="dim", room=70),
    )
    shown.table(shown.console(), columns, [_row(step) for step in steps])


def _row(step: Step) -> tuple[str, ...]:
    why = {"kept": "kept", "unknown": "if its inputs change"}.get(step.state, "")
    return step.task.op, said.shortened(step.task.label, 44), "\n".join(step.why) or why, step.task.engine


def _plain(step: Step) -> dict[str, object]:
    return {"op": step.task.op, "label": step.task.label, "engine": step.task.engine, "state": step.state, "why": list(step.why)}
