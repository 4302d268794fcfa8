"""Who is cheated out of a close shot: whoever would only show a shoulder, half a head, or a face right behind the one it is about.

On the floor the others step aside for a single and leave a clean frame behind them (Katz, *Film Directing Shot by Shot*, on clean and
dirty singles; Thompson and Bowen on tangents and the edge of the frame). Those stay who touch whom it is about, who walk, and who stand
well in the background. Knows subjects and one view; knows nothing of how it was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.exact import dist, tan
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.stage import Stage, Subject
from workprint.crafts.previz.people.performer import Performance

CLEAN = frozenset(("ECU", "BCU", "CU", "MCU", "MS", "2S", "OTS"))
_TOUCHES = frozenset(("hug", "give", "take"))
_STILL = 0.35
"""Who moves no farther in a shot stands still, metres."""
_HEAD, _SHOULDER = 0.075, 0.13
"""Half of a head and of the shoulders across, in standing heights."""
_BACKGROUND = 1.2
"""Who is so many times as far off as whom a shot is about is background."""


def steady(parts: Mapping[str, Performance], through: Sequence[Sequence[Subject]]) -> frozenset[str]:
    """Who may be cheated out of a shot: those who stand where they are and touch nobody."""
    moved = set()
    for one in through:
        for other in through:
            there = {each.name: each.floor for each in other}
            moved |= {each.name for each in one if each.name not in there or dist(each.floor, there[each.name]) > _STILL}
    touching = {
        name
        for name, part in parts.items()
        if any(act.verb in _TOUCHES for act in part.acts) or any(key.posture == "dance" for key in part.keys)
    }
    return frozenset(name for name in parts if name not in moved and name not in touching)


def cheated(stage: Stage, view: View, members: Sequence[Subject], size: str) -> tuple[str, ...]:
    """The names of those who step aside for this view of `members`."""
    if size not in CLEAN or not members:
        return ()
    names = {member.name for member in members}
    others = [other for other in stage.people if other.name in stage.steady and other.name not in names]
    return tuple(other.name for other in others if any(_spoils(stage, view, other, member) for member in members))


def _spoils(stage: Stage, view: View, other: Subject, member: Subject) -> bool:
    """Whether somebody stands before a member, behind their face, or cut in two by the edge of the frame."""
    x, y, depth, wide = _head(view, other, stage.aspect)
    at, _, far, broad = _head(view, member, stage.aspect)
    if depth < 0.05:
        return False
    shoulder = wide * _SHOULDER / _HEAD
    if abs(x) - shoulder > 1.0 or y - wide * stage.aspect > 1.0 or y < -1.0 - 3.0 * wide * stage.aspect:
        return False
    whole = abs(x) + wide < 0.97 and y < 0.9
    return depth < far * 1.02 or abs(x - at) < wide + broad or not (whole and depth > _BACKGROUND * far)


def _head(view: View, who: Subject, aspect: float) -> tuple[float, float, float, float]:
    """Where the middle of a head is on the screen, how far off (metres), and half its width there."""
    x, y, depth = cam.screen(view, cam.between(who.eye, who.crown, 0.2), aspect)
    return x, y, depth, _HEAD * who.stature / (max(depth, 0.05) * tan(radians(view.fov) / 2.0) * aspect)
