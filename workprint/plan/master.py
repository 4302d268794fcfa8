"""The Cut -> the order for the film itself, and for its subtitles. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workprint.core.nouns import Artifact, Cut, Film, Owed, Task
from workprint.core.time import SAMPLE_RATE, converted, nearest
from workprint.plan.crew import Crew
from workprint.plan.shots import as_format
from workprint.plan.sound import Placed, samples


def subtitles(film: Film, places: Sequence[Placed], voices: Mapping[str, Sequence[Mapping[str, Artifact]]], crew: Crew) -> Task:
    """The order for the subtitles: every line where it is heard. `voices` has, by shot id, the products of each of its lines."""
    rate = film.format.rate
    cues: list[dict[str, Any]] = []
    inputs: dict[str, Artifact | Owed] = {}
    for place in places:
        until = converted(place.start + place.frames, rate, SAMPLE_RATE)
        for shot, first in place.shots:
            origin = converted(place.start + first, rate, SAMPLE_RATE)
            for line, products in zip(shot.lines, voices[shot.id], strict=True):
                name = f"timing{len(inputs)}"
                start = origin + nearest(line.start, SAMPLE_RATE)
                cues.append({"input": name, "start": start, "text": line.text, "speaker": line.speaker, "off": line.off, "until": until})
                inputs[name] = products["timing"]
    return crew.task("subtitles", {"cues": cues, "language": film.language}, inputs, label="subtitles")


def master(film: Film, cut: Cut, *, pictures: Sequence[Artifact | Owed], sounds: Sequence[Task], cues: Task, crew: Crew) -> Task:
    """The order for the film. `pictures` are the picks' house-format files, in order; `sounds` the coded windows."""
    inputs: dict[str, Artifact | Owed] = {f"shot{index}": picture for index, picture in enumerate(pictures)}
    inputs |= {f"sound{index}": Owed(task, "sound") for index, task in enumerate(sounds)}
    inputs["cues"] = Owed(cues, "cues")
    params: dict[str, Any] = {
        "format": as_format(film.format),
        "frames": cut.length,
        "samples": samples(cut),
        "title": film.title,
        "language": film.language,
        "chapters": [[frame, title] for frame, title in cut.chapters],
        "pictures": [
            {"input": f"shot{index}", "from": pick.source.start, "frames": pick.source.length} for index, pick in enumerate(cut.picks)
        ],
        "sounds": [f"sound{index}" for index in range(len(sounds))],
    }
    return crew.task("master", params, inputs, label=film.title)
