"""Lines, really spoken: espeak-ng runs in its process."""

import hashlib
import json
import subprocess
import sys
import time

import numpy as np
import pytest

from workprint.core.errors import EngineError
from workprint.crafts.sound import speech
from workprint.crafts.sound.casting import CHILDREN, MEN, OLD, WHISPERS, WOMEN, Voice
from workprint.crafts.sound.polish import LEVEL
from workprint.crafts.sound.speech import spoken
from workprint.media.sound import momentary, true_peak

LINE = "I never said that you were the one who broke it. Where did you go last night?"
VARIANTS = sorted({timbre.variant for timbre in (*WOMEN, *MEN, *CHILDREN, *OLD.values())} | set(WHISPERS.values()))


def digest(said):
    return hashlib.sha256(said.sound.tobytes() + repr((said.words, said.mouths)).encode()).hexdigest()


def pitch(sound):
    """Median fundamental in Hz: autocorrelation of 40 ms frames that are voiced."""
    found, n = [], 1920
    window = np.hanning(n)
    shape = np.fft.irfft(np.abs(np.fft.rfft(window, 4 * n)) ** 2)
    for start in range(0, len(sound) - n, n // 2):
        frame = sound[start : start + n].astype(float)
        if np.square(frame).mean() < 2e-4:
            continue
        like = np.fft.irfft(np.abs(np.fft.rfft(frame * window, 4 * n)) ** 2)
        like = like / like[0] / (shape / shape[0] + 1e-3)
        near = like[48000 // 450 : 48000 // 60]
        tops = np.flatnonzero((near[1:-1] >= near[:-2]) & (near[1:-1] >= near[2:]) & (near[1:-1] > 0.85 * near.max())) + 1
        if near.max() > 0.5 and len(tops):
            found.append(48000 / (48000 // 450 + int(tops[0])))
    return float(np.median(found))


def test_words_are_the_texts_own_and_in_order():
    said = spoken("Well... — *maybe* you're right, 12:30 😀!", {"name": "MARA", "gender": "woman"})
    assert [word for word, _, _ in said.words] == ["Well...", "—", "*maybe*", "you're", "right,", "12:30", "😀!"]
    flat = [at for _, start, end in said.words for at in (start, end)]
    assert flat == sorted(flat)
    assert flat[0] == 0
    assert flat[-1] <= len(said.sound)
    heard = {word: end - start for word, start, end in said.words}
    assert heard["—"] == 0
    assert heard["12:30"] > heard["right,"] > 4000


def test_a_word_lies_where_its_sound_is():
    said = spoken("Stop. Now go.", {"name": "BOB", "gender": "man"})
    energy = np.abs(said.sound)
    stop, now = said.words[0], said.words[1]
    assert energy[stop[2] + 2400 : now[1] - 2400].max() < 0.02 < energy[stop[1] : stop[2]].max()


def test_level_peak_and_edges():
    said = spoken(LINE, {"name": "MARA", "gender": "woman"})
    sound = said.sound[:, None]
    loudness = -0.691 + 10 * np.log10(momentary(sound)[0].mean())
    assert loudness == pytest.approx(LEVEL, abs=1.5)
    assert true_peak(sound) < -2.9
    assert said.sound[0] == said.sound[-1] == 0
    assert np.abs(said.sound[:2400]).max() > 0.01
    assert np.abs(said.sound[-4800:]).max() > 0.002
    assert said.sound.dtype == np.float32


def test_three_people_have_three_pitches():
    people = ({"name": "ÉLISE", "gender": "woman", "age": 31}, {"name": "JONAH", "gender": "man", "age": 52}, {"name": "PIP", "age": 8})
    woman, man, child = (pitch(spoken(LINE, person).sound) for person in people)
    assert man * 1.35 < woman < child / 1.1
    assert 75 < man < 140
    assert 220 < child < 380


def test_a_line_is_fitted_or_says_how_much_it_is_over():
    free = spoken(LINE, {"name": "BOB"})
    length = len(free.sound)
    assert free.faster == 1.0
    assert free.over == 0
    fitted = spoken(LINE, {"name": "BOB"}, within=int(length * 0.85))
    assert len(fitted.sound) <= int(length * 0.85)
    assert 1.1 < fitted.faster < speech.FASTEST
    assert fitted.over == 0
    over = spoken(LINE, {"name": "BOB"}, within=length // 3)
    assert over.faster == speech.FASTEST
    assert over.over == len(over.sound) - length // 3
    assert length * 0.6 < len(over.sound) < length * 0.85


def test_delivery_is_heard():
    plain = spoken("Get out of here.", {"name": "BOB", "gender": "man"})
    shouted = spoken("Get out of here.", {"name": "BOB", "gender": "man"}, delivery="shouting")
    whispered = spoken("Get out of here.", {"name": "BOB", "gender": "man"}, delivery="whispering")
    power = [float(np.square(each.sound).mean()) for each in (whispered, plain, shouted)]
    assert power == sorted(power)
    assert power[2] > 3 * power[0]


@pytest.mark.parametrize("text", ["", "…", "😀", "\x00", "—"])
def test_nothing_to_say_is_a_short_silence(text):
    said = spoken(text, {"name": "X"})
    assert not said.sound.any()
    assert said.mouths == ((0, "X"),)
    assert [word for word, _, _ in said.words] == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "<speak>hi</speak>",
        "你好",
        "Привет",
        "\ud800x\x01\x7f",
        "a" * 900,
        "?!?! no",
        "[[h@l'oU]]",
        "%n%s",
        "\u202eabc",
        "é" * 50,
        "-5 °C",
        "'",
    ],
)
def test_odd_text_is_spoken_or_silent(text):
    said = spoken(text, {"name": "\ud800"})
    assert len(said.sound) >= speech.QUIET
    assert np.isfinite(said.sound).all()
    assert np.abs(said.sound).max() < 0.75


def test_far_too_long_is_an_error():
    with pytest.raises(EngineError, match="5001 characters"):
        spoken("a " * 2500 + "b", {"name": "X"})


def test_a_voice_that_does_not_exist_is_an_error():
    with pytest.raises(EngineError, match="no voice 'nobody'"):
        speech.said("hello", Voice("nobody", 140, 50, 50))


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("import os; os.abort()", "status -6"),
        ("print('{}')", "status 0"),
        ("print('rubbish')", "status 0"),
        ("raise SystemExit('no data')", "no data"),
    ],
)
def test_a_process_that_fails_is_one_clear_error(program, says, tmp_path, monkeypatch):
    broken = tmp_path / "speaker.py"
    broken.write_text(program)
    monkeypatch.setattr(speech, "_SPEAKER", broken)
    with pytest.raises(EngineError, match=says) as caught:
        spoken("hello", {"name": "X"})
    assert caught.value.remedy


def test_a_process_that_hangs_is_ended(tmp_path, monkeypatch):
    slow = tmp_path / "speaker.py"
    slow.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(speech, "_SPEAKER", slow)
    monkeypatch.setattr(speech, "PATIENCE", 0.2)
    with pytest.raises(EngineError, match="did not finish"):
        spoken("hello", {"name": "X"})


def test_the_speaker_needs_nothing_but_the_standard_library():
    command = [sys.executable, "-I", "-S", "-X", "importtime", str(speech._SPEAKER)]
    seen = subprocess.run(command, input=b"{}", capture_output=True, check=False).stderr.decode()
    imported = {line.split("|")[-1].strip().split(".")[0] for line in seen.splitlines() if line.startswith("import time:")}
    assert "ctypes" in imported
    assert not imported & {"numpy", "workprint", "av", "typing", "site", "espeakng_loader"}


def test_other_languages_have_words_and_mouths():
    said = spoken("Guten Morgen, wie geht es Ihnen?", {"name": "GRETA", "gender": "woman"}, language="de")
    assert said.voice.name.startswith("de+")
    assert len({shape for _, shape in said.mouths}) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_voice_is_the_same_a_second_later(variant):
    """espeak-ng seeds its breath from the clock, in seconds; ours is seeded."""
    voice = Voice(f"en-US+{variant}", 140, 50, 50)
    first = speech.said(LINE, voice)
    time.sleep(1.1)
    again = speech.said(LINE, voice)
    assert first.raw.tobytes() == again.raw.tobytes()
    assert np.abs(first.raw.astype(int)).max() < 32767


@pytest.mark.slow
def test_another_process_says_the_same():
    program = (
        "import hashlib,sys; from workprint.crafts.sound.speech import spoken;"
        "s = spoken(sys.argv[1], {'name': 'MARA'}, delivery='whispering');"
        "print(hashlib.sha256(s.sound.tobytes() + repr((s.words, s.mouths)).encode()).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", program, LINE], capture_output=True, text=True, check=True).stdout.strip()
    assert other == digest(spoken(LINE, {"name": "MARA"}, delivery="whispering"))


def test_a_speech_can_be_written_as_json():
    said = spoken("Hello.", {"name": "X"})
    assert json.loads(json.dumps({"words": said.words, "mouths": said.mouths}))["words"][0][0] == "Hello."
