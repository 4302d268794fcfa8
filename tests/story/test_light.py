"""Light on the page: what sentences and stage notes say of it, how it goes on from shot to shot, and what an edit reaches."""

from __future__ import annotations

import pytest

from workprint.core.errors import PageError
from workprint.core.nouns import Film, Format, LightCue, Shot
from workprint.story import breakdown
from workprint.story.fountain import parse
from workprint.story.lightsaid import note
from workprint.story.lightsaid import read as read_light
from workprint.story.lightwords import Change
from workprint.story.sentences import words
from workprint.story.stagenotes import stage_note, written

OUT = {"level": "out", "off": ("lights",)}
SAID: dict[str, list[dict[str, object]]] = {
    "Suddenly, the lights flicker and go out completely.": [{"motion": "flicker"}, OUT],
    "Emergency lighting casts eerie red shadows.": [{"level": "dim", "colour": "red"}],
    "A bright light suddenly illuminates the scene.": [{"level": "bright", "motion": "burst"}],
    "Crew members run through the corridors as red alert lights flash.": [{"colour": "red", "motion": "pulse"}],
    "Police lights flash outside.": [{"colour": "blue", "motion": "pulse"}],
    "She turns on the lamp.": [{"on": ("lamp",)}],
    "He flicks the lamp off and lies down.": [{"off": ("lamp",)}],
    "She switches off the light.": [OUT],
    "He hits the lights.": [{"on": ("lights",)}],
    "Anna blows out the candle.": [{"off": ("candle",)}],
    "She lights the candle and sits down.": [{"on": ("candle",)}],
    "He lights a match.": [{"on": ("match",)}],
    "The lamp sputters and dies.": [{"motion": "flicker"}, {"off": ("lamp",)}],
    "The power fails.": [{"level": "out", "off": ("power",)}],
    "The street lights come on.": [{"on": ("street lamp",)}],
    "The television flickers to life.": [{"on": ("screen",)}],
    "Lightning flashes.": [{"motion": "lightning"}],
    "They eat by candlelight.": [{"of": "candle"}],
    "She reads by the light of her phone.": [{"of": "screen"}],
    "Moonlight falls through the window.": [{"of": "moon"}],
    "A neon sign buzzes outside.": [{"of": "neon"}],
    "Headlights sweep the wall.": [{"motion": "sweep"}],
    "The fire flares up.": [{"motion": "flare"}],
    "She is silhouetted in the doorway.": [{"motion": "silhouette"}],
    "The room plunges into darkness.": [OUT],
    "in darkness": [OUT],
    "The room is bathed in blue light.": [{"colour": "blue"}],
    "He dims the lights.": [{"level": "dim"}],
}
SILENT = (
    "A light rain falls.", "She lights a cigarette.", "The traffic light turns green.", "He vanishes into the darkness.", "A man in black turns.",
    "She opens fire.", "He kills the engine.", "Light falls through the window.", "She puts the lamp on the table.", "Her eyes light up.",
    "She wears a red dress in the light.", "The lights of the city glitter.", "He carries a lantern and goes out.", "A red car passes.",
    "He turns to the lamp and looks out.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", SAID)
def test_what_a_sentence_makes_of_the_light(sentence: str) -> None:
    found = read_light(words(sentence)).changes
    shown = [{name: value for name in ("level", "colour", "of", "motion", "on", "off") if (value := getattr(each, name))} for each in found]
    assert shown == SAID[sentence]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_no_change_of_light(sentence: str) -> None:
    found = read_light(words(sentence))
    assert found.changes == () and found.lost == ""


def test_a_light_that_does_what_nobody_knows_is_a_finding() -> None:
    page = parse("INT. HALL - NIGHT\n\nANNA\nOh.\n\nThe lights dance across the ceiling.\n")
    said = [each.what for each in breakdown.break_down(page, Film("", format=Format())).findings]
    assert any("'dance'" in each for each in said)


def shots(text: str) -> list[Shot]:
    return list(breakdown.film(parse(text), Film("")).shots)


