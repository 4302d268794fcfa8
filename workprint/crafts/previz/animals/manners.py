"""How each kind of animal stands, sits, lies and goes, as numbers: postures by bone, strides, speeds. Knows nothing of when.

Lengths are metres of the canonical animal of the kind, angles degrees; footfalls after E. Muybridge, "Animals in Motion" (order of legs:
left front, right front, left hind, right hind; birds: left, right).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Turn = tuple[float, float, float]


@dataclass(frozen=True)
class Posture:
    """A way to be at rest: how far the root is moved from where it stands, yaw, pitch, roll of bones (names that begin with "left" also for
    the other side, mirrored), and whether the front legs stand on the floor.
    """

    root: tuple[float, float, float] = (0.0, 0.0, 0.0)
    turns: Mapping[str, Turn] = field(default_factory=dict)
    front: bool = False
    ahead: float = 0.0


@dataclass(frozen=True)
class Gait:
    """One way to go: `stride` metres, when each leg sets down (shares of a stride), the share of it that a leg carries, how high feet
    lift, how far the body bobs, and how much the spine bends.
    """

    stride: float
    falls: tuple[float, ...]
    carries: float
    lift: float
    bob: float = 0.01
    bend: float = 0.0
    nod: float = 0.0
    sinks: float = 0.03
    """How much lower the body is carried than standing, as a share of its height."""
    leaps: bool = False
    """Whether both hind legs drive it (a gallop), the spine bending and stretching."""


@dataclass(frozen=True)
class Manner:
    """A kind's postures and gaits (slow to fast), its speeds in m/s (walk, run), how far its head turns (yaw, pitch), and the floor it
    takes.
    """

    postures: Mapping[str, Posture]
    gaits: tuple[Gait, ...]
    speeds: tuple[float, float]
    neck: tuple[float, float]
    room: float
    carry: Mapping[str, float] = field(default_factory=dict)
    """How neck and head are carried, standing and going: degrees of pitch."""
    stoop: Mapping[str, float] = field(default_factory=dict)
    """How far neck and head pitch down to reach the floor, degrees."""
    down: float = 0.9
    """Seconds to lie or sit down."""
    trots: float = 0.0
    """How fast it goes a longer way although nobody hurries it, m/s; 0 where it walks."""
    level: float = 0.0
    """How far a bird's body tips forward on the wing, degrees."""
    beats: float = 5.0
    """Beats of the wings a second."""


_LATERAL, _DIAGONAL = (0.25, 0.75, 0.0, 0.5), (0.0, 0.5, 0.5, 0.0)
_LEAPING = (0.42, 0.54, 0.0, 0.10)

