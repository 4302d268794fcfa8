"""Several people in the picture: evenly about its middle, as tight as their heads and the size allow.

Knows subjects and sets; knows nothing of single sizes but the one a group of one falls back on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import fsum

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import ANGLES, HEIGHTS, VIEWS, Point
from workprint.crafts.previz.exact import dist, hypot
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.filled import empty
from workprint.crafts.previz.framing.obstacles import LOWEST, blocked, misplaced, unfaced
from workprint.crafts.previz.framing.pinned import lens_height, sized
from workprint.crafts.previz.framing.singles import single
from workprint.crafts.previz.framing.stage import Shot, Stage, Subject, side_of

HIGH = {"2S": 0.66, "FS": 1.25, "WS": 2.0, "EWS": 4.5}
"""Height of the picture at the group at least, in standing heights."""
EYES_AT = {"2S": 0.39}
"""Where eyes stand on the screen; whole figures stand about its middle."""
OVER = 3.2
"""What it costs to look at people from over their line: less than two lost faces."""
_HELD = 4.5
"""A two-shot is wide enough for where people come from, if that is no farther off than this, metres."""
_BELOW = 0.22
"""A level camera is so far below the eyes at most, metres."""
_BEFORE = (25.0, -25.0, 40.0, -40.0, 12.0, -12.0, 60.0, -60.0, 80.0, -80.0, 150.0, -150.0, 180.0)
"""Off the way two people look together: before them, to see their faces."""
_PAST = (142.0, -142.0, 128.0, -128.0, 156.0, -156.0, 112.0, -112.0, 170.0, -170.0, 95.0, -95.0)
"""The same where what they look at is far off: past them, to see it with them."""
_FACING = {"2S": (10.0, 6.0, 14.0, 2.0, 18.0, -8.0, 24.0, -16.0, 32.0, -26.0)}
_WIDER = (26.0, 18.0, 34.0, -22.0, 10.0, -32.0, 0.0, 44.0)
_SAID = {"front": (0.0, 5.0, -5.0, 10.0), "profile": (0.0, 3.0, -3.0), "three-quarter": (36.0, 32.0, 40.0, 28.0, -34.0, -30.0, -38.0),
         "three-quarter back": (52.0, 48.0, 56.0), "back": (62.0, 58.0, 66.0)}  # fmt: skip
"""Off square to the line of people who face each other."""


def group(stage: Stage, members: Sequence[Subject], shot: Shot) -> View:
    """Two people or more: every head between .15 and .85 of the width; as tight as that and the waist (for 2S) allow."""
    if len(members) == 1:
        return single(stage, members[0], replace(shot, size="MS" if shot.size == "2S" else shot.size))
    ends = max(combinations(members, 2), key=lambda pair: dist(pair[0].eye, pair[1].eye))
    others = _elsewhere(stage, members) if shot.size == "2S" else []
    bases, away = _bases(stage, members, ends, shot), all(member.away for member in members)
    options = []
    for base, off in bases:
        view = fitted(stage, [*members, *others], base + off, shot)
        cost = 0.006 * abs(off - bases[0][1]) + misplaced(stage, view.eye) + (OVER if base != bases[0][0] else 0.0)
        cost += fsum(blocked(stage, view.eye, member) for member in members)
        cost += 0.0 if shot.view or away else fsum(unfaced(stage, view.eye, member) for member in members)
        cost += empty(stage, view)
        spread = abs(cam.screen(view, ends[0].eye, stage.aspect)[0] - cam.screen(view, ends[1].eye, stage.aspect)[0])
        options.append((cost + 0.8 * max(0.0, 0.35 - spread), view))
    return min(options, key=lambda option: option[0])[1]


def _elsewhere(stage: Stage, members: Sequence[Subject]) -> list[Subject]:
    """The same people where a shot finds and leaves them, where one picture can hold all of that."""
    names = {member.name for member in members}
    found = [each for people in (stage.through[:1], stage.through[-1:]) for cast in people for each in cast if each.name in names]
    apart = max((dist(one.eye, other.eye) for one, other in combinations([*members, *found], 2)), default=0.0)
    return found if apart < _HELD else []


def _bases(stage: Stage, members: Sequence[Subject], ends: tuple[Subject, Subject], shot: Shot) -> list[tuple[float, float]]:
    """The ways to stand before a group, best first: a direction and how far off it (degrees)."""
    looks = [cam.direction(member.look, 0.0) for member in members]
    mean = (fsum(x for x, _, _ in looks) / len(looks), 0.0, fsum(z for _, _, z in looks) / len(looks))
    if hypot(mean[0], mean[2]) > 0.75:
        way = cam.bearing((0, 0, 0), mean)
        offs: Sequence[float] = _PAST if all(member.away for member in members) else _BEFORE
        if shot.view:
            near = 1.0 if cam.turned(way, side_of(stage, way)) > 0 else -1.0
            return [(way, near * off) for off in VIEWS[shot.view]]
        return [(way, off if stage.side >= 0 else -off) for off in offs]
    axis = cam.bearing(ends[0].eye, ends[1].eye)
    across = side_of(stage, axis)
    first = 1.0 if cam.turned(across, cam.bearing(members[-1].eye, members[0].eye)) > 0 else -1.0
    offs = _SAID.get(shot.view, _FACING.get(shot.size, _WIDER))
    return [(way, -first * off) for way in (across, across + 180.0)[: 1 if shot.view else 2] for off in offs]


def fitted(stage: Stage, members: Sequence[Subject], yaw: float, shot: Shot) -> View:
    """From one side, so far away that all are in the picture: heads evenly about its middle, eyes where they belong."""

    def view(up: float) -> View:
        return _even(stage, members, cam.scaled(cam.direction(yaw, up), -1.0), shot)

    floor = min(member.floor[1] for member in members)
    tall = max(member.tall for member in members)
    if shot.angle in HEIGHTS:
        return view(lens_height(view, max(floor + LOWEST, floor + HEIGHTS[shot.angle] * tall)))
    up = ANGLES[shot.angle] + (2.0 if shot.angle in ("eye", "dutch") else 0.0) + (3.0 if shot.size in ("WS", "EWS") else 0.0)
    made = view(up)
    return made if made.eye[1] >= floor + LOWEST else view(lens_height(view, floor + LOWEST + 1e-6, least=up))


def eye_line_of(size: str, high: float) -> float:
    """Where eyes stand on the screen in a picture so many metres high; the camera is never far below them. 0 for whole figures."""
    return min(EYES_AT[size], 2.0 * _BELOW / high) if size in EYES_AT else 0.0


def _even(stage: Stage, members: Sequence[Subject], ahead: Point, shot: Shot) -> View:
    """Along `ahead`: the outermost heads as far left as right of the middle, the highest and lowest eyes about their line."""
    fov = cam.fov(shot.lens, stage.aspect)
    stature = max(member.high for member in members)
    lowest = -0.55 if shot.size in EYES_AT else -0.9
    eyes = [member.eye for member in members]
    n = len(eyes)
    middle: Point = (fsum(e[0] for e in eyes) / n, fsum(e[1] for e in eyes) / n, fsum(e[2] for e in eyes) / n)
    high, x, limit = HIGH.get(shot.size, 0.7) * stature, 0.0, 0.48 if shot.size == "2S" else 0.62
    y = wanted = eye_line_of(shot.size, high) or 2.0 * (middle[1] - 0.60 * stature - members[0].floor[1]) / high
    view = sized((middle, y), (middle, x), high, ahead=ahead, lens=(fov, stage.aspect), roll=shot.roll)
    for _ in range(24):
        seen = [cam.screen(view, e, stage.aspect) for e in eyes]
        if min(depth for _, _, depth in seen) < 0.4:
            high *= 1.15
        else:
            xs, ys = [at for at, _, _ in seen], [at for _, at, _ in seen]
            half, off, over = (max(xs) - min(xs)) / 2.0, (max(xs) + min(xs)) / 2.0, (max(ys) + min(ys)) / 2.0 - wanted
            feet = -0.97 if shot.size in EYES_AT else min(cam.screen(view, member.floor, stage.aspect)[1] for member in members)
            tallest = max((max(ys) - 0.66) / 0.3, (lowest - min(ys)) / 0.3, (-0.97 - feet) / 0.3, 0.0)
            if half <= limit * 1.0005 and tallest <= 1e-3 and abs(off) < 1e-4 and abs(over) < 1e-4:
                break
            high *= max(1.0, min(1.5, half / limit)) * (1.0 + 0.3 * min(1.0, tallest))
            wanted = eye_line_of(shot.size, high) or wanted
            x, y = x - off, y - over
        view = sized((middle, y), (middle, x), high, ahead=ahead, lens=(fov, stage.aspect), roll=shot.roll)
    return view
