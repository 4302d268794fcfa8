"""People, places and things of the look book in English, as a prompt describes them to somebody who has never seen the film. Pure.

Knows the look book's traits and plain English; knows no dialect, no shot, and nothing of how a prompt is put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workprint.core.nouns import Look, Scene

SHOWN = {
    "happy": "the corners of the mouth rising into a smile, the eyes narrowing",
    "sad": "eyes lowered, inner brows raised, the mouth drawn down",
    "angry": "brows drawn down, jaw set, lips pressed together",
    "afraid": "eyes wide, brows raised and drawn together, breath held",
    "surprised": "eyebrows raised, eyes wide, lips parted",
    "disgusted": "nose wrinkled, upper lip raised",
}
"""What a camera sees of a feeling, for models that film what they are told and know no feelings. Ekman and Friesen, *Facial Action Coding
System*: the action units of each expression.
"""
_GARMENTS: tuple[str, ...] = (
    "coat",
    "jacket",
    "suit",
    "shirt",
    "sweater",
    "tee",
    "dress",
    "skirt",
    "hoodie",
    "gown",
    "robe",
    "tunic",
    "toga",
    "pyjamas",
)
_GARMENTS += ("overalls", "uniform", "apron", "waistcoat", "cloak", "armour", "trousers", "shoes", "boots")
_PAIRS = ("trousers", "shoes", "boots", "pyjamas", "overalls")
_HATS = {"brim": "brimmed hat", "bowler": "bowler hat", "top-hat": "top hat", "straw": "straw hat"}
_HAIR = {"bun": "hair in a bun", "ponytail": "hair in a ponytail", "braids": "hair in braids", "bob": "bob", "crop": "cropped hair"}
_HAIR |= {"buzz": "buzz cut", "afro": "afro", "fringe": "hair with a fringe", "receding": "receding hair"}
_BEARDS = {"stubble": "stubble", "moustache": "a moustache", "goatee": "a goatee", "full": "a full beard", "long": "a long beard"}
_WOMEN, _MEN = ("woman", "female", "girl", "f"), ("man", "male", "boy", "m")
_ON: tuple[str, ...] = (
    "beach",
    "shore",
    "street",
    "road",
    "rooftop",
    "roof",
    "deck",
    "hill",
    "hilltop",
    "bridge",
    "pier",
    "platform",
    "stage",
    "plain",
)
_ON += ("terrace", "balcony", "square", "dock", "docks", "field", "meadow", "island", "coast", "cliff", "stairs", "staircase", "planet")
LIGHT = {
    "dawn": "soft dawn light",
    "morning": "clear morning light",
    "day": "natural daylight",
    "evening": "warm, low evening light",
    "dusk": "fading light at dusk",
    "night": "low-key night lighting",
}
PRACTICALS = ("streetlamp", "lamp", "lantern", "candle", "torch", "fire", "fireplace")
"""Furnishings that are sources of light."""
WEATHER = {"rain": "rain", "snow": "falling snow", "fog": "fog"}


def article(noun: str) -> str:
    """`a woman`, `an old woman`; what has an article, or a number before it, as it is."""
    if not noun or re.match(r"(?:an?|the|some|\d+|two|three|four|his|her|their)\s", noun, re.IGNORECASE):
        return noun
    eleven = re.match(r"(?:8|11|18)(?!\d{2})", noun)
    silent = re.match(r"(?:hour|honest|heir)", noun, re.IGNORECASE)
    vowel = re.match(r"[aeiou](?!ni[fqtv]|ne\b|uro)", noun, re.IGNORECASE)
    return f"{'an' if vowel or eleven or silent else 'a'} {noun}"


def listed(words: Iterable[str]) -> str:
    """`a, b and c`."""
    found = [word for word in words if word]
    return " and ".join(filter(None, (", ".join(found[:-1]), found[-1]))) if found else ""


def sentence(text: str, stop: str = ".") -> str:
    """The text with a capital first letter and a full stop, if it ends in no mark of its own."""
    said = " ".join(text.split(" ")).strip().rstrip(",;")
    if not said:
        return ""
    quoted = said.rstrip("\"”’')}]>")
    closed = not quoted or quoted[-1] in ".!?…:" or said[-1] in "}]>" or (said[0] == "(" and said[-1] == ")")
    return said[0].upper() + said[1:] + ("" if closed else stop)


# --------------------------------------------------------------------------------------------- people


def noun(look: Look) -> str:
    """What they are in one word: woman, man, girl, boy, person; or the animal."""
    if kind := look.traits.get("kind"):
        return str(kind)
    gender, years = str(look.traits.get("gender", "")).lower(), _years(look)
    woman, man = gender in _WOMEN, gender in _MEN
    if years is not None and years < 18:
        return "girl" if woman else "boy" if man else "child"
    return "woman" if woman else "man" if man else "person"


def _years(look: Look) -> int | None:
    age = look.traits.get("age")
    if isinstance(age, int | float):
        return int(age)
    return {"child": 8, "teen": 15, "teenager": 15}.get(str(age).lower())


def person(look: Look) -> str:
    """Somebody as the look book describes them: `a 68-year-old woman, the lighthouse keeper, with white hair in a bun`."""
    traits = look.traits
    age = traits.get("age")
    aged = f"{int(age)}-year-old" if isinstance(age, int | float) else str(age or "")
    aged = "" if aged.lower() in ("child", "teen", "teenager", "adult") else aged.replace("_", "-")
    stature = str(traits.get("height", "")) if isinstance(traits.get("height"), str) else ""
    stature = "" if any(sign.isdigit() for sign in stature) else stature
    head = " ".join(filter(None, (aged, stature, str(traits.get("build", "")), _coat(look), noun(look))))
    said = [article(head), look.words.strip(" .,;")]
    if features := listed(_features(look)):
        said.append(f"with {features}")
    if worn := listed(_worn(look)):
        said.append(f"wearing {worn}")
    return ", ".join(filter(None, said))


def _coat(look: Look) -> str:
    """An animal's colour and breed."""
    if not look.traits.get("kind"):
        return ""
    return " ".join(str(look.traits[key]) for key in ("size", "colour", "breed") if isinstance(look.traits.get(key), str))


