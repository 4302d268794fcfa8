"""What the page names is on the set: props in the furnishing find a table, a wall or a patch of floor.

Knows vocabularies; knows no story.
"""

from __future__ import annotations

from collections.abc import Sequence

from workprint.crafts.previz.sets import furniture, hanging, outdoors, starfield, vocabulary
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Dressing, Item, Mark, Spot, distance_to
from workprint.crafts.previz.sets.layout import Floor
from workprint.crafts.previz.sets.shell import TURN, Size
from workprint.crafts.previz.sets.tones import Dice
from workprint.crafts.previz.sets.yard import gable

WEATHER = frozenset(["rain", "snow", "fog", "water", "window", "door", "chair", "curtain", "sink", "stairs"])
"""Words that are not props: weather is light's, and the rest is built into the rooms, or is not there unless a set is described."""
_INDOORS = frozenset(["fireplace", "washbasin", "bath", "toilet", "radiator", "wardrobe", "kitchen units", "goods shelf", "cupboard"])
"""What no street has, though a page may name it there."""
SAME = {"lamp": "pendant"}
_WORKED_AT = frozenset(("laptop", "computer"))
"""Things that stand before seat 1, turned to who sits there."""
_FAR = {"lighthouse": (-24.0, -38.0), "house": (16.0, -24.0), "boat": (5.5, -9.5)}
_OUT_THERE = ("space station", "wrecked station")
_BULKY = frozenset(
    ("car", "boat", "tree", "lighthouse", "streetlamp", "tent", "gravestone", "fountain", "well", "swing", "motorbike", "rock", "fence")
)
"""What stands in no room because a page names it: it is seen through the window, or heard."""
_GROUNDS = ((2.9, -1.6), (-3.0, -2.0), (3.4, 1.2), (-3.6, 1.6), (1.6, -3.0), (-1.4, -3.3))


def furnish(dressing: Dressing, size: Size, words: Sequence[str], *, inside: bool) -> None:
    """Add what is asked for and not yet there."""
    for word in words:
        if word in WEATHER or any(item.thing.name in (word, SAME.get(word)) for item in dressing.items):
            continue
        if word in _OUT_THERE:
            station = starfield.station(dressing.tones, Dice(f"{dressing.dice.name} {word}"), damaged=word == "wrecked station")
            if dressing.items[0].thing.name == "stars" and not any(item.thing.name == "station" for item in dressing.items):
                dressing.put("station", station, Spot(-12.0, -17.0, y=4.2), solid=False, casts=False)
            continue
        if word == "house":
            _far(dressing, word, gable(dressing.tones, dressing.tones.wall))
            continue
        name = vocabulary.meant(word)
        if (name == "thing" and word not in vocabulary.SMALL) or (name in (_BULKY if inside else _INDOORS)):
            continue
        if any(item.thing.name in (name, word) for item in dressing.items):
            continue
        dice = Dice(f"{dressing.dice.name} {word}")
        prop = dressing.book.made(word, _lit(dressing, name) or vocabulary.prop(name, dressing.tones, dice))
        if name in vocabulary.SMALL:
            lay(dressing, word, prop)
        elif name == "rug":
            centre = dressing.marks["centre"]
            dressing.put("rug", prop, Spot(centre.x, centre.z), solid=False)
        elif name in vocabulary.HUNG:
            _hang(dressing, size, word, prop, inside=inside)
        elif name in vocabulary.OVERHEAD:
            _overhead(dressing, size, word, prop, inside=inside)
        elif not inside:
            _outdoors(dressing, size, word, prop)
        else:
            _indoors(dressing, size, word, prop)


def _lit(dressing: Dressing, name: str) -> Prop | None:
    if name == "lamp":
        return furniture.desk_lamp(dressing.tones, dressing.dark)
    if name == "streetlamp":
        return outdoors.street_lamp(dressing.tones, dressing.dark)
    return None


