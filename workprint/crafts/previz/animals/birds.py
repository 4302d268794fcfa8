"""What a bird is made of: one as big as a pigeon, with folded wings and a spread pair that grows out of its shoulders as it flies; and what
it has in common with a chicken. Knows no motion.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.animals.breeds import Breed
from workprint.crafts.previz.animals.flesh import (
    Layer,
    Line,
    Made,
    Part,
    ball,
    ball_line,
    both,
    either,
    grown,
    grown_layer,
    grown_rig,
    leaf,
    mirrored,
)
from workprint.crafts.previz.animals.rig import Rig, rig
from workprint.crafts.previz.colours import from_hex, mixed, shaded
from workprint.crafts.previz.exact import norm
from workprint.crafts.previz.forms import Colour, Swatch
from workprint.crafts.previz.people.solids import cone, ellipsoid

COAT, SECOND, THIRD, WING, QUILL, BEAK, LEG, EYE, GLINT, LID, COMB, JAW, IRIS = range(13)
Point = tuple[float, float, float]
# body, breast or face, head or bars, wing, quills, beak, legs
_PLUMAGE = {
    "crow": ("2a2a30", "2a2a30", "2a2a30", "232329", "1d1d22", "26252a", "29272a"),
    "pigeon": ("8d939e", "6d7f7c", "5c6470", "9aa1ab", "4d535e", "3d3a3c", "b4584f"),
    "dove": ("f0ede6", "f0ede6", "f0ede6", "e8e5de", "d8d5cf", "c08a78", "c4645a"),
    "gull": ("f1eee8", "f1eee8", "f1eee8", "9da4ab", "767d86", "d9a33c", "d49a5a"),
    "sparrow": ("a98763", "c9bda8", "6b4a33", "7a5636", "5a4030", "4a4340", "a8826a"),
    "robin": ("7c6a52", "c8622d", "7c6a52", "6d5b45", "55483a", "3f3835", "7a5a4a"),
    "parrot": ("4f8f3f", "c8452f", "d4a73a", "3f7f3c", "2f5f9a", "3b3634", "6b645e"),
}


def bones_of(at: dict[str, Point], spread: bool) -> dict[str, tuple[str, Point]]:
    """Both birds' bones, at their joints."""
    up = {
        "hips": "", "chest": "hips", "ribs": "chest", "neck": "chest", "throat": "neck", "head": "throat", "jaw": "head", "leftLid": "head",
        "tail": "hips", "leftFolded": "chest", "leftHip": "hips", "leftKnee": "leftHip", "leftShank": "leftKnee", "leftToes": "leftShank",
    }  # fmt: skip
    if spread:
        up |= {"leftWing": "chest", "leftTip": "leftWing"}
    return {bone: (parent, at[bone]) for bone, parent in up.items()}


def legs_of(sole: Point) -> tuple[tuple[str, tuple[str, ...], tuple[float, ...], Point, float], ...]:
    return (("Leg", ("leftHip", "leftKnee", "leftShank", "leftToes"), (-22, 36, -30, 0), sole, 0.0),)


# --------------------------------------------------------------------------------------------- a bird


_POLL = (0.0, 0.226, 0.090)


def bird(breed: Breed) -> Made:
    """A crow, a pigeon, a gull, ..."""
    small = breed.pattern in ("sparrow", "robin", "plain")
    size = breed.head * (1.22 if small else 1.0)
    beak = {"crow": 1.35, "gull": 1.35, "parrot": 0.85, "sparrow": 0.62, "robin": 0.7, "plain": 0.6}.get(breed.pattern, 0.95)
    solids = (*_bird_trunk(breed), *(grown(part, _POLL, size) for part in _bird_head()))
    layers = [
        Layer(COAT, solids, (-0.09, 0.03, -0.15), (0.09, 0.30, 0.17), 0.0045, patches=_plumes(breed)),
        *(grown_layer(layer, _POLL, size) for layer in _bird_face(beak, breed.pattern == "parrot")),
        *_folded(breed),
        *_spread(breed),
        *_fan(((0.0, 0.128, -0.085), (0.0, 0.096, -0.205), 0.036, 5, 9.0)),
        *feet(_BIRD, 0.0042, 0.0034),
    ]
    bones = grown_rig(_bird_rig(), "head", size, ("jaw", "leftLid", "rightLid"))
    eye, crown = (tuple(np.array(_POLL) + (np.array(at) - _POLL) * size) for at in ((0.0, 0.241, 0.114), (0.0, 0.262, 0.100)))
    return Made(bones, tuple(layers), palette(breed), eye, crown, 0.056 * size)


