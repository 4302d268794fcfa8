"""What is said of what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.crafts.sound.wording import language_of, worded


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("*really* _now_", "really now"),
        ("wait—what?", "wait,what?"),
        ("well -- maybe", "well , maybe"),
        ("— I never—", ", I never,"),
        ("GET OUT of here", "get out of here"),
        ("WHERE ARE YOU GOING", "where are you going"),
        ("the FBI in the USA, NASA too", "the FBI in the USA, nasa too"),
        ("TELL US NOW", "tell us now"),
        ("TVs", "TVs"),
        ("what?!?", "what?"),
        ("Hmm... I see.", "[[h@m:]], I see."),
        ("<b>bold</b> [[x]]", "b bold /b x"),
        ("and/or", "and or"),
        ("😀 hi \x00\x07", "hi"),
        ("\ud800 lone", "lone"),
        ("50 % of 8 = 4", "50 % of 8 = 4"),
        ("“Go,” she said.", "Go, she said."),
    ],
)
def test_said(written, said):
    assert worded(written).text == said


@pytest.mark.parametrize("written", ["", "   ", "😀🎬", "--", "* * *", "\x00", "#"])
def test_nothing_to_say(written):
    assert worded(written).silent


@given(st.text(max_size=200))
def test_every_token_keeps_its_place(text):
    wording = worded(text)
    assert [written for written, _, _ in wording.tokens] == text.split()
    at = 0
    for _, first, after in wording.tokens:
        assert at <= first <= after <= len(wording.text)
        at = after
    assert "\0" not in wording.text
    wording.text.encode()  # no lone surrogate is left


@pytest.mark.parametrize(
    ("text", "language"),
    [("Hello", ""), ("Привет, мир", "ru"), ("你好", "cmn"), ("こんにちは 世界", "ja"), ("Γειά", "el"), ("12:30", ""), ("OK, да нет", "ru")],
)
def test_language_of_a_script(text, language):
    assert language_of(text) == language
