"""What a place sounds like when nobody speaks: seamless, quiet, the same every time. Knows places; knows nothing of scenes or voices.

A tone is a few layers, each a kind of sound with its own level. It is drawn from the place, the kind of set, inside or out and the time of
day, and from nothing else, so that two scenes in one place have one room.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.crafts.sound.loudness import SILENCE, amplitude, integrated
from workprint.crafts.sound.noise import band, looped, movement, noise, seed_of, uniform, wave
from workprint.media.sound import RATE, momentary

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Layer:
    """One sound of a place: what it is (a key of `MAKERS`, or "air" for a band of noise), its level in LUFS, and for air its band in Hz,
    tilt, and how much it moves (0..1) about every `every` seconds.
    """

    level: float
    low: float = 60.0
    high: float = 8000.0
    tilt: int = 1
    moves: float = 0.0
    every: float = 3.0
    kind: str = "air"


def _air(level: float) -> Layer:
    return Layer(level, 70, 5000, 1, 0.1, 4.0)


def _wind(level: float) -> Layer:
    return Layer(level, 120, 900, 1, 0.7, 2.6)


def _traffic(level: float) -> Layer:
    return Layer(level, 45, 700, 1, 0.5, 3.5)


_HUM = Layer(-60, kind="hum")
TONES: dict[str, tuple[Layer, ...]] = {
    "room": (_air(-54),),
    "bedroom": (_air(-56),),
    "kitchen": (_air(-54), Layer(-56, kind="hum")),
    "office": (_air(-53), Layer(-58, 250, 3000, 1), _HUM),
    "cafe": (_air(-52), Layer(-47, kind="murmur"), Layer(-58, kind="dishes")),
    "bar": (_air(-52), Layer(-48, kind="murmur"), _HUM, Layer(-60, kind="dishes")),
    "hall": (Layer(-50, 50, 2500, 1, 0.2, 5.0), Layer(-58, kind="murmur")),
    "corridor": (Layer(-52, 90, 1800, 1, 0.15, 5.0), _HUM),
    "stage": (_air(-55), _HUM),
    "car": (Layer(-47, 40, 350, 2, 0.25, 2.0), Layer(-54, 300, 3000, 1, 0.2, 1.5)),
    "street": (_traffic(-47), Layer(-54, 300, 5000, 1, 0.4, 2.5)),
    "alley": (_traffic(-51), _wind(-56)),
    "field": (_wind(-52),),
    "forest": (Layer(-51, 400, 6000, 1, 0.6, 3.0), _wind(-55)),
    "beach": (Layer(-45, kind="surf"), _wind(-54)),
    "landscape": (_wind(-49), Layer(-56, 60, 300, 1, 0.6, 5.0)),
    "rooftop": (_wind(-50), _traffic(-52)),
    "void": (Layer(-68, 40, 250, 2, 0.3, 6.0),),
}
"""The layers of every kind of set by day."""
BIRDS = frozenset(("field", "forest", "landscape"))
"""Kinds of set that have birds by day and crickets by night."""
PLACES: tuple[tuple[str, tuple[Layer, ...]], ...] = (
    (r"sea|ocean|shore|pier|harbou?r|dock|lighthouse|ship|boat|beach|cove|bay", (Layer(-50, kind="surf"),)),
    (r"river|stream|creek|waterfall|fountain|brook", (Layer(-49, 500, 7000, 1, 0.25, 0.4),)),
    (r"station|airport|market|stadium|mall", (Layer(-48, kind="murmur"),)),
    (r"factory|engine|machine|server|bridge|cockpit|starship|spaceship|submarine", (Layer(-49, 50, 400, 2), Layer(-55, kind="hum"))),
    (r"storm|cliff|summit|mountain|desert|moor", (_wind(-48),)),
)
"""What words in a place's name add."""


def room_tone(*, setting: str, place: str, interior: bool, time: str, samples: int) -> NDArray[np.float32]:
    """(samples, 2) of the place's own sound at 48 kHz, at -70 to -42 LUFS. An unknown `setting` sounds like a room, or like a field."""
    tone = np.zeros((samples, 2), np.float32)
    for index, layer in enumerate(layers_of(setting, place, interior, time)):
        seed = seed_of("tone", setting, place.casefold(), interior, time_of(time), index)
        tone += _layer(layer, seed, samples)
    return tone


def layers_of(setting: str, place: str, interior: bool, time: str) -> tuple[Layer, ...]:
    """What is heard there then."""
    kind = setting if setting in TONES else "room" if interior else "field"
    layers = TONES[kind]
    if kind != "void":
        words = place.casefold()
        added = next((more for pattern, more in PLACES if re.search(rf"\b(?:{pattern})s?\b", words)), ())
        indoors = -6.0 if interior else 0.0
        layers += tuple(
            _turned(layer, indoors) for layer in added if layer.kind not in {each.kind for each in layers} or layer.kind == "air"
        )
    if time_of(time) == "night":
        layers = tuple(_turned(layer, -4.0 if layer.kind in ("air", "murmur") and not interior else 0.0) for layer in layers)
    if kind in BIRDS and not interior:
        layers += (Layer(-54, kind="crickets" if time_of(time) == "night" else "birds"),)
    return layers


