"""Where engines are found, and what is said when they are not."""

import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from workprint.core.errors import EngineError
from workprint.engines import registry
from workprint.engines.toy import Toy

ROOT = Path(__file__).parents[2]


@pytest.fixture
def doors(monkeypatch):
    """Entry points of other packages, to be filled in by the test."""
    found: list[EntryPoint] = []
    monkeypatch.setattr(registry, "entry_points", lambda group: found)
    registry._doors.cache_clear()
    registry.engine.cache_clear()
    yield lambda name, value: found.append(EntryPoint(name, value, registry.GROUP))
    registry._doors.cache_clear()
    registry.engine.cache_clear()


def test_the_built_in_engines_use_the_same_door():
    written = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert written["project"]["entry-points"][registry.GROUP] == registry.BUILT_IN


def test_they_are_found_without_any_installation(doors):
    assert registry.engine("toy").card == Toy.card
    assert set(registry.names()) == set(registry.BUILT_IN)


@pytest.mark.parametrize(("wrong", "near"), [("previs", "previz"), ("ESPEAK", ""), ("mixr", "mixer"), ("", "")])
def test_an_unknown_engine_is_named_with_the_nearest(wrong, near):
    with pytest.raises(EngineError) as caught:
        registry.engine(wrong)
    assert repr(wrong) in caught.value.what
    assert "engines at hand: " in caught.value.remedy
    assert (f"did you mean {near!r}" in caught.value.remedy) == bool(near)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("no_such_package:Engine", "ModuleNotFoundError"),
        ("workprint.engines.toy:Nobody", "AttributeError"),
        ("pathlib:Path", "AttributeError"),
        ("workprint.engines.toy:Toy", "its card says 'toy'"),
        ("json:dumps", "AttributeError"),
    ],
)
def test_a_broken_plug_in_is_reported_and_harms_nobody(doors, value, why):
    doors("haiku", value)
    cards, broken = registry.cards()
    assert "toy" in cards
    assert "haiku" not in cards
    assert why in broken["haiku"]
    with pytest.raises(EngineError, match="does not load"):
        registry.engine("haiku")


def test_a_plug_in_cannot_take_a_built_in_name(doors):
    doors("toy", "no_such_package:Toy")
    assert registry.engine("toy").card == Toy.card


def test_cards_cost_no_heavy_imports():
    code = (
        "import sys; from workprint.engines import registry; registry.cards(); print({'numpy', 'numba', 'av', 'torch'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert said.strip() == "set()"
