"""The breakdown: pages in, films out. Told as pages; what a director would ask of the coverage is asked here of every page."""

from __future__ import annotations

import sys
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.checks.continuity import crossed_lines, jump_cuts, missed_eyelines, unmatched_reverses
from workprint.core.errors import PageError
from workprint.core.nouns import Film, Format, Look, Scene, Shot, Source
from workprint.story import breakdown, slating
from workprint.story.fountain import parse, read
from workprint.story.settings import KINDS, heading

SCRIPTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "scripts"
FIXTURES = sorted(SCRIPTS.glob("*/*.fountain"))
needs_scripts = pytest.mark.skipif(not FIXTURES, reason="other people's screenplays (../shared/scripts) are not here")

KITCHEN = """\
INT. KITCHEN - NIGHT #7#

ANNA (34) sits at the table. A letter lies in front of her. The door opens. BEN (36) enters.

BEN
You're still up.

ANNA
(quietly)
It came today.

Ben looks at the letter.

BEN
And? What does it say?

ANNA
I was waiting for you.

BEN
(reaching out)
Give it to me.

ANNA
No. I want to read it myself, and I want you to sit there and hear every word of it.
"""


def film(text: str, **wanted: object) -> Film:
    return breakdown.film(parse(text, "page.fountain"), **wanted)  # type: ignore[arg-type]


def shots(text: str) -> tuple[Shot, ...]:
    return film(text).shots


def slate(text: str) -> list[str]:
    return [f"{shot.size} {' '.join(shot.on)}".strip() for shot in shots(text)]


def noted(text: str) -> str:
    """The page with its coverage written into it."""
    page, last, pieces = parse(text), 0, []
    for offset, note in breakdown.written(page, breakdown.break_down(page)):
        pieces += [text[last:offset], note]
        last = offset
    return "".join((*pieces, text[last:]))


def bare(shot: Shot) -> Shot:
    """A shot without what tells where it stands on the page."""
    return replace(shot, noted=False, source=Source(), lines=tuple(replace(line, source=Source()) for line in shot.lines))


def unframed(scene: Scene) -> Scene:
    return replace(scene, shots=tuple(replace(shot, on=(), setup="") for shot in scene.shots))


def content(scene: Scene) -> list[Shot]:
    return [replace(bare(shot), id="", setup="") for shot in scene.shots]


# --------------------------------------------------------------------------------------------- coverage


def test_a_scene_is_covered_as_one_would_shoot_it() -> None:
    assert slate(KITCHEN) == [
        "WS ANNA",
        "INSERT letter",
        "FS BEN",
        "OTS BEN ANNA",
        "OTS ANNA BEN",
        "MCU BEN",
        "INSERT letter",
        "OTS BEN ANNA",
        "OTS ANNA BEN",
        "2S BEN ANNA",
        "CU ANNA",
        "CU BEN",
    ]


def test_the_first_sight_of_a_place_is_wide() -> None:
    assert slate("INT. HALL - DAY\n\nDust in the light.")[0] == "WS"
    assert slate("EXT. DESERT - DAY\n\nNothing but sand.")[0] == "EWS"
    assert slate("INT. HALL - CONTINUOUS\n\nAnna runs.\n\nANNA\nBen!")[0] == "FS ANNA"


def test_a_heading_alone_is_one_establishing_shot() -> None:
    assert slate("EXT. LIGHTHOUSE - DUSK") == ["EWS"]


def test_tighter_toward_the_end_with_one_push() -> None:
    text = "INT. ROOM - DAY\n\n" + "\n\n".join(
        f"{'ANNA' if turn % 2 else 'BEN'}\nThis is turn number {turn} of a talk." for turn in range(9)
    )
    sizes = [shot.size for shot in shots(text)]
    assert sizes[0] in ("2S", "WS")
    assert sizes.index("OTS") < sizes.index("MCU") < sizes.index("CU")
    assert [shot.move.kind for shot in shots(text)].count("dolly") == 1
    assert len({shot.setup for shot in shots(text)}) < len(shots(text))  # set-ups are returned to