def lay(dressing: Dressing, word: str, prop: Prop) -> None:
    """Lay a small thing on the first free place of a table, else on the floor near the middle."""
    wide = max(prop.high[0], -prop.low[0], prop.high[2], -prop.low[2]) + 0.03
    if vocabulary.meant(word) in _WORKED_AT and dressing.tops and "seat 1" in dressing.marks:
        x, y, z, half_x, half_z = dressing.tops[0]
        seat = dressing.marks["seat 1"]
        if abs(seat.x - x) < 1.2 and abs(seat.z - z) < 1.2:
            dressing.put(word, prop, Spot(x - min(0.12, half_x), max(z - half_z, min(z + half_z, seat.z)), 90, y=y), solid=False)
            return
    for x, y, z, half_x, half_z in dressing.tops:
        for ax, az in ((0.35, 0.25), (-0.4, -0.3), (0.0, -0.75), (0.45, -0.6), (-0.4, 0.7), (0.0, 0.0), (0.5, 0.8), (0.1, 0.45)):
            px, pz = x + ax * half_x, z + az * half_z
            near = [item for item in dressing.items if abs(item.low[1] - y) < 0.1 and distance_to(item, px, pz) < wide]
            if not near:
                dressing.put(word, prop, Spot(px, pz, 360 * dressing.dice.roll(word) * 0.12 - 20, y=y), solid=False)
                return
    x, z = (0.75, -0.2) if dressing.tops else (1.0, -0.6)
    dressing.put(word, prop, Spot(x, z, 15), solid=False)


def _hang(dressing: Dressing, size: Size, word: str, prop: Prop, *, inside: bool) -> None:
    """Hang a thing on the first wall that has a bare stretch for it, the barest first."""
    if inside:
        floor = Floor(dressing, size, (-size.width / 2, size.width / 2, -size.depth / 2, size.depth / 2))
        hanging.hung(floor, word, prop, [(wall, 0.0, 1.6) for wall in hanging.barest(floor)])


def _overhead(dressing: Dressing, size: Size, word: str, prop: Prop, *, inside: bool) -> None:
    """Hang a lamp from the ceiling over the middle."""
    if inside and size.height > 2.3:
        centre = dressing.marks["centre"]
        dressing.put(word, prop, Spot(centre.x, centre.z, y=size.height - prop.high[1]), solid=False)


def _far(dressing: Dressing, word: str, prop: Prop) -> None:
    x, z = _FAR[word]
    dressing.put(word, prop, Spot(x, z, 25, y=-0.2), solid=False)


def _outdoors(dressing: Dressing, size: Size, word: str, prop: Prop) -> None:
    """On the first free patch of ground; between the houses of a narrow alley nearer to its middle."""
    if word in _FAR:
        _far(dressing, word, prop)
        return
    half = max(prop.high[0], -prop.low[0], prop.high[2], -prop.low[2])
    narrow = min(1.0, max(0.1, size.width / 2 - half - 0.2) / max(x for x, _ in _GROUNDS))
    for x, z in ((x * narrow, z) for x, z in _GROUNDS):
        if all(distance_to(item, x, z) > 0.7 for item in dressing.items if item.solid):
            dressing.put(word, prop, Spot(x, z, -25.0 if x > 0 else 25.0))
            dressing.marks.setdefault(word, _beside(x, z))
            return


def _beside(x: float, z: float) -> Mark:
    return Mark(x * 0.72, z + 0.7, 180.0)


def _indoors(dressing: Dressing, size: Size, word: str, prop: Prop) -> None:
    """Against the first stretch of wall with room for it."""
    wide, deep = prop.high[0] - prop.low[0], prop.high[2] - prop.low[2]
    for spot in _stretches(size, -prop.low[2]):
        half = (wide / 2, deep / 2) if spot.wall % 2 == 0 else (deep / 2, wide / 2)
        taken = [item for item in dressing.items if item.high[1] > 0.15 and item.low[1] < prop.high[1] and _meets(item, spot, half)]
        doors = [
            mark for name, mark in dressing.marks.items() if name == "door" and abs(mark.x - spot.x) + abs(mark.z - spot.z) < 1.1 + wide / 2
        ]
        if not taken and not doors:
            dressing.put(word, prop, spot)
            return


def _stretches(size: Size, depth: float) -> list[Spot]:
    found = []
    for wall in (0, 1, 3, 2):
        length = size.length(wall) / 2 - 0.7
        for share in (0.0, 0.35, -0.35, 0.7, -0.7, 1.0, -1.0):
            x, z = size.at(wall, share * length, depth + 0.05)
            found.append(Spot(x, z, TURN[wall], wall))
    return found


def _meets(item: Item, spot: Spot, half: tuple[float, float]) -> bool:
    low, high = item.low, item.high
    if item.thing.name.startswith(("wall", "floor", "skirting", "ceiling", "street", "sea", "beyond", "rug")):
        return False
    return low[0] < spot.x + half[0] and high[0] > spot.x - half[0] and low[2] < spot.z + half[1] and high[2] > spot.z - half[1]
