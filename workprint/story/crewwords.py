"""The words a crew uses for a shot: sizes, angles, moves and how they are spelt. A table and its reader; knows nothing of notes or pages.

Sizes and their other names: Thompson and Bowen, *Grammar of the Shot*; the BBC's style (`FS` is the whole figure, `MFS` the cowboy).
A blank in a phrase stands for blanks, a hyphen or nothing: "close up" is also `close-up` and `closeup`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

SIZES = ("EWS", "WS", "FS", "MFS", "MS", "MCU", "CU", "BCU", "ECU", "2S", "OTS", "POV", "INSERT")
ANGLES = ("eye", "shoulder", "hip", "knee", "ground", "low", "high", "overhead", "worm", "dutch")
SPEEDS = ("slow", "medium", "fast")

_SIZES = {
    "EWS": "xws, els, xls, extreme wide, extreme wide shot, extreme long, extreme long shot, establishing, establishing shot, aerial",
    "WS": "vls, wide, wide shot, very long shot, master, master shot",
    "FS": "ls, full, full shot, full figure, long, long shot",
    "MFS": "mls, mws, cowboy, cowboy shot, american, american shot, medium full, medium full shot, medium long, medium long shot, "
    "medium wide, medium wide shot, three quarter, three quarter shot",
    "MS": "mid, mid shot, medium, medium shot, waist shot",
    "MCU": "medium close up, medium close, bust shot",
    "CU": "close up, close, close shot, tight, tight shot",
    "BCU": "big close up, choker, choker shot, tight close up",
    "ECU": "xcu, extreme close up, detail, detail shot, italian, italian shot",
    "2S": "two shot, 2 shot, twoshot",
    "OTS": "over the shoulder, over shoulder, over the shoulder shot",
    "POV": "point of view, pov shot, point of view shot",
    "INSERT": "ins, insert shot",
}
_ANGLES = {
    "eye": "eye level, eye angle, eye line, neutral angle",
    "shoulder": "shoulder level, shoulder height, shoulder angle",
    "hip": "hip level, hip height, hip shot, hip angle",
    "knee": "knee level, knee height, knee angle",
    "ground": "ground level, floor level, ground angle",
    "low": "low angle, from below",
    "high": "high angle, from above",
    "overhead": "overhead angle, overhead shot, top shot, top down, bird's eye, bird's eye view, birds eye, birds eye view, god's eye",
    "worm": "worm's eye, worm's eye view, worms eye, worms eye view, worm angle",
    "dutch": "dutch angle, dutch tilt, canted, canted angle, oblique angle",
}
_MOVES = {
    ("static", ""): "static, static shot, still, locked, locked off, lock off, fixed, no move, static camera, tripod",
    ("pan", "right"): "pan right, pan, pans right",
    ("pan", "left"): "pan left, pans left",
    ("tilt", "up"): "tilt up, tilt, tilts up",
    ("tilt", "down"): "tilt down, tilts down",
    ("dolly", "in"): "push in, push, dolly in, dolly, creep in, track in, move in",
    ("dolly", "out"): "pull out, pull back, pull, dolly out, dolly back, creep out, track out, track back, move out",
    ("truck", "right"): "truck right, truck, track right, track, tracking, tracking shot, crab right, crab, follow",
    ("truck", "left"): "truck left, track left, crab left",
    ("pedestal", "up"): "pedestal up, pedestal, ped up, boom up, boom, crane up, crane, jib up, jib, rise",
    ("pedestal", "down"): "pedestal down, ped down, boom down, crane down, jib down, sink",
    ("zoom", "in"): "zoom in, zoom",
    ("zoom", "out"): "zoom out",
    ("handheld", ""): "handheld, hand held, shaky",
}
_FAST_MOVES = {("pan", "left"): "whip pan left", ("pan", "right"): "whip pan right, whip pan", ("zoom", "in"): "crash zoom in, crash zoom"}
_SPEEDS = {"slow": "slowly, very slow, gentle, gently", "medium": "", "fast": "quick, quickly, rapid, whip"}

Meaning = tuple[str, str, str]
"""What a phrase says: ("size", "CU", ""), and so for angle and speed; ("move", "dolly", "in"), and so for a fast move."""


def _table() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for what, words in (("size", _SIZES), ("angle", _ANGLES), ("speed", _SPEEDS)):
        for name, others in words.items():
            found |= dict.fromkeys((name.lower(), *filter(None, others.split(", "))), (what, name, ""))
    for what, moves in (("move", _MOVES), ("fast move", _FAST_MOVES)):
        for (kind, way), others in moves.items():
            found |= dict.fromkeys(others.split(", "), (what, kind, way))
    return found


def _spelt(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"[\s-]*").replace("'", "['’]?")


def _bare(phrase: str) -> str:
    return re.sub(r"[\s'’-]", "", phrase).lower()


_PHRASES = _table()
_BY_BARE = {_bare(phrase): meaning for phrase, meaning in _PHRASES.items()}
_ANY = re.compile("(?:" + "|".join(_spelt(each) for each in sorted(_PHRASES, key=len, reverse=True)) + r")(?![\w'’-])", re.IGNORECASE)
_KEYWORDS = ("on", "engine", "plate")


def phrase_at(text: str, at: int) -> tuple[Meaning, int] | None:
    """The longest phrase that begins at offset `at`: what it says, where it ends. "medium" is a speed right before a move, else a size."""
    match = _ANY.match(text, at)
    if match is None:
        return None
    meaning = _BY_BARE[_bare(match.group())]
    if match.group().lower() == "medium":
        after = re.compile(r"\s+").match(text, match.end())
        moved = _ANY.match(text, after.end()) if after else None
        is_speed = moved is not None and _BY_BARE[_bare(moved.group())][0] == "move"
        meaning = ("speed", "medium", "") if is_speed else ("size", "MS", "")
    return meaning, match.end()


def nearest(word: str) -> list[str]:
    """Up to three phrases that look like `word`, the likest first; sizes in upper case."""
    names = {(phrase.upper() if phrase.upper() in SIZES else phrase) for phrase in _PHRASES} | set(_KEYWORDS)
    shown = {name.lower(): name for name in sorted(names)}
    return [shown[each] for each in get_close_matches(word.lower(), sorted(shown), 3, 0.6)]
