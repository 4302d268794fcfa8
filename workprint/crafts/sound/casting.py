"""Who speaks how: a person's traits, or where the look book is silent their name, -> a voice of espeak-ng. Knows voices; makes no sound.

Everything is a table or a stable hash (SHA-256 of the name), so that a person sounds the same in every line and on every machine.
A part of the voice that the look book names is taken as it is; the rest is drawn from the name.

Pitch is meant in Hz: each timbre's own median is known (measured, 50 of 99 on espeak-ng's scale), and 6.25 steps of that scale
are a semitone (measured: 20 -> 80 is a factor of 1.74).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from math import log2
from typing import Any

from workprint.core.errors import EngineError

PACE = 152
"""espeak-ng's "words a minute" of an ordinary voice. Its short words make it more: what is heard stands in `speech.CALIBRATION`."""
STEPS_PER_OCTAVE = 75.0


@dataclass(frozen=True)
class Voice:
    """Settings for one line. `name` is espeak-ng's ("en-us+f3"); `rate` words a minute; `pitch` and `range` 0..99; `gap` pauses between
    words in 10 ms; `level` dB against the dialogue level; `brightness` dB at the top of the spectrum; `seed` 0..2**32 from the name.
    """

    name: str
    rate: int
    pitch: int
    range: int
    gap: int = 0
    level: float = 0.0
    brightness: float = 0.0
    seed: int = 0


@dataclass(frozen=True)
class Timbre:
    """A variant of espeak-ng's voices that is fit to be heard, and the median pitch in Hz that it has at 50."""

    variant: str
    hertz: int


WOMEN = (Timbre("f2", 195), Timbre("f3", 206), Timbre("f4", 179), Timbre("f5", 205), Timbre("linda", 227), Timbre("Annie", 238))
MEN = (
    Timbre("m1", 93), Timbre("m3", 106), Timbre("m4", 94), Timbre("m7", 107), Timbre("adam", 102), Timbre("michel", 106),
    Timbre("robert", 98),
)  # fmt: skip
CHILDREN = (Timbre("f3", 206), Timbre("f5", 205), Timbre("zac", 345))
OLD = {"woman": Timbre("grandma", 200), "man": Timbre("grandpa", 106)}
WHISPERS = {"woman": "whisperf", "man": "whisper"}

REGISTER = {("woman", "adult"): 198.0, ("man", "adult"): 106.0, ("woman", "old"): 182.0, ("man", "old"): 116.0, ("woman", "child"): 248.0,
            ("man", "child"): 242.0, ("woman", "teen"): 222.0, ("man", "teen"): 138.0}  # fmt: skip
"""Median pitch in Hz by gender and age (Baken & Orlikoff, Clinical Measurement of Speech and Voice, 2000, rounded)."""
SPREAD = (-3.5, -1.75, 0.0, 1.75, 3.5)
"""Semitones that the name's hash moves a voice within its register."""
FURTHEST = 7.5
"""Semitones from the register that a voice may go."""
AGE_PACE = {"child": 1.04, "teen": 1.06, "adult": 1.0, "old": 0.92}

