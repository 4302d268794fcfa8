"""The command line as a person meets it: help that teaches, plain output for scripts, causes in film words, a screen left clean."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.film import reel
from workprint import cli
from workprint.cli import said

SHOWN = ("shots", "plan", "status", "check", "doctor", "engines")


def workprint(*words: str | Path, cwd: Path | str = ".", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workprint", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env={**os.environ, **environment}, timeout=120)


def on_a_terminal(words: list[str], cwd: Path, *, columns: int = 80, until: bytes = b"", **environment: str) -> tuple[int, bytes]:
    """Run on a real terminal; once `until` is on the screen, press Ctrl-C. The exit status and all that was written."""
    master, slave = pty.openpty()
    surroundings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "workprint", *words],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=cwd,
        env=surroundings,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job would hear no Ctrl-C
    )
    os.close(slave)
    written, pressed, end = b"", False, time.monotonic() + 120
    while time.monotonic() < end:
        if select.select([master], [], [], 0.2)[0]:
            try:
                written += os.read(master, 65536)
            except OSError:
                break
        if until and until in written and not pressed:
            os.killpg(process.pid, signal.SIGINT)
            pressed = True
    os.close(master)
    return process.wait(timeout=20), written


# ------------------------------------------------------------------------------------- help


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_help_lists_every_verb_and_an_example(here, words):
    code, out, err = here(*words)
    assert (code, err) == (0, "")
    assert "workprint make moon" in out
    for verb, does in cli.VERBS.items():
        assert verb in out
        assert does in out


@pytest.mark.parametrize("verb", cli.VERBS)
def test_each_verb_s_help_teaches_with_an_example(here, verb):
    code, out, err = here(verb, "--help")
    assert (code, err) == (0, "")
    assert f"workprint {verb} " in out.split("\n", 2)[2] or verb == "engines"
    assert "  workprint" in out or "[engines]" in out


def test_help_loads_no_verb():
    loaded = "import sys; sys.argv = ['workprint', '--help']; from workprint import cli\ntry: cli.main()\nfinally: print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True).stdout.split()
    assert "workprint.cli" in modules
    assert not {"workprint.production", "rich", "numpy", "tomllib", "sqlite3"} & set(modules)


@pytest.mark.parametrize(
    "verb",
    ["plan reel", "breakdown reel --dry-run"]
    + [pytest.param(verb, marks=pytest.mark.slow) for verb in ("new --title x fresh", "status reel", "shots reel", "check reel")],
)
def test_nothing_heavy_is_loaded_to_read(verb, tmp_path):
    reel.folder(tmp_path / "reel")
    run = f"import sys; sys.argv = ['workprint', *{verb.split()!r}]; from workprint import cli\ntry: cli.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    modules = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=tmp_path).stderr.split()
    assert "workprint.production" in modules
    assert not {"numpy", "numba", "av", "tomlkit", "espeakng_loader", "asyncio"} & set(modules)
    assert "rich" not in modules or verb.split()[0] in ("plan", "shots")


@pytest.mark.slow
def test_a_make_with_nothing_to_do_loads_nothing_heavy(tmp_path):
    reel.made(reel.folder(tmp_path / "reel"))
    run = "import sys; sys.argv = ['workprint', 'make', 'reel']; from workprint import cli\ntry: cli.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=tmp_path)
    assert ended.stdout.startswith("nothing to do: all")
    assert not {"numpy", "numba", "av", "rich", "tomlkit", "espeakng_loader"} & set(ended.stderr.split())


# ------------------------------------------------------------------------------------- for scripts


@pytest.mark.parametrize("verb", SHOWN)
def test_json_is_json_and_nothing_else(here, verb):
    code, out, err = here(verb, *(() if verb == "engines" else ("reel",)), "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) is not None


def test_json_of_hostile_text(capsys):
    text = "\x1b[31m \u202e \x9b \x7f é \U0001f600 \ud800"
    said.as_json({"title": text})
    out = capsys.readouterr().out
    assert json.loads(out) == {"title": text}
    assert not any(sign in out for sign in "\x1b\u202e\x9b\x7f")


@pytest.mark.slow
def test_make_in_json(tmp_path):
    reel.folder(tmp_path / "reel")
    done = workprint("make", tmp_path / "reel", "--json", "--workers", "1")
    assert done.stderr == ""
    assert json.loads(done.stdout)["made"] > 10
    again = workprint("make", tmp_path / "reel", "--json")
    assert json.loads(again.stdout)["made"] == 0
    assert all(Path(file).exists() for file in json.loads(again.stdout)["files"])


@pytest.mark.parametrize("verb", SHOWN)
def test_no_colour_where_there_is_no_terminal(here, verb):
    assert "\x1b" not in here(verb, *(() if verb == "engines" else ("reel",)))[1]


def test_words_in_an_encoding_that_lacks_them(tmp_path):
    reel.folder(tmp_path / "reel", page=reel.PAGE.replace("ANNA", "ÉLODIE \U0001f600"))
    done = workprint("shots", tmp_path / "reel", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\xc9LODIE" in done.stdout
    plain = workprint("shots", tmp_path / "reel", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "ÉLODIE \U0001f600" in json.loads(plain.stdout)[0]["on"]


def test_a_reader_that_goes_away(tmp_path):
    reel.folder(tmp_path / "reel")
    command = f"{sys.executable} -m workprint shots {tmp_path / 'reel'} --json | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


# ------------------------------------------------------------------------------------- on a terminal


@pytest.mark.slow
@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("verb", ["shots", "plan", "engines"])
def test_tables_fit_the_terminal(verb, columns, tmp_path):
    reel.folder(tmp_path / "reel")
    words = [verb] if verb == "engines" else [verb, "reel"]
    code, out = on_a_terminal(words, tmp_path, columns=columns, NO_COLOR="1")
    assert code == 0
    assert b"\x1b[" not in out
    lines = [line.rstrip() for line in out.decode().replace("\r", "").split("\n")]
    table = [line for line in lines if line.startswith(("1", "2", "voice", "clip", "previz", "espeak", "shot ")) and " to make" not in line]
    assert len(table) >= 2
    assert all(len(line) <= columns for line in table)


@pytest.mark.slow
def test_colour_on_a_terminal_and_none_where_it_is_not_wanted(tmp_path):
    reel.folder(tmp_path / "reel")
    assert b"\x1b[1m" in on_a_terminal(["shots", "reel"], tmp_path)[1]
    assert b"\x1b[" not in on_a_terminal(["shots", "reel"], tmp_path, NO_COLOR="1")[1]
    assert b"\x1b[31m" in on_a_terminal(["shots", "nowhere"], tmp_path)[1]
    assert b"\x1b[" not in on_a_terminal(["shots", "nowhere"], tmp_path, NO_COLOR="1")[1]


@pytest.mark.slow
def test_ctrl_c_leaves_a_clean_screen_and_the_next_run_goes_on(tmp_path):
    root = reel.folder(tmp_path / "reel")
    code, out = on_a_terminal(["make", "reel", "--workers", "1"], tmp_path, until=b"0/")
    assert code in (130, -signal.SIGINT), out  # a shell says 130 to both; Python sends itself the signal if it hit an import
    assert b"Traceback" not in out
    assert out.rstrip().endswith(b"What was made is kept: run the same command to go on.")
    hidden, shown = out.rfind(b"\x1b[?25l"), out.rfind(b"\x1b[?25h")
    assert shown > hidden >= 0, "the cursor stays hidden"
    assert b"\x1b[2K" in out[shown:], "the bar is not wiped away"
    assert reel.made(root)
    alone = reel.folder(tmp_path / "alone")
    reel.made(alone)
    assert reel.film(root) == reel.film(alone)


# ------------------------------------------------------------------------------------- what is said


def test_shots_marks_what_stands_on_the_page(here):
    out = here("shots", "reel")[1]
    assert "1B*" in out
    assert "ANNA: Where is the letter?" in out
    assert "5 shots" in out


def test_plan_of_a_new_film(here):
    out = here("plan", "reel")[1]
    assert "a new shot" in out
    assert "a new line" in out
    assert "to make, 0 kept, then the sound and the film" in out


@pytest.mark.slow
def test_plan_says_which_words_changed(here, tmp_path):
    root = tmp_path / "reel"
    reel.made(root)
    assert here("plan", "reel")[1].startswith("nothing to make: all ")
    reel.edit(root, "look.toml", 'coat = "red"', 'coat = "green"')
    reel.edit(root, "screenplay.fountain", "MCU on BEN, 65mm", "MCU on BEN, 75mm")
    reel.edit(
        root, "screenplay.fountain", "[[SHOT 2A: WS, 28mm, 1s]]", "[[SHOT: CU on CLARA, 1s]]\nCLARA turns.\n\n[[SHOT 2A: WS, 28mm, 1s]]"
    )
    steps = {step["label"]: step["why"] for step in json.loads(here("plan", "reel", "--json")[1]) if step["op"] == "clip"}
    assert steps["1B MCU on ANNA"] == ["ANNA's coat: red -> green"]
    assert steps["1C MCU on BEN"] == ["lens: 65 -> 75 mm", "ANNA's coat: red -> green"]
    (new,) = (why for label, why in steps.items() if label.endswith("CLARA turns."))
    assert new == ["a new shot"]


def test_a_verb_mistyped(here):
    code, out, err = here("shtos", "reel")
    assert (code, out) == (2, "")
    assert "did you mean 'shots'?" in err


def test_nothing_that_steers_a_terminal_is_shown():
    assert said.visible("a\x1b[31mb\x07\r\u202e\x9b\ud800\tc\nd") == "a\\x1b[31mb\\x07\\x0d\\u202e\\x9b\\ud800\tc\nd"
    assert said.visible("ÉLODIE \U0001f600 \u0645\u0631\u06cc\u0645\u200c") == "ÉLODIE \U0001f600 \u0645\u0631\u06cc\u0645\u200c"
