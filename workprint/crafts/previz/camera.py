"""Film grammar as numbers: shot sizes, angles, lenses, and what a camera sees. Views are looked at and turned here, not chosen.

    frame_h   height of the picture at the subject, in standing heights        centre   height of the picture's middle, in standing heights
    screen    x from -1 (left) to 1 (right), y from -1 (bottom) to 1 (top)

The fractions are ours (`head = H / 7.5`, eyes at .921 H; never cut at a joint), after Thompson and Bowen, *Grammar of the Shot*, and the
bust, waist, knee and full figure of camera manuals. Knows lenses and frames; knows nothing of sets or people.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import degrees, radians, sqrt

from workprint.crafts.previz.exact import asin, atan, atan2, cos, hypot, sin, tan
from workprint.crafts.previz.forms import View

Point = tuple[float, float, float]

GATE = 36.0
"""Width of the film gate, millimetres (full frame)."""
EYES = 0.921
"""Height of the eyes, in standing heights; of the crown: CROWN."""
CROWN = 0.997


@dataclass(frozen=True)
class Size:
    """A shot size. `up` is how many degrees the camera looks down of itself at eye angle, so that floors are seen in wider shots."""

    frame_h: float
    centre: float
    up: float = 0.0


SIZES = {
    "ECU": Size(0.075, 0.910),
    "BCU": Size(0.125, 0.913),
    "CU": Size(0.20, 0.897),
    "MCU": Size(0.33, 0.86),
    "MS": Size(0.50, 0.805),
    "MFS": Size(0.70, 0.695, 1.0),
    "FS": Size(1.16, 0.505, 3.0),
    "WS": Size(2.4, 0.62, 4.0),
    "EWS": Size(8.0, 0.9, 5.0),
}
SHOTS = (*SIZES, "2S", "OTS", "POV", "INSERT")

ANGLES = {"eye": 0.0, "low": -20.0, "high": 25.0, "overhead": 80.0, "worm": -50.0, "dutch": 0.0}
"""Degrees above the subject from which the camera looks down."""
HEIGHTS = {"shoulder": 0.82, "hip": 0.52, "knee": 0.28, "ground": 0.05}
"""The other angles are heights of the lens, in standing heights."""
DUTCH = 12.0
VIEWS = {"front": (8.0, 4.0, 12.0, 0.0, 15.0), "three-quarter": (37.0, 35.0, 40.0, 33.0, 43.0), "profile": (90.0, 86.0, 94.0),
         "three-quarter back": (130.0, 125.0, 136.0, 142.0), "back": (180.0, 175.0, 170.0)}  # fmt: skip
"""How far round from the subject's look the camera stands, degrees: the first that is free."""


def fov(lens: float, aspect: float) -> float:
    """Vertical field of view, degrees, of a lens (mm) on the gate cropped to this aspect."""
    return degrees(2.0 * atan(GATE / aspect / 2.0 / lens))


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
    """Right, up and forward of a view as its picture has them, rolled."""
    f = less(view.target, view.eye)
    return turned_axes(scaled(f, 1.0 / (length(f) or 1.0)), view.roll)


def turned_axes(f: Point, roll: float = 0.0) -> tuple[Point, Point, Point]:
    """Right, up and forward of a camera that looks along the unit vector `f`, rolled clockwise by so many degrees."""
    flat = hypot(f[0], f[2])
    right = (-f[2] / flat, 0.0, f[0] / flat) if flat > 1e-6 else (1.0, 0.0, 0.0)
    up = (right[1] * f[2] - right[2] * f[1], right[2] * f[0] - right[0] * f[2], right[0] * f[1] - right[1] * f[0])
    if roll:
        c, s = cos(radians(roll)), sin(radians(roll))
        right, up = added(scaled(right, c), up, -s), added(scaled(right, s), up, c)
    return right, up, f


def dot(a: Point, b: Point) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def screen(view: View, point: Point, aspect: float) -> tuple[float, float, float]:
    """Where a point is seen: x, y on the screen and its depth in metres (0 or less: behind the camera)."""
    right, up, forward = axes(view)
    rel = less(point, view.eye)
    depth = dot(rel, forward)
    if depth <= 1e-6:
        return 0.0, 0.0, depth
    half = tan(radians(view.fov) / 2.0) * depth
    return dot(rel, right) / (half * aspect), dot(rel, up) / half, depth


def shifted(view: View, x: float, y: float, aspect: float, depth: float) -> View:
    """The view moved sideways and up (without turning) so that what is `depth` metres away moves by -x, -y on the screen."""
    right, up, _ = axes(view)
    half = tan(radians(view.fov) / 2.0) * depth
    by = added(scaled(right, x * half * aspect), up, y * half)
    return replace(view, eye=added(view.eye, by), target=added(view.target, by))


def aimed(view: View, yaw: float, up: float) -> View:
    """The view turned on the spot: so many degrees to the left (yaw) and up, the horizon where it was."""
    f = less(view.target, view.eye)
    far = length(f)
    heading, pitch = degrees(atan2(f[0], f[2])), degrees(asin(max(-1.0, min(1.0, f[1] / far))))
    return replace(view, target=added(view.eye, direction(heading + yaw, max(-85.0, min(85.0, pitch + up))), far))


def distance(size: float, vertical_fov: float) -> float:
    """How far a camera stands whose picture is `size` metres high at the subject."""
    return size / 2.0 / tan(radians(vertical_fov) / 2.0)
