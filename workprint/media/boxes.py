"""The boxes of an MP4 (ISO/IEC 14496-12): taken apart and put together. Knows lengths and names; knows nothing of what is inside.

| size: 4 | name: 4 | contents ... |          size 1: eight bytes of size follow the name; size 0: to the end of the file
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from workprint.core.errors import MediaError

_DEEP = 1 << 16


def broken(what: str) -> MediaError:
    """The error for a file that is not the MP4 it should be. Whoever knows the file's name adds it."""
    return MediaError(f"not a sound MP4: {what}", remedy="Make it again (`workprint doctor` finds what is damaged).")


def box(name: bytes, *contents: bytes) -> bytes:
    """One box around what it contains."""
    body = b"".join(contents)
    return struct.pack(">I4s", 8 + len(body), name) + body


def full_box(name: bytes, version: int, flags: int, *contents: bytes) -> bytes:
    """One box that carries a version and flags."""
    return box(name, struct.pack(">I", version << 24 | flags), *contents)


def children(body: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """(name, contents) of every box in `body`, in order. Raises `MediaError` where one leads outside."""
    at = 0
    for _ in range(_DEEP):
        if at + 8 > len(body):
            return
        size, name = struct.unpack_from(">I4s", body, at)
        head = 8
        if size == 1 and at + 16 <= len(body):
            size, head = struct.unpack_from(">Q", body, at + 8)[0], 16
        elif size == 0:
            size = len(body) - at
        if size < head or at + size > len(body):
            raise broken(f"box {name!r} leads outside the one that holds it")
        yield bytes(name), body[at + head : at + size]
        at += size


def child(body: memoryview, *path: bytes) -> memoryview:
    """Contents of the first box along a path of names. Raises `MediaError` where there is none."""
    for name in path:
        found = next((contents for each, contents in children(body) if each == name), None)
        if found is None:
            raise broken(f"box {name.decode('latin-1')!r} is missing")
        body = found
    return body


def top_level(file: BinaryIO, length: int) -> Iterator[tuple[bytes, int, int]]:
    """(name, start of contents, end) of every box of an open file of `length` bytes."""
    at = 0
    for _ in range(_DEEP):
        if at >= length:
            return
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            raise broken("it ends inside a box")
        size, name = struct.unpack_from(">I4s", head)
        start = at + 8
        if size == 1 and len(head) == 16:
            size, start = struct.unpack_from(">Q", head, 8)[0], at + 16
        elif size == 0:
            size = length - at
        if size < start - at or at + size > length:
            raise broken(f"box {name!r} leads outside the file")
        yield name, start, at + size
        at += size
