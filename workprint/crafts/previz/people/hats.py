"""Glasses and hats, in the head's own space. A hat is a shell larger than the head; `hair` presses into it what hair it covers.

Knows heads; knows nothing of hair styles or bodies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.people.anatomy import Flesh, on_head
from workprint.crafts.previz.people.layers import BAND, FRAME, HAT, LENS, Layer
from workprint.crafts.previz.people.nets import Surface, together, wire
from workprint.crafts.previz.people.skeleton import INDEX, NECK_PIVOT, SIDES
from workprint.crafts.previz.people.solids import Row, Vec, add, box, clip, cone, ellipsoid, join, plane
from workprint.crafts.previz.people.tailor import three
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]


def rigid(p: Array) -> Array:
    """Weights of what goes with the head alone."""
    out = np.zeros((len(p), len(INDEX)))
    out[:, INDEX["head"]] = 1.0
    return out


# --------------------------------------------------------------------------------------------- glasses


def glasses_layers(flesh: Flesh) -> list[Layer]:
    """Two rims, a bridge and the temples, as wire; dark glasses have panes."""
    f, shapes, panes = flesh.figure, [], []
    if f.glasses == "none":
        return []
    h = f.head
    wide, tall, power = {"round": (0.0225, 0.0205, 1.0), "square": (0.0245, 0.0175, 0.62), "sunglasses": (0.0262, 0.0195, 0.72)}[f.glasses]
    turn = np.arange(28) * (2 * np.pi / 28)
    c, s = exact.cos(turn), exact.sin(turn)
    rim = np.stack([wide * np.sign(c) * exact.power(np.abs(c), power), tall * np.sign(s) * exact.power(np.abs(s), power), np.zeros(28)], 1)
    for _, x in SIDES:
        bowed = rim + np.array((x * 0.033, 0.087, 0.110))
        bowed[:, 2] -= 2.2 * square(np.maximum(np.abs(bowed[:, 0]) - 0.02, 0))
        shapes.append(wire(on_head(f, bowed), (0.0024 if f.glasses == "sunglasses" else 0.00165) * h, closed=True))
        panes.append(_pane(on_head(f, bowed)))
        temple = np.array(((x * 0.0555, 0.092, 0.107), (x * 0.072, 0.0925, 0.090), (x * 0.0805, 0.091, 0.0)))
        shapes.append(wire(on_head(f, temple), 0.0014 * h))
    shapes.append(wire(on_head(f, np.array(((-0.0110, 0.091, 0.110), (0.0, 0.0935, 0.1115), (0.0110, 0.091, 0.110)))), 0.0016 * h))
    frame = Layer(FRAME, (), (0, 0, 0), (0, 0, 0), 0.01, skin=rigid, ready=together(shapes))
    dark = Layer(LENS, (), (0, 0, 0), (0, 0, 0), 0.01, skin=rigid, ready=together(panes))
    return [frame, dark] if f.glasses == "sunglasses" else [frame]


def _pane(rim: Array) -> Surface:
    """A fan of triangles inside a rim, facing forward."""
    n = len(rim)
    points = np.concatenate([rim, rim.mean(0, keepdims=True) + np.array((0.0, 0.0, 0.0015))])
    faces = np.array([(k, (k + 1) % n, n) for k in range(n)], np.int64)
    a, b, middle = points[faces[0]]
    if np.cross(b - a, middle - a)[2] < 0:
        faces = faces[:, [1, 0, 2]]
    return Surface(points, np.tile((0.0, 0.0, 1.0), (n + 1, 1)), faces)


# --------------------------------------------------------------------------------------------- hats

SHELL = (0.103, 0.122, 0.122)
"""Half axes of a hat's shell, unit heads, about `SHELL_MIDDLE`: hair under it lies inside."""
SHELL_MIDDLE = (0.0, 0.140, -0.010)


