"""An animal that plays a part: the same performance as a person's (keys, glances, acts), answered by a body on four legs or two.

    keys        0.0 lie by the fire      2.0 at the door
    stretches   |--hold--|--rise--|--walk--------|--turn--|--hold--- ...

Who goes farther than a bird hops flies. Knows performances, poses and bodies; knows nothing of sets, cameras or the screenplay.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.animals import acting, gaits
from workprint.crafts.previz.animals.body import build, made, skinned
from workprint.crafts.previz.animals.breeds import Breed
from workprint.crafts.previz.animals.manners import MANNERS, Manner
from workprint.crafts.previz.animals.rig import Pose, Solved, mixed, solve
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.forms import Thing
from workprint.crafts.previz.people import performer
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performance import RUN_SPEED, Glance, Heads, Key, Performance, Place, Saddle
from workprint.crafts.previz.people.walk import Path, angle_between, smooth

Array = NDArray[np.float64]
HOPS = 1.4
"""What is farther than this a bird flies, metres."""

SADDLE = (0.48, 0.125, 0.06)
"""How wide a horse is where one sits on it, how far its back is over the spine's joint, and how far forward, canonical metres."""
TROTS = 3.0
"""What is farther than this a dog trots, metres."""


@dataclass(frozen=True)
class Stretch:
    """One stretch of an animal's part, from `start` for `length` seconds. `kind`: hold, turn, walk, rise, lower. `gait` is which of its
    kind's, -1 on the wing.
    """

    start: float
    length: float
    kind: str
    key: Key
    place: Place
    yaw: float
    to: Place
    to_yaw: float
    path: Path | None = None
    speed: float = 1.0
    gait: int = 0

    def gone(self, t: float) -> tuple[float, float]:
        """Metres gone at second `t` of the shot, and the pace then, 0..1; it sets out and stops within `ramp`."""
        assert self.path is not None
        v, total, t = self.speed, self.length, min(max(t - self.start, 0.0), self.length)
        ramp = min(0.5, self.path.length / v)
        if t < ramp:
            return v * t * t / (2 * ramp), t / ramp
        if t > total - ramp:
            left = total - t
            return self.path.length - v * left * left / (2 * ramp), left / ramp
        return v * (t - ramp / 2), 1.0


@dataclass(frozen=True)
class Animal:
    """An animal as a `people.performance.Player`."""

    breed: Breed

    @property
    def name(self) -> str:
        return self.breed.name

    @property
    def kind(self) -> str:
        return self.breed.kind

    @property
    def room(self) -> float:
        return round(MANNERS[self.kind].room * self.breed.scale, 3)

    @property
    def seat(self) -> float | None:
        """Animals sit and lie where they are."""
        return 0.0

    def plan(self, performance: Performance) -> tuple[Stretch, ...]:
        """What happens when, without gaps."""
        return planned(self.breed, performance.keys)

    def heads(self, performance: Performance, t: float) -> Heads:
        """Where eyes, head and crown are at second `t`, gaze left out."""
        pose, place, yaw = stance(self.breed, performance, t)
        return _heads(self.breed, pose, place, yaw)

    def gazing(self, performance: Performance, t: float, cast: Mapping[str, Performance]) -> Heads:
        """The same, turned to what is looked at."""
        pose, place, yaw = stance(self.breed, performance, t)
        return _heads(self.breed, _looking(self.breed, performance, (pose, place, yaw), t, cast), place, yaw)

    def saddle(self, performance: Performance, t: float) -> Saddle:
        """Where somebody sits on its back at second `t`."""
        pose, place, yaw = stance(self.breed, performance, t)
        flesh = made(self.breed)
        rig = flesh.rig
        back = rig.index["spine"]
        solved = solve(rig, pose)
        high = float(rig.joints[back][1]) + SADDLE[1]
        point = solved.places[back] + matmul(solved.turns[back], np.array((0.0, high, SADDLE[2])) - rig.joints[back])
        at = np.asarray(place) + self.breed.scale * (matmul(turn(Y, yaw), point))
        beat = min(max((float(point[1]) - high) / 0.05, -1.0), 1.0)
        return Saddle(at, yaw, SADDLE[0] * self.breed.scale, beat)

    def thing_at(self, performance: Performance, t: float, id: int, cast: Mapping[str, Performance], detail: str) -> Thing:
        """The animal at second `t` as a thing to draw."""
        body = build(self.breed, detail)
        pose, place, yaw = stance(self.breed, performance, t)
        pose = _looking(self.breed, performance, (pose, place, yaw), t, cast)
        pose = acting.alive(body.rig, MANNERS[self.kind], self.kind, performance, (self.name, t), pose)
        return Thing(id, self.name, skinned(body, solve(body.rig, pose), place, yaw), body.palette, moving=True)


