"""An engine that works elsewhere, against a vendor on this machine that fails in every way: nothing is bought twice, nothing paid is lost."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from tests.engines.vendors import FAULTS, PNG, serving
from workprint.build import Finished, Store, make
from workprint.build.hired import outstanding, settle
from workprint.build.ledger import Ledger, Purse
from workprint.core.cards import Terms
from workprint.core.errors import EngineError
from workprint.core.money import Money, money
from workprint.core.nouns import Task
from workprint.engines import registry
from workprint.plan import prices

KEY = "a-very-secret-key-4711"
PRICE = Money(Decimal("0.003"))


@pytest.fixture
def vendor(monkeypatch):
    with serving() as found:
        monkeypatch.setenv("FAL_KEY", KEY)
        monkeypatch.setenv("FAL_QUEUE_URL", found.url)
        monkeypatch.setenv("WORKPRINT_PACE", "0")
        yield found


def order(number=1):
    card = registry.engine("fal").card
    params = {"model": "flux-schnell", "id": "fal-ai/flux/schnell", "prompt": "a lamp", "size": [1024, 512], "seed": number, "count": 1}
    return Task("picture", "fal", card.version, params, (), f"picture {number}")


def terms(task):
    return Terms(prices.quote(task, registry.engine("fal").card), True, "fal", 4)


def shot(store, *orders, spend="1"):
    """Make them; the records that are there afterwards, and the error if there was one."""
    records, error = [], None
    try:
        for event in make(orders or [order()], store, "workprint.engines.registry:engine", purse=Purse(money(spend)), terms=terms):
            if isinstance(event, Finished):
                records.append(event.record)
    except EngineError as raised:
        error = raised
    return records, error


def test_a_picture_is_bought_fetched_and_kept(store, vendor):
    (record,), error = shot(store)
    assert error is None
    assert store.path(record.products["picture"].digest).read_bytes() == PNG
    assert (record.cost, record.job, record.licence[:3]) == (PRICE, "r1", "as ")
    method, path, headers, body = vendor.seen[0]
    assert (method, path, headers["Authorization"]) == ("POST", "/fal-ai/flux/schnell", f"Key {KEY}")
    assert headers["x-fal-no-fallback"] == "1"
    assert b'"image_size":{"width":1024,"height":512}' in body.replace(b" ", b"")
    assert all("Authorization" not in headers for _, path, headers, _ in vendor.seen if path.startswith("/file/"))


def test_the_key_is_nowhere_in_the_store(store, vendor):
    vendor.faults["submit"] = ["500"]
    shot(store)
    shot(store, order(2))
    for path in store.root.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path


@pytest.mark.parametrize(
    ("kind", "fault"), [(kind, fault) for kind, faults in FAULTS.items() for fault in faults if (kind, fault) not in [("result", "failed")]]
)
def test_every_fault_once(store, here, vendor, kind, fault):
    """What passes is waited out; what refuses costs nothing; of what nobody knows it is said, and it is never sent again."""
    vendor.faults[kind] = [fault]
    records, error = shot(store)
    entry = Ledger(store).entries[1]
    if (kind, fault) in (("submit", "400"), ("submit", "401")):
        assert (entry.state, vendor.book) == ("released", [])
        assert "nothing was charged" in error.remedy
    elif kind == "submit" and fault not in ("429", "503"):
        assert entry.state == "unsure"
        assert "look into your account at fal" in error.remedy
        assert len(vendor.book) == ("taken" in fault)
        shot(store)
        assert len(vendor.book) == ("taken" in fault)
    else:
        assert (len(records), error, entry.state, vendor.book) == (1, None, "charged", ["r1"])


def test_a_refusal_by_moderation_costs_nothing_and_says_so(store, here, vendor):
    vendor.faults["result"] = ["failed"]
    _, error = shot(store)
    assert "the content is not allowed" in error.what
    assert Ledger(store).entries[1].state == "released"
    assert vendor.book == []


def test_a_storm_of_429_gives_up_and_costs_nothing(store, here, vendor):
    vendor.faults["submit"] = ["429"] * 50
    _, error = shot(store)
    assert "too busy" in error.what
    assert (Ledger(store).entries[1].state, vendor.book) == ("released", [])


def test_a_dead_line_leaves_the_job_to_the_next_run(store, here, vendor):
    vendor.faults["status"] = ["cut"] * 8
    _, error = shot(store)
    assert "the next run asks for it, and does not buy it again" in error.remedy
    records, error = shot(store, spend="0")
    assert (len(records), error, vendor.book) == (2, None, ["r1"])


def test_without_a_key_it_says_how_to_get_one(store, here, vendor, monkeypatch):
    monkeypatch.delenv("FAL_KEY")
    _, error = shot(store)
    assert "fal needs a key, and there is none in FAL_KEY" in error.what
    assert "export FAL_KEY" in error.remedy
    assert vendor.seen == []


def test_many_at_once_are_each_bought_once(store, vendor):
    orders = [order(number) for number in range(24)]
    vendor.faults["status"] = ["working"] * 30
    records, error = shot(store, *orders)
    assert (len(records), error, len(vendor.book)) == (24, None, 24)
    assert Ledger(store).spent("USD") == Money(Decimal("0.072"))


@pytest.mark.slow
def test_five_hundred_random_sequences_of_faults(tmp_path, here, vendor):
    """Charged is recorded, and whatever was paid for is in the store, or known to be open."""
    dice = random.Random(7)
    for number in range(500):
        vendor.jobs.clear()
        vendor.book.clear()
        for kind, faults in FAULTS.items():
            vendor.faults[kind] = [dice.choice([None, None, *faults]) for _ in range(dice.randrange(6))]
        with Store(tmp_path / f"{number}") as store:
            for _ in range(6):
                records, _ = shot(store)
                if records:
                    break
                for entry in Ledger(store).open:
                    if entry.state == "unsure":  # a person looks into the account there
                        settle(store, entry.number, cost=PRICE if len(vendor.book) > _bought(store) else Money())
            ledger = Ledger(store)
            charged = sum(entry.cost.amount for entry in ledger.entries.values() if entry.state in ("charged", "lost"))
            still = [task for task, job in outstanding(store) if job.state in ("asked", "made")]
            assert charged + PRICE.amount * len(still) == PRICE.amount * len(vendor.book), (number, ledger.entries)
            assert all(store.find(entry.key) for entry in ledger.entries.values() if entry.state == "charged")


def _bought(store):
    """So many of the vendor's charges are in the ledger as such already."""
    return sum(1 for entry in Ledger(store).entries.values() if entry.state in ("charged", "lost"))
