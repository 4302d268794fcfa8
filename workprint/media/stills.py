"""One picture as a PNG, written by hand so that the same picture is the same bytes. Knows PNG 3 (W3C) as far as 8-bit RGB."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import MediaError

_UP = 2
"""The row filter: each byte less the one above it."""


def write_png(path: Path, picture: NDArray[np.uint8]) -> None:
    """Write uint8 RGB (height, width, 3) as a PNG marked sRGB. `MediaError` for another shape or type."""
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8:
        raise MediaError(
            f"a picture of {picture.shape} {picture.dtype} is not RGB", where=path.name, remedy="Give (height, width, 3) uint8."
        )
    height, width = picture.shape[:2]
    rows = picture.reshape(height, width * 3)
    filtered = rows - np.vstack((np.zeros((1, width * 3), np.uint8), rows[:-1]))
    marked = np.hstack((np.full((height, 1), _UP, np.uint8), filtered))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"sRGB", b"\0"), (b"IDAT", zlib.compress(marked.tobytes(), 6)), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
