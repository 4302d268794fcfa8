"""Shots -> orders for control signals, in the flavour of the engine that is to take them. Pure: flavours are a table, sizes are arithmetic.

A control order is the clip's order with "signals" (what is wanted), "flavour" (for whom) and "take" (size, rate and number of frames, as
that engine takes them). The shot is never shortened: it lasts a few frames longer where the engine's lengths go in steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from math import ceil, sqrt
from typing import Any

from workprint.core.errors import EngineError
from workprint.core.nouns import Film, Format, Shot, Task
from workprint.plan.crew import HOUSE, Crew

SIGNALS = {
    "depth16": "depth in whole steps of metres, 16 bits, lossless",
    "depth8": "depth as models want it: near is white, one scale for the shot",
    "normal": "surface directions (ControlNet 1.1: red left, green top, blue front)",
    "seg": "what everything is, in ADE20K's colours, lossless",
    "ids": "a number for every thing, 16 bits, lossless",
    "matte": "a mask for each actor and prop, lossless",
    "mask": "what VACE is to make anew: all white, or mask:NAME, white over that actor or prop",
    "pose": "OpenPose figures with hands and faces; what is hidden is left out",
    "lineart": "the stage's own lines, white on black",
    "scribble": "the lines broad and plain, white on black",
    "softedge": "the lines broad and soft, white on black",
    "canny": "Canny's edges, white on black",
    "whitebox": "the shot as a grey clip, for engines that take a clip as reference",
    "camera": "the camera, frame by frame, as JSON",
    "re10k": "the camera as RealEstate10K text (CameraCtrl, VideoX-Fun, Wan-Fun camera)",
    "recam": "the camera as ReCamMaster JSON",
    "motion": "the camera's move as one sentence for a prompt",
}
"""Every signal and what it is."""
MASK = "mask:"
"""What stands before the name of whom a mask is of."""


@dataclass(frozen=True)
class Flavour:
    """How an engine takes its control: `signals` it understands, sides in steps of `sides`, lengths of `step` n + 1 frames, `rate` frames a
    second (None: the film's), usual `sizes`, how many times smaller than its output the control is (`smaller`), the most frames it was
    trained on (`most`, 0: no limit known), and where that is said.
    """

    words: str
    signals: tuple[str, ...]
    sides: int = 2
    step: int = 1
    rate: Fraction | None = None
    sizes: tuple[tuple[int, int], ...] = ()
    smaller: int = 1
    most: int = 0
    source: str = ""


FLAVOURS = {
    "": Flavour("the film's own size, rate and length", tuple(SIGNALS)),
    "vace": Flavour(
        "Wan 2.x VACE: control video, 4n+1 frames at 16 a second",
        ("depth8", "pose", "lineart", "canny", "matte", "mask", "motion"),
        sides=16,
        step=4,
        rate=Fraction(16),
        sizes=((832, 480), (1280, 720)),
        most=81,
        source="https://docs.comfy.org/built-in-nodes/WanVaceToVideo; https://github.com/ali-vilab/VACE",
    ),
    "ltx": Flavour(
        "LTX-2 IC-LoRA union control: half the output's size, 8n+1 frames",
        ("depth8", "pose", "canny", "motion"),
        sides=32,
        step=8,
        sizes=((1280, 704), (1920, 1088)),
        smaller=2,
        most=257,
        source="https://github.com/Lightricks/LTX-2; https://huggingface.co/Lightricks (IC-LoRA Union Control, ref0.5)",
    ),
    "wan-camera": Flavour(
        "Wan-Fun camera control: a RealEstate10K path, 4n+1 frames at 16 a second",
        ("re10k", "recam", "camera", "motion"),
        sides=16,
        step=4,
        rate=Fraction(16),
        sizes=((832, 480), (1280, 720)),
        most=81,
        source="https://github.com/aigc-apps/VideoX-Fun",
    ),
}
"""By the name that is typed."""
ALIKE = Fraction(4, 100)
"""Shapes (width by height) that differ by less are taken for one another."""


SMALLEST, LARGEST = 16, 8192
"""Sides that the stage draws, pixels."""


@dataclass(frozen=True)
class Wish:
    """What is asked for: signals (none: those the flavour is usually given), flavour; size, rate and frames only where somebody insists."""

    signals: tuple[str, ...] = ()
    flavour: str = ""
    size: tuple[int, int] | None = None
    rate: Fraction | None = None
    frames: int | None = None


def control(film: Film, shot: Shot, staged: Task, crew: Crew, *, wish: Wish) -> Task:
    """The order for a shot's control signals; `staged` is the order for its clip on the stage. EngineError for a signal, flavour, size or
    length that cannot be.
    """
    asked = {"signals": list(signals(wish)), "flavour": wish.flavour, "take": take(film.format, shot.frames, wish)}
    return crew.task("control", {**staged.params, **asked}, dict(staged.inputs), label=f"{shot.id} control", wanted=HOUSE["control"])


def signals(wish: Wish) -> tuple[str, ...]:
    """The signals asked for, in the order of `SIGNALS`, then masks of somebody; the flavour's own where none are named."""
    asked = wish.signals or flavour(wish.flavour).signals
    masks = tuple(dict.fromkeys(name for name in asked if name.startswith(MASK) and name.removeprefix(MASK).strip()))
    for name in asked:
        if name in masks:
            continue
        if name not in SIGNALS:
            near = get_close_matches(name, SIGNALS, 1, 0.4)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise EngineError(f"there is no control signal {name!r}", remedy=f"{hint}signals: {', '.join(SIGNALS)}")
    return tuple(name for name in SIGNALS if name in asked) + masks


def flavour(name: str) -> Flavour:
    """The flavour of this name. EngineError with the nearest for another."""
    if name not in FLAVOURS:
        known = [each for each in FLAVOURS if each]
        near = get_close_matches(name, known, 1, 0.3)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise EngineError(f"there is no flavour {name!r}", remedy=f"{hint}flavours: {', '.join(known)}")
    return FLAVOURS[name]


def take(format: Format, frames: int, wish: Wish) -> dict[str, Any]:
    """Size, rate and number of frames of the control, for a shot of so many frames of the film's format.

    Where the control is smaller than the output, "output" says how large that is.
    """
    wanted = flavour(wish.flavour)
    rate = wish.rate or wanted.rate or format.rate
    count = _length(ceil(frames / format.rate * rate), wanted, wish)
    width, height = _size(format, wanted, wish)
    said: dict[str, Any] = {"width": width // wanted.smaller, "height": height // wanted.smaller}
    said |= {"rate": f"{rate.numerator}/{rate.denominator}", "frames": count}
    return said | ({"output": {"width": width, "height": height}} if wanted.smaller > 1 else {})


def too_long(task: Task) -> str:
    """What is to be known about a control order that is longer than its engine was trained on; "" where it is not."""
    wanted, count = FLAVOURS[task.params["flavour"]], task.params["take"]["frames"]
    if not wanted.most or count <= wanted.most:
        return ""
    return f"{count} frames are more than the {wanted.most} that {task.params['flavour']} was trained on: make it in parts, or cut the shot"


def _length(needed: int, wanted: Flavour, wish: Wish) -> int:
    """The least step n + 1 that holds the shot, or the length insisted on."""
    count = wish.frames or wanted.step * ceil(max(0, needed - 1) / wanted.step) + 1
    if (count - 1) % wanted.step:
        good = wanted.step * ((count - 1) // wanted.step) + 1
        raise EngineError(
            f"{wish.flavour} takes {wanted.step}n+1 frames, not {count}", remedy=f"ask for {good} or {good + wanted.step}, or leave it out"
        )
    return count


def _size(format: Format, wanted: Flavour, wish: Wish) -> tuple[int, int]:
    """The output's size: the one insisted on, else the largest usual one of the film's shape, else one of the film's shape in steps."""
    step = wanted.sides * wanted.smaller
    if wish.size:
        least, most = -(-SMALLEST * wanted.smaller // step) * step, LARGEST // step * step
        if any(side % step or not least <= side <= most for side in wish.size):
            near = " x ".join(str(min(max(least, round(side / step) * step), most)) for side in wish.size)
            said = f"{wish.flavour or 'a clip'} takes sides in steps of {step} from {least} to {most}, not {wish.size[0]} x {wish.size[1]}"
            raise EngineError(said, remedy=f"the nearest is {near}")
        return wish.size
    if not wanted.sizes:
        return format.width, format.height
    shape = Fraction(format.width, format.height)
    usual = [size for pair in wanted.sizes for size in (pair, pair[::-1])]
    alike = [(w, h) for w, h in usual if abs(Fraction(w, h) / shape - 1) < ALIKE]
    fitting = [(w, h) for w, h in alike if w <= format.width * 1.02] or alike[:1]
    if fitting:
        return max(fitting)
    fits = [w * h for w, h in wanted.sizes if w * h <= format.width * format.height * 1.03] or [wanted.sizes[0][0] * wanted.sizes[0][1]]
    height = sqrt(max(fits) / float(shape))
    return max(step, round(height * float(shape) / step) * step), max(step, round(height / step) * step)
