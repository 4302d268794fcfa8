"""What every engine that works elsewhere does alike: ask once, wait, fetch; survive what networks and vendors do. Knows no vendor.

    asking --submit--> asked --status, status, ...--> made --fetch--> products
       |                  |                             |
       no answer: look    the line is dead:             the address is stale: ask for a new one;
       for it, or say     ask again; the job stays      cut short: fetch it again
       that nobody knows

What a vendor must not be sent twice (`submit`) is tried again only where it was surely not taken: refused for being too busy (429, 503), or
never reached. Everything else may be asked as often as it takes. A key is read here, and never leaves this process but in a request.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workprint.core import jobs
from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.jobs import Job
from workprint.core.money import Money
from workprint.core.nouns import Product, Task

PATIENCE = 3600.0
"""Seconds that a job may take before this run leaves it; the next run asks for it again."""
TRIES = 8
"""So often is a request made that fails for a reason that passes."""
LONGEST_PAUSE = 60.0
_KEYRING = "workprint"
T = TypeVar("T")


class BusyError(Exception):
    """The vendor refused the request for now (429, 503): it was surely not taken. `after` is how long it asks to wait, seconds."""

    def __init__(self, what: str = "", after: float = 0.0) -> None:
        super().__init__(what)
        self.after = after


class RefusedError(Exception):
    """The vendor refused the request for good: the words say why. `remedy` is what to do about it."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.remedy = remedy


class UnreachedError(Exception):
    """The request never reached the vendor."""


class UnansweredError(Exception):
    """The request may have reached the vendor, and no answer came, or one that says nothing (500, a cut connection)."""


@dataclass(frozen=True)
class Status:
    """How a job stands at its vendor: waiting, working, done or ended (came to nothing). `part` is how much is done, 0 to 1; `charged` what
    the vendor says it charged; `results` what there is to fetch, by name: an address, or the bytes themselves.
    """

    state: str
    part: float = 0.0
    charged: Money | None = None
    why: str = ""
    results: Mapping[str, str | bytes] = field(default_factory=dict)
    notes: Mapping[str, Any] = field(default_factory=dict)


