"""A performance as data: what one person does in a shot, as whoever stages it writes it down. Nothing is worked out here.

Knows seconds, places and names; knows nothing of bodies. `performer` plays it.
"""

from __future__ import annotations

from dataclasses import dataclass

from workprint.crafts.previz.people.lips import Mouths
from workprint.crafts.previz.people.wardrobe import Figure

Place = tuple[float, float, float]
"""World metres; y is the floor under the person."""
WALK_SPEED, RUN_SPEED = 1.2, 2.6


@dataclass(frozen=True)
class Key:
    """At second `at`, the person sets out to be at `place`, facing `yaw` (degrees left of +Z), in `posture` (stand, sit, lie, fall).

    The first key says how the shot finds them. What is farther than a step is walked at `speed` m/s, through the points (x, z) of
    `via`; where `posture` is walk, they walk on without stopping. For sit, `place` is the floor under the middle of the seat, `seat`
    its height and `table` that of a table before it (0: none), metres; for lie, `seat` is the height of the bed.
    """

    at: float
    place: Place
    yaw: float = 0.0
    posture: str = "stand"
    seat: float = 0.45
    table: float = 0.0
    speed: float = WALK_SPEED
    via: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Glance:
    """From second `at` they look at a point of the world, or at the eyes of the person named, or (None) straight ahead."""

    at: float
    target: Place | str | None = None


@dataclass(frozen=True)
class Speech:
    """They speak from second `start`: mouth shapes in samples of the sound, and how long it is."""

    start: float
    mouths: Mouths
    samples: int


@dataclass(frozen=True)
class Act:
    """Something done with head or hands between `at` and `until`: point or reach (at a point of the world), nod, shake, react."""

    at: float
    verb: str
    target: Place | None = None
    until: float = 0.0


@dataclass(frozen=True)
class Performance:
    """One person's part in a shot. `moods` are (second, mood): neutral, happy, sad, angry, worried, surprised, tender."""

    figure: Figure
    keys: tuple[Key, ...]
    glances: tuple[Glance, ...] = ()
    speeches: tuple[Speech, ...] = ()
    acts: tuple[Act, ...] = ()
    moods: tuple[tuple[float, str], ...] = ()
