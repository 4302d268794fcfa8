"""What control signals cost beside the drawing of the same frames: processor time of each, and of what is usually asked for together.

    .venv/bin/python -m bench.control [frames]

Two people in a furnished room, 1280 x 720, a camera that moves, one thread; coding is not counted, nor what is done once for a shot.
Every row is a run of its own over the same frames, its look at the stage counted; the least of a frame counts.
"""

from __future__ import annotations

import sys
import time
from typing import Any

import numpy as np

from workprint.crafts.previz.control import passes
from workprint.crafts.previz.draw.renderer import Renderer

USUAL = ("depth16", "depth8", "normal", "seg", "ids", "pose")
VACE = ("depth8", "matte", "pose", "lineart", "canny")


def order(*signals: str, frames: int) -> dict[str, Any]:
    """A control order for the bench's room."""
    people = (("MARA", "centre left", "JONAH"), ("JONAH", "centre right", "MARA"))
    return {
        "format": {"width": 1280, "height": 720, "rate": "12/1"},
        "frames": frames,
        "set": {"kind": "room", "place": "THE ROOM", "interior": True, "exterior": False, "time": "day", "furnishing": []},
        "people": [{"name": name, "traits": {}, "mark": mark, "posture": "stand", "facing": to} for name, mark, to in people],
        "beats": [],
        "camera": {
            "size": "WS",
            "on": ["MARA", "JONAH"],
            "angle": "eye",
            "lens": 28,
            "side": 1,
            "move": {"kind": "truck", "way": "right", "speed": "medium"},
        },
        "speech": [],
        "style": {},
        "signals": list(signals),
        "flavour": "",
        "take": {"rate": "12/1", "frames": frames},
    }


def spent(work: Any) -> float:
    """The least of the processor time of the steps of an iterator, in milliseconds, without the first."""
    steps, found = iter(work), []
    next(steps)
    while True:
        start = time.process_time()
        if next(steps, None) is None:
            return float(np.min(found))
        found.append(1e3 * (time.process_time() - start))


def measured(*signals: str, frames: int) -> float:
    """Milliseconds a frame of these signals, staging counted."""
    shot = passes.taken(order(*signals, frames=frames))
    _ = shot.survey, shot.matted, shot.kinds, shot.cameras
    return spent(passes.pictures(shot))


def beside(frames: int, signals: tuple[str, ...]) -> float:
    """Milliseconds a frame of drawing the film's picture and these signals of the same look, without staging."""
    shot = passes.taken(order(*signals, frames=frames))
    _ = shot.survey, shot.matted, shot.kinds, shot.cameras
    staged, renderer = [shot.frame(number) for number in range(frames)], Renderer(*shot.size)

    def work(number: int) -> object:
        picture, buffers = renderer.draw_with_buffers(staged[number])
        return picture, passes.seen_signals(shot, number, staged[number], buffers)

    return spent(work(number) for number in range(frames))


def main() -> None:
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    shot = passes.taken(order("ids", frames=frames))
    staged = [shot.frame(number) for number in range(frames)]
    posed = spent(shot.frame(number) for number in range(frames))
    renderer = Renderer(*shot.size)
    drawing = spent(renderer.draw(frame) for frame in staged)
    looked = spent(renderer.buffers(frame) for frame in staged)
    print(f"1280 x 720, {frames} frames; CPU-ms a frame without staging ({posed:.1f}). Drawing {drawing:.1f}, buffers alone {looked:.1f}")
    for name in (name for name, signal in passes.SIGNALS.items() if signal.kind != "text"):
        print(f"{name:40}{measured(name, frames=frames) - posed:8.1f}")
    for signals in (USUAL, VACE):
        cost = measured(*signals, frames=frames) - posed
        print(f"{'+'.join(signals):40}{cost:8.1f}{cost / drawing:7.0%} of the drawing")
    for label, signals in (("drawing + " + "+".join(USUAL), USUAL), ("the same without pose", USUAL[:-1])):
        both = beside(frames, signals)
        print(f"{label:52}{both:8.1f}{both / drawing - 1:+7.0%} over the drawing alone")


if __name__ == "__main__":
    main()
