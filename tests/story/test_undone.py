"""What an action line tells and no rule stages is said; what is staged, drawn or only described is not."""

from __future__ import annotations

import pytest

from workprint.story import breakdown, fountain


def told(action: str) -> list[str]:
    film = fountain.parse(f"INT. HANGAR - DAY\n\nMARA (30) waits.\n\n{action}\n\nMARA\nOh.\n", "x")
    found = breakdown.break_down(film, BASE).findings
    return [each.what.split("'")[1] for each in found if "no rule of the stage" in each.what]


BASE = breakdown.film(fountain.parse("INT. HUT - DAY\n", "x"))


@pytest.mark.parametrize(
    ("action", "says"),
    [
        ("The ship lurches.", ["the ship lurches"]),
        ("A long shadow crosses the wall.", ["a long shadow crosses"]),
        ("A sleeping cat.", ["cat"]),
        ("Her laptop crashes on the floor.", ["her laptop crashes"]),
        ("A dog barks.", []),
        ("The woman moves to the door. Mara rolls over.", []),
        ("The rain drifts. The door swings open. The light moves.", []),
        ("The hangar is huge, a cathedral of rust.", []),
    ],
)
def test_what_moves_by_itself_and_animals_that_nobody_brings_on(action: str, says: list[str]) -> None:
    assert told(action) == says