def shell(p: Array, figure: Figure) -> Array:
    """How far points (n, 3) of rest space lie inside (below 1) or outside a hat's shell, as a share of its axes."""
    q = ((p - np.asarray(NECK_PIVOT)) / figure.head - np.asarray(SHELL_MIDDLE)) / np.asarray(SHELL)
    found: Array = np.sqrt((q * q).sum(1))
    return found


def brim_line(hat: str) -> tuple[float, float]:
    """Where a hat's edge runs: its height over the middle of the head, and how much it rises per metre towards the face (unit heads)."""
    level = dict.fromkeys(("brim", "straw", "bowler", "top-hat"), (0.150, 0.0))
    return ({"headscarf": (0.150, 0.10), "crown": (0.158, 0.10), "helmet": (0.118, 0.18)} | level).get(hat, (0.146, 0.12))


def hat_layers(flesh: Flesh) -> list[Layer]:
    """The hat and, where it has one, its band."""
    f = flesh.figure
    return _HATS[f.hat](f) if f.hat != "none" else []


def _e(f: Figure, centre: tuple[float, float, float], radii: tuple[float, float, float]) -> Row:
    return ellipsoid(on_head(f, centre), np.array(radii) * f.head)


def _floor(f: Figure) -> Row:
    """Everything under the hat's edge is cut off."""
    height, rise = brim_line(f.hat)
    return clip(plane((0, -1, rise), -float(on_head(f, (0, height, 0))[1])), 0.006)


def _layer(
    f: Figure, part: int, rows: list[Row], low: tuple[float, float, float], high: tuple[float, float, float], step: float = 0.0115
) -> Layer:
    return Layer(part, tuple(rows), three(on_head(f, low)), three(on_head(f, high)), step, skin=rigid, fine=True)


_LOW, _TOP = (-0.20, 0.09, -0.23), (0.20, 0.30, 0.24)


def _cap(f: Figure) -> list[Layer]:
    """A cap of everyday; a uniform's has a peak, a band and a crown wider than the head."""
    if f.outfit == "uniform":
        return _peaked(f)
    rows = [add(_e(f, SHELL_MIDDLE, SHELL)), _floor(f), join(), add(_e(f, (0, 0.262, -0.010), (0.012, 0.008, 0.012))), join()]
    peak = _plate(f, lambda a: 0.078 * np.sqrt(np.maximum(1 - square(a / 58.0), 0.0)), 0.012, -0.020, 58.0)
    return [_layer(f, HAT, rows, _LOW, _TOP), peak]


def _peaked(f: Figure) -> list[Layer]:
    """A service cap: flat and wide above, higher ahead than behind, a band in the accent, a dark peak."""
    rows = [add(_e(f, SHELL_MIDDLE, SHELL)), clip(plane((0, 1, 0), float(on_head(f, (0, 0.226, 0))[1])), 0.004)]
    rows += [add(_e(f, (0, 0.229, -0.016), (0.132, 0.032, 0.142)), 0.016)]
    rows += [add(_e(f, (0, 0.244, 0.052), (0.092, 0.036, 0.074)), 0.03), _floor(f), join()]
    peak = _plate(f, lambda a: 0.058 * np.sqrt(np.maximum(1 - square(a / 56.0), 0.0)), 0.034, -0.016, 56.0)
    return [_layer(f, HAT, rows, _LOW, (0.20, 0.32, 0.24)), _ring_band(f, BAND, 0.0, 0.030, 0.0055), replace(peak, part=LENS)]


def _beanie(f: Figure) -> list[Layer]:
    rows = [add(_e(f, (0, 0.146, -0.014), (0.104, 0.128, 0.123))), _floor(f), join()]
    return [_layer(f, HAT, rows, _LOW, _TOP), _ring_band(f, BAND, 0.0, 0.046, 0.0075)]


def _ring_band(f: Figure, part: int, start: float, tall: float, out: float) -> Layer:
    """A band round the shell, from `start` above its edge, `tall` high, standing `out` off it (unit heads)."""
    return _band_of(f, part, [add(_e(f, SHELL_MIDDLE, (SHELL[0] + out, SHELL[1], SHELL[2] + out))), join()], (start, tall))