def test_a_set_up_is_held_over_short_turns() -> None:
    page = "INT. ROOM - DAY\n\nANNA\nReady?\n\nBEN\nYes.\n\nANNA\nSure?\n\nBEN\nI have been ready since the day you called me."
    first = shots(page)[0]
    assert [line.text for line in first.lines] == ["Ready?", "Yes.", "Sure?"]


def test_a_long_speech_is_broken_by_who_hears_it() -> None:
    long = " ".join(f"This is sentence number {number} of it." for number in range(9))
    page = f"INT. ROOM - DAY\n\nANNA\nTell me.\n\nBEN\n{long}\n\nANNA\nI see."
    spoken = [shot for shot in shots(page) for line in shot.lines if line.speaker == "BEN"]
    assert any(shot.on == ("ANNA",) for shot in spoken)
    assert " ".join(line.text for shot in spoken for line in shot.lines if line.speaker == "BEN") == long
    assert all(shot.frames / 24 < 10 for shot in spoken)


def test_the_page_s_own_camera_words_are_honoured() -> None:
    page = "INT. ROOM - DAY\n\nAnna waits.\n\nCLOSE ON the letter in her hand.\n\nPAN LEFT to Ben.\n\nANNA\nOh.\n\nBEN\nYes."
    sizes = [(shot.size, shot.on, shot.move.kind, shot.move.way) for shot in shots(page)]
    assert ("INSERT", ("letter",), "static", "") in sizes
    assert any(move == ("pan", "left") for *_, kind, way in sizes for move in [(kind, way)])


def test_three_people_get_a_master_and_singles() -> None:
    page = "INT. ROOM - DAY\n\nANNA\nListen to me, all of you.\n\nBEN\nWe are listening, believe me.\n\nCLARA\nI am not, and I never was."
    covered = shots(page)
    assert covered[0].size == "WS"
    assert len(covered[0].on) == 3
    assert covered[-1].on[0] == "CLARA"


def test_a_voice_over_goes_over_pictures() -> None:
    page = "EXT. BEACH - DAY\n\nANNA walks along the water.\n\nBEN (V.O.)\nShe never came back."
    last = shots(page)[-1]
    assert last.lines[0].off
    assert "BEN" not in {presence.who for shot in shots(page) for presence in shot.people}


def test_no_crossed_line_and_no_jump_cut() -> None:
    for text in (KITCHEN, *(path.read_text(encoding="utf-8-sig") for path in FIXTURES)):
        try:
            made = film(text)
        except PageError:
            continue
        assert crossed_lines(made) == []
        unnoted = [scene for scene in made.scenes if not any(shot.noted for shot in scene.shots)]
        assert jump_cuts(replace(made, scenes=tuple(unnoted))) == []
        assert unmatched_reverses(replace(made, scenes=tuple(unnoted))) == []
        assert missed_eyelines(replace(made, scenes=tuple(unnoted))) == []


# --------------------------------------------------------------------------------------------- notes


def test_a_note_s_shot_takes_the_text_until_the_next() -> None:
    page = (
        "INT. ROOM - DAY #3#\n\nAnna waits.\n\n[[SHOT 3K: CU on ANNA, 100mm, low angle, slow push in, 2.5s -- she knows]]\nANNA\nHello.\n\n"
        "She turns. [[SHOT: INSERT on key]] She takes the key.\n\nBEN\nWhat is it?"
    )
    first, second, third = shots(page)
    assert (first.id, first.noted, first.description) == ("3A", False, "Anna waits.")
    assert (second.id, second.size, second.lens, second.angle, second.frames, second.move.kind) == ("3K", "CU", 100, "low", 60, "dolly")
    assert (second.on, second.description, second.noted) == (("ANNA",), "she knows", True)
    assert [line.text for line in second.lines] == ["Hello."]
    assert (third.id, third.on, third.noted) == ("3B", ("key",), True)
    assert [line.text for line in third.lines] == ["What is it?"]


