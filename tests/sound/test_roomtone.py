"""Rooms when nobody speaks."""

import hashlib

import numpy as np
import pytest

from workprint.crafts.sound.loudness import lufs
from workprint.crafts.sound.noise import LOOP, band, noise, seed_of, uniform, wave
from workprint.crafts.sound.roomtone import TONES, layers_of, room_tone
from workprint.media.sound import momentary

INSIDE = frozenset(("room", "bedroom", "kitchen", "office", "cafe", "bar", "hall", "corridor", "stage", "car", "void"))
QUICK = ("beach", "cafe", "room", "street")
"""Water, people, a room and traffic; the others are of the same layers."""


def tone(setting="room", place="ROOM", interior=True, time="day", seconds=3):
    return room_tone(setting=setting, place=place, interior=interior, time=time, samples=48000 * seconds)


def test_random_words_are_pcg64s():
    assert hashlib.sha256(uniform(seed_of("a"), 1000).tobytes()).hexdigest()[:16] == "2ffb0788a6668dbf"


@pytest.mark.parametrize("setting", [each if each in QUICK else pytest.param(each, marks=pytest.mark.slow) for each in sorted(TONES)])
def test_quiet_and_steady(setting):
    sound = tone(setting, interior=setting in INSIDE)
    levels = [lufs(energy) for energy in momentary(sound)[0]]
    assert min(levels) > -71
    assert max(levels) < -39
    assert np.abs(sound).max() < 0.06
    assert np.abs(sound.mean(axis=0)).max() < 1e-4
    assert not np.array_equal(sound[:, 0], sound[:, 1])


def test_the_same_place_has_the_same_tone_and_another_has_another():
    assert np.array_equal(tone("street", "QUAY"), tone("street", "QUAY"))
    assert np.array_equal(tone("street", "QUAY", seconds=4)[:48000], tone("street", "QUAY", seconds=2)[:48000])
    assert not np.array_equal(tone("street", "QUAY"), tone("street", "MALL"))
    assert not np.array_equal(tone("field", interior=False), tone("field", interior=False, time="night"))


def test_the_sea_is_heard_by_a_lighthouse_and_crickets_at_night():
    assert "surf" in [layer.kind for layer in layers_of("room", "LIGHTHOUSE", True, "night")]
    assert "surf" not in [layer.kind for layer in layers_of("room", "SEASON ROOM", True, "night")]
    assert layers_of("forest", "WOODS", False, "night")[-1].kind == "crickets"
    assert layers_of("forest", "WOODS", False, "day")[-1].kind == "birds"
    assert layers_of("spaceport", "X", True, "day") == TONES["room"]


def test_noise_loops_without_a_seam():
    loop = noise(3, band(60, 8000, tilt=1))
    assert len(loop) == LOOP
    inside = np.abs(np.diff(loop)).max()
    assert abs(loop[0] - loop[-1]) <= inside


def test_wave_is_nearly_a_sine():
    phase = np.linspace(-2, 3, 5001)
    assert np.abs(wave(phase) - np.sin(2 * np.pi * phase)).max() < 0.0015


@pytest.mark.parametrize("samples", [0, 1, 479, 480, 481])
def test_any_length(samples):
    assert room_tone(setting="beach", place="", interior=False, time="", samples=samples).shape == (samples, 2)
