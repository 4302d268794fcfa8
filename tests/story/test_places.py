"""Headings as pages have them, and the kinds of set they are played in."""

import pytest

from workprint.story import places
from workprint.story.settings import furnishing, heading

HEADINGS = {
    "INT. SPACESHIP BRIDGE": "spaceship bridge", "INT. U.S.S. VALIANT - BRIDGE": "spaceship bridge", "INT. SPACESHIP SICKBAY": "sickbay",
    "INT. DAMAGED SPACE STATION": "spaceship corridor", "EXT. SPACESHIP - SPACE": "space", "INT. CAPTAIN'S READY ROOM": "ready room",
    "INT. STARSHIP - CORRIDOR": "spaceship corridor", "EXT. SHIP - DECK": "ship deck", "INT. SHIP'S CABIN": "ship cabin",
    "INT. HOSPITAL ROOM": "hospital room", "INT. ST. MARY'S HOSPITAL - CORRIDOR": "hospital corridor", "INT. OPERATING ROOM": "operating room",
    "INT. POLICE STATION": "police station", "INT. POLICE STATION - INTERROGATION ROOM": "interrogation room", "INT. PRISON - CELL": "prison cell",
    "INT. HIGH SCHOOL - CLASSROOM": "classroom", "INT. CHURCH": "church", "INT. COURTROOM": "courtroom", "INT. RESTAURANT": "restaurant",
    "INT. RESTAURANT - KITCHEN": "restaurant kitchen", "INT. BAR": "bar", "INT. SUPERMARKET AISLE": "supermarket", "INT. HOTEL ROOM": "hotel room",
    "INT. HOTEL - LOBBY": "lobby", "INT. MARA'S APARTMENT - BATHROOM": "bathroom", "INT. GARAGE": "garage", "INT. WAREHOUSE": "warehouse",
    "INT. BARN": "barn", "INT. BASEMENT": "basement", "INT. ATTIC": "attic", "INT. STAIRWELL": "staircase", "INT. ELEVATOR": "lift",
    "INT. SUBWAY CAR": "subway car", "INT. TRAIN - COMPARTMENT": "train carriage", "INT. SCHOOL BUS": "bus", "INT. AIRPLANE": "aeroplane cabin",
    "EXT. TRAIN STATION - PLATFORM": "railway platform", "INT. AIRPORT - GATE 12": "airport gate", "EXT. PARKING LOT": "parking lot",
    "EXT. GAS STATION": "gas station", "EXT. ALLEY": "alley", "EXT. CENTRAL PARK": "park", "EXT. GARDEN": "garden", "EXT. CEMETERY": "graveyard",
    "EXT. LAKE": "lake", "EXT. MOUNTAIN PASS": "mountain", "EXT. DESERT": "desert", "INT. CAVE": "cave", "EXT. SNOWY FIELD": "snow",
    "INT. SWIMMING POOL": "swimming pool", "INT. GYM": "gym", "INT. THEATRE - STAGE": "stage", "INT. LIBRARY": "library", "INT. LAB": "laboratory",
    "INT. OFFICE - CUBICLES": "open office", "EXT. HOUSE - PORCH": "house front", "INT. TENT": "tent", "INT. CASTLE - GREAT HALL": "castle hall",
    "INT. THRONE ROOM": "throne room", "INT. FACTORY": "factory", "INT. MOTEL ROOM": "hotel room", "EXT. ROOFTOP": "rooftop", "INT. CAR": "car",
    "EXT. COFFEE SHOP": "shop front", "INT. COFFEE SHOP": "cafe", "INT./EXT. CAR": "car", "INT. SUBMARINE": "submarine", "EXT. DOCKS": "harbour",
    "INT. NIGHTCLUB": "nightclub", "INT. COCKPIT": "cockpit", "INT. CONFERENCE ROOM": "conference room", "INT. TUNNEL": "tunnel",
}  # fmt: skip


@pytest.mark.parametrize("said", HEADINGS)
def test_a_heading_is_played_where_it_says(said):
    found = heading(f"{said} - NIGHT")
    assert found.setting == found.known == HEADINGS[said]


def test_what_names_no_place_is_a_plain_room_or_street_and_is_known_as_that():
    assert (heading("INT. TIME MACHINE - DAY").setting, heading("INT. TIME MACHINE - DAY").known) == ("room", "")
    assert (heading("EXT. THE ZONE - DAY").setting, heading("EXT. THE ZONE - DAY").known) == ("street", "")
    assert heading("INT. ").setting == "void"


def test_every_kind_is_named_by_itself_and_sounds_like_a_plain_one():
    for kind in places.KINDS:
        assert places.kind_named(kind) == kind
        assert places.LIKE.get(places.sounds_like(kind)) is None, kind


def test_a_ship_that_lurches_is_no_boat_and_out_in_space_the_page_names_the_station():
    assert "boat" not in furnishing("spaceship bridge", ["The ship lurches suddenly as it enters warp."])
    assert "boat" in furnishing("beach", ["A rowboat lies on the sand."])
    assert "space station" in furnishing("space", ["The rescue ship leaves the station at full speed."])
    assert "wrecked station" in furnishing("space", ["The rescue ship moves away from the damaged station."])
    assert furnishing("street", ["She runs to the station."]) == furnishing("street", [])
