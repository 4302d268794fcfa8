"""The words for a place's light ("warm", "dim", "cold, from the window", "lamplight") as measures. Knows words; knows nothing of lamps."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TEMPERATURES = {
    1.0: "warm golden amber cosy cozy orange candlelit firelit sunny",
    -1.0: "cold cool blue bluish icy steely clinical fluorescent neon moonlit",
}
_LEVELS = {
    0.62: "dim dark low gloomy murky shadowy faint subdued dusky candlelit firelit moonlit",
    1.12: "bright brilliant sunny harsh strong glaring blazing",
}
_SOFT = frozenset(["soft", "gentle", "diffuse", "diffused", "even", "flat"])
_HARD = frozenset(["hard", "harsh", "stark", "contrasty"])
_FROM = {
    "lamp": "lamp lamps lamplight lamplit pendant chandelier sconce sconces torch",
    "fire": "fire firelight firelit fireplace candle candles candlelight candlelit lantern lanterns",
    "screen": "screen screens television tv monitor computer neon",
    "street lamp": "streetlamp streetlamps streetlight streetlights",
    "window": "window windows daylight sunlight moonlight moonlit sun moon skylight",
}
_LESS = frozenset(("slightly", "little", "rather", "faintly"))
_MORE = frozenset(("very", "extremely"))


@dataclass(frozen=True)
class Gel:
    """How a place is lit: `warmth` -1.5 (cold) .. 1.5 (warm), `level` 1 as usual, `soft` -1 (hard) .. 1, and what it comes `of`: the kinds
    of practicals named, none where the hour decides.
    """

    warmth: float = 0.0
    level: float = 1.0
    soft: float = 0.0
    of: tuple[str, ...] = ()


def gel(text: str) -> Gel | None:
    """The light that a text says; None where none of its words is about light."""
    words = re.findall(r"[^\W\d_]+", text.casefold().replace("street lamp", "streetlamp").replace("street light", "streetlight"))
    much = 1.5 if _MORE & set(words) else 0.5 if _LESS & set(words) else 1.0
    warmth = next((by * much for word in words for by, told in _TEMPERATURES.items() if word in told.split()), 0.0)
    level = next((1 + (by - 1) * much for word in words for by, told in _LEVELS.items() if word in told.split()), 1.0)
    soft = 1.0 if _SOFT & set(words) else -1.0 if _HARD & set(words) else 0.0
    of = tuple(kind for kind, told in _FROM.items() if set(told.split()) & set(words))
    found = Gel(warmth, level, soft, of)
    return found if found != Gel() else None


WORDS = ("warm", "cold", "dim", "bright", "soft", "hard", *_FROM)
"""What may be said, for messages."""
