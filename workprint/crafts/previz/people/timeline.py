"""What a person does when: a part's keys become stretches of holding, turning, walking, getting down and up, without gaps.

    keys        0.0 stand at the door      2.0 sit on that seat
    segments    |--hold--|--walk------|--turn--|--lower--|--hold--- ...
                         2.0          what it takes      what it takes

Knows figures, keys and paths; knows nothing of what a body looks like in between.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.people import dance, postures
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.ik import Array
from workprint.crafts.previz.people.performance import Key, Place
from workprint.crafts.previz.people.pose import world
from workprint.crafts.previz.people.skeleton import rest
from workprint.crafts.previz.people.travel import LEAPS
from workprint.crafts.previz.people.walk import Path, Walk, angle_between
from workprint.crafts.previz.people.wardrobe import Figure

RISES = {"sit": 0.95, "kneel": 0.95, "crouch": 0.75, "lie": 2.4, "fall": 2.6, "crawl": 1.2, "swim": 1.4, "climb": 3.0, "ride": 2.2}
LOWERS = {"sit": 1.05, "kneel": 0.95, "crouch": 0.75, "lie": 2.4, "fall": 1.45, "crawl": 1.1, "swim": 1.2, "climb": 3.4, "ride": 2.4}
"""Seconds that it takes to get up from a posture, and into it."""
STEP = 0.28
"""Who is to be no farther than this shuffles there, metres."""
LOW = frozenset(RISES)
GOING = frozenset(("crawl", "swim"))
"""Postures in which one gets along."""


@dataclass(frozen=True)
class Segment:
    """One stretch of a performance, from `start` for `length` seconds. `kind`: hold, turn, walk, rise, lower, fall, leap. `key` says the
    posture got up from, got down to or held; `was` the posture that a fall starts in.
    """

    start: float
    length: float
    kind: str
    key: Key
    place: Place
    yaw: float
    to: Place
    to_yaw: float
    walk: Walk | None = None
    was: Key | None = None


@lru_cache(maxsize=128)
def joints_of(figure: Figure) -> Array:
    """A figure's joints at rest, (bones, 3)."""
    return rest(figure)


@lru_cache(maxsize=256)
def segments(figure: Figure, keys: tuple[Key, ...]) -> tuple[Segment, ...]:
    """What happens when, without gaps. A key whose time comes while the last one is still being carried out waits for it."""
    if not keys:
        raise ValueError(f"{figure.name} has no first key: where does the shot find them?")
    now = keys[0]
    found: list[Segment] = []
    clock, walking = now.at, now.posture == "walk"
    for key in keys[1:]:
        begin = max(key.at, clock)
        if begin > clock and not walking:
            found.append(_held(figure, clock, begin - clock, now))
        made = _way(figure, now, key, begin, walking)
        found += made
        clock = made[-1].start + made[-1].length if made else begin
        now, walking = key, key.posture == "walk"
    found.append(_held(figure, clock, math.inf, now))
    return tuple(found)


def arrival(figure: Figure, keys: tuple[Key, ...]) -> float:
    """The second at which the last key is carried out."""
    last = segments(figure, keys)[-1]
    return last.start


def _held(figure: Figure, start: float, length: float, key: Key) -> Segment:
    place, yaw = stood(figure, key)
    return Segment(start, length, "hold", key, place, yaw, place, yaw)


def stood(figure: Figure, key: Key) -> tuple[Place, float]:
    """Where somebody is who has carried out a key, and where they face: a dancer beside the middle of the couple."""
    if key.posture == "dance" and key.partner is not None:
        return dance.home(figure, key)
    return key.place, key.yaw


def before_seat(figure: Figure, key: Key) -> Place:
    """Where they stand just before they sit down: with their feet where the sitting feet will be."""
    s = scale(figure)
    ankles = postures.sit(joints_of(figure), figure.name, 0.0, key.seat / s, key.table / s).ankles
    ahead = (float(ankles[:, 2].mean()) - float(postures.footing(joints_of(figure), figure.name)[0][:, 2].mean())) * s
    a = math.radians(key.yaw)
    return (key.place[0] + exact.sin(a) * ahead, key.place[1], key.place[2] + exact.cos(a) * ahead)


def _upright(figure: Figure, key: Key) -> tuple[Place, float]:
    """Where they stand before they get down to a posture, and where they stand up to from it."""
    if key.posture == "sit":
        return before_seat(figure, key), key.yaw
    if key.posture == "lie" and key.aside is not None:
        x, z = key.aside
        out = math.degrees(exact.atan2(x - key.place[0], z - key.place[2]))
        return (x, key.place[1], z), out
    return stood(figure, key)


