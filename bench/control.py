"""What control signals cost beside the drawing of the same frames: processor time of each, and of what is usually asked for together.

    .venv/bin/python -m bench.control [frames]

Two people in a furnished room, 1280 x 720, a camera that moves, one thread; not counted: coding (its own row says what it costs), what is
done once for a shot, and posing people, which is done once for drawing and signals alike. Every row is a run of its own over the same
frames, its look at the stage counted; the least of a frame counts.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from workprint.core.nouns import Task
from workprint.crafts.previz.control import passes
from workprint.crafts.previz.draw.renderer import Renderer
from workprint.engines.previz import Previz

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
    steps = iter(work)
    found: list[float] = []
    next(steps)
    while True:
        start = time.process_time()
        if next(steps, None) is None:
            return float(np.min(found))
        found.append(1e3 * (time.process_time() - start))


def ready(*signals: str, frames: int) -> passes.Taken:
    """A shot whose people have been posed in every frame."""
    shot = passes.taken(order(*signals, frames=frames))
    _ = shot.survey, shot.matted, shot.kinds, shot.cameras, [shot.frame(number) for number in range(frames)]
    return shot


def measured(*signals: str, frames: int) -> float:
    """Milliseconds a frame of these signals, the skin of posed people counted."""
    return spent(passes.pictures(ready(*signals, frames=frames)))


def whole(op: str, *signals: str, frames: int) -> float:
    """Milliseconds a frame of all that the engine does for a clip or its signals: staging, looking through, drawing, coding."""
    task = Task(op, "previz", Previz.card.version, order(*signals, frames=frames))
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        Previz().make(task, {}, Path(folder))
        return 1e3 * (time.process_time() - start) / frames


def beside(frames: int, signals: tuple[str, ...]) -> tuple[float, float]:
    """Milliseconds a frame of drawing the film's picture alone, and of drawing it and taking these signals from the same look.

    By turns, frame by frame, so that a machine that slows down slows both.
    """
    shot = ready(*signals, frames=frames)
    staged, renderer = [shot.frame(number) for number in range(frames)], Renderer(*shot.size)
    room, found = renderer.empty_buffers(), []
    for number in [0, *range(frames)]:
        start = time.process_time()
        renderer.draw(staged[number])
        drawn = time.process_time()
        _, buffers = renderer.draw_with_buffers(staged[number], room)
        passes.seen_signals(shot, number, staged[number], buffers)
        found.append((drawn - start, time.process_time() - drawn))
    alone, both = (1e3 * float(least) for least in np.min(found[1:], axis=0))
    return alone, both


def main() -> None:
    frames = min(int(sys.argv[1]) if len(sys.argv) > 1 else 10, 24)
    shot = passes.taken(order("ids", frames=frames))
    start = time.process_time()
    staged = [shot.frame(number) for number in range(frames)]
    posed = 1e3 * (time.process_time() - start) / frames
    skinned = spent(shot.frame(number) for number in range(frames))
    renderer = Renderer(*shot.size)
    drawing = spent(renderer.draw(frame) for frame in staged)
    room = renderer.empty_buffers()
    looked = spent(renderer.buffers(frame, room) for frame in staged)
    print(f"1280 x 720, {frames} frames; CPU-ms a frame. Posing {posed:.1f} (once), drawing {drawing:.1f}, buffers alone {looked:.1f}")
    for name in (name for name, signal in passes.SIGNALS.items() if signal.kind != "text"):
        print(f"{name:40}{measured(name, frames=frames) - skinned:8.1f}")
    for signals in (USUAL, VACE):
        cost = measured(*signals, frames=frames) - skinned
        print(f"{'+'.join(signals):40}{cost:8.1f}{cost / drawing:7.0%} of the drawing")
    for label, signals in (("drawing + " + "+".join(USUAL), USUAL), ("the same without pose", USUAL[:-1])):
        alone, both = beside(frames, signals)
        print(f"{label:52}{both:8.1f}{both / alone - 1:+7.0%} over the drawing alone ({alone:.1f})")
    clip, control = whole("clip", frames=frames), whole("control", *USUAL, frames=frames)
    print(f"{'all told, coding too: the clip (drawn on ones)':52}{clip:8.1f}")
    print(f"{'all told, coding too: the six signals':52}{control:8.1f}{control / clip:7.0%} of the clip")


if __name__ == "__main__":
    main()
