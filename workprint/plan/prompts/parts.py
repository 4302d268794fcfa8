"""What a shot says, taken apart: who and what is seen, what they do, camera, place, light, style, words and sounds. Film + Scene + Shot.

    Film, Scene, Shot --parts--> Parts --compile, in a dialect--> Prompt

Nothing here is in any model's manner yet: names are still names, the camera's words still the crew's. Knows the nouns and the look book;
knows no dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from workprint.core.nouns import Film, Look, Move, Scene, Shot, Source, Wording
from workprint.plan.prompts import english
from workprint.plan.prompts.acts import acts, things
from workprint.plan.prompts.names import named
from workprint.story import timing
from workprint.story.sentences import sentences

WIDE = ("EWS", "WS")
"""Sizes that see everybody on stage."""
DRESSED = (*WIDE, "FS", "2S")
"""Sizes that see how the set is dressed."""
NOTHING_WRITTEN, NOWHERE = Wording(), Source()
_AGE = re.compile(r"\s*\((?:aged?\s*)?(?:(?:early|mid|late)[- ]?)?\d{1,3}(?:['’]?s)?\)", re.IGNORECASE)
_APPOSED = r"(?:an?|the|in|with) [^,.;:]{2,60}"
_WHISPERED = {"whispering": "whispers", "shouting": "shouts", "crying": "cries", "singing": "sings", "laughing": "laughs"}
_SILENT = ("beat", "pause", "a beat", "long pause", "then", "cont'd", "continuing", "off", "o.s.", "v.o.")


@dataclass(frozen=True)
class Subject:
    """Somebody in the picture: `described` for who has never seen them, `label` for who has; `role` where the page has no name for them."""

    name: str
    described: str
    brief: str
    label: str
    noun: str
    role: str = ""
    posed: str = ""
    mood: str = ""
    holding: str = ""
    framed: bool = True


@dataclass(frozen=True)
class Spoken:
    """One line: who says it, how (`says quietly`), whether they are out of the picture, and seconds that saying it takes."""

    speaker: str
    text: str
    says: str = "says"
    manner: str = ""
    off: bool = False
    seconds: Fraction = Fraction(0)
    start: Fraction = Fraction(0)


@dataclass(frozen=True)
class Parts:
    """All that a shot says. `action` is sentences in which names are names; `moods` (name, mood); `seconds` its length."""

    shot: str
    size: str
    on: tuple[str, ...]
    angle: str
    view: str
    lens: int
    move: Move
    seconds: Fraction
    subjects: tuple[Subject, ...] = ()
    voices: Mapping[str, str] = field(default_factory=dict)
    things: Mapping[str, str] = field(default_factory=dict)
    action: tuple[str, ...] = ()
    beats: tuple[str, ...] = ()
    moods: tuple[tuple[str, str], ...] = ()
    place: str = ""
    furnished: str = ""
    interior: bool = True
    time: str = ""
    light: str = ""
    weather: str = ""
    style: tuple[str, ...] = ()
    palette: tuple[str, ...] = ()
    lines: tuple[Spoken, ...] = ()
    music: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    size_of_film: tuple[int, int] = (1280, 720)
    language: str = "en"
    names: tuple[str, ...] = ()
    library: Mapping[str, str] = field(default_factory=dict)
    wording: Wording = NOTHING_WRITTEN
    source: Source = NOWHERE

    def saying(self, number: int) -> Parts:
        """The same with one of its lines alone, for the voice that says it."""
        return replace(self, lines=self.lines[number : number + 1])

    @property
    def spoken(self) -> Fraction:
        """Seconds that saying all its lines takes, one after the other, with the pauses between them."""
        gaps = timing.GAP * max(0, len(self.lines) - 1)
        return sum((line.seconds for line in self.lines), Fraction(0)) + Fraction(gaps, 1000)


def parts(film: Film, scene: Scene, shot: Shot) -> Parts:
    """What the shot says. `scene` is the one it stands in; it plays in another's place where it says so (INTERCUT)."""
    home = next((each for each in film.scenes if each.number == shot.elsewhere), scene) if shot.elsewhere else scene
    said = _told(film, shot)
    subjects = _subjects(film, shot, said)
    style, book = film.look("style", ""), film.look("place", home.place)
    fragments = [film.look("prompt", name) for name in shot.wording.fragments]
    acted = tuple(acts(shot, said))
    described = tuple(english.sentence(each.text) for each in sentences(said))
    return Parts(
        shot.id,
        shot.size,
        shot.on,
        shot.angle,
        shot.view,
        shot.lens,
        shot.move,
        shot.frames / film.format.rate,
        subjects,
        {name: _voice(film.look("person", name)) for name in dict.fromkeys(line.speaker for line in shot.lines)},
        {name: english.thing(name, film.look("prop", name)) for name in things(film, shot)},
        (*described, *acted),
        acted,
        tuple(_moods(shot)),
        english.place(home, book),
        english.furnished(home) if shot.size in DRESSED else "",
        home.interior,
        home.time,
        english.light(home, book),
        english.weather(home),
        tuple(filter(None, (style.words.strip(" .,;"), *(look.words.strip(" .,;") for look in fragments)))),
        _colours(style),
        tuple(_lines(shot)),
        tuple(sound.partition(": ")[2] for sound in scene.sounds if sound.startswith("music:")),
        tuple(sound.partition(": ")[2] for sound in scene.sounds if sound.startswith("sfx:")),
        tuple(_avoided((style, *fragments))),
        (film.format.width, film.format.height),
        film.language,
        tuple(look.name for look in film.looks if look.kind == "person"),
        {look.name.casefold(): look.words for look in film.looks if look.kind == "prompt"},
        shot.wording,
        shot.source,
    )


