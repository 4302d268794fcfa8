"""The previz stage as an engine: a shot's clip, its first frame, its control signals. Conversion only: how a shot is staged, drawn and
measured stands in `crafts/previz`; the orders are in docs/design/03-orders.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Format, Product, Task
from workprint.media.libraries import version

if TYPE_CHECKING:
    from workprint.crafts.previz.control.passes import Taken

_DRAWING = "7"
"""Goes up whenever the same order would give another picture."""
_MEDIA = {".mkv": "video/x-matroska", ".mp4": "video/mp4", ".json": "application/json", ".txt": "text/plain"}
Timings = Mapping[str, Mapping[str, Any]]


class Previz:
    """Draws one shot: `clip`, in house format, exactly as many frames as ordered; `board`, one frame of it; `control`, what other engines
    take from the stage; `gltf`, its scene for 3D programs; `layout`, what it is from above.
    """

    card = Card(
        name="previz",
        version=f"{_DRAWING}-{version()}",
        ops=("clip", "board", "control", "gltf", "layout"),
        summary="staged and drawn on this machine: sets, people, camera, light, ink; no key, no weights, no network",
        house=True,
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        makers = {"clip": _clip, "board": _board, "control": _control, "gltf": _gltf, "layout": _layout}
        if task.op not in makers:
            raise EngineError(f"previz draws shots, it cannot make a {task.op}", where=task.label, remedy="Choose another engine for it.")
        timings = {name: _said(path, name) for name, path in sorted(inputs.items())}
        return makers[task.op](task.params, timings, workdir)


def _clip(params: Mapping[str, Any], timings: Timings, workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.previz.shoot import pictures, prepared
    from workprint.media.video import write_clip

    shooting = prepared(params, timings)
    form = Format(int(params["format"]["width"]), int(params["format"]["height"]), Fraction(params["format"]["rate"]))
    path = workdir / "clip.mp4"
    count = write_clip(path, pictures(shooting), form)
    facts = {"frames": count, "width": form.width, "height": form.height, "unstaged": list(dict.fromkeys(shooting.unstaged))}
    return (Product("clip", path, "video/mp4", facts),)


def _board(params: Mapping[str, Any], timings: Timings, workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.previz.handover.layout import arrows
    from workprint.crafts.previz.shoot import still
    from workprint.media.stills import write_png

    frame = params.get("frame", 0)
    if not isinstance(frame, int) or isinstance(frame, bool) or frame < 0:
        raise EngineError(f"frame {frame!r} of a shot cannot be drawn", remedy="Frames are whole numbers from 0.")
    picture, path = still(params, frame, timings), workdir / "board.png"
    write_png(path, picture)
    size = {"width": picture.shape[1], "height": picture.shape[0]}
    return (Product("board", path, "image/png", size), _json("arrows", arrows(params, timings), workdir))


def _gltf(params: Mapping[str, Any], timings: Timings, workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.previz.handover.gltf import glb
    from workprint.crafts.previz.handover.scene import scene

    path = workdir / "scene.glb"
    path.write_bytes(glb(scene(params, timings, str(params.get("name", "shot")))))
    return (Product("gltf", path, "model/gltf-binary"),)


def _layout(params: Mapping[str, Any], timings: Timings, workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.previz.handover.layout import layout

    return (_json("layout", layout(params, timings), workdir),)


def _json(name: str, said: Mapping[str, Any], workdir: Path) -> Product:
    path = workdir / f"{name}.json"
    path.write_text(json.dumps(said, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    return Product(name, path, "application/json")


def _control(params: Mapping[str, Any], timings: Timings, workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.previz.control import passes

    shot = passes.taken(params, timings)
    files = passes.streams(shot)
    facts = {"width": shot.size[0], "height": shot.size[1], "frames": shot.shooting.count}
    _write_pictures(shot, files, workdir)
    made = [Product(name, workdir / file, _MEDIA[Path(file).suffix], {"file": file, **facts}) for name, file in files.items()]
    for name, text in (*passes.texts(shot, str((params.get("set") or {}).get("place", ""))).items(), ("about", passes.about(shot))):
        file = passes.SIGNALS[name].file if name in passes.SIGNALS else "control.json"
        (workdir / file).write_text(text, encoding="utf-8")
        made.append(Product(name, workdir / file, _MEDIA[Path(file).suffix], {"file": file}))
    return tuple(made)


def _write_pictures(shot: Taken, files: Mapping[str, str], workdir: Path) -> None:
    """Every signal that is pictures into its file, frame by frame; says how far it is in the workdir's `progress`."""
    from workprint.crafts.previz.control import passes
    from workprint.media.lossless import LosslessWriter
    from workprint.media.video import ClipWriter

    (width, height), rate = shot.size, shot.shooting.rate
    kinds = {"exact rgb": "rgb", "grey": "grey", "grey16": "grey16"}
    with ExitStack() as stack:
        writers: dict[str, LosslessWriter | ClipWriter] = {}
        for name, file in files.items():
            path, kind = workdir / file, passes.SIGNALS[name.split("/")[0]].kind
            path.parent.mkdir(parents=True, exist_ok=True)
            if kind in kinds:
                writers[name] = stack.enter_context(LosslessWriter(path, width, height, rate, kinds[kind]))
            else:
                writers[name] = stack.enter_context(ClipWriter(path, Format(width, height, rate)))
        for number, pictures in enumerate(passes.pictures(shot)):
            for name, picture in pictures.items():
                writers[name].add(picture)
            (workdir / "progress").write_text(f"{(number + 1) / shot.shooting.count:.4f}")


def _said(path: Path, name: str) -> dict[str, Any]:
    """What an input says: a speech's timing, or where a figure's file lies."""
    return {"file": str(path)} if name.startswith("figure") else _timing(path, name)


def _timing(path: Path, name: str) -> dict[str, Any]:
    """A speech's timing, as its engine wrote it."""
    try:
        timing = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        raise EngineError(f"the timing {name} cannot be read: {wrong}", remedy="Make its voice again.") from None
    if not isinstance(timing, dict):
        raise EngineError(f"the timing {name} is not an object", remedy="Make its voice again.")
    return timing
