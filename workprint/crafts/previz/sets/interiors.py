"""The plans of rooms, by kind: the nine plain ones as they are described, and every other kind of room that pages play in.

    like      width, depth, height      what stands there,
    in words      colours      finish      what stands exactly there      lamps on by day

Knows floor plans as data; knows nothing of how they are built.
"""

from __future__ import annotations

from collections.abc import Mapping

from workprint.crafts.previz.sets.finish import METAL, Finish
from workprint.crafts.previz.sets.plans import Built, Room

_TWO = "window left wall, window back wall"
PLAIN: Mapping[str, Room] = {
    "room": Room("room", (5.8, 5.0, 2.7),
        f"{_TWO}, rug, table, 4 chair near table, sofa left wall, shelf right wall, floor lamp front left, 2 picture"),
    "cafe": Room("cafe", (7.6, 6.2, 2.9),
        f"{_TWO}, counter right wall, 4 round table, 8 chair near round table, menu, plant back left, 2 picture"),
    "kitchen": Room("kitchen", (4.8, 4.4, 2.6),
        f"{_TWO}, kitchen units back wall, stove back wall, fridge back wall, table centre, 4 chair near table, cupboard"),
    "bedroom": Room("bedroom", (4.8, 4.6, 2.6),
        f"{_TWO}, bed back wall, 2 nightstand near bed, 2 lamp near nightstand, wardrobe right wall, rug, chair front left, picture"),
    "office": Room("office", (5.8, 5.0, 2.75),
        f"{_TWO}, desk, 3 chair near desk, lamp near desk, shelf right wall, 2 drawers back wall, plant back left, whiteboard"),
    "bar": Room("bar", (7.2, 6.0, 2.7),
        f"{_TWO}, counter back, 4 stool near counter, bottles back wall, 2 table, 4 chair near table, picture"),
    "hall": Room("hall", (8.5, 7.5, 3.9), f"{_TWO}, 2 column back, bench left wall, plant back left, plant back right, clock, 2 picture"),
    "corridor": Room("corridor", (2.6, 9.0, 2.6), f"{_TWO}, 2 chair right wall, plant back left, 2 picture, clock"),
    "shop": Room("shop", (7.2, 6.0, 2.9),
        f"{_TWO}, counter right wall, till near counter, 2 goods shelf back wall, goods shelf front wall, gondola, menu"),
}  # fmt: skip
"""What stands in a room of which only the size, or only doors and windows, were said."""

# --------------------------------------------------------------------------------------------- finishes

_HULL = {"wall": "aeb6bc", "dado": "8b949c", "floor": "6f777e", "wood": "8f979e", "dark": "3d454d", "cloth": "3f5a78", "second": "7d878f",
         "accent": "c07a3c", "trim": "c9cfd3", "paper": "e6eaec"}  # fmt: skip
