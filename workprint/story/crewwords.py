"""The words a crew uses for a shot: sizes, angles, views, moves and how they are spelt. Tables and their reader; knows nothing of pages.

Sizes and their other names: Thompson and Bowen, *Grammar of the Shot*; the BBC's style (`FS` is the whole figure, `MFS` the cowboy).
A blank in a phrase stands for blanks, a hyphen or nothing: "close up" is also `close-up` and `closeup`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

SIZES = ("EWS", "WS", "FS", "MFS", "MS", "MCU", "CU", "BCU", "ECU", "2S", "OTS", "POV", "INSERT")
ANGLES = ("eye", "shoulder", "hip", "knee", "ground", "low", "high", "overhead", "worm", "dutch")
LEANING = "dutch"
"""The one angle that goes with any other: "low dutch" looks up and leans."""
SPEEDS = ("slow", "medium", "fast")

_SIZES = {
    "EWS": "xws, els, xls, extreme wide, extreme wide shot, extreme long, extreme long shot, establishing, establishing shot, aerial",
    "WS": "vls, wide, wide shot, very long shot, master, master shot",
    "FS": "ls, full, full shot, full figure, long, long shot",
    "MFS": "mls, mws, cowboy, cowboy shot, american, american shot, medium full, medium full shot, medium long, medium long shot, "
    "medium wide, medium wide shot, three quarter shot",
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
_VIEWS = {
    "front": "frontal, front on, front view, head on, from the front, full face",
    "three-quarter": "three quarter view, three quarters, three quarter front, 3/4, 3/4 view, 3/4 front",
    "profile": "in profile, profile shot, profile view, side view, side on, from the side",
    "three-quarter back": "three quarter back view, three quarters back, three quarter rear, 3/4 back, 3/4 rear",
    "back": "from behind, from the back, back view, back shot, rear, rear view, behind",
}
_SIDES = {"-1": "across the line, over the line, other side, other side of the line, reverse side"}
_MOVES = {
    ("static", ""): "static, static shot, still, locked, locked off, lock off, fixed, no move, static camera, tripod",
    ("pan", "right"): "pan right, pan, pans right",
    ("pan", "left"): "pan left, pans left",
    ("tilt", "up"): "tilt up, tilt, tilts up",
    ("tilt", "down"): "tilt down, tilts down",
    ("roll", "right"): "roll right, roll, roll clockwise",
    ("roll", "left"): "roll left, roll anticlockwise, roll counterclockwise",
    ("dolly", "in"): "push in, push, dolly in, dolly, creep in, track in, move in",
    ("dolly", "out"): "pull out, pull back, pull, dolly out, dolly back, creep out, track out, track back, move out",
    ("truck", "right"): "truck right, truck, track right, track, tracking, tracking shot, crab right, crab",
    ("truck", "left"): "truck left, track left, crab left",
    ("pedestal", "up"): "pedestal up, pedestal, ped up, boom up, boom, rise",
    ("pedestal", "down"): "pedestal down, ped down, boom down, sink",
    ("crane", "up"): "crane up, crane, jib up, jib, crane shot",
    ("crane", "down"): "crane down, jib down",
    ("arc", "right"): "arc right, arc, orbit right, orbit, circle right, arc shot",
    ("arc", "left"): "arc left, orbit left, circle left",
    ("zoom", "in"): "zoom in, zoom",
    ("zoom", "out"): "zoom out",
    ("dolly zoom", "in"): "dolly zoom in, dolly zoom, vertigo, vertigo effect, vertigo shot, zolly, contra zoom",
    ("dolly zoom", "out"): "dolly zoom out, vertigo out, zolly out",
    ("follow", ""): "follow, follows, following, following shot, follow shot, steadicam, steadicam shot, steadicam follow",
    ("lead", ""): "lead, leads, leading, leading shot, lead shot, steadicam lead",
    ("rack", ""): "rack focus, rack, racks focus, pull focus, focus pull, shift focus, rack to",
    ("handheld", ""): "handheld, hand held, shaky",
}
_FAST_MOVES = {("pan", "left"): "whip pan left", ("pan", "right"): "whip pan right, whip pan", ("zoom", "in"): "crash zoom in, crash zoom"}
WITH_SOMEBODY = ("follow", "lead", "rack")
"""Moves that may name whom they go with."""
TURNING = ("arc", "pan", "tilt", "roll")
"""Moves that may say how far, in degrees."""
VIEWS = tuple(_VIEWS)
_SPEEDS = {"slow": "slowly, very slow, gentle, gently", "medium": "", "fast": "quick, quickly, rapid, whip"}

Meaning = tuple[str, str, str]
"""What a phrase says: ("size", "CU", ""), and so for angle, view, side and speed; ("move", "dolly", "in"), and so for a fast move."""


def _table() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for what, words in (("size", _SIZES), ("angle", _ANGLES), ("speed", _SPEEDS), ("view", _VIEWS), ("side", _SIDES)):
        for name, others in words.items():
            found |= dict.fromkeys((name.lower().replace("-", " "), *filter(None, others.split(", "))), (what, name, ""))
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
_KEYWORDS = ("on", "engine", "plate", "prompt")


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


def combined(one: str, other: str) -> str:
    """Two angles of one note as one ("low dutch"; of a height and a look up or down from there, the height), "" where they exclude one
    another.
    """
    said = [*one.split(), *other.split()]
    leaning = LEANING in said
    rest = list(dict.fromkeys(each for each in said if each != LEANING))
    heights = [each for each in rest if each in ("shoulder", "hip", "knee", "ground")]
    rest = heights if len(rest) == 2 and len(heights) == 1 and "low" in rest else rest
    if len(rest) > 1 or (leaning and LEANING in one.split() and LEANING in other.split()):
        return ""
    return " ".join((*rest, LEANING)) if leaning else rest[0]


def nearest(word: str) -> list[str]:
    """Up to three phrases that look like `word`, the likest first; sizes in upper case."""
    names = {(phrase.upper() if phrase.upper() in SIZES else phrase) for phrase in _PHRASES} | set(_KEYWORDS)
    shown = {name.lower(): name for name in sorted(names)}
    return [shown[each] for each in get_close_matches(word.lower(), sorted(shown), 3, 0.6)]
