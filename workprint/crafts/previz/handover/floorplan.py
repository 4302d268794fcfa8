"""A scene's floor plan: the set from above, who stands and goes where, and every camera with its field of view and shot.

    layouts of the scene's shots > one sheet, to scale (a scale bar says which)

Knows layouts and sheets; knows nothing of stages or files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import radians
from typing import Any

from workprint.crafts.previz.exact import cos, hypot, sin
from workprint.crafts.previz.handover.labels import Label, placed
from workprint.media.sheet import PAPERS, Colour, Disc, Mark, Point, Sheet, Stroke, Words, wrapped

EDGE, HEAD, LEGEND = 36.0, 46.0, 150.0
"""Points: round the sheet, above the plan, beside it."""
WALL: Colour = (0.25, 0.25, 0.27)
BUILDING: Colour = (0.62, 0.62, 0.64)
THING: Colour = (0.93, 0.92, 0.90)
GREY: Colour = (0.45, 0.45, 0.47)
GLASS: Colour = (0.35, 0.60, 0.78)
DOOR: Colour = (0.66, 0.46, 0.27)
FLOOR: Colour = (0.985, 0.98, 0.97)
INKS: tuple[Colour, ...] = (
    (0.75, 0.20, 0.16), (0.13, 0.38, 0.64), (0.20, 0.50, 0.27), (0.58, 0.30, 0.60), (0.80, 0.50, 0.10), (0.10, 0.52, 0.55),
)  # fmt: skip
"""A colour for each set-up of the camera, over and over."""
PERSON: Colour = (0.16, 0.16, 0.18)
_BUILT = frozenset(("wall", "windowpane", "door", "building", "house"))
_SAME_PLACE = 0.15
"""Cameras (metres) and aims (times a hundred, degrees) nearer than this are one set-up."""


@dataclass(frozen=True)
class Filmed:
    """One shot on the plan: its id, how it is taken in a few words, its layout."""

    id: str
    words: str
    layout: Mapping[str, Any]


@dataclass(frozen=True)
class _Ground:
    """From metres to points: `scale` points a metre, the plan's middle (x, z) at `middle` on the sheet."""

    scale: float
    centre: Point
    middle: Point
    box: tuple[float, float, float, float]

    def at(self, x: float, z: float) -> Point:
        return (self.middle[0] + (x - self.centre[0]) * self.scale, self.middle[1] + (z - self.centre[1]) * self.scale)

    def holds(self, point: Point) -> bool:
        x0, y0, x1, y1 = self.box
        return x0 <= point[0] <= x1 and y0 <= point[1] <= y1


def floorplan(heading: str, shots: Sequence[Filmed], paper: str = "a4") -> Sheet:
    """The plan of one scene on one sheet. `paper` is a name of `media.sheet.PAPERS`."""
    width, height = PAPERS[paper]
    ground = _fitted(shots, width, height)
    marks: list[Mark] = [*_set(shots[0].layout, ground)]
    setups = _setups(shots)
    for number, setup in enumerate(setups):
        marks += _field(setup[0], ground, INKS[number % len(INKS)], min(0.09, 0.5 / len(setups)))
    marks += _ways(shots, ground)
    labels: list[Label] = []
    bodies: list[Point] = []
    for name, where in _standing(shots).items():
        at = ground.at(where[0], where[1])
        if ground.holds(at):
            marks += _figure(where, ground)
            bodies.append(at)
            labels.append(Label(name, at, (at[0], at[1] - max(0.23 * ground.scale, 5.0) - 5.5), 7, PERSON))
    for number, setup in enumerate(setups):
        drawn, label = _camera(setup, ground, INKS[number % len(INKS)])
        marks += drawn
        bodies.append(label.of)
        labels.append(label)
    taken = [(x - 5.0, y - 5.0, x + 5.0, y + 5.0) for x, y in bodies]
    marks += placed(labels, taken, ground.box)
    marks += _titles(heading, setups, ground, width, height)
    return Sheet(width, height, tuple(marks))


