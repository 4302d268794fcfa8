"""Which kind of set a heading's place is: the words of places ("HOSPITAL - CORRIDOR", "GAS STATION"), and the kinds that the stage knows.

    more words of one phrase  >  fewer        what stands later in the heading  >  what stands before it

`A+B` is a phrase whose words may stand apart. Knows the names of places; knows nothing of scenes or of how a set is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

ROOMS: dict[str, str] = {
    "room":
        "living room, dining room, lamp room, art studio, drawing room, sitting room, parlour, parlor, lounge, apartment, flat, house, "
        "home, cottage, farmhouse, mansion, villa, penthouse, loft, cabin, lighthouse, dressing room, trailer, den, bungalow",
    "cafe": "cafe, café, coffee shop, coffeehouse, tea room, teahouse, diner, bakery, canteen, cafeteria, pizzeria, bistro",
    "kitchen": "kitchen, kitchenette, galley",
    "bedroom": "bedroom, dormitory, nursery, guest room",
    "office": "office, study, newsroom, bureau, headquarters, bank, clinic, reception, radio studio",
    "bar": "bar, pub, tavern, saloon, speakeasy, inn",
    "hall":
        "hall, waiting room, train station, station, terminal, museum, gallery, ballroom, mall, foyer, auditorium, city hall, bus station",
    "shop":
        "shop, store, grocery, bookshop, bookstore, boutique, pharmacy, drugstore, butcher, florist, barber, convenience store, pawn shop",
    "corridor": "corridor, hallway, passage, landing",
    "stage": "stage, theatre, theater, studio, arena, circus, concert hall, opera",
    "car": "car, truck, van, taxi, cab, limousine, ambulance, police car",
    "void": "void, darkness, nowhere, limbo, black, dream, mind",
    "restaurant": "restaurant, steakhouse, dining hall, dining car",
    "restaurant kitchen":
        "restaurant kitchen, restaurant+kitchen, hotel kitchen, diner+kitchen, cafe+kitchen, industrial kitchen, scullery",
    "nightclub": "nightclub, club, disco, discotheque, dance floor, strip club, dance club",
    "casino": "casino, gambling den, poker room",
    "hotel room": "hotel room, hotel suite, motel, motel room, suite, honeymoon suite",
    "bathroom": "bathroom, restroom, toilet, toilets, washroom, ladies room, men's room, shower, lavatory, powder room",
    "attic": "attic, garret",
    "basement": "basement, cellar, wine cellar, boiler room, crypt, vault, laundry room, storage room, store room, storeroom",
    "garage": "garage, workshop, auto shop, body shop, repair shop, tool shed, shed",
    "warehouse": "warehouse, depot, storage facility, storage unit, loading bay, hangar, lockup",
    "factory": "factory, plant, power station, engine room, machine room, mill, assembly line, foundry, refinery, power plant",
    "barn": "barn, stable, stables, cowshed, henhouse, hayloft",
    "hospital room":
        "hospital room, hospital, ward, recovery room, intensive care, icu, emergency room, hospice, examination room, exam room, "
        "doctor's office, infirmary, nursing home, maternity ward, clinic room",
    "hospital corridor": "hospital+corridor, hospital+hallway, hospital+hall, clinic+corridor, hospital+waiting room, ward+corridor",
    "operating room": "operating room, operating theatre, operating theater, surgery, morgue, autopsy room, mortuary",
    "laboratory": "laboratory, lab, science lab, research facility",
    "open office": "open office, open plan office, cubicle, cubicles, cubicle farm, bullpen, call center, call centre, newsroom floor",
    "conference room": "conference room, meeting room, boardroom, board room, war room, briefing room, situation room",
    "police station": "police station, precinct, police+office, sheriff's office, squad room, police headquarters, police department",
    "interrogation room": "interrogation room, interview room, questioning room, visiting room",
    "prison cell": "prison cell, jail cell, cell, jail, prison, holding cell, dungeon, cell block, brig",
    "classroom": "classroom, class room, schoolroom, school, lecture hall, lecture theatre, high school",
    "library": "library, archive, archives, reading room, records room",
    "gym": "gym, gymnasium, fitness center, fitness centre, boxing gym, weight room, locker room, sports hall, dojo, dance studio",
    "swimming pool": "swimming pool, indoor pool, pool",
    "church": "church, chapel, cathedral, temple, monastery, abbey, sanctuary",
    "courtroom": "courtroom, court, court room, courthouse",
    "castle hall": "castle, castle hall, great hall, banquet hall, fortress, keep",
    "throne room": "throne room, throne hall, palace",
    "supermarket": "supermarket, supermarket aisle, grocery store, aisle, hardware store, department store",
    "lobby": "lobby, hotel lobby, entrance hall, hotel, reception hall",
    "staircase": "staircase, stairwell, stairs, stairway, fire escape",
    "lift": "lift, elevator",
    "subway car": "subway car, subway train, metro train, tube train, underground train, subway, metro, tram, streetcar",
    "train carriage": "train carriage, train, carriage, compartment, train compartment, sleeping car, railway carriage, locomotive, coach",
    "bus": "bus, school bus, minibus, tour bus, greyhound bus",
    "aeroplane cabin":
        "aeroplane, airplane, plane, airliner, jet, aircraft, airplane cabin, aeroplane cabin, plane+cabin, private jet, cargo plane, "
        "airplane+cabin, aeroplane+cabin",
    "cockpit": "cockpit, flight deck, helicopter, plane+cockpit",
    "airport gate": "airport gate, gate, departure lounge, airport, airport terminal, departures, arrivals, airport lounge",
    "subway station": "subway station, subway platform, metro station, tube station, underground station, platform, subway+platform",
    "tent": "tent, yurt, marquee, field hospital, teepee",
    "cave": "cave, cavern, grotto, mine, mine shaft, lair",
    "tunnel": "tunnel, sewer, sewers, catacombs, underpass, drain, bunker, subway tunnel",
    "spaceship bridge":
        "spaceship+bridge, spaceship+cockpit, spaceship+control room, command center, command centre, bridge, mission control, "
        "control room, operations center, spaceship+command",
    "spaceship corridor":
        "spaceship+corridor, spaceship+hallway, spaceship, spaceship+passage, airlock, spaceship+hall, escape pod, spaceship+engine room, "
        "cargo bay, transporter room, docking bay, spaceship+deck",
    "sickbay": "sickbay, sick bay, spaceship+sickbay, spaceship+medical, medbay, med bay, spaceship+infirmary, spaceship+lab",
    "ready room": "ready room, captain's quarters, crew quarters, spaceship+quarters, spaceship+cabin, spaceship+office, spaceship+room",
    "ship cabin": "ship cabin, ship+cabin, ship+quarters, yacht, captain's cabin, stateroom, boat, houseboat, ship, ship+bunk",
    "submarine": "submarine, submarine+control room, submarine+corridor, submarine+quarters, u-boat",
    "wheelhouse": "wheelhouse, pilothouse, ship+bridge, ship's bridge, boat+bridge, helm",
}  # fmt: skip
"""Kinds of set indoors: the places that are played there."""
GROUNDS: dict[str, str] = {
    "street":
        "street, road, avenue, boulevard, square, plaza, sidewalk, pavement, town, city, village, downtown, corner, suburb, crossroads, "
        "intersection, police station, hospital, school, courthouse, bank, hotel, office, apartment building, office building, church, "
        "bus stop, highway, block, neighborhood, neighbourhood, police headquarters, headquarters, museum, station, factory, warehouse, "
        "library",
    "alley": "alley, alleyway, backstreet, lane, back alley, courtyard",
    "field": "field, meadow, pasture, farm, lawn, vineyard, orchard, pasture, stadium, cornfield, barn, ranch, golf course, football field",
    "forest": "forest, woods, wood, jungle, grove, swamp, rainforest, woodland, clearing, treeline",
    "beach": "beach, lighthouse, shore, seaside, coast, sea, ocean, island, dunes, cove, bay",
    "landscape":
        "landscape, hill, hills, hilltop, valley, cliff, plain, plains, sky, canyon, prairie, countryside, moor, horizon, steppe, "
        "savanna, highland, battlefield, quarry, cave, volcano, castle, ruins",
    "rooftop": "rooftop, roof, terrace, balcony, fire escape",
    "stage": "stage, theatre stage, amphitheatre, open air theatre, arena, circus",
    "car": "car, truck, van, taxi, bus, train",
    "void": "void, darkness, nowhere, limbo, black",
    "space": "space, outer space, orbit, deep space, spaceship, asteroid, asteroid field, galaxy, stars, spaceship+hull",
    "shop front":
        "coffee shop, cafe, café, restaurant, diner, bar, pub, shop, store, bakery, bistro, bookshop, bookstore, pizzeria, nightclub, "
        "club, tavern, salon, supermarket, pharmacy",
    "house front":
        "house, home, cottage, farmhouse, cabin, mansion, porch, front porch, driveway, bungalow, front yard, villa, log cabin, trailer, "
        "front door, doorstep",
    "garden": "garden, back yard, backyard, back garden, rose garden, greenhouse, patio, yard",
    "park": "park, playground, central park, city park, park bench, fountain",
    "graveyard": "graveyard, cemetery, churchyard, grave, burial ground",
    "parking lot": "parking lot, car park, parking, parking garage, parking structure, motel, impound lot",
    "gas station": "gas station, petrol station, service station, filling station, truck stop, rest stop",
    "country road":
        "country road, dirt road, highway, desert road, mountain road, motorway, freeway, roadside, back road, forest road, trail, path, "
        "desert highway",
    "railway platform":
        "train platform, railway platform, platform, train station, railway station, station platform, railway, tracks, train tracks, "
        "railroad, depot, train yard",
    "airfield": "airfield, airport, runway, tarmac, airstrip, hangar, helipad",
    "market": "market, marketplace, bazaar, fair, fairground, carnival, food market, flea market, market square, street market",
    "camp": "camp, campsite, campground, encampment, tent, camping ground, refugee camp, military camp",
    "swimming pool": "swimming pool, pool, poolside",
    "lake": "lake, pond, lakeside, river, riverbank, stream, creek, waterfall, lagoon, reservoir, marsh, dam",
    "bridge": "bridge, footbridge, overpass, suspension bridge, viaduct",
    "harbour": "harbour, harbor, dock, docks, pier, quay, wharf, marina, port, jetty, shipyard",
    "ship deck": "ship deck, deck, ship, boat, yacht, sailboat, ferry, raft, ship+deck, upper deck, fishing boat, pirate ship, oil rig",
    "mountain": "mountain, mountains, mountaintop, mountain top, summit, peak, ridge, mountain pass, glacier, mountainside",
    "desert": "desert, wasteland, sahara, sand dunes, badlands, oasis",
    "planet": "planet, alien planet, moon, mars, moon base, planet surface, lunar surface, crater",
    "snow": "snow, snowfield, snowy field, tundra, arctic, antarctica, ice, frozen lake, ski slope, snowy forest, snow field, north pole",
}  # fmt: skip
"""Kinds of set out of doors."""
KINDS = tuple(dict.fromkeys((*ROOMS, *GROUNDS)))
"""Every kind of set that a scene may play in."""
LIKE: Mapping[str, str] = {
    "restaurant": "cafe", "restaurant kitchen": "kitchen", "nightclub": "bar", "casino": "bar", "hotel room": "bedroom",
    "hospital room": "bedroom", "sickbay": "bedroom", "ship cabin": "bedroom", "hospital corridor": "corridor",
    "spaceship corridor": "corridor", "tunnel": "corridor", "staircase": "corridor", "supermarket": "shop", "ready room": "office",
    "wheelhouse": "office", "submarine": "corridor", "spaceship bridge": "office", "laboratory": "office", "open office": "office",
    "conference room": "office",
    "police station": "office", "classroom": "office", "library": "office", "operating room": "office", "interrogation room": "room",
    "prison cell": "room", "bathroom": "room", "attic": "room", "lift": "room", "tent": "room", "cockpit": "car", "bus": "car",
    "train carriage": "car", "subway car": "car", "aeroplane cabin": "car", "space": "void", "shop front": "street",
    "house front": "field", "garden": "field", "park": "field", "graveyard": "field", "parking lot": "street", "gas station": "street",
    "country road": "landscape", "railway platform": "street", "airfield": "landscape", "market": "street", "camp": "field",
    "lake": "field", "bridge": "street", "harbour": "beach", "ship deck": "beach", "mountain": "landscape", "desert": "landscape",
    "planet": "landscape", "snow": "landscape",
}  # fmt: skip
"""Of which of the plainer kinds each other kind is, for who does not know it (what it sounds like, say)."""
_SPACECRAFT = re.compile(r"\b(?:space ?ships?|star ?ships?|spacecrafts?|space stations?|space shuttles?|starbase|space pod)\b")
_SHIP = re.compile(r"\b(?:freighter|trawler|cruise ship|tanker|frigate|destroyer|battleship|aircraft carrier)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def sounds_like(kind: str) -> str:
    """The plain kind that a kind of set is like: `church` -> hall."""
    return LIKE.get(kind, kind if kind in _PLAIN else "hall" if kind in ROOMS else "field")


_PLAIN = ("room", "cafe", "kitchen", "bedroom", "office", "bar", "hall", "corridor", "shop", "stage", "car", "street", "alley", "field",
          "forest", "beach", "landscape", "rooftop", "void")  # fmt: skip


@lru_cache(maxsize=1024)
def kind_of(place: str, *, interior: bool, exterior: bool) -> str:
    """The kind of set of a heading's place; "" where its words name none."""
    words = _words(place)
    found = ""
    if interior:
        found = _named(words, _INSIDE)
    if exterior and not found:
        found = _named(words, _OUTSIDE)
    return found


