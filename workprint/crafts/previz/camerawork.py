"""The camera operator: one shot's camera over time, from the order's camera, the staged people and the set.

Chooses which of `framing`'s solutions the order asks for, moves the camera as it says, and keeps walkers in the picture.
Knows the order's "camera"; knows nothing of light or drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from math import atan, degrees, dist, inf, radians, tan
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import framing, interiors
from workprint.crafts.previz.camera import ANGLES, MOVES, SHOTS, SIZES, Move
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing import Stage, Subject
from workprint.crafts.previz.people.performer import Heads, Performance, gazing, heads, plan
from workprint.crafts.previz.sets.dressing import Item, Place
from workprint.crafts.previz.sets.vocabulary import meant

CLOSE = frozenset(("ECU", "BCU", "CU", "MCU", "MS", "MFS", "OTS"))
"""Sizes whose key is cheated for the face."""
_SEVERAL = frozenset(("2S", "FS", "WS", "EWS"))
_HEAD_ROOM = 0.80
"""How high a crown may rise in the picture as a camera comes nearer, in half heights; one composed higher stays where it is."""
AFAR = 3.0
"""What is looked at from farther off is a view, metres."""


@dataclass(frozen=True)
class Wanted:
    """The order's camera, checked."""

    size: str
    on: tuple[str, ...]
    angle: str
    lens: float
    side: int
    move: Move


@dataclass(frozen=True)
class Setup:
    """The camera of one shot. `at` gives the view at a second; `hero` is whom it is about; `hidden` are people whose eyes it is."""

    base: View
    at: Callable[[float], View]
    moving: bool
    hero: Subject | None = None
    hidden: tuple[str, ...] = ()
    things: tuple[Item, ...] = field(default=())


def wanted(order: Mapping[str, Any]) -> Wanted:
    """The camera of an order. `EngineError` names a size, angle or move that does not exist."""
    given = order.get("camera", {})
    move = given.get("move") or {}
    size = _known("size", given.get("size", "MS"), SHOTS)
    lens = given.get("lens", 35)
    if not isinstance(lens, int | float) or isinstance(lens, bool) or not 6 <= lens <= 600:
        raise EngineError(f"a lens of {lens!r} mm cannot be mounted", remedy="Lenses are 6 to 600 mm on a 36 mm gate.")
    how = Move(
        _known("move", move.get("kind", "static") or "static", MOVES), str(move.get("way", "")), str(move.get("speed", "") or "medium")
    )
    side = -1 if int(given.get("side", 1) or 1) < 0 else 1
    return Wanted(
        size,
        tuple(str(each) for each in given.get("on", ())),
        _known("angle", given.get("angle", "eye") or "eye", ANGLES),
        float(lens),
        side,
        how,
    )


def _known(what: str, given: Any, allowed: Sequence[str] | Mapping[str, Any]) -> str:
    text = str(given)
    for form in (text, text.upper(), text.lower()):
        if form in allowed:
            return form
    folded = {name.casefold(): name for name in allowed}
    near = folded[get_close_matches(text.casefold(), folded, 1, 0.0)[0]]
    raise EngineError(f"there is no camera {what} {text!r}", remedy=f"Did you mean {near!r}? Known: {', '.join(allowed)}.")


# --------------------------------------------------------------------------------------------- people as the camera knows them


def seen(name: str, performance: Performance, t: float, looks: float | None = None) -> Subject:
    """A person at second `t` as a subject. `looks` is where their eyes go, where it is not where their body faces."""
    return _subject(name, heads(performance, t), looks)


def _subject(name: str, at: Heads, looks: float | None = None) -> Subject:
    eye = (float(at.eye[0]), float(at.eye[1]), float(at.eye[2]))
    crown = (float(at.crown[0]), float(at.crown[1]), float(at.crown[2]))
    floor = (float(at.floor[0]), float(at.floor[1]), float(at.floor[2]))
    return Subject(name, eye, crown, floor, at.yaw if looks is None else looks, at.stature)


