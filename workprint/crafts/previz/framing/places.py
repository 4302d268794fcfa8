"""The place in the picture: establishing shots, people small in them or none.

Knows sets; knows nothing of people's sizes.
"""

from __future__ import annotations

from math import radians, tan

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import ANGLES, Point
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing.obstacles import LOWEST, crosses, misplaced
from workprint.crafts.previz.framing.stage import Shot, Stage
from workprint.crafts.previz.sets.dressing import Place


def establishing(stage: Stage, shot: Shot) -> View:
    """The set itself, from the audience's side and a corner of it, people small in it."""
    place, size, angle = stage.place, shot.size, shot.angle
    sign = 1.0 if stage.side >= 0 else -1.0
    up = ANGLES.get(angle, 0.0) + (8.0 if ANGLES.get(angle, 0.0) == 0.0 else 0.0)
    fov = cam.fov(min(shot.lens, 35.0), stage.aspect)
    centre = place.marks["centre"]
    if place.interior:
        wide, deep = place.floor[1] - place.floor[0], place.floor[3] - place.floor[2]
        middle: Point = (0.0, 1.05, -deep * 0.06)
        yaw = 22.0 if wide > 0.6 * deep else 3.0
        yaw = yaw if sign > 0 else 180.0 - yaw
        far = deep * 0.30 + wide * (0.68 if size == "EWS" else 0.46) / (tan(radians(fov) / 2.0) * stage.aspect)
        eye = cam.added(middle, cam.direction(yaw, 0.0), far)
        return View((eye[0], max(LOWEST, 1.65 + far * tan(radians(up - 8.0))), eye[2]), middle, fov, shot.roll)
    middle = (centre.x, 1.5, centre.z - 2.0)
    options = []
    for off in (28.0, 14.0, -20.0, 42.0, 0.0, -38.0, 60.0):
        for share in (1.0, 0.85, 0.7, 0.55):
            far = (15.0 if size == "EWS" else 8.0) * share
            eye = _within(place, cam.added(middle, cam.direction(off if sign > 0 else 180.0 - off, 0.0), far))
            eye = (eye[0], max(LOWEST, 2.2 + far * tan(radians(up - 8.0))), eye[2])
            cost = 0.004 * abs(off - 28.0) + 1.2 * (1.0 - share) + misplaced(stage, eye)
            cost += sum(1.5 for item in place.items if item.opaque and not item.high[1] > 7.0 and crosses(item, eye, middle))
            options.append((cost, View(eye, middle, fov, shot.roll)))
    return min(options, key=lambda option: option[0])[1]


def _within(place: Place, eye: Point) -> Point:
    """The nearest point within a camera's reach."""
    x0, x1, z0, z1 = place.reach
    return min(x1, max(x0, eye[0])), eye[1], min(z1, max(z0, eye[2]))
