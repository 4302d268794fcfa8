"""What a shot asks against what a model can: nothing is made shorter, nothing is asked that it cannot, the nearest that can is named."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.core.cards import Card, Model, References
from workprint.core.errors import EngineError
from workprint.plan.fitting import Asked, chosen, frames, lacks, length, nearest, parts, rate, refuse, size

VEO = Model("veo", ("clip",), lengths=(Fraction(4), Fraction(6), Fraction(8)), sizes=((1280, 720), (1920, 1080), (720, 1280)), start=True)
KLING = Model("kling", ("clip",), lengths=(Fraction(3), Fraction(15)), step=Fraction(1), start=True, end=True, audio=True, dialect="kling")
WAN = Model(
    "wan", ("clip",), lengths=(Fraction(1, 16), Fraction(81, 16)), step=Fraction(0), rates=(Fraction(16),), frames=(4, 1), multiple=16
)
VACE = Model("vace", ("clip",), controls=("depth8", "pose"), references=References(3), pixels=832 * 480, multiple=16)
CARDS = {
    card.name: card
    for card in (Card("a", "1", ("clip",), models=(VEO, KLING)), Card("b", "1", ("clip",), models=(WAN, VACE)), Card("c", "1", ("clip",)))
}


@pytest.mark.parametrize(
    ("model", "seconds", "says"),
    [
        (VEO, "3", "4"),
        (VEO, "6", "6"),
        (VEO, "13/2", "8"),
        (VEO, "9", None),
        (KLING, "1", "3"),
        (KLING, "7/2", "4"),
        (KLING, "16", None),
        (WAN, "7/2", "7/2"),
        (VACE, "99", "99"),
    ],
)
def test_the_shortest_clip_that_is_long_enough(model, seconds, says):
    assert length(model, Fraction(seconds)) == (Fraction(says) if says else None)


def test_a_shot_that_is_too_long_is_made_in_parts():
    assert [(part.seconds, part.overlap) for part in parts(VEO, Fraction(12), Fraction(24))] == [(8, 0), (6, Fraction(1, 24))]
    assert [(part.seconds, part.overlap) for part in parts(WAN, Fraction(9), Fraction(24))] == [
        (Fraction(81, 16), 0),
        (Fraction(71, 16), Fraction(1, 2)),
    ]


@given(st.fractions(Fraction(1, 24), 120), st.sampled_from([VEO, KLING, WAN, VACE]))
def test_parts_cover_the_shot_and_each_can_be_made(seconds, model):
    made = parts(model, seconds, Fraction(24))
    assert sum(part.seconds for part in made) - sum(part.overlap for part in made) >= seconds
    assert all(length(model, part.seconds) == part.seconds for part in made)
    assert made[0].overlap == 0
    assert all(part.overlap < part.seconds for part in made)


def test_frames_rates_and_sizes_are_those_of_the_model():
    assert frames(WAN, Fraction(5), Fraction(16)) == 81
    assert frames(WAN, Fraction(3), Fraction(16)) == 49
    assert (rate(WAN, Fraction(24)), rate(VEO, Fraction(24000, 1001))) == (16, Fraction(24000, 1001))
    assert size(VEO, (1920, 1080)) == (1920, 1080)
    assert size(VEO, (720, 1280)) == (720, 1280)
    assert size(VACE, (1280, 720)) == (832, 464)
    assert size(WAN, (1280, 720)) == (1280, 720)


def test_what_it_cannot_do_is_said_with_who_can():
    asked = Asked("clip", images=2, controls=("depth8",))
    assert lacks(VEO, asked) == ["takes no reference pictures", "follows no depth8"]
    with pytest.raises(EngineError, match="a:veo takes no reference pictures and follows no depth8") as caught:
        refuse(CARDS["a"], VEO, asked, CARDS.values(), where="screenplay.fountain:9")
    assert (caught.value.where, caught.value.remedy) == ("screenplay.fountain:9", "b:vace can")
    assert nearest(Asked("clip", end=True), CARDS.values(), like=VEO) == "a:kling"
    with pytest.raises(EngineError, match="makes no sound") as caught:
        refuse(CARDS["b"], VACE, Asked("clip", audio=True, mask=True), CARDS.values(), where="x")
    assert "no engine at hand can" in caught.value.remedy
    refuse(CARDS["b"], VACE, asked, CARDS.values(), where="x")


@pytest.mark.parametrize(
    ("written", "says"),
    [("a", "veo"), ("a:kling", "kling"), ("b:vace", "vace"), ("c", None)],
)
def test_engines_as_people_write_them(written, says):
    model = chosen(written, CARDS, "clip", where="x")[1]
    assert (model.name if model else None) == says


@pytest.mark.parametrize(
    ("written", "what", "cure"),
    [
        ("z", "there is no engine 'z'", "take one that makes a clip: a, b, c"),
        ("a:klng", "no model 'klng'", "did you mean a:kling?"),
        ("c:x", "no model 'x'", "none"),
    ],
)
def test_engines_that_are_not_there(written, what, cure):
    with pytest.raises(EngineError, match=what) as caught:
        chosen(written, CARDS, "clip", where="x")
    assert cure in caught.value.remedy
