"""A camera carried after a walker, or before one: the distance locked, the way smoothed, a step in it.

The walker's way is low-passed over half a second and the camera rides on it in the walker's own frame, so that it turns where they turn. It
rises and sinks by two or three centimetres with the operator's steps. Knows one walker's way and the room; knows nothing of what is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum, pi

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import Point
from workprint.crafts.previz.exact import hypot, sin
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.obstacles import CLOSEST
from workprint.crafts.previz.moves import swung
from workprint.crafts.previz.people.performer import Performance, heads
from workprint.crafts.previz.sets.dressing import Place

RATE = 12
"""Samples of a way a second."""
SMOOTH = 0.5
"""The way is low-passed over so many seconds; headings over twice as many."""
BOB = 0.0125
"""Half of what a step lifts the camera by, metres."""
_STILL = 0.25
"""Slower than this nobody goes anywhere, metres a second."""


@dataclass(frozen=True)
class Way:
    """Where a walker is and whither they go, smoothed: `RATE` samples a second of place (x, z), heading (degrees) and speed (m/s)."""

    places: tuple[tuple[float, float], ...]
    headings: tuple[float, ...]
    speeds: tuple[float, ...]

    def at(self, t: float) -> tuple[float, float, float, float]:
        """x, z, heading and speed at second `t`."""
        u = min(max(0.0, t * RATE), len(self.places) - 1.000001)
        i, k = int(u), u - int(u)
        j = min(i + 1, len(self.places) - 1)
        (x0, z0), (x1, z1) = self.places[i], self.places[j]
        return (
            x0 + (x1 - x0) * k,
            z0 + (z1 - z0) * k,
            self.headings[i] + cam.turned(self.headings[i], self.headings[j]) * k,
            self.speeds[i] + (self.speeds[j] - self.speeds[i]) * k,
        )


def way_of(performance: Performance, seconds: float) -> Way:
    """The smoothed way of somebody through a shot."""
    margin = int(SMOOTH * 2 * RATE)
    count = int(seconds * RATE) + 2
    floors = [heads(performance, max(0.0, k / RATE)).floor for k in range(-margin, count + margin)]
    xs, zs = _smooth([float(f[0]) for f in floors], SMOOTH), _smooth([float(f[2]) for f in floors], SMOOTH)
    steps = [(xs[min(k + 1, len(xs) - 1)] - xs[max(k - 1, 0)], zs[min(k + 1, len(zs) - 1)] - zs[max(k - 1, 0)]) for k in range(len(xs))]
    speeds = [hypot(dx, dz) * RATE / 2.0 for dx, dz in steps]
    fast = [k for k, speed in enumerate(speeds) if speed > _STILL]
    standing = heads(performance, seconds / 2.0).yaw
    headings = _smooth(_headings(steps, fast) if fast else [standing] * len(steps), 2.0 * SMOOTH)
    inner = slice(margin, margin + count)
    return Way(tuple(zip(xs, zs, strict=True))[inner], tuple(headings[inner]), tuple(speeds[inner]))


def _headings(steps: list[tuple[float, float]], fast: list[int]) -> list[float]:
    """Whither somebody goes at every sample; while they stand and turn between two ways, from the one towards the other."""
    found = {}
    now = cam.bearing((0, 0, 0), (steps[fast[0]][0], 0.0, steps[fast[0]][1]))
    for k in fast:
        now += cam.turned(now, cam.bearing((0, 0, 0), (steps[k][0], 0.0, steps[k][1])))
        found[k] = now
    headings = []
    for k in range(len(steps)):
        before, after = max((f for f in fast if f <= k), default=fast[0]), min((f for f in fast if f >= k), default=fast[-1])
        part = (k - before) / (after - before) if after > before else 0.0
        headings.append(found[before] + (found[after] - found[before]) * part)
    return headings


def _smooth(values: list[float], over: float) -> list[float]:
    """Twice the running mean over half of `over` seconds each: what is left has no corners, and lags nothing."""
    half = max(1, int(over * RATE / 4.0 + 0.5))
    for _ in range(2):
        padded = values[:1] * half + values + values[-1:] * half
        values = [fsum(padded[k : k + 2 * half + 1]) / (2 * half + 1) for k in range(len(values))]
    return values


def carried(base: View, way: Way, composed: float, t: float, place: Place | None = None) -> View:
    """The camera at second `t`: where it is from the walker at second `composed` of the composition, there too; kept within the room."""
    x0, z0, heading0, _ = way.at(composed)
    x, z, heading, speed = way.at(t)
    turned = swung(base, (x0, 0.0, z0), cam.turned(heading0, heading))
    by: Point = (x - x0, _step(way, t, speed), z - z0)
    view = replace(turned, eye=cam.added(turned.eye, by), target=cam.added(turned.target, (by[0], 0.4 * by[1], by[2])))
    if place is None or not place.walls:
        return view
    return replace(view, eye=_inside(place, view.eye))


def _step(way: Way, t: float, speed: float) -> float:
    mean = fsum(way.speeds) / len(way.speeds)
    rate = min(3.0, max(1.5, 1.0 + 0.65 * max(mean, 1.2)))
    return BOB * min(1.0, speed / 1.2) * sin(2.0 * pi * rate * t)


def _inside(place: Place, eye: Point) -> Point:
    """The nearest point that is clear of the walls."""
    for wall in place.walls:
        behind = CLOSEST + 0.05 - wall.ahead(eye[0], eye[2])
        if behind > 0.0:
            eye = (eye[0] + wall.nx * behind, eye[1], eye[2] + wall.nz * behind)
    return eye


__all__ = ["Way", "carried", "way_of"]