def _features(look: Look) -> list[str]:
    traits = look.traits
    found = [hair(look)]
    if skin := traits.get("skin"):
        found.append(f"{skin} skin")
    beard = traits.get("beard")
    found.append("a beard" if beard is True else _BEARDS.get(str(beard), ""))
    glasses = traits.get("glasses")
    if glasses and glasses not in ("none", "no"):
        found.append("glasses" if glasses is True else str(glasses) if "sun" in str(glasses) else f"{glasses} glasses")
    return [word for word in found if word]


def hair(look: Look) -> str:
    """`white hair in a bun`, `a black bob`, `short grey hair`; "" where the book is silent."""
    style, colour = str(look.traits.get("hair", "")), str(look.traits.get("hair_colour", ""))
    if style in ("bald", "none"):
        return "a bald head"
    if style in ("bob", "buzz", "afro"):
        return article(f"{colour} {_HAIR[style]}".strip())
    if style in _HAIR:
        return f"{colour} {_HAIR[style]}".strip()
    return " ".join(filter(None, (style, colour, "hair"))) if style or colour else ""


def _worn(look: Look) -> list[str]:
    traits = look.traits
    outfit = str(traits.get("outfit", "")).replace("-", " ")
    found, named = [], outfit.split()[-1] if outfit else ""
    if outfit and outfit not in ("none", "no"):
        colour = str(traits.get(named) or traits.get("top") or "")
        found.append(_garment(outfit if colour in ("", "True") else f"{colour} {outfit}", named))
    elif top := traits.get("top"):
        found.append(f"a {top} top")
    found += [_garment(f"{traits[each]} {each}", each) for each in _GARMENTS if each != named and isinstance(traits.get(each), str)]
    if isinstance(traits.get("bottom"), str):
        found.append(f"{traits['bottom']} trousers")
    hat = str(traits.get("hat", ""))
    if hat and hat not in ("none", "no", "False"):
        name = "hat" if hat == "True" else _HATS.get(hat, hat)
        found.append(article(f"{traits.get('hat_colour', '')} {name}".strip()))
    return found


def _garment(words: str, name: str) -> str:
    return words if name in _PAIRS else article(words)


def brief(look: Look) -> str:
    """The same in a few words, for models that read few: `a 68-year-old woman, white hair in a bun, navy sweater`."""
    age = look.traits.get("age")
    head = article(
        f"{f'{int(age)}-year-old ' if isinstance(age, int | float) else ''}{_coat(look)} {noun(look)}".replace("  ", " ").strip()
    )
    return ", ".join(filter(None, (head, hair(look), *(re.sub(r"^an? ", "", each) for each in _worn(look)[:1]))))


def labels(looks: Sequence[Look], roles: Sequence[str]) -> list[str]:
    """What to call each after they were described, so that nobody is taken for another: `the woman`, `the woman in the navy sweater`.

    `roles` are what the page itself calls them ("" where it has a name for them): a waiter is `the waiter`.
    """
    plain = [role or noun(look) for look, role in zip(looks, roles, strict=True)]
    tries = [plain]
    tries.append([f"{_haired(look)}{name}" for look, name in zip(looks, plain, strict=True)])
    tries.append([f"{name}{_dressed(look)}" for look, name in zip(looks, plain, strict=True)])
    tries.append([f"{_aged(look, looks)}{name}" for look, name in zip(looks, plain, strict=True)])
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    found = []
    for at, name in enumerate(plain):
        unlike = next((each[at] for each in tries if each.count(each[at]) == 1), "")
        number = plain[: at + 1].count(name) - 1
        found.append(f"the {unlike or f'{ordinals[number] if number < len(ordinals) else number + 1} {name}'}")
    return found


