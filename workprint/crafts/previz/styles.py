"""A film's style, from the traits and words of the look book: which look, its pen, its paper, its colours.

    words = "loose charcoal, on brown paper"   look = "noir"   palette = ["teal", "#e8a33d"]   line = 1.5   paper = "cream"   ink = "sepia"

A trait that is set is worth more than a word. Words that mean nothing here are for engines with a prompt. Knows traits and words; knows
nothing of how a look is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz.colours import WORDS, colour
from workprint.crafts.previz.forms import LOOKS, Colour, Style

MOST = {"line": 4.0, "hatch": 1.0, "grain": 1.0, "wobble": 4.0, "vignette": 1.0}
"""The numbers of a style, and the most that each may be."""
NAMED = {
    "pencil": "pencil pencilled graphite sketch sketched sketchy",
    "charcoal": "charcoal conte",
    "flat": "flat vector cel poster",
    "noir": "noir",
    "blueprint": "blueprint cyanotype",
    "whitebox": "whitebox greybox clay",
    "ink": "ink inked wash watercolour watercolor comic storyboard",
}
"""The looks, and the words that ask for them; the first look that is said counts."""
SAID: dict[str, dict[str, float]] = {
    "fine thin delicate": {"line": 0.7},
    "bold heavy thick": {"line": 1.7},
    "loose rough shaky hand-drawn": {"wobble": 1.3},
    "clean crisp precise": {"wobble": 0.35, "grain": 0.4},
    "smooth": {"grain": 0.2},
    "monochrome greyscale grayscale colourless black-and-white": {"chroma": 0.0},
    "muted desaturated faded subdued": {"chroma": 0.55},
    "vivid colourful colorful saturated": {"chroma": 1.35},
    "sepia": {"chroma": 0.0},
}
"""What else words say, as factors on the look's own measures."""
_SEPIA: tuple[Colour, Colour] = ((0.93, 0.83, 0.66), (0.22, 0.13, 0.07))
"""Paper and ink of an old photograph."""


def style(traits: Mapping[str, Any]) -> Style:
    """A film's style from its traits: `look`, `palette` (colours), `paper` and `ink` (a colour each), `line`, `hatch`, `grain`, `wobble`
    and `vignette` (numbers), and `words`. Other traits are for other engines. `EngineError` names what cannot be drawn.
    """
    found = _worded(str(traits.get("words", "")))
    for name, most in MOST.items():
        if name not in traits:
            continue
        value = traits[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise EngineError(f"style {name} = {value!r} cannot be drawn", remedy=f"A number from 0 to {most:g}.")
        found[name] = float(value)
    for name in ("paper", "ink"):
        if name in traits:
            found[name] = _sheet(name, traits[name])
    if "look" in traits:
        found["look"] = _look(traits["look"])
    if "palette" in traits:
        found["palette"] = _palette(traits["palette"])
    return replace(Style(), **found)


def _worded(words: str) -> dict[str, Any]:
    """What free words say of a drawing: "loose charcoal on brown paper, fine lines"."""
    said = re.findall(
        r"[^\W\d_]+(?:-[^\W\d_]+)*",
        words.casefold().replace("film-noir", "noir").replace("black and white", "black-and-white").replace("hand drawn", "hand-drawn"),
    )
    found: dict[str, Any] = {}
    look = next((name for word in said for name, known in NAMED.items() if word in known.split()), "")
    found |= {"look": look} if look else {}
    for known, measures in SAID.items():
        if set(known.split()) & set(said):
            found |= measures
    if "sepia" in said:
        found |= {"paper": _SEPIA[0], "ink": _SEPIA[1]}
    for before, word in pairwise(said):
        if word in ("paper", "ink") and before in WORDS:
            found[word] = colour(before)
    return found


def _sheet(name: str, said: Any) -> Colour:
    if not isinstance(said, str):
        raise EngineError(f"style {name} = {said!r} cannot be drawn", remedy=f'A colour: {name} = "cream", or "#efe6d0".')
    return _SEPIA[name == "ink"] if said.strip().casefold() == "sepia" else colour(said, f"style {name}")


def _look(named: Any) -> str:
    if not isinstance(named, str) or named not in LOOKS:
        raise EngineError(f"style look = {named!r} cannot be drawn", remedy=f"One of {', '.join(LOOKS)}.")
    return named


def _palette(named: Any) -> tuple[Colour, ...]:
    if not isinstance(named, list | tuple) or not 1 <= len(named) <= 16 or not all(isinstance(one, str) for one in named):
        raise EngineError(f"style palette = {named!r} cannot be drawn", remedy='One to sixteen colours: ["teal", "#e8a33d"].')
    return tuple(colour(one, "style palette") for one in named)
