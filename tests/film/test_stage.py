"""What the stage could not do as the page says it comes back as a Finding, once a scene, with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from workprint.production import Production

PAGE = """INT. HUT - DAY

[[stage: a room 3 x 3 m, a wardrobe, a piano, a bed, a sofa, 6 bathtubs]]

[[SHOT 1A: MS on MARA, 0.5s]]
MARA (68), a keeper, stands at the window.

[[SHOT 1B: MS on MARA, 0.5s]]
Mara looks up.
"""
SMALL = "[format]\nwidth = 160\nheight = 90\n"


@pytest.mark.slow
def test_what_the_stage_could_not_do_is_a_finding(tmp_path: Path) -> None:
    # nothing made > nothing found; six bathtubs in a hut > said at its first shot, not again at the second
    (tmp_path / "screenplay.fountain").write_text(PAGE, encoding="utf-8")
    (tmp_path / "film.toml").write_text(SMALL, encoding="utf-8")
    assert not [each for each in Production.open(tmp_path).check() if each.check == "unstaged"]
    for _ in Production.open(tmp_path).make():
        pass
    found = [each for each in Production.open(tmp_path).check() if each.check == "unstaged"]
    assert found
    assert all(each.where.endswith("shot 1A") and "[[stage" in each.remedy for each in found)
    assert any("no room for" in each.what and "bath" in each.what for each in found)