_BIRD: dict[str, Point] = {
    "hips": (0, 0.135, -0.01),
    "chest": (0, 0.150, 0.02),
    "ribs": (0, 0.150, 0.02),
    "neck": (0, 0.182, 0.058),
    "throat": (0, 0.206, 0.076),
    "head": _POLL,
    "jaw": (0, 0.231, 0.112),
    "leftLid": (0.0185, 0.241, 0.111),
    "tail": (0, 0.132, -0.080),
    "leftFolded": (0.040, 0.168, 0.045),
    "leftWing": (0.034, 0.170, 0.040),
    "leftTip": (0.185, 0.170, 0.046),
    "leftHip": (0.026, 0.122, -0.005),
    "leftKnee": (0.030, 0.090, 0.030),
    "leftShank": (0.029, 0.058, -0.010),
    "leftToes": (0.029, 0.008, 0.006),
}


def _bird_rig() -> Rig:
    hidden = {side + bone: 0.0 for side in ("left", "right") for bone in ("Wing", "Tip")}
    return rig(bones_of(_BIRD, True), legs_of((0.029, 0.0, 0.008)), hidden | {"leftLid": 0.7, "rightLid": 0.7})


def _bird_trunk(b: Breed) -> list[Part]:
    w = b.build
    parts = [
        Part(ellipsoid((0, 0.146, 0.012), (0.046 * w, 0.049, 0.066)), 0.0, {"ribs": 0.7, "hips": 0.3}),
        Part(ellipsoid((0, 0.155, 0.045), (0.042 * w, 0.046, 0.042)), 0.025, {"chest": 1}),
        Part(ellipsoid((0, 0.133, -0.045), (0.034 * w, 0.033, 0.056)), 0.03, {"hips": 1}),
        Part(cone((0, 0.130, -0.075), (0, 0.118, -0.115), 0.020, 0.011), 0.02, {"tail": 0.7, "hips": 0.3}),
        Part(cone((0, 0.180, 0.052), (0, 0.212, 0.080), 0.033, 0.0245), 0.02, {"neck": 0.7, "chest": 0.3}),
        Part(cone((0, 0.208, 0.077), (0, 0.228, 0.092), 0.0245, 0.022), 0.014, {"throat": 0.8, "neck": 0.2}),
    ]
    for side, x in (("left", 1.0), ("right", -1.0)):
        parts.append(Part(cone((x * 0.026, 0.118, 0.0), (x * 0.029, 0.078, 0.012), 0.024, 0.0095), 0.012, {side + "Hip": 0.7, "hips": 0.3}))
    return parts


def _bird_head() -> list[Part]:
    return [Part(ellipsoid((0, 0.2385, 0.100), (0.0225, 0.0228, 0.0265)), 0.012, {"head": 1.0})]


def _bird_face(beak: float, hooked: bool) -> list[Layer]:
    tip = (0.0, 0.2325 - (0.012 if hooked else 0.004), 0.122 + 0.030 * beak)
    upper = [Part(cone((0, 0.2365, 0.117), tip, 0.0088, 0.0016), 0.0, {"head": 1})]
    if hooked:
        upper = [
            Part(cone((0, 0.240, 0.114), (0, 0.234, 0.138), 0.0125, 0.0085), 0.0, {"head": 1}),
            Part(cone((0, 0.234, 0.138), (0, 0.215, 0.141), 0.0085, 0.002), 0.006, {"head": 1}),
        ]
    lower = (Part(cone((0, 0.2305, 0.114), (0, tip[1] - 0.0035, tip[2] - 0.006 - 0.006 * hooked), 0.0066, 0.0015), 0.0, {"jaw": 1}),)
    layers = [
        Layer(BEAK, tuple(upper), (-0.02, 0.20, 0.09), (0.02, 0.26, 0.18), 0.0022, bone="head"),
        Layer(JAW, lower, (-0.02, 0.20, 0.09), (0.02, 0.25, 0.18), 0.0022, bone="jaw"),
    ]
    return [*layers, *eyes((0.0185, 0.241, 0.111), 0.0050)]


