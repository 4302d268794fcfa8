"""Hands: how fingers bend, from three numbers, and the flesh of the fingers as tubes along their bones.

A curl is (thumb, forefinger, other fingers), 0 flat .. 1 fist. Everything is worked out in a hand's own frame: along the hand, towards the
thumb, out of the palm; a left and a right hand are mirror images. Knows nothing of arms, or of what a hand is for.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import dot, matmul
from workprint.crafts.previz.people.ik import cross, size, turn
from workprint.crafts.previz.people.nets import Surface, sleeve, together
from workprint.crafts.previz.people.skeleton import FINGERS, INDEX, JOINTED, NAMES, SIDES, arm_direction, finger_line, palm_normal

Array = NDArray[np.float64]
_, SIDEWAYS, OUT = np.eye(3)
BENDS = (84.0, 106.0, 62.0)
"""Degrees that a fist bends a finger's three joints."""
CLOSING = {"Index": -4.0, "Middle": 0.0, "Ring": 3.5, "Little": 8.0}
"""Degrees by which bent fingers close up."""
LATER = {"Middle": -0.16, "Ring": 0.0, "Little": 0.18}
"""A half-closed hand closes from the little finger on."""
CLOSED_THUMB = ((0.62, 0.18, 0.76), (0.70, -0.45, 0.45), (0.25, -0.95, 0.05))
"""Which way the thumb's bones point in a fist."""
THICK = {
    "Thumb": (0.0161, 0.0126, 0.0118, 0.0094),
    "Index": (0.0116, 0.0105, 0.0094, 0.0075),
    "Middle": (0.0118, 0.0107, 0.0096, 0.0077),
    "Ring": (0.0113, 0.0103, 0.0092, 0.0073),
    "Little": (0.0101, 0.0090, 0.0081, 0.0064),
}
"""Radii at the three joints and at the tip, metres of a hand of size 1."""


def bones_of(side: str) -> Array:
    """(5, 3) indices of a hand's finger bones."""
    return np.array([[INDEX[side + finger + bone] for bone in JOINTED[finger]] for finger in FINGERS])


OF_SIDE = tuple(bones_of(side) for side, _ in SIDES)


@lru_cache(maxsize=512)
def curled(thumb: float, fore: float, others: float, left: bool) -> Array:
    """How the fingers' bones are turned in the hand's space at rest, (5 fingers, 3 bones, 3, 3)."""
    found = np.empty((5, 3, 3, 3))
    found[0] = _thumb(thumb)
    for k, finger in enumerate(FINGERS[1:], 1):
        steps = [turn(SIDEWAYS, -angle) for angle in _bends(finger, fore if finger == "Index" else others)]
        whole = turn(OUT, -CLOSING[finger] * min(max(others, 0.0), 1.0))
        for j, step in enumerate(steps):
            whole = matmul(whole, step)
            found[k, j] = whole
    basis = frame(1.0 if left else -1.0)
    turned: Array = matmul(basis, found, basis.T)
    turned.flags.writeable = False
    return turned


def frame(x: float) -> Array:
    """Columns: along the resting hand, towards the thumb, out of the palm. A right hand's is a mirror image."""
    return np.stack([arm_direction(x), np.array((0.0, 0.0, 1.0)), palm_normal(x)], 1)


def _bends(finger: str, curl: float) -> list[float]:
    own = curl + LATER.get(finger, 0.0) * curl * (1 - curl) * 2
    return [angle * own for angle in BENDS]


def _thumb(curl: float) -> Array:
    """It swings round before the palm and lies across the fingers: each bone turns the shortest way to where a fist has it."""
    line = matmul(finger_line("Thumb", 1.0), frame(1.0))
    found = np.empty((3, 3, 3))
    for k, closed in enumerate(CLOSED_THUMB):
        was, will = (v / np.sqrt((v * v).sum()) for v in (line[k + 1] - line[k], np.array(closed)))
        axis = cross(was, will)
        sine = size(axis)
        found[k] = turn(axis / max(sine, 1e-9), math.degrees(exact.atan2(sine, dot(was, will))) * curl)
    return found


# --------------------------------------------------------------------------------------------- flesh


def fingers(wrist: Array, x: float, scale: float, build: float, sides: int) -> tuple[Surface, Array]:
    """The five fingers of one resting hand as tubes of `sides` corners, and their bone weights (points, bones)."""
    shapes, weights = [], []
    side = "left" if x > 0 else "right"
    for finger in FINGERS:
        line = finger_line(finger, x) * scale
        line[0] += (line[0] - line[1]) * 0.12
        shape, along = sleeve(*_rings(line + wrist, np.array(THICK[finger]) * scale * build, sides > 4), sides)
        shapes.append(shape)
        weights.append(_weights(along, side, finger))
    return together(shapes), np.concatenate(weights)


def _rings(line: Array, thick: Array, whole: bool) -> tuple[Array, Array, Array]:
    """Points along a finger's middle, closer together at the joints, and radii there: the tip is round. Fewer unless `whole`."""
    spots = np.array((0.0, 0.30, 0.62, 0.86, 1.0, 1.14, 1.5, 1.84, 2.0, 2.16, 2.5, 2.78, 2.92, 3.0))
    points = np.stack([exact.interp(spots, range(4), line[:, k]) for k in range(3)], 1)
    swell = np.array((1.0, 1.02, 0.97, 0.99, 1.03, 0.99, 0.96, 0.99, 1.02, 0.98, 1.0, 0.86, 0.58, 0.05))
    kept = np.ones(len(spots), bool) if whole else np.isin(spots, (0.0, 0.62, 1.0, 1.5, 2.0, 2.5, 2.92, 3.0))
    return points[kept], (exact.interp(spots, range(4), thick) * swell)[kept], spots[kept]


def _weights(along: Array, side: str, finger: str) -> Array:
    """Each bone carries its own stretch; a joint is bent over a fifth of a bone."""
    out = np.zeros((len(along), len(NAMES)))
    own = [INDEX[side + finger + bone] for bone in JOINTED[finger]]
    first = np.clip((along - 0.80) / 0.40, 0, 1)
    second = np.clip((along - 1.80) / 0.40, 0, 1)
    root = np.clip((0.30 - along) / 0.30, 0, 1) * 0.5
    for bone, share in ((INDEX[side + "Hand"], root), (own[0], (1 - first) - root), (own[1], first - second), (own[2], second)):
        out[:, bone] += np.maximum(share, 0.0)
    return out
