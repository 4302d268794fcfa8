"""Anything -> Findings. Reads only; every Finding carries its remedy. Knows the film and its takes; makes nothing."""

from workprint.checks.continuity import crossed_lines, jump_cuts, missed_eyelines, unmatched_reverses
from workprint.checks.stage import absent_engines, unstaged
from workprint.checks.story import late_voices, late_words, silent_notes, unknown_people, unknown_places, unused_looks
from workprint.checks.takes import loose_choices, stale_takes, unknown_choices
from workprint.core.nouns import Film, Finding

OF_THE_PAGE = (
    late_words,
    unknown_people,
    crossed_lines,
    jump_cuts,
    unmatched_reverses,
    missed_eyelines,
    unused_looks,
    unknown_places,
    silent_notes,
)
"""The checks that need nothing but the film as it is intended."""


def of_page(film: Film) -> list[Finding]:
    """Everything that can be found wrong with the film as it is intended."""
    return [finding for check in OF_THE_PAGE for finding in check(film)]


__all__ = [
    "OF_THE_PAGE",
    "absent_engines",
    "crossed_lines",
    "jump_cuts",
    "late_voices",
    "late_words",
    "loose_choices",
    "missed_eyelines",
    "of_page",
    "silent_notes",
    "stale_takes",
    "unknown_choices",
    "unknown_people",
    "unknown_places",
    "unmatched_reverses",
    "unstaged",
    "unused_looks",
]