def _turned(layer: Layer, db: float) -> Layer:
    return Layer(layer.level + db, layer.low, layer.high, layer.tilt, layer.moves, layer.every, layer.kind)


def time_of(time: str) -> str:
    """ "night" or "day"."""
    return "night" if re.search(r"night|evening|dusk|late", time.casefold()) else "day"


# --------------------------------------------------------------------------------------------- layers


def _layer(layer: Layer, seed: int, samples: int) -> NDArray[np.float32]:
    """One layer at its level, (samples, 2)."""
    make = MAKERS.get(layer.kind, _band)
    return (make(layer, seed, samples) * amplitude(layer.level)).astype(np.float32)


def _wide(power: Floats, seed: int, samples: int) -> Floats:
    """Two loops that share half of what they are, at 0 LUFS."""
    middle, left, right = (noise(seed + each, power) for each in range(3))
    both = np.stack([middle + left, middle + right], axis=1)
    both *= amplitude(-_loudness(both))
    return np.stack([looped(both[:, 0], samples), looped(both[:, 1], samples)], axis=1)


def _loudness(sound: Floats) -> float:
    measured = integrated(momentary(sound.astype(np.float32))[0].tolist())
    return 0.0 if measured <= SILENCE else measured


def _band(layer: Layer, seed: int, samples: int) -> Floats:
    """Air, wind, traffic: a band of noise that moves slowly."""
    sound = _wide(band(layer.low, layer.high, tilt=layer.tilt), seed, samples)
    if layer.moves:
        slow = movement(seed + 7, samples, layer.every) + 0.5 * movement(seed + 8, samples, layer.every * 0.37)
        sound *= (1 + layer.moves * slow / 1.5)[:, None]
    return sound


def _surf(layer: Layer, seed: int, samples: int) -> Floats:
    """Waves that come in about every eight seconds: a rumble that swells, and a hiss that follows it."""
    period = 8.2 * RATE
    drift = movement(seed + 9, samples, 6.0) * 0.12
    turn = np.arange(samples) / period + drift
    swell = np.square(0.5 + 0.5 * wave(turn))
    wash = np.square(0.5 + 0.5 * wave(turn - 0.12))
    low = _wide(band(60, 500, tilt=1), seed, samples)
    high = _wide(band(700, 6000, tilt=1), seed + 20, samples)
    return (low * (0.35 + 0.9 * swell)[:, None] + high * (0.15 + 0.8 * wash)[:, None]) * 0.7


def _hum(layer: Layer, seed: int, samples: int) -> Floats:
    """Mains and a motor: 50 Hz and what rings with it, a breath of air around it."""
    turn = np.arange(samples) / RATE
    tone = np.zeros(samples)
    for harmonic, level in ((1, 0.5), (2, 1.0), (3, 0.25), (4, 0.5), (6, 0.2), (8, 0.08)):
        tone += level * wave(turn * 50.0 * harmonic + 0.13 * harmonic)
    tone *= 0.55 * (1 + 0.12 * movement(seed + 3, samples, 1.7))
    return np.stack([tone, tone * 0.85], axis=1) + 0.4 * _wide(band(90, 600, tilt=1), seed, samples)


_TALKERS = (524288, 491520, 458752, 442368, 409600, 393216, 327680)
"""Samples after which each talker of a murmur begins again: no common period within an hour, and sizes that a fast transform likes."""


def _murmur(layer: Layer, seed: int, samples: int) -> Floats:
    """People further off, too far to be understood: buzz and breath through formants, in syllables and phrases, from several sides."""
    sound = np.zeros((samples, 2))
    for talker, size in enumerate(_TALKERS):
        voice = looped(_talker(seed + 100 * talker, size, high=talker % 2), samples)
        side = 0.5 + 0.42 * (talker - 3) / 3
        sound[:, 0] += voice * np.sqrt(1 - side)
        sound[:, 1] += voice * np.sqrt(side)
    return sound


