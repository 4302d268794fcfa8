"""A store, and a build without processes, for every room's tests; and how many examples a property gets.

With `-m "not slow"` each property is tried on a quarter of its examples, in the whole suite on all. One that wants more than others says so
in these terms: `max_examples=4 * settings.default.max_examples`.
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.build.crew import HerePool
from workprint.build import Store, executor

settings.register_profile("quick", max_examples=25)


def pytest_configure(config: pytest.Config) -> None:
    if config.option.markexpr == "not slow":
        settings.load_profile("quick")


def pytest_collection_finish() -> None:
    """The tests themselves stay to the end: nothing is won by looking through thousands of them for garbage again and again."""
    gc.freeze()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines run in this process, and nobody waits for the disk: for tests of what is made, not of who makes it."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(executor, "Pool", HerePool)
