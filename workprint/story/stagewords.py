"""The words of a stage note as data: what a set may hold, where things and people may stand, what they may do, how they may feel.

Everything that a stage note, or the rules over the action, can ask of the stage is named here or in `lexicon`; the previz stage keeps its
own list, and a test compares the two. Knows words and their one canonical form; knows nothing of notes, people or shots.
"""

from __future__ import annotations

from collections.abc import Mapping

from workprint.core.nouns import MOODS
from workprint.story import lexicon

PIECES: dict[str, str] = {
    "table": "dining table, kitchen table",
    "round table": "",
    "low table": "coffee table, side table",
    "desk": "workbench, school desk",
    "chair": "dining chair",
    "office chair": "desk chair, swivel chair",
    "stool": "bar stool",
    "armchair": "easy chair, recliner",
    "sofa": "couch, settee",
    "bench": "",
    "pew": "",
    "throne": "",
    "bed": "bunk, cot",
    "nightstand": "bedside table, night table",
    "cradle": "crib",
    "coffin": "casket",
    "counter": "bar, bar counter, shop counter",
    "till": "cash register, register",
    "shelf": "bookcase, bookshelf",
    "goods shelf": "shop shelf",
    "clothes rail": "",
    "kitchen units": "",
    "cabinet": "sideboard, dresser",
    "cupboard": "wall cupboard",
    "drawers": "chest of drawers, filing cabinet",
    "safe": "",
    "wardrobe": "closet, armoire",
    "stove": "oven, cooker",
    "sink": "basin",
    "washbasin": "",
    "bath": "bathtub, tub",
    "toilet": "",
    "washing machine": "",
    "radiator": "",
    "fridge": "refrigerator",
    "fireplace": "hearth",
    "piano": "grand piano, upright piano",
    "television": "tv",
    "jukebox": "",
    "vending machine": "",
    "aquarium": "fish tank",
    "typewriter": "",
    "computer": "monitor, pc",
    "laptop": "",
    "phone": "telephone, landline",
    "radio": "stereo",
    "lamp": "desk lamp, table lamp",
    "floor lamp": "standing lamp",
    "lantern": "oil lamp",
    "candle": "candlestick",
    "sconce": "wall lamp",
    "plant": "potted plant, house plant",
    "flowers": "vase, bouquet",
    "coat rack": "hat stand, coat stand",
    "folding screen": "",
    "easel": "",
    "statue": "bust, sculpture",
    "column": "pillar",
    "altar": "",
    "lectern": "pulpit",
    "flag": "banner",
    "dummy": "mannequin",
    "pool table": "billiard table, snooker table",
    "tripod": "",
    "rug": "carpet",
    "curtain": "drape",
    "mirror": "",
    "picture": "painting, portrait, photograph",
    "poster": "",
    "clock": "wall clock",
    "whiteboard": "",
    "menu": "menu board, blackboard",
    "window": "porthole",
    "door": "doorway, entrance, gate",
    "stairs": "staircase, steps",
    "ladder": "",
    "box": "cardboard box",
    "crate": "",
    "barrel": "cask",
    "bucket": "pail",
    "basket": "hamper",
    "broom": "mop",
    "shovel": "spade",
    "suitcase": "trunk, luggage, case",
    "bag": "backpack, satchel",
    "guitar": "cello, violin",
    "umbrella": "",
    "cup": "mug, teacup",
    "glass": "tumbler",
    "wine glass": "",
    "teapot": "kettle",
    "tray": "",
    "bottle": "",
    "plate": "dish",
    "bowl": "",
    "book": "",
    "letter": "envelope",
    "newspaper": "",
    "map": "",
    "papers": "files",
    "skull": "",
    "doll": "",
    "teddy": "teddy bear",
    "alarm clock": "",
    "baby": "",
    "gun": "pistol",
    "knife": "",
    "sword": "",
    "key": "",
    "camera": "",
    "microphone": "",
    "car": "taxi, cab",
    "bicycle": "bike",
    "motorbike": "motorcycle",
    "cart": "wagon",
    "pram": "stroller",
    "wheelchair": "",
    "boat": "dinghy, rowing boat",
    "gondola": "",
    "tree": "oak, pine, willow",
    "bush": "hedge, shrub",
    "rock": "boulder, stone",
    "fence": "",
    "hay": "hay bale, haystack",
    "well": "",
    "fountain": "",
    "swing": "",
    "streetlamp": "street lamp, lamp post, lamppost, street light",
    "sign": "signpost",
    "traffic light": "",
    "postbox": "mailbox, letterbox",
    "phone box": "telephone box, phone booth",
    "bin": "dustbin, trash can, rubbish bin",
    "house": "",
    "lighthouse": "",
    "tent": "",
    "fire": "campfire, bonfire",
    "gravestone": "tombstone, headstone",
    "water": "",
    "rain": "",
    "snow": "",
    "fog": "mist",
}
"""What a described set may hold -> the other names of it."""