PITCHES = {"very low": -6.0, "low": -3.0, "deep": -4.0, "medium": 0.0, "normal": 0.0, "average": 0.0, "high": 3.0, "very high": 6.0}
PACES = {"very slow": 0.72, "slow": 0.85, "medium": 1.0, "normal": 1.0, "average": 1.0, "fast": 1.15, "quick": 1.15, "very fast": 1.3}
MANNERS: dict[str, tuple[float, int, float, float]] = {
    "deep": (-4, 0, 0.97, -2), "low": (-3, 0, 1, -1), "high": (3, 0, 1, 1), "bright": (1, 8, 1.02, 3), "dark": (-2, -5, 0.98, -3),
    "soft": (0, -12, 0.95, -4), "gentle": (0, -10, 0.95, -3), "warm": (-1, 0, 0.98, -3), "flat": (0, -30, 1, 0), "lively": (1, 20, 1.06, 1),
    "monotone": (0, -45, 1, 0), "gruff": (-4, -10, 0.97, 0), "gravelly": (-5, -10, 0.95, -1), "rough": (-4, -10, 0.97, 0),
    "husky": (-3, -8, 0.96, -2), "thin": (3, 0, 1, 4), "booming": (-5, 10, 0.95, 1), "shrill": (5, 15, 1.05, 4),
    "calm": (-1, -12, 0.93, -1),    "nervous": (1, 12, 1.1, 1), "tired": (-1, -20, 0.88, -2), "cheerful": (2, 22, 1.05, 2),
    "stern": (-1, -12, 0.95, 0),
    "soprano": (3, 5, 1, 1), "mezzo": (1, 0, 1, 0), "alto": (-2, 0, 1, -1), "contralto": (-4, -5, 0.98, -2),
    "tenor": (2.5, 0, 1, 1), "baritone": (-1.5, 0, 1, 0), "bass": (-5, -5, 0.97, -1), "nasal": (1, 0, 1, 3),
}  # fmt: skip
"""Words that may describe a `voice`: semitones, steps of range, factor of pace, dB of brightness."""

ACCENTS = {
    "american": "en-us", "us": "en-us", "general american": "en-us", "new york": "en-us-nyc", "british": "en-gb", "english": "en-gb",
    "uk": "en-gb", "scottish": "en-gb-scotland", "rp": "en-gb-x-rp", "received pronunciation": "en-gb-x-rp", "posh": "en-gb-x-rp",
    "lancashire": "en-gb-x-gbclan", "northern": "en-gb-x-gbclan", "west midlands": "en-gb-x-gbcwmd", "birmingham": "en-gb-x-gbcwmd",
    "caribbean": "en-029",
}  # fmt: skip
FILES = {"en-gb": "en", "en": "en-us", "zh": "cmn", "zh-cn": "cmn", "no": "nb", "nn": "nb", "es-mx": "es-419", "pt-pt": "pt", "iw": "he"}
"""Language tags whose voice goes by another name in espeak-ng's data ("en" alone is what film pages are mostly written in: American)."""


@dataclass(frozen=True)
class Manner:
    """How a parenthetical changes a voice: semitones, steps of range, factor of pace, dB of level, whether it is whispered."""

    pitch: float = 0.0
    range: int = 0
    pace: float = 1.0
    level: float = 0.0
    whispered: bool = False


DELIVERIES = (
    (r"whisper|hush|sotto|under (?:his|her|their|its|the) breath|barely audible|breath(?:es|ed|ing)\b", Manner(0, -10, 0.92, -5.0, True)),
    (r"shout|yell|scream|bellow|roar|holler|at the top of", Manner(3.5, 25, 1.0, 3.0)),
    (r"call(?:s|ed|ing)\b|loud|over the", Manner(2.0, 15, 0.95, 2.0)),
    (r"mutter|mumbl|murmur|grumbl|to (?:him|her|them|it)sel", Manner(-1.5, -25, 1.08, -4.0)),
    (r"quiet|soft|gentl|tender|low\b|small voice|intimate", Manner(-0.5, -15, 0.93, -3.0)),
    (r"slow|hesita|weak|tired|weary|sleep|drows|drunk|dying|falter|carefully", Manner(-0.5, -10, 0.84, -0.5)),
    (r"quick|fast|hurr|rapid|urgent|panic|breathless|rush|frantic|blurt", Manner(1.0, 10, 1.14, 0.5)),
    (r"excit|happy|happily|delight|laugh|thrill|cheer|bright|eager|giggl|grin|smil", Manner(1.5, 18, 1.05, 0.5)),
    (r"angr|furious|rage|snap|hiss|seeth|growl|bark", Manner(0.8, 15, 1.06, 1.5)),
    (r"sad|cry|sob|tear|mourn|grie|broken|chok", Manner(-0.5, -5, 0.88, -1.0)),
    (r"deadpan|flat|monoton|emotionless|robot|dry|drily|bored", Manner(-0.5, -35, 0.97, -0.5)),
)


