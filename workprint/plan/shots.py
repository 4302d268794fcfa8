"""Shots -> orders for voices and clips. Pure: joins a Shot, its Scene, the look book and the engine's card.

Nothing here holds a shot's id, number or place in the film: two shots that say the same are the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from workprint.core.nouns import Artifact, Beat, Film, Format, LightCue, Line, Look, Owed, Scene, Shot, Task
from workprint.core.time import SAMPLE_RATE, Span, nearest
from workprint.plan.crew import Crew

HEARD = ("voice", "pitch", "pace", "accent", "language")
"""Traits that only a voice has; `SHARED` ones are both heard and seen."""
SHARED = ("age", "gender")
FOUND = ("set", "setting", "time", "furnishing", "figure", "pictures", "avoid")
"""Traits that are in the scene already, or a file, or only for a prompt: they are no words of an order."""


def as_format(format: Format) -> dict[str, Any]:
    """The picture format as orders write it."""
    return {"width": format.width, "height": format.height, "rate": f"{format.rate.numerator}/{format.rate.denominator}"}


def voice(film: Film, line: Line, crew: Crew) -> Task:
    """The order for one speech."""
    traits = film.look("person", line.speaker).traits
    cast = {"name": line.speaker} | {name: traits[name] for name in HEARD + SHARED if name in traits}
    params = {
        "text": line.text,
        "language": film.language,
        "delivery": line.delivery,
        "within": nearest(line.within, SAMPLE_RATE),
        "voice": cast,
    }
    return crew.task("voice", params, {}, label=f"{line.speaker}: {line.text[:60]}")


def clip(
    film: Film,
    scene: Scene,
    shot: Shot,
    crew: Crew,
    *,
    voices: Sequence[Task],
    figures: Mapping[str, Artifact] | None = None,
) -> Task:
    """The order for one moving shot. `voices` are the orders of `shot.lines`, in order; `figures` the files that the look book names for
    people and props (by their path in the film folder): those in the shot become inputs.
    """
    crew.card("clip", shot.engine, where=str(shot.source))
    heard = [line for line in shot.lines if line.speaker]
    timings: dict[str, Artifact | Owed] = {f"timing{index}": Owed(task, "timing") for index, task in enumerate(voices)}
    props, files = _props(film, scene, shot), figures or {}
    drawn = {path: f"figure{number}" for number, path in enumerate(dict.fromkeys(_figures(film, shot, props))) if path in files}
    params = {
        "format": as_format(film.format),
        "frames": shot.frames,
        "set": _set(film, _playing(film, scene, shot)),
        "people": _people(film, shot, drawn),
        "beats": [_beat(film.format.rate, beat) for beat in shot.beats],
        "camera": _camera(shot),
        "speech": [_speech(film.format.rate, index, line) for index, line in enumerate(heard)],
        "style": _style(film.look("style", "")),
    }
    if shot.lights:
        params["lights"] = [_light(film.format.rate, cue) for cue in shot.lights]
    if props:
        params["props"] = {name: _seen(look, drawn) for name, look in props.items()}
    inputs = timings | {name: files[path] for path, name in drawn.items()}
    return crew.task("clip", params, inputs, label=_label(shot), wanted=shot.engine)


def footage(film: Film, shot: Shot, made: Artifact | Owed, crew: Crew, *, engine: str, part: Span | None = None) -> Task | None:
    """What brings a clip into house format, or None where the engine that made it delivers that already. `part` is the stretch of it
    that is wanted, where that is not all: it is then coded again.
    """
    if part is None and engine in crew.cards and crew.cards[engine].house:
        return None
    frames, first = (part.length, part.start) if part else (shot.frames, 0)
    params = {"format": as_format(film.format), "frames": frames, "from": first}
    return crew.task("segment", params, {"clip": made}, label=_label(shot))


def _label(shot: Shot) -> str:
    words = shot.description or (f"on {', '.join(shot.on)}" if shot.on else "")
    return f"{shot.id} {shot.size} {words}".strip()[:80]


def _seen(look: Look, drawn: Mapping[str, str]) -> dict[str, Any]:
    """What an entry of the look book says to the eye; its figure by the name of the input that it is."""
    figure = drawn.get(str(look.traits.get("figure", "")))
    shown = {name: value for name, value in look.traits.items() if name not in (*HEARD, *FOUND)}
    return shown | ({"figure": figure} if figure else {})


def _figures(film: Film, shot: Shot, props: Mapping[str, Look]) -> Iterator[str]:
    """The files that those in the shot are drawn from."""
    looks = (*(film.look("person", presence.who) for presence in shot.people), *props.values())
    yield from (str(look.traits["figure"]) for look in looks if look.traits.get("figure"))


def _props(film: Film, scene: Scene, shot: Shot) -> dict[str, Look]:
    """The props of the look book that are in the shot: on the set, in a hand, handled, looked at, framed."""
    about = {*scene.furnishing, *(piece.thing for piece in scene.pieces), *(presence.holding for presence in shot.people), *shot.on}
    about |= {word for beat in shot.beats for word in (beat.thing, beat.target)}
    folded = {word.casefold() for word in about}
    return {look.name: look for look in film.looks if look.kind == "prop" and look.name.casefold() in folded}


def _style(look: Look) -> dict[str, Any]:
    """The film's style: its traits, and its words where it has any."""
    return _seen(look, {}) | ({"words": look.words} if look.words else {})


