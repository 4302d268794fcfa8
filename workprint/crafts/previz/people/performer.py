"""A person at an instant: posed, with their face, as a thing to draw; and where a camera is to look. Pure functions of seconds.

    keys > segments > stance > mood > what is carried > talk > deeds > gaze > skin

A `Performance` is plain data, written by whoever stages the shot; everything else is worked out from it. Whoever plays a part that is no
mannequin (`Player`) is asked in its stead. Knows figures, poses and paths; knows nothing of sets, cameras or the screenplay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.exact import matmul, square
from workprint.crafts.previz.forms import Expression, Mesh, Thing
from workprint.crafts.previz.people import acting, deeds, feelings, grips
from workprint.crafts.previz.people.body import build, scale
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performance import (
    OWN_HAND,
    RUN_SPEED,
    WALK_SPEED,
    Act,
    Feeling,
    Glance,
    Heads,
    Hold,
    Key,
    Performance,
    Place,
    Speech,
    Stretch,
    end_of,
    held_at,
)
from workprint.crafts.previz.people.pose import Pose, Solved, own, skinned, solve, world
from workprint.crafts.previz.people.reaching import in_palm, palm
from workprint.crafts.previz.people.skeleton import INDEX, SIDES, arm_direction, palm_normal
from workprint.crafts.previz.people.stances import segment_at, stance
from workprint.crafts.previz.people.timeline import Segment, joints_of, segments
from workprint.crafts.previz.people.walk import smooth
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
_TAKES, _BOWED, _BENT = 0.55, 0.68, 0.9
"""How long a hand takes to bring a thing to where it is carried, seconds; how far a head is bowed over what is read, and over a hand."""


class Person(NamedTuple):
    """What one instant looks like: the posed mesh, the face, the middle of the head, and between the eyes (metres)."""

    mesh: Mesh
    expression: Expression
    head: Array
    eye: Array


class Grasp(NamedTuple):
    """A hand that holds something: where it closes (metres), and which way the hand points (`along`), the palm looks (`palm`) and the
    thumb sticks out (`thumb`) in the world; `at` is a point of the palm's skin, `tips` one between thumb and fingertips.
    """

    fist: Array
    at: Array
    tips: Array
    along: Array
    palm: Array
    thumb: Array


@runtime_checkable
class Handed(Protocol):
    """A player with hands of its own."""

    def grasp(self, performance: Performance, t: float, cast: Mapping[str, Performance], hand: int) -> Grasp:
        """`grasp_at` of it."""
        ...


def plan(performance: Performance) -> Sequence[Stretch]:
    """What happens when, whoever plays the part."""
    if performance.player is not None:
        return performance.player.plan(performance)
    return segments(performance.figure, performance.keys)


# --------------------------------------------------------------------------------------------- the person at an instant


@lru_cache(maxsize=64)
def _bodily(performance: Performance, t: float) -> tuple[Pose, Array, float]:
    """The pose with mood, things carried, talk and deeds at second `t`, and its root: place (3,) metres and yaw."""
    pose, place, yaw = stance(performance, t)
    joints = joints_of(performance.figure)
    pose = acting.gestured(performance, feelings.borne(performance, pose, t), t)
    hold = held_at(performance, t)
    if hold.thing:
        part = 1.0 if hold.at <= performance.keys[0].at else smooth((t - hold.at) / _TAKES)
        pose = grips.carrying(joints, pose, hold.thing, hold.hand, part)
    return deeds.done(performance, pose, (place, yaw), t), place, yaw


def heads(performance: Performance, t: float) -> Heads:
    """Where eyes, head and crown are at second `t` (gaze left out, so that two people may look at each other), and the person's height."""
    if performance.player is not None:
        return performance.player.heads(performance, t)
    figure, (pose, place, yaw) = performance.figure, _bodily(performance, t)
    return heads_of(figure, solve(joints_of(figure), pose), place, yaw)


def gazing(performance: Performance, t: float, cast: Mapping[str, Performance]) -> Heads:
    """`heads` as they are drawn: turned and tilted to what is looked at. A seated person who looks up has their eyes a hand higher."""
    if performance.player is not None:
        return performance.player.gazing(performance, t, cast)
    return heads_of(performance.figure, *acted(performance, t, cast))


