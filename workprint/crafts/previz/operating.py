"""The operator: moves one shot's camera as the order says and as far as there is room, and keeps people in the picture.

A camera on its tripod, dolly, arm or shoulder is `operated`; one that is carried after a walker, or before one, `steadied`. What could not
be had is said in the set-up's `trouble`. Knows compositions and moves; knows nothing of how a composition is found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import degrees, fsum, inf, radians

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import clearance, framing, moves, steadicam
from workprint.crafts.previz.camera import SIZES, VIEWS, Point
from workprint.crafts.previz.clearance import Path, Room
from workprint.crafts.previz.exact import atan, dist, tan
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.framing import Stage, Subject
from workprint.crafts.previz.framing.people import on_set, subject_of, subjects, walks
from workprint.crafts.previz.moves import Given
from workprint.crafts.previz.people.performer import Performance, gazing, heads
from workprint.crafts.previz.sets.dressing import Place
from workprint.crafts.previz.slate import Wanted
from workprint.crafts.previz.tracks import track

CLOSE = frozenset(("ECU", "BCU", "CU", "MCU", "MS", "MFS", "OTS"))
"""Sizes whose key is cheated for the face."""
SEVERAL = frozenset(("2S", "FS", "WS", "EWS"))
_TRAVELS = frozenset(("dolly", "dolly zoom", "truck", "pedestal", "crane", "arc"))
"""Moves that carry the camera somewhere."""
_PASS = frozenset(("truck", "pedestal", "arc"))
"""Those that pass through the composition: half way, or where there is room for one half only, from it or up to it."""
LEANS = (0.5, 0.0, 1.0)
_WHOLE = Given(1.0, 0.0)
_HEAD_ROOM = 0.80
"""How high a crown may rise in the picture as a camera comes nearer, in half heights; one composed higher stays where it is."""
_TIGHT = frozenset(("BCU", "CU", "MCU"))
_FIELD = 0.10
"""How far a face in those sizes may move from where it was composed before the camera turns after it, in half widths and heights."""
_PASSED = 0.42
"""A close truck goes no farther than this part of the half width to either side of whom it passes."""
RACK = 0.7
"""A rack of focus takes so many seconds, half way through the shot."""
_ROUND = {"follow": (158.0, 168.0, 145.0, 178.0), "lead": (18.0, 10.0, 28.0, 2.0)}
"""Where round a walker a carried camera goes, off the way they go, degrees."""


@dataclass(frozen=True)
class Setup:
    """The camera of one shot. `at` gives the view at a second; `hero` is whom it is about; `hidden` are people whose eyes it is
    or who have stepped aside.

    `focus` gives, for a rack, how far off the focus is at a second (metres); `trouble` says, a sentence each, what could not be had.
    """

    base: View
    at: Callable[[float], View]
    moving: bool
    hero: Subject | None = None
    hidden: tuple[str, ...] = ()
    focus: Callable[[float], float] | None = None
    trouble: tuple[str, ...] = ()
    beside: Point | None = None
    """The eyes of whoever stands beside the lens, for the light's sake."""


@dataclass(frozen=True)
class Scene:
    """All that the moves of one shot are made from."""

    wanted: Wanted
    place: Place
    parts: Mapping[str, Performance]
    aspect: float
    seconds: float
    members: Sequence[Subject]
    about: Subject | None
    """Whom it is about, of those in the picture (`members`)."""
    names: Sequence[str]
    """Those whom the order names, on the set or not yet."""
    seed: int
    composed: float
    """The second for which it is composed."""
    other: Point | None = None
    """What a focus is racked to, where it is a thing."""
    out: tuple[str, ...] = ()
    """Who has stepped aside for the shot."""


