"""Places for people in words: names of marks, seats, metres of the floor, and where one stands next to something.

    resolved(place, "behind the counter")      asked("2 m left of MARA") > relative(place, asked, Anchor(x, z, yaw))

Left and right are the audience's, as everywhere on a set (x); behind and before follow what has a front of its own (a counter, a sofa, a
person), else they are away from the audience and towards it. Knows a standing Place and words; knows nothing of who will stand there.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, degrees, floor, radians
from typing import Literal

import numpy as np

from workprint.crafts.previz.exact import atan2, cos, hypot, sin, square
from workprint.crafts.previz.sets.dressing import BODY, Item, Mark, Place, free_spot
from workprint.crafts.previz.sets.vocabulary import meant

Side = Literal["behind", "before", "left", "right", "beside", "opposite", "on", "at"]
GAP = 0.45
"""How far one stands from the edge of a thing, metres."""
TALK = 1.1
"""How far one stands before a person, metres."""
FALLBACKS = {
    "window 2": "window",
    "counter 2": "counter",
    "counter": "table",
    "bar": "counter",
    "desk": "table",
    "sofa": "seat 3",
    "bed": "sofa",
    "bench": "seat 1",
    "stove": "back",
    "fireplace": "back left",
    "shelf": "back left",
    "table": "centre",
    "car": "right",
    "tree": "back left",
    "rock": "left",
    "streetlamp": "back right",
    "stairs": "back right",
    "window": "left",
    "door": "right",
    "seat 4": "seat 3",
    "seat 3": "seat 2",
    "seat 2": "centre right",
    "seat 1": "centre left",
}
"""Where a mark is that a set does not have."""
_SAID: dict[str, Side] = {
    "behind": "behind",
    "in back of": "behind",
    "in front of": "before",
    "before": "before",
    "ahead of": "before",
    "facing": "before",
    "left of": "left",
    "to the left of": "left",
    "on the left of": "left",
    "right of": "right",
    "to the right of": "right",
    "on the right of": "right",
    "beside": "beside",
    "next to": "beside",
    "near": "beside",
    "close to": "beside",
    "alongside": "beside",
    "by": "at",
    "at": "at",
    "against": "at",
    "under": "at",
    "from": "at",
    "opposite": "opposite",
    "across from": "opposite",
    "on": "on",
    "in": "on",
    "inside": "on",
    "onto": "on",
    "into": "on",
}
_NUMBER = r"-?\d+(?:\.\d+)?"
_METRES = re.compile(rf"^(?:at )?(?:x )?({_NUMBER})(?: ?m)?[ ,]+(?:z )?({_NUMBER})(?: ?m)?$")
_RELATION = re.compile(
    rf"^(?:({_NUMBER}) ?(m|metres?|meters?|ft|feet|foot|steps?|paces?|cm) )?({'|'.join(sorted(_SAID, key=len, reverse=True))}) (.+)$"
)
_UNITS = {"m": 1.0, "f": 0.3048, "s": 0.75, "p": 0.75, "c": 0.01}
_ARTICLES = re.compile(r"^(?:(?:the|a|an|his|her|their|its|my|your|our|one|edge|end|side|middle|of) )+")
_MIDDLE = frozenset(("middle", "centre", "center", "room", "middle of room", "floor", "set"))
_FACELESS = frozenset(("table", "round table", "low table", "rug", "plant", "tree", "rock", "bush", "streetlamp", "column", "fire", "log"))
_FACELESS |= frozenset(("crate", "barrel", "bin", "car", "boat", "lamp", "well", "fountain", "statue", "pole"))
"""Things without a front of their own: one stands behind them as the audience sees it."""


@dataclass(frozen=True)
class Asked:
    """A place next to something, as it was said: on which side, of what, how far from it (None: close by)."""

    side: Side
    of: str
    metres: float | None = None


@dataclass(frozen=True)
class Anchor:
    """What one stands next to: its middle, which way its front is (None: it has none), half its width and half its depth, metres."""

    x: float
    z: float
    yaw: float | None = 0.0
    half: tuple[float, float] = (0.22, 0.18)


def asked(mark: str) -> Asked | None:
    """ "2 m left of MARA" taken apart; None for a mark that is a name by itself. `of` is in small letters, without its article."""
    found = _RELATION.match(_plain(mark))
    if found is None:
        return None
    number, unit, side, of = found.groups()
    metres = float(number) * _UNITS[unit[0] if unit != "cm" else "c"] if number else None
    return Asked(_SAID[side], _bare(of), metres)


def resolved(place: Place, name: str) -> Mark:
    """The place a mark means on this set. An unknown one is the nearest known in words, then the centre: never an error."""
    wanted = _plain(name)
    if wanted in place.marks:
        return place.marks[wanted]
    if metres := _METRES.match(wanted):
        return _on_floor(place, float(metres.group(1)), float(metres.group(2)))
    if (relation := asked(wanted)) is not None and (there := _related(place, relation)) is not None:
        return there
    bare = _bare(relation.of if relation else wanted)
    return _by_name(place, bare) or _near_in_words(place, bare)


def relative(place: Place, relation: Asked, anchor: Anchor, taken: Sequence[tuple[float, float]] = ()) -> Mark:
    """A free spot on that side of an anchor that can be walked to, facing as one does there. `taken` are the spots of others.

    Who is asked to stand `metres` away stands so far from its middle; others stand close to its edge.
    """
    wanted = [_beyond(anchor, way, relation.metres) for way in _ways(relation.side, anchor)]
    reach = reachable(place) if place.interior else None
    best: tuple[float, float, float] | None = None
    for x, z in wanted:
        at = free_floor(place, x, z, taken, reach)
        off = hypot(at[0] - x, at[1] - z)
        if best is None or off < best[0] - 0.05:
            best = (off, *at)
    assert best is not None
    _, x, z = best
    return Mark(round(x, 3), round(z, 3), _facing(relation.side, anchor, x, z))


def item_named(place: Place, words: str) -> Item | None:
    """The thing of the set that words mean ("the couch", "window 2", "left chair"), else None."""
    text = _bare(_plain(words))
    if not text:
        return None
    number = int(text.split()[-1]) if text.split()[-1].isdigit() else 1
    stem = text.rsplit(" ", 1)[0] if text.split()[-1].isdigit() else text
    exact = [item for item in place.items if item.thing.name == stem]
    found = exact or [item for item in place.items if meant(stem) != "thing" and meant(item.thing.name) == meant(stem)]
    if not found and stem.split()[-1] != stem:
        return item_named(place, " ".join(text.split()[1:]))
    if not found:
        return None
    side = next((word for word in ("left", "right", "back", "front") if word in stem.split()[:-1]), "")
    axis, sign = (0, 1) if side in ("left", "right") else (2, 1)
    if side:
        sign = 1 if side in ("left", "back") else -1
        found = sorted(found, key=lambda item: sign * (item.low[axis] + item.high[axis]))
    return found[min(number, len(found)) - 1]


def anchor_of(item: Item) -> Anchor:
    """A thing of the set as an anchor, its box in its own axes."""
    x, z = (item.floor[0] + item.floor[1]) / 2, (item.floor[2] + item.floor[3]) / 2
    width, depth = own_size(item)
    faceless = item.thing.name in _FACELESS
    if faceless:
        return Anchor(x, z, None, ((item.floor[1] - item.floor[0]) / 2, (item.floor[3] - item.floor[2]) / 2))
    return Anchor(x, z, item.yaw, (width / 2, depth / 2))


def own_size(item: Item) -> tuple[float, float]:
    """Width and depth of a thing in its own axes, however it was turned."""
    points = item.thing.mesh.points if item.thing.mesh.rest is None else item.thing.mesh.rest
    span = points.max(axis=0) - points.min(axis=0)
    return float(span[0]), float(span[2])


# --------------------------------------------------------------------------------------------- where one can walk


def settled(place: Place) -> dict[str, Mark]:
    """The place's marks, each that something stands on, or to which nobody gets, moved to the nearest floor that is free."""
    reach = reachable(place) if place.interior else None
    found = {}
    for name, mark in place.marks.items():
        there = place.clear(mark.x, mark.z) and (reach is None or walked(reach, mark.x, mark.z))
        if mark.seat is None and not there:
            x, z = free_floor(place, mark.x, mark.z, (), reach)
            mark = replace(mark, x=round(x, 3), z=round(z, 3))
        found[name] = mark
    return found


