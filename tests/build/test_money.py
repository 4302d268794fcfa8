"""Orders that cost, done by real worker processes: nothing is bought unasked or twice, and nothing paid for is lost.

P is an order for fifty cents; `book` is what its vendor charged.
"""

import re
from decimal import Decimal

import pytest

from tests.build.crew import LOADER, note, odd, ran, terms
from workprint.build import Finished, make
from workprint.build.hired import outstanding, settle
from workprint.build.ledger import Ledger, Purse, allowed
from workprint.core.cards import Quote
from workprint.core.errors import EngineError
from workprint.core.money import Money, money


@pytest.fixture
def book(tmp_path):
    (tmp_path / "book").touch()
    return tmp_path / "book"


def bought(book, how="", **params):
    return odd("vendor", engine="paid", label="P", book=str(book), how=how, **params)


def purse(spend="5", **limits):
    return Purse(money(spend), who="mara", **limits)


def stands(store):
    """How every order stands in the ledger: `charged 0.50`."""
    return [f"{entry.state} {entry.counts.amount}" for entry in Ledger(store).entries.values()]


def test_nothing_is_spent_unless_it_is_said(store, book):
    with pytest.raises(EngineError, match=r"may cost \$0\.50, and nothing is left of --spend") as caught:
        ran([bought(book), note("N")], store)
    assert caught.value.remedy.endswith("--spend 0.5")
    assert book.read_text() == ""
    assert stands(store) == []
    assert ran([note("N")], store) == "N kept"


def test_it_is_spent_once_and_the_record_says_what(store, book):
    assert ran([bought(book)], store, purse=purse()) == "P made"
    assert ran([bought(book)], store, purse=purse()) == "P kept"
    assert book.read_text() == "0.50\n"
    (record,) = map(store.find, store.record_keys())
    assert (record.cost, record.job, record.who, record.licence) == (Money(Decimal("0.50")), "job-1", "mara", "theirs")
    assert stands(store) == ["charged 0.50"]
    assert not list((store.root / "jobs").iterdir())


def test_what_the_vendor_says_it_charged_is_what_it_cost(store, book):
    ran([bought(book, "cheaper")], store, purse=purse())
    (entry,) = Ledger(store).entries.values()
    assert (entry.cost, entry.quote, entry.said) == (Money(Decimal("0.45")), Money(Decimal("0.50")), True)


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        ({"spend": "1.20"}, r"\$0\.20 is left of --spend"),
        ({"spend": "9", "budget": money("1.49")}, r"\$0\.49 is left of the film's budget"),
        ({"spend": "9", "engines": {"paid": money("1")}}, r"nothing is left of the budget for paid"),
    ],
)
def test_four_orders_and_money_for_two(store, book, limits, says):
    goals = [bought(book, n=number) for number in range(4)]
    with pytest.raises(EngineError, match=says):
        ran(goals, store, purse=purse(**limits), workers=2)
    assert book.read_text().split() == ["0.50", "0.50"]
    assert stands(store) == ["charged 0.50", "charged 0.50"]


@pytest.mark.parametrize(
    ("how", "says", "stand"),
    [
        ("refuses", "nothing was charged for it", "released 0"),
        ("dies before", "may have been charged and it is not sent again", "unsure 0.50"),
        ("dies unanswered", "may have been charged and it is not sent again", "unsure 0.50"),
        ("unanswered", "may have been charged and it is not sent again", "unsure 0.50"),
        ("fails free", "nothing was charged for it", "released 0"),
        ("fails charged", r"\$0\.50 was charged for it", "lost 0.50"),
        ("drops", "the job goes on there as job-1: the next run asks for it", "reserved 0.50"),
    ],
)
def test_an_order_that_goes_wrong_says_what_became_of_the_money(store, book, how, says, stand):
    with pytest.raises(EngineError) as caught:
        ran([bought(book, how), note("N")], store, purse=purse())
    assert len(book.read_text().split()) == (0 if how in ("refuses", "dies before") else 1)
    assert re.search(says, caught.value.remedy)
    assert stands(store) == [stand]
    assert [job.state for _, job in outstanding(store)] == {"unsure 0.50": ["asking"], "reserved 0.50": ["asked"]}.get(stand, [])


@pytest.mark.parametrize("how", ["dies asked", "drops"])
def test_a_job_that_the_vendor_has_is_asked_for_and_not_bought_again(store, book, how):
    order = bought(book, how)
    if how == "drops":
        with pytest.raises(EngineError):
            ran([order], store, purse=purse())
    assert "P made" in ran([order], store, purse=purse("0" if how == "drops" else "5"))
    assert book.read_text() == "0.50\n"
    assert stands(store) == ["charged 0.50"]


def test_what_was_bought_is_fetched_even_when_the_page_no_longer_asks_for_it(store, book):
    with pytest.raises(EngineError):
        ran([bought(book, "drops")], store, purse=purse())
    assert [job.id for _, job in outstanding(store)] == ["job-1"]
    events = list(make([note("N")], store, LOADER, terms=terms))
    assert sorted(event.task.label for event in events if isinstance(event, Finished)) == ["N", "P"]
    assert book.read_text() == "0.50\n"
    assert stands(store) == ["charged 0.50"]


def test_what_nobody_can_tell_is_not_sent_again_until_a_person_settles_it(store, book):
    order = bought(book, "unanswered")
    for _ in range(2):
        with pytest.raises(EngineError, match="may have been charged"):
            ran([order], store, purse=purse())
    assert book.read_text() == "0.50\n"
    settle(store, 1, cost=money("0.50"))
    assert stands(store) == ["lost 0.50"]
    with pytest.raises(EngineError, match="needs no settling"):
        settle(store, 1, cost=money("0"))
    with pytest.raises(EngineError, match="may have been charged"):
        ran([order], store, purse=purse())  # this vendor never answers
    assert book.read_text() == "0.50\n0.50\n"


def test_a_torn_line_of_the_ledger_is_passed_over(store, book):
    ran([bought(book)], store, purse=purse())
    path = store.root / "ledger.jsonl"
    path.write_bytes(path.read_bytes() + b'{"number": 2, "sta')
    assert Ledger(store).torn == 1
    ran([bought(book, n=2)], store, purse=purse())
    assert stands(store) == ["charged 0.50", "charged 0.50"]


def test_the_cure_names_an_amount_that_is_enough():
    quote = Quote(money("0.025"), money("0.025"))
    with pytest.raises(EngineError) as caught:
        allowed(Ledger.__new__(Ledger), Purse(), odd("vendor"), quote, money("0"))
    assert money(caught.value.remedy.rsplit(" ", 1)[1]) == money("0.025")
