"""What a cat is made of: 0.25 m at the withers. Knows no motion."""

from __future__ import annotations

from math import fsum

import numpy as np

from workprint.crafts.previz.animals.breeds import Breed
from workprint.crafts.previz.animals.flesh import (
    Array,
    Layer,
    Line,
    Made,
    Part,
    along,
    ball,
    ball_line,
    below,
    either,
    grown,
    grown_layer,
    grown_rig,
    leaf,
    mirrored,
    shrunk,
    spots,
    swung,
    wavy,
)
from workprint.crafts.previz.animals.quadrupeds import four_legged
from workprint.crafts.previz.animals.rig import Rig
from workprint.crafts.previz.colours import mixed, shaded
from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.people.postures import chance
from workprint.crafts.previz.people.solids import cone, ellipsoid

COAT, SECOND, THIRD, EYE, PUPIL, GLINT, NOSE, INNER, EAR, JAW, LID, MOUTH = range(12)
POLL = (0.0, 0.298, 0.132)
"""Where the head turns."""
Point = tuple[float, float, float]


def made(breed: Breed) -> Made:
    """A cat of a breed."""
    size = breed.head * 1.08
    solids = (*_trunk(breed), *_legs(breed), *_tail(breed), *(grown(part, POLL, size) for part in _head(breed)))
    marks = (*((part, _ahead(shrunk(line, POLL, size))) for part, line in _face_marks(breed)), *_marks(breed))
    body = Layer(COAT, solids, (-0.11, -0.01, -0.45), (0.11, 0.40, 0.16), 0.0052, keep=_neck(1.0), patches=marks)
    head = Layer(COAT, solids, (-0.08, 0.19, 0.06), (0.08, 0.40, 0.26), 0.0030, keep=_neck(-1.0), patches=marks)
    worn = (grown_layer(layer, POLL, size) for layer in (_jaw(), *_face(), *_ears()))
    bones = grown_rig(_rig(), "head", size, ("jaw", "leftEar", "rightEar", "leftLid", "rightLid"))
    eye, crown = (tuple(np.array(POLL) + (np.array(at) - POLL) * size) for at in ((0.0, 0.306, 0.178), (0.0, 0.338, 0.146)))
    return Made(bones, (body, head, *worn), _palette(breed), eye, crown, 0.092 * size)


def _ahead(line: Line) -> Line:
    return lambda points: np.maximum(line(points), 0.115 - points[:, 2])


def _neck(sign: float) -> Line:
    """Where the fine head begins on the coarser body: a plane across the neck."""
    n = (0.0, 0.62, 0.78)
    return lambda points: sign * (along(points, n) - 0.2545)


def _rig() -> Rig:
    return four_legged(
        {
            "hips": (0, 0.232, -0.128),
            "spine": (0, 0.242, -0.05),
            "chest": (0, 0.235, 0.03),
            "ribs": (0, 0.205, 0.03),
            "neck": (0, 0.246, 0.082),
            "throat": (0, 0.272, 0.108),
            "head": POLL,
            "jaw": (0, 0.288, 0.156),
            "leftEar": (0.026, 0.328, 0.144),
            "leftLid": (0.0178, 0.3055, 0.1735),
            "tail": (0, 0.243, -0.170),
            "tail2": (0, 0.216, -0.220),
            "tail3": (0, 0.186, -0.264),
            "tail4": (0, 0.172, -0.316),
            "leftBlade": (0.022, 0.252, 0.048),
            "leftArm": (0.034, 0.185, 0.092),
            "leftElbow": (0.036, 0.140, 0.050),
            "leftWrist": (0.034, 0.056, 0.058),
            "leftHand": (0.034, 0.020, 0.066),
            "leftHip": (0.026, 0.225, -0.135),
            "leftKnee": (0.036, 0.150, -0.098),
            "leftHock": (0.033, 0.076, -0.166),
            "leftPaw": (0.034, 0.020, -0.150),
        },
        ((0, 14, -30, 62, 0), (0.034, 0.0, 0.074)),
        ((-26, 40, -34, 0), (0.034, 0.0, -0.140)),
    )


