"""The whole page -> orders: every line's voice, every shot's picture, in the film's order. Pure; joins `shots` for a whole Film."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from workprint.core.errors import EngineError
from workprint.core.nouns import Artifact, Film, Owed, Scene, Shot, Task
from workprint.plan import asking, fitting, given
from workprint.plan.asking import Given
from workprint.plan.crew import HOUSE, Crew
from workprint.plan.shots import clip, footage, voice


@dataclass(frozen=True)
class Brought:
    """Files that people brought: `plates` by the shot they are, `figures` and `pictures` by the path that the look book names them with."""

    plates: Mapping[str, Artifact] = field(default_factory=dict)
    figures: Mapping[str, Artifact] = field(default_factory=dict)
    pictures: Mapping[str, Artifact] = field(default_factory=dict)


@dataclass(frozen=True)
class Orders:
    """What the page asks for, shot by shot: the voices of its lines, the clip, and the house-format footage if that is another Task.

    `refused` are the shots that nobody at hand can make, with what is wrong: they have no clip.
    """

    voices: Mapping[str, tuple[Task, ...]]
    clips: Mapping[str, Task]
    footage: Mapping[str, Task]
    refused: Mapping[str, EngineError] = field(default_factory=dict)

    @property
    def goals(self) -> tuple[Task, ...]:
        spoken = [task for tasks in self.voices.values() for task in tasks]
        return (*spoken, *(self.footage.get(shot, clip) for shot, clip in self.clips.items()))


def orders(film: Film, crew: Crew, brought: Brought, *, circled: Collection[str] = ()) -> Orders:
    """Every order that the page gives. A shot whose take is `circled` gets no new clip, nor does one that asks for an engine that is not at
    hand. EngineError where nobody speaks the film's lines.
    """
    voices: dict[str, tuple[Task, ...]] = {}
    clips: dict[str, Task] = {}
    housed: dict[str, Task] = {}
    refused: dict[str, EngineError] = {}
    for scene in film.scenes:
        for shot in scene.shots:
            voices[shot.id] = tuple(voice(film, line, crew) for line in shot.lines)
            if shot.id in circled:
                continue
            try:
                made = picture(film, scene, shot, crew, voices[shot.id], brought)
            except EngineError as error:
                refused[shot.id] = error
                continue
            clips[shot.id] = made
            task = footage(film, shot, Owed(made, "clip"), crew, engine=made.engine) if made.op == "clip" else None
            if task:
                housed[shot.id] = task
    return Orders(voices, clips, housed, refused)


def picture(film: Film, scene: Scene, shot: Shot, crew: Crew, voices: tuple[Task, ...], brought: Brought, *, number: int = 1) -> Task:
    """The order that makes take `number` of the shot's picture: its plate brought into house format, a clip staged by an engine that draws
    the stage, or what a model is asked that takes a prompt. EngineError for what that model cannot do, with who can.
    """
    plate = brought.plates.get(shot.id)
    housed = footage(film, shot, plate, crew, engine="") if plate else None
    if housed:
        return housed
    card, model = crew.hired("clip", shot.engine, where=str(shot.source))
    if model is None or not model.dialect:
        return clip(film, scene, shot, crew, voices=voices, figures=brought.figures)
    stands = conditions(film, scene, shot, crew, voices, brought, number=number)
    fitting.refuse(card, model, asking.asked(film, shot, "clip", stands), crew.cards.values(), where=f"shot {shot.id}")
    return asking.clip(film, shot, card, model, stands, number=number, crew=crew)


def conditions(film: Film, scene: Scene, shot: Shot, crew: Crew, voices: tuple[Task, ...], brought: Brought, *, number: int = 1) -> Given:
    """What the shot's model is told and shown. EngineError for a shot whose engine takes no prompt."""
    card, model = crew.hired("clip", shot.engine, where=str(shot.source))
    if model is None or not model.dialect:
        raise EngineError(f"{card.name} takes no prompt: it is told the stage", where=f"shot {shot.id}", remedy="name one that does")
    on_stage = clip(film, scene, replace(shot, engine=HOUSE["clip"]), crew, voices=voices, figures=brought.figures)
    stood = given.Stood(on_stage, _board(film, scene, shot, crew, on_stage, brought, number), pictures=brought.pictures)
    return given.for_clip(film, scene, shot, model, stood, crew)


def _board(film: Film, scene: Scene, shot: Shot, crew: Crew, on_stage: Task, brought: Brought, number: int) -> Owed | None:
    """The still that the shot starts from, where the film has an engine that makes pictures."""
    if "picture" not in crew.chosen:
        return None
    card, model = crew.hired("picture", where=str(shot.source))
    if model is None:
        return None
    stood = given.Stood(on_stage, pictures=brought.pictures)
    stands = given.for_picture(film, scene, shot, model, stood, crew)
    fitting.refuse(card, model, asking.asked(film, shot, "picture", stands), crew.cards.values(), where=f"shot {shot.id}")
    return Owed(asking.picture(film, shot, card, model, stands, number=number, crew=crew), "picture")


def staged(film: Film, crew: Crew, brought: Brought, voices: Mapping[str, tuple[Task, ...]]) -> dict[str, Task]:
    """By shot id, the order for its clip on the stage, whoever makes the film's picture of it."""
    every = [(scene, replace(shot, engine=HOUSE["clip"])) for scene in film.scenes for shot in scene.shots]
    return {shot.id: clip(film, scene, shot, crew, voices=voices[shot.id], figures=brought.figures) for scene, shot in every}
