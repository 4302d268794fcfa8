"""`workprint shots`: the shot list as a table."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import click

from workprint.cli import asked, said, shown
from workprint.core.nouns import Move, Scene, Shot
from workprint.production import Production

COLUMNS = (
    shown.Column("shot", style="bold"),
    shown.Column("size"),
    shown.Column("on", gives="cut", room=50),
    shown.Column("lens", right=True, room=70),
    shown.Column("camera", gives="cut", room=70),
    shown.Column("length", right=True),
    shown.Column("words", gives="cut"),
)


@click.command()
@asked.film
@asked.json
def shots(film: Path, as_json: bool) -> None:
    """List every shot: size, who is in it, lens, move, length, what is said.

    A shot marked with * stands on the page as a note; the others come from the coverage rules (`workprint breakdown` writes them in).

    \b
      workprint shots moon
      workprint shots moon --json | jq '.[] | [.shot, .frames]'
    """
    production = Production.open(film)
    rate = production.film.format.rate
    if as_json:
        return said.as_json([_plain(scene, shot) for scene in production.film.scenes for shot in scene.shots])
    screen = shown.console()
    for scene in production.film.scenes:
        length = said.clock(sum(shot.frames for shot in scene.shots) / rate)
        said.say(f"{scene.number}  {scene.heading}   {said.eighths(scene.eighths)} pp  {length}", bold=True)
        shown.table(screen, COLUMNS, [_row(shot, rate, screen.width) for shot in scene.shots])
        said.say()
    said.say(_summary(production))
    return None


def _summary(production: Production) -> str:
    shots, (low, high) = production.film.shots, production.running_time()
    if not shots:
        return "no shots: the page has no scene with anything to see (a scene begins with a heading such as INT. KITCHEN - DAY)"
    planned = said.clock(sum(shot.frames for shot in shots) / production.film.format.rate)
    return f"{said.counted(len(shots), 'shot')}, {planned} as planned; the page alone says {said.clock(low)} to {said.clock(high)}"


def _row(shot: Shot, rate: Fraction, room: int) -> tuple[str, ...]:
    words = " / ".join(f"{line.speaker}: {line.text}" for line in shot.lines) or shot.description
    camera = ", ".join(part for part in ("" if shot.angle == "eye" else shot.angle, _move(shot.move)) if part)
    length = f"{float(shot.frames / rate):.1f}s"
    mark = "*" if shot.noted else ""
    on, words = said.shortened(", ".join(shot.on), 24), said.shortened(words, room)
    return (f"{shot.id}{mark}", shot.size, on, str(shot.lens), camera, length, words)


def _move(move: Move) -> str:
    if move.kind == "static":
        return ""
    return " ".join(part for part in (move.speed if move.speed != "medium" else "", move.kind, move.way) if part)


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
