"""The house encoder as an engine: ops `segment` (any clip or still in house format, or several joined), `still` (a clip's
last frame) and `sound` (a window of the film's sound, coded).

Conversion only: the orders' words (docs/design/03-orders.md) to the calls of `media`, which does the work.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Format, Product, Task
from workprint.media.libraries import version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAKING = "1"
"""Goes up when a change here or in `media` changes a byte of what is coded."""
_OVERSHOOT = 0.5
"""dB by which a decoder may rise above what was coded: the limiter stays so far under the ceiling. Measured on speech: 0.1."""


class Encoder:
    """Codes pictures and sound so that they can be joined without being coded again."""

    card = Card(
        name="encoder",
        version=f"{_MAKING}-{version()}",
        ops=("segment", "still", "sound"),
        summary="H.264 and AAC in house format: pieces that join by copying",
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        if task.op == "segment":
            return _segment(task.params, inputs, workdir)
        if task.op == "still":
            return _still(task.params, inputs, workdir)
        if task.op == "sound":
            return _sound(task.params, inputs, workdir)
        raise EngineError(f"the encoder cannot make a {task.op}", where=task.label, remedy="Choose another engine for it.")


def _segment(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.media.conform import Stretch, conform, join

    said = params["format"]
    form = Format(int(said["width"]), int(said["height"]), Fraction(said["rate"]))
    frames, path = int(params["frames"]), workdir / "segment.mp4"
    if "parts" in params:
        made = join([Stretch(inputs[part["input"]], part["frames"], part["from"], part["over"]) for part in params["parts"]], path, form)
        if made != frames:
            raise EngineError(f"its parts make {made} frames, not {frames}", remedy="This is a fault of the order: report it.")
    else:
        conform(inputs["clip"], path, form, frames=frames, skip=int(params.get("from", 0)))
    facts = {"width": form.width, "height": form.height, "rate": said["rate"], "frames": frames}
    return (Product("segment", path, "video/mp4", facts),)


def _still(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.media.conform import still
    from workprint.media.stills import write_png

    path, picture = workdir / "still.png", still(inputs["clip"], last=params["at"] == "last")
    write_png(path, picture)
    return (Product("picture", path, "image/png", {"width": picture.shape[1], "height": picture.shape[0]}),)


def _sound(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.sound.limiter import CONTEXT, limited
    from workprint.media.aac import needed, write_window

    first, packets = int(params["first"]), int(params["packets"])
    start, stop = needed(first, packets)
    loud = _laid(params["pieces"], inputs, start - CONTEXT, stop + CONTEXT)
    loud *= _factor(inputs["gain"])
    path = workdir / "sound.aac"
    write_window(path, limited(loud, float(params["ceiling"]) - _OVERSHOOT)[CONTEXT:-CONTEXT], first, packets)
    return (Product("sound", path, "audio/aac", {"first": first, "packets": packets}),)


def _laid(pieces: list[Mapping[str, Any]], inputs: Mapping[str, Path], start: int, stop: int) -> NDArray[np.float32]:
    """Samples `start` .. `stop` of the film (n, 2): the pieces where they lie, silence everywhere else."""
    import numpy as np

    laid = np.zeros((stop - start, 2), np.float32)
    for piece in pieces:
        skip = max(0, start - int(piece["at"]))
        low, high = int(piece["from"]) + skip, min(int(piece["to"]), int(piece["from"]) + stop - int(piece["at"]))
        if low < high:
            at = int(piece["at"]) + skip - start
            laid[at : at + high - low] = _stretch(inputs[piece["input"]], low, high)
    return laid


def _stretch(path: Path, low: int, high: int) -> NDArray[np.float32]:
    """Samples `low` .. `high` of a scene's sound as stereo."""
    from workprint.media.sound import RATE, read

    sound, rate = read(path, start=low, stop=high)
    if rate != RATE or len(sound) != high - low or sound.shape[1] > 2:
        raise EngineError(
            f"the scene's sound is {len(sound)} samples of {sound.shape[1]} channels at {rate} Hz, not {high - low} of two at {RATE}",
            where=path.name,
            remedy="Run `workprint doctor` on the film.",
        )
    return sound if sound.shape[1] == 2 else sound.repeat(2, axis=1)


def _factor(path: Path) -> float:
    """The film's one gain, as a factor."""
    try:
        return float(10 ** (float(json.loads(path.read_text(encoding="utf-8"))["gain"]) / 20))
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError("the film's gain cannot be read", where=path.name, remedy="Run `workprint doctor` on the film.") from error
