"""Who stands where: a small state machine over the deeds of one scene. Rules, not a model; what they cannot stage they say.

People who act or speak before anybody lets them in are there when the scene begins; `enters` brings them through the door. Who is not
placed by the text stands in a conversation: two face each other, three make a triangle; those seated by the text get the seats of the
table.

Everything depends on the scene alone. Knows marks by name; knows nothing of metres, cameras or shots.

    present, seated        enters -> walks to a mark -> sits -> stands -> exits        (absent)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workprint.core.nouns import Presence
from workprint.story import lexicon
from workprint.story.deeds import Deed, Reading

MARKS = lexicon.MARKS
CROWD = 12
"""The most people on stage at once: for one more, whoever came first makes room."""

_FLOOR = ("centre left", "centre right", "back", "front", "back left", "back right", "left", "right")
"""Where people stand whom the text puts nowhere, in order: two face each other, a third makes it a triangle."""
_SEATS = ("seat 1", "seat 2", "seat 3", "seat 4")
_SECOND = {"window": "window 2", "counter": "counter 2"}
_BESIDE = {
    "seat 1": "seat 2",
    "seat 2": "seat 1",
    "seat 3": "seat 4",
    "seat 4": "seat 3",
    "window": "window 2",
    "counter": "counter 2",
    "centre left": "centre right",
    "centre right": "centre left",
    "centre": "centre right",
    "left": "centre left",
    "right": "centre right",
    "back": "back right",
    "front": "centre",
}
_OPENING = 6
"""Who speaks for the first time later than this many moments into a scene, and was never named in it, was not there when it began."""
_AS_SEAT = ("seat", "table", "")


@dataclass(frozen=True, slots=True)
class Act:
    """A beat before it has a time: `share` is how far into its moment it happens, in thousandths."""

    who: str
    verb: str
    target: str = ""
    share: int = 0


@dataclass(frozen=True)
class Staged:
    """One moment on the stage: who is there as it begins, what they do in it, who comes and goes. `lost` says what could not be staged."""

    before: tuple[Presence, ...] = ()
    after: tuple[Presence, ...] = ()
    acts: tuple[Act, ...] = ()
    entering: tuple[str, ...] = ()
    exiting: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Happening:
    """What blocking needs to know of a moment: its reading, and who speaks in it on stage ("" for action and for voices off)."""

    reading: Reading
    speaker: str = ""


def staged(happenings: Sequence[Happening], *, outside: bool = False) -> list[Staged]:
    """Every moment of one scene, staged in order.

    `outside` says that who walks comes from somewhere, and that who leaves a house arrives.
    """
    stage = _Stage(happenings, outside)
    return [stage.step(happening) for happening in happenings]


class _Stage:
    """Who is where as the scene goes on. `people` keeps the order of arrival."""

    def __init__(self, happenings: Sequence[Happening], outside: bool) -> None:
        self.people: dict[str, Presence] = {}
        self.lost: list[str] = []
        self.snapshot: tuple[Presence, ...] | None = None
        first = _firsts(happenings, outside)
        self.arriving = {who for who, deed in first.items() if deed is not None and deed.verb == "enter"}
        opening = [who for who in first if who not in self.arriving][:CROWD]
        placed = {who: _opening_mark(first[who]) for who in opening}
        self.looking: set[str] = set()  # who has come in and stopped to look round; they go up to whom they speak to
        self.fresh = {who for who in opening if first[who] is not None}
        wanted = {who: mark for who, mark in placed.items() if mark}
        for who, mark in wanted.items():
            deed = first[who]
            sitting = deed is not None and deed.verb == "sit"
            lying = deed is not None and deed.verb == "lie"
            posture = "sit" if sitting else "lie" if lying else "stand"
            self._put(Presence(who, self._free_seat(mark) if sitting else self._free(mark), posture))
        for who in opening:
            if who not in wanted:
                alone = len(opening) == 1 and not self.arriving
                post = lexicon.POSTS.get(who.split()[0].lower(), "")
                self._put(Presence(who, self._free(post) if post else "centre" if alone else self._floor()))
        self._face_each_other(opening)

    # ------------------------------------------------------------------ places

    def _put(self, presence: Presence) -> None:
        if presence.who not in self.people and len(self.people) >= CROWD:
            self.lost.append(f"more than {CROWD} people")
            self.people.pop(next(iter(self.people)))
        self.people[presence.who] = presence
        self.snapshot = None

    def _taken(self, but: str = "") -> set[str]:
        return {presence.mark for presence in self.people.values() if presence.who != but}

    def _free(self, mark: str, but: str = "") -> str:
        """The mark, or the place beside it if somebody has it."""
        taken = self._taken(but)
        if mark not in taken:
            return mark
        second = _SECOND.get(mark) or _BESIDE.get(mark, "")
        return second if second and second not in taken else self._floor(but)

    def _floor(self, but: str = "") -> str:
        taken = self._taken(but)
        return next((mark for mark in _FLOOR if mark not in taken), "front")

    def _free_seat(self, mark: str, but: str = "") -> str:
        if mark not in _AS_SEAT and mark not in _SEATS:
            return self._free(mark, but)
        taken = self._taken(but)
        return next((seat for seat in _SEATS if seat not in taken), "seat 4")

    def _near(self, who: str, other: str) -> str:
        """Where somebody stands who goes up to another person."""
        there = self.people[other].mark
        beside = _BESIDE.get(there, "")
        return beside if beside and beside not in self._taken(who) else self._floor(who)

    def _face_each_other(self, who: Sequence[str]) -> None:
        for at, each in enumerate(who):
            others = [other for other in who if other != each]
            if others:
                self._put(replace(self.people[each], facing=others[0] if at else others[min(at, len(others) - 1)]))

    # ------------------------------------------------------------------ one moment

    def now(self) -> tuple[Presence, ...]:
        if self.snapshot is None:
            self.snapshot = tuple(self.people.values())
        return self.snapshot

    def step(self, happening: Happening) -> Staged:
        before = self.now()
        acts: list[Act] = []
        self.lost = lost = list(happening.reading.unstaged)
        entering, exiting = [], []
        if happening.speaker and happening.speaker not in self.people:
            self._appear(happening.speaker)
            before = self.now()
        if happening.speaker in self.looking:
            self._approach(happening.speaker)
            before = self.now()
        self.looking |= _looking_round(happening.reading)
        for deed in happening.reading.deeds:
            if deed.who not in self.people and not self._comes_in(deed):
                if deed.verb == "exit":
                    continue
                self._appear(deed.who)
                before = self.now()
            if deed.who not in self.people and deed.verb != "enter":
                deed = replace(deed, verb="enter")
            fresh = deed.who in self.fresh
            self.fresh.discard(deed.who)
            done = self._do(deed, fresh)
            acts += done
            entering += [act.who for act in done if act.verb == "enter"]
            exiting += [act.who for act in done if act.verb == "exit"]
            if deed.verb in ("fall", "lie") and not fresh:
                lost.append(deed.word)
        return Staged(before, self.now(), tuple(acts), tuple(entering), tuple(exiting), tuple(dict.fromkeys(lost)))

    def _approach(self, who: str) -> None:
        """Who came in and looked round stands, at the next cut, before whom they speak to."""
        self.looking.discard(who)
        others = [other for other in self.people if other != who]
        if len(others) == 1 and who in self.people:
            self._put(replace(self.people[who], mark=self._near(who, others[0]), facing=others[0]))

    def _comes_in(self, deed: Deed) -> bool:
        return deed.verb == "enter" or (deed.verb in ("walk", "run", "exit") and deed.who in self.arriving)

    def _appear(self, who: str) -> None:
        """Somebody the scene did not count on: they have been there all along."""
        self._put(Presence(who, self._floor(), facing=next(iter(self.people), "")))

    def _do(self, deed: Deed, fresh: bool) -> list[Act]:
        match deed.verb:
            case "enter":
                return self._enter(deed)
            case "exit":
                self.people.pop(deed.who, None)
                self.snapshot = None
                return [Act(deed.who, "exit", "door", deed.at)]
            case "walk" | "run":
                return self._walk(deed)
            case "sit":
                return self._sit(deed, fresh)
            case "stand" | "rise":
                return self._stand(deed, fresh)
            case "lie" | "fall":
                self._put(replace(self.people[deed.who], posture=deed.verb))
                return []
            case "look" | "turn":
                return self._look(deed)
            case "point" | "reach":
                return [Act(deed.who, deed.verb, self._towards(deed), deed.at)]
            case "react":
                return [Act(deed.who, "react", self._towards(deed) if deed.target in self.people else "", deed.at)]
        return []

    def _towards(self, deed: Deed) -> str:
        """What a look or a hand goes to: somebody on stage, else a mark, else nothing in particular."""
        if deed.target in self.people and deed.target != deed.who:
            return deed.target
        return deed.target if deed.target in MARKS else ""

    def _going(self, deed: Deed) -> str:
        """The mark somebody goes to."""
        if deed.target in self.people:
            return self._near(deed.who, deed.target)
        if deed.target in ("seat", "table"):
            return self._free_seat(deed.target, deed.who)
        if deed.target in MARKS and deed.target != "door":
            return self._free(deed.target, deed.who)
        others = [who for who in self.people if who != deed.who]
        if deed.verb == "enter" and len(others) == 1 and deed.who not in self.looking:
            return self._near(deed.who, others[0])
        return "door" if deed.target == "door" and deed.verb != "enter" else self._floor(deed.who)

    def _enter(self, deed: Deed) -> list[Act]:
        if deed.who in self.people:
            return self._walk(deed)
        mark = self._going(deed)
        facing = deed.target if deed.target in self.people else next(iter(self.people), "")
        self._put(Presence(deed.who, mark, facing=facing))
        return [Act(deed.who, "enter", mark, deed.at // 4)]

    def _walk(self, deed: Deed) -> list[Act]:
        here = self.people[deed.who]
        mark = self._going(deed)
        if mark == here.mark:
            return []
        facing = deed.target if deed.target in self.people else here.facing
        self._put(Presence(deed.who, mark, facing=facing))
        rise = [Act(deed.who, "stand", "", deed.at)] if here.posture != "stand" else []
        return [*rise, Act(deed.who, "run" if deed.verb == "run" else "walk", mark, deed.at)]

    def _sit(self, deed: Deed, fresh: bool) -> list[Act]:
        here = self.people[deed.who]
        if here.posture == "sit":
            return []
        kept = here.mark if here.mark in _SEATS else ""
        near = _BESIDE.get(self.people[deed.target].mark, "") if deed.target in self.people else ""
        wanted = near if near in _SEATS and near not in self._taken(deed.who) else kept
        mark = wanted or self._free_seat(deed.target if deed.target in MARKS or deed.target == "seat" else "", deed.who)
        self._put(replace(here, mark=mark, posture="sit"))
        return [] if fresh else [Act(deed.who, "sit", mark, deed.at)]

    def _stand(self, deed: Deed, fresh: bool) -> list[Act]:
        here = self.people[deed.who]
        if here.posture != "stand":
            self._put(replace(here, posture="stand"))
            return [Act(deed.who, "stand", "", deed.at)]
        if deed.verb == "stand" and not fresh and (deed.target in self.people or deed.target in MARKS):
            return self._walk(deed)
        return []

    def _look(self, deed: Deed) -> list[Act]:
        target = self._towards(deed)
        if target:
            self._put(replace(self.people[deed.who], facing=target))
        if deed.verb == "turn" and not target:
            return [Act(deed.who, "turn", "", deed.at)]
        return [Act(deed.who, deed.verb, target, deed.at)]


def _looking_round(reading: Reading) -> set[str]:
    """Who comes in and looks about before anything else."""
    pairs = zip(reading.deeds, reading.deeds[1:])
    return {deed.who for deed, then in pairs if deed.verb == "enter" and then.verb == "look" and then.who == deed.who and not deed.target}


def _firsts(happenings: Sequence[Happening], outside: bool) -> dict[str, Deed | None]:
    """Everybody who is ever on stage in the scene, with the first thing they do (None for who speaks first)."""
    first: dict[str, Deed | None] = {}
    named: dict[str, None] = {}
    for acted, happening in enumerate(happenings):
        if happening.speaker and (acted <= _OPENING or happening.speaker in named):
            first.setdefault(happening.speaker, None)
        for deed in happening.reading.deeds:
            if deed.who not in first:
                comes = acted > 0 and deed.who not in named and _comes(deed, outside)
                comes = comes or (outside and deed.verb == "exit")
                first[deed.who] = replace(deed, verb="enter") if comes else deed
        for who in happening.reading.people:
            named.setdefault(who)
        for who in happening.reading.subjects:
            first.setdefault(who, Deed(who, "stand") if _standing(happening.reading, who) else None)
    return first


def _comes(deed: Deed, outside: bool) -> bool:
    """Whether a first walk, in a scene that has begun without them, is a way in."""
    if deed.verb not in ("walk", "run") or (deed.word.startswith("walk") and not outside):
        return deed.verb == "run"
    return deed.word.startswith(
        ("com", "approach", "join", "rush", "run", "hurr", "burst", "storm", "dash", "walk", "stride", "return", "step")
    )


def _standing(reading: Reading, who: str) -> bool:
    return any(deed.who == who for deed in reading.deeds)


def _opening_mark(deed: Deed | None) -> str:
    """Where somebody is as the scene begins, if the first thing said of them tells."""
    if deed is None:
        return ""
    if deed.verb == "sit":
        return deed.target if deed.target in MARKS else "seat"
    if deed.verb in ("stand", "react", "still", "lie") and deed.target in MARKS and deed.target not in ("table", "door"):
        return deed.target
    return "door" if deed.verb in ("walk", "run") else ""


def speaking_of(presences: Iterable[Presence], speaker: str, listener: str) -> tuple[Presence, ...]:
    """The same people, turned to whom they talk to: the speaker to the listener, everybody else to the speaker."""
    turned = []
    for presence in presences:
        facing = listener if presence.who == speaker else speaker
        turned.append(replace(presence, facing=facing) if facing and facing != presence.who else presence)
    return tuple(turned)
