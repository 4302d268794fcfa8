"""Money is exact, shown plainly, and never mixes currencies."""

from decimal import Decimal

import pytest

from workprint.core.money import NOTHING, Money, money, total


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3", "$3.00"),
        ("3.00", "$3.00"),
        ("$0.4", "$0.40"),
        ("0.0042", "$0.0042"),
        ("3 EUR", "€3.00"),
        ("12.5 chf", "12.50 CHF"),
        ("€ 2", "€2.00"),
    ],
)
def test_what_people_write(text, says):
    assert str(money(text)) == says


@pytest.mark.parametrize("text", ["", "-1", "three", "1e9", "nan", "1,50", "$3 EUR", "3 DOLLARS", "1 2"])
def test_what_is_no_money(text):
    with pytest.raises(ValueError, match=r"no amount|two currencies"):
        money(text)


def test_ten_thousand_small_amounts_are_their_sum():
    assert sum((money("0.0042") for _ in range(10_000)), NOTHING) == money("42.0000")


def test_currencies_are_never_added():
    with pytest.raises(ValueError, match="different currencies"):
        money("1") + money("1 EUR")
    assert total([money("1"), money("2 EUR"), money("3"), NOTHING]) == (money("2 EUR"), money("4"))
    assert money("1") + Money(Decimal(0), "EUR") == money("1")
