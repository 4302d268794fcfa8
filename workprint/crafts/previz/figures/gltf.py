"""A glTF 2.0, GLB or VRM file that a stranger made, read with suspicion: its JSON, its bytes, its arrays of numbers.

Nothing outside the file is ever opened: an address that is no `data:` URI is refused. Every number that says where something is, is checked
before it is used. Knows the container and its accessors; knows nothing of meshes.

glTF 2.0: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import EngineError

LARGEST = 256 << 20
"""Bytes of the largest file that is read."""
MOST = 6_000_000
"""Numbers in the largest array."""
_MAGIC, _JSON, _BIN = 0x46546C67, 0x4E4F534A, 0x004E4942
_TYPES = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
_UNDERSTOOD = (
    "KHR_mesh_quantization",
    "KHR_materials_",
    "KHR_texture_transform",
    "VRMC_",
    "VRM",
    "KHR_lights_punctual",
    "EXT_texture_webp",
)
_REMEDY = "Export it again as GLB or VRM 1.0, uncompressed, with its textures inside."


@dataclass(frozen=True)
class Gltf:
    """One file: what it is called, its JSON, its binary chunk."""

    name: str
    document: Mapping[str, Any]
    chunk: bytes = b""

    def wrong(self, what: str, remedy: str = _REMEDY) -> EngineError:
        """The error to raise."""
        return EngineError(f"the figure's file cannot be used: {what}", where=self.name, remedy=remedy)

    def rows(self, key: str) -> list[dict[str, Any]]:
        """A top-level list of objects ([] where there is none)."""
        found = self.document.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self.wrong(f"its {key} are no list of objects")
        return found

    def row(self, key: str, number: Any) -> dict[str, Any]:
        """One entry of a top-level list."""
        return self.rows(key)[self.whole(number, len(self.rows(key)), f"an index into its {key}")]

    def whole(self, value: Any, below: int, what: str, default: int | None = None) -> int:
        """A whole number from 0 to below `below`."""
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < below:
            raise self.wrong(f"{what} is {str(value)[:40]}, which is not from 0 to {below - 1}")
        return value

    def numbers(self, value: Any, count: int, what: str, default: tuple[float, ...]) -> NDArray[np.float64]:
        """`count` finite numbers."""
        if value is None:
            return np.array(default, float)
        good = (
            isinstance(value, list)
            and len(value) == count
            and all(isinstance(each, int | float) and not isinstance(each, bool) for each in value)
        )
        if not good or not all(-1e9 < each < 1e9 for each in value):
            raise self.wrong(f"{what} is not {count} numbers")
        return np.array(value, float)

    @cached_property
    def buffers(self) -> tuple[bytes, ...]:
        """The bytes of every buffer."""
        return tuple(self._buffer(number, row) for number, row in enumerate(self.rows("buffers")))

    def _buffer(self, number: int, row: Mapping[str, Any]) -> bytes:
        uri = row.get("uri")
        if uri is None:
            if number:
                raise self.wrong(f"its buffer {number} has no bytes")
            return self.chunk
        return self.data(uri)

    def data(self, uri: Any) -> bytes:
        """The bytes of a data: URI. Other addresses are refused."""
        if not isinstance(uri, str) or not uri.startswith("data:"):
            raise self.wrong(f"it names another file ({str(uri)[:60]!r}), and only what is inside a figure's own file is read")
        head, comma, body = uri.partition(",")
        try:
            if not comma or not head.endswith(";base64"):
                raise ValueError("no base64")
            return base64.b64decode(body, validate=True)
        except (ValueError, binascii.Error):
            raise self.wrong("a data: address in it is not base64") from None

    def view(self, number: Any) -> tuple[bytes, int]:
        """The bytes of a buffer view, and its stride (0 where its elements are packed)."""
        row = self.row("bufferViews", number)
        data = self.buffers[self.whole(row.get("buffer"), len(self.buffers), "a buffer's index")]
        start = self.whole(row.get("byteOffset"), len(data) + 1, "a byte offset", 0)
        length = self.whole(row.get("byteLength"), len(data) - start + 1, "a length in bytes")
        stride = self.whole(row.get("byteStride"), 253, "a stride", 0)
        return data[start : start + length], stride

    def array(self, number: Any) -> NDArray[Any]:
        """An accessor's numbers: (count,) or (count, width), normalised ones as float32 from 0 or -1 to 1."""
        row = self.row("accessors", number)
        kind = _kind(row)
        width = _WIDTHS.get(str(row.get("type")))
        if kind is None or width is None:
            raise self.wrong(f"an array of {str(row.get('type'))[:20]} of {str(row.get('componentType'))[:20]} is not known")
        count = self.whole(row.get("count"), MOST // width + 1, "an array's length")
        found = np.zeros((count, width), kind)
        if row.get("bufferView") is not None:
            found = self._taken(row, kind, width, count)
        if isinstance(row.get("sparse"), dict):
            found = self._replaced(found, row["sparse"], kind, width)
        if row.get("normalized") is True and kind != "<f4":
            found = np.maximum(found.astype(np.float32) / np.float32(np.iinfo(kind).max), np.float32(-1.0))
        if found.dtype.kind == "f" and not np.isfinite(found).all():
            raise self.wrong("an array in it has numbers that are none")
        return found[:, 0] if width == 1 else found

    def _taken(self, row: Mapping[str, Any], kind: str, width: int, count: int) -> NDArray[Any]:
        data, stride = self.view(row["bufferView"])
        size = np.dtype(kind).itemsize * width
        stride = stride or size
        start = self.whole(row.get("byteOffset"), len(data) + 1, "a byte offset", 0)
        if stride < size or (count and start + (count - 1) * stride + size > len(data)):
            raise self.wrong("an array in it goes beyond its bytes")
        if not count:
            return np.zeros((0, width), kind)
        raw = np.ndarray((count, size), np.uint8, data, start, (stride, 1))
        return np.ascontiguousarray(raw).view(kind)

    def _replaced(self, base: NDArray[Any], sparse: Mapping[str, Any], kind: str, width: int) -> NDArray[Any]:
        """A sparse accessor: some elements of the base are others."""
        where, what = sparse.get("indices"), sparse.get("values")
        if not isinstance(where, dict) or not isinstance(what, dict):
            raise self.wrong("a sparse array in it is incomplete")
        count = self.whole(sparse.get("count"), len(base) + 1, "a sparse array's length")
        at_kind = _kind(where)
        if at_kind not in ("<u1", "<u2", "<u4"):
            raise self.wrong("a sparse array's places are no whole numbers")
        at = self._taken(where, at_kind, 1, count)[:, 0].astype(np.int64)
        if count and int(at.max()) >= len(base):
            raise self.wrong("a sparse array goes beyond its base")
        found = base.copy()
        found[at] = self._taken(what, kind, width, count)
        return found


def _kind(row: Mapping[str, Any]) -> str | None:
    """What an accessor's numbers are."""
    given = row.get("componentType")
    return _TYPES.get(given) if isinstance(given, int) else None


def read(path: Path) -> Gltf:
    """The file, whether .glb, .vrm or .gltf. `EngineError` for what is none or too large."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as wrong:
        raise EngineError(
            f"the figure's file cannot be read: {wrong.strerror}", where=path.name, remedy="Name a GLB, VRM or glTF file."
        ) from None
    if size > LARGEST:
        raise EngineError(f"the figure's file has {size >> 20} MB", where=path.name, remedy=f"At most {LARGEST >> 20} MB: make it simpler.")
    text, chunk = _parted(data, path.name)
    empty = Gltf(path.name, {})
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise empty.wrong("it is neither glTF nor GLB") from None
    if not isinstance(document, dict) or not isinstance(document.get("asset"), dict):
        raise empty.wrong("it is neither glTF nor GLB")
    if not str(document["asset"].get("version", "")).startswith("2."):
        raise empty.wrong(f"it is glTF {str(document['asset'].get('version'))[:10]}, not 2.0")
    needed = document.get("extensionsRequired", [])
    unknown = [str(each)[:60] for each in needed if not str(each).startswith(_UNDERSTOOD)] if isinstance(needed, list) else ["?"]
    if unknown:
        raise empty.wrong(f"it needs {', '.join(unknown[:4])}, which is not understood here")
    return Gltf(path.name, document, chunk)


def _parted(data: bytes, name: str) -> tuple[bytes, bytes]:
    """JSON text and binary chunk of a GLB; all of it as JSON where it is none."""
    if data[:4] != b"glTF":
        return data, b""
    wrong = Gltf(name, {}).wrong
    if len(data) < 20 or int.from_bytes(data[4:8], "little") != 2:
        raise wrong("it is cut short, or no GLB of version 2")
    if int.from_bytes(data[8:12], "little") > len(data):
        raise wrong("it is cut short")
    parts: dict[int, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "little"), int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > len(data):
            raise wrong("one of its chunks is cut short")
        parts.setdefault(kind, data[at + 8 : at + 8 + length])
        at += 8 + length
    if _JSON not in parts:
        raise wrong("it has no JSON chunk")
    return parts[_JSON], parts.get(_BIN, b"")
