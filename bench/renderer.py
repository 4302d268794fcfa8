"""How much processor time one drawn frame costs, against the prototype's renderer on the same 100,000 triangles.

    .venv/bin/python bench/renderer.py [frames]

Both draw three people in a furnished room from a camera that moves a little from frame to frame. Ours draws faces, clothes, planks and
panels on it (the prototype does not). "set kept" is how films are made: the set stands still and people move; "all moving" has no such
help and is the like-for-like row. Processor time of the whole process, one thread. Where ../shared has no prototype, ours is measured
alone on a scene of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from workprint.crafts.previz.draw.renderer import Renderer
from workprint.crafts.previz.forms import LOOKS, Expression, Frame, Light, Mesh, Second, Style, Swatch, Thing, View

PROTOTYPE = Path(__file__).parent.parent.parent / "shared" / "prototypes" / "previz"
SIZES = ((640, 360), (1280, 720), (1920, 1080))
SUN = Light(direction=(-0.62, 0.85, 0.55))
FOV = 2 * float(np.degrees(np.arctan(20.25 / 2 / 32)))
SETS = {"floor": "planks", "wall_back": "panel", "wall_left": "panel", "wall_right": "panel"}
PEOPLE = ("skin", "top", "bottom", "shoe", "hair", "face", "collar", "plain")

DRIVER = """
import json, sys, time, types
import numpy as np
for name in ("moderngl", "trimesh"):
    sys.modules[name] = types.ModuleType(name)
import glr
class Stage:
    def __init__(self, *size): self.objs = []
    def mesh(self, V, N, F, *more, pal=None, actor=None, **rest): self.objs.append(dict(pal=np.array(pal), actor=actor))
glr.R = Stage
import scene, shot
stage = Stage(); actors = shot.setup(stage, .55); shot.pose(actors, .4); out = []
for name, (V, N, F), colour, kind in scene.room(): out.append((name, V, N, F, colour, V))
for k, (actor, thing) in enumerate(zip(actors, stage.objs[-3:])):
    V, N = actor.skinned(); F, G = actor.b["F"], actor.b["G"]
    for g in range(8):
        faces = F[G[F[:, 0]] == g]
        if len(faces):
            used, at = np.unique(faces, return_inverse=True)
            out.append((f"fig{k}_{g}", V[used], N[used], at.reshape(-1, 3), thing["pal"][g, :3], actor.b["V"][used]))
kept = {"names": np.array([o[0] for o in out])}
for i, (_, V, N, F, colour, rest) in enumerate(out):
    kept.update({f"{i}_V": V.astype("f4"), f"{i}_N": N.astype("f4"), f"{i}_F": F.astype("i4")})
    kept.update({f"{i}_C": np.array(colour, float), f"{i}_R": rest.astype("f4")})
np.savez("bench.npz", **kept)
import numba, common
numba.set_num_threads = lambda n: None
def bench(name, size, render, read, n=6, warm=1):
    render(0); spent = []
    for i in range(int(sys.argv[1])):
        start = time.process_time(); render(i); spent.append(1e3 * (time.process_time() - start))
    print(json.dumps([size[0], min(spent), float(np.median(spent))]), flush=True)
common.bench = bench
common.save = lambda *a: None
import numba_raster
"""


def prototype(folder: Path, frames: int) -> dict[int, tuple[float, float]]:
    """Run the prototype in a copy of its folder; milliseconds (least, median) by width. Leaves its scene in bench.npz."""
    for file in PROTOTYPE.glob("*.py"):
        shutil.copy(file, folder)
    (folder / "driver.py").write_text(DRIVER)
    environment = {"NUMBA_NUM_THREADS": "1", "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    done = subprocess.run([sys.executable, "driver.py", str(frames)], cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"the prototype did not run:\n{done.stderr}")
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    return {width: (least, median) for width, least, median in rows}


def outward(points: np.ndarray, normals: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Faces turned so that they agree with their normals."""
    a, b, c = (points[faces[:, k]] for k in range(3))
    wrong = (np.cross(b - a, c - a) * normals[faces[:, 0]]).sum(axis=1) < 0
    turned = faces.copy()
    turned[wrong] = turned[wrong][:, ::-1]
    return turned


def prototype_scene(folder: Path) -> list[Thing]:
    """The prototype's scene as things of ours, with decals."""
    kept, things, figures = np.load(folder / "bench.npz"), [], {}
    for i, name in enumerate(kept["names"]):
        points, normals, colour = kept[f"{i}_V"], kept[f"{i}_N"], tuple(float(c) for c in kept[f"{i}_C"])
        faces = outward(points, normals, kept[f"{i}_F"])
        if name.startswith("fig"):
            figures.setdefault(name[3], []).append((int(name[5]), points, normals, faces, kept[f"{i}_R"], colour))
            continue
        mesh = Mesh(points, normals, faces, np.zeros(len(faces), np.uint8))
        things.append(Thing(i + 10, str(name), mesh, (Swatch(colour, SETS.get(str(name), "plain")),)))
    return things + [figure(int(k), parts) for k, parts in figures.items()]


