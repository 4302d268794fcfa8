"""`workprint breakdown`: writes the rules' coverage into the page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workprint.cli import asked
from workprint.cli.said import counted, say
from workprint.production import Production


@click.command()
@asked.film
@click.option("--dry-run", is_flag=True, help="Print the page as it would be, and write nothing.")
def breakdown(film: Path, dry_run: bool) -> None:
    """Write a [[SHOT ...]] note into the page for every shot that has none.

    The notes say what the coverage rules chose; change them by hand from there. No other byte of the page is touched, and a page whose
    shots all have notes stays as it is.

    \b
      workprint breakdown moon --dry-run | less     look first
      workprint breakdown moon
    """
    production = Production.open(film)
    text, count = production.with_notes()
    if dry_run and sys.stdout.isatty():
        say(text)
    elif dry_run:
        sys.stdout.buffer.write(text.encode())
    elif count:
        production.write_page(text)
        say(f"{production.folder.page}: {counted(count, 'shot note')} written")
    else:
        say(f"{production.folder.page}: every shot has its note already")