# --------------------------------------------------------------------------------------------- the plan


@lru_cache(maxsize=256)
def planned(breed: Breed, keys: tuple[Key, ...]) -> tuple[Stretch, ...]:
    """What happens when. A key whose time comes while the last one is still being carried out waits for it."""
    if not keys:
        raise ValueError(f"{breed.name} has no first key: where does the shot find them?")
    now, clock = keys[0], keys[0].at
    found: list[Stretch] = []
    for key in keys[1:]:
        begin = max(key.at, clock)
        if begin > clock:
            found.append(_held(clock, begin - clock, now))
        made_ = _way(breed, now, key, begin)
        found += made_
        clock, now = (made_[-1].start + made_[-1].length if made_ else begin), key
    return (*found, _held(clock, math.inf, now))


def _held(start: float, length: float, key: Key) -> Stretch:
    return Stretch(start, length, "hold", key, key.place, key.yaw, key.place, key.yaw)


def _way(breed: Breed, now: Key, key: Key, begin: float) -> list[Stretch]:
    """From one key to the next: up, round, there, round, down, each as far as it is needed."""
    manner = MANNERS[breed.kind]
    found: list[Stretch] = []
    clock, place, yaw = begin, now.place, now.yaw

    def go(kind: str, length: float, to: Place, to_yaw: float, about: Key, way: tuple[Path | None, float, int] = (None, 1.0, 0)) -> None:
        nonlocal clock, place, yaw
        found.append(Stretch(clock, length, kind, about, place, yaw, to, to_yaw, *way))
        clock, place, yaw = clock + length, to, to_yaw

    far = exact.dist((place[0], place[2]), (key.place[0], key.place[2]))
    moved = far > 0.12 or abs(place[1] - key.place[1]) > 0.05
    if now.posture in manner.postures and (moved or now.posture != key.posture):
        go("rise", manner.down, place, yaw, now)
    if moved:
        path = Path(((place[0], place[2]), *key.via, (key.place[0], key.place[2])))
        speed, gait = _speed(breed, manner, key, far, place)
        swerve = angle_between(yaw, path.heading(0.0))
        if abs(swerve) > 40 and gait >= 0:
            go("turn", 0.3 + 0.45 * abs(swerve) / 180, place, yaw + swerve, now)
        arrival = path.heading(path.length)
        last = key.yaw if abs(angle_between(arrival, key.yaw)) < 60 else arrival
        ramp = min(0.5, path.length / speed)
        go("walk", path.length / speed + ramp, key.place, last, key, (path, speed, gait))
    final = angle_between(yaw, key.yaw)
    if abs(final) > 6:
        go("turn", 0.3 + 0.5 * abs(final) / 180, key.place, yaw + final, key)
    if key.posture in manner.postures and (moved or now.posture != key.posture):
        go("lower", manner.down * (0.55 if key.posture == "fall" else 1.0), key.place, key.yaw, key)
    return found


def _speed(breed: Breed, manner: Manner, key: Key, far: float, place: Place) -> tuple[float, int]:
    """Metres a second, and which gait: who runs runs as its kind does, who walks beside people keeps their pace where it can."""
    walk, run = (speed * math.sqrt(breed.scale) for speed in manner.speeds)
    if breed.kind == "bird" and (far > HOPS or abs(place[1] - key.place[1]) > 0.05 or key.speed >= RUN_SPEED):
        return run, -1
    slow = manner.trots * math.sqrt(breed.scale) if manner.trots and far > TROTS else min(max(key.speed, 0.8 * walk), 1.25 * walk)
    speed = max(run * key.speed / RUN_SPEED, slow) if key.speed >= 2.0 else slow
    return speed, gaits.chosen(manner, speed, breed.scale)


# --------------------------------------------------------------------------------------------- the body at an instant


def stance(breed: Breed, performance: Performance, t: float) -> tuple[Pose, Array, float]:
    """The pose at second `t` without gaze, and its root: place (3,) and yaw."""
    plan = planned(breed, performance.keys)
    now = next((each for each in reversed(plan) if each.start <= t), plan[0])
    rig, manner = made(breed).rig, MANNERS[breed.kind]
    u = 0.0 if math.isinf(now.length) else (t - now.start) / max(now.length, 1e-9)
    here = np.asarray(now.place, float)
    if now.kind == "walk" and now.path is not None:
        return _moving(breed, now, t)
    if now.kind == "turn":
        yaw = now.yaw + (now.to_yaw - now.yaw) * smooth(u)
        return gaits.stepping(rig, manner, breed.name, t, u), here, yaw
    low = gaits.rested(rig, manner, now.key.posture, breed.name, t)
    if now.kind in ("rise", "lower"):
        high = gaits.rested(rig, manner, "stand", breed.name, t)
        return mixed(high, low, smooth(1 - u if now.kind == "rise" else u)), here, now.yaw
    return low, here, now.yaw


