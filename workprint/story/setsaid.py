"""A set in words: its kind, its size, and the things in it, read from a stage note's words and written again.

    a small cafe 8 x 5 m      two windows on the back wall      a round table with four chairs      a counter at the back

Knows words of sets; knows nothing of people, notes or how a set is built.
"""

from __future__ import annotations

from collections.abc import Sequence

from workprint.core.nouns import Piece
from workprint.story import lexicon, marksaid, settings, stagewords

_ARTICLES = lexicon.bag("a an the")
_PREPOSITIONS = lexicon.bag(
    "on at in by near next beside under behind against along with above before facing left right centre of to over with"
)
_TIMES = ("x", "×", "by")
_ROOMY = {"tiny": (300, 300), "small": (450, 350), "large": (1000, 800), "big": (1000, 800), "huge": (1800, 1400), "long": (1000, 450)}
_SMALLEST, _LARGEST = 100, 20_000
_WALLS = ("left", "right", "back", "front")
_BESIDE = lexicon.bag("by near under beside behind against above before facing on over")
_OFFERED = 6

Words = Sequence[str]


# --------------------------------------------------------------------------------------------- kind and size


def kind_of(words: Words, at: int) -> tuple[str, int] | None:
    """The kind of set that is named from word `at` on ("a small coffee shop", "car interior"), and the word after it."""
    begin = at + (at < len(words) and words[at].lower() in _ARTICLES)
    if begin >= len(words) or words[begin][:1].isdecimal():
        return None
    low = [word.lower() for word in words[begin : begin + _OFFERED]]
    end = next((place for place, word in enumerate(low) if word in _PREPOSITIONS or word[:1].isdecimal()), len(low))
    for long in range(end, 0, -1):
        said = low[long - 1]
        pair = " ".join(low[max(0, long - 2) : long])
        kind = next(
            (kind for name in (pair, said) if (kind := settings.kind_named(name)) and (name == kind or name not in stagewords.PIECE_OF)), ""
        )
        if kind:
            after = begin + long
            inside = [word.lower() for word in words[after : after + 1]] in (["interior"], ["set"], ["room"])
            return (kind, after + inside) if long + inside >= end else None
    return None


def roomy(words: Words) -> tuple[int, ...]:
    """Width and depth of a set that is called small or large; () where it is not."""
    return next((_ROOMY[word.lower()] for word in words if word.lower() in _ROOMY), ())


def is_size(words: Words, at: int) -> bool:
    """Whether a size begins at word `at`: `8 x 5 m`, `8 by 5 metres`."""
    after = at + 1
    if at < len(words) and words[at][:1].isdecimal() and after < len(words) and words[after].lower() in marksaid._METRES:
        after += 1
    return words[at][:1].isdecimal() and after + 1 < len(words) and words[after].lower() in _TIMES and words[after + 1][:1].isdecimal()


def size(words: Words, at: int) -> tuple[tuple[int, ...], int]:
    """Width, depth and, where it is said, height from word `at` on, in centimetres, and the word after them; () where they will not do."""
    found: list[float] = []
    unit = 1.0
    while at < len(words) and words[at][:1].isdecimal():
        found.append(float(words[at]))
        at += 1
        if at < len(words) and words[at].lower() in marksaid._METRES:
            unit = marksaid._METRES[words[at].lower()]
            at += 1
        if at + 1 < len(words) and words[at].lower() in _TIMES and words[at + 1][:1].isdecimal():
            at += 1
        else:
            break
    centimetres = tuple(round(each * unit * 100) for each in found)
    good = 2 <= len(centimetres) <= 3 and all(_SMALLEST <= each <= _LARGEST for each in centimetres)
    return (centimetres if good else ()), at


def size_written(size_: Sequence[int]) -> str:
    """`8 x 5 m`."""
    return f"{' x '.join(marksaid.number(each / 100) for each in size_)} m" if size_ else ""


# --------------------------------------------------------------------------------------------- things


