"""Samples in and out of files, to another rate, and how loud they are. Knows samples; knows nothing of scenes, films or speech.

Samples are float32 arrays of shape (n, channels), full scale +-1.0. The house file is FLAC, 24 bits, 48 kHz. All arithmetic of
our own is plain float64 multiplication and addition in a fixed order, so that the same samples come out on every processor.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, gcd, log10
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import MediaError
from workprint.media.opening import opened

Samples = NDArray[np.float32]

RATE = 48_000
LONGEST = 6 * 3600
"""Seconds of sound that one file may hold; more is taken for a mistake or an attack."""
CHANNELS = 8
_FLAC_BLOCK = 4096
_STEP, _BLOCK = RATE // 10, RATE * 4 // 10
_PIECE = RATE // 100


# --------------------------------------------------------------------------------------------- files


def write_flac(path: Path, samples: Samples, rate: int = RATE) -> None:
    """Write `samples` (n, channels) as 24-bit FLAC of exactly n samples: the same samples, the same bytes. Values beyond +-1 clip."""
    samples = np.atleast_2d(np.asarray(samples, np.float32).T).T
    channels = samples.shape[1]
    if not 1 <= channels <= 2:
        raise MediaError(f"cannot write {channels} channels of sound", where=str(path), remedy="Mix down to one or two.")
    layout = "mono" if channels == 1 else "stereo"
    with av.open(str(path), "w", format="flac", container_options={"fflags": "+bitexact"}) as out:
        stream = out.add_stream("flac", rate=rate, options={"compression_level": "5", "frame_size": str(_FLAC_BLOCK), "flags": "+bitexact"})
        stream.codec_context.format = "s32"
        stream.codec_context.layout = layout
        for start in range(0, len(samples), _FLAC_BLOCK):
            frame = av.AudioFrame.from_ndarray(_as_24_bits(samples[start : start + _FLAC_BLOCK]), "s32", layout)
            frame.sample_rate, frame.pts = rate, start
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def _as_24_bits(samples: Samples) -> NDArray[np.int32]:
    """(n, ch) floats -> (1, n * ch) integers with the 24 bits on top of 32."""
    whole = np.clip(np.rint(samples.astype(np.float64) * (1 << 23)), -(1 << 23), (1 << 23) - 1)
    return (whole.astype(np.int32) << 8).reshape(1, -1)


def read(path: Path, *, start: int = 0, stop: int | None = None) -> tuple[Samples, int]:
    """Samples `start` .. `stop` of the first sound in a file, and their rate. Reads any format that FFmpeg reads, defensively.

    The answer is shorter than asked where the file ends first. Raises `MediaError` for what holds no sound.
    """
    with opened(path) as file:
        if not file.streams.audio:
            raise MediaError("there is no sound in this file", where=path.name, remedy="Give a sound file (FLAC, WAV, MP3, ...).")
        stream = file.streams.audio[0]
        if stream.codec_context is None:
            raise MediaError("its sound is coded in a way that cannot be read", where=path.name, remedy="Export it again, as FLAC or WAV.")
        rate, channels = stream.rate, stream.channels
        if not (1000 <= rate <= 768_000 and 1 <= channels <= CHANNELS):
            raise MediaError(f"sound of {channels} channels at {rate} Hz cannot be used", where=path.name, remedy="Convert it first.")
        stop = min(LONGEST * rate, stop if stop is not None else LONGEST * rate)
        return _decoded(file, stream, start, stop, channels), rate


def _decoded(file: av.container.InputContainer, stream: av.AudioStream, start: int, stop: int, channels: int) -> Samples:
    """Decode packet by packet; whole FLAC packets before `start` are passed over, since each stands alone."""
    skips = stream.codec_context.name == "flac"
    at, kept = 0, []
    for packet in file.demux(stream):
        if skips and packet.duration and at + packet.duration <= start:
            at += packet.duration
            continue
        for frame in packet.decode():
            if frame.samples and at + frame.samples > start:
                if len(frame.layout.channels) != channels:
                    raise MediaError("the number of channels changes half way", where=stream.codec_context.name, remedy="Convert it first.")
                kept.append(_floats(frame)[max(0, start - at) : max(0, stop - at)])
            at += frame.samples
        if at >= stop:
            break
    return np.concatenate(kept) if kept else np.zeros((0, channels), np.float32)


def _floats(frame: av.AudioFrame) -> Samples:
    """A decoded frame of any sample format -> (n, channels) float32."""
    values = frame.to_ndarray()
    values = values.T if frame.format.is_planar else values.reshape(-1, len(frame.layout.channels))
    if values.dtype.kind == "f":
        return values.astype(np.float32)
    if values.dtype == np.uint8:
        return ((values.astype(np.float64) - 128) / 128).astype(np.float32)
    return (values / float(1 << (8 * values.dtype.itemsize - 1))).astype(np.float32)


# --------------------------------------------------------------------------------------------- rates


def resampled(samples: Samples, from_rate: int, to_rate: int) -> Samples:
    """The same sound at another rate: (n, ch) -> (ceil(n * to / from), ch), the first sample still at time 0.

    Windowed sinc, 32 zero crossings to a side, Kaiser beta 10 (stop band about -100 dB), as in J. O. Smith, "Digital Audio Resampling".
    """
    if from_rate == to_rate:
        return np.asarray(samples, np.float32)
    shared = gcd(from_rate, to_rate)
    up, down = to_rate // shared, from_rate // shared
    bank, half = _bank(up, down)
    length = ceil(len(samples) * up / down)
    columns = np.arange(up) * down // up
    return np.stack([_polyphase(samples[:, ch], bank, half, columns, down)[:length] for ch in range(samples.shape[1])], axis=1)


def _polyphase(mono: NDArray[np.float32], bank: NDArray[np.float64], half: int, columns: NDArray[np.int64], down: int) -> Samples:
    """One channel. Row p of the answer is the p-th period: `len(columns)` samples out for `down` samples in."""
    periods = -(-len(mono) // down)
    padded = np.zeros(periods * down + down + 2 * half + 1)
    padded[half - 1 : half - 1 + len(mono)] = mono
    out = np.empty((periods, len(columns)), np.float32)
    some = max(1, (1 << 16) // len(columns))
    for first in range(0, periods, some):
        rows = min(some, periods - first)
        windows = np.lib.stride_tricks.sliding_window_view(padded, down + 2 * half)[first * down : (first + rows) * down : down]
        total = np.zeros((rows, len(columns)))
        for tap in range(2 * half):
            total += windows[:, columns + tap] * bank[tap]
        out[first : first + rows] = total
    return out.reshape(-1)


@lru_cache(maxsize=16)
def _bank(up: int, down: int, crossings: int = 32) -> tuple[NDArray[np.float64], int]:
    """(taps, phases) coefficients and half their length. Rounded to 2**-30, so that no library's last digit of a sine matters."""
    cutoff = min(1.0, up / down) * 0.95
    half = ceil(crossings / cutoff)
    phase = (np.arange(up) * down % up) / up
    distance = np.arange(1 - half, half + 1)[:, None] - phase[None, :]
    window = np.i0(10.0 * np.sqrt(np.maximum(0.0, 1 - (distance / half) ** 2))) / np.i0(10.0)
    bank = np.sinc(distance * cutoff) * cutoff * window
    return np.rint(bank / bank.sum(axis=0) * (1 << 30)) / (1 << 30), half


