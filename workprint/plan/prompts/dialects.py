"""Dialects: how each model wants to be prompted, as data with source and date. `plan/dialects/<name>.toml`, read into frozen rules.

    title = "Veo 3.1 (Google)"
    kinds = ["clip", "extend"]              # what it words (KINDS)
    paste = false                           # true: a person pastes the text, there is no API

    [order.clip]                            # what stands where; also order.start (a clip from a given frame),
                                            # order.end, order.start_and_end, and any other kind
    form = "prose"                          # FORMS
    say = [["{size}", "{lens}", "{move}"], "{action}", {head = "SFX:", say = ["{effects}"]}]
    tail = ["--ar {aspect}"]                # after everything, between blanks
    source = "https://..."                  # every rule has these three
    date = "2026-11-21"
    basis = "vendor"                        # BASES

    [limits.text]      unit (UNITS), most, aim (words that the maker advises)
    [negatives]        way (NEGATIVES), ask (how they are said)
    [camera]           ideas (how many moves it takes), and its words: sizes, angles, views, moves, motions, speeds, manners
    [people]           way (woven into the action, briefly, or anchored: each introduced once), anchor, joint
    [references]       syntax, described, later, declare, most
    [dialogue]         line, off, joint, language     (none: it speaks nothing)
    [sound]            effects, music                 (none: it makes no sound)
    [feelings]         way ("shown": only what a camera sees; "said")
    [seconds]          lengths, or least and most
    [fields.style]     like an order: text that goes into a field of its own

A sentence is a text, or a list of pieces with commas between them; a piece whose slot (`{lens}`) has nothing to say falls away, and a
sentence with its last piece. Words that a dialect does not have are those of `plain`. Knows TOML and rules; knows no shot.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.plan import fitting

KINDS = ("clip", "picture", "restyle", "extend", "voice", "music", "effect")
FORMS = ("prose", "tags", "lines", "blocks", "json")
UNITS = ("characters", "utf-16 units", "words", "tokens")
NEGATIVES = ("field", "forbidden", "tail", "prose")
BASES = ("vendor", "third-party", "house")
"""Who says so: the model's maker (its pages, its repository, its API's schema), somebody else about it, or we ourselves."""
PLAIN = "plain"
_RULES = ("negatives", "camera", "people", "references", "dialogue", "sound", "feelings", "seconds")
_GROUPS = ("order", "limits", "fields")
_EVIDENCE = ("source", "date", "basis")


@dataclass(frozen=True)
class Rule:
    """One rule: what it says, who says so (`source`, an address or a document), of which day, and on whose word (`BASES`)."""

    name: str
    says: Mapping[str, Any]
    source: str
    date: str
    basis: str

    def __getitem__(self, key: str) -> Any:
        return self.says[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self.says.get(key, default)


@dataclass(frozen=True)
class Dialect:
    """How one family of models wants to be prompted. `rules` are by name: `order.clip`, `limits.text`, `negatives`, ..."""

    name: str
    title: str
    kinds: tuple[str, ...]
    rules: Mapping[str, Rule] = field(default_factory=dict)
    paste: bool = False
    plain: Dialect | None = None

    def rule(self, name: str) -> Rule | None:
        """Its own rule of this name; None where it has none."""
        return self.rules.get(name)

    def order(self, kind: str, *, start: bool = False, end: bool = False, several: bool = False) -> Rule:
        """What stands where in a prompt of this kind: from a given frame, to one, or for several people, by its own rule if it has one."""
        wanted = [f"order.{kind}_of_several"] * several + [f"order.{kind}"]
        if kind == "clip":
            given = ["order.start_and_end"] * (start and end) + ["order.end"] * (end and not start) + ["order.start"] * start
            wanted = [*given, *wanted]
        for name in wanted:
            for dialect in filter(None, (self, self.plain)):
                if name in dialect.rules:
                    return dialect.rules[name]
        raise EngineError(f"the dialect {self.name} has no order for a {kind}", where=f"{self.name}.toml", remedy=f"add [order.{kind}]")

    def word(self, table: str, key: str) -> str:
        """The dialect's word for one of the crew's (`sizes`, "MCU"), else plain English; "" for what goes without saying."""
        for dialect in filter(None, (self, self.plain)):
            said = dialect.rules["camera"].get(table, {}) if "camera" in dialect.rules else {}
            if key in said:
                return str(said[key])
        return ""

    def limit(self, name: str) -> Rule | None:
        return self.rules.get(f"limits.{name}")

    def says(self, name: str, key: str, default: Any = "") -> Any:
        """What a rule says under a key; `default` where there is no such rule or key."""
        found = self.rules.get(name)
        return default if found is None else found.get(key, default)


@cache
def dialects() -> Mapping[str, Dialect]:
    """Every dialect that comes with Workprint, by name, in alphabetical order."""
    texts = {each.name.removesuffix(".toml"): each for each in (files("workprint.plan") / "dialects").iterdir()}
    names = sorted(name for name in texts if texts[name].name.endswith(".toml"))
    plain = dialect(PLAIN, texts[PLAIN].read_text("utf-8"))
    return {name: plain if name == PLAIN else dialect(name, texts[name].read_text("utf-8"), plain) for name in names}


def dialect(name: str, text: str, plain: Dialect | None = None) -> Dialect:
    """The dialect that a file's text describes. EngineError that names the file, the rule and what is wrong with it."""
    try:
        top = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise EngineError(f"this is no dialect: {wrong}", where=f"{name}.toml", remedy="see plan/prompts/dialects.py") from wrong
    kinds = tuple(top.get("kinds", ()))
    strange = sorted({*top} - {"title", "kinds", "paste", *_RULES, *_GROUPS}) + [kind for kind in kinds if kind not in KINDS]
    if strange or not kinds:
        remedy = f"kinds are {', '.join(KINDS)}; rules {', '.join((*_GROUPS, *_RULES))}"
        raise EngineError(f"{strange[0]!r} is no part of a dialect" if strange else "no kinds", where=f"{name}.toml", remedy=remedy)
    rules = {rule.name: rule for rule in _rules(name, top)}
    return Dialect(name, str(top.get("title", name)), kinds, rules, bool(top.get("paste", False)), plain)