def operated(scene: Scene, base: View, hidden: tuple[str, ...]) -> Setup:
    """A camera on its tripod, dolly, arm or shoulder: moved as far as there is room, turned to keep walkers in the picture."""
    size, move = scene.wanted.size, scene.wanted.move
    room = Room(scene.place, base, scene.parts, scene.seconds)
    skip = (*hidden, *scene.out, *(scene.names[1:2] if size == "OTS" else ()))
    going = [name for name in scene.names if name not in hidden and walks(scene.parts[name], scene.seconds)]
    follows = going[0] if going and size not in ("INSERT", "POV") else ""
    holds = scene.about.name if size in _TIGHT and scene.about and scene.about.name not in hidden else ""
    kept = track(_walking(scene, follows)) if follows else track(lambda t: eye_of(scene, holds, t))

    def path(given: Given) -> Path:
        def view(t: float) -> View:
            now = _moved(scene, base, t, given)
            if follows:
                return _following(now, kept(t), scene.aspect, size)
            return _held(scene, now, kept(t)) if holds else now

        return view

    eyes = lru_cache(maxsize=64)(lambda t: eye_of(scene, scene.about.name, t) if scene.about else base.target)

    def seen(way: Path, *, cleared: bool) -> float:
        if scene.about is None or size in ("POV", "INSERT"):
            return 1.0
        return room.sight(way, eyes, (scene.about.name, *skip), cleared=cleared)

    given = Given()
    if move.kind in _TRAVELS:
        least = seen(path(Given(0.0)), cleared=False)
        leans = LEANS if move.kind in _PASS else LEANS[:1]
        given = clearance.given(path, leans, lambda way: room.clear(way, hidden) and seen(way, cleared=False) >= least - 0.05)
    focus = _racked(scene, base)
    trouble = (*_trouble(scene, given.share, focus is not None), *_unseen(scene, room, path(given), skip))
    if hidden and walks(scene.parts[hidden[0]], scene.seconds):
        return Setup(base, _through(scene, base, hidden[0]), True, scene.about, hidden, trouble=trouble)
    moving = (move.kind not in ("static", "rack", "follow", "lead") and given.share > 0.0) or bool(follows)
    beside = scene.members[1].eye if size == "OTS" and len(scene.members) > 1 else None
    return Setup(base, path(given), moving, scene.about, (*hidden, *scene.out), focus, trouble, beside)


def _trouble(scene: Scene, much: float, racked: bool) -> tuple[str, ...]:
    """What could not be had, in words."""
    found, move = [], scene.wanted.move
    if much < 0.5:
        made = "the camera stands still" if much <= 0.0 else f"{much:.0%} of it is made"
        found.append(f"there is no room for the {move.kind}: {made}")
    if move.kind in ("follow", "lead"):
        found.append(f"nobody walks whom the camera could {move.kind}")
    if move.kind == "rack" and not racked:
        found.append(f"the focus cannot be racked: {move.to or 'nobody else'} is not in the shot")
    return tuple(found)


def _unseen(scene: Scene, room: Room, path: Path, skip: Sequence[str]) -> tuple[str, ...]:
    """Whose face is not seen as the size of the shot promises, in words: of one for nine tenths of it, of two as it begins and ends."""
    size, about = scene.wanted.size, scene.about
    if about is None or size in ("POV", "INSERT") or "back" in scene.wanted.view or scene.wanted.move.kind in ("pan", "tilt"):
        return ()
    close = size in CLOSE or size == "2S"

    def shown(name: str, step: int) -> bool:
        t = scene.seconds * step / clearance.STEPS
        who, view = subject_of(scene.parts, name, t), path(t)
        if room.hidden(step, view.eye, who.eye, (name, *skip), cleared=True):
            return False
        x, y, depth = cam.screen(view, who.eye, scene.aspect)
        inside = depth > 0.0 and abs(x) < 1.0 and abs(y) < 1.0
        return not close or not on_set((who,), scene.place) or (inside and who.turned_from(view.eye) <= clearance.PROFILE)

    if size == "2S" and all(member.away for member in scene.members):
        return ()
    if size == "2S":
        ends = ((0, "begins"), (clearance.STEPS, "ends"))
        lost = [(each.name, word) for each in scene.members for step, word in ends if not shown(each.name, step)]
        return tuple(f"{name}'s face is not seen as the shot {word}" for name, word in lost)
    share = fsum(shown(about.name, step) for step in range(clearance.STEPS + 1)) / (clearance.STEPS + 1)
    return (f"{about.name}'s eyes are in sight for {share:.0%} of the shot only",) if share < clearance.IN_SIGHT else ()


