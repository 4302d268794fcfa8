"""A shot from above, and its moves on the picture: what a floor plan and a printed board need to know, as plain numbers.

Metres on the floor are (x, z), z towards the audience. Places on the picture are shares of its width and height, (0, 0) upper left. Knows
staged shots; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact, shoot
from workprint.crafts.previz.control.lens import Array, Pinhole, pinhole
from workprint.crafts.previz.control.segments import class_of
from workprint.crafts.previz.exact import dot, hypot, matmul, norm
from workprint.crafts.previz.forms import Mesh, View
from workprint.crafts.previz.people.performer import heads
from workprint.crafts.previz.sets import Item

CUT = 1.2
"""Where walls, doors and windows are cut, as architects cut them, metres."""
EYE_LEVEL = 2.2
"""What lies wholly above this is not on a plan, metres."""
_GROUND = frozenset(
    ("floor", "ceiling", "earth", "land", "sea", "sand", "grass", "field", "road", "sidewalk", "mountain", "sky", "rug", "water")
)
_BUILT = frozenset(("wall", "windowpane", "door", "curtain"))
_STEPS = 24
"""Places taken along a path."""


def layout(order: Mapping[str, Any], timings: shoot.Timings | None = None) -> dict[str, Any]:
    """The shot seen from above: {"kind", "interior", "floor": [x0, x1, z0, z1], "things": [{"name", "class", "outline" or "lines"}],
    "people": [{"name", "kind", "path": [[x, z, yaw], ...]}], "camera": {"path": [[x, y, z, yaw, pitch, field], ...], "reach"}}.

    Angles are degrees, yaw 0 along +Z; `field` is the horizontal field of view.
    """
    shooting = shoot.prepared(order, timings)
    place = shooting.place
    return {
        "kind": place.kind,
        "interior": place.interior,
        "floor": [round(v, 3) for v in place.floor],
        "things": [found for item in place.items if (found := _outlined(item))],
        "people": [_person(shooting, name) for name in shooting.parts],
        "camera": _camera(shooting),
    }


def arrows(order: Mapping[str, Any], timings: shoot.Timings | None = None) -> dict[str, Any]:
    """The shot's moves on its first picture: {"camera": the corners of the last frame in the first, at the distance looked at, or null;
    "nearer": how many times larger what is looked at has become by then; "moving", "roll", "people": [{"name", "path": [[x, y], ...]}]}
    of those who walk in it.
    """
    shooting = shoot.prepared(order, timings)
    first, last = (_pinhole(shooting, number) for number in (0, shooting.count - 1))
    view = shooting.setup.at(0.0)
    walkers = [{"name": name, "path": path} for name in shooting.parts if (path := _path_on_picture(shooting, name, first))]
    roll = float(shooting.setup.at(_seconds(shooting, shooting.count - 1)).roll - view.roll)
    found = {"camera": _end_frame(view, first, last), "nearer": _nearer(view, first, last), "roll": round(roll, 2)}
    return {"moving": bool(shooting.setup.moving), "people": walkers, **found}


def _seconds(shooting: shoot.Shooting, number: int) -> float:
    return float(number / shooting.rate)


def _pinhole(shooting: shoot.Shooting, number: int) -> Pinhole:
    return pinhole(shooting.setup.at(_seconds(shooting, number)), shooting.width, shooting.height)


# --------------------------------------------------------------------------------------------- from above


def _outlined(item: Item) -> dict[str, Any] | None:
    """A thing's outline on the floor, or what of the building is cut at `CUT`; None for floors, ceilings and what hangs high."""
    kind = class_of(item.thing.name)
    if kind in _GROUND or item.low[1] > EYE_LEVEL or item.apron >= 0 or item.thing.name == "beyond":
        return None
    if kind in _BUILT:
        lines = section(item.thing.mesh, CUT) + (_pane(item) if kind == "windowpane" else [])
        return {"name": item.thing.name, "class": kind, "lines": lines} if lines else None
    points = item.thing.mesh.points
    flat = points[points[:, 1] < EYE_LEVEL + 0.6][:, (0, 2)]
    outline = hull(np.asarray(flat if len(flat) >= 3 else points[:, (0, 2)], float))
    return {
        "name": item.thing.name,
        "class": kind,
        "wall": item.wall,
        "outline": [[round(float(x), 3), round(float(z), 3)] for x, z in outline],
    }


def _pane(item: Item) -> list[list[float]]:
    """A window's glass as one line along its wall."""
    (x0, _, z0), (x1, _, z1) = item.low, item.high
    x, z = round((x0 + x1) / 2, 3), round((z0 + z1) / 2, 3)
    return [[round(x0, 3), z, round(x1, 3), z]] if x1 - x0 > z1 - z0 else [[x, round(z0, 3), x, round(z1, 3)]]


