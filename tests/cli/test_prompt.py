"""`workprint prompt`: text that can be copied, what is to be known of it apart, and one clear message for a slip."""

from __future__ import annotations

import json
import sys

import pytest

from tests.plan.prompts import golden
from workprint import cli
from workprint.production import dialects


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Runs the verb on a film folder of the rich page, and gives (status, stdout, stderr)."""
    page = (golden.HERE / "rich.fountain").read_text("utf-8")
    (tmp_path / "screenplay.fountain").write_text(page.replace("MARA\n(whis", "[[PROMPT luma: A keeper, no lamp.]]\nMARA\n(whis"), "utf-8")
    (tmp_path / "look.toml").write_text((golden.HERE / "rich.look.toml").read_text("utf-8"), "utf-8")
    (tmp_path / "film.toml").write_text('title = "Rich"\n', "utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["workprint", "prompt", *words])
        try:
            cli.main()
        except SystemExit as ended:
            return ended.code, *capfd.readouterr()
        return 0, *capfd.readouterr()

    return run


def test_the_text_alone_goes_to_stdout(run):
    code, out, err = run(".", "3b", "--for", "midjourney")
    assert (code, out.count("\n")) == (0, 1) and out.endswith("--ar 16:9 --raw --v 7\n")
    assert "note" in err and "of 6,000 characters" in err
    assert run("3B", "--for", "midjourney")[1] == out


def test_what_goes_along_is_named_as_the_text_names_it(run):
    code, out, err = run("3A", "--for", "seedance", "--ref", "MARA", "--ref", "lantern")
    assert code == 0 and out.startswith("@Image1 defines the woman") and "@Image2 defines the lantern" in out
    assert "reference MARA: @Image1" in err and "reference lantern: @Image2" in err


def test_a_start_frame_leaves_only_what_moves_and_a_kind_can_be_chosen(run):
    _, out, _ = run("3B", "--for", "runway", "--start")
    assert "sweater" not in out and "pushes in" in out
    _, out, _ = run("3B", "--for", "plain", "--kind", "effect")
    assert out == "Heard: wind against glass, a distant foghorn.\n"


def test_every_dialect_one_after_the_other_and_as_json(run):
    code, out, _ = run("3B", "--all")
    assert code == 0 and [line.split(",")[0] for line in out.splitlines() if line.startswith("# ")] == [f"# {name}" for name in dialects()]
    made = json.loads(run("3B", "--all", "--kind", "clip", "--json")[1])
    assert [each["dialect"] for each in made] == [name for name, each in dialects().items() if "clip" in each.kinds]
    assert all(each["text"] and each["kind"] == "clip" and each["lints"] is not None for each in made)


def test_what_a_person_wrote_is_shown_with_its_lints(run):
    code, out, err = run("3B", "--for", "luma")
    assert (code, out) == (0, "A keeper, no lamp.\n")
    assert "written by hand" in err and "'no lamp' denies something" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("3B", "--for", "voe"), "there is no dialect 'voe'\n  did you mean 'veo'?"),
        (("3D", "--for", "veo"), "there is no shot '3D'"),
        (("3B", "--for", "suno", "--kind", "clip"), "suno words no clip"),
        (("a", "b", "c"), "3 names are too many"),
        (("", "3B"), "this path is empty"),
        (("3B", "--for", "previz:x"), "engine 'previz' has no model 'x'"),
    ],
)
def test_a_slip_is_one_message(run, words, says):
    code, out, err = run(*words)
    assert code == 2 and not out and says in err