_WARD = {"wall": "d7dfdc", "dado": "a8c0ba", "floor": "b9c2be", "second": "9fb8b4", "cloth": "6f9aa0", "trim": "eef1ef"}
_STEEL = {"wall": "d9dcda", "floor": "a9a59c", "second": "b8bcbb", "dark": "4a4d50"}
_CONCRETE = {"wall": "aaa9a3", "dado": "8d8c86", "floor": "8f8d88", "trim": "b9b8b2", "second": "7d8488", "wood": "8c7458"}
_TIMBER = {"wall": "9a7a56", "dado": "7d6144", "floor": "8a7050", "wood": "7c5e40", "dark": "4b3828", "trim": "6d543a"}
_STONE = {"wall": "a39d92", "dado": "8b857b", "floor": "8d877d", "wood": "6b5138", "dark": "40332a", "trim": "8f897e", "accent": "7c2f33"}
_CARRIAGE = {"wall": "d6d4cb", "dado": "b3b0a6", "floor": "74777a", "trim": "c3c5c4", "dark": "3f4347"}
_SHIP = Finish(("tiles", (1.15, 0.7)), ("tiles", (0.9, 0.5)), "sliding", "port", 1.9, True, METAL, ("hull panel", "display"), "space")
_CLINIC = Finish(("panel", ()), ("tiles", (0.6, 0.35)), "plain", "bare", hangs=("noticeboard", "whiteboard"))
_TILED = Finish(("tiles", (0.16, 0.6)), ("tiles", (0.3, 0.6)), "plain", "bare", stuff=METAL, hangs=("pan rack", "clock"))
_BARE = Finish(("bricks", (0.3, 0.1)), ("plain", ()), "steel", "barred", skirting=False, hangs=("pipes",))
_PLANT = Finish(("plain", ()), ("plain", ()), "steel", "bare", skirting=False, hangs=("pipes", "tool board"))
_BOARDED = Finish(("planks", (0.24, 3.0)), ("planks", (0.2, 2.4)), "wood", "bare", skirting=False)
_SCHOOL = Finish(("panel", ()), ("planks", ()), "plain", "bare", hangs=("noticeboard", "poster"))
_OFFICE = Finish(("plain", ()), ("plain", ()), "glass", "bare", hangs=("whiteboard", "noticeboard", "picture"))
_HALLED = Finish(("bricks", (0.5, 0.22)), ("paving", (0.8,)), "wood", "bare", skirting=False, hangs=("banner", "sconce"))
_ROCK = Finish(("rock", ()), ("ground", ()), "open", "bare", skirting=False, hangs=("sconce",), outside="dark")
_RAIL = Finish(("plain", ()), ("plain", ()), "sliding", "wide", skirting=False, stuff=METAL, hangs=("poster",), outside="land")
_UNDER = Finish(
    ("tiles", (0.2, 0.6)), ("tiles", (0.5, 0.4)), "sliding", "wide", skirting=False, stuff=METAL, hangs=("poster",), outside="dark"
)
_CABIN = Finish(
    ("planks", (0.2, 4.0)), ("planks", (0.14, 2.0)), "wood", "port", skirting=False, hangs=("life ring", "picture"), outside="sea"
)


def _rows(name: str, xs: tuple[float, ...], zs: tuple[float, ...], yaw: float) -> tuple[Built, ...]:
    """Things in rows and columns, all turned one way."""
    return tuple((name, x, z, yaw) for z in zs for x in xs)


# --------------------------------------------------------------------------------------------- rooms

