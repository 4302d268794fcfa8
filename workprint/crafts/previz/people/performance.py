"""A performance as data: what one person does in a shot, as whoever stages it writes it down. Nothing is worked out here.

Knows seconds, places and names; knows nothing of bodies. `performer` plays it; where an animal or a figure of the user's own plays the
part, `Player` says what it must answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.forms import Thing
from workprint.crafts.previz.people.lips import Mouths
from workprint.crafts.previz.people.wardrobe import Figure

Place = tuple[float, float, float]
"""World metres; y is the floor under the person."""
WALK_SPEED, RUN_SPEED = 1.2, 2.6
OWN_HAND, CAMERA = "own hand", "camera"
"""What may be looked at besides people and points: the hand that has something, or is held up; the lens, once the camera stands."""


@dataclass(frozen=True)
class Key:
    """At second `at`, the person sets out to be at `place`, facing `yaw` (degrees left of +Z), in `posture`: stand, sit, lie, fall, kneel,
    crouch, dance, crawl, swim, climb, ride; walk, where they walk on without stopping.

    The first key says how the shot finds them. What is farther than a step is walked at `speed` m/s, through the points (x, z) of `via`.
    For sit, `place` is the floor under the middle of the seat, `seat` its height and `table` that of a table before it (0: none), metres.
    For lie, `seat` is the height of the bed (0: the floor), and `aside` the floor beside it from which they get on. Who lies on the floor
    or falls does so behind the spot where they stand. `step`: they go there with a step or two, without turning to it. For dance, `place`
    is the middle of the couple, `partner` who they dance with and `leads` whether they lead; alone, both are left out.

    To crawl and to swim they go there on all fours, or through the water whose level `place` has. To climb they stand at the foot of a
    ladder and go up it by `seat`. To ride they are on the back of `mount`, wherever it goes. `leap` is how high they rise who jump there;
    `treads` how many steps there are on a way that goes up or down.
    """

    at: float
    place: Place
    yaw: float = 0.0
    posture: str = "stand"
    seat: float = 0.45
    table: float = 0.0
    speed: float = WALK_SPEED
    via: tuple[tuple[float, float], ...] = ()
    aside: tuple[float, float] | None = None
    step: bool = False
    partner: Figure | None = None
    leads: bool = False
    leap: float = 0.0
    treads: int = 0
    mount: Performance | None = None


@dataclass(frozen=True)
class Glance:
    """From second `at` they look at a point of the world, or at the eyes of the person named, at `OWN_HAND` or into the `CAMERA` (whoever
    sets it up puts its point here), or (None) straight ahead.
    """

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
    """Something done with head, hands or the whole body between `at` and `until` (0: as long as it takes).

    nod, shake, react; point, reach, wave at `target`, a point of the world; pick, put, give, take: a palm is at `target` at second
    `contact`; hug: the arms go round somebody whose breastbone is at `target`, `height` tall; type: hands on the keys at `target`, whose
    typist sits towards `yaw`; regard: the hand comes up before the breast, to be looked at with what is in it, and from `contact` on (0:
    never) it is closed; drive: hands on the wheel whose middle is at `target`. `hand` is 0 left, 1 right, -1 the nearer.
    `strength` is 0..1.
    """

    at: float
    verb: str
    target: Place | None = None
    until: float = 0.0
    contact: float = 0.0
    hand: int = -1
    height: float = 1.7
    yaw: float = 0.0
    strength: float = 0.7
    also: Place | None = None


LASTS = {"wave": 2.2, "hug": 3.4, "pick": 1.6, "put": 1.6, "give": 2.0, "take": 2.0}
"""Seconds, where an act does not say; others 1.6."""


def end_of(act: Act) -> float:
    return act.until if act.until > act.at else act.at + LASTS.get(act.verb, 1.6)


class Feeling(NamedTuple):
    """From second `at` they feel `mood` (one of `feelings.MOODS`), with `strength` 0..100."""

    at: float
    mood: str
    strength: int = 70


class Hold(NamedTuple):
    """From second `at` they have `thing` (a prop's name, "" for nothing) in their hand (0 left, 1 right)."""

    at: float
    thing: str
    hand: int = 1


@dataclass(frozen=True)
class Performance:
    """One person's part in a shot.

    Where `player` is set, it plays the part in the mannequin's stead (an animal, a figure of the user's own); `figure` then only lends
    its name.
    """

    figure: Figure
    keys: tuple[Key, ...]
    glances: tuple[Glance, ...] = ()
    speeches: tuple[Speech, ...] = ()
    acts: tuple[Act, ...] = ()
    moods: tuple[Feeling, ...] = ()
    player: Player | None = None
    holds: tuple[Hold, ...] = ()


def held_at(performance: Performance, t: float) -> Hold:
    """What they have in hand at second `t`, and since when."""
    return next((hold for hold in reversed(performance.holds) if hold.at <= t), Hold(-math.inf, ""))


class Heads(NamedTuple):
    """Where to point a camera: between the eyes, middle of the head, crown, the floor under them, which way the body faces
    (degrees), the height that shot sizes are taken from (a person's standing height; 7.5 heads of anybody else), and the height of
    their crown above that floor (metres).
    """

    eye: NDArray[np.float64]
    head: NDArray[np.float64]
    crown: NDArray[np.float64]
    floor: NDArray[np.float64]
    yaw: float
    stature: float
    height: float


class Saddle(NamedTuple):
    """Where a rider sits: the top of the back (metres), which way it faces (degrees), how wide it is there (metres), and how far it throws
    who sits on it just now, -1..1.
    """

    at: NDArray[np.float64]
    yaw: float
    wide: float
    beat: float


@runtime_checkable
class Mount(Protocol):
    """A player that can be ridden."""

    def saddle(self, performance: Performance, t: float) -> Saddle:
        """Where its rider sits at second `t`."""
        ...


class Stretch(Protocol):
    """One stretch of a performance as the camera knows it: from `start` for `length` seconds, `kind` hold, turn, walk, rise, lower or
    fall."""

    @property
    def start(self) -> float: ...
    @property
    def length(self) -> float: ...
    @property
    def kind(self) -> str: ...


class Player(Protocol):
    """Whoever plays a part and is no mannequin. Everything is asked with the whole performance, so that a player is only who it is.

    `kind` is "dog", "horse", ... or "person"; `room` the radius of floor it needs, metres; `seat` the height of what it sits on (an animal
    sits down where it is: 0), None where it looks for something to sit on, as people do.
    """

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def room(self) -> float: ...
    @property
    def seat(self) -> float | None: ...
    def plan(self, performance: Performance) -> Sequence[Stretch]:
        """What happens when, without gaps; the last stretch has no end."""
        ...

    def heads(self, performance: Performance, t: float) -> Heads:
        """Where eyes, head and crown are at second `t`, gaze left out."""
        ...

    def gazing(self, performance: Performance, t: float, cast: Mapping[str, Performance]) -> Heads:
        """`heads` as they are drawn, turned to what is looked at."""
        ...

    def thing_at(self, performance: Performance, t: float, id: int, cast: Mapping[str, Performance], detail: str) -> Thing:
        """The figure at second `t` as a thing to draw; `detail` is "full" or "wide"."""
        ...
