"""Hair, beards, glasses and hats, in the head's own space. Hairlines and fringes are lines that the scalp's surface is cut along.

Knows heads; knows nothing of bodies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.people.anatomy import Flesh, on_head
from workprint.crafts.previz.people.layers import BEARD, HAIR, Layer, Line
from workprint.crafts.previz.people.nets import cut, surface
from workprint.crafts.previz.people.skeleton import INDEX, NECK_PIVOT, SIDES
from workprint.crafts.previz.people.solids import Row, add, cone, ellipsoid, join, ripple, table
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
_VOLUME = {"short": 0.013, "crop": 0.0065, "bob": 0.019, "long": 0.017, "bun": 0.009, "ponytail": 0.010, "curly": 0.022}
_SHORTEST = 0.0015
"""How far a beard stands off the skin along its edges, unit heads."""
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
}  # fmt: skip


def _local(figure: Figure, p: Array) -> Array:
    found: Array = (p - np.asarray(NECK_PIVOT)) / figure.head
    return found


def _angle(q: Array) -> Array:
    """Degrees from straight ahead (0) to the back (180), the same on both sides."""
    found: Array = np.degrees(np.arctan2(np.abs(q[:, 0]), q[:, 2] + 0.012))
    return found


def _hairline(figure: Figure, kind: str, lift: float = 0.0, slant: float = 0.0) -> Line:
    """Cuts scalp below the hairline, with small locks along it; `slant` raises it on one side of the brow."""
    angles, heights = zip(*_HAIRLINES[kind], strict=True)

    def line(p: Array) -> Array:
        q = _local(figure, p)
        a = _angle(q)
        side = np.where(q[:, 0] > 0, 1.0, -1.0)
        locks = 0.0022 * _saw(a / 8.0 + 0.3 * side) * np.clip((a - 12) / 30, 0, 1)
        lean = slant * np.clip(q[:, 0], -0.05, 0.05) * np.clip((70 - a) / 30, 0, 1)
        height = np.interp(a, angles, heights) + lift * np.clip((60 - a) / 40, 0, 1) + locks + lean
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
    """The hair of a figure: scalp and, for some styles, locks, a bun or a tail."""
    f = flesh.figure
    if f.hair == "bald":
        return [_fringe_of_old(f)] if f.age > 45 and f.hat == "none" else []
    rows, cuts, bottom = _STYLES.get(f.hair, _short)(f)
    if f.hat != "none":
        cuts = [*cuts, lambda p: (_local(f, p)[:, 1] - 0.152 + 0.12 * _local(f, p)[:, 2]) * f.head]
    low = on_head(f, (-0.17, bottom, -0.20))
    high = on_head(f, (0.17, 0.285, 0.15))
    return [Layer(HAIR, tuple(rows), _three(low), _three(high), 0.0112, tuple(cuts), lip=0.006, skin=_hair_weights())]


def _three(v: Array) -> tuple[float, float, float]:
    return (float(v[0]), float(v[1]), float(v[2]))


def _hair_weights() -> Callable[[Array], Array]:
    """Hair goes with the head; what hangs below the chin gives way to neck and chest."""

    def weights(p: Array) -> Array:
        out = np.zeros((len(p), len(INDEX)))
        hang = np.clip((1.53 - p[:, 1]) / 0.14, 0, 1) * 0.65
        out[:, INDEX["head"]], out[:, INDEX["neck"]], out[:, INDEX["upperChest"]] = 1 - hang, hang * 0.35, hang * 0.65
        return out

    return weights


def _ears_out(f: Figure) -> Line:
    """Leaves the ears bare."""

    def line(p: Array) -> Array:
        q = _local(f, p)
        return (0.030 - np.sqrt((q[:, 1] - 0.072) ** 2 + (q[:, 2] + 0.004) ** 2)) * f.head

    return line


def _short(f: Figure) -> tuple[list[Row], list[Line], float]:
    """Parted at one side, swept up a little over the brow."""
    side = f.parting
    tuft = add(ellipsoid(on_head(f, (0.024 * side, 0.196, 0.046)), np.array((0.058, 0.030, 0.046)) * f.head), 0.045)
    rows = [_scalp(f, 0.0075, 0.009), tuft, ripple(0.0022, on_head(f, (0.01, 0, 0)), (22, 0, 17), 0.3), join()]
    return rows, [_hairline(f, "short", 0.004, 0.09 * side), _ears_out(f)], -0.01


def _crop(f: Figure) -> tuple[list[Row], list[Line], float]:
    return [_scalp(f, 0.0055, 0.002), join()], [_hairline(f, "short", 0.006), _ears_out(f)], -0.01


def _curly(f: Figure) -> tuple[list[Row], list[Line], float]:
    rows = [_scalp(f, 0.027), add(ellipsoid(on_head(f, (0, 0.175, -0.005)), np.array((0.112, 0.085, 0.112)) * f.head), 0.05)]
    rows += [ripple(0.0085, on_head(f, (0, 0, 0)), (27, 25, 29), 0.2), join()]
    return rows, [_hairline(f, "short", -0.006)], -0.02


def _bun(f: Figure) -> tuple[list[Row], list[Line], float]:
    rows = [_scalp(f, 0.009), add(ellipsoid(on_head(f, (0, 0.165, -0.118)), np.array((0.044, 0.044, 0.040)) * f.head), 0.02), join()]
    return rows, [_hairline(f, "swept", 0.004, 0.07 * f.parting), _ears_out(f)], -0.02


def _ponytail(f: Figure) -> tuple[list[Row], list[Line], float]:
    a, b, c = on_head(f, (0, 0.150, -0.112)), on_head(f, (0, 0.110, -0.165)), on_head(f, (0, -0.075, -0.140))
    rows = [
        _scalp(f, 0.010),
        join(),
        add(cone(a, b, 0.018 * f.head, 0.030 * f.head)),
        add(cone(b, c, 0.030 * f.head, 0.010 * f.head), 0.02),
    ]
    tail = _hairline(f, "swept", 0.004, 0.07 * f.parting)
    keep = lambda p: np.where(_local(f, p)[:, 2] < -0.108, -0.05, tail(p))  # noqa: E731
    return [*rows, join(0.02)], [keep, _ears_out(f)], -0.10


def _hanging(f: Figure, end: float, parting: float) -> tuple[list[Row], list[Line], float]:
    """Hair that falls over the ears to `end` (head space), from a parting at x = `parting`."""
    h = f.head
    rows = [_scalp(f, 0.017)]
    drop = end - 0.035
    back = ellipsoid(on_head(f, (0, 0.5 * (0.14 + drop), -0.052)), np.array((0.094, 0.5 * (0.14 - drop) + 0.03, 0.066)) * h)
    rows.append(add(back, 0.05))
    for _, x in SIDES:
        rows.append(add(cone(on_head(f, (x * 0.066, 0.15, -0.004)), on_head(f, (x * 0.084, drop, 0.002)), 0.030 * h, 0.026 * h), 0.05))
    rows += [ripple(0.0022, on_head(f, (0, 0, 0)), (22, 0, 17), 0.2), join()]

    def face(p: Array) -> Array:
        """An opening for the face: an arch that leans away from the parting."""
        q = _local(f, p)
        x = np.abs(q[:, 0] - 0.010 * parting)
        side = np.where(q[:, 0] > parting * 0.03, 1.0, -1.0)
        top = 0.172 - 7.5 * (q[:, 0] - 0.026 * parting) ** 2 - 0.004 * side * parting
        wide = 0.0660 - 0.10 * np.clip(0.05 - q[:, 1], 0, 0.06)
        inside = np.minimum(np.minimum(top - q[:, 1], wide - x), (q[:, 2] - 0.012) * 1.2)
        return inside * h

    def hem(p: Array) -> Array:
        q = _local(f, p)
        wavy = 0.006 * _saw(_angle(q) / 23.0) + 0.0025 * _saw(_angle(q) / 7.0 + 0.4)
        return (end + wavy - q[:, 1]) * h

    return rows, [face, hem], end - 0.09


def _fringe_of_old(f: Figure) -> Layer:
    """The wreath of hair that baldness leaves."""
    low, high = on_head(f, (-0.13, -0.02, -0.15)), on_head(f, (0.13, 0.17, 0.11))
    base = _hairline(f, "short")

    def top(p: Array) -> Array:
        q = _local(f, p)
        return (q[:, 1] - np.interp(_angle(q), (0, 58, 80, 110, 180), (-0.2, 0.085, 0.135, 0.148, 0.138))) * f.head

    rows = (_scalp(f, 0.0065), join())
    return Layer(HAIR, rows, _three(low), _three(high), 0.0110, (base, _ears_out(f), top), lip=0.004, skin=_hair_weights())


def _bob(f: Figure) -> tuple[list[Row], list[Line], float]:
    return _hanging(f, -0.012, f.parting)


def _long(f: Figure) -> tuple[list[Row], list[Line], float]:
    return _hanging(f, -0.125, f.parting)


_STYLES = {"short": _short, "crop": _crop, "curly": _curly, "bun": _bun, "ponytail": _ponytail, "bob": _bob, "long": _long}


def beard_layers(flesh: Flesh) -> list[Layer]:
    """A beard is the lower face's own surface, grown a few millimetres out, and less and less towards its edges: it hugs the jaw."""
    f = flesh.figure
    if f.beard in ("none", "stubble"):
        return []
    line = _beard_line(f)
    low, high = on_head(f, (-0.10, -0.06, -0.02)), on_head(f, (0.10, 0.12, 0.13))
    rows = [*flesh.rows("head", "nose"), *flesh.rows("neck", soft=0.02), join()]
    face = cut(surface(table(rows), _three(low), _three(high), 0.0080), line)
    grown = (0.0065 if f.beard == "full" else 0.004) * f.head
    inside = np.clip(-line(face.points) / (0.016 * f.head), 0, 1)
    out = _SHORTEST * f.head + (grown - _SHORTEST * f.head) * inside * (2 - inside)
    return [
        Layer(
            BEARD, (), _three(low), _three(high), 0.0080, skin=_rigid, ready=replace(face, points=face.points + face.normals * out[:, None])
        )
    ]


