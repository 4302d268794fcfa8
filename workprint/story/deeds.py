"""Who does what in a sentence of action: its people, their deeds, and where or to whom. Rules over words, one pass, no model.

    "Wells sits behind her desk as Dr. Chen enters."   ->   CAPTAIN WELLS sit (desk), DR. CHEN enter

Knows words and people; knows nothing of where anybody stands on the stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workprint.story import lexicon
from workprint.story.cast import MAN, WOMAN, Cast, Mention, mentions
from workprint.story.sentences import Stretch

_NOUNISH = lexicon.bag("a an the his her its their my your this that these those two three last first of no some both heavy bright red")
_UP = ("gets", "jumps", "stands", "getting", "jumping", "standing", "leaps")
_CLAUSE = frozenset(
    (".", ",", ";", ":", "!", "?", "…", "(", ")", "—", "–", "--", "...", "as", "while", "when", "then", "and", "but", "where")
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One person's act: `verb` from the lexicon, `target` a person, a mark or a thing (or ""), `at` how far into the sentence (0..999),
    `word` as the page has it. `target` is a person if it is a name of the cast, a mark if the lexicon's places say so.
    """

    who: str
    verb: str
    target: str = ""
    thing: str = ""
    at: int = 0
    word: str = ""


@dataclass(frozen=True)
class Reading:
    """What a sentence says: everyone it names, who acts, what they do, which things it shows. `unstaged` are verbs nobody can draw yet."""

    people: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    deeds: tuple[Deed, ...] = ()
    things: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    together: bool = False
    unstaged: tuple[str, ...] = ()


@dataclass
class Recent:
    """Whom a pronoun may mean: the last man, the last woman, the last two people named, the last subject."""

    cast: Cast
    people: list[str] = field(default_factory=list)
    subject: str = ""

    def named(self, who: str) -> None:
        if who in self.people:
            self.people.remove(who)
        self.people = [*self.people[-7:], who]

    def meant(self, pronoun: str) -> tuple[str, ...]:
        """Whom the pronoun stands for (nobody, where that cannot be told)."""
        if pronoun in lexicon.THEY or pronoun == "them":
            return tuple(self.people[-2:])
        gender, other = (WOMAN, MAN) if pronoun in lexicon.SHE else (MAN, WOMAN)
        kept = [who for who in reversed(self.people) if self.cast.gender(who) == gender]
        kept += [who for who in reversed(self.people) if self.cast.gender(who) not in (gender, other)]
        return (self.subject,) if self.subject in kept else tuple(kept[:1])


def read(tokens: Sequence[Stretch], recent: Recent, *, subject: str = "") -> Reading:
    """The sentence whose words are `tokens`. `recent` is brought up to date. `subject` acts where none is named (a parenthetical's
    speaker).
    """
    return _Reader(tokens, recent, subject).reading()


