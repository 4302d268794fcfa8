"""How long an order is likely to take, roughly: what the schedule and the time left are reckoned from. Never part of an order."""

from __future__ import annotations

from workprint.core.nouns import Task

PER_FRAME = {"clip": 0.06, "segment": 0.02}
FIXED = {"voice": 0.5, "mix": 1.0, "loudness": 0.1, "sound": 1.0, "subtitles": 0.1, "master": 1.0}
"""Seconds on one core of 2024, at 1280x720; measured by `make bench`."""


def seconds(task: Task) -> float:
    """Likely seconds for a Task on this machine."""
    if task.op in PER_FRAME:
        frames = task.params.get("frames", 48)
        return 0.5 + PER_FRAME[task.op] * (frames if isinstance(frames, int) else 48)
    return FIXED.get(task.op, 1.0)
