"""One scene on its way from moments to shots: staged, covered by rules or by its own notes, timed, and written down as the nouns say it.

Knows how the parts of this room work together on one scene; knows nothing of the other scenes, of files, engines or pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from workprint.core.nouns import Beat, Film, Finding, LightCue, Line, Move, Presence, Scene, Shot, Source, Wording
from workprint.story import blocking, coverage, lighting, lightsaid, pacing, prompts, sets, settings, stagecast, stagewords, timing
from workprint.story.cast import Cast, mentions, people_of
from workprint.story.deeds import read
from workprint.story.lightwords import Change
from workprint.story.marks import plain
from workprint.story.openings import Happening
from workprint.story.page import Page
from workprint.story.reading import Reading
from workprint.story.scenes import Moment, Noted, Part, broken
from workprint.story.sentences import words
from workprint.story.setups import Seen, Setup, listeners
from workprint.story.slating import NOBODY, Place, Slate
from workprint.story.stagenotes import Stance
from workprint.story.undone import undone
from workprint.story.whomeant import Recent

LENSES = {"EWS": 20, "WS": 28, "FS": 35, "MFS": 40, "MS": 50, "MCU": 65, "CU": 85, "BCU": 100, "ECU": 100}
LENSES |= {"2S": 40, "OTS": 50, "POV": 35, "INSERT": 75}
"""Millimetres on a 36 mm gate, where nobody asked for another lens."""
_REMEDY = (
    "say what is seen in a stage note above it, for example [[stage: ANNA walks to the window]], or give the shot to an engine that can"
)
_LIGHT_REMEDY = "say it in a stage note above it: [[stage: lights out]], dim light, lights flicker, red light, lamp off, candlelight"
_UNSLATED = re.compile(r"[^A-Za-z0-9._-]")


class SceneWork:
    """One scene on its way from moments to shots."""

    def __init__(self, page: Page, part: Part, everyone: Cast, base: Film, average: int, carried: Mapping[str, str] | None = None) -> None:
        """`carried` is what people bring from the scene before, where this one goes right on from it."""
        self.page, self.part, self.base, self.average, self.everyone = page, part, base, average, everyone
        self.heading = settings.heading(part.head.text) if part.head else settings.Heading(True, False, "", "")
        lead = part.noted[0].before if part.noted else len(part.moments)
        pieces = [broken([moment]) for moment in part.moments[:lead]]
        self.begins = [0]  # where each moment of the page is among those that long speeches are broken into
        for each in pieces:
            self.begins.append(self.begins[-1] + len(each))
        self.lead, self.shift = self.begins[-1], self.begins[-1] - lead
        self.moments: list[Moment] = [*(piece for each in pieces for piece in each), *part.moments[lead:]]
        readings = list(_readings(self.moments, everyone))
        self.on_stage = [_body(moment, everyone) for moment in self.moments]
        told, after = self._told()
        happenings = [Happening(*each) for each in zip(readings, self.on_stage, told, after, strict=True)]
        animals = frozenset(who for who in everyone.names if everyone.kind(who))
        outside = self.heading.exterior and not self.heading.interior
        stage = blocking.staged(happenings, outside=outside, animals=animals, nameless=everyone.nameless, carried=carried)
        self.taken_along = blocking.taken_along(stage)
        bodies = [
            moment if body in ("", moment.speaker) else replace(moment, speaker=body)
            for moment, body in zip(self.moments, self.on_stage, strict=True)
        ]
        self.seen = [Seen(*each, animals) for each in zip(bodies, readings, stage, strict=True)]
        self.heard = listeners(self.seen)
        self.light_read = [lightsaid.read(each.tokens or words(each.delivery)) for each in self.moments]
        self.lit = lighting.lit([*zip(self._light_changes(), (self._doer(at) for at in range(len(self.moments))), strict=True)])

    def _light_changes(self) -> list[list[Change]]:
        """What becomes of the light in each moment: what stage notes say first (after the last moment: last), then its own words."""
        told = [list(each.changes) for each in self.light_read]
        noted: list[list[Change]] = [[] for _ in self.moments]
        for placed in self.part.placed:
            at = self.begins[placed.before] if placed.before < len(self.begins) else placed.before + self.shift
            changes = [change for text in placed.note.lights for change in lightsaid.note(text)]
            if at < len(told):
                noted[at] += changes
            elif told:
                told[-1] += [replace(change, share=900) for change in changes]
        return [[*first, *then] for first, then in zip(noted, told, strict=True)]

    def _doer(self, at: int) -> str:
        """Who acts in a moment, if somebody does."""
        return next(iter(self.seen[at].reading.subjects), "") or self.on_stage[at]

    def _told(self) -> tuple[list[tuple[Stance, ...]], list[tuple[Stance, ...]]]:
        """What stage notes say before each moment, and after it (only after the last one)."""
        told: list[tuple[Stance, ...]] = [()] * len(self.moments)
        after: list[tuple[Stance, ...]] = [()] * len(self.moments)
        for placed in self.part.placed:
            where = str(placed.note.source)
            find = lambda said: name_of(said, self.everyone)  # noqa: E731
            stances = tuple(stagecast.resolved(stance, self.everyone.names, find, where) for stance in placed.note.people)
            at = self.begins[placed.before] if placed.before < len(self.begins) else placed.before + self.shift
            if stances and at < len(told):
                told[at] = (*told[at], *stances)
            elif stances:
                after[-1] = (*after[-1], *stances)
        return told, after

    def scene(self, ordinal: int, time: str, slate: Slate) -> tuple[Scene, dict[str, Place]]:
        """The scene, and where its automatic shots begin."""
        part, head = self.part, self.part.head
        number = (plain(head.number) if head else "") or str(ordinal)
        prefix = _UNSLATED.sub("", number).lstrip("._-").upper()[:24] or str(ordinal)
        said = [self.heading.place, *(moment.text for moment in self.moments if not moment.spoken)]
        book = self.base.look("place", self.heading.place).traits
        acted = [(moment.text, len(seen.reading.people)) for moment, seen in zip(self.moments, self.seen, strict=True) if not moment.spoken]
        extras = sets.crowd_in([text for text, _ in acted], [named for _, named in acted])
        stage = [placed.note for placed in part.placed]
        standing = sets.set_of(self.heading, said, stage, book, carried=self._carried(), extras=extras)
        shots: list[Shot] = []
        places: dict[str, Place] = {}
        cameras: dict[object, str] = {}
        setups = list(self._setups())
        for setup, noted in setups:
            name = noted.note.id if noted and noted.note.id else slate.id(prefix)
            shot = self._shot(name, setup, noted)
            camera = (shot.size, shot.on, shot.angle, shot.lens, shot.view, shot.side)
            shots.append(replace(shot, setup=cameras.setdefault(camera, name)))
            if noted is None:
                places[name] = replace(self._place(setup), bare=self._is_bare(setup))
        heads = [noted.start if noted else -1 for _, noted in setups]
        filmed = [[self.moments[at].start for at in setup.moments if self.moments[at].text] for setup, _ in setups]
        shots = prompts.joined(shots, heads, filmed, part.prompted)
        scene = Scene(
            number,
            head.text if head else self.page.title.get("title", "").replace("\n", " ") or "Opening",
            self.heading.interior,
            self.heading.exterior,
            self.heading.place,
            time,
            shots=tuple(shots),
            sounds=part.sounds,
            eighths=timing.eighths(part.printed),
            source=Source(self.page.file, part.first, part.last),
        )
        return standing.of(scene), places

    def _carried(self) -> Iterator[str]:
        """What people have in their hands without having taken it up on stage."""
        taken: set[str] = set()
        for seen in self.seen:
            for act in seen.stage.acts:
                if act.verb in ("pick", "reach") and act.thing:
                    taken.add(act.thing)
            yield from (each.holding for each in (*seen.stage.before, *seen.stage.after) if each.holding and each.holding not in taken)

    def _is_bare(self, setup: Setup) -> bool:
        """Whether the shot frames nobody though its words name somebody: its note must then say so."""
        taken = range(setup.moments[0], setup.moments[-1] + 1) if setup.moments else range(setup.before, setup.before)
        return not setup.on and bool(self._on_for(setup.size, taken))

    def findings(self, scene: Scene) -> Iterator[Finding]:
        """What the rules could not stage, as notes."""
        for moment, seen, light in zip(self.moments, self.seen, self.light_read, strict=True):
            where = str(Source(self.page.file, moment.first, moment.last))
            if light.lost:
                yield Finding(where, f"what a light does is not drawn: {light.lost!r}", _LIGHT_REMEDY, "note", "staging")
            for word in seen.stage.lost:
                if light.changes and word in light.verbs:
                    continue
                yield Finding(where, f"{word!r} is not staged: who does it is drawn as they stand", _REMEDY, "note", "staging")
        animals = {kind for shot in scene.shots for person in shot.people if (kind := self.everyone.kind(person.who))}
        people = {word for name in self.everyone.names for word in name.lower().split()}
        for moment in self.moments:
            for told in () if moment.spoken else undone(moment.tokens, people, animals):
                where = str(Source(self.page.file, moment.first, moment.last))
                yield Finding(where, f"{told!r} is not staged: no rule of the stage shows it", _REMEDY, "note", "staging")
        for line, text in self.part.unseen:
            where = str(Source(self.page.file, line, line))
            if not text.startswith("INTERCUT"):
                remedy = "write what is seen: a sign, a page, a screen"
                yield Finding(where, f"centred text is not shown: {text[:40]!r}", remedy, "note", "staging")

    # ------------------------------------------------------------------ set-ups

    def _setups(self) -> Iterator[tuple[Setup, Noted | None]]:
        noted = self.part.noted
        if self.lead or not noted:
            exterior = self.heading.exterior and not self.heading.interior
            opening = self.seen[: self.lead]
            for setup in coverage.covered(opening, average=self.average, exterior=exterior, follows=self.heading.follows):
                yield setup, None
        ends = [*(each.before + self.shift for each in noted[1:]), len(self.moments)][: len(noted)]
        for each, end in zip(noted, ends, strict=True):
            begin = each.before + self.shift
            yield self._as_noted(each, range(begin, end)), each

    def _as_noted(self, noted: Noted, taken: range) -> Setup:
        note = noted.note
        seen = [self.seen[at] for at in taken]
        size = note.size or _size_for(seen)
        on = tuple(name_of(each, self.everyone) for each in note.on) or self._on_for(size, taken)
        on = () if note.on == NOBODY else on
        move = note.move or Move()
        move = replace(move, to=name_of(move.to, self.everyone)) if move.to else move
        return Setup(size, on, "noted", taken.start, move, list(taken), sum(each.moment.length for each in seen))

    def _on_for(self, size: str, taken: range) -> tuple[str, ...]:
        """Whom a note frames that does not say: the speaker (and listener), else who acts, else the thing."""
        seen = [self.seen[at] for at in taken]
        if size == "INSERT":
            return next((each.reading.things[:1] for each in seen if each.reading.things), ())
        talk = [(self.on_stage[at], self.heard[at]) for at in taken if self.on_stage[at]]
        acting = dict.fromkeys(who for each in seen for who in (each.reading.subjects or each.reading.people))
        if size in ("EWS", "WS") and not talk:
            return tuple(acting)
        who = tuple(each for each in (talk[0] if talk else tuple(acting)) if each)
        if size in ("2S", "OTS"):
            there = seen[0].there if seen else self._standing(taken.start)
            return tuple(dict.fromkeys((*who, *there)))[:2]
        return who[:1] if who and size not in ("EWS", "WS", "FS") else who

    def _standing(self, before: int) -> tuple[str, ...]:
        return tuple(presence.who for presence in self._state(before))

    def _state(self, before: int) -> tuple[Presence, ...]:
        """Who is on stage as moment `before` begins (or after the last)."""
        if before < len(self.seen):
            return self.seen[before].stage.before
        return self.seen[-1].stage.after if self.seen else ()

    # ------------------------------------------------------------------ one shot

    def _shot(self, name: str, setup: Setup, noted: Noted | None) -> Shot:
        note = noted.note if noted else None
        rate = self.base.format.rate
        slots = [self._slot(at, setup.moments) for at in setup.moments]
        length = (note.length(rate) if note else None) or timing.frames(self._length(setup, slots), rate)
        laid = timing.laid(slots, int(length * 1000 / rate))
        return Shot(
            name,
            setup.size,
            setup.on,
            (note.angle if note else "") or setup.angle,
            (note.lens if note else 0) or LENSES.get(setup.size, 35),
            setup.move,
            length,
            note.side if note else 1,
            "",
            (note.engine if note else ""),
            (note.plate if note else ""),
            (note.description if note else "") or self._described(setup),
            self._people(setup),
            tuple(self._beats(setup, laid)),
            tuple(self._lines(setup, laid)),
            noted is not None,
            self._source(setup, noted),
            note.view if note else setup.view,
            lights=tuple(self._lights(setup, laid)),
            wording=Wording(note.prompts if note else ()),
        )

    def _slot(self, at: int, taken: Sequence[int]) -> timing.Slot:
        moment = self.moments[at]
        if not moment.spoken:
            return timing.Slot(False, moment.length)
        if moment.dual and at > taken[0]:
            return timing.Slot(True, max(0, moment.length - self.moments[at - 1].length))
        first = at == taken[0]
        beat = timing.PAUSE if moment.delivery.lower() in ("beat", "pause", "a beat", "then", "long pause") else 0
        return timing.Slot(True, moment.length, (timing.LEAD if first else timing.GAP) + beat)

    def _length(self, setup: Setup, slots: Sequence[timing.Slot]) -> int:
        """Milliseconds, to the tenth of a second: what the words need, drawn towards the film's own pace."""
        if setup.fixed:
            return setup.fixed
        needed = timing.natural(slots)
        text = " ".join(self.moments[at].text for at in setup.moments)
        if not slots:
            needed = {"INSERT": 1500, "CU": 1800, "MCU": 1800, "BCU": 1500, "ECU": 1500}.get(setup.size, 3000)
        elif any(slot.spoken for slot in slots):
            needed += pacing.between(text, 0, min(900, self.average // 8))
        elif setup.size == "INSERT":
            needed = max(1000, min(2500, needed))
        else:
            drawn = pacing.drawn(text, self.average)
            needed = max(needed * 3 // 4, 900, min((3 * needed + 2 * drawn) // 5, needed * 3 // 2))
            if setup.why == "establish":
                needed = max(2500, min(needed, max(4000, timing.natural(slots) * 2 // 3)))
        longest = pacing.LONGEST_TALK if any(slot.spoken for slot in slots) else pacing.LONGEST
        return max(pacing.SHORTEST, min(needed, longest) // 100 * 100)

    def _described(self, setup: Setup) -> str:
        action = " ".join(self.moments[at].text for at in setup.moments if not self.moments[at].spoken)
        if action or setup.moments:
            return action[:300]
        who = setup.on[0] if setup.on else ""
        return {"reaction": f"{who} hears it", "insert": who}.get(setup.why, "")

    def _people(self, setup: Setup) -> tuple[Presence, ...]:
        """Who is on stage as the shot begins, and who comes in during it (at the door, unseen until their beat)."""
        first = setup.moments[0] if setup.moments else setup.before
        state = self._state(first)
        here = {presence.who for presence in state}
        later = dict.fromkeys(who for at in setup.moments for who in self.seen[at].stage.entering if who not in here)
        after = {presence.who: presence for at in setup.moments for presence in (*self.seen[at].stage.before, *self.seen[at].stage.after)}
        late = [who for who in after if who not in here and who not in later]
        spoken = [at for at in (setup.moments or [setup.before - 1]) if 0 <= at < len(self.seen) and self.seen[at].moment.spoken]
        felt = {act.who for at in setup.moments for act in self.seen[at].stage.acts if act.verb == "feel"}
        coming = (_coming(who, after.get(who), felt) for who in later)
        people = (*state, *(after[who] for who in late), *coming)
        if spoken and self.on_stage[spoken[0]]:
            fixed = self.seen[spoken[0]].stage.fixed | self.seen[spoken[0]].animals
            return blocking.speaking_of(people, self.on_stage[spoken[0]], self.heard[spoken[0]], fixed)
        return people

    def _beats(self, setup: Setup, laid: Sequence[tuple[int, int, int]]) -> Iterator[Beat]:
        for at, (start, length, _) in zip(setup.moments, laid, strict=True):
            for act in self.seen[at].stage.acts:
                begins = Fraction(start + length * act.share // 1000, 1000)
                yield Beat(act.who, act.verb, act.target, begins, act.thing, act.strength)

    def _lights(self, setup: Setup, laid: Sequence[tuple[int, int, int]]) -> Iterator[LightCue]:
        """The light as the shot begins, where the page has changed it, and every change in it."""
        if not self.lit:
            return
        first = setup.moments[0] if setup.moments else setup.before
        last = self.lit[first].before if first < len(self.lit) else self.lit[-1].after
        if last != LightCue():
            yield last
        for at, (start, length, _) in zip(setup.moments, laid, strict=True):
            for share, cue in self.lit[at].changes:
                if cue != last and (share < 1000 or at != setup.moments[-1]):
                    yield replace(cue, at=Fraction(start + length * share // 1000, 1000))
                    last = cue

    def _lines(self, setup: Setup, laid: Sequence[tuple[int, int, int]]) -> Iterator[Line]:
        begins = None
        for at, (start, _, room) in zip(setup.moments, laid, strict=True):
            moment = self.moments[at]
            if not moment.spoken:
                continue
            if not moment.dual or begins is None:
                begins = start
            else:
                room += start - begins
            off = not self.on_stage[at] or self.on_stage[at] not in self.seen[at].there
            where = Source(self.page.file, moment.first, moment.last)
            speaker = self.on_stage[at] or moment.speaker
            yield Line(speaker, moment.text, moment.delivery, off, Fraction(begins, 1000), Fraction(room, 1000), where)

    def _source(self, setup: Setup, noted: Noted | None) -> Source:
        lines = [(self.moments[at].first, self.moments[at].last) for at in setup.moments]
        if noted:
            lines.insert(0, (noted.first, noted.last))
        if not lines:
            near = self.moments[min(setup.before, len(self.moments)) - 1] if self.moments and setup.before else None
            lines = [(near.last, near.last) if near else (self.part.first, self.part.first)]
        return Source(self.page.file, lines[0][0], max(last for _, last in lines))

    def _place(self, setup: Setup) -> Place:
        at = setup.moments[0] if setup.moments else setup.before
        if at >= self.lead and self.part.noted:
            return Place(self.part.noted[0].start, glimpse=True)
        glimpse = not setup.moments
        if at < len(self.moments):
            moment = self.moments[at]
            return Place(moment.place, moment.spoken and moment.part == 0, glimpse=glimpse)
        return Place(self.part.end, end=True, glimpse=glimpse)


def _coming(who: str, after: Presence | None, felt: set[str]) -> Presence:
    """Somebody who comes in during a shot, as they wait behind the door: with what they carry, in the mood they come in."""
    if after is None:
        return Presence(who, "door")
    mood = "" if who in felt else after.mood
    return Presence(who, "door", holding=after.holding, mood=mood, strength=after.strength if mood else stagewords.PLAIN)


def _readings(moments: Sequence[Moment], everyone: Cast) -> Iterator[Reading]:
    recent = Recent(everyone, about=lambda: _about(moments, everyone))
    for moment in moments:
        if not moment.spoken:
            yield read(moment.tokens, recent)
            continue
        who = people_of(moment.speaker)[0]
        yield read(words(moment.delivery), recent, subject=who) if moment.delivery and not moment.off else Reading()
        if not moment.off or who in recent.people:
            recent.named(who)
            recent.subject = who


def _about(moments: Sequence[Moment], everyone: Cast) -> tuple[str, ...]:
    """Everybody who speaks on stage or is named in the action of a scene."""
    named = (mention.who for moment in moments if not moment.spoken for mention in mentions(everyone, moment.tokens))
    return tuple(dict.fromkeys((*(body for moment in moments if (body := _body(moment, everyone))), *named)))


def _body(moment: Moment, everyone: Cast) -> str:
    """Who stands on stage for a speech: "" for action, for a voice off and for what has no body."""
    if not moment.spoken or moment.off:
        return ""
    return people_of(moment.speaker)[0]


def _size_for(seen: Sequence[Seen]) -> str:
    """The size of a note that says none."""
    return "MCU" if any(each.moment.spoken for each in seen) else "MS" if any(each.reading.subjects for each in seen) else "WS"


def name_of(said: str, everyone: Cast) -> str:
    """Whom a note means: somebody of the cast, by the name or the part of it that is theirs alone; else what it says, a thing."""
    for spelt in (said, said.upper()):
        tokens = words(spelt)
        found = mentions(everyone, tokens)
        if found and found[0].first == 0 and found[0].last == len(tokens) - 1 and not found[0].owner:
            return found[0].who
    return said