def test_whom_a_note_frames_comes_from_its_text() -> None:
    page = "INT. ROOM - DAY\n\n[[SHOT: OTS]]\nANNA\nYes.\n\n[[SHOT: MCU]]\nBEN\nNo.\n\n"
    page += "[[SHOT: INSERT]]\nShe drops the letter.\n\n[[SHOT: MS on ben]]\nHe sits."
    assert [shot.on for shot in shots(page)] == [("ANNA", "BEN"), ("BEN",), ("letter",), ("BEN",)]


def test_a_note_s_length_stands_and_lines_keep_theirs() -> None:
    shot = shots("INT. ROOM - DAY\n\n[[SHOT: MCU, 1s]]\nANNA\nThis is a very long thing to say within one second of film.")[0]
    assert shot.frames == 24
    assert shot.lines[0].start + shot.lines[0].within > 1


def test_two_notes_with_one_id() -> None:
    with pytest.raises(PageError, match="1A"):
        film("INT. ROOM - DAY\n\n[[SHOT 1A: WS]]\nRain.\n\n[[SHOT 1A: CU]]\nMore rain.")


def test_automatic_ids_never_clash() -> None:
    page = "INT. A - DAY #2#\n\n[[SHOT 2B: CU]]\nRain.\n\nINT. B - DAY\n\nAnna sits at the table.\n\nANNA\nHm.\n\n"
    page += "INT. C - DAY #2#\n\nAnna runs.\n\nANNA\nOh."
    ids = [shot.id for shot in shots(page)]
    assert len(ids) == len(set(ids))


def test_letters_skip_i_and_o() -> None:
    assert [slating.letters(number) for number in (0, 7, 8, 12, 13, 23, 24, 47, 48)] == ["A", "H", "J", "N", "P", "Z", "AA", "AZ", "BA"]


# --------------------------------------------------------------------------------------------- written into the page

