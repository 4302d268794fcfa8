"""Who people are and what they are made of: figures from names and traits, bodies from figures."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.core.errors import EngineError
from workprint.crafts.previz import colours
from workprint.crafts.previz.people import body
from workprint.crafts.previz.people.anatomy import Flesh, face_rows, on_head
from workprint.crafts.previz.people.layers import BEARD
from workprint.crafts.previz.people.names import guessed_gender
from workprint.crafts.previz.people.skeleton import BONES, INDEX, NAMES
from workprint.crafts.previz.people.solids import distances, table
from workprint.crafts.previz.people.wardrobe import HAIR, OUTFITS, SKINS, bareheaded, figure

CAST = ("ALICE", "BOB", "MARA", "JÜRGEN", "OLD WOMAN", "THE BOY", "Зоя", "O'NEILL")


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory):
    """Bodies are kept in a folder of the tests' own."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    os.environ.pop("XDG_CACHE_HOME") if before is None else os.environ.update(XDG_CACHE_HOME=before)


# --------------------------------------------------------------------------------------------- the wardrobe


def test_a_name_is_always_the_same_person():
    assert [figure(name) for name in CAST] == [figure(name) for name in CAST]
    assert figure("ALICE") == replace(figure("Alice"), name="ALICE")


def test_a_name_is_the_same_person_in_another_process():
    code = "from workprint.crafts.previz.people.wardrobe import figure; print(figure('MARA'))"
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    said = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True).stdout
    assert said == f"{figure('MARA')}\n"


def test_naming_one_trait_moves_no_other():
    plain, given = figure("MARA"), figure("MARA", {"hair": "bob"})
    assert given == replace(plain, hair="bob")


def test_people_differ():
    looks = {(f.skin, f.hair, f.hair_colour, f.outfit, f.top) for f in map(figure, CAST)}
    assert len(looks) == len(CAST)


@pytest.mark.parametrize(
    ("traits", "field", "value"),
    [
        ({"gender": "woman"}, "gender", "female"),
        ({"hair": "bun"}, "hair", "bun"),
        ({"glasses": True}, "glasses", "round"),
        ({"glasses": "no"}, "glasses", "none"),
        ({"beard": "yes"}, "beard", "full"),
        ({"beard": True}, "beard", "full"),
        ({"height": 1.9}, "height", 1.9),
        ({"height": "185 cm"}, "height", 1.85),
        ({"height": 185}, "height", 1.85),
        ({"age": "mid 40s"}, "age", 40),
        ({"age": "old"}, "age", 72),
        ({"coat": "dark red"}, "outfit", "coat"),
        ({"coat": "dark red"}, "coat", colours.colour("dark red")),
        ({"dress": "#224466"}, "top", (0x22 / 255, 0x44 / 255, 0x66 / 255)),
        ({"hair-color": "ginger"}, "hair_colour", colours.from_hex("b4622f")),
        ({"skin": "deep"}, "skin", colours.from_hex(SKINS["deep"])),
        ({"voice": "en+f3", "pitch": 40}, "name", "BOB"),
    ],
)
def test_traits_are_followed(traits, field, value):
    assert getattr(figure("BOB", traits), field) == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize(
    ("traits", "near"),
    [
        ({"hair": "bobb"}, "'bob'"),
        ({"outfit": "swaeter"}, "'sweater'"),
        ({"coat": "dark rde"}, "'red'"),
        ({"coat": "drak red"}, "'dark'"),
        ({"age": "oldish"}, "'old'"),
        ({"age": 300}, "2 to 110"),
        ({"gender": "mann"}, "'man'"),
        ({"skin": "#12"}, "not a colour"),
        ({"height": "taal"}, "'tall'"),
        ({"height": 9}, "0.7 to 2.4"),
    ],
)
def test_an_unknown_trait_names_the_person_and_the_nearest(traits, near):
    with pytest.raises(EngineError) as error:
        figure("BOB", traits)
    assert "look of BOB" in str(error.value)
    assert near in str(error.value)


TRAITS = (
    "gender",
    "age",
    "height",
    "build",
    "belly",
    "skin",
    "hair",
    "hair_colour",
    "beard",
    "glasses",
    "hat",
    "outfit",
    "top",
    "coat",
    "suit",
    "shoes",
    "worn",
    "accent_colour",
    "hat_colour",
    "boots",
    "apron",
    "muscle",
)


