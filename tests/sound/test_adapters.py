"""The two engines, by their orders (docs/design/03-orders.md)."""

import hashlib
import json

import pytest

from workprint.core.errors import EngineError
from workprint.core.nouns import Task
from workprint.engines.espeak import Espeak
from workprint.engines.mixer import Mixer
from workprint.media.sound import read, true_peak


def voice(folder, text="It's still burning.", *, within=0, **traits):
    folder.mkdir(exist_ok=True)
    params = {"text": text, "language": "en", "delivery": "", "within": within, "voice": {"name": "MARA", **traits}}
    return Espeak().make(Task("voice", "espeak", Espeak.card.version, params), {}, folder)


def mix(folder, voices, *, samples=144_000, setting="room"):
    folder.mkdir(exist_ok=True)
    inputs = {f"voice{index}": path for index, path in enumerate(voices)}
    params = {
        "samples": samples,
        "room": {"place": "COFFEE SHOP", "setting": setting, "interior": True, "time": "day"},
        "voices": [{"input": name, "start": 14_000 + 70_000 * index, "off": False, "pan": 0.0} for index, name in enumerate(inputs)],
    }
    return Mixer().make(Task("mix", "mixer", Mixer.card.version, params), inputs, folder)


def digests(products):
    return [hashlib.sha256(product.path.read_bytes()).hexdigest() for product in products]


def test_a_voice_is_what_its_order_says(tmp_path):
    sound, timing = voice(tmp_path / "a", within=200_000)
    assert (sound.name, sound.media, timing.name, timing.media) == ("sound", "audio/flac", "timing", "application/json")
    samples, rate = read(sound.path)
    said = json.loads(timing.path.read_text())
    assert rate == 48_000
    assert samples.shape == (said["samples"], 1)
    assert [word for word, _, _ in said["words"]] == ["It's", "still", "burning."]
    assert said["mouths"][0][0] == 0
    assert {shape for _, shape in said["mouths"]} <= set("ABCDEFGHX")
    assert sound.facts["over"] == 0
    assert voice(tmp_path / "b", within=10_000)[0].facts["over"] > 0


def test_a_scene_is_what_its_order_says(tmp_path):
    lines = [voice(tmp_path / str(index), text)[0].path for index, text in enumerate(("Hello there.", "You again?"))]
    sound, loudness = mix(tmp_path / "mix", lines)
    samples, rate = read(sound.path)
    assert (rate, samples.shape) == (48_000, (144_000, 2))
    said = json.loads(loudness.path.read_text())
    assert len(said["blocks"]) == (144_000 - 19_200) // 4_800 + 1
    assert said["peak"] == pytest.approx(true_peak(samples), abs=0.02)
    assert said["peak"] < -1
    (gain,) = Mixer().make(
        Task("loudness", "mixer", "1", {"target": -16.0, "ceiling": -1.0, "step": 0.25}), {"scene0": loudness.path}, tmp_path
    )
    written = json.loads(gain.path.read_text())
    assert written["gain"] % 0.25 == 0
    assert written["integrated"] + written["gain"] == pytest.approx(-16, abs=0.13)


def test_the_same_order_gives_the_same_bytes(tmp_path):
    first, again = (voice(tmp_path / name) for name in "ab")
    assert digests(first) == digests(again)
    mixes = [mix(tmp_path / name, [first[0].path]) for name in "cd"]
    assert digests(mixes[0]) == digests(mixes[1])


def test_a_scene_without_voices_is_its_room(tmp_path):
    sound, _ = mix(tmp_path, [], setting="void", samples=9_600)
    samples, _ = read(sound.path)
    assert samples.shape == (9_600, 2)
    assert 0 < abs(samples).max() < 0.01


@pytest.mark.parametrize("rubbish", ["", "{}", '{"blocks": 3, "peak": 0}', '{"blocks": ["x"], "peak": 0}'])
def test_loudness_that_cannot_be_read(tmp_path, rubbish):
    path = tmp_path / "loudness.json"
    path.write_text(rubbish)
    with pytest.raises(EngineError, match="loudness cannot be read"):
        Mixer().make(Task("loudness", "mixer", "1", {"target": -16.0, "ceiling": -1.0, "step": 0.25}), {"scene0": path}, tmp_path)


def test_orders_for_others_are_refused(tmp_path):
    for engine in (Espeak(), Mixer()):
        with pytest.raises(EngineError, match="clip"):
            engine.make(Task("clip", "x", "1"), {}, tmp_path)
    with pytest.raises(EngineError, match="0 samples"):
        mix(tmp_path, [], samples=0)


def test_the_card_names_the_release_of_espeak():
    from importlib.metadata import version

    assert version("espeakng-loader") in Espeak.card.version