def _trunk(b: Breed) -> list[Part]:
    w, f = b.build, 0.010 * b.fluff
    return [
        Part(ellipsoid((0, 0.206, 0.03), (0.042 * w + f, 0.056 + f, 0.083)), 0.0, {"ribs": 0.8, "chest": 0.2}),
        Part(ellipsoid((0, 0.208, -0.05), (0.040 * w + f, 0.047 + f, 0.075)), 0.03, {"spine": 0.6, "ribs": 0.4}),
        Part(ellipsoid((0, 0.218, -0.122), (0.039 * w + f, 0.044 + f, 0.056)), 0.03, {"hips": 1}),
        Part(ellipsoid((0, 0.202, 0.078), (0.034 * w + f, 0.042 + f, 0.034 + f)), 0.025, {"chest": 1}),
        Part(cone((0, 0.232, 0.066), (0, 0.276, 0.112), 0.035 * w + f, 0.030 + f), 0.03, {"neck": 0.6, "chest": 0.4}),
        Part(cone((0, 0.272, 0.108), (0, 0.298, 0.132), 0.030 + f, 0.029), 0.02, {"throat": 0.7, "neck": 0.3}),
    ]


def _legs(b: Breed) -> list[Part]:
    parts, f = [], 0.004 * b.fluff
    for side, x in (("left", 1.0), ("right", -1.0)):

        def at(px: float, y: float, z: float, x: float = x) -> Point:
            return (x * px, y, z)

        blade, arm, elbow, wrist, hand = (side + name for name in ("Blade", "Arm", "Elbow", "Wrist", "Hand"))
        hip, knee, hock, paw = (side + name for name in ("Hip", "Knee", "Hock", "Paw"))
        parts += [
            Part(ellipsoid(at(0.030, 0.212, 0.066), (0.018, 0.042, 0.032)), 0.02, {blade: 0.6, "chest": 0.4}),
            Part(cone(at(0.033, 0.182, 0.084), at(0.036, 0.144, 0.054), 0.023 + f, 0.0185 + f), 0.018, {arm: 0.8, "chest": 0.2}),
            Part(cone(at(0.036, 0.140, 0.052), at(0.034, 0.062, 0.058), 0.0175 + f, 0.0118 + f), 0.012, {elbow: 1}),
            Part(cone(at(0.034, 0.056, 0.058), at(0.034, 0.024, 0.065), 0.0118 + f, 0.0120), 0.008, {wrist: 1}),
            Part(ellipsoid(at(0.034, 0.0125, 0.074), (0.0155, 0.0125, 0.0195)), 0.007, {hand: 1}),
            Part(ellipsoid(at(0.031, 0.205, -0.128), (0.021 + f, 0.046, 0.042)), 0.02, {hip: 0.65, "hips": 0.35}),
            Part(cone(at(0.034, 0.185, -0.118), at(0.036, 0.152, -0.104), 0.033 + f, 0.024 + f), 0.018, {hip: 0.9, "hips": 0.1}),
            Part(cone(at(0.036, 0.150, -0.104), at(0.033, 0.084, -0.160), 0.0225 + f, 0.0118 + f), 0.014, {knee: 1}),
            Part(cone(at(0.033, 0.074, -0.166), at(0.034, 0.024, -0.152), 0.0112 + f, 0.0112), 0.008, {hock: 1}),
            Part(ellipsoid(at(0.034, 0.012, -0.141), (0.0150, 0.012, 0.0195)), 0.007, {paw: 1}),
        ]
        for bone, z0 in ((hand, 0.088), (paw, -0.127)):
            for off, back in ((-0.0095, 0.005), (-0.0033, 0.0), (0.0033, 0.0), (0.0095, 0.005)):
                parts.append(Part(ellipsoid(at(0.034 + off, 0.0078, z0 - back), (0.0047, 0.0077, 0.0075)), 0.0025, {bone: 1}))
    return parts


