"""How each thing is carried: where the arm goes that has it, how the hand is turned and closes, and whether the thing is kept level.

Where on the thing the hand closes is the thing's own matter (`sets.carpentry.Grip`). Knows arms and the names of things; knows nothing of
what a thing is built of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workprint.crafts.previz.people.ik import Array
from workprint.crafts.previz.people.pose import Pose, shoulder
from workprint.crafts.previz.people.postures import FIST, GRIP, chance
from workprint.crafts.previz.people.reaching import Three, hand_to, placed
from workprint.crafts.previz.people.walk import smooth

HAND = 1
"""The hand that holds things, where nothing else is said: the right."""


@dataclass(frozen=True)
class Carriage:
    """`swing` is where the wrist goes from its shoulder (outward, up, ahead; None: the arm hangs and swings as it would), `wrist` and
    `curl` as a `Pose` has them. A `level` thing is kept upright, whatever the hand does. `both`: the other hand
    takes it too, each `wide` metres from the middle.     `read`: it is looked at now and then.
    """

    swing: Three | None = (0.02, -0.27, 0.29)
    wrist: Three = (0.0, 10.0, 8.0)
    curl: Three = GRIP
    level: bool = True
    both: bool = False
    wide: float = 0.11
    read: bool = False


_AT_SIDE = Carriage(None, (2.0, 10.0, 0.0), FIST)
_ALONG = Carriage(None, (2.0, 8.0, 0.0), FIST, level=False)
_POINTED = Carriage((0.04, -0.30, 0.30), (0.0, 0.0, 8.0), FIST, level=False)
_READ = Carriage((-0.06, -0.17, 0.28), (4.0, -66.0, 0.0), (0.55, 0.30, 0.36), level=False, read=True)
_BORNE = Carriage((-0.04, -0.30, 0.27), (-14.0, -78.0, 0.0), (0.1, 0.12, 0.16))
_BOTH = Carriage((0.02, -0.32, 0.27), (-10.0, -60.0, 0.0), (0.15, 0.2, 0.24), both=True)
CARRIAGES: dict[str, Carriage] = {
    "lantern": Carriage((0.13, -0.20, 0.24), (28.0, 62.0, 0.0), FIST),
    "candle": Carriage((0.05, -0.25, 0.31)),
    "umbrella": _ALONG,
    "open umbrella": Carriage((0.04, -0.20, 0.22), (0.0, 0.0, 16.0), FIST),
    "radio": _AT_SIDE,
    "gun": Carriage((0.05, -0.30, 0.32), (0.0, 0.0, 8.0), FIST, level=False),
    "torch": _POINTED,
    "knife": _POINTED,
    "sword": _POINTED,
    "hammer": _ALONG,
    "microphone": Carriage((-0.06, -0.10, 0.20), (0.0, 20.0, 16.0), FIST, level=False),
    "phone": Carriage((-0.05, -0.15, 0.27), (6.0, -66.0, 6.0), (0.34, 0.26, 0.26), level=False, read=True),
    "bottle": Carriage(curl=(0.40, 0.44, 0.40)),
    "book": Carriage((-0.03, -0.18, 0.28), (8.0, -40.0, 8.0), (0.4, 0.4, 0.45), level=False, read=True),
    "letter": _READ,
    "papers": _READ,
    "photo": _READ,
    "map": Carriage((0.0, -0.24, 0.30), (4.0, -50.0, 0.0), (0.55, 0.35, 0.4), both=True, wide=0.26, read=True),
    "newspaper": Carriage((0.14, -0.22, 0.32), (10.0, -30.0, 0.0), (0.6, 0.5, 0.5), both=True, wide=0.24, read=True),
    "envelope": _READ,
    "card": _READ,
    "money": _READ,
    "watch": _READ,
    "plate": _BORNE,
    "thing": _BORNE,
    "ball": _BORNE,
    "apple": _BORNE,
    "skull": _BORNE,
    "books": replace(_BORNE, both=True),
    "laptop": _BORNE,
    "bowl": _BOTH,
    "parcel": _BOTH,
    "crate": replace(_BOTH, swing=(0.02, -0.46, 0.28), wide=0.22),
    "tray": replace(_BOTH, wide=0.20),
    "computer": _BOTH,
    "typewriter": replace(_BOTH, wide=0.15),
    "cake": _BOTH,
    "baby": Carriage((-0.02, -0.22, 0.24), (-6.0, -60.0, 0.0), (0.2, 0.25, 0.3), both=True, read=True),
    "cigarette": Carriage((0.10, -0.22, 0.22), (-10.0, 20.0, 10.0), (0.5, 0.15, 0.25), level=False),
    "key": Carriage((0.0, -0.30, 0.26), (0.0, 40.0, 0.0), (0.6, 0.6, 0.7), level=False),
}
CARRIAGES |= dict.fromkeys(("suitcase", "bag", "bucket", "basket"), Carriage((0.15, -0.475, 0.03), _AT_SIDE.wrist, FIST))
CARRIAGES |= dict.fromkeys(("rifle", "axe", "shovel", "broom"), replace(_ALONG))
"""By the names of `sets.vocabulary`; what is not here is gripped before the body and kept upright."""
LEVEL_HANGS = frozenset(("lantern", "suitcase", "bag", "bucket", "basket", "radio"))
"""What hangs from a hand: who sits down sets it down."""


def carriage(thing: str) -> Carriage:
    return CARRIAGES.get(thing, Carriage())


def hangs(thing: str) -> bool:
    """Whether it is carried by its top: who sits down sets it down."""
    return thing in LEVEL_HANGS


def carrying(joints: Array, pose: Pose, thing: str, hand: int = HAND, part: float = 1.0) -> Pose:
    """The pose with a thing in its hand, by `part` of the way there; nothing else that this hand was doing is left of it."""
    if not thing or part <= 0.0:
        return pose
    how = carriage(thing)
    if how.swing is None:
        curl, hands = pose.curl.copy(), pose.hands.copy()
        curl[hand] += (np.array(how.curl) - curl[hand]) * part
        hands[hand] += (np.array(how.wrist) - hands[hand]) * part
        return replace(pose, curl=curl, hands=hands)
    pose = hand_to(pose, hand, part, (how.swing, how.wrist, how.curl))
    if how.both:
        x = 1.0 if hand == 0 else -1.0
        away = (how.swing[0] + 0.02, how.swing[1], how.swing[2])
        pose = hand_to(pose, 1 - hand, part, (away, how.wrist, how.curl))
        for i, side in ((hand, x), (1 - hand, -x)):
            at = shoulder(joints, pose, i) + np.array((0.0, how.swing[1], how.swing[2]))
            at[0] = side * how.wide
            pose = placed(pose, i, part, at, how.wrist, how.curl)
    return pose


def reading(name: str, t: float, since: float) -> bool:
    """Whether somebody looks at what they hold just now: at first, and then now and again."""
    if since < 1.6:
        return since > 0.2
    return chance(name, "reads", int(since / 2.4)) < 0.38 and smooth(since) > 0.0


__all__ = ["CARRIAGES", "HAND", "Carriage", "carriage", "carrying", "hangs", "reading"]
