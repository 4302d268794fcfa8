"""What people do over and over, alone: drink, eat, smoke, read, write, telephone, stir, dig, sweep, clap, pray, salute, shrug, bow, lean.

    moments of one round    0 ------- 0.3 ------- 0.6 ------- 1 = 0        both hands and the back go smoothly from one to the next

Each routine is a row of a table: where either hand is at each moment, said from the head, the breast or the mark that the act names, and
how the back bends. Hands are the `main` one (which holds something, else the right) and the `other`. Knows poses; knows nothing of things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from workprint.crafts.previz.exact import matmul
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.grips import HAND
from workprint.crafts.previz.people.ik import Array, Y, turn
from workprint.crafts.previz.people.performance import Act, Performance, end_of, held_at
from workprint.crafts.previz.people.pose import Pose, own, trunk
from workprint.crafts.previz.people.postures import FIST, FLAT, GRIP, RELAXED
from workprint.crafts.previz.people.reaching import Three, bent, meeting, placed, three
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.people.timeline import joints_of
from workprint.crafts.previz.people.walk import smooth

PINCH = (0.45, 0.42, 0.62)
_DOWN: Three = (0.55, -0.55, -0.75)
_OUT: Three = (1.0, -0.25, -0.1)


@dataclass(frozen=True)
class Hand:
    """Where a hand closes: `at` (outward to its side, up, ahead; canonical metres) from the `of` joint, turned as that is, or from
    the act's mark. `wrist`, `curl`, `elbow` as a `Pose` has them, the elbow outward.
    """

    of: str
    at: Three
    wrist: Three
    curl: Three = RELAXED
    elbow: Three = _DOWN


@dataclass(frozen=True)
class Moment:
    """One station of a round, at `share` of it. `bow` is how far hips, spine, chest, neck and head bend forward, degrees; `twist` how far
    the trunk turns to the main hand's side; `sink` how far the hips go down and `ahead` forward, canonical metres; `shrug` how far the
    shoulders go up, degrees.
    """

    share: float
    main: Hand | None = None
    other: Hand | None = None
    bow: tuple[float, ...] = (0.0,) * 5
    twist: float = 0.0
    sink: float = 0.0
    ahead: float = 0.0
    shrug: float = 0.0


@dataclass(frozen=True)
class Routine:
    """One round lasts `seconds`; in and out of it takes `ramp`. `once`: one round is the whole of it, spread over the act's time."""

    seconds: float
    moments: tuple[Moment, ...]
    ramp: float = 0.5
    once: bool = False


def _still(main: Hand | None, other: Hand | None = None, *, ramp: float = 0.5, **body: object) -> Routine:
    return Routine(4.0, (Moment(0.0, main, other, **body),), ramp)  # type: ignore[arg-type]


_BREAST_CUP = Hand("upperChest", (0.07, -0.20, 0.33), (0, 10, 8), GRIP)
_MOUTH_CUP = Hand("head", (0.035, -0.050, 0.158), (8, 22, 10), GRIP, (0.9, -0.6, 0.1))
_MOUTH_BITE = Hand("head", (0.030, -0.02, 0.150), (20, -38, 4), PINCH, (0.75, -0.75, 0.0))
_MOUTH_SMOKE = Hand("head", (0.028, -0.030, 0.135), (24, -52, 6), (0.3, 0.12, 0.2), (0.7, -0.9, 0.1))
_SIDE_SMOKE = Hand("upperChest", (0.16, -0.20, 0.24), (-8, 0, 12), (0.4, 0.15, 0.25))
_PLATE = Hand("upperChest", (0.02, -0.22, 0.30), (8, -30, 0), PINCH)
_PALM = Hand("upperChest", (0.014, -0.12, 0.27), (0, -38, 0), FLAT, (0.6, -0.7, -0.2))
_APART = Hand("upperChest", (0.12, -0.11, 0.29), (0, -38, 0), FLAT, (0.6, -0.7, -0.2))
_PRAYING = Hand("upperChest", (0.012, -0.01, 0.20), (0, -50, 0), FLAT, (0.8, -0.8, 0.0))
_EAR = Hand("head", (0.105, 0.035, 0.035), (4, -14, 8), (0.6, 0.5, 0.5), (0.8, -0.9, 0.1))
_BROW = Hand("head", (0.135, 0.092, 0.085), (0, 58, 0), FLAT, (1.0, -0.35, 0.0))
_BOOK = (
    Hand("upperChest", (0.085, -0.055, 0.305), (8, -66, 8), (0.4, 0.4, 0.45)),
    Hand("upperChest", (0.11, -0.075, 0.30), (4, -60, 4), PINCH),
)
_PALM_UP = Hand("upperChest", (0.30, -0.17, 0.20), (-14, -62, 0), (0.1, 0.08, 0.12), (0.6, -0.8, -0.4))
_CHEER_LOW = Hand("upperChest", (0.24, 0.36, 0.08), (0, 40, 0), FIST, (1.0, 0.0, 0.2))
_CHEER_HIGH = Hand("upperChest", (0.22, 0.46, 0.10), (0, 40, 0), FIST, (1.0, 0.0, 0.2))
_FACE = Hand("head", (0.045, 0.045, 0.125), (10, -62, 0), (0.1, 0.12, 0.14), (0.7, -0.9, 0.2))
_BROOM = ((0.05, -0.03, 0.28), (0.03, -0.36, 0.36))


