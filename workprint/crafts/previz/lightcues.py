"""Light cues: what the page has become of the light in a shot, at every instant.

    order["lights"]: [{"at": 0, "level": "out"}, {"at": 40, "on": ["candle"], "who": "ANNA"}]   ->   a light per cue, and what moves in it

A dark room is a film's darkness: the sky's blue from one side, faces still readable. Knows places, lamps and lights at rest; what moves in
them is in `lightmoves`. Knows nothing of the page or of how a picture is shaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz import light
from workprint.crafts.previz.forms import Colour, Light, Thing, View
from workprint.crafts.previz.sets.dressing import COLOURS, Kind, Lamp, Place
from workprint.crafts.previz.sets.lightwords import Gel

Point = tuple[float, float, float]
LEVELS = ("dim", "out", "bright")
MOTIONS = ("flicker", "pulse", "lightning", "flash", "burst", "sweep", "flare", "silhouette")
GELS: dict[str, Colour] = {
    "red": (1.0, 0.20, 0.15), "blue": (0.30, 0.52, 1.0), "green": (0.40, 0.95, 0.48), "amber": (1.0, 0.72, 0.32),
    "purple": (0.66, 0.36, 1.0), "pink": (1.0, 0.36, 0.66), "white": (1.0, 1.0, 1.0),
}  # fmt: skip
NEON: Colour = (1.0, 0.50, 0.80)
DARK_KEY: Colour = (0.40, 0.47, 0.66)
DARK_SHADE: Colour = (0.15, 0.17, 0.27)
"""A dark room, as a film has it: what is left of a sky from one side, and enough in the shade to see who is there."""
_GEL, _COOL = 0.66, (0.90, 1.0, 1.24)
"""How much of a light goes through its gel, and the hue of the shade that is left."""
_ELECTRIC = ("lamp", "street lamp")
_KINDS: dict[str, tuple[str, ...]] = {"lights": _ELECTRIC, "power": (*_ELECTRIC, "screen"), "street lamp": ("street lamp",)}
_KINDS |= {"lamp": ("lamp",), "screen": ("screen",)}
_THINGS = {"fire": ("fire", "fireplace"), "candle": ("candle", "altar"), "lantern": ("lantern",), "torch": ("torch",)}
_MEANS: dict[str, Kind] = {
    "lamp": "lamp", "candle": "fire", "fire": "fire", "lantern": "fire", "torch": "lamp", "screen": "screen", "match": "fire",
}  # fmt: skip
SOURCES = (*_MEANS, "moon", "neon", "window")
SWITCHED = (*_KINDS, *_THINGS, "match")
_FLAMES = ("candle", "lantern", "fire", "fireplace", "altar")
_WICK: Colour = (0.24, 0.20, 0.18)
_ALWAYS = ("lights", "power", "match", "screen")
IN_HAND = ("match", "candle", "lantern", "torch")


@dataclass(frozen=True)
class Cue:
    """From second `at` on the light is so; the words are those of `core.nouns.LightCue`."""

    at: float = 0.0
    level: str = ""
    colour: str = ""
    of: str = ""
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    motion: str = ""
    who: str = ""


@dataclass(frozen=True)
class State:
    """A cue, its light at rest, and which things of the set have gone dark (`dark`) or begun to shine (`shining`: in which palette)."""

    cue: Cue
    light: Light
    place: Place
    dark: frozenset[int] = frozenset()
    shining: Mapping[int, Any] = field(default_factory=dict)


def cues(order: Mapping[str, Any], tick: float) -> tuple[Cue, ...]:
    """The cues of an order whose frames last `tick` seconds, the first from second 0. `EngineError` names a word that no light knows."""
    found: list[Cue] = []
    for said in order.get("lights", ()):
        on, off = (tuple(str(name) for name in said.get(key, ())) for key in ("on", "off"))
        words = {key: str(said.get(key, "")) for key in ("level", "colour", "of", "motion", "who")}
        for key, known in (("level", LEVELS), ("colour", GELS), ("of", SOURCES), ("motion", MOTIONS)):
            if words[key] and words[key] not in known:
                raise EngineError(f"a light's {key} cannot be {words[key]!r}", remedy=f"One of {', '.join(known)}.")
        if unknown := [name for name in (*on, *off) if name not in SWITCHED]:
            raise EngineError(f"no light is called {unknown[0]!r}", remedy=f"One of {', '.join(SWITCHED)}.")
        found.append(Cue(int(said.get("at", 0)) * tick, on=on, off=off, **words))
    found.sort(key=lambda cue: cue.at)
    return (*found,) if found and found[0].at <= 0.0 else (Cue(), *found)


# --------------------------------------------------------------------------------------------- what burns


def _means(lamp: Lamp, name: str, things: Mapping[int, str]) -> bool:
    """Whether a lamp of the set is what the page calls `name`."""
    return lamp.kind in _KINDS.get(name, ()) or things.get(lamp.item, "") in _THINGS.get(name, ())


def burning(place: Place, cue: Cue, flames: Mapping[str, Point]) -> Place:
    """The place with those of its practicals burning that the cue leaves; `flames` are where those of its hands are who hold one."""
    things = {item.thing.id: item.thing.name for item in place.items}
    lamps = [replace(lamp, lit=_burns(lamp, cue, things)) for lamp in place.lamps]
    kind = _MEANS.get(cue.of)
    if kind is not None and not any(lamp.kind == kind and lamp.lit for lamp in lamps):
        x0, x1, z0, z1 = place.floor
        high = 0.9 if kind == "screen" else 1.1
        lamps.append(Lamp(kind, ((x0 + x1) / 2 - 0.2 * (x1 - x0), high, (z0 + z1) / 2), 3.4, 0.4, COLOURS[kind]))
    stands = {name for name in cue.on for lamp in place.lamps if _means(lamp, name, things)}
    held = [name for name in cue.on if name in IN_HAND and cue.who in flames and name not in stands]
    lamps += [Lamp(_MEANS[name], flames[cue.who], 1.7 if name == "match" else 2.2, 0.5, COLOURS[_MEANS[name]]) for name in held]
    return replace(place, lamps=tuple(lamps))


def _burns(lamp: Lamp, cue: Cue, things: Mapping[int, str]) -> bool:
    if any(_means(lamp, name, things) for name in cue.on):
        return True
    if any(_means(lamp, name, things) for name in cue.off) or (cue.level == "out" and lamp.kind in _ELECTRIC):
        return False
    if cue.of and lamp.kind != "window":
        kind = _MEANS.get(cue.of)
        return lamp.kind == kind or (cue.of == "neon" and lamp.lit)
    return lamp.lit


def missing(place: Place, cue: Cue, held: frozenset[str]) -> Iterator[str]:
    """What the page lights or puts out that is nowhere on this set or in a hand, a sentence each."""
    things = {item.thing.id: item.thing.name for item in place.items}
    for name in (*cue.on, *cue.off):
        there = name in _ALWAYS or name in held or (name in IN_HAND and cue.who)
        if not there and not any(_means(lamp, name, things) for lamp in place.lamps):
            yield f"no {name} is on this set whose light could go on or out"


def gel(cue: Cue) -> Gel | None:
    """What a cue says its light comes of, as the look book would say it of a place."""
    if cue.of in _MEANS:
        return Gel(of=(_MEANS[cue.of],))
    return Gel(-1.0, 0.8, of=("window",)) if cue.of == "moon" else Gel(of=("window",)) if cue.of == "window" else None


# --------------------------------------------------------------------------------------------- how it stands


def through(lit: Light, cue: Cue, place: Place, view: View, *, close: bool = False) -> Light:
    """A shot's light under a cue, at rest. A `close` face in the dark has more of the sky: it is what is there to be read."""
    if cue.level == "dim":
        lit = dimmed(lit, 0.62 if cue.of else 0.45)
    elif cue.level == "bright":
        lit = replace(lit, key=(1.04, 1.05, 1.06), shade=blended(lit.shade, (0.66, 0.67, 0.74), 0.75), second=None)
    elif cue.level == "out":
        lit = _dark(lit, place)
        lit = replace(lit, key=times(lit.key, 1.32), flagged=0.3) if close and lit.second is None else lit
    if cue.of == "neon":
        lit = _neon(lit)
    if cue.colour:
        lit = _gelled(lit, GELS[cue.colour])
    if cue.motion == "silhouette":
        lit = _behind(lit, place, view)
    return lit