_DOG_SIT = Posture(
    (0.0, -0.305, 0.05),
    {
        "hips": (0, -48, 0),
        "spine": (0, -8, 0),
        "chest": (0, 6, 0),
        "neck": (0, 20, 0),
        "throat": (0, 12, 0),
        "head": (0, 22, 0),
        "leftHip": (0, -88, 10),
        "leftKnee": (0, 6, 0),
        "leftHock": (0, -72, 0),
        "tail": (0, 28, 0),
        "tail2": (0, 44, 0),
        "tail3": (0, 18, 0),
        "tail4": (0, 8, 0),
    },
    front=True,
    ahead=-0.09,
)
_DOG_LIE = Posture(
    (0.0, -0.300, 0.0),
    {
        "neck": (0, -6, 0),
        "leftBlade": (0, 10, 0),
        "leftArm": (0, 20, 3),
        "leftElbow": (0, -86, 0),
        "leftWrist": (0, -80, 0),
        "leftHip": (0, -80, 14),
        "leftKnee": (0, 8, 0),
        "leftHock": (0, -74, 0),
        "tail": (0, -34, 0),
        "tail2": (0, 18, 0),
        "tail3": (0, 26, 0),
        "tail4": (0, 12, 0),
    },
)
_SIDE = {
    "neck": (0.0, 30.0, 0.0),
    "head": (0.0, 10.0, 0.0),
    "leftElbow": (0.0, -30.0, 0.0),
    "leftWrist": (0.0, 20.0, 0.0),
    "leftKnee": (0.0, 12.0, 0.0),
    "leftHock": (0.0, -14.0, 0.0),
}
DOG = Manner(
    {"sit": _DOG_SIT, "lie": _DOG_LIE, "fall": Posture((0.0, -0.395, 0.0), _SIDE)},
    (
        Gait(0.70, _LATERAL, 0.62, 0.055, 0.006, 2.0, 2.0),
        Gait(1.0, _DIAGONAL, 0.46, 0.075, 0.014, 2.0),
        Gait(1.9, _LEAPING, 0.30, 0.12, 0.045, 15.0, sinks=0.05, leaps=True),
    ),
    (1.15, 4.2),
    (75.0, 45.0),
    0.45,
    stoop={"chest": 8.0, "neck": 62.0, "throat": 26.0, "head": -18.0},
    trots=2.1,
)
_CAT_SIT = Posture(
    (0.0, -0.145, 0.03),
    {
        "hips": (0, -46, 0),
        "spine": (0, -10, 0),
        "chest": (0, 8, 0),
        "neck": (0, 22, 0),
        "throat": (0, 12, 0),
        "head": (0, 14, 0),
        "leftHip": (0, -84, 10),
        "leftKnee": (0, 10, 0),
        "leftHock": (0, -72, 0),
        "tail": (30, 36, 0),
        "tail2": (48, 42, 0),
        "tail3": (55, 26, 0),
        "tail4": (50, 6, 0),
    },
    front=True,
    ahead=-0.045,
)
_CAT_LIE = Posture(
    (0.0, -0.133, 0.0),
    {
        "neck": (0, -8, 0),
        "leftBlade": (0, 10, 0),
        "leftArm": (0, 18, 2),
        "leftElbow": (0, -86, 0),
        "leftWrist": (0, -78, 0),
        "leftHip": (0, -76, 12),
        "leftKnee": (0, 10, 0),
        "leftHock": (0, -74, 0),
        "tail": (26, -26, 0),
        "tail2": (40, 14, 0),
        "tail3": (46, 26, 0),
        "tail4": (40, 0, 0),
    },
)
CAT = Manner(
    {"sit": _CAT_SIT, "lie": _CAT_LIE, "fall": Posture((0.0, -0.173, 0.0), _SIDE)},
    (
        Gait(0.36, _LATERAL, 0.62, 0.03, 0.003, 2.5, 1.0),
        Gait(0.50, _DIAGONAL, 0.48, 0.04, 0.005, 2.0),
        Gait(1.05, _LEAPING, 0.30, 0.06, 0.03, 18.0, sinks=0.05, leaps=True),
    ),
    (0.8, 4.0),
    (80.0, 45.0),
    0.28,
    carry={"neck": 12.0, "throat": 6.0, "head": -16.0},
    stoop={"chest": 10.0, "neck": 56.0, "throat": 22.0, "head": -10.0},
    down=0.7,
)
_HORSE_LIE = Posture(
    (0.0, -0.775, 0.0),
    {
        "neck": (0, 6, 0),
        "leftBlade": (0, 4, 0),
        "leftArm": (0, 0, 2),
        "leftElbow": (0, -76, 0),
        "leftWrist": (0, 86, 0),
        "leftHand": (0, 100, 0),
        "leftHip": (0, -33, 8),
        "leftKnee": (0, 20, 0),
        "leftHock": (0, -79, 0),
        "leftPaw": (0, -78, 0),
        "tail": (0, -14, 0),
        "tail2": (0, 36, 0),
        "tail3": (0, 56, 0),
    },
)
_HORSE_SIDE = {"neck": (0.0, 24.0, 0.0), "leftElbow": (0.0, -24.0, 0.0), "leftWrist": (0.0, 20.0, 0.0), "leftHock": (0.0, -10.0, 0.0)}
HORSE = Manner(
    {"lie": _HORSE_LIE, "fall": Posture((0.0, -1.05, 0.0), _HORSE_SIDE)},
    (
        Gait(1.6, _LATERAL, 0.63, 0.13, 0.012, 1.0, 3.0),
        Gait(2.2, _DIAGONAL, 0.45, 0.18, 0.03, 1.0, 1.0),
        Gait(4.4, _LEAPING, 0.26, 0.30, 0.09, 5.0, sinks=0.05, leaps=True),
    ),
    (1.5, 7.0),
    (70.0, 40.0),
    1.15,
    stoop={"chest": 6.0, "neck": 74.0, "throat": 22.0, "nape": 8.0, "head": -28.0},
    down=1.9,
)
_STEPS = (0.0, 0.5)
_BIRD_SIDE = {"neck": (0.0, 20.0, 0.0), "leftHip": (0.0, 30.0, 0.0)}
BIRD = Manner(
    {
        "sit": Posture((0.0, -0.040, 0.0), {"hips": (0, -6, 0)}, front=True),
        "lie": Posture((0.0, -0.052, 0.0), {"hips": (0, 4, 0), "neck": (0, 24, 0)}, front=True),
        "fall": Posture((0.0, -0.085, 0.0), _BIRD_SIDE),
    },
    (Gait(0.15, _STEPS, 0.62, 0.022, 0.003, 2.0, 10.0), Gait(0.24, _STEPS, 0.5, 0.03, 0.01, 2.0, 8.0)),
    (0.4, 4.5),
    (95.0, 50.0),
    0.22,
    stoop={"chest": 26.0, "neck": 60.0, "throat": 40.0, "head": -30.0},
    down=0.5,
    level=22.0,
    beats=5.0,
)
CHICKEN = Manner(
    {
        "sit": Posture((0.0, -0.115, 0.0), {"hips": (0, -4, 0)}, front=True, ahead=0.065),
        "lie": Posture((0.0, -0.120, 0.0), {"neck": (0, 20, 0)}, front=True, ahead=0.065),
        "fall": Posture((0.0, -0.135, 0.0), _BIRD_SIDE),
    },
    (Gait(0.30, _STEPS, 0.62, 0.05, 0.004, 2.0, 10.0), Gait(0.46, _STEPS, 0.5, 0.07, 0.014, 3.0, 6.0)),
    (0.5, 2.2),
    (95.0, 50.0),
    0.26,
    stoop={"chest": 30.0, "neck": 66.0, "throat": 46.0, "head": -38.0},
    down=0.6,
)
MANNERS: dict[str, Manner] = {"dog": DOG, "cat": CAT, "horse": HORSE, "bird": BIRD, "chicken": CHICKEN}
