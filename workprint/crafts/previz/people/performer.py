"""A person over time: where they are, what their body does, whom they look at, what their mouth says. Pure functions of seconds.

    keys        0.0 stand at the door      2.0 sit on that seat
    segments    |--hold--|--walk------|--turn--|--lower--|--hold--- ...
                         2.0          what it takes      what it takes

A `Performance` is plain data, written by whoever stages the shot; everything else is worked out from it. Knows figures, poses and paths;
knows nothing of sets, cameras or the screenplay.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.forms import Expression, Mesh, Thing
from workprint.crafts.previz.people import acting, postures
from workprint.crafts.previz.people.body import build, scale
from workprint.crafts.previz.people.grips import HAND, carrying
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performance import RUN_SPEED, WALK_SPEED, Act, Glance, Heads, Key, Performance, Place, Speech, Stretch
from workprint.crafts.previz.people.pose import Pose, Solved, mixed, own, skinned, solve, world
from workprint.crafts.previz.people.skeleton import INDEX, SIDES, palm_normal, rest
from workprint.crafts.previz.people.walk import Path, Walk, angle_between, ankle_over, smooth, stride
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
_RISE, _LOWER, _FALL = 0.95, 1.05, 1.3


class Person(NamedTuple):
    """What one instant looks like: the posed mesh, the face, the middle of the head, and between the eyes (metres)."""

    mesh: Mesh
    expression: Expression
    head: Array
    eye: Array


@dataclass(frozen=True)
class Segment:
    """One stretch of a performance, from `start` for `length` seconds. `kind`: hold, turn, walk, rise, lower, fall."""

    start: float
    length: float
    kind: str
    key: Key
    place: Place
    yaw: float
    to: Place
    to_yaw: float
    walk: Walk | None = None


# --------------------------------------------------------------------------------------------- the plan


@lru_cache(maxsize=128)
def _rest(figure: Figure) -> Array:
    return rest(figure)


def plan(performance: Performance) -> Sequence[Stretch]:
    """What happens when, whoever plays the part."""
    if performance.player is not None:
        return performance.player.plan(performance)
    return segments(performance.figure, performance.keys)


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
            found.append(_held(clock, begin - clock, now))
        made = _way(figure, now, key, begin, walking)
        found += made
        clock = made[-1].start + made[-1].length if made else begin
        now, walking = key, key.posture == "walk"
    found.append(_held(clock, math.inf, now))
    return tuple(found)


def _held(start: float, length: float, key: Key) -> Segment:
    return Segment(start, length, "hold", key, key.place, key.yaw, key.place, key.yaw)


def _before_seat(figure: Figure, key: Key) -> Place:
    """Where they stand just before they sit down: with their feet where the sitting feet will be."""
    s = scale(figure)
    ankles = postures.sit(_rest(figure), figure.name, 0.0, key.seat / s, key.table / s).ankles
    ahead = (float(ankles[:, 2].mean()) - float(postures.footing(_rest(figure), figure.name)[0][:, 2].mean())) * s
    a = math.radians(key.yaw)
    return (key.place[0] + math.sin(a) * ahead, key.place[1], key.place[2] + math.cos(a) * ahead)


def _way(figure: Figure, now: Key, key: Key, begin: float, walking: bool) -> list[Segment]:
    """From one key to the next: rise, turn, walk, turn, sit or fall, each as far as it is needed."""
    found: list[Segment] = []
    clock, place, yaw = begin, now.place, now.yaw

    def go(kind: str, length: float, to: Place, to_yaw: float, about: Key, walk: Walk | None = None) -> None:
        nonlocal clock, place, yaw
        found.append(Segment(clock, length, kind, about, place, yaw, to, to_yaw, walk))
        clock, place, yaw = clock + length, to, to_yaw

    aim = _before_seat(figure, key) if key.posture == "sit" else key.place
    gone = math.dist((now.place[0], now.place[2]), (key.place[0], key.place[2]))
    if now.posture in ("sit", "lie", "fall"):
        if now.posture == key.posture and gone < 0.15:
            return [_held(begin, 0.0, key)]
        go(
            "rise",
            _RISE if now.posture == "sit" else 2 * _RISE,
            _before_seat(figure, now) if now.posture == "sit" else now.place,
            now.yaw,
            now,
        )
    if math.dist((place[0], place[2]), (aim[0], aim[2])) > 0.28:
        points = ((place[0], place[2]), *key.via, (aim[0], aim[2]))
        path = Path(points)
        swerve = angle_between(yaw, path.heading(0.0))
        if abs(swerve) > 55 and not walking:
            go("turn", 0.35 + 0.3 * abs(swerve) / 180, place, yaw + swerve, now)
        arrival = path.heading(path.length)
        last = key.yaw if abs(angle_between(arrival, key.yaw)) < 70 and key.posture != "sit" else arrival
        walk = _walk(figure, path, key, ((place, yaw), (aim, last)), walking)
        go("walk", walk.seconds, aim, last, key, walk)
    final = angle_between(yaw, key.yaw)
    if (abs(final) > 4 or math.dist(place, aim) > 0.02) and key.posture != "walk":
        go("turn", 0.45 + 0.45 * abs(final) / 180, aim, yaw + final, key)
    if key.posture == "sit":
        go("lower", _LOWER, key.place, key.yaw, key)
    if key.posture in ("lie", "fall"):
        go("fall", _FALL if key.posture == "fall" else 2 * _FALL, key.place, key.yaw, key)
    return found


def _walk(figure: Figure, path: Path, key: Key, ends: tuple[tuple[Place, float], tuple[Place, float]], walking: bool) -> Walk:
    s = scale(figure)
    before, after = (_soles(figure, place, yaw) for place, yaw in ends)
    first = 0 if postures.chance(figure.name, "first foot") < 0.5 else 1
    slower = 1.0 - 0.25 * figure.stoop
    return Walk(path, key.speed * slower * min(1.0, 0.35 + 0.65 * s), s, before, after, (not walking, key.posture != "walk"), first)


def _soles(figure: Figure, place: Place, yaw: float) -> tuple[tuple[float, float, float], ...]:
    """World (x, z, yaw) of each foot of a person standing there."""
    ankles, feet = postures.footing(_rest(figure), figure.name)
    found = []
    for i, x in ((0, 1.0), (1, -1.0)):
        at = world(ankles[i], scale(figure), np.asarray(place), yaw)
        found.append((float(at[0]), float(at[2]), yaw + x * float(feet[i, 1])))
    return tuple(found)


# --------------------------------------------------------------------------------------------- the body at an instant


def _segment(performance: Performance, t: float) -> Segment:
    plan = segments(performance.figure, performance.keys)
    return next((s for s in reversed(plan) if s.start <= t), plan[0])


def _posture(figure: Figure, key: Key, t: float) -> Pose:
    rest, s, name = _rest(figure), scale(figure), figure.name
    if key.posture == "sit":
        return postures.sit(rest, name, t, key.seat / s, key.table / s, figure.stoop)
    if key.posture in ("lie", "fall"):
        return postures.lie(rest, name, t, (key.seat / s) if key.posture == "lie" else 0.0)
    return postures.stand(rest, name, t, figure.stoop)


def _moved(pose: Pose, by: Array) -> Pose:
    """The same pose with its root moved: everything that is said in the person's space shifts with it."""
    return replace(pose, hips=pose.hips + by, hold=pose.hold + by, ankles=pose.ankles + by)