def _behind(lit: Light, place: Place, view: View) -> Light:
    """Light from behind who is looked at: indoors on the wall behind them, outside from the sky."""
    axis = light.axis_of(view)
    away, (x, y, z) = light.towards(axis + 180.0, 0.0), view.target
    wall = ((x + 1.5 * away[0], y + 0.2, z + 1.5 * away[2], 4.2, 1.15),) if place.interior else ()
    glow = blended(lit.key, (1.0, 0.96, 0.86), 0.6)
    back = replace(lit, direction=light.towards(axis + 172.0, 16.0), second=None, spots=wall, spot_colours=(glow,))
    return replace(back, shade=times(lit.shade, 0.36), key=times(lit.key, 0.9))


def _dark(lit: Light, place: Place) -> Light:
    """Nothing burns but what the page has left. Outside there is the sky; a room by day keeps some of what its windows give."""
    by_day = lit.stars < 0.5 and place.interior and any(lamp.kind == "window" and lamp.lit for lamp in place.lamps)
    if not place.interior:
        return replace(lit, key=times(lit.key, 0.92), shade=times(lit.shade, 0.85))
    if by_day:
        return replace(lit, key=times(blended(lit.key, DARK_KEY, 0.3), 0.80), shade=times(blended(lit.shade, DARK_SHADE, 0.4), 0.78))
    by = 0.75 if lit.second is not None else 1.0
    return replace(lit, key=times(DARK_KEY, by), shade=times(DARK_SHADE, by))


