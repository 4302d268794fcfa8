"""The body at an instant of a timeline, before anything is done with it: standing, walking, sitting, getting down and up, dancing.

Knows segments and poses; knows nothing of gaze, moods, or what hands do.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import square
from workprint.crafts.previz.people import dance, ground, postures, travel
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.ground import moved
from workprint.crafts.previz.people.ik import Array
from workprint.crafts.previz.people.performance import Key, Mount, Performance
from workprint.crafts.previz.people.pose import Pose, mixed, own
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.people.timeline import GOING, Segment, joints_of, segments, soles
from workprint.crafts.previz.people.walk import Walk, angle_between, ankle_over, smooth, stride
from workprint.crafts.previz.people.wardrobe import Figure


def segment_at(performance: Performance, t: float) -> Segment:
    plan = segments(performance.figure, performance.keys)
    return next((s for s in reversed(plan) if s.start <= t), plan[0])


def stance(performance: Performance, t: float) -> tuple[Pose, Array, float]:
    """The body's pose at second `t`, without gaze or gesture, and its root: place (3,) and yaw."""
    segment, figure = segment_at(performance, t), performance.figure
    u = 0.0 if math.isinf(segment.length) else min(max((t - segment.start) / max(segment.length, 1e-9), 0.0), 1.0)
    if segment.kind == "walk" and segment.walk:
        return _walking(figure, segment, segment.walk, t)
    if segment.kind == "turn" and segment.key.posture in GOING:
        return posture(figure, segment.key, t), np.asarray(segment.place, float), segment.yaw + (segment.to_yaw - segment.yaw) * smooth(u)
    if segment.kind == "leap":
        return _leaping(figure, segment, u, t)
    if segment.key.posture == "ride" and segment.key.mount is not None:
        return _riding(figure, segment, u, t)
    if segment.kind == "turn":
        return _turning(figure, segment, u, t)
    if segment.kind in ("rise", "lower"):
        return _between_levels(figure, segment, u, t)
    here = np.asarray(segment.place, float)
    if segment.kind == "fall":
        low, was = posture(figure, segment.key, t), segment.was
        upright = posture(figure, was, t) if was is not None and was.posture in ("kneel", "crouch") else _upright(figure, t)
        return ground.passage(ground.collapse(joints_of(figure), figure.name, t, upright, low), u), here, segment.yaw
    if segment.key.posture == "dance":
        gone = t - segment.start
        return dance.dancing(figure, segment.key, _upright(figure, t), gone, segment.length - gone)
    return posture(figure, segment.key, t), here, segment.yaw


def _upright(figure: Figure, t: float) -> Pose:
    return postures.stand(joints_of(figure), figure.name, t, figure.stoop)


def posture(figure: Figure, key: Key, t: float) -> Pose:
    """How a key's posture looks at second `t`, once it is reached."""
    joints, s, name = joints_of(figure), scale(figure), figure.name
    if key.posture == "sit":
        return postures.sit(joints, name, t, key.seat / s, key.table / s, figure.stoop)
    if key.posture == "lie":
        return postures.lie(joints, name, t, key.seat / s) if key.seat > 0.0 else ground.lying(joints, name, t)
    if key.posture == "fall":
        return ground.sprawled(joints, name, t)
    if key.posture == "crawl":
        return travel.on_all_fours(joints, name, t)
    if key.posture == "swim":
        return travel.treading(joints, name, t)
    if key.posture == "climb":
        return travel.climbing(joints, name, key.seat / s, travel.RUNG / s)
    if key.posture == "kneel":
        return ground.kneel(joints, name, t, figure.stoop)
    if key.posture == "crouch":
        return ground.crouch(joints, name, t, figure.stoop)
    return postures.stand(joints, name, t, figure.stoop)


def _between_levels(figure: Figure, segment: Segment, u: float, t: float) -> tuple[Pose, Array, float]:
    """Getting down (`u` 0 to 1) to a posture, or up from it; the root stays where they stand, but on the way into a bed."""
    key, up_first = segment.key, segment.kind == "lower"
    part = u if up_first else 1 - u
    standing_at, low_at = (segment.place, segment.to) if up_first else (segment.to, segment.place)
    stand_yaw = segment.yaw if up_first else segment.to_yaw
    if key.posture == "lie" and key.aside is not None:
        return _into_bed(figure, key, (np.asarray(standing_at, float), stand_yaw), part, t)
    at = np.asarray(standing_at, float)
    upright = _upright(figure, t)
    if key.posture == "sit":
        offset = own(np.asarray(low_at, float), scale(figure), at, stand_yaw)
        return postures.getting_up(moved(posture(figure, key, t), offset), upright, 1 - part), at, stand_yaw
    if key.posture == "climb":
        s = scale(figure)
        return travel.climbing(joints_of(figure), figure.name, part * key.seat / s, travel.RUNG / s), at, stand_yaw
    low = posture(figure, key, t)
    if key.posture in ("lie", "fall"):
        return ground.passage(ground.down(joints_of(figure), figure.name, t, upright, low), part), at, stand_yaw
    return ground.passage(_bowed(upright, low, key.posture), part), at, stand_yaw


