"""What a person wears and in which colours: two neutrals and one accent, from the look book, and where it is silent, from the name.

Knows garments by their names and colours; knows nothing of their cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workprint.crafts.previz.colours import colour, from_hex, mixed, shaded
from workprint.crafts.previz.forms import Colour
from workprint.crafts.previz.people.reading import Dice, kind_and_colour, word
from workprint.crafts.previz.people.words import ACCENTS, HATS, OUTFITS, ROLE_COLOURS, ROLES, SHOES

_ACCENTS = (
    *("b5533c", "3f6f8f", "c08d3b", "5f7f5a", "8c4a5e", "35706c", "c4705a"),
    *("5a6496", "a8894f", "7d5a86", "456b4a", "b0475a", "4f8a95", "94653f"),
)
_NEUTRALS = ("3b3d45", "5a5550", "49566a", "756b5d", "2f3440", "6a6f73", "85735a", "464038")
_LIGHTS = ("e9e2d2", "d9d3c6", "cfd6d6", "e2d5bd", "c9c4bd")
_MUTED = ("8a8378", "7c8590", "96876f", "6f7a74", "a39a8c", "877a80", "5f6672", "9a9384")
"""Garments of those whose accent is a scarf or a sash."""
PARTS = {
    **dict.fromkeys(("top", "shirt", "sweater", "tee", "hoodie", "dress", "gown", "robe", "tunic", "toga", "pyjamas"), "top"),
    **dict.fromkeys(("bottom", "trousers", "skirt", "overalls"), "bottom"),
    **dict.fromkeys(("coat", "jacket", "suit", "uniform"), "coat"),
    **dict.fromkeys(("apron", "waistcoat", "cloak", "armour"), "over"),
    **{"under": "under", "shoe": "shoe", "shoes": "shoe", "boots": "shoe", "hat_colour": "hat_colour", "accent_colour": "accent"},
}
"""Look-book key -> which of a figure's colours it is."""
MAIN = {outfit: PARTS.get(outfit, "top") for outfit in OUTFITS} | {"tuck": "top", "skirt": "top"}
"""The colour that is an outfit's own."""
_OFTEN = {
    **{"shirt": ("none", "none", "strap", "scarf"), "sweater": ("none", "none", "scarf", "strap"), "tee": ("none", "none", "strap")},
    **{
        "tuck": ("none", "none", "scarf", "strap"),
        "hoodie": ("none", "strap"),
        "coat": ("none", "scarf"),
        "jacket": ("none", "scarf", "strap"),
    },
    **{
        "suit": ("tie",),
        "dress": ("none", "sash"),
        "skirt": ("none", "none", "scarf"),
        "uniform": ("tie", "band"),
        "apron": ("none", "scarf"),
    },
    **{"overalls": ("none", "scarf"), "waistcoat": ("tie",), "gown": ("sash",), "robe": ("sash",), "cloak": ("none",), "tunic": ("sash",)},
    **{"toga": ("sash",), "armour": ("sash",), "pyjamas": ("none",)},
}
_OWN = {
    **{"robe": ("6b4a3a", "4f4a52", "5b5f6a"), "toga": ("ece6d8",), "armour": ("9a9ea4",), "pyjamas": ("b9c4d0", "c9b7b0", "b6c4b4")},
    **{
        "uniform": ("36425a", "4c5340", "55585e"),
        "apron": ("e4ddcd", "5d666f"),
        "overalls": ("4a6079", "56606c"),
        "tunic": ("8a7350", "6d7a5a"),
    },
    **{"cloak": ("4a3a38", "3d4650", "454d3c")},
}
"""Colours that these clothes mostly have."""


