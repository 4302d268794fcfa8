"""Colour words and what they look like; near colours and quiet palettes. Knows nothing of people or clothes."""

from __future__ import annotations

import colorsys
import difflib
import re

from workprint.core.errors import EngineError
from workprint.crafts.previz.forms import Colour

WORDS: dict[str, str] = {
    "black": "2b2a2d", "charcoal": "3a3d45", "grey": "87878a", "silver": "b9bbbd", "white": "f2efe8", "ivory": "efe6d0",
    "cream": "eadfc4", "beige": "d3bf9d", "sand": "cdb48a", "tan": "b98f63", "camel": "b58654", "khaki": "9a8d62",
    "brown": "6f4e37", "chocolate": "4f3527", "chestnut": "7b4630", "rust": "a4502e", "copper": "a8633c", "bronze": "8c6a3b",
    "red": "b8392f", "scarlet": "c8372b", "crimson": "9d2337", "burgundy": "6a2333", "maroon": "6e2b2b", "wine": "6d2a3d",
    "brick": "9c4a38", "coral": "dc7460", "salmon": "dd8f7b", "terracotta": "bd6647", "orange": "d77a32", "amber": "d4973a",
    "gold": "c9a043", "ochre": "c08d3b", "mustard": "c79b35", "yellow": "e0bd4a", "lemon": "e8d765", "olive": "6d6b3c",
    "lime": "9ab548", "green": "4d7f53", "forest": "34543f", "moss": "6c7a45", "sage": "93a486", "mint": "a6cdb4",
    "emerald": "2f7a5c", "teal": "2f7072", "turquoise": "4ba3a0", "cyan": "5fb2bd", "aqua": "86bfc1", "blue": "44709f",
    "navy": "2c3a57", "cobalt": "33569d", "denim": "4a6079", "indigo": "3d3f73", "sky": "8fb6d2", "slate": "5c6875",
    "purple": "6d4b83", "violet": "7a5c9d", "lavender": "a99cc4", "lilac": "b9a3c6", "plum": "6b3f5e", "mauve": "9d7a8c",
    "magenta": "ab3f79", "pink": "dc9aa4", "rose": "c8707c", "peach": "e8b592", "blonde": "d3b071", "blond": "d3b071",
    "auburn": "7c3b24", "ginger": "b8632f", "ash": "a9a08f", "straw": "dcc07f", "gray": "87878a",
}  # fmt: skip
_SHADES = {
    "dark": (0.62, 1.05),
    "deep": (0.72, 1.15),
    "light": (1.25, 0.75),
    "pale": (1.35, 0.5),
    "bright": (1.12, 1.3),
    "dull": (0.95, 0.6),
}
_SHADES |= {"faded": (1.12, 0.6), "warm": (1.0, 1.1), "soft": (1.12, 0.75), "dirty": (0.85, 0.75)}


def from_hex(text: str) -> Colour:
    """ "#rrggbb", "#rgb" or "rrggbb" as a colour."""
    digits = text.lstrip("#")
    digits = "".join(sign * 2 for sign in digits) if len(digits) == 3 else digits
    return (int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255)


def shaded(colour: Colour, value: float, saturation: float = 1.0) -> Colour:
    """The colour with its brightness and saturation multiplied, within bounds."""
    h, s, v = colorsys.rgb_to_hsv(*colour)
    return _rounded(colorsys.hsv_to_rgb(h, min(1.0, s * saturation), min(0.97, max(0.10, v * value))))


def mixed(a: Colour, b: Colour, t: float) -> Colour:
    """From `a` (t = 0) to `b` (t = 1)."""
    return _rounded((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t))


def _rounded(colour: Colour) -> Colour:
    return (round(colour[0], 4), round(colour[1], 4), round(colour[2], 4))


def colour(text: str, where: str = "") -> Colour:
    """A colour from words ("dark red", "pale blue", "#7a3b2e"). `EngineError` names the nearest word it knows."""
    words = text.strip().lower().replace("-", " ").split()
    if len(words) == 1 and re.fullmatch(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})", words[0]):
        return _rounded(from_hex(words[0]))
    if not words or words[-1] not in WORDS:
        raise _unknown(text, where)
    found = from_hex(WORDS[words[-1]])
    for shade in reversed(words[:-1]):
        if shade in _SHADES:
            found = shaded(found, *_SHADES[shade])
        elif shade in WORDS:
            found = mixed(found, from_hex(WORDS[shade]), 0.4)
        elif shade != "very":
            raise _unknown(text, where)
    return _rounded(found)


def _unknown(text: str, where: str) -> EngineError:
    words = text.strip().lower().replace("-", " ").split() or [""]
    bad = next((word for word in words[:-1] if word not in _SHADES and word not in WORDS), words[-1])
    near = difflib.get_close_matches(bad, [*WORDS, *_SHADES], n=1, cutoff=0.0)[0]
    return EngineError(
        f"{text!r} is not a colour", where=where, remedy=f"Did you mean {near!r}? Words such as 'dark red', or '#7a3b2e', are understood."
    )
