"""From a clip's order to drawn pictures: build the set, stage the people, set up the camera and the light, draw.

    order + timings  >  Place  >  Cast  >  Setup  >  Light  >  Frame per drawing  >  pictures

Pictures depend on nothing but the order and the timings, to the bit. Drawn on twos, on ones while the camera moves fast; lines boil at
8 Hz. Knows the order of a clip (docs/design/03-orders.md); knows nothing of Tasks, files or films.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import radians
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import camerawork, carried, figures, framing, gaffer, staging
from workprint.crafts.previz.camerawork import CLOSE, Setup
from workprint.crafts.previz.draw.renderer import Renderer
from workprint.crafts.previz.exact import dist, hypot, tan
from workprint.crafts.previz.forms import Bytes, Frame, Light, Style, Thing, View
from workprint.crafts.previz.lightcues import State
from workprint.crafts.previz.people.performance import CAMERA
from workprint.crafts.previz.people.performer import Performance, thing_at
from workprint.crafts.previz.sets import Item, Place, book, cars, place
from workprint.crafts.previz.sets.carpentry import Point, box, made
from workprint.crafts.previz.sets.dressing import Dressing, Spot
from workprint.crafts.previz.sets.furniture import chair
from workprint.crafts.previz.sets.tones import Dice, plain, tones
from workprint.crafts.previz.staging import crowd
from workprint.crafts.previz.styles import style

DRIVEN = 14.0
"""How fast a car drives, metres a second (50 km/h)."""
BOIL = 8
"""How often a second the lines are drawn anew."""
DRAWN = 12
"""Drawings a second, unless the camera moves fast."""
FAST = 0.006
"""A camera that shifts the picture by more than this part of its height from frame to frame (about 4 of 720 lines) is drawn on ones."""
PEOPLE = 1000
"""The id of the first person; the set's own things count from 1."""
HELD = 2000
"""The id of the first thing that is handled."""
EXTRAS = 3000
"""The id of the first of the crowd."""
_WIDE = frozenset(("WS", "EWS"))
Timings = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Shooting:
    """A shot ready to be drawn."""

    order: Mapping[str, Any]
    width: int
    height: int
    rate: Fraction
    count: int
    place: Place
    parts: Mapping[str, Performance]
    setup: Setup
    kept: tuple[Thing, ...]
    light: Light
    style: Style
    detail: str
    hold: int
    """For how many frames a drawing stands."""
    things: tuple[carried.Belonging, ...] = ()
    """What people handle."""
    unstaged: tuple[str, ...] = ()
    """What could not be staged, a sentence each."""
    crowd: tuple[crowd.Extra, ...] = ()
    """Who else is about."""
    states: tuple[State, ...] = ()
    """The light from its cues on, the first of which is `light`."""


def prepared(order: Mapping[str, Any], timings: Timings | None = None) -> Shooting:
    """Everything that is decided before the first drawing. `EngineError` names what the order has wrong."""
    width, height, rate, count = _format(order)
    seconds = float(count / rate)
    camera = camerawork.wanted(order)
    scene = _dressed(order, camera)
    noted = book.read(order)
    here = figures.furnished(place(scene, open_door=staging.uses_door(order), noted=noted), order, timings or {})
    cast = staging.staged(order, here, timings or {}, rate, figures.players(order, timings or {}))
    cast = replace(cast, things=figures.owned(carried.as_noted(cast.things, noted), order, timings or {}))
    here = _seated(here, cast, str(scene.get("place", "")))
    seen = carried.about(here, cast.things, cast.gone, seconds / 2, cast.parts)
    setup = camerawork.set_up(order, seen, cast.parts, width / height, seconds, things=cast.things)
    parts = _into_lens(cast.parts, setup)
    kept = tuple(_flagged(item, camera.size) for item in _kept(here, setup, seconds) if item.thing.id not in cast.gone)
    states = gaffer.states(here, order, setup, parts, (scene, noted.light, camera.size), (float(1 / rate), seconds))
    detail = "wide" if camera.size in _WIDE else "full"
    hold = 1 if _shift(setup, rate, count, width / height) > FAST else max(1, round(rate / DRAWN))
    look, handled = (
        style(order.get("style") or {}),
        (
            cast.things,
            (
                *here.unplaced,
                *cast.unstaged,
                *figures.lacking(cast.parts),
                *setup.trouble,
                *gaffer.unlit(states, frozenset(thing.name for thing in cast.things)),
            ),
        ),
    )
    others = crowd.extras(int(scene.get("crowd") or 0), here, str(scene.get("place", "")), parts, _watched(setup, seconds))
    lit = states[0].light
    return Shooting(order, width, height, rate, count, here, parts, setup, kept, lit, look, detail, hold, *handled, others, states)