def figure(number: int, parts: list) -> Thing:
    """One person out of its parts."""
    palette = [Swatch((0.5, 0.5, 0.5), pattern) for pattern in PEOPLE]
    first, faces, which = 0, [], []
    for group, points, _, triangles, _, colour in parts:
        palette[group] = replace(palette[group], colour=colour)
        faces.append(triangles + first)
        which.append(np.full(len(triangles), group, np.uint8))
        first += len(points)
    points, normals, rest = (np.concatenate([part[k] for part in parts]) for k in (1, 2, 4))
    mesh = Mesh(points, normals, np.concatenate(faces).astype(np.int32), np.concatenate(which), rest)
    return Thing(number + 200, f"figure {number}", mesh, tuple(palette), moving=True, expression=Expression(mouth=0.3))


def own_scene() -> list[Thing]:
    """About 100,000 triangles without the prototype: a planked floor and balls on it."""
    floor = np.array([(-4, 0, 4), (4, 0, 4), (4, 0, -4), (-4, 0, -4)], np.float32)
    up = np.tile(np.array([0, 1, 0], np.float32), (4, 1))
    corners = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    things = [Thing(1, "floor", Mesh(floor, up, corners, np.zeros(2, np.uint8)), (Swatch((0.78, 0.66, 0.52), "planks"),))]
    a, b = np.meshgrid(np.linspace(0, np.pi, 73), np.linspace(0, 2 * np.pi, 145), indexing="ij")
    ball = np.stack([np.sin(a) * np.cos(b), np.cos(a), np.sin(a) * np.sin(b)], -1).reshape(-1, 3).astype(np.float32)
    at = np.arange(73 * 145).reshape(73, 145)
    i, j, k, m = at[:-1, :-1].ravel(), at[:-1, 1:].ravel(), at[1:, 1:].ravel(), at[1:, :-1].ravel()
    faces = outward(ball, ball, np.concatenate([np.stack([i, j, k], 1), np.stack([i, k, m], 1)]).astype(np.int32))
    for n in range(5):
        place = np.array([0.8 * n - 1.6, 0.7 + 0.2 * (n % 2), -0.4 * n], np.float32)
        mesh = Mesh(ball * np.float32(0.6) + place, ball, faces, np.zeros(len(faces), np.uint8))
        things.append(Thing(n + 2, f"ball {n}", mesh, (Swatch((0.5, 0.4 + 0.1 * n, 0.6)),), moving=n > 1))
    return things


def view(i: int) -> View:
    return View((0.1 + 0.02 * i, 1.45, 4.2 - 0.03 * i), (0.0, 1.05, 0.0), FOV)


def measured(work: Callable[[int], object], frames: int) -> tuple[float, float]:
    """Milliseconds of processor time, least and median, after one frame to warm up."""
    work(0)
    spent = []
    for i in range(frames):
        start = time.process_time()
        work(i)
        spent.append(1e3 * (time.process_time() - start))
    return min(spent), float(np.median(spent))


def main() -> None:
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as name:
        theirs = prototype(Path(name), frames) if PROTOTYPE.is_dir() else {}
        things = prototype_scene(Path(name)) if theirs else own_scene()
    triangles = sum(len(thing.mesh.faces) for thing in things)
    print(f"{triangles} triangles, {frames} frames each; CPU-ms per drawn frame, least / median; ratio of medians to the prototype")
    print(f"{'':24}" + "".join(f"{f'{w} x {h}':>28}" for w, h in SIZES))
    if theirs:
        print(f"{'prototype, no decals':24}" + "".join(f"{f'{theirs[w][0]:.1f} / {theirs[w][1]:.1f}':>28}" for w, _ in SIZES))
    for label, moving in (("ours, set kept", False), ("ours, all moving", True)):
        staged = tuple(replace(thing, moving=True) for thing in things) if moving else tuple(things)
        row = f"{label:24}"
        for width, height in SIZES:
            renderer = Renderer(width, height)
            least, median = measured(lambda i, r=renderer, s=staged: r.draw(Frame(s, view(i), SUN, boil=i)), frames)
            ratio = f"   x {median / theirs[width][1]:.2f}" if theirs else ""
            row += f"{f'{least:.1f} / {median:.1f}{ratio}':>28}"
        print(row)
    beside(tuple(things), frames)


def beside(things: tuple[Thing, ...], frames: int) -> None:
    """What else a 720p drawing may be asked for, in CPU-ms beside the drawing alone."""
    renderer, lamp = Renderer(1280, 720), Second(place=(2.05, 1.5, -1.0), aim=(0.0, 0.8, 0.5), reach=7.0)
    alone, _ = measured(lambda i: renderer.draw(Frame(things, view(i), SUN, boil=i)), frames)
    both, _ = measured(lambda i: renderer.draw_with_buffers(Frame(things, view(i), SUN, boil=i)), frames)
    two, _ = measured(lambda i: renderer.draw(Frame(things, view(i), replace(SUN, second=lamp), boil=i)), frames)
    lines, _ = measured(lambda i: renderer.lines(Frame(things, view(i), SUN)), frames)
    print(f"1280 x 720: drawing {alone:.1f}, with buffers {both:.1f} ({both / alone - 1:+.0%})")
    print(f"            with a second lamp {two:.1f}, lines alone {lines:.1f}")
    found = []
    for style in (Style(look=look) for look in LOOKS):
        least, _ = measured(lambda i, s=style: renderer.draw(Frame(things, view(i), SUN, s, boil=i)), max(frames // 2, 2))
        found.append(f"{style.look} {least:.1f}")
    print("looks: " + ", ".join(found))


if __name__ == "__main__":
    main()