def _bowed(upright: Pose, low: Pose, name: str) -> tuple[tuple[float, Pose], ...]:
    """Down on a knee or one's heels: the trunk leans into it, the free hand balances."""
    half = mixed(upright, low, 0.45)
    turns = half.turns.copy()
    turns[0, 1] += 10 if name == "kneel" else 4
    turns[1, 1] += 8
    turns[5, 1] -= 8
    swing, ankles = half.swing + np.array(((0.10, 0.06, 0.06), (-0.10, 0.06, 0.06))), half.ankles.copy()
    for i in (0, 1):
        ankles[i, 1] += 0.07 * min(1.0, 4.0 * abs(float(low.ankles[i, 2] - upright.ankles[i, 2])))
    return (0.0, upright), (0.5, replace(half, turns=turns, swing=swing, held=half.held * 0.4, ankles=ankles)), (1.0, low)


def _into_bed(figure: Figure, key: Key, start: tuple[Array, float], part: float, t: float) -> tuple[Pose, Array, float]:
    """First sat on the edge, then turned and laid back: the root goes from the bedside to the middle."""
    (at, yaw), s, joints = start, scale(figure), joints_of(figure)
    a = math.radians(yaw)
    middle = np.asarray(key.place, float)
    inward = float(np.sqrt((square(middle - at)).sum()))
    edge = at - np.array((exact.sin(a), 0.0, exact.cos(a))) * min(0.42, 0.6 * inward)
    seated = postures.sit(joints, figure.name, t, key.seat / s, 0.0, figure.stoop)
    if part < 0.42:
        offset = own(edge, s, at, yaw)
        return postures.getting_up(moved(seated, offset), _upright(figure, t), 1 - part / 0.42), at, yaw
    e = smooth((part - 0.42) / 0.58)
    low = postures.lie(joints, figure.name, t, key.seat / s)
    lifted = replace(mixed(seated, low, 0.5), ankles=0.5 * (seated.ankles + low.ankles) + np.array((0.0, 0.16, 0.0)))
    pose = ground.passage(((0.0, replace(seated, held=np.zeros(2))), (0.55, lifted), (1.0, low)), e)
    if e == 0.0:
        pose = seated
    return pose, edge + (middle - edge) * smooth(e), yaw + angle_between(yaw, key.yaw) * smooth(e)


def _turning(figure: Figure, segment: Segment, u: float, t: float) -> tuple[Pose, Array, float]:
    """On the spot, or a step aside: the body turns, one foot follows and then the other."""
    e = smooth(u)
    place = np.asarray(segment.place) * (1 - e) + np.asarray(segment.to) * e
    yaw = segment.yaw + (segment.to_yaw - segment.yaw) * e
    pose, s = _upright(figure, t), scale(figure)
    before, after = soles(figure, segment.place, segment.yaw), soles(figure, segment.to, segment.to_yaw)
    far = exact.dist(segment.place, segment.to)
    leads = 0 if segment.to_yaw > segment.yaw else 1
    planted = []
    for i in (0, 1):
        k = smooth((u - (0.05 if i == leads else 0.45)) / 0.5)
        high = 0.045 * s * exact.sin(math.pi * k) * min(1.0, abs(segment.to_yaw - segment.yaw) / 30 + 0.3 + far)
        planted.append((_between(before[i], after[i], k), high, 14.0 * exact.sin(math.pi * k) * (k < 0.5)))
    return _planted(figure, pose, planted, place, yaw), place, yaw


def _between(a: tuple[float, float, float], b: tuple[float, float, float], k: float) -> tuple[float, float, float]:
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + angle_between(a[2], b[2]) * k)


def _planted(figure: Figure, pose: Pose, planted: list[tuple[tuple[float, float, float], float, float]], place: Array, yaw: float) -> Pose:
    """The pose with its feet at these world places: (x, z, yaw), height above the floor, pitch."""
    s, joints = scale(figure), joints_of(figure)
    ankles, feet = pose.ankles.copy(), pose.feet.copy()
    for i, (spot, high, pitch) in enumerate(planted):
        at = ankle_over(np.array((spot[0], place[1] + high, spot[1])), pitch, spot[2], s, float(joints[INDEX["leftFoot"]][1]))
        ankles[i] = own(at, s, place, yaw)
        feet[i] = (pitch, (1 if i == 0 else -1) * angle_between(yaw, spot[2]))
    return replace(pose, ankles=ankles, feet=feet)


