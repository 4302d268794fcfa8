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
_SIBLING = lexicon.bag("brother sister twin")
_GROWN = _PARENT | lexicon.bag("man woman wife husband aunt uncle lady gentleman")
_OF_AGE, _ADULT, _OLD, _GENERATION = 21, 16, 50, 15


def nobody() -> tuple[str, ...]:
    return ()


@dataclass
class Recent:
    """Whom a pronoun may mean: the last man, the last woman, the last two people named, the last subject; which `place` was named last, for
    `there`. `about` says who is in the scene
    at all; it is asked only where a phrase needs it.
    """

    cast: Cast
    people: list[str] = field(default_factory=list)
    subject: str = ""
    place: str = ""
    about: Callable[[], Sequence[str]] = nobody

    def named(self, who: str) -> None:
        if who in self.people:
            self.people.remove(who)
        self.people = [*self.people[-29:], who]

    def meant(self, pronoun: str, but: Sequence[str] = ()) -> tuple[str, ...]:
        """Whom the pronoun stands for (nobody, where that cannot be told), none of those in `but`."""
        if pronoun in ("everyone", "everybody", "all"):
            return tuple(who for who in self.people if not self.cast.kind(who))
        if pronoun in lexicon.THEY or pronoun == "them":
            return tuple(who for who in self.people if not self.cast.kind(who) and who not in but)[-2:]
        if pronoun == "it":
            return tuple(who for who in reversed(self.people) if self.cast.kind(who))[:1]
        gender, other = (WOMAN, MAN) if pronoun in lexicon.SHE else (MAN, WOMAN)
        people = [who for who in reversed(self.people) if who not in but]
        sure = [who for who in people if self.cast.gender(who) == gender]
        kept = sure + [who for who in people if self.cast.gender(who) not in (gender, other) and not self.cast.kind(who)]
        pool = sure if sure and sure[0] in people[:3] else kept
        return (self.subject,) if self.subject in pool else tuple(pool[:1])

    def called(self, phrase: Phrase, acting: Sequence[str]) -> tuple[str, ...]:
        """Whom a phrase means, nobody where that cannot be told. `acting` are those whose deed it is the object of."""
        role = phrase.role.lower()
        extras = self.cast.without_name(phrase.role)
        group = self.cast.group(phrase.role)
        if phrase.of and phrase.count == 1:
            return tuple(who for who in group or extras if who not in acting)[:1]
        if phrase.several:
            here = {*self.people, *self.about()} if group and phrase.known else {}
            present = tuple(who for who in group if who in here) or group
            found = present[: phrase.count or None] or extras[: phrase.count or None]
            return tuple(found) or (self._several(role, phrase, acting) if phrase.known else ())
        if not phrase.known:
            return extras[:1]
        if extras and extras[0] in self.people and not phrase.own:
            return extras[:1]
        return self._described(role, acting) or self._related(role, phrase, acting) or extras[:1]

    def _several(self, role: str, phrase: Phrase, acting: Sequence[str]) -> tuple[str, ...]:
        """`the men`, `the two women`, `the twins`: those of the scene, the last named of them where fewer are meant."""
        count = 2 if role in ("twin", "couple") else phrase.count
        gender = WOMAN if role in lexicon.WOMEN else MAN if role in lexicon.MEN else ""
        young = "child" if role == "twin" else role
        here = list(dict.fromkeys((*self.about(), *self.people)))
        found = [who for who in here if role in (RELATIONS | ANYBODY) and who in self.cast.looks and not self.cast.kind(who)]
        found = [who for who in found if not gender or self.cast.gender(who) in (gender, "")]
        found = [who for who in found if self._fits(who, young, phrase.age, ())]
        last = [who for who in self.people if who in found]
        found = last[-count:] if count and len(last) >= count else found
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
        owners = (*acting, *(self.meant({"their": "they"}.get(phrase.own, phrase.own)) if phrase.own in ("his", "her", "their") else ()))
        others = [who for who in self._others(owners) if not gender or self.cast.gender(who) in (gender, "")]
        sure = [who for who in others if self.cast.gender(who) == gender] if gender else others
        found = [who for who in (sure or others) if self._fits(who, role, phrase.age, owners)]
        told = [who for who in found if self._age(who)] if role in _YOUNG | _PARENT | _SIBLING else []
        return tuple(told) if len(told) == 1 else tuple(found) if len(found) == 1 else ()

    def _fits(self, who: str, role: str, age: str, owners: Sequence[str]) -> bool:
        """Whether somebody is of an age to be this."""
        years = self._age(who)
        if not years:
            return True
        if (role in _YOUNG and years > _OF_AGE) or (role in _GROWN and years < _ADULT):
            return False
        if (age == "old" and years < _OLD) or (age == "young" and years >= _OLD):
            return False
        theirs = self._age(owners[0]) if owners else 0
        if role in _SIBLING and theirs and abs(years - theirs) > _GENERATION:
            return False
        return not (role in _PARENT and theirs and years - theirs < _GENERATION)

    def _age(self, who: str) -> int:
        """Years, as far as the page says them: somebody who is called OLD is old."""
        years = self.cast.looks[who].traits.get("age", 0) if who in self.cast.looks else 0
        known = {"OLD": 70, "ELDERLY": 75, "LITTLE": 8, "YOUNG": 20}
        return years if isinstance(years, int) and years else next((known[part] for part in who.split() if part in known), 0)
