"""INTERCUT: one scene that plays in two places. Each of its shots goes to where the person it is about was before they were cut together.

    scene 1, IVO in a kitchen    scene 2, RENATA in a hotel; INTERCUT; his shots play in scene 1's set, hers in scene 2's

Knows whole scenes and who is in their shots; knows nothing of how anything was staged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from workprint.core.nouns import LightCue, Presence, Scene, Shot
from workprint.story import settings


def intercut(scene: Scene, before: Sequence[Scene], line: int, *, whole: bool) -> Scene:
    """The scene with its shots in the places where their people are at home: in the scene before, or in the one before that if its very
    heading says INTERCUT (`whole`), else here. Who speaks or acts in it before `line` of the page, where it says so, is at home here.
    The same scene where nobody in it comes from elsewhere.
    """
    others = before[-2:] if whole else before[-1:]
    homes = _homes(scene, others, line, whole)
    if not homes:
        return scene
    return replace(scene, shots=tuple(_at_home(shot, homes, others) for shot in scene.shots))


def _homes(scene: Scene, others: Sequence[Scene], line: int, whole: bool) -> dict[str, tuple[Scene, Presence]]:
    """Who comes from another scene: that scene, and how they were last seen in it."""
    own: set[str] = set()
    for shot in () if whole else scene.shots:
        own |= {said.speaker for said in shot.lines if said.source.first < line}
        own |= {beat.who for beat in shot.beats if shot.source.last < line}
    homes: dict[str, tuple[Scene, Presence]] = {}
    for other in others:
        for shot in other.shots:
            homes |= {each.who: (other, each) for each in shot.people if each.who not in own and shot.elsewhere == ""}
    return homes


def _at_home(shot: Shot, homes: Mapping[str, tuple[Scene, Presence]], others: Sequence[Scene]) -> Shot:
    """The shot in the place of whom it is about, or of the thing it shows; who is not there is heard over the line."""
    about = next(iter((*shot.on, *(beat.who for beat in shot.beats), *(line.speaker for line in shot.lines))), "")
    thing = settings.furnishing_of(about.lower())
    kept = [other.number for other in others if shot.size == "INSERT" and thing in other.furnishing]
    home = homes[about][0].number if about in homes else kept[0] if kept else ""
    here = {each.who for each in shot.people if (homes[each.who][0].number if each.who in homes else "") == home}
    people = tuple(_as_left(each, homes, here) for each in shot.people if each.who in here)
    return replace(
        shot,
        elsewhere=home,
        lights=_as_it_was(home, others) if home else shot.lights,
        on=tuple(who for who in shot.on if who in here or who not in {each.who for each in shot.people}),
        people=people,
        beats=tuple(beat for beat in shot.beats if beat.who in here and not (beat.who in homes and beat.verb in ("enter", "exit"))),
        lines=tuple(line if line.speaker in here else replace(line, off=True) for line in shot.lines),
    )


def _as_it_was(home: str, others: Sequence[Scene]) -> tuple[LightCue, ...]:
    """The light in which another scene was left."""
    last = next((other.shots[-1].lights[-1:] for other in others if other.number == home and other.shots), ())
    return tuple(replace(cue, at=Fraction(0), motion=cue.motion if cue.motion == "pulse" else "") for cue in last)


def _as_left(now: Presence, homes: Mapping[str, tuple[Scene, Presence]], here: set[str]) -> Presence:
    """Where they were left at home, with what they hold and feel now; they face nobody who is not there."""
    left = homes[now.who][1] if now.who in homes else now
    facing = left.facing if left.facing in here or now.who in homes else now.facing if now.facing in here else ""
    return replace(now, mark=left.mark, posture=left.posture, facing=facing, holding=now.holding or left.holding)
