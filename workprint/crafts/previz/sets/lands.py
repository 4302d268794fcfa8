"""Open country: field, forest, beach, hills; the black void, and space. Knows land and growth; knows nothing of who walks there."""

from __future__ import annotations

from math import pi

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import cos, norm, sin, square
from workprint.crafts.previz.forms import Colour, Mesh, Swatch
from workprint.crafts.previz.sets import outdoors as o
from workprint.crafts.previz.sets import starfield
from workprint.crafts.previz.sets.carpentry import ball, ground, lying, made, mesh_of, sheet, tube
from workprint.crafts.previz.sets.dressing import Dressing, Spot
from workprint.crafts.previz.sets.rooms import zones
from workprint.crafts.previz.sets.shell import Size
from workprint.crafts.previz.sets.tones import Dice, between, plain
from workprint.crafts.previz.sets.yard import gable

Ways = dict[str, tuple[float, float]]
GRASS, SAND, SOIL, STONE = (0.56, 0.60, 0.42), (0.82, 0.74, 0.58), (0.55, 0.47, 0.37), (0.66, 0.62, 0.56)
WIDE = 170.0


def _hills(x: np.ndarray, z: np.ndarray, phase: float, height: float, flat: float = 9.0) -> np.ndarray:
    """Level where people play, rolling and rising beyond."""
    far = np.sqrt(x * x + z * z)
    rise = exact.power(np.clip((far - flat) / 50.0, 0.0, 1.0), 1.5)
    waves = 1.0 + 0.55 * exact.sin(0.052 * x + phase) + 0.45 * exact.sin(0.061 * z + 1.7 * phase) + 0.3 * exact.sin(0.11 * (x + z) + phase)
    bumps = 0.10 * exact.sin(0.5 * x + phase) * exact.sin(0.43 * z) * np.clip((far - 4.0) / 8.0, 0.0, 1.0)
    return np.asarray(height * rise * waves + bumps)


def _land(dressing: Dressing, colour: Colour, pattern: str, height: float) -> float:
    """Lay the land; the phase of its hills."""
    phase = dressing.dice.between("hills", 0.0, 6.0)
    mesh = ground(WIDE, WIDE, 56, lambda x, z: _hills(x, z, phase, height))
    dressing.shell("land", made((mesh, Swatch(colour, pattern))))
    return phase


def _level(x: float, z: float, phase: float, height: float) -> float:
    return float(_hills(np.array([x]), np.array([z]), phase, height)[0])


def _scatter(dressing: Dressing, what: str, count: int, near: float, far: float) -> list[tuple[float, float, float]]:
    """Points in a ring, well spread: x, z and a roll for size."""
    d = dressing.dice
    found = []
    for i in range(count):
        angle = 2.399963 * i + 6.28 * d.roll(f"{what} start")
        reach = near + (far - near) * exact.power((i + d.roll(f"{what} reach {i}")) / count, 0.8)
        found.append((round(cos(angle) * reach, 2), round(sin(angle) * reach, 2), d.roll(f"{what} size {i}")))
    return found


def _grow(dressing: Dressing, what: str, at: tuple[float, float, float], level: float) -> None:
    x, z, size = at
    dice = Dice(f"{dressing.dice.name} {what} {x} {z}")
    tones = dressing.tones
    if what == "conifer":
        prop = o.conifer(tones, dice, 5.0 + 5.0 * size)
    elif what == "tree":
        prop = o.broadleaf(tones, dice, 4.2 + 2.6 * size)
    elif what == "rock":
        prop = o.boulder(tones, dice, 0.5 + 1.0 * size)
    elif what == "tuft":
        prop = o.tuft(tones, dice, 0.3 + 0.3 * size)
    else:
        prop = o.bush(tones, dice)
    dressing.put(
        "tree" if what == "conifer" else what,
        prop,
        Spot(x, z, 360 * size, y=level),
        solid=what in ("tree", "conifer", "rock", "bush") and x * x + z * z < 200,
        foot=o.TRUNK if what == "tree" else (-0.5, 0.5, -0.5, 0.5) if what == "conifer" else None,
    )


