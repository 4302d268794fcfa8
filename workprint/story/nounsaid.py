"""The nouns of a sentence: places to go, things to see, what a hand has or handles, what a look goes to.

Knows words for places and things; knows nothing of people or of what verbs mean.
"""

from __future__ import annotations

from dataclasses import replace

from workprint.story import lexicon, stagewords
from workprint.story.reading import Deed, Sentence
from workprint.story.verbsaid import CLAUSE

MOVING = lexicon.bag("walk run enter stand sit kneel crouch")
"""Deeds that take somebody to a place."""
BODY = lexicon.bag("ear ears chest shoulder lap arms arm hands hand mouth heart teeth")
_OWNED = ("a", "an", "the", "his", "her", "their", "its", "another", "two", "some")
_THERE = lexicon.bag("at by near behind beside on under against in into onto before")
_GRASP = 5
_CLUTCHED = lexicon.bag("clutched held tucked pressed cradled gripped slung raised")


class Nouns(Sentence):
    """What the nouns of a sentence give to its deeds."""

    def _noun(self, at: int, word: str) -> None:
        place, thing = lexicon.PLACES.get(word), lexicon.THINGS.get(word)
        if word in ("back", "front", "left", "right") and self._before(at) != "the":
            place = None
        if (
            not self.acting
            and word in stagewords.HELD_OF
            and self.lower[at + 1 : at + 2] in (["drops"], ["falls"], ["slips"], ["clatters"])
        ):
            self.fallen.append(stagewords.HELD_OF[word])
        if place and at + 1 < len(self.lower) and self.lower[at + 1] in lexicon.PLACES:
            place = None  # a corner table is a table
        if place == "counter" and "behind" in self.lower[max(0, at - 2) : at]:
            place = "bar"
        if word in ("there", "over") and self.open and self.deeds[-1].verb in MOVING and self._ends(at):
            self._aim(target=self.recent.place)
        looking = self.open > 0 and self.deeds[-1].verb in ("look", "point", "turn")
        if looking and self._beside(at) == "from":
            return  # looks up from his laptop
        if looking and self._sight(at, word):
            return
        mark = self._mark(at, word, place)
        if place:
            self.places.setdefault(place)
        piece = stagewords.PIECE_OF.get(word, "") if word not in stagewords.HELD_OF else ""
        self.recent.place = mark or piece or self.recent.place
        if mark and self.open:
            self._aim(target=mark)
        elif mark and self.acting and not self.deeds and not self.unstaged and not self.at and self._beside(at) in _THERE:
            self.at = mark
        if thing:
            self.things.setdefault(thing)
            if self.open:
                self._aim(thing=thing)
        self._in_hand(at, word)

    def _beside(self, at: int) -> str:
        """The preposition that leads to a noun, over what describes it: `behind` the old crate."""
        for back in range(at - 1, max(-1, at - 4), -1):
            if self.lower[back] in lexicon.PREPOSITIONS:
                return self.lower[back]
            if self.lower[back] in CLAUSE:
                break
        return ""

    def _mark(self, at: int, word: str, place: str | None) -> str:
        """The mark that a noun means: a place; what one is behind of; for who goes or stands, also any thing of a set."""
        beside, verb = self._beside(at), self.deeds[-1].verb if self.open else ""
        moving = verb in ("walk", "run", "enter", "stand", "kneel", "crouch", "lie", "put") or not verb
        thing = place or (stagewords.PIECE_OF.get(word, "") if moving and beside in _THERE else "")
        if verb == "put":
            thing = stagewords.PIECE_OF.get(word, "") or thing if beside in _THERE else ""
        if beside == "behind" and thing and moving and thing not in ("bar", "back", "front", "centre", "door"):
            return f"behind {thing}" if thing != "seat" else "seat"
        return thing

    def _sight(self, at: int, word: str) -> bool:
        """What a look goes to that is neither a person nor a mark: the sea, up, one's own hand."""
        if word in ("up", "down", "around", "away", "out") and self.deeds[-1].verb == "look":
            self._aim(way=word)
            return True
        own = word in ("hand", "hands") and self._before(at) in ("his", "her", "their", "own")
        sight = "own hand" if own else stagewords.SIGHTS.get(word)
        if sight is None or self.deeds[-1].target:
            return False
        self._aim(target=sight)
        if own:
            self.things.setdefault("hand")
        return True

    def _in_hand(self, at: int, word: str) -> None:
        """What a hand has or handles: `with a lantern`, `carrying a suitcase`, `her phone in hand`, `picks up the letter`."""
        held = stagewords.HELD_OF.get(word)
        if held and self.lower[at + 1 : at + 2] != [] and self.lower[at + 1] in stagewords.HELD_OF:
            held = None  # a laptop bag is a bag
        if self.grasping:
            self.grasping = 0 if held or self.grasping > _GRASP else self.grasping + 1
        if held is None:
            return
        with_it = next((back for back in range(1, 5) if at >= back and self.lower[at - back] == "with"), 0)
        carried = bool(with_it) and self.lower[at - with_it + 1] in (*_OWNED, held, word) and not self._clause_between(at - with_it, at)
        in_hand = self.lower[at + 1 : at + 3] == ["in", "hand"] or (
            self.lower[at + 1 : at + 2] == ["in"] and self.lower[at + 3 : at + 4] in (["hand"], ["hands"])
        )
        grasped = any(self.lower[back] in lexicon.HOLDING for back in range(max(0, at - _GRASP), at) if not self._clause_between(back, at))
        on_body = self.lower[at + 1 : at + 2] and self.lower[at + 1] in ("at", "to", "against", "under", "over", "on", "in")
        on_body = on_body and self.lower[at + 2 : at + 3] and self.lower[at + 2] in _OWNED and self.lower[at + 3 : at + 4] != []
        on_body = bool(on_body) and self.lower[at + 3] in BODY
        grasped = grasped or (self.lower[at + 1 : at + 2] != [] and self.lower[at + 1] in _CLUTCHED)
        spoken = self.aside and self.lower[0] in ("into", "on") and not self.deeds  # (into phone)
        spoken = spoken or (held == "phone" and self.lower[max(0, at - 2) : at] == ["on", "the"])
        if (carried or in_hand or grasped or on_body or spoken) and self.acting:
            self.states += [Deed(who, "hold", thing=held, at=self._share(at), word=word, held=held) for who in self.acting]
            if on_body and self.open and self.deeds[-1].verb == "put":  # puts the phone to her ear
                self.deeds[-self.open :] = [replace(deed, verb="reach", held=held) for deed in self.deeds[-self.open :]]
        elif self.open:
            self._aim(held=held)

    def _clause_between(self, begin: int, end: int) -> bool:
        return any(word in CLAUSE for word in self.lower[begin:end])