def _broom(share: float, aside: float) -> Moment:
    """Both hands on the stick: the upper one still, the lower one swinging the brush from side to side."""
    (x, y, z), (u, v, w) = _BROOM
    upper = Hand("upperChest", (x - 0.25 * aside, y, z), (0, 20, 0), FIST, (0.9, -0.3, -0.2))
    lower = Hand("upperChest", (u - aside, v, w), (0, 20, 0), FIST)
    return Moment(share, upper, lower, (7, 5, 4, 4, 8), -60 * aside, 0.02)


def _spade(share: float, low: Three, high: Three, bow: float, twist: float, sink: float) -> Moment:
    """Both hands on the handle: the main one at its end, the other far down it."""
    end, mid = Hand("floor", high, (6, 40, 0), FIST), Hand("floor", low, (0, 20, 0), FIST)
    return Moment(share, end, mid, (bow, 0.30 * bow, 0.25 * bow, 4, -0.15 * bow), twist, sink)


_AROUND = ((0.0, 0.045, 0.0), (0.25, 0.0, 0.045), (0.5, -0.045, 0.0), (0.75, 0.0, -0.045))
ROUTINES: Mapping[str, Routine] = {
    "drink": Routine(
        4.6,
        (
            Moment(0.0, _BREAST_CUP),
            Moment(0.20, _MOUTH_CUP, bow=(0, -1, -2, -4, -8)),
            Moment(0.46, _MOUTH_CUP, bow=(0, -2, -4, -7, -12)),
            Moment(0.68, _BREAST_CUP),
        ),
    ),
    "eat": Routine(
        3.4,
        (
            Moment(0.0, _PLATE, bow=(2, 3, 3, 4, 8)),
            Moment(0.26, _MOUTH_BITE, bow=(3, 4, 4, 4, 4)),
            Moment(0.40, _MOUTH_BITE, bow=(3, 4, 4, 4, 2)),
            Moment(0.66, _PLATE, bow=(2, 3, 3, 4, 6)),
        ),
    ),
    "smoke": Routine(
        5.2,
        (
            Moment(0.0, _SIDE_SMOKE),
            Moment(0.20, _MOUTH_SMOKE),
            Moment(0.40, _MOUTH_SMOKE),
            Moment(0.60, _SIDE_SMOKE, bow=(0, -1, -2, -3, -8)),
        ),
    ),
    "read": _still(*_BOOK, bow=(0, 2, 3, 5, 9)),
    "phone": _still(_EAR, bow=(0, 0, 1, 1, 2)),
    "pray": _still(_PRAYING, _PRAYING, ramp=0.8, bow=(0, 3, 4, 10, 16)),
    "salute": _still(_BROW, bow=(0, -2, -3, -2, -2), ramp=0.35),
    "clap": Routine(0.42, (Moment(0.0, _APART, _APART), Moment(0.42, _PALM, _PALM), Moment(0.55, _PALM, _PALM))),
    "cheer": Routine(
        0.9,
        (
            Moment(0.0, _CHEER_LOW, _CHEER_LOW, bow=(0, -4, -4, -3, -8)),
            Moment(0.5, _CHEER_HIGH, _CHEER_HIGH, bow=(0, -3, -3, -3, -8), sink=-0.02),
        ),
    ),
    "shrug": _still(_PALM_UP, _PALM_UP, ramp=0.4, shrug=22, bow=(0, 0, 0, -2, 4)),
    "bow": Routine(
        2.0, (Moment(0.0), Moment(0.38, bow=(30, 9, 7, 8, 10)), Moment(0.58, bow=(30, 9, 7, 8, 10)), Moment(1.0)), ramp=0.1, once=True
    ),
    "akimbo": _still(Hand("hips", (0.205, 0.06, -0.02), (0, 30, 0), FIST, _OUT), ramp=0.8),
    "lean": _still(None, bow=(13, 9, 8, -6, -9), ramp=0.7, ahead=0.015),
    "slump": _still(None, bow=(4, 20, 18, 14, 20), ramp=0.9, shrug=-8),
    "weep": _still(_FACE, _FACE, ramp=0.8, bow=(3, 9, 9, 12, 18)),
    "write": Routine(
        1.3,
        tuple(
            Moment(
                k / 6,
                Hand("mark", (0.02 + 0.035 * (k / 6 - 0.5), 0.045 + 0.006 * (k % 2), 0.005 * (k % 3)), (10, 52, 10), PINCH),
                Hand("mark", (0.14, 0.035, 0.02), (4, 76, 0), (0.15, 0.12, 0.16)),
                bow=(5, 6, 6, 5, 9),
            )
            for k in range(6)
        ),
    ),
    "cook": Routine(
        1.5,
        tuple(
            Moment(
                share,
                Hand("mark", (x + 0.02, 0.14, z), (4, 40, 10), PINCH),
                Hand("hips", (0.20, 0.05, -0.02), (0, 30, 0), FIST, _OUT),
                (4, 4, 4, 5, 9),
            )
            for share, x, z in _AROUND
        ),
    ),
    "wipe": Routine(
        1.2,
        tuple(Moment(share, Hand("mark", (2.6 * x, 0.03, 2.0 * z), (10, 76, 0), FLAT), bow=(10, 6, 6, 5, 8)) for share, x, z in _AROUND),
    ),
    "knock": Routine(
        0.42,
        (
            Moment(0.0, Hand("mark", (0.0, 0.0, -0.14), (0, 40, 0), FIST, (0.5, -0.9, -0.2))),
            Moment(0.45, Hand("mark", (0.0, 0.0, -0.035), (14, 40, 0), FIST, (0.5, -0.9, -0.2))),
            Moment(0.6, Hand("mark", (0.0, 0.0, -0.05), (8, 40, 0), FIST, (0.5, -0.9, -0.2))),
        ),
    ),
    "sweep": Routine(1.7, (_broom(0.0, -0.16), _broom(0.5, 0.16))),
    "dig": Routine(
        2.8,
        (
            _spade(0.0, (-0.06, 0.70, 0.44), (0.04, 1.06, 0.30), 16, 0, 0.05),
            _spade(0.18, (-0.08, 0.54, 0.52), (0.00, 0.97, 0.37), 26, -6, 0.08),
            _spade(0.42, (-0.10, 0.52, 0.52), (0.02, 0.68, 0.26), 32, 0, 0.14),
            _spade(0.62, (-0.30, 0.92, 0.44), (0.06, 0.98, 0.32), 8, -24, 0.02),
            _spade(0.74, (-0.42, 0.98, 0.34), (-0.02, 1.00, 0.34), 8, -34, 0.02),
        ),
    ),
}
WITH_BOTH = frozenset(("dig", "sweep", "row"))
"""A long thing in hand lies along the line from fist to fist."""


