"""How a scene without shot notes is covered: rules that a director's assistant would follow, from moments to set-ups.

Wide first; entrances from inside; a two-shot, then over the shoulders, held over short turns; tighter toward the scene's turn; reactions
after looks and inside long speeches; inserts for things; the page's own camera words above all. Sources: Arijon, *Grammar of the Film
Language*; Katz,
*Film Directing Shot by Shot*; sizes and their lenses from Thompson and Bowen, *Grammar of the Shot*; people hold a set-up over several
turns (measured on two student films: 30 set-ups where a shot per turn would be 54).

Every decision looks at the scene alone, and mostly at one moment and its neighbours, so that an edited line changes its own shot and little
else. Knows people, words and sizes; knows nothing of frames, ids or how a picture is made.
"""

from __future__ import annotations

from collections.abc import Sequence

from workprint.core.nouns import Move
from workprint.story import lexicon, timing
from workprint.story.cutaways import Camera, cutaways, montage, picture, wides
from workprint.story.pacing import LONGEST, between
from workprint.story.reading import Deed, Reading
from workprint.story.setups import SIZES, WIDE, Seen, Setup, apart, camera_words, gesture, is_broken, listeners, turns, wanted

_SHORT, _BACK = 1500, 900
"""Milliseconds: a turn this short, spoken without a sign of its own, is answered in the same set-up; from behind only this short a one."""
_ESTABLISHED = 6500
_SHOULDER = 4500
_REESTABLISH = 8
_IN_FROM = {"FS": "OTS", "MFS": "MCU"}
"""Where a talk's first two-shot would jump after a figure of the one who speaks, the talk is come in to nearer."""
_LATELY = 3
"""A wide picture comes again after so many others at the earliest, unless the scene is established anew."""
_FOLLOWED = 2500
"""Milliseconds: who walks for longer outdoors may have the camera go along, once a scene."""
_THREAT = lexicon.bag("gun pistol revolver knife axe looms towers snarls growls threatens menacing menacingly advances glowers sneers")
_DECIDES = lexicon.bag("decides realizes realises considers hesitates understands resolves remembers")
_CUES = lexicon.bag("knock knocks bell bells rings chime chimes footsteps doorbell buzzer steps key")


def covered(seen: Sequence[Seen], *, average: int, exterior: bool, follows: bool, first: int = 0) -> list[Setup]:
    """The set-ups of one scene, in order; together they take in every moment once.

    `average` is the film's average shot length in milliseconds; `follows` says that the heading goes on from the scene before; `first` is
    the number of the first moment.
    """
    return _Coverage(seen, average, exterior, follows, first).run()


