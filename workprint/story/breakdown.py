"""From a page to a film: every scene broken down into shots, each with its people, beats, lines and length. Pure and deterministic.

    page -> scenes (moments) -> cast, readings -> blocking -> set-ups (rules, or the page's own notes) -> lengths -> shots

A scene's text before its first shot note is covered by rules; from then on each note's shot takes the text until the next. All that a shot
says depends on its scene alone (and on who is who in the film); only its automatic id knows where the scene stands. Knows how the parts of
this room work together; knows nothing of files, engines or pictures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workprint.core.errors import PageError
from workprint.core.nouns import Film, Finding, Look, Scene, Source
from workprint.story import notes, prompts, settings, slating, stagecast
from workprint.story.cast import Cast, cast, one_person
from workprint.story.intercut import intercut
from workprint.story.marks import plain
from workprint.story.page import Page
from workprint.story.scenes import Part, parts
from workprint.story.shots import SceneWork, name_of
from workprint.story.slating import Place, Slate

_GOES_ON = re.compile(r"\b(?:CONTINUOUS|MOMENTS? LATER|SAME(?: TIME)?)\W*$")
_PLACE = re.compile(r"(?:still )?(?:on|in|at|from|aboard|back on|back in|back at) (?:the )?(\w+)")
AVERAGE = 5.0
"""Seconds: the average shot length of a drama since 1960 (Bordwell; Salt)."""


@dataclass(frozen=True)
class Breakdown:
    """A film, what the rules could not stage, and where each automatic shot begins on the page (by its id)."""

    film: Film
    findings: tuple[Finding, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


def film(page: Page, base: Film | None = None, *, asl: float = AVERAGE) -> Film:
    """The film that a page is. `base` holds what the folder says (title, looks, format, engines, language), its scenes are ignored; `asl`
    is the average shot length in seconds that scenes without notes are paced around.

    PageError where a shot note says something unknown, where two notes have one id, or where the page has nothing to show.
    """
    return break_down(page, base, asl=asl).film


def break_down(page: Page, base: Film | None = None, *, asl: float = AVERAGE) -> Breakdown:
    """The film, with findings and with the places where `written` would put notes. Arguments and errors as for `film`."""
    base = base or Film("")
    found = _under_one_name(parts(page))
    if not any(part.moments or part.noted or part.head for part in found):
        raise PageError(
            "this page has nothing to show", where=page.file, remedy="write a scene: INT. KITCHEN - NIGHT, and what happens there"
        )
    everyone = _cast(found, base.looks)
    staged = stagecast.newcomers(
        found, [who for who in everyone.names if who not in everyone.nameless], lambda said: name_of(said, everyone)
    )
    everyone = _cast(found, base.looks, staged) if staged else everyone
    noted = notes.unique(each.note for part in found for each in part.noted)
    slate = Slate({note.id for note in noted})
    average = max(500, min(60_000, round(asl * 1000)))
    scenes: list[Scene] = []
    findings: list[Finding] = []
    places: dict[str, Place] = {}
    time, carried = "day", dict[str, str]()
    for ordinal, part in enumerate(found, 1):
        goes_on = part.head is not None and bool(_GOES_ON.search(part.head.text.upper()))
        work = SceneWork(page, part, everyone, base, average, carried if goes_on else None)
        carried = work.taken_along
        kept = str(base.look("place", work.heading.place).traits.get("time", ""))
        time = work.heading.time or settings.time_named(kept) or time
        scene, where = work.scene(ordinal, time, slate)
        scene, lost = _cut_together(scene, scenes, part)
        scenes.append(scene)
        findings += [*work.findings(scene), *lost, *_misread(page, part)]
        places |= where
    title = base.title or plain(page.title.get("title", "")).replace("\n", " ").strip() or "Untitled"
    looks = _looks(base.looks, everyone, scenes)
    prompts.known((shot for scene in scenes for shot in scene.shots), looks)
    return Breakdown(replace(base, title=title, scenes=tuple(scenes), looks=looks), tuple(findings), places)


def written(page: Page, broken_down: Breakdown, *, scenes: Collection[str] | None = None) -> list[tuple[int, str]]:
    """The notes that put every automatic shot (of these scenes, or of all) onto the page: (offset in its source, text to insert), in order.

    Nothing else changes, and the page that results breaks down into the same shots. A scene has notes for all of its shots or for none: one
    note alone would take in the moments of all that follow it.
    """
    film = broken_down.film
    if scenes is not None:
        film = replace(film, scenes=tuple(scene for scene in film.scenes if scene.number in scenes))
    return slating.insertions(page, film, broken_down.places)


def annotated(page: Page, broken_down: Breakdown, *, scenes: Collection[str] | None = None) -> tuple[str, int]:
    """The page with those notes in it, and how many they are."""
    notes, parts, last = written(page, broken_down, scenes=scenes), [], 0
    for offset, note in notes:
        parts += [page.source[last:offset], note]
        last = offset
    return "".join([*parts, page.source[last:]]), len(notes)


def _misread(page: Page, part: Part) -> Iterator[Finding]:
    """Notes that are read as remarks and were probably more."""
    for line, meant in part.misread:
        remedy = f"begin it with {meant!r} if it is to do something: [[{meant} ...]]; a remark may stand as it is"
        yield Finding(str(Source(page.file, line, line)), "this note is read as a remark", remedy, "note", "remark")


def _cut_together(scene: Scene, before: Sequence[Scene], part: Part) -> tuple[Scene, tuple[Finding, ...]]:
    """The scene, its shots in two places where it says INTERCUT; a note where there is no other place to cut to."""
    said = next(((line, text) for line, text in part.unseen if text.startswith("INTERCUT")), None)
    if said is None and (there := _from_elsewhere(before, part)):
        return intercut(scene, there[1], there[0], whole=False), ()
    whole = scene.heading.lstrip(". ").upper().startswith("INTERCUT")
    if said is None and not whole:
        return scene, ()
    line, text = said or (scene.source.first, scene.heading)
    cut = intercut(scene, before, line, whole=whole)
    if cut is not scene:
        return cut, ()
    remedy = "INTERCUT follows the scenes it cuts between: show each place with its people once before it"
    return scene, (Finding(str(Source(scene.source.file, line, line)), f"{text[:40]!r} has nowhere to cut to", remedy, "note", "staging"),)


def _under_one_name(found: Sequence[Part]) -> list[Part]:
    """The scenes with every speaker under the name that they had first."""
    same = one_person([moment.speaker for part in found for moment in part.moments if moment.spoken])
    if not same:
        return [*found]
    renamed = lambda moment: replace(moment, speaker=same[moment.speaker]) if moment.speaker in same else moment  # noqa: E731
    return [replace(part, moments=tuple(map(renamed, part.moments))) for part in found]


def _from_elsewhere(before: Sequence[Scene], part: Part) -> tuple[int, Sequence[Scene]] | None:
    """Where a speech of this scene comes from another place, by its parenthetical (`(on bridge)`): its line, and the scenes up to that
    place.
    """
    for moment in part.moments:
        found = _PLACE.fullmatch(moment.delivery.casefold()) if moment.spoken and moment.delivery else None
        for last in (len(before), len(before) - 1) if found else ():
            scene = before[last - 1] if last > 0 else None
            there = {each.who for shot in scene.shots for each in shot.people} if scene else set()
            if scene and moment.speaker in there and found and found[1] in scene.place.casefold().split():
                return moment.first, before[:last]
    return None


def _cast(found: Sequence[Part], looks: Sequence[Look], staged: Sequence[str] = ()) -> Cast:
    cues = (moment.speaker for part in found for moment in part.moments if moment.spoken)
    action = [(moment.text, moment.tokens) for part in found for moment in part.moments if not moment.spoken]
    return cast(cues, action, looks, staged)


def _looks(book: Sequence[Look], everyone: Cast, scenes: Sequence[Scene]) -> tuple[Look, ...]:
    """The look book, people first in the order of the cast, completed from the page; who has no name is in it only if a shot has them."""
    seen = {each.who for scene in scenes for shot in scene.shots for each in shot.people} if everyone.extras else set()
    nameless = everyone.nameless - seen
    return (*(look for who, look in everyone.looks.items() if who not in nameless), *(look for look in book if look.kind != "person"))
