"""What extras do with their time: two who face each other talk by turns, others look about, lean, drink or telephone. Small and slow, so
that the eye stays with the cast; the same in every shot of a place.

Knows who faces whom and dice; knows no set, and nothing of drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.crafts.previz.carried import ALWAYS, Belonging, Where
from workprint.crafts.previz.exact import dist
from workprint.crafts.previz.people.lips import RATE, Mouths
from workprint.crafts.previz.people.performance import OWN_HAND, Act, Glance, Hold, Performance, Speech
from workprint.crafts.previz.sets.tones import Dice
from workprint.crafts.previz.staging.spots import ahead, bearing, turned

SPAN = 40.0
"""For so many seconds a life is written down; what lasts goes on."""
NEAR = 1.7
"""Who talk stand no farther apart, metres."""
CUPS = frozenset(("cafe", "bar", "restaurant", "nightclub", "office", "open office", "ready room", "lobby", "train carriage"))
PHONES = frozenset(
    (
        "cafe",
        "bar",
        "restaurant",
        "office",
        "open office",
        "shop",
        "street",
        "lobby",
        "subway car",
        "subway station",
        "airport gate",
        "supermarket",
    )
)
"""Kinds of set where people have a cup, and a telephone, in hand."""
_SHAPES = "CDBECABDFC"


@dataclass(frozen=True)
class Life:
    """One extra's part, and what they have in hand."""

    part: Performance
    things: tuple[Belonging, ...] = ()


def lives(parts: Sequence[Performance], kind: str, place: str) -> tuple[Life, ...]:
    """The parts of extras who stay where they are, given something to do; who strolls is left as they are."""
    partner = _pairs(parts)
    found = []
    for k, part in enumerate(parts):
        dice = Dice(f"life {k}: {place}")
        if len(part.keys) > 1:
            found.append(Life(part))
        elif k in partner:
            couple = Dice(f"talk {min(k, partner[k])}: {place}")
            found.append(_talks(part, parts[partner[k]], couple, first=k < partner[k]))
        else:
            found.append(_alone(part, dice, kind, place))
    return tuple(found)


def _pairs(parts: Sequence[Performance]) -> dict[int, int]:
    """Who talks with whom: the nearest two who face each other, each once."""
    near = []
    for a, one in enumerate(parts):
        for b in range(a + 1, len(parts)):
            far = _far(one, parts[b])
            if far <= NEAR and len(one.keys) == len(parts[b].keys) == 1 and _faces(one, parts[b]) and _faces(parts[b], one):
                near.append((round(far, 4), a, b))
    found: dict[int, int] = {}
    for _, a, b in sorted(near):
        if a not in found and b not in found:
            found |= {a: b, b: a}
    return found


def _at(part: Performance) -> tuple[float, float]:
    return part.keys[0].place[0], part.keys[0].place[2]


def _far(one: Performance, other: Performance) -> float:
    return dist(_at(one), _at(other))


def _faces(one: Performance, other: Performance) -> bool:
    return abs(turned(one.keys[0].yaw, bearing(_at(one), _at(other)))) < 65.0


def _eyes(part: Performance) -> tuple[float, float, float]:
    x, z = _at(part)
    key = part.keys[0]
    high = key.seat + 0.45 * part.figure.height if key.posture == "sit" else 0.935 * part.figure.height
    return round(x, 3), round(high, 3), round(z, 3)


# --------------------------------------------------------------------------------------------- in company


def _talks(part: Performance, other: Performance, couple: Dice, *, first: bool) -> Life:
    """By turns: one speaks, with gestures, the other listens, nods, and now and then looks away."""
    there, speeches, acts = _eyes(other), [], []
    looks, clock, turn = [Glance(0.0, there)], -4.0 * couple.roll("phase"), 0
    while clock < SPAN:
        turn += 1
        long = couple.between(f"long {turn}", 2.6, 5.4)
        if (turn % 2 == 1) == first:
            speeches.append(Speech(round(clock, 3), _mouths(long), int(long * RATE)))
        elif clock > 0.0:
            if couple.roll(f"nod {turn}") < 0.7:
                acts.append(Act(round(clock + 0.5 * long, 3), "nod", None, round(clock + 0.5 * long + 1.2, 3), strength=0.3))
            if couple.roll(f"away {turn}") < 0.35:
                x, z = ahead(_at(part), part.keys[0].yaw + 90.0 * (couple.roll(f"side {turn}") - 0.5), 4.0)
                looks += [Glance(round(clock + 0.2, 3), (round(x, 3), 1.3, round(z, 3))), Glance(round(clock + 0.75 * long, 3), there)]
        clock += long + couple.between(f"pause {turn}", 0.2, 0.9)
    return Life(replace(part, speeches=tuple(speeches), acts=tuple(acts), glances=tuple(looks)))


def _mouths(long: float) -> Mouths:
    """Lips that move for so many seconds, in phrases."""
    step = RATE // 6
    count = int(long * 6)
    return tuple((k * step, "X" if k % 11 == 10 else _SHAPES[k * 7 % len(_SHAPES)]) for k in range(count))


# --------------------------------------------------------------------------------------------- alone


def _alone(part: Performance, dice: Dice, kind: str, place: str) -> Life:
    roll, sits = dice.roll("does"), part.keys[0].posture == "sit"
    if kind in CUPS and roll < (0.45 if sits else 0.25):
        sips = tuple(Act(at, "drink", None, round(at + 4.6, 3)) for at in _times(dice, "sip", 9.0, 14.0))
        return _with(replace(part, acts=sips, glances=_about(part, dice)), "cup", place)
    if kind in PHONES and roll > 0.72:
        down = tuple(Glance(at, OWN_HAND if k % 2 == 0 else None) for k, at in enumerate((0.0, *_times(dice, "phone", 2.5, 7.0))))
        return _with(replace(part, glances=down), "phone", place)
    if sits and roll > 0.55:
        return Life(replace(part, acts=(Act(0.0, "lean", None, 3600.0, strength=0.4),), glances=_about(part, dice)))
    if not sits and roll < 0.5:
        return Life(replace(part, acts=(Act(0.0, "akimbo", None, 3600.0),), glances=_about(part, dice)))
    return Life(replace(part, glances=_about(part, dice)))


def _with(part: Performance, thing: str, place: str) -> Life:
    """With a thing in the right hand."""
    name = part.figure.name
    return Life(replace(part, holds=(Hold(ALWAYS, thing),)), (Belonging(thing, thing, place, (Where(ALWAYS, name),)),))


def _times(dice: Dice, what: str, least: float, most: float) -> tuple[float, ...]:
    found, clock, k = [], most * (dice.roll(f"{what} phase") - 0.6), 0
    while clock < SPAN:
        k += 1
        found.append(round(clock, 3))
        clock += dice.between(f"{what} {k}", least, most)
    return tuple(at for at in found if at > -5.0)


def _about(part: Performance, dice: Dice) -> tuple[Glance, ...]:
    """They look about: here, there, and ahead again."""
    found = []
    for k, at in enumerate(_times(dice, "look", 2.2, 6.0)):
        aside = 110.0 * (dice.roll(f"aside {k}") - 0.5)
        x, z = ahead(_at(part), part.keys[0].yaw + aside, 5.0)
        found.append(Glance(at, None if k % 3 == 2 else (round(x, 3), round(0.7 + 0.9 * dice.roll(f"high {k}"), 3), round(z, 3))))
    return tuple(found)


__all__ = ["NEAR", "Life", "lives"]
