"""`workprint export`: control signals, scenes for 3D programs, floor plans and the printed storyboard. No film logic."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from workprint.cli import asked, said
from workprint.cli.progress import Screen
from workprint.core.errors import FolderError
from workprint.production import FLAVOURS, SIGNALS, Export, Production, Wish, controls, models, plans, storyboards, too_long

film = click.argument("film", type=click.Path(), callback=asked.place)
shots = click.argument("shots", nargs=-1)
workers = click.option(
    "--workers", type=click.IntRange(1, 256), default=os.cpu_count() or 1, show_default="one per core", help="Processes that make things."
)
paper = click.option("--paper", type=click.Choice(("a4", "a3", "letter", "tabloid")), default="a4", show_default=True, help="The sheet.")


@click.group()
def export() -> None:
    """Hand shots on: to engines that generate pictures, to 3D programs, to the set, to the printer.

    Everything comes from the stage, is made once and kept, and is copied into FILM/build (or --out). A shot is named by its id, all shots
    of a scene by the scene's number; nothing named means everything.

    \b
      workprint export control moon 3A --flavour vace     depth, pose, lines for Wan VACE
      workprint export gltf moon 3                        scene 3, every shot, for Blender and others
      workprint export plan moon                          a floor plan of every scene
      workprint export storyboard moon --grid 3x2         to print
    """


def _signals(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[,\s]+", value or "") if part)


def _size(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    found = re.fullmatch(r"(\d{1,5})\s*[xX*]\s*(\d{1,5})", value.strip())
    if not found:
        raise click.BadParameter(f"{value!r} is no size: write it as 832x480", ctx, param)
    return int(found[1]), int(found[2])


def _grid(ctx: click.Context, param: click.Parameter, value: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-4])\s*[xX*]\s*([1-4])", value.strip())
    if not found:
        raise click.BadParameter(f"{value!r} is no grid: write it as 3x2, from 1x1 to 4x4", ctx, param)
    return int(found[1]), int(found[2])


def _rate(ctx: click.Context, param: click.Parameter, value: str | None) -> Fraction | None:
    try:
        rate = Fraction(value) if value is not None else None
    except (ValueError, ZeroDivisionError):
        rate = Fraction(0)
    if rate is not None and not 1 <= rate <= 240:
        raise click.BadParameter(f"{value!r} is no rate: write frames a second, 1 to 240, as 16 or 24000/1001", ctx, param)
    return rate


def _listed(words: dict[str, str]) -> str:
    """A table for a help page that click does not rewrap."""
    room = max(map(len, words))
    return "\n".join(f"  {name:{room}}  {said}" for name, said in words.items())


_HELP = f"""Write control signals: what picture engines take from the stage beside a prompt.

Each shot gets a folder control/SHOT (control/SHOT/FLAVOUR) with one file per signal, and control.json that says sizes, depth scales and
what every id is. A flavour sets size, rate and length as one engine takes them, and which signals; --signals, --size, --rate and
--frames insist.

\b
  workprint export control moon 3A --flavour vace
  workprint export control moon 3 --signals depth16,ids,camera
  workprint export control moon 3A --flavour ltx --frames 121
  workprint export control moon 3A --flavour vace --signals depth8,mask:MARA

\b
Signals:
{_listed(SIGNALS)}

