"""Extras: the people who are about and nobody names. In pairs, alone, on seats, some strolling past; the same in every shot of a place.

A few bodies serve for all, in other heights and other clothes' colours. Who would stand before the lens, in somebody's way or on a mark is
left out of the shot, and one from the reserve stands elsewhere. Those who stroll walk through it; the others live where they are (`lives`),
posed a few times a second, as background is animated. Knows places, performances and where the camera looks; knows nothing of drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from math import radians
from typing import Any

from workprint.crafts.previz import carried
from workprint.crafts.previz.colours import mixed
from workprint.crafts.previz.exact import dist, hypot, tan
from workprint.crafts.previz.forms import Colour, Swatch, Thing, View
from workprint.crafts.previz.people.acting import expression
from workprint.crafts.previz.people.body import Body, build, scale
from workprint.crafts.previz.people.outfits import palette
from workprint.crafts.previz.people.performance import Key, Performance
from workprint.crafts.previz.people.performer import acted
from workprint.crafts.previz.people.pose import skinned
from workprint.crafts.previz.people.wardrobe import Figure, figure
from workprint.crafts.previz.sets.dressing import Place
from workprint.crafts.previz.sets.tones import Dice
from workprint.crafts.previz.staging.lives import lives
from workprint.crafts.previz.staging.spots import Point, ahead, bearing

BODIES = 6
"""How many bodies there are among a crowd."""
MOST = 120
"""More are not staged."""
APART, CLEAR, LINE, MARKED = 0.62, 0.85, 0.55, 0.75
"""From each other, from the cast and their ways, from the camera's line to them, and from marks: metres."""
TABLE = 1.5
"""Nobody of a crowd takes a seat so near to one of the cast who sits, metres: it is their table."""
SHARES = {True: (0.60, 0.80, 0.92), False: (0.22, 0.62, 0.80)}
"""Of a crowd inside and outside: up to which share they sit, stand in pairs, stand alone; the rest stroll."""
BEFORE = 2.2
"""Nobody of a crowd stands nearer to the lens than this, metres."""
NEAREST, PACES = 3, (1.25, 6.0)
"""How many next to the lens are posed more often; how many times a second the others are, and they."""
SMALL = 2.9
"""From where a picture is so high in metres, whoever is there is drawn with few triangles."""
SHADED, WIDEST = 2.5, 2.4
"""How far a shadow is thrown that is still reckoned with, metres; the widest picture, width by height."""
STROLLED = 9.0
"""So much of a stroll is kept out of the lens's way, metres: it lasts as long as shots do."""
_DEEP, _WIDE = 9.0, 8.0
"""How far about the middle of an open set extras stand, metres."""
_CLOTHES: tuple[Colour, ...] = (
    (0.46, 0.50, 0.56),
    (0.60, 0.55, 0.47),
    (0.42, 0.47, 0.42),
    (0.57, 0.46, 0.44),
    (0.67, 0.65, 0.60),
    (0.33, 0.36, 0.42),
    (0.52, 0.49, 0.56),
)


@dataclass(frozen=True)
class Extra:
    """One of the crowd: what they do, and the body that they share with others."""

    part: Performance
    base: Figure
    things: tuple[carried.Belonging, ...] = ()
    pace: float = 0.0
    """How many times a second they are posed anew; 0: with every drawing."""
    detail: str = "crowd"
    """The level of detail of their body (`people.body.DETAILS`)."""
    seen: bool = True
    """Whether they, or their shadow, may be in the picture at all."""

    @property
    def strolls(self) -> bool:
        return len(self.part.keys) > 1


