"""How a camera moves: each of the order's moves as views over time, from the one view that the shot is composed as.

    in a shot of T seconds     |ease 14%| even |ease 14%|     whips and crash zooms: still, then all of it in a moment, then still

Dolly in, zoom in, crane up and roll start at the composition; their opposites, pans and tilts end on it; trucks, pedestals and arcs pass
through it half way. Amounts and speeds after the notes of operators and RED's and Sony's panning tables (a picture's width in 7 s is the
most that does not judder at 24 frames a second; a whip takes a width in a quarter of a second). Knows views; knows nothing of sets, and of
people only the point it is about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import degrees, pi, radians, sqrt

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import exact
from workprint.crafts.previz.camera import Point
from workprint.crafts.previz.exact import asin, atan, atan2, cos, hypot, sin, tan
from workprint.crafts.previz.forms import View

EASE = 0.14
"""The part of a move's time in which it gathers speed, and in which it loses it again."""
WHIP = 0.25
"""A whip crosses a picture's width in so many seconds, or less; a crash zoom is over in twice that."""
LOWEST = 0.12
WIDEST = 100.0
"""No dolly zoom opens the lens farther, degrees."""
AMOUNT = {
    "dolly": {"slow": 0.14, "medium": 0.26, "fast": 0.42},
    "zoom": {"slow": 0.16, "medium": 0.30, "fast": 0.55},
    "dolly zoom": {"slow": 0.25, "medium": 0.38, "fast": 0.50},
    "truck": {"slow": 0.20, "medium": 0.40, "fast": 0.90},
    "pedestal": {"slow": 0.14, "medium": 0.28, "fast": 0.50},
    "crane": {"slow": 0.30, "medium": 0.55, "fast": 0.90},
    "pan": {"slow": 4.0, "medium": 7.0, "fast": 24.0},
    "tilt": {"slow": 3.0, "medium": 6.0, "fast": 18.0},
    "arc": {"slow": 5.0, "medium": 9.0, "fast": 15.0},
    "roll": {"slow": 3.0, "medium": 6.0, "fast": 14.0},
}
"""Dolly, zoom and dolly zoom: share of the distance (of the picture) in 4 s. Truck, pedestal and crane: metres a second. Pan, tilt, arc and
roll: degrees a second.
"""
MOST = {"truck": 2.4, "pedestal": 1.0, "crane": 3.2, "pan": 40.0, "tilt": 24.0, "arc": 60.0, "roll": 25.0}
"""No move goes farther by itself, however long the shot; where the order says how many degrees, it goes as far as that."""
KINDS = (
    "static", "pan", "tilt", "roll", "dolly", "truck", "pedestal", "crane", "arc", "zoom", "dolly zoom", "follow", "lead", "rack",
    "handheld",
)  # fmt: skip


@dataclass(frozen=True)
class Given:
    """What a move may have: the share of it (0..1), and where in a move that passes the composition that lies (0 starts there, 1 ends)."""

    share: float = 1.0
    lean: float = 0.5


_BACKWARD = frozenset(("left", "down", "out"))


@dataclass(frozen=True)
class Move:
    """What the camera does over the shot: see `core.nouns.Move`."""

    kind: str = "static"
    way: str = ""
    speed: str = "medium"
    to: str = ""
    degrees: float = 0.0


def eased(u: float, ease: float = EASE) -> float:
    """How far along a move is at share `u` of its time: speed rises and falls by a quintic (Perlin's smootherstep), even between."""
    u = min(1.0, max(0.0, u))
    if u > 0.5:
        return 1.0 - eased(1.0 - u, ease)
    x = min(1.0, u / ease)
    ramp = ease * x * x * x * x * (x * (x - 3.0) + 2.5)
    return (ramp + max(0.0, u - ease)) / (1.0 - ease)


def moved(
    view: View,
    move: Move,
    t: float,
    seconds: float,
    *,
    reach: float = 0.5,
    room: Given = Given(),
    about: Point | None = None,
    seed: int = 0,
) -> View:
    """The view at second `t` of a shot `seconds` long that is composed as `view`.

    `about` is the point that arcs, cranes and dolly zooms keep (else what the view looks at), `reach` the greatest share of the distance
    that a dolly may take up, `room` how much of the move there is room for. `seed` makes one hand shake unlike another.
    """
    if move.kind in ("static", "rack", "follow", "lead") or seconds <= 0.0:
        return view
    if move.kind == "handheld":
        return handheld(view, t, seed, move.speed)
    whip = whips(move)
    u = snapped(t, seconds, _taken(view, move)) if whip else eased(t / seconds)
    point, much = about or view.target, room.share
    done: Callable[[], View] = {
        "dolly": lambda: _dollied(view, move, u, reach * much, seconds),
        "zoom": lambda: _zoomed(view, move, u, much, seconds),
        "dolly zoom": lambda: _dolly_zoomed(view, move, u, (reach * much, much), seconds, point),
        "pan": lambda: _panned(view, move, u, much, seconds),
        "tilt": lambda: _panned(view, move, u, much, seconds),
        "roll": lambda: replace(view, roll=view.roll + u * much * _sign(move) * _degrees(move, seconds)),
        "truck": lambda: _trucked(view, move, u - room.lean, much, seconds),
        "pedestal": lambda: _trucked(view, move, u - room.lean, much, seconds),
        "crane": lambda: _craned(view, move, u, much, seconds, point),
        "arc": lambda: _arced(view, move, u - room.lean, much, seconds, point),
    }[move.kind]
    return done()


