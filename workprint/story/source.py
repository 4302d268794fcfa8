"""Reading a text file that a stranger may have written: bounded, and either text or a clear refusal. Knows nothing of what it says."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from workprint.core.errors import PageError

LIMIT = 64 << 20
"""The largest page that is read, in bytes. A long feature has about 300 kB."""


def read_text(path: Path) -> str:
    """The file's text, with its byte order mark and line ends as they are: encoding it as UTF-8 gives the file's bytes back.

    `PageError` where it is missing, no plain file, larger than `LIMIT`, or not UTF-8 text.
    """
    data = _bytes(path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise PageError("this file is UTF-16, not UTF-8", where=str(path), remedy="Save it as UTF-8 in your editor.")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise PageError("this is not text: it holds NUL bytes", where=f"{path}:{line}", remedy="Give a Fountain screenplay saved as UTF-8.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "Save it as UTF-8 in your editor (it may be Latin-1 or Windows-1252 now)."
        raise PageError(f"byte {data[error.start]:#04x} is not UTF-8 text", where=f"{path}:{line}", remedy=remedy) from None


def _bytes(path: Path) -> bytes:
    """At most `LIMIT` bytes of a plain file; neither a directory, nor a pipe that never ends, nor a page that would fill the memory."""
    if "\0" in str(path):
        raise PageError("a file name cannot hold a NUL byte", where=repr(str(path)), remedy="Give the screenplay's path.")
    try:
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise (
                    IsADirectoryError
                    if stat.S_ISDIR(facts.st_mode)
                    else PageError("this is no plain file", where=str(path), remedy="Give a Fountain screenplay.")
                )
            data = file.read(LIMIT + 1) if facts.st_size <= LIMIT else b""
    except FileNotFoundError:
        raise PageError("there is no such file", where=str(path), remedy="Check the path, or begin a film with `workprint new`.") from None
    except IsADirectoryError:
        raise PageError("this is a folder, not a screenplay", where=str(path), remedy="Name the .fountain file in it.") from None
    except OSError as error:
        raise PageError(f"cannot be read: {error.strerror}", where=str(path), remedy="Check its permissions.") from None
    if facts.st_size > LIMIT or len(data) > LIMIT:
        size = f"this page has {max(facts.st_size, len(data)) / 1e6:,.0f} MB; the limit is {LIMIT >> 20} MB"
        raise PageError(size, where=str(path), remedy="Split it into several films, or check that this is the screenplay.")
    return data
