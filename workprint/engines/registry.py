"""Where engines are found: entry points in the group `workprint.engines`. Knows names and cards; imports no engine before it is asked for.

A package adds an engine with two lines in its pyproject.toml, and the built-in ones use the same door:

    [project.entry-points."workprint.engines"]
    haiku = "my_package:Haiku"

One that does not load is reported by `cards()`, and is nobody's trouble until it is asked for.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Engine

GROUP = "workprint.engines"
BUILT_IN = {
    "toy": "workprint.engines.toy:Toy",
    "previz": "workprint.engines.previz:Previz",
    "espeak": "workprint.engines.espeak:Espeak",
    "mixer": "workprint.engines.mixer:Mixer",
    "encoder": "workprint.engines.encoder:Encoder",
    "master": "workprint.engines.master:Master",
    "printer": "workprint.engines.printer:Printer",
    "usd": "workprint.engines.usd:Usd",
    "fal": "workprint.engines.fal:Fal",
}
"""As in pyproject.toml, so that a plain checkout works too. Another package cannot take these names."""


def names() -> tuple[str, ...]:
    """Of every engine at hand, in alphabetical order, whether or not it loads."""
    return tuple(sorted(_doors()))


@cache
def engine(name: str) -> Engine:
    """The engine of this name. EngineError if there is none (with the nearest name) or it does not load (with the reason)."""
    doors = _doors()
    if name not in doors:
        near = get_close_matches(name, list(doors), 1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise EngineError(f"there is no engine {name!r}", remedy=f"{hint}engines at hand: {', '.join(names())}")
    try:
        loaded = doors[name].load()
        found: Engine = loaded() if isinstance(loaded, type) else loaded
        card = found.card
        if not isinstance(card, Card) or not callable(found.make):
            raise TypeError("it has no card or no make()")
        if card.name != name:
            raise ValueError(f"its card says {card.name!r}")
    except EngineError:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        remedy = f"mend, upgrade or uninstall the package that brings {doors[name].value}"
        raise EngineError(f"engine {name!r} does not load ({reason})", remedy=remedy) from error
    return found


def cards() -> tuple[dict[str, Card], dict[str, str]]:
    """The cards of every engine that loads, by name; and for each one that does not, why."""
    found, broken = {}, {}
    for name in names():
        try:
            found[name] = engine(name).card
        except EngineError as error:
            broken[name] = error.what
    return found, broken


@cache
def _doors() -> dict[str, EntryPoint]:
    """Every engine's way in. Where two packages offer one name, the built-in goes first, then the package first in the alphabet."""
    found: dict[str, EntryPoint] = {}
    for each in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        found.setdefault(each.name, each)
    return found | {name: EntryPoint(name, value, GROUP) for name, value in BUILT_IN.items()}
