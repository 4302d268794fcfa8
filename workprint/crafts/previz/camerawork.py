"""The set-up of one shot: from the order's camera, the staged people and the set to a composition, and the camera over time.

Chooses which of `framing`'s solutions the order asks for and hands it to the operator. Knows the order's "camera"; knows nothing of light
or drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, inf, radians
from typing import Any

import numpy as np

from workprint.core.digest import digest
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import carried, framing
from workprint.crafts.previz.camera import HEIGHTS, SIZES
from workprint.crafts.previz.carried import Belonging
from workprint.crafts.previz.exact import dist, matmul, tan
from workprint.crafts.previz.forms import Mesh, View
from workprint.crafts.previz.framing import Shot, Stage, Subject
from workprint.crafts.previz.framing.people import on_set, passing, settled, subjects, walks
from workprint.crafts.previz.operating import CLOSE, SEVERAL, Scene, Setup, operated, steadied, walker_of
from workprint.crafts.previz.people.performer import Performance
from workprint.crafts.previz.sets.dressing import Item, Place
from workprint.crafts.previz.sets.vocabulary import meant
from workprint.crafts.previz.slate import Wanted, named, wanted

_THERE = {"screen": ("viewscreen",), "lamp": ("lamp", "pendant", "chandelier", "strip light", "operating lamp")}
"""What of a set a word means before anything is brought there: the screen of a ship's bridge, the light that a room has."""
EDGE = 0.03
"""So much of a picture may look past the edge of a room."""
SPECKS = 3.2
"""A two-shot that is higher than this, in standing heights, has two specks in it: they stand one behind the other instead."""


def set_up(
    order: Mapping[str, Any],
    place: Place,
    parts: Mapping[str, Performance],
    aspect: float,
    seconds: float,
    *,
    things: Sequence[Belonging] = (),
) -> Setup:
    """The camera for an order on a staged set, on which people handle `things`."""
    camera = wanted(order)
    names = named(camera.on, list(parts)) or list(parts)
    walker = walker_of(camera, names, parts, seconds)
    at = _composed_at(camera, names, walker, parts, seconds, place)
    through, people = _through(parts, seconds, place), on_set(subjects(parts, at), place)
    stage = Stage(place, people, aspect, camera.side, passing(parts, seconds), through, framing.steady(parts, (people, *through)))
    by_name = {subject.name: subject for subject in stage.people}
    members = [by_name[name] for name in names if name in by_name]
    seed = int(digest("hand", [order.get(key) for key in ("camera", "people", "beats", "set")]).rpartition("-")[2][:12], 16)
    other = thing_named(place, [camera.move.to]) if camera.move.kind == "rack" and camera.move.to else None
    aim = cam.between(other.low, other.high, 0.5) if other and not named((camera.move.to,), list(parts)) else None
    if walker in by_name:
        scene = Scene(camera, place, parts, aspect, seconds, members, by_name[walker], names, seed, at)
        return steadied(scene, stage, by_name[walker])
    shown = _handled(camera, things, parts, seconds) if camera.size == "INSERT" else None
    made = _composed(camera, stage, members, shown)
    out = framing.cheated(stage, made.view, made.members, camera.size)
    scene = Scene(camera, place, parts, aspect, seconds, members, made.about, names, seed, at, aim, out)
    setup = operated(scene, made.view, made.eyes)
    missing = (f"there is no {camera.on[0]} to be seen: the shot is of a face",) if _missing(camera, stage, shown) and members else ()
    return replace(setup, trouble=(*setup.trouble, *_unreached(camera, made), *missing))


def _missing(camera: Wanted, stage: Stage, shown: Shown | None) -> bool:
    """Whether an insert is of a thing that is neither on the set nor in a hand."""
    known = (
        shown is not None or bool(named(camera.on, [each.name for each in stage.people])) or thing_named(stage.place, camera.on) is not None
    )
    return camera.size == "INSERT" and bool(camera.on) and not known


def _unreached(camera: Wanted, made: Composed) -> tuple[str, ...]:
    """The height of a lens that is too near to have it, in words."""
    angle, about = camera.shot.angle, made.about
    if about is None or angle not in HEIGHTS or camera.size not in SIZES or len(made.members) != 1:
        return ()
    wanted = max(framing.LOWEST, HEIGHTS[angle] * about.tall)
    off = made.view.eye[1] - about.floor[1] - wanted
    if abs(off) < 0.01 * SIZES[camera.size].frame_h * about.stature:
        return ()
    return (f"with {camera.lens:g} mm a {camera.size} cannot be taken from the {angle}: the lens is {off:.1f} m higher",)


