"""What a dog is made of: a mongrel 0.58 m at the withers, from which breeds are made by longer and shorter parts. Knows no motion.

Proportions after W. Ellenberger, H. Dittrich and H. Baum, "An Atlas of Animal Anatomy for Artists".
"""

from __future__ import annotations

import numpy as np

from workprint.crafts.previz.animals.breeds import Breed
from workprint.crafts.previz.animals.flesh import (
    Layer,
    Line,
    Made,
    Part,
    along,
    ball,
    ball_line,
    below,
    either,
    freckles,
    grown,
    grown_layer,
    grown_rig,
    leaf,
    mirrored,
    shrunk,
    spots,
    wavy,
)
from workprint.crafts.previz.animals.quadrupeds import four_legged
from workprint.crafts.previz.animals.rig import Rig
from workprint.crafts.previz.colours import mixed, shaded
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.people.nets import Surface
from workprint.crafts.previz.people.postures import chance
from workprint.crafts.previz.people.solids import cone, ellipsoid

COAT, SECOND, DARK, EYE, GLINT, MOUTH, INNER, JAW, LID, TONGUE, THIRD, EAR = range(12)
TAILS: dict[str, tuple[tuple[float, float], ...]] = {
    # heights and depths of a tail's joints and its end
    "long": ((0.575, -0.325), (0.535, -0.415), (0.478, -0.48), (0.44, -0.55), (0.437, -0.63)),
    "curl": ((0.580, -0.320), (0.655, -0.375), (0.735, -0.365), (0.765, -0.295), (0.715, -0.245)),
    "short": ((0.580, -0.325), (0.600, -0.385), (0.615, -0.42), (0.62, -0.44), (0.625, -0.45)),
}
POLL = (0.0, 0.735, 0.315)
"""Where the head turns; heads of other sizes grow from here."""
Point = tuple[float, float, float]


def made(breed: Breed) -> Made:
    """A dog of a breed."""
    size = breed.head * 1.13
    solids = (*_trunk(breed), *_legs(breed), *_tail(breed), *(grown(part, POLL, size) for part in _head(breed)))
    marks = (*((part, _ahead(shrunk(line, POLL, size))) for part, line in _face_marks(breed)), *_marks(breed))
    body = Layer(COAT, solids, (-0.24, -0.02, -0.80), (0.24, 0.95, 0.36), 0.0105, keep=_neck(1.0), patches=marks)
    head = Layer(COAT, solids, (-0.16, 0.5, 0.12), (0.16, 0.95, 0.74), 0.0066, keep=_neck(-1.0), patches=marks)
    worn = (grown_layer(layer, POLL, size) for layer in (_jaw(breed), *_face(breed), *_ears(breed)))
    bones = grown_rig(_rig(breed.tail), "head", size, ("jaw", "leftEar", "rightEar", "leftLid", "rightLid"))
    eye, crown = (tuple(np.array(POLL) + (np.array(at) - POLL) * size) for at in ((0.0, 0.752, 0.415), (0.0, 0.815, 0.345)))
    return Made(bones, (body, head, *worn), _palette(breed), eye, crown, 0.215 * size)


def _ahead(line: Line) -> Line:
    """The part of a patch on the head itself."""
    return lambda points: np.maximum(line(points), 0.30 - points[:, 2])


def _neck(sign: float) -> Line:
    """Where the fine head begins on the coarse body: a plane across the neck."""
    n = (0.0, 0.62, 0.78)
    return lambda points: sign * (along(points, n) - 0.565)


