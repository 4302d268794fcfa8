"""Film grammar as numbers: shot sizes, angles, lenses, and what a camera sees. Views are looked at, turned and moved here, not chosen.

    frame_h   height of the picture at the subject, in standing heights        centre   height of the picture's middle, in standing heights
    screen    x from -1 (left) to 1 (right), y from -1 (bottom) to 1 (top)

The fractions are ours (`head = H / 7.5`, eyes at .936 H; never cut at a joint), after Thompson and Bowen, *Grammar of the Shot*, and the
bust, waist, knee and full figure of camera manuals. Knows lenses and frames; knows nothing of sets or people.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import asin, atan, atan2, cos, degrees, hypot, pi, radians, sin, sqrt, tan

from workprint.crafts.previz.forms import View

Point = tuple[float, float, float]

GATE = 36.0
"""Width of the film gate, millimetres (full frame)."""
EYES = 0.936
"""Height of the eyes, in standing heights."""


@dataclass(frozen=True)
class Size:
    """A shot size. `up` is how many degrees the camera looks down of itself at eye angle, so that floors are seen in wider shots."""

    frame_h: float
    centre: float
    up: float = 0.0


SIZES = {
    "ECU": Size(0.075, 0.925),
    "BCU": Size(0.125, 0.928),
    "CU": Size(0.20, 0.912),
    "MCU": Size(0.33, 0.875),
    "MS": Size(0.50, 0.82),
    "MFS": Size(0.70, 0.71, 1.0),
    "FS": Size(1.16, 0.505, 3.0),
    "WS": Size(2.4, 0.62, 4.0),
    "EWS": Size(8.0, 0.9, 5.0),
}
SHOTS = (*SIZES, "2S", "OTS", "POV", "INSERT")

ANGLES = {
    "eye": 0.0, "shoulder": -2.0, "hip": -7.0, "knee": -12.0, "ground": -18.0,
    "low": -20.0, "high": 25.0, "overhead": 72.0, "worm": -45.0, "dutch": 0.0,
}  # fmt: skip
"""Degrees above the subject from which the camera looks down."""
DUTCH = 12.0
MOVES = ("static", "pan", "tilt", "dolly", "truck", "pedestal", "zoom", "handheld")


def fov(lens: float, aspect: float) -> float:
    """Vertical field of view, degrees, of a lens (mm) on the gate cropped to this aspect."""
    return degrees(2.0 * atan(GATE / aspect / 2.0 / lens))


def eased(u: float) -> float:
    """Quintic ease in and out of 0..1 (Perlin's smootherstep)."""
    u = min(1.0, max(0.0, u))
    return u * u * u * (u * (6.0 * u - 15.0) + 10.0)


def added(a: Point, b: Point, by: float = 1.0) -> Point:
    """`a` and so much of `b`."""
    return (a[0] + b[0] * by, a[1] + b[1] * by, a[2] + b[2] * by)


def between(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def less(a: Point, b: Point) -> Point:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def length(a: Point) -> float:
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def scaled(a: Point, by: float) -> Point:
    return (a[0] * by, a[1] * by, a[2] * by)


def direction(yaw: float, up: float) -> Point:
    """The unit vector `yaw` degrees round (0 is +Z, 90 is +X), `up` degrees above the horizon."""
    y, e = radians(yaw), radians(up)
    return (sin(y) * cos(e), sin(e), cos(y) * cos(e))


def bearing(frm: Point, to: Point) -> float:
    """Which way `to` lies from `frm`, degrees round."""
    return degrees(atan2(to[0] - frm[0], to[2] - frm[2]))


def turned(a: float, b: float) -> float:
    """The shortest turn from a to b, -180..180 degrees."""
    return (b - a + 180.0) % 360.0 - 180.0


def axes(view: View) -> tuple[Point, Point, Point]:
    """Right, up and forward of a view, roll left out."""
    f = less(view.target, view.eye)
    n = length(f) or 1.0
    f = scaled(f, 1.0 / n)
    flat = hypot(f[0], f[2])
    right = (-f[2] / flat, 0.0, f[0] / flat) if flat > 1e-6 else (1.0, 0.0, 0.0)
    up = (right[1] * f[2] - right[2] * f[1], right[2] * f[0] - right[0] * f[2], right[0] * f[1] - right[1] * f[0])
    return right, up, f


def screen(view: View, point: Point, aspect: float) -> tuple[float, float, float]:
    """Where a point is seen: x, y on the screen and its depth in metres (0 or less: behind the camera). Roll left out."""
    right, up, forward = axes(view)
    rel = less(point, view.eye)
    depth = sum(a * b for a, b in zip(rel, forward, strict=True))
    if depth <= 1e-6:
        return 0.0, 0.0, depth
    half = tan(radians(view.fov) / 2.0) * depth
    return (
        sum(a * b for a, b in zip(rel, right, strict=True)) / (half * aspect),
        sum(a * b for a, b in zip(rel, up, strict=True)) / half,
        depth,
    )


def shifted(view: View, x: float, y: float, aspect: float, depth: float) -> View:
    """The view moved sideways and up (without turning) so that what is `depth` metres away moves by -x, -y on the screen."""
    right, up, _ = axes(view)
    half = tan(radians(view.fov) / 2.0) * depth
    by = added(scaled(right, x * half * aspect), up, y * half)
    return replace(view, eye=added(view.eye, by), target=added(view.target, by))


def aimed(view: View, yaw: float, up: float) -> View:
    """The view turned on the spot: so many degrees to the left (yaw) and up."""
    f = less(view.target, view.eye)
    far = length(f)
    heading, pitch = degrees(atan2(f[0], f[2])), degrees(asin(max(-1.0, min(1.0, f[1] / far))))
    return replace(view, target=added(view.eye, direction(heading + yaw, max(-85.0, min(85.0, pitch + up))), far))


def distance(size: float, vertical_fov: float) -> float:
    """How far a camera stands whose picture is `size` metres high at the subject."""
    return size / 2.0 / tan(radians(vertical_fov) / 2.0)


# --------------------------------------------------------------------------------------------- moves

_AMOUNT = {
    "dolly": {"slow": 0.14, "medium": 0.26, "fast": 0.42},
    "zoom": {"slow": 0.16, "medium": 0.30, "fast": 0.50},
    "truck": {"slow": 0.16, "medium": 0.34, "fast": 0.70},
    "pedestal": {"slow": 0.12, "medium": 0.25, "fast": 0.45},
    "pan": {"slow": 4.5, "medium": 9.0, "fast": 24.0},
    "tilt": {"slow": 3.5, "medium": 7.0, "fast": 18.0},
}
"""Dolly and zoom: share of the distance (of the picture) in 4 s. Truck and pedestal: metres a second. Pan and tilt: degrees a second
(a picture's width in 7 s is the most that does not judder at 24 frames a second, after RED's and Sony's panning tables).
"""


@dataclass(frozen=True)
class Move:
    """What the camera does over the shot: see `core.nouns.Move`."""

    kind: str = "static"
    way: str = ""
    speed: str = "medium"


def moved(view: View, move: Move, t: float, seconds: float, *, reach: float = 0.5) -> View:
    """The view at second `t` of a shot `seconds` long that is composed as `view`.

    Dolly in and zoom start at the composition, their opposites end there; pans and tilts end on it; trucks and pedestals pass through it
    half way. `reach` is the greatest share of the distance that a dolly may take up.
    """
    if move.kind == "static":
        return view
    if move.kind == "handheld":
        return _handheld(view, t, {"slow": 0.6, "medium": 1.0, "fast": 1.7}.get(move.speed, 1.0))
    u = eased(t / seconds if seconds > 0 else 0.0)
    amount = _AMOUNT[move.kind].get(move.speed, _AMOUNT[move.kind]["medium"])
    if move.kind in ("dolly", "zoom"):
        share = min(reach, amount * min(1.6, max(0.5, seconds / 4.0)))
        part = share * (1.0 - u if move.way == "out" else u)
        if move.kind == "dolly":
            return replace(view, eye=between(view.eye, view.target, part))
        return replace(view, fov=degrees(2.0 * atan(tan(radians(view.fov) / 2.0) * (1.0 - share) ** (part / share if share else 0.0))))
    if move.kind in ("pan", "tilt"):
        sign = 1.0 if move.way in ("left", "up") else -1.0
        total = min(amount * seconds, 32.0 if move.kind == "pan" else 18.0)
        off = sign * total * (u - 1.0)
        return aimed(view, off, 0.0) if move.kind == "pan" else aimed(view, 0.0, off)
    right, _, _ = axes(view)
    along: Point = right if move.kind == "truck" else (0.0, 1.0, 0.0)
    sign = -1.0 if move.way in ("left", "down") else 1.0
    off = sign * min(amount * seconds, 1.6 if move.kind == "truck" else 0.9) * (u - 0.5)
    eye = added(view.eye, along, off)
    turn = 0.0 if move.kind == "truck" else 0.55
    return replace(view, eye=(eye[0], max(0.12, eye[1]), eye[2]), target=added(view.target, along, off * (1.0 - turn)))


def _handheld(view: View, t: float, much: float) -> View:
    """A breathing shoulder: slow waves of unrelated lengths, .25 to .6 degrees, 5 to 12 mm (field notes on operators' sway)."""

    def wave(a: float, b: float, c: float) -> float:
        return 0.6 * sin(2 * pi * (0.37 * t + a)) + 0.3 * sin(2 * pi * (0.93 * t + b)) + 0.14 * sin(2 * pi * (2.1 * t + c))

    right, up, _ = axes(view)
    by = added(scaled(right, 0.012 * much * wave(0.1, 0.7, 0.4)), up, 0.009 * much * wave(0.6, 0.2, 0.9))
    swayed = aimed(view, 0.42 * much * wave(0.3, 0.9, 0.5), 0.34 * much * wave(0.8, 0.45, 0.15))
    return replace(swayed, eye=added(swayed.eye, by), target=added(swayed.target, by), roll=view.roll + 0.25 * much * wave(0.5, 0.1, 0.7))
