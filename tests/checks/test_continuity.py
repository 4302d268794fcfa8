"""The line, the jump cut, reverses and eyelines, from what the page says."""

from dataclasses import replace

import pytest

from tests.films import film, line, scene, shot
from workprint.checks import crossed_lines, jump_cuts, missed_eyelines, unmatched_reverses
from workprint.core.nouns import Beat, Move, Presence
from workprint.story import breakdown
from workprint.story.fountain import parse

BOTH = ("ANNA", "BEN")
FACING = (Presence("ANNA", "centre left", facing="BEN"), Presence("BEN", "centre right", facing="ANNA"))


def one_scene(*shots):
    return film(scene("1", *shots))


def talk(id, who, **others):
    return replace(shot(id, on=(who,), lines=(line(speaker=who),), **others), people=FACING)


def test_crossing_the_line_is_found_between_shots_of_two_people():
    found = crossed_lines(one_scene(shot("1A", size="2S", on=BOTH, side=1), shot("1B", size="OTS", on=BOTH, side=-1)))
    assert [finding.check for finding in found] == ["crossed-line"]
    assert "1A and 1B" in found[0].what


def test_a_neutral_shot_between_lets_the_camera_cross():
    shots = shot("1A", size="2S", on=BOTH, side=1), shot("1B", size="INSERT", on=("letter",)), shot("1C", size="OTS", on=BOTH, side=-1)
    assert crossed_lines(one_scene(*shots)) == []


def test_a_camera_that_goes_round_in_the_shot_may_cross():
    shots = shot("1A", size="2S", on=BOTH, side=1, move=Move("arc", "left")), shot("1B", size="OTS", on=BOTH, side=-1)
    assert crossed_lines(one_scene(*shots)) == []


def test_a_note_that_crosses_is_found_on_the_page():
    text = "INT. ROOM - DAY\n\n[[SHOT: OTS on ANNA and BEN]]\nANNA\nYes.\n\n[[SHOT: OTS on BEN and ANNA, across the line]]\nBEN\nNo."
    (found,) = crossed_lines(breakdown.film(parse(text, "p.fountain")))
    assert found.where.startswith("p.fountain:7")


def test_neighbouring_sizes_on_one_person_jump_and_two_steps_do_not():
    assert len(jump_cuts(one_scene(shot("1A", size="MS"), shot("1B", size="MCU")))) == 1
    assert jump_cuts(one_scene(shot("1A", size="MS"), shot("1B", size="CU"))) == []
    assert jump_cuts(one_scene(shot("1A", size="MS"), shot("1B", size="MCU", on=("BEN",)))) == []


@pytest.mark.parametrize(
    ("one", "other", "jumps"),
    [("", "profile", 0), ("", "three-quarter", 1), ("front", "three-quarter", 0), ("profile", "profile", 1), ("front", "", 0)],
)
def test_thirty_degrees_round_is_no_jump(one, other, jumps):
    assert len(jump_cuts(one_scene(shot("1A", view=one), shot("1B", view=other)))) == jumps


def test_reverses_match_in_lens_height_and_view():
    assert unmatched_reverses(one_scene(talk("1A", "ANNA"), talk("1B", "BEN"))) == []
    assert unmatched_reverses(one_scene(talk("1A", "ANNA", angle="low"), talk("1B", "BEN", angle="high"))) == []
    (lens,) = unmatched_reverses(one_scene(talk("1A", "ANNA", lens=50), talk("1B", "BEN", lens=85)))
    assert "50 mm against 85 mm" in lens.what
    (angle,) = unmatched_reverses(one_scene(talk("1A", "ANNA", angle="low"), talk("1B", "BEN")))
    assert "low against eye angle" in angle.what
    (view,) = unmatched_reverses(one_scene(talk("1A", "ANNA", view="profile"), talk("1B", "BEN")))
    assert "profile against three-quarter view" in view.what
    assert lens.remedy == angle.remedy == view.remedy != ""


def test_shots_that_are_no_reverse_need_not_match():
    wide = talk("1A", "ANNA", size="WS", lens=24)
    assert unmatched_reverses(one_scene(wide, talk("1B", "BEN", lens=85))) == []
    silent = replace(talk("1A", "ANNA", lens=50), lines=()), replace(talk("1B", "BEN", lens=85), lines=())
    assert unmatched_reverses(one_scene(*silent)) == []
    tighter = talk("1A", "ANNA", size="MS", lens=50), talk("1B", "BEN", size="CU", lens=85)
    assert unmatched_reverses(one_scene(*tighter)) == []


def test_who_speaks_to_somebody_and_faces_elsewhere_has_no_eyeline():
    away = (replace(FACING[0], facing="window"), FACING[1])
    shots = replace(talk("1A", "ANNA"), people=away), talk("1B", "BEN")
    (found,) = missed_eyelines(one_scene(*shots))
    assert "ANNA speaks to BEN in 1A and faces window" in found.what
    assert "[[stage: ANNA facing BEN]]" in found.remedy
    assert missed_eyelines(one_scene(talk("1A", "ANNA"), talk("1B", "BEN"))) == []
    looking = replace(shots[0], beats=(Beat("ANNA", "look", "BEN"),)), shots[1]
    assert missed_eyelines(one_scene(*looking)) == []


def test_a_stage_note_that_turns_somebody_away_is_found():
    text = "INT. ROOM - DAY\n\n[[stage: ANNA at the window, facing the window]]\n[[SHOT: MCU on ANNA]]\nANNA\nGo away.\n\n"
    text += "[[SHOT: MCU on BEN]]\nBEN\nNo."
    (found,) = missed_eyelines(breakdown.film(parse(text, "p.fountain")))
    assert "ANNA speaks to BEN" in found.what
