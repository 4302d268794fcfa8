"""Prompts that a person writes on the page, and the library of fragments: to which shot they belong, and what is said of a slip."""

from __future__ import annotations

import pytest

from workprint.core.errors import FolderError, PageError
from workprint.core.nouns import Film, Wording
from workprint.story import breakdown, prompts
from workprint.story.fountain import parse
from workprint.story.lookbook import look_file

BOOK = look_file('[prompts.golden_hour]\nwords = "low sun"\n[prompts.Haze]\nwords = "haze"\navoid = "clear air"')
BASE = Film("", (), BOOK)
HEAD = "INT. ROOM - DAY\n\n"


def worded(text: str) -> dict[str, Wording]:
    """What the page says of each shot's prompts, of those it says something of."""
    film = breakdown.film(parse(HEAD + text, "page.fountain"), BASE)
    return {shot.id: shot.wording for shot in film.shots if shot.wording != Wording()}


PLACED = {
    "under its shot's note": (
        "[[SHOT 1A: CU]]\n[[PROMPT veo: hello]]\nAnna sits.\n\n[[SHOT 1B: WS]]\nShe falls.",
        {"1A": (("veo", "hello"),)},
    ),
    "for all": ("[[SHOT 1A: CU]]\n[[prompt: hello]]\nAnna sits.", {"1A": (("", "hello"),)}),
    "two dialects": ("[[SHOT 1A: CU]]\n[[PROMPT veo: a]]\n[[PROMPT Kling: b]]\nAnna sits.", {"1A": (("veo", "a"), ("kling", "b"))}),
    "a shot without words": ("[[SHOT 1A: INSERT on cup]]\n[[PROMPT: a]]\n\n[[SHOT 1B: WS]]\nShe falls.", {"1A": (("", "a"),)}),
    "right above a shot's note, after words": (
        "[[SHOT 1A: CU]]\nAnna sits.\n[[PROMPT: a]]\n\n[[SHOT 1B: WS]]\nShe falls.",
        {"1B": (("", "a"),)},
    ),
    "in the middle of a shot": ("[[SHOT 1A: CU]]\nAnna sits. [[PROMPT: a]] She falls.", {"1A": (("", "a"),)}),
    "at the end of a scene": ("[[SHOT 1A: CU]]\nAnna sits.\n\n[[PROMPT: a]]", {"1A": (("", "a"),)}),
    "in a speech": ("[[SHOT 1A: CU]]\nAnna sits.\n\n[[SHOT 1B: MCU]]\nANNA\n[[PROMPT: a]]\nHello there.", {"1B": (("", "a"),)}),
    "several lines, a JSON text": (
        '[[SHOT 1A: CU]]\n[[PROMPT flux: {"a":\n  {"b": 1}}]]\nAnna sits.',
        {"1A": (("flux", '{"a":\n{"b": 1}}'),)},
    ),
}


@pytest.mark.parametrize(("text", "found"), PLACED.values(), ids=PLACED)
def test_a_prompt_belongs_to_its_shot(text, found):
    assert {shot: wording.texts for shot, wording in worded(text).items()} == found


def test_a_note_names_fragments_and_they_are_written_again_as_read():
    assert worded("[[SHOT 1A: CU, prompt golden_hour and haze, 5s]]\nAnna sits.") == {"1A": Wording(("golden_hour", "haze"))}
    from workprint.story.notes import shot_note, written

    note = shot_note("SHOT 1A: CU on ANNA, prompt golden_hour & haze, 5s -- low")
    assert shot_note(written(note)) == note and note.prompts == ("golden_hour", "haze")


def test_the_breakdown_written_into_the_page_keeps_every_prompt_with_its_shot():
    page = parse(
        HEAD + "Anna sits. [[PROMPT veo: a]] Bert enters.\n\n[[PROMPT: b {haze}]]\nANNA\nHello, Bert. How are you?\n\nBert falls.\n",
        "p.fountain",
    )
    before = breakdown.break_down(page, BASE)
    text, count = breakdown.annotated(page, before)
    after = breakdown.film(parse(text, "p.fountain"), BASE)
    assert count and [shot.wording for shot in after.shots] == [shot.wording for shot in before.film.shots]
    assert [text for shot in after.shots for _, text in shot.wording.texts] == ["a", "b {haze}"]


def test_other_notes_are_left_alone():
    assert not [text for text in ("Prompt her if she dries", "a prompt reply: yes", "prompter", "PROMPTLY: go") if prompts.is_prompt(text)]
    assert worded("[[SHOT 1A: CU]]\n[[She forgets: prompt her]]\nAnna sits.") == {}


def test_a_fragment_is_filled_in_and_doubled_braces_are_braces():
    library = {"haze": "drifting haze"}
    assert prompts.filled('{Haze}, {{haze}}, {"haze": {}} {Hello there.}', library) == 'drifting haze, {haze}, {"haze": {}} {Hello there.}'
    assert prompts.fragments("{a} {{b}} {c d} {e-1}") == ("a", "e-1")


WRONG = {
    "[[SHOT 1A: CU, prompt golden_houre]]\nAnna sits.": r"page\.fountain:3: the prompt library has no 'golden_houre'\n.*'golden_hour'",
    "[[SHOT 1A: CU]]\n[[PROMPT: {hase}]]\nAnna sits.": r"no 'hase'\n.*'Haze'",
    "[[SHOT 1A: CU]]\n[[PROMPT veo: a]]\n[[PROMPT VEO: b]]\nAnna sits.": r"fountain:5: shot 1A has a prompt for veo already, at page\.fountain:4",
    "[[SHOT 1A: CU]]\n[[PROMPT veo:  ]]\nAnna sits.": r"fountain:4: a prompt note says nothing",
    "[[SHOT 1A: CU]]\n[[PROMPT]]\nAnna sits.": r"fountain:4: this prompt note cannot be read",
    "[[SHOT 1A: CU, prompt]]\nAnna sits.": r"'prompt' names nothing",
    "[[PROMPT: a]]": r"stands by no shot",
}


@pytest.mark.parametrize(("text", "says"), WRONG.items(), ids=WRONG)
def test_a_slip_is_one_error_that_names_the_line_and_the_cure(text, says):
    with pytest.raises(PageError, match=says):
        worded(text)


def test_the_library_is_read_from_the_look_book():
    golden, haze = BOOK
    assert (golden.kind, golden.name, golden.words) == ("prompt", "golden_hour", "low sun")
    assert haze.traits == {"avoid": "clear air"}


LIBRARY = {
    '[prompts."golden hour"]\nwords = "x"': "a note cannot say this name",
    "[prompts.haze]": "this fragment says nothing",
    '[prompts.haze]\nword = "x"': "Did you mean 'words'",
    '[prompts.haze]\nwords = "x"\n[prompts.Haze]\nwords = "y"': "the same name",
}


@pytest.mark.parametrize(("text", "says"), LIBRARY.items(), ids=LIBRARY)
def test_a_fragment_that_is_wrong_is_one_error(text, says):
    with pytest.raises(FolderError, match=says):
        look_file(text)


def test_a_page_that_names_a_prompt_nowhere_is_an_error_with_its_line():
    with pytest.raises(PageError, match=r"fountain:1: a prompt note stands in no scene"):
        breakdown.film(parse("[[PROMPT: a]]\n\nINT. ROOM - DAY\n\nAnna sits.", "page.fountain"), BASE)
