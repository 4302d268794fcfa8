"""Skeletons of animals: who hangs from whom, where the joints rest, how legs fold; and the solved skeleton that a pose gives.

An animal's space is metres of a canonical one of its kind, origin on the floor below it, facing +Z, left is +X. Trunk bones turn in
their parent; leg bones are said in the animal's own space, so that a leg keeps its stance whatever the trunk does. Knows joints; knows
nothing of flesh or time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.people.ik import X, Z, euler, turn

Array = NDArray[np.float64]
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Leg:
    """A leg as a chain: `chain` are its bones from the top, the last one the paw, hoof or toes; `fold` says how each but the last turns as
    the leg folds (degrees of pitch; positive swings what is below backwards); `lead` is the share of the swing that the first bone of
    a front leg (the shoulder blade) takes before the rest is solved, 0 where there is none.
    """

    name: str
    chain: tuple[int, ...]
    fold: tuple[float, ...]
    sole: Point
    lead: float = 0.0


@dataclass(frozen=True, eq=False)
class Rig:
    """Bones in an order in which parents come first. `joints` (bones, 3) at rest; `legs` in the order left front, right front, left hind,
    right hind (birds: left, right). `sizes` (bones,) is how big what hangs on each is at rest: lids are hidden in the eye, open wings 0.
    `leg` is how long its legs are, `lowered` how much lower its trunk is for that (metres).
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    joints: Array
    legs: tuple[Leg, ...]
    sizes: Array
    leg: float = 1.0
    lowered: float = 0.0

    @property
    def index(self) -> dict[str, int]:
        return {name: i for i, name in enumerate(self.names)}


@dataclass(frozen=True)
class Pose:
    """`root` (3,) where the first bone is; `turns` (bones, 3) yaw, pitch, roll in degrees (see the module); `sizes` (bones,) scale of what
    hangs on each bone alone (lids that close, ribs that breathe, wings that open).
    """

    root: Array
    turns: Array
    sizes: Array


def mixed(a: Pose, b: Pose, t: float) -> Pose:
    """From `a` (t = 0) to `b` (t = 1), every number on its own."""
    t = min(max(t, 0.0), 1.0)
    return Pose(a.root * (1 - t) + b.root * t, a.turns * (1 - t) + b.turns * t, a.sizes * (1 - t) + b.sizes * t)


@dataclass(frozen=True)
class Solved:
    """Joint rotations (bones, 3, 3), positions (bones, 3) in the animal's space, and sizes (bones,)."""

    turns: Array
    places: Array
    sizes: Array


def rig(
    bones: Mapping[str, tuple[str, Point]],
    legs: Sequence[tuple[str, Sequence[str], Sequence[float], Point, float]],
    sizes: Mapping[str, float],
) -> Rig:
    """A rig of named bones: name -> (parent or "", joint). A name that begins with "left" is mirrored to one that begins with "right"."""
    names: list[str] = []
    parents: list[str] = []
    joints: list[Point] = []
    for name, (parent, at) in bones.items():
        for side, sign in (("left", 1.0), ("right", -1.0)) if name.startswith("left") else (("", 1.0),):
            names.append(name.replace("left", side, 1) if side else name)
            parents.append(parent.replace("left", side, 1) if side else parent)
            joints.append((sign * at[0], at[1], at[2]))
    index = {name: i for i, name in enumerate(names)}
    made = []
    for name, chain, fold, sole, lead in legs:
        for side, sign in (("left", 1.0), ("right", -1.0)):
            made.append(
                Leg(
                    side + name,
                    tuple(index[bone.replace("left", side, 1)] for bone in chain),
                    tuple(fold),
                    (sign * sole[0], sole[1], sole[2]),
                    lead,
                )
            )
    return Rig(
        tuple(names),
        tuple(index[parent] if parent else -1 for parent in parents),
        np.array(joints, float),
        tuple(made),
        np.array([sizes.get(name, 1.0) for name in names]),
    )


def at_rest(rig: Rig) -> Pose:
    """As it was modelled: standing."""
    return Pose(rig.joints[0].copy(), np.zeros((len(rig.names), 3)), rig.sizes.copy())


def turned(rig: Rig, pose: Pose, by: Mapping[str, tuple[float, float, float]]) -> Pose:
    """The pose with yaw, pitch, roll added to some bones by name; names that this rig has not are passed over."""
    turns, index = pose.turns.copy(), rig.index
    for name, angles in by.items():
        if name in index:
            turns[index[name]] += angles
    return replace(pose, turns=turns)


def sized(rig: Rig, pose: Pose, by: Mapping[str, float]) -> Pose:
    """The pose with the sizes of some bones set."""
    sizes, index = pose.sizes.copy(), rig.index
    for name, size in by.items():
        if name in index:
            sizes[index[name]] = size
    return replace(pose, sizes=sizes)


