"""Every signal of a shot: what is asked for by name, taken frame by frame at the size and rate that was asked for, or as text.

The stage is prepared once, for the picture's own shape, and looked at as often as the rate says; a shot asked for longer than it is goes
on by a few frames (people breathe, the camera stands). Knows all signals; knows nothing of files, codecs or which engine wants them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.core.errors import EngineError
from workprint.crafts.previz import shoot
from workprint.crafts.previz.control import depth, keypoints, lines, mattes, motion, pose, segments, trajectory
from workprint.crafts.previz.control.lens import Pinhole, pinhole
from workprint.crafts.previz.control.normals import normal_map
from workprint.crafts.previz.control.survey import Survey, survey
from workprint.crafts.previz.draw.renderer import Buffers, Renderer
from workprint.crafts.previz.forms import Frame, Style

Picture = NDArray[Any]
WHITEBOX = Style(look="whitebox", hatch=0.0, grain=0.0, wobble=0.0, vignette=0.0)
SURVEYED = 8
"""How often a second the shot is looked through beforehand."""
MASK = "mask:"
"""What stands before the name of whom a mask is of, in the name of a signal."""


@dataclass(frozen=True)
class Signal:
    """What a signal is: the file it is usually called, and its pictures: "rgb" that a film codec may keep, or, to the bit, "exact rgb",
    "grey" (0/255 masks) or "grey16" (whole numbers). "text" is no picture. `convention` is how it is to be read.
    """

    file: str
    kind: str
    convention: str


SIGNALS = {
    "depth16": Signal("depth16.mkv", "grey16", "along the view: value times depth16.metres; 65535 nothing"),
    "depth8": Signal("depth8.mp4", "rgb", "(1/z - 1/far) / (1/near - 1/far), near is white, one scale for the shot (MiDaS)"),
    "normal": Signal("normal.mp4", "rgb", "ControlNet 1.1: red left, green top, blue front, in view space"),
    "seg": Signal("seg.mkv", "exact rgb", "ADE20K's 150 classes in their colours"),
    "ids": Signal("ids.mkv", "grey16", "0 nothing, else the id of one of things"),
    "matte": Signal("matte/{}.mkv", "grey", "255 where that person or prop is nearest, else 0"),
    "mask": Signal("mask.mkv", "grey", "VACE control_masks: 255 is made anew, 0 is kept"),
    "pose": Signal("pose.mp4", "rgb", "OpenPose 18 + hands 21 + face 70, controlnet_aux colours; hidden joints left out"),
    "lineart": Signal("lineart.mp4", "rgb", "white lines 2 px wide on black"),
    "scribble": Signal("scribble.mp4", "rgb", "white lines 3 to 4 px wide on black, there or not"),
    "softedge": Signal("softedge.mp4", "rgb", "soft white lines on black (HED)"),
    "canny": Signal("canny.mp4", "rgb", "Canny 100, 200: white lines a pixel wide on black"),
    "whitebox": Signal("whitebox.mp4", "rgb", "the shot in grey, without texture"),
    "camera": Signal("camera.json", "text", "pixels; world to camera, OpenCV axes (x right, y down, z ahead), metres"),
    "re10k": Signal("camera_re10k.txt", "text", "RealEstate10K: microseconds, intrinsics as shares, world to camera, OpenCV axes, metres"),
    "recam": Signal("camera_recam.json", "text", "ReCamMaster: Unreal row vectors, camera to world, centimetres"),
    "motion": Signal("motion.txt", "text", "the move as one sentence, for a prompt"),
}


@dataclass(frozen=True)
class Taken:
    """A shot ready to be looked at: `names` of the signals asked for, the staged shot at the asked-for size, rate and length; whose `masks`
    are asked for by name.
    """

    names: tuple[str, ...]
    shooting: shoot.Shooting
    masks: tuple[str, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        return self.shooting.width, self.shooting.height

    @property
    def actors(self) -> dict[int, str]:
        """Everybody on stage, by the id of their thing."""
        return {shoot.PEOPLE + index: name for index, name in enumerate(self.shooting.parts)}

    def frame(self, number: int) -> Frame:
        return shoot.frame_at(self.shooting, number)

    @cached_property
    def cameras(self) -> tuple[Pinhole, ...]:
        """The camera in every frame."""
        rate = self.shooting.rate
        return tuple(pinhole(self.shooting.setup.at(float(number / rate)), *self.size) for number in range(self.shooting.count))

    @cached_property
    def survey(self) -> Survey:
        count = self.shooting.count
        step = max(1, round(self.shooting.rate / SURVEYED))
        return survey(map(self.frame, sorted({*range(0, count, step), count - 1})), *self.size)

    @cached_property
    def matted(self) -> dict[int, str]:
        """What gets a matte, by id, and what it is called."""
        return mattes.matted(self.survey, self.actors)

    @cached_property
    def masked(self) -> dict[str, int]:
        """Whose masks are asked for: the id of each by the name of its pictures. `EngineError` for somebody who is not on stage."""
        found = {}
        for name in self.masks:
            thing = mattes.named(name, self.survey, self.actors)
            if thing is None:
                known = sorted({*self.actors.values(), *self.matted.values()})
                raise EngineError(f"nobody and nothing in this shot is called {name!r}", remedy=f"Masks can be of: {', '.join(known)}.")
            found[f"mask/{self.matted.get(thing) or mattes.file_name(self.actors[thing])}"] = thing
        return found

    @cached_property
    def kinds(self) -> dict[int, str]:
        """The ADE20K class of everything that is ever seen, by id."""
        parts = self.shooting.parts
        people = {
            thing: "animal" if getattr(parts[name].player, "kind", "person") != "person" else "person"
            for thing, name in self.actors.items()
        }
        return {thing: people.get(thing) or segments.class_of(name) for thing, name in self.survey.names.items()}


@dataclass(frozen=True)
class Look:
    """One frame as the signals see it: what is visible is found once, by whoever needs it first, and nothing is drawn twice.

    `renderer` sees `even`, the frame under even light, and nothing else, so that it keeps the set; `other` draws the whitebox. Where
    buffers are `given`, neither is needed for what needs only those.
    """

    taken: Taken
    number: int
    frame: Frame
    renderer: Renderer | None = None
    other: Renderer | None = None
    given: Buffers | None = None
    room: Buffers | None = None
    """Where the buffers may be written: those of an earlier frame."""

    @cached_property
    def even(self) -> Frame:
        return lines.in_colours(self.frame)

    @cached_property
    def drawn(self) -> Picture:
        """The frame in its colours, for Canny."""
        assert self.renderer is not None
        return self.renderer.draw(self.even)

    @cached_property
    def buffers(self) -> Buffers:
        if self.given is not None:
            return self.given
        assert self.renderer is not None
        if "canny" in self.taken.names:
            _ = self.drawn
        return self.renderer.buffers(self.even, self.room)

    @cached_property
    def strokes(self) -> Picture:
        """Line art, (h, w)."""
        _ = self.buffers
        assert self.renderer is not None
        return lines.line_art(self.renderer.lines(self.even), self.renderer.pen(self.even))


def taken(order: Mapping[str, Any], timings: shoot.Timings | None = None) -> Taken:
    """The stage of a control order (a clip's order with "signals" and "take"), ready. `EngineError` for what it has wrong."""
    names = tuple(str(name) for name in order.get("signals", ()))
    masks = tuple(dict.fromkeys(name.removeprefix(MASK).strip() for name in names if name.startswith(MASK)))
    names = tuple(name for name in names if not name.startswith(MASK))
    unknown = [name for name in names if name not in SIGNALS]
    if unknown or not (names or masks):
        said = f"there is no signal {unknown[0]!r}" if unknown else "no signal is asked for"
        raise EngineError(said, remedy=f"Signals: {', '.join(SIGNALS)}.")
    form, take = dict(order.get("format") or {}), order.get("take") or {}
    sized = {**form, **{side: take.get(side, form.get(side)) for side in ("width", "height")}}
    shooting = shoot.prepared({**order, "format": sized}, timings)
    try:
        rate, count = Fraction(str(take.get("rate", shooting.rate))), int(take.get("frames", shooting.count))
    except (ValueError, TypeError, ZeroDivisionError) as wrong:
        raise EngineError(
            f"the order's take cannot be read ({wrong})", remedy='It is {"width", "height", "rate": "16/1", "frames": 81}.'
        ) from None
    if not (0 < rate <= 240 and 0 < count <= 100_000):
        raise EngineError(f"{count} frames at {rate} a second cannot be taken", remedy="Up to 240 frames a second, at least one frame.")
    return Taken(tuple(name for name in SIGNALS if name in names), replace(shooting, rate=rate, count=count), masks)


def pictures(shot: Taken) -> Iterator[dict[str, Picture]]:
    """Every frame's pictures of the signals asked for, by signal; mattes are "matte/NAME", masks of somebody "mask/NAME"."""
    wanted = [name for name in shot.names if name in _DRAW]
    if not wanted and not shot.masks:
        return
    renderer, other = Renderer(*shot.size), Renderer(*shot.size) if "whitebox" in shot.names else None
    room = renderer.empty_buffers()
    for number in range(shot.shooting.count):
        look = Look(shot, number, shot.frame(number), renderer, other, room=room)
        found: dict[str, Picture] = {}
        for name in wanted:
            found |= _DRAW[name](look)
        yield found | {name: mattes.mask(look.buffers.id, thing) for name, thing in shot.masked.items()}


def seen_signals(shot: Taken, number: int, frame: Frame, buffers: Buffers) -> dict[str, Picture]:
    """One frame's pictures of those signals asked for that need no more than buffers, for who has them from a drawing already."""
    look = Look(shot, number, frame, given=buffers)
    return {key: made for name in shot.names if name in _SEEN for key, made in _DRAW[name](look).items()}


def texts(shot: Taken, title: str) -> dict[str, str]:
    """The signals that are text, by signal."""
    rate, order = shot.shooting.rate, shot.shooting.order
    made: dict[str, Callable[[], str]] = {
        "camera": lambda: trajectory.camera_json(shot.cameras, rate),
        "re10k": lambda: trajectory.realestate(shot.cameras, rate, title or "workprint"),
        "recam": lambda: trajectory.recammaster(shot.cameras),
        "motion": lambda: motion.sentence(shot.cameras, rate, order) + "\n",
    }
    return {name: made[name]() for name in shot.names if name in made}


def streams(shot: Taken) -> dict[str, str]:
    """Which pictures `pictures` will give, and the file name of each."""
    found: dict[str, str] = {}
    for name in shot.names:
        if name == "matte":
            found |= {f"matte/{called}": SIGNALS[name].file.format(called) for called in shot.matted.values()}
        elif name in _DRAW:
            found[name] = SIGNALS[name].file
    return found | {name: f"{name}.mkv" for name in shot.masked}


def about(shot: Taken) -> str:
    """What a reader of the signals has to know, as JSON: size, rate, which file is what by which convention, scales of depth, what each id
    and colour is.
    """
    said: dict[str, Any] = {
        "format": 1,
        "width": shot.size[0],
        "height": shot.size[1],
        "rate": f"{shot.shooting.rate.numerator}/{shot.shooting.rate.denominator}",
        "frames": shot.shooting.count,
        "flavour": str(shot.shooting.order.get("flavour", "")),
    }
    output = (shot.shooting.order.get("take") or {}).get("output")
    said |= {"output": output} if output else {}
    listed = streams(shot) | {name: SIGNALS[name].file for name in shot.names if SIGNALS[name].kind == "text"}
    said["files"] = {file: _listed(name) for name, file in listed.items()}
    if shot.masks or any(name in _DRAW for name in shot.names):
        seen = shot.survey
        said |= {"depth16": {"metres": depth.step(seen.farthest), "nothing": depth.NOTHING}}
        said |= {"depth8": {"near": round(seen.near, 6), "far": round(seen.far, 6)}}
        said["things"] = [_thing(shot, thing) for thing in seen.shares]
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def _listed(name: str) -> dict[str, str]:
    """What a file is, for who opens the folder: its signal, whose it is, how it is to be read."""
    signal, _, whose = name.partition("/")
    return {"signal": signal, **({"of": whose} if whose else {}), "convention": SIGNALS[signal].convention}


def _thing(shot: Taken, thing: int) -> dict[str, Any]:
    kind = shot.kinds[thing]
    matte = {"matte": SIGNALS["matte"].file.format(shot.matted[thing])} if thing in shot.matted else {}
    colour = "#{:02x}{:02x}{:02x}".format(*segments.colour_of(kind))
    return {"id": thing + 1, "name": shot.actors.get(thing, shot.survey.names[thing]), "class": kind, "colour": colour, **matte}


# --------------------------------------------------------------------------------------------- one signal of one frame


def _depth16(look: Look) -> dict[str, Picture]:
    return {"depth16": depth.metres16(look.buffers.depth, depth.step(look.taken.survey.farthest))}


def _depth8(look: Look) -> dict[str, Picture]:
    return {"depth8": depth.near_white(look.buffers.depth, look.taken.survey.near, look.taken.survey.far)}


def _normal(look: Look) -> dict[str, Picture]:
    return {"normal": normal_map(look.buffers.normal, look.buffers.id)}


def _seg(look: Look) -> dict[str, Picture]:
    return {"seg": segments.segment_map(look.buffers.id, look.taken.kinds, look.taken.shooting.place.interior)}


def _ids(look: Look) -> dict[str, Picture]:
    return {"ids": mattes.id_picture(look.buffers.id)}


def _mattes(look: Look) -> dict[str, Picture]:
    return {f"matte/{name}": mattes.mask(look.buffers.id, thing) for thing, name in look.taken.matted.items()}


def _mask(look: Look) -> dict[str, Picture]:
    """VACE's mask where all is to be made anew."""
    width, height = look.taken.size
    return {"mask": np.full((height, width), 255, np.uint8)}


def _lineart(look: Look) -> dict[str, Picture]:
    return {"lineart": lines.in_three(look.strokes)}


def _scribble(look: Look) -> dict[str, Picture]:
    return {"scribble": lines.in_three(lines.scribble(look.strokes))}


def _softedge(look: Look) -> dict[str, Picture]:
    return {"softedge": lines.in_three(lines.soft_edges(look.strokes))}


def _canny(look: Look) -> dict[str, Picture]:
    return {"canny": lines.in_three(lines.canny(look.drawn))}


def _whitebox(look: Look) -> dict[str, Picture]:
    assert look.other is not None
    return {"whitebox": look.other.draw(replace(look.frame, style=WHITEBOX, boil=0))}


def _pose(look: Look) -> dict[str, Picture]:
    width, height = look.taken.size
    people = [drawn for _, drawn in sorted(seen_people(look.taken, look.number, look.frame, look.buffers), key=lambda each: -each[0])]
    return {"pose": pose.pose_picture(people, width, height)}


def seen_people(shot: Taken, number: int, frame: Frame, buffers: Buffers) -> Sequence[tuple[float, pose.Drawn]]:
    """Everybody whose joints are known, as this frame sees them, with how far off they are (metres)."""
    shooting, camera = shot.shooting, shot.cameras[number]
    t, there = float(number / shooting.rate), {thing.id for thing in frame.things}
    found = []
    for thing, name in shot.actors.items():
        points = keypoints.keypoints(shooting.parts[name], t, thing, shooting.parts) if thing in there else None
        if points is None:
            continue
        groups = ((points.body, "body"), (points.left, "hand"), (points.right, "hand"), (points.face, "face"))
        body, left, right, face = (keypoints.sighted(group, camera, buffers, thing, kind) for group, kind in groups)
        found.append((_away(body), pose.Drawn(body, left, right, face)))
    return found


def _away(body: keypoints.Sighted) -> float:
    """How far off somebody is: the depth of their middle point, metres."""
    known = np.sort(body.points[:, 2])
    return float(known[np.count_nonzero(~np.isnan(known)) // 2])


_DRAW: dict[str, Callable[[Look], dict[str, Picture]]] = {
    "depth16": _depth16,
    "depth8": _depth8,
    "normal": _normal,
    "seg": _seg,
    "ids": _ids,
    "matte": _mattes,
    "mask": _mask,
    "pose": _pose,
    "lineart": _lineart,
    "scribble": _scribble,
    "softedge": _softedge,
    "canny": _canny,
    "whitebox": _whitebox,
}
_SEEN = frozenset(("depth16", "depth8", "normal", "seg", "ids", "matte", "mask", "pose"))
"""What needs no drawing and no lines."""