# --------------------------------------------------------------------------------------------- loudness


def momentary(samples: Samples) -> tuple[NDArray[np.float64], float]:
    """K-weighted energy of every whole 400 ms block, every 100 ms, of 48 kHz sound; and the true peak in dBTP.

    By ITU-R BS.1770-4: a block's loudness is -0.691 + 10 log10(energy) LUFS; channels are summed, each with weight 1. Sound shorter
    than 400 ms has no block. The peak is over four times the rate; silence has -200 dBTP. Energies are rounded to 9 digits.
    """
    blocks = max(0, (len(samples) - _BLOCK) // _STEP + 1)
    steps = np.zeros(blocks + 3 if blocks else 0)
    for ch in range(samples.shape[1] if blocks else 0):
        weighted = _k_weighted(samples[: len(steps) * _STEP, ch])
        steps += np.square(weighted, out=weighted).reshape(-1, _STEP).sum(axis=1)
    energies = (steps[:-3] + steps[1:-2] + steps[2:-1] + steps[3:]) / _BLOCK if blocks else steps
    return np.array([float(f"{energy:.8e}") for energy in energies]), true_peak(samples)


def _k_weighted(mono: NDArray[np.float32]) -> NDArray[np.float64]:
    """Convolution with the filter's impulse response, by overlap-add."""
    response = _k_response()
    size = 1 << 16
    spectrum = np.fft.rfft(response, size)
    hop = size - len(response)
    out = np.zeros(-(-len(mono) // hop) * hop + size)
    for start in range(0, len(mono), hop):
        piece = mono[start : start + hop].astype(np.float64)
        out[start : start + size] += np.fft.irfft(np.fft.rfft(piece, size) * spectrum, size)
    return out[: len(mono)]


@lru_cache(maxsize=1)
def _k_response() -> NDArray[np.float64]:
    """The K weighting's impulse response at 48 kHz (BS.1770-4, tables 1 and 2); past 8,192 samples it is under 1e-15."""
    values = [1.0] + [0.0] * 8191
    for b, a in (
        ((1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585)),
        ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)),
    ):
        out: list[float] = []
        x1 = x2 = y1 = y2 = 0.0
        for x in values:
            y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
            x1, x2, y1, y2 = x, x1, y, y1
            out.append(y)
        values = out
    return np.array(values)


def true_peak(samples: Samples) -> float:
    """The highest level between and on the samples of 48 kHz sound, in dBTP to 0.01 dB (BS.1770-4 annex 2, at four times the rate).

    Only 10 ms pieces loud enough to hold it are looked at: no filter's output exceeds its input by more than the sum of its coefficients.
    """
    peak = float(np.abs(samples).max(initial=0.0))
    if peak == 0.0:
        return -200.0
    bank, half = _bank(4, 1, 8)
    bound = float(np.abs(bank).sum(axis=0).max())
    for ch in range(samples.shape[1]):
        padded = np.zeros(-(-len(samples) // _PIECE) * _PIECE + 2 * half)
        padded[half : half + len(samples)] = samples[:, ch]
        pieces = np.lib.stride_tricks.sliding_window_view(padded, _PIECE + 2 * half)[::_PIECE]
        loud = np.maximum(pieces.max(axis=1), -pieces.min(axis=1))
        for some in np.array_split(np.argsort(-loud, kind="stable"), -(-len(loud) // 64)):
            some = some[loud[some] * bound > peak]
            if not len(some):
                break
            peak = max(peak, _highest_between(pieces[some], bank))
    return round(20 * log10(peak), 2)


def _highest_between(pieces: NDArray[np.float64], bank: NDArray[np.float64]) -> float:
    """The highest absolute level at the quarter, half and three quarter points between the samples of each row."""
    span = pieces.shape[1] - len(bank)
    levels = (sum(pieces[:, tap : tap + span] * row[phase] for tap, row in enumerate(bank)) for phase in (1, 2, 3))
    return max(float(np.abs(level).max()) for level in levels)
