"""Who does what: which engine's card answers for an op. Knows cards; never starts an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from workprint.core.errors import EngineError
from workprint.core.nouns import Artifact, Card, Owed, Task

HOUSE = {"clip": "previz", "voice": "espeak", "segment": "encoder", "mix": "mixer", "loudness": "mixer", "sound": "encoder"}
HOUSE |= {"subtitles": "master", "master": "master"}
HOUSE |= {
    "control": "previz",
    "board": "previz",
    "gltf": "previz",
    "layout": "previz",
    "usd": "usd",
    "floorplan": "printer",
    "storyboard": "printer",
}
"""The built-in engine for each op: what a film is made with that names none."""


@dataclass(frozen=True)
class Crew:
    """The cards of every engine at hand, and the film's choice of engine per op."""

    cards: Mapping[str, Card]
    chosen: Mapping[str, str]

    def card(self, op: str, wanted: str = "", *, where: str = "") -> Card:
        """Who does `op`: `wanted` (a shot's own choice, said at `where`), else the film's, else the house's. EngineError if nobody of that
        name can.
        """
        name = wanted or self.chosen.get(op) or HOUSE[op]
        where = where if wanted else f"film.toml: engines.{op}"
        card = self.cards.get(name)
        able = sorted(each.name for each in self.cards.values() if op in each.ops)
        if card is None:
            near = get_close_matches(name, list(self.cards), 1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise EngineError(
                f"there is no engine {name!r}", where=where, remedy=f"{hint}install it, or take one that makes a {op}: {', '.join(able)}"
            )
        if op not in card.ops:
            raise EngineError(
                f"engine {name!r} makes {', '.join(card.ops)}, not {op}", where=where, remedy=f"engines that make a {op}: {', '.join(able)}"
            )
        return card

    def has(self, wanted: str) -> bool:
        """Whether a shot's own choice of engine (or none) is at hand."""
        return not wanted or wanted in self.cards

    def task(self, op: str, params: Mapping[str, object], inputs: Mapping[str, Artifact | Owed], *, label: str, wanted: str = "") -> Task:
        """An order for `op`, signed with the version of the engine that will do it."""
        card = self.card(op, wanted)
        return Task(op, card.name, card.version, params, tuple(inputs.items()), label)