@given(
    st.dictionaries(
        st.sampled_from(TRAITS), st.one_of(st.text(max_size=12), st.booleans(), st.floats(), st.integers(), st.lists(st.text(max_size=3)))
    )
)
@settings(max_examples=300, deadline=None)
def test_nothing_in_a_look_book_is_a_traceback(traits):
    with suppress(EngineError):
        assert 0.6 < figure("BOB", traits).height < 2.5


def test_a_garment_can_be_worn_or_not_without_a_colour():
    assert figure("BOB", {"coat": True}).outfit == "coat"
    assert figure("BOB", {"coat": False}) == figure("BOB")
    suit = figure("BOB", {"outfit": "suit", "top": "charcoal"})
    assert suit.coat == colours.colour("charcoal")


def test_words_are_read_where_traits_are_silent():
    f = figure("X", {}, "a tall old man with a beard, in a dark red coat")
    assert (f.age, f.gender, f.beard, f.outfit) == (72, "male", "full", "coat")
    assert f.coat == colours.colour("dark red")
    assert figure("X", {"age": 30}, "an old man").age == 30


@pytest.mark.parametrize("name", ["POLICEMAN", "CAPTAIN REED", "PILOT", "GENERAL", "CONDUCTOR"])
def test_a_uniforms_hat_is_of_its_cloth_and_only_its_band_is_bright(name):
    who = figure(name)
    assert (who.outfit, who.hat) == ("uniform", "cap")
    assert who.hat_colour == who.coat != who.accent
    assert figure(name, {"hat": "red cap"}).hat_colour == colours.colour("red"), "what a person says stands"


def test_a_trade_has_the_colours_that_everybody_knows_it_by():
    assert min(figure("DOCTOR").coat) > 0.8 and min(figure("CHEF").top) > 0.8
    assert figure("NURSE KELLY").top != figure("NURSE KELLY").accent
    assert figure("DOCTOR", {"coat": "dark red"}).coat == colours.colour("dark red")
    assert len({figure(name).coat for name in ("COP MILLER", "POLICEMAN", "POLICEWOMAN")}) == 1


def test_officers_are_bare_headed_under_a_roof_unless_somebody_says_otherwise():
    assert figure("CAPTAIN REED", bareheaded("CAPTAIN REED", {})).hat == "none"
    assert figure("CAPTAIN REED", bareheaded("CAPTAIN REED", {"hat": "cap"})).hat == "cap"
    assert "hat" not in bareheaded("CAPTAIN REED", {}, "in a blue cap")
    assert figure("KING HARALD", bareheaded("KING HARALD", {})).hat == "crown"


def test_children_are_children():
    child, adult = figure("THE BOY"), figure("BOB")
    assert child.height < 1.4 < adult.height
    assert child.head > 1.15
    assert child.beard == "none"
    assert child.leg < adult.leg
    assert figure("ZOE", {"age": 80}).stoop > 0.5


def test_hair_greys_with_age():
    def chroma(f):
        return max(f.hair_colour) - min(f.hair_colour)

    young, old = figure("ALICE", {"age": 20}), figure("ALICE", {"age": 80})
    assert chroma(old) < 0.4 * chroma(young)


def test_names_say_who_is_a_woman():
    assert [guessed_gender(n) for n in ("ALICE", "BOB", "OLD WOMAN", "Policeman #2", "KX-9")] == ["female", "male", "female", "male", ""]


def test_colour_words():
    assert len(colours.WORDS) >= 40
    dark, plain, pale = (sum(colours.colour(word)) for word in ("dark blue", "blue", "pale blue"))
    assert dark < plain < pale


# --------------------------------------------------------------------------------------------- the skeleton


def test_bones_are_vrm_and_parents_come_first():
    assert {"hips", "spine", "head", "leftUpperArm", "rightLowerLeg", "leftHand", "rightFoot"} <= set(NAMES)
    seen = set()
    for name, parent in BONES:
        assert parent is None or parent in seen
        seen.add(name)


# --------------------------------------------------------------------------------------------- the body


def edges_used_more_than_twice(faces):
    pairs = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), 1)
    _, counts = np.unique(pairs, axis=0, return_counts=True)
    return int((counts > 2).sum())


@pytest.mark.slow
@pytest.mark.parametrize("outfit", OUTFITS)
def test_every_outfit_makes_a_sound_body(outfit):
    b = body.build(figure("MARA", {"outfit": outfit}), "wide")
    assert np.isfinite(b.points).all()
    assert np.isfinite(b.normals).all()
    assert np.allclose(b.weights.sum(1), 1, atol=1e-5)
    assert b.weights.dtype == np.float32
    assert np.allclose(np.linalg.norm(b.normals, axis=1), 1, atol=1e-3)
    assert b.faces.min() == 0
    assert b.faces.max() == len(b.points) - 1
    assert b.parts.max() < len(b.palette)
    assert edges_used_more_than_twice(b.faces) < 0.002 * len(b.faces)


