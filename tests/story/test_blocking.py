"""Who stands where: scenes told in sentences, the stage they give. Speeches are written `ANNA: ...`."""

from __future__ import annotations

from workprint.story import blocking, cast
from workprint.story.blocking import Staged
from workprint.story.deeds import read
from workprint.story.hands import Act
from workprint.story.lexicon import MARKS
from workprint.story.openings import Happening
from workprint.story.reading import Reading
from workprint.story.sentences import sentences, words
from workprint.story.whomeant import Recent

PEOPLE = cast.cast(["ANNA", "BEN", "CLARA", "DR. CHEN"], [])


def played(text: str, *, outside: bool = False) -> list[Staged]:
    recent, happenings = Recent(PEOPLE), []
    for sentence in sentences(text):
        who, _, said = sentence.text.partition(": ")
        if said:
            happenings.append(Happening(Reading(), who))
            recent.named(who)
            recent.subject = who
        else:
            happenings.append(Happening(read(words(sentence.text), recent)))
    return blocking.staged(happenings, outside=outside)


def where(staged: Staged) -> dict[str, str]:
    return {presence.who: f"{presence.posture} {presence.mark}" for presence in staged.before}


def test_two_speakers_face_each_other() -> None:
    first = played("ANNA: Yes. BEN: No.")[0]
    assert where(first) == {"ANNA": "stand centre left", "BEN": "stand centre right"}
    assert [presence.facing for presence in first.before] == ["BEN", "ANNA"]


def test_three_make_a_triangle() -> None:
    marks = {presence.mark for presence in played("ANNA: Yes. BEN: No. CLARA: Well?")[0].before}
    assert marks == {"centre left", "centre right", "back"}


def test_one_alone_stands_in_the_middle() -> None:
    assert where(played("Anna smiles.")[0]) == {"ANNA": "stand centre"}


def test_who_is_seated_by_the_text_has_a_seat_from_the_start() -> None:
    staged = played("The clock ticks. Anna sits at a corner table, staring at a letter. Ben sits across from her.")
    assert where(staged[0]) == {"ANNA": "sit seat 1", "BEN": "sit seat 2"}
    assert not [act for each in staged for act in each.acts if act.verb == "sit"]


def test_entering_comes_through_the_door_to_whom_is_there() -> None:
    staged = played("Anna sits at the table. Ben enters. BEN: You're up. Ben sits.")
    assert where(staged[0]) == {"ANNA": "sit seat 1"}
    assert staged[1].acts[0].verb == "enter"
    assert staged[1].entering == ("BEN",)
    assert where(staged[2])["BEN"] == "stand seat 2"
    assert staged[3].acts == (Act("BEN", "sit", "seat 2", staged[3].acts[0].share),)


def test_who_looks_round_first_goes_up_to_others_when_speaking() -> None:
    staged = played("Anna sits at the table. Ben enters and scans the room. BEN: Is this seat taken?")
    assert where(staged[1]) == {"ANNA": "sit seat 1"}
    assert [(act.verb, act.target) for act in staged[1].acts if act.who == "BEN"] == [
        ("enter", "centre left"),
        ("look", ""),
        ("walk", "seat 2"),
    ]
    assert where(staged[2])["BEN"] == "stand seat 2"


def test_exits_take_people_off_the_stage() -> None:
    staged = played("ANNA: Go. BEN: I'm gone. Ben walks out. Anna sighs.")
    assert staged[2].exiting == ("BEN",)
    assert where(staged[3]) == {"ANNA": "stand centre left"}


def test_walking_standing_sitting_and_turning() -> None:
    staged = played("Anna stands at the window. Ben sits at the table. Anna crosses to the table. Ben stands up. He turns to her.")
    assert where(staged[0]) == {"ANNA": "stand window", "BEN": "sit seat 1"}
    assert [(act.who, act.verb, act.target) for each in staged for act in each.acts] == [
        ("ANNA", "walk", "seat 2"),
        ("BEN", "stand", ""),
        ("BEN", "turn", "ANNA"),
    ]


def test_while_and_as_give_each_their_own_deed() -> None:
    staged = played("Anna sits behind her desk as Dr. Chen enters.")
    assert where(staged[0]) == {"ANNA": "sit desk"}
    assert staged[0].entering == ("DR. CHEN",)


def test_a_participle_belongs_to_whom_it_stands_beside() -> None:
    staged = played("Anna waits. She notices BEN (30), sitting alone at a table, and smiles.")
    assert where(staged[0]) == {"ANNA": "stand centre left", "BEN": "sit seat 1"}


def test_things_do_not_act() -> None:
    staged = played("Anna watches as the door opens. Behind her the lamp falls.")
    assert {(act.who, act.verb) for each in staged for act in each.acts} == {("ANNA", "look")}


def test_nouns_that_look_like_verbs() -> None:
    staged = played("Anna climbs the last steps with her hands up.")
    assert [act.verb for act in staged[0].acts] == ["climb"]


def test_they_are_the_last_two() -> None:
    staged = played("Anna stands at the window. Ben stands beside her. They watch the sea.")
    assert {act.who for act in staged[2].acts} == {"ANNA", "BEN"}


def test_outside_leaving_a_house_is_arriving() -> None:
    staged = played("Anna and Ben exit the shop together.", outside=True)
    assert staged[0].entering == ("ANNA", "BEN")


def test_what_cannot_be_staged_is_said() -> None:
    assert played("Anna surfs.")[0].lost == ("surfs",)


def test_a_scene_knows_nothing_of_another() -> None:
    text = "Anna sits at the table. Ben enters. BEN: Well?"
    assert played(text) == played(text)


def test_every_mark_is_known() -> None:
    texts = [
        f"Anna {verb} the {place}. Ben enters."
        for verb in ("sits at", "walks to", "stands by")
        for place in ("bar", "sofa", "bed", "car", "tree", "sink")
    ]
    for text in texts:
        for staged in played(text):
            assert {presence.mark for presence in (*staged.before, *staged.after)} <= set(MARKS)
            assert {act.target for act in staged.acts} <= {*MARKS, *PEOPLE.names, ""}
