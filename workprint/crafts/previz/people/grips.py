"""How each thing is held: where the hand goes that has it, how it closes, and by what the thing hangs or stands in it.

Knows hands and the names of things; knows nothing of what a thing is built of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workprint.crafts.previz.people.acting import Three, hand_to
from workprint.crafts.previz.people.pose import Pose
from workprint.crafts.previz.people.postures import FIST, GRIP

HAND = 1
"""The hand that holds things: the right."""


@dataclass(frozen=True)
class Grip:
    """`swing` is where the wrist goes from its shoulder (outward, up, ahead; None: the arm hangs and swings as it would), `wrist` and
    `curl` as a `Pose` has them. The thing is held at `share` of its height (1 its top), tipped towards its holder by `tip`
    degrees and turned to their left by `turn`.
    """

    swing: Three | None = (0.03, -0.27, 0.29)
    wrist: Three = (0.0, 0.0, 18.0)
    curl: Three = GRIP
    share: float = 0.5
    tip: float = 0.0
    turn: float = 0.0


_AT_SIDE = Grip(None, (4.0, 22.0, 0.0), FIST, 0.97)
_READ = Grip((-0.02, -0.23, 0.30), (0.0, -30.0, 10.0), GRIP, 0.0, 48.0)
_BORNE = Grip((-0.02, -0.30, 0.27), (0.0, -62.0, 0.0), (0.1, 0.15, 0.2), 0.0)
GRIPS: dict[str, Grip] = {
    "lantern": Grip((0.10, -0.21, 0.31), (0.0, 60.0, 0.0), FIST, 0.985),
    "candle": Grip(share=0.2),
    "bottle": Grip(share=0.35),
    "flowers": Grip(share=0.15),
    "wine glass": Grip(share=0.4),
    "suitcase": _AT_SIDE,
    "bag": _AT_SIDE,
    "radio": _AT_SIDE,
    "umbrella": _AT_SIDE,
    "gun": Grip((0.02, -0.20, 0.38), (0.0, 0.0, 8.0), turn=-90.0),
    "torch": Grip((0.04, -0.30, 0.30), (0.0, 0.0, 8.0), turn=-90.0),
    "knife": Grip((0.04, -0.30, 0.30), (0.0, 0.0, 8.0), turn=-90.0),
    "letter": _READ,
    "papers": _READ,
    "photo": _READ,
    "book": _READ,
    "phone": _READ,
    "plate": _BORNE,
    "bowl": _BORNE,
    "parcel": _BORNE,
    "books": _BORNE,
    "laptop": _BORNE,
}
"""By the names of `sets.vocabulary`; what is not here is gripped in the middle before the body."""


def grip(thing: str) -> Grip:
    return GRIPS.get(thing, Grip())


def hangs(thing: str) -> bool:
    """Whether it is carried by its top: who sits down sets it down."""
    return grip(thing).share > 0.9


def carrying(pose: Pose, thing: str, *, seated: bool = False) -> Pose:
    """The pose with a thing in its hand; nothing else that this hand was doing is left of it."""
    if not thing or (seated and hangs(thing)):
        return pose
    how = grip(thing)
    if how.swing is not None:
        return hand_to(pose, HAND, 1.0, (how.swing, how.wrist, how.curl))
    curl, hands = pose.curl.copy(), pose.hands.copy()
    curl[HAND], hands[HAND] = how.curl, how.wrist
    return replace(pose, curl=curl, hands=hands)


__all__ = ["GRIPS", "HAND", "Grip", "carrying", "grip", "hangs"]
