"""What the stage could not do as the page says it: read from what was made. Pure; knows no stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workprint.core.errors import WorkprintError
from workprint.core.nouns import Film, Finding

REMEDY = "say it in other words, or put it right with a [[stage: ...]] note or the shot's own note"


def absent_engines(refused: Mapping[str, WorkprintError]) -> list[Finding]:
    """Engines that shots ask for and nobody has installed: one finding for each place that names one. `refused` is by shot id."""
    found: dict[str, Finding] = {}
    for shot, error in refused.items():
        found.setdefault(str(error), Finding(f"{error.where} shot {shot}", error.what, error.remedy, "error", "engine"))
    return list(found.values())


def unstaged(film: Film, troubles: Mapping[str, Sequence[str]]) -> list[Finding]:
    """What the engine that made a shot's picture could not stage, place or film in it; a sentence each, by shot id."""
    said: dict[str, list[str]] = {}
    found = []
    for scene in film.scenes:
        for shot in scene.shots:
            for trouble in troubles.get(shot.id, ()):
                said.setdefault(f"{scene.source}: {trouble}", []).append(shot.id)
            where = f"{shot.source} shot {shot.id}"
            fresh = [trouble for trouble in troubles.get(shot.id, ()) if said[f"{scene.source}: {trouble}"] == [shot.id]]
            found += [Finding(where, trouble, REMEDY, "note", "unstaged") for trouble in fresh]
    return found
