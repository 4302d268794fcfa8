"""Parts, in a dialect -> the prompt: text, negative, fields of their own, references by name, limits used, and what is wrong with it. Pure.

What a person wrote for the dialect stands in place of the compiled text; fragments of the library are filled in. Nothing is cut: a text
over its limit is an error with the numbers, and what a dialect cannot say is named. Knows how a prompt is put together; spends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from workprint.core.errors import EngineError
from workprint.plan.prompts import lints
from workprint.plan.prompts.dialects import Dialect, dialects
from workprint.plan.prompts.introductions import Given
from workprint.plan.prompts.parts import Parts
from workprint.plan.prompts.prompt import Prompt, Used
from workprint.plan.prompts.telling import Telling
from workprint.story import prompts as library


def compile(parts: Parts, dialect: Dialect, given: Given | None = None) -> Prompt:
    """The prompt for one shot. EngineError where the dialect words no such kind of work; all else that is wrong is in its lints."""
    given = given or Given(_usual(dialect))
    if given.kind not in dialect.kinds:
        able = ", ".join(name for name, each in dialects().items() if given.kind in each.kinds)
        what = f"{dialect.name} words no {given.kind}: it words {', '.join(dialect.kinds)}"
        raise EngineError(what, where=f"{parts.source} shot {parts.shot}", remedy=f"dialects for a {given.kind}: {able}")
    telling = Telling(parts, dialect, given)
    by_hand = parts.wording.text(dialect.name)
    order = dialect.order(given.kind, start=given.start, end=given.end, several=len(parts.subjects) > 1)
    text = library.filled(by_hand, parts.library) if by_hand else telling.told(order)
    pictured = given.kind in ("clip", "picture", "restyle", "extend")
    negative = telling.slot_avoid() if pictured and dialect.says("negatives", "way") == "field" else ""
    fields = {} if by_hand else dict(_fields(telling, dialect, given.kind))
    references = tuple((name, telling.called[at] if at < len(telling.called) else "") for at, name in enumerate(given.references))
    prompt = Prompt(dialect.name, given.kind, text, negative, fields, references, written=bool(by_hand))
    prompt = replace(prompt, used=tuple(_used(prompt, dialect, given)))
    return replace(prompt, lints=tuple(lints.found(prompt, parts, dialect, given, said=telling.used)))


def _usual(dialect: Dialect) -> str:
    return dialect.kinds[0]


def _fields(telling: Telling, dialect: Dialect, kind: str) -> Iterator[tuple[str, str]]:
    for name, rule in dialect.rules.items():
        if name.startswith("fields.") and kind in rule.get("kinds", (kind,)) and (said := telling.told(rule)):
            yield name.removeprefix("fields."), said


def _used(prompt: Prompt, dialect: Dialect, given: Given) -> Iterator[Used]:
    texts = {"text": prompt.text, "negative": prompt.negative, **prompt.fields}
    for name, text in texts.items():
        rule = dialect.limit(f"{name}_{given.kind}") or dialect.limit(name)
        if name == "text" and given.limit[0]:
            yield Used(name, count(text, given.limit[1]), *given.limit)
        elif rule is not None and text:
            yield Used(name, count(text, rule["unit"]), int(rule["most"]), rule["unit"])


def count(text: str, unit: str) -> int:
    """How much of a limit a text uses: characters, utf-16 units (as JavaScript counts), words, or tokens.

    Tokens are reckoned: a piece for every eight letters of a word, for every mark, digit and sign that is not Latin.
    """
    if unit == "utf-16 units":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    if unit == "words":
        return len(text.split())
    if unit == "tokens":
        pieces = re.findall(r"[A-Za-z']+|\d|[^\sA-Za-z\d]", text)
        return sum(-(-len(piece) // 8) for piece in pieces)
    return len(text)
