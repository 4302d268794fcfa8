"""What a figure wears, layer by layer: the solid of each layer, the lines it is cut along, and which palette entry it takes.

Hems, cuffs, necklines and hairlines are cut in the mesh itself, so the patterns `top`, `coat` and `bottom` are told to cut nothing away.
Knows cloth and flesh; knows nothing of triangles.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.colours import shaded
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.people.anatomy import Flesh, face_rows
from workprint.crafts.previz.people.hair import beard_layers, hair_layers, worn_layers
from workprint.crafts.previz.people.hands import fingers
from workprint.crafts.previz.people.layers import ACCENT, BOTTOM, COAT, COLLAR, FACE, LAPEL, SHOE, SKIN, TOP, Layer, Line
from workprint.crafts.previz.people.skeleton import FOREARM, INDEX, SIDES, UPPER_ARM, arm_direction
from workprint.crafts.previz.people.solids import Row, add, clip, cone, join, plane, swell, tube
from workprint.crafts.previz.people.wardrobe import Figure

Array = NDArray[np.float64]
_ARM = UPPER_ARM + FOREARM
_COATED = ("coat", "jacket", "suit")
# hem heights in rest space
_HEMS = {
    "shirt": 0.845,
    "sweater": 0.875,
    "tee": 0.865,
    "tuck": 0.975,
    "coat": 0.90,
    "jacket": 0.90,
    "suit": 0.975,
    "dress": 0.455,
    "skirt": 0.975,
}


def layers(flesh: Flesh, coarse: float = 1.0) -> list[Layer]:
    """Every layer that the figure wears, skin first; where `coarse` is more than 1, fingers have fewer sides."""
    f = flesh.figure
    found = [_face(flesh), *_hands(flesh), *_fingers(flesh, coarse), _top(flesh), _shoes(flesh)]
    if f.outfit in ("dress", "skirt"):
        found.append(_legs(flesh))
    found.append(_skirt(flesh) if f.outfit == "skirt" else _trousers(flesh)) if f.outfit != "dress" else None
    if f.outfit == "shirt":
        found.append(_collar(flesh))
    if f.outfit in _COATED:
        found += [_coat(flesh), _lapels(flesh)]
    if f.outfit == "suit":
        found.append(_collar(flesh))
        found += [_tie(flesh)] if f.gender == "male" else []
    return [*found, *hair_layers(flesh), *beard_layers(flesh), *worn_layers(flesh)]


def palette(figure: Figure) -> tuple[Swatch, ...]:
    """Swatches in the order of the layers' part numbers. Brows take the colour of the `hair` entry."""
    whole = (-9.0, 9.0, 1.0, -99.0)
    front = 1.0 if figure.outfit == "shirt" else 0.0
    coat = (*whole, 2.0 if figure.outfit == "coat" else 0.0)
    old = max(0.0, min(1.0, (figure.age - 45) / 30))
    eyes = _eyes(figure)
    stubble = 0.5 if figure.beard == "stubble" else 0.0
    lips = 0.55 if figure.gender == "female" and figure.age > 15 else 0.15
    dark = shaded(figure.hair_colour, 0.9)
    return (
        Swatch(figure.skin),
        Swatch(figure.top, "top", (*whole, front)),
        Swatch(figure.bottom, "bottom", (-9.0, 9.0)),
        Swatch(figure.shoe),
        Swatch(figure.hair_colour, "hair", (0.3 if figure.hair == "curly" else 1.0,)),
        Swatch(figure.skin, "face", (1.545, *eyes, stubble, lips, old)),
        Swatch(figure.under if figure.outfit != "shirt" else shaded(figure.top, 1.12, 0.85), "collar", (9.0, 0.0)),
        Swatch(figure.coat, "coat", coat),
        Swatch(shaded(figure.coat, 0.86), "collar", (9.0, 0.0)),
        Swatch(dark, "hair"),
        Swatch((0.16, 0.15, 0.16)),
        Swatch(figure.accent),
    )