def reachable(place: Place, step: float = 0.2) -> frozenset[tuple[int, int]]:
    """The cells of the floor, `step` wide and counted from the origin, to which a body can walk from the door, else from the centre."""
    x0, x1, z0, z1 = place.floor
    i0, i1, k0, k1 = ceil(x0 / step - 1e-9), floor(x1 / step + 1e-9), ceil(z0 / step - 1e-9), floor(z1 / step + 1e-9)
    xs, zs = np.arange(i0, i1 + 1) * step, np.arange(k0, k1 + 1) * step
    free = np.ones((len(xs), len(zs)), bool)
    for item in place.items:
        if item.solid and item.low[1] < 1.6:
            a, b, c, d = item.floor
            dx = np.maximum(np.maximum(a - xs, xs - b), 0.0)
            dz = np.maximum(np.maximum(c - zs, zs - d), 0.0)
            free &= (dx[:, None] * dx[:, None] + dz[None, :] * dz[None, :]) >= BODY * BODY
    start = place.marks.get("door") or place.marks["centre"]
    here = _nearest(free, round(start.x / step) - i0, round(start.z / step) - k0)
    found = {here} if here is not None else set()
    queue, open_ = deque(found), free.tolist()
    while queue:
        i, k = queue.popleft()
        for a, b in ((i + 1, k), (i - 1, k), (i, k + 1), (i, k - 1)):
            if 0 <= a < len(xs) and 0 <= b < len(zs) and open_[a][b] and (a, b) not in found:
                found.add((a, b))
                queue.append((a, b))
    return frozenset((i + i0, k + k0) for i, k in found)