class _Coverage:
    """The scene so far: the shots, whom the talk is between, how far the talk has come."""

    def __init__(self, seen: Sequence[Seen], average: int, exterior: bool, follows: bool, first: int) -> None:
        self.seen, self.average, self.exterior, self.follows, self.first = seen, average, exterior, follows, first
        self.hold_for = max(4000, average * 8 // 5)
        self.shots: list[Setup] = []
        self.turns, self.turn_of = turns(seen)
        self.heard = listeners(seen)
        self.pairs: set[frozenset[str]] = set()
        self.speakers: list[str] = []
        self.pushed = False
        self.followed = False
        self.glimpsed = -9
        self.since_wide = self.items = 0

    def run(self) -> list[Setup]:
        if not self.seen:
            self._open("EWS" if self.exterior else "WS", (), "establish", 0)
        for at, seen in enumerate(self.seen):
            if seen.moment.spoken:
                self._speech(at, seen)
            else:
                self._action(at, seen)
        self._last_look()
        for shot in self.shots:
            shot.moments = [self.first + at for at in shot.moments]
            shot.before += self.first
        return self.shots

    # ------------------------------------------------------------------ shots

    @property
    def now(self) -> Setup | None:
        return self.shots[-1] if self.shots else None

    def _open(self, size: str, on: tuple[str, ...], why: str, at: int, move: Move | None = None) -> Setup:
        """A new shot, a size or two off where it would jump against the one before: by thirty degrees or two sizes."""
        before, asked = self.now, size
        if before is not None and before.on[:1] == on[:1] and on and why != "camera" and self.seen:
            size = _IN_FROM.get(before.size, size) if size == "2S" and why == "two" else apart(size, before.size)
            here = self.seen[min(at, len(self.seen) - 1)].there
            on = tuple(dict.fromkeys((*on, *here)))[:2] if size == "2S" else on if size in ("OTS", *WIDE) else on[:1]
            size = "MFS" if size == "2S" and len(on) < 2 else size
        shot = Setup(size, on, why, at, move or Move())
        if size == asked and size in ("WS", "EWS", "FS", "2S") and why not in ("camera", "close"):
            self._vary(shot)
        if shot.single and not move:
            self._as_felt(shot, at)
        self.shots.append(shot)
        self.since_wide = 0 if size in WIDE else self.since_wide + 1
        if len(on) == 2 and size in ("2S", "WS", "OTS"):
            self.pairs.add(frozenset(on))
        return shot

    def _vary(self, shot: Setup) -> None:
        """A wide picture that stood here a moment ago is taken from another corner or height."""
        lately = {before.camera for before in self.shots[-_LATELY:]}
        if shot.camera not in lately or (shot.size in ("WS", "EWS") and self.since_wide >= _REESTABLISH):
            return
        for size, on, angle, view in wides(shot.on) if shot.size != "2S" else _other_two(shot.on):
            if picture((size, on, angle, view)) not in lately:
                shot.size, shot.on, shot.angle, shot.view = size, on, angle, view
                return

    def _as_felt(self, shot: Setup, at: int) -> None:
        """The camera that a deed asks for: from low down on who threatens, from the shoulder after who runs, nearer as somebody decides."""
        seen = self.seen[at] if at < len(self.seen) else None
        if seen is None or seen.moment.spoken:
            return
        said = {token.text.lower() for token in seen.moment.tokens}
        mine = [deed for deed in seen.reading.deeds if deed.who == shot.single]
        if said & _THREAT and shot.size in ("FS", "MFS", "MS", "MCU") and self.now is not None and self.now.angle == "eye":
            shot.angle = "low"
        elif any(deed.verb == "run" for deed in mine):
            shot.move = Move("handheld")
        elif said & _DECIDES and not self.pushed and shot.size in ("MS", "MCU", "CU"):
            self.pushed, shot.move = True, Move("dolly", "in", "slow")
        elif self.exterior and not self.followed and shot.size in ("FS", "MFS") and _goes_far(mine) and seen.moment.length >= _FOLLOWED:
            self.followed, shot.size, shot.move = True, "MFS", Move("follow" if _leaves(mine) else "lead", to=shot.single)

    def _take(self, at: int) -> None:
        """The shot that is running takes in moment `at`."""
        shot = self.shots[-1]
        shot.moments.append(at)
        shot.held += self.seen[at].moment.length

    def _shoot(self, size: str, on: tuple[str, ...], why: str, at: int, move: Move | None = None) -> None:
        now = self.now
        if now is not None and (now.size, now.on) == (size, on) and size in ("INSERT", "POV") and move in (None, now.move):
            now.fixed = 0
        else:
            self._open(size, on, why, at, move)
        self._take(at)

    def _glimpse(self, size: str, on: tuple[str, ...], why: str, at: int) -> None:
        """A shot without text of its own, after moment `at`."""
        words = self.seen[at].moment.text
        shot = self._open(size, on, why, at + 1)
        shot.fixed = between(words, 1000, 1500) if size == "INSERT" else between(words, 1200, 2000)
        self.glimpsed = len(self.shots)

    def _may_glimpse(self) -> bool:
        return len(self.shots) - self.glimpsed >= 3

    def _fits(self, at: int, limit: int) -> bool:
        return self.now is not None and self.now.held + self.seen[at].moment.length <= limit

    # ------------------------------------------------------------------ action

    def _action(self, at: int, seen: Seen) -> None:
        reading, moment, now = seen.reading, seen.moment, self.now
        camera = camera_words(moment.text)
        who = reading.subjects
        if camera is not None:
            self._told(at, seen, *camera)
        elif moment.pause and self._fits(at, LONGEST):
            self._take(at)
        elif now is None and not (self.follows and len(who) == 1):
            self._establish(at, seen)
        elif moment.item:
            self._montage(at, seen)
        elif seen.stage.entering:
            self._entrance(at, seen)
        elif self._door_opens(at, reading):
            self._open("FS", self.seen[at + 1].stage.entering[:1], "entrance", at)
            self._take(at)
        elif len(who) > 1 or (reading.together and len(seen.there) > 1):
            self._group(at, who if len(who) > 1 else seen.there, _come_close(reading.deeds))
        elif who:
            self._single(at, seen, who[0])
        else:
            self._unpeopled(at, seen)
        self._after(at, seen)

    def _told(self, at: int, seen: Seen, size: str, move: Move) -> None:
        """What the page itself says of the camera."""
        reading = seen.reading
        on = tuple(dict.fromkeys((*reading.subjects, *reading.people)))
        if size == "POV":
            on = tuple(reversed(on))
        if size == "INSERT" or (size in ("CU", "ECU", "BCU", "MCU") and not on):
            size, on = ("INSERT", reading.things[:1]) if reading.things else (size, on)
        if size in ("OTS", "2S") and len(on) < 2:
            on = tuple(dict.fromkeys((*on, *seen.there)))[:2]
        if not size:
            size = (self.now.size if self.now else "WS") if not on else "FS"
        self._shoot(size, on[:2] if size in ("OTS", "2S", "POV") else on[:1] if size not in WIDE else on, "camera", at, move)

    def _establish(self, at: int, seen: Seen) -> None:
        reading = seen.reading
        size = "EWS" if self.exterior and not reading.subjects else "WS"
        self._shoot(size, reading.subjects, "establish", at)
        if len(reading.people) > 1:
            self.pairs.add(frozenset(reading.people[:2]))

    def _montage(self, at: int, seen: Seen) -> None:
        """An item of a montage, unlike the items beside it in size and height."""
        reading = seen.reading
        both = tuple(who for who in reading.people if who in seen.there)
        who = both if len(both) == 2 and reading.subjects else seen.there if reading.together and not reading.subjects else reading.subjects
        offered = [montage(self.items + more, who, reading.things) for more in range(4)]
        lately, last = {shot.camera for shot in self.shots[-_LATELY:]}, self.now.size if self.now else ""
        size, on, angle, view = next((each for each in offered if picture(each) not in lately and each[0] != last), offered[0])
        self.items += 1
        shot = self._open(size, on, "montage", at, Move())
        shot.size, shot.on, shot.angle, shot.view = size, on, angle, view
        self._take(at)

    def _door_opens(self, at: int, reading: Reading) -> bool:
        """`The door opens.` right before somebody comes through it belongs to the entrance."""
        after = self.seen[at + 1] if at + 1 < len(self.seen) else None
        cue = not reading.people and ("door" in reading.places or any(token.text.lower() in _CUES for token in self.seen[at].moment.tokens))
        return cue and after is not None and bool(after.stage.entering) and not after.moment.spoken

    def _entrance(self, at: int, seen: Seen) -> None:
        who, now = seen.stage.entering[:2], self.now
        if now is not None and now.why == "entrance" and now.on == who[:1] and now.held <= self.hold_for:
            self._take(at)
        elif now is not None and now.why == "establish" and now.held <= timing.LEAST_ACTION and not now.on:
            now.on = who
            self._take(at)
        else:
            self._shoot("FS" if len(who) == 1 else "WS", who, "entrance", at)

    def _group(self, at: int, who: tuple[str, ...], close: bool = False) -> None:
        now = self.now
        if close and len(who) == 2:
            self._shoot("2S", who, "close", at, Move("dolly", "in"))
        elif now is not None and set(who) <= set(now.on) and now.size in WIDE and self._fits(at, self.hold_for + 1500):
            self._take(at)
        elif len(who) == 2:
            self._shoot("2S", who, "group", at)
        else:
            self._shoot("WS", who, "group", at)

    def _single(self, at: int, seen: Seen, who: str) -> None:
        now, want = self.now, wanted(seen.reading, who)
        if now is not None and now.single == who and now.size in SIZES:
            far = abs(SIZES.index(now.size) - SIZES.index(want)) >= 2
            if self._fits(at, self.hold_for) and (not far or now.held < 1500):
                return self._take(at)
        elif self._joins_group(at, seen, who):
            return self._group(at, seen.there)
        elif now is not None and now.why == "establish" and now.size == "WS" and want == "MFS" and self._fits(at, _ESTABLISHED):
            now.on = tuple(dict.fromkeys((*now.on, who)))
            self.pairs |= {frozenset((each, who)) for each in now.on}
            return self._take(at)
        elif now is not None and who in now.on and now.size in ("2S", "OTS", "WS", "FS"):
            small = self.seen[at].moment.length <= 2600 and want in (("MS",) if now.size == "OTS" else ("FS", "MFS", "MS"))
            if small and self._fits(at, self.hold_for):
                return self._take(at)
        self._shoot(want, (who,), "single", at)
        return None

    def _joins_group(self, at: int, seen: Seen, who: str) -> bool:
        """Whether a small thing that one does opens what two do together: `Bob sits. They work in silence.`"""
        after = self.seen[at + 1].reading if at + 1 < len(self.seen) and not self.seen[at + 1].moment.spoken else None
        short = seen.moment.length <= 2000 and len(seen.there) == 2 and who in seen.there
        return short and after is not None and after.together and not after.things

    def _unpeopled(self, at: int, seen: Seen) -> None:
        reading, moment, now = seen.reading, seen.moment, self.now
        looker = self._looker(at)
        near = bool(reading.things) and reading.things[0] in lexicon.LOOKED_AT and now is not None and bool(now.on)
        if now is not None and now.why == "establish" and not near and self._fits(at, _ESTABLISHED):
            self._take(at)
        elif looker and (reading.people or reading.things or reading.places):
            self._shoot("POV", (*(who for who in reading.people[:1] if who != looker), looker), "look", at)
        elif reading.things and moment.length <= 3600:
            self._shoot("INSERT", reading.things[:1], "insert", at)
        elif now is not None and (moment.length <= 1600 or now.size in WIDE) and self._fits(at, self.hold_for):
            self._take(at)
        elif reading.people and not (now is not None and set(reading.people) <= set(now.on)):
            self._shoot("MS" if len(reading.people) == 1 else "WS", reading.people, "mention", at)
        else:
            self._cutaway(at, seen)

    def _cutaway(self, at: int, seen: Seen) -> None:
        """What the line names, a face that takes it in, or the place from elsewhere: never a picture that stood here a moment ago."""
        there = [*(who for who in reversed(list(dict.fromkeys(self.speakers))) if who in seen.there), *seen.there]
        last = self.now.on[:1] if self.now is not None else ()
        there = sorted(dict.fromkeys(there), key=lambda who: (who,) == last)
        lately = {shot.camera for shot in self.shots[-_LATELY:]} | {shot.camera for shot in self.shots if shot.why == "cutaway"}
        offered = list(cutaways(seen.moment.tokens, there, seen.reading.places))
        near = {shot.camera for shot in self.shots[-_LATELY:]}
        fresh = [each for each in offered if picture(each) not in lately and not self._jumps(each)]
        size, on, angle, view = next(iter([*fresh, *(each for each in offered if picture(each) not in near), *offered]))
        shot = Setup(size, on, "cutaway", at, Move(), angle=angle, view=view)
        self.shots.append(shot)
        self.since_wide = 0 if size in WIDE else self.since_wide + 1
        self._take(at)

    def _jumps(self, camera: Camera) -> bool:
        """Whether a face would jump against the shot before it."""
        size, on, _, _ = camera
        return self.now is not None and bool(on) and self.now.on[:1] == on[:1] and apart(size, self.now.size) != size

    def _looker(self, at: int) -> str:
        """Who has just looked, if somebody has."""
        before = self.seen[at - 1] if at else None
        looks = [deed.who for deed in before.reading.deeds if deed.verb == "look"] if before is not None else []
        return looks[-1] if looks and before is not None and before.reading.deeds[-1].verb == "look" else ""

    def _after(self, at: int, seen: Seen) -> None:
        """What a look or a hand leads to: a glimpse of the thing, or of who is looked at."""
        following = self.seen[at + 1] if at + 1 < len(self.seen) else None
        now = self.now
        if now is None or not now.single or not self._may_glimpse() or now.size in WIDE or not seen.reading.deeds:
            return
        deed = seen.reading.deeds[-1]
        next_is_thing = following is not None and not following.reading.subjects and not following.moment.spoken
        shown = (deed.verb == "look" and deed.thing in lexicon.LOOKED_AT) or (
            deed.verb in lexicon.HANDLING and deed.thing in lexicon.HANDLED
        )
        if shown and not next_is_thing and not any(shot.on == (deed.thing,) for shot in self.shots[-3:]):
            self._glimpse("INSERT", (deed.thing,), "insert", at)
        elif deed.verb == "look" and deed.target in seen.there and now.on[0] == deed.who and not self._comes_next(following, deed.target):
            self._glimpse("MCU", (deed.target,), "reaction", at)

    def _comes_next(self, following: Seen | None, who: str) -> bool:
        return following is not None and (
            following.moment.speaker == who or who in following.reading.subjects or following.reading.together
        )

    # ------------------------------------------------------------------ talk

    def _speech(self, at: int, seen: Seen) -> None:
        moment, now = seen.moment, self.now
        speaker = moment.speaker
        if moment.off or speaker not in seen.there:
            return self._voice(at, seen)
        again = bool(self.speakers) and self.speakers[-1] == speaker
        listener = self.heard[at]
        if not again or moment.part == 0:
            self.speakers.append(speaker)
        if now is not None and self._goes_on(at, now, speaker):
            return self._take(at)
        if moment.part % 2 and is_broken(self.seen, at):
            return self._during(at, seen, listener)
        return self._cut_to(at, seen, speaker, listener)

    def _goes_on(self, at: int, now: Setup, speaker: str) -> bool:
        """Whether the set-up that is running takes this speech too: people hold a set-up over several short turns."""
        moment = self.seen[at].moment
        if moment.dual and self._fits(at, LONGEST):
            return True
        if is_broken(self.seen, at):
            return False
        if now.fixed or now.size in ("INSERT", "POV", "EWS") or (not now.on and now.why != "establish"):
            return False
        if now.why == "establish" and not self.shots[1:] and at == 0:
            return True
        if gesture(self.seen[at].reading) and now.size not in ("2S", "WS", "FS", "MFS", "MS"):
            return False
        mine = now.on[:1] == (speaker,) and now.size in ("MS", "MCU", "CU", "BCU", "OTS")
        if mine:
            return self._fits(at, max(self.hold_for, _SHOULDER + 3000))
        together = speaker in now.on and now.size in ("2S", "OTS", "WS")
        if not together or not self._talked_in(now):
            return False
        answer = self.turn_of[at] == self.turns - 1
        short = _BACK if now.size == "OTS" and now.on[0] != speaker else _SHORT
        return moment.length <= short and not moment.delivery and not answer and self._fits(at, self.average + 500)

    def _talked_in(self, shot: Setup) -> bool:
        return any(self.seen[at].moment.spoken for at in shot.moments)

    def _cut_to(self, at: int, seen: Seen, speaker: str, listener: str) -> None:
        late, last = self._how_late(at)
        if gesture(seen.reading):
            return self._shoot("2S", (speaker, listener), "gesture", at) if listener else self._shoot("MS", (speaker,), "gesture", at)
        if self.now is not None and self.now.on == (speaker,) and self.now.size != "FS" and listener:
            return self._shoot("OTS", (speaker, listener), "shoulder", at)
        if not listener:
            return self._shoot("CU" if late and self.turns >= 4 else "MCU", (speaker,), "single", at, self._push(late, speaker))
        crowd = len(seen.there) > 2
        if crowd and (not any(shot.size in ("WS", "EWS") for shot in self.shots) or self.since_wide >= _REESTABLISH) and not late:
            return self._shoot("WS" if len(seen.there) < 6 else "EWS", _first(seen.there, speaker), "master", at)
        if frozenset((speaker, listener)) not in self.pairs and not (late and self.turns > 3):
            return self._shoot("2S", (speaker, listener), "two", at)
        if late:
            return self._shoot("CU" if last else "MCU", (speaker,), "single", at, self._push(late, speaker))
        if crowd and not self._exchange(speaker, listener):
            return self._shoot("MCU", (speaker,), "single", at)
        return self._shoot("OTS", (speaker, listener), "shoulder", at)

    def _how_late(self, at: int) -> tuple[bool, bool]:
        """Whether the talk is in its last third, and whether in its last two turns: where it tightens."""
        turn = self.turn_of[at]
        late = self.turns >= 4 and 3 * turn >= 2 * self.turns
        return late, late and turn >= self.turns - 2 and self.turns >= 6

    def _push(self, late: bool, speaker: str) -> Move | None:
        """One slow push a scene: as the talk turns."""
        if not late or self.pushed:
            return None
        self.pushed = True
        return Move("dolly", "in", "slow")

    def _exchange(self, speaker: str, listener: str) -> bool:
        return self.speakers[-3:-1] == [speaker, listener]

    def _during(self, at: int, seen: Seen, listener: str) -> None:
        """The middle of a long speech: who hears it, or the speaker at another size."""
        if listener:
            self._shoot("MCU", (listener,), "reaction", at)
        else:
            self._shoot("MS", (seen.moment.speaker,), "single", at)

    def _voice(self, at: int, seen: Seen) -> None:
        """A voice without a body goes over the picture that is there, or over who hears it."""
        now = self.now
        if now is not None and not now.fixed and now.size != "INSERT" and self._fits(at, self.hold_for + 2500):
            return self._take(at)
        hearing = [who for who in reversed(self.speakers) if who in seen.there] or list(seen.there)
        if hearing and not (now is not None and now.on == (hearing[0],) and len(hearing) == 1):
            other = next((who for who in hearing if now is None or now.on != (who,)), hearing[0])
            return self._shoot("MCU", (other,), "hearing", at)
        return self._shoot("WS", seen.there, "voice over", at)

    def _last_look(self) -> None:
        """A talk that ends on a line ends on who heard it."""
        if not self.seen or not self.seen[-1].moment.spoken or self.turns < 4:
            return
        at, seen = len(self.seen) - 1, self.seen[-1]
        listener = self.heard[at] if seen.moment.speaker in seen.there else ""
        now = self.shots[-1]
        if listener and now.on[:1] == (seen.moment.speaker,):
            self._glimpse("CU", (listener,), "reaction", at)


def _other_two(on: tuple[str, ...]) -> tuple[Camera, ...]:
    """Other pictures of two than square to their line."""
    return ("WS", on, "high", ""), ("FS", on, "low", "profile"), ("WS", on, "eye", "three-quarter")


def _goes_far(deeds: Sequence[Deed]) -> bool:
    """Whether somebody walks on, and not to a seat or a hand's breadth aside."""
    return any(deed.verb == "walk" and deed.target not in (*lexicon.SEATS, "seat") for deed in deeds)


def _leaves(deeds: Sequence[Deed]) -> bool:
    """Whether somebody leaves: their back says more than their face. Who comes to a door is seen coming."""
    return any(deed.verb == "exit" for deed in deeds)


def _come_close(deeds: Sequence[Deed]) -> bool:
    """Whether two come so close that the camera comes along: from both of them, apart, to two heads."""
    return any(deed.verb in ("hug", "kiss") for deed in deeds)


def _first(who: tuple[str, ...], first: str) -> tuple[str, ...]:
    return (first, *(each for each in who if each != first))
