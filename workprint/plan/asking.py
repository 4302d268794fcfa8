"""What a model is asked for a shot: its prompt, seed, size, length, and everything that conditions it. Pure; knows cards, calls nobody.

look-book pictures --references--+
stage --control passes-----------+--> picture (the board) --start--> clip --last frame--> clip ... --parts--> segment
the shot before --last frame-----+          (if asked for)

Every order says the whole of what goes out: what a vendor is sent is made of these params and inputs and of nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any

from workprint.core.cards import Card, Model
from workprint.core.digest import digest
from workprint.core.nouns import Artifact, Film, Finding, Owed, Shot, Task
from workprint.plan import fitting
from workprint.plan.crew import HOUSE, Crew
from workprint.plan.shots import as_format

CONTROLLED = "control:"
"""What stands before a signal's name as an input."""


@dataclass(frozen=True)
class Reference:
    """A picture of somebody or something that the shot should look like: of whom (`name`), which kind of look."""

    name: str
    kind: str
    picture: Artifact | Owed


@dataclass(frozen=True)
class Given:
    """What a shot's generation stands on: its prompt in the model's dialect, and pictures. `end` and `start` are frames; `lints` what is
    wrong with the prompt: one of level error stops spending.
    """

    prompt: str
    negative: str = ""
    references: tuple[Reference, ...] = ()
    start: Artifact | Owed | None = None
    end: Artifact | Owed | None = None
    layout: Artifact | Owed | None = None
    controls: Mapping[str, Artifact | Owed] = field(default_factory=dict)
    lints: tuple[Finding, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


def seed(shot: Shot, number: int) -> int:
    """The seed of take `number` of a shot: the same for ever, another for every take (31 bits, as vendors take them)."""
    return int(digest("seed", [shot.id, number])[4:], 16) % (2**31 - 1)


def asked(film: Film, shot: Shot, op: str, given: Given, *, audio: bool = False) -> fitting.Asked:
    """What the shot asks of a model, for `fitting` to hold against what it can."""
    size = (film.format.width, film.format.height)
    spoken = film.language if audio and any(not line.off for line in shot.lines) else ""
    return fitting.Asked(
        op,
        shot.frames / film.format.rate,
        size,
        start=given.start is not None,
        end=given.end is not None,
        images=len(given.references),
        controls=tuple(given.controls),
        audio=audio,
        language=spoken,
    )


def picture(film: Film, shot: Shot, card: Card, model: Model, given: Given, *, number: int, crew: Crew) -> Task:
    """The order for the shot's board: one still, the first frame of what is to move."""
    params = _params(film, shot, model, given, number) | {"count": 1}
    return _order("picture", card, params, _inputs(given, model), f"{shot.id} board")


def clip(film: Film, shot: Shot, card: Card, model: Model, given: Given, *, number: int, crew: Crew) -> Task:
    """The order for the moving shot: one clip where the model can make it so long, else a segment of parts that go on from one another."""
    seconds, rate = shot.frames / film.format.rate, fitting.rate(model, film.format.rate)
    parts = fitting.parts(model, seconds, film.format.rate)
    tasks: list[Task] = []
    for part in parts:
        begun = given
        if tasks and model.start:
            last = crew.task(
                "still", {"at": "last"}, {"clip": Owed(tasks[-1], "clip")}, label=f"{shot.id} last frame", wanted=HOUSE["still"]
            )
            begun = Given(**{**vars(given), "start": Owed(last, "picture")})
        params = _params(film, shot, model, begun, number) | {
            "seconds": str(part.seconds),
            "rate": str(rate),
            "frames": fitting.frames(model, part.seconds, rate),
            "audio": bool(given.more.get("audio", False)),
        }
        if len(parts) > 1:
            params["part"] = [len(tasks) + 1, len(parts)]
        tasks.append(_order("clip", card, params, _inputs(begun, model), f"{shot.id} {shot.size} {shot.description}".strip()[:80]))
    return tasks[0] if len(tasks) == 1 else _joined(film, shot, parts, tasks, crew)


def _joined(film: Film, shot: Shot, parts: Sequence[fitting.Part], tasks: Sequence[Task], crew: Crew) -> Task:
    """The parts, one after the other, exactly as long as the shot. A frame that two parts share is shown once."""
    rate, left, pieces = film.format.rate, shot.frames, []
    for number, part in enumerate(parts):
        shared = number > 0 and part.overlap == 1 / rate
        over = 0 if shared else floor(part.overlap * rate)
        frames = min(floor(part.seconds * rate) - shared, left + over)
        pieces.append({"input": f"clip{number}", "from": int(shared), "frames": frames, "over": over})
        left -= frames - over
    params = {"format": as_format(film.format), "frames": shot.frames, "parts": pieces}
    inputs = {f"clip{number}": Owed(task, "clip") for number, task in enumerate(tasks)}
    return crew.task("segment", params, inputs, label=f"{shot.id} in {len(parts)} parts", wanted=HOUSE["segment"])


def _params(film: Film, shot: Shot, model: Model, given: Given, number: int) -> dict[str, Any]:
    """What every kind of work is told. References are named by the input that they are and by whom they show."""
    count = model.references.images
    said: dict[str, Any] = {
        "model": model.name,
        "id": model.id,
        "prompt": given.prompt,
        "size": list(fitting.size(model, (film.format.width, film.format.height))),
        **given.more,
    }
    if given.negative:
        said["negative"] = given.negative
    if model.seed:
        said["seed"] = seed(shot, number)
    elif number > 1:
        said["take"] = number
    if given.references and count:
        named = [{"input": f"reference{at}", "name": each.name, "kind": each.kind} for at, each in enumerate(given.references[:count])]
        said["references"] = named
    if given.controls:
        said["controls"] = sorted(given.controls)
    return said


def _inputs(given: Given, model: Model) -> dict[str, Artifact | Owed]:
    found: dict[str, Artifact | Owed] = {
        f"reference{at}": each.picture for at, each in enumerate(given.references[: model.references.images])
    }
    found |= {f"{CONTROLLED}{signal}": each for signal, each in given.controls.items()}
    for name, each in (("start", given.start), ("end", given.end), ("layout", given.layout)):
        if each is not None:
            found[name] = each
    return found


def _order(op: str, card: Card, params: Mapping[str, Any], inputs: Mapping[str, Artifact | Owed], label: str) -> Task:
    return Task(op, card.name, card.version, dict(params), tuple(inputs.items()), label)
