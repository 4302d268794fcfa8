"""What the documents say is so: verbs, paths, links, lists, settings, snippets, and the walk-through of an engine of one's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from tests.docs import pages
from workprint.core.errors import FolderError, WorkprintError
from workprint.engines.conformance import CHECKS
from workprint.story import breakdown, choices, files, fountain, notes

ROOT = pages.ROOT
DOCUMENTS = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
DESIGN = sorted(pages.DESIGN.glob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGINE = (ROOT / "docs" / "your-own-engine.md").read_text(encoding="utf-8")
PAGE = (pages.DESIGN / "04-page.md").read_text(encoding="utf-8")

_FENCED = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
_CODE = re.compile(r"`([^`\n]+)`")
_PLACES = ("workprint", "examples", "docs", "bench", "tests", ".ci")


def snippets(text: str, language: str) -> list[str]:
    return [code for found, code in _FENCED.findall(text) if found == language]


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


# --------------------------------------------------------------------------------------------- verbs, links, paths


def test_readme_has_every_verb_and_no_other():
    """The README's table and the command line list the same verbs, each with its own help."""
    from workprint.cli import VERBS, workprint

    listed = re.findall(r"^\| `workprint (\w+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(VERBS)
    helped = CliRunner().invoke(workprint, ["--help"]).output
    for verb in VERBS:
        assert re.search(rf"^ +{verb} ", helped, re.MULTILINE), verb
        assert CliRunner().invoke(workprint, [verb, "--help"]).exit_code == 0


def test_every_verb_that_a_document_names_exists():
    """`workprint VERB` in any document is a verb of the command line."""
    from workprint.cli import VERBS

    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for verb in re.findall(r"(?:`|^|bin/)workprint ([a-z]+)\b", text, re.MULTILINE):
            assert verb in VERBS, f"{names(document)}: workprint {verb}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_links_lead_somewhere(document: Path):
    """Every relative link of a document leads to a file of the project."""
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_paths_exist(document: Path):
    """Every path of the project that stands in a document's code is there."""
    for path in mentioned(document.read_text(encoding="utf-8")):
        assert (ROOT / path).exists() or (ROOT / "workprint" / path).exists(), f"{names(document)}: {path}"


def mentioned(text: str) -> Iterator[str]:
    """Paths in backticks that begin with a folder of the project (or of the package) and hold no placeholder."""
    rooms = {path.name for path in (ROOT / "workprint").iterdir() if path.is_dir()} - {"build"}
    for code in _CODE.findall(_FENCED.sub("", text)):
        first = code.split("/")[0]
        if "/" in code and re.fullmatch(r"[\w./-]+", code) and first in (*_PLACES, *rooms):
            yield code


def test_mentioned_finds_paths():
    assert list(mentioned("`workprint/core/nouns.py` `story/` `low/high` `make` `tests/<room>/x.py`")) == [
        "workprint/core/nouns.py",
        "story/",
    ]


# --------------------------------------------------------------------------------------------- lists and settings


@pytest.mark.parametrize("page", [page for page in DESIGN if pages.listed(page.read_text(encoding="utf-8"))], ids=names)
def test_lists_are_the_codes(page: Path):
    """The lists on a design page are what the code says now."""
    text = page.read_text(encoding="utf-8")
    assert text == pages.renewed(text), f"{page.name} is behind the code: run .venv/bin/python -m tests.docs.pages"


def test_every_list_is_on_a_page():
    """No list is made that no page shows."""
    shown = [name for page in DESIGN for name in pages.listed(page.read_text(encoding="utf-8"))]
    assert sorted(shown) == sorted(pages.BLOCKS)


def keys_of(head: str) -> set[str]:
    """The keys in the first column of the page's table whose head begins with this word."""
    found = re.search(rf"^\| {re.escape(head)} \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    assert found, head
    return {key for row in found[1].splitlines() for key in _CODE.findall(row.split("|")[1])}


def allowed(read: Callable[[str], object], table: str) -> set[str]:
    """The keys that a settings file's reader allows in a table, as its own error lists them."""
    with pytest.raises(FolderError) as refused:
        read(f"{table}\nno_key_is_called_this = 1\n")
    return set(refused.value.remedy.split("Allowed here: ")[1].rstrip(".").split(", "))


def test_film_settings_are_the_codes():
    """The table of film.toml has every key that its reader allows, and no other."""
    tables = {"format", "engines"}
    code = allowed(files.film_file, "") - tables
    code |= {f"{table}.{key}" for table in tables for key in allowed(files.film_file, f"[{table}]")}
    assert keys_of("film.toml") == code


@pytest.mark.parametrize(
    ("head", "table"),
    [("people", "[people.X]"), ("places", "[places.X]"), ("props", "[props.X]"), ("style", "[style]"), ("prompts", "[prompts.X]")],
)
def test_traits_are_the_codes(head: str, table: str):
    """Each table of look.toml has every trait that its reader allows, and no other."""
    assert keys_of(head) == allowed(files.look_file, table)


def test_choices_are_the_codes():
    """What the page says of circled.toml is what its reader allows."""
    assert allowed(choices.circled_file, "") == {"shots", "takes", "waived"}
    assert allowed(choices.circled_file, "[[waived]]") == {"check", "where", "reason"}
    assert all(
        f"`{word}`" in PAGE or f"`[{word}]`" in PAGE or f"`[[{word}]]`" in PAGE
        for word in ("shots", "takes", "rating", "note", "rejected", "waived", "check", "where", "reason")
    )


def test_note_words_are_read_as_the_page_says():
    """Every size, angle and move on the page is a shot note that says just that."""
    for block, what in ((pages.sizes, "size"), (pages.angles, "angle"), (pages.views, "view")):
        for name, others, *_ in rows(block()):
            for phrase in filter(None, (name.strip("`"), *others.split(", "))):
                assert getattr(notes.shot_note(f"SHOT: {phrase}"), what) == name.strip("`"), phrase
    for said, phrases in rows(pages.moves()):
        for phrase in phrases.split(", "):
            move = notes.shot_note(f"SHOT: {phrase}").move
            assert move is not None
            written = f"{move.kind} {move.way}".strip()
            assert said in (written, f"{move.speed} {written}"), phrase


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|\n").split(" | ")] for line in table.splitlines()[2:]]


@pytest.mark.parametrize("page", DESIGN, ids=names)
def test_design_pages_have_the_house_form(page: Path):
    """A design page says its terms, its consequences and its decisions, dated."""
    text = page.read_text(encoding="utf-8")
    assert "*Terminology.*" in text
    assert "\n## Consequences\n" in text
    assert re.search(r"\n## Decisions\n\n?\* 20\d\d-\d\d-\d\d: ", text)


# --------------------------------------------------------------------------------------------- the README's snippets


def test_readme_page_is_read():
    """The README's page has one scene with its two shots as noted."""
    (code,) = snippets(README, "fountain")
    film = breakdown.film(fountain.parse(code, "README.md"))
    assert [(shot.id, shot.size, shot.on, shot.lens) for shot in film.shots] == [
        ("4A", "WS", ("MARA", "JONAH"), 24),
        ("4E", "MCU", ("MARA",), 65),
    ]
    assert film.shots[1].move.kind == "dolly"
    assert [beat.who for beat in film.shots[0].beats if beat.verb == "enter"] == ["JONAH"]
    assert film.scenes[0].number == "4"


def test_readme_look_is_accepted():
    """The README's look book is read, and previz can dress and voices can cast whom it names."""
    from workprint.crafts.previz.people.wardrobe import figure

    (code,) = snippets(README, "toml")
    (look,) = files.look_file(code)
    assert look.name == "ÉLISE"
    drawn = figure(look.name, look.traits, look.words)
    assert (drawn.age, drawn.hair, drawn.outfit) == (31, "bob", "coat")


# --------------------------------------------------------------------------------------------- an engine of one's own


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The walk-through's package in a folder of its own, as pip would leave it: importable, its entry point found."""
    folder = tmp_path / "site"
    info = folder / "workprint_fade-1.dist-info"
    info.mkdir(parents=True)
    (folder / "fade.py").write_text(snippets(ENGINE, "python")[0], encoding="utf-8")
    (project,) = (tomllib.loads(code) for code in snippets(ENGINE, "toml"))
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['project']['name']}\nVersion: 1\n", encoding="utf-8")
    doors = "".join(
        f"[{group}]\n{name} = {value}\n" for group, door in project["project"]["entry-points"].items() for name, value in door.items()
    )
    (info / "entry_points.txt").write_text(doors, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    yield folder
    sys.modules.pop("fade", None)


def the_test_file(plugin: Path) -> ModuleType:
    """The walk-through's own test file, as a module."""
    (plugin / "test_fade_of_the_page.py").write_text(snippets(ENGINE, "python")[1], encoding="utf-8")
    sys.modules.pop("test_fade_of_the_page", None)
    return import_module("test_fade_of_the_page")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_engine_of_the_page_conforms(check: Callable[..., None], plugin: Path, tmp_path: Path):
    """The walk-through's engine passes the suite, with the walk-through's own sample."""
    folder = tmp_path / "check"
    folder.mkdir()
    the_test_file(plugin).test_fade(check, folder)
    assert f"# {len(CHECKS)} passed" in ENGINE


def test_the_package_of_the_page_is_one(plugin: Path):
    """Its entry point leads to the class, and is called as the card is; its modules are the ones that it installs."""
    (project,) = (tomllib.loads(code) for code in snippets(ENGINE, "toml"))
    ((name, value),) = project["project"]["entry-points"]["workprint.engines"].items()
    module, _, engine = value.partition(":")
    assert getattr(import_module(module), engine)().card.name == name
    assert project["tool"]["setuptools"]["py-modules"] == [module]


def test_the_engine_of_the_page_refuses_what_it_cannot(plugin: Path, tmp_path: Path):
    from workprint.core.nouns import Task

    with pytest.raises(WorkprintError, match="fade makes clips"):
        import_module("fade").Fade().make(Task("voice", "fade", "1"), {}, tmp_path)


@pytest.mark.slow
def test_the_walk_through_makes_its_film(plugin: Path, tmp_path: Path):
    """examples/two_shots, changed as the page says, is made with the page's engine by the command line."""
    film = tmp_path / "two_shots"
    film.mkdir()
    (noted,) = snippets(ENGINE, "fountain")
    for path in (ROOT / "examples" / "two_shots").glob("*.*"):
        (film / path.name).write_bytes(path.read_bytes())
    page = film / "screenplay.fountain"
    text = page.read_text(encoding="utf-8")
    assert noted.replace(", engine fade", "") in text
    page.write_text(text.replace(noted.replace(", engine fade", ""), noted), encoding="utf-8")
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(plugin), str(ROOT)])}

    def workprint(*words: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "workprint", *words], capture_output=True, text=True, env=surroundings, cwd=tmp_path, check=False
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    assert "every shot is a fade to white" in workprint("engines")
    plan = workprint("plan", "two_shots")
    assert re.search(r"clip +1B.*fade", plan)
    assert re.search(r"segment +1B.*encoder", plan)
    workprint("make", "two_shots", "--workers", "1")
    made = film / "build" / "two-shots.mp4"
    assert made.read_bytes()[4:8] == b"ftyp"
    assert "nothing to do" in workprint("make", "two_shots")
