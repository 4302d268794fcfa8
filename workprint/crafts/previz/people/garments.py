"""Everyday clothes as layers: tops, collars, coats, trousers, skirts, shoes, and the skin that they leave bare.

Hems, cuffs and necklines are cut in the mesh itself, so the patterns `top`, `coat` and `bottom` are told to cut nothing away. Knows cloth
and flesh; knows nothing of triangles, nor of who wears what.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.people import hands
from workprint.crafts.previz.people.anatomy import Flesh, face_rows
from workprint.crafts.previz.people.layers import ACCENT, BOTTOM, COAT, COLLAR, FACE, LAPEL, SHOE, SKIN, TOP, Layer, Line
from workprint.crafts.previz.people.skeleton import INDEX, SIDES, arm_direction
from workprint.crafts.previz.people.solids import Row, clip, join, plane, swell
from workprint.crafts.previz.people.tailor import (
    ARM,
    above,
    bell,
    below,
    beneath,
    collar_top,
    from_neck,
    neck,
    parting,
    sleeve,
    sway,
    three,
    trunk,
)

Array = NDArray[np.float64]
WHOLE = (0.62, 1.54, 0.33)


# --------------------------------------------------------------------------------------------- skin


def face(flesh: Flesh, worn: list[Line], low: float = 1.315, wide: float = 0.125) -> Layer:
    """Head, neck and as much of the chest, to `wide` metres aside, as the clothes cut along `worn` leave bare."""
    hd = flesh.figure.head
    box = (-wide - 0.02, low, -0.15), (wide + 0.02, 1.545 + 0.235 * hd, 0.03 + 0.15 * hd)
    hidden = beneath(worn, 0.042)
    cuts = (lambda p: np.where(p[:, 1] > 1.50, -0.05, hidden(p)), below(low + 0.012), _beside(wide))
    return Layer(FACE, tuple(face_rows(flesh)), *box, 0.0092, cuts, fine=True, skin=necked)


def _beside(x: float) -> Line:
    return lambda p: np.minimum(np.abs(p[:, 0]) - x, 1.45 - p[:, 1])


def necked(p: Array) -> Array:
    """Weights of head and neck: the chin goes with the head, the throat with the neck, what is under the collar with the chest."""
    out = np.zeros((len(p), len(INDEX)))
    front = np.clip(p[:, 2] - 0.02, 0, 0.08)
    head = np.clip((p[:, 1] - 1.495 + front) / 0.06, 0, 1)
    head = head * head * (3 - 2 * head)
    throat = np.clip((p[:, 1] - 1.40) / 0.075, 0, 1) * (1 - head)
    out[:, INDEX["head"]], out[:, INDEX["neck"]], out[:, INDEX["upperChest"]] = head, throat, np.maximum(0, 1 - head - throat)
    return out


def arms(flesh: Flesh, start: float) -> list[Layer]:
    """Bare arms from `start` (0 shoulder .. 1 wrist) on, and the hands without their fingers."""
    rows = (*flesh.rows("arm", soft=0.03), join(), *flesh.rows("hand"), join(0.022))
    found = []
    for side, x in SIDES:
        wrist = flesh.joints[INDEX[side + "Hand"]]
        tip = wrist + arm_direction(x) * 0.13
        top: Array = flesh.joints[INDEX[side + "UpperArm"]] + arm_direction(x) * (ARM * start)
        around = np.array((0.07, 0.07, 0.075))
        low, high = np.minimum(np.minimum(tip, top), wrist) - around, np.maximum(np.maximum(tip, top), wrist) + around
        cut = (sleeve(flesh, start, keep_arm=False),)
        found.append(Layer(SKIN, rows, three(low), three(high), 0.0090, cut, reach=0.022, fine=True))
    return found


def fingers(flesh: Flesh, coarse: float) -> list[Layer]:
    """Five fingers a hand; fewer sides where the mesh is `coarse`."""
    f, found = flesh.figure, []
    sides = max(4, round(9 / coarse))
    for side, x in SIDES:
        shape, weights = hands.fingers(flesh.joints[INDEX[side + "Hand"]], x, f.hand, 0.75 + 0.25 * f.build, sides)
        found.append(Layer(SKIN, (), (0, 0, 0), (0, 0, 0), 0.01, skin=_known(weights), ready=shape))
    return found


class _known:  # noqa: N801  (a function that remembers)
    """Weights that were worked out with the surface."""

    def __init__(self, weights: Array) -> None:
        self.weights = weights

    def __call__(self, points: Array) -> Array:
        return self.weights


def legs(flesh: Flesh) -> Layer:
    """Bare legs below a skirt."""
    rows = (*flesh.rows("leg", soft=0.05), *flesh.rows("foot", soft=0.03))
    return Layer(SKIN, rows, (-0.22, 0.03, -0.17), (0.22, 0.66, 0.2), 0.0165, (above(0.62), below(0.06)))


# --------------------------------------------------------------------------------------------- shoes


def shoes(flesh: Flesh, high: float) -> list[Layer]:
    """Whatever is on the feet; `high` is where low shoes end in front."""
    kind = flesh.figure.shoes
    feet = (*flesh.rows("foot", soft=0.03),)
    floor = clip(plane((0, -1, 0), 0.0), 0.006)
    box = (-0.2, -0.03, -0.13), (0.2, 0.17, 0.22)
    if kind == "boots":
        rows = (*feet, *flesh.rows("leg", soft=0.04), swell(0.011), floor, join())
        return [Layer(SHOE, rows, (-0.22, -0.03, -0.15), (0.22, 0.40, 0.22), 0.0175, (above(0.335),), lip=0.008, fine=True)]
    if kind in ("sandals", "barefoot"):
        bare = Layer(SKIN, (*feet, floor, join()), *box, 0.0150, (above(0.125),), fine=True)
        if kind == "barefoot":
            return [bare]
        rows = (*feet, swell(0.006), floor, join())
        return [bare, Layer(SHOE, rows, *box, 0.0115, (_straps,), lip=0.004, fine=True)]
    rows = (*feet, swell(0.0055), floor, join())
    return [Layer(SHOE, rows, *box, 0.0150, (_tongue(high),), lip=0.005, fine=True)]


def _straps(p: Array) -> Array:
    """A sole, a strap over the toes and one round the ankle."""
    sole, toes, ankle = p[:, 1] - 0.014, np.abs(p[:, 2] - 0.075) - 0.016, np.abs(p[:, 1] - 0.098 - 0.3 * p[:, 2]) - 0.010
    found: Array = np.minimum(np.minimum(sole, toes), ankle)
    return found


def _tongue(high: float) -> Line:
    return lambda p: p[:, 1] - high - 0.25 * np.maximum(0.0, -p[:, 2] - 0.03)


# --------------------------------------------------------------------------------------------- tops


def top(flesh: Flesh, hem: float, ease: tuple[float, float], cuts: tuple[Line, ...], under: Line | None = None, cuff: float = 0.0) -> Layer:
    """A shirt, sweater or blouse to height `hem`, standing off by `ease` (and more below the waist); `under` cuts what a coat hides."""
    end = 0.50 if under else flesh.figure.sleeve * 0.965
    lines = (below(hem), *cuts, sleeve(flesh, end), *((under,) if under else ()))
    reach = 0.62 if not under else 0.17
    return Layer(TOP, tuple(trunk(flesh, *ease, cuff=cuff)), (-reach, hem - 0.05, -0.30), (reach, *WHOLE[1:]), 0.0190, lines, lip=0.007)


def dress(flesh: Flesh, hem: float, wide: tuple[float, float], cuts: tuple[Line, ...], waist: float = 1.06) -> Layer:
    """A dress to height `hem`, whose skirt is `wide` (x, z radii, metres) there."""
    return Layer(
        TOP,
        dress_rows(flesh, hem, wide, waist),
        (-0.6, hem - 0.05, -0.42),
        (0.6, 1.53, 0.42),
        0.0190,
        (below(hem), *cuts),
        lip=0.007,
        sway=sway,
    )


def dress_rows(
    flesh: Flesh, hem: float, wide: tuple[float, float], waist: float = 1.06, grown: float = 0.0, cuff: float = 0.0
) -> tuple[Row, ...]:
    f = flesh.figure
    deep = 0.05 * f.belly
    skirt = bell(f, hem, (0.115 * f.waist + grown, 0.088 + deep + grown), (wide[0] + grown, wide[1] + deep + grown), waist)
    return (*trunk(flesh, 0.0085 + grown, -0.0065, cuff=cuff), *skirt)


def collar(flesh: Flesh, ease: float = 0.0165, hidden: tuple[Line, ...] = (), high: float = 1.506) -> Layer:
    """A shirt collar: a band of the shirt's own surface round the neck, a little further out, open in front. A coat cuts `hidden`."""
    rows = tuple(trunk(flesh, ease, 0.0, arms=False))
    return Layer(COLLAR, rows, (-0.135, 1.36, -0.15), (0.135, 1.54, 0.12), 0.0090, (lambda p: collar_line(p, high), *hidden), lip=0.005)


