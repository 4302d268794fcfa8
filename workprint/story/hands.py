"""Hands and faces on the floor: taking up, putting down, handing over, reaching for, and what is felt.

Knows who is where and what they hold; knows nothing of walking, of notes, or of a scene's course.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.story import marksaid, stagewords
from workprint.story.floor import Floor
from workprint.story.reading import Deed, Reading

IN_HAND = frozenset(
    ("letter", "envelope", "card", "papers", "newspaper", "map", "photo", "book", "phone", "glass", "wine glass", "cup", "bottle", "parcel")
)
"""What one has in the hand who opens, reads or drinks it."""
OPENED = ("open", "unfold", "tear", "read", "fold", "drink", "sip", "wav", "extend", "offer", "show")


@dataclass(frozen=True, slots=True)
class Act:
    """A beat before it has a time: `share` is how far into its moment it happens, in thousandths."""

    who: str
    verb: str
    target: str = ""
    share: int = 0
    thing: str = ""
    strength: int = stagewords.PLAIN


class Hands(Floor):
    """Whose hand has what, and whose face shows what, as deeds ask for it. `heard` is who spoke last."""

    heard = ""

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
        if deed.way == "it" and mine in IN_HAND and deed.word.startswith(OPENED):
            return [Act(deed.who, "look", mine, deed.at)]
        if deed.held in IN_HAND and deed.word.startswith(OPENED):
            taken = self._takes_up(deed.who, deed.held, deed.at)
            return [*taken, Act(deed.who, "look", self._towards(deed) or deed.held, min(999, deed.at + 250 * len(taken)))]
        return [Act(deed.who, "reach", self._towards(deed), deed.at, deed.held)]

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
