"""What a page's words for things mean on the stage: the table of every prop by name, and the words that mean the same.

Knows English words and which Prop each calls for; knows nothing of how it is built or where it stands.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable

from workprint.crafts.previz.sets import furniture, outdoors, props
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.tones import Dice, Tones

Maker = Callable[[Tones, Dice], Prop]

SMALL: dict[str, Maker] = {
    "laptop": props.laptop,
    "phone": props.phone,
    "telephone": props.telephone,
    "cup": props.cup,
    "glass": props.glass,
    "wine glass": props.wine_glass,
    "bottle": props.bottle,
    "book": props.book,
    "books": props.books,
    "papers": props.papers,
    "letter": props.letter,
    "photo": props.photo,
    "key": props.key,
    "lantern": props.lantern,
    "candle": props.candle,
    "torch": props.torch,
    "alarm clock": props.alarm_clock,
    "radio": props.radio,
    "computer": props.screen,
    "bag": props.bag,
    "parcel": props.parcel,
    "gun": props.gun,
    "knife": props.knife,
    "flowers": props.flowers,
    "plate": props.plate,
    "bowl": props.bowl,
    "lamp": lambda tones, dice: furniture.desk_lamp(tones),
    "thing": props.blank,
}
"""Stand on a table or lie in a hand."""

LARGE: dict[str, Maker] = {
    "table": lambda t, d: furniture.table(t),
    "round table": lambda t, d: furniture.round_table(t),
    "low table": lambda t, d: furniture.low_table(t),
    "chair": lambda t, d: furniture.chair(t),
    "stool": lambda t, d: furniture.stool(t),
    "sofa": lambda t, d: furniture.sofa(t),
    "armchair": lambda t, d: furniture.armchair(t),
    "bed": lambda t, d: furniture.bed(t),
    "desk": lambda t, d: furniture.desk(t),
    "shelf": furniture.shelf,
    "cabinet": lambda t, d: furniture.cabinet(t),
    "drawers": lambda t, d: furniture.drawers(t),
    "wardrobe": lambda t, d: furniture.wardrobe(t),
    "counter": lambda t, d: furniture.counter(t),
    "stove": lambda t, d: furniture.stove(t),
    "fridge": lambda t, d: furniture.fridge(t),
    "floor lamp": lambda t, d: furniture.floor_lamp(t),
    "plant": lambda t, d: furniture.plant(t, d),
    "coat rack": lambda t, d: furniture.coat_rack(t),
    "television": props.television,
    "suitcase": props.suitcase,
    "crate": props.crate,
    "umbrella": props.umbrella,
    "guitar": props.guitar,
    "piano": props.piano,
    "bench": lambda t, d: outdoors.bench(t),
    "car": outdoors.car,
    "tree": outdoors.broadleaf,
    "bush": outdoors.bush,
    "rock": outdoors.boulder,
    "boat": outdoors.boat,
    "bin": lambda t, d: outdoors.bin(t),
    "streetlamp": lambda t, d: outdoors.street_lamp(t),
    "fire": outdoors.campfire,
    "tent": outdoors.tent,
    "fence": lambda t, d: outdoors.fence(t),
    "bicycle": outdoors.bicycle,
    "sign": outdoors.signpost,
    "lighthouse": outdoors.lighthouse,
    "gravestone": outdoors.gravestone,
}
"""Stand on the floor."""

HUNG: dict[str, Maker] = {
    "picture": furniture.picture,
    "poster": furniture.poster,
    "clock": lambda t, d: furniture.clock(t),
    "mirror": lambda t, d: furniture.mirror(t),
    "whiteboard": lambda t, d: furniture.whiteboard(t),
    "menu": furniture.menu_board,
}
"""Hang on a wall, by their middle."""

SAME = {
    "computer": "monitor keyboard terminal pc",
    "laptop": "notebook macbook",
    "phone": "cellphone mobile smartphone cell",
    "telephone": "receiver landline",
    "cup": "mug coffee tea teacup coffees cups",
    "glass": "water drink whiskey whisky beer pint tumbler glasses shot",
    "wine glass": "wine goblet champagne",
    "bottle": "vodka rum gin wine-bottle flask bottles",
    "papers": "paper document documents file files map contract newspaper script manuscript folder report notes page",
    "letter": "envelope note card postcard telegram",
    "photo": "photograph snapshot portrait frame",
    "key": "keys",
    "lantern": "oil-lamp",
    "candle": "candles candlestick",
    "torch": "flashlight",
    "radio": "stereo walkie-talkie recorder transmitter",
    "bag": "handbag backpack purse satchel rucksack mailbag",
    "parcel": "package box present gift",
    "gun": "pistol revolver rifle shotgun weapon",
    "knife": "dagger blade scissors razor sword",
    "flowers": "flower bouquet rose roses vase",
    "plate": "dish food meal sandwich cake breakfast dinner pie",
    "bowl": "fruit apple soup cereal",
    "lamp": "desk-lamp light",
    "book": "diary journal notebook bible novel",
    "table": "dining-table",
    "sofa": "couch settee",
    "shelf": "bookcase bookshelf shelves bookshelves",
    "cabinet": "sideboard dresser cupboard",
    "drawers": "chest filing-cabinet safe",
    "wardrobe": "closet armoire",
    "counter": "bar",
    "stove": "oven cooker",
    "fridge": "refrigerator",
    "plant": "pot-plant fern",
    "television": "tv telly",
    "suitcase": "case trunk luggage briefcase",
    "crate": "barrel boxes chest-box",
    "guitar": "violin cello",
    "car": "taxi cab truck van",
    "boat": "dinghy rowboat canoe ship",
    "rock": "stone boulder",
    "streetlamp": "street-lamp lamppost streetlight",
    "fire": "campfire bonfire",
    "bin": "dustbin trashcan",
    "bicycle": "bike",
    "picture": "painting",
    "menu": "blackboard chalkboard board",
    "bed": "mattress cot bunk",
    "armchair": "recliner throne",
    "desk": "workbench",
    "floor lamp": "standing-lamp",
    "sign": "signpost",
    "gravestone": "grave tombstone headstone",
    "bush": "hedge shrub",
    "tree": "oak pine willow",
}
_MEANT = {word.replace("-", " "): name for name, words in SAME.items() for word in words.split()} | {
    name: name for name in (*SMALL, *LARGE, *HUNG)
}


def meant(word: str) -> str:
    """The prop that a page's word means ("COFFEE MUG" -> "cup"); "thing" where no prop is like it. Never fails."""
    text = " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
    for each in (text, *reversed(text.split())):
        for form in (each, each.removesuffix("s"), each.removesuffix("es")):
            if form in _MEANT:
                return _MEANT[form]
    near = difflib.get_close_matches(text, _MEANT, 1, 0.85)
    return _MEANT[near[0]] if near else "thing"


def prop(name: str, tones: Tones, dice: Dice) -> Prop:
    """A prop by one of the names that `meant` gives."""
    return (SMALL | LARGE | HUNG)[name](tones, dice)