def extras(count: int, place: Place, name: str, parts: Mapping[str, Performance], views: Sequence[View]) -> tuple[Extra, ...]:
    """As many as there is room for, up to `count`, on the place called `name`; away from the `parts` and from what the `views` look at."""
    found: list[Extra] = []
    taken: list[Point] = []
    ways = [way for part in parts.values() for way in _ways(part)]
    tables = [(key.place[0], key.place[2]) for part in parts.values() for key in part.keys if key.posture == "sit"]
    for spots, posture, stroll in islice(_stands(place, name), 14 * count + 60):
        if len(found) >= min(count, MOST):
            break
        for at, yaw, seat in spots:
            seated = posture == "sit"
            if seated and any(dist(at, table) < TABLE for table in tables):
                continue
            if len(found) < min(count, MOST) and _free(at, place, taken, ways, views, seated=seated):
                way = stroll(at) if stroll else None
                if way is not None and not _passes(way, ways, views):
                    continue
                taken.append(at)
                found.append(_extra(len(found), at, (yaw, posture, seat), way, name))
    living = _living(found, place.kind, name, views)
    # who changes most rarely comes first: what stands in the heap of triangles before the first change stays there
    return tuple(sorted(living, key=lambda extra: extra.pace or 99.0))


def _living(found: Sequence[Extra], kind: str, name: str, views: Sequence[View]) -> list[Extra]:
    """With something to do; the few next to the lens move most smoothly."""

    def far(extra: Extra) -> float:
        x, _, z = extra.part.keys[0].place
        return min((dist((view.eye[0], view.eye[2]), (x, z)) for view in views), default=0.0)

    seen = [extra.strolls or _in_view(extra.part.keys[0].place, views) for extra in found]
    still = sorted((far(extra), k) for k, extra in enumerate(found) if seen[k] and not extra.strolls)
    near = {k for _, k in still[:NEAREST]}
    given = lives([extra.part for extra in found], kind, name)
    return [
        replace(
            extra,
            part=life.part,
            things=life.things,
            pace=0.0 if extra.strolls else PACES[k in near],
            detail="far" if _small(extra, views) else "crowd",
            seen=seen[k],
        )
        for k, (extra, life) in enumerate(zip(found, given, strict=True))
    ]


def _in_view(place: tuple[float, float, float], views: Sequence[View]) -> bool:
    """Whether anything of somebody there, their shadow included, may be in a picture of any shape."""
    for view in views:
        (x, y, z), (to_x, to_y, to_z) = view.eye, view.target
        level = hypot(to_x - x, to_z - z)
        if level < abs(to_y - y):
            return True
        ahead_x, ahead_z = (to_x - x) / level, (to_z - z) / level
        off_x, off_z = place[0] - x, place[2] - z
        deep, aside = off_x * ahead_x + off_z * ahead_z, abs(off_x * ahead_z - off_z * ahead_x)
        if deep > -SHADED and aside < SHADED + max(deep, 0.0) * WIDEST * tan(radians(view.fov / 2)):
            return True
    return not views


def _small(extra: Extra, views: Sequence[View]) -> bool:
    """Whether no view of the shot has them large, wherever they stroll."""
    for key in extra.part.keys:
        x, _, z = key.place
        if any(2 * dist((view.eye[0], view.eye[2]), (x, z)) * tan(radians(view.fov / 2)) < SMALL for view in views):
            return False
    return True


def things_at(crowd: Sequence[Extra], t: float, first: int) -> list[Thing]:
    """The crowd as the shot may see it, as things to draw at second `t`, with what they have in hand; ids count from `first`."""
    found: list[Thing] = []
    for index, extra in enumerate(crowd):
        if not extra.seen:
            continue
        tick = t if not extra.pace else int(t * extra.pace) / extra.pace
        found += _drawn(extra, tick, first + 2 * index)
    return found


@lru_cache(maxsize=2 * MOST)
def _drawn(extra: Extra, t: float, id: int) -> tuple[Thing, ...]:
    """One of the crowd at second `t`, the very same things for the same second."""
    part = extra.part
    solved, place, yaw = acted(part, t, {})
    mesh = skinned(_body(extra.base, part.figure, extra.detail), solved, place, yaw)
    face = expression(part, t, solved.gaze)
    body = Thing(id, "extra", mesh, _palette(part.figure), moving=True, expression=face, head=part.figure.head)
    return (body, *(carried.thing_at(thing, t, id + 1, {part.figure.name: part}) for thing in extra.things))


