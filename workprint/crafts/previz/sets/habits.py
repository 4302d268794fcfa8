"""What things are like on a set by habit: which stand at walls or in corners, which bear others, under which names; and a piece of a
description as a made thing.

Knows the names of things; knows nothing of floors or of what stands there already.
"""

from __future__ import annotations

from workprint.crafts.previz.sets import furniture, outdoors, painted, vocabulary
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Dressing
from workprint.crafts.previz.sets.plans import Piece
from workprint.crafts.previz.sets.tones import Dice

SCENERY = frozenset(
    ("house", "tree", "tuft", "rock", "bush", "streetlamp", "fence", "parapet", "stairs", "town", "mountains", "headland", "pipe", "post")
) | frozenset(("seat", "back", "car", "dashboard", "bonnet", "tyre", "curtain", "leg", "chimney", "tank", "aerial", "lamp", "door"))
"""What open ground keeps when its things are described."""
BACKED = {
    "sofa": (3, 0, 1, 2),
    "bed": (0, 1, 3, 2),
    "shelf": (1, 0, 3, 2),
    "goods shelf": (0, 1, 2, 3),
    "cabinet": (1, 0, 2, 3),
    "drawers": (0, 1, 3, 2),
    "wardrobe": (1, 0, 3, 2),
    "stove": (0, 1, 3, 2),
    "fridge": (0, 1, 3, 2),
    "sink": (0, 3, 1, 2),
    "kitchen units": (0, 3, 1, 2),
    "washbasin": (0, 3, 1, 2),
    "bath": (0, 1, 3, 2),
    "toilet": (1, 0, 3, 2),
    "washing machine": (0, 1, 3, 2),
    "fireplace": (0, 1, 3, 2),
    "piano": (3, 0, 1, 2),
    "television": (1, 0, 3, 2),
    "radiator": (3, 0, 1, 2),
    "vending machine": (0, 1, 3, 2),
    "jukebox": (1, 0, 3, 2),
    "safe": (0, 1, 3, 2),
    "aquarium": (1, 3, 0, 2),
    "coat rack": (0, 2, 1, 3),
    "bench": (3, 1, 0, 2),
    "throne": (0, 1, 3, 2),
    "altar": (0, 1, 3, 2),
    "stairs": (1, 3, 0, 2),
    "nightstand": (0, 1, 3, 2),
    "clothes rail": (1, 3, 0, 2),
    "folding screen": (0, 1, 3, 2),
    "hospital bed": (0, 1, 3, 2),
    "biobed": (0, 1, 3, 2),
    "cell bunk": (3, 0, 1, 2),
    "ship bunk": (0, 3, 1, 2),
    "drip": (0, 1, 3, 2),
    "vitals": (0, 1, 3, 2),
    "trolley": (1, 0, 3, 2),
    "tall bookcase": (0, 1, 3, 2),
    "steel counter": (3, 0, 1, 2),
    "range": (0, 3, 1, 2),
    "pallet rack": (0, 1, 3, 2),
    "tool bench": (0, 1, 3, 2),
    "machine": (0, 1, 3, 2),
    "lab bench": (0, 1, 3, 2),
    "dumbbells": (0, 1, 3, 2),
    "lockers": (1, 0, 3, 2),
    "slot machine": (0, 3, 1, 2),
    "speakers": (0, 1, 3, 2),
    "dj desk": (0, 1, 3, 2),
    "armour": (0, 1, 3, 2),
    "waiting seats": (3, 0, 1, 2),
    "long seat": (3, 1, 0, 2),
    "wall bench": (3, 1, 0, 2),
}
"""Stand with their back to a wall: which wall first."""
CORNERED = frozenset(
    ["plant", "floor lamp", "coat rack", "statue", "dummy", "easel", "barrel", "crate", "box", "umbrella", "broom", "guitar"]
)
"""Stand in a corner if nobody says otherwise."""
TOPS = frozenset(
    ("table", "desk", "low table", "counter", "cabinet", "nightstand", "drawers", "piano", "crate", "barrel", "box", "stove")
) | frozenset(
    ("kitchen units", "fireplace", "altar", "coffin", "bench", "stool", "dashboard", "washing machine", "radiator", "safe", "cart")
)
"""Small things may lie on these."""
NO_THINGS = frozenset(["rain", "snow", "fog", "mist", "water", "curtain"])
"""Weather, which is light's; the sea; and curtains, which every window has."""
FAR = {"lighthouse": (-24.0, -38.0), "house": (16.0, -24.0)}
"""Where the large things of the open stand that nobody gave a place."""
STANDS = {
    "command chair": "armchair",
    "wall bench": "bench",
    "biobed": "bed",
    "hospital bed": "bed",
    "cell bunk": "bed",
    "ship bunk": "bench",
    "judge's chair": "armchair",
    "tall bookcase": "shelf",
    "steel counter": "counter",
    "lab bench": "counter",
    "tool bench": "counter",
    "checkout": "counter",
    "waiting seats": "bench",
    "long seat": "bench",
    "double seat": "bench",
    "school desk": "school desk",
    "card table": "table",
    "round table": "table",
    "office chair": "chair",
    "goods shelf": "shelf",
    "gondola": "island",
    "kitchen units": "counter",
}
"""The name on the set of what is a kind of something else."""
SEATS = frozenset(["chair", "office chair", "stool", "armchair", "bench", "sofa", "pew"])
"""What belongs to a table, a desk or a counter."""


def as_said(d: Dressing, piece: Piece, name: str, number: int) -> Prop:
    """The prop in the words of its piece: coloured, larger or smaller, lit where the set is dark."""
    dice = Dice(f"{d.dice.name} {piece.thing} {number}")
    tones = painted.tones(d.tones, piece.words)
    lit = {"lamp": furniture.desk_lamp, "floor lamp": furniture.floor_lamp, "streetlamp": outdoors.street_lamp}.get(name)
    prop = lit(tones, d.dark) if lit else vocabulary.prop(name, tones, dice)
    return d.book.made(name, painted.sized(prop, name, piece.words), piece.words)
