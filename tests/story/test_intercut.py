"""INTERCUT: whose shot plays where, who is seen in it and who is only heard."""

from __future__ import annotations

import pytest

from workprint.story.breakdown import break_down
from workprint.story.fountain import parse

KITCHEN = "INT. KITCHEN - MORNING #1#\n\nIVO (35) stands at the window with a phone. A kettle on the stove.\n\nIVO\nAre you there?\n\n"
HOTEL = "INT. HOTEL ROOM - NIGHT #2#\n\nRENATA (34) lies on the bed.\n\nRENATA\nI am here.\n\n"
TALK = """[[SHOT 3A: CU on IVO]]
IVO
How does it end?

[[SHOT 3B: CU on RENATA]]
RENATA
Take the kettle off.

[[SHOT 3C: INSERT on kettle]]
The kettle screams.

[[SHOT 3D: MS on IVO]]
He puts down the phone.
"""
PAGES = {
    "a line of action": (f"{KITCHEN}{HOTEL}INTERCUT PHONE CONVERSATION:\n\n{TALK}", {"3A": "1", "3B": "", "3C": "1", "3D": "1"}),
    "a heading": (f"{KITCHEN}{HOTEL}.INTERCUT - KITCHEN / HOTEL ROOM\n\n{TALK}", {"3A": "1", "3B": "2", "3C": "1", "3D": "1"}),
}


@pytest.mark.parametrize("page", PAGES)
def test_each_shot_plays_where_its_people_are(page: str) -> None:
    text, wanted = PAGES[page]
    made = break_down(parse(text))
    shots = {shot.id: shot for shot in made.film.shots if shot.noted}
    assert {name: shot.elsewhere for name, shot in shots.items()} == wanted
    assert [each.who for each in shots["3A"].people] == ["IVO"]
    assert shots["3A"].people[0].mark == "window"
    assert shots["3A"].people[0].facing == ""
    assert [each.who for each in shots["3B"].people] == ["RENATA"]
    assert shots["3B"].people[0].posture == "lie"
    assert not any(line.off for shot in shots.values() for line in shot.lines)
    assert not [each for each in made.findings if "cut to" in each.what]


def test_who_is_elsewhere_is_heard_over_the_picture() -> None:
    text = f"{KITCHEN}{HOTEL}INTERCUT:\n\n[[SHOT 3A: CU on RENATA]]\nIVO\nHow does it end?\n\nRENATA\nWell.\n"
    (shot,) = [shot for shot in break_down(parse(text)).film.shots if shot.noted]
    assert [(line.speaker, line.off) for line in shot.lines] == [("IVO", True), ("RENATA", False)]


def test_nowhere_to_cut_to_is_a_note() -> None:
    made = break_down(parse(f"{KITCHEN}INTERCUT:\n\nIVO\nHello?\n", "x.fountain"))
    assert [each.where for each in made.findings if "nowhere to cut to" in each.what] == ["x.fountain:8"]
    assert not any(shot.elsewhere for shot in made.film.shots)
