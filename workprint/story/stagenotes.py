"""What a stage note says: the set it describes, who stands where, and what they do.

    stage: a shop 8 x 5 m, door on the left wall, two windows on the back wall, a round table with four chairs, a crowd of 30
    stage: MARA at the window, JONAH 2 m left of MARA facing her, sitting
    stage: JONAH picks up the letter, very angry

Clauses stand between commas (or semicolons). One that begins with a name in capitals is about that person, and so are those after it that
say where, how or what (`sitting`, `angry`, `at the door`, `looks at JONAH`); one of light says what becomes of it (`lights out`);
the others describe the set. What is unknown is an error that
names the line and offers the nearest word. The grammar is written out in `docs/design/04-page.md`. Knows the grammar; knows nothing of
where in a scene a note stands, nor of who exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from workprint.core.errors import PageError
from workprint.core.nouns import Piece, Source
from workprint.story import lexicon, lightsaid, marksaid, setsaid, stagewords, stagewrong
from workprint.story.setsaid import is_size, kind_of, piece, piece_written, size, size_written
from workprint.story.stepsaid import Step, aimed, rest_of_step, skip, step_written, thing

NOWHERE = Source()
MOST_STEPS, MOST_PIECES = 12, 200
"""The most that one note may have somebody do, and name of a set."""

_STAGE = re.compile(r"stage\s*:", re.IGNORECASE)
_TOKEN = re.compile(r"@[^\s,;]+|[-+]?\d+(?:\.\d+)?(?=x\d|\b|[a-zA-Z])|[^\W\d_][\w'’\-]*\.?(?=\s|[,;)]|\Z)|[^\W\d_][\w'’\-]*|[×&]|\S")
_PARTS = re.compile(r"[,;]|(?<=[a-z])\.(?=\s|\Z)")
_COMMA_OF_COORDINATES = re.compile(r"(\bat\s+[-+]?\d+(?:\.\d+)?\s*),(?=\s*[-+]?\d)", re.IGNORECASE)
_CROWD = lexicon.bag("people extras passers-by passersby pedestrians guests onlookers bystanders customers dancers soldiers strangers")
_JOINS = lexicon.bag("and then & while as also is are")
_LOOKS = lexicon.bag("glares glaring glare jumps jump jumping flinches flinching flinch")
"""Verbs that show a feeling and are deeds of their own."""
_HOLDING = lexicon.bag("holding carrying clutching holds carries clutches with")


@dataclass(frozen=True)
class Stance:
    """What a note says of one person; "" and () where it does not say. `strength` counts where there is a `mood`."""

    who: str
    mark: str = ""
    posture: str = ""
    facing: str = ""
    holding: str = ""
    mood: str = ""
    strength: int = stagewords.PLAIN
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class StageNote:
    """A stage as the page asks for it: a set (`kind`, `size` in cm, `pieces`, how large a `crowd`), people and `lights` (clauses that
    `lightsaid.note` reads). `crowd` is None where it does not say.
    """

    kind: str = ""
    size: tuple[int, ...] = ()
    pieces: tuple[Piece, ...] = ()
    crowd: int | None = None
    people: tuple[Stance, ...] = ()
    lights: tuple[str, ...] = ()
    source: Source = field(default=NOWHERE, compare=False)

    @property
    def describes(self) -> bool:
        """Whether it says anything of the set."""
        return bool(self.kind or self.size or self.pieces or self.crowd is not None)


def is_stage(text: str) -> bool:
    """Does a note's text speak of the stage?"""
    return bool(_STAGE.match(text.strip()))


def stage_note(text: str, source: Source = NOWHERE) -> StageNote:
    """What a stage note's text says. PageError at the line of the first word that says nothing known, or says a thing twice."""
    said = text.strip()
    head = _STAGE.match(said)
    reading = _Reading(source, said)
    at = head.end() if head else 0
    flat = _COMMA_OF_COORDINATES.sub(r"\1 ", said[at:])
    for clause in _PARTS.split(flat):
        reading.clause(clause, at)
        at += len(clause) + 1
    return reading.note()


def described(text: str) -> StageNote:
    """The set that a text describes (`set = "..."` of the look book). PageError where it says something unknown, or names people."""
    note = stage_note(text)
    if note.lights:
        raise PageError(f"{note.lights[0]!r} is no part of a set", remedy='A place has its light in `light = "..."`.')
    if note.people:
        who = note.people[0].who
        raise PageError(f"{who} is no part of a set", remedy="People are placed by a note on the page: [[stage: MARA at the window]].")
    return note