PAGE = """\
INT. CELLAR - NIGHT

[[SHOT: MS on ANNA]]
ANNA (30s) waits.

[[SHOT: MCU on ANNA]]
The lights flicker and go out.

[[SHOT: CU on ANNA]]
ANNA
Who is there?

[[SHOT: MS on ANNA]]
She lights a match.

[[SHOT: CU on ANNA]]
ANNA
Nobody.

[[SHOT: WS]]
The lights come back on.

[[SHOT: MS on ANNA]]
She sits.
"""


def test_light_stays_as_it_was_left_until_something_is_said() -> None:
    lights = [shot.lights for shot in shots(PAGE)]
    assert lights[0] == ()
    assert [cue.motion or cue.level for cue in lights[1]] == ["flicker", "out"]
    assert 0 < lights[1][0].at < lights[1][1].at
    assert lights[2] == (LightCue(level="out", off=("lights",)),)
    assert (lights[3][-1].on, lights[3][-1].who) == (("match",), "ANNA")
    assert lights[4] == (LightCue(level="out", on=("match",), off=("lights",), who="ANNA"),), "a match burns on for a moment"
    assert lights[5][0].on == () and lights[5][-1].level == ""
    assert lights[6] == ()


def test_what_is_switched_on_was_off() -> None:
    page = "INT. ROOM - NIGHT\n\n[[SHOT: WS]]\nANNA (30s) waits.\n\n[[SHOT: MS on ANNA]]\nAnna turns on the lamp.\n\nINT. ROOM - NIGHT\n\nAnna sits.\n"
    first, second, third = shots(page)
    assert first.lights == (LightCue(off=("lamp",)),)
    assert [(cue.on, cue.off) for cue in second.lights] == [((), ("lamp",)), (("lamp",), ())]
    assert third.lights == (), "another scene begins anew"


def test_an_edited_line_changes_only_the_shots_that_its_light_reaches() -> None:
    before, after = shots(PAGE), shots(PAGE.replace("flicker and go out", "fade slowly and turn off"))
    changed = [a.lights != b.lights for a, b in zip(before, after, strict=True)]
    assert changed == [False, True, False, False, False, False, False]
    dimmed = shots(PAGE.replace("The lights flicker and go out.", "The lights dim a little at last."))
    assert [a.lights != b.lights for a, b in zip(before, dimmed, strict=True)] == [False, True, True, True, True, True, False]


@pytest.mark.parametrize(
    ("clause", "change"),
    [
        ("lights out", Change(level="out", colour="", off=("lights",))),
        ("flashing red light", Change(motion="pulse", colour="red", lasts=True)),
        ("candle on", Change(on=("candle",))),
        ("dim light", Change(level="dim")),
        ("moonlight", Change(of="moon")),
        ("normal light", Change(level="", colour="", of="", on=("lights",))),
        ("lights flicker", Change(motion="flicker", lasts=True)),
    ],
)
def test_light_in_a_stage_note(clause: str, change: Change) -> None:
    assert note(clause) == (change,)
    said = stage_note(f"stage: {clause}, ANNA at the window")
    assert said.lights == (clause,) and said.people[0].who == "ANNA" and not said.describes
    assert stage_note(written(said)) == said


@pytest.mark.parametrize("clause", ["a lamp on the left wall", "a red lamp", "two lamps", "a candle", "a television", "a fire"])
def test_lamps_are_things_of_the_set(clause: str) -> None:
    assert note(clause) == ()
    assert stage_note(f"stage: {clause}").pieces


def test_a_word_that_no_light_knows_is_an_error() -> None:
    with pytest.raises(PageError, match="'lightz'"):
        stage_note("stage: lightz out")


def test_a_stage_note_lights_its_own_moment_and_what_follows() -> None:
    page = "INT. ROOM - NIGHT\n\n[[SHOT: MS on ANNA]]\nANNA (30s) waits.\n\n[[SHOT: MS on ANNA]]\n[[stage: red light]]\nShe sits.\n"
    first, second = shots(page)
    assert first.lights == ()
    assert second.lights[-1] == LightCue(colour="red")