def _band_of(f: Figure, part: int, rows: list[Row], where: tuple[float, float]) -> Layer:
    """A surface cut to a band from `where[0]` above the hat's edge, `where[1]` high (unit heads)."""
    height, rise = brim_line(f.hat)

    def line(p: Array) -> Array:
        q = (p - np.asarray(NECK_PIVOT)) / f.head
        up = q[:, 1] - height - rise * q[:, 2] - where[0]
        found: Array = np.maximum(-up, up - where[1]) * f.head
        return found

    made = _layer(f, part, rows, (-0.20, 0.06, -0.23), (0.20, 0.33, 0.23), 0.0115)
    return replace(made, cuts=(line,), lip=0.004)


def _plate(f: Figure, out: Callable[[Array], Array], dip: float, curl: float = 0.0, sector: float = 180.0, thick: float = 0.0022) -> Layer:
    """A brim or a peak as a thin plate round the shell's edge: `out` unit heads wide at an angle from the front (degrees), sinking by
    `dip` towards its edge, its sides rising by `curl`; within `sector` degrees of the front."""
    height, rise = brim_line(f.hat)
    turn = np.radians(np.linspace(-sector, sector, 37 if sector > 90 else 19))
    across, ahead = exact.sin(turn), exact.cos(turn)
    grids = []
    for up in (1.0, -1.0):
        rings = []
        for t in (0.0, 0.35, 0.7, 1.0):
            wide = out(np.degrees(turn)) * t - 0.006 * (1 - t)
            x, z = across * (0.975 * SHELL[0] + wide), ahead * (0.975 * SHELL[2] + wide) + SHELL_MIDDLE[2]
            y = height + 0.006 + rise * z - dip * t * t + curl * across * across * t * t + up * thick
            rings.append(np.stack([x, y, z], 1))
        grids.append(on_head(f, np.stack(rings)))
    shapes = [_quilt(grids[0], (0.0, 1.0, 0.0)), _quilt(grids[1], (0.0, -1.0, 0.0))]
    edge = np.stack([grids[0][-1], grids[1][-1]])
    shapes.append(_quilt(edge, edge.mean(0) - on_head(f, (0.0, height, SHELL_MIDDLE[2]))))
    return Layer(HAT, (), (0, 0, 0), (0, 0, 0), 0.01, skin=rigid, ready=together(shapes))


def _quilt(grid: Array, towards: Vec) -> Surface:
    """A grid of points (rings, n, 3) as a surface that faces `towards` a direction (for all, or for each of the n)."""
    rings, n, _ = grid.shape
    k, j = np.meshgrid(np.arange(rings - 1), np.arange(n - 1), indexing="ij")
    a, b, c, d = k * n + j, k * n + j + 1, (k + 1) * n + j, (k + 1) * n + j + 1
    faces = np.concatenate([np.stack([a, c, d], -1).reshape(-1, 3), np.stack([a, d, b], -1).reshape(-1, 3)])
    normals = np.cross(np.gradient(grid, axis=0), np.gradient(grid, axis=1))
    away = (normals * np.asarray(towards)).sum(2, keepdims=True) < 0
    normals = np.where(away, -normals, normals).reshape(-1, 3)
    normals = normals / np.maximum(np.sqrt((normals * normals).sum(1, keepdims=True)), 1e-12)
    p = grid.reshape(-1, 3)
    flat = np.cross(p[faces[:, 1]] - p[faces[:, 0]], p[faces[:, 2]] - p[faces[:, 0]])
    wrong = (flat * normals[faces].sum(1)).sum(1) < 0
    faces[wrong] = faces[wrong][:, ::-1]
    return Surface(p, normals, faces)