def written(note: StageNote) -> str:
    """The note's text in its one canonical form, without brackets: reading it gives the same note."""
    said = [" ".join(filter(None, (note.kind, size_written(note.size))))]
    said += [piece_written(each) for each in note.pieces]
    said += [f"crowd of {note.crowd}"] if note.crowd is not None else []
    said += note.lights
    said += [_stance_written(each) for each in note.people]
    return f"stage: {', '.join(filter(None, said))}".rstrip()


def _stance_written(stance: Stance) -> str:
    strength = stagewords.STRENGTHS.get(stance.strength, "") if stance.mood != "neutral" else ""
    said = [
        " ".join(filter(None, (_name_written(stance.who), marksaid.written(stance.mark) if stance.mark else ""))),
        stagewords.POSTURES[stance.posture] if stance.posture else "",
        f"facing {stance.facing}" if stance.facing else "",
        f"holding {stance.holding}" if stance.holding else "",
        f"{strength} {stance.mood}".strip(),
        *(step_written(step) for step in stance.steps),
    ]
    return ", ".join(filter(None, said))


def _name_written(who: str) -> str:
    words = _TOKEN.findall(who)
    return who if marksaid.name(words, 0) == (who, len(words)) else f"@{who}"


class _Reading:
    """One note being read, clause by clause."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.text = source, text
        self.kind, self.size, self.crowd = "", (), None  # type: str, tuple[int, ...], int | None
        self.pieces: list[Piece] = []
        self.people: dict[str, Stance] = {}
        self.now: tuple[str, ...] = ()
        self.named: list[str] = []
        self.lights: list[str] = []
        self.clauses = 0

    def note(self) -> StageNote:
        people = tuple(self.people.values())
        found = StageNote(self.kind, self.size, tuple(self.pieces), self.crowd, people, tuple(self.lights), self.source)
        if not found.describes and not people and not self.lights:
            remedy = "Write for example [[stage: a shop 8 x 5 m, door on the left wall]] or [[stage: MARA at the window, angry]]."
            raise self.error("nothing is said", 0, remedy)
        for each in people:
            if each == Stance(each.who):
                remedy = f"Say where or how: {each.who} at the window, {each.who} sits, {each.who} facing the door, {each.who} angry."
                raise self.error(f"{each.who} is named and nothing is said of them", max(0, self.text.find(each.who)), remedy)
        return found

    def clause(self, text: str, offset: int) -> None:
        """Read one clause, which begins at `offset` of the note's text."""
        matches = list(_TOKEN.finditer(text))
        words = [match.group() for match in matches]
        if not words:
            return
        starts = [offset + match.start() for match in matches]
        at = skip(words, 0, _JOINS)
        who, after = marksaid.names(words, at)
        if not who and lightsaid.note(text):
            self.lights.append(" ".join(text.lower().split()))
        elif who:
            self.now, at = who, after
            self.named = [*(each for each in self.named if each not in who), *who]
            for each in who:
                self.people.setdefault(each, Stance(each))
            self._items(words, starts, at)
        elif self.now and self._is_item(words, at):
            self._items(words, starts, at)
        else:
            self._set(words, starts, at)
        self.clauses += 1

    # ------------------------------------------------------------------ the set

    def _set(self, words: Sequence[str], starts: Sequence[int], at: int) -> None:
        """A clause about the set: its kind, its size, a crowd, or things of it."""
        while at < len(words):
            if is_size(words, at):
                at = self._sized(words, starts, at)
            elif crowd := _crowd(words, at):
                self._once("crowd", self.crowd is not None, starts[at])
                self.crowd, at = crowd
                if not 0 <= self.crowd <= stagewords.MOST:
                    raise self.error(
                        f"a crowd of {self.crowd} is too large", starts[at - 1], f"At most {stagewords.MOST} extras are staged."
                    )
            elif not self.clauses and not self.kind and (kind := kind_of(words, at)):
                self.kind, at = kind
                self.size = self.size or (
                    setsaid.roomy(words[: at - 1]) if not any(is_size(words, each) for each in range(at, len(words))) else ()
                )
                at += at < len(words) and words[at].lower() in ("with", "of")
            elif words[at + 1 : at + 2] in (["hundred"], ["thousand"]):
                raise self.error(
                    f"{' '.join(words[at : at + 3])!r} are too many", starts[at], f"Allowed: 1 to {stagewords.MOST} of a thing."
                )
            elif found := piece(words, at):
                pieces, at = found
                self._count(pieces, starts[at - 1])
                self.pieces += pieces
                if len(self.pieces) > MOST_PIECES:
                    remedy = 'Say several of a thing as one: "six chairs".'
                    raise self.error(f"the set has more than {MOST_PIECES} things", starts[at - 1], remedy)
            else:
                raise self._unknown(words, starts, at, stagewrong.set_words())
            at = skip(words, at, _JOINS)

    def _sized(self, words: Sequence[str], starts: Sequence[int], at: int) -> int:
        self._once("size", bool(self.size), starts[at])
        found, after = size(words, at)
        if not found:
            raise self.error(
                f"{' '.join(words[at:after])!r} is no size", starts[at], "Allowed: 1 to 200 m each way: 8 x 5 m, or 8 x 5 x 3 m."
            )
        self.size = found
        return after

    def _count(self, pieces: Iterable[Piece], offset: int) -> None:
        for each in pieces:
            if not 1 <= each.count <= stagewords.MOST:
                remedy = f"Allowed: 1 to {stagewords.MOST} of a thing."
                raise self.error(f"{each.count} of {each.thing!r} will not do", offset, remedy)

    def _once(self, what: str, said: bool, offset: int) -> None:
        if said:
            raise self.error(f"the note has a {what} already", offset, "A set has one: keep one of the two.")

    # ------------------------------------------------------------------ people

    def _is_item(self, words: Sequence[str], at: int) -> bool:
        """Whether a clause goes on about the person before it."""
        if at >= len(words):
            return False
        word = words[at].lower()
        if word in (*_HOLDING, "facing", "looking") and not (word == "with" and self.pieces and not self.now):
            return True
        verb = lexicon.ACTS.get(word, "")
        if verb or word in stagewords.ADJECTIVES or word in stagewords.DEGREES:
            return True
        return marksaid.mark(words, at, self._other()) is not None and (
            word in ("at", "by", "near", "in", "on", "behind", "beside", "next", "left", "right", "before", "seat")
            or marksaid.metres(words, at) is not None
        )

    def _other(self) -> str:
        """Whom `her` or `him` means: whoever was named last, besides the one who is spoken of."""
        return next((each for each in reversed(self.named) if each not in self.now), "")

    def _items(self, words: Sequence[str], starts: Sequence[int], at: int) -> None:
        """What is said of the people of this clause, until it ends."""
        while (at := skip(words, at, _JOINS)) < len(words):
            people, after = marksaid.names(words, at)
            if people and at and words[at - 1].lower() in ("and", "&", "while", "as"):
                self.now = people
                self.named = [*(each for each in self.named if each not in people), *people]
                for each in people:
                    self.people.setdefault(each, Stance(each))
                at = after
                continue
            at = self._item(words, starts, at)

    def _item(self, words: Sequence[str], starts: Sequence[int], at: int) -> int:
        word = words[at].lower()
        for read in (self._feeling, self._holding, self._facing, self._posture, self._step):
            after = read(words, starts, at)
            if after:
                return after
        if found := marksaid.mark(words, at, self._other()):
            bare = found[0] if marksaid.known(found[0]) or marksaid.beside(found[0])[0] else f"beside {found[0]}"
            self._say("mark", bare, starts[at], words[at : found[1]])
            self._mention(found[0])
            return found[1]
        if lexicon.ACTS.get(word) in ("unstaged", "still", "reach", "react"):
            remedy = f"The stage knows: {', '.join(said for said, _ in stagewords.VERBS.values())}."
            raise self.error(f"{words[at]!r} cannot be staged", starts[at], remedy)
        raise self._unknown(words, starts, at, stagewrong.people_words())

    def _feeling(self, words: Sequence[str], starts: Sequence[int], at: int) -> int:
        degree = stagewords.DEGREES.get(words[at].lower())
        end = at + (degree is not None)
        if words[at].lower() == "a" and [word.lower() for word in words[at + 1 : at + 2]] == ["little"]:
            degree, end = "slight", at + 2
        word = words[end].lower() if end < len(words) else ""
        felt = stagewords.ADJECTIVES.get(word) or (stagewords.FEELINGS.get(word) if word not in _LOOKS else None)
        if felt is None:
            return 0
        mood, strength = felt
        strength = strength if degree is None else stagewords.VERY if degree == "very" else stagewords.SLIGHT
        self._say("mood", mood, starts[at], words[at : end + 1])
        self._put("strength", stagewords.PLAIN if mood == "neutral" else strength)
        return end + 1

    def _holding(self, words: Sequence[str], starts: Sequence[int], at: int) -> int:
        if words[at].lower() not in _HOLDING:
            return 0
        found = thing(words, at + 1)
        if found is None:
            what, remedy = stagewrong.unhandled("pick", words, at)
            raise self.error(what, starts[at], remedy)
        self._say("thing in hand", found[0], starts[at], words[at : found[1]], trait="holding")
        tail = [word.lower() for word in words[found[1] : found[1] + 3]]
        return found[1] + (2 if tail[:2] == ["in", "hand"] else 3 if tail[:1] == ["in"] and tail[2:] in (["hand"], ["hands"]) else 0)

    def _facing(self, words: Sequence[str], starts: Sequence[int], at: int) -> int:
        if words[at].lower() not in ("facing", "faces"):
            return 0
        found = aimed(words, skip(words, at + 1, ("towards", "toward", "to")), self._other())
        if found is None and at + 1 >= len(words):
            raise self.error(f"{words[at]!r} names nobody and nothing", starts[at], "Write for example: facing JONAH, facing the door.")
        if found is None:
            raise self._unknown(words, starts, at + 1, stagewrong.people_words())
        self._say("facing", found[0], starts[at], words[at : found[1]])
        return found[1]

    def _posture(self, words: Sequence[str], starts: Sequence[int], at: int) -> int:
        word = words[at].lower()
        posture = next((each for each, said in stagewords.POSTURES.items() if said == word), "")
        posture = posture or {"seated": "sit", "asleep": "lie", "sprawling": "lie", "squatting": "crouch"}.get(word, "")
        if not posture or [each.lower() for each in words[at + 1 : at + 2]] in (["up"], ["down"]):
            return 0
        self._say("posture", posture, starts[at], words[at : at + 1])
        return at + 1

    def _step(self, words: Sequence[str], starts: Sequence[int], at: int) -> int:
        word = words[at].lower()
        several = lexicon.ACTS[lexicon.TOGETHER[word]] if len(self.now) > 1 and word in lexicon.TOGETHER else ""
        verb = (
            {"gets": "stand", "getting": "stand", "rises": "stand", "reads": "read", "reading": "read"}.get(word)
            or lexicon.ACTS.get(word, "")
            or several
        )
        if verb not in stagewords.VERBS:
            return 0
        end = at + 1
        if verb == "shake":
            end = skip(words, end, ("his", "her", "their", "the", "head"))
        step, end = rest_of_step(verb, words, end, self._other())
        if step is None and verb == "hug" and len(self.now) > 1:
            step = Step(verb)
        if step is None:
            what, remedy = stagewrong.unhandled(verb, words, at)
            raise self.error(what, starts[at], remedy)
        if len(self.people[self.now[0]].steps) >= MOST_STEPS:
            remedy = "Part it: each stage note stands before the words that it goes with."
            raise self.error(f"{self.now[0]} is to do more than {MOST_STEPS} things", starts[at], remedy)
        for who in self.now:
            other = next((each for each in self.now if each != who), "") if verb in stagewords.ON_PEOPLE else ""
            mine = replace(step, target=step.target or other)
            self.people[who] = replace(self.people[who], steps=(*self.people[who].steps, mine))
        self._mention(step.target)
        return end

    def _mention(self, target: str) -> None:
        """Keep in mind whom a target names, for pronouns."""
        who = marksaid.people_in(target) or (target if marksaid.name(target.split(), 0) else "")
        if who:
            self.named = [*(each for each in self.named if each != who), who]

    def _say(self, what: str, value: str, offset: int, words: Sequence[str], *, trait: str = "") -> None:
        trait = trait or what
        for who in self.now:
            before = getattr(self.people[who], trait)
            if before:
                remedy = "Keep one; a change in the course of the scene is a note of its own, further down the page."
                raise self.error(f"{' '.join(words)!r}: {who} has a {what} already, {before!r}", offset, remedy)
        self._put(trait, value)

    def _put(self, trait: str, value: object) -> None:
        for who in self.now:
            self.people[who] = replace(self.people[who], **{trait: value})  # type: ignore[arg-type]

    # ------------------------------------------------------------------ errors

    def error(self, what: str, offset: int, remedy: str) -> PageError:
        lines = len(re.findall(r"\r\n|\r|\n", self.text[:offset]))
        where = replace(self.source, first=self.source.first + lines) if self.source.first else self.source
        return PageError(f"in a stage note, {what}", where=str(where), remedy=remedy)

    def _unknown(self, words: Sequence[str], starts: Sequence[int], at: int, known: Iterable[str]) -> PageError:
        """The error for the first word that means nothing."""
        what, place, remedy = stagewrong.unknown(words, at, known)
        return self.error(what, starts[place], remedy)


def _crowd(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """`a crowd of 30`, `thirty people`, `12 extras`; how many, and the word after it. A crowd without a number is twelve."""
    low = [word.lower() for word in words[at : at + 5]]
    begin = 1 if low[:1] in (["a"], ["the"], ["1"]) else 0
    if low[begin : begin + 1] == ["crowd"]:
        many = _many(low[begin + 2]) if low[begin + 1 : begin + 2] == ["of"] and len(low) > begin + 2 else None
        if many is None:
            return 12, at + begin + 1
        after = at + begin + 3
        return many, after + (after < len(words) and words[after].lower() in _CROWD)
    many = _many(low[0]) if low else None
    return (many, at + 2) if many is not None and len(low) > 1 and low[1] in _CROWD else None


def _many(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < 7 else stagewords.NUMBERS.get(word)
