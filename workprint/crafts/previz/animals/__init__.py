"""Animals that films ask for: dog, cat, horse, bird, chicken; drawn, posed and moved like the mannequins, and playing parts as they do.

figure(name, traits, words) -> Animal        an `Animal` is a `people.performance.Player`
is_animal(traits) -> bool                    whether a look asks for one (`kind = "dog"`)
"""

from collections.abc import Mapping
from typing import Any

from workprint.crafts.previz.animals.breeds import KINDS
from workprint.crafts.previz.animals.manners import MANNERS
from workprint.crafts.previz.animals.player import Animal
from workprint.crafts.previz.animals.reading import breed, is_animal, kind_of


def figure(name: str, traits: Mapping[str, Any] | None = None, words: str = "") -> Animal:
    """The animal called `name`; `traits` must have its `kind`. `EngineError` for what is not known."""
    return Animal(breed(name, traits, words))


def room(traits: Mapping[str, Any] | None) -> float:
    """The radius of floor that a look's animal needs, metres; 0 for a person."""
    kind = kind_of(str((traits or {}).get("kind", "")))
    return MANNERS[kind].room if kind else 0.0


__all__ = ["KINDS", "Animal", "figure", "is_animal", "kind_of", "room"]
