"""A store, and a build without processes, for every room's tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.crew import HerePool
from workprint.build import Store, executor


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines run in this process, and nobody waits for the disk: for tests of what is made, not of who makes it."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(executor, "Pool", HerePool)