def eye_of(scene: Scene, name: str, t: float) -> Point:
    """Between somebody's eyes at a second."""
    x, y, z = gazing(scene.parts[name], t, scene.parts).eye
    return float(x), float(y), float(z)


def _moved(scene: Scene, base: View, t: float, given: Given) -> View:
    """The composition, moved; who comes nearer keeps the room above heads, who is passed stays in the picture."""
    move, about = scene.wanted.move, scene.about
    reach = max(0.0, min(0.5, 1.0 - 0.55 / dist(base.eye, about.eye))) if about else 0.4
    if move.kind == "truck" and about and scene.wanted.size in CLOSE:
        wide = tan(radians(base.fov) / 2.0) * scene.aspect * dist(base.eye, about.eye)
        far = dist(moves.moved(base, move, scene.seconds, scene.seconds, room=_WHOLE).eye, base.eye)
        short = min(1.0, 2.0 * _PASSED * wide / max(1e-6, far))
        given = Given(given.share * short, given.lean)
    point = about.eye if about else None
    now = moves.moved(base, move, t, scene.seconds, reach=reach, room=given, about=point, seed=scene.seed)
    if move.kind in ("dolly", "zoom") and about:
        kept = scene.members if scene.wanted.size in SEVERAL else [about]
        return _head_room(base, now, kept, scene.aspect, turning=move.kind == "zoom")
    return now


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


def _held(scene: Scene, now: View, eye: Point) -> View:
    """The view turned so that a face in a close shot, whose eyes are at `eye`, stays about where it was composed: who bows or leans back
    takes the lens along, once the eyes have left a small field around their place.
    """
    assert scene.about is not None
    there, here = cam.screen(now, scene.about.eye, scene.aspect), cam.screen(now, eye, scene.aspect)
    if min(there[2], here[2]) < 0.1:
        return now
    pan, tilt = (off - max(-_FIELD, min(_FIELD, off)) for off in (here[0] - there[0], here[1] - there[1]))
    span = tan(radians(now.fov) / 2.0)
    return cam.aimed(now, -degrees(atan(pan * span * scene.aspect)), degrees(atan(tilt * span))) if pan or tilt else now


def _walking(scene: Scene, walker: str) -> Callable[[float], Point]:
    """Where a walker's eyes are at a second, or the nearest point of the set to them."""
    x0, x1, z0, z1 = scene.place.floor if scene.place.interior else (-inf, inf, -inf, inf)

    def eye(t: float) -> Point:
        x, y, z = heads(scene.parts[walker], t).eye
        return min(x1, max(x0, float(x))), float(y), min(z1, max(z0, float(z)))

    return eye


def _following(view: View, eye: Point, aspect: float, size: str) -> View:
    """The view panned and tilted just so far that a walker, whose eyes are at `eye`, stays well inside it."""
    x, y, z = eye
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


# --------------------------------------------------------------------------------------------- eyes, focus


def _through(scene: Scene, base: View, viewer: str) -> Path:
    """Through the eyes of somebody who walks, at what they looked at in the composition."""
    aim = scene.about.name if scene.about else ""

    def view(t: float) -> View:
        eye = eye_of(scene, viewer, t)
        seen = eye_of(scene, aim, t) if aim else base.target
        if dist(eye, seen) < 0.5:
            seen = cam.added(eye, cam.less(base.target, base.eye))
        ahead = cam.direction(cam.bearing(eye, seen), 0.0)
        return View(cam.added(eye, ahead, 0.12), seen, base.fov, base.roll)

    return view


