"""Does one shot cut to the next? The 180-degree line, jump cuts, reverses and eyelines, from what the page says. Knows nothing of pictures.

Sources: Thompson and Bowen, *Grammar of the Edit*; the 30-degree rule as "30 degrees or two size steps"; matched reverses (one size, lens
and height on both sides) after Katz, *Film Directing Shot by Shot*. What the page leaves to the stage (where exactly the camera stands) is
taken as well chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workprint.core.nouns import Film, Finding, Presence, Scene, Shot

STEPS = ("EWS", "WS", "FS", "MFS", "MS", "MCU", "CU", "BCU", "ECU")
"""Sizes from far to near: two steps between them make a cut on the same subject invisible."""
NEUTRAL = ("EWS", "INSERT", "POV")
"""Shots that let the camera cross the line unnoticed."""
ROUND = {"front": 0, "three-quarter": 40, "profile": 90, "three-quarter back": 140, "back": 180}
"""How far round its subject a view stands, in degrees; where none is said, the stage takes about a three-quarter."""
ENOUGH = 30
"""Degrees that the camera must go round for a cut on one subject not to jump."""
SINGLES = ("MFS", "MS", "MCU", "CU", "BCU", "ECU", "OTS")
"""Sizes of shot and reverse shot."""
_MATCHED = (frozenset(("low", "high")),)
"""Pairs of angles that answer each other: one looks up, the other down."""


def _cuts(film: Film) -> Iterator[tuple[Scene, Shot, Shot]]:
    for scene in film.scenes:
        for before, after in pairwise(scene.shots):
            yield scene, before, after


def _found(shot: Shot, what: str, remedy: str, check: str) -> Finding:
    return Finding(f"{shot.source} shot {shot.id}", what, remedy, check=check)


def crossed_lines(film: Film) -> list[Finding]:
    """Neighbouring shots from opposite sides of the line, which somebody is in; a neutral shot or a move round between them excuses it."""
    found = []
    for _scene, before, after in _cuts(film):
        crossed = before.side != after.side and before.size not in NEUTRAL and after.size not in NEUTRAL
        moved = before.move.kind in ("arc", "follow", "lead", "handheld")  # the camera is seen to go over
        if crossed and not moved and len(set(before.on) | set(after.on)) > 1:
            what = f"the camera crosses the line between {before.id} and {after.id}: people swap sides of the screen"
            remedy = "put a neutral shot (an insert, a wide) between them, or keep the camera on one side"
            found.append(_found(after, what, remedy, "crossed-line"))
    return found


def jump_cuts(film: Film) -> list[Finding]:
    """Neighbouring shots of the same subject that differ by less than two sizes and by less than thirty degrees."""
    found = []
    for _scene, before, after in _cuts(film):
        same = before.on and before.on == after.on and before.angle == after.angle and before.side == after.side
        if same and _near(before.size, after.size) and _turned(before, after) < ENOUGH:
            what = f"{before.id} ({before.size}) to {after.id} ({after.size}) on {' and '.join(after.on)} will jump"
            remedy = "change the size by two steps, go 30 degrees round (profile, front), change the angle, or cut away between them"
            found.append(_found(after, what, remedy, "jump-cut"))
    return found


def _near(one: str, other: str) -> bool:
    if one not in STEPS or other not in STEPS:
        return one == other
    return abs(STEPS.index(one) - STEPS.index(other)) < 2


def _turned(before: Shot, after: Shot) -> int:
    """How far round their subject two views are from each other, degrees; `back` and `front` have no side."""
    return abs(ROUND.get(before.view, ROUND["three-quarter"]) - ROUND.get(after.view, ROUND["three-quarter"]))


def unmatched_reverses(film: Film) -> list[Finding]:
    """Shot and reverse shot of two who talk, with other lenses, heights or views: one of them seems nearer, larger or above the other."""
    found = []
    for _scene, before, after in _cuts(film):
        if not _reverse(before, after) or before.size != after.size:
            continue
        differ = []
        if before.lens != after.lens:
            differ.append(f"{before.lens} mm against {after.lens} mm")
        if before.angle != after.angle and frozenset((before.angle, after.angle)) not in _MATCHED:
            differ.append(f"{before.angle} against {after.angle} angle")
        if _turned(before, after) >= ENOUGH:
            differ.append(f"{before.view or 'three-quarter'} against {after.view or 'three-quarter'} view")
        if differ:
            what = f"{after.id} is the reverse of {before.id} and does not match it: {', '.join(differ)}"
            remedy = "give both the same lens, angle and view, or another size if the difference is meant"
            found.append(_found(after, what, remedy, "unmatched-reverse"))
    return found


def _reverse(before: Shot, after: Shot) -> bool:
    """Whether two neighbouring shots are one talk from its two sides."""
    singles = before.size in SINGLES and after.size in SINGLES and bool(before.on and after.on)
    return singles and before.on[0] != after.on[0] and bool(before.lines or after.lines) and _talk(before, after)


def _talk(before: Shot, after: Shot) -> bool:
    """Whether each is on somebody who speaks to, or hears, the other."""
    speaking = {line.speaker for line in (*before.lines, *after.lines) if not line.off}
    return bool(speaking & {before.on[0], after.on[0]}) and {before.on[0], after.on[0]} <= {presence.who for presence in after.people}


def missed_eyelines(film: Film) -> list[Finding]:
    """Shot and reverse shot of two of whom one speaks and faces no person at all, the other faces them: their looks do not meet."""
    found = []
    for _scene, before, after in _cuts(film):
        if not _reverse(before, after):
            continue
        one, other = _of(before, before.on[0]), _of(after, after.on[0])
        for shot, here, there in ((before, one, other), (after, other, one)):
            answers = here and there and there.facing == here.who and here.facing not in ("", *(each.who for each in shot.people))
            speaks = any(line.speaker == (here.who if here else "") for line in shot.lines)
            if here and there and answers and speaks and not _looks(shot, here.who, there.who):
                what = f"{here.who} speaks to {there.who} in {shot.id} and faces {here.facing}: the eyelines do not meet"
                remedy = f"turn them with a stage note, [[stage: {here.who} facing {there.who}]], or show what they look at"
                found.append(_found(shot, what, remedy, "eyeline"))
    return found


def _of(shot: Shot, who: str) -> Presence | None:
    return next((presence for presence in shot.people if presence.who == who), None)


def _looks(shot: Shot, who: str, other: str) -> bool:
    """Whether somebody turns their eyes to the other in the shot."""
    return any(beat.who == who and beat.verb in ("look", "turn") and beat.target == other for beat in shot.beats)