def _brimmed(f: Figure, crown: list[Row], brim: Layer, band: Layer) -> list[Layer]:
    """A crown, a brim and a band."""
    return [_layer(f, HAT, [*crown, _floor(f), join()], _LOW, (0.20, 0.34, 0.23)), brim, band]


def _brim(f: Figure) -> list[Layer]:
    h = f.head
    crown = [
        add(_e(f, SHELL_MIDDLE, (0.104, 0.132, 0.124))),
        add(cone(on_head(f, (0, 0.235, 0.04)), on_head(f, (0, 0.243, -0.06)), 0.035 * h, 0.035 * h), 0.03),
    ]
    return _brimmed(f, crown, _plate(f, lambda a: 0.064 + 0 * a, 0.010, 0.014), _ring_band(f, BAND, 0.012, 0.026, 0.0045))


def _straw(f: Figure) -> list[Layer]:
    crown = [add(_e(f, SHELL_MIDDLE, (0.106, 0.122, 0.125))), clip(plane((0, 1, 0), float(on_head(f, (0, 0.245, 0))[1])), 0.02)]
    return _brimmed(f, crown, _plate(f, lambda a: 0.098 + 0 * a, 0.012), _ring_band(f, BAND, 0.012, 0.028, 0.007))


def _bowler(f: Figure) -> list[Layer]:
    crown = [add(_e(f, (0, 0.146, -0.010), (0.104, 0.128, 0.123)))]
    return _brimmed(f, crown, _plate(f, lambda a: 0.040 + 0 * a, 0.004, 0.020), _ring_band(f, BAND, 0.012, 0.022, 0.0045))


def _top_hat(f: Figure) -> list[Layer]:
    h = f.head
    base, top = on_head(f, (0, 0.10, -0.010)), on_head(f, (0, 0.300, -0.012))
    tube = [add(cone(base, top, 0.112 * h, 0.108 * h)), clip(plane((0, 1, 0), float(on_head(f, (0, 0.318, 0))[1])), 0.006)]
    tube += [add(_e(f, SHELL_MIDDLE, SHELL), 0.02)]
    rows = [*tube, _floor(f), join()]
    brim = _plate(f, lambda a: 0.046 + 0 * a, 0.004, 0.018)
    band = [add(cone(base, top, 0.1165 * h, 0.1125 * h)), add(_e(f, SHELL_MIDDLE, (0.107, 0.122, 0.1265)), 0.02)]
    return [
        _layer(f, HAT, rows, (-0.20, 0.08, -0.22), (0.20, 0.34, 0.22), 0.0120),
        brim,
        _band_of(f, BAND, [*band, join()], (0.010, 0.042)),
    ]


def _headscarf(f: Figure) -> list[Layer]:
    """Over the hair, round the face, knotted under the chin."""
    h = f.head
    rows = [add(_e(f, (0, 0.138, -0.012), (0.098, 0.118, 0.118)))]
    rows += [add(_e(f, (0, 0.050, -0.030), (0.088, 0.120, 0.082)), 0.05), add(_e(f, (0, -0.015, 0.010), (0.062, 0.040, 0.072)), 0.04)]
    rows += [add(_e(f, (0, -0.030, -0.075), (0.070, 0.075, 0.045)), 0.05), join()]
    knot = [add(_e(f, (0, -0.040, 0.074), (0.017, 0.014, 0.013)))]
    for _, x in SIDES:
        knot.append(add(cone(on_head(f, (x * 0.010, -0.045, 0.076)), on_head(f, (x * 0.032, -0.088, 0.088)), 0.009 * h, 0.015 * h), 0.01))

    def opening(p: Array) -> Array:
        q = (p - np.asarray(NECK_PIVOT)) / f.head
        x, y, z = np.abs(q[:, 0]), q[:, 1], q[:, 2]
        wide = exact.interp(y, (-0.03, 0.0, 0.04, 0.10, 0.15, 0.17), (0.010, 0.040, 0.058, 0.066, 0.048, 0.0))
        found: Array = np.minimum(np.minimum(wide - x, 0.168 - y), np.minimum(y + 0.020, z - 0.005)) * h
        return np.where(z < 0.005, -0.02, found)

    low = lambda p: np.where(p[:, 2] > on_head(f, (0, 0, 0.03))[2], -0.05, on_head(f, (0, -0.075, 0))[1] - p[:, 1])  # noqa: E731
    cloth = Layer(
        HAT, tuple(rows), three(on_head(f, (-0.13, -0.13, -0.16))), three(on_head(f, (0.13, 0.28, 0.13))), 0.0120, (opening, low), 0.005
    )
    cloth = replace(cloth, skin=_tied, fine=True, lined=True)
    tied = Layer(
        HAT, (*knot, join()), three(on_head(f, (-0.07, -0.13, 0.04))), three(on_head(f, (0.07, -0.01, 0.13))), 0.0085, skin=rigid, fine=True
    )
    return [cloth, tied]


