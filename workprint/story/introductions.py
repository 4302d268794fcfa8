"""Introductions: whom the action names for the first time, and what it says they are like.

    ALICE (28), creative but frazzled       a WAITRESS      a dog, BISCUIT      the horse bolts      Ruth opens the door

Rules, not a model. Knows names and words; knows nothing of who speaks, nor of marks or shots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workprint.core.nouns import Look
from workprint.story import lexicon, stagewords
from workprint.story.sentences import Stretch, flat

_AGED = re.compile(r"\(([^()]{1,60})\)((?:\s*,\s*[^,.;:!?()]{3,70}){0,4})")
_AGE = re.compile(r"\b(early|mid|late)?[- ]?(\d{1,3})('?s)?\b", re.IGNORECASE)
_AGE_WORDS = {"teens": 16, "teen": 16, "twenties": 25, "thirties": 35, "forties": 45, "fifties": 55, "sixties": 65, "seventies": 75}
_PART = {"early": 2, "mid": 5, "late": 8}
_WORN_WITH = ("in", "with", "wearing", "dressed", "clad")
_SAID_OF_LOOKS = lexicon.bag(
    "bald balding bearded clean-shaven unshaven moustached mustached freckled scarred tattooed pregnant toothless wrinkled "
    "weathered tanned pale tall short stocky heavy fat thin slim lean lanky gaunt wiry muscular broad-shouldered petite frail "
    "elegant scruffy shabby blond blonde brunette redhead red-haired dark-haired fair-haired black-haired brown-haired "
    "grey-haired gray-haired white-haired silver-haired long-haired short-haired curly-haired glasses spectacles braids "
    "ponytail moustache mustache beard stubble barefoot very rather quite a"
)
DETERMINERS = ("the", "a", "an", "his", "her", "their", "this", "that", "our", "my")
_GIVEN = (lexicon.MEN | lexicon.WOMEN) - lexicon.PEOPLE - lexicon.TITLES - lexicon.bag("guy mum mom dad daddy mummy mommy maid nun")
ROLES_AND_THINGS = lexicon.PEOPLE | lexicon.TITLES | frozenset(lexicon.PLACES) | frozenset(lexicon.THINGS)
_NO_NAME = (
    ROLES_AND_THINGS
    | frozenset(stagewords.PIECE_OF)
    | frozenset(stagewords.HELD_OF)
    | frozenset(stagewords.SIGHTS)
    | frozenset(lexicon.ACTS)
    | lexicon.bag(
        "sound silence music thunder lightning rain snow wind fog smoke dust steam night darkness blackness blood voices "
        "footsteps crowd traffic sirens siren alarm alarms bells bell applause laughter screams gunfire gunshot gunshots "
        "explosion explosions everyone all everybody nobody nothing something someone he she they it we you i and or but then "
        "as the a an int ext cut fade later super title insert close angle wide pov montage series flashback end begin back "
        "dissolve smash tv radio phone suddenly meanwhile now quietly slowly one two three what who forced action superimpose "
        "credits music continuous camera tracking pan bang crash boom ring rings thud click whoosh knock splash pop ding beep "
        "buzz klaxon smash thump slam"
    )
)


def introduced(action: Sequence[tuple[str, Sequence[Stretch]]]) -> dict[str, Look]:
    """People in capitals with an age, and role nouns in capitals, with what is said of them; each at its first appearance."""
    found: dict[str, Look] = {}
    for text, tokens in action:
        if "(" in text:
            for match in _AGED.finditer(text):
                name, age = _capitals_before(text, match.start()), _age(match.group(1))
                if name and age is not None and name not in found:
                    found[name] = Look("person", name, _words(match), {"age": age} if age else {})
        for name in (*_roles(tokens), *_animals(tokens), *_in_passing(tokens)):
            kind = next((lexicon.ANIMALS[word] for word in name.lower().split() if word in lexicon.ANIMALS), "") or _kind_of(name, tokens)
            found.setdefault(name, Look("person", name, _adjectives(name, tokens) if kind else "", {"kind": kind} if kind else {}))
    return found


def _animals(tokens: Sequence[Stretch]) -> Iterator[str]:
    """Animals that act without capitals: `a dog barks`, `the horse bolts`."""
    for at, token in enumerate(tokens[:-1]):
        word, after = token.text, tokens[at + 1].text
        if word in lexicon.ANIMALS and at and _determined(tokens, at):
            called = tokens[at + 2].text if after == "," and at + 2 < len(tokens) else ""
            if _shouted(called):
                yield called  # a dog, BISCUIT
                continue
            acts = after in lexicon.ACTS or (len(after) > 3 and after.islower() and after.endswith("s") and not after.endswith("ss"))
            if acts:
                yield word.upper()


def _adjectives(name: str, tokens: Sequence[Stretch]) -> str:
    """What an animal is said to be before its word: `an old black DOG`, `a scruffy brown dog`."""
    words_, last = [token.text.lower() for token in tokens], name.lower().split()[-1]
    at = next((at for at, word in enumerate(words_) if word == last), 0)
    begin = next((back for back in range(at - 1, max(-1, at - 6), -1) if words_[back] in DETERMINERS), at)
    found = words_[begin + 1 : at + 1]
    return " ".join(found) if len(found) > 1 and all(word.isalpha() and word not in lexicon.PREPOSITIONS for word in found) else ""


def _kind_of(name: str, tokens: Sequence[Stretch]) -> str:
    """The animal that somebody is called to be: `a dog, BISCUIT`."""
    at = next((at for at, token in enumerate(tokens) if token.text == name), 0)
    return lexicon.ANIMALS.get(tokens[at - 2].text.lower(), "") if at > 1 and tokens[at - 1].text == "," else ""


def _determined(tokens: Sequence[Stretch], at: int) -> bool:
    """Whether an article stands before a word, or before at most two that describe it: `a scruffy brown dog`."""
    for back in range(at - 1, max(-1, at - 4), -1):
        word = tokens[back].text
        if word.lower() in DETERMINERS:
            return True
        if not (word.isalpha() and word.islower()) or word in lexicon.PREPOSITIONS or word in lexicon.ACTS:
            return False
    return False


def _capitals_before(text: str, end: int) -> str:
    """The run of capital words (at most four) right before offset `end`."""
    name: list[str] = []
    for word in reversed(text[max(0, end - 80) : end].split()[-4:]):
        bare = word.strip('*_,"“')
        if not bare.isupper() and not (name and bare.isdigit()) and not (not name and bare.isdigit() and len(bare) < 3):
            break
        name.insert(0, bare)
    name = name[1:] if name[:1] and name[0].lower() in DETERMINERS else name
    return " ".join(name) if any(part.isupper() for part in name) else ""


def _roles(tokens: Sequence[Stretch]) -> list[str]:
    """Role nouns in capitals: `a WAITRESS`, `COP 2`, `an OLD WOMAN`."""
    found = []
    for at, token in enumerate(tokens):
        if not (token.text.isupper() and len(token.text) > 2 and token.text.lower() in lexicon.PEOPLE):
            continue
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        begin = at
        while begin and at - begin < 3 and _shouted(tokens[begin - 1].text):
            begin -= 1
        alone = begin == at
        if _shouted(after) or (not alone and (after == "(" or not begin or _shouted(tokens[begin - 1].text))):
            continue
        if alone or tokens[begin - 1].text.lower() in DETERMINERS:
            name = " ".join(each.text for each in tokens[begin : at + 1] if alone or not each.text.endswith("LY"))
            found.append(f"{name} {after}" if after.isdigit() else name)
    return found


def _shouted(text: str) -> bool:
    return text.isupper() and text.isalpha() and text.lower() not in DETERMINERS


def _in_capitals(tokens: Sequence[Stretch], at: int) -> Iterator[str]:
    """The name in capitals that ends at `at`, if it acts: `JONAH sits`, `MARY ANN and JONAH walk`; no sound, no thing, no weather."""
    then = tokens[at + 1].text
    begin = at
    while begin and at - begin < 2 and _shouted(tokens[begin - 1].text):
        begin -= 1
    before = tokens[begin - 1].text if begin else "."
    name = [token.text for token in tokens[begin : at + 1]]
    if before.lower() in DETERMINERS or _shouted(before) or any(part.lower() in _NO_NAME for part in name):
        return
    several = then in lexicon.TOGETHER and before.lower() in ("and", "&")
    later = any(token.text in lexicon.ACTS for token in tokens[at + 2 : at + 12])
    if then in lexicon.ACTS or several or (later and (then in ("is", "and") or (then == "," and begin == 0))):
        yield " ".join(name)
    if several and begin > 1 and _shouted(tokens[begin - 2].text):
        first = begin - 2 - (begin > 2 and _shouted(tokens[begin - 3].text))
        other = [token.text for token in tokens[first : begin - 1]]
        if not any(part.lower() in _NO_NAME for part in other):
            yield " ".join(other)


def _in_passing(tokens: Sequence[Stretch]) -> Iterator[str]:
    """Names that stand nowhere in capitals and act: `Scott throws down the card`, `... as Steel enters the code`."""
    for at, (token, then) in enumerate(pairwise(tokens)):
        name = token.text
        if name.isupper() and len(name) > 1 and name[0].isalpha() and (then.text.islower() or then.text == ","):
            yield from _in_capitals(tokens, at)
            continue
        does = tokens[at + 2].text if then.text.endswith("ly") and at + 2 < len(tokens) else then.text
        if not (name.istitle() and name.isalpha() and len(name) > 2 and does.endswith("s")):
            continue
        first = name.lower() in _GIVEN
        before = tokens[at - 1].text if at else "."
        inside = at > 0 and before.isalpha() and before.islower() and before not in DETERMINERS
        if (first or (inside and name.lower() not in ROLES_AND_THINGS)) and does in lexicon.ACTS:
            yield name.upper()


def _age(text: str) -> int | None:
    """Years from `28`, `30s`, `mid-40s`, `late 30s`, `twenties`; 0 where only other words stand there, None where it is no
    introduction.
    """
    match = _AGE.search(text)
    if match and int(match.group(2)) < 130:
        years = int(match.group(2))
        return years + _PART.get((match.group(1) or "mid").lower(), 5) if match.group(3) else years
    folded = text.lower().replace("-", " ")
    return next((years + (3 if "late" in folded else 0) for word, years in _AGE_WORDS.items() if word in folded.split()), None)


def _words(match: re.Match[str]) -> str:
    """What an introduction says besides the age: the rest of the brackets, and the phrase after them."""
    inside = [part.strip() for part in match.group(1).split(",")]
    said = [part for part in inside if part and _age(part) is None]
    whole = not match.string[match.end() : match.end() + 1].isalnum()
    for number, part in enumerate(match.group(2).split(",")[1:]):
        phrase = flat(part)
        if not (whole or number) or not phrase or not _describes(phrase, first=not number):
            break
        said.append(phrase)
    return ", ".join(said)


def _describes(phrase: str, *, first: bool) -> bool:
    """Whether a phrase after a name says what somebody is like. The first may be anything that is no deed (`the hostess`, `creative but
    frazzled`); later ones go on with the description or begin the sentence's deed, so only those are taken that surely describe.
    """
    head = phrase.split(" ")[0].lower()
    if first:
        return head not in lexicon.ACTS
    return head in _WORN_WITH or all(word.lower().strip("-") in _SAID_OF_LOOKS for word in phrase.split(" ") if word.lower() != "and")
