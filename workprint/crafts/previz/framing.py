"""Where the camera stands: from a size, a subject and a set to a View. Candidates are tried round the subject and the best is kept.

    line         subject ---- partner      the camera keeps to one side of it (`side`), so that eyelines cross from shot to shot
    azimuth      how far off the subject's look the camera stands: 35 degrees if it may

A camera stays in reach, out of furniture and off bodies, and sees the subject's eyes: candidates that do not cost more. Over-the-shoulders
are solved for two targets by Newton's method (after Lino and Christie, "Intuitive and Efficient Camera Control with the Toric Space",
SIGGRAPH 2015). Knows people as upright posts, sets as boxes; knows nothing of light or of how anything is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import cos, dist, hypot, radians, sin, tan

from workprint.crafts.previz import camera as cam
from workprint.crafts.previz.camera import ANGLES, SIZES, Point
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.sets.dressing import Item, Place

CLOSEST = 0.3
"""A camera's least distance from walls and bodies, metres."""
LOWEST = 0.14
FACE = 0.31
"""Height of the face seen over a shoulder, in pictures."""
POST = 0.23
"""Radius of a person as an obstacle to sight, metres."""
AZIMUTH = 35.0
_BEFORE = (25.0, -25.0, 40.0, -40.0, 12.0, -12.0, 60.0, -60.0, 80.0, -80.0, 150.0, -150.0, 180.0)
"""Off the way two people look together: before them, to see their faces."""
_PAST = (142.0, -142.0, 128.0, -128.0, 156.0, -156.0, 112.0, -112.0, 170.0, -170.0, 95.0, -95.0)
"""The same where what they look at is far off: past them, to see it with them."""
_AZIMUTHS = (35, 28, 42, 21, 50, 58, 14, 68, 78, 88, 6, 100, 115)


@dataclass(frozen=True)
class Subject:
    """A person as the camera knows them: between the eyes, the crown, the floor below, which way they look (degrees), standing height."""

    name: str
    eye: Point
    crown: Point
    floor: Point
    look: float
    stature: float
    away: bool = False
    """Whether they look at something far off (the sea, what a window shows), and not at one another."""

    @property
    def tall(self) -> float:
        """The stature that the eyes are at, as they are now (a seated person's is less)."""
        return (self.eye[1] - self.floor[1]) / cam.EYES


@dataclass(frozen=True)
class Stage:
    """What the camera has to reckon with: the place, everybody on it, the aspect of the picture, the side of the line it keeps to."""

    place: Place
    people: tuple[Subject, ...]
    aspect: float
    side: int = 1
    passing: tuple[tuple[float, float], ...] = ()
    """Floor that people walk over in the shot: no place for a camera."""


# --------------------------------------------------------------------------------------------- the line


def side_of(stage: Stage, axis: float) -> float:
    """The direction (degrees) at right angles to the line through `axis`, on the camera's side of it.

    Side 1 of any line is the one towards the audience (+Z); of a line that runs towards it, the one towards +X.
    """
    across = axis + 90.0
    x, _, z = cam.direction(across, 0.0)
    front = z > 0.17 or (abs(z) <= 0.17 and x > 0)
    return across if front == (stage.side >= 0) else across + 180.0


def line_of(stage: Stage, subject: Subject) -> float | None:
    """Which way the line of action runs from this subject: towards whoever they look at, else the nearest person they half face."""
    others = [other for other in stage.people if other.name != subject.name]
    ahead = [other for other in others if abs(cam.turned(subject.look, cam.bearing(subject.eye, other.eye))) < 62.0]
    if not ahead:
        return None
    near = min(
        ahead,
        key=lambda other: dist(subject.eye, other.eye) * (1.0 + abs(cam.turned(subject.look, cam.bearing(subject.eye, other.eye))) / 45.0),
    )
    return cam.bearing(subject.eye, near.eye)


# --------------------------------------------------------------------------------------------- what is in the way


def crosses(item: Item, a: Point, b: Point, margin: float = 0.0) -> bool:
    """Whether the stretch from a to b passes through an item's box."""
    enter, leave = 0.0, 1.0
    for low, high, p, q in zip(item.low, item.high, a, b, strict=True):
        d = q - p
        if abs(d) < 1e-9:
            if not low - margin <= p <= high + margin:
                return False
            continue
        s, e = sorted(((low - margin - p) / d, (high + margin - p) / d))
        enter, leave = max(enter, s), min(leave, e)
        if enter > leave:
            return False
    return True