def subjects(parts: Mapping[str, Performance], t: float) -> tuple[Subject, ...]:
    """Everybody at second `t`, looking where their eyes go."""
    plain = {name: _subject(name, gazing(part, t, parts)) for name, part in parts.items()}
    found = []
    for name, part in parts.items():
        glance = next((each for each in reversed(part.glances) if each.at <= t + 0.3), None)
        target = (
            None
            if glance is None
            else plain[glance.target].eye
            if isinstance(glance.target, str) and glance.target in plain
            else glance.target
        )
        me = plain[name]
        if target is None or isinstance(target, str):
            found.append(me)
            continue
        off = cam.turned(me.look, cam.bearing(me.eye, target))
        away = glance is not None and not isinstance(glance.target, str) and dist(me.eye, target) > AFAR
        found.append(replace(me, look=me.look + max(-75.0, min(75.0, off)), away=away))
    return tuple(found)


def walks(performance: Performance, seconds: float) -> list[tuple[float, float]]:
    """When somebody is on the move in the shot: (from, to) in seconds; getting up and down count."""
    stretches = plan(performance)
    spans = [
        (each.start, each.start + each.length) for each in stretches if each.kind in ("walk", "rise", "lower", "fall") and each.length < inf
    ]
    return [(a, min(b, seconds)) for a, b in spans if a < seconds]


def settled(performance: Performance, seconds: float, place: Place) -> float:
    """The second for which to compose: when the person has arrived, or before they go; the middle of the longest rest on the set."""
    edges = [0.0]
    for a, b in walks(performance, seconds):
        edges += [a, b]
    edges.append(seconds)
    rests = [(edges[i + 1] - edges[i], edges[i], edges[i + 1]) for i in range(0, len(edges) - 1, 2)]
    waits = len(rests) > 1 and (not place.interior or not _on_floor(place, performance.keys[0].place))
    if waits and _far(performance) > 2.5:
        rests = rests[1:]
        if rests[-1][0] <= 0.0:
            return min(seconds + 1.5, plan(performance)[-1].start)
    longest = max(rests, key=lambda rest: rest[0])
    return (longest[1] + longest[2]) / 2.0 if longest[0] > 0.3 else seconds * 0.6


def _on_floor(place: Place, at: Sequence[float]) -> bool:
    x0, x1, z0, z1 = place.floor
    return x0 - 0.4 <= at[0] <= x1 + 0.4 and z0 - 0.4 <= at[2] <= z1 + 0.4


def _far(performance: Performance) -> float:
    """How far from where the shot finds them they end, metres."""
    return dist(performance.keys[0].place, performance.keys[-1].place)


# --------------------------------------------------------------------------------------------- the set-up


def set_up(order: Mapping[str, Any], place: Place, parts: Mapping[str, Performance], aspect: float, seconds: float) -> Setup:
    """The camera for an order on a staged set."""
    camera = wanted(order)
    names = _named(camera, parts)
    hero = names[0] if names else None
    together = names if camera.size in _SEVERAL else names[:1]
    at = max((settled(parts[name], seconds, place) for name in together), default=seconds / 2)
    at = settled(parts[hero], seconds, place) if hero and not any(walks(parts[name], seconds) for name in together) else at
    stage = Stage(place, _on_set(subjects(parts, at), place), aspect, camera.side, _passing(parts, seconds))
    by_name = {subject.name: subject for subject in stage.people}
    members = [by_name[name] for name in names if name in by_name]
    base, hidden, about = _composed(order, camera, stage, members)
    follows = [name for name in names if name not in hidden and walks(parts[name], seconds)] if camera.size not in ("INSERT", "POV") else []
    reach = max(0.0, min(0.5, 1.0 - 0.55 / dist(base.eye, about.eye))) if about else 0.4

    def view(t: float) -> View:
        now = cam.moved(base, camera.move, t, seconds, reach=reach)
        if camera.move.kind in ("dolly", "zoom") and about:
            now = _head_room(base, now, members if camera.size in _SEVERAL else [about], aspect, turning=camera.move.kind == "zoom")
        return _following(now, parts[follows[0]], t, place, aspect, camera.size) if follows else now

    return Setup(base, view, camera.move.kind != "static" or bool(follows), about, hidden)