def solve(rig: Rig, pose: Pose) -> Solved:
    """The whole skeleton."""
    count = len(rig.names)
    turns, places = np.empty((count, 3, 3)), np.empty((count, 3))
    legs = {bone: leg.chain[0] for leg in rig.legs for bone in leg.chain[:-1]}
    paws = {leg.chain[-1] for leg in rig.legs}
    carried = np.minimum(pose.sizes, 1.0)
    for i, parent in enumerate(rig.parents):
        if parent < 0:
            places[i], turns[i] = pose.root, euler(*pose.turns[i])
            continue
        places[i] = places[parent] + matmul(turns[parent], rig.joints[i] - rig.joints[parent]) * carried[parent]
        if i in legs:
            turns[i] = matmul(turn(Z, float(pose.turns[legs[i], 2])), turn(X, float(pose.turns[i, 1])))
        elif i in paws:
            turns[i] = matmul(turn(Z, float(pose.turns[i, 2])), turn(X, float(pose.turns[i, 1])))
        else:
            turns[i] = matmul(turns[parent], euler(*pose.turns[i]))
    return Solved(turns, places, pose.sizes)


def stretched(points: Array, leg: float, knee: float) -> Array:
    """Points with all that is below `knee` metres `leg` times as high; what is above keeps its shape."""
    moved = np.array(points, float)
    y = moved[..., 1]
    moved[..., 1] = np.where(y < knee, y * leg, y - knee * (1 - leg))
    return moved


# --------------------------------------------------------------------------------------------- legs


def soles(rig: Rig) -> Array:
    """Where each leg touches the floor at rest (legs, 3)."""
    return np.array([leg.sole for leg in rig.legs], float)


def planted(rig: Rig, pose: Pose, goals: Sequence[tuple[Array, float] | None]) -> Pose:
    """The pose with its legs solved: per leg the point its sole is to touch (animal's space), and the pitch of its paw in degrees (heel up
    is positive); a leg without a goal keeps its angles.
    """
    solved = solve(rig, pose)
    turns = pose.turns.copy()
    for leg, goal in zip(rig.legs, goals, strict=True):
        if goal is not None:
            _plant(rig, leg, solved, turns, goal)
    return replace(pose, turns=turns)


def _plant(rig: Rig, leg: Leg, solved: Solved, turns: Array, goal: tuple[Array, float]) -> None:
    paw, top = leg.chain[-1], leg.chain[0]
    arm = rig.joints[paw] - np.array(leg.sole)
    ankle = goal[0] + matmul(turn(X, goal[1]), arm)
    root, first = solved.places[top], 0
    if leg.lead:
        rest, now = rig.joints[paw] - rig.joints[top], ankle - root
        swing = math.degrees(exact.atan2(now[1], now[2]) - exact.atan2(rest[1], rest[2]))
        turns[top, 1] = -leg.lead * _wrapped(swing)
        below = leg.chain[1]
        root, first = root + matmul(turn(X, float(turns[top, 1])), rig.joints[below] - rig.joints[top]), 1
    bones = leg.chain[first:]
    offsets = np.array([rig.joints[b] - rig.joints[a] for a, b in pairwise(bones)])
    fold = np.array(leg.fold[first:], float)[: len(offsets)]
    away = ankle - root
    splay = exact.atan2(away[0], -away[1]) - exact.atan2(offsets[:, 0].sum(), -offsets[:, 1].sum())
    flat = matmul(turn(Z, -math.degrees(splay)), away)
    angles = _folded(offsets, fold, (float(flat[1]), float(flat[2])), leg.lead > 0.0)
    turns[top, 2] = math.degrees(splay)
    for bone, angle in zip(bones, angles, strict=False):
        turns[bone, 1] = angle
    turns[paw, 1] = goal[1]


def _wrapped(degrees: float) -> float:
    return (degrees + 180.0) % 360.0 - 180.0


def _folded(offsets: Array, fold: Array, goal: tuple[float, float], lead: bool) -> Array:
    """Pitch of each bone of a chain, folded along its own pattern until it is as long as the way to `goal` (y, z), then turned to it."""
    straight = fold.copy()
    straight[-1] *= 0.15 if lead else 1.0

    def end(k: float) -> tuple[float, float]:
        y = z = 0.0
        for (_, oy, oz), share in zip(offsets, fold if k > 0.0 else straight, strict=True):
            a = math.radians(share * k)
            y, z = y + oy * exact.cos(a) - oz * exact.sin(a), z + oy * exact.sin(a) + oz * exact.cos(a)
        return y, z

    far, low, high = exact.hypot(*goal), -1.3 if lead else -0.9, 3.2
    for _ in range(26):
        k = (low + high) / 2
        if exact.hypot(*end(k)) > far:
            low = k
        else:
            high = k
    k = (low + high) / 2
    y, z = end(k)
    swing = math.degrees(exact.atan2(goal[1], goal[0]) - exact.atan2(z, y))
    return (fold if k > 0.0 else straight) * k + _wrapped(swing)
