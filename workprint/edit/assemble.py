"""Assembles the Cut from the screenplay's order: a circled take where a person chose one, else the take that answers the page. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from workprint.core.nouns import Cut, Film, Pick, Take
from workprint.core.time import Span


def assemble(film: Film, takes: Mapping[str, Take]) -> Cut:
    """The cut of `film` from one take per shot id (shots without one are left out; the check says so).

    A shot lasts as long as the page says; a circled take that is shorter lasts as long as it can.
    """
    rate, picks, chapters, at = film.format.rate, [], [], 0
    for scene in film.scenes:
        first = at
        for shot in scene.shots:
            take = takes.get(shot.id)
            if take is not None:
                length = min(shot.frames, frames_of(take, rate))
                picks.append(Pick(shot.id, take, Span(0, length, rate), Span(at, length, rate)))
                at += length
        if at > first:
            chapters.append((first, scene.heading))
    return Cut(tuple(picks), rate, tuple(chapters))


def frames_of(take: Take, rate: Fraction) -> int:
    """How many frames of the film the take was ordered with: a model is asked for seconds, at a rate of its own."""
    params = take.record.params
    return floor(Fraction(params["seconds"]) * rate) if "seconds" in params else int(params["frames"])
