"""Light: what the time of day and the place give, and how a key is set for a face.

Masters are lit by the sun, the moon, or the window, and by the practical that matters most in them; singles and over-the-shoulders by a
key that is cheated round to the camera: about 45 degrees off its axis and 38 degrees up, on the side the face turns to, so that the shadow
falls towards the lens (short side), in the colour of what is its reason. Two lights throw shadows, at most. Knows times, places and
cameras; knows nothing of how a picture is shaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import degrees, radians

from workprint.crafts.previz import motives
from workprint.crafts.previz.exact import asin, atan2, cos, hypot, sin
from workprint.crafts.previz.forms import Colour, Light, Second, View
from workprint.crafts.previz.sets.dressing import Lamp, Place


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
    "morning": Hour((1.0, 0.94, 0.80), (0.58, 0.61, 0.76), (0.64, 0.79, 0.92), (0.97, 0.92, 0.81), 30, clouds=0.45, haze=65.0),
    "evening": Hour((1.0, 0.80, 0.55), (0.49, 0.45, 0.61), (0.52, 0.60, 0.78), (0.99, 0.77, 0.54), 18, clouds=0.5, haze=60.0),
    "dawn": Hour((0.93, 0.74, 0.70), (0.46, 0.49, 0.67), (0.46, 0.58, 0.79), (0.98, 0.75, 0.68), 14, -20.0, 0.6, 0.05, 50.0),
    "dusk": Hour((0.70, 0.53, 0.53), (0.33, 0.34, 0.53), (0.22, 0.28, 0.52), (0.88, 0.53, 0.42), 12, 10.0, 0.55, 0.15, 55.0),
    "night": Hour((0.54, 0.59, 0.76), (0.25, 0.275, 0.42), (0.07, 0.09, 0.18), (0.17, 0.20, 0.31), 42, 0.0, 0.25, 0.8, 60.0),
}
INSIDE = {
    "day": Hour((1.0, 0.985, 0.95), (0.64, 0.63, 0.71), (0.72, 0.83, 0.92), (0.93, 0.94, 0.92), 46),
    "morning": Hour((1.0, 0.94, 0.79), (0.59, 0.59, 0.72), (0.74, 0.83, 0.91), (0.97, 0.93, 0.85), 34),
    "evening": Hour((1.0, 0.81, 0.58), (0.49, 0.44, 0.56), (0.58, 0.63, 0.77), (0.98, 0.77, 0.57), 26),
    "dawn": Hour((0.93, 0.77, 0.72), (0.45, 0.46, 0.61), (0.50, 0.60, 0.79), (0.98, 0.76, 0.68), 26),
    "dusk": Hour((0.78, 0.60, 0.53), (0.36, 0.345, 0.50), (0.26, 0.31, 0.53), (0.87, 0.55, 0.44), 26),
    "night": Hour((0.54, 0.58, 0.75), (0.31, 0.32, 0.465), (0.08, 0.10, 0.19), (0.15, 0.18, 0.29), 40, 30.0, 0.1, 0.8),
}
WARM = (1.0, 0.86, 0.66)
VOID = Hour((1.0, 0.98, 0.95), (0.30, 0.29, 0.36), (0.035, 0.035, 0.045), (0.05, 0.05, 0.06), 52, clouds=0.0, haze=18.0)
STAGE = Hour((1.0, 0.95, 0.84), (0.34, 0.31, 0.41), (0.03, 0.03, 0.04), (0.06, 0.05, 0.07), 52, clouds=0.0, haze=40.0)
SPACE = Hour((1.0, 0.98, 0.94), (0.17, 0.19, 0.27), (0.03, 0.036, 0.062), (0.03, 0.036, 0.062), 28, clouds=0.0, haze=5000.0)
KEY_ROUND, KEY_UP = 45.0, 38.0
"""The cheated key: degrees off the camera's axis, degrees up (the prototype's measures)."""
RIM_ROUND, RIM_UP = 35.0, 40.0
"""What is left of the sky behind a face by lamplight: degrees off straight behind, degrees up."""
SPILL = (0.5, 0.72)
"""How much of a practical's light is left on walls and floors: of a face's key, of a master's."""
BURNS = {"night": 1.0, "dusk": 0.75, "evening": 0.55, "dawn": 0.4}
"""How much practicals matter at an hour; by day they are only seen."""
DARK = 0.9
"""From so much on, a face has its light from them."""
_MEANT = {
    "noon": "day", "afternoon": "day", "sunset": "dusk", "twilight": "dusk", "magic": "dusk", "sunrise": "dawn", "midnight": "night",
}  # fmt: skip
_OWN = {"void": VOID, "stage": STAGE, "space": SPACE}
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Face:
    """Whom a key is set for: their eyes, which way they look (degrees), and who stands beside the lens, if anybody (their eyes)."""

    eye: Point
    look: float
    beside: Point | None = None


