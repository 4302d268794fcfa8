"""What `make` is doing: a bar with the time left on a terminal, a plain line now and then elsewhere. Knows the events of a `make`."""

from __future__ import annotations

import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from workprint.production import Event, Failed, Finished, Planned, Started

DOING = {
    "voice": "speaking",
    "clip": "drawing",
    "segment": "conforming",
    "mix": "mixing",
    "loudness": "measuring",
    "sound": "coding sound",
    "subtitles": "subtitling",
    "master": "joining the film",
}
EVERY = 5.0
"""Seconds between plain lines where there is no terminal."""


class Screen:
    """Shows the events of one `make`, and counts what was made and what was kept."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.made = self.kept = 0
        self._quiet = quiet
        console = Console(stderr=True, highlight=False)
        self._bars = _bars(console) if console.is_terminal and not quiet else None
        self._bar: TaskID | None = None
        self._running: dict[int, tuple[str, str]] = {}
        self._said = time.monotonic()

    def __enter__(self) -> Screen:
        if self._bars:
            self._bars.start()
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
                self._running[id(event.task)] = (DOING.get(event.task.op, event.task.op), event.task.label)
            case Finished():
                self._finish(event)
            case Failed():
                self._running.pop(id(event.task), None)
        self._tell()

    def summary(self) -> str:
        """`12 made, 40 kept`."""
        return f"{self.made} made, {self.kept} kept" if self.made else f"nothing to do: all {self.kept} are there"

    def _begin(self, event: Planned) -> None:
        if self._bars and event.to_make:
            self._bar = self._bars.add_task("", total=event.to_make)

    def _finish(self, event: Finished) -> None:
        began = self._running.pop(id(event.task), None) is not None
        self.made += not event.kept
        self.kept += event.kept
        if self._bars and self._bar is not None and (began or not event.kept):
            self._bars.advance(self._bar, 1)

    def _tell(self) -> None:
        doing = ", ".join(f"{verb} {label}" for verb, label in list(self._running.values())[:2])
        if self._bars and self._bar is not None:
            self._bars.update(self._bar, description=doing[:70])
        elif not self._bars and not self._quiet and self._running and time.monotonic() - self._said > EVERY:
            self._said = time.monotonic()
            print(f"{self.made} made so far; {doing}", flush=True)


def _bars(console: Console) -> Bars:
    columns = (
        BarColumn(24),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
        TextColumn("{task.description}"),
    )
    return Bars(*columns, console=console, transient=True)
