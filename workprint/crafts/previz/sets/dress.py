"""What a described room gets that nobody described: something discreet on each bare wall, and the marks that every set has.

Knows walls and free floor; knows nothing of the description.
"""

from __future__ import annotations

from workprint.crafts.previz.exact import square
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import fittings, furniture, hanging, vocabulary
from workprint.crafts.previz.sets.carpentry import Prop, ball, box, lathe, made, moved, placed
from workprint.crafts.previz.sets.dressing import Mark, Place, Spot, free_spot
from workprint.crafts.previz.sets.layout import Floor
from workprint.crafts.previz.sets.marks import Anchor, Asked, anchor_of, reachable, relative
from workprint.crafts.previz.sets.shell import TURN
from workprint.crafts.previz.sets.shell import walls as inner
from workprint.crafts.previz.sets.tones import Dice, Tones, metal, plain

Ways = dict[str, tuple[float, float]]
APART = 0.65
"""Half the way between two who face each other, metres."""
_PASSIVE = ("window", "door", "street", "beyond")


def walls(floor: Floor) -> None:
    """A switch by each door; on every wall without anything at eye height a small picture, or a lamp where nothing else is lit."""
    dressing = floor.dressing
    for wall, hole in floor.openings:
        if hole.kind == "door":
            along = hole.along + hole.width / 2 + 0.24
            if abs(along) < floor.size.length(wall) / 2 - 0.08:
                x, z = floor.size.at(wall, along, 0.006)
                switch = made((box(0.085, 0.085, 0.012), plain(dressing.tones.trim)))
                dressing.put("switch", switch, Spot(x, z, TURN[wall], y=1.08, wall=wall), solid=False)
    dim = not any(
        item.thing.name in ("lamp", "floor lamp", "pendant", "chandelier", "sconce", "fireplace", "strip light") for item in dressing.items
    )
    for wall in range(4):
        seen = [
            item for item in dressing.items if item.wall == wall and item.opaque and item.high[1] > 1.2 and item.thing.name not in _PASSIVE
        ]
        if not seen:
            _one_thing(floor, wall, lamps=dim)
        if dressing.finish.ribs:
            _ribs(floor, wall)


def _ribs(floor: Floor, wall: int) -> None:
    """The ribs of a hull along a wall, wherever nothing is before it: a post each, a slanting foot and a slanting head."""
    long, tall = floor.size.length(wall), floor.size.height
    count = max(2, round(long / floor.dressing.finish.ribs))
    steel = metal(floor.dressing.tones.trim)
    rib = [(box(0.14, tall, 0.07, (0, 0, 0.035)), steel)]
    rib += [(moved(box(0.14, 0.5, 0.07), (0, y, 0.10), pitch=lean), steel) for y, lean in ((0.0, -22.0), (tall - 0.47, 22.0))]
    for i in range(count + 1):
        along = max(-long / 2 + 0.08, min(long / 2 - 0.08, -long / 2 + long * i / count))
        x, z = floor.size.at(wall, along)
        out = floor.size.at(wall, along, 0.2)
        low = (min(x, out[0]) - 0.07 * (wall % 2 == 0), 0.0, min(z, out[1]) - 0.07 * (wall % 2))
        high = (max(x, out[0]) + 0.07 * (wall % 2 == 0), tall, max(z, out[1]) + 0.07 * (wall % 2))
        if floor.bare(low, high, wall=wall):
            floor.dressing.shell(f"rib {wall} {i}", placed(made(*rib), (x, 0, z), TURN[wall]), wall)


