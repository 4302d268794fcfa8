"""What a building is finished with: the covering of its walls and floor, its doors and windows, what hangs on bare walls.

Knows the names of finishes; knows nothing of how they are built or of what stands in the rooms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Pattern = tuple[str, tuple[float, ...]]
"""What is drawn on a surface, and its measures: a name and values of `decals.PATTERNS`."""
Doors = Literal["wood", "plain", "steel", "sliding", "glass", "bars", "open", "cloth"]
Windows = Literal["curtains", "bare", "port", "barred", "stained", "wide"]
Outside = Literal["town", "sea", "space", "land", "dark", "sky"]


@dataclass(frozen=True)
class Finish:
    """How a building is finished. `ribs` is how far apart the ribs of its walls stand, metres (0: it has none); `stuff` says which pattern
    stands for another on everything in it (wood -> metal: no wooden furniture in a spaceship); `hangs` are the things on walls that would
    be bare, by name; `outside` is what its windows show.
    """

    wall: Pattern = ("panel", ())
    floor: Pattern = ("", ())
    door: Doors = "wood"
    window: Windows = "curtains"
    ribs: float = 0.0
    skirting: bool = True
    stuff: Mapping[str, str] = field(default_factory=dict)
    hangs: tuple[str, ...] = ()
    outside: Outside = "town"


HOUSE = Finish()
"""As people live: papered walls, panelled doors, curtains."""
METAL = {"wood": "metal", "planks": "metal"}