def _tied(p: Array) -> Array:
    out = np.zeros((len(p), len(INDEX)))
    hang = np.clip((1.52 - p[:, 1]) / 0.10, 0, 1) * 0.7
    out[:, INDEX["head"]], out[:, INDEX["neck"]] = 1 - hang, hang
    return out


def _helmet(f: Figure) -> list[Layer]:
    h = f.head
    rows = [add(_e(f, (0, 0.138, -0.012), (0.110, 0.130, 0.130)))]
    height, rise = brim_line("helmet")
    rows += [clip(plane((0, -1, rise), -float(on_head(f, (0, height, 0))[1])), 0.004), join()]
    rim = _band_of(f, BAND, [add(_e(f, (0, 0.138, -0.012), (0.1145, 0.130, 0.1345))), join()], (0.0, 0.020))
    nose = (
        [add(box(on_head(f, (0, 0.130, 0.122)), np.array((0.0085, 0.036, 0.006)) * h, 0.004 * h)), join(0.004)]
        if f.outfit in ("armour", "tunic", "cloak")
        else []
    )
    return [_layer(f, HAT, [*rows, *nose], _LOW, (0.20, 0.30, 0.20)), rim]


def _crown(f: Figure) -> list[Layer]:
    """A ring of points, open at the top: a band of the shell's own surface, and stones in the accent colour."""
    h = f.head
    tube = [add(cone(on_head(f, (0, 0.10, -0.010)), on_head(f, (0, 0.27, -0.010)), 0.104 * h, 0.124 * h)), join()]

    def points(p: Array) -> Array:
        q = (p - np.asarray(NECK_PIVOT)) / f.head
        turn = exact.atan2(q[:, 0], q[:, 2] + 0.010) / (2 * np.pi) * 8
        tooth = np.abs(2 * (turn - np.floor(turn)) - 1)
        foot = 0.158 - 0.10 * q[:, 2]
        found: Array = np.maximum(q[:, 1] - (foot + 0.030 + 0.034 * tooth), foot - q[:, 1]) * h
        return found

    ring = Layer(HAT, tuple(tube), three(on_head(f, (-0.15, 0.12, -0.17))), three(on_head(f, (0.15, 0.28, 0.15))), 0.0095, (points,), 0.005)
    stones = []
    for k in range(8):
        a = k * np.pi / 4
        x, z = 0.1135 * float(exact.sin(a)), -0.010 + 0.1135 * float(exact.cos(a))
        stones.append(add(_e(f, (x, 0.176 - 0.10 * z, z), (0.0095, 0.0095, 0.0095))))
    gems = _layer(f, BAND, [*stones, join()], (-0.15, 0.13, -0.17), (0.15, 0.23, 0.15), 0.0080)
    return [replace(ring, skin=rigid, fine=True, lined=True), gems]


_HATS = {"cap": _cap, "beanie": _beanie, "brim": _brim, "bowler": _bowler, "top-hat": _top_hat, "straw": _straw, "headscarf": _headscarf}
_HATS |= {"helmet": _helmet, "crown": _crown}
