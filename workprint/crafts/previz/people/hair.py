"""Hair, in the head's own space. Hairlines and fringes are lines that the scalp's surface is cut along.

Knows heads; knows nothing of bodies.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.people.anatomy import Flesh, on_head
from workprint.crafts.previz.people.hats import SHELL, SHELL_MIDDLE, brim_line
from workprint.crafts.previz.people.layers import HAIR, Layer, Line
from workprint.crafts.previz.people.skeleton import INDEX, NECK_PIVOT, SIDES
from workprint.crafts.previz.people.solids import Row, add, carve, clip, cone, ellipsoid, join, plane, ripple
from workprint.crafts.previz.people.tailor import three
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
# hairline height in head space by angle from the front (degrees): forehead, temple, sideburn, over the ear, nape
_HAIRLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "short": (
        (0, 0.166), (18, 0.172), (34, 0.166), (48, 0.142), (60, 0.118), (68, 0.070), (80, 0.066), (88, 0.104), (104, 0.098),
        (122, 0.040), (150, 0.012), (180, 0.008),
    ),
    "swept": (
        (0, 0.176), (20, 0.180), (38, 0.172), (54, 0.140), (66, 0.105), (78, 0.085), (90, 0.100), (106, 0.080),
        (125, 0.025), (150, 0.004), (180, -0.004),
    ),
    "receding": (
        (0, 0.184), (10, 0.190), (24, 0.208), (36, 0.206), (46, 0.176), (56, 0.140), (64, 0.100), (70, 0.070), (80, 0.066), (88, 0.104),
        (104, 0.098), (122, 0.040), (150, 0.012), (180, 0.008),
    ),
}  # fmt: skip


def local(figure: Figure, p: Array) -> Array:
    found: Array = (p - np.asarray(NECK_PIVOT)) / figure.head
    return found


def _angle(q: Array) -> Array:
    """Degrees from straight ahead (0) to the back (180), the same on both sides."""
    found: Array = np.degrees(exact.atan2(np.abs(q[:, 0]), q[:, 2] + 0.012))
    return found


def _hairline(figure: Figure, kind: str, lift: float = 0.0, slant: float = 0.0) -> Line:
    """Cuts scalp below the hairline, with small locks along it; `slant` raises it on one side of the brow."""
    angles, heights = zip(*_HAIRLINES[kind], strict=True)

    def line(p: Array) -> Array:
        q = local(figure, p)
        a = _angle(q)
        side = np.where(q[:, 0] > 0, 1.0, -1.0)
        locks = 0.0022 * _saw(a / 8.0 + 0.3 * side) * np.clip((a - 12) / 30, 0, 1)
        lean = slant * np.clip(q[:, 0], -0.05, 0.05) * np.clip((70 - a) / 30, 0, 1)
        height = exact.interp(a, angles, heights) + lift * np.clip((60 - a) / 40, 0, 1) + locks + lean
        under: Array = (height - q[:, 1]) * figure.head
        return under

    return line


def _saw(turns: Array) -> Array:
    """Pointed waves, -1..1."""
    t = turns - np.floor(turns)
    return np.abs(2 * t - 1) * 2 - 1


def _scalp(f: Figure, volume: float, lift: float = 0.0) -> Row:
    """Hair stands off the skull by `volume`, and on top by `lift` more (so that it lies flat along the hairline)."""
    return add(ellipsoid(on_head(f, (0, 0.127 + lift, -0.010)), np.array((0.0775 + volume, 0.099 + volume * 1.1, 0.098 + volume)) * f.head))


def hair_layers(flesh: Flesh) -> list[Layer]:
    """The hair of a figure: scalp and, for some styles, locks, a bun or a tail; what a hat covers is pressed down and cut away."""
    f = flesh.figure
    if f.hair == "bald":
        return [_fringe_of_old(f)] if f.age > 45 and f.hat == "none" else []
    rows, cuts, bottom = (_crop if f.hat == "headscarf" else _STYLES[f.hair])(f)
    if f.hat not in ("none", "crown"):
        height, rise = brim_line(f.hat)
        cuts = [*cuts, lambda p: (local(f, p)[:, 1] - height - 0.014 - rise * local(f, p)[:, 2]) * f.head]
    low = on_head(f, (-0.19, bottom, -0.22))
    high = on_head(f, (0.19, 0.315, 0.16))
    pressed = None if f.hat == "none" else lambda p: _pressed(f, p)
    step = 0.0112 if f.hair != "afro" else 0.0135
    return [Layer(HAIR, tuple(rows), three(low), three(high), step, tuple(cuts), lip=0.006, skin=_hair_weights(), pressed=pressed)]


def _pressed(f: Figure, p: Array) -> Array:
    """Hair under a hat lies inside its shell; below its edge it may stand out again, a little more than as steeply as a roof."""
    q = local(f, p)
    height, rise = brim_line(f.hat)
    middle = np.array(SHELL_MIDDLE)
    edge = height + rise * q[:, 2]
    top = edge + (0.060 if f.hat == "crown" else 9.0)
    away = np.maximum(edge - 0.004 - q[:, 1], 0.0) * 1.2 + np.maximum(q[:, 1] - top, 0.0) * 1.2
    level = np.clip(q[:, 1], edge, top)
    tall = 1 - square((level - middle[1]) / SHELL[1]) if f.hat != "crown" else np.ones(len(q))
    fits = (0.93 if f.hat != "crown" else 1.0) * np.sqrt(np.maximum(tall, 0.02))
    flat = q[:, [0, 2]] - middle[[0, 2]]
    long = np.sqrt((square(flat / np.array((SHELL[0], SHELL[2])))).sum(1))
    share = np.minimum(1.0, (fits + away / SHELL[0]) / np.maximum(long, 1e-9))
    moved = q.copy()
    moved[:, [0, 2]] = middle[[0, 2]] + flat * share[:, None]
    found: Array = moved * f.head + np.asarray(NECK_PIVOT)
    return found


def _hair_weights() -> Callable[[Array], Array]:
    """Hair goes with the head; what hangs below the chin gives way to neck and chest."""

    def weights(p: Array) -> Array:
        out = np.zeros((len(p), len(INDEX)))
        hang = np.clip((1.53 - p[:, 1]) / 0.14, 0, 1) * 0.65 + np.clip((1.42 - p[:, 1]) / 0.08, 0, 1) * 0.35
        out[:, INDEX["head"]], out[:, INDEX["neck"]], out[:, INDEX["upperChest"]] = 1 - hang, hang * 0.35, hang * 0.65
        return out

    return weights


def _ears_out(f: Figure) -> Line:
    """Leaves the ears bare."""

    def line(p: Array) -> Array:
        q = local(f, p)
        found: Array = (0.030 - np.sqrt(square(q[:, 1] - 0.072) + square(q[:, 2] + 0.004))) * f.head
        return found

    return line


def _short(f: Figure) -> tuple[list[Row], list[Line], float]:
    """Parted at one side, swept up a little over the brow."""
    side = f.parting
    tuft = add(ellipsoid(on_head(f, (0.024 * side, 0.196, 0.046)), np.array((0.058, 0.030, 0.046)) * f.head), 0.045)
    rows = [_scalp(f, 0.0075, 0.009), tuft, ripple(0.0022, on_head(f, (0.01, 0, 0)), (22, 0, 17), 0.3), join()]
    return rows, [_hairline(f, "short", 0.004, 0.09 * side), _ears_out(f)], -0.01


def _crop(f: Figure) -> tuple[list[Row], list[Line], float]:
    return [_scalp(f, 0.0055, 0.002), join()], [_hairline(f, "short", 0.006), _ears_out(f)], -0.01


def _buzz(f: Figure) -> tuple[list[Row], list[Line], float]:
    return [_scalp(f, 0.0028), join()], [_hairline(f, "short", 0.004), _ears_out(f)], -0.01


def _receding(f: Figure) -> tuple[list[Row], list[Line], float]:
    """Short, and gone from the temples, with a point left over the brow."""
    rows = [_scalp(f, 0.0058, 0.001), ripple(0.0015, on_head(f, (0.01, 0, 0)), (22, 0, 17), 0.3), join()]
    return rows, [_hairline(f, "receding"), _ears_out(f)], -0.01


def _curly(f: Figure) -> tuple[list[Row], list[Line], float]:
    rows = [_scalp(f, 0.027), add(ellipsoid(on_head(f, (0, 0.175, -0.005)), np.array((0.112, 0.085, 0.112)) * f.head), 0.05)]
    rows += [ripple(0.0085, on_head(f, (0, 0, 0)), (27, 25, 29), 0.2), join()]
    return rows, [_hairline(f, "short", -0.006)], -0.02


def _afro(f: Figure) -> tuple[list[Row], list[Line], float]:
    """A ball of close curls; the face is carved out of it."""
    h = f.head
    rows = [add(ellipsoid(on_head(f, (0, 0.150, -0.026)), np.array((0.150, 0.142, 0.140)) * h)), _scalp(f, 0.012)]
    rows += [carve(ellipsoid(on_head(f, (0, 0.062, 0.118)), np.array((0.082, 0.108, 0.112)) * h), 0.02)]
    rows += [
        clip(plane((0, -1, 0.30), -float(on_head(f, (0, 0.040, 0))[1])), 0.03),
        ripple(0.0050, on_head(f, (0, 0, 0)), (31, 29, 33), 0.2),
        join(),
    ]
    hairline = _hairline(f, "short", -0.004)

    def near(p: Array) -> Array:
        q = local(f, p) - np.array((0.0, 0.127, -0.010))
        far = np.sqrt((square(q / np.array((0.0775, 0.099, 0.098)))).sum(1)) - 1.0
        found: Array = np.minimum(hairline(p), (0.26 - far) * 0.09 * h)
        return found

    return rows, [near], -0.02


def _bun(f: Figure) -> tuple[list[Row], list[Line], float]:
    at = (0, 0.165, -0.118) if f.hat == "none" else (0, 0.070, -0.108)
    rows = [_scalp(f, 0.009), add(ellipsoid(on_head(f, at), np.array((0.044, 0.044, 0.040)) * f.head), 0.02), join()]
    return rows, [_hairline(f, "swept", 0.004, 0.07 * f.parting), _ears_out(f)], -0.02


def _ponytail(f: Figure) -> tuple[list[Row], list[Line], float]:
    high = 0.150 if f.hat == "none" else 0.090
    a, b, c = on_head(f, (0, high, -0.108)), on_head(f, (0, high - 0.030, -0.152)), on_head(f, (0, -0.095, -0.146))
    rows = [
        _scalp(f, 0.010),
        join(),
        add(cone(a, b, 0.020 * f.head, 0.034 * f.head)),
        add(cone(b, c, 0.036 * f.head, 0.013 * f.head), 0.03),
        ripple(0.002, on_head(f, (0, 0, 0)), (40, 0, 30), 0.3),
    ]
    tail = _hairline(f, "swept", 0.004, 0.07 * f.parting)
    keep = lambda p: np.where(local(f, p)[:, 2] < -0.108, -0.05, tail(p))  # noqa: E731
    return [*rows, join(0.02)], [keep, _ears_out(f)], -0.125


_BRAID = (
    *((0.062, 0.045, -0.052), (0.084, 0.000, -0.040), (0.096, -0.050, 0.010), (0.096, -0.095, 0.066), (0.091, -0.145, 0.106)),
    *((0.086, -0.195, 0.124), (0.083, -0.245, 0.132)),
)
"""A braid's way: from behind the ear over the shoulder to the chest, in the head's own space."""


def _braids(f: Figure) -> tuple[list[Row], list[Line], float]:
    """Parted in the middle, one braid over each shoulder."""
    h = f.head
    rows = [_scalp(f, 0.009), carve(cone(on_head(f, (0, 0.250, 0.05)), on_head(f, (0, 0.215, -0.09)), 0.008 * h, 0.008 * h), 0.006), join()]
    path = np.array(_BRAID)
    spots = np.linspace(0, len(path) - 1, 13)
    line = np.stack([exact.interp(spots, range(len(path)), path[:, k]) for k in range(3)], 1)
    for _, x in SIDES:
        for k, at in enumerate(line):
            thick = (0.0200 if k % 2 else 0.0175) * (1 - 0.030 * k) * h
            rows.append(add(ellipsoid(on_head(f, at * (x, 1, 1)), (thick, thick * 0.95, thick)), 0.005))
    tail = _hairline(f, "swept", 0.004)

    def keep(p: Array) -> Array:
        q = local(f, p)
        at = [exact.interp(-q[:, 1], -path[:, 1], path[:, k]) for k in (0, 2)]
        braid = np.sqrt(square(np.abs(q[:, 0]) - at[0]) + square(q[:, 2] - at[1]))
        found: Array = np.where((braid < 0.034) & (q[:, 1] < 0.06), -0.05, np.maximum(tail(p), _ears_out(f)(p)))
        return found

    return [*rows, join(0.006)], [keep], -0.275


def _hanging(f: Figure, end: float, parting: float, brow: float = 0.172) -> tuple[list[Row], list[Line], float]:
    """Hair that falls over the ears to `end` (head space), from a parting at x = `parting`."""
    h = f.head
    rows = [_scalp(f, 0.017)]
    drop = end - 0.035
    back = ellipsoid(on_head(f, (0, 0.5 * (0.14 + drop), -0.052)), np.array((0.094, 0.5 * (0.14 - drop) + 0.03, 0.066)) * h)
    rows.append(add(back, 0.05))
    for _, x in SIDES:
        rows.append(add(cone(on_head(f, (x * 0.066, 0.15, -0.004)), on_head(f, (x * 0.084, drop, 0.002)), 0.030 * h, 0.026 * h), 0.05))
    if end < -0.05:
        rows.append(add(cone(on_head(f, (0, 0.06, -0.072)), on_head(f, (0, end, -0.112)), 0.068 * h, 0.050 * h), 0.05))
    if brow < 0.15:
        rows.append(add(ellipsoid(on_head(f, (0, 0.150, 0.060)), np.array((0.070, 0.050, 0.052)) * h), 0.02))
    rows += [ripple(0.0022, on_head(f, (0, 0, 0)), (22, 0, 17), 0.2), join()]

    def face(p: Array) -> Array:
        """An opening for the face: an arch that leans away from the parting."""
        q = local(f, p)
        x = np.abs(q[:, 0] - 0.010 * parting)
        side = np.where(q[:, 0] > parting * 0.03, 1.0, -1.0)
        arch = 7.5 * square(q[:, 0] - 0.026 * parting) + 0.004 * side * parting
        top = brow - (arch if brow > 0.15 else 1.5 * (q[:, 0] * q[:, 0]) + 0.0030 * _saw(q[:, 0] / 0.021))
        wide = 0.0660 - 0.10 * np.clip(0.05 - q[:, 1], 0, 0.06)
        inside = np.minimum(np.minimum(top - q[:, 1], wide - x), (q[:, 2] - 0.012) * 1.2)
        return inside * h

    def hem(p: Array) -> Array:
        q = local(f, p)
        wavy = 0.006 * _saw(_angle(q) / 23.0) + 0.0025 * _saw(_angle(q) / 7.0 + 0.4)
        return (end + wavy - q[:, 1]) * h

    return rows, [face, hem], end - 0.09


def _fringe_of_old(f: Figure) -> Layer:
    """The wreath of hair that baldness leaves."""
    low, high = on_head(f, (-0.13, -0.02, -0.15)), on_head(f, (0.13, 0.17, 0.11))
    base = _hairline(f, "short")

    def top(p: Array) -> Array:
        q = local(f, p)
        found: Array = (q[:, 1] - exact.interp(_angle(q), (0, 58, 80, 110, 180), (-0.2, 0.085, 0.135, 0.148, 0.138))) * f.head
        return found

    rows = (_scalp(f, 0.0065), join())
    return Layer(HAIR, rows, three(low), three(high), 0.0110, (base, _ears_out(f), top), lip=0.004, skin=_hair_weights())


def _bob(f: Figure) -> tuple[list[Row], list[Line], float]:
    return _hanging(f, -0.012, f.parting)


def _long(f: Figure) -> tuple[list[Row], list[Line], float]:
    return _hanging(f, -0.140, f.parting)


def _fringe(f: Figure) -> tuple[list[Row], list[Line], float]:
    """Straight across above the brows: a bob on a woman, a mop on a man."""
    return _hanging(f, -0.005 if f.gender == "female" else 0.030, 0.0, 0.124)


_STYLES = {"short": _short, "crop": _crop, "curly": _curly, "bun": _bun, "ponytail": _ponytail, "bob": _bob, "long": _long}
_STYLES |= {"buzz": _buzz, "receding": _receding, "afro": _afro, "braids": _braids, "fringe": _fringe}
