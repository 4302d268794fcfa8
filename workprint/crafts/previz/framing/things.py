"""Things in the picture, and what eyes see: inserts, points of view.

Knows boxes and eyes; knows nothing of sizes of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import degrees, fsum, radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import Point
from workprint.crafts.previz.exact import atan, cos, hypot, sin, tan
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.filled import empty
from workprint.crafts.previz.framing.obstacles import crosses, hidden_by, misplaced, standing
from workprint.crafts.previz.framing.stage import Stage, Subject

HUNG, OVER_HEAD = 1.3, 1.95
"""What hangs higher than these is looked at level, and from below, metres."""
_BIG = 35.0
"""The lens for a big thing that hangs: a room has no space for a long one, millimetres."""
READ, SLANT = 2.2, 0.6
"""What it costs that a page is seen more slanted than this (the cosine of the angle off its face), for a whole 1 of it."""


def point_of_view(viewer: Subject, seen: Point, lens: float, aspect: float) -> View:
    """Through somebody's eyes onto a point."""
    ahead = cam.direction(cam.bearing(viewer.eye, seen), 0.0)
    return View(cam.added(viewer.eye, ahead, 0.12), seen, cam.fov(lens, aspect))


@dataclass(frozen=True)
class Held:
    """How somebody has a thing: so many metres (`arm`) before their eyes; the way its one face looks that is read (None: it has none)."""

    arm: float = 0.0
    face: Point | None = None


def insert(
    stage: Stage, low: Point, high: Point, lens: float, angle: str = "eye", *, towards: float | None = None, held: Held | None = None
) -> View:
    """One thing, from above and a little aside, its box filling most of the height. What somebody holds is seen from beside
    their head, as far off as their eyes are, and not edge-on.
    """
    arm, face = (held.arm, held.face) if held is not None else (0.0, None)
    middle = cam.between(low, high, 0.5)
    fov = cam.fov(max(lens, 50.0), stage.aspect)
    across = hypot(high[0] - low[0], high[2] - low[2])
    tall = high[1] - low[1]
    hung = middle[1] > HUNG and arm <= 0.0
    up = _looked_at(angle, middle[1], hung=hung)
    fov, share = (cam.fov(_BIG, stage.aspect), 0.72) if hung and max(across, tall) > 1.0 else (fov, 0.52)
    size = max(tall * cos(radians(up)) + across * abs(sin(radians(up))), across / stage.aspect * 1.15, 0.10)
    far = max(cam.distance(size / share, fov), 0.32)
    if arm > 0.0:
        far, fov = arm, min(60.0, degrees(2.0 * atan(size / 0.72 / 2.0 / arm)))
    options = []
    for off in (28, -28, 8, 50, -50, 75, -75, 110, -110, 150, -150, 180):
        yaw = (0.0 if towards is None else towards) + off * (1.0 if stage.side >= 0 else -1.0)
        for higher in (0.0, 16.0, 30.0):
            view = View(cam.added(middle, cam.direction(yaw, min(80.0, up + higher)), far), middle, fov)
            cost = 0.007 * abs(off) + 0.012 * higher + misplaced(stage, view.eye) + (empty(stage, view) if hung else 0.0)
            cost += (3.0 if hidden_by(stage.people, view.eye, middle) else 0.0) + _heads_before(stage, view)
            cost += (
                READ * max(0.0, SLANT - fsum(a * (b - c) / far for a, b, c in zip(face, view.eye, middle, strict=True))) if face else 0.0
            )
            for item in standing(stage.place, view.eye):
                if item.opaque and crosses(item, view.eye, middle) and not crosses(item, middle, middle, 0.06):
                    cost += 2.0
            options.append((cost, view))
    return min(options, key=lambda option: option[0])[1]


def _looked_at(angle: str, high: float, *, hung: bool) -> float:
    """From how far above (degrees) a thing is seen whose middle is `high`: what lies about from above, what hangs level or from below."""
    up = {"eye": 34.0, "overhead": 78.0, "high": 50.0}.get(angle, 18.0)
    if not hung:
        return up
    return -32.0 if high > OVER_HEAD else {"eye": 0.0, "overhead": 30.0, "high": 20.0}.get(angle, -12.0)


def _heads_before(stage: Stage, view: View) -> float:
    """What it costs that heads stand in the picture of a thing: its own is the only face there."""
    cost = 0.0
    for person in stage.people:
        for share in (0.0, 0.5, 1.0):
            x, y, depth = cam.screen(view, cam.between(person.eye, person.crown, share), stage.aspect)
            reach = 0.14 / (max(depth, 0.05) * tan(radians(view.fov) / 2.0))
            if depth > -0.1 and abs(x) < 1.0 + reach / stage.aspect and abs(y) < 1.0 + reach:
                cost += 0.3
    return cost