def piece(words: Words, at: int) -> tuple[list[Piece], int] | None:
    """A thing that stands in the set, with what it stands `with`, and the word after them."""
    head = _thing(words, at)
    if head is None:
        return None
    found, at = head
    found, at = _placed(found, words, at)
    pieces = [found]
    while at < len(words) and words[at].lower() == "with":
        more = _thing(words, at + 1)
        if more is None:
            return None
        pieces.append(Piece(more[0].thing, more[0].count, "", found.thing, more[0].words))
        at = more[1]
        if at < len(words) and words[at].lower() == "and" and _thing(words, at + 1):
            follows = _thing(words, at + 1)
            if follows and not (follows[1] < len(words) and words[follows[1]].lower() in _PREPOSITIONS):
                pieces.append(Piece(follows[0].thing, follows[0].count, "", found.thing, follows[0].words))
                at = follows[1]
    if len(pieces) > 1 and not found.where:
        pieces[0], at = _placed(found, words, at)
    return pieces, at


def _thing(words: Words, at: int) -> tuple[Piece, int] | None:
    """`two tall windows`, `round table`: how many, of what, in which words."""
    count, said = 1, False
    begin = at
    if begin < len(words):
        many = int(words[begin]) if words[begin].isdecimal() and len(words[begin]) < 7 else stagewords.NUMBERS.get(words[begin].lower())
        if many is not None:
            count, begin, said = many, begin + 1, True
        elif words[begin].lower() == "the":
            begin += 1
        if begin < len(words) and words[begin].lower() in ("dozen", "few", "of", "pair", "couple"):
            count = 12 if words[begin].lower() == "dozen" else stagewords.NUMBERS.get(words[begin].lower(), count)
            begin += 1
            begin += begin < len(words) and words[begin].lower() == "of"
    best: tuple[int, int, str] | None = None
    for end in range(begin, min(begin + _OFFERED, len(words))):
        if words[end].lower() in _PREPOSITIONS | {"and"} or not words[end][:1].isalpha():
            break
        for long in (3, 2, 1):
            first = end + 1 - long
            meant = stagewords.PIECE_OF.get(" ".join(words[first : end + 1]).lower()) if first >= begin else None
            if meant and (best is None or end + 1 > best[1]):
                best = (first, end + 1, meant)
                break
    if best is None:
        return None
    first, after, meant = best
    if not said and " ".join(words[first:after]).lower() in stagewords.PLURALS and meant != "shelf":
        count = 6 if meant in stagewords.GROWING else 2
    return Piece(meant, count, "", "", " ".join(words[begin:first]).lower()), after


def _placed(found: Piece, words: Words, at: int) -> tuple[Piece, int]:
    """The thing with where it stands, if that is said."""
    if at >= len(words):
        return found, at
    coordinates = marksaid._coordinates(words, at)
    if coordinates:
        return Piece(found.thing, found.count, coordinates[0], "", found.words), coordinates[1]
    begin = at
    while begin < len(words) and words[begin].lower() in ("on", "at", "in", "against", "along", "to", "the", "of", "off"):
        begin += 1
    where = _where(words, begin)
    if where:
        return Piece(found.thing, found.count, where[0], "", found.words), where[1]
    low = words[at].lower()
    beside = at + 2 if low == "next" else at + 3 if [each.lower() for each in words[at : at + 3]] == ["in", "front", "of"] else at + 1
    if low in _BESIDE or beside > at + 1:
        other = _thing(words, beside)
        if other is not None and other[0].count == 1:
            return Piece(found.thing, found.count, "", other[0].thing, found.words), other[1]
    return found, at


def _where(words: Words, at: int) -> tuple[str, int] | None:
    """`left wall`, `back left corner`, `centre`: where, and the word after it."""
    low = [{"center": "centre", "middle": "centre"}.get(word.lower(), word.lower()) for word in words[at : at + 3]]
    if low[:1] and low[0] in _WALLS and low[1:2] == ["wall"]:
        return f"{low[0]} wall", at + 2
    for pair in (" ".join(low[:2]), " ".join(reversed(low[:2]))):
        if pair in stagewords.WHERE and len(low) > 1:
            return pair, at + 2 + (low[2:3] == ["corner"])
    if low[:1] and low[0] in stagewords.WHERE:
        return low[0], at + 1 + (low[1:2] in (["side"], ["corner"]))
    return None


def piece_written(found: Piece) -> str:
    """A thing as a note says it; the number in digits, so that it is never taken for the kind of the set."""
    name = found.thing if found.count == 1 else stagewords.plural(found.thing)
    said = [str(found.count), found.words, name]
    if found.where:
        said.append(found.where if found.where.startswith("at ") else f"at {found.where}")
    elif found.near:
        said.append(f"by {found.near}")
    return " ".join(filter(None, said))