def _head(b: Breed) -> list[Part]:
    head, f = {"head": 1.0}, 0.006 * b.fluff
    parts = [
        Part(ellipsoid((0, 0.305, 0.146), (0.037, 0.0325, 0.036)), 0.02, head),
        Part(cone((0, 0.304, 0.168), (0, 0.2945, 0.1835), 0.0115, 0.0068), 0.010, head),
    ]
    for x in (1.0, -1.0):
        parts += [
            Part(ellipsoid((x * 0.0205, 0.2915, 0.152), (0.0195 + f, 0.0165, 0.020)), 0.010, head),
            Part(ellipsoid((x * 0.0083, 0.2865, 0.1815), (0.0108, 0.0082, 0.0090)), 0.005, head),
            Part(ellipsoid((x * 0.0180, 0.3055, 0.1775), (0.0088, 0.0072, 0.0075)), 0.004, head, carves=True),
        ]
    return parts


def _jaw() -> Layer:
    solids = (Part(cone((0, 0.281, 0.158), (0, 0.2785, 0.1775), 0.0125, 0.0080), 0.0, {"jaw": 1}),)
    lips = (MOUTH, ball_line((0, 0.2885, 0.172), (0.0085, 0.0042, 0.020)))
    return Layer(JAW, solids, (-0.03, 0.255, 0.13), (0.03, 0.30, 0.20), 0.003, bone="jaw", patches=(lips,))


def _face() -> list[Layer]:
    layers = [Layer(NOSE, ready=ball((0, 0.2948, 0.1905), (0.0052, 0.0037, 0.0032), 6), bone="head")]
    for side, x in (("left", 1.0), ("right", -1.0)):
        eye = (x * 0.0172, 0.3055, 0.1708)
        layers += [
            Layer(EYE, ready=ball(eye, (0.0090, 0.0086, 0.0086)), bone="head"),
            Layer(PUPIL, ready=ball((x * 0.0186, 0.3055, 0.1762), (0.0033, 0.0064, 0.0046), 6), bone="head"),
            Layer(GLINT, ready=ball((x * 0.0196, 0.3092, 0.1792), (0.0016, 0.0016, 0.0016), 5), bone="head"),
            Layer(LID, ready=ball((x * 0.0178, 0.3055, 0.1735), (0.0094, 0.0090, 0.0090)), bone=side + "Lid"),
        ]
    return layers


def _ears() -> list[Layer]:
    layers = []
    for side, x in (("left", 1.0), ("right", -1.0)):
        front, back = leaf((0.0225, 0.324, 0.147), (0.0365, 0.3745, 0.149), (1.0, 0.0, -0.55), 0.041, cup=0.007, thick=0.006)
        inner, outer = (front, back) if x > 0 else (mirrored(front), mirrored(back))
        layers += [Layer(INNER, ready=inner, bone=side + "Ear"), Layer(EAR, ready=outer, bone=side + "Ear")]
    return layers


def _tail(b: Breed) -> list[Part]:
    f = 0.012 * b.fluff
    at = [(0, 0.243, -0.170), (0, 0.216, -0.220), (0, 0.186, -0.264), (0, 0.172, -0.316), (0, 0.186, -0.368)]
    thick = (0.0165, 0.0125 + f, 0.0118 + f, 0.0110 + f, 0.0085 + 0.6 * f)
    names = ("tail", "tail2", "tail3", "tail4")
    return [Part(cone(at[k], at[k + 1], thick[k], thick[k + 1]), 0.012, {names[k]: 1.0}) for k in range(4)]


# --------------------------------------------------------------------------------------------- colours