def named(time: str) -> str:
    """The hour that a time means. One the page writes otherwise ("MAGIC HOUR", "LATER") is read by its words, else as day."""
    words = time.casefold().split()
    return next((_MEANT.get(word, word) for word in words if word in OUTSIDE or word in _MEANT), "day")


def hour(place: Place, time: str) -> Hour:
    """The light of a time in this place."""
    if place.kind in _OWN:
        return _OWN[place.kind]
    return (INSIDE if place.interior else OUTSIDE)[named(time)]


def light(place: Place, time: str, furnishing: Sequence[str] = (), about: Point | None = None) -> Light:
    """The light of a master: sun, moon or window, and the practicals that burn; the one that matters most at `about` throws shadows."""
    now = hour(place, time)
    wet, fog = "rain" in furnishing, "fog" in furnishing
    from_side = degrees(atan2(place.window[0], place.window[1])) + now.turn
    night = now.stars > 0.5 and not place.interior
    made = Light(
        direction=towards(from_side, now.height),
        key=_dimmed(now.key, 0.82) if wet or fog else now.key,
        shade=_dimmed(now.shade, 0.95) if wet else now.shade,
        sky_top=_greyed(now.top) if wet or fog else now.top,
        sky_low=_greyed(now.low) if wet or fog else now.low,
        haze=14.0 if fog else 40.0 if wet else now.haze,
        clouds=0.95 if wet else now.clouds,
        stars=0.0 if wet or fog else now.stars,
        moon=towards(from_side + 150.0, 24.0) if night and not wet else None,
        rain=0.65 if wet and not place.interior else 0.0,
    )
    return _burning(made, place, named(time), about)


def _burning(master: Light, place: Place, time: str, about: Point | None) -> Light:
    """The master with its practicals: one as the second light that throws shadows, the others as spots."""
    share = BURNS.get(time, 0.0)
    unseen = ("window",) if share > 0.0 else ("window", "screen")  # by day nobody sees what a screen lights
    lamps = [lamp for lamp in place.lamps if lamp.lit and lamp.kind not in unseen]
    first = motives.motive(place, about) if about is not None and share > 0.0 else None
    second = None
    if first is not None:
        glow = motives.GLOWS[first.kind]
        at = (first.at[0], first.at[1] + (0.35 if first.kind == "fire" else 0.0), first.at[2])
        aim = None if first.kind in ("street lamp", "lamp") else about
        second = Second(
            at, colour=glow.colour, strength=share * glow.strength, reach=first.reach * glow.pool, aim=aim, bare=0.4, spill=SPILL[1]
        )
    others = [lamp for lamp in lamps if lamp is not first]
    spots = tuple((*lamp.at, lamp.reach, lamp.strength * (1.0 + (0.0 if lamp.kind == "street lamp" else 0.6) * share)) for lamp in others)
    warm = [lamp for lamp in others if lamp.kind != "screen"]
    base = motives.mixed(warm) if warm else WARM
    return replace(master, spots=spots, spot_colour=base, spot_colours=tuple(lamp.colour for lamp in others), second=second)


def of_shot(
    place: Place, scene: tuple[str, Sequence[str]], view: View, about: Point, face: Face | None = None, *, near: bool = False
) -> Light:
    """The light of one shot seen as `view`, about a point; `scene` is its time and furnishing. With a `face` the key is cheated for it,
    else the master's is brought round. `near` shots without one face (two-shots) have their lamp near as well.

    By night, and wherever something burns, a face is lit by a lamp of its own on the side of the practical that is its reason; the moon
    is left behind it as a rim.
    """
    time, furnishing = scene
    master = light(place, time, furnishing, about)
    motive = motives.motive(place, about)
    share = BURNS.get(named(time), 0.0)
    if motive is not None and near and face is None and share >= DARK:
        return _kept_in_the_dark(master, view, Face(about, axis_of(view)), motive, 2.2)
    if face is None:
        side = motives.motive(place, about, windows=True) if share == 0.0 else None
        return fronted(master if side is None else _from(master, about, side), view)
    if motive is not None and share >= DARK:
        return _kept_in_the_dark(master, view, face, motive)
    window = motives.motive(place, about, windows=True)
    return cheated(master if window is None else _from(master, about, window), view, face)


def _from(master: Light, about: Point, lamp: Lamp) -> Light:
    """The master's key, coming from where a window is."""
    up = degrees(asin(max(-1.0, min(1.0, master.direction[1]))))
    return replace(master, direction=towards(degrees(atan2(lamp.at[0] - about[0], lamp.at[2] - about[2])), up))


