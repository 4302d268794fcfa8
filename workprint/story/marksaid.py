"""Places in words: where somebody stands, or what they turn to, read into the one form that the stage knows, and written again.

    by the window -> window              2m to the left of MARA -> 2 m left of MARA
    in the back left corner -> back left              at 1.5, -2 -> at 1.5 -2

Knows words of places; knows nothing of sets, and of people only that their names are in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workprint.story import lexicon, stagewords

_ARTICLES = lexicon.bag("the a an his her their its this that")
_AT = lexicon.bag("at by near in on to for under against inside into onto from along toward towards over out of up")
_ENDS = _AT | lexicon.bag("with and then as while facing holding carrying looking looks very slightly") | frozenset(stagewords.ADJECTIVES)
_RELATIONS = (
    (("in", "front", "of"), "in front of"),
    (("before",), "in front of"),
    (("to", "the", "left", "of"), "left of"),
    (("to", "the", "right", "of"), "right of"),
    (("on", "the", "left", "of"), "left of"),
    (("on", "the", "right", "of"), "right of"),
    (("left", "of"), "left of"),
    (("right", "of"), "right of"),
    (("next", "to"), "beside"),
    (("beside",), "beside"),
    (("opposite",), "opposite"),
    (("across", "from"), "opposite"),
    (("behind",), "behind"),
)
_METRES = {"m": 1.0, "metre": 1.0, "metres": 1.0, "meter": 1.0, "meters": 1.0, "cm": 0.01, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048}
_SPOTS = {
    ("centre",): "centre",
    ("middle",): "centre",
    ("left",): "left",
    ("right",): "right",
    ("front",): "front",
    ("back",): "back",
    ("centre", "left"): "centre left",
    ("centre", "right"): "centre right",
    ("back", "left"): "back left",
    ("left", "back"): "back left",
    ("back", "right"): "back right",
    ("right", "back"): "back right",
}
_PARTS = ("corner", "side", "stage", "wall")
_SPELT = {"center": "centre"}
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_FAR = 50.0

Words = Sequence[str]


def number(value: float) -> str:
    """A number as marks and sizes write it: at most two decimals, no needless noughts."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0" if abs(value) < 0.005 else "-0")


def metres(words: Words, at: int) -> tuple[float, int] | None:
    """A length that begins at word `at` ("2 m", "two metres", "50 cm"), in metres, and the word after it."""
    if at + 1 >= len(words) or words[at + 1].lower() not in _METRES:
        return None
    said = words[at]
    value = float(said) if _NUMBER.fullmatch(said) else float(stagewords.NUMBERS.get(said.lower(), 0))
    return (value * _METRES[words[at + 1].lower()], at + 2) if value > 0.0 else None


def name(words: Words, at: int) -> tuple[str, int] | None:
    """A person's name in capitals that begins at word `at` (`MARA`, `DR. CHEN`, `COP 2`, `@McAVOY`), and the word after it."""
    end = at
    while end < len(words) and _capital(words[end]):
        end += 1
    if end == at:
        return None
    last = words[end - 1]
    if end < len(words) and words[end].isdecimal() and not last.endswith(".") and metres(words, end) is None:
        end += 1
    said = " ".join(words[at:end]).removeprefix("@")
    known = end - at == 1 and last.isascii() and not last.startswith("@") and (last.lower() in stagewords.PIECE_OF)
    return None if known or not said else (said.upper(), end)


def _capital(word: str) -> bool:
    bare = word.removeprefix("@")
    return bool(bare) and (word.startswith("@") or (bare.isupper() and any(sign.isalpha() for sign in bare)))


def pronoun(word: str) -> bool:
    """Whether a word means somebody who was named before."""
    return word.lower() in ("him", "her", "them", "he", "she")


def mark(words: Words, at: int, other: str = "") -> tuple[str, int] | None:
    """The mark that is said from word `at` on, in its one form, and the word after it. `other` is whom a pronoun means."""
    if at >= len(words):
        return None
    far = metres(words, at)
    after = far[1] if far else at
    said = _relation(words, after)
    if said is not None:
        relation, begin = said
        thing = anything(words, begin, other)
        if thing is None or (far and (far[0] > _FAR or relation in stagewords.RELATIONS[-2:])):
            return None
        return (f"{number(far[0])} m " if far else "") + f"{relation} {thing[0]}", thing[1]
    if far is not None:
        return None
    return _coordinates(words, at) or _plain(words, at, other)


def _relation(words: Words, at: int) -> tuple[str, int] | None:
    for phrase, relation in _RELATIONS:
        if tuple(word.lower() for word in words[at : at + len(phrase)]) == phrase:
            return relation, at + len(phrase)
    return None


def _coordinates(words: Words, at: int) -> tuple[str, int] | None:
    both = words[at + 1 : at + 3]
    if words[at].lower() != "at" or len(both) < 2 or not all(_NUMBER.fullmatch(each) for each in both):
        return None
    x, z = float(both[0]), float(both[1])
    return (f"at {number(x)} {number(z)}", at + 3) if max(abs(x), abs(z)) <= 4 * _FAR else None