def walked(reach: frozenset[tuple[int, int]], x: float, z: float, step: float = 0.2) -> bool:
    """Whether a point lies on the floor to which one gets."""
    i, k = round(x / step), round(z / step)
    return any((a, b) in reach and hypot(x - a * step, z - b * step) < step for a in (i - 1, i, i + 1) for b in (k - 1, k, k + 1))


def _nearest(free: np.ndarray, i: int, k: int) -> tuple[int, int] | None:
    cells = np.argwhere(free)
    if not len(cells):
        return None
    best = int(np.argmin(square(cells[:, 0] - i) + square(cells[:, 1] - k)))
    return int(cells[best, 0]), int(cells[best, 1])


def free_floor(
    place: Place, x: float, z: float, taken: Sequence[tuple[float, float]], reach: frozenset[tuple[int, int]] | None, step: float = 0.2
) -> tuple[float, float]:
    """The free floor nearest to a point that can be walked to."""
    x0, x1, z0, z1 = place.floor
    x, z = min(x1 - 0.005, max(x0 + 0.005, x)), min(z1 - 0.005, max(z0 + 0.005, z))
    if reach is None:
        return free_spot(place, x, z, tuple(taken))
    near = sorted(reach, key=lambda cell: (square(cell[0] * step - x) + square(cell[1] * step - z), cell))
    for at in ((x, z), *((i * step, k * step) for i, k in near)):
        if (at != (x, z) or walked(reach, x, z)) and place.clear(*at) and all(hypot(at[0] - a, at[1] - b) >= 0.62 for a, b in taken):
            return at
    return free_spot(place, x, z, tuple(taken))


# --------------------------------------------------------------------------------------------- next to something


def _ways(side: Side, anchor: Anchor) -> Iterator[float]:
    """Directions (degrees) from the anchor in which that side lies, the best first."""
    front = 0.0 if anchor.yaw is None else anchor.yaw
    if side == "behind":
        yield front + 180.0
    elif side in ("before", "opposite"):
        yield front
    elif side == "left":
        yield -90.0
    elif side == "right":
        yield 90.0
    elif side == "beside":
        yield from sorted((front + 90.0, front - 90.0), key=lambda way: (abs(anchor.x + sin(radians(way))), way))
    else:
        yield from (front, front + 90.0, front - 90.0, front + 180.0)