HELD: dict[str, str] = {
    "lantern": "oil-lamp",
    "torch": "flashlight",
    "candle": "candlestick",
    "letter": "note telegram",
    "envelope": "",
    "card": "postcard ticket passport",
    "papers": "paper document documents contract file files script folder clipboard",
    "newspaper": "",
    "map": "",
    "money": "coin coins banknote banknotes cash",
    "photo": "photograph snapshot",
    "book": "notebook diary journal bible magazine",
    "phone": "telephone cellphone mobile smartphone receiver tricorder scanner tablet device",
    "remote": "",
    "typewriter": "",
    "laptop": "",
    "cup": "mug coffee tea teacup",
    "glass": "drink whiskey whisky beer",
    "wine glass": "wine champagne",
    "teapot": "kettle",
    "pan": "saucepan",
    "fork": "",
    "spoon": "",
    "tray": "",
    "bread": "loaf",
    "cake": "pie",
    "apple": "fruit",
    "bottle": "flask",
    "plate": "dish sandwich",
    "bowl": "",
    "key": "keys",
    "ring": "necklace locket medal",
    "watch": "wristwatch",
    "gun": "pistol revolver",
    "rifle": "shotgun",
    "knife": "dagger scissors blade",
    "sword": "sabre rapier",
    "flowers": "flower bouquet rose roses",
    "axe": "",
    "hammer": "",
    "rope": "",
    "cross": "crucifix",
    "skull": "",
    "mask": "",
    "crown": "",
    "hat": "",
    "spectacles": "",
    "suitcase": "luggage briefcase",
    "bag": "handbag backpack purse satchel mailbag",
    "basket": "",
    "bucket": "pail",
    "crate": "",
    "parcel": "package present gift",
    "umbrella": "",
    "guitar": "violin",
    "radio": "walkie-talkie",
    "microphone": "",
    "camera": "",
    "pen": "pencil",
    "cigarette": "cigar",
    "lighter": "match matches",
    "pipe": "",
    "cane": "stick staff",
    "broom": "mop",
    "shovel": "spade",
    "flag": "banner",
    "doll": "puppet",
    "teddy": "",
    "baby": "infant",
    "ball": "",
}
"""What a hand may hold -> other words for it."""

WHERE = (
    "left wall",
    "right wall",
    "back wall",
    "front wall",
    "back left",
    "back right",
    "front left",
    "front right",
    "left",
    "right",
    "back",
    "front",
    "centre",
)
"""Where a thing of a described set may stand, besides next to another and on metres of the floor."""

RELATIONS = ("left of", "right of", "behind", "in front of", "beside", "opposite")
"""How a mark may lie to a person or a thing; all but the last two may have metres before them ("2 m left of MARA")."""

SIGHTS = lexicon.table(
    sea="sea ocean waves surf",
    water="water lake river",
    horizon="horizon distance view landscape valley",
    sky="sky star stars starfield space galaxy moon sun clouds heavens",
    light="light lights beam glow",
    lighthouse="lighthouse",
    floor="floor ground feet shoes boots",
    ceiling="ceiling roof",
    camera="camera lens audience",
    television="screen television tv monitor",
    fire="fire flames",
    house="house building",
    road="road street",
)
"""Word -> what somebody may look at besides people, marks and things; where the set has none of it, it lies where one would expect it."""
WAYS = ("up", "down", "around", "away", "own hand")
"""What a look may go to that is no thing: `looks up`, `looks at her own hand`."""

