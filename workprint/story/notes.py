"""What a note says when it speaks to the crew: a shot, music, an effect. Every other note is a note and is left alone.

    SHOT 3A: WS, low angle, 24mm, slow push in, 5s -- the lamp room, rain on the glass
    SHOT: MCU on MARA and JONAH, engine previz
    music: low strings, 60 bpm, uneasy
    sfx: wind, distant foghorn

Terms stand between commas, in any order and any case (but `2S` is a two-shot and `2s` two seconds); each says one thing once. What is
unknown is an error that names the line and offers the nearest word. Knows the grammar;
knows nothing of where in a scene a note stands, nor of who exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fractions import Fraction
from math import floor

from workprint.core.errors import PageError
from workprint.core.nouns import Move, Source
from workprint.story import crewwords
from workprint.story.page import Page

LENSES = (4, 1200)
"""Shortest and longest lens in mm."""
NOWHERE = Source()
LONGEST = 3600
"""The longest shot in seconds."""

_ID = r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}"
_HEAD = re.compile(rf"SHOT(?:\s+(?P<id>{_ID}))?\s*(?P<end>:|\Z|(?=--|—))", re.IGNORECASE)
_MEANT = re.compile(
    rf"(?i:SHOT(?:\s+(?=[\w.-]*\d){_ID})?\s*(?::|\Z|--|—))"  # SHOT: ... or, with an id that has a digit, shot 3A: ...
    r"|(?i:SHOT)\s+[A-Z]{1,2}\s*:"  # Shot A: ...
    rf"|SHOT\s+(?:{_ID}\s*:|[A-Za-z.]{{0,8}}\d)"  # in capitals any id, even where the colon was forgotten
)
_DESCRIPTION = re.compile(r"(?:--+|—)\s*")
_ON = re.compile(r"on\b\s*(.*?)\s*(?=\s\d+(?:\.\d+)?\s?(?:mm|s|f)\b|\Z)", re.IGNORECASE | re.DOTALL)
_AND = re.compile(r"\s+and(?:\s+|\Z)|\s*[&+]\s*", re.IGNORECASE)
_ENGINE = re.compile(r"engine\b\s*[=:]?\s*([\w.-]*(?::[\w./-]+)?)", re.IGNORECASE)
_PLATE = re.compile(r"plate\b\s*[=:]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_PROMPT = re.compile(r"prompts?\b\s*[=:]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_LENS = re.compile(r"(\d{1,5})\s*mm\b", re.IGNORECASE)
_SECONDS = re.compile(r"(\d{1,5}(?:\.\d{1,6})?|\.\d{1,6})\s*(?:s|sec|secs|seconds?)\b", re.IGNORECASE)
_FRAMES = re.compile(r"(\d{1,7})\s*(?:f|fr|frames?)\b", re.IGNORECASE)
_TWO = re.compile(r"2S(?!\w)")
_DEGREES = re.compile(r"(\d{1,4})\s*(?:degrees?\b|deg\b|°)", re.IGNORECASE)
_WITH = re.compile(r"\s*(to\b\s*)?(.*?)\s*(?=\s(?:\d+(?:\.\d+)?\s?(?:mm|s|f)\b|on\s)|\Z)", re.IGNORECASE | re.DOTALL)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d(?:\.\d{1,6})?)(?![\w.:])")
_WORD = re.compile(r"\S+")
_SOUND = re.compile(r"(music|sfx)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class ShotNote:
    """A shot as the page asks for it. What the note does not say is "", 0, () or None: the breakdown decides it.

    `size` is one of `crewwords.SIZES`, `angle` of `crewwords.ANGLES` (with another: "low dutch"), `view` of `crewwords.VIEWS`;
    `side` is -1 across the line; `on` names whom or what it frames, as written; `lens` is in mm. The
    length is `seconds`, exact, or a number of `frames`, never both. `plate` is the file of the film folder that is the shot, where no
    engine makes it. `prompts` names fragments of the look book's prompt library.
    """

    id: str = ""
    size: str = ""
    on: tuple[str, ...] = ()
    angle: str = ""
    lens: int = 0
    move: Move | None = None
    seconds: Fraction | None = None
    frames: int | None = None
    engine: str = ""
    plate: str = ""
    description: str = ""
    view: str = ""
    side: int = 1
    prompts: tuple[str, ...] = ()
    source: Source = field(default=NOWHERE, compare=False)

    def length(self, rate: Fraction) -> int | None:
        """How many frames at `rate` the note asks for: at least one; None where it does not say."""
        if self.seconds is not None:
            return max(1, floor(self.seconds * rate + Fraction(1, 2)))
        return self.frames


def is_shot(text: str) -> bool:
    """Does a note's text speak of a shot? `SHOT 3A: ...`, `SHOT: ...`, `SHOT 3A`; but not "Shot on location", nor "Shot idea: ..."."""
    return bool(_MEANT.match(text.strip()))


