"""The line and the jump cut, from what the page says."""

from tests.films import film, scene, shot
from workprint.checks import crossed_lines, jump_cuts

BOTH = ("ANNA", "BEN")


def one_scene(*shots):
    return film(scene("1", *shots))


def test_crossing_the_line_is_found_between_shots_of_two_people():
    found = crossed_lines(one_scene(shot("1A", size="2S", on=BOTH, side=1), shot("1B", size="OTS", on=BOTH, side=-1)))
    assert [finding.check for finding in found] == ["crossed-line"]
    assert "1A and 1B" in found[0].what


def test_a_neutral_shot_between_lets_the_camera_cross():
    shots = shot("1A", size="2S", on=BOTH, side=1), shot("1B", size="INSERT", on=("letter",)), shot("1C", size="OTS", on=BOTH, side=-1)
    assert crossed_lines(one_scene(*shots)) == []


def test_neighbouring_sizes_on_one_person_jump_and_two_steps_do_not():
    assert len(jump_cuts(one_scene(shot("1A", size="MS"), shot("1B", size="MCU")))) == 1
    assert jump_cuts(one_scene(shot("1A", size="MS"), shot("1B", size="CU"))) == []
    assert jump_cuts(one_scene(shot("1A", size="MS"), shot("1B", size="MCU", on=("BEN",)))) == []