def _head_room(base: View, now: View, members: Sequence[Subject], aspect: float, *, turning: bool) -> View:
    """A view that has come nearer than its composition `base`, raised so that heads keep the room above them that they had there; one
    alone keeps their place across the picture too. `turning` tilts and pans instead of rising (a zoom's camera stays where it is).
    """
    before = [cam.screen(base, member.crown, aspect) for member in members]
    after = [cam.screen(now, member.crown, aspect) for member in members]
    if min(depth for _, _, depth in before + after) < 0.1:
        return now
    high = max(y for _, y, _ in after)
    over = max(0.0, high - max(_HEAD_ROOM, max(y for _, y, _ in before)))
    aside = after[0][0] - before[0][0] if len(members) == 1 else 0.0
    if not turning:
        return cam.shifted(now, aside, over, aspect, after[0][2])
    span = tan(radians(now.fov) / 2.0)
    return cam.aimed(now, -degrees(atan(aside * span * aspect)), degrees(atan(high * span) - atan((high - over) * span)))


def _passing(parts: Mapping[str, Performance], seconds: float) -> tuple[tuple[float, float], ...]:
    """Where walkers pass, sampled four times a second."""
    found = []
    for part in parts.values():
        for start, end in walks(part, seconds):
            for step in range(int((end - start) * 4) + 1):
                floor = heads(part, start + step / 4).floor
                found.append((float(floor[0]), float(floor[2])))
    return tuple(found)


def _on_set(people: Sequence[Subject], place: Place) -> tuple[Subject, ...]:
    """Those who are not waiting behind a door."""
    x0, x1, z0, z1 = place.floor
    return tuple(
        each for each in people if not place.interior or (x0 - 0.4 <= each.floor[0] <= x1 + 0.4 and z0 - 0.4 <= each.floor[2] <= z1 + 0.4)
    )


def _named(camera: Wanted, parts: Mapping[str, Performance]) -> list[str]:
    """The people of `on`, as they are called on the set; everybody where it names nobody."""
    folded = {" ".join(name.casefold().split()): name for name in parts}
    found = []
    for name in camera.on:
        text = " ".join(name.casefold().split())
        if text in folded and folded[text] not in found:
            found.append(folded[text])
    return found or list(parts)


def _composed(
    order: Mapping[str, Any], camera: Wanted, stage: Stage, members: Sequence[Subject]
) -> tuple[View, tuple[str, ...], Subject | None]:
    """The view, whose eyes it is, and whom it is about."""
    size, lens, angle = camera.size, camera.lens, camera.angle
    if size == "INSERT" or (size == "POV" and not members):
        return _insert(camera, stage, members), (), None
    if not members or (size == "EWS" and stage.place.kind != "void"):
        return framing.establishing(stage, size if size in ("WS", "EWS") else "WS", lens, angle), (), None
    first = members[0]
    others = [member for member in (*members[1:], *stage.people) if member.name != first.name]
    if size == "POV":
        return _point_of_view(camera, stage, first, others)
    if size == "OTS" and others:
        near = others[0] if len(members) > 1 else min(others, key=lambda other: dist(other.eye, first.eye))
        return framing.over_shoulder(stage, first, near, lens, angle), (), first
    if size == "2S":
        pair = list(members) if len(members) > 1 else [first, *sorted(others, key=lambda other: dist(other.eye, first.eye))[:1]]
        return framing.group(stage, pair, lens, angle), (), first
    if size == "FS" and len(members) == 1:
        beside = [other for other in others if dist(other.floor, first.floor) < 1.9]
        members = [first, *beside[:1]]
    inside = interiors.wide(stage, members, lens, angle) if size == "WS" and stage.place.walls else None
    if inside is not None:
        return inside, (), first
    if len(members) > 1 and size in ("FS", "WS", "EWS"):
        return framing.group(stage, members, lens, angle, size=size), (), first
    return framing.single(stage, first, size if size in SIZES else "MS", lens, angle), (), first


