"""A set-up, and what is read from a moment to choose it: how near a deed wants the camera, whom a speech is to, which camera words
stand there.

Sizes, nearer and farther, from Thompson and Bowen, *Grammar of the Shot*. Knows one moment and its neighbours; knows nothing of a
scene's course.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workprint.core.nouns import Move
from workprint.story import lexicon
from workprint.story.blocking import Staged
from workprint.story.cutaways import Camera, picture
from workprint.story.reading import Reading
from workprint.story.scenes import Moment

SIZES = ("EWS", "WS", "FS", "MFS", "MS", "MCU", "CU", "BCU", "ECU")
"""From far to near."""
WIDE = ("EWS", "WS", "FS", "2S")

_FACE = lexicon.bag(
    "sighs smiles frowns cries weeps winces blinks gasps listens thinks swallows nods grins smirks hesitates breathes stiffens "
    "trembles mutters laughs chuckles whispers"
)
_SIZE_OF_DEED = {"walk": "FS", "run": "FS", "exit": "FS", "fall": "FS", "enter": "FS"}
_SIZE_OF_DEED |= {
    "sit": "MFS",
    "rise": "MFS",
    "stand": "MFS",
    "lie": "MFS",
    "turn": "MS",
    "kneel": "MFS",
    "crouch": "MFS",
    "hug": "MFS",
    "dance": "FS",
    "drive": "MS",
    "point": "MS",
    "wave": "MS",
    "type": "MS",
    "reach": "MS",
    "pick": "MS",
    "put": "MS",
    "give": "MS",
    "look": "MCU",
    "nod": "MCU",
    "shake": "MCU",
    "react": "MCU",
    "still": "MS",
    "feel": "CU",
}
_CAMERA = tuple((re.compile(words), size) for words, size in lexicon.CAMERA)
_MOVES = tuple(
    (re.compile(words), Move(kind, way, "slow" if kind in ("dolly", "pedestal") else "medium")) for words, kind, way in lexicon.MOVES
)
_MAYBE_CAMERA = re.compile(r"[A-Z.]{2,}")


@dataclass(frozen=True)
class Seen:
    """A moment with all that coverage needs to know of it. `off` is a voice whose body is not on stage, or is not meant to be seen."""

    moment: Moment
    reading: Reading
    stage: Staged
    animals: frozenset[str] = frozenset()

    @cached_property
    def there(self) -> tuple[str, ...]:
        """The people on stage, those who come in during the moment included."""
        here = dict.fromkeys(presence.who for presence in self.stage.before)
        everybody = here | dict.fromkeys(presence.who for presence in self.stage.after)
        return tuple(who for who in everybody if who not in self.animals)


@dataclass
class Setup:
    """One shot being covered: what it frames, and the numbers of the moments it takes in (none for a glimpse between two moments).

    `before` is the moment that it stands before; `fixed` milliseconds, where the rule says how long; `why` names the rule. `angle` and
    `view` are those of `crewwords`.
    """

    size: str
    on: tuple[str, ...]
    why: str
    before: int
    move: Move = field(default_factory=Move)
    moments: list[int] = field(default_factory=list)
    held: int = 0
    fixed: int = 0
    angle: str = "eye"
    view: str = ""

    @property
    def camera(self) -> Camera:
        """What makes it the same picture as another."""
        return picture((self.size, self.on, self.angle, self.view))

    @property
    def single(self) -> str:
        """The one person it frames, or ""."""
        return self.on[0] if self.on and self.size not in ("2S", "INSERT", "POV") and (len(self.on) == 1 or self.size == "OTS") else ""


def listeners(seen: Sequence[Seen]) -> list[str]:
    """Whom each speech is to ("" for action): who is named in its parenthetical, else whom the speaker has just gone up or turned to,
    else the last other speaker, else the next, else anybody there.
    """
    found: list[str] = []
    earlier: list[str] = []
    for at, each in enumerate(seen):
        speaker, there = each.moment.speaker, each.there
        if not speaker:
            found.append("")
            continue
        gone_to = _gone_to(seen[at - 1], speaker) if at else ()
        named = [who for who in (*each.reading.people, *gone_to) if who != speaker and who in there]
        before = [who for who in reversed(earlier) if who != speaker and who in there]
        later = [other.moment.speaker for other in seen[at + 1 : at + 12] if other.moment.speaker not in ("", speaker)]
        others = [who for who in there if who != speaker]
        found.append(next(iter([*named, *before, *(who for who in later if who in there), *others]), ""))
        if speaker in there and earlier[-1:] != [speaker]:
            earlier = [*earlier[-5:], speaker]
    return found


def _gone_to(before: Seen, speaker: str) -> tuple[str, ...]:
    """Whom somebody goes up to, looks at or does something with, in the moment before they speak."""
    if before.moment.spoken or speaker not in before.reading.subjects:
        return ()
    aimed = [deed.target for deed in before.reading.deeds if deed.who == speaker]
    goes = any(deed.who == speaker and deed.verb in ("walk", "run", "turn") for deed in before.reading.deeds)
    return tuple(who for who in before.reading.people if who in aimed or (goes and who not in before.reading.subjects))


def turns(seen: Sequence[Seen]) -> tuple[int, list[int]]:
    """How many turns the scene's talk has, and for every moment the turn it falls in (0 for the first)."""
    turns, speaker, found = 0, "", []
    for each in seen:
        if each.moment.spoken and each.moment.speaker in each.there and each.moment.speaker != speaker:
            speaker, turns = each.moment.speaker, turns + 1
        found.append(max(0, turns - 1))
    return turns, found