def hidden_by(people: Iterable[Subject], a: Point, b: Point) -> Subject | None:
    """Who stands between two points."""
    dx, dz = b[0] - a[0], b[2] - a[2]
    flat = dx * dx + dz * dz
    for other in people:
        t = ((other.floor[0] - a[0]) * dx + (other.floor[2] - a[2]) * dz) / flat if flat > 1e-9 else 0.0
        if not 0.0 < t < 0.97:
            continue
        off = hypot(a[0] + dx * t - other.floor[0], a[2] + dz * t - other.floor[2])
        if off < POST and a[1] + (b[1] - a[1]) * t < other.crown[1] + 0.05:
            return other
    return None


def standing(place: Place, eye: Point) -> list[Item]:
    """What is left of the set for a camera here: walls it stands behind go, with all that hangs on them; so does what it is in."""
    gone = {index for index, wall in enumerate(place.walls) if wall.ahead(eye[0], eye[2]) < CLOSEST}
    kept = []
    for item in place.items:
        if item.wall in gone or (item.apron >= 0 and item.apron not in gone):
            continue
        if item.thing.name == "ceiling" and place.ceiling is not None and eye[1] > place.ceiling - 0.1:
            continue
        if item.opaque and crosses(item, eye, eye, 0.12) and item.high[1] - item.low[1] < 3.2:
            continue
        kept.append(item)
    return kept


def blocked(stage: Stage, eye: Point, subject: Subject, *, besides: Sequence[str] = ()) -> float:
    """What it costs that something hides the subject's eyes from here: 0 where nothing does."""
    others = [other for other in stage.people if other.name != subject.name and other.name not in besides]
    cost = 4.0 if hidden_by(others, eye, subject.eye) else 0.0
    for item in standing(stage.place, eye):
        if item.opaque and crosses(item, eye, subject.eye, 0.02) and not crosses(item, subject.eye, subject.eye, 0.12):
            cost += 3.0
    return cost


def misplaced(stage: Stage, eye: Point) -> float:
    """What it costs to stand a camera here: out of reach, in furniture, on a body, outside the room."""
    x0, x1, z0, z1 = stage.place.reach
    out = max(0.0, x0 - eye[0], eye[0] - x1, z0 - eye[2], eye[2] - z1)
    cost = 5.0 + out if out > 0 else 0.0
    for person in stage.people:
        gap = hypot(eye[0] - person.floor[0], eye[2] - person.floor[2])
        if gap < POST + CLOSEST and eye[1] < person.crown[1] + 0.2:
            cost += 6.0 * (POST + CLOSEST - gap) + 1.0
    cost += _underfoot(stage, eye)
    for item in stage.place.items:
        wild = item.wall >= 0 and stage.place.walls and stage.place.walls[item.wall].ahead(eye[0], eye[2]) < CLOSEST
        if item.opaque and not wild and crosses(item, eye, eye, 0.1):
            big = item.high[1] - item.low[1] > 2.2 or not stage.place.interior
            cost += 4.0 if big else 1.0
    for wall in stage.place.walls:
        behind = CLOSEST - wall.ahead(eye[0], eye[2])
        if behind > 0:
            cost += 0.10 + 0.05 * behind
    return cost


def _underfoot(stage: Stage, eye: Point) -> float:
    """What it costs to stand where people walk, or so that one must swing round to follow them."""
    if not stage.passing:
        return 0.0
    near = min(hypot(eye[0] - x, eye[2] - z) for x, z in stage.passing)
    first = cam.bearing(eye, (stage.passing[0][0], 0.0, stage.passing[0][1]))
    round_ = [cam.turned(first, cam.bearing(eye, (x, 0.0, z))) for x, z in stage.passing]
    return max(0.0, 1.7 - near) + 0.02 * max(0.0, max(round_) - min(round_) - 50.0)


# --------------------------------------------------------------------------------------------- one person


