"""A stranger's film is data: making it writes nothing outside, runs nothing from it, and steers no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.film import hostile, reel
from tests.film.test_bad_input import RAW, run, seen
from workprint.core.errors import WorkprintError
from workprint.production import Production

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/screenplay.fountain"))
NAMES = """\
Title: ../../../etc/\x1b[31mpasswd

INT. ../../OUTSIDE [/bold] - DAY #../1#

[[SHOT: MS on @../../X, 1s -- [red]\x1b]0;owned\x07 {{x}} %s]]
\x1b[2J\u202eANNA (../..) opens [/] $(touch owned).

[[SHOT ../../x: WS]]
../../ANNA
`touch owned` \x9b31m ;touch owned
"""


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["shots", "check", "status", "plan", "make", "doctor", "breakdown"])
def test_hostile_names_are_only_names(verb, tmp_path, monkeypatch, capfd):
    here = tmp_path / "here"
    root = reel.folder(here / "film", page=NAMES)
    reel.edit(root, "film.toml", 'title = "The Reel"', 'title = "../../up; touch owned"')
    code, out, err = run((verb, "film"), here, monkeypatch, capfd)
    assert code in (0, None, 1), err
    assert not RAW.search(out + err)
    assert {path.parts[0] for path in map(Path, seen(here))} == {"film"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here"]
    assert not list(tmp_path.rglob("owned"))
    assert {path.name for path in root.iterdir()} <= {"screenplay.fountain", "film.toml", "look.toml", "build", ".workprint"}
    if verb == "make":
        assert sorted(path.name for path in (root / "build").iterdir()) == ["up-touch-owned.mp4", "up-touch-owned.srt"]


@pytest.mark.slow
def test_links_laid_where_things_are_written(tmp_path, monkeypatch, capfd):
    """Half-made files, the delivered film and the index are links to another's files: they are replaced, not written through."""
    root, outside = reel.folder(tmp_path / "film"), tmp_path / "outside"
    outside.write_text("mine")
    (root / "build").mkdir()
    (root / ".workprint").mkdir()
    names = ["build/.the-reel.mp4.partial", "build/the-reel.mp4", "build/the-reel.srt", ".workprint/index.sqlite", ".workprint/takes.jsonl"]
    for name in [*names[:4], ".workprint/index.sqlite-journal", ".workprint/deliveries.json", ".screenplay.fountain.partial"]:
        (root / name).symlink_to(outside)
    (root / ".workprint/index.sqlite-wal").symlink_to(tmp_path / "made-by-nobody")
    code, _, err = run(("make", "film", "--workers", "1"), tmp_path, monkeypatch, capfd)
    assert code == 0, err
    assert run(("breakdown", "film"), tmp_path, monkeypatch, capfd)[0] == 0
    assert outside.read_text() == "mine"
    assert not (tmp_path / "made-by-nobody").exists()
    assert (root / "build/the-reel.mp4").stat().st_size > 1000
    assert not (root / "build/the-reel.mp4").is_symlink()


def test_breakdown_writes_through_no_link(tmp_path, monkeypatch, capfd):
    root, outside = reel.folder(tmp_path / "film", page=hostile.SCENE), tmp_path / "outside"
    outside.write_text("mine")
    (root / ".screenplay.fountain.partial").symlink_to(outside)
    code, _, err = run(("breakdown", "film"), tmp_path, monkeypatch, capfd)
    assert (code, err) == (0, "")
    assert "[[SHOT" in (root / "screenplay.fountain").read_text()
    assert outside.read_text() == "mine"


def test_breakdown_of_a_page_that_is_a_link_inside_its_folder(tmp_path, monkeypatch, capfd):
    root = reel.folder(tmp_path / "film", page=hostile.SCENE)
    (root / "drafts").mkdir()
    (root / "screenplay.fountain").rename(root / "drafts/3.fountain")
    (root / "screenplay.fountain").symlink_to("drafts/3.fountain")
    assert run(("breakdown", "film"), tmp_path, monkeypatch, capfd)[0] == 0
    assert (root / "screenplay.fountain").is_symlink()
    assert "[[SHOT" in (root / "drafts/3.fountain").read_text()


@pytest.mark.slow
def test_no_module_is_taken_from_where_one_stands(tmp_path):
    reel.folder(tmp_path, page=hostile.SCENE)
    for name in ("click", "numpy", "av", "numba", "rich", "sitecustomize", "tomllib", "json"):
        (tmp_path / f"{name}.py").write_text("import pathlib; pathlib.Path('owned').touch()\n")
    said = subprocess.run([sys.executable, "-m", "workprint", "make", "."], cwd=tmp_path, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    assert not (tmp_path / "owned").exists()


def opened(text: bytes, root: Path) -> None:
    """Open the page; only a WorkprintError may come of it."""
    page = root / "page.fountain"
    page.write_bytes(text)
    try:
        production = Production.open(page)
        production.plan()
        production.check()
        production.with_notes()
    except WorkprintError as error:
        assert error.what
        assert error.remedy


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(tmp_path_factory, text):
    opened(text, tmp_path_factory.getbasetemp())


@st.composite
def mutated(draw) -> bytes:
    """An example's page with a few stretches of it replaced, repeated or cut out."""
    text = bytearray(draw(st.sampled_from(EXAMPLES)).read_bytes()[:1500])
    for _ in range(draw(st.integers(1, 6))):
        at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 40))
        put = draw(
            st.one_of(st.binary(max_size=8), st.sampled_from([b"[[", b"]]", b"/*", b"SHOT 1A: ", b"\n\n", b"(", b"^", b"#", b"\xc2\x85"]))
        )
        text[at : at + length] = put * draw(st.integers(1, 3))
    return bytes(text)


