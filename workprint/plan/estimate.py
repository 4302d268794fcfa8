"""How long an order is likely to take, roughly: what the schedule and the time left are reckoned from. Never part of an order."""

from __future__ import annotations

from workprint.core.nouns import Task

PER_FRAME = {"clip": 0.06, "segment": 0.02}
CONTROL = 0.12
"""Seconds a frame of control with every signal; fewer signals take less."""
FIXED = {"voice": 0.5, "mix": 1.0, "loudness": 0.1, "sound": 1.0, "subtitles": 0.1, "master": 1.0}
"""Seconds on one core of 2024, at 1280x720; measured by `make bench`."""


def seconds(task: Task) -> float:
    """Likely seconds for a Task on this machine."""
    if task.op in PER_FRAME:
        frames = task.params.get("frames", 48)
        return 0.5 + PER_FRAME[task.op] * (frames if isinstance(frames, int) else 48)
    if task.op == "control":
        frames, asked = task.params["take"]["frames"], len(task.params["signals"])
        return 1.0 + CONTROL * float(frames) * min(1.0, 0.4 + 0.05 * asked)
    return FIXED.get(task.op, 1.0)