def single(stage: Stage, subject: Subject, size: str, lens: float, angle: str = "eye") -> View:
    """One person in a size of `camera.SIZES`: exact height and eye line at the subject, look room, the best free place round them."""
    line = line_of(stage, subject)
    options = []
    for azimuth in _AZIMUTHS:
        for sign in (1.0, -1.0) if line is None and stage.side >= 0 else (1.0,):
            view = _at_azimuth(stage, subject, (size, lens, angle), azimuth, sign)
            cost = abs(azimuth - AZIMUTH) * 0.012 + (0.35 if sign < 0 else 0.0)
            cost += (
                misplaced(stage, view.eye) + blocked(stage, view.eye, subject) + _flat(stage, view, subject) + _crowd(stage, view, subject)
            )
            options.append((cost, view))
    best = min(options, key=lambda option: option[0])[1]
    return replace(best, roll=cam.DUTCH if angle == "dutch" else 0.0)


def _at_azimuth(stage: Stage, subject: Subject, shot: tuple[str, float, str], azimuth: float, sign: float) -> View:
    size, lens, angle = shot
    grammar = SIZES[size]
    line = line_of(stage, subject)
    axis = subject.look if line is None else line
    towards_side = cam.turned(axis, side_of(stage, axis))
    yaw = axis + (azimuth if towards_side > 0 else -azimuth) * sign
    up = elevation(angle, size) + (grammar.up if angle in ("eye", "dutch") else 0.0)
    view = placed(subject, size, cam.fov(lens, stage.aspect), yaw, up)
    return _with_look_room(view, subject, axis, size, stage.aspect)


def elevation(angle: str, size: str) -> float:
    """Degrees above the subject; looking up at whole figures from afar takes fewer, or the camera lies on the floor."""
    up = ANGLES[angle]
    return up * {"FS": 0.6, "WS": 0.4, "EWS": 0.35}.get(size, 1.0) if up < 0 else up


def placed(subject: Subject, size: str, fov: float, yaw: float, up: float) -> View:
    """The camera `yaw` degrees round and `up` degrees above a subject, its picture as high there as the size says."""
    grammar = SIZES[size]
    small = size not in ("FS", "WS", "EWS")
    high = grammar.frame_h * (subject.stature if small or size != "FS" else (0.5 * subject.stature + 0.5 * subject.tall))
    middle = subject.eye[1] - (cam.EYES - grammar.centre) * subject.stature if small else subject.floor[1] + grammar.centre * subject.tall
    target = (subject.eye[0], middle, subject.eye[2]) if small else (subject.floor[0], middle, subject.floor[2])
    far = cam.distance(high, fov)
    eye = cam.added(target, cam.direction(yaw, up), far)
    if eye[1] < subject.floor[1] + LOWEST:
        eye = (eye[0], subject.floor[1] + LOWEST, eye[2])
        eye = cam.added(target, cam.scaled(cam.less(eye, target), far / (dist(eye, target) or 1.0)))
        eye = (eye[0], max(eye[1], subject.floor[1] + LOWEST), eye[2])
    return View(eye, target, fov)


def look_room(size: str, off: float) -> float:
    """How far off the middle a face stands, in half widths, that looks `off` degrees past the lens: more in profile, less in wide shots."""
    most = {"EWS": 0.0, "WS": 0.12, "FS": 0.16, "MFS": 0.22, "MS": 0.26, "MCU": 0.26, "CU": 0.24, "BCU": 0.14, "ECU": 0.06}[size]
    return most * min(1.0, abs(sin(radians(off))) * 1.15)


def _with_look_room(view: View, subject: Subject, axis: float, size: str, aspect: float) -> View:
    back = cam.bearing(view.target, view.eye)
    off = cam.turned(back, axis)
    room = look_room(size, off)
    if room < 1e-3:
        return view
    looks_right = sin(radians(off)) > 0
    x, _, depth = cam.screen(view, subject.eye, aspect)
    wanted = -room if looks_right else room
    return cam.shifted(view, x - wanted, 0.0, aspect, depth)


def _flat(stage: Stage, view: View, subject: Subject) -> float:
    """A wall right behind a head is dull: the cost of it."""
    ahead = cam.direction(cam.bearing(view.eye, subject.eye), 0.0)
    room = 6.0
    for wall in stage.place.walls:
        speed = -(ahead[0] * wall.nx + ahead[2] * wall.nz)
        if speed > 0.05:
            room = min(room, max(0.0, wall.ahead(subject.eye[0], subject.eye[2])) / speed)
    return 0.22 * max(0.0, 1.0 - room / 1.6)


