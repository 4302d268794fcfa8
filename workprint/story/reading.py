"""A sentence while it is read: what has been found of it so far, and the deeds that still lack a target.

Knows what a deed and a reading are; knows nothing of which words mean what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.story import facesaid, stagewords
from workprint.story.cast import mentions
from workprint.story.sentences import Stretch
from workprint.story.unnamed import phrases
from workprint.story.verbsaid import CLAUSE
from workprint.story.whomeant import Recent


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


class Sentence:
    """One sentence, as far as it has been read."""

    def __init__(self, tokens: Sequence[Stretch], recent: Recent, subject: str) -> None:
        self.tokens, self.recent = tokens, recent
        self.lower = [token.text.lower() for token in tokens]
        self.named = {mention.first: mention for mention in mentions(recent.cast, tokens)}
        taken = {at for mention in self.named.values() for at in range(mention.first, mention.last + 1)}
        self.phrases = {each.first: each for each in phrases(tokens, self.lower) if each.last not in taken and each.last + 1 not in taken}
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

    def _before(self, at: int) -> str:
        return self.lower[at - 1] if at else ""

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

    def _share(self, at: int) -> int:
        """How far into the sentence a word stands, in thousandths."""
        return min(999, self.tokens[at].start * 1000 // max(1, self.tokens[-1].start + len(self.tokens[-1].text)))

    def _deed(self, verb: str, at: int, word: str, said: str = "") -> None:
        """Everybody who acts does this; `said` is the target, way or thing that the turn of phrase has itself."""
        share = self._share(at)
        way, thing = (said, "") if said in stagewords.WAYS else ("", said if said in stagewords.HELD else "")
        target = "" if way or thing else said
        self.deeds += [Deed(who, verb, target, at=share, word=word, way=way, held=thing) for who in self.acting]
        self.open = len(self.acting)
        self.idle = False

    def _ends(self, at: int) -> bool:
        """Whether a clause ends after a word."""
        return at + 1 >= len(self.lower) or self.lower[at + 1] in CLAUSE
