"""INTERCUT: one scene that plays in two places. Each of its shots goes to where the person it is about was before they were cut together.

    scene 1, IVO in a kitchen    scene 2, RENATA in a hotel; INTERCUT; his shots play in scene 1's set, hers in scene 2's

Knows whole scenes and who is in their shots; knows nothing of words or of how anything was staged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workprint.core.nouns import Presence, Scene, Shot


def intercut(scene: Scene, before: Sequence[Scene], line: int, *, whole: bool) -> Scene:
    """The scene with its shots from `line` of the page on (all of them, if its very heading says INTERCUT: `whole`) in the places where
    their people are at home: in the scene before, in the one before that for a `whole` one, else here. The same scene where nobody in it
    comes from elsewhere.
    """
    homes = _homes(scene, before[-2:] if whole else before[-1:], line, whole)
    if not homes:
        return scene
    return replace(scene, shots=tuple(_at_home(shot, homes) if whole or shot.source.first >= line else shot for shot in scene.shots))


def _homes(scene: Scene, others: Sequence[Scene], line: int, whole: bool) -> dict[str, tuple[Scene, Presence]]:
    """Who comes from another scene: that scene, and how they were last seen in it."""
    own: set[str] = set()
    for shot in () if whole else scene.shots:
        own |= set(shot.on) if shot.source.first < line else set()
        own |= {said.speaker for said in shot.lines if said.source.first < line}
    homes: dict[str, tuple[Scene, Presence]] = {}
    for other in others:
        for shot in other.shots:
            homes |= {each.who: (other, each) for each in shot.people if each.who not in own and shot.elsewhere == ""}
    return homes


def _at_home(shot: Shot, homes: Mapping[str, tuple[Scene, Presence]]) -> Shot:
    """The shot in the place of whom it is about; who is not there is heard over the line."""
    about = next(iter((*shot.on, *(beat.who for beat in shot.beats), *(line.speaker for line in shot.lines))), "")
    home = homes[about][0].number if about in homes else ""
    here = {each.who for each in shot.people if (homes[each.who][0].number if each.who in homes else "") == home}
    people = tuple(_as_left(each, homes, here) for each in shot.people if each.who in here)
    return replace(
        shot,
        elsewhere=home,
        on=tuple(who for who in shot.on if who in here or who not in {each.who for each in shot.people}),
        people=people,
        beats=tuple(beat for beat in shot.beats if beat.who in here),
        lines=tuple(line if line.speaker in here else replace(line, off=True) for line in shot.lines),
    )


def _as_left(now: Presence, homes: Mapping[str, tuple[Scene, Presence]], here: set[str]) -> Presence:
    """Where they were left at home, with what they hold and feel now; they face nobody who is not there."""
    left = homes[now.who][1] if now.who in homes else now
    facing = left.facing if left.facing in here or now.who in homes else now.facing if now.facing in here else ""
    return replace(now, mark=left.mark, posture=left.posture, facing=facing, holding=now.holding or left.holding)