def _crowd(stage: Stage, view: View, subject: Subject) -> float:
    """Somebody else's shoulder close before the lens, or cut in half by the frame's edge: the cost of it."""
    cost = 0.0
    for other in stage.people:
        if other.name == subject.name:
            continue
        x, y, depth = cam.screen(view, other.eye, stage.aspect)
        if depth > 0.1 and abs(x) < 0.95 and 0.8 < y < 1.5:
            cost += 0.4
        if 0.1 < depth < dist(view.eye, subject.eye) * 0.85 and abs(x) < 1.3:
            cost += 0.7 if abs(x) < 0.8 else 0.4
    return cost


# --------------------------------------------------------------------------------------------- several people


def group(stage: Stage, members: Sequence[Subject], lens: float, angle: str = "eye", *, size: str = "2S") -> View:
    """Two people or more: every head between .15 and .85 of the width; as tight as that and the waist (for 2S) allow."""
    if len(members) == 1:
        return single(stage, members[0], "MS" if size == "2S" else size, lens, angle)
    ends = max(((a, b) for a in members for b in members), key=lambda pair: dist(pair[0].eye, pair[1].eye))
    looks = [cam.direction(member.look, 0.0) for member in members]
    mean = (sum(x for x, _, _ in looks) / len(looks), 0.0, sum(z for _, _, z in looks) / len(looks))
    axis = cam.bearing(ends[0].eye, ends[1].eye)
    if hypot(mean[0], mean[2]) > 0.75:
        offs: tuple[float, ...] = _PAST if all(member.away for member in members) else _BEFORE
        bases = [(cam.bearing((0, 0, 0), mean), off if stage.side >= 0 else -off) for off in offs]
    else:
        towards_first = 1.0 if cam.turned(side_of(stage, axis), cam.bearing(members[-1].eye, members[0].eye)) > 0 else -1.0
        offs = (
            (34.0, 26.0, 40.0, 18.0, 8.0, 48.0, -8.0, -20.0, -32.0) if size == "2S" else (26.0, 18.0, 34.0, -22.0, 10.0, -32.0, 0.0, 44.0)
        )
        bases = [(side_of(stage, axis), -towards_first * off) for off in offs]
    options = []
    for base, off in bases:
        view = _fitted(stage, members, base + off, (size, lens, angle))
        cost = 0.006 * abs(off - bases[0][1]) + misplaced(stage, view.eye)
        cost += sum(blocked(stage, view.eye, member) for member in members)
        spread = abs(cam.screen(view, ends[0].eye, stage.aspect)[0] - cam.screen(view, ends[1].eye, stage.aspect)[0])
        options.append((cost + 0.8 * max(0.0, 0.35 - spread), view))
    best = min(options, key=lambda option: option[0])[1]
    return replace(best, roll=cam.DUTCH if angle == "dutch" else 0.0)


def _fitted(stage: Stage, members: Sequence[Subject], yaw: float, shot: tuple[str, float, str]) -> View:
    """From one side, so far away that all are in the picture, their eyes about its upper third."""
    size, lens, angle = shot
    fov = cam.fov(lens, stage.aspect)
    tall = max(member.stature for member in members)
    high = {"2S": 0.66, "WS": 2.0, "EWS": 4.5, "FS": 1.25}.get(size, 0.7) * tall
    n = len(members)
    eyes = [member.eye for member in members]
    middle: Point = (sum(e[0] for e in eyes) / n, sum(e[1] for e in eyes) / n, sum(e[2] for e in eyes) / n)
    drop = 0.13 * tall if size == "2S" else middle[1] - 0.60 * tall
    target = (middle[0], middle[1] - drop, middle[2])
    up = elevation(angle, size) + (2.0 if angle in ("eye", "dutch") else 0.0) + (3.0 if size in ("WS", "EWS") else 0.0)
    far = cam.distance(high, fov)
    limit = 0.48 if size == "2S" else 0.62
    view = View(target, target, fov)
    for _ in range(24):
        eye = cam.added(target, cam.direction(yaw, up), far)
        view = View((eye[0], max(eye[1], LOWEST), eye[2]), target, fov)
        seen = [cam.screen(view, e, stage.aspect) for e in eyes]
        if min(depth for _, _, depth in seen) < 0.4:
            far *= 1.15
            continue
        xs, ys = [x for x, _, _ in seen], [y for _, y, _ in seen]
        half, centre = (max(xs) - min(xs)) / 2.0, (max(xs) + min(xs)) / 2.0
        wide = half / limit
        tallest = max((max(ys) - 0.62) / 0.3, (-0.55 - min(ys)) / 0.3, 0.0)
        if wide <= 1.001 and tallest <= 0.0 and abs(centre) < 0.01:
            break
        shifted = cam.shifted(view, centre, 0.0, stage.aspect, far)
        target = shifted.target
        far *= max(1.0, min(1.5, wide)) * (1.0 + 0.3 * min(1.0, tallest))
    return view