def heads_of(figure: Figure, solved: Solved, place: Array, yaw: float) -> Heads:
    """Where eyes, head and crown are of a skeleton as it is `acted`."""
    s, head, up = scale(figure), solved.places[INDEX["head"]], solved.turns[INDEX["head"]]
    eye = world(solved.eye, s, place, yaw)
    middle = world(head + matmul(up, np.array((0.0, 0.10, 0.015)) * figure.head), s, place, yaw)
    crown = world(head + matmul(up, np.array((0.0, 0.225, -0.005)) * figure.head), s, place, yaw)
    high = float(crown[1] - place[1])
    # who is on a horse, or up a ladder, is framed with what they are on
    return Heads(eye, middle, crown, place, yaw, high if high > 1.25 * figure.height else figure.height, high)


def acted(performance: Performance, t: float, cast: Mapping[str, Performance]) -> tuple[Solved, Array, float]:
    """The skeleton at second `t` with gesture and gaze, in the person's own space, and its root: place (3,) metres and yaw.

    Solved once, however many ask: who is drawn, what is in their hands, and the signals that say where their joints are.
    """
    named = {glance.target for glance in performance.glances if isinstance(glance.target, str) and glance.target in cast}
    return _acted(performance, t, tuple((name, cast[name]) for name in sorted(named)))


@lru_cache(maxsize=64)
def _acted(performance: Performance, t: float, watched: tuple[tuple[str, Performance], ...]) -> tuple[Solved, Array, float]:
    """`acted`, as far as it depends on anybody else: on whom they look at."""
    pose, place, yaw = _bodily(performance, t)
    return _looking(performance, pose, (place, yaw), t, dict(watched)), place, yaw


def person_at(performance: Performance, t: float, cast: Mapping[str, Performance] | None = None, detail: str = "full") -> Person:
    """The person at second `t`: mesh, face, head and eyes. `cast` names those who can be looked at by name."""
    body = build(performance.figure, detail)
    solved, place, yaw = acted(performance, t, cast or {})
    at = heads_of(performance.figure, solved, place, yaw)
    mesh = skinned(body, solved, place, yaw)
    return Person(mesh, acting.expression(performance, t, solved.gaze), at.head, at.eye)


def thing_at(performance: Performance, t: float, id: int, cast: Mapping[str, Performance] | None = None, detail: str = "full") -> Thing:
    """Whoever plays the part as a thing to draw."""
    if performance.player is not None:
        return performance.player.thing_at(performance, t, id, cast or {}, detail)
    person, body = person_at(performance, t, cast, detail), build(performance.figure, detail)
    name, head = performance.figure.name, performance.figure.head
    return Thing(id, name, person.mesh, body.palette, moving=True, expression=person.expression, head=head)


def seat_at(performance: Performance, t: float) -> Key | None:
    """How they sit at second `t`; None where they do not."""
    now = segment_at(performance, t)
    return now.key if now.key.posture == "sit" and now.kind in ("hold", "lower", "rise") else None


def has_hands(performance: Performance) -> bool:
    """Whether whoever plays the part can hold things: people can, and figures of the user's own that stand for people; no animal does."""
    return performance.player is None or performance.player.kind == "person"


def grasp_at(performance: Performance, t: float, cast: Mapping[str, Performance], hand: int = grips.HAND) -> Grasp:
    """Where a hand (0 left, 1 right) is that holds something, at second `t`, and how it is turned."""
    if isinstance(performance.player, Handed):
        return performance.player.grasp(performance, t, cast, hand)
    solved, place, yaw = acted(performance, t, cast)
    (side, x), joints, s = SIDES[hand], joints_of(performance.figure), scale(performance.figure)
    root, index = turn(Y, yaw), INDEX[SIDES[hand][0] + "Hand"]
    turned = solved.turns[index]

    def at(deep: float, along: float) -> Array:
        return world(solved.places[index] + matmul(turned, in_palm(joints, side, x, deep, along)), s, place, yaw)

    rays = (matmul(root, turned, ray) for ray in (arm_direction(x), palm_normal(x), np.array((0.0, 0.0, 1.0))))
    return Grasp(at(0.030, 0.8), at(0.022, 0.75), at(0.034, 1.55), *rays)


def holding_at(performance: Performance, t: float, cast: Mapping[str, Performance]) -> tuple[tuple[float, float, float], float]:
    """Where the hand closes that holds things, at second `t` (metres), and which way its owner faces (degrees)."""
    at = grasp_at(performance, t, cast, held_at(performance, t).hand).fist
    return (float(at[0]), float(at[1]), float(at[2])), stance(performance, t)[2]


