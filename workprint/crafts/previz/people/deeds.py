"""What people do with their hands and their backs: point, wave, reach, pick up, put down, hand over, take, type, drive.

    at ........ contact ........ until        the body leads, the hand arrives at `contact`, both come back

Each deed turns the pose that somebody has anyway into another, by how far it is under way. A palm meets its mark: the back
bends and the knees give as far as the arm needs them to. Knows poses and points of the world; knows nothing of what is handled, or why.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.people import contacts, routines
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.ik import Array, Y, size, turn
from workprint.crafts.previz.people.performance import Act, Performance, end_of, held_at
from workprint.crafts.previz.people.pose import Pose, own, shoulder
from workprint.crafts.previz.people.postures import FIST, FLAT, GRIP, POINT, chance
from workprint.crafts.previz.people.reaching import Three, bent, hand_to, meeting, nearer, placed, span, three
from workprint.crafts.previz.people.timeline import joints_of
from workprint.crafts.previz.people.walk import smooth

HANDLING = frozenset(("pick", "put", "give", "take"))
WHEEL, LEAN_BACK = 0.165, 28.0
"""A steering wheel's radius, metres, and how far its top leans away, degrees."""


_STEADY = frozenset(("type", "drive", *contacts.CONTACTS, *routines.ROUTINES)) - {"shrug", "lean", "slump"}


def steady(performance: Performance, t: float) -> float:
    """How still the trunk is kept at second `t` because hands are at something, 0..1: then the eyes turn without it."""
    found = 0.0
    for act in performance.acts:
        if act.verb in HANDLING:
            contact = act.contact or (act.at + end_of(act)) / 2
            found = max(found, smooth((t - act.at) / max(0.6 * (contact - act.at), 0.1)) * smooth((end_of(act) - t) / 0.5))
        elif act.verb in _STEADY:
            found = max(found, span(t, act.at, end_of(act), 0.4))
    return found


