"""Who is introduced, and how they are called from then on: described the first time, then a label, or the reference that goes along. Pure.

    MARA turns to JONAH.  ->  A 68-year-old woman, ..., turns to a man.  ...  The woman turns to the man.

Knows parts, a dialect's rules on people and references, and what goes along with a prompt (`Given`); knows nothing of orders and slots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from workprint.plan.prompts import english
from workprint.plan.prompts.dialects import Dialect
from workprint.plan.prompts.names import alternation, named, spellings
from workprint.plan.prompts.parts import Parts, Subject


@dataclass(frozen=True)
class Given:
    """What goes along with a prompt: the kind of work, whether it begins (ends) with a given frame, whose pictures it has for reference
    (names of the look book, in order), how many seconds the clip has (None: the shot's own), whether the engine makes sound; `limit` is
    the engine's own for the text (so many, of what), where it takes less than the model's maker says (0: the dialect's).
    """

    kind: str = "clip"
    start: bool = False
    end: bool = False
    references: tuple[str, ...] = ()
    seconds: Fraction | None = None
    audio: bool = True
    limit: tuple[int, str] = (0, "characters")


class Introductions:
    """One prompt's people, from its first word to its last: it remembers who has been introduced."""

    def __init__(self, parts: Parts, dialect: Dialect, given: Given) -> None:
        self.parts, self.dialect, self.given = parts, dialect, given
        self.subjects = {subject.name: subject for subject in parts.subjects}
        self.everybody = tuple(dict.fromkeys((*parts.names, *self.subjects)))
        self.ways = {way: name for way, name in spellings(self.everybody).items() if name in self.subjects}
        self.introduced: set[str] = set(self.subjects) if given.start or given.kind in ("restyle", "extend") else set()
        self.used: set[str] = set()
        self.described: set[str] = set()
        self.anchored = dialect.says("people", "way") == "anchored"
        syntax = str(dialect.says("references", "syntax"))
        most = int(dialect.says("references", "most", 0))
        kept = given.references[:most] if syntax else ()
        self.called = [syntax.format(n=number, tag=_tag(name)) for number, name in enumerate(kept, 1)]
        each = {name: [called for other, called in zip(kept, self.called, strict=True) if other == name] for name in kept}
        self.references = {name: english.listed(dict.fromkeys(called)) for name, called in each.items()}

    def who(self, name: str) -> str:
        """Somebody, described the first time, then by a label; the name itself for one whom nobody describes."""
        subject = self.subjects.get(name)
        if subject is None:
            return f"the {voice}" if (voice := self.parts.voices.get(name, "")) else "a voice"
        reference = self.references.get(name, "")
        if name in self.introduced:
            later = str(self.dialect.says("references", "later", "{label}")) if reference else "{label}"
            return later.format(label=self._label(subject), ref=reference)
        self.introduced.add(name)
        return self._described(subject)

    def _described(self, subject: Subject) -> str:
        reference = self.references.get(subject.name, "")
        plain = subject.brief if self.dialect.says("people", "way") == "brief" else subject.described
        if not reference:
            return plain if subject.framed else english.article(subject.role or subject.noun)
        template = str(self.dialect.says("references", "described", "{described}"))
        return template.format(label=self._label(subject), noun=subject.noun, ref=reference, described=plain)

    def _label(self, subject: Subject) -> str:
        label = str(self.dialect.says("people", "label", "{label}")) if self.anchored else "{label}"
        return label.format(label=subject.label, letter=self._letter(subject))

    def _letter(self, subject: Subject) -> str:
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[list(self.subjects).index(subject.name) % 26]

    def tell(self, text: str) -> str:
        """A text of the page in which names are descriptions, labels or references."""
        return english.sentence(self._replaced(text), "") if self.subjects else text

    def _replaced(self, text: str) -> str:
        text = self._with_things(text)
        if not self.ways:
            return text
        pattern = re.compile(rf"(?:\b(?:[Aa]n?|[Tt]he)\s+)?(?<!\w)(?P<name>{alternation(self.ways)})(?P<own>['’]s)?(?!\w)(?P<next>.?)")
        return pattern.sub(self._told_name, text)

    def _with_things(self, text: str) -> str:
        """The text in which a thing of the look book is described where it is first named; a start frame shows it already."""
        for name, described in self.parts.things.items() if not self.given.start else ():
            plain = re.compile(rf"\b(?:an?|the) {re.escape(name.lower())}\b(?P<next>(?= ))?")
            if name not in self.described and described != english.article(name.lower()) and (found := plain.search(text)):
                comma = "," if ", " in described and found["next"] is not None else ""
                text = f"{text[: found.start()]}{described}{comma}{text[found.end() :]}"
                self.described.add(name)
        return text

    def _manner(self, manner: str) -> str:
        """How something is said; a name in it is a label, or falls away where nobody knows who that is."""
        said = self._replaced(manner)
        return "" if named(said, self.parts.names) else said

    def _told_name(self, found: re.Match[str]) -> str:
        name = self.ways[found["name"]]
        if found["own"] and name not in self.introduced:
            self.introduced.add(name)
            return f"{english.article(self.subjects[name].noun)}'s{found['next']}"
        said = self.who(name)
        after = found["own"] or ("," if ", " in said and found["next"] == " " else "")
        return f"{said}{after}{found['next']}"

    def _mentioned(self, text: str) -> list[str]:
        """Who is named in a text, in the order in which they are."""
        return named(text, self.everybody, tuple(self.subjects)) if self.subjects else []


def _tag(name: str) -> str:
    """A name as a tag: letters, digits and _."""
    return re.sub(r"\W+", "_", name.title()).strip("_") or "reference"