def _composed_at(
    camera: Wanted, names: Sequence[str], walker: str, parts: Mapping[str, Performance], seconds: float, place: Place
) -> float:
    """The second for which to compose: in the middle of a walk that the camera goes along with, else when everybody has settled."""
    if walker:
        start, end = max(walks(parts[walker], seconds), key=lambda span: span[1] - span[0])
        return (start + end) / 2.0
    together = names if camera.size in SEVERAL else names[:1]
    if names and not any(walks(parts[name], seconds) for name in together):
        return settled(parts[names[0]], seconds, place)
    return max((settled(parts[name], seconds, place) for name in together), default=seconds / 2)


def _through(parts: Mapping[str, Performance], seconds: float, place: Place) -> tuple[tuple[Subject, ...], ...]:
    """Everybody on the set at the first, the last and two more moments of a shot; of one in which nobody walks or turns, none."""
    if not any(walks(part, seconds) or any(0.3 < at < seconds for at in _changes(part)) for part in parts.values()):
        return ()
    return tuple(on_set(subjects(parts, seconds * share), place) for share in (0.0, 0.35, 0.7, 1.0))


def _changes(part: Performance) -> tuple[float, ...]:
    """When somebody looks elsewhere, sets out or does something."""
    return (*(glance.at for glance in part.glances), *(key.at for key in part.keys), *(act.at for act in part.acts))


@dataclass(frozen=True)
class Shown:
    """What somebody handles, for most of the shot: low and high corner, and which way its biggest face looks, if it is flat."""

    low: cam.Point
    high: cam.Point
    face: cam.Point | None


def _handled(camera: Wanted, things: Sequence[Belonging], parts: Mapping[str, Performance], seconds: float) -> Shown | None:
    """A thing that somebody handles; None for what nobody touches."""
    for name in camera.on:
        text = " ".join(name.casefold().split())
        for thing in reversed(things):
            if text in (thing.name, thing.word) or meant(text) == thing.name:
                mesh = carried.thing_at(thing, seconds * 0.6, 1, parts).mesh
                low, high = mesh.points.min(axis=0), mesh.points.max(axis=0)
                return Shown(_point(low), _point(high), _face(mesh))
    return None


def _point(v: Any) -> cam.Point:
    return float(v[0]), float(v[1]), float(v[2])