def _told(film: Film, shot: Shot) -> str:
    """The shot's description without what the look book says better: ages, and the words by which the page introduces somebody.

    `ÉLISE (31), a postwoman in a red coat, walks` is told as `ÉLISE walks`: who Élise is stands in the look book.
    """
    said = shot.description
    if said.casefold() in {name.casefold() for name in shot.on}:  # an insert without words of its own: its size says what it shows
        return ""
    for look in film.looks:
        if look.kind == "person" and look.words:
            known = re.escape(look.words.strip(" .,;"))
            said = re.sub(
                rf"(?P<name>{re.escape(look.name)})(?:{_AGE.pattern})?, (?:{known})(?P<next>,?)", _introduced, said, flags=re.IGNORECASE
            )
            said = re.sub(rf"(?P<name>{re.escape(look.name)}){_AGE.pattern}, {_APPOSED}(?P<next>,)", _introduced, said, flags=re.IGNORECASE)
    return _AGE.sub("", said)


def _introduced(found: re.Match[str]) -> str:
    """The name alone; its comma stays where another such phrase follows, and goes before a verb."""
    after = found.string[found.end() :].split(maxsplit=1)
    verb = bool(after) and re.fullmatch(r"[a-z]+s", after[0]) is not None
    return found["name"] + ("" if verb else found["next"])


# --------------------------------------------------------------------------------------------- who


def _subjects(film: Film, shot: Shot, said: str) -> tuple[Subject, ...]:
    """Those the camera sees: whom it frames, who does something, and in a wide shot everybody."""
    present = {presence.who: presence for presence in shot.people}
    people = {look.name for look in film.looks if look.kind == "person"} | set(present)
    active = {name for beat in shot.beats if beat.verb != "speak" for name in (beat.who, beat.target)} | {shot.move.to}
    framed = [name for name in shot.on if name in people]
    mentions = named(said, sorted(people))
    others = [name for name in present if shot.size in WIDE or name in active or name in mentions]
    mentioned = [name for name in sorted(people) if name not in present and (name in active or name in mentions)]
    seen = list(dict.fromkeys((*framed, *others, *mentioned)))
    looks = [film.look("person", name) for name in seen]
    roles = [_role(name, film) for name in seen]
    felt = dict(_moods(shot))
    found = []
    for name, look, role, label in zip(seen, looks, roles, english.labels(looks, roles), strict=True):
        presence = present.get(name)
        described = english.person(look)
        bare = described == english.article(english.noun(look))
        posed = _posed(presence.posture, presence.mark) if presence else ""
        held = presence.holding if presence else ""
        noun = role or english.noun(look)
        told = english.article(role) if role and bare else described
        found.append(
            Subject(
                name,
                told,
                english.brief(look) if not (role and bare) else told,
                label,
                noun,
                role,
                posed,
                felt.get(name, ""),
                held,
                name in framed or not framed or shot.size in WIDE,
            )
        )
    return tuple(found)


