"""What is out in space: stars, a planet's limb, a ship, a station. Each function gives one Prop in its own space.

Knows how they look from afar; knows nothing of where a camera stands, or of the rooms of a ship (`spacecraft`).
"""

from __future__ import annotations

from math import pi, sqrt

import numpy as np

from workprint.crafts.previz.exact import cos, norm, sin
from workprint.crafts.previz.forms import Colour, Mesh, Swatch
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, lying, made, mesh_of, moved, slab, tube
from workprint.crafts.previz.sets.tones import Dice, Tones, between, glow, metal, plain

NIGHT: Colour = (0.030, 0.036, 0.062)
HULL: Colour = (0.70, 0.72, 0.74)
WARM, COOL = (1.0, 0.88, 0.62), (0.55, 0.86, 1.0)
_GOLDEN = 2.399963229728653


def stars(dice: Dice, radius: float, count: int = 620) -> Prop:
    """Black all round, with stars on it: a dome and a bowl of this radius, metres, seen from inside."""
    size = 0.0022 * radius
    bright: list[Mesh] = []
    faint: list[Mesh] = []
    for i in range(count):
        height = 1.0 - 2.0 * (i + dice.roll(f"star {i}")) / count
        turn, wide = _GOLDEN * i + 6.283 * dice.roll(f"turn {i}"), sqrt(1.0 - height * height)
        way = np.array((wide * cos(turn), height, wide * sin(turn)))
        (bright if i % 7 == 0 else faint).append(_facing(way, 0.985 * radius, size * (1.7 if i % 7 == 0 else 0.7 + dice.roll(f"size {i}"))))
    dome = _inside(2.0 * radius)
    return made(
        (dome, glow(NIGHT, 1.0)), (_several(faint), glow((0.62, 0.68, 0.80), 0.9)), (_several(bright), glow((0.98, 0.97, 0.92), 1.0))
    )


def _facing(way: np.ndarray, far: float, size: float) -> Mesh:
    """A small lozenge that faces the middle of the world."""
    side = np.cross(way, (0.0, 1.0, 0.0) if abs(way[1]) < 0.9 else (1.0, 0.0, 0.0))
    side /= norm(side)
    up = np.cross(side, way)
    points = [way * far + size * each for each in (side, up, -side, -up)]
    return mesh_of(points, [-way] * 4, ((0, 2, 1), (0, 3, 2)))


def _several(meshes: list[Mesh]) -> Mesh:
    """Lozenges as one mesh; those wound the wrong way are turned."""
    points = np.concatenate([mesh.points for mesh in meshes])
    normals = np.concatenate([mesh.normals for mesh in meshes])
    faces = np.concatenate([mesh.faces + 4 * i for i, mesh in enumerate(meshes)])
    corners = points[faces]
    out = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    wrong = (out * normals[faces[:, 0]]).sum(-1) < 0
    faces[wrong] = faces[wrong][:, ::-1]
    return mesh_of(points, normals, faces)


def _inside(size: float) -> Mesh:
    """A ball of this diameter about the origin, seen from inside."""
    mesh = ball(size, size, (0, -size / 2, 0), sides=28, rings=16)
    return mesh_of(mesh.points, -mesh.normals, mesh.faces[:, ::-1])


def planet(tones: Tones, dice: Dice, radius: float = 46.0) -> Prop:
    """A planet with bands of cloud and a thin shine of air round it."""
    land = dice.pick("planet", ((0.42, 0.55, 0.64), (0.66, 0.48, 0.36), (0.48, 0.58, 0.50), (0.62, 0.58, 0.50)))
    parts: list[Part] = [(ball(2 * radius, 2 * radius, sides=64, rings=40), Swatch(land, "rock"))]
    for i, (height, thick) in enumerate(((0.62, 0.05), (0.30, 0.09), (-0.02, 0.05), (-0.34, 0.10), (-0.66, 0.05))):
        rise = height + dice.between(f"band {i}", -0.08, 0.08)
        low, high = rise - thick / 2, rise + thick / 2
        ring = (
            (radius * 1.003 * sqrt(1 - low * low), radius * (1 + low)),
            (radius * 1.003 * sqrt(1 - high * high), radius * (1 + high)),
        )
        parts.append((_belt(ring), plain(between(land, (0.95, 0.95, 0.93), 0.35 + 0.2 * (i % 2)))))
    return made(*parts)


def _belt(ring: tuple[tuple[float, float], tuple[float, float]]) -> Mesh:
    """An open band turned about Y."""
    closed = lathe(ring, sides=64, smooth=True)
    upright = np.abs(closed.normals[closed.faces][:, :, 1]).max(axis=1) < 0.999
    return mesh_of(closed.points, closed.normals, closed.faces[upright])


