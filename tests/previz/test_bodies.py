"""Mannequins: proportions by age, hats over hair, cloth over skin and knees, hands that close; every word of the wardrobe builds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from workprint.crafts.previz.people import body, postures
from workprint.crafts.previz.people.garments import coat_lines
from workprint.crafts.previz.people.hands import OF_SIDE, curled, finger_line, frame
from workprint.crafts.previz.people.hats import brim_line, shell
from workprint.crafts.previz.people.layers import FACE, HAIR, SKIN, TOP
from workprint.crafts.previz.people.outfits import CREW, SCOOP, SHIRT_NECK, VEE
from workprint.crafts.previz.people.pose import solve
from workprint.crafts.previz.people.reading import kind_and_colour, read
from workprint.crafts.previz.people.skeleton import FINGERS, INDEX, NAMES, NECK_PIVOT, rest
from workprint.crafts.previz.people.wardrobe import figure
from workprint.crafts.previz.people.words import BEARDS, BUILDS, GLASSES, HAIR_COLOURS, HATS, LOOK, OUTFITS, SHOES, SKINS
from workprint.crafts.previz.people.words import HAIR as STYLES


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory):
    """Bodies are kept in a folder of the tests' own."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    os.environ.pop("XDG_CACHE_HOME") if before is None else os.environ.update(XDG_CACHE_HOME=before)


def made(name="BOB", detail="crowd", **traits):
    return body.build(figure(name, traits), detail)


def of_part(b, part):
    """Rest positions of the points that faces of a part use."""
    return b.rest[np.unique(b.faces[b.parts == part])].astype(float)


# --------------------------------------------------------------------------------------------- proportions


def heads_tall(f):
    """How many of their own heads, chin to crown, a person is tall."""
    return f.height / (0.244 * f.head * body.scale(f))


@pytest.mark.parametrize(
    ("age", "low", "high"), [(3, 4.6, 5.1), (6, 5.2, 5.7), (9, 5.8, 6.2), (12, 6.2, 6.6), (16, 6.7, 7.1), (30, 6.8, 7.2)]
)
def test_children_have_big_heads(age, low, high):
    for name, gender in (("TIM", "boy"), ("LILY", "girl")):
        assert low < heads_tall(figure(name, {"age": age, "gender": gender})) < high


def test_shoulders_grow_faster_than_people():
    wide = [body.shoulder_width(f) / f.height for f in (figure("TIM", {"age": age, "gender": "boy", "build": 0}) for age in (6, 12, 30))]
    assert wide[0] < wide[1] + 0.004 < wide[2]
    man, woman = (figure("SAM", {"gender": gender, "age": 30, "build": 0}) for gender in ("man", "woman"))
    assert body.shoulder_width(man) > 1.07 * body.shoulder_width(woman)


@pytest.mark.slow
@pytest.mark.parametrize(("age", "height"), [(4, 1.0), (6, 1.15), (12, 1.5), (30, 1.55), (30, 1.95), (80, 1.7)])
def test_crown_and_eyes_are_as_high_as_asked(age, height):
    f = figure("TIM", {"age": age, "height": height, "hair": "bald", "hat": "none", "gender": "man"})
    b = body.build(f, "wide")
    assert float(of_crown(b)) == pytest.approx(height, abs=0.015)
    solved = solve(rest(f), postures.at_rest(rest(f)))
    assert solved.eye[1] * body.scale(f) == pytest.approx(body.eye_height(f), abs=0.008)
    assert 0.87 < body.eye_height(f) / height < 0.94
    eyes = b.joints[[INDEX["leftEye"], INDEX["rightEye"]]]
    face = b.points[np.unique(b.faces[b.parts == FACE])]
    assert np.sqrt(((face[:, None] - eyes[None]) ** 2).sum(2)).min(0).max() < 0.025, "eyes lie on the face"


def of_crown(b):
    return float(b.points[:, 1].max()) * b.scale