def section(mesh: Mesh, level: float) -> list[list[float]]:
    """Where a mesh is cut at a height: lines [x, z, x, z] on the floor, each once."""
    corners = mesh.points[mesh.faces].astype(np.float64)
    above = corners[:, :, 1] > level
    found: set[tuple[float, ...]] = set()
    for triangle, over in zip(corners[above.any(1) & ~above.all(1)], above[above.any(1) & ~above.all(1)], strict=True):
        ends = []
        for a, b in ((0, 1), (1, 2), (2, 0)):
            if over[a] != over[b]:
                t = (level - triangle[a, 1]) / (triangle[b, 1] - triangle[a, 1])
                at = triangle[a] + (triangle[b] - triangle[a]) * t
                ends.append((round(float(at[0]), 3) + 0.0, round(float(at[2]), 3) + 0.0))
        first, last = sorted(ends)
        if first != last:
            found.add((*first, *last))
    return [list(line) for line in sorted(found)]


def hull(points: NDArray[Any]) -> Array:
    """The convex outline of points (n, 2), counter-clockwise (Andrew 1979)."""
    found = np.unique(np.round(points, 4), axis=0)
    if len(found) < 3:
        return found

    def chain(ordered: Sequence[Array]) -> list[Array]:
        kept: list[Array] = []
        for point in ordered:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return np.array(chain(list(found)) + chain(list(found[::-1])))


def _turn(a: Array, b: Array, c: Array) -> float:
    return float((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))


def _person(shooting: shoot.Shooting, name: str) -> dict[str, Any]:
    part = shooting.parts[name]
    path: list[list[float]] = []
    for step in range(_STEPS + 1):
        seen = heads(part, _seconds(shooting, shooting.count - 1) * step / _STEPS)
        here = [round(float(seen.floor[0]), 3), round(float(seen.floor[2]), 3), round(float(seen.yaw) % 360, 1)]
        if not path or hypot(here[0] - path[-1][0], here[1] - path[-1][1]) > 0.05 or step == _STEPS:
            path.append(here)
    return {"name": name, "kind": str(getattr(part.player, "kind", "person")), "path": path}


def _camera(shooting: shoot.Shooting) -> dict[str, Any]:
    path: list[list[float]] = []
    for step in range(_STEPS + 1 if shooting.setup.moving else 1):
        view = shooting.setup.at(_seconds(shooting, shooting.count - 1) * step / _STEPS)
        ahead = np.array(view.target) - np.array(view.eye)
        yaw = float(np.degrees(exact.atan2(ahead[0], ahead[2])))
        pitch = float(np.degrees(exact.atan2(ahead[1], exact.hypot(ahead[0], ahead[2]))))
        wide = 2 * np.degrees(exact.atan(exact.tan(np.radians(view.fov) / 2) * shooting.width / shooting.height))
        path.append([round(float(v), 3) for v in (*view.eye, yaw % 360, pitch, wide)])
    reach = float(norm(np.array(shooting.setup.base.target) - np.array(shooting.setup.base.eye)))
    return {"path": path, "reach": round(reach, 3)}


# --------------------------------------------------------------------------------------------- on the picture


def _nearer(view: View, first: Pinhole, last: Pinhole) -> float:
    depth = [float(camera.seen(np.array(view.target, float)[None])[0, 2]) for camera in (first, last)]
    return round(last.focal / first.focal * depth[0] / max(0.05, depth[1]), 3)


def _end_frame(view: View, first: Pinhole, last: Pinhole) -> list[list[float]] | None:
    """Where the corners of the last frame are in the first picture, on the plane that is looked at; None for behind it."""
    away = float(norm(np.array(view.target) - np.array(view.eye)))
    plane = np.array(view.eye) + first.matrix[2, :3] * away
    pose, found = last.pose, []
    for x, y in ((0, 0), (1, 0), (1, 1), (0, 1)):
        across = (x - 0.5) * last.width / last.focal, (y - 0.5) * last.height / last.focal, 1.0
        ray = matmul(pose[:3, :3], np.array(across))
        slope = dot(first.matrix[2, :3], ray)
        if slope <= 1e-6:
            return None
        hit = pose[:3, 3] + ray * dot(first.matrix[2, :3], plane - pose[:3, 3]) / slope
        seen = first.seen(hit[None])[0]
        if not seen[2] > 0.01:
            return None
        found.append([round(float(seen[0] / first.width), 4), round(float(seen[1] / first.height), 4)])
    return found


def _path_on_picture(shooting: shoot.Shooting, name: str, camera: Pinhole) -> list[list[float]]:
    """A walker's way over the floor as the first picture sees it; empty for who stays, or is not before the camera."""
    if name in shooting.setup.hidden:
        return []
    part, end = shooting.parts[name], _seconds(shooting, shooting.count - 1)
    places = np.array([heads(part, end * step / _STEPS).floor for step in range(_STEPS + 1)], float)
    if norm(places[-1] - places[0]) < 0.4:
        return []
    seen = camera.seen(places + (0.0, 0.02, 0.0))  # noqa: RUF005  # an array plus an offset
    return [[round(float(x / camera.width), 4), round(float(y / camera.height), 4)] for x, y, depth in seen if depth > 0.3]