def _eyes(figure: Figure) -> tuple[float, float, float]:
    light = 0.299 * figure.skin[0] + 0.587 * figure.skin[1] + 0.114 * figure.skin[2]
    options = ((0.10, 0.08, 0.08), (0.20, 0.13, 0.09), (0.18, 0.27, 0.33), (0.19, 0.25, 0.17))
    pick = int((figure.nose * 7919 + figure.ears * 104729) * 10) % 4
    return options[pick if light > 0.72 else pick % 2]


# --------------------------------------------------------------------------------------------- lines


def below(height: float) -> Line:
    """Cuts away what lies under a height."""
    return lambda p: height - p[:, 1]


def above(height: float) -> Line:
    return lambda p: p[:, 1] - height


def _sleeve(flesh: Flesh, end: float, keep_arm: bool = True) -> Line:
    """Cuts the arms off beyond `end` (0 shoulder .. 1 wrist), or everything but what lies beyond it."""

    def line(p: Array) -> Array:
        out = np.full(len(p), -1.0)
        for side, x in SIDES:
            d = arm_direction(x)
            q = p - flesh.joints[INDEX[side + "UpperArm"]]
            along, across = q @ d, q @ np.array((-d[1] * x, d[0] * x, 0.0))
            out = np.maximum(out, np.minimum(along - end * _ARM, across + 0.105))
        return out if keep_arm else -out

    return line


def _neck(wide: float, vee: float = 9.0, slope: float = 0.42, high: float = 1.452) -> Line:
    """Cuts a neck hole of radius `wide` above a line that rises from the collarbones to the nape, and in front a V down to height `vee`."""

    def line(p: Array) -> Array:
        y, z = p[:, 1], p[:, 2] + 0.018
        hole = np.minimum(wide - np.sqrt(p[:, 0] ** 2 + z * z), y - high + 0.40 * z)
        notch = np.minimum((y - vee) * slope - np.abs(p[:, 0]), p[:, 2] * 2.0)
        return np.maximum(hole, notch)

    return line


# --------------------------------------------------------------------------------------------- layers


def _face(flesh: Flesh) -> Layer:
    hd = flesh.figure.head
    low, high = (-0.135, 1.315, -0.14), (0.135, 1.545 + 0.235 * hd, 0.02 + 0.14 * hd)
    return Layer(FACE, tuple(face_rows(flesh)), low, high, 0.0092, (below(1.33), _beside(0.115)), fine=True, skin=lambda p: _necked(p))


def _beside(x: float) -> Line:
    return lambda p: np.minimum(np.abs(p[:, 0]) - x, 1.45 - p[:, 1])


def _necked(p: Array) -> Array:
    """Weights of head and neck: the chin goes with the head, the throat with the neck, what is under the collar with the chest."""
    out = np.zeros((len(p), len(INDEX)))
    front = np.clip(p[:, 2] - 0.02, 0, 0.08)
    head = np.clip((p[:, 1] - 1.495 + front) / 0.06, 0, 1)
    head = head * head * (3 - 2 * head)
    neck = np.clip((p[:, 1] - 1.40) / 0.075, 0, 1) * (1 - head)
    out[:, INDEX["head"]], out[:, INDEX["neck"]], out[:, INDEX["upperChest"]] = head, neck, np.maximum(0, 1 - head - neck)
    return out


def _hands(flesh: Flesh) -> list[Layer]:
    f = flesh.figure
    rows = (*flesh.rows("arm", soft=0.03), join(), *flesh.rows("hand"), join(0.022))
    start = f.sleeve * 0.965 - 0.045 if f.outfit not in _COATED else 0.93
    found = []
    for side, x in SIDES:
        wrist = flesh.joints[INDEX[side + "Hand"]]
        tip = wrist + arm_direction(x) * 0.20
        top: Array = flesh.joints[INDEX[side + "UpperArm"]] + arm_direction(x) * (_ARM * start)
        around = np.array((0.07, 0.07, 0.075))
        low = np.minimum(np.minimum(tip, top), wrist) - around
        high = np.maximum(np.maximum(tip, top), wrist) + around
        found.append(Layer(SKIN, rows, _three(low), _three(high), 0.0078, (_sleeve(flesh, start, keep_arm=False),), reach=0.022, fine=True))
    return found


