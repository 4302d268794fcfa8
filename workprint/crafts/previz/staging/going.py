"""Going otherwise than on foot: crawl, swim, jump, climb, ride. Who rides, and the horse goes.

Finds the water, the ladder, the fence or the horse that it takes, and says what is missing. Knows sets and spots; knows nothing of bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from workprint.crafts.previz import animals
from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.people.performance import RUN_SPEED, WALK_SPEED
from workprint.crafts.previz.people.travel import CRAWLS, RUNG, SWIMS
from workprint.crafts.previz.people.wardrobe import figure
from workprint.crafts.previz.sets.dressing import Item, Place
from workprint.crafts.previz.sets.marks import item_named
from workprint.crafts.previz.staging.blocking import Blocking, Part, key_of, mount_of, near, ready, send, stand_up
from workprint.crafts.previz.staging.errands import ERRANDS, arrival_spot
from workprint.crafts.previz.staging.spots import Point, Spot, ahead, bearing, target

Beat = Mapping[str, Any]
Rect = tuple[float, float, float, float]
OVER = frozenset(("fence", "wall", "parapet", "gate", "railing", "hedge", "log", "campfire", "rope", "bench", "puddle", "trunk"))
"""What is jumped and climbed over; anything else that is no higher than `ONTO` metres is got onto."""
ONTO = 1.35
_LEAP, _TROT = 1.5, 3.0


def _opens(part: Part, at: float) -> bool:
    """Whether the shot begins with it."""
    return at <= 0.4 and len(part.keys) == 1


def _crawl(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """On hands and knees to where it is said, else ahead as far as there is time and floor for."""
    if _opens(part, at):
        part.spot = replace(part.spot, posture="crawl")
        part.keys[0] = replace(part.keys[0], posture="crawl")
    to = str(beat.get("target") or "")
    spot = arrival_spot(blocking, part, to) if to else _ahead(blocking, part, max(1.0, (blocking.seconds - at) * CRAWLS))
    at = ready(part, at)
    send(blocking, part, replace(spot, posture="crawl"), at, speed=CRAWLS)


def _ahead(blocking: Blocking, part: Part, far: float) -> Spot:
    """As far ahead as the floor is free, turned to where there is most of it."""
    ways = [
        (free, -abs(aside), aside)
        for aside in (0.0, 40.0, -40.0, 80.0, -80.0, 130.0, -130.0, 180.0)
        for free in (_free(blocking, part, aside, far),)
    ]
    free, _, aside = max(ways)
    yaw = part.spot.yaw + aside
    x, z = ahead(part.spot.at, yaw, max(0.3, free))
    return Spot(round(x, 3), round(z, 3), yaw)


def _free(blocking: Blocking, part: Part, aside: float, far: float) -> float:
    others = [each.spot.at for each in blocking.parts.values() if each.name != part.name and each.mount != part.name]
    for step in range(1, int(far / 0.2) + 1):
        at = ahead(part.spot.at, part.spot.yaw + aside, 0.2 * step)
        if not blocking.place.clear(*at, 0.32) or any(dist(at, other) < 0.6 for other in others):
            return 0.2 * (step - 1)
    return far


# --------------------------------------------------------------------------------------------- water


def waters(place: Place) -> list[tuple[Rect, float]]:
    """The surfaces of a set that one can swim in: (x0, x1, z0, z1) and their level, metres."""
    found = []
    for item in place.items:
        wet = [k for k, swatch in enumerate(item.thing.palette) if swatch.pattern == "water"]
        mesh = item.thing.mesh
        faces = mesh.faces[np.isin(mesh.parts, wet)] if wet else mesh.faces[:0]
        if len(faces) == 0:
            continue
        points = mesh.points[faces.ravel()]
        (x0, _, z0), (x1, y, z1) = (tuple(float(v) for v in edge) for edge in (points.min(0), points.max(0)))
        if min(x1 - x0, z1 - z0) > 1.8 and -1.5 < y < 1.2:
            found.append(((x0, x1, z0, z1), y))
    return found


def _swim(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """In the nearest water: from where the shot finds them already in it, else in from its edge."""
    pools = waters(blocking.place)
    if not pools or part.handless:
        blocking.unstaged.append(f"{part.name} cannot swim: there is no water here")
        return
    rect, level = min(pools, key=lambda pool: _off(pool[0], part.spot.at))
    there = _clear_water(rect, part.spot.at, blocking.others(part.name))
    if _opens(part, at):
        start, end = _lane(rect, there, max(1.0, (blocking.seconds - at) * SWIMS), level)
        part.keys[0] = key_of(part.keys[0].at, start)
    else:
        edge = min(max(part.spot.x, rect[0]), rect[1]), min(max(part.spot.z, rect[2]), rect[3])
        at = send(blocking, part, Spot(*edge, bearing(part.spot.at, there)), at)
        end = Spot(round(there[0], 3), round(there[1], 3), bearing(edge, there), "swim", y=level)
    part.keys.append(key_of(at, end, speed=SWIMS))
    part.spot = end


def _along(rect: Rect) -> int:
    """Which way one swims: along a shore, or the length of a pool (0 across, 1 towards us)."""
    wide = rect[1] - rect[0], rect[3] - rect[2]
    return 0 if max(wide) > 15.0 or wide[0] >= wide[1] else 1


def _clear_water(rect: Rect, to: Point, taken: Sequence[Point]) -> Point:
    """The water nearest to somebody that is deep enough, and nobody else's."""
    x0, x1, z0, z1 = rect
    off, along = (3.2 if max(x1 - x0, z1 - z0) > 15.0 else 0.7), _along(rect)
    x, z = min(max(to[0], x0 + off), x1 - off), min(max(to[1], z0 + off), z1 - off)
    lanes = [(x + step * (along == 1), z + step * (along == 0)) for step in (0.0, 1.3, -1.3, 2.6, -2.6)]
    inside = [(min(max(a, x0 + 0.7), x1 - 0.7), min(max(b, z0 + 0.7), z1 - 0.7)) for a, b in lanes]
    return next((each for each in inside if all(dist(each, other) > 1.1 for other in taken)), inside[0])


