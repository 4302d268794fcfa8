"""What `make` is doing: a bar with the time left on a terminal, a plain line now and then elsewhere. Knows the events of a `make`.

rich is loaded when the first bar is drawn: a `make` with nothing to do never needs it.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from workprint.cli.said import colour, say, shortened, visible
from workprint.production import Event, Failed, Finished, Planned, Started

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

DOING = {
    "voice": "speaking",
    "clip": "drawing",
    "segment": "conforming",
    "mix": "mixing",
    "loudness": "measuring",
    "sound": "coding",
    "subtitles": "writing",
    "master": "joining",
    "control": "measuring",
    "board": "drawing",
    "gltf": "modelling",
    "layout": "measuring",
    "usd": "modelling",
    "floorplan": "drawing",
    "storyboard": "laying out",
}
"""What a worker does, before the name of what it does it to."""
OTHERS = 22
"""Letters that the count, the time left and the spaces take beside the bar."""
EVERY = 5.0
"""Seconds between plain lines where there is no terminal."""


class Screen:
    """Shows the events of one `make`, and counts what was made and what was kept."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.made = self.kept = 0
        self._quiet = quiet
        self._bars: Bars | None = None
        self._bar: TaskID | None = None
        self._running: dict[int, str] = {}
        self._due = 0
        self._said = time.monotonic()

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bars:
            self._bars.stop()

    def show(self, event: Event) -> None:
        """Take one event into account."""
        match event:
            case Planned():
                self._begin(event)
            case Started():
                self._running[id(event.task)] = _doing(event)
            case Finished():
                began = self._running.pop(id(event.task), None) is not None
                self.made += not event.kept
                self.kept += event.kept
                if self._bars and self._bar is not None and (began or not event.kept):
                    self._bars.advance(self._bar, 1)
            case Failed():
                self._running.pop(id(event.task), None)
        self._tell()

    def summary(self) -> str:
        """`12 made, 40 kept`."""
        return f"{self.made:,} made, {self.kept:,} kept" if self.made else f"nothing to do: all {self.kept:,} are there"

    def _begin(self, event: Planned) -> None:
        self._due += event.to_make
        if self._quiet or not event.to_make or not sys.stderr.isatty():
            return
        if self._bars is None:
            self._bars = _bars()
            self._bars.start()
        if self._bar is not None:
            self._bars.remove_task(self._bar)
        self._bar = self._bars.add_task("", total=event.to_make)

    def _tell(self) -> None:
        doing = ", ".join(list(self._running.values())[:2])
        if self._bars and self._bar is not None:
            room = self._bars.console.width - _bar_width(self._bars.console.width) - OTHERS
            self._bars.update(self._bar, description=shortened(doing, max(8, room)))
        elif not self._bars and not self._quiet and self._running and time.monotonic() - self._said > EVERY:
            self._said = time.monotonic()
            say(f"{self.made:,} of {self._due:,} made; {shortened(doing, 100)}", err=True)


def _doing(event: Started) -> str:
    return f"{DOING.get(event.task.op, event.task.op)} {shortened(visible(event.task.label), 50)}"


def _bars() -> Bars:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    console = Console(stderr=True, highlight=False, emoji=False, color_system="auto" if colour() is None else None)
    columns = (
        BarColumn(_bar_width(console.width), table_column=Column(no_wrap=True)),
        MofNCompleteColumn(table_column=Column(no_wrap=True)),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True, table_column=Column(no_wrap=True)),
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis")),
    )
    return Progress(*columns, console=console, transient=True)


def _bar_width(screen: int) -> int:
    return min(24, max(6, screen // 5))
