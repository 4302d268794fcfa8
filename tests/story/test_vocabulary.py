"""Story's words against the stage's: everything that a page, a stage note or a look book can ask for is something previz knows."""

from __future__ import annotations

import pytest

from workprint.core.nouns import MOODS
from workprint.crafts.previz import camera, carried, lightcues, moves, staging
from workprint.crafts.previz.animals import breeds
from workprint.crafts.previz.forms import LOOKS
from workprint.crafts.previz.people import words as wardrobe
from workprint.crafts.previz.people.feelings import MOODS as FACES
from workprint.crafts.previz.sets import KINDS, vocabulary
from workprint.story import crewwords, lexicon, lightwords, lookbook, settings, stagewords

BUILT_IN = frozenset(("window", "door", "curtain", "rain", "snow", "fog", "house", "water"))
"""What sets are built with, or light makes: no props."""


def test_kinds_of_set_and_hours() -> None:
    from workprint.crafts.previz.light import INSIDE, OUTSIDE

    assert set(settings.KINDS) <= set(KINDS)
    assert set(settings.TIMES) <= set(INSIDE) & set(OUTSIDE)


@pytest.mark.parametrize("thing", [name for name in stagewords.PIECES if name not in BUILT_IN])
def test_things_of_a_set_are_props(thing: str) -> None:
    assert vocabulary.meant(thing) != "thing"


@pytest.mark.parametrize("thing", stagewords.HELD)
def test_things_in_a_hand_can_be_held(thing: str) -> None:
    assert carried.named(thing)


def test_sizes_angles_and_views() -> None:
    assert set(crewwords.SIZES) <= set(camera.SHOTS)
    assert set(crewwords.ANGLES) <= {*camera.ANGLES, *camera.HEIGHTS, "dutch"}
    assert set(crewwords.VIEWS) == set(camera.VIEWS)


def test_moves_of_the_camera() -> None:
    kinds = {kind for kind, _ in crewwords._MOVES} | {kind for _, kind, _ in lexicon.MOVES}
    assert kinds <= set(moves.KINDS)
    assert {speed for amounts in moves.AMOUNT.values() for speed in amounts} <= set(crewwords.SPEEDS)


def test_everything_that_people_do() -> None:
    asked = {verb for verb in lexicon.ACTS.values() if verb not in ("still", "unstaged")} | set(stagewords.VERBS) | {"feel"}
    assert asked - {"rise"} <= set(staging.VERBS)


def test_moods_show_in_faces() -> None:
    assert set(MOODS) <= {*FACES, "neutral"}


def test_the_look_book_s_words_are_the_wardrobe_s() -> None:
    assert tuple(wardrobe.HATS) == lookbook.HATS
    assert tuple(wardrobe.GLASSES) == lookbook.GLASSES
    assert set(wardrobe.OUTFITS) == set(lookbook.OUTFITS)
    assert {word for words in lookbook._ALSO.values() for word in words} <= {*wardrobe.OTHERWISE, "hat"}
    assert set(lookbook.ANIMALS) == set(breeds.KINDS) == set(lexicon.ANIMALS.values())
    assert lookbook.LOOKS == LOOKS


def test_an_animal_s_traits_are_the_breeds() -> None:
    assert {"kind", "breed", "pattern", "ears", "tail", "size", "second", "eyes", "fluff", "figure"} <= set(breeds.TRAITS)
    assert set(breeds.TRAITS) <= set(lookbook.PERSON)


def test_what_is_said_of_light_is_what_the_stage_can_do_with_it() -> None:
    assert set(lightwords.GELS) | {""} <= set(lightcues.GELS) | {""}
    assert set(lightwords.GIVERS) <= set(lightcues.SWITCHED)
    assert set(lightwords.SOURCES) <= set(lightcues.SOURCES)
    assert (lightwords.LEVELS, lightwords.MOTIONS) == (lightcues.LEVELS, lightcues.MOTIONS)
    assert set(lightwords.HANDHELD) == set(lightcues.IN_HAND)


def test_the_page_knows_every_name_that_the_stage_would_guess_by() -> None:
    """The page says in the order whether somebody is a man or a woman; the stage guesses only for orders from elsewhere."""
    from workprint.crafts.previz.people import names

    either = {"andrea", "jean"}
    offices = {"nurse", "captain", "sergeant", "host"}  # no more one than the other
    assert either | offices >= names.WOMEN - lexicon.WOMEN
    assert either | offices >= names.MEN - lexicon.MEN