def whips(move: Move) -> bool:
    """Whether a move is over in a moment: a fast pan or tilt is a whip, a fast zoom a crash zoom."""
    return move.speed == "fast" and move.kind in ("pan", "tilt", "zoom")


def snapped(t: float, seconds: float, taken: float) -> float:
    """How far along a whip is: it waits for a third of the shot (a second at most), is over after `taken` seconds, and stands."""
    start = min(1.0, max(0.0, min(seconds / 3.0, seconds - taken)))
    return eased((t - start) / taken, 0.35)


def _taken(view: View, move: Move) -> float:
    """The seconds that a whip lasts."""
    if move.kind == "zoom":
        return 1.8 * WHIP
    return max(2.5 / 24.0, 0.9 * WHIP * _whipped(view, move) / _width(view, move.kind))


def _width(view: View, kind: str) -> float:
    """The picture's width (height, for tilts) in degrees, of a picture 16 to 9."""
    return view.fov if kind == "tilt" else degrees(2.0 * atan(tan(radians(view.fov) / 2.0) * 16.0 / 9.0))


def _whipped(view: View, move: Move) -> float:
    """How far a whip turns, degrees: as far as is said, else a good deal more than the picture."""
    return move.degrees or min(110.0 if move.kind == "pan" else 60.0, max(1.6 * _width(view, move.kind), 45.0))


def _sign(move: Move) -> float:
    return -1.0 if move.way in _BACKWARD else 1.0


def _rate(move: Move) -> float:
    row = AMOUNT[move.kind]
    return row.get(move.speed, row["medium"])


def _degrees(move: Move, seconds: float) -> float:
    """How far a turning move goes."""
    return float(move.degrees) if move.degrees > 0 else min(MOST[move.kind], _rate(move) * seconds)


def _share(move: Move, seconds: float, most: float) -> float:
    return min(most, _rate(move) * min(1.6, max(0.5, seconds / 4.0)))


# --------------------------------------------------------------------------------------------- one by one


def _dollied(view: View, move: Move, u: float, reach: float, seconds: float) -> View:
    share = _share(move, seconds, reach)
    return replace(view, eye=cam.between(view.eye, view.target, share * (1.0 - u if move.way == "out" else u)))


def _zoomed(view: View, move: Move, u: float, much: float, seconds: float) -> View:
    """Evenly to the eye: the picture shrinks by the same factor in every moment."""
    share = _share(move, seconds, 0.7) * much
    part = 1.0 - u if move.way == "out" else u
    return replace(view, fov=degrees(2.0 * atan(tan(radians(view.fov) / 2.0) * exact.power(1.0 - share, part))))


def _dolly_zoomed(view: View, move: Move, u: float, room: tuple[float, float], seconds: float, point: Point) -> View:
    """The camera comes nearer (`in`) or withdraws as the lens opens or closes, so that the picture is as high as ever at `point`."""
    right, up, ahead = cam.axes(view)
    far = cam.dot(cam.less(point, view.eye), ahead)
    span = tan(radians(view.fov) / 2.0)
    if move.way == "out":
        gone = -1.8 * _share(move, seconds, 0.6) * room[1] * far * u
    else:
        gone = min(_share(move, seconds, room[0]) * far, far * max(0.0, 1.0 - span / tan(radians(WIDEST) / 2.0))) * u
    side = (cam.dot(cam.less(point, view.eye), right), cam.dot(cam.less(point, view.eye), up))
    eye = cam.added(view.eye, ahead, gone)
    target = cam.added(cam.added(cam.added(point, right, -side[0]), up, -side[1]), ahead, 0.0)
    return View(eye, target, degrees(2.0 * atan(span * far / (far - gone))), view.roll)


def _panned(view: View, move: Move, u: float, much: float, seconds: float) -> View:
    """Turned on the spot until it stands on the composition."""
    total = (_whipped(view, move) if whips(move) else _degrees(move, seconds)) * much
    off = (1.0 if move.way in ("left", "up") or (move.kind == "tilt" and not move.way) else -1.0) * total * (u - 1.0)
    return cam.aimed(view, off, 0.0) if move.kind == "pan" else cam.aimed(view, 0.0, off)


def _trucked(view: View, move: Move, u: float, much: float, seconds: float) -> View:
    far = _sign(move) * min(MOST[move.kind], _rate(move) * seconds) * much * u
    if move.kind == "truck":
        right = cam.axes(replace(view, roll=0.0))[0]
        return replace(view, eye=cam.added(view.eye, right, far), target=cam.added(view.target, right, far))
    eye = (view.eye[0], max(LOWEST, view.eye[1] + far), view.eye[2])
    return replace(view, eye=eye, target=cam.added(view.target, (0.0, 1.0, 0.0), (eye[1] - view.eye[1]) * 0.45))


