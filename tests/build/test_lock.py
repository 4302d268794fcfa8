"""Two runs on one store. The story is each test's first line."""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading

import pytest

from tests.build.crew import LOADER, note, ran
from workprint.build import Store, lock, make
from workprint.core.errors import StoreError

FORK = multiprocessing.get_context("fork")


def _hold(root, pipe):
    with Store(root).locked():
        pipe.send("mine")
        pipe.poll(20)


@pytest.fixture
def other(store):
    """Another process that holds the lock, and the pipe that ends it."""
    ours, theirs = FORK.Pipe()
    process = FORK.Process(target=_hold, args=(store.root, theirs))
    process.start()
    assert ours.poll(20)
    yield process, ours
    process.kill()
    process.join()


def test_the_second_run_is_told_who_has_it(store, other):
    # P holds > make is refused, naming pid, host and since when
    process, _ = other
    with pytest.raises(StoreError) as caught:
        list(make([note("A")], store, LOADER))
    message = str(caught.value)
    assert f"process {process.pid} on {socket.gethostname()}, since 20" in message
    assert "UTC" in message


def test_looking_needs_no_lock(store, other):
    # P holds > find answers
    assert store.find("wp1-" + "0" * 40) is None


def test_a_killed_holder_holds_nothing(store, other):
    # P holds, P is killed with -9 > make goes through
    process, _ = other
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert ran([note("A")], store) == "A made"


def test_one_may_wait(store, other):
    # P holds, ends a moment later > the one that waits gets it
    _, pipe = other
    threading.Timer(0.3, pipe.send, ["over"]).start()
    with store.locked(wait=True):
        assert str(os.getpid()) in lock.holder(store.root / "lock")
    assert lock.holder(store.root / "lock") == ""


def test_the_lock_nests(store):
    # make within a block that holds the lock already > fine; free afterwards
    with store.locked():
        assert ran([note("A")], store) == "A made"
        with store.locked():
            pass
        with pytest.raises(StoreError, match="another run"), Store(store.root).locked():
            pass
    with Store(store.root).locked():
        pass


def _race(root, pipe):
    pipe.recv()
    try:
        with Store(root) as store:
            pipe.send(("made", ran([note("S", toy={"slow": 0.5})], store)))
    except StoreError as error:
        pipe.send(("refused", str(error)))


def test_two_race_for_it(store):
    # P and Q start at once > one makes, the other is refused or comes after; made once
    pipes, racers = [], []
    for _ in range(2):
        ours, theirs = FORK.Pipe()
        pipes.append(ours)
        racers.append(FORK.Process(target=_race, args=(store.root, theirs)))
        racers[-1].start()
    for pipe in pipes:
        pipe.send("go")
    happened = sorted(pipe.recv() if pipe.poll(30) else ("silent", "") for pipe in pipes)
    for racer in racers:
        racer.join()
    assert ("made", "S made") in happened
    assert all(kind == "refused" or said in ("S made", "S kept") for kind, said in happened)
    assert happened.count(("made", "S made")) == 1


def test_a_link_in_place_of_the_lock_is_refused(store, tmp_path):
    # lock -> a file elsewhere: refused, the file untouched
    (tmp_path / "precious").write_text("precious")
    store.root.mkdir()
    (store.root / "lock").symlink_to(tmp_path / "precious")
    with pytest.raises(StoreError), store.locked():
        pass
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_dead_holders_last_child_is_waited_for(tmp_path):
    # the holder is killed as it starts a process, which has the lock for a moment more > the next run waits for it
    path = tmp_path / "lock"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    child = f"""
import fcntl, json, socket, time
file = open({str(path)!r}, "w")
fcntl.flock(file, fcntl.LOCK_EX)
file.write(json.dumps({{"pid": {gone.pid}, "host": socket.gethostname(), "since": "just now"}}))
file.flush()
print("held", flush=True)
time.sleep(0.4)
"""
    with subprocess.Popen([sys.executable, "-c", child], stdout=subprocess.PIPE) as lingering:
        assert lingering.stdout is not None
        assert lingering.stdout.readline() == b"held\n"
        with lock.held(path):
            assert lingering.poll() is not None or lingering.wait(timeout=5) == 0
