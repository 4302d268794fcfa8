"""AAC packets with their ADTS headers (ISO/IEC 14496-3, 1.A.2): found, made and stripped. Knows headers; codes nothing.

| sync 12 | id 1 layer 2 no-crc 1 | profile 2 rate 4 private 1 channels 3 ... | length 13 | fullness 11 | blocks 2 |   56 bits
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import MediaError

HEAD = 7
_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)


@dataclass(frozen=True, eq=False)
class Window:
    """A file of coded sound: bytes of each packet without its header, rate, channels, the decoder's configuration."""

    path: Path
    sizes: NDArray[np.int64]
    rate: int
    channels: int
    config: bytes


def header(size: int, rate: int, channels: int) -> bytes:
    """The header of one AAC LC packet of `size` bytes."""
    whole = size + HEAD
    fields = 0xFFF1 << 40 | 1 << 38 | _RATES.index(rate) << 34 | channels << 30 | whole << 13 | 0x7FF << 2
    return fields.to_bytes(HEAD, "big")


def window(path: Path) -> Window:
    """What a file of packets holds. Raises `MediaError`, naming it, unless it is packets of one kind of AAC LC from end to end."""
    data = path.read_bytes()
    at, sizes = 0, []
    kind = data[:3]
    while at + HEAD <= len(data):
        whole = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
        if (
            data[at] != 0xFF
            or data[at + 1] != 0xF1
            or data[at + 2] != kind[2]
            or whole <= HEAD
            or (data[at + 3] ^ data[3]) & 0xC0
            or data[at + 6] & 3
        ):
            break
        sizes.append(whole - HEAD)
        at += whole
    if at != len(data) or not sizes:
        raise _broken(path, f"its packets break off at byte {at} of {len(data)}")
    profile, rate, channels = data[2] >> 6, data[2] >> 2 & 15, (data[2] & 1) << 2 | data[3] >> 6
    if profile != 1 or rate >= len(_RATES) or not 1 <= channels <= 2:
        raise _broken(path, "it is not AAC LC, mono or stereo")
    config = (2 << 11 | rate << 7 | channels << 3).to_bytes(2, "big")
    return Window(path, np.array(sizes, np.int64), _RATES[rate], channels, config)


def stripped(data: bytes, sizes: NDArray[np.int64]) -> bytes:
    """The packets' own bytes one after another. `data` is packets with headers, `sizes` what each holds."""
    starts = np.cumsum(sizes + HEAD) - sizes
    return b"".join(data[start : start + size] for start, size in zip(starts.tolist(), sizes.tolist(), strict=True))


def _broken(path: Path, what: str) -> MediaError:
    return MediaError(
        f"not a window of coded sound: {what}", where=path.name, remedy="Make it again (`workprint doctor` finds what is damaged)."
    )