def _role(name: str, film: Film) -> str:
    """What the page calls somebody whom it gives no name (`the WAITER`): a role in lower case, else ""."""
    wanted = re.compile(rf"\b(?:an?|the|The|An?)\s+{re.escape(name)}\b")
    texts = (shot.description for shot in film.shots)
    return name.lower() if any(wanted.search(text) for text in texts) else ""


def _posed(posture: str, mark: str) -> str:
    """`seated at the table`, `standing at the window`; "" for one who simply stands somewhere."""
    said = {"sit": "seated", "lie": "lying down", "kneel": "kneeling", "crouch": "crouching"}.get(posture, "")
    known = re.fullmatch(r"(?:behind |beside |by )?(window|door|counter|bar|desk|bed|bench|stove|fireplace|table|car|tree)(?: \d)?", mark)
    if known:
        return f"{said or 'standing'} {'behind' if mark.startswith('behind') else 'in' if known[1] == 'bed' else 'at'} the {known[1]}"
    return f"{said} at the table" if mark.startswith("seat") and said == "seated" else said


def _moods(shot: Shot) -> Iterator[tuple[str, str]]:
    """How those in the picture feel, at the start and then during it, each once."""
    felt = {presence.who: presence.mood for presence in shot.people if presence.mood and presence.mood != "neutral"}
    felt |= {beat.who: beat.target for beat in shot.beats if beat.verb == "feel" and beat.target != "neutral"}
    yield from felt.items()


# --------------------------------------------------------------------------------------------- words and sounds


def _lines(shot: Shot) -> Iterator[Spoken]:
    for line in shot.lines:
        says, manner = _manner(line.delivery)
        yield Spoken(line.speaker, line.text, says, manner, line.off, Fraction(timing.speech(line.text), 1000), line.start)


def _manner(delivery: str) -> tuple[str, str]:
    """A parenthetical as a verb and its manner: `(whispering)` is whispers, `(quietly)` says quietly, `(to Jonah)` says to Jonah."""
    words = " ".join(delivery.strip("() .").split())
    low = words.lower()
    if not words or low in _SILENT:
        return "says", ""
    if low in _WHISPERED:
        return _WHISPERED[low], ""
    return "says", words if low.endswith("ly") or low.startswith(("to ", "in ", "with ", "into ", "on ")) else f", {words},"


def _voice(look: Look) -> str:
    """What a voice is like: `low, slow female voice`."""
    traits = [str(look.traits[key]) for key in ("pitch", "voice", "pace") if isinstance(look.traits.get(key), str)]
    accent = f", {look.traits['accent']} accent" if isinstance(look.traits.get("accent"), str) else ""
    sex = {"woman": "female ", "girl": "girl's ", "man": "male ", "boy": "boy's "}.get(english.noun(look), "")
    return f"{', '.join(traits)}{' ' if traits else ''}{sex}voice{accent}" if traits or accent or sex else ""


def _colours(style: Look) -> tuple[str, ...]:
    palette = style.traits.get("palette", ())
    return tuple(str(colour) for colour in palette) if isinstance(palette, list | tuple) else ()


def _avoided(looks: Sequence[Look]) -> Iterator[str]:
    """What the style and the fragments say to avoid, each once, without a "no" before it: engines want nouns."""
    said = (part for look in looks for part in re.split(r"[,;]", str(look.traits.get("avoid", ""))))
    bare = (re.sub(r"^(?:no|not|never|without|avoid|any)\s+", "", " ".join(part.split()), flags=re.IGNORECASE) for part in said)
    yield from dict.fromkeys(filter(None, bare))
