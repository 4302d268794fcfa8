"""Tables in the terminal. Knows rich; knows nothing of films."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from workprint.cli.said import colour, visible

LEAST = 10
"""No column that gives way becomes narrower than this."""


@dataclass(frozen=True)
class Column:
    """A heading and how its cells stand. Where the terminal is narrow, a column that `gives` is cut or wrapped, and one that needs a
    wider terminal than this (`room`, in letters) is left out.
    """

    heading: str
    style: str = ""
    right: bool = False
    gives: Literal["", "cut", "wrap"] = ""
    room: int = 0


def console() -> Console:
    """Standard output: as wide as the terminal, and wide enough for a table where there is none."""
    system: Literal["auto"] | None = "auto" if colour() is None else None
    screen = Console(highlight=False, markup=False, emoji=False, color_system=system)
    return screen if screen.is_terminal else Console(highlight=False, markup=False, emoji=False, width=140)


def table(screen: Console, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print a quiet table: no boxes, headings dim."""
    kept = [number for number, column in enumerate(columns) if screen.width >= column.room]
    columns = [columns[number] for number in kept]
    cells = [[visible(row[number]) for number in kept] for row in rows]
    made = Table(box=None, pad_edge=False, header_style="dim", show_header=any(column.heading for column in columns))
    for column, width in zip(columns, _widths(columns, cells, screen.width), strict=True):
        made.add_column(
            column.heading,
            style=column.style,
            justify="right" if column.right else "left",
            no_wrap=column.gives != "wrap",
            overflow="fold" if column.gives == "wrap" else "ellipsis",
            width=width,
        )
    for row in cells:
        made.add_row(*map(Text, row))
    screen.print(made)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """As wide as the widest cell; where that is too much together, the widest of those that give way give way."""
    widths = [
        max([cell_len(column.heading), *(cell_len(line) for row in rows for line in row[number].split("\n"))])
        for number, column in enumerate(columns)
    ]
    giving = [number for number, column in enumerate(columns) if column.gives]
    over = sum(widths) + 2 * (len(widths) - 1) + 1 - room
    while over > 0 and giving:
        widest = max(giving, key=lambda number: widths[number])
        if widths[widest] <= LEAST:
            break
        widths[widest] -= 1
        over -= 1
    return widths