def _leaping(figure: Figure, segment: Segment, u: float, t: float) -> tuple[Pose, Array, float]:
    """Gathered over the feet, through the air, and landed on them."""
    pose, gone = travel.leaping(joints_of(figure), _upright(figure, t), u, figure.name)
    a, b = np.asarray(segment.place, float), np.asarray(segment.to, float)
    place = a * (1 - gone) + b * gone
    high = max(segment.key.leap, float(b[1] - a[1]) + 0.12)
    # the parabola through both ends whose top is `high` over the first
    rise = float(b[1] - a[1])
    k = 2 * high + 2 * math.sqrt(max(high * (high - rise), 0.0)) - rise
    place[1] = a[1] + gone * (k + rise) - k * gone * gone
    return pose, place, segment.yaw


def _riding(figure: Figure, segment: Segment, u: float, t: float) -> tuple[Pose, Array, float]:
    """In the saddle, wherever it is by now; or on the way up to it, and down."""
    mount, s, joints = segment.key.mount, scale(figure), joints_of(figure)
    assert mount is not None
    assert isinstance(mount.player, Mount)
    seat = mount.player.saddle(mount, t)
    pose = travel.riding(joints, figure.name, t, seat.beat, seat.wide / s, np.array((0.0, 0.30, 0.36)))
    floor = float(mount.keys[0].place[1])
    under = np.array((seat.at[0], floor, seat.at[2]))
    up = float(seat.at[1]) - floor
    if segment.kind not in ("rise", "lower"):
        return moved(pose, np.array((0.0, up / s, 0.0))), under, seat.yaw
    part = u if segment.kind == "lower" else 1 - u
    beside, yaw = (segment.place, segment.yaw) if segment.kind == "lower" else (segment.to, segment.to_yaw)
    upright = _upright(figure, t)
    over = replace(mixed(upright, pose, 0.5), ankles=pose.ankles + np.array(((0.0, 0.25, -0.2), (0.0, 0.45, -0.3))))
    e = smooth(part)
    pose = ground.passage(((0.0, upright), (0.55, over), (1.0, pose)), e)
    high = (up * e + 0.22 * exact.sin(exact.PI * e)) / s
    return moved(pose, np.array((0.0, high, 0.0))), np.asarray(beside, float) * (1 - e) + under * e, yaw + angle_between(yaw, seat.yaw) * e


def _going(figure: Figure, segment: Segment, walk: Walk, t: float) -> tuple[Pose, Array, float]:
    """Along the way on hands and knees, or through the water."""
    gone, pace = walk.walked(t - segment.start)
    at, joints, s = walk.path.at(gone), joints_of(figure), scale(figure)
    share = gone / max(walk.path.length, 1e-9)
    place = np.array((at[0], segment.place[1] + (segment.to[1] - segment.place[1]) * share, at[1]))
    yaw = segment.yaw + angle_between(segment.yaw, walk.path.heading(gone)) * smooth(gone / 0.5)
    if segment.key.posture == "crawl":
        return travel.on_all_fours(joints, figure.name, t, gone / s), place, yaw
    still = travel.treading(joints, figure.name, t)
    return mixed(still, travel.swimming(joints, figure.name, t, gone / s), smooth(1.6 * pace)), place, yaw


def _walking(figure: Figure, segment: Segment, walk: Walk, t: float) -> tuple[Pose, Array, float]:
    if segment.key.posture in GOING:
        return _going(figure, segment, walk, t)
    gone, pace = walk.walked(t - segment.start)
    left = walk.path.length - gone
    at = walk.path.at(gone)
    floor = segment.place[1] + (segment.to[1] - segment.place[1]) * gone / max(walk.path.length, 1e-9)
    place, yaw = np.array((at[0], floor, at[1])), walk.path.heading(gone)
    if walk.eased[0]:
        yaw = segment.yaw + angle_between(segment.yaw, yaw) * smooth(gone / (1.2 * walk.step))
    yaw += angle_between(yaw, segment.to_yaw) * smooth(1 - left / (1.1 * walk.step)) if walk.eased[1] else 0.0
    joints = joints_of(figure)
    pose = mixed(_upright(figure, t), stride(joints, walk, gone, figure.stoop), smooth(pace))
    planted = []
    for i in (0, 1):
        spot, pitch, turned = walk.foot(i, gone)
        high = float(spot[1]) + _floor_at(segment, walk, spot) - floor
        planted.append(((float(spot[0]), float(spot[2]), turned), high, pitch))
    return _planted(figure, pose, planted, place, yaw), place, yaw


def _floor_at(segment: Segment, walk: Walk, spot: Array) -> float:
    """How high the floor is under a foot: along a way that goes up or down it rises evenly, or by steps."""
    rise = segment.to[1] - segment.place[1]
    if rise == 0.0:
        return segment.place[1]
    share = min(1.0, exact.dist((spot[0], spot[2]), (segment.place[0], segment.place[2])) / max(walk.path.length, 1e-9))
    if segment.key.treads:
        share = min(1.0, math.ceil(share * segment.key.treads - 0.35) / segment.key.treads) if share > 0.0 else 0.0
    return segment.place[1] + rise * share


__all__ = ["posture", "segment_at", "stance"]
