"""A shooting day, as orders: who is asked for what, and what is left out of the order so that nothing is made twice."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from tests.films import ANNA, CREW, film, line, scene, shot, take
from workprint import plan
from workprint.core.errors import EngineError
from workprint.core.nouns import Artifact, Beat, Look, Source
from workprint.edit import assemble
from workprint.plan.sound import PACKET, WINDOW, placed, samples

SPEAKING = shot("1A", lines=(line(),))
FILM = film(scene("1", SPEAKING, shot("1B", size="CU")), scene("2", shot("2A"), place="YARD"))


def clip(of, in_film=FILM):
    voices = [plan.voice(in_film, each, CREW) for each in of.lines]
    return plan.clip(in_film, in_film.scenes[0], of, CREW, voices=voices)


def test_a_voice_hears_what_is_heard_and_not_what_is_seen():
    task = plan.voice(FILM, line(), CREW)
    assert (task.op, task.engine) == ("voice", "espeak")
    assert task.params["voice"] == {"name": "ANNA", "pitch": "low", "age": 40}
    assert task.params["within"] == 96_000


def test_a_coat_is_seen_but_not_heard():
    blue = replace(FILM, looks=(replace(ANNA, traits=ANNA.traits | {"coat": "blue"}),))
    assert plan.voice(FILM, line(), CREW) == plan.voice(blue, line(), CREW)
    assert clip(SPEAKING) != clip(SPEAKING, blue)


def test_a_look_of_somebody_else_changes_nothing():
    more = replace(FILM, looks=(ANNA, Look("person", "BEN", traits={"coat": "blue"})))
    assert clip(SPEAKING) == clip(SPEAKING, more)


def test_the_look_book_s_place_and_props_are_in_the_orders_of_their_shots():
    place = Look(
        "place", "HALL", "dusty", {"colour": "dark red", "light": "warm", "set": "a hall", "time": "night", "furnishing": ["piano"]}
    )
    lantern, sword = Look("prop", "Lantern", "", {"colour": "brass"}), Look("prop", "sword", "", {"size": "large"})
    booked = replace(FILM, looks=(ANNA, place, lantern, sword))
    said = clip(SPEAKING, booked).params
    assert {key: said["set"][key] for key in ("colour", "light")} == {"colour": "dark red", "light": "warm"}
    assert set(said["set"]) == {*clip(SPEAKING).params["set"], "colour", "light"}
    assert "props" not in said
    holding = replace(SPEAKING, people=(replace(SPEAKING.people[0], holding="lantern"),))
    assert clip(holding, booked).params["props"] == {"Lantern": {"colour": "brass"}}
    handing = replace(SPEAKING, beats=(Beat("ANNA", "give", "BEN", thing="sword"),))
    assert clip(handing, booked).params["props"] == {"sword": {"size": "large"}}


def test_a_figure_s_file_is_an_input_of_the_shots_it_is_in():
    anna = replace(ANNA, traits=ANNA.traits | {"figure": "figures/anna.vrm"})
    ben = Look("person", "BEN", "", {"figure": "figures/ben.vrm"})
    booked = replace(FILM, looks=(anna, ben))
    kept = {name: Artifact(name, "model/gltf-binary", 1) for name in ("figures/anna.vrm", "figures/ben.vrm")}
    task = plan.clip(booked, booked.scenes[0], shot("1C"), CREW, voices=(), figures=kept)
    assert dict(task.inputs) == {"figure0": kept["figures/anna.vrm"]}
    assert task.params["people"][0]["traits"]["figure"] == "figure0"
    without = plan.clip(booked, booked.scenes[0], shot("1C"), CREW, voices=())
    assert "figure" not in without.params["people"][0]["traits"]


def test_an_order_does_not_know_its_place_in_the_film():
    moved = replace(SPEAKING, id="7C", setup="7C")
    assert clip(SPEAKING) == clip(moved)


def test_a_clip_waits_for_its_voices():
    ((name, owed),) = clip(SPEAKING).inputs
    assert (name, owed.product, owed.task.op) == ("timing0", "timing", "voice")


def test_a_shot_may_name_its_own_engine_and_is_then_brought_into_house_format():
    task = clip(replace(SPEAKING, engine="toy"))
    assert task.engine == "toy"
    made = Artifact("d", "video/mp4", 1)
    assert plan.footage(FILM, SPEAKING, made, CREW, engine="toy").op == "segment"
    assert plan.footage(FILM, SPEAKING, made, CREW, engine="previz") is None


def test_an_unknown_engine_names_the_nearest():
    with pytest.raises(EngineError, match=r"did you mean 'previz'"):
        clip(replace(SPEAKING, engine="previs"))


def test_a_shot_for_an_engine_that_is_not_here_stops_no_other():
    veo = replace(SPEAKING, engine="veo", source=Source("page.fountain", 7, 9))
    ordered = plan.orders(film(scene("1", veo, shot("1B"))), CREW, plan.Brought())
    assert list(ordered.clips) == ["1B"] and ordered.voices["1A"]
    assert (ordered.refused["1A"].where, ordered.refused["1A"].what) == ("page.fountain:7", "there is no engine 'veo'")
    assert "previz, toy" in ordered.refused["1A"].remedy


def test_an_engine_that_cannot_do_it_is_refused_with_those_that_can():
    with pytest.raises(EngineError, match=r"(?s)espeak.*not clip.*previz, toy"):
        clip(replace(SPEAKING, engine="espeak"))


def sound(of, rate=Fraction(24)):
    cut = assemble(of, {each.id: take(each.id, frames=each.frames) for each in of.shots})
    places = placed(of, cut)
    voices = {s.id: [{"sound": Artifact("s", "audio/flac", 1), "timing": Artifact("t", "", 1)} for _ in s.lines] for s in of.shots}
    mixes = [plan.mix(of, place, voices, CREW) for place in places]
    return cut, places, mixes, plan.windows(cut, places, mixes, plan.loudness(mixes, CREW), CREW)


def test_a_scene_mix_places_voices_from_its_own_beginning():
    _cut, _places, mixes, _windows = sound(FILM)
    assert mixes[0].params["samples"] == 4 * 48_000
    assert [each["start"] for each in mixes[0].params["voices"]] == [24_000]


def test_swapping_scenes_leaves_their_mixes_alone():
    swapped = replace(FILM, scenes=FILM.scenes[::-1])
    assert set(map(repr, sound(FILM)[2])) == set(map(repr, sound(swapped)[2]))


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(30000, 1001), Fraction(25)])
def test_windows_cover_every_sample_of_the_film_exactly_once(rate):
    long = film(*(scene(str(n), shot(f"{n}A", frames=500 + 37 * n)) for n in range(1, 9)), rate=rate)
    cut, _places, _mixes, windows = sound(long)
    covered = 0
    for task in windows:
        assert task.params["packets"] <= WINDOW
        pieces = task.params["pieces"]
        for one, other in pairwise(pieces):
            assert one["at"] + one["to"] - one["from"] == other["at"]
        assert pieces[0]["at"] <= max(0, (task.params["first"] - 1) * PACKET)
        covered += task.params["packets"]
    assert (covered - 1) * PACKET >= samples(cut) > (covered - 2) * PACKET
    last = windows[-1].params["pieces"][-1]
    assert last["at"] + last["to"] - last["from"] == samples(cut)


def test_a_lens_leaves_the_sound_alone():
    closer = replace(FILM, scenes=(replace(FILM.scenes[0], shots=(replace(SPEAKING, lens=85), FILM.scenes[0].shots[1])), FILM.scenes[1]))
    assert sound(FILM)[3] == sound(closer)[3]
