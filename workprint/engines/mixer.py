"""The house mixer as an engine: ops `mix` (one scene's sound) and `loudness` (the film's one gain). Conversion only; see `crafts/sound`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Product, Task
from workprint.media import libraries

_MAKING = "2"
"""Goes up when a room, the mix or the gain changes a sample."""
LONGEST = 2 * 3600 * 48_000
"""Samples that one scene may last."""


class Mixer:
    """Mixes scenes to stereo at 48 kHz and says how loud the film is to be."""

    card = Card(
        name="mixer",
        version=f"{_MAKING}-{libraries.version()}",
        ops=("mix", "loudness"),
        summary="dialogue in its room, room tone, EBU R 128 loudness",
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        if task.op == "mix":
            return _mix(task.params, inputs, workdir)
        if task.op == "loudness":
            return _loudness(task.params, inputs, workdir)
        raise EngineError(f"the mixer cannot make a {task.op}", where=task.label, remedy="Choose another engine for it.")


def _mix(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.sound.mix import Placed, Room, mixed
    from workprint.media.sound import momentary, write_flac

    samples = int(params["samples"])
    if not 0 < samples <= LONGEST:
        raise EngineError(
            f"a scene of {samples} samples cannot be mixed", remedy="Make the scene longer than nothing, shorter than two hours."
        )
    voices = [
        Placed(_mono(inputs[voice["input"]]), int(voice["start"]), bool(voice.get("off", False)), float(voice.get("pan", 0.0)))
        for voice in params.get("voices", ())
    ]
    place = params.get("room", {})
    room = Room(**{name: place[name] for name in ("place", "setting", "interior", "time") if name in place})
    sound = mixed(samples, room, voices)
    blocks, peak = momentary(sound)
    path, measured = workdir / "sound.flac", workdir / "loudness.json"
    write_flac(path, sound)
    measured.write_text(json.dumps({"blocks": blocks.tolist(), "peak": peak}, separators=(",", ":")), encoding="utf-8")
    return Product("sound", path, "audio/flac", {"samples": samples, "peak": peak}), Product("loudness", measured, "application/json")


def _mono(path: Path) -> Any:
    """A voice as (n,) float32 at 48 kHz, whatever its engine wrote."""
    from workprint.media.sound import RATE, read, resampled

    sound, rate = read(path)
    sound = resampled(sound, rate, RATE)
    return sound[:, 0] if sound.shape[1] == 1 else sound.mean(axis=1)


def _loudness(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.sound.loudness import film_gain

    scenes = [_scene(inputs[name]) for name in sorted(inputs)]
    gain = film_gain(scenes, target=float(params["target"]), step=float(params["step"]))
    path = workdir / "gain.json"
    path.write_text(json.dumps({"gain": gain.db, "integrated": gain.integrated}), encoding="utf-8")
    return (Product("gain", path, "application/json", {"gain": gain.db, "integrated": gain.integrated, "peak": gain.peak}),)


def _scene(path: Path) -> tuple[list[float], float]:
    """(blocks, true peak) of one scene's `loudness`."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return [float(energy) for energy in said["blocks"]], float(said["peak"])
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError("a scene's loudness cannot be read", where=path.name, remedy="Run `workprint doctor` on the film.") from error
