"""Cards as TOML: what a file may say, and what is said of one that is wrong."""

from decimal import Decimal
from fractions import Fraction

import pytest

from workprint.core.cards import Model, Prices, Rate, References
from workprint.core.errors import EngineError
from workprint.engines.cards import card

TEXT = """
name = "example"
version = "1"
summary = "an example"
where = "Example Inc."
setting = "EXAMPLE_KEY"

[[models]]
name = "one"
id = "vendor/one"
ops = ["clip"]
sizes = ["1280x720"]
rates = ["24000/1001", 24]
lengths = [4, 8]
step = "1/2"
frames = [8, 1]
references = {images = 3}
limits = [{what = "lengths", source = "x", date = "2026-11-20"}]
endpoint = "/v1/one"
[models.prices]
source = "https://example.org"
date = "2026-11-20"
rates = [{per = "second", price = ["0.10", "0.15"], upto = {height = 1080}, when = {audio = true}}]
"""


def test_a_card_says_what_its_file_says():
    found = card(TEXT, "example.toml")
    prices = Prices(
        (Rate("second", Decimal("0.10"), Decimal("0.15"), when={"audio": True}, upto={"height": Decimal(1080)}),),
        "USD",
        "https://example.org",
        "2026-11-20",
    )
    rates = (Fraction(24000, 1001), Fraction(24))
    model = Model(
        "one", ("clip",), "vendor/one", sizes=((1280, 720),), rates=rates, lengths=(Fraction(4), Fraction(8)), step=Fraction(1, 2), frames=(8, 1),
        references=References(3), prices=prices, extra={"endpoint": "/v1/one"},
    )  # fmt: skip
    assert (found.name, found.hosted, found.ops, found.models) == ("example", True, ("clip",), (model,))


@pytest.mark.parametrize(
    "wrong",
    [
        ("ops = [", "ops = ("),
        ('ops = ["clip"]', ""),
        ('per = "second"', 'per = "furlong"'),
        ("audio = true", "moon = true"),
        ('"0.10"', '"cheap"'),
        ("1280x720", "wide"),
        ('version = "1"', ""),
    ],
)
def test_a_card_that_is_wrong_is_one_error(wrong):
    with pytest.raises(EngineError, match="this is no card") as caught:
        card(TEXT.replace(*wrong), "example.toml")
    assert caught.value.where == "example.toml"
