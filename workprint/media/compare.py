"""How far two clips or stills differ. Knows pictures; knows nothing of why they are compared."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import numpy as np

from workprint.core.errors import MediaError
from workprint.media.video import read_frames


def difference(one: Path, other: Path) -> float | None:
    """The mean difference of a pixel over all frames, in levels of 255; None for other sizes or lengths, or what is no picture."""
    total, count = 0.0, 0
    try:
        for a, b in zip_longest(read_frames(one), read_frames(other)):
            if a is None or b is None or a.shape != b.shape:
                return None
            total += float(np.abs(a.astype(np.int16) - b).mean())
            count += 1
    except MediaError:
        return None
    return total / count if count else None
