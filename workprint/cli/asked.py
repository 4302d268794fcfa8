"""What several verbs ask for: the film, where things go, JSON. Knows click; knows nothing of films."""

from __future__ import annotations

from pathlib import Path

import click

from workprint.core.errors import FolderError
from workprint.core.money import NOTHING, Money, money


def place(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """A path as typed. FolderError for an empty one, which a script's unset variable gives: it would mean the folder one stands in."""
    if value == "":
        raise FolderError("this path is empty", where=param.human_readable_name, remedy="name a film folder or a .fountain page")
    return Path(value) if value is not None else None


def amount(ctx: click.Context, param: click.Parameter, value: str | None) -> Money:
    """Money as typed: `3`, `3.00`, `$3`, `3 EUR`."""
    try:
        return money(value) if value is not None else NOTHING
    except ValueError as wrong:
        raise click.BadParameter(f"{wrong}: write for example --spend 3.00 (dollars), or --spend '3 EUR'") from None


film = click.argument("film", type=click.Path(), callback=place, default=".")
json = click.option("--json", "as_json", is_flag=True, help="Print JSON for a script instead of a table.")
out = click.option(
    "--out", type=click.Path(), callback=place, metavar="FOLDER", help="Where the film goes (default: FILM/build, or beside a bare page)."
)
store = click.option(
    "--store", type=click.Path(), callback=place, metavar="FOLDER", help="Where made things are kept (default: FILM/.workprint)."
)
spend = click.option(
    "--spend",
    callback=amount,
    metavar="MONEY",
    help="What may be spent, in dollars unless said ('3 EUR'); default: nothing.",
)
