"""Fountain pages: the syntax's traps, other people's fixtures, and the promise that a page comes back byte for byte."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.core.errors import PageError
from workprint.story.fountain import Element, Page, Speech, blocks, parse, plain, read, write

SCRIPTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "scripts"
FIXTURES = sorted(SCRIPTS.glob("*/*.fountain"))
needs_scripts = pytest.mark.skipif(not FIXTURES, reason="other people's screenplays (../shared/scripts) are not here")

A, B, C, D, H, L, P = "action", "boneyard", "character", "dialogue", "heading", "lyric", "parenthetical"


def kinds(text: str) -> list[str]:
    return [element.kind for element in parse(text).elements if element.kind != "blank"]


def said(text: str) -> list[tuple[str, str]]:
    return [(element.kind, element.text) for element in parse(text).elements if element.kind != "blank"]


# --------------------------------------------------------------------------------------------- kinds

TRAPS = {
    "a heading needs an empty line before it": ("Rain.\nINT. HUT - DAY\n", [A]),
    "a heading needs none after it": ("INT. HUT - DAY\nRain.", [H, A]),
    "lower-case heading": ("ext. hut - day", [H]),
    "EST, I/E, INT/EXT, INT./EXT": ("EST. A\n\nI/E B\n\nINT/EXT. C\n\nINT./EXT D", [H] * 4),
    "the prefix needs a dot or a blank": ("ESTABLISHING\n\nINTERIOR HUT\n\nEXTRA", [A] * 3),
    "forced heading": (".SNIPER SCOPE POV", [H]),
    "dots are no forced heading": ("...where it ends.\n\n. X", [A, A]),
    "a number at the head of a sentence is a forced heading, as the syntax has it": (".45 shells", [H]),
    "a cue needs a line after it": ("MARA\n\nHello.", [A, A]),
    "a cue needs an empty line before it": ("Rain.\nMARA\nHello.", [A]),
    "a cue needs a letter": ("23 (O.S.)\nHello.", [A]),
    "a cue may have digits": ("R2D2\nBleep.", [C, D]),
    "mixed case is no cue": ("Mara (V.O.)\nHello.", [A]),
    "extensions in lower case": ("HANS (on the radio)\nHello.", [C, D]),
    "names with accents": ("ÉMILIE\nOui.\n\nŁUKASZ\nTak.\n\nИВАН\nДа.\n\nΝΊΚΗ\nΝαι.", [C, D] * 4),
    "scripts without case need @": ("李明\n你好。\n\n@李明\n你好。", [A, C, D]),
    "forced cue": ("@McDUCK\nI'm vegan.", [C, D]),
    "@ inside a speech is speech": ("MARA\nWrite to me\n@home.", [C, D]),
    "parenthetical within and after": ("MARA\n(low)\nYes.\n(beat)", [C, P, D, P]),
    "brackets outside of a speech": ("(Jack)\nKnife.", [A]),
    "two blanks keep a speech open": ("MARA\nOne.\n  \nTwo.", [C, D]),
    "one blank or four do not": ("MARA\nOne.\n \nTwo.\n\nMARA\nOne.\n    \nTwo.", [C, D, A, C, D, A]),
    "TO: is a transition": ("CUT TO:\n\nTO:", ["transition"] * 2),
    "a blank after TO: makes it action": ("CUT TO: ", [A]),
    "FADE TO BLACK. is action": ("FADE TO BLACK.", [A]),
    "lower-case to: is action": ("boop boop TO:", [A]),
    "forced transition": ("> Burn to White.", ["transition"]),
    "centred": ("> THE END <\n\n>THE END<", ["centred"] * 2),
    "FADE IN: begins a film, not a title page": ("FADE IN:\n\nINT. HUT - DAY", [A, H]),
    "FADE IN: right above a heading": ("FADE IN:\nINT. HUT - DAY\n\nRain.", [A, H, A]),
    "CUT TO: right above a heading": ("Rain.\n\nCUT TO:\nEXT. SEA - DAY", [A, "transition", H]),
    "a heading first in the file, with a colon": ("INT. HUT: NIGHT", [H]),
    "a shot note first in the file": ("[[SHOT 1A: WS]]\nINT. HUT - DAY", ["note", H]),
    "title page": ("Title: X\nAuthor: Y\n\nINT. HUT - DAY", ["title", "title", H]),
    "title page ends where its form ends": ("Title: X\nNot an entry.\nStill: none.", ["title", A]),
    "page break": ("===\n\n  =====  \n\n==", ["page_break", "page_break", "synopsis"]),
    "sections and synopses": ("# Act\n= It begins.\n## Scene\n\nINT. HUT - DAY", ["section", "synopsis", "section", H]),
    "a hash inside a speech is speech": ("MARA\n#1 again!", [C, D]),
    "a section ends a speech": ("MARA\nYes.\n# Act Two", [C, D, "section"]),
    "forced action": ("!BANG\nBANG\n\n!MARA\nHello.", [A, A]),
    "forced action ends a speech": ("MARA\nYes.\n!BANG", [C, D, A]),
    "lyrics": ("MARA\n~La la\n~la\n\n~Alone", [C, L, L]),
    "boneyard across a scene": ("CUT TO:\n/*\nINT. OLD\n\nMARA\nNo.\n*/\nEXT. NEW - DAY", ["transition", B, H]),
    "boneyard that never closes is text": ("Rain /* and\n\nwind.", [A, A]),
    "boneyard holding note marks": ("/* [[ */\n\nRain ]] here", [B, A]),
    "boneyard inside a note": ("[[see /* old */ new]]", ["note"]),
    "a note with an empty line is text": ("Rain[[one\n\ntwo]] wind", [A, A]),
    "a note that two blanks hold together": ("Rain[[one\n  \ntwo]] wind", [A]),
    "notes between cue and speech": ("MARA\n[[SHOT 3C: CU]]\nYes.\n[[SHOT 3D: MS]]\nNo.", [C, "note", D, "note", D]),
    "a note before a cue": ("Rain.\n\n[[SHOT 3B: MCU on MARA]]\nMARA\nYes.", [A, "note", C, D]),
    "an inline note beside a cue": ("MARA [[who?]]\nYes.", [C, D]),
    "two notes on a line": ("[[one]] [[two]]\n", ["note", "note"]),
    "a line of a speech taken out": ("MARA\nYes.\n/* No. */\nPerhaps.", [C, D, B, D]),
    "old Mac line ends": ("INT. HUT - DAY\r\rMARA\rYes.\r\rRain.", [H, C, D, A]),
    "byte order mark": ("\ufeffINT. HUT - DAY\r\n\r\nRain.", [H, A]),
    "tabs before everything": ("\t\t\tMARA\n\t\t(low)\n\tYes.\n\n\t\t\t\tCUT TO:\n", [C, P, D, "transition"]),
}


@pytest.mark.parametrize("name", TRAPS)
def test_trap(name: str) -> None:
    text, expected = TRAPS[name]
    assert kinds(text) == expected


def test_text_is_without_marks() -> None:
    text = "!BANG\n\n.OUTSIDE #12B#\n\n@McDUCK ^\nHi.\n\n> Burn.\n\n> END <\n\n## Two\n\n= It.\n\n~La"
    expected = ["BANG", "OUTSIDE", "McDUCK", "Hi.", "Burn.", "END", "Two", "It.", "La"]
    assert [text for _, text in said(text)] == expected


def test_action_keeps_its_indent_and_tabs_are_four_blanks() -> None:
    assert said("    Scott --\n\tJacob  ") == [(A, "    Scott --\n    Jacob")]


@pytest.mark.parametrize(
    ("cue", "name", "extension", "dual"),
    [
        ("MARA", "MARA", "", False),
        ("MARA (V.O.) (CONT'D)", "MARA", "V.O., CONT'D", False),
        ("MARA^", "MARA", "", True),
        ("MARA (O.S.)  ^", "MARA", "O.S.", True),
        ("MARA (as (fake) BOB)", "MARA", "as (fake) BOB", False),
        ("  DR. O'NEIL-SMITH  ", "DR. O'NEIL-SMITH", "", False),
    ],
)
def test_cue(cue: str, name: str, extension: str, dual: bool) -> None:
    element = parse(f"{cue}\nYes.").elements[0]
    assert (element.kind, element.name, element.extension, element.dual) == (C, name, extension, dual)


@pytest.mark.parametrize("number", ["1", "1A", "1a", "A1", "I-1-A", "1.", "110A"])
def test_scene_number(number: str) -> None:
    element = parse(f"INT. HOUSE - DAY - FLASHBACK (1944) #{number}#").elements[0]
    assert (element.number, element.text) == (number, "INT. HOUSE - DAY - FLASHBACK (1944)")


def test_a_telephone_number_is_no_scene_number() -> None:
    assert parse("INT. ROOM #12").elements[0].text == "INT. ROOM #12"


def test_title_page() -> None:
    page = parse("Title:\n    _**BRICK & STEEL**_\n\tFULL RETIRED\nAuthor: Stu\nDraft date: 1/20/2012\n\nRain.")
    assert page.title == {"title": "_**BRICK & STEEL**_\nFULL RETIRED", "author": "Stu", "draft date": "1/20/2012"}
    assert parse("Genre: drama\n\nRain.").title == {"genre": "drama"}
    assert parse("Rain.\n\nTitle: no").title == {}


def test_notes_know_where_they_stand() -> None:
    text = "One [[a]] two [[b\nc]] three.\n\n[[d]] [[e]]\n"
    page = parse(text, "x.fountain")
    assert [(note.text, note.first, note.last) for note in page.notes] == [("a", 1, 2), ("b\nc", 1, 2), ("d", 4, 4), ("e", 4, 4)]
    assert [text[note.start : note.end] for note in page.notes] == ["[[a]]", "[[b\nc]]", "[[d]]", "[[e]]"]
    assert page.elements[0].text == "One two three."
    assert str(page.where(page.notes[2])) == "x.fountain:4"


def test_blocks_gather_speeches() -> None:
    page = parse("Rain.\n\nMARA (V.O.)\n(low)\nYes.\n[[sfx: thunder]]\n~No.\n\nBOB ^\nWhat?")
    speeches = [block for block in blocks(page.elements) if isinstance(block, Speech)]
    assert [(speech.name, speech.text, speech.cue.dual) for speech in speeches] == [("MARA", "Yes.\nNo.", False), ("BOB", "What?", True)]
    assert [part.kind for part in speeches[0].parts] == [P, D, "note", L]
    flat = [each for block in blocks(page.elements) for each in ((block.cue, *block.parts) if isinstance(block, Speech) else (block,))]
    assert flat == list(page.elements)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*italics* **bold** ***both*** _under_", "italics bold both under"),
        ("_Steel's face FILLS the *Leupold Mark 4* scope_.", "Steel's face FILLS the Leupold Mark 4 scope."),
        (r"Steel enters the code: **\*9765\***", "Steel enters the code: *9765*"),
        ("He dialed *69 and then *23, and hung up.", "He dialed *69 and then *23, and hung up."),
        ("He dialed *69 and then 23*, and hung up.", "He dialed 69 and then 23, and hung up."),
        (r"He dialed *69 and then 23\*, and hung up.", "He dialed *69 and then 23*, and hung up."),
        ("He dialed _69 and then 23 _, and hung up.", "He dialed _69 and then 23 _, and hung up."),
        ("Brick *share a look.\n\nThis is BAD.*", "Brick *share a look.\n\nThis is BAD.*"),
        ("snake_case_name", "snake_case_name"),
        ("**bold *both***", "bold both"),
        ("**** five *****", "**** five *****"),
        ("Rain [[a note]] and /* old */ wind", "Rain and wind"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


# --------------------------------------------------------------------------------------------- other people's pages


@needs_scripts
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_fixture_comes_back_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    assert write(read(path)).encode() == data
    for ends in (b"\r\n", b"\r"):
        other = data.replace(b"\r\n", b"\n").replace(b"\n", ends).decode()
        page = parse(other)
        assert write(page) == other
        assert facts(page) == facts(parse(data.decode()))


def facts(page: Page) -> list[tuple[object, ...]]:
    return [(e.kind, e.text, e.first, e.last, e.name, *(note.text for note in e.notes)) for e in page.elements]


def fixture(name: str) -> list[Element]:
    return [element for element in read(SCRIPTS / f"{name}.fountain").elements if element.kind != "blank"]


@needs_scripts
def test_coffee_shop() -> None:
    speech, alone = [C, D], [C, P, D]
    expected = ["title"] * 3 + [A, H, A, A, *alone, A, *speech, *alone, A, *speech, *alone, C, D, P, D, "note", A]
    elements = fixture("fountain-py/coffee_shop")
    assert [element.kind for element in elements] == expected
    assert [element.name for element in elements if element.kind == C] == ["ALICE", "BOB", "ALICE", "BOB", "ALICE", "BOB"]
    assert elements[4].text == "INT. COFFEE SHOP - DAY"
    assert elements[-1].text == "FADE OUT."


FIXTURE_KINDS = {
    "Fountain/SceneHeaders": [H] * 15 + [A, H, A, A, H],
    "Fountain/SceneNumbers": [H] * 7,
    "Fountain/Transitions": ["transition"] * 2 + [A, "transition", A, "transition", "transition"],
    "Fountain/CenteredText": ["centred", "transition", "centred", "centred"],
    "Fountain/ForcedElements": [A, C, D, C, L],
    "Fountain/PageBreaks": [A, "page_break", A, "page_break", A],
    "Fountain/Notes": [A, "note", "note", A],
    "Fountain/Boneyard": [A, B, B, A],
    "Fountain/Indenting": ["transition", H, A, C, D, C, P, D, A],
    "Fountain/Sections-Complex": ["section", "synopsis", H, "section", "section", H],
    "screenplay-tools/Boneyards": [C, D, A, "transition", B, H, A],
    "screenplay-tools/Dialogue": [C, D, C, D, C, P, D, P, D, A, C, D, A, A],
    "screenplay-tools/LineBreaks": [A] * 3
    + ["page_break", H, A, C, D, A, "page_break", H, A, A, A, "page_break"]
    + [C, D, A, C, D, "page_break", C, D, C, D],
    "screenplay-tools/Lyrics": [A, C, D, L, L, A, L, C, L],
    "screenplay-tools/Notes": [H, A, "note", C, P, D, A, A, A],
    "screenplay-tools/PageBreak": [A, C, D, "centred", "page_break", "page_break", "centred", A],
    "screenplay-tools/SceneHeading": [H, A, C, D, "transition", H, A, H, C, D, H, H, A],
    "screenplay-tools/TitlePage": ["title"] * 6 + [A],
    "screenplay-tools/Transition": [
        H,
        C,
        D,
        P,
        D,
        "transition",
        H,
        "transition",
        "transition",
        A,
        C,
        D,
        "transition",
        "transition",
        "centred",
    ],
    "screenplain/notes": [A] * 7 + ["note", A, A, "note", A],
    "screenplain/extended-characters": [A],
    "screenplain/utf-8-bom": [H, A, A, C, D, C, D, C, D],
}


@needs_scripts
@pytest.mark.parametrize("name", FIXTURE_KINDS)
def test_fixture_kinds(name: str) -> None:
    assert [element.kind for element in fixture(name)] == FIXTURE_KINDS[name]


@needs_scripts
def test_reference_cues() -> None:
    cues = [(e.text, e.name, e.dual) for e in fixture("Fountain/Dialogue") if e.kind == C]
    assert ("EVE", "EVE", True) in cues
    assert ("R2D2", "R2D2", False) in cues
    assert ("EVE (cont'd)", "EVE", False) in cues
    assert not any(text.startswith("23") for text, _, _ in cues)


# --------------------------------------------------------------------------------------------- always

MARKED = (
    *("", "", "  ", " ", "\t", "INT. HUT - DAY #1#", "EXT. SEA", ".POV", "MARA", "MARA (V.O.) ^", "ИВАН", "@mara", "(low)", "Yes, *no*."),
    *("CUT TO:", "> burn", "> END <", "# Act", "= syn", "===", "!BANG", "~la", "[[SHOT 1: WS]]", "a [[b]] c", "[[", "]]", "/*", "*/"),
    *("/* x */", "\ufeff", "x: y"),
)
LINES = st.sampled_from(MARKED)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
PAGES = st.one_of(st.text(), st.lists(st.tuples(LINES, ENDS)).map(lambda rows: "".join(line + end for line, end in rows)))


@settings(deadline=None)
@given(PAGES)
def test_every_text_comes_back(text: str) -> None:
    page = parse(text)
    assert write(page) == text
    assert all(element.end > element.start for element in page.elements)


@settings(deadline=None)
@given(PAGES)
def test_lines_count_on_without_gap(text: str) -> None:
    line = 1
    for element in parse(text).elements:
        assert element.first in (line - 1, line) if element.kind == "note" else element.first == line
        assert element.last >= element.first
        assert element.last - element.first + 1 >= len(re.findall(r"\r\n|\r|\n", text[element.start : element.end]))
        line = element.last + 1


TOLD = (
    "",
    "",
    "Rain.",
    "INT. HUT - DAY",
    "MARA",
    "(low)",
    "Yes.",
    "THE END",
    "CUT TO:",
    "# Act",
    "> END <",
    "!BANG",
    "~la",
    "FADE IN:",
    "  ",
)
STORY = st.lists(st.sampled_from(TOLD), max_size=12)


@settings(deadline=None)
@given(STORY, st.data())
def test_a_note_on_a_line_of_its_own_changes_nothing_else(lines: list[str], data: st.DataObject) -> None:
    lines = ["INT. SEA - DAY", "", *lines]
    at = data.draw(st.integers(2, len(lines)))

    def joined(lines: list[str]) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for element in parse("\n".join(lines)).elements:
            if found and found[-1][0] == element.kind and element.kind in (A, D, L, "blank"):
                found[-1] = (element.kind, f"{found[-1][1]}\n{element.text}")
            elif element.kind != "note":
                found.append((element.kind, element.text))
        return [(kind, re.sub(r"\n+", "\n", text).strip("\n")) for kind, text in found if kind != "blank"]

    assert joined(lines) == joined([*lines[:at], "[[SHOT 1: WS]]", *lines[at:]])


@settings(deadline=None)
@given(st.text(alphabet="ab *_\\\n"))
def test_plain_only_takes_away(text: str) -> None:
    kept = iter(text)
    assert all(sign in kept for sign in plain(text))


@pytest.mark.parametrize(
    "unit", ["[[", "/*", "*", "_", "word ", "WORD (", "[[a]]", "/**/", "[[x\n\n", "((", "#", "=", "\n", "[[/**/ ", "*a **b ", "a* ", "\r"]
)
def test_a_hundred_kilobytes_of_anything_is_read(unit: str) -> None:
    """No pattern makes the work grow faster than the text: a quadratic one would hang here."""
    text = unit * (100_000 // len(unit))
    assert write(parse(text)) == text
    assert len(plain(text)) <= len(text)


@pytest.mark.parametrize("unit", ["", "[[", "/*", "*", "[[a]]"])
def test_a_hundred_kilobytes_of_a_cue_are_read(unit: str) -> None:
    cue = f"\nMARA {unit}{'()' * 50_000}{')' * 50_000}\nYes."
    assert write(parse(cue)) == cue


# --------------------------------------------------------------------------------------------- from disk


def refused(path: Path) -> str:
    with pytest.raises(PageError) as caught:
        read(path)
    assert str(path) in str(caught.value) or repr(str(path)) in str(caught.value)
    assert caught.value.remedy
    return str(caught.value)


def test_read_keeps_byte_order_mark_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.write_bytes(b"\xef\xbb\xbfINT. HUT - DAY\r\n\r\nRain.\r\n")
    page = read(path)
    assert write(page).encode() == path.read_bytes()
    assert page.file == str(path)


def test_a_page_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.fountain"
    path.touch()
    os.truncate(path, 1 << 30)
    assert "1,074 MB; the limit is 64 MB" in refused(path)


def test_what_is_no_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nul").write_bytes(b"INT. HUT\n\n\0\1\2")
    assert "nul:3: this is not text: it holds NUL bytes" in refused(tmp_path / "nul")
    (tmp_path / "latin").write_bytes("INT. CAFÉ - DAY\n".encode("latin-1"))
    assert "latin:1: byte 0xc9 is not UTF-8 text" in refused(tmp_path / "latin")
    (tmp_path / "wide").write_bytes("INT. HUT".encode("utf-16"))
    assert "UTF-16" in refused(tmp_path / "wide")
    assert "a folder" in refused(tmp_path)
    assert "no such file" in refused(tmp_path / "none")
    assert "NUL byte" in refused(tmp_path / "a\0b")
    assert "cannot be read" in refused(tmp_path / ("x" * 5000))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no plain file" in refused(tmp_path / "pipe")
