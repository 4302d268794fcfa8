"""Who gets which voice."""

import pytest

from workprint.core.errors import EngineError
from workprint.crafts.sound.casting import age_of, cast, gender_of

KNOWN = {name.casefold(): name for name in ("en", "en-US", "en-GB-scotland", "de", "fr", "es-419", "ru", "nb", "cmn")}


def voice(name="MARA", language="en", delivery="", **traits):
    return cast({"name": name, **traits}, language=language, delivery=delivery, known=KNOWN)


def test_a_name_keeps_its_voice():
    assert voice("MARA") == voice("Mara")
    assert voice("ŁUKASZ", gender="man").name.startswith("en-US+")


def test_ten_people_sound_different():
    people = [voice(name, gender="man") for name in ["BOB", "TOM", "JONAS", "DALE", "STEEL", "IVAN", "PAUL", "KEN", "LEO", "MAX"]]
    assert len({(each.name, each.pitch) for each in people}) >= 9


@pytest.mark.parametrize(
    ("traits", "gender"),
    [
        ({"gender": "woman"}, "woman"),
        ({"gender": "Female"}, "woman"),
        ({"gender": "man"}, "man"),
        ({"gender": "male"}, "man"),
        ({"gender": "girl"}, "woman"),
    ],
)
def test_gender(traits, gender):
    assert gender_of({"name": "SAM", **traits}) == gender


@pytest.mark.parametrize(
    ("traits", "age"),
    [
        ({"age": 7}, "child"),
        ({"age": "40s"}, "adult"),
        ({"age": 82}, "old"),
        ({"age": "teenager"}, "teen"),
        ({"age": "elderly"}, "old"),
        ({}, "adult"),
    ],
)
def test_age(traits, age):
    assert age_of({"name": "SAM", **traits}) == age
    assert age_of({"name": "OLD MAN"}) == "old"


def test_age_and_pace_and_pitch_are_heard():
    assert voice(gender="man", age=80).rate < voice(gender="man", age=40).rate
    assert voice(pace="slow").rate < voice().rate < voice(pace="fast").rate
    assert voice(pitch="low").pitch < voice().pitch < voice(pitch="high").pitch
    assert voice(pace=0.5).rate == pytest.approx(voice().rate / 2, abs=1)
    assert voice(voice="f5").name == "en-US+f5"
    assert voice(voice="deep and slow", gender="man").pitch < voice(gender="man").pitch


def test_delivery_changes_the_voice_and_most_parentheticals_do_not():
    plain = voice(gender="woman")
    assert voice(gender="woman", delivery="to Bob") == plain
    assert voice(gender="woman", delivery="whispering").name == "en-US+whisperf"
    assert voice(gender="woman", delivery="whispering").level < plain.level
    shouted = voice(gender="woman", delivery="(shouting over the wind)")
    assert shouted.level > plain.level
    assert shouted.pitch > plain.pitch
    assert voice(gender="woman", delivery="slowly").rate < plain.rate


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "en-US"),
        ("en-GB", "en"),
        ("en_US", "en-US"),
        ("de-AT", "de"),
        ("no", "nb"),
        ("zh", "cmn"),
        ("es-MX", "es-419"),
        ("", "en-US"),
    ],
)
def test_languages(language, name):
    assert voice(language=language).name.split("+")[0] == name
    assert voice(accent="Scottish").name.startswith("en-GB-scotland+")


@pytest.mark.parametrize(
    ("traits", "says"),
    [
        ({"voice": "whiskey"}, 'no voice is called "whiskey"'),
        ({"pitch": "hihg"}, 'pitch "hihg"'),
        ({"pace": "brisk"}, 'pace "brisk"'),
        ({"accent": "martian"}, 'no accent "martian"'),
        ({"language": "qqq"}, 'no language "qqq"'),
    ],
)
def test_unknown_traits_are_named(traits, says):
    with pytest.raises(EngineError) as caught:
        voice(**traits)
    assert says in str(caught.value)
    assert caught.value.remedy