def nearly_said(text: str) -> str:
    """What a note that says nothing known was probably to be (`stgae: MARA at the window` -> `stage:`), "" for a remark."""
    head, colon, rest = text.strip().partition(":")
    word, _, after = head.strip().partition(" ")
    folded = word.lower()
    if folded == "stage" and after[:1].isupper():
        return "stage:"
    if not colon and after:
        return ""
    if folded in _MEANT_AS and (colon or not after):
        return _MEANT_AS[folded]
    near = get_close_matches(folded, ("stage", "shot", "music"), 1, 0.75) if colon and folded.isalpha() and len(folded) > 3 else []
    return f"{near[0]}:" if near and rest.strip() and folded not in near and (not after or near[0] == "shot") else ""


_MEANT_AS = dict.fromkeys(("stage", "blocking", "staging", "set", "people", "action", "position", "positions", "actors"), "stage:")
_MEANT_AS |= dict.fromkeys(("camera", "angle", "lens", "frame", "framing"), "SHOT:")


def shot_note(text: str, source: Source = NOWHERE) -> ShotNote:
    """The shot that a note's text asks for. PageError at the line of the first word that says nothing known, or says a thing twice."""
    said = text.strip()
    head = _HEAD.match(said)
    if head is None:
        first = " ".join(said.split()[:2])
        remedy = "Write [[SHOT 3A: WS, low angle, 24mm, slow push in, 5s -- what is seen]]; the id is letters, digits, dots and dashes."
        raise PageError(f"after {first!r} a colon is missing", where=str(source), remedy=remedy)
    terms, description = said[head.end() :], ""
    dash = _DESCRIPTION.search(terms)
    if dash:
        terms, description = terms[: dash.start()], " ".join(terms[dash.end() :].split())
    reading = _Reading(source, said)
    at = head.end()
    for term in terms.split(","):
        reading.term(term, at)
        at += len(term) + 1
    return reading.note((head.group("id") or "").upper(), description)


def shot_notes(page: Page) -> tuple[ShotNote, ...]:
    """Every shot note of a page, in order. PageError as for `shot_note`, and where an id stands twice."""
    return unique(shot_note(note.text, page.where(note)) for note in page.notes if is_shot(note.text))


def unique(notes: Iterable[ShotNote]) -> tuple[ShotNote, ...]:
    """The notes as they are; PageError where two of them have one id."""
    found = tuple(notes)
    seen: dict[str, ShotNote] = {}
    for note in found:
        first = seen.setdefault(note.id, note) if note.id else note
        if first is not note:
            remedy = "Give one of them another id, or none: `workprint breakdown` then writes a new one."
            raise PageError(f"shot {note.id} is already noted at {first.source}", where=str(note.source), remedy=remedy)
    return found


def sound_note(text: str) -> str:
    """What a `music:` or `sfx:` note says, as `music: low strings` or `sfx: wind`; "" for any other note."""
    match = _SOUND.fullmatch(text.strip())
    said = " ".join(match.group(2).split()) if match else ""
    return f"{match.group(1).lower()}: {said}" if match and said else ""


def written(note: ShotNote) -> str:
    """The note's text in its one canonical form, without brackets: reading it gives the same note."""
    terms = [
        " ".join(filter(None, (note.size, "on " + " and ".join(note.on) if note.on else ""))),
        *(f"{angle} angle" if angle in ("low", "high", "dutch") else angle for angle in note.angle.split()),
        note.view,
        "across the line" if note.side < 0 else "",
        f"{note.lens}mm" if note.lens else "",
        _move_written(note.move) if note.move else "",
        _seconds_written(note.seconds) if note.seconds is not None else f"{note.frames}f" if note.frames else "",
        f"engine {note.engine}" if note.engine else "",
        f"plate {note.plate}" if note.plate else "",
        "prompt " + " and ".join(note.prompts) if note.prompts else "",
    ]
    said = ", ".join(filter(None, terms))
    head = f"SHOT {note.id}".rstrip()
    anchor = any(sign.isdigit() for sign in note.id)  # an id that is plainly one may stand alone
    head = f"{head}: {said}" if said else head if anchor else f"{head}:"
    return f"{head} -- {note.description}" if note.description else head


def _move_written(move: Move) -> str:
    names = {("dolly", "in"): "push in", ("dolly", "out"): "pull out"}
    name = names.get((move.kind, move.way)) or f"{move.kind} {move.way}".rstrip()
    name = name if move.speed == "medium" else f"{move.speed} {name}"
    name = f"{name} {move.degrees} degrees" if move.degrees else name
    joined = " focus to" if move.kind == "rack" else " to" if move.to.lower().startswith("to ") else ""
    return f"{name}{joined} {move.to}" if move.to else name