def done(performance: Performance, act: Act, pose: Pose, root: tuple[Array, float], t: float) -> Pose:
    """The pose with a routine in it at second `t`: the back first, then the hands, to where their moment has them."""
    routine, joints = ROUTINES[act.verb], joints_of(performance.figure)
    part = under_way(performance, act, t)
    if part <= 0.0:
        return pose
    a, b, k = _between(routine, act, t)
    main = _main_hand(performance, act, t)
    pose = _backed(joints, pose, (a, b, k), (1.0 if main == 0 else -1.0) * part, part)
    for i, hands in ((main, (a.main, b.main)), (1 - main, (a.other, b.other))):
        one, two = (hands[0] or hands[1]), (hands[1] or hands[0])
        if one is None or two is None or _is_kept(performance, i, main, t):
            continue
        share = part * (1.0 if hands[0] and hands[1] else k if hands[1] else 1 - k)
        goal, hand = _goal(performance, act, joints, pose, root, i, (one, two, k))
        if one.of in ("mark", "floor"):
            pose = _leant(joints, pose, i, goal, part if one.of == "mark" else 0.4 * part)
        ready = meeting(joints, pose, i, goal, hand.wrist, hand.curl, hand.elbow)
        pose = placed(pose, i, share, ready.hold[i], hand.wrist, hand.curl, hand.elbow)
    return pose


def under_way(performance: Performance, act: Act, t: float) -> float:
    """How far an act has a body at second `t`, 0..1; what the shot begins with is well under way."""
    ramp = ROUTINES[act.verb].ramp
    began = 1.0 if act.at <= performance.keys[0].at + 1e-6 else smooth((t - act.at) / ramp)
    return began * smooth((end_of(act) - t) / ramp)


