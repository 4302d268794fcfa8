"""Moves as views over time: what each keeps, how far and how fast it goes, that they ease and are always the same."""

from math import degrees, dist, radians, tan

import numpy as np
import pytest

from tests.previz.orders import PAIR, WIDE, order
from workprint.core.errors import EngineError
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import camerawork, moves, staging
from workprint.crafts.previz.forms import View
from workprint.crafts.previz.moves import Move, eased, moved
from workprint.crafts.previz.sets import place

VIEW = View((0.3, 1.5, 3.0), (0.0, 1.4, 0.0), 30.0)
FACE = (0.1, 1.6, 0.0)
TIMES = [4.0 * k / 48 for k in range(49)]


def views(kind, way="", speed="medium", degrees=0.0, seconds=4.0, **more):
    return [moved(VIEW, Move(kind, way, speed, degrees=degrees), seconds * k / 48, seconds, about=FACE, **more) for k in range(49)]


def test_speed_rises_and_falls_within_a_seventh_of_the_time_and_is_even_between():
    steps = np.diff([eased(k / 200) for k in range(201)])
    assert eased(0.0) == 0.0 and eased(1.0) == pytest.approx(1.0)
    assert steps.min() >= 0.0
    assert steps[40:160].max() - steps[40:160].min() < 1e-9
    assert steps[0] < 0.01 * steps[100] and steps[-1] < 0.01 * steps[100]
    assert 0.10 <= moves.EASE <= 0.15


@pytest.mark.parametrize("way", ["in", "out"])
def test_a_dolly_zoom_keeps_the_face_as_big_as_it_is(way):
    found = views("dolly zoom", way)
    products = []
    for view in found:
        x, y, depth = cam.screen(view, FACE, WIDE)
        products.append(tan(radians(view.fov) / 2) * depth)
        assert (x, y) == pytest.approx(cam.screen(VIEW, FACE, WIDE)[:2], abs=1e-6)
    assert products == pytest.approx([products[0]] * 49, rel=1e-9)
    assert abs(found[-1].fov - VIEW.fov) > 6.0


def test_an_arc_keeps_its_distance_and_goes_as_many_degrees_as_it_is_told():
    for way, sign in (("left", -1), ("right", 1)):
        found = views("arc", way, degrees=40)
        flat = [dist((view.eye[0], view.eye[2]), (FACE[0], FACE[2])) for view in found]
        assert flat == pytest.approx([flat[0]] * 49)
        turn = cam.turned(cam.bearing(FACE, found[0].eye), cam.bearing(FACE, found[-1].eye))
        assert turn == pytest.approx(sign * 40.0)
        right = cam.axes(found[24])[0]
        assert sign * cam.dot(cam.less(found[25].eye, found[24].eye), right) > 0, "right is the picture's right"
        seen = [cam.screen(view, FACE, WIDE)[:2] for view in found]
        assert all(at == pytest.approx(seen[0], abs=1e-6) for at in seen)
    fast = views("arc", "left", "fast", seconds=3.0)
    assert abs(cam.turned(cam.bearing(FACE, fast[0].eye), cam.bearing(FACE, fast[-1].eye))) <= 15.0 * 3.0 + 1e-6


def test_a_crane_rises_and_keeps_the_face_where_it_is():
    up, down = views("crane", "up"), views("crane", "down")
    assert up[0].eye == VIEW.eye and down[-1].eye == pytest.approx(VIEW.eye)
    heights = [view.eye[1] for view in up]
    assert heights == sorted(heights) and heights[-1] - heights[0] > 1.5
    for view in up:
        assert cam.screen(view, FACE, WIDE)[:2] == pytest.approx(cam.screen(VIEW, FACE, WIDE)[:2], abs=1e-4)
    assert [view.eye[1] for view in down] == sorted((view.eye[1] for view in down), reverse=True)


def test_a_roll_ends_as_far_over_as_it_is_told():
    assert views("roll", "right", degrees=15)[-1].roll == pytest.approx(15)
    assert views("roll", "left", degrees=15)[-1].roll == pytest.approx(-15)
    assert views("roll")[0].roll == 0


def test_a_whip_takes_a_width_in_a_quarter_of_a_second_and_a_crash_zoom_no_longer_than_half():
    width = degrees(2 * np.arctan(tan(radians(VIEW.fov) / 2) * WIDE))
    fine = [moved(VIEW, Move("pan", "right", "fast"), k / 240, 4.0) for k in range(961)]
    headings = np.unwrap([radians(moves.heading_of(view)) for view in fine])
    total = abs(degrees(headings[-1] - headings[0]))
    assert total > 1.5 * width
    in_quarter = max(abs(degrees(headings[k + 60] - headings[k])) for k in range(900))
    assert in_quarter >= width
    assert fine[-1].target == pytest.approx(VIEW.target)
    zoom = [moved(VIEW, Move("zoom", "in", "fast"), k / 240, 4.0).fov for k in range(961)]
    changing = [k for k in range(960) if abs(zoom[k + 1] - zoom[k]) > 1e-9]
    assert (changing[-1] - changing[0]) / 240 < 0.5
    assert zoom[-1] < 0.6 * zoom[0]


