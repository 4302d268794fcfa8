"""Walking along a path by footprints: each foot stands where it was put until its next step, so nothing slides. Pure functions of time.

    body on the path   0 ----------- p ----------- 2p ----------- 3p ... D
    footprints         both          L             R              L      both         p = D / steps
    a foot put down at f carries while the body is between f - 0.6 p and f + 0.6 p (60 % of its cycle), then swings to f + 2 p.

Knows paths and feet; knows nothing of why anyone walks. Stance share, pelvis and arm timing: M. Whittle, "Gait Analysis".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz import exact
from workprint.crafts.previz.exact import matmul, square
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.pose import Pose
from workprint.crafts.previz.people.postures import RELAXED, at_rest

Array = NDArray[np.float64]
STEP = 0.60
"""Length of a step in canonical metres."""
_BALL, _HEEL, _TRACK = 0.125, -0.045, 0.072


def smooth(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


def angle_between(a: float, b: float) -> float:
    """The shortest turn from `a` to `b`, degrees, -180..180."""
    return (b - a + 180.0) % 360.0 - 180.0


@dataclass(frozen=True)
class Path:
    """A way over the floor through `points` (x, z), corners rounded. Positions are asked for by the distance walked."""

    points: tuple[tuple[float, float], ...]

    @cached_property
    def _line(self) -> tuple[Array, Array]:
        knots = np.array(self.points, float)
        gaps = np.sqrt((square(np.diff(knots, axis=0))).sum(1))
        along = np.concatenate([[0.0], np.cumsum(gaps)])
        count = max(8, int(along[-1] / 0.04))
        s = np.linspace(0.0, along[-1], count + 1)
        line = np.stack([exact.interp(s, along, knots[:, 0]), exact.interp(s, along, knots[:, 1])], 1)
        if len(knots) > 2:
            for _ in range(60):
                line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
        run = np.concatenate([[0.0], np.cumsum(np.sqrt((square(np.diff(line, axis=0))).sum(1)))])
        return line, run

    @property
    def length(self) -> float:
        return float(self._line[1][-1])

    def at(self, s: float) -> Array:
        """(x, z) after `s` metres; straight on beyond the ends."""
        line, run = self._line
        here = np.array((exact.interp(s, run, line[:, 0]), exact.interp(s, run, line[:, 1])))
        over = s - min(max(s, 0.0), self.length)
        if over == 0.0:
            return here
        a = math.radians(self.heading(min(max(s, 0.0), self.length)))
        return here + over * np.array((exact.sin(a), exact.cos(a)))

    def heading(self, s: float) -> float:
        """Yaw in degrees at `s`."""
        s = min(max(s, 0.0), self.length)
        line, run = self._line
        a, b = max(s - 0.15, 0.0), min(s + 0.15, self.length)
        dx = float(exact.interp(b, run, line[:, 0]) - exact.interp(a, run, line[:, 0]))
        dz = float(exact.interp(b, run, line[:, 1]) - exact.interp(a, run, line[:, 1]))
        return math.degrees(exact.atan2(dx, dz))


@dataclass(frozen=True)
class Walk:
    """One walk: its path, top `speed` in m/s, how the person's feet stand before and after (world x, z, yaw per foot: left, right),
    and whether it starts from and ends in rest (`eased`). `scale` is the person's size.
    """

    path: Path
    speed: float
    scale: float
    before: tuple[tuple[float, float, float], ...]
    after: tuple[tuple[float, float, float], ...]
    eased: tuple[bool, bool] = (True, True)
    first: int = 0

    @property
    def steps(self) -> int:
        brisk: float = math.sqrt(min(max(self.speed / 1.2, 0.75), 1.9))
        return max(1, round(float(self.path.length / (STEP * self.scale * brisk))))

    @property
    def runs(self) -> float:
        """How far this is a run and no walk, 0..1."""
        return smooth((self.speed - 1.5) / 0.8)

    @property
    def step(self) -> float:
        return self.path.length / self.steps

    @property
    def ramp(self) -> float:
        return min(0.55, self.path.length / self.speed)

    @property
    def seconds(self) -> float:
        return self.path.length / self.speed + self.ramp * 0.5 * math.fsum(self.eased)

    def walked(self, t: float) -> tuple[float, float]:
        """Metres walked after `t` seconds, and the speed then as a fraction of top speed."""
        v, r, total = self.speed, self.ramp, self.seconds
        t = min(max(t, 0.0), total)
        if self.eased[0] and t < r:
            return v * t * t / (2 * r), t / r
        if self.eased[1] and t > total - r:
            left = total - t
            return self.path.length - v * left * left / (2 * r), left / r
        return v * (t - (r / 2 if self.eased[0] else 0.0)), 1.0

    def prints(self, foot: int) -> list[float]:
        """Where on the path one foot is put down, from 0 to the path's length."""
        own = [k * self.step for k in range(1, self.steps + 1) if (k - 1) % 2 == (0 if foot == self.first else 1)]
        ends = [] if own and abs(own[-1] - self.path.length) < 1e-9 else [self.path.length]
        return [0.0, *own, *ends]

    def foot(self, foot: int, s: float) -> tuple[Array, float, float]:
        """World ankle-on-the-floor point (x, height above the floor, z), pitch and yaw of one foot when the body has walked `s`."""
        p, marks = self.step, self.prints(foot)
        for j in range(len(marks) - 1):
            lift, land = self._window(marks, j)
            if s < lift:
                return self._standing(foot, marks, j, s)
            if s < land:
                u = (s - lift) / (land - lift)
                a, b = self._print(foot, marks, j), self._print(foot, marks, j + 1)
                e = u * u * (3 - 2 * u)
                yaw = a[2] + angle_between(a[2], b[2]) * e
                grown = min(1.0, (marks[j + 1] - marks[j]) / (1.4 * p))
                high = (
                    self.scale * (0.035 + (0.055 + 0.13 * self.runs) * grown) * exact.power(exact.sin(math.pi * u), 0.8 + 0.5 * self.runs)
                )
                off = 34.0 * grown * (j > 0 or grown > 0.9) * (1 - u) * exact.cos(1.9 * u) - 15.0 * u * u * grown
                return np.array((a[0] + (b[0] - a[0]) * e, high, a[1] + (b[1] - a[1]) * e)), off * (u < 0.999), yaw
        return self._standing(foot, marks, len(marks) - 1, s)

    def _window(self, marks: list[float], j: int) -> tuple[float, float]:
        p, total = self.step, self.path.length
        lift = marks[j] + 0.6 * p if marks[j + 1] - marks[j] > 1.5 * p or j > 0 else 0.05 * p
        land = marks[j + 1] - 0.6 * p
        if land <= lift:
            land = total if j == len(marks) - 2 and j > 0 else max(0.4 * p, lift + 0.4 * p)
        return lift, min(land, total)

    def _print(self, foot: int, marks: list[float], j: int) -> tuple[float, float, float]:
        if j == 0 and self.eased[0]:
            return self.before[foot]
        if j == len(marks) - 1 and self.eased[1]:
            return self.after[foot]
        at, yaw = self.path.at(marks[j]), self.path.heading(marks[j])
        a, side = math.radians(yaw), (_TRACK if foot == 0 else -_TRACK) * self.scale
        return float(at[0] + exact.cos(a) * side), float(at[1] - exact.sin(a) * side), yaw + (5 if foot == 0 else -5)

    def _standing(self, foot: int, marks: list[float], j: int, s: float) -> tuple[Array, float, float]:
        x, z, yaw = self._print(foot, marks, j)
        p, pitch = self.step, 0.0
        if j < len(marks) - 1:
            lift, _ = self._window(marks, j)
            pitch = 34.0 * smooth((s - lift + 0.38 * p) / (0.38 * p)) if lift > 0.1 * p else 0.0
        if 0 < j < len(marks) - 1 or (j and marks[j] - marks[j - 1] > 1.5 * p):
            strike = marks[j] - 0.6 * p
            pitch -= 15.0 * (1 - smooth((s - strike) / (0.16 * p))) if s >= strike else 0.0
        return np.array((x, 0.0, z)), pitch, yaw


