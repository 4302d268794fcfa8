"""Anything -> Findings. Reads only; every Finding carries its remedy. Knows the film and its takes; makes nothing."""

from workprint.checks.continuity import crossed_lines, jump_cuts
from workprint.checks.story import late_words, silent_notes, unknown_people, unused_looks
from workprint.checks.takes import stale_takes, unknown_choices

__all__ = [
    "crossed_lines",
    "jump_cuts",
    "late_words",
    "silent_notes",
    "stale_takes",
    "unknown_choices",
    "unknown_people",
    "unused_looks",
]
