"""People without a name: `a man in a grey coat`, `two guards`, `one of the survivors`, `her mother`, `the old man`, `crew members`.

Finds such phrases in a sentence and says what each asks for; knows words, and nothing of who exists or whom a phrase means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workprint.story import lexicon, stagewords
from workprint.story.sentences import Stretch
from workprint.story.verbsaid import CLAUSE

MOST = 4
"""As many are people of their own; more of them are a crowd."""
SOME = 3
"""How many people of their own go by where nobody says how many."""

_ONE = lexicon.bag("a an another")
_THE = lexicon.bag("the this that")
_OWN = lexicon.bag("his her their my our")
_OF = lexicon.bag("one two three four some most all both several many couple pair group each either last rest")
_LINKED = lexicon.bag("is was are were be been becomes became as like than being")
_TRADES = lexicon.bag(
    "crew security police taxi cab bus truck army prison bank flight shop hotel stage camera rescue train bar store office"
)
_ADJECTIVE = lexicon.bag("old young little small tall big other")
_COLLECTIVE = lexicon.bag("team teams crew")
_ODD = {"child": "children", "person": "people", "thief": "thieves", "wife": "wives", "passer-by": "passers-by", "passerby": "passersby"}
_ROLES = (lexicon.PEOPLE - frozenset(lexicon.ANIMALS)) | lexicon.bag(
    "person survivor pedestrian commuter shopper member mourner partygoer worker dad mum mom bystander onlooker teenager toddler elder "
    "grandpa grandma granddad victim newcomer paramedic technician engineer scientist assistant colleague officer friend lady gentleman "
    "stepmother stepfather mum mummy daddy grandson granddaughter niece nephew passer-by passerby crewmember henchman thug patron diner "
    "twin couple"
)
RELATIONS = lexicon.bag(
    "mother father mom mum mummy dad daddy wife husband sister brother son daughter grandmother grandfather grandma grandpa granddad aunt "
    "uncle girlfriend boyfriend niece nephew grandson granddaughter stepmother stepfather bride groom"
)
"""Whom one is to somebody."""
ANYBODY = lexicon.bag("man woman boy girl lady gentleman guy kid child person twin couple")
"""Nouns that say of somebody no more than what they are."""


def _plural(role: str) -> str:
    if role in _ODD:
        return _ODD[role]
    if role.endswith("man"):
        return role[:-3] + "men"
    if role.endswith("y") and role[-2] not in "aeo":
        return role[:-1] + "ies"
    return stagewords.plural(role)


_MANY = {_plural(role): role for role in sorted(_ROLES)} | {"kids": "kid", "folks": "person", "passersby": "passer-by"}
WORDS = {role: (role, False) for role in _ROLES} | {many: (one, True) for many, one in _MANY.items()}
WORDS |= {word: (word.removesuffix("s"), True) for word in sorted(_COLLECTIVE)}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for people: where they begin and end, the role in the singular and upper case, how many are asked for (0 where it does not
    say), whether they are several, whether somebody is meant who is known (`the`), and whose own (`her`). `age` is "young" or
    "old" where it is said.
    """

    first: int
    last: int
    role: str
    count: int = 1
    several: bool = False
    known: bool = False
    own: str = ""
    of: bool = False
    owner: bool = False
    age: str = ""


def phrases(tokens: Sequence[Stretch], lower: Sequence[str]) -> Iterator[Phrase]:
    """Every such phrase of a sentence in order."""
    for at, word in enumerate(lower):
        owner = word.endswith(("'s", "’s"))
        found = WORDS.get(word[:-2] if owner else word)
        if found is not None and not tokens[at].text.isupper():
            phrase = _phrase(lower, at, *found, owner)
            if phrase is not None:
                yield phrase


