"""Does a scene hang together from shot to shot? What the first of two shots leaves is compared with what the second begins with.

Knows films as the nouns say them; knows nothing of how they were staged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workprint.core.nouns import Beat, Film, Presence, Scene, Shot
from workprint.story import lexicon

State = dict[str, Presence]
_BY_HAND = ("write", "wipe", "knock", "cook")
"""Deeds with a thing that need it in no hand."""
_POSTURES = ("lie", "fall", "kneel", "crouch")


def jumps(film: Film) -> Iterator[str]:
    """Everything of a film that is not where, how or with what the shot before left it, in words."""
    for scene in film.scenes:
        yield from _in(scene)


def _in(scene: Scene) -> Iterator[str]:
    left: dict[str, State] = {}
    seen: set[str] = set()
    gone: dict[str, set[str]] = {}
    for shot in scene.shots:
        here = left.get(shot.elsewhere)
        entering = {beat.who for beat in shot.beats if beat.verb == "enter"}
        away = gone.setdefault(shot.elsewhere, set())
        begins = {each.who: each for each in shot.people if each.who not in entering}
        for who in (here or {}).keys() - begins.keys():
            yield f"{shot.id}: {who} is gone"
        for who, now in begins.items():
            was = (here or {}).get(who)
            if was is None and who in seen and here is not None:
                yield f"{shot.id}: {who} is back" if who in away else f"{shot.id}: {who} is there again"
            yield from (f"{shot.id}: {who} {said}" for said in _changed(was, now)) if was is not None else ()
        for who in entering & begins.keys():
            yield f"{shot.id}: {who} enters and is there"
        if shot.people or shot.size != "INSERT":
            left[shot.elsewhere] = _after(shot)
        seen |= {each.who for each in shot.people}
        away |= {beat.who for beat in shot.beats if beat.verb == "exit"}


def _changed(was: Presence, now: Presence) -> Iterator[str]:
    for name in ("mark", "posture", "holding"):
        before, after = getattr(was, name), getattr(now, name)
        if before != after and not (name == "mark" and before == "?"):
            yield f"{name} {before or 'nothing'} -> {after or 'nothing'}"


def _after(shot: Shot) -> State:
    """How the shot leaves everybody."""
    entering = {beat.who for beat in shot.beats if beat.verb == "enter"}
    state = {each.who: each for each in shot.people if each.who not in entering}
    waiting = {each.who: each for each in shot.people if each.who in entering}
    for beat in sorted(shot.beats, key=lambda beat: beat.at):
        _do(beat, state, waiting)
    return state


def _do(beat: Beat, state: State, waiting: State) -> None:
    who, here = beat.who, state.get(beat.who)
    if beat.verb == "enter":
        state[who] = replace(waiting[who], mark=beat.target or "?", posture="stand")
        return
    if here is None:
        return
    if beat.verb == "exit":
        del state[who]
        return
    if beat.verb in ("walk", "run"):
        here = replace(here, mark=beat.target or "?", posture="stand")
    elif beat.verb in lexicon.ABOUT:
        here = replace(here, mark=beat.target or here.mark, posture="kneel" if beat.verb == "crawl" else "stand")
    elif beat.verb == "sit":
        here = replace(here, posture="sit", mark=beat.target or here.mark)
    elif beat.verb in ("stand", "dance", "hug"):
        here = replace(here, posture="stand")
    elif beat.verb in _POSTURES:
        here = replace(here, posture=beat.verb, mark=beat.target if beat.target and beat.target not in state else here.mark)
    elif beat.verb in ("pick", "read", *lexicon.ALONE) and beat.verb not in _BY_HAND and beat.thing:
        here = replace(here, holding=beat.thing)
        for other, each in list(state.items()):
            if other != who and each.holding == beat.thing and other == beat.target:
                state[other] = replace(each, holding="")
    elif beat.verb == "put":
        here = replace(here, holding="")
    elif beat.verb == "give":
        here = replace(here, holding="")
        if beat.target in state:
            state[beat.target] = replace(state[beat.target], holding=beat.thing)
    state[who] = here
