"""One run at a time: a lock that the operating system gives back when its holder dies. Knows nothing of what it guards.

The lock is `flock` on a file that is never deleted; the file's text says who holds it, for the message that the others get.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import IO

from workprint.build.files import refusals
from workprint.core.errors import StoreError

_PAUSE = 0.1
_GRACE = 50
"""So many pauses are waited for a lock whose holder is dead: a process that it was just starting has the lock until it is under way."""


@contextmanager
def held(path: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock at `path` for the length of the block. StoreError naming the holder if another run has it and `wait` is false."""
    with refusals(path):
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644), "r+")
    with file:
        _take(file, path, wait=wait)
        try:
            with refusals(path):
                _sign(file, {"pid": os.getpid(), "host": socket.gethostname(), "since": _now()})
            yield
        finally:
            _sign(file, None)


def holder(path: Path) -> str:
    """Who wrote themselves into the lock last, in words; empty if nobody holds it or nobody knows."""
    try:
        who = json.loads(path.read_text())
        return f"process {who['pid']} on {who['host']}, since {who['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _take(file: IO[str], path: Path, *, wait: bool) -> None:
    for tried in count():
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if not wait and (tried >= _GRACE or _alive(path)):
                who = holder(path) or "another process"
                remedy = "wait until it has ended, or end it; a run that was killed holds nothing"
                raise StoreError(f"another run is making things here: {who}", where=str(path.parent), remedy=remedy) from None
            time.sleep(_PAUSE)
        except OSError as error:
            remedy = "keep the store on a disk of this machine with --store"
            raise StoreError(f"this file system knows no locks: {error.strerror}", where=str(path), remedy=remedy) from error


def _alive(path: Path) -> bool:
    """Whether who wrote themselves into the lock last may still run; nobody knows of another machine's process."""
    try:
        who = json.loads(path.read_text())
        if who["host"] == socket.gethostname():
            os.kill(int(who["pid"]), 0)
    except ProcessLookupError:
        return False
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return True


def _sign(file: IO[str], who: dict[str, object] | None) -> None:
    """Written past Python's buffer, which would keep what a full disk refused and try it again when the file is closed."""
    os.ftruncate(file.fileno(), 0)
    if who:
        os.pwrite(file.fileno(), json.dumps(who).encode(), 0)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
