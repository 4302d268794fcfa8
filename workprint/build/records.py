"""A Record as JSON text and back. Knows the saved format and its history; knows nothing of where it is kept.

A saved record is one JSON object, keys sorted, with `format`, the version of this layout. Older versions are brought up to today's, dict
to dict, before any object exists (`UPGRADES`), so memory holds only today's version.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from typing import Any

from workprint.core.digest import canonical
from workprint.core.errors import StoreError
from workprint.core.money import Money
from workprint.core.nouns import Artifact, Record, Task

FORMAT = 2


def _exact_money(found: dict[str, Any]) -> dict[str, Any]:
    """Format 1 had hundredths, and knew neither the vendor's job nor who had it made."""
    return found | {"format": 2, "cost": str(Decimal(found["cost"]) / 100), "job": "", "who": ""}


UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _exact_money}
"""From a version to the next: `UPGRADES[1]` takes a dict of format 1 and gives one of format 2."""

_NAME = re.compile(r"wp\d+-[0-9a-f]{40}")


def is_name(text: object) -> bool:
    """Whether this is a digest as `core.digest` writes it: the only thing that may become a file name in the store."""
    return isinstance(text, str) and _NAME.fullmatch(text) is not None


def written(record: Record) -> bytes:
    """The record as it is kept: JSON that a person can read, the same bytes for the same record."""
    plain = json.loads(canonical(_plain(record)))
    return (json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def compact(record: Record) -> str:
    """The record on one line, for the index."""
    return canonical(_plain(record)).decode()


def read(text: str | bytes, *, where: str = "") -> Record:
    """The record in `text`. ValueError if it is not one; StoreError if a newer Workprint wrote it."""
    found = json.loads(text)
    if not isinstance(found, dict) or not isinstance(found.get("format"), int):
        raise ValueError("not a record")
    if found["format"] > FORMAT:
        raise StoreError(
            f"this record has format {found['format']}, this Workprint reads up to {FORMAT}",
            where=where,
            remedy="upgrade Workprint: pip install -U workprint",
        )
    try:
        while found["format"] < FORMAT:
            found = UPGRADES[found["format"]](found)
        return _record(found)
    except (KeyError, TypeError, AttributeError, InvalidOperation) as error:
        raise ValueError(f"not a record: {error!r}") from error


def genuine(record: Record) -> bool:
    """Whether the record's key is the one its own fields give, by the same function that stamped it."""
    return Task(record.op, record.engine, record.version, record.params).key(record.inputs) == record.key


def _plain(record: Record) -> dict[str, Any]:
    fields = {name: getattr(record, name) for name in Record.__dataclass_fields__}
    money = {"cost": str(record.cost.amount), "currency": record.cost.currency}
    return fields | money | {"format": FORMAT, "products": {name: asdict(artifact) for name, artifact in record.products.items()}}


def _record(found: Mapping[str, Any]) -> Record:
    products = {name: Artifact(made["digest"], made["media"], made["size"], made["facts"]) for name, made in found["products"].items()}
    names = [found["key"], *found["inputs"].values(), *(artifact.digest for artifact in products.values())]
    if not all(map(is_name, names)) or not isinstance(found["params"], dict):
        raise TypeError("a name in it is not a digest")
    return Record(
        found["key"],
        found["op"],
        found["engine"],
        found["version"],
        found["params"],
        found["inputs"],
        products,
        found["label"],
        Money(Decimal(found["cost"]), found["currency"]),
        found["licence"],
        found["seconds"],
        found["made"],
        found["job"],
        found["who"],
    )