def _rig(tail: str) -> Rig:
    joints = TAILS.get(tail, TAILS["long"])
    return four_legged(
        {
            "hips": (0, 0.535, -0.24),
            "spine": (0, 0.55, -0.09),
            "chest": (0, 0.535, 0.06),
            "ribs": (0, 0.47, 0.07),
            "neck": (0, 0.575, 0.19),
            "throat": (0, 0.655, 0.255),
            "head": (0, 0.735, 0.315),
            "jaw": (0, 0.712, 0.365),
            "leftEar": (0.052, 0.79, 0.325),
            "leftLid": (0.0385, 0.752, 0.405),
            "tail": (0, *joints[0]),
            "tail2": (0, *joints[1]),
            "tail3": (0, *joints[2]),
            "tail4": (0, *joints[3]),
            "leftBlade": (0.055, 0.585, 0.105),
            "leftArm": (0.078, 0.42, 0.215),
            "leftElbow": (0.082, 0.325, 0.115),
            "leftWrist": (0.08, 0.135, 0.13),
            "leftHand": (0.08, 0.045, 0.15),
            "leftHip": (0.06, 0.515, -0.26),
            "leftKnee": (0.078, 0.345, -0.185),
            "leftHock": (0.074, 0.17, -0.335),
            "leftPaw": (0.076, 0.045, -0.305),
        },
        ((0, 14, -30, 62, 0), (0.08, 0.0, 0.165)),
        ((-26, 40, -34, 0), (0.076, 0.0, -0.285)),
    )


def _trunk(b: Breed) -> list[Part]:
    w, f = b.build, 0.012 * b.fluff
    parts = [
        Part(ellipsoid((0, 0.482, 0.085), (0.108 * w + f, 0.148 + f, 0.20 + f)), 0.0, {"ribs": 0.8, "chest": 0.2}),
        Part(ellipsoid((0, 0.50, -0.05), (0.092 * w + f, 0.108 + f, 0.16)), 0.06, {"spine": 0.6, "ribs": 0.4}),
        Part(ellipsoid((0, 0.512, -0.18), (0.080 * w + f, 0.088 + f, 0.13)), 0.06, {"spine": 0.4, "hips": 0.6}),
        Part(ellipsoid((0, 0.515, -0.255), (0.088 * w + f, 0.092 + f, 0.105)), 0.05, {"hips": 1}),
        Part(ellipsoid((0, 0.445, 0.19), (0.082 * w + f, 0.105 + f, 0.085 + f)), 0.05, {"chest": 1}),
        Part(cone((0, 0.575, 0.10), (0, 0.555, -0.25), 0.042, 0.036), 0.06, {"spine": 0.6, "chest": 0.2, "hips": 0.2}),
        Part(cone((0, 0.535, 0.165), (0, 0.63, 0.25), 0.088 * w + 2 * f, 0.072 * w + 2 * f), 0.06, {"neck": 0.6, "chest": 0.4}),
        Part(cone((0, 0.62, 0.245), (0, 0.715, 0.315), 0.070 * w + 2 * f, 0.058 * w + f), 0.04, {"throat": 0.7, "neck": 0.3}),
    ]
    return parts