@settings(max_examples=40, deadline=None)
@given(mutated())
def test_mutated_pages(tmp_path_factory, text):
    opened(text, tmp_path_factory.getbasetemp())


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(st.one_of(st.binary(max_size=2000), st.text(max_size=2000).map(lambda text: text.encode("utf-8", "surrogatepass")), mutated()))
def test_many_pages(tmp_path_factory, text):
    opened(text, tmp_path_factory.getbasetemp())


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["film.toml", "look.toml", "circled.toml"]), st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode))
)
def test_any_settings(tmp_path_factory, name, text):
    root = tmp_path_factory.getbasetemp() / "settings"
    for each in ("film.toml", "look.toml", "circled.toml"):
        (root / each).unlink(missing_ok=True)
    reel.folder(root, page=hostile.SCENE)
    (root / name).write_bytes(text)
    try:
        Production.open(root).plan()
    except WorkprintError as error:
        assert error.remedy


HARMLESS = {
    "a scene with no people": "EXT. SEA - DAY\n\nWaves.\n",
    "a long title": f"Title: {'x' * 10_000}\n\n{hostile.SCENE}",
    "a title of many lines": f"Title:\n    One / Two\n    \U0001f600 Three\n\n{hostile.SCENE}",
    "a heading only": "INT. KITCHEN - DAY\n",
    "no words in a speech": "INT. KITCHEN - DAY\n\nANNA\n(...)\n...\n",
    "one frame": f"{hostile.SCENE}[[SHOT 1A: WS, 1f]]\nShe looks up.\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HARMLESS)
def test_odd_but_a_film(name, tmp_path, monkeypatch, capfd):
    root = reel.folder(tmp_path / "film", page=HARMLESS[name])
    reel.edit(root, "film.toml", 'title = "The Reel"\n', "")
    code, _, err = run(("make", "film", "--workers", "1"), tmp_path, monkeypatch, capfd)
    assert code == 0, err
    (film,) = (root / "build").glob("*.mp4")
    assert film.stat().st_size > 500
    assert os.listdir(tmp_path) == ["film"]
