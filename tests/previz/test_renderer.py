"""What the renderer promises: the right thing in each pixel, light and shade where they belong, and the same bytes however it is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from workprint.crafts.previz import jit
from workprint.crafts.previz.draw.decals import PATTERNS
from workprint.crafts.previz.draw.renderer import Renderer, draw
from workprint.crafts.previz.forms import LOOKS, Expression, Frame, Light, Mesh, Second, Style, Swatch, Thing, View

W, H = 160, 96
GREY = Swatch((0.6, 0.6, 0.6))
OVERHEAD = Light(direction=(0.0, 1.0, 0.0))
CLEAN = Style(grain=0.0, hatch=0.0, vignette=0.0, wobble=0.0)


def thing(points, faces, *, id=1, swatch=GREY, normal=None, rest=None, **more) -> Thing:
    p, f = np.array(points, np.float32), np.array(faces, np.int32)
    flat = np.cross(p[f[0, 1]] - p[f[0, 0]], p[f[0, 2]] - p[f[0, 0]]) if normal is None else np.array(normal, float)
    normals = np.tile(flat / np.linalg.norm(flat), (len(p), 1)).astype(np.float32)
    mesh = Mesh(p, normals, f, np.zeros(len(f), np.uint8), None if rest is None else np.array(rest, np.float32))
    return Thing(id, f"thing {id}", mesh, (swatch,), **more)


def quad(a, b, c, d, **more) -> Thing:
    """Corners counter-clockwise from outside."""
    return thing([a, b, c, d], [[0, 1, 2], [0, 2, 3]], **more)


def wall(x0, y0, x1, y1, z, **more) -> Thing:
    """A rectangle that faces +Z."""
    return quad((x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z), **more)


def floor(half=50.0, y=0.0, **more) -> Thing:
    return quad((-half, y, half), (half, y, half), (half, y, -half), (-half, y, -half), **more)


def ahead(*, eye=(0.0, 1.0, 5.0), target=(0.0, 1.0, 0.0), fov=40.0) -> View:
    return View(eye, target, fov)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(W, H)


def test_a_rectangle_covers_its_pixels_at_its_depth(renderer):
    seen = renderer.buffers(Frame((wall(-1, 0, 1, 2, 0, id=7),), ahead()))
    focal = H / 2 / np.tan(np.radians(20))
    half = focal / 5
    expected = np.zeros((H, W), bool)
    expected[round(H / 2 - half) : round(H / 2 + half), round(W / 2 - half) : round(W / 2 + half)] = True
    assert np.array_equal(seen.id == 7, expected)
    assert np.allclose(seen.depth[expected], 5.0, atol=1e-4)
    assert np.isinf(seen.depth[~expected]).all()
    assert (seen.part[expected] == 0).all()
    assert (seen.part[~expected] == -1).all()
    assert (seen.normal[expected] == (0, 0, 127)).all()


def test_a_floor_that_passes_under_the_camera_is_clipped_not_dropped(renderer):
    view = ahead(eye=(0.3, 1.5, 0.2), target=(0.3, 1.5, -5.0), fov=60)
    seen = renderer.buffers(Frame((floor(),), view))
    rows = (H / 2 - np.arange(H) - 0.5) / (H / 2 / np.tan(np.radians(30)))
    below = rows < -1.5 / 49
    assert (seen.id[below] == 1).all()
    assert np.allclose(seen.depth[below], np.broadcast_to((-1.5 / rows[below])[:, None], (below.sum(), W)), rtol=1e-4)
    assert (seen.id[rows > 0] == -1).all()


def test_nothing_nearer_than_the_near_plane_is_drawn(renderer):
    seen = renderer.buffers(Frame((wall(-1, 0, 1, 2, 4.97), wall(-9, -9, 9, 9, 0, id=2)), ahead()))
    assert (seen.id == 2).all()


def test_back_faces_are_culled_but_garments_have_two_sides(renderer):
    back = quad((1, 0, 0), (-1, 0, 0), (-1, 2, 0), (1, 2, 0), id=3)
    assert not (renderer.buffers(Frame((back,), ahead())).id == 3).any()
    cloth = replace(back, palette=(Swatch((0.6, 0.6, 0.6), "curtain"),))
    seen = renderer.buffers(Frame((cloth,), ahead()))
    assert (seen.id == 3).sum() > 500
    assert (seen.normal[seen.id == 3][:, 2] > 120).all()


@pytest.mark.parametrize("seed", range(4))
def test_a_closed_surface_has_no_pinholes(renderer, seed):
    noise = np.random.default_rng(seed)
    n = 40
    x, y = np.meshgrid(np.linspace(-4, 4, n), np.linspace(-3, 5, n))
    points = np.stack([x, y, noise.uniform(-0.05, 0.05, (n, n))], -1).reshape(-1, 3)
    at = np.arange(n * n).reshape(n, n)
    a, b, c, d = at[:-1, :-1].ravel(), at[:-1, 1:].ravel(), at[1:, 1:].ravel(), at[1:, :-1].ravel()
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    view = ahead(eye=tuple(noise.uniform((-1, 0, 3), (1, 2, 4))), target=(0, 1, 0))
    assert (renderer.buffers(Frame((thing(points, faces, normal=(0, 0, 1)),), view)).id == 1).all()


def test_the_nearest_thing_wins_whatever_the_order(renderer):
    near, far = wall(-0.5, 0, 0.5, 2, 1, id=1), wall(-1, 0, 1, 2, 0, id=2)
    one = renderer.buffers(Frame((near, far), ahead()))
    two = renderer.buffers(Frame((far, near), ahead()))
    assert np.array_equal(one.id, two.id)
    assert one.id[H // 2, W // 2] == 1


def test_a_garment_ends_at_its_hem(renderer):
    rest = [(-0.1, 0.7, 0), (0.1, 0.7, 0), (0.1, 1.3, 0), (-0.1, 1.3, 0)]
    top = wall(-1, 0, 1, 2, 0, rest=rest, swatch=Swatch((0.5, 0.2, 0.2), "top", (1.0,)))
    seen = renderer.buffers(Frame((top,), ahead())).id == 1
    rows = np.flatnonzero(seen.any(axis=1))
    assert rows[-1] < H / 2
    assert rows[-1] > H / 2 - 2
    assert seen[rows].sum() == len(rows) * seen[rows[0]].sum()


def test_a_thing_shades_the_floor_below_it_unless_it_casts_none(renderer):
    lid = floor(0.6, 1.0, id=2)
    lid = replace(lid, mesh=replace(lid.mesh, faces=np.ascontiguousarray(lid.mesh.faces[:, ::-1])))
    view = ahead(eye=(0.0, 0.9, 4.0), target=(0.0, 0.2, 0.0))
    plain = renderer.draw(Frame((floor(),), view, OVERHEAD, CLEAN)).astype(int)
    shaded = renderer.draw(Frame((floor(), lid), view, OVERHEAD, CLEAN)).astype(int)
    spared = renderer.draw(Frame((floor(), replace(lid, casts=False)), view, OVERHEAD, CLEAN)).astype(int)
    below = renderer.buffers(Frame((floor(), lid), view)).id == 1

    def darkened(picture: np.ndarray) -> int:
        return int(((picture.sum(axis=2) < plain.sum(axis=2) - 60) & below).sum())

    assert 150 < darkened(shaded) < 0.4 * below.sum()
    assert darkened(spared) < 0.3 * darkened(shaded)


def test_a_moving_thing_casts_where_it_is_now(renderer):
    view = ahead(eye=(0.0, 0.9, 4.0), target=(0.0, 0.2, 0.0))

    def shade_of(x: float) -> np.ndarray:
        lid = quad((x - 0.3, 1, -0.3), (x + 0.3, 1, -0.3), (x + 0.3, 1, 0.3), (x - 0.3, 1, 0.3), id=2, moving=True)
        return renderer.draw(Frame((floor(), lid), view, OVERHEAD, CLEAN)).astype(int).sum(axis=2)

    lit, left, right = shade_of(50.0), shade_of(-0.8), shade_of(0.8)
    columns = np.arange(W)
    for picture, side in ((left, -1), (right, 1)):
        dark = np.flatnonzero((picture < lit - 100).sum(axis=0))
        assert len(dark)
        assert side * (columns[dark].mean() - W / 2) > 10
    assert np.array_equal(shade_of(-0.8), left)


def test_a_lamp_warms_what_is_near_and_glow_needs_no_light(renderer):
    dark = Light(key=(0.1, 0.1, 0.15), shade=(0.1, 0.1, 0.15), sky_low=(0, 0, 0), sky_top=(0, 0, 0))
    lamp = replace(dark, spots=((0.0, 1.0, 0.6, 1.2, 1.0),))
    things = (wall(-3, -1, 3, 3, 0),)
    off, on = (renderer.draw(Frame(things, ahead(), light, CLEAN)).astype(int) for light in (dark, lamp))
    middle, corner = (H // 2, W // 2), (2, 2)
    assert on[middle].sum() > off[middle].sum() + 150
    assert on[middle][0] > on[middle][2]
    assert np.array_equal(on[corner], off[corner])
    glowing = (wall(-3, -1, 3, 3, 0, swatch=Swatch((1.0, 0.9, 0.6), "glow")),)
    assert renderer.draw(Frame(glowing, ahead(), dark, CLEAN))[middle].min() > 120


def test_ink_runs_along_edges_and_a_heavier_line_is_darker(renderer):
    frame = Frame((wall(-1, 0, 1, 2, 0), wall(-9, -9, 9, 9, -1, id=2)), ahead(), OVERHEAD, CLEAN)
    ink = 255 * 3 * 0.35

    def inked(line: float) -> np.ndarray:
        return renderer.draw(replace(frame, style=replace(CLEAN, line=line))).astype(int).sum(axis=2) < ink

    thin, thick = inked(1.0), inked(3.0)
    assert 0 < thin.sum() < thick.sum()
    edges = np.argwhere(thick)
    focal = H / 2 / np.tan(np.radians(20)) / 5
    off = np.abs(np.maximum(np.abs(edges[:, 0] - H / 2 + 0.5), np.abs(edges[:, 1] - W / 2 + 0.5)) - focal)
    assert off.max() < 4


def test_one_thing_has_no_line_across_itself(renderer):
    flat = renderer.draw(Frame((wall(-9, -9, 9, 9, 0),), ahead(), OVERHEAD, CLEAN))
    assert (flat.max(axis=(0, 1)).astype(int) - flat.min(axis=(0, 1))).max() <= 2


def test_lines_scale_with_the_picture():
    share = []
    for height in (180, 360, 720):
        frame = Frame((wall(-1, 0, 1, 2, 0), wall(-9, -9, 9, 9, -1, id=2)), ahead(), OVERHEAD, CLEAN)
        picture = draw(frame, height * 16 // 9, height).astype(int).sum(axis=2)
        flat = np.median(picture)
        share.append(((flat - picture).clip(0) / flat).mean() * height)
    assert share[1] / 360 < 2.2 * share[2] / 720
    assert share[2] > 1.3 * share[1] * 0.9


def test_the_boil_moves_lines_and_only_lines(renderer):
    frame = Frame((wall(-1, 0, 1, 2, 0),), ahead(), OVERHEAD, Style(hatch=0.0))
    a, b = renderer.draw(frame).astype(int), renderer.draw(replace(frame, boil=1)).astype(int)
    assert (a != b).any()
    changed = np.argwhere(np.abs(a - b).sum(axis=2) > 12)
    focal = H / 2 / np.tan(np.radians(20)) / 5
    off = np.abs(np.maximum(np.abs(changed[:, 0] - H / 2 + 0.5), np.abs(changed[:, 1] - W / 2 + 0.5)) - focal)
    assert off.max() < 6


def face_of(expression: Expression) -> Thing:
    """A flat face: 24 cm of it fill a wall."""
    rest = [(-0.12, 1.50, 0.1), (0.12, 1.50, 0.1), (0.12, 1.74, 0.1), (-0.12, 1.74, 0.1)]
    return wall(-1, 0, 1, 2, 0, rest=rest, swatch=Swatch((0.9, 0.7, 0.6), "face"), expression=expression)


def test_a_face_looks_blinks_and_speaks():
    renderer = Renderer(320, 320)
    view = ahead(eye=(0, 1, 5), fov=2 * np.degrees(np.arctan(0.2)))

    def shown(**mood: float | tuple[float, float]) -> np.ndarray:
        return renderer.draw(Frame((face_of(Expression(**mood)),), view, Light(direction=(0, 0.2, 1)), CLEAN)).astype(int)

    def eyes(picture: np.ndarray) -> np.ndarray:
        return picture[116:156]

    def whites(picture: np.ndarray) -> int:
        return int((eyes(picture).min(axis=2) > 212).sum())

    def iris(picture: np.ndarray) -> float:
        return float(np.argwhere(eyes(picture).max(axis=2) < 70)[:, 1].mean())

    plain = shown()
    assert whites(plain) > 150
    assert whites(shown(blink=1.0)) < 0.2 * whites(plain)
    assert iris(shown(gaze=(1.0, 0.0))) > iris(plain) + 3
    assert iris(shown(gaze=(-1.0, 0.0))) < iris(plain) - 3
    dark = [int((shown(mouth=m)[200:260, 100:220].max(axis=2) < 90).sum()) for m in (0.0, 0.4, 1.0)]
    assert dark[0] < dark[1] < dark[2]


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_every_pattern_draws(renderer, pattern):
    rest = [(-0.12, 1.3, 0.05), (0.12, 1.3, 0.05), (0.12, 1.74, 0.05), (-0.12, 1.74, 0.05)]
    worn = PATTERNS[pattern][0] >= 40
    seen = wall(-1, 0, 1, 2, 0, rest=rest if worn else None, swatch=Swatch((0.6, 0.5, 0.4), pattern))
    picture = renderer.draw(Frame((seen, floor(swatch=Swatch((0.6, 0.5, 0.4), pattern))), ahead(), Light(direction=(0.2, 0.5, 1))))
    assert picture.shape == (H, W, 3)
    assert picture.std() > 3


def room() -> tuple[Thing, ...]:
    """A corner with things in it: one of every kind of work for the renderer."""
    planks, bricks = Swatch((0.7, 0.6, 0.5), "planks"), Swatch((0.7, 0.4, 0.35), "bricks")
    box = [wall(-0.4 + n, 0, 0.2 + n, 0.7, 0.5 - n, id=10 + n) for n in range(3)]
    return (
        floor(swatch=planks),
        wall(-4, 0, 4, 3, -2, id=2, swatch=bricks),
        *box,
        replace(face_of(Expression(mouth=0.3)), id=30, moving=True),
    )


FRAMES = tuple(
    Frame(
        room(),
        View((0.2 * n, 1.2, 4.0 - 0.4 * n), (0, 0.9, 0), 45, roll=3.0 * n),
        Light(spots=((1, 2, 0, 3, 1),), clouds=0.5, rain=0.3),
        boil=n,
    )
    for n in range(3)
)


def test_a_used_renderer_draws_what_a_new_one_does():
    fresh = [draw(frame, W, H) for frame in FRAMES]
    used = Renderer(W, H)
    for n in (0, 1, 2, 1, 0, 2, 2):
        assert np.array_equal(used.draw(FRAMES[n]), fresh[n])
    used.buffers(FRAMES[1])
    changed = replace(FRAMES[0], things=tuple(replace(t, expression=Expression(blink=1.0)) if t.moving else t for t in FRAMES[0].things))
    assert np.array_equal(used.draw(changed), draw(changed, W, H))
    assert np.array_equal(used.draw(FRAMES[0]), fresh[0])


@pytest.mark.parametrize("threads", [2, 3])
def test_threads_change_no_byte(threads):
    one, more = Renderer(W, H), Renderer(W, H, threads=threads)
    for frame in FRAMES:
        assert np.array_equal(one.draw(frame), more.draw(frame))


EVERYTHING = (
    *FRAMES,
    *(replace(FRAMES[n % 3], style=Style(look=look, palette=((0.2, 0.4, 0.5),) * (n % 2))) for n, look in enumerate(LOOKS)),
    *(replace(FRAMES[1], light=replace(FRAMES[1].light, second=s)) for s in (Second(), Second(place=(1.0, 2.0, 1.0), aim=(0.0, 0.5, 0.0)))),
    *(
        replace(FRAMES[2], things=(*FRAMES[2].things, floor(8.0, 0.01 * n, id=50, swatch=Swatch((0.5, 0.6, 0.5), p))))
        for n, p in enumerate(PATTERNS)
    ),
)
"""Every pattern, look and light: what must be the same bytes on every machine."""

PROGRAM = """
import hashlib
from tests.previz.test_renderer import EVERYTHING, H, W
from workprint.crafts.previz.draw.renderer import Renderer
renderer, taken = Renderer(W, H, threads={threads}), hashlib.sha256()
for frame in EVERYTHING:
    picture, found = renderer.draw_with_buffers(frame)
    for array in (picture, found.depth, found.normal, found.id, found.part, renderer.lines(frame)):
        taken.update(array.tobytes())
