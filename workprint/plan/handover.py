"""Shots and scenes -> orders for what is handed on beside control signals: 3D scenes, floor plans, the storyboard. Pure.

    clip's order -> gltf -> usd        clip's order -> layout -> floorplan        clip's order -> board -> storyboard

An order names shots only where they are printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workprint.core.errors import EngineError
from workprint.core.nouns import Film, Move, Owed, Scene, Shot, Task
from workprint.plan.crew import HOUSE, Crew

Staged = Mapping[str, Task]
"""By shot id, the order for its clip on the stage."""
MOST = 4
"""Pictures across or down a page of the storyboard."""


def gltf(shot: Shot, staged: Task, crew: Crew) -> Task:
    """The order for a shot's scene as glTF; `staged` is the order for its clip on the stage."""
    return _taken("gltf", shot, staged, crew)


def usd(shot: Shot, staged: Task, crew: Crew) -> Task:
    """The order for a shot's scene as USD, from its glTF."""
    return crew.task("usd", {}, {"scene": Owed(gltf(shot, staged, crew), "gltf")}, label=f"{shot.id} usd")


def floorplan(scene: Scene, staged: Staged, crew: Crew, *, paper: str) -> Task:
    """The order for a scene's floor plan."""
    layouts = [_taken("layout", shot, staged[shot.id], crew) for shot in scene.shots]
    shots = [{"id": shot.id, "words": words(shot), "input": f"layout{k}"} for k, shot in enumerate(scene.shots)]
    params = {"heading": _heading(scene), "shots": shots, "paper": paper}
    return crew.task(
        "floorplan", params, {f"layout{k}": Owed(task, "layout") for k, task in enumerate(layouts)}, label=f"{scene.number} plan"
    )


def storyboard(film: Film, shots: Sequence[tuple[Scene, Shot]], staged: Staged, crew: Crew, *, grid: tuple[int, int], paper: str) -> Task:
    """The order for the printed storyboard of these shots. EngineError for a grid that does not go on a page."""
    if not all(1 <= count <= MOST for count in grid):
        raise EngineError(f"{grid[0]} x {grid[1]} pictures do not go on a page", remedy=f"1x1 to {MOST}x{MOST} do")
    boards = [_taken("board", shot, staged[shot.id], crew) for _, shot in shots]
    inputs = {f"board{k}": Owed(task, "board") for k, task in enumerate(boards)}
    inputs |= {f"arrows{k}": Owed(task, "arrows") for k, task in enumerate(boards)}
    params = {
        "title": film.title,
        "grid": list(grid),
        "paper": paper,
        "aspect": film.format.width / film.format.height,
        "shots": [_card(film, scene, shot, k) for k, (scene, shot) in enumerate(shots)],
    }
    return crew.task("storyboard", params, inputs, label=film.title)


def _taken(op: str, shot: Shot, staged: Task, crew: Crew) -> Task:
    """An order to the stage that says what the shot's clip says."""
    return crew.task(op, staged.params, dict(staged.inputs), label=f"{shot.id} {op}", wanted=HOUSE[op])


def _card(film: Film, scene: Scene, shot: Shot, number: int) -> dict[str, object]:
    said = [[line.speaker, line.text] for line in shot.lines]
    done = [["", shot.description]] if shot.description else []
    return {
        "id": shot.id,
        "scene": _heading(scene),
        "camera": words(shot),
        "seconds": round(float(shot.frames / film.format.rate), 2),
        "move": moved(shot.move),
        "words": done + said,
        "board": f"board{number}",
        "arrows": f"arrows{number}",
    }


def _heading(scene: Scene) -> str:
    return f"{scene.number}  {scene.heading}"


def words(shot: Shot) -> str:
    """How a shot is taken, as a shot list says it: "MCU, low, 65 mm, slow dolly in"."""
    parts = (shot.size, "" if shot.angle == "eye" else shot.angle, f"{shot.lens} mm", moved(shot.move))
    return ", ".join(part for part in parts if part)


def moved(move: Move) -> str:
    """A camera's move in words; "" where it stands."""
    if move.kind == "static":
        return ""
    return " ".join(part for part in (move.speed if move.speed != "medium" else "", move.kind, move.way, move.to) if part)
