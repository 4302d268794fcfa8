"""The gaffer: the light of one shot from its first cue to its last, and of every instant in it.

    order + place + set-up  >  states: a light per cue  >  the light at second t, with what shines in people's hands

Knows orders, places, set-ups and what is held; how a light is made is in `light`, `gels`, `lightcues` and `lightmoves`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workprint.crafts.previz import carried, gels, light, lightcues, lightmoves
from workprint.crafts.previz.camerawork import CLOSE, Setup
from workprint.crafts.previz.forms import Colour, Light, Thing
from workprint.crafts.previz.lightcues import Cue, State
from workprint.crafts.previz.people.performer import Performance, grasp_at, heads
from workprint.crafts.previz.sets import Place, book, place
from workprint.crafts.previz.sets.carpentry import Point
from workprint.crafts.previz.sets.dressing import COLOURS
from workprint.crafts.previz.sets.lightwords import Gel

Glow = tuple[tuple[float, float, float, float, float], Colour]
_DARK = frozenset(("night", "dusk", "evening"))
"""When what burns in a hand is seen to shine."""


def states(
    here: Place,
    order: Mapping[str, Any],
    setup: Setup,
    parts: Mapping[str, Performance],
    said: tuple[Mapping[str, Any], Gel | None, str],
    timing: tuple[float, float],
) -> tuple[State, ...]:
    """The light from each of its cues on. `said` is the scene, its gel and the shot's size, `timing` how many seconds a frame and the shot
    last.
    """
    (scene, gel, size), (tick, seconds) = said, timing
    found, night = [], None
    for cue in lightcues.cues(order, tick):
        flames = _flames(cue, parts, seconds / 2)
        there = lightcues.burning(here, cue, flames) if cue != Cue(cue.at) else here
        lit = lightcues.through(_lit(there, order, setup, size, lightcues.gel(cue) or gel), cue, there, setup.base, close=size in CLOSE)
        fresh = lightcues.begun(here, there)
        if fresh and night is None:
            noted = book.read(order)
            night = {item.thing.id: item.thing.palette for item in place({**scene, "time": "night"}, noted=noted).items}
        shining = {id: night[id] for id in sorted(fresh) if night is not None and id in night}
        found.append(State(cue, lit, there, lightcues.gone_dark(here, there), shining))
    return tuple(found)


def _flames(cue: Cue, parts: Mapping[str, Performance], t: float) -> dict[str, Point]:
    """Where the hands are in which something burns: before their owners' faces."""
    part = parts.get(cue.who)
    if part is None or not set(cue.on) & set(lightcues.IN_HAND):
        return {}
    at = heads(part, t)
    ahead = light.towards(at.yaw, 0.0)
    return {cue.who: (float(at.eye[0]) + 0.35 * ahead[0], float(at.eye[1]) - 0.25, float(at.eye[2]) + 0.35 * ahead[2])}


def unlit(states: Sequence[State], held: frozenset[str]) -> list[str]:
    """What the page lights or puts out that is neither on the set nor `held`, a sentence each."""
    return list(dict.fromkeys(said for state in states for said in lightcues.missing(state.place, state.cue, held)))


def at(states: Sequence[State], t: float, held: Sequence[Thing], parts: Mapping[str, Performance], *, night: bool) -> Light:
    """The light at second `t`, with what is `held` in it; by `night` all that can shine in a hand does."""
    state, lit = lightmoves.at(states, t)
    lit = light.at(lit, state.place, t)
    glows = [glow for thing in held if (glow := carried.spot(thing)) and _burns(thing.name, state.cue, night=night)]
    return light.with_spots(lit, [*glows, *_match(state.cue, parts, t)])


def seen(states: Sequence[State], t: float, things: Sequence[Thing]) -> list[Thing]:
    """Things as they look in the light of second `t`: lamps that are out, or have come on."""
    state = lightmoves.state_at(states, t)
    if state.cue == Cue(state.cue.at):
        return list(things)
    failing = lightmoves.failing(state, t)
    return [lightcues.seen(thing, state, failing=failing) for thing in things]


def is_dark(order: Mapping[str, Any]) -> bool:
    """Whether an order's hour is one at which lamps are lit."""
    return bool(_DARK & set(str((order.get("set") or {}).get("time", "")).casefold().split()))


def _lit(here: Place, order: Mapping[str, Any], setup: Setup, size: str, gel: Gel | None) -> Light:
    scene, hero = order.get("set") or {}, setup.hero
    close = hero is not None and size in CLOSE
    face = light.Face(hero.eye, hero.look, setup.beside) if hero is not None and close else None
    about = hero.eye if hero is not None and size != "2S" else setup.base.target
    time, words = str(scene.get("time", "day")), tuple(str(word) for word in scene.get("furnishing", ()))
    if gel is None:
        return light.of_shot(here, (time, words), setup.base, about, face, near=size == "2S")
    told = gels.hour(here, gel, time), words
    return gels.through(light.of_shot(gels.burning(here, gel), told, setup.base, about, face, near=size == "2S"), gel, here, time)


def _burns(name: str, cue: Cue, *, night: bool) -> bool:
    """Whether what is in a hand is seen to shine."""
    return (night or cue.level == "out" or name in cue.on) and name not in cue.off


def _match(cue: Cue, parts: Mapping[str, Performance], t: float) -> list[Glow]:
    """The light of a match in somebody's hand."""
    part = parts.get(cue.who)
    if "match" not in cue.on or part is None or part.player is not None:
        return []
    x, y, z = (float(v) for v in grasp_at(part, t, parts).fist)
    return [((x, y + 0.07, z, 1.3, 0.6), COLOURS["fire"])]
