"""One prompt being told: a dialect's order filled with what its slots say, sentences put together, JSON. Pure.

Knows orders and forms; knows nothing of limits, lints or files, nor what a slot says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from workprint.core.errors import EngineError
from workprint.plan.prompts import english
from workprint.plan.prompts.dialects import Rule
from workprint.plan.prompts.parts import Subject
from workprint.plan.prompts.slots import Slots

_SLOT = re.compile(r"\{([a-z_]+)\}")
_JOINTS = {"prose": " ", "tags": ", ", "lines": "\n", "blocks": "\n\n"}


class Telling(Slots):
    """One prompt being told, from its first word to its last."""

    def told(self, order: Rule) -> str:
        """The whole text that an order gives."""
        form, self.anchored = order["form"], self.anchored and "{cast}" in str(order.says)
        if form == "json":
            return json.dumps(self._shaped(order["shape"]), ensure_ascii=False, indent=2)
        stop = "" if form == "tags" else "."
        said = [text for each in order["say"] if (text := self._entry(each, stop))]
        tail = [text for each in order.get("tail", ()) if (text := self._filled(each))]
        text = _JOINTS[form].join(said)
        return " ".join(filter(None, (re.sub(r"[ \t]+(?=\n)", "", text), *tail)))

    def _entry(self, entry: Any, stop: str) -> str:
        if not isinstance(entry, Mapping):
            return self._sentence(entry, stop)
        said = [text for each in entry["say"] if (text := self._sentence(each, entry.get("stop", stop)))]
        head = self._filled(entry.get("head", ""))
        if not said:
            return f"{head} {entry['else']}" if "else" in entry else ""
        return f"{head}{entry.get('join', ' ') if head else ''}{entry.get('between', ' ').join(said)}"

    def _sentence(self, said: Any, stop: str) -> str:
        pieces = [said] if isinstance(said, str) else said
        found = [text for piece in pieces if (text := self._filled(piece))]
        bare = ", ".join(_without_stop(each) for each in found[:-1]) if stop else ", ".join(found[:-1])
        whole = ", ".join(filter(None, (bare, *found[-1:])))
        return english.sentence(whole) if stop else whole

    def _filled(self, piece: str) -> str:
        """The piece with its slots filled; "" if one of them has nothing to say."""
        values = {name: self._slot(name) for name in _SLOT.findall(piece)}
        if not all(values.values()):
            return ""
        self.used |= {"avoid" if name == "denied" else name for name in values}
        return _SLOT.sub(lambda found: values[found[1]], piece)

    def _shaped(self, shape: Any) -> Any:
        """A JSON shape with its slots filled; what says nothing is left out."""
        if isinstance(shape, str):
            return self._filled(shape)
        if isinstance(shape, Mapping):
            found = {key: self._shaped(value) for key, value in shape.items()}
            return {key: value for key, value in found.items() if value}
        if shape == ["{each}"]:
            self.introduced |= set(self.subjects)
            return [self._as_json(subject) for subject in self.parts.subjects]
        if shape == ["{hexes}"]:
            return list(self.parts.palette)
        return [value for each in shape if (value := self._shaped(each))]

    def _as_json(self, subject: Subject) -> dict[str, str]:
        kind = "animal" if subject.noun in ("dog", "cat", "horse", "bird", "chicken") else "person"
        acts = [each for each in self.parts.action if self._mentioned(each)[:1] == [subject.name]]
        doing = " ".join(self.tell(each) for each in acts) or subject.posed
        return {key: value for key, value in (("type", kind), ("description", self._described(subject)), ("action", doing)) if value}

    def _slot(self, name: str) -> str:
        """What a slot says. EngineError for one that no telling has."""
        say = getattr(self, f"slot_{name}", None)
        if say is None:
            known = ", ".join(sorted(each.removeprefix("slot_") for each in dir(self) if each.startswith("slot_")))
            raise EngineError(f"there is no slot {{{name}}}", where=f"{self.dialect.name}.toml", remedy=f"slots: {known}")
        return str(say())


def _without_stop(text: str) -> str:
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text
