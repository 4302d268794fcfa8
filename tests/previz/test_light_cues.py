"""Light cues: lamps go out at their instant, in the picture too; what flickers, flashes and goes by; a dark room can be read."""

from itertools import pairwise

import numpy as np
import pytest

from tests.previz.orders import PAIR, order
from tests.previz.test_light import bright, face_light
from workprint.core.errors import EngineError
from workprint.crafts.previz import gaffer, lightcues, lightmoves, motives, shoot
from workprint.crafts.previz.draw.renderer import Renderer


def lit(*cues, kind="room", time="night", **camera):
    return shoot.prepared(order(kind, PAIR, time=time, **({"size": "MCU", "lens": 65} | camera)) | {"lights": list(cues)})


def light_at(shot, frame):
    return gaffer.at(shot.states, float(frame / shot.rate), (), shot.parts, night=True)


def seen(shot, frame):
    return Renderer(shot.width, shot.height).draw(shoot.frame_at(shot, frame)).astype(float).mean()


def test_without_cues_the_light_is_the_hours():
    shot = lit()
    assert light_at(shot, 20) == shot.light == shot.states[0].light
    assert len(shot.states) == 1


@pytest.mark.parametrize("kind", ["room", "corridor", "office"])
def test_lights_go_out_in_the_shot_at_their_frame(kind):
    shot = lit({"at": 24, "level": "out", "off": ["lights"]}, kind=kind, size="WS", on=[])
    assert seen(shot, 22) == pytest.approx(seen(shot, 2), abs=6.0)
    assert seen(shot, 30) < 0.8 * seen(shot, 22)
    lamps = {lamp.item for lamp in shot.place.lamps if lamp.kind == "lamp"}
    glows = [
        [s.pattern for thing in gaffer.seen(shot.states, t, shot.kept) if thing.id in lamps for s in thing.palette] for t in (0.5, 1.2)
    ]
    assert ("glow" in glows[0], "glow" in glows[1]) == (True, False), "its shade goes dark with the lamp"


def test_a_lamp_by_day_begins_to_shine_when_it_is_turned_on():
    shot = lit({"at": 10, "on": ["lamp"]}, time="day", size="WS", on=[])
    lamps = {lamp.item for lamp in shot.place.lamps if lamp.kind == "lamp"}
    glow = [
        any(s.pattern == "glow" for x in gaffer.seen(shot.states, t, shot.kept) if x.id in lamps for s in x.palette) for t in (0.0, 1.0)
    ]
    assert glow == [False, True]


def test_a_dark_room_is_dark_and_its_faces_can_be_read():
    day, dark = lit(), lit({"at": 0, "level": "out", "off": ["lights"]})
    assert bright(dark.light.shade) < 0.6 * bright(day.light.shade)
    assert dark.light.second is None
    assert face_light(dark) > 0.5


@pytest.mark.parametrize(("name", "kind"), [("candle", "fire"), ("fire", "fire"), ("screen", "screen"), ("lamp", "lamp")])
def test_what_the_light_comes_of_lights_the_face(name, kind):
    shot = lit({"at": 0, "of": name}, kind="cafe")
    assert shot.light.second.colour == motives.GLOWS[kind].colour


def test_a_match_lights_who_strikes_it():
    shot = lit({"at": 0, "level": "out", "off": ["lights"]}, {"at": 12, "level": "out", "off": ["lights"], "on": ["match"], "who": "MARA"})
    before, after = light_at(shot, 2), light_at(shot, 40)
    assert before.second is None and not before.spots
    assert after.second.colour == motives.GLOWS["fire"].colour and after.spots


def test_a_gel_colours_everything():
    red = lit({"at": 0, "colour": "red"}).light
    for colour in (red.key, red.shade):
        assert colour[0] > 1.4 * colour[1] and colour[0] > 1.4 * colour[2]
        assert min(colour) > 0.35 * colour[0], "green cloth and blue cloth can still be told apart in it"


@pytest.mark.parametrize("motion", ["flicker", "pulse"])
def test_nothing_flashes_more_than_three_times_a_second(motion):
    shot = lit({"at": 0, "motion": motion, "colour": "red"}, frames=96)
    strength = np.array([bright(light_at(shot, frame).key) for frame in range(96)])
    assert strength.min() < 0.85 * strength.max()
    dark = strength < (strength.min() + strength.max()) / 2
    falls = np.flatnonzero(~dark[:-1] & dark[1:])
    assert len(falls) >= 2
    assert all(((falls >= begin) & (falls < begin + 24)).sum() <= 3 for begin in range(72))


@pytest.mark.parametrize("motion", ["lightning", "flash", "burst"])
def test_what_happens_once_is_over_after_a_while(motion):
    shot = lit({"at": 12, "motion": motion}, frames=96)
    strength = [bright(light_at(shot, frame).shade) for frame in (4, 14, 90)]
    assert strength[1] > 1.3 * strength[0]
    assert strength[2] == pytest.approx(strength[0])


def test_headlights_go_by():
    shot = lit({"at": 0, "level": "out", "motion": "sweep"}, size="WS", on=[], frames=96)
    beams = [light_at(shot, frame).second for frame in (10, 28, 46)]
    bearings = [np.degrees(np.arctan2(beam.direction[0], beam.direction[2])) for beam in beams]
    assert all(80 > (a - b) % 360 > 20 for a, b in pairwise(bearings))
    assert light_at(shot, 80).second is None


def test_a_fire_flares():
    shot = lit({"at": 0, "of": "fire"}, {"at": 24, "of": "fire", "motion": "flare"}, frames=96)
    strength = [light_at(shot, frame).second.strength for frame in (20, 26, 90)]
    assert strength[1] > strength[0] + 0.15
    assert strength[2] == pytest.approx(strength[0], abs=0.2)


def test_a_silhouette_is_darker_than_what_is_behind_it():
    shot = lit({"at": 0, "motion": "silhouette"}, size="MS")
    picture = Renderer(shot.width, shot.height)
    drawn, buffers = picture.draw_with_buffers(shoot.frame_at(shot, 0))
    person, behind = buffers.id >= shoot.PEOPLE, buffers.id < shoot.PEOPLE
    assert drawn[person].mean() < 0.62 * drawn[behind].mean()


def test_what_is_nowhere_to_be_lit_is_said():
    shot = lit({"at": 0, "on": ["fire"]}, {"at": 5, "off": ["lamp"]})
    assert shot.unstaged == ("no fire is on this set whose light could go on or out",)


@pytest.mark.parametrize("cue", [{"level": "gloomy"}, {"colour": "plaid"}, {"of": "cheese"}, {"motion": "dance"}, {"on": ["sun"]}])
def test_a_word_that_no_light_knows_is_an_error(cue):
    with pytest.raises(EngineError, match=r"cannot be|no light is called"):
        lit({"at": 0} | cue)


def test_states_are_found_by_their_second():
    states = [lightcues.State(lightcues.Cue(at), None, None) for at in (0.0, 1.0, 2.0)]
    assert [lightmoves.state_at(states, t).cue.at for t in (0.0, 0.99, 1.0, 5.0)] == [0.0, 0.0, 1.0, 2.0]
