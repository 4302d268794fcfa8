"""What a model is told of a shot, before anything is ordered: prompts in the dialect of whoever is to make it.

Knows where the film's shots and engines are; knows nothing of how a prompt is worded (plan/prompts).
"""

from __future__ import annotations

from workprint.plan import prompts
from workprint.plan.prompts import Given, Prompt
from workprint.production.choosing import the_shot
from workprint.production.film import Production


def prompt(production: Production, shot: str, wanted: str = "", given: Given | None = None) -> Prompt:
    """The prompt of a shot. `wanted` is a dialect or an engine; without it, the shot's engine, else the film's. FolderError for a shot that
    is not there, EngineError for a dialect or an engine, each with the nearest.
    """
    film, found = production.film, the_shot(production, shot)
    scene = next(scene for scene in film.scenes if found in scene.shots)
    kind = given.kind if given else "clip"
    dialect = prompts.named(wanted or found.engine or film.engines.get(kind, prompts.PLAIN), production.crew.cards, kind)
    return prompts.compile(prompts.parts(film, scene, found), dialect, given)
