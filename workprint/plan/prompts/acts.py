"""Beats as sentences, and the things that people handle. Pure.

Knows what a beat is; knows no dialect, and nothing of how people look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workprint.core.nouns import Beat, Film, Shot
from workprint.plan.prompts import english
from workprint.plan.prompts.names import named

_NO_TARGET = re.compile(
    r"(?:centre|center|left|right|front|back|up|down|around|away|at\b|\d).*|.*\b(?:left|right|centre)\b.*|own hand", re.IGNORECASE
)


def acts(shot: Shot, said: str) -> Iterator[str]:
    """The beats as sentences, those left out that the description tells already."""
    told = said.casefold()
    for beat in shot.beats:
        words = _act(beat)
        if words and not (beat.who in named(said, [beat.who]) or re.search(rf"\b{re.escape(words.split()[0][:-1])}", told)):
            yield english.sentence(f"{beat.who} {words}")


def _act(beat: Beat) -> str:
    """What somebody does, after their name: `walks to the window`; "" for what no camera sees."""
    target = "" if _NO_TARGET.fullmatch(beat.target) else beat.target
    target = f"the {target}" if target and target == target.lower() else target
    to, held = (f" to {target}" if target else ""), english.article(beat.thing) if beat.thing else ""
    the = f"the {beat.thing}" if beat.thing else ""
    said = {
        "enter": f"enters{f' with {held}' if held else ''}",
        "exit": "leaves",
        "walk": f"walks{to}",
        "run": f"runs{to}",
        "sit": "sits down",
        "stand": "stands up",
        "lie": "lies down",
        "fall": "falls",
        "kneel": "kneels",
        "crouch": "crouches",
        "turn": f"turns{to}",
        "look": f"looks at {target}" if target else "looks away",
        "point": f"points at {target}" if target else "points",
        "reach": f"reaches for {the or target}" if the or target else "",
        "nod": "nods",
        "shake": "shakes their head",
        "pick": f"picks up {the or 'it'}",
        "put": f"puts down {the or 'it'}",
        "give": f"gives {the or 'it'}{to}",
        "hug": f"embraces {target}" if target else "",
        "dance": f"dances{f' with {target}' if target else ''}",
        "type": "types",
        "drive": "drives",
        "wave": f"waves{to}",
    }
    return said.get(beat.verb, "")


def things(film: Film, shot: Shot) -> Iterator[str]:
    """What is framed or held that is nobody."""
    people = {look.name for look in film.looks if look.kind == "person"} | {presence.who for presence in shot.people}
    named = dict.fromkeys((*shot.on, *(presence.holding for presence in shot.people), *(beat.thing for beat in shot.beats)))
    yield from (name for name in named if name and name not in people)
