"""Who does what in a sentence of action: its people, their deeds, and where or to whom. Rules over words, one pass, no model.

    "Wells sits behind her desk as Dr. Chen enters."   ->   CAPTAIN WELLS sit (desk), DR. CHEN enter

Knows words and people; knows nothing of where anybody stands on the stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.story import idioms, lexicon, stagewords, verbsaid
from workprint.story.cast import MAN, WOMAN, Mention
from workprint.story.nounsaid import BODY, MOVING, Nouns
from workprint.story.reading import Deed, Reading
from workprint.story.sentences import Stretch
from workprint.story.sets import crowd_in
from workprint.story.unnamed import RELATIONS, Phrase
from workprint.story.verbsaid import CLAUSE, NOBODY, NOUNISH
from workprint.story.whomeant import Recent

_NOT = ("not", "never", "isn't", "aren't", "no", "less", "nor", "isn’t")
_SOFT = lexicon.bag("furiously gently brightly sharply warmly coldly flatly evenly bitterly calmly kindly tenderly")
_BEGINS = lexicon.bag("begins starts begin start proceeds continues continue bends stoops")
"""What one does before a deed with `to`: `starts to laugh`."""
_WITH_ALL = lexicon.bag("flanked followed accompanied joined trailed surrounded")
_ON_SOMEBODY = lexicon.bag("hug give dance point wave nod look")
_LIMB = (["arm"], ["hand"], ["hands"], ["shoulder"], ["sleeve"], ["wrist"], ["arms"], ["face"], ["cheek"])
_SPENT = lexicon.bag("of for without like about than concerning")
"""Words before somebody whom nobody looks at or goes to: `a photograph of JONAH`, `waits for JONAH`."""


def read(tokens: Sequence[Stretch], recent: Recent, *, subject: str = "") -> Reading:
    """The sentence whose words are `tokens`. `recent` is brought up to date. `subject` acts where none is named (a parenthetical's
    speaker).
    """
    return _Reader(tokens, recent, subject).reading()


class _Reader(Nouns):
    """One pass over one sentence."""

    def reading(self) -> Reading:
        at = 0
        while at < len(self.tokens):
            mention = self.named.get(at) or (self._unnamed(self.phrases[at]) if at in self.phrases else None)
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
            tuple(deed for deed in self.deeds if deed.word),
            tuple(self.things),
            tuple(self.places),
            self.together,
            tuple(self.unstaged),
            tuple(self.states),
            self.at,
            tuple(self.fallen),
        )

    def _unnamed(self, phrase: Phrase) -> Mention | None:
        """Whom a phrase without a name means, as if they were named."""
        who = self.recent.called(phrase, self.acting)
        if not who:
            said = self.lower[phrase.first : phrase.last + 1]
            crowd = phrase.several and crowd_in((" ".join(said),)) > 0
            does = self.lower[phrase.last + 1 : phrase.last + (2 if phrase.several else 4)]
            acts = any(word in lexicon.ACTS or (phrase.several and word in lexicon.TOGETHER) for word in does)
            if not crowd and not phrase.owner and (acts or (phrase.known and self.open and self.deeds[-1].verb in _ON_SOMEBODY)):
                self.unstaged.setdefault(" ".join(said))
            return None
        return Mention(who[0], phrase.first, phrase.last, phrase.owner, who[1:])

    def _person(self, at: int, mention: Mention) -> None:
        who, everybody = mention.who, (mention.who, *mention.others)
        if self._before(at) in RELATIONS and self._before(at - 1) in ("his", "her", "their"):
            at -= 2  # MIA and her mother RUTH
        spent = self._before(at) in _SPENT and self._before(at - 1) not in ("front", "because", "hold", "left", "right", "ahead", "side")
        if mention.owner or spent:
            self.people.setdefault(who)
            return
        for each in reversed(everybody):
            self.recent.named(each)
        self.at_word = at - (at > 0 and self._before(at) in NOUNISH)
        before = self._before(at)
        article = at > 0 and before in NOUNISH
        before = self._before(at - 1) if article and at > 1 else ("" if article else before)
        if before == "by" and self._before(at - 1 - article) in _WITH_ALL and self.acting:
            self._comes_along(everybody)
            return
        joined = before in ("and", "&", ",") and at - 1 - article == self.joined_to
        joined = joined or (before in ("and", "&") and self.idle and bool(self.acting) and not self.object)  # ANNA (30) and BEN (40)
        if joined and self.subjects:
            self._subject((*self.acting, *everybody), mention.last + 1)
        elif joined or before in lexicon.PREPOSITIONS or self._is_act(before):
            self.object = who
            self._object(who, before)
        else:
            self._subject(everybody, mention.last + 1)
        for each in everybody:
            self.people.setdefault(each)
        self.joined_to = mention.last + 1

    def _comes_along(self, who: tuple[str, ...]) -> None:
        """`flanked by four policemen`: they do what the subject does."""
        for each in who:
            self.people.setdefault(each)
            self.subjects.setdefault(each)
            self.deeds += [replace(deed, who=each) for deed in self.deeds if deed.who == self.acting[0]]

    def _is_act(self, word: str) -> bool:
        return word in lexicon.ACTS or (len(word) > 3 and word.endswith(("s", "ing")) and word not in lexicon.OPENERS)

    def _subject(self, who: tuple[str, ...], after: int) -> None:
        self.acting, self.open, self.joined_to, self.verb_at, self.idle = who, 0, after, after, True
        for each in who:
            self.people.setdefault(each)
            self.subjects.setdefault(each)

    def _object(self, who: str, before: str) -> None:
        if self.pending and before not in lexicon.PREPOSITIONS and not self.acting:
            verb, at, word = self.pending
            self.pending = None
            self._subject((who,), -1)
            self._deed(verb, at, word)
        elif self.open and before in ("behind", "beside") and self.deeds[-1].verb in MOVING:
            self._aim(target=f"{before} {who}")
        elif self.open and self.lower[max(0, self.at_word - 3) : self.at_word] == ["in", "front", "of"] and self.deeds[-1].verb in MOVING:
            self._aim(target=f"in front of {who}")
        elif self.open:
            self._aim(target=who)

    def _word(self, at: int, word: str) -> None:
        self.brackets += (word == "(") - (word == ")")
        if self.object and not self.brackets and word not in (",", ")"):
            if word == "who" or (word.endswith("ing") and word in lexicon.ACTS):
                self._subject((self.object,), at + (word == "who"))
            self.object = ""
        if word == "all" and self._before(at) == "they":
            word = "everyone"
        if at in self.faces:
            self._shows(at, *self.faces[at])
            return
        if word in NOBODY and (at == 0 or self._before(at) in CLAUSE or self._before(at) in ("if", "just")):
            self.acting, self.open, self.idle = (), 0, False
            return
        if word in lexicon.SUBJECTS or (word == "it" and (at == 0 or self._before(at) in CLAUSE)):
            self._pronoun(word, at)
        elif word in ("it", "one") and self.open and self.deeds[-1].verb in lexicon.HANDLING:
            self._aim(way="it")
        elif word in ("him", "her", "them", "each"):
            if word == "them" and self.open and self.deeds[-1].verb == "pick" and not self.deeds[-1].held:
                self._aim(way="it")  # takes them: the flowers
            else:
                self._object_pronoun(word, at)
        elif word == "his" and self.open and self.deeds[-1].verb in ("pick", "reach") and self.lower[at + 1 : at + 2] in _LIMB:
            for who in [who for who in self.recent.meant("him", self.acting) if self.recent.cast.gender(self.acting[0]) == WOMAN][:1]:
                self._aim(target=who)
        elif word in lexicon.HOLDING:
            self.open, self.grasping = 0, 1
            if self.acting and self.lower[at + 1 : at + 2] in (["out"], ["up"]):
                self._deed("reach", at, word)
        elif word in lexicon.WEARING:
            self.open = 0
        elif self._felt(at, word):
            pass
        elif (verb := self._verb(at, word)) is not None:
            self._act(at, word, verb)
        elif word in CLAUSE:
            if word in lexicon.OPENERS or word in (";", ","):
                self._clause(at)
        elif not self._unknown_verb(at, word):
            self._noun(at, word)

    def _verb(self, at: int, word: str) -> str | None:
        """The deed that a word is by the lexicon ("" where only the words after it say which), None where it is no verb here."""
        before, several = self._before(at), len(self.acting) > 1
        if before in NOUNISH and not (before == "both" and several):
            return None
        if before == "to" and not word.endswith("ing"):
            begun = self._before(at - 1) in _BEGINS and word in lexicon.TOGETHER
            return lexicon.ACTS[lexicon.TOGETHER[word]] if begun else None
        if word in lexicon.ACTS and before != "both":
            return lexicon.ACTS[word]
        begins = at == self.verb_at or before in CLAUSE or before in ("both", "all", "then") or before.endswith("ly")
        if several and begins and word in lexicon.TOGETHER:
            return lexicon.ACTS[lexicon.TOGETHER[word]]
        if word in idioms.WORDS and (several or word.endswith(("s", "ing"))):
            said = " ".join(self.lower[at + 1 : at + 7])
            return "" if idioms.turned(word, said) is not None else None
        return None

    def _shows(self, at: int, part: int, mood: str, strength: int) -> None:
        """A face that shows something: theirs whose part it is."""
        owner = next((mention.who for mention in self.named.values() if mention.owner and mention.last in (part - 1, part - 2)), "")
        near = [*reversed(self.lower[max(0, part - 3) : part]), *self.lower[at + 1 : at + 4]]
        said = next((word for word in near if word in ("his", "her", "their")), "")
        who = (owner,) if owner else self.acting if self.acting else self.recent.meant({"their": "they"}.get(said, said)) if said else ()
        if said and not owner and not self.acting and self.recent.subject:
            mine = self.recent.cast.gender(self.recent.subject)
            who = (self.recent.subject,) if mine in ("", {"his": MAN, "her": WOMAN}.get(said, mine)) else who
        if who:
            self._subject(who, at + 1)
            self.deeds += [Deed(each, "feel", mood, at=self._share(at), word=self.lower[at], strength=strength) for each in who]
            self.open, self.idle = 0, False

    def _felt(self, at: int, word: str) -> bool:
        """`MARA, terrified, ...`, `he says angrily`, `in surprise`: how somebody is."""
        felt = stagewords.ADJECTIVES.get(word) if word not in lexicon.ACTS else None
        before = self._before(at)
        if word == "tears" and before in ("in", "with", "through"):
            felt, before = ("sad", stagewords.VERY), ""
        if felt is None and word in stagewords.MANNERS and (word not in _SOFT or self.aside):
            felt = stagewords.MANNERS[word] if word.endswith("ly") or before in ("in", "with") else None
        degree = stagewords.DEGREES.get(before)
        named = before in NOUNISH and at + 1 not in self.named  # an angry crowd; but a terrified MARA
        if felt is None or before in _NOT or (named and before not in ("no", "both")) or not self.acting:
            return False
        strength = {"very": stagewords.VERY, "slight": stagewords.SLIGHT}.get(degree or "", felt[1])
        share = self._share(at)
        self.states += [Deed(who, "feel", felt[0], at=share, word=word, strength=strength) for who in self.acting]
        return True

    def _unknown_verb(self, at: int, word: str) -> bool:
        """Whether the word is what somebody does, and no word that the lexicon has: it is then told as unstaged."""
        if not (self.acting and at and word.isalpha() and word.islower() and self.tokens[at].text.islower()):
            return False
        if verbsaid.supposed(self.lower, at):
            return False
        if verbsaid.to_feet(self.lower, at):
            self._deed("rise", at, word)
            return True
        done, several = bool(self.deeds or self.unstaged), len(self.acting) > 1
        acts = verbsaid.unknown(self.lower, at, self.verb_at, several=several, idle=self.idle, done=done, named=at + 1 in self.named)
        if acts:
            self.unstaged.setdefault(word)
            self.open, self.idle = 0, False
        return acts

    def _pronoun(self, word: str, at: int) -> None:
        who = self.recent.meant(word)
        self.together |= word in lexicon.THEY
        self.nobody = not who and word in ("everyone", "everybody")
        if who:
            self._subject(who, at + 1)

    def _object_pronoun(self, word: str, at: int) -> None:
        """`him`, `them`, and `her` where it is not `her desk`."""
        after = self.lower[at + 1] if at + 1 < len(self.lower) else "."
        ends = after in CLAUSE or after in lexicon.PREPOSITIONS or after in lexicon.OPENERS
        ends = ends or (after in ("the", "a", "an", "one", "some", "another") and self._is_act(self._before(at)))  # gives her the letter
        if word == "each":
            self.together |= after == "other"
            if after == "other" and len(self.acting) > 1:
                self._at_each_other()
        elif word != "her" or ends:
            self.at_word = at
            for who in self.recent.meant(word, self.acting)[-1:]:
                self.people.setdefault(who)
                self._object(who, self._before(at))
        elif word == "her" and after in BODY and self.open and self.deeds[-1].verb in ("pick", "reach", "still"):
            for who in [who for who in self.recent.meant(word) if who not in self.acting][:1]:
                self._aim(target=who)  # grabs her arm

    def _at_each_other(self) -> None:
        """Who did something last together did it to one another."""
        for at in range(len(self.deeds) - self.open, len(self.deeds)):
            other = next(who for who in self.acting if who != self.deeds[at].who)
            self.deeds[at] = replace(self.deeds[at], target=self.deeds[at].target or other)

    def _clause(self, at: int) -> None:
        """A new clause about a thing has no person acting: `..., as the door opens`."""
        after = self.lower[at + 1] if at + 1 < len(self.lower) else ""
        apposed = self.lower[at] == "," and not self.open  # MARA (68), the keeper, sits
        apposed = apposed or (self.lower[at] == "and" and self.idle)  # BRANDT, in a coat and a hat, runs
        hand = [word for word in self.lower[at + 1 : at + 10] if word in CLAUSE or word in BODY]
        apposed = apposed or (bool(hand) and hand[0] in BODY)  # sits at the bar, a glass in his hand
        if after in ("the", "a", "an", "its", "another") and at + 2 not in self.named and not apposed:
            self.acting, self.open = (), 0

    def _act(self, at: int, word: str, verb: str) -> None:
        """What the verb at `at` is there; `verb` is what the lexicon has it as."""
        meant, _, target = verbsaid.meant(self.lower, at, verb).partition(" ")
        if not meant:
            self.open, self.idle = 0, False
            return
        half = meant.endswith("?")  # done, but not as the page has it: rides in
        meant = meant.removesuffix("?")
        if (meant == "unstaged" or half) and self.acting:
            self.unstaged.setdefault(word)
        if self.nobody and not self.acting:
            self.unstaged.setdefault(word)
        if self.acting:
            self._deed(meant, at, word, target)
            after = self.lower[at + 1 : at + 3]
            if {"past", "by", "through"} & {*after} and meant in ("walk", "run", "enter"):
                self._aim(way="past")
        elif at == 0 and self.recent.subject:
            self._subject((self.recent.subject,), -1)
            self._deed(meant, at, word, target)
        elif self.pending is None:
            self.pending = (meant, at, word)
