"""The settings files: what they may say, what is said of what they may not, and that changing them loses nothing."""

from __future__ import annotations

import os
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.core.errors import FolderError
from workprint.core.money import money
from workprint.core.nouns import Format, Look
from workprint.story import choices, files, first_page
from workprint.story.files import (
    Budget,
    FilmFile,
    film_file,
    inside,
    look_file,
    set_value,
    styled,
)
from workprint.story.folder import folder

# --------------------------------------------------------------------------------------------- film.toml


def test_an_empty_film_file_is_all_defaults() -> None:
    assert film_file("") == FilmFile("", Format(1280, 720, Fraction(24)), "en", {}, Budget(), 5.0, "", ("master", "subtitles"))


def test_a_full_film_file() -> None:
    text = """
    title = "Moon"  # a comment
    language = "pt-BR"
    asl = 4
    style = "noir"
    budget = 12.34
    deliveries = ["master"]
    [format]
    width = 1920
    height = 1080
    rate = "24000/1001"
    [engines]
    clip = "wan2.2"
    voice = "espeak"
    """
    engines = {"clip": "wan2.2", "voice": "espeak"}
    assert film_file(text) == FilmFile(
        "Moon", Format(1920, 1080, Fraction(24000, 1001)), "pt-BR", engines, Budget(money("12.34")), 4.0, "noir", ("master",)
    )


def test_a_budget_in_all_and_for_each_engine() -> None:
    text = '[budget]\ntotal = "20 EUR"\nfal = 5\nrunway = "2.50 EUR"'
    assert film_file(text).budget == Budget(money("20 EUR"), {"fal": money("5"), "runway": money("2.5 EUR")})


@pytest.mark.parametrize(
    ("written", "rate"),
    [
        ("24", Fraction(24)),
        ("24.0", Fraction(24)),
        ('"25"', Fraction(25)),
        ('"30000 / 1001"', Fraction(30000, 1001)),
        ("23.976", Fraction(24000, 1001)),
        ("23.98", Fraction(24000, 1001)),
        ("29.97", Fraction(30000, 1001)),
        ('"59.94"', Fraction(60000, 1001)),
    ],
)
def test_rate(written: str, rate: Fraction) -> None:
    assert film_file(f"[format]\nrate = {written}").format.rate == rate


FILM_ERRORS = {
    'titel = "x"': ("film.toml:1: titel:", "Did you mean 'title'?"),
    "# c\n[format]\nwidht = 3": ("film.toml:3: format.widht:", "Did you mean 'width'?"),
    "[format]\nwidth = 3": ("film.toml:2: format.width: 3 will not do", "from 64 to 8192"),
    "[format]\nheight = 721": ("film.toml:2: format.height: 721 is odd", "720 or 722"),
    "[format]\nrate = 23.9": ("film.toml:2: format.rate: 23.9 is no exact rate", "24000/1001"),
    "[format]\nrate = 0": ("format.rate: 0", "1 to 240"),
    "[format]\nrate = true": ("format.rate: True", "1 to 240"),
    '[format]\nrate = "24/0"': ("format.rate: '24/0'", "1 to 240"),
    "format = 3": ("format: 3 is a whole number, not a table", "[format]"),
    'language = "plain english"': ("language: 'plain english' is no language tag", "pt-BR"),
    "title = 1979-05-27": ("title: datetime.date(1979, 5, 27) is a date, not text", "in quotes"),
    'asl = "five"': ("asl: 'five' will not do", "0.5 to 60"),
    "asl = nan": ("asl: nan will not do", "0.5 to 60"),
    "asl = true": ("asl: true will not do", "0.5 to 60"),
    "budget = -1": ("budget: '-1' is no amount of money", "budget = 20"),
    'budget = "a lot"': ("budget: 'a lot' is no amount of money", "budget = 20"),
    "[budget]\nfal = true": ("budget.fal: this is no amount of money", "fal = 20"),
    '[engines]\n\nclp = "x"': ("film.toml:3: engines.clp:", "Did you mean 'clip'?"),
    '[engines]\nclip = "../x"': ("engines.clip: '../x' is no engine's name", "workprint engines"),
    'deliveries = ["mastre"]': ("deliveries: 'mastre' is not known", "Did you mean 'master'?"),
    'deliveries = "master"': ("deliveries: this is no list", "master, subtitles"),
    "title = ": ("film.toml:1: this is not TOML: invalid value", "quotes"),
    "a = 1\na = 2": ("film.toml:2: this is not TOML", "each key stands once"),
    "[format\nwidth = 3": ("film.toml:1: this is not TOML", "[name]"),
    'title = "\0"': ("film.toml:1: this is not TOML", ""),
    'title = "a\\u0007"': ("title: this text holds control characters", "Take them out"),
    "x = " + "[" * 5000: ("film.toml: this TOML cannot be read", "plainly"),
    "x = " + "9" * 5000: ("film.toml: this TOML cannot be read", "plainly"),
}


