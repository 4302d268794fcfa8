"""What several verbs ask for: the film, where things go, JSON. Knows click; knows nothing of films."""

from __future__ import annotations

import os
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
    """Money as typed; nothing where it is not."""
    return amount_of(value) if value is not None else NOTHING


def amount_of(text: str) -> Money:
    """Money as typed: `3`, `3.00`, `$3`, `3 EUR`."""
    try:
        return money(text)
    except ValueError as wrong:
        raise click.BadParameter(f"{wrong}: write for example 3.00 (dollars), or '3 EUR'") from None


def film_and(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[Path, tuple[str, ...]]:
    """The film and the names behind it, as typed: the film may be left out where one stands in its folder.

    The first word is the film if it is a path: something with a slash, a page, or something that is there.
    """
    first = value[0] if value else ""
    if value and first == "":
        raise FolderError("this path is empty", where="FILM", remedy="name a film folder or a .fountain page")
    page = first.endswith((".fountain", ".spmd", ".txt")) or "/" in first or os.sep in first
    return (Path(first), value[1:]) if value and (page or Path(first).is_dir()) else (Path("."), value)


film_and_shots = click.argument("film_and_shots", nargs=-1, callback=film_and, metavar="[FILM] SHOT...")
film_and_take = click.argument("film_and_take", nargs=-1, callback=film_and, metavar="[FILM] SHOT-TAKE")
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
