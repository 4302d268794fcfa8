"""What a horse is made of: 1.58 m at the withers, with mane, tail and hooves. Knows no motion.

Proportions after W. Ellenberger, H. Dittrich and H. Baum, "An Atlas of Animal Anatomy for Artists".
"""

from __future__ import annotations

import numpy as np

from workprint.crafts.previz import exact
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
    both,
    either,
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
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.people.postures import chance
from workprint.crafts.previz.people.solids import cone, ellipsoid, plane

COAT, SECOND, THIRD, HAIR, HOOF, EYE, GLINT, INNER, EAR, JAW, LID, NOSE, MOUTH = range(13)
POLL = (0.0, 1.90, 0.96)
"""Where the head turns."""
Point = tuple[float, float, float]


def made(breed: Breed) -> Made:
    """A horse of a breed."""
    size = breed.head
    solids = (*_trunk(breed), *_legs(breed), *(grown(part, POLL, size) for part in _head()))
    marks = (*((part, _ahead(shrunk(line, POLL, size))) for part, line in _face_marks(breed)), *_marks(breed))
    body = Layer(COAT, solids, (-0.42, -0.03, -1.0), (0.42, 1.95, 0.98), 0.026, keep=_neck(1.0), patches=marks)
    head = Layer(COAT, solids, (-0.26, 1.3, 0.75), (0.26, 2.2, 1.6), 0.0145, keep=_neck(-1.0), patches=marks)
    worn = (grown_layer(layer, POLL, size) for layer in (_jaw(), *_face(), *_ears(breed), _forelock()))
    bones = grown_rig(_rig(), "head", size, ("jaw", "leftEar", "rightEar", "leftLid", "rightLid"))
    eye, crown = (tuple(np.array(POLL) + (np.array(at) - POLL) * size) for at in ((0.0, 1.805, 1.10), (0.0, 1.955, 0.985)))
    layers = (body, head, *worn, *_mane(), *_tail())
    return Made(bones, layers, _palette(breed), eye, crown, 0.40 * size)


def _ahead(line: Line) -> Line:
    return lambda points: np.maximum(line(points), 0.92 - points[:, 2])


def _neck(sign: float) -> Line:
    """Where the fine head begins on the coarser body: a plane behind the cheeks."""
    n = (0.0, 0.35, 0.937)
    return lambda points: sign * (along(points, n) - (0.35 * 1.72 + 0.937 * 0.90))


def _rig() -> Rig:
    return four_legged(
        {
            "hips": (0, 1.36, -0.52),
            "spine": (0, 1.40, -0.15),
            "chest": (0, 1.33, 0.25),
            "ribs": (0, 1.12, 0.10),
            "neck": (0, 1.36, 0.46),
            "throat": (0, 1.60, 0.68),
            "nape": (0, 1.78, 0.85),
            "head": POLL,
            "jaw": (0, 1.76, 1.02),
            "leftEar": (0.055, 1.94, 0.965),
            "leftLid": (0.088, 1.805, 1.085),
            "tail": (0, 1.40, -0.81),
            "tail2": (0, 1.28, -0.91),
            "tail3": (0, 0.95, -0.97),
            "leftBlade": (0.10, 1.48, 0.28),
            "leftArm": (0.16, 1.13, 0.54),
            "leftElbow": (0.17, 0.97, 0.33),
            "leftWrist": (0.165, 0.50, 0.38),
            "leftHand": (0.165, 0.175, 0.375),
            "leftHip": (0.13, 1.20, -0.60),
            "leftKnee": (0.19, 0.93, -0.40),
            "leftHock": (0.16, 0.56, -0.745),
            "leftPaw": (0.16, 0.175, -0.70),
        },
        ((0, 8, -27, 56, 0), (0.165, 0.0, 0.435)),
        ((-20, 34, -32, 0), (0.16, 0.0, -0.64)),
    )


