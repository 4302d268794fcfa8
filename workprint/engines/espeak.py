"""The voices of espeak-ng as an engine: op `voice`. Conversion only; what is said and how stands in `crafts/sound/speech`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Product, Task
from workprint.media import libraries

_MAKING = "5"
"""Goes up when casting, wording or polishing changes a sample."""


def _release() -> str:
    """espeak-ng's release, as its package gives it, without loading it."""
    try:
        return version("espeakng-loader")
    except PackageNotFoundError:
        return "absent"


class Espeak:
    """Speaks one line: `sound` (FLAC, mono, 48 kHz) and `timing` (words and mouth shapes by sample)."""

    card = Card(
        name="espeak",
        version=f"{_MAKING}-{_release()}-{libraries.version()}",
        ops=("voice",),
        summary="formant voices in 100 languages, a voice for each person, word and mouth times; offline",
        licence="GPL-3.0-or-later (a program of its own; what it says is yours)",
        options=("voice", "pitch", "pace", "accent", "language", "age", "gender"),
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        from workprint.crafts.sound.speech import spoken
        from workprint.media.sound import write_flac

        if task.op != "voice":
            raise EngineError(f"espeak speaks lines, it cannot make a {task.op}", where=task.label, remedy="Choose another engine for it.")
        params = task.params
        speech = spoken(
            str(params["text"]),
            params.get("voice", {}),
            language=str(params.get("language", "en")),
            delivery=str(params.get("delivery", "")),
            within=int(params.get("within", 0)),
        )
        sound, timing = workdir / "sound.flac", workdir / "timing.json"
        write_flac(sound, speech.sound[:, None])
        said = {"samples": len(speech.sound), "words": speech.words, "mouths": speech.mouths}
        timing.write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", errors="replace")
        facts = {"samples": len(speech.sound), "voice": speech.voice.name, "faster": speech.faster, "over": speech.over}
        return Product("sound", sound, "audio/flac", facts), Product("timing", timing, "application/json", {"samples": len(speech.sound)})
