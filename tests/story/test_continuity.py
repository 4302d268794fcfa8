"""Scenes hang together: whoever, whatever and wherever a shot leaves, the next one finds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.story.continuity import jumps
from workprint.core.errors import PageError
from workprint.core.nouns import Film
from workprint.story import breakdown, fountain

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests" / "story" / "pages").glob("*.fountain"))
EXAMPLES = sorted(ROOT.glob("examples/**/*.fountain"))
SCRIPTS = sorted((ROOT / ".." / "shared" / "scripts").glob("*/*.fountain"))


def made(page: Path) -> Film:
    return breakdown.film(fountain.read(page))


@pytest.mark.parametrize("page", [*PAGES, *EXAMPLES], ids=lambda page: page.stem)
def test_nobody_jumps_between_two_shots(page: Path) -> None:
    assert list(jumps(made(page))) == []


@pytest.mark.skipif(not SCRIPTS, reason="other people's screenplays are not beside this repository")
def test_nobody_jumps_on_other_people_s_pages() -> None:
    found = []
    for page in SCRIPTS:
        try:
            found += [f"{page.stem} {said}" for said in jumps(made(page))]
        except PageError:
            continue  # nothing but notes or sections
    assert found == []


def test_a_jump_is_told() -> None:
    film = made(PAGES[0])
    scene = film.scenes[0]
    moved = [replace(each, mark="stairs", posture="lie", holding="axe") for each in scene.shots[2].people]
    shots = (*scene.shots[:2], replace(scene.shots[2], people=tuple(moved[1:])), *scene.shots[3:])
    told = "\n".join(jumps(replace(film, scenes=(replace(scene, shots=shots), *film.scenes[1:]))))
    assert "is gone" in told and "mark" in told and "posture" in told and "holding" in told


def test_what_is_carried_goes_through_the_door_into_a_scene_that_goes_right_on(tmp_path: Path) -> None:
    page = "INT. HALL - DAY\n\nANNA enters with a suitcase. She exits.\n\nEXT. STREET - {}\n\nAnna walks to the car.\n"
    for time, thing in (("CONTINUOUS", "suitcase"), ("NIGHT", "")):
        (tmp_path / "page.fountain").write_text(page.format(time), encoding="utf-8")
        last = made(tmp_path / "page.fountain").scenes[-1].shots[0]
        assert [each.holding for each in last.people if each.who == "ANNA"] == [thing]