ROOMS: Mapping[str, Room] = {
    "spaceship bridge": Room(
        "office", (8.4, 7.2, 3.0),
        "door right wall, wide window left wall, viewscreen back wall, 2 display front wall, display right wall, 3 strip light",
        _HULL, _SHIP,
        (("command chair", 0.0, 0.9, 180.0), ("console", -1.9, -1.55, 0.0), ("console", 1.9, -1.55, 0.0), ("office chair", -1.9, -2.3, 0.0),
         ("office chair", 1.9, -2.3, 0.0), ("console", -3.55, 1.3, -90.0), ("office chair", -2.7, 1.3, -90.0)), True),
    "spaceship corridor": Room(
        "corridor", (2.8, 11.0, 2.6),
        "door right wall, door back wall, door left wall, door front wall, 4 hull panel, 2 pipes, alarm back wall, alarm front wall, "
        "4 strip light",
        _HULL, _SHIP, (), True),
    "sickbay": Room(
        "bedroom", (7.0, 5.8, 2.8),
        "door right wall, wide window left wall, 3 biobed back wall, 3 display near biobed, 2 display front wall, stool front right, "
        "trolley right wall, 3 strip light",
        _HULL | {"wall": "c9d2d4", "cloth": "5f8f94", "accent": "4d8f96"}, _SHIP, (), True),
    "ready room": Room(
        "office", (5.6, 4.8, 2.7),
        "door right wall, wide window left wall, desk, 3 office chair near desk, computer near desk, sofa front wall, display front wall, "
        "plant back right, 2 strip light",
        _HULL | {"wall": "b9b6ae", "cloth": "5a4a46"}, _SHIP, (), True),
    "ship cabin": Room(
        "bedroom", (4.4, 3.8, 2.3),
        "door right wall, 2 window left wall, small window back wall, ship bunk back wall, table left wall, 2 chair near table, "
        "map near table, lantern near table, wardrobe right wall, barrel front left, coat rack front right",
        _TIMBER, _CABIN),
    "submarine": Room(
        "corridor", (4.4, 8.4, 2.3),
        "steel door back wall, steel door front wall, 2 pipes left wall, 2 pipes right wall, alarm back wall, console right wall, "
        "ladder left wall, cell bunk left wall, 4 strip light, stool front right",
        _HULL | {"wall": "8d958f", "floor": "5f6663", "trim": "a5aba4"},
        Finish(("plain", ()), ("tiles", (0.5, 0.5)), "steel", "port", 1.1, True, METAL, ("pipes", "display"), "dark"),
        (("periscope", 0.5, -1.4, 0.0),), True),
    "wheelhouse": Room(
        "office", (4.8, 3.8, 2.5),
        "door right wall, 2 wide window back wall, wide window left wall, window front wall, ship's wheel at 0 -0.9, console right wall, "
        "map, stool front left, clock, life ring front wall", _TIMBER | {"wall": "c9c2b0"}, _CABIN),
    "hospital room": Room(
        "bedroom", (5.4, 4.8, 2.7),
        "door right wall, 2 window left wall, hospital bed back wall, vitals near hospital bed, drip near hospital bed, "
        "nightstand near hospital bed, flowers near nightstand, folding screen back right, 2 chair front wall, washbasin right wall, "
        "2 strip light",
        _WARD, Finish(("panel", ()), ("tiles", (0.6, 0.35)), "plain", "curtains", hangs=("noticeboard", "picture")), (), True),
    "hospital corridor": Room(
        "corridor", (3.0, 11.0, 2.7),
        "3 double door left wall, 2 door right wall, door back wall, window front wall, waiting seats right wall, "
        "hospital bed at -0.95 2.6, drip at "
        "-0.9 1.2, trolley at 1.15 3.6, noticeboard left wall, clock, 4 strip light", _WARD, _CLINIC, (), True),
    "operating room": Room(
        "office", (6.4, 5.6, 2.9),
        "double door right wall, window left wall, operating table centre, operating lamp centre, vitals at -1.1 -1.2, drip at 1.0 -1.1, "
        "2 trolley left wall, 2 cabinet back wall, washbasin front wall, clock, display back wall",
        _WARD | {"wall": "b9d0c9"}, Finish(("tiles", (0.2, 0.5)), ("tiles", (0.5, 0.4)), "plain", "bare", stuff=METAL), (), True),
    "police station": Room(
        "office", (8.0, 6.4, 2.8),
        "glass door right wall, 2 window left wall, 3 desk at -1.9 -0.6, 6 office chair near desk, 3 computer near desk, "
        "counter right wall, 4 drawers back wall, noticeboard back wall, map, 2 noticeboard right wall, flag back left, clock, "
        "4 strip light",
        {"wall": "c3c6c2", "floor": "8f9290", "second": "7f8a94"}, _OFFICE, (), True),
    "interrogation room": Room(
        "room", (4.2, 3.8, 2.6),
        "door right wall, table centre, 3 chair near table, mirror left wall, clock, pendant, tripod back left, camera near table",
        {"wall": "8f9896", "dado": "76807e", "floor": "7b7d7c", "wood": "8b8f92", "dark": "3f4345", "trim": "5c6466"},
        Finish(("panel", ()), ("plain", ()), "steel", "bare", skirting=False, stuff=METAL, hangs=("noticeboard", "clock")), (), True),
    "prison cell": Room(
        "room", (3.4, 3.8, 2.6),
        "door right wall, small window back wall, cell bunk left wall, toilet back right, washbasin back wall, sconce right wall, "
        "stool front right, small table front "
        "left, book near table", _CONCRETE,
        Finish(("bricks", (0.36, 0.16)), ("plain", ()), "bars", "barred", skirting=False, hangs=("pipes",))),
    "classroom": Room(
        "office", (8.0, 7.0, 2.9),
        "door right wall, 3 window left wall, blackboard back wall, map right wall, clock, noticeboard front wall, shelf front wall, "
        "3 strip light",
        {"wall": "d8d2bf", "floor": "b08f66"}, _SCHOOL,
        (("desk", -1.9, -2.1, 0.0), ("office chair", -1.9, -2.85, 0.0), *_rows("school desk", (-2.4, -0.9, 0.6, 2.1),
         (0.1, 1.5, 2.7), 180.0)), True),
    "library": Room(
        "office", (8.2, 7.0, 3.2),
        "door right wall, 2 tall window left wall, 3 tall bookcase back wall, 2 tall bookcase right wall, 2 tall bookcase front wall, "
        "2 long table, 8 chair near table, 2 lamp near table, ladder back left, books near table, 2 pendant",
        {"wall": "b9a98c", "floor": "8a6d4c", "wood": "6e4b31", "dark": "4a3222", "cloth": "4e6a55"}),
    "church": Room(
        "hall", (8.6, 11.0, 5.2),
        "double door front wall, 3 tall window left wall, 3 tall window right wall, altar back wall, crucifix back wall, "
        "lectern at -2.2 -3.4, 2 statue back wall, 2 chandelier",
        _STONE | {"wall": "cfc6b4", "accent": "7c2f33"},
        Finish(("bricks", (0.7, 0.3)), ("paving", (0.7,)), "wood", "stained", skirting=False, hangs=("sconce", "banner")),
        _rows("pew", (-2.2, 2.2), (-0.6, 0.5, 1.6, 2.7, 3.8), 180.0)),
    "courtroom": Room(
        "hall", (9.0, 8.0, 3.6),
        "double door front wall, 2 tall window left wall, 2 tall window right wall, 2 flag back wall, picture back wall, clock",
        {"wall": "cdbf9f", "dado": "7a5433", "floor": "8a6a48", "wood": "7d4f2e", "dark": "50301d", "cloth": "5b3a30", "trim": "8c6138"},
        Finish(("panel", (1.3,)), ("planks", ()), "wood", "curtains", hangs=("picture", "sconce")),
        (("judge's bench", 0.0, -2.5, 0.0), ("judge's chair", 0.0, -3.35, 0.0, 0.2), ("witness stand", -2.6, -2.4, 0.0),
         ("chair", -2.6, -2.6, 0.0),
         ("table", -1.7, 0.4, 0.0), ("table", 1.7, 0.4, 0.0), ("chair", -1.7, 1.05, 180.0), ("chair", 1.7, 1.05, 180.0),
         ("court rail", -2.3, 2.0, 0.0),
         ("court rail", 2.3, 2.0, 0.0), ("pew", -2.3, 2.9, 180.0), ("pew", 2.3, 2.9, 180.0), ("pew", 3.6, -1.6, -90.0),
         ("pew", 2.8, -1.6, -90.0))),
    "restaurant": Room(
        "cafe", (8.4, 6.8, 2.9),
        "glass door right wall, 2 wide window left wall, 5 round table, 12 chair near round table, 5 candle near round table, "
        "5 wine glass near round table, cabinet back wall, 2 picture back wall, mirror front wall, plant back left, plant front right, "
        "3 pendant",
        {"wall": "c9a98c", "floor": "7d5b40", "wood": "efe8da", "cloth": "7a2f33", "dark": "4a2f22"}),
    "restaurant kitchen": Room(
        "kitchen", (6.6, 5.4, 2.8),
        "plain door right wall, small window left wall, range back wall, steel counter back wall, fridge back wall, "
        "steel counter at -0.9 0.2, steel counter at 1.2 0.2, sink left wall, shelf right wall, pan rack front wall, pan rack right wall, "
        "2 plate near steel counter, 3 strip light",
        _STEEL, _TILED, (), True),
    "nightclub": Room(
        "bar", (9.0, 7.6, 3.4),
        "steel door right wall, counter left wall, 5 stool near counter, bottles left wall, dj desk back wall, 2 speakers back wall, "
        "mirror ball, sofa front wall, low table near sofa, 3 round table front right, 2 poster right wall",
        {"wall": "4a3f58", "dado": "3a3046", "floor": "4c4656", "cloth": "7a2f5a", "wood": "463a4a", "dark": "2c2630", "trim": "5c4f6c",
         "paper": "8a7f95"},
        Finish(("panel", ()), ("tiles", (0.8, 0.5)), "steel", "bare", hangs=("poster", "sconce")), (), True),
    "casino": Room(
        "bar", (9.4, 7.8, 3.2),
        "double door right wall, 6 slot machine back wall, 4 slot machine left wall, 3 card table, 9 stool near card table, "
        "counter front wall, "
        "bottles front wall, 2 chandelier, 2 plant", {"wall": "8a4a42", "dado": "6b322e", "floor": "7a3a38", "wood": "6e4b31",
        "trim": "c79a52",
                                                      "accent": "c79a52"},
        Finish(("stripes", ()), ("rug", ()), "wood", "bare", hangs=("mirror", "sconce")), (), True),
    "hotel room": Room(
        "bedroom", (5.4, 4.8, 2.6),
        "door right wall, wide window left wall, bed back wall, 2 nightstand near bed, 2 lamp near nightstand, telephone near nightstand, "
        "desk front wall, chair near desk, television front wall, armchair front left, suitcase right wall, picture back wall, picture, "
        "rug",
        {"wall": "c9b89c", "floor": "8a5a4a", "cloth": "8a4a42"}),
    "bathroom": Room(
        "room", (3.6, 3.4, 2.6),
        "door right wall, small window left wall, bath left wall, washbasin back wall, mirror back wall, toilet back right, "
        "radiator front wall, "
        "rug, stool front left, cabinet right wall", {"wall": "cfdcdb", "floor": "a9b4b2", "cloth": "6f9aa0", "wood": "e6e4dc"},
        Finish(("tiles", (0.2, 0.7)), ("tiles", (0.25, 0.7)), "wood", "bare", hangs=("mirror", "picture"))),
    "attic": Room(
        "room", (6.0, 4.8, 2.4),
        "door right wall, small window left wall, small window back wall, 4 box back wall, 2 crate left wall, suitcase, "
        "dummy back right, cradle front left, 2 picture, chair, old rug, pendant, guitar front right", _TIMBER, _BOARDED),
    "basement": Room(
        "room", (6.0, 5.0, 2.4),
        "door right wall, small window back wall, shelf left wall, 3 box back wall, washing machine back wall, tool bench left wall, "
        "2 barrel back right, bicycle front wall, 2 pipes back wall, pipes right wall, ladder front left, pendant",
        _CONCRETE, _BARE, (), True),
    "garage": Room(
        "room", (6.6, 6.2, 2.8),
        "plain door right wall, small window left wall, car at -0.9 0.2, roller door front wall, tool bench back wall, "
        "tool board back wall, shelf "
        "right wall, 3 box right wall, bicycle left wall, ladder back right, bucket, 2 strip light", _CONCRETE, _PLANT),
    "warehouse": Room(
        "hall", (12.0, 10.0, 5.0),
        "steel door right wall, 3 small window left wall, roller door front wall, 3 pallet rack back wall, 2 pallet rack left wall, "
        "2 pallet rack right "
        "wall, 4 crate at 2.4 1.8, 3 barrel front left, cart at -2.6 2.2, 4 strip light", _CONCRETE, _PLANT),
    "factory": Room(
        "hall", (11.0, 9.0, 4.6),
        "steel door right wall, 4 window left wall, 3 machine back wall, machine right wall, conveyor at -1.0 1.4, 2 pipes back wall, "
        "2 pipes right "
        "wall, 2 barrel front right, crate front left, 2 crate front wall, 3 strip light", _CONCRETE | {"wall": "9c8f80"},
        Finish(("bricks", ()), ("plain", ()), "steel", "bare", skirting=False, hangs=("pipes", "alarm"))),
    "barn": Room(
        "hall", (8.0, 7.6, 4.0),
        "wide door front wall, small window left wall, small window back wall, 4 hay back wall, 3 hay left wall, cart right wall, "
        "ladder back left, "
        "2 barrel front left, bucket right wall, 2 fence at 2.4 -1.6, shovel right wall, lantern, rope", _TIMBER, _BOARDED),
    "laboratory": Room(
        "office", (7.2, 5.8, 2.8),
        "glass door right wall, window left wall, lab bench back wall, lab bench left wall, 2 lab bench centre, 4 stool near lab bench, "
        "2 cabinet right wall, display back wall, fridge right wall, whiteboard front wall, computer near lab bench, 3 strip light",
        _WARD | {"wall": "dfe4e3", "cloth": "5a6b78"}, Finish(("plain", ()), ("tiles", (0.6, 0.35)), "glass", "bare", stuff=METAL,
                                                              hangs=("whiteboard", "display")), (), True),
    "open office": Room(
        "office", (9.6, 7.6, 2.8),
        "glass door right wall, 3 wide window left wall, 2 drawers right wall, plant back right, plant front left, "
        "vending machine front wall, clock, 4 strip light", {"wall": "d3d6d6", "floor": "8b9096", "second": "7d8fa0"}, _OFFICE,
        (*_rows("cubicle", (-3.0, -0.9, 1.2), (-2.7,), 0.0), *_rows("office chair", (-3.1, -1.0, 1.1), (-2.4,), 180.0),
         *_rows("cubicle", (-2.2, 0.2, 2.6), (2.7,), 180.0), *_rows("office chair", (-2.1, 0.3, 2.7), (2.4,), 0.0)), True),
    "conference room": Room(
        "office", (7.0, 5.4, 2.8),
        "glass door right wall, 3 wide window left wall, long table centre, 8 office chair near table, television back wall, "
        "whiteboard front wall, laptop near table, papers near table, 2 glass near table, plant back left, cabinet right wall, "
        "2 strip light",
        {"wall": "cfd2d0", "floor": "7d828a", "wood": "7a5f47"}, _OFFICE, (), True),
    "gym": Room(
        "hall", (8.6, 7.0, 3.4),
        "glass door right wall, 2 window left wall, 3 treadmill back wall, dumbbells left wall, 2 weight bench at 0.8 -0.2, "
        "punchbag at -2.2 1.0, lockers front wall, lockers right wall, bench front wall, wide mirror right wall, 3 strip light",
        {"wall": "b9bfc2", "floor": "6c6f73", "accent": "b04a3a", "dark": "3a3d40"}, _OFFICE, (), True),
    "swimming pool": Room(
        "hall", (10.0, 7.6, 3.6),
        "glass door right wall, 3 tall window left wall, bench right wall, bench front wall, clock, life ring back wall, 3 strip light",
        {"wall": "cfe0e2", "floor": "c9cfcc", "cloth": "3f86a0"}, Finish(("tiles", (0.24, 0.6)),
        ("tiles", (0.4, 0.6)), "glass", "bare", hangs=("life ring",)),
        (("pool", -0.8, -1.0, 0.0),), True),
    "supermarket": Room(
        "shop", (9.6, 7.8, 3.0),
        "glass door right wall, wide window left wall, 4 goods shelf back wall, 2 goods shelf left wall, 2 goods shelf front wall, "
        "2 checkout at 3.0 1.9, till near "
        "checkout, shopping trolley at 1.4 2.2, fridge back wall, menu right wall, 4 strip light", {"wall": "dfe0da",
        "floor": "c3c1b8", "wood": "d9d8d0", "dark": "9aa09e"},
        Finish(("plain", ()), ("tiles", (0.5, 0.4)), "glass", "wide", hangs=("poster", "menu")),
        (("gondola", -2.6, -0.4, 90.0), ("gondola", -0.5, -0.4, 90.0), ("gondola", 1.6, -0.4, 90.0)), True),
    "lobby": Room(
        "hall", (9.0, 7.6, 3.6),
        "double glass door right wall, 2 tall window left wall, counter back, telephone near counter, clock back wall, 2 sofa left, "
        "low table near sofa, 2 column, 2 plant back, rug centre, picture front wall, 2 armchair front right, lamp near low table, "
        "cart right wall, chandelier",
        {"wall": "d3c2a4", "floor": "b9a68c", "cloth": "7a3a34", "trim": "e8dcc2", "accent": "b08a3c"}),
    "staircase": Room(
        "corridor", (4.6, 6.4, 4.4),
        "door right wall, window left wall, door front wall, radiator front wall, 2 picture right wall, plant front left, pendant",
        {}, Finish(("panel", ()), ("tiles", (0.4, 0.6))), (("stairs", 0.9, -1.0, 0.0),)),
    "lift": Room("room", (2.8, 2.5, 2.4), "double door back wall, lift panel back wall, handrail left wall, "
                 "mirror front wall, strip light", _STEEL | {"wall": "b9b4aa", "floor": "5c5a58"},
                 Finish(("panel", ()), ("tiles", (0.4, 0.5)), "sliding", "bare", stuff=METAL, hangs=("handrail", "poster")), (), True),
    "subway car": Room(
        "car", (3.0, 11.0, 2.4),
        "2 wide door right wall, 4 wide window right wall, 2 wide door left wall, 4 wide window left wall, door back wall, "
        "straps at -0.6 -1.5, straps at 0.6 1.5, 2 strip light, poster back wall, poster front wall",
        _CARRIAGE | {"cloth": "3f6a8a"}, _UNDER,
        (("long seat", -1.22, -3.0, 90.0), ("long seat", -1.22, 1.6, 90.0), ("long seat", 1.22, -2.0, -90.0),
         ("long seat", 1.22, 2.6, -90.0),
         ("pole", 0.0, -3.6, 0.0), ("pole", 0.0, 3.9, 0.0)), True),
    "train carriage": Room(
        "car", (3.0, 11.0, 2.5),
        "5 wide window left wall, 5 wide window right wall, door back wall, door front wall, 2 strip light, poster back wall",
        _CARRIAGE | {"cloth": "6a4038", "wall": "cdbfa6"}, _RAIL,
        (*_rows("double seat", (-0.95, 0.95), (-3.9, -1.2, 1.5), 0.0), *_rows("double seat", (-0.95, 0.95), (-2.3, 0.4, 3.1), 180.0),
         ("suitcase", -0.9, 4.5, 90.0))),
    "bus": Room(
        "car", (2.8, 9.6, 2.4),
        "4 wide window left wall, 3 wide window right wall, wide door right wall, wide window back wall, 2 strip light, poster front wall",
        _CARRIAGE | {"cloth": "3f5f86"}, Finish(("plain", ()),
        ("plain", ()), "glass", "wide", skirting=False, stuff=METAL, hangs=("poster",)),
        (*_rows("double seat", (-0.85,), (-1.9, -0.9, 0.1, 1.1, 2.1, 3.1), 180.0), *_rows("double seat", (0.85,),
        (-0.2, 0.8, 1.8, 2.8), 180.0),
         ("driver's place", -0.7, -4.3, 0.0), ("office chair", -0.7, -3.55, 180.0), ("pole", 0.25, -2.6, 0.0), ("pole", 0.25, 1.4, 0.0))),
    "aeroplane cabin": Room(
        "car", (3.6, 11.0, 2.3),
        "8 low window left wall, 8 low window right wall, door back wall, display back wall, "
        "2 strip light", {"wall": "dcdcd8", "floor": "5c6674", "trim": "e8e8e4", "cloth": "3f5272", "dark": "3f4347"},
        Finish(("plain", ()), ("plain", ()), "cloth", "port", skirting=False, stuff=METAL, hangs=("display",), outside="sky"),
        (*_rows("double seat", (-1.18, 1.18), (-3.6, -2.55, -1.5, -0.45, 0.6, 1.65, 2.7, 3.75), 180.0),
         *(("luggage bin", 1.76 * side, z, -90.0 * side, 1.98) for side in (-1, 1) for z in (-3.9, -1.4, 1.1, 3.6))), True),
    "cockpit": Room(
        "car", (3.2, 3.2, 2.1), "door front wall, wide window back wall, wide window left wall, wide window right wall",
        {"wall": "7d858a", "floor": "54595e", "trim": "5c6468", "cloth": "4a4f55"},
        Finish(("plain", ()), ("plain", ()), "steel", "wide", skirting=False, stuff=METAL, hangs=("alarm",), outside="sky"),
        (("flight deck", 0.0, -1.3, 0.0), ("office chair", -0.65, -0.35, 180.0), ("office chair", 0.65, -0.35, 180.0)), True),
    "airport gate": Room(
        "hall", (10.0, 7.8, 3.6),
        "double glass door right wall, 4 wide window left wall, departures board back wall, counter at 3.4 -2.4, computer near counter, "
        "2 waiting seats left wall, 2 waiting seats front wall, 2 waiting seats at -0.8 0.4, suitcase, plant back right, bin front right, "
        "vending machine front wall, 4 strip light", {"wall": "d3d8da", "floor": "a3a8aa", "cloth": "3f4a58"},
        Finish(("plain", ()), ("tiles", (0.8, 0.35)), "glass", "wide", hangs=("poster", "departures board"), outside="sky"),
        (("asphalt", -24.0, 0.0, 90.0, -3.2), ("airliner", -19.0, -1.0, 78.0, -3.2)), True),
    "subway station": Room(
        "hall", (11.0, 7.4, 3.4),
        "open door right wall, station sign front wall, 2 poster front wall, poster left wall, station sign back wall, bench front wall, "
        "bin front wall, vending machine right "
        "wall, 3 column, map front wall, 4 strip light", {"wall": "d8d5c8", "floor": "8d8c88", "trim": "5f7a72"},
        Finish(("tiles", (0.16, 0.7)),
        ("tiles", (0.5, 0.5)), "open", "bare", skirting=False, hangs=("poster", "station sign"), outside="dark"),
        (("train", 4.0, -2.0, 0.0),), True),
    "tent": Room(
        "room", (4.0, 3.6, 2.3), "door front wall, cell bunk left wall, small table right wall, stool near table, lantern near table, "
        "crate back left, "
        "box back right, map back wall, bag", {"wall": "b0a684", "dado": "9a906e", "floor": "8f8560", "cloth": "9a906e", "trim": "8a7f5c"},
        Finish(("curtain", (0.5,)), ("ground", ()), "cloth", "bare", skirting=False, hangs=("map",), outside="land")),
    "cave": Room(
        "room", (7.0, 6.4, 3.2),
        "wide door front wall, 3 large rock back wall, 2 huge rock left wall, 2 large rock right wall, rock front left, rock front right, "
        "fire centre, "
        "skull, torch, barrel back right", {"wall": "7d756a", "floor": "7a6f60", "paper": "5c554c", "trim": "6a6258"}, _ROCK),
    "tunnel": Room(
        "corridor", (3.4, 11.0, 2.8),
        "open door back wall, open door front wall, 2 pipes left wall, 2 pipes right wall, 2 sconce left wall, 2 sconce right wall, "
        "barrel back left, "
        "2 crate right wall", _CONCRETE | {"wall": "7d7a72", "paper": "5c5a54"},
        Finish(("bricks", ()), ("plain", ()), "open", "bare", skirting=False, hangs=("pipes", "sconce"), outside="dark"), (), True),
    "castle hall": Room(
        "hall", (9.0, 8.0, 4.6),
        "double door front wall, 2 tall window left wall, 2 tall window right wall, long table centre, 6 chair near table, "
        "3 candle near table, fireplace "
        "back wall, 2 banner back wall, armour back left, armour back right, 2 column back, chandelier, barrel front left", _STONE,
        _HALLED),
    "throne room": Room(
        "hall", (9.0, 8.6, 5.0),
        "double door front wall, 2 tall window left wall, 2 tall window right wall, throne back wall, 2 banner back wall, 4 column, "
        "2 armour right wall, 2 "
        "armour left wall, long rug centre, 2 chandelier", _STONE | {"wall": "b9ae9a", "cloth": "7c2f33", "trim": "b9963c"}, _HALLED),
}  # fmt: skip