@pytest.mark.parametrize("text", FILM_ERRORS, ids=lambda text: repr(text)[:30])
def test_film_error(text: str) -> None:
    with pytest.raises(FolderError) as caught:
        film_file(text)
    what, remedy = FILM_ERRORS[text]
    assert what in str(caught.value)
    assert remedy in caught.value.remedy
    assert caught.value.remedy


# --------------------------------------------------------------------------------------------- look.toml


def test_looks() -> None:
    text = """
    [people.mara]
    words = "the keeper,
      forty years on the rock"
    age = 68
    beard = false
    height = 1.71
    hair-color = "white"
    [people."ÉLISE"]
    [places."Lamp Room"]
    furnishing = ["table", "lamp"]
    [props.lantern]
    colour = "brass"
    [style]
    line = 1.5
    [styles.noir]
    words = "hard light"
    """.replace("keeper,\n     ", "keeper,")
    mara = Look(
        "person", "MARA", "the keeper, forty years on the rock", {"age": 68, "beard": False, "height": 1.71, "hair_colour": "white"}
    )
    assert look_file(text) == (
        Look("style", "", "", {"line": 1.5}),
        mara,
        Look("person", "ÉLISE"),
        Look("place", "LAMP ROOM", "", {"furnishing": ["table", "lamp"]}),
        Look("prop", "lantern", "", {"colour": "brass"}),
        Look("style", "noir", "hard light"),
    )


def test_the_chosen_style_becomes_the_films() -> None:
    looks = look_file("[style]\nline = 1\n[styles.noir]\nline = 3\n[people.A]\nage = 3")
    assert [look for look in styled(looks, "Noir") if look.kind == "style"] == [
        Look("style", "", "", {"line": 3}),
        Look("style", "noir", "", {"line": 3}),
    ]
    assert styled(looks, "") == looks
    with pytest.raises(FolderError, match="no style 'noire'\n  Did you mean 'noir'"):
        styled(looks, "noire")