def _craned(view: View, move: Move, u: float, much: float, seconds: float, point: Point) -> View:
    """On an arm: up and a little back, looking down at the same point. Up starts at the composition, down ends there."""
    rise = min(MOST["crane"], _rate(move) * seconds) * much * (1.0 - u if move.way == "down" else u)
    flat = (view.eye[0] - point[0], 0.0, view.eye[2] - point[2])
    far = max(0.1, hypot(flat[0], flat[2]))
    back = 0.12 * rise + 0.5 * rise * rise / (far + rise)
    eye = cam.added((view.eye[0], view.eye[1] + rise, view.eye[2]), flat, back / far)
    return _kept(view, replace(view, eye=eye), point)


def _arced(view: View, move: Move, u: float, much: float, seconds: float, point: Point) -> View:
    """Round the point on a circle; a camera that goes to the right goes counter-clockwise seen from above."""
    turn = _sign(move) * _degrees(move, seconds) * much * u
    return swung(view, point, turn)


def swung(view: View, point: Point, turn: float) -> View:
    """The view carried round a plumb line through `point` by so many degrees."""
    c, s = cos(radians(turn)), sin(radians(turn))

    def round_(at: Point) -> Point:
        x, z = at[0] - point[0], at[2] - point[2]
        return point[0] + x * c + z * s, at[1], point[2] - x * s + z * c

    return replace(view, eye=round_(view.eye), target=round_(view.target))


def _kept(before: View, now: View, point: Point) -> View:
    """`now` turned so that the point is seen where `before` sees it."""
    right, up, ahead = cam.axes(before)
    rel = cam.less(point, before.eye)
    depth = cam.dot(rel, ahead)
    x, y = cam.dot(rel, right) / depth, cam.dot(rel, up) / depth
    for _ in range(10):
        sideways, upward, forward = cam.axes(now)
        far = cam.dot(cam.less(point, now.eye), forward)
        now = replace(now, target=cam.added(cam.added(point, sideways, -x * far), upward, -y * far))
    return now


# --------------------------------------------------------------------------------------------- hands and steps

_SWAY = {"slow": (0.25, 5.0), "medium": (0.40, 8.0), "fast": (0.60, 12.0)}
"""What a hand-held camera turns by (degrees) and shifts by (mm), root mean square."""
_WAVES = tuple(0.5 * exact.power(6.0, k / 7.0) for k in range(8))
"""Half a hertz to three, evenly by ratio."""


def handheld(view: View, t: float, seed: int, speed: str = "medium") -> View:
    """A shoulder that breathes and steps: noise whose power falls with its frequency, .5 to 3 Hz, always the same for one `seed`.

    .25 to .6 degrees and 5 to 12 mm, root mean square, after operators' measured sway.
    """
    turn, shift = _SWAY.get(speed, _SWAY["medium"])
    right, up, ahead = cam.axes(view)
    by = cam.scaled(right, _noise(t, seed, 1) * shift / 1000.0)
    by = cam.added(cam.added(by, up, _noise(t, seed, 2) * shift / 1000.0), ahead, 0.5 * _noise(t, seed, 3) * shift / 1000.0)
    swayed = cam.aimed(view, turn * _noise(t, seed, 4), turn * _noise(t, seed, 5))
    return replace(
        swayed, eye=cam.added(swayed.eye, by), target=cam.added(swayed.target, by), roll=view.roll + 0.6 * turn * _noise(t, seed, 6)
    )


def _noise(t: float, seed: int, channel: int) -> float:
    """1/f noise with a root mean square of 1."""
    total = power = 0.0
    for k, wave in enumerate(_WAVES):
        height = 1.0 / sqrt(wave)
        phase = _phase(seed, channel, k)
        total += height * sin(2.0 * pi * (wave * t + phase))
        power += height * height / 2.0
    return total / sqrt(power)


def _phase(seed: int, channel: int, k: int) -> float:
    """A number 0..1 from three whole ones (a linear congruence, twice)."""
    x = (seed * 0x9E3779B97F4A7C15 + channel * 0xBF58476D1CE4E5B9 + k * 0x94D049BB133111EB) % (1 << 64)
    for _ in range(2):
        x ^= x >> 31
        x = x * 0xD6E8FEB86659FD93 % (1 << 64)
    return (x >> 11) / float(1 << 53)


def pitch_of(view: View) -> float:
    """How far a view looks up, degrees."""
    f = cam.less(view.target, view.eye)
    return degrees(asin(max(-1.0, min(1.0, f[1] / cam.length(f)))))


def heading_of(view: View) -> float:
    """Which way a view looks, degrees round."""
    f = cam.less(view.target, view.eye)
    return degrees(atan2(f[0], f[2]))


__all__ = ["AMOUNT", "KINDS", "Move", "eased", "handheld", "moved", "snapped", "swung", "whips"]