PAGES = {
    "kitchen": KITCHEN,
    "carriage returns": KITCHEN.replace("\n", "\r\n"),
    "no end of line": KITCHEN.rstrip(),
    "some notes": KITCHEN.replace("ANNA\n(quietly)", "[[SHOT: CU]]\nANNA\n(quietly)"),
    "a heading alone": "INT. ROOM - DAY",
    "a long speech": "INT. ROOM - DAY\n\nANNA\n" + "This goes on. " * 30 + "\n(beat)\nAnd on.\n\nBEN\nIndeed.",
    "dual": "INT. ROOM - DAY\n\nANNA\nYes!\n\nBEN ^\nNo!\n\nThey laugh.",
    "notes and boneyard": "INT. ROOM - DAY\n\nAnna [[who?]] waits. /* cut */ She sighs. She looks at\nthe letter.\n\nANNA\nOh. [[hm]] Oh.",
    "odd names": "INT. ROOM - DAY\n\nMR. BIG, ESQ\nYes.\n\nDJ 50MM\nNo, and I mean it this time.\n\n@McAVOY AND SONS\nWhat?",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
def test_written_notes_give_the_same_shots(text: str) -> None:
    before, after = film(text), film(noted(text))
    if "50MM" in text:  # a name that reads as a lens cannot stand in a note
        before, after = (replace(made, scenes=tuple(unframed(scene) for scene in made.scenes)) for made in (before, after))
    assert [bare(shot) for shot in after.shots] == [bare(shot) for shot in before.shots]
    assert all(shot.noted for shot in after.shots)
    assert [scene.eighths for scene in after.scenes] == [scene.eighths for scene in before.scenes]


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
def test_writing_changes_no_other_character_and_only_once(text: str) -> None:
    page = parse(text)
    for _, note in breakdown.written(page, breakdown.break_down(page)):
        assert note.strip().startswith("[[SHOT ")
        assert "\n" not in note.replace("\r\n", "") if "\r\n" in text else "\r" not in note
    assert breakdown.written(parse(noted(text)), breakdown.break_down(parse(noted(text)))) == []


def test_a_written_note_says_where_a_shot_frames_nobody() -> None:
    text = "INT. ROOM - DAY\n\nAnna sits at the table. Clara comes in and stops. Clara runs out. He turns to her and nods.\n\nCLARA\nYes."
    assert [bare(shot) for shot in film(noted(text)).shots] == [bare(shot) for shot in film(text).shots]
    (shot,) = film("INT. ROOM - DAY\n\n[[SHOT: WS on nobody]]\nAnna sits at the table.\n\n[[SHOT: CU on Anna]]").shots[:1]
    assert shot.on == ()


@needs_scripts
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_other_people_s_pages_come_back_from_their_notes(path: Path) -> None:
    text = read(path).source
    try:
        before = film(text)
    except PageError as error:
        assert "nothing to show" in str(error)
        return
    assert [bare(shot) for shot in film(noted(text)).shots] == [bare(shot) for shot in before.shots]


# --------------------------------------------------------------------------------------------- what holds for every film


def sound(made: Film) -> None:
    """What must hold of any film."""
    ids = [shot.id for shot in made.shots]
    assert len(ids) == len(set(ids))
    for scene in made.scenes:
        assert scene.setting in KINDS
        assert scene.shots
        for shot in scene.shots:
            assert shot.frames >= 1
            assert shot.side == 1
            assert shot.setup in ids
            assert all(beat.at >= 0 for beat in shot.beats)
            length = shot.frames / made.format.rate
            heard = [line for line in shot.lines if not shot.noted]
            assert all(line.start + line.within <= length + Fraction(1, 10) for line in heard)
            assert {beat.who for beat in shot.beats} <= {presence.who for presence in shot.people}
            assert len({presence.who for presence in shot.people}) == len(shot.people)
            for before, after in pairwise(shot.lines):
                assert before.start <= after.start


words_of_pages = st.sampled_from(
    [
        "INT. ",
        "EXT. ",
        "ANNA",
        "BEN",
        "\n",
        "\n\n",
        "(",
        ")",
        "[[",
        "]]",
        "SHOT",
        "SHOT 1A: CU",
        ": ",
        "/*",
        "*/",
        "enters",
        "sits",
        "#1#",
        " - DAY",
        "~",
        ">",
        "<",
        "@",
        "!",
        "^",
        ".",
        "She ",
        "Anna ",
        "they ",
        "—",
        "\r\n",
        "\t",
        "\u2028",
        "\x0b",
        "Ł",
        "ß",
        "1A",
    ]
)


@settings(max_examples=4 * settings.default.max_examples, deadline=None)
@given(st.lists(st.one_of(words_of_pages, st.text(max_size=6)), max_size=60).map("".join))
def test_any_text_is_a_film_or_a_page_error(text: str) -> None:
    try:
        made = film(text)
    except PageError:
        return
    sound(made)
    try:
        again = film(noted(text))
    except PageError as error:
        assert "never closes" in str(error)
        return
    assert [(shot.id, shot.size, shot.lens, shot.move, shot.frames) for shot in again.shots] == [
        (shot.id, shot.size, shot.lens, shot.move, shot.frames) for shot in made.shots
    ]


WRITTEN = """\
Anna sits at the table.|Ben enters.|She looks at the letter.|They laugh.|The lights go out.|Ben walks to the window.|Clara runs out.|Silence.|\
He turns to her and nods.|A knock.|CLOSE ON the key.|Anna stands up.|Clara comes in, holding a lantern, and stops."""
sentence = st.sampled_from(WRITTEN.split("|"))
turn = st.tuples(
    st.sampled_from(["ANNA", "BEN", "CLARA", "BEN (V.O.)", "RADIO VOICE"]),
    st.sampled_from(["", "(low)\n", "(to Ben)\n", "(sitting down)\n"]),
    st.integers(1, 60),
)
block = st.one_of(
    st.lists(sentence, min_size=1, max_size=4).map(" ".join),
    turn.map(lambda said: f"{said[0]}\n{said[1]}{'So it goes. ' * said[2]}".rstrip()),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(block, min_size=1, max_size=12))
def test_any_scene_holds_together_and_comes_back_from_its_notes(blocks: list[str]) -> None:
    text = "INT. ROOM - DAY\n\n" + "\n\n".join(blocks)
    made = film(text)
    sound(made)
    assert jump_cuts(made) == []
    assert [bare(shot) for shot in film(noted(text)).shots] == [bare(shot) for shot in made.shots]
    said = [line.text for shot in made.shots for line in shot.lines]
    assert sum(text.count("So it goes.") for text in said) == text.count("So it goes.")


# --------------------------------------------------------------------------------------------- small edits, small changes

TWO = KITCHEN + "\nEXT. BEACH - DAY\n\nCLARA (60) walks along the water. She stops.\n\nCLARA\nThere it is.\n"


def test_inserting_a_scene_changes_no_other() -> None:
    before = film(TWO)
    after = film("INT. OFFICE - DAY\n\nDORA (50) types.\n\nDORA\nNext!\n\n" + TWO)
    assert [content(scene) for scene in after.scenes[1:]] == [content(scene) for scene in before.scenes]


def test_an_edited_line_changes_its_own_shot() -> None:
    before, after = film(TWO), film(TWO.replace("And? What does it say?", "And? What does it say, then?"))
    changed = [old.id for old, new in zip(before.shots, after.shots, strict=True) if bare(old) != bare(new)]
    assert len(changed) == 1


def test_a_comment_changes_nothing() -> None:
    before, after = film(TWO), film(TWO.replace("Ben looks", "/* really? */ [[ask Jo]] Ben looks"))
    assert [bare(shot) for shot in after.shots] == [bare(shot) for shot in before.shots]


def test_the_same_page_twice() -> None:
    assert film(TWO) == film(TWO)


def test_the_rate_changes_frames_but_no_second() -> None:
    at_24, at_25 = film(TWO), film(TWO, base=Film("", format=Format(rate=Fraction(25))))
    for one, other in zip(at_24.shots, at_25.shots, strict=True):
        assert abs(Fraction(one.frames, 24) - Fraction(other.frames, 25)) < Fraction(1, 20)
        assert [line.text for line in one.lines] == [line.text for line in other.lines]


def test_a_faster_film_has_shorter_shots() -> None:
    page = "INT. ROOM - DAY\n\n" + "\n\n".join(f"Anna walks to the window, number {number}. Ben sits at the table." for number in range(12))
    slow, fast = film(page, asl=8.0), film(page, asl=2.5)

    def mean(made: Film) -> Fraction:
        return Fraction(sum(shot.frames for shot in made.shots), len(made.shots))

    assert mean(fast) < mean(slow)


# --------------------------------------------------------------------------------------------- scenes


def test_headings_are_taken_apart() -> None:
    told = heading("INT./EXT. MARA'S CAR - KITCHEN ROAD - DUSK")
    assert (told.interior, told.exterior, told.place, told.time) == (True, True, "MARA'S CAR - KITCHEN ROAD", "dusk")
    assert heading("EXT. COFFEE SHOP - DAY").setting == "shop front"
    assert heading("INT. COFFEE SHOP - DAY").setting == "cafe"
    assert heading("INT. LIGHTHOUSE KITCHEN - DAY").setting == "kitchen"
    assert heading("SNIPER SCOPE").place == "SNIPER SCOPE"
    assert heading("INT. HUT - MOMENTS LATER").follows


def test_continuous_scenes_keep_the_time_before() -> None:
    made = film("EXT. STREET - NIGHT\n\nRain.\n\nINT. HALL - CONTINUOUS\n\nDark.\n\nINT. ATTIC\n\nDark.\n\nEXT. BEACH - SUNRISE\n\nWaves.")
    assert [scene.time for scene in made.scenes] == ["night", "night", "night", "dawn"]


def test_an_edit_of_the_action_keeps_the_kind_of_set() -> None:
    one, other = film("INT. HUT - DAY\n\nAnna waits by the sea."), film("INT. HUT - DAY\n\nAnna waits in the office.")
    assert one.scenes[0].setting == other.scenes[0].setting == "room"


def test_furnishing_comes_from_the_kind_and_the_words() -> None:
    made = film("INT. KITCHEN - DAY\n\nA piano. Two lanterns. Rain has stopped.")
    assert {"table", "stove", "piano", "lantern"} <= set(made.scenes[0].furnishing)
    assert "rain" not in made.scenes[0].furnishing


def test_text_before_the_first_heading_is_a_scene() -> None:
    made = film("Title: Odd\n\nAnna sleeps.\n\nINT. ROOM - DAY\n\nBen wakes.")
    assert [scene.number for scene in made.scenes] == ["1", "2"]
    assert made.scenes[0].setting == "void"
    assert made.title == "Odd"


def test_what_is_no_picture_is_no_shot() -> None:
    page = "# Act\n\n= Synopsis\n\nFADE IN:\n\nINT. ROOM - DAY\n\nAnna waits.\n\nCUT TO:\n\n"
    page += "> THE END <\n\n===\n\n/* Ben dies. */\n\n[[Ask Jo]]\n\nFADE OUT."
    assert [shot.description for shot in shots(page)] == ["Anna waits."]


@pytest.mark.parametrize("text", ["", "\n\n", "Title: Nothing", "FADE IN:\n\n> THE END <", "[[only a note]]", "# Act\n\n= Synopsis"])
def test_a_page_with_nothing_to_show(text: str) -> None:
    with pytest.raises(PageError, match="nothing to show"):
        film(text)


def test_music_and_effects_belong_to_the_scene() -> None:
    assert film("INT. ROOM - DAY\n\n[[music: low strings]]\nAnna waits. [[sfx: wind]]").scenes[0].sounds == (
        "music: low strings",
        "sfx: wind",
    )


def test_looks_come_from_the_book_and_the_page() -> None:
    book = (Look("person", "BEN", "a sailor"), Look("style", "", "", {"line": 2}))
    made = film(KITCHEN, base=Film("Letters", (), book))
    assert made.title == "Letters"
    assert made.look("person", "BEN").words == "a sailor"
    assert made.look("person", "BEN").traits["age"] == 36
    assert made.look("style", "").traits == {"line": 2}


def test_findings_say_what_cannot_be_staged() -> None:
    found = breakdown.break_down(parse("INT. ROOM - DAY\n\nAnna surfs.\n\nANNA\nPlease.\n\n> CENTRED <", "p.fountain")).findings
    assert [(finding.level, finding.where) for finding in found] == [("note", "p.fountain:3"), ("note", "p.fountain:8")]
    assert all(finding.remedy for finding in found)


# --------------------------------------------------------------------------------------------- size


def feature(scenes: int) -> str:
    lines = (
        "I could lose it on the way.",
        "You never lost a letter in your life.",
        "Count with me first.",
        "What?",
        "My father is out there.",
    )
    out = []
    for number in range(scenes):
        out.append(f"INT. ROOM {number} - DAY\n\nA quiet place. Anna sits at the table. Ben enters and looks at the letter.")
        out += [f"{'ANNA' if turn % 2 else 'BEN'}\n{lines[(turn * 7 + number) % 5]}" for turn in range(12)]
    return "\n\n".join(out)


def test_time_is_linear_in_the_page() -> None:
    """Counted in function calls, so that no busy machine can break it."""

    def calls(scenes: int) -> int:
        page, count = parse(feature(scenes)), 0

        def called(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(called)
        try:
            breakdown.film(page)
        finally:
            sys.setprofile(None)
        return count

    breakdown.film(parse(feature(32)))  # what is remembered of places and cues is remembered for both
    assert calls(32) < 4.2 * calls(8)


@needs_scripts
def test_the_coffee_shop() -> None:
    made = breakdown.film(read(SCRIPTS / "fountain-py" / "coffee_shop.fountain"))
    assert 10 <= len(made.shots) <= 16
    scene = made.scenes[0]
    assert (scene.setting, scene.time, scene.eighths) == ("cafe", "day", 7)
    told = [f"{shot.size} {' '.join(shot.on)}".strip() for shot in scene.shots]
    assert told == [
        "WS",
        "MFS ALICE",
        "INSERT laptop",
        "MCU ALICE",
        "FS BOB",
        "POV ALICE BOB",
        "2S BOB ALICE",
        "OTS ALICE BOB",
        "WS ALICE BOB",
        "OTS BOB ALICE",
        "CU ALICE",
        "CU BOB",
        "2S BOB ALICE",
        "CU ALICE",
    ]
    assert [line.text for shot in scene.shots for line in shot.lines][:2] == [
        "Come on, inspiration... where are you?",
        "Excuse me, is this seat taken?",
    ]


def test_an_action_line_without_people_is_not_the_same_wide_again() -> None:
    page = "INT. STATION - NIGHT\n\nANNA and BEN huddle together.\n\nANNA\nDo you hear that?\n\nA faint humming grows louder all around them.\n\nBEN\nHear what?\n\n"
    page += "Suddenly the lights flicker and go out.\n\nANNA\nListen.\n\nA shadow moves slowly across the floor.\n\nBEN\nI see nothing.\n\nDust falls on everything that is still left.\n\nANNA\nThere.\n\nThe station goes on falling apart, slowly, without pity."
    made = [shot for shot in shots(page) if shot.description][1:]
    cameras = [(shot.size, shot.on, shot.angle, shot.view) for shot in made]
    assert len(set(cameras)) == len(cameras) >= 4
    assert any(shot.on == ("lamp",) for shot in made), "the light that flickers"
    assert any(shot.size == "CU" and shot.on for shot in made), "a face that hears it"
    assert any(shot.angle == "ground" for shot in made), "the floor that the shadow falls on"


def test_items_of_a_montage_differ_from_their_neighbours() -> None:
    page = "INT. CAFE - DAY\n\nAnna and Ben sit.\n\nMONTAGE\n\n- Anna and Ben meet\n- They share a table\n- Ben helps Anna\n- They laugh together\n"
    made = shots(page)[1:]
    assert all(before.size != after.size for before, after in pairwise(made))


def test_an_expression_is_a_close_up_of_whose_it_is() -> None:
    page = "INT. HALL - DAY\n\nWELLS and TORRES stand here.\n\nTORRES\nIt was no accident, and you know that as well as I do.\n\nWells' expression hardens.\n"
    page += "\nWELLS\nSabotage?"
    assert [(shot.size, shot.on) for shot in shots(page) if "hardens" in shot.description][-1] == ("CU", ("WELLS",))


def test_who_runs_is_shot_from_the_shoulder_and_a_threat_from_below() -> None:
    run = shots(
        "EXT. ALLEY - NIGHT\n\nRain falls on the stones.\n\nANNA looks round the corner.\n\nAnna runs to the right, past the bins, as fast as she can.\n"
    )
    assert run[-1].move.kind == "handheld"
    low = shots(
        "INT. HALL - DAY\n\nANNA and BEN stand here.\n\nANNA\nNo, please, I have never seen this place before.\n\nBen turns, snarls and walks slowly towards her.\n\nBEN\nHa."
    )
    assert any(shot.angle == "low" and shot.on == ("BEN",) for shot in low)


def test_a_hug_is_a_two_shot_of_its_own_that_comes_in():
    page = "INT. HALL - DAY\n\nANNA and BEN wait by the door.\n\nANNA\nI did it. I got it, Ben.\n\nBEN\nI am so proud of you.\n\nThey hug."
    last = next(shot for shot in reversed(shots(page)) if shot.size == "2S")
    assert set(last.on) == {"ANNA", "BEN"} and (last.move.kind, last.move.way) == ("dolly", "in")


def test_who_comes_to_a_door_is_seen_from_the_front():
    page = (
        "EXT. STREET - DAY\n\nA quiet street.\n\nCars stand at the kerb.\n\n"
        "ANNA (25), wearing a blue dress and carrying a bag, approaches the entrance of the shop, slowly, looking up at it."
    )
    kinds = [shot.move.kind for shot in shots(page) if "ANNA" in shot.on]
    assert "lead" in kinds and "follow" not in kinds
