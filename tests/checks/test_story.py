"""The page against itself: words and shots, people and looks, circles and ids."""

from dataclasses import replace
from fractions import Fraction

from tests.films import ANNA, film, line, scene, shot, take
from workprint import checks
from workprint.core.nouns import Look


def one_scene(*shots, **others):
    return replace(film(scene("1", *shots)), **others)


def test_words_that_need_more_time_than_their_shot_has():
    long = replace(line("I have told you again and again that nobody came up the stairs that night."), within=Fraction(1))
    (found,) = checks.late_words(one_scene(shot("1A", lines=(long, line()))))
    assert "ANNA's words take about" in found.what
    assert "more" in found.remedy


def test_a_voice_that_was_still_speaking():
    (found,) = checks.late_voices(one_scene(shot("1A", lines=(line(),)), shot("1B", lines=(line(),))), {"1A": (0,), "1B": (24_000,)})
    assert "0.5s after" in found.what
    assert "1B" in found.where


def test_a_shot_on_somebody_who_is_not_there_names_the_nearest():
    (found,) = checks.unknown_people(one_scene(shot("1A", on=("ANA",))))
    assert "ANA, who is not in this scene" in found.what
    assert "did you mean ANNA" in found.remedy
    assert checks.unknown_people(one_scene(shot("1A", size="INSERT", on=("letter",)))) == []


def test_a_look_that_nobody_has():
    (found,) = checks.unused_looks(one_scene(shot("1A"), looks=(ANNA, Look("person", "ANA"))))
    assert "person ANA" in found.what
    assert found.level == "note"


def test_a_place_that_no_set_is_known_for_says_how_to_say_it():
    here = replace(scene("1", shot("1A")), heading="INT. TIME MACHINE - DAY", place="TIME MACHINE", setting="room")
    (found,) = checks.unknown_places(film(here, replace(here, number="2")))
    assert found.what == "no set is known for 'TIME MACHINE'; it is staged in a plain room"
    assert '[places."TIME MACHINE"] setting' in found.remedy
    assert checks.unknown_places(replace(film(here), looks=(Look("place", "TIME MACHINE", "", {"setting": "room"}),))) == []
    assert checks.unknown_places(film(replace(here, heading="INT. LIVING ROOM - DAY", place="LIVING ROOM"))) == []


def test_a_note_that_nothing_plays():
    quiet = replace(scene("1", shot("1A")), sounds=("music: low strings",))
    (found,) = checks.silent_notes(film(quiet))
    assert "low strings" in found.what


def test_circles_around_what_is_not_there():
    made = {"1A": (take("1A"),)}
    found = checks.unknown_choices(one_scene(shot("1A")), {"1A": 3, "1AA": 1}, made)
    assert [each.level for each in found] == ["error", "error"]
    assert "take 3 of 1A was never made" in found[0].what
    assert "did you mean 1A" in found[1].remedy


def test_a_circle_around_an_id_that_may_move():
    (found,) = checks.loose_choices(one_scene(shot("1A"), replace(shot("1B"), noted=True)), {"1A": 1, "1B": 1})
    assert "1A is not on the page" in found.what


def test_a_stale_take_says_what_changed():
    (found,) = checks.stale_takes({"1A": take("1A", key="old")}, {("1A", 1): ("lens: 50 -> 85 mm",)})
    assert "stale: lens: 50 -> 85 mm" in found.what
    assert checks.stale_takes({"1A": take("1A", key="same")}, {("1A", 2): ("lens",)}) == []


def test_every_finding_carries_its_remedy():
    late = replace(line(), within=Fraction(1, 10))
    shots = shot("1A", size="MS", lines=(late,)), shot("1B", size="MCU"), shot("1C", on=("NOBODY", "ANNA"), side=-1)
    found = checks.of_page(one_scene(*shots, looks=(Look("person", "GHOST"),)))
    assert {each.check for each in found} >= {"late-words", "jump-cut", "unknown-person", "unused-look"}
    assert all(each.remedy and each.where and each.what for each in found)
