"""A page -> its scenes, each as the moments a camera may cover: sentences of action, speeches, and the shot notes among them.

Knows what of a page is seen or heard and where each part stands in the source; knows nothing of coverage or lengths. What is no picture
(transitions, sections, synopses, boneyard, centred text) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workprint.core.errors import PageError
from workprint.story import timing
from workprint.story.cast import unseen
from workprint.story.lexicon import PAUSES
from workprint.story.marks import hidden, plain
from workprint.story.notes import ShotNote, is_shot, nearly_said, shot_note, sound_note
from workprint.story.page import Element, Note, Page, Speech, blocks
from workprint.story.prompts import Prompted, is_prompt, prompt_note
from workprint.story.sentences import Stretch, flat, sentences, words
from workprint.story.stagenotes import StageNote, is_stage, stage_note

SPLIT_OVER = 8000
"""Milliseconds: a speech longer than this is broken by a picture of somebody else, at the end of a sentence."""
_PIECE, _ELSEWHERE = 6000, 4000
_WORDLESS = 3000
"""Milliseconds that a stage note lasts which has a shot to itself."""

_TECHNICAL = re.compile(
    r"\W*(?:FADE (?:IN|OUT|UP|TO)\b.*|(?:SMASH |MATCH |JUMP |HARD )?CUT TO\b.*|DISSOLVE\b.*|BACK TO\b.*|(?:THE )?END\b.*|INTERCUT\b.*|"
    r"(?:BEGIN |START )?(?:A )?(?:SERIES OF SHOTS|MONTAGE|FLASHBACK)\b.*|SUPER(?:IMPOSE)?\b.*|TITLES?(?: CARD| OVER)?\b.*|(?:OPENING |"
    r"END )?CREDITS\b.*|"
    r"(?:MOMENTS |MUCH )?LATER|CONTINUED|CUT TO BLACK|BLACK|TO BE CONTINUED|(?:[A-Z]+ )?SHOOTING SCRIPT|(?:FIRST|FINAL|REVISED) DRAFT)\W*"
)
_Stretch = tuple[int, int, int]
"""Part of an element: first offset, offset after the last, line of the first."""
_ITEM = re.compile(r"(?:[-–—*•]|[A-Za-z0-9]{1,2}[).])\s+")
_OFF = re.compile(r"\b(?:V\.?\s?O|O\.?\s?S|O\.?\s?C|OFF|FILTERED|ON (?:PHONE|RADIO))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """The smallest thing that a camera covers. `start` is its offset in the source, `first` and `last` its lines.

    A speech has `speaker`, `delivery` (its parenthetical), `off` (not on stage, or heard over), `dual` (at the same time as the one
    before), `speech` (the same number for all parts of one speech) and `part` (0 for the first). `place` is where a note before it would
    go: at `start` inside the text, or at the cue. `item` is one line of a list (a montage); `pause` is time without a picture of its own.
    """

    text: str
    start: int
    first: int
    last: int
    length: int
    tokens: tuple[Stretch, ...] = ()
    speaker: str = ""
    delivery: str = ""
    off: bool = False
    dual: bool = False
    speech: int = -1
    part: int = 0
    place: int = -1
    item: bool = False
    pause: bool = False
    raw: str = ""

    @property
    def spoken(self) -> bool:
        return bool(self.speaker)


@dataclass(frozen=True, slots=True)
class Noted:
    """A shot note where it stands among the moments: `before` is the number of the moment that follows it."""

    note: ShotNote
    before: int
    first: int
    last: int
    start: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A stage note where it stands among the moments: `before` is the number of the moment that follows it."""

    note: StageNote
    before: int
    start: int
    first: int


@dataclass(frozen=True)
class Part:
    """One scene of the page: its heading element (None for what comes before the first), moments, shot notes and stage notes in order.

    `end` is the offset after its last text; `unseen` are lines (with their numbers) that ask for what no shot shows; `misread` are lines of
    notes that nearly say something, with what they were probably to be.
    """

    head: Element | None
    moments: tuple[Moment, ...] = ()
    noted: tuple[Noted, ...] = ()
    sounds: tuple[str, ...] = ()
    printed: tuple[tuple[str, str], ...] = ()
    first: int = 0
    last: int = 0
    end: int = 0
    unseen: tuple[tuple[int, str], ...] = ()
    misread: tuple[tuple[int, str], ...] = ()
    placed: tuple[Placed, ...] = ()
    prompted: tuple[Prompted, ...] = ()


@dataclass
class _Gathering:
    head: Element | None
    moments: list[Moment] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    printed: list[tuple[str, str]] = field(default_factory=list)
    unseen: list[tuple[int, str]] = field(default_factory=list)
    misread: list[tuple[int, str]] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    prompted: list[Prompted] = field(default_factory=list)
    first: int = 0
    last: int = 0
    end: int = 0
    speeches: int = 0
    running: bool = False


