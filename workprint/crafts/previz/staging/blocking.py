"""A shot while it is being staged: who is where by now, and what they have been given to do so far, beat by beat.

Everything that two people do together needs to know when each of them is ready; that is worked out here, from what the bodies will take to
do it. Knows performances and places; knows nothing of the words that asked for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workprint.crafts.previz.carried import Belonging, Where
from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.paths import way
from workprint.crafts.previz.people import feelings
from workprint.crafts.previz.people.performance import WALK_SPEED, Act, Feeling, Glance, Hold, Key, Performance, Player
from workprint.crafts.previz.people.timeline import arrival, before_seat
from workprint.crafts.previz.people.wardrobe import Figure
from workprint.crafts.previz.sets.dressing import Place, free_spot
from workprint.crafts.previz.staging.sights import Looker, eye_height
from workprint.crafts.previz.staging.spots import Point, Spot, ahead, bearing, folded, turned

_FARTHER = (0.0, 0.08, 0.16, 0.24, 0.32, 0.40)
"""How much farther than wanted one may stand, metres."""


@dataclass
class Part:
    """What one person has to do so far. `spot` is where they end up by it, `since` the second from which they have nothing else to do."""

    name: str
    figure: Figure
    spot: Spot
    keys: list[Key]
    acts: list[Act] = field(default_factory=list)
    looks: list[Glance] = field(default_factory=list)
    moods: list[Feeling] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    player: Player | None = None
    busy: float = 0.0
    mount: str = ""
    """Whose back they are on."""
    facing: str = ""
    """Whom or what they face as the shot finds them, in words."""

    @property
    def handless(self) -> bool:
        """Whether they are an animal: figures of the user's own that stand for people have hands."""
        return self.player is not None and self.player.kind != "person"

    @property
    def holding(self) -> Hold | None:
        """What they have in hand by now."""
        return self.holds[-1] if self.holds and self.holds[-1].thing else None


@dataclass
class Blocking:
    """The shot so far. `seconds` is its length; `scene` the name of the place; `time` the hour there; `gone` the things of the set that
    people handle.
    """

    place: Place
    seconds: float
    scene: str
    parts: dict[str, Part] = field(default_factory=dict)
    things: list[Belonging] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    seats: list[Spot] = field(default_factory=list)
    unstaged: list[str] = field(default_factory=list)
    time: str = "day"

    def part(self, name: object) -> Part | None:
        """The person called so, if they are in the shot."""
        return next((part for who, part in self.parts.items() if folded(who) == folded(name)), None)

    def spots(self, *, but: str = "") -> dict[str, Spot]:
        """Where everybody ends up by now, but for one."""
        return {name: part.spot for name, part in self.parts.items() if name != but}

    def others(self, name: str) -> tuple[Point, ...]:
        """Where everybody else is by now."""
        return tuple(spot.at for spot in self.spots(but=name).values())


def key_of(at: float, spot: Spot, *, speed: float = WALK_SPEED, via: tuple[Point, ...] = ()) -> Key:
    return Key(at, (spot.x, spot.y, spot.z), spot.yaw, spot.posture, spot.seat, spot.table, speed, via, spot.aside)


def ready(part: Part, at: float) -> float:
    """The second from `at` on at which somebody has done all that they were to do."""
    keys = tuple(part.keys)
    if part.player is None:
        done = arrival(part.figure, keys)
    else:
        done = part.player.plan(Performance(part.figure, keys, player=part.player))[-1].start
    return max(at, done, part.busy)


def looker(blocking: Blocking, part: Part) -> Looker:
    """Somebody as one who looks, where they are by now; alone, they face nobody."""
    host = blocking.part(part.facing)
    near = sorted(blocking.spots(but=part.name).values(), key=lambda spot: dist(spot.at, part.spot.at))
    facing = host.spot.at if host is not None and host is not part else near[0].at if near else None
    return Looker(part.spot.at, part.spot.yaw, eye_height(part.spot.posture, part.spot.seat, part.figure.height), facing)


def mount_of(blocking: Blocking, part: Part) -> Part:
    """Whose feet carry somebody: the horse's they sit on, else their own."""
    return blocking.parts.get(part.mount, part)


