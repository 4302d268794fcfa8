"""`workprint engines`: who can make what."""

from __future__ import annotations

from dataclasses import asdict

import click

from workprint.cli import shown
from workprint.production import engine_cards

COLUMNS: shown.Columns = (
    ("engine", {"style": "bold"}),
    ("makes", {}),
    ("where", {}),
    ("price", {"justify": "right"}),
    ("version", {"style": "dim", "no_wrap": False}),
    ("", {"no_wrap": False}),
)


@click.command()
@shown.json_option
def engines(as_json: bool) -> None:
    """List the engines at hand: what each makes, where it runs, what it costs.

    Engines come with Workprint or from any installed package with an entry point in the group workprint.engines. A film names the
    engine for a kind of work in film.toml, a shot in its note (engine=NAME).
    """
    cards, broken = engine_cards()
    if as_json:
        return shown.as_json({"engines": [asdict(card) for card in cards], "broken": broken})
    rows = [(card.name, ", ".join(card.ops), card.where, _price(card.cents), card.version, card.summary) for card in cards]
    shown.console().print(shown.table(COLUMNS, rows))
    for name, why in broken.items():
        click.secho(f"{name}: does not load: {why}", fg="yellow", err=True)
    return None


def _price(cents: int) -> str:
    return "free" if not cents else f"{cents / 100:.2f}"