def _talker(seed: int, size: int, *, high: int) -> Floats:
    """A loop of one voice, `size` samples at about 0 LUFS while it speaks; silent where the loop joins."""
    tune = uniform(seed, 3)
    hertz = (115 + 80 * high) * (1 + 0.12 * tune[0] + 0.1 * movement(seed + 1, size, 0.4) + 0.08 * movement(seed + 2, size, 1.5))
    turns = np.cumsum(hertz) / RATE
    buzz = 2.0 * (turns - np.floor(turns)) - 1.0
    syllables = np.maximum(0.0, 0.35 + movement(seed + 3, size, 0.12 + 0.02 * tune[1]))
    phrases = np.minimum(1.0, 3.0 * np.maximum(0.0, 0.3 + movement(seed + 4, size, 1.3 + 0.4 * tune[2])))
    join = np.minimum(1.0, np.minimum(np.arange(size), np.arange(size)[::-1]) / 4800)
    drift = 0.5 + 0.5 * movement(seed + 5, size, 0.15)
    source = (buzz + 0.25 * uniform(seed + 6, size)) * syllables * phrases * join
    wide, narrow = (_shaped(source * mouth, size, formants) for mouth, formants in ((drift, (650, 1150)), (1 - drift, (380, 1900))))
    return (wide + narrow) * 7.0


def _shaped(source: Floats, size: int, formants: tuple[float, float]) -> Floats:
    """`source` through two formants, heard across a room (little above 3 kHz)."""
    first, second = formants
    power = band(first * 0.75, first * 1.25, size=size) + 0.15 * band(second * 0.85, second * 1.15, size=size)
    power *= band(150, 2600, size=size)
    shaped: Floats = np.fft.irfft(np.fft.rfft(source) * np.sqrt(power), size)
    return shaped


def _crickets(layer: Layer, seed: int, samples: int) -> Floats:
    """Three crickets, each chirping in threes at its own pace and pitch."""
    sound = np.zeros((samples, 2))
    for cricket, (hertz, period, side, level) in enumerate(((4350, 0.53, 0.25, 1.0), (4690, 0.61, 0.7, 0.7), (4110, 0.47, 0.9, 0.35))):
        cycle = round(period * RATE)
        at = np.arange(cycle) / RATE
        pulse = at / 0.034
        shape = np.maximum(0.0, 1 - np.square(2.6 * (pulse - np.floor(pulse)) - 1.3)) * (pulse < 3)
        song = looped(shape * wave(at * hertz), samples) * (0.75 + 0.5 * movement(seed + cricket, samples, 2.5)) * level
        sound += np.stack([song * np.sqrt(1 - side), song * np.sqrt(side)], axis=1)
    return sound * 2.2


def _scattered(seed: int, samples: int, *, every: float, event: Callable[[Floats], Floats]) -> Floats:
    """Short sounds here and there: one, or none, in each stretch of `every` seconds. `event` makes one from six numbers in -1..1."""
    sound = np.zeros((samples, 2))
    stretch = round(every * RATE)
    for index in range(samples // stretch + 1):
        draw = uniform(seed + index, 9)
        start = index * stretch + int((draw[0] + 1) / 2 * stretch)
        if draw[1] < -0.2 or start >= samples:
            continue
        one = event(draw[3:])[: samples - start]
        side = 0.5 + 0.45 * draw[2]
        sound[start : start + len(one), 0] += one * np.sqrt(1 - side)
        sound[start : start + len(one), 1] += one * np.sqrt(side)
    return sound


def _chirps(draw: Floats) -> Floats:
    """One bird's phrase: two to five notes that glide."""
    notes = []
    hertz = 3400 + 900 * draw[0]
    for note in range(3 + int(draw[1] * 2)):
        length = round((0.09 + 0.03 * draw[2]) * RATE)
        along = np.arange(length) / length
        glide = hertz * (1 + 0.14 * draw[3] * along + 0.08 * draw[4] * (note % 2))
        notes += [wave(np.cumsum(glide) / RATE) * np.square(4 * along * (1 - along)), np.zeros(round(0.06 * RATE))]
    phrase: Floats = np.concatenate(notes) * (0.6 + 0.4 * draw[5])
    return phrase


def _birds(layer: Layer, seed: int, samples: int) -> Floats:
    return 5.0 * _scattered(seed, samples, every=3.3, event=_chirps) + 2.5 * _scattered(seed + 5000, samples, every=2.1, event=_chirps)


def _clink(draw: Floats) -> Floats:
    """A cup set down: partials that do not fit together, soon gone."""
    length = round(0.16 * RATE)
    along = np.arange(length) / length
    base = 2300 + 700 * draw[0]
    ring = np.zeros(length)
    for step, ratio in enumerate((1.0, 1.52, 2.37)):
        ring += wave(np.arange(length) / RATE * base * ratio) / (1 + step)
    struck: Floats = ring * np.square(np.square(1 - along)) * np.minimum(1.0, along * 80) * (0.5 + 0.5 * abs(float(draw[1])))
    return struck


def _dishes(layer: Layer, seed: int, samples: int) -> Floats:
    return 5.0 * _scattered(seed, samples, every=2.7, event=_clink)


MAKERS: dict[str, Callable[[Layer, int, int], Floats]] = {
    "surf": _surf,
    "hum": _hum,
    "murmur": _murmur,
    "crickets": _crickets,
    "birds": _birds,
    "dishes": _dishes,
}
