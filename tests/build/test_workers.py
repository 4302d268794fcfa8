"""Real worker processes: they are many, they die, they cost money, they are stopped. The story is each test's first line."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.build.crew import LOADER, engine, kept_things, note, odd, ran
from workprint.build import Finished, Progress, Started, Store, make
from workprint.core.errors import EngineError, StoreError


def fan(count: int = 6):
    """A <- B1..Bn <- C"""
    first = note("A")
    return note("C", *(note(f"B{number}", first) for number in range(count)))


def test_the_same_bytes_with_any_number_of_workers(tmp_path):
    # A <- B0..B5 <- C: with 1, 2 and 5 workers > the same store
    stores = []
    for workers in (1, 2, 5):
        with Store(tmp_path / str(workers)) as store:
            ran([fan()], store, workers=workers)
            stores.append(kept_things(store))
    assert stores[0] == stores[1] == stores[2]


def test_every_worker_has_the_same_surroundings(store, monkeypatch):
    # X: says its hash of a string, time zone, locale > fixed, whatever the builder's are
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("PYTHONHASHSEED", "4711")
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    (record,) = (event.record for event in make([odd("surroundings")], store, engine) if isinstance(event, Finished))
    fixed = subprocess.run(
        [sys.executable, "-c", "print(hash('x'))"], env={"PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=True
    )
    assert store.path(record.products["note"].digest).read_text() == f"{fixed.stdout.strip()} UTC C.UTF-8 1"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_once_is_forgiven(store, tmp_path, workers):
    # F dies once, D is fine > both made
    (tmp_path / "marks").mkdir()
    goals = [odd("flaky", label="F", marks=str(tmp_path / "marks"), deaths=1), note("D")]
    assert ran(goals, store, workers=workers) == "D made, F made"


def test_a_worker_that_dies_again_fails_its_task(store):
    # F dies by SIGSEGV each time, D is fine > D made; the error names the signal and the last words
    crash = note("F", toy={"crash": int(signal.SIGSEGV)})
    with pytest.raises(EngineError, match=r"died 2 times.*SIGSEGV.*the toy falls over"):
        ran([crash, note("D")], store, workers=2)
    assert ran([note("D")], store) == "D kept"
    assert not list(store.tmp.iterdir())


def test_an_engine_tells_how_far_it_is(store):
    # S says 0.25 > Progress between Started and Finished
    kinds = [(type(event), getattr(event, "part", None)) for event in make([odd("slowly")], store, LOADER)]
    assert kinds[1:] == [(Started, None), (Progress, 0.25), (Finished, None)]


def test_engines_do_not_speak_on_the_terminal(store, capfd):
    # L prints on both streams > nothing seen
    ran([odd("loud")], store)
    assert capfd.readouterr() == ("", "")


def test_interrupted_workers_are_gone_at_once(store):
    # S0..S3 take 20 s each: left after one has started > back in a moment, nothing half-made, nobody left behind
    begin = time.monotonic()
    events = make([note(f"S{number}", toy={"slow": 20}) for number in range(4)], store, LOADER, workers=2)
    next(event for event in events if isinstance(event, Started))
    events.close()
    assert time.monotonic() - begin < 10
    assert not list(store.tmp.iterdir())
    assert ran([note("A")], store) == "A made"


def test_ctrl_c_leaves_everything_resumable(tmp_path):
    # A, then S for 20 s: SIGINT to the whole group during S > KeyboardInterrupt, A kept
    code = """
import sys
from pathlib import Path
from tests.build.crew import *
with Store(Path(sys.argv[1])) as store:
    for event in make([note("S", note("A"), toy={"slow": 20})], store, LOADER):
        print(type(event).__name__, event.task.label if hasattr(event, "task") else "", flush=True)
"""
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "store")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    while "Started S" not in run.stdout.readline():
        pass
    os.killpg(run.pid, signal.SIGINT)
    _, complaint = run.communicate(timeout=20)
    assert run.returncode == -signal.SIGINT
    assert complaint.strip().endswith("KeyboardInterrupt")
    with Store(tmp_path / "store") as store:
        assert not list(store.tmp.iterdir())
        assert ran([note("A")], store) == "A kept"


def test_the_workers_die_with_the_builder(tmp_path):
    # S sleeps, then marks a file: builder killed with -9 > its worker is gone, the mark never comes
    code = """
import sys
from pathlib import Path
from tests.build.crew import *
with Store(Path(sys.argv[1])) as store:
    for event in make([note("S", toy={"slow": 30})], store, LOADER):
        print(type(event).__name__, flush=True)
"""
    run = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "store")], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    while "Started" not in run.stdout.readline():
        pass
    children = _children(run.pid)
    run.kill()
    run.wait()
    assert children
    deadline = time.monotonic() + 10
    while any(map(_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(_alive, children))


def _children(pid: int) -> list[int]:
    path = f"/proc/{pid}/task/{pid}/children"
    if not os.path.exists(path):
        pytest.skip("this system does not list a process's children in /proc")
    with open(path) as file:
        return [int(child) for child in file.read().split()]


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_loader_that_does_not_exist_is_one_message(store):
    # A: no such module > one clear error, no hang
    with pytest.raises((EngineError, StoreError), match="ModuleNotFoundError"):
        list(make([note("A")], store, "nobody.at.home:engine"))
