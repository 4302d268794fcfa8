"""The nine nouns, as frozen dataclasses, and what they are made of. Stdlib only.

    intended (people write it)        made (machines write it, once)      chosen (people decide it)
    Film  scenes, shots, format       Task      a frozen order            Take     (shot, number) -> Record
    Shot  one intended picture        Artifact  bytes named by digest     Cut      pinned Takes in order
    Look  a bible entry               Record    Task + Artifacts + cost   Finding  where, what, remedy

Knows what a thing *is*; knows nothing of how it is read, made, kept or shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

from workprint.core.cards import Card
from workprint.core.digest import digest
from workprint.core.money import NOTHING, Money
from workprint.core.time import Span

# --------------------------------------------------------------------------------------------- intended


@dataclass(frozen=True)
class Source:
    """Where on the page something stands: file name, first and last line (1-based, inclusive)."""

    file: str = ""
    first: int = 0
    last: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.first}" if self.first else self.file


@dataclass(frozen=True)
class Format:
    """The picture: size in pixels, exact rate in frames a second."""

    width: int = 1280
    height: int = 720
    rate: Fraction = Fraction(24)


@dataclass(frozen=True)
class Look:
    """One entry of the look book: `kind` is person, place, prop, style or prompt (a fragment of the prompt library); `name` as the page
    writes it (upper case for people and places).

    `words` describe it for a prompt; `traits` are the named choices (`hair = "bob"`, `coat = "dark red"`), as text or numbers.
    """

    kind: str
    name: str
    words: str = ""
    traits: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One speech by one person. `text` is what is heard: no parentheticals, no emphasis marks.

    `start` and `within` are seconds from the shot's first frame: where the line begins, and how long it may last
    before it would run into the next line or the end of the shot.
    """

    speaker: str
    text: str
    delivery: str = ""
    off: bool = False
    start: Fraction = Fraction(0)
    within: Fraction = Fraction(0)
    source: Source = Source()


MOODS = ("neutral", "happy", "sad", "angry", "afraid", "surprised", "disgusted")
"""The expressions a face can be asked for: Ekman's six, and none."""


@dataclass(frozen=True)
class Presence:
    """One person (or animal) on stage as a shot begins. `mark` names a place of the set ("door", "seat 1", "centre left", "window"), one
    next to something ("behind counter", "beside MARA", "2 m left of MARA") or metres on its floor ("at 1.5 -2": x, z).

    `posture` is stand, sit, lie, walk, fall, kneel or crouch; `facing` is a person's name, a mark, or "" for the middle of the room.
    `holding` is a thing in their hand; `mood` is one of `MOODS` ("" is neutral), `strength` how much of it, in hundredths.
    """

    who: str
    mark: str
    posture: str = "stand"
    facing: str = ""
    holding: str = ""
    mood: str = ""
    strength: int = 70


@dataclass(frozen=True)
class Beat:
    """Something a person does in a shot. `at` is seconds from its first frame; `target` a person, a mark or a thing; `thing` what they
    handle in doing it.

    `verb` is one of: enter, exit, walk, run, crawl, swim, jump, climb, ride, sit, slump, stand, lie, fall, kneel, crouch, turn, look,
    point, reach, react, nod, shake, wave, shrug, bow, salute, lean, clap, cheer, pray, pick (up), put (down), give, type, drive, read,
    write, drink, eat, smoke, phone, cook, wipe, knock, dig, sweep, hug, kiss, dance, greet (shake hands), comfort, tend, punch, shove,
    grapple, fight, huddle; feel (`target` is one of `MOODS`, `strength` hundredths of it);
    speak (only for off-screen partners).
    """

    who: str
    verb: str
    target: str = ""
    at: Fraction = Fraction(0)
    thing: str = ""
    strength: int = 70


@dataclass(frozen=True)
class LightCue:
    """How the light of a shot is from `at` (seconds from its first frame) until the next cue. All "" and () is as the hour and the place
    give it.

    `level` is dim, out or bright; `colour` a gel: red, blue, green, amber, purple, pink. `of` is what the light is said to come of:
    lamp, candle, fire, screen, torch, lantern, moon, neon or window. `on` and `off` name what the page has lit and put out (one of those;
    also lights, power, street lamp, match). `motion` is flicker or pulse for as long as the cue lasts, or starts once: lightning, flash,
    burst (light comes on at its full), sweep (headlights go by), flare (a fire), silhouette. `who` holds what burns in a hand.
    """

    at: Fraction = Fraction(0)
    level: str = ""
    colour: str = ""
    of: str = ""
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    motion: str = ""
    who: str = ""


