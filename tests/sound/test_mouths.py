"""Phonemes to mouth shapes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workprint.crafts.sound.mouths import HOLD, SHAPES, mouths, shapes_of

IPA = [*(letter for letters in SHAPES.values() for letter in letters), "aɪ", "oʊ", "ˈɑː", ""]


def test_shapes():
    assert shapes_of("m") == "A"
    assert shapes_of("ˈaɪ") == "DB"
    assert shapes_of("oʊ") == "EF"
    assert shapes_of("f") == "G"
    assert shapes_of("iː") == "B"
    assert shapes_of("") == ""


def test_lips_close_for_m_and_rest_in_a_pause():
    track = mouths([("ɑ", 0), ("m", 12000), ("", 20000), ("uː", 44000)], 60000)
    assert track[0] == (0, "D")
    shapes = [shape for _, shape in track]
    assert shapes == ["D", "A", "X", "F", "X"]
    assert track[-1] == (60000, "X")


@given(st.lists(st.tuples(st.sampled_from(IPA), st.integers(0, 6000)), max_size=60), st.integers(0, 20000))
def test_no_shape_flickers(steps, tail):
    at, phonemes = 0, []
    for ipa, length in steps:
        phonemes.append((ipa, at))
        at += length
    track = mouths(phonemes, at + tail)
    assert track[0][0] == 0
    assert track[-1] == (at + tail if len(track) > 1 else 0, "X")
    starts = [start for start, _ in track]
    assert all(later - start >= HOLD for start, later in pairwise(starts))
    assert all(one != other for (_, one), (_, other) in pairwise(track))