def is_broken(seen: Sequence[Seen], at: int) -> bool:
    """Whether the moment is a later part of the speech before it, without a parenthetical between."""
    before = seen[at - 1].moment if at else None
    now = seen[at].moment
    return before is not None and now.part > 0 and before.speech == now.speech and not now.delivery


def gesture(reading: Reading) -> bool:
    """Whether a parenthetical asks for more than a face (`extends hand`)."""
    return any(deed.verb not in lexicon.INNER for deed in reading.deeds)


def wanted(reading: Reading, who: str) -> str:
    """The size that shows what somebody does: the widest their deeds ask for, a face where only the face moves."""
    deeds = [deed for deed in reading.deeds if deed.who == who]
    if not deeds:
        return "MS"
    sizes = ["CU" if deed.word in _FACE else _SIZE_OF_DEED.get(deed.verb, "MS") for deed in deeds]
    return min(sizes, key=SIZES.index)


_LIKE = {"OTS": "MS"}
"""How near a face over a shoulder is; a two-shot stands square to the line, thirty degrees and more from any single."""


def apart(size: str, other: str) -> str:
    """`size`, moved so that it is two steps from `other`, a shot of the same person: nearer if there is a nearer one, else farther."""
    if size == other and size not in SIZES:
        return {"2S": "WS", "OTS": "CU"}.get(size, size)
    if size == "OTS" and other in ("MFS", "MS", "MCU"):
        return "MCU" if other == "MFS" else "2S"
    other = _LIKE.get(other, other)
    if size not in SIZES or other not in SIZES:
        return size
    here, there = SIZES.index(size), SIZES.index(other)
    if abs(here - there) >= 2:
        return size
    nearer, farther = there + 2, there - 2
    return SIZES[nearer if (here >= there and nearer <= SIZES.index("CU")) or farther < 1 else farther]


def camera_words(text: str) -> tuple[str, Move] | None:
    """The size ("" if it names none) and move that a sentence asks for in camera words, or None."""
    if not _MAYBE_CAMERA.search(text):
        return None
    size = next((size for pattern, size in _CAMERA if pattern.search(text)), "")
    move = next((move for pattern, move in _MOVES if pattern.search(text)), Move())
    return (size, move) if size or move.kind != "static" else None
