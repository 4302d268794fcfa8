"""How the light of a scene goes on from moment to moment: what sentences and stage notes change stays so until something else is said.

    (as the hour has it)    the lights go out -> out      lights a candle -> out, candle on      the lights come back on -> (as before)

What is switched on was off before, if nothing said otherwise; a match burns for its moment and the next. Knows changes of light and their
order; knows nothing of words, shots or lamps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.core.nouns import LightCue
from workprint.story import lightwords as w
from workprint.story.lightwords import Change

_ELECTRIC = (w.ROOM, w.POWER, "lamp", "street lamp", "neon")
_MATCH = "match"
_FLAMES = ("candle", "lantern")


@dataclass(frozen=True)
class Lit:
    """The light of one moment: how it is as the moment begins, and what it becomes in it: (share of the moment in thousandths, cue)."""

    before: LightCue
    changes: tuple[tuple[int, LightCue], ...] = ()

    @property
    def after(self) -> LightCue:
        """How it is when the moment is over."""
        return self.changes[-1][1] if self.changes else self.before


def lit(moments: Sequence[tuple[Sequence[Change], str]]) -> list[Lit]:
    """The light of every moment of a scene, of what changes in each and who acts in it (for what burns in a hand)."""
    now, found, struck = _opening([change for changes, _ in moments for change in changes]), [], -9
    for at, (changes, who) in enumerate(moments):
        if at > struck + 1 and _MATCH in now.on:
            now = _changed(now, Change(off=(_MATCH,)), who)
        steps: list[tuple[int, LightCue]] = []
        before = now
        for change in changes:
            struck = at if _MATCH in change.on else struck
            now = _changed(now, change, who)
            steps.append((change.share, replace(now, motion=change.motion) if change.motion else now))
        if steps and steps[-1][1] != now:
            steps.append((1000, now))
        found.append(Lit(before, tuple(_last_of_each(steps))))
    return found


def _last_of_each(steps: Sequence[tuple[int, LightCue]]) -> list[tuple[int, LightCue]]:
    """Of changes at one instant the last, with what begins in any of them."""
    found: list[tuple[int, LightCue]] = []
    for share, cue in steps:
        if found and found[-1][0] == share:
            _, before = found.pop()
            cue = cue if cue.motion else replace(cue, motion=before.motion)
        found.append((share, cue))
    return found


def _opening(changes: Sequence[Change]) -> LightCue:
    """The light as the scene begins: as it is described before anything happens to it; what is first switched on was off, and a candle that
    is first put out was what the light came of.
    """
    said: set[str] = set()
    now = LightCue()
    for change in changes:
        if change.still and not said - {"still"}:
            now, said = _changed(now, change, ""), {"still"}
            continue
        flame = next((name for name in change.off if name in _FLAMES and not said), "")
        now = replace(now, of=flame) if flame else now
        if {*change.on} & {w.ROOM, w.POWER} and not said & {"level", w.ROOM} and change.of is None:
            now = replace(now, level="out", off=(w.ROOM,))
        now = replace(now, off=(*now.off, *(name for name in change.on if name not in (w.ROOM, w.POWER, _MATCH) and name not in said)))
        said |= {*change.on, *change.off, change.of or "", *(("level",) if change.level is not None else ())}
    return replace(now, off=tuple(dict.fromkeys(now.off)))


def _changed(now: LightCue, change: Change, who: str) -> LightCue:
    """The light after a change that stays."""
    on, off = [name for name in now.on if name not in change.off], [name for name in now.off if name not in change.on]
    if {*change.on} & {w.ROOM, w.POWER}:
        off = [name for name in off if name not in (*_ELECTRIC, "screen")]
    if {*change.off} & {w.ROOM, w.POWER}:
        on = [name for name in on if name not in (*_ELECTRIC, *(("screen",) if w.POWER in change.off else ()))]
    level = now.level if change.level is None else change.level
    of = now.of if change.of is None else change.of
    if of and of in change.off:
        level, of = "out", ""
    of = "" if change.level == "out" and of in _ELECTRIC else of
    switched = bool({*change.on, *change.off} & {w.ROOM, w.POWER}) or change.motion == "burst"
    motion = change.motion if change.lasts else "" if switched or change.colour == "" else now.motion
    hand = who if {*change.on} & {*w.HANDHELD} else now.who
    on += [name for name in change.on if name not in (w.ROOM, w.POWER) and name not in on]
    off += [name for name in change.off if name not in off and name != _MATCH]
    colour = now.colour if change.colour is None else change.colour
    return LightCue(now.at, level, colour, of, tuple(on), tuple(off), motion, hand if {*on} & {*w.HANDHELD} else "")
