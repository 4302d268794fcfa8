"""Where a scene plays: its heading taken apart, and the kind of set and the furnishing that its words ask for.

The kind comes from the heading alone, so that an edit of the action never moves a scene to another set; the furnishing is the kind's own
plus what the scene's action names. Knows words; knows nothing of how a set is built.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from workprint.story import places
from workprint.story.lexicon import table
from workprint.story.places import KINDS, kind_named

_TIMES = {
    "day": "day",
    "night": "night",
    "dawn": "dawn",
    "sunrise": "dawn",
    "daybreak": "dawn",
    "morning": "morning",
    "noon": "day",
    "midday": "day",
    "afternoon": "day",
    "evening": "evening",
    "dusk": "dusk",
    "sunset": "dusk",
    "twilight": "dusk",
    "midnight": "night",
    "daytime": "day",
    "nighttime": "night",
}
_SAME = ("continuous", "later", "same", "moments", "intercut", "resume", "resuming", "simultaneous", "meanwhile")
_ORDINARY: dict[str, tuple[str, ...]] = {
    "room": ("table", "chair", "window", "door", "lamp", "shelf", "picture", "rug"),
    "cafe": ("table", "chair", "counter", "window", "door", "lamp", "picture"),
    "kitchen": ("table", "chair", "stove", "window", "door", "shelf", "lamp"),
    "bedroom": ("bed", "window", "door", "lamp", "rug", "picture"),
    "office": ("desk", "chair", "shelf", "window", "door", "lamp", "picture"),
    "bar": ("counter", "stool", "table", "chair", "door", "lamp", "shelf"),
    "hall": ("window", "door", "bench", "picture"),
    "corridor": ("door", "lamp", "picture"),
    "shop": ("counter", "shelf", "window", "door", "lamp"),
    "stage": ("curtain", "lamp"),
    "car": (),
    "street": ("streetlamp", "door", "window"),
    "alley": ("streetlamp", "door"),
    "field": ("tree", "bench"),
    "forest": ("tree", "rock"),
    "beach": ("rock",),
    "landscape": ("rock", "tree"),
    "rooftop": ("door",),
    "void": (),
}
_FURNITURE = table(
    table="table tables",
    chair="chair chairs seat seats",
    stool="stool stools",
    counter="counter bar",
    window="window windows porthole",
    door="door doors doorway entrance",
    sofa="sofa couch armchair",
    bed="bed bunk cot",
    desk="desk workbench",
    shelf="shelf shelves bookcase bookshelf",
    lamp="lamp lamps chandelier",
    lantern="lantern lanterns",
    candle="candle candles",
    torch="torch torches",
    plant="plant plants flowers ficus",
    picture="picture pictures painting paintings portrait poster posters",
    rug="rug carpet",
    clock="clock",
    noticeboard="noticeboard noticeboards corkboard",
    blackboard="blackboard chalkboard",
    stove="stove oven cooker",
    sink="sink basin",
    fridge="fridge refrigerator",
    mirror="mirror",
    piano="piano",
    curtain="curtain curtains",
    fireplace="fireplace hearth",
    television="television tv",
    laptop="laptop laptops computer",
    cup="cup cups mug mugs coffee tea",
    bottle="bottle bottles wine beer",
    glass="glass glasses",
    phone="phone telephone cellphone smartphone",
    book="book books notebook diary",
    letter="letter envelope",
    papers="papers documents",
    tree="tree trees",
    rock="rock rocks boulder boulders stones",
    bench="bench benches",
    streetlamp="streetlamp lamppost streetlight streetlights",
    car="car cars truck van taxi",
    bicycle="bicycle bike",
    boat="boat boats rowboat dinghy canoe",
    fence="fence railing",
    stairs="stairs staircase steps",
    box="box boxes",
    crate="crate crates",
    barrel="barrel barrels",
    suitcase="suitcase suitcases luggage",
    bucket="bucket",
    basket="basket",
    typewriter="typewriter",
    teapot="teapot kettle",
    radio="radio",
    newspaper="newspaper newspapers",
    map="map maps",
    guitar="guitar",
    umbrella="umbrella",
    doll="doll",
    skull="skull",
    aquarium="aquarium",
    jukebox="jukebox",
    wheelchair="wheelchair",
    toilet="toilet",
    bath="bath bathtub",
    coffin="coffin",
    cradle="cradle crib",
    throne="throne",
    altar="altar",
    statue="statue statues bust sculpture",
    column="column columns pillar pillars",
    easel="easel",
    ladder="ladder",
    flag="flag banner",
    fountain="fountain",
    well="wishing-well",
    swing="swing swings",
    pram="pram stroller",
    cart="cart wagon",
    motorbike="motorbike motorcycle",
    tent="tent tents",
    gravestone="gravestone gravestones tombstone headstone",
    sign="sign signpost",
    bin="bin dustbin",
    lighthouse="lighthouse",
    house="house houses cottage hut",
    water="water sea ocean lake",
    fire="fire campfire bonfire",
    rain="rain",
    snow="snow",
    fog="fog mist",
)
_WEATHER = ("rain", "snow", "fog")
_STATION = frozenset(("station", "stations", "starbase", "outpost"))
_WRECKED = frozenset(("damaged", "wrecked", "ruined", "destroyed", "derelict", "crippled", "burning"))
_ORDER = (*dict.fromkeys(_FURNITURE.values()), "corner table", "space station", "wrecked station")
FURNISHING = _ORDER
"""Every furnishing word that a scene may hold, in the order in which it holds them."""

_HEAD = re.compile(r"\s*(INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I\.?/E|E\.?/I)[.\s/]*(.*)", re.IGNORECASE | re.DOTALL)
_DASH = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*|\s+-+(?=\w)|,\s+(?=(?:day|night|dawn|dusk|morning|evening)\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Heading:
    """A scene heading taken apart. `time` is "" where the heading leaves it to the scene before."""

    interior: bool
    exterior: bool
    place: str
    time: str
    follows: bool = False

    @property
    def setting(self) -> str:
        """The kind of set: the one its place's words name, else a room, a street, or nothing at all where no place is said."""
        if self.known:
            return self.known
        if self.exterior and self.place:
            return "street"
        return ("landscape" if self.exterior else "void") if not self.place else "room"

    @property
    def known(self) -> str:
        """The kind of set that its place's words name, "" where they name none."""
        return places.kind_of(self.place, interior=self.interior, exterior=self.exterior)


