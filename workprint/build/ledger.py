"""What was promised, paid, and paid for nothing: an append-only list of lines in the store. Knows keys, engines and money; no shot.

One JSON object per line of `ledger.jsonl`. Every order that may cost something gets a number here before it goes out:

    reserved   up to so much may be charged from now on
    charged    this was charged, and the record is kept (`said` false: the vendor does not say what it charged, so it is the quote)
    released   nothing was charged: it was never taken, or came to nothing at no charge
    lost       this was charged and there is nothing to show for it; why
    unsure     it may have been charged, and nobody can say: it counts as spent until a person settles it

The last line of a number is how it stands. Sums are of what is charged or lost, and of what may still be. A line torn by a power cut is
passed over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from workprint.build.files import append_lines, refusals
from workprint.build.store import Store
from workprint.core.cards import Quote
from workprint.core.errors import EngineError
from workprint.core.money import NOTHING, Money
from workprint.core.nouns import Task

SETTLED = ("charged", "released", "lost")
HELD = ("reserved", "unsure")


@dataclass(frozen=True)
class Entry:
    """One order that may cost, as it stands. `quote` is what it was promised to cost at most, `cost` what it did cost so far as is known,
    `again` when the record was made that it replaces.
    """

    number: int
    state: str
    key: str
    engine: str
    model: str
    op: str
    label: str
    who: str
    at: str
    quote: Money
    cost: Money = NOTHING
    job: str = ""
    why: str = ""
    said: bool = True
    again: str = ""

    @property
    def counts(self) -> Money:
        """What of it counts against a budget: what it cost, or could still cost."""
        return self.quote if self.state in HELD else self.cost


@dataclass(frozen=True)
class Purse:
    """What may be spent: in this run (`spend`), by the film in all (`budget`), by each engine in all (`engines`). None: no limit."""

    spend: Money = NOTHING
    budget: Money | None = None
    engines: Mapping[str, Money] = field(default_factory=dict)
    who: str = ""


class Ledger:
    """The store's ledger, read once; what is added is on the disk before the call returns. Write only under the store's lock."""

    def __init__(self, store: Store) -> None:
        self.path = store.root / "ledger.jsonl"
        self.entries: dict[int, Entry] = {}
        self.torn = 0
        with refusals(self.path):
            lines = self.path.read_bytes().splitlines() if self.path.exists() else []
        for line in lines:
            entry = _read(line)
            if entry:
                self.entries[entry.number] = entry
            elif line.strip():
                self.torn += 1

    @property
    def open(self) -> list[Entry]:
        """What may still be charged, in order."""
        return [entry for entry in self.entries.values() if entry.state in HELD]

    def spent(self, currency: str, engine: str = "") -> Money:
        """All that counts in this currency, of one engine or of all."""
        amounts = (entry.counts for entry in self.entries.values() if not engine or entry.engine == engine)
        return Money(sum((each.amount for each in amounts if each.currency == currency), Decimal(0)), currency)

    def reserve(self, task: Task, key: str, quote: Quote, *, who: str, again: str = "") -> Entry:
        """Set aside what the order may cost at most."""
        number = max(self.entries, default=0) + 1
        model = str(task.params.get("model", ""))
        return self._add(Entry(number, "reserved", key, task.engine, model, task.op, task.label, who, _now(), quote.high, again=again))

    def settle(self, entry: Entry, state: str, *, cost: Money = NOTHING, job: str = "", why: str = "", said: bool = True) -> Entry:
        """Say how the order ended."""
        return self._add(replace(entry, state=state, cost=cost, job=job or entry.job, why=why, said=said, at=_now()))

    def _add(self, entry: Entry) -> Entry:
        with refusals(self.path):
            append_lines(self.path, json.dumps(_written(entry), ensure_ascii=False, sort_keys=True))
        self.entries[entry.number] = entry
        return entry


def allowed(ledger: Ledger, purse: Purse, task: Task, quote: Quote, spent: Money) -> None:
    """Refuse an order that could cost more than may still be spent. `spent` is what this run has set aside or paid so far.

    EngineError that says which limit, how much is left of it, and how to go on. Nothing was spent then.
    """
    currency = quote.high.currency
    limits = [("--spend", purse.spend, spent, f"--spend {(spent + quote.high).amount.normalize():f}")]
    if purse.budget is not None:
        limits.append(("the film's budget", purse.budget, ledger.spent(currency), "budget.total in film.toml"))
    if task.engine in purse.engines:
        limits.append(
            (f"the budget for {task.engine}", purse.engines[task.engine], ledger.spent(currency, task.engine), f"budget.{task.engine}")
        )
    for name, limit, used, cure in limits:
        if limit and limit.currency != currency:
            raise EngineError(f"it is charged in {currency}, {name} is in {limit.currency}", remedy=f"say the limit in {currency}")
        left = Money(limit.amount - used.amount, currency)
        if left < quote.high:
            what = f"it may cost {quote.high}, and {left if left.amount > 0 else 'nothing'} is left of {name}"
            raise EngineError(what, remedy=f"nothing was spent on it; to allow it: {cure}")


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _written(entry: Entry) -> dict[str, Any]:
    plain = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    return plain | {name: [str(plain[name].amount), plain[name].currency] for name in ("quote", "cost")}


def _read(line: bytes) -> Entry | None:
    try:
        found = json.loads(line)
        money = {name: Money(Decimal(found[name][0]), str(found[name][1])) for name in ("quote", "cost")}
        entry = Entry(**{**found, **money})
    except (ValueError, TypeError, KeyError, IndexError, InvalidOperation):
        return None
    return entry if type(entry.number) is int and entry.state in (*SETTLED, *HELD) else None
