"""Voices and a place -> the sound of one scene. Samples in, samples out. Knows where voices go; knows nothing of people, pages or files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.sound.limiter import limited
from workprint.crafts.sound.loudness import amplitude
from workprint.crafts.sound.noise import band, noise, seed_of
from workprint.crafts.sound.roomtone import TONES, room_tone
from workprint.media.sound import RATE

Mono = NDArray[np.float32]
Stereo = NDArray[np.float32]

CEILING = -1.0
"""dBTP that a scene's sound never passes, whoever speaks at once."""
WIDEST = 0.35
"""How far to a side a pan of 1 goes (1 would be one loudspeaker alone): dialogue stays near the picture."""
_FADE, _END = 1200, 240


@dataclass(frozen=True)
class Placed:
    """A voice in the scene: mono sound, its first sample, whether it comes from elsewhere (another room), -1 left .. 1 right."""

    sound: Mono
    start: int
    off: bool = False
    pan: float = 0.0


@dataclass(frozen=True)
class Room:
    """The place, as the order names it."""

    place: str = ""
    setting: str = "room"
    interior: bool = True
    time: str = "day"


ACOUSTICS = {
    "room": (0.32, -17.0), "bedroom": (0.22, -20.0), "kitchen": (0.4, -16.0), "office": (0.35, -18.0), "cafe": (0.45, -18.0),
    "bar": (0.4, -18.0), "hall": (1.5, -14.0), "corridor": (0.9, -13.0), "stage": (1.0, -16.0), "car": (0.1, -15.0),
    "street": (0.25, -25.0),    "alley": (0.5, -18.0), "forest": (0.3, -27.0),
}  # fmt: skip
"""Seconds that the room rings, and the level of its answer under the voice in dB. Open places do not answer."""


def mixed(samples: int, room: Room, voices: Sequence[Placed]) -> Stereo:
    """(samples, 2) at 48 kHz: the voices in their places, the room's answer to them, the room's own sound. What lies outside is cut off."""
    mix = room_tone(setting=room.setting, place=room.place, interior=room.interior, time=room.time, samples=samples)
    _faded(mix, _FADE)
    answer = response(room)
    for voice in voices:
        sound = _elsewhere(voice.sound) if voice.off else voice.sound
        _add(mix, _panned(sound, voice.pan), voice.start)
        if answer is not None:
            wet = answered(sound, answer)
            _add(mix, wet * np.float32(1.8) if voice.off else wet, voice.start)
    _faded(mix, _END)
    return limited(mix, CEILING)


def response(room: Room) -> NDArray[np.float64] | None:
    """The room's answer to a click, (n, 2): a few early reflections, then a tail; None in the open."""
    kind = room.setting if room.setting in TONES or not room.interior else "room"
    if kind not in ACOUSTICS:
        return None
    seconds, level = ACOUSTICS[kind]
    size = 1 << (round(seconds * RATE) - 1).bit_length()
    along = np.arange(size) / (seconds * RATE)
    decay = np.square(np.square(np.maximum(0.0, 1 - along))) * np.minimum(1.0, np.arange(size) / 400)
    seed = seed_of("answer", room.place.casefold(), kind)
    sides = []
    for side in range(2):
        tail = noise(seed + side, band(180, 4500, size=size)) * decay * 0.5
        for echo, (milliseconds, gain) in enumerate(((6.1, 9.0), (9.7, -7.5), (14.3, 6.0), (19.9, 5.0), (27.1, -4.0))):
            tail[min(size - 1, round((milliseconds + 1.7 * ((echo + side) % 2)) * RATE / 1000 * min(1.0, seconds * 3)))] += gain
        sides.append(tail * (amplitude(level) / np.sqrt(2 * np.sum(np.square(tail)))))
    return np.stack(sides, axis=1)


def answered(sound: Mono, answer: NDArray[np.float64]) -> Stereo:
    """`sound` (n,) as the room gives it back, (n + m, 2)."""
    length = len(sound) + len(answer)
    size = 1 << (length - 1).bit_length()
    spectrum = np.fft.rfft(sound.astype(np.float64), size)
    sides = [np.fft.irfft(spectrum * np.fft.rfft(answer[:, side], size), size)[:length] for side in range(2)]
    return np.stack(sides, axis=1).astype(np.float32)


def _elsewhere(sound: Mono) -> Mono:
    """A voice that is not in the picture: 250 Hz to 3.8 kHz, a little softer."""
    size = 1 << (len(sound) + 4800 - 1).bit_length()
    power = band(250, 3800, size=size)
    return (np.fft.irfft(np.fft.rfft(sound.astype(np.float64), size) * np.sqrt(power), size)[: len(sound)] * 0.85).astype(np.float32)


def _panned(sound: Mono, pan: float) -> Stereo:
    """Constant power: what one side loses, the other gains."""
    side = WIDEST * min(1.0, max(-1.0, pan))
    return np.stack([sound * np.float32(np.sqrt((1 - side) / 2)), sound * np.float32(np.sqrt((1 + side) / 2))], axis=1)


def _add(mix: Stereo, sound: Stereo, start: int) -> None:
    """Lay `sound` over `mix` from sample `start`, as far as it reaches."""
    first, last = max(0, start), min(len(mix), start + len(sound))
    if first < last:
        mix[first:last] += sound[first - start : last - start]


def _faded(mix: Stereo, length: int) -> None:
    """Fade in and out, in place."""
    length = min(length, len(mix) // 2)
    ramp = (np.arange(length) / max(1, length)).astype(np.float32)[:, None]
    mix[:length] *= ramp
    mix[len(mix) - length :] *= ramp[::-1]