def _way(figure: Figure, now: Key, key: Key, begin: float, walking: bool) -> list[Segment]:
    """From one key to the next: rise, turn, walk, turn, get down, each as far as it is needed."""
    found: list[Segment] = []
    clock, (place, yaw) = begin, stood(figure, now)

    def go(kind: str, length: float, to: Place, to_yaw: float, about: Key, walk: Walk | None = None) -> None:
        nonlocal clock, place, yaw
        found.append(Segment(clock, length, kind, about, place, yaw, to, to_yaw, walk, now))
        clock, place, yaw = clock + length, to, to_yaw

    aim, facing = _upright(figure, key)
    gone = exact.dist((now.place[0], now.place[2]), (key.place[0], key.place[2]))
    if now.posture in LOW and now.posture == key.posture and gone < 0.15:
        return [_held(figure, begin, 0.0, key)]
    if key.posture == "fall" and now.posture in ("kneel", "crouch") and gone < 0.05:
        go("fall", LOWERS["fall"], place, yaw, key)
        return found
    if key.posture in GOING:
        if now.posture in LOW and now.posture != key.posture:
            go("rise", RISES[now.posture], *_upright(figure, now), now)
        if now.posture != key.posture:
            go("lower", LOWERS[key.posture], place, yaw, replace(key, place=place, yaw=yaw))
        if gone > 0.15:
            _walked(figure, key, (place, yaw, aim, facing), False, go)
        return found
    if now.posture in LOW:
        go("rise", RISES[now.posture], *_upright(figure, now), now)
    if key.leap > 0.0:
        return [*found, *_leapt(figure, key, clock, (place, yaw, aim), now)]
    far = exact.dist((place[0], place[2]), (aim[0], aim[2]))
    if far > STEP and not key.step:
        _walked(figure, key, (place, yaw, aim, facing), walking, go)
    final = angle_between(yaw, facing)
    if (abs(final) > 4 or exact.dist(place, aim) > 0.02) and key.posture != "walk":
        go("turn", 0.45 + 0.45 * abs(final) / 180 + 0.6 * max(0.0, min(far, 0.8) - STEP) * key.step, aim, yaw + final, key)
    if key.posture in LOW:
        go("fall" if key.posture == "fall" else "lower", LOWERS[key.posture], key.place, key.yaw, key)
    return found


def _leapt(figure: Figure, key: Key, clock: float, way: tuple[Place, float, Place], now: Key) -> list[Segment]:
    """Turned to where it goes, and there in one leap: as long as it takes to rise and come down again, and to gather and land."""
    (place, yaw, aim), found = way, []
    far = exact.dist((place[0], place[2]), (aim[0], aim[2]))
    heading = math.degrees(exact.atan2(aim[0] - place[0], aim[2] - place[2])) if far > 0.1 else yaw
    swerve = angle_between(yaw, heading)
    if abs(swerve) > 6.0:
        found.append(
            Segment(clock, 0.35 + 0.3 * abs(swerve) / 180, "turn", replace(key, posture="stand"), place, yaw, place, yaw + swerve, was=now)
        )
        clock, yaw = clock + found[-1].length, yaw + swerve
    high = max(key.leap, aim[1] - place[1] + 0.12)
    flight = math.sqrt(2 * high / 9.81) + math.sqrt(2 * max(high - (aim[1] - place[1]), 0.05) / 9.81)
    found.append(Segment(clock, max(flight, 0.3) / (LEAPS[1] - LEAPS[0]), "leap", key, place, yaw, aim, yaw, was=now))
    return found


def _walked(figure: Figure, key: Key, way: tuple[Place, float, Place, float], walking: bool, go) -> None:  # type: ignore[no-untyped-def]
    """Turn to the way, if it lies aside, and walk it."""
    place, yaw, aim, facing = way
    path = Path(((place[0], place[2]), *key.via, (aim[0], aim[2])))
    swerve = angle_between(yaw, path.heading(0.0))
    if abs(swerve) > (25 if key.posture in GOING else 55) and not walking:
        yaw += swerve
        still = key.posture if key.posture in GOING else "stand"
        go("turn", (0.35 + 0.3 * abs(swerve) / 180) * (3.0 if still in GOING else 1.0), place, yaw, replace(key, posture=still))
    end = path.heading(path.length)
    last = facing if abs(angle_between(end, facing)) < 70 and key.posture not in ("sit", "lie") else end
    walk = _walk(figure, path, key, ((place, yaw), (aim, last)), walking)
    go("walk", walk.seconds, aim, last, key, walk)


def _walk(figure: Figure, path: Path, key: Key, ends: tuple[tuple[Place, float], tuple[Place, float]], walking: bool) -> Walk:
    s = scale(figure)
    before, after = (soles(figure, place, yaw) for place, yaw in ends)
    first = 0 if postures.chance(figure.name, "first foot") < 0.5 else 1
    slower = 1.0 - 0.25 * figure.stoop
    return Walk(path, key.speed * slower * min(1.0, 0.35 + 0.65 * s), s, before, after, (not walking, key.posture != "walk"), first)


def soles(figure: Figure, place: Place, yaw: float) -> tuple[tuple[float, float, float], ...]:
    """World (x, z, yaw) of each foot of a person standing there."""
    ankles, feet = postures.footing(joints_of(figure), figure.name)
    found = []
    for i, x in ((0, 1.0), (1, -1.0)):
        at = world(ankles[i], scale(figure), np.asarray(place, float), yaw)
        found.append((float(at[0]), float(at[2]), yaw + x * float(feet[i, 1])))
    return tuple(found)