def _fallen(dressing: Dressing, x: float, z: float) -> None:
    """A log to sit on, seats 1 and 2."""
    trunk = lying(tube(0.23, 0.19, 2.0, sides=11), (-1.0, 0.21, 0), 90)
    dressing.put("log", made((trunk, Swatch(o.BARK, "bark"))), Spot(x, z, -8))
    dressing.seat("seat 1", x - 0.42, z + 0.05, 20, 0.40, (x - 1.6, z + 0.4))
    dressing.seat("seat 2", x + 0.42, z + 0.03, -20, 0.40, (x + 1.6, z + 0.4))


def _open_marks(dressing: Dressing, depth: float = 0.6) -> Ways:
    zones(dressing, Size(9.0, 7.0, 0), (0.0, depth))
    dressing.mark("left", -2.6, 0.5, 90)
    dressing.mark("right", 2.6, 0.5, -90)
    dressing.mark("door", -5.0, 0.2, 90)
    return {"door": (-10.0, 0.0), "right": (10.0, 0.0)}


def field(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A meadow with trees, a fence, a bench and low hills."""
    t, d = dressing.tones, dressing.dice
    height = 4.0
    phase = _land(dressing, GRASS, "grass", height)
    for what, count, near, far in (
        ("tree", 11, 11, 42),
        ("bush", 9, 9, 30),
        ("tuft", 60, 3.4, 13),
        ("rock", 5, 7, 22),
        ("conifer", 10, 34, 60),
    ):
        for at in _scatter(dressing, what, count, near, far):
            if not (abs(at[0]) < 6.0 and at[1] > 2.0):
                _grow(dressing, what, at, _level(at[0], at[1], phase, height))
    dressing.put("tree", o.broadleaf(t, d, 6.0), Spot(-3.9, -3.0), foot=o.TRUNK)
    for i in range(7):
        dressing.put("fence", o.fence(t), Spot(-12 + 4.0 * i, -6.3 + 0.06 * square(i - 3), 3 * (i - 3)))
    dressing.put("bench", o.bench(t), Spot(1.4, -2.1))
    dressing.seat("seat 1", 1.05, -2.05, 0, 0.45, (0.1, -1.8))
    dressing.seat("seat 2", 1.75, -2.05, 0, 0.45, (2.7, -1.8))
    dressing.mark("bench", 1.4, -1.3, 0)
    dressing.mark("tree", -3.1, -2.0, 60)
    if d.roll("house") < 0.6:
        dressing.put("house", gable(t, t.wall), Spot(19, -26, -30, y=_level(19, -26, phase, height)))
    return Size(24, 18, 0), _open_marks(dressing)


def forest(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A clearing among conifers; trunks in front as well as behind."""
    height = 2.0
    phase = _land(dressing, between(SOIL, GRASS, 0.45), "ground", height)
    for what, count, near, far in (
        ("conifer", 70, 5.4, 34),
        ("tree", 7, 6.0, 16),
        ("bush", 10, 4.4, 14),
        ("tuft", 46, 2.8, 10),
        ("rock", 7, 4.0, 12),
    ):
        for at in _scatter(dressing, what, count, near, far):
            if not (abs(at[0]) < 3.4 and 1.5 < at[1] < 9.0):
                _grow(dressing, what, at, _level(at[0], at[1], phase, height))
    _fallen(dressing, 1.2, -1.9)
    dressing.mark("tree", -2.6, -1.6, 60)
    dressing.mark("rock", 2.4, -1.2, -60)
    return Size(16, 14, 0), _open_marks(dressing)


def beach(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """Sand, the sea behind it to the horizon, dunes on the audience's side."""
    t, d = dressing.tones, dressing.dice

    def shore(x: np.ndarray, z: np.ndarray) -> np.ndarray:
        out = -np.clip((-z - 4.6) * 0.10, 0.0, 3.0)
        dunes = exact.power(np.clip((z - 7.0) / 12.0, 0.0, 1.0), 1.3) * (
            2.4 + 0.9 * exact.sin(0.3 * x) + 0.5 * exact.sin(0.17 * x + 0.2 * z)
        )
        return np.asarray(out + dunes + 0.05 * exact.sin(0.9 * x + 0.3 * z) * np.clip((np.abs(z) + np.abs(x) - 4) / 5, 0, 1))

    def level(x: float, z: float) -> float:
        return float(shore(np.array([x]), np.array([z]))[0])

    dressing.shell("land", made((ground(WIDE, WIDE, 56, shore), Swatch(SAND, "ground"))))
    dressing.shell("wet sand", made((sheet(WIDE, 1.9, (0, 0.006, -4.35), 4), Swatch(between(SAND, SOIL, 0.5), "ground"))))
    dressing.shell("foam", made((sheet(WIDE, 0.35, (0, 0.012, -5.5), 2), plain((0.93, 0.94, 0.92)))))
    dressing.shell("sea", made((sheet(600, 300, (0, -0.10, -155.4), 8), Swatch((0.40, 0.54, 0.60), "water", (1.6,)))))
    for x, z, size in ((-4.9, -4.9, 0.6), (-6.1, -5.6, 0.9), (5.4, -5.6, 0.8), (8.5, -7.0, 1.0), (4.4, 2.6, 0.2), (-9.0, -6.5, 0.7)):
        _grow(dressing, "rock", (x, z, size), level(x, z) - 0.05)
    for at in _scatter(dressing, "tuft", 120, 7.5, 24):
        if at[1] > 4.5:
            _grow(dressing, "tuft", at, level(at[0], at[1]))
    for at in _scatter(dressing, "bush", 9, 13, 28):
        if at[1] > 8:
            _grow(dressing, "bush", at, level(at[0], at[1]))
    dressing.put("boat", o.boat(t, d), Spot(-5.2, 0.4, 28))
    dressing.put(
        "post",
        made(*((tube(0.08, 0.07, 1.3 - 0.1 * i, (1.1 * i, -0.2, -0.4 * i), 7), Swatch(t.wood, "bark")) for i in range(7))),
        Spot(6.0, -3.6),
        solid=False,
    )
    _fallen(dressing, 3.4, -0.4)
    dressing.put(
        "headland",
        made(
            (ball(46, 9, (-62, -3.5, -78), depth=30), Swatch(between(GRASS, STONE), "grass")),
            (ball(30, 6, (-30, -3, -92), depth=20), Swatch(STONE, "rock")),
        ),
        Spot(0, 0),
        solid=False,
    )
    ways = _open_marks(dressing, -2.2)
    dressing.mark("back", 0.0, -1.0, 180)
    dressing.mark("front", 0.1, -3.35, 180)
    dressing.mark("window", -0.6, -3.35, 180)
    dressing.mark("left", -2.4, -2.4, 90)
    dressing.mark("right", 2.4, -2.4, -90)
    dressing.mark("door", -5.0, -1.8, 90)
    dressing.mark("rock", -3.7, -4.0, 140)
    return Size(40, 16, 0), ways


def landscape(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """Dry hills and mountains under a wide sky."""
    d = dressing.dice
    height = 3.2
    phase = _land(dressing, d.pick("land", (between(SAND, STONE), between(GRASS, SAND), SOIL)), "ground", height)
    for what, count, near, far in (("rock", 24, 4.5, 30), ("bush", 16, 6, 34), ("tuft", 60, 3.2, 16), ("conifer", 12, 26, 60)):
        for at in _scatter(dressing, what, count, near, far):
            if not (abs(at[0]) < 4.0 and at[1] > 1.5):
                _grow(dressing, what, at, _level(at[0], at[1], phase, height))
    colour = between(d.pick("stone", (STONE, SOIL, between(STONE, SAND))), (0.56, 0.60, 0.70), 0.45)
    for row, (away, tall) in enumerate(((58.0, 13.0), (74.0, 27.0))):
        range_ = _range(dressing, f"range {row}", away, tall)
        dressing.put("mountains", made((range_, Swatch(between(colour, (0.66, 0.70, 0.78), 0.25 * row), "rock"))), Spot(0, 0), solid=False)
    _fallen(dressing, 1.8, -2.0)
    dressing.mark("rock", -2.4, -1.4, 60)
    return Size(24, 18, 0), _open_marks(dressing)


def _range(dressing: Dressing, name: str, away: float, tall: float) -> Mesh:
    """A chain of mountains all round, so far away: peaks and saddles along it, spurs towards us."""
    d, around, across = dressing.dice, 120, 7
    waves = []
    for k in range(5):
        often = 3 + int(4 * k * d.between(f"{name} wave {k}", 0.8, 1.3))
        waves.append((often, d.between(f"{name} phase {k}", 0, 6.28), 1.0 / (1 + 0.7 * k)))
    turn = np.linspace(0.0, 2 * pi, around, endpoint=False)
    crest = np.sum([weight * np.abs(exact.sin(0.5 * often * turn + phase)) for often, phase, weight in waves], axis=0)
    crest = tall * (0.18 + 0.82 * (crest - crest.min()) / np.ptp(crest))
    points = np.zeros((around, across, 3))
    for row in range(across):
        share = row / (across - 1)
        rise = exact.power(exact.sin(pi * min(1.0, 1.25 * share) * 0.5), 1.6) if share < 0.8 else 1.0 - (share - 0.8) * 2.0
        spur = 1.0 + 0.22 * exact.sin(9 * turn + 2.2 * row + waves[0][1]) * exact.sin(pi * share)
        reach = (away + 26.0 * share) * (1.0 + 0.04 * exact.sin(5 * turn + row))
        points[:, row] = np.stack((exact.sin(turn) * reach, crest * rise * spur - 2.0, exact.cos(turn) * reach), -1)
    return _strip(points)


def _strip(points: np.ndarray) -> Mesh:
    """A closed band of points (around, across, 3) as flat-shaded triangles that are seen from inside and above."""
    after = np.roll(points, -1, axis=0)
    a, b, c, e = points[:, :-1], after[:, :-1], points[:, 1:], after[:, 1:]
    corners = np.concatenate([np.stack(each, -2).reshape(-1, 3, 3) for each in ((a, c, b), (b, c, e))])
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    flipped = normals[:, 1] < 0
    corners[flipped] = corners[flipped][:, ::-1]
    normals[flipped] *= -1
    normals /= norm(normals, axis=1, keepdims=True)
    return mesh_of(corners.reshape(-1, 3), np.repeat(normals, 3, axis=0), np.arange(3 * len(corners)))


def void(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """Nothing: a black floor and a pool of light. Who sits, sits on a box."""
    dressing.shell("floor", made((sheet(60, 60, (0, 0, 0), 6), plain((0.10, 0.10, 0.115)))))
    pool = tube(2.6, 2.6, 0.004, (0, 0, 0.4), 40)
    dressing.shell("pool", made((pool, plain((0.20, 0.195, 0.20)))))
    zones(dressing, Size(9, 7, 0), (0.0, 0.4))
    dressing.mark("door", -3.6, -0.6, 90)
    return Size(14, 12, 0), {"door": (-6.5, -1.0)}


def space(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """Among the stars: a ship before a planet's limb, and the station or the other ship that the place is called after."""
    t, d = dressing.tones, dressing.dice
    dressing.shell("stars", starfield.stars(d, 300.0, 1100))
    called = set(d.name.replace(":", " ").split())
    dressing.put("planet", starfield.planet(t, d, 80.0), Spot(30.0, -110.0, y=-161.0), solid=False, casts=False)
    near = called & {"station", "starbase"} and not called & {"spaceship", "ship", "starship", "shuttle"}
    if near or "station" in called:
        damaged = bool(called & {"damaged", "ruined", "destroyed", "derelict", "wrecked", "abandoned"})
        there = (0.0, -7.5, 0.6) if near else (-13.0, -20.0, 3.4)
        dressing.put("station", starfield.station(t, d, damaged=damaged), Spot(there[0], there[1], y=there[2]), solid=False, casts=False)
    if not near:
        dressing.put("spaceship", starfield.spaceship(t, d), Spot(0.6, -4.4, 14.0, y=0.9), solid=False, casts=False)
    zones(dressing, Size(9, 7, 0), (0.0, 2.4))
    dressing.mark("door", -3.6, 2.4, 90)
    return Size(18, 14, 0), {"door": (-9.0, 2.4)}