def _legs(b: Breed) -> list[Part]:
    parts, w, f = [], 0.75 + 0.25 * b.build, 0.008 * b.fluff
    for side, x in (("left", 1.0), ("right", -1.0)):

        def at(px: float, y: float, z: float, x: float = x) -> Point:
            return (x * px, y, z)

        blade, arm, elbow, wrist, hand = (side + name for name in ("Blade", "Arm", "Elbow", "Wrist", "Hand"))
        hip, knee, hock, paw = (side + name for name in ("Hip", "Knee", "Hock", "Paw"))
        parts += [
            Part(ellipsoid(at(0.072, 0.49, 0.15), (0.042 * w, 0.105, 0.078)), 0.045, {blade: 0.6, "chest": 0.4}),
            Part(cone(at(0.075, 0.415, 0.195), at(0.08, 0.335, 0.125), 0.055 * w + f, 0.043 * w + f), 0.04, {arm: 0.8, "chest": 0.2}),
            Part(cone(at(0.082, 0.325, 0.12), at(0.08, 0.215, 0.125), 0.040 * w + f, 0.029 * w + f), 0.03, {elbow: 1}),
            Part(cone(at(0.08, 0.215, 0.125), at(0.08, 0.14, 0.13), 0.029 * w + f, 0.0235 * w + f), 0.02, {elbow: 1}),
            Part(ellipsoid(at(0.08, 0.137, 0.132), (0.026 * w, 0.03, 0.027 * w)), 0.015, {elbow: 0.5, wrist: 0.5}),
            Part(cone(at(0.08, 0.128, 0.132), at(0.08, 0.052, 0.148), 0.0235 * w + f, 0.0245 * w), 0.015, {wrist: 1}),
            Part(ellipsoid(at(0.08, 0.028, 0.166), (0.033 * w, 0.028, 0.044)), 0.015, {hand: 1}),
            Part(ellipsoid(at(0.070, 0.47, -0.245), (0.044 * w + f, 0.10, 0.088)), 0.045, {hip: 0.65, "hips": 0.35}),
            Part(cone(at(0.074, 0.42, -0.225), at(0.078, 0.35, -0.20), 0.068 * w + f, 0.048 * w + f), 0.04, {hip: 0.9, "hips": 0.1}),
            Part(cone(at(0.078, 0.345, -0.198), at(0.075, 0.215, -0.295), 0.046 * w + f, 0.026 * w + f), 0.03, {knee: 1}),
            Part(cone(at(0.075, 0.215, -0.295), at(0.074, 0.172, -0.338), 0.026 * w, 0.0225 * w), 0.02, {knee: 0.9, hock: 0.1}),
            Part(ellipsoid(at(0.074, 0.175, -0.343), (0.0225 * w, 0.026, 0.024)), 0.015, {knee: 0.4, hock: 0.6}),
            Part(cone(at(0.074, 0.165, -0.335), at(0.076, 0.052, -0.308), 0.0225 * w + f, 0.0235 * w), 0.015, {hock: 1}),
            Part(ellipsoid(at(0.076, 0.027, -0.288), (0.032 * w, 0.027, 0.043)), 0.015, {paw: 1}),
        ]
        for bone, z0 in ((hand, 0.200), (paw, -0.254)):
            centre = 0.08 if bone == hand else 0.076
            for off, back in ((-0.021, 0.012), (-0.0075, 0.0), (0.0075, 0.0), (0.021, 0.012)):
                parts.append(Part(ellipsoid(at(centre + off, 0.018, z0 - back), (0.0105, 0.0175, 0.018)), 0.005, {bone: 1}))
    return parts


def _head(b: Breed) -> list[Part]:
    head, f = {"head": 1.0}, 0.006 * b.fluff
    tip = 0.41 + 0.085 * b.muzzle
    parts = [
        Part(ellipsoid((0, 0.756, 0.345), (0.066 + f, 0.062, 0.078)), 0.04, head),
        Part(ellipsoid((0, 0.722, 0.375), (0.056 + f, 0.042, 0.055)), 0.03, head),
        Part(cone((0, 0.728, 0.40), (0, 0.717, tip), 0.041, 0.028), 0.03, head),
        Part(cone((0, 0.742, 0.40), (0, 0.733, tip + 0.008), 0.024, 0.016), 0.016, head),
    ]
    for x in (1.0, -1.0):
        parts += [
            Part(ellipsoid((x * 0.034, 0.768, 0.392), (0.021, 0.012, 0.022)), 0.014, head),
            Part(ellipsoid((x * 0.041, 0.722, 0.378), (0.028 + f, 0.034, 0.045)), 0.02, head),
            Part(ellipsoid((x * 0.018, 0.711, tip - 0.012), (0.0165, 0.018, 0.026)), 0.010, head),
            Part(ellipsoid((x * 0.0395, 0.752, 0.413), (0.0125, 0.011, 0.014)), 0.008, head, carves=True),
        ]
    return parts