LOOK_ERRORS = {
    '[people.MARA]\nhari = "x"': ("look.toml:2: people.MARA.hari:", "Did you mean 'hair'?"),
    '[peple.MARA]\nhair = "x"': ("look.toml:1: peple:", "Did you mean 'people'?"),
    "[people.MARA]\n[people.mara]": ("look.toml:2: people.mara: the same name as 'MARA'", "once"),
    '[people]\nMARA = "tall"': ("look.toml:2: people.MARA: 'tall' is text, not a table", "[people.MARA]"),
    "[people.MARA]\nage = {a = 1}": ("look.toml:2: people.MARA.age: {'a': 1} is a table", "quotes"),
    "[people.MARA]\nage = inf": ("people.MARA.age: inf will not do", "a number"),
    '[people.MARA]\nhair_color = "a"\nhair_colour = "b"': ("look.toml:3: people.MARA.hair_colour: 'hair_colour' is said twice", "one"),
    '[people." "]': ("a name is missing", "Name each"),
    '[places."LAMP ROOM"]\nwordz = "x"': ('look.toml:2: places."LAMP ROOM".wordz:', "Did you mean 'words'?"),
    '[people.REX]\nkind = "dgo"': ("look.toml:2: people.REX.kind: 'dgo' is not known", "Did you mean 'dog'?"),
    '[people.A]\nhat = "red bowlr"': ("look.toml:2: people.A.hat: 'red bowlr' is not known", "Did you mean 'bowler'?"),
    '[people.A]\noutfit = "togga"': ("people.A.outfit: 'togga' is not known", "Did you mean 'toga'?"),
    "[people.A]\nglasses = 3": ("people.A.glasses: 3 is a whole number", "quotes"),
    '[people.A]\nfigure = "rex.obj"': ("people.A.figure: 'rex.obj' is no figure's file", ".glb"),
    '[places.A]\nsetting = "shpo"': ("places.A.setting: 'shpo' is not known", "Did you mean 'shop'?"),
    '[places.A]\ntime = "nite"': ("places.A.time: 'nite' is not known", "Did you mean 'night'?"),
    '[places.A]\nwords = "x"\nset = "a shop, two widnows"': ("look.toml:3: places.A.set: 'widnows' says nothing known", "windows"),
    '[places.A]\nset = "a shop, MARA at the door"': ("places.A.set: MARA is no part of a set", "[[stage: MARA"),
    '[places.A]\nfurnishing = ["pianoo"]': ("places.A.furnishing: 'pianoo' furnishes no set", "Did you mean 'piano'?"),
    '[style]\nlook = "nior"': ("style.look: 'nior' is not known", "Did you mean 'noir'?"),
    "[style]\npalette = []": ("style.palette: 0 colours will not do", "one to sixteen"),
    '[style]\npalette = ["#12"]': ("style.palette: '#12' is no colour", "#7a3b2e"),
    "# tail\n[people.ÉLISE]": ("look.toml:2: this is not TOML", '[people."ÉLISE"]'),
}


@pytest.mark.parametrize("text", LOOK_ERRORS)
def test_look_error(text: str) -> None:
    with pytest.raises(FolderError) as caught:
        look_file(text)
    what, remedy = LOOK_ERRORS[text]
    assert what in str(caught.value)
    assert remedy in caught.value.remedy


def test_words_that_are_few_are_taken_in_any_spelling() -> None:
    text = """
    [people.A]
    hat = "top hat"
    outfit = "dark red Pajamas"
    glasses = true
    accent_color = "teal"
    [people.REX]
    kind = "dog"
    breed = "husky"
    [places.SHOP]
    set = "a shop 8 x 5 m, door on the left wall"
    time = "night"
    furnishing = "piano, two chairs"
    [style]
    look = "noir"
    palette = "dark red, #2b2d42"
    """
    person, rex, shop = look_file(text)[1:]
    assert person.traits == {"hat": "top hat", "outfit": "dark red Pajamas", "glasses": True, "accent_colour": "teal"}
    assert rex.traits == {"kind": "dog", "breed": "husky"}
    assert shop.traits["set"] == "a shop 8 x 5 m, door on the left wall"
    assert look_file(text)[0].traits == {"look": "noir", "palette": ["dark red", "#2b2d42"]}


def test_a_figure_lies_in_the_film_folder(tmp_path: Path) -> None:
    (tmp_path / "screenplay.fountain").write_text("INT. ROOM - DAY\n\nRain.")
    (tmp_path / "look.toml").write_text('[people.REX]\nfigure = "figures/rex.glb"')
    with pytest.raises(FolderError, match="there is no file 'figures"):
        files.looks(folder(tmp_path))
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "rex.glb").write_bytes(b"glTF")
    assert files.looks(folder(tmp_path))[0].traits == {"figure": "figures/rex.glb"}
    (tmp_path / "look.toml").write_text('[people.REX]\nfigure = "../rex.glb"')
    with pytest.raises(FolderError, match="out of the film folder"):
        files.looks(folder(tmp_path))


# --------------------------------------------------------------------------------------------- changing any of them

WRITTEN = """# head
title = 'x'    # keep 1

  asl = 4.5
[format]   # keep 2
rate = "24000/1001"
# keep 3

[engines]
clip = "a"
# tail"""
VALUES = st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
PATHS = st.tuples(st.sampled_from(["title", "asl", "new", "ключ", "a b"])) | st.tuples(
    st.sampled_from(["format", "engines", "fresh", "new table"]), st.sampled_from(["rate", "clip", "3A", "x.y", 'q"q', ""])
)


