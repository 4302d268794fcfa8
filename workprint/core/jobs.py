"""A job that somebody else does for us: how far it has come, on the disk before anything else happens. One file, `job.json`.

    (no file)  nothing was sent: nothing can have been charged
    asking     it is about to be sent, or was sent and no answer came: it may have been charged
    asked      the vendor has it, under `id`: whatever happens now, it is asked for by that id and not sent again
    made       the vendor says it is done, and what it charged if it says that
    ended      the vendor says it came to nothing (failed, cancelled, refused by moderation): why, and what it charged

The engine that talks to the vendor writes it; the builder reads it when the engine has ended, however it ended. So a crash, a power cut and
a dropped connection leave a job that the next run resumes. Knows files and states; knows no vendor.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from workprint.core.money import Money

FILE = "job.json"
STATES = ("asking", "asked", "made", "ended")


@dataclass(frozen=True)
class Job:
    """One job at a vendor. `token` is our own name for it, sent along where the vendor takes one; `charged` is what the vendor says that
    it charged (None: it does not say); `notes` are what its engine wants to know again (addresses to ask, never a key).
    """

    state: str
    token: str
    id: str = ""
    charged: Money | None = None
    why: str = ""
    notes: Mapping[str, Any] = field(default_factory=dict)


def read(workdir: Path) -> Job | None:
    """The job that was begun in this folder, or None. ValueError for a file that is no job: then nothing is known of what was charged."""
    try:
        found = json.loads((workdir / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    try:
        charged = Money(Decimal(found["charged"][0]), str(found["charged"][1])) if found["charged"] else None
        job = Job(found["state"], str(found["token"]), str(found["id"]), charged, str(found["why"]), dict(found["notes"]))
    except (KeyError, TypeError, IndexError, InvalidOperation) as error:
        raise ValueError(f"not a job: {error!r}") from error
    if job.state not in STATES:
        raise ValueError(f"not a job: state {job.state!r}")
    return job


def write(workdir: Path, job: Job) -> Job:
    """Have the job on the disk, whole and flushed, before this returns."""
    charged = [str(job.charged.amount), job.charged.currency] if job.charged is not None else None
    said = {"state": job.state, "token": job.token, "id": job.id, "charged": charged, "why": job.why, "notes": dict(job.notes)}
    half = workdir / f".{FILE}"
    with half.open("w", encoding="utf-8") as file:
        json.dump(said, file, sort_keys=True, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, workdir / FILE)
    folder = os.open(workdir, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return job


def asking(workdir: Path, token: str, **notes: Any) -> Job:
    """About to be sent."""
    return write(workdir, Job("asking", token, notes=notes))


def asked(workdir: Path, job: Job, number: str, **notes: Any) -> Job:
    """The vendor has it, under this number."""
    return write(workdir, replace(job, state="asked", id=number, notes={**job.notes, **notes}))


def made(workdir: Path, job: Job, charged: Money | None = None, **notes: Any) -> Job:
    """The vendor says it is done."""
    return write(workdir, replace(job, state="made", charged=charged, notes={**job.notes, **notes}))


def ended(workdir: Path, job: Job, why: str, charged: Money | None = None) -> Job:
    """The vendor says it came to nothing."""
    return write(workdir, replace(job, state="ended", why=why, charged=charged))


def unsent(workdir: Path) -> None:
    """The vendor refused to take it: it never began, and nothing can have been charged."""
    (workdir / FILE).unlink(missing_ok=True)
