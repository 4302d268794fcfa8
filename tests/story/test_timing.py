"""How long things last: eighths, speeches, and where lines fall inside a shot. The law is that speech is never cut short."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.core.nouns import Film, Scene, Shot
from workprint.core.time import nearest
from workprint.story import pacing, timing
from workprint.story.timing import Slot


def test_a_page_of_action_is_eight_eighths() -> None:
    page = [("heading", "INT. HUT - DAY")] + [("action", "x " * 30)] * 26
    assert sum(timing.lines(kind, text) + 1 for kind, text in page) == timing.LINES_A_PAGE
    assert timing.eighths(page) == 8
    assert timing.eighths([*page, ("action", "Rain.")]) == 9


def test_dialogue_is_set_narrow_and_follows_its_cue() -> None:
    words = "word " * 14  # 70 characters: two lines of action, three of dialogue
    assert timing.lines("action", words.strip()) == 2
    assert timing.lines("dialogue", words.strip()) == 2
    assert timing.lines("dialogue", (words + "and more").strip()) == 3
    assert timing.eighths([("heading", "INT. A"), ("character", "ANNA"), ("dialogue", "Yes.")]) == 1


def test_an_empty_scene_is_an_eighth() -> None:
    assert timing.eighths([]) == 1


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Come on, inspiration... where are you?", 2.35),
        ("Excuse me, is this seat taken?", 2.08),
        ("The temple rubbing. Dead giveaway. Bob. Fellow sufferer.", 4.0),
        ("You're the man from the Board.", 1.37),
        ("It's from the Harbour Board. I could lose it on the way.", 3.05),
        ("Captain, we're receiving a distress signal from the Epsilon sector.", 3.77),
        ("The energy patterns are unlike anything in our database. Whatever attacked that station, it's still out there.", 6.3),
    ],
)
def test_speeches_last_about_as_long_as_espeak_says_them(text: str, seconds: float) -> None:
    """The seconds were measured with espeak-ng (en-us, 165 words a minute), silence at the ends cut off."""
    told = timing.speech(text) / 1000
    assert seconds * 0.95 <= told <= seconds * 1.25 + 0.1


def test_action_lasts_a_second_for_three_or_four_words() -> None:
    assert timing.action(3) == timing.LEAST_ACTION
    assert 10_000 / 4 <= timing.action(10) <= 10_000 / 3


def test_lines_are_laid_one_after_another_with_room_up_to_the_next() -> None:
    slots = [Slot(True, 2000, 300), Slot(False, 1500), Slot(True, 1000, 350)]
    laid = timing.laid(slots, timing.natural(slots))
    assert [start for start, _, _ in laid] == [300, 2300, 4150]
    assert laid[0][2] == 4150 - 100 - 300
    assert laid[2][2] == timing.natural(slots) - 100 - 4150


def test_a_longer_shot_lets_the_action_last() -> None:
    slots = [Slot(False, 1500), Slot(True, 1000, 300)]
    laid = timing.laid(slots, timing.natural(slots) + 2000)
    assert laid[0][1] == 3500
    assert laid[1][0] == 3800


def test_a_shorter_shot_takes_from_the_action_first() -> None:
    slots = [Slot(False, 3000), Slot(True, 1000, 300)]
    start, _, room = timing.laid(slots, 3000)[1]
    assert start < 2100
    assert start + room <= 3000


slots_of = st.lists(st.builds(Slot, st.booleans(), st.integers(300, 9000), st.integers(0, 1300)), min_size=1, max_size=8)


@given(slots_of, st.integers(500, 60_000))
def test_speech_is_never_cut_short(slots: list[Slot], total: int) -> None:
    laid = timing.laid(slots, total)
    assert [start for start, _, _ in laid] == sorted(start for start, _, _ in laid)
    for slot, (start, length, room) in zip(slots, laid, strict=True):
        assert start >= 0
        if slot.spoken:
            assert length == slot.length
            assert room >= slot.length * 4 // 5


@given(slots_of)
def test_what_has_its_natural_length_fits(slots: list[Slot]) -> None:
    total = timing.natural(slots)
    for slot, (start, _, room) in zip(slots, timing.laid(slots, total), strict=True):
        assert not slot.spoken or start + room <= total


@given(st.integers(1, 5000), st.sampled_from([Fraction(24), Fraction(25), Fraction(30), Fraction(24000, 1001), Fraction(60000, 1001)]))
def test_a_length_told_in_seconds_comes_back_as_the_same_frames(length: int, rate: Fraction) -> None:
    seconds = timing.seconds(length, rate)
    assert nearest(seconds, rate) == length
    assert 10**5 % seconds.denominator == 0


def test_running_time_is_a_range() -> None:
    film = Film(
        "Moon", (Scene("1", "INT. A", True, False, "A", "day", shots=(Shot("1A", "WS", frames=240), Shot("1B", "WS", frames=240))),)
    )
    assert timing.running_time(film) == (Fraction(16), Fraction(24))


def test_pacing_is_log_normal_around_the_average_and_depends_on_the_words_alone() -> None:
    drawn = [pacing.drawn(f"Somebody does thing number {number}.", 5000) for number in range(4000)]
    mean = sum(drawn) / len(drawn)
    assert 4600 < mean < 5400
    assert sorted(drawn)[len(drawn) // 2] < mean * 0.85  # log-normal: the median lies well under the mean
    assert min(drawn) >= pacing.SHORTEST
    assert pacing.drawn("Rain.", 5000) == pacing.drawn("Rain.", 5000)


@given(st.text(), st.integers(500, 1000), st.integers(1000, 3000))
def test_between_stays_between(text: str, low: int, high: int) -> None:
    assert low <= pacing.between(text, low, high) <= high
