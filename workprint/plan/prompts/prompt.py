"""A prompt as it is sent, and how much of its limits it uses. Data; knows nothing of how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workprint.core.nouns import Finding


@dataclass(frozen=True)
class Used:
    """How much of a limit is used: so many of at most so many units. Tokens are reckoned, on the safe side, not counted."""

    name: str
    count: int
    most: int
    unit: str

    @property
    def over(self) -> bool:
        return self.count > self.most


@dataclass(frozen=True)
class Prompt:
    """What a model is told: `text`, `negative` and other `fields` as its request has them, `references` (name, how the text calls it), in
    the order in which they go along. `written` says that a person wrote it. A finding of level error in `lints` should stop spending.
    """

    dialect: str
    kind: str
    text: str
    negative: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    references: tuple[tuple[str, str], ...] = ()
    used: tuple[Used, ...] = ()
    lints: tuple[Finding, ...] = ()
    written: bool = False

    @property
    def ready(self) -> bool:
        return not any(finding.level == "error" for finding in self.lints)
