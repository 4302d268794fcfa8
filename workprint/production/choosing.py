"""Takes, and what people choose of them: looked at, circled, rejected, rated, noted. Writes circled.toml, and notes where a shot has none.

A shot that a person chose a take of must keep its id through every later edit, so its scene's shots are written into the page as notes
first. Knows takes and choices; makes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from workprint.build.store import Store
from workprint.core.errors import FolderError
from workprint.core.money import Money, total
from workprint.core.nouns import Artifact, Record, Shot, Take
from workprint.plan.dailies import Seen
from workprint.plan.dailies import dailies as plan_dailies
from workprint.plan.exports import Export
from workprint.production.film import Production
from workprint.story import breakdown, choices
from workprint.story.choices import Opinion, slate
from workprint.story.files import text_of


@dataclass(frozen=True)
class Shown:
    """One take as people look at it: its name on the slate, what it is in the film, what people think of it, what all of it cost.

    `state` is circled, current (answers the page as it is), stale (answers an older page: `why`) or rejected.
    """

    take: Take
    name: str
    state: str
    why: tuple[str, ...]
    opinion: Opinion
    cost: tuple[Money, ...]
    model: str


def the_shot(production: Production, name: str) -> Shot:
    """The shot of this id, in any case. FolderError with the nearest id for one that is not in the film."""
    shots = {shot.id: shot for shot in production.film.shots}
    found = shots.get(name) or shots.get(name.upper())
    if found is None:
        near = get_close_matches(name.upper(), shots, 1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise FolderError(f"there is no shot {name!r} in the film", remedy=f"{hint}`workprint shots` lists them")
    return found


def the_take(production: Production, shot: str, number: int) -> Take:
    """Take `number` of the shot. FolderError for one that was never made."""
    made = production.takes().get(shot, ())
    found = next((take for take in made if take.number == number), None)
    if found is None:
        there = ", ".join(str(take.number) for take in made) or "none yet: workprint shoot makes them"
        raise FolderError(f"take {number} of {shot} was never made", remedy=f"takes of it: {there}")
    return found


def shown(production: Production, shots: Iterable[Shot]) -> dict[str, tuple[Shown, ...]]:
    """Every take of these shots, by shot id, in the order they were made."""
    asked = [shot.id for shot in shots]
    made = production.takes()
    stale = production.stale(take for shot in asked for take in made.get(shot, ()))
    return {shot: tuple(_shown(production, take, stale) for take in made.get(shot, ())) for shot in asked}


def _shown(production: Production, take: Take, stale: Mapping[tuple[str, int], tuple[str, ...]]) -> Shown:
    place, chosen = (take.shot, take.number), production.chosen
    opinion = chosen.takes.get(place, Opinion())
    state = "rejected" if opinion.rejected else "stale" if place in stale else "current"
    if chosen.shots.get(take.shot) == take.number:
        state = "circled"
    cost = total(each.cost for each in lineage(production.store, take.record))
    return Shown(take, slate(*place), state, stale.get(place, ()), opinion, cost, production.made_by(take.record))


def lineage(store: Store, record: Record) -> tuple[Record, ...]:
    """The record and every record that what it was made from came from, each once, itself first."""
    found: dict[str, Record] = {}
    waiting = [record]
    while waiting:
        each = waiting.pop(0)
        if each.key not in found:
            found[each.key] = each
            waiting += [made for digest in each.inputs.values() if (made := store.maker(digest))]
    return tuple(found.values())


def dailies(production: Production, shots: Iterable[Shot], kind: str) -> tuple[Export, ...]:
    """For each of these shots that has takes, the order for a look at them: a contact sheet ("sheet"), or side by side ("side")."""
    found = []
    wanted = list(shots)
    made = shown(production, wanted)
    for shot in wanted:
        seen = [Seen(each.name, _read_of(each), _picture(each.take.record)) for each in made[shot.id]]
        if seen:
            found.append(plan_dailies(production.film, shot, seen, kind, production.crew))
    return tuple(found)


def _read_of(each: Shown) -> tuple[str, ...]:
    """What is to be read beside a take: who made it, what it cost, what people think of it, why it is stale."""
    seed = each.take.record.params.get("seed")
    price = " + ".join(map(str, each.cost)) or "free"
    said = [each.model, f"{price}{f', seed {seed}' if seed is not None else ''}", each.state, "*" * each.opinion.rating]
    return tuple(filter(None, [*said, each.opinion.rejected, each.opinion.note, *each.why]))


def _picture(record: Record) -> Artifact:
    products = record.products
    return products.get("segment") or products.get("clip") or next(iter(products.values()))


# --------------------------------------------------------------------------------------------- choosing


def circle(production: Production, shot: Shot, number: int | None) -> bool:
    """Circle a take of the shot, or (None) none; whether notes were written into the page so that the shot keeps its id."""
    if number is not None:
        _must_be_whole(production, the_take(production, shot.id, number))
    noted = number is not None and keep_ids(production, [shot])
    _write(production, choices.circle(_text(production), shot.id, number))
    return noted


def think(production: Production, shot: Shot, number: int, *, rating: int | None, note: str | None, rejected: str | None) -> None:
    """Write down what a person thinks of a take; None leaves a thing as it is. A circled take cannot be rejected."""
    the_take(production, shot.id, number)
    if rejected and production.chosen.shots.get(shot.id) == number:
        remedy = f"circle another first, or none: workprint circle FILM {shot.id} --none"
        raise FolderError(f"{slate(shot.id, number)} is circled: it is in the film", remedy=remedy)
    keep_ids(production, [shot])
    _write(production, choices.think(_text(production), shot.id, number, rating=rating, note=note, rejected=rejected))


def _must_be_whole(production: Production, take: Take) -> None:
    if production.store.kept(take.record.key) is None:
        what = f"the picture of {slate(take.shot, take.number)} is missing or damaged"
        raise FolderError(what, remedy=f"make it again: workprint remake FILM {slate(take.shot, take.number)}")


def keep_ids(production: Production, shots: Iterable[Shot]) -> bool:
    """Have the scenes of these shots say their shots on the page, where they do not yet; whether anything was written."""
    loose = {shot.id for shot in shots if not shot.noted}
    scenes = {scene.number for scene in production.film.scenes if loose & {shot.id for shot in scene.shots}}
    if not scenes:
        return False
    text, count = breakdown.annotated(production.page, production.broken_down, scenes=scenes)
    if count:
        production.write_page(text)
    return bool(count)


def _text(production: Production) -> str:
    path = production.folder.circled
    return text_of(path) if path.exists() else ""


def _write(production: Production, text: str) -> None:
    choices.circled_file(text, str(production.folder.circled))  # never leave one that cannot be read
    choices.write(production.folder, text)