def _rules(name: str, top: Mapping[str, Any]) -> Iterator[Rule]:
    for key in _RULES:
        if key in top:
            yield _rule(name, key, top[key])
    for group in _GROUPS:
        for key, said in top.get(group, {}).items():
            yield _rule(name, f"{group}.{key}", said)


def _rule(name: str, key: str, said: Mapping[str, Any]) -> Rule:
    missing = [each for each in _EVIDENCE if not said.get(each)]
    if missing:
        remedy = f'a rule says who says so, and when: source = "https://...", date = "2026-11-21", basis = one of {", ".join(BASES)}'
        raise EngineError(f"the rule {key} has no {' and no '.join(missing)}", where=f"{name}.toml", remedy=remedy)
    allowed = {"basis": BASES, "form": FORMS, "unit": UNITS, "way": (*NEGATIVES, "woven", "anchored", "brief", "shown", "said")}
    for which, words in allowed.items():
        if which in said and said[which] not in words:
            raise EngineError(f"{key}: {which} = {said[which]!r} is not known", where=f"{name}.toml", remedy=f"one of {', '.join(words)}")
    if not re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", str(said["date"])):
        raise EngineError(f"{key}: {said['date']!r} is no day", where=f"{name}.toml", remedy='write it as "2026-11-21"')
    return Rule(key, {which: value for which, value in said.items() if which not in _EVIDENCE}, *(str(said[each]) for each in _EVIDENCE))


def named(wanted: str, cards: Mapping[str, Card], kind: str = "clip") -> Dialect:
    """The dialect of this name, or of the engine of this name (`veo`, `fal:kling-3`). EngineError with the nearest where there is none."""
    known = dialects()
    if wanted.lower() in known:
        return known[wanted.lower()]
    engine, _, _ = wanted.partition(":")
    if engine in cards:
        _, model = fitting.chosen(wanted, cards, kind, where=f"prompt for {wanted}")
        name = (model.dialect if model else "") or PLAIN
        if name not in known:
            raise unknown(name, known, f"the card of {wanted}")
        return known[name]
    raise unknown(wanted, (*known, *cards))


def unknown(wanted: str, known: Iterable[str], where: str = "") -> EngineError:
    """The error for a dialect that is not there, with the nearest."""
    names = list(known)
    near = get_close_matches(wanted.lower(), names, 1, 0.5)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return EngineError(f"there is no dialect {wanted!r}", where=where, remedy=f"{hint}dialects: {', '.join(dialects())}; or name an engine")