def send(blocking: Blocking, part: Part, spot: Spot, at: float, *, speed: float = WALK_SPEED, past: tuple[str, ...] = ()) -> float:
    """Somebody goes to a spot, round furniture and people (but for those they go `past` to); the second at which they are there."""
    others = tuple(each.at for name, each in blocking.spots(but=part.name).items() if name not in past)
    last = part.keys[-1].place
    via = way(blocking.place, (last[0], last[2]), spot.at, others)
    mood = next((mood for mood in reversed(part.moods) if mood.at <= at), None)
    pace = feelings.pace(mood.mood, mood.strength) if mood else 1.0
    part.keys.append(key_of(at, spot, speed=speed * pace, via=via))
    part.spot = spot
    return ready(part, at)


def step_to(part: Part, spot: Spot, at: float) -> float:
    """A step or two to a spot close by, without turning to it; when it is done."""
    part.keys.append(replace(key_of(at, spot), step=True))
    part.spot = spot
    return ready(part, at)


def turn_to(part: Part, to: Point, at: float, *, least: float = 12.0) -> float:
    """Who stands turns to a point; when they have."""
    if part.spot.posture != "stand" or abs(turned(part.spot.yaw, bearing(part.spot.at, to))) < least:
        return ready(part, at)
    part.spot = replace(part.spot, yaw=bearing(part.spot.at, to))
    part.keys.append(key_of(at, part.spot))
    return ready(part, at)


def stand_up(part: Part, at: float) -> float:
    """Whoever sits, lies or kneels gets up; when they have."""
    if part.spot.posture == "stand":
        return ready(part, at)
    spot = replace(part.spot, posture="stand", extra=False)
    if part.spot.posture == "sit":
        x, _, z = before_seat(part.figure, part.keys[-1])
        spot = replace(spot, x=x, z=z)
    elif part.spot.posture == "ride":
        x, z = ahead(part.spot.at, part.spot.yaw + 90.0, 0.75)
        spot, part.mount = replace(spot, x=x, z=z), ""
    elif part.spot.aside is not None:
        x, z = part.spot.aside
        spot = replace(spot, x=x, z=z, yaw=bearing(part.spot.at, part.spot.aside), aside=None)
    part.spot = spot
    part.keys.append(key_of(at, spot))
    return ready(part, at)


def near(blocking: Blocking, part: Part, to: Point, far: float, *, least: float = 0.0) -> Spot:
    """A free spot about so far from a point, on the side that they come from (or not nearer than `least` to anybody), facing it."""
    others, apart = blocking.others(part.name), max(least, 0.45)
    steps = sorted((step * 0.1 + more * 2.0, sign * step * 15.0, more) for step in range(13) for sign in (1, -1) for more in _FARTHER)
    for _, aside, more in steps:
        x, z = ahead(to, bearing(to, part.spot.at) + aside, far + more)
        if blocking.place.clear(x, z, 0.20) and all(dist((x, z), other) >= apart for other in others):
            return Spot(x, z, bearing((x, z), to))
    x, z = free_spot(blocking.place, *to, others, 0.5)
    return Spot(x, z, bearing((x, z), to))


def put_where(blocking: Blocking, index: int, where: Where) -> None:
    """A thing is somewhere else from then on."""
    thing = blocking.things[index]
    blocking.things[index] = replace(thing, where=(*thing.where, where))


def performances(blocking: Blocking, glances: Mapping[str, tuple[Glance, ...]], speeches: Mapping[str, tuple]) -> dict[str, Performance]:  # type: ignore[type-arg]
    """The parts as data; who rides has their mount's with theirs."""
    found = {
        name: Performance(
            part.figure,
            tuple(part.keys),
            tuple(sorted((*glances.get(name, ()), *part.looks), key=lambda glance: glance.at)),
            speeches.get(name, ()),
            tuple(part.acts),
            tuple(part.moods),
            part.player,
            tuple(part.holds),
        )
        for name, part in blocking.parts.items()
    }
    for name, part in blocking.parts.items():
        if part.mount in found:
            ridden = (replace(key, mount=found[part.mount]) if key.posture == "ride" else key for key in part.keys)
            found[name] = replace(found[name], keys=tuple(ridden))
    return found
