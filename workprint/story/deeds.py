"""Who does what in a sentence of action: its people, their deeds, and where or to whom. Rules over words, one pass, no model.

    "Wells sits behind her desk as Dr. Chen enters."   ->   CAPTAIN WELLS sit (desk), DR. CHEN enter

Knows words and people; knows nothing of where anybody stands on the stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.story import facesaid, idioms, lexicon, stagewords, verbsaid
from workprint.story.cast import MAN, WOMAN, Mention, mentions
from workprint.story.sentences import Stretch
from workprint.story.sets import crowd_in
from workprint.story.unnamed import Phrase, phrases
from workprint.story.verbsaid import CLAUSE, NOBODY, NOUNISH
from workprint.story.whomeant import Recent

_NOT = ("not", "never", "isn't", "aren't", "no", "less", "nor", "isn’t")
_OWNED = ("a", "an", "the", "his", "her", "their", "its", "another", "two", "some")
_THERE = lexicon.bag("at by near behind beside on under against in into onto before")
_GRASP = 5
_BODY = lexicon.bag("ear ears chest shoulder lap arms arm hands hand mouth heart teeth")
_SOFT = lexicon.bag("furiously gently brightly sharply warmly coldly flatly evenly bitterly calmly kindly tenderly")
_BEGINS = lexicon.bag("begins starts begin start proceeds continues continue bends stoops")
"""What one does before a deed with `to`: `starts to laugh`."""
_MOVING = lexicon.bag("walk run enter stand sit kneel crouch")
_CLUTCHED = lexicon.bag("clutched held tucked pressed cradled gripped slung raised")
_WITH_ALL = lexicon.bag("flanked followed accompanied joined trailed surrounded")
_ON_SOMEBODY = lexicon.bag("hug give dance point wave nod look")
_LIMB = (["arm"], ["hand"], ["hands"], ["shoulder"], ["sleeve"], ["wrist"], ["arms"], ["face"], ["cheek"])
_SPENT = lexicon.bag("of for without like about than concerning")
"""Words before somebody whom nobody looks at or goes to: `a photograph of JONAH`, `waits for JONAH`."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One person's act: `verb` from the lexicon, `target` a person, a mark or a thing (or ""), `at` how far into the sentence (0..999),
    `word` as the page has it. `target` is a person if it is a name of the cast, a mark if the lexicon's places say so, for looks also one
    of `stagewords.SIGHTS`. `thing` is what an insert can show, `held` what a hand can hold, `way` where a look goes that names nothing.
    `strength` counts for feelings (verb `feel`, whose target is the mood).
    """

    who: str
    verb: str
    target: str = ""
    thing: str = ""
    at: int = 0
    word: str = ""
    held: str = ""
    way: str = ""
    strength: int = stagewords.PLAIN


@dataclass(frozen=True)
class Reading:
    """What a sentence says: everyone it names, who acts, what they do, which things it shows. `unstaged` are verbs nobody can draw yet.

    `states` are deeds that are none: what somebody has in their hand (`hold`), how they feel (`feel`). `at` is where those are who are
    named and do nothing (`Anna is at the window`), `fallen` what has dropped by itself (`the letter falls to the floor`).
    """

    people: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    deeds: tuple[Deed, ...] = ()
    things: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    together: bool = False
    unstaged: tuple[str, ...] = ()
    states: tuple[Deed, ...] = ()
    at: str = ""
    fallen: tuple[str, ...] = ()


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
        taken = {at for mention in self.named.values() for at in range(mention.first, mention.last + 1)}
        self.phrases = {each.first: each for each in phrases(tokens, self.lower) if each.last not in taken}
        self.faces = {then: (part, mood, strength) for part, then, mood, strength in facesaid.shown(self.lower)}
        self.acting: tuple[str, ...] = (subject,) if subject else ()
        self.aside = bool(subject)  # whether this is a parenthetical
        self.people: dict[str, None] = {}
        self.subjects: dict[str, None] = {}
        self.deeds: list[Deed] = []
        self.pending: tuple[str, int, str] | None = None
        self.open = 0  # how many of the last deeds still lack a target
        self.things: dict[str, None] = {}
        self.places: dict[str, None] = {}
        self.unstaged: dict[str, None] = {}
        self.states: list[Deed] = []
        self.at = ""
        self.at_word = 0  # the place of the first word of whom the clause has just named
        self.fallen: list[str] = []
        self.nobody = False  # whether everybody acts and nobody has been named
        self.grasping = 0  # how many words ago somebody was said to hold something; 0 for nobody
        self.joined_to = -1  # the place of the word after the last person named
        self.verb_at = -1  # the place of the word after the last subject
        self.together = False
        self.idle = False  # whether the last subject has done nothing yet
        self.object = ""  # whom the clause has just named as its object: `notices MIKE (30), sitting alone` is about Mike
        self.brackets = 0

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

    def _before(self, at: int) -> str:
        return self.lower[at - 1] if at else ""

    def _person(self, at: int, mention: Mention) -> None:
        who, everybody = mention.who, (mention.who, *mention.others)
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
        elif self.open and before in ("behind", "beside") and self.deeds[-1].verb in _MOVING:
            self._aim(target=f"{before} {who}")
        elif self.open and self.lower[max(0, self.at_word - 3) : self.at_word] == ["in", "front", "of"] and self.deeds[-1].verb in _MOVING:
            self._aim(target=f"in front of {who}")
        elif self.open:
            self._aim(target=who)

    def _aim(self, **found: str) -> None:
        """Give the last deeds what they lack: their target, thing, way."""
        for at in range(len(self.deeds) - self.open, len(self.deeds)):
            deed = self.deeds[at]
            lacking = {name: value for name, value in found.items() if value and not getattr(deed, name) and value != deed.who}
            if deed.who in found.values() and len(self.acting) > 2:
                lacking["word"] = ""  # everybody looks at Gus; Gus does not
            if not lacking:
                continue
            self.deeds[at] = replace(deed, **lacking)  # type: ignore[arg-type]

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

    def _share(self, at: int) -> int:
        """How far into the sentence a word stands, in thousandths."""
        return min(999, self.tokens[at].start * 1000 // max(1, self.tokens[-1].start + len(self.tokens[-1].text)))

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
        elif word == "her" and after in _BODY and self.open and self.deeds[-1].verb in ("pick", "reach", "still"):
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
        hand = [word for word in self.lower[at + 1 : at + 10] if word in CLAUSE or word in _BODY]
        apposed = apposed or (bool(hand) and hand[0] in _BODY)  # sits at the bar, a glass in his hand
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

    def _deed(self, verb: str, at: int, word: str, said: str = "") -> None:
        """Everybody who acts does this; `said` is the target, way or thing that the turn of phrase has itself."""
        share = self._share(at)
        way, thing = (said, "") if said in stagewords.WAYS else ("", said if said in stagewords.HELD else "")
        target = "" if way or thing else said
        self.deeds += [Deed(who, verb, target, at=share, word=word, way=way, held=thing) for who in self.acting]
        self.open = len(self.acting)
        self.idle = False

    def _noun(self, at: int, word: str) -> None:
        place, thing = lexicon.PLACES.get(word), lexicon.THINGS.get(word)
        if word in ("back", "front", "left", "right") and self._before(at) != "the":
            place = None
        if (
            not self.acting
            and word in stagewords.HELD_OF
            and self.lower[at + 1 : at + 2] in (["drops"], ["falls"], ["slips"], ["clatters"])
        ):
            self.fallen.append(stagewords.HELD_OF[word])
        if place and at + 1 < len(self.lower) and self.lower[at + 1] in lexicon.PLACES:
            place = None  # a corner table is a table
        if place == "counter" and "behind" in self.lower[max(0, at - 2) : at]:
            place = "bar"
        if word in ("there", "over") and self.open and self.deeds[-1].verb in _MOVING and self._ends(at):
            self._aim(target=self.recent.place)
        looking = self.open > 0 and self.deeds[-1].verb in ("look", "point", "turn")
        if looking and self._beside(at) == "from":
            return  # looks up from his laptop
        if looking and self._sight(at, word):
            return
        mark = self._mark(at, word, place)
        if place:
            self.places.setdefault(place)
        piece = stagewords.PIECE_OF.get(word, "") if word not in stagewords.HELD_OF else ""
        self.recent.place = mark or piece or self.recent.place
        if mark and self.open:
            self._aim(target=mark)
        elif mark and self.acting and not self.deeds and not self.unstaged and not self.at and self._beside(at) in _THERE:
            self.at = mark
        if thing:
            self.things.setdefault(thing)
            if self.open:
                self._aim(thing=thing)
        self._in_hand(at, word)

    def _ends(self, at: int) -> bool:
        """Whether a clause ends after a word."""
        return at + 1 >= len(self.lower) or self.lower[at + 1] in CLAUSE

    def _beside(self, at: int) -> str:
        """The preposition that leads to a noun, over what describes it: `behind` the old crate."""
        for back in range(at - 1, max(-1, at - 4), -1):
            if self.lower[back] in lexicon.PREPOSITIONS:
                return self.lower[back]
            if self.lower[back] in CLAUSE:
                break
        return ""

    def _mark(self, at: int, word: str, place: str | None) -> str:
        """The mark that a noun means: a place; what one is behind of; for who goes or stands, also any thing of a set."""
        beside, verb = self._beside(at), self.deeds[-1].verb if self.open else ""
        moving = verb in ("walk", "run", "enter", "stand", "kneel", "crouch", "lie", "put") or not verb
        thing = place or (stagewords.PIECE_OF.get(word, "") if moving and beside in _THERE else "")
        if verb == "put":
            thing = stagewords.PIECE_OF.get(word, "") or thing if beside in _THERE else ""
        if beside == "behind" and thing and moving and thing not in ("bar", "back", "front", "centre", "door"):
            return f"behind {thing}" if thing != "seat" else "seat"
        return thing

    def _sight(self, at: int, word: str) -> bool:
        """What a look goes to that is neither a person nor a mark: the sea, up, one's own hand."""
        if word in ("up", "down", "around", "away", "out") and self.deeds[-1].verb == "look":
            self._aim(way=word)
            return True
        own = word in ("hand", "hands") and self._before(at) in ("his", "her", "their", "own")
        sight = "own hand" if own else stagewords.SIGHTS.get(word)
        if sight is None or self.deeds[-1].target:
            return False
        self._aim(target=sight)
        if own:
            self.things.setdefault("hand")
        return True

    def _in_hand(self, at: int, word: str) -> None:
        """What a hand has or handles: `with a lantern`, `carrying a suitcase`, `her phone in hand`, `picks up the letter`."""
        held = stagewords.HELD_OF.get(word)
        if held and self.lower[at + 1 : at + 2] != [] and self.lower[at + 1] in stagewords.HELD_OF:
            held = None  # a laptop bag is a bag
        if self.grasping:
            self.grasping = 0 if held or self.grasping > _GRASP else self.grasping + 1
        if held is None:
            return
        with_it = next((back for back in range(1, 5) if at >= back and self.lower[at - back] == "with"), 0)
        carried = bool(with_it) and self.lower[at - with_it + 1] in (*_OWNED, held, word) and not self._clause_between(at - with_it, at)
        in_hand = self.lower[at + 1 : at + 3] == ["in", "hand"] or (
            self.lower[at + 1 : at + 2] == ["in"] and self.lower[at + 3 : at + 4] in (["hand"], ["hands"])
        )
        grasped = any(self.lower[back] in lexicon.HOLDING for back in range(max(0, at - _GRASP), at) if not self._clause_between(back, at))
        on_body = self.lower[at + 1 : at + 2] and self.lower[at + 1] in ("at", "to", "against", "under", "over", "on", "in")
        on_body = on_body and self.lower[at + 2 : at + 3] and self.lower[at + 2] in _OWNED and self.lower[at + 3 : at + 4] != []
        on_body = bool(on_body) and self.lower[at + 3] in _BODY
        grasped = grasped or (self.lower[at + 1 : at + 2] != [] and self.lower[at + 1] in _CLUTCHED)
        spoken = self.aside and self.lower[0] in ("into", "on") and not self.deeds  # (into phone)
        spoken = spoken or (held == "phone" and self.lower[max(0, at - 2) : at] == ["on", "the"])
        if (carried or in_hand or grasped or on_body or spoken) and self.acting:
            self.states += [Deed(who, "hold", thing=held, at=self._share(at), word=word, held=held) for who in self.acting]
            if on_body and self.open and self.deeds[-1].verb == "put":  # puts the phone to her ear
                self.deeds[-self.open :] = [replace(deed, verb="reach", held=held) for deed in self.deeds[-self.open :]]
        elif self.open:
            self._aim(held=held)

    def _clause_between(self, begin: int, end: int) -> bool:
        return any(word in CLAUSE for word in self.lower[begin:end])