class Vendor(Protocol):
    """One vendor's side of it, for one order. Each raises one of the four errors above, and nothing else."""

    def submit(self, token: str) -> tuple[str, Mapping[str, Any]]:
        """Send the order; its number there, and what is to be remembered of it. `token` is our own name for it."""
        ...

    def find(self, token: str) -> str | None:
        """The number of an order that may have been sent under this token; "" if it surely was not, None if the vendor cannot say."""
        ...

    def status(self, job: Job) -> Status:
        """How the job stands."""
        ...

    def fetch(self, address: str, path: Path) -> None:
        """Bring what lies at an address into a file, whole. `RefusedError` for an address that is no longer good."""
        ...

    def products(self, status: Status, files: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        """What the files are."""
        ...


@dataclass(frozen=True)
class Pace:
    """How often it is asked how a job stands, seconds: first, growing by `growth` each time, at most `most`."""

    first: float = 2.0
    growth: float = 1.3
    most: float = 15.0


def run(vendor: Vendor, task: Task, workdir: Path, *, name: str, pace: Pace = Pace()) -> tuple[Product, ...]:
    """Have the order done, from wherever it stands. EngineError for what the user must know; the job's file says what may be charged."""
    job = jobs.read(workdir)
    if job is None or job.state == "ended":
        job = _submit(vendor, jobs.asking(workdir, _token()), workdir, name)
    elif job.state == "asking":
        job = _found(vendor, job, workdir, name)
    status = _wait(vendor, job, workdir, name, pace)
    files = {result: _brought(vendor, job, status, result, workdir, name) for result in status.results}
    return vendor.products(status, files, workdir)


def key(card: Card) -> str:
    """The key for an engine: from the environment, else from the system's keyring. EngineError that says how to give it one."""
    found = os.environ.get(card.setting, "").strip() or _from_keyring(card.setting)
    if not found:
        remedy = f"get one from {card.where}, then: export {card.setting}=...  (or: keyring set {_KEYRING} {card.setting})"
        raise EngineError(f"{card.name} needs a key, and there is none in {card.setting}", remedy=remedy)
    return found


def without(text: str, secret: str) -> str:
    """The text with a secret taken out of it, should it have got in."""
    return text.replace(secret, "***") if secret else text


def _from_keyring(setting: str) -> str:
    try:
        import keyring

        return keyring.get_password(_KEYRING, setting) or ""
    except Exception:  # no keyring package, no keyring on this system, or a locked one: there is no key then
        return ""


def _token() -> str:
    return f"workprint-{os.urandom(12).hex()}"


# --------------------------------------------------------------------------------------------- asking


def _submit(vendor: Vendor, job: Job, workdir: Path, name: str) -> Job:
    for attempt in range(TRIES):
        try:
            number, notes = vendor.submit(job.token)
        except (BusyError, UnreachedError) as refused:
            if attempt + 1 == TRIES:
                jobs.unsent(workdir)
                raise EngineError(f"{name} is too busy, or cannot be reached: {refused}", remedy="try again later") from None
            _pause(attempt, getattr(refused, "after", 0.0))
        except RefusedError as refused:
            jobs.unsent(workdir)
            raise EngineError(
                f"{name} refuses it: {refused}", remedy=refused.remedy or "change the shot, or choose another model"
            ) from None
        except UnansweredError as lost:
            return _found(vendor, job, workdir, name, lost)
        else:
            return jobs.asked(workdir, job, number, **notes)
    raise AssertionError("unreachable")


def _found(vendor: Vendor, job: Job, workdir: Path, name: str, lost: Exception | None = None) -> Job:
    """An order of which nobody here knows whether it was taken: the vendor may."""
    number = _patiently(lambda: vendor.find(job.token), name)
    if number:
        return jobs.asked(workdir, job, number)
    if number == "":
        return _submit(vendor, job, workdir, name)
    why = f" ({lost})" if lost else ""
    what = f"no answer came from {name} to the order{why}, and it cannot be asked whether it was taken"
    raise EngineError(what, remedy=f"look into your account at {name}")


def _wait(vendor: Vendor, job: Job, workdir: Path, name: str, pace: Pace) -> Status:
    pause, waited = pace.first, 0.0
    while True:
        status = _patiently(lambda: vendor.status(job), name)
        if status.state == "done":
            jobs.made(workdir, job, status.charged, **status.notes)
            return status
        if status.state == "ended":
            jobs.ended(workdir, job, status.why, status.charged)
            raise EngineError(f"{name} could not make it: {status.why}", remedy="change the shot's words, or choose another model")
        _tell(workdir, status.part)
        if waited >= PATIENCE:
            raise EngineError(f"{name} has been working on it for {waited / 60:.0f} minutes", remedy="run it again to go on waiting")
        time.sleep(pause * _scale())
        waited += pause
        pause = min(pace.most, pause * pace.growth)


def _brought(vendor: Vendor, job: Job, status: Status, result: str, workdir: Path, name: str) -> Path:
    """One result as a file. An address that has gone stale is asked for anew: the job is still there."""
    path, found = workdir / result, status.results[result]
    if isinstance(found, bytes):
        path.write_bytes(found)
        return path
    for fresh in (False, True):
        address = str(_patiently(lambda: vendor.status(job), name).results.get(result, "")) if fresh else found
        try:
            _patiently(lambda where=address: vendor.fetch(where, path), name)  # type: ignore[misc]
        except RefusedError as gone:
            if fresh:
                raise EngineError(
                    f"{name} made it, and it can no longer be fetched: {gone}", remedy=f"ask {name} for job {job.id}"
                ) from None
        else:
            return path
    raise AssertionError("unreachable")


def _patiently(ask: Callable[[], T], name: str) -> T:
    """Ask what may be asked again, as often as it takes."""
    for attempt in range(TRIES):
        try:
            return ask()
        except (BusyError, UnreachedError, UnansweredError) as failed:
            if attempt + 1 == TRIES:
                raise EngineError(f"{name} does not answer: {failed}", remedy="run it again later") from None
            _pause(attempt, getattr(failed, "after", 0.0))
    raise AssertionError("unreachable")


def _pause(attempt: int, after: float) -> None:
    """Wait as long as the vendor asks for, else longer each time; never all at the same moment (the dice touch no result)."""
    pause = min(LONGEST_PAUSE, after or 0.5 * 2**attempt) * (0.75 + 0.5 * random.random())
    time.sleep(pause * _scale())


def _scale() -> float:
    """How long every wait is, for tests against a server of one's own: WORKPRINT_PACE=0.01 waits a hundredth."""
    try:
        return min(10.0, max(0.0, float(os.environ.get("WORKPRINT_PACE", "1"))))
    except ValueError:
        return 1.0


def _tell(workdir: Path, part: float) -> None:
    (workdir / "progress").write_text(f"{min(1.0, max(0.0, part)):.3f}")