def _plain(words: Words, at: int, other: str) -> tuple[str, int] | None:
    """`at the window`, `in the centre`, `by MARA`."""
    begin = at
    while begin < len(words) and words[begin].lower() in _AT:
        begin += 1
    if begin < len(words) and (spot := _spot(words, begin)):
        return spot
    thing = anything(words, begin, other)
    if thing is None or begin == len(words):
        return None
    person = name(words, _past_articles(words, begin))
    return (f"beside {thing[0]}" if (person or pronoun(words[begin])) and begin > at else thing[0]), thing[1]


def _past_articles(words: Words, at: int) -> int:
    while at < len(words) and words[at].lower() in _ARTICLES:
        at += 1
    return at


def _spot(words: Words, at: int) -> tuple[str, int] | None:
    """A part of the floor ("the back left corner", "centre stage"), or a seat by its number."""
    begin = _past_articles(words, at)
    low = [_SPELT.get(word.lower(), word.lower()) for word in words[begin : begin + 3]]
    for long in (2, 1):
        spot = _SPOTS.get(tuple(low[:long]))
        if spot is not None and len(low[:long]) == long:
            after = low[long : long + 1]
            if after and after[0] not in _PARTS and f"{spot} {after[0]}" in stagewords.PIECE_OF:
                return None
            return spot, begin + long + (bool(after) and after[0] in _PARTS)
    if len(low) > 1 and low[0] in ("seat", "chair") and f"seat {low[1]}" in lexicon.MARKS:
        return f"seat {low[1]}", begin + 2
    if low[:1] == ["second"] and low[1:2] and low[1] in ("window", "counter"):
        return f"{low[1]} 2", begin + 2
    return None


def anything(words: Words, at: int, other: str = "") -> tuple[str, int] | None:
    """A person, a mark or a thing that is named from word `at` on, and the word after it."""
    begin = _past_articles(words, at)
    if begin < len(words) and (person := name(words, begin)):
        return person
    if at < len(words) and other and pronoun(words[at]):
        return other, at + 1
    return _spot(words, at) or _thing(words, begin)


def _thing(words: Words, at: int) -> tuple[str, int] | None:
    """The longest name of a place or thing from word `at` on; up to two words may describe it ("the old oak table")."""
    for skip in range(3):
        for long in (3, 2, 1):
            said = " ".join(words[at + skip : at + skip + long]).lower()
            if len(words) < at + skip + long or (skip and any(not word.isalpha() for word in words[at : at + skip])):
                continue
            end = at + skip + long
            meant = place_of(said)
            if meant:
                if meant in ("window", "counter") and words[end : end + 1] == ["2"]:
                    return f"{meant} 2", end + 1
                return meant, end
        if at + skip < len(words) and (words[at + skip].lower() in _ENDS or not words[at + skip].isalpha()):
            break
    return None


def place_of(said: str) -> str:
    """The mark or thing that a name means ("doorway" -> door, "couch" -> sofa, "piano" -> piano), "" if it means none."""
    if said in lexicon.MARKS or said in stagewords.PIECES or said in stagewords.HELD:
        return said
    return lexicon.PLACES.get(said) or stagewords.PIECE_OF.get(said) or stagewords.HELD_OF.get(said) or ""


def written(mark_: str) -> str:
    """A mark as a note says it: `at window`, `behind counter`, `2 m left of MARA`, `at 1.5 -2`."""
    return mark_ if mark_[:1].isdecimal() or mark_.startswith(("at ", *stagewords.RELATIONS)) else f"at {mark_}"


def names(words: Words, at: int) -> tuple[tuple[str, ...], int]:
    """The people named from word `at` on, with `and` or `&` between them, and the word after them."""
    found: list[str] = []
    while (said := name(words, at)) is not None:
        found.append(said[0])
        at = said[1]
        if at < len(words) and words[at].lower() in ("and", "&") and name(words, at + 1) is not None:
            at += 1
        else:
            break
    return tuple(dict.fromkeys(found)), at


def beside(mark_: str) -> tuple[str, str]:
    """A mark that is next to something, taken apart ("2 m left of MARA" -> "2 m left of ", MARA); ("", mark) for any other."""
    for relation in stagewords.RELATIONS:
        head, found, there = mark_.partition(f"{relation} ")
        if found and there and (not head or head[:1].isdecimal()):
            return head + found, there
    return "", mark_


def people_in(mark_: str) -> str:
    """The person whom a mark is next to ("2 m left of MARA" -> MARA), "" if none."""
    relation, there = beside(mark_)
    return there if relation and not known(there) else ""


_SEEN = frozenset(stagewords.SIGHTS.values())


def known(target: str) -> bool:
    """Whether a target is a place or a thing that the stage knows by name."""
    if target in lexicon.MARKS or target in stagewords.PIECES or target in stagewords.HELD or target in stagewords.WAYS:
        return True
    return target in _SEEN or target.startswith(("at ", *stagewords.RELATIONS)) or target[:1].isdecimal()