def _fingers(flesh: Flesh, coarse: float) -> list[Layer]:
    f, found = flesh.figure, []
    sides = max(4, round(9 / coarse))
    for side, x in SIDES:
        shape, weights = fingers(flesh.joints[INDEX[side + "Hand"]], x, f.hand, 0.75 + 0.25 * f.build, sides)
        found.append(Layer(SKIN, (), (0, 0, 0), (0, 0, 0), 0.01, skin=lambda _, known=weights: known, ready=shape))
    return found


def _three(v: Array) -> tuple[float, float, float]:
    return (float(v[0]), float(v[1]), float(v[2]))


def _trunk(flesh: Flesh, ease: float, flare: float) -> list[Row]:
    """Torso, hips, upper legs and arms under cloth that stands off by `ease` metres and falls wider below the waist."""
    cuffs = []
    for side, x in SIDES:
        wrist, d = flesh.joints[INDEX[side + "Hand"]], arm_direction(x)
        cuffs.append(add(cone(wrist - d * 0.07, wrist + d * 0.01, 0.0285 * flesh.figure.build, 0.0275 * flesh.figure.build), 0.02))
    return [
        *flesh.rows("torso", "pelvis"),
        *flesh.rows("neck", soft=0.04),
        *flesh.rows("leg", soft=0.05),
        *flesh.rows("arm", soft=0.045),
        *cuffs,
        swell(ease, flare, 1.03, 0.16),
        join(),
    ]


def _bell(f: Figure, hem: float, top: tuple[float, float], foot: tuple[float, float], waist: float) -> list[Row]:
    """A skirt: a tube from the waist to below the hem."""
    skirt = tube(waist, hem, -0.004, (top[0] * f.hip, top[1]), (foot[0] * f.hip, foot[1]))
    return [add(skirt), clip(plane((0, 1, 0), waist), 0.04), clip(plane((0, -1, 0), -(hem - 0.06))), join(0.05)]


def _top(flesh: Flesh) -> Layer:
    f = flesh.figure
    under = f.outfit in _COATED
    hem = _HEMS.get(f.outfit, 0.86)
    ease, flare = {"sweater": (0.014, 0.004), "tee": (0.010, 0.006), "shirt": (0.010, 0.010)}.get(f.outfit, (0.0085, -0.0065))
    rows = _trunk(flesh, 0.006 if under else ease, flare)
    if f.outfit == "dress":
        deep = 0.108 + 0.05 * f.belly
        rows += _bell(f, hem, (0.115 * f.waist, 0.088), (0.205, deep + 0.050), 1.06)
    neck = _neck(0.080, 1.345, 0.5) if f.outfit in ("dress", "tuck") else _neck(0.078)
    cuts: tuple[Line, ...] = (below(hem), neck, _sleeve(flesh, 0.5 if under else f.sleeve * 0.965))
    if under:
        cuts = (below(0.95), neck, lambda p: np.maximum(np.abs(p[:, 0]) - 0.13, np.minimum(-p[:, 2], 1.36 - p[:, 1])))
    high = (0.60, 1.53, 0.27)
    reach = 0.6 if not under else 0.16
    return Layer(
        TOP,
        tuple(rows),
        (-reach, hem - 0.05, -0.30),
        (reach, *high[1:]),
        0.0190,
        cuts,
        lip=0.007,
        sway=_sway if f.outfit == "dress" else None,
    )


