"""Pastimes: what people do over and over where they are: drink, eat, smoke, read, write, telephone, stir, dig, sweep, clap, pray, salute.

Says what is in the hand for it and where it is done; the moves themselves are `people.routines`'. Knows verbs, props and tops; knows
nothing of bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workprint.crafts.previz import carried
from workprint.crafts.previz.carried import ALWAYS, Belonging, Where
from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.people.performance import OWN_HAND, Act, Glance, Hold
from workprint.crafts.previz.sets.dressing import Item, Mark
from workprint.crafts.previz.sets.marks import item_named
from workprint.crafts.previz.staging import handling
from workprint.crafts.previz.staging.blocking import Blocking, Part, near, ready, send, stand_up, turn_to
from workprint.crafts.previz.staging.errands import ERRANDS
from workprint.crafts.previz.staging.spots import Point, ahead, bearing, seat_near

Beat = Mapping[str, Any]
Three = tuple[float, float, float]


@dataclass(frozen=True)
class Pastime:
    """`things` are what a hand may have for it, the first where it has none of them (none: empty hands); `at` the things of a set that it
    is done at, nearest first; `lasts` how many seconds (0: until they do something else); `look` the eyes: hand, mark, ahead or "".
    `upright`: who sits gets up for it. `down`: the hands are to be empty.
    """

    things: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    lasts: float = 0.0
    look: str = ""
    upright: bool = False
    down: bool = False


_TABLES = ("desk", "table", "round table", "counter", "low table", "lectern")
PASTIMES: Mapping[str, Pastime] = {
    "drink": Pastime(("cup", "glass", "wine glass", "bottle", "bowl"), lasts=4.6, look="ahead"),
    "eat": Pastime(("apple", "bread", "fork", "spoon", "cake", "plate"), look="hand"),
    "smoke": Pastime(("cigarette", "pipe")),
    "read": Pastime(("book", "letter", "newspaper", "papers", "map", "card", "envelope", "photo", "phone"), look="hand"),
    "write": Pastime(("pen",), _TABLES, look="mark"),
    "phone": Pastime(("phone", "telephone")),
    "cook": Pastime(("spoon",), ("stove", "kitchen units", "counter", "fireplace", "table"), look="mark", upright=True),
    "wipe": Pastime((), _TABLES, look="mark", upright=True, down=True),
    "knock": Pastime((), ("door",), lasts=1.9, look="mark", upright=True),
    "dig": Pastime(("shovel",), look="ahead", upright=True),
    "sweep": Pastime(("broom",), look="ahead", upright=True),
    "clap": Pastime(lasts=3.2, down=True),
    "cheer": Pastime(lasts=2.6, upright=True),
    "pray": Pastime(look="ahead", down=True),
    "salute": Pastime(lasts=2.2, upright=True),
    "shrug": Pastime(lasts=1.5),
    "bow": Pastime(lasts=2.2, look="ahead", upright=True),
    "lean": Pastime(),
    "slump": Pastime(look="ahead"),
    "weep": Pastime(look="ahead", down=True),
}


def _pastime(blocking: Blocking, part: Part, beat: Beat, at: float) -> None:
    verb, said = str(beat["verb"]), str(beat.get("thing") or "")
    how, opens = PASTIMES[verb], at <= 0.3 and len(part.keys) == 1
    if how.upright and part.spot.posture not in ("stand", "walk", "kneel" if verb == "salute" else "stand"):
        at = stand_up(part, at)
    if how.down and part.holding is not None:
        handling.drop(blocking, part, at)
    if how.things and not _has(blocking, part, how, said, at):
        blocking.unstaged.append(f"{part.name} has nothing to {verb} with")
        return
    mark = None
    if how.at:
        at, mark = _goes(blocking, part, how, str(beat.get("target") or ""), at)
        if mark is None:
            blocking.unstaged.append(f"{part.name} has nothing here to {verb} at")
            return
    elif (host := blocking.part(beat.get("target", ""))) is not None and host is not part:
        at = turn_to(part, host.spot.at, at, least=30.0)
        part.looks.append(Glance(at, host.name))
    at = ready(part, at) if len(part.keys) > 1 else at
    strength = min(100, max(0, int(beat.get("strength", 70)))) / 100.0
    until = at + how.lasts if how.lasts else blocking.seconds + 4.0
    begin = part.keys[0].at if opens and at <= 0.3 and not how.lasts else at
    part.acts.append(Act(begin, verb, mark, until, yaw=part.spot.yaw, strength=strength))
    part.busy = until if how.lasts else part.busy
    _eyes(part, how, mark, at)


def _has(blocking: Blocking, part: Part, how: Pastime, said: str, at: float) -> bool:
    """Whether they have in hand what it takes: what they hold already, else what is named or usual, which they have had all along."""
    held = part.holding
    if held is not None and (held.thing in how.things or held.thing == carried.named(said)):
        return True
    if part.handless:
        return False
    if held is not None:
        handling.drop(blocking, part, at)
    name = carried.named(said) if carried.named(said) in how.things else how.things[0]
    word = said if carried.named(said) == name else name
    handling.take_off(blocking, part, name)
    blocking.things.append(Belonging(name, word, blocking.scene, (Where(ALWAYS, part.name),)))
    part.holds.append(Hold(ALWAYS if not part.holds else at, name))
    return True


def _goes(blocking: Blocking, part: Part, how: Pastime, said: str, at: float) -> tuple[float, Three | None]:
    """To where it is done: the seat at a table for what is done sitting, else within reach of the nearest of what it is done at. When they
    are there, and the point of it that is before them (None where there is none).
    """
    seat = part.spot
    if how.at == ("door",):
        mark = _door(blocking, part)
        return (at, None) if mark is None else (_reached(blocking, part, mark, at), mark)
    if "table" in how.at and not how.upright and seat.posture in ("stand", "walk") and _free_table(blocking, part):
        ERRANDS["sit"](blocking, part, {"verb": "sit", "target": said}, at)
        at, seat = ready(part, at), part.spot
    if seat.posture == "sit" and seat.table > 0.0 and "table" in how.at:
        x, z = ahead(seat.at, seat.yaw, 0.46)
        return at, (round(x, 4), seat.table, round(z, 4))
    named = item_named(blocking.place, said) if said else None
    items = [item for item in blocking.place.items if item.thing.name in how.at and dist(_middle(item), seat.at) < 7.0]
    item = named or min(items, key=lambda each: (how.at.index(each.thing.name), dist(_middle(each), seat.at)), default=None)
    if item is None:
        return at, None
    spot = near(blocking, part, _nearest(item, seat.at, 0.12), 0.42)
    if dist(spot.at, _nearest(item, spot.at, 0.12)) > 0.62:
        return at, None
    if dist(spot.at, seat.at) > 0.1 or seat.posture != "stand":
        at = send(blocking, part, spot, stand_up(part, at) if seat.posture not in ("stand", "walk") else at)
    x, z = _nearest(item, part.spot.at, 0.12)
    return turn_to(part, (x, z), at, least=8.0), (round(x, 4), round(min(item.high[1], 0.92), 4), round(z, 4))


def _free_table(blocking: Blocking, part: Part) -> bool:
    """Whether there is a free seat at a table."""
    seat = seat_near(blocking.place, Mark(part.spot.x, part.spot.z, part.spot.yaw), blocking.others(part.name))
    return not seat.extra and seat.table > 0.0


def _nearest(item: Item, to: Point, inside: float) -> Point:
    """The point of a thing's top that is nearest to somebody, a little in from its edge."""
    found = []
    for k, at in ((0, to[0]), (2, to[1])):
        margin = min(inside, 0.45 * (item.high[k] - item.low[k]))
        found.append(min(max(at, item.low[k] + margin), item.high[k] - margin))
    return found[0], found[1]


def _door(blocking: Blocking, part: Part) -> Three | None:
    mark = blocking.place.marks.get("door")
    if mark is None:
        return None
    out = blocking.place.off.get("threshold") or blocking.place.off.get("door") or (mark.x, mark.z)
    x, z = ahead((mark.x, mark.z), bearing((mark.x, mark.z), out), min(0.55, 0.8 * dist((mark.x, mark.z), out)))
    return round(x, 4), round(0.84 * part.figure.height, 4), round(z, 4)


def _reached(blocking: Blocking, part: Part, mark: Three, at: float) -> float:
    return turn_to(part, (mark[0], mark[2]), handling.go_to(blocking, part, (mark[0], mark[2]), at), least=10.0)


def _middle(item: Item) -> Point:
    return (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2


def _eyes(part: Part, how: Pastime, mark: Three | None, at: float) -> None:
    if how.look == "hand":
        part.looks.append(Glance(at, OWN_HAND))
    elif how.look == "mark" and mark is not None:
        part.looks.append(Glance(at, mark))
    elif how.look == "ahead":
        part.looks.append(Glance(at, None))


PASTIME: Mapping[str, Callable[[Blocking, Part, Beat, float], None]] = dict.fromkeys(PASTIMES, _pastime)
