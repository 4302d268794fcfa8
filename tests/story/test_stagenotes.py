"""The grammar of stage notes: what a director writes, what comes of it, and what is said when it means nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.core.errors import PageError
from workprint.core.nouns import MOODS, Piece, Source
from workprint.story import breakdown, fountain, lexicon, stagewords
from workprint.story.settings import KINDS
from workprint.story.stagenotes import StageNote, Stance, Step, described, is_stage, stage_note, written

SETS: dict[str, dict[str, Any]] = {
    "stage: a shop 8 x 5 m, door on the left wall, two windows on the back wall, a counter at the back, shelves on the right wall, "
    "a round table with four chairs": {
        "kind": "shop",
        "size": (800, 500),
        "pieces": (
            Piece("door", 1, "left wall"),
            Piece("window", 2, "back wall"),
            Piece("counter", 1, "back"),
            Piece("shelf", 1, "right wall"),
            Piece("round table"),
            Piece("chair", 4, "", "round table"),
        ),
    },
    "stage: a small bedroom with two windows, bed by the window": {
        "kind": "bedroom",
        "size": (450, 350),
        "pieces": (Piece("window", 2), Piece("bed", 1, "", "window")),
    },
    "Stage: car interior": {"kind": "car"},
    "stage: a park": {"kind": "park"},
    "stage: coffee shop, 10 by 8 by 3.2 metres": {"kind": "cafe", "size": (1000, 800, 320)},
    "stage: 3 old red armchairs in the back left corner": {"pieces": (Piece("armchair", 3, "back left", "", "old red"),)},
    "stage: a piano at 1.5, -2": {"pieces": (Piece("piano", 1, "at 1.5 -2"),)},
    "stage: a table, 2 chairs and a lamp on the table": {
        "pieces": (Piece("table"), Piece("chair", 2), Piece("lamp", 1, "", "table"))
    },
    "stage: crowd of 30": {"crowd": 30},
    "stage: a street; a crowd": {"kind": "street", "crowd": 12},
    "stage: thirty people": {"crowd": 30},
    "stage: trees, a TV on the right wall": {"pieces": (Piece("tree", 6), Piece("television", 1, "right wall"))},
}  # fmt: skip

PEOPLE: dict[str, tuple[Stance, ...]] = {
    "stage: MARA at the window, JONAH 2 m left of MARA facing her, sitting": (
        Stance("MARA", "window"),
        Stance("JONAH", "2 m left of MARA", "sit", "MARA"),
    ),
    "stage: MARA sits at the table, angry": (Stance("MARA", mood="angry", steps=(Step("sit", "table"),)),),
    "stage: JONAH picks up the letter": (Stance("JONAH", steps=(Step("pick", "", "letter"),)),),
    "stage: ÉLISE at 1.5, -2": (Stance("ÉLISE", "at 1.5 -2"),),
    "stage: MARA behind the counter, very sad, holding a lantern": (
        Stance("MARA", "behind counter", holding="lantern", mood="sad", strength=100),
    ),
    "stage: MARA slightly afraid": (Stance("MARA", mood="afraid", strength=40),),
    "stage: MARA next to JONAH": (Stance("MARA", "beside JONAH"),),
    "stage: MARA 50 cm to the right of the piano": (Stance("MARA", "0.5 m right of piano"),),
    "stage: DR. CHEN and COP 2 in the back left corner": (Stance("DR. CHEN", "back left"), Stance("COP 2", "back left")),
    "stage: @McAvoy seated in seat 2": (Stance("MCAVOY", "seat 2", "sit"),),
    "stage: MARA gives JONAH the letter": (Stance("MARA", steps=(Step("give", "JONAH", "letter"),)),),
    "stage: MARA hands the letter over to JONAH and looks at her own hand": (
        Stance("MARA", steps=(Step("give", "JONAH", "letter"), Step("look", "own hand"))),
    ),
    "stage: MARA and JONAH hug": (Stance("MARA", steps=(Step("hug", "JONAH"),)), Stance("JONAH", steps=(Step("hug", "MARA"),))),
    "stage: MARA walks to the window, puts the lantern on the table, looks out to sea, kneels beside JONAH": (
        Stance(
            "MARA",
            steps=(Step("walk", "window"), Step("put", "table", "lantern"), Step("look", "sea"), Step("kneel", "beside JONAH")),
        ),
    ),
    "stage: MARA waves at JONAH, shakes her head, nods at him": (
        Stance("MARA", steps=(Step("wave", "JONAH"), Step("shake"), Step("nod", "JONAH"))),
    ),
    "stage: MARA dances with JONAH, gets up, lies down on the sofa": (
        Stance("MARA", steps=(Step("dance", "JONAH"), Step("stand"), Step("lie", "sofa"))),
    ),
    "stage: MARA enters with a suitcase": (Stance("MARA", holding="suitcase", steps=(Step("enter"),)),),
    "stage: MARA looks up, JONAH faces away": (Stance("MARA", steps=(Step("look", "up"),)), Stance("JONAH", facing="away")),
}


@pytest.mark.parametrize("text", SETS)
def test_a_set_is_described(text: str) -> None:
    assert is_stage(text)
    note = stage_note(text)
    assert note == StageNote(**SETS[text])
    assert stage_note(written(note)) == note
    assert described(text.split(":", 1)[1]) == note


@pytest.mark.parametrize("text", PEOPLE)
def test_people_are_placed(text: str) -> None:
    note = stage_note(text)
    assert note == StageNote(people=PEOPLE[text])
    assert stage_note(written(note)) == note


WRONG = {
    "stage: two widnows on the back wall": ("7: in a stage note, 'widnows' says nothing known", "window"),
    "stage: a shpo 8 x 5 m": ("'shpo' says nothing known", "shop"),
    "stage: MARA at the\nwindwo": ("8: in a stage note, 'windwo' says nothing known", "window"),
    "stage: MARA agnry": ("'agnry' says nothing known", "angry"),
    "stage: MARA surfs": ("'surfs' cannot be staged", "walks"),
    "stage: Mara sits": ("'Mara' says nothing known", "capitals"),
    "stage:": ("nothing is said", "[[stage: a shop"),
    "stage: MARA": ("MARA is named and nothing is said", "MARA at the window"),
    "stage: MARA sitting, angry, sad": ("'sad': MARA has a mood already, 'angry'", "further down"),
    "stage: MARA at the door, at the window": ("MARA has a mark already, 'door'", "further down"),
    "stage: 900 x 2 m": ("'900 x 2 m' is no size", "200 m"),
    "stage: a shop 8 x 5 m, 6 x 4 m": ("has a size already", "one"),
    "stage: crowd of 99": ("a crowd of 99 is too large", "30"),
    "stage: 99 chairs": ("99 of 'chair' will not do", "30"),
    "stage: MARA " + "sits, " * 13: ("MARA is to do more than 12 things", "Part it"),
    "stage: " + "a chair, " * 201: ("the set has more than 200 things", "six chairs"),
    "stage: MARA picks up": ("names nothing that a hand can hold", "picks up the letter"),
    "stage: MARA gives the letter": ("names nobody to give it to", "gives the letter to JONAH"),
    "stage: MARA hugs": ("names nobody", "hugs JONAH"),
    "stage: MARA facing": ("'facing' names nobody and nothing", "facing JONAH"),
    "stage: MARA gives JONAH": ("names nothing that a hand can hold", "gives the letter to JONAH"),
    "stage: MARA puts down the boook": ("names nothing that a hand can hold", "book"),
    "stage: MARA 2 m left JONAH": ("'2 m left JONAH' is no place", "2 m left of JONAH"),
    "stage: MARA 200 m left of JONAH": ("is no place", "at most 50 m"),
    "stage: MARA at 1.5": ("'at 1.5' is no place on the floor", "at 1.5 -2"),
    "stage: MARA between JONAH and the door": ("'between' says nothing known", "beside JONAH"),
    "stage: MARA walks to": ("'to' says nothing known", "walks to the window"),
    "stage: MARA seat 14": ("seat '14' is not there", "1 to 12"),
    "stage: everyone sits": ("'everyone' says nothing known", "in capitals"),
    "stage: MARA wearing a red coat": ("'wearing' says nothing known", "look.toml"),
    "stage: MARA is extremly angry": ("'extremly' says nothing known", "extremely"),
    "stage: MARA goes crazy": ("'crazy' says nothing known", "what they do"),
    "stage: MARA sits on the moon": ("'on the moon' is not to be staged so", "sets and their things"),
    "stage: a dog at the door": ("'dog' says nothing known", "DOG at the door"),
    "stage: two guards at the door": ("'guards' says nothing known", "GUARD at the door"),
    "stage: twelve hundred chairs": ("'twelve hundred chairs' are too many", "30"),
}


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text: str) -> None:
    with pytest.raises(PageError) as caught:
        stage_note(text, Source("x.fountain", 7, 8))
    what, remedy = WRONG[text]
    assert what in str(caught.value)
    assert remedy in caught.value.remedy
    assert caught.value.where.startswith("x.fountain:")


def test_people_are_no_part_of_a_set() -> None:
    with pytest.raises(PageError, match="MARA is no part of a set"):
        described("a shop, MARA at the window")


@pytest.mark.parametrize("text", ["Stage left", "stages: x", "the stage: x", "", "SHOT 1: WS"])
def test_other_notes_are_left_alone(text: str) -> None:
    assert not is_stage(text)


METRES = st.integers(-400, 400).map(lambda n: n / 20)
FAR = st.integers(1, 200).map(lambda n: n / 20)
NAMES = st.sampled_from(["MARA", "DR. CHEN", "ÉLISE", "COP 2", "O'NEIL", "JEAN-LUC PICARD", "ИВАН"])
PLACES = st.sampled_from([*lexicon.MARKS, *stagewords.PIECES])


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


COORDINATES = st.builds(lambda x, z: f"at {number(x)} {number(z)}", METRES, METRES).filter(lambda said: "-0 " not in said)
TARGETS = NAMES | PLACES
BESIDE = st.builds(lambda relation, there: f"{relation} {there}", st.sampled_from(stagewords.RELATIONS), TARGETS)
OFF = st.builds(lambda far, side, there: f"{number(far)} m {side} {there}", FAR, st.sampled_from(stagewords.RELATIONS[:-2]), TARGETS)
MARKS = PLACES | COORDINATES | BESIDE | OFF
HELD = st.sampled_from(list(stagewords.HELD))
SEEN = TARGETS | st.sampled_from(sorted(set(stagewords.SIGHTS.values())))


def steps(verb: str) -> st.SearchStrategy[Step]:
    nothing = st.just("")
    things = HELD if verb in stagewords.WITH_THING else nothing
    targets: st.SearchStrategy[str] = nothing
    if verb == "give" or verb == "hug":
        targets = NAMES
    elif verb == "dance":
        targets = NAMES | nothing
    elif verb == "look":
        targets = SEEN | nothing | st.sampled_from(stagewords.WAYS)
    elif verb in stagewords.AIMED:
        targets = SEEN | nothing
    elif verb in stagewords.GOING:
        targets = MARKS | nothing
    return st.builds(Step, st.just(verb), targets, things)


STEPS = st.sampled_from(list(stagewords.VERBS)).flatmap(steps)
FELT = (
    st.tuples(st.just(""), st.just(70))
    | st.tuples(st.just("neutral"), st.just(70))
    | st.tuples(st.sampled_from(MOODS[1:]), st.sampled_from([40, 70, 100]))
)
STANCES = st.builds(
    lambda felt, **rest: Stance(mood=felt[0], strength=felt[1], **rest),
    FELT,
    who=NAMES,
    mark=st.just("") | MARKS,
    posture=st.sampled_from(["", *stagewords.POSTURES]),
    facing=st.just("") | SEEN,
    holding=st.just("") | HELD,
    steps=st.lists(STEPS, max_size=3).map(tuple),
).filter(lambda stance: stance != Stance(stance.who))
WORDS = st.lists(st.sampled_from(["red", "old", "very", "tall"]), max_size=2).map(" ".join)
PIECES = st.builds(
    lambda where, **rest: Piece(where=where[0], near=where[1], **rest),
    st.tuples(st.sampled_from(["", *stagewords.WHERE]) | COORDINATES, st.just(""))
    | st.tuples(st.just(""), st.sampled_from([*stagewords.PIECES])),
    thing=st.sampled_from([*stagewords.PIECES]),
    count=st.integers(1, 30),
    words=WORDS,
)
CENTIMETRES = st.integers(100, 20_000)
NOTES = st.builds(
    StageNote,
    kind=st.sampled_from(["", *KINDS]),
    size=st.just(()) | st.lists(CENTIMETRES, min_size=2, max_size=3).map(tuple),
    pieces=st.lists(PIECES, max_size=4).map(tuple),
    crowd=st.none() | st.integers(0, 30),
    people=st.lists(STANCES, max_size=3, unique_by=lambda stance: stance.who).map(tuple),
).filter(lambda note: note.describes or note.people)


@settings(deadline=None, max_examples=3 * settings.default.max_examples)
@given(NOTES)
def test_what_is_written_reads_the_same(note: StageNote) -> None:
    text = written(note)
    assert is_stage(text)
    assert stage_note(text) == note
    assert written(stage_note(text)) == text


FRAGMENTS = st.sampled_from(
    [
        "MARA",
        "JONAH",
        "sits",
        "at",
        "the",
        "window",
        "2",
        "m",
        "left",
        "of",
        "a",
        "shop",
        "8 x 5 m",
        ",",
        ";",
        "and",
        "angry",
        "very",
        "crowd",
        "of 30",
        "with",
        "chairs",
        "holding",
        "lantern",
        "facing",
        "her",
        "picks up",
        "letter",
        "to",
        "on",
        "wall",
        "back",
        "@X",
        "é",
        "-2",
        "1.5",
        "looks",
        "hand",
        "TV",
        "gives",
        "seat",
        "by",
    ]
)


@settings(deadline=None, max_examples=3 * settings.default.max_examples)
@given(st.lists(FRAGMENTS | st.text(max_size=5), max_size=14).map(" ".join))
def test_any_text_is_a_note_or_one_clear_error(text: str) -> None:
    try:
        note = stage_note(f"stage: {text}", Source("x.fountain", 3, 3))
    except PageError as error:
        assert error.remedy
        assert error.where.startswith("x.fountain:")
        return
    assert stage_note(written(note)) == note


def test_a_long_note_is_read_in_one_pass() -> None:
    with pytest.raises(PageError):
        stage_note("stage: " + "a chair, " * 20_000 + "nonsense")
    with pytest.raises(PageError):
        stage_note("stage: MARA " + "x " * 50_000)


def test_sentences_and_hands_are_read_as_people_write_them() -> None:
    note = stage_note("stage: MARA at the window. JONAH stands behind MARA with a gun in his hand, smiling.")
    assert note.people[0] == Stance("MARA", "window")
    assert (note.people[1].mark, note.people[1].holding, note.people[1].mood) == ("behind MARA", "gun", "happy")


@pytest.mark.parametrize("note", ["stgae: MARA at the door", "stage MARA at the door", "blocking: MARA at the door", "stage"])
def test_a_note_that_nearly_speaks_of_the_stage_is_told(note: str) -> None:
    (found,) = breakdown.break_down(fountain.parse(f"INT. ROOM - DAY\n\n[[{note}]]\nMARA sits.\n", "x.fountain")).findings
    assert (found.where, found.level) == ("x.fountain:3", "note") and "[[stage: ...]]" in found.remedy


@pytest.mark.parametrize("note", ["a remark", "TODO: check the date", "stages of grief", "location: the old mill", "Set dressing needed"])
def test_a_remark_is_a_remark(note: str) -> None:
    assert not breakdown.break_down(fountain.parse(f"INT. ROOM - DAY\n\n[[{note}]]\nMARA sits.\n", "x.fountain")).findings