@lru_cache(maxsize=128)
def _palette(dressed: Figure) -> tuple[Swatch, ...]:
    return palette(dressed)


@lru_cache(maxsize=128)
def _body(base: Figure, dressed: Figure, detail: str) -> Body:
    return replace(build(base, detail), figure=dressed, scale=scale(dressed))


# --------------------------------------------------------------------------------------------- who they are


@lru_cache(maxsize=BODIES)
def _base(number: int) -> Figure:
    """One of the few bodies: men and women, younger and older."""
    traits: dict[str, Any] = {"gender": ("female", "male")[number % 2], "age": (24, 31, 38, 45, 56, 67)[number % 6]}
    return figure(f"EXTRA {number + 1}", traits)


def _extra(number: int, at: Point, stance: tuple[float, str, float], stroll: tuple[Point, ...] | None, place: str) -> Extra:
    yaw, posture, seat = stance
    dice = Dice(f"extra {number}: {place}")
    base = _base(int(dice.roll("body") * BODIES) % BODIES)
    top, bottom, coat, over = (_cloth(dice, part) for part in ("top", "bottom", "coat", "over"))
    hair = (base.hair_colour, (0.24, 0.19, 0.16), (0.42, 0.31, 0.22), (0.55, 0.53, 0.50))[int(dice.roll("hair") * 4)]
    height = base.height * (0.96 + 0.08 * dice.roll("height"))
    dressed = replace(
        base, name=f"EXTRA {number + 1} {place}", height=round(height, 3), hair_colour=hair, top=top, bottom=bottom, coat=coat, over=over
    )
    dressed = replace(dressed, accent=_faded(base.accent, 1.0))
    start = Key(0.0, (at[0], 0.0, at[1]), yaw, posture, seat)
    if not stroll:
        return Extra(Performance(dressed, (start,)), base)
    end, speed = stroll[-1], 0.95 + 0.3 * dice.roll("speed")
    away = bearing(at, end)
    walking = replace(start, yaw=away, posture="walk")
    goal = Key(0.0, (end[0], 0.0, end[1]), away, "walk", speed=speed)
    return Extra(Performance(dressed, (walking, goal)), base)


def _cloth(dice: Dice, part: str) -> Colour:
    return _faded(_CLOTHES[int(dice.roll(part) * len(_CLOTHES))], dice.roll(f"{part} pale"))


def _faded(colour: Colour, share: float) -> Colour:
    """Extras are paler than the cast: their clothes do not draw the eye."""
    return mixed(colour, (0.72, 0.70, 0.67), 0.45 * share)


# --------------------------------------------------------------------------------------------- where they are

Stand = tuple[list[tuple[Point, float, float]], str, Callable[[Point], tuple[Point, ...] | None] | None]


def _stands(place: Place, name: str) -> Iterator[Stand]:
    """One after another, where extras might be: people on seats, in pairs, alone, strolling. They depend on the place alone."""
    dice = Dice(f"crowd: {' '.join(name.casefold().split())}")
    x0, x1, z0, z1 = place.floor
    middle = place.marks["centre"]
    if not place.interior:
        x0, x1 = max(x0, middle.x - _WIDE), min(x1, middle.x + _WIDE)
        z0, z1 = max(z0, middle.z - _DEEP), min(z1, middle.z + 0.35 * _DEEP)
    seats = [mark for key, mark in sorted(place.marks.items()) if mark.seat is not None and key.startswith("seat ")]
    sit, pair, alone = SHARES[place.interior]
    number = 0
    while True:
        number += 1
        kind = dice.roll(f"kind {number}")
        at = (dice.between(f"x {number}", x0, x1), dice.between(f"z {number}", z0, z1))
        if kind < sit and seats:
            seat = seats.pop(int(dice.roll(f"seat {number}") * len(seats)))
            yield [((seat.x, seat.z), seat.yaw, float(seat.seat or 0.45))], "sit", None
        elif kind < pair:
            yaw = dice.between(f"yaw {number}", -180.0, 180.0)
            other = ahead(at, yaw, dice.between(f"far {number}", 0.72, 0.95))
            yield [(at, yaw, 0.45), (other, yaw + 180.0 + dice.between(f"off {number}", -20.0, 20.0), 0.45)], "stand", None
        elif kind < alone or (x1 - x0) * (z1 - z0) < 60.0:
            yield [(at, dice.between(f"yaw {number}", -180.0, 180.0), 0.45)], "stand", None
        else:
            far = dice.between(f"way {number}", -1.0, 1.0)
            yield [(at, 0.0, 0.45)], "stand", partial(_stroll, place, far)


