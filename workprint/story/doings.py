"""Deeds done on the floor: what each verb makes of who is where, and the beats that it is seen as.

Knows who is where; knows nothing of notes, nor of who comes when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workprint.core.nouns import Presence
from workprint.story import lexicon, marksaid, stagewords
from workprint.story.floor import ACROSS, BESIDE, FLOOR, SEATS
from workprint.story.hands import IN_HAND, OPENED, Act, Hands
from workprint.story.reading import Deed, Reading

MARKS = lexicon.MARKS
_FACED = frozenset(stagewords.SIGHTS.values()) - {"floor", "ceiling", "camera"}
"""Sights that a body turns to, and stays turned to."""
_BRIEFLY = ("duck", "bend", "stoop")
"""Goings down that one comes up from at once."""


class Doings(Hands):
    """What people do. `nameless` are those without a name, `carrying` what those who are yet to come have in their hands."""

    def __init__(self, animals: frozenset[str], nameless: frozenset[str], carrying: Mapping[str, str]) -> None:
        super().__init__(animals)
        self.nameless, self.carrying = nameless, dict(carrying)
        self.gone: set[str] = set()  # who has left in the course of the scene
        self.fixed: set[str] = set()  # whom a note told where to face
        self.looking: set[str] = set()  # who has come in and stopped to look round; they go up to whom they speak to

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

    def _passes(self, deed: Deed) -> bool:
        """Whether somebody without a name only walks by."""
        return deed.who in self.nameless and deed.verb in ("walk", "run") and deed.way == "past" and deed.target not in self.people

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
        opened = deed.held in IN_HAND and deed.word.startswith(OPENED)
        taken = self._takes_up(deed.who, deed.held, deed.at) if opened else []
        felt = stagewords.FEELINGS.get(deed.word)
        shown = self._feel(deed.who, *felt, deed.at) if felt is not None and deed.who not in self.animals else []
        return [*taken, *shown, Act(deed.who, deed.verb, target, min(999, deed.at + 250 * len(taken)))]
