"""`workprint ledger`: what the film cost, and what may still be charged."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import click

from workprint.build.ledger import Entry
from workprint.cli import asked, said, shown
from workprint.core.money import Money
from workprint.production import Production, accounts

SUMS = (
    shown.Column("", style="bold", gives="cut"),
    shown.Column("orders", right=True),
    shown.Column("cost", right=True),
    shown.Column("may still be charged", right=True),
    shown.Column("for nothing", right=True),
)
OPEN = (
    shown.Column("order", right=True),
    shown.Column("state"),
    shown.Column("up to", right=True),
    shown.Column("for", gives="cut"),
    shown.Column("why", gives="wrap"),
)
PLAIN = ("number", "state", "at", "engine", "model", "op", "label", "who", "job", "why", "said", "key")


@click.command()
@asked.film
@click.option("--by", "way", type=click.Choice(accounts.WAYS), default="shot", show_default=True, help="How it is summed.")
@click.option("--csv", "as_csv", is_flag=True, help="Every order as a line of CSV.")
@click.option("--settle", type=int, metavar="ORDER", help="Say what became of an order that nobody could tell, with --cost.")
@click.option("--cost", metavar="MONEY", help="What it cost after all: 0 if it was not charged.")
@asked.store
@asked.json
def ledger(film: Path, way: str, as_csv: bool, settle: int | None, cost: str | None, store: Path | None, as_json: bool) -> None:
    """Say what the film cost, summed by shot, engine, person, day or state; what may still be charged; what was paid for nothing.

    \b
      workprint ledger moon --by engine
      workprint ledger moon --csv > costs.csv
      workprint ledger moon --settle 12 --cost 0.40     after a look into the account there
    """
    production = Production.open(film, store=store)
    if settle is not None:
        if cost is None:
            raise click.UsageError("say what it cost: --cost 0.40, or --cost 0 if it was not charged")
        entry = accounts.settle(production, settle, cost=asked.amount_of(cost))
        return said.say(f"order {entry.number}: {entry.why}")
    entries = accounts.entries(production)
    if as_csv:
        return said.say(_csv(entries).rstrip("\n"))
    sums = accounts.statement(production, way)
    if as_json:
        return said.as_json({"by": way, "sums": [_plain(each) for each in sums], "orders": [_order(each) for each in entries]})
    if not entries:
        return said.say("nothing was spent, and nothing is owed")
    shown.table(shown.console(), SUMS, [_row(each) for each in (*sums, *_all(production))])
    held = [each for each in entries if each.state in ("reserved", "unsure")]
    if held:
        said.say()
        rows = [(str(each.number), each.state, str(each.quote), each.label, each.why) for each in held]
        shown.table(shown.console(), OPEN, rows)
    return None


def _all(production: Production) -> list[accounts.Account]:
    entries = accounts.entries(production)
    return [accounts.account("in all", entries)] if len(entries) > 1 else []


def _row(each: accounts.Account) -> tuple[str, ...]:
    return (each.name, str(each.orders), _money(each.cost), _money(each.held), _money(each.lost))


def _money(amounts: tuple[Money, ...]) -> str:
    return " + ".join(map(str, amounts)) or "-"


def _plain(each: accounts.Account) -> dict[str, object]:
    lists = {name: [str(money) for money in getattr(each, name)] for name in ("cost", "held", "lost")}
    return {"name": each.name, "orders": each.orders, **lists}


def _order(each: Entry) -> dict[str, object]:
    plain = {name: getattr(each, name) for name in PLAIN}
    return plain | {"quote": str(each.quote.amount), "cost": str(each.cost.amount), "currency": each.quote.currency}


def _csv(entries: list[Entry]) -> str:
    text = io.StringIO()
    rows = [_order(each) for each in entries]
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["number"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return text.getvalue()


def _harmless(value: object) -> object:
    """A cell that a spreadsheet would take for a formula is told to be text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