def eyes(at: Point, r: float) -> list[Layer]:
    layers = []
    for side, x in (("left", 1.0), ("right", -1.0)):
        eye = (x * at[0], at[1], at[2])
        layers += [
            Layer(IRIS, ready=ball(eye, (r, r, r), 7), bone="head"),
            Layer(EYE, ready=ball((x * (at[0] + 0.46 * r), at[1], at[2] + 0.16 * r), (0.64 * r, 0.64 * r, 0.64 * r), 6), bone="head"),
            Layer(
                GLINT,
                ready=ball((x * (at[0] + 0.72 * r), at[1] + 0.45 * r, at[2] + 0.45 * r), (0.26 * r, 0.26 * r, 0.26 * r), 4),
                bone="head",
            ),
            Layer(LID, ready=ball(eye, (1.13 * r, 1.13 * r, 1.13 * r), 7), bone=side + "Lid"),
        ]
    return layers


def _plumes(b: Breed) -> tuple[tuple[int, Line], ...]:
    """Where the body has other colours: a throat, a breast, a cap."""
    breast = ball_line((0, 0.168, 0.085), (0.05, 0.055, 0.045))
    if b.pattern == "pigeon":
        neck = both(ball_line((0, 0.200, 0.070), (0.06, 0.036, 0.05)), lambda points: points[:, 1] - 0.222)
        return ((SECOND, neck), (THIRD, lambda points: 0.212 - points[:, 1]))
    if b.pattern == "robin":
        return ((SECOND, either(breast, both(ball_line((0, 0.232, 0.125), (0.03, 0.024, 0.024)), lambda points: -points[:, 2] + 0.09))),)
    if b.pattern == "sparrow":
        return (
            (SECOND, breast),
            (THIRD, ball_line((0, 0.262, 0.098), (0.02, 0.016, 0.026))),
            (QUILL, ball_line((0, 0.212, 0.112), (0.012, 0.018, 0.016))),
        )
    if b.pattern == "parrot":
        return ((SECOND, both(ball_line((0, 0.245, 0.125), (0.03, 0.026, 0.028)), lambda points: 0.205 - points[:, 1])),)
    return ()


def _folded(b: Breed) -> list[Layer]:
    """Closed wings lying on the flanks, the long feathers crossing over the tail."""
    layers = []
    for side, x in (("left", 1.0), ("right", -1.0)):
        bone = side + "Folded"
        solids = (
            Part(ellipsoid((x * 0.0435, 0.158, 0.022), (0.0125, 0.030, 0.040)), 0.0, {bone: 1}),
            Part(ellipsoid((x * 0.040, 0.147, -0.025), (0.0125, 0.029, 0.058)), 0.012, {bone: 1}),
        )
        bars = tuple((THIRD, _bar(z)) for z in (-0.018, -0.045)) if b.pattern == "pigeon" else ()
        layers.append(Layer(WING, solids, (-0.075, 0.09, -0.11), (0.075, 0.21, 0.09), 0.004, bone=bone, patches=bars))
        for k in range(4):
            tip = (x * (0.020 - 0.004 * k), 0.128 - 0.011 * k + 0.012, -0.098 - 0.022 * k)
            front, back = leaf((x * 0.043, 0.142 - 0.004 * k, -0.030), tip, (0.0, 1.0, -0.35), 0.026, shape="feather", thick=0.006)
            layers += [Layer(QUILL, ready=front, bone=bone), Layer(QUILL, ready=back, bone=bone)]
    return layers


def _bar(at: float) -> Line:
    """A dark bar across a wing."""
    return lambda points: np.abs(points[:, 2] - 0.35 * (points[:, 1] - 0.15) - at) - 0.006


def _spread(b: Breed) -> list[Layer]:
    """Open wings, lying flat: an arm, and feathers that fan from it."""
    layers: list[Layer] = []
    for side, x in (("left", 1.0), ("right", -1.0)):
        wing, tip = side + "Wing", side + "Tip"
        shapes = [
            (WING, wing, leaf((0.020, 0.171, 0.028), (0.200, 0.171, 0.028), (0, 0, 1), 0.075, shape="feather", bow=-0.008, thick=0.014))
        ]
        shapes.append(
            (WING, tip, leaf((0.180, 0.171, 0.032), (0.285, 0.170, -0.002), (0.3, 0, 1), 0.052, shape="lock", bow=-0.005, thick=0.010))
        )
        for k in range(6):
            at = 0.040 + 0.028 * k
            shapes.append(
                (QUILL, wing, leaf((at, 0.168, 0.018), (at + 0.012, 0.166, -0.108), (1, 0, 0), 0.044, shape="feather", thick=0.005))
            )
        for k in range(7):
            turn = math.radians(6.0 + 12.5 * k)
            root = (0.188 + 0.013 * k, 0.168, 0.020 - 0.002 * k)
            long = 0.135 + 0.010 * k - 0.0012 * k * k
            end = (root[0] + long * exact.sin(turn), 0.166, root[2] - long * exact.cos(turn))
            across = (exact.cos(turn), 0.0, exact.sin(turn))
            shapes.append((QUILL, tip, leaf(root, end, across, 0.034, shape="feather", thick=0.004)))
        for part, bone, pair in shapes:
            layers += [Layer(part, ready=shape if x > 0 else mirrored(shape), bone=bone) for shape in pair]
    return layers


