"""The printer as an engine: ops `floorplan` (a scene from above), `storyboard` (the shots, to print) and `dailies` (takes to look at).
Conversion only: pages are laid out in `crafts/previz/handover` and written by `media.sheet` and `media.dailies`; the orders are in
docs/design/03-orders.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workprint.core.cards import Card
from workprint.core.errors import EngineError
from workprint.core.nouns import Format, Product, Task

if TYPE_CHECKING:
    from workprint.media.sheet import Sheet

_PRINTING = "2"
"""Goes up whenever the same order would give another page."""


@lru_cache(maxsize=1)
def _library() -> str:
    try:
        return f"reportlab{version('reportlab')}-pillow{version('pillow')}"
    except PackageNotFoundError:
        return "none"


class Printer:
    """Lays out pages: floor plans as SVG and PDF, the storyboard as PDF."""

    card = Card(
        name="printer",
        version=f"{_PRINTING}-{_library()}",
        ops=("floorplan", "storyboard", "dailies"),
        summary="floor plans and the storyboard, to print; contact sheets of takes",
    )

    def make(self, task: Task, inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
        makers = {"floorplan": _floorplan, "storyboard": _storyboard, "dailies": _dailies}
        if task.op not in makers:
            raise EngineError(f"the printer cannot make a {task.op}", where=task.label, remedy="Choose another engine for it.")
        if _library() == "none":
            raise EngineError("printing needs reportlab, which is not installed", remedy="Install it: pip install reportlab")
        return makers[task.op](task.params, inputs, workdir)


def _dailies(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.media.dailies import Shown, contact_sheet, side_by_side

    takes = [Shown(inputs[each["input"]], str(each["name"]), tuple(map(str, each["lines"]))) for each in params["takes"]]
    said = params["format"]
    form = Format(int(said["width"]), int(said["height"]), Fraction(said["rate"]))
    if params["kind"] == "sheet":
        path, media = workdir / "takes.png", "image/png"
        width, height = contact_sheet(path, takes, shape=form.width / form.height)
    else:
        path, media = workdir / "takes.mp4", "video/mp4"
        width, height = side_by_side(path, takes, form, int(params["frames"]))
    return (Product("dailies", path, media, {"width": width, "height": height}),)


def _floorplan(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.previz.handover.floorplan import Filmed, floorplan
    from workprint.media.sheet import pdf, svg

    shots = [Filmed(str(shot["id"]), str(shot["words"]), _said(inputs[shot["input"]], shot["input"])) for shot in params["shots"]]
    sheets = _noted([floorplan(str(params["heading"]), shots, _paper(params))])
    (workdir / "plan.svg").write_text(svg(sheets[0]), encoding="utf-8")
    (workdir / "plan.pdf").write_bytes(pdf(sheets, str(params["heading"])))
    return (Product("svg", workdir / "plan.svg", "image/svg+xml"), Product("pdf", workdir / "plan.pdf", "application/pdf"))


def _storyboard(params: Mapping[str, Any], inputs: Mapping[str, Path], workdir: Path) -> tuple[Product, ...]:
    from workprint.crafts.previz.handover.storyboard import Card as Printed
    from workprint.crafts.previz.handover.storyboard import storyboard
    from workprint.media.sheet import pdf

    cards = [
        Printed(
            id=str(shot["id"]),
            scene=str(shot["scene"]),
            png=_png(inputs[shot["board"]], shot["board"]),
            aspect=float(params["aspect"]),
            camera=str(shot["camera"]),
            seconds=float(shot["seconds"]),
            move=str(shot["move"]),
            moves=_said(inputs[shot["arrows"]], shot["arrows"]),
            words=tuple((str(speaker), str(text)) for speaker, text in shot["words"]),
        )
        for shot in params["shots"]
    ]
    across, down = (int(count) for count in params["grid"])
    if not (1 <= across <= 4 and 1 <= down <= 4):
        raise EngineError(f"{across} x {down} pictures do not go on a page", remedy="1x1 to 4x4 do.")
    sheets = _noted(storyboard(str(params["title"]), cards, (across, down), _paper(params)))
    path = workdir / "storyboard.pdf"
    path.write_bytes(pdf(sheets, str(params["title"])))
    return (Product("pdf", path, "application/pdf", {"pages": len(sheets)}),)


def _noted(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages; where no font has some of their words, each says at its foot of which scripts."""
    from workprint.media.sheet import Words, unprintable

    missing = unprintable(mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Words))
    note = f"no font here for {', '.join(script.capitalize() for script in missing)}: those words print as boxes"
    if not missing:
        return list(sheets)
    return [replace(sheet, marks=(*sheet.marks, Words(note, (30.0, sheet.height - 12.0), 7, (0.75, 0.1, 0.1)))) for sheet in sheets]


def _paper(params: Mapping[str, Any]) -> str:
    from workprint.media.sheet import PAPERS

    paper = str(params.get("paper", "a4"))
    if paper not in PAPERS:
        raise EngineError(f"there is no paper {paper!r}", remedy=f"Papers: {', '.join(PAPERS)}.")
    return paper


def _said(path: Path, name: str) -> Mapping[str, Any]:
    """A layout or a board's arrows, as the stage wrote them."""
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        raise EngineError(f"{name} cannot be read: {wrong}", remedy="Run `workprint doctor` on the film.") from None
    wanted = ({"camera", "people", "things"}, {"camera", "people", "moving"})
    if not isinstance(said, dict) or not any(keys <= set(said) for keys in wanted):
        raise EngineError(f"{name} is no layout and no moves of a shot", remedy="Run `workprint doctor` on the film.")
    return said


def _png(path: Path, name: str) -> bytes:
    """A board's picture, once it is known to be a whole one."""
    from workprint.media.facts import facts

    facts(path)
    data = path.read_bytes()
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or not data.rstrip(b"\0").endswith(b"IEND\xaeB`\x82"):
        raise EngineError(f"{name} is no whole PNG", remedy="Run `workprint doctor` on the film.")
    return data
