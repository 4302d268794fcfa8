"""Who a person is to look at: body, face, hair, clothes and colours, from the look book, and where it is silent, from the name.

Every free choice is drawn from SHA-256 of the name and the choice's own name, so a person looks the same in every shot, and naming one
trait never moves another. Palettes are quiet: two neutrals and one accent. Knows nothing of meshes.

Growth: median heights after the WHO and CDC charts (rounded); head heights per stature after A. Loomis, "Figure Drawing".
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from workprint.crafts.previz import exact
from workprint.crafts.previz.colours import colour, from_hex, mixed
from workprint.crafts.previz.forms import Colour
from workprint.crafts.previz.people.clothing import PARTS, clothes
from workprint.crafts.previz.people.names import guessed_gender
from workprint.crafts.previz.people.reading import Dice, kind_and_colour, number, read, word
from workprint.crafts.previz.people.words import (
    AGES,
    BEARDS,
    BUILDS,
    DOFFED,
    GENDERS,
    GLASSES,
    HAIR,
    HAIR_COLOURS,
    HATS,
    HEIGHTS,
    MUSCLES,
    OUTFITS,
    ROLE_HATS,
    SKINS,
)

_GROWTH = ((3, 0.95), (5, 1.10), (8, 1.28), (10, 1.39), (12, 1.50), (14, 1.61), (16, 1.70), (18, 1.74))
_HEADS = ((3, 1.42), (6, 1.31), (8, 1.25), (10, 1.20), (12, 1.15), (16, 1.06), (18, 1.045))
_LEGS = ((3, 0.80), (6, 0.88), (8, 0.93), (12, 0.99), (14, 1.02), (17, 1.0))
_ARMS = ((3, 0.82), (6, 0.88), (8, 0.92), (12, 0.98), (14, 1.02), (17, 1.0))
_HANDS = ((3, 1.10), (8, 1.04), (12, 1.02), (16, 1.02))


@dataclass(frozen=True)
class Figure:
    """Everything that decides how one person looks. Widths are relative to the canonical adult's 1, `height` metres, `age` years.

    `leg` and `arm` are lengths, `head` and `hand` sizes relative to the canonical figure (children have bigger heads). `bust`, `belly`,
    `muscle` and `stoop` are 0..1. `sleeve` is how far down the arm the sleeve reaches (1 = wrist). Colours are as shown; `worn` says
    where the accent sits when it is not a whole garment, `over` is the colour of what is worn over everything else.
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
    muscle: float
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
    shoes: str
    worn: str
    sleeve: float
    skin: Colour
    hair_colour: Colour
    top: Colour
    bottom: Colour
    coat: Colour
    under: Colour
    shoe: Colour
    hat_colour: Colour
    over: Colour
    accent: Colour
    bag: Colour | None = None
    """The colour of a bag that hangs at the hip; None for nobody's."""


def figure(name: str, traits: Mapping[str, Any] | None = None, words: str = "") -> Figure:
    """The person called `name`, as the look book's `traits` and `words` have them, the rest by the name's own dice.

    Raises `EngineError` for a trait value that is not known, naming the trait and the nearest value.
    """
    given = {**read(words), **{key.lower().replace("color", "colour").replace("-", "_"): value for key, value in (traits or {}).items()}}
    given = {key: value for key, value in given.items() if value not in ("", None) and not (value is False and key in PARTS)}
    dice = Dice(name)
    gender = _gender(name, given)
    age = _age(name, given, dice)
    body = _body(name, given, dice, gender, age)
    face = _face(name, given, dice, gender, age)
    return Figure(
        name=name,
        gender=gender,
        age=age,
        **body,
        **face,
        **clothes({**given, "hat": given.get("hat", face["hat"])}, dice, gender, age, words),
    )


def bareheaded(name: str, traits: Mapping[str, Any], words: str = "") -> dict[str, Any]:
    """The traits of somebody under a roof, where those of many trades have their hat off unless page or look book say that they wear it."""
    hatted = "hat" in traits or "hat" in read(words)
    doffs = not hatted and bool(DOFFED & set(name.lower().replace(".", " ").split()))
    return {**traits, "hat": "none"} if doffs else dict(traits)


# --------------------------------------------------------------------------------------------- body and face