# --------------------------------------------------------------------------------------------- gaze


def _aim(performance: Performance, glance: Glance | None, t: float, cast: Mapping[str, Performance]) -> Array | None:
    if glance is None or glance.target is None:
        return None
    if glance.target == OWN_HAND:
        return _own_hand(performance, t)
    if isinstance(glance.target, str):
        return heads(cast[glance.target], t).eye if glance.target in cast else None
    return np.asarray(glance.target, float)


def _own_hand(performance: Performance, t: float) -> Array:
    """The hand that has something, or is held up to be looked at: a point of the world a little above its palm, at second `t`."""
    hold, raised = held_at(performance, t), next((act for act in performance.acts if act.verb == "regard" and act.at <= t), None)
    hand = hold.hand if hold.thing else max(raised.hand, 0) if raised else grips.HAND
    pose, place, yaw = _bodily(performance, t)
    above = palm(joints_of(performance.figure), pose, hand) + np.array((0.0, 0.05, 0.02))
    return world(above, scale(performance.figure), place, yaw)


def _read(performance: Performance, pose: Pose, t: float) -> tuple[Array, float] | None:
    """What they read that they hold, in their own space, and how much they attend to it at second `t`."""
    hold = held_at(performance, t)
    if not hold.thing or not grips.carriage(hold.thing).read or any(act.at <= t <= end_of(act) for act in performance.acts):
        return None
    if any(speech.start - 0.3 <= t <= speech.start + speech.samples / 48_000 for speech in performance.speeches):
        return None
    since = t - max(hold.at, 0.0)
    much = smooth(2.0 * fsum(grips.reading(performance.figure.name, t + d, since + d) for d in (-0.25, 0.0, 0.25)) / 3.0 - 0.5)
    if much <= 0.0:
        return None
    to = palm(joints_of(performance.figure), pose, hold.hand)
    return to + np.array((0.0, 0.06, 0.02)), much


def _looking(performance: Performance, pose: Pose, root: tuple[Array, float], t: float, cast: Mapping[str, Performance]) -> Solved:
    """Eyes go first (a tenth of a second), the head follows over half a second; between, the eyes dart a little."""
    place, yaw = root
    now = max((k for k, g in enumerate(performance.glances) if g.at <= t), default=-1)
    since = t - performance.glances[now].at if now >= 0 else 9.0
    s, joints = scale(performance.figure), joints_of(performance.figure)
    ahead = place + matmul(turn(Y, yaw), np.array((0.0, pose.hips[1] + 0.62, 4.0))) * s
    new = _aim(performance, performance.glances[now] if now >= 0 else None, t, cast)
    old = _aim(performance, performance.glances[now - 1] if now >= 1 else None, t, cast)
    read = _read(performance, pose, t)
    if new is None and (old is None or since > 0.6):
        return solve(joints, pose, None if read is None else read[0], _BOWED * read[1] if read else 1.0)
    first = now == 0 and performance.glances[0].at <= performance.keys[0].at
    turned = 1.0 if first else smooth(since / 0.55)
    darted = 1.0 if first else smooth(since / 0.12)
    a, b = (ahead if old is None else old), (ahead if new is None else new)
    down = _BENT if new is not None and performance.glances[now].target == OWN_HAND else 1.0
    target, eyes = a + ((ahead + (b - ahead) * down) - a) * turned, a + (b - a) * darted
    eyes = eyes + acting.dart(performance.figure.name, t, float(np.sqrt((square(eyes - place)).sum())))
    attention = 0.55 + 0.45 * turned if new is not None else 1 - 0.5 * turned
    target, eyes = own(target, s, place, yaw), own(eyes, s, place, yaw)
    if read is not None:
        target, eyes = target + (read[0] - target) * (_BOWED * read[1]), eyes + (read[0] - eyes) * smooth(2 * read[1])
    return solve(joints, pose, target, attention, eyes, 1.0 - deeds.steady(performance, t))


__all__ = ["RUN_SPEED", "WALK_SPEED", "Act", "Feeling", "Glance", "Grasp", "Heads", "Hold", "Key", "Performance", "Person", "Place"]
__all__ += ["Segment", "Speech", "acted", "gazing", "grasp_at", "has_hands", "heads", "heads_of", "holding_at", "person_at", "plan"]
__all__ += ["seat_at", "segments", "stance", "thing_at"]