_FEELINGS = {
    "neutral": "neutral calm composed expressionless relaxed",
    "happy": "happy glad joyful cheerful delighted smiling pleased beaming radiant amused laughing grinning proud relieved hopeful "
    "excited ecstatic overjoyed thrilled",
    "sad": "sad unhappy weeping crying tearful sobbing miserable heartbroken grieving mournful dejected emotional crestfallen "
    "devastated disappointed upset distraught forlorn",
    "angry": "angry furious enraged irate annoyed irritated seething livid glaring frustrated exasperated outraged indignant",
    "afraid": "afraid scared frightened terrified fearful nervous anxious worried panicked trembling uneasy disturbed alarmed unnerved "
    "unsettled wary concerned horrified petrified",
    "surprised": "surprised astonished amazed shocked stunned startled taken-aback incredulous",
    "disgusted": "disgusted revolted repelled appalled sickened contemptuous",
}
_STRONG = lexicon.bag(
    "horrified petrified ecstatic overjoyed thrilled devastated distraught outraged furious enraged livid terrified panicked "
    "heartbroken sobbing delighted radiant shocked stunned appalled sickened irate"
)
_MILD = lexicon.bag("uneasy wary concerned hopeful disappointed unsettled calm annoyed irritated nervous anxious worried pleased amused")
_MANNER = {
    "happy": "happily cheerfully joyfully gladly warmly brightly kindly gently tenderly proudly",
    "sad": "sadly tearfully mournfully miserably bitterly",
    "angry": "angrily furiously coldly sharply harshly irritably",
    "afraid": "fearfully nervously anxiously timidly",
    "surprised": "surprise amazement astonishment shock disbelief",
    "disgusted": "disgust contempt disgustedly contemptuously scornfully",
    "neutral": "flatly calmly evenly",
}
_MILDLY = lexicon.bag("kindly gently tenderly warmly brightly coldly sharply timidly nervously anxiously gladly proudly bitterly")
_DEEDS = {
    "happy": "smiles grins beams laughs chuckles giggles smirks",
    "sad": "weeps cries sobs sighs mourns wails",
    "angry": "frowns scowls glares fumes seethes shouts",
    "afraid": "trembles shivers cowers shudders screams shrieks",
    "surprised": "gasps startles flinches jumps",
    "disgusted": "winces grimaces recoils sneers",
}

SLIGHT, PLAIN, VERY = 40, 70, 100
STRENGTHS = {SLIGHT: "slightly", VERY: "very"}
"""Hundredths of a feeling -> the word before it."""
DEGREES = lexicon.table(slight="slightly mildly somewhat faintly quite rather", very="very extremely deeply terribly utterly absolutely")


def _all_forms(verbs: str) -> str:
    """Each verb (its -s form) with its other forms: as of several people, and in -ing."""
    return " ".join(f"{verb} {lexicon.base(verb)} {lexicon.ing(verb)}" for verb in verbs.split())


def _felt(
    groups: Mapping[str, str], strong: frozenset[str] = frozenset(), mild: frozenset[str] = frozenset()
) -> dict[str, tuple[str, int]]:
    return {
        word: (mood, VERY if word in strong else SLIGHT if word in mild else PLAIN)
        for mood, words in groups.items()
        for word in words.split()
    }


ADJECTIVES = _felt(_FEELINGS, _STRONG, _MILD)
"""Word that says how somebody is -> the mood, and how much of it."""
MANNERS = _felt(_MANNER, frozenset(("furiously",)), _MILDLY)
"""Word that says how something is done or said -> the same."""
FEELINGS = _felt(
    {mood: _all_forms(words) for mood, words in _DEEDS.items()},
    lexicon.bag(_all_forms("sobs weeps fumes cowers screams shrieks wails")),
    lexicon.bag(_all_forms("sighs smirks frowns shivers winces")),
)
"""Verb (in each form) that shows in the face -> the same."""
assert set(_FEELINGS) == set(MOODS)

POSTURES = {"stand": "standing", "sit": "sitting", "lie": "lying", "kneel": "kneeling", "crouch": "crouching"}
"""Posture -> the word by which a note says that somebody is in it."""

