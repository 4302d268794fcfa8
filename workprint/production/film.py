"""One film, opened: what the page says, what was made of it, what there is to make. Sound and master wait until the cut exists."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from workprint import checks, edit, plan
from workprint.build import delivery, doctor, executor, graph, plates, reasons, takes
from workprint.build.doctor import Diagnosis, Examined, Swept
from workprint.build.executor import Event, Finished
from workprint.build.ledger import Purse
from workprint.build.store import Store
from workprint.core.cards import Quote
from workprint.core.errors import EngineError
from workprint.core.money import NOTHING, Money
from workprint.core.nouns import Artifact, Cut, Film, Finding, Owed, Pick, Record, Shot, Take, Task
from workprint.engines import registry
from workprint.plan import Export, prompts
from workprint.plan.given import named as pictures_of
from workprint.plan.sound import placed
from workprint.story import breakdown, choices, files, fountain, timing
from workprint.story.folder import Folder, folder, replace_page
from workprint.story.page import Page

LOADER = "workprint.engines.registry:engine"
"""What a worker process calls to get an engine by its name."""
Exporter = Callable[..., tuple[Export, ...]]
NEW = {"clip": "a new shot", "voice": "a new line", "segment": "a new picture", "mix": "a new scene"}
"""Why that is made for which there is nothing like it yet."""
ALIKE = 2
"""A shot in which more than this differs from those around it is a new shot."""


@dataclass(frozen=True)
class Step:
    """One Task of the plan: `state` is kept, to make or unknown (until its inputs exist); `why` says which words changed."""

    task: Task
    state: str
    why: tuple[str, ...] = ()


@dataclass
class Production:
    """One film, opened. What the folder says is read once, here; what was made is looked up in the store whenever it is asked for."""

    folder: Folder
    page: Page
    broken_down: breakdown.Breakdown
    chosen: choices.Circled
    budget: files.Budget
    store: Store = field(repr=False)

    @classmethod
    def open(cls, path: Path, *, out: Path | None = None, store: Path | None = None) -> Production:
        """The film at `path`: a film folder, or a Fountain page. Errors name the file, the line or key, and the cure."""
        place = folder(path, out=out, store=store)
        settings = files.film(place)
        looks = files.looks(place, settings.style)
        page = fountain.screenplay(place.page)
        film = Film(settings.title, (), looks, settings.format, settings.engines, settings.language)
        broken = breakdown.break_down(page, film, asl=settings.asl)
        return cls(place, page, broken, choices.circled(place), settings.budget, Store(place.store))

    @property
    def film(self) -> Film:
        return self.broken_down.film

    @cached_property
    def crew(self) -> plan.Crew:
        return plan.Crew(registry.cards()[0], self.film.engines)

    @cached_property
    def orders(self) -> plan.Orders:
        """Every order that the page gives. A shot whose circled take stands gets no new clip."""
        return plan.orders(self.film, self.crew, self.brought, circled=self.pinned())

    @property
    def brought(self) -> plan.Brought:
        """The files that people brought, as orders name them."""
        found = ({name: artifact for name, (_, artifact) in each.items()} for each in (self._plates, self._figures, self._pictures))
        return plan.Brought(*found)

    @cached_property
    def _pictures(self) -> dict[str, tuple[Path, Artifact]]:
        """The look book's reference pictures, by the name it gives them."""
        paths = {
            name: files.inside(self.folder.root, name) for name in sorted({name for look in self.film.looks for name in pictures_of(look)})
        }
        return {name: (path, plates.plate(self.store, path, where=f"picture {name}")) for name, path in paths.items()}

    @cached_property
    def _figures(self) -> dict[str, tuple[Path, Artifact]]:
        """The files from which the look book has people and props drawn, by the name it gives them."""
        named = sorted({str(look.traits["figure"]) for look in self.film.looks if look.traits.get("figure")})
        paths = {name: files.inside(self.folder.root, name) for name in named}
        return {name: (path, plates.plate(self.store, path, where=f"figure {name}")) for name, path in paths.items()}

    @cached_property
    def _plates(self) -> dict[str, tuple[Path, Artifact]]:
        """The files that shots name in place of an engine, by shot id. FolderError for one that is missing or leads out of the folder."""
        named = {shot.id: (files.inside(self.folder.root, shot.plate), str(shot.source)) for shot in self.film.shots if shot.plate}
        return {shot: (path, plates.plate(self.store, path, where=where)) for shot, (path, where) in named.items()}

    def take_in(self) -> None:
        """Have every file that people brought in the store. Under its lock."""
        for path, artifact in (*self._plates.values(), *self._figures.values(), *self._pictures.values()):
            plates.take_in(self.store, path, artifact)

    # ------------------------------------------------------------------------------------- takes and the cut

    def takes(self) -> dict[str, tuple[Take, ...]]:
        """Every take of every shot, by shot id, in the order they were made."""
        return takes.by_shot(self.store)

    def pinned(self) -> dict[str, Take]:
        """The circled takes, by shot id; a circle around what was never made is a Finding, not a take."""
        if not self.chosen.shots:
            return {}
        made = self.takes()
        return {shot: take for shot, number in self.chosen.shots.items() for take in made.get(shot, ()) if take.number == number}

    def cut(self, made: Mapping[str, Record]) -> Cut:
        """The cut: circled takes where people chose, else the clips in `made` (by shot id), which answer the page as it is."""
        numbers = {(take.shot, take.record.key): take.number for each in self.takes().values() for take in each}
        standing = {shot: Take(shot, numbers.get((shot, record.key), 0), record) for shot, record in made.items()}
        return edit.assemble(self.film, standing | self.pinned())

    def _film(self, records: Mapping[int, Record]) -> tuple[Task, Task]:
        """The orders for the film and its subtitles, once every voice and clip is there. `records` are by id of the Task."""
        film, crew, orders = self.film, self.crew, self.orders
        cut = self.cut({shot: records[id(task)] for shot, task in orders.clips.items()})
        places = placed(film, cut)
        voices = {shot: [records[id(task)].products for task in tasks] for shot, tasks in orders.voices.items()}
        mixes = [plan.mix(film, place, voices, crew) for place in places]
        windows = plan.windows(cut, places, mixes, plan.loudness(mixes, crew), crew)
        cues = plan.subtitles(film, places, voices, crew)
        shots = {shot.id: shot for shot in film.shots}
        pictures = [self._picture(shots[pick.shot], pick, records) for pick in cut.picks]
        return plan.master(film, cut, pictures=pictures, sounds=windows, cues=cues, crew=crew), cues

    def _picture(self, shot: Shot, pick: Pick, records: Mapping[int, Record]) -> Artifact | Owed:
        """The pick in house format: what is there already, or the order that makes it so (for a circled take from elsewhere)."""
        housed = self.orders.footage.get(pick.shot)
        if housed and id(housed) in records:
            return records[id(housed)].products["segment"]
        made = pick.take.record.products
        clip = made.get("segment") or made["clip"]
        part = pick.source if pick.source.length < edit.frames_of(pick.take, self.film.format.rate) else None
        if "segment" in made and part is None:
            return clip
        task = plan.footage(self.film, shot, clip, self.crew, engine=pick.take.record.engine, part=part)
        return Owed(task, "segment") if task else clip

    # ------------------------------------------------------------------------------------- plan and make

    def plan(self) -> tuple[Step, ...]:
        """What `make` would do, Task by Task, inputs first, and why. Makes nothing.

        The sound and the film are planned from the cut, which exists once every shot does; until then they are not in the list, nor are
        those that `refused` names.
        """
        standings = list(graph.state(self.orders.goals, self.store))
        if not self.orders.refused and all(each.state == graph.KEPT for each in standings):
            records = {id(each.task): each.record for each in standings if each.record}
            standings += graph.state(self._film(records), self.store)
        filmed = self._filmed()
        return tuple(Step(each.task, each.state, self._why(each, filmed.get(id(each.task), ()))) for each in standings)

    def refused(self) -> list[Finding]:
        """Shots that ask for an engine that is not at hand."""
        return checks.absent_engines(self.orders.refused)

    def _filmed(self) -> dict[int, tuple[Record, ...]]:
        """By id of each order for a clip: the newest takes of its shot and the two on either side, whose ids it may have taken over."""
        takes, clips = self.takes(), list(self.orders.clips.items())
        newest = [takes[shot][-1].record if shot in takes else None for shot, _ in clips]
        return {id(task): tuple(filter(None, newest[max(0, at - 2) : at + 3])) for at, (_, task) in enumerate(clips)}

    def _why(self, standing: graph.Standing, filmed: tuple[Record, ...]) -> tuple[str, ...]:
        if standing.state == graph.KEPT:
            return ()
        if standing.record:
            return ("what was made is missing or damaged",)
        before = self.store.latest(standing.task.op, standing.task.label)
        if before:
            return _causes(standing.task, before)
        near = min((_causes(standing.task, each) for each in filmed), key=len, default=())
        return near if 0 < len(near) <= ALIKE else (NEW.get(standing.task.op, "new"),)

    def make(self, *, workers: int = 1, spend: Money = NOTHING) -> Iterator[Event]:
        """Make what is not there yet, and deliver the film; yields what happens. Stop it at any time: the next call goes on.

        What costs is made only as far as `spend` and the film's budget go.
        """
        for error in self.orders.refused.values():
            raise error
        with self.store.locked():
            records: dict[int, Record] = {}
            self.take_in()
            yield from self.made(self.orders.goals, records, workers, spend)
            takes.add(self.store, [(shot, records[id(task)].key) for shot, task in self.orders.clips.items()])
            film, cues = self._film(records)
            yield from self.made((film, cues), records, workers)
            self._deliver(records[id(film)].products["master"], records[id(cues)].products["srt"])

    def made(self, goals: Sequence[Task], records: dict[int, Record], workers: int, spend: Money = NOTHING) -> Iterator[Event]:
        """Have these orders made; `records` gets the record of each, by id of the order. Under the store's lock."""
        purse = Purse(spend, self.budget.total, self.budget.engines, who())
        for event in executor.make(goals, self.store, LOADER, workers=workers, purse=purse, terms=self.crew.terms, estimate=plan.seconds):
            if isinstance(event, Finished):
                records[id(event.task)] = event.record
            yield event

    def _deliver(self, *made: Artifact) -> None:
        for path, artifact in zip(self.delivered(), made, strict=True):
            delivery.deliver(self.store, artifact, path)

    def delivered(self) -> tuple[Path, Path]:
        """Where the film and its subtitles go."""
        film = self.folder.delivery(self.film.title)
        return film, film.with_suffix(".srt")

    # ------------------------------------------------------------------------------------- handing on to other tools

    def exports(self, compiler: Exporter, *asked: Any) -> tuple[Export, ...]:
        """What hands shots or scenes on: `compiler` is `controls`, `models`, `plans` or `storyboards`, the rest what it is asked for."""
        staged = plan.staged(self.film, self.crew, self.brought, self.orders.voices)
        return compiler(self.film, self.crew, staged, *asked)

    def export(self, exports: Sequence[Export], *, workers: int = 1) -> Iterator[Event | Path]:
        """Make what is to be handed on and lay copies where the film is delivered; yields what happens, and every file that lies there."""
        with self.store.locked():
            records: dict[int, Record] = {}
            self.take_in()
            yield from self.made(tuple(each.task for each in exports), records, workers)
            for each in exports:
                for name, artifact in records[id(each.task)].products.items():
                    file = each.files.get(name) or str(artifact.facts.get("file", name))
                    path = files.inside(self.folder.out, f"{each.folder}/{file}" if each.folder else file)
                    delivery.deliver(self.store, artifact, path)
                    yield path

    # ------------------------------------------------------------------------------------- check, and the page

    def check(self) -> tuple[Finding, ...]:
        """What is wrong, where, and the cure; waived findings are left out. Reads only."""
        film, chosen, made = self.film, self.chosen.shots, self.takes()
        found = [*self.broken_down.findings, *checks.of_page(film), *checks.unknown_choices(film, chosen, made)]
        found += [*checks.loose_choices(film, chosen), *checks.stale_takes(self.pinned(), self.stale(self.pinned().values()))]
        found += [*self.refused(), *prompts.unknown_dialects(film), *self._made_so_far()]
        waived = {(each.check, each.where) for each in self.chosen.waived}
        return tuple(finding for finding in found if (finding.check, finding.where) not in waived)

    def order(self, shot: Shot, *, engine: str = "", number: int = 1) -> Task:
        """The order for take `number` of a shot, by the engine that the page gives it to or by another."""
        scene = next(scene for scene in self.film.scenes if shot in scene.shots)
        wanted = replace(shot, engine=engine or shot.engine)
        return plan.picture(self.film, scene, wanted, self.crew, self.orders.voices[shot.id], self.brought, number=number)

    def lints(self, shot: Shot, *, engine: str = "") -> tuple[Finding, ...]:
        """What is wrong with the shot's prompt; nothing for an engine that takes none."""
        wanted = replace(shot, engine=engine or shot.engine)
        _, model = self.crew.hired("clip", wanted.engine, where=str(shot.source))
        if model is None or not model.dialect or shot.plate:
            return ()
        scene = next(scene for scene in self.film.scenes if shot in scene.shots)
        return plan.conditions(self.film, scene, wanted, self.crew, self.orders.voices[shot.id], self.brought).lints

    def quotes(self, tasks: Sequence[Task]) -> list[tuple[Task, Quote]]:
        """What of these orders, and of all they stand on, is yet to be paid for, and how much."""
        standings = {each.name: each for each in graph.state(tasks, self.store) if each.state != graph.KEPT}
        priced = ((each.task, self.crew.terms(each.task).quote) for each in standings.values())
        return [(task, quote) for task, quote in priced if quote]

    def answer(self, take: Take) -> Task | None:
        """The order that the page gives now for this take, by the engine and model that made it, whatever the film's engine is today; None
        where the shot is gone, or nobody of that name is there: a take that stands needs nobody to make it.
        """
        shot = self._shots.get(take.shot)
        if shot is None or (take.record.op == "segment" and "parts" not in take.record.params):
            return None if shot is None else self.order(shot)
        try:
            return self.order(shot, engine=self.made_by(take.record), number=take.number)
        except EngineError:
            return None

    @cached_property
    def _shots(self) -> dict[str, Shot]:
        return {shot.id: shot for shot in self.film.shots}

    def made_by(self, record: Record) -> str:
        """Engine and model of a picture, as people write them; of one joined from parts, that of its parts."""
        while "parts" in record.params and record.inputs:
            made = self.store.maker(next(iter(record.inputs.values())))
            if made is None:
                break
            record = made
        model = str(record.params.get("model", ""))
        return f"{record.engine}:{model}" if model else record.engine

    def stale(self, made: Iterable[Take]) -> dict[tuple[str, int], tuple[str, ...]]:
        """Of these takes, those that answer an older page: what has changed since, in film words."""
        asked = [(take, self.answer(take)) for take in made]
        names = {id(each.task): each.name for each in graph.state([task for _, task in asked if task], self.store)}
        return {
            (take.shot, take.number): self._deep_causes(task, take.record)
            for take, task in asked
            if task and names[id(task)] != take.record.key
        }

    def _deep_causes(self, task: Task, before: Record) -> tuple[str, ...]:
        """What differs from what was made before; where nothing of the order itself does, what differs in what it stands on."""
        causes = _causes(task, before)
        if causes:
            return causes
        owed = ((given.task, self.store.maker(before.inputs.get(name, ""))) for name, given in task.inputs if isinstance(given, Owed))
        return tuple(dict.fromkeys(cause for order, made in owed if made for cause in self._deep_causes(order, made)))

    def _standing(self) -> dict[int, Record]:
        """What there is of the orders for voices and clips, by id of the order."""
        tasks = [task for spoken in self.orders.voices.values() for task in spoken] + list(self.orders.clips.values())
        return {id(each.task): each.record for each in graph.state(tasks, self.store) if each.record}

    def _made_so_far(self) -> list[Finding]:
        """What is wrong with what was made: voices that run over, and what the stage could not do."""
        made, orders = self._standing(), self.orders
        overrun = {shot: _said(made, tasks, "sound", "over", 0) for shot, tasks in orders.voices.items()}
        troubles = {shot: _said(made, [task], "clip", "unstaged", ())[0] for shot, task in orders.clips.items()}
        return [*checks.late_voices(self.film, overrun), *checks.unstaged(self.film, troubles)]

    def running_time(self) -> tuple[Fraction, Fraction]:
        """How long the page will play, in seconds, at least and at most, by the count of its words."""
        return timing.running_time(self.film)

    def with_notes(self) -> tuple[str, int]:
        """The page with a note for every shot that has none, and how many were put in. Writes nothing."""
        return breakdown.annotated(self.page, self.broken_down)

    def write_page(self, text: str) -> None:
        """Put `text` in the page's place, whole or not at all; FolderError if the page changed since it was opened."""
        replace_page(self.folder, self.page.source, text)

    # ------------------------------------------------------------------------------------- the store's health

    def examine(self) -> Iterator[Examined | Diagnosis]:
        """Read every made thing and compare it with its digest; yields progress and, last, the diagnosis."""
        return doctor.examine(self.store)

    def sweep(self) -> Swept:
        """Remove what killed runs left behind, and move damaged files aside."""
        return doctor.sweep(self.store)


def who() -> str:
    """Who is at the keyboard, for the ledger: WORKPRINT_USER, else the name that the system knows."""
    try:
        return os.environ.get("WORKPRINT_USER", "") or getpass.getuser()
    except (OSError, KeyError):
        return ""


def _causes(task: Task, before: Record) -> tuple[str, ...]:
    """What differs from what was made before, in film words."""
    found = reasons.difference(task, before)
    return plan.causes(task, [(each.path, _there(each.before), _there(each.after)) for each in found])


def _said(made: Mapping[int, Record], tasks: Sequence[Task], product: str, fact: str, nothing: Any) -> tuple[Any, ...]:
    """For each order, what its record says of a product; `nothing` where it does not, or is not there."""
    records = [made.get(id(task)) for task in tasks]
    return tuple(each.products[product].facts.get(fact, nothing) if each and product in each.products else nothing for each in records)


def _there(value: object) -> object:
    return None if value is reasons.ABSENT else value
