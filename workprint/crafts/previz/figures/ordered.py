"""What an order's own files play: people whose trait `figure`, and props whose `figure`, names an input.

    inputs   {"figure0": {"file": "/where/it/lies.vrm"}, ...}, beside the timings of the speeches

Knows the order of a clip and standing sets; knows nothing of Tasks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from workprint.core.errors import EngineError
from workprint.crafts.previz.carried import Belonging
from workprint.crafts.previz.figures.guest import Guest
from workprint.crafts.previz.figures.taken import figure_from, prop_from
from workprint.crafts.previz.forms import Thing
from workprint.crafts.previz.people.performance import Performance
from workprint.crafts.previz.sets.carpentry import Point, Prop, placed
from workprint.crafts.previz.sets.dressing import Item, Place
from workprint.crafts.previz.sets.grips import held
from workprint.crafts.previz.sets.vocabulary import meant

Inputs = Mapping[str, Mapping[str, Any]]


def players(order: Mapping[str, Any], inputs: Inputs) -> dict[str, Guest]:
    """Who plays whom, of those whose look names a file. `EngineError` for a file that is missing or cannot act."""
    found = {}
    for person in order.get("people", ()):
        traits, name = person.get("traits") or {}, str(person.get("name", ""))
        if traits.get("figure"):
            path = _file(inputs, str(traits["figure"]), name)
            kept = tuple((key, str(traits[key])) for key in ("height", "age", "gender", "build") if key in traits)
            with _whose(name):
                found[name] = _guest(path, path.stat().st_mtime_ns, name, kept)
    return found


@contextmanager
def _whose(name: str) -> Iterator[None]:
    """Errors of a file name whose it is: what lies in the store has no name of its own."""
    try:
        yield
    except EngineError as wrong:
        raise EngineError(wrong.args[0], where=f"figure of {name}", remedy=wrong.remedy) from None


@lru_cache(maxsize=8)
def _guest(path: Path, _stamp: int, name: str, traits: tuple[tuple[str, str], ...]) -> Guest:
    return figure_from(path, name, dict(traits))


@lru_cache(maxsize=16)
def _prop(path: Path, _stamp: int) -> Prop:
    return prop_from(path)


def _file(inputs: Inputs, key: str, whose: str) -> Path:
    given = (inputs.get(key) or {}).get("file")
    if not given or not Path(str(given)).is_file():
        raise EngineError(f"the figure {key!r} of {whose} is not among the inputs", remedy="Name a GLB or VRM file in look.toml.")
    return Path(str(given))


def furnished(here: Place, order: Mapping[str, Any], inputs: Inputs) -> Place:
    """The place with the files of its props standing where the props of that name stood."""
    items = list(here.items)
    for word, prop in _own(order, inputs):
        named = {_plain(word), meant(word)}
        items = [_instead(item, prop) if item.thing.name in named else item for item in items]
    return replace(here, items=tuple(items))


def owned(things: Sequence[Belonging], order: Mapping[str, Any], inputs: Inputs) -> tuple[Belonging, ...]:
    """What people handle, as the files of its props have it: held where a thing of that name is held, in proportion to its size."""
    found = list(things)
    for word, prop in _own(order, inputs):
        found = [
            replace(each, own=gripped(prop, each.word)) if word.casefold() == each.word.casefold() or _plain(word) == each.name else each
            for each in found
        ]
    return tuple(found)


def gripped(prop: Prop, word: str) -> Prop:
    """A prop with the grip of what the stage itself has for the word."""
    like = held(word)
    assert like.grip is not None
    ratio = [mine / max(its, 1e-6) for mine, its in zip(prop.size, like.size, strict=True)]

    def at(point: Point | None) -> Point | None:
        if point is None:
            return None
        x, y, z = (low + (p - old) * r for low, p, old, r in zip(prop.low, point, like.low, ratio, strict=True))
        return x, y, z

    here = at(like.grip.at)
    assert here is not None
    return replace(prop, grip=replace(like.grip, at=here, other=at(like.grip.other)))


def lacking(parts: Mapping[str, Performance]) -> Iterator[str]:
    """What the shot asks of figures' faces that their files cannot show, a sentence each."""
    for name, part in parts.items():
        if not isinstance(part.player, Guest):
            continue
        if part.speeches and not part.player.faces.speaks:
            yield f"{name}'s figure has no mouth shapes: it speaks with a still mouth"
        moods = dict.fromkeys(feeling.mood for feeling in part.moods if feeling.mood != "neutral")
        for mood in moods:
            if mood not in part.player.faces.parts:
                yield f"{name}'s figure has no {mood} face: its body alone shows it"


def _own(order: Mapping[str, Any], inputs: Inputs) -> Iterator[tuple[str, Prop]]:
    """The props that have a file, by the word of the look book."""
    for word, traits in (order.get("props") or {}).items():
        if traits and traits.get("figure"):
            path = _file(inputs, str(traits["figure"]), word)
            with _whose(word):
                prop = _prop(path, path.stat().st_mtime_ns)
            yield word, prop


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def _instead(item: Item, prop: Prop) -> Item:
    """The prop on the spot of an item: on the same floor, shelf or table, turned as it was."""
    standing = placed(prop, (item.at[0], item.low[1], item.at[1]), item.yaw)
    low, high = standing.mesh.points.min(axis=0), standing.mesh.points.max(axis=0)
    old = item.thing
    thing = Thing(old.id, old.name, standing.mesh, prop.palette, moving=old.moving, casts=old.casts)
    return replace(item, thing=thing, low=_point(low), high=_point(high), foot=None)


def _point(at: np.ndarray) -> tuple[float, float, float]:
    return float(at[0]), float(at[1]), float(at[2])
