"""The encoder and the master, by their orders (docs/design/03-orders.md)."""

import json

import numpy as np
import pytest

from tests.media.conftest import SMALL, drawn, speech
from tests.media.test_aac import packets
from workprint.core.errors import EngineError, MediaError
from workprint.core.nouns import Task
from workprint.engines.encoder import Encoder
from workprint.engines.master import Master
from workprint.media.aac import FRAME, decoded
from workprint.media.facts import facts
from workprint.media.sound import read, true_peak, write_flac
from workprint.media.video import write_clip

FORMAT = {"width": 160, "height": 96, "rate": "24/1"}
ROOM = 17 * FRAME
"""How far beyond a window its pieces reach (see plan)."""


def order(engine, op, params, inputs, folder):
    folder.mkdir(exist_ok=True)
    return {product.name: product for product in engine.make(Task(op, engine.card.name, engine.card.version, params), inputs, folder)}


def scenes(folder, sounds):
    """Scene mixes one after another: (first sample, samples, file)."""
    found, at = [], 0
    for number, sound in enumerate(sounds):
        write_flac(folder / f"mix{number}.flac", sound)
        found.append((at, len(sound), folder / f"mix{number}.flac"))
        at += len(sound)
    return found


def window(folder, placed, first, packets, gain=0.0):
    low, high = (first * FRAME - ROOM, (first + packets) * FRAME + ROOM)
    pieces, inputs = [], {"gain": folder / "gain.json"}
    inputs["gain"].write_text(json.dumps({"gain": gain, "integrated": -20}))
    for at, length, path in placed:
        begin, end = max(at, low), min(at + length, high)
        if begin < end:
            pieces.append({"input": f"mix{len(pieces)}", "from": begin - at, "to": end - at, "at": begin})
            inputs[f"mix{len(pieces) - 1}"] = path
    params = {"packets": packets, "first": first, "ceiling": -1.0, "pieces": pieces}
    return order(Encoder(), "sound", params, inputs, folder / f"window{first}-{packets}")["sound"]


def test_a_segment_is_in_house_format(tmp_path):
    write_clip(tmp_path / "clip.mp4", drawn(20), SMALL)
    made = order(Encoder(), "segment", {"format": FORMAT, "frames": 30, "from": 4}, {"clip": tmp_path / "clip.mp4"}, tmp_path / "a")[
        "segment"
    ]
    assert (made.media, made.facts["frames"]) == ("video/mp4", 30)
    assert facts(made.path).frames == 30


def test_windows_of_several_scenes_are_the_film(tmp_path):
    sounds = [speech(2.5, 1), speech(1.7, 2), speech(3.1, 3)]
    placed = scenes(tmp_path, sounds)
    film = np.concatenate(sounds)
    count = -(-len(film) // FRAME) + 1
    pieces = [window(tmp_path, placed, first, min(90, count - first)).path for first in range(0, count, 90)]
    whole = window(tmp_path, placed, 0, count).path
    other = [number for number, (a, b) in enumerate(zip(packets(pieces), packets([whole]), strict=True)) if a != b]
    assert len(other) <= 3
    assert not [number for number in other if number > 1 and number % 90 in (88, 89, 0, 1)]
    heard = decoded(pieces)[: len(film)]
    assert np.sum(heard * film) / np.sqrt(np.sum(heard**2) * np.sum(film**2)) > 0.95


@pytest.mark.parametrize("gain", [6.0, 18.0])
def test_however_loud_what_is_heard_stays_under_the_ceiling(tmp_path, gain):
    loud = speech(6, 4)
    loud[100_000:100_400] += np.random.default_rng(1).standard_normal((400, 1)).astype(np.float32) * 0.3
    placed = scenes(tmp_path, [loud])
    heard = decoded([window(tmp_path, placed, 0, -(-len(loud) // FRAME) + 1, gain).path])
    assert -4.0 < true_peak(heard) <= -1.0


def test_the_gain_is_the_films(tmp_path):
    placed = scenes(tmp_path, [speech(2)])
    plain, quiet = (decoded([window(tmp_path, placed, 0, 90, gain).path]) for gain in (0.0, -12.0))
    assert 20 * np.log10(np.std(plain) / np.std(quiet)) == pytest.approx(12, abs=0.3)


def test_a_scene_that_is_too_short_is_named(tmp_path):
    placed = scenes(tmp_path, [speech(1)])
    with pytest.raises(EngineError, match=r"mix0\.flac"):
        window(tmp_path, [(0, 60_000, placed[0][2])], 0, 50)


def timing(path, text, first=2000):
    words, at = [], first
    for word in text.split():
        words.append([word, at, at + 9000])
        at += 10_000
    path.write_text(json.dumps({"samples": at, "words": words, "mouths": []}))
    return path


def test_a_film_is_made_of_its_orders(tmp_path):
    placed = scenes(tmp_path, [speech(3), speech(2)])
    samples, frames = 240_000, 120
    count = -(-samples // FRAME) + 1
    inputs = {f"sound{first}": window(tmp_path, placed, first, min(100, count - first)).path for first in range(0, count, 100)}
    sounds = list(inputs)
    pictures = []
    for number, count in enumerate((50, 50, 20)):
        inputs[f"shot{number}"] = tmp_path / f"shot{number}.mp4"
        write_clip(inputs[f"shot{number}"], drawn(count, seed=number), SMALL)
        pictures.append({"input": f"shot{number}", "from": 0, "frames": count})
    lines = {
        "cues": [{"input": "timing0", "start": 14_000, "text": "Es brennt noch.", "speaker": "MARA", "off": True, "until": 144_000}],
        "language": "de",
    }
    written = order(Master(), "subtitles", lines, {"timing0": timing(tmp_path / "t.json", "Es brennt noch.")}, tmp_path / "s")
    assert json.loads(written["cues"].path.read_text())[0][::2] == [16_000, "MARA: Es brennt noch."]
    assert "00:00:00,333 --> " in written["srt"].path.read_text()

    inputs["cues"] = written["cues"].path
    params = {
        "format": FORMAT,
        "frames": frames,
        "samples": samples,
        "title": "Zwei",
        "language": "de",
        "chapters": [[0, "EINS"], [50, "ZWEI"]],
    }
    params |= {"pictures": pictures, "sounds": sounds}
    made = order(Master(), "master", params, inputs, tmp_path / "m")["master"]
    found = facts(made.path)
    assert (made.media, found.frames, found.seconds) == ("video/mp4", frames, 5)
    assert abs(len(read(made.path)[0]) - samples) < FRAME

    with pytest.raises(EngineError, match="120 frames"):
        order(Master(), "master", {**params, "pictures": [{**pictures[0], "from": 3}, *pictures[1:]]}, inputs, tmp_path / "n")
    inputs["shot1"].write_bytes(b"rubbish")
    with pytest.raises(MediaError, match=r"shot1\.mp4"):
        order(Master(), "master", params, inputs, tmp_path / "o")


def test_an_order_for_something_else_is_refused(tmp_path):
    for engine in (Encoder(), Master()):
        with pytest.raises(EngineError, match="cannot make a clip"):
            order(engine, "clip", {}, {}, tmp_path / "x")
