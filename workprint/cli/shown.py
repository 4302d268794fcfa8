"""How things look in the terminal: tables, findings, times. Knows rich; knows nothing of films beyond the nouns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from workprint.core.nouns import Finding

Columns = Sequence[tuple[str, dict[str, Any]]]
"""Of a table: each heading with its column's options, as rich takes them."""

LEVELS = {"error": "bold red", "warning": "yellow", "note": "dim"}

film_argument = click.argument("film", type=click.Path(), default=".")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a script instead of a table.")
out_option = click.option("--out", type=click.Path(), help="Where the film goes (default: FILM/build, or beside a bare page).")
store_option = click.option("--store", type=click.Path(), help="Where made things are kept (default: FILM/.workprint).")


def console() -> Console:
    """Standard output: as wide as the terminal, and wide enough for a table where there is none."""
    screen = Console(highlight=False)
    return screen if screen.is_terminal else Console(highlight=False, width=140)


def shortened(text: str, room: int) -> str:
    """The text on one line, cut to `room` characters."""
    line = " ".join(text.split())
    return line if len(line) <= room else line[: max(1, room - 1)] + "…"


def table(columns: Columns, rows: Iterable[Sequence[str]], *, title: str = "") -> Table:
    """A quiet table: no boxes, headings dim. Each column is (heading, rich's column options)."""
    made = Table(title=title or None, box=None, pad_edge=False, header_style="dim", title_justify="left", title_style="bold")
    for heading, options in columns:
        chosen: dict[str, Any] = {"no_wrap": True} | options
        made.add_column(heading, **chosen)
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    return made


def clock(seconds: Fraction | float) -> str:
    """Minutes and seconds: `1:31`, `1:02:05`."""
    whole = round(float(seconds))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def findings(found: Sequence[Finding]) -> None:
    """Each finding as two lines: what is wrong and where, then the cure."""
    screen = console()
    for finding in found:
        line = Text()
        line.append(f"{finding.level:8}", style=LEVELS.get(finding.level, ""))
        line.append(f"{finding.where}: {finding.what}")
        screen.print(line, soft_wrap=True)
        screen.print(Text(f"        {finding.remedy}", style="dim"), soft_wrap=True)


def as_json(value: Any) -> None:
    """Print plain JSON, UTF-8 as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
