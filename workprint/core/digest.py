"""Names for things by what they are: the one digest function. Knows JSON and SHA-256; knows nothing of films.

Canonical form, version `wp1` (a change of anything below is a new version, because it changes every name):

* A value is JSON in UTF-8: object keys sorted by code point, separators `,` and `:`, no escapes beyond what JSON
  requires, no NaN or infinity. Integers stand as they are, floats in Python's shortest round-trip form.
* A `Fraction` is the string `"n/d"`, a `Decimal` its digits; a dataclass is the object of its fields; tuples and lists are arrays.
* The digest is `wp1-` and the first 40 hex digits (160 bits) of SHA-256 over: the kind in UTF-8, one zero byte, the bytes.
  The kind keeps a Task from ever having an Artifact's name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

VERSION = "wp1"
_BLOCK = 1 << 20


def canonical(value: Any) -> bytes:
    """The byte form that digests are taken over. `TypeError` for what has none (a set, an object)."""
    text = json.dumps(value, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no canonical form: {value!r}")


def digest(kind: str, value: Any) -> str:
    """Name of `value` as a thing of this kind. Bytes and iterables of bytes are taken as they are, all else in canonical form."""
    if isinstance(value, bytes):
        return digest_bytes(kind, (value,))
    return digest_bytes(kind, (canonical(value),))


def digest_bytes(kind: str, blocks: Iterable[bytes]) -> str:
    """Name of a stream of bytes as a thing of this kind."""
    taken = hashlib.sha256(kind.encode() + b"\0")
    for block in blocks:
        taken.update(block)
    return f"{VERSION}-{taken.hexdigest()[:40]}"


def digest_file(kind: str, path: Path) -> str:
    """Name of a file's bytes, read in blocks of 1 MiB."""
    with path.open("rb") as file:
        return digest_bytes(kind, iter(lambda: file.read(_BLOCK), b""))