def _trunk(b: Breed) -> list[Part]:
    w = b.build
    parts = [
        Part(ellipsoid((0, 1.13, 0.12), (0.275 * w, 0.345, 0.50)), 0.0, {"ribs": 0.8, "chest": 0.2}),
        Part(ellipsoid((0, 1.17, -0.20), (0.270 * w, 0.285, 0.40)), 0.15, {"spine": 0.5, "ribs": 0.5}),
        Part(ellipsoid((0, 1.25, -0.56), (0.25 * w, 0.245, 0.29)), 0.15, {"hips": 1}),
        Part(ellipsoid((0, 1.13, 0.50), (0.20 * w, 0.25, 0.19)), 0.12, {"chest": 1}),
        Part(cone((0, 1.50, 0.32), (0, 1.44, 0.06), 0.075, 0.075), 0.14, {"chest": 0.8, "spine": 0.2}),
        Part(cone((0, 1.42, 0.0), (0, 1.43, -0.48), 0.09, 0.10), 0.12, {"spine": 0.7, "hips": 0.3}),
        Part(cone((0, 1.46, 0.40), (0, 1.66, 0.66), 0.095 * w, 0.075), 0.10, {"neck": 0.7, "chest": 0.3}),
        Part(cone((0, 1.28, 0.50), (0, 1.50, 0.72), 0.165 * w, 0.120), 0.12, {"neck": 0.7, "chest": 0.3}),
        Part(cone((0, 1.66, 0.66), (0, 1.86, 0.87), 0.075, 0.062), 0.07, {"throat": 0.6, "nape": 0.4}),
        Part(cone((0, 1.50, 0.72), (0, 1.72, 0.92), 0.120, 0.085), 0.08, {"throat": 0.7, "nape": 0.3}),
        Part(cone((0, 1.40, -0.78), (0, 1.33, -0.87), 0.055, 0.035), 0.06, {"hips": 0.5, "tail": 0.5}),
    ]
    for side, x in (("left", 1.0), ("right", -1.0)):
        parts += [
            Part(ellipsoid((x * 0.13 * w, 1.16, -0.58), (0.125 * w, 0.27, 0.235)), 0.10, {"hips": 0.5, side + "Hip": 0.5}),
            Part(ellipsoid((x * 0.13, 0.95, -0.34), (0.085, 0.12, 0.13)), 0.14, {"spine": 0.4, "hips": 0.3, side + "Hip": 0.3}),
        ]
    return parts


def _legs(b: Breed) -> list[Part]:
    parts, w = [], 0.7 + 0.3 * b.build
    for side, x in (("left", 1.0), ("right", -1.0)):

        def at(px: float, y: float, z: float, x: float = x) -> Point:
            return (x * px, y, z)

        blade, arm, elbow, wrist, hand = (side + name for name in ("Blade", "Arm", "Elbow", "Wrist", "Hand"))
        hip, knee, hock, paw = (side + name for name in ("Hip", "Knee", "Hock", "Paw"))
        parts += [
            Part(ellipsoid(at(0.15, 1.24, 0.42), (0.10, 0.26, 0.17)), 0.10, {blade: 0.6, "chest": 0.4}),
            Part(cone(at(0.155, 1.12, 0.50), at(0.165, 0.99, 0.36), 0.125 * w, 0.105 * w), 0.09, {arm: 0.8, "chest": 0.2}),
            Part(cone(at(0.17, 0.95, 0.345), at(0.166, 0.70, 0.365), 0.092 * w, 0.062 * w), 0.06, {elbow: 1}),
            Part(cone(at(0.166, 0.70, 0.365), at(0.165, 0.53, 0.38), 0.060 * w, 0.048 * w), 0.03, {elbow: 1}),
            Part(ellipsoid(at(0.165, 0.495, 0.383), (0.053 * w, 0.065, 0.056)), 0.03, {elbow: 0.5, wrist: 0.5}),
            Part(cone(at(0.165, 0.45, 0.38), at(0.165, 0.22, 0.374), 0.040 * w, 0.036 * w), 0.03, {wrist: 1}),
            Part(ellipsoid(at(0.165, 0.178, 0.372), (0.046 * w, 0.05, 0.05)), 0.025, {wrist: 0.5, hand: 0.5}),
            Part(cone(at(0.165, 0.165, 0.378), at(0.165, 0.085, 0.418), 0.040 * w, 0.043 * w), 0.02, {hand: 1}),
            Part(cone(at(0.165, 0.075, 0.420), at(0.165, 0.012, 0.448), 0.050 * w, 0.064 * w), 0.008, {hand: 1}),
            Part(cone(at(0.15, 1.08, -0.50), at(0.185, 0.94, -0.42), 0.175 * w, 0.115 * w), 0.09, {hip: 0.9, "hips": 0.1}),
            Part(cone(at(0.185, 0.92, -0.43), at(0.165, 0.68, -0.64), 0.115 * w, 0.062 * w), 0.07, {knee: 1}),
            Part(cone(at(0.165, 0.68, -0.64), at(0.16, 0.58, -0.725), 0.060 * w, 0.052 * w), 0.03, {knee: 1}),
            Part(ellipsoid(at(0.16, 0.575, -0.755), (0.050 * w, 0.075, 0.058)), 0.03, {knee: 0.4, hock: 0.6}),
            Part(cone(at(0.16, 0.53, -0.738), at(0.16, 0.22, -0.705), 0.046 * w, 0.038 * w), 0.03, {hock: 1}),
            Part(ellipsoid(at(0.16, 0.178, -0.700), (0.046 * w, 0.05, 0.05)), 0.025, {hock: 0.5, paw: 0.5}),
            Part(cone(at(0.16, 0.165, -0.695), at(0.16, 0.085, -0.655), 0.040 * w, 0.043 * w), 0.02, {paw: 1}),
            Part(cone(at(0.16, 0.075, -0.652), at(0.16, 0.012, -0.625), 0.050 * w, 0.064 * w), 0.008, {paw: 1}),
        ]
    parts.append(Part(plane((0, 1, 0), 0.0), 0.006, {}, carves=True))
    return parts


