"""Kill it at any instant: the next run finishes, and the film is the one an undisturbed run gives."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.film.reel import film, folder, made
from workprint.production import Production

pytestmark = pytest.mark.slow

KILLS = 50


def start(root) -> subprocess.Popen:
    command = [sys.executable, "-m", "workprint", "make", str(root), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def test_fifty_kills_at_random_instants(tmp_path):
    undisturbed = folder(tmp_path / "undisturbed" / "reel")
    began = time.monotonic()
    assert start(undisturbed).wait() == 0
    whole = time.monotonic() - began
    chance = random.Random(50)
    root, kills, finished = tmp_path / "reel", 0, 0
    folder(root)
    while kills < KILLS:
        run = start(root)
        time.sleep(chance.uniform(0, whole * 1.1))
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
            kills += 1
        run.wait()
        if (root / "build" / "the-reel.mp4").exists():  # it got that far between two kills: begin anew
            assert film(root) == film(undisturbed)
            finished += 1
            root = folder(tmp_path / f"again-{finished}" / "reel")
    made(root, workers=2)
    assert film(root) == film(undisturbed)
    assert made(root) == []
    assert list(Production.open(root).store.tmp.iterdir()) == []


def test_workers_do_not_outlive_a_killed_run(tmp_path):
    root = folder(tmp_path / "reel")
    run = start(root)
    deadline = time.monotonic() + 20
    while not _children(run.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    workers = _children(run.pid)
    assert workers
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    deadline = time.monotonic() + 10
    while any(map(_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(_alive, workers))


def _children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [int(each) for each in found]


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