def test_limbs_follow_the_body():
    child, man = (figure("TIM", {"age": age, "gender": "boy"}) for age in (6, 30))
    arm = [np.linalg.norm(at[INDEX["leftHand"]] - at[INDEX["leftUpperArm"]]) for at in map(rest, (child, man))]
    assert arm[0] < 0.92 * arm[1]
    b = body.build(child, "wide")
    at = b.joints
    for side in ("left", "right"):
        palm = b.points[b.weights.argmax(1) >= 0]
        near = np.sqrt(((palm - at[INDEX[side + "Hand"]]) ** 2).sum(1)).min()
        assert near < 0.04, "the wrist is inside the arm"
        tips = b.points[b.bones[np.arange(len(b.bones)), b.weights.argmax(1)] == INDEX[side + "MiddleDistal"]]
        assert np.linalg.norm(tips.mean(0) - at[INDEX[side + "MiddleDistal"]]) < 0.03


def test_builds_differ_in_the_flesh():
    def girth(build):
        b = made("BOB", build=build, outfit="tee", age=35, height=1.75)
        ring = b.points[np.abs(b.points[:, 1] - 1.08) < 0.03]
        ring = ring[np.abs(ring[:, 0]) < 0.25] * b.scale
        return float(np.ptp(ring[:, 0]) + np.ptp(ring[:, 2]))

    thin, plain, fat = girth("thin"), girth("average"), girth("fat")
    assert thin < 0.93 * plain < 0.80 * fat
    strong, soft = figure("BOB", {"build": "muscular"}), figure("BOB", {"build": "average"})
    assert body.shoulder_width(strong) > 1.05 * body.shoulder_width(soft)
    assert strong.belly < 0.05


def test_age_bends_and_thins():
    young, old = (figure("ALICE", {"age": age, "build": 0}) for age in (35, 84))
    assert old.stoop > 0.8 > 0.1 > young.stoop
    assert old.build < young.build
    assert old.shoulder < young.shoulder


# --------------------------------------------------------------------------------------------- every word


def sound(b):
    assert np.isfinite(b.points).all()
    assert np.isfinite(b.normals).all()
    assert np.allclose(b.weights.sum(1), 1, atol=1e-5)
    assert (b.weights >= 0).all()
    assert b.faces.max() == len(b.points) - 1
    assert b.parts.max() < len(b.palette) <= 64
    assert 3_000 < len(b.faces) < 14_000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trait", "value"),
    [("outfit", v) for v in OUTFITS]
    + [("hair", v) for v in STYLES]
    + [("hat", v) for v in HATS]
    + [("beard", v) for v in BEARDS]
    + [("glasses", v) for v in GLASSES]
    + [("shoes", v) for v in SHOES],
)
def test_every_name_builds_and_shows(trait, value):
    f = figure("BOB", {"gender": "man", trait: value})
    assert getattr(f, trait) == value
    sound(body.build(f, "crowd"))


def test_every_word_of_the_table_is_understood():
    for trait, values in LOOK.items():
        for value in values:
            figure("BOB", {trait: value})
    assert len(STYLES) >= 12
    assert {*BUILDS, *SKINS, *HAIR_COLOURS} <= {word for values in LOOK.values() for word in values}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("worn", "outfit"), [("scarf", "coat"), ("scarf", "dress"), ("tie", "suit"), ("tie", "robe"), ("strap", "robe"), ("sash", "coat")]
)
def test_accents_can_be_worn_over_anything(worn, outfit):
    plain = made("ANNA", outfit=outfit, worn="none")
    b = made("ANNA", outfit=outfit, worn=worn, accent_colour="bright red")
    sound(b)
    assert b.figure.accent[0] > 0.7
    assert len(b.faces) > len(plain.faces) or (worn == "tie" and outfit in ("dress", "robe"))


@pytest.mark.slow
def test_a_body_is_the_same_in_another_process():
    code = (
        "import hashlib; from workprint.crafts.previz.people import body; from workprint.crafts.previz.people.wardrobe import figure;"
        "b = body.build(figure('KING', {'hair': 'afro'}), 'crowd');"
        "print(hashlib.sha256(b.points.tobytes() + b.weights.tobytes() + b.faces.tobytes()).hexdigest())"
    )
    said = set()
    for seed in "12":
        env = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": "/proc/nowhere"}
        said.add(subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout)
    assert len(said) == 1