def test_a_pan_is_slow_enough_not_to_judder():
    found = views("pan", "left", seconds=7.0)
    width = degrees(2 * np.arctan(tan(radians(VIEW.fov) / 2) * WIDE))
    assert abs(cam.turned(moves.heading_of(found[0]), moves.heading_of(found[-1]))) <= width
    assert abs(cam.turned(moves.heading_of(views("pan", "left", degrees=25)[0]), moves.heading_of(VIEW))) == pytest.approx(25)


def test_a_zoom_is_even_to_the_eye():
    spans = np.log([tan(radians(view.fov) / 2) for view in views("zoom", "in")])
    steps = np.diff(spans)[10:38]
    assert steps.max() - steps.min() < 1e-9


@pytest.mark.slow
@pytest.mark.parametrize(("speed", "turn", "shift"), [("slow", 0.25, 5.0), ("medium", 0.4, 8.0), ("fast", 0.6, 12.0)])
def test_a_hand_shakes_as_measured_between_half_a_hertz_and_three_and_always_the_same(speed, turn, shift):
    times = np.arange(0, 240, 1 / 24)
    found = [moved(VIEW, Move("handheld", "", speed), float(t), 240.0, seed=7) for t in times]
    headings = np.array([cam.turned(moves.heading_of(VIEW), moves.heading_of(view)) for view in found])
    pitches = np.array([moves.pitch_of(view) for view in found]) - moves.pitch_of(VIEW)
    for angles in (headings, pitches):
        assert np.sqrt((angles**2).mean()) == pytest.approx(turn, rel=0.15)
    right = cam.axes(VIEW)[0]
    aside = np.array([cam.dot(cam.less(view.eye, VIEW.eye), right) for view in found]) * 1000
    assert np.sqrt((aside**2).mean()) == pytest.approx(shift, rel=0.15)
    power = np.abs(np.fft.rfft(headings)) ** 2
    hertz = np.fft.rfftfreq(len(times), 1 / 24)
    assert power[(hertz > 0.45) & (hertz < 3.1)].sum() > 0.97 * power.sum()
    assert power[(hertz > 0.45) & (hertz < 1.2)].sum() > power[(hertz > 1.8) & (hertz < 3.1)].sum(), "slow waves are the bigger"
    assert found[:50] == [moved(VIEW, Move("handheld", "", speed), float(t), 240.0, seed=7) for t in times[:50]]
    assert found[:50] != [moved(VIEW, Move("handheld", "", speed), float(t), 240.0, seed=8) for t in times[:50]]


@pytest.mark.slow
def test_two_shots_are_shaken_by_two_hands_and_one_shot_always_by_the_same():
    def eyes(**camera):
        asked = order("void", PAIR, size="MCU", lens=65, move={"kind": "handheld"}, **camera)
        here = place(asked["set"])
        parts = staging.staged(asked, here, {}, 24).parts
        setup = camerawork.set_up(asked, here, parts, WIDE, 2.0)
        return [cam.less(setup.at(k / 24).eye, setup.base.eye) for k in range(24)]

    assert eyes() == eyes()
    assert eyes() != eyes(on=["JONAH"])


def test_a_rack_goes_from_one_face_to_the_other_and_back_focus_is_where_they_are():
    asked = order("room", PAIR, size="OTS", on=["MARA", "JONAH"], lens=50, move={"kind": "rack", "to": "JONAH"})
    here = place(asked["set"])
    parts = staging.staged(asked, here, {}, 24).parts
    setup = camerawork.set_up(asked, here, parts, WIDE, 2.0)
    depths = {each.name: cam.screen(setup.base, each.eye, WIDE)[2] for each in camerawork.subjects(parts, 1.0)}
    assert setup.focus(0.0) == pytest.approx(depths["MARA"], abs=0.03)
    assert setup.focus(2.0) == pytest.approx(depths["JONAH"], abs=0.03)
    assert setup.focus(0.5) == pytest.approx(depths["MARA"], abs=0.05), "all of it happens in less than a second"
    assert not setup.moving
    asked["camera"]["move"]["to"] = "NOBODY"
    setup = camerawork.set_up(asked, here, parts, WIDE, 2.0)
    assert setup.focus is None and "cannot be racked" in setup.trouble[0]


@pytest.mark.slow
def test_every_kind_of_move_can_be_ordered_and_bad_degrees_are_named():
    for kind in moves.KINDS:
        asked = order("street", PAIR, size="MS", move={"kind": kind, "degrees": 10})
        here = place(asked["set"])
        setup = camerawork.set_up(asked, here, staging.staged(asked, here, {}, 24).parts, WIDE, 2.0)
        assert isinstance(setup.at(1.0), View)
    with pytest.raises(EngineError, match="degrees"):
        camerawork.wanted({"camera": {"move": {"kind": "arc", "degrees": "many"}}})
