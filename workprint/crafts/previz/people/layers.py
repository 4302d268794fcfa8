"""The words that clothes, hair and body share: what a layer is, and which palette entry is which. Knows nothing of any garment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.previz.people.nets import Surface
from workprint.crafts.previz.people.solids import Row

Array = NDArray[np.float64]
Line = Callable[[Array], Array]
"""Of points (n, 3) in rest space: positive where cloth is cut away, zero along the seam."""

SKIN, TOP, BOTTOM, SHOE, HAIR, FACE, COLLAR, COAT, LAPEL, BEARD, FRAME, ACCENT = range(12)
METAL, LENS, HAT, BAND, BELT, OVER, BAG = range(12, 19)


@dataclass(frozen=True)
class Layer:
    """One surface of a figure: palette entry, solid, the box it lies in, grid step in metres, the lines it is cut along.

    `lip` turns cut edges inward. Its weights come from the flesh beneath within `reach` metres, changed by `sway`, or wholly from `skin`.
    `fine` layers (face, hands) lose less detail in wide shots. `ready` is a surface that needs no solid (rows are then empty). `pressed`
    moves the surface's points before they are cut (hair under a hat). What is `lined` has an inside of its own
    (a cloak, a crown): other cloth is seen from inside only near its edges.
    """

    part: int
    rows: tuple[Row, ...]
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    step: float
    cuts: tuple[Line, ...] = ()
    lip: float = 0.0
    reach: float = 0.075
    fine: bool = False
    skin: Callable[[Array], Array] | None = None
    sway: Callable[[Array, Array], Array] | None = None
    ready: Surface | None = None
    pressed: Callable[[Array], Array] | None = None
    lined: bool = False