def _fitted(shots: Sequence[Filmed], width: float, height: float) -> _Ground:
    """So large that people, cameras and the room (or what of it is near them) are all on the sheet."""
    spots = [(x, z) for shot in shots for x, _, z, *_ in shot.layout["camera"]["path"]]
    spots += [(x, z) for shot in shots for person in shot.layout["people"] for x, z, _ in person["path"]]
    spots += [spot for shot in shots if (spot := _looked_at(shot)) is not None]
    first = shots[0].layout
    if first["interior"]:
        x0, x1, z0, z1 = first["floor"]
        spots += [(x0 - 0.4, z0 - 0.4), (x1 + 0.4, z1 + 0.4)]
    low, high = [min(s[k] for s in spots) - 1.0 for k in (0, 1)], [max(s[k] for s in spots) + 1.0 for k in (0, 1)]
    box = (EDGE, EDGE + HEAD, width - EDGE - LEGEND, height - EDGE)
    scale = min((box[2] - box[0]) / (high[0] - low[0]), (box[3] - box[1]) / (high[1] - low[1]), 120.0)
    return _Ground(scale, ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2), ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), box)


def _looked_at(shot: Filmed) -> Point | None:
    """The spot that a camera looks at, if it is near enough to matter to the plan."""
    (x, _, z, yaw, *_), reach = shot.layout["camera"]["path"][0], shot.layout["camera"]["reach"]
    return (x + sin(radians(yaw)) * reach, z + cos(radians(yaw)) * reach) if reach < 8.0 else None


# --------------------------------------------------------------------------------------------- the set


def _set(layout: Mapping[str, Any], ground: _Ground) -> list[Mark]:
    x0, y0, x1, y1 = ground.box
    marks: list[Mark] = [Stroke(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), 0.0, fill=FLOOR, closed=True)]
    order = {"wall": 0, "building": 0, "house": 0}
    for thing in sorted(layout["things"], key=lambda each: order.get(each["class"], 2 if each["class"] in _BUILT else 1)):
        if "lines" in thing:
            marks += _cut(thing, ground)
            continue
        outline = clipped([ground.at(x, z) for x, z in thing["outline"]], ground.box)
        if len(outline) > 2:
            marks.append(Stroke(tuple(outline), 0.5, GREY, fill=_fill(thing["class"]), closed=True))
            marks += _named(thing, outline)
    marks.append(Stroke(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), 0.5, (0.8, 0.8, 0.8), closed=True))
    return marks


def _cut(thing: Mapping[str, Any], ground: _Ground) -> list[Mark]:
    """A wall, window or door where it is cut."""
    colour, width = {"wall": (WALL, 2.2), "door": (DOOR, 1.6)}.get(thing["class"], (GLASS, 1.1))
    ends = [(ground.at(a, b), ground.at(c, d)) for a, b, c, d in thing["lines"]]
    return [Stroke(line, width, colour) for line in ends if ground.holds(line[0]) and ground.holds(line[1])]


def _fill(kind: str) -> Colour:
    return {"building": BUILDING, "house": BUILDING}.get(kind, THING)


def _named(thing: Mapping[str, Any], outline: Sequence[Point]) -> list[Mark]:
    """The thing's name in its middle, if there is room for it."""
    if thing["class"] in _BUILT:
        return []
    wide = max(p[0] for p in outline) - min(p[0] for p in outline)
    name = " ".join(word for word in thing["name"].split() if not word.lstrip("-").replace(".", "").isdigit())
    if wide < len(name) * 3.4 or max(p[1] for p in outline) - min(p[1] for p in outline) < 8:
        return []
    x, y = sum(p[0] for p in outline) / len(outline), sum(p[1] for p in outline) / len(outline)
    return [Words(name, (x, y + 2), 5.5, GREY, anchor="middle")]