def _seconds_written(seconds: Fraction) -> str:
    """Exact: what the grammar reads has at most six decimals."""
    whole, rest = divmod(seconds, 1)
    decimals = f"{int(rest * 1_000_000):06d}".rstrip("0")
    return f"{whole}.{decimals}s" if decimals else f"{whole}s"


class _Reading:
    """One note being read, term by term: what has been said so far."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.said: dict[str, object] = {}
        self.words: dict[str, str] = {}
        self.speed_at = 0
        self.degrees_at = 0

    def term(self, term: str, offset: int) -> None:
        """Read one term, which begins at `offset` of the note's text. A term may hold several things ("slow push in", "MCU on MARA")."""
        at = len(term) - len(term.lstrip())
        while at < len(term):
            after = self._thing(term, at, offset)
            at = after + len(term[after:]) - len(term[after:].lstrip())

    def _thing(self, term: str, at: int, offset: int) -> int:
        """Read one thing; where it ends."""
        if term.startswith("3/4", at) and (found := crewwords.phrase_at(term, at)):
            self._phrase(found[0], term[at : found[1]], offset + at)
            return found[1]
        if match := _TWO.match(term, at):
            self.say("size", "2S", match.group(), offset + at)
            return match.end()
        for pattern, take in _NUMBERS:
            if match := pattern.match(term, at):
                take(self, match, offset + at)
                return match.end()
        if match := _ENGINE.match(term, at):
            if not match.group(1):
                raise self.error(
                    "'engine' without a name", offset + at, "Write for example: engine previz. `workprint engines` lists them."
                )
            self.say("engine", match.group(1), match.group(), offset + at)
            return match.end()
        if match := _PLATE.match(term, at):
            name = " ".join(match.group(1).split())
            if not name:
                raise self.error(
                    "'plate' without a file", offset + at, "Write for example: plate plates/walk.mov, a file in the film folder."
                )
            self.say("plate", name, match.group(), offset + at)
            return match.end()
        if match := _PROMPT.match(term, at):
            names = tuple(" ".join(name.split()) for name in _AND.split(match.group(1)))
            if not all(names):
                remedy = "Write for example: prompt golden_hour, an entry of look.toml ([prompts.golden_hour])."
                raise self.error("'prompt' names nothing", offset + at, remedy)
            self.say("prompts", names, match.group(), offset + at)
            return match.end()
        if match := _ON.match(term, at):
            self._on(match, offset + at)
            return match.end()
        if found := crewwords.phrase_at(term, at):
            self._phrase(found[0], term[at : found[1]], offset + at)
            return self._with(term, found[1], offset) if found[0][1] in crewwords.WITH_SOMEBODY else found[1]
        raise self._unknown(term, at, offset)

    def _on(self, match: re.Match[str], offset: int) -> None:
        names = tuple(" ".join(name.split()) for name in _AND.split(match.group(1)))
        if not all(names):
            raise self.error("'on' names nobody", offset, "Write for example: on MARA, or on MARA and JONAH.")
        self.say("on", names, match.group(), offset)

    def _with(self, term: str, at: int, offset: int) -> int:
        """Whom a move goes with, or to whom the focus: `follow MARA`, `rack focus to JONAH`. Where that ends."""
        match = _WITH.match(term, at)
        if match is None or not match.group(2) or _ON.match(match.group(2)):
            if match is not None and match.group(1):
                raise self.error("'to' names nobody", offset + at, "Write for example: rack focus to MARA.")
            return at
        begin = match.start(2)
        if not match.group(1) and (crewwords.phrase_at(term, begin) or any(pattern.match(term, begin) for pattern, _ in _NUMBERS)):
            return at
        self.say("partner", " ".join(match.group(2).split()), match.group(), offset + at)
        return match.end()

    def _phrase(self, meaning: crewwords.Meaning, word: str, offset: int) -> None:
        what, name, way = meaning
        if what == "speed":
            self.speed_at = offset
        if what == "fast move":
            self.say("speed", "fast", word, offset)
        value: object = Move(name, way) if "move" in what else int(name) if what == "side" else name
        self.say("move" if what == "fast move" else what, value, word, offset)

    def say(self, what: str, value: object, word: str, offset: int) -> None:
        both = crewwords.combined(str(self.said[what]), str(value)) if what == "angle" and what in self.said else ""
        if both and both != self.said[what]:
            self.said[what], self.words[what] = both, f"{self.words[what]}, {word.strip()}"
            return
        if what in self.said:
            remedy = "A shot has one of each: keep one, or make it two shots."
            raise self.error(f"{word.strip()!r}: the note has a {what} already, {self.words[what]!r}", offset, remedy)
        self.said[what], self.words[what] = value, word.strip()

    def note(self, id: str, description: str) -> ShotNote:
        speed = self.said.pop("speed", None)
        move = self.said.pop("move", None)
        if speed and not isinstance(move, Move):
            remedy = "Name the move: for example slow push in, fast pan left."
            raise self.error(f"{self.words['speed']!r} is the speed of no move", self.speed_at, remedy)
        if isinstance(move, Move) and speed and move.kind != "static":
            move = replace(move, speed=str(speed))
        move = self._moved(move)
        if "engine" in self.said and "plate" in self.said:
            raise self.error("there is an engine and a plate", 0, "A plate is the shot itself: keep one of the two.")
        length = self.said.pop("length", None)
        seconds = length if isinstance(length, Fraction) else None
        frames = length if isinstance(length, int) else None
        said: dict[str, object] = dict(self.said)
        return ShotNote(id=id, move=move, seconds=seconds, frames=frames, description=description, source=self.source, **said)  # type: ignore[arg-type]

    def _moved(self, move: object) -> object:
        """The move with whom it goes, and how far."""
        to, degrees = self.said.pop("partner", ""), self.said.pop("degrees", 0)
        if degrees and crewwords.LEANING in str(self.said.get("angle", "")).split() and move in (None, Move()):
            return Move(degrees=degrees)  # type: ignore[arg-type]
        if degrees and not (isinstance(move, Move) and move.kind in crewwords.TURNING):
            remedy = f"Degrees belong to a move that turns: {', '.join(crewwords.TURNING)}. Write for example: arc left 45 degrees."
            raise self.error(f"{self.words['degrees']!r} is how far nothing goes", self.degrees_at, remedy)
        return replace(move, to=str(to), degrees=degrees) if isinstance(move, Move) else move  # type: ignore[arg-type]

    def error(self, what: str, offset: int, remedy: str) -> PageError:
        lines = len(re.findall(r"\r\n|\r|\n", self.text[:offset]))
        where = replace(self.source, first=self.source.first + lines) if self.source.first else self.source
        return PageError(f"in a shot note, {what}", where=str(where), remedy=remedy)

    def _unknown(self, term: str, at: int, offset: int) -> PageError:
        match = _WORD.match(term, at)
        word = match.group().rstrip(".;:") if match else term[at:]
        tries = (" ".join(term.split()), " ".join(term[at:].split()), word)
        near = list(dict.fromkeys(phrase for each in tries for phrase in crewwords.nearest(each[:60])))[:3]
        remedy = f"Did you mean {' or '.join(near)}?" if near else f"Sizes are {', '.join(crewwords.SIZES)}."
        exact = [phrase for phrase in near if abs(len(phrase) - len(word)) < 2]
        person = f" A person is framed with 'on': on {word}." if word.isupper() and len(word) > 3 and not exact else ""
        remedy = "" if person and not exact else remedy
        return self.error(f"{word[:60]!r} says nothing known", offset + at, f"{remedy}{person} Free words go after --.".strip())


