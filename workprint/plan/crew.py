"""Who does what: which engine's card answers for an op. Knows cards; never starts an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workprint.core.cards import Card, Model, Terms
from workprint.core.errors import EngineError
from workprint.core.nouns import Artifact, Owed, Task
from workprint.plan import fitting, prices

HOUSE = {
    "clip": "previz",
    "voice": "espeak",
    "segment": "encoder",
    "still": "encoder",
    "mix": "mixer",
    "loudness": "mixer",
    "sound": "encoder",
}
HOUSE |= {"subtitles": "master", "master": "master"}
HOUSE |= {
    "control": "previz",
    "board": "previz",
    "gltf": "previz",
    "layout": "previz",
    "usd": "usd",
    "floorplan": "printer",
    "storyboard": "printer",
    "dailies": "printer",
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
        return self.hired(op, wanted, where=where)[0]

    def hired(self, op: str, wanted: str = "", *, where: str = "") -> tuple[Card, Model | None]:
        """The same, and with which of its models; None for an engine that is its own one model."""
        name = wanted or self.chosen.get(op) or HOUSE[op]
        where = where if wanted else f"film.toml: engines.{op}"
        card, model = fitting.chosen(name, self.cards, op, where=where)
        if op not in card.ops:
            able = sorted(each.name for each in self.cards.values() if op in each.ops)
            raise EngineError(
                f"engine {name!r} makes {', '.join(card.ops)}, not {op}", where=where, remedy=f"engines that make a {op}: {', '.join(able)}"
            )
        return card, model

    def terms(self, task: Task) -> Terms:
        """On what terms an order is done. One for an engine that is not at hand costs nothing: it cannot be done."""
        card = self.cards.get(task.engine)
        if card is None or not card.hosted:
            return Terms()
        model = card.model(str(task.params.get("model", "")), task.op)
        lane, at_once = (f"{card.name}:{model.name}", model.concurrency) if model else (card.name, 1)
        return Terms(prices.quote(task, card), True, lane, at_once)

    def task(self, op: str, params: Mapping[str, object], inputs: Mapping[str, Artifact | Owed], *, label: str, wanted: str = "") -> Task:
        """An order for `op`, signed with the version of the engine that will do it."""
        card = self.card(op, wanted)
        return Task(op, card.name, card.version, params, tuple(inputs.items()), label)