\b
Flavours:
{_listed({name: flavour.words for name, flavour in FLAVOURS.items() if name})}
"""


@export.command(help=_HELP)
@film
@shots
@click.option("--signals", callback=_signals, metavar="A,B,...", help="Which signals (default: the flavour's, else all).")
@click.option("--flavour", default="", metavar="NAME", help="For which engine.")
@click.option("--size", callback=_size, metavar="WxH", help="Of the engine's output.")
@click.option("--rate", callback=_rate, metavar="FPS", help="Frames a second.")
@click.option("--frames", type=click.IntRange(1, 100_000), help="How many frames (default: the whole shot).")
@asked.out
@asked.store
@workers
@asked.json
def control(film: Path, shots: tuple[str, ...], out: Path | None, store: Path | None, workers: int, as_json: bool, **wish: Any) -> None:
    production = Production.open(film, out=out, store=store)
    exports = production.exports(controls, shots, Wish(**wish))
    for each in exports:
        warning = too_long(each.task)
        if warning:
            said.say(f"{each.folder}: {warning}", err=True, fg="yellow")
    _export(production, exports, workers, as_json)


@export.command()
@film
@shots
@asked.out
@asked.store
@workers
@asked.json
def gltf(film: Path, shots: tuple[str, ...], out: Path | None, store: Path | None, workers: int, as_json: bool) -> None:
    """Write shots as glTF 2.0 scenes: gltf/SHOT.glb, for Blender, Unreal, Godot, the web.

    Each holds the set, people with their skeletons (VRM bone names), skins, faces and animation, what they carry, the lights, and the
    camera with its lens. Metres, Y up, one key a frame. In Blender: File, Import, glTF; then set the scene's frame rate to the film's.

    \b
      workprint export gltf moon 3A          one shot
      workprint export gltf moon 3           scene 3, every shot
      workprint export gltf moon --out ~/3d  the whole film, elsewhere
    """
    production = Production.open(film, out=out, store=store)
    _export(production, production.exports(models, shots, "gltf"), workers, as_json)


@export.command()
@film
@shots
@asked.out
@asked.store
@workers
@asked.json
def usd(film: Path, shots: tuple[str, ...], out: Path | None, store: Path | None, workers: int, as_json: bool) -> None:
    """Write shots as USD scenes: usd/SHOT.usdc, for Houdini, Maya, Unreal, Omniverse.

    Meshes, people as UsdSkel with their faces, UsdLux lights, an animated camera whose lens is in millimetres on a stage of centimetres.
    Needs usd-core: pip install 'workprint[usd]'

    \b
      workprint export usd moon 3A
      workprint export usd moon 3 4
    """
    production = Production.open(film, out=out, store=store)
    _export(production, production.exports(models, shots, "usd"), workers, as_json)


@export.command()
@film
@click.argument("scenes", nargs=-1)
@paper
@asked.out
@asked.store
@workers
@asked.json
def plan(film: Path, scenes: tuple[str, ...], paper: str, out: Path | None, store: Path | None, workers: int, as_json: bool) -> None:
    """Draw floor plans: plan/SCENE.svg and .pdf, the set from above.

    Walls and furniture, people with the way they face and go, every camera with its field of view, its travel and the shots it takes.

    \b
      workprint export plan moon             every scene
      workprint export plan moon 3 --paper a3
    """
    production = Production.open(film, out=out, store=store)
    _export(production, production.exports(plans, scenes, paper), workers, as_json)


@export.command()
@film
@shots
@click.option(
    "--grid", callback=_grid, default="3x2", show_default=True, metavar="AxB", help="Pictures across and down a page, 1x1 to 4x4."
)
@paper
@asked.out
@asked.store
@workers
@asked.json
def storyboard(
    film: Path, shots: tuple[str, ...], grid: tuple[int, int], paper: str, out: Path | None, store: Path | None, workers: int, as_json: bool
) -> None:
    """Print the storyboard: storyboard.pdf.

    Every shot's first frame with number, size, lens, length, the camera's and the walkers' moves drawn on it, what is done and said.

    \b
      workprint export storyboard moon
      workprint export storyboard moon 3 --grid 2x2 --paper letter
    """
    production = Production.open(film, out=out, store=store)
    _export(production, production.exports(storyboards, shots, (grid, paper)), workers, as_json)


def _export(production: Production, exports: Sequence[Export], workers: int, as_json: bool) -> None:
    """Make and deliver, showing progress; then say which files lie where."""
    if not exports:
        raise FolderError("this film has no shots", where=str(production.folder.page), remedy="write a scene with something to see")
    delivered: list[Path] = []
    with Screen(quiet=as_json) as screen:
        for event in production.export(exports, workers=workers):
            if isinstance(event, Path):
                delivered.append(event)
            else:
                screen.show(event)
    if as_json:
        return said.as_json({"made": screen.made, "kept": screen.kept, "files": [str(path) for path in delivered]})
    said.say(screen.summary())
    folders: dict[Path, int] = {}
    for path in delivered:
        top = production.folder.out / path.relative_to(production.folder.out).parts[0]
        place = path if top == path else next(p for p in (path, *path.parents) if p.parent == top)
        folders[place] = folders.get(place, 0) + 1
    for place, count in folders.items():
        said.say(f"  {place}" + (f"  ({said.counted(count, 'file')})" if place.is_dir() else ""))
    return None