def _lens(reading: _Reading, match: re.Match[str], offset: int) -> None:
    lens = int(match.group(1))
    if not LENSES[0] <= lens <= LENSES[1]:
        raise reading.error(f"{match.group()!r} is no lens", offset, f"Allowed: {LENSES[0]}mm to {LENSES[1]}mm; a normal lens is 50mm.")
    reading.say("lens", lens, match.group(), offset)


def _seconds(reading: _Reading, match: re.Match[str], offset: int) -> None:
    _length(reading, Fraction(match.group(1)), match, offset)


def _clock(reading: _Reading, match: re.Match[str], offset: int) -> None:
    _length(reading, int(match.group(1)) * 60 + Fraction(match.group(2)), match, offset)


def _frames(reading: _Reading, match: re.Match[str], offset: int) -> None:
    if not 1 <= int(match.group(1)) <= LONGEST * 240:
        raise reading.error(f"{match.group()!r} is no length", offset, "A shot lasts at least one frame and at most an hour.")
    reading.say("length", int(match.group(1)), match.group(), offset)


def _degrees(reading: _Reading, match: re.Match[str], offset: int) -> None:
    if not 1 <= int(match.group(1)) <= 360:
        raise reading.error(f"{match.group()!r} is no turn", offset, "Allowed: 1 to 360 degrees.")
    reading.degrees_at = offset
    reading.say("degrees", int(match.group(1)), match.group(), offset)


def _length(reading: _Reading, seconds: Fraction, match: re.Match[str], offset: int) -> None:
    if not 0 < seconds <= LONGEST:
        raise reading.error(f"{match.group()!r} is no length", offset, "A shot lasts at least one frame and at most an hour.")
    reading.say("length", seconds, match.group(), offset)


_NUMBERS = ((_DEGREES, _degrees), (_LENS, _lens), (_SECONDS, _seconds), (_FRAMES, _frames), (_CLOCK, _clock))