def _face_marks(b: Breed) -> tuple[tuple[int, Line], ...]:
    if b.pattern == "tuxedo":
        return (
            (SECOND, either(ball_line((0, 0.281, 0.182), (0.024, 0.018, 0.024)), ball_line((0, 0.302, 0.184), (0.0048, 0.020, 0.016)))),
        )
    if b.pattern == "points":
        return ((THIRD, ball_line((0, 0.292, 0.186), (0.026, 0.026, 0.030))),)
    if b.pattern == "tabby":
        brow = (ball_line((x * 0.010, 0.336, 0.160), (0.0028, 0.014, 0.02)) for x in (-1.6, -0.55, 0.55, 1.6))
        return ((SECOND, ball_line((0, 0.282, 0.184), (0.020, 0.012, 0.018))), (THIRD, either(*brow)))
    if b.pattern == "patches":
        return (
            (THIRD, ball_line((0.026, 0.320, 0.155), (0.026, 0.026, 0.034))),
            (EAR, ball_line((-0.03, 0.325, 0.14), (0.02, 0.02, 0.03))),
        )
    return ()


def _marks(b: Breed) -> tuple[tuple[int, Line], ...]:
    chest = ball_line((0, 0.185, 0.105), (0.032, 0.052, 0.042))
    if b.pattern == "tuxedo":
        return ((SECOND, either(chest, below(0.035))),)
    if b.pattern == "points":
        return ((THIRD, either(below(0.055), lambda points: points[:, 2] + 0.185)),)
    if b.pattern == "patches":
        places = []
        for k in range(6):
            x, y, z, r = (chance(b.name, "patch", axis, k) for axis in "xyzr")
            places.append(((x - 0.5) * 0.09, 0.17 + 0.08 * y, -0.19 + 0.28 * z, 0.026 + 0.022 * r))
        return ((THIRD, wavy(spots(places[:4]), 0.005, 16.0)), (EAR, wavy(spots(places[4:]), 0.005, 16.0)))
    if b.pattern == "tabby":
        return ((THIRD, _stripes()), (SECOND, either(chest, below(0.022))))
    return ()


def _stripes() -> Line:
    """Broken stripes down the flanks, rings on legs and tail."""

    def line(points: Array) -> Array:
        y, z = points[:, 1], points[:, 2]
        flank = (
            np.abs(((z + 0.10 * (0.24 - y) + 0.006 * swung(11.0 * y)) / 0.036) % 1.0 - 0.5) * 0.036
            - 0.0052
            + 0.05 * np.maximum(0.185 - y, 0.0)
        )
        flank = np.maximum(flank, z - 0.075)
        rings = np.abs((z / 0.042) % 1.0 - 0.5) * 0.042 - 0.0085
        legs = np.abs((y / 0.034) % 1.0 - 0.5) * 0.034 - 0.0048
        legs = np.maximum(legs, np.maximum(y - 0.135, 0.035 - y))
        found: Array = np.where(z < -0.185, rings, np.minimum(flank, legs))
        return found

    return line


def _palette(b: Breed) -> tuple[Swatch, ...]:
    coat = b.coat
    dark = shaded(coat, 0.58 if max(coat) < 0.8 else 0.80) if b.pattern == "tabby" else b.third
    pink = mixed((0.80, 0.52, 0.50), coat, 0.15)
    ear = (0.17, 0.16, 0.17) if b.pattern == "patches" else dark if b.pattern == "points" else coat
    return (
        Swatch(coat),
        Swatch(b.second),
        Swatch(dark),
        Swatch(b.eye),
        Swatch((0.09, 0.08, 0.08)),
        Swatch((0.97, 0.97, 0.95)),
        Swatch(pink if fsum(coat) > 0.9 else (0.20, 0.16, 0.17)),
        Swatch(mixed(pink, coat, 0.3)),
        Swatch(ear),
        Swatch(b.second if b.pattern in ("tuxedo", "tabby") else b.third if b.pattern == "points" else coat),
        Swatch(shaded(coat, 0.85)),
        Swatch((0.45, 0.17, 0.18)),
    )
