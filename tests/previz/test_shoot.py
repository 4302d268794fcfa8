"""From an order to pictures: their number, their sameness, and that a bad order is said to be one."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.previz.orders import PAIR, SEATED, order
from workprint.core.errors import EngineError
from workprint.core.nouns import Task
from workprint.crafts.previz import light, shoot
from workprint.crafts.previz.camera import direction
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.sets import place
from workprint.engines.previz import Previz

TIMING = {"samples": 24000, "words": [], "mouths": [[0, "D"], [4800, "A"], [9600, "E"], [19200, "X"]]}


def test_exactly_the_frames_ordered_on_twos_while_the_camera_stands():
    pictures = list(shoot.frames(order("void", PAIR, frames=7)))
    assert len(pictures) == 7
    assert all(picture.shape == (90, 160, 3) and picture.dtype == np.uint8 for picture in pictures)
    assert pictures[0] is pictures[1]
    assert pictures[2] is pictures[3]
    assert not np.array_equal(pictures[0], pictures[2])


@pytest.mark.slow
def test_on_ones_while_it_moves_fast_on_twos_while_it_creeps():
    fast = order("void", PAIR, frames=24, move={"kind": "dolly", "way": "in", "speed": "fast"})
    slow = order("void", PAIR, frames=96, move={"kind": "dolly", "way": "in", "speed": "slow"})
    whip = order("void", PAIR, frames=24, move={"kind": "pan", "way": "left", "speed": "fast"})
    for asked, drawings in ((fast, [0, 1, 2, 3]), (slow, [0, 0, 2, 2]), (whip, [0, 1, 2, 3])):
        shooting = shoot.prepared(asked)
        assert shooting.setup.moving
        assert [shoot.drawn(shooting, number) for number in range(4)] == drawings


def test_the_same_order_gives_the_same_pixels():
    asked = order("room", SEATED, size="2S", on=["MARA", "JONAH"], frames=4)
    first, again = list(shoot.frames(asked)), list(shoot.frames(json.loads(json.dumps(asked))))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert np.array_equal(first[2], shoot.still(asked, 3))


def test_people_keep_their_place_from_shot_to_shot():
    wide, close = (shoot.prepared(order("cafe", SEATED, size=size)) for size in ("WS", "CU"))
    assert wide.parts["MARA"].keys == close.parts["MARA"].keys
    assert wide.parts["JONAH"].keys == close.parts["JONAH"].keys


def test_lips_move_with_the_timing():
    speech = [{"who": "MARA", "start": 0, "input": "timing0", "off": False}]
    asked = order("void", PAIR, size="CU", lens=85, speech=speech, frames=12)
    silent = order("void", PAIR, size="CU", lens=85, frames=12)
    assert not np.array_equal(shoot.still(asked, 2, {"timing0": TIMING}), shoot.still(silent, 2))


def test_the_eyes_we_look_through_are_not_drawn():
    shooting = shoot.prepared(order("room", PAIR, size="POV", on=["JONAH", "MARA"]))
    names = [thing.name for thing in shoot.frame_at(shooting, 0).things]
    assert "JONAH" in names
    assert "MARA" not in names


def test_an_insert_shows_a_thing_nobody_had_laid_out():
    shooting = shoot.prepared(order("kitchen", SEATED, size="INSERT", on=["key"], lens=85))
    assert shooting.place.named("key") is not None
    middle = np.array(shooting.place.named("key").thing.mesh.points.mean(axis=0))
    assert np.linalg.norm(middle - np.array(shooting.setup.base.target)) < 0.1


def test_hours_differ_and_lamps_burn_at_night():
    by_day, by_night = (place({"kind": "room", "place": "X", "time": time}) for time in ("day", "night"))
    assert not any(lamp.lit and lamp.kind == "lamp" for lamp in by_day.lamps)
    assert any(lamp.lit and lamp.kind == "lamp" for lamp in by_night.lamps)
    day, night = light.light(by_day, "day"), light.light(by_night, "night")
    assert sum(day.key) > sum(night.key)
    assert sum(day.sky_low) > sum(night.sky_low)
    assert light.light(by_day, "MAGIC HOUR") == light.light(by_day, "dusk")
    assert light.light(place({"kind": "street", "place": "X", "time": "night"}), "night", ("rain",)).rain > 0


def test_a_cheated_key_lights_the_far_side_of_the_face():
    view = View((0.0, 1.5, 3.0), (0.0, 1.5, 0.0), 30.0)
    key = light.cheated(light.Light(), view, light.Face((0.0, 1.5, 0.0), 35.0)).direction
    assert key[0] > 0.4, "who looks to the lens's left of themselves is lit from there"
    assert key[1] == pytest.approx(direction(0.0, light.KEY_UP)[1])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": {"width": 160, "height": 90}}, "rate"),
        ({"format": {"width": 4, "height": 90, "rate": "24/1"}}, "cannot be drawn"),
        ({"frames": 0}, "cannot be drawn"),
        ({"camera": {"size": "HUGE"}}, "HUGE"),
        ({"set": {"kind": "submarin"}}, "submarine"),
        ({"style": {"line": "thick"}}, "line"),
    ],
)
def test_a_bad_order_is_named(change, message):
    with pytest.raises(EngineError, match=message):
        shoot.prepared(order() | change)


def test_nobody_and_nothing_asked_for_is_still_a_picture():
    assert shoot.still(order("field", (), size="EWS", on=[])).shape == (90, 160, 3)
    assert shoot.still(order("room", (), size="INSERT", on=["hands"])).shape == (90, 160, 3)
    assert shoot.still(order("room", PAIR, size="CU", on=["SOMEBODY ELSE"])).shape == (90, 160, 3)


def test_the_engine_writes_a_clip(tmp_path):
    timing = tmp_path / "timing.json"
    timing.write_text(json.dumps(TIMING))
    speech = [{"who": "MARA", "start": 0, "input": "timing0", "off": False}]
    task = Task("clip", "previz", Previz.card.version, order("void", PAIR, speech=speech, frames=5))
    (product,) = Previz().make(task, {"timing0": Path(timing)}, tmp_path)
    assert (product.name, product.media, product.facts["frames"]) == ("clip", "video/mp4", 5)
    assert product.path.stat().st_size > 500


def test_the_engine_refuses_what_it_cannot_do(tmp_path):
    with pytest.raises(EngineError, match="cannot make a voice"):
        Previz().make(Task("voice", "previz", "1"), {}, tmp_path)