def _sway(p: Array, weights: Array) -> Array:
    """Skirts and coat-tails: below the hips they follow both legs and, near the top, the hips; below the knees the lower legs."""
    low = np.clip((0.97 - p[:, 1]) / 0.30, 0, 1) * (np.abs(p[:, 0]) < 0.34)
    left = np.clip(0.5 + p[:, 0] / 0.22, 0, 1)
    left = left * left * (3 - 2 * left)
    hang = np.zeros_like(weights)
    shin = np.clip((0.53 - p[:, 1]) / 0.10, 0, 1) * 0.85
    hips = 0.30 * np.clip((p[:, 1] - 0.62) / 0.20, 0, 1)
    for side, share in (("left", left), ("right", 1 - left)):
        hang[:, INDEX[side + "UpperLeg"]] = (1 - hips) * share * (1 - shin)
        hang[:, INDEX[side + "LowerLeg"]] = (1 - hips) * share * shin
    hang[:, INDEX["hips"]] = hips
    hang /= hang.sum(1, keepdims=True)
    return weights * (1 - low)[:, None] + hang * low[:, None]


def _coat(flesh: Flesh) -> Layer:
    f, rows = flesh.figure, _coat_rows(flesh)
    hem = _coat_hem(f)
    vee, slope = (1.20, 0.34) if f.outfit == "coat" else (1.10, 0.27)
    cuts = (below(hem), _neck(0.082, vee, slope, 1.46), _sleeve(flesh, 0.985), _front(vee, f.outfit))
    return Layer(COAT, rows, (-0.62, hem - 0.05, -0.32), (0.62, 1.54, 0.30), 0.0195, cuts, lip=0.010, sway=_sway)


def _coat_hem(f: Figure) -> float:
    return 0.50 if f.outfit == "coat" else 0.845


def _coat_rows(flesh: Flesh, grown: float = 0.0) -> tuple[Row, ...]:
    f = flesh.figure
    long = f.outfit == "coat"
    rows = _trunk(flesh, (0.018 if long else 0.019 if f.outfit == "suit" else 0.015) + grown, 0.016)
    if long:
        rows += _bell(f, 0.50, (0.150, 0.118 + 0.05 * f.belly), (0.192, 0.150 + 0.03 * f.belly), 1.02)
    return tuple(rows)


def _front(vee: float, outfit: str) -> Line:
    """The two front edges part below the lowest button."""
    start = 0.80 if outfit == "coat" else 1.00
    return lambda p: np.minimum((start - p[:, 1]) * 0.20 - np.abs(p[:, 0]), p[:, 2] * 2.0)


def _from_neck(p: Array) -> Array:
    """Level distance from the neck's axis, metres."""
    return np.sqrt(p[:, 0] ** 2 + (p[:, 2] + 0.018) ** 2)


def _collar_top(p: Array, high: float) -> Array:
    """How far above a collar's upper edge: `high` at the sides, lower in front, a little higher behind."""
    z = p[:, 2] + 0.018
    return p[:, 1] - (high - 0.45 * np.maximum(z, 0) - 0.08 * np.minimum(z, 0))


def _lapels(flesh: Flesh) -> Layer:
    """Lapels and a low collar: the coat's own surface, a little further out, cut to a band along its V."""
    f = flesh.figure
    vee, slope = (1.20, 0.34) if f.outfit == "coat" else (1.10, 0.27)

    def band(p: Array) -> Array:
        y, x, z = p[:, 1], np.abs(p[:, 0]), p[:, 2]
        edge = (y - vee) * slope
        wide = np.minimum(np.interp(y, (1.30, 1.40, 1.46), (0.050, 0.046, 0.028)), (y - vee) * 0.45)
        front = np.maximum(np.maximum(x - edge - wide, vee + 0.01 - y), -0.03 - z)
        low = np.interp(z, (-0.11, -0.05, 0.02), (1.470, 1.450, 1.400))
        lapel = np.minimum(front, np.maximum(_from_neck(p) - 0.122, low - y))
        return np.maximum(lapel, np.maximum(np.minimum(edge - 0.003 - x, z), _collar_top(p, 1.512)))

    rows = _coat_rows(flesh, 0.0075)
    return Layer(LAPEL, rows, (-0.20, vee - 0.02, -0.2), (0.20, 1.54, 0.26), 0.0130, (band,), lip=0.006)