def _racked(scene: Scene, base: View) -> Callable[[float], float] | None:
    """How far off the focus is, for a rack: from whom the shot is about to whom (or what) the move names."""
    move, about = scene.wanted.move, scene.about
    if move.kind != "rack" or about is None:
        return None
    to = " ".join(move.to.casefold().split())
    other = next((name for name in scene.parts if name != about.name and (not to or " ".join(name.casefold().split()) == to)), None)
    if other is None and scene.other is None:
        return None
    ahead = cam.axes(base)[2]

    def depth(point: Point) -> float:
        return max(0.2, cam.dot(cam.less(point, base.eye), ahead))

    def focus(t: float) -> float:
        first = depth(eye_of(scene, about.name, t))
        last = depth(eye_of(scene, other, t) if other else scene.other or base.target)
        return first + (last - first) * moves.eased((t - scene.seconds / 2.0) / RACK + 0.5, 0.5)

    return focus


# --------------------------------------------------------------------------------------------- following and leading


def walker_of(wanted: Wanted, names: Sequence[str], parts: Mapping[str, Performance], seconds: float) -> str:
    """Whom the camera follows or leads: whom the move names, else the first in the shot that walks; "" for nobody."""
    if wanted.move.kind not in ("follow", "lead"):
        return ""
    to = " ".join(wanted.move.to.casefold().split())
    asked = [name for name in parts if " ".join(name.casefold().split()) == to]
    going = [name for name in (*asked, *names) if any(b - a > 0.5 for a, b in walks(parts[name], seconds))]
    return going[0] if going else ""


def steadied(scene: Scene, stage: Stage, walker: Subject) -> Setup:
    """A camera carried with a walker, from the cheapest of the places round them."""
    move, shot = scene.wanted.move, scene.wanted.shot
    shot = replace(shot, size=shot.size if shot.size in SIZES else "MFS")
    way = steadicam.way_of(scene.parts[walker.name], scene.seconds)
    x, z, heading, _ = way.at(scene.composed)
    times = [scene.seconds * k / clearance.STEPS for k in range(0, clearance.STEPS + 1, 2)]
    casts = [replace(stage, people=subjects(scene.parts, t), passing=()) for t in times]
    near = 1.0 if cam.turned(heading, framing.side_of(stage, heading)) > 0 else -1.0
    options = []
    for k, off in enumerate(VIEWS.get(shot.view, _ROUND[move.kind])):
        for side in (near, -near):
            base = framing.framed(stage, walker, shot, heading + side * off, heading)
            path = _carrying(base, way, scene)
            met = _met(casts, [path(t).eye for t in times], walker.name, side)
            options.append((met + 0.1 * k + (0.4 if side != near else 0.0), base))
    base = min(options, key=lambda option: option[0])[1]
    path = _carrying(base, way, scene)
    far = dist((base.eye[0], base.eye[2]), (x, z))
    off = max(abs(dist((path(t).eye[0], path(t).eye[2]), way.at(t)[:2]) - far) for t in times)
    trouble = (f"the camera cannot keep its distance from {walker.name} in this room",) if off > 0.3 else ()
    return Setup(base, path, True, walker, trouble=trouble)


def _met(casts: Sequence[Stage], eyes: Sequence[Point], walker: str, side: float) -> float:
    """What it costs that a carried camera meets things, walls and bodies on its way, loses sight of the walker's eyes, or comes to their
    other side as they turn.
    """
    cost = 0.0
    for cast, eye in zip(casts, eyes, strict=True):
        subject = next(each for each in cast.people if each.name == walker)
        cost += framing.misplaced(cast, eye) + framing.blocked(cast, eye, subject)
        cost += 3.0 if cam.turned(subject.look, cam.bearing(subject.floor, eye)) * side < 0.0 else 0.0
    return cost / len(casts)


def _carrying(base: View, way: steadicam.Way, scene: Scene) -> Path:
    room = scene.place if scene.place.walls else None
    return lambda t: steadicam.carried(base, way, scene.composed, t, room)


__all__ = ["CLOSE", "SEVERAL", "Scene", "Setup", "operated", "steadied", "walker_of"]