def kind_named(said: str) -> str:
    """The kind of set that words name, inside or out ("coffee shop" -> cafe, "park" -> park); "" where they name none exactly."""
    plain = " ".join(_words(said))
    return plain if plain in KINDS else _INSIDE.get((plain,)) or _OUTSIDE.get((plain,)) or ""


def _words(place: str) -> list[str]:
    text = _SPACECRAFT.sub("spaceship", place.casefold().replace("’", "'"))
    return _WORD.findall(_SHIP.sub("ship", text))


def _named(words: Sequence[str], known: Mapping[tuple[str, ...], str]) -> str:
    """The kind of the phrase with most words; of several the one that ends last."""
    best, kind = (0, 0), ""
    for rank, phrase in _phrases(words, known):
        if rank > best:
            best, kind = rank, known[phrase]
    return kind


def _phrases(words: Sequence[str], known: Mapping[tuple[str, ...], str]) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Every known phrase in the words: how many words it has, and where it ends."""
    for end in range(len(words)):
        for many in range(1, min(4, end + 1) + 1):
            said = words[end + 1 - many : end + 1]
            last = said[-1]
            for form in (last, last.removesuffix("s"), last.removesuffix("'s")):
                if (whole := (" ".join((*said[:-1], form)),)) in known:
                    yield (many, end), whole
    for phrase in _apart(known):
        if all(_stands(each, words) for each in phrase):
            yield (len(" ".join(phrase).split()), len(words)), phrase


@lru_cache(maxsize=4)
def _apart_of(phrases: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(phrase for phrase in phrases if len(phrase) > 1)


def _apart(known: Mapping[tuple[str, ...], str]) -> tuple[tuple[str, ...], ...]:
    return _apart_of(tuple(known))


def _stands(phrase: str, words: Sequence[str]) -> bool:
    parts = phrase.split()
    return any([*words[at : at + len(parts)]] == parts or [*words[at : at + len(parts)]] == [f"{phrase}'s"] for at in range(len(words)))


def _table(kinds: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Phrases, in parts that may stand apart -> kind. What two kinds claim goes to the first."""
    found: dict[tuple[str, ...], str] = {}
    for kind, said in kinds.items():
        for phrase in (kind, *said.split(", ")):
            found.setdefault(tuple(part.strip() for part in phrase.split("+")), kind)
    return found


_INSIDE, _OUTSIDE = _table(ROOMS), _table(GROUNDS)