def _moving(breed: Breed, now: Stretch, t: float) -> tuple[Pose, Array, float]:
    assert now.path is not None
    rig, manner = made(breed).rig, MANNERS[breed.kind]
    gone, pace = now.gone(t)
    share = gone / max(now.path.length, 1e-9)
    at = now.path.at(gone)
    yaw = now.path.heading(gone)
    yaw = now.yaw + angle_between(now.yaw, yaw) * smooth(gone / (0.6 * breed.scale + 0.1))
    yaw += angle_between(yaw, now.to_yaw) * smooth(1 - (now.path.length - gone) / (0.6 * breed.scale + 0.1))
    floor = now.place[1] + (now.to[1] - now.place[1]) * smooth(share)
    if now.gait < 0:
        return _flying(breed, now, t, (at, yaw, floor))
    gait = manner.gaits[now.gait]
    pose = gaits.going(rig, manner, gait, breed.name, gone / breed.scale, smooth(pace))
    return pose, np.array((at[0], floor, at[1])), yaw


def _flying(breed: Breed, now: Stretch, t: float, where: tuple[Array, float, float]) -> tuple[Pose, Array, float]:
    """Up from the ground, along, and down with spread wings."""
    assert now.path is not None
    at, yaw, floor = where
    u = (t - now.start) / now.length
    high = min(0.25 * now.path.length + 0.25, 2.2) * exact.power(exact.sin(math.pi * min(max(u, 0.0), 1.0)), 0.8)
    pose = gaits.flying(made(breed).rig, MANNERS[breed.kind], breed.name, t - now.start, u)
    return pose, np.array((at[0], floor + high, at[1])), yaw


# --------------------------------------------------------------------------------------------- the head


def _world(body: Breed, solved: Solved, point: Array, place: Array, yaw: float) -> Array:
    """A point of the resting head in the world."""
    rig = made(body).rig
    head = rig.index["head"]
    own = solved.places[head] + matmul(solved.turns[head], point - rig.joints[head])
    found: Array = np.asarray(place) + body.scale * (matmul(turn(Y, yaw), own))
    return found


def _heads(breed: Breed, pose: Pose, place: Array, yaw: float) -> Heads:
    flesh = made(breed)
    solved = solve(flesh.rig, pose)
    eye, crown = (_world(breed, solved, np.array(at), place, yaw) for at in (flesh.eye, flesh.crown))
    middle = (eye + _world(breed, solved, flesh.rig.joints[flesh.rig.index["head"]], place, yaw)) / 2
    stature = 7.5 * flesh.head * breed.scale
    return Heads(eye, middle, crown, np.asarray(place, float), yaw, stature, float(crown[1] - place[1]))


def _aim(glance: Glance | None, t: float, cast: Mapping[str, Performance]) -> Array | None:
    if glance is None or glance.target is None:
        return None
    if isinstance(glance.target, str):
        return performer.heads(cast[glance.target], t).eye if glance.target in cast else None
    return np.asarray(glance.target, float)


def _looking(breed: Breed, performance: Performance, where: tuple[Pose, Array, float], t: float, cast: Mapping[str, Performance]) -> Pose:
    """The pose with neck and head turned to what is looked at, within half a second."""
    pose = where[0]
    now = max((k for k, glance in enumerate(performance.glances) if glance.at <= t), default=-1)
    if now < 0:
        return pose
    first = now == 0 and performance.glances[0].at <= performance.keys[0].at
    share = 1.0 if first else smooth((t - performance.glances[now].at) / 0.45)
    new = _bearing(breed, where, _aim(performance.glances[now], t, cast))
    old = _bearing(breed, where, _aim(performance.glances[now - 1], t, cast)) if now else (0.0, 0.0)
    side, down = old[0] + (new[0] - old[0]) * share, old[1] + (new[1] - old[1]) * share
    return acting.turned_head(made(breed).rig, MANNERS[breed.kind], pose, side, down)


def _bearing(breed: Breed, where: tuple[Pose, Array, float], target: Array | None) -> tuple[float, float]:
    """Yaw and pitch (down is positive), degrees, from where the head points to the target."""
    if target is None:
        return 0.0, 0.0
    pose, place, yaw = where
    flesh = made(breed)
    solved = solve(flesh.rig, pose)
    eye = _world(breed, solved, np.array(flesh.eye), place, yaw)
    head = flesh.rig.index["head"]
    d = matmul(solved.turns[head].T, matmul(turn(Y, -yaw), target - eye))
    return math.degrees(exact.atan2(d[0], d[2])), -math.degrees(exact.atan2(d[1], exact.hypot(d[0], d[2])))


__all__ = ["Animal", "Stretch", "planned", "stance"]