def collar_line(p: Array, high: float = 1.506) -> Array:
    y, x = p[:, 1], np.abs(p[:, 0])
    gap = np.minimum(0.003 + 0.55 * np.maximum(y - 1.418, 0) - x, p[:, 2] * 3)
    foot = from_neck(p) - exact.interp(p[:, 2], (-0.09, -0.02, 0.03, 0.06), (0.094, 0.104, 0.116, 0.118))
    tips = exact.interp(p[:, 2], (-0.07, 0.0, 0.03), (1.448, 1.425, 1.392)) + 0.9 * np.abs(x - 0.040) * (p[:, 2] > 0.01) - y
    found: Array = np.maximum(np.maximum(foot, collar_top(p, high)), np.maximum(gap, tips))
    return found


def tie(flesh: Flesh) -> Layer:
    """A tie: the shirt front's own surface a little further out, cut to its shape."""
    rows = tuple(trunk(flesh, 0.0115, 0.0, arms=False))

    def line(p: Array) -> Array:
        y, x = p[:, 1], np.abs(p[:, 0])
        wide = np.where(y > 1.408, 0.013 + 0.25 * (y - 1.408), 0.011 + 0.060 * (1.408 - y))
        ends = np.maximum(y - 1.440, 1.06 - y)
        away: Array = np.maximum(np.maximum(x - wide, 0.02 - p[:, 2]), ends)
        return away

    return Layer(ACCENT, rows, (-0.05, 1.03, 0.0), (0.05, 1.47, 0.27), 0.0105, (line,), lip=0.003)


