"""What a sentence says becomes of the light: which lights go out, come on, dim, flicker or flash, in what colour, and when in it.

    "Suddenly, the lights flicker and go out completely."   ->   flicker (190), out (560)

Rules over words, one pass for each light that is named, and a few turns of phrase; no model. What a sentence says of the light that is no
change of it (`light falls through the window`) says nothing here. Knows words; knows nothing of scenes, shots or who acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.story import lightwords as w
from workprint.story.lightwords import Change
from workprint.story.sentences import Stretch, words

_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "its"))
_NO_LAMPS = frozenset(("eyes", "face", "faces", "he", "she", "they", "who", "it"))
"""After these, `lights` is a verb."""
_BREAKS = frozenset((".", ",", ";", ":", "!", "?", "…", "as", "while", "when", "but", "where", "which"))
_ONCE = frozenset(("burst", "flash", "lightning", "flare"))
_GOES_ON = frozenset(("flicker", "pulse", "silhouette"))
_FAR = 6
"""So many words from a light its verb may stand."""


@dataclass(frozen=True, slots=True)
class LightRead:
    """The changes of light of one sentence, in order, the `verbs` that say them, and a verb of a light that is not understood (`lost`)."""

    changes: tuple[Change, ...] = ()
    verbs: frozenset[str] = frozenset()
    lost: str = ""


def read(tokens: Sequence[Stretch]) -> LightRead:
    """What the sentence with these words says of the light."""
    return _Reader(tokens).reading()


def note(text: str) -> tuple[Change, ...]:
    """The light of one clause of a stage note ("lights out", "flashing red light", "candle on"); () where it is about something else."""
    said = words(text)
    lower = [word.text.lower() for word in said]
    known = {*w.GIVER, *w.OUT, *w.UP, *w.DOWN, *w.DIMMING, *w.FLICKERING, *w.FLASHING, *w.FLARING, *w.BRIGHT, *w.ALARMS, *w.COLOURS}
    known |= {*w.BEAMS, *w.DARKNESS, *w.QUIET, *w.PARTICLED, *w.OUT_BY_ITSELF, "lightning", "headlights", "blackout", "silhouette"}
    known |= {"silhouetted", "backlit", "light", "lit", "life", "sweep"}
    if not said or not {*lower} <= known:
        return ()
    room = bool({*lower} & w.GIVERS[w.ROOM])
    if {"normal", "steady", "full"} & {*lower} and room:
        return (Change(level="", colour="", of="", on=(w.ROOM,)),)
    found = read(said).changes
    if room and w.FLASHING & {*lower}:
        colour = next((w.COLOURS[word] for word in lower if word in w.COLOURS), "red")
        return (Change(motion="pulse", colour=colour, lasts=True),)
    if not found and room and {*lower} & (w.BRIGHT | w.DOWN):
        return (Change(level="bright" if w.BRIGHT & {*lower} else "dim"),)
    if not room and all(change == Change(change.share, colour=change.colour, still=change.still) for change in found):
        return ()  # a red lamp is a thing
    return tuple(replace(each, share=0, still=False, lasts=each.lasts or each.motion in _GOES_ON) for each in found)


class _Reader:
    """One sentence."""

    def __init__(self, tokens: Sequence[Stretch]) -> None:
        self.tokens = tokens
        self.lower = [token.text.lower() for token in tokens]
        self.text = f" {' '.join(self.lower)} "
        self.found: list[tuple[int, Change]] = []
        self.verbs: set[str] = set()

    def reading(self) -> LightRead:
        if not self._about_light():
            return LightRead()
        for at in range(len(self.lower)):
            giver = self._giver(at)
            if giver and not self._describes(at):
                self._subject(at, giver)
                self._object(at, giver)
        self._phrases()
        self._colours()
        self.found.sort(key=lambda each: each[0])
        first = {change: at for at, change in reversed(self.found)}  # said twice, it happens when it is said first
        ordered = sorted(first.items(), key=lambda each: each[1])
        changes = tuple(replace(change, share=self._share(at, once=_is_event(change))) for change, at in ordered)
        return LightRead(changes, frozenset(self.verbs), "" if changes else self._lost())

    def _about_light(self) -> bool:
        """Whether it names anything of light at all: most sentences do not."""
        named = any(word in w.GIVER or word in w.BEAMS or word in w.DARKNESS or w.HINT.match(word) for word in self.lower)
        return named or w.ROOM_TURNS.search(self.text) is not None

    def _describes(self, at: int) -> bool:
        """`a light rain`, `fires a gun`, `traffic lights`, `the lights of the city`."""
        before, after = self._word(at - 1), self._word(at + 1)
        if self.lower[at] in ("light", "lights") and (after == "up" or before in _NO_LAMPS or (after == "of" and before != "flash")):
            return True
        return before in ("traffic", "city", "christmas", "opens", "opening", "under")

    def _giver(self, at: int) -> str:
        """What gives the light that a word names: `street lights`, `the lantern light` are lamps and lanterns."""
        before = self._word(at - 1)
        if self.lower[at] in w.GIVERS[w.ROOM] | w.GIVERS["lamp"] and before in ("street", "candle", "fire", "lantern", "torch"):
            return "street lamp" if before == "street" else before
        return w.GIVER.get(self.lower[at], "")

    def _word(self, at: int) -> str:
        return self.lower[at] if 0 <= at < len(self.lower) else "."

    def _share(self, at: int, *, once: bool = False) -> int:
        """How far into the sentence a word stands; what opens it changes the light at once, but what happens `once` is seen to begin."""
        end = self.tokens[-1].start + len(self.tokens[-1].text)
        share = 0 if at <= 1 and not once else min(750, self.tokens[at].start * 1000 // max(1, end))
        share = min(150, share) if {"as", "while"} & {*self.lower[:at]} or self.lower[at] in w.FLASHING - w.FLICKERING else share
        return max(250, share) if once else share

    def _add(self, at: int, change: Change, verb: str = "") -> None:
        self.found.append((at, change))
        if verb:
            self.verbs.add(verb)

    # ------------------------------------------------------------------ a light that does something

    def _subject(self, noun: int, giver: str) -> None:
        """`The lights flicker and go out completely`; in a note also `lamp off`."""
        verb, left = "", _FAR
        at = noun + 1
        while at < len(self.lower) and left and self.lower[at] not in _BREAKS:
            word = self.lower[at]
            if (word in w.GIVER and word not in w.LIGHTING) or (word == "and" and not verb and at == noun + 1):
                return
            done = self._did(at, word, verb, giver, direct=at == noun + 1)
            if done:
                verb = ""
            elif word in w.PARTICLED or word in w.FLICKERING:
                verb = word
                self.verbs.add(word)
            at, left = at + 1, left - 1

    def _did(self, at: int, word: str, verb: str, giver: str, *, direct: bool) -> bool:
        """Whether this word, after its verb, says what becomes of a light."""
        ends = self._word(at + 1) not in _DETERMINERS
        if word in w.OUT_BY_ITSELF or (word in w.OUT and (verb or (direct and ends))):
            self._add(at, _out(giver), word)
        elif (word in w.UP and (verb or direct) and ends) or (word == "to" and self._word(at + 1) in w.TO_LIFE):
            self._add(at, _on(giver))
        elif word in ("return", "returns", "restored") or (word == "back" and verb and self._word(at + 1) not in ("on", "up", "to")):
            self._add(at, _on(giver), word)
        elif word in w.FLARING and giver in ("fire", "candle"):
            self._add(at, Change(motion="flare"), word)
        elif word in w.FLICKERING and giver in (w.ROOM, w.POWER, "lamp", "street lamp") and "life" not in self.lower[at : at + 3]:
            self._add(at, Change(motion="flicker"), word)
        elif (word in w.DIMMING or (word in w.DOWN and verb)) and giver in (w.ROOM, w.POWER, "lamp"):
            self._add(at, Change(level="dim"), word)
        elif word in w.FLASHING and giver in (w.ROOM, "lamp") and self._word(at + 1) not in (*w.OUT, *w.UP):
            self._flash(at, at - 1)
        elif word in w.FLOODING and giver == w.ROOM:
            self._add(at, Change(level="bright", motion="burst"), word)
        else:
            return False
        return True

    def _flash(self, at: int, noun: int) -> None:
        """Lights that flash: an alarm's go on doing so."""
        near = self.lower[max(0, noun - 5) : noun + 1]
        colour = next((w.COLOURS[word] for word in near if word in w.COLOURS), "")
        alarm = bool(w.ALARMS & {*near}) or "police" in near or "ambulance" in near or colour
        colour = colour or ("blue" if "police" in near or "ambulance" in near else "red")
        self._add(at, Change(motion="pulse", colour=colour, lasts=True) if alarm else Change(motion="flicker"), self.lower[at])

    # ------------------------------------------------------------------ somebody who does something with a light

    def _object(self, noun: int, giver: str) -> None:
        """`turns on the lamp`, `switches the lamp off`, `blows out the candle`, `lights a match`, `kills the lights`."""
        for at in range(noun - 1, max(-1, noun - _FAR), -1):
            word = self.lower[at]
            if word in _BREAKS:
                return
            between = {*self.lower[at + 1 : noun]}
            if {*self.lower[at + 1 : noun]} & {"and", "into", "to", "at", "by", "from"}:
                return
            if word in w.LIGHTING and giver not in (w.ROOM, w.POWER, "screen") and self.lower[at] != self.lower[noun]:
                return self._add(at, _on(giver), word)
            if word in w.OUT_BY_ITSELF or (word in ("cut", "cuts") and giver in (w.ROOM, w.POWER)):
                return self._add(at, _out(giver), word)
            if word in w.DIMMING and word not in ("dim", "low") and giver in (w.ROOM, "lamp"):
                return self._add(at, Change(level="dim"), word)
            if word in ("hit", "hits", "throws") and giver == w.ROOM:
                return self._add(at, _on(giver), word)
            if word in w.PARTICLED and word not in ("is", "are"):
                after = self._word(noun + 1) if self._word(noun + 2) not in _DETERMINERS else ""
                if between & w.OUT or (after in w.OUT and giver != "fire"):
                    return self._add(at, _out(giver), word)
                if between & w.UP or after in w.UP:
                    return self._add(at, _on(giver), word)
        return None

    # ------------------------------------------------------------------ turns of phrase

    def _phrases(self) -> None:
        for pattern, change in w.PHRASES:
            for match in pattern.finditer(self.text):
                still = change.of is not None or change.motion == "silhouette" or " lit" in match.group() or "light" in match.group()
                still = still and change.motion != "burst"
                at = 0 if still else self.text.count(" ", 0, match.start() + 1) - 1
                named = match.groupdict().get("of") or ""
                of = w.BEAMS.get(named) or w.GIVER.get(named) or w.NAMED.get(named, "")
                found = replace(change, of=of) if of and change.of is not None else change
                self._add(max(0, at), replace(found, still=still and not change.motion))
                self.verbs |= {word for word in match.group().split() if word.endswith("s")}
                break

    def _colours(self) -> None:
        """A gel: `emergency lighting casts eerie red shadows`, `bathed in blue`, `the room turns red`; a change that is there gets it."""
        alarm = next((at for at, word in enumerate(self.lower) if word in w.ALARMS and self._word(at + 1) in w.GIVERS[w.ROOM]), -1)
        match = w.GEL.search(self.text) or w.ROOM_TURNS.search(self.text)
        named = match["colour"] if match else None
        colour = w.COLOURS[named] if named else "red" if alarm >= 0 else ""
        if not colour or self._describes(self._first_light()):
            return
        turned = match is not None and match.group().split()[0] not in w.COLOURS and alarm < 0
        at = alarm if alarm >= 0 else self.text.count(" ", 0, match.start() + 1) - 1 if match and turned else 0
        if any(change.colour or change.motion in ("burst", "flash") for _, change in self.found):
            return
        if alarm >= 0 and not any(change.level is not None for _, change in self.found):
            self._add(at, Change(level="dim", colour=colour, still=True))
        else:
            self._add(at, Change(colour="" if colour == "white" else colour, still=at == 0))

    def _first_light(self) -> int:
        return next((at for at, word in enumerate(self.lower) if word in w.GIVERS[w.ROOM]), 0)

    def _lost(self) -> str:
        """The verb of a light that begins the sentence, where it is none that a steady light does."""
        match = w.SUBJECT.match(self.text)
        verb = match["verb"] if match and " traffic " not in self.text else ""
        return verb if verb.endswith("s") != bool(match and match["noun"].endswith("s")) and verb not in w.STEADY | w.FLICKERING else ""


def _is_event(change: Change) -> bool:
    """Whether a change is seen to happen."""
    return change.motion in _ONCE or bool((change.on or change.off) and not change.still)


def _out(giver: str) -> Change:
    if giver == w.ROOM:
        return Change(level="out", colour="", off=(w.ROOM,))
    return Change(level="out", colour="", off=(w.POWER,)) if giver == w.POWER else Change(off=(giver,))


def _on(giver: str) -> Change:
    return Change(level="", colour="", on=(giver,)) if giver in (w.ROOM, w.POWER) else Change(on=(giver,))