def heading(text: str) -> Heading:
    """`INT. COFFEE SHOP - DAY` -> interior, COFFEE SHOP, day. A forced heading without INT or EXT is taken as an interior."""
    match = _HEAD.match(text)
    prefix, rest = (match.group(1).upper(), match.group(2)) if match else ("INT", text)
    parts = [part.strip() for part in _DASH.split(" ".join(rest.split())) if part.strip()]
    time, follows = "", False
    while len(parts) > 1:
        found = _time(parts[-1])
        if found is None:
            break
        time, follows = time or found, follows or not found
        parts.pop()
    both = "/" in prefix
    outside = prefix.startswith(("EXT", "EST")) or both
    return Heading(not outside or both, outside, " - ".join(parts).upper().strip(". "), time, follows)


TIMES = tuple(dict.fromkeys(_TIMES.values()))
"""Every time of day that a scene may have."""


def time_named(word: str) -> str:
    """The time of day that a word names, "" if it names none."""
    return _TIMES.get(word.casefold(), "")


def _time(text: str) -> str | None:
    """The time a part of a heading names, "" for `CONTINUOUS` and `LATER`, None if it is part of the place."""
    found = _WORD.findall(text.casefold())
    named = [_TIMES[word] for word in found if word in _TIMES]
    if named and len(found) <= 4:
        return named[-1]
    return "" if any(word in _SAME for word in found) and len(found) <= 4 else None


def ordinary(setting: str) -> tuple[str, ...]:
    """What a kind of set always has."""
    return _ORDINARY.get(setting, ())


def furnishing_of(word: str) -> str:
    """The furnishing word that a thing goes by ("suitcase" -> box), "" where it is none."""
    return word if word in FURNISHING else _FURNITURE.get(word, "")


def furnishing(setting: str, said: Iterable[str]) -> tuple[str, ...]:
    """What dresses the set: what the kind always has, and what the scene's words (heading and action) name, in one fixed order."""
    wanted = set(_ORDINARY.get(setting, ()))
    for text in said:
        found = _WORD.findall(text.casefold())
        wanted.update(
            thing
            for word in found
            if (thing := _FURNITURE.get(word) or _FURNITURE.get(word.removesuffix("s"))) and not (thing in _WEATHER and "stopped" in found)
        )
        if any(pair in (("corner", "table"), ("corner", "booth")) for pair in itertools.pairwise(found)):
            wanted.add("corner table")
        if setting == "space" and _STATION & {*found}:
            at = next(place for place, word in enumerate(found) if word in _STATION)
            wanted.add("wrecked station" if _WRECKED & {*found[max(0, at - 2) : at]} else "space station")
    wanted.discard(setting)  # a car is not in a car
    return tuple(thing for thing in _ORDER if thing in wanted)


__all__ = ["FURNISHING", "KINDS", "TIMES", "Heading", "furnishing", "furnishing_of", "heading", "kind_named", "ordinary", "time_named"]
