import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.media.subtitles import GAP, LINE, LONGEST, RATE, SHORTEST, Heard, as_srt, cues

LONG = (
    "I told you once, and I will not tell you again: put the lantern down, Peter. The storm is breaking and nobody in this whole town"
    " is going to sail out tonight, whatever you say."
)


def said(text, start, who="MARA", *, off=False, until=10**9, pace=16):
    words, at = [], start
    for word in text.split():
        end = at + len(word) * RATE // pace
        words.append((word, at, end))
        at = end + 2000
    return Heard(text, who, tuple(words), until, off)


def test_a_short_speech_is_one_line_as_long_as_it_takes_to_read():
    (cue,) = cues([said("It's still burning.", 48_000)])
    assert cue.text == "It's still burning."
    assert cue.start == 48_000
    assert cue.end - cue.start >= len(cue.text) * RATE // 20


def test_a_long_speech_is_cut_where_the_sense_ends():
    texts = [cue.text.replace("\n", " ") for cue in cues([said(LONG, 0)])]
    assert " ".join(texts) == LONG
    assert texts[0].endswith("Peter.")
    assert texts[1].endswith("tonight,")


def test_whoever_is_not_seen_is_named_once():
    found = cues([said(LONG, 0, off=True)])
    assert found[0].text.startswith("MARA: ")
    assert not any("MARA" in cue.text for cue in found[1:])


def test_a_quick_exchange_shares_a_cue():
    (cue,) = cues([said("Yes.", 48_000, "BOB"), said("No!", 64_000, "MARA")])
    assert cue.text == "BOB: Yes.\nMARA: No!"


def test_a_slow_exchange_does_not():
    assert [cue.text for cue in cues([said("Yes.", 48_000, "BOB"), said("No!", 148_000, "MARA")])] == ["Yes.", "No!"]


def test_nothing_shows_past_the_end_of_its_scene():
    (cue,) = cues([said("Go.", 48_000, until=60_000)])
    assert cue.end <= max(60_000, 48_000 + 3 * RATE // 16)


def test_subrip_is_numbered_timed_and_free_of_markup():
    text = as_srt(cues([said("Say <i>this</i> --> {\\an8}now", 3_600 * RATE + 48 * 7), said("Привет, Zoë.", 3_700 * RATE)]))
    first, second = text.split("\n\n")
    assert first.startswith("1\n01:00:00,007 --> 01:00:0")
    assert not re.search(r"<[a-z/]|\{\\|-->", first.split("\n", 2)[2])
    assert first.replace("\u2060", "").endswith("Say <i>this</i> --> {\\an8}now")
    assert second.endswith("Привет, Zoë.\n")


words = st.text(st.characters(exclude_categories=("Cs",)), min_size=0, max_size=60)
speeches = st.lists(
    st.tuples(
        st.lists(words, max_size=40).map(" ".join),
        st.integers(0, 20 * RATE),
        st.sampled_from(["A", "MARA", ""]),
        st.booleans(),
        st.integers(5, 40),
    ),
    max_size=8,
)


@given(speeches)
@settings(max_examples=settings.default.max_examples, deadline=None)
def test_whatever_is_said_can_be_shown(given_speeches):
    found = cues([said(text, start, who, off=off, pace=pace) for text, start, who, off, pace in given_speeches])
    for cue in found:
        lines = cue.text.split("\n")
        assert 1 <= len(lines) <= 2
        assert all(0 < len(line) <= LINE for line in lines), cue.text
        assert 0 < cue.end - cue.start <= LONGEST
        assert cue.end - cue.start >= SHORTEST
    assert all(after.start - before.end >= GAP for before, after in pairwise(found))
    shown = "".join(cue.text for cue in found)
    for text, *_ in given_speeches:
        clean = "".join(letter if letter.isprintable() else " " for letter in text).split()
        if not clean or not text.split():
            continue
        assert all(piece[:10] in shown for piece in clean)