print(taken.hexdigest())
"""


def picture_digest(threads: int, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(threads=threads)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.slow
def test_processes_with_other_thread_counts_draw_the_same():
    assert len({picture_digest(1, NUMBA_NUM_THREADS="1"), picture_digest(2, NUMBA_NUM_THREADS="2")}) == 1


@pytest.mark.slow
def test_a_plainer_processor_draws_the_same(tmp_path):
    plain = picture_digest(1, NUMBA_CPU_NAME="generic", NUMBA_CPU_FEATURES="", NUMBA_CACHE_DIR=str(tmp_path))
    assert plain == picture_digest(1)


def test_kernels_are_kept_where_they_can_be_written(tmp_path, monkeypatch):
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert jit.cache_folder().is_relative_to(tmp_path / "cache" / "workprint" / "numba")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    folder = jit.cache_folder()
    assert folder is None or not folder.is_relative_to(tmp_path)


@pytest.mark.slow
def test_a_read_only_install_keeps_its_kernels_in_the_users_cache(tmp_path):
    """Where the package cannot be written, a second process compiles nothing again."""
    program = """
import os, sys, tempfile
from tests.previz.test_renderer import FRAMES, H, W
from workprint.crafts.previz.draw.renderer import Renderer
from workprint.crafts.previz.draw import ink, shading
Renderer(W, H).draw(FRAMES[0])
print(sum(sum(kernel.stats.cache_misses.values()) for kernel in (ink.paint, shading.shade)))
"""
    package = Path(jit.__file__).parents[3]
    copy = tmp_path / "installed"
    shutil.copytree(package / "workprint", copy / "workprint", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(package / "tests" / "previz", copy / "tests" / "previz", ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "tests" / "__init__.py").write_text("")
    for folder in (copy, *copy.rglob("*")):
        folder.chmod(0o555 if folder.is_dir() else 0o444)
    home = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA")}
    home |= {"PYTHONPATH": str(copy), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    missed = [
        subprocess.run([sys.executable, "-c", program], env=home, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    ]
    for folder in (copy, *copy.rglob("*")):
        folder.chmod(0o755 if folder.is_dir() else 0o644)
    assert int(missed[0]) > 0
    assert missed[1] == "0"
    assert not list(copy.rglob("*.nbi"))


def test_bad_frames_are_refused_by_name(renderer):
    view = ahead()
    with pytest.raises(ValueError, match="'plank'; the nearest is 'planks'"):
        renderer.draw(Frame((wall(-1, 0, 1, 2, 0, swatch=Swatch((1, 1, 1), "plank")),), view))
    with pytest.raises(ValueError, match="takes at most 1 values"):
        renderer.draw(Frame((wall(-1, 0, 1, 2, 0, swatch=Swatch((1, 1, 1), "glow", (1.0, 2.0))),), view))
    good = wall(-1, 0, 1, 2, 0)
    with pytest.raises(ValueError, match=r"thing 1: .* parts"):
        renderer.draw(Frame((replace(good, mesh=replace(good.mesh, parts=np.full(2, 5, np.uint8))),), view))
    with pytest.raises(ValueError, match="not there"):
        renderer.draw(Frame((replace(good, mesh=replace(good.mesh, faces=good.mesh.faces + 9)),), view))
    with pytest.raises(ValueError, match="field of view"):
        renderer.draw(Frame((good,), replace(view, fov=0.0)))
    with pytest.raises(ValueError, match="at least 16"):
        Renderer(8, 8)


def test_an_empty_stage_is_sky_and_paper(renderer):
    picture = renderer.draw(Frame((), ahead()))
    assert picture.min() > 150