class _Reader:
    """One pass over one sentence."""

    def __init__(self, tokens: Sequence[Stretch], recent: Recent, subject: str) -> None:
        self.tokens, self.recent = tokens, recent
        self.lower = [token.text.lower() for token in tokens]
        self.named = {mention.first: mention for mention in mentions(recent.cast, tokens)}
        self.acting: tuple[str, ...] = (subject,) if subject else ()
        self.people: dict[str, None] = {}
        self.subjects: dict[str, None] = {}
        self.deeds: list[Deed] = []
        self.pending: tuple[str, int, str] | None = None
        self.open = 0  # how many of the last deeds still lack a target
        self.things: dict[str, None] = {}
        self.places: dict[str, None] = {}
        self.unstaged: dict[str, None] = {}
        self.joined_to = -1  # the place of the word after the last subject
        self.together = False
        self.object = ""  # whom the clause has just named as its object: `notices MIKE (30), sitting alone` is about Mike
        self.brackets = 0

    def reading(self) -> Reading:
        at = 0
        while at < len(self.tokens):
            mention = self.named.get(at)
            if mention is not None:
                self._person(at, mention)
                at = mention.last + 1
                continue
            self._word(at, self.lower[at])
            at += 1
        for who in self.people:
            self.recent.named(who)
        if self.subjects:
            self.recent.subject = next(reversed(self.subjects))
        return Reading(
            tuple(self.people),
            tuple(self.subjects),
            tuple(self.deeds),
            tuple(self.things),
            tuple(self.places),
            self.together,
            tuple(self.unstaged),
        )

    def _before(self, at: int) -> str:
        return self.lower[at - 1] if at else ""

    def _person(self, at: int, mention: Mention) -> None:
        who = mention.who
        if mention.owner:
            self.people.setdefault(who)
            return
        self.recent.named(who)
        before = self._before(at)
        article = at > 0 and before in _NOUNISH
        before = self._before(at - 1) if article and at > 1 else ("" if article else before)
        joined = before in ("and", "&", ",") and at - 1 - article == self.joined_to
        if joined and self.subjects:
            self._subject((*self.acting, who), mention.last + 1)
        elif joined or before in lexicon.PREPOSITIONS or self._is_act(before):
            self._object(who, before)
        else:
            self._subject((who,), mention.last + 1)
        self.people.setdefault(who)
        self.joined_to = mention.last + 1

    def _is_act(self, word: str) -> bool:
        return word in lexicon.ACTS or (len(word) > 3 and word.endswith(("s", "ing")) and word not in lexicon.OPENERS)

    def _subject(self, who: tuple[str, ...], after: int) -> None:
        self.acting, self.open, self.joined_to = who, 0, after
        for each in who:
            self.people.setdefault(each)
            self.subjects.setdefault(each)

    def _object(self, who: str, before: str) -> None:
        self.object = who
        if self.pending and before not in lexicon.PREPOSITIONS and not self.acting:
            verb, at, word = self.pending
            self.pending = None
            self._subject((who,), -1)
            self._deed(verb, at, word)
        elif self.open:
            self._aim(target=who)

    def _aim(self, *, target: str = "", thing: str = "") -> None:
        """Give the last deeds their target, unless they have one."""
        for at in range(len(self.deeds) - self.open, len(self.deeds)):
            deed = self.deeds[at]
            if target and not deed.target and target != deed.who:
                self.deeds[at] = replace(deed, target=target)
            if thing and not deed.thing:
                self.deeds[at] = replace(self.deeds[at], thing=thing)

    def _word(self, at: int, word: str) -> None:
        self.brackets += (word == "(") - (word == ")")
        if self.object and not self.brackets and word not in (",", ")"):
            if word.endswith("ing") and word in lexicon.ACTS:
                self._subject((self.object,), at)
            self.object = ""
        if word in lexicon.SUBJECTS:
            self._pronoun(word, at)
        elif word in ("him", "her", "them", "each"):
            self._object_pronoun(word, at)
        elif word in lexicon.HOLDING:
            self.open = 0
        elif word in lexicon.ACTS and self._before(at) not in _NOUNISH:
            self._act(at, word, lexicon.ACTS[word])
        elif word in lexicon.TOGETHER and len(self.acting) > 1 and self._before(at) not in _NOUNISH:
            self._act(at, word + "s", lexicon.TOGETHER[word])
        elif word in _CLAUSE:
            if word in lexicon.OPENERS or word in (";", ","):
                self._clause(at)
        else:
            self._noun(at, word)

    def _pronoun(self, word: str, at: int) -> None:
        who = self.recent.meant(word)
        self.together |= word in lexicon.THEY
        if who:
            self._subject(who, at + 1)

    def _object_pronoun(self, word: str, at: int) -> None:
        """`him`, `them`, and `her` where it is not `her desk`."""
        after = self.lower[at + 1] if at + 1 < len(self.lower) else "."
        ends = after in _CLAUSE or after in lexicon.PREPOSITIONS or after in lexicon.OPENERS
        if word == "each":
            self.together |= after == "other"
        elif word != "her" or ends:
            for who in [who for who in self.recent.meant(word) if who not in self.acting][:1]:
                self.people.setdefault(who)
                self._object(who, self._before(at))

    def _clause(self, at: int) -> None:
        """A new clause about a thing has no person acting: `..., as the door opens`."""
        after = self.lower[at + 1] if at + 1 < len(self.lower) else ""
        apposed = self.lower[at] == "," and not self.open  # MARA (68), the keeper, sits
        if after in ("the", "a", "an", "its", "another") and at + 2 not in self.named and not apposed:
            self.acting, self.open = (), 0

    def _act(self, at: int, word: str, verb: str) -> None:
        after = self.lower[at + 1] if at + 1 < len(self.lower) else ""
        later = self.lower[at + 2] if at + 2 < len(self.lower) else ""
        if verb in ("walk", "run") and after in lexicon.ARRIVING and later not in _NOUNISH:
            verb = "enter"
        elif verb in ("walk", "run") and after in lexicon.LEAVING:
            verb = "exit"
        elif (after == "up" and word in _UP) or word == "rises":
            verb = "rise"
        elif verb == "turn" and (after in _NOUNISH or after in ("on", "off", "over", "out")):
            verb = "reach"
        elif word in ("reads", "reading") or (verb == "reach" and word in ("gets", "takes") and later in ("seat", "chair")):
            verb = "look" if word.startswith("read") else "sit"
        if verb == "unstaged" and self.acting:
            self.unstaged.setdefault(word)
        if self.acting:
            self._deed(verb, at, word)
        elif at == 0 and self.recent.subject:
            self._subject((self.recent.subject,), -1)
            self._deed(verb, at, word)
        elif self.pending is None:
            self.pending = (verb, at, word)

    def _deed(self, verb: str, at: int, word: str) -> None:
        share = self.tokens[at].start * 1000 // max(1, self.tokens[-1].start + len(self.tokens[-1].text))
        self.deeds += [Deed(who, verb, at=min(share, 999), word=word) for who in self.acting]
        self.open = len(self.acting)

    def _noun(self, at: int, word: str) -> None:
        place, thing = lexicon.PLACES.get(word), lexicon.THINGS.get(word)
        if place and at + 1 < len(self.lower) and self.lower[at + 1] in lexicon.PLACES:
            place = None  # a corner table is a table
        if place == "counter" and "behind" in self.lower[max(0, at - 2) : at]:
            place = "bar"
        if place:
            self.places.setdefault(place)
            if self.open:
                self._aim(target=place)
        if thing:
            self.things.setdefault(thing)
            if self.open:
                self._aim(thing=thing)