def _one_thing(floor: Floor, wall: int, *, lamps: bool) -> None:
    dressing = floor.dressing
    dice = Dice(f"{dressing.dice.name} bare {wall}")
    length = floor.size.length(wall)
    done = False
    if dressing.finish.hangs:
        _as_finished(floor, wall)
        return
    if lamps and wall != 2:
        prop = fittings.sconce(dressing.tones, dice, dressing.dark)
        for share in (-0.45, 0.45) if length > 3.5 else (0.0,):
            done = hanging.hung(floor, "sconce", prop, [(wall, share * length, 1.75)]) or done
        if done:
            return
    wide, ratio = dice.between("wide", 0.4, 0.62), dice.between("tall", 0.7, 1.25)
    prop = furniture.picture(dressing.tones, dice, wide, round(wide * ratio, 3))
    for share in (-0.28, 0.28) if length > 5.2 else (dice.between("along", -0.2, 0.2),):
        done = hanging.hung(floor, "picture", prop, [(wall, share * length, 1.58)]) or done
    if not done:
        _between_windows(floor, wall, dice)


def _as_finished(floor: Floor, wall: int) -> None:
    """What such a building has on its walls: two of its things, of different kinds, where there is room."""
    dressing, hangs, length = floor.dressing, floor.dressing.finish.hangs, floor.size.length(wall)
    shares = [-0.36, -0.12, 0.12, 0.36] if length > 9.0 else [-0.26, 0.26] if length > 4.2 else [0.0]
    for i, share in enumerate(shares):
        name = hangs[(wall + i + int(7 * dressing.dice.roll("hangs"))) % len(hangs)]
        prop = vocabulary.prop(name, dressing.tones, Dice(f"{dressing.dice.name} bare {wall} {i}"))
        hanging.hung(floor, name, prop, [(wall, share * length, 1.55)])


def _between_windows(floor: Floor, wall: int, dice: Dice) -> None:
    """Something narrow where windows and doors leave little of a wall: a small picture or a lamp; where they leave nothing a pot plant
    on a sill.
    """
    t = floor.dressing.tones
    for name, prop, height in (
        ("picture", furniture.picture(t, dice, 0.26, 0.34), 1.58),
        ("picture", furniture.picture(t, dice, 0.18, 0.34), 1.58),
        ("sconce", fittings.sconce(t, dice, floor.dressing.dark), 1.75),
    ):
        if hanging.hung(floor, name, prop, [(wall, 0.0, height)]):
            return
    sills = [hole for side, hole in floor.openings if side == wall and hole.kind == "window"]
    if sills:
        sill = dice.pick("sill", sills)
        x, z = floor.size.at(wall, sill.along + dice.pick("side", (-0.3, 0.3)) * sill.width, 0.08)
        floor.dressing.put("sill plant", _pot_plant(t, dice), Spot(x, z, TURN[wall], y=sill.low, wall=wall), solid=False)


def _pot_plant(t: Tones, dice: Dice) -> Prop:
    """A pot of clay with a bush of three heads, as small as a sill has room for."""
    pot = lathe(((0.045, 0.0), (0.06, 0.11), (0.052, 0.112), (0.0, 0.10)), sides=14)
    green = Swatch(t.leaf, "leaves", (0.05,))
    heads = ((0.0, 0.24, 0.075), (-0.04, 0.18, 0.06), (0.045, 0.19, 0.055))
    bush = [(ball(2 * size, 2 * size, (x, y - size + dice.between(f"head {x}", 0.0, 0.04), 0.0)), green) for x, y, size in heads]
    return made((pot, plain((0.66, 0.42, 0.30))), *bush)


# --------------------------------------------------------------------------------------------- marks


def marks(floor: Floor, kind: str) -> Ways:
    """The marks of a described room: door and windows, the parts of its floor, and two who face each other near its middle."""
    dressing, size = floor.dressing, floor.size
    off: Ways = {}
    windows = 0
    for wall, hole in floor.openings:
        x, z = size.at(wall, hole.along, 0.65)
        if hole.kind == "door" and "door" not in dressing.marks:
            dressing.mark("door", x, z, TURN[wall])
            side = 1 if abs(hole.along + 0.95) <= abs(hole.along - 0.95) or hole.along < 0 else -1
            off = {"door": size.at(wall, hole.along + side * 0.95, -0.75), "threshold": size.at(wall, hole.along, -0.5)}
        elif hole.kind == "window":
            windows += 1
            dressing.mark("window" if windows == 1 else f"window {windows}", x, z, (TURN[wall] + 360.0) % 360.0 - 180.0)
    _zones(floor, kind)
    return off


