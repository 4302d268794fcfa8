"""Does one shot cut to the next? The 180-degree line and jump cuts, from what the page says. Knows nothing of pictures.

Sources: Thompson and Bowen, *Grammar of the Edit*; the 30-degree rule as "30 degrees or two size steps".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workprint.core.nouns import Film, Finding, Scene, Shot

STEPS = ("EWS", "WS", "FS", "MFS", "MS", "MCU", "CU", "BCU", "ECU")
"""Sizes from far to near: two steps between them make a cut on the same subject invisible."""
NEUTRAL = ("EWS", "INSERT", "POV")
"""Shots that let the camera cross the line unnoticed."""


def _cuts(film: Film) -> Iterator[tuple[Scene, Shot, Shot]]:
    for scene in film.scenes:
        for before, after in pairwise(scene.shots):
            yield scene, before, after


def crossed_lines(film: Film) -> list[Finding]:
    """Neighbouring shots of the same people from opposite sides of the line."""
    found = []
    for _scene, before, after in _cuts(film):
        crossed = before.side != after.side and before.size not in NEUTRAL and after.size not in NEUTRAL
        if crossed and len(set(before.on) | set(after.on)) > 1:
            found.append(
                Finding(
                    f"{after.source} shot {after.id}",
                    f"the camera crosses the line between {before.id} and {after.id}: people swap sides of the screen",
                    "put a neutral shot (an insert, a wide) between them, or keep the camera on one side",
                    check="crossed-line",
                )
            )
    return found


def jump_cuts(film: Film) -> list[Finding]:
    """Neighbouring shots of the same subject that differ by less than two sizes and not in angle."""
    found = []
    for _scene, before, after in _cuts(film):
        if before.on and before.on == after.on and before.angle == after.angle and _near(before.size, after.size):
            found.append(
                Finding(
                    f"{after.source} shot {after.id}",
                    f"{before.id} ({before.size}) to {after.id} ({after.size}) on {' and '.join(after.on)} will jump",
                    "change the size by two steps, change the angle, or cut away between them",
                    check="jump-cut",
                )
            )
    return found


def _near(one: str, other: str) -> bool:
    if one not in STEPS or other not in STEPS:
        return one == other
    return abs(STEPS.index(one) - STEPS.index(other)) < 2
