"""Same text, same bytes: the real stage and the real voices, in two folders, with one worker and with two."""

from __future__ import annotations

import pytest

from tests.film.reel import REAL, edit, film, folder, made

pytestmark = pytest.mark.slow


def test_two_folders_one_and_two_workers_give_one_film(tmp_path):
    one, other = folder(tmp_path / "one" / "reel", engines=REAL), folder(tmp_path / "other" / "elsewhere" / "reel", engines=REAL)
    assert made(one, workers=1) == made(other, workers=2)
    assert film(one) == film(other)


def test_an_edit_and_its_undoing_give_the_same_film_and_make_nothing_twice(tmp_path):
    root = folder(tmp_path / "reel", engines=REAL)
    made(root, workers=2)
    before = film(root)
    edit(root, "screenplay.fountain", "CU on CLARA, 85mm", "CU on CLARA, 100mm, low angle")
    assert [each.split()[0] for each in made(root)] == ["clip", "master"]
    assert film(root) != before
    edit(root, "screenplay.fountain", "CU on CLARA, 100mm, low angle", "CU on CLARA, 85mm")
    assert made(root) == []
    assert film(root) == before
