"""`workprint plan`: what would be made, and why."""

from __future__ import annotations

from pathlib import Path

import click

from workprint.cli import shown
from workprint.production import Production, Step

COLUMNS: shown.Columns = (
    ("makes", {"style": "bold"}),
    ("for", {}),
    ("with", {"style": "dim"}),
    ("because", {"no_wrap": False}),
)


@click.command()
@shown.film_argument
@shown.store_option
@shown.json_option
@click.option("--all", "everything", is_flag=True, help="List what is kept as well.")
def plan(film: str, store: str | None, as_json: bool, everything: bool) -> None:
    """Say what `make` would do, and which words changed. Makes nothing, costs nothing.

    A step whose inputs are yet to be made may turn out to be there already: it says "if its inputs change".
    """
    production = Production.open(Path(film), store=Path(store) if store else None)
    steps = production.plan()
    if as_json:
        return shown.as_json([_plain(step) for step in steps])
    listed = [step for step in steps if everything or step.state != "kept"]
    if listed:
        shown.console().print(shown.table(COLUMNS, [_row(step) for step in listed]))
    kept = sum(step.state == "kept" for step in steps)
    to_make = len(steps) - kept
    after = ", then the sound and the film are put together from them" if to_make and not any(s.task.op == "master" for s in steps) else ""
    click.echo(f"{to_make} to make, {kept} kept{after}" if to_make else f"nothing to make: all {kept} are there")
    return None


def _row(step: Step) -> tuple[str, str, str, str]:
    why = {"kept": "kept", "unknown": "if its inputs change"}.get(step.state, "")
    return step.task.op, shown.shortened(step.task.label, 44), step.task.engine, "\n".join(step.why[:4]) or why


def _plain(step: Step) -> dict[str, object]:
    return {"op": step.task.op, "label": step.task.label, "engine": step.task.engine, "state": step.state, "why": list(step.why)}