@dataclass(frozen=True)
class Move:
    """How the camera moves: `kind` is static, pan, tilt, roll, dolly, truck, pedestal, crane, arc, zoom, dolly zoom, follow, lead, rack or
    handheld; `way` is in, out, left, right, up or down; `speed` is slow, medium or fast (a fast pan is a whip, a fast zoom a crash
    zoom). `to` is whom it follows or leads, or whom the focus is racked to; `degrees` how far an arc, a pan or a roll goes (0: its usual).
    """

    kind: str = "static"
    way: str = ""
    speed: str = "medium"
    to: str = ""
    degrees: int = 0


@dataclass(frozen=True)
class Wording:
    """What the page says of a shot's prompts: `fragments` are entries of the look book's prompt library that go into all of them; `texts`
    are (dialect, text), written by a person in place of the compiled text, where the dialect "" is every one that has no text of its own.
    """

    fragments: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()

    def text(self, dialect: str) -> str:
        """What a person wrote for this dialect; "" where its prompt is compiled."""
        said = dict(self.texts)
        return said.get(dialect) or said.get("", "")


@dataclass(frozen=True)
class Shot:
    """One intended picture: what the crew would write on the slate, and what happens in front of it.

    `size` is EWS WS FS MFS MS MCU CU BCU ECU, or 2S OTS POV INSERT; `on` names whom it frames, most important first (for OTS: the face we
    see, then the shoulder; for INSERT: a thing). `angle` is eye, low, high, overhead, worm, dutch, ..., or one that leans ("low dutch");
    `lens` is mm on a 36 mm gate. `view` is where round the subject the camera stands: front, three-quarter, profile, three-quarter back,
    back, or "" for what suits the shot. `side` (+1 or -1) is the side of the scene's line the camera keeps to. `setup` names the set-up:
    shots that share it are one camera position, returned to.
    `plate` is a file of the film folder (footage, a drawn board) that is the shot, in place of anything an engine makes. `noted` says that
    the shot stands on the page as a note of its own (and so has an id that lasts). `elsewhere` is the number of the scene in whose set it
    plays, where that is not its own scene's (INTERCUT). `lights` are the cues of its light, in order: none where the page says nothing of
    it. `wording` is what the page says of its prompts.
    """

    id: str
    size: str
    on: tuple[str, ...] = ()
    angle: str = "eye"
    lens: int = 35
    move: Move = Move()
    frames: int = 48
    side: int = 1
    setup: str = ""
    engine: str = ""
    plate: str = ""
    description: str = ""
    people: tuple[Presence, ...] = ()
    beats: tuple[Beat, ...] = ()
    lines: tuple[Line, ...] = ()
    noted: bool = False
    source: Source = Source()
    view: str = ""
    elsewhere: str = ""
    lights: tuple[LightCue, ...] = ()
    wording: Wording = Wording()


@dataclass(frozen=True)
class Piece:
    """One thing of a set as it was described: `count` of `thing`, `where` ("left wall", "centre", "back left", "at 1 -2" or "" for
    its usual place), next to what (`near`: another thing), and in which `words` ("round", "red").
    """

    thing: str
    count: int = 1
    where: str = ""
    near: str = ""
    words: str = ""


@dataclass(frozen=True)
class Scene:
    """One scene: its heading taken apart, and its shots in order. `number` is what the page says between `#`s, else its ordinal.

    `interior` and `exterior` may both be true (INT./EXT.). `place` is upper case, `time` one of day, night, dawn, dusk, ...
    `setting` is the kind of set it plays in (room, cafe, street, landscape, void, ...) and `furnishing` the named things that dress it,
    both read from the heading and the action by rules. Where a person described the set, `pieces` are its things (then nothing else
    furnishes it) and `size` its width, depth and height in centimetres, as far as they were said. `crowd` is how many extras stand about.
    `sounds` are its music and effect notes.
    """

    number: str
    heading: str
    interior: bool
    exterior: bool
    place: str
    time: str
    setting: str = "room"
    furnishing: tuple[str, ...] = ()
    shots: tuple[Shot, ...] = ()
    sounds: tuple[str, ...] = ()
    eighths: int = 1
    source: Source = Source()
    pieces: tuple[Piece, ...] = ()
    size: tuple[int, ...] = ()
    crowd: int = 0