def ankle_over(point: Array, pitch: float, yaw: float, scale: float, height: float) -> Array:
    """World place of the ankle joint when the foot is pitched: it rolls over the ball (heel up) or the heel (toes up)."""
    pivot = np.array((0.0, 0.0, _BALL if pitch > 0 else _HEEL))
    arm = np.array((0.0, height, 0.0)) - pivot
    c, s = exact.cos(math.radians(pitch)), exact.sin(math.radians(pitch))
    rolled = pivot + np.array((0.0, c * arm[1] - s * arm[2], s * arm[1] + c * arm[2]))
    found: Array = point + scale * (matmul(turn(Y, yaw), rolled))
    return found


def stride(joints: Array, walk: Walk, s: float, stoop: float = 0.0) -> Pose:
    """The body in full stride after `s` metres; its ankles are left at rest, for the footprints to set."""
    base = at_rest(joints, stoop)
    k = 1 if walk.first == 0 else 0
    a = math.pi * (s / walk.step - k)
    sin, cos = exact.sin(a), exact.cos(a)
    wide = min(max(walk.speed / 1.2, 0.6), 1.8)
    turns = base.turns.copy()
    turns[0] += (6.5 * sin * wide, 1.5 * wide, 2.6 * cos)
    turns[1] += (-5.0 * sin * wide, 1.2 * wide, -2.2 * cos)
    turns[2] += (-5.5 * sin * wide, 0.8 * wide, -1.2 * cos)
    turns[3] += (-2.5 * sin * wide, 0, 0)
    turns[4] += (3.5 * sin * wide, -1.0, 0.4 * cos)
    turns[5] += (3.0 * sin * wide, -1.6 * wide, 0.4 * cos)
    bob = exact.cos(2 * a)
    turns[5, 1] += 0.6 * bob
    hips = base.hips + np.array((0.017 * cos, -0.026 - 0.010 * (wide - 1) + 0.014 * bob, 0.012))
    swing = base.swing.copy()
    for i, phase in ((0, sin), (1, -sin)):
        forward = max(phase, 0.0)
        swing[i] = (
            0.075 if i == 0 else -0.075,
            -0.500 + 0.050 * forward * wide + 0.012 * abs(phase),
            0.035 + (0.185 if phase > 0 else 0.150) * phase * wide,
        )
        swing[i, 0] *= 1 - 0.35 * forward
        bent = (0.11 * (1.0 if i == 0 else -1.0), -0.27 + 0.07 * phase, 0.14 + 0.20 * phase)
        swing[i] += walk.runs * (np.array(bent) - swing[i])
    turns[0, 1] += 6.0 * walk.runs
    turns[1, 1] += 5.0 * walk.runs
    turns[5, 1] -= 8.0 * walk.runs
    hips = hips + walk.runs * np.array((0.0, -0.012 + 0.020 * bob, 0.03))
    elbows = np.array(((0.28, 0.0, -1.0), (-0.28, 0.0, -1.0)))
    return Pose(
        **{
            **vars(base),
            "hips": hips,
            "turns": turns,
            "swing": swing,
            "elbows": elbows,
            "curl": np.array((RELAXED, RELAXED)) + 0.06 + 0.45 * walk.runs,
        }
    )
