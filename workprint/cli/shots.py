"""`workprint shots`: the shot list as a table."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import click

from workprint.cli import shown
from workprint.core.nouns import Move, Scene, Shot
from workprint.production import Production

COLUMNS: shown.Columns = (
    ("shot", {"style": "bold"}),
    ("size", {}),
    ("on", {}),
    ("lens", {"justify": "right"}),
    ("camera", {}),
    ("length", {"justify": "right"}),
    ("words", {}),
)


@click.command()
@shown.film_argument
@shown.json_option
def shots(film: str, as_json: bool) -> None:
    """List every shot: size, who is in it, lens, move, length, what is said.

    A shot marked with * stands on the page as a note; the others come from the coverage rules (`workprint breakdown` writes them in).
    """
    production = Production.open(Path(film))
    rate = production.film.format.rate
    if as_json:
        return shown.as_json([_plain(scene, shot) for scene in production.film.scenes for shot in scene.shots])
    screen = shown.console()
    for scene in production.film.scenes:
        length = sum(shot.frames for shot in scene.shots) / rate
        title = f"{scene.number}  {scene.heading}   {_eighths(scene.eighths)} pp  {shown.clock(length)}"
        screen.print(shown.table(COLUMNS, [_row(shot, rate, screen.width - 66) for shot in scene.shots], title=title))
        screen.print()
    low, high = production.running_time()
    screen.print(
        f"{len(production.film.shots)} shots, {shown.clock(sum(s.frames for s in production.film.shots) / rate)} as planned; ", end=""
    )
    screen.print(f"the page alone says {shown.clock(low)} to {shown.clock(high)}")
    return None


def _row(shot: Shot, rate: Fraction, room: int) -> tuple[str, ...]:
    words = " / ".join(f"{line.speaker}: {line.text}" for line in shot.lines) or shot.description
    camera = ", ".join(part for part in ("" if shot.angle == "eye" else shot.angle, _move(shot.move)) if part)
    mark = "*" if shot.noted else ""
    length = f"{float(shot.frames / rate):.1f}s"
    return (
        f"{shot.id}{mark}",
        shot.size,
        shown.shortened(", ".join(shot.on), 24),
        str(shot.lens),
        camera,
        length,
        shown.shortened(words, max(room, 20)),
    )


def _move(move: Move) -> str:
    if move.kind == "static":
        return ""
    return " ".join(part for part in (move.speed if move.speed != "medium" else "", move.kind, move.way) if part)


def _eighths(eighths: int) -> str:
    whole, rest = divmod(eighths, 8)
    return " ".join(part for part in (str(whole) if whole else "", f"{rest}/8" if rest else "") if part) or "0"


def _plain(scene: Scene, shot: Shot) -> dict[str, object]:
    move = {"kind": shot.move.kind, "way": shot.move.way, "speed": shot.move.speed}
    lines = [{"speaker": line.speaker, "text": line.text, "delivery": line.delivery, "off": line.off} for line in shot.lines]
    return {
        "scene": scene.number,
        "shot": shot.id,
        "size": shot.size,
        "on": list(shot.on),
        "angle": shot.angle,
        "lens": shot.lens,
        "move": move,
        "frames": shot.frames,
        "setup": shot.setup,
        "noted": shot.noted,
        "description": shot.description,
        "lines": lines,
        "page": {"file": shot.source.file, "first": shot.source.first, "last": shot.source.last},
    }