@dataclass(frozen=True)
class Film:
    """The whole intended film, as the folder says it now.

    `engines` maps a kind of work ("clip", "voice") to the name of the engine that does it unless a shot says otherwise.
    """

    title: str
    scenes: tuple[Scene, ...] = ()
    looks: tuple[Look, ...] = ()
    format: Format = Format()
    engines: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"

    @property
    def shots(self) -> tuple[Shot, ...]:
        return tuple(shot for scene in self.scenes for shot in scene.shots)

    def look(self, kind: str, name: str) -> Look:
        """The look book's entry, or an empty one where the book is silent."""
        found = (look for look in self.looks if look.kind == kind and look.name.casefold() == name.casefold())
        return next(found, Look(kind, name))


# --------------------------------------------------------------------------------------------- made


@dataclass(frozen=True)
class Artifact:
    """Bytes in the store, named by their digest. `media` is a MIME type; `facts` are what was measured on making it."""

    digest: str
    media: str
    size: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Owed:
    """An input that another Task will make: the Task and which of its products is meant."""

    task: Task
    product: str


@dataclass(frozen=True)
class Task:
    """One frozen order for work. Everything that may change a byte of the result is in these fields.

    `op` is the kind of work (clip, voice, mix, segment, sound, subtitles, loudness, master); `engine` the name of who does it and
    `version` that engine's own version; `params` plain JSON values; `inputs` name what it is made from, each an Artifact that exists or
    an `Owed` one. `label` is for people ("3A Mara climbs the steps") and takes no part in identity.
    """

    op: str
    engine: str
    version: str
    params: Mapping[str, Any] = field(default_factory=dict)
    inputs: tuple[tuple[str, Artifact | Owed], ...] = ()
    label: str = field(default="", compare=False)

    def key(self, arrived: Mapping[str, str]) -> str:
        """Identity, once the digest of every input (by its name) is known."""
        return digest("task", [self.op, self.engine, self.version, self.params, sorted(arrived.items())])


@dataclass(frozen=True)
class Record:
    """What was made, once: the order, the digests it was made from, the products by name, cost and when.

    `cost` is what was charged (nothing for work on this machine), `job` the vendor's own number of it; `seconds` is how long the engine
    took, `made` an ISO 8601 UTC time, `who` the person who had it made.
    """

    key: str
    op: str
    engine: str
    version: str
    params: Mapping[str, Any]
    inputs: Mapping[str, str]
    products: Mapping[str, Artifact]
    label: str = ""
    cost: Money = NOTHING
    licence: str = ""
    seconds: float = 0.0
    made: str = ""
    job: str = ""
    who: str = ""


@dataclass(frozen=True)
class Product:
    """A file that an engine wrote into its workdir: the product's name, where it lies, its MIME type, what was measured."""

    name: str
    path: Path
    media: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class Engine(Protocol):
    """The one protocol: a card, and `make`. A renderer, a hosted model, an encoder, a mixer: all are engines."""

    card: Card

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        """Do the work: read `inputs` (by name), write files into `workdir`, say what they are. Runs in a worker process.

        Raises `EngineError` for what the user can mend.
        """
        ...


# --------------------------------------------------------------------------------------------- chosen


@dataclass(frozen=True)
class Take:
    """One generation of one shot, numbered from 1 within the shot; never renumbered, never deleted."""

    shot: str
    number: int
    record: Record


@dataclass(frozen=True)
class Pick:
    """One shot in the cut.

    the take's frames   |---------|=================|-----|
                                  ^ source.start, source.length
    the cut's frames              ^ span.start
    """

    shot: str
    take: Take
    source: Span
    span: Span


@dataclass(frozen=True)
class Cut:
    """Pinned takes in order, without gaps; `chapters` are (frame, title) in the cut's own frames."""

    picks: tuple[Pick, ...]
    rate: Fraction
    chapters: tuple[tuple[int, str], ...] = ()

    @property
    def length(self) -> int:
        """In frames."""
        return self.picks[-1].span.end if self.picks else 0


@dataclass(frozen=True)
class Finding:
    """Something wrong or worth knowing. A Finding always carries its remedy. `level` is error, warning or note."""

    where: str
    what: str
    remedy: str
    level: str = "warning"
    check: str = ""
