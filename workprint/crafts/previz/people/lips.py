"""Mouth shapes over time: Rhubarb's nine shapes to what a face shows, held long enough to be read, a little ahead of the sound.

Shapes: A closed (P B M), B teeth together (K S T), C open (EH AE), D wide open (AA), E rounded (AO ER), F puckered (UW W), G lip under
teeth (F V), H tongue up (L), X idle. https://github.com/DanielSWolf/rhubarb-lip-sync. Knows sounds' shapes; knows nothing of who speaks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from workprint.core.errors import EngineError
from workprint.crafts.previz.forms import Expression

RATE = 48_000
"""Samples a second, the house sound rate."""
HOLD = 2 * RATE // 24
"""No shape is shown for less than two frames at 24."""
LEAD = int(1.5 * RATE / 24)
"""Lips are a frame and a half ahead of what is heard."""
_BLEND = RATE // 18

# (open, width, smile, teeth)
SHAPES = {
    "A": (0.0, 0.96, 0.0, 0.0),
    "B": (0.16, 1.06, 0.05, 0.9),
    "C": (0.46, 1.05, 0.0, 0.35),
    "D": (0.82, 1.06, 0.0, 0.25),
    "E": (0.46, 0.80, 0.0, 0.1),
    "F": (0.20, 0.60, 0.0, 0.0),
    "G": (0.12, 1.0, 0.0, 1.0),
    "H": (0.38, 1.0, 0.0, 0.3),
    "X": (0.0, 1.0, 0.0, 0.0),
}
Mouths = tuple[tuple[int, str], ...]


def mouths_of(given: Sequence[Sequence[object]]) -> Mouths:
    """The `mouths` of a `timing` product ([[start sample, shape], ...]) as checked, sorted pairs. `EngineError` for what is not one."""
    found: list[tuple[int, str]] = []
    for entry in given:
        if len(entry) != 2 or not isinstance(entry[0], int) or entry[1] not in SHAPES:
            raise EngineError(f"{list(entry)!r} is not a mouth shape in time", remedy="Each is [start sample, one of A B C D E F G H X].")
        found.append((entry[0], str(entry[1])))
    return tuple(sorted(found, key=lambda pair: pair[0]))


@lru_cache(maxsize=256)
def held(mouths: Mouths) -> Mouths:
    """Shapes shorter than `HOLD` give way: closed lips (A) and lip under teeth (G) win over a neighbour, the others are dropped."""
    kept: list[tuple[int, str]] = []
    for start, shape in mouths:
        if kept and kept[-1][1] == shape:
            continue
        if kept and start - kept[-1][0] < HOLD:
            if kept[-1][1] in "AG" and shape not in "AG":
                kept.append((kept[-1][0] + HOLD, shape))
            elif len(kept) > 1 and kept[-2][1] == shape:
                kept.pop()
            else:
                kept[-1] = (kept[-1][0], shape)
        else:
            kept.append((max(start, kept[-1][0] + 1 if kept else start), shape))
    return tuple(kept)


def _shape(mouths: Mouths, sample: int) -> tuple[float, float, float, float]:
    index = bisect_right(mouths, sample, key=lambda pair: pair[0]) - 1
    return SHAPES[mouths[index][1]] if index >= 0 else SHAPES["X"]


def mouth_at(mouths: Mouths, sample: int, face: Expression | None = None) -> Expression:
    """What the face shows at `sample` of the sound, on top of `face`: shapes held, led, and blended over about a frame."""
    steady = held(mouths)
    at = sample + LEAD
    spread = [_shape(steady, at + offset) for offset in (-_BLEND // 2, 0, _BLEND // 2)]
    opened, width, smile, teeth = ((a + 2 * b + c) / 4 for a, b, c in zip(*spread, strict=True))
    closed = _shape(steady, at)[0] == 0.0
    base = face or Expression()
    return replace(
        base,
        mouth=round(opened * (0.25 if closed else 1.0), 4),
        width=round(width * base.width, 4),
        smile=round(base.smile * (1 - 0.5 * opened) + smile, 4),
        teeth=round(max(teeth, base.teeth * (opened > 0.1)), 4),
    )


def phrases(mouths: Mouths, samples: int) -> tuple[tuple[int, int], ...]:
    """Stretches of talk between pauses of at least a fifth of a second: (first sample, end sample)."""
    found: list[tuple[int, int]] = []
    for (start, shape), end in zip(mouths, [*(m[0] for m in mouths[1:]), samples], strict=True):
        quiet = shape == "X" or (shape == "A" and end - start > RATE // 4)
        if quiet or end <= start:
            continue
        if found and start - found[-1][1] < RATE // 5:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
