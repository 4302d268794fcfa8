"""A shot of one's own: a drawn board or footage named in a note becomes the shot; a new file is a new take; a missing one is one error."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PIL import Image

from tests.film.reel import edit, film, folder, made
from workprint.core.errors import FolderError
from workprint.production import Production

NOTE, PLATED = "[[SHOT 1C: MCU on BEN, 65mm, 2s]]", "[[SHOT 1C: MCU on BEN, 65mm, 2s, plate plates/board.png]]"
LABEL = "1C MCU on BEN"


@pytest.fixture
def reel(tmp_path):
    root = folder(tmp_path / "reel")
    edit(root, "screenplay.fountain", NOTE, PLATED)
    return root


def draw(root, colour) -> None:
    (root / "plates").mkdir(exist_ok=True)
    Image.new("RGB", (320, 180), colour).save(root / "plates" / "board.png")


@pytest.mark.slow
def test_a_board_becomes_the_shot_and_a_new_board_a_new_take(reel):
    draw(reel, "red")
    done = made(reel)
    assert f"segment {LABEL}" in done
    assert f"clip {LABEL}" not in done
    first = film(reel)
    assert made(reel) == []
    draw(reel, "blue")
    assert made(reel) == ["master The Reel", f"segment {LABEL}"]
    assert film(reel) != first
    assert [take.number for take in Production.open(reel).takes()["1C"]] == [1, 2]
    (reel / "circled.toml").write_text('[shots]\n"1C" = 1\n', encoding="utf-8")
    assert made(reel) == []
    assert film(reel) == first


def test_a_missing_plate_names_the_note_and_the_file(reel):
    for verb in (lambda: Production.open(reel).plan(), lambda: list(Production.open(reel).make())):
        with pytest.raises(FolderError, match=r"(?s)screenplay\.fountain:\d+.*no plate.*board\.png.*put the file there"):
            verb()


@pytest.mark.parametrize("name", ["../board.png", "/etc/hostname", "link.png"])
def test_a_plate_does_not_lead_out_of_the_folder(reel, name):
    (reel / "link.png").symlink_to("/etc/hostname")
    edit(reel, "screenplay.fountain", "plates/board.png", name)
    with pytest.raises(FolderError, match=r"leads? out of the film folder"):
        Production.open(reel).plan()


@pytest.mark.slow
def test_a_plate_that_is_no_picture_is_one_message(reel):
    (reel / "plates").mkdir()
    (reel / "plates" / "board.png").write_bytes(b"this is not a picture" * 100)
    run = subprocess.run([sys.executable, "-m", "workprint", "make", str(reel)], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert LABEL in run.stderr
