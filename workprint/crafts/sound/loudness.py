"""Block energies -> integrated loudness, and the one gain of a film. Knows ITU-R BS.1770-4; knows no samples. Pure arithmetic.

A block is 400 ms; energies are K-weighted mean squares, summed over channels, one every 100 ms. Scenes are measured one by one, so the
blocks that would reach over a join are missing: three of each scene's, which moves the result by a few hundredths of a dB.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from math import floor, fsum

ABSOLUTE, RELATIVE = -70.0, -10.0
"""The two gates: LUFS, and dB under the mean of what passes the first."""
SILENCE = -200.0
BACKGROUND = -36.0
"""LUFS. A film that never rises above this (no voice in it, only rooms) is meant to be quiet."""
HEADROOM = 4.0
"""dB by which the loudest three seconds may pass the target: a film with few lines has a low mean, but its lines must not shout."""
MOST = 12.0
"""The largest gain, up or down, in dB."""
_SHORT_TERM = 27
"""Blocks of 400 ms, one every 100 ms, in three seconds."""


@dataclass(frozen=True)
class Gain:
    """`db` to apply to the whole film, and what was measured before it (LUFS, dBTP)."""

    db: float
    integrated: float
    peak: float


def amplitude(db: float) -> float:
    """What so many dB multiply samples by. Decimal arithmetic, because the C library's pow differs from system to system."""
    here = Context(prec=20)
    return float(here.power(Decimal(10), here.divide(Decimal(float(db)), Decimal(20))))


def lufs(energy: float) -> float:
    """Loudness of a K-weighted mean square (BS.1770-4: -0.691 + 10 log10)."""
    return max(SILENCE, -0.691 + 10 * float(Context(prec=20).log10(Decimal(float(energy))))) if energy > 0 else SILENCE


def _energy(loudness: float) -> float:
    """The mean square that is so many LUFS loud."""
    return amplitude(2 * (loudness + 0.691))


def integrated(blocks: Sequence[float]) -> float:
    """Gated loudness in LUFS; `SILENCE` where nothing passes."""
    least = _energy(ABSOLUTE)
    passed = [energy for energy in blocks if energy > least]
    if not passed:
        return SILENCE
    gate = fsum(passed) / len(passed) * amplitude(2 * RELATIVE)
    heard = [energy for energy in passed if energy > gate]
    return lufs(fsum(heard) / len(heard))


def loudest(blocks: Sequence[float]) -> float:
    """The loudest three seconds, in LUFS (of all there is, where there is less)."""
    if len(blocks) <= _SHORT_TERM:
        return lufs(fsum(blocks) / len(blocks)) if blocks else SILENCE
    totals = [0.0]
    for energy in blocks:
        totals.append(totals[-1] + energy)
    return lufs(max(after - before for before, after in zip(totals, totals[_SHORT_TERM:])) / _SHORT_TERM)


def film_gain(scenes: Sequence[tuple[Sequence[float], float]], *, target: float, step: float) -> Gain:
    """The one gain of a film whose scenes are given as (blocks, true peak).

    It is a whole number of `step`s: the loudness of a film hardly moves when a line changes, so the rounded gain mostly stays what
    it was, and no coded second of the other scenes needs to be made again. Peaks are left to the limiter that follows.
    """
    blocks = [energy for energies, _ in scenes for energy in energies]
    peak = max((peak for _, peak in scenes), default=SILENCE)
    measured = integrated(blocks)
    top = max((loudest(energies) for energies, _ in scenes), default=SILENCE)
    if top < BACKGROUND:
        return Gain(0.0, round(measured, 2), peak)
    wanted = min(target - measured, target + HEADROOM - top)
    steps = floor(max(-MOST, min(MOST, wanted)) / step + 0.5)
    return Gain(steps * step, round(measured, 2), peak)
