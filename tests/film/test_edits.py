"""Minimal rebuild: a battery of edits, each saying exactly what is made again, and that the film is the one a fresh folder gives."""

from __future__ import annotations

import shutil

import pytest

from tests.film.reel import artifact, edit, film, folder, made

pytestmark = pytest.mark.slow

SOUND = ["loudness loudness", "sound sound window 1", "subtitles subtitles"]
MASTER = ["master The Reel"]
KITCHEN, STREET = "mix sound of INT. KITCHEN - DAY", "mix sound of EXT. STREET - NIGHT"
CLIPS = ["1A WS ANNA and BEN stand at the table.", "1B MCU on ANNA", "1C MCU on BEN", "2A WS CLARA waits under the lamp.", "2B CU on CLARA"]


def shot(number: str) -> list[str]:
    """What a shot's picture takes: its clip, and the segment that brings the toy's clip into house format."""
    label = next(each for each in CLIPS if each.startswith(number))
    return [f"clip {label}", f"segment {label}"]


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A film made once; each test edits a copy."""
    root = folder(tmp_path_factory.mktemp("first") / "reel")
    made(root)
    return root


@pytest.fixture
def reel(first, tmp_path):
    root = tmp_path / "reel"
    shutil.copytree(first, root, copy_function=shutil.copy2)
    return root


def again(reel, tmp_path) -> list[str]:
    """Make the edited film; it must equal the film of a fresh folder with the same text."""
    done = made(reel)
    fresh = tmp_path / "fresh" / "reel"
    fresh.mkdir(parents=True)
    for name in ("screenplay.fountain", "film.toml", "look.toml"):
        shutil.copy(reel / name, fresh / name)
    made(fresh)
    assert film(reel) == film(fresh)
    assert made(reel) == []
    return done


def expected(*parts: list[str] | str) -> list[str]:
    return sorted(each for part in parts for each in ([part] if isinstance(part, str) else part))


def test_the_first_make_makes_everything_once(first, tmp_path):
    root = folder(tmp_path / "reel")
    voices = ["voice ANNA: Where is the letter?", "voice BEN: I burned it this morning.", "voice CLARA: Nobody came."]
    assert made(root) == expected(*map(shot, ("1A", "1B", "1C", "2A", "2B")), voices, KITCHEN, STREET, SOUND, MASTER)
    assert film(root) == film(first)


def test_nothing_to_do(reel):
    assert made(reel) == []


def test_a_line_of_dialogue(reel, tmp_path):
    edit(reel, "screenplay.fountain", "I burned it this morning.", "I burned it last night.")
    assert again(reel, tmp_path) == expected("voice BEN: I burned it last night.", shot("1C"), KITCHEN, SOUND, MASTER)


def test_a_lens(reel, tmp_path):
    edit(reel, "screenplay.fountain", "MCU on BEN, 65mm", "MCU on BEN, 75mm")
    assert again(reel, tmp_path) == expected(shot("1C"), MASTER)


def test_a_coat(reel, tmp_path):
    edit(reel, "look.toml", 'coat = "red"', 'coat = "green"')
    anna_is_on_stage = expected(shot("1A"), shot("1B"), shot("1C"))
    assert again(reel, tmp_path) == expected(anna_is_on_stage, MASTER)


def test_a_scene_inserted(reel, tmp_path):
    scene = "EXT. BEACH - DAY #1A#\n\n[[SHOT 1A-1: MS on DORA, 50mm, 2s]]\nDORA\nThe tide is out.\n\nEXT. STREET"
    edit(reel, "screenplay.fountain", "EXT. STREET", scene)
    new = ["clip 1A-1 MS on DORA", "segment 1A-1 MS on DORA", "voice DORA: The tide is out.", "mix sound of EXT. BEACH - DAY"]
    assert again(reel, tmp_path) == expected(new, SOUND, MASTER)


def test_two_scenes_swapped(reel, tmp_path):
    text = (reel / "screenplay.fountain").read_text(encoding="utf-8")
    head, kitchen = text.split("INT. KITCHEN")
    kitchen, street = kitchen.split("EXT. STREET")
    swapped = f"{head}EXT. STREET{street}\nINT. KITCHEN{kitchen}"
    (reel / "screenplay.fountain").write_text(swapped, encoding="utf-8")
    assert again(reel, tmp_path) == expected(SOUND, MASTER)


def test_a_scene_deleted(reel, tmp_path):
    text = (reel / "screenplay.fountain").read_text(encoding="utf-8")
    (reel / "screenplay.fountain").write_text(text[: text.index("EXT. STREET")], encoding="utf-8")
    assert again(reel, tmp_path) == expected(SOUND, MASTER)


def test_a_person_renamed(reel, tmp_path):
    for _ in range(3):
        edit(reel, "screenplay.fountain", "CLARA", "GRETA")
    renamed = ["2A WS GRETA waits under the lamp.", "2B CU on GRETA"]
    clips = [f"{op} {label}" for op in ("clip", "segment") for label in renamed]
    assert again(reel, tmp_path) == expected(clips, "voice GRETA: Nobody came.", STREET, SOUND, MASTER)


def test_the_rate(reel, tmp_path):
    edit(reel, "film.toml", "rate = 24", "rate = 25")
    done = again(reel, tmp_path)
    assert set(expected(*map(shot, ("1A", "1B", "1C", "2A", "2B")), MASTER)) <= set(done)


@pytest.mark.parametrize("comment", ["/* A remark that nobody sees. */", "[[a note to self]]", "= what this scene is for", "# Act One"])
def test_a_comment_on_the_page_makes_nothing(reel, tmp_path, comment):
    edit(reel, "screenplay.fountain", "EXT. STREET", f"{comment}\n\nEXT. STREET")
    assert again(reel, tmp_path) == []


def test_a_comment_in_the_settings_makes_nothing(reel, tmp_path):
    edit(reel, "film.toml", "[format]", "# the picture\n[format]")
    edit(reel, "look.toml", "[people.CLARA]", "# waits a lot\n[people.CLARA]")
    assert again(reel, tmp_path) == []


def test_a_circled_take_stands_and_changes_the_cut_alone(reel):
    first = film(reel)
    edit(reel, "screenplay.fountain", "MCU on BEN, 65mm", "MCU on BEN, 75mm")
    made(reel)
    second = film(reel)
    (reel / "circled.toml").write_text('[shots]\n"1C" = 1\n', encoding="utf-8")
    assert made(reel) == []  # this very cut was made before
    assert film(reel) == first
    edit(reel, "screenplay.fountain", "MCU on ANNA, 65mm", "MCU on ANNA, 50mm")
    assert made(reel) == expected(shot("1B"), MASTER)
    (reel / "circled.toml").write_text('[shots]\n"1C" = 2\n', encoding="utf-8")
    assert made(reel) == MASTER
    edit(reel, "screenplay.fountain", "MCU on BEN, 75mm", "MCU on BEN, 85mm")
    assert made(reel) == []  # a circled take is never made again unasked
    edit(reel, "screenplay.fountain", "MCU on ANNA, 50mm", "MCU on ANNA, 65mm")
    assert made(reel) == []
    assert film(reel) == second


def test_a_circled_take_longer_than_its_shot_is_trimmed(reel):
    (reel / "circled.toml").write_text('[shots]\n"1C" = 1\n', encoding="utf-8")
    edit(reel, "screenplay.fountain", "MCU on BEN, 65mm, 2s", "MCU on BEN, 65mm, 1.5s")
    done = made(reel)
    assert f"segment {CLIPS[2]}" in done
    assert not [each for each in done if each.startswith("clip")]
    assert MASTER[0] in done
    assert made(reel) == []


def test_a_deleted_artifact_is_made_again_and_nothing_else(reel):
    before = film(reel)
    artifact(reel, "clip", CLIPS[1], "clip").unlink()
    assert made(reel) == [f"clip {CLIPS[1]}"]
    assert film(reel) == before


def test_a_damaged_artifact_is_made_again_and_nothing_else(reel):
    before = film(reel)
    path = artifact(reel, "segment", CLIPS[1], "segment")
    path.chmod(0o644)
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    path.write_bytes(damaged)
    assert made(reel) == [f"segment {CLIPS[1]}"]
    assert film(reel) == before


def test_a_damaged_film_is_joined_again(reel):
    before = film(reel)
    (reel / "build" / "the-reel.mp4").write_bytes(b"not a film")
    path = artifact(reel, "master", "The Reel", "master")
    path.chmod(0o644)
    path.write_bytes(b"neither is this")
    assert made(reel) == MASTER
    assert film(reel) == before
