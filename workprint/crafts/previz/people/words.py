"""Every word that a look book may use for a person's looks, and what job words say of clothes. Tables only.

`LOOK` is what the page's reader is compared with in a test. Knows words; knows nothing of bodies, cloth or colours.
"""

from __future__ import annotations

HAIR = ("short", "crop", "buzz", "bob", "long", "bun", "ponytail", "braids", "afro", "curly", "fringe", "bald", "receding")
BEARDS = ("none", "stubble", "moustache", "goatee", "full", "long")
GLASSES = ("none", "round", "square", "sunglasses")
HATS = ("none", "cap", "beanie", "brim", "bowler", "top-hat", "straw", "headscarf", "helmet", "crown")
OUTFITS = (
    *("shirt", "sweater", "tee", "tuck", "hoodie", "coat", "jacket", "suit", "dress", "skirt", "uniform", "apron", "overalls"),
    *("waistcoat", "gown", "robe", "cloak", "tunic", "toga", "armour", "pyjamas"),
)
SHOES = ("shoes", "boots", "sandals", "barefoot")
ACCENTS = ("none", "scarf", "tie", "strap", "sash", "band")
"""Where a person's accent colour sits, where it is not the garment itself: the strap is a bag's, the band a hat's."""
BUILDS = {"thin": -1.0, "slim": -0.6, "average": 0.0, "athletic": 0.2, "muscular": 0.3, "broad": 0.6, "stocky": 0.8, "heavy": 1.25}
BUILDS |= {"fat": 1.6}
MUSCLES = {"athletic": 0.55, "muscular": 1.0, "broad": 0.45, "stocky": 0.3}
AGES = {
    **{"baby": 3, "toddler": 4, "child": 8, "kid": 9, "teen": 15, "teenager": 15, "young": 24, "adult": 38, "middle-aged": 50},
    **{"old": 72, "elderly": 79},
}
HEIGHTS = {"tiny": 0.88, "short": 0.94, "average": 1.0, "tall": 1.06, "very tall": 1.10}
GENDERS = {"man": "male", "male": "male", "boy": "male", "m": "male", "he": "male", "gentleman": "male"}
GENDERS |= {"woman": "female", "female": "female", "girl": "female", "f": "female", "she": "female", "lady": "female"}
SKINS = {
    **{"porcelain": "f0d2bb", "fair": "ebc9ae", "light": "e2b896", "olive": "cfa27a", "tan": "bd8a62", "brown": "9d6b47"},
    **{"dark": "7a5037", "deep": "5c3a2a"},
}
HAIR_COLOURS = {
    **{"black": "29242a", "dark brown": "3b2a24", "brown": "5a3f30", "chestnut": "74462f", "auburn": "7f3d24", "ginger": "b4622f"},
    **{"dark blonde": "9c7c4e", "blonde": "cda968", "grey": "8e8c8a", "white": "d8d4cc", "gray": "8e8c8a", "blond": "cda968"},
}
LOOK = {
    **{"hair": HAIR, "beard": BEARDS, "glasses": GLASSES, "hat": HATS, "outfit": OUTFITS, "shoes": SHOES, "build": tuple(BUILDS)},
    **{"age": tuple(AGES), "height": tuple(HEIGHTS), "gender": tuple(GENDERS), "skin": tuple(SKINS), "hair_colour": tuple(HAIR_COLOURS)},
}
"""Trait -> the words it takes (beside numbers and colours, where those make sense)."""
OTHERWISE = {
    **{"armor": "armour", "pajamas": "pyjamas", "vest": "waistcoat", "tophat": "top-hat", "t-shirt": "tee", "jumper": "sweater"},
    **{"pullover": "sweater", "dungarees": "overalls", "cape": "cloak", "hooded": "hoodie", "blouse": "tuck", "cardigan": "sweater"},
    **{"trenchcoat": "coat", "overcoat": "coat", "tuxedo": "suit", "blazer": "jacket", "parka": "coat", "raincoat": "coat"},
    **{"fedora": "brim", "bonnet": "headscarf", "veil": "headscarf", "hijab": "headscarf", "shaved": "buzz", "plaits": "braids"},
    **{"pigtails": "braids", "cropped": "crop", "bangs": "fringe", "mustache": "moustache", "shades": "sunglasses"},
    **{"barefooted": "barefoot", "pony-tail": "ponytail"},
}
"""Other words for the same things."""

