"""Who and what covers which pixels: an id for every thing, and a mask for one of them. Whole pixels: no edge is ever soft.

Knows the id buffer; knows nothing of what things look like.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.control.survey import Survey
from workprint.crafts.previz.forms import Bytes, Ints

LEAST = 0.001
"""A prop gets a matte if it ever takes this share of the picture, a person if they are seen at all."""
_BUILT = (
    "floor wall ceiling skirting cornice window door beyond land ground road kerb pavement verge sea sky mountains roof lines house "
    "street town foam sand apron parapet headland wing"
)
BUILT = frozenset(_BUILT.split())
"""What belongs to the place and is no prop."""


def id_picture(ids: Ints) -> NDArray[np.uint16]:
    """The id pass (h, w): 0 where nothing is, else the thing's id plus one."""
    return (np.clip(ids, -1, 65534) + 1).astype(np.uint16)


def mask(ids: Ints, thing: int) -> Bytes:
    """255 where the thing is nearest, 0 elsewhere: (h, w) uint8."""
    return np.where(ids == thing, 255, 0).astype(np.uint8)


def matted(found: Survey, actors: Mapping[int, str]) -> dict[int, str]:
    """Which things get a matte, by id, and the file name of each (without ending): people by name, props by what they are.

    Of several of one name the second is "chair 2", in the order of their ids.
    """
    taken: dict[str, int] = {}
    names: dict[int, str] = {}
    for thing, share in found.shares.items():
        called = actors.get(thing, found.names[thing])
        built = bool(BUILT & set(called.casefold().split()))
        if share == 0.0 or (thing not in actors and (share < LEAST or built)):
            continue
        name = file_name(called)
        taken[name] = taken.get(name, 0) + 1
        names[thing] = name if taken[name] == 1 else f"{name} {taken[name]}"
    return names


def file_name(called: str) -> str:
    """A name as part of a file's: letters and digits of any script, blanks, `-` and `_`; at most 60 characters."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else " " for letter in called)
    return " ".join(kept.split())[:60].strip() or "thing"