def _beyond(anchor: Anchor, way: float, metres: float | None) -> tuple[float, float]:
    """The point in a direction from the anchor: so many metres from its middle, else a little beyond its edge."""
    turn = radians(way - (anchor.yaw or 0.0))
    across, along = abs(sin(turn)), abs(cos(turn))
    edge = min(anchor.half[0] / across if across > 1e-6 else 1e9, anchor.half[1] / along if along > 1e-6 else 1e9)
    person = anchor.half == Anchor(0, 0).half
    far = metres if metres is not None else (TALK if along > across else 0.75) if person else edge + GAP
    return anchor.x + sin(radians(way)) * far, anchor.z + cos(radians(way)) * far


def _facing(side: Side, anchor: Anchor, x: float, z: float) -> float:
    """Beside something one looks where it looks; everywhere else at it."""
    if side == "beside":
        return anchor.yaw or 0.0
    return round(degrees(atan2(anchor.x - x, anchor.z - z)), 2)


def _related(place: Place, relation: Asked) -> Mark | None:
    """Next to a thing, or a mark, of the set; None where the set has neither."""
    if relation.side in ("on", "at") and (seat := _by_name(place, relation.of)) is not None:
        return seat
    item = item_named(place, relation.of)
    if item is None:
        mark = _by_name(place, relation.of)
        return relative(place, relation, Anchor(mark.x, mark.z, mark.yaw)) if mark is not None else None
    if relation.side == "on" and not item.solid and item.high[1] < 0.3:
        return _on_floor(place, (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2)
    there = anchor_of(item)
    if item.wall >= 0 and place.walls and not item.solid and relation.side in ("on", "at", "behind", "beside"):
        relation = replace(relation, side="before" if relation.side != "beside" else "beside")
    if item.wall >= 0 and not item.solid and relation.side == "before":
        at = relative(place, relation, there)
        return replace(at, yaw=(there.yaw or 0.0) + 180.0)
    return relative(place, relation, there)


def _by_name(place: Place, words: str) -> Mark | None:
    """The mark of that name, or of the name that the words mean ("the couch" > "sofa")."""
    if words in _MIDDLE:
        return place.marks["centre"]
    corner = words.removesuffix(" corner").removesuffix(" side")
    for each in (words, corner, words.replace("center", "centre"), meant(words)):
        if each in place.marks:
            return place.marks[each]
    if words in ("corner", "doorway", "threshold", "entrance", "exit"):
        return place.marks.get("back left" if words == "corner" else "door")
    return None


def _near_in_words(place: Place, wanted: str) -> Mark:
    item = item_named(place, wanted)
    if item is not None and _on(place, item):
        return _related(place, Asked("at", wanted)) or relative(place, Asked("at", wanted), anchor_of(item))
    seen = wanted
    for _ in range(len(FALLBACKS)):
        if seen in place.marks:
            return place.marks[seen]
        if seen not in FALLBACKS:
            break
        seen = FALLBACKS[seen]
    words = set(wanted.split())
    near = [mark for mark in place.marks if words & set(mark.split())]
    return place.marks[near[0] if near else "centre"]


def _on(place: Place, item: Item) -> bool:
    """Whether a thing stands on the floor that people walk on, or at its edge."""
    x0, x1, z0, z1 = place.floor
    return item.high[0] > x0 - 0.6 and item.low[0] < x1 + 0.6 and item.high[2] > z0 - 0.6 and item.low[2] < z1 + 0.6


def _on_floor(place: Place, x: float, z: float) -> Mark:
    x0, x1, z0, z1 = place.floor
    at = min(x1, max(x0, x)), min(z1, max(z0, z))
    at = at if place.clear(*at) else free_spot(place, *at)
    return Mark(round(at[0], 3), round(at[1], 3), 0.0)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())


def _bare(text: str) -> str:
    return _ARTICLES.sub("", text) if not text.startswith(("edge", "end", "side", "middle")) or " " in text else text
