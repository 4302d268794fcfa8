"""The second light: a lamp or a far one, with shadows of its own, the same bytes however it is run."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.previz.test_renderer import CLEAN, FRAMES, H, W, ahead, floor, quad
from workprint.crafts.previz.draw.renderer import Renderer, draw
from workprint.crafts.previz.forms import Frame, Light, Second, Thing

NIGHT = Light(direction=(0.0, -1.0, 0.0), key=(0.2, 0.2, 0.25), shade=(0.2, 0.2, 0.25), sky_low=(0, 0, 0), sky_top=(0, 0, 0))
VIEW = ahead(eye=(0.0, 2.4, 5.0), target=(0.0, 0.2, 0.0), fov=50.0)
LAMP = Second(place=(0.0, 2.0, 0.0), reach=6.0, colour=(1.0, 0.8, 0.5))


def lid(x: float = 0.0, y: float = 1.0, **more) -> Thing:
    return quad((x - 0.4, y, -0.4), (x - 0.4, y, 0.4), (x + 0.4, y, 0.4), (x + 0.4, y, -0.4), id=2, **more)


def up(x: float = 0.0, y: float = 1.0, **more) -> Thing:
    return quad((x - 0.4, y, 0.4), (x + 0.4, y, 0.4), (x + 0.4, y, -0.4), (x - 0.4, y, -0.4), id=2, **more)


def lit(things: tuple[Thing, ...], second: Second | None, renderer: Renderer | None = None) -> np.ndarray:
    frame = Frame(things, VIEW, replace(NIGHT, second=second), CLEAN)
    return (renderer or Renderer(W, H)).draw(frame).astype(int).sum(axis=2)


def on_floor(things: tuple[Thing, ...]) -> np.ndarray:
    return Renderer(W, H).buffers(Frame(things, VIEW)).id == 1


def places() -> tuple[np.ndarray, np.ndarray]:
    """Where on the floor each pixel looks, from the camera's own geometry."""
    focal = H / 2 / np.tan(np.radians(25))
    forward = np.array([0, -2.2, -5.0]) / np.hypot(2.2, 5.0)
    above = np.array([0, 5.0, -2.2]) / np.hypot(2.2, 5.0)
    v, u = np.mgrid[0:H, 0:W]
    ray = forward + ((u + 0.5 - W / 2) / focal)[..., None] * np.array([1.0, 0, 0]) + ((H / 2 - v - 0.5) / focal)[..., None] * above
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where(ray[..., 1] < 0, -2.4 / ray[..., 1], np.nan)
    return ray[..., 0] * t, 5.0 + ray[..., 2] * t


def test_a_lamps_shadow_widens_with_the_distance():
    """A lid of 0.8 m, half way down from a lamp at 2 m, shades 1.6 m of floor."""
    things = (floor(), up())
    bright, shaded, seen = lit((floor(),), LAMP), lit(things, LAMP), on_floor(things)
    x, z = places()
    dark = (shaded < bright - 60) & seen
    inside = seen & (np.abs(x) < 0.68) & (np.abs(z) < 0.68)
    outside = seen & ((np.abs(x) > 0.95) | (np.abs(z) > 0.95)) & (np.hypot(x, z) < 3.0)
    assert inside.sum() > 100
    assert dark[inside].mean() > 0.97
    assert dark[outside].mean() < 0.02


def test_a_far_second_light_throws_shadows_straight():
    things, second = (floor(), up()), Second(direction=(0.0, 1.0, 0.0), strength=1.0)
    bright, shaded, seen = lit((floor(),), second), lit(things, second), on_floor(things)
    x, z = places()
    dark = (shaded < bright - 60) & seen
    assert dark[seen & (np.abs(x) < 0.3) & (np.abs(z) < 0.3)].mean() > 0.9
    assert dark[seen & ((np.abs(x) > 0.5) | (np.abs(z) > 0.5)) & (np.hypot(x, z) < 3.0)].mean() < 0.03


def test_a_lamp_ends_at_its_reach_and_is_warm():
    none, lamp = (Renderer(W, H).draw(Frame((floor(),), VIEW, replace(NIGHT, second=s), CLEAN)).astype(int) for s in (None, LAMP))
    x, z = places()
    far, near = np.hypot(x, z) > 6.3, np.hypot(x, z) < 1.0
    assert np.array_equal(none[far], lamp[far])
    assert (lamp[near].sum(axis=1) > none[near].sum(axis=1) + 150).all()
    assert lamp[near][:, 0].mean() > lamp[near][:, 2].mean() + 30


def test_what_is_the_lamp_itself_and_what_does_not_cast_throw_no_shadow():
    bright = lit((floor(),), LAMP)
    for thing, second in ((up(y=1.9), replace(LAMP, bare=0.3)), (replace(up(), casts=False), LAMP)):
        things = (floor(), thing)
        dark = (lit(things, second) < bright - 60) & on_floor(things)
        assert dark.mean() < 0.01


def test_a_second_light_without_strength_is_none():
    assert np.array_equal(lit((floor(), up()), None), lit((floor(), up()), replace(LAMP, strength=0.0)))


@pytest.mark.parametrize("second", [LAMP, replace(LAMP, aim=(1.0, 0.0, 1.0)), Second()], ids=["lamp", "aimed", "far"])
def test_two_lights_are_the_same_bytes_from_any_renderer(second):
    frames = [replace(frame, light=replace(frame.light, second=second)) for frame in FRAMES]
    used, two = Renderer(W, H), Renderer(W, H, threads=2)
    for n in (0, 1, 0, 2):
        fresh = draw(frames[n], W, H)
        assert np.array_equal(used.draw(frames[n]), fresh)
        assert np.array_equal(two.draw(frames[n]), fresh)


def test_a_moving_thing_throws_the_lamps_shadow_where_it_is():
    renderer, seen = Renderer(W, H), []
    for x in (-1.0, 1.0, -1.0):
        seen.append(lit((floor(), up(x, moving=True)), LAMP, renderer))
    assert np.array_equal(seen[0], seen[2])
    left, right = (lit((floor(),), LAMP) - picture > 60 for picture in seen[:2])
    assert np.flatnonzero(left.sum(axis=0)).mean() < W / 2 - 8
    assert np.flatnonzero(right.sum(axis=0)).mean() > W / 2 + 8


def test_each_spot_has_its_own_colour():
    """A screen on the left, a fire on the right: the floor under each has its colour, and between them both."""
    spots = ((-1.5, 0.6, 0.0, 2.0, 1.0), (1.5, 0.6, 0.0, 2.0, 1.0))
    cool, warm = (0.5, 0.7, 1.0), (1.0, 0.6, 0.3)
    colours = {"both": (cool, warm), "turned": (warm, cool), "one": (), "same": (NIGHT.spot_colour,) * 2, "first": (cool,)}
    x, z = places()
    left, right = (np.hypot(x - at, z) < 0.5 for at in (-1.5, 1.5))
    seen = {}
    for name, own in colours.items():
        picture = draw(Frame((floor(),), VIEW, replace(NIGHT, spots=spots, spot_colours=own), CLEAN), W, H)
        seen[name] = picture, *(picture[there].mean(axis=0) for there in (left, right))
    assert np.array_equal(seen["one"][0], seen["same"][0]), "without colours of their own all have the light's"
    for name, blue, red in (("both", 1, 2), ("turned", 2, 1)):
        assert seen[name][blue][2] > seen[name][blue][0] + 30
        assert seen[name][red][0] > seen[name][red][2] + 60
    assert np.allclose(seen["first"][1], seen["both"][1]) and np.allclose(seen["first"][2], seen["one"][2])
