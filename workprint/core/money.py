"""Money, exactly: an amount in one currency, never rounded by itself. Knows currencies by their ISO 4217 codes; knows no prices.

Amounts are decimals: a model that takes 0.0042 for a thousand characters is charged to the last digit, and a sum of ten thousand such is
the sum. What is shown is rounded only in showing. Two currencies are never added: their rate changes with the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_TEXT = re.compile(r"(?:([$€£¥])\s*)?(\d{1,12}(?:\.\d{1,12})?)\s*([A-Za-z]{3})?")


@dataclass(frozen=True)
class Money:
    """So much of one currency."""

    amount: Decimal = Decimal(0)
    currency: str = "USD"

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __str__(self) -> str:
        """`$0.40`, `$0.0042`, `12.00 CHF`: two places, and as many more as it takes to be exact."""
        places = max(2, -int(self.amount.normalize().as_tuple().exponent)) if self.amount else 2
        shown = f"{self.amount:.{places}f}"
        sign = SIGNS.get(self.currency)
        return (f"-{sign}{shown[1:]}" if shown.startswith("-") else f"{sign}{shown}") if sign else f"{shown} {self.currency}"

    def _same(self, other: Money) -> Decimal:
        if other.currency != self.currency and other.amount and self.amount:
            raise ValueError(f"{self} and {other} are different currencies")
        return other.amount


NOTHING = Money()


def money(text: str | int, currency: str = "USD") -> Money:
    """What people write: `3`, `3.00`, `$3`, `3 EUR`. ValueError for anything else, and for less than nothing."""
    found = _TEXT.fullmatch(str(text).strip())
    if not found:
        raise ValueError(f"{text!r} is no amount of money")
    named = next((code for code, sign in SIGNS.items() if sign == found[1]), "")
    said = (found[3] or "").upper()
    if named and said and named != said:
        raise ValueError(f"{text!r} names two currencies")
    try:
        return Money(Decimal(found[2]), said or named or currency)
    except InvalidOperation:
        raise ValueError(f"{text!r} is no amount of money") from None


def total(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The sum of each currency, in alphabetical order; nothing at all for no money."""
    sums: dict[str, Decimal] = {}
    for each in amounts:
        if each:
            sums[each.currency] = sums.get(each.currency, Decimal(0)) + each.amount
    return tuple(Money(sums[currency], currency) for currency in sorted(sums))