@pytest.mark.slow
@pytest.mark.parametrize("hair", HAIR)
def test_every_hair_makes_a_sound_body(hair):
    b = body.build(figure("BOB", {"hair": hair, "hat": "cap", "beard": "full", "glasses": "square"}), "wide")
    assert np.isfinite(b.points).all()
    assert abs(float(b.points[:, 1].max()) * b.scale - b.figure.height) < 0.09


@pytest.mark.slow
@pytest.mark.parametrize("name", ["JONAH", "BOB", "JÜRGEN"])
def test_a_beard_hugs_the_jaw(name):
    f = figure(name, {"beard": "full", "gender": "man", "age": 52})
    b = body.build(f, "full")
    mine = b.faces[b.parts == BEARD]
    worn = b.rest[np.unique(mine)].astype(float)
    off = distances(table(face_rows(Flesh(f))), worn) / f.head
    edges, uses = np.unique(np.sort(mine[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), 1), axis=0, return_counts=True)
    rim = np.isin(np.unique(mine), edges[uses == 1])
    behind = worn[:, 2] < on_head(f, (0, 0, 0.04))[2]
    assert 0.005 < off.max() < 0.008, "it is grown, and no mask"
    assert off[rim].max() < 0.0025, "its edges lie on the skin"
    assert off[behind & (worn[:, 1] > on_head(f, (0, 0.02, 0))[1])].min() > -0.002, "the cheek does not show through"
    assert worn[:, 2].min() > on_head(f, (0, 0, 0.005))[2], "the ears are free"


def test_normals_look_outward():
    b = body.build(figure("BOB", {"outfit": "tee"}), "wide")
    p = b.points.astype(float)
    flat = np.cross(p[b.faces[:, 1]] - p[b.faces[:, 0]], p[b.faces[:, 2]] - p[b.faces[:, 0]])
    agree = (flat * b.normals[b.faces].mean(1)).sum(1) > 0
    assert agree.mean() > 0.97


def test_detail_levels_have_their_sizes():
    f = figure("ALICE")
    assert 20_000 < len(body.build(f, "full").faces) < 36_000
    assert 7_000 < len(body.build(f, "wide").faces) < 16_000
    with pytest.raises(ValueError, match="detail"):
        body.build(f, "finest")


def test_the_right_hand_hangs_on_the_right_arm():
    b = body.build(figure("ALICE"), "wide")
    strongest = b.bones[np.arange(len(b.bones)), b.weights.argmax(1)]
    for side, sign in (("left", 1), ("right", -1)):
        for bone in ("Hand", "LowerLeg", "IndexProximal"):
            mine = b.rest[strongest == INDEX[side + bone]]
            assert len(mine) > 3
            assert (mine[:, 0] * sign > 0).mean() > 0.98


def test_proportions_scale_to_the_height_asked_for():
    b = body.build(figure("BOB", {"height": 1.9, "hair": "bald", "hat": "none"}), "wide")
    assert float(b.points[:, 1].max()) * b.scale == pytest.approx(1.9, abs=0.03)
    assert abs(float(b.points[:, 1].min())) < 0.02


def test_same_figure_same_bytes_with_and_without_a_cache(tmp_path, monkeypatch):
    f = figure("SAME BYTES")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = [_bytes(f)]
    assert len(list(Path(tmp_path, "workprint", "bodies").iterdir())) == 1
    made.append(_bytes(f))
    next(Path(tmp_path, "workprint", "bodies").iterdir()).write_bytes(b"damaged")
    made.append(_bytes(f))
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    made.append(_bytes(f))
    assert len(set(made)) == 1


def _bytes(f):
    body.build.cache_clear()
    b = body.build(f, "wide")
    return b"".join(getattr(b, name).tobytes() for name in ("points", "normals", "faces", "parts", "rest", "bones", "weights"))


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path, monkeypatch):
    Path(tmp_path, "workprint").mkdir()
    Path(tmp_path, "workprint", "bodies").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert len(_bytes(figure("BOB"))) > 1000
    assert stat.S_ISREG(os.stat(tmp_path / "workprint" / "bodies").st_mode)
