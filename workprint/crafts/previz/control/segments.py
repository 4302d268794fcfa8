"""What everything is, in the colours of ADE20K: the segmentation that ControlNet's seg models were trained on.

Classes and palette: ADE20K's 150 (Zhou et al. 2017), in the order and colours of mmsegmentation's `ade` dataset, which ControlNet's
annotator uses. Knows words for things; knows nothing of how they are drawn.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from workprint.crafts.previz.forms import Bytes, Ints
from workprint.crafts.previz.jit import kernel

_HEX = (
    "787878 b47878 06e6e6 503232 04c803 787850 8c8c8c cc05ff e6e6e6 04fa07 e005ff ebff07 96053d 787846 08ff33 ff0652 8fff8c ccff04 "
    "ff3307 cc4603 0066c8 3de6fa ff0633 0b66ff ff0747 ff09e0 0907e6 dcdcdc ff095c 7009ff 08ffd6 07ffe0 ffb806 0aff47 ff290a 07ffff "
    "e0ff08 6608ff ff3d06 ffc207 ff7a08 00ff14 ff0829 ff0599 0633ff eb0cff a09614 00a3ff 8c8c8c fa0a0f 14ff00 1fff00 ff1f00 ffe000 "
    "99ff00 0000ff ff4700 00ebff 00adff 1f00ff 0bc8c8 ff5200 00fff5 003dff 00ff70 00ff85 ff0000 ffa300 ff6600 c2ff00 008fff 33ff00 "
    "0052ff 00ff29 00ffad 0a00ff adff00 00ff99 ff5c00 ff00ff ff00f5 ff0066 ffad00 ff0014 ffb8b8 001fff 00ff3d 0047ff ff00cc 00ffc2 "
    "00ff52 000aff 0070ff 3300ff 00c2ff 007aff 00ffa3 ff9900 00ff0a ff7000 8fff00 5200ff a3ff00 ffeb00 08b8aa 8500ff 00ff5c b800ff "
    "ff001f 00b8ff 00d6ff ff0070 5cff00 00e0ff 70e0ff 46b8a0 a300ff 9900ff 47ff00 ff00a3 ffcc00 ff008f 00ffeb 85ff00 ff00eb f500ff "
    "ff007a fff500 0abed4 d6ff00 00ccff 1400ff ffff00 0099ff 0029ff 00ffcc 29ff00 29ff00 ad00ff 00f5ff 4700ff 7a00ff 00ffb8 005cff "
    "b8ff00 0085ff ffd600 19c2c2 66ff00 5c00ff"
)
PALETTE = tuple(_HEX.split())
"""The colours of the 150 classes, in order."""
CLASSES = {
    "wall": 0, "building": 1, "sky": 2, "floor": 3, "tree": 4, "ceiling": 5, "road": 6, "bed": 7, "windowpane": 8, "grass": 9,
    "cabinet": 10, "sidewalk": 11, "person": 12, "earth": 13, "door": 14, "table": 15, "mountain": 16, "plant": 17, "curtain": 18,
    "chair": 19, "car": 20, "water": 21, "painting": 22, "sofa": 23, "shelf": 24, "house": 25, "sea": 26, "mirror": 27, "rug": 28,
    "field": 29, "armchair": 30, "seat": 31, "fence": 32, "desk": 33, "rock": 34, "wardrobe": 35, "lamp": 36, "railing": 38,
    "cushion": 39, "box": 41, "column": 42, "signboard": 43, "chest of drawers": 44, "counter": 45, "sand": 46, "sink": 47,
    "fireplace": 49, "refrigerator": 50, "path": 52, "stairs": 53, "flower": 66, "book": 67, "hill": 68, "bench": 69, "stove": 71,
    "computer": 74, "boat": 76, "bar": 77, "light": 82, "tower": 84, "streetlight": 87, "television": 89, "land": 94, "bottle": 98,
    "poster": 100, "stage": 101, "stool": 110, "basket": 112, "tent": 114, "bag": 115, "step": 121, "tank": 122, "pot": 125,
    "bathtub": 37, "case": 55, "swivel chair": 75, "arcade machine": 78, "truck": 83, "apparel": 92, "pole": 93, "fountain": 104,
    "plaything": 108, "minibike": 116, "cradle": 117, "food": 120,
    "animal": 126, "bicycle": 127, "screen": 130, "sculpture": 132, "vase": 135, "tray": 137, "ashcan": 138, "plate": 142,
    "bulletin board": 144, "radiator": 146, "glass": 147, "clock": 148, "flag": 149,
}  # fmt: skip
"""Class names that the stage's things fall under, and their places in ADE20K's list."""

_SAME = {
    "building": "house facade chimney town lighthouse church barn shed kiosk canopy front",
    "wall": "skirting cornice apron wing parapet panel beyond backdrop screen-wall",
    "ceiling": "roof beam",
    "windowpane": "window glazing pane",
    "road": "street lines asphalt lanes bays",
    "sidewalk": "pavement kerb paving quay",
    "earth": "ground soil verge",
    "land": "headland prairie",
    "sand": "beach dune",
    "grass": "tuft lawn meadow hay",
    "tree": "trunk log bush shrub forest",
    "mountain": "mountains",
    "curtain": "leg drape",
    "water": "pool foam puddle",
    "car": "bonnet dashboard tyre wheel truck taxi",
    "seat": "seats",
    "cabinet": "cupboard nightstand units till lockers",
    "chest of drawers": "drawers dumbbells",
    "counter": "worktop checkout range",
    "painting": "picture photo photograph portrait map",
    "poster": "menu",
    "bulletin board": "whiteboard blackboard board noticeboard",
    "lamp": "pendant lantern candle torch",
    "streetlight": "streetlamp",
    "refrigerator": "fridge freezer",
    "stove": "oven hob",
    "computer": "laptop keyboard",
    "screen": "phone telephone radio monitor viewscreen vitals",
    "television": "tv",
    "book": "books papers letter newspaper document note card",
    "flower": "flowers bouquet",
    "bottle": "bottles",
    "glass": "cup mug tumbler goblet bowl teapot kettle",
    "plate": "plates dish",
    "pot": "pan",
    "bag": "suitcase purse backpack handbag",
    "box": "crate parcel package thing",
    "ashcan": "bin",
    "column": "post pillar pipe aerial pole rib ribs mast",
    "stairs": "stair ladder staircase",
    "fireplace": "fire campfire hearth",
    "clock": "watch",
    "bench": "pew",
    "bar": "barstand",
    "sculpture": "gravestone statue armour",
    "signboard": "sign signpost",
    "stage": "podium",
    "rock": "boulder stone",
    "cushion": "pillow",
    "animal": "dog cat horse bird chicken",
    "railing": "rail banister",
    "tank": "machine periscope",
    "bathtub": "bath tub",
    "sink": "washbasin basin",
    "case": "display aquarium vitrine safe",
    "swivel chair": "throne wheelchair",
    "cradle": "pram crib",
    "plaything": "doll dummy teddy toy swing",
    "food": "apple bread cake fruit",
    "apparel": "hat crown mask coat clothes spectacles shoe",
    "minibike": "motorbike motorcycle scooter",
    "arcade machine": "jukebox",
    "person": "baby",
    "table": "altar lectern easel island",
    "pole": "cane staff broom oar tripod cross",
    "basket": "bucket",
    "fountain": "well",
    "boat": "gondola canoe raft ship",
    "desk": "console cubicle",
    "bed": "biobed bunk",
    "flag": "banner",
    "shelf": "bookcase",
    "house": "home chapel",
    "plant": "hedge cactus reeds",
    "light": "sconce alarm chandelier",
    "hill": "shore",
    "fence": "gate bars",
    "sky": "stars planet",
    "truck": "cart wagon lorry train trolley",
}
"""Words for things that are no class name themselves."""
WORDS = {name: name for name in CLASSES} | {word: name for name, words in _SAME.items() for word in words.split()}
OTHER = "box"
"""What nothing is known of."""


def class_of(name: str) -> str:
    """The ADE20K class of a thing by its name: the whole name, else its last known word ("coat rack", "wall 2", "round table")."""
    words = [word for word in name.casefold().split() if not word.lstrip("-").replace(".", "").isdigit()]
    text = " ".join(words)
    if text in WORDS:
        return WORDS[text]
    for word in (*reversed(words), *(word.removesuffix("s") for word in reversed(words))):
        if word in WORDS:
            return WORDS[word]
    return OTHER


def colour_of(kind: str) -> tuple[int, int, int]:
    """A class's colour, RGB 0..255."""
    digits = PALETTE[CLASSES[kind]]
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def segment_map(ids: Ints, kinds: Mapping[int, str], inside: bool) -> Bytes:
    """The id buffer (h, w) in the colours of each id's class: (h, w, 3) uint8. Behind everything is sky, indoors wall."""
    table = np.full(max((-1, *kinds)) + 2, _packed(OTHER), np.int32)
    table[0] = _packed("wall" if inside else "sky")
    for thing, kind in kinds.items():
        table[thing + 1] = _packed(kind)
    out = np.empty((*ids.shape, 3), np.uint8)
    _painted(ids, table, np.empty(ids.shape[1], np.int32), out.reshape(len(ids), 3 * ids.shape[1]))
    return out


def _packed(kind: str) -> int:
    """A class's colour as one number, red lowest."""
    red, green, blue = colour_of(kind)
    return red | green << 8 | blue << 16


@kernel
def _painted(ids, table, row, out):
    """`row` is scratch: what is looked up one by one is taken apart many at a time."""
    last = np.int32(table.shape[0] - 1)
    for y in range(ids.shape[0]):
        here, to = ids[y], out[y]
        for x in range(row.shape[0]):
            row[x] = table[min(here[x] + np.int32(1), last)]
        for x in range(row.shape[0]):
            p = row[x]
            to[3 * x], to[3 * x + 1], to[3 * x + 2] = np.uint8(p), np.uint8(p >> 8), np.uint8(p >> 16)