def _kept_in_the_dark(master: Light, view: View, face: Face, lamp: Lamp, far: float = motives.FACES) -> Light:
    """A face by lamplight: the lamp's light from its side, near, so that it falls off behind; the sky's from behind, on the other side."""
    glow = motives.GLOWS[lamp.kind]
    axis = axis_of(view)
    side = _side(axis, degrees(atan2(lamp.at[0] - face.eye[0], lamp.at[2] - face.eye[2])), face, practical=True)
    out = towards(axis + side * KEY_ROUND, glow.up)
    at = (face.eye[0] + out[0] * far, face.eye[1] + out[1] * far, face.eye[2] + out[2] * far)
    second = Second(
        at, colour=glow.colour, strength=glow.strength, reach=min(far * 2.6, far + lamp.reach), aim=face.eye, bare=0.1, spill=SPILL[0]
    )
    real = (*lamp.at, lamp.reach, 1.7 * lamp.strength)
    spots, colours = (*master.spots, real), (*master.spot_colours, lamp.colour)
    rim = towards(axis + 180.0 - side * RIM_ROUND, RIM_UP)
    return replace(master, direction=rim, second=second, spots=spots, spot_colours=colours)


def at(lit: Light, place: Place, t: float) -> Light:
    """The light at second `t`: fires are never at rest."""
    fires = [lamp.at for lamp in place.lamps if lamp.kind == "fire" and lamp.lit]
    if not fires:
        return lit
    much = motives.unrest(t)
    spots = tuple((*spot[:4], spot[4] * much) if spot[:3] in fires else spot for spot in lit.spots)
    second = lit.second
    if second is not None and second.colour == motives.GLOWS["fire"].colour:
        second = replace(second, strength=min(1.5, second.strength * much))
    return replace(lit, spots=spots, second=second)


def with_spots(lit: Light, more: Sequence[tuple[tuple[float, float, float, float, float], Colour]]) -> Light:
    """The light and some more lamps, each in its own colour."""
    if not more:
        return lit
    colours = (*lit.spot_colours, *(lit.spot_colour for _ in lit.spots[len(lit.spot_colours) :]), *(colour for _, colour in more))
    return replace(lit, spots=(*lit.spots, *(spot for spot, _ in more)), spot_colours=colours)


def towards(yaw: float, up: float) -> tuple[float, float, float]:
    """The unit vector `yaw` degrees round (0 is +Z, 90 is +X) and `up` degrees above the horizon."""
    y, e = radians(yaw), radians(up)
    return (sin(y) * cos(e), sin(e), cos(y) * cos(e))


def cheated(master: Light, view: View, face: Face, up: float = KEY_UP) -> Light:
    """The key moved for a face: on the far side of the nose from the camera, the master's colours kept; of a face that looks into the lens
    (or away), on the side that the master's comes from.
    """
    axis = axis_of(view)
    side = _side(axis, degrees(atan2(master.direction[0], master.direction[2])), face)
    return replace(master, direction=towards(axis + side * KEY_ROUND, up))


def axis_of(view: View) -> float:
    """The bearing from what is looked at to the camera, degrees."""
    return degrees(atan2(view.eye[0] - view.target[0], view.eye[2] - view.target[2]))


def _side(axis: float, natural: float, face: Face, *, practical: bool = False) -> float:
    """On which side of the camera's axis the key of a face stands (1: clockwise from above): not over whoever stands beside the lens; on a
    practical's own side if it has one and the face is not turned from it; else on the far side of the nose.
    """
    nose, from_ = _turn(axis, face.look), _turn(axis, natural)
    if face.beside is not None:
        off = -_turn(axis, degrees(atan2(face.beside[0] - face.eye[0], face.beside[2] - face.eye[2])))
    elif practical and 12.0 <= abs(from_) <= 168.0 and (abs(nose) < 50.0 or nose * from_ > 0.0):
        off = from_
    else:
        off = nose if 4.0 <= abs(nose) <= 120.0 else from_
    return 1.0 if off >= 0.0 else -1.0


def _turn(a: float, b: float) -> float:
    return (b - a + 180.0) % 360.0 - 180.0


def fronted(master: Light, view: View, least: float = 24.0, most: float = 44.0, low: float = 32.0) -> Light:
    """The master's own light, brought round so far that both of two people who face each other have light in their faces."""
    axis = axis_of(view)
    off = _turn(axis, degrees(atan2(master.direction[0], master.direction[2])))
    side = 1.0 if off >= 0.0 else -1.0
    up = degrees(atan2(master.direction[1], hypot(master.direction[0], master.direction[2])))
    return replace(master, direction=towards(axis + side * min(most, max(least, abs(off))), max(low, up)))


def _dimmed(colour: Colour, by: float) -> Colour:
    return (colour[0] * by, colour[1] * by, colour[2] * by)


def _greyed(colour: Colour) -> Colour:
    grey = 0.3 * colour[0] + 0.5 * colour[1] + 0.2 * colour[2]
    return ((colour[0] + 2 * grey) / 3 * 0.9, (colour[1] + 2 * grey) / 3 * 0.9, (colour[2] + 2 * grey) / 3 * 0.92)