def _face(mesh: Mesh) -> cam.Point | None:
    """Which way the biggest triangle of a flat thing looks; None where a thing is thick that way."""
    a, b, c = (mesh.points[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    across = np.cross(b - a, c - a)
    sizes = np.sqrt((across * across).sum(axis=1))
    biggest = int(np.argmax(sizes))
    way = across[biggest] / max(float(sizes[biggest]), 1e-12)
    deep = matmul(mesh.points, way)
    spans = mesh.points.max(axis=0) - mesh.points.min(axis=0)
    return _point(way) if float(deep.max() - deep.min()) < 0.3 * float(spans.max()) else None


@dataclass(frozen=True)
class Composed:
    """A composition: the view, who is meant to be in it, whom it is about, and whose eyes it is."""

    view: View
    members: Sequence[Subject] = ()
    about: Subject | None = None
    eyes: tuple[str, ...] = ()


def _composed(camera: Wanted, stage: Stage, members: Sequence[Subject], shown: Shown | None = None) -> Composed:
    """The composition that the order's camera asks for."""
    shot, size = camera.shot, camera.size
    if _missing(camera, stage, shown) and members:
        return Composed(framing.single(stage, members[0], replace(shot, size="MCU", lens=65.0, angle="eye")), members[:1], members[0])
    if size == "INSERT" or (size == "POV" and not members):
        return Composed(replace(_insert(camera, stage, members, shown), roll=shot.roll))
    if not members or (size == "EWS" and stage.place.kind != "void"):
        return Composed(framing.establishing(stage, replace(shot, size=size if size in ("WS", "EWS") else "WS")))
    first = members[0]
    others = [member for member in (*members[1:], *stage.people) if member.name != first.name]
    if size == "POV":
        return _point_of_view(camera, stage, first, others)
    if size == "OTS" and others:
        near = others[0] if len(members) > 1 else min(others, key=lambda other: dist(other.eye, first.eye))
        return Composed(framing.over_shoulder(stage, first, near, shot), (first, near), first)
    if size == "2S":
        pair = list(members) if len(members) > 1 else [first, *sorted(others, key=lambda other: dist(other.eye, first.eye))[:1]]
        return Composed(_together(stage, pair, shot), pair, first)
    if size == "FS" and len(members) == 1 and not camera.view:
        beside = [other for other in others if dist(other.floor, first.floor) < 1.9 and 0.6 < other.stature / first.stature < 1.7]
        members = [first, *beside[:1]]
    inside = framing.wide(stage, members, shot) if size == "WS" and stage.place.walls and not camera.view else None
    if inside is not None:
        return Composed(inside, members, first)
    if len(members) > 1 and size in ("FS", "WS", "EWS"):
        return Composed(_together(stage, members, shot), members, first)
    return Composed(framing.single(stage, first, shot if size in SIZES else replace(shot, size="MS")), members[:1], first)


def _together(stage: Stage, members: Sequence[Subject], shot: Shot) -> View:
    """Several people; where one picture of them from without would look past the room's edge, or be of two specks, from within the room."""
    view = framing.group(stage, members, shot)
    far = dist(view.eye, cam.between(members[0].eye, members[-1].eye, 0.5))
    specks = shot.size == "2S" and len(members) > 1 and 2.0 * far * tan(radians(view.fov) / 2.0) > SPECKS * members[0].stature
    if not stage.place.walls or not (specks or framing.beyond(stage, view) > EDGE):
        return view
    return framing.wide(stage, members, shot, most=inf) or view


def _point_of_view(camera: Wanted, stage: Stage, first: Subject, others: Sequence[Subject]) -> Composed:
    """Through the eyes of the second named (or whoever is there) onto the first; alone, through their own."""
    roll = camera.shot.roll
    if others and len(camera.on) < 2:
        others = sorted(others, key=lambda other: abs(cam.turned(other.look, cam.bearing(other.eye, first.eye))))
    if others:
        seen = replace(framing.point_of_view(others[0], first.eye, camera.lens, stage.aspect), roll=roll)
        return Composed(seen, (first,), first, (others[0].name,))
    ahead = cam.added(first.eye, cam.direction(first.look, -4.0), 3.0)
    return Composed(replace(framing.point_of_view(first, ahead, camera.lens, stage.aspect), roll=roll), eyes=(first.name,))


def _insert(camera: Wanted, stage: Stage, members: Sequence[Subject], shown: Shown | None = None) -> View:
    """On a thing that somebody handles, a thing of the set, or somebody's hands."""
    item = thing_named(stage.place, camera.on)
    near = members[0] if members else stage.people[0] if stage.people else None
    if shown is not None:
        middle = cam.between(shown.low, shown.high, 0.5)
        holder = min(stage.people, key=lambda person: dist(person.eye, middle), default=None)
        towards = cam.bearing(middle, holder.eye) if holder else None
        arm = max(0.45, 1.05 * dist(holder.eye, middle)) if holder and dist(holder.eye, middle) < 0.9 else 0.0
        face = shown.face
        if face is not None and holder and fsum(a * (b - c) for a, b, c in zip(face, holder.eye, middle, strict=True)) < 0.0:
            face = cam.added((0.0, 0.0, 0.0), face, -1.0)
        held = framing.Held(arm, face)
        return framing.insert(stage, shown.low, shown.high, camera.lens, camera.shot.angle, towards=towards, held=held)
    if item is not None:
        middle = cam.between(item.low, item.high, 0.5)
        low, high = item.low, item.high
        if high[1] - low[1] > 1.2:
            low = (low[0], max(low[1], 0.85), low[2])
        towards = cam.bearing(middle, near.eye) if near else None
        if 0 <= item.wall < len(stage.place.walls):
            wall = stage.place.walls[item.wall]
            towards = cam.bearing((0.0, 0.0, 0.0), (wall.nx, 0.0, wall.nz))
            held = framing.Held(0.0, (wall.nx, 0.0, wall.nz))
            return framing.insert(stage, low, high, camera.lens, camera.shot.angle, towards=towards, held=held)
        return framing.insert(stage, low, high, camera.lens, camera.shot.angle, towards=towards)
    if near is None:
        return framing.establishing(stage, replace(camera.shot, size="WS"))
    hands = cam.added((near.floor[0], near.floor[1] + 0.60 * near.tall, near.floor[2]), cam.direction(near.look, 0.0), 0.18)
    return framing.insert(
        stage, cam.added(hands, (1, 1, 1), -0.16), cam.added(hands, (1, 1, 1), 0.16), camera.lens, camera.shot.angle, towards=near.look
    )


def built_in(place: Place, name: str) -> bool:
    """Whether a set has of itself what this word means on it, so that nothing is brought for an insert of it."""
    there = {item.thing.name for item in place.items}
    return any(other in there for other in _THERE.get(" ".join(name.casefold().split()), ()))


def thing_named(place: Place, on: Sequence[str]) -> Item | None:
    """The thing an insert shows: the one laid last of that name or meaning, or what is there in its stead."""
    for name in on:
        text = " ".join(name.casefold().split())
        for other in _THERE.get(text, ()):
            built = [item for item in place.items if item.thing.name == other]
            if built:
                return built[0]
        exact = [item for item in place.items if item.thing.name == text]
        alike = [item for item in place.items if item.thing.name == meant(text) or meant(item.thing.name) == meant(text) != "thing"]
        if exact or alike:
            return (exact or alike)[-1]
    return None


__all__ = ["CLOSE", "Setup", "Wanted", "set_up", "subjects", "thing_named", "wanted"]
