"""A page that asks for an engine that nobody installed: everything else is planned and checked, making it says the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from workprint.core.errors import EngineError
from workprint.production import Production

PAGE = """INT. ROOM - DAY

[[SHOT 1A: WS, engine veo]]
ANNA sits at the table.

[[SHOT 1B: MCU on ANNA, engine veo]]
ANNA
Hello.

[[SHOT 1C: WS]]
Anna stands up.
"""


def test_the_rest_of_the_film_is_planned_and_checked(tmp_path: Path) -> None:
    (tmp_path / "page.fountain").write_text(PAGE, encoding="utf-8")
    production = Production.open(tmp_path / "page.fountain")
    planned = [step.task.label[:2] for step in production.plan() if step.task.op == "clip"]
    assert planned == ["1C"]
    errors = [(finding.where.rsplit("/", 1)[-1], finding.what) for finding in production.check() if finding.level == "error"]
    assert errors == [(f"page.fountain:{line} shot {shot}", "there is no engine 'veo'") for line, shot in ((3, "1A"), (6, "1B"))]
    with pytest.raises(EngineError, match="previz, toy"):
        list(production.make())


def test_an_engine_that_the_whole_film_asks_for_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "screenplay.fountain").write_text(PAGE.replace(", engine veo", ""), encoding="utf-8")
    (tmp_path / "film.toml").write_text('title = "X"\n[engines]\nclip = "veo"\n', encoding="utf-8")
    errors = [(finding.where, finding.what) for finding in Production.open(tmp_path).check() if finding.level == "error"]
    assert errors == [("film.toml: engines.clip shot 1A", "there is no engine 'veo'")]