def cast(voice: Mapping[str, Any], *, language: str, delivery: str, known: Mapping[str, str]) -> Voice:
    """The voice for one line. `voice` has the person's name and traits, `known` espeak-ng's voice names by their small-letter form.

    Raises `EngineError` for a voice, pitch, pace, accent or language that does not exist.
    """
    name = str(voice.get("name", ""))
    gender, age = gender_of(voice), age_of(voice)
    variant, hertz, manners = _timbre(voice, gender, age)
    semitones = (
        _drawn(name, "pitch", SPREAD) * (0.5 if age == "child" else 1.0)
        + sum(manner[0] for manner in manners)
        + _asked(voice, "pitch", PITCHES, 0.0)
    )
    semitones = min(FURTHEST, max(-FURTHEST, semitones))
    made = Voice(
        name=f"{spoken_language(voice, language, known)}+{variant}",
        rate=round(
            PACE * AGE_PACE[age] * _drawn(name, "pace", (0.95, 1.0, 1.05)) * _pace(voice) * _product(manner[2] for manner in manners)
        ),
        pitch=_steps(REGISTER[gender, age] * 2 ** (semitones / 12), hertz),
        range=_clamped(_drawn(name, "range", (45, 55, 65)) + sum(manner[1] for manner in manners)),
        brightness=sum(manner[3] for manner in manners) + _drawn(name, "tone", (-1.5, 0.0, 1.5)),
        seed=_hashed(name, "seed"),
    )
    return _delivered(made, delivery, gender)


def _delivered(voice: Voice, delivery: str, gender: str) -> Voice:
    """`voice` as the parenthetical asks for it. Words that say nothing about the voice ("to Bob") change nothing."""
    for pattern, manner in DELIVERIES:
        if re.search(rf"\b(?:{pattern})", delivery.casefold()):
            voice = replace(
                voice,
                rate=round(voice.rate * manner.pace),
                pitch=_clamped(voice.pitch + round(manner.pitch * STEPS_PER_OCTAVE / 12)),
                range=_clamped(voice.range + manner.range),
                level=voice.level + manner.level,
            )
            if manner.whispered:
                return replace(voice, name=f"{voice.name.split('+')[0]}+{WHISPERS[gender]}")
    return voice


# --------------------------------------------------------------------------------------------- traits


def gender_of(voice: Mapping[str, Any]) -> str:
    """ "woman" or "man": what the traits say, else by the hash of the name."""
    said = str(voice.get("gender", "")).casefold()
    name = str(voice.get("name", ""))
    if re.search(r"\b(?:f|fem\w*|wom[ae]n|girl|lady|she)\b", said):
        return "woman"
    if re.search(r"\b(?:m|male|masc\w*|m[ae]n|boy|gentleman|he)\b", said):
        return "man"
    return str(_drawn(name, "gender", ("woman", "man")))


def age_of(voice: Mapping[str, Any]) -> str:
    """child, teen, adult or old: from a number of years ("40s", 7) or words; people in doubt are adults."""
    said = f"{voice['age']}".casefold() if "age" in voice else str(voice.get("name", "")).casefold()
    years = re.search(r"\d+", said) if "age" in voice else None
    if years:
        number = int(years[0][:3])
        return "child" if number < 12 else "teen" if number < 18 else "adult" if number < 66 else "old"
    for age, words in (("child", r"child|kid|boy|girl|baby|toddler|infant"), ("teen", r"teen\w*|adolescent|youth"),
                       ("old", r"old|elderly|aged|ancient|senior|grand\w+|granny|nana|grampa")):  # fmt: skip
        if re.search(rf"\b(?:{words})\b", said):
            return age
    return "adult"


