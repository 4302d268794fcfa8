"""Bad input: one clear message on stderr, exit status 2, no traceback; nothing that existed is lost, nothing outside is touched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.film import hostile
from workprint import cli

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def seen(root: Path) -> dict[str, object]:
    """Everything below a folder: what each file holds (of a huge one, its size), where each link leads."""
    found: dict[str, object] = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.is_symlink():
            found[name] = os.readlink(path)
        elif path.is_file():
            found[name] = path.stat().st_size if path.stat().st_size > 1 << 24 else path.read_bytes()
    return found


def lay(case: hostile.Case, tmp_path: Path) -> dict[str, object]:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("mine")
    case.laid(tmp_path)
    return seen(tmp_path)


def judge(case: hostile.Case, root: Path, before: dict[str, object], code: object, out: str, err: str) -> None:
    assert code == 2, err or out
    assert not out
    assert err.startswith("workprint: ")
    assert "Traceback" not in err
    assert "\n  " in err, "no remedy"
    assert len(err) < 2000
    assert not RAW.search(err)
    for word in case.says:
        assert word in err
    after = seen(root)
    assert {name: after.get(name) for name in before} == before
    assert {name for name in after if name.startswith("outside")} == {"outside/secret"}


def run(arguments: tuple[str, ...], where: Path, monkeypatch, capfd) -> tuple[object, str, str]:
    """The command line in this process: anything but its own way out is a traceback, and fails the test."""
    monkeypatch.chdir(where)
    monkeypatch.setattr(sys, "argv", ["workprint", *arguments])
    code: object = None
    try:
        cli.main()
    except SystemExit as ended:
        code = ended.code
    out, err = capfd.readouterr()
    return code or 0, out, err


@pytest.mark.parametrize("case", hostile.CASES, ids=lambda case: case.name)
def test_one_clear_message(case, tmp_path, monkeypatch, capfd):
    before = lay(case, tmp_path)
    judge(case, tmp_path, before, *run(case.args, tmp_path, monkeypatch, capfd))


@pytest.mark.slow
@pytest.mark.parametrize("case", hostile.CASES, ids=lambda case: case.name)
def test_one_clear_message_of_the_real_command(case, tmp_path):
    before = lay(case, tmp_path)
    said = subprocess.run([sys.executable, "-m", "workprint", *case.args], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    judge(case, tmp_path, before, said.returncode, said.stdout, said.stderr)
