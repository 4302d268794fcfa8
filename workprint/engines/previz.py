"""The previz stage as an engine: op `clip`. Conversion only: how a shot is staged and drawn stands in `crafts/previz/shoot`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workprint.core.errors import EngineError
from workprint.core.nouns import Card, Product, Task
from workprint.media.libraries import version

_DRAWING = "5"
"""Goes up whenever the same order would give another picture."""


class Previz:
    """Draws one shot: `clip`, in house format, exactly as many frames as ordered."""

    card = Card(
        name="previz",
        version=f"{_DRAWING}-{version()}",
        ops=("clip",),
        summary="staged and drawn on this machine: sets, people, camera, light, ink; no key, no weights, no network",
        house=True,
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        from fractions import Fraction

        from workprint.core.nouns import Format
        from workprint.crafts.previz.shoot import frames
        from workprint.media.video import write_clip

        if task.op != "clip":
            raise EngineError(f"previz draws shots, it cannot make a {task.op}", where=task.label, remedy="Choose another engine for it.")
        timings = {name: _timing(path, name) for name, path in sorted(inputs.items())}
        pictures = frames(task.params, timings)
        form = Format(int(task.params["format"]["width"]), int(task.params["format"]["height"]), Fraction(task.params["format"]["rate"]))
        path = workdir / "clip.mp4"
        count = write_clip(path, pictures, form)
        return (Product("clip", path, "video/mp4", {"frames": count, "width": form.width, "height": form.height}),)


def _timing(path: Path, name: str) -> dict[str, Any]:
    """A speech's timing, as its engine wrote it."""
    try:
        timing = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        raise EngineError(f"the timing {name} cannot be read: {wrong}", remedy="Make its voice again.") from None
    if not isinstance(timing, dict):
        raise EngineError(f"the timing {name} is not an object", remedy="Make its voice again.")
    return timing