def spoken_language(voice: Mapping[str, Any], language: str, known: Mapping[str, str]) -> str:
    """espeak-ng's name for the language or accent; a region it does not know falls back on the language itself."""
    if voice.get("accent"):
        accent = str(voice["accent"]).casefold().removesuffix(" accent").strip()
        language = ACCENTS.get(accent) or _one_of(accent, known, "accent", [*ACCENTS, *known])
    tag = str(voice.get("language") or language or "en").casefold().replace("_", "-")
    for found in (tag, FILES.get(tag, ""), tag.split("-")[0], FILES.get(tag.split("-")[0], "")):
        wanted = FILES.get(found, found)
        if wanted in known:
            return known[wanted]
    return _one_of(tag, known, "language", list(known))


def _one_of(said: str, known: Mapping[str, str], what: str, allowed: list[str]) -> str:
    if said in known:
        return said
    near = get_close_matches(said, allowed, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    raise EngineError(f'espeak knows no {what} "{said}"', remedy=f"{hint}It knows {', '.join(sorted(allowed)[:24])}, ...")


def _timbre(voice: Mapping[str, Any], gender: str, age: str) -> tuple[str, float, list[tuple[float, int, float, float]]]:
    """The variant, its median pitch, and what words describe the voice."""
    name, said = str(voice.get("name", "")), str(voice.get("voice", "")).strip()
    by_name = {timbre.variant.casefold(): timbre for timbre in (*WOMEN, *MEN, *CHILDREN, *OLD.values())}
    if said.casefold() in by_name:
        timbre = by_name[said.casefold()]
        return timbre.variant, timbre.hertz, []
    manners = [MANNERS[word] for word in re.findall(r"[a-z]+", said.casefold()) if word in MANNERS]
    if said and not manners:
        near = get_close_matches(said.casefold(), [*by_name, *MANNERS], n=1)
        hint = f'Did you mean "{near[0]}"? ' if near else ""
        remedy = f"{hint}Name one of {', '.join(sorted(by_name))}, or describe it: {', '.join(sorted(MANNERS))}."
        raise EngineError(f'no voice is called "{said}"', where=name, remedy=remedy)
    pool = CHILDREN if age == "child" else (OLD[gender],) if age == "old" else WOMEN if gender == "woman" else MEN
    timbre = _drawn(name, "timbre", pool)
    return timbre.variant, timbre.hertz, manners


def _asked(voice: Mapping[str, Any], trait: str, words: Mapping[str, float], silent: float) -> float:
    """A trait given as one of `words`, or as a number (semitones for pitch, a factor for pace)."""
    said = voice.get(trait)
    if said is None or said == "":
        return silent
    if isinstance(said, int | float) and not isinstance(said, bool):
        return float(said)
    text = str(said).casefold().strip()
    if text in words:
        return words[text]
    remedy = (
        f"Write one of {', '.join(words)}, or a number ({'semitones' if trait == 'pitch' else 'a factor such as 0.9, or words a minute'})."
    )
    raise EngineError(f'{trait} "{said}" means nothing to a voice', where=str(voice.get("name", "")), remedy=remedy)


def _pace(voice: Mapping[str, Any]) -> float:
    """Factor of pace. Numbers over 20 are words a minute."""
    asked = _asked(voice, "pace", PACES, 1.0)
    return min(2.0, max(0.5, asked / PACE if asked > 20 else asked))


def _steps(hertz: float, at_50: float) -> int:
    return _clamped(round(50 + STEPS_PER_OCTAVE * log2(hertz / at_50)))


def _clamped(value: int) -> int:
    return min(99, max(0, value))


def _product(factors: Any) -> float:
    total = 1.0
    for factor in factors:
        total *= factor
    return total


def _hashed(name: str, what: str) -> int:
    return int.from_bytes(sha256(f"{what}\0{name.casefold()}".encode("utf-8", "replace")).digest()[:4], "big")


def _drawn(name: str, what: str, choices: Any) -> Any:
    """One of `choices`, by the name."""
    return choices[_hashed(name, what) % len(choices)]