def over_shoulder(stage: Stage, far: Subject, near: Subject, lens: float, angle: str = "eye") -> View:
    """Past the shoulder of `near` onto the face of `far`: Newton on how far back and how far round the camera stands.

    The far face stands at .26 of a half width off the middle, its height `FACE` of the picture's if it may; the near head at .64 on the
    other side, so far from the lens that its shoulder is in the picture.
    """
    fov = cam.fov(lens, stage.aspect)
    axis = cam.bearing(far.eye, near.eye)
    towards = 1.0 if cam.turned(axis, side_of(stage, axis)) > 0 else -1.0
    between = hypot(far.eye[0] - near.eye[0], far.eye[2] - near.eye[2])

    def view(back: float, round_: float) -> View:
        high = max(far.eye[1] + 0.02, near.eye[1] - 0.02) if abs(far.eye[1] - near.eye[1]) < 0.25 else near.eye[1] + 0.04
        eye = cam.added(far.eye, cam.direction(axis + towards * round_, 0.0), back)
        eye = (eye[0], high + back * tan(radians(ANGLES[angle] * 0.5)), eye[2])
        made = View(eye, far.eye, fov)
        sign = 1.0 if cam.screen(made, near.eye, stage.aspect)[0] < 0 else -1.0
        for _ in range(5):
            x, y, depth = cam.screen(made, far.eye, stage.aspect)
            half = tan(radians(fov) / 2.0) * depth
            right, up, _ = cam.axes(made)
            target = cam.added(made.target, right, (x - 0.26 * sign) * half * stage.aspect)
            over = max(0.0, cam.screen(made, near.crown, stage.aspect)[1] - y + 0.26 - 0.90)
            made = replace(made, target=cam.added(target, up, (y - 0.26 + min(0.14, over)) * half))
        return made

    def miss(back: float, round_: float) -> tuple[float, float]:
        made = view(back, round_)
        face = 0.131 * far.stature / (2.0 * tan(radians(fov) / 2.0) * cam.screen(made, far.eye, stage.aspect)[2])
        return face - FACE, abs(cam.screen(made, near.eye, stage.aspect)[0]) - 0.64

    back, round_ = between + 1.2, 14.0
    for _ in range(25):
        a, b = miss(back, round_)
        if abs(a) < 1e-6 and abs(b) < 1e-6:
            break
        (ax, bx), (ay, by) = miss(back + 1e-3, round_), miss(back, round_ + 1e-2)
        j00, j10, j01, j11 = (ax - a) / 1e-3, (bx - b) / 1e-3, (ay - a) / 1e-2, (by - b) / 1e-2
        det = j00 * j11 - j01 * j10
        if abs(det) < 1e-12:
            break
        back -= max(-0.3, min(0.3, (j11 * a - j01 * b) / det))
        round_ -= max(-6.0, min(6.0, (j00 * b - j10 * a) / det))
        back, round_ = max(between + 0.80, min(between + 3.0, back)), max(3.0, min(50.0, round_))
    round_ = _beside(miss, back, round_)
    return replace(view(back, round_), roll=cam.DUTCH if angle == "dutch" else 0.0)


def _beside(miss: Callable[[float, float], tuple[float, float]], back: float, round_: float) -> float:
    """The angle at which the near head stands where it should at a settled distance: by bisection, as it moves out with the angle."""
    low, high = 2.0, 40.0
    for _ in range(40):
        middle = (low + high) / 2.0
        if miss(back, middle)[1] < 0.0:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


# --------------------------------------------------------------------------------------------- things, places, eyes


def point_of_view(viewer: Subject, seen: Point, lens: float, aspect: float) -> View:
    """Through somebody's eyes onto a point."""
    ahead = cam.direction(cam.bearing(viewer.eye, seen), 0.0)
    return View(cam.added(viewer.eye, ahead, 0.12), seen, cam.fov(lens, aspect))