def done(performance: Performance, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    """The pose with everything that is being done at second `t`; `root` is the person's place and yaw."""
    for act in performance.acts:
        if act.at <= t <= end_of(act):
            pose = _done(performance, act, pose, root, t)
    return pose


def _done(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    if act.verb in contacts.CONTACTS:
        return contacts.done(performance, act, pose, root, t)
    if act.verb in routines.ROUTINES:
        return routines.done(performance, act, pose, root, t)
    if act.verb in ("nod", "shake", "react"):
        return _head(act, pose, t)
    if act.verb == "regard":
        return _regarded(performance, act, pose, t)
    if act.target is None:
        return pose
    if act.verb in HANDLING:
        return _handled(performance, act, pose, root, t)
    if act.verb in ("point", "reach"):
        return _towards(performance, act, pose, root, t)
    makers = {"wave": _waved, "type": _typed, "drive": _driven}
    return makers[act.verb](performance, act, pose, root, t) if act.verb in makers else pose


# --------------------------------------------------------------------------------------------- head


def _head(act: Act, pose: Pose, t: float) -> Pose:
    part = span(t, act.at, end_of(act), 0.35)
    turns = pose.turns.copy()
    beat = exact.sin(2 * math.pi * 1.7 * (t - act.at)) * part
    much = 0.5 + 0.7 * act.strength
    if act.verb == "nod":
        turns[4, 1] += (4 + 5 * beat) * much
        turns[5, 1] += (6 + 11 * beat) * much
    elif act.verb == "shake":
        turns[4, 0] += 9 * beat * much
        turns[5, 0] += 19 * beat * much
    else:
        start = smooth((t - act.at) / 0.14) * smooth((end_of(act) - t) / 0.6)
        turns[1, 1] -= 4 * start * much
        turns[2, 1] -= 3 * start * much
        turns[5, 1] -= 5 * start * much
        return replace(
            pose, turns=turns, shrug=pose.shrug + 7 * start * much, hips=pose.hips + np.array((0, -0.006, -0.014)) * start * much
        )
    return replace(pose, turns=turns)


# --------------------------------------------------------------------------------------------- one hand to a point


def hand_of(performance: Performance, act: Act, root: tuple[Array, float]) -> int:
    """The hand that an act is done with: the one it says, else the nearer that holds nothing."""
    if act.hand >= 0:
        return act.hand
    held = held_at(performance, act.at)
    if held.thing:
        return 1 - held.hand
    to = own(np.asarray(act.target), scale(performance.figure), *root)
    return nearer(joints_of(performance.figure), to)


def _mixed(a: Pose, b: Pose, body: float, arm: float, i: int) -> Pose:
    """From `a` to `b`: the trunk by `body`, one arm by `arm`, the other stays as it is."""
    hold, wrist, curl, elbow = b.hold[i], b.hands[i], b.curl[i], b.elbows[i]
    x = 1.0 if i == 0 else -1.0
    turned = replace(a, turns=a.turns + (b.turns - a.turns) * body, hips=a.hips + (b.hips - a.hips) * body)
    return placed(turned, i, arm, hold, three(wrist), three(curl), (x * float(elbow[0]), float(elbow[1]), float(elbow[2])))


def _handled(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    """Pick up, put down, hand over, take: out to the mark, there at `contact`, and back with it or without."""
    joints, until = joints_of(performance.figure), end_of(act)
    point = own(np.asarray(act.target), scale(performance.figure), *root)
    i = hand_of(performance, act, root)
    contact = act.contact or (act.at + until) / 2
    wait = 0.10 if act.verb in ("pick", "put") else 0.22
    gone, back = (t - act.at) / max(contact - wait - act.at, 0.2), (until - t) / max(until - contact - wait, 0.2)
    arm, body = smooth(gone) * smooth(back), smooth(1.2 * gone) * smooth(1.1 * back)
    passing = act.verb in ("give", "take")
    before = smooth((contact - t) / 0.12)
    grasping = before if act.verb in ("pick", "take") else 1 - before
    shut = three(np.array(GRIP) + (np.array((0.15, 0.12, 0.16)) - GRIP) * grasping)
    wrist: Three = (4, 30, 0) if passing else ((22, 62, 0) if point[1] < 0.95 else (8, 30, 0))
    ready = bent(joints, pose, i, point)
    goal = meeting(joints, ready, i, point, wrist, shut)
    if passing:
        turns = goal.turns.copy()
        turns[1, 1] += 3
        goal = replace(goal, turns=turns)
    found = _mixed(pose, goal, body, arm, i)
    return replace(found, curl=np.where(np.arange(2)[:, None] == i, pose.curl + (np.array(shut) - pose.curl) * max(arm, 0.0), found.curl))


def _towards(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    """The nearer hand goes out towards the target: straight to point (a gun is aimed so), as far as needed to reach."""
    part = span(t, act.at, end_of(act), 0.42)
    to = own(np.asarray(act.target), scale(performance.figure), *root)
    held = held_at(performance, t)
    i = held.hand if held.thing == "gun" else hand_of(performance, act, root)
    x = 1.0 if i == 0 else -1.0
    joints = joints_of(performance.figure)
    away = to - shoulder(joints, pose, i)
    far = size(away)
    long = min(0.50, max(0.25, far - 0.10)) if act.verb == "reach" else 0.47
    goal = away / max(far, 1e-6) * long
    lifted = smooth((t - act.at) / 0.42)
    arc = 0.05 * exact.sin(math.pi * min(1.0, lifted)) * (lifted < 1.0)
    aimed = held.thing == "gun" and act.verb == "point"
    wrist: Three = (0, 0, 6) if aimed else (0, 62, 0)
    curl = GRIP if aimed else (POINT if act.verb == "point" else FLAT)
    pose = hand_to(pose, i, part, ((x * float(goal[0]), float(goal[1]) + arc, float(goal[2])), wrist, curl))
    if aimed:
        other = shoulder(joints, pose, i) + goal * 0.96 + np.array((x * 0.03, -0.03, 0.0))
        pose = placed(pose, 1 - i, part, other, (10, 20, 0), GRIP, (0.5, -0.8, -0.2))
    turns = pose.turns.copy()
    aside = math.degrees(exact.atan2(float(to[0]), max(float(to[2]), 0.05)))
    turns[2, 0] += part * min(max(aside, -40.0), 40.0) * 0.25
    return replace(pose, turns=turns)


def _regarded(performance: Performance, act: Act, pose: Pose, t: float) -> Pose:
    """A hand before the breast: with what it holds as it was turned, else its palm up, open, and closed from `contact` on."""
    held, part = held_at(performance, t), span(t, act.at, end_of(act), 0.6)
    i = held.hand if held.thing else max(act.hand, 0)
    if held.thing:
        return hand_to(pose, i, part, ((-0.06, -0.15, 0.29), three(pose.hands[i]), three(pose.curl[i])))
    shut = smooth((t - act.contact) / 0.5) if act.contact > act.at else 0.0
    curl = np.array((0.20, 0.22, 0.26)) * (1 - shut) + np.array(FIST) * shut
    return hand_to(pose, i, part, ((-0.05, -0.20, 0.29), (-10.0, -74.0, 0.0), three(curl)))


def _waved(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    """Hand up beside the head, palm to whom it is meant for, forearm to and fro."""
    part = span(t, act.at, end_of(act), 0.38)
    i = hand_of(performance, act, root)
    beat = exact.sin(2 * math.pi * 1.7 * (t - act.at - 0.2)) * smooth((t - act.at - 0.15) / 0.2)
    gesture = ((0.21 + 0.075 * beat, 0.16 - 0.02 * beat * beat, 0.15), (-8.0, 78.0, -6.0 + 14.0 * beat), (0.05, 0.04, 0.06))
    pose = hand_to(pose, i, part, gesture)
    elbows = pose.elbows.copy()
    elbows[i] = elbows[i] * (1 - part) + np.array((0.9 if i == 0 else -0.9, -0.6, 0.0)) * part
    turns = pose.turns.copy()
    turns[5, 2] += (-3 if i == 0 else 3) * part
    return replace(pose, elbows=elbows, turns=turns)


# --------------------------------------------------------------------------------------------- at a machine


def _typed(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    """Hands over the keys, fingers busy, with a pause now and then."""
    name, s = performance.figure.name, scale(performance.figure)
    part = span(t, act.at, end_of(act), 0.5)
    side, ahead = matmul(turn(Y, act.yaw), np.array((1.0, 0.0, 0.0))), matmul(turn(Y, act.yaw), np.array((0.0, 0.0, 1.0)))
    turns = pose.turns.copy()
    turns[1, 1] += 4 * part
    turns[2, 1] += 3 * part
    pose = replace(pose, turns=turns)
    for i, x in ((0, 1.0), (1, -1.0)):
        stroke = math.floor((t - act.at) * 5.5 + 0.5 * i)
        busy = 0.0 if chance(name, "pauses", math.floor(t / 1.6)) < 0.22 else 1.0
        tap = busy * exact.sin(math.pi * (((t - act.at) * 5.5 + 0.5 * i) % 1.0))
        wander = (chance(name, "key", stroke, i) - 0.5) * 0.05 * busy
        at = np.asarray(act.target, float) + side * (x * 0.075 + wander) - ahead * 0.075 + np.array((0.0, 0.062 + 0.010 * tap, 0.0))
        curl = (0.3, 0.42 + 0.16 * tap * chance(name, "fore", stroke, i), 0.46 + 0.12 * tap)
        pose = placed(pose, i, part, own(at, s, *root), (6.0, 76.0, 4.0), curl, (0.75, -0.45, -0.6))
    return pose


def _driven(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    """Hands on the wheel at ten and two, with small corrections."""
    name, s, joints = performance.figure.name, scale(performance.figure), joints_of(performance.figure)
    part = span(t, act.at, end_of(act), 0.5) if act.at > performance.keys[0].at else smooth((end_of(act) - t) / 0.5)
    phase = 2 * math.pi * chance(name, "drives")
    steer = 4.0 * exact.sin(2 * math.pi * t / 2.7 + phase) + 2.5 * exact.sin(2 * math.pi * t / 1.1 + 2 * phase)
    lean = math.radians(LEAN_BACK)
    for i, x in ((0, 1.0), (1, -1.0)):
        a = math.radians(62.0 * x - steer)
        across, up = exact.sin(a) * WHEEL, exact.cos(a) * WHEEL
        spot = matmul(turn(Y, act.yaw), np.array((across, up * exact.cos(lean), up * exact.sin(lean))))
        goal = own(np.asarray(act.target, float) + spot, s, *root)
        ready = meeting(joints, pose, i, goal, (0, 18, 6), FIST, (0.6, -0.8, -0.2))
        pose = placed(pose, i, part, ready.hold[i], (0, 18, 6), (0.75, 0.8, 0.82), (0.6, -0.8, -0.2))
    turns = pose.turns.copy()
    turns[3, 2] += 0.15 * steer * part
    return replace(pose, turns=turns)


__all__ = ["HANDLING", "done", "hand_of", "steady"]
