"""What a moment without people is shown by: the thing itself, a face that hears or sees it, or the place from another corner.

    light goes out      the lamp, a face in it, the place         a sound     the face that hears it, then the place
    a shadow, a shape   the floor it falls on, from low down      the rest    the place: closer, higher, lower, from the far corner

A cutaway goes to what the line names or to who takes it in, and a place that is shown again is shown from elsewhere (Arijon, *Grammar of
the Film Language*, on cut-ins and cutaways; Katz, *Film Directing Shot by Shot*, on re-establishing). Items of a montage differ in size and
height from the ones beside them. Knows words and sizes; knows nothing of a scene's course.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workprint.story import lexicon
from workprint.story.sentences import Stretch

Camera = tuple[str, tuple[str, ...], str, str]
"""Size, whom or what it frames, angle, view."""

_HEARD = lexicon.bag(
    "sound sounds noise noises hum humming alarm alarms siren sirens bell bells thunder crash bang thud voice voices scream screams music "
    "silence silent quiet echo echoes footsteps knock knocking whistle roar rumble buzz buzzing ringing rings explosion shots gunshot "
    "gunshots howl howling creak creaks"
)
_LIT = lexicon.bag("light lights lighting lamp lamps bulb bulbs neon chandelier darkness dark blackout flicker flickers flickering glow")
_LOW = lexicon.bag("shadow shadows silhouette shape something smoke fog mist water blood dust")
_PLACES = (("WS", "eye", ""), ("WS", "high", ""), ("WS", "low", ""), ("EWS", "high", ""), ("EWS", "eye", ""), ("WS", "hip", ""))
"""The same place, from one corner and height after another."""
_PEOPLED = (("WS", "eye", ""), ("FS", "low", "three-quarter"), ("WS", "high", ""), ("FS", "eye", "profile"), ("EWS", "high", ""),
            ("WS", "low", ""))  # fmt: skip
_ONE = (("MS", "eye", "three-quarter"), ("FS", "low", ""), ("MCU", "eye", "profile"), ("MFS", "high", ""))
_SEVERAL = (("2S", "eye", ""), ("FS", "low", "three-quarter"), ("WS", "high", ""), ("FS", "eye", "profile"))


def picture(camera: Camera) -> Camera:
    """The camera with who is in it in any order: a wide of two is one picture, whoever is named first."""
    size, on, angle, view = camera
    return size, tuple(sorted(on)) if size in ("EWS", "WS", "FS", "2S") else on, angle, view


def cutaways(tokens: Sequence[Stretch], there: Sequence[str], places: Sequence[str]) -> Iterator[Camera]:
    """Cameras for an action line that frames nobody, the likeliest first. `there` is everybody on stage, who spoke last first; `places`
    are the parts of the set that the line names.
    """
    said = {token.text.lower() for token in tokens}
    faces = [("CU", (who,), "eye", "") for who in there[:3]]
    if said & _LIT and not said & _HEARD:
        yield ("INSERT", ("lamp",), "low", "")
    if said & _HEARD or said & _LIT:
        yield from faces
    if said & _LOW:
        yield ("WS", (), "ground", "")
    if "door" in places or "window" in places:
        yield ("INSERT", ("door" if "door" in places else "window",), "eye", "")
    yield from wides(there)
    yield from faces


def wides(there: Sequence[str]) -> Iterator[Camera]:
    """The place, with those who are there or without, from one corner and height after another."""
    on = tuple(there) if 0 < len(there) < 4 else ()
    for size, angle, view in _PEOPLED if len(on) > 1 else _PLACES:
        yield size, on if size != "EWS" else (), angle, view


def montage(number: int, who: Sequence[str], things: Sequence[str]) -> Camera:
    """The camera of a montage's item: `number` says which, from 0."""
    if things and (number % 2 or not who):
        return "INSERT", tuple(things[:1]), "overhead" if number % 4 == 3 else "eye", ""
    if len(who) > 1:
        size, angle, view = _SEVERAL[number % len(_SEVERAL)]
        return size, tuple(who[:2]) if size == "2S" else tuple(who), angle, view
    if who:
        size, angle, view = _ONE[number % len(_ONE)]
        return size, tuple(who), angle, view
    size, angle, view = _PLACES[number % len(_PLACES)]
    return size, (), angle, view
