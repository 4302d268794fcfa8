"""What the page and its stage notes put on stage: hands, faces, animals, crowds, sets, and what nobody can stage. Told as pages."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

import pytest

from workprint.core.errors import PageError
from workprint.core.nouns import MOODS, Beat, Film, Look, Piece, Presence, Scene, Shot
from workprint.story import breakdown, lexicon, stagewords
from workprint.story.fountain import parse
from workprint.story.sets import crowd_in

ROOM = "INT. ROOM - DAY\n\n"


def made(text: str, *looks: Look) -> breakdown.Breakdown:
    return breakdown.break_down(parse(text, "p.fountain"), Film("", (), looks))


def scene(text: str, *looks: Look) -> Scene:
    return made(ROOM + text, *looks).film.scenes[0]


def beats(text: str) -> list[tuple[str, str, str, str]]:
    return [(beat.who, beat.verb, beat.thing, beat.target) for shot in scene(text).shots for beat in shot.beats]


def at_end(text: str) -> dict[str, Presence]:
    """Who stands where and how once everything has happened."""
    last = scene(f"ANNA\nYes.\n\nBEN\nNo.\n\n{text}\n\n[[SHOT 9Z: WS]]").shots[-1]
    return {presence.who: presence for presence in last.people}


def lost(text: str) -> list[str]:
    return [finding.what.split("'")[1] for finding in made(ROOM + text).findings if "is not staged" in finding.what]


# --------------------------------------------------------------------------------------------- deeds


@pytest.mark.parametrize(
    ("text", "beat"),
    [
        ("Anna kneels at the bed.", ("ANNA", "kneel", "", "bed")),
        ("Anna crouches.", ("ANNA", "crouch", "", "")),
        ("Anna falls.", ("ANNA", "fall", "", "")),
        ("Anna lies down on the sofa.", ("ANNA", "lie", "", "sofa")),
        ("Anna dances with Ben.", ("ANNA", "dance", "", "BEN")),
        ("Anna hugs Ben.", ("ANNA", "hug", "", "BEN")),
        ("Anna waves at Ben.", ("ANNA", "wave", "", "BEN")),
        ("Anna types.", ("ANNA", "type", "", "")),
        ("Anna sits. She drives.", ("ANNA", "drive", "", "")),
        ("Anna nods.", ("ANNA", "nod", "", "")),
        ("Anna shakes her head.", ("ANNA", "shake", "", "")),
        ("Anna picks up the letter.", ("ANNA", "pick", "letter", "")),
        ("Anna takes the suitcase.", ("ANNA", "pick", "suitcase", "")),
        ("Anna puts the bottle on the table.", ("ANNA", "put", "bottle", "table")),
        ("Anna drops the glass.", ("ANNA", "put", "glass", "floor")),
        ("Anna gives Ben the letter.", ("ANNA", "give", "letter", "BEN")),
        ("Anna hands the letter to Ben.", ("ANNA", "give", "letter", "BEN")),
        ("Anna takes the letter from Ben.", ("ANNA", "pick", "letter", "BEN")),
        ("Anna looks up at the light.", ("ANNA", "look", "", "light")),
        ("Anna looks out to sea.", ("ANNA", "look", "", "sea")),
        ("Anna looks at her own hand.", ("ANNA", "look", "", "own hand")),
        ("Anna looks up.", ("ANNA", "look", "", "BEN")),
        ("Anna looks at the letter.", ("ANNA", "look", "", "letter")),
        ("Anna points at the door.", ("ANNA", "point", "", "door")),
        ("Anna smiles.", ("ANNA", "feel", "", "happy")),
        ("Anna weeps.", ("ANNA", "feel", "", "sad")),
        ("Anna, terrified, stands at the window.", ("ANNA", "feel", "", "afraid")),
        ("Anna looks angry.", ("ANNA", "feel", "", "angry")),
        ("Anna stares in disgust.", ("ANNA", "feel", "", "disgusted")),
        ("Anna jumps up, very happy.", ("ANNA", "feel", "", "happy")),
    ],
)
def test_verbs_and_faces_of_the_page_are_beats(text: str, beat: tuple[str, str, str, str]) -> None:
    assert beat in beats(f"Anna and Ben stand at the table. A moment. {text}\n\nANNA\nYes.\n\nBEN\nNo.")


def test_every_verb_that_the_lexicon_stages_is_one_that_beats_have() -> None:
    known = set(re.findall(r"[a-z]+", str(Beat.__doc__).split("`verb` is one of:")[1]))
    assert set(stagewords.VERBS) <= known
    assert {verb for verb in lexicon.ACTS.values() if verb not in ("still", "unstaged")} <= known
    assert {mood for mood, _ in stagewords.FEELINGS.values()} <= set(MOODS)


def test_parentheticals_show_in_the_face() -> None:
    text = "ANNA\n(angrily)\nOut!\n\nBEN\n(smiling)\nNo.\n\nANNA\n(quietly)\nPlease."
    assert [beat for beat in beats(text) if beat[1] == "feel"] == [("ANNA", "feel", "", "angry"), ("BEN", "feel", "", "happy")]


@pytest.mark.parametrize("text", ["Anna is not angry.", "An angry crowd waits. Anna stands at the window.", "A happy end. Anna waits."])
def test_feelings_of_nobody_are_none(text: str) -> None:
    assert not [beat for beat in beats(f"{text}\n\nANNA\nYes.") if beat[1] == "feel"]


def test_a_feeling_fades_and_stays_slightly() -> None:
    anna = at_end("Anna weeps. She walks to the window.")["ANNA"]
    assert (anna.mood, anna.strength) == ("sad", stagewords.SLIGHT)


# --------------------------------------------------------------------------------------------- hands


def test_what_is_carried_in_stays_in_the_hand_and_is_not_dressed_as_well() -> None:
    told = scene("Ben waits. Anna enters with a lantern.\n\nANNA\nWell?\n\nShe walks to the window.")
    for before, after in pairwise(told.shots):
        held = {presence.who: presence.holding for presence in after.people}
        assert held["ANNA"] == "lantern" or before is None
    assert "lantern" not in told.furnishing
    assert "lantern" in scene("A lantern on the table. Anna waits.").furnishing


@pytest.mark.parametrize(
    "text",
    ["Anna, carrying a suitcase, waits.", "Anna waits, her suitcase in hand.", "Anna holds a suitcase.", "Anna waits with her suitcase."],
)
def test_ways_to_say_what_somebody_has(text: str) -> None:
    assert at_end(f"{text}\n\nANNA\nYes.")["ANNA"].holding == "suitcase"


def test_a_thing_is_in_one_hand_at_a_time() -> None:
    text = "Anna sits at the table. Ben stands at the window. Anna picks up the letter."
    assert at_end(text)["ANNA"].holding == "letter"
    given = at_end(f"{text} She gives Ben the letter.")
    assert (given["ANNA"].holding, given["BEN"].holding) == ("", "letter")
    assert at_end(f"{text} She puts down the letter.")["ANNA"].holding == ""
    taken = at_end(f"{text} Ben takes the letter.")
    assert (taken["ANNA"].holding, taken["BEN"].holding) == ("", "letter")


# --------------------------------------------------------------------------------------------- animals and crowds


def test_animals_act_and_talk_to_nobody() -> None:
    told = made(ROOM + "Anna sits at the table. A DOG runs to her. It barks.\n\nANNA\nHush.")
    dog = told.film.look("person", "DOG")
    assert dog.traits["kind"] == "dog"
    shots = told.film.shots
    assert [(beat.verb, beat.who) for shot in shots for beat in shot.beats if beat.who == "DOG"] == [("enter", "DOG"), ("react", "DOG")]
    assert all(shot.size not in ("2S", "OTS") for shot in shots)
    assert not [shot for shot in shots if any(line.speaker == "DOG" for line in shot.lines)]


def test_an_animal_in_small_letters_that_acts() -> None:
    assert made("EXT. FIELD - DAY\n\nAnna waits. The horse bolts.\n\nANNA\nStop!").film.look("person", "HORSE").traits["kind"] == "horse"
    told = made("EXT. FIELD - DAY\n\nAnna waits beside the painting of a horse.\n\nANNA\nStop!").film
    assert "HORSE" not in {look.name for look in told.looks}


@pytest.mark.parametrize(
    ("text", "beat"),
    [
        ("Max sits at the bar, a glass of whiskey in his hand. Lena takes the glass.", ("LENA", "pick", "glass", "MAX")),
        ("Max falls. He scrambles to his feet.", ("MAX", "stand", "", "")),
        ("Lena waits. Max kneels before her.", ("MAX", "kneel", "", "in front of LENA")),
        ("Lena gives him the letter.", ("LENA", "give", "letter", "MAX")),
        ("Max runs toward her, waving a torch. He waits.", ("MAX", "wave", "", "")),
        ("Max puts the glass in the sink.", ("MAX", "put", "glass", "sink")),
        ("Lena sits at the table. Max crouches behind the counter.", ("MAX", "crouch", "", "bar")),
        ("Max lies on the sofa. He leaves.", ("MAX", "exit", "", "door")),
        ("Max ducks. He waits.", ("MAX", "stand", "", "")),
        ("Max picks up the letter. He hands it to Lena.", ("MAX", "give", "letter", "LENA")),
        ("Max holds two glasses. He hands her one.", ("MAX", "give", "glass", "LENA")),
        ("Max holds a glass. He puts it down.", ("MAX", "put", "glass", "")),
        ("Max holds a glass. He puts his arm around her.", ("MAX", "reach", "", "LENA")),
    ],
)
def test_sentences_that_once_went_wrong(text: str, beat: tuple[str, str, str, str]) -> None:
    assert beat in beats(f"Lena and Max wait. {text}\n\nLENA\nYes.\n\nMAX\nNo.")


def test_everyone_takes_one_of_their_own() -> None:
    there = at_end("Anna and Ben wait. They grab their bags.")
    assert {each.holding for each in there.values() if each.who in ("ANNA", "BEN")} == {"bag"}


def test_a_glare_is_a_look_and_a_feeling() -> None:
    told = beats("Anna glares at Ben.\n\nANNA\nYes.\n\nBEN\nNo.")
    assert {("ANNA", "feel", "", "angry"), ("ANNA", "look", "", "BEN")} <= set(told)


def test_who_has_gone_out_does_nothing_more() -> None:
    for shot in scene("Lena and Max wait.\n\nLENA\nYes.\n\nMax walks out, looks at the sea and nods.").shots:
        assert len({each.who for each in shot.people}) == len(shot.people)
        assert not [beat for beat in shot.beats if beat.verb in ("look", "nod")]


def test_who_is_said_to_be_somewhere_is_there() -> None:
    assert at_end("Anna is at the window.")["ANNA"].mark == "window"
    opening = scene("Anna is at the window. Ben is at the table.\n\nANNA\nYes.\n\nBEN\nNo.").shots[0].people
    assert {each.who: (each.posture, each.mark) for each in opening} == {"ANNA": ("stand", "window"), "BEN": ("sit", "seat 1")}


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("A crowd waits.", 20),
        ("Passers-by.", 6),
        ("Thirty people dance.", 30),
        ("A dozen guests.", 12),
        ("40 students.", 30),
        ("A crowd of fifteen comes out.", 15),
        ("No crowd. No people.", 0),
        ("People turn.", 0),
        ("Anna waits.", 0),
        ("The street is crowded.", 12),
    ],
)
def test_crowds_of_the_page(text: str, many: int) -> None:
    assert crowd_in([text]) == many


def test_no_animal_is_the_she_of_the_next_sentence() -> None:
    text = "Lena stands at the counter. Max sits at the counter. A CAT sleeps on the bar. She pours.\n\nLENA\nEnough.\n\nMAX\nNo."
    assert ("LENA", "reach", "", "") in beats(text)


def test_a_crowd_note_overrules_the_page() -> None:
    assert scene("A crowd waits.\n\n[[stage: crowd of 5]]").crowd == 5
    assert scene("A crowd waits.").crowd == 20


def test_named_people_are_no_extras() -> None:
    assert scene("Four people at a table: ANNA (30), BEN (31), CLARA (32), and DORA (33).\n\nANNA\nYes.").crowd == 0


def test_thirty_named_people_stand_on_one_stage() -> None:
    names = [f"P{number}X" for number in range(31)]
    told = made(ROOM + "\n\n".join(f"{name}\nHere." for name in names))
    assert max(len(shot.people) for shot in told.film.shots) <= 30
    everybody = made(
        ROOM + "\n\n".join(f"@{name}\nHere." for name in names[:30]) + "\n\n[[stage: " + ", ".join(f"{n} sad" for n in names[:30]) + "]]"
    )
    assert len(everybody.film.shots[-1].people) == 30


# --------------------------------------------------------------------------------------------- stage notes


def test_a_note_holds_from_its_place_on() -> None:
    text = (
        "ANNA\nYes.\n\n[[stage: ANNA at the window, BEN 2 m left of ANNA facing her, sitting]]\nBEN\nNo, and no, and no again.\n\nANNA\nOh."
    )
    shots = made(ROOM + "[[SHOT 1A: MS]]\n" + text.replace("[[stage", "[[SHOT 1B: MS]]\n[[stage")).film.shots
    before, after = ({presence.who: presence for presence in shot.people} for shot in shots)
    assert before["ANNA"].mark == "centre left"
    assert (after["ANNA"].mark, after["BEN"].mark, after["BEN"].posture) == ("window", "2 m left of ANNA", "sit")
    assert not [beat for shot in shots for beat in shot.beats]


def test_a_note_s_steps_are_beats_of_the_text_that_follows() -> None:
    text = "ANNA\nYes.\n\n[[stage: ANNA picks up the letter, furious]]\nShe waits.\n\nANNA\nNo."
    told = scene(text)
    (shot,) = [shot for shot in told.shots if shot.beats]
    assert [(beat.verb, beat.thing) for beat in shot.beats] == [("pick", "letter")]
    assert "waits" in shot.description
    last = at_end(text)["ANNA"]
    assert (last.holding, last.mood, last.strength) == ("letter", "angry", 100)


def test_a_note_after_the_last_words_is_their_end() -> None:
    (shot,) = scene("[[SHOT 1A: MS, 4s]]\nAnna waits.\n\n[[stage: ANNA sits]]").shots
    (beat,) = shot.beats
    assert (beat.verb, beat.at > Fraction(3)) == ("sit", True)


def test_a_note_makes_a_shot_of_its_own_without_words() -> None:
    first, second = scene(
        "[[SHOT 1A: WS, 4s]]\n[[stage: ANNA enters, sits at the table]]\n\n[[SHOT 1B: CU on ANNA, 2s]]\n[[stage: ANNA very sad]]"
    ).shots
    assert [(beat.verb, beat.target) for beat in first.beats] == [("enter", "seat 1"), ("sit", "seat 1")] or [
        beat.verb for beat in first.beats
    ] == ["enter", "sit"]
    assert (first.frames, second.frames) == (96, 48)
    assert [(each.posture, each.mood) for each in second.people] == [("sit", "sad")]


def test_a_scene_of_nothing_but_a_note() -> None:
    (shot,) = scene("[[stage: ANNA at the window, afraid]]").shots
    assert [(each.who, each.mark, each.mood) for each in shot.people] == [("ANNA", "window", "afraid")]


def test_what_a_note_tells_to_face_talk_does_not_turn() -> None:
    told = scene("[[stage: ANNA facing the window]]\nANNA\nYes.\n\nBEN\nNo, and no, and no again, for ever and ever.")
    assert {each.facing for shot in told.shots for each in shot.people if each.who == "ANNA"} == {"window"}


def test_who_is_told_what_to_do_needs_no_finding() -> None:
    assert lost("Anna surfs.\n\nANNA\nYes.") == ["surfs"]
    assert lost("[[stage: ANNA lies down on the sofa]]\nAnna surfs.\n\nANNA\nYes.") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ANNA\nYes.\n\n[[stage: ANNE sits]]", "nobody is called ANNE"),
        ("ANNA\nYes.\n\n[[stage: ANNA beside BENN]]\n\nBEN\nNo.", "nobody is called BENN"),
        ("ANNA\nYes.\n\n[[stage: ANNA beside ANNA]]", "next to themselves"),
        ("[[stage: a shop 4 x 4 m]]\nAnna waits.\n\n[[stage: a street]]", "another kind of this set: shop"),
    ],
)
def test_wrong_notes_name_their_line(text: str, what: str) -> None:
    with pytest.raises(PageError, match=what) as caught:
        scene(text)
    assert caught.value.where.startswith("p.fountain:")
    assert caught.value.remedy


def test_a_note_before_the_first_heading_stands_in_no_scene() -> None:
    with pytest.raises(PageError, match="stands in no scene"):
        made("[[stage: a shop]]\n\nINT. ROOM - DAY\n\nAnna waits.")


def test_somebody_new_in_a_note_is_on_stage() -> None:
    told = scene("ANNA\nYes.\n\n[[stage: GUARD at the door, holding a rifle]]\nAnna waits.")
    assert [(each.who, each.mark, each.holding) for each in told.shots[-1].people][-1] == ("GUARD", "door", "rifle")


# --------------------------------------------------------------------------------------------- sets

SHOP = "[[stage: a shop 8 x 5 m, door on the left wall, two windows on the back wall]]"
BOOK = Look("place", "ROOM", "", {"set": "a rooftop 9 x 9 m, a tent", "time": "night", "colour": "red"})


def test_a_note_describes_the_set_of_the_whole_scene() -> None:
    for text in (f"{SHOP}\nAnna waits.", f"Anna waits.\n\n{SHOP}"):
        told = scene(text)
        assert (told.setting, told.size) == ("shop", (800, 500))
        assert told.pieces == (Piece("door", 1, "left wall"), Piece("window", 2, "back wall"))
        assert told.furnishing == ()


def test_note_overrules_book_overrules_heading() -> None:
    assert scene("Anna waits.").setting == "room"
    booked = scene("Anna waits.", BOOK)
    assert (booked.setting, booked.size, [piece.thing for piece in booked.pieces]) == ("rooftop", (900, 900), ["tent"])
    noted = scene(f"{SHOP}\nAnna waits.", BOOK)
    assert (noted.setting, noted.size, len(noted.pieces)) == ("shop", (800, 500), 2)


def test_the_book_s_time_is_for_headings_without_one() -> None:
    assert scene("Anna waits.", BOOK).time == "day"
    assert made("INT. ROOM\n\nAnna waits.", BOOK).film.scenes[0].time == "night"


def test_the_book_s_furnishing_is_added() -> None:
    assert "piano" in scene("Anna waits.", Look("place", "ROOM", "", {"furnishing": ["piano"]})).furnishing
    assert scene("Anna waits.", Look("place", "ROOM", "", {"setting": "bar"})).setting == "bar"


def test_weather_falls_on_described_sets_too() -> None:
    assert scene("[[stage: a street, a car, rain]]\nAnna waits.").furnishing == ("rain",)
    assert scene("[[stage: a street, a car]]\nRain. Anna waits.").furnishing == ("rain",)


# --------------------------------------------------------------------------------------------- what nobody stages


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna juggles.", ["juggles"]),
        ("Anna surfs and juggles with knives.", ["surfs", "juggles"]),
        ("Anna, the keeper, juggles with knives.", ["juggles"]),
        ("Anna slowly juggles.", ["juggles"]),
        ("Anna is juggling.", ["juggling"]),
        ("Anna and Ben juggle.", ["juggle"]),
        ("They juggle.", ["juggle"]),
        ("Anna sits. She juggles.", ["juggles"]),
        ("Anna picks up cups and plates.", []),
        ("Anna gives Ben flowers and cigars.", []),
        ("Anna, spectacles, waits at the door.", []),
        ("Anna is at the window. She has keys.", []),
        ("Anna walks upstairs.", []),
        ("The lamp flickers. Anna waits.", []),
        ("Anna knows. She wants more.", []),
    ],
)
def test_every_verb_that_nobody_stages_is_told_once(text: str, words: list[str]) -> None:
    assert lost(f"Ben and Anna wait. {text}\n\nANNA\nYes.\n\nBEN\nNo.") == words


def test_the_remedy_is_a_stage_note() -> None:
    (finding,) = made(ROOM + "Anna juggles.\n\nANNA\nYes.").findings
    assert finding.level == "note"
    assert "[[stage: " in finding.remedy
    assert finding.where == "p.fountain:3"


def shots_of(text: str) -> tuple[Shot, ...]:
    return made(text).film.shots


def test_notes_written_into_a_staged_page_give_the_same_shots() -> None:
    text = (
        ROOM + f"{SHOP}\nAnna enters with a lantern. Ben looks up.\n\n[[stage: BEN sits at the table, very angry]]\nBEN\nWell?\n\nANNA\nNo."
    )
    page = parse(text)
    noted, _ = breakdown.annotated(page, breakdown.break_down(page))
    old, new = shots_of(text), shots_of(noted)
    assert [(shot.people, shot.beats, shot.frames) for shot in new] == [(shot.people, shot.beats, shot.frames) for shot in old]


def test_what_an_animal_is_like_stands_before_its_word() -> None:
    film = "EXT. FARM - DAY\n\nAn old black DOG lies by the fire. A GREEN PARROT screams. A horse bolts.\n\nANNA\nYes.\n"
    looks = {look.name: (look.traits.get("kind"), look.words) for look in breakdown.break_down(parse(film, "p.fountain")).film.looks}
    assert looks["DOG"] == ("dog", "old black dog")
    assert looks["GREEN PARROT"][0] == "bird"
    assert looks["HORSE"] == ("horse", "")
