"""The floor of a scene: who is on it and at which mark, which marks are free, who has what in their hand.

Knows marks by name and who is where; knows nothing of what people do, of metres or of cameras.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.core.nouns import Presence
from workprint.story import lexicon

CROWD = 30
"""The most people on stage at once: for one more, whoever came first makes room."""

FLOOR = ("centre left", "centre right", "back", "front", "back left", "back right", "left", "right")
"""Where people stand whom the text puts nowhere, in order: two face each other, a third makes it a triangle."""
SEATS = tuple(f"seat {number}" for number in range(1, 13))
_SECOND = {"window": "window 2", "counter": "counter 2"}
BESIDE = {
    "seat 1": "seat 2",
    "seat 2": "seat 1",
    "seat 3": "seat 4",
    "seat 4": "seat 3",
    **{f"seat {number}": f"seat {number - 1 + 2 * (number % 2)}" for number in range(5, 13)},
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
ACROSS = {
    "centre left": ("right", "centre right", "back right"),
    "centre right": ("left", "centre left", "back left"),
    "left": ("right", "centre right"),
    "right": ("left", "centre left"),
    "back left": ("centre right", "right"),
    "back right": ("centre left", "left"),
}
"""Where somebody goes who walks or runs and nobody says where: to the other side."""
_SOLID = frozenset(
    ("desk", "sofa", "bed", "bench", "stove", "fireplace", "shelf", "table", "car", "tree", "rock", "streetlamp", "bar", "door", "stairs")
)
"""Marks that are things: a second one stands beside them."""
_AS_SEAT = ("seat", "table", "")


class Floor:
    """Who is where. `people` keeps the order of arrival; `lost` says what found no room; `animals` are nobody's partners in a talk."""

    def __init__(self, animals: frozenset[str] = frozenset()) -> None:
        self.people: dict[str, Presence] = {}
        self.animals = animals
        self.lost: list[str] = []
        self.snapshot: tuple[Presence, ...] | None = None

    def put(self, presence: Presence) -> None:
        """Have somebody stand so; where there is no room for one more, whoever came first makes it."""
        if presence.who not in self.people and len(self.people) >= CROWD:
            self.lost.append(f"more than {CROWD} people")
            self.people.pop(next(iter(self.people)))
        self.people[presence.who] = presence
        self.snapshot = None

    def taken(self, but: str = "") -> set[str]:
        """The marks at which somebody is, but for this one."""
        return {presence.mark for presence in self.people.values() if presence.who != but}

    def free(self, mark: str, but: str = "") -> str:
        """The mark, or the place beside it if somebody has it."""
        taken = self.taken(but)
        if mark not in taken:
            return mark
        second = _SECOND.get(mark) or BESIDE.get(mark, "")
        if second and second not in taken:
            return second
        beside = f"beside {mark}"
        return beside if mark in _SOLID and beside not in taken else self.somewhere(but)

    def somewhere(self, but: str = "") -> str:
        """The first part of the floor at which nobody is."""
        taken = self.taken(but)
        return next((mark for mark in FLOOR if mark not in taken), "front")

    def seat(self, mark: str, but: str = "") -> str:
        """The mark to sit down at: a free seat of the table, unless it is another thing."""
        if mark not in _AS_SEAT and mark not in SEATS:
            return self.free(mark, but) if mark in lexicon.MARKS else mark
        taken = self.taken(but)
        return mark if mark in SEATS and mark not in taken else next((seat for seat in SEATS if seat not in taken), SEATS[-1])

    def near(self, who: str, other: str) -> str:
        """Where somebody stands who goes up to another person."""
        there = self.people[other].mark
        beside = BESIDE.get(there, "")
        if beside:
            return beside if beside not in self.taken(who) else self.somewhere(who)
        return self.somewhere(who) if there in lexicon.MARKS else f"beside {other}"

    def face_each_other(self, who: Sequence[str]) -> None:
        """Turn people to one another: the first to the second, the others to the first."""
        for at, each in enumerate(who):
            others = [other for other in who if other != each]
            if others:
                self.put(replace(self.people[each], facing=others[0] if at else others[min(at, len(others) - 1)]))

    def now(self) -> tuple[Presence, ...]:
        """Everybody as they are now, in the order in which they came."""
        if self.snapshot is None:
            self.snapshot = tuple(self.people.values())
        return self.snapshot

    def take(self, who: str, thing: str) -> None:
        """Put a thing into somebody's hand; who had it has it no longer."""
        for other, presence in list(self.people.items()):
            if other != who and presence.holding == thing:
                self.put(replace(presence, holding=""))
        self.put(replace(self.people[who], holding=thing))