def _set(film: Film, scene: Scene) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": scene.setting,
        "place": scene.place,
        "interior": scene.interior,
        "exterior": scene.exterior,
        "time": scene.time,
        "furnishing": list(scene.furnishing),
    }
    if scene.pieces:
        said["pieces"] = [{name: value for name, value in asdict(piece).items() if value} for piece in scene.pieces]
    if scene.size:
        said["size"] = list(scene.size)
    said |= {"crowd": scene.crowd} if scene.crowd else {}
    return said | _seen(film.look("place", scene.place), {})


def _playing(film: Film, scene: Scene, shot: Shot) -> Scene:
    """The scene in whose set the shot plays."""
    return next((each for each in film.scenes if each.number == shot.elsewhere), scene) if shot.elsewhere else scene


def _people(film: Film, shot: Shot, drawn: Mapping[str, str]) -> list[dict[str, Any]]:
    seen = []
    for presence in shot.people:
        look = film.look("person", presence.who)
        traits = _seen(look, drawn)
        place = {"mark": presence.mark, "posture": presence.posture, "facing": presence.facing}
        held = {"holding": presence.holding} if presence.holding else {}
        mood = {"mood": presence.mood, "strength": presence.strength} if presence.mood else {}
        seen.append({"name": presence.who, "traits": traits, "words": look.words, **place, **held, **mood})
    return seen


def _beat(rate: Fraction, beat: Beat) -> dict[str, Any]:
    said = {"who": beat.who, "verb": beat.verb, "target": beat.target, "at": nearest(beat.at, rate)}
    said |= {"thing": beat.thing} if beat.thing else {}
    return said | ({"strength": beat.strength} if beat.verb == "feel" else {})


def _light(rate: Fraction, cue: LightCue) -> dict[str, Any]:
    said = {"level": cue.level, "colour": cue.colour, "of": cue.of, "on": list(cue.on), "off": list(cue.off), "motion": cue.motion}
    return {"at": nearest(cue.at, rate)} | {name: value for name, value in (said | {"who": cue.who}).items() if value}


def _camera(shot: Shot) -> dict[str, Any]:
    move: dict[str, Any] = {"kind": shot.move.kind, "way": shot.move.way, "speed": shot.move.speed}
    move |= {name: value for name, value in (("to", shot.move.to), ("degrees", shot.move.degrees)) if value}
    view = {"view": shot.view} if shot.view else {}
    return view | {"size": shot.size, "on": list(shot.on), "angle": shot.angle, "lens": shot.lens, "side": shot.side, "move": move}


def _speech(rate: Fraction, index: int, line: Line) -> dict[str, Any]:
    return {"who": line.speaker, "start": nearest(line.start, rate), "input": f"timing{index}", "off": line.off}