@settings(deadline=None)
@given(st.lists(st.tuples(PATHS, VALUES | st.none()), max_size=5))
def test_set_value_changes_that_value_alone(changes: list[tuple[tuple[str, ...], Any]]) -> None:
    text, expected = WRITTEN, tomllib.loads(WRITTEN)
    for path, value in changes:
        text = set_value(text, path, value)
        here = expected
        for step in path[:-1]:
            here = here.setdefault(step, {}) if value is not None else here.get(step, {})
        if value is None:
            here.pop(path[-1], None)
        else:
            here[path[-1]] = value
    assert tomllib.loads(text) == expected
    kept = {"# head", "# tail", "# keep 2", "# keep 3"} | (
        {"# keep 1"} if "title" in expected and (("title",), None) not in changes else set()
    )
    assert all(comment in text for comment in kept)


def test_a_value_is_no_table() -> None:
    with pytest.raises(FolderError, match="title is no table"):
        set_value(WRITTEN, ("title", "x"), 1)
    with pytest.raises(FolderError, match="cannot be changed"):
        set_value("title = ", ("asl",), 1)


# --------------------------------------------------------------------------------------------- from disk


def test_a_new_film_reads(tmp_path: Path) -> None:
    (tmp_path / "screenplay.fountain").write_text(first_page.SCREENPLAY.format(title="X", date="2026-01-01"))
    (tmp_path / "film.toml").write_text(first_page.FILM.format(title="X"))
    (tmp_path / "look.toml").write_text(first_page.LOOK)
    place = folder(tmp_path)
    assert files.film(place).title == "X"
    assert [look.name for look in files.looks(place)] == ["ANNA"]
    assert choices.circled(place) == choices.Circled()
    place.circled.write_text(choices.circle("", "1A", 1))
    assert choices.circled(place).shots == {"1A": 1}


def test_a_bare_page_has_defaults(tmp_path: Path) -> None:
    (tmp_path / "x.fountain").write_text("INT. HUT - DAY\n")
    (tmp_path / "film.toml").write_text("nonsense")
    place = folder(tmp_path / "x.fountain")
    assert files.film(place) == FilmFile()
    assert files.looks(place) == ()


def test_settings_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "screenplay.fountain").write_text("INT. HUT - DAY\n")
    (tmp_path / "film.toml").write_bytes(b"title = '\xff'")
    (tmp_path / "look.toml").touch()
    os.truncate(tmp_path / "look.toml", 1 << 30)
    place = folder(tmp_path)
    with pytest.raises(FolderError, match=r"film.toml:1: byte 0xff is not UTF-8"):
        files.film(place)
    with pytest.raises(FolderError, match="the limit is 2 MB"):
        files.looks(place)
    place.circled.symlink_to("/etc/hostname")
    with pytest.raises(FolderError, match="link that leads out"):
        choices.circled(place)


OUTSIDE = [
    "",
    " ",
    "/etc/passwd",
    "../x",
    "look/../../x",
    "look\\..\\..\\x",
    "C:\\x",
    "C:x",
    "\\\\host\\x",
    "\\x",
    "a\0b",
    "out/x",
    "out",
    "loop/x",
    "deep/out/x",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_names_that_lead_outside(tmp_path: Path, name: str) -> None:
    home = tmp_path / "film"
    (home / "deep").mkdir(parents=True)
    (home / "out").symlink_to(tmp_path)
    (home / "deep" / "out").symlink_to("../../")
    (home / "loop").symlink_to("loop")
    with pytest.raises(FolderError) as caught:
        inside(home, name)
    assert "look/mara.png" in caught.value.remedy


def test_names_that_stay_inside(tmp_path: Path) -> None:
    home = tmp_path / "film"
    (home / "look").mkdir(parents=True)
    (home / "pictures").symlink_to("look")
    (tmp_path / "alias").symlink_to(home)
    for name in ("look/mara.png", "pictures/mara.png", "a..b", "..mara", "é/№ 1.png"):
        assert inside(home, name) == home / name
        assert inside(tmp_path / "alias", name) == tmp_path / "alias" / name


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_name_leads_outside(name: str) -> None:
    home = Path("/tmp/film")
    try:
        path = inside(home, name)
    except FolderError:
        return
    assert path.resolve().is_relative_to(home.resolve())