def _fan(given: tuple[Point, Point, float, int, float]) -> list[Layer]:
    """A tail: feathers from one root, fanned a little: root, tip of the middle one, width, how many, degrees between them."""
    root, tip, width, count, apart = given
    a, b = np.array(root), np.array(tip)
    layers = []
    for k in range(count):
        turn = math.radians((k - (count - 1) / 2) * apart)
        along = b - a
        end = a + np.array((norm(along) * exact.sin(turn), along[1] * exact.cos(turn), along[2] * exact.cos(turn)))
        lift = np.array((0.0, 0.0025 * abs(k - (count - 1) / 2), 0.0))
        front, back = leaf(a - lift, end - lift, (exact.cos(turn), 0.0, exact.sin(turn)), width, shape="feather", thick=0.006)
        layers += [Layer(QUILL, ready=front, bone="tail"), Layer(QUILL, ready=back, bone="tail")]
    return layers


def feet(at: dict[str, Point], thick: float, toe: float) -> list[Layer]:
    """Scaly shanks, three toes forward and one back."""
    layers = []
    knee, shank, toes = (np.array(at[bone]) for bone in ("leftKnee", "leftShank", "leftToes"))
    long = float(shank[1]) * 0.62
    for side, x in (("left", 1.0), ("right", -1.0)):
        flip = np.array((x, 1.0, 1.0))
        parts = [
            Part(cone((knee * 0.35 + shank * 0.65) * flip, shank * flip, thick * 1.5, thick * 1.15), 0.0, {side + "Knee": 1}),
            Part(cone(shank * flip, toes * flip, thick * 1.15, thick), 0.002, {side + "Shank": 1}),
        ]
        for off, ahead in ((-0.55, 0.85), (0.0, 1.0), (0.55, 0.85), (0.0, -0.6)):
            end = toes * flip + (off * long * 0.8, toe * 0.9 - toes[1], ahead * long)
            parts.append(Part(cone(toes * flip, end, thick, toe * 0.7), 0.002, {side + "Toes": 1}))
        points = np.array([knee, shank, toes]) * flip
        low, high = points.min(0) - long * 1.25, points.max(0) + long * 1.25
        layers.append(Layer(LEG, tuple(parts), tuple(low), tuple(high), thick * 0.62))
    return layers


# --------------------------------------------------------------------------------------------- colours


def palette(b: Breed) -> tuple[Swatch, ...]:
    coat, second, third, wing, quill, beak, leg = _colours(b)
    black = (0.07, 0.06, 0.065)
    ring = mixed(b.eye, black, 0.15) if b.kind == "chicken" else from_hex("d9b23c") if b.pattern == "gull" else (0.16, 0.13, 0.12)
    plain = (coat, second, third, wing, quill, beak, leg, black, (0.97, 0.97, 0.95))
    colours = (*plain, shaded(coat, 0.9), from_hex("b8342c"), shaded(beak, 0.85), ring)
    return tuple(Swatch(colour) for colour in colours)


def _colours(b: Breed) -> Sequence[Colour]:
    if b.kind == "chicken":
        if b.pattern == "rooster":
            return (b.coat, from_hex("c98f3a"), b.third, shaded(b.coat, 0.8), from_hex("1f3a38"), from_hex("c9a24e"), from_hex("d1a545"))
        return (b.coat, b.second, b.third, shaded(b.coat, 0.9), shaded(b.coat, 0.68), from_hex("c9a24e"), from_hex("d1a545"))
    if b.pattern in _PLUMAGE:
        return tuple(from_hex(text) for text in _PLUMAGE[b.pattern])
    return (b.coat, b.coat, shaded(b.coat, 0.8), shaded(b.coat, 0.92), shaded(b.coat, 0.7), from_hex("b98a5a"), from_hex("b98a6a"))
