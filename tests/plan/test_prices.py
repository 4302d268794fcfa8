"""Price lists as vendors write them, reckoned over orders: every way of charging that notes on engines name."""

from datetime import date
from decimal import Decimal

import pytest

from workprint.core.cards import Card, Model, Prices, Rate
from workprint.core.money import money
from workprint.core.nouns import Task
from workprint.plan import prices


def rate(per, price, high="", **others):
    plain = {name: Decimal(value) if isinstance(value, str) else value for name, value in others.items()}
    return Rate(per, Decimal(price), Decimal(high or price), **plain)


def upto(**tiers):
    return {name: Decimal(most) for name, most in tiers.items()}


def cost(rates, op="clip", **params):
    model = Model("m", (op,), prices=Prices(tuple(rates), "USD", "https://example.org", "2026-08-21"))
    found = prices.priced(model, op, params)
    return (str(found.low), str(found.high)) if found.low != found.high else str(found.high)


VEO = [
    rate("second", ".40", upto=upto(height=1080), when={"audio": True}),
    rate("second", ".20", upto=upto(height=1080), when={"audio": False}),
    rate("second", ".60", upto=upto(height=2160)),
]
LUMA = [
    *(rate("run", price, upto=upto(height=540, seconds=s)) for s, price in ((5, ".15"), (10, ".45"))),
    *(rate("run", price, upto=upto(height=720, seconds=s)) for s, price in ((5, ".30"), (10, ".90"))),
]
FLUX = [rate("image", ".03"), rate("megapixel", ".015", step="1", free="1")]
HD, SD, UHD = (1280, 720), (960, 540), (3840, 2160)


@pytest.mark.parametrize(
    ("rates", "op", "params", "says"),
    [
        (VEO, "clip", {"size": HD, "seconds": "8", "audio": True}, "$3.20"),
        (VEO, "clip", {"size": HD, "seconds": "8"}, "$1.60"),
        (VEO, "clip", {"size": (720, 1280), "seconds": "8"}, "$1.60"),
        (VEO, "clip", {"size": UHD, "seconds": "8", "audio": True}, "$4.80"),
        (LUMA, "clip", {"size": SD, "seconds": "5"}, "$0.15"),
        (LUMA, "clip", {"size": HD, "seconds": "10"}, "$0.90"),
        (LUMA, "clip", {"size": HD, "seconds": "7/2"}, "$0.30"),
        ([rate("frame", ".001")], "clip", {"size": HD, "frames": 121}, "$0.121"),
        ([rate("token", ".0000056")], "clip", {"size": HD, "seconds": "5", "rate": "24/1"}, "$0.6048"),
        ([rate("step", ".0005")], "picture", {"steps": 30}, "$0.015"),
        (FLUX, "picture", {"size": (1024, 1024)}, "$0.045"),
        (FLUX, "picture", {"size": (1000, 1000)}, "$0.03"),
        (FLUX, "picture", {"size": (2048, 2048), "count": 2}, "$0.18"),
        ([rate("character", ".18", each="1000")], "voice", {"text": "x" * 50}, "$0.009"),
        ([rate("second", ".05"), rate("reference", ".02", free="5")], "clip", {"seconds": "6", "references": [1] * 7}, "$0.34"),
        ([rate("second", ".05"), rate("reference", ".02", free="5")], "clip", {"seconds": "6", "references": [1] * 5}, "$0.30"),
        ([rate("second", ".28"), rate("input second", ".28")], "restyle", {"seconds": "5", "given": "5"}, "$2.80"),
        ([rate("minute", ".14", step="1")], "effect", {"seconds": "5"}, "$0.14"),
        ([rate("second", ".10", step="1", least="3")], "clip", {"seconds": "9/4"}, "$0.30"),
        ([rate("second", ".10", ".1460")], "clip", {"seconds": "8"}, ("$0.80", "$1.168")),
        ([rate("run", ".02")], "object", {}, "$0.02"),
        ([], "clip", {"seconds": "8"}, "$0.00"),
    ],
)
def test_what_an_order_costs(rates, op, params, says):
    assert cost(rates, op, **params) == says


def test_a_quote_says_why_and_from_when():
    card = Card("v", "1", ("clip",), where="V", models=(Model("m", ("clip",), prices=Prices(tuple(VEO), "USD", "x", "2026-08-21")),))
    found = prices.quote(Task("clip", "v", "1", {"model": "m", "size": HD, "seconds": "8", "audio": True}), card)
    assert found.lines == ("8 x $0.40 a second",)
    assert found.date == "2026-08-21"
    assert prices.age(card.models[0].prices, date(2026, 11, 21)) == 92 > prices.OLD


def test_sums_keep_currencies_apart_and_the_oldest_date():
    quotes = [
        prices.Quote(money(low), money(high), (), day) for low, high, day in (("1", "2", "2026-08-21"), ("3 EUR", "3 EUR", "2026-09-01"))
    ]
    quotes += [prices.Quote(money("0.10"), money("0.10"), (), "2026-07-01"), prices.Quote()]
    euro, dollar = prices.total(quotes)
    assert (str(euro.high), str(dollar.low), str(dollar.high), dollar.date) == ("€3.00", "$1.10", "$2.10", "2026-07-01")