def _beard_line(f: Figure) -> Line:
    """Cuts away the cheeks, the lips and the throat: a full beard runs from the sideburn down the jaw's edge and round under the chin."""

    def line(p: Array) -> Array:
        q = _local(f, p)
        x, y, z = np.abs(q[:, 0]), q[:, 1], q[:, 2]
        lips = (1 - np.sqrt((x / 0.0245) ** 2 + ((y - 0.0255) / 0.0105) ** 2)) * 0.0105
        moustache = np.maximum(np.maximum(y - 0.0490 + 9 * x * x, 0.0345 - y - 0.16 * x), x - 0.031)
        cheek = y - np.interp(x, (0, 0.022, 0.045, 0.058, 0.068, 0.080), (0.050, 0.0485, 0.037, 0.047, 0.058, 0.066))
        jaw = np.interp(z, (0.000, 0.015, 0.035, 0.060, 0.090), (0.045, 0.012, -0.012, -0.026, -0.034)) - y
        full = np.maximum(np.maximum(cheek, lips), np.maximum(jaw * 0.6, 0.010 - z))
        chin = np.maximum((np.sqrt((x / 0.024) ** 2 + ((y + 0.006) / 0.022) ** 2) - 1) * 0.022, 0.05 - z)
        kinds = {"full": full, "moustache": np.maximum(moustache, 0.05 - z), "goatee": np.minimum(chin, np.maximum(moustache, 0.05 - z))}
        bare: Array = kinds.get(f.beard, full) * f.head
        return bare

    return line


def _rigid(p: Array) -> Array:
    out = np.zeros((len(p), len(INDEX)))
    out[:, INDEX["head"]] = 1.0
    return out