VERBS: dict[str, tuple[str, str]] = {
    "enter": ("enters", "to"),
    "exit": ("exits", ""),
    "walk": ("walks", "to"),
    "run": ("runs", "to"),
    "sit": ("sits", "at"),
    "stand": ("stands up", ""),
    "lie": ("lies down", "at"),
    "fall": ("falls", ""),
    "kneel": ("kneels", "at"),
    "crouch": ("crouches", "at"),
    "turn": ("turns", "to"),
    "look": ("looks", "at"),
    "point": ("points", "at"),
    "reach": ("reaches", "for"),
    "react": ("reacts", ""),
    "nod": ("nods", "at"),
    "shake": ("shakes head", ""),
    "pick": ("picks up", ""),
    "put": ("puts down", "on"),
    "give": ("gives", "to"),
    "hug": ("hugs", "with"),
    "dance": ("dances", "with"),
    "type": ("types", ""),
    "drive": ("drives", ""),
    "wave": ("waves", "at"),
    "read": ("reads", ""),
    "drink": ("drinks", ""),
    "eat": ("eats", ""),
    "smoke": ("smokes", ""),
    "write": ("writes", ""),
    "phone": ("telephones", ""),
    "cook": ("cooks", ""),
    "wipe": ("wipes", ""),
    "knock": ("knocks", ""),
    "dig": ("digs", ""),
    "sweep": ("sweeps", ""),
    "clap": ("claps", ""),
    "cheer": ("cheers", ""),
    "pray": ("prays", ""),
    "salute": ("salutes", ""),
    "shrug": ("shrugs", ""),
    "bow": ("bows", ""),
    "lean": ("leans", ""),
    "crawl": ("crawls", "to"),
    "swim": ("swims", "to"),
    "jump": ("jumps", "over"),
    "climb": ("climbs", "onto"),
    "ride": ("rides", "to"),
    "kiss": ("kisses", ""),
    "greet": ("greets", ""),
    "comfort": ("comforts", ""),
    "tend": ("tends", ""),
    "fight": ("fights", "with"),
    "punch": ("punches", ""),
    "shove": ("shoves", ""),
    "grapple": ("grapples", "with"),
    "huddle": ("huddles", "with"),
}
"""Beat -> how a note writes it, and the word before its target. Any other verb of `lexicon.ACTS` that means one of them does as well."""
GOING = ("enter", "walk", "run", "sit", "lie", "kneel", "crouch", "put", "crawl", "swim", "jump", "climb", "ride")
"""Beats whose target is a mark; `ON_PEOPLE`, those whose target can only be somebody; `AIMED`, whose target is anything at all."""
ON_PEOPLE = ("give", "hug", "dance", *sorted(lexicon.WITH))
AIMED = ("turn", "look", "point", "reach", "nod", "wave")
WITH_THING = ("pick", "put", "give")
"""Beats that name a thing."""

NUMBERS = dict.fromkeys(("a", "an", "one"), 1) | {
    word: number
    for number, word in enumerate(
        [
            "zero",
            ".",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
    if word != "."
}
NUMBERS |= {"dozen": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "several": 4, "some": 3, "few": 3, "pair": 2, "couple": 2}
"""Number words (and articles) -> how many."""
MOST = 30
"""The most extras, and the most of one thing in a set."""


_ALIKE = lexicon.bag("units drawers stairs flowers papers hay water rain snow fog mist")
"""Words that are the same for one and for several."""


def _plural(name: str) -> str:
    last = name.rsplit(" ", 1)[-1]
    if last in ("shelf", "bookshelf"):
        return name[:-1] + "ves"
    if last in _ALIKE:
        return name
    return name + ("es" if name.endswith(("s", "sh", "ch", "x")) else "s")


def plural(name: str) -> str:
    """The name of several of a thing: `window` -> windows, `shelf` -> shelves."""
    return _plural(name)


def _names(table: Mapping[str, str]) -> dict[str, str]:
    found = {name: name for name in table} | {_plural(name): name for name in table if _plural(name) not in table}
    for name, others in table.items():
        for each in (name, *filter(None, others.split(", "))):
            found.setdefault(each, name)
            found.setdefault(_plural(each), name)
    return found


PLURALS = frozenset(_plural(each) for name, others in PIECES.items() for each in (name, *others.split(", ")) if _plural(each) != each)
"""The names of things that say there are several; how many, where no number is said: two, or a growth of them."""
GROWING = ("tree", "bush", "rock", "gravestone")
PIECE_OF = _names(PIECES)
"""Every name of a thing that a set may hold, in the singular and in the plural -> the thing."""
_HELD = {word: name for name, others in HELD.items() for word in others.split()} | {name: name for name in HELD}
HELD_OF = {_plural(word): name for word, name in _HELD.items()} | _HELD
"""Every word for what a hand may hold -> the thing."""