def _lane(rect: Rect, there: Point, far: float, level: float) -> tuple[Spot, Spot]:
    """Where somebody is as they swim so far, half way of it past `there`: at first and at last."""
    along = _along(rect)
    low, high = (rect[:2], rect[2:])[along]
    far = min(far, high - low - 1.4)
    begin = min(max(there[along] - 0.5 * far, low + 0.7), high - 0.7 - far)
    ends = [(at, there[1]) if along == 0 else (there[0], at) for at in (begin, begin + far)]
    start, end = (Spot(round(x, 3), round(z, 3), 90.0 * (1 - along), "swim", y=level) for x, z in ends)
    return start, end


def _off(rect: Rect, at: Point) -> float:
    x0, x1, z0, z1 = rect
    return dist(at, (min(max(at[0], x0), x1), min(max(at[1], z0), z1)))


# --------------------------------------------------------------------------------------------- up and over


def _jump(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Over a fence, onto a table, down to the floor, towards a place; without any of them, up where they are."""
    if part.spot.posture not in ("stand", "walk"):
        at = stand_up(part, at)
    said = str(beat.get("target") or beat.get("thing") or "")
    item = item_named(blocking.place, said) if said and blocking.part(said) is None else None
    if item is not None and item.high[1] < 2.2:
        _past(blocking, part, item, at, speed=RUN_SPEED)
        return
    there = target(said, blocking.spots(but=part.name), blocking.place) if said else None
    if there is None and part.spot.y > 0.2:
        _leap(blocking, part, _ahead(blocking, part, 0.9), at, 0.12)
        return
    if there is None:
        _leap(blocking, part, part.spot, at, 0.36)
        return
    far = dist(part.spot.at, there)
    if far > _LEAP + 0.6:
        at = send(blocking, part, near(blocking, part, there, _LEAP), at, speed=RUN_SPEED)
    x, z = ahead(part.spot.at, bearing(part.spot.at, there), min(_LEAP, max(0.4, dist(part.spot.at, there) - 0.5)))
    _leap(blocking, part, Spot(round(x, 3), round(z, 3), bearing(part.spot.at, there)), at, 0.45)


def _leap(blocking: Blocking, part: Part, spot: Spot, at: float, high: float) -> float:
    part.keys.append(replace(key_of(min(at, max(0.0, blocking.seconds - 1.4)), spot), leap=round(high, 3)))
    part.spot = spot
    return ready(part, at)


def _past(blocking: Blocking, part: Part, item: Item, at: float, *, speed: float = WALK_SPEED) -> None:
    """Over a thing, to the floor beyond it, or up onto it: from half a step before it."""
    middle = (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
    edge = min(max(part.spot.x, item.low[0]), item.high[0]), min(max(part.spot.z, item.low[2]), item.high[2])
    over = item.thing.name in OVER
    wide = item.high[0] - item.low[0], item.high[2] - item.low[2]
    if over and max(wide) > 1.2:
        # straight across the long side, where they come to it
        along = 0 if wide[0] > wide[1] else 1
        edge = (
            (min(max(edge[0], item.low[0] + 0.5), item.high[0] - 0.5), middle[1])
            if along == 0
            else (middle[0], min(max(edge[1], item.low[2] + 0.5), item.high[2] - 0.5))
        )
        side = (0.0, 1.0 if part.spot.z > middle[1] else -1.0) if along == 0 else (1.0 if part.spot.x > middle[0] else -1.0, 0.0)
        half = wide[1 - along] / 2 + 0.42
        start, end = (edge[0] + side[0] * half, edge[1] + side[1] * half), (edge[0] - side[0] * half, edge[1] - side[1] * half)
    else:
        yaw = bearing(middle, part.spot.at)
        start = ahead(edge, bearing(edge, part.spot.at) if dist(edge, part.spot.at) > 0.1 else yaw, 0.42)
        end = ahead(middle, bearing(middle, start), -(max(wide) / 2 + 0.45) if over else min(0.2, 0.2 * max(wide)))
    heading = bearing(start, end)
    if dist(part.spot.at, start) > 0.3:
        at = send(blocking, part, Spot(round(start[0], 3), round(start[1], 3), heading), at, speed=speed)
    y = 0.0 if over else item.high[1]
    _leap(
        blocking,
        part,
        Spot(round(end[0], 3), round(end[1], 3), heading, y=round(y, 3)),
        at,
        max(0.3, item.high[1] - 0.22) if over else y + 0.10,
    )


def _climb(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """Up a ladder or a tree, up the stairs, over a fence, onto whatever else is not too high."""
    if part.spot.posture not in ("stand", "walk"):
        at = stand_up(part, at)
    said = str(beat.get("target") or beat.get("thing") or "")
    item = item_named(blocking.place, said) if said else None
    if item is None and not said:
        known = [each for each in blocking.place.items if each.thing.name in ("ladder", "stairs", "fence", "tree", "rock")]
        item = min(known, key=lambda each: dist(_middle(each), part.spot.at), default=None)
    if item is None and said:
        ERRANDS["walk"](blocking, part, {"verb": "walk", "target": said}, at)
    elif item is None or (item.high[1] > ONTO and item.thing.name not in ("ladder", "stairs", "tree")):
        blocking.unstaged.append(f"{part.name} has nothing here to climb{f' ({said})' if said else ''}")
    elif item.thing.name == "stairs" and max(item.high[0] - item.low[0], item.high[2] - item.low[2]) > 2.0:
        _stairs(blocking, part, item, at)
    elif item.high[1] > ONTO:
        _rungs(blocking, part, item, at)
    else:
        _past(blocking, part, item, at)


def _middle(item: Item) -> Point:
    return (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2


def _stairs(blocking: Blocking, part: Part, item: Item, at: float) -> None:
    """From the lowest step to the highest."""
    steps, riser, deep = 9, 0.18, max(item.high[0] - item.low[0], item.high[2] - item.low[2])
    foot, top = ahead(_middle(item), item.yaw, deep / 2 + 0.25), ahead(_middle(item), item.yaw, -(deep / 2 - 0.14))
    heading = bearing(foot, top)
    at = send(blocking, part, Spot(round(foot[0], 3), round(foot[1], 3), heading), at)
    part.spot = Spot(round(top[0], 3), round(top[1], 3), heading, y=round(steps * riser, 3))
    part.keys.append(replace(key_of(at, part.spot, speed=0.8), treads=steps))


def _rungs(blocking: Blocking, part: Part, item: Item, at: float) -> None:
    """Up a ladder (its rungs are at its front), or the trunk of a tree, by whole rungs."""
    tree = item.thing.name == "tree"
    yaw = bearing(_middle(item), part.spot.at) if tree else item.yaw
    foot = ahead(_middle(item), yaw, 0.40 if tree else 0.72)
    heading = bearing(foot, _middle(item))
    at = send(blocking, part, Spot(round(foot[0], 3), round(foot[1], 3), heading), at)
    part.spot = Spot(round(foot[0], 3), round(foot[1], 3), heading, "climb", seat=RUNG * 4)
    part.keys.append(key_of(at, part.spot))


# --------------------------------------------------------------------------------------------- in the saddle


def _ride(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    """On a horse that is here, or one that is brought; it goes where it is said, else on across the set."""
    horse = mount_of(blocking, part)
    if horse is part:
        found = _horse(blocking, part, beat)
        if found is None:
            blocking.unstaged.append(f"{part.name} has nothing here to ride")
            return
        horse, at = found, _mounts(blocking, part, found, at)
    said = str(beat.get("target") or "")
    host = blocking.part(said)
    if said and host is not horse:
        send(blocking, horse, replace(arrival_spot(blocking, horse, said), posture="stand", seat=0.0), at, speed=_TROT, past=(part.name,))
    elif at < blocking.seconds - 1.0:
        far = min(9.0, (blocking.seconds - at) * 2.4)
        if len(horse.keys) == 1 and at <= 0.4:
            _taken_back(blocking, horse, far)
        send(blocking, horse, replace(_ahead(blocking, horse, far), seat=0.0), at, speed=_TROT, past=(part.name,))
    part.spot = replace(part.spot, x=horse.spot.x, z=horse.spot.z, yaw=horse.spot.yaw)


def _horse(blocking: Blocking, part: Part, beat: Beat) -> Part | None:
    """The horse that is named, or nearest; in the open, one that nobody spoke of."""
    named = blocking.part(beat.get("target", "")) or blocking.part(beat.get("thing", ""))
    horses = [each for each in blocking.parts.values() if each.player is not None and each.player.kind == "horse"]
    if named is not None and named in horses:
        return named
    if horses:
        return min(horses, key=lambda each: dist(each.spot.at, part.spot.at))
    if blocking.place.interior or part.handless:
        return None
    name = f"{part.name}'S HORSE"
    player = animals.figure(name, {"kind": "horse"}, "")
    spot = replace(part.spot, posture="stand", seat=0.0)
    blocking.parts[name] = Part(name, figure(name, {}, ""), spot, [key_of(0.0, spot)], player=player)
    return blocking.parts[name]


def _mounts(blocking: Blocking, part: Part, horse: Part, at: float) -> float:
    """Into the saddle; the shot finds them in it where it begins with riding. When they are."""
    part.mount = horse.name
    if _opens(part, at):
        horse.spot = replace(horse.spot, x=part.spot.x, z=part.spot.z)
        horse.keys[0] = replace(horse.keys[0], place=part.keys[0].place)
        part.spot = replace(part.spot, posture="ride")
        part.keys[0] = replace(part.keys[0], posture="ride")
        return at
    if part.spot.posture not in ("stand", "walk"):
        at = stand_up(part, at)
    side = min((ahead(horse.spot.at, horse.spot.yaw + way, 0.62) for way in (90.0, -90.0)), key=lambda each: dist(each, part.spot.at))
    at = send(blocking, part, Spot(round(side[0], 3), round(side[1], 3), bearing(side, horse.spot.at)), at, past=(horse.name,))
    part.spot = Spot(horse.spot.x, horse.spot.z, horse.spot.yaw, "ride")
    part.keys.append(replace(key_of(at, part.spot), place=(round(side[0], 3), 0.0, round(side[1], 3)), yaw=bearing(side, horse.spot.at)))
    return ready(part, at)


def _taken_back(blocking: Blocking, horse: Part, far: float) -> None:
    """Who rides through a shot is half way where they were put: the horse sets out that much before, and across the picture."""
    ways = [
        (_free(blocking, replace(horse, spot=replace(horse.spot, yaw=yaw)), 0.0, far), yaw) for yaw in (90.0, -90.0, horse.spot.yaw + 180.0)
    ]
    _, yaw = max(ways)
    free = _free(blocking, replace(horse, spot=replace(horse.spot, yaw=yaw + 180.0)), 0.0, far / 2)
    x, z = ahead(horse.spot.at, yaw + 180.0, free)
    horse.spot = replace(horse.spot, x=round(x, 3), z=round(z, 3), yaw=yaw)
    horse.keys[0] = key_of(horse.keys[0].at, horse.spot)


GOING: Mapping[str, Callable[[Blocking, Part, Beat, float], None]] = {
    "crawl": _crawl,
    "swim": _swim,
    "jump": _jump,
    "climb": _climb,
    "ride": _ride,
}
__all__ = ["GOING", "OVER", "waters"]
