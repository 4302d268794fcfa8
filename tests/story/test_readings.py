"""Sentences as professional pages write them, and what is staged of each: who, verb, target."""

from __future__ import annotations

import pytest

from workprint.story import breakdown, fountain

HEAD = "INT. ROOM - DAY\n\nMIA (9) and her mother RUTH (40) stand at the table. DR. CHEN (50) sits on the sofa. She reads.\n\n"

TOLD = {
    "Mia hugs her mother.": ("MIA", "hug", "RUTH"),
    "The girl looks at the doctor. She waves.": ("MIA", "wave", ""),
    "Ruth's eyes widen.": ("RUTH", "feel", "surprised"),
    "Chen's expression hardens.": ("DR. CHEN", "feel", "angry"),
    "Ruth takes a seat.": ("RUTH", "sit", "seat 1"),
    "Ruth drops to her knees.": ("RUTH", "kneel", ""),
    "Dr. Chen gets to her feet.": ("DR. CHEN", "stand", ""),
    "Ruth and Mia look at each other.": ("MIA", "look", "RUTH"),
    "Mia grabs her mother's hand and starts to cry.": ("MIA", "feel", "sad"),
    "A man in a grey coat enters.": ("MAN", "enter", "back"),
    "Two guards run in.": ("GUARD 2", "enter", "front"),
    "Ruth turns to leave.": ("RUTH", "turn", "door"),
    "RUTH\n(into phone)\nYes.\n\nRuth hangs up.": ("RUTH", "put", ""),
}
SILENT = {
    "Ruth stops typing.": "type",
    "Mia looks as if she is walking.": "walk",
    "They return to their work.": "walk",
    "Mia nods without looking.": "look",
    "Something moves behind Ruth.": "walk",
    "Ruth opens her eyes.": "reach",
    "The ship lurches.": "walk",
}


def beats(text: str) -> list[tuple[str, str, str]]:
    told = breakdown.film(fountain.parse(f"{HEAD}{text}\n\nRUTH\nYes.\n\nMIA\nNo.\n\nDR. CHEN\nWell.\n", "x.fountain"))
    return [(beat.who, beat.verb, beat.target) for shot in told.shots for beat in shot.beats]


@pytest.mark.parametrize("text", TOLD)
def test_it_is_staged(text: str) -> None:
    assert TOLD[text] in beats(text)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_deed_is_not_staged(text: str) -> None:
    before = beats("A moment.")
    assert SILENT[text] not in [verb for _, verb, _ in beats(text)[len(before) :]]


def test_people_who_walk_by_are_gone_again_and_nobody_is_there_before_they_are_shown() -> None:
    page = "EXT. STREET - DAY\n\nPeople walk by.\n\nANNA waits. She yawns. She waits. A car stops. She waits. Rain. She waits.\n\n"
    shots = breakdown.film(fountain.parse(f"{page}An OLD MAN stands before her.\n", "x.fountain")).shots
    first, last = ({each.who for each in shot.people} for shot in (shots[0], shots[-1]))
    assert {"PERSON 1", "PERSON 2", "PERSON 3"} <= first and "OLD MAN" not in first
    assert last == {"ANNA", "OLD MAN"}
