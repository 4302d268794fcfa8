"""Sights: where a look goes that goes to nobody and to nothing at hand. Up, down, away, round about; the light, the floor, the road.

    sight("light", Looker(...), place, "night") > (x, y, z)        scan(Looker(...)) > points from left to right

Each is a point of the world, so near that a camera does not take it for a view, unless it is one. Knows places and hours; knows nothing of
orders, of eyes and of necks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import radians

from workprint.crafts.previz import light
from workprint.crafts.previz.exact import cos, dist, sin, tan
from workprint.crafts.previz.people.performance import CAMERA, OWN_HAND
from workprint.crafts.previz.people.performance import Place as Point
from workprint.crafts.previz.sets.dressing import Place
from workprint.crafts.previz.sets.marks import item_named

NEAR, ROAD, SKY = 2.4, 25.0, 60.0
"""How far off a look that goes nowhere ends, one along a road, and one into the sky, metres."""
UP, DOWN = 35.0, 42.0
"""How far up and down such a look goes, degrees."""
AWAY, WIDE = 55.0, 56.0
"""How far off whom they face somebody looks away, and how far to either side who looks round, degrees."""
_BURNING = ("lamp", "street lamp", "fire")
_EYES = {"sit": 0.45, "kneel": 0.66, "crouch": 0.58, "lie": 0.16, "fall": 0.16}
"""How high eyes are in a posture, in heights of who has them (over the seat, for who sits)."""


@dataclass(frozen=True)
class Looker:
    """Who looks: where they are on the floor, which way they face (degrees), how high their eyes are, and whom they face, on the floor."""

    at: tuple[float, float]
    yaw: float
    eye: float = 1.58
    facing: tuple[float, float] | None = None

    def towards(self, aside: float, far: float, y: float) -> Point:
        """A point so many degrees to their left, so far off, at a height."""
        way = radians(self.yaw + aside)
        return round(self.at[0] + sin(way) * far, 4), round(y, 4), round(self.at[1] + cos(way) * far, 4)


def eye_height(posture: str, seat: float, height: float) -> float:
    """How high the eyes are of somebody so tall, metres."""
    return (seat if posture == "sit" else 0.0) + _EYES.get(posture, 0.93) * height


def scan(me: Looker) -> tuple[Point, ...]:
    """What who looks round looks at in turn, from their left to their right."""
    return tuple(me.towards(WIDE * (1 - step / 2), NEAR, me.eye) for step in range(5))


def is_sight(word: str) -> bool:
    """Whether a word (in small letters) says a look that goes to no person, mark or thing."""
    return word in _SIGHTS or word in (OWN_HAND, CAMERA, "around")


def sight(word: str, me: Looker, place: Place, time: str) -> Point | None:
    """The point that a look goes to; None for a word that is no sight, or is none here."""
    maker = _SIGHTS.get(word)
    return maker(me, place, time) if maker else None


def lies(word: str, me: Looker, place: Place, time: str) -> tuple[float, float] | None:
    """Where on the floor a sight lies that one can turn to; None for one that is wherever one looks."""
    point = sight(word, me, place, time) if word in _SOMEWHERE else None
    return (point[0], point[2]) if point else None


# --------------------------------------------------------------------------------------------- each of them


def _up(me: Looker, place: Place, time: str) -> Point:
    return me.towards(0.0, NEAR, me.eye + NEAR * tan(radians(UP)))


def _down(me: Looker, place: Place, time: str) -> Point:
    far = max(0.25, me.eye / 2.0)
    return me.towards(0.0, far, me.eye - far * tan(radians(DOWN)))


def _away(me: Looker, place: Place, time: str) -> Point:
    """Off whom they face, to the side that is more towards the audience, and a little down."""
    x, z = (me.facing[0] - me.at[0], me.facing[1] - me.at[1]) if me.facing else (sin(radians(me.yaw)), cos(radians(me.yaw)))
    far = max(dist((0.0, 0.0), (x, z)), 1e-6)
    s, c = sin(radians(AWAY)), cos(radians(AWAY))
    ways = [((x * c + z * side * s) / far, (z * c - x * side * s) / far) for side in (1, -1)]
    dx, dz = max(ways, key=lambda way: way[1])
    return round(me.at[0] + dx * NEAR, 4), round(me.eye - 0.25, 4), round(me.at[1] + dz * NEAR, 4)


def _floor(me: Looker, place: Place, time: str) -> Point:
    return me.towards(0.0, max(0.5, me.eye * 0.75), 0.0)


def _ceiling(me: Looker, place: Place, time: str) -> Point:
    top = place.named("ceiling")
    return me.towards(0.0, 1.2, max(top.low[1], me.eye + 0.4)) if top else _up(me, place, time)


def _light(me: Looker, place: Place, time: str) -> Point:
    """The lighthouse's; else the nearest that burns; indoors any lamp, or the window; outdoors the moon or the sun."""
    if place.named("lighthouse") is not None:
        return _lighthouse(me, place, time) or _up(me, place, time)
    eye = (me.at[0], me.eye, me.at[1])
    lamps = [lamp for lamp in place.lamps if lamp.kind in _BURNING]
    burning = [lamp for lamp in lamps if lamp.lit] or (lamps if place.interior else [])
    if place.interior and not burning:
        burning = [lamp for lamp in place.lamps if lamp.kind == "window"]
    if burning:
        x, y, z = min(burning, key=lambda lamp: dist(lamp.at, eye)).at
        return round(x, 4), round(y, 4), round(z, 4)
    if place.interior:
        return _up(me, place, time)
    lit = light.light(place, time)
    x, y, z = lit.moon or lit.direction
    return round(me.at[0] + x * SKY, 4), round(me.eye + y * SKY, 4), round(me.at[1] + z * SKY, 4)


def _lighthouse(me: Looker, place: Place, time: str) -> Point | None:
    """Its lantern."""
    tower = place.named("lighthouse")
    if tower is None:
        return None
    low, high = tower.low, tower.high
    return round((low[0] + high[0]) / 2, 4), round(low[1] + (high[1] - low[1]) * 0.88, 4), round((low[2] + high[2]) / 2, 4)


def _road(me: Looker, place: Place, time: str) -> Point:
    """Along it, the way they face; where there is none, ahead and low."""
    road = item_named(place, "road") or item_named(place, "path")
    if road is None or max(road.high[0] - road.low[0], road.high[2] - road.low[2]) < 12.0:
        return me.towards(0.0, ROAD, 0.3)
    x, z = (road.low[0] + road.high[0]) / 2, (road.low[2] + road.high[2]) / 2
    if road.high[0] - road.low[0] >= road.high[2] - road.low[2]:
        x = me.at[0] + (ROAD if sin(radians(me.yaw)) >= 0.0 else -ROAD)
    else:
        z = me.at[1] + (ROAD if cos(radians(me.yaw)) >= 0.0 else -ROAD)
    return round(x, 4), round(road.high[1] + 0.3, 4), round(z, 4)


_SIGHTS: dict[str, Callable[[Looker, Place, str], Point | None]] = {
    "up": _up,
    "down": _down,
    "away": _away,
    "floor": _floor,
    "ceiling": _ceiling,
    "light": _light,
    "lighthouse": _lighthouse,
    "road": _road,
}
_SOMEWHERE = ("away", "light", "lighthouse", "road")
"""Sights that are somewhere, whichever way one faces."""
__all__ = ["Looker", "eye_height", "is_sight", "lies", "scan", "sight"]