def _zones(floor: Floor, kind: str) -> None:
    dressing, size = floor.dressing, floor.size
    w, d = size.width / 2, size.depth / 2
    here = standing(floor, kind)
    x, z = middle(here)
    wanted = {
        "left": (-w + 1.1, z, 90.0),
        "right": (w - 1.1, z, -90.0),
        "front": (x, d - 0.8, 180.0),
        "back": (x, -d + 0.8, 0.0),
        "back left": (-w + 1.0, -d + 0.9, 45.0),
        "back right": (w - 1.0, -d + 0.9, -45.0),
        "front left": (-w + 1.0, d - 0.9, 135.0),
        "front right": (w - 1.0, d - 0.9, -135.0),
    }
    dressing.mark("centre", x, z, 0.0)
    dressing.mark("centre left", x - APART, z, 90.0)
    dressing.mark("centre right", x + APART, z, -90.0)
    reach = reachable(here)
    for name, (mx, mz, yaw) in wanted.items():
        i, k = min(reach, key=lambda cell: (square(cell[0] * 0.2 - mx) + square(cell[1] * 0.2 - mz), cell), default=(0, 0))
        dressing.mark(name, round(i * 0.2, 3), round(k * 0.2, 3), yaw)
    for name in [name for name, mark in dressing.marks.items() if name.startswith("window")]:
        mark = dressing.marks[name]
        if not here.clear(mark.x, mark.z):
            near = relative(here, Asked("at", name), Anchor(mark.x, mark.z, mark.yaw, (0.1, 0.1)))
            dressing.mark(name, near.x, near.z, mark.yaw)
    for item in dressing.items:
        if item.thing.name == "counter" and "counter" not in dressing.marks:
            for name, side in (("counter", "before"), ("bar", "behind")):
                there = relative(here, Asked(side, "counter"), anchor_of(item))  # type: ignore[arg-type]
                dressing.mark(name, there.x, there.z, there.yaw)


def standing(floor: Floor, kind: str) -> Place:
    """The floor as a Place, for the asking of what is free on it."""
    a, b, c, d = floor.bounds
    edge = 0.34 if floor.inside else 0.0
    bounds = (a + edge, b - edge, c + edge, d - edge)
    known = {**floor.dressing.marks}
    known.setdefault("centre", Mark(0.0, 0.0))
    return Place(
        kind, tuple(floor.dressing.items), known, inner(floor.size) if floor.inside else (), bounds, floor.bounds, {}, interior=floor.inside
    )


def middle(place: Place) -> tuple[float, float]:
    """The point nearest to the middle (a little to the audience's side) where two can face each other along x with nothing between."""
    near = sorted((i * 0.2 * i * 0.2 + square(k * 0.2 - 0.5), round(i * 0.2, 3), round(k * 0.2, 3)) for i, k in reachable(place))
    for _, x, z in near:
        if all(place.clear(x + by, z) for by in (-APART, -0.3, 0.0, 0.3, APART)):
            return x, z
    return (near[0][1], near[0][2]) if near else (0.0, 0.0)


def cleared(floor: Floor, kind: str) -> None:
    """On open ground that was described: its marks moved off what now stands there."""
    dressing, here = floor.dressing, standing(floor, kind)
    centre = dressing.marks["centre"]
    if not all(here.clear(centre.x + by, centre.z) for by in (-APART, 0.0, APART)):
        x, z = middle(here)
        dressing.mark("centre", x, z, 0.0)
        dressing.mark("centre left", x - APART, z, 90.0)
        dressing.mark("centre right", x + APART, z, -90.0)
    for name, mark in list(dressing.marks.items()):
        if mark.seat is None and not here.clear(mark.x, mark.z):
            x, z = free_spot(here, mark.x, mark.z)
            dressing.mark(name, round(x, 3), round(z, 3), mark.yaw)
