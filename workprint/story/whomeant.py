"""Whom words mean that are no names: pronouns, `the old man`, `her mother`, `two guards`, `the survivors`.

Knows the cast and who is about in a scene; knows nothing of deeds or of the stage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workprint.story import lexicon
from workprint.story.cast import MAN, WOMAN, Cast
from workprint.story.unnamed import ANYBODY, RELATIONS, Phrase

_YOUNG = lexicon.bag("boy girl kid child")
_PARENT = lexicon.bag("mother father mom mum mummy dad daddy grandmother grandfather grandma grandpa granddad")
_OF_AGE, _OLD, _GENERATION = 21, 50, 13
_MEMBER = lexicon.bag("member members")


def nobody() -> tuple[str, ...]:
    return ()


@dataclass
class Recent:
    """Whom a pronoun may mean: the last man, the last woman, the last two people named, the last subject. `about` says who is in the scene
    at all; it is asked only where a phrase needs it.
    """

    cast: Cast
    people: list[str] = field(default_factory=list)
    subject: str = ""
    about: Callable[[], Sequence[str]] = nobody

    def named(self, who: str) -> None:
        if who in self.people:
            self.people.remove(who)
        self.people = [*self.people[-29:], who]

    def meant(self, pronoun: str) -> tuple[str, ...]:
        """Whom the pronoun stands for (nobody, where that cannot be told)."""
        if pronoun in ("everyone", "everybody", "all"):
            return tuple(who for who in self.people if not self.cast.kind(who))
        if pronoun in lexicon.THEY or pronoun == "them":
            return tuple(who for who in self.people if not self.cast.kind(who))[-2:]
        if pronoun == "it":
            return tuple(who for who in reversed(self.people) if self.cast.kind(who))[:1]
        gender, other = (WOMAN, MAN) if pronoun in lexicon.SHE else (MAN, WOMAN)
        kept = [who for who in reversed(self.people) if self.cast.gender(who) == gender]
        kept += [who for who in reversed(self.people) if self.cast.gender(who) not in (gender, other) and not self.cast.kind(who)]
        return (self.subject,) if self.subject in kept else tuple(kept[:1])

    def called(self, phrase: Phrase, acting: Sequence[str]) -> tuple[str, ...]:
        """Whom a phrase means, nobody where that cannot be told. `acting` are those whose deed it is the object of."""
        role = phrase.role.lower()
        extras = self.cast.extras.get(phrase.role, ())
        group = self.cast.group(phrase.role)
        if phrase.of and phrase.count == 1:
            return tuple(who for who in group or extras if who not in acting)[:1]
        if phrase.several:
            here = {*self.people, *self.about()} if group and phrase.known else {}
            present = tuple(who for who in group if who in here) or group
            return tuple(present[: phrase.count or None] or extras[: phrase.count or None] or self._several(role))
        if not phrase.known:
            return extras[:1]
        if extras and extras[0] in self.people and not phrase.own:
            return extras[:1]
        return self._described(role, acting) or self._related(role, phrase, acting) or extras[:1]

    def _several(self, role: str) -> tuple[str, ...]:
        """`the men`, `the women`: those of the scene."""
        gender = {"man": MAN, "woman": WOMAN}.get(role, "")
        found = [who for who in self.about() if gender and self.cast.gender(who) == gender]
        return tuple(found) if len(found) > 1 else ()

    def _described(self, role: str, acting: Sequence[str]) -> tuple[str, ...]:
        """Who was introduced so: `JONAH (70), an old fisherman` is the fisherman."""
        found = [who for who in self._others(acting) if role in self.cast.looks[who].words.lower().replace(",", " ").split()]
        return tuple(found) if len(found) == 1 else ()

    def _others(self, acting: Sequence[str]) -> list[str]:
        here = dict.fromkeys((*self.people, *self.about()))
        extras = {who for names in self.cast.extras.values() for who in names}
        return [who for who in here if who not in acting and who not in extras and who in self.cast.looks and not self.cast.kind(who)]

    def _related(self, role: str, phrase: Phrase, acting: Sequence[str]) -> tuple[str, ...]:
        """The only one of the scene who can be somebody's mother, or the man, or the boy."""
        if role not in RELATIONS and role not in ANYBODY:
            return ()
        gender = WOMAN if role in lexicon.WOMEN else MAN if role in lexicon.MEN else ""
        others = [who for who in self._others(acting) if not gender or self.cast.gender(who) in (gender, "")]
        sure = [who for who in others if self.cast.gender(who) == gender] if gender else others
        found = [who for who in (sure or others) if self._fits(who, role, phrase.age, acting)]
        return tuple(found) if len(found) == 1 else ()

    def _fits(self, who: str, role: str, age: str, acting: Sequence[str]) -> bool:
        """Whether somebody is of an age to be this."""
        years = self._age(who)
        if not years:
            return True
        if (role in _YOUNG and years > _OF_AGE) or (age == "old" and years < _OLD) or (age == "young" and years >= _OLD):
            return False
        theirs = self._age(acting[0]) if acting else 0
        return not (role in _PARENT and theirs and years - theirs < _GENERATION)

    def _age(self, who: str) -> int:
        years = self.cast.looks[who].traits.get("age", 0) if who in self.cast.looks else 0
        return years if isinstance(years, int) else 0