def stance(performance: Performance, t: float) -> tuple[Pose, Array, float]:
    """The body's pose at second `t`, without gaze or gesture, and its root: place (3,) and yaw."""
    segment, figure = _segment(performance, t), performance.figure
    u = 0.0 if math.isinf(segment.length) else (t - segment.start) / max(segment.length, 1e-9)
    if segment.kind == "walk" and segment.walk:
        return _walking(figure, segment, segment.walk, t)
    if segment.kind == "turn":
        return _turning(figure, segment, u, t)
    here = np.asarray(segment.place, float)
    if segment.kind in ("rise", "lower"):
        down, up = (here, np.asarray(segment.to)) if segment.kind == "rise" else (np.asarray(segment.to), here)
        offset = own(down, scale(figure), up, segment.yaw)
        low, high = _moved(_posture(figure, segment.key, t), offset), postures.stand(_rest(figure), figure.name, t, figure.stoop)
        part = u if segment.kind == "rise" else 1 - u
        if segment.key.posture == "sit":
            return postures.getting_up(low, high, part), up, segment.yaw
        return postures.falling(high, low, 1 - part), up, segment.yaw
    if segment.kind == "fall":
        upright = postures.stand(_rest(figure), figure.name, t, figure.stoop)
        return postures.falling(upright, _posture(figure, segment.key, t), u), here, segment.yaw
    return _posture(figure, segment.key, t), here, segment.yaw


