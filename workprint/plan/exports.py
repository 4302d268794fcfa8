"""What is handed on to other tools: which orders make it, and under which names it is delivered. Pure.

control/3A/ids.mkv    control/3A/vace/depth8.mp4    gltf/3A.glb    usd/3A.usdc    plan/3.svg  plan/3.pdf    storyboard.pdf
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from workprint.core.errors import PageError
from workprint.core.nouns import Film, Scene, Shot, Task
from workprint.plan import handover
from workprint.plan.control import Wish, control
from workprint.plan.crew import Crew
from workprint.plan.handover import Staged


@dataclass(frozen=True)
class Export:
    """One order whose products are handed on, into `folder`. `files` names them; a product not named there is called what its own facts
    say ("file").
    """

    task: Task
    folder: str
    files: Mapping[str, str] = field(default_factory=dict)


def chosen(film: Film, names: Sequence[str]) -> tuple[tuple[Scene, Shot], ...]:
    """The shots of these ids in the film's order, all for no names. A scene's number means all its shots. PageError for an unknown one."""
    every = [(scene, shot) for scene in film.scenes for shot in scene.shots]
    wanted = {name.casefold() for name in names}
    known = {shot.id.casefold() for _, shot in every} | {scene.number.casefold() for scene in film.scenes if scene.shots}
    for name in names:
        if name.casefold() not in known:
            raise _unknown("shot or scene", name, [shot.id for _, shot in every] + [scene.number for scene in film.scenes])
    return tuple((scene, shot) for scene, shot in every if not wanted or {shot.id.casefold(), scene.number.casefold()} & wanted)


def scenes(film: Film, names: Sequence[str]) -> tuple[Scene, ...]:
    """The scenes of these numbers in the film's order, all that have shots for no names. PageError for an unknown one."""
    wanted, shot = {name.casefold() for name in names}, [scene for scene in film.scenes if scene.shots]
    for name in names:
        if name.casefold() not in {scene.number.casefold() for scene in shot}:
            raise _unknown("scene", name, [scene.number for scene in shot])
    return tuple(scene for scene in shot if not wanted or scene.number.casefold() in wanted)


def controls(film: Film, crew: Crew, staged: Staged, names: Sequence[str], wish: Wish) -> tuple[Export, ...]:
    """Control signals of these shots: `control/3A/...`, of a flavour `control/3A/vace/...`, since their lengths differ."""
    shots, below = [shot for _, shot in chosen(film, names)], f"/{wish.flavour}" if wish.flavour else ""
    return tuple(Export(control(film, shot, staged[shot.id], crew, wish=wish), f"control/{shot.id}{below}") for shot in shots)


def models(film: Film, crew: Crew, staged: Staged, names: Sequence[str], kind: str) -> tuple[Export, ...]:
    """These shots as 3D scenes, `kind` "gltf" or "usd": `gltf/3A.glb`, `usd/3A.usdc`."""
    make, ending = {"gltf": (handover.gltf, "glb"), "usd": (handover.usd, "usdc")}[kind]
    shots = [shot for _, shot in chosen(film, names)]
    return tuple(Export(make(shot, staged[shot.id], crew), kind, {kind: f"{shot.id}.{ending}"}) for shot in shots)


def plans(film: Film, crew: Crew, staged: Staged, names: Sequence[str], paper: str) -> tuple[Export, ...]:
    """Floor plans of these scenes: `plan/3.svg`, `plan/3.pdf`."""
    return tuple(
        Export(handover.floorplan(scene, staged, crew, paper=paper), "plan", {kind: f"{scene.number}.{kind}" for kind in ("svg", "pdf")})
        for scene in scenes(film, names)
    )


def storyboards(film: Film, crew: Crew, staged: Staged, names: Sequence[str], layout: tuple[tuple[int, int], str]) -> tuple[Export, ...]:
    """The storyboard of these shots, one file; none where there are no shots. `layout` is the grid and the paper."""
    shots, (grid, paper) = chosen(film, names), layout
    if not shots:
        return ()
    return (Export(handover.storyboard(film, shots, staged, crew, grid=grid, paper=paper), "", {"pdf": "storyboard.pdf"}),)


def _unknown(kind: str, name: str, known: Sequence[str]) -> PageError:
    near = get_close_matches(name.upper(), known, 1, 0.3)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return PageError(f"there is no {kind} {name!r}", remedy=f"{hint}`workprint shots FILM` lists them")
