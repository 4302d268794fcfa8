"""A full disk and places that may not be written to: a clear message, and nothing that existed is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.film import reel

pytestmark = pytest.mark.slow
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
MORTAL = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Runs a command as root without root's right to pass over permissions."""


def workprint(*words: str | Path, bounded: bool = False) -> subprocess.CompletedProcess[str]:
    """The real command line, in a process of its own; `bounded` by permissions even where the tests are run by root."""
    return subprocess.run(
        [*(MORTAL if bounded and ROOT else ()), sys.executable, "-m", "workprint", *map(str, words)],
        capture_output=True,
        text=True,
        cwd="/",
    )


def refused(said: subprocess.CompletedProcess[str], *words: str) -> None:
    assert said.returncode == 2, said.stderr
    assert said.stderr.startswith("workprint: ")
    assert said.stderr.count("\n") <= 3
    assert "Traceback" not in said.stderr
    for word in words:
        assert word in said.stderr


@contextmanager
def disk(path: Path, size: str):
    """A disk of this size at `path`."""
    path.mkdir()
    if not ROOT or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", path], capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        yield path
    finally:
        subprocess.run(["umount", path], check=True)


def filled(path: Path, *, left: int) -> None:
    """Fill the disk but for so many bytes."""
    free = os.statvfs(path).f_bavail * os.statvfs(path).f_frsize
    with (path / "filler").open("wb") as file:
        file.write(bytes(max(0, free - left)))


@pytest.mark.parametrize("left", [0, 8_000, 40_000, 100_000])
def test_a_full_disk_and_then_room(left, tmp_path):
    with disk(tmp_path / "disk", "8m") as place:
        root = reel.folder(place / "film")
        texts = {path.name: path.read_bytes() for path in root.iterdir()}
        filled(place, left=left)
        refused(workprint("make", root, "--workers", "2"), "the disk is full", "make room")
        assert {name: (root / name).read_bytes() for name in texts} == texts
        assert not list(root.glob("build/*.mp4"))
        (place / "filler").unlink()
        assert workprint("make", root, "--workers", "2").returncode == 0
        alone = reel.folder(tmp_path / "alone")
        reel.made(alone)
        assert reel.film(root) == reel.film(alone)


def test_a_disk_that_fills_under_a_film_that_exists(tmp_path):
    with disk(tmp_path / "disk", "8m") as place:
        root = reel.folder(place / "film")
        assert workprint("make", root, "--workers", "1").returncode == 0
        before = reel.film(root)
        reel.edit(root, "screenplay.fountain", "Nobody came.", "Nobody came back.")
        filled(place, left=20_000)
        refused(workprint("make", root, "--workers", "1"), "the disk is full")
        assert reel.film(root) == before


def test_new_on_a_full_disk_leaves_nothing(tmp_path):
    with disk(tmp_path / "disk", "1m") as place:
        filled(place, left=0)
        refused(workprint("new", place / "another" / "film"), "cannot be written: No space left")
        assert [path.name for path in place.iterdir()] == ["filler"]


@pytest.fixture
def closed(tmp_path):
    """A film that its reader may not write to."""
    if ROOT and (not shutil.which("setpriv") or subprocess.run([*MORTAL, "true"], capture_output=True).returncode):
        pytest.skip("root cannot give up its rights here")
    root = reel.folder(tmp_path / "film")
    root.chmod(0o555)
    yield root
    root.chmod(0o755)


def test_a_read_only_folder(closed):
    refused(workprint("make", closed, bounded=True), str(closed), "cannot be written to", "--store")
    assert sorted(path.name for path in closed.iterdir()) == ["film.toml", "look.toml", "screenplay.fountain"]


def test_reading_verbs_need_no_rights(closed):
    for verb in ("shots", "plan", "status", "check", "doctor"):
        said = workprint(verb, closed, bounded=True)
        assert said.returncode == 0, said.stderr


def test_a_read_only_film_made_elsewhere(closed, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    said = workprint("make", closed, "--out", elsewhere / "out", "--store", elsewhere / "store", "--workers", "1", bounded=True)
    assert said.returncode == 0, said.stderr
    assert (elsewhere / "out" / "the-reel.mp4").stat().st_size > 1000
    refused(workprint("make", closed, "--out", elsewhere, bounded=True), "--store")


def test_a_page_that_may_not_be_read(closed):
    page = closed / "screenplay.fountain"
    page.chmod(0)
    refused(workprint("shots", closed, bounded=True), "screenplay.fountain", "ermission")


def test_breakdown_of_a_page_that_may_not_be_written(closed):
    page = closed / "screenplay.fountain"
    page.write_text("INT. KITCHEN - DAY\n\nANNA waits.\n")
    refused(workprint("breakdown", closed, bounded=True), "screenplay.fountain", "nothing was changed")
    assert page.read_text() == "INT. KITCHEN - DAY\n\nANNA waits.\n"


def test_a_full_standard_output():
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:
        said = subprocess.run([sys.executable, "-m", "workprint", "engines"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert said.returncode == 2
    assert "Traceback" not in said.stderr
