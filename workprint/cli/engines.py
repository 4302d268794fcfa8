"""`workprint engines`: who can make what, within which limits, at which price, and where the work is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import click

from workprint.cli import asked, said, shown
from workprint.core.cards import Card, Model, Prices, Rate
from workprint.core.errors import EngineError
from workprint.core.money import Money
from workprint.plan import prices
from workprint.production import engine_cards

COLUMNS = (
    shown.Column("engine", style="bold"),
    shown.Column("makes", gives="wrap"),
    shown.Column("where", gives="wrap", room=70),
    shown.Column("price", gives="wrap", room=50),
    shown.Column("", style="dim", gives="wrap"),
)
MODELS = (
    shown.Column("model", style="bold"),
    shown.Column("makes", gives="wrap"),
    shown.Column("size", gives="wrap", room=60),
    shown.Column("length", room=60),
    shown.Column("takes", gives="wrap", room=80),
    shown.Column("price", gives="wrap"),
    shown.Column("licence, training", gives="wrap", room=110),
)


@click.command()
@click.argument("name", required=False)
@asked.json
def engines(name: str | None, as_json: bool) -> None:
    """List the engines at hand: what each makes, where it runs, what it costs. With a NAME, the models of one and all their limits.

    Engines come with Workprint or from any installed package with an entry point in the group workprint.engines. A film names the
    engine for a kind of work in film.toml, a shot in its note; fal:kling-3 is one model of an engine:

    \b
      [engines]                                 in film.toml
      clip = "previz"
      [[SHOT 3A: MCU on MARA, engine previz]]   on the page
    """
    found, broken = engine_cards()
    if name and name not in found:
        raise EngineError(f"there is no engine {name!r}", remedy=f"engines at hand: {', '.join(sorted(found))}")
    cards = [found[each] for each in sorted(found) if name in (None, each)]
    if as_json:
        return said.as_json({"engines": [_plain(card) for card in cards], "broken": broken})
    if name:
        return _one(cards[0])
    rows = [(card.name, ", ".join(card.ops), card.where, _price(card), card.summary) for card in cards]
    shown.table(shown.console(), COLUMNS, rows)
    for each, why in broken.items():
        said.say(f"{each}: does not load: {why}", fg="yellow", err=True)
    return None


def _one(card: Card) -> None:
    said.say(f"{card.name}  {card.summary}", bold=True)
    said.say(f"  works at {card.where}" + (f"; what an order says and shows goes there ({card.setting})" if card.hosted else ""))
    if card.needs:
        said.say(f"  needs {card.needs}")
    if card.models:
        shown.table(shown.console(), MODELS, [_row(model) for model in card.models])
    for model in card.models:
        days = prices.age(model.prices, date.today())
        if days > prices.OLD:
            said.say(f"{model.name}: its prices are {days} days old ({model.prices.source})", fg="yellow")


def _price(card: Card) -> str:
    """From the least to the most that its models charge, or free."""
    rates = [(rate, model.prices.currency) for model in card.models for rate in model.prices.rates]
    if not rates:
        return "free"
    first, currency = min(rates, key=lambda each: each[0].low)
    return f"from {Money(first.low / first.each, currency)} a {first.per}"


def _row(model: Model) -> tuple[str, ...]:
    sizes = ", ".join(f"{width}x{height}" for width, height in model.sizes) or (
        f"to {model.pixels / 1e6:.2g} MP" if model.pixels else "any"
    )
    licence = ", ".join(filter(None, (model.weights, model.outputs, f"trained on {model.trained_on} work")))
    return (model.name, ", ".join(model.ops), sizes, _length(model.lengths, model.step), _takes(model), _list(model.prices), licence)


def _length(lengths: Sequence[Fraction], step: Fraction | None) -> str:
    shown_ = [f"{float(each):g}" for each in lengths]
    return (f"{shown_[0]} to {shown_[-1]} s" if step is not None else f"{' '.join(shown_)} s") if shown_ else "any"


def _takes(model: Model) -> str:
    counts = ((model.references.images, "picture"), (model.references.videos, "clip"), (model.references.voices, "voice"))
    words = [f"{count} {word}{'s' * (count > 1)}" for count, word in counts if count]
    flags = (("start frame", model.start), ("end frame", model.end), ("mask", model.mask), ("sound", model.audio))
    words += [word for word, takes in flags if takes]
    words += [*model.controls, *([f"seed {model.seed}"] if model.seed else [])]
    return ", ".join(words)


def _list(listed: Prices) -> str:
    return "; ".join(_line(rate, listed.currency) for rate in listed.rates) or "free"


def _line(rate: Rate, currency: str) -> str:
    low, high = Money(rate.low, currency), Money(rate.high, currency)
    each = f"{rate.each:f} {rate.per}s" if rate.each != 1 else rate.per
    terms = [f"{name} to {most:f}" for name, most in rate.upto.items()] + [f"{name} {_word(value)}" for name, value in rate.when.items()]
    return f"{low if low == high else f'{low} to {high}'} a {each}" + (f" ({', '.join(terms)})" if terms else "")


def _word(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _plain(value: Any) -> Any:
    """As JSON has it: exact numbers as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, Fraction | Decimal) else value
