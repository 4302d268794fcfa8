"""Who is in the film, and how action names them."""

from __future__ import annotations

from workprint.core.nouns import Look
from workprint.story import cast as casting
from workprint.story.cast import Cast
from workprint.story.sentences import sentences, words


def cast(cues: str = "", action: str = "", book: tuple[Look, ...] = ()) -> Cast:
    said = [(each.text, words(each.text)) for each in sentences(action)]
    return casting.cast([cue.strip() for cue in cues.split(",") if cue.strip()], said, book)


def named(people: Cast, text: str) -> list[str]:
    return [mention.who for mention in casting.mentions(people, words(text)) if not mention.owner]


def test_an_introduction_tells_words_and_age() -> None:
    people = cast("ALICE, BOB", "ALICE (28), creative but frazzled, sits at a table. BOB (mid-30s) enters. He waves.")
    assert people.looks["ALICE"] == Look("person", "ALICE", "creative but frazzled", {"gender": "woman", "age": 28})
    assert people.looks["BOB"].traits == {"gender": "man", "age": 35}


def test_ages_are_written_in_many_ways() -> None:
    for said, age in {"28": 28, "30s": 35, "early 40s": 42, "late 50's": 58, "twenties": 25, "19, red coat": 19}.items():
        assert cast("ANNA", f"ANNA ({said}) waits.").looks["ANNA"].traits["age"] == age
    assert cast("ANNA", "ANNA (19, red coat) waits.").looks["ANNA"].words == "red coat"


def test_the_look_book_wins() -> None:
    book = (Look("person", "ALICE", "a baker", {"age": 40, "coat": "red"}),)
    look = cast("ALICE", "ALICE (28), frazzled, sits. She sighs.", book).looks["ALICE"]
    assert look == Look("person", "ALICE", "a baker", {"gender": "woman", "age": 40, "coat": "red"})


def test_a_fuller_name_is_the_same_person() -> None:
    people = cast("CAPTAIN WELLS, LIEUTENANT TORRES", "CAPTAIN SARA WELLS (40s), a leader, stares out.")
    assert people.names == ("CAPTAIN WELLS", "LIEUTENANT TORRES")
    assert people.looks["CAPTAIN WELLS"].traits["age"] == 45
    assert named(people, "Wells turns to Torres. CAPTAIN SARA WELLS nods.") == ["CAPTAIN WELLS", "LIEUTENANT TORRES", "CAPTAIN WELLS"]


def test_names_are_found_in_any_script_but_not_in_common_words() -> None:
    people = cast("ÉLISE, WILL, ИВАН")
    assert named(people, "Élise waits. Иван will see. Will waits, too.") == ["ÉLISE", "ИВАН", "WILL"]


def test_numbered_people_are_told_apart() -> None:
    people = cast("SURVIVOR 1, SURVIVOR 2")
    assert named(people, "SURVIVOR 2 looks at Survivor 1.") == ["SURVIVOR 2", "SURVIVOR 1"]


def test_only_something_of_theirs() -> None:
    people = cast("MIKE, ANNA")
    assert named(people, "Anna goes to Mike's table.") == ["ANNA"]


def test_gender_from_name_role_or_pronoun_else_unknown() -> None:
    people = cast("QUEEN, ZORBLAX, KIM, PAT", "Zorblax draws his sword. Kim smiles. She leaves. Pat waits.")
    assert [people.gender(name) for name in people.names] == ["woman", "man", "woman", ""]


def test_extras_are_only_those_who_are_clearly_people() -> None:
    people = cast("ANNA", "A WAITRESS brings coffee. A strange SOUND echoes. The BRIDGE is dark. A COP (50) waits. COP 2 yawns.")
    assert set(people.names) == {"ANNA", "WAITRESS", "COP", "COP 2"}
    assert named(people, "The waitress leaves.") == ["WAITRESS"]


def test_voices_without_a_body_are_not_cast() -> None:
    assert cast("COMPUTER VOICE, ANNA").names == ("ANNA",)


def test_two_names_in_one_cue_are_two_people() -> None:
    assert cast("SARAH AND MIKE").names == ("SARAH", "MIKE")


def test_a_description_goes_on_over_commas_until_the_deed_begins():
    page = "OLGA (71), the hostess, in a dark green dress; her son VIKTOR (44), heavy, bearded; DR. ABEL (60), bald, glasses. "
    page += "SARAH (25), wearing a blue dress and carrying a bag, approaches the door. PIA (8), with braids, quick, runs. Dr. Abel sits."
    said = {name: look.words for name, look in cast("OLGA", page).looks.items()}
    assert said == {
        "OLGA": "the hostess, in a dark green dress",
        "VIKTOR": "heavy, bearded",
        "DR. ABEL": "bald, glasses",
        "SARAH": "wearing a blue dress and carrying a bag",
        "PIA": "with braids",
    }
