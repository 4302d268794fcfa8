"""Do people's choices still stand on the page? Circled takes that are stale, missing or belong to no shot. Knows records, not engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from workprint.core.nouns import Film, Finding, Take


def unknown_choices(film: Film, chosen: Mapping[str, int], takes: Mapping[str, Sequence[Take]]) -> list[Finding]:
    """Circles around a shot that is not on the page, or a take that was never made."""
    found, ids = [], [shot.id for shot in film.shots]
    for shot, number in chosen.items():
        where = f"circled.toml: shots.{shot}"
        if shot not in ids:
            near = get_close_matches(shot, ids, 1)
            hint = f"did you mean {near[0]}? " if near else ""
            remedy = f"{hint}remove the line, or bring the shot back as a note: [[SHOT {shot}: ...]]"
            found.append(Finding(where, f"no shot {shot} is on the page", remedy, "error", "unknown-choice"))
        elif number not in [take.number for take in takes.get(shot, ())]:
            made = ", ".join(str(take.number) for take in takes.get(shot, ())) or "none yet"
            found.append(
                Finding(where, f"take {number} of {shot} was never made", f"circle one that was ({made})", "error", "unknown-choice")
            )
    return found


def loose_choices(film: Film, chosen: Mapping[str, int]) -> list[Finding]:
    """Circles around shots that have no note on the page: their ids move when scenes or shots are put in before them."""
    loose = [shot.id for shot in film.shots if shot.id in chosen and not shot.noted]
    remedy = "have the page say its shots before it is edited: workprint breakdown"
    return [
        Finding(f"circled.toml: shots.{shot}", f"the id {shot} is not on the page and may move", remedy, check="loose-choice")
        for shot in loose
    ]


def stale_takes(pinned: Mapping[str, Take], stale: Mapping[tuple[str, int], Sequence[str]]) -> list[Finding]:
    """Circled takes that answer an older page; `stale` says of each take (shot, number) that does what changed, in words."""
    found = []
    for shot, take in pinned.items():
        if (shot, take.number) in stale:
            cause = "; ".join(stale[shot, take.number]) or "the page changed since"
            remedy = (
                f"it stands until you choose: delete its line in circled.toml to use the shot as now written, or keep take {take.number}"
            )
            found.append(Finding(f"shot {shot}", f"circled take {take.number} is stale: {cause}", remedy, "warning", "stale-take"))
    return found


def rejected_takes(standing: Mapping[str, tuple[int, str]]) -> list[Finding]:
    """Shots that nobody circled and whose take that answers the page is rejected: `standing` has its number and why."""
    remedy = "shoot another and circle it (workprint shoot, workprint circle), or change the shot on the page"
    return [
        Finding(f"shot {shot}", f"take {number} is rejected ({why}) and still in the film", remedy, check="rejected-take")
        for shot, (number, why) in standing.items()
    ]
