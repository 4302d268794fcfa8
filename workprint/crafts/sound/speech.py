"""One line, from text to finished sound with the times of its words and mouth shapes. Knows espeak-ng's process; knows no films.

The synthesiser itself runs in `speaker.py`, a fresh process for each time a line is said (see there why). A line that is too long
for its place is said again, faster, up to `FASTEST`; what is still too long is left so, and says so.

Sizes, measured: 30 CPU-ms for the synthesiser's process and as much again for the finish, per line of three seconds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import EngineError
from workprint.crafts.sound.casting import Voice, cast, spoken_language
from workprint.crafts.sound.mouths import mouths
from workprint.crafts.sound.polish import edges, polished
from workprint.crafts.sound.wording import LONGEST, Wording, language_of, worded
from workprint.media.sound import RATE

CALIBRATION = 16.2
"""Characters a second (199 words a minute) of ordinary adult voices, from the first sound of a line to its last, pauses inside it
included: 20 lines of dialogue of 3 to 80 characters by 6 people; voices 15.2 to 17.0, single lines 15.8 with a deviation of 2.9.
It is the median of eleven films, 16.2. Fitted: 77 ms a letter or digit, 200 ms a comma, 430 ms between sentences.
"""
FASTEST = 1.35
"""How much faster than its own pace a voice will go to fit."""
PATIENCE = 120
"""Seconds that one line may take to be said."""
QUIET = RATE // 10
"""Samples of a line that has nothing to say."""
_SPEAKER = Path(__file__).with_name("speaker.py")
_VOLUME = 60
_RATES = (80, 450)


@dataclass(frozen=True)
class Speech:
    """`sound` (n,) float32 at 48 kHz; `words` (as written, first sample, first after); `mouths` (first sample, shape).

    `over` is how many samples it is longer than it should be; `faster` the factor of pace that it took.
    """

    sound: NDArray[np.float32]
    words: tuple[tuple[str, int, int], ...]
    mouths: tuple[tuple[int, str], ...]
    voice: Voice
    faster: float = 1.0
    over: int = 0


@dataclass(frozen=True)
class Reading:
    """What the synthesiser gave: raw 16-bit samples at `rate`, words (first character, characters, sample), phonemes (IPA, sample)."""

    rate: int
    raw: NDArray[np.int16]
    words: tuple[tuple[int, int, int], ...]
    phonemes: tuple[tuple[str, int], ...]
    first: int
    last: int

    @property
    def length(self) -> int:
        """Samples at 48 kHz of what is heard."""
        return -(-(self.last - self.first) * RATE // self.rate)

    def at(self, sample: int) -> int:
        """A raw sample's place in the finished sound."""
        return min(self.length, max(0, (sample - self.first) * RATE // self.rate))


def spoken(text: str, person: Mapping[str, Any], *, language: str = "en", delivery: str = "", within: int = 0) -> Speech:
    """Say `text` as `person` (name and traits) would. `within` is the longest it should last in samples at 48 kHz, 0 for no limit.

    Raises `EngineError` for a text that is far too long, a voice that does not exist, or a synthesiser that fails.
    """
    if len(text) > LONGEST:
        raise EngineError(f"this line has {len(text)} characters, more than {LONGEST}", remedy="Break it into several speeches.")
    known = voices_by_language()
    wording = worded(text)
    voice = cast(person, language=_language(text, person, language, known), delivery=delivery, known=known)
    if wording.silent:
        return _nothing(wording, voice)
    reading, faster = _fitted(wording, voice, within)
    if reading.last == reading.first:
        return _nothing(wording, voice)
    sound = polished(reading.raw[reading.first : reading.last], reading.rate, level=voice.level, brightness=voice.brightness)
    return Speech(
        sound=sound,
        words=_words(wording, reading),
        mouths=tuple(mouths([(ipa, reading.at(sample)) for ipa, sample in reading.phonemes], len(sound))),
        voice=voice,
        faster=round(faster, 3),
        over=max(0, len(sound) - within) if within > 0 else 0,
    )


def _language(text: str, person: Mapping[str, Any], language: str, known: Mapping[str, str]) -> str:
    """The line's language: the film's, unless it is written in another script."""
    script = language_of(text)
    own = language_of_voice(spoken_language(person, language, known))
    return script if script and script in known and script != own and own not in _SAME_SCRIPT.get(script, ()) else language


_SAME_SCRIPT = {
    "ru": ("be", "bg", "ba", "cv", "kk", "ky", "mk", "nog", "sr", "tt", "uk", "bs"),
    "ar": ("fa", "ur", "sd", "ug", "ku"),
    "hi": ("mr", "ne", "kok"),
    "cmn": ("yue", "hak", "ja"),
    "el": ("grc",),
    "bn": ("as", "bpy"),
}
"""Languages that share a script with the one a script stands for: their lines stay theirs."""


def language_of_voice(name: str) -> str:
    """ "en-GB-scotland" -> "en"."""
    return name.casefold().split("-")[0]


def _nothing(wording: Wording, voice: Voice) -> Speech:
    words = tuple((written, 0, 0) for written, _, _ in wording.tokens)
    return Speech(np.zeros(QUIET, np.float32), words, ((0, "X"),), voice)


# --------------------------------------------------------------------------------------------- saying


def _fitted(wording: Wording, voice: Voice, within: int) -> tuple[Reading, float]:
    """The line at its own pace or, if that is too long, at the least of a few faster ones that fits; and the factor."""
    reading, faster = said(wording.text, voice), 1.0
    for _ in range(3):
        if within <= 0 or reading.length <= within or faster >= FASTEST:
            break
        faster = min(FASTEST, faster * max(1.03, reading.length / within * 1.01))
        reading = said(wording.text, replace(voice, rate=round(voice.rate * faster)))
    return reading, faster


def said(text: str, voice: Voice) -> Reading:
    """One run of the synthesiser. `text` may hold phonemes in [[ ]]."""
    library, data = _installed()
    order = {
        "library": library,
        "data": data,
        "voice": voice.name,
        "text": text,
        "rate": min(_RATES[1], max(_RATES[0], voice.rate)),
        "pitch": voice.pitch,
        "range": voice.range,
        "gap": voice.gap,
        "volume": _VOLUME,
    }
    header, pcm = _answer(json.dumps(order).encode())
    raw = np.frombuffer(pcm, "<i2")
    first, last = edges(raw, header["rate"])
    words = tuple((place, length, at) for place, length, at in header["words"])
    return Reading(header["rate"], raw, words, tuple((ipa, at) for ipa, at in header["phonemes"]), first, last)


def _answer(order: bytes) -> tuple[dict[str, Any], bytes]:
    """Run the speaker on one order; its header and samples."""
    try:
        done = subprocess.run([sys.executable, "-I", "-S", str(_SPEAKER)], input=order, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise EngineError(f"the voice did not finish within {PATIENCE} s", remedy="Shorten the line.") from late
    except OSError as error:
        raise EngineError(
            f"the voice's process could not be started ({error.strerror})", remedy="Free some memory and try again."
        ) from error
    head, _, pcm = done.stdout.partition(b"\n")
    try:
        header: dict[str, Any] = json.loads(head)
        whole = done.returncode == 0 and len(pcm) == 2 * header["samples"]
    except (ValueError, KeyError):
        header, whole = {}, False
    if not whole:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [f"it ended with status {done.returncode}"]
        raise EngineError(f"the voice failed: {last[0][:200]}", remedy='Change the line, or name another engine for "voice" in film.toml.')
    return header, pcm


@lru_cache(maxsize=1)
def _installed() -> tuple[str, str]:
    """Paths of espeak-ng's library and data."""
    try:
        import espeakng_loader
    except ImportError as error:
        raise EngineError("espeak-ng is not installed", remedy="pip install espeakng-loader") from error
    return espeakng_loader.get_library_path(), espeakng_loader.get_data_path()


@lru_cache(maxsize=1)
def voices_by_language() -> Mapping[str, str]:
    """espeak-ng's voices by their small-letter names: "en-gb-scotland" -> "en-GB-scotland". Read from its data, without starting it."""
    found = (path.name for path in sorted(Path(_installed()[1], "lang").rglob("*")) if path.is_file())
    return {name.casefold(): name for name in found}


# --------------------------------------------------------------------------------------------- times


def _words(wording: Wording, reading: Reading) -> tuple[tuple[str, int, int], ...]:
    """Where each token is heard. One that is silent has no length, and lies where the one before it ends."""
    starts = _starts(wording, reading)
    stops = [sample for _, sample in reading.phonemes]
    following = [reading.last] * len(starts)
    for index in range(len(starts) - 2, -1, -1):
        later = starts[index + 1]
        following[index] = following[index + 1] if later is None else later
    words: list[tuple[str, int, int]] = []
    end = 0
    for (written, _, _), start, until in zip(wording.tokens, starts, following):
        if start is None:
            words.append((written, end, end))
            continue
        at = max(end, reading.at(start))
        end = max(at, reading.at(_ending(reading.phonemes, start, until, bisect_left(stops, until))))
        words.append((written, at, end))
    return tuple(words)


def _starts(wording: Wording, reading: Reading) -> list[int | None]:
    """The raw sample where each token begins to be heard."""
    starts: list[int | None] = [None] * len(wording.tokens)
    token = 0
    for place, _, sample in reading.words:
        while token + 1 < len(wording.tokens) and place >= wording.tokens[token + 1][1]:
            token += 1
        _, first, after = wording.tokens[token]
        if first <= place < after and starts[token] is None:
            starts[token] = sample
    return starts


def _ending(phonemes: tuple[tuple[str, int], ...], start: int, following: int, index: int) -> int:
    """Where a word that begins at `start` is over: at the pause before the next word, or where that begins (phoneme `index`)."""
    end = following
    while index > 0 and not phonemes[index - 1][0] and phonemes[index - 1][1] > start:
        index -= 1
        end = phonemes[index][1]
    return end