def _head() -> list[Part]:
    head = {"head": 1.0}
    parts = [
        Part(ellipsoid((0, 1.865, 1.00), (0.080, 0.085, 0.095)), 0.06, head),
        Part(cone((0, 1.85, 1.04), (0, 1.61, 1.275), 0.083, 0.056), 0.05, head),
        Part(ellipsoid((0, 1.545, 1.325), (0.058, 0.070, 0.062)), 0.04, head),
    ]
    for x in (1.0, -1.0):
        parts += [
            Part(ellipsoid((x * 0.042, 1.755, 1.035), (0.046, 0.105, 0.095)), 0.05, head),
            Part(ellipsoid((x * 0.070, 1.828, 1.080), (0.030, 0.028, 0.040)), 0.03, head),
            Part(ellipsoid((x * 0.036, 1.545, 1.350), (0.028, 0.035, 0.034)), 0.02, head),
            Part(ellipsoid((x * 0.0925, 1.804, 1.092), (0.022, 0.022, 0.026)), 0.012, head, carves=True),
            Part(ellipsoid((x * 0.055, 1.553, 1.385), (0.014, 0.021, 0.017)), 0.010, head, carves=True),
        ]
    return parts


def _jaw() -> Layer:
    solids = (
        Part(cone((0, 1.70, 1.06), (0, 1.515, 1.275), 0.055, 0.036), 0.0, {"jaw": 1}),
        Part(ellipsoid((0, 1.495, 1.300), (0.036, 0.032, 0.036)), 0.02, {"jaw": 1}),
    )
    lips = (MOUTH, ball_line((0, 1.545, 1.285), (0.044, 0.030, 0.05)))
    return Layer(JAW, solids, (-0.1, 1.43, 0.95), (0.1, 1.80, 1.40), 0.014, bone="jaw", patches=(lips,))


def _face() -> list[Layer]:
    layers = []
    for side, x in (("left", 1.0), ("right", -1.0)):
        eye = (x * 0.083, 1.805, 1.088)
        layers += [
            Layer(EYE, ready=ball(eye, (0.022, 0.022, 0.024)), bone="head"),
            Layer(GLINT, ready=ball((x * 0.1025, 1.815, 1.097), (0.0045, 0.0045, 0.0045), 5), bone="head"),
            Layer(LID, ready=ball((x * 0.084, 1.805, 1.088), (0.0235, 0.0235, 0.0255)), bone=side + "Lid"),
        ]
    return layers


def _ears(b: Breed) -> list[Layer]:
    layers, long = [], 1.75 if b.ears == "long" else 1.0
    for side, x in (("left", 1.0), ("right", -1.0)):
        tip = (0.066 + 0.03 * (long - 1), 1.925 + 0.175 * long, 0.985)
        front, back = leaf((0.048, 1.925, 0.962), tip, (1.0, 0.0, -0.7), 0.078, cup=0.022, thick=0.018)
        inner, outer = (front, back) if x > 0 else (mirrored(front), mirrored(back))
        layers += [Layer(INNER, ready=inner, bone=side + "Ear"), Layer(EAR, ready=outer, bone=side + "Ear")]
    return layers


def _forelock() -> Layer:
    """Hair that falls over the forehead between the ears."""
    solids = (
        Part(cone((0.0, 1.945, 0.965), (0.012, 1.90, 1.055), 0.030, 0.034), 0.0, {"head": 1}),
        Part(cone((0.012, 1.90, 1.055), (0.022, 1.79, 1.150), 0.030, 0.010), 0.02, {"head": 1}),
    )
    return Layer(HAIR, solids, (-0.1, 1.7, 0.88), (0.12, 2.0, 1.22), 0.014, bone="head")