def frames(order: Mapping[str, Any], timings: Timings | None = None) -> Iterator[Bytes]:
    """The shot's pictures: exactly `frames` of them, uint8 (height, width, 3). The same array may come several times in a row."""
    yield from pictures(prepared(order, timings))


def pictures(shooting: Shooting) -> Iterator[Bytes]:
    """The pictures of a shot that is ready, as `frames` gives them."""
    renderer = Renderer(shooting.width, shooting.height)
    last, picture = -1, None
    for number in range(shooting.count):
        drawing = drawn(shooting, number)
        if picture is None or drawing != last:
            last, picture = drawing, renderer.draw(frame_at(shooting, drawing))
        yield picture


def still(order: Mapping[str, Any], frame: int = 0, timings: Timings | None = None) -> Bytes:
    """One picture of the shot."""
    shooting = prepared(order, timings)
    return Renderer(shooting.width, shooting.height).draw(frame_at(shooting, drawn(shooting, frame)))


def drawn(shooting: Shooting, number: int) -> int:
    """Which frame's drawing is shown at this frame."""
    return number - number % shooting.hold


def frame_at(shooting: Shooting, number: int) -> Frame:
    """All that the drawing of one frame needs."""
    t = float(number / shooting.rate)
    people: list[Thing] = []
    for index, (name, part) in enumerate(shooting.parts.items()):
        if name not in shooting.setup.hidden:
            people.append(thing_at(part, t, PEOPLE + index, shooting.parts, shooting.detail))
    held = carried.things(shooting.things, t, HELD, shooting.parts, frozenset(shooting.setup.hidden))
    lit = gaffer.at(shooting.states, t, held, shooting.parts, night=gaffer.is_dark(shooting.order))
    held, shown = gaffer.seen(shooting.states, t, held), gaffer.seen(shooting.states, t, shooting.kept)
    kept = cars.passing(shown, t * _pace(shooting.order))
    extras = crowd.things_at(shooting.crowd, t, EXTRAS)
    focus = shooting.setup.focus(t) if shooting.setup.focus else None
    drawn = (*kept, *extras, *people, *held)
    return Frame(drawn, shooting.setup.at(t), lit, shooting.style, boil=int(number * BOIL / shooting.rate), focus=focus)


def _into_lens(parts: Mapping[str, Performance], setup: Setup) -> dict[str, Performance]:
    """The performances, now that the camera stands: who looks into it looks at where it is."""
    return {
        name: replace(part, glances=tuple(replace(each, target=setup.base.eye) if each.target == CAMERA else each for each in part.glances))
        if any(each.target == CAMERA for each in part.glances)
        else part
        for name, part in parts.items()
    }


def _watched(setup: Setup, seconds: float) -> list[View]:
    """The views of a shot: where no extra may come before the lens."""
    return [setup.at(seconds * step / 16) for step in range(17)] if setup.moving else [setup.base]


def _pace(order: Mapping[str, Any]) -> float:
    """How fast the road passes, metres a second: in a car that somebody drives, or at whose wheel somebody sits, unless it is parked."""
    scene = order.get("set") or {}
    if scene.get("kind") != "car" or cars.parked(str(scene.get("place", ""))):
        return 0.0
    driven = any(beat.get("verb") == "drive" for beat in order.get("beats", ()))
    at_wheel = any(cars.at_wheel(str(person.get("mark", ""))) for person in order.get("people", ()))
    return DRIVEN if driven or at_wheel else 0.0


# --------------------------------------------------------------------------------------------- what is decided before


def _shift(setup: Setup, rate: Fraction, count: int, aspect: float) -> float:
    """How far the picture shifts from one frame to the next where it shifts most, in heights of it: what is looked at, and what lies
    behind it, at the middle and at the edges.
    """
    if not setup.moving:
        return 0.0
    most = 0.0
    for step in range(48):
        t = float(count / rate) * step / 48
        now, then = setup.at(t), setup.at(t + float(1 / rate))
        right, up, _ = cam.axes(now)
        half = tan(radians(now.fov) / 2.0) * dist(now.eye, now.target)
        for x, y, share in ((0.0, 0.0, 1.0), (0.9 * aspect, 0.9, 1.0), (-0.9 * aspect, -0.9, 1.0), (0.0, 0.0, 3.0)):
            point = cam.added(cam.added(now.target, right, x * half), up, y * half)
            point = cam.between(now.eye, point, share)
            (x0, y0, d0), (x1, y1, d1) = cam.screen(now, point, aspect), cam.screen(then, point, aspect)
            most = max(most, hypot((x1 - x0) * aspect, y1 - y0) / 2.0) if min(d0, d1) > 0.0 else 1.0
    return max(most, abs(cam.turned(setup.at(0.0).roll, setup.at(float(1 / rate)).roll)) / 60.0)


