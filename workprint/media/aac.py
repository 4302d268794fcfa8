"""Codes stretches of a film's sound as AAC LC that join into one stream. Knows samples and packets; knows nothing of scenes.

    film     |    0    |    1    |    2    |          frames of 1,024 samples
    packets  0----|----1----|----2----|----3          packet p is heard over samples (p-1)*1024 .. (p+1)*1024, with its neighbours

A packet depends on a few before it (their energies decide how it is cut up) and one after. At constant quality it depends on
nothing else, but for rare loud clicks, whose coding also looks at the loudest ever heard. So windows coded with `LEAD` packets before
them and `TAIL` after are cut up alike where they meet, and joined are the film coded whole: bit for bit but for a packet in five
hundred, which differs by coding noise.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import MediaError
from workprint.media.adts import header

Samples = NDArray[np.float32]

FRAME = 1024
LEAD, TAIL = 12, 4
_RATE = 48_000
_QUALITY = round(2.3 * 118)
"""About 185 kbit/s for dense stereo, far less for speech; 118 is FFmpeg's unit of it (FF_QP2LAMBDA)."""
_OPTIONS = {"aac_coder": "fast", "cutoff": "18000", "flags": "+qscale+bitexact", "global_quality": str(_QUALITY)}


def needed(first: int, packets: int) -> tuple[int, int]:
    """Samples of the film (start, stop) that coding packets `first` .. `first + packets` looks at. What lies past the film is silence."""
    return max(0, first - LEAD) * FRAME, (first + packets + TAIL) * FRAME


def write_window(path: Path, samples: Samples, first: int, packets: int) -> None:
    """Code packets `first` .. `first + packets` of the film's stream as ADTS. `samples` are all `needed`: float32 (n, 2), 48 kHz."""
    start, stop = needed(first, packets)
    if samples.shape != (stop - start, 2) or packets < 1:
        raise MediaError(
            f"{packets} packets from {first} need {stop - start} stereo samples, not {samples.shape}",
            remedy="This is a fault of ours: report it.",
        )
    lead = first - start // FRAME
    coded = list(_packets(samples))[lead : lead + packets]
    if len(coded) != packets:
        raise MediaError(
            f"the encoder gave {len(coded)} packets of {packets}", where=path.name, remedy="This is a fault of ours: report it."
        )
    path.write_bytes(b"".join(header(len(packet), _RATE, 2) + packet for packet in coded))


def _packets(samples: Samples) -> Iterator[bytes]:
    """Every packet of the samples' own stream; the first is the priming."""
    context = av.CodecContext.create("aac", "w")
    context.sample_rate, context.layout, context.format = _RATE, "stereo", "fltp"
    context.time_base, context.thread_count, context.options = Fraction(1, _RATE), 1, dict(_OPTIONS)
    for at in range(0, len(samples), FRAME):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[at : at + FRAME].T), "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = _RATE, at, Fraction(1, _RATE)
        yield from map(bytes, context.encode(frame))
    yield from map(bytes, context.encode(None))


def decoded(data: list[Path]) -> Samples:
    """What windows, joined in order, sound like: (n, 2) from the film's first sample on (the priming is dropped)."""
    context = av.CodecContext.create("aac", "r")
    heard: list[Samples] = []
    for path in data:
        for packet in context.parse(path.read_bytes()):
            heard += [np.asarray(frame.to_ndarray().T, np.float32) for frame in context.decode(packet)]
    heard += [np.asarray(frame.to_ndarray().T, np.float32) for frame in context.decode(None)]
    return np.concatenate(heard)[FRAME:] if heard else np.zeros((0, 2), np.float32)
