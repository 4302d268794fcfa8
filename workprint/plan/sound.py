"""Scenes and the Cut -> orders for the film's sound: one mix per scene, one gain, coded windows. Pure.

scene mixes     |---- 1 ----|------- 2 -------|--- 3 ---|        each from its own sample 0
the film        ^ 0                                     ^ samples
coded windows   |======== a ========|======== b ========|        1408 AAC packets of 1024 samples each
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from workprint.core.nouns import Artifact, Cut, Film, Owed, Scene, Shot, Task
from workprint.core.time import SAMPLE_RATE, converted, nearest
from workprint.plan.crew import Crew
from workprint.story import places

TARGET, CEILING, STEP = -16.0, -1.0, 0.25
"""Integrated loudness (LUFS), true peak (dBTP) and the step of the one gain (dB): EBU Tech 3341 measures, podcast and web level."""

PACKET, WINDOW = 1024, 1408
"""Samples in an AAC packet; packets in a window (30.04 s)."""
PREROLL = POSTROLL = 16
"""Packets of sound on either side of a window that its coder also hears, so that its state has settled at the join."""


@dataclass(frozen=True)
class Placed:
    """A scene as it lies in the cut: its shots that are there, each with its first frame within the scene; where the scene starts in
    the film, and how long it is (frames).
    """

    scene: Scene
    shots: tuple[tuple[Shot, int], ...]
    start: int
    frames: int


def placed(film: Film, cut: Cut) -> tuple[Placed, ...]:
    """The film's scenes where the cut has them."""
    spans = {pick.shot: pick.span for pick in cut.picks}
    found = []
    for scene in film.scenes:
        shots = [shot for shot in scene.shots if shot.id in spans]
        if shots:
            start = spans[shots[0].id].start
            inside = tuple((shot, spans[shot.id].start - start) for shot in shots)
            found.append(Placed(scene, inside, start, sum(spans[shot.id].length for shot in shots)))
    return tuple(found)


def mix(film: Film, place: Placed, voices: Mapping[str, Sequence[Mapping[str, Artifact]]], crew: Crew) -> Task:
    """The order for one scene's sound. `voices` has, by shot id, the products of each of its lines."""
    rate = film.format.rate
    speeches: list[dict[str, Any]] = []
    inputs: dict[str, Artifact | Owed] = {}
    for shot, first in place.shots:
        for line, products in zip(shot.lines, voices[shot.id], strict=True):
            name = f"voice{len(inputs)}"
            start = converted(first, rate, SAMPLE_RATE) + nearest(line.start, SAMPLE_RATE)
            speeches.append({"input": name, "start": start, "off": line.off, "pan": 0.0})
            inputs[name] = products["sound"]
    scene = place.scene
    params = {
        "samples": ceil(place.frames / rate * SAMPLE_RATE),
        "room": {"place": scene.place, "setting": places.sounds_like(scene.setting), "interior": scene.interior, "time": scene.time},
        "voices": speeches,
    }
    return crew.task("mix", params, inputs, label=f"sound of {scene.heading}")


def loudness(mixes: Sequence[Task], crew: Crew) -> Task:
    """The order for the film's one gain."""
    inputs = {f"scene{index}": Owed(task, "loudness") for index, task in enumerate(mixes)}
    return crew.task("loudness", {"target": TARGET, "ceiling": CEILING, "step": STEP}, inputs, label="loudness")


def samples(cut: Cut) -> int:
    """Length of the film's sound: exactly its picture's, rounded up to a whole sample."""
    return ceil(cut.length / cut.rate * SAMPLE_RATE)


def windows(cut: Cut, places: Sequence[Placed], mixes: Sequence[Task], gain: Task, crew: Crew) -> tuple[Task, ...]:
    """The orders that code the film's sound, window by window."""
    total = samples(cut)
    packets = 1 + ceil(total / PACKET)
    starts = [converted(place.start, cut.rate, SAMPLE_RATE) for place in places] + [total]
    return tuple(
        _window(first, min(WINDOW, packets - first), starts=starts, mixes=mixes, gain=gain, crew=crew)
        for first in range(0, packets, WINDOW)
    )


def _window(first: int, packets: int, *, starts: Sequence[int], mixes: Sequence[Task], gain: Task, crew: Crew) -> Task:
    low = (first - 1 - PREROLL) * PACKET
    high = (first + packets + POSTROLL) * PACKET
    pieces: list[dict[str, Any]] = []
    inputs: dict[str, Artifact | Owed] = {"gain": Owed(gain, "gain")}
    for index, task in enumerate(mixes):
        begin, end = max(starts[index], low), min(starts[index + 1], high)
        if begin < end:
            name = f"mix{len(pieces)}"
            pieces.append({"input": name, "from": begin - starts[index], "to": end - starts[index], "at": begin})
            inputs[name] = Owed(task, "sound")
    params = {"packets": packets, "first": first, "ceiling": CEILING, "pieces": pieces}
    return crew.task("sound", params, inputs, label=f"sound window {first // WINDOW + 1}")
