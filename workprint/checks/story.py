"""Does the page say what it means to? Words that do not fit their shots, people nobody knows, notes nothing comes of. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction

from workprint.core.nouns import Film, Finding, Scene
from workprint.core.time import SAMPLE_RATE
from workprint.story import places, settings, timing

SLACK = Fraction(5, 4)
"""How much faster than naturally a voice may be asked to speak before it is worth a word."""


def late_words(film: Film) -> list[Finding]:
    """Speeches that take longer to say than their shot leaves them."""
    found = []
    for shot in film.shots:
        for line in shot.lines:
            needed = Fraction(timing.speech(line.text), 1000)
            if needed > line.within * SLACK:
                said = f"{line.speaker}'s words take about {float(needed):.1f}s, shot {shot.id} leaves them {float(line.within):.1f}s"
                remedy = f"give the shot {float(needed - line.within):.1f}s more, move words to the next shot, or cut them"
                found.append(Finding(f"{line.source} shot {shot.id}", said, remedy, check="late-words"))
    return found


def late_voices(film: Film, overrun: Mapping[str, Sequence[int]]) -> list[Finding]:
    """Voices that, as they were spoken, last longer than their shot leaves them. `overrun` is in samples, by shot id, one for each line."""
    found = []
    for shot in film.shots:
        for line, samples in zip(shot.lines, overrun.get(shot.id, ())):
            if samples > 0:
                seconds = float(samples / SAMPLE_RATE)
                said = f"{line.speaker} was still speaking {seconds:.1f}s after the end of what shot {shot.id} leaves"
                remedy = f"give the shot {seconds:.1f}s more, or cut words"
                found.append(Finding(f"{line.source} shot {shot.id}", said, remedy, check="late-voice"))
    return found


def unknown_people(film: Film) -> list[Finding]:
    """Shots on somebody who is not in their scene."""
    found = []
    for scene in film.scenes:
        known = _people(scene)
        for shot in scene.shots:
            for who in shot.on if shot.size != "INSERT" else ():
                if who not in known:
                    near = get_close_matches(who, sorted(known), 1)
                    hint = f"did you mean {near[0]}? " if near else ""
                    what = f"shot {shot.id} is on {who}, who is not in this scene"
                    found.append(
                        Finding(
                            f"{shot.source} shot {shot.id}",
                            what,
                            f"{hint}write {who} into the scene, or change the note",
                            check="unknown-person",
                        )
                    )
    return found


def _people(scene: Scene) -> set[str]:
    present = {presence.who for shot in scene.shots for presence in shot.people}
    acting = {beat.who for shot in scene.shots for beat in shot.beats}
    return present | acting | {line.speaker for shot in scene.shots for line in shot.lines}


def unused_looks(film: Film) -> list[Finding]:
    """People and places of the look book whom the page never has: most likely a slip of the pen."""
    people = {who for scene in film.scenes for who in _people(scene)}
    places = {scene.place.casefold() for scene in film.scenes}
    found = []
    for look in film.looks:
        known = {"person": {each.casefold() for each in people}, "place": places}.get(look.kind)
        if known is not None and look.name.casefold() not in known:
            near = get_close_matches(look.name.casefold(), sorted(known), 1)
            hint = f"did you mean {near[0].upper()}? " if near else ""
            what = f"the look book has the {look.kind} {look.name}, the page does not"
            found.append(Finding(f"look.toml: {look.name}", what, f"{hint}correct the name, or keep it for later", "note", "unused-look"))
    return found


def unknown_places(film: Film) -> list[Finding]:
    """Places whose words name no kind of set, and of which nobody said what they are: they are staged in a plain room or street."""
    found: dict[str, Finding] = {}
    for scene in film.scenes:
        told = film.look("place", scene.place).traits
        described = scene.pieces or scene.size or told.get("set") or told.get("setting")
        if not scene.place or scene.setting not in ("room", "street") or described or settings.heading(scene.heading).known:
            continue
        near = get_close_matches(scene.place.casefold(), places.KINDS, 1, 0.75)
        hint = f"did you mean {near[0].upper()}? " if near else ""
        what = f"no set is known for {scene.place!r}; it is staged in a plain {scene.setting}"
        remedy = f'{hint}say what it is like in look.toml: [places."{scene.place}"] setting = "warehouse", or describe it in a stage note'
        found.setdefault(scene.place, Finding(f"{scene.source} scene {scene.number}", what, remedy, "note", "unknown-place"))
    return [*found.values()]


def silent_notes(film: Film) -> list[Finding]:
    """Music and effect notes, which nothing plays yet."""
    found = []
    for scene in film.scenes:
        for sound in scene.sounds:
            what = f"scene {scene.number} asks for {sound!r}, which no engine plays yet"
            found.append(Finding(f"{scene.source}", what, "it is kept on the page and harms nothing", "note", "silent-note"))
    return found