def _jaw(b: Breed) -> Layer:
    tip = 0.388 + 0.085 * b.muzzle
    solids = (
        Part(cone((0, 0.700, 0.365), (0, 0.690, tip), 0.033, 0.0205), 0.0, {"jaw": 1}),
        Part(ellipsoid((0, 0.697, 0.36), (0.042, 0.026, 0.04)), 0.02, {"jaw": 1}),
    )
    lips = (MOUTH, ball_line((0, 0.722, tip - 0.055), (0.024, 0.0145, 0.075)))
    return Layer(JAW, solids, (-0.07, 0.64, 0.29), (0.07, 0.75, tip + 0.05), 0.006, bone="jaw", patches=(lips,))


def _face(b: Breed) -> list[Layer]:
    tip = 0.41 + 0.085 * b.muzzle
    layers = [
        Layer(DARK, ready=ball((0, 0.7345, tip + 0.021), (0.0185, 0.0135, 0.0135)), bone="head"),
        Layer(DARK, ready=ball((0, 0.722, tip + 0.0195), (0.006, 0.012, 0.0095)), bone="head"),
    ]
    for side, x in (("left", 1.0), ("right", -1.0)):
        eye = (x * 0.0385, 0.752, 0.405)
        layers += [
            Layer(EYE, ready=ball(eye, (0.0115, 0.0115, 0.0115)), bone="head"),
            Layer(GLINT, ready=ball((x * 0.0415, 0.7575, 0.4145), (0.0028, 0.0028, 0.0028), 5), bone="head"),
            Layer(LID, ready=ball(eye, (0.0125, 0.0125, 0.0125)), bone=side + "Lid"),
        ]
    return layers


def _ears(b: Breed) -> list[Layer]:
    layers = []
    for side, x in (("left", 1.0), ("right", -1.0)):
        if b.ears == "prick":
            inner, outer = _ear(x, (0.044, 0.785, 0.330), (0.064, 0.905, 0.338), (1.0, 0.0, -0.45), 0.072, "ear", 0.016)
        elif b.ears == "half":
            inner, outer = _ear(x, (0.044, 0.790, 0.325), (0.098, 0.825, 0.388), (0.8, 0.5, -0.8), 0.070, "ear", 0.0)
        else:
            inner, outer = _ear(x, (0.050, 0.802, 0.325), (0.097, 0.668, 0.362), (0.0, -0.25, 1.0), 0.088, "flap", 0.0)
        layers += [Layer(INNER, ready=inner, bone=side + "Ear"), Layer(EAR, ready=outer, bone=side + "Ear")]
    return layers


def _ear(x: float, root: Point, tip: Point, across: Point, width: float, shape: str, cup: float) -> tuple[Surface, Surface]:
    """Inner and outer side of one ear, said for the left one."""
    front, back = leaf(root, tip, across, width, shape=shape, bow=-0.012 if shape == "flap" else 0.0, cup=cup, thick=0.016)
    return (front, back) if x > 0 else (mirrored(front), mirrored(back))


def _tail(b: Breed) -> list[Part]:
    f = 0.032 * b.fluff
    at = [(0.0, y, z) for y, z in TAILS.get(b.tail, TAILS["long"])]
    thick = (0.034, 0.027 + f, 0.023 + 1.25 * f, 0.017 + f, 0.008 + 0.3 * f)
    names = ("tail", "tail2", "tail3", "tail4")
    count = 2 if b.tail == "short" else 4
    return [Part(cone(at[k], at[k + 1], thick[k], thick[k + 1]), 0.02, {names[k]: 1.0}) for k in range(count)]


# --------------------------------------------------------------------------------------------- colours


