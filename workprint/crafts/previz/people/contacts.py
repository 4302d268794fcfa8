"""What two do to each other, one body at a time: embrace, kiss, shake hands, comfort, tend, punch, shove, grapple, and being struck.

    at ........ contact ........ until        the body leans in, touches at `contact`, holds or strikes, and comes back

Each is told where the other is to be touched; a body is bent until mouth meets mouth or palm meets shoulder, whatever their statures. Knows
poses and points of the world; knows nothing of who the other is, or why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.ik import Array, Y, size, turn
from workprint.crafts.previz.people.leaning import BREAST, MOUTH, brought
from workprint.crafts.previz.people.performance import Act, Performance, end_of, held_at
from workprint.crafts.previz.people.pose import Pose, own
from workprint.crafts.previz.people.postures import FIST, FLAT, GRIP
from workprint.crafts.previz.people.reaching import Three, bent, hand_to, meeting, placed, three
from workprint.crafts.previz.people.timeline import joints_of
from workprint.crafts.previz.people.walk import smooth

SOFT: Three = (0.10, 0.10, 0.13)
_AROUND: Three = (1.0, -0.1, 0.05)
_ASIDE: Three = (0.8, -0.6, -0.3)
Root = tuple[Array, float]


def done(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """The pose with what is done to another in it at second `t`."""
    return CONTACTS[act.verb](performance, act, pose, root, t)


def _own(performance: Performance, point: Array | tuple[float, float, float] | None, root: Root) -> Array:
    return own(np.asarray(point if point is not None else root[0], float), scale(performance.figure), *root)


def _leant(pose: Pose, ready: Pose, part: float) -> Pose:
    """From one pose to another that is bent otherwise, by `part`; arms are left."""
    return replace(
        pose,
        turns=pose.turns + (ready.turns - pose.turns) * part,
        hips=pose.hips + (ready.hips - pose.hips) * part,
        ankles=pose.ankles + (ready.ankles - pose.ankles) * part,
        feet=pose.feet + (ready.feet - pose.feet) * part,
    )


def _tilted(pose: Pose, roll: float, yaw: float = 0.0) -> Pose:
    turns = pose.turns.copy()
    turns[4:, 2] += roll * np.array((0.4, 0.6))
    turns[4:, 0] += yaw * np.array((0.4, 0.6))
    return replace(pose, turns=turns)


def _palm_to(joints: Array, pose: Pose, i: int, goal: Array, part: float, how: tuple[Three, Three, Three]) -> Pose:
    """A palm at a point by `part`, its wrist, curl and elbow so."""
    ready = meeting(joints, pose, i, goal, *how)
    return placed(pose, i, part, ready.hold[i], *how)


def _holding(performance: Performance, t: float) -> int:
    """The hand that has something, -1 for none."""
    held = held_at(performance, t)
    return held.hand if held.thing else -1


# --------------------------------------------------------------------------------------------- tenderness


def _hugged(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """Arms open, close round the other, right over and left under, heads past each other; held; let go. What is in a hand stays there,
    behind the other's back.
    """
    until, joints = end_of(act), joints_of(performance.figure)
    opened = smooth((t - act.at) / 0.5) * smooth((until - t) / 0.55)
    closed = smooth((t - act.at - 0.40) / 0.55) * smooth((until - 0.35 - t) / 0.55)
    lying = act.strength < 0.3
    if _holding(performance, t) != 0 and not lying:
        pose = hand_to(pose, 0, opened, ((0.30, -0.24, 0.34), (0, -20, 0), FLAT))
    if _holding(performance, t) != 1 and not lying:
        pose = hand_to(pose, 1, opened, ((0.30, -0.12, 0.36), (0, -20, 0), FLAT))
    there, turned, other = np.asarray(act.target, float), turn(Y, act.yaw), act.height / 1.77
    if act.also is not None:
        pose = _leant(pose, brought(joints, pose, BREAST, _own(performance, act.also, root)), closed)
    else:
        turns = pose.turns.copy()
        turns[0, 1] += 3 * closed
        turns[1, 1] += 4 * closed
        pose = replace(pose, turns=turns, hips=pose.hips + np.array((0.0, 0.0, -0.01)) * closed)
    pose = _tilted(pose, -10 * closed, -9 * closed)
    pat = 0.012 * exact.sin(2 * exact.PI * 0.9 * (t - act.at)) * closed
    points = ((0.19, 0.06, 0.06), (-0.19, 0.06, 0.06)) if lying else ((-0.115, -0.16, -0.125), (0.115, 0.03, -0.13))
    pose = replace(pose, shrug=pose.shrug + 4 * closed)
    for i, point in enumerate(points):
        full = i == _holding(performance, t)
        off = np.array(point) * other + np.array((0.0, pat * i, -0.05 * full))
        how = ((22, -72, 0), FIST if full else (0.08, 0.06, 0.08), _AROUND)
        pose = _palm_to(joints, pose, i, _own(performance, there + matmul(turned, off), root), closed, how)
    return pose


def _kissed(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """Mouth to the point where they meet, heads tilted apart; hands on the other's arms. `hand` 1 is who leans more: right over."""
    until, joints, figure = end_of(act), joints_of(performance.figure), performance.figure
    gone, back = max(act.contact - act.at, 0.4), max(until - act.contact, 0.9) * 0.5
    part, arms = smooth((t - act.at) / gone) * smooth((until - t) / min(back, 0.8)), smooth((t - act.at) / 0.7) * smooth((until - t) / 0.7)
    pose = _tilted(pose, -11 * part)
    pose = _leant(pose, brought(joints, pose, MOUTH, _own(performance, act.target, root), figure.head), part)
    if act.also is None:
        return pose
    breast, turned, other = np.asarray(act.also, float), turn(Y, act.yaw), act.height / 1.77
    low = figure.height > act.height
    for i, x in ((0, -1.0), (1, 1.0)):
        if i == _holding(performance, t):
            continue
        off = np.array((x * 0.19, -0.24, -0.02)) if low else np.array((x * 0.20, 0.02, -0.01))
        pose = _palm_to(joints, pose, i, _own(performance, breast + matmul(turned, off * other), root), arms, ((16, -62, 0), SOFT, _ASIDE))
    return pose