# --------------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("words", "trait", "value"),
    [
        ("a knight in dented armor", "outfit", "armour"),
        ("she wears a green gown and a crown", "hat", "crown"),
        ("an old man in a straw hat", "hat", "straw"),
        ("a man in a red hat", "hat", "brim"),
        ("a girl with braids", "hair", "braids"),
        ("a thin man with a long white beard", "beard", "long"),
        ("dark sunglasses, a hoodie", "glasses", "sunglasses"),
        ("a woman in a blue coat and brown boots", "shoes", "boots"),
        ("a muscular sailor with short grey hair", "hair", "short"),
        ("a tee, barefoot", "shoes", "barefoot"),
    ],
)
def test_words_are_read(words, trait, value):
    assert getattr(figure("X", {}, words), trait) == value


def test_words_say_colours():
    f = figure("X", {}, "a woman in a dark blue coat with a red scarf and brown boots")
    assert (f.outfit, f.worn, f.shoes) == ("coat", "scarf", "boots")
    assert f.accent[0] > 2 * f.accent[2]
    assert f.coat[2] > f.coat[0]
    assert read("he has long hair and a tie") == {"hair": "long", "worn": "tie"}
    assert kind_and_colour("dark red boots", SHOES) == ("boots", "dark red")


def test_trades_dress_themselves_unless_told_otherwise():
    assert [figure(n).outfit for n in ("POLICEMAN #2", "OLD KING", "NURSE", "CHEF LEE")][:2] == ["uniform", "cloak"]
    assert figure("KING").hat == "crown"
    assert figure("KING", {"outfit": "suit"}).outfit == "suit"
    assert figure("KING", {"outfit": "suit"}).hat == "none"


# --------------------------------------------------------------------------------------------- hats and hair


@pytest.mark.slow
@pytest.mark.parametrize("hat", ["cap", "brim", "top-hat", "helmet"])
@pytest.mark.parametrize("hair", ["long", "afro", "bun", "braids"])
def test_no_hair_pokes_through_a_hat(hat, hair):
    b = made("ALICE", hair=hair, hat=hat, gender="woman", worn="none")
    q = (of_part(b, HAIR) - np.asarray(NECK_PIVOT)) / b.figure.head
    height, rise = brim_line(hat)
    over = q[:, 1] - (height + rise * q[:, 2])
    assert over.max() < 0.030, "what the hat hides is cut away"
    inside = over > 0.002
    assert shell(of_part(b, HAIR)[inside], b.figure).max(initial=0.0) < 1.0


def test_hair_without_a_hat_is_whole():
    tall = [of_part(made("ALICE", hair="afro", hat=hat, gender="woman"), HAIR)[:, 1].max() for hat in ("none", "cap")]
    assert tall[0] > tall[1] + 0.08


# --------------------------------------------------------------------------------------------- cloth


@pytest.mark.slow
@pytest.mark.parametrize(("outfit", "line"), [("shirt", SHIRT_NECK), ("sweater", CREW), ("tuck", VEE), ("dress", VEE), ("gown", SCOOP)])
def test_skin_under_cloth_is_cut_away(outfit, line):
    skin = of_part(made("ANNA", "wide", outfit=outfit, gender="woman", worn="none"), FACE)
    assert line(skin[skin[:, 1] < 1.49]).min() > -0.048


def test_the_shirt_under_a_coat_is_cut_away():
    shirt = of_part(made("BOB", "wide", outfit="coat", worn="none"), TOP)
    assert np.maximum.reduce([line(shirt) for line in coat_lines("coat")]).min() > -0.045


def stretch(b, joints, pose, part):
    """How many times longer the edges of a part get, posed: the longest few."""
    from workprint.crafts.previz.people.pose import skinned

    mesh = skinned(b, solve(joints, pose), np.zeros(3), 0.0)
    mine = b.faces[b.parts == part]
    edges = np.concatenate([mine[:, [0, 1]], mine[:, [1, 2]], mine[:, [2, 0]]])
    before, after = (np.linalg.norm(p[edges[:, 0]] - p[edges[:, 1]], axis=1) for p in (b.points * b.scale, mesh.points))
    return np.sort(after[before > 0.01] / before[before > 0.01])[-20:]


@pytest.mark.parametrize("outfit", ["dress", "gown", "robe", "tunic"])
def test_skirts_span_bent_knees(outfit):
    b = made("ANNA", "wide", outfit=outfit, gender="woman", worn="none")
    joints = rest(b.figure)
    sat = postures.sit(joints, "ANNA", 0.0, 0.45 / b.scale)
    assert stretch(b, joints, sat, TOP).max() < 3.2


# --------------------------------------------------------------------------------------------- hands


