"""`workprint breakdown`: writes the rules' coverage into the page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workprint.production import Production


@click.command()
@click.argument("film", type=click.Path(), default=".")
@click.option("--dry-run", is_flag=True, help="Print the page as it would be, and write nothing.")
def breakdown(film: str, dry_run: bool) -> None:
    """Write a [[SHOT ...]] note into the page for every shot that has none.

    The notes say what the coverage rules chose; change them by hand from there. No other byte of the page is touched, and a page whose
    shots all have notes stays as it is.
    """
    production = Production.open(Path(film))
    text, count = production.with_notes()
    if dry_run:
        sys.stdout.buffer.write(text.encode())
    elif count:
        production.write_page(text)
        click.echo(f"{production.folder.page}: {count} shot note{'s' * (count != 1)} written")
    else:
        click.echo(f"{production.folder.page}: every shot has its note already")