def _format(order: Mapping[str, Any]) -> tuple[int, int, Fraction, int]:
    form = order.get("format", {})
    try:
        width, height, rate, count = int(form["width"]), int(form["height"]), Fraction(str(form["rate"])), int(order["frames"])
    except (KeyError, ValueError, TypeError, ZeroDivisionError) as wrong:
        raise EngineError(
            f"the order's format cannot be read ({wrong})", remedy='It is {"width": 1280, "height": 720, "rate": "24/1"}, with "frames".'
        ) from None
    if not (16 <= width <= 8192 and 16 <= height <= 8192 and 0 < rate <= 240 and 0 < count <= 1_000_000):
        raise EngineError(
            f"{count} frames of {width} x {height} at {rate} cannot be drawn", remedy="16 to 8192 pixels, up to 240 frames a second."
        )
    return width, height, rate, count


def _dressed(order: Mapping[str, Any], camera: camerawork.Wanted) -> dict[str, Any]:
    """The order's set: without what somebody has in hand, and with what an insert shows."""
    scene = dict(order.get("set") or {})
    people = {" ".join(str(person.get("name", "")).casefold().split()) for person in order.get("people", ())}
    scene["furnishing"] = carried.left(scene.get("furnishing", ()), order.get("people", ()))
    if scene.get("exterior") and not scene.get("interior"):
        scene["furnishing"] = carried.on_the_ground(scene["furnishing"], order)
    if camera.size == "INSERT":
        shown = [" ".join(name.casefold().split()) for name in camera.on]
        built = place(scene)
        brought = [name for name in shown if name not in people and not camerawork.built_in(built, name)]
        scene["furnishing"] = [*scene["furnishing"], *brought]
    return scene


def _seated(here: Place, cast: staging.Cast, name: str) -> Place:
    """The place with something to sit on wherever somebody sits where nothing is."""
    if not cast.seats:
        return here
    dice = Dice(f"{here.kind}: {' '.join(name.casefold().split())}")
    dressing = Dressing(tones(dice), dice, False, items=list(here.items))
    for spot in cast.seats:
        seat = (
            chair(dressing.tones)
            if here.interior or here.kind in ("stage", "street")
            else made((box(0.5, 0.45, 0.42), plain(dressing.tones.wood)))
        )
        dressing.put("chair" if here.interior else "box", seat, Spot(spot.x, spot.z, spot.yaw))
    return replace(here, items=tuple(dressing.items))


def _kept(here: Place, setup: Setup, seconds: float) -> list[Item]:
    """What of the set is in the picture throughout: no wall the camera comes behind, nothing it is in, nothing before the hero's eyes."""
    kept = list(here.items)
    for step in range(9 if setup.moving else 1):
        eye = setup.at(seconds * step / 8).eye
        there = {item.thing.id for item in framing.standing(here, eye)}
        kept = [item for item in kept if item.thing.id in there]
        if setup.hero is not None:
            face = [(setup.hero.eye[0], setup.hero.eye[1] + by, setup.hero.eye[2]) for by in (0.12, 0.0, -0.13)]
            kept = [item for item in kept if not (_light_enough(item) and any(_before(item, eye, point) for point in face))]
    return kept


def _before(item: Item, eye: Point, face: Point) -> bool:
    """Whether an item stands between a lens and a face (not right at the face: a pillow, a hat stand beside it)."""
    return framing.crosses(item, eye, face) and not framing.crosses(item, face, face, 0.12)


def _flagged(item: Item, size: str) -> Thing:
    """The thing; a tall one throws no shadow on a face in a close shot (the gaffer has taken it out of the key)."""
    tall = item.high[1] > 1.9 and size in CLOSE
    return replace(item.thing, casts=False) if tall and item.thing.casts else item.thing


def _light_enough(item: Item) -> bool:
    """Whether two stagehands carry it off."""
    return item.opaque and item.high[1] - item.low[1] < 3.0 and item.high[0] - item.low[0] < 3.5 and item.high[2] - item.low[2] < 3.5
