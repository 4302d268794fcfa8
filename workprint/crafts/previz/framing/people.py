"""People as the camera knows them, read off the performances at a second: where eyes, crown and body are, and which way they look.

Knows performances; knows nothing of cameras.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import inf

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.exact import dist, matmul
from workprint.crafts.previz.framing.stage import Subject
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performer import Key, Performance, acted, gazing, heads, heads_of, plan
from workprint.crafts.previz.people.pose import Solved, world
from workprint.crafts.previz.people.skeleton import EYES, INDEX
from workprint.crafts.previz.people.wardrobe import Figure
from workprint.crafts.previz.sets.dressing import Place

Cast = Mapping[str, Performance]
Array = NDArray[np.float64]

AFAR = 3.0
"""What is looked at from farther off is a view, metres."""
_BRIEF = 2.5
"""A shot shorter than this shows who comes in where it leaves them, not where they are bound, seconds."""
_CHAIN = ("head", "neck", "upperChest", "chest", "spine", "hips")
_LEGS = ("UpperLeg", "LowerLeg", "Foot")


def _subject(name: str, performance: Performance, t: float, cast: Cast) -> Subject:
    if performance.player is None:
        solved = acted(performance, t, cast)
        at = heads_of(performance.figure, *solved)
        front = _front(solved[0], solved[2])
    else:
        at, front = gazing(performance, t, cast), None
    eye = (float(at.eye[0]), float(at.eye[1]), float(at.eye[2]))
    crown = (float(at.crown[0]), float(at.crown[1]), float(at.crown[2]))
    floor = (float(at.floor[0]), float(at.floor[1]), float(at.floor[2]))
    marks: tuple[float, ...] = ()
    body: tuple[cam.Point, ...] = ()
    face: cam.Point | None = None
    if performance.player is None:
        marks = _standing(performance.figure)
        body, face = _body(performance.figure, solved, eye)
    return Subject(name, eye, crown, floor, at.yaw, at.stature, marks=marks, body=body, face=face, front=front)


def _front(solved: Solved, yaw: float) -> cam.Point:
    """Which way a face is turned on the set, a unit vector."""
    x, y, z = matmul(turn(Y, yaw), solved.turns[INDEX["head"]], np.array((0.0, 0.0, 1.0)))
    return float(x), float(y), float(z)


def _body(figure: Figure, stood: tuple[Solved, Array, float], eye: cam.Point) -> tuple[tuple[cam.Point, ...], cam.Point]:
    """Where the points of `stage.LANDMARKS` are now (the joints, of legs the middle between the two; the last is under the ankles), and
    the point of the face at the height of the skull's joint.
    """
    solved, place, yaw = stood
    s = scale(figure)

    def joint(name: str) -> cam.Point:
        x, y, z = world(solved.places[INDEX[name]], s, place, yaw)
        return float(x), float(y), float(z)

    legs = [cam.between(joint("left" + bone), joint("right" + bone), 0.5) for bone in _LEGS]
    head, before = INDEX["head"], np.array((0.0, 0.0, EYES[2])) * figure.head
    x, y, z = world(solved.places[head] + matmul(solved.turns[head], before), s, place, yaw)
    body = (eye, *(joint(name) for name in _CHAIN), *legs, (legs[-1][0], float(place[1]), legs[-1][2]))
    return body, (float(x), float(y), float(z))


@lru_cache(maxsize=64)
def _standing(figure: Figure) -> tuple[float, ...]:
    """This figure's own heights of `stage.LANDMARKS`, standing, metres."""
    still = Performance(figure, (Key(0.0, (0.0, 0.0, 0.0), 0.0),))
    at = heads(still, 1.0).eye
    return tuple(point[1] for point in _body(figure, acted(still, 1.0, {}), (float(at[0]), float(at[1]), float(at[2])))[0])


def subject_of(parts: Mapping[str, Performance], name: str, t: float) -> Subject:
    """One of them at second `t`, as they are drawn; which way they look is which way they face."""
    return _subject(name, parts[name], t, parts)


def subjects(parts: Mapping[str, Performance], t: float) -> tuple[Subject, ...]:
    """Everybody at second `t`, looking where their eyes go."""
    plain = {name: _subject(name, part, t, parts) for name, part in parts.items()}
    found = []
    for name, part in parts.items():
        glance = next((each for each in reversed(part.glances) if each.at <= t + 0.3), None)
        target = (
            None
            if glance is None
            else plain[glance.target].eye
            if isinstance(glance.target, str) and glance.target in plain
            else glance.target
        )
        me = plain[name]
        if target is None or isinstance(target, str):
            found.append(me)
            continue
        off = cam.turned(me.look, cam.bearing(me.eye, target))
        away = glance is not None and not isinstance(glance.target, str) and dist(me.eye, target) > AFAR
        found.append(replace(me, look=me.look + max(-75.0, min(75.0, off)), away=away))
    return tuple(found)


def walks(performance: Performance, seconds: float) -> list[tuple[float, float]]:
    """When somebody is on the move in the shot: (from, to) in seconds; getting up and down count."""
    stretches = plan(performance)
    spans = [
        (each.start, each.start + each.length) for each in stretches if each.kind in ("walk", "rise", "lower", "fall") and each.length < inf
    ]
    return [(a, min(b, seconds)) for a, b in spans if a < seconds]


def settled(performance: Performance, seconds: float, place: Place) -> float:
    """The second for which to compose: when the person has arrived, or before they go; the middle of the longest rest on the set."""
    edges = [0.0]
    for a, b in walks(performance, seconds):
        edges += [a, b]
    edges.append(seconds)
    rests = [(edges[i + 1] - edges[i], edges[i], edges[i + 1]) for i in range(0, len(edges) - 1, 2)]
    waits = len(rests) > 1 and (not place.interior or not _on_floor(place, performance.keys[0].place))
    if waits and _far(performance) > 2.5:
        rests = rests[1:]
        if rests[-1][0] <= 0.0:
            return min(seconds + (1.5 if seconds > _BRIEF else 0.1), plan(performance)[-1].start)
    longest = max(rests, key=lambda rest: rest[0])
    return (longest[1] + longest[2]) / 2.0 if longest[0] > 0.3 else seconds * 0.6


def _on_floor(place: Place, at: Sequence[float]) -> bool:
    x0, x1, z0, z1 = place.floor
    return x0 - 0.4 <= at[0] <= x1 + 0.4 and z0 - 0.4 <= at[2] <= z1 + 0.4


def _far(performance: Performance) -> float:
    """How far from where the shot finds them they end, metres."""
    return dist(performance.keys[0].place, performance.keys[-1].place)


def passing(parts: Mapping[str, Performance], seconds: float) -> tuple[tuple[float, float], ...]:
    """Where walkers pass, sampled four times a second."""
    found = []
    for part in parts.values():
        for start, end in walks(part, seconds):
            for step in range(int((end - start) * 4) + 1):
                floor = heads(part, start + step / 4).floor
                found.append((float(floor[0]), float(floor[2])))
    return tuple(found)


def on_set(people: Sequence[Subject], place: Place) -> tuple[Subject, ...]:
    """Those who are not waiting behind a door."""
    return tuple(each for each in people if not place.interior or _on_floor(place, each.floor))
