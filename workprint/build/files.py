"""Bytes onto the disk so that a kill at any instant leaves whole files only.

Knows temporary names, fsync, rename and what the operating system refuses; knows nothing of records or Tasks.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workprint.core.errors import StoreError

Stamp = tuple[int, int, int, int]
"""What tells cheaply that a file is the one seen before: size, time of change (ns), inode, time of status change (ns)."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
_INODE = (1 << 63) - 1


def stamp(path: str | Path) -> Stamp | None:
    """The file's stamp, or None where no plain file stands (links are not followed)."""
    try:
        facts = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(facts.st_mode):
        return None
    return facts.st_size, facts.st_mtime_ns, facts.st_ino & _INODE, facts.st_ctime_ns


def sync_folder(folder: Path) -> None:
    """Have the folder's names on the disk, where the file system can do that."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Have the file's bytes on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes, *, tmp: Path) -> None:
    """`data` as the file `path`: either all of it is there or nothing has changed. `tmp` is a folder on the same file system."""
    handle, name = tempfile.mkstemp(dir=tmp, prefix="write-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def append_lines(path: Path, lines: str) -> None:
    """All of the lines or none of them, behind whatever a power cut has left of the last one; on the disk before this returns."""
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        size = os.fstat(handle).st_size
        whole = not size or os.pread(handle, 1, size - 1) == b"\n"
        rest = (lines + "\n" if whole else f"\n{lines}\n").encode()
        try:
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if not size:
        sync_folder(path.parent)


def aside(path: Path) -> Path:
    """Rename what stands at `path` to a free `<name>.damaged`, so that nobody reuses it and nobody loses it."""
    for number in range(1, 10_000):
        free = path.with_name(f"{path.name}.damaged{'' if number == 1 else number}")
        if not os.path.lexists(free):
            path.rename(free)
            return free
    raise StoreError("too many damaged copies of one file", where=str(path), remedy="delete the *.damaged files beside it")


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Says what the operating system refused at `path` as a StoreError with its cure."""
    try:
        yield
    except StoreError:
        raise
    except OSError as error:
        raise refused(error, path) from error


def refused(error: OSError, path: Path) -> StoreError:
    """The operating system's refusal, in words a person can act on."""
    if error.errno in _FULL:
        return StoreError(
            "the disk is full",
            where=str(path),
            remedy="make room (or keep the store elsewhere with --store) and run it again: nothing made is lost",
        )
    if error.errno in _CLOSED:
        return StoreError(
            "this folder cannot be written to",
            where=str(path),
            remedy="give yourself the right to write there, or keep the store elsewhere with --store",
        )
    return StoreError(error.strerror or str(error), where=str(path), remedy="check the disk, then run it again: nothing made is lost")


def disk_trouble(error: BaseException | None) -> OSError | None:
    """The full or closed disk behind an error, if that is what lies behind it."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL | {errno.EROFS}:
            return error
        error = error.__cause__ or error.__context__
    return None
