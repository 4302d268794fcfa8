"""What a shot's generation stands on: its prompt in the model's dialect, the look book's pictures, the board, the stage's control passes.

Pure. Each is there only as far as the model takes it: a model without references is sent none, one that follows depth gets the stage's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from workprint.core.cards import Model
from workprint.core.nouns import Artifact, Film, Look, Owed, Scene, Shot, Task
from workprint.plan import fitting, prompts
from workprint.plan.asking import Given, Reference
from workprint.plan.control import Wish, control
from workprint.plan.crew import HOUSE, Crew

PICTURES = "pictures"
"""The look book's key for reference pictures."""


@dataclass(frozen=True)
class Stood:
    """What there is for a shot to stand on: the stage's order for it, its board, the end of the shot that it goes on from, and the look
    book's pictures by their path.
    """

    staged: Task
    board: Artifact | Owed | None = None
    before: Artifact | Owed | None = None
    pictures: Mapping[str, Artifact] = field(default_factory=dict)


def for_clip(film: Film, scene: Scene, shot: Shot, model: Model, stood: Stood, crew: Crew) -> Given:
    """What the moving shot is made from: it starts from the shot before, or from the board, where the model takes a first frame."""
    start = (stood.before or stood.board) if model.start else None
    stands = Given(
        "",
        "",
        tuple(references(film, scene, shot, stood.pictures)) if model.references.images else (),
        start=start,
        controls=controls(film, shot, model, stood.staged, crew),
    )
    return worded(film, scene, shot, model, stands, "clip")


def for_picture(film: Film, scene: Scene, shot: Shot, model: Model, stood: Stood, crew: Crew) -> Given:
    """What the board is made from: the look book's pictures, and the stage's drawing of the first frame as its layout."""
    drawn = {**stood.staged.params, "frame": 0}
    board = crew.task("board", drawn, dict(stood.staged.inputs), label=f"{shot.id} layout", wanted=HOUSE["board"])
    layout = Owed(board, "board") if model.extra.get("layout") else None
    seen = tuple(references(film, scene, shot, stood.pictures)) if model.references.images else ()
    stands = Given("", "", seen, layout=layout, controls=controls(film, shot, model, stood.staged, crew))
    return worded(film, scene, shot, model, stands, "picture")


def worded(film: Film, scene: Scene, shot: Shot, model: Model, stands: Given, kind: str) -> Given:
    """The same with its prompt, in the model's dialect: what it is told depends on what else it is shown."""
    shown = tuple(each.name for each in stands.references[: model.references.images])
    seconds = fitting.length(model, shot.frames / film.format.rate) or max(model.lengths, default=None)
    told = prompts.Given(kind, start=stands.start is not None, end=stands.end is not None, references=shown, seconds=seconds)
    made = prompts.compile(prompts.parts(film, scene, shot), prompts.named(model.dialect, {}), told)
    return replace(stands, prompt=made.text, negative=made.negative, lints=made.lints)


def references(film: Film, scene: Scene, shot: Shot, pictures: Mapping[str, Artifact]) -> Iterator[Reference]:
    """The look book's pictures of who and what is in the shot: people as they stand on stage (whom the shot frames first), the place, the
    things in it, the style.
    """
    framed = [presence.who for presence in shot.people if presence.who in shot.on]
    people = dict.fromkeys([*(name for name in shot.on if name in framed), *(presence.who for presence in shot.people)])
    looks = [film.look("person", name) for name in people]
    things = {beat.thing for beat in shot.beats} | {presence.holding for presence in shot.people} | set(shot.on)
    props = [look for look in film.looks if look.kind == "prop" and look.name in things]
    for look in (*looks, film.look("place", scene.place), *props, film.look("style", "")):
        for path in named(look):
            if path in pictures:
                yield Reference(look.name or "style", look.kind, pictures[path])


def named(look: Look) -> tuple[str, ...]:
    """The paths of an entry's reference pictures, in order."""
    said = look.traits.get(PICTURES, ())
    return (said,) if isinstance(said, str) else tuple(str(each) for each in said)


def controls(film: Film, shot: Shot, model: Model, staged: Task, crew: Crew) -> dict[str, Artifact | Owed]:
    """The stage's signals that the model follows, at the size, rate and length at which it is asked to make the shot."""
    if not model.controls:
        return {}
    rate = fitting.rate(model, film.format.rate)
    seconds = fitting.length(model, shot.frames / film.format.rate) or max(model.lengths, default=Fraction(0))
    wish = Wish(
        model.controls,
        str(model.extra.get("flavour", "")),
        fitting.size(model, (film.format.width, film.format.height)),
        rate,
        fitting.frames(model, seconds, rate),
    )
    task = control(film, shot, staged, crew, wish=wish)
    return {signal: Owed(task, signal) for signal in model.controls}
