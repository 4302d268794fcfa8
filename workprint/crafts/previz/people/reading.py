"""How traits and plain words are read, and the dice that a name throws where neither says anything. Knows words, not people."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz.colours import WORDS
from workprint.crafts.previz.people.words import AGES, BUILDS, GENDERS, GLASSES, HAIR, HATS, HEIGHTS, OTHERWISE, OUTFITS, SHOES


class Dice:
    """Choices that depend on a name and on what is being chosen, and on nothing else."""

    def __init__(self, name: str) -> None:
        self.called, self.name = name, " ".join(name.split()).casefold()

    def roll(self, what: str) -> float:
        """A number in [0, 1)."""
        taken = hashlib.sha256(f"{self.name}\0{what}".encode()).digest()
        return int.from_bytes(taken[:6], "big") / (1 << 48)

    def between(self, what: str, low: float, high: float) -> float:
        """Mostly near the middle: the mean of two rolls."""
        return round(low + (high - low) * (self.roll(what) + self.roll(what + "'")) / 2, 4)

    def pick(self, what: str, options: Sequence[str]) -> str:
        return options[int(self.roll(what) * len(options))]


def word(name: str, trait: str, given: Any, allowed: Sequence[str], yes: str = "") -> str:
    """One of the allowed words. A plain yes is `yes`, else the first word that is more than nothing."""
    text = _plain(given)
    if isinstance(given, bool) or text in ("no", "yes", "true", "false"):
        text = allowed[0] if text in ("no", "false") else yes or allowed[min(1, len(allowed) - 1)]
    if text in allowed:
        return text
    near = difflib.get_close_matches(text, allowed, n=1, cutoff=0.0)[0]
    raise EngineError(
        f"{trait} = {given!r} is not known", where=f"look of {name}", remedy=f"Did you mean {near!r}? Known: {', '.join(allowed)}."
    )


def _plain(given: Any) -> str:
    text = " ".join(str(given).strip().lower().replace("_", "-").split())
    text = OTHERWISE.get(text, text)
    return text.replace("top hat", "top-hat")


def kind_and_colour(given: Any, kinds: Sequence[str]) -> tuple[Any, str]:
    """What a value like "dark red boots" says: the kind ("boots", "" where it names none) and the words of its colour ("dark red").

    What is neither comes back whole as the kind, to be refused with the nearest word.
    """
    if isinstance(given, bool):
        return given, ""
    text = _plain(given)
    if text in kinds or text in ("yes", "no", "true", "false"):
        return text, ""
    said = [OTHERWISE.get(one, one) for one in text.split()]
    named = [one for one in said if one in kinds]
    tones = [one for one in said if one not in kinds and one not in ("a", "an", "the", "in", "and", "hair", "hat", "pair", "of")]
    if named:
        return named[-1], " ".join(tones)
    return ("", text) if said and (said[-1] in WORDS or text.startswith("#")) else (given, "")


def number(name: str, trait: str, given: Any, named: Mapping[str, float], bounds: tuple[float, float]) -> float:
    """A number within bounds, or one of the named ones."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        said = re.fullmatch(r"\D{0,8}?(-?\d{1,9}(?:\.\d{1,9})?)\s*(m|cm|s|'s|years?( old)?)?\s*", str(given))
        if said is None:
            return named[word(name, trait, given, tuple(named))]
        given = float(said[1]) / (100 if said[2] == "cm" else 1)
    value = float(given)
    if not bounds[0] <= value <= bounds[1]:
        remedy = f"Allowed: {bounds[0]:g} to {bounds[1]:g}, or one of {', '.join(named)}."
        raise EngineError(f"{trait} = {given!r} is out of range", where=f"look of {name}", remedy=remedy)
    return value


# --------------------------------------------------------------------------------------------- plain words

_TONES = "|".join(sorted(WORDS, key=len, reverse=True))
_SHADE = rf"((?:(?:dark|light|pale|deep|bright|faded) )?(?:{_TONES}))"
_GARMENTS = (
    *("coat", "dress", "suit", "jacket", "sweater", "shirt", "skirt", "trousers", "waistcoat", "gown", "robe", "cloak", "tunic"),
    *("hoodie", "apron", "uniform", "overalls", "pyjamas", "toga", "armour", "boots", "shoes", "sandals"),
)
_WORN = {"scarf": "scarf", "tie": "tie", "necktie": "tie", "sash": "sash", "satchel": "strap", "shoulder bag": "strap"}


def read(words: str) -> dict[str, str]:
    """Traits that plain words give away ("a tall old man with a grey beard, in a dark red coat")."""
    text = " ".join(OTHERWISE.get(one, one) for one in re.findall(r"[\w#'-]+|[,.;]", words.lower()))
    text = text.replace("top hat", "top-hat")
    return {**_body(text), **_head(text), **_clothes(text)}


def _says(text: str, thing: str) -> bool:
    return re.search(rf"\b{re.escape(thing)}\b", text) is not None


def _coloured(text: str, thing: str) -> str:
    match = re.search(rf"\b{_SHADE} (?:(?!with\b|and\b)\w+ )?{re.escape(thing)}\b", text)
    return match[1] if match else ""


def _clothes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for thing in _GARMENTS:
        tone = _coloured(text, thing)
        if thing in SHOES:
            found |= {"shoes": f"{tone} {thing}".strip()} if _says(text, thing) else {}
        elif tone:
            found[thing] = tone
        if thing in OUTFITS and _says(text, thing) and "outfit" not in found:
            found["outfit"] = thing
    for thing, where in _WORN.items():
        if _says(text, thing):
            found["worn"] = where
            found |= {"accent_colour": tone} if (tone := _coloured(text, thing)) else {}
    if _says(text, "barefoot"):
        found["shoes"] = "barefoot"
    return found


def _body(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for trait, options in (("age", AGES), ("height", HEIGHTS), ("build", BUILDS), ("gender", GENDERS)):
        hits = [one for one in options if len(one) > 2 and one not in ("average", "short") and _says(text, one)]
        found |= {trait: hits[0]} if hits else {}
    return found


def _head(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    styles = [one for one in HAIR if one not in ("short", "long", "crop", "curly", "fringe", "receding") and _says(text, one)]
    worn = re.search(rf"\b({'|'.join(HAIR)}) (?:\w+ )?(?:hair|hairline)\b", text)
    if styles or worn:
        found["hair"] = styles[0] if styles else worn[1] if worn else ""
    if tone := _coloured(text, "hair"):
        found["hair_colour"] = tone
    for one in HATS[1:]:
        if _says(text, one):
            found["hat"] = f"{_coloured(text, one)} {one}".strip()
    if "hat" not in found and _says(text, "hat"):
        found["hat"] = f"{_coloured(text, 'hat')} brim".strip()
    beards = {"moustache": "moustache", "goatee": "goatee", "stubble": "stubble", "beard": "full", "bearded": "full"}
    hits = [value for one, value in beards.items() if _says(text, one)]
    if hits:
        found["beard"] = "long" if re.search(r"\blong (?:\w+ )?beard\b", text) else hits[0]
    glasses = [one for one in GLASSES[1:] if re.search(rf"\b{one} (?:glasses|spectacles)\b", text)]
    if _says(text, "sunglasses"):
        found["glasses"] = "sunglasses"
    elif glasses or _says(text, "glasses") or _says(text, "spectacles"):
        found["glasses"] = glasses[0] if glasses else "round"
    return found
