"""Light: what the time of day and the place give, and how a key is set for a face.

Masters are lit by the sun, the moon, or the window; singles and over-the-shoulders by a key that is cheated round to the camera:
about 45 degrees off its axis and 38 degrees up, on the side the face turns to, so that the shadow falls towards the lens (short side).
Knows times, places and cameras; knows nothing of how a picture is shaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, radians, sin

from workprint.crafts.previz.forms import Colour, Light, View
from workprint.crafts.previz.sets.dressing import Place


@dataclass(frozen=True)
class Hour:
    """One time of day. `height` is the sun's or moon's, degrees; `turn` how far round from the window side it stands, degrees."""

    key: Colour
    shade: Colour
    top: Colour
    low: Colour
    height: float
    turn: float = 0.0
    clouds: float = 0.5
    stars: float = 0.0
    haze: float = 70.0


OUTSIDE = {
    "day": Hour((1.0, 0.985, 0.94), (0.63, 0.64, 0.74), (0.60, 0.76, 0.90), (0.90, 0.92, 0.90), 48, clouds=0.55, haze=85.0),
    "morning": Hour((1.0, 0.95, 0.84), (0.62, 0.63, 0.76), (0.66, 0.79, 0.90), (0.96, 0.91, 0.82), 30, clouds=0.45, haze=65.0),
    "evening": Hour((1.0, 0.84, 0.66), (0.54, 0.50, 0.64), (0.55, 0.62, 0.78), (0.96, 0.79, 0.62), 20, clouds=0.5, haze=60.0),
    "dawn": Hour((0.99, 0.82, 0.72), (0.52, 0.51, 0.67), (0.50, 0.60, 0.78), (0.97, 0.77, 0.66), 14, -20.0, 0.6, 0.05, 55.0),
    "dusk": Hour((0.92, 0.75, 0.64), (0.40, 0.38, 0.54), (0.30, 0.34, 0.54), (0.90, 0.60, 0.46), 12, 10.0, 0.55, 0.15, 55.0),
    "night": Hour((0.68, 0.71, 0.83), (0.28, 0.30, 0.43), (0.07, 0.09, 0.18), (0.17, 0.20, 0.31), 42, 0.0, 0.25, 0.8, 60.0),
}
INSIDE = {
    "day": Hour((1.0, 0.985, 0.95), (0.64, 0.63, 0.71), (0.72, 0.83, 0.92), (0.93, 0.94, 0.92), 46),
    "morning": Hour((1.0, 0.95, 0.85), (0.63, 0.61, 0.70), (0.74, 0.83, 0.91), (0.97, 0.93, 0.85), 34),
    "evening": Hour((1.0, 0.85, 0.68), (0.53, 0.48, 0.58), (0.58, 0.63, 0.77), (0.95, 0.78, 0.62), 28),
    "dawn": Hour((0.98, 0.84, 0.75), (0.50, 0.49, 0.62), (0.54, 0.62, 0.78), (0.96, 0.78, 0.68), 26),
    "dusk": Hour((0.95, 0.76, 0.58), (0.42, 0.39, 0.52), (0.32, 0.36, 0.55), (0.88, 0.60, 0.48), 26),
    "night": Hour((0.93, 0.86, 0.75), (0.37, 0.36, 0.48), (0.08, 0.10, 0.19), (0.15, 0.18, 0.29), 50, 30.0, 0.1, 0.8),
}
WARM = (1.0, 0.86, 0.66)
VOID = Hour((1.0, 0.98, 0.95), (0.30, 0.29, 0.36), (0.035, 0.035, 0.045), (0.05, 0.05, 0.06), 52, clouds=0.0, haze=18.0)
STAGE = Hour((1.0, 0.95, 0.84), (0.34, 0.31, 0.41), (0.03, 0.03, 0.04), (0.06, 0.05, 0.07), 52, clouds=0.0, haze=40.0)
LAMPLIGHT = (0.91, 0.84, 0.75)
"""The key of a face at night where lamps burn: motivated by them, whatever the moon does."""
KEY_ROUND, KEY_UP = 45.0, 38.0
"""The cheated key: degrees off the camera's axis, degrees up (the prototype's measures)."""


def hour(place: Place, time: str) -> Hour:
    """The light of a time. A time the page writes otherwise ("MAGIC HOUR", "LATER") is read by its words, else as day."""
    if place.kind == "void":
        return VOID
    if place.kind == "stage":
        return STAGE
    table = INSIDE if place.interior else OUTSIDE
    words = time.casefold().split()
    meant = {
        "noon": "day",
        "afternoon": "day",
        "sunset": "dusk",
        "twilight": "dusk",
        "magic": "dusk",
        "sunrise": "dawn",
        "midnight": "night",
    }
    for word in words:
        if word in table or word in meant:
            return table[meant.get(word, word)]
    return table["day"]


def light(place: Place, time: str, furnishing: Sequence[str] = ()) -> Light:
    """The light of a master: sun, moon or window, and the practicals that burn."""
    now = hour(place, time)
    wet, fog = "rain" in furnishing, "fog" in furnishing
    from_side = degrees(atan2(place.window[0], place.window[1])) + now.turn
    night = now.stars > 0.5 and not place.interior
    return Light(
        direction=towards(from_side, now.height),
        key=_dimmed(now.key, 0.82) if wet or fog else now.key,
        shade=_dimmed(now.shade, 0.95) if wet else now.shade,
        sky_top=_greyed(now.top) if wet or fog else now.top,
        sky_low=_greyed(now.low) if wet or fog else now.low,
        haze=14.0 if fog else 40.0 if wet else now.haze,
        spots=tuple(lamp.spot for lamp in place.lamps if lamp.lit and lamp.kind not in ("window", "screen")),
        spot_colour=WARM,
        clouds=0.95 if wet else now.clouds,
        stars=0.0 if wet or fog else now.stars,
        moon=towards(from_side + 150.0, 24.0) if night and not wet else None,
        rain=0.65 if wet and not place.interior else 0.0,
    )


def towards(yaw: float, up: float) -> tuple[float, float, float]:
    """The unit vector `yaw` degrees round (0 is +Z, 90 is +X) and `up` degrees above the horizon."""
    y, e = radians(yaw), radians(up)
    return (sin(y) * cos(e), sin(e), cos(y) * cos(e))


def cheated(master: Light, view: View, facing: float, up: float = KEY_UP) -> Light:
    """The key moved for a face that looks `facing` degrees: on the far side of the nose from the camera, the master's colours kept."""
    back = view.eye[0] - view.target[0], view.eye[2] - view.target[2]
    axis = degrees(atan2(back[0], back[1]))
    off = (facing - axis + 180.0) % 360.0 - 180.0
    if abs(off) > 120.0 or abs(off) < 4.0:
        natural = degrees(atan2(master.direction[0], master.direction[2]))
        off = (natural - axis + 180.0) % 360.0 - 180.0
    side = 1.0 if off >= 0.0 else -1.0
    key = LAMPLIGHT if master.stars > 0.5 and master.spots else master.key
    return replace(master, key=key, direction=towards(axis + side * KEY_ROUND, up))


def fronted(master: Light, view: View, least: float = 24.0, most: float = 44.0, low: float = 32.0) -> Light:
    """The master's own light, brought round so far that both of two people who face each other have light in their faces."""
    axis = degrees(atan2(view.eye[0] - view.target[0], view.eye[2] - view.target[2]))
    natural = degrees(atan2(master.direction[0], master.direction[2]))
    off = (natural - axis + 180.0) % 360.0 - 180.0
    side = 1.0 if off >= 0.0 else -1.0
    up = degrees(atan2(master.direction[1], (master.direction[0] ** 2 + master.direction[2] ** 2) ** 0.5))
    return replace(master, direction=towards(axis + side * min(most, max(least, abs(off))), max(low, up)))


def _dimmed(colour: Colour, by: float) -> Colour:
    return (colour[0] * by, colour[1] * by, colour[2] * by)


def _greyed(colour: Colour) -> Colour:
    grey = 0.3 * colour[0] + 0.5 * colour[1] + 0.2 * colour[2]
    return ((colour[0] + 2 * grey) / 3 * 0.9, (colour[1] + 2 * grey) / 3 * 0.9, (colour[2] + 2 * grey) / 3 * 0.92)
