"""The order for a look at takes: a contact sheet, or all of them playing side by side. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workprint.core.nouns import Artifact, Film, Shot
from workprint.plan.crew import HOUSE, Crew
from workprint.plan.exports import Export
from workprint.plan.shots import as_format

KINDS = {"sheet": "png", "side": "mp4"}


@dataclass(frozen=True)
class Seen:
    """One take to look at: its name, what is to be read of it, its picture."""

    name: str
    lines: tuple[str, ...]
    clip: Artifact


def dailies(film: Film, shot: Shot, takes: Sequence[Seen], kind: str, crew: Crew) -> Export:
    """`takes/3B.png` (`kind` "sheet") or `takes/3B.mp4` ("side")."""
    shown: list[dict[str, Any]] = [{"input": f"clip{at}", "name": each.name, "lines": list(each.lines)} for at, each in enumerate(takes)]
    params = {"kind": kind, "format": as_format(film.format), "frames": shot.frames, "takes": shown}
    inputs = {f"clip{at}": each.clip for at, each in enumerate(takes)}
    task = crew.task("dailies", params, inputs, label=f"{shot.id} takes, {kind}", wanted=HOUSE["dailies"])
    return Export(task, "takes", {"dailies": f"{shot.id}.{KINDS[kind]}"})
