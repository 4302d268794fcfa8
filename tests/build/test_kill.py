"""kill -9 at random instants of a run: what is there is whole, the next run goes on, and the end is that of an undisturbed run."""

import multiprocessing
import os
import random
import shutil
import time

import pytest

from tests.build.crew import kept_things, note, ran
from workprint.build import Store, doctor, takes
from workprint.build.doctor import Diagnosis

FORK = multiprocessing.get_context("fork")


def film(size: int):
    """V0..Vn (slow) <- C0..Cn <- M: as a film's voices, clips and master."""
    voices = [note(f"V{number}", toy={"slow": 0.01}) for number in range(size)]
    clips = [note(f"C{number}" * 5000, voices[number], voices[number - 1], label=f"C{number}") for number in range(size)]
    return [note("M", *clips)]


def _run(root, size):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with Store(root) as store:
        ran(film(size), store, workers=2)
        takes.add(store, [(key, key) for key in store.record_keys()])


def killed_after(root, size: int, seconds: float) -> bool:
    """Start a run, kill its builder (not its workers) after so many seconds; whether it was still running."""
    run = FORK.Process(target=_run, args=(root, size))
    run.start()
    run.join(seconds)
    running = run.is_alive()
    run.kill()
    run.join()
    return running


def everything_there_is_whole(root) -> int:
    """No record without its artifacts, no artifact that is not what its name says; how many records there are."""
    with Store(root) as store:
        *_, diagnosis = doctor.examine(store)
        assert isinstance(diagnosis, Diagnosis)
        assert (diagnosis.mend, diagnosis.damaged, diagnosis.unreadable) == ((), (), ())
        assert all(store.check(path.name) for path in diagnosis.orphans)
        return diagnosis.records


def kill_loop(folder, *, kills: int, size: int, seed: int) -> None:
    # runs killed at random instants > each leaves whole things, none is lost; one that ends, ends as an undisturbed run does
    chance, whole, caught, root = random.Random(seed), 0, 0, folder / "killed"
    begin = time.monotonic()
    _run_undisturbed(folder / "calm", size)
    usual = time.monotonic() - begin
    while caught < kills:
        if killed_after(root, size, chance.uniform(0, usual / 3)):
            caught += 1
            now = everything_there_is_whole(root)
            assert now >= whole
            whole = now
        else:
            same_as_undisturbed(folder, size)
            shutil.rmtree(root)
            whole = 0
    same_as_undisturbed(folder, size)


def same_as_undisturbed(folder, size: int) -> None:
    with Store(folder / "killed") as store, Store(folder / "calm") as calm:
        ran(film(size), store, workers=2)
        takes.add(store, [(key, key) for key in store.record_keys()])
        assert kept_things(store) == kept_things(calm)
        assert not list(store.tmp.iterdir())
        assert sorted(row.shot for row in takes.slated(store)) == sorted(store.record_keys())


def _run_undisturbed(root, size):
    run = FORK.Process(target=_run, args=(root, size))
    run.start()
    run.join()
    assert run.exitcode == 0


def test_killed_twenty_times(tmp_path):
    kill_loop(tmp_path, kills=20, size=12, seed=20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_killed_fifty_times(tmp_path, seed):
    kill_loop(tmp_path, kills=50, size=40, seed=seed)
