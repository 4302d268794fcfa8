"""How the light of a shot moves: from one cue to the next, and all that flickers, flashes, strikes or goes by.

Flickers and alarms stay below three flashes a second (the general flash threshold of WCAG 2.3.1). Knows lights and seconds; knows nothing
of what a cue says, of lamps or pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.crafts.previz import exact, light
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.forms import Colour, Light, Second
from workprint.crafts.previz.lightcues import State, blended, dimmed
from workprint.crafts.previz.sets.dressing import Place

_STEPS = (1.0, 0.25, 0.9, 0.9, 0.35, 1.0, 1.0, 0.15, 0.6, 0.6, 1.0, 0.3, 0.95, 0.95, 0.4)
"""A lamp that fails: how bright, `_RATE` steps a second."""
_RATE = 6.0
_TAKES = {"": 0.12, "dim": 0.7, "out": 0.12, "bright": 0.12}
"""Seconds in which a light reaches a level."""
_LASTS = {"lightning": 1.1, "flash": 0.6, "burst": 2.2, "sweep": 2.4, "flare": 1.6}
"""Seconds that what happens once goes on for."""


def state_at(states: Sequence[State], t: float) -> State:
    """The state of second `t`."""
    return states[_number(states, t)]


def _number(states: Sequence[State], t: float) -> int:
    return max(k for k, state in enumerate(states) if state.cue.at <= t + 1e-6 or k == 0)


def at(states: Sequence[State], t: float) -> tuple[State, Light]:
    """The state at second `t`, and the light that is then: on its way from the one before, with all that happens once and is not over."""
    number = _number(states, t)
    now = states[number]
    since, lit = t - now.cue.at, now.light
    takes = _TAKES[now.cue.level]
    if number and since < takes:
        lit = _between(states[number - 1].light, lit, (since + 0.04) / (takes + 0.04))
    if now.cue.motion == "flicker":
        lit = dimmed(lit, flickering(since))
    elif now.cue.motion == "pulse":
        lit = dimmed(lit, 0.6 + 0.4 * float(exact.cos(2.0 * exact.PI * since)))
    for state in states[: number + 1]:
        since = t - state.cue.at
        if 0.0 <= since < _LASTS.get(state.cue.motion, 0.0):
            lit = _happening(lit, state, since)
    return now, lit


def failing(state: State, t: float) -> bool:
    """Whether the lamps of a state are seen to be dark at second `t`, though they burn: between two flickers."""
    return state.cue.motion == "flicker" and flickering(t - state.cue.at) < 0.5


def flickering(since: float) -> float:
    """How bright a failing lamp is, 0..1."""
    return _STEPS[int(max(0.0, since) * _RATE) % len(_STEPS)]


def _happening(lit: Light, state: State, since: float) -> Light:
    """What happens once, `since` seconds after it began."""
    motion, share = state.cue.motion, since / _LASTS[state.cue.motion]
    left = square(1.0 - share)
    if motion == "lightning":
        return _struck(lit, (1.10, 1.13, 1.20), (0.66, 0.72, 0.90), left if since < 0.1 or since > 0.22 else 0.15)
    if motion == "flash":
        return _struck(lit, (1.12, 1.09, 1.0), (0.80, 0.77, 0.72), left)
    if motion == "burst":
        return _struck(lit, (1.12, 1.12, 1.12), (1.02, 1.03, 1.06), 1.0 if since < 0.2 else left)
    if motion == "flare":
        much = 1.0 + 0.6 * left
        second = lit.second and replace(lit.second, strength=min(1.5, lit.second.strength * much))
        warm = blended(lit.shade, (0.72, 0.48, 0.30), 0.35 * left)
        return replace(lit, second=second, spots=tuple((*spot[:4], spot[4] * much) for spot in lit.spots), shade=warm)
    return _swept(lit, state.place, share)


def _struck(lit: Light, key: Colour, shade: Colour, much: float) -> Light:
    sky = blended(lit.sky_top, (0.80, 0.84, 0.95), 0.8 * much), blended(lit.sky_low, (0.86, 0.89, 0.97), 0.8 * much)
    return replace(lit, key=blended(lit.key, key, much), shade=blended(lit.shade, shade, much), sky_top=sky[0], sky_low=sky[1])


def _swept(lit: Light, place: Place, share: float) -> Light:
    """Headlights that go by: through the window of a room, along a street; they come, are over it, and go."""
    from_ = float(exact.atan2(place.window[0], place.window[1])) / exact.DEGREE
    strength = min(1.0, 1.6 * float(exact.sin(exact.PI * share)))
    beam = Second(None, light.towards(from_ + 75.0 - 150.0 * share, 9.0), (1.0, 0.96, 0.84), strength, 0.0)
    if lit.second is None or lit.second.strength < strength:
        return replace(lit, second=beam)
    return lit


def _between(a: Light, b: Light, part: float) -> Light:
    """From one light to another: colours run over, what throws shadows changes half way."""
    near, far = (a, 1.0 - 2.0 * part) if part < 0.5 else (b, 2.0 * part - 1.0)
    second = near.second and replace(near.second, strength=near.second.strength * max(0.0, far))
    if a.second is not None and b.second is not None and a.second.place == b.second.place:
        second = replace(b.second, strength=a.second.strength + (b.second.strength - a.second.strength) * part)
    spots = [(*spot[:4], spot[4] * (1.0 - part)) for spot in a.spots] + [(*spot[:4], spot[4] * part) for spot in b.spots]
    colours = (*_all_colours(a), *_all_colours(b))
    return replace(
        b,
        direction=near.direction,
        key=blended(a.key, b.key, part),
        shade=blended(a.shade, b.shade, part),
        sky_top=blended(a.sky_top, b.sky_top, part),
        sky_low=blended(a.sky_low, b.sky_low, part),
        second=second,
        spots=tuple(spots),
        spot_colours=colours,
    )


def _all_colours(lit: Light) -> tuple[Colour, ...]:
    return (*lit.spot_colours, *(lit.spot_colour for _ in lit.spots[len(lit.spot_colours) :]))
