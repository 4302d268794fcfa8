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
    "apron": "chef cook baker butcher barista grocer blacksmith cobbler maid waitress",
    "overalls": "farmer mechanic plumber painter worker miner carpenter builder gardener",
    "waistcoat": "waiter bartender barman barkeeper gambler croupier",
    "suit": "banker lawyer butler agent president minister bodyguard groom executive undertaker",
    "gown": "queen princess bride duchess countess empress",
    "robe": "monk priest wizard judge nun abbot friar sorcerer bishop",
    "cloak": "king prince witch ranger hooded stranger lord highwayman vampire",
    "tunic": "peasant squire page archer thief minstrel shepherd villager",
    "toga": "emperor senator caesar philosopher consul",
    "armour": "knight crusader gladiator paladin",
    "coat": "doctor detective inspector spy scientist professor",
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
    "brim": "detective cowboy spy highwayman witch wizard ranger",
    "bowler": "undertaker",
    "beanie": "fisherman fisherwoman diver",
}
ROLE_HATS = {word: hat for hat, words in _ROLE_HATS.items() for word in words.split()}
