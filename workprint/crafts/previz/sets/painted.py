"""The words of a piece ("dark red", "small", "wooden") as colours and measures. Knows words; knows nothing of furniture."""

from __future__ import annotations

from dataclasses import replace

from workprint.core.errors import EngineError
from workprint.crafts.previz import colours
from workprint.crafts.previz.forms import Colour
from workprint.crafts.previz.sets.carpentry import Prop, stretched
from workprint.crafts.previz.sets.tones import Tones, between

MATERIALS = {
    "oak": "b08a5a", "pine": "c9a26b", "mahogany": "6b3426", "walnut": "5d4030", "teak": "8d5f3a", "wooden": "9c7152", "ebony": "332b28",
    "leather": "6b4630", "steel": "8d9296", "iron": "4a4c50", "metal": "84888c", "glass": "b9cbd0", "marble": "e4e0da", "plastic": "d8d4cb",
    "velvet": "6d2a3d", "stone": "9d9990", "brass": "a8854a", "golden": "c9a043", "rusty": "8a5136", "wood": "9c7152",
    "paper": "efe9da", "cardboard": "b98f63", "cloth": "a9927a", "wool": "b5a48c", "silk": "c9b8a8", "copper": "a8633c", "bronze": "8c6a3b",
    "silver": "b9bbbd", "gold": "c9a043", "tin": "9ea3a6", "clay": "b5785a", "porcelain": "efece4", "wicker": "bd9a63", "ivory": "efe6d0",
}  # fmt: skip
SURFACES = {
    **dict.fromkeys(["oak", "pine", "mahogany", "walnut", "teak", "wooden", "wood", "ebony"], "wood"),
    **dict.fromkeys(["steel", "iron", "metal", "brass", "golden", "gold", "rusty", "copper", "bronze", "silver", "tin"], "metal"),
    "glass": "glass",
    "stone": "rock",
}
"""What is drawn on a material; on the others nothing."""
_SHADES = frozenset(["dark", "deep", "light", "pale", "bright", "dull", "faded", "warm", "soft", "dirty"])
_BIG = {
    "big": 1.22,
    "large": 1.22,
    "huge": 1.5,
    "grand": 1.3,
    "wide": 1.25,
    "long": 1.3,
    "small": 0.8,
    "little": 0.8,
    "tiny": 0.65,
    "narrow": 0.75,
}
_TALL = {"tall": 1.2, "high": 1.15, "low": 0.85, "huge": 1.25, "tiny": 0.75}
FIXED = frozenset(
    ["chair", "stool", "office chair", "table", "round table", "desk", "counter", "sofa", "armchair", "bench", "low table", "bed"]
)
"""As high as people need them, whatever their size."""


def tones(given: Tones, words: str) -> Tones:
    """The set's tones with a colour of the words in cloth, wood and paint; as they were where the words have none."""
    colour = colour_in(words)
    if colour is None:
        return given
    dark = between(colour, (0.1, 0.1, 0.1), 0.35)
    return replace(
        given,
        wood=colour,
        dark=dark,
        cloth=colour,
        accent=colour,
        second=between(colour, given.trim, 0.3),
        paper=between(colour, given.paper, 0.25),
        shade=colour,
    )


def colour_in(words: str) -> Colour | None:
    """The first colour or material in the words of a piece, None where they have none."""
    said = words.casefold().replace("-", " ").split()
    for index, word in enumerate(said):
        if word in colours.WORDS:
            shade = said[index - 1] if index and said[index - 1] in _SHADES | set(colours.WORDS) else ""
            try:
                return colours.colour(f"{shade} {word}".strip())
            except EngineError:
                return colours.colour(word)
        if word in MATERIALS:
            return colours.from_hex(MATERIALS[word])
    return None


def measured(words: str) -> bool:
    """Whether the words say how large a piece is."""
    return any(word in _BIG or word in _TALL for word in words.casefold().replace("-", " ").split())


def times(words: str) -> float:
    """How many times as large as others something is that is so called."""
    by = 1.0
    for word in words.casefold().replace("-", " ").split():
        by *= _BIG.get(word, _TALL.get(word, 1.0))
    return by


def sized(prop: Prop, name: str, words: str) -> Prop:
    """Larger or smaller as the words say; seats and tables keep the height that people need."""
    said = words.casefold().replace("-", " ").split()
    wide, tall = 1.0, 1.0
    for word in said:
        wide *= _BIG.get(word, 1.0)
        tall *= _TALL.get(word, 1.0)
    if name in FIXED:
        tall = 1.0
    elif tall == 1.0:
        tall = wide if not set(said) & {"wide", "long", "narrow"} else 1.0
    if wide == tall == 1.0:
        return prop
    deep = wide if name not in ("counter", "sofa", "bench", "shelf", "desk") and "long" not in said else min(wide, 1.1)
    if name == "table" and "long" in said:
        wide, deep = 1.0, 1.0
    return replace(prop, mesh=stretched(prop.mesh, (wide, tall, deep)))
