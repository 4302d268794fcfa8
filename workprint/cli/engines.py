"""`workprint engines`: who can make what."""

from __future__ import annotations

from dataclasses import asdict

import click

from workprint.cli import asked, said, shown
from workprint.core.cards import Card
from workprint.core.money import Money
from workprint.production import engine_cards

COLUMNS = (
    shown.Column("engine", style="bold"),
    shown.Column("makes", gives="wrap"),
    shown.Column("where", gives="wrap", room=70),
    shown.Column("price", right=True, room=50),
    shown.Column("", style="dim", gives="wrap"),
)


@click.command()
@asked.json
def engines(as_json: bool) -> None:
    """List the engines at hand: what each makes, where it runs, what it costs.

    Engines come with Workprint or from any installed package with an entry point in the group workprint.engines. A film names the
    engine for a kind of work in film.toml, a shot in its note:

    \b
      [engines]                                 in film.toml
      clip = "previz"
      [[SHOT 3A: MCU on MARA, engine previz]]   on the page
    """
    found, broken = engine_cards()
    cards = [found[name] for name in sorted(found)]
    if as_json:
        return said.as_json({"engines": [asdict(card) for card in cards], "broken": broken})
    rows = [(card.name, ", ".join(card.ops), card.where, _price(card), card.summary) for card in cards]
    shown.table(shown.console(), COLUMNS, rows)
    for name, why in broken.items():
        said.say(f"{name}: does not load: {why}", fg="yellow", err=True)
    return None


def _price(card: Card) -> str:
    """What its usual model charges."""
    rates = card.models[0].prices.rates if card.models else ()
    currency = card.models[0].prices.currency if card.models else ""
    return "; ".join(f"{Money(rate.low, currency)} a {rate.per}" for rate in rates[:1]) or "free"
