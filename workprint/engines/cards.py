"""Cards as people write them: one TOML file an engine, `engines/cards/<engine>.toml`, with its models, their limits and their prices.

    name = "example"
    version = "1"
    summary = "what it is, in one line"
    where = "Example Inc."                      # "this machine" for engines that work here
    needs = "a key in EXAMPLE_KEY"
    setting = "EXAMPLE_KEY"

    [[models]]
    name = "one"                                # as people write it: engine example:one
    id = "vendor/one-v3"                        # as its vendor does
    ops = ["clip"]
    sizes = ["1280x720", "1920x1080"]
    lengths = [4, 6, 8]                         # seconds: only these; or with step = 1 (0: any) the least and the most
    start = true
    references = {images = 3}
    dialect = "veo"
    concurrency = 4
    limits = [{what = "lengths", source = "https://...", date = "2026-11-20"}]

    [models.prices]
    source = "https://..."
    date = "2026-11-20"
    rates = [{per = "second", price = "0.40", upto = {height = 1080}, when = {audio = true}}]    # price = ["0.10", "0.15"]: a range

Numbers that are money are written in quotes, so that they are exact. Knows TOML and cards; imports no vendor's package.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from workprint.core.cards import UNITS, Card, Model, Prices, Rate, References
from workprint.core.errors import EngineError

_FACTS = ("width", "height", "seconds", "audio", "control", "quality", "op", "frames")
"""What the conditions of a price may be about."""
_ALSO = ("limits",)
"""Keys of a model that are for readers of the file: where its limits are said, and when they were read."""


@cache
def shipped(name: str) -> Card:
    """The card that comes with Workprint for the engine of this name."""
    return card((files("workprint.engines") / "cards" / f"{name}.toml").read_text("utf-8"), f"{name}.toml")


def card(text: str, file: str) -> Card:
    """The card that a file's text describes. EngineError that names the file and what is wrong in it."""
    try:
        found = tomllib.loads(text)
        models = tuple(_model(each) for each in found.pop("models", ()))
        ops = tuple(dict.fromkeys([*found.pop("ops", ()), *(op for model in models for op in model.ops)]))
        plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
        return Card(**plain, ops=ops, models=models)
    except (tomllib.TOMLDecodeError, TypeError, KeyError, ValueError, ArithmeticError) as error:
        raise EngineError(f"this is no card: {error}", where=file, remedy="see workprint/engines/cards.py for what one says") from error


def _model(said: Mapping[str, Any]) -> Model:
    given = {name: value for name, value in said.items() if name not in _ALSO}
    read: dict[str, Any] = {
        "sizes": tuple(_size(each) for each in given.pop("sizes", ())),
        "rates": tuple(Fraction(str(each)) for each in given.pop("rates", ())),
        "lengths": tuple(Fraction(str(each)) for each in given.pop("lengths", ())),
        "step": Fraction(str(given.pop("step"))) if "step" in given else None,
        "frames": tuple(given.pop("frames", (1, 0))),
        "references": References(**given.pop("references", {})),
        "prices": _prices(given.pop("prices", {})),
    }
    known = {field.name for field in fields(Model)}
    extra = dict(given.pop("extra", {})) | {name: given.pop(name) for name in list(given) if name not in known}
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    return Model(**plain, **read, extra=extra)


def _size(text: str) -> tuple[int, int]:
    width, height = (int(side) for side in text.split("x"))
    return width, height


def _prices(said: Mapping[str, Any]) -> Prices:
    return Prices(
        tuple(_rate(each) for each in said.get("rates", ())), said.get("currency", "USD"), said.get("source", ""), said.get("date", "")
    )


def _rate(said: Mapping[str, Any]) -> Rate:
    low, high = said["price"] if isinstance(said["price"], list) else (said["price"], said["price"])
    if said["per"] not in UNITS:
        raise ValueError(f"a price is for one of {', '.join(UNITS)}, not {said['per']!r}")
    strange = sorted({*said.get("when", {}), *said.get("upto", {})} - set(_FACTS))
    if strange:
        raise ValueError(f"a price cannot depend on {', '.join(strange)}; on {', '.join(_FACTS)} it can")
    numbers = {name: Decimal(str(said[name])) for name in ("each", "free", "step", "least") if name in said}
    upto = {name: Decimal(str(most)) for name, most in said.get("upto", {}).items()}
    return Rate(said["per"], Decimal(low), Decimal(high), **numbers, when=dict(said.get("when", {})), upto=upto)
