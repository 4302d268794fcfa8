"""fal's queue (fal.ai): any model there that the card names, by plain HTTP. Knows fal's queue; knows nothing of shots.

POST queue.fal.run/<model> -> request_id, status_url, response_url; GET status_url until COMPLETED; GET response_url. The addresses are the
ones that fal gives, never built here. Source: https://fal.ai/docs (queue API), read 2026-11-20. Runs on errors are not billed; fallbacks to
other models are turned off, so that what was ordered is what was made.
"""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from os import environ
from pathlib import Path
from typing import Any

from workprint.core.cards import Model
from workprint.core.errors import EngineError
from workprint.core.jobs import Job
from workprint.core.nouns import Product, Task
from workprint.engines import cards, hosted
from workprint.engines.hosted import RefusedError, Status
from workprint.engines.wire import Wire

QUEUE = "https://queue.fal.run"
HEADERS = {"x-fal-no-fallback": "1"}
_SENT_ALONG = 12 << 20
"""The largest file that is sent inside the request, in bytes."""


class Fal:
    """Models behind fal's queue."""

    card = cards.shipped("fal")

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        model = self.card.model(str(task.params.get("model", "")), task.op)
        if model is None or task.op not in model.ops:
            raise EngineError(f"fal makes no {task.op} with {task.params.get('model', 'that')!r}", remedy="see: workprint engines fal")
        secret = hosted.key(self.card)
        wire = Wire(environ.get("FAL_QUEUE_URL", QUEUE), {"Authorization": f"Key {secret}", **HEADERS}, secret)
        return hosted.run(_Queue(wire, model, task, inputs), task, workdir, name="fal")


@dataclass(frozen=True)
class _Queue:
    wire: Wire
    model: Model
    task: Task
    inputs: Mapping[str, Path]

    def submit(self, token: str) -> tuple[str, Mapping[str, Any]]:
        answer = self.wire.post(self.model.id, arguments(self.model, self.task.params, self.inputs))
        try:
            return str(answer["request_id"]), {"status": str(answer["status_url"]), "response": str(answer["response_url"])}
        except (KeyError, TypeError):
            raise RefusedError(f"its answer names no request: {str(answer)[:120]}") from None

    def find(self, token: str) -> str | None:
        return None

    def status(self, job: Job) -> Status:
        said = self.wire.get(job.notes["status"])
        if said.get("status") != "COMPLETED":
            return Status("working" if said.get("status") == "IN_PROGRESS" else "waiting")
        if said.get("error"):
            return Status("ended", why=str(said["error"])[:300])
        try:
            answer = self.wire.get(job.notes["response"])
        except RefusedError as refused:
            return Status("ended", why=str(refused))
        return Status("done", results=_results(answer))

    def fetch(self, address: str, path: Path) -> None:
        if address.startswith("data:"):
            path.write_bytes(base64.b64decode(address.partition(",")[2]))
        else:
            self.wire.fetch(address, path)

    def products(self, status: Status, files: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        made = []
        for name, path in files.items():
            media = _media(path)
            named = path.with_name(f"{name}{mimetypes.guess_extension(media) or ''}")
            path.rename(named)
            made.append(Product(name, named, media))
        return tuple(made)


def arguments(model: Model, params: Mapping[str, Any], inputs: Mapping[str, Path]) -> dict[str, Any]:
    """The request's body: the order's facts under the names that this model has for them (its card's `arguments`), and what is `fixed`."""
    names: Mapping[str, str] = model.extra["arguments"]
    facts = {name: params[name] for name in ("prompt", "negative", "seed", "count", "audio") if name in params}
    if "size" in params:
        width, height = params["size"]
        facts |= {"size": {"width": width, "height": height}, "resolution": f"{min(width, height)}p", "aspect": _aspect(width, height)}
    if "seconds" in params:
        facts |= {"seconds": str(int(Fraction(params["seconds"])))}
    facts |= {name: _along(inputs[name]) for name in ("start", "end") if name in inputs}
    shown = [_along(inputs[each["input"]]) for each in params.get("references", ())]
    facts |= {"references": shown} if shown else {}
    return {names[name]: value for name, value in facts.items() if name in names} | dict(model.extra.get("fixed", {}))


def _along(path: Path) -> str:
    """A file inside the request, as a data address (RFC 2397)."""
    data = path.read_bytes()
    if len(data) > _SENT_ALONG:
        raise EngineError(
            f"{path.name} is too large to send: {len(data) >> 20} MB", remedy=f"up to {_SENT_ALONG >> 20} MB will do: make it smaller"
        )
    return f"data:{_media(path)};base64,{base64.b64encode(data).decode()}"


def _aspect(width: int, height: int) -> str:
    shape = Fraction(width, height)
    return min(("16:9", "9:16", "1:1", "4:3", "3:4", "21:9"), key=lambda name: abs(Fraction(*map(int, name.split(":"))) - shape))


def _results(answer: Any) -> dict[str, str]:
    """What there is to fetch: a model's answer has its pictures or its clip in one of a few places."""
    video = answer.get("video") if isinstance(answer, dict) else None
    pictures = answer.get("images") or ([answer["image"]] if answer.get("image") else []) if isinstance(answer, dict) else []
    if isinstance(video, dict) and video.get("url"):
        return {"clip": str(video["url"])}
    if pictures:
        return {("picture" if not at else f"picture{at + 1}"): str(each["url"]) for at, each in enumerate(pictures)}
    raise RefusedError(f"its answer holds neither pictures nor a clip: {str(answer)[:120]}")


_SIGNS = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"RIFF", "image/webp"), (b"\x1aE\xdf\xa3", "video/webm"))


def _media(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp":
        return "video/mp4"
    return next((media for sign, media in _SIGNS if head.startswith(sign)), "application/octet-stream")
