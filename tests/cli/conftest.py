"""A verb run in this process on a small film, as a person would type it."""

from __future__ import annotations

import sys

import pytest

from tests.film import reel
from workprint import cli


@pytest.fixture
def here(tmp_path, monkeypatch, capfd):
    """Runs a verb in this process on a small film, and gives (status, stdout, stderr)."""
    reel.folder(tmp_path / "reel")
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["workprint", *words])
        code: object = 0
        try:
            cli.main()
        except SystemExit as ended:
            code = ended.code
        return code, *capfd.readouterr()

    return run
