"""Small films for tests of the pure rooms."""

from fractions import Fraction

from workprint.core.cards import Card
from workprint.core.nouns import Artifact, Film, Format, Line, Look, Presence, Record, Scene, Shot, Take
from workprint.plan import Crew

CARDS = {
    card.name: card
    for card in (
        Card("previz", "1", ("clip",), house=True),
        Card("toy", "1", ("clip", "voice")),
        Card("espeak", "1", ("voice",)),
        Card("encoder", "1", ("segment", "sound")),
        Card("mixer", "1", ("mix", "loudness")),
        Card("master", "1", ("subtitles", "master")),
    )
}
CREW = Crew(CARDS, {})
ANNA = Look("person", "ANNA", "tall", {"coat": "red", "pitch": "low", "age": 40})


def line(text="Who is there?", speaker="ANNA"):
    return Line(speaker, text, start=Fraction(1, 2), within=Fraction(2))


def shot(id, *, size="MS", on=("ANNA",), frames=48, lines=(), **others):
    return Shot(id, size, on, frames=frames, lines=lines, people=(Presence("ANNA", "centre"),), **others)


def scene(number, *shots, place="HALL", setting="hall"):
    return Scene(number, f"INT. {place} - DAY", True, False, place, "day", setting, (), shots)


def film(*scenes, rate=Fraction(24)):
    return Film("Toy", scenes, (ANNA,), Format(640, 360, rate))


def take(shot_id, *, number=1, frames=48, key="k"):
    clip = Artifact(f"clip-{shot_id}-{number}", "video/mp4", 1)
    return Take(shot_id, number, Record(key, "clip", "previz", "1", {"frames": frames}, {}, {"clip": clip}))