def hand_at(curl):
    f = figure("BOB")
    joints = rest(f)
    pose = postures.at_rest(joints)
    pose = type(pose)(**{**vars(pose), "curl": np.array([curl, curl])})
    solved = solve(joints, pose)
    return joints, solved


def tips(joints, solved, i):
    """World places of the fingertips, in the frame of the hand: along, towards the thumb, out of the palm."""
    side, x = (("left", 1.0), ("right", -1.0))[i]
    hand = INDEX[side + "Hand"]
    basis = solved.turns[hand] @ frame(x)
    size = figure("BOB").hand
    found = []
    for k, finger in enumerate(FINGERS):
        bone = OF_SIDE[i][k, 2]
        end = (finger_line(finger, x)[3] - finger_line(finger, x)[2]) * size
        found.append(basis.T @ (solved.places[bone] + solved.turns[bone] @ end - solved.places[hand]))
    return np.array(found)


def test_bones_are_all_of_a_vrm_hand():
    for side in ("left", "right"):
        for finger, bones in (("Thumb", ("Metacarpal", "Proximal", "Distal")), ("Little", ("Proximal", "Intermediate", "Distal"))):
            assert {side + finger + bone for bone in bones} <= set(NAMES)


@pytest.mark.parametrize("i", [0, 1])
def test_hands_open_and_close(i):
    flat, fist, point = (tips(*hand_at(curl), i) for curl in (postures.FLAT, postures.FIST, postures.POINT))
    assert flat[1:, 0].min() > 0.14, "flat fingers reach ahead"
    assert np.abs(flat[1:, 2]).max() < 0.03
    assert fist[1:, 0].max() < 0.10, "a fist's fingertips come back to the palm"
    assert (fist[1:, 2] > 0.005).all()
    assert point[1, 0] > 0.15 > 0.10 > point[2:, 0].max()
    assert fist[0, 1] < flat[0, 1] - 0.03, "the thumb closes across the fingers"
    assert fist[0, 2] > flat[0, 2] + 0.01


def test_left_and_right_hands_are_mirror_images():
    left, right = (tips(*hand_at(postures.RELAXED), i) for i in (0, 1))
    assert np.allclose(left, right, atol=1e-9)


def test_finger_bones_keep_their_lengths():
    joints, solved = hand_at(postures.FIST)
    for bones in OF_SIDE:
        for k in range(5):
            for a, b in ((0, 1), (1, 2)):
                was = np.linalg.norm(joints[bones[k, a]] - joints[bones[k, b]])
                assert np.linalg.norm(solved.places[bones[k, a]] - solved.places[bones[k, b]]) == pytest.approx(was, abs=1e-9)


def test_curling_nothing_turns_nothing():
    assert np.allclose(curled(0.0, 0.0, 0.0, True), np.eye(3))


@pytest.mark.slow
def test_fingers_are_fingers_in_every_level():
    for detail, least in (("full", 800), ("wide", 250), ("crowd", 250)):
        b = made("BOB", detail)
        own = b.bones[np.arange(len(b.bones)), b.weights.argmax(1)]
        mine = np.isin(own, np.concatenate([bones.ravel() for bones in OF_SIDE])) & np.isin(
            np.arange(len(b.points)), np.unique(b.faces[b.parts == SKIN])
        )
        assert least < mine.sum() < 4000


def test_levels_of_detail_get_coarser():
    sizes = [len(made("JONAH", detail).faces) for detail in body.DETAILS]
    assert sizes[0] > 2 * sizes[1] > 2.5 * sizes[2]
    assert sizes[2] < 9_000
    assert sizes[3] < 0.75 * sizes[2]


def test_a_kept_body_is_made_anew_when_any_of_its_makers_changes():
    """Everything that `body` is made with is among the modules whose text names the kept files; who a figure is is in the figure."""
    here, seen, todo = Path(body.__file__).parent, set(), ["body"]
    while todo:
        name = todo.pop()
        if name not in seen and (here / f"{name}.py").exists():
            seen.add(name)
            text = (here / f"{name}.py").read_text(encoding="utf-8")
            todo += re.findall(r"previz\.people\.(\w+) import", text)
            for line in re.findall(r"previz\.people import (.+)", text):
                todo += re.findall(r"\w+", line)
    assert seen - {"wardrobe", "clothing", "reading", "words", "names", "ik", "kept"} == set(body.MAKERS)