def insert(stage: Stage, low: Point, high: Point, lens: float, angle: str = "eye", *, towards: float | None = None) -> View:
    """One thing, from above and a little aside, its box filling most of the height."""
    middle = cam.between(low, high, 0.5)
    fov = cam.fov(max(lens, 50.0), stage.aspect)
    across = hypot(high[0] - low[0], high[2] - low[2])
    tall = high[1] - low[1]
    up = {"eye": 34.0, "overhead": 78.0, "high": 50.0}.get(angle, 18.0)
    size = max(tall * cos(radians(up)) + across * sin(radians(up)), across / stage.aspect * 1.15, 0.10)
    far = max(cam.distance(size / 0.52, fov), 0.32)
    options = []
    for off in (28, -28, 8, 50, -50, 75, -75, 110, -110, 150, -150, 180):
        yaw = (0.0 if towards is None else towards) + off * (1.0 if stage.side >= 0 else -1.0)
        for higher in (0.0, 16.0, 30.0):
            view = View(cam.added(middle, cam.direction(yaw, min(80.0, up + higher)), far), middle, fov)
            cost = 0.007 * abs(off) + 0.012 * higher + misplaced(stage, view.eye)
            cost += (3.0 if hidden_by(stage.people, view.eye, middle) else 0.0) + _heads_before(stage, view)
            for item in standing(stage.place, view.eye):
                if item.opaque and crosses(item, view.eye, middle) and not crosses(item, middle, middle, 0.06):
                    cost += 2.0
            options.append((cost, view))
    return min(options, key=lambda option: option[0])[1]


def _heads_before(stage: Stage, view: View) -> float:
    """What it costs that heads stand in the picture of a thing: its own is the only face there."""
    cost = 0.0
    for person in stage.people:
        for share in (0.0, 0.5, 1.0):
            x, y, depth = cam.screen(view, cam.between(person.eye, person.crown, share), stage.aspect)
            reach = 0.14 / (max(depth, 0.05) * tan(radians(view.fov) / 2.0))
            if depth > -0.1 and abs(x) < 1.0 + reach / stage.aspect and abs(y) < 1.0 + reach:
                cost += 0.3
    return cost


def establishing(stage: Stage, size: str, lens: float, angle: str = "eye") -> View:
    """The set itself, from the audience's side and a corner of it, people small in it."""
    place = stage.place
    sign = 1.0 if stage.side >= 0 else -1.0
    up = ANGLES[angle] + (8.0 if angle in ("eye", "dutch") else 0.0)
    fov = cam.fov(min(lens, 35.0), stage.aspect)
    centre = place.marks["centre"]
    if place.interior:
        wide, deep = place.floor[1] - place.floor[0], place.floor[3] - place.floor[2]
        middle: Point = (0.0, 1.05, -deep * 0.06)
        yaw = 22.0 if wide > 0.6 * deep else 3.0
        yaw = yaw if sign > 0 else 180.0 - yaw
        far = deep * 0.30 + wide * (0.68 if size == "EWS" else 0.46) / (tan(radians(fov) / 2.0) * stage.aspect)
        eye = cam.added(middle, cam.direction(yaw, 0.0), far)
        return View((eye[0], max(LOWEST, 1.65 + far * tan(radians(up - 8.0))), eye[2]), middle, fov)
    middle = (centre.x, 1.5, centre.z - 2.0)
    options = []
    for off in (28.0, 14.0, -20.0, 42.0, 0.0, -38.0, 60.0):
        for share in (1.0, 0.85, 0.7, 0.55):
            far = (15.0 if size == "EWS" else 8.0) * share
            eye = _within(place, cam.added(middle, cam.direction(off if sign > 0 else 180.0 - off, 0.0), far))
            eye = (eye[0], max(LOWEST, 2.2 + far * tan(radians(up - 8.0))), eye[2])
            cost = 0.004 * abs(off - 28.0) + 1.2 * (1.0 - share) + misplaced(stage, eye)
            cost += sum(1.5 for item in place.items if item.opaque and not item.high[1] > 7.0 and crosses(item, eye, middle))
            options.append((cost, View(eye, middle, fov)))
    return min(options, key=lambda option: option[0])[1]


def _within(place: Place, eye: Point) -> Point:
    """The nearest point within a camera's reach."""
    x0, x1, z0, z1 = place.reach
    return min(x1, max(x0, eye[0])), eye[1], min(z1, max(z0, eye[2]))