def _face_marks(b: Breed) -> tuple[tuple[int, Line], ...]:
    """Where the face of a head of size 1 has other colours."""
    blaze = either(ball_line((0, 0.702, 0.475), (0.06, 0.042, 0.07)), ball_line((0, 0.77, 0.42), (0.012, 0.055, 0.05)))
    if b.pattern == "saddle":
        return ((THIRD, ball_line((0, 0.70, 0.53), (0.05, 0.06, 0.085))),)
    if b.pattern == "mask":
        brows = (ball_line((x * 0.036, 0.786, 0.405), (0.017, 0.015, 0.03)) for x in (1.0, -1.0))
        return ((SECOND, either(ball_line((0, 0.70, 0.44), (0.068, 0.050, 0.10)), *brows)),)
    if b.pattern in ("bib", "tricolour"):
        return ((SECOND, blaze),)
    if b.pattern == "patches":
        side = 1.0 if chance(b.name, "eye") < 0.5 else -1.0
        return ((THIRD, ball_line((side * 0.05, 0.765, 0.375), (0.042, 0.04, 0.055))),)
    return ()


def _marks(b: Breed) -> tuple[tuple[int, Line], ...]:
    """Where the body has other colours."""
    chest = ball_line((0, 0.40, 0.27), (0.075, 0.13, 0.11))
    if b.pattern == "saddle":
        return ((THIRD, wavy(ball_line((0, 0.62, -0.10), (0.21, 0.135, 0.36)), 0.05, 5.0)),)
    if b.pattern == "mask":
        under = wavy(ball_line((0, 0.34, 0.04), (0.12, 0.10, 0.34)), 0.06, 5.0)
        return ((SECOND, either(chest, under, below(0.30))),)
    if b.pattern == "bib":
        return ((SECOND, either(chest, below(0.085), _tip())),)
    if b.pattern == "tricolour":
        saddle = wavy(ball_line((0, 0.64, -0.09), (0.25, 0.16, 0.30)), 0.07, 4.0)
        return ((SECOND, either(chest, below(0.19), _tip())), (THIRD, saddle))
    if b.pattern == "patches":
        return ((THIRD, wavy(spots(_places(b, 4, (0.24, 0.42, 0.22, -0.34, 0.56), (0.07, 0.05))), 0.012, 7.0)),)
    if b.pattern == "spots":
        return ((THIRD, freckles(_places(b, 70, (2.0, 0.10, 0.75, -0.38, 0.85), (0.013, 0.015)))),)
    return ()


def _places(b: Breed, count: int, spread: tuple[float, ...], size: tuple[float, float]) -> list[tuple[float, float, float, float]]:
    """Where spots are by the name's own dice: within `spread` (width; lowest, height; back, length), of radii `size`."""
    wide, low, tall, back, long = spread
    found = []
    for k in range(count):
        x, y, z, r = (chance(b.name, "spot", axis, k) for axis in "xyzr")
        found.append(((x - 0.5) * wide, low + y * tall, back + z * long, size[0] + r * size[1]))
    return found


def _tip() -> Line:
    """The tip of the tail."""
    return lambda points: points[:, 2] + 0.585


def _palette(b: Breed) -> tuple[Swatch, ...]:
    coat, dark = b.coat, (0.13, 0.11, 0.115)
    return (
        Swatch(coat),
        Swatch(b.second),
        Swatch(dark),
        Swatch(mixed(b.eye, (0.08, 0.06, 0.06), 0.6)),
        Swatch((0.97, 0.97, 0.95)),
        Swatch((0.30, 0.13, 0.13)),
        Swatch(mixed(shaded(coat, 0.8), (0.72, 0.52, 0.48), 0.35)),
        Swatch(b.second if b.pattern in ("bib", "tricolour", "mask") else b.third if b.pattern == "saddle" else coat),
        Swatch(shaded(coat, 0.85)),
        Swatch((0.80, 0.45, 0.47)),
        Swatch(b.third),
        Swatch(b.third if b.pattern in ("saddle", "patches", "mask", "tricolour", "spots") else shaded(coat, 0.9)),
    )