def _point_of_view(camera: Wanted, stage: Stage, first: Subject, others: Sequence[Subject]) -> tuple[View, tuple[str, ...], Subject | None]:
    """Through the eyes of the second named (or whoever is there) onto the first; alone, through their own."""
    if others and len(camera.on) < 2:
        others = sorted(others, key=lambda other: abs(cam.turned(other.look, cam.bearing(other.eye, first.eye))))
    if others:
        return framing.point_of_view(others[0], first.eye, camera.lens, stage.aspect), (others[0].name,), first
    ahead = cam.added(first.eye, cam.direction(first.look, -4.0), 3.0)
    return framing.point_of_view(first, ahead, camera.lens, stage.aspect), (first.name,), None


def _insert(camera: Wanted, stage: Stage, members: Sequence[Subject]) -> View:
    """On a thing of the set, or on somebody's hands."""
    item = thing_named(stage.place, camera.on)
    near = members[0] if members else stage.people[0] if stage.people else None
    if item is not None:
        middle = cam.between(item.low, item.high, 0.5)
        low, high = item.low, item.high
        if high[1] - low[1] > 1.2:
            low = (low[0], max(low[1], 0.85), low[2])
        return framing.insert(stage, low, high, camera.lens, camera.angle, towards=cam.bearing(middle, near.eye) if near else None)
    if near is None:
        return framing.establishing(stage, "WS", camera.lens, camera.angle)
    hands = cam.added((near.floor[0], near.floor[1] + 0.60 * near.tall, near.floor[2]), cam.direction(near.look, 0.0), 0.18)
    return framing.insert(
        stage, cam.added(hands, (1, 1, 1), -0.16), cam.added(hands, (1, 1, 1), 0.16), camera.lens, camera.angle, towards=near.look
    )


def thing_named(place: Place, on: Sequence[str]) -> Item | None:
    """The thing an insert shows: the one laid last of that name or meaning."""
    for name in on:
        text = " ".join(name.casefold().split())
        exact = [item for item in place.items if item.thing.name == text]
        alike = [item for item in place.items if item.thing.name == meant(text) or meant(item.thing.name) == meant(text) != "thing"]
        if exact or alike:
            return (exact or alike)[-1]
    return None


def _following(view: View, performance: Performance, t: float, place: Place, aspect: float, size: str) -> View:
    """The view panned and tilted just so far that a walker stays well inside it; the hand is a little slow, as a hand is."""
    lags = (-0.28, -0.14, 0.0, 0.14, 0.28)
    eyes = [heads(performance, max(0.0, t + lag)).eye for lag in lags]
    x0, x1, z0, z1 = place.floor if place.interior else (-inf, inf, -inf, inf)
    x = sum(min(x1, max(x0, float(eye[0]))) for eye in eyes) / len(eyes)
    z = sum(min(z1, max(z0, float(eye[2]))) for eye in eyes) / len(eyes)
    y = sum(float(eye[1]) for eye in eyes) / len(eyes)
    limit = 0.30 if size in CLOSE else 0.55
    half = degrees(atan(limit * aspect * tan(radians(view.fov) / 2.0)))
    off = cam.turned(cam.bearing(view.eye, view.target), cam.bearing(view.eye, (x, y, z)))
    pan = max(-70.0, min(70.0, off - max(-half, min(half, off))))
    panned = cam.aimed(view, pan, 0.0)
    _, up, depth = cam.screen(panned, (x, y, z), aspect)
    if depth < 0.2:
        return panned
    span = tan(radians(view.fov) / 2.0)
    tilt = degrees(atan(up * span)) - degrees(atan(max(-0.15, min(0.62, up)) * span))
    return cam.aimed(panned, 0.0, tilt)


__all__ = ["CLOSE", "Setup", "Wanted", "set_up", "subjects", "wanted"]
