"""Who stands where, doing what: a small state machine over the deeds of one scene. Rules, not a model; what they cannot stage they say.

People who act or speak before anybody lets them in are there when the scene begins; `enters` brings them through the door. Who is not
placed by the text stands in a conversation: two face each other, three make a triangle; those seated by the text get the seats of the
table. A stage note overrules all of it from its place on. What somebody takes into their hand stays there until they put it down or give
it away; what they feel fades, but stays in their face.

Everything depends on the scene alone. Knows marks by name; knows nothing of metres, cameras or shots.

    present, seated        enters -> walks to a mark -> sits -> stands -> exits        (absent)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from workprint.core.nouns import Presence
from workprint.story import lexicon, marksaid, stagewords
from workprint.story.doings import Doings
from workprint.story.floor import CROWD, SEATS
from workprint.story.hands import Act
from workprint.story.openings import Happening, brought, firsts, looking_round, opening_mark, opening_posture, revealed, risen
from workprint.story.reading import Deed, Reading
from workprint.story.stagenotes import Stance
from workprint.story.stepsaid import Step

MARKS = lexicon.MARKS
_SITTING = ("table", "desk", "sofa", "bench", "seat", "counter", "bed")


@dataclass(frozen=True)
class Staged:
    """One moment on the stage: who is there as it begins, what they do in it, who comes and goes. `lost` says what could not be staged;
    `fixed` whom a stage note told where to face, as the moment begins.
    """

    before: tuple[Presence, ...] = ()
    after: tuple[Presence, ...] = ()
    acts: tuple[Act, ...] = ()
    entering: tuple[str, ...] = ()
    exiting: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    fixed: frozenset[str] = frozenset()


def staged(
    happenings: Sequence[Happening],
    *,
    outside: bool = False,
    animals: frozenset[str] = frozenset(),
    nameless: frozenset[str] = frozenset(),
    carried: Mapping[str, str] | None = None,
) -> list[Staged]:
    """Every moment of one scene, staged in order.

    `outside` says that who walks comes from somewhere, and that who leaves a house arrives. `animals` are nobody's partners in a talk;
    who is `nameless` and walks by is gone again. `carried` is what people bring with them from the scene before.
    """
    stage = _Stage(happenings, outside, animals, nameless, carried or {})
    return [stage.step(happening, then) for happening, then in zip_longest(happenings, happenings[1:])]


def taken_along(stage: Sequence[Staged]) -> dict[str, str]:
    """What people have in their hands as they leave the scene, or as it ends."""
    found: dict[str, str] = {}
    for moment in stage:
        found |= {each.who: each.holding for each in (*moment.before, *moment.after)}
    return {who: thing for who, thing in found.items() if thing}


class _Stage(Doings):
    """Who is where, doing what, as the scene goes on."""

    def __init__(
        self,
        happenings: Sequence[Happening],
        outside: bool,
        animals: frozenset[str],
        nameless: frozenset[str],
        carried: Mapping[str, str],
    ) -> None:
        super().__init__(animals, nameless, carried)
        self.noted: set[str] = set()  # whom a note told where to be
        first = firsts(happenings, outside)
        self.arriving = {who for who, deed in first.items() if deed is not None and (deed.verb == "enter" or self._passes(deed))}
        self.late = revealed(happenings) - self.arriving
        self.carrying |= brought(happenings, self.arriving)
        opening = [who for who in first if who not in self.arriving | self.late][:CROWD]
        self.fresh = {who for who in opening if first[who] is not None}
        self._open(opening, first, risen(happenings))

    def _open(self, opening: Sequence[str], first: dict[str, Deed | None], seated: set[str]) -> None:
        """Put on stage who is there as the scene begins; those first who have a place of their own."""
        rest = []
        for who in opening:
            posture = "sit" if who in seated and opening_posture(first[who]) == "stand" else opening_posture(first[who])
            mark = opening_mark(first[who]) or ("seat" if posture == "sit" else "")
            if mark:
                self.put(Presence(who, self.seat(mark) if posture == "sit" else self.free(mark), posture))
            else:
                rest.append(who)
        for who in rest:
            alone = len(opening) == 1 and not self.arriving | self.late
            post = lexicon.POSTS.get(who.split()[0].lower(), "")
            deed = first[who]
            near = deed.target if deed is not None and deed.verb in ("stand", "kneel", "crouch") else ""
            near = f"beside {near}" if near in self.people else ""
            mark = near or (self.free(post) if post else "centre" if alone else self.somewhere())
            self.put(Presence(who, mark, opening_posture(first[who])))
        for who in opening:
            self.put(replace(self.people[who], holding=self.carrying.pop(who, "")))
        self.face_each_other([who for who in opening if who not in self.animals])

    # ------------------------------------------------------------------ one moment

    def step(self, happening: Happening, then: Happening | None = None) -> Staged:
        """One moment; `then` is the one after it."""
        self.lost = list(happening.reading.unstaged)
        told = {stance.who for stance in (*happening.told, *happening.after) if stance.steps}
        if told and told & {*happening.reading.people, happening.speaker}:
            self.lost = []  # a note says what is seen
        self._is_at(happening.reading)
        self._stances(happening.told)
        comes = self._comes_speaking(happening)
        if not comes:
            self._speaks(happening)
        before, fixed = self.now(), frozenset(self.fixed)
        self.looking |= looking_round(happening.reading)
        acts = [act for state in happening.reading.states for act in self._state(state)]
        acts += self._come(Deed(happening.speaker, "enter"), "door") if comes else []
        acts += self._steps(happening.told)
        for deed in happening.reading.deeds:
            if deed.who in self.late and deed.who not in self.people:
                self._appear(deed.who, deed)
                before = (*before, self.people[deed.who])
        for deed in happening.reading.deeds:
            if deed.who not in self.people:
                if self._passes(deed):
                    before = (*before, self._passing(deed))
                elif self._comes_in(deed):
                    pass
                elif deed.verb == "exit" or any(act.who == deed.who and act.verb == "exit" for act in acts):
                    continue
                elif deed.who in self.gone:
                    acts += self._come(deed)
                else:
                    self._appear(deed.who, deed)
                    before = (*before, self.people[deed.who])
            if deed.who not in self.people and deed.verb != "enter":
                deed = replace(deed, verb="enter")
            fresh = deed.who in self.fresh
            self.fresh.discard(deed.who)
            acts += self._do(deed, fresh, happening.reading)
        entering = tuple(act.who for act in acts if act.verb == "enter")
        acts += self._carried_in(happening.reading.states, entering)
        self._stances(happening.after)
        acts += [replace(act, share=900) for act in self._steps(happening.after)]
        if then is not None and then.speaker in self.looking and then.speaker in self.people:
            acts += self._approach(then.speaker)
        acts += [act for thing in happening.reading.fallen for act in self._fallen(thing)]
        self.heard = happening.speaker or self.heard
        exiting = tuple(act.who for act in acts if act.verb == "exit")
        self.gone |= {*exiting}
        return Staged(before, self.now(), tuple(acts), entering, exiting, tuple(dict.fromkeys(self.lost)), fixed)

    def _speaks(self, happening: Happening) -> None:
        """Who speaks is there."""
        if happening.speaker and happening.speaker not in self.people:
            self._appear(happening.speaker)
        for who, presence in list(self.people.items()) if happening.speaker else ():
            if who != happening.speaker and not presence.facing and who not in self.animals:
                self.put(replace(presence, facing=happening.speaker))

    def _comes_speaking(self, happening: Happening) -> bool:
        """Whether somebody comes in with the words they say: nobody has seen them before, and nothing else brings them on."""
        who = happening.speaker
        brought = any(deed.who == who and deed.verb == "enter" for deed in happening.reading.deeds)
        return bool(who) and len(self.people) < CROWD and who not in self.people and who in self.arriving | self.gone and not brought

    def _come(self, deed: Deed, mark: str = "") -> list[Act]:
        """Have somebody come in, as far as a mark."""
        mark = self.free(mark, deed.who) if mark else self.somewhere(deed.who)
        facing = next((who for who in self.people if who not in self.animals), "")
        self.put(Presence(deed.who, mark, facing=facing, holding=self.carrying.pop(deed.who, "")))
        return [Act(deed.who, "enter", mark, deed.at // 4)]

    def _passing(self, deed: Deed) -> Presence:
        """Who walks by, as the moment begins: at the far side."""
        taken = self.taken()
        mark = next((mark for mark in ("right", "back right", "centre right", "front") if mark not in taken), "right")
        self.put(Presence(deed.who, mark, facing="door"))
        return self.people[deed.who]

    def _approach(self, who: str) -> list[Act]:
        """Who came in and looked round goes up to whom they will speak to."""
        self.looking.discard(who)
        others = [other for other in self.people if other != who and other not in self.animals]
        mark = self.near(who, others[0]) if len(others) == 1 else ""
        if not mark or mark == self.people[who].mark:
            return []
        self.put(replace(self.people[who], mark=mark, facing=others[0]))
        return [Act(who, "walk", mark, 700)]

    def _comes_in(self, deed: Deed) -> bool:
        return deed.verb == "enter" or (deed.verb in ("walk", "run", "exit") and deed.who in self.arriving)

    def _appear(self, who: str, deed: Deed | None = None) -> None:
        """Somebody the scene did not count on, or did not show: they are there, as the first thing said of them has it."""
        near = f"in front of {deed.target}" if deed is not None and deed.target in self.people else ""
        mark, posture = (near or opening_mark(deed), opening_posture(deed)) if who in self.late else ("", "stand")
        if who in self.late and deed is not None and deed.verb == "rise":
            mark, posture = deed.target if marksaid.known(deed.target) else "seat", "sit"
        mark = "door" if who in self.late and deed is not None and deed.verb == "stand" and deed.target == "door" else mark
        mark = self.seat(mark, who) if posture == "sit" and mark else self.free(mark, who) if mark else self.somewhere()
        self.put(Presence(who, mark, posture, facing=next((each for each in self.people if each not in self.animals), "")))
        if who in self.late:
            self.late.discard(who)
            self.fresh.add(who)

    def _is_at(self, reading: Reading) -> None:
        """`Anna is at the window`: between two moments they have gone there."""
        for who in reading.subjects if reading.at and not reading.deeds else ():
            here = self.people.get(who)
            if here is not None and here.mark != reading.at and not (here.posture == "sit" and reading.at in _SITTING):
                self.put(replace(here, mark=self.free(reading.at, who), posture="stand" if here.posture == "sit" else here.posture))

    # ------------------------------------------------------------------ what a stage note says

    def _stances(self, stances: Sequence[Stance]) -> None:
        """Have those whom a note names be there, where and how it says; who enters comes later."""
        for stance in stances:
            enters = bool(stance.steps) and stance.steps[0].verb == "enter"
            if stance.who not in self.people and not enters:
                self._appear(stance.who)
            if stance.who in self.people:
                self._stand_as(stance)

    def _steps(self, stances: Sequence[Stance]) -> list[Act]:
        """The acts of what a note has people do."""
        acts: list[Act] = []
        for stance in stances:
            absent = stance.who not in self.people
            for place, step in enumerate(stance.steps):
                acts += self._step(stance, step, min(60 + 240 * place, 880))
                if absent and not place and stance.who in self.people:
                    self._stand_as(replace(stance, mark="", posture=""))
        return acts

    def _stand_as(self, stance: Stance) -> None:
        """Where and how a note has somebody be, from here on."""
        said = {name: getattr(stance, name) for name in ("mark", "posture", "facing", "holding") if getattr(stance, name)}
        if stance.mark and not stance.posture and self.people[stance.who].posture not in ("stand", "sit"):
            said["posture"] = "stand"
        if stance.posture == "sit" and stance.mark in ("", "table"):
            here = self.people[stance.who].mark
            said["mark"] = here if here in SEATS else self.seat("", stance.who)
        shared = stance.mark in MARKS and any(who in self.noted and each.mark == stance.mark for who, each in self.people.items())
        if shared and self.people[stance.who].mark != stance.mark:
            said["mark"] = self.free(stance.mark, stance.who)
        self.noted |= {stance.who} if stance.mark else set()
        if stance.mood:
            said |= {"mood": "" if stance.mood == "neutral" else stance.mood, "strength": stance.strength}
        if stance.facing:
            self.fixed.add(stance.who)
        elif stance.mark:
            self.fixed.discard(stance.who)
        self.put(replace(self.people[stance.who], **said))
        self.fresh.discard(stance.who)

    def _step(self, stance: Stance, step: Step, share: int) -> list[Act]:
        """One step of a note, as the deed that it is."""
        if stance.who not in self.people and step.verb != "enter":
            return []
        if step.verb == "fall":
            self.people[stance.who] = replace(self.people[stance.who], posture="stand")
        way = step.target if step.target in stagewords.WAYS else ""
        target = "" if way and way != "own hand" else step.target
        deed = Deed(stance.who, step.verb, target, step.thing, share, held=step.thing, way=way)
        return self._do(deed, fresh=False, reading=Reading())


def speaking_of(presences: Iterable[Presence], speaker: str, listener: str, kept: frozenset[str] = frozenset()) -> tuple[Presence, ...]:
    """The same people, turned to whom they talk to: the speaker to the listener, everybody else to the speaker; not those whom a note told
    where to face (`kept`).
    """
    turned = []
    for presence in presences:
        facing = listener if presence.who == speaker else speaker
        turns = facing and facing not in (presence.who, presence.facing) and presence.who not in kept
        turned.append(replace(presence, facing=facing) if turns else presence)
    return tuple(turned)
