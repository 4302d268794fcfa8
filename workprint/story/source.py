"""Reading a text file that a stranger may have written: bounded, and either text or a clear refusal. Knows nothing of what it says."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from workprint.core.errors import PageError, WorkprintError

LIMIT = 64 << 20
"""The largest page that is read, in bytes. A long feature has about 300 kB."""


def read_text(path: Path, *, limit: int = LIMIT, error: type[WorkprintError] = PageError, named: str = "screenplay") -> str:
    """The file's text, with its byte order mark and line ends as they are: encoding it as UTF-8 gives the file's bytes back.

    `error` where it is missing, no plain file, larger than `limit` bytes, or not UTF-8 text; `named` is what it should be.
    """
    data = _bytes(path, limit, error, named)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise error("this file is UTF-16, not UTF-8", where=str(path), remedy="Save it as UTF-8 in your editor.")
    if b"\0" in data:
        remedy = f"Give a {named} saved as UTF-8."
        raise error("this is not text: it holds NUL bytes", where=f"{path}:{_line(data, data.index(0))}", remedy=remedy)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        remedy = "Save it as UTF-8 in your editor (it may be Latin-1 or Windows-1252 now)."
        where = f"{path}:{_line(data, wrong.start)}"
        raise error(f"byte {data[wrong.start]:#04x} is not UTF-8 text", where=where, remedy=remedy) from None


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _bytes(path: Path, limit: int, error: type[WorkprintError], named: str) -> bytes:
    """At most `limit` bytes of a plain file; neither a folder, nor a pipe that never ends, nor a file that would fill the memory."""
    if "\0" in str(path):
        raise error("a file name cannot hold a NUL byte", where=repr(str(path)), remedy=f"Give the {named}'s path.")
    try:
        size, data = _taken(path, limit)
    except FileNotFoundError:
        raise error("there is no such file", where=str(path), remedy="Check the path, or begin a film with `workprint new`.") from None
    except IsADirectoryError:
        raise error(f"this is a folder, not a {named}", where=str(path), remedy="Name a file in it.") from None
    except OSError as wrong:
        raise error(
            f"cannot be read: {wrong.strerror or wrong}", where=str(path), remedy="Check what it is, and its permissions."
        ) from None
    if size > limit:
        what = f"this {named} has {size / 1e6:,.0f} MB; the limit is {limit >> 20} MB"
        raise error(what, where=str(path), remedy=f"Check that this is the {named}; split it if it is.")
    return data


def _taken(path: Path, limit: int) -> tuple[int, bytes]:
    """The file's size, and its bytes if they are within the limit. Opening never waits for a pipe's other end."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(number, "rb") as file:
        facts = os.fstat(number)
        if stat.S_ISDIR(facts.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(facts.st_mode):
            raise OSError("this is no plain file")
        data = file.read(limit + 1) if facts.st_size <= limit else b""
        return max(facts.st_size, len(data)), data