def spaceship(tones: Tones, dice: Dice) -> Prop:
    """A long hull with a bridge on it, swept wings, two engines and rows of lit ports; its bow to +X, 13 m long as it is built."""
    hull, dark, lit = metal(HULL), metal(between(HULL, tones.dark, 0.55)), glow(WARM, 0.95)
    body = lathe(((0.25, 0.0), (1.0, 0.9), (1.25, 3.0), (1.2, 7.5), (0.85, 10.5), (0.3, 12.6), (0.0, 13.0)), sides=20, smooth=True)
    parts: list[Part] = [(moved(lying(body), (-6.5, 0, 0), 90.0), hull)]
    parts += [(ball(2.6, 1.3, (1.2, 0.75, 0), depth=1.5), hull), (box(1.5, 0.28, 1.0, (1.75, 1.45, 0)), plain((0.16, 0.22, 0.28)))]
    parts += [(box(1.3, 1.6, 0.22, (-4.4, 0.9, 0)), dark), (box(2.4, 0.2, 0.6, (-4.6, 2.4, 0)), hull)]
    for side in (-1, 1):
        wing = slab(((-2.2, 0.0), (1.8, 0.0), (-1.2, 3.6), (-2.8, 3.6)), 0.22)
        parts.append((moved(wing, (-2.0, -0.15, side * 0.8), pitch=90.0 * side), hull))
        engine = lathe(((0.35, 0.0), (0.62, 0.4), (0.62, 2.8), (0.4, 4.2), (0.0, 4.6)), sides=14, smooth=True)
        parts += [
            (moved(lying(engine), (-5.6, -0.1, side * 4.3), 90.0), dark),
            (moved(lying(tube(0.44, 0.44, 0.1)), (-5.72, -0.1, side * 4.3), 90.0), glow(COOL, 1.0)),
        ]
        for row, (y, long) in enumerate(((0.25, 13), (-0.35, 10))):
            parts += [
                (box(0.22, 0.10, 0.06, (-3.6 + 0.55 * i, y, side * 1.21)), lit)
                for i in range(long)
                if dice.roll(f"port {row} {side} {i}") < 0.8
            ]
        parts += [(box(9.0 - i, 0.05, 0.05, (-0.8, -0.75 + 0.1 * i, side * (1.0 + 0.06 * i))), dark) for i in range(2)]
    parts.append((moved(lying(tube(0.55, 0.4, 0.2)), (-6.65, 0, 0), 90.0), glow(COOL, 1.0)))
    return made(*parts)


def station(tones: Tones, dice: Dice, *, damaged: bool = False) -> Prop:
    """A wheel on four spokes round a hub with a mast and wings of solar cells; damaged, a part of the wheel is torn out and dark."""
    hull, cells = metal(HULL), plain((0.18, 0.26, 0.42))
    parts: list[Part] = [
        (tube(1.3, 1.3, 3.4, (0, -1.7, 0), 18), hull),
        (tube(0.9, 0.2, 1.2, (0, 1.7, 0), 18), hull),
        (tube(0.18, 0.10, 3.0, (0, 2.8, 0), 8), hull),
    ]
    count = 28
    for i in range(count):
        turn = 2 * pi * i / count
        if damaged and i in (3, 4, 5):
            continue
        at = 6.0 * cos(turn), 6.0 * sin(turn)
        lean = 0.0 if not damaged or i not in (2, 6) else 14.0
        parts.append((moved(box(1.0, 0.9, 1.5, (0, -0.45, 0)), (at[0], 0, at[1]), -turn * 180.0 / pi, roll=lean), hull))
        if dice.roll(f"lit {i}") < (0.35 if damaged else 0.8):
            parts.append((moved(box(0.06, 0.16, 0.8, (0.52, 0.1, 0)), (at[0], 0, at[1]), -turn * 180.0 / pi), glow(WARM, 0.9)))
    for i in range(4):
        turn = pi * i / 2 + 0.3
        parts.append((beam((cos(turn), 0, sin(turn)), (5.7 * cos(turn), 0, 5.7 * sin(turn)), 0.34, 8), hull))
    for side in (-1, 1):
        parts += [(box(4.4, 0.06, 1.5, (side * 3.2, 3.6, 0)), cells), (box(2.2, 0.08, 0.12, (side * 0.9, 3.6, 0)), hull)]
    if damaged:
        for i in range(9):
            parts.append(
                (
                    moved(
                        box(0.5, 0.08, 0.3),
                        (5.2 + 1.9 * dice.roll(f"x {i}"), 2.4 * dice.roll(f"y {i}") - 1.0, 2.6 + 3.4 * dice.roll(f"z {i}")),
                        360 * dice.roll(f"t {i}"),
                        roll=50.0,
                    ),
                    hull,
                )
            )
    return made(*((moved(mesh, (0, 0, 0), 20.0, pitch=30.0, roll=-14.0), swatch) for mesh, swatch in parts))
