"""Sets: every kind stands, is dressed on all sides, and has a place for everybody."""

import numpy as np
import pytest

from workprint.core.errors import EngineError
from workprint.crafts.previz.draw.decals import PATTERNS
from workprint.crafts.previz.sets import INDOORS, KINDS, place, resolved, vocabulary
from workprint.crafts.previz.sets.dressing import BODY, distance_to, free_spot
from workprint.crafts.previz.sets.shell import sash, window
from workprint.crafts.previz.sets.tones import Dice, tones
from workprint.story.lexicon import MARKS
from workprint.story.settings import FURNISHING
from workprint.story.settings import KINDS as STORY_KINDS


def stand(kind, **more):
    return place({"kind": kind, "place": f"THE {kind.upper()}", "time": "day", "furnishing": [], **more})


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_sound_and_cheap(kind):
    here = stand(kind, time="night", furnishing=["laptop", "lantern", "letter"])
    assert len({item.thing.id for item in here.items}) == len(here.items)
    assert sum(len(item.thing.mesh.faces) for item in here.items) < 60_000
    for item in here.items:
        mesh = item.thing.mesh
        assert mesh.faces.max() < len(mesh.points), item.thing.name
        assert mesh.parts.max() < len(item.thing.palette), item.thing.name
        assert all(swatch.pattern in PATTERNS for swatch in item.thing.palette)
        corners = mesh.points[mesh.faces].astype(float)
        out = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        assert ((out[:, None, :] * mesh.normals[mesh.faces]).sum(-1) > -1e-5).all(), f"{item.thing.name} is inside out"


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_of_the_story_has_room_for_a_body(kind):
    here = stand(kind)
    for name in MARKS:
        mark = resolved(here, name)
        if mark.seat is None:
            x, z = free_spot(here, mark.x, mark.z)
            assert here.clear(x, z), f"nobody can stand at {name}"
            assert abs(x - mark.x) + abs(z - mark.z) < 1.6, f"{name} is far from where it should be"


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_two_people_face_each_other_at_arms_length_and_a_half(kind):
    here = stand(kind)
    left, right = resolved(here, "centre left"), resolved(here, "centre right")
    assert 1.1 < ((left.x - right.x) ** 2 + (left.z - right.z) ** 2) ** 0.5 < 1.5
    assert here.clear(left.x, left.z, BODY)
    assert here.clear(right.x, right.z, BODY)


@pytest.mark.parametrize("kind", sorted(INDOORS))
def test_every_wall_of_a_room_is_dressed(kind):
    here = stand(kind)
    for wall in range(4):
        hung = [item for item in here.items if item.wall == wall and item.opaque and not item.thing.name.startswith("street")]
        assert hung, f"wall {wall} of the {kind} is bare"


@pytest.mark.parametrize("kind", sorted(set(INDOORS) - {"corridor"}))
def test_the_seats_of_a_room_are_on_something(kind):
    here = stand(kind)
    for name in ("seat 1", "seat 2"):
        seat = here.marks[name]
        under = [item for item in here.items if item.opaque and distance_to(item, seat.x, seat.z) == 0 and item.high[1] > seat.seat - 0.1]
        assert under, f"{name} floats"


def test_the_same_place_is_the_same_set_and_another_place_is_not():
    one, same, other = stand("room"), stand("room"), stand("room", place="ELSEWHERE")
    assert [item.thing.mesh.points.tobytes() for item in one.items] == [item.thing.mesh.points.tobytes() for item in same.items]
    assert [item.thing.palette for item in one.items] == [item.thing.palette for item in same.items]
    assert [item.thing.palette for item in one.items] != [item.thing.palette for item in other.items]


def test_one_more_prop_moves_none_of_the_others():
    before, after = stand("kitchen", furnishing=["cup"]), stand("kitchen", furnishing=["cup", "letter"])
    names = {item.thing.name: item.low for item in after.items}
    assert {item.thing.name: item.low for item in before.items}.items() <= names.items()
    assert "letter" in names


@pytest.mark.parametrize("word", ["laptop", "cup", "letter", "phone", "book", "lantern", "bottle", "clock"])
def test_what_the_page_names_is_on_a_table(word):
    here = stand("office", furnishing=[word])
    item = here.named(word) or here.named(vocabulary.meant(word))
    assert item is not None
    assert word == "clock" or item.low[1] > 0.6


def test_the_story_and_the_stage_know_the_same_kinds_and_things():
    assert set(STORY_KINDS) == set(KINDS)
    built_in = {"rain", "snow", "fog", "water", "window", "door", "chair", "curtain", "sink", "house", "fireplace", "rug", "stairs", "box"}
    built_in |= {"space station", "wrecked station"}
    assert [word for word in FURNISHING if vocabulary.meant(word) == "thing" and word not in built_in] == []


def test_every_prop_can_be_built_and_lies_on_its_floor():
    dice = Dice("props")
    for name in (*vocabulary.SMALL, *vocabulary.LARGE):
        prop = vocabulary.prop(name, tones(dice), dice)
        assert -0.16 < prop.low[1] < 0.05, name


def test_words_mean_props():
    assert vocabulary.meant("COFFEE MUG") == "cup"
    assert vocabulary.meant("his old diary") == "book"
    assert vocabulary.meant("qwxyz") == "thing"


def test_an_unknown_kind_names_the_nearest():
    with pytest.raises(EngineError, match=r"kitchn.*\n.*'kitchen'"):
        place({"kind": "kitchn"})


def test_unknown_marks_resolve_to_the_centre():
    here = stand("cafe")
    assert resolved(here, "the third pillar") == here.marks["centre"]
    assert resolved(here, "SEAT 1") == here.marks["seat 1"]


@pytest.mark.parametrize(("width", "low", "high"), [(1.0, 0.85, 2.15), (1.5, 1.15, 2.1), (2.4, 0.8, 2.2)])
def test_the_bars_of_a_window_end_at_its_stiles(width, low, high):
    stile, stile2, *bars = [mesh.points for mesh in sash(window(0.3, width, low, high))]
    inner = (stile if stile[:, 0].max() < 0 else stile2)[:, 0].max()
    assert abs(np.concatenate((stile, stile2))[:, 0]).max() < width / 2
    for bar in bars:
        assert abs(bar[:, 0]).max() <= -inner + 1e-6
        assert low - 1e-6 <= bar[:, 1].min() and bar[:, 1].max() <= high + 1e-6


def test_no_street_gets_stairs_or_a_hearth_because_a_page_says_so():
    before, after = stand("street"), stand("street", furnishing=["stairs", "fireplace", "bath"])
    assert [item.thing.name for item in before.items] == [item.thing.name for item in after.items]