def _turning(figure: Figure, segment: Segment, u: float, t: float) -> tuple[Pose, Array, float]:
    """On the spot: the body turns, one foot follows and then the other."""
    e = smooth(u)
    place = np.asarray(segment.place) * (1 - e) + np.asarray(segment.to) * e
    yaw = segment.yaw + (segment.to_yaw - segment.yaw) * e
    pose, s = postures.stand(_rest(figure), figure.name, t, figure.stoop), scale(figure)
    before, after = _soles(figure, segment.place, segment.yaw), _soles(figure, segment.to, segment.to_yaw)
    leads = 0 if segment.to_yaw > segment.yaw else 1
    planted = []
    for i in (0, 1):
        k = smooth((u - (0.05 if i == leads else 0.45)) / 0.5)
        high = 0.045 * s * math.sin(math.pi * k) * min(1.0, abs(segment.to_yaw - segment.yaw) / 30 + 0.3)
        planted.append((_between(before[i], after[i], k), high, 14.0 * math.sin(math.pi * k) * (k < 0.5)))
    return _planted(figure, pose, planted, place, yaw), place, yaw


def _between(a: tuple[float, float, float], b: tuple[float, float, float], k: float) -> tuple[float, float, float]:
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + angle_between(a[2], b[2]) * k)


def _planted(figure: Figure, pose: Pose, planted: list[tuple[tuple[float, float, float], float, float]], place: Array, yaw: float) -> Pose:
    """The pose with its feet at these world places: (x, z, yaw), height above the floor, pitch."""
    s, rest = scale(figure), _rest(figure)
    ankles, feet = pose.ankles.copy(), pose.feet.copy()
    for i, (spot, high, pitch) in enumerate(planted):
        at = ankle_over(np.array((spot[0], place[1] + high, spot[1])), pitch, spot[2], s, float(rest[INDEX["leftFoot"]][1]))
        ankles[i] = own(at, s, place, yaw)
        feet[i] = (pitch, (1 if i == 0 else -1) * angle_between(yaw, spot[2]))
    return replace(pose, ankles=ankles, feet=feet)


def _walking(figure: Figure, segment: Segment, walk: Walk, t: float) -> tuple[Pose, Array, float]:
    gone, pace = walk.walked(t - segment.start)
    left = walk.path.length - gone
    at = walk.path.at(gone)
    floor = segment.place[1] + (segment.to[1] - segment.place[1]) * gone / max(walk.path.length, 1e-9)
    place, yaw = np.array((at[0], floor, at[1])), walk.path.heading(gone)
    if walk.eased[0]:
        yaw = segment.yaw + angle_between(segment.yaw, yaw) * smooth(gone / (1.2 * walk.step))
    yaw += angle_between(yaw, segment.to_yaw) * smooth(1 - left / (1.1 * walk.step)) if walk.eased[1] else 0.0
    rest = _rest(figure)
    still = postures.stand(rest, figure.name, t, figure.stoop)
    pose = mixed(still, stride(rest, walk, gone, figure.stoop), smooth(pace))
    planted = []
    for i in (0, 1):
        spot, pitch, turned = walk.foot(i, gone)
        planted.append(((float(spot[0]), float(spot[2]), turned), float(spot[1]), pitch))
    return _planted(figure, pose, planted, place, yaw), place, yaw


# --------------------------------------------------------------------------------------------- the person at an instant


def heads(performance: Performance, t: float) -> Heads:
    """Where eyes, head and crown are at second `t` (gaze left out, so that two people may look at each other), and the person's height."""
    if performance.player is not None:
        return performance.player.heads(performance, t)
    figure, (pose, place, yaw) = performance.figure, stance(performance, t)
    return _heads(figure, solve(_rest(figure), pose), place, yaw)


def gazing(performance: Performance, t: float, cast: Mapping[str, Performance]) -> Heads:
    """`heads` as they are drawn: turned and tilted to what is looked at. A seated person who looks up has their eyes a hand higher."""
    if performance.player is not None:
        return performance.player.gazing(performance, t, cast)
    figure, (pose, place, yaw) = performance.figure, stance(performance, t)
    return _heads(figure, _looking(performance, pose, (place, yaw), t, cast), place, yaw)


def _heads(figure: Figure, solved: Solved, place: Array, yaw: float) -> Heads:
    s, head, up = scale(figure), solved.places[INDEX["head"]], solved.turns[INDEX["head"]]
    eye = world(solved.eye, s, place, yaw)
    middle = world(head + up @ (np.array((0.0, 0.10, 0.015)) * figure.head), s, place, yaw)
    crown = world(head + up @ (np.array((0.0, 0.225, -0.005)) * figure.head), s, place, yaw)
    return Heads(eye, middle, crown, place, yaw, figure.height, float(crown[1] - place[1]))