# --------------------------------------------------------------------------------------------- coats

COATS = {
    # lowest point and slope of the V, hem, where the front parts, ease
    "coat": (1.20, 0.34, 0.50, 0.80, 0.018),
    "jacket": (1.10, 0.27, 0.845, 1.00, 0.015),
    "suit": (1.10, 0.27, 0.845, 1.00, 0.019),
    "uniform": (1.30, 0.34, 0.83, 0.86, 0.017),
}


def coat_lines(kind: str) -> tuple[Line, ...]:
    vee, slope, hem, part, _ = COATS[kind]
    return (below(hem), neck(0.082, vee, slope, 1.46), parting(part))


def coat_rows(flesh: Flesh, kind: str, grown: float = 0.0) -> tuple[Row, ...]:
    f, rows = flesh.figure, trunk(flesh, COATS[kind][4] + grown, 0.016)
    if kind == "coat":
        top_, foot = (0.150 + grown, 0.118 + 0.05 * f.belly + grown), (0.192 + grown, 0.150 + 0.03 * f.belly + grown)
        rows += bell(f, 0.50, top_, foot, 1.02)
    return tuple(rows)


def coat(flesh: Flesh, kind: str) -> Layer:
    hem = COATS[kind][2]
    cuts = (*coat_lines(kind), sleeve(flesh, 0.985))
    return Layer(COAT, coat_rows(flesh, kind), (-0.62, hem - 0.05, -0.32), WHOLE, 0.0195, cuts, lip=0.010, sway=sway)


def lapels(flesh: Flesh, kind: str) -> Layer:
    """Lapels and a low collar: the coat's own surface, a little further out, cut to a band along its V."""
    vee, slope, *_ = COATS[kind]
    return Layer(
        LAPEL, coat_rows(flesh, kind, 0.0075), (-0.20, vee - 0.02, -0.2), (0.20, 1.54, 0.27), 0.0130, (_lapel(vee, slope),), lip=0.006
    )


def _lapel(vee: float, slope: float) -> Line:

    def band(p: Array) -> Array:
        y, x, z = p[:, 1], np.abs(p[:, 0]), p[:, 2]
        edge = (y - vee) * slope
        wide = np.minimum(exact.interp(y, (1.30, 1.40, 1.46), (0.050, 0.046, 0.028)), (y - vee) * 0.45)
        front = np.maximum(np.maximum(x - edge - wide, vee + 0.01 - y), -0.03 - z)
        low = exact.interp(z, (-0.11, -0.05, 0.02), (1.470, 1.450, 1.400))
        lapel = np.minimum(front, np.maximum(from_neck(p) - 0.122, low - y))
        found: Array = np.maximum(lapel, np.maximum(np.minimum(edge - 0.003 - x, z), collar_top(p, 1.512)))
        return found

    return band


# --------------------------------------------------------------------------------------------- below the waist


def trousers(flesh: Flesh, hem: float = 0.068, flare: float = 0.016) -> Layer:
    """Trousers to height `hem`; in boots they end where the shaft hides them."""
    hem = max(hem, 0.300) if flesh.figure.shoes == "boots" else hem
    flare = min(flare, 0.003) if flesh.figure.shoes == "boots" else flare
    rows = (*flesh.rows("pelvis"), *flesh.rows("leg", soft=0.05), swell(0.005, flare, 0.52, 0.42), join())
    return Layer(BOTTOM, rows, (-0.28, hem - 0.05, -0.22), (0.28, 1.05, 0.22), 0.0190, (above(1.0), below(hem)), lip=0.006)


def skirt(flesh: Flesh, hem: float = 0.47) -> Layer:
    f = flesh.figure
    rows = (*flesh.rows("pelvis"), *flesh.rows("leg", soft=0.05), swell(0.008), join())
    cloth = bell(f, hem, (0.118 * f.waist, 0.090), (0.200, 0.152), 1.03)
    return Layer(
        BOTTOM, (*rows, *cloth), (-0.32, hem - 0.07, -0.30), (0.32, 1.06, 0.30), 0.0190, (above(1.015), below(hem)), lip=0.007, sway=sway
    )


__all__ = ["COATS", "arms", "coat", "coat_lines", "coat_rows", "collar", "collar_line", "dress", "dress_rows", "face", "fingers"]
__all__ += ["lapels", "legs", "necked", "shoes", "skirt", "tie", "top", "trousers"]
