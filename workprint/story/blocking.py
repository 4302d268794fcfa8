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
from workprint.story.deeds import Deed, Reading
from workprint.story.floor import ACROSS, BESIDE, CROWD, FLOOR, SEATS, Floor
from workprint.story.openings import Happening, brought, firsts, looking_round, opening_mark, opening_posture, revealed, risen
from workprint.story.stagenotes import Stance
from workprint.story.stepsaid import Step

MARKS = lexicon.MARKS
_SITTING = ("table", "desk", "sofa", "bench", "seat", "counter", "bed")
_FACED = frozenset(stagewords.SIGHTS.values()) - {"floor", "ceiling", "camera"}
"""Sights that a body turns to, and stays turned to."""


@dataclass(frozen=True, slots=True)
class Act:
    """A beat before it has a time: `share` is how far into its moment it happens, in thousandths."""

    who: str
    verb: str
    target: str = ""
    share: int = 0
    thing: str = ""
    strength: int = stagewords.PLAIN


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


class _Stage(Floor):
    """Who is where, doing what, as the scene goes on."""

    def __init__(
        self,
        happenings: Sequence[Happening],
        outside: bool,
        animals: frozenset[str],
        nameless: frozenset[str],
        carried: Mapping[str, str],
    ) -> None:
        super().__init__(animals)
        self.nameless, self.gone = nameless, set[str]()  # who has left in the course of the scene
        self.heard = ""  # who spoke last
        self.fixed: set[str] = set()  # whom a note told where to face
        self.noted: set[str] = set()  # whom a note told where to be
        first = firsts(happenings, outside)
        self.arriving = {who for who, deed in first.items() if deed is not None and (deed.verb == "enter" or self._passes(deed))}
        self.late = revealed(happenings) - self.arriving
        self.carrying = {**carried, **brought(happenings, self.arriving)}
        opening = [who for who in first if who not in self.arriving | self.late][:CROWD]
        self.looking: set[str] = set()  # who has come in and stopped to look round; they go up to whom they speak to
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

    def _passes(self, deed: Deed) -> bool:
        """Whether somebody without a name only walks by."""
        return deed.who in self.nameless and deed.verb in ("walk", "run") and deed.way == "past" and deed.target not in self.people

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

    # ------------------------------------------------------------------ hands and faces

    def _state(self, state: Deed) -> list[Act]:
        """What somebody has in their hand, or how they feel."""
        if state.who not in self.people:
            return []
        if state.verb == "hold":
            return self._takes_up(state.who, state.held, state.at)
        return self._feel(state.who, state.target, state.strength, state.at)

    def _takes_up(self, who: str, thing: str, at: int) -> list[Act]:
        """Have a thing in somebody's hand: they take it up, unless they have it."""
        if self.people[who].holding == thing:
            return []
        holder = next((other for other, each in self.people.items() if each.holding == thing and other != who), "")
        self.take(who, thing)
        return [Act(who, "pick", holder, min(at, 500), thing)]

    def _carried_in(self, states: Sequence[Deed], entering: Sequence[str]) -> list[Act]:
        """What those have and feel who have come in just now."""
        return [act for state in states if state.who in entering for act in self._state(state)]

    def _feel(self, who: str, mood: str, strength: int, at: int) -> list[Act]:
        stays = "" if mood == "neutral" else mood
        self.put(replace(self.people[who], mood=stays, strength=min(strength, stagewords.SLIGHT) if stays else stagewords.PLAIN))
        return [Act(who, "feel", mood, at, "", strength)]

    def _handle(self, deed: Deed, reading: Reading) -> list[Act]:
        """Taking up, putting down, handing over; what is no thing to hold is reached for."""
        here, target = self.people[deed.who], self._towards(deed)
        held = deed.held
        if deed.way == "it" and not held:
            held = here.holding if deed.verb in ("give", "put") else self._offered(deed.who)
        if not held or (deed.verb == "give" and target not in self.people):
            return [Act(deed.who, "reach", target, deed.at, held)]
        if deed.verb == "pick" and here.holding == held:
            return []
        if deed.verb == "give" and target in self.people and self.people[target].holding == held:
            return []
        if deed.verb == "pick":
            own = {other.who for other in reading.deeds if other.verb == deed.verb and other.held == held}  # everyone takes one
            holder = next((who for who, each in self.people.items() if each.holding == held and who not in {*own, deed.who}), "")
            if holder or len(own) < 2:
                self.take(deed.who, held)
            else:
                self.put(replace(self.people[deed.who], holding=held))
            return [Act(deed.who, "pick", target if target in self.people else holder or target, deed.at, held)]
        taken = [] if here.holding == held else [Act(deed.who, "pick", "", deed.at, held)]
        self.put(replace(here, holding=""))
        if deed.verb == "give":
            self.take(target, held)
            return [*taken, Act(deed.who, "give", target, min(999, deed.at + 150 * len(taken)), held)]
        there = target or ("floor" if deed.word.startswith("drop") else "")
        return [*taken, Act(deed.who, "put", there, min(999, deed.at + 150 * len(taken)), held)]

    def _offered(self, who: str) -> str:
        """What `it` is that somebody takes: what they have already, or what the other has."""
        mine = self.people[who].holding
        other = self._partner(who)
        return mine or (self.people[other].holding if other else "")

    def _fallen(self, thing: str) -> list[Act]:
        """What drops by itself leaves the hand it was in."""
        holder = next((who for who, each in self.people.items() if each.holding == thing), "")
        if not holder:
            return []
        self.put(replace(self.people[holder], holding=""))
        return [Act(holder, "put", "floor", 400, thing)]

    def _reach(self, deed: Deed) -> list[Act]:
        """A hand goes to something; a letter that is opened is in the hand from then on, and looked at."""
        mine = self.people[deed.who].holding
        if deed.way == "it" and mine in _IN_HAND and deed.word.startswith(_OPENED):
            return [Act(deed.who, "look", mine, deed.at)]
        if deed.held in _IN_HAND and deed.word.startswith(_OPENED):
            taken = self._takes_up(deed.who, deed.held, deed.at)
            return [*taken, Act(deed.who, "look", self._towards(deed) or deed.held, min(999, deed.at + 250 * len(taken)))]
        return [Act(deed.who, "reach", self._towards(deed), deed.at, deed.held)]

    # ------------------------------------------------------------------ deeds

    def _do(self, deed: Deed, fresh: bool, reading: Reading) -> list[Act]:
        match deed.verb:
            case "enter":
                return self._enter(deed)
            case "exit":
                return [act for who in (deed.who, deed.target) if who in self.people for act in self._exit(who, deed.at)]
            case "walk" | "run" if self._passes(deed):
                self.people.pop(deed.who)
                self.gone.add(deed.who)
                self.snapshot = None
                return [Act(deed.who, "exit", "door", min(deed.at // 4 + 90 * sum(who in self.gone for who in self.nameless), 400))]
            case "walk" | "run":
                return self._walk(deed)
            case "drive" if deed.word and self.people[deed.who].posture != "sit":
                self.lost.append(deed.word)
                return []
            case "sit":
                return self._sit(deed, fresh)
            case "stand" | "rise":
                return self._stand(deed, fresh)
            case "lie" | "fall" | "kneel" | "crouch":
                return self._go_down(deed, fresh)
            case "look" | "turn":
                return self._look(deed)
            case "pick" | "put" | "give":
                return self._handle(deed, reading)
            case "reach":
                return self._reach(deed)
            case verb if verb in ("hug", "dance") or verb in lexicon.WITH:
                return self._together(deed, reading)
            case verb if verb in lexicon.ALONE or verb == "read":
                return self._alone(deed)
            case verb if verb in lexicon.ABOUT:
                return self._about(deed)
            case "react":
                return self._react(deed)
            case "feel":
                return self._feel(deed.who, deed.target, deed.strength, deed.at)
            case "wave" if deed.held:
                return [*self._takes_up(deed.who, deed.held, deed.at), Act(deed.who, "wave", self._towards(deed), deed.at)]
            case "point" | "wave" | "nod" | "shake" | "type" | "drive":
                return [Act(deed.who, deed.verb, self._towards(deed), deed.at)]
        return []

    def _exit(self, who: str, at: int) -> list[Act]:
        here = self.people.pop(who)
        self.snapshot = None
        rise = [Act(who, "stand", "", at)] if here.posture != "stand" else []
        return [*rise, Act(who, "exit", "door", at)]

    def _towards(self, deed: Deed) -> str:
        """What a look or a hand goes to: somebody on stage, else a mark, a sight or a thing, else a way, else nothing in particular."""
        if deed.target in self.people:
            return deed.target if deed.target != deed.who else ""
        if marksaid.known(deed.target):
            return deed.target
        if (
            deed.verb in ("look", "turn")
            and not deed.thing
            and not deed.held
            and deed.way in ("", "up")
            and (deed.way or deed.verb == "turn")
        ):
            return self._partner(deed.who) or deed.way
        if deed.way == "out" and deed.verb == "look":
            return "window"
        way = deed.way if deed.way in stagewords.WAYS else ""
        return deed.held or deed.thing or way if deed.verb in ("look", "point") else ""

    def _partner(self, who: str) -> str:
        """Whom somebody turns or looks up to: whom they face, or the only other one."""
        others = [other for other in self.people if other != who and other not in self.animals]
        facing = self.people[who].facing if who in self.people else ""
        return next((each for each in (self.heard, facing) if each in others), others[0] if len(others) == 1 else "")

    def _going(self, deed: Deed) -> str:
        """The mark somebody goes to."""
        if deed.target in self.people:
            return self.near(deed.who, deed.target)
        if deed.target in ("seat", "table"):
            return self.seat(deed.target, deed.who)
        if deed.target in MARKS and deed.target != "door":
            return self.free(deed.target, deed.who)
        others = [who for who in self.people if who != deed.who and who not in self.animals]
        if (
            deed.verb == "enter"
            and deed.who not in self.animals
            and not deed.target
            and deed.way != "past"
            and len(others) == 1
            and deed.who not in self.looking
        ):
            return self.near(deed.who, others[0])
        if deed.target == "behind":
            return f"behind {others[0]}" if len(others) == 1 else self.somewhere(deed.who)
        if deed.target == "door":
            return "door" if deed.verb != "enter" or deed.word.startswith("appear") else self.somewhere(deed.who)
        return deed.target if marksaid.known(deed.target) else self.somewhere(deed.who)

    def _enter(self, deed: Deed) -> list[Act]:
        if deed.who in self.people:
            return self._walk(deed)
        mark = self._going(deed)
        facing = deed.target if deed.target in self.people else next((who for who in self.people if who not in self.animals), "")
        self.put(Presence(deed.who, mark, facing=facing, holding=self.carrying.pop(deed.who, "")))
        return [Act(deed.who, "enter", mark, deed.at // 4)]

    def _walk(self, deed: Deed) -> list[Act]:
        here = self.people[deed.who]
        mark = self._going(deed)
        if mark == here.mark and not deed.target:
            mark = next((each for each in ACROSS.get(mark, FLOOR) if each not in self.taken()), mark)
        if mark == here.mark:
            return []
        facing = deed.target if deed.target in self.people else here.facing
        self.put(replace(here, mark=mark, posture="stand", facing=facing))
        self.fixed.discard(deed.who)
        rise = [Act(deed.who, "stand", "", deed.at)] if here.posture != "stand" else []
        return [*rise, Act(deed.who, "run" if deed.verb == "run" else "walk", mark, deed.at)]

    def _sit(self, deed: Deed, fresh: bool) -> list[Act]:
        here = self.people[deed.who]
        if here.posture == "sit":
            return [Act(deed.who, "slump", "", deed.at)] if deed.word.startswith("slump") else []
        kept = here.mark if here.mark in SEATS else ""
        near = BESIDE.get(self.people[deed.target].mark, "") if deed.target in self.people else ""
        wanted = near if near in SEATS and near not in self.taken(deed.who) else kept
        asked = deed.target if marksaid.known(deed.target) or deed.target == "seat" else ""
        mark = wanted or self.seat(asked, deed.who)
        self.put(replace(here, mark=mark, posture="sit", facing=deed.target if deed.target in self.people else here.facing))
        return [] if fresh else [Act(deed.who, "sit", mark, deed.at)]

    def _stand(self, deed: Deed, fresh: bool) -> list[Act]:
        here = self.people[deed.who]
        if here.posture != "stand":
            self.put(replace(here, posture="stand"))
            return [Act(deed.who, "stand", "", deed.at)]
        if deed.verb == "stand" and not fresh and (deed.target in self.people or deed.target in MARKS):
            return self._walk(deed)
        return []

    def _go_down(self, deed: Deed, fresh: bool) -> list[Act]:
        """Lying, falling, kneeling, crouching down."""
        here = self.people[deed.who]
        if here.posture == deed.verb:
            return []
        mark = deed.target if deed.target not in self.people and marksaid.known(deed.target) and deed.verb != "fall" else ""
        near = f"in front of {deed.target}" if deed.target in self.people and deed.verb in ("kneel", "crouch") else ""
        self.put(replace(here, mark=mark or near or here.mark, posture=deed.verb))
        if deed.word.startswith(_BRIEFLY):
            self.put(here)
            if here.posture != "stand":
                return [Act(deed.who, "react", "", deed.at)]
            return [Act(deed.who, deed.verb, "", deed.at), Act(deed.who, "stand", "", min(999, deed.at + 450))]
        still = fresh and deed.verb != "fall"
        return [] if still else [Act(deed.who, deed.verb, mark or near, deed.at)]

    def _together(self, deed: Deed, reading: Reading) -> list[Act]:
        """What two do with each other."""
        partners = [other.who for other in reading.deeds if other.verb == deed.verb and other.who != deed.who]
        target = deed.target if deed.target in self.people and deed.target != deed.who else next(iter(partners), "")
        others = [who for who in self.people if who != deed.who and who not in self.animals]
        if deed.verb != "dance" and not target and len(others) == 1:
            target = others[0]
        if deed.verb != "dance" and not target:
            target = next((who for who in reading.people if who in others), "")
        if deed.verb != "dance" and not target:
            self.lost.append(deed.word)
            return []
        here = self.people[deed.who]
        if here.posture == "lie" and deed.verb == "hug":
            return [Act(deed.who, "reach", target, deed.at)]
        rise = [Act(deed.who, "stand", "", deed.at)] if here.posture != "stand" else []
        self.put(replace(here, posture="stand", facing=target if target in self.people else here.facing))
        return [*rise, Act(deed.who, deed.verb, target if target in self.people else "", min(999, deed.at + 200 * len(rise)))]

    def _alone(self, deed: Deed) -> list[Act]:
        """What somebody does with their hands and back where they are; what they do it with is in their hand from then on."""
        if deed.held and deed.verb not in ("write", "wipe", "knock", "cook") and self.people[deed.who].holding != deed.held:
            self.take(deed.who, deed.held)
        return [Act(deed.who, deed.verb, self._towards(deed), deed.at, deed.held)]

    def _about(self, deed: Deed) -> list[Act]:
        """What takes somebody elsewhere otherwise than on foot."""
        here, there = self.people[deed.who], deed.target if marksaid.known(deed.target) else ""
        to = deed.target if deed.verb == "ride" and deed.target in self.animals else ""
        to = to or (self._going(deed) if deed.target in self.people else there)
        posture = "kneel" if deed.verb == "crawl" else "stand"
        self.put(replace(here, mark=to if to and to not in self.people else here.mark, posture=posture))
        return [Act(deed.who, deed.verb, to, deed.at, deed.held or deed.thing)]

    def _react(self, deed: Deed) -> list[Act]:
        felt = stagewords.FEELINGS.get(deed.word)
        if felt is not None and deed.who not in self.animals:
            return self._feel(deed.who, *felt, deed.at)
        return [Act(deed.who, "react", self._towards(deed) if deed.target in self.people else "", deed.at)]

    def _look(self, deed: Deed) -> list[Act]:
        target = self._towards(deed)
        if not target and deed.word.startswith("read"):
            target = self.people[deed.who].holding
        if target in self.people or target in MARKS or target in _FACED:
            self.put(replace(self.people[deed.who], facing=target))
            self.fixed.discard(deed.who)
        opened = deed.held in _IN_HAND and deed.word.startswith(_OPENED)
        taken = self._takes_up(deed.who, deed.held, deed.at) if opened else []
        felt = stagewords.FEELINGS.get(deed.word)
        shown = self._feel(deed.who, *felt, deed.at) if felt is not None and deed.who not in self.animals else []
        return [*taken, *shown, Act(deed.who, deed.verb, target, min(999, deed.at + 250 * len(taken)))]


_BRIEFLY = ("duck", "bend", "stoop")
"""Goings down that one comes up from at once."""
_IN_HAND = frozenset(
    ("letter", "envelope", "card", "papers", "newspaper", "map", "photo", "book", "phone", "glass", "wine glass", "cup", "bottle", "parcel")
)
"""What one has in the hand who opens, reads or drinks it."""
_OPENED = ("open", "unfold", "tear", "read", "fold", "drink", "sip", "wav", "extend", "offer", "show")


def speaking_of(presences: Iterable[Presence], speaker: str, listener: str, kept: frozenset[str] = frozenset()) -> tuple[Presence, ...]:
    """The same people, turned to whom they talk to: the speaker to the listener, everybody else to the speaker; not those whom a note told
    where to face (`kept`).
    """
    turned = []
    for presence in presences:
        facing = listener if presence.who == speaker else speaker
        turns = facing and facing != presence.who and presence.who not in kept
        turned.append(replace(presence, facing=facing) if turns else presence)
    return tuple(turned)