def parts(page: Page) -> list[Part]:
    """The page's scenes that have something to show, in order. PageError from a shot note that says something unknown."""
    found, now = [], _Gathering(None)
    for block in blocks(page.elements):
        if isinstance(block, Element) and block.kind == "heading":
            found.append(now)
            now = _Gathering(block)
        _gather(page, block, now)
    found.append(now)
    made = [_part(each) for each in found]
    for part in made:
        if part.placed and not (part.moments or part.noted or part.head):
            remedy = "Put it under the heading of the scene that it is for."
            raise PageError("a stage note stands in no scene", where=str(part.placed[0].note.source), remedy=remedy)
        if part.prompted and not (part.moments or part.noted or part.head):
            remedy = "Put it right under the note of the shot that it is for."
            raise PageError("a prompt note stands in no scene", where=str(part.prompted[0].note.source), remedy=remedy)
    return [part for part in made if part.moments or part.noted or part.head]


def _wordless(now: _Gathering) -> None:
    """Give stage notes that have a shot (or a scene) without words to themselves a moment of their own."""
    shots = [(each.before, each.start) for each in now.noted] or [(0, -1)]
    ends = [*shots[1:], (len(now.moments), now.placed[-1].start + 1)]
    added = 0
    for (begin, start), (end, stop) in zip(shots, ends, strict=True):
        mine = [each for each in now.placed if start < each.start < stop and (each.note.people or each.note.lights)]
        if begin != end or not mine:
            continue
        at, note = begin + added, mine[0]
        steps = sum(len(stance.steps) for each in mine for stance in each.note.people)
        length = max(_WORDLESS, timing.LEAST_ACTION * steps)
        now.moments.insert(at, Moment("", note.start, note.first, note.first, length, place=note.start, pause=True))
        now.noted = [replace(each, before=each.before + 1) if each.start > start and each.before >= at else each for each in now.noted]
        now.placed = [replace(each, before=each.before + 1) if each.start >= stop else each for each in now.placed]
        added += 1


def _part(now: _Gathering) -> Part:
    if now.placed:
        _wordless(now)
    return Part(
        now.head,
        tuple(now.moments),
        tuple(now.noted),
        tuple(now.sounds),
        tuple(now.printed),
        now.first,
        now.last,
        now.end,
        tuple(now.unseen),
        tuple(now.misread),
        tuple(now.placed),
        tuple(now.prompted),
    )


def _gather(page: Page, block: Element | Speech, now: _Gathering) -> None:
    if isinstance(block, Speech):
        _speech(page, block, now)
        now.last, now.end = (block.parts or (block.cue,))[-1].last, (block.parts or (block.cue,))[-1].end
        now.running = False
        return
    if block.kind in ("title", "blank", "page_break", "section", "synopsis", "boneyard"):
        now.running = now.running and block.kind == "boneyard"
        return
    before = len(now.moments)
    if block.kind in ("note", "action", "lyric", "centred", "heading"):
        for stretch in _between_notes(page, block, now):
            if block.kind in ("action", "lyric"):
                _action(page, block, stretch, now)
    if block.kind == "centred" and not _TECHNICAL.fullmatch(block.text.upper()):
        now.unseen.append((block.first, block.text))
    if block.kind != "note":
        _print(block, now)
        now.first, now.last = now.first or block.first, block.last
    if block.kind == "heading" or len(now.moments) > before:
        now.end = block.end


def _print(block: Element, now: _Gathering) -> None:
    """Take down what prints; action that a note parts goes on without an empty line."""
    if now.running and block.kind == "action":
        now.printed[-1] = (block.kind, f"{now.printed[-1][1]}\n{block.text}")
    else:
        now.printed.append((block.kind, block.text))
    now.running = block.kind == "action"


def _between_notes(page: Page, element: Element, now: _Gathering) -> Iterator[_Stretch]:
    """The stretches of an element between its shot notes; each note is taken down as it is passed."""
    at, line = element.start, element.first
    for note in element.notes:
        if is_shot(note.text):
            yield at, note.start, line
            now.noted.append(_noted(page, note, len(now.moments)))
            at, line = note.end, note.last
        elif is_stage(note.text):
            yield at, note.start, line
            now.placed.append(Placed(stage_note(note.text, page.where(note)), len(now.moments), note.start, note.first))
            at, line = note.end, note.last
        elif is_prompt(note.text):
            yield at, note.start, line
            now.prompted.append(Prompted(prompt_note(note.text, page.where(note)), note.start))
            at, line = note.end, note.last
        elif sound := sound_note(note.text):
            now.sounds.append(sound)
        elif meant := nearly_said(note.text):
            now.misread.append((note.first, meant))
    yield at, element.end, line


def _noted(page: Page, note: Note, before: int) -> Noted:
    return Noted(shot_note(note.text, page.where(note)), before, note.first, note.last, note.start)


