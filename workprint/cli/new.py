"""`workprint new`: begins a film."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from workprint import production
from workprint.cli.asked import place
from workprint.cli.said import say


@click.command()
@click.argument("folder", type=click.Path(), callback=place)
@click.option("--title", default="", help="The film's title (default: the folder's name).")
def new(folder: Path, title: str) -> None:
    """Make a film folder with a first page.

    The folder is plain text, made to be edited and versioned: screenplay.fountain (the page, with a few shots as notes), film.toml
    (format and engines) and look.toml (what people look like). Nothing that exists is ever overwritten.

    \b
      workprint new moon
      workprint new films/moon --title "The Far Side"
    """
    for written in production.new(folder, title):
        say(str(written))
    say(f"\nnow: workprint make {quote(str(folder))}")
