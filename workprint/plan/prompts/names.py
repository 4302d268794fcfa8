"""How prose names people: MARA, Mara, Dr. Abel, Abel; never a common word (rose). Pure.

Knows spellings; knows nothing of who these people are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

_TITLES: tuple[str, ...] = (
    "MR",
    "MRS",
    "MS",
    "MISS",
    "DR",
    "DOCTOR",
    "PROF",
    "SIR",
    "LADY",
    "LORD",
    "KING",
    "QUEEN",
    "CAPTAIN",
    "CAPT",
    "SGT",
    "LT",
    "OLD",
)
_TITLES += ("YOUNG", "LITTLE", "BIG", "THE", "MAN", "WOMAN", "BOY", "GIRL")
"""Words of a name that stand for nobody."""


@lru_cache(maxsize=256)
def spellings(names: tuple[str, ...]) -> Mapping[str, str]:
    """Every way in which prose may write one of the names -> the name. A word of a name stands for it where no other name has it."""
    ways: dict[str, str] = {}
    for name in names:
        ways |= dict.fromkeys((name, name.upper(), name.title(), name.capitalize()), name)
    words = [(word, name) for name in names for word in _words(name)]
    for word, name in words:
        if len(name.split()) > 1 and sum(word == other for other, _ in words) == 1:
            ways |= {way: name for way in (word, word.title()) if way not in ways}
    return ways


def _words(name: str) -> list[str]:
    found = (re.sub(r"[^\w'’-]", "", word).upper() for word in name.split())
    return [word for word in found if len(word) > 2 and word not in _TITLES and not word.isdigit()]


def alternation(ways: Mapping[str, str]) -> str:
    """A pattern for any of the ways, the longest first."""
    return "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True))


def named(text: str, among: Sequence[str], names: Sequence[str] = ()) -> list[str]:
    """Which people a text names, in the order in which they first stand there. `among` are all people there are; `names` limit it."""
    ways = spellings(tuple(among))
    found = (ways[match[0]] for match in re.finditer(rf"(?<!\w)(?:{alternation(ways)})(?!\w)", text)) if ways else ()
    return list(dict.fromkeys(name for name in found if not names or name in names))
