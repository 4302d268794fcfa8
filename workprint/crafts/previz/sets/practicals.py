"""The practicals of a set: which of its things give light, what light, and whether they burn at this hour.

Knows lamps, fires, screens and windows; knows nothing of keys, cameras or faces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import radians

from workprint.crafts.previz.exact import cos, sin
from workprint.crafts.previz.sets.dressing import COLOURS, Item, Kind, Lamp

_NIGHT = frozenset(("night", "midnight", "nighttime"))


@dataclass(frozen=True)
class Shine:
    """How a thing shines: from what share of its height, how far, how strongly."""

    kind: Kind
    height: float
    reach: float
    strength: float


SHINES = {
    "lamp": Shine("lamp", 0.7, 2.2, 0.38),
    "floor lamp": Shine("lamp", 0.9, 3.2, 0.38),
    "sconce": Shine("lamp", 0.7, 2.4, 0.32),
    "pendant": Shine("lamp", 0.0, 2.8, 0.38),
    "chandelier": Shine("lamp", 0.3, 4.2, 0.5),
    "jukebox": Shine("lamp", 0.7, 1.8, 0.3),
    "vending machine": Shine("screen", 0.6, 2.2, 0.35),
    "aquarium": Shine("screen", 0.8, 1.6, 0.3),
    "streetlamp": Shine("street lamp", 0.88, 5.5, 0.42),
    "fireplace": Shine("fire", 0.3, 3.4, 0.55),
    "fire": Shine("fire", 0.6, 4.0, 0.6),
    "lantern": Shine("fire", 0.4, 2.0, 0.4),
    "candle": Shine("fire", 0.95, 1.6, 0.34),
    "altar": Shine("fire", 0.95, 1.8, 0.3),
    "torch": Shine("lamp", 0.5, 1.6, 0.3),
    "television": Shine("screen", 0.7, 2.4, 0.36),
    "computer": Shine("screen", 0.7, 1.3, 0.26),
    "laptop": Shine("screen", 0.6, 1.0, 0.24),
    "strip light": Shine("screen", 0.0, 3.4, 0.42),
    "viewscreen": Shine("screen", 0.5, 3.4, 0.34),
    "display": Shine("screen", 0.5, 1.6, 0.22),
    "console": Shine("screen", 0.9, 1.5, 0.28),
    "canopy": Shine("street lamp", 0.84, 7.0, 0.62),
    "kiosk": Shine("street lamp", 0.5, 4.5, 0.4),
    "light mast": Shine("street lamp", 0.97, 7.0, 0.42),
}
"""By the names of things on a set."""


def practicals(items: Sequence[Item], given: Sequence[Lamp], *, dark: bool, time: str, interior: bool) -> tuple[Lamp, ...]:
    """Those `given`, and one for each thing that shines and has none yet. Lamps burn where it is `dark`, fires and screens always, windows
    give light except at night.
    """
    found, known = list(given), {lamp.item for lamp in given}
    night = bool(_NIGHT & set(time.split()))
    for item in items:
        shine = SHINES.get(item.thing.name)
        if item.thing.id in known:
            continue
        if shine is not None:
            lit = dark or shine.kind in ("fire", "screen")
            found.append(Lamp(shine.kind, _front(item, shine), shine.reach, shine.strength, COLOURS[shine.kind], lit, item=item.thing.id))
        elif item.thing.name == "window" and item.wall >= 0 and interior:
            found.append(_window(item, night))
    return tuple(found)


def _front(item: Item, shine: Shine) -> tuple[float, float, float]:
    """Where it shines from: its middle, or the middle of its front for what shines from there."""
    x, z = (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
    y = item.low[1] + (item.high[1] - item.low[1]) * shine.height
    if item.thing.name in ("fireplace", "television", "vending machine", "aquarium", "jukebox"):
        turn = radians(item.yaw)
        x, z = x + sin(turn) * 0.3, z + cos(turn) * 0.3
    return round(x, 3), round(y if shine.height else y - 0.38, 3), round(z, 3)


def _window(item: Item, night: bool) -> Lamp:
    x, z = (item.low[0] + item.high[0]) / 2, (item.low[2] + item.high[2]) / 2
    turn = radians(item.yaw)
    wide = max(item.high[0] - item.low[0], item.high[2] - item.low[2])
    into = (round(sin(turn), 4), -0.35, round(cos(turn), 4))
    at = (round(x, 3), round((item.low[1] + item.high[1]) / 2, 3), round(z, 3))
    return Lamp("window", at, 2.0 + wide, 0.7, COLOURS["window"], not night, into, item.thing.id)
