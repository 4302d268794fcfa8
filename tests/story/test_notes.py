"""The grammar of shot notes: what a crew writes, what comes of it, and what is said when it means nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.core.errors import PageError
from workprint.core.nouns import Move, Source
from workprint.story import crewwords
from workprint.story.fountain import parse
from workprint.story.notes import ShotNote, is_shot, shot_note, shot_notes, sound_note, unique, written

IN, OUT = Move("dolly", "in"), Move("dolly", "out")

SAID: dict[str, dict[str, Any]] = {
    "SHOT 3A: WS, low angle, 24mm, slow push in, 5s -- the lamp room, rain on the glass": {
        "id": "3A", "size": "WS", "angle": "low", "lens": 24, "move": Move("dolly", "in", "slow"), "seconds": Fraction(5),
        "description": "the lamp room, rain on the glass",
    },
    "SHOT 3B: MCU on MARA, 50mm": {"id": "3B", "size": "MCU", "on": ("MARA",), "lens": 50},
    "SHOT: OTS on MARA and JONAH": {"size": "OTS", "on": ("MARA", "JONAH")},
    "shot: cu ON ÉLISE & JEAN-LUC": {"size": "CU", "on": ("ÉLISE", "JEAN-LUC")},
    "SHOT: CU on MARA 85mm, 2.5s": {"size": "CU", "on": ("MARA",), "lens": 85, "seconds": Fraction(5, 2)},
    "SHOT 12": {"id": "12"},
    "SHOT sc012_0010": {"id": "SC012_0010"},
    "SHOT 3C -- she waits -- and waits": {"id": "3C", "description": "she waits -- and waits"},
    "SHOT 3C: WS — the\n  sea": {"id": "3C", "size": "WS", "description": "the sea"},
    "SHOT:": {},
    "SHOT: 2S": {"size": "2S"},
    "SHOT: 2s": {"seconds": Fraction(2)},
    "SHOT: INSERT on the letter, 0:05": {"size": "INSERT", "on": ("the letter",), "seconds": Fraction(5)},
    "SHOT: POV, 1:02.5": {"size": "POV", "seconds": Fraction(125, 2)},
    "SHOT: 120f": {"frames": 120},
    "SHOT: WS, engine=runway-gen4": {"size": "WS", "engine": "runway-gen4"},
    "SHOT: WS, engine previz": {"size": "WS", "engine": "previz"},
    "SHOT: two-shot": {"size": "2S"},
    "SHOT: closeup": {"size": "CU"},
    "SHOT: Medium Close-Up": {"size": "MCU"},
    "SHOT: extreme close up": {"size": "ECU"},
    "SHOT: cowboy": {"size": "MFS"},
    "SHOT: LS": {"size": "FS"},
    "SHOT: over-the-shoulder": {"size": "OTS"},
    "SHOT: medium": {"size": "MS"},
    "SHOT: medium, medium push in": {"size": "MS", "move": IN},
    "SHOT: medium push-in": {"move": IN},
    "SHOT: medium shot, slowly pull back": {"size": "MS", "move": Move("dolly", "out", "slow")},
    "SHOT: push in slowly": {"move": Move("dolly", "in", "slow")},
    "SHOT: static": {"move": Move("static")},
    "SHOT: locked off, top shot": {"move": Move("static"), "angle": "overhead"},
    "SHOT: whip pan left": {"move": Move("pan", "left", "fast")},
    "SHOT: fast pan left": {"move": Move("pan", "left", "fast")},
    "SHOT: crane up, worm’s-eye": {"move": Move("crane", "up"), "angle": "worm"},
    "SHOT: boom down": {"move": Move("pedestal", "down")},
    "SHOT: arc left 45 degrees": {"move": Move("arc", "left", degrees=45)},
    "SHOT: slow orbit 90°, MS": {"size": "MS", "move": Move("arc", "right", "slow", degrees=90)},
    "SHOT: fast roll left, 30 deg": {"move": Move("roll", "left", "fast", degrees=30)},
    "SHOT: vertigo on MARA": {"move": Move("dolly zoom", "in"), "on": ("MARA",)},
    "SHOT: follow MARA, FS": {"size": "FS", "move": Move("follow", to="MARA")},
    "SHOT: steadicam on MARA, 35mm": {"on": ("MARA",), "lens": 35, "move": Move("follow")},
    "SHOT: MS slowly lead DR. CHEN 40mm": {"size": "MS", "lens": 40, "move": Move("lead", "", "slow", "DR. CHEN")},
    "SHOT: MCU on MARA, rack focus to JONAH": {"size": "MCU", "on": ("MARA",), "move": Move("rack", to="JONAH")},
    "SHOT: rack focus to the letter, 2s": {"seconds": Fraction(2), "move": Move("rack", to="the letter")},
    "SHOT: MS on MARA, profile": {"size": "MS", "on": ("MARA",), "view": "profile"},
    "SHOT: three-quarter back, CU": {"size": "CU", "view": "three-quarter back"},
    "SHOT: 3/4 view": {"view": "three-quarter"},
    "SHOT: three quarter": {"view": "three-quarter"},
    "SHOT: three-quarter shot": {"size": "MFS"},
    "SHOT: WS from behind": {"size": "WS", "view": "back"},
    "SHOT: head-on, across the line": {"view": "front", "side": -1},
    "SHOT: tracking, dutch tilt": {"move": Move("truck", "right"), "angle": "dutch"},
    "SHOT: tilt down, eye level": {"move": Move("tilt", "down"), "angle": "eye"},
    "SHOT: crash zoom": {"move": Move("zoom", "in", "fast")},
    "SHOT: WS hand-held": {"size": "WS", "move": Move("handheld")},
}  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_said(text: str) -> None:
    assert is_shot(text)
    note = shot_note(text)
    assert note == ShotNote(**SAID[text])
    assert shot_note(written(note)) == note


@pytest.mark.parametrize("size", crewwords.SIZES)
def test_every_size_is_known_by_its_name(size: str) -> None:
    assert shot_note(f"SHOT: {size}").size == size


WRONG = {
    "SHOT 3A: WSS, low": ("7: in a shot note, 'WSS' says nothing known", "WS"),
    "SHOT: WS,\nlow angel": ("8: in a shot note, 'angel' says nothing known", "low angle"),
    "SHOT: mcu on MARA, pusch in": ("'pusch' says nothing known", "push in"),
    "SHOT: ark left": ("'ark' says nothing known", "arc left"),
    "SHOT: profil": ("'profil' says nothing known", "profile"),
    "SHOT: dolly in 30 degrees": ("'30 degrees' is how far nothing goes", "arc left 45 degrees"),
    "SHOT: arc 999 degrees": ("'999 degrees' is no turn", "360"),
    "SHOT: rack focus to": ("'to' names nobody", "rack focus to MARA"),
    "SHOT: follow MARA, follow JONAH": ("a move already", "two shots"),
    "SHOT: XYZZY": ("'XYZZY' says nothing known", "with 'on': on XYZZY"),
    "SHOT 3A WS, low": ("after 'SHOT 3A' a colon is missing", "[[SHOT 3A: WS"),
    "SHOT: slow": ("'slow' is the speed of no move", "slow push in"),
    "SHOT: WS, CU": ("'CU': the note has a size already, 'WS'", "two shots"),
    "SHOT: 24mm, 35mm": ("a lens already, '24mm'", "two shots"),
    "SHOT: 5s, 120f": ("a length already, '5s'", "two shots"),
    "SHOT: whip pan, slow": ("'slow': the note has a speed already", "two shots"),
    "SHOT: 0s": ("'0s' is no length", "at least one frame"),
    "SHOT: 0f": ("'0f' is no length", "at least one frame"),
    "SHOT: 99999s": ("'99999s' is no length", "an hour"),
    "SHOT: 9000mm": ("'9000mm' is no lens", "1200mm"),
    "SHOT: on": ("'on' names nobody", "on MARA"),
    "SHOT: on MARA and": ("'on' names nobody", "on MARA"),
    "SHOT: engine": ("'engine' without a name", "workprint engines"),
    "SHOT: 2,5s": ("'2' says nothing known", "2S"),
    "SHOT: " + "9" * 30 + "f": ("says nothing known", "EWS"),
}


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text: str) -> None:
    assert is_shot(text)
    with pytest.raises(PageError) as caught:
        shot_note(text, Source("x.fountain", 7, 8))
    what, remedy = WRONG[text]
    assert what in str(caught.value)
    assert remedy in caught.value.remedy
    assert caught.value.where.startswith("x.fountain:")


@pytest.mark.parametrize(
    "text", ["Shot on location", "Shot idea: she looks", "Shot 3 is weak", "SHOT LIST", "shots: 3", "shotgun: x", "a SHOT 3A: WS", ""]
)
def test_other_notes_are_left_alone(text: str) -> None:
    assert not is_shot(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("music: low strings,\n 60 bpm", "music: low strings, 60 bpm"),
        ("SFX: wind", "sfx: wind"),
        ("music:", ""),
        ("musical: x", ""),
        ("a music: x", ""),
    ],
)
def test_sound(text: str, said: str) -> None:
    assert sound_note(text) == said


def test_length_in_frames() -> None:
    assert shot_note("SHOT: 5s").length(Fraction(24000, 1001)) == 120
    assert shot_note("SHOT: .001s").length(Fraction(24)) == 1
    assert shot_note("SHOT: 33f").length(Fraction(24)) == 33
    assert shot_note("SHOT: WS").length(Fraction(24)) is None


def test_a_page_gives_its_notes_in_order_with_their_lines() -> None:
    page = parse(
        "INT. HUT - DAY\n\n[[SHOT 1A: WS]]\nRain. [[shot 1B: CU on MARA]]\n\n[[just a note]]\n\nMARA\n[[SHOT: ECU]]\nYes.", "x.fountain"
    )
    assert [(note.id, note.size, str(note.source)) for note in shot_notes(page)] == [
        ("1A", "WS", "x.fountain:3"),
        ("1B", "CU", "x.fountain:4"),
        ("", "ECU", "x.fountain:9"),
    ]


def test_an_id_stands_once() -> None:
    page = parse("INT. HUT - DAY\n\n[[SHOT 1A: WS]]\nRain.\n\n[[SHOT 1a: CU]]\nWind.", "x.fountain")
    with pytest.raises(PageError, match=r"x.fountain:6: shot 1A is already noted at x.fountain:3"):
        shot_notes(page)
    assert len(unique([ShotNote(), ShotNote()])) == 2


MOVES = (
    st.builds(
        Move,
        st.sampled_from(["pan", "truck"]),
        st.sampled_from(["left", "right"]),
        st.sampled_from(crewwords.SPEEDS),
    )
    | st.sampled_from(
        [Move("static"), Move("handheld", "", "slow"), IN, OUT, Move("pedestal", "down", "fast"), Move("zoom", "out"), Move("tilt", "up")]
    )
    | st.builds(
        Move,
        st.sampled_from(["arc", "roll"]),
        st.sampled_from(["left", "right"]),
        st.sampled_from(crewwords.SPEEDS),
        st.just(""),
        st.integers(0, 360),
    )
    | st.builds(
        Move,
        st.sampled_from(["follow", "lead", "rack"]),
        st.just(""),
        st.sampled_from(crewwords.SPEEDS),
        st.just("") | st.deferred(lambda: NAMES),
    )
    | st.builds(Move, st.sampled_from(["crane"]), st.sampled_from(["up", "down"]))
    | st.builds(Move, st.just("dolly zoom"), st.sampled_from(["in", "out"]), st.sampled_from(crewwords.SPEEDS))
)
NAMES = st.sampled_from(["MARA", "DR. O'NEIL", "ИВАН", "the letter", "JEAN-LUC PICARD", "ÉLISE 2"])
WORDS = st.text(alphabet="abc é,:-'/\"", max_size=20).map(lambda text: " ".join(text.split()))
LENGTHS = st.tuples(st.integers(1, 3_600_000_000).map(lambda n: Fraction(n, 1_000_000)), st.none()) | st.tuples(
    st.none(), st.none() | st.integers(1, 864_000)
)
MAKERS = st.sampled_from(["", "previz", "runway-gen4", "wan2.2"]).map(lambda engine: (engine, "")) | st.sampled_from(
    ["plates/sea.mp4", "plates/board 3.png", "plates/deep/été.jpeg"]
).map(lambda plate: ("", plate))
NOTES = st.builds(
    lambda length, maker, **rest: ShotNote(seconds=length[0], frames=length[1], engine=maker[0], plate=maker[1], **rest),
    LENGTHS,
    MAKERS,
    id=st.from_regex(r"[A-Z0-9][A-Z0-9._-]{0,8}", fullmatch=True) | st.just(""),
    size=st.sampled_from(("", *crewwords.SIZES)),
    on=st.lists(NAMES, max_size=3).map(tuple),
    angle=st.sampled_from(("", *crewwords.ANGLES)),
    lens=st.just(0) | st.integers(4, 1200),
    move=st.none() | MOVES,
    description=WORDS,
    view=st.sampled_from(("", *crewwords.VIEWS)),
    side=st.sampled_from((1, -1)),
)


@settings(deadline=None)
@given(NOTES)
def test_what_is_written_reads_the_same(note: ShotNote) -> None:
    text = written(note)
    assert is_shot(text)
    assert shot_note(text) == note
    assert written(shot_note(text)) == text
    page = parse(f"INT. HUT - DAY\n\n[[{text}]]\nRain.")
    assert shot_notes(page) == (note,)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_note_or_one_clear_error(text: str) -> None:
    try:
        note = shot_note(f"SHOT 1: {text}")
    except PageError as error:
        note = None
        said = error.remedy
    assert shot_note(written(note)) == note if note else said


def test_a_long_note_is_read_in_one_pass() -> None:
    with pytest.raises(PageError):
        shot_note("SHOT 1: " + "on A " * 100_000 + ", nonsense")
    with pytest.raises(PageError):
        shot_note("SHOT 1: " + "x" * 1_000_000)
    assert len(shot_note("SHOT 1: WS -- " + "-- " * 100_000).description) > 100_000


@pytest.mark.parametrize(
    ("said", "angle"),
    [
        ("low angle, dutch", "low dutch"),
        ("dutch, high angle", "high dutch"),
        ("canted, knee level, profile", "knee dutch"),
        ("low angle, hip level", "hip"),
        ("low angle, hip level, dutch", "hip dutch"),
    ],
)
def test_a_note_may_say_a_height_a_look_and_a_lean(said: str, angle: str) -> None:
    note = shot_note(f"SHOT 1A: CU on MARA, {said}")
    assert note.angle == angle
    assert shot_note(written(note)) == note


def test_a_lean_may_say_how_far() -> None:
    note = shot_note("SHOT 1A: CU on MARA, low angle, dutch, 20 degrees")
    assert note.angle == "low dutch" and note.move is not None and note.move.degrees == 20
    assert shot_note(written(note)) == note


@pytest.mark.parametrize("said", ["low angle, high angle", "dutch, dutch", "worm, overhead", "hip level, high angle"])
def test_angles_that_exclude_one_another_are_named(said: str) -> None:
    with pytest.raises(PageError, match="has a angle already"):
        shot_note(f"SHOT 1A: CU on MARA, {said}")
