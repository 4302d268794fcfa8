"""Who is on stage as a scene begins, and where: what the first thing said of each person tells. Knows readings; knows nothing of metres.

People who act or speak before anybody lets them in are there; who walks into a scene that has begun comes in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.story import lexicon, marksaid, stagewords
from workprint.story.reading import Deed, Reading
from workprint.story.stagenotes import Stance

_OPENING = 6
"""Who speaks for the first time later than this many moments into a scene, and was never named in it, was not there when it began."""


_SEATED = ("table", "desk", "sofa", "bench", "seat")
"""Where one sits who is said to be there, unless the scene has them sit down or stand up later."""


@dataclass(frozen=True)
class Happening:
    """What blocking needs to know of a moment: its reading, who speaks in it on stage ("" for action and for voices off), and what stage
    notes say before it and, for the last moment, after it.
    """

    reading: Reading
    speaker: str = ""
    told: tuple[Stance, ...] = ()
    after: tuple[Stance, ...] = ()


def firsts(happenings: Sequence[Happening], outside: bool) -> dict[str, Deed | None]:
    """Everybody who is ever on stage in the scene, with the first thing they do (None for who speaks first).

    Whom only a later stage note has is not among them: the note puts them there.
    """
    first: dict[str, Deed | None] = {}
    sitting = {deed.who for happening in happenings for deed in happening.reading.deeds if deed.verb in ("sit", "stand", "rise")}
    named: dict[str, None] = {}
    for acted, happening in enumerate(happenings):
        for stance in happening.told:
            if stance.who not in first and (acted == 0 or _enters(stance)):
                first[stance.who] = Deed(stance.who, "enter") if _enters(stance) else None
        for who, deed in _in_moment(happening, acted, outside, named, first).items():
            seated = happening.reading.at in _SEATED and who not in sitting
            there = Deed(who, "sit" if seated else "stand", happening.reading.at) if happening.reading.at else None
            first.setdefault(who, deed or (there if who in happening.reading.people else None))
        for deed in happening.reading.deeds if acted <= _OPENING else ():
            if deed.verb in _FACING and deed.target in happening.reading.people:
                first.setdefault(deed.target, _looked_at(deed))
        for who in happening.reading.people:
            named.setdefault(who)
    return first


_THERE_BEFORE = ("enter", "sit", "lie", "type", "rise", "drive")
"""What somebody does who has been there a while, or comes in."""


def revealed(happenings: Sequence[Happening]) -> set[str]:
    """Who is seen for the first time well into the scene, as they are (`An OLD MAN stands before them`): not there until then."""
    named: set[str] = set()
    late: set[str] = set()
    for acted, happening in enumerate(happenings):
        reading = happening.reading
        here = {
            *reading.people,
            *reading.subjects,
            *(deed.who for deed in reading.deeds),
            happening.speaker,
            *(s.who for s in happening.told),
        }
        if acted > _OPENING:
            late |= {deed.who for deed in reading.deeds if deed.verb not in _THERE_BEFORE} - named
        named |= here
    return late


def risen(happenings: Sequence[Happening]) -> set[str]:
    """Who gets up in the scene and was never said to sit down: they sit as it begins."""
    found: set[str] = set()
    settled: set[str] = set()
    for happening in happenings:
        for deed in happening.reading.deeds:
            if deed.who not in settled and deed.verb == "rise":
                found.add(deed.who)
            if deed.verb in ("rise", "sit", "stand", "lie", "fall", "kneel", "crouch", "enter", "walk", "run", "dance", "exit"):
                settled.add(deed.who)
        settled |= {stance.who for stance in happening.told}
    return found


def brought(happenings: Sequence[Happening], arriving: set[str]) -> dict[str, str]:
    """What people have in their hands when they are first seen: what they are said to hold before they have handled anything, and what
    those who arrive put down or hand over later and nobody saw them take up.
    """
    found: dict[str, str] = {}
    handled: set[str] = set()
    had: set[str] = set()
    for happening in happenings:
        for deed in (*happening.reading.states, *happening.reading.deeds):
            if not deed.held:
                continue
            fresh = deed.held not in had and deed.who not in handled
            if fresh and (deed.verb == "hold" or (deed.verb in ("put", "give") and deed.who in arriving)):
                found[deed.who] = deed.held
            had.add(deed.held)
            handled.add(deed.who)
    return found


def _looked_at(deed: Deed) -> Deed | None:
    """How somebody is whom the scene only has looked at: who is examined lies there."""
    if deed.verb == "look" and deed.word.startswith(_TREATING) and _LYING & {*deed.target.lower().split()}:
        return Deed(deed.target, "lie", "bed")
    return None


def _in_moment(
    happening: Happening, acted: int, outside: bool, named: dict[str, None], known: dict[str, Deed | None]
) -> dict[str, Deed | None]:
    """Who is in this moment, with the first thing they do in it."""
    found: dict[str, Deed | None] = {}
    reading = happening.reading
    if happening.speaker:
        late = acted > _OPENING and happening.speaker not in named
        found[happening.speaker] = Deed(happening.speaker, "enter") if late and happening.speaker not in known else None
    for deed in reading.deeds:
        if deed.who not in found and deed.who not in known:
            comes = acted > 0 and deed.who not in named and _comes(deed, outside)
            leaves = deed.verb == "exit" and (outside or deed.target == "into" or (acted > 0 and deed.word.startswith(("com", "step"))))
            comes = comes or (leaves and deed.who not in named)
            found[deed.who] = replace(deed, verb="enter") if comes else deed
    for who in reading.subjects:
        found.setdefault(who, Deed(who, "stand") if any(deed.who == who for deed in reading.deeds) else None)
    return found


_FACING = frozenset(("look", "hug", "give", "point", "nod", "wave", "turn", "dance"))
"""Deeds that are done to somebody who must be there."""
_TREATING = ("examin", "treat", "check", "inspect", "stud")
_LYING = lexicon.bag("survivor patient victim soldier crewman man woman body")
"""Who, examined, lies there."""


def _enters(stance: Stance) -> bool:
    return not stance.mark and stance.steps[:1] != () and stance.steps[0].verb == "enter"


def _comes(deed: Deed, outside: bool) -> bool:
    """Whether a first walk, in a scene that has begun without them, is a way in."""
    if deed.verb not in ("walk", "run") or (deed.word.startswith("walk") and not outside):
        return deed.verb == "run"
    return deed.word.startswith(
        ("com", "approach", "join", "rush", "run", "hurr", "burst", "storm", "dash", "walk", "stride", "return", "step", "trot", "gallop")
    )


def opening_mark(deed: Deed | None) -> str:
    """Where somebody is as the scene begins, if the first thing said of them tells."""
    if deed is None:
        return ""
    if deed.verb == "look" and deed.word.startswith("examin") and _LYING & {*deed.target.lower().split()}:
        return f"beside {deed.target}"
    if deed.verb in ("sit", "drive"):
        return deed.target if marksaid.known(deed.target) and deed.target in (*lexicon.MARKS, *stagewords.PIECES) else "seat"
    if deed.verb == "type":
        return deed.target if deed.target in lexicon.MARKS else "desk"
    if deed.verb in ("stand", "react", "still", "lie", "kneel", "crouch") and marksaid.known(deed.target):
        return "" if deed.target in ("table", "door") else deed.target
    return "door" if deed.verb in ("walk", "run") else ""


def opening_posture(deed: Deed | None) -> str:
    """How somebody is as the scene begins."""
    verb = deed.verb if deed is not None else ""
    return {"sit": "sit", "drive": "sit", "type": "sit", "lie": "lie", "kneel": "kneel", "crouch": "crouch"}.get(verb, "stand")


def looking_round(reading: Reading) -> set[str]:
    """Who comes in and looks about before anything else."""
    pairs = zip(reading.deeds, reading.deeds[1:])
    return {deed.who for deed, then in pairs if deed.verb == "enter" and then.verb == "look" and then.who == deed.who and not deed.target}
