"""What a shot shows at all, looked at once in small pictures before its signals are drawn: how near, how far, and how much of whom.

Knows frames and buffers; knows nothing of signals' looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from workprint.crafts.previz.draw.reading import focus_of
from workprint.crafts.previz.draw.renderer import Renderer
from workprint.crafts.previz.forms import Frame

SMALL = 4
"""The small picture's sides are this many times smaller."""
NEAREST = 200
"""One pixel in so many may be nearer than `near`: a sliver at the edge does not darken the whole shot."""


@dataclass(frozen=True)
class Survey:
    """`near` and `far` are the depths, metres, between which 8-bit depth is spread; `farthest` what is seen at all. `shares` say, for every
    thing id on stage, how much of the picture it takes at its largest (0..1); `names` what it is called.
    """

    near: float
    far: float
    farthest: float
    shares: dict[int, float]
    names: dict[int, str]


def survey(frames: Iterable[Frame], width: int, height: int) -> Survey:
    """Look through a shot. `far` is the farthest surface, but at most four times the distance the camera looks at."""
    renderer = Renderer(max(16, width // SMALL), max(16, height // SMALL))
    pixels = renderer.width * renderer.height
    near, farthest, focus = np.inf, 0.0, 0.0
    shares: dict[int, float] = {}
    names: dict[int, str] = {}
    for frame in frames:
        buffers = renderer.buffers(frame)
        names |= {thing.id: thing.name for thing in frame.things}
        seen = np.isfinite(buffers.depth)
        if seen.any():
            depths = buffers.depth[seen]
            near = min(near, float(np.partition(depths, len(depths) // NEAREST)[len(depths) // NEAREST]))
            farthest = max(farthest, float(depths.max()))
        focus = max(focus, focus_of(frame.view))
        ids, counts = np.unique(buffers.id[buffers.id >= 0], return_counts=True)
        for thing, count in zip(ids.tolist(), counts.tolist(), strict=True):
            shares[thing] = max(shares.get(thing, 0.0), count / pixels)
    near = max(0.05, near) if np.isfinite(near) else 1.0
    far = max(near * 1.5, min(farthest, 4.0 * focus))
    known = sorted(names)
    return Survey(
        near, far, max(farthest, near), {thing: shares.get(thing, 0.0) for thing in known}, {thing: names[thing] for thing in known}
    )