def _mane() -> list[Layer]:
    """Locks along the crest that fall to the right, shorter ones to the left."""
    crest = np.array(((0, 1.955, 0.955), (0, 1.905, 0.865), (0, 1.735, 0.665), (0, 1.565, 0.415), (0, 1.545, 0.33)))
    run = np.concatenate([[0.0], np.cumsum(np.sqrt((square(np.diff(crest, axis=0))).sum(1)))])
    layers = []
    for x, count, fall in ((-1.0, 18, 0.27), (1.0, 14, 0.15)):
        for k in range(count):
            s = run[-1] * (k + 0.4) / count
            root = np.array([exact.interp(s, run, crest[:, axis]) for axis in range(3)])
            long = fall * (0.82, 1.0, 1.12)[k % 3] * (0.75 if k in (0, count - 1) else 1.0)
            bone = "nape" if s < 0.2 * run[-1] else "throat" if s < 0.5 * run[-1] else "neck" if s < 0.85 * run[-1] else "chest"
            tip = root + np.array((x * (0.115 + 0.02 * (k % 2)), -long, 0.02 - 0.045 * (k % 3)))
            front, back = leaf(root - (x * 0.014, 0.012, 0), tip, (-x * 0.25, -0.35, 1.0), 0.145, shape="lock", bow=-x * 0.055, thick=0.03)
            layers += [Layer(HAIR, ready=front, bone=bone), Layer(HAIR, ready=back, bone=bone)]
    return layers


def _tail() -> list[Layer]:
    """A switch of hair to the hocks: a body of it, and locks that end it."""
    solids = (
        Part(cone((0, 1.39, -0.825), (0, 1.28, -0.92), 0.045, 0.068), 0.0, {"tail": 1}),
        Part(cone((0, 1.28, -0.92), (0, 0.98, -0.97), 0.070, 0.090), 0.05, {"tail2": 1}),
        Part(cone((0, 0.98, -0.97), (0, 0.62, -0.985), 0.086, 0.022), 0.05, {"tail3": 1}),
    )
    layers = [Layer(HAIR, solids, (-0.16, 0.5, -1.15), (0.16, 1.48, -0.72), 0.022)]
    for k, (x, z) in enumerate(((0.05, -0.02), (-0.05, -0.02), (0.02, 0.06), (-0.02, -0.07), (0.0, 0.0))):
        tip = (x * 1.3, 0.47 + 0.05 * (k % 3), -0.985 + z)
        front, back = leaf((x, 0.95, -0.97 + z), tip, (1.0, 0.0, 0.3 * (k - 2)), 0.085, shape="lock", thick=0.04)
        layers += [Layer(HAIR, ready=front, bone="tail3"), Layer(HAIR, ready=back, bone="tail3")]
    return layers


# --------------------------------------------------------------------------------------------- colours


def _face_marks(b: Breed) -> tuple[tuple[int, Line], ...]:
    blaze = ball_line((0, 1.74, 1.235), (0.034, 0.23, 0.14))
    star = ball_line((0, 1.835, 1.13), (0.026, 0.045, 0.06))
    velvet = ball_line((0, 1.525, 1.36), (0.10, 0.058, 0.078))
    if b.pattern in ("blaze", "socks", "patches"):
        return ((SECOND, blaze), (NOSE, velvet))
    return ((SECOND, star), (NOSE, velvet)) if b.pattern == "bay" else ((NOSE, velvet),)


def _marks(b: Breed) -> tuple[tuple[int, Line], ...]:
    hoof = (HOOF, both(below(0.078), lambda points: points[:, 1] - 0.10))
    if b.pattern == "bay":
        return (hoof, (THIRD, below(0.60)))
    if b.pattern in ("socks", "blaze"):
        if b.pattern == "blaze":
            return (hoof,)
        return (
            hoof,
            (SECOND, either(both(below(0.36), lambda points: points[:, 2] + 0.2), both(below(0.26), lambda points: -points[:, 0]))),
        )
    if b.pattern == "patches":
        places = []
        for k in range(7):
            x, y, z, r = (chance(b.name, "patch", axis, k) for axis in "xyzr")
            places.append(((x - 0.5) * 0.5, 1.0 + 0.45 * y, -0.75 + 1.35 * z, 0.17 + 0.13 * r))
        return (hoof, (THIRD, wavy(spots(places), 0.03, 2.2)))
    if b.pattern == "dapple":
        return (hoof, (THIRD, below(0.42)))
    return (hoof,)


def _palette(b: Breed) -> tuple[Swatch, ...]:
    coat = b.coat
    third = (0.15, 0.13, 0.13) if b.pattern == "bay" else shaded(coat, 0.62) if b.pattern == "dapple" else b.third
    second = shaded(coat, 1.16) if b.pattern == "dapple" else b.second
    return (
        Swatch(coat),
        Swatch(second),
        Swatch(third),
        Swatch(b.hair),
        Swatch((0.27, 0.23, 0.21)),
        Swatch(mixed(b.eye, (0.06, 0.05, 0.05), 0.5)),
        Swatch((0.97, 0.97, 0.95)),
        Swatch(mixed(shaded(coat, 0.8), (0.55, 0.42, 0.40), 0.4)),
        Swatch(coat),
        Swatch(mixed(coat, (0.30, 0.26, 0.26), 0.25)),
        Swatch(shaded(coat, 0.85)),
        Swatch(mixed(coat, (0.24, 0.21, 0.22), 0.6)),
        Swatch((0.40, 0.20, 0.20)),
    )