def _phrase(lower: Sequence[str], at: int, role: str, several: bool, owner: bool) -> Phrase | None:
    after = lower[at + 1] if at + 1 < len(lower) else "."
    if after in lexicon.PLACES or after in stagewords.PIECE_OF or (after in WORDS and not several):
        return None  # the driver seat; a child soldier is a soldier
    first = at
    while first > max(0, at - 4) and _describes(lower[first - 1]):
        first -= 1
    said = lower[first:at]
    name = f"{said[-1]} {role}" if said and said[-1] in _TRADES else role
    age = "old" if {"old", "elderly", "aged"} & {*said} else "young" if {"young", "little", "small"} & {*said} else ""
    before = lower[first - 1] if first else ""
    before_that = lower[first - 2] if first > 1 else ""
    number = stagewords.NUMBERS.get(before, int(before) if before.isdecimal() and len(before) < 3 else 0)
    if before == "of" and before_that in _OF:
        return Phrase(first - 2, at, name.upper(), 2, several, owner=owner)
    if before in _THE or before in _OWN:
        begin, of = first - 1, False
        many = stagewords.NUMBERS.get(said[0], 0) if said and several else 0
        if before_that == "of" and first > 2 and lower[first - 3] in _OF:
            begin, of = first - 3, True
            many = stagewords.NUMBERS.get(lower[begin], 0)
        return Phrase(begin, at, name.upper(), many, several, True, before if before in _OWN else "", of, owner, age)
    if before in _ONE and not several:
        return Phrase(first - 1, at, name.upper(), owner=owner, age=age)
    if several and number and before_that in (*_THE, *_OWN):
        return Phrase(first - 2, at, name.upper(), number, True, True, before_that if before_that in _OWN else "", owner=owner)
    if several and number:
        return Phrase(first - 1, at, name.upper(), number, True, owner=owner)
    if several and (not before or before in CLAUSE):
        return Phrase(first, at, name.upper(), 0, True, owner=owner)
    return None


def _describes(word: str) -> bool:
    """Whether a word may stand between an article and a person: `a tall, thin` no, `a tall thin` yes."""
    if word in _TRADES or word in _ADJECTIVE:
        return True
    known = word in _ONE or word in _THE or word in _OWN or word in _OF or word in CLAUSE or word in lexicon.PREPOSITIONS
    known = known or word in stagewords.NUMBERS or word in lexicon.ACTS or word in lexicon.SUBJECTS or word in _LINKED
    return not known and word.replace("-", "").isalpha() and not word.endswith("ly")


def new(phrase: Phrase, tokens: Sequence[Stretch], lower: Sequence[str]) -> int:
    """How many people of their own a phrase brings onto the page: 0 for a crowd, for who is named beside it (`JONAH, an old fisherman`),
    for what is no more than likened (`like a man`).
    """
    before = lower[phrase.first - 1] if phrase.first else ""
    after = lower[phrase.last + 1] if phrase.last + 1 < len(lower) else "."
    if phrase.owner or before in _LINKED or before in ("(", "no", "without", "about", "of", "for", "any", "every"):
        return 0
    if before in (",", "—", "–", "--") and phrase.first > 1 and (_name(tokens[phrase.first - 2].text) or lower[phrase.first - 2] == ")"):
        return 0
    named = tokens[phrase.last + 1].text if phrase.last + 1 < len(lower) else ""
    beyond = tokens[phrase.last + 2].text if phrase.last + 2 < len(lower) else ""
    if after in ("named", "called") or _name(named) or (after in (",", "(", ":") and _name(beyond)):
        return 0
    moving = any(lexicon.ACTS.get(word) or lexicon.ACTS.get(lexicon.TOGETHER.get(word, "")) for word in lower)
    if phrase.role.lower() in ("twin", "couple"):
        return 0
    if not phrase.several:
        return 1 if moving or phrase.first == 0 else 0
    if phrase.role.lower() in _COLLECTIVE or phrase.role.rsplit(" ", 1)[-1].lower() in _COLLECTIVE:
        return 0
    if phrase.known and phrase.role.lower() in ANYBODY:
        return 0
    if phrase.of:
        return phrase.count or 1
    if phrase.count:
        return phrase.count if phrase.count <= MOST else 0
    does = lexicon.ACTS.get(lexicon.TOGETHER.get(after, after), "")
    return SOME if does in ("walk", "run", "enter", "exit") else 0


def _name(text: str) -> bool:
    return len(text) > 1 and text.isupper() and text[0].isalpha()