def acted(performance: Performance, t: float, cast: Mapping[str, Performance]) -> tuple[Solved, Array, float]:
    """The skeleton at second `t` with gesture and gaze, in the person's own space, and its root: place (3,) metres and yaw."""
    pose, place, yaw = stance(performance, t)
    pose = carrying(acting.gestured(performance, pose, place, yaw, t), performance.holding, seated=seat_at(performance, t) is not None)
    return _looking(performance, pose, (place, yaw), t, cast), place, yaw


def person_at(performance: Performance, t: float, cast: Mapping[str, Performance] | None = None, detail: str = "full") -> Person:
    """The person at second `t`: mesh, face, head and eyes. `cast` names those who can be looked at by name."""
    body = build(performance.figure, detail)
    solved, place, yaw = acted(performance, t, cast or {})
    at = _heads(performance.figure, solved, place, yaw)
    mesh = skinned(body, solved, place, yaw)
    return Person(mesh, acting.expression(performance, t, solved.gaze), at.head, at.eye)


def thing_at(performance: Performance, t: float, id: int, cast: Mapping[str, Performance] | None = None, detail: str = "full") -> Thing:
    """The person, or whoever plays the part, as a thing to draw."""
    if performance.player is not None:
        return performance.player.thing_at(performance, t, id, cast or {}, detail)
    person, body = person_at(performance, t, cast, detail), build(performance.figure, detail)
    name, head = performance.figure.name, performance.figure.head
    return Thing(id, name, person.mesh, body.palette, moving=True, expression=person.expression, head=head)


def seat_at(performance: Performance, t: float) -> Key | None:
    """How they sit at second `t`; None where they do not."""
    now = _segment(performance, t)
    return now.key if now.key.posture == "sit" and now.kind in ("hold", "lower", "rise") else None


def holding_at(performance: Performance, t: float, cast: Mapping[str, Performance]) -> tuple[tuple[float, float, float], float]:
    """Where the hand closes that holds things, at second `t` (metres), and which way its owner faces (degrees)."""
    solved, place, yaw = acted(performance, t, cast)
    side, x = SIDES[HAND]
    rest, hand = _rest(performance.figure), INDEX[side + "Hand"]
    inside = 0.8 * (rest[INDEX[side + "MiddleProximal"]] - rest[hand]) + 0.030 * palm_normal(x)
    at = world(solved.places[hand] + solved.turns[hand] @ inside, scale(performance.figure), place, yaw)
    return (float(at[0]), float(at[1]), float(at[2])), yaw


def _aim(performance: Performance, glance: Glance | None, t: float, cast: Mapping[str, Performance]) -> Array | None:
    if glance is None or glance.target is None:
        return None
    if isinstance(glance.target, str):
        return heads(cast[glance.target], t).eye if glance.target in cast else None
    return np.asarray(glance.target, float)


def _looking(performance: Performance, pose: Pose, root: tuple[Array, float], t: float, cast: Mapping[str, Performance]) -> Solved:
    """Eyes go first (a tenth of a second), the head follows over half a second; between, the eyes dart a little."""
    place, yaw = root
    now = max((k for k, g in enumerate(performance.glances) if g.at <= t), default=-1)
    since = t - performance.glances[now].at if now >= 0 else 9.0
    s, joints = scale(performance.figure), _rest(performance.figure)
    ahead = place + turn(Y, yaw) @ np.array((0.0, pose.hips[1] + 0.62, 4.0)) * s
    new = _aim(performance, performance.glances[now] if now >= 0 else None, t, cast)
    old = _aim(performance, performance.glances[now - 1] if now >= 1 else None, t, cast)
    if new is None and (old is None or since > 0.6):
        return solve(joints, pose, None, glance=None)
    first = now == 0 and performance.glances[0].at <= performance.keys[0].at
    turned = 1.0 if first else smooth(since / 0.55)
    darted = 1.0 if first else smooth(since / 0.12)
    a, b = (ahead if old is None else old), (ahead if new is None else new)
    target, eyes = a + (b - a) * turned, a + (b - a) * darted
    eyes = eyes + acting.dart(performance.figure.name, t, float(np.sqrt(((eyes - place) ** 2).sum())))
    attention = 0.55 + 0.45 * turned if new is not None else 1 - 0.5 * turned
    return solve(joints, pose, own(target, s, place, yaw), attention, own(eyes, s, place, yaw))


__all__ = ["RUN_SPEED", "WALK_SPEED", "Act", "Glance", "Heads", "Key", "Performance", "Person", "Place", "Segment", "Speech"]
__all__ += ["acted", "gazing", "heads", "holding_at", "person_at", "plan", "seat_at", "segments", "stance", "thing_at"]