def clothes(given: Mapping[str, Any], dice: Dice, gender: str, age: float, words: str) -> dict[str, Any]:
    """A figure's clothes: kinds, sleeve and colours, as `Figure` names them. `EngineError` for a word or colour that is not known."""
    name = dice.called
    accent = shaded(
        from_hex(dice.pick("accent", _ACCENTS)), dice.between("accent value", 0.9, 1.12), dice.between("accent strength", 0.85, 1.1)
    )
    outfit, tone = _outfit(given, dice, gender, age, words)
    shoes, leather = _shoes(given, outfit, name)
    trade = ROLE_COLOURS.get(_role(dice, words), {}) if ROLES.get(_role(dice, words)) == outfit else {}
    worn = _worn({**trade, **given} if "worn" in trade else given, dice, outfit, gender, age)
    known = {part: from_hex(tone) for part, tone in trade.items() if part != "worn"}
    colours = _usual(dice, outfit, accent, worn) | {part: tone for part, tone in known.items() if part != "hat_colour"}
    said = {key: value for key, value in given.items() if key in PARTS and value is not True and _named(value)}
    if tone:
        colours[MAIN[outfit]] = colour(tone, f"look of {name}: outfit")
    for key, value in said.items():
        part = PARTS[key]
        if key == "top" and outfit in ("suit", "uniform") and not {"coat", "jacket", "suit", "uniform"} & set(given):
            part = "coat"
        if part != "shoe":
            colours[part] = colour(str(value), f"look of {name}: {key}")
    if leather:
        colours["shoe"] = colour(leather, f"look of {name}: shoes")
    if outfit in ("suit", "uniform", "pyjamas") and not {"bottom", "trousers"} & set(given):
        colours["bottom"] = shaded(colours["top" if outfit == "pyjamas" else "coat"], 0.94)
    cloth = known.get("hat_colour", colours["coat"]) if outfit == "uniform" else known.get("hat_colour")
    colours["hat_colour"] = _hat_colour(name, given, colours, cloth)
    sleeve = 0.34 if outfit in ("tee", "overalls", "toga") else 0.42 if outfit == "dress" and dice.roll("sleeve") < 0.5 else 1.0
    return {**colours, "outfit": outfit, "shoes": shoes, "worn": worn, "sleeve": sleeve}


def _named(value: Any) -> bool:
    """Whether a value is a colour's words rather than a garment's name or a plain yes."""
    return str(value).strip().lower() not in (*OUTFITS, *SHOES, "yes", "no", "true", "false")


def _usual(dice: Dice, outfit: str, accent: Colour, worn: str) -> dict[str, Colour]:
    """The colours of these clothes where nobody says any."""
    dark, light = from_hex(dice.pick("dark", _NEUTRALS)), from_hex(dice.pick("light", _LIGHTS))
    second, muted = from_hex(dice.pick("second", _NEUTRALS)), from_hex(dice.pick("muted", _MUTED))
    own = from_hex(dice.pick("own", _OWN[outfit])) if outfit in _OWN else accent
    small = worn != "none"
    colours = {"top": muted if small else accent, "bottom": dark, "coat": second, "under": light, "over": own, "accent": accent}
    colours["shoe"] = shaded(from_hex("3a302a"), dice.between("shoe", 0.8, 1.5))
    if outfit in ("coat", "jacket") and not small:
        colours |= {"coat": accent, "top": light} if dice.roll("who wears it") < 0.5 else {"coat": second, "top": accent}
    if outfit in ("coat", "jacket") and small:
        colours |= {"coat": muted if dice.roll("who wears it") < 0.5 else second, "top": light}
    if outfit in ("suit", "uniform"):
        colours |= {"coat": own if outfit in _OWN else dark, "top": light}
    if outfit in ("waistcoat", "apron", "overalls", "armour", "cloak"):
        colours |= {"top": light if outfit == "waistcoat" else muted if small or outfit != "apron" else accent}
    if outfit == "waistcoat":
        colours["over"] = second
    if outfit == "cloak" and dice.roll("who wears it") < 0.5:
        colours["over"] = shaded(accent, 0.8)
    if outfit in ("robe", "toga", "pyjamas", "tunic"):
        colours["top"] = own
    if outfit == "gown":
        colours |= {"top": accent, "accent": light}
    if outfit == "overalls":
        colours |= {"bottom": own, "top": muted if small else mixed(accent, light, 0.35)}
    return colours


