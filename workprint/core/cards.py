"""What an engine says of itself, as data: what it can make, within which limits, at which price, under which licence, and where.

    Card      an engine (fal, diffusers, previz)
    Model     one thing it can make with: its kinds of work, sizes, lengths, references, prompt dialect, price
    Rate      one line of a price list

A card is read before anything is imported that the engine needs, so `plan` can refuse, price and choose without a key, a package or the
network. Knows data; knows neither how a price is reckoned for an order (plan) nor how a card is written down (engines).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from workprint.core.money import NOTHING, Money

HERE = "this machine"
UNITS = {
    "run": "each run",
    "second": "a second of clip",
    "frame": "a frame",
    "token": "a token (width x height x frames / 1024)",
    "input second": "a second of the clip that goes in",
    "image": "a picture",
    "megapixel": "a megapixel",
    "step": "a step of the sampler",
    "reference": "a reference picture",
    "character": "a character of text",
    "minute": "a minute of sound",
}
"""What vendors charge by; an order has so much of each (`plan/prices.py`)."""


@dataclass(frozen=True)
class Rate:
    """One line of a price list: `low` to `high` for every `each` of a unit (`UNITS`), beyond the first `free` ones.

    It holds where the order's facts equal `when` (`{"audio": True}`) and do not exceed `upto` (`{"height": 720}`); of the lines for one
    unit that hold, the one with the closest `upto` is charged. What is charged is rounded up to whole `step`s of the unit (0: exact), and
    is at least `least` of them.
    """

    per: str
    low: Decimal
    high: Decimal
    each: Decimal = Decimal(1)
    free: Decimal = Decimal(0)
    step: Decimal = Decimal(0)
    least: Decimal = Decimal(0)
    when: Mapping[str, Any] = field(default_factory=dict)
    upto: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Prices:
    """A price list: its lines, whose (`source`, an address or a document) and of which day (`date`, ISO 8601)."""

    rates: tuple[Rate, ...] = ()
    currency: str = "USD"
    source: str = ""
    date: str = ""


@dataclass(frozen=True)
class References:
    """How many of each a model takes beside its prompt."""

    images: int = 0
    videos: int = 0
    voices: int = 0


@dataclass(frozen=True)
class Model:
    """One model that an engine can make with, or one way of using it.

    `id` is what its maker calls it in a request. `ops` are its kinds of work (see docs/design/03-orders.md). `sizes` are its pictures'
    width and height, where only these are allowed; else any `multiple` up to `pixels` in all (0: no limit). `rates` are frames a second
    (none: it is told). `lengths` are seconds: the only ones, or where `step` is not None the least and the most, in steps (0: any).
    `frames` (n, k) says that it makes only n * i + k frames. `start`, `end`: it takes the first, the last frame. `controls` are signals of
    the stage that it follows (docs/design/08-control.md). `seed` is "honoured" (same seed, same result), "taken" (but not bound by it) or
    "" (none). `dialect` names how it wants to be prompted (plan/dialects). `trained_on` is "licensed" or "unknown". `weights` and
    `outputs` are licences. `extra` is what only its own engine reads.
    """

    name: str
    ops: tuple[str, ...]
    id: str = ""
    title: str = ""
    sizes: tuple[tuple[int, int], ...] = ()
    multiple: int = 2
    pixels: int = 0
    rates: tuple[Fraction, ...] = ()
    lengths: tuple[Fraction, ...] = ()
    step: Fraction | None = None
    frames: tuple[int, int] = (1, 0)
    start: bool = False
    end: bool = False
    references: References = References()
    controls: tuple[str, ...] = ()
    mask: bool = False
    seed: str = ""
    audio: bool = False
    languages: tuple[str, ...] = ()
    dialect: str = ""
    concurrency: int = 1
    prices: Prices = Prices()
    weights: str = ""
    outputs: str = ""
    trained_on: str = "unknown"
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """What an engine says of itself, as data. `version` must change whenever the same Task would give other bytes.

    `ops` are the kinds of work it can do; `where` is "this machine" or the company that the order's words and pictures go to; `house` says
    that its clips already have the film's exact size, rate and coding, so that no segment needs to be made from them. `models` are what it
    can make with, the first its usual one; an engine without any is its own one model. `needs` says in one line what must be there before
    it can work (a key, a package, weights), `setting` the name of the environment variable that has its key or address.
    """

    name: str
    version: str
    ops: tuple[str, ...]
    summary: str = ""
    where: str = HERE
    licence: str = "Apache-2.0"
    seed: bool = False
    house: bool = False
    options: tuple[str, ...] = ()
    models: tuple[Model, ...] = ()
    needs: str = ""
    setting: str = ""

    @property
    def hosted(self) -> bool:
        """Whether its work is done elsewhere, by somebody who may charge for it."""
        return self.where != HERE

    def model(self, name: str = "", op: str = "") -> Model | None:
        """The model of this name; without a name the first that can do `op`. None if there is none."""
        if name:
            return next((each for each in self.models if name in (each.name, each.id)), None)
        return next((each for each in self.models if not op or op in each.ops), None)


@dataclass(frozen=True)
class Quote:
    """What an order is expected to cost: `low` to `high`, why (`lines`, for people), and of which day the prices are."""

    low: Money = NOTHING
    high: Money = NOTHING
    lines: tuple[str, ...] = ()
    date: str = ""

    def __bool__(self) -> bool:
        return bool(self.high)


@dataclass(frozen=True)
class Terms:
    """On what terms an order is done: its quote, whether elsewhere (`hosted`), and how many such orders (of one `lane`) at a time."""

    quote: Quote = Quote()
    hosted: bool = False
    lane: str = ""
    at_once: int = 1
