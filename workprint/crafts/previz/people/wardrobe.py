"""Who a person is to look at: body, face, hair, clothes and colours, from the look book, and where it is silent, from the name.

Every free choice is drawn from SHA-256 of the name and the choice's own name, so a person looks the same in every shot, and naming one
trait never moves another. Palettes are quiet: two neutrals and one accent. Knows nothing of meshes.

Growth: median heights after the WHO and CDC charts (rounded); head heights per stature after A. Loomis, "Figure Drawing".
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz.colours import WORDS, colour, from_hex, mixed, shaded
from workprint.crafts.previz.forms import Colour
from workprint.crafts.previz.people.names import guessed_gender

HAIR = ("short", "crop", "bob", "long", "bun", "ponytail", "curly", "bald")
BEARDS = ("none", "stubble", "moustache", "goatee", "full")
GLASSES = ("none", "round", "square")
HATS = ("none", "cap", "beanie", "brim")
OUTFITS = ("shirt", "sweater", "tee", "tuck", "coat", "jacket", "suit", "dress", "skirt")
BUILDS = {"thin": -1.0, "slim": -0.6, "average": 0.0, "athletic": 0.35, "broad": 0.6, "stocky": 0.8, "heavy": 1.25, "fat": 1.6}
AGES = {
    "baby": 3,
    "toddler": 4,
    "child": 8,
    "kid": 9,
    "teen": 15,
    "teenager": 15,
    "young": 24,
    "adult": 38,
    "middle-aged": 50,
    "old": 72,
    "elderly": 79,
}
HEIGHTS = {"tiny": 0.88, "short": 0.94, "average": 1.0, "tall": 1.06, "very tall": 1.10}
GENDERS = {"man": "male", "male": "male", "boy": "male", "m": "male", "he": "male", "gentleman": "male"}
GENDERS |= {"woman": "female", "female": "female", "girl": "female", "f": "female", "she": "female", "lady": "female"}
SKINS = {
    "porcelain": "f0d2bb",
    "fair": "ebc9ae",
    "light": "e2b896",
    "olive": "cfa27a",
    "tan": "bd8a62",
    "brown": "9d6b47",
    "dark": "7a5037",
    "deep": "5c3a2a",
}

_GROWTH = ((3, 0.95), (5, 1.10), (8, 1.28), (10, 1.39), (12, 1.50), (14, 1.61), (16, 1.70), (18, 1.74))
_HEADS = ((3, 1.52), (5, 1.40), (8, 1.27), (12, 1.13), (16, 1.04), (18, 1.0))
_LEGS = ((3, 0.80), (5, 0.86), (8, 0.93), (12, 0.98), (16, 1.0))
_ARMS = ((3, 0.80), (5, 0.86), (8, 0.92), (12, 0.97), (16, 1.0))
_HANDS = ((3, 1.06), (8, 1.02), (12, 1.0))
_HAIRS = {"black": "29242a", "dark brown": "3b2a24", "brown": "5a3f30", "chestnut": "74462f", "auburn": "7f3d24", "ginger": "b4622f"}
_HAIRS |= {"dark blonde": "9c7c4e", "blonde": "cda968", "grey": "8e8c8a", "white": "d8d4cc"}
_ACCENTS = (
    "b5533c",
    "3f6f8f",
    "c08d3b",
    "5f7f5a",
    "8c4a5e",
    "35706c",
    "c4705a",
    "5a6496",
    "a8894f",
    "7d5a86",
    "456b4a",
    "b0475a",
    "4f8a95",
    "94653f",
)
_NEUTRALS = ("3b3d45", "5a5550", "49566a", "756b5d", "2f3440", "6a6f73", "85735a", "464038")
_LIGHTS = ("e9e2d2", "d9d3c6", "cfd6d6", "e2d5bd", "c9c4bd")


@dataclass(frozen=True)
class Figure:
    """Everything that decides how one person looks. Widths are relative to the canonical adult's 1, `height` metres, `age` years.

    `leg` is leg length and `head` head size relative to the canonical figure (children have bigger heads). `bust`, `belly` and `stoop`
    are 0..1. `sleeve` is how far down the arm the sleeve reaches (1 = wrist). Colours are as shown.
    """

    name: str
    gender: str
    age: float
    height: float
    shoulder: float
    waist: float
    hip: float
    build: float
    belly: float
    bust: float
    stoop: float
    head: float
    leg: float
    arm: float
    hand: float
    jaw: float
    chin: float
    cheek: float
    nose: float
    nose_width: float
    ears: float
    hair: str
    parting: float
    beard: str
    glasses: str
    hat: str
    outfit: str
    sleeve: float
    skin: Colour
    hair_colour: Colour
    top: Colour
    bottom: Colour
    coat: Colour
    under: Colour
    shoe: Colour
    accent: Colour


class _Dice:
    """Choices that depend on a name and on what is being chosen, and on nothing else."""

    def __init__(self, name: str) -> None:
        self.name = " ".join(name.split()).casefold()

    def roll(self, what: str) -> float:
        """A number in [0, 1)."""
        taken = hashlib.sha256(f"{self.name}\0{what}".encode()).digest()
        return int.from_bytes(taken[:6], "big") / (1 << 48)

    def between(self, what: str, low: float, high: float) -> float:
        """Mostly near the middle: the mean of two rolls."""
        return round(low + (high - low) * (self.roll(what) + self.roll(what + "'")) / 2, 4)

    def pick(self, what: str, options: Sequence[str]) -> str:
        return options[int(self.roll(what) * len(options))]


def figure(name: str, traits: Mapping[str, Any] | None = None, words: str = "") -> Figure:
    """The person called `name`, as the look book's `traits` and `words` have them, the rest by the name's own dice.

    Raises `EngineError` for a trait value that is not known, naming the trait and the nearest value.
    """
    given = {**_read(words), **{key.lower().replace("color", "colour").replace("-", "_"): value for key, value in (traits or {}).items()}}
    given = {key: value for key, value in given.items() if value not in ("", None) and not (value is False and key in _PARTS)}
    dice = _Dice(name)
    gender = _gender(name, given)
    age = _age(name, given, dice)
    body = _body(name, given, dice, gender, age)
    face = _face(name, given, dice, gender, age)
    return Figure(name=name, gender=gender, age=age, **body, **face, **_clothes(name, given, dice, gender, age))


# --------------------------------------------------------------------------------------------- reading


def _word(name: str, trait: str, given: Any, allowed: Sequence[str], yes: str = "") -> str:
    """One of the allowed words. A plain yes is `yes`, else the first word that is more than nothing."""
    text = str(given).strip().lower()
    if isinstance(given, bool) or text in ("no", "yes", "true", "false"):
        text = allowed[0] if text in ("no", "false") else yes or allowed[min(1, len(allowed) - 1)]
    if text in allowed:
        return text
    near = difflib.get_close_matches(text, allowed, n=1, cutoff=0.0)[0]
    raise EngineError(
        f"{trait} = {given!r} is not known", where=f"look of {name}", remedy=f"Did you mean {near!r}? Known: {', '.join(allowed)}."
    )


def _number(name: str, trait: str, given: Any, named: Mapping[str, float], bounds: tuple[float, float]) -> float:
    """A number within bounds, or one of the named ones."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        said = re.fullmatch(r"\D{0,8}?(-?\d{1,9}(?:\.\d{1,9})?)\s*(m|cm|s|'s|years?( old)?)?\s*", str(given))
        if said is None:
            return named[_word(name, trait, given, tuple(named))]
        given = float(said[1]) / (100 if said[2] == "cm" else 1)
    value = float(given)
    if not bounds[0] <= value <= bounds[1]:
        remedy = f"Allowed: {bounds[0]:g} to {bounds[1]:g}, or one of {', '.join(named)}."
        raise EngineError(f"{trait} = {given!r} is out of range", where=f"look of {name}", remedy=remedy)
    return value


def _read(words: str) -> dict[str, str]:
    """Traits that plain words give away ("a tall old man with a grey beard, in a dark red coat")."""
    text, found = words.lower(), {}
    tones = "|".join(sorted(WORDS, key=len, reverse=True))
    shade = rf"((?:(?:dark|light|pale|deep|bright|faded) )?(?:{tones}))"
    for thing in ("coat", "dress", "suit", "jacket", "sweater", "shirt", "skirt", "trousers", "hair", "hat"):
        if match := re.search(rf"\b{shade} (?:\w+ )?{thing}\b", text):
            found["hair_colour" if thing == "hair" else thing] = match[1]
        elif thing in OUTFITS and re.search(rf"\b{thing}\b", text):
            found.setdefault("outfit", thing)
    for trait, options in (("age", AGES), ("height", HEIGHTS), ("build", BUILDS), ("hair", HAIR), ("gender", GENDERS)):
        hits = [
            word
            for word in options
            if len(word) > 2 and word not in ("average", "short", "long") and re.search(rf"\b{re.escape(word)}\b", text)
        ]
        if hits:
            found[trait] = hits[0]
    if match := re.search(r"\b(short|long|cropped|curly) (?:\w+ )?hair\b", text):
        found["hair"] = match[1].replace("cropped", "crop")
    for trait, options in (("beard", {"beard": "full", "moustache": "moustache", "goatee": "goatee"}), ("glasses", {"glasses": "round"})):
        hits = [value for word, value in options.items() if re.search(rf"\b(?:{word}|{word}ed)\b", text)]
        found |= {trait: hits[0]} if hits else {}
    return found


# --------------------------------------------------------------------------------------------- body and face


def _gender(name: str, given: Mapping[str, Any]) -> str:
    """As named or guessed from the name; else drawn as voices are cast, so that whoever looks like a woman sounds like one."""
    if "gender" in given:
        return GENDERS[_word(name, "gender", given["gender"], tuple(GENDERS))]
    drawn = hashlib.sha256(f"gender\0{name.casefold()}".encode("utf-8", "replace")).digest()
    return guessed_gender(name) or ("female", "male")[int.from_bytes(drawn[:4], "big") % 2]


def _age(name: str, given: Mapping[str, Any], dice: _Dice) -> float:
    if "age" in given:
        return float(_number(name, "age", given["age"], AGES, (2, 110)))
    low = set(name.lower().replace(".", " ").split())
    if low & {"boy", "girl", "child", "kid", "baby", "son", "daughter"}:
        return 8.0
    if low & {"old", "grandma", "grandpa", "grandmother", "grandfather", "elder", "elderly"}:
        return 74.0
    if low & {"teen", "teenager", "student"}:
        return 17.0
    return round(dice.between("age", 23, 58))


def _along(table: Sequence[tuple[float, float]], x: float) -> float:
    """A table of (x, y), read with straight lines between its points."""
    if x <= table[0][0]:
        return table[0][1]
    for (x0, y0), (x1, y1) in pairwise(table):
        if x < x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return table[-1][1]


def _height(name: str, given: Any, usual: float) -> float:
    """Metres: as said ("1.8", "180 cm", 180), or a word for it among people of that age."""
    if str(given).strip().lower() in HEIGHTS:
        return usual * HEIGHTS[str(given).strip().lower()]
    if isinstance(given, int) and not isinstance(given, bool) and 70 <= given <= 240:
        return given / 100
    return _number(name, "height", given, HEIGHTS, (0.7, 2.4))


def _body(name: str, given: Mapping[str, Any], dice: _Dice, gender: str, age: float) -> dict[str, Any]:
    man, child = gender == "male", max(0.0, min(1.0, (15 - age) / 6))
    tall = _along(_GROWTH, age) * ((1.02 if man else 0.955) if age >= 15 else 1.0) * (1 - max(0.0, age - 60) * 0.0012)
    height = tall * dice.between("height", 0.94, 1.065)
    if "height" in given:
        height = _height(name, given["height"], tall)
    heft = _number(name, "build", given["build"], BUILDS, (-1.5, 1.8)) if "build" in given else dice.between("build", -0.75, 0.75)
    belly = _number(name, "belly", given["belly"], {"none": 0, "small": 0.3, "big": 0.8}, (0, 1)) if "belly" in given else 0.0
    belly = max(belly, 0.85 * max(0.0, heft - 0.25), 0.012 * max(0.0, age - 42) * dice.roll("belly") * (1 + heft))
    adult, stout, lean = 1 - child, max(0.0, heft), min(0.0, heft)
    return {
        "height": round(height, 3),
        "shoulder": round(((1.03 if man else 0.885) + 0.05 * heft) * (1 - 0.13 * child) * dice.between("shoulder", 0.97, 1.03), 4),
        "waist": round(((1.0 if man else 0.87) + 0.28 * stout + 0.11 * lean) * (1 - 0.03 * child), 4),
        "hip": round(((0.95 if man else 1.02) + 0.17 * stout + 0.08 * lean) * (1 - 0.10 * child), 4),
        "build": round((1.0 if man else 0.87) + 0.22 * stout + 0.13 * lean - 0.05 * child, 4),
        "belly": round(min(1.0, belly), 4),
        "bust": 0.0 if man else round(adult * dice.between("bust", 0.35, 0.75), 4),
        "stoop": round(max(0.0, min(1.0, (age - 58) / 30)), 4),
        "head": round(_along(_HEADS, age) * (1.0 if man else 0.975), 4),
        "leg": round(_along(_LEGS, age), 4),
        "arm": round(_along(_ARMS, age), 4),
        "hand": round(_along(_HANDS, age) * (1.0 if man else 0.94), 4),
    }


def _face(name: str, given: Mapping[str, Any], dice: _Dice, gender: str, age: float) -> dict[str, Any]:
    man, child = gender == "male", max(0.0, min(1.0, (16 - age) / 8))
    skin = from_hex(SKINS[_word(name, "skin", given["skin"], tuple(SKINS))]) if str(given.get("skin", "")) in SKINS else None
    tone = tuple(SKINS).index(given["skin"]) if skin else int(dice.roll("skin") ** 1.25 * len(SKINS))
    if "skin" in given and skin is None:
        skin = colour(str(given["skin"]), f"look of {name}: skin")
    options = HAIR[:3] + HAIR[6:8] if man else ("bob", "long", "bun", "ponytail", "curly", "short", "bob", "long")
    hair = ("short", "short", "crop", "curly", "short", "crop", "short")[int(dice.roll("hair") * 7)] if man else dice.pick("hair", options)
    if man and age > 40 and dice.roll("bald") < (age - 38) / 80:
        hair = "bald"
    beard = "none"
    if man and age > 21:
        beard = ("none", "none", "none", "stubble", "full", "none", "moustache", "none", "goatee", "stubble")[int(dice.roll("beard") * 10)]
    frames = ("none", "none", "none", "none", "round", "square")[int(dice.roll("glasses") * 6)]
    return {
        "jaw": round((1.03 if man else 0.90) * dice.between("jaw", 0.89, 1.13) * (1 - 0.04 * child), 4),
        "chin": round((1.04 if man else 0.92) * dice.between("chin", 0.86, 1.18) * (1 - 0.12 * child), 4),
        "cheek": round(dice.between("cheek", 0.86, 1.16) * (1 + 0.06 * child), 4),
        "nose": round((1.05 if man else 0.93) * dice.between("nose", 0.82, 1.2) * (1 - 0.3 * child) * (1 + 0.002 * max(0, age - 50)), 4),
        "nose_width": round((1.05 if man else 0.94) * dice.between("nose width", 0.86, 1.18), 4),
        "ears": round(dice.between("ears", 0.88, 1.12) * (1 + 0.003 * max(0, age - 50)), 4),
        "hair": _word(name, "hair", given["hair"], HAIR) if "hair" in given else hair,
        "parting": -1.0 if dice.roll("parting") < 0.35 else 1.0,
        "beard": _word(name, "beard", given["beard"], BEARDS, yes="full") if "beard" in given else beard,
        "glasses": _word(name, "glasses", given["glasses"], GLASSES) if "glasses" in given else frames,
        "hat": _word(name, "hat", given["hat"], HATS) if "hat" in given else "none",
        "skin": skin or from_hex(tuple(SKINS.values())[tone]),
        "hair_colour": _hair_colour(name, given, dice, age, tone),
    }


def _hair_colour(name: str, given: Mapping[str, Any], dice: _Dice, age: float, tone: int) -> Colour:
    """As named; else plausible with the skin's tone, greying from the forties on."""
    if "hair_colour" in given:
        text = str(given["hair_colour"]).strip().lower()
        return from_hex(_HAIRS[text]) if text in _HAIRS else colour(text, f"look of {name}: hair_colour")
    pale = ("dark brown", "brown", "chestnut", "dark blonde", "blonde", "brown", "auburn", "ginger")
    options = (
        pale if tone < 3 else ("black", "dark brown", "dark brown", "brown", "black") if tone < 5 else ("black", "black", "dark brown")
    )
    own = from_hex(_HAIRS[dice.pick("hair colour", options)])
    grey = max(0.0, min(1.0, (age - dice.between("greying", 40, 58)) / 24))
    return mixed(own, from_hex(_HAIRS["white" if age > 68 else "grey"]), grey)


# --------------------------------------------------------------------------------------------- clothes


def _clothes(name: str, given: Mapping[str, Any], dice: _Dice, gender: str, age: float) -> dict[str, Any]:
    accent, dark = from_hex(dice.pick("accent", _ACCENTS)), from_hex(dice.pick("dark", _NEUTRALS))
    light, second = from_hex(dice.pick("light", _LIGHTS)), from_hex(dice.pick("second", _NEUTRALS))
    accent = shaded(accent, dice.between("accent value", 0.9, 1.12), dice.between("accent strength", 0.85, 1.1))
    outfit = _outfit(name, given, dice, gender, age)
    colours = {
        "top": accent,
        "bottom": dark,
        "coat": second,
        "under": light,
        "shoe": shaded(from_hex("3a302a"), dice.between("shoe", 0.8, 1.5)),
    }
    if outfit in ("coat", "jacket"):
        colours |= {"coat": accent, "top": light} if dice.roll("who wears it") < 0.5 else {"coat": second, "top": accent}
    if outfit == "suit":
        colours |= {"coat": dark, "top": light}
    for key, value in given.items():
        part = _PARTS.get(key)
        if part == "top" and outfit == "suit" and key == "top" and not {"coat", "jacket", "suit"} & set(given):
            part = "coat"
        if part and value is not True and str(value).lower() not in OUTFITS:
            colours[part] = colour(str(value), f"look of {name}: {key}")
    if outfit == "suit" and "bottom" not in given and "trousers" not in given:
        colours["bottom"] = shaded(colours["coat"], 0.94)
    sleeve = 0.34 if outfit == "tee" else 0.42 if outfit == "dress" and dice.roll("sleeve") < 0.5 else 1.0
    return {**colours, "accent": accent, "outfit": outfit, "sleeve": sleeve}


_PARTS = {
    "top": "top",
    "shirt": "top",
    "sweater": "top",
    "tee": "top",
    "dress": "top",
    "bottom": "bottom",
    "trousers": "bottom",
    "skirt": "bottom",
}
_PARTS |= {"coat": "coat", "jacket": "coat", "suit": "coat", "shoes": "shoe", "shoe": "shoe", "under": "under"}


def _outfit(name: str, given: Mapping[str, Any], dice: _Dice, gender: str, age: float) -> str:
    """As named, or as the garments whose colours are named imply; else by the dice."""
    if "outfit" in given:
        return _word(name, "outfit", given["outfit"], OUTFITS)
    for garment in ("coat", "jacket", "suit", "dress", "skirt", "sweater", "shirt", "tee"):
        if garment in given:
            return garment
    if age < 13:
        return dice.pick("outfit", ("tee", "sweater", "shirt") if gender == "male" else ("tee", "sweater", "dress"))
    men = ("shirt", "sweater", "shirt", "jacket", "tee", "suit", "sweater", "coat")
    women = ("tuck", "sweater", "dress", "jacket", "skirt", "shirt", "tuck", "coat")
    return dice.pick("outfit", men if gender == "male" else women)