def _haired(look: Look) -> str:
    colour = look.traits.get("hair_colour")
    return f"{colour}-haired " if isinstance(colour, str) and " " not in colour else ""


def _dressed(look: Look) -> str:
    worn = _worn(look)
    return f" in the {re.sub(r'^an? ', '', worn[0])}" if worn else ""


def _aged(look: Look, others: Sequence[Look]) -> str:
    years = [age for each in others if (age := _years(each)) is not None]
    mine = _years(look)
    if mine is None or len(set(years)) < 2:
        return ""
    return "older " if mine == max(years) else "younger " if mine == min(years) else ""


# --------------------------------------------------------------------------------------------- places and things


_NAMED = {"black": 0x101010, "white": 0xF4F4F4, "grey": 0x808080, "red": 0xC02020, "dark red": 0x701818, "orange": 0xE08020}
_NAMED |= {"brown": 0x704020, "beige": 0xD8C8A0, "cream": 0xF4ECD0, "yellow": 0xE8D020, "olive": 0x707020, "green": 0x309030}
_NAMED |= {"dark green": 0x184818, "teal": 0x208080, "turquoise": 0x40C8C0, "light blue": 0x90B8E0, "blue": 0x2050C0, "navy": 0x1A2A4A}
_NAMED |= {"purple": 0x702090, "violet": 0xA070D0, "pink": 0xE890B0, "gold": 0xD0A040, "slate grey": 0x50606C, "charcoal": 0x303438}


def colour(said: str) -> str:
    """A colour as a word: `#1d2b3a` is navy. The nearest by the distance of Riemersma, *Colour metric* (compuphase.com/cmetric)."""
    digits = said[1:] if said.startswith("#") else ""
    if len(digits) == 3:
        digits = "".join(sign * 2 for sign in digits)
    if len(digits) != 6:
        return said
    return min(_NAMED, key=lambda name: _apart(int(digits, 16), _NAMED[name]))


def _apart(one: int, other: int) -> int:
    (r, g, b), (red, green, blue) = ((each >> 16 & 255, each >> 8 & 255, each & 255) for each in (one, other))
    mean = (r + red) // 2
    return ((512 + mean) * (r - red) ** 2 >> 8) + 4 * (g - green) ** 2 + ((767 - mean) * (b - blue) ** 2 >> 8)


def place(scene: Scene, look: Look) -> str:
    """Where a scene plays, with its preposition: `in a lighthouse kitchen, white tiles`; "" in the void."""
    if not scene.place or scene.setting == "void":
        return look.words
    parts = [re.sub(r"^.+['’]S\s+", "", part) for part in scene.place.split(" - ")]
    inner = " ".join(parts[-1].lower().split())
    name = f"the {inner} of {article(parts[0].lower())}" if len(parts) > 1 else article(inner)
    word = "on" if inner.split() and inner.split()[-1].rstrip(".") in _ON and not scene.interior else "in"
    return ", ".join(filter(None, (f"{word} {name}", look.words.strip(" .,;"))))


def furnished(scene: Scene) -> str:
    """The things of a set that a person described: `a round table and four chairs`."""
    numbers = {1: "", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
    said = []
    for piece in scene.pieces:
        if piece.thing in WEATHER:
            continue
        words = f"{piece.words} {piece.thing}".strip()
        many = f"{numbers.get(piece.count, str(piece.count))} {words}{'' if words.endswith('s') else 's'}"
        said.append(article(words) if piece.count == 1 else many)
    return listed(said)


def weather(scene: Scene) -> str:
    """Rain, snow or fog that the set has; "" for none."""
    return listed(WEATHER[each] for each in WEATHER if each in scene.furnishing or any(piece.thing == each for piece in scene.pieces))


def light(scene: Scene, look: Look) -> str:
    """The light that the look book, the hour and the lamps of the set give."""
    said = str(look.traits.get("light", ""))
    said = f"{said} light" if said in ("warm", "cold", "dim", "bright", "soft", "hard") else said
    lamps = [each for each in PRACTICALS if each in scene.furnishing] if scene.time in ("night", "evening", "dusk") else []
    lit = f"lit by {article(lamps[0])}" if lamps and not said else ""
    return ", ".join(filter(None, (said, LIGHT.get(scene.time, ""), lit)))


def thing(name: str, look: Look) -> str:
    """A thing with what the look book says of it: `a letter, cream paper with a red seal`."""
    traits = [str(look.traits[key]) for key in ("size", "colour", "material") if isinstance(look.traits.get(key), str)]
    return ", ".join(filter(None, (article(" ".join((*traits, name.lower()))), look.words.strip(" .,;"))))
