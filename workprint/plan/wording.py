"""What differs between two orders, in words that a film-maker uses: `ANNA's coat: red -> green`, `lens: 65 -> 75 mm`. Pure.

Knows what this room's orders say and where; knows nothing of how two orders are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from workprint.core.nouns import Task
from workprint.core.time import SAMPLE_RATE

Difference = tuple[str, Any, Any]
"""Where in the order (`people[0].traits.coat`, `input clip`, `version`), before and after; None is what one side does not have."""

MOST = 6
"""So many causes are told; of more, how many there are."""

_PLAIN = {
    "camera.size": "size",
    "camera.angle": "angle",
    "camera.move.kind": "camera",
    "camera.move.way": "camera goes",
    "camera.move.speed": "camera speed",
    "camera.side": "side of the line",
    "set.kind": "set",
    "set.place": "place",
    "set.time": "time of day",
    "set.interior": "interior",
    "set.exterior": "exterior",
    "format.width": "picture width",
    "format.height": "picture height",
    "language": "language",
    "title": "title",
    "delivery": "delivery",
    "text": "line",
    "engine": "engine",
    "version": "the engine's version",
    "target": "loudness",
    "ceiling": "highest peak",
}
_GROUPS = (
    (r"camera\.on", "who is framed"),
    (r"set\.furnishing", "what stands in the set"),
    (r"beats", "what they do, or when"),
    (r"speech|input timing", "what is said, or when"),
    (r"voices|input voice", "a line, or when it is heard"),
    (r"cues", "a line, or when it is read"),
    (r"room", "the room"),
    (r"input scene", "how loud a scene is"),
    (r"input gain", "how loud the film is"),
    (r"pieces|samples|packets|first|input mix", "the sound of a scene"),
    (r"input clip", "the picture"),
    (r"chapters", "chapters"),
    (r"sounds|input sound", "the sound"),
    (r"input cues", "the subtitles"),
    (r"pictures", "which shots, or their length"),
    (r"input shot", "a shot's picture"),
)
_PERSON = re.compile(r"people\[(\d+)\](?:\.(.+))?")


def causes(task: Task, differences: Iterable[Difference]) -> tuple[str, ...]:
    """Each difference in words, once; at most `MOST`, and then how many more."""
    told = list(dict.fromkeys(_told(task, *each) for each in differences))
    return tuple(told) if len(told) <= MOST else (*told[: MOST - 1], f"and {len(told) - MOST + 1} more")


def _told(task: Task, path: str, before: Any, after: Any) -> str:
    params = task.params
    if person := _PERSON.fullmatch(path):
        return _of_person(params, int(person[1]), person[2] or "", before, after)
    if path in _PLAIN:
        return _change(_PLAIN[path], before, after)
    if path == "camera.lens":
        return f"{_change('lens', before, after)} mm"
    if path == "format.rate":
        return _change("frames a second", _rate(before), _rate(after))
    if path in ("frames", "within"):
        unit = Fraction(SAMPLE_RATE) if path == "within" else _frames_a_second(params)
        return _change("time for the line" if path == "within" else "length", _seconds(before, unit), _seconds(after, unit))
    if path.startswith("voice."):
        return _change(f"{_name(params.get('voice'))}'s {_word(path)}", before, after)
    if path.startswith("style."):
        return _change(f"the drawing's {_word(path)}", before, after)
    return next((words for start, words in _GROUPS if re.match(start, path)), _change(path, before, after))


def _of_person(params: Mapping[str, Any], index: int, trait: str, before: Any, after: Any) -> str:
    if not trait:
        who, how = (after, "comes in") if before is None else (before, "is not in it any more")
        return f"{_name(who)} {how}"
    people = params.get("people", ())
    if trait == "name":
        return _change("who is there", before, after)
    who = _name(people[index]) if index < len(people) else "someone"
    if trait == "traits" or trait == "words":
        return f"what {who} looks like"
    words = {"mark": "place", "posture": "posture", "facing": "facing"}
    return _change(f"{who}'s {words.get(trait, _word(trait))}", before, after)


def _change(what: str, before: Any, after: Any) -> str:
    if _shown(before) == _shown(after):
        return f"{what}, by a little"
    if after is None or after == "":
        return f"{what}: no longer {_shown(before)}"
    return f"{what}: {_shown(after)}" if before is None or before == "" else f"{what}: {_shown(before)} -> {_shown(after)}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))[:60]
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _name(person: Any) -> str:
    return str(person.get("name", "someone")) if isinstance(person, Mapping) else "someone"


def _word(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path.rsplit(".", 1)[-1]).replace("_", " ")


def _rate(value: Any) -> Any:
    return str(value).removesuffix("/1") if value is not None else None


def _frames_a_second(params: Mapping[str, Any]) -> Fraction:
    said = params.get("format")
    return Fraction(said["rate"]) if isinstance(said, Mapping) and "rate" in said else Fraction(24)


def _seconds(count: Any, rate: Fraction) -> str | None:
    return f"{float(count / rate):.2f} s" if isinstance(count, int) else None