def _gender(name: str, given: Mapping[str, Any]) -> str:
    """As named or guessed from the name; else drawn as voices are cast, so that whoever looks like a woman sounds like one."""
    if "gender" in given:
        return GENDERS[word(name, "gender", given["gender"], tuple(GENDERS))]
    drawn = hashlib.sha256(f"gender\0{name.casefold()}".encode("utf-8", "replace")).digest()
    return guessed_gender(name) or ("female", "male")[int.from_bytes(drawn[:4], "big") % 2]


def _age(name: str, given: Mapping[str, Any], dice: Dice) -> float:
    if "age" in given:
        return float(number(name, "age", given["age"], AGES, (2, 110)))
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
    return number(name, "height", given, HEIGHTS, (0.7, 2.4))


def _body(name: str, given: Mapping[str, Any], dice: Dice, gender: str, age: float) -> dict[str, Any]:
    man, child, old = gender == "male", _between(age, 15, 6), _between(age, 60, 84)
    lanky = max(0.0, 1 - abs(age - 15.5) / 3.5)
    tall = _along(_GROWTH, age) * ((1.02 if man else 0.955) if age >= 15 else 1.0) * (1 - max(0.0, age - 60) * 0.0012)
    height = tall * dice.between("height", 0.94, 1.065)
    if "height" in given:
        height = _height(name, given["height"], tall)
    heft, muscle = _heft(name, given, dice, lanky)
    belly = number(name, "belly", given["belly"], {"none": 0, "small": 0.3, "big": 0.8}, (0, 1)) if "belly" in given else 0.0
    belly = max(belly, 0.85 * max(0.0, heft - 0.25 - 0.3 * muscle), 0.012 * max(0.0, age - 42) * dice.roll("belly") * (1 + heft))
    stout, lean = max(0.0, heft), min(0.0, heft)

    def grown(of_man: float, of_woman: float, of_child: float) -> float:
        """Boys and girls are alike."""
        return (of_man if man else of_woman) * (1 - child) + of_child * child

    return {
        "height": round(height, 3),
        "shoulder": round(
            (grown(0.975, 0.875, 0.83) + 0.05 * heft + 0.07 * muscle - 0.04 * old - 0.06 * lanky) * dice.between("shoulder", 0.97, 1.03), 4
        ),
        "waist": round(grown(1.06, 0.90, 0.97) + 0.28 * stout + 0.11 * lean - 0.02 * muscle, 4),
        "hip": round(grown(0.94, 1.01, 0.88) + 0.17 * stout + 0.08 * lean, 4),
        "build": round(grown(0.96, 0.85, 0.84) + 0.22 * stout + 0.13 * lean + 0.10 * muscle - 0.09 * old, 4),
        "belly": round(min(1.0, belly), 4),
        "bust": 0.0 if man else round((1 - _between(age, 16, 11)) * dice.between("bust", 0.35, 0.75), 4),
        "muscle": round(muscle * (1 - child) * (1 - old), 4),
        "stoop": round(max(0.0, min(1.0, (age - 58) / 30)), 4),
        "head": round(_along(_HEADS, age) * (1.0 if man else 1.0 - 0.02 * (1 - child)), 4),
        "leg": round(_along(_LEGS, age) * dice.between("leg", 0.975, 1.025), 4),
        "arm": round(_along(_ARMS, age), 4),
        "hand": round(_along(_HANDS, age) * grown(1.0, 0.93, 1.0), 4),
    }


def _between(x: float, none: float, whole: float) -> float:
    """0 at `none`, 1 at `whole`, a straight line between."""
    return max(0.0, min(1.0, (x - none) / (whole - none)))


def _heft(name: str, given: Mapping[str, Any], dice: Dice, lanky: float) -> tuple[float, float]:
    """How heavy (-1.5 .. 1.8) and how muscular (0..1). Teens are lanky unless somebody says otherwise."""
    if "build" in given:
        said = str(given["build"]).strip().lower()
        return number(name, "build", given["build"], BUILDS, (-1.5, 1.8)), MUSCLES.get(said, 0.0)
    return dice.between("build", -0.75, 0.75) - 0.45 * lanky, 0.35 * dice.roll("muscle")


