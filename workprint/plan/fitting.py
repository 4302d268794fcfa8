"""What a model can do of what a shot asks, and what it cannot: lengths, sizes, frames at both ends, references, control. Pure.

Nothing is ever silently made shorter: a shot that is longer than a model's longest clip is made in parts that are joined. What cannot be
done at all is said with the nearest engine that can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from math import ceil, floor

from workprint.core.cards import Card, Model
from workprint.core.errors import EngineError

OVERLAP = Fraction(1, 2)
"""Seconds by which parts overlap where a model does not start from a frame: they are dissolved into one another."""
SAME_SHAPE = Fraction(4, 100)
"""Shapes (width by height) that differ by less are taken for one another."""


@dataclass(frozen=True)
class Asked:
    """What a shot asks of a model: the kind of work, seconds, the film's size, and what comes with it."""

    op: str
    seconds: Fraction = Fraction(0)
    size: tuple[int, int] = (0, 0)
    start: bool = False
    end: bool = False
    images: int = 0
    controls: tuple[str, ...] = ()
    mask: bool = False
    audio: bool = False
    language: str = ""


@dataclass(frozen=True)
class Part:
    """One clip to be ordered: so many seconds, of which the first `overlap` lie over the end of the part before."""

    seconds: Fraction
    overlap: Fraction = Fraction(0)


def lacks(model: Model, asked: Asked) -> list[str]:
    """What the model cannot do of it, in words; nothing for one that can do all."""
    found = []
    if asked.op not in model.ops:
        found.append(f"makes {', '.join(model.ops)}, not {asked.op}")
    if asked.start and not model.start:
        found.append("takes no start frame")
    if asked.end and not model.end:
        found.append("takes no end frame")
    if asked.images and not model.references.images:
        found.append("takes no reference pictures")
    found += [f"follows no {each}" for each in asked.controls if each not in model.controls]
    if asked.mask and not model.mask:
        found.append("takes no mask")
    if asked.audio and not model.audio:
        found.append("makes no sound")
    if asked.language and model.languages and asked.language.split("-")[0] not in model.languages:
        found.append(f"does not speak {asked.language}")
    return found


def refuse(card: Card, model: Model, asked: Asked, cards: Iterable[Card], *, where: str) -> None:
    """EngineError if the model cannot do what is asked, with the nearest engine that can."""
    missing = lacks(model, asked)
    if missing:
        able = nearest(asked, cards, like=model)
        remedy = f"{able} can" if able else "no engine at hand can: ask for less, or add one (docs/engines/writing-one.md)"
        raise EngineError(f"{named(card, model)} {' and '.join(missing)}", where=where, remedy=remedy)


def nearest(asked: Asked, cards: Iterable[Card], *, like: Model) -> str:
    """The engine that can do all of it and is most like the one that cannot: the same place, then the same dialect; "" if none can."""
    able = [(card, model) for card in cards for model in card.models if not lacks(model, asked)]
    home = next((card.name for card in cards if like in card.models), "")
    ranked = sorted(able, key=lambda each: (each[0].name != home, each[1].dialect != like.dialect, each[0].name, each[1].name))
    return named(*ranked[0]) if ranked else ""


def named(card: Card, model: Model) -> str:
    """As people write it: `fal:kling-3`, or `previz` for an engine that is its own one model."""
    return f"{card.name}:{model.name}" if model.name and len(card.models) > 1 else card.name


def length(model: Model, seconds: Fraction) -> Fraction | None:
    """The shortest clip that the model makes of at least so many seconds; None if all are too short."""
    if not model.lengths:
        return seconds
    if model.step is None:
        return min((each for each in model.lengths if each >= seconds), default=None)
    least, most = model.lengths[0], model.lengths[-1]
    if seconds > most:
        return None
    stepped = least + ceil((seconds - least) / model.step) * model.step if model.step else seconds
    return min(most, max(least, stepped))


def parts(model: Model, seconds: Fraction, rate: Fraction) -> tuple[Part, ...]:
    """The clips that together make so many seconds, none shorter than asked. One that goes on from the last frame of the one before
    overlaps it by that frame (1 / `rate` seconds); where the model takes no start frame, by `OVERLAP`.
    """
    whole = length(model, seconds)
    if whole is not None:
        return (Part(whole),)
    longest = max(model.lengths)
    overlap = 1 / rate if model.start else OVERLAP
    found, covered = [Part(longest)], longest
    while covered < seconds:
        rest = length(model, min(longest, seconds - covered + overlap))
        assert rest is not None
        found.append(Part(rest, overlap))
        covered += rest - overlap
    return tuple(found)


def frames(model: Model, seconds: Fraction, rate: Fraction) -> int:
    """How many frames it makes for so many seconds at its rate: at least those, of the form that it makes."""
    step, first = model.frames
    wanted = ceil(seconds * rate)
    return ceil(max(0, wanted - first) / step) * step + first


def rate(model: Model, film: Fraction) -> Fraction:
    """The rate it is asked to make: the film's where it can, else the nearest above, else its highest."""
    if not model.rates or film in model.rates:
        return film
    return min((each for each in model.rates if each > film), default=max(model.rates))


def size(model: Model, film: tuple[int, int]) -> tuple[int, int]:
    """The size it is asked to make: of its sizes the one of the film's shape nearest in area, else the nearest it can do."""
    width, height = film
    if model.sizes:
        shape, area = Fraction(width, height), width * height
        return min(model.sizes, key=lambda each: (abs(Fraction(*each) / shape - 1) > SAME_SHAPE, abs(each[0] * each[1] - area), each))
    shrink = min(1.0, (model.pixels / (width * height)) ** 0.5) if model.pixels else 1.0
    near = [[floor(side * shrink / model.multiple + up) * model.multiple or model.multiple for up in (0, 1)] for side in film]
    fits = [(across, down) for across in near[0] for down in near[1] if not model.pixels or across * down <= model.pixels]
    return min(fits, key=lambda each: (abs(each[0] * height - each[1] * width), -each[0] * each[1])) if fits else (near[0][0], near[1][0])


def chosen(reference: str, cards: Mapping[str, Card], op: str, *, where: str) -> tuple[Card, Model | None]:
    """The engine and model that `fal:kling-3` or `previz` names. EngineError for one that is not there, with the nearest."""
    name, _, wanted = reference.partition(":")
    card = cards.get(name)
    if card is None:
        near = get_close_matches(name, list(cards), 1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        able = ", ".join(sorted(each.name for each in cards.values() if op in each.ops))
        raise EngineError(f"there is no engine {name!r}", where=where, remedy=f"{hint}install it, or take one that makes a {op}: {able}")
    model = card.model(wanted, op)
    if model is None and (wanted or (card.models and op in card.ops)):
        names = [each.name for each in card.models if op in each.ops]
        near = get_close_matches(wanted, names, 1)
        hint = f"did you mean {name}:{near[0]}? " if near else ""
        what = f"engine {name!r} has no model {wanted!r}" if wanted else f"no model of engine {name!r} makes a {op}"
        raise EngineError(what, where=where, remedy=f"{hint}its models for a {op}: {', '.join(names) or 'none'}")
    return card, model