def _greeted(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """Right hands meet half way and are shaken."""
    joints, until = joints_of(performance.figure), end_of(act)
    part = smooth((t - act.at) / max(act.contact - act.at, 0.3)) * smooth((until - t) / 0.5)
    pump = 0.035 * exact.sin(2 * exact.PI * 1.9 * (t - act.contact)) * (t > act.contact) * smooth((until - 0.4 - t) / 0.3)
    goal = _own(performance, np.asarray(act.target, float) + np.array((0.0, pump, 0.0)), root)
    ready = bent(joints, pose, 1, goal)
    shut = FLAT if t < act.contact - 0.1 else (0.35, 0.5, 0.5)
    return _palm_to(joints, _leant(pose, ready, part), 1, goal, part, ((4, 4, 0), shut, (0.55, -0.55, -0.75)))


def _touched(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """A hand laid on somebody (comfort), or both hands at work on them (tend): bent over as far as it takes."""
    joints, until = joints_of(performance.figure), end_of(act)
    part = smooth((t - act.at) / max(act.contact - act.at, 0.4)) * smooth((until - t) / 0.6)
    beat = exact.sin(2 * exact.PI * 0.8 * (t - act.contact)) * (t > act.contact)
    target = np.asarray(act.target, float)
    goal = _own(performance, target, root)
    i = act.hand if act.hand >= 0 else (1 if _holding(performance, t) != 1 else 0)
    pose = _leant(pose, bent(joints, pose, i, goal), part)
    how: tuple[Three, Three, Three] = ((26, 62, 0), SOFT, (0.7, -0.4, -0.6))
    pose = _palm_to(joints, pose, i, goal + np.array((0.0, 0.012 * beat, 0.0)), part, how)
    if act.verb == "tend" and act.also is not None and _holding(performance, t) != 1 - i:
        work = np.array((0.02 * beat, 0.008, 0.015 * exact.cos(4.1 * (t - act.at))))
        pose = _palm_to(joints, pose, 1 - i, _own(performance, act.also, root) + work, part, how)
    turns = pose.turns.copy()
    turns[4:, 1] += np.array((5.0, 8.0)) * part
    return replace(pose, turns=turns)


# --------------------------------------------------------------------------------------------- blows


def _punched(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """Guard up, the fist drawn back, straight to the jaw at `contact`, and back to the guard."""
    joints, until = joints_of(performance.figure), end_of(act)
    guard = smooth((t - act.at) / 0.35) * smooth((until - t) / 0.5)
    cocked = smooth((t - act.contact + 0.42) / 0.24) * smooth((act.contact - 0.02 - t) / 0.14)
    struck = smooth((t - act.contact + 0.15) / 0.15) * smooth((act.contact + 0.42 - t) / 0.34)
    goal = _own(performance, act.target, root)
    turns = pose.turns.copy()
    turns[1:4, 0] += (-14 * cocked + 16 * struck) * np.array((0.8, 1.0, 0.8))
    turns[0, 1] += 7 * guard + 6 * struck
    turns[5, 1] -= 4 * guard
    pose = replace(pose, turns=turns, hips=pose.hips + np.array((0.0, -0.035 * guard, 0.03 * guard + 0.07 * struck - 0.03 * cocked)))
    for i in (0, 1):
        pose = hand_to(pose, i, guard, ((-0.01, -0.08, 0.25), (0, 20, 10), FIST))
    pose = hand_to(pose, 1, cocked, ((0.10, -0.10, 0.02), (0, 30, 0), FIST))
    near = goal - goal / max(size(goal), 1e-9) * 0.05
    return _palm_to(joints, pose, 1, near, struck, ((0, 76, 0), FIST, (0.9, -0.3, -0.3)))


def _shoved(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """Both palms to the chest, arms straightening, the weight behind them."""
    joints, until = joints_of(performance.figure), end_of(act)
    ready = smooth((t - act.at) / max(0.6 * (act.contact - act.at), 0.2)) * smooth((until - t) / 0.5)
    out = smooth((t - act.contact + 0.20) / 0.20) * smooth((act.contact + 0.55 - t) / 0.40)
    turns = pose.turns.copy()
    turns[0, 1] += 4 * ready + 10 * out
    turns[5, 1] -= 6 * out
    pose = replace(pose, turns=turns, hips=pose.hips + np.array((0.0, -0.04 * ready, 0.02 * ready + 0.08 * out)))
    side = matmul(turn(Y, act.yaw), np.array((1.0, 0.0, 0.0)))
    for i, x in ((0, -1.0), (1, 1.0)):
        pose = hand_to(pose, i, ready, ((0.06, -0.14, 0.20), (-52, 40, 0), FLAT))
        goal = _own(performance, np.asarray(act.target, float) + side * (x * 0.10), root)
        pose = _palm_to(joints, pose, i, goal, out, ((-52, 40, 0), FLAT, (0.8, -0.5, -0.3)))
    return pose


def _grappled(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """Hands on the other's shoulders, heads down, pushing to and fro, feet apart."""
    joints, until = joints_of(performance.figure), end_of(act)
    part = smooth((t - act.at) / 0.5) * smooth((until - t) / 0.6)
    surge = exact.sin(2 * exact.PI * 0.7 * (t - act.at) + (0.0 if act.hand == 1 else exact.PI))
    turns = pose.turns.copy()
    turns[0, 1] += (22 + 4 * surge) * part
    turns[1, 1] += 8 * part
    turns[0, 2] += 4 * exact.sin(2.3 * (t - act.at)) * part
    turns[4:, 1] -= np.array((4.0, 6.0)) * part
    ankles = pose.ankles + np.array(((0.05, 0.0, 0.09), (-0.05, 0.0, -0.10))) * part
    hips = pose.hips + np.array((0.0, -0.09, -0.05 + 0.035 * surge)) * part
    pose = _tilted(replace(pose, turns=turns, ankles=ankles, hips=hips), -10 * part)
    side, push = matmul(turn(Y, act.yaw), np.array((1.0, 0.0, 0.0))), matmul(turn(Y, act.yaw), np.array((0.0, 0.0, -0.03 * surge)))
    for i, x in ((0, -1.0), (1, 1.0)):
        spot = np.asarray(act.target, float) + side * (x * 0.18) + push + np.array((0.0, 0.05 if i == 1 else -0.12, 0.0))
        pose = _palm_to(joints, pose, i, _own(performance, spot, root), part, ((20, -50, 0), GRIP, (0.9, -0.4, -0.3)))
    return pose


def _struck(performance: Performance, act: Act, pose: Pose, root: Root, t: float) -> Pose:
    """What a blow does from `contact` on: the head snaps aside, the trunk goes back, the arms fly up; slowly upright again."""
    since = t - act.contact
    hit = smooth(since / 0.12) * smooth((end_of(act) - t) / max(end_of(act) - act.contact - 0.2, 0.3))
    high = act.hand == 1
    turns = pose.turns.copy()
    turns[0, 1] -= (7 if high else 12) * hit
    turns[1:4, 1] -= np.array((5.0, 4.0, 3.0)) * hit
    turns[1:4, 0] += (9 if high else 0) * hit
    turns[4:, 0] += np.array((12.0, 26.0)) * hit * high
    turns[4:, 1] += np.array((-8.0, -10.0)) * hit if high else np.array((6.0, 8.0)) * hit
    hips = pose.hips + np.array((0.0, -0.03, -0.05)) * hit
    pose = replace(pose, turns=turns, hips=hips)
    for i in (0, 1):
        if i != _holding(performance, t):
            pose = hand_to(pose, i, 0.85 * hit, ((0.26, -0.20, 0.22), (0, 40, 0), three(np.array((0.15, 0.1, 0.15)))))
    return pose


CONTACTS: Mapping[str, Callable[[Performance, Act, Pose, Root, float], Pose]] = {
    "hug": _hugged,
    "kiss": _kissed,
    "greet": _greeted,
    "comfort": _touched,
    "tend": _touched,
    "punch": _punched,
    "shove": _shoved,
    "grapple": _grappled,
    "struck": _struck,
}
