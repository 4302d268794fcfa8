"""`workprint new`: a film folder that already makes a film."""

from __future__ import annotations

from pathlib import Path

import click

from workprint import production


@click.command()
@click.argument("folder", type=click.Path())
@click.option("--title", default="", help="The film's title (default: the folder's name).")
def new(folder: str, title: str) -> None:
    """Make a film folder with a first page.

    The folder is plain text, made to be edited and versioned: screenplay.fountain (the page, with a few shots as notes), film.toml
    (format and engines) and look.toml (what people look like). Nothing that exists is ever overwritten.
    """
    for written in production.new(Path(folder), title):
        click.echo(written)
    click.echo(f"\nnow: workprint make {folder}")
