"""What the look book and the page's words say of an animal, and what its name's dice say where they are silent: words to a `Breed`.

Every free choice is drawn from SHA-256 of the name and the choice's own name. Knows words and colours; knows nothing of meshes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz.animals.breeds import (
    BREEDS,
    BUILDS,
    CALLED,
    COATS,
    EARS,
    EYES,
    HEIGHTS,
    KINDS,
    PASSED,
    PATTERNS,
    SIZES,
    TRAITS,
    Breed,
)
from workprint.crafts.previz.colours import WORDS, colour, from_hex, mixed, shaded
from workprint.crafts.previz.people.postures import chance


def kind_of(word: str) -> str:
    """The kind that a word names ("kitten" is a cat), or ""."""
    text = word.strip().lower()
    return next((kind for kind, words in CALLED.items() if text in words.split()), "")


def is_animal(traits: Mapping[str, Any] | None) -> bool:
    """Whether a look asks for an animal."""
    return bool(kind_of(str((traits or {}).get("kind", ""))))


def breed(name: str, traits: Mapping[str, Any] | None = None, words: str = "") -> Breed:
    """The animal called `name`, as the look book's `traits` and `words` have it, the rest by the name's own dice.

    `EngineError` for a kind, trait or value that is not known, naming the nearest.
    """
    given = {key.lower().replace("color", "colour"): value for key, value in (traits or {}).items() if value not in ("", None)}
    where = f"look of {name}"
    kind = kind_of(str(given.get("kind", "")))
    if not kind:
        raise _unknown("kind", given.get("kind", ""), KINDS, where)
    for key in given:
        if key not in TRAITS and key not in PASSED:
            raise _unknown("trait of an animal", key, TRAITS, where)
    said = re.findall(r"[a-z]+", " ".join((name, str(given.get("kind", "")), str(given.get("breed", "")), words)).lower())
    found: dict[str, Any] = _by_dice(name, kind)
    for word in said:
        known = BREEDS.get(word, {})
        found |= ({"pattern": "plain"} if "coat" in known else {}) | known
    found |= _described(said, found, words)
    found |= _given(given, kind, found, where)
    colours = {key: from_hex(value) if isinstance(value, str) else value for key, value in found.items() if key in _COLOURED}
    if kind == "horse" and "hair" not in found:
        colours["hair"] = mixed(shaded(colours["coat"], 0.5), (0.12, 0.10, 0.10), 0.4)
    rest: dict[str, Any] = {key: value for key, value in found.items() if key not in _COLOURED} | colours
    return Breed(name, kind, **rest)


_COLOURED = ("coat", "second", "third", "hair", "eye")


def _unknown(what: str, given: object, known: Sequence[str], where: str) -> EngineError:
    near = difflib.get_close_matches(str(given).lower(), known, 1, 0.0)[0]
    return EngineError(f"{given!r} is no {what} that is known", where=where, remedy=f"Did you mean {near!r}? Known: {', '.join(known)}.")


def _pick(name: str, what: str, options: Sequence[str]) -> str:
    return options[int(chance(name.casefold(), what) * len(options))]


def _by_dice(name: str, kind: str) -> dict[str, Any]:
    """What nobody has said."""
    found: dict[str, Any] = {
        "coat": _pick(name, "coat", COATS[kind]),
        "second": "ece5d8",
        "third": "332d2c",
        "eye": EYES[kind],
        "scale": round(0.94 + 0.12 * chance(name.casefold(), "size"), 3),
        "fluff": round(0.1 + 0.5 * chance(name.casefold(), "fluff"), 2),
    }
    patterns = {
        "dog": ("plain", "bib", "bib", "saddle", "plain", "patches"),
        "cat": ("tabby", "tabby", "plain", "tuxedo"),
        "horse": ("socks", "bay", "blaze", "plain"),
        "bird": ("crow", "pigeon"),
        "chicken": ("hen",),
    }[kind]
    found["pattern"] = _pick(name, "pattern", patterns)
    found["ears"] = _pick(name, "ears", EARS) if kind == "dog" else "prick"
    return found


def _described(said: Sequence[str], found: Mapping[str, Any], words: str) -> dict[str, Any]:
    """Size, build and colour that plain words give away ("a big black dog with a white chest")."""
    more: dict[str, Any] = {}
    for word in said:
        if word in SIZES:
            more["scale"] = round(float(found["scale"]) * SIZES[word], 3)
        if word in BUILDS:
            more["build"] = BUILDS[word]
    tones = "|".join(sorted(WORDS, key=len, reverse=True))
    shades = re.findall(rf"\b((?:(?:dark|light|pale|deep) )?(?:{tones}))\b", words.lower())
    if re.search(r"\b(fluffy|shaggy|long[- ]haired|woolly)\b", words.lower()):
        more["fluff"] = 1.0
    if re.search(r"\bspotted\b", words.lower()):
        more["pattern"] = "spots"
    if shades:
        more["coat"] = colour(shades[0])
        if found["pattern"] in ("saddle", "mask", "tricolour"):
            more["pattern"] = "plain"
    if len(shades) > 1:
        more |= {"second": colour(shades[1]), "third": colour(shades[1])}
        more["pattern"] = found["pattern"] if found["pattern"] not in ("plain", "saddle", "mask", "tricolour") else "bib"
    return more


def _given(given: Mapping[str, Any], kind: str, found: Mapping[str, Any], where: str) -> dict[str, Any]:
    """What the look book says outright."""
    more: dict[str, Any] = {}
    for key, trait in (("colour", "coat"), ("second", "second"), ("hair", "hair"), ("eyes", "eye")):
        if key in given:
            more[trait] = colour(str(given[key]), f"{where}: {key}")
    if "height" in given:
        more["scale"] = _height(given["height"], kind, found, where)
    if "second" in given:
        more["third"] = more["second"]
    for key, table, trait in (("size", SIZES, "scale"), ("build", BUILDS, "build")):
        if key in given:
            more[trait] = round(_number(key, given[key], table, where) * (float(found["scale"]) if trait == "scale" else 1.0), 3)
    for key, known in (("pattern", PATTERNS[kind]), ("ears", (*EARS, "long")), ("tail", ("long", "short", "curl"))):
        if key in given:
            if str(given[key]).lower() not in known:
                raise _unknown(key, given[key], known, where)
            more[key] = str(given[key]).lower()
    if "fluff" in given:
        more["fluff"] = _number("fluff", given["fluff"], {"none": 0.0, "short": 0.15, "long": 1.0}, where, (0.0, 1.0))
    return more


def _height(given: Any, kind: str, found: Mapping[str, Any], where: str) -> float:
    """Size from a height: a word as for people, metres or centimetres ("1.7 m", "60 cm") of the whole animal."""
    text = str(given).strip().lower()
    if match := re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?) ?(m|cm)?", text):
        metres = float(match[1]) / (100 if match[2] == "cm" or (not match[2] and float(match[1]) > 3.0) else 1)
        return round(_number("height", metres / HEIGHTS[kind], {}, where, (0.2, 3.0)), 3)
    return round(_number("height", given, SIZES | {"very tall": 1.2, "short": 0.85}, where) * float(found["scale"]), 3)


def _number(what: str, given: Any, named: Mapping[str, float], where: str, bounds: tuple[float, float] = (0.3, 3.0)) -> float:
    """One of the named numbers, or a number (as a share of the usual) within bounds."""
    text = str(given).strip().lower()
    if text in named:
        return named[text]
    try:
        value = float(text)
    except ValueError:
        raise _unknown(what, given, tuple(named), where) from None
    if not bounds[0] <= value <= bounds[1]:
        raise EngineError(
            f"{what} = {given!r} is out of range", where=where, remedy=f"Allowed: {bounds[0]:g} to {bounds[1]:g}, or {', '.join(named)}."
        )
    return value