def _face(name: str, given: Mapping[str, Any], dice: Dice, gender: str, age: float) -> dict[str, Any]:
    man, child = gender == "male", max(0.0, min(1.0, (16 - age) / 8))
    skin = from_hex(SKINS[word(name, "skin", given["skin"], tuple(SKINS))]) if str(given.get("skin", "")) in SKINS else None
    tone = tuple(SKINS).index(given["skin"]) if skin else int(exact.power(dice.roll("skin"), 1.25) * len(SKINS))
    if "skin" in given and skin is None:
        skin = colour(str(given["skin"]), f"look of {name}: skin")
    hair = dice.pick("hair", _hairs(man, age))
    hair = "curly" if hair == "afro" and tone < 3 else hair
    if man and age > 34 and (thin := dice.roll("bald")) < (age - 30) / 70:
        hair = "bald" if thin < (age - 40) / 90 else "receding"
    beard = "none"
    if man and age > 21:
        beard = dice.pick("beard", ("none", "none", "none", "stubble", "full", "none", "moustache", "none", "goatee", "stubble"))
    frames = ("none", "none", "none", "none", "round", "square")[int(dice.roll("glasses") * 6)]
    return {
        "jaw": round((1.03 if man else 0.90) * dice.between("jaw", 0.89, 1.13) * (1 - 0.04 * child), 4),
        "chin": round((1.04 if man else 0.92) * dice.between("chin", 0.86, 1.18) * (1 - 0.12 * child), 4),
        "cheek": round(dice.between("cheek", 0.86, 1.16) * (1 + 0.06 * child), 4),
        "nose": round((1.05 if man else 0.93) * dice.between("nose", 0.82, 1.2) * (1 - 0.3 * child) * (1 + 0.002 * max(0, age - 50)), 4),
        "nose_width": round((1.05 if man else 0.94) * dice.between("nose width", 0.86, 1.18), 4),
        "ears": round(dice.between("ears", 0.88, 1.12) * (1 + 0.003 * max(0, age - 50)), 4),
        "hair": word(name, "hair", kind_and_colour(given["hair"], HAIR)[0], HAIR) if "hair" in given else hair,
        "parting": -1.0 if dice.roll("parting") < 0.35 else 1.0,
        "beard": word(name, "beard", kind_and_colour(given["beard"], BEARDS)[0], BEARDS, yes="full") if "beard" in given else beard,
        "glasses": word(name, "glasses", given["glasses"], GLASSES) if "glasses" in given else frames,
        "hat": _hat(name, given),
        "skin": skin or from_hex(tuple(SKINS.values())[tone]),
        "hair_colour": _hair_colour(name, given, dice, age, tone),
    }


def _hairs(man: bool, age: float) -> tuple[str, ...]:
    """Cuts that people of that age have, the common ones more often."""
    if age < 13:
        boys, girls = ("short", "short", "crop", "curly", "fringe"), ("bob", "long", "ponytail", "braids", "fringe", "curly")
        return boys if man else girls
    if man:
        return ("short", "short", "crop", "curly", "short", "crop", "short", "buzz", "afro", "fringe")
    return ("bob", "long", "bun", "ponytail", "curly", "short", "bob", "long", "fringe", "braids", "afro")


def _hat(name: str, given: Mapping[str, Any]) -> str:
    if "hat" in given:
        kind = kind_and_colour(given["hat"], HATS)[0]
        return word(name, "hat", kind, HATS) if kind != "" else "brim"
    trades = [] if "outfit" in given else [ROLE_HATS[one] for one in name.lower().replace(".", " ").split() if one in ROLE_HATS]
    return trades[-1] if trades else "none"


def _hair_colour(name: str, given: Mapping[str, Any], dice: Dice, age: float, tone: int) -> Colour:
    """As named; else plausible with the skin's tone, greying from the forties on."""
    said = given.get("hair_colour") or (kind_and_colour(given["hair"], HAIR)[1] if "hair" in given else "")
    if said:
        text = str(said).strip().lower()
        return from_hex(HAIR_COLOURS[text]) if text in HAIR_COLOURS else colour(text, f"look of {name}: hair_colour")
    pale = ("dark brown", "brown", "chestnut", "dark blonde", "blonde", "brown", "auburn", "ginger")
    options = (
        pale if tone < 3 else ("black", "dark brown", "dark brown", "brown", "black") if tone < 5 else ("black", "black", "dark brown")
    )
    own = from_hex(HAIR_COLOURS[dice.pick("hair colour", options)])
    grey = max(0.0, min(1.0, (age - dice.between("greying", 40, 58)) / 24))
    return mixed(own, from_hex(HAIR_COLOURS["white" if age > 68 else "grey"]), grey)


__all__ = ["HAIR", "OUTFITS", "SKINS", "Figure", "bareheaded", "figure"]
