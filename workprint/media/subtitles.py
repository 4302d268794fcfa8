"""Speeches into subtitles that can be read, and subtitles into SubRip. Knows words and their times; knows nothing of scenes.

    speech    |a long speech, that goes on and. Then ends|      |Yes.||No.|
    cues      |a long speech, |that goes on  |Then ends  |      |BOB: Yes.    |
              |that           |and.          |           |      |MARA: No.    |

Two lines of 42 characters, 20 characters a second, 5/6 s to 7 s, two frames between: the Netflix timed text
guide for English. Times are samples at 48 kHz.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

RATE = 48_000
LINE, LINES = 42, 2
SPEED = 20
SHORTEST, LONGEST = RATE * 5 // 6, 7 * RATE
GAP = RATE * 2 // 24
_LINGER = RATE // 4
_SENTENCE, _CLAUSE = re.compile(r"[.?!…。？！]['\"”’)]*$"), re.compile(r"[,;:—–、，；：-]['\"”’)]*$")


@dataclass(frozen=True)
class Heard:
    """One speech in the film. `words` are (word, first sample, end), counted from the film's start; from `until` nothing of it may show."""

    text: str
    speaker: str
    words: tuple[tuple[str, int, int], ...]
    until: int
    off: bool = False


@dataclass(frozen=True)
class Cue:
    """What stands on the screen from sample `start` to `end`; `speaker` as far as the text does not say it."""

    start: int
    end: int
    text: str
    speaker: str = ""
    until: int = 0


def cues(speeches: Iterable[Heard]) -> tuple[Cue, ...]:
    """Subtitles for all speeches, in order of time, none overlapping another. Speeches without words give none."""
    blocks = [cue for speech in speeches for cue in _blocks(speech)]
    blocks.sort(key=lambda cue: (cue.start, cue.end))
    return _timed(_together(blocks))


# --------------------------------------------------------------------------------------------- one speech


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int


def _blocks(speech: Heard) -> list[Cue]:
    """One speech as blocks that fit on the screen, each from its first word to its last."""
    words = _timed_words(speech)
    prefix = f"{speech.speaker}: " if speech.off and speech.speaker else ""
    found: list[Cue] = []
    while words:
        count = _fitting(words, "" if found else prefix)
        text = ("" if found else prefix) + " ".join(word.text for word in words[:count])
        speaker = "" if prefix else speech.speaker
        found.append(Cue(words[0].start, words[count - 1].end, _broken(text), speaker, speech.until))
        words = words[count:]
    return found


def _timed_words(speech: Heard) -> list[_Word]:
    """The text's own words with the times at which they are heard; spread by length where the voice counted other words."""
    texts = [piece for word in _clean(speech.text).split() for piece in _cut(word)]
    if not texts or not speech.words:
        return []
    if len(texts) == len(speech.words):
        return [_Word(text, start, end) for text, (_, start, end) in zip(texts, speech.words, strict=True)]
    first, last = speech.words[0][1], speech.words[-1][2]
    total, at, words = sum(map(len, texts)), 0, []
    for text in texts:
        words.append(_Word(text, first + (last - first) * at // total, first + (last - first) * (at + len(text)) // total))
        at += len(text)
    return words


def _clean(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _cut(word: str) -> list[str]:
    """A word that is longer than a line (or writing without spaces) in pieces of a line."""
    return [word[at : at + LINE] for at in range(0, len(word), LINE)]


def _fitting(words: Sequence[_Word], prefix: str) -> int:
    """How many of the words make the next block: as many as fit, ended where the sense ends if that is not too soon."""
    text, count = prefix, 0
    for word in words:
        text = f"{text}{' ' if count else ''}{word.text}"
        if count and (len(_lines(text)) > LINES or word.end - words[0].start > LONGEST - _LINGER):
            break
        count += 1
    if count == len(words):
        return count
    for ending, least in ((_SENTENCE, count // 3), (_CLAUSE, count // 2)):
        ends = [number for number in range(max(1, least), count + 1) if ending.search(words[number - 1].text)]
        if ends:
            return ends[-1]
    return count


def _lines(text: str) -> list[str]:
    """Words put on as few lines as will hold them."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _broken(text: str) -> str:
    """The text on one line, or on two that are about as long, broken after a comma rather than before one."""
    if len(text) <= LINE:
        return text
    words = text.split()
    best: tuple[int, str] | None = None
    for count in range(1, len(words)):
        above, below = " ".join(words[:count]), " ".join(words[count:])
        if len(above) <= LINE and len(below) <= LINE:
            pause = _SENTENCE.search(above) or _CLAUSE.search(above)
            cost = abs(len(above) - len(below)) - (12 if pause else 0) + (2 if len(above) > len(below) else 0)
            if best is None or cost < best[0]:
                best = cost, f"{above}\n{below}"
    return best[1] if best else "\n".join(_lines(text))


# --------------------------------------------------------------------------------------------- all of them


def _together(blocks: list[Cue]) -> list[Cue]:
    """Two people who speak so quickly that the first could not be read share a cue, each on a line with the name before it."""
    found: list[Cue] = []
    for cue in blocks:
        if found and _hurried(found[-1], cue):
            first = found.pop()
            text = f"{first.speaker}: {first.text}\n{cue.speaker}: {cue.text}"
            found.append(Cue(first.start, max(first.end, cue.end), text, "", max(first.until, cue.until)))
        else:
            found.append(cue)
    return found


def _hurried(first: Cue, second: Cue) -> bool:
    if not first.speaker or not second.speaker or first.speaker == second.speaker:
        return False
    fits = all(len(f"{cue.speaker}: {cue.text}") <= LINE and "\n" not in cue.text for cue in (first, second))
    return fits and second.start - first.start < SHORTEST + GAP and second.end - first.start <= LONGEST


def _timed(blocks: list[Cue]) -> tuple[Cue, ...]:
    """Each cue held as long as it takes to read, if the next one leaves it the time; none before the one before has gone."""
    found: list[Cue] = []
    for number, cue in enumerate(blocks):
        start = max(cue.start, found[-1].end + GAP) if found else cue.start
        wanted = max(cue.end + _LINGER, start + max(SHORTEST, len(cue.text) * RATE // SPEED))
        following = blocks[number + 1].start - GAP if number + 1 < len(blocks) else cue.until
        room = max(following, start + SHORTEST) if following < start + SHORTEST else following
        end = min(wanted, room, start + LONGEST, cue.until)
        if end > start:
            found.append(replace(cue, start=start, end=end))
    return tuple(found)


# --------------------------------------------------------------------------------------------- SubRip


def as_srt(shown: Iterable[Cue]) -> str:
    """The cues as a SubRip file. What a player would take for markup is broken by an invisible joiner (U+2060), never changed."""
    parts = (f"{number}\n{_clock(cue.start)} --> {_clock(cue.end)}\n{_plain(cue.text)}\n" for number, cue in enumerate(shown, 1))
    return "\n".join(parts)


def _plain(text: str) -> str:
    return re.sub(r"<(?=[/a-zA-Z])|{(?=\S)|--(?=>)", lambda found: f"{found[0]}\u2060", text)


def _clock(samples: int) -> str:
    milliseconds = samples * 1000 // RATE
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02},{milliseconds:03}"
