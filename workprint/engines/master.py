"""The house finisher as an engine: ops `subtitles` (when the words are heard) and `master` (the film, joined by copying).

Conversion only: the orders' words (docs/design/03-orders.md) to the calls of `media`, which does the work.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Format, Product, Task

_MAKING = "1"
"""Goes up when a change here or in `media` changes a byte of what is written."""


class Master:
    """Writes the subtitles and joins the film."""

    card = Card(name="master", version=_MAKING, ops=("subtitles", "master"), summary="subtitles; the film as one MP4, joined by copying")

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        if task.op == "subtitles":
            return _subtitles(task.params, inputs, workdir)
        if task.op == "master":
            return _master(task.params, inputs, workdir)
        raise EngineError(f"the master engine cannot make a {task.op}", where=task.label, remedy="Choose another engine for it.")


def _subtitles(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.media.subtitles import Heard, as_srt, cues

    heard = []
    for cue in params["cues"]:
        start, until = int(cue["start"]), int(cue["until"])
        words = tuple((word, start + first, start + end) for word, first, end in _words(inputs[cue["input"]]) if start + first < until)
        heard.append(Heard(cue["text"], cue["speaker"], words, until, bool(cue.get("off", False))))
    shown = cues(heard)
    srt, listed = workdir / "subtitles.srt", workdir / "cues.json"
    srt.write_text(as_srt(shown), encoding="utf-8", errors="replace", newline="\n")
    rows = [[cue.start, cue.end, cue.text] for cue in shown]
    listed.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", errors="replace", newline="\n")
    facts = {"cues": len(shown), "language": params.get("language", "")}
    return Product("srt", srt, "application/x-subrip", facts), Product("cues", listed, "application/json", {"cues": len(shown)})


def _words(path: Path) -> list[tuple[str, int, int]]:
    """The words of one voice's `timing`."""
    return [(str(word), int(first), int(end)) for word, first, end in _json(path, "words")]


def _master(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.media.mp4 import Words, join

    said = params["format"]
    form = Format(int(said["width"]), int(said["height"]), Fraction(said["rate"]))
    words = Words(
        title=params["title"],
        language=params.get("language", "en"),
        cues=tuple((int(start), int(end), str(text)) for start, end, text in _json(inputs["cues"])),
        chapters=tuple((int(frame), str(title)) for frame, title in params.get("chapters", ())),
    )
    clips = [(inputs[each["input"]], int(each["frames"])) for each in params["pictures"]]
    wanted = int(params["frames"])
    if any(int(each.get("from", 0)) for each in params["pictures"]) or sum(frames for _, frames in clips) != wanted:
        what = f"the order's clips do not make {wanted} frames, each from its first"
        raise EngineError(what, remedy="Make a segment of every clip of which only a part is wanted.")
    path = workdir / "master.mp4"
    sounds = [inputs[name] for name in params["sounds"]]
    join(path, clips, sounds, form=form, samples=int(params["samples"]), words=words)
    facts = {"width": form.width, "height": form.height, "rate": said["rate"], "frames": wanted, "samples": int(params["samples"])}
    return (Product("master", path, "video/mp4", facts),)


def _json(path: Path, name: str = "") -> Any:
    """A JSON file's contents, or one field of them."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return said[name] if name else said
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError(
            "what another engine wrote cannot be read", where=path.name, remedy="Run `workprint doctor` on the film."
        ) from error