_ROLES = {
    "uniform": "policeman policewoman cop officer soldier sergeant captain lieutenant guard sailor general colonel major pilot conductor "
    "fireman trooper private corporal admiral postman postwoman mailman doorman usher steward stewardess",
    "tee": "nurse surgeon orderly paramedic medic dentist vet",
    "apron": "chef cook baker butcher barista grocer blacksmith cobbler maid waitress",
    "overalls": "farmer mechanic plumber painter worker miner carpenter builder gardener",
    "waistcoat": "waiter bartender barman barkeeper gambler croupier cowboy cowgirl sheriff rancher gunslinger",
    "suit": "banker lawyer butler agent president minister bodyguard groom executive undertaker",
    "gown": "queen princess bride duchess countess empress",
    "robe": "monk priest wizard judge nun abbot friar sorcerer bishop",
    "cloak": "king prince witch ranger hooded stranger lord highwayman vampire",
    "tunic": "peasant squire page archer thief minstrel shepherd villager",
    "toga": "emperor senator caesar philosopher consul",
    "armour": "knight crusader gladiator paladin",
    "coat": "doctor dr detective inspector spy scientist professor",
    "sweater": "fisherman fisherwoman keeper diver",
    "hoodie": "hacker skater courier",
    "pyjamas": "patient sleeper",
}
ROLES = {word: outfit for outfit, words in _ROLES.items() for word in words.split()}
"""What people of a trade wear, unless something else is said."""
_ROLE_HATS = {
    "cap": "policeman policewoman cop captain sailor pilot conductor admiral general colonel",
    "helmet": "knight crusader gladiator soldier trooper fireman miner",
    "crown": "king queen prince princess",
    "straw": "farmer gardener",
    "headscarf": "nun",
    "brim": "detective cowboy cowgirl sheriff rancher gunslinger spy highwayman witch wizard ranger",
    "bowler": "undertaker",
    "beanie": "fisherman fisherwoman diver",
}
ROLE_HATS = {word: hat for hat, words in _ROLE_HATS.items() for word in words.split()}
DOFFED = frozenset(
    (
        *("policeman", "policewoman", "cop", "captain", "sailor", "pilot", "admiral", "general", "colonel", "soldier", "trooper"),
        *("farmer", "gardener", "detective", "fisherman", "fisherwoman"),
    )
)
"""Who is bare-headed under a roof, unless somebody says otherwise: not kings, not miners, not cowboys in their saloon."""
_NAVY, _OLIVE, _WHITE, _BLACK = "2c3a57", "4f5640", "ebe7dd", "2f2e33"
_SCRUBS = {"top": "86aeb0", "bottom": "7ea5a8", "worn": "none"}
_WEST = {"over": "5c4433", "top": "cdbd9c", "bottom": "4f5666", "worn": "scarf"}
_ROLE_COLOURS: dict[str, dict[str, str]] = {
    "policeman policewoman cop officer pilot conductor captain": {"coat": _NAVY},
    "steward stewardess postman postwoman mailman": {"coat": _NAVY},
    "sailor admiral": {"coat": _NAVY, "hat_colour": _WHITE},
    "soldier sergeant private corporal trooper": {"coat": _OLIVE, "hat_colour": "5d6349"},
    "general colonel major": {"coat": _OLIVE},
    "fireman": {"coat": "33343a", "hat_colour": "9c3b2e"},
    "nurse surgeon orderly paramedic medic dentist vet": _SCRUBS,
    "doctor dr scientist": {"coat": _WHITE, "top": "8fa3b3", "worn": "none"},
    "chef cook baker": {"top": _WHITE, "over": "e2ded3", "bottom": "3b3d45"},
    "butcher": {"top": _WHITE, "over": "8f5a52"},
    "cowboy cowgirl sheriff rancher gunslinger": _WEST,
    "waiter bartender barman barkeeper croupier butler": {"over": _BLACK, "top": _WHITE, "accent": _BLACK},
    "priest judge nun abbot vampire": {"top": _BLACK, "over": _BLACK, "hat_colour": _BLACK, "worn": "none"},
    "undertaker groom": {"coat": _BLACK},
    "bride": {"top": _WHITE},
    "monk friar": {"top": "6b4a3a"},
}
ROLE_COLOURS = {word: colours for words, colours in _ROLE_COLOURS.items() for word in words.split()}
"""The colours that everybody knows a trade by, and where its accent sits: part of a figure -> hex, "worn" -> one of `ACCENTS`."""
