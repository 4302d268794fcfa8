"""What a camera has to reckon with: people as it knows them, the place, and the line between people that it keeps to one side of.

    line         subject ---- partner      the camera keeps to one side of it (`side`), so that eyelines cross from shot to shot

Knows heights and ways of looking; knows nothing of where a camera stands, or of how people move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import degrees

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import EYES, SIZES, Point
from workprint.crafts.previz.exact import acos, dist
from workprint.crafts.previz.sets.dressing import Place

LANDMARKS = (EYES, 0.873, 0.822, 0.735, 0.661, 0.593, 0.536, 0.511, 0.283, 0.048, 0.0)
"""Heights of eyes, skull, neck, upper chest, chest, spine, hips, thigh, knee, ankle and sole, in the grown-up's standing heights."""
_NECK, _HIPS = LANDMARKS[2], LANDMARKS[6]


@dataclass(frozen=True)
class Subject:
    """A person as the camera knows them: between the eyes, the crown, the floor below, which way they look (degrees), standing height.

    `marks` are this body's own heights of `LANDMARKS`, standing, metres (none: the grown-up's), `body` where those points are now: a
    child's waist is not where a grown-up's is, and who sits has it elsewhere.
    """

    name: str
    eye: Point
    crown: Point
    floor: Point
    look: float
    stature: float
    away: bool = False
    """Whether they look at something far off (the sea, what a window shows), and not at one another."""
    marks: tuple[float, ...] = ()
    body: tuple[Point, ...] = ()
    face: Point | None = None
    """The point of the face at the height of the skull's joint."""
    front: Point | None = None
    """Which way the face is turned, a unit vector: eyes go farther than heads. None: as they look."""

    @property
    def tall(self) -> float:
        """The stature that the eyes are at, as they are now (a seated person's is less)."""
        return (self.eye[1] - self.floor[1]) / EYES

    @property
    def high(self) -> float:
        """How high they stand, metres: a person's stature; of an animal, whose stature is a measure of its head, from floor to crown."""
        return self.stature if self.marks else min(self.stature, max(0.2, self.crown[1] - self.floor[1]))

    def turned_from(self, eye: Point) -> float:
        """How far the face is turned away from a camera at `eye`, degrees: 0 full face, 90 the profile, 180 the nape. Of who stands or
        sits only the way round counts: from above a face is seen too.
        """
        front = self.front or cam.direction(self.look, 0.0)
        if self.upright:
            return abs(cam.turned(cam.bearing((0.0, 0.0, 0.0), front), cam.bearing(self.eye, eye)))
        to = cam.less(eye, self.eye)
        return degrees(acos(max(-1.0, min(1.0, cam.dot(front, to) / max(1e-9, cam.length(to))))))

    @property
    def upright(self) -> bool:
        """Whether the body hangs below the head, as of all who neither lie nor fall."""
        return self.eye[1] - self.floor[1] > 0.45 * self.stature

    def drop(self, size: str) -> float:
        """How far below the eyes this size cuts a standing body of theirs, metres."""
        marks = self.marks or tuple(height * self.stature for height in LANDMARKS)
        return marks[0] - _at(cut_of(size), marks)

    def cut(self, size: str) -> Point:
        """Where this size cuts them as they are now: on the face, on the trunk or (of who stands) the legs; else below the head, plumb."""
        drop, low = self.drop(size), cut_of(size)
        if low > _NECK and self.face:
            return cam.between(self.eye, self.face, (LANDMARKS[0] - low) / (LANDMARKS[0] - LANDMARKS[1]))
        if not self.body:
            return self.eye[0], self.eye[1] - drop, self.eye[2]
        legs = self.eye[1] - self.floor[1] > 0.85 * self.stature
        for (a, p), (b, q) in pairwise(zip(LANDMARKS, self.body, strict=True)):
            if a >= low > b and (b >= _HIPS or legs):
                return cam.between(p, q, (a - low) / (a - b))
        return self.body[2][0], self.eye[1] - drop, self.body[2][2]


def cut_of(size: str) -> float:
    """The height at which a size cuts the grown-up, in standing heights."""
    return SIZES[size].centre - SIZES[size].frame_h / 2.0


def _at(share: float, marks: Sequence[float]) -> float:
    """The height on a body of a height on the grown-up's."""
    for (a, p), (b, q) in pairwise(zip(LANDMARKS, marks, strict=True)):
        if a >= share >= b:
            return p + (q - p) * (a - share) / (a - b)
    return marks[-1] + share * (marks[0] / LANDMARKS[0])


@dataclass(frozen=True)
class Stage:
    """What the camera has to reckon with: the place, everybody on it, the aspect of the picture, the side of the line it keeps to."""

    place: Place
    people: tuple[Subject, ...]
    aspect: float
    side: int = 1
    passing: tuple[tuple[float, float], ...] = ()
    """Floor that people walk over in the shot: no place for a camera."""
    through: tuple[tuple[Subject, ...], ...] = ()
    """Everybody at a few seconds of a shot in which somebody walks or turns: first, last and between."""
    steady: frozenset[str] = frozenset()
    """Who may step aside for a close shot of others."""


@dataclass(frozen=True)
class Shot:
    """What is asked for: size, lens (mm on a 36 mm gate), angle, where round the subject (`view`, "" for what suits), roll in degrees."""

    size: str
    lens: float
    angle: str = "eye"
    view: str = ""
    roll: float = 0.0


def side_of(stage: Stage, axis: float) -> float:
    """The direction (degrees) at right angles to the line through `axis`, on the camera's side of it.

    Side 1 of any line is the one towards the audience (+Z); of a line that runs towards it, the one towards +X.
    """
    across = axis + 90.0
    x, _, z = cam.direction(across, 0.0)
    front = z > 0.17 or (abs(z) <= 0.17 and x > 0)
    return across if front == (stage.side >= 0) else across + 180.0


def line_of(stage: Stage, subject: Subject) -> float | None:
    """Which way the line of action runs from this subject: towards whoever they look at, else the nearest person they half face."""
    others = [other for other in stage.people if other.name != subject.name]
    ahead = [other for other in others if abs(cam.turned(subject.look, cam.bearing(subject.eye, other.eye))) < 62.0]
    if not ahead:
        return None
    near = min(
        ahead,
        key=lambda other: dist(subject.eye, other.eye) * (1.0 + abs(cam.turned(subject.look, cam.bearing(subject.eye, other.eye))) / 45.0),
    )
    return cam.bearing(subject.eye, near.eye)