def with_both(performance: Performance, t: float) -> float:
    """How far both hands have what is held at second `t`, 0..1."""
    acts = (act for act in performance.acts if act.verb in WITH_BOTH and act.at <= t <= end_of(act))
    return max((under_way(performance, act, t) for act in acts), default=0.0)


def at_ear(performance: Performance, t: float) -> float:
    """How far what is held is at the ear at second `t`, 0..1."""
    acts = (act for act in performance.acts if act.verb == "phone" and act.at <= t <= end_of(act))
    return max((under_way(performance, act, t) for act in acts), default=0.0)


def _main_hand(performance: Performance, act: Act, t: float) -> int:
    held = held_at(performance, t)
    return act.hand if act.hand >= 0 else held.hand if held.thing else HAND


def _is_kept(performance: Performance, i: int, main: int, t: float) -> bool:
    """Whether a hand has something else to do: the other one, where that is the one that holds something."""
    held = held_at(performance, t)
    return bool(held.thing) and held.hand == i != main


def _between(routine: Routine, act: Act, t: float) -> tuple[Moment, Moment, float]:
    """The moments before and after, and how far it is from one to the other."""
    u = (t - act.at) / (end_of(act) - act.at) if routine.once else ((t - act.at) / routine.seconds) % 1.0
    moments = routine.moments
    at = max(k for k, each in enumerate(moments) if each.share <= u + 1e-9)
    a, b = moments[at], moments[(at + 1) % len(moments)]
    end = b.share if b.share > a.share else 1.0
    return a, b, smooth((u - a.share) / max(end - a.share, 1e-9))


def _backed(joints: Array, pose: Pose, way: tuple[Moment, Moment, float], side: float, part: float) -> Pose:
    a, b, k = way
    bow = np.array(a.bow) * (1 - k) + np.array(b.bow) * k
    turns = pose.turns.copy()
    turns[(0, 1, 2, 4, 5), 1] += bow * part
    turns[1:4, 0] += (a.twist * (1 - k) + b.twist * k) * np.array((0.38, 0.34, 0.28)) * side
    down, on = a.sink * (1 - k) + b.sink * k, a.ahead * (1 - k) + b.ahead * k
    long = float(joints[0][1]) / 0.95
    back = -0.0045 * max(float(bow[0]), 0.0) if float(pose.hips[1]) > 0.8 * float(joints[0][1]) else 0.0
    hips = pose.hips + np.array((0.0, 0.16 * back - down, on + back)) * long * part
    return replace(pose, turns=turns, hips=hips, shrug=pose.shrug + (a.shrug * (1 - k) + b.shrug * k) * part)


def _goal(
    performance: Performance, act: Act, joints: Array, pose: Pose, root: tuple[Array, float], i: int, hands: tuple[Hand, Hand, float]
) -> tuple[Array, Hand]:
    """Where a hand closes just now, in the person's own space, and how it is held there."""
    one, two, k = hands
    a, b = (_at(performance, act, joints, pose, root, i, each) for each in (one, two))

    def mid(p: Three, q: Three) -> Three:
        return three(np.array(p) * (1 - k) + np.array(q) * k)

    held = Hand(one.of, one.at, mid(one.wrist, two.wrist), mid(one.curl, two.curl), mid(one.elbow, two.elbow))
    return a * (1 - k) + b * k, held


def _at(performance: Performance, act: Act, joints: Array, pose: Pose, root: tuple[Array, float], i: int, hand: Hand) -> Array:
    x = 1.0 if i == 0 else -1.0
    off = np.array((x * hand.at[0], hand.at[1], hand.at[2]))
    if hand.of == "mark":
        s, (_, yaw) = scale(performance.figure), root
        there = own(np.asarray(act.target if act.target is not None else root[0], float), s, *root)
        found: Array = there + matmul(turn(Y, act.yaw - yaw), off) / s
        return found
    if hand.of == "floor":
        return off * float(joints[0][1]) / 0.95
    turns, places = trunk(joints, pose)
    bone = INDEX[hand.of]
    if hand.of == "head":
        off = off * performance.figure.head
    found = places[bone] + matmul(turns[bone], off)
    return found


def _leant(joints: Array, pose: Pose, i: int, goal: Array, part: float) -> Pose:
    """Bent to a mark as far as the arm needs it."""
    ready = bent(joints, pose, i, goal)
    return replace(pose, turns=pose.turns + (ready.turns - pose.turns) * part, hips=pose.hips + (ready.hips - pose.hips) * part)


__all__ = ["ROUTINES", "WITH_BOTH", "Hand", "Moment", "Routine", "done", "under_way", "with_both"]