def clipped(outline: Sequence[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """The part of a convex outline inside a box x0, y0, x1, y1 (Sutherland and Hodgman 1974)."""
    found = list(outline)
    for axis, edge, sign in ((0, box[0], 1.0), (0, box[2], -1.0), (1, box[1], 1.0), (1, box[3], -1.0)):
        before, found = found, []
        for a, b in zip(before, before[1:] + before[:1], strict=True):
            inside, ahead = sign * (a[axis] - edge), sign * (b[axis] - edge)
            if inside >= 0:
                found.append(a)
            if (inside < 0) != (ahead < 0):
                t = inside / (inside - ahead)
                found.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
    return found


# --------------------------------------------------------------------------------------------- people


def _ways(shots: Sequence[Filmed], ground: _Ground) -> list[Mark]:
    """Every way that somebody goes, once."""
    marks: list[Mark] = []
    ways: list[tuple[str, Point, Point]] = []
    for shot in shots:
        for person in shot.layout["people"]:
            path, name = person["path"], person["name"]
            start, end = (path[0][0], path[0][1]), (path[-1][0], path[-1][1])
            if hypot(end[0] - start[0], end[1] - start[1]) > 0.4 and not any(_near(way, name, start, end) for way in ways):
                ways.append((name, start, end))
                marks += arrow([ground.at(x, z) for x, z, _ in path], PERSON, dash=3.0)
    return marks


def _standing(shots: Sequence[Filmed]) -> dict[str, Sequence[float]]:
    """Where everybody first stands: x, z, and which way they face."""
    found: dict[str, Sequence[float]] = {}
    for shot in shots:
        for person in shot.layout["people"]:
            found.setdefault(person["name"], person["path"][0])
    return found


def _near(way: tuple[str, Point, Point], name: str, start: Point, end: Point) -> bool:
    return way[0] == name and max(hypot(way[1][0] - start[0], way[1][1] - start[1]), hypot(way[2][0] - end[0], way[2][1] - end[1])) < 0.5


def _figure(where: Sequence[float], ground: _Ground) -> list[Mark]:
    """Shoulders, a head, and a nose that says which way."""
    x, z, yaw = where
    at, a = ground.at(x, z), radians(yaw)
    ahead, aside = (sin(a), cos(a)), (cos(a), -sin(a))
    half, deep = max(0.23 * ground.scale, 5.0), max(0.12 * ground.scale, 2.6)
    turn = [radians(15 * k) for k in range(24)]
    body = tuple(
        (at[0] + aside[0] * half * cos(t) + ahead[0] * deep * sin(t), at[1] + aside[1] * half * cos(t) + ahead[1] * deep * sin(t))
        for t in turn
    )
    nose = (at[0] + ahead[0] * deep * 2.0, at[1] + ahead[1] * deep * 2.0)
    return [
        Stroke(body, 0.6, PERSON, fill=(1.0, 1.0, 1.0), closed=True),
        Stroke((at, nose), 1.2, PERSON),
        Disc(at, deep * 0.95, PERSON),
    ]


# --------------------------------------------------------------------------------------------- cameras


def _setups(shots: Sequence[Filmed]) -> list[list[Filmed]]:
    """Shots from one camera position and aim, together."""
    found: list[list[Filmed]] = []
    for shot in shots:
        alike = next((each for each in found if _one_setup(each[0], shot)), None)
        if alike is None:
            found.append([shot])
        else:
            alike.append(shot)
    return found


def _one_setup(a: Filmed, b: Filmed) -> bool:
    one, two = a.layout["camera"]["path"], b.layout["camera"]["path"]
    gap = max(hypot(p[0] - q[0], p[2] - q[2]) for p, q in ((one[0], two[0]), (one[-1], two[-1])))
    turned = abs((one[0][3] - two[0][3] + 180) % 360 - 180) + abs(one[0][5] - two[0][5])
    return bool(gap < _SAME_PLACE and turned < _SAME_PLACE * 20)


def _field(shot: Filmed, ground: _Ground, ink: Colour, tint: float) -> list[Mark]:
    """What the camera sees: a wedge to a little beyond what it looks at, `tint` 0..1 strong; where it ends, if it turns or goes, with
    dashes.
    """
    path, reach = shot.layout["camera"]["path"], shot.layout["camera"]["reach"]
    wedges = [(path[0], 0.0)] + ([(path[-1], 3.0)] if _moves(path) else [])
    marks: list[Mark] = []
    for (x, _, z, yaw, _, wide), dash in wedges:
        rim = [yaw - wide / 2 + wide * k / 8 for k in range(9)]
        edge = [(x, z)] + [(x + sin(radians(a)) * reach * 1.15, z + cos(radians(a)) * reach * 1.15) for a in rim]
        inside = clipped([ground.at(*point) for point in edge], ground.box)
        if len(inside) > 2:
            marks.append(Stroke(tuple(inside), 0.0, ink, fill=ink, closed=True, opacity=0.55 * tint if dash else tint))
            marks.append(Stroke(tuple(inside), 0.6, ink, closed=True, dash=dash, opacity=0.6))
    return marks


def _moves(path: Sequence[Sequence[float]]) -> bool:
    first, last = path[0], path[-1]
    return hypot(last[0] - first[0], last[2] - first[2]) > 0.08 or abs((last[3] - first[3] + 180) % 360 - 180) > 2.0


def _camera(setup: Sequence[Filmed], ground: _Ground, ink: Colour) -> tuple[list[Mark], Label]:
    """The camera as a box with its lens, its travel, and as its label the ids of its shots."""
    path = setup[0].layout["camera"]["path"]
    x, _, z, yaw = path[0][:4]
    at, a, size = ground.at(x, z), radians(yaw), 6.0
    ahead, aside = (sin(a), cos(a)), (cos(a), -sin(a))

    def spot(forward: float, side: float) -> Point:
        return (at[0] + ahead[0] * forward + aside[0] * side, at[1] + ahead[1] * forward + aside[1] * side)

    marks: list[Mark] = []
    if hypot(path[-1][0] - x, path[-1][2] - z) > 0.08:
        marks += arrow([ground.at(p[0], p[2]) for p in path], ink)
    marks.append(
        Stroke(
            (spot(-size * 1.5, -size * 0.6), spot(-size * 1.5, size * 0.6), spot(0, size * 0.6), spot(0, -size * 0.6)), 0.8, ink, fill=ink
        )
    )
    marks.append(Stroke((spot(0, 0), spot(size * 0.8, -size * 0.6), spot(size * 0.8, size * 0.6)), 0.8, ink, fill=ink))
    text = " ".join(shot.id for shot in setup)
    return marks, Label(text, spot(-size * 0.75, 0), spot(-size * 3.0, 0), 7.5, ink)


def arrow(path: Sequence[Point], colour: Colour, *, width: float = 1.2, dash: float = 0.0, head: float = 6.0) -> list[Mark]:
    """A line through points with a head at its end."""
    points = [point for k, point in enumerate(path) if k == 0 or hypot(point[0] - path[k - 1][0], point[1] - path[k - 1][1]) > 1e-6]
    if len(points) < 2:
        return []
    end = points[-1]
    back = next((p for p in reversed(points[:-1]) if hypot(end[0] - p[0], end[1] - p[1]) > head * 0.6), points[0])
    far = hypot(end[0] - back[0], end[1] - back[1]) or 1.0
    u, v = (end[0] - back[0]) / far, (end[1] - back[1]) / far
    wings = (
        (end[0] - u * head - v * head * 0.45, end[1] - v * head + u * head * 0.45),
        (end[0] - u * head + v * head * 0.45, end[1] - v * head - u * head * 0.45),
    )
    neck = (end[0] - u * head * 0.8, end[1] - v * head * 0.8)
    return [Stroke((*points[:-1], neck), width, colour, dash=dash), Stroke((end, *wings), 0.0, colour, fill=colour, closed=True)]


# --------------------------------------------------------------------------------------------- words


def _titles(heading: str, setups: Sequence[Sequence[Filmed]], ground: _Ground, width: float, height: float) -> list[Mark]:
    marks: list[Mark] = [
        Words(line, (EDGE, EDGE + 8 + 15 * k), 13, bold=True)
        for k, line in enumerate(wrapped(heading, 13, width - 2 * EDGE, bold=True, most=2))
    ]
    x, y = width - EDGE - LEGEND + 16, EDGE + HEAD + 8
    count = sum(len(setup) for setup in setups)
    step = min(12.0, (height - EDGE - y) / max(1, count))
    size = max(3.5, min(7.0, step * 0.8))
    for number, setup in enumerate(setups):
        for shot in setup:
            marks.append(Words(shot.id, (x, y), size + 0.5, INKS[number % len(INKS)], bold=True))
            line = wrapped(shot.words, size, LEGEND - 44, most=1) or [""]
            marks.append(Words(line[0], (x + 28, y), size))
            y += step
    return [*marks, *_scale_bar(ground)]


def _scale_bar(ground: _Ground) -> list[Mark]:
    """A round number of metres, about a sixth of the plan's width."""
    rough = (ground.box[2] - ground.box[0]) / 6 / ground.scale
    ten = float("1e" + f"{rough:e}".split("e")[1])
    metres = max(m for m in (ten, 2 * ten, 5 * ten, 10 * ten) if m <= rough * 1.01)
    x, y, long = ground.box[0], ground.box[3] + 16, metres * ground.scale
    line = Stroke(((x, y - 3), (x, y), (x + long, y), (x + long, y - 3)), 1.0)
    return [line, Words(f"{metres:g} m", (x + long + 5, y + 1), 7)]
