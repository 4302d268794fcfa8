"""Who and what covers which pixels: an id for every thing, and a mask for one of them. Whole pixels: no edge is ever soft.

Knows the id buffer; knows nothing of what things look like.
"""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.control.survey import Survey
from workprint.crafts.previz.forms import Bytes, Ints
from workprint.crafts.previz.jit import kernel

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
    out = np.empty(ids.shape, np.uint16)
    _numbered(ids, out)
    return out


def mask(ids: Ints, thing: int) -> Bytes:
    """255 where the thing is nearest, 0 elsewhere: (h, w) uint8."""
    out = np.empty(ids.shape, np.uint8)
    _masked(ids, thing, out)
    return out


def named(called: str, found: Survey, actors: Mapping[int, str]) -> int | None:
    """The thing that a mask is asked for by name: one with a matte, else an actor who is never seen; None where nobody is so called.

    Capitals, `-` and `_` do not count, since names may be typed where blanks cannot be.
    """
    asked = _plainly(called)
    names = {**actors, **matted(found, actors)}
    return next((thing for thing, name in sorted(names.items()) if _plainly(name) == asked), None)


def _plainly(name: str) -> str:
    return " ".join(file_name(name).replace("-", " ").replace("_", " ").casefold().split())


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


@kernel
def _numbered(ids, out):
    for y in range(ids.shape[0]):
        for x in range(ids.shape[1]):
            out[y, x] = np.uint16(min(max(ids[y, x], -1), 65534) + 1)


@kernel
def _masked(ids, thing, out):
    for y in range(ids.shape[0]):
        row, to = ids[y], out[y]
        for x in range(ids.shape[1]):
            to[x] = np.uint8(255) if row[x] == thing else np.uint8(0)
