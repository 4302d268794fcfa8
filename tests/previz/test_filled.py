"""What fills a picture of a room: its floor, walls and ceiling, not what is beyond their edge. Measured in pixels of whole pages."""

import numpy as np
import pytest

from tests.previz import sights
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import framing, shoot
from workprint.crafts.previz.draw.renderer import Renderer
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.sets import place
from workprint.production import Production

WIDES = ("WS", "EWS", "FS", "2S")
SHARE = 0.04
"""So much of a picture may be outside the room."""
_WITHOUT = ("beyond", "street", "sea", "land", "town", "roofs", "backdrop")
SIZE = (96, 54)


def _outside(shot, renderer, number):
    """The share of a frame that shows nothing, or what lies about a room, where no window or door is before it."""
    frame = shoot.frame_at(shot, number)
    found = renderer.buffers(frame)
    names = {thing.id: thing.name for thing in frame.things}
    holes = [item for item in shot.place.items if item.thing.name.split(" ")[-1] in ("window", "door", "viewscreen")]
    right, up, ahead = cam.axes(frame.view)
    half, aspect = np.tan(np.radians(frame.view.fov) / 2.0), SIZE[0] / SIZE[1]
    lost = 0
    for y, x in np.argwhere(np.isin(found.id, [id for id in np.unique(found.id) if names.get(id, "street").split(" ")[0] in _WITHOUT])):
        across, high = ((2 * x + 1) / SIZE[0] - 1.0) * half * aspect, (1.0 - (2 * y + 1) / SIZE[1]) * half
        far = cam.added(frame.view.eye, cam.added(cam.added(ahead, right, across), up, high), 60.0)
        lost += not any(framing.crosses(hole, frame.view.eye, far, 0.08) for hole in holes)
    return lost / (SIZE[0] * SIZE[1])


@pytest.mark.slow
@pytest.mark.parametrize("page", sights.PAGES, ids=lambda page: page.name)
def test_wide_pictures_of_rooms_show_no_edge_of_the_set(page):
    if not page.exists():
        pytest.skip("other people's screenplays (../shared/scripts) are not here")
    production, renderer, wrong = Production.open(page, store=sights.ROOT / ".no-store"), Renderer(*SIZE), []
    for name, task in production.orders.clips.items():
        if task.params["camera"]["size"] not in WIDES:
            continue
        shot = sights.ready(production, name)
        if shot.place.interior and shot.place.walls and shot.place.ceiling is not None:
            shares = [_outside(shot, renderer, shoot.drawn(shot, n)) for n in (0, shot.count // 2, shot.count - 1)]
            wrong += [(name, round(max(shares), 3))] if max(shares) > SHARE else []
    assert not wrong


def _stage():
    return framing.Stage(place({"kind": "corridor", "place": "HALL", "interior": True}), (), 16 / 9)


def test_a_view_from_within_a_room_looks_past_nothing_and_one_from_far_outside_does():
    stage = _stage()
    x0, x1, _, z1 = stage.place.floor
    inside = View((0.0, 1.5, z1), (0.0, 1.2, 0.0), 40.0)
    assert framing.beyond(stage, inside) == 0.0 and framing.empty(stage, inside) == 0.0
    behind = View((0.0, 1.5, z1 + 4.0), (0.0, 1.2, 0.0), 40.0)
    assert framing.beyond(stage, behind) == 0.0 < framing.empty(stage, behind)  # its floor goes on there
    corner = View((x1 + 9.0, 2.0, z1 + 9.0), (0.0, 1.2, 0.0), 40.0)
    assert framing.beyond(stage, corner) > 0.4
    assert framing.empty(stage, corner) > framing.empty(stage, behind)
    above = View((x0 - 6.0, 7.0, 0.0), (0.0, 1.2, 0.0), 40.0)
    assert framing.beyond(stage, above) > 0.4


@pytest.mark.parametrize(
    ("kind", "word", "thing", "below"),
    [("spaceship bridge", "screen", "viewscreen", False), ("spaceship corridor", "lamp", "strip light", True)],
)
def test_an_insert_shows_what_the_set_has_of_its_own(kind, word, thing, below):
    order = {
        "format": {"width": 160, "height": 90, "rate": "24/1"},
        "frames": 24,
        "set": {"kind": kind, "place": "SHIP", "interior": True, "time": "night", "furnishing": []},
        "camera": {"size": "INSERT", "on": [word], "angle": "low" if below else "eye", "lens": 75, "move": {"kind": "static"}},
    }
    shot = shoot.prepared(order)
    assert not {"screen", "television", "lamp"} & {item.thing.name for item in shot.place.items}
    frame = shoot.frame_at(shot, 0)
    found = Renderer(160, 90).buffers(frame)
    ids = [each.id for each in frame.things if each.name == thing]
    assert np.isin(found.id, ids).mean() > (0.04 if below else 0.25)
    assert (frame.view.eye[1] < frame.view.target[1] - 0.5) == below