def _stroll(place: Place, way: float, frm: Point) -> tuple[Point, ...] | None:
    """A straight way along the set, as far as it is free; None where it is shorter than a few steps."""
    sign, found = (1.0 if way > 0 else -1.0), frm
    for step in range(1, 90):
        at = (frm[0] + sign * 0.25 * step, frm[1] + 0.03 * step * way)
        if not place.clear(*at, 0.3):
            break
        found = at
    return (frm, found) if dist(frm, found) > 3.0 else None


def _ways(part: Performance) -> list[tuple[Point, Point]]:
    """The straight pieces of floor that somebody of the cast stands on or walks."""
    spots: list[Point] = []
    for key in part.keys:
        spots += [*key.via, (key.place[0], key.place[2])]
    return list(zip(spots, [*spots[1:], spots[-1]], strict=True))


def _free(
    at: Point, place: Place, taken: Sequence[Point], ways: Sequence[tuple[Point, Point]], views: Sequence[View], *, seated: bool
) -> bool:
    """Whether an extra may be there: on free floor, off marks, out of everybody's way and not before the lens."""
    if not seated and not place.clear(*at, 0.28):
        return False
    if any(dist(at, other) < (0.45 if seated else APART) for other in taken):
        return False
    if not seated and any(
        name in ("door", "centre", "centre left", "centre right") and dist(at, (m.x, m.z)) < MARKED for name, m in place.marks.items()
    ):
        return False
    if any(_off(at, *way) < CLEAR * (0.6 if seated else 1.0) for way in ways):
        return False
    ends = {end for way in ways for end in way}
    for view in views:
        eye = (view.eye[0], view.eye[2])
        if dist(at, eye) < BEFORE or any(_off(at, eye, end) < LINE for end in ends if dist(eye, end) > 0.2):
            return False
        if _off(at, eye, (view.target[0], view.target[2])) < LINE:
            return False
    return True


def _passes(way: Sequence[Point], ways: Sequence[tuple[Point, Point]], views: Sequence[View]) -> bool:
    """Whether somebody may stroll there: through none of the cast, and at no moment of the shot between the lens and whom it is on."""
    start, end = way[0], way[-1]
    count = max(1, int(min(dist(start, end), STROLLED) / 0.4))
    far = min(1.0, STROLLED / max(dist(start, end), 1e-6))
    for step in range(count + 1):
        share = far * step / count
        at = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
        if any(_off(at, *each) < 0.6 * CLEAR for each in ways):
            return False
        for view in views:
            eye = (view.eye[0], view.eye[2])
            if dist(at, eye) < 0.75 * BEFORE or _off(at, eye, (view.target[0], view.target[2])) < LINE:
                return False
    return True


def _off(at: Point, a: Point, b: Point) -> float:
    """From a point to a straight piece of floor, metres."""
    dx, dz = b[0] - a[0], b[1] - a[1]
    share = min(1.0, max(0.0, ((at[0] - a[0]) * dx + (at[1] - a[1]) * dz) / (dx * dx + dz * dz or 1.0)))
    return hypot(at[0] - a[0] - dx * share, at[1] - a[1] - dz * share)


__all__ = ["BODIES", "MOST", "Extra", "extras", "things_at"]
