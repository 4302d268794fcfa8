"""Whether a camera may go where a move takes it: clear of walls, things and bodies for the whole shot, the eyes it is about in sight.

What stood in the composition stays standing: a move is shortened until it runs into nothing, not the set cleared for it. Knows paths of
cameras, boxes and bodies; knows nothing of sizes or lenses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import fsum, sqrt

from workprint.crafts.previz.camera import Point
from workprint.crafts.previz.exact import hypot
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.obstacles import CLOSEST, POST, crosses, movable, standing
from workprint.crafts.previz.moves import Given
from workprint.crafts.previz.people.performer import Performance, heads
from workprint.crafts.previz.sets.dressing import Item, Place

STEPS = 12
"""A path is looked at in so many steps."""
FINER = 4
"""Between two of them a camera's way is looked at so many times, with bodies where they are at both."""
SHARES = (1.0, 0.85, 0.7, 0.55, 0.4, 0.28, 0.16, 0.08, 0.0)
"""Of a move, tried in this order."""
IN_SIGHT = 0.9
"""The eyes of whom a shot is about are to be seen for this share of it."""
PROFILE = 97.0
"""A face turned farther off the lens than this is hardly seen, degrees: a little past the profile."""
_CEILING = 0.15
_REACH = 4.5
"""No move carries a camera farther, metres."""

Path = Callable[[float], View]


class Room:
    """What is there for one shot: the set as it stands for the composition, and bodies (x, z, crown) at every step of it."""

    def __init__(self, place: Place, base: View, parts: Mapping[str, Performance], seconds: float) -> None:
        self.place, self.base, self.seconds = place, base, seconds
        self.items = [item for item in standing(place, base.eye) if item.opaque]
        self.near = [item for item in self.items if outside(item, base.eye) < _REACH]
        self.walls = [wall for wall in place.walls if wall.ahead(base.eye[0], base.eye[2]) >= CLOSEST]
        self.bodies = [
            {name: _post(part, seconds * step / STEPS) for name, part in parts.items()} for step in range(STEPS + 1)
        ]  # fmt: skip

    def gaps(self, eye: Point, step: int, skip: Sequence[str] = ()) -> tuple[float, float, float]:
        """How far a camera is from the nearest wall (or the ceiling), thing and body at a step, metres (0 or less: in it)."""
        walls = [wall.ahead(eye[0], eye[2]) for wall in self.walls]
        if self.place.ceiling is not None and self.base.eye[1] < self.place.ceiling:
            walls.append(self.place.ceiling - eye[1] + CLOSEST - _CEILING)
        bodies = [
            max(hypot(eye[0] - x, eye[2] - z) - POST, eye[1] - crown)
            for name, (x, z, crown) in self.bodies[step].items()
            if name not in skip
        ]
        return min(walls, default=9.0), min((outside(item, eye) for item in self.near), default=9.0), min(bodies, default=9.0)

    def clear(self, path: Path, skip: Sequence[str] = ()) -> bool:
        """Whether a camera on this path keeps its distance, or at least the one it has from the first."""
        stood = [self.gaps(self.base.eye, step, skip) for step in range(STEPS + 1)]
        least = [min(CLOSEST, *each) for each in zip(*stood, strict=True)]
        for step in range(STEPS + 1):
            for part in range(FINER if step < STEPS else 1):
                eye = path(self.seconds * (step + part / FINER) / STEPS).eye
                near = [self.gaps(eye, each, skip) for each in {step, min(STEPS, step + (part > 0))}]
                if not self._in_reach(eye) or any(gap < floor - 1e-6 for gaps in near for gap, floor in zip(gaps, least, strict=True)):
                    return False
        return True

    def _in_reach(self, eye: Point) -> bool:
        x0, x1, z0, z1 = self.place.reach
        b = self.base.eye
        return min(x0, b[0]) <= eye[0] <= max(x1, b[0]) and min(z0, b[2]) <= eye[2] <= max(z1, b[2])

    def sight(self, path: Path, eyes: Callable[[float], Point], skip: Sequence[str], *, cleared: bool) -> float:
        """For which share of the shot nothing stands between the lens and somebody's eyes; `skip` are they and whose bodies do not count.
        With `cleared` what two stagehands carry is carried off.
        """
        times = [self.seconds * step / STEPS for step in range(STEPS + 1)]
        hidden = [self.hidden(step, path(t).eye, eyes(t), skip, cleared=cleared) for step, t in enumerate(times)]
        return 1.0 - fsum(hidden) / len(hidden)

    def hidden(self, step: int, a: Point, b: Point, skip: Sequence[str], *, cleared: bool) -> bool:
        """Whether anything or anybody stands between a lens at `a` and eyes at `b` at a step."""
        items = [item for item in self.items if not (cleared and movable(item))]
        if any(crosses(item, a, b, 0.02) and not crosses(item, b, b, 0.12) and not crosses(item, a, a, 0.12) for item in items):
            return True
        return any(_between(body, a, b) for other, body in self.bodies[step].items() if other not in skip)


def _post(performance: Performance, t: float) -> tuple[float, float, float]:
    at = heads(performance, t)
    return float(at.floor[0]), float(at.floor[2]), float(at.crown[1])


def outside(item: Item, eye: Point) -> float:
    """How far a point is from an item's box, metres; 0 inside."""
    x, y, z = (max(low - at, 0.0, at - high) for low, high, at in zip(item.low, item.high, eye, strict=True))
    return sqrt(x * x + y * y + z * z)


def _between(body: tuple[float, float, float], a: Point, b: Point) -> bool:
    """Whether a body stands between two points."""
    x, z, crown = body
    dx, dz = b[0] - a[0], b[2] - a[2]
    flat = dx * dx + dz * dz
    t = ((x - a[0]) * dx + (z - a[2]) * dz) / flat if flat > 1e-9 else 0.0
    if not 0.0 < t < 0.97:
        return False
    return hypot(a[0] + dx * t - x, a[2] + dz * t - z) < POST and a[1] + (b[1] - a[1]) * t < crown + 0.05


def given(path: Callable[[Given], Path], leans: Sequence[float], good: Callable[[Path], bool]) -> Given:
    """As much of a move as there is room for: the greatest share whose path is good, passing the composition where it may."""
    tried = (Given(share, lean) for share in SHARES for lean in leans)
    return next((each for each in tried if good(path(each))), Given(0.0))