def _outfit(given: Mapping[str, Any], dice: Dice, gender: str, age: float, words: str) -> tuple[str, str]:
    """As named (and in which colour), as the garments whose colours are named imply, as the trade has it; else by the dice."""
    if "outfit" in given:
        kind, tone = kind_and_colour(given["outfit"], OUTFITS)
        return word(dice.called, "outfit", kind or given["outfit"], OUTFITS), tone
    order = ("coat", "jacket", "suit", "dress", "gown", "robe", "cloak", "armour", "uniform", "apron", "overalls", "waistcoat", "tunic")
    for garment in (*order, "toga", "pyjamas", "skirt", "hoodie", "sweater", "shirt", "tee"):
        if garment in given:
            return garment, ""
    if role := _role(dice, words):
        return ROLES[role], ""
    if age < 13:
        return dice.pick(
            "outfit", ("tee", "sweater", "hoodie", "overalls") if gender == "male" else ("tee", "sweater", "dress", "overalls")
        ), ""
    if age < 20:
        return dice.pick(
            "outfit", ("tee", "hoodie", "sweater", "hoodie", "jacket") if gender == "male" else ("tee", "hoodie", "tuck", "skirt")
        ), ""
    men = ("shirt", "sweater", "shirt", "jacket", "tee", "suit", "sweater", "coat", "waistcoat")
    women = ("tuck", "sweater", "dress", "jacket", "skirt", "shirt", "tuck", "coat")
    return dice.pick("outfit", men if gender == "male" else women), ""


def _role(dice: Dice, words: str) -> str:
    """The trade that the name says, or the first of the words about it; "" for none."""
    said = (*reversed(dice.name.replace(".", " ").split()), *words.lower().replace(",", " ").replace(".", " ").split()[:6])
    return next((one for one in said if one in ROLES), "")


def _shoes(given: Mapping[str, Any], outfit: str, name: str) -> tuple[str, str]:
    """Kind of shoes, and the words of their colour."""
    usual = {"toga": "sandals", "armour": "boots", "cloak": "boots", "tunic": "boots", "overalls": "boots", "uniform": "boots"}
    if "boots" in given:
        return "boots", str(given["boots"]) if _named(given["boots"]) else ""
    said = given.get("shoes", given.get("shoe"))
    if said is None or said is True:
        return usual.get(outfit, "barefoot" if outfit == "pyjamas" else "shoes"), ""
    kind, tone = kind_and_colour(said, SHOES)
    if kind == "" or kind is said:
        return usual.get(outfit, "shoes"), tone or str(said)
    return word(name, "shoes", kind, SHOES), tone


def _worn(given: Mapping[str, Any], dice: Dice, outfit: str, gender: str, age: float) -> str:
    """Where the accent sits. A tie is a man's unless it is asked for; small children carry no bags."""
    if "worn" in given:
        return word(dice.called, "worn", given["worn"], ACCENTS)
    options = _OFTEN[outfit]
    if age < 13:
        options = tuple(one for one in options if one not in ("tie", "strap")) or ("none",)
    if gender == "female":
        options = tuple("scarf" if one == "tie" and outfit == "suit" else "none" if one == "tie" else one for one in options)
    return dice.pick("worn", options)


def _hat_colour(name: str, given: Mapping[str, Any], colours: Mapping[str, Colour], cloth: Colour | None) -> Colour:
    """A uniform's hat is of its `cloth`; another cap or headscarf is the accent; felt is dark, a crown gold, a helmet steel."""
    if "hat_colour" in colours:
        return colours["hat_colour"]
    kind, tone = kind_and_colour(given["hat"], HATS) if "hat" in given else ("", "")
    if tone:
        return colour(tone, f"look of {name}: hat")
    felt = {"straw": "d6b878", "crown": "c9a043", "helmet": "8f949b", "top-hat": "2d2b30", "bowler": "38332f", "brim": "5b4d40"}
    if cloth is not None and (kind not in felt or (kind == "helmet" and cloth != colours["coat"])):
        return cloth
    return from_hex(felt[str(kind)]) if str(kind) in felt else colours["accent"]