def _tie(flesh: Flesh) -> Layer:
    """A tie: the shirt front's own surface a little further out, cut to its shape."""
    rows = tuple(_trunk(flesh, 0.0115, 0.0))

    def line(p: Array) -> Array:
        y, x = p[:, 1], np.abs(p[:, 0])
        wide = np.where(y > 1.408, 0.013 + 0.25 * (y - 1.408), 0.011 + 0.060 * (1.408 - y))
        ends = np.maximum(y - 1.440, 1.06 - y)
        away: Array = np.maximum(np.maximum(x - wide, 0.02 - p[:, 2]), ends)
        return away

    return Layer(ACCENT, rows, (-0.05, 1.03, 0.0), (0.05, 1.47, 0.24), 0.0105, (line,), lip=0.003)


def _collar(flesh: Flesh) -> Layer:
    """A shirt collar: a band of the shirt's own surface round the neck, a little further out, open in front."""
    rows = tuple(_trunk(flesh, 0.0150 if flesh.figure.outfit == "suit" else 0.0165, 0.0))

    def line(p: Array) -> Array:
        y, x = p[:, 1], np.abs(p[:, 0])
        gap = np.minimum(0.004 + 0.62 * np.maximum(y - 1.418, 0) - x, p[:, 2] * 3)
        foot = _from_neck(p) - np.interp(p[:, 2], (-0.09, -0.02, 0.03, 0.06), (0.094, 0.104, 0.114, 0.112))
        return np.maximum(
            np.maximum(foot, _collar_top(p, 1.506)), np.maximum(gap, 1.400 + 0.85 * np.maximum(x - 0.026, 0) * (p[:, 2] > 0) - y)
        )

    return Layer(COLLAR, rows, (-0.125, 1.37, -0.15), (0.125, 1.54, 0.12), 0.0095, (line,), lip=0.005)


def _trousers(flesh: Flesh) -> Layer:
    rows = (*flesh.rows("pelvis"), *flesh.rows("leg", soft=0.05), swell(0.005, 0.016, 0.52, 0.42), join())
    return Layer(BOTTOM, rows, (-0.27, 0.02, -0.2), (0.27, 1.05, 0.2), 0.0190, (above(1.0), below(0.068)), lip=0.006)


def _skirt(flesh: Flesh) -> Layer:
    f = flesh.figure
    rows = (*flesh.rows("pelvis"), *flesh.rows("leg", soft=0.05), swell(0.008), join())
    bell = _bell(f, 0.47, (0.118 * f.waist, 0.090), (0.195, 0.148), 1.03)
    return Layer(BOTTOM, (*rows, *bell), (-0.3, 0.40, -0.27), (0.3, 1.06, 0.27), 0.0190, (above(1.015), below(0.47)), lip=0.007, sway=_sway)


def _legs(flesh: Flesh) -> Layer:
    rows = (*flesh.rows("leg", soft=0.05), *flesh.rows("foot", soft=0.03))
    return Layer(SKIN, rows, (-0.22, 0.03, -0.17), (0.22, 0.66, 0.2), 0.0165, (above(0.62), below(0.06)))


def _shoes(flesh: Flesh) -> Layer:
    high = 0.085 if flesh.figure.outfit in ("dress", "skirt") else 0.125
    rows = (*flesh.rows("foot", soft=0.03), swell(0.0055), clip(plane((0, -1, 0), 0.0), 0.006), join())
    return Layer(SHOE, rows, (-0.2, -0.03, -0.13), (0.2, 0.17, 0.22), 0.0130, (_tongue(high),), lip=0.005, fine=True)


def _tongue(high: float) -> Line:
    return lambda p: p[:, 1] - high - 0.25 * np.maximum(0.0, -p[:, 2] - 0.03)