def _seen(page: Page, start: int, end: int) -> str:
    """The source between two offsets, with what does not print blanked out, so that every offset still holds."""
    text = page.source[start:end]
    if "[[" not in text and "/*" not in text:
        return text
    pieces, at = [], 0
    for span in hidden(text):
        pieces += [text[at : span.start], re.sub(r"[^\r\n]", " ", text[span.start : span.end])]
        at = span.end
    return "".join((*pieces, text[at:]))


def _action(page: Page, element: Element, where: _Stretch, now: _Gathering) -> None:
    begin, end, at = where
    text, passed = _seen(page, begin, end), 0
    if element.kind == "lyric":
        text = text.replace("~", " ")
    for sentence in sentences(text):
        said = flat(plain(sentence.text)).lstrip("!").strip()
        at, passed = at + _breaks(text[passed : sentence.start]), sentence.start
        if _TECHNICAL.fullmatch(said):
            if said.startswith("INTERCUT"):
                now.unseen.append((at, said))
            continue
        item = bool(_ITEM.match(sentence.text))
        said = _ITEM.sub("", said, count=1) if item else said
        tokens = tuple(words(said))
        if not tokens:
            continue
        pause = said.lower() in PAUSES
        length = timing.PAUSE if pause else timing.action(sum(token.text[0].isalnum() for token in tokens))
        start = begin + sentence.start
        last = at + _breaks(sentence.text)
        now.moments.append(Moment(said, start, at, last, length, tokens, place=start, item=item, pause=pause))


def _breaks(text: str) -> int:
    return text.count("\n") or text.count("\r")


def _speech(page: Page, speech: Speech, now: _Gathering) -> None:
    """A speech as moments: one for each stretch of dialogue between parentheticals and shot notes."""
    cue = speech.cue
    now.printed += [(element.kind, element.text) for element in (cue, *speech.parts) if element.kind not in ("note", "boneyard")]
    now.first = now.first or cue.first
    for _ in _between_notes(page, cue, now):
        pass
    delivery, part, above = "", 0, -1
    number, now.speeches = now.speeches, now.speeches + 1
    base = Moment(
        "", cue.start, cue.first, cue.last, 0, speaker=cue.name, off=unseen(cue.name) or bool(_OFF.search(cue.extension)), speech=number
    )
    base = replace(base, dual=cue.dual and number > 0)
    for element in speech.parts:
        for start, end, line in _between_notes(page, element, now):
            if element.kind == "parenthetical":
                delivery = flat(plain(_seen(page, start, end))).strip("() ") or delivery
                above = element.start
            elif element.kind in ("dialogue", "lyric"):
                said = _seen(page, start, end).replace("~", " ")
                moment = spoken(replace(base, delivery=delivery, part=part), said, start, line)
                if moment is not None:
                    place = above if part and above >= 0 else moment.place
                    now.moments.append(replace(moment, place=place))
                    delivery, part, above = "", part + 1, -1


def spoken(base: Moment, raw: str, start: int, line: int) -> Moment | None:
    """`base` saying the words of `raw`, which begins at offset `start` and line `line` of the source; None if there are none."""
    bare = raw.lstrip()
    text = flat(plain(bare))
    if not any(sign.isalnum() for sign in text):
        return None
    blank = len(raw) - len(bare)
    begin, first = start + blank, line + _breaks(raw[:blank])
    place = base.start if base.part == 0 else begin
    last = first + _breaks(bare.rstrip())
    return replace(
        base,
        text=text,
        start=begin,
        first=base.first if base.part == 0 else first,
        last=last,
        length=timing.speech(text),
        place=place,
        raw=bare,
    )


def broken(moments: Sequence[Moment]) -> list[Moment]:
    """The moments with long speeches broken at the ends of sentences: their speaker, a stretch to watch somebody else, their speaker
    again.
    """
    return [
        piece
        for moment in moments
        for piece in (_broken(moment) if moment.spoken and not moment.off and moment.length > SPLIT_OVER else [moment])
    ]


def _broken(moment: Moment) -> list[Moment]:
    pieces: list[list[Stretch]] = [[]]
    filled = 0
    for sentence in sentences(moment.raw):
        length = timing.speech(flat(plain(sentence.text)))
        limit = _PIECE if len(pieces) % 2 else _ELSEWHERE
        if pieces[-1] and filled + length > limit:
            pieces.append([])
            filled = 0
        pieces[-1].append(sentence)
        filled += length
    ends = [group[0].start for group in pieces[1:]] + [len(moment.raw)]
    found, at, line = [], 0, moment.last - _breaks(moment.raw.rstrip())
    for number, end in enumerate(ends):
        base = moment if number == 0 else replace(moment, delivery="", part=moment.part + number)
        piece = spoken(base, moment.raw[at:end], moment.start + at, line)
        line += _breaks(moment.raw[at:end])
        if piece is not None:
            found.append(replace(piece, first=moment.first, place=moment.place) if number == 0 else piece)
        at = end
    return found
