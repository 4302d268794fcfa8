"""What an order would cost: a model's price list, reckoned over what the order asks for. Pure; knows no vendor.

The facts of an order are read from its params (docs/design/03-orders.md, "what a model is asked"): its size, seconds, frames, sound,
references, text. A price list's lines say which unit they charge by (`core.cards.UNITS`); every unit is a number of those facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from typing import Any

from workprint.core.cards import Card, Model, Prices, Quote, Rate
from workprint.core.money import Money
from workprint.core.nouns import Task

OLD = 90
"""Days after which a price list is said to be old."""
_PICTURES = ("picture", "board")


def quote(task: Task, card: Card) -> Quote:
    """What `task` would cost at the engine of this card; nothing where the engine charges nothing."""
    model = card.model(str(task.params.get("model", "")), task.op)
    return priced(model, task.op, task.params) if model else Quote()


def priced(model: Model, op: str, params: Mapping[str, Any]) -> Quote:
    """What an order of this kind with these params costs with this model."""
    facts = asked(op, params)
    low = high = Decimal(0)
    lines = []
    for rate in _holding(model.prices, facts):
        many = _charged(rate, facts.get(rate.per, Decimal(0)))
        if many:
            low, high = low + many * rate.low, high + many * rate.high
            lines.append(_line(rate, many, model.prices.currency))
    currency = model.prices.currency
    return Quote(Money(low, currency), Money(high, currency), tuple(lines), model.prices.date)


def asked(op: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an order that price lists go by: how much of every unit, and what their conditions are about."""
    width, height = (int(side) for side in params.get("size", (0, 0)))
    seconds = _decimal(Fraction(str(params.get("seconds", 0))))
    rate = Fraction(str(params.get("rate", 0)))
    frames = Decimal(int(params.get("frames", 0)) or int(Fraction(seconds) * rate))
    count = Decimal(int(params.get("count", 1)))
    pixels = Decimal(width * height)
    facts: dict[str, Any] = {
        "op": op,
        "width": Decimal(width),
        "height": Decimal(min(width, height) if width and height else 0),
        "seconds": seconds,
        "audio": bool(params.get("audio", False)),
        "control": bool(params.get("controls")),
        "quality": params.get("quality", ""),
    }
    amounts = {
        "run": Decimal(1),
        "second": seconds,
        "minute": seconds / 60,
        "frame": frames,
        "token": pixels * frames / 1024,
        "input second": _decimal(Fraction(str(params.get("given", 0)))),
        "image": count if op in _PICTURES else Decimal(0),
        "megapixel": pixels / 1_000_000 * count,
        "step": Decimal(int(params.get("steps", 0))),
        "reference": Decimal(len(params.get("references", ()))),
        "character": Decimal(len(str(params.get("text", "")))),
    }
    return facts | amounts


def age(prices: Prices, today: date) -> int:
    """Days since the price list was read; 0 for one without a date."""
    return (today - date.fromisoformat(prices.date)).days if prices.date else 0


def total(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The sum of each currency, as quotes; the date is that of the oldest price in it."""
    sums: dict[str, Quote] = {}
    for each in quotes:
        if each:
            before = sums.get(each.high.currency)
            dates = [day for day in (each.date, before.date if before else "") if day]
            sums[each.high.currency] = Quote(
                each.low + before.low if before else each.low,
                each.high + before.high if before else each.high,
                (),
                min(dates, default=""),
            )
    return tuple(sums[currency] for currency in sorted(sums))


def _holding(prices: Prices, facts: Mapping[str, Any]) -> list[Rate]:
    """The lines that hold for an order with these facts: of each unit, those with the closest tier."""
    held: dict[str, list[Rate]] = {}
    for rate in prices.rates:
        fits = all(facts.get(name, Decimal(0)) <= most for name, most in rate.upto.items())
        if fits and all(facts.get(name) == value for name, value in rate.when.items()):
            held.setdefault(rate.per, []).append(rate)
    closest = []
    for rates in held.values():
        tiers = [tuple(sorted(rate.upto.items())) for rate in rates]
        closest += [rate for rate, tier in zip(rates, tiers, strict=True) if tier == min(filter(None, tiers), default=())]
    return closest


def _charged(rate: Rate, amount: Decimal) -> Decimal:
    """How many times the line's price is charged."""
    if amount <= 0:
        return Decimal(0)
    if rate.step:
        amount = (amount / rate.step).to_integral_value(ROUND_CEILING) * rate.step
    amount = max(amount, rate.least) - rate.free
    return amount / rate.each if amount > 0 else Decimal(0)


def _line(rate: Rate, many: Decimal, currency: str) -> str:
    each = f"{rate.each:f} {rate.per}s" if rate.each != 1 else rate.per
    price = str(Money(rate.low, currency)) if rate.low == rate.high else f"{Money(rate.low, currency)} to {Money(rate.high, currency)}"
    return f"{many.normalize():f} x {price} a {each}"


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