def _neon(lit: Light) -> Light:
    """Neon outside: its pink from one side, the night's blue from the other."""
    second = lit.second and replace(lit.second, colour=NEON)
    key = blended(lit.key, (0.42, 0.62, 1.0), 0.7)
    shade = blended(lit.shade, (0.34, 0.24, 0.46), 0.7)
    return replace(lit, second=second, key=key if second else blended(lit.key, NEON, 0.75), shade=shade)


def _gelled(lit: Light, colour: Colour) -> Light:
    """Everything through one gel: as light as before for the eye and plainly in its colour, but not all one ink. Some white is left in the
    key and the lamps, and the shade is cooler, so that skin, cloth and walls can still be told apart."""
    second = lit.second and replace(lit.second, colour=_tinted(lit.second.colour, colour, _GEL))
    spots = tuple(_tinted(each, colour, 0.72) for each in lit.spot_colours)
    grey = 0.34 * lit.shade[0] + 0.48 * lit.shade[1] + 0.18 * lit.shade[2]
    shade = _tinted(blended(lit.shade, times(_COOL, grey), 0.5), colour, _GEL - 0.08)
    return replace(
        lit,
        key=_tinted(lit.key, colour, _GEL),
        shade=shade,
        second=second,
        spot_colour=_tinted(lit.spot_colour, colour, 0.72),
        spot_colours=spots,
    )


def dimmed(lit: Light, part: float) -> Light:
    """The light at `part` of its strength: 0 leaves a little of everything."""
    second = lit.second and replace(lit.second, strength=lit.second.strength * part)
    spots = tuple((*spot[:4], spot[4] * part) for spot in lit.spots)
    return replace(lit, key=times(lit.key, 0.5 + 0.5 * part), shade=times(lit.shade, 0.45 + 0.55 * part), second=second, spots=spots)


# --------------------------------------------------------------------------------------------- what is seen of the lamps


def gone_dark(before: Place, after: Place) -> frozenset[int]:
    """The things of a set whose lamps burnt before and do not now."""
    burnt = {lamp.item for lamp in before.lamps if lamp.lit and lamp.kind != "window"}
    return frozenset(burnt - {lamp.item for lamp in after.lamps if lamp.lit} - {0})


def begun(before: Place, after: Place) -> frozenset[int]:
    """The things of a set whose lamps burn now and did not before."""
    burnt = {lamp.item for lamp in before.lamps if lamp.lit}
    return frozenset({lamp.item for lamp in after.lamps if lamp.lit} - burnt - {0})


def seen(thing: Thing, state: State, *, failing: bool = False) -> Thing:
    """A thing as it looks in this light: a shade without its lamp is no brighter than the wall."""
    out = thing.id in state.dark or (thing.moving and any(thing.name in (name, *_THINGS.get(name, ())) for name in state.cue.off))
    if out or (failing and any(lamp.item == thing.id and lamp.kind in _ELECTRIC for lamp in state.place.lamps)):
        flame = thing.name in _FLAMES
        dull = (_WICK if flame else times(swatch.colour, 0.62) for swatch in thing.palette)
        plain = (replace(swatch, colour=colour, pattern="plain", values=()) for swatch, colour in zip(thing.palette, dull, strict=True))
        return replace(thing, palette=tuple(b if a.pattern == "glow" else a for a, b in zip(thing.palette, plain, strict=True)))
    lit = state.shining.get(thing.id)
    return replace(thing, palette=lit) if lit is not None and len(lit) == len(thing.palette) else thing


def blended(a: Colour, b: Colour, part: float) -> Colour:
    """From `a` (0) to `b` (1)."""
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part


def times(colour: Colour, by: float) -> Colour:
    """A colour so many times as bright."""
    return colour[0] * by, colour[1] * by, colour[2] * by


def _tinted(colour: Colour, gel: Colour, much: float) -> Colour:
    """A colour through a gel, about as light for the eye as it was."""
    was = 0.34 * colour[0] + 0.48 * colour[1] + 0.18 * colour[2]
    has = 0.34 * gel[0] + 0.48 * gel[1] + 0.18 * gel[2]
    by = min(1.12, was * (0.62 + 0.38 / max(has, 0.2)))
    return blended(colour, times(gel, by), much)
